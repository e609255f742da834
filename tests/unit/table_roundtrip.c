/* What is written comes back: random claims with hostile texts, written, read and written again give the same bytes in both formats. */
#include "unit.h"

#include "table/row.h"

#include <math.h>

/* ---- random claims ----------------------------------------------------------------------------------------------------- */

static uint64_t next(uint64_t *state)
{
    uint64_t x = *state;

    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

static struct slice random_text(struct arena *arena, uint64_t *state)
{
    static const struct slice PIECES[] = {
        {"\0", 1},
        {"\"", 1},
        {"'", 1},
        {",", 1},
        {"\r\n", 2},
        {"\n", 1},
        {"\r", 1},
        {"\t", 1},
        {"=", 1},
        {"+", 1},
        {"-", 1},
        {"@", 1},
        {"\\", 1},
        {" ", 1},
        {"/", 1},
        {"\x01\x1f\x7f", 3},
        {"barge", 5},
        {"4.2", 3},
        {"\\u0041", 6},
        {"\xe2\x82\xac", 3},
        {"\xf0\x9f\x9a\xa2", 4},
        {"null", 4},
        {"{", 1},
        {"a longer run of plain words", 27},
        {"\xc3\xa9", 2},
        {"#", 1},
        {"\xef\xbb\xbf", 3},
        {"\"\"", 2},
    };
    size_t count = next(state) % 4 == 0 ? 0 : next(state) % 12, used = 0;
    char *text = arena_alloc(arena, count * 32);

    for (size_t i = 0; i < count; i++) {
        struct slice piece = PIECES[next(state) % (sizeof PIECES / sizeof *PIECES)];

        memcpy(text + used, piece.at, piece.len);
        used += piece.len;
    }
    return (struct slice){text, used};
}

static double random_double(uint64_t *state)
{
    double size = pow(10, (double)(next(state) % 40) - 15) * (double)(next(state) % 1000003) / 1000003;

    switch (next(state) % 4) {
    case 0: return (double)NAN;
    case 1: return (double)(int64_t)(next(state) % 100000) - 50000;
    default: return next(state) & 1 ? -size : size;
    }
}

static struct decimal random_decimal(uint64_t *state)
{
    static const int64_t LIMITS[] = {10, 100000, INT64_C(1000000000000), INT64_C(1000000000000000000)};
    int64_t digits = (int64_t)(next(state) % (uint64_t)LIMITS[next(state) % 4]);

    return decimal_of(next(state) % 3 ? digits : -digits, (int32_t)(next(state) % 31) - 15);
}

static void random_claim(struct arena *arena, uint64_t *state, struct claim *claim)
{
    claim_clear(claim);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        const struct column *column = &COLUMNS[i];
        void *member = (char *)claim + column->offset;
        unsigned name = (unsigned)(next(state) % 100);

        switch (column->type) {
        case COLUMN_TEXT: *(struct slice *)member = random_text(arena, state); break;
        case COLUMN_ID: *(uint64_t *)member = next(state); break;
        case COLUMN_VALUE: *(struct value *)member = (struct value){random_decimal(state), (int64_t)(next(state) % 4)}; break;
        case COLUMN_DECIMAL: *(struct decimal *)member = random_decimal(state); break;
        case COLUMN_DOUBLE: *(double *)member = random_double(state); break;
        case COLUMN_INTEGER: *(uint64_t *)member = next(state) >> (next(state) % 62 + 1); break;
        case COLUMN_LINE: *(uint32_t *)member = (uint32_t)next(state) >> (next(state) % 31); break;
        case COLUMN_NAME:
            name %= (unsigned)column->name_count;
            memcpy(member, &name, sizeof name);
            break;
        }
    }
}

/* ---- there and back ---------------------------------------------------------------------------------------------------- */

enum { ROUNDS = 400 };

struct back {
    const struct claim *settled; /* what should come */
    struct writer *again;
    enum output_format format;
    size_t count;
};

static bool take(void *user, const struct claim *claim)
{
    struct back *back = user;
    const struct claim *want = &back->settled[back->count++];

    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        const void *a = (const char *)claim + COLUMNS[i].offset, *b = (const char *)want + COLUMNS[i].offset;

        if (COLUMNS[i].type == COLUMN_TEXT)
            ck_assert_msg(slice_equal(*(const struct slice *)a, *(const struct slice *)b), "claim %zu: %s", back->count,
                          COLUMNS[i].name);
        else if (COLUMNS[i].type == COLUMN_DOUBLE)
            ck_assert_msg(*(const double *)a == *(const double *)b || (isnan(*(const double *)a) && isnan(*(const double *)b)),
                          "claim %zu: %s", back->count, COLUMNS[i].name);
        else if (COLUMNS[i].type == COLUMN_VALUE)
            ck_assert_msg(((const struct value *)a)->denominator == ((const struct value *)b)->denominator &&
                              ((const struct value *)a)->number.digits == ((const struct value *)b)->number.digits &&
                              ((const struct value *)a)->number.exponent == ((const struct value *)b)->number.exponent,
                          "claim %zu: %s", back->count, COLUMNS[i].name);
        else
            ck_assert_msg(memcmp(a, b, COLUMNS[i].type == COLUMN_LINE || COLUMNS[i].type == COLUMN_NAME ? 4 : 8) == 0,
                          "claim %zu: %s", back->count, COLUMNS[i].name);
    }
    claim_write(back->again, back->format, claim);
    return true;
}

START_TEST(claims_come_back)
{
    enum output_format format = _i == 0 ? OUTPUT_CSV : OUTPUT_JSONL, found;
    struct claim *claims;
    struct arena arena;
    struct writer *first = writer_memory();
    struct back back = {NULL, writer_memory(), format, 0};
    struct diagnostics diags = {NULL, NULL, {NULL, 0}, 0, 0};
    uint64_t state = 0x9e3779b97f4a7c15;
    size_t bad = 0;

    arena_init(&arena, 0);
    claims = arena_alloc(&arena, ROUNDS * sizeof *claims);
    claims_write_head(first, format);
    claims_write_head(back.again, format);
    for (size_t i = 0; i < ROUNDS; i++) {
        random_claim(&arena, &state, &claims[i]);
        claim_write(first, format, &claims[i]);
        claim_settle(&claims[i]);
    }
    back.settled = claims;
    ck_assert(claims_recognize(writer_bytes(first), &found) && found == format);
    ck_assert(claims_read(writer_bytes(first), format, slice_of("x"), &arena, take, &back, &bad, &diags));
    ck_assert_uint_eq(bad, 0);
    ck_assert_uint_eq(diags.errors, 0);
    ck_assert_uint_eq(back.count, ROUNDS);
    ck_assert(slice_equal(writer_bytes(first), writer_bytes(back.again)));
    writer_abandon(first);
    writer_abandon(back.again);
    arena_free(&arena);
}
END_TEST

/* The quick way to 12 digits says what the general one says. */
START_TEST(doubles_agree)
{
    uint64_t state = 88172645463325252;
    char quick[DECIMAL_TEXT_MAX], general[DECIMAL_TEXT_MAX];

    for (int i = 0; i < 200000; i++) {
        double value = random_double(&state);
        struct slice cell = double_cell(value, quick);
        size_t length = isnan(value) ? 0 : double_text(value, general);

        ck_assert_msg(cell.len == length && memcmp(cell.at, general, length) == 0, "%.17g: %.*s, not %.*s", value, (int)cell.len,
                      cell.at, (int)length, general);
    }
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, claims_come_back, 0, 2);
    tcase_add_test(tests, doubles_agree);
}

int main(void)
{
    return unit_run("table roundtrip", add);
}
