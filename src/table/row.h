/* One row on its way out: cells are put together in a buffer and go to the writer in one piece; inside table/ only. */
#ifndef ASSAY_TABLE_ROW_H
#define ASSAY_TABLE_ROW_H

#include "table/table.h"

enum { ROW_BYTES = 16384 }; /* rows are rarely longer; those that are go out in parts */

struct row {
    struct writer *writer;
    size_t used;
    char bytes[ROW_BYTES];
};

/* `row` may be uninitialized: its bytes are not cleared, which would cost more than the row. */
static inline void row_begin(struct row *row, struct writer *w)
{
    row->writer = w;
    row->used = 0;
}

void row_flush(struct row *row);
void row_put(struct row *row, const char *bytes, size_t length);

static inline void row_text(struct row *row, const char *text)
{
    row_put(row, text, strlen(text));
}

static inline void row_slice(struct row *row, struct slice s)
{
    row_put(row, s.at, s.len);
}

static inline void row_char(struct row *row, char c)
{
    if (row->used == ROW_BYTES)
        row_flush(row);
    row->bytes[row->used++] = c;
}

/* A CSV cell without its comma: quoted where it must be; `guard` puts the apostrophe before a formula. */
void row_csv_cell(struct row *row, struct slice text, bool guard);
/* Whether a cell of a text column begins like a formula, apostrophes before it not counted. */
bool csv_runs_as_formula(struct slice text);

/* A JSON string with its quotes. */
void row_json_string(struct row *row, struct slice text);
/* The member's value: a number, a string, or null where the cell is empty. */
void row_json_cell(struct row *row, const struct column *column, const struct claim *claim);

void csv_claim(struct row *row, const struct claim *claim);
void json_claim(struct row *row, const struct claim *claim);
void csv_groups_head(struct row *row);
void csv_group(struct row *row, const struct group *group);
void json_group(struct row *row, const struct group *group);

/* To 12 significant digits; empty for NaN and infinities. */
struct slice double_cell(double value, char *buffer);
/* 16 hex digits. */
struct slice id_cell(uint64_t id, char *buffer);

#endif
