/* Arithmetic that does not hold inside one sentence: changes, parts of a whole, sums, conversions, prices. Only where the words between the
 * figures tie them together; everything is computed over the intervals that the words allow. */
#include <stdio.h>
#include <stdlib.h>

#include "check/internal.h"

enum {
    OPERANDS_MAX = 8,
    NEAR = 48,      /* bytes between two figures that one construction ties together */
    PART_WORDS = 4, /* between "of" and the whole: "out of the town's some 900" */
    TAIL = 40       /* bytes of noun and verb that may follow a figure inside it */
};
static const double MULTIPLE = 0.12; /* "doubled" is said of 1.8 as of 2.2 */
static const double LOOSE = 0.06;    /* conversions are rounded by hand: what lies nearer is let pass */

struct sum { /* the sentence at work */
    struct checker *c;
    struct arena *arena;
    const struct features **items; /* by place in the sentence */
    uint32_t count;
    struct group **groups;
    uint32_t group_count, group_capacity;
    uint16_t part_of, restates; /* classes of the pack */
};

static struct slice number_text(struct arena *arena, double value)
{
    char text[DECIMAL_TEXT_MAX];
    double size = fabs(value), step;
    size_t len;

    if (size > 0 && isfinite(size)) { /* four digits are enough to check by hand */
        step = pow(10, floor(log10(size)) - 3);
        value = round(value / step) * step;
    }
    len = double_text(value, text);
    return arena_copy(arena, (struct slice){text, len});
}

static struct slice operand_digits(struct arena *arena, struct decimal number)
{
    char text[DECIMAL_TEXT_MAX];
    size_t len = decimal_text(number, text);

    return arena_copy(arena, (struct slice){text, len});
}

/* What a person would write for a claim inside a calculation: its number in its own unit. */
static struct slice operand_text(struct arena *arena, const struct claim *claim)
{
    /* Millions are read sooner as they were written. */
    bool scaled = decimal_normal(claim->value.number).exponent >= 4;

    return claim->value.denominator != 1 || scaled ? claim->text : operand_digits(arena, claim->value.number);
}

static void report(struct sum *s, const char *reason, const struct features *const *operands, uint32_t count,
                   struct slice calculation, double implied, struct slice implied_text, double gap)
{
    struct arena *arena = s->arena;
    struct group *group;
    struct finding *f;
    struct slot slots[5];
    char name[40];
    size_t name_len;
    const struct claim **claims = arena_alloc(arena, count * sizeof *claims);
    uint64_t id;

    for (uint32_t i = 0; i < count; i++)
        claims[i] = operands[i]->claim;
    id = finding_id(claims, count);
    name_len = (size_t)snprintf(name, sizeof name, "%016llx", (unsigned long long)id);
    if (map_get(&s->c->baseline, (struct slice){name, name_len}) != MAP_NONE)
        return;
    group = arena_alloc(arena, sizeof *group);
    f = arena_alloc(arena, sizeof *f);
    group->id = hash_bytes(id, slice_of(reason));
    group->measure = claims[0]->measure.len ? claims[0]->measure : claims[0]->unit;
    group->findings = f;
    group->finding_count = 1;
    f->id = id;
    f->verdict = VERDICT_ARITHMETIC;
    f->reason = slice_of(reason);
    f->operands = claims;
    f->operand_count = count;
    f->calculation = calculation;
    f->implied = implied;
    f->severity = round((0.5 + 0.4 * (1 - exp(-gap * 2))) * 1000) / 1000;
    slots[0] = (struct slot){"calculation", calculation};
    slots[1] = (struct slot){"implied", implied_text};
    slots[2] = (struct slot){"a", shown(arena, claims[0])};
    slots[3] = (struct slot){"b", count > 1 ? shown(arena, claims[count - 1]) : implied_text};
    slots[4] = (struct slot){"source_a", source_shown(claims[0], NULL)};
    (void)snprintf(name, sizeof name, "why-%s", reason);
    f->why = why_text(s->c->pack, arena, name, slots, 5);
    *ARENA_PUSH(arena, s->groups, s->group_count, s->group_capacity) = group;
}

/* ---- words between figures ------------------------------------------------------------------------------------------------ */

static bool text_between(const struct features *a, const struct features *b, struct slice *out)
{
    size_t a_start, a_end, b_start, b_end;

    if (!claim_place(a->claim, &a_start, &a_end) || !claim_place(b->claim, &b_start, &b_end) || b_start < a_end)
        return false;
    *out = slice_part(a->claim->sentence, a_end, b_start);
    return out->len <= NEAR;
}

static bool is_class(const struct sum *s, struct slice word, uint16_t class_id)
{
    char lower[16];
    const struct lexeme *lexeme;

    if (class_id == CLASS_NONE || word.len == 0 || word.len > sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    lexeme = pack_word(s->c->pack, (struct slice){lower, word.len});
    return lexeme && lexeme_form(lexeme, class_id);
}

static bool is_joining(const struct sum *s, struct slice word)
{
    char lower[16];
    const struct lexeme *lexeme;

    if (word.len > sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    lexeme = pack_word(s->c->pack, (struct slice){lower, word.len});
    return lexeme && lexeme->first_tag == TAG_CONJ;
}

/* "240 of the 900": the words between begin with "of" or "out of" and reach the second figure without a mark. */
static bool is_part_of(const struct sum *s, const struct features *a, const struct features *b)
{
    struct slice between, word;
    size_t at = 0;

    if (!text_between(a, b, &between) || between.len > TAIL || !next_word(between, &at, &word) || !is_class(s, word, s->part_of))
        return false;
    for (uint32_t words = 0; next_word(between, &at, &word); words++) /* "of oil and 200": another thing is joined */
        if (words == PART_WORDS || is_joining(s, word))
            return false;
    for (size_t i = 0; i < between.len; i++)
        if (between.at[i] == ',' || between.at[i] == ';' || between.at[i] == '(' || between.at[i] == '.')
            return false;
    return true;
}

/* The words between end in "(" or in a word that says the same again ("or"), with nothing but a hedge behind it. */
static bool is_restated(const struct sum *s, const struct features *a, const struct features *b, bool touching)
{
    struct slice between, word, hedge = slice_trim(b->claim->hedge);
    size_t at = 0, mark = SIZE_MAX;

    if (!text_between(a, b, &between))
        return false;
    between = slice_trim(between);
    if (hedge.len && slice_ends(between, hedge))
        between = slice_trim(slice_part(between, 0, between.len - hedge.len));
    if (between.len && between.at[between.len - 1] == '(')
        return !touching || between.len == 1;
    while (next_word(between, &at, &word)) {
        mark = (size_t)(word.at - between.at);
        if (is_class(s, word, s->restates) && at == between.len)
            return !touching || mark <= 2;
    }
    return false;
}

static bool opens_bracket(const struct features *a, const struct features *b)
{
    struct slice between;

    return text_between(a, b, &between) && slice_find(between, slice_of("("), 0) != SIZE_MAX;
}

/* The figure is closed by a bracket: what was in it is a remark on the one before. */
static bool is_closed_by_bracket(const struct features *f)
{
    size_t start, end;

    if (!claim_place(f->claim, &start, &end))
        return false;
    return end < f->claim->sentence.len && f->claim->sentence.at[end] == ')';
}

static bool apart(struct interval a, const struct interval *b)
{
    return a.high < b->low || a.low > b->high;
}

static double center(const struct interval *span)
{
    if (isinf(span->low))
        return span->high;
    return isinf(span->high) ? span->low : (span->low + span->high) / 2;
}

static bool is_point(const struct features *f)
{
    return f->has_span && value_present(f->claim->value) && isfinite(f->span.low) && isfinite(f->span.high) &&
           f->claim->base_value > 0;
}

/* Inside one sentence a number is as exact as it is written: "90" beside "80" is no 9 tens. Two zeros and more stay rounded. */
static struct interval span_of(const struct features *f)
{
    const struct claim *claim = f->claim;
    struct interval span = f->span;
    double v = claim->base_value, written, half;

    if (claim->modifier != MOD_EQUAL || claim->value.denominator != 1 || claim->precision.digits == 0 ||
        decimal_normal(claim->value.number).exponent > 1 || v == 0)
        return span;
    written = value_double(claim->value);
    half = decimal_double(claim->precision) / 2 * fabs(v / written);
    if (half > fabs(v) * 0.05)
        half = fabs(v) * 0.05;
    if (span.low < 0 && v > 0) { /* a fall */
        span.low = -v - half;
        span.high = -v + half;
    } else {
        span.low = v - half;
        span.high = v + half;
    }
    return span;
}

/* ---- checks ------------------------------------------------------------------------------------------------------------------ */

/* "doubled to 64 from 25": words for multiples are rounded */
static void check_multiple(struct sum *s, const struct features *times, const struct features *to, const struct features *from)
{
    const struct features *operands[3] = {times, to, from};
    struct interval new = span_of(to), old = span_of(from), ratio = {new.low / old.high, new.high / old.low, false, false}, room;
    double v = times->claim->base_value, implied = to->claim->base_value / from->claim->base_value;
    struct slice a, b, result;

    room = (struct interval){v * (1 - MULTIPLE), v * (1 + MULTIPLE), false, false};
    if (!apart(ratio, &room))
        return;
    a = operand_text(s->arena, to->claim);
    b = operand_text(s->arena, from->claim);
    result = number_text(s->arena, implied);
    report(s, "change", operands, 3,
           arena_format(s->arena, "%.*s / %.*s = %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at), implied,
           result, fabs(implied / v - 1));
}

/* "rose 20 % to 90 from 80" */
static void check_change(struct sum *s)
{
    const struct features *to = NULL, *from = NULL, *delta = NULL, *operands[3];
    struct interval ratio, new, old, stated;
    double implied, wanted;
    bool difference;

    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i];
        bool multiple =
            f->claim->kind == KIND_RATIO && f->claim->role != ROLE_TO && f->claim->role != ROLE_FROM && f->claim->base_value > 1;
        const struct features **place = f->claim->role == ROLE_TO                  ? &to
                                        : f->claim->role == ROLE_FROM              ? &from
                                        : f->claim->role == ROLE_DELTA || multiple ? &delta
                                                                                   : NULL;

        if (!place)
            continue;
        if (*place || !is_point(f)) /* two of a sort: which belongs to which is a guess */
            return;
        *place = f;
    }
    if (!to || !from || !delta || to->dimension != from->dimension)
        return;
    if (delta->claim->kind == KIND_RATIO) {
        check_multiple(s, delta, to, from);
        return;
    }
    difference = delta->dimension == to->dimension && delta->comparison != COMPARE_SHARE;
    if (!difference && (delta->claim->kind != KIND_PERCENT || !slice_equal(delta->claim->base_unit, slice_of("1")) ||
                        to->comparison == COMPARE_SHARE))
        return;
    operands[0] = delta;
    operands[1] = to;
    operands[2] = from;
    new = span_of(to);
    old = span_of(from);
    stated = span_of(delta);
    wanted = center(&stated);
    if (difference) {
        ratio.low = new.low - old.high;
        ratio.high = new.high - old.low;
        implied = to->claim->base_value - from->claim->base_value;
    } else {
        ratio.low = new.low / old.high - 1;
        ratio.high = new.high / old.low - 1;
        implied = to->claim->base_value / from->claim->base_value - 1;
    }
    if (delta->claim->change == CHANGE_NONE) { /* the direction is not said: sizes are compared */
        struct interval turned = {-ratio.high, -ratio.low, false, false};

        if (ratio.high < 0)
            ratio = turned;
        implied = fabs(implied);
    }
    if (!apart(ratio, &stated))
        return;
    {
        struct slice a = operand_text(s->arena, to->claim), b = operand_text(s->arena, from->claim);
        double written = value_double(delta->claim->value) / delta->claim->base_value;
        struct slice result = number_text(s->arena, implied * written), unit = delta->claim->unit;
        struct slice text =
            arena_format(s->arena, "%.*s%s%.*s", (int)result.len, result.at, unit.len ? " " : "", (int)unit.len, unit.at);
        struct slice calculation =
            difference
                ? arena_format(s->arena, "%.*s - %.*s = %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)text.len, text.at)
                : arena_format(s->arena, "%.*s / %.*s - 1 = %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)text.len, text.at);

        report(s, "change", operands, 3, calculation, implied, text, fabs(implied - wanted) / fmax(fabs(wanted), 1e-9));
    }
}

static bool same_things(const struct features *a, const struct features *b)
{
    return a->dimension == b->dimension &&
           (a->comparison == COMPARE_COUNT || slice_equal(a->claim->base_unit, b->claim->base_unit));
}

/* "12 of the 9 licences" */
static void check_part(struct sum *s, const struct features *part, const struct features *whole)
{
    const struct features *operands[2] = {part, whole};
    struct slice a, b, calculation;

    if (!(part->span.low > whole->span.high) || !(part->claim->base_value > whole->claim->base_value))
        return;
    a = operand_text(s->arena, part->claim);
    b = operand_text(s->arena, whole->claim);
    calculation = arena_format(s->arena, "%.*s > %.*s", (int)a.len, a.at, (int)b.len, b.at);
    report(s, "part", operands, 2, calculation, NAN, b, part->claim->base_value / whole->claim->base_value - 1);
}

/* "240 of the 900 boats, or 31 %"; "a third of the 900 boats, or 240" */
static void check_share(struct sum *s, const struct features *part, const struct features *whole, const struct features *share)
{
    const struct features *operands[3] = {part, whole, share};
    struct interval x = span_of(part), y = span_of(whole), ratio = {x.low / y.high, x.high / y.low, false, false};
    double implied = part->claim->base_value / whole->claim->base_value, wanted = share->claim->base_value;
    struct interval room = share->span;
    struct slice a, b, result;

    room.low -= (room.high - room.low) / 2; /* shares in words are rounded in all directions */
    room.high += (room.high - room.low) / 3;
    if (!apart(ratio, &room) || share->claim->base_value > 1)
        return;
    a = operand_text(s->arena, part->claim);
    b = operand_text(s->arena, whole->claim);
    result = number_text(s->arena, implied * 100);
    report(s, "share", operands, 3,
           arena_format(s->arena, "%.*s / %.*s = %.*s %%", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at), implied,
           arena_format(s->arena, "%.*s %%", (int)result.len, result.at), fabs(implied - wanted) / fmax(wanted, 1e-9));
}

static bool is_share(const struct features *f)
{
    return f->comparison == COMPARE_SHARE && is_point(f) && f->claim->role == ROLE_NONE &&
           (f->claim->base_unit.len == 0 || slice_equal(f->claim->base_unit, slice_of("1")));
}

static bool is_amount(const struct features *f)
{
    return is_point(f) && (f->comparison == COMPARE_COUNT || f->comparison == COMPARE_QUANTITY) && f->claim->role == ROLE_NONE;
}

static void check_shares(struct sum *s)
{
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        const struct features *a = s->items[i], *b = s->items[i + 1], *next = i + 2 < s->count ? s->items[i + 2] : NULL;

        if (is_amount(a) && is_amount(b) && same_things(a, b) && is_part_of(s, a, b)) {
            check_part(s, a, b);
            if (next && is_share(next) && is_restated(s, b, next, false))
                check_share(s, a, b, next);
        } else if (next && is_share(a) && is_amount(b) && is_amount(next) && same_things(b, next) && is_part_of(s, a, b) &&
                   is_restated(s, b, next, false)) {
            check_share(s, next, b, a);
        }
    }
}

/* The two whole numbers of a text like "240 of the 900". */
static bool two_numbers(struct slice text, double numbers[2])
{
    int count = 0;
    bool inside = false;

    for (size_t i = 0; i < text.len; i++) {
        if (ascii_is_digit(text.at[i])) {
            if ((!inside && ++count > 2) || (inside && numbers[count - 1] > 1e12))
                return false;
            numbers[count - 1] = (inside ? numbers[count - 1] * 10 : 0) + (text.at[i] - '0');
            inside = true;
        } else if (inside && text.at[i] == '.') {
            return false;
        } else if (!(inside && text.at[i] == ',' && i + 1 < text.len && ascii_is_digit(text.at[i + 1]))) {
            inside = false;
        }
    }
    return count == 2;
}

/* "240 of the 900 boats, or a third", where the pair is one figure */
static void check_fractions(struct sum *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i], *next = i + 1 < s->count ? s->items[i + 1] : NULL, *operands[2];
        double implied = f->claim->base_value, room, numbers[2];
        struct slice result, top, whole;

        if (f->claim->kind != KIND_RATIO || !is_point(f) || !two_numbers(f->claim->text, numbers) || numbers[1] < 4 ||
            fabs(numbers[0] / numbers[1] - implied) > 1e-6)
            continue;
        top = operand_digits(s->arena, decimal_of((int64_t)numbers[0], 0));
        whole = operand_digits(s->arena, decimal_of((int64_t)numbers[1], 0));
        operands[0] = f;
        operands[1] = next;
        if (numbers[0] > numbers[1]) {
            report(s, "part", operands, 1, arena_format(s->arena, "%.*s > %.*s", (int)top.len, top.at, (int)whole.len, whole.at),
                   NAN, whole, implied - 1);
            continue;
        }
        if (!next || next->comparison != COMPARE_SHARE || !is_point(next) || !is_restated(s, f, next, false) ||
            next->claim->base_value > 1)
            continue;
        room = fmax(next->span.high - next->span.low, 0.01);
        if (next->claim->kind == KIND_RATIO) /* "a third" of what is nearly one */
            room = fmax(room, 0.1 * next->claim->base_value);
        if (fabs(implied - next->claim->base_value) <= room)
            continue;
        result = number_text(s->arena, implied * 100);
        report(s, "share", operands, 2,
               arena_format(s->arena, "%.*s / %.*s = %.*s %%", (int)top.len, top.at, (int)whole.len, whole.at, (int)result.len,
                            result.at),
               implied, arena_format(s->arena, "%.*s %%", (int)result.len, result.at), fabs(implied / next->claim->base_value - 1));
    }
}

/* "12 miles (25km)" */
static void check_conversions(struct sum *s)
{
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        const struct features *a = s->items[i], *b = s->items[i + 1], *operands[2];
        double x, y, factor, implied;
        struct slice result, left;

        if (!is_point(a) || !is_point(b) || a->dimension != b->dimension || a->comparison != COMPARE_QUANTITY ||
            slice_equal(a->claim->unit, b->claim->unit) || !disjoint(a, b) || a->claim->modifier > MOD_JUST_OVER ||
            b->claim->modifier > MOD_JUST_OVER)
            continue;
        if (!is_restated(s, a, b, true) || (opens_bracket(a, b) && !is_closed_by_bracket(b)))
            continue;
        x = a->claim->base_value;
        y = b->claim->base_value;
        if (fabs(x / y - 1) < LOOSE)
            continue;
        operands[0] = a;
        operands[1] = b;
        factor = value_double(b->claim->value) / y;
        implied = x;
        result = number_text(s->arena, x * factor);
        left = operand_text(s->arena, a->claim);
        report(s, "conversion", operands, 2,
               arena_format(s->arena, "%.*s %.*s = %.*s %.*s", (int)left.len, left.at, (int)a->claim->unit.len, a->claim->unit.at,
                            (int)result.len, result.at, (int)b->claim->unit.len, b->claim->unit.at),
               implied, arena_format(s->arena, "%.*s %.*s", (int)result.len, result.at, (int)b->claim->unit.len, b->claim->unit.at),
               fabs(x / y - 1));
    }
}

/* Whether the rate's unit is money's unit per amount's unit: "USD/t" for USD and t, "USD/car" for cars. */
static bool is_price_of(const struct claim *rate, const struct claim *money, const struct claim *amount)
{
    struct slice unit = rate->unit;

    return unit.len == money->unit.len + 1 + amount->unit.len && slice_starts(unit, money->unit) &&
           unit.at[money->unit.len] == '/' && slice_ends(unit, amount->unit);
}

/* "500 tonnes for $1m, or $200 a tonne" */
static void check_price(struct sum *s)
{
    const struct features *rate = NULL, *money = NULL, *amount = NULL, *operands[3];
    struct interval product;
    double implied;
    struct slice a, b, result;

    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i];
        bool is_rate = f->claim->kind == KIND_MONEY && slice_find(f->claim->unit, slice_of("/"), 0) != SIZE_MAX;
        const struct features **place = is_rate ? &rate : f->claim->kind == KIND_MONEY ? &money : is_amount(f) ? &amount : NULL;

        if (!place)
            continue;
        if (*place || !is_point(f) || f->claim->role != ROLE_NONE)
            return;
        *place = f;
    }
    if (!rate || !money || !amount || !is_price_of(rate->claim, money->claim, amount->claim))
        return;
    if (!is_restated(s, money, rate, false) && !is_restated(s, rate, money, false))
        return;
    product.low = rate->span.low * amount->span.low;
    product.high = rate->span.high * amount->span.high;
    if (amount->comparison == COMPARE_QUANTITY && !slice_ends(rate->claim->base_unit, amount->claim->base_unit))
        return;
    implied = rate->claim->base_value * amount->claim->base_value;
    if (!apart(product, &money->span) || fabs(implied / money->claim->base_value - 1) < LOOSE)
        return;
    operands[0] = rate;
    operands[1] = amount;
    operands[2] = money;
    a = operand_text(s->arena, rate->claim);
    b = operand_text(s->arena, amount->claim);
    result = number_text(s->arena, implied);
    report(s, "product", operands, 3,
           arena_format(s->arena, "%.*s x %.*s = %.*s %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at,
                        (int)money->claim->unit.len, money->claim->unit.at),
           implied,
           arena_format(s->arena, "%.*s %.*s", (int)result.len, result.at, (int)money->claim->unit.len, money->claim->unit.at),
           fabs(implied / money->claim->base_value - 1));
}

static uint32_t bit_count(uint32_t bits)
{
    uint32_t n = 0;

    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/* "130 killed or injured: 31 dead and 94 hurt": one claim has the outcomes of all the others together. */
static void check_sum(struct sum *s)
{
    const struct features *total = NULL, *operands[OPERANDS_MAX];
    struct interval sum = {0, 0, false, false};
    uint32_t seen = 0, count = 0;
    double implied = 0;
    struct slice calculation = {NULL, 0}, result;

    for (uint32_t i = 0; i < s->count; i++)
        if (s->items[i]->comparison == COMPARE_COUNT && bit_count(s->items[i]->outcome) > 1) {
            if (total)
                return;
            total = s->items[i];
        }
    if (!total || !is_point(total))
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i];
        struct slice text;

        if (f == total || f->comparison != COMPARE_COUNT || !(f->outcome & total->outcome))
            continue;
        if (!is_point(f) || bit_count(f->outcome) != 1 || f->outcome & seen || count + 1 >= OPERANDS_MAX)
            return;
        seen |= f->outcome;
        operands[count++] = f;
        sum.low += f->span.low;
        sum.high += f->span.high;
        implied += f->claim->base_value;
        text = operand_text(s->arena, f->claim);
        calculation = calculation.len
                          ? arena_format(s->arena, "%.*s + %.*s", (int)calculation.len, calculation.at, (int)text.len, text.at)
                          : text;
    }
    if (count < 2 || seen != total->outcome || !apart(sum, &total->span))
        return;
    operands[count++] = total;
    result = number_text(s->arena, implied);
    report(s, "sum", operands, count,
           arena_format(s->arena, "%.*s = %.*s", (int)calculation.len, calculation.at, (int)result.len, result.at), implied, result,
           fabs(implied / total->claim->base_value - 1));
}

/* ---- sentences ------------------------------------------------------------------------------------------------------------------ */

static int by_sentence(const void *a, const void *b)
{
    const struct features *x = *(const struct features *const *)a, *y = *(const struct features *const *)b;

    if (x->sentence->number != y->sentence->number)
        return x->sentence->number < y->sentence->number ? -1 : 1;
    if (x->claim->start != y->claim->start)
        return x->claim->start < y->claim->start ? -1 : 1;
    return x < y ? -1 : x > y;
}

uint32_t arithmetic_find(struct checker *c, struct arena *arena, struct group ***out)
{
    const struct features **order = arena_alloc(&c->scratch, c->count * sizeof *order);
    struct sum s = {.c = c, .arena = arena};
    uint32_t count = 0;

    s.part_of = pack_class(c->pack, "part-of");
    s.restates = pack_class(c->pack, "restates");
    for (uint32_t i = 0; i < c->count; i++)
        if (c->features[i].sentence && c->features[i].copy_of == NO_WORD)
            order[count++] = &c->features[i];
    if (count)
        qsort(order, count, sizeof *order, by_sentence);
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;

        while (end < count && order[end]->sentence == order[i]->sentence)
            end++;
        s.items = order + i;
        s.count = end - i;
        if (s.count > 0) {
            check_change(&s);
            check_shares(&s);
            check_fractions(&s);
            check_conversions(&s);
            check_price(&s);
            check_sum(&s);
        }
        i = end;
    }
    arena_clear(&c->scratch);
    *out = s.groups;
    return s.group_count;
}
