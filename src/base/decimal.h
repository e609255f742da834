/* Exact decimals: digits x 10^exponent. Values stay as they were written ("1.30" is 130 e-2); doubles appear only after
 * conversion to base units. Intermediates have 128 bits; what does not fit 18 digits is an overflow and returns false. */
#ifndef ASSAY_BASE_DECIMAL_H
#define ASSAY_BASE_DECIMAL_H

#include "base/arena.h"

struct decimal {
    int64_t digits; /* |digits| < 10^18 */
    int32_t exponent;
};

#define DECIMAL_TEXT_MAX 64 /* bytes that decimal_text may write, its NUL included */

/* Plain numerals only: [-]digits[.digits][e[-]digits]. No group marks: those are a language's matter. */
bool decimal_parse(struct slice text, struct decimal *out);
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* a / b to 18 significant digits, half to even; false when b is 0. *exact (may be NULL) tells whether nothing was lost. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *out, bool *exact);
struct decimal decimal_negate(struct decimal a);
/* Exact comparison of values: 1.0 equals 1. <0, 0, >0. */
int decimal_compare(struct decimal a, struct decimal b);
/* Without zeros at the end of digits; 0 becomes 0 e0. */
struct decimal decimal_normal(struct decimal a);
double decimal_double(struct decimal a);
/* Plain notation without exponent ("1300000", "0.05") where that takes fewer than 40 characters, else digits and e. Zeros written
 * behind the point are not kept (the weight of the last digit is in `precision`). Returns the length; NUL-terminated. */
size_t decimal_text(struct decimal a, char out[DECIMAL_TEXT_MAX]);
/* A finite double with up to 12 significant digits, shortest, no exponent between 1e-6 and 1e21; locale-free. */
size_t double_text(double value, char out[DECIMAL_TEXT_MAX]);

static inline struct decimal decimal_of(int64_t digits, int32_t exponent)
{
    struct decimal d = {digits, exponent};
    return d;
}

#endif
