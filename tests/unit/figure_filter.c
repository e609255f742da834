/* The filter before the rules: it never drops a rule that matches, at any place of any example of the pack, and it drops most that do not. */
#include "text_view.h"

#include "figure/finder.h"

static struct finder *finder;

/* Makes `view` the one being read, as finder_run does. */
static void look_at(const struct view *view, struct arena *arena)
{
    finder->view = view;
    finder->arena = arena;
    finder->run++;
}

static bool has(const uint64_t *set, uint16_t rule)
{
    return set[rule / 64] >> (rule % 64) & 1;
}

static void all_rules(uint64_t *set)
{
    for (uint16_t i = 0; i < pack_rule_count(the_pack); i++)
        set[i / 64] |= UINT64_C(1) << (i % 64);
}

START_TEST(keeps_what_matches)
{
    uint64_t all[64] = {0};
    uint32_t matched = 0;

    finder = finder_new(the_pack);
    ck_assert_uint_le(pack_filter(the_pack)->words, 64);
    all_rules(all);
    for (uint16_t i = 0; i < pack_rule_count(the_pack); i++) {
        const struct rule *rule = pack_rule(the_pack, i);
        for (uint32_t e = 0; e < rule->example_count; e++) {
            struct arena arena;
            const struct view *view;
            arena_init(&arena, 0);
            view = view_of(&arena, rule->examples[e].text); /* its brackets stand in the way of some: more places to try */
            look_at(view, &arena);
            for (uint32_t t = 0; t < view->token_count; t++) {
                const struct lexeme *word = view->tokens[t].word;
                bool passed_over = word && word->rules && !may_follow(finder, &view->tokens[t]);
                const uint64_t *kept = rules_at(finder, view->tokens[t].start, all, NULL);
                for (uint16_t r = 0; r < pack_rule_count(the_pack); r++) {
                    struct match match;
                    struct figure figure = {.sentence = 0};
                    bool matches = rule_match(finder, pack_rule(the_pack, r), view->tokens[t].start, &match) &&
                                   figure_of_match(finder, &match, &figure);
                    matched += matches;
                    ck_assert_msg(!matches || !passed_over || !has(word->rules, r), "%.*s is passed over in \"%.*s\"",
                                  (int)pack_rule(the_pack, r)->name.len, pack_rule(the_pack, r)->name.at, (int)view->text.len,
                                  view->text.at);
                    ck_assert_msg(!matches || has(kept, r), "%.*s is dropped in \"%.*s\" at byte %u",
                                  (int)pack_rule(the_pack, r)->name.len, pack_rule(the_pack, r)->name.at, (int)view->text.len,
                                  view->text.at, (unsigned)view->tokens[t].start);
                }
            }
            arena_free(&arena);
        }
    }
    ck_assert_uint_gt(matched, 500);
    finder_free(finder);
}
END_TEST

static const struct {
    int line;
    const char *text;
    const char *dropped; /* a rule that begins as the text does, but cannot go on so */
    uint32_t most;       /* rules that may be left, of all */
} NARROW[] = {
    {__LINE__, "18,561 visitors came", "quantity/plain", 8},
    {__LINE__, "40 tonnes of ore", "age/old", 30},
    {__LINE__, "7% of homes", "count/plain", 20},
    {__LINE__, "18 ships came", "date/year", 12},
    {__LINE__, "18 ships came", "trap/glued", 12},
    {__LINE__, "18, said Okoro", "age/apposition", 12},
    {__LINE__, "1234 ships came", "trap/phone", 15},
    {__LINE__, "1918 ships came", "ratio/fraction", 15},
    {__LINE__, "a tonne", "date/ago", 10},
    {__LINE__, "twelve ships", "date/day-month", 20},
};

START_TEST(drops_what_cannot_match)
{
    uint64_t all[64] = {0};
    struct arena arena;
    const uint64_t *kept;
    uint32_t count = 0;

    finder = finder_new(the_pack);
    all_rules(all);
    arena_init(&arena, 0);
    look_at(view_of(&arena, slice_of(NARROW[_i].text)), &arena);
    kept = rules_at(finder, 0, all, NULL);
    for (uint16_t r = 0; r < pack_rule_count(the_pack); r++) {
        count += has(kept, r);
        ck_assert_msg(!has(kept, r) || !slice_equal(pack_rule(the_pack, r)->name, slice_of(NARROW[_i].dropped)),
                      "row %d: %s is kept", NARROW[_i].line, NARROW[_i].dropped);
    }
    ck_assert_msg(count > 0 && count <= NARROW[_i].most, "row %d: %u rules are kept", NARROW[_i].line, (unsigned)count);
    arena_free(&arena);
    finder_free(finder);
}
END_TEST

static const struct {
    int line;
    const char *text;
    bool tried; /* whether any rule of the first word is */
} ANCHORS[] = {
    {__LINE__, "the harbour", false},  {__LINE__, "the second quarter", false}, /* which is found at "second" */
    {__LINE__, "first quarter", true}, {__LINE__, "The Ruvelan", false},        {__LINE__, "in Zuvel, they", false},
    {__LINE__, "in June", false},      {__LINE__, "early June", true},          {__LINE__, "in 2016", true},
    {__LINE__, "a ship", false},       {__LINE__, "a hundred", true},           {__LINE__, "a couple of ships", true},
    {__LINE__, "on Friday", false},    {__LINE__, "last Friday", true},         {__LINE__, "a day ago", true},
    {__LINE__, "late.", false},        {__LINE__, "minus-4 degrees", true},     {__LINE__, "two", true},
};

START_TEST(passes_over_words)
{
    struct arena arena;
    const struct view *view;

    finder = finder_new(the_pack);
    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(ANCHORS[_i].text));
    look_at(view, &arena);
    ck_assert_ptr_nonnull(view->tokens[0].word->rules);
    ck_assert_msg(may_follow(finder, &view->tokens[0]) == ANCHORS[_i].tried, "row %d: %s", ANCHORS[_i].line, ANCHORS[_i].text);
    arena_free(&arena);
    finder_free(finder);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, keeps_what_matches);
    tcase_add_loop_test(tests, passes_over_words, 0, (int)(sizeof ANCHORS / sizeof *ANCHORS));
    tcase_add_loop_test(tests, drops_what_cannot_match, 0, (int)(sizeof NARROW / sizeof *NARROW));
}

int main(void)
{
    return text_run("figure filter", add);
}
