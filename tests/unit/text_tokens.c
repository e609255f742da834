/* Tokens: where they begin and end, and their shapes. */
#include "text_view.h"

static const struct {
    int line;
    const char *text, *tokens; /* joined by blanks, "_" before a token that is glued to the one before */
} ROWS[] = {
    {__LINE__, "The port grew.", "The port grew _."},
    {__LINE__, "4,317.5 tonnes", "4,317.5 tonnes"},
    {__LINE__, "12,34,500 cards", "12,34,500 cards"},
    {__LINE__, "in 2019,2020 and 1,25", "in 2019 _, _2020 and 1 _, _25"},
    {__LINE__, "$3.2bn, 5kg, 3rd", "$ _3.2 _bn _, 5 _kg _, 3 _rd"},
    {__LINE__, "H5N1 and COVID-19", "H _5 _N _1 and COVID _- _19"},
    {__LINE__, "v2.1.4 in 2021.", "v _2.1.4 in 2021 _."},
    {__LINE__, "don't, O'Brien, it's, they've", "don't _, O'Brien _, it _'s _, they've"},
    {__LINE__, "the mine's output, workers' pay", "the mine _'s output _, workers _' pay"},
    {__LINE__, "'the workers' he said", "' _the workers _' he said"},
    {__LINE__, "the '90s and 1990s", "the ' _90 _s and 1990 _s"},
    {__LINE__, "U.S.-led, U.S. and a.m.", "U.S. _- _led _, U.S. and a.m."},
    {__LINE__, "Mr. Ode met Dr. Lind", "Mr. Ode met Dr. Lind"},
    {__LINE__, "George W. Lind", "George W. Lind"},
    {__LINE__, "No. 5 said no.", "No. 5 said no _."},
    {__LINE__, "well... so? \"Yes!\"", "well _... so _? \" _Yes _! _\""},
    {__LINE__, "caf\xc3\xa9 \xc3\x89tat 5 m\xc2\xb2", "caf\xc3\xa9 \xc3\x89tat 5 m _\xc2\xb2"},
    {__LINE__,
     "\xe2\x82\xac"
     "5, \xc2\xa3"
     "3.50 \xc2\xa9",
     "\xe2\x82\xac _5 _, \xc2\xa3 _3.50 \xc2\xa9"},
    {__LINE__, "3\xc2\xbd hours", "3 _\xc2\xbd hours"},
    {__LINE__, "10:30 on 3/4", "10 _: _30 on 3 _/ _4"},
    {__LINE__, "Tuesday 's vote ca n't", "Tuesday 's vote ca n't"},
    {__LINE__, "5.6 -magnitude", "5.6 - _magnitude"},
    {__LINE__, "www.velmar.example", "www _. _velmar _. _example"},
};

START_TEST(splits)
{
    struct arena arena;
    struct view *view;
    char got[1024] = "";
    size_t len = 0;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(ROWS[_i].text));
    for (uint32_t i = 0; i < view->token_count; i++) {
        if (i > 0)
            append(got, &len, slice_of(" "));
        if (view->tokens[i].shape & SHAPE_GLUED)
            append(got, &len, slice_of("_"));
        append(got, &len, token_text(view, i));
    }
    ck_assert_msg(strcmp(got, ROWS[_i].tokens) == 0, "row %d: got %s", ROWS[_i].line, got);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text;
    uint32_t token;
    unsigned shape;
} SHAPES[] = {
    {__LINE__, "port", 0, SHAPE_WORD | SHAPE_FIRST},
    {__LINE__, "Port", 0, SHAPE_WORD | SHAPE_CAPITAL | SHAPE_FIRST},
    {__LINE__, "the USGS", 1, SHAPE_WORD | SHAPE_CAPITAL | SHAPE_UPPER},
    {__LINE__, "the ORLAVIANS won", 1, SHAPE_WORD | SHAPE_CAPITAL | SHAPE_UPPER},
    {__LINE__, "the A", 1, SHAPE_WORD | SHAPE_CAPITAL},
    {__LINE__, "an iPad", 1, SHAPE_WORD},
    {__LINE__, "an \xc3\x89tat", 1, SHAPE_WORD | SHAPE_CAPITAL},
    {__LINE__, "an \xc3\x89TAT", 1, SHAPE_WORD | SHAPE_CAPITAL | SHAPE_UPPER},
    {__LINE__, "5 cows", 0, SHAPE_DIGIT},
    {__LINE__, "5 cows", 1, SHAPE_WORD | SHAPE_FIRST},
    {__LINE__, "5%", 1, SHAPE_MARK | SHAPE_GLUED},
    {__LINE__, "the mine's", 2, SHAPE_POSSESSIVE | SHAPE_GLUED},
    {__LINE__, "the boys' hut", 2, SHAPE_POSSESSIVE | SHAPE_GLUED},
    {__LINE__, "It sank. Two did.", 3, SHAPE_WORD | SHAPE_CAPITAL | SHAPE_FIRST},
};

START_TEST(shapes)
{
    const unsigned public = (SHAPE_POSSESSIVE << 1) - 1;
    struct arena arena;
    struct view *view;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(SHAPES[_i].text));
    ck_assert_uint_lt(SHAPES[_i].token, view->token_count);
    ck_assert_msg((view->tokens[SHAPES[_i].token].shape & public) == SHAPES[_i].shape, "row %d: got %x", SHAPES[_i].line,
                  view->tokens[SHAPES[_i].token].shape);
    arena_free(&arena);
}
END_TEST

/* The cache of short words and the longer way give the same lexemes, whatever stood before. */
START_TEST(looks_words_up)
{
    static const char *const WORDS[] = {"the", "The", "exports", "government", "Governments", "approximately", "xqzt"};
    struct arena arena;

    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char lower[64], twice[128];
        size_t len = strlen(WORDS[i]);
        struct view *view;

        for (size_t k = 0; k <= len; k++)
            lower[k] = ascii_lower(WORDS[i][k]);
        snprintf(twice, sizeof twice, "%s %s", WORDS[i], lower);
        view = view_of(&arena, slice_of(twice));
        ck_assert_uint_eq(view->token_count, 2);
        ck_assert_ptr_eq(view->tokens[0].word, pack_word(the_pack, (struct slice){lower, len}));
        ck_assert_ptr_eq(view->tokens[1].word, view->tokens[0].word);
    }
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, splits, 0, (int)(sizeof ROWS / sizeof *ROWS));
    tcase_add_loop_test(tests, shapes, 0, (int)(sizeof SHAPES / sizeof *SHAPES));
    tcase_add_test(tests, looks_words_up);
}

int main(void)
{
    return text_run("text tokens", add);
}
