/* Dates and times: from a rule's match to a symbolic tree. The captures of the rule say what there is; words mean what time.csv says. */
#include "figure/when_tree.h"

const char *const WHEN_UNIT_NAMES[UNIT_COUNT] = {"", "h", "D", "W", "WW", "WE", "M", "Q", "H", "Y", "DE", "CE", "P"};
const char *const WHEN_MOD_NAMES[WHEN_MODS] = {"", "START", "MID", "END", "SOFAR", "REST", "since", "until", "before", "after"};

enum { COUNT_MAX = 9999 }; /* longer spans leave the calendar */

struct reader { /* one match being read */
    const struct pack *pack;
    struct arena *arena;
    struct slice text;
    const struct match *match;
};

struct when *when_new(struct arena *arena, enum when_form form)
{
    struct when *w = arena_alloc(arena, sizeof *w);

    w->form = form;
    w->second = -1;
    return w;
}

int32_t when_short_year(int32_t year, int32_t near)
{
    int32_t full = year + (year < 50 ? 2000 : 1900);

    /* Dates of news lie behind: at most ten years ahead. */
    if (near) {
        full = near / 100 * 100 + year;
        if (full > near + 10)
            full -= 100;
        else if (full <= near - 90)
            full += 100;
    }
    return full;
}

/* ---- what captures say --------------------------------------------------------------------------------------------------- */

static const struct capture *get(const struct reader *r, const char *name)
{
    return match_capture(r->match, name);
}

static bool whole_of_text(struct slice s, int32_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_digit(s.at[i]) || i == 8)
            return false;
        *out = *out * 10 + (s.at[i] - '0');
    }
    return s.len > 0;
}

static bool whole_of_value(struct value v, int32_t *out)
{
    int64_t n = v.number.digits;

    if (v.denominator != 1 || v.number.exponent < 0 || v.number.exponent > 8)
        return false;
    for (int32_t e = v.number.exponent; e > 0 && n < COUNT_MAX * 10000; e--)
        n *= 10;
    *out = (int32_t)n;
    return n >= 0 && n <= 99999999;
}

/* The capture of that name that took part, or of name2, name3 (groups of PCRE2 need names of their own); NULL: none. */
static const struct capture *get_numbered(const struct reader *r, const char *name, size_t len)
{
    const struct rule *rule = r->match->rule;
    const struct capture *found = NULL;
    char suffix = '9';

    for (uint16_t i = 0; i < rule->capture_count; i++) {
        struct slice known = rule->captures[i];
        char number = known.len == len + 1 ? known.at[len] : '1';
        if (!r->match->captures[i].set || known.len < len || known.len > len + 1 || number < '1' + (known.len > len) ||
            number > '3' || number >= suffix || memcmp(known.at, name, len) != 0)
            continue;
        found = &r->match->captures[i];
        suffix = number;
    }
    return found;
}

/* The whole number of such a capture; false: none. */
static bool get_whole(const struct reader *r, const char *name, int32_t *out)
{
    const struct capture *c = get_numbered(r, name, strlen(name));

    if (c && c->numeral)
        return whole_of_value(c->numeral->value, out);
    return c && whole_of_text(capture_text(r->text, c), out);
}

static size_t capture_length(const struct reader *r, const char *name)
{
    const struct capture *c = get(r, name);

    return c ? c->end - c->start : 0;
}

static int32_t form_whole(const struct form *form)
{
    return form->numeric && form->number.exponent == 0 && form->number.digits > -100000 && form->number.digits < 100000
               ? (int32_t)form->number.digits
               : 0;
}

static bool get_form(const struct reader *r, const char *class_name, int32_t *out)
{
    const struct capture *c = get(r, class_name);

    if (!c || !c->form)
        return false;
    *out = form_whole(c->form);
    return true;
}

static bool more_is(const struct capture *c, const char *word)
{
    return c && c->form && slice_equal(c->form->more, slice_of(word));
}

static enum when_mod mod_of(struct slice name)
{
    for (int i = 1; i < WHEN_MODS; i++)
        if (slice_equal(name, slice_of(WHEN_MOD_NAMES[i])))
            return (enum when_mod)i;
    return WHEN_PLAIN;
}

/* "2W" of class time-unit: the unit, and how many of it the word stands for. */
static bool get_unit(const struct reader *r, enum when_unit *unit, int32_t *each, bool *plural)
{
    const struct capture *c = get(r, "time-unit");
    struct slice value;

    if (!c || !c->form || c->form->value.len < 2)
        return false;
    value = c->form->value;
    *each = value.at[0] - '0';
    *plural = more_is(c, "plural");
    for (int i = 1; i < UNIT_COUNT; i++)
        if (slice_equal(slice_part(value, 1, value.len), slice_of(WHEN_UNIT_NAMES[i]))) {
            *unit = (enum when_unit)i;
            return *each > 0 && *each < 10;
        }
    return false;
}

/* How many, in halves ("two and a half" is 5); 0: not said. False: said, but not exactly ("several"). */
static bool get_halves(const struct reader *r, int32_t *halves)
{
    const struct capture *c = get(r, "count");
    struct value v;
    int32_t n;

    *halves = get(r, "couple") ? 4 : get(r, "half_one") ? 1 : 0;
    if (!c)
        return true;
    if (!c->numeral || !value_present(c->numeral->value))
        return false;
    v = c->numeral->value;
    if (whole_of_value(v, &n) && n > 0 && n <= COUNT_MAX) {
        *halves = 2 * n;
        return true;
    }
    if (v.denominator == 2 && v.number.exponent == 0 && v.number.digits > 0 && v.number.digits <= COUNT_MAX)
        *halves = (int32_t)v.number.digits;
    else if (v.denominator == 1 && v.number.exponent == -1 && v.number.digits % 5 == 0 && v.number.digits > 0 &&
             v.number.digits <= COUNT_MAX)
        *halves = (int32_t)(v.number.digits / 5);
    return *halves > 0;
}

static struct slice day_part(const struct reader *r)
{
    const struct capture *c = get(r, "day-part");

    return c && c->form ? c->form->value : (struct slice){0};
}

/* ---- calendar fields --------------------------------------------------------------------------------------------------------- */

/* False: a year was said, and is none. */
static bool read_year(const struct reader *r, struct when_fields *f)
{
    const struct capture *written = get(r, "year"), *words = get(r, "century");
    int32_t n, hundreds;

    if (get_whole(r, "fiscal", &n) || (get_whole(r, "fiscal_short", &n) && (f->short_year = true))) {
        f->fiscal = true;
    } else if (get_whole(r, "short", &n) && !get(r, "from_year")) {
        f->short_year = true;
    } else if (get_whole(r, "year", &n)) {
        bool digits = !written || !written->numeral || !written->numeral->words;
        if (words && words->numeral) {
            if (!whole_of_value(words->numeral->value, &hundreds) || hundreds < 10 || hundreds > 20 || n > 99 || n < 10)
                return false;
            n += hundreds * 100;
        }
        if (digits && written && written->end - written->start == 2)
            f->short_year = true;
        else if (n < 1000 || n > 2199 || (digits && written && written->end - written->start != 4))
            return false;
    } else {
        return !written && get(r, "short") == NULL;
    }
    f->has_year = true;
    f->year = n;
    f->level = LEVEL_YEAR;
    return true;
}

static bool read_decade(const struct reader *r, struct when_fields *f)
{
    const struct capture *word = get(r, "decade-word");
    int32_t n;

    if (get_whole(r, "decade", &n)) {
        f->has_year = true;
        if (n < 1000 || n > 2190 || n % 10)
            return false;
        f->year = n;
        f->level = n % 100 || n >= 2000 ? LEVEL_DECADE : LEVEL_CENTURY; /* "the 1800s" are a century, "the 2000s" are not over */
        return true;
    } else if (word && word->form) {
        n = form_whole(word->form);
    } else if (!get_whole(r, "decade_short", &n) || capture_length(r, "decade_short") != 2 || n % 10) {
        return false;
    }
    f->year = n;
    f->level = LEVEL_DECADE;
    return true;
}

static bool small(const struct reader *r, const char *name, int max, int8_t *out)
{
    int32_t n;

    if (!get(r, name))
        return true;
    if (!get_whole(r, name, &n) || n < 1 || n > max)
        return false;
    *out = (int8_t)n;
    return true;
}

static bool read_month_and_day(const struct reader *r, struct when_fields *f)
{
    int32_t n;

    if (get_form(r, "month", &n) || get_whole(r, "month_number", &n)) {
        if (n < 1 || n > 12)
            return false;
        f->month = (int8_t)n;
        f->level = LEVEL_MONTH;
    }
    if (get(r, "day") || get(r, "day2") || get(r, "day3")) {
        if (!get_whole(r, "day", &n) || n < 1 || n > 31)
            return false;
        f->day = (int8_t)n;
        f->level = LEVEL_DAY;
        if (f->month && !day_valid((struct day){f->has_year && !f->short_year ? f->year : 2000, f->month, f->day}))
            return false;
    }
    return true;
}

/* "January 2020-21": a month of a year that begins in spring or later; its last quarter is in the second calendar year. */
static bool read_split_year(const struct reader *r, struct when_fields *f)
{
    int32_t second;

    if (!get(r, "year_end"))
        return true;
    if (!get_whole(r, "year_end", &second) || second != (f->year + 1) % 100)
        return false;
    f->year += f->month <= 3;
    return true;
}

static bool read_fields(const struct reader *r, struct when_fields *f)
{
    const struct capture *season = get(r, "season");
    int32_t n;

    if (!read_year(r, f))
        return false;
    if (get(r, "decade") || get(r, "decade-word") || get(r, "decade_short"))
        return read_decade(r, f);
    if (get(r, "century") && !get(r, "year")) {
        if (!get_whole(r, "century", &n) || n < 2 || n > 30)
            return false;
        *f = (struct when_fields){.level = LEVEL_CENTURY, .year = (n - 1) * 100, .has_year = true};
        return true;
    }
    if (!small(r, "quarter", 4, &f->quarter) || !small(r, "half", 2, &f->half) || !read_month_and_day(r, f) ||
        !read_split_year(r, f))
        return false;
    if (get(r, "latter"))
        f->half = 2;
    if (get(r, "month_quarter")) { /* "the March quarter" ends with it */
        if (f->month % 3 != 0)
            return false;
        f->quarter = (int8_t)(f->month / 3);
        f->month = 0;
    }
    f->fiscal = f->fiscal || get(r, "fiscal_word") || get(r, "fiscal_word2");
    if (f->quarter)
        f->level = LEVEL_QUARTER;
    else if (f->half)
        f->level = LEVEL_HALF;
    if (season && season->form) {
        f->season = season->form->value;
        f->month = (int8_t)((season->form->more.len && whole_of_text(season->form->more, &n) && n >= 1 && n <= 12) ? n : 1);
        f->level = LEVEL_SEASON;
    }
    if (get_form(r, "weekday", &n) && n >= 1 && n <= 7) {
        f->weekday = (int8_t)n;
        if (f->level == LEVEL_NONE)
            f->level = LEVEL_WEEKDAY;
    }
    return f->level != LEVEL_NONE;
}

static struct when *of_fields(const struct reader *r, const struct when_fields *f)
{
    struct when *w = when_new(r->arena, FORM_FIELDS);

    w->fields = *f;
    w->part = day_part(r);
    return w;
}

static struct when *range_of(struct arena *arena, const struct when *from, const struct when *to)
{
    struct when *w = when_new(arena, FORM_RANGE);

    w->inner = from;
    w->outer = to;
    return w;
}

/* "2014-18" is a range, "2022-23" and "2023/24" a season, whose years follow each other. */
static struct when *years_short(const struct reader *r, struct when_fields *first, int32_t second)
{
    struct when_fields last = *first;

    if ((first->year + 1) % 100 == second) {
        first->level = LEVEL_CROP;
        return of_fields(r, first);
    }
    last.year = first->year / 100 * 100 + second;
    return second > first->year % 100 ? range_of(r->arena, of_fields(r, first), of_fields(r, &last)) : NULL;
}

/* Rules with from_day, from_year or from_quarter: both ends in one match. */
static struct when *of_range(const struct reader *r)
{
    struct when_fields from = {0}, to = {0};
    int32_t n, second;

    if (get_whole(r, "from_year", &n)) {
        if (capture_length(r, "from_year") != 4 || n < 1000 || n > 2199)
            return NULL;
        from = (struct when_fields){.level = LEVEL_YEAR, .year = n, .has_year = true};
        if (get_whole(r, "short", &second))
            return years_short(r, &from, second);
        if (!read_fields(r, &to) || to.year <= from.year)
            return NULL;
        return range_of(r->arena, of_fields(r, &from), of_fields(r, &to));
    }
    if (!read_fields(r, &to))
        return NULL;
    from = to;
    if (!small(r, "from_day", 31, &from.day) || !small(r, "from_quarter", 4, &from.quarter))
        return NULL;
    if (from.day > to.day || from.quarter > to.quarter || (from.day == to.day && from.quarter == to.quarter))
        return NULL;
    return range_of(r->arena, of_fields(r, &from), of_fields(r, &to));
}

static struct when *of_compact(const struct reader *r)
{
    struct when_fields f = {.level = LEVEL_DAY, .has_year = true};
    int32_t n;

    if (!get_whole(r, "compact", &n))
        return NULL;
    f.year = n / 10000;
    f.month = (int8_t)(n / 100 % 100);
    f.day = (int8_t)(n % 100);
    return day_valid((struct day){f.year, f.month, f.day}) ? of_fields(r, &f) : NULL;
}

/* 03/04/24: what only one order allows is sure; else the pack's order, and both readings stay open. */
static struct when *of_numeric(const struct reader *r)
{
    struct when_fields f = {.level = LEVEL_DAY};
    bool day_first = slice_equal(pack_setting(r->pack, "date-order"), slice_of("dmy"));
    int32_t first, second;

    if (!get_whole(r, "first", &first) || !get_whole(r, "second", &second) || !read_year(r, &f))
        return NULL;
    if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12))
        return NULL;
    if (first > 12 || second > 12) {
        day_first = first > 12;
        f.order = day_first ? '<' : '>';
    }
    f.swappable = first <= 12 && second <= 12 && first != second;
    f.day_first = day_first;
    f.day = (int8_t)(day_first ? first : second);
    f.month = (int8_t)(day_first ? second : first);
    f.level = LEVEL_DAY;
    if (get(r, "year") || get(r, "year2") || get(r, "year3"))
        f.has_year = true;
    return day_valid((struct day){f.has_year && !f.short_year ? f.year : 2000, f.month, f.day}) ? of_fields(r, &f) : NULL;
}

/* ---- what is relative ----------------------------------------------------------------------------------------------------- */

static struct when *of_unit(const struct reader *r, enum when_unit unit, int32_t offset, bool anchored)
{
    struct when *w = when_new(r->arena, FORM_UNIT);

    w->unit = unit;
    w->offset = offset;
    w->anchored = anchored;
    return w;
}

static struct when *of_span(const struct reader *r, enum when_unit unit, int32_t halves, bool anchored)
{
    struct when *w = when_new(r->arena, FORM_SPAN);

    w->unit = unit;
    w->count = halves;
    w->anchored = anchored;
    return w;
}

static struct when *of_holiday(const struct reader *r, const struct capture *holiday)
{
    struct when_fields f = {0};
    struct when *w = when_new(r->arena, FORM_HOLIDAY);
    struct slice rule = holiday->form ? holiday->form->value : (struct slice){0};
    int32_t month, day;

    if (!read_year(r, &f))
        return NULL;
    if (rule.len == 5 && rule.at[2] == '-' && whole_of_text(slice_part(rule, 0, 2), &month) &&
        whole_of_text(slice_part(rule, 3, 5), &day)) {
        f.month = (int8_t)month;
        f.day = (int8_t)day;
        f.level = LEVEL_DAY;
        return day_valid((struct day){2000, f.month, f.day}) ? of_fields(r, &f) : NULL;
    }
    w->fields = f;
    w->rule = rule;
    return w;
}

/* "last week", "the next two days", "last Friday", "next spring", "last May" */
static struct when *of_modifier(const struct reader *r, const struct capture *mod)
{
    bool anchored = more_is(mod, "anchor"), rolling = more_is(mod, "rolling"), plural;
    int32_t offset = form_whole(mod->form), each, halves;
    struct when_fields f = {0};
    struct when *w;
    enum when_unit unit;
    const struct capture *holiday = get(r, "holiday");

    if (get_unit(r, &unit, &each, &plural)) {
        if (!get_halves(r, &halves) || (plural && !halves))
            return NULL;
        if (halves || rolling || each > 1 || unit == UNIT_HOUR)
            return offset ? of_span(r, unit, offset * each * (halves ? halves : 2), anchored) : NULL;
        /* "the next day" of a tale is not tomorrow */
        return of_unit(r, unit, offset, anchored || (unit == UNIT_DAY && offset != 0));
    }
    if (get(r, "date-period"))
        return anchored && offset == 0 ? of_unit(r, UNIT_PERIOD, 0, true) : NULL;
    w = when_new(r->arena, FORM_TURN);
    w->offset = offset;
    w->anchored = anchored;
    if (holiday) {
        w->inner = of_holiday(r, holiday);
        return w->inner ? w : NULL;
    }
    if (!read_fields(r, &f) || f.has_year)
        return NULL;
    w->inner = of_fields(r, &f);
    if (f.level == LEVEL_WEEKDAY) {
        w->form = FORM_NARROW;
        w->outer = of_unit(r, UNIT_WEEK, offset, anchored);
        w->anchored = false;
        w->offset = 0;
    }
    return w;
}

/* "two days ago", "a year earlier", "in two months", "the year before", "two weeks from" */
static struct when *of_shift(const struct reader *r, const struct capture *shift, bool anchored)
{
    int32_t halves, each;
    bool plural;
    enum when_unit unit;
    struct when *w;
    int sign = shift && shift->form && slice_equal(shift->form->value, slice_of("-")) ? -1 : 1;

    if (!get_unit(r, &unit, &each, &plural) || !get_halves(r, &halves) || (plural && !halves))
        return NULL;
    w = when_new(r->arena, FORM_SHIFT);
    w->unit = unit;
    w->count = sign * each * ((halves ? halves : 2) + (get(r, "half_more") ? 1 : 0));
    w->anchored = anchored || more_is(shift, "anchor");
    return w;
}

/* "in the first five months": from January on. */
static struct when *of_first_months(const struct reader *r)
{
    struct when_fields from = {.level = LEVEL_MONTH, .month = 1}, to = {.level = LEVEL_MONTH};
    int32_t n;

    if (!get_whole(r, "months", &n) || n < 2 || n > 11)
        return NULL;
    to.month = (int8_t)n;
    return range_of(r->arena, of_fields(r, &from), of_fields(r, &to));
}

static struct when *of_nth(const struct reader *r)
{
    struct when *w = when_new(r->arena, FORM_NTH);
    const struct capture *last = get(r, "last");
    int32_t n = 1, each = 1, weekday;
    bool plural;

    w->needs = true;
    w->count = 1;
    if (last) {
        if (!last->form || form_whole(last->form) != -1 || last->form->more.len)
            return NULL;
        w->offset = -1;
    } else if (!get_whole(r, "nth", &w->offset) || w->offset < 1 || w->offset > 366) {
        return NULL;
    }
    if (get_form(r, "weekday", &weekday)) {
        w->fields = (struct when_fields){.level = LEVEL_WEEKDAY, .weekday = (int8_t)weekday};
        return w;
    }
    if (get(r, "count") && (!get_whole(r, "count", &n) || n < 1 || n > 400))
        return NULL;
    if (!get_unit(r, &w->unit, &each, &plural) || w->unit == UNIT_HOUR || (plural && n == 1))
        return NULL;
    w->count = n * each;
    return w;
}

static struct when *of_span_of(const struct reader *r)
{
    const struct capture *word = get(r, "span-of");
    bool back = word && word->form && slice_equal(word->form->value, slice_of("end")), plural;
    int32_t halves, each;
    enum when_unit unit;
    struct when *w;

    if (!get_unit(r, &unit, &each, &plural) || !get_halves(r, &halves) || (plural && !halves))
        return NULL;
    w = of_span(r, unit, (back ? -1 : 1) * each * (halves ? halves : 2), false);
    w->needs = true;
    return w;
}

static struct when *of_part(const struct reader *r, const struct capture *part)
{
    struct when *w = when_new(r->arena, FORM_PART);
    enum when_unit unit;
    int32_t each;
    bool plural;

    w->mod = part->form ? mod_of(part->form->value) : WHEN_PLAIN;
    w->needs = true;
    if (get_unit(r, &unit, &each, &plural)) { /* "the end of the month" */
        w->outer = of_unit(r, unit, 0, false);
        w->needs = false;
        if (plural)
            return NULL;
    }
    return w->mod ? w : NULL;
}

static struct when *of_relative_day(const struct reader *r, const struct capture *day)
{
    struct when *w = of_unit(r, UNIT_DAY, day->form ? form_whole(day->form) : 0, false);

    w->part = day_part(r);
    if (!w->part.len && day->form)
        w->part = day->form->more;
    return w;
}

/* ---- times --------------------------------------------------------------------------------------------------------------------- */

static struct when *of_time(const struct reader *r)
{
    struct when *w = when_new(r->arena, FORM_TIME);
    const struct capture *word = get(r, "clock-word"), *half = get(r, "clock-half"), *zone = get(r, "zone");
    int32_t hour = -1, minute = 0, second = -1;

    if (word && word->form && word->form->value.len == 5) {
        if (!whole_of_text(slice_part(word->form->value, 0, 2), &hour) ||
            !whole_of_text(slice_part(word->form->value, 3, 5), &minute))
            return NULL;
    } else if (get_whole(r, "clock", &hour)) {
        minute = hour % 100;
        hour /= 100;
        if (capture_length(r, "clock") != 4)
            return NULL;
    } else if (!get_whole(r, "hour", &hour)) {
        return NULL;
    }
    get_whole(r, "minute", &minute);
    get_whole(r, "second", &second);
    if (get(r, "half_past"))
        minute = 30;
    if (half && half->form) {
        if (hour < 1 || (hour > 12 && !get(r, "minute")))
            return NULL;
        if (hour <= 12) /* "17:06 pm" says it twice */
            hour = hour % 12 + form_whole(half->form);
    }
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute) || (get(r, "oclock") && hour > 12))
        return NULL;
    w->hour = (int8_t)hour;
    w->minute = (int8_t)minute;
    w->second = (int8_t)second;
    w->zulu = zone && zone->form && slice_equal(zone->form->value, slice_of("Z"));
    return w;
}

/* ---- the door ------------------------------------------------------------------------------------------------------------------ */

static struct when *of_captures(const struct reader *r)
{
    const struct capture *c;
    struct when_fields f = {0};
    int32_t each;
    bool plural;
    enum when_unit unit;

    if ((c = get(r, "date-part")))
        return of_part(r, c);
    if (get(r, "months"))
        return of_first_months(r);
    if (get(r, "nth") || get(r, "last"))
        return of_nth(r);
    if ((c = get(r, "shift")))
        return of_shift(r, c, false);
    if ((c = get(r, "shift-of"))) {
        struct when *w = of_shift(r, c, false);
        if (w)
            w->needs = true;
        return w;
    }
    if ((c = get(r, "relative-mod")) && c->form)
        return of_modifier(r, c);
    if ((c = get(r, "relative-day")) || (c = get(r, "now")))
        return of_relative_day(r, c);
    if ((c = get(r, "holiday")))
        return of_holiday(r, c);
    if (get(r, "compact"))
        return of_compact(r);
    if (get(r, "from_day") || get(r, "from_year") || get(r, "from_quarter"))
        return of_range(r);
    if (get_unit(r, &unit, &each, &plural))
        return plural ? NULL : of_unit(r, unit, 0, false);
    return read_fields(r, &f) ? of_fields(r, &f) : NULL;
}

static struct when *of_normalizer(const struct reader *r, struct slice name)
{
    struct when *w;

    if (slice_equal(name, slice_of("date/numeric")))
        return of_numeric(r);
    if (slice_equal(name, slice_of("date/span")))
        return of_span_of(r);
    if (slice_equal(name, slice_of("date/ahead"))) {
        w = of_shift(r, NULL, false);
        if (w)
            w->tentative = !get(r, "time");
        return w;
    }
    if (slice_equal(name, slice_of("date/year-before"))) { /* "year-earlier", "year on year" */
        w = of_shift(r, get(r, "shift"), true);
        if (w && !get(r, "shift"))
            w->count = -w->count;
        return w;
    }
    if (slice_equal(name, slice_of("date/unit-beside"))) { /* "the year before", "the day after" */
        w = of_shift(r, get(r, "shift"), false);
        return w ? of_unit(r, w->unit, w->count / 2, true) : NULL;
    }
    if (slice_equal(name, slice_of("date/week-of"))) {
        w = when_new(r->arena, FORM_WEEK_OF);
        w->needs = true;
        return w;
    }
    if (slice_equal(name, slice_of("date/weekend"))) {
        struct when_fields f = {.level = LEVEL_WEEKEND, .weekday = 6};
        return of_fields(r, &f);
    }
    if (slice_equal(name, slice_of("date/to-date")) || slice_equal(name, slice_of("date/unit-end"))) {
        struct when *unit = of_captures(r);
        w = when_new(r->arena, FORM_PART);
        w->mod = slice_equal(name, slice_of("date/to-date")) ? WHEN_SOFAR : WHEN_END;
        w->outer = unit;
        return unit ? w : NULL;
    }
    return name.len ? NULL : of_captures(r);
}

const struct when *when_of_match(const struct pack *pack, struct arena *arena, struct slice text, const struct match *match)
{
    struct reader r = {pack, arena, text, match};
    struct when *w = match->rule->kind == KIND_TIME ? of_time(&r) : of_normalizer(&r, match->rule->normalizer);

    if (w)
        w->basis = when_basis_of(w);
    return w;
}

static enum when_basis basis_of_fields(const struct when_fields *f)
{
    if (f->has_year)
        return WHEN_ABSOLUTE;
    return f->level == LEVEL_WEEKDAY || f->level == LEVEL_WEEKEND ? WHEN_RELATIVE : WHEN_YEARLESS;
}

enum when_basis when_basis_of(const struct when *w)
{
    enum when_basis inner = w->inner ? when_basis_of(w->inner) : WHEN_NONE;
    enum when_basis outer = w->outer ? when_basis_of(w->outer) : WHEN_NONE;

    switch (w->form) {
    case FORM_FIELDS: return basis_of_fields(&w->fields);
    case FORM_HOLIDAY: return w->fields.has_year ? WHEN_ABSOLUTE : WHEN_YEARLESS;
    case FORM_UNIT:
    case FORM_TURN: return w->anchored ? WHEN_ANCHORED : WHEN_RELATIVE;
    case FORM_SHIFT:
    case FORM_SPAN:
        if (w->outer)
            return outer;
        return w->anchored ? WHEN_ANCHORED : WHEN_RELATIVE;
    case FORM_RANGE: /* one end with a year tells the other's */
        if (inner == WHEN_ANCHORED || outer == WHEN_ANCHORED)
            return WHEN_ANCHORED;
        if (inner == WHEN_RELATIVE || outer == WHEN_RELATIVE)
            return WHEN_RELATIVE;
        return inner == WHEN_ABSOLUTE || outer == WHEN_ABSOLUTE ? WHEN_ABSOLUTE : WHEN_YEARLESS;
    case FORM_PART: return (w->mod == WHEN_SOFAR || w->mod == WHEN_REST) && outer == WHEN_ABSOLUTE ? WHEN_RELATIVE : outer;
    case FORM_TIME: return WHEN_NONE;
    case FORM_NARROW: return inner == WHEN_ANCHORED ? inner : outer;
    default: return outer;
    }
}

enum when_basis when_basis(const struct when *when)
{
    return when ? when->basis : WHEN_NONE;
}

bool when_is_full_day(const struct when *when, struct day *out)
{
    const struct when_fields *f = &when->fields;

    if (when->form != FORM_FIELDS || f->level != LEVEL_DAY || !f->has_year || f->short_year || !f->month || f->swappable)
        return false;
    *out = (struct day){f->year, f->month, f->day};
    return day_valid(*out);
}

char when_day_order(const struct when *when)
{
    return when->form == FORM_FIELDS ? when->fields.order : '\0';
}

bool when_is_open_start(const struct when *when)
{
    return when->form == FORM_OPEN && (when->mod == WHEN_SINCE || when->mod == WHEN_AFTER);
}
