/* Units with all that composes them: "km/h", "tonnes a day", "dollars per barrel", "deaths per 100,000 people". Rates are composed
 * here, not listed: each compound is made once and kept in the finder. */
#include "figure/finder.h"

enum { NOUN_MAX = 40, ADJECTIVES_MAX = 2 };

static double factor_of(struct decimal numerator, struct decimal denominator)
{
    double d = decimal_double(denominator);

    return decimal_double(numerator) / (d != 0.0 ? d : 1.0);
}

const struct compound *compound_of_unit(struct finder *f, const struct unit *unit)
{
    struct compound *c;

    if (f->singles[unit->index])
        return f->singles[unit->index];
    c = arena_alloc(&f->compounds, sizeof *c);
    c->id = unit->id;
    c->name = unit->name;
    c->unit = unit;
    c->dimension = unit->dimension;
    memcpy(c->exponents, unit->dimension->exponents, sizeof c->exponents);
    c->base_unit = unit->dimension->base_unit;
    c->dimension_name = unit->dimension->name;
    c->factor = factor_of(unit->numerator, unit->denominator);
    c->offset = decimal_double(unit->offset);
    if (unit->low.digits) {
        c->factor_low = decimal_double(unit->low);
        c->factor_high = decimal_double(unit->high);
    }
    c->money = unit->dimension->money;
    f->singles[unit->index] = c;
    return c;
}

/* A named dimension of these exponents that some unit has; NULL: none. */
static const struct dimension *dimension_of(const struct finder *f, const int8_t *exponents)
{
    for (uint32_t i = 0; i < pack_unit_count(f->pack); i++) {
        const struct dimension *d = pack_unit(f->pack, i)->dimension;
        if (!d->money && memcmp(d->exponents, exponents, PACK_BASES) == 0)
            return d;
    }
    return NULL;
}

static void fill_quotient(struct finder *f, struct compound *c, const struct compound *top, const struct compound *bottom)
{
    for (int i = 0; i < PACK_BASES; i++)
        c->exponents[i] = (int8_t)(top->exponents[i] - bottom->exponents[i]);
    c->factor = top->factor / bottom->factor;
    if (top->factor_low > 0) {
        c->factor_low = top->factor_low / bottom->factor;
        c->factor_high = top->factor_high / bottom->factor;
    } else if (bottom->factor_low > 0) {
        c->factor_low = top->factor / bottom->factor_high;
        c->factor_high = top->factor / bottom->factor_low;
    }
    c->dimension = c->money ? NULL : dimension_of(f, c->exponents);
    if (c->dimension) {
        c->base_unit = c->dimension->base_unit;
        c->dimension_name = c->dimension->name;
        return;
    }
    c->base_unit = arena_format(&f->compounds, "%.*s/%.*s", (int)top->base_unit.len, top->base_unit.at, (int)bottom->base_unit.len,
                                bottom->base_unit.at);
    c->dimension_name = arena_format(&f->compounds, "%.*s per %.*s", (int)top->dimension_name.len, top->dimension_name.at,
                                     (int)bottom->dimension_name.len, bottom->dimension_name.at);
}

const struct compound *compound_per(struct finder *f, const struct compound *top, const struct unit *denominator, struct slice noun)
{
    const struct compound *bottom = denominator ? compound_of_unit(f, denominator) : NULL;
    struct slice below = bottom ? bottom->id : noun, below_name = bottom ? bottom->name : noun;
    struct slice key = arena_format(f->arena, "%.*s/%.*s", (int)top->id.len, top->id.at, (int)below.len, below.at);
    uint32_t index = map_get(&f->composed, key);
    struct compound *c;

    if (index != MAP_NONE)
        return f->compound_list[index];
    if (bottom && (bottom->money || top->offset != 0.0 || bottom->offset != 0.0))
        return NULL;
    c = arena_alloc(&f->compounds, sizeof *c);
    c->id = arena_copy(&f->compounds, key);
    c->name = arena_format(&f->compounds, "%.*s per %.*s", (int)top->name.len, top->name.at, (int)below_name.len, below_name.at);
    c->money = top->money;
    if (bottom) {
        fill_quotient(f, c, top, bottom);
    } else {
        memcpy(c->exponents, top->exponents, sizeof c->exponents);
        c->factor = top->factor;
        c->base_unit = arena_format(&f->compounds, "%.*s/%.*s", (int)top->base_unit.len, top->base_unit.at, (int)noun.len, noun.at);
        c->dimension_name = arena_format(&f->compounds, "%.*s per %.*s", (int)top->dimension_name.len, top->dimension_name.at,
                                         (int)noun.len, noun.at);
    }
    index = f->compound_count;
    *ARENA_PUSH(&f->compounds, f->compound_list, f->compound_count, f->compound_capacity) = c;
    map_set(&f->composed, c->id, index);
    return c;
}

/* A hyphen does as well: "a 7-cent-a-litre duty". */
static bool at_blank(struct slice text, uint32_t at)
{
    return at < text.len && (text.at[at] == ' ' || text.at[at] == '-');
}

/* The next word in letters, as a counted noun below the line: "passenger", "co-op". */
static struct slice noun_at(struct finder *f, uint32_t at, uint32_t *end)
{
    struct slice text = f->view->text;
    uint32_t e = at;

    while (e < text.len && e - at < NOUN_MAX &&
           (ascii_is_lower(text.at[e]) || (text.at[e] == '-' && e > at && e + 1 < text.len && ascii_is_lower(text.at[e + 1]))))
        e++;
    if (e - at < 3 || (e < text.len && byte_is_word(text.at[e])))
        return (struct slice){0};
    *end = e;
    return noun_singular(f->view->words, f->arena, slice_part(text, at, e));
}

/* A word that describes a noun and is none: "diluted", "full". */
static bool is_adjective(const struct finder *f, struct slice word)
{
    const struct lexeme *known = pack_word(f->pack, word);

    return known && (known->tags & (1U << TAG_ADJ | 1U << TAG_VERB_ED)) && !(known->tags & 1U << TAG_NOUN);
}

/* A counted noun with what describes it: "passenger", "diluted share". */
static struct slice described_noun_at(struct finder *f, uint32_t at, uint32_t *end)
{
    struct slice text = f->view->text, noun = noun_at(f, at, end);
    uint32_t from = at;

    for (int i = 0; i < ADJECTIVES_MAX && noun.len && at_blank(text, *end) && is_adjective(f, slice_part(text, from, *end)); i++) {
        uint32_t last;
        struct slice next = noun_at(f, *end + 1, &last);
        if (next.len == 0)
            break;
        from = *end + 1;
        *end = last;
        noun = arena_format(f->arena, "%.*s%.*s", (int)(from - at), text.at + at, (int)next.len, next.at);
    }
    return noun;
}

/* "100,000 people", "1,000 live births": a number below the line. */
static struct slice counted_noun_at(struct finder *f, uint32_t at, uint32_t *end)
{
    const struct numerals *numerals = numerals_at(f, at);
    struct slice text = f->view->text, noun;
    uint32_t behind;

    if (numerals->count == 0 || numerals->options[0]->ordinal || numerals->options[0]->vague)
        return (struct slice){0};
    behind = numerals->options[0]->end;
    if (!at_blank(text, behind))
        return (struct slice){0};
    noun = described_noun_at(f, behind + 1, end);
    if (noun.len == 0)
        return noun;
    if (text.at[behind] == '-' && *end < text.len && text.at[*end] == ' ') { /* "per 40-foot box" */
        uint32_t from = *end + 1, last;
        struct slice head = noun_at(f, from, &last);
        if (head.len) {
            *end = last;
            return arena_format(f->arena, "%.*s%.*s", (int)(from - at), text.at + at, (int)head.len, head.at);
        }
    }
    return arena_format(f->arena, "%.*s %.*s", (int)(behind - at), text.at + at, (int)noun.len, noun.at);
}

static const struct unit *unit_form_at(struct finder *f, uint32_t at, uint32_t *end)
{
    const struct form_hits *forms = forms_at(f, at);

    for (uint32_t i = 0; i < forms->count; i++)
        if (forms->hits[i].form->unit && forms->hits[i].form->class_id == f->class_unit) {
            *end = at + forms->hits[i].len;
            return forms->hits[i].form->unit;
        }
    return NULL;
}

/* "a year earlier", "a year on, it": behind a span of time a word that makes it a date; one with a value only where nothing follows it. */
static bool date_goes_on(struct finder *f, uint32_t end)
{
    const struct form_hits *forms = at_blank(f->view->text, end) ? forms_at(f, end + 1) : NULL;

    for (uint32_t i = 0; forms && i < forms->count; i++)
        if (forms->hits[i].form->class_id == f->class_per_stop &&
            (forms->hits[i].form->value.len == 0 || !at_blank(f->view->text, end + 1 + forms->hits[i].len)))
            return true;
    return false;
}

/* "per barrel", "/kg", "a day", "each year" at `at`: the unit or noun below the line; *end behind it. */
static const struct compound *rate_at(struct finder *f, const struct compound *top, uint32_t at, uint32_t *end)
{
    struct slice text = f->view->text, noun = {0};
    const struct unit *below = NULL;
    uint32_t after, next;
    bool is_time;

    if (at < text.len && text.at[at] == '/') {
        below = unit_form_at(f, at + 1, end);
        if (!below) { /* "$5/t": a short form stands for its unit here */
            const struct form *s = form_at(f, at + 1, f->class_short_unit, end);
            below = s ? pack_unit_by_id(f->pack, s->value) : NULL;
        }
        return below ? compound_per(f, top, below, noun) : NULL;
    }
    if (!at_blank(text, at))
        return NULL;
    if (form_at(f, at + 1, f->class_per, &after)) {
        if (!at_blank(text, after))
            return NULL;
        below = unit_form_at(f, after + 1, end);
        if (!below) {
            noun = counted_noun_at(f, after + 1, end);
            if (noun.len == 0)
                noun = described_noun_at(f, after + 1, end);
        }
        return below || noun.len ? compound_per(f, top, below, noun) : NULL;
    }
    if (!form_at(f, at + 1, f->class_per_article, &after) || !at_blank(text, after))
        return NULL;
    below = unit_form_at(f, after + 1, end);
    if (!below && form_at(f, after + 1, f->class_per_noun, &next)) {
        *end = next;
        noun = noun_singular(f->view->words, f->arena, slice_part(text, after + 1, next));
    }
    is_time = below && slice_equal(below->dimension->name, slice_of("time"));
    if (!below && noun.len == 0)
        return NULL;
    if (is_time && date_goes_on(f, *end))
        return NULL; /* "5 tonnes a year earlier", but "$71 a barrel on Monday" */
    /* "a day" goes with anything, "a barrel" only with money: "3 litres a bottle" is rare and "sells 5 tonnes a ship" no rate */
    if (!top->money && !is_time)
        return NULL;
    return compound_per(f, top, below, noun);
}

const struct compound *unit_rate(struct finder *f, const struct compound *unit, uint32_t at, uint32_t *end)
{
    const struct compound *rate = rate_at(f, unit, at, end);
    uint32_t further;
    const struct compound *second = rate ? rate_at(f, rate, *end, &further) : NULL;

    if (second) { /* "10 litres per hectare per year" */
        *end = further;
        return second;
    }
    return rate;
}

static void push(struct units *units, uint32_t end, const struct compound *unit)
{
    if (units->count < UNITS_MAX)
        units->options[units->count++] = (struct unit_option){end, unit};
}

/* "barrels a day" where "earlier" follows: the form of a rate ends with an article and the span of a date. */
static bool is_cut_by_date(struct finder *f, uint32_t at, uint32_t end)
{
    struct slice text = f->view->text;
    uint32_t span = end, article, after;

    if (!date_goes_on(f, end))
        return false;
    while (span > at && text.at[span - 1] != ' ')
        span--;
    for (article = span > at ? span - 1 : at; article > at && text.at[article - 1] != ' ';)
        article--;
    return article > at && form_at(f, article, f->class_per_article, &after) && after + 1 == span;
}

const struct units *units_at(struct finder *f, uint32_t at)
{
    static const struct units none = {0};
    struct memo *memo;
    const struct units *known = memo_find(f, f->units, at, &memo);
    const struct form_hits *forms;
    struct units found = {0}, *kept;
    uint32_t last = 0;

    if (known)
        return known;
    forms = forms_at(f, at);
    for (uint32_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->hits[i].form;
        uint32_t end = at + forms->hits[i].len, rate_end;
        const struct compound *single, *rate;
        if (!form->unit || end == last || (form->class_id != f->class_unit && form->class_id != f->class_currency) ||
            is_cut_by_date(f, at, end))
            continue;
        last = end;
        single = compound_of_unit(f, form->unit);
        rate = unit_rate(f, single, end, &rate_end);
        if (rate)
            push(&found, rate_end, rate);
        push(&found, end, single);
    }
    if (found.count == 0)
        return memo_keep(f, memo, at, &none);
    kept = arena_alloc(f->arena, sizeof *kept);
    *kept = found;
    return memo_keep(f, memo, at, kept);
}

const struct compound *finder_rate(struct finder *f, const struct view *view, const struct compound *unit, const struct unit *below,
                                   struct slice noun)
{
    f->view = view;
    f->arena = view->arena;
    return compound_per(f, unit, below, noun);
}

const struct compound *finder_unit(struct finder *f, const struct view *view, const struct unit *unit, uint32_t at, uint32_t end)
{
    const struct compound *single, *rate;
    uint32_t stop;

    if (!unit)
        return NULL;
    f->view = view;
    f->arena = view->arena;
    single = compound_of_unit(f, unit);
    if (at >= end)
        return single;
    rate = unit_rate(f, single, at, &stop);
    return rate && stop == end ? rate : NULL;
}
