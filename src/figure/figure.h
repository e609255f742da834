/* figure/: anchors and rules; numbers, units and dates: all normalization. A view goes in, figures come out, with those that lost. */
#ifndef ASSAY_FIGURE_H
#define ASSAY_FIGURE_H

#include "text/text.h"

/* ---- numbers ---------------------------------------------------------------------------------------------------------- */

struct value { /* number / denominator; exact. Fractions keep both: two thirds is 2 / 3 */
    struct decimal number;
    int64_t denominator; /* >= 1; 0: the value is absent */
};

static inline bool value_present(struct value v)
{
    return v.denominator != 0;
}
double value_double(struct value v);
int value_compare(struct value a, struct value b);
/* v times a power of ten, or any decimal; false: overflow, *out untouched. */
bool value_scale(struct value v, struct decimal factor, struct value *out);

struct numeral {         /* what {number}, {digits}, {integer}, {words}, {ordinal} read */
    uint32_t start, end; /* folded text */
    struct value value;
    struct value low, high;   /* vague words ("dozens"): value absent, [low, high) */
    struct decimal precision; /* weight of the last written digit, scale applied */
    struct decimal scale;     /* what its scale words multiply by, where it ends with one; digits 0: it does not */
    bool ordinal;
    bool integer; /* digits alone: no mark, point, scale or fraction */
    bool partial; /* the whole part of more digits ("3" of "3.4.2024"): only {integer} takes it */
    bool words;   /* has no digit */
    bool vague;
    bool scaled;   /* ended with a scale word or short form ("million", "bn") */
    bool article;  /* its only number word is an article ("a million", "an"); or it is the bare "one" (see `bare_one`) */
    bool bare_one; /* the single word "one" */
    bool grouped;  /* had group marks */
    bool fraction; /* a fraction word or glyph took part */
};

/* ---- units -------------------------------------------------------------------------------------------------------------- */

struct compound {                      /* a unit with all that composes it: "t", "USD/bbl", "kWh/m2"; made once and shared */
    struct slice id, name;             /* "km/h", "kilometre per hour" (names singular, parts joined by " per ") */
    const struct unit *unit;           /* where it is a single unit of the table; else NULL */
    const struct dimension *dimension; /* named dimension of the same exponents, or NULL */
    int8_t exponents[PACK_BASES];
    struct slice base_unit;                         /* "kg", "USD/m3", "1" */
    struct slice dimension_name;                    /* "mass", "USD per volume" */
    double factor, factor_low, factor_high, offset; /* value * factor + offset is in base_unit; low and high only for spreads */
    bool money;                                     /* a currency is its numerator */
};

/* ---- dates: figure/when.c ------------------------------------------------------------------------------------------------ */

struct day { /* proleptic Gregorian; month and day from 1 */
    int32_t year;
    int8_t month, day;
};

struct period { /* first and last day, inclusive; a flag for each end */
    struct day start, end;
    bool has_start, has_end;
};

enum when_basis {                /* what a date needs before it has days */
                  WHEN_NONE,     /* no date */
                  WHEN_ABSOLUTE, /* nothing */
                  WHEN_YEARLESS, /* a year: "4 March", "in May" */
                  WHEN_RELATIVE, /* the reference day: "last week", "on Tuesday", "two days ago" */
                  WHEN_ANCHORED  /* another date of the text: "a year earlier", "the same month" */
};

struct when; /* figure/when.h: a date or time as the text has it, symbolic until the document's own date is known */

/* ---- figures -------------------------------------------------------------------------------------------------------------- */

enum fate { FATE_WON, FATE_TRAP, FATE_LONGER, FATE_PRIORITY, FATE_REJECTED };

enum modifier { MOD_EQUAL, MOD_ABOUT, MOD_NEARLY, MOD_JUST_OVER, MOD_LESS, MOD_AT_MOST, MOD_MORE, MOD_AT_LEAST, MOD_COUNT };
extern const char *const MODIFIER_NAMES[MOD_COUNT]; /* "=" "~" "~<" "~>" "<" "<=" ">" ">=" */
bool modifier_by_name(struct slice name, enum modifier *out);

struct figure {
    uint32_t start, end;             /* folded text, the hedge not in it */
    uint32_t match_start, match_end; /* of the whole match, what the rule asks around the figure in it */
    uint32_t sentence;
    uint32_t first_token, end_token;
    enum kind kind;
    const struct rule *rule;
    struct value value, low, high; /* scale applied; ranges have low and high and no value */
    bool closed_high;              /* high belongs to the interval (ranges); vague words: half open */
    struct decimal precision;
    const struct compound *unit;        /* NULL: none; counts: NULL, the claim room names the noun */
    const struct numeral *numeral;      /* the first numeral of the figure; NULL: none */
    const struct numeral *high_numeral; /* of a range; NULL */
    enum modifier modifier;             /* set by the rule ("20-plus"); MOD_EQUAL: the claim room looks around */
    const struct when *when;            /* kinds date and time */
    struct value score_other;           /* scores: the second side */
    enum fate fate;
    uint32_t lost_to;     /* index of the figure it lost to; UINT32_MAX */
    bool range;           /* stated as a range */
    bool unit_prefix;     /* the unit stands before the number ("$5") */
    bool unit_shared;     /* the unit was taken from a neighbour of the same construction; name it in `assumed` */
    struct slice assumed; /* what the normalizer filled in, "; " between; empty */
};

struct figures {
    struct figure *items; /* in the order of start; winners and losers */
    uint32_t count, capacity;
};

/* One a thread: holds the regex scratch and the caches. */
struct finder;
struct finder *finder_new(const struct pack *pack); /* NULL: out of memory */
void finder_free(struct finder *finder);
/* `unit` for each `below`, or where that is NULL for each `noun`, made in the finder; `view` is the one being read. NULL for nonsense. */
const struct compound *finder_rate(struct finder *finder, const struct view *view, const struct compound *unit,
                                   const struct unit *below, struct slice noun);
/* A unit with the rate that stands at byte `at`, where that ends by `end`; NULL where other text stands between them. */
const struct compound *finder_unit(struct finder *finder, const struct view *view, const struct unit *unit, uint32_t at,
                                   uint32_t end);
/* All candidate figures of the view (tokens, no tags needed), each with its fate, in the view's arena. */
void finder_run(struct finder *finder, const struct view *view, struct figures *out, struct diagnostics *diags);

#endif
