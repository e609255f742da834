/* Clauses: which verb and which subject a phrase belongs to. One pass over the phrases, the joining words and the marks of a sentence,
 * with a stack of the clauses that are still open: a clause that has its subject waits on the stack for its verb while others stand
 * in between ("the mill, which makes flour and which Okoro runs, said"). No tree is built, and a sentence that fits no shape falls
 * apart into clauses without verbs, which claim nothing wrong. After S. Abney's cascades of finite-state chunks ("Partial Parsing via
 * Finite-State Cascades", 1996), with one level. */
#include "claim/inner.h"

enum { OPEN_MAX = 12 };    /* clauses inside one another; deeper ones are read as one */
enum { COMPARED_MAX = 6 }; /* tokens between the two words of "as much as" */

struct reader {
    struct frame *f;
    uint32_t open[OPEN_MAX]; /* stack of clauses */
    uint32_t depth;
    uint32_t last_noun;    /* phrase; the one read last, NO_TOKEN at the beginning of a part */
    uint32_t pending;      /* noun behind a conjunction or a verb of saying that may be the subject of a verb to come; NO_TOKEN */
    uint32_t before_aside; /* last_noun before the bracket that is open */
    uint32_t commas;       /* since the last verb */
    bool comma;            /* stands between last_noun and what is read now */
    bool joined;           /* a conjunction does */
};

static struct clause *top(const struct reader *r)
{
    return &r->f->clauses[r->open[r->depth - 1]];
}

static uint32_t add_clause(struct reader *r, enum clause_kind kind, uint32_t subject, uint32_t parent)
{
    struct frame *f = r->f;

    *ARENA_PUSH(f->arena, f->clauses, f->clause_count, f->clause_capacity) =
        (struct clause){.kind = kind, .verb = NO_TOKEN, .subject = subject, .parent = parent};
    return f->clause_count - 1;
}

static void push_clause(struct reader *r, enum clause_kind kind, uint32_t subject)
{
    uint32_t clause = add_clause(r, kind, subject, r->depth ? r->open[r->depth - 1] : NO_TOKEN);

    if (r->depth == OPEN_MAX)
        r->depth--;
    r->open[r->depth++] = clause;
}

/* A new clause beside the open ones: nothing before it is waited for any more. */
static void restart(struct reader *r, enum clause_kind kind, uint32_t subject)
{
    r->depth = 0;
    push_clause(r, kind, subject);
}

static uint8_t first_tag(const struct reader *r, uint32_t phrase)
{
    return r->f->view->tokens[r->f->phrases[phrase].first].tag;
}

bool is_speech(const struct frame *f, uint32_t verb)
{
    return verb != NO_TOKEN && token_is(f, f->phrases[verb].head, f->x->classes.attribution);
}

uint32_t owner_of(const struct frame *f, uint32_t p)
{
    uint32_t first = f->phrases[p].first;

    if (p == 0 || f->phrases[p - 1].verb)
        return NO_TOKEN;
    if (f->phrases[p - 1].end == first && (f->view->tokens[first].shape & SHAPE_POSSESSIVE))
        return p - 1;
    return f->phrases[p - 1].end + 1 == first && (f->view->tokens[first - 1].shape & SHAPE_POSSESSIVE) ? p - 1 : NO_TOKEN;
}

uint32_t preposition_of(const struct frame *f, uint32_t p)
{
    while (f->phrases[p].prep == NO_TOKEN && owner_of(f, p) != NO_TOKEN)
        p = owner_of(f, p);
    return f->phrases[p].prep;
}

bool in_date(const struct frame *f, uint32_t phrase)
{
    return f->dates[f->phrases[phrase].head - f->sentence->first_token];
}

/* "six months to the end of September" is one date of three phrases. */
static uint32_t first_of_date(const struct frame *f, uint32_t p)
{
    while (p > 0 && in_date(f, p) && in_date(f, p - 1) && f->phrases[p - 1].end < f->phrases[p].first &&
           f->dates[f->phrases[p].first - 1 - f->sentence->first_token])
        p--;
    return p;
}

/* Nearest noun phrase without a preposition of the chain that ends with a phrase: "owner of the mill in Velmar" -> "owner". */
static uint32_t chain_head(const struct frame *f, uint32_t p)
{
    uint32_t prep;

    while (p != NO_TOKEN && (prep = preposition_of(f, p = first_of_date(f, p))) != NO_TOKEN && !f->phrases[p].verb) {
        while (p > 0 && f->phrases[p].first > prep)
            p--;
        if (f->phrases[p].end != prep)
            return NO_TOKEN;
    }
    return p != NO_TOKEN && !f->phrases[p].verb ? p : NO_TOKEN;
}

/* "to cut", "carrying", "having lost" */
static bool is_nonfinite(const struct reader *r, uint32_t verb)
{
    const struct token *first = &r->f->view->tokens[r->f->phrases[verb].first];

    while (first->tag == TAG_ADV)
        first++; /* "after earlier rising" */
    return first->tag == TAG_TO || first->tag == TAG_VERB_ING ||
           (first->tag == TAG_AUX && first->word && first->word->tags & 1U << TAG_VERB_ING);
}

/* ---- noun phrases */

/* "While exports fell, imports rose": behind the comma the clause goes on that the sentence began with. */
static void close_fronted(struct reader *r)
{
    uint32_t depth = r->depth;

    if (!r->comma || top(r)->verb == NO_TOKEN)
        return;
    while (depth > 1 && r->f->clauses[r->open[depth - 1]].verb != NO_TOKEN)
        depth--;
    if (r->f->clauses[r->open[depth - 1]].verb == NO_TOKEN && r->f->clauses[r->open[depth - 1]].subject == NO_TOKEN)
        r->depth = depth;
}

/* "with the report it filed, it said": a pronoun and its verb right behind a noun that a preposition holds. */
static bool is_contact_pronoun(const struct reader *r, uint32_t p)
{
    const struct frame *f = r->f;
    const struct phrase *noun = p > 0 ? &f->phrases[p - 1] : NULL, *verb = p + 1 < f->phrase_count ? &f->phrases[p + 1] : NULL;

    return noun && verb && r->last_noun == p - 1 && noun->end == f->phrases[p].first && preposition_of(f, p - 1) != NO_TOKEN &&
           !in_date(f, p - 1) && f->phrases[p].end == f->phrases[p].first + 1 &&
           f->view->tokens[f->phrases[p].first].tag == TAG_PRON && verb->verb && verb->first == f->phrases[p].end &&
           !is_nonfinite(r, p + 1) && !is_speech(f, top(r)->verb) && (top(r)->own_subject || top(r)->verb != NO_TOKEN);
}

/* "The price the maker will pay is": a second noun phrase right behind the subject begins a clause that hangs on it. */
static bool is_contact(const struct reader *r, uint32_t p)
{
    const struct frame *f = r->f;
    const struct clause *clause = top(r);
    uint8_t tag = f->view->tokens[f->phrases[p].first].tag,
            before = p > 0 ? f->view->tokens[f->phrases[p - 1].head].tag : (uint8_t)TAG_NONE;

    return (before == TAG_NOUN || before == TAG_PLURAL || before == TAG_NAME) && clause->verb == NO_TOKEN &&
           clause->kind != CLAUSE_ASIDE && clause->own_subject && clause->subject == p - 1 &&
           f->phrases[p - 1].end == f->phrases[p].first && (tag == TAG_DET || tag == TAG_PRON || tag == TAG_POSS) &&
           owner_of(f, p) == NO_TOKEN && !in_date(f, p - 1) && !token_is(f, f->phrases[p - 1].head, f->x->classes.measure_stop) &&
           !in_date(f, p) && p + 1 < f->phrase_count;
}

static void read_noun(struct reader *r, uint32_t p)
{
    struct phrase *phrase = &r->f->phrases[p];
    uint32_t prep = preposition_of(r->f, p);
    struct clause *clause;

    if (prep == NO_TOKEN)
        close_fronted(r);
    if (prep == NO_TOKEN && (is_contact(r, p) || is_contact_pronoun(r, p)))
        push_clause(r, CLAUSE_RELATIVE, NO_TOKEN);
    top(r)->contact |= prep == NO_TOKEN && top(r)->kind == CLAUSE_RELATIVE && top(r)->subject == NO_TOKEN;
    clause = top(r);
    phrase->clause = r->open[r->depth - 1];
    if (prep == NO_TOKEN && clause->verb == NO_TOKEN && !in_date(r->f, p) &&
        (clause->subject == NO_TOKEN || (clause->kind == CLAUSE_RELATIVE && !clause->own_subject) ||
         (!r->comma && !r->joined && (owner_of(r->f, p) == NO_TOKEN || clause->subject == owner_of(r->f, p))))) {
        /* not "Norvik, the world's largest carrier, said" */
        clause->subject = p;
        clause->own_subject = true;
    }
    if (prep == NO_TOKEN && (r->joined || (is_speech(r->f, clause->verb) && clause->verb + 1 == p)))
        r->pending = p;
    r->last_noun = p;
    r->comma = r->joined = false;
}

/* ---- verbs */

/* One verb in -ed without an auxiliary: tense or participle. */
static bool may_be_participle(const struct frame *f, uint32_t verb)
{
    const struct phrase *p = &f->phrases[verb];

    return p->first == p->head && f->view->tokens[p->first].tag == TAG_VERB_ED && !token_is(f, p->head, f->x->classes.past_tense);
}

/* The open clause that has a subject and waits for its verb; its place on the stack, from 1; 0: none. */
static uint32_t waiting(const struct reader *r)
{
    bool said = false; /* "those who say it costs too much left": behind what is said only a subject can wait */

    for (uint32_t depth = r->depth; depth > 0; depth--) {
        const struct clause *clause = &r->f->clauses[r->open[depth - 1]];
        if (clause->verb == NO_TOKEN)
            return said && !clause->own_subject ? 0 : depth;
        if (clause->kind == CLAUSE_MAIN)
            return 0;
        said |= clause->kind == CLAUSE_SAID;
    }
    return 0;
}

/* The phrases [subject, verb) turn out to be the subject of the open clause. */
static void take_subject(struct reader *r, uint32_t subject, uint32_t verb)
{
    top(r)->own_subject = true;
    for (uint32_t p = subject; p < verb; p++)
        r->f->phrases[p].clause = r->open[r->depth - 1];
}

static void set_verb(struct reader *r, uint32_t verb)
{
    if (top(r)->kind != CLAUSE_PARTICIPLE && top(r)->kind != CLAUSE_RELATIVE)
        r->pending = NO_TOKEN;
    top(r)->verb = verb;
    r->f->phrases[verb].clause = r->open[r->depth - 1];
    r->last_noun = NO_TOKEN;
    r->comma = r->joined = false;
    r->commas = 0;
}

/* "ships carrying coal", "saw prices rising", "ordered the firm to pay": the noun right before a verb without tense is its subject. */
static bool noun_acts(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    const struct phrase *noun = r->last_noun == NO_TOKEN ? NULL : &f->phrases[r->last_noun];
    uint8_t tag;

    if (!noun || r->comma || r->joined || noun->end != f->phrases[verb].first)
        return false;
    if (first_tag(r, verb) != TAG_TO)
        return true;
    tag = f->view->tokens[noun->first].tag; /* "announced plans to cut" names no one */
    return top(r)->verb != NO_TOKEN && (tag == TAG_DET || tag == TAG_POSS || f->view->tokens[noun->head].tag == TAG_NAME);
}

static void read_nonfinite(struct reader *r, uint32_t verb)
{
    enum clause_kind kind = first_tag(r, verb) == TAG_TO ? CLAUSE_INFINITIVE : CLAUSE_PARTICIPLE;
    uint32_t subject = noun_acts(r, verb) ? r->last_noun : top(r)->subject;

    if (r->joined && top(r)->kind == kind && r->depth > 1)
        r->depth--; /* "to cut jobs and to close" */
    push_clause(r, kind, subject);
    set_verb(r, verb);
}

/* "people were killed and homes lost power": a conjunction that joins no two nouns joins two clauses. */
static bool begins_joined_clause(const struct frame *f, uint32_t noun)
{
    const struct phrase *p = &f->phrases[noun];

    if (p->opens == OPENS_BY_COMMA)
        return preposition_of(f, noun) == NO_TOKEN;
    return p->opens == OPENS_BY_CONJUNCTION && (noun == 0 || p[-1].verb || p[-1].end + 1 != p->first);
}

/* "found a ring valued at 40 euros": a verb in -ed right behind a noun, where the clause has its verb. */
static bool is_reduced(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    uint32_t head = r->last_noun == NO_TOKEN ? NO_TOKEN : chain_head(f, r->last_noun);

    if (head != NO_TOKEN &&
        (in_date(f, r->last_noun) || (f->phrases[head].opens == OPENS_BY_CONJUNCTION && begins_joined_clause(f, head))))
        return false; /* "..., and a quarter of nurses called in sick" */
    return !r->comma && !r->joined && r->last_noun != NO_TOKEN && f->phrases[r->last_noun].end == f->phrases[verb].first &&
           !begins_joined_clause(f, r->last_noun) && may_be_participle(f, verb) && !is_speech(f, verb) &&
           !is_speech(f, top(r)->verb);
}

/* "the ship built in Spain sank", "the firm, based in Spain, lost": a participle was taken for the verb; it hangs on the subject of the
 * verb that comes next. */
static bool was_participle(const struct reader *r, uint32_t next)
{
    const struct frame *f = r->f;
    const struct clause *clause = top(r);
    uint32_t verb = clause->verb, before;

    if (r->joined || !clause->own_subject || verb == 0 ||
        (verb - 1 != clause->subject && chain_head(f, verb - 1) != clause->subject))
        return false;
    before = f->phrases[verb].first - 1;
    if (token_mark(f, before) == '-')
        return may_be_participle(f, verb) && token_mark(f, f->phrases[next].first - 1) == '-';
    return may_be_participle(f, verb) && (token_mark(f, before) == ',' ? r->comma : r->commas == 0); /* commas come in pairs */
}

static void make_participle(struct reader *r, uint32_t upto)
{
    struct frame *f = r->f;
    uint32_t verb = top(r)->verb, outer = r->open[r->depth - 1], inner = add_clause(r, CLAUSE_PARTICIPLE, top(r)->subject, outer);

    f->clauses[inner].verb = verb;
    for (uint32_t p = verb; p < upto; p++)
        if (f->phrases[p].clause == outer)
            f->phrases[p].clause = inner;
}

/* The subject of a verb that opens a clause of its own: the noun before it, behind the last comma, joining word or verb. */
static uint32_t own_subject(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    char mark = token_mark(f, f->phrases[verb].first - 1);
    bool behind_aside = (mark == '-' || mark == ')') && r->last_noun != NO_TOKEN && r->last_noun == r->before_aside;
    uint32_t head = behind_aside || (verb > 0 && r->last_noun == verb - 1) ? chain_head(f, r->last_noun) : NO_TOKEN;

    if (head == NO_TOKEN || in_date(f, head) || r->comma || r->joined)
        return NO_TOKEN;
    return head;
}

/* "with children and teachers": the first phrase of what a preposition holds together with `p`; `p` itself where nothing is joined. */
static uint32_t first_joined(const struct frame *f, uint32_t p)
{
    while (p > 0 && f->phrases[p].prep == NO_TOKEN && !f->phrases[p - 1].verb && f->phrases[p - 1].end + 1 == f->phrases[p].first &&
           f->view->tokens[f->phrases[p - 1].end].tag == TAG_CONJ)
        p--;
    return p;
}

/* "after Okoro had left": the noun before a verb that hangs on a word that may be a preposition or join a clause; NO_TOKEN: none. */
static uint32_t behind_joining_preposition(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    uint32_t p = verb > 0 ? first_joined(f, verb - 1) : NO_TOKEN;

    if (verb == 0 || r->last_noun != verb - 1 || r->comma || (r->joined && (p == verb - 1 || f->phrases[p].prep == NO_TOKEN)))
        return NO_TOKEN;
    if (top(r)->verb == NO_TOKEN && top(r)->subject != NO_TOKEN)
        return NO_TOKEN; /* "profit before tax rose" */
    for (; p != NO_TOKEN && !f->phrases[p].verb; p = p ? first_joined(f, p - 1) : NO_TOKEN) {
        uint32_t prep = f->phrases[p = first_of_date(f, p)].prep; /* "its loss for the six months to May" */
        if (prep != NO_TOKEN && f->view->tokens[prep].word && (f->view->tokens[prep].word->tags & 1U << TAG_SUBORD))
            return p;
        if (prep == NO_TOKEN || top(r)->verb == NO_TOKEN)
            return NO_TOKEN; /* "since the start of May Okoro has left": the verb is another's */
    }
    return NO_TOKEN;
}

/* "a plan with a data cap": a bare verb right behind a noun, where the clause has its verb, is a noun that the tagger took for one,
 * unless the clause says what someone says, hopes or expects. */
static bool is_mistaken(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    const struct claim_classes *c = &f->x->classes;
    uint32_t head = top(r)->verb == NO_TOKEN ? NO_TOKEN : f->phrases[top(r)->verb].head, first = f->phrases[verb].first;

    return head != NO_TOKEN && f->phrases[verb].end == first + 1 && f->view->tokens[first].tag == TAG_VERB &&
           r->last_noun != NO_TOKEN && f->phrases[r->last_noun].end == first && !r->comma && !r->joined &&
           !begins_joined_clause(f, r->last_noun) && !waiting(r) && !token_is(f, head, c->attribution) &&
           !token_is(f, head, c->target) && !token_is(f, head, c->forecast);
}

/* "rose faster than expected", "up 12 % compared with May": what only compares is no clause of its own. */
static bool only_compares(const struct frame *f, uint32_t verb)
{
    const struct claim_classes *c = &f->x->classes;
    const struct phrase *p = &f->phrases[verb];

    if (p->end != p->first + 1 || p->first == f->sentence->first_token)
        return false;
    if (token_is(f, p->first, c->comparison))
        return p->end < f->sentence->end_token &&
               (f->view->tokens[p->end].tag == TAG_PREP || f->view->tokens[p->end].tag == TAG_TO);
    return token_is(f, p->first - 1, c->than) &&
           (token_is(f, p->first, c->forecast) || token_is(f, p->first, c->target) || token_is(f, p->first, c->attribution));
}

/* "which flies to Oslo, will add 14 routes": the figure is its object. */
bool adds_figure(const struct frame *f, uint32_t verb)
{
    const struct phrase *next = verb + 1 < f->phrase_count ? &f->phrases[verb + 1] : NULL;

    return token_is(f, f->phrases[verb].head, f->x->classes.attribution_act) && next && !next->verb &&
           next->first == f->phrases[verb].end && figure_between(f, next->first, next->end);
}

/* "found the bridge had moved", "discovered the dam's centre had sunk": nothing stands between a verb and the phrase and its owners. */
static bool follows_verb(const struct frame *f, uint32_t phrase)
{
    while (owner_of(f, phrase) != NO_TOKEN)
        phrase = owner_of(f, phrase);
    return phrase > 0 && f->phrases[phrase - 1].verb && f->phrases[phrase - 1].end == f->phrases[phrase].first;
}

/* A verb with tense where the open clause has one already. */
static void read_second_verb(struct reader *r, uint32_t verb)
{
    struct frame *f = r->f;
    uint32_t subject = own_subject(r, verb), depth = r->depth, before = NO_TOKEN;
    enum clause_kind kind = CLAUSE_MAIN;

    if (subject == NO_TOKEN && r->comma && !is_speech(f, verb) && f->view->tokens[f->phrases[verb].first - 1].tag != TAG_CONJ)
        subject = r->pending; /* "..., and two sailors, aged 28 and 33, drowned"; not "..., and then rebounded" */

    if (subject != NO_TOKEN && is_speech(f, top(r)->verb)) { /* "said exports fell" */
        push_clause(r, CLAUSE_SAID, subject);
        take_subject(r, subject, verb);
        return;
    }
    if (subject != NO_TOKEN && follows_verb(f, subject)) {
        if (top(r)->kind == CLAUSE_RELATIVE && !top(r)->own_subject) { /* "how a wall that held the storm would fare" */
            push_clause(r, CLAUSE_SAID, top(r)->subject);
        } else { /* "hopes prices will fall" */
            push_clause(r, CLAUSE_SAID, subject);
            take_subject(r, subject, verb);
        }
        return;
    }
    while (depth > 1 &&
           (f->clauses[r->open[depth - 1]].kind == CLAUSE_PARTICIPLE || f->clauses[r->open[depth - 1]].kind == CLAUSE_INFINITIVE))
        depth--;
    before = r->open[depth - 1];
    if (is_speech(f, verb) && !adds_figure(f, verb)) { /* "..., the union said", "..., said Okoro" */
        uint32_t next = verb + 1 < f->phrase_count ? verb + 1 : NO_TOKEN;
        while (depth > 1 && f->clauses[r->open[depth - 1]].kind != CLAUSE_MAIN)
            depth--;
        before = r->open[depth - 1];
        if (subject == NO_TOKEN && r->comma && r->commas > 1 && r->last_noun != NO_TOKEN && r->last_noun + 1 == verb)
            subject = chain_head(f, r->last_noun); /* "the minister, Hans Vell, told parliament" */
        if (subject != NO_TOKEN && r->comma && figure_between(f, f->phrases[subject].first, f->phrases[subject].end))
            subject = NO_TOKEN; /* "a 2 percent rise, says the office" */
        if (subject == NO_TOKEN && next != NO_TOKEN && !f->phrases[next].verb && f->phrases[next].first == f->phrases[verb].end &&
            f->phrases[next].prep == NO_TOKEN && !in_date(f, next))
            subject = next;
        if (subject != NO_TOKEN && f->phrases[subject].opens != OPENS_BY_CONJUNCTION && f->clauses[before].parent == NO_TOKEN) {
            restart(r, CLAUSE_MAIN, subject);
            f->clauses[before].parent = r->open[0];
            take_subject(r, subject, verb);
            return;
        }
    }
    if (subject != NO_TOKEN && f->phrases[subject].opens == OPENS_NOTHING)
        subject = NO_TOKEN;
    if (f->clauses[before].kind != CLAUSE_MAIN)
        kind = f->clauses[before].kind;
    r->depth = depth - 1;
    push_clause(r, kind, subject != NO_TOKEN ? subject : f->clauses[before].subject); /* "fell and lost", "rose, reached" */
    top(r)->parent = f->clauses[before].parent;
    if (subject != NO_TOKEN)
        take_subject(r, subject, verb);
}

/* "a rise of 9 %, backdated to May": a participle behind its noun and a comma. */
static bool is_afterthought(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    uint32_t end = f->phrases[verb].end;

    return r->comma && !r->joined && r->last_noun != NO_TOKEN &&
           figure_end_at(f, f->phrases[r->last_noun].head) == f->phrases[r->last_noun].head && may_be_participle(f, verb) &&
           !is_speech(f, verb) && end < f->sentence->end_token &&
           (f->view->tokens[end].tag == TAG_PREP || f->view->tokens[end].tag == TAG_TO);
}

/* "In the capital, shares fell", "Last, the mill closed": behind a comma that no other one follows stands the subject, not an apposition. */
static void late_subject(struct reader *r, uint32_t verb)
{
    uint32_t subject = own_subject(r, verb);

    if (subject != NO_TOKEN && r->f->phrases[subject].opens == OPENS_BY_COMMA)
        top(r)->subject = subject;
}

/* '"Nothing but mud," said Ana Okoro': who speaks behind a quote that has no verb; NO_TOKEN: nobody does. */
static uint32_t speaker_of_fragment(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    const struct phrase *said = &f->phrases[verb], *next = verb + 1 < f->phrase_count ? said + 1 : NULL;

    return f->clauses[r->open[0]].verb == NO_TOKEN && (top(r)->verb == NO_TOKEN || top(r)->kind == CLAUSE_PARTICIPLE) &&
                   said->first > f->sentence->first_token && token_mark(f, said->first - 1) == '"' && is_speech(f, verb) && next &&
                   !next->verb && next->first == said->end && next->prep == NO_TOKEN && !in_date(f, verb + 1)
               ? verb + 1
               : NO_TOKEN;
}

/* "who claimed they won": what they say, not what they do who wait for their verb. */
static bool is_said_by_pronoun(const struct reader *r, uint32_t verb)
{
    uint32_t subject = own_subject(r, verb);

    return subject != NO_TOKEN && r->f->view->tokens[r->f->phrases[subject].head].tag == TAG_PRON &&
           is_speech(r->f, top(r)->verb) && follows_verb(r->f, subject);
}

/* "in a report published by the office, 40 ...": a participle of a noun that a preposition holds, with who did it. */
static bool is_done_by(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;

    return !r->comma && !r->joined && r->last_noun != NO_TOKEN && f->phrases[r->last_noun].end == f->phrases[verb].first &&
           may_be_participle(f, verb) && preposition_of(f, r->last_noun) != NO_TOKEN && !in_date(f, r->last_noun) &&
           (top(r)->subject == NO_TOKEN || is_speech(f, verb)) && token_is(f, f->phrases[verb].end, f->x->classes.role_by) &&
           figure_end_at(f, f->phrases[verb].end + 1) == f->phrases[verb].end + 1; /* not "fell by 2 %" */
}

/* "The rocket, built and launched by two firms, lifted off": the second of two participles behind a comma. */
static bool joins_participle(const struct reader *r, uint32_t verb)
{
    const struct frame *f = r->f;
    uint32_t before = top(r)->verb;

    return r->joined && before != NO_TOKEN && before + 1 == verb && f->phrases[before].end + 1 == f->phrases[verb].first &&
           top(r)->own_subject && f->phrases[before].first > f->sentence->first_token &&
           token_mark(f, f->phrases[before].first - 1) == ',' && may_be_participle(f, before) && may_be_participle(f, verb);
}

static void read_verb(struct reader *r, uint32_t verb)
{
    uint32_t depth, subject, fragment;

    if (joins_participle(r, verb)) {
        r->f->phrases[verb].clause = r->open[r->depth - 1];
        r->joined = false;
        return;
    }

    if (only_compares(r->f, verb) || (!is_nonfinite(r, verb) && is_mistaken(r, verb))) {
        r->f->phrases[verb].clause = r->open[r->depth - 1];
        return;
    }
    if (is_nonfinite(r, verb)) {
        read_nonfinite(r, verb);
        return;
    }
    if ((subject = speaker_of_fragment(r, verb)) != NO_TOKEN) {
        fragment = r->open[0];
        restart(r, CLAUSE_MAIN, subject);
        r->f->clauses[fragment].parent = r->open[0];
        take_subject(r, subject, verb);
        set_verb(r, verb);
        return;
    }
    if (is_done_by(r, verb)) {
        push_clause(r, CLAUSE_PARTICIPLE, r->last_noun);
        set_verb(r, verb);
        return;
    }
    subject = behind_joining_preposition(r, verb);
    if (subject != NO_TOKEN) {
        push_clause(r, CLAUSE_SUBORDINATE, subject);
        take_subject(r, subject, verb);
    } else if (top(r)->verb == NO_TOKEN) {
        late_subject(r, verb);
    } else {
        depth = is_said_by_pronoun(r, verb) ? 0 : waiting(r);
        if (depth) {
            r->depth = depth;
        } else if (was_participle(r, verb) && own_subject(r, verb) == NO_TOKEN) {
            make_participle(r, verb);
        } else if (is_afterthought(r, verb)) {
            push_clause(r, CLAUSE_PARTICIPLE, r->last_noun);
        } else if (is_reduced(r, verb)) {
            push_clause(r, CLAUSE_PARTICIPLE, r->last_noun);
        } else {
            read_second_verb(r, verb);
        }
    }
    set_verb(r, verb);
}

/* ---- words and marks between phrases */

/* A verb with tense stands before the next mark: "as exports fell", not "as a cook". */
static bool clause_follows(const struct reader *r, uint32_t token)
{
    const struct frame *f = r->f;
    uint32_t t = token + 1;

    for (uint32_t p = phrase_after(f, token + 1); p != NO_TOKEN && p < f->phrase_count; p++) {
        for (; t < f->phrases[p].first; t++)
            if (token_mark(f, t) != '\0' && token_mark(f, t) != '"')
                return false;
        if (f->phrases[p].verb && !is_nonfinite(r, p))
            return true;
    }
    return false;
}

/* "Marku, 47, who runs the ward": the figure between the commas runs nothing. "A fire near Harn, Velmar, that": no name has a "that". */
static uint32_t antecedent(const struct reader *r, bool that)
{
    const struct frame *f = r->f;
    uint32_t p = r->last_noun;

    while (that && p != NO_TOKEN && p > 0 && f->view->tokens[f->phrases[p].head].tag == TAG_NAME && !f->phrases[p - 1].verb &&
           f->view->tokens[f->phrases[p].first].tag != TAG_DET)
        p--;
    while (p != NO_TOKEN && p > 0 && !f->phrases[p - 1].verb && figure_end_at(f, f->phrases[p].head) != f->phrases[p].head)
        p--;
    return p;
}

/* "as much in 2022 as it did": the first of two alike words compares, the second one joins the clause. */
static bool is_first_of_two(const struct frame *f, uint32_t token)
{
    for (uint32_t t = token + 2; t < f->sentence->end_token && t <= token + COMPARED_MAX; t++) {
        if (token_mark(f, t) == ',')
            return false;
        if (f->view->tokens[t].word && f->view->tokens[t].word == f->view->tokens[token].word)
            return f->view->tokens[token + 1].tag != TAG_PRON;
    }
    return false;
}

/* "its trams as well as its buses": the last word of a conjunction of several. */
static bool ends_conjunction(const struct frame *f, uint32_t token)
{
    uint32_t end = 0;

    return token >= f->sentence->first_token + 2 && form_at_token(f, token - 2, f->x->classes.conjunction, &end) &&
           end == f->view->tokens[token].end;
}

static void read_joining_word(struct reader *r, uint32_t token)
{
    const struct frame *f = r->f;
    const struct lexeme *word = f->view->tokens[token].word;
    bool that = word && word->tags & 1u << TAG_DET;

    if (f->view->tokens[token].tag == TAG_REL) {
        push_clause(r, CLAUSE_RELATIVE, antecedent(r, that && word->tags & 1u << TAG_SUBORD));
        return;
    }
    if (ends_conjunction(f, token)) {
        r->joined = true;
        return;
    }
    if (word && token >= f->sentence->first_token + 2 && token + 1 < f->sentence->end_token &&
        f->view->tokens[token - 2].word == word && figure_end_at(f, token + 1) > token + 1)
        return; /* "fell as much as 9 % and were last at 31" */
    if (token_is(f, token, f->x->classes.than) || !clause_follows(r, token) || is_first_of_two(f, token))
        return;
    push_clause(r, that ? CLAUSE_SAID : CLAUSE_SUBORDINATE, NO_TOKEN);
}

static void open_aside(struct reader *r)
{
    push_clause(r, CLAUSE_ASIDE, NO_TOKEN);
    r->before_aside = r->last_noun;
}

static void close_aside(struct reader *r)
{
    for (uint32_t outer = r->depth; outer > 1; outer--)
        if (r->f->clauses[r->open[outer - 1]].kind == CLAUSE_ASIDE) {
            r->depth = outer - 1;
            r->last_noun = r->before_aside;
            break;
        }
}

static bool is_dash(const struct frame *f, uint32_t token)
{
    return token_mark(f, token) == '-' && !(f->view->tokens[token].shape & SHAPE_GLUED);
}

/* Two dashes are brackets around a noun phrase or a participle: "shipments from Harn - used by three mines - fell"; but "rose - from 3 %
 * in May - to 4 %". */
static void read_dash(struct reader *r, uint32_t token)
{
    const struct frame *f = r->f;
    uint32_t first = NO_TOKEN, count = 0, behind, end;

    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token; t++)
        if (is_dash(f, t) && count++ == 0)
            first = t;
    behind = first + 1;
    if (count == 2 && form_at_token(f, behind, f->x->classes.hedge_before, &end))
        behind = view_token_at(f->view, end); /* "- more than half of them -" */
    if (count != 2 || behind >= f->sentence->end_token || phrase_at(f, behind) == NO_TOKEN)
        r->comma = true;
    else if (token == first)
        open_aside(r);
    else
        close_aside(r);
}

static void read_mark(struct reader *r, uint32_t token)
{

    switch (token_mark(r->f, token)) {
    case ',':
        r->comma = true;
        r->commas++;
        break;
    case ';':
    case ':': restart(r, CLAUSE_MAIN, NO_TOKEN); break;
    case '(': open_aside(r); break;
    case ')': close_aside(r); break;
    case '-':
        if (is_dash(r->f, token))
            read_dash(r, token);
        break;
    default: break;
    }
}

static void read_token(struct reader *r, uint32_t token)
{
    switch (r->f->view->tokens[token].tag) {
    case TAG_PUNCT: read_mark(r, token); break;
    case TAG_REL:
    case TAG_SUBORD: read_joining_word(r, token); break;
    case TAG_CONJ: r->joined = true; break;
    default: break;
    }
}

static enum phrase_opens opens_by(const struct reader *r)
{
    if (r->joined)
        return OPENS_BY_CONJUNCTION;
    return r->comma ? OPENS_BY_COMMA : r->last_noun == NO_TOKEN ? OPENS_FIRST : OPENS_NOTHING;
}

/* "A craft the size of a car went into orbit": no second verb came, so the first one is that of the noun before. */
static void close_contacts(struct frame *f)
{
    for (uint32_t i = 0; i < f->clause_count; i++) {
        struct clause *c = &f->clauses[i], *outer = c->parent == NO_TOKEN ? NULL : &f->clauses[c->parent];

        if (!c->contact || !outer || outer->verb != NO_TOKEN)
            continue;
        c->kind = outer->kind;
        c->subject = outer->subject;
        c->parent = outer->parent;
    }
}

void frame_clauses(struct frame *f)
{
    struct reader r = {.f = f, .last_noun = NO_TOKEN, .pending = NO_TOKEN, .before_aside = NO_TOKEN};
    uint32_t p = 0, t = f->sentence->first_token;

    f->token_clauses = arena_alloc(f->arena, (f->sentence->end_token - t) * sizeof *f->token_clauses);
    push_clause(&r, CLAUSE_MAIN, NO_TOKEN);
    while (t < f->sentence->end_token) {
        uint32_t from = t;
        if (p < f->phrase_count && f->phrases[p].first == t) {
            f->phrases[p].opens = opens_by(&r);
            if (f->phrases[p].verb)
                read_verb(&r, p);
            else
                read_noun(&r, p);
            t = f->phrases[p++].end;
        } else {
            read_token(&r, t++);
        }
        for (; from < t; from++)
            f->token_clauses[from - f->sentence->first_token] = r.open[r.depth - 1];
    }
    close_contacts(f);
    for (p = 0; p < f->phrase_count; p++) /* a phrase may have come to another clause than the one that was open at its end */
        for (t = f->phrases[p].first; t < f->phrases[p].end; t++)
            f->token_clauses[t - f->sentence->first_token] = f->phrases[p].clause;
}

const struct clause *clause_at(const struct frame *f, uint32_t token)
{
    return &f->clauses[f->token_clauses[token - f->sentence->first_token]];
}
