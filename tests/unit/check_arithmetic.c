/* Arithmetic inside a sentence: what does not hold is told with its calculation, what holds is not mentioned. */
#include "unit.h"

#include "check_rows.h"

#define USD .kind = "money", .unit = "USD", .base_unit = "USD", .dimension = "USD"
#define MASS .kind = "quantity", .unit = "t", .base_unit = "kg", .dimension = "mass"
#define PERCENT .kind = "percent", .unit = "%", .base_unit = "1", .dimension = "ratio"
#define BOATS .kind = "count", .unit = "boat", .base_unit = "item", .dimension = "count"
#define PEOPLE .kind = "count", .unit = "people", .base_unit = "people", .dimension = "people"

static const struct {
    int line;
    const char *reason;      /* NULL: silent */
    const char *calculation; /* of the finding */
    const char *sentence;
    struct row rows[4]; /* in the order of the sentence; a row without text ends them */
} CASES[] = {
    {__LINE__,
     "change",
     "90 / 80 - 1 = 12.5 %",
     "Output rose 20 % to 90 tonnes from 80 tonnes.",
     {{PERCENT, .text = "20 %", .number = "20", .precision = "1", .base = 0.20, .change = "up", .role = "delta"},
      {MASS, .text = "90 tonnes", .number = "90", .precision = "1", .base = 90000, .change = "up", .role = "to"},
      {MASS, .text = "80 tonnes", .number = "80", .precision = "1", .base = 80000, .change = "up", .role = "from"}}},
    {__LINE__,
     NULL,
     NULL,
     "Output rose 12.5 % to 90 tonnes from 80 tonnes.",
     {{PERCENT, .text = "12.5 %", .number = "12.5", .precision = "0.1", .base = 0.125, .change = "up", .role = "delta"},
      {MASS, .text = "90 tonnes", .number = "90", .precision = "1", .base = 90000, .change = "up", .role = "to"},
      {MASS, .text = "80 tonnes", .number = "80", .precision = "1", .base = 80000, .change = "up", .role = "from"}}},
    {__LINE__,
     "change",
     "44 / 41 - 1 = 7.317 %",
     "Output fell 7 % to 44 tonnes from 41 tonnes.", /* the direction */
     {{PERCENT, .text = "7 %", .number = "7", .precision = "1", .base = 0.07, .change = "down", .role = "delta"},
      {MASS, .text = "44 tonnes", .number = "44", .precision = "1", .base = 44000, .change = "down", .role = "to"},
      {MASS, .text = "41 tonnes", .number = "41", .precision = "1", .base = 41000, .change = "down", .role = "from"}}},
    {__LINE__,
     "change",
     "48 - 41 = 7 t",
     "Output rose by 9 tonnes to 48 tonnes from 41 tonnes.",
     {{MASS, .text = "9 tonnes", .number = "9", .precision = "1", .base = 9000, .change = "up", .role = "delta"},
      {MASS, .text = "48 tonnes", .number = "48", .precision = "1", .base = 48000, .change = "up", .role = "to"},
      {MASS, .text = "41 tonnes", .number = "41", .precision = "1", .base = 41000, .change = "up", .role = "from"}}},
    {__LINE__,
     "change",
     "64 / 25 = 2.56",
     "Output doubled to 64 tonnes from 25 tonnes.",
     {{.kind = "ratio", .unit = "1", .base_unit = "1", .dimension = "ratio", .text = "doubled", .number = "2", .base = 2},
      {MASS, .text = "64 tonnes", .number = "64", .precision = "1", .base = 64000, .change = "up", .role = "to"},
      {MASS, .text = "25 tonnes", .number = "25", .precision = "1", .base = 25000, .change = "up", .role = "from"}}},
    {__LINE__,
     NULL,
     NULL,
     "Output doubled to 64 tonnes from 31 tonnes.",
     {{.kind = "ratio", .unit = "1", .base_unit = "1", .dimension = "ratio", .text = "doubled", .number = "2", .base = 2},
      {MASS, .text = "64 tonnes", .number = "64", .precision = "1", .base = 64000, .change = "up", .role = "to"},
      {MASS, .text = "31 tonnes", .number = "31", .precision = "1", .base = 31000, .change = "up", .role = "from"}}},
    {__LINE__,
     "sum",
     "31 + 94 = 125",
     "Some 131 people were killed or injured: 31 dead and 94 injured.",
     {{PEOPLE, .text = "131", .number = "131", .precision = "1", .base = 131, .measure = "people killed"},
      {PEOPLE, .text = "31", .number = "31", .precision = "1", .base = 31, .measure = "people dead"},
      {PEOPLE, .text = "94", .number = "94", .precision = "1", .base = 94, .measure = "people injured"}}},
    {__LINE__,
     NULL,
     NULL,
     "Some 125 people were killed or injured: 31 dead and 94 injured.",
     {{PEOPLE, .text = "125", .number = "125", .precision = "1", .base = 125, .measure = "people killed"},
      {PEOPLE, .text = "31", .number = "31", .precision = "1", .base = 31, .measure = "people dead"},
      {PEOPLE, .text = "94", .number = "94", .precision = "1", .base = 94, .measure = "people injured"}}},
    {__LINE__,
     "share",
     "240 / 900 = 26.67 %",
     "A storm sank 240 of the 900 boats, or a third.",
     {{.kind = "ratio",
       .base_unit = "1",
       .dimension = "ratio",
       .text = "240 of the 900",
       .number = "0.266666666667",
       .base = 0.266666666667},
      {.kind = "ratio",
       .base_unit = "1",
       .dimension = "ratio",
       .text = "a third",
       .number = "0.333333333333",
       .precision = "1",
       .base = 0.333333333333}}},
    {__LINE__,
     NULL,
     NULL,
     "A storm sank 290 of the 900 boats, or a third.",
     {{.kind = "ratio",
       .base_unit = "1",
       .dimension = "ratio",
       .text = "290 of the 900",
       .number = "0.322222222222",
       .base = 0.322222222222},
      {.kind = "ratio",
       .base_unit = "1",
       .dimension = "ratio",
       .text = "a third",
       .number = "0.333333333333",
       .precision = "1",
       .base = 0.333333333333}}},
    {__LINE__,
     "part",
     "12 > 9",
     "Kelmar lost 12 of the 9 boats.",
     {{.kind = "ratio",
       .base_unit = "1",
       .dimension = "ratio",
       .text = "12 of the 9",
       .number = "1.333333333333",
       .base = 1.333333333333}}},
    {__LINE__,
     "part",
     "12 > 9",
     "Kelmar gave up 12 of the 9 boats.",
     {{BOATS, .text = "12", .number = "12", .precision = "1", .base = 12},
      {BOATS, .text = "9", .number = "9", .precision = "1", .base = 9}}},
    {__LINE__,
     NULL,
     NULL,
     "Kelmar gave up 7 of the 9 boats.",
     {{BOATS, .text = "7", .number = "7", .precision = "1", .base = 7},
      {BOATS, .text = "9", .number = "9", .precision = "1", .base = 9}}},
    {__LINE__,
     NULL,
     NULL,
     "Kelmar has 12 boats, 9 of them new.", /* no "of" between the two */
     {{BOATS, .text = "12", .number = "12", .precision = "1", .base = 12},
      {BOATS, .text = "9", .number = "9", .precision = "1", .base = 9}}},
    {__LINE__,
     "share",
     "240 / 900 = 26.67 %",
     "A storm sank 240 of the 900 boats, or 31 %.",
     {{BOATS, .text = "240", .number = "240", .precision = "1", .base = 240},
      {BOATS, .text = "900", .number = "900", .precision = "1", .base = 900},
      {PERCENT, .text = "31 %", .number = "31", .precision = "1", .base = 0.31}}},
    {__LINE__,
     NULL,
     NULL,
     "A storm sank 240 of the 900 boats, or 27 %.",
     {{BOATS, .text = "240", .number = "240", .precision = "1", .base = 240},
      {BOATS, .text = "900", .number = "900", .precision = "1", .base = 900},
      {PERCENT, .text = "27 %", .number = "27", .precision = "1", .base = 0.27}}},
    {__LINE__,
     "conversion",
     "12 mi = 19.31 km",
     "The wreck lies 12 miles (25km) off Kelmar.",
     {{.kind = "quantity",
       .unit = "mi",
       .base_unit = "m",
       .dimension = "length",
       .text = "12 miles",
       .number = "12",
       .precision = "1",
       .base = 19312.128},
      {.kind = "quantity",
       .unit = "km",
       .base_unit = "m",
       .dimension = "length",
       .text = "25km",
       .number = "25",
       .precision = "1",
       .base = 25000}}},
    {__LINE__,
     NULL,
     NULL,
     "The wreck lies 12 miles (19km) off Kelmar.",
     {{.kind = "quantity",
       .unit = "mi",
       .base_unit = "m",
       .dimension = "length",
       .text = "12 miles",
       .number = "12",
       .precision = "1",
       .base = 19312.128},
      {.kind = "quantity",
       .unit = "km",
       .base_unit = "m",
       .dimension = "length",
       .text = "19km",
       .number = "19",
       .precision = "1",
       .base = 19000}}},
    {__LINE__,
     NULL,
     NULL,
     "The road runs 12 miles and the rail 25km.", /* two things */
     {{.kind = "quantity",
       .unit = "mi",
       .base_unit = "m",
       .dimension = "length",
       .text = "12 miles",
       .number = "12",
       .precision = "1",
       .base = 19312.128},
      {.kind = "quantity",
       .unit = "km",
       .base_unit = "m",
       .dimension = "length",
       .text = "25km",
       .number = "25",
       .precision = "1",
       .base = 25000}}},
    {__LINE__,
     "product",
     "200 x 500 = 100000 USD",
     "The mine sold 500 tonnes for $1m, or $200 a tonne.",
     {{MASS, .text = "500 tonnes", .number = "500", .precision = "1", .base = 500000},
      {USD, .text = "$1m", .number = "1000000", .precision = "1000000", .base = 1e6},
      {.kind = "money",
       .unit = "USD/t",
       .base_unit = "USD/kg",
       .dimension = "USD per mass",
       .text = "$200 a tonne",
       .number = "200",
       .precision = "1",
       .base = 0.2}}},
    {__LINE__,
     NULL,
     NULL,
     "The mine sold 500 tonnes for $100,000, or $200 a tonne.",
     {{MASS, .text = "500 tonnes", .number = "500", .precision = "1", .base = 500000},
      {USD, .text = "$100,000", .number = "100000", .precision = "1", .base = 1e5},
      {.kind = "money",
       .unit = "USD/t",
       .base_unit = "USD/kg",
       .dimension = "USD per mass",
       .text = "$200 a tonne",
       .number = "200",
       .precision = "1",
       .base = 0.2}}},
};

struct heard {
    uint32_t count;
    char reason[40], calculation[100], why[300];
};

static bool listen(void *user, const struct group *group)
{
    struct heard *heard = user;

    for (uint32_t i = 0; i < group->finding_count; i++) {
        const struct finding *f = &group->findings[i];

        if (f->verdict != VERDICT_ARITHMETIC)
            continue;
        heard->count++;
        snprintf(heard->reason, sizeof heard->reason, "%.*s", (int)f->reason.len, f->reason.at);
        snprintf(heard->calculation, sizeof heard->calculation, "%.*s", (int)f->calculation.len, f->calculation.at);
        snprintf(heard->why, sizeof heard->why, "%.*s", (int)f->why.len, f->why.at);
    }
    return true;
}

START_TEST(sentences)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    struct heard heard = {0, "", "", ""};

    ck_assert(pack != NULL && checker != NULL);
    for (int i = 0; i < 4 && CASES[_i].rows[i].text; i++) {
        struct row row = CASES[_i].rows[i];
        struct claim claim;
        size_t at;

        row.doc = "a";
        row.sentence = CASES[_i].sentence;
        claim = row_claim(&row);
        at = slice_find(claim.sentence, claim.text, 0);
        ck_assert_msg(at != SIZE_MAX, "row %d: the sentence has no %s", CASES[_i].line, row.text);
        claim.start = at;
        claim.end = at + claim.text.len;
        checker_add(checker, &claim);
    }
    ck_assert(checker_run(checker, listen, &heard));
    ck_assert_msg(heard.count == (CASES[_i].reason != NULL), "row %d: %u findings: %s %s", CASES[_i].line, (unsigned)heard.count,
                  heard.reason, heard.calculation);
    if (CASES[_i].reason) {
        ck_assert_msg(!strcmp(heard.reason, CASES[_i].reason), "row %d: reason %s", CASES[_i].line, heard.reason);
        ck_assert_msg(!strcmp(heard.calculation, CASES[_i].calculation), "row %d: calculation %s", CASES[_i].line,
                      heard.calculation);
        ck_assert_msg(strstr(heard.why, CASES[_i].calculation) || !strcmp(heard.reason, "part"), "row %d: why %s", CASES[_i].line,
                      heard.why);
    }
    checker_free(checker);
    pack_free(pack);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, sentences, 0, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    return unit_run("check arithmetic", add);
}
