/* What slip would explain two figures: a factor of ten, swapped digits, one unit written for another. */
#include "check/internal.h"

enum { DIGITS_MAX = 20 };

static uint32_t digits_written(const struct claim *claim, char out[DIGITS_MAX])
{
    char text[DECIMAL_TEXT_MAX];
    size_t len = decimal_text(decimal_normal(claim->value.number), text);
    uint32_t count = 0;

    for (size_t i = 0; i < len && count < DIGITS_MAX; i++)
        if (ascii_is_digit(text[i]) && (count || text[i] != '0'))
            out[count++] = text[i];
    while (count && out[count - 1] == '0')
        count--;
    return count;
}

static bool near(double ratio, double wanted)
{
    return fabs(ratio / wanted - 1) < 0.002;
}

static bool thousands(double ratio)
{
    return near(ratio, 1e3) || near(ratio, 1e6) || near(ratio, 1e9);
}

static struct slice factor_cause(const struct pack *pack, struct arena *arena, double ratio)
{
    struct slot slot = {"n", {NULL, 0}};

    for (double power = 10; power <= 1e12; power *= 10)
        if (near(ratio, power)) {
            char text[DECIMAL_TEXT_MAX];
            size_t len = double_text(power, text);

            slot.value = arena_copy(arena, (struct slice){text, len});
            return why_text(pack, arena, "cause-factor", &slot, 1);
        }
    return (struct slice){NULL, 0};
}

/* Same length, and exactly two neighbouring digits have changed places; or one digit alone is another. */
static struct slice digit_cause(const struct pack *pack, struct arena *arena, const struct claim *a, const struct claim *b)
{
    char x[DIGITS_MAX], y[DIGITS_MAX];
    uint32_t n = digits_written(a, x), m = digits_written(b, y), wrong = 0, first = 0;

    if (n != m || n < 2)
        return (struct slice){NULL, 0};
    for (uint32_t i = 0; i < n; i++)
        if (x[i] != y[i]) {
            if (!wrong)
                first = i;
            wrong++;
        }
    if (wrong == 2 && first + 1 < n && x[first] == y[first + 1] && x[first + 1] == y[first])
        return why_text(pack, arena, "cause-swapped", NULL, 0);
    if (wrong == 1 && n >= 4)
        return why_text(pack, arena, "cause-digit", NULL, 0);
    return (struct slice){NULL, 0};
}

/* A unit as a reader names it: "kilometres", "US dollars". */
struct slice unit_words(const struct pack *pack, const struct claim *claim)
{
    const struct unit *unit = pack_unit_by_id(pack, claim->unit);

    return unit && unit->plural.len ? unit->plural : claim->unit_name.len ? claim->unit_name : claim->unit;
}

static bool has_plural(const struct pack *pack, const struct claim *claim)
{
    const struct unit *unit = pack_unit_by_id(pack, claim->unit);

    return unit && unit->plural.len;
}

static struct slice for_unit(const struct pack *pack, struct arena *arena, struct slice a, struct slice b)
{
    struct slot slots[2] = {{"a", a}, {"b", b}};

    return why_text(pack, arena, "cause-unit", slots, 2);
}

/* Units of the class `mistaken` (form: a unit's id, value: another's) whose ratio is the one of the two values. */
static struct slice unit_cause(const struct pack *pack, struct arena *arena, const struct claim *a, const struct claim *b,
                               double ratio)
{
    uint16_t id = pack_class(pack, "mistaken");
    uint32_t count = 0;
    const struct form *const *forms = id == CLASS_NONE ? NULL : pack_class_forms(pack, id, &count);

    for (uint32_t i = 0; i < count; i++) {
        const struct unit *x = pack_unit_by_id(pack, forms[i]->text), *y = pack_unit_by_id(pack, forms[i]->value);
        double factor;

        if (!x || !y || x->dimension != y->dimension || !slice_equal(x->dimension->name, a->dimension))
            continue;
        factor = decimal_double(x->numerator) / decimal_double(x->denominator) * decimal_double(y->denominator) /
                 decimal_double(y->numerator);
        if (fabs(ratio / factor - 1) < 0.012 && (slice_equal(a->unit, b->unit)))
            return for_unit(pack, arena, x->plural.len ? x->plural : x->name, y->plural.len ? y->plural : y->name);
    }
    return (struct slice){NULL, 0};
}

struct slice cause_of(const struct pack *pack, struct arena *arena, const struct features *a, const struct features *b)
{
    const struct claim *x = a->claim, *y = b->claim;
    struct slice cause = {NULL, 0};
    double ratio;

    if (!value_present(x->value) || !value_present(y->value) || !isfinite(x->base_value) || !isfinite(y->base_value) ||
        x->base_value == 0 || y->base_value == 0 || a->comparison >= COMPARE_DATE)
        return cause;
    ratio = fabs(x->base_value / y->base_value);
    if (ratio < 1) {
        ratio = 1 / ratio;
        x = b->claim;
        y = a->claim;
    }
    if (!slice_equal(x->unit, y->unit) && x->kind != KIND_COUNT && decimal_compare(x->value.number, y->value.number) == 0 &&
        x->value.denominator == y->value.denominator)
        cause = has_plural(pack, x) && has_plural(pack, y) ? for_unit(pack, arena, unit_words(pack, x), unit_words(pack, y))
                                                           : for_unit(pack, arena, x->unit_name, y->unit_name);
    /* Of one digit, or of a bound, a factor of ten is sooner chance; a scale word is mistaken by thousands. */
    if (!cause.len && (thousands(ratio) || (slip_explains(a, b) && x->modifier <= MOD_ABOUT && y->modifier <= MOD_ABOUT)))
        cause = factor_cause(pack, arena, ratio);
    if (!cause.len)
        cause = digit_cause(pack, arena, x, y);
    if (!cause.len && a->digits >= 2 && b->digits >= 2)
        cause = unit_cause(pack, arena, x, y, ratio);
    return cause;
}
