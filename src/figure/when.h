/* Dates and times: from a rule's match to a symbolic value, from there to days once the document's own date is known. */
#ifndef ASSAY_FIGURE_WHEN_H
#define ASSAY_FIGURE_WHEN_H

#include "figure/match.h"

struct when; /* laid out below by its owner, when.c; other rooms use the functions */

/* What resolving may lean on. Zeroed: nothing is known. */
struct when_reference {
    bool has_published;
    struct day published;
    bool day_first, day_order_known; /* 03/04/24: the order that other dates of the document show */
    bool has_anchor;                 /* the period that "a year earlier" starts from: nearest one before it */
    struct period anchor;
    char tense; /* of the clause: '<' past, '>' future, 0 not known; decides "on Tuesday", "in May", "on 4 March" */
};

/* The date or time of a match of a rule of kind date or time, by the rule's normalizer; NULL: it makes no date (31 June). */
const struct when *when_of_match(const struct pack *pack, struct arena *arena, struct slice text, const struct match *match);
enum when_basis when_basis(const struct when *when);
/* TimeML value as stated: "2023-10", "2023-Q3", "2023-SU", "199" (a decade), "14" (the years 14xx), "FY2025", "XXXX-05-13", "XXXX-WXX-4",
 * "T09:30", "T10:30Z"; two readings joined by "|". What TimeML has no value for:
 *   2014/2018  2022-07/..  ../2030  2015~BEFORE  2018-05~AFTER      ranges, open ones (since, until), before, after
 *   2021~START ~MID ~END ~SOFAR ~REST                               early, mid, late, so far in it, the rest of it
 *   D-1  W+0  M+1  Y-1  Q-1  WE+1  DE+1                             a calendar unit counted from publication: yesterday, this week, next month
 *   XXXX-05#-1  XXXX-WI#+1                                          last May, next winter
 *   D-P2M  P3Y/D  D/P2W                                             two months ago, the past three years, the next two weeks
 *   A:Y-1  A-P1Y  A/P2W                                             the same from the date before in the text: the previous year, a year earlier
 *   XXXX-01-15+P2W  2024-05-20/P2W  P3M/XXXX-06                     two weeks from it, two weeks that begin with it, three months that end with it
 *   W+1.WXX-1  Y-1.05  2021.W#1  2019-05.WXX-1#-1  XXXX-05-20~WEEK  one within another: Monday of next week, its nth week or weekday (-1: the last)
 *   XXXX-WXX-WE  2022.A:M+0  A:P+0                                  the weekend; the same month of 2022; the same period
 * and the part of a day behind a T: "D-1TMO". */
struct slice when_text(const struct when *when, struct arena *arena);
/* Days where they can be known with this reference; false: not. What was filled in is named in *assumed ("year from publication"). */
bool when_resolve(const struct when *when, const struct when_reference *reference, struct period *out, struct slice *assumed);
/* True with the day when it is one full calendar day stated in absolute terms: what may be a publication date. */
bool when_is_full_day(const struct when *when, struct day *out);
/* For numeric dates: '<' day first for sure (25/12/23), '>' month first for sure, 0 open or not numeric. */
char when_day_order(const struct when *when);
bool when_is_open_start(const struct when *when); /* "since July": the period goes on */

/* The last step of finding: winning dates that stand together become one: "Monday" "next week", "early" "May", "May" to "July"; what
 * stands before them opens them (since, until, by, before, after). What is put together stays at the first one's place; the others lose
 * to it. Dates that wait for another one and find none are rejected, and what had lost to them wins again. */
void when_join(const struct pack *pack, struct arena *arena, const struct view *view, struct figures *figures);

/* Days since 1970-01-01 and back; weekday 1 (Monday) to 7. */
int64_t day_number(struct day day);
struct day day_of_number(int64_t number);
int day_weekday(struct day day);
bool day_valid(struct day day);
/* "YYYY-MM-DD" into out (at least 16 bytes); reading accepts YYYY, YYYY-MM too, giving the first and last day. */
size_t day_text(struct day day, char *out);
bool period_parse(struct slice iso, struct period *out);

#endif
