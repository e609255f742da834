/* Variants: the claims of a group that can all be true together. The most precise claims come first and the others join the
 * nearest one that they fit. */
#include <stdlib.h>

#include "check/internal.h"

struct ranked {
    double width; /* relative to the value; bounds and vague words come last */
    uint32_t member;
};

static double width_of(const struct features *f)
{
    double middle;

    if (!f->has_span)
        return 0;
    if (isinf(f->span.low) || isinf(f->span.high))
        return 1e6;
    middle = fabs(f->span.low + f->span.high) / 2;
    if (f->is_date || middle == 0)
        return f->span.high - f->span.low;
    return (f->span.high - f->span.low) / middle;
}

static int by_width(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->width < y->width || x->width > y->width)
        return x->width < y->width ? -1 : 1;
    return x->member < y->member ? -1 : x->member > y->member;
}

static void narrow(struct interval *span, const struct interval *by)
{
    if (by->low > span->low || (by->low >= span->low && by->low_open)) {
        span->low = by->low;
        span->low_open = by->low_open;
    }
    if (by->high < span->high || (by->high <= span->high && by->high_open)) {
        span->high = by->high;
        span->high_open = by->high_open;
    }
}

static bool fits(const struct checker *c, const struct member_variant *variant, const struct features *f)
{
    uint32_t reach = variant->count < 32 ? variant->count : 32; /* the first, most precise ones bound the rest */

    if (is_denied(&c->features[variant->members[0]]) != is_denied(f))
        return false;
    for (uint32_t i = 0; i < reach; i++)
        if (disjoint(&c->features[variant->members[i]], f))
            return false;
    if (variant->has_span && f->has_span) {
        struct interval both = variant->span;

        narrow(&both, &f->span);
        if (both.low > both.high || (both.low >= both.high && (both.low_open || both.high_open)))
            return false;
    }
    return agree(&c->features[variant->members[0]], f);
}

static double point(const struct features *f)
{
    if (isinf(f->span.low))
        return f->span.high;
    return isinf(f->span.high) ? f->span.low : (f->span.low + f->span.high) / 2;
}

static int by_place(const void *a, const void *b)
{
    const struct member_variant *x = a, *y = b;
    double p, q;

    if (x->has_span && y->has_span) {
        p = isinf(x->span.low) ? x->span.high : x->span.low;
        q = isinf(y->span.low) ? y->span.high : y->span.low;
        if (p < q || p > q)
            return p < q ? -1 : 1;
    }
    return x->members[0] < y->members[0] ? -1 : x->members[0] > y->members[0];
}

static int by_index(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

uint32_t variants_make(struct checker *c, struct arena *arena, const uint32_t *members, uint32_t count, struct member_variant **out)
{
    struct ranked *ranked = arena_alloc(arena, count * sizeof *ranked);
    struct member_variant *variants = NULL;
    uint32_t variant_count = 0, capacity = 0;

    for (uint32_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){width_of(&c->features[members[i]]), members[i]};
    qsort(ranked, count, sizeof *ranked, by_width);
    for (uint32_t i = 0; i < count; i++) {
        const struct features *f = &c->features[ranked[i].member];
        struct member_variant *best = NULL;
        double distance = INFINITY;

        for (uint32_t k = 0; k < variant_count; k++) {
            double d = variants[k].has_span && f->has_span ? fabs(point(&c->features[variants[k].members[0]]) - point(f)) : 0;

            if ((d < distance || !best) && fits(c, &variants[k], f)) {
                best = &variants[k];
                distance = d;
            }
        }
        if (!best) {
            best = ARENA_PUSH(arena, variants, variant_count, capacity);
            memset(best, 0, sizeof *best);
            best->span = f->span;
            best->has_span = f->has_span;
        } else if (f->has_span && best->has_span) {
            narrow(&best->span, &f->span);
        }
        *ARENA_PUSH(arena, best->members, best->count, best->capacity) = ranked[i].member;
    }
    if (variant_count > 0)
        qsort(variants, variant_count, sizeof *variants, by_place);
    for (uint32_t i = 0; i < variant_count; i++)
        if (variants[i].count > 1) /* the first stays: it is the most precise */
            qsort(variants[i].members + 1, variants[i].count - 1, sizeof *variants[i].members, by_index);
    *out = variants;
    return variant_count;
}
