/* Claims and groups as JSON lines. */
#include "table/row.h"

#include <math.h>

/* ---- strings ----------------------------------------------------------------------------------------------------------- */

enum { ESCAPE_MOST = 6 }; /* bytes that a byte becomes */

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* The high bit of each byte of x that needs an escape; exact up to the lowest of them, and none where there is none. */
static uint64_t special_bytes(uint64_t x)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';

    /* The classic test for a zero byte, on x with the byte looked for xored away; below 0x20 likewise by subtraction. */
    return (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((x - ones * 0x20) & ~x)) & highs;
}

/* Bytes at the beginning of eight that need no escape. */
static size_t plain_bytes(const char *at, uint64_t special)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    (void)at;
    return (size_t)__builtin_ctzll(special) / 8;
#else
    size_t i = 0;

    (void)special;
    while (i < 8 && is_plain(at[i]))
        i++;
    return i;
#endif
}

static char *put_escape(char *to, char c)
{
    static const char HEX[] = "0123456789abcdef";

    *to++ = '\\';
    switch (c) {
    case '"':
    case '\\': *to++ = c; break;
    case '\n': *to++ = 'n'; break;
    case '\r': *to++ = 'r'; break;
    case '\t': *to++ = 't'; break;
    case '\b': *to++ = 'b'; break;
    case '\f': *to++ = 'f'; break;
    default:
        memcpy(to, "u00", 3);
        to[3] = HEX[(unsigned char)c >> 4];
        to[4] = HEX[c & 15];
        to += 5;
    }
    return to;
}

/* Copies sixteen bytes; the bytes that need an escape are not zero in what it returns. */
static inline block16 copy_block(char *to, const char *at)
{
    block16 x = block_load(at);

    memcpy(to, &x, sizeof x);
    return (block16)((x < 0x20) | (x == '"') | (x == '\\'));
}

/* Copies eight bytes; zero when none needs an escape. */
static inline uint64_t copy_eight(char *to, const char *at)
{
    uint64_t x;

    memcpy(&x, at, sizeof x);
    memcpy(to, &x, sizeof x);
    return special_bytes(x);
}

/* The same with four bytes, twice. */
static inline uint64_t copy_fours(char *to, const char *at, size_t len)
{
    uint32_t first, last;

    memcpy(&first, at, sizeof first);
    memcpy(&last, at + len - sizeof last, sizeof last);
    memcpy(to, &first, sizeof first);
    memcpy(to + len - sizeof last, &last, sizeof last);
    return special_bytes((uint64_t)last << 32 | first);
}

/* Copies a text, in blocks the last of which may overlap the one before; true when nothing in it needs an escape. */
static inline bool copy_plain(char *to, const char *at, size_t len)
{
    if (len >= 16) {
        block16 special = copy_block(to + len - 16, at + len - 16);

        for (size_t i = 0; i + 16 < len; i += 16)
            special |= copy_block(to + i, at + i);
        return !block_any(special);
    }
    if (len >= 8)
        return (copy_eight(to, at) | copy_eight(to + len - 8, at + len - 8)) == 0;
    if (len >= 4)
        return copy_fours(to, at, len) == 0;
    for (size_t i = 0; i < len; i++) {
        if (!is_plain(at[i]))
            return false;
        to[i] = at[i];
    }
    return true;
}

/* The same with escapes; returns the end. */
static char *copy_escaped(char *to, const char *at, const char *end)
{
    while (end - at >= 8) {
        uint64_t special = copy_eight(to, at);
        size_t plain = special != 0 ? plain_bytes(at, special) : 8;

        at += plain;
        to += plain;
        if (plain < 8)
            to = put_escape(to, *at++);
    }
    for (; at < end; at++) {
        if (is_plain(*at))
            *to++ = *at;
        else
            to = put_escape(to, *at);
    }
    return to;
}

/* A string with its quotes; the caller has made the room. Returns its end. */
static char *put_string(char *to, struct slice text)
{
    *to++ = '"';
    if (copy_plain(to, text.at, text.len))
        to += text.len;
    else
        to = copy_escaped(to, text.at, text.at + text.len);
    *to++ = '"';
    return to;
}

static size_t string_room(struct slice text)
{
    return text.len * ESCAPE_MOST + 10; /* eight are copied at once, and the quotes */
}

void row_json_string(struct row *row, struct slice text)
{
    if (row_room(row, string_room(text)))
        row->at = put_string(row->at, text);
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

enum { MEMBER_ROOM = sizeof COLUMNS->key + DECIMAL_TEXT_MAX }; /* of a column that is no text */

static inline char *put_member(char *to, char before, const struct column *column, const struct claim *claim)
{
    const struct slice *text;
    const char *name;
    size_t length;

    memcpy(to, column->key, sizeof column->key); /* of one size for all: no call */
    *to = before;
    to += column->key_length;
    switch (column->type) {
    case COLUMN_TEXT: text = column_slice(column, claim); return text->len == 0 ? to + 4 : put_string(to, *text);
    case COLUMN_NAME: /* a word that needs no escape */
        name = column_word(column, claim);
        if (*name == '\0')
            return to + 4;
        *to = '"';
        to = stpcpy(to + 1, name);
        *to = '"';
        return to + 1;
    case COLUMN_ID:
        *to++ = '"';
        to += column_text(column, claim, to).len;
        *to++ = '"';
        return to;
    default: length = column_text(column, claim, to).len; return to + (length == 0 ? 4 : length); /* the null is there already */
    }
}

void row_json_member(struct row *row, char before, const struct column *column, const struct claim *claim)
{
    if (row_room(row, MEMBER_ROOM + (column->type == COLUMN_TEXT ? string_room(*column_slice(column, claim)) : 0)))
        row->at = put_member(row->at, before, column, claim);
}

void json_claim(struct row *row, const struct claim *claim)
{
    size_t room = COLUMN_COUNT * MEMBER_ROOM + 2;
    char *to;

    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (COLUMNS[i].type == COLUMN_TEXT)
            room += string_room(*column_slice(&COLUMNS[i], claim));
    if (!row_room(row, room))
        return;
    to = row->at;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        to = put_member(to, i == 0 ? '{' : ',', &COLUMNS[i], claim);
    memcpy(to, "}\n", 2);
    row->at = to + 2;
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

    for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++)
        row_json_member(row, i == 0 ? '{' : ',', column_by_name(slice_of(MEMBERS[i])), claim);
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
