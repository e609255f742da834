/* Dates in sentences, from the text to days: the pack's rules, what is put together behind them, and resolving. The references are
 * a Wednesday, 2024-05-15, unless a row says otherwise. */
#include "unit.h"

#include <stdio.h>

#include "figure/when.h"
#include "input/input.h"

static struct pack *pack;
static struct words *words;
static struct finder *finder;

static void begin(void)
{
    static const char *const folders[] = {"patterns"};

    pack = pack_load(folders, 1, NULL);
    ck_assert_ptr_nonnull(pack);
    words = words_new(pack);
    finder = finder_new(pack);
}

static void end(void)
{
    finder_free(finder);
    words_free(words);
    pack_free(pack);
}

/* "when start..end; ..." of all dates and times found, an absent end as "-"; "?" for days that are not known. */
static void read_dates(const char *text, const struct when_reference *reference, char *out, size_t room)
{
    struct arena arena;
    struct document document;
    struct figures figures = {0};
    const struct view *view;
    size_t used = 0;

    arena_init(&arena, 0);
    ck_assert(input_document(&arena, slice_of(text), slice_of("test"), &document, NULL));
    view = view_make(&document, words, &arena, NULL);
    finder_run(finder, view, &figures, NULL);
    out[0] = '\0';
    for (uint32_t i = 0; i < figures.count; i++) {
        const struct figure *f = &figures.items[i];
        struct period p;
        struct slice assumed, value;
        char start[16] = "-", last[16] = "-";
        bool known;
        if (f->fate != FATE_WON || !f->when)
            continue;
        value = when_text(f->when, &arena);
        known = when_resolve(f->when, reference, &p, &assumed);
        if (p.has_start)
            start[day_text(p.start, start)] = '\0';
        if (p.has_end)
            last[day_text(p.end, last)] = '\0';
        if (known)
            used +=
                (size_t)snprintf(out + used, room - used, "%s%.*s %s..%s", used ? "; " : "", (int)value.len, value.at, start, last);
        else
            used += (size_t)snprintf(out + used, room - used, "%s%.*s ?", used ? "; " : "", (int)value.len, value.at);
        ck_assert(used < room);
    }
    arena_free(&arena);
}

static struct day day_of(const char *iso)
{
    struct period p = {0};

    ck_assert(period_parse(slice_of(iso), &p));
    return p.start;
}

static const struct {
    int line;
    const char *text;
    char tense;
    const char *expected;
} CASES[] = {
    /* absolute */
    {__LINE__, "The yard shut on 4 March 2021.", 0, "2021-03-04 2021-03-04..2021-03-04"},
    {__LINE__, "The yard shut in October 2023.", 0, "2023-10 2023-10-01..2023-10-31"},
    {__LINE__, "The yard shut in the third quarter of 2023.", 0, "2023-Q3 2023-07-01..2023-09-30"},
    {__LINE__, "It was built in the early 1990s.", 0, "199~START 1990-01-01..1993-12-31"},
    {__LINE__, "It was built in the late 19th century.", 0, "18~END 1866-09-01..1899-12-31"},
    {__LINE__, "Profit fell in FY25.", 0, "FY2025 2025-01-01..2025-12-31"},
    {__LINE__, "The 2023/24 season was dry.", 0, "2023/2024 2023-07-01..2024-06-30"},
    {__LINE__, "The war of 1914-18 was long.", 0, "1914/1918 1914-01-01..1918-12-31"},
    {__LINE__, "It rained in winter 2022.", 0, "2022-WI 2022-12-01..2023-02-28"},
    {__LINE__, "It was dry in mid-2021.", 0, "2021~MID 2021-04-01..2021-09-30"},
    {__LINE__, "The feast of Easter 2023 was wet.", 0, "2023-04-09 2023-04-09..2023-04-09"},
    /* the year, month or week is open */
    {__LINE__, "The yard shut in March.", '<', "XXXX-03 2024-03-01..2024-03-31"},
    {__LINE__, "The yard shut in August.", '<', "XXXX-08 2023-08-01..2023-08-31"},
    {__LINE__, "The yard will shut in March.", '>', "XXXX-03 2025-03-01..2025-03-31"},
    {__LINE__, "The yard shut in May.", '<', "XXXX-05 2024-05-01..2024-05-31"},
    {__LINE__, "The vote: June 2.", 0, "XXXX-06-02 2024-06-02..2024-06-02"},
    {__LINE__, "The vote: February 29.", '<', "XXXX-02-29 2024-02-29..2024-02-29"},
    {__LINE__, "It sank on Tuesday.", '<', "XXXX-WXX-2 2024-05-14..2024-05-14"},
    {__LINE__, "It sank on Wednesday.", '<', "XXXX-WXX-3 2024-05-15..2024-05-15"},
    {__LINE__, "It sank on Thursday.", '<', "XXXX-WXX-4 2024-05-09..2024-05-09"},
    {__LINE__, "It will sail on Thursday.", '>', "XXXX-WXX-4 2024-05-16..2024-05-16"},
    {__LINE__, "It sails on the 18th.", '>', "XXXX-XX-18 2024-05-18..2024-05-18"},
    {__LINE__, "It sank on the 18th.", '<', "XXXX-XX-18 2024-04-18..2024-04-18"},
    {__LINE__, "They met at Christmas.", '<', "XXXX-12-25 2023-12-25..2023-12-25"},
    {__LINE__, "They met on Thanksgiving.", '<', "XXXX.weekday:11:4:4 2023-11-23..2023-11-23"},
    {__LINE__, "It was the sound of the nineties.", '<', "XX9 1990-01-01..1999-12-31"},
    {__LINE__, "It is the sound of the twenties.", 0, "XX2 2020-01-01..2029-12-31"},
    /* counted from publication */
    {__LINE__, "It sank yesterday.", 0, "D-1 2024-05-14..2024-05-14"},
    {__LINE__, "Sales fell last week.", 0, "W-1 2024-05-06..2024-05-12"},
    {__LINE__, "Sales fell this year.", 0, "Y+0 2024-01-01..2024-12-31"},
    {__LINE__, "Sales fell earlier this year.", 0, "Y+0~SOFAR 2024-01-01..2024-05-15"},
    {__LINE__, "Sales may fall later this month.", 0, "M+0~REST 2024-05-15..2024-05-31"},
    {__LINE__, "Sales fell two years ago.", 0, "D-P2Y 2022-05-15..2022-05-15"},
    {__LINE__, "Sales fell over the past three years.", 0, "P3Y/D 2021-05-15..2024-05-14"},
    {__LINE__, "Sales fell in the last two quarters.", 0, "P2Q/D 2023-10-01..2024-03-31"},
    {__LINE__, "It will shut in two months.", 0, "D+P2M 2024-07-15..2024-07-15"},
    {__LINE__, "Prices doubled in two months.", 0, ""},
    {__LINE__, "It shut last Friday.", 0, "W-1.WXX-5 2024-05-10..2024-05-10"},
    {__LINE__, "It opens on Monday of next week.", 0, "W+1.WXX-1 2024-05-20..2024-05-20"},
    {__LINE__, "It shut in May last year.", 0, "Y-1.05 2023-05-01..2023-05-31"},
    {__LINE__, "It shut in the first quarter of last year.", 0, "Y-1.Q1 2023-01-01..2023-03-31"},
    {__LINE__, "They struck coal last winter.", 0, "XXXX-WI#-1 2023-12-01..2024-02-29"},
    {__LINE__, "They met last May.", 0, "XXXX-05#-1 2023-05-01..2023-05-31"},
    {__LINE__, "Sales by the end of next year will rise.", 0, "../Y+1~END -..2025-12-31"},
    {__LINE__, "We sail three weeks from tomorrow.", 0, "D+1+P3W 2024-06-06..2024-06-06"},
    {__LINE__, "It fell in the past 24 hours.", 0, "PT24H/D 2024-05-14..2024-05-15"},
    /* lengths that begin or end with a date, parts of one */
    {__LINE__, "Sales rose in the three months to June.", '<', "P3M/XXXX-06 2023-04-01..2023-06-30"},
    {__LINE__, "Sales rose in the year to March 2024.", 0, "P1Y/2024-03 2023-04-01..2024-03-31"},
    {__LINE__, "Sales rose in the week to 7 May.", '<', "P1W/XXXX-05-07 2024-05-01..2024-05-07"},
    {__LINE__, "The fair is in the third week of January 2019.", 0, "2019-01.W#3 2019-01-14..2019-01-20"},
    {__LINE__, "The first two weeks of 2021 were dry.", 0, "2021.W#1/P2W 2021-01-04..2021-01-17"},
    {__LINE__, "On the last Monday of May 2019 it rained.", 0, "2019-05.WXX-1#-1 2019-05-27..2019-05-27"},
    {__LINE__, "The last three months of 2023 were dry.", 0, "2023.M#-1/P3M 2023-10-01..2023-12-31"},
    /* ranges */
    {__LINE__, "The fair runs from 4 to 22 March 2021.", 0, "2021-03-04/2021-03-22 2021-03-04..2021-03-22"},
    {__LINE__, "It rained from November to March 2021.", 0, "XXXX-11/2021-03 2020-11-01..2021-03-31"},
    {__LINE__, "It rained from March to May.", '<', "XXXX-03/XXXX-05 2024-03-01..2024-05-31"},
    {__LINE__, "It grew between 2007 and 2009.", 0, "2007/2009 2007-01-01..2009-12-31"},
    {__LINE__, "It grew in 2007 and 2009.", 0, "2007 2007-01-01..2007-12-31; 2009 2009-01-01..2009-12-31"},
    {__LINE__, "It shuts from next Monday to Friday.", '>', "W+1.WXX-1/XXXX-WXX-5 2024-05-20..2024-05-24"},
    {__LINE__, "It grew between May 2019 and today.", 0, "2019-05/D+0 2019-05-01..2024-05-15"},
    {__LINE__, "It grew since July 2022.", 0, "2022-07/.. 2022-07-01..-"},
    {__LINE__, "It will grow until 2030.", 0, "../2030 -..2030-12-31"},
    {__LINE__, "It grew before 2015.", 0, "2015~BEFORE -..2014-12-31"},
    {__LINE__, "It grew after May 2018, he said.", 0, "2018-05~AFTER 2018-06-01..-"},
    {__LINE__, "It grew after Tuesday's vote.", '<', "XXXX-WXX-2 2024-05-14..2024-05-14"},
    /* two readings; no dates at all */
    {__LINE__, "It is dated 03/04/2024.", 0, "2024-03-04|2024-04-03 2024-03-04..2024-03-04"},
    {__LINE__, "It is dated 31 June 2024.", 0, "2024-06 2024-06-01..2024-06-30"},
    {__LINE__, "The depot holds 2016 barrels.", 0, ""},
    {__LINE__, "He may march on the town.", 0, ""},
    {__LINE__, "The gate shuts at 5.30pm.", 0, "T17:30 ?"},
};

START_TEST(finds_and_resolves)
{
    struct when_reference reference = {.has_published = true, .tense = CASES[_i].tense};
    char got[400];

    ck_assert_msg(finder != NULL, "patterns/ does not load");
    reference.published = day_of("2024-05-15");
    read_dates(CASES[_i].text, &reference, got, sizeof got);
    ck_assert_msg(strcmp(got, CASES[_i].expected) == 0, "row %d: \"%s\": got \"%s\", not \"%s\"", CASES[_i].line, CASES[_i].text,
                  got, CASES[_i].expected);
}
END_TEST

/* What other references give: none, another date of the text, the order of day and month. */
static const struct {
    int line;
    const char *text, *published, *anchor;
    int day_first; /* -1: not known */
    const char *expected, *assumed;
} REFERENCES[] = {
    {__LINE__, "It sank yesterday.", NULL, NULL, -1, "D-1 ?", ""},
    {__LINE__, "It sank on 4 March.", NULL, NULL, -1, "XXXX-03-04 ?", ""},
    {__LINE__, "It sank on 4 March.", NULL, "2019", -1, "XXXX-03-04 2019-03-04..2019-03-04", "year from the date before"},
    {__LINE__, "It sank on 4 March 2018.", NULL, NULL, -1, "2018-03-04 2018-03-04..2018-03-04", ""},
    {__LINE__, "It fell from a year earlier.", "2024-05-15", "2023-07", -1, "A-P1Y 2022-07-01..2022-07-31",
     "date from the date before"},
    {__LINE__, "It fell from a year earlier.", "2024-05-15", "2024-02", -1, "A-P1Y 2023-02-01..2023-02-28",
     "date from the date before"},
    {__LINE__, "It fell from a year earlier.", "2024-05-15", NULL, -1, "A-P1Y 2023-05-15..2023-05-15", "date from publication"},
    {__LINE__, "It fell in the previous year.", "2024-05-15", "2019-07-04", -1, "A:Y-1 2018-01-01..2018-12-31",
     "date from the date before"},
    {__LINE__, "It fell in the same month.", "2024-05-15", "2019-07-04", -1, "A:M+0 2019-07-01..2019-07-31",
     "date from the date before"},
    {__LINE__, "It fell two weeks later.", "2024-05-15", "2019-07-04", -1, "A+P2W 2019-07-18..2019-07-18",
     "date from the date before"},
    {__LINE__, "It fell on Tuesday.", "2024-05-15", "2019-07-04", -1, "XXXX-WXX-2 2024-05-14..2024-05-14", "week from publication"},
    {__LINE__, "It is dated 03/04/2024.", NULL, NULL, 1, "2024-03-04|2024-04-03 2024-04-03..2024-04-03", ""},
    {__LINE__, "It is dated 03/04/2024.", NULL, NULL, 0, "2024-03-04|2024-04-03 2024-03-04..2024-03-04", ""},
    {__LINE__, "It is dated 03/04/2024.", NULL, NULL, -1, "2024-03-04|2024-04-03 2024-03-04..2024-03-04", "day-month order"},
    {__LINE__, "It is dated 25/12/2023.", NULL, NULL, 0, "2023-12-25 2023-12-25..2023-12-25", ""},
};

static struct slice assumed_of(const char *text, const struct when_reference *reference, struct arena *arena)
{
    struct document document;
    struct figures figures = {0};
    struct slice assumed = {0};
    struct period p;

    ck_assert(input_document(arena, slice_of(text), slice_of("test"), &document, NULL));
    finder_run(finder, view_make(&document, words, arena, NULL), &figures, NULL);
    for (uint32_t i = 0; i < figures.count; i++)
        if (figures.items[i].fate == FATE_WON && figures.items[i].when)
            when_resolve(figures.items[i].when, reference, &p, &assumed);
    return assumed;
}

START_TEST(leans_on_references)
{
    struct when_reference reference = {.day_order_known = REFERENCES[_i].day_first >= 0,
                                       .day_first = REFERENCES[_i].day_first == 1};
    struct arena arena;
    struct slice assumed;
    char got[400];

    ck_assert_msg(finder != NULL, "patterns/ does not load");
    if (REFERENCES[_i].published) {
        reference.has_published = true;
        reference.published = day_of(REFERENCES[_i].published);
    }
    reference.has_anchor = REFERENCES[_i].anchor && period_parse(slice_of(REFERENCES[_i].anchor), &reference.anchor);
    read_dates(REFERENCES[_i].text, &reference, got, sizeof got);
    ck_assert_msg(strcmp(got, REFERENCES[_i].expected) == 0, "row %d: \"%s\": got \"%s\"", REFERENCES[_i].line, REFERENCES[_i].text,
                  got);
    arena_init(&arena, 0);
    assumed = assumed_of(REFERENCES[_i].text, &reference, &arena);
    ck_assert_msg(slice_equal(assumed, slice_of(REFERENCES[_i].assumed)), "row %d: assumed \"%.*s\"", REFERENCES[_i].line,
                  (int)assumed.len, assumed.at);
    arena_free(&arena);
}
END_TEST

/* What other rooms ask of a date: its basis, whether it may be a publication day, its order, whether it goes on. */
static const struct {
    int line;
    const char *text;
    enum when_basis basis;
    bool full_day;
    char order;
    bool open;
} TRAITS[] = {
    {__LINE__, "It sank on 4 March 2018.", WHEN_ABSOLUTE, true, 0, false},
    {__LINE__, "It sank on 25/12/2018.", WHEN_ABSOLUTE, true, '<', false},
    {__LINE__, "It sank on 12/25/2018.", WHEN_ABSOLUTE, true, '>', false},
    {__LINE__, "It sank on 03/04/2018.", WHEN_ABSOLUTE, false, 0, false},
    {__LINE__, "It sank in March 2018.", WHEN_ABSOLUTE, false, 0, false},
    {__LINE__, "It sank on 4 March.", WHEN_YEARLESS, false, 0, false},
    {__LINE__, "It sank on Tuesday.", WHEN_RELATIVE, false, 0, false},
    {__LINE__, "It sank a year earlier.", WHEN_ANCHORED, false, 0, false},
    {__LINE__, "It fell since March 2018.", WHEN_ABSOLUTE, false, 0, true},
    {__LINE__, "It rained from May to July 2018.", WHEN_ABSOLUTE, false, 0, false},
    {__LINE__, "It sank at noon.", WHEN_NONE, false, 0, false},
};

START_TEST(tells_traits)
{
    struct arena arena;
    struct document document;
    struct figures figures = {0};
    struct day day;
    int seen = 0;

    ck_assert_msg(finder != NULL, "patterns/ does not load");
    arena_init(&arena, 0);
    ck_assert(input_document(&arena, slice_of(TRAITS[_i].text), slice_of("test"), &document, NULL));
    finder_run(finder, view_make(&document, words, &arena, NULL), &figures, NULL);
    for (uint32_t i = 0; i < figures.count; i++) {
        const struct when *when = figures.items[i].fate == FATE_WON ? figures.items[i].when : NULL;
        if (!when)
            continue;
        seen++;
        ck_assert_msg(when_basis(when) == TRAITS[_i].basis, "row %d: basis %d", TRAITS[_i].line, (int)when_basis(when));
        ck_assert_msg(when_is_full_day(when, &day) == TRAITS[_i].full_day, "row %d: full day", TRAITS[_i].line);
        ck_assert_msg(when_day_order(when) == TRAITS[_i].order, "row %d: order", TRAITS[_i].line);
        ck_assert_msg(when_is_open_start(when) == TRAITS[_i].open, "row %d: open", TRAITS[_i].line);
    }
    ck_assert_msg(seen == 1, "row %d: %d dates", TRAITS[_i].line, seen);
    arena_free(&arena);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof *(table))

static void add(TCase *tests)
{
    tcase_add_unchecked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, finds_and_resolves, 0, ROWS(CASES));
    tcase_add_loop_test(tests, leans_on_references, 0, ROWS(REFERENCES));
    tcase_add_loop_test(tests, tells_traits, 0, ROWS(TRAITS));
}

int main(void)
{
    return unit_run("figure when", add);
}
