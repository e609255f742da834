/* The library's face: options of other sizes, columns by name, callbacks that stop, and memory that runs out. Runs from the source tree. */
#include "assay.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

static struct assay_pack *load(void)
{
    const char *named = getenv("ASSAY_PATTERNS");
    const char *folder = named != NULL ? named : "patterns";
    struct assay_pack_options options = ASSAY_OPTIONS(struct assay_pack_options);
    struct assay_pack *pack;

    options.folders = &folder;
    options.folder_count = 1;
    pack = assay_pack_load(&options);
    ck_assert_msg(pack != NULL, "the pack does not load");
    return pack;
}

static struct assay_text text_of(const char *text)
{
    struct assay_text out = ASSAY_OPTIONS(struct assay_text);

    out.text = text;
    out.length = strlen(text);
    return out;
}

struct seen {
    int count, most;
    char unit[16], text[64];
    double value;
    bool numeric_text, known_nonsense;
    struct assay_checker *checker;
};

static bool see(void *user, const struct assay_claim *claim)
{
    struct seen *seen = user;
    struct assay_slice unit = assay_claim_text(claim, "unit");
    struct assay_slice text = assay_claim_text(claim, "text");
    double ignored;

    if (seen->count++ == 0) {
        snprintf(seen->unit, sizeof seen->unit, "%.*s", (int)unit.len, unit.at);
        snprintf(seen->text, sizeof seen->text, "%.*s", (int)text.len, text.at);
        assay_claim_number(claim, "base_value", &seen->value);
        seen->numeric_text = assay_claim_number(claim, "text", &ignored);
        seen->known_nonsense = assay_claim_text(claim, "nonsense").len > 0 || assay_claim_number(claim, "nonsense", &ignored);
    }
    if (seen->checker != NULL)
        assay_checker_add(seen->checker, claim);
    return seen->most == 0 || seen->count < seen->most;
}

START_TEST(columns)
{
    struct assay_pack *pack = load();
    struct assay_extractor *extractor = assay_extractor_new(pack);
    struct assay_text text = text_of("The mill ground 1,250 tonnes of barley and 40 kg of salt.");
    struct seen seen = {0};

    ck_assert_int_eq(assay_extract(extractor, &text, see, &seen), ASSAY_OK);
    ck_assert_int_eq(seen.count, 2);
    ck_assert_str_eq(seen.unit, "t");
    ck_assert_str_eq(seen.text, "1,250 tonnes");
    ck_assert_double_eq(seen.value, 1250000);
    ck_assert(!seen.numeric_text);
    ck_assert(!seen.known_nonsense);
    ck_assert_str_eq(assay_column(0), "claim_id");
    ck_assert_ptr_null(assay_column(1000));
    assay_extractor_free(extractor);
    assay_pack_free(pack);
}
END_TEST

START_TEST(stops)
{
    struct assay_pack *pack = load();
    struct assay_extractor *extractor = assay_extractor_new(pack);
    struct assay_text text = text_of("The mill ground 1,250 tonnes of barley and 40 kg of salt.");
    struct seen seen = {.most = 1};

    ck_assert_int_eq(assay_extract(extractor, &text, see, &seen), ASSAY_OK);
    ck_assert_int_eq(seen.count, 1);
    assay_extractor_free(extractor);
    assay_pack_free(pack);
}
END_TEST

/* A host that was built against an earlier header has smaller structs: what lies behind them must not be read. */
START_TEST(smaller_options)
{
    struct assay_pack *pack = load();
    struct assay_extractor *extractor = assay_extractor_new(pack);
    struct assay_text text = text_of("The mill ground 1,250 tonnes of barley.");
    struct seen seen = {0};

    text.size = offsetof(struct assay_text, source);
    text.source = (const char *)1; /* would fault */
    ck_assert_int_eq(assay_extract(extractor, &text, see, &seen), ASSAY_OK);
    ck_assert_int_eq(seen.count, 1);
    assay_extractor_free(extractor);
    assay_pack_free(pack);
}
END_TEST

static bool finding_is(const struct assay_group *group, size_t i, const char *name, const char *expected)
{
    struct assay_slice text = assay_finding_text(group, i, name);

    return text.len == strlen(expected) && memcmp(text.at, expected, text.len) == 0;
}

static bool see_group(void *user, const struct assay_group *group)
{
    struct assay_slice json = assay_group_json(group);
    char text[4096];

    ck_assert(json.len > 2 && json.len < sizeof text && json.at[0] == '{' && json.at[json.len - 1] == '}');
    snprintf(text, sizeof text, "%.*s", (int)json.len, json.at);
    for (size_t i = 0; i < assay_group_findings(group); i++) {
        ck_assert(finding_is(group, i, "verdict", "conflict"));
        ck_assert_uint_eq(assay_finding_text(group, i, "id").len, 16);
        ck_assert_uint_gt(assay_finding_text(group, i, "why").len, 0);
        ck_assert_uint_gt(assay_finding_text(group, i, "severity").len, 0);
        ck_assert_uint_eq(assay_finding_text(group, i, "nonsense").len, 0);
        ck_assert_ptr_nonnull(strstr(text, "\"verdict\":\"conflict\""));
        ++*(int *)user;
    }
    ck_assert_uint_eq(assay_finding_text(group, assay_group_findings(group), "why").len, 0);
    return true;
}

START_TEST(checks)
{
    struct assay_pack *pack = load();
    struct assay_extractor *extractor = assay_extractor_new(pack);
    struct assay_checker_options options = ASSAY_OPTIONS(struct assay_checker_options);
    struct assay_text texts[2] = {text_of("Port Velmar handled 4.1 million tonnes of ore in May 2024."),
                                  text_of("Port Velmar handled 3.6 million tonnes of ore in May 2024.")};
    struct seen seen = {0};
    int conflicts = 0;

    options.pack = pack;
    seen.checker = assay_checker_new(&options);
    texts[0].source = "a";
    texts[1].source = "b";
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(assay_extract(extractor, &texts[i], see, &seen), ASSAY_OK);
    ck_assert_int_eq(assay_checker_run(seen.checker, see_group, &conflicts), ASSAY_OK);
    ck_assert_int_eq(conflicts, 1);
    assay_checker_free(seen.checker);
    assay_extractor_free(extractor);
    assay_pack_free(pack);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__ /* which needs more address space than a limit would leave it */

static void tell(void *user, const struct assay_diagnostic *diagnostic)
{
    *(int *)user += diagnostic->severity == 2;
}

/* Memory that runs out is a status and a diagnostic, and the extractor goes on with the next text. */
START_TEST(memory)
{
    static const char SENTENCE[] = "The mill ground 1,250 tonnes of barley. ";
    struct assay_pack *pack = load();
    struct assay_extractor *extractor = assay_extractor_new(pack);
    struct assay_text small = text_of("The mill ground 1,250 tonnes of barley.");
    struct assay_text large = ASSAY_OPTIONS(struct assay_text);
    struct rlimit before, tight;
    struct seen seen = {0};
    size_t size = (size_t)24 << 20;
    char *bytes = malloc(size);
    FILE *status = fopen("/proc/self/statm", "r");
    unsigned long pages = 0;
    int errors = 0;

    ck_assert(bytes != NULL && status != NULL && fscanf(status, "%lu", &pages) == 1);
    fclose(status);
    for (size_t i = 0; i < size; i++)
        bytes[i] = SENTENCE[i % (sizeof SENTENCE - 1)];
    large.text = bytes;
    large.length = size;
    large.report = tell;
    large.report_user = &errors;
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &before), 0);
    tight = before;
    tight.rlim_cur = pages * 4096 + ((rlim_t)96 << 20); /* the text, but not all its tokens and claims */
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &tight), 0);
    ck_assert_int_eq(assay_extract(extractor, &large, see, &seen), ASSAY_LIMIT);
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &before), 0);
    ck_assert_int_eq(errors, 1);
    ck_assert_int_eq(seen.count, 0);
    ck_assert_int_eq(assay_extract(extractor, &small, see, &seen), ASSAY_OK);
    ck_assert_int_eq(seen.count, 1);
    free(bytes);
    assay_extractor_free(extractor);
    assay_pack_free(pack);
}
END_TEST

#endif

static void add(TCase *tests)
{
    tcase_add_test(tests, columns);
    tcase_add_test(tests, stops);
    tcase_add_test(tests, smaller_options);
    tcase_add_test(tests, checks);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(tests, memory);
#endif
}

int main(void)
{
    return unit_run("assay face", add);
}
