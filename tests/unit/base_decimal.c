/* Decimals: parsing, exact arithmetic, rounding, comparison, and the texts of decimals and doubles. */
#include "unit.h"

#include <math.h>
#include <stdio.h>

#include "base/base.h"

static const struct {
    int line;
    const char *text;
    bool ok;
    int64_t digits;
    int32_t exponent;
} PARSED[] = {
    {__LINE__, "0", true, 0, 0},
    {__LINE__, "1250", true, 1250, 0},
    {__LINE__, "3.50", true, 350, -2}, /* the written precision stays */
    {__LINE__, "-0.07", true, -7, -2},
    {__LINE__, "007", true, 7, 0},
    {__LINE__, "12e3", true, 12, 3},
    {__LINE__, "1.5e-3", true, 15, -4},
    {__LINE__, "999999999999999999", true, 999999999999999999, 0},
    {__LINE__, "0.000000000000000000000001", true, 1, -24},
    {__LINE__, "5000000000000000000000000", true, 500000000000000000, 7}, /* zeros need no digits */
    {__LINE__, "1234567890123456789", false, 0, 0},
    {__LINE__, "5000000000000000000000001", false, 0, 0},
    {__LINE__, "", false, 0, 0},
    {__LINE__, "-", false, 0, 0},
    {__LINE__, ".5", false, 0, 0},
    {__LINE__, "5.", false, 0, 0},
    {__LINE__, "1,250", false, 0, 0},
    {__LINE__, "1.2.3", false, 0, 0},
    {__LINE__, "+1", false, 0, 0},
    {__LINE__, "1e", false, 0, 0},
    {__LINE__, "1e-", false, 0, 0},
    {__LINE__, "1e5x", false, 0, 0},
    {__LINE__, " 1", false, 0, 0},
    {__LINE__, "1e99999999999999999999", false, 0, 0},
};

START_TEST(parses)
{
    struct decimal got = {0, 0};
    bool ok = decimal_parse(slice_of(PARSED[_i].text), &got);

    ck_assert_msg(ok == PARSED[_i].ok, "row %d: \"%s\": %d", PARSED[_i].line, PARSED[_i].text, ok);
    ck_assert_msg(!ok || (got.digits == PARSED[_i].digits && got.exponent == PARSED[_i].exponent), "row %d: \"%s\": got %lld e%d",
                  PARSED[_i].line, PARSED[_i].text, (long long)got.digits, got.exponent);
}
END_TEST

static struct decimal read_decimal(const char *text, int line)
{
    struct decimal d = {0, 0};

    ck_assert_msg(decimal_parse(slice_of(text), &d), "row %d: cannot parse \"%s\"", line, text);
    return d;
}

static const struct {
    int line;
    const char *a;
    char op;
    const char *b;
    const char *result; /* NULL: does not fit, or no result */
} CALCULATIONS[] = {
    {__LINE__, "1.5", '+', "2.25", "3.75"},
    {__LINE__, "-1.5", '+', "1.5", "0"},
    {__LINE__, "999999999999999999", '+', "1", "1000000000000000000"},
    {__LINE__, "999999999999999999", '+', "2", NULL},
    {__LINE__, "1e30", '+', "1", NULL},
    {__LINE__, "1e30", '+', "0", "1000000000000000000000000000000"},
    {__LINE__, "0e-30", '+', "1e30", "1000000000000000000000000000000"},
    {__LINE__, "1e20", '+', "100", NULL},
    {__LINE__, "1e19", '+', "100", "10000000000000000100"},
    {__LINE__, "-3", '*', "0.5", "-1.5"},
    {__LINE__, "123456789", '*', "1000000000000", "123456789000000000000"},
    {__LINE__, "1234567890123", '*', "1234567890123", NULL},
    {__LINE__, "500000000000000000", '*', "2", "1000000000000000000"},
    {__LINE__, "0", '*', "1e500", "0"},
    {__LINE__, "1e9000", '*', "1e9000", NULL},
    {__LINE__, "6", '/', "3", "2"},
    {__LINE__, "1", '/', "3", "0.333333333333333333~"},
    {__LINE__, "2", '/', "3", "0.666666666666666667~"},
    {__LINE__, "-2", '/', "3", "-0.666666666666666667~"},
    {__LINE__, "1", '/', "8", "0.125"},
    {__LINE__, "999999999999999999", '/', "2", "500000000000000000~"}, /* ..99.5: half goes to even */
    {__LINE__, "999999999999999997", '/', "2", "499999999999999998~"}, /* ..98.5 */
    {__LINE__, "999999999999999999", '/', "0.000000000000000001", "999999999999999999000000000000000000"},
    {__LINE__, "0", '/', "7", "0"},
    {__LINE__, "7", '/', "0", NULL},
};

START_TEST(calculates)
{
    struct decimal a = read_decimal(CALCULATIONS[_i].a, CALCULATIONS[_i].line);
    struct decimal b = read_decimal(CALCULATIONS[_i].b, CALCULATIONS[_i].line);
    struct decimal got = {0, 0};
    char text[DECIMAL_TEXT_MAX + 1] = "";
    bool exact = true, ok;

    if (CALCULATIONS[_i].op == '+')
        ok = decimal_add(a, b, &got);
    else if (CALCULATIONS[_i].op == '*')
        ok = decimal_multiply(a, b, &got);
    else
        ok = decimal_divide(a, b, &got, &exact);
    ck_assert_msg(ok == (CALCULATIONS[_i].result != NULL), "row %d: ok is %d", CALCULATIONS[_i].line, ok);
    if (!ok)
        return;
    strcpy(text + decimal_text(got, text), exact ? "" : "~");
    ck_assert_msg(strcmp(text, CALCULATIONS[_i].result) == 0, "row %d: got %s", CALCULATIONS[_i].line, text);
}
END_TEST

static const struct {
    int line;
    const char *a, *b;
    int order;
} ORDERS[] = {
    {__LINE__, "1.0", "1", 0},
    {__LINE__, "0e5", "0", 0},
    {__LINE__, "-1", "1", -1},
    {__LINE__, "2", "1.99", 1},
    {__LINE__, "-2", "-1.99", -1},
    {__LINE__, "1e300", "999999999999999999", 1},
    {__LINE__, "-1e300", "5", -1},
    {__LINE__, "1e-300", "0", 1},
    {__LINE__, "100000000000000001", "1e17", 1},
    {__LINE__, "0", "-1e-9000", 1},
    {__LINE__, "12e9000", "120e8999", 0},
};

START_TEST(compares)
{
    struct decimal a = read_decimal(ORDERS[_i].a, ORDERS[_i].line);
    struct decimal b = read_decimal(ORDERS[_i].b, ORDERS[_i].line);

    ck_assert_msg(decimal_compare(a, b) == ORDERS[_i].order, "row %d", ORDERS[_i].line);
    ck_assert_msg(decimal_compare(b, a) == -ORDERS[_i].order, "row %d, turned", ORDERS[_i].line);
}
END_TEST

static const struct {
    int line;
    int64_t digits;
    int32_t exponent;
    const char *text;
} TEXTS[] = {
    {__LINE__, 130, -2, "1.3"},
    {__LINE__, 13, 5, "1300000"},
    {__LINE__, -5, -2, "-0.05"},
    {__LINE__, 100, -2, "1"},
    {__LINE__, 0, -7, "0"},
    {__LINE__, 999999999999999999, 20, "99999999999999999900000000000000000000"},
    {__LINE__, 999999999999999999, 21, "999999999999999999000000000000000000000"},
    {__LINE__, -999999999999999999, 21, "-999999999999999999e21"},
    {__LINE__, 1, 9999, "1e9999"},
    {__LINE__, 12, -39, "12e-39"},
    {__LINE__, 12, -37, "0.0000000000000000000000000000000000012"},
};

START_TEST(writes)
{
    char text[DECIMAL_TEXT_MAX];
    struct decimal d = decimal_of(TEXTS[_i].digits, TEXTS[_i].exponent), again;
    size_t len = decimal_text(d, text);

    ck_assert_msg(strcmp(text, TEXTS[_i].text) == 0 && len == strlen(text), "row %d: got %s", TEXTS[_i].line, text);
    ck_assert_msg(decimal_parse(slice_of(text), &again) && decimal_compare(d, again) == 0, "row %d: reads back", TEXTS[_i].line);
}
END_TEST

static const struct {
    int line;
    double value;
    const char *text;
} DOUBLES[] = {
    {__LINE__, 0.0, "0"},
    {__LINE__, -0.0, "0"},
    {__LINE__, 1300000.0, "1300000"},
    {__LINE__, 0.1, "0.1"},
    {__LINE__, 0.1 + 0.2, "0.3"},
    {__LINE__, -1609.344, "-1609.344"},
    {__LINE__, 1.0 / 3.0, "0.333333333333"},
    {__LINE__, 2.0 / 3.0, "0.666666666667"},
    {__LINE__, 1e20, "100000000000000000000"},
    {__LINE__, 1e21, "1e21"},
    {__LINE__, 1.25e21, "1.25e21"},
    {__LINE__, 0.000001, "0.000001"},
    {__LINE__, 0.00000025, "2.5e-7"},
    {__LINE__, 123456789012345.0, "123456789012000"},
    {__LINE__, 999999999999.9, "1000000000000"},
    {__LINE__, HUGE_VAL, ""},
    {__LINE__, NAN, ""},
};

START_TEST(writes_doubles)
{
    char text[DECIMAL_TEXT_MAX];
    size_t len = double_text(DOUBLES[_i].value, text);

    ck_assert_msg(strcmp(text, DOUBLES[_i].text) == 0 && len == strlen(text), "row %d: got %s", DOUBLES[_i].line, text);
}
END_TEST

static const struct {
    int line;
    const char *text;
    double value;
} CONVERTED[] = {
    {__LINE__, "0", 0.0},
    {__LINE__, "0.1", 0.1},
    {__LINE__, "1300000", 1300000.0},
    {__LINE__, "-2.54e-2", -0.0254},
    {__LINE__, "123456789012345678", 123456789012345678.0},
    {__LINE__, "1e23", 1e23}, /* not the product of two exact doubles */
    {__LINE__, "1e-300", 1e-300},
};

START_TEST(converts)
{
    struct decimal d = read_decimal(CONVERTED[_i].text, CONVERTED[_i].line);

    ck_assert_msg(!(decimal_double(d) < CONVERTED[_i].value || decimal_double(d) > CONVERTED[_i].value), "row %d: got %.17g",
                  CONVERTED[_i].line, decimal_double(d));
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, parses, 0, ROWS(PARSED));
    tcase_add_loop_test(tests, calculates, 0, ROWS(CALCULATIONS));
    tcase_add_loop_test(tests, compares, 0, ROWS(ORDERS));
    tcase_add_loop_test(tests, writes, 0, ROWS(TEXTS));
    tcase_add_loop_test(tests, writes_doubles, 0, ROWS(DOUBLES));
    tcase_add_loop_test(tests, converts, 0, ROWS(CONVERTED));
}

int main(void)
{
    return unit_run("base decimal", add);
}
