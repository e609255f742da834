/* What a number without a unit takes from the figures beside it ("3, 5 and 7 tonnes") or from the measure that it is a level of. */
#include "claim/inner.h"

enum { MEASURE_WORDS_MAX = 3 };

/* Only commas, hyphens and joining words stand between two figures; a comma alone does only where the list goes on behind it. */
static bool is_list(const struct frame *f, uint32_t from, uint32_t to, bool goes_on)
{
    if (from >= to || to - from > 2 || (to - from == 1 && token_mark(f, from) == ',' && !goes_on))
        return false;
    for (uint32_t t = from; t < to; t++)
        if (token_mark(f, t) != ',' && token_mark(f, t) != '-' && !token_is(f, t, f->x->classes.list_join))
            return false;
    return true;
}

/* Thousands and millions are no percent. */
static bool is_large(const struct draft *d)
{
    return d->figure->numeral && (d->figure->numeral->scaled || d->figure->numeral->grouped);
}

/* A number with a decimal point that no scale makes whole: "5.5", not "2.4 million". */
static bool is_fractional(const struct draft *d)
{
    const struct decimal n = decimal_normal(d->claim->value.number);

    return d->claim->value.denominator == 1 && n.exponent < 0;
}

/* The nearest level before a bare level: "rose 1 % to 2,718 points, while the other gained 2 % to 1,414". */
static struct draft *level_before(struct draft *drafts, uint32_t i)
{
    bool large = is_large(&drafts[i]);

    while (i-- > 0)
        if (drafts[i].claim->unit.len && drafts[i].claim->role != ROLE_NONE && drafts[i].claim->kind != KIND_RATIO &&
            (drafts[i].claim->kind != KIND_PERCENT || (drafts[i].claim->role != ROLE_DELTA && !large)))
            return &drafts[i];
    return NULL;
}

/* "a 165-member parliament": what is counted is no more than told of the parliament. */
static bool is_compound(const struct frame *f, const struct draft *d)
{
    return d->claim->kind == KIND_COUNT && token_mark(f, d->figure->end_token) == '-';
}

/* The amount that a figure was before: "handled 4m tonnes, down from 5m". */
static struct draft *amount_before(const struct frame *f, struct draft *drafts, uint32_t i)
{
    while (i-- > 0) {
        enum kind kind = drafts[i].claim->kind;
        if (is_compound(f, &drafts[i]))
            continue;
        if (kind == KIND_COUNT || kind == KIND_QUANTITY || kind == KIND_MONEY)
            return &drafts[i];
    }
    return NULL;
}

/* The counted thing that the sentence is about: one that hangs on no preposition goes first. */
static struct draft *count_before(const struct frame *f, struct draft *drafts, uint32_t i)
{
    struct draft *found = NULL;

    while (i-- > 0) {
        uint32_t t = drafts[i].start_token;
        if (drafts[i].claim->kind != KIND_COUNT || drafts[i].claim->unit.len == 0 || is_compound(f, &drafts[i]))
            continue;
        if (t == f->sentence->first_token || f->view->tokens[t - 1].tag != TAG_PREP)
            return &drafts[i];
        if (!found)
            found = &drafts[i];
    }
    return found;
}

/* "cost 1.2bn euros, three times the estimate of 450 million" */
static struct draft *money_before(struct draft *drafts, uint32_t i)
{
    while (i-- > 0)
        if (drafts[i].claim->kind == KIND_MONEY)
            return &drafts[i];
    return NULL;
}

/* "6 million homes, 1.5 million of them in Tressin", "68,400 people ... and 95,800 who": a number whose noun was named before. */
static bool is_ellipsis(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->figure->end_token;
    uint8_t tag = t < f->sentence->end_token ? f->view->tokens[t].tag : TAG_NONE;

    if (!d->figure->numeral || d->figure->numeral->bare_one || d->figure->numeral->fraction ||
        token_is(f, d->start_token - 1, f->x->classes.role_by)) /* "40 metres by 25" */
        return false;
    while (token_is(f, t, f->x->classes.count_skip)) /* "and hired 60 more in May" */
        tag = ++t < f->sentence->end_token ? f->view->tokens[t].tag : TAG_PUNCT;
    if (d->noun_head == NO_TOKEN && (tag == TAG_PLURAL || tag == TAG_CONJ))
        return true; /* "the 165,000 economists had expected", "opened nine stores, closed four and now has 12" */
    return tag == TAG_PREP || token_is(f, t, f->x->classes.than) || tag == TAG_REL || tag == TAG_AUX || tag == TAG_VERB_ED ||
           (tag == TAG_ADV && token_is(f, d->start_token - 1, f->x->classes.including)) || /* "including 5,000 here" */
           (tag == TAG_VERB_ING && (token_mark(f, d->start_token - 1) == ',' ||
                                    f->view->tokens[d->start_token - 1].tag == TAG_CONJ)) || /* "900 rising, 300 falling" */
           (tag == TAG_ADJ && t + 1 < f->sentence->end_token && f->view->tokens[t + 1].tag == TAG_PREP) ||
           token_mark(f, t) == ',' || token_mark(f, t) == '.';
}

/* "31 boats in May and 28 in June", "20 % last year, 31 this year": a number before a date goes on from the figure before it, which has
 * one too. Not the level behind a change in percent. */
static struct draft *other_date(const struct frame *f, struct draft *drafts, uint32_t i)
{
    struct draft *before = draft_before(drafts, i);
    uint32_t t = drafts[i].figure->end_token, join = drafts[i].start_token - 1;

    if (t < f->sentence->end_token && f->view->tokens[t].tag == TAG_PREP)
        t++;
    if (!before || before + 1 == &drafts[i] || before->claim->unit.len == 0 || t >= f->sentence->end_token ||
        !f->dates[t - f->sentence->first_token] || before->figure->kind == KIND_RATIO)
        return NULL;
    if (token_mark(f, join) != ',' && f->view->tokens[join].tag != TAG_CONJ && f->view->tokens[join].tag != TAG_PREP)
        return NULL;
    return drafts[i].claim->role == ROLE_NONE || before->claim->kind != KIND_PERCENT ? before : NULL;
}

/* "1.4m yen ($12,480) for one and 1.6m ($13,972) for the other": what a bracket says again has the unit that it had before. */
static struct draft *restated_before(struct draft *drafts, uint32_t i, uint32_t count)
{
    if (i + 1 >= count || drafts[i + 1].restates != i + 1)
        return NULL;
    for (uint32_t j = i; j-- > 1;)
        if (drafts[j].restates == j && drafts[j].claim->kind == KIND_MONEY && drafts[j - 1].claim->kind == KIND_MONEY &&
            slice_equal(drafts[j].claim->unit, drafts[i + 1].claim->unit))
            return &drafts[j - 1];
    return NULL;
}

/* "3, 5 and 7 million tonnes": the scale of the last is that of all. */
static void take_scale(struct draft *d, const struct draft *next, const struct draft *end)
{
    const struct numeral *n = d->figure->numeral, *scaled;

    while (next + 1 < end && next->shared) /* the list goes on to the figure that has the unit */
        next++;
    scaled = next->figure->numeral;
    if (!n || !scaled || n->scaled || n->words || n->grouped || !d->claim->value.denominator)
        return;
    if (next->figure->range && !scaled->scaled)
        scaled = next->figure->high_numeral;
    if (!scaled || !scaled->scaled || !scaled->scale.digits)
        return;
    value_scale(d->claim->value, scaled->scale, &d->claim->value);
    decimal_multiply(d->claim->precision, scaled->scale, &d->claim->precision);
    claim_bounds(d->claim);
}

/* "rose to 128 million, or 82 per cent", "about 40,000, or one in ten": thousands and millions are no percent. */
static bool is_share_of_large(const struct draft *d, const struct draft *next)
{
    return (next->claim->kind == KIND_PERCENT || next->claim->kind == KIND_RATIO) && is_large(d);
}

/* "down 21.4 or 0.51 percent": an alternative is the larger one, what is smaller says it again. */
static bool is_said_again(const struct frame *f, const struct draft *d, const struct draft *next)
{
    return d->claim->role == ROLE_DELTA && next->claim->kind == KIND_PERCENT &&
           token_is(f, next->start_token - 1, f->x->classes.or_else) && value_compare(d->claim->value, next->claim->value) > 0;
}

static bool word_is(const struct frame *f, struct slice word, uint16_t class_id)
{
    const struct lexeme *known = class_id != CLASS_NONE ? known_word(f, word) : NULL;

    return known && lexeme_form(known, class_id);
}

static bool is_toll(const struct frame *f, struct slice measure)
{
    struct slice word;

    while (slice_split(&measure, ' ', &word))
        if (word_is(f, word, f->x->classes.toll))
            return true;
    return false;
}

/* "a crowd of 31,248" */
static bool is_crowd(const struct frame *f, const struct draft *d)
{
    return d->start_token > f->sentence->first_token + 1 && token_is(f, d->start_token - 1, f->x->classes.of) &&
           token_is(f, d->start_token - 2, f->x->classes.crowd);
}

/* "289 metres long and 45 wide" */
static struct draft *other_dimension(const struct frame *f, struct draft *drafts, uint32_t i)
{
    struct draft *before = draft_before(drafts, i);

    return before && before->claim->kind == KIND_QUANTITY &&
                   token_is(f, drafts[i].figure->end_token, f->x->classes.dimension_word) &&
                   token_is(f, before->figure->end_token, f->x->classes.dimension_word)
               ? before
               : NULL;
}

/* The figure whose unit the bare number takes: in a list the next one ("3, 5 and 7 tonnes"), in a change the one before; NULL: none. */
static struct draft *neighbour(const struct frame *f, struct draft *drafts, uint32_t i, uint32_t count)
{
    struct draft *d = &drafts[i], *next = i + 1 < count ? &drafts[i + 1] : NULL, *from;

    if (d->goes_on) {
        from = draft_before(drafts, i);
        return from && from->claim->kind == KIND_PERCENT && is_large(d) ? NULL : from;
    }
    if (next && is_list(f, d->figure->end_token, next->start_token, next->shared) && next->claim->unit.len &&
        !is_share_of_large(d, next) && !is_said_again(f, d, next)) {
        take_scale(d, next, drafts + count);
        return next;
    }
    if (next && is_said_again(f, d, next) && (from = amount_before(f, drafts, i)) != NULL && from->claim->kind == KIND_QUANTITY)
        return from;
    if ((from = restated_before(drafts, i, count)) != NULL || (from = other_dimension(f, drafts, i)) != NULL)
        return from;
    if (is_toll(f, d->claim->measure) || is_crowd(f, d))
        return NULL;
    if (claim_is_contrasted(f, d))
        return draft_before(drafts, i);
    if (d->claim->role != ROLE_NONE)
        from = level_before(drafts, i);
    else if (d->figure->numeral && d->figure->numeral->scaled && money_before(drafts, i))
        from = money_before(drafts, i);
    else if ((from = other_date(f, drafts, i)) == NULL && (is_ellipsis(f, d) || claim_has_rate(f, d)))
        from = count_before(f, drafts, i);
    if (!from && (d->claim->role == ROLE_FROM || d->claim->role == ROLE_DELTA)) {
        from = amount_before(f, drafts, i);
        if (from && d->claim->role == ROLE_DELTA && !token_is(f, d->figure->end_token + 1, f->x->classes.than) &&
            (from->claim->kind != KIND_COUNT || !d->figure->numeral->grouped))
            return NULL; /* "2.6 million people are ill, up 491,000", "12 ships, two more than": not "78.20 rand, up 0.35" */
    }
    return from;
}

/* "$21,500 a day, down from $23,000": the levels and the size of a change are rates all; but "5.1bn, or $4 a share, from 4.6bn". */
static void share_rate(const struct draft *a, struct draft *b)
{
    struct slice rate = a->claim->unit, unit = b->claim->unit;

    if (a->beside || b->beside || b->claim->role == ROLE_NONE || (b->claim->role == ROLE_DELTA && a->claim->role == ROLE_NONE) ||
        !a->figure->unit || !b->figure->unit || !b->figure->unit->unit || rate.len <= unit.len || !slice_starts(rate, unit) ||
        rate.at[unit.len] != '/')
        return;
    b->claim->unit = a->claim->unit;
    b->claim->unit_name = a->claim->unit_name;
    b->claim->base_unit = a->claim->base_unit;
    b->claim->dimension = a->claim->dimension;
    if (!a->figure->unit->unit) /* a word apart made the rate: the factor is in the claim alone */
        claim_base(b->claim, a->figure->unit);
}

void claim_share(struct frame *f, struct draft *drafts, uint32_t count)
{
    for (uint32_t i = count; i-- > 0;) {
        struct draft *d = &drafts[i], *from = draft_before(drafts, i);
        if (from) {
            share_rate(from, d);
            share_rate(d, from);
        }
        if (from && from->claim->kind == KIND_DURATION && d->claim->kind == KIND_MONEY && money_before(drafts, i))
            share_rate(money_before(drafts, i), d); /* "$9,310 a tonne, its highest in two years, before easing to $9,120" */
        if (d->claim->kind != KIND_NUMBER || d->figure->unit)
            continue;
        if (i + 1 < count && is_share_of_large(d, &drafts[i + 1]) && drafts[i + 1].of_first != NO_TOKEN &&
            f->view->tokens[drafts[i + 1].of_end - 1].tag == TAG_PLURAL &&
            is_list(f, d->figure->end_token, drafts[i + 1].start_token, false)) { /* "150,000, or 28 % of the people" */
            claim_counts(f, d, drafts[i + 1].of_first, drafts[i + 1].of_end);
            continue;
        }
        from = neighbour(f, drafts, i, count);
        if (from && from < d && is_compound(f, from))
            from = count_before(f, drafts, i);
        if (!from || from->claim->unit.len == 0 || from->claim->kind == KIND_DATE || from->claim->kind == KIND_ORDINAL ||
            from->claim->kind == KIND_AGE)
            continue;
        if (from->claim->kind == KIND_COUNT && is_fractional(d) != is_fractional(from))
            continue; /* "three tremors, with strengths of 4.1, 3.7 and 3.3"; "140 in 38.2 overs, and 52 off" */
        claim_take_unit(d->claim, from->claim);
        claim_base(d->claim, from->figure->unit);
        if (claim_is_contrasted(f, d)) {
            d->claim->measure = from->claim->measure;
            d->claim->subject = from->claim->subject;
        } else if (d->claim->measure.len == 0 || token_is(f, d->start_token - 1, f->x->classes.including))
            d->claim->measure = from->claim->measure; /* "53 passengers aboard, including 31 from Velmar" */
        else if (from->noun_first != NO_TOKEN && from->claim->kind == KIND_COUNT && d->claim->role == ROLE_NONE &&
                 slice_find(d->claim->measure, tokens_text(f, from->noun_first, from->noun_end), 0) == SIZE_MAX)
            d->claim->measure = joined(f->arena, tokens_text(f, from->noun_first, from->noun_end), " ", d->claim->measure);
        d->shared = true;
        if (d->claim->kind == KIND_COUNT)
            claim_rate_shared(f, d, from);
        else if (slice_find(d->claim->unit, slice_of("/"), 0) == SIZE_MAX)
            claim_rate(f, d); /* "40 thefts, compared with 20 a week" */
        add_assumed(f, &d->assumed, slice_of("unit from its neighbour"));
    }
}

/* "Asylum claims rose to 38,200": thousands of what is in the plural and no amount of money are so many of them; but "futures rose to
 * 4,512". */
static bool is_level_of_many(const struct frame *f, const struct draft *d)
{
    const struct numeral *n = d->figure->numeral;
    struct slice rest = d->claim->measure, word = {0};
    bool by =
        d->claim->role == ROLE_DELTA && token_is(f, d->start_token - 1, f->x->classes.role_by); /* "vacancies fell by 26,000" */

    if ((d->claim->role != ROLE_TO && d->claim->role != ROLE_FROM && !by) || !n || !n->value.denominator ||
        n->value.number.exponent < 0 || !(n->grouped || n->scaled) || claim_is_amount(f, d->claim->measure))
        return false;
    while (slice_split(&rest, ' ', &word))
        continue;
    return !word_is(f, word, f->x->classes.priced);
}

/* The plural at the end of a short measure, in the singular: "number of foreign visitors", and before a rate "callouts". */
static struct slice counted_measure(const struct frame *f, const struct draft *d)
{
    struct slice measure = d->claim->measure, rest = measure, word = {0}, last;
    uint32_t count, words = 0;
    const struct form *const *heads = pack_class_forms(f->x->pack, f->x->classes.number_head, &count);
    bool headed = false;

    for (uint32_t i = 0; i < count && !headed; i++)
        if (slice_starts(measure, heads[i]->text)) {
            rest = slice_trim(slice_part(measure, heads[i]->text.len, measure.len));
            headed = true;
        }
    if (!headed && !claim_has_rate(f, d) && !is_level_of_many(f, d))
        return word;
    measure = rest;
    while (slice_split(&rest, ' ', &word))
        words++;
    last = noun_singular(f->view->words, f->arena, word);
    if (headed && word_is(f, word, f->x->classes.people))
        return word; /* "the number of people who wait rose to 400,000" */
    if (words == 0 || words > MEASURE_WORDS_MAX || slice_equal(last, word))
        return (struct slice){0};
    if (words > 1)
        last = joined(f->arena, slice_part(measure, 0, measure.len - word.len - 1), " ", last);
    if (!headed && d->claim->measure.at == f->view->text.at + f->sentence->start && /* the capital is the sentence's */
        (words == 1 || f->view->tokens[f->sentence->first_token].tag != TAG_NAME))
        return arena_format(f->arena, "%c%.*s", ascii_lower(last.at[0]), (int)last.len - 1, last.at + 1);
    return last;
}

void claim_toll(struct frame *f, struct draft *d)
{
    struct slice noun;

    if (d->claim->kind != KIND_NUMBER)
        return;
    if (is_toll(f, d->claim->measure) || is_crowd(f, d)) {
        d->claim->kind = KIND_COUNT;
        claim_people(f, d->claim);
        return;
    }
    noun = counted_measure(f, d);
    if (noun.len == 0)
        return;
    if (word_is(f, noun, f->x->classes.people)) {
        d->claim->kind = KIND_COUNT;
        claim_people(f, d->claim);
        return;
    }
    d->claim->kind = KIND_COUNT;
    d->claim->unit = d->claim->unit_name = noun;
    d->claim->base_unit = slice_of("item");
    d->claim->dimension = slice_of("count");
    claim_rate(f, d);
}
