/* Can two claims both be literally true, and would a careful reader take them for the same number? */
#include "check/internal.h"

static const double SPECIFIC = 0.5; /* from two digits, a day or a year on, the same figure is no chance */

static bool spans_disjoint(const struct interval *a, const struct interval *b)
{
    if (a->high < b->low || (a->high == b->low && (a->high_open || b->low_open)))
        return true;
    return b->high < a->low || (b->high == a->low && (b->high_open || a->low_open));
}

static bool differ(int a, int b)
{
    return a && b && a != b;
}

/* Digits of a score, the larger side first: both teams may be named first. */
static bool score_sides(const struct claim *claim, int sides[2])
{
    int count = 0;
    bool in = false;

    sides[0] = sides[1] = 0;
    for (size_t i = 0; i < claim->text.len; i++) {
        if (!ascii_is_digit(claim->text.at[i])) {
            in = false;
            continue;
        }
        if (!in && ++count > 2)
            return false;
        in = true;
        if (sides[count - 1] < 10000)
            sides[count - 1] = sides[count - 1] * 10 + (claim->text.at[i] - '0');
    }
    if (sides[0] < sides[1]) {
        int swap = sides[0];

        sides[0] = sides[1];
        sides[1] = swap;
    }
    return count == 2;
}

bool disjoint(const struct features *a, const struct features *b)
{
    int x[2], y[2];

    if (a->comparison != b->comparison)
        return false;
    if (a->comparison == COMPARE_SCORE)
        return score_sides(a->claim, x) && score_sides(b->claim, y) && (x[0] != y[0] || x[1] != y[1]);
    if (a->comparison == COMPARE_TIME)
        return differ(a->date.minute, b->date.minute);
    /* The same words ("Thursday") of two documents with dates of their own mean what each reader knows. */
    if (a->is_date && (slice_equal_nocase(a->claim->text, b->claim->text) ||
                       (a->by_weekday && b->by_weekday && a->date.weekday == b->date.weekday)))
        return false;
    /* "25 July 2020" and "25 July", which was taken to be of the article's year. */
    if (a->is_date && !(a->date.year_known && b->date.year_known) && a->date.month && a->date.month == b->date.month &&
        (a->date.day == b->date.day || !a->date.day || !b->date.day) && a->date.year != b->date.year)
        return false;
    if (a->is_date && !(a->has_span && b->has_span))
        return differ(a->date.year, b->date.year) || differ(a->date.month, b->date.month) || differ(a->date.day, b->date.day) ||
               differ(a->date.weekday, b->date.weekday);
    return a->has_span && b->has_span && spans_disjoint(&a->span, &b->span);
}

/* What a bound is expected to stand for: "at least 40" is said of 43, not of 200. */
static struct interval expected(const struct features *f)
{
    struct interval span = f->span;
    double v = f->claim->base_value;

    if (f->is_date || !isfinite(v))
        return span;
    if (isinf(span.high) && !isinf(span.low)) {
        span.high = span.low + fabs(span.low) * 0.10;
        span.high_open = false;
    } else if (isinf(span.low) && !isinf(span.high)) {
        span.low = span.high - fabs(span.high) * 0.10;
        span.low_open = false;
    }
    return span;
}

bool agree(const struct features *a, const struct features *b)
{
    struct interval x, y;

    if (disjoint(a, b))
        return false;
    if (!a->has_span || !b->has_span)
        return a->comparison == b->comparison;
    x = expected(a);
    y = expected(b);
    return !spans_disjoint(&x, &y);
}

/* The same day, known or by its weekday, or the same year; not that one may lie within the other. */
static double same_date(const struct features *a, const struct features *b)
{
    const struct calendar *x = &a->date, *y = &b->date;

    if (disjoint(a, b) || a->grain != b->grain)
        return 0;
    if (a->has_span && b->has_span && a->first_day == b->first_day && a->last_day == b->last_day)
        return a->grain == GRAIN_DAY ? 1 : 0.6;
    if (x->day && x->day == y->day && x->month == y->month)
        return 1;
    if (x->weekday && x->weekday == y->weekday)
        return 0.8;
    return (x->month && x->month == y->month) || (x->year && x->year == y->year) ? 0.6 : 0;
}

double same_value(const struct features *a, const struct features *b)
{
    uint8_t digits = a->digits < b->digits ? a->digits : b->digits;

    if (a->is_date)
        return same_date(a, b);
    if (!agree(a, b))
        return 0;
    return digits >= 3 ? 1 : digits == 2 ? 0.65 : 0.49;
}

bool same_figure(const struct features *a, const struct features *b)
{
    return a->event == b->event && a->event != NO_WORD && (same_value(a, b) >= SPECIFIC || slip_likeness(a, b) >= SPECIFIC);
}
