/* Arithmetic that does not hold inside one sentence. Only where the words between the figures tie them together; everything is computed over
 * the intervals that the words allow. */
#include <stdio.h>
#include <stdlib.h>

#include "check/arithmetic.h"

enum { GROUPED_FROM = 5 /* digits: 1914 is read without a mark */ };

/* Digits in groups of three, as the language writes them. */
static struct slice grouped(const struct sum *s, struct slice digits)
{
    struct slice mark = pack_setting(s->c->pack, "group");
    size_t sign = digits.len && digits.at[0] == '-', whole = sign, len = 0;
    char text[2 * DECIMAL_TEXT_MAX];

    while (whole < digits.len && ascii_is_digit(digits.at[whole]))
        whole++;
    if (whole - sign < GROUPED_FROM || mark.len != 1 || 2 * digits.len > sizeof text)
        return arena_copy(s->arena, digits);
    for (size_t i = 0; i < digits.len; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0)
            text[len++] = mark.at[0];
        text[len++] = digits.at[i];
    }
    return arena_copy(s->arena, (struct slice){text, len});
}

struct slice number_text(const struct sum *s, double value)
{
    char text[DECIMAL_TEXT_MAX];
    double size = fabs(value), step;

    if (size > 0 && isfinite(size)) { /* four digits are enough to check by hand */
        step = pow(10, floor(log10(size)) - 3);
        value = round(value / step) * step;
    }
    return grouped(s, (struct slice){text, double_text(value, text)});
}

struct slice operand_digits(const struct sum *s, struct decimal number)
{
    char text[DECIMAL_TEXT_MAX];

    return grouped(s, (struct slice){text, decimal_text(number, text)});
}

/* What a person would write for a claim inside a calculation: its number in its own unit. */
struct slice operand_text(const struct sum *s, const struct claim *claim)
{
    /* Millions are read sooner as they were written. */
    bool scaled = decimal_normal(claim->value.number).exponent >= 4;

    return claim->value.denominator != 1 || scaled ? claim->text : operand_digits(s, claim->value.number);
}

void arithmetic_report(struct sum *s, const char *reason, const struct features *const *operands, uint32_t count,
                       struct slice calculation, double implied, struct slice implied_text, double gap)
{
    struct arena *arena = s->arena;
    struct group *group;
    struct finding *f;
    struct slot slots[6];
    char name[40];
    size_t name_len;
    const struct claim **claims = arena_alloc(arena, count * sizeof *claims);
    uint64_t id;

    for (uint32_t i = 0; i < count; i++)
        claims[i] = operands[i]->claim;
    id = finding_id(claims, count);
    name_len = (size_t)snprintf(name, sizeof name, "%016llx", (unsigned long long)id);
    if (map_get(&s->c->baseline, (struct slice){name, name_len}) != MAP_NONE)
        return;
    group = arena_alloc(arena, sizeof *group);
    f = arena_alloc(arena, sizeof *f);
    group->id = hash_bytes(id, slice_of(reason));
    group->measure = claims[0]->measure.len ? claims[0]->measure : claims[0]->unit;
    group->findings = f;
    group->finding_count = 1;
    f->id = id;
    f->verdict = VERDICT_ARITHMETIC;
    f->reason = slice_of(reason);
    f->operands = claims;
    f->operand_count = count;
    f->calculation = calculation;
    f->implied = implied;
    f->severity = round((0.5 + 0.4 * (1 - exp(-gap * 2))) * 1000) / 1000;
    slots[0] = (struct slot){"calculation", calculation};
    slots[1] = (struct slot){"implied", implied_text};
    slots[2] = (struct slot){"a", shown(arena, claims[0])};
    slots[3] = (struct slot){"b", count > 1 ? shown(arena, claims[count - 1]) : implied_text};
    slots[4] = (struct slot){"source_a", source_shown(claims[0], NULL)};
    slots[5] = (struct slot){"published", claims[0]->published};
    (void)snprintf(name, sizeof name, "why-%s", reason);
    f->why = why_text(s->c->pack, arena, name, slots, 6);
    *ARENA_PUSH(arena, s->groups, s->group_count, s->group_capacity) = group;
}

/* ---- sentences ------------------------------------------------------------------------------------------------------------------ */

static int by_sentence(const void *a, const void *b)
{
    const struct features *x = *(const struct features *const *)a, *y = *(const struct features *const *)b;

    if (x->sentence->number != y->sentence->number)
        return x->sentence->number < y->sentence->number ? -1 : 1;
    if (x->claim->start != y->claim->start)
        return x->claim->start < y->claim->start ? -1 : 1;
    return x < y ? -1 : x > y;
}

uint32_t arithmetic_find(struct checker *c, struct arena *arena, struct group ***out)
{
    const struct features **order = arena_alloc(&c->scratch, c->count * sizeof *order);
    struct sum s = {.c = c, .arena = arena};
    uint32_t count = 0;

    s.part_of = pack_class(c->pack, "part-of");
    s.restates = pack_class(c->pack, "restates");
    s.price_at = pack_class(c->pack, "price-at");
    s.elapsed = pack_class(c->pack, "elapsed");
    s.born = pack_class(c->pack, "born");
    s.weekday = pack_class(c->pack, "weekday");
    s.vote_side = pack_class(c->pack, "vote-side");
    for (uint32_t i = 0; i < c->count; i++)
        if (c->features[i].sentence && c->features[i].copy_of == NO_WORD)
            order[count++] = &c->features[i];
    if (count)
        qsort(order, count, sizeof *order, by_sentence);
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;

        while (end < count && order[end]->sentence == order[i]->sentence)
            end++;
        s.items = order + i;
        s.count = end - i;
        check_changes(&s);
        check_shares(&s);
        check_conversions(&s);
        check_prices(&s);
        check_sums(&s);
        check_times(&s);
        i = end;
    }
    arena_clear(&c->scratch);
    *out = s.groups;
    return s.group_count;
}
