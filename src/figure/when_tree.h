/* What a date or time is made of: a small tree that stays symbolic until it is resolved. Inside figure/ only, for the files when*.c. */
#ifndef ASSAY_FIGURE_WHEN_TREE_H
#define ASSAY_FIGURE_WHEN_TREE_H

#include "figure/when.h"

enum when_unit {
    UNIT_NONE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_WORKWEEK,
    UNIT_WEEKEND,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_HALF,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_PERIOD /* the anchor, whatever its length */,
    UNIT_COUNT
};
extern const char *const WHEN_UNIT_NAMES[UNIT_COUNT]; /* as in column `value` of class time-unit, and as printed */

enum when_form {
    FORM_FIELDS,  /* what a calendar says: 2024-03, a Tuesday, the third quarter */
    FORM_UNIT,    /* a calendar unit `offset` steps from the base: yesterday, last week, this year, the previous year */
    FORM_TURN,    /* a yearless inner one `offset` turns from the base: last winter, next May */
    FORM_SHIFT,   /* the base or `outer` moved: two days ago, a year earlier, two weeks from 4 March */
    FORM_SPAN,    /* a length up to or from the base or `outer`: the past three years, the three months to June */
    FORM_NARROW,  /* inner within outer: Monday of next week, May last year */
    FORM_NTH,     /* the nth unit or weekday within outer: the third week of May */
    FORM_PART,    /* early, mid, late, so far, the rest of outer */
    FORM_WEEK_OF, /* the week that holds outer */
    FORM_RANGE,   /* inner to outer */
    FORM_OPEN,    /* since, until, before, after outer */
    FORM_HOLIDAY, /* a day by rule */
    FORM_TIME     /* a time of day */
};

enum when_level {
    LEVEL_NONE,
    LEVEL_WEEKDAY,
    LEVEL_WEEKEND,
    LEVEL_DAY,
    LEVEL_MONTH,
    LEVEL_SEASON,
    LEVEL_QUARTER,
    LEVEL_HALF,
    LEVEL_YEAR,
    LEVEL_CROP,
    LEVEL_DECADE,
    LEVEL_CENTURY
};

enum when_mod {
    WHEN_PLAIN,
    WHEN_START,
    WHEN_MID,
    WHEN_END,
    WHEN_SOFAR,
    WHEN_REST,
    WHEN_SINCE,
    WHEN_UNTIL,
    WHEN_BEFORE,
    WHEN_AFTER,
    WHEN_MODS
};
extern const char *const WHEN_MOD_NAMES[WHEN_MODS]; /* as in the tables, and as printed */

struct when_fields {
    enum when_level level;
    int32_t year; /* of decades and centuries: their first */
    bool has_year;
    bool short_year; /* two digits; year is 0..99 */
    bool fiscal;
    int8_t month, day, weekday, quarter, half; /* 0: none */
    struct slice season;                       /* TimeML code */
    bool swappable;                            /* numeric, and month and day could be the other way round */
    bool day_first;                            /* of swappable ones: how month and day were read */
    char order;                                /* when_day_order */
};

struct when {
    enum when_form form;
    enum when_basis basis;
    struct when_fields fields;
    enum when_unit unit;
    int32_t count;  /* of SHIFT, SPAN in half units, signed; of NTH in units */
    int32_t offset; /* of UNIT, TURN; of NTH: n, -1 the last */
    bool anchored;  /* the base is another date of the text */
    bool needs;     /* `outer` has to follow in the text */
    bool tentative; /* "in two months": a date only where the sentence looks ahead */
    enum when_mod mod;
    struct slice part;           /* of the day, TimeML code */
    struct slice rule;           /* of HOLIDAY */
    int8_t hour, minute, second; /* of TIME; second -1: none */
    bool zulu;
    const struct when *inner, *outer;
};

/* ---- when_calendar.c */
int month_length(int32_t year, int month);
struct day day_plus(struct day day, int64_t days);
struct day day_plus_months(struct day day, int32_t months); /* the day is cut to the month's length */
int day_compare(struct day a, struct day b);
struct period period_of(struct day start, struct day end);
/* The calendar unit that holds `day`, `offset` units on. */
struct period period_of_unit(struct day day, enum when_unit unit, int32_t offset);
/* The whole calendar unit of `months` months that begins in a month. */
struct period period_of_months(int32_t year, int month, int months);
/* `halves` half units from a day: negative is back. */
struct day day_shift(struct day day, enum when_unit unit, int32_t halves);
/* The day of a rule of class holiday in a year; false: the rule is none, or the day does not come in that year. */
bool holiday_day(struct slice rule, int32_t year, struct day *out);
bool day_in_range(struct day day); /* years 1 to 9999 */

/* ---- when.c */
struct when *when_new(struct arena *arena, enum when_form form);
enum when_basis when_basis_of(const struct when *when);
/* The year that two digits mean, near a year where one is known (0: not known). */
int32_t when_short_year(int32_t year, int32_t near);

#endif
