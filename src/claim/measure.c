/* Measure and subject: what a figure measures, and of whom. Noun phrases are attached by the place of the figure, the verb and the
 * prepositions; the measure reads like a column's head ("barley exports", "people killed", "share of imported barley"). */
#include "claim/inner.h"

enum { MEASURE_MAX = 90, LINKED_TOKENS_MAX = 9 }; /* bytes, tokens; a longer one is no head of a column */

/* "twelve killed, thousands flee": the participle is said of those before it. */
static bool is_spent(const struct frame *f, uint32_t verb)
{
    const struct phrase *p = &f->phrases[verb];

    return verb > 0 && p->first == p->head && f->view->tokens[p->head].tag == TAG_VERB_ED && token_mark(f, p->end) == ',' &&
           p[-1].end == p->first && figure_between(f, p[-1].first, p[-1].end);
}

/* "analysts had expected $1.95", "found 386 rings": what is said or found is the figure itself. */
static bool is_expected(const struct frame *f, const struct draft *d, uint32_t verb)
{
    uint32_t head = f->phrases[verb].head;

    return f->phrases[verb].end == d->start_token && (token_is(f, head, f->x->classes.attribution_act) ||
                                                      (d->noun_first == NO_TOKEN && token_is(f, head, f->x->classes.forecast)));
}

/* The verb of the figure's clause; what is said begins behind a verb of saying. */
static void find_governor(struct frame *f, struct draft *d)
{
    uint32_t verb = clause_at(f, d->figure->first_token)->verb, of = d->figure->end_token;

    if (d->noun_first == NO_TOKEN && of + 2 < f->sentence->end_token && token_is(f, of, f->x->classes.of) &&
        f->view->tokens[of + 1].tag == TAG_REL) { /* "four of whom are in hospital" */
        d->governor = clause_at(f, of + 2)->verb;
        d->governor_after = d->governor != NO_TOKEN && f->phrases[d->governor].first > of;
        return;
    }
    d->governor_after = verb != NO_TOKEN && f->phrases[verb].first >= d->figure->end_token;
    if (verb != NO_TOKEN && !d->governor_after && token_is(f, f->phrases[verb].head, f->x->classes.attribution) &&
        !is_expected(f, d, verb))
        verb = NO_TOKEN;
    if (verb != NO_TOKEN && !d->governor_after && is_spent(f, verb))
        verb = NO_TOKEN;
    d->governor = verb;
}

/* "savers lost $5m": no level, but what was done. */
static bool takes_amount(const struct frame *f, const struct draft *d, uint32_t verb)
{
    const struct form *down = token_form(f, f->phrases[verb].head, f->x->classes.change_down);
    const struct form *form = down ? down : token_form(f, f->phrases[verb].head, f->x->classes.change_up);

    return d->claim->kind == KIND_MONEY && form && form->value.len > 0 &&
           !(token_is(f, d->figure->end_token, f->x->classes.role_to) &&
             figure_end_at(f, d->figure->end_token + 1) > d->figure->end_token + 1); /* but "lost 91 cents to $78.40" */
}

static bool is_level_verb(const struct frame *f, uint32_t verb)
{
    const struct claim_classes *c = &f->x->classes;
    uint32_t head = f->phrases[verb].head;

    return f->view->tokens[head].tag == TAG_AUX || token_is(f, head, c->level_verb) || token_is(f, head, c->change_up) ||
           token_is(f, head, c->change_down) || token_is(f, head, c->passive) ||
           figure_end_at(f, head) != head || /* "doubled to" */
           form_at_token(f, head, c->level_phrase, NULL);
}

/* What some verbs of level measure by themselves: "weighs" is a weight, "cost" a cost; the value of the verb's row. */
static struct slice level_noun(const struct frame *f, uint32_t verb)
{
    const struct form *form = token_form(f, f->phrases[verb].head, f->x->classes.level_verb);

    return form ? form->value : (struct slice){0};
}

bool claim_level_verb(const struct frame *f, uint32_t verb)
{
    return is_level_verb(f, verb);
}

struct slice claim_level_noun(const struct frame *f, uint32_t verb)
{
    return level_noun(f, verb);
}

/* What is counted or measured, as the measure's first words: the counted noun, what stands behind "of", or the noun that the figure
 * describes ("a $300 million contract"). */
static struct slice own_noun(const struct frame *f, const struct draft *d)
{
    struct slice noun = {0}, of = {0};

    if (d->noun_first != NO_TOKEN)
        noun = tokens_text(f, d->noun_first, d->noun_end);
    if (d->of_first != NO_TOKEN)
        of = tokens_text(f, d->of_first, d->of_end);
    if (d->figure->kind == KIND_PERCENT || d->figure->kind == KIND_RATIO)
        return noun;
    return joined(f->arena, noun, " of ", of);
}

static bool is_change_noun(const struct frame *f, uint32_t token)
{
    return token_is(f, token, f->x->classes.change_up_noun) || token_is(f, token, f->x->classes.change_down_noun);
}

/* "was 40 % contained", "is 60 percent complete": the word right behind a percentage that tells how far something is what. */
static struct slice state_behind(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->figure->end_token;

    if (d->claim->kind != KIND_PERCENT || t >= f->sentence->end_token || d->noun_first != NO_TOKEN ||
        f->dates[t - f->sentence->first_token] || (f->view->tokens[t].tag != TAG_ADJ && f->view->tokens[t].tag != TAG_VERB_ED) ||
        token_is(f, t, f->x->classes.change_up_word) || token_is(f, t, f->x->classes.change_down_word) ||
        token_is(f, t, f->x->classes.comparison))
        return (struct slice){0};
    return tokens_text(f, t, t + 1);
}

/* "a fine of 10 million", "deals worth $200m", "at a speed of 40 knots": the noun before a linking word. */
static bool linked_noun(const struct frame *f, const struct draft *d, struct parts *out)
{
    uint32_t link = d->start_token, p, root, first;
    const struct form *form;

    while (link > f->sentence->first_token && f->view->tokens[link - 1].tag == TAG_DET)
        link--;
    form = link == f->sentence->first_token ? NULL : token_form(f, link - 1, f->x->classes.link);
    if (!form || (form->value.len && (d->claim->kind == KIND_COUNT || claim_is_attribute(f, d))))
        return false; /* "in bed with two broken legs", "left office with a 59 % rating" */
    p = phrase_before(f, link - 1);
    if (p == NO_TOKEN || f->phrases[p].verb || f->phrases[p].end != link - 1 || !noun_phrase_usable(f, d, p) ||
        (f->view->tokens[link - 1].tag == TAG_AUX && clause_at(f, link - 1) != clause_at(f, f->phrases[p].first)))
        return false; /* "the vote that ended his rule was": the rule is another verb's */
    if (p > 0 && f->phrases[p - 1].verb && verb_end(f, p - 1) > f->phrases[p].first)
        return false; /* "took place at nine sites" */
    if (d->claim->kind == KIND_COUNT && f->phrases[p].prep != NO_TOKEN && f->phrases[p].end - f->phrases[p].first == 1 &&
        f->view->tokens[f->phrases[p].head].tag == TAG_NOUN && token_is(f, link - 1, f->x->classes.of))
        return false; /* "in front of 41,000 fans" */
    out->measure = phrase_text(f, p);
    root = is_change_noun(f, f->phrases[p].head) ? p : chain_root(f, d, p); /* "talks on a pay rise of 12 percent": the rise */
    if (root != NO_TOKEN && root < p && f->view->tokens[f->phrases[root].head].tag == TAG_NAME && f->phrases[p].prep != NO_TOKEN &&
        token_is(f, f->phrases[p].prep, f->x->classes.amount_in)) {
        out->subject = phrase_text(f, root); /* "buys Orlan in a deal worth $5m": the deal */
        return true;
    }
    if (root == NO_TOKEN || root == p) /* "with a margin of error of 3 points" */
        for (root = p; root > 0 && f->phrases[root].prep != NO_TOKEN && token_is(f, f->phrases[root].prep, f->x->classes.of) &&
                       !f->phrases[root - 1].verb && f->phrases[root - 1].end == f->phrases[root].prep;)
            root--;
    if (root != NO_TOKEN && root < p && f->phrases[p].end - f->phrases[root].first <= LINKED_TOKENS_MAX &&
        !figure_between(f, f->phrases[root].first, f->phrases[p].end)) {
        first = f->phrases[root].first;
        noun_trim(f, &first, f->phrases[root].end);
        out->measure = tokens_text(f, first, f->phrases[p].end); /* "contract for wheat and rice worth $5m" */
    } else if (root != NO_TOKEN && root < p && f->view->tokens[link - 1].tag == TAG_AUX) {
        out->measure = phrase_text(f, root); /* "profit before one-off items was" */
    }
    if (d->claim->kind == KIND_COUNT && d->noun_first != NO_TOKEN && !token_is(f, d->noun_head, f->x->classes.people))
        out->measure = joined(f->arena, out->measure, " of ", tokens_text(f, d->noun_first, d->noun_end));
    else if (d->claim->kind == KIND_QUANTITY && d->of_first != NO_TOKEN) /* "a cargo of 40 tonnes of wheat" */
        out->measure = joined(f->arena, out->measure, " of ", tokens_text(f, d->of_first, d->of_end));
    if (f->view->tokens[link - 1].tag == TAG_AUX)
        out->measure = joined(f->arena, out->measure, " ", state_behind(f, d));
    return true;
}

/* Noun phrase behind the figure and a preposition: "spent $5m on roads". */
static struct slice complement(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_after(f, d->figure->end_token);

    if (p == NO_TOKEN || f->phrases[p].verb || f->phrases[p].prep != d->figure->end_token || !noun_phrase_usable(f, d, p) ||
        token_is(f, f->phrases[p].prep, f->x->classes.role_to) || token_is(f, f->phrases[p].prep, f->x->classes.role_from) ||
        d->figure->kind == KIND_SCORE)
        return (struct slice){0};
    return tokens_text(f, f->phrases[p].prep, f->phrases[p].end);
}

/* "on roads" -> "roads" */
static struct slice behind_preposition_of(struct slice text)
{
    struct slice first;

    (void)slice_split(&text, ' ', &first);
    return text;
}

/* "sentenced Okoro to 7 years and Brandt to 5": a name behind the conjunction, where the first object has a figure of its own. */
static bool has_own_object(const struct frame *f, const struct draft *d, uint32_t object)
{
    uint32_t p = phrase_before(f, d->start_token);

    return p != NO_TOKEN && p > object && !f->phrases[p].verb && f->phrases[p].prep == NO_TOKEN &&
           f->phrases[p].end + 1 == d->start_token && f->view->tokens[d->start_token - 1].tag == TAG_TO &&
           f->view->tokens[f->phrases[p].head].tag == TAG_NAME && f->view->tokens[f->phrases[p].first - 1].tag == TAG_CONJ &&
           figure_between(f, f->phrases[object].end, f->phrases[p].first) && noun_phrase_usable(f, d, p);
}

/* Object between verb and figure: "raised its fees by 5 %", "took a stake in the mill for $5m"; NO_TOKEN: none. */
static uint32_t object_before(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_after(f, verb_end(f, d->governor));

    if (p != NO_TOKEN)
        p = owned_by(f, p);
    if (p != NO_TOKEN && has_own_object(f, d, p))
        return phrase_before(f, d->start_token);
    if (p == NO_TOKEN || f->phrases[p].end > d->start_token || preposition_of(f, p) != NO_TOKEN || !noun_phrase_usable(f, d, p) ||
        ((d->noun_first != NO_TOKEN || d->of_first != NO_TOKEN) && figure_between(f, f->phrases[p].first, f->phrases[p].end)) ||
        boundary_between(f, f->phrases[d->governor].end, f->phrases[p].first))
        return NO_TOKEN;
    return p;
}

/* What is said of the subject besides the figure: "have been unemployed for two years", "was 40 % contained". */
static struct slice predicate(const struct frame *f, const struct draft *d)
{
    uint32_t t = f->phrases[d->governor].end;

    if (f->view->tokens[f->phrases[d->governor].head].tag != TAG_AUX)
        return (struct slice){0};
    return t < d->start_token && f->view->tokens[t].tag == TAG_ADJ ? tokens_text(f, t, t + 1) : state_behind(f, d);
}

/* What a form of "be" says of its subject: "are in need of aid", "were children", "are malnourished". */
static struct slice said_of_subject(const struct frame *f, const struct draft *d)
{
    uint32_t at = f->phrases[d->governor].end, p, end;

    if (f->view->tokens[f->phrases[d->governor].head].tag != TAG_AUX)
        return (struct slice){0};
    while (at + 1 < f->sentence->end_token && f->view->tokens[at].tag == TAG_ADV && f->view->tokens[at + 1].tag == TAG_PREP)
        at++; /* "are still on board" */
    p = phrase_after(f, at);
    end = at;
    if (p != NO_TOKEN && !f->phrases[p].verb && !in_date(f, p) && (f->phrases[p].first == at || f->phrases[p].prep == at) &&
        figure_end_at(f, f->phrases[p].head) == f->phrases[p].head) {
        end = f->phrases[p].end;
        if (p + 1 < f->phrase_count && f->phrases[p + 1].prep == end && token_is(f, end, f->x->classes.of))
            end = f->phrases[p + 1].end;
    }
    while (end == at && at < f->sentence->end_token && f->view->tokens[at].tag == TAG_ADV)
        at = ++end;
    if (end == at && at < f->sentence->end_token && f->view->tokens[at].tag == TAG_ADJ)
        end++;
    return tokens_text(f, at, end);
}

/* The figure's own phrase hangs on a preposition: "With five slots free you can ..." is not the subject. */
static bool behind_preposition(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->start_token;

    while (t > f->sentence->first_token && (f->view->tokens[t - 1].tag == TAG_DET || f->view->tokens[t - 1].tag == TAG_POSS))
        t--;
    return t > f->sentence->first_token && f->view->tokens[t - 1].tag == TAG_PREP;
}

/* "a 12-metre yacht", "a 25 % tariff", "a $300 million contract": the amount describes the noun behind it. */
bool claim_is_attribute(const struct frame *f, const struct draft *d)
{
    enum kind kind = d->claim->kind;
    uint32_t p = phrase_at(f, d->figure->first_token), first = p != NO_TOKEN ? f->phrases[p].first : d->figure->first_token;
    uint8_t before = first < d->figure->first_token ? f->view->tokens[first].tag : (uint8_t)TAG_NONE;

    if (d->noun_first == NO_TOKEN || kind == KIND_COUNT || kind == KIND_AGE)
        return false;
    return token_mark(f, d->figure->end_token) == '-' || token_mark(f, d->figure->end_token - 2) == '-' ||
           ((before == TAG_DET || before == TAG_POSS) && f->view->tokens[d->noun_head].tag != TAG_PLURAL);
}

/* "the ship had 40 tonnes of fuel", "lost 40 tonnes of fuel", "must do 200 hours of work": the fuel is measured, not the ship. */
static bool has_amount(const struct frame *f, const struct draft *d)
{
    uint32_t head = f->phrases[d->governor].head;

    if ((d->claim->kind != KIND_QUANTITY && d->claim->kind != KIND_DURATION) || d->of_first == NO_TOKEN)
        return false;
    if (token_is(f, d->start_token - 1, f->x->classes.absolute))
        return true; /* "sank with 40 tonnes of fuel" */
    if (f->view->tokens[head].tag == TAG_AUX)
        return !token_is(f, head, f->x->classes.passive);
    return f->phrases[d->governor].end == d->start_token &&
           (token_is(f, head, f->x->classes.change_up) || token_is(f, head, f->x->classes.change_down));
}

/* "killed a man and 12 sheep" */
static bool is_listed(const struct frame *f, const struct draft *d)
{
    uint32_t before = d->start_token - 1;

    return d->start_token > f->sentence->first_token && (f->view->tokens[before].tag == TAG_CONJ || token_mark(f, before) == ',');
}

/* "Unemployment rose, with 1.3 million people out of work": the verb before the comma is not theirs. */
static bool is_absolute(const struct frame *f, const struct draft *d)
{
    uint32_t with = d->start_token - 1;

    return d->claim->kind == KIND_COUNT && d->noun_first != NO_TOKEN && d->start_token > f->sentence->first_token + 1 &&
           token_is(f, with, f->x->classes.absolute) && token_mark(f, with - 1) == ',';
}

/* "people out of work", "ships waiting": the phrase right behind a noun, with its prepositions. */
static struct slice told_of_noun(const struct frame *f, uint32_t noun_end)
{
    uint32_t p = phrase_after(f, noun_end);

    if (p == NO_TOKEN || f->phrases[p].first > noun_end + 2)
        return (struct slice){0};
    for (uint32_t t = noun_end; t < f->phrases[p].first; t++)
        if (f->view->tokens[t].tag == TAG_PUNCT || f->view->tokens[t].tag == TAG_CONJ || f->view->tokens[t].tag == TAG_SUBORD)
            return (struct slice){0};
    return tokens_text(f, noun_end, f->phrases[p].end);
}

static void measure_of_object(struct frame *f, struct draft *d, struct parts *out)
{
    uint32_t object = object_before(f, d);
    uint32_t subject = subject_of(f, d, d->governor);
    struct slice noun = own_noun(f, d), verb = verb_text(f, d->governor), what = {0};
    struct parts chain = {{0}, {0}};

    if (subject != NO_TOKEN)
        chain_parts(f, d, subject, d->governor, &chain);
    if (linked_noun(f, d, out)) {
        if (!says(out->measure, chain.measure))
            chain.subject = joined(f->arena, chain.measure, "; ", chain.subject);
        out->subject = joined(f->arena, out->subject, "; ", chain.subject);
        return;
    }
    if (object != NO_TOKEN) {
        struct parts whole = {{0}, {0}};
        uint32_t last = phrase_before(f, d->start_token);
        if (claim_is_attribute(f, d)) { /* "gave the miners a 4 % rise" */
            out->measure = noun;
            out->subject = joined(f->arena, phrase_text(f, object), "; ", chain.measure);
            return;
        }
        chain_parts(f, d, object, last == NO_TOKEN ? object + 1 : last + 1, &whole);
        if (level_noun(f, d->governor).len) { /* "cost exporters $5m": the object is to whom */
            out->measure = level_noun(f, d->governor);
            out->subject = joined(f->arena, whole.measure, "; ", chain.measure);
            return;
        }
        if (d->claim->kind == KIND_MONEY && noun.len == 0 && verb.len && f->phrases[last].end == d->start_token) {
            out->measure = verb; /* "owes his bank $5m": the object is to whom */
            out->subject = joined(f->arena, chain.measure, "; ", whole_text(f, object));
            return;
        }
        if (is_level_verb(f, d->governor))
            verb = (struct slice){0};
        out->measure = joined(f->arena, whole.measure, " ", verb);
        if (noun.len &&
            (d->figure->kind == KIND_COUNT || (d->claim->kind == KIND_QUANTITY && d->of_first != NO_TOKEN &&
                                               is_listed(f, d)))) { /* "opened a school with 40 beds", "gave farmers 40 tractors" */
            out->measure = behind_preposition(f, d) ? noun : joined(f->arena, noun, " ", verb);
            if (!is_listed(f, d))
                whole.subject = joined(f->arena, whole.measure, "; ", whole.subject);
        } else if (noun.len)
            whole.subject = joined(f->arena, noun, "; ", whole.subject);
        out->subject = joined(f->arena, whole.subject, "; ", chain.measure);
        return;
    }
    if (is_level_verb(f, d->governor) && !takes_amount(f, d, d->governor) && chain.measure.len &&
        (noun.len == 0 || (d->figure->kind != KIND_COUNT && !claim_is_attribute(f, d) && !has_amount(f, d)))) {
        out->measure = joined(f->arena, chain.measure, " ", predicate(f, d));
        out->measure = joined(f->arena, out->measure, " ", level_noun(f, d->governor));
        out->subject = joined(f->arena, chain.subject, "; ", noun.len ? noun : behind_preposition_of(complement(f, d)));
        return;
    }
    if (is_level_verb(f, d->governor) && claim_is_attribute(f, d)) /* "was hit by a 25 % tariff" */
        out->measure = noun;
    else if (is_absolute(f, d))
        out->measure = joined(f->arena, noun, " ", told_of_noun(f, d->noun_end));
    else if (noun.len || takes_amount(f, d, d->governor))
        out->measure = joined(f->arena, noun, " ", verb);
    else
        out->measure = joined(f->arena, verb, " ", what = complement(f, d));
    out->subject = joined(f->arena, chain.measure, "; ", chain.subject);
    if (f->phrases[d->governor].passive && noun.len == 0 && what.len == 0 && chain.measure.len &&
        f->phrases[d->governor].end < d->start_token &&
        d->claim->kind != KIND_DURATION) { /* "trade was put at $5m", but "was fined $5m", "was sold for $5m" */
        bool level = d->claim->kind != KIND_MONEY || token_is(f, d->start_token - 1, f->x->classes.role_at);

        out->measure = level ? chain.measure : joined(f->arena, chain.measure, " ", verb);
        out->subject = chain.subject;
    }
}

static void measure_of_subject(struct frame *f, struct draft *d, struct parts *out)
{
    struct slice noun = own_noun(f, d), verb = verb_text(f, d->governor);
    uint32_t object = phrase_after(f, f->phrases[d->governor].end), own = phrase_at(f, d->figure->first_token);

    if (noun.len == 0)
        noun = d->claim->base; /* "nine of the dead were in the port" */
    out->measure = joined(f->arena, noun, " ", verb.len ? verb : said_of_subject(f, d));
    if (object != NO_TOKEN && verb.len && !boundary_between(f, f->phrases[d->governor].end, f->phrases[object].first) &&
        f->phrases[object].clause == f->phrases[d->governor].clause && noun_phrase_usable(f, d, object))
        out->subject = phrase_text(f, object);
    if (own != NO_TOKEN && owner_of(f, own) != NO_TOKEN) /* "the firms' 400 ships carry grain" */
        out->subject = joined(f->arena, phrase_text(f, owner_of(f, own)), "; ", out->subject);
}

/* A participle heads the label of a list. */
static bool is_label(const struct frame *f, const struct draft *d)
{
    return f->phrase_count > 0 && f->phrases[0].verb && f->phrases[0].first == f->sentence->first_token &&
           f->view->tokens[f->phrases[0].head].tag == TAG_VERB_ED && d->start_token > f->phrases[0].end &&
           token_mark(f, d->start_token - 1) == ':';
}

static void measure_near(struct frame *f, struct draft *d, struct parts *out)
{
    struct slice noun = own_noun(f, d);
    uint32_t p;

    if (linked_noun(f, d, out))
        return;
    if (is_label(f, d)) { /* "Pumped into barges by noon: 420 tonnes", "Arrested: 14 people" */
        out->measure = joined(f->arena, noun, " ", verb_text(f, 0));
        p = phrase_after(f, f->phrases[0].end);
        if (p != NO_TOKEN && noun_phrase_usable(f, d, p))
            out->subject = phrase_text(f, p);
        return;
    }
    if (noun.len) {
        out->measure = noun;
        p = phrase_before(f, d->start_token);
        if (p != NO_TOKEN && noun_phrase_usable(f, d, p))
            out->subject = phrase_text(f, p);
        return;
    }
    for (p = phrase_before(f, d->start_token); p != NO_TOKEN; p = p ? p - 1 : NO_TOKEN)
        if (noun_phrase_usable(f, d, p)) {
            uint32_t root = chain_root(f, d, p);
            chain_parts(f, d, root == NO_TOKEN ? p : root, p + 1, out);
            return;
        }
    for (p = phrase_after(f, d->figure->end_token); p != NO_TOKEN && p < f->phrase_count; p++)
        if (noun_phrase_usable(f, d, p)) {
            out->measure = phrase_text(f, p);
            return;
        }
}

/* Value of the only row of a class: the word that heads a measure. */
struct slice claim_head_word(const struct frame *f, uint16_t class_id)
{
    uint32_t count;
    const struct form *const *head = pack_class_forms(f->x->pack, class_id, &count);

    return count ? head[0]->value : (struct slice){0};
}

/* "eight of 74 plants": the noun behind the figure is the whole. */
static bool is_of_whole(const struct frame *f, const struct draft *d)
{
    for (uint32_t t = d->figure->first_token + 1; t + 1 < d->figure->end_token; t++)
        if (token_is(f, t, f->x->classes.of))
            return true;
    return false;
}

/* "38 % of imported barley": a share; its whole is the base. */
static void measure_of_share(struct frame *f, struct draft *d, struct parts *out)
{
    struct slice whole = tokens_text(f, d->of_first, d->of_end);

    d->claim->base = whole;
    out->measure = joined(f->arena, claim_head_word(f, f->x->classes.share_head), " ", whole);
    if (d->governor != NO_TOKEN && !d->governor_after) {
        uint32_t subject = subject_of(f, d, d->governor);
        struct parts chain = {{0}, {0}};
        if (subject != NO_TOKEN)
            chain_parts(f, d, subject, d->governor, &chain);
        out->subject = joined(f->arena, chain.measure, "; ", chain.subject);
        if (is_of_whole(f, d) && !is_level_verb(f, d->governor) && f->phrases[d->governor].end == d->start_token)
            out->measure = joined(f->arena, out->measure, " ", verb_text(f, d->governor)); /* "flooded 7 of the 12 villages" */
    } else if (claim_answers(f, d)) {
        out->measure = joined(f->arena, out->measure, " ", claim_answer(f, d));
    } else if (d->governor != NO_TOKEN) {
        uint32_t object = phrase_after(f, f->phrases[d->governor].end);
        struct slice said = f->phrases[d->governor].passive ? verb_text(f, d->governor) : said_of_subject(f, d);
        out->measure = joined(f->arena, out->measure, " ", said); /* "share of children malnourished" */
        if (object != NO_TOKEN && noun_phrase_usable(f, d, object))
            out->subject = phrase_text(f, object);
    }
}

/* An age is somebody's: "Okoro, 52, runs", "Okoro (52)", "the 52-year-old farmer", "Okoro died at 52". */
static void measure_of_age(struct frame *f, struct draft *d, struct parts *out)
{
    uint32_t before = d->start_token > f->sentence->first_token ? d->start_token - 1 : NO_TOKEN, p = NO_TOKEN;
    char mark = before == NO_TOKEN ? '\0' : token_mark(f, before);

    out->measure = claim_head_word(f, f->x->classes.age_head);
    if (d->governor != NO_TOKEN && !d->governor_after && (p = subject_of(f, d, d->governor)) != NO_TOKEN &&
        slice_equal(tokens_text(f, f->phrases[p].head, f->phrases[p].head + 1), out->measure)) {
        chain_parts(f, d, p, d->governor, out); /* "the average age was 74" */
        return;
    }
    if (mark == ',' || mark == '(')
        p = phrase_before(f, before);
    else if (before != NO_TOKEN)
        p = phrase_before(f, ++before); /* "children under the age of six" */
    if (p != NO_TOKEN && f->phrases[p].end == before &&
        (noun_phrase_usable(f, d, p) ||
         (mark && f->phrases[p].verb && (f->view->tokens[f->phrases[p].first].shape & SHAPE_CAPITAL)))) /* "Denning, 61," */
        out->subject = phrase_text(f, p);
    else if (d->noun_first != NO_TOKEN)
        out->subject = tokens_text(f, d->noun_first, d->noun_end);
}

static struct slice shortened(struct slice s)
{
    while (s.len > MEASURE_MAX) {
        size_t cut = MEASURE_MAX;
        while (cut > 0 && s.at[cut] != ' ')
            cut--;
        s.len = cut ? cut : MEASURE_MAX;
        while (s.len > 0 && ((unsigned char)s.at[s.len] & 0xc0) == 0x80)
            s.len--;
    }
    return s;
}

/* The verb of saying that a date hangs on: "said on Wednesday", "said at a meeting in Velmar on Friday", "told reporters on Friday";
 * NO_TOKEN: none. */
static uint32_t saying_before(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_before(f, d->start_token);

    while (p != NO_TOKEN && !f->phrases[p].verb && preposition_of(f, p) != NO_TOKEN)
        p = p ? p - 1 : NO_TOKEN;
    if (p != NO_TOKEN && p > 0 && !f->phrases[p].verb && f->phrases[p - 1].clause == f->phrases[p].clause)
        p--; /* "told reporters", "confirmed the deal to the paper" */
    if (p == NO_TOKEN || !f->phrases[p].verb || boundary_between(f, f->phrases[p].end, d->start_token) ||
        !token_is(f, f->phrases[p].head, f->x->classes.attribution) ||
        token_is(f, f->phrases[p].head, f->x->classes.attribution_act))
        return NO_TOKEN;
    return p;
}

/* The verb that goes on to a date; NO_TOKEN: none. */
static uint32_t verb_before(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_before(f, d->start_token);

    while (p != NO_TOKEN && !f->phrases[p].verb)
        p = p ? p - 1 : NO_TOKEN;
    return p == NO_TOKEN || boundary_between(f, f->phrases[p].end, d->start_token) ? NO_TOKEN : p;
}

/* The verb of a date: that of its clause, or the main verb behind it: "On 4 March, the yard opened". */
static void find_event(struct frame *f, struct draft *d)
{
    uint32_t p = saying_before(f, d);

    if (p != NO_TOKEN) {
        d->governor = p;
        d->governor_after = false;
        return;
    }
    find_governor(f, d);
    if (d->governor != NO_TOKEN && !d->governor_after)
        return;
    for (p = phrase_after(f, d->figure->end_token); p != NO_TOKEN && p < f->phrase_count && !f->phrases[p].verb;)
        p++;
    if (p == NO_TOKEN || p == f->phrase_count)
        return;
    d->governor = p;
    d->governor_after = true;
    if (is_speech(f, p) && phrase_before(f, d->start_token) != NO_TOKEN && f->phrases[p].first > d->figure->end_token) {
        d->governor = verb_before(f, d); /* "was found on Tuesday, officials said" */
        d->governor_after = false;
    }
}

/* Dates: what happened, and to whom: "the strike began on 4 March". */
static void measure_of_event(struct frame *f, struct draft *d, struct parts *out)
{
    uint32_t subject = subject_of(f, d, d->governor), object = phrase_after(f, f->phrases[d->governor].end);
    struct parts chain = {{0}, {0}};

    if (subject != NO_TOKEN)
        chain_parts(f, d, subject, d->governor, &chain);
    out->measure = verb_text(f, d->governor);
    if (object != NO_TOKEN && f->phrases[object].prep == NO_TOKEN && f->phrases[object].first <= f->phrases[d->governor].end + 1 &&
        (!is_speech(f, d->governor) || f->phrases[object].clause == f->phrases[d->governor].clause) &&
        noun_phrase_usable(f, d, object) && !says(out->measure, phrase_text(f, object))) /* not "took place" */
        out->measure = joined(f->arena, phrase_text(f, object), " ", out->measure);
    out->subject = joined(f->arena, chain.measure, "; ", chain.subject);
}

/* "Imports doubled", "doubling trade": the figure is the verb itself. */
static void measure_of_multiple(struct frame *f, struct draft *d, struct parts *out)
{
    uint32_t p = phrase_after(f, d->figure->end_token), root;

    if (p != NO_TOKEN && f->phrases[p].first <= d->figure->end_token + 1 && f->phrases[p].prep == NO_TOKEN &&
        noun_phrase_usable(f, d, p)) {
        out->measure = phrase_text(f, p);
        return;
    }
    for (p = phrase_before(f, d->start_token); p != NO_TOKEN && (f->phrases[p].verb || holds_figure(f, d, p));)
        p = p ? p - 1 : NO_TOKEN;
    root = p == NO_TOKEN ? NO_TOKEN : chain_root(f, d, p);
    if (root != NO_TOKEN)
        chain_parts(f, d, root, p + 1, out);
}

static bool is_verb(const struct frame *f, uint32_t token)
{
    uint8_t tag = f->view->tokens[token].tag;

    return tag == TAG_VERB || tag == TAG_VERB_S || tag == TAG_VERB_ED || tag == TAG_VERB_ING;
}

/* "2.4 km long", "voted, with 38 against": a word behind the figure that tells what it measures. */
static void add_dimension_word(const struct frame *f, const struct draft *d, struct parts *out)
{
    uint32_t t = d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token;
    const struct form *form = form_at_token(f, t, f->x->classes.dimension_word, NULL);
    enum kind kind = d->claim->kind;

    if (form && kind == KIND_DURATION && token_is(f, t, f->x->classes.level_noun))
        out->measure = joined(f->arena, out->measure, " ", form->text); /* "a two-year high" */
    else if (form && slice_equal(d->claim->dimension, slice_of("area")))
        return; /* "burned 35 acres south of the town" */
    else if (form && kind != KIND_MONEY && kind != KIND_PERCENT && (kind == KIND_COUNT || d->noun_end == NO_TOKEN))
        /* not "wiped $5m off the firm's value", "a 1,000-ton tanker off the coast" */
        out->measure = joined(f->arena, out->measure, " ", form->value);
    else if (t + 1 < f->sentence->end_token && f->view->tokens[t].tag == TAG_PREP && (f->view->tokens[t + 1].shape & SHAPE_MARK) &&
             figure_end_at(f, t + 1) == t + 1 && d->claim->kind != KIND_DATE)
        out->measure = joined(f->arena, out->measure, " ", tokens_text(f, t, t + 1));
}

/* "kept its rate unchanged at 4 %": the word tells nothing of what is measured; the subject does. */
static void drop_level_word(const struct frame *f, struct parts *out)
{
    bool one = out->measure.len && !memchr(out->measure.at, ' ', out->measure.len); /* words have no blanks */
    const struct lexeme *known = one ? known_word(f, out->measure) : NULL;
    struct slice rest = out->subject, first;

    if (!known || !lexeme_form(known, f->x->classes.level_word) || !slice_split(&rest, ';', &first))
        return;
    out->measure = slice_trim(first);
    out->subject = slice_trim(rest);
}

static void take_whole(struct draft *d)
{
    d->of_first = d->noun_first;
    d->of_end = d->noun_end;
    d->noun_first = d->noun_end = d->noun_head = NO_TOKEN;
}

/* "struck with a 6.4 magnitude", "an aftershock of magnitude 4.8": the unit is what is measured, of what shook. */
static void measure_of_magnitude(struct frame *f, const struct draft *d, struct parts *out)
{
    struct slice unit = d->claim->unit_name, shook = {0};
    uint32_t p = phrase_before(f, d->start_token), before;

    if (d->noun_first != NO_TOKEN || (says(out->measure, unit) && out->measure.len > unit.len))
        return; /* "a 6.1 magnitude quake", "an earthquake with a magnitude of 4.8" */
    if (p != NO_TOKEN && f->phrases[p].prep != NO_TOKEN && token_is(f, f->phrases[p].prep, f->x->classes.of) &&
        slice_equal(phrase_text(f, p), unit) && (before = phrase_before(f, f->phrases[p].prep)) != NO_TOKEN &&
        noun_phrase_usable(f, d, before))
        shook = phrase_text(f, before);
    else if (d->governor != NO_TOKEN && (before = subject_of(f, d, d->governor)) != NO_TOKEN)
        shook = phrase_text(f, before);
    out->measure = says(out->subject, shook) ? unit : joined(f->arena, shook, " ", unit);
}

/* "The bridge, 300 metres long and 20 metres wide, was shut": whose size it is stands before the comma. */
static bool apposed_size(const struct frame *f, const struct draft *d, struct parts *out)
{
    uint32_t t = d->start_token, p, root;

    if (d->claim->kind != KIND_QUANTITY || !token_is(f, d->figure->end_token, f->x->classes.dimension_word))
        return false;
    while (t > f->sentence->first_token && token_mark(f, t - 1) != ',') {
        uint8_t tag = f->view->tokens[--t].tag;
        if (tag != TAG_CONJ && !token_is(f, t, f->x->classes.dimension_word) && !figure_between(f, t, t + 1))
            return false;
    }
    p = t > f->sentence->first_token ? phrase_before(f, t - 1) : NO_TOKEN;
    if (p == NO_TOKEN || f->phrases[p].end != t - 1 || !noun_phrase_usable(f, d, p))
        return false;
    root = chain_root(f, d, p);
    chain_parts(f, d, root == NO_TOKEN ? p : root, p + 1, out);
    return true;
}

void claim_measure(struct frame *f, struct draft *d)
{
    struct parts out = {{0}, {0}};
    uint32_t absolute, root;

    if (d->claim->kind == KIND_RATIO && d->noun_first != NO_TOKEN && is_of_whole(f, d))
        take_whole(d);
    if (d->figure->kind == KIND_DATE || d->figure->kind == KIND_TIME)
        find_event(f, d);
    else
        find_governor(f, d);
    absolute = absolute_noun(f, d, &root);
    if (absolute != NO_TOKEN)
        chain_parts(f, d, root, absolute + 1, &out);
    else if (included_parts(f, d, &out) || held_parts(f, d, &out) || apposed_size(f, d, &out))
        ;
    else if ((d->figure->kind == KIND_DATE || d->figure->kind == KIND_TIME) && d->governor != NO_TOKEN)
        measure_of_event(f, d, &out);
    else if (d->claim->kind == KIND_AGE)
        measure_of_age(f, d, &out);
    else if (d->claim->kind == KIND_RATIO && !d->figure->numeral && is_verb(f, d->figure->first_token))
        measure_of_multiple(f, d, &out);
    else if ((d->claim->kind == KIND_PERCENT || d->claim->kind == KIND_RATIO) && d->of_first != NO_TOKEN &&
             d->noun_first == NO_TOKEN)
        measure_of_share(f, d, &out);
    else if (d->governor != NO_TOKEN && !d->governor_after)
        measure_of_object(f, d, &out);
    else if (claim_answers(f, d))
        out.measure = joined(f->arena, own_noun(f, d), " ", claim_answer(f, d));
    else if (d->governor != NO_TOKEN && !behind_preposition(f, d) &&
             (d->noun_first != NO_TOKEN || d->of_first != NO_TOKEN || f->phrases[d->governor].passive ||
              d->claim->kind == KIND_COUNT || d->claim->kind == KIND_NUMBER || d->claim->kind == KIND_PERCENT ||
              d->claim->kind == KIND_QUANTITY || d->claim->kind == KIND_RATIO ||
              (d->start_token > f->sentence->first_token &&
               f->view->tokens[d->start_token - 1].tag == TAG_REL))) /* "£2bn, of which £600m is for the north" */
        measure_of_subject(f, d, &out);
    else
        measure_near(f, d, &out);
    if (out.measure.len == 0)
        measure_near(f, d, &out);
    if (d->governor != NO_TOKEN && !d->governor_after)
        claim_negate(f, d);
    add_dimension_word(f, d, &out);
    claim_subject(f, d, &out);
    drop_level_word(f, &out);
    if (slice_equal(d->claim->dimension, slice_of("magnitude")))
        measure_of_magnitude(f, d, &out);
    if (d->claim->kind == KIND_AGE && out.subject.len == 0 && slice_equal(out.measure, claim_head_word(f, f->x->classes.age_head)))
        out.measure = (struct slice){0}; /* the kind says that much */
    d->claim->measure = shortened(out.measure);
    d->claim->subject = shortened(out.subject);
}
