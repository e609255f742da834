/* What the files of the arithmetic share: one sentence at work, the words that tie its figures together, and how a finding is told. Inside
 * check/ only. */
#ifndef ASSAY_CHECK_ARITHMETIC_H
#define ASSAY_CHECK_ARITHMETIC_H

#include "check/internal.h"

struct sum { /* the sentence at work */
    struct checker *c;
    struct arena *arena;
    const struct features **items; /* by place in the sentence */
    uint32_t count;
    struct group **groups;
    uint32_t group_count, group_capacity;
    /* classes of the pack */
    uint16_t part_of, restates, price_at, elapsed, born, weekday, vote_side;
};

/* Each looks at one sentence and reports what does not hold. */
void check_changes(struct sum *s);     /* "rose 20 % to 90 from 80" */
void check_shares(struct sum *s);      /* "12 of the 9", "240 of the 900, or a third" */
void check_conversions(struct sum *s); /* "12 miles (25 km)" */
void check_prices(struct sum *s);      /* "500 tonnes for $1m, or $200 a tonne" */
void check_sums(struct sum *s);        /* "130: 31 dead and 94 hurt" */
void check_times(struct sum *s);       /* "four years after it opened in May 2019", "Okoro, 52, born in 1980" */

/* ---- words between figures ---- */

bool text_between(const struct features *a, const struct features *b, struct slice *out);
/* The row of a class for a word as written; NULL: it is not of the class. */
const struct form *class_form_of(const struct sum *s, struct slice word, uint16_t class_id);
bool is_class(const struct sum *s, struct slice word, uint16_t class_id);
/* A comma or a word that joins, as between the parts of a list. */
bool has_joint(const struct sum *s, struct slice between);
/* The word right before the figure and its hedge is of the class. */
bool is_behind_class(const struct sum *s, const struct features *f, uint16_t class_id);
bool has_tag(const struct sum *s, struct slice word, enum tag tag); /* as its first one */
/* A word like "of" stands right before the figure, with at most a word tagged `between` behind it ("of the 900"); TAG_REL must stand there
 * ("of which 900"). *before: what stands before that word. */
bool behind_part_of(const struct sum *s, const struct features *f, enum tag between, struct slice *before);
/* "240 of the 900" */
bool is_part_of(const struct sum *s, const struct features *a, const struct features *b);
/* The second figure says the first again: in brackets, or behind a word like "or". Touching: nothing else stands between. */
bool is_restated(const struct sum *s, const struct features *a, const struct features *b, bool touching);
bool opens_bracket(const struct features *a, const struct features *b);
bool is_closed_by_bracket(const struct features *f);

/* ---- numbers ---- */

bool apart(struct interval a, const struct interval *b);
double center(const struct interval *span);
/* One number above zero, with both ends known. */
bool is_point(const struct features *f);
/* An amount or count that is neither the size of a change nor an old or new level. */
bool is_amount(const struct features *f);
/* The interval of a number inside one sentence: as exact as it is written. */
struct interval span_of(const struct features *f);

/* ---- telling ---- */

struct slice number_text(const struct sum *s, double value); /* four digits, enough to check by hand */
struct slice operand_digits(const struct sum *s, struct decimal number);
struct slice operand_text(const struct sum *s, const struct claim *claim);
/* gap: how far stated and implied lie apart, for their size. */
void arithmetic_report(struct sum *s, const char *reason, const struct features *const *operands, uint32_t count,
                       struct slice calculation, double implied, struct slice implied_text, double gap);

#endif
