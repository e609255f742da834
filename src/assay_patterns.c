/* The rules of a pack: listed, shown, and their examples run against the whole pack. */
#include "assay_parts.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- list and show --------------------------------------------------------------------------------------------------------------- */

static void rule_line(const struct rule *rule, struct writer *w)
{
    writer_format(w, "%-36.*s %-9s %3u examples  %.*s:%u\n", (int)rule->name.len, rule->name.at, KIND_NAMES[rule->kind],
                  rule->example_count, (int)rule->file.len, rule->file.at, rule->line);
}

static void rule_key(struct writer *w, const char *key, struct slice value)
{
    if (value.len > 0)
        writer_format(w, "  %-8s %.*s\n", key, (int)value.len, value.at);
}

static void rule_whole(const struct pack *pack, const struct rule *rule, struct writer *w)
{
    writer_format(w, "# %.*s:%u, number %u of %u in the order in which rules win\n", (int)rule->file.len, rule->file.at, rule->line,
                  rule->order + 1u, (unsigned)pack_rule_count(pack));
    writer_format(w, "rule %.*s\n", (int)rule->name.len, rule->name.at);
    rule_key(w, "kind", slice_of(KIND_NAMES[rule->kind]));
    rule_key(w, "match", rule->expression);
    rule_key(w, "as", rule->normalizer);
    if (rule->unit != NULL)
        rule_key(w, "unit", rule->unit->id);
    rule_key(w, "value", rule->value);
    rule_key(w, "low", rule->low);
    rule_key(w, "high", rule->high);
    rule_key(w, "modifier", rule->modifier);
    for (uint16_t i = 0; i < rule->over_count; i++)
        rule_key(w, "over", pack_rule(pack, rule->over[i])->name);
    if (rule->priority != 0)
        writer_format(w, "  %-8s %d\n", "priority", rule->priority);
    rule_key(w, "reason", rule->reason);
    for (uint32_t i = 0; i < rule->example_count; i++) {
        const struct example *example = &rule->examples[i];

        writer_format(w, "  %c %.*s", example->positive ? '+' : '-', (int)example->text.len, example->text.at);
        if (example->expected.len > 0)
            writer_format(w, " = %.*s", (int)example->expected.len, example->expected.at);
        writer_char(w, '\n');
    }
}

enum assay_status assay_patterns_show(const struct assay_pack *pack, const char *name, assay_write *write, void *user)
{
    struct writer *w = writer_memory();
    bool found = name == NULL;
    struct slice bytes;

    if (w == NULL)
        return ASSAY_LIMIT;
    for (uint16_t i = 0; i < pack_rule_count(pack->pack); i++) {
        const struct rule *rule = pack_rule(pack->pack, i);

        if (name == NULL) {
            rule_line(rule, w);
        } else if (slice_equal(rule->name, slice_of(name))) {
            found = true;
            rule_whole(pack->pack, rule, w);
        }
    }
    bytes = writer_bytes(w);
    write(user, bytes.at, bytes.len);
    writer_abandon(w);
    return found ? ASSAY_OK : ASSAY_USAGE;
}

/* ---- examples --------------------------------------------------------------------------------------------------------------------- */

enum { BRACKETS_MAX = 32 };

struct bracket {
    size_t start, end; /* in the text without brackets */
    struct slice expected;
};

struct trial { /* one example of one rule */
    const struct rule *rule;
    const struct example *example;
    struct extractor *extractor;
    struct arena arena;
    struct writer *w;
    struct slice text; /* without brackets */
    struct bracket brackets[BRACKETS_MAX];
    size_t bracket_count;
    const char *flaw; /* of the example itself; NULL: none */
    struct extraction extraction;
    struct document document;
    bool passed;
};

/* Takes the brackets out of a positive example. */
static void trial_strip(struct trial *t)
{
    struct slice text = t->example->text;
    char *to = arena_alloc(&t->arena, text.len + 1);
    size_t len = 0;
    bool open = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (t->example->positive && c == '[' && !open) {
            open = true;
            if (t->bracket_count == BRACKETS_MAX) {
                t->flaw = "too many brackets";
                return;
            }
            t->brackets[t->bracket_count].start = len;
        } else if (t->example->positive && c == ']' && open) {
            open = false;
            t->brackets[t->bracket_count++].end = len;
        } else {
            to[len++] = c;
        }
    }
    t->text.at = to;
    t->text.len = len;
    if (open)
        t->flaw = "a bracket is not closed";
    else if (t->example->positive && t->bracket_count == 0)
        t->flaw = "no figure stands in brackets";
}

/* Gives each bracket its part of the expected result. */
static void trial_expect(struct trial *t)
{
    struct slice rest = t->example->expected;
    size_t count = 0;

    while (rest.len > 0) {
        size_t end = slice_find(rest, slice_of(" ; "), 0);
        struct slice part = slice_trim(end == SIZE_MAX ? rest : slice_part(rest, 0, end));

        if (count < t->bracket_count)
            t->brackets[count].expected = part;
        count++;
        rest = end == SIZE_MAX ? slice_part(rest, rest.len, rest.len) : slice_part(rest, end + 3, rest.len);
    }
    if (t->flaw == NULL && count != t->bracket_count && t->rule->kind != KIND_TRAP)
        t->flaw = "there are not as many results as brackets";
}

/* What a claim comes to, as examples write it: "1250 t", "3..5 t", a TimeML value, "3-1". */
static struct slice claim_result(struct arena *arena, const struct claim *claim)
{
    char a[DECIMAL_TEXT_MAX], b[DECIMAL_TEXT_MAX];
    struct slice low = column_text(column_by_name(slice_of("low")), claim, a);
    struct slice high = column_text(column_by_name(slice_of("high")), claim, b);
    const char *blank = claim->unit.len > 0 ? " " : "";
    char v[DECIMAL_TEXT_MAX];
    struct slice value;

    if (claim->kind == KIND_DATE || claim->kind == KIND_TIME)
        return claim->when;
    if (claim->kind == KIND_SCORE)
        return arena_format(arena, "%.*s-%.*s", (int)low.len, low.at, (int)high.len, high.at);
    if (value_present(claim->value)) {
        value = column_text(column_by_name(slice_of("value")), claim, v);
        return arena_format(arena, "%.*s%s%.*s", (int)value.len, value.at, blank, (int)claim->unit.len, claim->unit.at);
    }
    return arena_format(arena, "%.*s..%.*s%s%.*s", (int)low.len, low.at, (int)high.len, high.at, blank, (int)claim->unit.len,
                        claim->unit.at);
}

/* A number as examples may write it: a decimal, or a fraction a/b. */
static bool number_read(struct slice text, double *out)
{
    size_t slash = slice_find(text, slice_of("/"), 0);
    struct decimal a, b;

    if (slash == SIZE_MAX) {
        if (!decimal_parse(text, &a))
            return false;
        *out = decimal_double(a);
        return true;
    }
    if (!decimal_parse(slice_part(text, 0, slash), &a) || !decimal_parse(slice_part(text, slash + 1, text.len), &b) ||
        b.digits == 0)
        return false;
    *out = decimal_double(a) / decimal_double(b);
    return true;
}

static bool numbers_equal(struct slice a, struct slice b)
{
    double x, y;

    if (slice_equal(a, b))
        return true;
    /* Fractions are written with 12 digits at most: 2/3 and 0.666666666667 are the same result. */
    return number_read(a, &x) && number_read(b, &y) && fabs(x - y) <= 1e-11 * fmax(fabs(x), fabs(y));
}

static void result_split(struct slice result, struct slice *numbers, struct slice *unit)
{
    size_t blank = slice_find(result, slice_of(" "), 0);

    *numbers = blank == SIZE_MAX ? result : slice_part(result, 0, blank);
    *unit = blank == SIZE_MAX ? slice_part(result, result.len, result.len) : slice_trim(slice_part(result, blank, result.len));
    if (slice_equal(*unit, slice_of("1"))) /* "left out where there is none" */
        unit->len = 0;
}

static bool results_equal(struct slice got, struct slice expected)
{
    struct slice numbers[2], units[2], low[2], high[2];
    const struct slice both[2] = {got, expected};

    if (slice_equal(got, expected))
        return true;
    for (int i = 0; i < 2; i++) {
        size_t dots;

        result_split(both[i], &numbers[i], &units[i]);
        dots = slice_find(numbers[i], slice_of(".."), 0);
        low[i] = dots == SIZE_MAX ? numbers[i] : slice_part(numbers[i], 0, dots);
        high[i] = dots == SIZE_MAX ? slice_part(numbers[i], numbers[i].len, numbers[i].len)
                                   : slice_part(numbers[i], dots + 2, numbers[i].len);
    }
    return slice_equal(units[0], units[1]) && numbers_equal(low[0], low[1]) && numbers_equal(high[0], high[1]);
}

/* ---- verdicts ---------------------------------------------------------------------------------------------------------------------- */

static void trial_fail(struct trial *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void trial_fail(struct trial *t, const char *format, ...)
{
    char message[512];
    va_list arguments;

    if (t->passed)
        writer_format(t->w, "%.*s:%u: %.*s\n    %.*s\n", (int)t->rule->file.len, t->rule->file.at, t->example->line,
                      (int)t->rule->name.len, t->rule->name.at, (int)t->example->text.len, t->example->text.at);
    t->passed = false;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    writer_format(t->w, "    %s\n", message);
}

/* A rule of quantities gives money, percent and durations too; a count without a noun is a plain number. */
static bool kind_of_rule(const struct rule *rule, enum kind kind)
{
    if (rule->kind == KIND_QUANTITY)
        return kind == KIND_QUANTITY || kind == KIND_MONEY || kind == KIND_PERCENT || kind == KIND_DURATION;
    return kind == rule->kind;
}

static const struct claim *claim_at(const struct trial *t, const struct bracket *bracket)
{
    for (uint32_t i = 0; i < t->extraction.claims.count; i++) {
        const struct claim *claim = &t->extraction.claims.items[i];

        if (kind_of_rule(t->rule, claim->kind) && claim->start == bracket->start && claim->end == bracket->end)
            return claim;
    }
    return NULL;
}

static bool bracket_at(const struct trial *t, const struct claim *claim)
{
    for (size_t i = 0; i < t->bracket_count; i++)
        if (t->brackets[i].start == claim->start && t->brackets[i].end == claim->end)
            return true;
    return false;
}

static void trial_positive(struct trial *t)
{
    for (size_t i = 0; i < t->bracket_count; i++) {
        const struct bracket *bracket = &t->brackets[i];
        const struct claim *claim = claim_at(t, bracket);
        struct slice got;

        if (claim == NULL) {
            trial_fail(t, "expected \"%.*s\" = %.*s, got nothing there", (int)(bracket->end - bracket->start),
                       t->text.at + bracket->start, (int)bracket->expected.len, bracket->expected.at);
            continue;
        }
        got = claim_result(&t->arena, claim);
        if (!results_equal(got, bracket->expected))
            trial_fail(t, "expected \"%.*s\" = %.*s, got %.*s (by %.*s)", (int)claim->text.len, claim->text.at,
                       (int)bracket->expected.len, bracket->expected.at, (int)got.len, got.at, (int)claim->pattern.len,
                       claim->pattern.at);
    }
    for (uint32_t i = 0; i < t->extraction.claims.count; i++) {
        const struct claim *claim = &t->extraction.claims.items[i];
        struct slice got;

        if (!kind_of_rule(t->rule, claim->kind) || bracket_at(t, claim))
            continue;
        got = claim_result(&t->arena, claim);
        trial_fail(t, "got \"%.*s\" = %.*s too (by %.*s)", (int)claim->text.len, claim->text.at, (int)got.len, got.at,
                   (int)claim->pattern.len, claim->pattern.at);
    }
}

/* A trap: what stands in brackets is no figure, and it is this kind of rule that says so. */
static void trial_trap(struct trial *t)
{
    for (size_t i = 0; i < t->bracket_count; i++) {
        const struct bracket *bracket = &t->brackets[i];
        bool trapped = false;

        for (uint32_t j = 0; j < t->extraction.figures.count; j++) {
            const struct figure *figure = &t->extraction.figures.items[j];

            if (figure->rule->kind == KIND_TRAP && figure->fate == FATE_WON &&
                view_source(t->extraction.view, figure->start) < bracket->end &&
                view_source_end(t->extraction.view, figure->end) > bracket->start)
                trapped = true;
        }
        if (!trapped)
            trial_fail(t, "no trap stands at \"%.*s\"", (int)(bracket->end - bracket->start), t->text.at + bracket->start);
        for (uint32_t j = 0; j < t->extraction.claims.count; j++) {
            const struct claim *claim = &t->extraction.claims.items[j];

            if (claim->start < bracket->end && claim->end > bracket->start)
                trial_fail(t, "got \"%.*s\" (by %.*s)", (int)claim->text.len, claim->text.at, (int)claim->pattern.len,
                           claim->pattern.at);
        }
    }
}

static void trial_negative(struct trial *t)
{
    for (uint32_t i = 0; i < t->extraction.figures.count; i++) {
        const struct figure *figure = &t->extraction.figures.items[i];

        if (figure->rule == t->rule && figure->fate == FATE_WON)
            trial_fail(t, "must not match, but wins \"%.*s\"", (int)(figure->end - figure->start),
                       t->extraction.view->text.at + figure->start);
    }
}

static void trial_body(void *user)
{
    struct trial *t = user;

    trial_strip(t);
    trial_expect(t);
    if (t->flaw != NULL) {
        trial_fail(t, "%s", t->flaw);
        return;
    }
    if (!input_document(&t->arena, t->text, slice_of("example"), &t->document, NULL)) {
        trial_fail(t, "the text cannot be read");
        return;
    }
    extractor_run(t->extractor, &t->document, &t->arena, NULL, &t->extraction);
    if (!t->example->positive)
        trial_negative(t);
    else if (t->rule->kind == KIND_TRAP)
        trial_trap(t);
    else
        trial_positive(t);
}

/* ---- all of them ---------------------------------------------------------------------------------------------------------------------- */

/* "mass.pat", "en/mass.pat" and the whole path all name the file of a rule. */
static bool file_wanted(struct slice file, const char *const *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct slice wanted = slice_of(files[i]);

        if (wanted.at == NULL)
            continue;
        while (slice_starts(wanted, slice_of("./")))
            wanted = slice_part(wanted, 2, wanted.len);
        if (slice_equal(file, wanted))
            return true;
        if (slice_ends(file, wanted) && file.at[file.len - wanted.len - 1] == '/')
            return true;
    }
    return count == 0;
}

enum assay_status assay_patterns_test(const struct assay_pack *pack, const char *const *files, size_t count, assay_write *write,
                                      void *user)
{
    struct trial trial = {.extractor = extractor_new(pack->pack), .w = writer_memory()};
    size_t passed = 0, failed = 0, rules = 0;
    bool memory = trial.extractor != NULL && trial.w != NULL;
    struct slice bytes;

    arena_init(&trial.arena, DOCUMENT_MEMORY);
    for (uint16_t i = 0; memory && i < pack_rule_count(pack->pack); i++) {
        const struct rule *rule = pack_rule(pack->pack, i);

        if (!file_wanted(rule->file, files, count))
            continue;
        rules++;
        for (uint32_t j = 0; memory && j < rule->example_count; j++) {
            trial = (struct trial){.rule = rule,
                                   .example = &rule->examples[j],
                                   .extractor = trial.extractor,
                                   .arena = trial.arena,
                                   .w = trial.w,
                                   .passed = true};
            memory = guarded(&trial.arena, trial_body, &trial);
            *(trial.passed ? &passed : &failed) += 1;
            arena_clear(&trial.arena);
        }
    }
    if (memory) {
        writer_format(trial.w, "patterns: %zu example%s of %zu rule%s: %zu passed, %zu failed\n", passed + failed,
                      passed + failed == 1 ? "" : "s", rules, rules == 1 ? "" : "s", passed, failed);
        bytes = writer_bytes(trial.w);
        write(user, bytes.at, bytes.len);
    }
    if (trial.w != NULL)
        writer_abandon(trial.w);
    if (trial.extractor != NULL)
        extractor_free(trial.extractor);
    arena_free(&trial.arena);
    if (!memory)
        return ASSAY_LIMIT;
    return rules == 0 && count > 0 ? ASSAY_USAGE : failed > 0 ? ASSAY_FOUND : ASSAY_OK;
}
