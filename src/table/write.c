/* Which format a row is written in, and the room that rows are written into. */
#include "table/row.h"

enum { ROW_ROOM = 4096 }; /* most rows are shorter: the writer is asked once for each */

void row_begin(struct row *row, struct writer *w)
{
    row->writer = w;
    row->from = row->at = row->end = NULL;
    row_more(row, ROW_ROOM);
}

void row_end(struct row *row)
{
    writer_wrote(row->writer, (size_t)(row->at - row->from));
}

bool row_more(struct row *row, size_t wanted)
{
    size_t room = 0;

    row_end(row);
    row->from = row->at = writer_room(row->writer, wanted, &room);
    row->end = row->at != NULL ? row->at + room : NULL;
    return row->at != NULL;
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
    row_end(&row);
}

void claim_write(struct writer *w, enum output_format format, const struct claim *claim)
{
    struct row row;

    row_begin(&row, w);
    if (format == OUTPUT_CSV)
        csv_claim(&row, claim);
    else
        json_claim(&row, claim);
    row_end(&row);
}

void groups_write_head(struct writer *w, enum output_format format)
{
    struct row row;

    if (format != OUTPUT_CSV)
        return;
    row_begin(&row, w);
    csv_groups_head(&row);
    row_end(&row);
}

void group_write(struct writer *w, enum output_format format, const struct group *group)
{
    struct row row;

    row_begin(&row, w);
    if (format == OUTPUT_CSV)
        csv_group(&row, group);
    else
        json_group(&row, group);
    row_end(&row);
}
