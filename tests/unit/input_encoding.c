/* Encodings: what bytes are taken for, their UTF-8, and what is said of damage. */
#include "unit.h"

#include "input/parts.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])
#define BYTES(s)                                                                                                                   \
    {                                                                                                                              \
        s, sizeof(s) - 1                                                                                                           \
    }

static const struct {
    int line;
    struct slice bytes, text;
    size_t mark;
    uint32_t damage_line, damage_column; /* 0: no damage is reported */
} CASES[] = {
    {__LINE__, BYTES(""), BYTES(""), 0, 0, 0},
    {__LINE__, BYTES("31 ferries\n"), BYTES("31 ferries\n"), 0, 0, 0},
    {__LINE__, BYTES("a\0b"), BYTES("a\0b"), 0, 0, 0}, /* NUL is an ordinary byte */
    {__LINE__,
     BYTES("\xC2\xA3"
           "5 \xE2\x82\xAC\x36 \xF0\x9F\x9A\xA2"),
     BYTES("\xC2\xA3"
           "5 \xE2\x82\xAC\x36 \xF0\x9F\x9A\xA2"),
     0, 0, 0},
    {__LINE__,
     BYTES("\xEF\xBB\xBF"
           "7 t"),
     BYTES("\xEF\xBB\xBF"
           "7 t"),
     3, 0, 0}, /* the mark stays: offsets are the file's */
    {__LINE__, BYTES("\xEF\xBB\xBF"), BYTES("\xEF\xBB\xBF"), 3, 0, 0},
    {__LINE__,
     BYTES("\xFF\xFE"
           "7\0 \0\xAC\x20"),
     BYTES("7 \xE2\x82\xAC"), 0, 0, 0},
    {__LINE__,
     BYTES("\xFE\xFF\0"
           "7\0 \x20\xAC"),
     BYTES("7 \xE2\x82\xAC"), 0, 0, 0},
    {__LINE__, BYTES("\xFF\xFE\x3D\xD8\xA2\xDE"), BYTES("\xF0\x9F\x9A\xA2"), 0, 0, 0}, /* a pair of surrogates */
    {__LINE__, BYTES("7\0 \0t\0o\0n\0s\0"), BYTES("7 tons"), 0, 0, 0},
    {__LINE__,
     BYTES("\0"
           "7\0 \0t\0o\0n\0s"),
     BYTES("7 tons"), 0, 0, 0},
    {__LINE__,
     BYTES("\xFF\xFE\0\0"
           "7\0\0\0"),
     BYTES("7"), 0, 0, 0},
    {__LINE__,
     BYTES("\xFF\xFE"
           "7\0\n\0\xA2\xDE"
           "8\0"),
     BYTES("7\n\xEF\xBF\xBD"
           "8"),
     0, 2, 1}, /* half a pair */
    {__LINE__,
     BYTES("\xFF\xFE"
           "7\0"
           "8"),
     BYTES("7\xEF\xBF\xBD"), 0, 1, 2}, /* half a unit */
    {__LINE__, BYTES("caf\xE9"), BYTES("caf\xC3\xA9"), 0, 0, 0},
    {__LINE__,
     BYTES("\x80"
           "5 \x93quoted\x94 \x96 6"),
     BYTES("\xE2\x82\xAC"
           "5 \xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x93 6"),
     0, 0, 0},
    {__LINE__,
     BYTES("a\x81"
           "b\xFC"),
     BYTES("a\xEF\xBF\xBD"
           "b\xC3\xBC"),
     0, 1, 2}, /* 0x81 is no character there */
    {__LINE__, BYTES("\xC3\xA9\xC3\xA8\n\xC3\xA9x\xFFy"), BYTES("\xC3\xA9\xC3\xA8\n\xC3\xA9x\xEF\xBF\xBDy"), 0, 2,
     3}, /* mostly UTF-8 */
    {__LINE__,
     BYTES("\xEF\xBB\xBF"
           "a\xFF"),
     BYTES("\xEF\xBB\xBF"
           "a\xEF\xBF\xBD"),
     3, 1, 3}, /* the mark says what it is */
};

struct seen {
    uint32_t line, column;
    int count;
    enum diag_code code;
};

static void keep(void *user, const struct diagnostic *d)
{
    struct seen *seen = user;

    seen->line = d->line;
    seen->column = d->column;
    seen->code = d->code;
    seen->count++;
}

START_TEST(decodes)
{
    struct seen seen = {0, 0, 0, DIAG_OTHER};
    struct diagnostics diags = {.report = keep, .user = &seen};
    struct arena arena;
    struct slice text;
    size_t mark = 99;
    bool damaged = false, reported = CASES[_i].damage_line != 0;

    arena_init(&arena, 0);
    ck_assert(text_decode(&arena, CASES[_i].bytes, slice_of("f"), &text, &mark, &damaged, &diags));
    ck_assert_msg(slice_equal(text, CASES[_i].text), "row %d: got %.*s", CASES[_i].line, (int)text.len, text.at);
    ck_assert_msg(mark == CASES[_i].mark, "row %d: mark %zu", CASES[_i].line, mark);
    ck_assert_msg(damaged == reported && seen.count == reported, "row %d: damage", CASES[_i].line);
    ck_assert_msg(seen.line == CASES[_i].damage_line && seen.column == CASES[_i].damage_column, "row %d: at %u:%u", CASES[_i].line,
                  seen.line, seen.column);
    ck_assert(!reported || seen.code == DIAG_ENCODING);
    ck_assert_msg(utf8_bad(text) == 0, "row %d: the result is UTF-8", CASES[_i].line);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    struct slice bytes;
    size_t len;
} CHARACTERS[] = {
    {__LINE__, BYTES("a"), 1},
    {__LINE__, BYTES("\xC2\x80"), 2},
    {__LINE__, BYTES("\xC1\xBF"), 0}, /* longer than it must be */
    {__LINE__, BYTES("\xC3"), 0},
    {__LINE__,
     BYTES("\xC3"
           "a"),
     0},
    {__LINE__, BYTES("\x80"), 0},
    {__LINE__, BYTES("\xE0\xA0\x80"), 3},
    {__LINE__, BYTES("\xE0\x9F\xBF"), 0},
    {__LINE__, BYTES("\xED\x9F\xBF"), 3},
    {__LINE__, BYTES("\xED\xA0\x80"), 0}, /* a surrogate */
    {__LINE__, BYTES("\xE2\x82"), 0},
    {__LINE__, BYTES("\xF0\x90\x80\x80"), 4},
    {__LINE__, BYTES("\xF0\x8F\xBF\xBF"), 0},
    {__LINE__, BYTES("\xF4\x8F\xBF\xBF"), 4},
    {__LINE__, BYTES("\xF4\x90\x80\x80"), 0}, /* beyond U+10FFFF */
    {__LINE__, BYTES("\xF5\x80\x80\x80"), 0},
    {__LINE__, BYTES("\xFF"), 0},
};

START_TEST(characters)
{
    struct slice s = CHARACTERS[_i].bytes;
    size_t len = utf8_length(s.at, s.at + s.len);

    ck_assert_msg(len == CHARACTERS[_i].len, "row %d: got %zu", CHARACTERS[_i].line, len);
}
END_TEST

START_TEST(ascii_ends_at_every_place)
{
    char bytes[40];

    for (size_t i = 0; i < sizeof bytes; i++) {
        memset(bytes, 'x', sizeof bytes);
        bytes[i] = (char)0xC3;
        for (size_t from = 0; from <= i; from++)
            ck_assert_ptr_eq(ascii_end(bytes + from, bytes + sizeof bytes), bytes + i);
        ck_assert_ptr_eq(ascii_end(bytes, bytes + i), bytes + i);
    }
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, decodes, 0, ROWS(CASES));
    tcase_add_loop_test(tests, characters, 0, ROWS(CHARACTERS));
    tcase_add_test(tests, ascii_ends_at_every_place);
}

int main(void)
{
    return unit_run("input encoding", add);
}
