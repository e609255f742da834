/* Records: lines of JSON, what is read from them and where a broken one is broken; declared metadata. */
#include "unit.h"

#include <stdio.h>

#include "input/parts.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])
#define BYTES(s)                                                                                                                   \
    {                                                                                                                              \
        s, sizeof(s) - 1                                                                                                           \
    }

static const struct {
    int line;
    struct slice json, text;
    const char *id, *title;
    size_t replaced;
} GOOD[] = {
    {__LINE__, BYTES("{\"text\":\"31 ferries\"}"), BYTES("31 ferries"), "", "", 0},
    {__LINE__, BYTES(" { \"id\" : \"a7\" ,\t\"text\" : \"x\" , \"title\":\"T\" } \r"), BYTES("x"), "a7", "T", 0},
    {__LINE__, BYTES("{\"text\":\"\",\"id\":12,\"title\":null}"), BYTES(""), "12", "", 0},
    {__LINE__, BYTES("{\"text\":\"x\",\"id\":-1.5e+3}"), BYTES("x"), "-1.5e+3", "", 0},
    {__LINE__, BYTES("{\"text\":\"x\",\"title\":[1,\"a\"]}"), BYTES("x"), "", "", 0},
    {__LINE__, BYTES("{\"text\":\"a\\n\\t\\\"b\\\\ \\/ \\b\\f\\r\"}"), BYTES("a\n\t\"b\\ / \b\f\r"), "", "", 0},
    {__LINE__, BYTES("{\"text\":\"\\u0041\\u00e9\\u20AC\\uD83D\\uDEA2\\u0000\"}"), BYTES("A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9A\xA2\0"),
     "", "", 0},
    {__LINE__, BYTES("{\"te\\u0078t\":\"named by an escape\"}"), BYTES("named by an escape"), "", "", 0},
    {__LINE__, BYTES("{\"text\":\"\xC3\xA9t\xC3\xA9 \xE2\x82\xAC\\n\xC3\xA9\"}"), BYTES("\xC3\xA9t\xC3\xA9 \xE2\x82\xAC\n\xC3\xA9"),
     "", "", 0},
    {__LINE__, BYTES("{\"text\":\"\\uD83D x\"}"), BYTES("\xEF\xBF\xBD x"), "", "", 1}, /* half a pair */
    {__LINE__, BYTES("{\"text\":\"\\uDEA2\\uD83D\\u0041\"}"),
     BYTES("\xEF\xBF\xBD\xEF\xBF\xBD"
           "A"),
     "", "", 2},
    {__LINE__, BYTES("{\"text\":\"a\xFF\\n\xC3(\"}"), BYTES("a\xEF\xBF\xBD\n\xEF\xBF\xBD("), "", "", 2},
    {__LINE__, BYTES("{\"a\":{\"text\":[{},[],\"x\",{\"y\":[1,2.5,-0,true,false,null]}]},\"text\":\"in\"}"), BYTES("in"), "", "",
     0},
    {__LINE__, BYTES("{\"text\":\"first\",\"text\":\"last\"}"), BYTES("last"), "", "", 0},
    {__LINE__, BYTES("{\"Text\":\"no\",\"text\":\"yes\"}"), BYTES("yes"), "", "", 0},
};

START_TEST(good_records)
{
    struct arena arena;
    struct record record;
    struct json_error error = {0, ""};
    bool ok;

    arena_init(&arena, 0);
    ok = record_parse(&arena, GOOD[_i].json, &record, &error);
    ck_assert_msg(ok, "row %d: %s at %zu", GOOD[_i].line, error.message, error.offset);
    ck_assert_msg(slice_equal(record.text, GOOD[_i].text), "row %d: text %.*s", GOOD[_i].line, (int)record.text.len,
                  record.text.at);
    ck_assert_msg(slice_equal(record.id, slice_of(GOOD[_i].id)), "row %d: id", GOOD[_i].line);
    ck_assert_msg(slice_equal(record.title, slice_of(GOOD[_i].title)), "row %d: title", GOOD[_i].line);
    ck_assert_msg(record.replaced == GOOD[_i].replaced, "row %d: replaced %zu", GOOD[_i].line, record.replaced);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    struct slice json;
    size_t offset;
} BROKEN[] = {
    {__LINE__, BYTES(""), 0},
    {__LINE__, BYTES("[]"), 0},
    {__LINE__, BYTES("{}"), 0},
    {__LINE__, BYTES("{\"id\":\"x\"}"), 0},
    {__LINE__, BYTES("{\"text\":7}"), 8},
    {__LINE__, BYTES("{\"text\":\"x\""), 11},
    {__LINE__, BYTES("{\"text\":\"x"), 8},
    {__LINE__, BYTES("{\"text\":\"x\",}"), 12},
    {__LINE__, BYTES("{\"text\" \"x\"}"), 8},
    {__LINE__, BYTES("{\"text\":\"x\"} y"), 13},
    {__LINE__, BYTES("{text:\"x\"}"), 1},
    {__LINE__, BYTES("{'text':'x'}"), 1},
    {__LINE__, BYTES("{\"text\":\"a\tb\"}"), 10}, /* a bare control character */
    {__LINE__, BYTES("{\"text\":\"a\\x\"}"), 10},
    {__LINE__, BYTES("{\"text\":\"\\u12G4\"}"), 9},
    {__LINE__, BYTES("{\"text\":\"\\u12"), 9},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":01}"), 16},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":1.}"), 18},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":1e}"), 18},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":+1}"), 16},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":tru}"), 16},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":[1,]}"), 19},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":[1}}"), 18},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":{\"a\":1,}}"), 23},
    {__LINE__, BYTES("{\"text\":\"x\",\"n\":"), 16},
};

START_TEST(broken_records)
{
    struct arena arena;
    struct record record;
    struct json_error error = {0, NULL};

    arena_init(&arena, 0);
    ck_assert_msg(!record_parse(&arena, BROKEN[_i].json, &record, &error), "row %d: read", BROKEN[_i].line);
    ck_assert_msg(error.offset == BROKEN[_i].offset, "row %d: %s at %zu", BROKEN[_i].line, error.message, error.offset);
    ck_assert_ptr_null(arena.blocks); /* a stream of broken lines takes no memory */
    arena_free(&arena);
}
END_TEST

START_TEST(every_cut_is_broken) /* no prefix of a record is one */
{
    static const char WHOLE[] = "{\"id\":\"\\u0041\xC3\xA9\",\"n\":[-1.5e3,{\"a\":null}],\"text\":\"x\\uD83D\\uDEA2\"}";
    struct arena arena;
    struct record record;
    struct json_error error = {0, NULL};

    arena_init(&arena, 0);
    for (size_t len = 0; len <= sizeof WHOLE - 1; len++) {
        char *copy = malloc(len + 1); /* just so long, for the sanitizer */
        memcpy(copy, WHOLE, len);
        ck_assert_int_eq(record_parse(&arena, (struct slice){copy, len}, &record, &error), len == sizeof WHOLE - 1);
        ck_assert_uint_le(error.offset, len);
        free(copy);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(nesting_is_limited)
{
    enum { DEEP = 100000 };
    struct arena arena;
    struct record record;
    struct json_error error = {0, NULL};
    char *json = malloc(DEEP + 100);

    arena_init(&arena, 0);
    for (int depth = 255; depth <= 257; depth++) {
        char *to = json + sprintf(json, "{\"a\":");
        memset(to, '[', (size_t)depth);
        memset(to + depth, ']', (size_t)depth);
        sprintf(to + 2 * depth, ",\"text\":\"x\"}");
        ck_assert_int_eq(record_parse(&arena, slice_of(json), &record, &error), depth <= 256);
    }
    memset(json, '[', DEEP);
    memcpy(json, "{\"a\":", 5);
    ck_assert(!record_parse(&arena, (struct slice){json, DEEP}, &record, &error));
    arena_free(&arena);
    free(json);
}
END_TEST

/* ---- metadata ------------------------------------------------------------------------------------------------------------------ */

static const struct {
    int line;
    const char *text, *title, *publisher, *published, *body; /* body: what stands from there on */
} METADATA[] = {
    {__LINE__, "Title: Ore\nSource: Velmar Post\nPublished: 2024-03-05\n\nText.\n", "Ore", "Velmar Post", "2024-03-05",
     "\nText.\n"},
    {__LINE__, "\n\r\npublished:2024/3/5\r\nTITLE:  Two words \r\nText", "Two words", "", "2024-03-05", "Text"},
    {__LINE__, "Title: a\n\nSource: b\nText: c\n", "a", "b", "", "Text: c\n"},
    {__LINE__, "Text.\nTitle: not leading\n", "", "", "", "Text.\nTitle: not leading\n"},
    {__LINE__, "Title: a\nTitle: b\n", "a", "", "", "Title: b\n"}, /* the second is text */
    {__LINE__, "Title: all", "all", "", "", ""},
    {__LINE__, "Title:\nText", "", "", "", "Text"},
    {__LINE__, "Titles: a\n", "", "", "", "Titles: a\n"},
    {__LINE__, "Sourced: a\nTitle: b", "", "", "", "Sourced: a\nTitle: b"},
    {__LINE__, "", "", "", "", ""},
    {__LINE__, "\n\n", "", "", "", "\n\n"},
};

START_TEST(metadata_lines)
{
    struct arena arena;
    struct document document;

    arena_init(&arena, 0);
    ck_assert(input_document(&arena, slice_of(METADATA[_i].text), slice_of("s"), &document, NULL));
    ck_assert_msg(slice_equal(document.title, slice_of(METADATA[_i].title)), "row %d: title", METADATA[_i].line);
    ck_assert_msg(slice_equal(document.publisher, slice_of(METADATA[_i].publisher)), "row %d: publisher", METADATA[_i].line);
    ck_assert_msg(slice_equal(document.published, slice_of(METADATA[_i].published)), "row %d: published", METADATA[_i].line);
    ck_assert_msg(slice_equal(slice_part(document.text, document.body, document.text.len), slice_of(METADATA[_i].body)),
                  "row %d: body at %zu", METADATA[_i].line, document.body);
    ck_assert_uint_eq(document.id.len, 16);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text, *normal;
} DATES[] = {
    {__LINE__, "2024-03-05", "2024-03-05"},
    {__LINE__, " 2024-3-5 ", "2024-03-05"},
    {__LINE__, "2024/03/05", "2024-03-05"},
    {__LINE__, "2024.03.05", "2024-03-05"},
    {__LINE__, "20240305", "2024-03-05"},
    {__LINE__, "2024-03-05T23:30:00+02:00", "2024-03-05"}, /* the day as the publisher wrote it */
    {__LINE__, "2024-03-05 09:30", "2024-03-05"},
    {__LINE__, "2024-03-05Z", "2024-03-05"},
    {__LINE__, "20240305T0930", "2024-03-05"},
    {__LINE__, "2024-03", "2024-03"},
    {__LINE__, "2024-3", "2024-03"},
    {__LINE__, "2024", "2024"},
    {__LINE__, "2024-02-29", "2024-02-29"},
    {__LINE__, "2023-02-29", "2023-02-29"}, /* no such day: as written */
    {__LINE__, "2023-2-29", "2023-2-29"},
    {__LINE__, "2024-13-1", "2024-13-1"},
    {__LINE__, "2024-03/05", "2024-03/05"},
    {__LINE__, "5 March 2024", "5 March 2024"},
    {__LINE__, "05/03/2024", "05/03/2024"},
    {__LINE__, "2024-03-05 to 2024-03-09", "2024-03-05 to 2024-03-09"},
    {__LINE__, "2024-03-", "2024-03-"},
    {__LINE__, "", ""},
};

START_TEST(dates)
{
    struct arena arena;
    struct slice got;

    arena_init(&arena, 0);
    got = published_normal(&arena, slice_of(DATES[_i].text));
    ck_assert_msg(slice_equal(got, slice_of(DATES[_i].normal)), "row %d: got %.*s", DATES[_i].line, (int)got.len, got.at);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *url, *host;
} URLS[] = {
    {__LINE__, "https://www.velmar.example/a/b?c=http://x", "velmar.example"},
    {__LINE__, "http://velmar.example", "velmar.example"},
    {__LINE__, "https://user:pw@velmar.example:8080/", "velmar.example"},
    {__LINE__, "https://velmar.example#a@b", "velmar.example"},
    {__LINE__, "http://[2001:db8::1]/x", "[2001:db8::1]"},
    {__LINE__, "https://", ""},
    {__LINE__, "velmar.example/a", ""},
    {__LINE__, "", ""},
};

START_TEST(hosts)
{
    struct slice got = url_host(slice_of(URLS[_i].url));

    ck_assert_msg(slice_equal(got, slice_of(URLS[_i].host)), "row %d: got %.*s", URLS[_i].line, (int)got.len, got.at);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, good_records, 0, ROWS(GOOD));
    tcase_add_loop_test(tests, broken_records, 0, ROWS(BROKEN));
    tcase_add_test(tests, every_cut_is_broken);
    tcase_add_test(tests, nesting_is_limited);
    tcase_add_loop_test(tests, metadata_lines, 0, ROWS(METADATA));
    tcase_add_loop_test(tests, dates, 0, ROWS(DATES));
    tcase_add_loop_test(tests, hosts, 0, ROWS(URLS));
}

int main(void)
{
    return unit_run("input record", add);
}
