/* The interval that a claim allows, in base units (design 6.2): from the digits as written, the hedge, the bounds. */
#include <math.h>

#include "check/internal.h"

static double power_of_ten(int exponent)
{
    double result = 1;

    for (int i = 0; i < exponent; i++)
        result *= 10;
    for (int i = 0; i > exponent; i--)
        result /= 10;
    return result;
}

/* Weight of the last digit that counts, in the claim's unit: zeros at the end of a whole number do not count as written. */
static double written_weight(const struct claim *claim)
{
    struct decimal number = claim->value.number;
    double weight = claim->precision.digits ? decimal_double(claim->precision) : 0;

    if (claim->value.denominator != 1 || number.digits == 0)
        return weight;
    if (weight == 0 || weight >= 1) {
        struct decimal normal = decimal_normal(number);
        double own = power_of_ten(normal.exponent);

        if (normal.exponent >= 0 && own > weight)
            weight = own;
        else if (weight == 0)
            weight = power_of_ten(number.exponent);
    }
    return weight;
}

static bool is_exact_kind(const struct claim *claim)
{
    switch (claim->kind) {
    case KIND_ORDINAL:
    case KIND_AGE:
    case KIND_DATE:
    case KIND_TIME:
    case KIND_SCORE: return true;
    default: return false;
    }
}

/* Around a number stated without bounds: v is in base units, u the weight of its last digit there. */
static void around(const struct claim *claim, double v, double u, struct interval *out)
{
    double size = fabs(v), half = u / 2;

    switch (claim->modifier) {
    case MOD_NEARLY: {
        double reach = fmax(u, size * 0.10);

        *out = (struct interval){v - reach, v, false, true};
        return;
    }
    case MOD_JUST_OVER: {
        double reach = fmax(u, size * 0.05);

        *out = (struct interval){v, v + reach, true, false};
        return;
    }
    case MOD_ABOUT:
        if (is_exact_kind(claim))
            half = fmax(half, 0.5);
        half = fmin(fmax(half, size * 0.05), size * 0.20); /* "about 20" is not said of 25 */
        break;
    default:
        if (is_exact_kind(claim)) {
            *out = (struct interval){v, v, false, false};
            return;
        }
        if (half > size * 0.05)
            half = size * 0.05;
        break;
    }
    if (half == 0)
        *out = (struct interval){v, v, false, false};
    else
        *out = (struct interval){v - half, v + half, false, true};
}

static void add_spread(const struct claim *claim, double v, struct interval *out)
{
    /* Units of several sizes (bare tons): base_low and base_high are the value at both ends. */
    if (!isfinite(claim->base_low) || !isfinite(claim->base_high) || v == 0 || value_present(claim->low) ||
        value_present(claim->high))
        return;
    if (isfinite(out->low))
        out->low *= claim->base_low / v;
    if (isfinite(out->high))
        out->high *= claim->base_high / v;
}

static bool bounded(const struct claim *claim, struct interval *out)
{
    double v = claim->base_value;

    switch (claim->modifier) {
    case MOD_LESS: *out = (struct interval){-INFINITY, v, true, true}; return true;
    case MOD_AT_MOST: *out = (struct interval){-INFINITY, v, true, false}; return true;
    case MOD_MORE: *out = (struct interval){v, INFINITY, true, true}; return true;
    case MOD_AT_LEAST: *out = (struct interval){v, INFINITY, false, true}; return true;
    default: return false;
    }
}

bool claim_interval(const struct claim *claim, struct interval *out)
{
    double v = claim->base_value;

    *out = (struct interval){NAN, NAN, false, false};
    if (!isfinite(v)) {
        bool low = isfinite(claim->base_low), high = isfinite(claim->base_high);

        if (!low && !high)
            return false;
        /* Both ends of a stated range belong to it; vague words are half open, which no pair of them can tell apart. */
        *out = (struct interval){low ? claim->base_low : -INFINITY, high ? claim->base_high : INFINITY, !low, !high};
        if (claim->modifier == MOD_ABOUT) {
            if (low)
                out->low -= fabs(out->low) * 0.05;
            if (high)
                out->high += fabs(out->high) * 0.05;
        }
        return true;
    }
    if (!bounded(claim, out)) {
        double written = value_present(claim->value) ? value_double(claim->value) : 0;
        double factor = written != 0 ? fabs(v / written) : 1; /* units with an offset keep this near enough */
        double u = written_weight(claim) * factor;

        if (claim->value.denominator > 1) /* a fraction in words: two thirds, a quarter */
            u = fabs(v) * 0.04;
        around(claim, v, u, out);
    }
    add_spread(claim, v, out);
    return true;
}
