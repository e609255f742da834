/* explain's page: one document made by hand whose page is compared whole, and random ones that must keep to the width. */
#include "unit.h"

#include "report/page.h"

struct world { /* one sentence with a figure, its claim, a trap and two candidates that lost */
    struct arena arena;
    struct rule rules[3];
    struct document document;
    struct view view;
    struct view_step step;
    struct sentence sentence;
    struct numeral numeral;
    struct compound unit;
    struct figure figures[4];
    struct claim claim;
    struct extraction extraction;
};

static const char SENTENCE[] = "On Route 66 the mine shipped almost 4.1m tonnes of slate.";

static struct figure span(const struct world *w, int rule, const char *text, enum fate fate, uint32_t lost_to)
{
    uint32_t start = (uint32_t)slice_find(w->view.text, slice_of(text), 0);

    return (struct figure){.start = start,
                           .end = start + (uint32_t)strlen(text),
                           .rule = &w->rules[rule],
                           .kind = w->rules[rule].kind,
                           .fate = fate,
                           .lost_to = lost_to};
}

static void make_world(struct world *w, struct slice text)
{
    memset(w, 0, sizeof *w);
    arena_init(&w->arena, 0);
    w->rules[0] = (struct rule){.name = slice_of("mass/plain"), .file = slice_of("mass.pat"), .line = 3, .kind = KIND_QUANTITY};
    w->rules[1] = (struct rule){
        .name = slice_of("trap/road"), .file = slice_of("trap.pat"), .line = 9, .kind = KIND_TRAP, .reason = slice_of("a road")};
    w->rules[2] = (struct rule){.name = slice_of("count/plain"), .file = slice_of("count.pat"), .line = 1, .kind = KIND_COUNT};
    w->document.text = text;
    w->view = (struct view){.document = &w->document,
                            .arena = &w->arena,
                            .text = text,
                            .sentences = &w->sentence,
                            .sentence_count = 1,
                            .steps = &w->step,
                            .step_count = 1};
    w->sentence.end = (uint32_t)text.len;
    w->extraction = (struct extraction){.document = &w->document, .view = &w->view, .published = slice_of("2031-06-03")};
    w->extraction.figures.items = w->figures;
    w->extraction.claims.items = &w->claim;
    claim_clear(&w->claim);
}

static void fill_world(struct world *w)
{
    w->unit = (struct compound){.id = slice_of("t"), .name = slice_of("metric ton")};
    w->figures[0] = span(w, 1, "Route 66", FATE_WON, UINT32_MAX);
    w->figures[1] = span(w, 2, "66", FATE_TRAP, 0);
    w->figures[2] = span(w, 0, "4.1m tonnes", FATE_WON, UINT32_MAX);
    w->figures[3] = span(w, 2, "4.1m tonnes", FATE_REJECTED, UINT32_MAX);
    w->numeral = (struct numeral){.start = w->figures[2].start, .end = w->figures[2].start + 4, .value = {{41, 5}, 1}};
    w->figures[2].numeral = &w->numeral;
    w->figures[2].unit = &w->unit;
    w->extraction.figures.count = 4;
    w->extraction.claims.count = 1;
    w->claim.kind = KIND_QUANTITY;
    w->claim.pattern = w->rules[0].name;
    w->claim.start = w->figures[2].start;
    w->claim.end = w->figures[2].end;
    w->claim.value = w->numeral.value;
    w->claim.unit = w->unit.id;
    w->claim.unit_name = w->unit.name;
    w->claim.base_value = 4.1e9;
    w->claim.base_high = 4.1e9;
    w->claim.base_low = 3.69e9;
    w->claim.base_unit = slice_of("kg");
    w->claim.dimension = slice_of("mass");
    w->claim.modifier = MOD_NEARLY;
    w->claim.hedge = slice_of("almost");
    w->claim.measure = slice_of("slate shipped");
    w->claim.subject = slice_of("the mine");
    w->claim.period_start = slice_of("2031-05-01");
}

static const char PAGE[] = "Published: 2031-06-03\n"
                           "1 sentence, 1 figure, 1 claim.\n"
                           "\n"
                           "  On Route 66 the mine shipped almost 4.1m tonnes of slate.\n"
                           "     --------                         ^^^^^^^^^^^\n"
                           "\n"
                           "  4.1m tonnes\n"
                           "    rule          mass/plain (mass.pat:3)\n"
                           "    numeral       \"4.1m\" = 4100000\n"
                           "    unit          t = metric ton\n"
                           "    kind          quantity\n"
                           "    value         4100000 t (metric ton)\n"
                           "    in base units 4100000000 (3690000000 to 4100000000) kg, mass\n"
                           "    modifier      ~< from \"almost\"\n"
                           "    status        actual\n"
                           "    measure       slate shipped\n"
                           "    subject       the mine\n"
                           "    period        2031-05-01 on\n"
                           "    claim_id      0000000000000000\n"
                           "\n"
                           "  considered, and not taken\n"
                           "    - \"Route 66\" as trap/road: no figure (a road)\n"
                           "    - \"66\" as count/plain: no figure, by the trap trap/road \"Route 66\" (a road)\n"
                           "    - \"4.1m tonnes\" has no value as count/plain\n";

START_TEST(page)
{
    struct report_style style = {.color = false, .unicode = true, .width = 80};
    struct writer *w = writer_memory();
    struct world world;

    make_world(&world, slice_of(SENTENCE));
    fill_world(&world);
    report_explain(&world.extraction, &style, w);
    ck_assert_msg(slice_equal(writer_bytes(w), slice_of(PAGE)), "got:\n%.*s\nwant:\n%s", (int)writer_bytes(w).len,
                  writer_bytes(w).at, PAGE);
    writer_abandon(w);
    arena_free(&world.arena);
}
END_TEST

/* Marks stand below what they mark, also behind characters of two columns and of several bytes, and in further lines. */
START_TEST(marks)
{
    struct report_style style = {.width = 40};
    struct writer *w = writer_memory();
    struct world world;

    make_world(&world, slice_of("Caf\xc3\xa9 \xe6\xb8\xaf has 66 rooms, and as many as you like of the other 77 chairs."));
    world.figures[0] = span(&world, 2, "66", FATE_WON, UINT32_MAX);
    world.figures[1] = span(&world, 2, "77", FATE_WON, UINT32_MAX);
    world.extraction.figures.count = 2;
    report_explain(&world.extraction, &style, w);
    ck_assert_msg(slice_find(writer_bytes(w),
                             slice_of("\n  Caf\xc3\xa9 \xe6\xb8\xaf has 66 rooms, and as many as\n"
                                      "              ^^\n"
                                      "  you like of the other 77 chairs.\n"
                                      "                        ^^\n"),
                             0) != SIZE_MAX,
                  "got:\n%.*s", (int)writer_bytes(w).len, writer_bytes(w).at);
    writer_abandon(w);
    arena_free(&world.arena);
}
END_TEST

START_TEST(any_text)
{
    static const char *const PIECES[] = {
        "word ", "4.1m ",    "\xf0\x9f\x9a\xa2 ", "\xe6\xb8\xaf\xe6\xb9\xbe", "averylongwordthatneedsmorethanalineofanypage",
        "\033",  "\xc2\x9b", "e\xcc\x81"};
    struct report_style style = {.color = false, .unicode = true, .width = 40 + _i % 60};
    uint64_t state = (uint64_t)_i * 1337 + 1;
    struct writer *w = writer_memory();
    struct slice rest, line, text;
    struct world world;
    char bytes[2048];
    size_t used = 0;

    for (int i = 0; i < 30; i++) {
        const char *piece;

        state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
        piece = PIECES[(state >> 33) % (sizeof PIECES / sizeof *PIECES)];
        memcpy(bytes + used, piece, strlen(piece));
        used += strlen(piece);
    }
    text = (struct slice){bytes, used};
    make_world(&world, text);
    fill_world(&world);
    for (uint32_t i = 0; i < 4; i++) {
        world.figures[i].start = 0;
        world.figures[i].end = (uint32_t)used;
    }
    world.numeral.start = 0;
    world.numeral.end = (uint32_t)used;
    world.claim.end = used;
    world.claim.measure = world.claim.subject = world.claim.assumed = world.claim.hedge = world.extraction.title = text;
    report_explain(&world.extraction, &style, w);
    rest = writer_bytes(w);
    ck_assert(slice_find(rest, slice_of("\033"), 0) == SIZE_MAX);
    while (slice_split(&rest, '\n', &line))
        ck_assert_msg(text_columns(line) <= style.width, "%d columns, not %d: %.*s", text_columns(line), style.width, (int)line.len,
                      line.at);
    writer_abandon(w);
    arena_free(&world.arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, page);
    tcase_add_test(tests, marks);
    tcase_add_loop_test(tests, any_text, 0, 120);
}

int main(void)
{
    return unit_run("report explain", add);
}
