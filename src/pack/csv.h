/* The door to libcsv: tables as rows of exact cells, each with its place in the file. Used by pack/ for tables and by table/ for reading
 * claims back. No other file includes <csv.h>. */
#ifndef ASSAY_PACK_CSV_H
#define ASSAY_PACK_CSV_H

#include "base/base.h"

struct csv_cell {
    struct slice text; /* without quotes; a slice of the input, or of the arena where quotes were doubled */
    size_t offset;     /* byte of the input where the cell begins, at its quote if it has one */
};

struct csv_options {
    bool comments;       /* skip lines that begin with # where a row may begin */
    char separator;      /* between cells; '\0': a comma */
    enum diag_code code; /* of the errors reported: DIAG_PACK, DIAG_BAD_RECORD, ... */
};

/* Called for each row in order, the head included; empty lines are no rows. The array lives until it returns, the texts as long as
 * input and arena. False ends the reading. */
typedef bool csv_each_row(void *user, const struct csv_cell *cells, uint32_t count);

/* Reads all rows of `bytes` (RFC 4180: quoted cells may hold commas, line ends and doubled quotes; CRLF, LF and CR end rows; a byte
 * order mark is skipped). Blanks around cells stay. A stray or missing quote is reported with line and column, and is the end: false.
 * Also false when `each` said so. Memory running out goes to the arena's escape. `options` NULL: no comments. */
bool csv_read(struct slice bytes, struct slice file, const struct csv_options *options, struct arena *arena, csv_each_row *each,
              void *user, struct diagnostics *diags);

struct text_place {        /* a byte offset as people count */
    uint32_t line, column; /* from 1; columns in characters */
    struct slice source;   /* the line without its end */
};
struct text_place text_place(struct slice bytes, size_t offset);

#endif
