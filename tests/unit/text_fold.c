/* The folded view: what characters and line ends become, and the map back to the source. */
#include "text_view.h"

static const struct {
    int line;
    const char *source, *folded;
} ROWS[] = {
    {__LINE__, "", ""},
    {__LINE__, " \n\t \r\n", ""},
    {__LINE__, "Plain text, 12 of it.", "Plain text, 12 of it."},
    {__LINE__, "two  blanks\tand   a tab", "two blanks and a tab"},
    /* dashes */
    {__LINE__,
     "a 20\xe2\x80\x93year plan, 5\xe2\x80\x93"
     "7%",
     "a 20-year plan, 5-7%"},
    {__LINE__,
     "the yard\xe2\x80\x94"
     "a ruin\xe2\x80\x94"
     "closed",
     "the yard - a ruin - closed"},
    {__LINE__, "the yard \xe2\x80\x94 a ruin \xe2\x80\x93 closed", "the yard - a ruin - closed"},
    {__LINE__,
     "2019\xe2\x80\x94"
     "2021",
     "2019-2021"},
    {__LINE__,
     "a well\xe2\x80\x91known, \xe2\x88\x92"
     "5 degrees",
     "a well-known, -5 degrees"},
    {__LINE__, "it fell--badly -- again", "it fell - badly - again"},
    /* quotes, ellipsis, ligatures */
    {__LINE__, "\xe2\x80\x9cIt\xe2\x80\x99s 6\xe2\x80\xb2 2\xe2\x80\xb3\xe2\x80\x9d", "\"It's 6' 2\"\""},
    {__LINE__, "\xc2\xabso\xc2\xbb it went\xe2\x80\xa6", "\"so\" it went..."},
    {__LINE__,
     "of\xef\xac\x81"
     "ce, e\xef\xac\x83"
     "cient",
     "office, efficient"},
    /* blanks and group marks */
    {__LINE__, "5\xc2\xa0kg and 5\xe2\x80\x89km", "5 kg and 5 km"},
    {__LINE__,
     "1\xc2\xa0"
     "250\xc2\xa0"
     "000 hens",
     "1,250,000 hens"},
    {__LINE__,
     "1\xe2\x80\xaf"
     "250 hens in 2023\xc2\xa0"
     "100 cows",
     "1,250 hens in 2023 100 cows"},
    {__LINE__,
     "12\xe2\x80\x89"
     "3456",
     "12 3456"},
    {__LINE__, "1 250 hens", "1 250 hens"},
    {__LINE__,
     "A4\xc2\xa0"
     "100 sheets, 1.5\xc2\xa0"
     "200",
     "A4 100 sheets, 1.5 200"},
    {__LINE__, "x \xc2\xa0 y", "x y"},
    /* invisible characters */
    {__LINE__,
     "in\xc2\xad"
     "for\xe2\x80\x8bma\xef\xbb\xbftion",
     "information"},
    {__LINE__, "\xef\xbb\xbfThe mill", "The mill"},
    /* other widths and digits */
    {__LINE__,
     "\xef\xbc\x93\xef\xbc\x90\xef\xbc\x85 of \xef\xbc\xa1, \xef\xbf\xa5"
     "500",
     "30% of A, \xc2\xa5"
     "500"},
    {__LINE__, "\xd9\xa3\xd9\xa5\xd9\xa0 and \xe0\xa5\xa7\xe0\xa5\xa8", "350 and 12"},
    {__LINE__,
     "5 m\xc2\xb2, 3\xc2\xbd km\xc2\xb3, 38 \xc2\xb0"
     "C",
     "5 m\xc2\xb2, 3\xc2\xbd km\xc2\xb3, 38 \xc2\xb0"
     "C"},
    /* entities */
    {__LINE__, "Lind &amp; Co&nbsp;Ltd &#8217;s &#x2013;5 &pound;3",
     "Lind & Co Ltd 's -5 \xc2\xa3"
     "3"},
    {__LINE__, "AT&T; R&D, &unknown; &#0; & so on", "AT&T; R&D, &unknown; &#0; & so on"},
    {__LINE__, "costs &#150; as said &#151; rose", "costs - as said - rose"},
    /* Markdown */
    {__LINE__, "it **rose** to __48__ *tonnes* and _fell_", "it rose to 48 tonnes and fell"},
    {__LINE__, "5*3, 2 * 3, anna_92, snake_case_name", "5*3, 2 * 3, anna_92, snake_case_name"},
    {__LINE__, "## A heading\n\nText", "A heading\nText"},
    {__LINE__, "> Quoted mail\n> goes on", "Quoted mail goes on"},
    {__LINE__, "one\n\n-----\n\n* * *\n\ntwo", "one\ntwo"},
    {__LINE__, "We have:\n- a boat\n- a mill\n* a pen\n1. a net", "We have:\n- a boat\n- a mill\n* a pen\n1. a net"},
    /* paragraphs and hard wraps */
    {__LINE__, "One.\n\nTwo.\r\n\r\nThree.\n \xc2\xa0\nFour.", "One.\nTwo.\nThree.\nFour."},
    {__LINE__, "The port of Velmar handled\nfour million tonnes.", "The port of Velmar handled four million tonnes."},
    {__LINE__, "The port moved goods for the\nOrlavian army, rising to\n48 boats.",
     "The port moved goods for the Orlavian army, rising to 48 boats."},
    {__LINE__, "News\nMill burns in Velmar\nThe mill burned on Monday.", "News\nMill burns in Velmar\nThe mill burned on Monday."},
    {__LINE__, "apples\npears\nplums", "apples\npears\nplums"},
    {__LINE__,
     "The harbour of Velmar moved more than four million tonnes\nof ore last year, the harbour office said on Tuesday in\n"
     "Orlavia, and it wants to move five million by the end of\nthe decade. The trains that carry the ore are full, and\n"
     "Lind, the owner, will buy more of them.\nA strike is near.",
     "The harbour of Velmar moved more than four million tonnes of ore last year, the harbour office said on Tuesday in "
     "Orlavia, and it wants to move five million by the end of the decade. The trains that carry the ore are full, and "
     "Lind, the owner, will buy more of them.\nA strike is near."},
    {__LINE__, "The harbour of Velmar, which was rebuilt after the war, moved more than\n\nfour million tonnes.",
     "The harbour of Velmar, which was rebuilt after the war, moved more than four million tonnes."},
    {__LINE__, "\xe2\x80\xa8One\xe2\x80\xa8Two", "One\nTwo"},
    {__LINE__, "The mill\rhas burned\r\rdown", "The mill has burned\ndown"},
    /* hyphenation */
    {__LINE__, "It shared infor-\nmation with them.", "It shared information with them."},
    {__LINE__, "a long-\nterm plan", "a long-term plan"},
    {__LINE__, "both short-\nand long-term debt", "both short- and long-term debt"},
    {__LINE__, "the Velmar-\nOrlavia line", "the Velmar-\nOrlavia line"},
    {__LINE__, "in\xc2\xad\nformation", "information"},
    /* drop capitals */
    {__LINE__, "T\n\nhree years after", "Three years after"},
    {__LINE__, "I\nn August it rained.", "In August it rained."},
    {__LINE__, "A\n\nnew mill opened.", "A new mill opened."},
};

START_TEST(folds)
{
    struct arena arena;
    struct view *view;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(ROWS[_i].source));
    ck_assert_msg(slice_equal(view->text, slice_of(ROWS[_i].folded)), "row %d: got \"%.*s\"", ROWS[_i].line, (int)view->text.len,
                  view->text.at);
    arena_free(&arena);
}
END_TEST

/* Every offset maps into the source, in order, and a token's source folds to the token again. */
START_TEST(maps_back)
{
    struct arena arena;
    struct slice source = slice_of(ROWS[_i].source);
    struct view *view;
    size_t last = 0, last_end = 0;

    arena_init(&arena, 0);
    view = view_of(&arena, source);
    for (uint32_t at = 0; at < view->text.len; at++) {
        size_t from = view_source(view, at), end = view_source_end(view, at + 1);

        ck_assert_msg(from >= last && end >= last_end && from <= end && end <= source.len, "row %d: byte %u: %zu to %zu",
                      ROWS[_i].line, at, from, end);
        ck_assert_msg(from == source.len || ((unsigned char)source.at[from] & 0xc0) != 0x80 ||
                          ((unsigned char)view->text.at[at] & 0xc0) == 0x80,
                      "row %d: byte %u begins inside a character", ROWS[_i].line, at);
        last = from;
        last_end = end;
    }
    for (uint32_t i = 0; i < view->token_count; i++) {
        struct slice token = token_text(view, i);
        size_t from = view_source(view, view->tokens[i].start), end = view_source_end(view, view->tokens[i].end);
        struct view *again;

        if (token.len == 1 && token.at[0] == ',' && ascii_is_digit(source.at[from > 0 ? from - 1 : 0]))
            continue; /* a group mark needs its digits */
        again = view_of(&arena, slice_part(source, from, end));
        ck_assert_msg(slice_equal(again->text, token), "row %d: token \"%.*s\": its source folds to \"%.*s\"", ROWS[_i].line,
                      (int)token.len, token.at, (int)again->text.len, again->text.at);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(crlf_equals_lf)
{
    struct arena arena;
    char other[2048];
    size_t len = 0;
    struct view *a, *b;

    arena_init(&arena, 0);
    for (const char *p = ROWS[_i].source; *p != '\0'; p++) {
        if (*p == '\n' && (p == ROWS[_i].source || p[-1] != '\r'))
            other[len++] = '\r';
        other[len++] = *p;
    }
    a = view_of(&arena, slice_of(ROWS[_i].source));
    b = view_of(&arena, (struct slice){other, len});
    ck_assert_msg(slice_equal(a->text, b->text), "row %d: got \"%.*s\"", ROWS[_i].line, (int)b->text.len, b->text.at);
    ck_assert_uint_eq(a->token_count, b->token_count);
    ck_assert_uint_eq(a->sentence_count, b->sentence_count);
    arena_free(&arena);
}
END_TEST

START_TEST(begins_at_the_body)
{
    struct arena arena;
    struct document document = {.text = slice_of("Title: Mill\n\nIt burned."), .body = 13};
    struct view *view;

    arena_init(&arena, 0);
    view = view_make(&document, the_words, &arena, NULL);
    ck_assert(slice_equal(view->text, slice_of("It burned.")));
    ck_assert_uint_eq(view_source(view, 3), 16);
    ck_assert_uint_eq(view_source_end(view, 10), 23);
    arena_free(&arena);
}
END_TEST

START_TEST(finds_lines_and_places)
{
    struct arena arena;
    struct view *view;
    struct line_cursor cursor = {0, 0};

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of("One sank.\n\nTwo sank. Three\nsank too.\n"));
    ck_assert_uint_eq(view_line(view, 0, &cursor), 1);
    ck_assert_uint_eq(view_line(view, 11, &cursor), 3);
    ck_assert_uint_eq(view_line(view, 21, &cursor), 3);
    ck_assert_uint_eq(view_line(view, 27, &cursor), 4);
    ck_assert_uint_eq(view_line(view, 2, &cursor), 1); /* back again */
    ck_assert_uint_eq(view->sentence_count, 3);
    ck_assert_uint_eq(view_sentence_at(view, 0), 0);
    ck_assert_uint_eq(view_sentence_at(view, 9), 3); /* the line end */
    ck_assert_uint_eq(view_sentence_at(view, 10), 1);
    ck_assert_uint_eq(view_sentence_at(view, 25), 2);
    ck_assert_uint_eq(view_token_at(view, 0), 0);
    ck_assert_uint_eq(view_token_at(view, 1), 1);
    ck_assert_uint_eq(view_token_at(view, 999), view->token_count);
    arena_free(&arena);
}
END_TEST

/* Runs that are copied eight bytes at a time meet a special byte at every place of a word. */
START_TEST(finds_special_bytes_anywhere)
{
    static const char *const SPECIAL[][2] = {{"\t", " "},    {"\xc2\xa0", " "}, {"  ", " "},
                                             {"&amp;", "&"}, {"--", " - "},     {"\xe2\x80\x99", "'"}};
    struct arena arena;

    arena_init(&arena, 0);
    for (size_t k = 0; k < sizeof SPECIAL / sizeof *SPECIAL; k++) {
        for (size_t before = 1; before < 40; before++) {
            char source[128], wanted[128];
            size_t a = 0, b = 0;
            struct view *view;

            for (size_t i = 0; i < before; i++)
                append(source, &a, slice_of("x")), append(wanted, &b, slice_of("x"));
            append(source, &a, slice_of(SPECIAL[k][0]));
            append(source, &a, slice_of("abcdefghijklmnopqr"));
            append(wanted, &b, slice_of(SPECIAL[k][1]));
            append(wanted, &b, slice_of("abcdefghijklmnopqr"));
            view = view_of(&arena, (struct slice){source, a});
            ck_assert_msg(slice_equal(view->text, (struct slice){wanted, b}), "special %zu after %zu: got \"%.*s\"", k, before,
                          (int)view->text.len, view->text.at);
        }
    }
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    const int rows = (int)(sizeof ROWS / sizeof *ROWS);

    tcase_add_loop_test(tests, folds, 0, rows);
    tcase_add_loop_test(tests, maps_back, 0, rows);
    tcase_add_loop_test(tests, crlf_equals_lf, 0, rows);
    tcase_add_test(tests, begins_at_the_body);
    tcase_add_test(tests, finds_lines_and_places);
    tcase_add_test(tests, finds_special_bytes_anywhere);
}

int main(void)
{
    return text_run("text fold", add);
}
