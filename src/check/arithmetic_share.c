/* Parts and shares of a whole. */
#include "check/arithmetic.h"

/* A bare number counts what the figure beside it counts. */
static bool is_bare(const struct features *f)
{
    return f->claim->kind == KIND_NUMBER && f->claim->unit.len == 0;
}

static bool same_things(const struct features *a, const struct features *b)
{
    if ((is_bare(a) && b->comparison == COMPARE_COUNT) || (is_bare(b) && a->comparison == COMPARE_COUNT))
        return true;
    return a->dimension == b->dimension &&
           (a->comparison == COMPARE_COUNT || slice_equal(a->claim->base_unit, b->claim->base_unit));
}

/* "12 of the 9 licences" */
static void check_part(struct sum *s, const struct features *part, const struct features *whole)
{
    const struct features *operands[2] = {part, whole};
    struct slice a, b, calculation;

    if (!(part->span.low > whole->span.high) || !(part->claim->base_value > whole->claim->base_value))
        return;
    a = operand_text(s, part->claim);
    b = operand_text(s, whole->claim);
    calculation = arena_format(s->arena, "%.*s > %.*s", (int)a.len, a.at, (int)b.len, b.at);
    arithmetic_report(s, "part", operands, 2, calculation, NAN, b, part->claim->base_value / whole->claim->base_value - 1);
}

/* "240 of the 900 boats, or 31 %"; "a third of the 900 boats, or 240" */
static void check_share(struct sum *s, const struct features *part, const struct features *whole, const struct features *share)
{
    const struct features *operands[3] = {part, whole, share};
    struct interval x = span_of(part), y = span_of(whole), ratio = {x.low / y.high, x.high / y.low, false, false};
    double implied = part->claim->base_value / whole->claim->base_value, wanted = share->claim->base_value;
    struct interval room = share->span;
    struct slice a, b, result;

    room.low -= (room.high - room.low) / 2; /* shares in words are rounded in all directions */
    room.high += (room.high - room.low) / 3;
    if (!apart(ratio, &room) || share->claim->base_value > 1)
        return;
    a = operand_text(s, part->claim);
    b = operand_text(s, whole->claim);
    result = number_text(s, implied * 100);
    arithmetic_report(
        s, "share", operands, 3,
        arena_format(s->arena, "%.*s / %.*s = %.*s %%", (int)a.len, a.at, (int)b.len, b.at, (int)result.len, result.at), implied,
        arena_format(s->arena, "%.*s %%", (int)result.len, result.at), fabs(implied - wanted) / fmax(wanted, 1e-9));
}

static bool is_share(const struct features *f)
{
    return f->comparison == COMPARE_SHARE && is_point(f) && f->claim->role == ROLE_NONE &&
           (f->claim->base_unit.len == 0 || slice_equal(f->claim->base_unit, slice_of("1")));
}

bool is_amount(const struct features *f)
{
    return is_point(f) && (f->comparison == COMPARE_COUNT || f->comparison == COMPARE_QUANTITY) && f->claim->role == ROLE_NONE;
}

/* "Of 640 wells, 320 are dry": the whole stands first, behind a word like "of". */
static bool is_whole_of(const struct sum *s, const struct features *whole, const struct features *part)
{
    struct slice before, between;

    if (!text_between(whole, part, &between) || !behind_part_of(s, whole, TAG_DET, &before))
        return false;
    if (before.len && before.at[before.len - 1] != ',' && before.at[before.len - 1] != ':')
        return false;
    between = slice_trim(between);
    return slice_find(between, slice_of(","), 0) == between.len - 1 && between.len > 1;
}

/* "640 wells, of which 320 are dry" */
static bool is_part_of_which(const struct sum *s, const struct features *whole, const struct features *part)
{
    struct slice between, before;

    return text_between(whole, part, &between) && slice_find(between, slice_of(";"), 0) == SIZE_MAX &&
           behind_part_of(s, part, TAG_REL, &before) && before.len && before.at[before.len - 1] == ',' &&
           before.at + before.len > between.at;
}

/* "320 are dry, three quarters of all": a share of the whole that the sentence began with. */
static bool shares_whole(const struct sum *s, const struct features *part, const struct features *share)
{
    struct slice between, behind, word;
    size_t start, end, at = 0;

    if (is_restated(s, part, share, false))
        return true;
    if (!text_between(part, share, &between) || !claim_place(share->claim, &start, &end))
        return false;
    between = slice_trim(between);
    if (!between.len || between.at[between.len - 1] != ',' || slice_find(between, slice_of(","), 0) != between.len - 1)
        return false;
    behind = slice_part(share->claim->sentence, end, share->claim->sentence.len);
    return behind.len < 2 || !next_word(behind, &at, &word) || is_class(s, word, s->part_of);
}

static void check_parts(struct sum *s)
{
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        const struct features *a = s->items[i], *b = s->items[i + 1], *next = i + 2 < s->count ? s->items[i + 2] : NULL;

        if (is_amount(a) && is_amount(b) && same_things(a, b) && is_part_of(s, a, b)) {
            check_part(s, a, b);
            if (next && is_share(next) && is_restated(s, b, next, false))
                check_share(s, a, b, next);
        } else if (next && is_share(a) && is_amount(b) && is_amount(next) && same_things(b, next) && is_part_of(s, a, b) &&
                   is_restated(s, b, next, false)) {
            check_share(s, next, b, a);
        } else if (is_amount(a) && is_amount(b) && same_things(a, b) && is_part_of_which(s, a, b)) {
            check_part(s, b, a);
        } else if (is_amount(a) && is_amount(b) && same_things(a, b) && is_whole_of(s, a, b)) {
            check_part(s, b, a);
            if (next && is_share(next) && shares_whole(s, b, next))
                check_share(s, b, a, next);
        }
    }
}

/* The two whole numbers of a text like "240 of the 900". */
static bool two_numbers(struct slice text, double numbers[2])
{
    int count = 0;
    bool inside = false;

    for (size_t i = 0; i < text.len; i++) {
        if (ascii_is_digit(text.at[i])) {
            if ((!inside && ++count > 2) || (inside && numbers[count - 1] > 1e12))
                return false;
            numbers[count - 1] = (inside ? numbers[count - 1] * 10 : 0) + (text.at[i] - '0');
            inside = true;
        } else if (inside && text.at[i] == '.') {
            return false;
        } else if (!(inside && text.at[i] == ',' && i + 1 < text.len && ascii_is_digit(text.at[i + 1]))) {
            inside = false;
        }
    }
    return count == 2;
}

/* "240 of the 900 boats, or a third", where the pair is one figure */
static void check_fractions(struct sum *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const struct features *f = s->items[i], *next = i + 1 < s->count ? s->items[i + 1] : NULL, *operands[2];
        double implied = f->claim->base_value, room, numbers[2];
        struct slice result, top, whole;

        if (f->claim->kind != KIND_RATIO || !is_point(f) || !two_numbers(f->claim->text, numbers) || numbers[1] < 4 ||
            fabs(numbers[0] / numbers[1] - implied) > 1e-6)
            continue;
        top = operand_digits(s, decimal_of((int64_t)numbers[0], 0));
        whole = operand_digits(s, decimal_of((int64_t)numbers[1], 0));
        operands[0] = f;
        operands[1] = next;
        if (numbers[0] > numbers[1]) {
            arithmetic_report(s, "part", operands, 1,
                              arena_format(s->arena, "%.*s > %.*s", (int)top.len, top.at, (int)whole.len, whole.at), NAN, whole,
                              implied - 1);
            continue;
        }
        if (i + 1 == s->count || next->comparison != COMPARE_SHARE || !is_point(next) || !is_restated(s, f, next, false) ||
            next->claim->base_value > 1)
            continue;
        room = fmax(next->span.high - next->span.low, 0.01);
        if (next->claim->kind == KIND_RATIO) /* "a third" of what is nearly one */
            room = fmax(room, 0.1 * next->claim->base_value);
        if (fabs(implied - next->claim->base_value) <= room)
            continue;
        result = number_text(s, implied * 100);
        arithmetic_report(s, "share", operands, 2,
                          arena_format(s->arena, "%.*s / %.*s = %.*s %%", (int)top.len, top.at, (int)whole.len, whole.at,
                                       (int)result.len, result.at),
                          implied, arena_format(s->arena, "%.*s %%", (int)result.len, result.at),
                          fabs(implied / next->claim->base_value - 1));
    }
}

void check_shares(struct sum *s)
{
    check_parts(s);
    check_fractions(s);
}
