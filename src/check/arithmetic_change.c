/* Changes: the size of a change against its old and new level. */
#include "check/arithmetic.h"

static const double MULTIPLE = 0.10; /* "doubled" is said of 1.8 as of 2.2 */
static const double ROUGH = 0.12;    /* fractions in words */

/* "doubled to 64 from 25": words for multiples are rounded */
static void check_multiple(struct sum *s, const struct features *times, const struct features *to, const struct features *from)
{
    const struct features *operands[3] = {times, to, from};
    struct interval new = span_of(to), old = span_of(from), ratio = {new.low / old.high, new.high / old.low, false, false}, room;
    double v = times->claim->base_value, implied = to->claim->base_value / from->claim->base_value;
    struct slice a, b, result;

    room = (struct interval){v * (1 - MULTIPLE), v * (1 + MULTIPLE), false, false};
    if (!apart(ratio, &room))
        return;
    a = operand_text(s, to->claim);
    b = operand_text(s, from->claim);
    result = number_text(s, implied);
    arithmetic_report(s, "change", operands, 3,
                      arena_format(s->arena, "%.*s / %.*s = %.*s", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at),
                      implied, result, fabs(implied / v - 1));
}

struct change_of { /* the three figures of one change */
    const struct features *delta, *to, *from;
};

/* "12 pence" and "14.5 pence a share": the old level leaves out what the new one says. */
static bool same_levels(const struct features *to, const struct features *from)
{
    struct slice longer = to->claim->base_unit, shorter = from->claim->base_unit;

    if (to->dimension == from->dimension)
        return true;
    if (longer.len < shorter.len) {
        struct slice swap = longer;

        longer = shorter;
        shorter = swap;
    }
    return to->claim->kind == from->claim->kind && shorter.len && longer.len > shorter.len && slice_starts(longer, shorter) &&
           longer.at[shorter.len] == '/';
}

/* The one change that a sentence tells. Two figures of a sort: which belongs to which is a guess. */
static bool find_change(const struct sum *s, struct change_of *out)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i];
        bool multiple =
            f->claim->kind == KIND_RATIO && f->claim->role != ROLE_TO && f->claim->role != ROLE_FROM && f->claim->base_value > 1;
        const struct features **place = f->claim->role == ROLE_TO                  ? &out->to
                                        : f->claim->role == ROLE_FROM              ? &out->from
                                        : f->claim->role == ROLE_DELTA || multiple ? &out->delta
                                                                                   : NULL;

        if (!place)
            continue;
        if (*place || !is_point(f))
            return false;
        *place = f;
    }
    return out->to && out->from && out->delta && same_levels(out->to, out->from);
}

enum change_by { BY_NOTHING, BY_MULTIPLE, BY_SHARE, BY_AMOUNT, BY_POINTS };

/* How the size of the change is given. Points of a percentage are written in many ways: what is no percent is one. */
static enum change_by change_by(const struct change_of *change)
{
    const struct claim *delta = change->delta->claim;

    if (delta->kind == KIND_RATIO)
        return delta->base_value > 1 ? BY_MULTIPLE : BY_SHARE;
    if (change->to->comparison == COMPARE_SHARE)
        return slice_equal(delta->base_unit, slice_of("pp")) || slice_equal(delta->unit, slice_of("point")) ? BY_POINTS
                                                                                                            : BY_NOTHING;
    if (change->delta->dimension == change->to->dimension)
        return BY_AMOUNT;
    return delta->kind == KIND_PERCENT && slice_equal(delta->base_unit, slice_of("1")) ? BY_SHARE : BY_NOTHING;
}

static void check_size(struct sum *s, const struct change_of *change, enum change_by by)
{
    const struct features *operands[3] = {change->delta, change->to, change->from};
    const struct claim *delta = change->delta->claim, *to = change->to->claim, *from = change->from->claim;
    struct interval new = span_of(change->to), old = span_of(change->from), stated = span_of(change->delta), actual;
    double wanted = center(&stated), implied, scale = by == BY_POINTS ? 100 : 1, written;
    struct slice a, b, result, unit = delta->unit, text;

    if (by == BY_SHARE) {
        actual = (struct interval){new.low / old.high - 1, new.high / old.low - 1, false, false};
        implied = to->base_value / from->base_value - 1;
    } else {
        actual = (struct interval){(new.low - old.high) * scale, (new.high - old.low) * scale, false, false};
        implied = (to->base_value - from->base_value) * scale;
    }
    if (delta->kind == KIND_RATIO) { /* "a third" is said of what is nearly one */
        stated.low -= ROUGH * fabs(wanted);
        stated.high += ROUGH * fabs(wanted);
    }
    if (delta->change == CHANGE_NONE) { /* the direction is not said: sizes are compared */
        struct interval turned = {-actual.high, -actual.low, false, false};

        if (actual.high < 0)
            actual = turned;
        implied = fabs(implied);
    }
    if (!apart(actual, &stated))
        return;
    a = operand_text(s, to);
    b = operand_text(s, from);
    if (delta->kind == KIND_RATIO) {
        written = 100;
        unit = slice_of("%");
    } else {
        written = value_double(delta->value) / delta->base_value;
    }
    result = number_text(s, implied * written);
    text = arena_format(s->arena, "%.*s%s%.*s", (int)result.len, result.at, unit.len ? " " : "", (int)unit.len, unit.at);
    arithmetic_report(s, "change", operands, 3,
                      arena_format(s->arena, by == BY_SHARE ? "%.*s / %.*s - 1 = %.*s" : "%.*s - %.*s = %.*s", (int)a.len, a.at,
                                   (int)b.len, b.at, (int)text.len, text.at),
                      implied, text, fabs(implied - wanted) / fmax(fabs(wanted), 1e-9));
}

void check_changes(struct sum *s)
{
    struct change_of change = {NULL, NULL, NULL};
    enum change_by by;

    if (!find_change(s, &change))
        return;
    by = change_by(&change);
    if (by == BY_MULTIPLE)
        check_multiple(s, change.delta, change.to, change.from);
    else if (by != BY_NOTHING)
        check_size(s, &change, by);
}
