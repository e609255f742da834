/* From a match to a figure: which captures are the value, the ends of a range, the unit. What a rule cannot say in its expression is a
 * named normalizer of the table below (key `as`). */
#include "figure/finder.h"
#include "figure/when.h"

enum { SUM_PARTS = 3 };
enum { ROLE_AGE_MIN = 15 };     /* "the driver, 24, ..": below it the number is likelier a count */
enum { CHANGE_REACH = 6 };      /* words between a word of change and its "from" */
enum { LEVEL_RATIO = 10 };      /* behind a word of change, a number so much larger is the new level */
enum { CUT_RATIO = 2 };         /* the same for a bare number behind "by" */
enum { RANGE_RATIO_MAX = 100 }; /* of the ends of a range whose ends have each their own scale word */

static const struct numeral *numeral_named(const struct match *m, const char *name)
{
    const struct capture *c = match_capture(m, name);

    return c ? c->numeral : NULL;
}

static bool constant(struct slice text, struct value *out)
{
    *out = (struct value){.denominator = 1};
    return decimal_parse(text, &out->number);
}

static void set_span(struct figure *out, const struct match *m)
{
    const struct capture *c = match_capture(m, "figure");

    out->start = c ? c->start : m->start;
    out->end = c ? c->end : m->end;
    out->match_start = m->start;
    out->match_end = m->end;
}

/* "A$9 (US$5.90) per share": the rate stands behind a bracket that says the price again. */
static const struct compound *rate_behind_bracket(struct finder *f, const struct figure *out)
{
    struct slice text = f->view->text;
    uint32_t at = out->end + 2, limit = at + 24 < text.len ? at + 24 : (uint32_t)text.len, end;

    if (out->end < text.len && text.at[out->end] == ')') /* and so for the price in the bracket */
        return unit_rate(f, out->unit, out->end + 1, &end);
    if (at >= limit || text.at[out->end] != ' ' || text.at[out->end + 1] != '(')
        return NULL;
    while (at < limit && text.at[at] != ')')
        at++;
    return at < limit && text.at[at] == ')' ? unit_rate(f, out->unit, at + 1, &end) : NULL;
}

static void set_unit(struct finder *f, const struct match *m, struct figure *out)
{
    uint32_t end;

    if (m->rule->unit) { /* "38p a litre": a short form has its rate too */
        const struct compound *rate;
        out->unit = compound_of_unit(f, m->rule->unit);
        rate = out->kind == KIND_MONEY || out->kind == KIND_QUANTITY ? unit_rate(f, out->unit, out->end, &end) : NULL;
        if (rate) {
            out->unit = rate;
            out->end = end;
        }
        return;
    }
    for (uint16_t i = 0; i < m->rule->capture_count; i++) {
        const struct capture *c = &m->captures[i];
        if (!c->set || !c->unit)
            continue;
        if (out->unit && out->unit != c->unit && !c->unit->unit) /* "5 tonnes to 7 tonnes a day": the rate is of both */
            out->unit = c->unit;
        if (out->unit)
            continue;
        out->unit = c->unit;
        out->unit_prefix = out->numeral && c->start < out->numeral->start;
    }
    if (out->unit && out->unit_prefix) { /* "$5 a barrel": the rate stands behind the number */
        const struct compound *rate = unit_rate(f, out->unit, out->end, &end);
        if (rate) {
            out->unit = rate;
            out->end = end;
        } else if ((rate = rate_behind_bracket(f, out)) != NULL) {
            out->unit = rate;
        }
    }
}

/* "3 to 5 million": the scale of the high end is the low end's too, unless that makes no range. */
static bool carry_scale(const struct numeral *low, const struct numeral *high, struct value *value)
{
    struct value scaled;

    *value = low->value;
    if (!low->scale.digits && high->scale.digits && value_scale(low->value, high->scale, &scaled) &&
        value_compare(scaled, high->value) < 0)
        *value = scaled;
    return value_compare(*value, high->value) < 0;
}

static bool set_range(const struct match *m, struct figure *out)
{
    const struct numeral *low = numeral_named(m, "low"), *high = numeral_named(m, "high");

    if (!low || !high)
        return false;
    out->range = true;
    out->numeral = low;
    out->high_numeral = high;
    out->closed_high = true;
    out->precision = high->precision;
    if (low->vague && high->vague) { /* "hundreds or thousands" */
        out->low = low->low;
        out->high = high->high;
        return value_compare(out->low, out->high) < 0;
    }
    if (!low->value.denominator || !high->value.denominator)
        return false;
    if (low->fraction && low->words && !low->scaled && high->scaled) /* "grew by a fifth to 52bn" */
        return false;
    out->high = high->value;
    if (!carry_scale(low, high, &out->low))
        return false;
    /* "10 billion or 10 trillion" are two numbers */
    return !(low->scaled && high->scaled) || value_double(out->high) <= RANGE_RATIO_MAX * value_double(out->low);
}

static bool set_value(const struct match *m, struct figure *out)
{
    const struct rule *rule = m->rule;
    const struct numeral *n = numeral_named(m, "number");

    for (uint16_t i = 0; !n && i < rule->capture_count; i++)
        if (m->captures[i].set && m->captures[i].numeral && !match_capture(m, "low"))
            n = m->captures[i].numeral;
    if (n) {
        out->numeral = n;
        out->value = n->value;
        out->low = n->low;
        out->high = n->high;
        out->precision = n->precision;
        return true;
    }
    if (rule->value.len || rule->low.len) {
        if (rule->value.len && !constant(rule->value, &out->value))
            return false;
        if (rule->low.len && (!constant(rule->low, &out->low) || (rule->high.len && !constant(rule->high, &out->high))))
            return false;
        return true;
    }
    for (uint16_t i = 0; i < rule->capture_count; i++) { /* a form that has a value of its own: "twice", "halved" */
        const struct capture *c = &m->captures[i];
        if (c->set && c->form && c->form->numeric && !c->unit) {
            out->value = value_of(c->form->number);
            out->precision = decimal_of(1, 0);
            return true;
        }
    }
    return set_range(m, out);
}

/* Percent and points; "hours a day" has no dimension either, but is no share. */
static bool is_share(const struct compound *u)
{
    return u->unit && (slice_equal(u->base_unit, slice_of("1")) || slice_equal(u->base_unit, slice_of("pp")));
}

static bool is_duration(const struct compound *u)
{
    return u->dimension && slice_equal(u->dimension->name, slice_of("time"));
}

/* A rule of quantities says nothing of the unit: money, shares and times are kinds of their own. */
static enum kind kind_of_unit(const struct compound *u)
{
    return u->money ? KIND_MONEY : is_share(u) ? KIND_PERCENT : is_duration(u) ? KIND_DURATION : KIND_QUANTITY;
}

/* "during 2016 Stone spoke": a year and a name, where a unit of lower case would stand. */
static bool is_year_and_name(const struct finder *f, const struct figure *out)
{
    const struct numeral *n = out->numeral;
    uint32_t at = n ? n->end + 1 : 0;

    return n && n->integer && n->end - n->start == 4 && (f->view->text.at[n->start] == '1' || f->view->text.at[n->start] == '2') &&
           at + 1 < out->end && ascii_is_upper(f->view->text.at[at]) && ascii_is_lower(f->view->text.at[at + 1]);
}

static bool unit_fits(struct figure *out)
{
    if (out->kind == KIND_QUANTITY && out->unit)
        out->kind = kind_of_unit(out->unit);
    switch (out->kind) {
    case KIND_MONEY: return out->unit && out->unit->money;
    case KIND_PERCENT: return out->unit && is_share(out->unit);
    case KIND_QUANTITY: return out->unit != NULL;
    default: return true;
    }
}

/* "a third", "half": a share of something, which the rules of ratios read; no count. */
static bool is_bare_fraction(const struct numeral *n)
{
    return n && n->fraction && !n->scaled && n->words && n->value.denominator &&
           value_compare(n->value, value_of(decimal_of(1, 0))) < 0;
}

/* "an eighth day" is the one behind the seventh: a fraction of a unit needs "of", but for halves and quarters. */
static bool is_ordinal_unit(const struct finder *f, const struct figure *figure)
{
    const struct numeral *n = figure->numeral;
    double quarters;

    if (!is_bare_fraction(n) || !figure->unit || !figure->unit->unit)
        return false;
    quarters = 4 * value_double(n->value);
    return quarters != 1 && quarters != 2 && quarters != 3 &&
           slice_find(slice_part(f->view->text, n->end + 1, figure->end), slice_of(" "), 0) == SIZE_MAX;
}

/* Both ends of a range have one unit: "10 per cent to 18 yuan" is none. */
static bool units_agree(const struct match *m)
{
    const struct compound *first = NULL;

    for (uint16_t i = 0; i < m->rule->capture_count; i++) {
        const struct compound *u = m->captures[i].set ? m->captures[i].unit : NULL;
        if (!u)
            continue;
        if (first && first != u && first->money != u->money)
            return false;
        if (first && first != u && first->unit && u->unit && first->unit != u->unit)
            return false;
        first = first ? first : u;
    }
    return true;
}

static bool normalize_plain(struct finder *f, const struct match *m, struct figure *out)
{
    if (!set_value(m, out) || !units_agree(m))
        return false;
    if (m->rule->kind == KIND_COUNT && is_bare_fraction(out->numeral))
        return false;
    set_unit(f, m, out);
    if (out->unit && !out->unit_prefix && (is_year_and_name(f, out) || is_ordinal_unit(f, out)))
        return false;
    return unit_fits(out);
}

static bool whole_decimal(struct decimal d, int64_t *out)
{
    d = decimal_normal(d);
    while (d.exponent > 0 && d.digits < INT64_MAX / 10) {
        d.digits *= 10;
        d.exponent--;
    }
    *out = d.digits;
    return d.exponent == 0;
}

/* How many of `large` one `small` is, exactly: 1/12 for an inch and a foot. */
static bool unit_ratio(const struct unit *small, const struct unit *large, struct value *out)
{
    struct decimal top, bottom;
    int64_t n, d;

    if (!decimal_multiply(small->numerator, large->denominator, &top) ||
        !decimal_multiply(small->denominator, large->numerator, &bottom))
        return false;
    top = decimal_normal(top);
    bottom = decimal_normal(bottom);
    if (bottom.exponent < 0 || top.exponent < 0) { /* both times the same power of ten */
        int32_t shift = top.exponent < bottom.exponent ? -top.exponent : -bottom.exponent;
        top.exponent += shift;
        bottom.exponent += shift;
    }
    if (!whole_decimal(top, &n) || !whole_decimal(bottom, &d) || d <= 0)
        return false;
    *out = value_fraction(n, d);
    return out->denominator <= 1000000000;
}

/* A part of a sum in the unit of the whole: "2in" of "6ft 2in". false: it is no smaller unit of the same sort. */
static bool part_of_sum(const struct compound *whole, const struct compound *unit, const struct numeral *n, struct value *out)
{
    struct value part;

    if (!n || !whole->unit || !unit->unit || unit->factor >= whole->factor)
        return false;
    /* "3 euros 50 cents": a cent is one of whatever currency stands before it */
    if (whole->unit->dimension != unit->unit->dimension && !(whole->money && unit->money && unit->factor < 1))
        return false;
    return unit_ratio(unit->unit, whole->unit, &part) && value_multiply(n->value, part, out);
}

/* "6ft 2in", "an hour and 20 minutes", "2 hours 19 minutes 41 seconds": all in the unit of the first. */
static bool normalize_sum(struct finder *f, const struct match *m, struct figure *out)
{
    const struct compound *units[SUM_PARTS] = {NULL};
    const struct numeral *parts[SUM_PARTS] = {numeral_named(m, "number"), numeral_named(m, "more"), numeral_named(m, "last")};
    const struct numeral *first = parts[0];
    int count = 0;

    (void)f;
    for (uint16_t i = 0; i < m->rule->capture_count && count < SUM_PARTS; i++)
        if (m->captures[i].set && m->captures[i].unit)
            units[count++] = m->captures[i].unit;
    if (count < 2 || (first && first->value.number.exponent < 0)) /* "6.42 metres, 40 cm short of it" */
        return false;
    out->value = first ? first->value : value_of(decimal_of(1, 0));
    for (int i = 1; i < count; i++) {
        struct value part;
        if (units[i]->factor >= units[i - 1]->factor || !part_of_sum(units[0], units[i], parts[i], &part) ||
            !value_add(part, out->value, &out->value))
            return false;
    }
    out->numeral = first ? first : parts[1];
    out->unit = units[0];
    out->precision = decimal_of(0, 0);
    return unit_fits(out);
}

/* "a year and a half", "two miles and a quarter": 1 or the number, and the fraction, of one unit. */
static bool normalize_more(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *a = numeral_named(m, "number"), *b = numeral_named(m, "more");

    if (!b || !b->fraction || !b->value.denominator || value_compare(b->value, value_of(decimal_of(1, 0))) >= 0)
        return false;
    if (!value_add(a ? a->value : value_of(decimal_of(1, 0)), b->value, &out->value))
        return false;
    out->numeral = a ? a : b;
    out->precision = decimal_of(1, 0);
    set_unit(f, m, out);
    return unit_fits(out);
}

static bool normalize_negative(struct finder *f, const struct match *m, struct figure *out)
{
    if (!normalize_plain(f, m, out) || !out->value.denominator)
        return false;
    out->value.number = decimal_negate(out->value.number);
    return true;
}

/* One of the three words before a match says that something changes: "rose", "by a further", "up about". */
static bool behind_change(const struct finder *f, const struct match *m)
{
    uint32_t token = view_token_at(f->view, m->start);

    for (int i = 0; i < 3 && token > 0; i++) {
        const struct token *before = &f->view->tokens[--token];
        if (before->shape & (SHAPE_MARK | SHAPE_DIGIT))
            return false;
        if (before->word && (lexeme_form(before->word, f->class_range_stop) || lexeme_form(before->word, f->class_change_up) ||
                             lexeme_form(before->word, f->class_change_down)))
            return true;
    }
    return false;
}

static bool word_is(const struct finder *f, uint32_t token, uint16_t class_id)
{
    const struct token *t = &f->view->tokens[token];

    return t->word && lexeme_form(t->word, class_id);
}

/* "rose from 20 to 90 marks": an old and a new level, unless a second range follows: "from 8 to 9 per cent to 6 to 7". */
static bool is_change_of_level(const struct finder *f, const struct match *m)
{
    uint32_t token = view_token_at(f->view, m->start), least, after = view_token_at(f->view, m->end);
    uint32_t to = after < f->view->token_count ? after : 0;

    if (token < 2 || !word_is(f, token - 1, f->class_role_from) || word_is(f, to, f->class_role_to))
        return false;
    least = token - 1 > CHANGE_REACH ? token - 1 - CHANGE_REACH : 0;
    for (uint32_t t = token - 1; t > least; t--) {
        if (f->view->tokens[t - 1].shape & SHAPE_MARK)
            return false;
        if (word_is(f, t - 1, f->class_change_up) || word_is(f, t - 1, f->class_change_down))
            return true;
    }
    return false;
}

/* A number without a unit behind "by". */
static bool is_cut_by(const struct finder *f, const struct match *m)
{
    uint32_t token = view_token_at(f->view, m->start);

    return m->rule->kind == KIND_COUNT && token > 0 && word_is(f, token - 1, f->class_role_by);
}

/* Four digits and more without a mark, beside a number that has marks: it is a year. */
static bool is_ungrouped_beside(const struct numeral *low, const struct numeral *high)
{
    return low->integer && !low->grouped && high->grouped && low->end - low->start == 4 && !low->words;
}

/* "up 5 cents to 60 cents", "rose 2% to 4%": two figures, where both have their own unit; "rose 5 to 7 percent" is a range. */
static bool normalize_range(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *low = numeral_named(m, "low"), *high = numeral_named(m, "high");
    bool own_units = (match_capture(m, "low_unit") || match_capture(m, "second")) && high && high->start > 0 &&
                     f->view->text.at[high->start - 1] != '-';

    /* "shrank by 12,000 to 7.5 million", "cut its staff by 400 to 1,200" */
    if (!own_units && low && high && !low->vague && high->start > 0 && f->view->text.at[high->start - 1] != '-')
        own_units = value_double(high->value) > value_double(low->value) * (is_cut_by(f, m) ? CUT_RATIO : LEVEL_RATIO) &&
                    (low->scaled || !high->scaled || low->grouped);
    if (own_units && behind_change(f, m))
        return false;
    if (low && high && is_ungrouped_beside(low, high)) /* "has tripled since 2016 to 9,300" */
        return false;
    if (low && high && !low->vague && is_change_of_level(f, m))
        return false;
    return normalize_plain(f, m, out);
}

/* "30 MUSD": the factor stands in the rule. */
static bool normalize_scaled(struct finder *f, const struct match *m, struct figure *out)
{
    struct value factor;

    return normalize_plain(f, m, out) && out->value.denominator && constant(m->rule->value, &factor) &&
           value_multiply(out->value, factor, &out->value) && decimal_multiply(out->precision, factor.number, &out->precision);
}

/* "rupees 500 crore": only a number with a scale or group marks goes behind the name of its currency. */
static bool normalize_large(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *n = numeral_named(m, "number");

    return n && !n->words && (n->scaled || n->grouped) && normalize_plain(f, m, out);
}

/* "15 dollars 50": hundredths of the currency, which two digits or words for 10 to 99 name. */
static bool normalize_cents(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *a = numeral_named(m, "number"), *b = numeral_named(m, "more");
    struct value cents;

    if (!a || !b || !a->value.denominator || a->scaled || b->scaled || b->value.denominator != 1 || b->value.number.exponent != 0 ||
        b->value.number.digits < 10 || b->value.number.digits > 99 || !value_scale(b->value, decimal_of(1, -2), &cents) ||
        !value_add(a->value, cents, &out->value))
        return false;
    out->numeral = a;
    out->precision = decimal_of(1, -2);
    set_unit(f, m, out);
    return unit_fits(out) && out->unit->unit && out->unit->factor == 1.0;
}

/* "the low 40s": the tens, and the part of them that the rule names. */
static bool normalize_tens(struct finder *f, const struct match *m, struct figure *out)
{
    struct value low, high;

    if (!normalize_plain(f, m, out) || out->value.denominator != 1 || out->value.number.exponent != 0 ||
        out->value.number.digits < 20 || out->value.number.digits > 90 || out->value.number.digits % 10 != 0 ||
        !constant(m->rule->low, &low) || !constant(m->rule->high, &high) || !value_add(out->value, low, &out->low) ||
        !value_add(out->value, high, &out->high))
        return false;
    out->value = (struct value){0};
    return true;
}

/* "1.3 A/cm2": what stands over a stroke is a unit, however short. */
static bool normalize_quotient(struct finder *f, const struct match *m, struct figure *out)
{
    const struct compound *units[2] = {NULL, NULL};
    int count = 0;

    for (uint16_t i = 0; i < m->rule->capture_count && count < 2; i++)
        if (m->captures[i].set && m->captures[i].unit)
            units[count++] = m->captures[i].unit;
    if (count < 2 || !units[1]->unit || units[0]->money || !set_value(m, out))
        return false;
    out->unit = compound_per(f, units[0], units[1]->unit, (struct slice){0});
    return unit_fits(out);
}

static bool normalize_fraction(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *n = numeral_named(m, "number");

    return n && n->fraction && !n->scaled && n->value.denominator && normalize_plain(f, m, out);
}

/* "half a tonne": only a fraction goes before an article. */
static bool normalize_part(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *n = numeral_named(m, "number");

    return n && n->fraction && normalize_plain(f, m, out);
}

/* "tens of thousands of dollars": only a vague number goes before "of" and a unit. */
static bool normalize_vague(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *n = numeral_named(m, "number");

    return n && (n->vague || n->fraction) && normalize_plain(f, m, out);
}

static bool whole_value(const struct numeral *n, int64_t *out)
{
    return n && n->value.denominator == 1 && whole_decimal(n->value.number, out);
}

/* "seven out of 12", "one in five": number / base, a share. */
static bool normalize_share(struct finder *f, const struct match *m, struct figure *out)
{
    int64_t a, b;

    (void)f;
    out->numeral = numeral_named(m, "number");
    if (!whole_value(out->numeral, &a) || !whole_value(numeral_named(m, "base"), &b) || b <= 0 || b > 1000000000 || a > b)
        return false;
    out->value = value_fraction(a, b);
    return true;
}

/* "5-to-1", "3:1" */
static bool normalize_odds(struct finder *f, const struct match *m, struct figure *out)
{
    int64_t a, b;

    (void)f;
    out->numeral = numeral_named(m, "number");
    if (!whole_value(out->numeral, &a) || !whole_value(numeral_named(m, "base"), &b) || b <= 0 || b > 1000000)
        return false;
    out->value = value_fraction(a, b);
    return true;
}

/* "The midfielder": a noun in the singular behind a determiner. */
static bool is_the_noun(const struct view *view, uint32_t token)
{
    const struct token *noun = &view->tokens[token], *before = token > 0 ? noun - 1 : NULL;

    return before && before->word && before->word->first_tag == TAG_DET && (noun->shape & SHAPE_WORD) &&
           !(noun->shape & SHAPE_CAPITAL) &&
           (!noun->word || noun->word->first_tag == TAG_NOUN || noun->word->first_tag == TAG_NONE);
}

/* "Okoro, 52, runs the mill": a name, a comma, and a number that can be an age. */
static bool normalize_name_age(struct finder *f, const struct match *m, struct figure *out)
{
    const struct view *view = f->view;
    uint32_t token = view_token_at(view, m->start);
    const struct token *name;
    int64_t age;

    if (token < 2 || !whole_value(numeral_named(m, "number"), &age) || age < 1 || age > 120)
        return false;
    name = &view->tokens[token - 2];
    if (view->text.at[view->tokens[token - 1].start] != ',')
        return false;
    if (is_the_noun(view, token - 2) && age >= ROLE_AGE_MIN && view->text.at[m->end] == ',')
        return normalize_plain(f, m, out);
    if (!(name->shape & SHAPE_CAPITAL) || (name->shape & SHAPE_UPPER))
        return false;
    if (name->word && (lexeme_form(name->word, f->class_month) || lexeme_form(name->word, f->class_place)))
        return false;
    return normalize_plain(f, m, out);
}

static bool normalize_score(struct finder *f, const struct match *m, struct figure *out)
{
    const struct numeral *a = numeral_named(m, "number"), *b = numeral_named(m, "other");

    (void)f;
    if (!a || !b || !a->value.denominator || !b->value.denominator)
        return false;
    out->numeral = a;
    out->value = a->value;
    out->score_other = b->value;
    out->precision = decimal_of(1, 0);
    return true;
}

static bool normalize_when(struct finder *f, const struct match *m, struct figure *out)
{
    out->when = when_of_match(f->pack, f->arena, f->view->text, m);
    return out->when != NULL;
}

static const struct {
    const char *name;
    bool (*run)(struct finder *f, const struct match *m, struct figure *out);
} NORMALIZERS[] = {
    {"share", normalize_share},       {"sum", normalize_sum},           {"more", normalize_more},
    {"score", normalize_score},       {"negative", normalize_negative}, {"range", normalize_range},
    {"fraction", normalize_fraction}, {"part", normalize_part},         {"odds", normalize_odds},
    {"name-age", normalize_name_age}, {"vague", normalize_vague},       {"scaled", normalize_scaled},
    {"large", normalize_large},       {"cents", normalize_cents},       {"tens", normalize_tens},
    {"quotient", normalize_quotient},
};

bool figure_of_match(struct finder *f, const struct match *m, struct figure *out)
{
    out->kind = m->rule->kind;
    out->rule = m->rule;
    set_span(out, m);
    if (m->rule->modifier.len)
        modifier_by_name(m->rule->modifier, &out->modifier);
    if (out->kind == KIND_TRAP)
        return true;
    if (out->kind == KIND_DATE || out->kind == KIND_TIME)
        return normalize_when(f, m, out);
    for (size_t i = 0; m->rule->normalizer.len && i < sizeof NORMALIZERS / sizeof *NORMALIZERS; i++)
        if (slice_equal(m->rule->normalizer, slice_of(NORMALIZERS[i].name)))
            return NORMALIZERS[i].run(f, m, out);
    return normalize_plain(f, m, out);
}
