/* Exact decimals of 18 digits with 128-bit intermediates, and the texts of decimals and doubles. Nothing looks at the locale. */
#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define DIGITS_MAX 18
#define DIGITS_LIMIT INT64_C(1000000000000000000) /* 10^18 */
#define EXPONENT_MAX 9999                         /* far beyond any figure; keeps sums of exponents inside an int */
#define PLAIN_MAX 40                              /* longest plain notation */

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

static uwide power_of_ten(int exponent) /* 0 to 38 */
{
    static const uint64_t LOW[] = {1u,
                                   10u,
                                   100u,
                                   1000u,
                                   10000u,
                                   100000u,
                                   1000000u,
                                   10000000u,
                                   100000000u,
                                   1000000000u,
                                   10000000000u,
                                   100000000000u,
                                   1000000000000u,
                                   10000000000000u,
                                   100000000000000u,
                                   1000000000000000u,
                                   10000000000000000u,
                                   100000000000000000u,
                                   1000000000000000000u,
                                   10000000000000000000u};

    return exponent < 20 ? LOW[exponent] : (uwide)LOW[19] * LOW[exponent - 19];
}

static int count_digits(uwide n)
{
    int count = 0;

    while (count < 39 && (count == 38 ? n / power_of_ten(37) >= 10 : n >= power_of_ten(count)))
        count++;
    return count;
}

static uwide magnitude(wide n)
{
    return n < 0 ? -(uwide)n : (uwide)n;
}

/* A product or sum as a decimal: zeros at its end go only as far as they must for 18 digits. */
static bool decimal_fit(wide digits, int64_t exponent, struct decimal *out)
{
    while ((digits >= DIGITS_LIMIT || digits <= -DIGITS_LIMIT) && digits % 10 == 0) {
        digits /= 10;
        exponent++;
    }
    if (digits >= DIGITS_LIMIT || digits <= -DIGITS_LIMIT)
        return false;
    if (digits == 0 && (exponent > EXPONENT_MAX || exponent < -EXPONENT_MAX))
        exponent = 0;
    if (exponent > EXPONENT_MAX || exponent < -EXPONENT_MAX)
        return false;
    *out = decimal_of((int64_t)digits, (int32_t)exponent);
    return true;
}

/* "e-5" at the end of text; *exponent is bounded so that it can be added to. */
static bool parse_exponent(struct slice text, int64_t *exponent)
{
    bool negative = text.len && text.at[0] == '-';
    int64_t value = 0;

    if (negative)
        text = slice_part(text, 1, text.len);
    if (!text.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.at[i]))
            return false;
        if (value <= 10 * EXPONENT_MAX)
            value = 10 * value + (text.at[i] - '0');
    }
    *exponent = negative ? -value : value;
    return true;
}

bool decimal_parse(struct slice text, struct decimal *out)
{
    bool negative = text.len && text.at[0] == '-';
    bool point = false;
    size_t i = negative ? 1 : 0, numerals = 0;
    int64_t exponent = 0, scale = 0;
    int64_t zeros = 0; /* zeros read but not yet in digits: they count only when another digit follows or there is room */
    wide digits = 0;

    for (; i < text.len; i++) {
        char c = text.at[i];
        if (c == '.' && !point && numerals) {
            point = true;
            continue;
        }
        if (!ascii_is_digit(c))
            break;
        numerals++;
        exponent -= point;
        if (c == '0' && digits >= DIGITS_LIMIT / 10) { /* a 19th digit */
            zeros++;
            continue;
        }
        if (zeros || digits * 10 + (c - '0') >= DIGITS_LIMIT)
            return false;
        digits = digits * 10 + (c - '0');
    }
    if (!numerals || text.at[i - 1] == '.')
        return false;
    if (i < text.len) {
        if ((text.at[i] != 'e' && text.at[i] != 'E') || !parse_exponent(slice_part(text, i + 1, text.len), &scale))
            return false;
    }
    return decimal_fit(negative ? -digits : digits, exponent + zeros + scale, out);
}

struct decimal decimal_normal(struct decimal a)
{
    if (a.digits == 0)
        return decimal_of(0, 0);
    while (a.digits % 10 == 0) {
        a.digits /= 10;
        a.exponent++;
    }
    return a;
}

/* The sum where the two exponents lie close enough for 128 bits. */
static bool add_aligned(struct decimal a, struct decimal b, struct decimal *out)
{
    struct decimal high = a.exponent >= b.exponent ? a : b;
    struct decimal low = a.exponent >= b.exponent ? b : a;
    int shift = high.exponent - low.exponent;

    if (shift > 19)
        return false;
    return decimal_fit((wide)high.digits * (wide)power_of_ten(shift) + low.digits, low.exponent, out);
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    if (add_aligned(a, b, out))
        return true;
    if (a.digits == 0 || b.digits == 0) {
        *out = a.digits == 0 ? b : a;
        return true;
    }
    return add_aligned(decimal_normal(a), decimal_normal(b), out);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    return decimal_fit((wide)a.digits * b.digits, (int64_t)a.exponent + b.exponent, out);
}

bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out, bool *exact)
{
    uwide dividend = magnitude(a.digits), divisor = magnitude(b.digits);
    uwide quotient, rest, unit, half;
    int64_t exponent = (int64_t)a.exponent - b.exponent;
    bool negative = (a.digits < 0) != (b.digits < 0), lossless;
    int shift, surplus;
    struct decimal result;

    if (b.digits == 0)
        return false;
    /* 37 digits over at most 18: the quotient has 19 or more, so that rounding sees all it needs. */
    shift = 37 - count_digits(dividend);
    if (dividend == 0)
        shift = 0;
    dividend *= power_of_ten(shift);
    exponent -= shift;
    quotient = dividend / divisor;
    lossless = dividend % divisor == 0;
    surplus = count_digits(quotient) - DIGITS_MAX;
    if (surplus > 0) {
        unit = power_of_ten(surplus);
        half = unit / 2;
        rest = quotient % unit;
        quotient /= unit;
        exponent += surplus;
        if (rest > half || (rest == half && (!lossless || (quotient & 1))))
            quotient++;
        lossless = lossless && rest == 0;
    }
    if (!decimal_fit(negative ? -(wide)quotient : (wide)quotient, exponent, &result))
        return false;
    if (exact)
        *exact = lossless;
    *out = decimal_normal(result);
    return true;
}

struct decimal decimal_negate(struct decimal a)
{
    a.digits = -a.digits;
    return a;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    wide left, right;
    int top_a, top_b, order;
    bool negative = a.digits < 0;

    if ((a.digits > 0) - (a.digits < 0) != (b.digits > 0) - (b.digits < 0) || a.digits == 0)
        return (a.digits > b.digits) - (a.digits < b.digits);
    a = decimal_normal(a);
    b = decimal_normal(b);
    top_a = count_digits(magnitude(a.digits)) + a.exponent;
    top_b = count_digits(magnitude(b.digits)) + b.exponent;
    if (top_a != top_b) {
        order = (top_a > top_b) - (top_a < top_b);
        return negative ? -order : order;
    }
    /* The same top digit: the exponents are at most 17 apart. */
    left = a.digits;
    right = b.digits;
    if (a.exponent > b.exponent)
        left *= (wide)power_of_ten(a.exponent - b.exponent);
    else
        right *= (wide)power_of_ten(b.exponent - a.exponent);
    return (left > right) - (left < right);
}

double decimal_double(struct decimal a)
{
    static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    char text[DECIMAL_TEXT_MAX];

    /* Both operands are exact doubles here, so one operation rounds once: the same as reading the text. */
    if (a.digits <= INT64_C(9007199254740992) && a.digits >= -INT64_C(9007199254740992)) {
        if (a.exponent >= 0 && a.exponent <= 22)
            return (double)a.digits * POWERS[a.exponent];
        if (a.exponent < 0 && a.exponent >= -22)
            return (double)a.digits / POWERS[-a.exponent];
    }
    snprintf(text, sizeof text, "%llde%ld", (long long)a.digits, (long)a.exponent);
    return strtod(text, NULL);
}

/* ---- texts --------------------------------------------------------------------------------------------------------------- */

/* digits x 10^exponent in plain notation; the caller has checked that it fits. */
static size_t plain_text(const char *digits, int count, int exponent, bool negative, char *out)
{
    size_t len = 0;
    int whole = count + exponent; /* digits before the point */

    if (negative)
        out[len++] = '-';
    if (whole <= 0)
        out[len++] = '0';
    for (int i = 0; i < whole; i++)
        out[len++] = i < count ? digits[i] : '0';
    if (exponent < 0) {
        out[len++] = '.';
        for (int i = whole; i < 0; i++)
            out[len++] = '0';
        for (int i = whole > 0 ? whole : 0; i < count; i++)
            out[len++] = digits[i];
    }
    out[len] = '\0';
    return len;
}

size_t decimal_text(struct decimal a, char out[DECIMAL_TEXT_MAX])
{
    struct decimal n = decimal_normal(a);
    bool negative = n.digits < 0;
    uint64_t rest = negative ? -(uint64_t)n.digits : (uint64_t)n.digits;
    char buffer[24];
    int count = 0, plain;
    char *digits = buffer + sizeof buffer;

    do {
        *--digits = (char)('0' + rest % 10);
        rest /= 10;
        count++;
    } while (rest);
    plain = negative;
    if (n.exponent >= 0)
        plain += count + n.exponent;
    else if (count + n.exponent > 0)
        plain += count + 1;
    else
        plain += 2 - n.exponent;
    if (plain < PLAIN_MAX)
        return plain_text(digits, count, n.exponent, negative, out);
    return (size_t)snprintf(out, DECIMAL_TEXT_MAX, "%s%.*se%ld", negative ? "-" : "", count, digits, (long)n.exponent);
}

size_t double_text(double value, char out[DECIMAL_TEXT_MAX])
{
    char scientific[48], digits[24];
    const char *at = scientific;
    int count = 0, exponent;

    out[0] = '\0';
    if (!isfinite(value))
        return 0;
    if (fabs(value) < 1e12 && value == (double)(int64_t)value)
        return decimal_text(decimal_of((int64_t)value, 0), out);
    snprintf(scientific, sizeof scientific, "%.11e", value);
    for (; *at && *at != 'e'; at++) /* the point is the locale's: only digits are taken */
        if (ascii_is_digit(*at))
            digits[count++] = *at;
    exponent = (int)strtol(*at ? at + 1 : "0", NULL, 10);
    while (count > 1 && digits[count - 1] == '0')
        count--;
    if (exponent >= -6 && exponent < 21)
        return plain_text(digits, count, exponent - (count - 1), value < 0, out);
    digits[count] = '\0';
    return (size_t)snprintf(out, DECIMAL_TEXT_MAX, "%s%c%s%se%d", value < 0 ? "-" : "", digits[0], count > 1 ? "." : "", digits + 1,
                            exponent);
}
