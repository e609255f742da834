/* Tags and chunks against sentences tagged by hand; plurals, stems, folded names. */
#include "text_view.h"

static const char *const TAG_NAMES[TAG_COUNT] = {"none",    "noun",     "plural", "name",  "adj", "adv",    "verb",  "verb-s",
                                                 "verb-ed", "verb-ing", "aux",    "modal", "det", "poss",   "prep",  "conj",
                                                 "subord",  "pron",     "rel",    "to",    "neg", "number", "punct", "other"};

static const struct {
    int line;
    const char *text;
    const char *tags; /* of the tokens, in order */
} ROWS[] = {
    {__LINE__, "The harbour handled 40 ships in May.", "det noun verb-ed number plural prep name punct"},
    {__LINE__, "Barley exports rose sharply last year.", "noun plural verb-ed adv adj noun punct"},
    {__LINE__, "The company plans to cut 300 jobs.", "det noun verb-s to verb number plural punct"},
    {__LINE__, "Velmar exports grain to Orlavia.", "name verb-s noun to name punct"},
    {__LINE__, "Prices rise in winter.", "plural verb prep noun punct"},
    {__LINE__, "The mine's output fell.", "det noun poss noun verb-ed punct"},
    {__LINE__, "Officials said 31 people were killed.", "plural verb-ed number plural aux verb-ed punct"},
    {__LINE__, "The rising cost hurts poor farmers.", "det adj noun verb-s adj plural punct"},
    {__LINE__, "He said that the firm had not paid.", "pron verb-ed subord det noun aux neg verb-ed punct"},
    {__LINE__, "It's a ruin.", "pron aux det noun punct"},
    {__LINE__, "She will rebuild her house.", "pron modal verb poss noun punct"},
    {__LINE__, "They saw her.", "pron verb-ed pron punct"},
    {__LINE__, "The bank cut rates by 25 points.", "det noun verb-ed plural prep number plural punct"},
    {__LINE__, "Farmers who grow wheat lost money.", "plural rel verb noun verb-ed noun punct"},
    {__LINE__, "The report shows that demand is weak.", "det noun verb-s subord noun aux adj punct"},
    {__LINE__, "Two boats and a tug sank.", "number plural conj det noun verb-ed punct"},
    {__LINE__, "The crew did not work.", "det noun aux neg verb punct"},
    {__LINE__, "The work was hard.", "det noun aux adj punct"},
    {__LINE__, "Workers have been waiting since Monday.", "plural aux aux verb-ing prep name punct"},
    {__LINE__, "The new plant could cost $4 billion.", "det adj noun modal verb other number number punct"},
    {__LINE__, "A strike may close the port.", "det noun modal verb det noun punct"},
    {__LINE__, "About 30 % of imported wheat is lost.", "adv number other prep verb-ed noun aux verb-ed punct"},
    {__LINE__, "Oil prices have risen.", "noun plural aux verb-ed punct"},
    {__LINE__, "The minister denied the claim.", "det noun verb-ed det noun punct"},
    {__LINE__, "President Lind visited New Velmar.", "name name verb-ed name name punct"},
    {__LINE__, "Snow closed schools, roads and shops.", "noun verb-ed plural punct plural conj plural punct"},
    {__LINE__, "He wants to buy the farm.", "pron verb-s to verb det noun punct"},
    {__LINE__, "Its profit doubled to 3 million pounds.", "poss noun verb-ed to number number plural punct"},
    {__LINE__, "Police arrested a man near the border.", "plural verb-ed det noun prep det noun punct"},
    {__LINE__, "The flood destroyed their homes.", "det noun verb-ed poss plural punct"},
    {__LINE__, "Many people fled because it burned.", "det plural verb-ed subord pron verb-ed punct"},
    {__LINE__, "The project, which began in 2019, is late.", "det noun punct rel verb-ed prep number punct aux adj punct"},
    {__LINE__, "Sales grew faster than expected.", "plural verb-ed adv subord verb-ed punct"},
    {__LINE__, "The government plans new taxes.", "det noun verb-s adj plural punct"},
    {__LINE__, "Taxes on fuel will increase in June.", "plural prep noun modal verb prep name punct"},
    {__LINE__, "The increase was small.", "det noun aux adj punct"},
    {__LINE__, "Investors bought shares at a low price.", "plural verb-ed plural prep det adj noun punct"},
    {__LINE__, "The team needs help.", "det noun verb-s noun punct"},
    {__LINE__, "A zorbler frimmed the gribbles quickly.", "det noun verb-ed det plural adv punct"},
    {__LINE__, "Three of the miners survived.", "number prep det plural verb-ed punct"},
    {__LINE__, "The storm killed dozens and injured hundreds.", "det noun verb-ed number conj verb-ed number punct"},
    {__LINE__, "We must not forget the victims.", "pron modal neg verb det plural punct"},
};

static bool tag_is(struct slice names, uint32_t token, uint8_t tag)
{
    struct slice part;

    for (uint32_t i = 0; slice_split(&names, ' ', &part); i++) {
        if (i == token)
            return slice_equal(part, slice_of(TAG_NAMES[tag]));
    }
    return false;
}

/* The light tagger is not always right. Over these sentences it was at 99 % when this floor was set. */
START_TEST(tags)
{
    struct arena arena;
    uint32_t right = 0, all = 0;
    char wrong[4096] = "";
    size_t len = 0;

    arena_init(&arena, 0);
    for (size_t r = 0; r < sizeof ROWS / sizeof *ROWS; r++) {
        struct view *view = view_of(&arena, slice_of(ROWS[r].text));

        ck_assert_msg(view->sentence_count == 1, "row %d", ROWS[r].line);
        view_tag(view, 0);
        view_tag(view, 0); /* once more changes nothing */
        for (uint32_t i = 0; i < view->token_count; i++) {
            bool ok = tag_is(slice_of(ROWS[r].tags), i, view->tokens[i].tag);

            all++;
            right += ok;
            if (!ok && len < sizeof wrong - 100)
                len += (size_t)snprintf(wrong + len, 100, "\nrow %d: %.*s is tagged %s", ROWS[r].line, (int)token_text(view, i).len,
                                        token_text(view, i).at, TAG_NAMES[view->tokens[i].tag]);
        }
    }
    ck_assert_msg(right * 100 >= all * 95, "%u of %u tags are right%s", right, all, wrong);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *text, *chunks; /* [noun phrases], <verb groups> */
} CHUNKS[] = {
    {__LINE__, "The old harbour handled 40 ships in May.", "[The old harbour] <handled> [40 ships] in [May] ."},
    {__LINE__, "The mine's output fell.", "[The mine] ['s output] <fell> ."},
    {__LINE__, "The price of imported barley has not fallen.", "[The price] of [imported barley] <has not fallen> ."},
    {__LINE__, "The company plans to cut 300 jobs.", "[The company] <plans to cut> [300 jobs] ."},
    {__LINE__, "A 34-year-old welder was charged on Tuesday.", "[A 34 - year - old welder] <was charged> on [Tuesday] ."},
    {__LINE__, "It will almost certainly rise.", "[It] <will almost certainly rise> ."},
    {__LINE__, "Boats and nets were lost.", "[Boats] and [nets] <were lost> ."},
    {__LINE__, "The long-term plan could cost $4.2 billion.", "[The long - term plan] <could cost> [$ 4.2 billion] ."},
    {__LINE__, "She bought 5 to 10 tonnes of very good wheat.", "[She] <bought> [5 to 10 tonnes] of [very good wheat] ."},
    {__LINE__, "The large, idle yard closed.", "[The large , idle yard] <closed> ."},
    {__LINE__, "President Lind visited New Velmar last week.", "[President Lind] <visited> [New Velmar] [last week] ."},
    {__LINE__, "They bought frozen fish.", "[They] <bought> [frozen fish] ."},
};

START_TEST(chunks)
{
    struct arena arena;
    struct view *view;
    char got[512] = "";
    size_t len = 0;

    arena_init(&arena, 0);
    view = view_of(&arena, slice_of(CHUNKS[_i].text));
    view_tag(view, 0);
    for (uint32_t i = 0; i < view->token_count; i++) {
        uint8_t now = view->tokens[i].chunk, next = i + 1 < view->token_count ? view->tokens[i + 1].chunk : CHUNK_NONE;

        if (i > 0)
            append(got, &len, slice_of(" "));
        if (now == CHUNK_NP_BEGIN || now == CHUNK_VP_BEGIN)
            append(got, &len, slice_of(now == CHUNK_NP_BEGIN ? "[" : "<"));
        append(got, &len, token_text(view, i));
        if ((now == CHUNK_NP_BEGIN || now == CHUNK_NP_IN) && next != CHUNK_NP_IN)
            append(got, &len, slice_of("]"));
        if ((now == CHUNK_VP_BEGIN || now == CHUNK_VP_IN) && next != CHUNK_VP_IN)
            append(got, &len, slice_of(">"));
    }
    ck_assert_msg(strcmp(got, CHUNKS[_i].chunks) == 0, "row %d: got %s", CHUNKS[_i].line, got);
    arena_free(&arena);
}
END_TEST

static const struct {
    int line;
    const char *plural, *singular;
} PLURALS[] = {
    {__LINE__, "boats", "boat"},
    {__LINE__, "cities", "city"},
    {__LINE__, "boxes", "box"},
    {__LINE__, "churches", "church"},
    {__LINE__, "men", "man"},
    {__LINE__, "Women", "Woman"},
    {__LINE__, "children", "child"},
    {__LINE__, "knives", "knife"},
    {__LINE__, "buses", "bus"},
    {__LINE__, "glass", "glass"},
    {__LINE__, "crisis", "crisis"},
    {__LINE__, "crises", "crisis"},
    {__LINE__, "horses", "horse"},
    {__LINE__, "trawlers", "trawler"},
    {__LINE__, "news", "news"},
    {__LINE__, "boat", "boat"},
    {__LINE__, "days", "day"},
    {__LINE__, "bus", "bus"},
    {__LINE__, "s", "s"},
    {__LINE__, "", ""},
};

START_TEST(plurals)
{
    struct arena arena;
    struct slice got;

    arena_init(&arena, 0);
    got = noun_singular(the_words, &arena, slice_of(PLURALS[_i].plural));
    ck_assert_msg(slice_equal(got, slice_of(PLURALS[_i].singular)), "row %d: got \"%.*s\"", PLURALS[_i].line, (int)got.len, got.at);
    arena_free(&arena);
}
END_TEST

START_TEST(stems)
{
    struct stemmer *stemmer = stemmer_new(the_pack);
    struct slice first, again;

    ck_assert_ptr_nonnull(stemmer);
    first = stem_word(stemmer, slice_of("exporting"));
    ck_assert(slice_equal(first, slice_of("export")));
    ck_assert(slice_equal(stem_word(stemmer, slice_of("exports")), slice_of("export")));
    for (int i = 0; i < 2000; i++) { /* the cache grows; what it gave out stays */
        char word[32];

        snprintf(word, sizeof word, "zorb%dings", i);
        stem_word(stemmer, slice_of(word));
    }
    ck_assert(slice_equal(first, slice_of("export")));
    again = stem_word(stemmer, slice_of("exporting"));
    ck_assert_ptr_eq(again.at, first.at);
    stemmer_free(stemmer);
    stemmer_free(NULL);
}
END_TEST

static const struct {
    int line;
    const char *name, *folded;
} NAMES[] = {
    {__LINE__, "S\xc3\xa3o Tom\xc3\xa9", "sao tome"},
    {__LINE__, "Sa\xcc\x83o", "sao"},
    {__LINE__,
     "Stra\xc3\x9f"
     "e",
     "strasse"},
    {__LINE__,
     "\xc5\x81\xc3\xb3"
     "d\xc5\xba",
     "lodz"},
    {__LINE__,
     "K\xc3\xb8"
     "benhavn",
     "kobenhavn"},
    {__LINE__, "VELMAR", "velmar"},
    {__LINE__, "", ""},
    {__LINE__, "\xef\xac\x80", "ff"},
    {__LINE__,
     "a\xff"
     "b",
     "ab"},
};

START_TEST(names)
{
    struct arena arena;
    struct slice got;

    arena_init(&arena, 0);
    got = name_fold(&arena, slice_of(NAMES[_i].name));
    ck_assert_msg(slice_equal(got, slice_of(NAMES[_i].folded)), "row %d: got \"%.*s\"", NAMES[_i].line, (int)got.len, got.at);
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, tags);
    tcase_add_loop_test(tests, chunks, 0, (int)(sizeof CHUNKS / sizeof *CHUNKS));
    tcase_add_loop_test(tests, plurals, 0, (int)(sizeof PLURALS / sizeof *PLURALS));
    tcase_add_test(tests, stems);
    tcase_add_loop_test(tests, names, 0, (int)(sizeof NAMES / sizeof *NAMES));
}

int main(void)
{
    return text_run("text tags", add);
}
