/* Which format a row is written in, and the buffer that rows are put together in. */
#include "table/row.h"

void row_flush(struct row *row)
{
    if (row->used != 0)
        writer_put(row->writer, (struct slice){row->bytes, row->used});
    row->used = 0;
}

void row_put(struct row *row, const char *bytes, size_t length)
{
    if (length > ROW_BYTES - row->used) {
        row_flush(row);
        if (length > ROW_BYTES) {
            writer_put(row->writer, (struct slice){bytes, length});
            return;
        }
    }
    if (length != 0)
        memcpy(row->bytes + row->used, bytes, length);
    row->used += length;
}

void claims_write_head(struct writer *w, enum output_format format)
{
    struct row row;

    if (format != OUTPUT_CSV)
        return;
    row_begin(&row, w);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i != 0)
            row_char(&row, ',');
        row_text(&row, COLUMNS[i].name);
    }
    row_text(&row, "\r\n");
    row_flush(&row);
}

void claim_write(struct writer *w, enum output_format format, const struct claim *claim)
{
    struct row row;

    row_begin(&row, w);
    if (format == OUTPUT_CSV)
        csv_claim(&row, claim);
    else
        json_claim(&row, claim);
    row_flush(&row);
}

void groups_write_head(struct writer *w, enum output_format format)
{
    struct row row;

    if (format != OUTPUT_CSV)
        return;
    row_begin(&row, w);
    csv_groups_head(&row);
    row_flush(&row);
}

void group_write(struct writer *w, enum output_format format, const struct group *group)
{
    struct row row;

    row_begin(&row, w);
    if (format == OUTPUT_CSV)
        csv_group(&row, group);
    else
        json_group(&row, group);
    row_flush(&row);
}
