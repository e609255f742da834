/* The one table of columns, in the order of the contract (design 2). It drives the CSV head and rows, the JSON members and the reading of
 * both; a column is added here and in struct claim, nowhere else. */
#include "table/row.h"

#include <math.h>

#define COLUMN_KEY(text) .name = #text, .key = ",\"" #text "\":null", .key_length = sizeof(",\"" #text "\":") - 1
#define COLUMN(text, of)                                                                                                           \
    {                                                                                                                              \
        COLUMN_KEY(text), .type = (of), .offset = offsetof(struct claim, text)                                                     \
    }
#define COLUMN_WORD(text, words, count)                                                                                            \
    {                                                                                                                              \
        COLUMN_KEY(text), .type = COLUMN_NAME, .offset = offsetof(struct claim, text), .names = (words), .name_count = (count)     \
    }

const struct column COLUMNS[] = {
    COLUMN(claim_id, COLUMN_ID),
    COLUMN(doc_id, COLUMN_TEXT),
    COLUMN(source, COLUMN_TEXT),
    COLUMN(title, COLUMN_TEXT),
    COLUMN(published, COLUMN_TEXT),
    COLUMN_WORD(kind, KIND_NAMES, KIND_TRAP), /* traps make no claims */
    COLUMN(text, COLUMN_TEXT),
    COLUMN(value, COLUMN_VALUE),
    COLUMN(low, COLUMN_VALUE),
    COLUMN(high, COLUMN_VALUE),
    COLUMN(unit, COLUMN_TEXT),
    COLUMN(unit_name, COLUMN_TEXT),
    COLUMN(base_value, COLUMN_DOUBLE),
    COLUMN(base_low, COLUMN_DOUBLE),
    COLUMN(base_high, COLUMN_DOUBLE),
    COLUMN(base_unit, COLUMN_TEXT),
    COLUMN(dimension, COLUMN_TEXT),
    COLUMN(precision, COLUMN_DECIMAL),
    COLUMN_WORD(modifier, MODIFIER_NAMES, MOD_COUNT),
    COLUMN(hedge, COLUMN_TEXT),
    COLUMN_WORD(change, CHANGE_NAMES, CHANGE_COUNT),
    COLUMN_WORD(role, ROLE_NAMES, ROLE_COUNT),
    COLUMN_WORD(status, STATUS_NAMES, STATUS_COUNT),
    COLUMN(measure, COLUMN_TEXT),
    COLUMN(subject, COLUMN_TEXT),
    COLUMN(qualifiers, COLUMN_TEXT),
    COLUMN(base, COLUMN_TEXT),
    COLUMN(base_period, COLUMN_TEXT),
    COLUMN(entities, COLUMN_TEXT),
    COLUMN(when, COLUMN_TEXT),
    COLUMN(period_start, COLUMN_TEXT),
    COLUMN(period_end, COLUMN_TEXT),
    COLUMN(attribution, COLUMN_TEXT),
    COLUMN(assumed, COLUMN_TEXT),
    COLUMN(sentence, COLUMN_TEXT),
    COLUMN(passage, COLUMN_ID),
    COLUMN(line, COLUMN_LINE),
    COLUMN(start, COLUMN_INTEGER),
    COLUMN(end, COLUMN_INTEGER),
    COLUMN(pattern, COLUMN_TEXT),
};
const size_t COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS;

const struct column *column_by_name(struct slice name)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (slice_equal(slice_of(COLUMNS[i].name), name))
            return &COLUMNS[i];
    return NULL;
}

bool output_format_by_name(struct slice name, enum output_format *out)
{
    if (slice_equal(name, slice_of("csv")))
        *out = OUTPUT_CSV;
    else if (slice_equal(name, slice_of("jsonl")))
        *out = OUTPUT_JSONL;
    else
        return false;
    return true;
}

/* ---- cells ------------------------------------------------------------------------------------------------------------- */

static const struct slice ABSENT = {"", 0};

static struct slice integer_cell(uint64_t number, bool negative, char *buffer)
{
    char digits[20], *at = digits + sizeof digits;
    struct slice cell = {buffer, 0};

    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    if (negative)
        buffer[cell.len++] = '-';
    while (at < digits + sizeof digits)
        buffer[cell.len++] = *at++;
    return cell;
}

/* Eight hex digits, worked out side by side. */
static void put_hex(uint32_t number, char *to)
{
    uint64_t x = number, letters;

    x = (x | x << 16) & UINT64_C(0x0000ffff0000ffff);
    x = (x | x << 8) & UINT64_C(0x00ff00ff00ff00ff);
    x = (x | x << 4) & UINT64_C(0x0f0f0f0f0f0f0f0f); /* a digit a byte, the first in the highest */
    letters = (x + UINT64_C(0x0606060606060606)) >> 4 & UINT64_C(0x0101010101010101);
    x += UINT64_C(0x3030303030303030) + letters * ('a' - '9' - 1);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    x = __builtin_bswap64(x);
#endif
    memcpy(to, &x, sizeof x);
}

struct slice id_cell(uint64_t id, char *buffer)
{
    put_hex((uint32_t)(id >> 32), buffer);
    put_hex((uint32_t)id, buffer + 8);
    return (struct slice){buffer, 16};
}

static struct slice decimal_cell(struct decimal d, char *buffer)
{
    struct slice cell = {buffer, 0};

    if (d.exponent == 0)
        return integer_cell((uint64_t)(d.digits < 0 ? -d.digits : d.digits), d.digits < 0, buffer);
    cell.len = decimal_text(d, buffer);
    return cell;
}

/* 12 digits of a positive number of everyday size by one multiplication or division, whose error stays far below half a unit of the
 * last digit; false where the rest lies so near to a half that this error could decide. */
static bool double_digits(double size, struct decimal *out)
{
    static const double POWERS[] = {1e0, 1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,
                                    1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17};
    int shift = 17; /* size * 10^shift should have 12 digits before its point */
    double scaled, rest;
    int64_t digits;

    while (shift > -3 && size * POWERS[shift > 0 ? shift : 0] >= (shift >= 0 ? 1e12 : 1e12 * POWERS[-shift]))
        shift--;
    scaled = shift >= 0 ? size * POWERS[shift] : size / POWERS[-shift];
    digits = (int64_t)scaled;
    rest = scaled - (double)digits;
    if (fabs(rest - 0.5) < 1e-3)
        return false;
    *out = decimal_normal(decimal_of(digits + (rest > 0.5), -shift));
    return true;
}

/* The decimal that a finite double is written as, where a quick way finds it. Most base values are whole. */
static bool double_decimal(double value, struct decimal *out)
{
    double size = fabs(value);

    if (size < 1e12 && value == (double)(int64_t)value) {
        *out = decimal_of((int64_t)value, 0);
        return true;
    }
    if (size < 1e-5 || size >= 1e14 || !double_digits(size, out))
        return false;
    if (value < 0)
        *out = decimal_negate(*out);
    return true;
}

struct slice double_cell(double value, char *buffer)
{
    struct slice cell = {buffer, 0};
    struct decimal d;

    if (!isfinite(value))
        return ABSENT;
    if (double_decimal(value, &d))
        return decimal_cell(d, buffer);
    cell.len = double_text(value, buffer);
    return cell;
}

/* Rounded half away from zero to 12 significant digits. */
static struct decimal decimal_round(struct decimal d)
{
    int64_t size = d.digits < 0 ? -d.digits : d.digits;
    int64_t divisor = 1;

    for (int64_t limit = INT64_C(1000000000000); size / divisor >= limit;)
        divisor *= 10;
    if (divisor > 1) {
        size = (size + divisor / 2) / divisor;
        d.digits = d.digits < 0 ? -size : size;
        for (; divisor > 1; divisor /= 10)
            d.exponent++;
    }
    return decimal_normal(d);
}

/* The decimal that stands in the column; false: absent. */
static bool value_decimal(struct value value, struct decimal *out)
{
    struct decimal quotient;

    if (!value_present(value))
        return false;
    if (value.denominator == 1) {
        *out = decimal_normal(value.number);
        return true;
    }
    if (!decimal_divide(value.number, decimal_of(value.denominator, 0), &quotient, NULL))
        return false;
    *out = decimal_round(quotient);
    return true;
}

struct slice value_cell(struct value value, char *buffer)
{
    struct decimal d;

    return value_decimal(value, &d) ? decimal_cell(d, buffer) : ABSENT;
}

struct slice column_text(const struct column *column, const struct claim *claim, char *buffer)
{
    const void *member = (const char *)claim + column->offset;

    switch (column->type) {
    case COLUMN_TEXT: return *(const struct slice *)member;
    case COLUMN_ID: return id_cell(*(const uint64_t *)member, buffer);
    case COLUMN_VALUE: return value_cell(*(const struct value *)member, buffer);
    case COLUMN_DOUBLE: return double_cell(*(const double *)member, buffer);
    case COLUMN_INTEGER: return integer_cell(*(const uint64_t *)member, false, buffer);
    case COLUMN_NAME: return slice_of(column_word(column, claim));
    case COLUMN_DECIMAL: {
        struct decimal d = *(const struct decimal *)member;
        return d.digits == 0 ? ABSENT : decimal_cell(decimal_normal(d), buffer);
    }
    case COLUMN_LINE: {
        uint32_t line = *(const uint32_t *)member;
        return line == 0 ? ABSENT : integer_cell(line, false, buffer);
    }
    }
    return ABSENT;
}

/* ---- back from text -------------------------------------------------------------------------------------------------- */

static bool parse_id(struct slice text, uint64_t *out)
{
    uint64_t id = 0;

    if (text.len != 16)
        return false;
    for (size_t i = 0; i < 16; i++) {
        char c = text.at[i];
        unsigned digit = ascii_is_digit(c) ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;

        if (digit == 16)
            return false;
        id = id << 4 | digit;
    }
    *out = id;
    return true;
}

static bool parse_integer(struct slice text, uint64_t most, uint64_t *out)
{
    uint64_t number = 0;

    if (text.len == 0 || text.len > 19) /* 19 digits fit 64 bits */
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.at[i]))
            return false;
        number = number * 10 + (uint64_t)(text.at[i] - '0');
    }
    *out = number;
    return number <= most;
}

/* Also "1e+20", as other programs write numbers. */
static bool parse_decimal(struct slice text, struct decimal *out)
{
    size_t plus = slice_find(text, slice_of("+"), 0);
    char plain[DECIMAL_TEXT_MAX];

    if (plus == SIZE_MAX || plus == 0 || text.len >= sizeof plain)
        return decimal_parse(text, out);
    if ((text.at[plus - 1] | 0x20) != 'e')
        return false;
    memcpy(plain, text.at, plus);
    memcpy(plain + plus, text.at + plus + 1, text.len - plus - 1);
    return decimal_parse((struct slice){plain, text.len - 1}, out);
}

static bool parse_name(const struct column *column, struct slice text, void *member)
{
    for (unsigned i = 0; i < (unsigned)column->name_count; i++)
        if (slice_equal(slice_of(column->names[i]), text)) {
            memcpy(member, &i, sizeof i);
            return true;
        }
    return false;
}

bool column_parse(const struct column *column, struct slice text, struct claim *claim)
{
    void *member = (char *)claim + column->offset;
    struct decimal d = {0, 0};
    uint64_t number = 0;

    switch (column->type) {
    case COLUMN_TEXT: *(struct slice *)member = text; return true;
    case COLUMN_ID: return parse_id(text, member);
    case COLUMN_NAME: return parse_name(column, text, member);
    case COLUMN_INTEGER: return parse_integer(text, UINT64_MAX, member);
    case COLUMN_LINE:
        if (text.len != 0 && !parse_integer(text, UINT32_MAX, &number))
            return false;
        *(uint32_t *)member = (uint32_t)number;
        return true;
    case COLUMN_VALUE:
        if (text.len != 0 && !parse_decimal(text, &d))
            return false;
        *(struct value *)member = (struct value){decimal_normal(d), text.len != 0};
        return true;
    case COLUMN_DECIMAL:
        if (text.len != 0 && !parse_decimal(text, &d))
            return false;
        *(struct decimal *)member = decimal_normal(d);
        return true;
    case COLUMN_DOUBLE:
        if (text.len != 0 && !parse_decimal(text, &d))
            return false;
        *(double *)member = text.len == 0 ? (double)NAN : decimal_double(d);
        return true;
    }
    return false;
}

void claim_clear(struct claim *claim)
{
    memset(claim, 0, sizeof *claim);
    claim->base_value = claim->base_low = claim->base_high = (double)NAN;
    claim->modifier = MOD_EQUAL;
    claim->status = STATUS_ACTUAL;
}

static void settle_value(struct value *value)
{
    struct decimal d = {0, 0};
    bool present = value_decimal(*value, &d);

    *value = (struct value){d, present};
}

static void settle_double(double *number)
{
    char text[DECIMAL_TEXT_MAX];
    struct decimal d;

    if (!isfinite(*number))
        *number = (double)NAN;
    else if (double_decimal(*number, &d) || decimal_parse((struct slice){text, double_text(*number, text)}, &d))
        *number = decimal_double(d);
}

void claim_settle(struct claim *claim)
{
    settle_value(&claim->value);
    settle_value(&claim->low);
    settle_value(&claim->high);
    settle_double(&claim->base_value);
    settle_double(&claim->base_low);
    settle_double(&claim->base_high);
    claim->precision = decimal_normal(claim->precision);
}
