/* What pattern files become: trees of nodes, the places at which rules are tried, and matching pieces. */
#include "pack_fixture.h"

#include <stdio.h>

#include "pack/piece.h"

/* ---- trees --------------------------------------------------------------------------------------------------------------------- */

static void dump(const struct pack *pack, const struct rule *rule, const struct node *node, char *out)
{
    static const char *const SLOTS[] = {"", "number", "digits", "integer", "words", "ordinal", "units"};
    static const char *const OPEN[] = {"", "", "", "(", "<", "opt(", "(", "ahead(", "not(", "behind(", "not-behind("};
    struct slice s;
    uint16_t i;

    out += strlen(out);
    switch (node->kind) {
    case NODE_LITERAL: sprintf(out, "'%.*s'", (int)node->literal.len, node->literal.at); return;
    case NODE_PIECE:
        s = piece_source(node->piece);
        out += sprintf(out, "/%.*s/", (int)s.len, s.at);
        for (i = 0; i < node->group_count; i++)
            out += sprintf(out, "=%.*s", (int)rule->captures[node->groups[i]].len, rule->captures[node->groups[i]].at);
        return;
    case NODE_SLOT:
        s = node->builtin == SLOT_CLASS ? pack_class_name(pack, node->class_id) : slice_of(SLOTS[node->builtin]);
        sprintf(out, "{%.*s=%.*s}", (int)s.len, s.at, (int)rule->captures[node->capture].len, rule->captures[node->capture].at);
        return;
    default: break;
    }
    if (node->capture != CAPTURE_NONE)
        sprintf(out, "%.*s:", (int)rule->captures[node->capture].len, rule->captures[node->capture].at);
    strcat(out, OPEN[node->kind]);
    if (node->kind == NODE_BEHIND || node->kind == NODE_NOT_BEHIND) {
        s = pack_class_name(pack, node->class_id);
        sprintf(out + strlen(out), "%.*s%s", (int)s.len, s.at, node->child_count ? " " : "");
    }
    for (i = 0; i < node->child_count; i++) {
        if (i)
            strcat(out, node->kind == NODE_CHOICE ? "|" : " ");
        dump(pack, rule, node->children[i], out);
    }
    strcat(out, node->kind == NODE_CHOICE ? ">" : ")");
}

static const struct rule *rule_by_name(const struct pack *pack, const char *name)
{
    uint16_t i;

    for (i = 0; i < pack_rule_count(pack); i++) {
        if (slice_equal(pack_rule(pack, i)->name, slice_of(name)))
            return pack_rule(pack, i);
    }
    ck_abort_msg("no rule %s", name);
    return NULL;
}

/* A pack of one rule beside the small pack, with this expression. */
static struct pack *load_expression(const char *match, const char *at)
{
    char folder[] = "/tmp/assay-unit-XXXXXX", path[64];
    const char *folders[2] = {SMALL_PACK, folder};
    struct pack *pack;
    FILE *file;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.pat", folder);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "rule x\n  kind trap\n  match %s\n%s%s\n  + [a]\n  + [b]\n  - c\n", match, at ? "  at " : "", at ? at : "");
    fclose(file);
    pack = load_packs(folders, 2);
    remove(path);
    remove(folder);
    return pack;
}

static const struct {
    int line;
    const char *match, *tree;
} TREES[] = {
    {__LINE__, "{number}", "{number=number}"},
    {__LINE__, "{number} {mass}", "({number=number} ' ' {mass=mass})"},
    {__LINE__, "{number:low}-{number:high}", "({number=low} '-' {number=high})"},
    {__LINE__, "{number}\\s?{mass}(?!-\\w)", "({number=number} /\\s?/ {mass=mass} /(?!-\\w)/)"},
    {__LINE__, "{symbol}?{number}", "(opt({symbol=symbol}) {number=number})"},
    {__LINE__, "{number}(?: {mass})?", "({number=number} opt((' ' {mass=mass})))"},
    {__LINE__, "{number} (?:{mass}|{length}|each)", "({number=number} ' ' <{mass=mass}|{length=length}|'each'>)"},
    {__LINE__, "{mass}|{length} x", "<{mass=mass}|({length=length} ' x')>"},
    {__LINE__, "{number}(?<tail> (?:a|per) {unit})", "({number=number} tail:((/ (?:a|per) / {unit=unit})))"},
    {__LINE__, "{number}(?<tail> (?:a|per))", "({number=number} /(?<tail> (?:a|per))/=tail)"}, /* no slot in it: one piece */
    {__LINE__, "{number}(?= {unit})(?! {mass})", "({number=number} ahead((' ' {unit=unit})) not((' ' {mass=mass})))"},
    {__LINE__, "(?<={weekday} ){month}", "(behind(weekday ' ') {month=month})"},
    {__LINE__, "{month}(?<!{weekday}[ -]x)(?<={month})", "({month=month} not-behind(weekday /[ -]x/) behind(month))"},
    {__LINE__, "({number}|a) b", "(<{number=number}|'a'> ' b')"},
    {__LINE__, "Page {integer}\\.", "('page ' {integer=integer} '.')"},
    {__LINE__, "page [{a}] \\{x\\} \\x{24} \\Q{mass}\\E {integer}",
     "(/page [{a}] \\{x\\} \\x{24} \\Q{mass}\\E / {integer=integer})"},
    {__LINE__, "{integer}\\d{2,3}", "({integer=integer} /\\d{2,3}/)"},
    {__LINE__, "(?<!x){integer}(?#{mass})", "(/(?<!x)/ {integer=integer} /(?#{mass})/)"},
    {__LINE__, "a|b", "/a|b/"},
    {__LINE__, "{integer}(?:|{mass})", "({integer=integer} <()|{mass=mass}>)"},
    {__LINE__, "(?={weekday}){weekday}", "(ahead({weekday=weekday}) {weekday=weekday})"}, /* looked at and taken */
    {__LINE__, "{month} {integer}|{integer} {month}",
     "<({month=month} ' ' {integer=integer})|({integer=integer} ' ' {month=month})>"},
};

START_TEST(builds_trees)
{
    struct pack *pack = load_expression(TREES[_i].match, NULL);
    const struct rule *rule = rule_by_name(pack, "x");
    char got[1000] = "";

    dump(pack, rule, rule->match, got);
    ck_assert_msg(strcmp(got, TREES[_i].tree) == 0, "row %d: %s\n got %s", TREES[_i].line, TREES[_i].match, got);
    ck_assert(slice_equal(rule->expression, slice_of(TREES[_i].match)));
    pack_free(pack);
}
END_TEST

/* ---- anchors ------------------------------------------------------------------------------------------------------------------- */

static bool listed(const uint64_t *rules, const struct rule *rule)
{
    return rules && (rules[rule->order / 64] >> (rule->order % 64) & 1);
}

static bool tried_at(const struct pack *pack, const struct rule *rule, struct slice place)
{
    const struct lexeme *word = pack_word(pack, place);
    const struct rule_filter *filter = pack_filter(pack);

    if (ascii_is_digit(place.at[0]))
        return listed(filter->at_digit, rule);
    return (word && listed(word->rules, rule)) || listed(filter_set(filter, filter->at_mark, (unsigned char)place.at[0]), rule);
}

static const struct {
    int line;
    const char *match, *at;
    const char *tried, *not_tried; /* words, marks and digits, separated by blanks */
} ANCHORS[] = {
    {__LINE__, "{number} x", NULL, "0 two twenty million \xC2\xBD", "and tonne $ may"},
    {__LINE__, "{digits} x", NULL, "0", "two and \xC2\xBD"},
    {__LINE__, "{words} x", NULL, "two \xC2\xBD", "0"},
    {__LINE__, "{weekday}", NULL, "tuesday tue", "may 0"},
    {__LINE__, "{symbol}{number}", NULL, "$ us usd kes", "0 \xC2 %"},
    {__LINE__, "{units}", NULL, "metric km dollars \xC2 %", "0 $"},
    {__LINE__, "{mass}?{weekday}", NULL, "tuesday kg metric", "tons-x 0"},
    {__LINE__, "(?:{weekday}|on {month}|by) x", NULL, "tuesday on by", "may jan"},
    {__LINE__, "(?:about )?{integer}", NULL, "about 0", "two"},
    {__LINE__, "(?:at|in|i)? ?{integer}", "at in i 0", "at in i 0", "two"},
    {__LINE__, "percent(?:age)?s? x", NULL, "percent percentage percents percentages", "per x"},
    {__LINE__, "[Cc]h?apt\\.? {integer}", NULL, "capt chapt", "apt 0"},
    {__LINE__, "(?<=x )(?=.)\\bfoo bar", NULL, "foo", "x bar"},
    {__LINE__, "(?:a\\.m\\.|p\\.m\\.) x", NULL, "a.m. p.m. a p", "m"},
    {__LINE__, "don't x", NULL, "don't", "t"},
    {__LINE__, "\\$\\d x", NULL, "$", "0"},
    {__LINE__, "\\d+-x", NULL, "0", "x -"},
    {__LINE__, "[#$\\d] x", NULL, "# $ 0", "x"},
    {__LINE__, "\\w+ x", "Foo #", "foo #", "0 x"},
};

START_TEST(finds_anchors)
{
    struct pack *pack = load_expression(ANCHORS[_i].match, ANCHORS[_i].at);
    const struct rule *rule = rule_by_name(pack, "x");
    struct slice rest = slice_of(ANCHORS[_i].tried), part;

    while (slice_split(&rest, ' ', &part))
        ck_assert_msg(tried_at(pack, rule, part), "row %d: not tried at %.*s", ANCHORS[_i].line, (int)part.len, part.at);
    rest = slice_of(ANCHORS[_i].not_tried);
    while (slice_split(&rest, ' ', &part))
        ck_assert_msg(!tried_at(pack, rule, part), "row %d: tried at %.*s", ANCHORS[_i].line, (int)part.len, part.at);
    pack_free(pack);
}
END_TEST

/* ---- keys and examples ------------------------------------------------------------------------------------------------------------ */

START_TEST(reads_keys)
{
    struct pack *pack = load_small();
    const struct rule *range = rule_by_name(pack, "money/range"), *odd = rule_by_name(pack, "odd/at");
    const struct rule *page = rule_by_name(pack, "trap/page");

    ck_assert_int_eq(range->kind, KIND_MONEY);
    ck_assert_int_eq(range->priority, 5);
    ck_assert_uint_eq(range->over_count, 1);
    ck_assert_uint_eq(range->over[0], page->order);
    ck_assert(slice_equal(range->file, slice_of(SMALL_PACK "/xx/a.pat")));
    ck_assert_uint_eq(range->line, 9);
    ck_assert_uint_eq(range->example_count, 3);
    ck_assert_uint_eq(range->examples[1].line, 16);
    ck_assert(slice_equal(range->examples[1].text, slice_of("It costs [$3 to 5 a kilo].")));
    ck_assert(slice_equal(range->examples[1].expected, slice_of("3..5 USD")));
    ck_assert(!range->examples[2].positive);
    /* Two lines of match are one expression. */
    ck_assert(slice_equal(range->expression, slice_of("(?:between |from )?{symbol}{number:low}(?: ?- ?| and | to ){symbol:again}?"
                                                      "{number:high}(?<tail> (?:a|per) {unit})?")));
    ck_assert(slice_equal(page->reason, slice_of("a page is no figure")));
    ck_assert_uint_eq(page->examples[0].expected.len, 0);
    ck_assert(slice_equal(odd->unit->id, slice_of("%")));
    ck_assert(slice_equal(odd->value, slice_of("1")) && slice_equal(odd->modifier, slice_of(">=")));
    ck_assert(slice_equal(odd->normalizer, slice_of("special")));
    pack_free(pack);
}
END_TEST

/* ---- matching ---------------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    const char *expression, *text;
    size_t at;
    int end;           /* -1: no match */
    const char *group; /* text of its first group; NULL: took no part */
} MATCHES[] = {
    {__LINE__, "a+", "xaaa", 1, 4, NULL},
    {__LINE__, "a+", "xaaa", 0, -1, NULL}, /* only where it is asked */
    {__LINE__, "PAGE", "Page", 0, 4, NULL},
    {__LINE__, "(?<=x)a", "xa", 1, 2, NULL},
    {__LINE__, "(?<!x)a", "xa", 1, -1, NULL},
    {__LINE__, "\xC3\x89+", "\xC3\xA9\xC3\x89", 0, 4, NULL}, /* letters with accents fold too */
    {__LINE__, "(?<n>b)|a", "b", 0, 1, "b"},
    {__LINE__, "(?<n>b)|a", "a", 0, 1, NULL},
    {__LINE__, "(x)(?<n>b)", "xb", 0, 2, "b"}, /* only names capture */
    {__LINE__, "$", "a", 1, 1, NULL},
    {__LINE__, "", "a", 1, 1, NULL},
};

START_TEST(matches_pieces)
{
    struct regex_error error;
    struct regex *regex = regex_new(slice_of(MATCHES[_i].expression), &error);
    struct regex_scratch *scratch = regex_scratch_new();
    struct slice text = slice_of(MATCHES[_i].text);
    struct regex_span group;
    size_t end = 0;
    bool limited = false, found;

    ck_assert_msg(regex != NULL, "row %d: %s", MATCHES[_i].line, error.message);
    found = regex_match(regex, scratch, text, MATCHES[_i].at, &end, &group, 1, &limited);
    ck_assert_msg(found == (MATCHES[_i].end >= 0), "row %d", MATCHES[_i].line);
    ck_assert(!limited);
    if (found) {
        ck_assert_msg((int)end == MATCHES[_i].end, "row %d: end %zu", MATCHES[_i].line, end);
        ck_assert_msg((group.start != UINT32_MAX) == (MATCHES[_i].group != NULL), "row %d: group", MATCHES[_i].line);
        if (MATCHES[_i].group)
            ck_assert(slice_equal(slice_part(text, group.start, group.end), slice_of(MATCHES[_i].group)));
    }
    regex_free(regex);
    regex_scratch_free(scratch);
}
END_TEST

/* An expression that would run for years stops at the limit and says so. */
START_TEST(stops_at_the_limit)
{
    struct regex_error error;
    struct regex *regex = regex_new(slice_of("(?:a|aa|a*b?)+yx"), &error);
    struct regex_scratch *scratch = regex_scratch_new();
    char text[3000];
    struct slice all = {text, sizeof text};
    bool limited = false;

    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 3, "cyx", 3); /* without its last letters no text is even tried */
    ck_assert_ptr_nonnull(regex);
    ck_assert(!regex_match(regex, scratch, all, 0, NULL, NULL, 0, &limited));
    ck_assert(limited);
    regex_free(regex);
    regex_scratch_free(scratch);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, builds_trees, 0, sizeof TREES / sizeof *TREES);
    tcase_add_loop_test(tests, finds_anchors, 0, sizeof ANCHORS / sizeof *ANCHORS);
    tcase_add_test(tests, reads_keys);
    tcase_add_loop_test(tests, matches_pieces, 0, sizeof MATCHES / sizeof *MATCHES);
    tcase_add_test(tests, stops_at_the_limit);
}

int main(void)
{
    return unit_run("pack rules", add);
}
