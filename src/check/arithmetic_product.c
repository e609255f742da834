/* One amount in two units, and price times amount. */
#include "check/arithmetic.h"

static const double LOOSE = 0.06; /* conversions are rounded by hand: what lies nearer is let pass */

static struct slice in_unit(const struct sum *s, double value, const struct claim *claim)
{
    struct slice number = number_text(s, value), unit = unit_words(s->c->pack, claim);

    return arena_format(s->arena, "%.*s %.*s", (int)number.len, number.at, (int)unit.len, unit.at);
}

/* "$8.99 a month, or $99.99 a year": two prices, not one in two units. */
static bool is_price(const struct claim *claim)
{
    return claim->kind == KIND_MONEY && slice_find(claim->unit, slice_of("/"), 0) != SIZE_MAX;
}

/* "12 miles (25km)" */
void check_conversions(struct sum *s)
{
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        const struct features *a = s->items[i], *b = s->items[i + 1], *operands[2];
        double x, y, factor, implied;
        struct slice result, left;

        if (!is_point(a) || !is_point(b) || a->dimension != b->dimension || a->comparison != COMPARE_QUANTITY ||
            slice_equal(a->claim->unit, b->claim->unit) || !disjoint(a, b) || a->claim->modifier > MOD_JUST_OVER ||
            b->claim->modifier > MOD_JUST_OVER || is_price(a->claim))
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
        result = in_unit(s, x * factor, b->claim);
        left = in_unit(s, value_double(a->claim->value), a->claim);
        arithmetic_report(s, "conversion", operands, 2,
                          arena_format(s->arena, "%.*s = %.*s", (int)left.len, left.at, (int)result.len, result.at), implied,
                          result, fabs(x / y - 1));
    }
}

/* Whether the rate's unit is money's unit per amount's unit: "USD/t" for USD and t, "USD/car" for cars. */
static bool is_price_of(const struct claim *rate, const struct claim *money, const struct claim *amount)
{
    struct slice unit = rate->unit;

    if (amount->unit.len == 0 && amount->kind == KIND_NUMBER) /* "those 318" */
        return unit.len > money->unit.len + 1 && slice_starts(unit, money->unit) && unit.at[money->unit.len] == '/';
    return unit.len == money->unit.len + 1 + amount->unit.len && slice_starts(unit, money->unit) &&
           unit.at[money->unit.len] == '/' && slice_ends(unit, amount->unit);
}

/* "500 tonnes for $1m, or $200 a tonne" */
void check_prices(struct sum *s)
{
    const struct features *rate = NULL, *money = NULL, *amount = NULL, *operands[3];
    struct interval product = {0};
    double implied;
    struct slice a, b, result;

    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i];
        bool is_rate = is_price(f->claim);
        const struct features **place = is_rate ? &rate : f->claim->kind == KIND_MONEY ? &money : is_amount(f) ? &amount : NULL;

        if (!place)
            continue;
        if (*place || !is_point(f) || f->claim->role != ROLE_NONE)
            return;
        *place = f;
    }
    if (!rate || !money || !amount || !is_price_of(rate->claim, money->claim, amount->claim))
        return;
    if (!is_restated(s, money, rate, false) && !is_restated(s, rate, money, false) && !is_behind_class(s, rate, s->price_at))
        return;
    product.low = rate->span.low * amount->span.low;
    product.high = rate->span.high * amount->span.high;
    if (amount->comparison == COMPARE_QUANTITY && amount->claim->unit.len &&
        !slice_ends(rate->claim->base_unit, amount->claim->base_unit))
        return;
    implied = rate->claim->base_value * amount->claim->base_value;
    if (!apart(product, &money->span) || fabs(implied / money->claim->base_value - 1) < LOOSE)
        return;
    operands[0] = rate;
    operands[1] = amount;
    operands[2] = money;
    a = operand_text(s, rate->claim);
    b = operand_text(s, amount->claim);
    result = in_unit(s, implied * fabs(value_double(money->claim->value) / money->claim->base_value), money->claim);
    arithmetic_report(s, "product", operands, 3,
                      arena_format(s->arena, "%.*s x %.*s = %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at),
                      implied, result, fabs(implied / money->claim->base_value - 1));
}
