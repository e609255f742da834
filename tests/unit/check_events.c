/* Events: what several documents tell of two happenings of one sort stays apart, and the same figure of one happening comes together however
 * it is worded. */
#include "unit.h"

#include "check_rows.h"

#define KILLED .kind = "count", .unit = "people", .base_unit = "people", .dimension = "people", .precision = "1"
#define SIZE .kind = "quantity", .unit = "magnitude", .base_unit = "magnitude", .dimension = "magnitude", .precision = "0.1"
#define DAY .kind = "date"

/* a, b, c: a quake near Kelmar on a Tuesday; x, y, z: one near Brenmoor on a Friday. */
static const struct row ROWS[] = {
    {"a", NULL, NULL, KILLED, .text = "46", .number = "46", .base = 46, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake killed 46 people in the hills near Kelmar on Tuesday."},
    {"a", NULL, NULL, DAY, .text = "Tuesday", .when = "XXXX-WXX-2", .measure = "earthquake killed",
     .sentence = "An earthquake killed 46 people in the hills near Kelmar on Tuesday."},
    {"b", NULL, NULL, KILLED, .text = "46", .number = "46", .base = 46, .measure = "villagers buried", .subject = "rubble",
     .sentence = "Forty hours after the shock at Kelmar, the rubble of Sarn has given up its dead, 46 villagers in all."},
    {"b", NULL, NULL, SIZE, .text = "5.8", .number = "5.8", .base = 5.8, .measure = "shock", .subject = "Kelmar",
     .sentence = "The shock at Kelmar reached 5.8, the seismologists of Tressin said."},
    {"b", NULL, NULL, DAY, .text = "Tuesday", .when = "XXXX-WXX-2", .measure = "shook",
     .sentence = "The hills of Kelmar shook at dawn on Tuesday."},
    {"c", NULL, NULL, SIZE, .text = "5.8", .number = "5.8", .base = 5.8, .measure = "earthquake with a magnitude",
     .sentence = "The earthquake near Kelmar had a magnitude of 5.8."},
    {"c", NULL, NULL, KILLED, .text = "41", .number = "41", .base = 41, .measure = "people killed", .subject = "earthquake",
     .sentence = "The earthquake in the hills near Kelmar killed 41 people, the governor said."},
    {"c", NULL, NULL, .kind = "number", .text = "46", .number = "46", .base = 46, .precision = "1", .measure = "killed",
     .subject = "shock",
     .sentence = "The governor of Kelmar spoke of villagers, the mayor of Sarn says that the shock killed 46 of them."},
    {"x", NULL, NULL, KILLED, .text = "12", .number = "12", .base = 12, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake killed 12 people on the island of Brenmoor on Friday."},
    {"x", NULL, NULL, DAY, .text = "Friday", .when = "XXXX-WXX-5", .measure = "earthquake killed",
     .sentence = "An earthquake killed 12 people on the island of Brenmoor on Friday."},
    {"y", NULL, NULL, SIZE, .text = "6.4", .number = "6.4", .base = 6.4, .measure = "earthquake with a magnitude",
     .sentence = "The earthquake off Brenmoor island had a magnitude of 6.4."},
    {"y", NULL, NULL, KILLED, .text = "12", .number = "12", .base = 12, .measure = "people killed", .subject = "earthquake",
     .sentence = "On Brenmoor island 12 people were killed by the earthquake."},
    {"z", NULL, NULL, SIZE, .text = "6.4", .number = "6.4", .base = 6.4, .measure = "earthquake with a magnitude",
     .sentence = "An earthquake with a magnitude of 6.4 struck Brenmoor island on Friday."},
    {"z", NULL, NULL, DAY, .text = "Friday", .when = "XXXX-WXX-5", .measure = "earthquake struck",
     .sentence = "An earthquake with a magnitude of 6.4 struck Brenmoor island on Friday."},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

#define HURT .kind = "count", .unit = "people", .base_unit = "people", .dimension = "people", .precision = "1"

/* Two quakes in the hills near Kelmar, told in the same words: p and q have nothing in common with r and s but the place. */
static const struct row ALIKE[] = {
    {"p", NULL, NULL, KILLED, .text = "46", .number = "46", .base = 46, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake in the hills near Kelmar killed 46 people on Tuesday."},
    {"p", NULL, NULL, HURT, .text = "80", .number = "80", .base = 80, .measure = "people injured", .subject = "earthquake",
     .sentence = "The earthquake near Kelmar injured 80 people, said the governor Osk."},
    {"p", NULL, NULL, SIZE, .text = "5.8", .number = "5.8", .base = 5.8, .measure = "earthquake with a magnitude",
     .sentence = "The earthquake near Kelmar had a magnitude of 5.8."},
    {"q", NULL, NULL, KILLED, .text = "46", .number = "46", .base = 46, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake near Kelmar on Tuesday killed 46 people, said the governor Osk."},
    {"q", NULL, NULL, SIZE, .text = "5.8", .number = "5.8", .base = 5.8, .measure = "earthquake with a magnitude",
     .sentence = "It was an earthquake with a magnitude of 5.8 in the hills."},
    {"r", NULL, NULL, KILLED, .text = "12", .number = "12", .base = 12, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake in the hills near Kelmar killed 12 people on Friday."},
    {"r", NULL, NULL, HURT, .text = "30", .number = "30", .base = 30, .measure = "people injured", .subject = "earthquake",
     .sentence = "The earthquake near Kelmar injured 30 people, said the mayor Brand."},
    {"r", NULL, NULL, SIZE, .text = "6.4", .number = "6.4", .base = 6.4, .measure = "earthquake with a magnitude",
     .sentence = "The earthquake near Kelmar had a magnitude of 6.4."},
    {"s", NULL, NULL, KILLED, .text = "12", .number = "12", .base = 12, .measure = "people killed", .subject = "earthquake",
     .sentence = "An earthquake near Kelmar on Friday killed 12 people, said the mayor Brand."},
    {"s", NULL, NULL, SIZE, .text = "6.4", .number = "6.4", .base = 6.4, .measure = "earthquake with a magnitude",
     .sentence = "It was an earthquake with a magnitude of 6.4 in the hills."},
};

struct seen {
    const char *doc, *text, *other_doc, *other_text; /* asked for */
    bool together, mixed, conflict;
};

static bool is(const struct claim *claim, const char *doc, const char *text)
{
    return slice_equal(claim->source, slice_of(doc)) && slice_equal(claim->text, slice_of(text));
}

static bool look(void *user, const struct group *group)
{
    struct seen *seen = user;
    bool first = false, second = false, kelmar = false, brenmoor = false;

    for (uint32_t i = 0; i < group->variant_count; i++)
        for (uint32_t k = 0; k < group->variants[i].count; k++) {
            const struct claim *claim = group->variants[i].claims[k];

            first |= is(claim, seen->doc, seen->text);
            second |= is(claim, seen->other_doc, seen->other_text);
            if (claim->source.at[0] < 'x')
                kelmar = true;
            else
                brenmoor = true;
        }
    seen->together |= first && second;
    seen->mixed |= kelmar && brenmoor;
    for (uint32_t i = 0; i < group->finding_count; i++)
        seen->conflict |= first && second && group->findings[i].verdict == VERDICT_CONFLICT;
    return true;
}

static const struct {
    int line;
    const char *doc, *text, *other_doc, *other_text;
    bool together, conflict;
} CASES[] = {
    {__LINE__, "a", "46", "b", "46", true, true},            /* people and villagers, killed and dead; c's 41 stands with them */
    {__LINE__, "a", "46", "c", "46", true, true},            /* a bare number */
    {__LINE__, "a", "46", "c", "41", true, true},            /* one event, one question, two tolls */
    {__LINE__, "a", "Tuesday", "b", "Tuesday", true, false}, /* the day of the event, by different verbs */
    {__LINE__, "b", "5.8", "c", "5.8", true, false},
    {__LINE__, "x", "12", "y", "12", true, false},
    {__LINE__, "y", "6.4", "z", "6.4", true, false},
    {__LINE__, "a", "46", "x", "12", false, false}, /* two events */
    {__LINE__, "c", "5.8", "y", "6.4", false, false},
    {__LINE__, "a", "Tuesday", "x", "Friday", false, false},
};

START_TEST(documents_gather)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    struct seen seen = {CASES[_i].doc, CASES[_i].text, CASES[_i].other_doc, CASES[_i].other_text, false, false, false};

    for (uint32_t i = 0; i < ROW_COUNT; i++) {
        struct claim claim = row_claim(&ROWS[i]);

        checker_add(checker, &claim);
    }
    ck_assert(checker_run(checker, look, &seen));
    ck_assert_msg(!seen.mixed, "a group holds figures of both events");
    ck_assert_msg(seen.together == CASES[_i].together, "row %d: together: %d", CASES[_i].line, seen.together);
    ck_assert_msg(seen.conflict == CASES[_i].conflict, "row %d: conflict: %d", CASES[_i].line, seen.conflict);
    checker_free(checker);
    pack_free(pack);
}
END_TEST

static bool count_conflicts(void *user, const struct group *group)
{
    for (uint32_t i = 0; i < group->finding_count; i++)
        *(int *)user += group->findings[i].verdict == VERDICT_CONFLICT;
    return true;
}

static int conflicts_of(const struct row *rows, uint32_t count)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    int conflicts = 0;

    for (uint32_t i = 0; i < count; i++) {
        struct claim claim = row_claim(&rows[i]);

        checker_add(checker, &claim);
    }
    ck_assert(checker_run(checker, count_conflicts, &conflicts));
    checker_free(checker);
    pack_free(pack);
    return conflicts;
}

/* Three questions on which they differ, and none on which they agree: not three conflicts, but two events. */
START_TEST(dissent_parts)
{
    struct row rows[sizeof ALIKE / sizeof *ALIKE];
    uint32_t count = sizeof ALIKE / sizeof *ALIKE;

    memcpy(rows, ALIKE, sizeof rows);
    ck_assert_int_eq(conflicts_of(rows, count), 0);
    for (uint32_t i = 0; i < count; i++) /* with one magnitude and one number of the hurt there is one quake, and two tolls */
        if (strcmp(rows[i].measure, "people killed") != 0) {
            rows[i].text = rows[i].number = rows[i].base < 7 ? "5.8" : "80";
            rows[i].base = rows[i].base < 7 ? 5.8 : 80;
        }
    ck_assert_int_eq(conflicts_of(rows, count), 1);
}
END_TEST

/* One storm has one name: what is told of two is of two storms, however alike the words are. */
START_TEST(names_part)
{
    static const char *const SECOND[] = {
        "Typhoon Mirelle killed 12 people when it came ashore near Kelmar, said the governor Osk.",
        "Typhoon Anselma killed 12 people when it came ashore near Kelmar, said the governor Osk."};
    struct row rows[] = {
        {"p", NULL, NULL, KILLED, .text = "46", .number = "46", .base = 46, .measure = "people killed",
         .subject = "Typhoon Anselma",
         .sentence = "Typhoon Anselma killed 46 people when it came ashore near Kelmar, said the governor Osk."},
        {"q", NULL, NULL, KILLED, .text = "12", .number = "12", .base = 12, .measure = "people killed", .subject = "Typhoon"},
    };

    for (int i = 0; i < 2; i++) {
        rows[1].sentence = SECOND[i];
        ck_assert_int_eq(conflicts_of(rows, sizeof rows / sizeof *rows), i);
    }
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, names_part);
    tcase_add_test(tests, dissent_parts);
    tcase_add_loop_test(tests, documents_gather, 0, (int)(sizeof CASES / sizeof *CASES));
}

int main(void)
{
    return unit_run("check events", add);
}
