/* Dates and times as column `when` has them: TimeML values, and the notation of when.h for what stays relative. Every claim of a date has
 * one: they are put together here piece by piece. */
#include "figure/when_tree.h"

enum { TEXT_ROOM = 32 }; /* most are shorter */

struct out {
    struct arena *arena;
    char *text;
    uint32_t len, room;
};

static void put_when(struct out *out, const struct when *w);

static void put(struct out *out, struct slice s)
{
    uint32_t len = (uint32_t)s.len;

    if (len > out->room - out->len) {
        out->text = arena_grow(out->arena, out->text, out->len, 2 * out->room + len, 1);
        out->room = 2 * out->room + len;
    }
    if (len > 0)
        memcpy(out->text + out->len, s.at, len);
    out->len += len;
}

static void put_text(struct out *out, const char *text)
{
    put(out, slice_of(text));
}

/* With zeros before it up to `width` digits. */
static void put_number(struct out *out, int32_t number, int width)
{
    char digits[16];
    int at = sizeof digits;
    uint32_t left = number < 0 ? -(uint32_t)number : (uint32_t)number;

    for (; left > 0 || width > 0 || at == sizeof digits; left /= 10, width--)
        digits[--at] = (char)('0' + left % 10);
    if (number < 0)
        digits[--at] = '-';
    put(out, (struct slice){digits + at, sizeof digits - (size_t)at});
}

static void put_signed(struct out *out, int32_t number)
{
    if (number >= 0)
        put_text(out, "+");
    put_number(out, number, 1);
}

static void put_year(struct out *out, const struct when_fields *f)
{
    if (f->has_year)
        put_number(out, f->short_year ? when_short_year(f->year, 0) : f->year, 4);
    else
        put_text(out, "XXXX");
}

static void put_day(struct out *out, const struct when_fields *f, bool swap)
{
    int month = swap ? f->day : f->month, day = swap ? f->month : f->day;

    put_year(out, f);
    put_text(out, "-");
    if (month)
        put_number(out, month, 2);
    else
        put_text(out, "XX");
    put_text(out, "-");
    put_number(out, day, 2);
}

/* A part of a year: "2023-Q2" */
static void put_part(struct out *out, const struct when_fields *f, const char *part, int number, int width)
{
    put_text(out, f->fiscal ? "FY" : "");
    put_year(out, f);
    put_text(out, part);
    put_number(out, number, width);
}

static void put_fields(struct out *out, const struct when_fields *f)
{
    switch (f->level) {
    case LEVEL_WEEKDAY:
        put_text(out, "XXXX-WXX-");
        put_number(out, f->weekday, 1);
        return;
    case LEVEL_WEEKEND: put_text(out, "XXXX-WXX-WE"); return;
    case LEVEL_DAY:
        put_day(out, f, false);
        if (f->swappable) {
            put_text(out, "|");
            put_day(out, f, true);
        }
        return;
    case LEVEL_MONTH:
        put_year(out, f);
        put_text(out, "-");
        put_number(out, f->month, 2);
        return;
    case LEVEL_SEASON:
        put_year(out, f);
        put_text(out, "-");
        put(out, f->season);
        return;
    case LEVEL_QUARTER: put_part(out, f, "-Q", f->quarter, 1); return;
    case LEVEL_HALF: put_part(out, f, "-H", f->half, 1); return;
    case LEVEL_CROP:
        put_year(out, f);
        put_text(out, "/");
        put_number(out, f->year + 1, 4);
        return;
    case LEVEL_DECADE:
        put_text(out, f->has_year ? "" : "XX");
        put_number(out, f->year / 10, f->has_year ? 3 : 1);
        return;
    case LEVEL_CENTURY: put_number(out, f->year / 100, 2); return;
    default: put_text(out, f->fiscal ? "FY" : ""); put_year(out, f);
    }
}

/* "P3M", "PT48H", "P2.5Y" */
static void put_length(struct out *out, enum when_unit unit, int32_t halves)
{
    int32_t n = halves < 0 ? -halves : halves;

    put_text(out, unit == UNIT_HOUR ? "PT" : "P");
    put_number(out, n / 2, 1);
    put_text(out, n % 2 ? ".5" : "");
    put_text(out, unit == UNIT_HOUR ? "H" : WHEN_UNIT_NAMES[unit]);
}

/* What an inner date adds to its outer one: without the year that it leaves open. */
static void put_inner(struct out *out, const struct when *w)
{
    uint32_t from = out->len;
    struct slice open = slice_of("XXXX-");

    put_when(out, w);
    if (slice_starts((struct slice){out->text + from, out->len - from}, open)) {
        out->len -= (uint32_t)open.len;
        memmove(out->text + from, out->text + from + open.len, out->len - from);
    }
}

static void put_holiday(struct out *out, const struct when *w)
{
    struct day day;
    char iso[16];

    if (w->fields.has_year && holiday_day(w->rule, w->fields.year, &day)) {
        put(out, (struct slice){iso, day_text(day, iso)});
        return;
    }
    put_text(out, "XXXX.");
    put(out, w->rule);
}

/* The outer date, or where there is none what it is counted from. */
static void put_base(struct out *out, const struct when *w)
{
    if (w->outer)
        put_when(out, w->outer);
    else
        put_text(out, w->anchored ? "A" : "D");
}

static void put_nth(struct out *out, const struct when *w)
{
    put_when(out, w->outer);
    put_text(out, ".");
    if (w->fields.level == LEVEL_WEEKDAY) {
        put_text(out, "WXX-");
        put_number(out, w->fields.weekday, 1);
    } else {
        put_text(out, WHEN_UNIT_NAMES[w->unit]);
    }
    put_text(out, "#");
    put_number(out, w->offset, 1);
    if (w->fields.level == LEVEL_WEEKDAY || w->count == 1)
        return;
    put_text(out, "/P");
    put_number(out, w->count, 1);
    put_text(out, WHEN_UNIT_NAMES[w->unit]);
}

static void put_span(struct out *out, const struct when *w)
{
    if (w->count < 0) {
        put_length(out, w->unit, w->count);
        put_text(out, "/");
        put_base(out, w);
    } else {
        put_base(out, w);
        put_text(out, "/");
        put_length(out, w->unit, w->count);
    }
}

static void put_open(struct out *out, const struct when *w)
{
    if (w->mod == WHEN_UNTIL)
        put_text(out, "../");
    put_when(out, w->outer);
    if (w->mod == WHEN_SINCE)
        put_text(out, "/..");
    else if (w->mod != WHEN_UNTIL)
        put_text(out, w->mod == WHEN_BEFORE ? "~BEFORE" : "~AFTER");
}

static void put_time(struct out *out, const struct when *w)
{
    put_text(out, "T");
    put_number(out, w->hour, 2);
    put_text(out, ":");
    put_number(out, w->minute, 2);
    if (w->second >= 0) {
        put_text(out, ":");
        put_number(out, w->second, 2);
    }
    put_text(out, w->zulu ? "Z" : "");
}

static void put_relative(struct out *out, const struct when *w)
{
    switch (w->form) {
    case FORM_UNIT:
        put_text(out, w->anchored ? "A:" : "");
        put_text(out, WHEN_UNIT_NAMES[w->unit]);
        put_signed(out, w->offset);
        return;
    case FORM_TURN:
        put_text(out, w->anchored ? "A:" : "");
        put_when(out, w->inner);
        put_text(out, "#");
        put_signed(out, w->offset);
        return;
    case FORM_SHIFT:
        put_base(out, w);
        put_text(out, w->count < 0 ? "-" : "+");
        put_length(out, w->unit, w->count);
        return;
    case FORM_NARROW:
        put_when(out, w->outer);
        put_text(out, ".");
        put_inner(out, w->inner);
        return;
    case FORM_PART:
        put_when(out, w->outer);
        put_text(out, "~");
        put_text(out, WHEN_MOD_NAMES[w->mod]);
        return;
    case FORM_WEEK_OF:
        put_when(out, w->outer);
        put_text(out, "~WEEK");
        return;
    case FORM_RANGE:
        put_when(out, w->inner);
        put_text(out, "/");
        put_when(out, w->outer);
        return;
    default: put_when(out, w->outer);
    }
}

/* NULL: nothing */
static void put_when(struct out *out, const struct when *w)
{
    if (!w)
        return;
    switch (w->form) {
    case FORM_FIELDS: put_fields(out, &w->fields); break;
    case FORM_HOLIDAY: put_holiday(out, w); break;
    case FORM_NTH: put_nth(out, w); break;
    case FORM_SPAN: put_span(out, w); break;
    case FORM_OPEN: put_open(out, w); break;
    case FORM_TIME: put_time(out, w); break;
    default: put_relative(out, w);
    }
    if (w->part.len) {
        put_text(out, "T");
        put(out, w->part);
    }
}

struct slice when_text(const struct when *when, struct arena *arena)
{
    struct out out = {.arena = arena, .text = arena_alloc(arena, TEXT_ROOM), .room = TEXT_ROOM};

    put_when(&out, when);
    return (struct slice){out.text, out.len};
}
