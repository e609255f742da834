/* Calendar arithmetic: proleptic Gregorian days, weeks that begin on Monday, calendar units, movable holidays. */
#include <stdio.h>

#include "figure/when_tree.h"

enum { DAYS_OF_ERA = 146097 /* 400 years */, EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static bool year_is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_length(int32_t year, int month)
{
    static const int8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && year_is_leap(year) ? 29 : lengths[month - 1];
}

bool day_valid(struct day day)
{
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= month_length(day.year, day.month);
}

bool day_in_range(struct day day)
{
    return day.year >= 1 && day.year <= 9999;
}

/* Years are counted from March, so that the leap day is the last of its year. */
int64_t day_number(struct day day)
{
    int64_t year = (int64_t)day.year - (day.month <= 2);
    int64_t era = floor_divide(year, 400), of_era = year - era * 400;
    int64_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;

    return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

struct day day_of_number(int64_t number)
{
    int64_t days = number + EPOCH, era = floor_divide(days, DAYS_OF_ERA), of_era = days - era * DAYS_OF_ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    struct day day;

    day.day = (int8_t)(of_year - (153 * month + 2) / 5 + 1);
    day.month = (int8_t)(month < 10 ? month + 3 : month - 9);
    day.year = (int32_t)(year + era * 400 + (day.month <= 2));
    return day;
}

int day_weekday(struct day day)
{
    int64_t since_monday = (day_number(day) + 3) % 7; /* 1970-01-01 was a Thursday */

    return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

size_t day_text(struct day day, char *out)
{
    int32_t year = day.year < 0 ? 0 : day.year > 9999 ? 9999 : day.year;
    int month = day.month < 1 ? 1 : day.month > 12 ? 12 : day.month, d = day.day < 1 ? 1 : day.day > 31 ? 31 : day.day;
    int parts[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10, -1, month / 10, month % 10, -1, d / 10, d % 10};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        out[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i]);
    out[10] = '\0';
    return 10;
}

static bool read_digits(struct slice s, size_t at, size_t count, int32_t *out)
{
    *out = 0;
    if (at + count > s.len)
        return false;
    for (size_t i = at; i < at + count; i++) {
        if (!ascii_is_digit(s.at[i]))
            return false;
        *out = *out * 10 + (s.at[i] - '0');
    }
    return true;
}

bool period_parse(struct slice iso, struct period *out)
{
    int32_t year, month, day;
    struct day d;

    if ((iso.len != 4 && iso.len != 7 && iso.len != 10) || !read_digits(iso, 0, 4, &year))
        return false;
    if (iso.len == 4) {
        *out = period_of_months(year, 1, 12);
        return true;
    }
    if (iso.at[4] != '-' || !read_digits(iso, 5, 2, &month) || month < 1 || month > 12)
        return false;
    if (iso.len == 7) {
        *out = period_of_months(year, (int)month, 1);
        return true;
    }
    if (iso.at[7] != '-' || !read_digits(iso, 8, 2, &day))
        return false;
    d = (struct day){year, (int8_t)month, (int8_t)day};
    if (!day_valid(d))
        return false;
    *out = period_of(d, d);
    return true;
}

struct day day_plus(struct day day, int64_t days)
{
    return day_of_number(day_number(day) + days);
}

struct day day_plus_months(struct day day, int32_t months)
{
    int64_t index = (int64_t)day.year * 12 + day.month - 1 + months;
    int64_t year = floor_divide(index, 12);
    struct day moved = {(int32_t)year, (int8_t)(index - year * 12 + 1), day.day};
    int length = month_length(moved.year, moved.month);

    if (moved.day > length)
        moved.day = (int8_t)length;
    return moved;
}

int day_compare(struct day a, struct day b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

struct period period_of(struct day start, struct day end)
{
    return (struct period){start, end, true, true};
}

struct period period_of_months(int32_t year, int month, int months)
{
    struct day start = {year, (int8_t)month, 1};

    return period_of(start, day_plus(day_plus_months(start, months), -1));
}

static struct period years_from(int64_t first, int32_t count)
{
    struct day start = {(int32_t)first, 1, 1}, end = {(int32_t)first + count - 1, 12, 31};

    return period_of(start, end);
}

struct period period_of_unit(struct day day, enum when_unit unit, int32_t offset)
{
    struct day monday = day_plus(day, 1 - day_weekday(day) + 7 * (int64_t)offset), moved;

    switch (unit) {
    case UNIT_WEEK: return period_of(monday, day_plus(monday, 6));
    case UNIT_WORKWEEK: return period_of(monday, day_plus(monday, 4));
    case UNIT_WEEKEND: return period_of(day_plus(monday, 5), day_plus(monday, 6));
    case UNIT_MONTH: moved = day_plus_months(day, offset); return period_of_months(moved.year, moved.month, 1);
    case UNIT_QUARTER:
        moved = day_plus_months(day, 3 * offset);
        return period_of_months(moved.year, (moved.month - 1) / 3 * 3 + 1, 3);
    case UNIT_HALF: moved = day_plus_months(day, 6 * offset); return period_of_months(moved.year, (moved.month - 1) / 6 * 6 + 1, 6);
    case UNIT_YEAR: return years_from((int64_t)day.year + offset, 1);
    case UNIT_DECADE: return years_from(floor_divide(day.year, 10) * 10 + 10 * (int64_t)offset, 10);
    case UNIT_CENTURY: return years_from(floor_divide(day.year, 100) * 100 + 100 * (int64_t)offset, 100);
    default: moved = day_plus(day, offset); return period_of(moved, moved);
    }
}

struct day day_shift(struct day day, enum when_unit unit, int32_t halves)
{
    int32_t months = unit == UNIT_MONTH     ? 1
                     : unit == UNIT_QUARTER ? 3
                     : unit == UNIT_HALF    ? 6
                     : unit == UNIT_YEAR    ? 12
                     : unit == UNIT_DECADE  ? 120
                     : unit == UNIT_CENTURY ? 1200
                                            : 0;

    if (months == 1)
        return day_plus(day_plus_months(day, halves / 2), 15 * (halves % 2));
    if (months)
        return day_plus_months(day, (int32_t)floor_divide((int64_t)months * halves, 2));
    if (unit == UNIT_HOUR)
        return day_plus(day, halves / 48); /* three hours ago is today */
    return day_plus(day, (unit == UNIT_DAY ? 1 : 7) * (int64_t)halves / 2);
}

/* The Gregorian computus (Meeus, Jones, Butcher). */
static struct day easter_day(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

    return (struct day){year, (int8_t)(n / 31), (int8_t)(n % 31 + 1)};
}

/* The tabular Islamic calendar, which the sighted moon may miss by a day. It is the last such day of the Gregorian year. */
static bool islamic_day(int32_t year, int32_t month, int32_t day, struct day *out)
{
    int64_t first =
        day_number((struct day){622, 7, 18}); /* 1 Muharram of year 1: the epoch of astronomers, nearer to what is kept */

    for (int64_t y = (year - 622) * 33 / 32 + 2; y > 0 && y >= (year - 622) * 33 / 32 - 2; y--) {
        int64_t number = first + (y - 1) * 354 + (3 + 11 * y) / 30 + (59 * (month - 1) + 1) / 2 + day - 1;
        *out = day_of_number(number);
        if (out->year == year)
            return true;
    }
    return false;
}

static bool nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth, struct day *out)
{
    struct day d;

    if (month < 1 || month > 12 || weekday < 1 || weekday > 7)
        return false;
    d = (struct day){year, (int8_t)month, 1};
    if (nth > 0) {
        d = day_plus(d, (weekday - day_weekday(d) + 7) % 7 + 7 * (int64_t)(nth - 1));
    } else {
        d.day = (int8_t)month_length(year, month);
        d = day_plus(d, -((day_weekday(d) - weekday + 7) % 7) + 7 * (int64_t)(nth + 1));
    }
    *out = d;
    return d.month == month;
}

/* Whole numbers of a rule, parted by one of : - +, where + and - may be signs too: "11:4:4+1" is 11, 4, 4, 1. Small ones only. */
static int read_numbers(struct slice s, int32_t *out, int max)
{
    size_t at = 0;
    int count = 0;

    while (at < s.len && count < max) {
        bool negative = s.at[at] == '-';
        size_t from;
        int32_t n = 0;
        if (s.at[at] == '-' || s.at[at] == '+')
            at++;
        for (from = at; at < s.len && ascii_is_digit(s.at[at]) && n < 10000; at++)
            n = n * 10 + (s.at[at] - '0');
        if (at == from)
            return 0;
        out[count++] = negative ? -n : n;
        if (at < s.len && s.at[at] == ':')
            at++;
    }
    return at == s.len ? count : 0;
}

bool holiday_day(struct slice rule, int32_t year, struct day *out)
{
    size_t colon = slice_find(rule, slice_of(":"), 0);
    struct slice name = slice_part(rule, 0, colon == SIZE_MAX ? 0 : colon);
    struct slice rest = slice_part(rule, colon == SIZE_MAX ? 0 : colon + 1, rule.len);
    int32_t n[4] = {0};
    int count = read_numbers(rest, n, 4);

    if (year < 1 || year > 9999)
        return false;
    if (slice_equal(name, slice_of("weekday")) && count >= 3) {
        if (!nth_weekday(year, n[0], n[1], n[2], out))
            return false;
        *out = day_plus(*out, n[3]);
        return true;
    }
    if (slice_equal(name, slice_of("easter")) && count == 1) {
        *out = day_plus(easter_day(year), n[0]);
        return true;
    }
    if (slice_equal(name, slice_of("islamic")) && count == 2 && n[0] >= 1 && n[0] <= 12)
        return islamic_day(year, n[0], n[1], out);
    return false;
}
