/* Which forms begin at a place of a text. */
#include "pack_fixture.h"

#include <stdio.h>

static const struct {
    int line;
    const char *text;
    size_t at;
    const char *hits; /* length:class=value, in order, each followed by a blank */
} CASES[] = {
    {__LINE__, "tonnes of", 0, "6:unit=t 6:mass=t "},
    {__LINE__, "TONNES", 0, "6:unit=t 6:mass=t "},
    {__LINE__, "tonnesque", 0, ""}, /* the word goes on */
    {__LINE__, "tonne5", 0, ""},
    {__LINE__, "tonne\xC3\xA9", 0, ""},                       /* with an accented letter too */
    {__LINE__, "tonne\xE2\x80\x94", 0, "5:unit=t 5:mass=t "}, /* but not with a dash */
    {__LINE__, "metric tons", 0, "11:unit=t 11:mass=t "},
    {__LINE__, "metric-ton's", 0, "10:unit=t 10:mass=t "}, /* a blank is a blank or a hyphen */
    {__LINE__, "metric  tons", 0, ""},
    {__LINE__, "year-old", 0, "8:age-word= "},
    {__LINE__, "year old", 0, ""}, /* a hyphen is a hyphen */
    {__LINE__, "MW", 0, "2:unit=MW 2:mass=MW "},
    {__LINE__, "mw", 0, ""},
    {__LINE__, "US$5", 0, "3:symbol=USD "},
    {__LINE__, "$5", 0, "1:symbol=USD "},
    {__LINE__, "USD5m", 0, "3:symbol=USD "}, /* before a number it needs no blank, behind one it does */
    {__LINE__, "USD 5", 0, "3:symbol=USD 3:currency=USD "},
    {__LINE__, "KESx", 0, ""},
    {__LINE__, "m\xC2\xB2", 0, "3:unit=m2 3:area=m2 "},
    {__LINE__, "\xC2\xA2", 0, "2:currency=cent "},
    {__LINE__,
     "5\xC2\xB0"
     "F",
     1, "3:unit=degF 3:ratio=degF "},
    {__LINE__, "5kg", 1, "2:unit=kg 2:mass=kg "},
    {__LINE__, "Tue. 3", 0, "4:weekday=2 3:weekday=2 "}, /* the longest first */
    {__LINE__, "Republic of Kenya", 0, "17:place=Kenya "},
    {__LINE__, "Republic of Ken", 0, ""},
    {__LINE__, "a \"b\" c", 0, "7:quoted=1 "},
    {__LINE__, "rose", 4, ""},
    {__LINE__, "", 0, ""},
};

START_TEST(finds_forms)
{
    struct pack *pack = load_small();
    struct slice text = slice_of(CASES[_i].text);
    struct form_hit hits[8];
    char got[300] = "", *end = got;
    uint32_t count = pack_forms_at(pack, text, CASES[_i].at, hits, 8), i;

    for (i = 0; i < count; i++) {
        struct slice class = pack_class_name(pack, hits[i].form->class_id), value = hits[i].form->value;

        end += sprintf(end, "%u:%.*s=%.*s ", hits[i].len, (int)class.len, class.at, (int)value.len, value.at);
    }
    ck_assert_msg(strcmp(got, CASES[_i].hits) == 0, "row %d: \"%s\": got %s", CASES[_i].line, CASES[_i].text, got);
    if (count > 1) { /* fewer wanted: the first ones */
        struct form_hit one;

        ck_assert_uint_eq(pack_forms_at(pack, text, CASES[_i].at, &one, 1), 1);
        ck_assert_ptr_eq(one.form, hits[0].form);
    }
    pack_free(pack);
}
END_TEST

/* Every form of every class is found where it stands. */
START_TEST(finds_every_form)
{
    struct pack *pack = load_small();
    uint16_t class;
    uint32_t total = 0;

    for (class = 0; pack_class_name(pack, class).len > 0; class ++) {
        uint32_t count, i, k, n;
        const struct form *const *forms = pack_class_forms(pack, class, &count);

        for (i = 0; i < count; i++) {
            struct form_hit hits[16];

            n = pack_forms_at(pack, forms[i]->text, 0, hits, 16);
            for (k = 0; k < n && hits[k].form != forms[i]; k++)
                ;
            ck_assert_msg(k < n && hits[k].len == forms[i]->text.len, "%.*s", (int)forms[i]->text.len, forms[i]->text.at);
            total++;
        }
    }
    ck_assert_uint_gt(total, 90);
    pack_free(pack);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, finds_forms, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, finds_every_form);
}

int main(void)
{
    return unit_run("pack trie", add);
}
