/* The summary of a run: one made by hand whose page is compared whole, and random ones that must keep to the width and have no colors. */
#include "unit.h"

#include "report/page.h"

#include <math.h>

enum { CLAIMS = 6 };

struct world { /* a port, a toll and a share, in a few invented articles */
    struct claim claims[CLAIMS];
    struct value value;
    const struct claim *sides[3][3];
    const struct claim *copies[3];
    struct variant variants[2];
    struct finding findings[3];
};

static void fill_claim(struct claim *claim, const char *source, const char *published, const char *text, const char *sentence)
{
    claim_clear(claim);
    claim->claim_id = hash_bytes(1, slice_of(sentence));
    claim->source = slice_of(source);
    claim->published = slice_of(published);
    claim->kind = KIND_QUANTITY;
    claim->text = slice_of(text);
    claim->sentence = slice_of(sentence);
}

static struct group make_group(struct world *w)
{
    struct group group = {.id = 7,
                          .measure = slice_of("ore handled, Port Velmar, May 2031"),
                          .variants = w->variants,
                          .variant_count = 2,
                          .findings = w->findings,
                          .finding_count = 2};

    memset(w, 0, sizeof *w);
    fill_claim(&w->claims[0], "articles/herald.txt", "2031-06-03", "4.1m tonnes",
               "In its monthly bulletin, which came a week late because of the strike, the harbour office said that Port Velmar "
               "handled 4.1m tonnes of ore in "
               "May, more than in any month since the new quay was opened by the minister.");
    fill_claim(&w->claims[1], "articles/coast-times.txt", "", "3.6m tonnes", "The harbour moved 3.6m tonnes in May.");
    fill_claim(&w->claims[2], "articles/reprint.txt", "2031-06-04", "3.6m tonnes", "The harbour moved 3.6m tonnes in May.");
    fill_claim(&w->claims[3], "articles/herald.txt", "2031-06-03", "12", "12 of 48 cranes, or a third, stood still.");
    fill_claim(&w->claims[4], "articles/herald.txt", "2031-06-03", "48", "12 of 48 cranes, or a third, stood still.");
    fill_claim(&w->claims[5], "articles/herald.txt", "2031-06-03", "a third", "12 of 48 cranes, or a third, stood still.");
    w->claims[3].kind = w->claims[4].kind = KIND_COUNT;
    w->claims[5].kind = KIND_RATIO;
    w->sides[0][0] = &w->claims[0];
    w->sides[1][0] = &w->claims[1];
    w->sides[1][1] = &w->claims[2];
    w->copies[1] = &w->claims[1];
    for (int i = 0; i < 3; i++)
        w->sides[2][i] = &w->claims[3 + i];
    w->variants[0] = (struct variant){.claims = w->sides[0], .count = 1};
    w->variants[1] = (struct variant){.claims = w->sides[1], .copy_of = w->copies, .count = 2};
    w->findings[0] =
        (struct finding){.id = 1,
                         .a = 0,
                         .b = 1,
                         .verdict = VERDICT_CONFLICT,
                         .reason = slice_of("values"),
                         .severity = 0.8,
                         .implied = (double)NAN,
                         .why = slice_of("herald.txt says 4.1m tonnes and coast-times.txt says 3.6m tonnes, both for May 2031."),
                         .cause = slice_of("different months")};
    w->findings[1] = (struct finding){.id = 2,
                                      .verdict = VERDICT_ARITHMETIC,
                                      .reason = slice_of("share"),
                                      .severity = 0.7,
                                      .operands = w->sides[2],
                                      .operand_count = 3,
                                      .calculation = slice_of("12 / 48 = 25 %, not 33.3 %"),
                                      .implied = 0.25,
                                      .why = slice_of("12 of 48 is a quarter.")};
    return group;
}

static void tell_documents(struct report *report)
{
    static const char *const NAMES[] = {"articles/herald.txt", "articles/coast-times.txt", "articles/reprint.txt"};
    static const char *const IDS[] = {"a", "b", "b"};

    for (int i = 0; i < 3; i++) {
        struct document document = {.id = slice_of(IDS[i]), .source = slice_of(NAMES[i])};
        struct extraction extraction = {.document = &document,
                                        .title = slice_of(i == 0 ? "Cranes stand still" : ""),
                                        .published = slice_of(i == 0 ? "2031-06-03" : "")};
        extraction.claims.count = 2;
        report_document(report, &extraction);
    }
}

static void same(struct slice got, const char *want)
{
    ck_assert_msg(slice_equal(got, slice_of(want)), "got:\n%.*s\nwant:\n%s", (int)got.len, got.at, want);
}

#define FINDINGS                                                                                                                   \
    "1 conflict and 1 calculation that does not hold, the worst first:\n"                                                          \
    "\n"                                                                                                                           \
    "1. ore handled, Port Velmar, May 2031                                   conflict\n"                                           \
    "   4.1m tonnes  articles/herald.txt, 2031-06-03\n"                                                                            \
    "     “…said that Port Velmar handled 4.1m tonnes of ore in May, more than in…”\n"                                     \
    "   3.6m tonnes  articles/coast-times.txt\n"                                                                                   \
    "     “The harbour moved 3.6m tonnes in May.”\n"                                                                           \
    "     also in articles/reprint.txt\n"                                                                                          \
    "   Why: herald.txt says 4.1m tonnes and coast-times.txt says 3.6m tonnes, both\n"                                             \
    "     for May 2031.\n"                                                                                                         \
    "   Likely cause: different months\n"                                                                                          \
    "\n"                                                                                                                           \
    "2. ore handled, Port Velmar, May 2031                          arithmetic: share\n"                                           \
    "   12, 48, a third  articles/herald.txt, 2031-06-03\n"                                                                        \
    "     “12 of 48 cranes, or a third, stood still.”\n"                                                                       \
    "   Reckoning: 12 / 48 = 25 %, not 33.3 %\n"                                                                                   \
    "   Why: 12 of 48 is a quarter.\n"                                                                                             \
    "\n"                                                                                                                           \
    "Left out: 1 file that is no article.\n"                                                                                       \
    "Broken: 2 files or records could not be read; see the messages.\n"                                                            \
    "Written:  exports/claims.csv\n"                                                                                               \
    "          exports/findings.csv\n"                                                                                             \
    "Next:     open exports/findings.csv in a spreadsheet: every finding, with both\n"                                             \
    "          quotes and their places\n"
#define COUNTS                                                                                                                     \
    "3 articles (1 of them a copy), 6 figures:\n"                                                                                  \
    "        3 quantity        2 count           1 ratio\n"                                                                        \
    "\n"

static const char *const PAGES[] = {COUNTS FINDINGS, COUNTS "      2  articles/herald.txt  2031-06-03\n"
                                                            "         Cranes stand still\n"
                                                            "      2  articles/coast-times.txt\n"
                                                            "      2  articles/reprint.txt\n"
                                                            "\n" FINDINGS};

START_TEST(summary)
{
    struct report_style style = {.color = false, .unicode = true, .width = 80};
    static const char *const FILES[] = {"exports/claims.csv", "exports/findings.csv"};
    struct input_counts counts = {.documents = 3, .skipped = 1, .bad = 2};
    struct report *report = report_new(&style);
    struct writer *w = writer_memory();
    struct world world;
    struct group group = make_group(&world);

    tell_documents(report);
    for (int i = 0; i < CLAIMS; i++)
        report_claim(report, &world.claims[i]);
    report_group(report, &group);
    report_summary(report, &counts, FILES, 2, _i == 1, w);
    same(writer_bytes(w), PAGES[_i]);
    writer_abandon(w);
    report_free(report);
}
END_TEST

START_TEST(nothing_found)
{
    struct report_style style = {.width = 80};
    static const char *const PAGES_OF_NONE[] = {
        "0 figures.\n\nNo findings: no two figures answer the same question, so there was nothing to\ncompare.\n",
        "0 figures.\n\nNo findings: 1 question is answered more than once, and the answers fit\ntogether.\n"};
    struct report *report = report_new(&style);
    struct writer *w = writer_memory();
    struct group group = {.id = 1};

    if (_i == 1)
        report_group(report, &group);
    report_summary(report, NULL, NULL, 0, false, w);
    same(writer_bytes(w), PAGES_OF_NONE[_i]);
    writer_abandon(w);
    report_free(report);
}
END_TEST

/* The gravest eight of many, conflicts first, whatever the order in which they came. */
START_TEST(worst_first)
{
    struct report_style style = {.width = 80};
    struct report *report = report_new(&style);
    struct writer *w = writer_memory();
    struct world world;
    struct group group = make_group(&world);
    static const char *const WANTED[] = {"1. m19 ", "2. m17 ", "3. m15 ", "8. m05 ", "... and 12 more."};
    size_t at = 0;

    for (int i = 0; i < 20; i++) {
        char name[8] = {'m', (char)('0' + i / 10), (char)('0' + i % 10), '\0'};

        group.measure = slice_of(name);
        group.finding_count = 1;
        world.findings[0].verdict = i % 2 ? VERDICT_CONFLICT : VERDICT_POSSIBLE;
        world.findings[0].severity = i / 20.0;
        report_group(report, &group);
    }
    report_summary(report, NULL, NULL, 0, false, w);
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        size_t found = slice_find(writer_bytes(w), slice_of(WANTED[i]), at);

        ck_assert_msg(found != SIZE_MAX, "%s is not behind byte %zu of:\n%.*s", WANTED[i], at, (int)writer_bytes(w).len,
                      writer_bytes(w).at);
        at = found;
    }
    writer_abandon(w);
    report_free(report);
}
END_TEST

/* ---- any text, any width ------------------------------------------------------------------------------------------------- */

static struct slice random_text(struct arena *arena, uint64_t *state, size_t most)
{
    static const char *const PIECES[] = {"word ",
                                         "a",
                                         " ",
                                         "\xe2\x82\xac",
                                         "\xf0\x9f\x9a\xa2 ",
                                         "\xe6\xb8\xaf\xe6\xb9\xbe",
                                         "4.1m",
                                         "\033[31m",
                                         "\n",
                                         "\xc2\x9b",
                                         "averylongwordthatneedsmorethanaline",
                                         "e\xcc\x81",
                                         "-",
                                         "\xe2\x80\xae",
                                         "/"};
    size_t count, used = 0;
    char *text;

    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    count = (*state >> 33) % most;
    text = arena_alloc(arena, count * 40 + 1);
    for (size_t i = 0; i < count; i++) {
        const char *piece;

        *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
        piece = PIECES[(*state >> 33) % (sizeof PIECES / sizeof *PIECES)];
        memcpy(text + used, piece, strlen(piece));
        used += strlen(piece);
    }
    return (struct slice){text, used};
}

static void check_lines(struct slice page, int width, bool color)
{
    struct slice line;

    while (slice_split(&page, '\n', &line)) {
        ck_assert_msg(color || text_columns(line) <= width, "%d columns, not %d: %.*s", text_columns(line), width, (int)line.len,
                      line.at);
        for (size_t i = 0; !color && i < line.len; i++)
            ck_assert_msg((unsigned char)line.at[i] >= 0x20 && line.at[i] != 0x7f, "control character in: %.*s", (int)line.len,
                          line.at);
    }
}

START_TEST(any_text)
{
    uint64_t state = (uint64_t)_i * 77 + 5;
    struct report_style style = {.color = _i % 10 == 9, .unicode = _i % 2 == 0, .width = 40 + _i % 60};
    struct report *report = report_new(&style);
    struct writer *w = writer_memory();
    struct arena arena;
    struct world world;
    struct group group = make_group(&world);
    struct slice file;
    const char *files[1];

    arena_init(&arena, 0);
    group.measure = random_text(&arena, &state, 30);
    for (int i = 0; i < CLAIMS; i++) {
        struct claim *claim = &world.claims[i];

        claim->sentence = random_text(&arena, &state, 60);
        claim->source = random_text(&arena, &state, 30);
        claim->published = random_text(&arena, &state, 4);
        claim->text = claim->sentence.len > 9 && i % 2 ? slice_part(claim->sentence, 5, 9) : random_text(&arena, &state, 20);
        report_claim(report, claim);
    }
    for (int i = 0; i < 2; i++) {
        world.findings[i].why = random_text(&arena, &state, 40);
        world.findings[i].cause = random_text(&arena, &state, 9);
        world.findings[i].reason = random_text(&arena, &state, 9);
        world.findings[i].calculation = random_text(&arena, &state, 40);
    }
    report_group(report, &group);
    file = arena_format(&arena, "%.*s/findings.csv", 200,
                        "a very long name of a folder/and another one/that nobody should need/but some have");
    files[0] = file.at;
    report_summary(report, NULL, files, 1, true, w);
    check_lines(writer_bytes(w), style.width, style.color);
    if (!style.color)
        ck_assert(slice_find(writer_bytes(w), slice_of("\033"), 0) == SIZE_MAX);
    else
        ck_assert(slice_find(writer_bytes(w), slice_of("\033[1m"), 0) != SIZE_MAX);
    writer_abandon(w);
    report_free(report);
    arena_free(&arena);
}
END_TEST

/* ---- quotes ---------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    int width;
    const char *sentence, *text, *want;
} QUOTES[] = {
    {__LINE__, 60, "The mine shipped 40 carts.", "40 carts", "  \"The mine shipped 40 carts.\"\n"},
    {__LINE__, 40, "Far away, beyond the hills and the second river, the mine shipped 40 carts of slate to the coast before noon.",
     "40 carts", "  \"...shipped 40 carts of slate...\"\n"},
    {__LINE__, 40, "40 carts of slate went to the coast before noon on the first day.", "40 carts",
     "  \"40 carts of slate went to the...\"\n"},
    {__LINE__, 40, "On the first day, before noon, to the coast went 40 carts", "40 carts",
     "  \"...noon, to the coast went 40 carts\"\n"},
    {__LINE__, 60, "It fell to $3-$5 billion.", "$3\xe2\x80\x93$5\n billion", "  \"It fell to $3-$5 billion.\"\n"},
    {__LINE__, 60, "Nothing of the kind.", "77", "  \"Nothing of the kind.\"\n"},
};

START_TEST(quotes)
{
    struct report_style style = {.width = QUOTES[_i].width};
    struct writer *w = writer_memory();
    struct arena arena;
    struct page page;

    arena_init(&arena, 0);
    page_init(&page, w, &style);
    page_quote(&page, &arena, 2, slice_of(QUOTES[_i].sentence), slice_of(QUOTES[_i].text));
    ck_assert_msg(slice_equal(writer_bytes(w), slice_of(QUOTES[_i].want)), "row %d: %.*s", QUOTES[_i].line,
                  (int)writer_bytes(w).len, writer_bytes(w).at);
    writer_abandon(w);
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, summary, 0, 2);
    tcase_add_loop_test(tests, nothing_found, 0, 2);
    tcase_add_test(tests, worst_first);
    tcase_add_loop_test(tests, any_text, 0, 300);
    tcase_add_loop_test(tests, quotes, 0, sizeof QUOTES / sizeof *QUOTES);
}

int main(void)
{
    return unit_run("report summary", add);
}
