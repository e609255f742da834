/* Claims and findings as CSV (RFC 4180), safe to open in a spreadsheet. */
#include "table/row.h"

static const char RECORD_END[] = "\r\n";

/* What makes a cell need quotes wherever it stands. */
static bool byte_needs_quotes(char c)
{
    return c == '"' || c == ',' || c == '\n' || c == '\r';
}

bool csv_runs_as_formula(struct slice text)
{
    size_t i = 0;

    while (i < text.len && text.at[i] == '\'')
        i++;
    return i < text.len && (text.at[i] == '=' || text.at[i] == '+' || text.at[i] == '-' || text.at[i] == '@' ||
                            text.at[i] == '\t' || text.at[i] == '\r');
}

static bool needs_quotes(struct slice text)
{
    /* Blanks at an end are trimmed by many readers, unless quoted. */
    if (text.at[0] == ' ' || text.at[0] == '\t' || text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t')
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (byte_needs_quotes(text.at[i]))
            return true;
    return false;
}

void row_csv_cell(struct row *row, struct slice text, bool guard)
{
    bool apostrophe = guard && csv_runs_as_formula(text);
    size_t from = 0;

    if (text.len == 0)
        return;
    if (!needs_quotes(text)) {
        if (apostrophe)
            row_char(row, '\'');
        row_slice(row, text);
        return;
    }
    row_char(row, '"');
    if (apostrophe)
        row_char(row, '\'');
    while (from < text.len) {
        const char *quote = memchr(text.at + from, '"', text.len - from);
        size_t to = quote ? (size_t)(quote - text.at) + 1 : text.len;

        row_put(row, text.at + from, to - from);
        if (quote)
            row_char(row, '"');
        from = to;
    }
    row_char(row, '"');
}

static void claim_cell(struct row *row, const struct column *column, const struct claim *claim)
{
    char buffer[DECIMAL_TEXT_MAX];

    row_csv_cell(row, column_text(column, claim, buffer), column->type == COLUMN_TEXT);
}

void csv_claim(struct row *row, const struct claim *claim)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i != 0)
            row_char(row, ',');
        claim_cell(row, &COLUMNS[i], claim);
    }
    row_text(row, RECORD_END);
}

/* ---- findings ---------------------------------------------------------------------------------------------------------- */

/* Cells that findings take over from their claims, in the order of the head. */
static const char *const CLAIM_CELLS[] = {"source",  "title",       "published", "line",     "start",   "end",
                                          "text",    "value",       "low",       "high",     "unit",    "modifier",
                                          "subject", "attribution", "assumed",   "sentence", "claim_id"};
enum { CLAIM_CELL_COUNT = sizeof CLAIM_CELLS / sizeof *CLAIM_CELLS };

void csv_groups_head(struct row *row)
{
    row_text(row, "finding_id,verdict,reason,severity,measure,why,cause,calculation,implied,variant");
    for (size_t i = 0; i < CLAIM_CELL_COUNT; i++) {
        row_char(row, ',');
        row_text(row, CLAIM_CELLS[i]);
    }
    row_text(row, ",copy_of,group");
    row_text(row, RECORD_END);
}

static void next_cell(struct row *row, struct slice text, bool guard)
{
    row_char(row, ',');
    row_csv_cell(row, text, guard);
}

static void finding_row(struct row *row, const struct group *group, const struct finding *finding, struct slice variant,
                        const struct claim *claim, const struct claim *copy_of)
{
    char buffer[DECIMAL_TEXT_MAX];

    row_csv_cell(row, id_cell(finding->id, buffer), false);
    next_cell(row, slice_of(VERDICT_NAMES[finding->verdict]), false);
    next_cell(row, finding->reason, true);
    next_cell(row, double_cell(finding->severity, buffer), false);
    next_cell(row, group->measure, true);
    next_cell(row, finding->why, true);
    next_cell(row, finding->cause, true);
    next_cell(row, finding->calculation, true);
    next_cell(row, finding->verdict == VERDICT_ARITHMETIC ? double_cell(finding->implied, buffer) : slice_of(""), false);
    next_cell(row, variant, false);
    for (size_t i = 0; i < CLAIM_CELL_COUNT; i++) {
        row_char(row, ',');
        claim_cell(row, column_by_name(slice_of(CLAIM_CELLS[i])), claim);
    }
    next_cell(row, copy_of ? id_cell(copy_of->claim_id, buffer) : slice_of(""), false);
    next_cell(row, id_cell(group->id, buffer), false);
    row_text(row, RECORD_END);
}

static void variant_rows(struct row *row, const struct group *group, const struct finding *finding, const char *side,
                         uint32_t index)
{
    const struct variant *variant = &group->variants[index];

    for (uint32_t i = 0; i < variant->count; i++)
        finding_row(row, group, finding, slice_of(side), variant->claims[i], variant->copy_of ? variant->copy_of[i] : NULL);
}

void csv_group(struct row *row, const struct group *group)
{
    for (uint32_t i = 0; i < group->finding_count; i++) {
        const struct finding *finding = &group->findings[i];

        if (finding->verdict == VERDICT_ARITHMETIC) {
            for (uint32_t k = 0; k < finding->operand_count; k++) {
                char number[DECIMAL_TEXT_MAX];

                finding_row(row, group, finding, double_cell(k + 1, number), finding->operands[k], NULL);
            }
        } else {
            variant_rows(row, group, finding, "a", finding->a);
            variant_rows(row, group, finding, "b", finding->b);
        }
    }
}
