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
    char key[24];       /* ,"name":null as JSON has it where the cell is empty */
    uint8_t key_length; /* without the null */
    enum column_type type;
    size_t offset;            /* in struct claim */
    const char *const *names; /* COLUMN_NAME: the words of an enum */
    int name_count;
};
extern const struct column COLUMNS[];
extern const size_t COLUMN_COUNT;
const struct column *column_by_name(struct slice name); /* NULL: none */
/* The cell of a claim as text, unquoted, as CSV has it; empty: absent. Numbers and ids are written to
 * `buffer` of DECIMAL_TEXT_MAX bytes, from its beginning on. */
struct slice column_text(const struct column *column, const struct claim *claim, char *buffer);
/* A value as a cell has it: exact where it is a decimal, else to 12 significant digits; empty: absent. */
struct slice value_cell(struct value value, char *buffer);
/* Sets the cell of a claim from its text; the bytes of text columns are borrowed. False: not what this column holds. */
bool column_parse(const struct column *column, struct slice text, struct claim *claim);
/* A claim with nothing in it: numbers absent, status actual. */
void claim_clear(struct claim *claim);
/* The claim as it is once written and read: numbers rounded to what their columns show. Call it before checker_add on fresh claims, so that
 * checking articles and checking their written claims give the same findings. */
void claim_settle(struct claim *claim);

/* ---- writing --------------------------------------------------------------------------------------------------------- */

/* CSV: RFC 4180 (records end with CR LF), quoted where a cell has a comma, a quote, CR or LF, or a blank at an end. A cell of a text column
 * that begins with = + - @ tab or CR, apostrophes before it not counted, gets one apostrophe in front: a spreadsheet shows it instead
 * of running it. claims_read takes exactly one off, so every text comes back as it was. Numbers, ids and names of enums stay as they are
 * (a lone "=" in `modifier` is no formula). JSON: UTF-8, one object a line, absent is null, ids are strings, numbers are numbers. */

void claims_write_head(struct writer *w, enum output_format format);
void claim_write(struct writer *w, enum output_format format, const struct claim *claim);
/* Findings. JSON lines, one object for every group:
 *   {"group","measure",
 *    "variants":[{"value","low","high","unit","base_unit","claims":[{"claim_id","source","start","end","text","sentence","published","copy_of"}]}],
 *    "findings":[{"id","a","b","verdict","reason","severity","why","cause"}]}
 * `value` is in `unit`, as its most precise claim has it; `low` and `high` are the common interval in `base_unit`, null where it is open.
 * `a` and `b` are places in `variants`, from 0. An arithmetic finding has "operands" (claim ids), "calculation" and "implied" instead.
 *
 * CSV, one row for every claim of a finding, so that a person can filter and sort:
 *   finding_id verdict reason severity measure why cause calculation implied    the same in all rows of a finding
 *   variant      a or b: which side the claim is on; arithmetic: 1, 2, ... the place among the operands
 *   source title published line start end text value low high unit modifier subject attribution assumed sentence claim_id    as in claims
 *   copy_of      claim_id of the claim that this one was copied from
 *   group        id of the group */
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
