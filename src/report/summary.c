/* The summary of a run: what was read, what was found, and the findings that a person should look at first. */
#include "report/page.h"

#include <stdlib.h>

enum {
    WORST_MAX = 8,      /* findings shown whole: a screen or two; the rest is in the files */
    LISTED_MAX = 10000, /* documents that -v lists, so that memory stays bounded */
    OPERANDS_SHOWN = 4,
    SOURCES_SHOWN = 2
};

struct side { /* one of the things that do not fit together, copied out of its group */
    struct slice text, sentence, source, title, published;
    uint32_t others; /* further articles that say the same */
    struct slice other_sources[SOURCES_SHOWN];
    uint32_t other_source_count;
};

struct entry {
    enum verdict verdict;
    double severity;
    uint64_t id;
    struct slice measure, reason, why, cause, calculation;
    struct side *sides;
    uint32_t side_count, side_total; /* shown, and how many there are */
};

struct listed { /* a document, for -v */
    struct slice source, title, published;
    uint32_t figures;
};

struct report {
    struct report_style style;
    struct arena arena;
    jmp_buf escape;
    bool cut; /* memory ran out: what is shown is not all */
    size_t documents, copies, claims;
    size_t kinds[KIND_COUNT_OF_KINDS];
    size_t groups, findings[VERDICT_COUNT];
    struct map ids; /* of documents: the same text under two paths is a copy */
    struct listed *listed;
    uint32_t listed_count, listed_capacity;
    struct entry worst[WORST_MAX];
    uint32_t worst_count;
};

static bool start(struct report *report)
{
    if (setjmp(report->escape))
        return false;
    map_init(&report->ids, &report->arena);
    return true;
}

struct report *report_new(const struct report_style *style)
{
    struct report *report = calloc(1, sizeof *report);

    if (!report)
        return NULL;
    report->style = *style;
    arena_init(&report->arena, 0);
    report->arena.escape = &report->escape;
    if (!start(report)) {
        report_free(report);
        return NULL;
    }
    return report;
}

void report_free(struct report *report)
{
    if (!report)
        return;
    arena_free(&report->arena);
    free(report);
}

/* ---- collecting ---------------------------------------------------------------------------------------------------------- */

void report_document(struct report *report, const struct extraction *extraction)
{
    bool found;
    struct listed *line;

    report->documents++;
    if (report->cut)
        return;
    if (setjmp(report->escape)) {
        report->cut = true;
        return;
    }
    map_slot(&report->ids, arena_copy(&report->arena, extraction->document->id), 1, &found);
    report->copies += found;
    if (report->listed_count == LISTED_MAX)
        return;
    line = ARENA_PUSH(&report->arena, report->listed, report->listed_count, report->listed_capacity);
    line->source = text_clean(&report->arena, extraction->document->source);
    line->title = text_clean(&report->arena, extraction->title);
    line->published = text_clean(&report->arena, extraction->published);
    line->figures = extraction->claims.count;
}

void report_claim(struct report *report, const struct claim *claim)
{
    report->claims++;
    report->kinds[claim->kind]++;
}

/* The order in which people see them: what cannot be true, by severity, then what may be fine. */
static bool entry_before(const struct finding *a, const struct entry *b)
{
    bool fine = a->verdict == VERDICT_POSSIBLE;

    if (fine != (b->verdict == VERDICT_POSSIBLE))
        return !fine;
    if (a->severity > b->severity || a->severity < b->severity)
        return a->severity > b->severity;
    return a->id < b->id;
}

static void side_of_claim(struct arena *arena, const struct claim *claim, struct side *side)
{
    size_t start, end;

    side->text = text_clean(arena, claim->text);
    side->sentence = text_clean(arena, claim->sentence);
    /* The sentence has mended what layout broke ("T hree"). */
    if (quote_find(side->sentence, side->text, &start, &end))
        side->text = slice_part(side->sentence, start, end);
    side->source = text_clean(arena, claim->source);
    side->title = text_clean(arena, claim->title);
    side->published = text_clean(arena, claim->published);
}

static bool source_seen(const struct side *side, struct slice source)
{
    for (uint32_t i = 0; i < side->other_source_count; i++)
        if (slice_equal(side->other_sources[i], source))
            return true;
    return slice_equal(side->source, source);
}

/* A variant is shown by its first claim that is no copy. */
static void side_of_variant(struct arena *arena, const struct variant *variant, struct side *side)
{
    uint32_t shown = 0;

    while (shown + 1 < variant->count && variant->copy_of && variant->copy_of[shown])
        shown++;
    if (variant->count == 0)
        return;
    side_of_claim(arena, variant->claims[shown], side);
    for (uint32_t i = 0; i < variant->count; i++) {
        struct slice source = text_clean(arena, variant->claims[i]->source);

        if (i == shown || source_seen(side, source))
            continue;
        if (side->other_source_count < SOURCES_SHOWN)
            side->other_sources[side->other_source_count++] = source;
        side->others++;
    }
}

static void keep_finding(struct report *report, const struct group *group, const struct finding *finding)
{
    struct arena *arena = &report->arena;
    uint32_t at = report->worst_count;
    struct entry entry = {.verdict = finding->verdict, .severity = finding->severity, .id = finding->id};

    while (at > 0 && entry_before(finding, &report->worst[at - 1]))
        at--;
    if (at == WORST_MAX)
        return;
    entry.measure = text_clean(arena, group->measure);
    entry.reason = text_clean(arena, finding->reason);
    entry.why = text_clean(arena, finding->why);
    entry.cause = text_clean(arena, finding->cause);
    entry.calculation = text_clean(arena, finding->calculation);
    if (finding->verdict == VERDICT_ARITHMETIC) {
        entry.side_total = finding->operand_count;
        entry.side_count = entry.side_total < OPERANDS_SHOWN ? entry.side_total : OPERANDS_SHOWN;
        entry.sides = arena_alloc(arena, entry.side_count * sizeof *entry.sides);
        for (uint32_t i = 0; i < entry.side_count; i++)
            side_of_claim(arena, finding->operands[i], &entry.sides[i]);
    } else {
        entry.side_total = entry.side_count = 2;
        entry.sides = arena_alloc(arena, 2 * sizeof *entry.sides);
        side_of_variant(arena, &group->variants[finding->a], &entry.sides[0]);
        side_of_variant(arena, &group->variants[finding->b], &entry.sides[1]);
    }
    if (report->worst_count < WORST_MAX)
        report->worst_count++;
    memmove(&report->worst[at + 1], &report->worst[at], (report->worst_count - 1 - at) * sizeof entry);
    report->worst[at] = entry;
}

void report_group(struct report *report, const struct group *group)
{
    report->groups++;
    for (uint32_t i = 0; i < group->finding_count; i++)
        report->findings[group->findings[i].verdict]++;
    if (report->cut)
        return;
    if (setjmp(report->escape)) {
        report->cut = true;
        return;
    }
    for (uint32_t i = 0; i < group->finding_count; i++)
        keep_finding(report, group, &group->findings[i]);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------- */

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void write_counts(struct report *report, struct page *page)
{
    struct arena *arena = &report->arena;
    struct slice copies = slice_of("");
    size_t order[KIND_COUNT_OF_KINDS], used = 0, across = (size_t)(page->width - 2) / 18;

    if (across > 4)
        across = 4;

    if (report->copies != 0)
        copies = arena_format(arena, " (%zu of them %s)", report->copies, report->copies == 1 ? "a copy" : "copies");
    if (report->documents != 0)
        page_wrap(page, 0, 0,
                  arena_format(arena, "%zu article%s%.*s, %zu figure%s%s", report->documents, plural(report->documents),
                               (int)copies.len, copies.at, report->claims, plural(report->claims), report->claims ? ":" : "."));
    else
        page_wrap(page, 0, 0,
                  arena_format(arena, "%zu figure%s%s", report->claims, plural(report->claims), report->claims ? ":" : "."));
    /* The commonest kinds first, as many to a line as fit, at most four. */
    for (size_t i = 0; i < KIND_COUNT_OF_KINDS; i++) {
        size_t at = used;

        if (report->kinds[i] == 0)
            continue;
        for (; at > 0 && report->kinds[order[at - 1]] < report->kinds[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
        used++;
    }
    for (size_t i = 0; i < used; i++) {
        bool last = i % across == across - 1 || i + 1 == used;

        writer_format(page->writer, i % across == 0 ? "  %7zu " : "  %6zu ", report->kinds[order[i]]);
        if (last)
            writer_format(page->writer, "%s\n", KIND_NAMES[order[i]]);
        else
            writer_format(page->writer, "%-9s", KIND_NAMES[order[i]]);
    }
}

static void write_listed(struct report *report, struct page *page)
{
    for (uint32_t i = 0; i < report->listed_count; i++) {
        const struct listed *line = &report->listed[i];
        struct slice title;

        writer_text(page->writer, i == 0 ? "\n" : "");
        writer_format(page->writer, "%7u  ", line->figures);
        title = text_shorten_front(&report->arena, page, line->source, page->width - 21);
        page_put(page, title);
        if (line->published.len != 0) {
            title = text_shorten(&report->arena, page, line->published, 10);
            page_spaces(page, 2);
            page_ink(page, INK_DIM, title);
        }
        writer_char(page->writer, '\n');
        if (line->title.len != 0) {
            page_spaces(page, 9);
            page_ink(page, INK_DIM, text_shorten(&report->arena, page, line->title, page->width - 9));
            writer_char(page->writer, '\n');
        }
    }
    if (report->documents > report->listed_count)
        writer_format(page->writer, "         and %zu more\n", report->documents - report->listed_count);
}

static enum ink verdict_ink(enum verdict verdict)
{
    return verdict == VERDICT_CONFLICT ? INK_RED : verdict == VERDICT_POSSIBLE ? INK_YELLOW : INK_CYAN;
}

/* "4.1m tonnes   harbour.txt, 2024-06-03, and 2 more: a.txt, b.txt", then the quote. */
static void write_side(struct report *report, struct page *page, const struct side *side, struct slice figure, int figure_columns)
{
    struct arena *arena = &report->arena;
    int at = 3 + figure_columns + 2;
    struct slice dated = side->source, others = slice_of("");

    page_spaces(page, 3);
    page_ink(page, INK_BOLD, figure);
    page_spaces(page, 2 + figure_columns - text_columns(figure));
    if (side->published.len != 0)
        dated =
            arena_format(arena, "%.*s, %.*s", (int)side->source.len, side->source.at, (int)side->published.len, side->published.at);
    page_put(page, text_shorten_front(arena, page, dated, page->width - at));
    writer_char(page->writer, '\n');
    page_quote(page, arena, 5, side->sentence, side->text);
    if (side->others == 0)
        return;
    for (uint32_t i = 0; i < side->other_source_count; i++)
        others = arena_format(arena, "%.*s%s%.*s", (int)others.len, others.at, i ? ", " : "", (int)side->other_sources[i].len,
                              side->other_sources[i].at);
    if (side->others > side->other_source_count)
        others = arena_format(arena, "%.*s and %u more", (int)others.len, others.at, side->others - side->other_source_count);
    page_spaces(page, 5);
    page_put(page, slice_of("also in "));
    page_wrap(page, 13, 7, others);
}

/* The sides of a finding, their sources below one another. Operands out of one sentence share a line and its quote. */
static void write_sides(struct report *report, struct page *page, const struct entry *entry)
{
    struct slice figures[OPERANDS_SHOWN];
    uint32_t shown[OPERANDS_SHOWN], count = 0;
    int columns = 0;

    for (uint32_t i = 0; i < entry->side_count; i++) {
        const struct side *side = &entry->sides[i], *above = count ? &entry->sides[shown[count - 1]] : NULL;

        if (entry->verdict == VERDICT_ARITHMETIC && above && slice_equal(side->source, above->source) &&
            slice_equal(side->sentence, above->sentence)) {
            figures[count - 1] = arena_format(&report->arena, "%.*s, %.*s", (int)figures[count - 1].len, figures[count - 1].at,
                                              (int)side->text.len, side->text.at);
            continue;
        }
        figures[count] = side->text; /* NOLINT(clang-analyzer-core.NullDereference): side_count is 0 without sides */
        shown[count++] = i;
    }
    for (uint32_t i = 0; i < count; i++) {
        int own;

        figures[i] = text_shorten(&report->arena, page, figures[i], page->width / 2 - 3);
        own = text_columns(figures[i]);
        columns = own > columns ? own : columns;
    }
    for (uint32_t i = 0; i < count; i++)
        write_side(report, page, &entry->sides[shown[i]], figures[i], columns);
    if (entry->side_total > entry->side_count)
        writer_format(page->writer, "   and %u more\n", entry->side_total - entry->side_count);
}

static void write_note(struct page *page, const char *label, struct slice text)
{
    if (text.len == 0)
        return;
    page_spaces(page, 3);
    page_ink(page, INK_DIM, slice_of(label));
    page_wrap(page, 3 + (int)strlen(label), 5, text);
}

static void write_entry(struct report *report, struct page *page, uint32_t number)
{
    const struct entry *entry = &report->worst[number];
    struct slice label = slice_of(VERDICT_NAMES[entry->verdict]), heading;
    bool named = entry->reason.len != 0 && !slice_equal(entry->reason, slice_of("values")); /* what needs no word of its own */
    int room;

    if (named)
        label = arena_format(&report->arena, "%s: %.*s", VERDICT_NAMES[entry->verdict], (int)entry->reason.len, entry->reason.at);
    label = text_shorten(&report->arena, page, label, page->width / 2);
    room = page->width - 3 - 2 - text_columns(label);
    heading = text_shorten(&report->arena, page, entry->measure.len ? entry->measure : slice_of("(no measure)"), room);
    writer_format(page->writer, "\n%u. ", number + 1);
    page_ink(page, INK_BOLD, heading);
    page_spaces(page, 2 + room - text_columns(heading));
    page_ink(page, verdict_ink(entry->verdict), label);
    writer_char(page->writer, '\n');
    write_sides(report, page, entry);
    if (slice_find(entry->why, entry->calculation, 0) == SIZE_MAX)
        write_note(page, "Reckoning: ", entry->calculation);
    write_note(page, "Why: ", entry->why);
    write_note(page, "Likely cause: ", entry->cause);
}

static void write_findings(struct report *report, struct page *page)
{
    struct arena *arena = &report->arena;
    size_t total = 0, kinds = 0, said = 0;
    struct slice list = slice_of("");

    for (int i = 0; i < VERDICT_COUNT; i++) {
        total += report->findings[i];
        kinds += report->findings[i] != 0;
    }
    writer_char(page->writer, '\n');
    if (total == 0) {
        if (report->groups == 0)
            page_wrap(page, 0, 0,
                      slice_of("No findings: no two figures answer the same question, so there was nothing to compare."));
        else
            page_wrap(page, 0, 0,
                      arena_format(arena, "No findings: %zu question%s answered more than once, and the answers fit together.",
                                   report->groups, report->groups == 1 ? " is" : "s are"));
        return;
    }
    for (int i = 0; i < VERDICT_COUNT; i++) {
        static const char *const ONE[] = {"conflict", "possible conflict", "calculation that does not hold"};
        static const char *const MANY[] = {"conflicts", "possible conflicts", "calculations that do not hold"};

        if (report->findings[i] == 0)
            continue;
        list = arena_format(arena, "%.*s%s%zu %s", (int)list.len, list.at,
                            said == 0           ? ""
                            : said + 1 == kinds ? " and "
                                                : ", ",
                            report->findings[i], report->findings[i] == 1 ? ONE[i] : MANY[i]);
        said++;
    }
    page_wrap(page, 0, 0,
              arena_format(arena, "%.*s%s", (int)list.len, list.at,
                           total > WORST_MAX ? "; the worst of them:"
                           : total > 1       ? ", the worst first:"
                                             : ":"));
    for (uint32_t i = 0; i < report->worst_count; i++)
        write_entry(report, page, i);
    if (total > report->worst_count) {
        writer_char(page->writer, '\n');
        page_wrap(page, 0, 0, arena_format(arena, "... and %zu more.", total - report->worst_count));
    }
}

static void write_skipped(struct report *report, struct page *page, const struct input_counts *counts)
{
    if (counts && counts->skipped != 0)
        page_wrap(page, 0, 2,
                  arena_format(&report->arena, "Left out: %zu file%s that %s no article%s.", counts->skipped,
                               plural(counts->skipped), counts->skipped == 1 ? "is" : "are", plural(counts->skipped)));
    if (counts && counts->bad != 0)
        page_wrap(page, 0, 2,
                  arena_format(&report->arena, "Broken: %zu file%s or record%s could not be read; see the messages.", counts->bad,
                               plural(counts->bad), plural(counts->bad)));
    if (report->cut)
        page_wrap(page, 0, 2,
                  slice_of("Memory ran out while this summary was made: it does not show all. The files are complete."));
}

static void write_files(struct report *report, struct page *page, const char *const *files, size_t count)
{
    struct slice findings = slice_of("");

    for (size_t i = 0; i < count; i++) {
        struct slice file = text_clean(&report->arena, slice_of(files[i]));

        if (slice_ends(file, slice_of("findings.csv")))
            findings = file;
        page_put(page, slice_of(i == 0 ? "Written:  " : "          "));
        page_put(page, text_shorten_front(&report->arena, page, file, page->width - 10));
        writer_char(page->writer, '\n');
    }
    if (findings.len != 0 && report->findings[0] + report->findings[1] + report->findings[2] != 0) {
        page_put(page, slice_of("Next:     "));
        page_wrap(page, 10, 10,
                  arena_format(&report->arena, "open %.*s in a spreadsheet: every finding, with both quotes and their places",
                               (int)findings.len, findings.at));
    }
}

void report_summary(struct report *report, const struct input_counts *counts, const char *const *files, size_t file_count,
                    bool verbose, struct writer *w)
{
    struct page page;

    page_init(&page, w, &report->style);
    if (setjmp(report->escape)) {
        writer_text(w, "\nMemory ran out while this summary was made.\n");
        return;
    }
    write_counts(report, &page);
    if (verbose)
        write_listed(report, &page);
    write_findings(report, &page);
    if ((counts && (counts->skipped || counts->bad)) || report->cut || file_count != 0)
        writer_char(w, '\n');
    write_skipped(report, &page, counts);
    write_files(report, &page, files, file_count);
}
