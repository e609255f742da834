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
/* TimeML value as stated: "2023-10", "XXXX-05-13", "XXXX-WXX-4", "T09:30", "2022-07/..", two readings joined by "|". */
struct slice when_text(const struct when *when, struct arena *arena);
/* Days where they can be known with this reference; false: not. What was filled in is named in *assumed ("year from publication"). */
bool when_resolve(const struct when *when, const struct when_reference *reference, struct period *out, struct slice *assumed);
/* True with the day when it is one full calendar day stated in absolute terms: what may be a publication date. */
bool when_is_full_day(const struct when *when, struct day *out);
/* For numeric dates: '<' day first for sure (25/12/23), '>' month first for sure, 0 open or not numeric. */
char when_day_order(const struct when *when);
bool when_is_open_start(const struct when *when); /* "since July": the period goes on */

/* Days since 1970-01-01 and back; weekday 1 (Monday) to 7. */
int64_t day_number(struct day day);
struct day day_of_number(int64_t number);
int day_weekday(struct day day);
bool day_valid(struct day day);
/* "YYYY-MM-DD" into out (at least 16 bytes); reading accepts YYYY, YYYY-MM too, giving the first and last day. */
size_t day_text(struct day day, char *out);
bool period_parse(struct slice iso, struct period *out);

#endif
