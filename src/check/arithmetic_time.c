/* Times that do not fit one another: spans between dates, ages and birth years, days of the week. */
#include <stdio.h>
#include <stdlib.h>

#include "check/arithmetic.h"
#include "figure/when.h"

enum {
    NEAR_PUBLICATION = 60, /* days around an article in which a day without a year is surely of its year */
    CLAUSE = 80            /* bytes between a span and the date that it is counted from */
};
static const double DAY = 86400, YEAR_DAYS = 365.25;
static const double SLACK = 1.05; /* units of the span: "four years" is said of more than three and of less than five */

static bool has_days(const struct features *f)
{
    return f->is_date && f->first_day != DAY_NONE && f->last_day != DAY_NONE;
}

/* The day as it was written, with its year where the words leave it out. */
static struct slice date_words(struct arena *arena, const struct features *f)
{
    struct slice text = f->claim->text;
    char year[8];

    (void)snprintf(year, sizeof year, "%d", day_of_number(f->first_day).year);
    if (slice_find(text, slice_of(year), 0) != SIZE_MAX)
        return text;
    return arena_format(arena, "%.*s %s", (int)text.len, text.at, year);
}

static struct slice day_words(struct arena *arena, int32_t day)
{
    char text[16];
    size_t len = day_text(day_of_number(day), text);

    return arena_copy(arena, (struct slice){text, len});
}

/* ---- spans ------------------------------------------------------------------------------------------------------------------ */

/* A comma ends the clause, unless one that tells more of it follows: "after the last one, which passed in 2017". */
static bool is_parted(const struct sum *s, struct slice between)
{
    size_t comma = slice_find(between, slice_of(","), 0), at;
    struct slice word;

    if (comma == SIZE_MAX)
        return false;
    at = comma;
    return !next_word(between, &at, &word) || !has_tag(s, word, TAG_REL);
}

/* The date that a span is counted from: the next one behind it, with a word like "after" right behind the span. */
static const struct features *counted_from(const struct sum *s, uint32_t span, const struct form **way)
{
    const struct features *f = s->items[span], *date = span + 1 < s->count ? s->items[span + 1] : NULL;
    struct slice between, word;
    size_t start, end, from, at = 0;

    if (!date || !has_days(date) || !claim_place(f->claim, &start, &end) || !claim_place(date->claim, &from, &start) || from < end)
        return NULL;
    between = slice_part(f->claim->sentence, end, from);
    if (between.len > CLAUSE || is_parted(s, between) || !next_word(between, &at, &word))
        return NULL;
    *way = class_form_of(s, word, s->elapsed);
    return *way ? date : NULL;
}

/* "four years after the port opened in May 2019": against the date that stands before it in the sentence, else against the article's own,
 * before which it must lie. */
static void check_span(struct sum *s, uint32_t i)
{
    const struct features *span = s->items[i], *before = i > 0 && has_days(s->items[i - 1]) ? s->items[i - 1] : NULL, *date;
    const struct features *operands[3];
    const struct form *way = NULL;
    double unit, wanted = span->claim->base_value / DAY, low, high, implied;
    struct slice from, to, result, name;
    uint32_t count = 0;
    bool backwards;

    if (span->claim->kind != KIND_DURATION || !is_point(span) || span->claim->modifier > MOD_ABOUT ||
        span->claim->status != STATUS_ACTUAL || !(date = counted_from(s, i, &way)))
        return;
    unit = wanted / value_double(span->claim->value);
    backwards = slice_equal(way->value, slice_of("before"));
    if (before) {
        const struct features *early = backwards ? before : date, *late = backwards ? date : before;

        low = (double)late->first_day - early->last_day;
        high = (double)late->last_day - early->first_day;
        from = date_words(s->arena, early);
        to = date_words(s->arena, late);
    } else {
        if (backwards || date->published == DAY_NONE || date->first_day > date->published)
            return;
        low = -(double)INFINITY;
        high = (double)date->published - date->first_day;
        from = date_words(s->arena, date);
        to = day_words(s->arena, date->published);
    }
    operands[count++] = span;
    if (before)
        operands[count++] = before;
    operands[count++] = date;
    if (low <= wanted + SLACK * unit && high >= wanted - SLACK * unit)
        return;
    implied = (isfinite(low) ? (low + high) / 2 : high) / unit;
    result = number_text(s, round(implied * 10) / 10);
    name = unit_words(s->c->pack, span->claim);
    arithmetic_report(s, "elapsed", operands, count,
                      arena_format(s->arena, "%.*s - %.*s = %.*s %.*s", (int)to.len, to.at, (int)from.len, from.at, (int)result.len,
                                   result.at, (int)name.len, name.at),
                      implied * unit * DAY, result, fabs(implied * unit / wanted - 1));
}

/* ---- ages ------------------------------------------------------------------------------------------------------------------- */

/* "born in 1980": a word of the class `born` among the last two before the date. */
static bool is_born(const struct sum *s, const struct features *date)
{
    struct slice before, word, last[2] = {{NULL, 0}, {NULL, 0}};
    size_t start, end, at = 0;

    if (!claim_place(date->claim, &start, &end))
        return false;
    before = slice_part(date->claim->sentence, 0, start);
    while (next_word(before, &at, &word)) {
        last[0] = last[1];
        last[1] = word;
    }
    return is_class(s, last[0], s->born) || is_class(s, last[1], s->born);
}

/* "Okoro, 52, born in 1980": the only age and the only date of a sentence, which is of today. */
static void check_age(struct sum *s)
{
    const struct features *age = NULL, *birth = NULL, *operands[2];
    double implied;
    struct slice result, from, to;

    for (uint32_t i = 0; i < s->count; i++) {
        const struct features **place = s->items[i]->claim->kind == KIND_AGE ? &age : s->items[i]->is_date ? &birth : NULL;

        if (place && *place)
            return;
        if (place)
            *place = s->items[i];
    }
    if (!age || !birth || !has_days(birth) || !is_point(age) || age->claim->modifier != MOD_EQUAL || birth->published == DAY_NONE ||
        age->outcome || !is_born(s, birth))
        return;
    implied = (birth->published - birth->first_day) / YEAR_DAYS;
    if (age->claim->base_value <= implied + 1 && age->claim->base_value >= (birth->published - birth->last_day) / YEAR_DAYS - 1.1)
        return;
    result = number_text(s, floor(implied));
    operands[0] = age;
    operands[1] = birth;
    from = date_words(s->arena, birth);
    to = day_words(s->arena, birth->published);
    arithmetic_report(
        s, "age", operands, 2,
        arena_format(s->arena, "%.*s - %.*s = %.*s", (int)to.len, to.at, (int)from.len, from.at, (int)result.len, result.at),
        floor(implied), result, fabs(implied / age->claim->base_value - 1));
}

/* ---- days of the week ------------------------------------------------------------------------------------------------------- */

static struct slice weekday_name(const struct sum *s, int day)
{
    uint32_t count = 0;
    const struct form *const *forms = s->weekday == CLASS_NONE ? NULL : pack_class_forms(s->c->pack, s->weekday, &count);

    for (uint32_t i = 0; i < count; i++)
        if (forms[i]->value.len == 1 && forms[i]->value.at[0] - '0' == day)
            return forms[i]->text;
    return (struct slice){NULL, 0};
}

/* "Friday, 3 June": the day of the week is that of another day. */
static void check_weekday(struct sum *s, const struct features *f)
{
    const struct form *form = NULL;
    struct slice word, date;
    size_t at = 0;
    int actual;

    if (!has_days(f) || f->first_day != f->last_day || !next_word(f->claim->text, &at, &word) || at >= f->claim->text.len)
        return;
    form = class_form_of(s, word, s->weekday);
    if (!form || f->date.day == 0 || slice_find(f->claim->when, slice_of("-W"), 0) != SIZE_MAX)
        return;
    if (slice_find(f->claim->when, slice_of("XXXX"), 0) != SIZE_MAX &&
        (f->published == DAY_NONE || abs(f->published - f->first_day) > NEAR_PUBLICATION))
        return;
    actual = day_weekday(day_of_number(f->first_day));
    if (form->value.len != 1 || form->value.at[0] - '0' == actual)
        return;
    date = day_words(s->arena, f->first_day);
    word = weekday_name(s, actual);
    arithmetic_report(s, "weekday", &f, 1, arena_format(s->arena, "%.*s = %.*s", (int)date.len, date.at, (int)word.len, word.at),
                      NAN, word, 1);
}

void check_times(struct sum *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        check_span(s, i);
        check_weekday(s, s->items[i]);
    }
    check_age(s);
}
