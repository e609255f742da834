/* Noun phrases and what hangs on them: the root of a chain ("exports of barley from Orlavia"), the head of a subject, owners, names, and
 * their texts as a column's head has them. */
#include "claim/inner.h"

struct slice phrase_text(const struct frame *f, uint32_t phrase)
{
    uint32_t first;

    if (phrase == NO_TOKEN)
        return (struct slice){0};
    first = f->phrases[phrase].first;
    noun_trim(f, &first, f->phrases[phrase].end);
    if (f->view->tokens[f->phrases[phrase].end - 1].end - f->view->tokens[first].start < 2) /* "the under-25s" */
        first = f->phrases[phrase].first;
    return tokens_text(f, first, f->phrases[phrase].end);
}

bool holds_figure(const struct frame *f, const struct draft *d, uint32_t phrase)
{
    const struct phrase *p = &f->phrases[phrase];

    return p->first < d->figure->end_token && p->end > d->figure->first_token;
}

/* "according to the ministry", but "according to a trial of 17,604 patients" */
static bool is_source(const struct frame *f, const struct draft *d, const struct phrase *p)
{
    return !(p->end + 1 == d->start_token && token_is(f, p->end, f->x->classes.of)) && p->prep != NO_TOKEN &&
           p->prep > f->sentence->first_token && has_form(f, f->x->classes.attribution_before) &&
           form_at_token(f, p->prep - 1, f->x->classes.attribution_before, NULL);
}

bool noun_phrase_usable(const struct frame *f, const struct draft *d, uint32_t phrase)
{
    const struct phrase *p = &f->phrases[phrase];
    const struct token *head = &f->view->tokens[p->head];

    if (p->verb || is_source(f, d, p) || holds_figure(f, d, phrase) || figure_end_at(f, p->head) != p->head || in_date(f, phrase))
        return false;
    if (p->head > p->first && token_is(f, p->head, f->x->classes.occasion) && token_is(f, p->head - 1, f->x->classes.ordinal))
        return false; /* "for the first time" */
    if ((head->shape & SHAPE_GLUED) && (head[-1].shape & SHAPE_DIGIT) && head->end - head->start == 2)
        return false; /* "up to 14th" */
    if (p->head == p->first && token_is(f, p->head, f->x->classes.dimension_word))
        return false;                                     /* "is moving east" */
    if (token_is(f, p->head, f->x->classes.measure_stop)) /* "the number of visitors", but not "a number of 30" */
        return token_is(f, p->end, f->x->classes.of) && p->end + 1 < f->sentence->end_token && p->end + 1 != d->start_token &&
               head->tag == TAG_NOUN;
    if (token_is(f, p->head, f->x->classes.month) || token_is(f, p->head, f->x->classes.weekday) || (head->shape & SHAPE_DIGIT))
        return false;
    return head->tag == TAG_NOUN || head->tag == TAG_PLURAL || head->tag == TAG_NAME || head->tag == TAG_VERB_ING;
}

/* "between A and B", "ports of A and B": the second name hangs on what the first hangs on. */
static bool is_coordinated(const struct frame *f, uint32_t p)
{
    uint32_t first = f->phrases[p].first;

    return p > 0 && first > f->sentence->first_token && f->view->tokens[first - 1].tag == TAG_CONJ && !f->phrases[p - 1].verb &&
           f->phrases[p - 1].end == first - 1 && f->phrases[p - 1].prep != NO_TOKEN &&
           !(f->view->tokens[f->phrases[p - 1].head].shape & SHAPE_DIGIT);
}

/* Root of the chain of noun phrases that ends before a phrase: "exports of barley from Orlavia" -> the phrase "exports". */
uint32_t chain_root(const struct frame *f, const struct draft *d, uint32_t p)
{
    while (p != NO_TOKEN && !f->phrases[p].verb) {
        uint32_t before = p ? p - 1 : NO_TOKEN;
        bool usable = noun_phrase_usable(f, d, p);
        if (usable && f->phrases[p].prep == NO_TOKEN && !is_coordinated(f, p))
            return p;
        if (before == NO_TOKEN || f->phrases[before].verb || boundary_between(f, f->phrases[before].end, f->phrases[p].first))
            return usable ? p : NO_TOKEN;
        p = before;
    }
    return NO_TOKEN;
}

/* Head of the subject of a verb's clause; NO_TOKEN: none, or a pronoun. */
uint32_t subject_of(const struct frame *f, const struct draft *d, uint32_t verb)
{
    uint32_t subject = f->clauses[f->phrases[verb].clause].subject;

    return subject != NO_TOKEN && noun_phrase_usable(f, d, subject) ? subject : NO_TOKEN;
}

/* Last phrase of the possessives that a phrase begins: "the port's owner" -> "owner"; the phrase itself where it owns nothing. */
uint32_t owned_by(const struct frame *f, uint32_t p)
{
    while (p + 1 < f->phrase_count && owner_of(f, p + 1) == p)
        p++;
    return p;
}

/* A phrase with what it owns, without determiners: "port's owner". */
struct slice whole_text(const struct frame *f, uint32_t p)
{
    uint32_t first = f->phrases[p].first, last = owned_by(f, p);

    noun_trim(f, &first, f->phrases[p].end);
    return tokens_text(f, first, f->phrases[last].end);
}

/* Nothing but a preposition or a conjunction stands between a phrase and the one before it. */
static bool follows(const struct frame *f, uint32_t p)
{
    uint32_t from = f->phrases[p - 1].end, to = f->phrases[p].prep != NO_TOKEN ? f->phrases[p].prep : f->phrases[p].first;

    while (from < to && (f->view->tokens[from].tag == TAG_CONJ || figure_end_at(f, from) != from))
        from++;
    return from >= to;
}

/* A name between commas: it says again whom the phrase before it is about. */
static bool is_named(const struct frame *f, uint32_t p)
{
    const struct phrase *phrase = p < f->phrase_count ? &f->phrases[p] : NULL;

    return phrase && !phrase->verb && phrase->opens == OPENS_BY_COMMA && phrase->prep == NO_TOKEN &&
           f->view->tokens[phrase->head].tag == TAG_NAME && token_mark(f, phrase->end) == ',' && !in_date(f, p);
}

/* Phrases behind the root that belong to it: "of barley", "between A and B", "from Orlavia"; names go to the subject. */
void chain_parts(const struct frame *f, const struct draft *d, uint32_t root, uint32_t end_phrase, struct parts *out)
{
    uint32_t p = root + 1;

    out->measure = phrase_text(f, root);
    if (owner_of(f, root) != NO_TOKEN)
        out->subject = phrase_text(f, owner_of(f, root)); /* "Orlavia's barley exports" */
    for (; p < f->phrase_count && p < end_phrase; p++) {
        const struct phrase *phrase = &f->phrases[p];
        struct slice text = whole_text(f, p);
        bool name = f->view->tokens[phrase->head].tag == TAG_NAME;
        if (phrase->verb || !follows(f, p))
            break;
        p = owned_by(f, p);
        if (!noun_phrase_usable(f, d, p))
            continue;
        if (p == root + 1 && phrase->prep == NO_TOKEN && !name && f->view->tokens[phrase->first - 1].tag == TAG_CONJ) {
            out->measure = joined(f->arena, out->measure, " ", tokens_text(f, phrase->first - 1, phrase->first));
            out->measure = joined(f->arena, out->measure, " ", text); /* "imports and exports" */
            continue;
        }
        if (phrase->prep != NO_TOKEN && form_at_token(f, phrase->prep, f->x->classes.qualifier, NULL))
            continue; /* "profit before tax" */
        if (name)
            out->subject = joined(f->arena, out->subject, "; ", text);
        else if (phrase->prep != NO_TOKEN && token_is(f, phrase->prep, f->x->classes.of))
            out->measure = joined(f->arena, out->measure, " of ", text);
        else if (phrase->prep != NO_TOKEN)
            out->subject = joined(f->arena, out->subject, "; ", text);
    }
    if (is_named(f, p))
        out->subject = joined(f->arena, out->subject, "; ", phrase_text(f, p)); /* "shares of its owner, Corvane Group, fell" */
}

/* "..., with exports of barley up 5 percent and imports down 3 percent": the noun right before the word of change is what changes; the last
 * phrase of its chain, NO_TOKEN: no such clause. */
uint32_t absolute_noun(const struct frame *f, const struct draft *d, uint32_t *root)
{
    uint32_t word = d->start_token - 1, p, first;

    if (d->start_token < f->sentence->first_token + 3 || d->figure->kind == KIND_DATE || d->figure->kind == KIND_TIME ||
        !(token_is(f, word, f->x->classes.change_up_word) || token_is(f, word, f->x->classes.change_down_word)))
        return NO_TOKEN;
    p = phrase_before(f, word);
    if (p == NO_TOKEN || f->phrases[p].end != word || !noun_phrase_usable(f, d, p))
        return NO_TOKEN;
    *root = p;
    while (*root > 0 && f->phrases[*root].prep != NO_TOKEN && token_is(f, f->phrases[*root].prep, f->x->classes.of) &&
           f->phrases[*root - 1].end == f->phrases[*root].prep)
        --*root;
    first = f->phrases[*root].first;
    if (f->phrases[*root].prep != NO_TOKEN)
        return token_is(f, f->phrases[*root].prep, f->x->classes.absolute) ? p : NO_TOKEN;
    if (first < f->sentence->first_token + 2)
        return NO_TOKEN;
    first -= 2; /* the figure before the conjunction, and a comma between */
    if (token_mark(f, first) == ',' && first > f->sentence->first_token)
        first--;
    return f->view->tokens[f->phrases[*root].first - 1].tag == TAG_CONJ && figure_end_at(f, first) == first + 1 ? p : NO_TOKEN;
}

bool included_parts(const struct frame *f, const struct draft *d, struct parts *out)
{
    uint32_t root, end;

    if ((d->claim->kind != KIND_MONEY && d->claim->kind != KIND_QUANTITY) || d->of_first == NO_TOKEN ||
        d->start_token == f->sentence->first_token || !token_is(f, d->start_token - 1, f->x->classes.including) ||
        (root = phrase_at(f, d->of_first)) == NO_TOKEN)
        return false;
    root = owned_by(f, root);
    for (end = root + 1; end < f->phrase_count && !f->phrases[end].verb && f->phrases[end].prep == f->phrases[end - 1].end;)
        end++;
    chain_parts(f, d, root, end, out);
    return true;
}

bool says(struct slice whole, struct slice part)
{
    return part.len == 0 || slice_find(whole, part, 0) != SIZE_MAX;
}

bool held_parts(const struct frame *f, const struct draft *d, struct parts *out)
{
    uint32_t p = phrase_before(f, d->start_token), root;
    struct parts holder = {{0}, {0}};

    if (p == NO_TOKEN || p == 0 || f->phrases[p].verb || f->phrases[p].end + 1 != d->start_token ||
        !token_is(f, f->phrases[p].end, f->x->classes.of) || f->phrases[p].prep == NO_TOKEN ||
        !token_is(f, f->phrases[p].prep, f->x->classes.absolute) || f->phrases[p - 1].end != f->phrases[p].prep ||
        d->claim->kind == KIND_COUNT || slice_equal(d->claim->dimension, slice_of("magnitude")) || !noun_phrase_usable(f, d, p))
        return false;
    root = chain_root(f, d, p - 1);
    if (root == NO_TOKEN)
        return false;
    chain_parts(f, d, root, p, &holder);
    out->measure = phrase_text(f, p);
    out->subject = joined(f->arena, holder.measure, "; ", holder.subject);
    return true;
}

/* "took off at 7 a.m.", "broke out": a word behind the verb that its meaning hangs on, and no noun phrase or figure does. */
static bool is_particle(const struct frame *f, uint32_t token)
{
    uint32_t p = phrase_after(f, token), end = 0;

    if (!token_is(f, token, f->x->classes.particle) || (p != NO_TOKEN && f->phrases[p].prep == token))
        return false;
    return !form_at_token(f, token, f->x->classes.hedge_before, &end) ||
           figure_end_at(f, view_token_at(f->view, end)) == view_token_at(f->view, end);
}

uint32_t verb_end(const struct frame *f, uint32_t verb)
{
    uint32_t end;

    return form_at_token(f, f->phrases[verb].head, f->x->classes.verb_idiom, &end) ? view_token_at(f->view, end)
                                                                                   : f->phrases[verb].end;
}

struct slice verb_text(const struct frame *f, uint32_t verb)
{
    uint32_t head = f->phrases[verb].head, end;

    if (f->view->tokens[head].tag == TAG_AUX)
        return (struct slice){0};
    if (form_at_token(f, head, f->x->classes.verb_idiom, &end))
        return tokens_text(f, head, view_token_at(f->view, end)); /* "took place" */
    if (f->phrases[verb].end == head + 1 && is_particle(f, head + 1))
        return tokens_text(f, head, head + 2);
    if (f->phrases[verb].end < f->sentence->end_token && f->phrases[verb].end == head + 1 &&
        f->view->tokens[head + 1].tag == TAG_ADJ && phrase_at(f, head + 1) == NO_TOKEN)
        return tokens_text(f, head, head + 2); /* "fell ill" */
    return tokens_text(f, head, head + 1);
}

const struct clause *clause_behind(const struct frame *f, const struct draft *d)
{
    uint32_t behind = d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token;
    const struct lexeme *word = behind + 1 < f->sentence->end_token ? f->view->tokens[behind].word : NULL;
    const struct clause *clause;

    if (!word || !(word->tags & 1U << TAG_REL))
        return NULL;
    clause = clause_at(f, behind + 1);
    return clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_SAID ? clause : NULL;
}
