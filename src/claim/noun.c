/* What is counted: the noun phrase behind a number ("14 coastal trawlers"), behind "of" ("dozens of tents"), or an outcome that stands for
 * people ("31 killed"). */
#include "claim/inner.h"

enum { NOUN_TOKENS_MAX = 10 }; /* the hyphens of compounds are tokens */
enum { JOINED_WORDS_MAX = 4 };

static bool is_noun(const struct token *t)
{
    return t->tag == TAG_NOUN || t->tag == TAG_PLURAL || t->tag == TAG_NAME;
}

static bool is_modifier(const struct token *t)
{
    return t->tag == TAG_ADJ || t->tag == TAG_VERB_ED || t->tag == TAG_VERB_ING;
}

/* A hyphen inside a compound: "first-team". */
static bool is_hyphen(const struct frame *f, uint32_t token)
{
    return token_mark(f, token) == '-' && (f->view->tokens[token].shape & SHAPE_GLUED) && token + 1 < f->sentence->end_token &&
           (f->view->tokens[token + 1].shape & SHAPE_GLUED);
}

/* "eight straight wins": a word that is mostly an adverb, before a noun. */
static bool is_adverb_before_noun(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    return t->tag == TAG_ADV && token + 1 < f->sentence->end_token &&
           ((t->word && (t->word->tags & (1U << TAG_ADJ)) && is_noun(t + 1)) || is_modifier(t + 1));
}

/* Nothing that a verb could have as its object stands at the token. */
static bool phrase_ends_at(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    return token >= f->sentence->end_token || (t->shape & SHAPE_MARK) || t->tag == TAG_PREP || t->tag == TAG_VERB ||
           t->tag == TAG_VERB_ED || t->tag == TAG_VERB_ING || t->tag == TAG_AUX || t->tag == TAG_MODAL || t->tag == TAG_CONJ ||
           t->tag == TAG_REL || t->tag == TAG_SUBORD;
}

/* "eight more picks", "millions of Orlavians": plurals that the tagger takes for something else behind a number. */
static bool is_plural_verb(const struct frame *f, uint32_t token, uint32_t last)
{
    const struct token *t = &f->view->tokens[token];

    if (last != NO_TOKEN)
        return last + 1 == token && t->tag == TAG_VERB_S && t->word && (t->word->tags & (1U << TAG_PLURAL)) &&
               t[-1].tag == TAG_NOUN && phrase_ends_at(f, token + 1); /* "20 power plants shut" */
    if (t->tag == TAG_VERB_S)
        return token > f->sentence->first_token && t[-1].tag != TAG_NOUN &&
               (t->word && t->word->tags ? (t->word->tags & (1U << TAG_PLURAL | 1U << TAG_NOUN)) != 0
                                         : phrase_ends_at(f, token + 1));
    return token_is(f, token, f->x->classes.demonym) && f->view->text.at[t->end - 1] == 's';
}

/* "63,000 Calder 3 sedans": a number between a name and its noun is part of the name. */
static bool is_number_of_name(const struct frame *f, uint32_t token, uint32_t last)
{
    const struct token *t = &f->view->tokens[token];

    return (t->shape & SHAPE_DIGIT) && last != NO_TOKEN && last + 1 == token && t[-1].tag == TAG_NAME &&
           token + 1 < f->sentence->end_token && (t[1].tag == TAG_PLURAL || t[1].tag == TAG_NOUN);
}

/* "9,000 Orin S and Orin X vans", "3 paper and board mills": what stands in the singular before "and" belongs to the plural behind it. */
static bool joins_noun(const struct frame *f, uint32_t token, uint32_t last)
{
    uint32_t t = token + 1;

    if (f->view->tokens[token].tag != TAG_CONJ || last == NO_TOKEN || last + 1 != token || f->view->tokens[last].tag == TAG_PLURAL)
        return false;
    while (t < f->sentence->end_token && t - token <= JOINED_WORDS_MAX &&
           (f->view->tokens[t].tag == TAG_NAME || f->view->tokens[t].tag == TAG_NOUN || is_hyphen(f, t)))
        t++;
    return t > token + 1 && t < f->sentence->end_token && f->view->tokens[t].tag == TAG_PLURAL;
}

/* "12 North Orlavian mills": the adjective of a country between a name and a noun. */
static bool is_part_of_name(const struct frame *f, uint32_t token)
{
    return f->view->tokens[token - 1].tag == TAG_NAME && (f->view->tokens[token].shape & SHAPE_CAPITAL) &&
           token_is(f, token, f->x->classes.demonym) && token + 1 < f->sentence->end_token && is_noun(&f->view->tokens[token + 1]);
}

/* "57 Condor 737s": the token behind a model's name in the plural; else the token itself. */
static uint32_t model_end(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    if (!(t->shape & SHAPE_DIGIT) || token == f->sentence->first_token || token + 1 >= f->sentence->end_token ||
        (t[-1].tag != TAG_NAME && !is_hyphen(f, token - 1)))
        return token;
    return (t[1].shape & SHAPE_GLUED) && slice_equal(token_text(f->view, token + 1), slice_of("s")) ? token + 2 : token;
}

/* "a basket of 20 items costs 34 euros": what may be a verb, before its object. */
static bool is_verb_of(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];
    uint8_t next = token + 1 < f->sentence->end_token ? t[1].tag : TAG_NONE;

    return t->word && (t->word->tags & (1U << TAG_VERB_S)) &&
           (next == TAG_NUMBER || next == TAG_OTHER || next == TAG_DET || next == TAG_POSS);
}

/* "a 13 % sales increase": the noun phrase of an article is one thing, a plural in it says only of what kind. */
static bool in_phrase_of_article(const struct frame *f, uint32_t from, uint32_t token)
{
    uint32_t p = phrase_at(f, from), first = p != NO_TOKEN ? f->phrases[p].first : from;

    return p != NO_TOKEN && f->phrases[p].end > token && first < from && token_is(f, first, f->x->classes.rate_article);
}

/* The noun phrase at `from`: modifiers, then nouns. *head is its last noun; false: none there. */
bool counted_noun_at(const struct frame *f, uint32_t from, uint32_t *first, uint32_t *end, uint32_t *head)
{
    uint32_t t = from, last = NO_TOKEN;

    while (t < f->sentence->end_token && ((token_is(f, t, f->x->classes.count_skip) && token_mark(f, t + 1) != '-') ||
                                          (f->dates[t - f->sentence->first_token] && in_phrase_of_article(f, from, t))))
        t++; /* "a 13 % year-on-year rise"; not "30 all-electric buses" */
    *first = t;
    for (; t < f->sentence->end_token && t - *first < NOUN_TOKENS_MAX; t++) {
        const struct token *token = &f->view->tokens[t];
        if (last != NO_TOKEN && f->dates[t - f->sentence->first_token])
            break; /* "a 13 % increase Monday" */
        if (t > *first && model_end(f, t) > t) {
            *head = t;
            *end = model_end(f, t);
            return true;
        }
        if (is_noun(token) || is_plural_verb(f, t, last)) {
            if (last != NO_TOKEN && f->view->tokens[last].tag == TAG_PLURAL && token->tag != TAG_PLURAL && !is_hyphen(f, t - 1) &&
                !in_phrase_of_article(f, from, t))
                break; /* "12 ships Monday": a plural ends the phrase, unless it is part of a compound */
            if (last != NO_TOKEN && f->view->tokens[last].tag == TAG_PLURAL && is_verb_of(f, t))
                break;
            last = t;
        } else if ((t > *first && is_hyphen(f, t - 1) && !(token->shape & SHAPE_MARK)) || is_number_of_name(f, t, last) ||
                   joins_noun(f, t, last) || (token->tag == TAG_DET && is_hyphen(f, t + 1))) {
            continue; /* "gas-only", "coal-fired", "all-electric" */
        } else if (token->tag == TAG_CONJ && t > *first && last == NO_TOKEN && f->view->tokens[t - 1].tag == TAG_ADJ &&
                   t + 1 < f->sentence->end_token && (f->view->tokens[t + 1].tag == TAG_ADJ || is_hyphen(f, t + 2))) {
            continue; /* "digital and physical sales", "small and medium-sized firms" */
        } else if (is_modifier(token) || is_adverb_before_noun(f, t)) {
            if ((last != NO_TOKEN && !is_hyphen(f, t - 1) && !is_part_of_name(f, t)) ||
                (t == from && token->chunk == CHUNK_VP_BEGIN && !is_hyphen(f, t + 1)))
                break; /* "97 needed care": a verb */
        } else if (token_mark(f, t) == ',' && t > *first && last == NO_TOKEN && f->view->tokens[t - 1].tag == TAG_ADJ &&
                   t + 1 < f->sentence->end_token && f->view->tokens[t + 1].tag == TAG_ADJ) {
            continue; /* "small, friendly deals" */
        } else if (!is_hyphen(f, t)) {
            break;
        }
    }
    if (last == NO_TOKEN || token_is(f, last, f->x->classes.not_counted))
        return false;
    *end = last + 1;
    if (*end < f->sentence->end_token && (f->view->tokens[*end].shape & SHAPE_DIGIT) && (f->view->tokens[*end].shape & SHAPE_GLUED))
        ++*end; /* "CO2" */
    *head = last;
    return true;
}

static bool behind_of(const struct frame *f, uint32_t token, uint32_t *first, uint32_t *end, uint32_t *head)
{
    uint32_t t = token + 1;

    if (!token_is(f, token, f->x->classes.of))
        return false;
    while (t < f->sentence->end_token && (f->view->tokens[t].tag == TAG_DET || f->view->tokens[t].tag == TAG_POSS))
        t++;
    if (t + 1 < f->sentence->end_token && f->view->tokens[t].tag == TAG_ADJ)
        t = figure_end_at(f, t + 1) > t + 1 ? figure_end_at(f, t + 1) : t; /* "five of their last six matches" */
    else
        t = figure_end_at(f, t); /* "310 of the 1,200 samples" */
    if (is_hyphen(f, t))
        t += 2; /* "half of its 900-strong staff" */
    if (!counted_noun_at(f, t, first, end, head))
        return false;
    if (*end < f->sentence->end_token && (f->view->tokens[*end].shape & SHAPE_POSSESSIVE)) /* "one of the mill's oldest looms" */
        return counted_noun_at(f, figure_end_at(f, *end + 1), first, end, head) || counted_noun_at(f, t, first, end, head);
    return true;
}

static void set_noun(struct frame *f, struct draft *d, uint32_t first, uint32_t end, uint32_t head)
{
    d->noun_first = first;
    d->noun_end = end;
    d->noun_head = head;
    d->verb_noun = f->view->tokens[head].tag == TAG_VERB_S;
}

/* "Cuts 4,000 Jobs": the capital of a word that is no name says nothing. */
static bool is_capital_of_title(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    return t->shape & SHAPE_CAPITAL && !(t->shape & SHAPE_UPPER) && t->tag != TAG_NAME &&
           !token_is(f, token, f->x->classes.demonym);
}

/* "coastal trawlers" -> "coastal trawler" */
struct slice counted_singular(const struct frame *f, uint32_t first, uint32_t head)
{
    struct slice last = tokens_text(f, head, head + 1), single = noun_singular(f->view->words, f->arena, last);
    uint32_t start = f->view->tokens[first].start;
    bool title = false;
    size_t before;
    char *text;

    for (uint32_t t = first; t <= head; t++)
        title |= is_capital_of_title(f, t);
    if (first == head && !title)
        return single;
    before = f->view->tokens[head].start - start;
    text = arena_alloc(f->arena, before + single.len + 1);
    memcpy(text, f->view->text.at + start, before);
    memcpy(text + before, single.at, single.len);
    for (uint32_t t = first; t <= head; t++)
        if (is_capital_of_title(f, t))
            text[f->view->tokens[t].start - start] = ascii_lower(text[f->view->tokens[t].start - start]);
    return (struct slice){text, before + single.len};
}

void claim_people(struct frame *f, struct claim *c)
{
    uint32_t count;
    const struct form *const *forms = pack_class_forms(f->x->pack, f->x->classes.people, &count);

    c->unit = c->unit_name = count ? forms[0]->value : (struct slice){0};
    c->base_unit = c->dimension = c->unit;
}

static bool is_plural_count(const struct draft *d)
{
    return !d->claim->value.denominator || value_double(d->claim->value) != 1.0;
}

/* Words whose plural looks like their singular: "sheep", "aircraft", "personnel". */
static bool has_no_plural_form(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];
    const struct form *plural = token_form(f, token, pack_class(f->x->pack, "plural"));

    return (t->word && (t->word->tags & (1U << TAG_PLURAL))) || (plural && slice_equal(plural->text, plural->value));
}

/* "a 12 page document", "a 3 cylinder engine": many of something before another noun in the singular counts the first noun. */
static uint32_t counted_head(const struct frame *f, const struct draft *d)
{
    const struct token *first = &f->view->tokens[d->noun_first];

    if (token_mark(f, d->figure->end_token) == '-' || d->noun_head == d->noun_first || !is_plural_count(d) || d->figure->range ||
        first->tag != TAG_NOUN || f->view->tokens[d->noun_head].tag != TAG_NOUN || is_hyphen(f, d->noun_first + 1) ||
        has_no_plural_form(f, d->noun_head))
        return d->noun_head;
    return d->noun_first;
}

/* "a 400-bed hospital", "the 20,000-seat Orb": beds are counted, and are those of what stands behind. */
static bool is_compound(const struct frame *f, const struct draft *d)
{
    const struct token *first = &f->view->tokens[d->noun_first];

    return d->noun_first == d->figure->end_token + 1 && token_mark(f, d->figure->end_token) == '-' && first->tag == TAG_NOUN &&
           first->shape & SHAPE_GLUED && d->noun_head > d->noun_first && !is_hyphen(f, d->noun_first + 1);
}

static void set_count(struct frame *f, struct draft *d)
{
    struct claim *c = d->claim;
    uint32_t first = d->noun_first;

    c->kind = KIND_COUNT;
    c->base_unit = slice_of("item");
    c->dimension = slice_of("count");
    if (is_compound(f, d)) {
        c->unit = c->unit_name = counted_singular(f, first, first);
        d->noun_first++;
        return;
    }
    if (d->noun_first == d->noun_head && token_is(f, d->noun_head, f->x->classes.people)) {
        claim_people(f, d->claim);
        return;
    }
    /* what was done to them and how belongs to the measure: "300 recorded songs" are songs, "two most costly mills" costly mills */
    while (first < d->noun_head && !is_hyphen(f, first + 1) &&
           (f->view->tokens[first].tag == TAG_VERB_ED || f->view->tokens[first].tag == TAG_VERB_ING ||
            f->view->tokens[first].tag == TAG_ADV))
        first++;
    c->unit = counted_singular(f, first, counted_head(f, d));
    if (first > d->figure->end_token + 2 && (f->view->tokens[first - 1].shape & SHAPE_POSSESSIVE) &&
        f->view->tokens[first - 2].tag == TAG_NAME && f->view->tokens[first - 3].tag != TAG_NAME)
        c->unit = joined(f->arena, tokens_text(f, first - 2, first - 1), " ", c->unit); /* "two of Halden's deputies" */
    c->unit_name = c->unit;
}

/* "$3bn in subsidies": what an amount of money is. */
static bool behind_in(const struct frame *f, struct draft *d, uint32_t token)
{
    uint32_t head;

    return d->figure->kind == KIND_MONEY && token_is(f, token, f->x->classes.amount_in) &&
           counted_noun_at(f, token + 1, &d->of_first, &d->of_end, &head) && d->of_first == token + 1 &&
           token_is(f, head, f->x->classes.money_noun);
}

/* "of those polled", "of those who voted": whom a share is of. */
static bool behind_of_those(const struct frame *f, struct draft *d, uint32_t of)
{
    uint32_t t = of + 2, p;

    if ((d->claim->kind != KIND_PERCENT && d->claim->kind != KIND_RATIO) || t + 1 >= f->sentence->end_token ||
        !token_is(f, of, f->x->classes.of) || !token_is(f, of + 1, f->x->classes.those))
        return false;
    t += f->view->tokens[t].tag == TAG_REL;
    p = phrase_at(f, t);
    if (p == NO_TOKEN || !f->phrases[p].verb || f->phrases[p].first != t || f->view->tokens[f->phrases[p].head].tag != TAG_VERB_ED)
        return false;
    d->of_first = of + 1;
    d->of_end = t > of + 2 ? f->phrases[p].end : t + 1;
    return true;
}

static void find_of(struct frame *f, struct draft *d)
{
    uint32_t after = bracket_end(f, d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token), head;

    if (behind_of_those(f, d, after))
        return;
    if (!behind_of(f, after, &d->of_first, &d->of_end, &head) && !behind_in(f, d, after))
        d->of_first = d->of_end = NO_TOKEN;
}

/* "the 787 Dreamliner": digits before a name in the singular are part of it. */
static bool is_model(const struct frame *f, const struct draft *d, uint32_t first, uint32_t head)
{
    return first == head && f->view->tokens[head].tag == TAG_NAME && d->figure->numeral && d->figure->numeral->integer &&
           noun_singular(f->view->words, f->arena, tokens_text(f, head, head + 1)).len == tokens_text(f, head, head + 1).len;
}

/* "injuring 31", "employs 3,000": what is done to them says that they are people. */
static bool behind_outcome(const struct frame *f, const struct draft *d)
{
    return d->start_token > f->sentence->first_token && (token_is(f, d->start_token - 1, f->x->classes.outcome) ||
                                                         (token_is(f, d->start_token - 1, f->x->classes.people_verb) &&
                                                          !token_is(f, d->figure->end_token, f->x->classes.count_skip)));
}

/* "six 500-kg bombs", "12 two-bedroom flats": the size of what is counted stands before its noun. */
static bool sized_noun_at(const struct frame *f, uint32_t at, uint32_t *first, uint32_t *end, uint32_t *head)
{
    uint32_t t = at + 1;

    if (t + 1 >= f->sentence->end_token || !((f->view->tokens[at].shape & SHAPE_DIGIT) || f->view->tokens[at].tag == TAG_NUMBER))
        return false;
    t += is_hyphen(f, t);
    if (f->view->tokens[t].tag != TAG_NOUN || !counted_noun_at(f, t + 1, first, end, head) || *first != t + 1 ||
        f->view->tokens[*head].tag != TAG_PLURAL)
        return false;
    *first = at;
    return true;
}

/* "four of the injured" */
static bool of_outcome(const struct frame *f, uint32_t token)
{
    return token_is(f, token, f->x->classes.of) && token + 2 < f->sentence->end_token &&
           (f->view->tokens[token + 1].tag == TAG_DET || f->view->tokens[token + 1].tag == TAG_POSS) &&
           token_is(f, token + 2, f->x->classes.outcome);
}

/* "about 1,000 come": what is mostly a verb and stands alone in the singular behind many is no noun. */
static bool is_verb_behind(const struct frame *f, const struct draft *d, uint32_t first, uint32_t head)
{
    const struct token *t = &f->view->tokens[head];

    return first == head && t->tag == TAG_NOUN && t->word && t->word->first_tag == TAG_VERB && is_plural_count(d) &&
           !(t->shape & SHAPE_GLUED);
}

/* "than the 165,000 economists had expected": who expects is not counted; the noun was named before. */
static bool is_expecting(const struct frame *f, const struct draft *d, uint32_t end)
{
    uint32_t before = d->start_token - 1;

    if (d->start_token < f->sentence->first_token + 2 || f->view->tokens[before].tag != TAG_DET ||
        f->view->tokens[before - 1].shape & SHAPE_MARK || f->view->tokens[before - 1].tag == TAG_CONJ)
        return false;
    while (end < f->sentence->end_token && f->view->tokens[end].tag == TAG_AUX && !token_is(f, end, f->x->classes.passive))
        end++;
    return token_is(f, end, f->x->classes.forecast) && f->view->tokens[end].tag != TAG_NOUN &&
           !(end + 1 < f->sentence->end_token &&
             f->view->tokens[end + 1].tag == TAG_PREP); /* "the 150,000 jobs expected by banks" */
}

/* "a 141,000 increase": of how many it is, the words before tell. */
static bool is_change_noun(const struct frame *f, uint32_t head)
{
    return f->view->tokens[head].tag == TAG_NOUN &&
           (token_is(f, head, f->x->classes.change_up_noun) || token_is(f, head, f->x->classes.change_down_noun));
}

void claim_counts(struct frame *f, struct draft *d, uint32_t first, uint32_t end)
{
    set_noun(f, d, first, end, end - 1);
    set_count(f, d);
}

/* "Of the job cuts, 1,400 will fall in the south": the sentence names the whole before the number. */
static bool is_part_of_fronted(const struct frame *f, const struct draft *d, uint32_t *first, uint32_t *end, uint32_t *head)
{
    uint32_t start = f->sentence->first_token;

    return d->start_token > start + 2 && token_mark(f, d->start_token - 1) == ',' && !figure_between(f, start, d->start_token) &&
           behind_of(f, start, first, end, head) && f->view->tokens[*head].tag == TAG_PLURAL && *end < d->start_token &&
           (*end == d->start_token - 1 || f->view->tokens[*end].tag == TAG_PREP);
}

static void noun_of_count(struct frame *f, struct draft *d)
{
    uint32_t at = claim_hedge_end(f, d), first, end, head;

    if (at < f->sentence->end_token && token_mark(f, at) == '-')
        at++;
    if (sized_noun_at(f, at, &first, &end, &head)) {
        set_noun(f, d, first, end, head);
        set_count(f, d);
        return;
    }
    if ((counted_noun_at(f, at, &first, &end, &head) && !is_model(f, d, first, head) && !is_verb_behind(f, d, first, head) &&
         !(f->view->tokens[first].tag == TAG_VERB_ED && f->view->tokens[head].tag == TAG_NAME) && /* "30,000 saw Velmar win" */
         !f->dates[first - f->sentence->first_token] && !is_expecting(f, d, end)) ||              /* "5 last year" */
        behind_of(f, at, &first, &end, &head)) {
        set_noun(f, d, first, end, head);
        if (is_change_noun(f, head)) {
            d->claim->kind = KIND_NUMBER;
            d->claim->base_unit = slice_of("1");
            d->claim->dimension = slice_of("ratio");
            return;
        }
        set_count(f, d);
        if (token_is(f, at, f->x->classes.of) && !d->figure->numeral->vague && !d->figure->numeral->scaled)
            d->claim->base = tokens_text(f, first, end); /* "two of the mill's looms": part of a whole */
    } else if (of_outcome(f, at) || token_is(f, at, f->x->classes.outcome) ||
               (token_is(f, at + 1, f->x->classes.outcome) && !phrase_ends_at(f, at))) { /* not "rose to 29 as rescue workers" */
        d->claim->kind = KIND_COUNT;
        claim_people(f, d->claim);
        if (of_outcome(f, at))
            d->claim->base = tokens_text(f, at + 2, at + 3);
    } else if (is_part_of_fronted(f, d, &first, &end, &head)) {
        set_noun(f, d, first, end, head);
        set_count(f, d);
        d->claim->base = tokens_text(f, first, end);
    } else if (behind_outcome(f, d) && d->figure->numeral && !d->figure->numeral->bare_one) {
        d->claim->kind = KIND_COUNT;
        claim_people(f, d->claim);
    } else {
        d->claim->kind = KIND_NUMBER;
        d->claim->base_unit = slice_of("1");
        d->claim->dimension = slice_of("ratio");
    }
}

void claim_noun(struct frame *f, struct draft *d)
{
    uint32_t at = d->figure->end_token, first, end, head;

    d->noun_first = d->noun_end = d->noun_head = NO_TOKEN;
    if (d->figure->kind == KIND_COUNT) {
        noun_of_count(f, d);
    } else if (d->figure->kind != KIND_DATE && d->figure->kind != KIND_TIME && d->figure->kind != KIND_SCORE) {
        if (at < f->sentence->end_token && token_mark(f, at) == '-' && (f->view->tokens[at].shape & SHAPE_GLUED))
            at++;
        if (at < f->sentence->end_token && f->dates[at - f->sentence->first_token] && figure_end_at(f, at) == at + 1)
            at++; /* "a $27 million 2019 budget" */
        if (!(d->figure->kind == KIND_QUANTITY && form_at_token(f, at, f->x->classes.dimension_word, NULL)) && /* "90 km west of" */
            counted_noun_at(f, at, &first, &end, &head) &&
            !f->dates[head - f->sentence->first_token]) { /* not "4m tonnes last year" */
            for (uint32_t t = first + 1; t < head; t++)
                if (f->view->tokens[t].tag == TAG_CONJ && is_noun(&f->view->tokens[t - 1])) {
                    end = t; /* "a 12-metre yacht and two flats": the size is that of the first */
                    head = t - 1;
                }
            set_noun(f, d, first, end, head);
        }
    }
    find_of(f, d);
}

/* "16 counts of fraud and three of theft": what is counted was named before. */
static bool is_counted_before(const struct frame *f, const struct draft *before, const struct draft *d)
{
    return d->claim->kind == KIND_COUNT && before->claim->kind == KIND_COUNT && before->noun_first != NO_TOKEN &&
           before->of_first != NO_TOKEN && before->of_first == before->noun_end + 1 && d->noun_first == d->figure->end_token + 1 &&
           token_is(f, d->figure->end_token, f->x->classes.of) && before->of_end + 1 == d->start_token &&
           f->view->tokens[d->start_token - 1].tag == TAG_CONJ && d->figure->numeral && !d->figure->numeral->scaled &&
           !d->figure->numeral->vague;
}

void claim_of_it(const struct frame *f, struct draft *drafts, uint32_t i)
{
    struct draft *d = &drafts[i], *before = draft_before(drafts, i);
    uint32_t of = d->figure->end_token;

    if (before && is_counted_before(f, before, d)) {
        d->of_first = d->noun_first;
        d->of_end = d->noun_end;
        d->noun_first = before->noun_first;
        d->noun_end = before->noun_end;
        d->noun_head = before->noun_head;
        d->claim->base = (struct slice){0};
        claim_take_unit(d->claim, before->claim);
        return;
    }

    if (!before || d->of_first != NO_TOKEN || d->noun_first != NO_TOKEN || before->of_first == NO_TOKEN ||
        d->claim->kind != before->claim->kind || of + 1 >= f->sentence->end_token || !token_is(f, of, f->x->classes.of) ||
        f->view->tokens[of + 1].tag != TAG_PRON)
        return;
    d->of_first = before->of_first;
    d->of_end = before->of_end;
}
