/* check/: claims become groups and findings (design 6). Reads claim rows only. */
#ifndef ASSAY_CHECK_H
#define ASSAY_CHECK_H

#include "claim/claim.h"

enum verdict { VERDICT_CONFLICT, VERDICT_POSSIBLE, VERDICT_ARITHMETIC, VERDICT_COUNT };
extern const char *const VERDICT_NAMES[VERDICT_COUNT];

struct variant {
    struct value value; /* of its most precise claim, in `unit` of that claim */
    double low, high;   /* the interval common to its claims, in base units; infinite where open */
    struct slice unit;
    const struct claim **claims;  /* in the order of claim_id within a source; copies point to what they copy */
    const struct claim **copy_of; /* parallel; NULL: no copy */
    uint32_t count;
};

struct finding {
    uint64_t id;   /* hash of the quotes: 16 hex digits */
    uint32_t a, b; /* variants (conflict, possible) */
    enum verdict verdict;
    struct slice reason; /* update, contested, misquote, copy, bound, scope, sum, share, change, product, elapsed, conversion ... */
    double severity;     /* 0..1 */
    struct slice why;    /* one sentence */
    struct slice cause;  /* where it shows: "factor 1000", "swapped digits", "miles for kilometres" */
    const struct claim **operands; /* arithmetic */
    uint32_t operand_count;
    struct slice calculation; /* "48 / 41 - 1 = 17.1 %" */
    double implied;           /* NaN: none */
};

struct group {
    uint64_t id;
    struct slice measure; /* the question, for a person */
    struct variant *variants;
    uint32_t variant_count;
    struct finding *findings; /* most severe first */
    uint32_t finding_count;
};

struct check_options {
    double sensitivity;    /* 0..1, default 0.5: lower says less */
    struct slice weights;  /* text of a weights file, as checker_weights writes it; empty: learned from the claims */
    struct slice baseline; /* text of a baseline file: ids, one a line, # comments; those findings are left out */
};

/* A checker: add claims (their slices are copied), run once, read groups. Not shared by threads. */
struct checker;
struct checker *checker_new(const struct pack *pack, const struct check_options *options,
                            struct diagnostics *diags); /* NULL: memory */
void checker_add(struct checker *checker, const struct claim *claim);
/* Builds the groups and calls `each` for every group of two or more claims (and for arithmetic findings), most severe finding
 * first, then by group id. False from `each` stops. False: memory ran out, a limit was reached or an option could not be read (reported). */
bool checker_run(struct checker *checker, bool (*each)(void *user, const struct group *group), void *user);
/* After checker_run gave false: whether an option was to blame. */
bool checker_misused(const struct checker *checker);
/* The table of word weights as text, after checker_run. */
struct slice checker_weights(struct checker *checker);
/* The keys of one claim, one a line: a pure function of claim and pack. */
struct slice claim_keys(const struct pack *pack, struct arena *arena, const struct claim *claim);
/* How alike two claims are, feature by feature, both intervals, and what decided; text for a person. */
struct slice check_explain(struct checker *checker, struct arena *arena, const struct claim *a, const struct claim *b);
void checker_free(struct checker *checker);

/* The half-open interval that a claim allows, in base units (design 6.2). False: it has none. */
struct interval {
    double low, high;
    bool low_open, high_open; /* the end itself is not in it */
};
bool claim_interval(const struct claim *claim, struct interval *out);

#endif
