/* Slips of the pen: two figures that differ but have the digits of one number, with a point, a scale, a unit or two digits misplaced. They
 * speak for one question although their values may lie far apart. */
#include <stdlib.h>

#include "check/internal.h"

static const double SLIP_NEAR = 0.005; /* 41.9 for 41.856 */

enum {
    FEW = 10,
    SOME = 100,
    MANY = 1000,
    NEXT_SCALE = 3
}; /* written numbers of two, three and four digits: the longer, the less by chance */

/* "80" of "80 crore", "130" of "1.30 million"; 0: vague, or not known. */
static int64_t written(const struct claim *claim)
{
    struct decimal number = decimal_normal(claim->value.number);
    int up = number.exponent - decimal_normal(claim->precision).exponent;
    int64_t n = llabs(number.digits);

    if (!value_present(claim->value) || claim->value.denominator != 1 || decimal_normal(claim->precision).digits != 1 || up < 0 ||
        up > 9)
        return 0;
    for (; up > 0; up--) {
        if (n > INT64_MAX / 10)
            return 0;
        n *= 10;
    }
    return n;
}

/* The power of ten of the last digit written. */
static int scale_of(const struct features *f)
{
    return decimal_normal(f->claim->precision).exponent;
}

/* The power of ten between two values with the same digits, or 0. */
static int power_between(const struct features *a, const struct features *b)
{
    double ratio = fabs(a->claim->base_value / b->claim->base_value);
    uint8_t digits = a->digits < b->digits ? a->digits : b->digits;
    int power;

    if (ratio < 1)
        ratio = 1 / ratio;
    power = (int)round(log10(ratio));
    if (power < 1 || digits < 2)
        return 0;
    return fabs(ratio / pow(10, power) - 1) <= (digits >= 3 ? SLIP_NEAR : SLIP_NEAR / 5) ? power : 0;
}

static bool swapped_digits(int64_t x, int64_t y)
{
    int wrong = 0, place = 0, first = 0;
    int64_t a[2] = {0, 0}, b[2] = {0, 0};

    for (; x && y; x /= 10, y /= 10, place++) {
        if (x % 10 == y % 10)
            continue;
        if (wrong == 2 || (wrong == 1 && place != first + 1))
            return false;
        first = wrong ? first : place;
        a[wrong] = x % 10;
        b[wrong++] = y % 10;
    }
    return x == y && wrong == 2 && a[0] == b[1] && a[1] == b[0];
}

static bool comparable(const struct features *a, const struct features *b)
{
    double x = a->claim->base_value, y = b->claim->base_value;

    return isfinite(x) && isfinite(y) && (x > 0 || x < 0) && (y > 0 || y < 0) && a->comparison < COMPARE_EXACT && a->has_span &&
           b->has_span;
}

/* The same number with another scale or unit: "80 crore" and "80 lakh", "45 kg" and "45 tonnes". Of a short number a scale word is sooner
 * mistaken than forgotten. */
static bool same_written(const struct features *a, const struct features *b, int64_t n)
{
    int x = scale_of(a), y = scale_of(b);

    if (n >= FEW && !slice_equal(a->claim->unit, b->claim->unit))
        return true;
    return x != y && (n >= SOME || (n >= FEW && abs(x - y) <= NEXT_SCALE));
}

static bool both_reach(const struct features *a, const struct features *b, double least)
{
    return fabs(value_double(a->claim->value)) >= least && fabs(value_double(b->claim->value)) >= least;
}

double slip_likeness(const struct features *a, const struct features *b)
{
    int64_t x, y;
    int power;

    if (!comparable(a, b))
        return 0;
    x = written(a->claim);
    y = written(b->claim);
    if (x == y && same_written(a, b, x))
        return x >= SOME ? 0.6 : 0.3;
    power = power_between(a, b);
    if (power > NEXT_SCALE && (x < SOME || y < SOME) && !(both_reach(a, b, MANY)))
        return 0; /* 35 euros and 35 million */
    if (power)    /* two digits meet by chance too, but not often with a thousand between them */
        return a->digits >= 3 && b->digits >= 3 ? 0.6 : power % 3 == 0 ? 0.3 : 0;
    if (x >= SOME && y >= SOME && scale_of(a) == scale_of(b) && swapped_digits(x, y))
        return x >= MANY ? 0.6 : 0.3;
    return 0;
}

bool digits_swapped(const struct features *a, const struct features *b)
{
    return scale_of(a) == scale_of(b) && swapped_digits(written(a->claim), written(b->claim));
}

bool slip_explains(const struct features *a, const struct features *b)
{
    int power;

    if (!comparable(a, b))
        return false;
    power = power_between(a, b);
    return (power > 0 && (power <= NEXT_SCALE || both_reach(a, b, MANY))) || slip_likeness(a, b) > 0;
}
