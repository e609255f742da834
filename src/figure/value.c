/* Values: exact decimals over a small whole denominator, so that two thirds stays two thirds. */
#include <stdlib.h>

#include "figure/finder.h"

const char *const MODIFIER_NAMES[MOD_COUNT] = {"=", "~", "~<", "~>", "<", "<=", ">", ">="};

bool modifier_by_name(struct slice name, enum modifier *out)
{
    for (int i = 0; i < MOD_COUNT; i++)
        if (slice_equal(name, slice_of(MODIFIER_NAMES[i]))) {
            *out = (enum modifier)i;
            return true;
        }
    return false;
}

static int64_t gcd(int64_t a, int64_t b)
{
    while (b) {
        int64_t t = a % b;
        a = b;
        b = t;
    }
    return a < 0 ? -a : a;
}

/* Takes out of the denominator what a decimal can carry: twos and fives, and what divides the digits. */
static struct value reduced(struct decimal number, int64_t denominator)
{
    struct value v = {number, denominator};
    int64_t common = gcd(v.number.digits, denominator);

    if (common > 1) {
        v.number.digits /= common;
        v.denominator /= common;
    }
    while (v.denominator % 10 == 0) {
        v.denominator /= 10;
        v.number.exponent--;
    }
    while (v.denominator % 2 == 0 || v.denominator % 5 == 0) {
        int64_t by = v.denominator % 2 == 0 ? 5 : 2;
        if (llabs(v.number.digits) > INT64_MAX / 100)
            break;
        v.number.digits *= by;
        v.number.exponent--;
        v.denominator /= 10 / by;
    }
    return v;
}

struct value value_of(struct decimal d)
{
    struct value v = {d, 1};
    return v;
}

struct value value_fraction(int64_t numerator, int64_t denominator)
{
    return reduced(decimal_of(numerator, 0), denominator);
}

bool value_scale(struct value v, struct decimal factor, struct value *out)
{
    struct decimal product;

    if (!decimal_multiply(v.number, factor, &product))
        return false;
    *out = reduced(product, v.denominator);
    return true;
}

bool value_multiply(struct value a, struct value b, struct value *out)
{
    struct decimal product;

    if (a.denominator > INT64_MAX / b.denominator || !decimal_multiply(a.number, b.number, &product))
        return false;
    *out = reduced(product, a.denominator * b.denominator);
    return true;
}

bool value_add(struct value a, struct value b, struct value *out)
{
    struct decimal x, y, sum;

    if (a.denominator > 1000000 || b.denominator > 1000000)
        return false;
    if (!decimal_multiply(a.number, decimal_of(b.denominator, 0), &x) ||
        !decimal_multiply(b.number, decimal_of(a.denominator, 0), &y) || !decimal_add(x, y, &sum))
        return false;
    *out = reduced(sum, a.denominator * b.denominator);
    return true;
}

int value_compare(struct value a, struct value b)
{
    struct decimal x, y;

    if (decimal_multiply(a.number, decimal_of(b.denominator, 0), &x) &&
        decimal_multiply(b.number, decimal_of(a.denominator, 0), &y))
        return decimal_compare(x, y);
    return (value_double(a) > value_double(b)) - (value_double(a) < value_double(b));
}

double value_double(struct value v)
{
    return v.denominator ? decimal_double(v.number) / (double)v.denominator : 0.0;
}
