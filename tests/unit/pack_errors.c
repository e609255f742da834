/* What is said about broken tables and rules, word for word; FOLDER stands for the folder of the broken file. */
#include "pack_fixture.h"

#include <stdio.h>
#include <sys/stat.h>

#define UNITS "unit,name,plural,dimension,factor,offset,prefixes,forms\n"
#define LISTS "class,form,value\n"
#define WORDS "word,tags,lemma\n"
#define PLACES "place,kind,country,currency,adjectives,demonyms,aliases\n"
#define RULE(match) "rule x\n  kind count\n  match " match "\n  + [1] a = 1\n  + [2] b = 2\n  - c\n"

static const struct {
    int line;
    const char *name, *text; /* the broken file, loaded behind the small pack */
    const char *error;
} CASES[] = {
    /* tables */
    {__LINE__, "a.csv", "foo,bar\n",
     "FOLDER/a.csv:1:1: error: unknown head \"foo\": a table begins with dimension, unit, class, word, place or setting (see "
     "patterns/README.md)\n    foo,bar\n    ^\n"},
    {__LINE__, "a.csv", "class,from,value\n",
     "FOLDER/a.csv:1:7: error: wrong head: write \"class,form,value\", and \"more\" where there is a fourth column\n    "
     "class,from,value\n          ^\n"},
    {__LINE__, "a.csv", "# nothing\n",
     "FOLDER/a.csv: error: the table is empty: its first line is the head (see patterns/README.md)\n"},
    {__LINE__, "a.csv", "setting,value\na,b,c\n",
     "FOLDER/a.csv:2:1: error: the row has 3 cells, the head 2: quote cells that hold commas\n    a,b,c\n    ^\n"},
    {__LINE__, "a.csv", LISTS "a,b\"c,1\n",
     "FOLDER/a.csv:2:4: error: quote inside a cell without quotes: quote the whole cell and double the quotes in it\n    "
     "a,b\"c,1\n       ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mas,1,,,\n",
     "FOLDER/a.csv:2:6: error: unknown dimension \"mas\": declare it in a dimension table; a currency needs the row of its code\n  "
     "  kt,,,mas,1,,,\n         ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,,,,kt\n",
     "FOLDER/a.csv:2:11: error: unit \"kt\" has no factor: give the exact factor to the base unit\n    kt,,,mass,,,,kt\n           "
     "   ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,1e6x,,,\n",
     "FOLDER/a.csv:2:11: error: bad factor \"1e6x\": write positive decimals joined by * and /, or three of these: the usual, the "
     "low, the high\n    kt,,,mass,1e6x,,,\n              ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,2 3 1,,,\n",
     "FOLDER/a.csv:2:11: error: bad factor \"2 3 1\": write positive decimals joined by * and /, or three of these: the usual, the "
     "low, the high\n    kt,,,mass,2 3 1,,,\n              ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,0,,,\n",
     "FOLDER/a.csv:2:11: error: bad factor \"0\": write positive decimals joined by * and /, or three of these: the usual, the "
     "low, the high\n    kt,,,mass,0,,,\n              ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,1,,,\nkt,,,mass,2,,,\n",
     "FOLDER/a.csv:3:1: error: \"kt\" stands twice in this file: make one row of both\n    kt,,,mass,2,,,\n    ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,1,,,a||b\n",
     "FOLDER/a.csv:2:17: error: empty form: forms are joined by one |\n    kt,,,mass,1,,,a||b\n                    ^\n"},
    {__LINE__, "a.csv", UNITS "kt,,,mass,1,,,\"a |b\"\n",
     "FOLDER/a.csv:2:16: error: form \"a \" has a blank too many: take it away\n    kt,,,mass,1,,,\"a |b\"\n                   "
     "^\n"},
    {__LINE__, "a.csv", "dimension,base,exponents\nforce,N,kg m s-2 x\n",
     "FOLDER/a.csv:2:9: error: \"x\" is no base unit with an exponent from -9 to 9: declare it in a row of its own (mass,kg,kg)\n  "
     "  force,N,kg m s-2 x\n            ^\n"},
    {__LINE__, "a.csv", LISTS "a,b,1\na,B,1\n",
     "FOLDER/a.csv:3:3: error: \"B\" stands twice in this class: take one away\n    a,B,1\n      ^\n"},
    {__LINE__, "a.csv", LISTS "mass,b,1\n",
     "FOLDER/a.csv:2:1: error: class \"mass\" is made from the tables of units and places: add a row there, or name another "
     "class\n    mass,b,1\n    ^\n"},
    {__LINE__, "a.csv", LISTS "a b,b,1\n",
     "FOLDER/a.csv:2:1: error: bad class name \"a b\": letters, digits and hyphens, a letter first\n    a b,b,1\n    ^\n"},
    {__LINE__, "a.csv", "class,lemma,value\na,fly,1\n",
     "FOLDER/a.csv:2:3: error: no word has the lemma \"fly\": add it to words.csv, or list the forms under class,form,value\n    "
     "a,fly,1\n      ^\n"},
    {__LINE__, "a.csv", WORDS "fly,verbs,\n",
     "FOLDER/a.csv:2:5: error: unknown tag \"verbs\": noun, plural, name, adj, adv, verb, verb-s, verb-ed, verb-ing, aux, modal, "
     "det, poss, prep, conj, subord, pron, rel, to, neg, number, punct, other\n    fly,verbs,\n        ^\n"},
    {__LINE__, "a.csv", WORDS "fly,verb,\nFly,noun,\n",
     "FOLDER/a.csv:3:1: error: \"Fly\" stands twice in this file: join the tags with |\n    Fly,noun,\n    ^\n"},
    {__LINE__, "a.csv", PLACES "Orlavia,country,,ORL,,,\n",
     "FOLDER/a.csv:2:18: error: unknown currency \"ORL\": give it a row in a table of units\n    Orlavia,country,,ORL,,,\n         "
     "            ^\n"},
    {__LINE__, "a.csv", PLACES "Velmar,city,Orlavia,,,,\n",
     "FOLDER/a.csv:2:13: error: unknown country \"Orlavia\": give it a row of its own\n    Velmar,city,Orlavia,,,,\n               "
     " ^\n"},
    /* rules */
    {__LINE__, "a.pat", "kind count\n",
     "FOLDER/a.pat:1:1: error: \"kind\" outside of a rule: begin one with rule NAME\n    kind count\n    ^\n"},
    {__LINE__, "a.pat", "rule\n", "FOLDER/a.pat:1:1: error: a rule needs a name: rule mass/plain\n    rule\n    ^\n"},
    {__LINE__, "a.pat", "rule x\n  kind counts\n  match a\n  + [1] = 1\n  + [1] = 1\n  - b\n",
     "FOLDER/a.pat:2:8: error: unknown kind \"counts\": money, percent, quantity, count, ratio, duration, age, ordinal, date, "
     "time, score, number or trap\n      kind counts\n           ^\n"},
    {__LINE__, "a.pat", RULE("a") "  foo bar\n",
     "FOLDER/a.pat:7:3: error: unknown key \"foo\": kind, match, as, unit, value, low, high, modifier, at, over, priority, reason, "
     "+ or -\n      foo bar\n      ^\n"},
    {__LINE__, "a.pat", RULE("a") "  kind age\n",
     "FOLDER/a.pat:7:3: error: key \"kind\" stands twice in this rule\n      kind age\n      ^\n"},
    {__LINE__, "a.pat", RULE("a") "  unit tonn\n",
     "FOLDER/a.pat:7:8: error: unknown unit \"tonn\": give it a row in a table of units\n      unit tonn\n           ^\n"},
    {__LINE__, "a.pat", RULE("a") "  over y trap/page mass/plain\n",
     "FOLDER/a.pat:7:8: error: unknown rule \"y\": over names traps that this rule beats\n      over y trap/page mass/plain\n      "
     "     ^\nFOLDER/a.pat:7:20: error: rule \"mass/plain\" is no trap: over names traps that this rule beats\n      over y "
     "trap/page mass/plain\n                       ^\n"},
    {__LINE__, "a.pat", RULE("a") "  modifier ==\n  priority high\n",
     "FOLDER/a.pat:7:12: error: unknown modifier \"==\": = ~ ~< ~> < <= > or >=\n      modifier ==\n               "
     "^\nFOLDER/a.pat:8:12: error: priority \"high\" is no whole number from -1000 to 1000\n      priority high\n               "
     "^\n"},
    {__LINE__, "a.pat", RULE("a") RULE("a"),
     "FOLDER/a.pat:7:6: error: rule \"x\" stands twice: see FOLDER/a.pat, line 1\n    rule x\n         ^\n"},
    {__LINE__, "a.pat", "rule x\n  kind count\n  match a\n  + [1] = 1\n",
     "FOLDER/a.pat:1:6: error: rule \"x\" has 1 examples that match and 0 that must not: it needs 2 (+) and 1 (-)\n    rule x\n    "
     "     ^\n"},
    {__LINE__, "a.pat", "rule x\n  kind count\n  match a\n  + [1]\n  + [1] [2] = 1\n  + 1 = 1\n  + [1 = 1\n  - b\n",
     "FOLDER/a.pat:5:15: error: 1 results for 2 figures: write one for each, joined by \" ; \"\n      + [1] [2] = 1\n              "
     "    ^\nFOLDER/a.pat:6:5: error: no figure in this example: put in [ ] what the rule finds\n      + 1 = 1\n        "
     "^\nFOLDER/a.pat:7:5: error: brackets do not pair: put each figure in [ ]\n      + [1 = 1\n        ^\nFOLDER/a.pat:4:5: "
     "error: no result: write \" = VALUE UNIT\" behind the example\n      + [1]\n        ^\n"},
    {__LINE__, "a.pat", "rule x\n  kind count\n  + [1] = 1\n  + [2] = 2\n  - b\n",
     "FOLDER/a.pat:1:6: error: rule \"x\" has no match\n    rule x\n         ^\n"},
    /* expressions */
    {__LINE__, "a.pat", RULE("{number} {tonn}"),
     "FOLDER/a.pat:3:18: error: unknown slot {tonn}: no table has a class of that name\n      match {number} {tonn}\n              "
     "       ^\n"},
    {__LINE__, "a.pat", RULE("{number}+ x"),
     "FOLDER/a.pat:3:17: error: around a slot there is no other quantifier than ?\n      match {number}+ x\n                    "
     "^\n"},
    {__LINE__, "a.pat", RULE("(?:{number} x){2} x"),
     "FOLDER/a.pat:3:23: error: around a slot there is no other quantifier than ?\n      match (?:{number} x){2} x\n               "
     "           ^\n"},
    {__LINE__, "a.pat", RULE("{number} (?:x"),
     "FOLDER/a.pat:3:18: error: this group is not closed: end it with )\n      match {number} (?:x\n                     ^\n"},
    {__LINE__, "a.pat", RULE("{number}) x"),
     "FOLDER/a.pat:3:17: error: no group is open here: write \\) for the sign itself\n      match {number}) x\n                    "
     "^\n"},
    {__LINE__, "a.pat", RULE("(?<={number}) x"),
     "FOLDER/a.pat:3:9: error: a lookbehind with a slot begins with a class and holds no other slot: (?<={class} )\n      match "
     "(?<={number}) x\n          "
     "  ^\n"},
    {__LINE__, "a.pat", RULE("(?<={weekday} |x) x"),
     "FOLDER/a.pat:3:9: error: a lookbehind with a slot begins with a class and holds no other slot: (?<={class} )\n      match "
     "(?<={weekday} |x) "
     "x\n            ^\n"},
    {__LINE__, "a.pat", RULE("x (?<=a {weekday}) x"),
     "FOLDER/a.pat:3:11: error: a lookbehind with a slot begins with a class and holds no other slot: (?<={class} )\n      match x "
     "(?<=a "
     "{weekday}) x\n              ^\n"},
    {__LINE__, "a.pat", RULE("(?>{number}) x"),
     "FOLDER/a.pat:3:9: error: a group with a slot is one of (?: ), ( ), (?<name> ), (?= ), (?! ), (?<= ), (?<! )\n      match "
     "(?>{number}) x\n    "
     "        ^\n"},
    {__LINE__, "a.pat", RULE("{number} - {number}"),
     "FOLDER/a.pat:3:9: error: \"number\" stands twice in one match: tell them apart with {class:name}\n      match {number} - "
     "{number}\n            ^\n"},
    {__LINE__, "a.pat", RULE("{number} (?<a>x)\\1"),
     "FOLDER/a.pat:3:25: error: an expression has no references back\n      match {number} (?<a>x)\\1\n                            "
     "^\n"},
    {__LINE__, "a.pat", RULE("{number} \xC3\xA9[b-a] x"),
     "FOLDER/a.pat:3:22: error: range out of order in character class\n      match {number} \xC3\xA9[b-a] x\n                      "
     "   ^\n"},
    {__LINE__, "a.pat", RULE("{number}\n  match  x*+++"),
     "FOLDER/a.pat:4:13: error: quantifier does not follow a repeatable item\n      match  x*+++\n                ^\n"},
    {__LINE__, "a.pat", RULE("\\w+ x"),
     "FOLDER/a.pat:3:9: error: the expression begins with neither a slot nor a word: name the words or marks it begins at under "
     "the key at\n      match \\w+ x\n            ^\n"},
    {__LINE__, "a.pat", RULE("(?:{number})?"),
     "FOLDER/a.pat:3:9: error: the expression can match nothing at all\n      match (?:{number})?\n            ^\n"},
};

/* Replaces the folder's name by FOLDER. */
static void strip(char *text, const char *folder)
{
    size_t len = strlen(folder);
    char *found;

    while ((found = strstr(text, folder)) != NULL) {
        memmove(found + 6, found + len, strlen(found + len) + 1);
        memcpy(found, "FOLDER", 6);
    }
}

static void hear_broken(const char *name, const char *text, struct heard *heard)
{
    char folder[] = "/tmp/assay-unit-XXXXXX", path[64];
    const char *folders[2] = {SMALL_PACK, folder};
    struct diagnostics diags = {.report = hear, .user = heard};
    FILE *file;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    ck_assert_ptr_null(pack_load(folders, 2, &diags));
    ck_assert_uint_gt(diags.errors, 0);
    remove(path);
    remove(folder);
    strip(heard->text, folder);
}

START_TEST(says_what_is_wrong)
{
    static struct heard heard;

    memset(&heard, 0, sizeof heard);
    hear_broken(CASES[_i].name, CASES[_i].text, &heard);
    ck_assert_msg(strcmp(heard.text, CASES[_i].error) == 0, "row %d: got\n%s", CASES[_i].line, heard.text);
}
END_TEST

/* 64 errors and the note that there are more. */
START_TEST(stops_reporting)
{
    static struct heard heard;
    static char text[8000];
    const char *at;
    int lines = 0, i;

    memset(&heard, 0, sizeof heard);
    strcpy(text, UNITS);
    for (i = 0; i < 100; i++)
        sprintf(text + strlen(text), "u%d,,,mass,x,,,\n", i);
    hear_broken("a.csv", text, &heard);
    for (at = heard.text; (at = strstr(at, ": error: ")) != NULL; at++)
        lines++;
    ck_assert_int_eq(lines, 64);
    ck_assert_ptr_nonnull(strstr(heard.text, "FOLDER/a.csv: note: more than 64 errors: the rest is not shown\n"));
}
END_TEST

START_TEST(needs_a_folder)
{
    static const char *const none[] = {"tests/unit/packs/absent"};
    static struct heard heard;
    struct diagnostics diags = {.report = hear, .user = &heard};

    memset(&heard, 0, sizeof heard);
    ck_assert_ptr_null(pack_load(none, 1, &diags));
    ck_assert_str_eq(heard.text, "tests/unit/packs/absent: error: cannot read the pattern folder: No such file or directory\n");
    ck_assert_ptr_null(pack_load(none, 1, NULL));
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, says_what_is_wrong, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(tests, stops_reporting);
    tcase_add_test(tests, needs_a_folder);
}

int main(void)
{
    return unit_run("pack errors", add);
}
