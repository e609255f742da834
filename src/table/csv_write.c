/* Claims and findings as CSV (RFC 4180), safe to open in a spreadsheet. */
#include "table/row.h"

static const char RECORD_END[] = "\r\n";

bool csv_runs_as_formula(struct slice text)
{
    size_t i = 0;

    while (i < text.len && text.at[i] == '\'')
        i++;
    return i < text.len && (text.at[i] == '=' || text.at[i] == '+' || text.at[i] == '-' || text.at[i] == '@' ||
                            text.at[i] == '\t' || text.at[i] == '\r');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Whether one of eight bytes is a quote, a comma or an end of line: what makes a cell need quotes wherever it stands. */
static bool any_special(uint64_t x)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    uint64_t quote = x ^ ones * '"', comma = x ^ ones * ',', feed = x ^ ones * '\n', back = x ^ ones * '\r';

    /* The classic test for a zero byte. */
    return ((((quote - ones) & ~quote) | ((comma - ones) & ~comma) | ((feed - ones) & ~feed) | ((back - ones) & ~back)) & highs) !=
           0;
}

static bool needs_quotes(struct slice text)
{
    size_t i = 0;

    /* Blanks at an end are trimmed by many readers, unless quoted. */
    if (is_blank(text.at[0]) || is_blank(text.at[text.len - 1]))
        return true;
    for (; i + 8 <= text.len; i += 8) {
        uint64_t x;

        memcpy(&x, text.at + i, 8);
        if (any_special(x))
            return true;
    }
    for (; i < text.len; i++)
        if (text.at[i] == '"' || text.at[i] == ',' || text.at[i] == '\n' || text.at[i] == '\r')
            return true;
    return false;
}

static char *put_quoted(char *to, struct slice text)
{
    const char *at = text.at, *end = text.at + text.len;

    while (at < end) {
        const char *quote = memchr(at, '"', (size_t)(end - at));
        size_t run = quote ? (size_t)(quote - at) + 1 : (size_t)(end - at);

        memcpy(to, at, run);
        to += run;
        at += run;
        if (quote)
            *to++ = '"';
    }
    return to;
}

void row_csv_cell(struct row *row, struct slice text, bool guard)
{
    bool apostrophe = guard && csv_runs_as_formula(text), quotes;

    if (text.len == 0 || !row_room(row, 2 * text.len + 3))
        return;
    quotes = needs_quotes(text);
    if (quotes)
        *row->at++ = '"';
    if (apostrophe)
        *row->at++ = '\'';
    if (!quotes) {
        memcpy(row->at, text.at, text.len);
        row->at += text.len;
        return;
    }
    row->at = put_quoted(row->at, text);
    *row->at++ = '"';
}

static void claim_cell(struct row *row, const struct column *column, const struct claim *claim)
{
    if (column->type == COLUMN_TEXT)
        row_csv_cell(row, *column_slice(column, claim), true);
    else if (column->type == COLUMN_NAME)
        row_slice(row, column_text(column, claim, NULL));
    else if (row_room(row, DECIMAL_TEXT_MAX))
        row->at += column_text(column, claim, row->at).len;
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
