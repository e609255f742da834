/* What is told from an expression before any text is read: which bytes may stand where it begins, and before that. */
#include "unit.h"

#include <string.h>

#include "pack/reach.h"

static const struct {
    int line;
    const char *source;
    const char *before, *text; /* the expression is to match where `text` begins */
    bool may;
} PIECES[] = {
    {__LINE__, "(?<=\\bof the (?:year|week))", "of the year", "", true},
    {__LINE__, "(?<=\\bof the (?:year|week))", "of the weed", "", false},
    {__LINE__, "(?<=\\bof the (?:year|week))", "of the Week", "", true},
    {__LINE__, "(?<=illion|\\d,\\d{3})", "4 million", "", true},
    {__LINE__, "(?<=illion|\\d,\\d{3})", "4,000", "", true},
    {__LINE__, "(?<=illion|\\d,\\d{3})", "4.000", "", false},
    {__LINE__, "(?<=^|\\n)", "", "", true},
    {__LINE__, "(?<=^|\\n)", "\n", "", true},
    {__LINE__, "(?<=^|\\n)", " ", "", false},
    {__LINE__, "(?<=[^a]b)",
     "\xc3\xa9"
     "b",
     "", true},
    {__LINE__, "(?<=x[^a])", "x\xc3\xa9", "", true}, /* a character of two bytes: what stands before it is not told */
    {__LINE__, "(?<=a(?:b|cd))", "acd", "", true},   /* of many lengths: nor here */
    {__LINE__, "(?<= )by", "by ", "by", true},
    {__LINE__, "(?<= )by", "by ", "bx", false},
    {__LINE__, "(?:(?<=a)|(?<=b))c", "b", "c", true},
    {__LINE__, "(?:(?<=a)|(?<=b))c", "c", "c", false},
    {__LINE__, "(?<!a)c", "a", "c", true}, /* what must not stand there is not told */
};

START_TEST(tells_what_stands_around)
{
    struct slice before = slice_of(PIECES[_i].before), text = slice_of(PIECES[_i].text);
    struct reach *reach = malloc(sizeof *reach);
    bool may = true;

    ck_assert_ptr_nonnull(reach);
    reach_piece(reach, slice_of(PIECES[_i].source));
    for (size_t i = 0; i < REACH_BEFORE; i++)
        may &= bytes_has(&reach->before[i], i < before.len ? (unsigned char)before.at[before.len - i - 1] : 0);
    for (size_t i = 0; i < FILTER_REACH; i++)
        may &= bytes_has(&reach->at[i], i < text.len ? (unsigned char)text.at[i] : 0);
    free(reach);
    ck_assert_msg(may == PIECES[_i].may, "row %d: \"%s\" behind \"%s\"", PIECES[_i].line, PIECES[_i].source, PIECES[_i].before);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, tells_what_stands_around, 0, sizeof PIECES / sizeof *PIECES);
}

int main(void)
{
    return unit_run("pack reach", add);
}
