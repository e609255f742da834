/* claim/: a figure in its sentence becomes a claim. struct claim is one row of the column table (table/columns.c). */
#ifndef ASSAY_CLAIM_H
#define ASSAY_CLAIM_H

#include "figure/figure.h"

enum change { CHANGE_NONE, CHANGE_UP, CHANGE_DOWN, CHANGE_COUNT };
enum role { ROLE_NONE, ROLE_DELTA, ROLE_TO, ROLE_FROM, ROLE_COUNT };
enum status { STATUS_ACTUAL, STATUS_TARGET, STATUS_FORECAST, STATUS_CAPACITY, STATUS_CONDITIONAL, STATUS_DENIED, STATUS_COUNT };
extern const char *const CHANGE_NAMES[CHANGE_COUNT]; /* "" "up" "down" */
extern const char *const ROLE_NAMES[ROLE_COUNT];     /* "" "delta" "to" "from" */
extern const char *const STATUS_NAMES[STATUS_COUNT];

/* Columns in the order of the contract (design 2). Slices live as long as the arena they were made in; absent: empty. */
struct claim {
    uint64_t claim_id; /* written as 16 hex digits */
    struct slice doc_id, source, title, published;
    enum kind kind;
    struct slice text; /* of the source, blanks as they were; folded when it goes over a line break */
    struct value value, low, high;
    struct slice unit, unit_name;
    double base_value, base_low, base_high; /* NaN: absent */
    struct slice base_unit, dimension;
    struct decimal precision; /* digits 0: absent */
    enum modifier modifier;
    struct slice hedge;
    enum change change;
    enum role role;
    enum status status;
    struct slice measure, subject, qualifiers, base, base_period, entities;
    struct slice when, period_start, period_end; /* ISO days */
    struct slice attribution, assumed;
    struct slice sentence; /* folded */
    uint64_t passage;      /* 16 hex digits */
    uint32_t line;
    uint64_t start, end;  /* bytes of `text` in the source */
    struct slice pattern; /* name of the rule */
};

struct claims {
    struct claim *items;
    uint32_t count, capacity;
};

struct extraction { /* everything known of one document; explain prints it */
    const struct document *document;
    struct view *view;
    struct figures figures;
    struct claims claims;
    struct slice title;     /* found or declared */
    struct slice published; /* the document's own date, declared or stated; empty: none */
};

struct extractor;                                         /* one a thread */
struct extractor *extractor_new(const struct pack *pack); /* NULL: out of memory */
void extractor_free(struct extractor *extractor);
/* All claims of a document, in the order of their place. Everything lies in `arena`, which must have its `escape` set. */
void extractor_run(struct extractor *extractor, const struct document *document, struct arena *arena, struct diagnostics *diags,
                   struct extraction *out);

#endif
