/* The library's face: packs, one text to claims, and the checker. Nothing below it knows assay.h; here memory running out becomes a
 * status, and diagnostics go to the caller. */
#include "assay_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef ASSAY_VERSION
#define ASSAY_VERSION "unknown"
#endif

const char *assay_version(void)
{
    return ASSAY_VERSION;
}

/* ---- what all parts share ------------------------------------------------------------------------------------------------- */

void options_copy(void *to, size_t room, const void *from, size_t size)
{
    memcpy(to, from, size < room ? size : room);
}

bool guarded(struct arena *arena, void (*body)(void *user), void *user)
{
    jmp_buf escape;

    if (setjmp(escape) != 0) {
        arena->escape = NULL;
        return false;
    }
    arena->escape = &escape;
    body(user);
    arena->escape = NULL;
    return true;
}

void tap_send(assay_report *report, void *user, const struct diagnostic *d)
{
    struct assay_diagnostic out = {
        .severity = (int)d->severity,
        .file = slice_out(d->file),
        .line = d->line,
        .column = d->column,
        .source = slice_out(d->source),
        .message = slice_out(d->message),
    };

    if (report != NULL)
        report(user, &out);
}

static void tap_report(void *user, const struct diagnostic *d)
{
    struct tap *tap = user;

    tap_send(tap->report, tap->user, d);
}

void tap_init(struct tap *tap, assay_report *report, void *user)
{
    *tap = (struct tap){.report = report, .user = user};
    tap->handle.report = tap_report;
    tap->handle.user = tap;
}

char (*cells_new(void))[DECIMAL_TEXT_MAX]
{
    return calloc(COLUMN_COUNT, DECIMAL_TEXT_MAX);
}

/* ---- packs ----------------------------------------------------------------------------------------------------------------- */

struct assay_pack *assay_pack_load(const struct assay_pack_options *given)
{
    struct assay_pack_options options = {0};
    struct assay_pack *pack;
    struct tap tap;

    options_copy(&options, sizeof options, given, given->size);
    tap_init(&tap, options.report, options.user);
    pack = calloc(1, sizeof *pack);
    if (pack != NULL)
        pack->pack = pack_load(options.folders, options.folder_count, &tap.handle);
    if (pack != NULL && pack->pack == NULL) {
        free(pack);
        pack = NULL;
    }
    return pack;
}

void assay_pack_free(struct assay_pack *pack)
{
    if (pack != NULL)
        pack_free(pack->pack);
    free(pack);
}

/* ---- claims ---------------------------------------------------------------------------------------------------------------- */

static const struct column *column_named(const char *name)
{
    return name != NULL ? column_by_name(slice_of(name)) : NULL;
}

struct assay_slice assay_claim_text(const struct assay_claim *claim, const char *column)
{
    const struct column *found = column_named(column);
    struct slice text = {"", 0};

    if (found != NULL)
        text = column_text(found, claim->row, claim->cells[found - COLUMNS]);
    return slice_out(text);
}

bool assay_claim_number(const struct assay_claim *claim, const char *column, double *out)
{
    const struct column *found = column_named(column);
    struct decimal value;
    struct slice text;

    if (found == NULL || found->type == COLUMN_TEXT || found->type == COLUMN_ID || found->type == COLUMN_NAME)
        return false;
    text = column_text(found, claim->row, claim->cells[found - COLUMNS]);
    if (!decimal_parse(text, &value))
        return false;
    *out = decimal_double(value);
    return true;
}

const char *assay_column(size_t i)
{
    return i < COLUMN_COUNT ? COLUMNS[i].name : NULL;
}

/* ---- one text --------------------------------------------------------------------------------------------------------------- */

struct assay_extractor {
    const struct assay_pack *pack;
    struct extractor *extractor;
    struct arena arena;
    char (*cells)[DECIMAL_TEXT_MAX];
};

struct assay_extractor *assay_extractor_new(const struct assay_pack *pack)
{
    struct assay_extractor *extractor = calloc(1, sizeof *extractor);

    if (extractor == NULL)
        return NULL;
    extractor->pack = pack;
    arena_init(&extractor->arena, DOCUMENT_MEMORY);
    extractor->extractor = extractor_new(pack->pack);
    extractor->cells = cells_new();
    if (extractor->extractor == NULL || extractor->cells == NULL) {
        assay_extractor_free(extractor);
        return NULL;
    }
    return extractor;
}

void assay_extractor_free(struct assay_extractor *extractor)
{
    if (extractor == NULL)
        return;
    if (extractor->extractor != NULL)
        extractor_free(extractor->extractor);
    arena_free(&extractor->arena);
    free(extractor->cells);
    free(extractor);
}

bool text_document(struct arena *arena, const struct assay_text *text, struct document *out, struct diagnostics *diags)
{
    struct slice bytes = {text->text, text->length};
    struct slice source = slice_of(text->source != NULL ? text->source : "-");

    if (!input_document(arena, bytes, source, out, diags))
        return false;
    if (out->published.len == 0 && text->published != NULL)
        out->published = slice_of(text->published);
    return true;
}

struct extracting { /* what one call of assay_extract works on */
    struct assay_extractor *extractor;
    const struct assay_text *text;
    struct diagnostics *diags;
    struct document document;
    struct extraction extraction;
    bool readable;
};

static void extract_body(void *user)
{
    struct extracting *e = user;

    e->readable = text_document(&e->extractor->arena, e->text, &e->document, e->diags);
    if (!e->readable)
        return;
    extractor_run(e->extractor->extractor, &e->document, &e->extractor->arena, e->diags, &e->extraction);
    for (uint32_t i = 0; i < e->extraction.claims.count; i++)
        claim_settle(&e->extraction.claims.items[i]);
}

enum assay_status assay_extract(struct assay_extractor *extractor, const struct assay_text *given, assay_each_claim *each,
                                void *user)
{
    struct assay_text text = {0};
    struct extracting e = {.extractor = extractor, .text = &text};
    struct tap tap;

    options_copy(&text, sizeof text, given, given->size);
    tap_init(&tap, text.report, text.report_user);
    e.diags = &tap.handle;
    arena_clear(&extractor->arena);
    if (extractor->extractor == NULL) /* lost when memory ran out before */
        extractor->extractor = extractor_new(extractor->pack->pack);
    if (extractor->extractor == NULL || !guarded(&extractor->arena, extract_body, &e)) {
        diag_message(&tap.handle, SEVERITY_ERROR, DIAG_MEMORY, slice_of(text.source), "the text needs more memory than there is");
        /* Its caches may have been left half-written. */
        if (extractor->extractor != NULL)
            extractor_free(extractor->extractor);
        extractor->extractor = NULL;
        return ASSAY_LIMIT;
    }
    if (!e.readable)
        return ASSAY_UNREADABLE;
    for (uint32_t i = 0; i < e.extraction.claims.count; i++) {
        struct assay_claim claim = {&e.extraction.claims.items[i], extractor->cells};

        if (!each(user, &claim))
            break;
    }
    return ASSAY_OK;
}

/* ---- checking ---------------------------------------------------------------------------------------------------------------- */

struct assay_group {
    const struct group *group;
    struct writer *json;
    char *cell; /* of DECIMAL_TEXT_MAX bytes: where a number is written when it is asked for */
};

struct assay_checker {
    struct checker *checker;
    struct tap tap;
};

struct assay_checker *assay_checker_new(const struct assay_checker_options *given)
{
    struct assay_checker_options options = {0};
    struct check_options inner = {.sensitivity = 0.5};
    struct assay_checker *checker = calloc(1, sizeof *checker);

    if (checker == NULL)
        return NULL;
    options_copy(&options, sizeof options, given, given->size);
    if (options.sensitivity > 0)
        inner.sensitivity = options.sensitivity;
    inner.weights = slice_of(options.weights);
    inner.baseline = slice_of(options.baseline);
    tap_init(&checker->tap, options.report, options.user);
    checker->checker = checker_new(options.pack->pack, &inner, &checker->tap.handle);
    if (checker->checker == NULL) {
        free(checker);
        return NULL;
    }
    return checker;
}

enum assay_status assay_checker_add(struct assay_checker *checker, const struct assay_claim *claim)
{
    checker_add(checker->checker, claim->row);
    return ASSAY_OK;
}

struct assay_slice assay_group_json(const struct assay_group *group)
{
    struct slice bytes;

    writer_reset(group->json);
    group_write(group->json, OUTPUT_JSONL, group->group);
    bytes = slice_trim(writer_bytes(group->json));
    return slice_out(bytes);
}

size_t assay_group_findings(const struct assay_group *group)
{
    return group->group->finding_count;
}

struct assay_slice assay_finding_text(const struct assay_group *group, size_t i, const char *name)
{
    const struct finding *finding = i < group->group->finding_count ? &group->group->findings[i] : NULL;
    struct slice text = {"", 0};

    if (finding == NULL || name == NULL)
        return slice_out(text);
    if (strcmp(name, "id") == 0)
        text = (struct slice){group->cell, (size_t)snprintf(group->cell, DECIMAL_TEXT_MAX, "%016" PRIx64, finding->id)};
    else if (strcmp(name, "severity") == 0)
        text = (struct slice){group->cell, double_text(finding->severity, group->cell)};
    else if (strcmp(name, "verdict") == 0)
        text = slice_of(VERDICT_NAMES[finding->verdict]);
    else if (strcmp(name, "reason") == 0)
        text = finding->reason;
    else if (strcmp(name, "why") == 0)
        text = finding->why;
    else if (strcmp(name, "cause") == 0)
        text = finding->cause;
    else if (strcmp(name, "calculation") == 0)
        text = finding->calculation;
    return slice_out(text);
}

struct each_group {
    assay_each_group *each;
    void *user;
    struct writer *json;
    char cell[DECIMAL_TEXT_MAX];
};

static bool group_out(void *user, const struct group *group)
{
    struct each_group *to = user;
    struct assay_group out = {group, to->json, to->cell};

    return to->each(to->user, &out);
}

enum assay_status assay_checker_run(struct assay_checker *checker, assay_each_group *each, void *user)
{
    struct each_group to = {.each = each, .user = user, .json = writer_memory()};
    bool done;

    if (to.json == NULL)
        return ASSAY_LIMIT;
    done = checker_run(checker->checker, group_out, &to);
    writer_abandon(to.json);
    return done ? ASSAY_OK : checker_misused(checker->checker) ? ASSAY_USAGE : ASSAY_LIMIT;
}

void assay_checker_free(struct assay_checker *checker)
{
    if (checker != NULL)
        checker_free(checker->checker);
    free(checker);
}
