/* One row on its way out: its cells are written straight into the writer's buffer; inside table/ only. */
#ifndef ASSAY_TABLE_ROW_H
#define ASSAY_TABLE_ROW_H

#include "table/table.h"

struct row {
    struct writer *writer;
    char *from, *at, *end; /* [from, at) is written, [at, end) is room; all NULL once the writer failed */
};

void row_begin(struct row *row, struct writer *w);
void row_end(struct row *row);
bool row_more(struct row *row, size_t wanted);
/* Room for `wanted` bytes at row->at; false: the writer failed, and the row goes nowhere. */
static inline bool row_room(struct row *row, size_t wanted)
{
    return (size_t)(row->end - row->at) >= wanted || row_more(row, wanted);
}

static inline void row_put(struct row *row, const char *bytes, size_t length)
{
    if (length == 0 || !row_room(row, length))
        return;
    memcpy(row->at, bytes, length);
    row->at += length;
}

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
    if (row_room(row, 1))
        *row->at++ = c;
}

/* A CSV cell without its comma: quoted where it must be; `guard` puts the apostrophe before a formula. */
void row_csv_cell(struct row *row, struct slice text, bool guard);
/* Whether a cell of a text column begins like a formula, apostrophes before it not counted. */
bool csv_runs_as_formula(struct slice text);

/* A JSON string with its quotes. */
void row_json_string(struct row *row, struct slice text);
/* A claim's member behind a comma or what opens the object: key, and a number, a string, or null where the cell is empty. */
void row_json_member(struct row *row, char before, const struct column *column, const struct claim *claim);

/* The cell of a COLUMN_TEXT. */
static inline const struct slice *column_slice(const struct column *column, const struct claim *claim)
{
    return (const struct slice *)(const void *)((const char *)claim + column->offset);
}

/* The word of a COLUMN_NAME; empty: none. */
static inline const char *column_word(const struct column *column, const struct claim *claim)
{
    unsigned index; /* enums of names have no negative members */

    memcpy(&index, (const char *)claim + column->offset, sizeof index);
    return column->names[index < (unsigned)column->name_count ? index : 0];
}

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
