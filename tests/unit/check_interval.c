/* The interval that a claim allows, from the digits as written, the hedge and the bounds. */
#include "unit.h"

#include "check_rows.h"

static const struct {
    int line;
    const char *kind, *number, *precision, *modifier;
    double base, base_low, base_high; /* 0: absent */
    double low, high;
    bool low_open, high_open;
} CASES[] = {
    {__LINE__, "quantity", "4.10", "0.01", "=", 4.10, 0, 0, 4.095, 4.105, false, true},
    {__LINE__, "quantity", "1300000", "10000", "=", 1300000, 0, 0, 1250000, 1350000, false,
     true}, /* zeros at the end do not count */
    {__LINE__, "count", "1250", "1", "=", 1250, 0, 0, 1245, 1255, false, true},
    {__LINE__, "count", "1248", "1", "=", 1248, 0, 0, 1247.5, 1248.5, false, true},
    {__LINE__, "money", "5000000000", "1000000000", "=", 5e9, 0, 0, 4.75e9, 5.25e9, false, true}, /* never more than 5 % */
    {__LINE__, "money", "5000000000", "1000000000", "~", 5e9, 0, 0, 4.5e9, 5.5e9, false, true},   /* unless hedged */
    {__LINE__, "quantity", "20", "10", "~", 20000, 0, 0, 16000, 24000, false, true},              /* and then a fifth */
    {__LINE__, "count", "36", "1", "~", 36, 0, 0, 34.2, 37.8, false, true},
    {__LINE__, "count", "800", "100", "~<", 800, 0, 0, 700, 800, false, true},
    {__LINE__, "percent", "5", "1", "~<", 0.05, 0, 0, 0.04, 0.05, false, true},
    {__LINE__, "quantity", "410", "1", "~>", 410000, 0, 0, 410000, 430500, true, false},
    {__LINE__, "count", "300", "1", ">", 300, 0, 0, 300, INFINITY, true, true},
    {__LINE__, "count", "300", "1", ">=", 300, 0, 0, 300, INFINITY, false, true},
    {__LINE__, "count", "40", "1", "<", 40, 0, 0, -INFINITY, 40, true, true},
    {__LINE__, "count", "40", "1", "<=", 40, 0, 0, -INFINITY, 40, true, false},
    {__LINE__, "count", NULL, "1", "=", 0, 200, 250, 200, 250, false, false},
    {__LINE__, "count", NULL, NULL, "=", 0, 24, 100, 24, 100, false, false},
    {__LINE__, "ordinal", "3", "1", "=", 3, 0, 0, 3, 3, false, false},
    {__LINE__, "age", "52", "1", "=", 52, 0, 0, 52, 52, false, false},
    {__LINE__, "quantity", "110000", "1", "=", 1.1e8, 0.998e8, 1.118e8, 0.9526363636e8, 1.1688181818e8, false,
     true}, /* bare tons */
};

START_TEST(allows)
{
    struct row row = {.kind = CASES[_i].kind,
                      .number = CASES[_i].number,
                      .precision = CASES[_i].precision,
                      .modifier = CASES[_i].modifier,
                      .base = CASES[_i].base,
                      .low = CASES[_i].base_low,
                      .high = CASES[_i].base_high};
    struct claim claim = row_claim(&row);
    struct interval got;
    double slack = 1e-9 * fmax(fabs(CASES[_i].base), 1);

    ck_assert_msg(claim_interval(&claim, &got), "row %d: no interval", CASES[_i].line);
    ck_assert_msg(
        (isinf(CASES[_i].low) ? isinf(got.low) : fabs(got.low - CASES[_i].low) <= slack + 1e-9 * fabs(CASES[_i].low)) &&
            (isinf(CASES[_i].high) ? isinf(got.high) : fabs(got.high - CASES[_i].high) <= slack + 1e-9 * fabs(CASES[_i].high)) &&
            got.low_open == CASES[_i].low_open && got.high_open == CASES[_i].high_open,
        "row %d: got %c%.9g, %.9g%c", CASES[_i].line, got.low_open ? '(' : '[', got.low, got.high, got.high_open ? ')' : ']');
}
END_TEST

START_TEST(has_none)
{
    struct row row = {.kind = "count"};
    struct claim claim = row_claim(&row);
    struct interval got;

    ck_assert(!claim_interval(&claim, &got));
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, allows, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, has_none);
}

int main(void)
{
    return unit_run("check interval", add);
}
