/* Dates and times as column `when` has them: TimeML values, and the notation of when.h for what stays relative. */
#include "figure/when_tree.h"

static struct slice text_of(const struct when *w, struct arena *arena);

static struct slice year_text(const struct when_fields *f, struct arena *arena)
{
    if (!f->has_year)
        return slice_of("XXXX");
    return arena_format(arena, "%04d", (int)(f->short_year ? when_short_year(f->year, 0) : f->year));
}

static struct slice day_reading(const struct when_fields *f, struct slice year, bool swap, struct arena *arena)
{
    int month = swap ? f->day : f->month, day = swap ? f->month : f->day;

    if (!month)
        return arena_format(arena, "%.*s-XX-%02d", (int)year.len, year.at, day);
    return arena_format(arena, "%.*s-%02d-%02d", (int)year.len, year.at, month, day);
}

static struct slice fields_text(const struct when_fields *f, struct arena *arena)
{
    struct slice year = year_text(f, arena), first, second;
    int n = (int)year.len;
    const char *fiscal = f->fiscal ? "FY" : "";

    switch (f->level) {
    case LEVEL_WEEKDAY: return arena_format(arena, "XXXX-WXX-%d", f->weekday);
    case LEVEL_WEEKEND: return slice_of("XXXX-WXX-WE");
    case LEVEL_DAY:
        first = day_reading(f, year, false, arena);
        if (!f->swappable)
            return first;
        second = day_reading(f, year, true, arena);
        return arena_format(arena, "%.*s|%.*s", (int)first.len, first.at, (int)second.len, second.at);
    case LEVEL_MONTH: return arena_format(arena, "%.*s-%02d", n, year.at, f->month);
    case LEVEL_SEASON: return arena_format(arena, "%.*s-%.*s", n, year.at, (int)f->season.len, f->season.at);
    case LEVEL_QUARTER: return arena_format(arena, "%s%.*s-Q%d", fiscal, n, year.at, f->quarter);
    case LEVEL_HALF: return arena_format(arena, "%s%.*s-H%d", fiscal, n, year.at, f->half);
    case LEVEL_CROP: return arena_format(arena, "%.*s/%04d", n, year.at, (int)f->year + 1);
    case LEVEL_DECADE:
        return f->has_year ? arena_format(arena, "%03d", (int)f->year / 10) : arena_format(arena, "XX%d", (int)f->year / 10);
    case LEVEL_CENTURY: return arena_format(arena, "%02d", (int)f->year / 100);
    default: return arena_format(arena, "%s%.*s", fiscal, n, year.at);
    }
}

/* "P3M", "PT48H", "P2.5Y" */
static struct slice length_text(enum when_unit unit, int32_t halves, struct arena *arena)
{
    int32_t n = halves < 0 ? -halves : halves;

    return arena_format(arena, "P%s%d%s%s", unit == UNIT_HOUR ? "T" : "", (int)(n / 2), n % 2 ? ".5" : "",
                        unit == UNIT_HOUR ? "H" : WHEN_UNIT_NAMES[unit]);
}

/* What an inner date adds to its outer one: without the year that it leaves open. */
static struct slice inner_text(const struct when *w, struct arena *arena)
{
    struct slice s = text_of(w, arena);

    return slice_starts(s, slice_of("XXXX-")) ? slice_part(s, 5, s.len) : s;
}

static struct slice holiday_text(const struct when *w, struct arena *arena)
{
    struct day day;
    char iso[16];

    if (w->fields.has_year && holiday_day(w->rule, w->fields.year, &day)) {
        size_t n = day_text(day, iso);
        return arena_copy(arena, (struct slice){iso, n});
    }
    return arena_format(arena, "XXXX.%.*s", (int)w->rule.len, w->rule.at);
}

static struct slice nth_text(const struct when *w, struct slice outer, struct arena *arena)
{
    int n = (int)outer.len;

    if (w->fields.level == LEVEL_WEEKDAY)
        return arena_format(arena, "%.*s.WXX-%d#%d", n, outer.at, w->fields.weekday, (int)w->offset);
    if (w->count == 1)
        return arena_format(arena, "%.*s.%s#%d", n, outer.at, WHEN_UNIT_NAMES[w->unit], (int)w->offset);
    return arena_format(arena, "%.*s.%s#%d/P%d%s", n, outer.at, WHEN_UNIT_NAMES[w->unit], (int)w->offset, (int)w->count,
                        WHEN_UNIT_NAMES[w->unit]);
}

static struct slice span_text(const struct when *w, struct slice outer, struct arena *arena)
{
    struct slice length = length_text(w->unit, w->count, arena);
    struct slice base = w->outer ? outer : slice_of(w->anchored ? "A" : "D");

    if (w->count < 0)
        return arena_format(arena, "%.*s/%.*s", (int)length.len, length.at, (int)base.len, base.at);
    return arena_format(arena, "%.*s/%.*s", (int)base.len, base.at, (int)length.len, length.at);
}

static struct slice open_text(const struct when *w, struct slice outer, struct arena *arena)
{
    int n = (int)outer.len;

    switch (w->mod) {
    case WHEN_SINCE: return arena_format(arena, "%.*s/..", n, outer.at);
    case WHEN_UNTIL: return arena_format(arena, "../%.*s", n, outer.at);
    default: return arena_format(arena, "%.*s~%s", n, outer.at, w->mod == WHEN_BEFORE ? "BEFORE" : "AFTER");
    }
}

static struct slice time_text(const struct when *w, struct arena *arena)
{
    const char *zulu = w->zulu ? "Z" : "";

    if (w->second >= 0)
        return arena_format(arena, "T%02d:%02d:%02d%s", w->hour, w->minute, w->second, zulu);
    return arena_format(arena, "T%02d:%02d%s", w->hour, w->minute, zulu);
}

static struct slice relative_text(const struct when *w, struct slice outer, struct arena *arena)
{
    struct slice s;

    switch (w->form) {
    case FORM_UNIT: return arena_format(arena, "%s%s%+d", w->anchored ? "A:" : "", WHEN_UNIT_NAMES[w->unit], (int)w->offset);
    case FORM_TURN:
        s = text_of(w->inner, arena);
        return arena_format(arena, "%s%.*s#%+d", w->anchored ? "A:" : "", (int)s.len, s.at, (int)w->offset);
    case FORM_SHIFT:
        s = length_text(w->unit, w->count, arena);
        if (!w->outer)
            outer = slice_of(w->anchored ? "A" : "D");
        return arena_format(arena, "%.*s%c%.*s", (int)outer.len, outer.at, w->count < 0 ? '-' : '+', (int)s.len, s.at);
    case FORM_NARROW:
        s = inner_text(w->inner, arena);
        return arena_format(arena, "%.*s.%.*s", (int)outer.len, outer.at, (int)s.len, s.at);
    case FORM_PART: return arena_format(arena, "%.*s~%s", (int)outer.len, outer.at, WHEN_MOD_NAMES[w->mod]);
    case FORM_WEEK_OF: return arena_format(arena, "%.*s~WEEK", (int)outer.len, outer.at);
    case FORM_RANGE:
        s = text_of(w->inner, arena);
        return arena_format(arena, "%.*s/%.*s", (int)s.len, s.at, (int)outer.len, outer.at);
    default: return outer;
    }
}

static struct slice text_of(const struct when *w, struct arena *arena)
{
    struct slice outer = w->outer ? text_of(w->outer, arena) : slice_of(""), s;

    switch (w->form) {
    case FORM_FIELDS: s = fields_text(&w->fields, arena); break;
    case FORM_HOLIDAY: s = holiday_text(w, arena); break;
    case FORM_NTH: s = nth_text(w, outer, arena); break;
    case FORM_SPAN: s = span_text(w, outer, arena); break;
    case FORM_OPEN: s = open_text(w, outer, arena); break;
    case FORM_TIME: s = time_text(w, arena); break;
    default: s = relative_text(w, outer, arena);
    }
    return w->part.len ? arena_format(arena, "%.*sT%.*s", (int)s.len, s.at, (int)w->part.len, w->part.at) : s;
}

struct slice when_text(const struct when *when, struct arena *arena)
{
    return text_of(when, arena);
}
