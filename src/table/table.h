/* table/: the column table, and claims and findings as CSV and JSON lines, both written and read. */
#ifndef ASSAY_TABLE_H
#define ASSAY_TABLE_H

#include "check/check.h"

enum output_format { OUTPUT_CSV, OUTPUT_JSONL };
bool output_format_by_name(struct slice name, enum output_format *out);

/* ---- the one table that drives everything (columns.c) ------------------------------------------------------------- */

enum column_type { COLUMN_TEXT, COLUMN_ID, COLUMN_VALUE, COLUMN_DECIMAL, COLUMN_DOUBLE, COLUMN_INTEGER, COLUMN_LINE, COLUMN_NAME };

struct column {
    const char *name;
    enum column_type type;
    size_t offset;             /* in struct claim */
    const char *const *names;  /* COLUMN_NAME: the words of an enum */
    int name_count;
};
extern const struct column COLUMNS[];
extern const size_t COLUMN_COUNT;
const struct column *column_by_name(struct slice name); /* NULL: none */
/* The cell of a claim as text, unquoted, as CSV has it; empty: absent. `buffer` of DECIMAL_TEXT_MAX bytes may be used. */
struct slice column_text(const struct column *column, const struct claim *claim, char *buffer);

/* ---- writing --------------------------------------------------------------------------------------------------------- */

void claims_write_head(struct writer *w, enum output_format format);
void claim_write(struct writer *w, enum output_format format, const struct claim *claim);
/* Findings: JSON lines have one object for every group; CSV one row for every claim of a finding. */
void groups_write_head(struct writer *w, enum output_format format);
void group_write(struct writer *w, enum output_format format, const struct group *group);

/* ---- reading written claims -------------------------------------------------------------------------------------------- */

/* Reads claims (CSV with our header, columns in any order, unknown ones ignored; or JSON lines) and calls `each`; the claim lives until it
 * returns. A broken row is reported with line and column and skipped (*bad counts them). False: not claims at all, or each said so. */
bool claims_read(struct slice bytes, enum output_format format, struct slice file, struct arena *arena,
                 bool (*each)(void *user, const struct claim *claim), void *user, size_t *bad, struct diagnostics *diags);
/* Whether bytes begin like claims that assay wrote, and in which format. */
bool claims_recognize(struct slice bytes, enum output_format *format);

#endif
