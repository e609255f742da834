/* Groups, copies, ids, baseline, sensitivity, weights and explanations: the same whatever the order of the input. */
#include "unit.h"

#include "check_rows.h"

#define PEOPLE                                                                                                                     \
    .kind = "count", .unit = "people", .base_unit = "people", .dimension = "people", .measure = "people killed",                   \
    .subject = "Tressin mine collapse", .entities = "Tressin", .precision = "1"
#define FERRY                                                                                                                      \
    .kind = "quantity", .unit = "t", .base_unit = "kg", .dimension = "mass", .measure = "freight carried",                         \
    .subject = "Velmar ferry", .entities = "Velmar", .precision = "1"

static const struct row ROWS[] = {
    {"a", "2024-03-04", NULL, PEOPLE, .text = "31", .number = "31", .base = 31,
     .sentence = "The collapse of the Tressin mine killed 31 people on Monday."},
    {"b", "2024-03-04", NULL, PEOPLE, .text = "31", .number = "31", .base = 31,
     .sentence = "At the Tressin mine 31 people were killed in the collapse."},
    {"c", "2024-03-04", NULL, PEOPLE, .text = "25", .number = "25", .base = 25,
     .sentence = "In the collapse of the Tressin mine 25 people were killed."},
    {"d", "2024-03-04", NULL, PEOPLE, .text = "at least 30", .number = "30", .base = 30,
     .modifier = ">=", .sentence = "The Tressin mine collapse killed at least 30 people."},
    {"e", "2024-03-05", NULL, PEOPLE, .text = "31", .number = "31", .base = 31,
     .sentence = "The collapse of the Tressin mine killed 31 people on Monday."},
    {"a", "2024-03-04", NULL, FERRY, .text = "4,120 t", .number = "4120", .base = 4120000,
     .sentence = "The Velmar ferry carried 4,120 t of freight."},
    {"c", "2024-03-04", NULL, FERRY, .text = "4,120 t", .number = "4120", .base = 4120000,
     .sentence = "Freight carried by the Velmar ferry came to 4,120 t."},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

struct text {
    char at[8000];
    size_t len;
};

static bool write_down(void *user, const struct group *group)
{
    struct text *t = user;

    t->len += (size_t)snprintf(t->at + t->len, sizeof t->at - t->len, "%016llx %.*s\n", (unsigned long long)group->id,
                               (int)group->measure.len, group->measure.at);
    for (uint32_t i = 0; i < group->variant_count; i++)
        for (uint32_t k = 0; k < group->variants[i].count; k++)
            t->len += (size_t)snprintf(t->at + t->len, sizeof t->at - t->len, " %u %.*s %.*s%s\n", (unsigned)i,
                                       (int)group->variants[i].claims[k]->source.len, group->variants[i].claims[k]->source.at,
                                       (int)group->variants[i].claims[k]->text.len, group->variants[i].claims[k]->text.at,
                                       group->variants[i].copy_of[k] ? " copy" : "");
    for (uint32_t i = 0; i < group->finding_count; i++) {
        const struct finding *f = &group->findings[i];

        t->len += (size_t)snprintf(t->at + t->len, sizeof t->at - t->len, " %016llx %u-%u %s %.*s %.3f %.*s\n",
                                   (unsigned long long)f->id, (unsigned)f->a, (unsigned)f->b, VERDICT_NAMES[f->verdict],
                                   (int)f->reason.len, f->reason.at, f->severity, (int)f->why.len, f->why.at);
    }
    return true;
}

/* The rows in the order first, first + step, ...: any step without a common divisor with their number gives all of them. */
static void run(const struct pack *pack, const struct check_options *options, uint32_t first, uint32_t step, struct text *out)
{
    struct checker *checker = checker_new(pack, options, NULL);

    out->len = 0;
    out->at[0] = '\0';
    ck_assert(checker != NULL);
    for (uint32_t i = 0; i < ROW_COUNT; i++) {
        struct claim claim = row_claim(&ROWS[(first + i * step) % ROW_COUNT]);

        checker_add(checker, &claim);
    }
    ck_assert(checker_run(checker, write_down, out));
    checker_free(checker);
}

START_TEST(order_says_nothing)
{
    struct pack *pack = rows_pack();
    static struct text one, other;

    run(pack, NULL, 0, 1, &one);
    for (uint32_t first = 0; first < ROW_COUNT; first++)
        for (uint32_t step = 1; step < ROW_COUNT; step++) {
            run(pack, NULL, first, step, &other);
            ck_assert_str_eq(one.at, other.at);
        }
    pack_free(pack);
}
END_TEST

START_TEST(one_conflict)
{
    struct pack *pack = rows_pack();
    static struct text t;

    run(pack, NULL, 0, 1, &t);
    ck_assert_msg(strstr(t.at, "conflict") != NULL, "%s", t.at);
    ck_assert_msg(strstr(t.at, "e 31 copy") != NULL, "%s", t.at); /* the same passage a day later */
    ck_assert_msg(strstr(t.at, "a 31 copy") == NULL, "%s", t.at);
    ck_assert_msg(strstr(t.at, "freight") != NULL, "%s", t.at); /* agreement is a group too */
    ck_assert_msg(strstr(t.at, "25") != NULL && strstr(t.at, "31") != NULL, "%s", t.at);
    pack_free(pack);
}
END_TEST

START_TEST(baseline_takes_out)
{
    struct pack *pack = rows_pack();
    struct check_options options = {.sensitivity = 0.5};
    static struct text all, left;
    char list[2000];
    size_t len = (size_t)snprintf(list, sizeof list, "# accepted\n");

    run(pack, &options, 0, 1, &all);
    for (char *line = strtok(strdup(all.at), "\n"); line; line = strtok(NULL, "\n"))
        if (strstr(line, "conflict") || strstr(line, "possible"))
            len += (size_t)snprintf(list + len, sizeof list - len, "%.16s # seen\n", line + 1);
    options.baseline = (struct slice){list, len};
    run(pack, &options, 0, 1, &left);
    ck_assert_msg(strstr(left.at, "conflict") == NULL && strstr(left.at, "possible") == NULL, "%s", left.at);
    ck_assert_msg(strstr(left.at, "freight") != NULL, "%s", left.at);
    pack_free(pack);
}
END_TEST

/* Two claims with little in common: one group when it is asked for much, none when for little. */
static const struct row FAINT[] = {
    {"f", NULL, NULL, .kind = "quantity", .unit = "t", .base_unit = "kg", .dimension = "mass", .measure = "freight",
     .subject = "ferry", .precision = "1", .text = "4,120 t", .number = "4120", .base = 4120000,
     .sentence = "Much freight, 4,120 t, came by ferry to the island last winter."},
    {"g", NULL, NULL, .kind = "quantity", .unit = "t", .base_unit = "kg", .dimension = "mass", .measure = "cement",
     .subject = "harbour", .precision = "1", .text = "3,900 t", .number = "3900", .base = 3900000,
     .sentence = "The harbour office counted 3,900 t of cement and freight."},
};

START_TEST(sensitivity_moves_the_threshold)
{
    struct pack *pack = rows_pack();
    static const double STEPS[] = {0.01, 0.99};

    for (int i = 0; i < 2; i++) {
        struct check_options options = {.sensitivity = STEPS[i]};
        struct checker *checker = checker_new(pack, &options, NULL);
        struct claim a = row_claim(&FAINT[0]), b = row_claim(&FAINT[1]);
        static struct text t;

        t.len = 0;
        checker_add(checker, &a);
        checker_add(checker, &b);
        ck_assert(checker_run(checker, write_down, &t));
        ck_assert_msg((t.len > 0) == (i == 1), "at %.2f: %s", STEPS[i], t.at);
        checker_free(checker);
    }
    pack_free(pack);
}
END_TEST

/* Four articles on a railway: two of them have both lengths, so nobody takes one for the other. */
#define LENGTH .kind = "quantity", .unit = "km", .base_unit = "m", .dimension = "length", .precision = "1", .measure = "railway"
static const struct row LINE[] = {
    {"m", NULL, NULL, LENGTH, .text = "300 km", .number = "300", .base = 300000,
     .sentence = "The railway of Velmar will be 300 km long and link the mines."},
    {"m", NULL, NULL, LENGTH, .text = "180 km", .number = "180", .base = 180000,
     .sentence = "The railway crosses 180 km of hills on its way to the mines."},
    {"n", NULL, NULL, LENGTH, .text = "300 km", .number = "300", .base = 300000,
     .sentence = "The railway of Velmar will link the mines over 300 km."},
    {"n", NULL, NULL, LENGTH, .text = "180 km", .number = "180", .base = 180000,
     .sentence = "The railway of Velmar goes for 180 km through the hills."},
    {"o", NULL, NULL, LENGTH, .text = "180 km", .number = "180", .base = 180000,
     .sentence = "The railway of Velmar crosses hills for 180 km and links the mines."},
    {"p", NULL, NULL, LENGTH, .text = "300 km", .number = "300", .base = 300000,
     .sentence = "The railway of Velmar to the mines will be 300 km long."},
};

START_TEST(two_that_tell_apart)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    static struct text t;

    for (size_t i = 0; i < sizeof LINE / sizeof *LINE; i++) {
        struct claim claim = row_claim(&LINE[i]);

        checker_add(checker, &claim);
    }
    t.len = 0;
    ck_assert(checker_run(checker, write_down, &t));
    ck_assert_msg(strstr(t.at, "p 300 km") && strstr(t.at, "o 180 km"), "%s", t.at);
    for (char *group = t.at, *next; group; group = next) { /* a group's head begins without a blank */
        char *line = group;

        while ((line = strchr(line, '\n')) && line[1] == ' ')
            line++;
        next = line && line[1] ? line + 1 : NULL;
        if (line)
            *line = '\0';
        ck_assert_msg(!(strstr(group, " 300 km") && strstr(group, " 180 km")), "%s", group);
    }
    checker_free(checker);
    pack_free(pack);
}
END_TEST

/* A bound and the number that it bounds are one answer of an article, so that its number is set against another's. */
static const struct row BOUND[] = {
    {"m", "2024-03-04", NULL, FERRY, .text = "4,120 t", .number = "4120", .base = 4120000,
     .sentence = "The Velmar ferry carried 4,120 t of freight."},
    {"n", "2024-03-04", NULL, FERRY, .text = "4,000 t", .number = "4000", .base = 4000000, .modifier = ">",
     .sentence = "The Velmar ferry carried more than 4,000 t of freight."},
    {"n", "2024-03-04", NULL, FERRY, .text = "4,840 t", .number = "4840", .base = 4840000,
     .sentence = "By the latest count the Velmar ferry carried 4,840 t of freight."},
};

START_TEST(a_bound_is_no_other_answer)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    static struct text t;

    for (size_t i = 0; i < sizeof BOUND / sizeof *BOUND; i++) {
        struct claim claim = row_claim(&BOUND[i]);

        checker_add(checker, &claim);
    }
    t.len = 0;
    ck_assert(checker_run(checker, write_down, &t));
    ck_assert_msg(strstr(t.at, "conflict") != NULL, "%s", t.at);
    checker_free(checker);
    pack_free(pack);
}
END_TEST

START_TEST(weights_read_back)
{
    struct pack *pack = rows_pack();
    struct check_options options = {.sensitivity = 0.5};
    struct checker *checker = checker_new(pack, &options, NULL), *again;
    static struct text learned, fixed;
    struct slice weights, twice;

    for (uint32_t i = 0; i < ROW_COUNT; i++) {
        struct claim claim = row_claim(&ROWS[i]);

        checker_add(checker, &claim);
    }
    learned.len = 0;
    ck_assert(checker_run(checker, write_down, &learned));
    weights = checker_weights(checker);
    ck_assert(slice_starts(weights, slice_of("# documents 5\n")));
    options.weights = weights;
    again = checker_new(pack, &options, NULL);
    for (uint32_t i = 0; i < ROW_COUNT; i++) {
        struct claim claim = row_claim(&ROWS[i]);

        checker_add(again, &claim);
    }
    fixed.len = 0;
    ck_assert(checker_run(again, write_down, &fixed));
    ck_assert_str_eq(learned.at, fixed.at);
    twice = checker_weights(again);
    ck_assert(slice_equal(weights, twice));
    checker_free(checker);
    checker_free(again);
    pack_free(pack);
}
END_TEST

/* The day of a death and the day of a sentence are no two answers. */
static const struct row CASE[] = {
    {"m", .kind = "date", .text = "4 May", .when = "2024-05-04", .start = "2024-05-04", .end = "2024-05-04", .measure = "died",
     .subject = "Kelmar banker", .sentence = "The Kelmar banker died on 4 May."},
    {"n", .kind = "date", .text = "11 May", .when = "2024-05-11", .start = "2024-05-11", .end = "2024-05-11",
     .measure = "convicted", .subject = "Kelmar banker", .sentence = "The Kelmar banker was convicted on 11 May."},
};

START_TEST(explains)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    struct claim a = row_claim(&ROWS[0]), b = row_claim(&ROWS[2]), c = row_claim(&ROWS[5]);
    struct arena arena;
    struct slice text;

    arena_init(&arena, 0);
    text = check_explain(checker, &arena, &a, &b);
    ck_assert(slice_find(text, slice_of("[30.5, 31.5)"), 0) != SIZE_MAX); /* both intervals */
    ck_assert(slice_find(text, slice_of("[24.5, 25.5)"), 0) != SIZE_MAX);
    ck_assert(slice_find(text, slice_of("tressin"), 0) != SIZE_MAX); /* what they share */
    ck_assert(slice_find(text, slice_of("score"), 0) != SIZE_MAX);
    a = row_claim(&CASE[0]);
    b = row_claim(&CASE[1]);
    text = check_explain(checker, &arena, &a, &b);
    ck_assert(slice_find(text, slice_of("not comparable: what happened"), 0) != SIZE_MAX);
    a = row_claim(&ROWS[0]);
    text = check_explain(checker, &arena, &a, &c);
    ck_assert(slice_find(text, slice_of("not comparable: dimension"), 0) != SIZE_MAX);
    arena_free(&arena);
    checker_free(checker);
    pack_free(pack);
}
END_TEST

START_TEST(keys_are_of_one_claim)
{
    struct pack *pack = rows_pack();
    struct claim a = row_claim(&ROWS[0]);
    struct arena arena;
    struct slice alone, after;

    arena_init(&arena, 0);
    alone = claim_keys(pack, &arena, &a);
    for (uint32_t i = 1; i < ROW_COUNT; i++) {
        struct claim other = row_claim(&ROWS[i]);

        (void)claim_keys(pack, &arena, &other);
    }
    after = claim_keys(pack, &arena, &a);
    ck_assert(alone.len > 0 && slice_equal(alone, after));
    ck_assert(slice_find(alone, slice_of("tressin"), 0) != SIZE_MAX);
    arena_free(&arena);
    pack_free(pack);
}
END_TEST

START_TEST(nothing_in_nothing_out)
{
    struct pack *pack = rows_pack();
    struct checker *checker = checker_new(pack, NULL, NULL);
    static struct text t;

    t.len = 0;
    ck_assert(checker_run(checker, write_down, &t));
    ck_assert_uint_eq(t.len, 0);
    checker_free(checker);
    pack_free(pack);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, order_says_nothing);
    tcase_add_test(tests, one_conflict);
    tcase_add_test(tests, baseline_takes_out);
    tcase_add_test(tests, sensitivity_moves_the_threshold);
    tcase_add_test(tests, two_that_tell_apart);
    tcase_add_test(tests, a_bound_is_no_other_answer);
    tcase_add_test(tests, weights_read_back);
    tcase_add_test(tests, explains);
    tcase_add_test(tests, keys_are_of_one_claim);
    tcase_add_test(tests, nothing_in_nothing_out);
}

int main(void)
{
    return unit_run("check groups", add);
}
