/* The columns of numbers: unit, name, dimension, and the values in base units. */
#include <math.h>

#include "claim/inner.h"

static double base_of(const struct compound *unit, struct value v)
{
    if (!v.denominator)
        return NAN;
    return unit ? value_double(v) * unit->factor + unit->offset : value_double(v);
}

void claim_base(struct claim *c, const struct compound *unit)
{
    c->base_value = base_of(unit, c->value);
    c->base_low = base_of(unit, c->low);
    c->base_high = base_of(unit, c->high);
    if (unit && unit->factor_low > 0 && c->value.denominator) { /* bare tons: short to long, the short one is the smallest */
        double a = value_double(c->value) * unit->factor_low, b = value_double(c->value) * unit->factor_high;
        c->base_low = a < b ? a : b;
        c->base_high = a < b ? b : a;
    }
}

void claim_bounds(struct claim *c)
{
    if (!c->value.denominator || c->low.denominator || c->high.denominator)
        return;
    if (c->modifier == MOD_MORE || c->modifier == MOD_AT_LEAST)
        c->low = c->value;
    else if (c->modifier == MOD_LESS || c->modifier == MOD_AT_MOST)
        c->high = c->value;
}

void claim_numbers(struct frame *f, struct draft *d)
{
    struct claim *c = d->claim;
    const struct compound *unit = d->figure->unit;

    (void)f;
    c->value = d->figure->value;
    c->low = d->figure->low;
    c->high = d->figure->high;
    c->precision = d->figure->precision;
    if (unit) {
        c->unit = unit->id;
        c->unit_name = unit->name;
        c->base_unit = unit->base_unit;
        c->dimension = unit->dimension_name;
    } else if (d->figure->kind == KIND_RATIO) {
        c->unit = c->base_unit = slice_of("1");
        c->dimension = slice_of("ratio");
    } else if (d->figure->kind == KIND_NUMBER) {
        c->base_unit = slice_of("1");
        c->dimension = slice_of("ratio");
    }
    claim_bounds(c);
    claim_base(c, unit);
}

void claim_take_unit(struct claim *c, const struct claim *from)
{
    c->kind = from->kind;
    c->unit = from->unit;
    c->unit_name = from->unit_name;
    c->base_unit = from->base_unit;
    c->dimension = from->dimension;
}
