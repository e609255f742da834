/* Numerals in words, and what words add to digits; inside figure/ only. */
#ifndef ASSAY_FIGURE_WORDS_H
#define ASSAY_FIGURE_WORDS_H

#include "figure/finder.h"

/* All readings in words at `at`, longest first. */
void words_at(struct finder *finder, uint32_t at, struct numerals *out);
/* numeral.c: the readings in digits at `at`, longest first. */
void digits_at(struct finder *finder, uint32_t at, struct numerals *out);
/* Scale words behind n (" million", "bn"): multiplies and moves its end; false: there are none. */
bool words_scale(struct finder *finder, struct numeral *n, bool digits);
/* Whether a word stands behind n that may be part of a numeral. */
bool words_behind(const struct finder *f, const struct numeral *n);
/* " and a half", " and three quarters" behind n. */
bool words_and_fraction(struct finder *finder, struct numeral *n);
/* " thirds" behind the whole number n. */
bool words_fraction_of_digits(struct finder *finder, struct numeral *n);
/* " and one" behind "3 hundred", " 30 lakh" behind "2 crore". */
bool words_add(struct finder *finder, struct numeral *n);
/* "1/2" of a table cell, or a decimal. */
bool words_fraction_value(struct slice cell, struct value *out);

#endif
