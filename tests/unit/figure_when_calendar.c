/* Calendar arithmetic of dates: days and their numbers, weekdays, ISO text, calendar units, movable holidays. */
#include "unit.h"

#include "figure/when_tree.h"

static struct day day_of(const char *iso)
{
    struct period p = {0};

    ck_assert_msg(period_parse(slice_of(iso), &p), "%s is no day", iso);
    return p.start;
}

static const char *iso_of(struct day day)
{
    static char text[4][16];
    static int next;

    next = (next + 1) % 4;
    text[next][day_text(day, text[next])] = '\0';
    return text[next];
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Every day of 800 years, counted one by one by another rule than the code's. 1600-01-01 was a Saturday, 135140 days before 1970. */
START_TEST(counts_days)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t number = -135140;
    int weekday = 6;

    for (int year = 1600; year <= 2400; year++)
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && leap(year));
            ck_assert_int_eq(month_length(year, month), length);
            for (int d = 1; d <= length; d++, number++, weekday = weekday % 7 + 1) {
                struct day day = {year, (int8_t)month, (int8_t)d}, back = day_of_number(number);
                ck_assert(day_valid(day));
                ck_assert_int_eq(day_number(day), number);
                ck_assert(day_compare(day, back) == 0);
                ck_assert_int_eq(day_weekday(day), weekday);
            }
            ck_assert(!day_valid((struct day){year, (int8_t)month, (int8_t)(length + 1)}));
        }
}
END_TEST

static const struct {
    int line;
    const char *text;
    const char *start, *end; /* NULL: not read */
} PARSES[] = {
    {__LINE__, "2024-02-29", "2024-02-29", "2024-02-29"},
    {__LINE__, "2024-02", "2024-02-01", "2024-02-29"},
    {__LINE__, "1900-02", "1900-02-01", "1900-02-28"},
    {__LINE__, "2023", "2023-01-01", "2023-12-31"},
    {__LINE__, "2023-02-29", NULL, NULL},
    {__LINE__, "2023-13", NULL, NULL},
    {__LINE__, "2023-00-10", NULL, NULL},
    {__LINE__, "2023-1-10", NULL, NULL},
    {__LINE__, "2023/01/10", NULL, NULL},
    {__LINE__, "20230110", NULL, NULL},
    {__LINE__, "", NULL, NULL},
    {__LINE__, "23", NULL, NULL},
    {__LINE__, "2o23", NULL, NULL},
};

START_TEST(parses_periods)
{
    struct period p;
    bool ok = period_parse(slice_of(PARSES[_i].text), &p);

    ck_assert_msg(ok == (PARSES[_i].start != NULL), "row %d: \"%s\"", PARSES[_i].line, PARSES[_i].text);
    if (ok)
        ck_assert_msg(p.has_start && p.has_end && strcmp(iso_of(p.start), PARSES[_i].start) == 0 &&
                          strcmp(iso_of(p.end), PARSES[_i].end) == 0,
                      "row %d: \"%s\": got %s..%s", PARSES[_i].line, PARSES[_i].text, iso_of(p.start), iso_of(p.end));
}
END_TEST

static const struct {
    int line;
    const char *day;
    enum when_unit unit;
    int offset;
    const char *start, *end;
} UNITS[] = {
    {__LINE__, "2024-05-15", UNIT_DAY, -15, "2024-04-30", "2024-04-30"},
    {__LINE__, "2024-05-15", UNIT_WEEK, 0, "2024-05-13", "2024-05-19"},
    {__LINE__, "2024-05-13", UNIT_WEEK, -1, "2024-05-06", "2024-05-12"}, /* a Monday begins its week */
    {__LINE__, "2024-05-19", UNIT_WEEK, 1, "2024-05-20", "2024-05-26"},  /* a Sunday ends it */
    {__LINE__, "2024-05-15", UNIT_WORKWEEK, 1, "2024-05-20", "2024-05-24"},
    {__LINE__, "2024-05-15", UNIT_WEEKEND, -1, "2024-05-11", "2024-05-12"},
    {__LINE__, "2024-03-31", UNIT_MONTH, -1, "2024-02-01", "2024-02-29"},
    {__LINE__, "2024-01-31", UNIT_MONTH, -13, "2022-12-01", "2022-12-31"},
    {__LINE__, "2024-01-31", UNIT_QUARTER, -1, "2023-10-01", "2023-12-31"},
    {__LINE__, "2024-08-31", UNIT_HALF, 0, "2024-07-01", "2024-12-31"},
    {__LINE__, "2024-08-31", UNIT_YEAR, 1, "2025-01-01", "2025-12-31"},
    {__LINE__, "2018-07-02", UNIT_DECADE, 1, "2020-01-01", "2029-12-31"},
    {__LINE__, "2018-07-02", UNIT_CENTURY, -1, "1900-01-01", "1999-12-31"},
};

START_TEST(finds_units)
{
    struct period p = period_of_unit(day_of(UNITS[_i].day), UNITS[_i].unit, UNITS[_i].offset);

    ck_assert_msg(strcmp(iso_of(p.start), UNITS[_i].start) == 0 && strcmp(iso_of(p.end), UNITS[_i].end) == 0, "row %d: got %s..%s",
                  UNITS[_i].line, iso_of(p.start), iso_of(p.end));
}
END_TEST

static const struct {
    int line;
    const char *day;
    enum when_unit unit;
    int halves;
    const char *moved;
} SHIFTS[] = {
    {__LINE__, "2024-02-29", UNIT_YEAR, -2, "2023-02-28"}, /* no such day that year */
    {__LINE__, "2024-05-31", UNIT_MONTH, -6, "2024-02-29"},
    {__LINE__, "2024-05-31", UNIT_MONTH, 3, "2024-07-15"}, /* a month and a half */
    {__LINE__, "2024-05-31", UNIT_YEAR, -5, "2021-11-30"}, /* two and a half years */
    {__LINE__, "2024-03-01", UNIT_DAY, -2, "2024-02-29"},
    {__LINE__, "2024-03-01", UNIT_WEEK, 6, "2024-03-22"},
    {__LINE__, "2024-03-01", UNIT_HOUR, -96, "2024-02-28"},
    {__LINE__, "2024-03-01", UNIT_DECADE, -4, "2004-03-01"},
    {__LINE__, "2024-03-01", UNIT_QUARTER, 2, "2024-06-01"},
};

START_TEST(shifts_days)
{
    struct day moved = day_shift(day_of(SHIFTS[_i].day), SHIFTS[_i].unit, SHIFTS[_i].halves);

    ck_assert_msg(strcmp(iso_of(moved), SHIFTS[_i].moved) == 0, "row %d: got %s", SHIFTS[_i].line, iso_of(moved));
}
END_TEST

static const struct {
    int line;
    const char *rule;
    int year;
    const char *day; /* NULL: none */
} HOLIDAYS[] = {
    {__LINE__, "easter:0", 1818, "1818-03-22"}, /* the earliest */
    {__LINE__, "easter:0", 1943, "1943-04-25"}, /* the latest */
    {__LINE__, "easter:0", 2000, "2000-04-23"},
    {__LINE__, "easter:0", 2024, "2024-03-31"},
    {__LINE__, "easter:-46", 2024, "2024-02-14"},
    {__LINE__, "weekday:11:4:4", 2023, "2023-11-23"},
    {__LINE__, "weekday:11:4:4+1", 2010, "2010-11-26"},
    {__LINE__, "weekday:5:1:-1", 2021, "2021-05-31"},
    {__LINE__, "weekday:9:1:1", 2025, "2025-09-01"},
    {__LINE__, "weekday:2:1:5", 2023, NULL}, /* February 2023 has four Mondays */
    {__LINE__, "islamic:10:1", 2023, "2023-04-21"},
    {__LINE__, "islamic:12:10", 2019, "2019-08-11"},
    {__LINE__, "weekday:13:1:1", 2023, NULL},
    {__LINE__, "weekday:1:1", 2023, NULL},
    {__LINE__, "easter", 2023, NULL},
    {__LINE__, "equinox:1", 2023, NULL},
    {__LINE__, "", 2023, NULL},
};

START_TEST(finds_holidays)
{
    struct day day;
    bool ok = holiday_day(slice_of(HOLIDAYS[_i].rule), HOLIDAYS[_i].year, &day);

    ck_assert_msg(ok == (HOLIDAYS[_i].day != NULL), "row %d: %s in %d", HOLIDAYS[_i].line, HOLIDAYS[_i].rule, HOLIDAYS[_i].year);
    if (ok)
        ck_assert_msg(strcmp(iso_of(day), HOLIDAYS[_i].day) == 0, "row %d: got %s", HOLIDAYS[_i].line, iso_of(day));
}
END_TEST

static const struct {
    int line;
    int year, near, full;
} SHORT_YEARS[] = {
    {__LINE__, 91, 0, 1991},    {__LINE__, 24, 0, 2024},    {__LINE__, 24, 2023, 2024}, {__LINE__, 91, 2023, 1991},
    {__LINE__, 33, 2023, 2033}, {__LINE__, 34, 2023, 1934}, {__LINE__, 2, 1998, 2002},  {__LINE__, 99, 2001, 1999},
};

START_TEST(completes_short_years)
{
    ck_assert_msg(when_short_year(SHORT_YEARS[_i].year, SHORT_YEARS[_i].near) == SHORT_YEARS[_i].full, "row %d: got %d",
                  SHORT_YEARS[_i].line, (int)when_short_year(SHORT_YEARS[_i].year, SHORT_YEARS[_i].near));
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof *(table))

static void add(TCase *tests)
{
    tcase_add_test(tests, counts_days);
    tcase_add_loop_test(tests, parses_periods, 0, ROWS(PARSES));
    tcase_add_loop_test(tests, finds_units, 0, ROWS(UNITS));
    tcase_add_loop_test(tests, shifts_days, 0, ROWS(SHIFTS));
    tcase_add_loop_test(tests, finds_holidays, 0, ROWS(HOLIDAYS));
    tcase_add_loop_test(tests, completes_short_years, 0, ROWS(SHORT_YEARS));
}

int main(void)
{
    return unit_run("figure when_calendar", add);
}
