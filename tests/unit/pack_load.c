/* What tables become: dimensions, units, places, classes, words, settings; and how later folders change earlier ones. */
#include "pack_fixture.h"

#include <stdio.h>

#include "pack/csv.h"

/* ---- units ---------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    const char *id, *name, *dimension;
    const char *numerator, *denominator, *offset, *low, *high;
} UNITS[] = {
    {__LINE__, "kg", "kilo", "mass", "1", "1", "0", "0", "0"}, /* its name comes from the language's table */
    {__LINE__, "ton", "ton", "mass", "1000", "1", "0", "907.18474", "1016.0469088"},
    {__LINE__, "lb", "pound", "mass", "0.45359237", "1", "0", "0", "0"},
    {__LINE__, "degF", "degree Fahrenheit", "ratio", "5", "9", "459.67", "0", "0"},
    {__LINE__, "mph", "mile an hour", "speed", "1609.344", "3600", "0", "0", "0"},
    {__LINE__, "EiB", "exbibyte", "ratio", "576460752303423488", "0.5", "0", "0", "0"}, /* 2^60 has 19 digits */
    {__LINE__, "hph", "hph", "ratio", "671129.884424043198", "0.25", "0", "0", "0"},
    {__LINE__, "cent", "cent", "USD", "0.01", "1", "0", "0", "0"},
};

static struct decimal decimal_read(const char *text)
{
    struct decimal d = {0};

    ck_assert(decimal_parse(slice_of(text), &d));
    return d;
}

START_TEST(reads_units)
{
    struct pack *pack = load_small();
    const struct unit *unit = pack_unit_by_id(pack, slice_of(UNITS[_i].id));

    ck_assert_msg(unit != NULL, "row %d: no unit %s", UNITS[_i].line, UNITS[_i].id);
    ck_assert_msg(slice_equal(unit->name, slice_of(UNITS[_i].name)), "row %d: name %.*s", UNITS[_i].line, (int)unit->name.len,
                  unit->name.at);
    ck_assert_msg(slice_equal(unit->dimension->name, slice_of(UNITS[_i].dimension)), "row %d: dimension", UNITS[_i].line);
    ck_assert_msg(decimal_compare(unit->numerator, decimal_read(UNITS[_i].numerator)) == 0, "row %d: numerator %lld e%d",
                  UNITS[_i].line, (long long)unit->numerator.digits, unit->numerator.exponent);
    ck_assert_msg(decimal_compare(unit->denominator, decimal_read(UNITS[_i].denominator)) == 0, "row %d: denominator",
                  UNITS[_i].line);
    ck_assert_msg(decimal_compare(unit->offset, decimal_read(UNITS[_i].offset)) == 0, "row %d: offset", UNITS[_i].line);
    ck_assert_msg(decimal_compare(unit->low, decimal_read(UNITS[_i].low)) == 0, "row %d: low", UNITS[_i].line);
    ck_assert_msg(decimal_compare(unit->high, decimal_read(UNITS[_i].high)) == 0, "row %d: high", UNITS[_i].line);
    ck_assert_ptr_eq(pack_unit(pack, unit->index), unit);
    pack_free(pack);
}
END_TEST

START_TEST(reads_dimensions)
{
    struct pack *pack = load_small();
    const struct dimension *speed = pack_dimension(pack, slice_of("speed")), *area = pack_dimension(pack, slice_of("area"));
    const struct dimension *ratio = pack_dimension(pack, slice_of("ratio")), *money = pack_dimension(pack, slice_of("USD"));
    int i, bases = 0;

    ck_assert(speed && area && ratio && money);
    ck_assert(money->money && !speed->money);
    for (i = 0; pack_base_name(pack, i).len > 0; i++) {
        struct slice name = pack_base_name(pack, i);

        bases++;
        ck_assert_int_eq(ratio->exponents[i], 0);
        ck_assert_int_eq(speed->exponents[i], slice_equal(name, slice_of("m")) ? 1 : slice_equal(name, slice_of("s")) ? -1 : 0);
        ck_assert_int_eq(area->exponents[i], slice_equal(name, slice_of("m")) ? 2 : 0);
    }
    ck_assert_int_eq(bases, 3); /* m2 is a power, no base */
    ck_assert_ptr_null(pack_dimension(pack, slice_of("volume")));
    pack_free(pack);
}
END_TEST

/* ---- classes, words, settings ------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    const char *class;
    const char *forms; /* in order, joined by | */
} CLASSES[] = {
    {__LINE__, "weekday", "Tuesday|Tue|Tue."},
    {__LINE__, "currency", "dollar|dollars|USD|cent|cents|¢|shilling|shillings"},
    {__LINE__, "symbol", "$|US$|USD|KSh|KES"},
    {__LINE__, "mass", "kg|kilo|kilogram|kilograms|tonne|tonnes|metric ton|metric tons|ton|tons|lb|lbs|pound|pounds|MW|key"},
    {__LINE__, "place", "Kenya|Republic of Kenya|Nairobi"},
    {__LINE__, "demonym", "Kenyan|Kenyan|Kenyans"}, /* the adjective and the person */
    {__LINE__, "quoted", "a \"b\" c"},
    {__LINE__, "change-up", "rise|rises|rose|go up|went up"},
};

START_TEST(fills_classes)
{
    struct pack *pack = load_small();
    uint16_t id = pack_class(pack, CLASSES[_i].class);
    const struct form *const *forms;
    struct slice rest = slice_of(CLASSES[_i].forms), part;
    uint32_t count, i, found = 0, wanted = 0;

    ck_assert_msg(id != CLASS_NONE, "row %d: no class %s", CLASSES[_i].line, CLASSES[_i].class);
    ck_assert(slice_equal(pack_class_name(pack, id), slice_of(CLASSES[_i].class)));
    forms = pack_class_forms(pack, id, &count);
    for (; slice_split(&rest, '|', &part); wanted++) {
        for (i = 0; i < count; i++) {
            if (slice_equal(forms[i]->text, part)) {
                found++;
                break;
            }
        }
        ck_assert_msg(i < count, "row %d: no form %.*s", CLASSES[_i].line, (int)part.len, part.at);
    }
    ck_assert_msg(count == wanted || strcmp(CLASSES[_i].class, "demonym") == 0, "row %d: %u forms", CLASSES[_i].line, count);
    ck_assert_uint_eq(found, wanted);
    pack_free(pack);
}
END_TEST

static const struct {
    int line;
    const char *word, *lemma; /* lemma NULL: no lexeme */
    uint8_t first_tag;
    uint32_t starts;
    const char *class; /* of a form that is the word; NULL: none */
} WORDS[] = {
    {__LINE__, "rose", "rise", TAG_VERB_ED, 0, "change-up"},
    {__LINE__, "friday", "friday", TAG_NAME, 0, NULL},
    {__LINE__, "went", "go", TAG_VERB_ED, STARTS_FORM, NULL},
    {__LINE__, "two", "two", TAG_NONE, STARTS_NUMBER | STARTS_SLOT | IN_NUMERAL | IS_NUMERAL, "number-unit"},
    {__LINE__, "twenty", "twenty", TAG_NONE, STARTS_NUMBER | STARTS_SLOT | IN_NUMERAL | IS_NUMERAL, "number-ten"},
    {__LINE__, "and", "and", TAG_NONE, IN_NUMERAL, "number-and"},
    {__LINE__, "more", "more", TAG_NONE, STARTS_FORM, NULL},
    {__LINE__, "year", "year", TAG_NONE, STARTS_FORM, NULL},
    {__LINE__, "may", "may", TAG_MODAL, STARTS_SLOT | STARTS_INNER, "month"},
    {__LINE__, "jan.", "jan.", TAG_NONE, STARTS_SLOT | STARTS_INNER, "month"},
    {__LINE__, "jan", "jan", TAG_NONE, STARTS_FORM, NULL}, /* its point may be a token of its own */
    {__LINE__, "u.s.", "u.s.", TAG_NONE, 0, "light"},
    {__LINE__, "'s", "'s", TAG_NONE, 0, "mark"},
    {__LINE__, "page", "page", TAG_NONE, 0, NULL}, /* from a rule */
    {__LINE__, "nobody", NULL, 0, 0, NULL},
    {__LINE__, "", NULL, 0, 0, NULL},
};

START_TEST(knows_words)
{
    struct pack *pack = load_small();
    const struct lexeme *word = pack_word(pack, slice_of(WORDS[_i].word));

    ck_assert_msg((word != NULL) == (WORDS[_i].lemma != NULL), "row %d: \"%s\"", WORDS[_i].line, WORDS[_i].word);
    if (word) {
        ck_assert_msg(slice_equal(word->lemma, slice_of(WORDS[_i].lemma)), "row %d: lemma", WORDS[_i].line);
        ck_assert_msg(word->first_tag == WORDS[_i].first_tag, "row %d: tag %u", WORDS[_i].line, word->first_tag);
        ck_assert_msg(word->starts == WORDS[_i].starts, "row %d: starts %u", WORDS[_i].line, word->starts);
        ck_assert_msg(word->index < pack_word_count(pack), "row %d: index", WORDS[_i].line);
        ck_assert_msg((WORDS[_i].class && lexeme_form(word, pack_class(pack, WORDS[_i].class))) ||
                          (!WORDS[_i].class && !word->form_count),
                      "row %d: %u forms", WORDS[_i].line, word->form_count);
    }
    pack_free(pack);
}
END_TEST

START_TEST(reads_values)
{
    struct pack *pack = load_small();
    const struct form *form = lexeme_form(pack_word(pack, slice_of("tuesday")), pack_class(pack, "weekday"));

    ck_assert(form->numeric && form->number.digits == 2);
    ck_assert(slice_equal(form->more, slice_of("full")));
    form = lexeme_form(pack_word(pack, slice_of("million")), pack_class(pack, "number-scale"));
    ck_assert(form->numeric && decimal_compare(form->number, decimal_of(1, 6)) == 0);
    form = lexeme_form(pack_word(pack, slice_of("nairobi")), pack_class(pack, "place"));
    ck_assert(slice_equal(form->place->country, slice_of("Kenya")) && slice_equal(form->place->kind, slice_of("capital")));
    form = lexeme_form(pack_word(pack, slice_of("kenya")), pack_class(pack, "place"));
    ck_assert(slice_equal(form->place->currency, slice_of("KES")));
    form = lexeme_form(pack_word(pack, slice_of("cent")), pack_class(pack, "currency"));
    ck_assert(slice_equal(form->unit->id, slice_of("cent")));
    ck_assert(slice_equal(pack_setting(pack, "language"), slice_of("xx")));
    ck_assert(slice_equal(pack_setting(pack, "decimal"), slice_of(".")));
    ck_assert(slice_equal(pack_setting(pack, "group"), slice_of(" "))); /* the language's wins, and its blank stays */
    ck_assert_uint_eq(pack_setting(pack, "nothing").len, 0);
    pack_free(pack);
}
END_TEST

START_TEST(later_folders_replace)
{
    static const char *const folders[] = {SMALL_PACK, USER_PACK};
    struct pack *pack = load_packs(folders, 2);
    uint16_t weekday = pack_class(pack, "weekday");
    const struct unit *kg = pack_unit_by_id(pack, slice_of("kg"));
    struct form_hit hits[4];
    uint32_t count;

    ck_assert(slice_equal(lexeme_form(pack_word(pack, slice_of("tuesday")), weekday)->value, slice_of("22")));
    ck_assert_uint_eq(pack_word(pack, slice_of("tuesday"))->form_count, 1);
    ck_assert_uint_eq(pack_forms_at(pack, slice_of("tuesday"), 0, hits, 4), 1);
    pack_class_forms(pack, weekday, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert(decimal_compare(kg->numerator, decimal_of(15, -1)) == 0);
    ck_assert(slice_equal(kg->name, slice_of("kilo")));                     /* cells left empty stay */
    ck_assert_uint_eq(pack_forms_at(pack, slice_of("keg"), 0, hits, 4), 2); /* {unit} and {mass} */
    ck_assert_uint_eq(pack_forms_at(pack, slice_of("kilo"), 0, hits, 4), 2);
    ck_assert_uint_eq(pack_rule_count(pack), 5);
    ck_assert(slice_equal(pack_rule(pack, 0)->name, slice_of("trap/page"))); /* users' rules come first */
    ck_assert(slice_equal(pack_rule(pack, 0)->file, slice_of(USER_PACK "/rules.pat")));
    pack_free(pack);
}
END_TEST

/* ---- rows of CSV ------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    const char *text;
    const char *rows; /* cells in < >, rows end with / */
    const char *error;
} TABLES[] = {
    {__LINE__, "a,b\nc,d\n", "<a><b>/<c><d>/", ""},
    {__LINE__, "a,b\r\nc,d", "<a><b>/<c><d>/", ""},
    {__LINE__,
     "\xEF\xBB\xBF"
     "a\n",
     "<a>/", ""},
    {__LINE__, " a , b ,\t\n", "< a >< b ><\t>/", ""}, /* blanks stay */
    {__LINE__, "a,,\n\n\n,\n", "<a><><>/<><>/", ""},
    {__LINE__, "\"a,b\",\"x \"\"y\"\"\"\n", "<a,b><x \"y\">/", ""},
    {__LINE__, "\"two\nlines\",c\nd,e\n", "<two\nlines><c>/<d><e>/", ""},
    {__LINE__, "# note, \"no\na,#b\n#c\n", "<a><#b>/", ""},
    {__LINE__, "\"\",x\n", "<><x>/", ""},
    {__LINE__, "", "", ""},
    {__LINE__, "a,b\nc,d\"e\n", "<a><b>/",
     "T:2:4: error: quote inside a cell without quotes: quote the whole cell and double the quotes in it\n    c,d\"e\n       ^\n"},
    {__LINE__, "é,\"b\"x\n", "",
     "T:1:6: error: text behind the closing quote: double the quotes inside a quoted cell\n    é,\"b\"x\n         ^\n"},
    {__LINE__, "a\nb,\"c\nd\n", "<a>/", "T:2:3: error: this quote is never closed: end the cell with \"\n    b,\"c\n      ^\n"},
};

static bool write_row(void *user, const struct csv_cell *cells, uint32_t count)
{
    char *out = user;
    uint32_t i;

    for (i = 0; i < count; i++)
        sprintf(out + strlen(out), "<%.*s>", (int)cells[i].text.len, cells[i].text.at);
    strcat(out, "/");
    return true;
}

START_TEST(reads_rows)
{
    struct csv_options options = {.comments = true, .code = DIAG_PACK};
    struct heard heard = {.len = 0};
    struct diagnostics diags = {.report = hear, .user = &heard};
    struct arena arena;
    char rows[400] = "";
    bool ok;

    arena_init(&arena, 0);
    ok = csv_read(slice_of(TABLES[_i].text), slice_of("T"), &options, &arena, write_row, rows, &diags);
    ck_assert_msg(strcmp(rows, TABLES[_i].rows) == 0, "row %d: got %s", TABLES[_i].line, rows);
    ck_assert_msg(strcmp(heard.text, TABLES[_i].error) == 0, "row %d: got %s", TABLES[_i].line, heard.text);
    ck_assert(ok == (TABLES[_i].error[0] == '\0'));
    arena_free(&arena);
}
END_TEST

static bool ignore_row(void *user, const struct csv_cell *cells, uint32_t count)
{
    (void)user;
    (void)cells;
    return count > 0;
}

/* Memory that ends while libcsv holds a buffer goes to the escape that was set; the leak checker sees what is not given back. */
START_TEST(rows_without_memory)
{
    struct csv_options options = {.comments = false, .code = DIAG_PACK};
    struct arena arena;
    jmp_buf escape;
    char text[3000];
    size_t i;
    volatile bool escaped = false;

    for (i = 0; i + 8 <= sizeof text; i += 8)
        memcpy(text + i, "\"a\"\"b\",\n", 8);
    arena_init(&arena, 2000);
    arena.escape = &escape;
    if (setjmp(escape) == 0) {
        struct slice all = {text, i};
        csv_read(all, slice_of("T"), &options, &arena, ignore_row, NULL, NULL);
    } else {
        escaped = true;
        ck_assert_ptr_eq(arena.escape, &escape);
    }
    ck_assert(escaped);
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, reads_units, 0, sizeof UNITS / sizeof *UNITS);
    tcase_add_test(tests, reads_dimensions);
    tcase_add_loop_test(tests, fills_classes, 0, sizeof CLASSES / sizeof *CLASSES);
    tcase_add_loop_test(tests, knows_words, 0, sizeof WORDS / sizeof *WORDS);
    tcase_add_test(tests, reads_values);
    tcase_add_test(tests, later_folders_replace);
    tcase_add_loop_test(tests, reads_rows, 0, sizeof TABLES / sizeof *TABLES);
    tcase_add_test(tests, rows_without_memory);
}

int main(void)
{
    return unit_run("pack load", add);
}
