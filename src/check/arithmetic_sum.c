/* Parts that are to make a total. */
#include "check/arithmetic.h"

enum { OPERANDS_MAX = 8 };
static const double LEAST = 0.7, MOST = 1.4; /* of the total: what lies farther off was not meant to make it */

static uint32_t bit_count(uint32_t bits)
{
    uint32_t n = 0;

    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/* "130 killed or injured: 31 dead and 94 hurt": one claim has the outcomes of all the others together. */
static void check_outcomes(struct sum *s)
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
        text = operand_text(s, f->claim);
        calculation = calculation.len
                          ? arena_format(s->arena, "%.*s + %.*s", (int)calculation.len, calculation.at, (int)text.len, text.at)
                          : text;
    }
    if (count < 2 || seen != total->outcome || !apart(sum, &total->span))
        return;
    operands[count++] = total;
    result = number_text(s, implied);
    arithmetic_report(s, "sum", operands, count,
                      arena_format(s->arena, "%.*s = %.*s", (int)calculation.len, calculation.at, (int)result.len, result.at),
                      implied, result, fabs(implied / total->claim->base_value - 1));
}

/* What is added up, as it is written down. */
struct total {
    const struct features *operands[OPERANDS_MAX];
    uint32_t count;
    struct interval span;
    double value;
    struct slice text;
};

static bool total_add(struct sum *s, struct total *total, const struct features *f)
{
    struct slice text = operand_text(s, f->claim);

    if (total->count + 1 >= OPERANDS_MAX || !is_point(f))
        return false;
    total->text =
        total->count ? arena_format(s->arena, "%.*s + %.*s", (int)total->text.len, total->text.at, (int)text.len, text.at) : text;
    total->operands[total->count++] = f;
    total->span.low += f->span.low;
    total->span.high += f->span.high;
    total->value += f->claim->base_value;
    return true;
}

static void total_report(struct sum *s, struct total *total, const struct features *whole)
{
    struct slice result = number_text(s, total->value * fabs(value_double(whole->claim->value) / whole->claim->base_value));

    total->operands[total->count++] = whole;
    arithmetic_report(s, "sum", total->operands, total->count,
                      arena_format(s->arena, "%.*s = %.*s", (int)total->text.len, total->text.at, (int)result.len, result.at),
                      total->value, result, fabs(total->value / whole->claim->base_value - 1));
}

static struct slice behind(const struct features *f)
{
    size_t start, end;

    if (!claim_place(f->claim, &start, &end))
        return (struct slice){NULL, 0};
    return slice_part(f->claim->sentence, end, f->claim->sentence.len);
}

/* "61 for, 38 against and 4 absent in the 100-seat house": more votes than seats. */
static void check_votes(struct sum *s)
{
    const struct features *house = NULL;
    struct total total = {.count = 0};
    struct slice word;
    size_t at = 0;
    bool votes = false;

    for (uint32_t i = 0; i < s->count; i++) {
        struct slice rest = behind(s->items[i]);

        if (s->items[i]->comparison == COMPARE_COUNT && rest.len && rest.at[0] == '-') {
            if (house)
                return;
            house = s->items[i];
        }
    }
    if (!house || !is_point(house) || house->claim->modifier != MOD_EQUAL)
        return;
    while (!votes && next_word(house->claim->sentence, &at, &word))
        votes = is_class(s, word, s->vote_side);
    for (uint32_t i = 0; votes && i < s->count; i++) {
        const struct features *f = s->items[i];

        if (f == house || (f->comparison != COMPARE_COUNT && (f->claim->kind != KIND_NUMBER || f->claim->unit.len)))
            continue;
        if (f->claim->base_value >= house->claim->base_value || !total_add(s, &total, f))
            return;
    }
    if (total.count >= 2 && total.span.low > house->claim->base_value)
        total_report(s, &total, house);
}

/* Whether a figure of a list counts or measures what the total does. */
static bool fits_total(const struct features *whole, const struct features *f)
{
    bool bare = f->claim->kind == KIND_NUMBER && f->claim->unit.len == 0 && whole->comparison == COMPARE_COUNT;

    return f->claim->role == ROLE_NONE && (f->dimension == whole->dimension || bare);
}

/* The largest amount before the colon; *next is the first figure behind it. */
static const struct features *total_before(const struct sum *s, size_t colon, uint32_t *next)
{
    const struct features *whole = NULL;
    size_t start, end;

    for (*next = 0; *next < s->count; ++*next) {
        const struct features *f = s->items[*next];

        if (!claim_place(f->claim, &start, &end))
            return NULL;
        if (start > colon)
            break;
        /* "from 740 to 530: 180 in the north": a new level is a total too */
        if ((is_amount(f) || (f->claim->role == ROLE_TO && is_point(f) && f->comparison <= COMPARE_COUNT)) &&
            (!whole || (fits_total(f, whole) && f->claim->base_value > whole->claim->base_value)))
            whole = f;
    }
    return whole;
}

/* How far rounded parts may miss their total: numbers of one list are rounded alike, to the finest of them. */
static double rounding_of(const struct total *total, const struct features *whole)
{
    double finest = INFINITY;

    for (uint32_t i = 0; i <= total->count; i++) {
        const struct claim *claim = (i < total->count ? total->operands[i] : whole)->claim;
        struct decimal unit = decimal_of(1, decimal_normal(claim->value.number).exponent);

        finest = fmin(finest, decimal_double(unit) * fabs(claim->base_value / value_double(claim->value)));
    }
    return finest * total->count / 2;
}

/* "600 people work there: 320 in Lenz, 180 in Hask and 90 in Tressin": all that follows a colon, to the end of the sentence. */
static void check_list(struct sum *s)
{
    const struct features *whole;
    struct total total = {.count = 0};
    uint32_t first;
    size_t colon;

    if (s->count < 3)
        return;
    colon = slice_find(s->items[0]->claim->sentence, slice_of(": "), 0);
    whole = colon == SIZE_MAX ? NULL : total_before(s, colon, &first);
    if (!whole)
        return;
    for (uint32_t i = first; i < s->count; i++) {
        const struct features *f = s->items[i];
        struct slice gap;

        if (!fits_total(whole, f) || !(f->claim->base_value < whole->claim->base_value) || !total_add(s, &total, f))
            return;
        /* a list: a comma or a word that joins stands between */
        if (i + 1 < s->count && (!text_between(f, s->items[i + 1], &gap) || !has_joint(s, gap)))
            return;
    }
    if (total.count < 2 || fabs(total.value - whole->claim->base_value) <= rounding_of(&total, whole) ||
        total.value < whole->claim->base_value * LEAST || total.value > whole->claim->base_value * MOST)
        return;
    total_report(s, &total, whole);
}

void check_sums(struct sum *s)
{
    uint32_t told = s->group_count;

    check_outcomes(s);
    check_votes(s);
    if (s->group_count == told) /* a sum is told once */
        check_list(s);
}
