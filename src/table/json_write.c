/* Claims and groups as JSON lines. */
#include "table/row.h"

#include <math.h>

/* ---- strings ----------------------------------------------------------------------------------------------------------- */

/* Length of the run at the beginning that needs no escape, found eight bytes at a time. */
static size_t clean_run(const char *at, size_t len)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    size_t i = 0;

    for (; i + 8 <= len; i += 8) {
        uint64_t x, quote, slash, control;

        memcpy(&x, at + i, 8);
        /* The classic test for a zero byte, on x with the byte looked for xored away; below 0x20 likewise by subtraction. A false hit
         * can only follow a true one in a higher byte, and the loop below looks at the bytes singly. */
        quote = x ^ ones * '"';
        slash = x ^ ones * '\\';
        quote = (quote - ones) & ~quote;
        slash = (slash - ones) & ~slash;
        control = (x - ones * 0x20) & ~x;
        if ((quote | slash | control) & highs)
            break;
    }
    while (i < len && (unsigned char)at[i] >= 0x20 && at[i] != '"' && at[i] != '\\')
        i++;
    return i;
}

static void escape(struct row *row, unsigned char c)
{
    char code[6] = {'\\', 'u', '0', '0', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};

    switch (c) {
    case '"':
    case '\\': code[1] = (char)c; break;
    case '\n': code[1] = 'n'; break;
    case '\r': code[1] = 'r'; break;
    case '\t': code[1] = 't'; break;
    case '\b': code[1] = 'b'; break;
    case '\f': code[1] = 'f'; break;
    default: break;
    }
    row_put(row, code, code[1] == 'u' ? 6 : 2);
}

void row_json_string(struct row *row, struct slice text)
{
    row_char(row, '"');
    while (text.len != 0) {
        size_t run = clean_run(text.at, text.len);

        row_put(row, text.at, run);
        text = slice_part(text, run, text.len);
        if (text.len != 0) {
            escape(row, (unsigned char)text.at[0]);
            text = slice_part(text, 1, text.len);
        }
    }
    row_char(row, '"');
}

static void string_or_null(struct row *row, struct slice text)
{
    if (text.len == 0)
        row_put(row, "null", 4);
    else
        row_json_string(row, text);
}

static void number_or_null(struct row *row, struct slice text)
{
    if (text.len == 0)
        row_put(row, "null", 4);
    else
        row_slice(row, text);
}

void row_json_cell(struct row *row, const struct column *column, const struct claim *claim)
{
    char buffer[DECIMAL_TEXT_MAX];
    struct slice text = column_text(column, claim, buffer);

    if (column->type == COLUMN_TEXT || column->type == COLUMN_ID || column->type == COLUMN_NAME)
        string_or_null(row, text);
    else
        number_or_null(row, text);
}

void json_claim(struct row *row, const struct claim *claim)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        const struct column *column = &COLUMNS[i];

        if (i == 0)
            row_char(row, '{');
        row_put(row, column->key + (i == 0), column->key_length - (i == 0));
        row_json_cell(row, column, claim);
    }
    row_put(row, "}\n", 2);
}

/* ---- groups ------------------------------------------------------------------------------------------------------------- */

static void id_string(struct row *row, uint64_t id)
{
    char buffer[DECIMAL_TEXT_MAX];

    row_json_string(row, id_cell(id, buffer));
}

static void double_number(struct row *row, double number)
{
    char buffer[DECIMAL_TEXT_MAX];

    number_or_null(row, double_cell(number, buffer));
}

static void group_claim(struct row *row, const struct claim *claim, const struct claim *copy_of)
{
    static const char *const MEMBERS[] = {"claim_id", "source", "start", "end", "text", "sentence", "published"};

    for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++) {
        const struct column *column = column_by_name(slice_of(MEMBERS[i]));

        if (i == 0)
            row_char(row, '{');
        row_put(row, column->key + (i == 0), column->key_length - (i == 0));
        row_json_cell(row, column, claim);
    }
    row_text(row, ",\"copy_of\":");
    if (copy_of)
        id_string(row, copy_of->claim_id);
    else
        row_text(row, "null");
    row_char(row, '}');
}

static void group_variant(struct row *row, const struct variant *variant)
{
    char buffer[DECIMAL_TEXT_MAX];

    row_text(row, "{\"value\":");
    number_or_null(row, value_cell(variant->value, buffer));
    row_text(row, ",\"low\":");
    double_number(row, variant->low);
    row_text(row, ",\"high\":");
    double_number(row, variant->high);
    row_text(row, ",\"unit\":");
    string_or_null(row, variant->unit);
    row_text(row, ",\"base_unit\":");
    string_or_null(row, variant->count ? variant->claims[0]->base_unit : slice_of(""));
    row_text(row, ",\"claims\":[");
    for (uint32_t i = 0; i < variant->count; i++) {
        if (i != 0)
            row_char(row, ',');
        group_claim(row, variant->claims[i], variant->copy_of ? variant->copy_of[i] : NULL);
    }
    row_text(row, "]}");
}

static void arithmetic_members(struct row *row, const struct finding *finding)
{
    row_text(row, ",\"operands\":[");
    for (uint32_t i = 0; i < finding->operand_count; i++) {
        if (i != 0)
            row_char(row, ',');
        id_string(row, finding->operands[i]->claim_id);
    }
    row_text(row, "],\"calculation\":");
    string_or_null(row, finding->calculation);
    row_text(row, ",\"implied\":");
    double_number(row, finding->implied);
}

static void group_finding(struct row *row, const struct finding *finding)
{
    row_text(row, "{\"id\":");
    id_string(row, finding->id);
    if (finding->verdict == VERDICT_ARITHMETIC) {
        arithmetic_members(row, finding);
    } else {
        row_text(row, ",\"a\":");
        double_number(row, finding->a);
        row_text(row, ",\"b\":");
        double_number(row, finding->b);
    }
    row_text(row, ",\"verdict\":");
    row_json_string(row, slice_of(VERDICT_NAMES[finding->verdict]));
    row_text(row, ",\"reason\":");
    string_or_null(row, finding->reason);
    row_text(row, ",\"severity\":");
    double_number(row, finding->severity);
    row_text(row, ",\"why\":");
    string_or_null(row, finding->why);
    row_text(row, ",\"cause\":");
    string_or_null(row, finding->cause);
    row_char(row, '}');
}

void json_group(struct row *row, const struct group *group)
{
    row_text(row, "{\"group\":");
    id_string(row, group->id);
    row_text(row, ",\"measure\":");
    string_or_null(row, group->measure);
    row_text(row, ",\"variants\":[");
    for (uint32_t i = 0; i < group->variant_count; i++) {
        if (i != 0)
            row_char(row, ',');
        group_variant(row, &group->variants[i]);
    }
    row_text(row, "],\"findings\":[");
    for (uint32_t i = 0; i < group->finding_count; i++) {
        if (i != 0)
            row_char(row, ',');
        group_finding(row, &group->findings[i]);
    }
    row_text(row, "]}\n");
}
