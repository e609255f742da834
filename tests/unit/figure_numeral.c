/* Numbers in sentences, class by class, and what must never be read as one: each row is a mistake that readers of numbers are known
 * to make, or a way to write a number that they miss. */
#include "unit.h"

#include <stdio.h>

#include "figure/figure.h"
#include "input/input.h"

static struct pack *pack;
static struct words *words;
static struct finder *finder;

static void begin(void)
{
    static const char *const folders[] = {"patterns"};

    pack = pack_load(folders, 1, NULL);
    ck_assert_ptr_nonnull(pack);
    words = words_new(pack);
    finder = finder_new(pack);
}

static void end(void)
{
    finder_free(finder);
    words_free(words);
    pack_free(pack);
}

static size_t put(char *out, size_t room, struct value v)
{
    char text[DECIMAL_TEXT_MAX];

    if (!v.denominator)
        return 0;
    double_text(value_double(v), text);
    return (size_t)snprintf(out, room, "%s", text);
}

/* "value unit; low..high unit; ..." of all figures with a number, dates left out. */
static void read_figures(const char *text, char *out, size_t room)
{
    struct arena arena;
    struct document document;
    struct figures figures = {0};
    size_t used = 0;

    arena_init(&arena, 0);
    ck_assert(input_document(&arena, slice_of(text), slice_of("test"), &document, NULL));
    finder_run(finder, view_make(&document, words, &arena, NULL), &figures, NULL);
    out[0] = '\0';
    for (uint32_t i = 0; i < figures.count; i++) {
        const struct figure *f = &figures.items[i];
        if (f->fate != FATE_WON || f->kind == KIND_TRAP || f->when)
            continue;
        used += (size_t)snprintf(out + used, room - used, "%s", used ? "; " : "");
        used += put(out + used, room - used, f->value.denominator ? f->value : f->low);
        if (f->score_other.denominator) {
            used += (size_t)snprintf(out + used, room - used, "-");
            used += put(out + used, room - used, f->score_other);
        } else if (!f->value.denominator) {
            used += (size_t)snprintf(out + used, room - used, "..");
            used += put(out + used, room - used, f->high);
        }
        if (f->unit)
            used += (size_t)snprintf(out + used, room - used, " %.*s", (int)f->unit->id.len, f->unit->id.at);
        ck_assert(used < room);
    }
    arena_free(&arena);
}

static const struct {
    int line;
    const char *text;
    const char *expected;
} CASES[] = {
    /* never: a code glued to the digits that hides them */
    {__LINE__, "The loan was USD48.2 million.", "48200000 USD"},
    {__LINE__, "The loan was A$3bn and NZ$4m.", "3000000000 AUD; 4000000 NZD"},
    /* never: a stop or a footnote's mark joined to a figure */
    {__LINE__, "Sales rose.4 The yard was shut.", ""},
    {__LINE__, "Sales rose to 12 tonnes.[1] The yard was shut.[23]", "12 t"},
    /* never: the first end of a range without its scale */
    {__LINE__, "They spent 10 to 20 billion on it.", "10000000000..20000000000"},
    {__LINE__, "They sold 3-5m crates.", "3000000..5000000"},
    {__LINE__, "It costs $3 to $5 billion.", "3000000000..5000000000 USD"},
    /* never: the size of a change and the new level as one amount */
    {__LINE__, "The tax is up 3 % to 40 euros.", "3 %; 40 EUR"},
    {__LINE__, "Wool rose 5 cents to 60 cents.", "5 cent; 60 cent"},
    {__LINE__, "The level fell by a further 2 metres to 140 metres.", "2 m; 140 m"},
    {__LINE__, "Fees rose from $40 to $90.", "40 USD; 90 USD"},
    {__LINE__, "The list shrank by 12,000 to 7.5 million.", "12000; 7500000"},
    {__LINE__, "It rose 5 to 7 points.", "5..7 point"},
    {__LINE__, "It stood at 6.42 metres, 40 cm short of it.", "6.42 m; 40 cm"},
    {__LINE__, "Fees range from $40 to $90.", "40..90 USD"},
    /* never: names, codes, times, places and marks */
    {__LINE__, "She ran it in 1:36.6 at noon.", ""},
    {__LINE__, "Install version 2.1.4 of it.", ""},
    {__LINE__, "It is open 24/7 since 9/11.", ""},
    {__LINE__, "Call 0161 555 0143 today.", ""},
    {__LINE__, "Logged at 2016-10-16T09:30:00Z by the desk.", ""},
    {__LINE__, "They live at 12 Quay Lane, near the mill.", ""},
    {__LINE__, "The raid was at 9 E 71st St, they say.", ""},
    {__LINE__, "The club is in the bottom three.", ""},
    {__LINE__, "It missed the final two spots.", ""},
    {__LINE__, "Pay into 1111-22223333-4444 by then.", ""},
    {__LINE__, "The host is 192.168.1.2 there.", ""},
    {__LINE__, "The home side won 6-4, 3-6 at last.", "6-4; 3-6"},
    /* specifications are figures */
    {__LINE__, "It has a six-speed gearbox.", "6"},
    /* scales */
    {__LINE__, "one and a half thousand hens", "1500"},
    {__LINE__, "two and a half million hens", "2500000"},
    {__LINE__, "half a million hens", "500000"},
    {__LINE__, "a million and a half hens", "1500000"},
    {__LINE__, "two billion and a quarter million hens", "2000250000"},
    {__LINE__, "two and a half dozen hens", "30"},
    {__LINE__, "three dozens of hens", "36"},
    {__LINE__, "dozens of hens", "24..100"},
    {__LINE__, "3 hundred and one hens", "301"},
    {__LINE__, "3 hundred and 21 hens", "321"},
    {__LINE__, "2 crore 30 lakh hens", "23000000"},
    {__LINE__, "2 million, 300 of them hens", "2000000; 300"},
    {__LINE__, "5 million and three hens", "5000000; 3"},
    {__LINE__, "twelve hundred hens", "1200"},
    {__LINE__, "300K hens", "300000"},
    /* fractions */
    {__LINE__, "two thirds of it", "0.666666666667"},
    {__LINE__, "2 thirds of it", "0.666666666667"},
    {__LINE__, "three twenty-firsts of it", "0.142857142857"},
    {__LINE__, "one hundred thirty-fifths of it", "2.85714285714"},
    {__LINE__, "one hundred and thirty fifths of it", "26"},
    {__LINE__, "three hundred and twenty-one hundredths", "300.21"},
    {__LINE__, "one hundred and three and two thirds", "103.666666667"},
    {__LINE__, "twenty and three fifths", "20.6"},
    {__LINE__, "7 3 / 4 % bonds", "7.75 %"},
    {__LINE__, "3½ tonnes", "3.5 t"},
    /* marks, signs, points, powers */
    {__LINE__, "1,50,000 hens and 12,34,56,789 eggs", "150000; 123456789"},
    {__LINE__, "1 250 000 hens", "1250000"},
    {__LINE__, "It costs 2,3 euros.", "2.3 EUR"},
    {__LINE__, "see pages 3,5 and 7 there", "3; 5; 7"},
    {__LINE__, "It grew .4 percent.", "0.4 %"},
    {__LINE__, "It was -12 tonnes.", "-12 t"},
    {__LINE__, "It was minus five tonnes.", "-5 t"},
    {__LINE__, "nought point nought three tonnes", "0.03 t"},
    {__LINE__, "nought point eleven tonnes", "0.11 t"},
    {__LINE__, "three point two five tonnes", "3.25 t"},
    {__LINE__, "1.5e6 tonnes and -12e-1 tonnes", "1500000 t; -1.2 t"},
    {__LINE__, "3.2 x 10^6 tonnes", "3200000 t"},
    {__LINE__, "fifty - two tonnes", "52 t"},
    /* vague ones */
    {__LINE__, "Prices are in the low 40s.", "40..44"},
    {__LINE__, "several hundred hens", "300..1000"},
    /* money without signs */
    {__LINE__, "They lost 30 MUSD and 25 k€.", "30000000 USD; 25000 EUR"},
    {__LINE__, "It costs 12 dollars 25.", "12.25 USD"},
    {__LINE__, "He had 15 dollars and 3 boats.", "15 USD; 3"},
    {__LINE__, "It costs C $9 (US $6.72) per share.", "9 CAD/share; 6.72 USD/share"},
    {__LINE__, "Diesel is 152.9p a litre, per 40-foot box $900.", "152.9 penny/L; 40 ft; 900 USD"},
    {__LINE__, "A trip costs $900 per 40-foot box.", "900 USD/40-foot box"},
    /* temperatures and their differences */
    {__LINE__, "It was 6C above normal and 6C at dawn.",
     "6 d\xc2\xb0"
     "C; 6 \xc2\xb0"
     "C"},
    /* durations inside dates */
    {__LINE__, "Over the last three months it rained.", "3 mo"},
    {__LINE__, "It took place in two hours and 41 minutes.", "2.68333333333 h"},
};

START_TEST(numbers)
{
    char got[512];

    ck_assert_ptr_nonnull(finder);
    read_figures(CASES[_i].text, got, sizeof got);
    ck_assert_msg(strcmp(got, CASES[_i].expected) == 0, "row %d: \"%s\": got \"%s\", not \"%s\"", CASES[_i].line, CASES[_i].text,
                  got, CASES[_i].expected);
}
END_TEST

/* A chain of falling scales is read whole, at every place where it may begin, however long it is. */
START_TEST(chains)
{
    char got[512];

    read_figures("9 quadrillion 9 trillion 9 billion 9 million 9 crore 9 lakh 9 thousand 9 hundred hens", got, sizeof got);
    ck_assert_str_eq(got, "9009009009000000; 90909900");
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_unchecked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, numbers, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, chains);
}

int main(void)
{
    return unit_run("figure numeral", add);
}
