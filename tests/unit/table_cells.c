/* Cells and rows as they stand in the files, one by one; whole pages of findings; and what the reader says of broken rows. */
#include "unit.h"

#include "table/json.h"
#include "table/row.h"

#include <math.h>

static void same(int line, struct slice got, struct slice want)
{
    ck_assert_msg(slice_equal(got, want), "row %d: got:\n%.*s\nwant:\n%.*s", line, (int)got.len, got.at, (int)want.len, want.at);
}

/* ---- text cells -------------------------------------------------------------------------------------------------------- */

#define TEXT(s)                                                                                                                    \
    {                                                                                                                              \
        s, sizeof(s) - 1                                                                                                           \
    }

static const struct {
    int line;
    struct slice text, csv, json;
} TEXTS[] = {
    {__LINE__, TEXT("ore handled"), TEXT("ore handled"), TEXT("\"ore handled\"")},
    {__LINE__, TEXT("1,250 t"), TEXT("\"1,250 t\""), TEXT("\"1,250 t\"")},
    {__LINE__, TEXT("the \"old\" quay"), TEXT("\"the \"\"old\"\" quay\""), TEXT("\"the \\\"old\\\" quay\"")},
    {__LINE__, TEXT("two\nlines"), TEXT("\"two\nlines\""), TEXT("\"two\\nlines\"")},
    {__LINE__, TEXT("\r"), TEXT("\"'\r\""), TEXT("\"\\r\"")},
    {__LINE__, TEXT("=1+1"), TEXT("'=1+1"), TEXT("\"=1+1\"")},
    {__LINE__, TEXT("-4.2 %"), TEXT("'-4.2 %"), TEXT("\"-4.2 %\"")},
    {__LINE__, TEXT("+3, \"more\""), TEXT("\"'+3, \"\"more\"\"\""), TEXT("\"+3, \\\"more\\\"\"")},
    {__LINE__, TEXT("@home"), TEXT("'@home"), TEXT("\"@home\"")},
    {__LINE__, TEXT("\tx"), TEXT("\"'\tx\""), TEXT("\"\\tx\"")},
    {__LINE__, TEXT("'=x"), TEXT("''=x"), TEXT("\"'=x\"")},
    {__LINE__, TEXT("''-"), TEXT("'''-"), TEXT("\"''-\"")},
    {__LINE__, TEXT("'tis"), TEXT("'tis"), TEXT("\"'tis\"")},
    {__LINE__, TEXT("'"), TEXT("'"), TEXT("\"'\"")},
    {__LINE__, TEXT(" x"), TEXT("\" x\""), TEXT("\" x\"")},
    {__LINE__, TEXT("x "), TEXT("\"x \""), TEXT("\"x \"")},
    {__LINE__, TEXT("a\0b"), TEXT("a\0b"), TEXT("\"a\\u0000b\"")},
    {__LINE__, TEXT("\x1f\x7f/\\"), TEXT("\x1f\x7f/\\"), TEXT("\"\\u001f\x7f/\\\\\"")},
    {__LINE__, TEXT("20 \xe2\x82\xac \xf0\x9f\x9a\xa2"), TEXT("20 \xe2\x82\xac \xf0\x9f\x9a\xa2"),
     TEXT("\"20 \xe2\x82\xac \xf0\x9f\x9a\xa2\"")},
    {__LINE__, TEXT(""), TEXT(""), TEXT("null")},
};

START_TEST(text_cells)
{
    static const char KEY[] = "{\"measure\":";
    struct writer *w = writer_memory();
    struct claim claim;
    struct row row;

    claim_clear(&claim);
    claim.measure = TEXTS[_i].text;
    row_begin(&row, w);
    row_csv_cell(&row, TEXTS[_i].text, true);
    row_end(&row);
    same(TEXTS[_i].line, writer_bytes(w), TEXTS[_i].csv);
    writer_reset(w);
    row_begin(&row, w);
    row_json_member(&row, '{', column_by_name(slice_of("measure")), &claim);
    row_end(&row);
    ck_assert(slice_starts(writer_bytes(w), slice_of(KEY)));
    same(TEXTS[_i].line, slice_part(writer_bytes(w), sizeof KEY - 1, writer_bytes(w).len), TEXTS[_i].json);
    writer_abandon(w);
}
END_TEST

/* ---- numbers -------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    struct value value;
    const char *want;
} VALUES[] = {
    {__LINE__, {{130, 4}, 1}, "1300000"},
    {__LINE__, {{-45, -2}, 1}, "-0.45"},
    {__LINE__, {{123456789012345678, 0}, 1}, "123456789012345678"}, /* exact, however long */
    {__LINE__, {{2, 0}, 3}, "0.666666666667"},
    {__LINE__, {{-1, 0}, 3}, "-0.333333333333"},
    {__LINE__, {{1, 0}, 4}, "0.25"},
    {__LINE__, {{2, 6}, 3}, "666666.666667"},
    {__LINE__, {{0, 5}, 1}, "0"},
    {__LINE__, {{5, 0}, 0}, ""},
};

START_TEST(values)
{
    char buffer[DECIMAL_TEXT_MAX];

    same(VALUES[_i].line, value_cell(VALUES[_i].value, buffer), slice_of(VALUES[_i].want));
}
END_TEST

static const struct {
    int line;
    double number;
    const char *want;
} DOUBLES[] = {
    {__LINE__, 4.1e9, "4100000000"},
    {__LINE__, -0.0, "0"},
    {__LINE__, 0.1, "0.1"},
    {__LINE__, -1234.5678901234, "-1234.56789012"},
    {__LINE__, 999999999999.96, "1000000000000"},
    {__LINE__, 1e21, "1e21"},
    {__LINE__, 2.5e-7, "2.5e-7"},
    {__LINE__, (double)INFINITY, ""},
    {__LINE__, (double)NAN, ""},
};

START_TEST(doubles)
{
    char buffer[DECIMAL_TEXT_MAX];

    same(DOUBLES[_i].line, double_cell(DOUBLES[_i].number, buffer), slice_of(DOUBLES[_i].want));
}
END_TEST

/* ---- the contract --------------------------------------------------------------------------------------------------------- */

START_TEST(head)
{
    struct writer *w = writer_memory();

    claims_write_head(w, OUTPUT_CSV);
    same(__LINE__, writer_bytes(w),
         slice_of("claim_id,doc_id,source,title,published,kind,text,value,low,high,unit,unit_name,base_value,base_low,base_high,"
                  "base_unit,"
                  "dimension,precision,modifier,hedge,change,role,status,measure,subject,qualifiers,base,base_period,entities,when,"
                  "period_start,period_end,attribution,assumed,sentence,passage,line,start,end,pattern\r\n"));
    writer_reset(w);
    claims_write_head(w, OUTPUT_JSONL);
    ck_assert_uint_eq(writer_bytes(w).len, 0);
    writer_abandon(w);
}
END_TEST

static struct claim ferry(const char *source, int64_t tons)
{
    struct claim claim;

    claim_clear(&claim);
    claim.claim_id = 0xab;
    claim.source = slice_of(source);
    claim.published = slice_of("2031-06-03");
    claim.kind = KIND_QUANTITY;
    claim.text = slice_of("-4.1m t");
    claim.value = (struct value){decimal_of(tons, 5), 1};
    claim.unit = slice_of("t");
    claim.base_value = (double)tons * 1e8;
    claim.base_unit = slice_of("kg");
    claim.precision = decimal_of(1, 5);
    claim.sentence = slice_of("Stocks changed by -4.1m t.");
    claim.line = 3;
    claim.start = 18;
    claim.end = 25;
    return claim;
}

START_TEST(one_claim)
{
    struct writer *w = writer_memory();
    struct claim claim = ferry("a.txt", -41);

    claim_write(w, OUTPUT_CSV, &claim);
    same(__LINE__, writer_bytes(w),
         slice_of(
             "00000000000000ab,,a.txt,,2031-06-03,quantity,'-4.1m t,-4100000,,,t,,-4100000000,,,kg,,100000,=,,,,actual,,,,,,,,,,,,"
             "Stocks changed by -4.1m t.,0000000000000000,3,18,25,\r\n"));
    writer_reset(w);
    claim_write(w, OUTPUT_JSONL, &claim);
    same(__LINE__, writer_bytes(w),
         slice_of(
             "{\"claim_id\":\"00000000000000ab\",\"doc_id\":null,\"source\":\"a.txt\",\"title\":null,\"published\":\"2031-06-03\","
             "\"kind\":\"quantity\",\"text\":\"-4.1m "
             "t\",\"value\":-4100000,\"low\":null,\"high\":null,\"unit\":\"t\",\"unit_name\":null,"
             "\"base_value\":-4100000000,\"base_low\":null,\"base_high\":null,\"base_unit\":\"kg\",\"dimension\":null,"
             "\"precision\":100000,\"modifier\":\"=\",\"hedge\":null,\"change\":null,\"role\":null,\"status\":\"actual\","
             "\"measure\":null,\"subject\":null,\"qualifiers\":null,\"base\":null,\"base_period\":null,\"entities\":null,\"when\":"
             "null,"
             "\"period_start\":null,\"period_end\":null,\"attribution\":null,\"assumed\":null,"
             "\"sentence\":\"Stocks changed by -4.1m t.\",\"passage\":\"0000000000000000\",\"line\":3,\"start\":18,\"end\":25,"
             "\"pattern\":null}\n"));
    writer_abandon(w);
}
END_TEST

/* ---- findings ------------------------------------------------------------------------------------------------------------- */

START_TEST(findings)
{
    struct claim a = ferry("a.txt", 41), b = ferry("b.txt", 36), copy = ferry("c.txt", 36);
    const struct claim *left[] = {&a}, *right[] = {&b, &copy}, *copies[] = {NULL, &b}, *operands[] = {&a, &b};
    struct variant variants[] = {
        {.value = a.value, .low = 4.05e9, .high = (double)INFINITY, .unit = a.unit, .claims = left, .count = 1},
        {.value = b.value, .low = 3.55e9, .high = 3.65e9, .unit = b.unit, .claims = right, .copy_of = copies, .count = 2},
    };
    struct finding found[] = {
        {.id = 1,
         .a = 0,
         .b = 1,
         .verdict = VERDICT_CONFLICT,
         .reason = slice_of("value"),
         .severity = 0.75,
         .why = slice_of("4.1m, but 3.6m"),
         .implied = (double)NAN},
        {.id = 2,
         .verdict = VERDICT_ARITHMETIC,
         .reason = slice_of("sum"),
         .severity = 0.5,
         .why = slice_of("no sum"),
         .cause = slice_of("=x"),
         .operands = operands,
         .operand_count = 2,
         .calculation = slice_of("4.1 + 3.6 = 7.7"),
         .implied = 7.7e9},
    };
    struct group group = {
        .id = 0xc, .measure = slice_of("stocks"), .variants = variants, .variant_count = 2, .findings = found, .finding_count = 2};
    struct writer *w = writer_memory();

    b.claim_id = 0xb;
    copy.claim_id = 0xd;
    group_write(w, OUTPUT_JSONL, &group);
#define CLAIM_JSON(id, source, copied)                                                                                             \
    "{\"claim_id\":\"00000000000000" id "\",\"source\":\"" source "\",\"start\":18,\"end\":25,\"text\":\"-4.1m t\","               \
    "\"sentence\":\"Stocks changed by -4.1m t.\",\"published\":\"2031-06-03\",\"copy_of\":" copied "}"
    same(__LINE__, writer_bytes(w),
         slice_of("{\"group\":\"000000000000000c\",\"measure\":\"stocks\",\"variants\":["
                  "{\"value\":4100000,\"low\":4050000000,\"high\":null,\"unit\":\"t\",\"base_unit\":\"kg\",\"claims\":[" CLAIM_JSON(
                      "ab", "a.txt",
                      "null") "]},"
                              "{\"value\":3600000,\"low\":3550000000,\"high\":3650000000,\"unit\":\"t\",\"base_unit\":\"kg\","
                              "\"claims\":[" CLAIM_JSON("0b", "b.txt", "null") "," CLAIM_JSON(
                                  "0d", "c.txt",
                                  "\"000000000000000b\"") "]}],\"findings\":["
                                                          "{\"id\":\"0000000000000001\",\"a\":0,\"b\":1,\"verdict\":\"conflict\","
                                                          "\"reason\":\"value\",\"severity\":0.75,"
                                                          "\"why\":\"4.1m, but 3.6m\",\"cause\":null},"
                                                          "{\"id\":\"0000000000000002\",\"operands\":[\"00000000000000ab\","
                                                          "\"000000000000000b\"],\"calculation\":\"4.1 + 3.6 = 7.7\","
                                                          "\"implied\":7700000000,\"verdict\":\"arithmetic\",\"reason\":\"sum\","
                                                          "\"severity\":0.5,\"why\":\"no sum\",\"cause\":\"=x\"}]}\n"));
    writer_reset(w);
    groups_write_head(w, OUTPUT_CSV);
    group_write(w, OUTPUT_CSV, &group);
#define CONFLICT "0000000000000001,conflict,value,0.75,stocks,\"4.1m, but 3.6m\",,,,"
#define SUM "0000000000000002,arithmetic,sum,0.5,stocks,no sum,'=x,4.1 + 3.6 = 7.7,7700000000,"
#define CLAIM_CSV(source, value, id)                                                                                               \
    source ",,2031-06-03,3,18,25,'-4.1m t," value ",,,t,=,,,,Stocks changed by -4.1m t.,00000000000000" id
    same(__LINE__, writer_bytes(w),
         slice_of("finding_id,verdict,reason,severity,measure,why,cause,calculation,implied,variant,source,title,published,line,"
                  "start,end,"
                  "text,value,low,high,unit,modifier,subject,attribution,assumed,sentence,claim_id,copy_of,group\r\n" CONFLICT
                  "a," CLAIM_CSV("a.txt", "4100000", "ab") ",,000000000000000c\r\n" CONFLICT "b," CLAIM_CSV(
                      "b.txt", "3600000",
                      "0b") ",,000000000000000c\r\n" CONFLICT
                            "b," CLAIM_CSV("c.txt", "3600000", "0d") ",000000000000000b,000000000000000c\r\n" SUM "1," CLAIM_CSV(
                                "a.txt", "4100000", "ab") ",,000000000000000c\r\n" SUM
                                                          "2," CLAIM_CSV("b.txt", "3600000", "0b") ",,000000000000000c\r\n"));
    writer_abandon(w);
}
END_TEST

/* ---- broken rows ---------------------------------------------------------------------------------------------------------- */

struct heard {
    uint32_t line, column; /* of the first */
    size_t count;
};

static void hear(void *user, const struct diagnostic *d)
{
    struct heard *heard = user;

    if (heard->count++ == 0) {
        heard->line = d->line;
        heard->column = d->column;
    }
}

static bool count_claim(void *user, const struct claim *claim)
{
    *(uint64_t *)user = *(uint64_t *)user * 16 + (claim->claim_id & 15); /* the ids' last digits, in order */
    return true;
}

#define ID(n) "000000000000000" n
#define HEAD "claim_id,kind,value,sentence\r\n"
#define ROW(n) ID(n) ",count,4,Four.\r\n"

static const struct {
    int line;
    enum output_format format;
    const char *text;
    bool ok;
    uint64_t ids;
    size_t bad;
    uint32_t error_line, error_column;
} FILES[] = {
    {__LINE__, OUTPUT_CSV, HEAD ROW("1") ROW("2"), true, 0x12, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, "\xef\xbb\xbf" HEAD ROW("1"), true, 0x1, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, HEAD, true, 0, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, "", true, 0, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, "kind,surplus,claim_id\n\"count\",9," ID("3") "\n", true, 0x3, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, HEAD ROW("1") ID("2") ",count,four,Four.\r\n" ROW("3"), true, 0x13, 1, 3, 24},
    {__LINE__, OUTPUT_CSV, HEAD ROW("1") ID("2") ",count,4,\"Fo\nur.\"\n\n" ID("4") ",colour,4,x\n" ROW("3"), true, 0x123, 1, 6,
     18},
    {__LINE__, OUTPUT_CSV, HEAD ID("1") ",count,4\r\n" ROW("2"), true, 0x2, 1, 2, 1},
    {__LINE__, OUTPUT_CSV, HEAD "12,count,4,x\r\n" ROW("2"), true, 0x2, 1, 2, 1},
    {__LINE__, OUTPUT_CSV, HEAD ID("1") ",count,4,\xc3\r\n" ROW("2"), true, 0x2, 1, 2, 26},
    {__LINE__, OUTPUT_CSV, HEAD ROW("1") ID("2") ",count,4,a \"stray\" quote\r\n" ROW("3") ROW("4"), true, 0x134, 1, 3, 28},
    {__LINE__, OUTPUT_CSV, HEAD ROW("1") ID("2") ",count,4,\"never closed\r\n" ROW("3") ROW("4"), true, 0x134, 1, 3, 26},
    {__LINE__, OUTPUT_CSV, HEAD ID("1") ",count,4,\"a\" b\r\n" ID("2") ",count,4,\"a\" b\r\n" ROW("3"), true, 0x3, 2, 2, 29},
    {__LINE__, OUTPUT_CSV, "name,colour\r\nx,y\r\n", false, 0, 0, 0, 0},
    {__LINE__, OUTPUT_CSV, HEAD "x,y\r\n", false, 0, 1, 2, 1},
    {__LINE__, OUTPUT_JSONL,
     "{\"claim_id\":\"" ID("1") "\",\"kind\":\"count\"}\n\n{\"kind\":\"age\",\"more\":[{\"a\":[]},1e5],\"claim_id\":\"" ID(
         "2") "\"}",
     true, 0x12, 0, 0, 0},
    {__LINE__, OUTPUT_JSONL, "{\"claim_id\":\"" ID("1") "\",\"kind\":\"count\",\"value\":1.5e+3}\r\n", true, 0x1, 0, 0, 0},
    {__LINE__, OUTPUT_JSONL,
     "{\"claim_id\":\"" ID("1") "\",\"kind\":\"count\"}\n{\"claim_id\":\"" ID("2") "\",\"kind\":\"count\",\"value\":\"4\"}\n", true,
     0x1, 1, 2, 55},
    {__LINE__, OUTPUT_JSONL,
     "{\"claim_id\":\"" ID("1") "\",\"kind\":\"count\",}\n{\"claim_id\":\"" ID("2") "\",\"kind\":\"count\"}\n", true, 0x2, 1, 1,
     47},
    {__LINE__, OUTPUT_JSONL, "{\"claim_id\":\"" ID("1") "\",\"kind\":null}\n{\"claim_id\":\"" ID("2") "\",\"kind\":\"count\"}\n",
     true, 0x2, 1, 1, 39},
    {__LINE__, OUTPUT_JSONL, "{\"text\":\"An article.\"}\n", false, 0, 1, 1, 23},
    {__LINE__, OUTPUT_JSONL, "[1]\n", false, 0, 1, 1, 1},
};

START_TEST(files)
{
    struct heard heard = {0, 0, 0};
    struct diagnostics diags = {hear, &heard, {NULL, 0}, 0, 0};
    struct arena arena;
    uint64_t ids = 0;
    size_t bad = 0;
    bool ok;

    arena_init(&arena, 0);
    ok = claims_read(slice_of(FILES[_i].text), FILES[_i].format, slice_of("x"), &arena, count_claim, &ids, &bad, &diags);
    ck_assert_msg(ok == FILES[_i].ok && ids == FILES[_i].ids && bad == FILES[_i].bad, "row %d: ok %d, ids %llx, bad %zu",
                  FILES[_i].line, ok, (unsigned long long)ids, bad);
    ck_assert_msg(bad == 0 || (heard.line == FILES[_i].error_line && heard.column == FILES[_i].error_column && heard.count == bad),
                  "row %d: %zu messages, the first at %u:%u", FILES[_i].line, heard.count, heard.line, heard.column);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text;
    bool ok;
    enum output_format format;
} BEGINNINGS[] = {
    {__LINE__, HEAD, true, OUTPUT_CSV},
    {__LINE__, "kind;claim_id\n", true, OUTPUT_CSV},
    {__LINE__, "claim_id\tkind\n", true, OUTPUT_CSV},
    {__LINE__, "kind:claim_id\n", false, OUTPUT_CSV},
    {__LINE__, "\"kind\",\"claim_id\"", true, OUTPUT_CSV},
    {__LINE__, "", false, OUTPUT_CSV},
    {__LINE__, "A claim_id, a kind of text and more.", false, OUTPUT_CSV},
    {__LINE__, "\n{\"claim_id\": \"" ID("1") "\", \"kind\": \"count\", \"text\": \"cut he", true, OUTPUT_JSONL},
    {__LINE__, "{\"id\": 1, \"text\": \"\\\"claim_id\\\": 1, \\\"kind\\\"\"}", false, OUTPUT_JSONL},
    {__LINE__, "{\"finding\": {\"claim_id\":\"" ID("1") "\",\"kind\":\"count\"}}", false, OUTPUT_JSONL},
};

START_TEST(recognizes)
{
    enum output_format format = OUTPUT_CSV;
    bool ok = claims_recognize(slice_of(BEGINNINGS[_i].text), &format);

    ck_assert_msg(ok == BEGINNINGS[_i].ok && (!ok || format == BEGINNINGS[_i].format), "row %d: %d", BEGINNINGS[_i].line, ok);
}
END_TEST

/* ---- JSON ----------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    const char *text;
    enum json_type type;
    const char *want;
} JSON[] = {
    {__LINE__, "\"a\\u00e9\\ud83d\\udea2\\/\"", JSON_STRING, "a\xc3\xa9\xf0\x9f\x9a\xa2/"},
    {__LINE__, "\"\\ud83d\"", JSON_BAD, ""},
    {__LINE__, "\"\\udea2\"", JSON_BAD, ""},
    {__LINE__, "\"\\ud83d\\u0041\"", JSON_BAD, ""},
    {__LINE__, "\"\\x\"", JSON_BAD, ""},
    {__LINE__, "\"\\u12\"", JSON_BAD, ""},
    {__LINE__, "\"a\nb\"", JSON_BAD, ""},
    {__LINE__, "\"open", JSON_BAD, ""},
    {__LINE__, "\"\\", JSON_BAD, ""},
    {__LINE__, "-0.5e-7", JSON_NUMBER, "-0.5e-7"},
    {__LINE__, "01", JSON_NUMBER, "0"}, /* the 1 is then text behind the value */
    {__LINE__, "1.", JSON_BAD, ""},
    {__LINE__, ".5", JSON_BAD, ""},
    {__LINE__, "+1", JSON_BAD, ""},
    {__LINE__, "NaN", JSON_BAD, ""},
    {__LINE__, "true", JSON_BOOLEAN, "true"},
    {__LINE__, "null", JSON_NULL, ""},
    {__LINE__, "[1, [], {\"a\": null}]", JSON_ARRAY, "[1, [], {\"a\": null}]"},
    {__LINE__, "[1,]", JSON_BAD, ""},
    {__LINE__, "{\"a\" 1}", JSON_BAD, ""},
    {__LINE__, "{\"a\": 1,}", JSON_BAD, ""},
    {__LINE__, "{\"a\": 1", JSON_BAD, ""},
    {__LINE__, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", JSON_BAD, ""},
    {__LINE__, "", JSON_BAD, ""},
};

START_TEST(json)
{
    char scratch[256];
    struct json_reader reader = {slice_of(JSON[_i].text), 0, scratch, 0, NULL};
    struct slice got = {NULL, 0};
    enum json_type type = json_value(&reader, &got);

    ck_assert_msg(type == JSON[_i].type && (type == JSON_BAD) == (reader.error != NULL), "row %d: type %d, %s", JSON[_i].line, type,
                  reader.error);
    if (type != JSON_BAD)
        same(JSON[_i].line, got, slice_of(JSON[_i].want));
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, text_cells, 0, COUNT(TEXTS));
    tcase_add_loop_test(tests, values, 0, COUNT(VALUES));
    tcase_add_loop_test(tests, doubles, 0, COUNT(DOUBLES));
    tcase_add_test(tests, head);
    tcase_add_test(tests, one_claim);
    tcase_add_test(tests, findings);
    tcase_add_loop_test(tests, files, 0, COUNT(FILES));
    tcase_add_loop_test(tests, recognizes, 0, COUNT(BEGINNINGS));
    tcase_add_loop_test(tests, json, 0, COUNT(JSON));
}

int main(void)
{
    return unit_run("table cells", add);
}
