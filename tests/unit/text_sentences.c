/* Where sentences end, of what kind they are, and which passages stood before. */
#include "text_view.h"

static const struct {
    int line;
    const char *text; /* "|" ends a sentence, "||" a paragraph too; both are written as blanks and empty lines */
} ROWS[] = {
    {__LINE__, "One sank."},
    {__LINE__, "One sank. |Two swam."},
    {__LINE__, "Is it true? |Yes! |It is."},
    {__LINE__, "Exports rose 4.5 percent to $3.2 billion. |Then they fell."},
    {__LINE__, "It cost 3.50. |The next cost 4."},
    {__LINE__, "In 2021. |In 2022."},
    {__LINE__, "It ended in 2021. |15 boats sank."},
    /* abbreviations */
    {__LINE__, "Mr. Ode met Mrs. Lind and Dr. Okoro. |They spoke."},
    {__LINE__, "Gen. Abo and Prof. Lind left. |Sen. Ode stayed."},
    {__LINE__, "St. Mary hospital took 40 people."},
    {__LINE__, "The U.S. economy grew. |It slowed later."},
    {__LINE__, "Officials in the U.S. |The port closed."},
    {__LINE__, "He flew to the U.S. |He stayed there."},
    {__LINE__, "The U.S. Treasury paid. |The U.N. Security Council met."},
    {__LINE__, "The U.S.-led force left."},
    {__LINE__, "Velmar Inc. said profit fell. |It paid Orlavia Corp. Ltd. 3 million."},
    {__LINE__, "The firm is Velmar Inc. |The other is Orlavia Co. |They merged."},
    {__LINE__, "It opens at 5 p.m. on Friday. |It shuts at 9 a.m. |The rest is closed."},
    {__LINE__, "The vote was at 5 p.m. |Police closed the road."},
    {__LINE__, "They met at 5 p.m. Monday in Velmar."},
    {__LINE__, "On Jan. 5 it fell. |On Feb. 6 it rose."},
    {__LINE__, "It shut in Feb. |The owner left."},
    {__LINE__, "See No. 5 and Fig. 3. |They show it."},
    {__LINE__, "He said no. |They left."},
    {__LINE__, "It rose vs. 2.1 in May, approx. 5 points, i.e. more. |Good."},
    {__LINE__, "They sell boats, nets, etc. |The rest is lost."},
    {__LINE__, "It is 6 ft. long and 3 in. wide. |It floats."},
    {__LINE__, "Sales were 5.6bn. |Orlavia lost 3 million. |It sank 5 mi. N of Velmar on May 3."},
    {__LINE__, "The sun. |The moon."},
    {__LINE__, "She holds a Ph.D. in law. |He does not."},
    {__LINE__, "He lives on Main St. in Velmar. |She lives on Oak Ave. |They meet."},
    /* initials */
    {__LINE__, "J. R. Okoro said so. |A. B. Lind did not."},
    {__LINE__, "George W. Lind won. |He spoke."},
    {__LINE__, "It is rich in vitamin C. |The rest is salt."},
    {__LINE__, "So did I. |Then she left."},
    /* quotes and brackets */
    {__LINE__, "\"We lost everything,\" he said. |\"Nobody came.\" |She wept."},
    {__LINE__, "\"Stop!\" he said. |\"Why?\" she asked."},
    {__LINE__, "\"Why did they go?\" |She did not know."},
    {__LINE__, "He said: \"It fell. |It rose.\" |Then he left."},
    {__LINE__, "\xe2\x80\x9cIt fell.\xe2\x80\x9d |\xe2\x80\x9cIt rose.\xe2\x80\x9d"},
    {__LINE__, "'It is over,' he said. |'So go.'"},
    {__LINE__, "(It was late.) |Now go."},
    {__LINE__, "It fell (see page 3). |It rose [again]. |It fell."},
    {__LINE__, "It paid 5 million (about $3 million.) |Then it closed."},
    {__LINE__, "He bought the firm \"Velmar Ltd.\" for 3 million."},
    /* ellipses and doubled marks */
    {__LINE__, "It fell... |Then it rose."},
    {__LINE__, "It fell\xe2\x80\xa6 and rose."},
    {__LINE__, "Really?! |Yes!!! |No."},
    /* footnote marks and lost blanks */
    {__LINE__, "The firm said so.[2] |It was late."},
    {__LINE__, "Sales rose.4 |The firm said so."},
    {__LINE__, "Visit www.velmar.example.com for more. |Thanks."},
    {__LINE__, "Write to ode@velmar.example.com now."},
    {__LINE__, "It runs version 2.1.4 now. |It is new."},
    {__LINE__, "The Node.Js tool failed."},
    /* no ends */
    {__LINE__, "Prices: 5 dollars; 6 dollars; more."},
    {__LINE__, "The rate was .5 percent."},
    {__LINE__, "Yahoo! shares fell."},
    /* paragraphs */
    {__LINE__, "Mill burns||The mill burned on Monday. |Nobody was hurt."},
    {__LINE__, "It has two parts:||The first is here."},
    {__LINE__, "One sank.||Two swam. |Three flew.||Four ran."},
    /* text that was tokenized once */
    {__LINE__, "It hit at 6 a . m . in the U . S . on Friday . |It was strong ."},
    {__LINE__, "Mr . Ode said so . |Tuesday 's vote fell ."},
    {__LINE__, "\" It fell , \" he said . |\" It rose . \" |He left ."},
    /* other scripts */
    {__LINE__, "\xc3\x89tat fell. |\xc3\x84nderung rose. |It ended."},
    {__LINE__, "It is \xc3\xa9t\xc3\xa9. |Winter is over."},
};

START_TEST(ends)
{
    struct arena arena;
    char text[1024] = "", got[1024] = "";
    size_t len = 0, got_len = 0;
    struct view *view;

    arena_init(&arena, 0);
    for (const char *p = ROWS[_i].text; *p != '\0'; p++) {
        if (*p == '|' && p[1] == '|')
            append(text, &len, slice_of("\n\n")), p++;
        else if (*p != '|')
            append(text, &len, (struct slice){p, 1});
    }
    view = view_of(&arena, (struct slice){text, len});
    for (uint32_t i = 0; i < view->sentence_count; i++) { /* what comes back is put together as the row is */
        const struct sentence *s = &view->sentences[i];
        size_t from = view_source(view, s->start), to = view_source_end(view, s->end);

        if (i > 0)
            append(got, &got_len, slice_of(s->paragraph == s[-1].paragraph ? " |" : "||"));
        append(got, &got_len, slice_part((struct slice){text, len}, from, to));
    }
    ck_assert_msg(strcmp(got, ROWS[_i].text) == 0, "row %d: got %s", ROWS[_i].line, got);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text, *kinds; /* one letter a sentence: Prose Heading Item Dateline Boilerplate */
    const char *first;        /* the first sentence */
} KINDS[] = {
    {__LINE__, "Mill burns in Velmar\n\nThe mill burned on Monday.", "HP", "Mill burns in Velmar"},
    {__LINE__, "The mill burned on Monday", "P", "The mill burned on Monday"},
    {__LINE__, "NAIROBI, Kenya (AP) \xe2\x80\x94 The lake rose. It fell.", "DPP", "NAIROBI, Kenya (AP)"},
    {__LINE__, "TOKYO, March 3 (Reuters) - Shares rose.", "DP", "TOKYO, March 3 (Reuters)"},
    {__LINE__, "Port Velmar (AP) -- Shares rose.", "DP", "Port Velmar (AP)"},
    {__LINE__, "The mill - a ruin - burned.", "P", "The mill - a ruin - burned."},
    {__LINE__, "It rained.\n\nVelmar, 10 January 2024\n\nIt snowed.", "PDP", "It rained."},
    {__LINE__, "1. The first has 3 boats.\n2) The second has none.\n- a third\n\xe2\x80\xa2 a fourth", "IIII",
     "The first has 3 boats."},
    {__LINE__, "A. By rail it takes two days. It is slow.\n\nB. By road it takes one.", "III", "By rail it takes two days."},
    {__LINE__, "J. Okoro sank. Two swam.", "PP", "J. Okoro sank."},
    {__LINE__, "It rained.\n\n\xc2\xa9 2024 Velmar Post. All rights reserved.", "PBB", "It rained."},
    {__LINE__, "3 min read\n\nIt rained all day.", "BP", "3 min read"},
    {__LINE__, "It rained all day.\n\nSign up to our newsletter", "PB", "It rained all day."},
    {__LINE__, "Editor\xe2\x80\x99s choice\n\nIt rained all day.", "BP", "Editor's choice"},
    {__LINE__, "Popular uprising shakes Orlavia\n\nIt began on Monday.", "HP", "Popular uprising shakes Orlavia"},
    {__LINE__, "Share prices in Velmar fell 5 percent.\n\nThey rose later.", "PP", "Share prices in Velmar fell 5 percent."},
    {__LINE__, ". \n\n*\n\nIt rained.", "P", "It rained."},
};

START_TEST(kinds)
{
    struct arena arena;
    char got[64] = "";
    size_t len = 0;
    struct view *view;
    struct slice first;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(KINDS[_i].text));
    for (uint32_t i = 0; i < view->sentence_count; i++)
        append(got, &len, slice_part(slice_of("PHIDB"), view->sentences[i].kind, view->sentences[i].kind + 1u));
    ck_assert_msg(strcmp(got, KINDS[_i].kinds) == 0, "row %d: got %s", KINDS[_i].line, got);
    first = slice_part(view->text, view->sentences[0].start, view->sentences[0].end);
    ck_assert_msg(slice_equal(first, slice_of(KINDS[_i].first)), "row %d: first is \"%.*s\"", KINDS[_i].line, (int)first.len,
                  first.at);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text, *repeated; /* one letter a sentence: "r" stood before, "-" did not */
} PASSAGES[] = {
    {__LINE__, "Four boats sank here. Then it rained.\n\nFour boats sank here. Then it rained.", "--rr"},
    {__LINE__, "\"Four boats sank here,\n\nFour boats, sank here.\n\nfour BOATS sank here", "-rr"},
    {__LINE__, "Two boats sank. Two boats sank.", "--"},
    {__LINE__, "Four boats sank here. Five boats sank here. Four boats rose here.", "---"},
    {__LINE__, "It cost them $5. It cost them 5%. It cost them $5.", "--r"},
    {__LINE__, "It handled 1.5 tonnes. It handled 15 tonnes.", "--"},
};

START_TEST(repetitions)
{
    struct arena arena;
    struct view *view;
    char got[64] = "";
    size_t len = 0;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(PASSAGES[_i].text));
    for (uint32_t i = 0; i < view->sentence_count; i++)
        append(got, &len, slice_of(view->sentences[i].repeated ? "r" : "-"));
    ck_assert_msg(strcmp(got, PASSAGES[_i].repeated) == 0, "row %d: got %s", PASSAGES[_i].line, got);
    arena_free(&arena);
}
END_TEST

/* What an input can drive stays bounded: long sentences are split, a word of megabytes is one token, marks alone are no sentence. */
START_TEST(limits)
{
    enum { SIZE = 1 << 20 };
    static const char *const UNITS[] = {
        "a",   "word ",        "1.",       "(",    "a.",    "\"", "'s", "-", "&", "*", ".!", "very ", "Velmar exports ",
        "\" ", "\xe2\x80\x94", "\xc2\xa0", "a-\n", "T\n\n", "1\n"};
    struct arena arena;
    char *text = malloc(SIZE);

    ck_assert_ptr_nonnull(text);
    for (size_t k = 0; k < sizeof UNITS / sizeof *UNITS; k++) {
        size_t unit = strlen(UNITS[k]), len = 0;
        struct view *view;

        while (len + unit <= SIZE) {
            memcpy(text + len, UNITS[k], unit);
            len += unit;
        }
        arena_init(&arena, 0);
        view = view_of(&arena, (struct slice){text, len});
        for (uint32_t i = 0; i < view->sentence_count; i++) {
            const struct sentence *s = &view->sentences[i];

            ck_assert_msg(s->end - s->start < 200000 || s->end_token - s->first_token == 1, "unit %zu: a sentence of %u bytes", k,
                          s->end - s->start);
            view_tag(view, i);
        }
        arena_free(&arena);
    }
    free(text);
}
END_TEST

START_TEST(first_words)
{
    struct arena arena;
    struct view *view;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of("\"Boats sank,\" he said. 12 rose."));
    ck_assert_uint_eq(view->sentence_count, 2);
    for (uint32_t i = 0; i < view->token_count; i++) {
        bool first = slice_equal(token_text(view, i), slice_of("Boats")) || slice_equal(token_text(view, i), slice_of("rose"));

        ck_assert_int_eq((view->tokens[i].shape & SHAPE_FIRST) != 0, first);
    }
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, ends, 0, (int)(sizeof ROWS / sizeof *ROWS));
    tcase_add_loop_test(tests, kinds, 0, (int)(sizeof KINDS / sizeof *KINDS));
    tcase_add_loop_test(tests, repetitions, 0, (int)(sizeof PASSAGES / sizeof *PASSAGES));
    tcase_add_test(tests, limits);
    tcase_add_test(tests, first_words);
}

int main(void)
{
    return text_run("text sentences", add);
}
