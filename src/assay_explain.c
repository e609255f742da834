/* Looking inside: what was found in a text and why, and how alike two claims are. */
#include "assay_ring.h"

#include <stdlib.h>

struct explaining {
    const struct pack *pack;
    const struct assay_text *text;
    struct arena arena;
    struct diagnostics *diags;
    struct extractor *extractor;
    const struct report_style *style;
    struct writer *page;
    bool readable;
};

static void explain_body(void *user)
{
    struct explaining *e = user;
    struct document document = {0};
    struct extraction extraction = {0};

    e->readable = text_document(&e->arena, e->text, &document, e->diags);
    if (!e->readable)
        return;
    extractor_run(e->extractor, &document, &e->arena, e->diags, &extraction);
    report_explain(&extraction, e->style, e->page);
}

enum assay_status assay_explain(const struct assay_pack *pack, const struct assay_text *given, bool color, unsigned width,
                                assay_write *write, void *user)
{
    struct assay_text text = {0};
    struct report_style style = {.color = color, .unicode = true, .width = width > 0 ? (int)width : 80};
    struct explaining e = {.pack = pack->pack, .text = &text, .style = &style};
    enum assay_status status = ASSAY_OK;
    struct tap tap;

    options_copy(&text, sizeof text, given, given->size);
    tap_init(&tap, text.report, text.report_user);
    e.diags = &tap.handle;
    arena_init(&e.arena, DOCUMENT_MEMORY);
    e.extractor = extractor_new(e.pack);
    e.page = writer_memory();
    if (e.extractor == NULL || e.page == NULL || !guarded(&e.arena, explain_body, &e)) {
        diag_message(&tap.handle, SEVERITY_ERROR, DIAG_MEMORY, slice_of(text.source), "the text needs more memory than there is");
        status = ASSAY_LIMIT;
    } else if (!e.readable) {
        status = ASSAY_UNREADABLE;
    } else {
        struct slice bytes = writer_bytes(e.page);

        write(user, bytes.at, bytes.len);
    }
    if (e.page != NULL)
        writer_abandon(e.page);
    if (e.extractor != NULL)
        extractor_free(e.extractor);
    arena_free(&e.arena);
    return status;
}

/* ---- two claims ---------------------------------------------------------------------------------------------------------------- */

struct pairing { /* the two claims, looked for while all are given to the checker */
    const struct assay_job *job;
    struct tap *tap;
    uint64_t ids[2];
    struct claim claims[2];
    bool found[2];
    struct arena *arena;
    struct checker *checker;
    struct ring *ring;
    struct slot *slot;
    size_t bad;
    enum assay_status status;
    struct slice page;
};

/* A copy that outlives the document: every text of the row is copied into the arena. */
static struct claim claim_keep(struct arena *arena, const struct claim *claim)
{
    struct claim kept = *claim;

    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (COLUMNS[i].type == COLUMN_TEXT) {
            struct slice *cell = (struct slice *)(void *)((char *)&kept + COLUMNS[i].offset);

            *cell = arena_copy(arena, *cell);
        }
    }
    return kept;
}

static bool pair_claim(void *user, const struct claim *claim)
{
    struct pairing *p = user;

    checker_add(p->checker, claim);
    for (int i = 0; i < 2; i++) {
        if (!p->found[i] && claim->claim_id == p->ids[i]) {
            p->claims[i] = claim_keep(p->arena, claim);
            p->found[i] = true;
        }
    }
    return true;
}

static bool pair_group(void *user, const struct group *group)
{
    (void)user;
    (void)group;
    return true;
}

static void pair_read(struct pairing *p)
{
    enum output_format format = OUTPUT_CSV;
    struct slice bytes = p->slot->document.text;

    if (p->slot->claims && claims_recognize(bytes, &format))
        claims_read(bytes, format, p->slot->document.source, &p->slot->arena, pair_claim, p, &p->bad, &p->tap->handle);
    else if (p->slot->claims)
        diag_message(&p->tap->handle, SEVERITY_ERROR, DIAG_UNREADABLE, p->slot->document.source,
                     "these are no claims written by assay");
    for (uint32_t i = 0; i < p->slot->extraction.claims.count; i++)
        pair_claim(p, &p->slot->extraction.claims.items[i]);
}

static void pair_body(void *user)
{
    struct pairing *p = user;

    pair_read(p);
}

static bool id_parse(const char *text, uint64_t *out)
{
    uint64_t id = 0;

    if (strlen(text) != 16)
        return false;
    for (const char *c = text; *c != '\0'; c++) {
        char lower = ascii_lower(*c);

        if (!ascii_is_digit(lower) && (lower < 'a' || lower > 'f'))
            return false;
        id = id << 4 | (uint64_t)(ascii_is_digit(lower) ? lower - '0' : lower - 'a' + 10);
    }
    *out = id;
    return true;
}

static void pair_documents(struct pairing *p)
{
    bool last = false;

    while (!last) {
        p->slot = ring_next(p->ring);
        last = p->slot->last;
        slot_report(p->slot, p->job->report, p->job->user);
        if (last)
            break;
        if (!guarded(&p->slot->arena, pair_body, p))
            p->status = ASSAY_LIMIT;
        ring_release(p->ring, p->slot);
    }
    if (ring_counts(p->ring)->named_unreadable)
        p->status = ASSAY_UNREADABLE;
}

static void pair_explain_body(void *user)
{
    struct pairing *p = user;

    p->page = check_explain(p->checker, p->arena, &p->claims[0], &p->claims[1]);
}

static enum assay_status pair_compare(struct pairing *p, const char *const ids[2], assay_write *write, void *user)
{
    if (!checker_run(p->checker, pair_group, NULL))
        return checker_misused(p->checker) ? ASSAY_USAGE : ASSAY_LIMIT;
    for (int i = 0; i < 2; i++) {
        if (!p->found[i]) {
            diag_message(&p->tap->handle, SEVERITY_ERROR, DIAG_OTHER, slice_of(p->job->paths[0]), "no claim has the id %s", ids[i]);
            return ASSAY_USAGE;
        }
    }
    if (!guarded(p->arena, pair_explain_body, p))
        return ASSAY_LIMIT;
    write(user, p->page.at, p->page.len);
    return p->status;
}

enum assay_status assay_explain_claims(const struct assay_job *given, const char *id_a, const char *id_b, assay_write *write,
                                       void *user)
{
    struct assay_job job = {0};
    const char *const ids[2] = {id_a, id_b};
    struct check_options check = {.sensitivity = 0.5};
    struct ring_options options = {.claims = true, .threads = 1};
    struct arena arena;
    struct tap tap;
    struct pairing p = {.job = &job, .tap = &tap, .arena = &arena};
    enum assay_status status = ASSAY_LIMIT;

    options_copy(&job, sizeof job, given, given->size);
    tap_init(&tap, job.report, job.user);
    for (int i = 0; i < 2; i++) {
        if (!id_parse(ids[i], &p.ids[i])) {
            diag_message(&tap.handle, SEVERITY_ERROR, DIAG_OTHER, slice_of(NULL), "\"%s\" is no claim id; those have 16 hex digits",
                         ids[i]);
            return ASSAY_USAGE;
        }
    }
    check.sensitivity = job.sensitivity > 0 ? job.sensitivity : 0.5;
    check.weights = slice_of(job.weights);
    options.pack = job.pack->pack;
    options.paths = job.paths;
    options.path_count = job.path_count;
    if (job.from != NULL && !format_by_name(slice_of(job.from), &options.input.from))
        return ASSAY_USAGE;
    arena_init(&arena, 0);
    p.checker = checker_new(options.pack, &check, &tap.handle);
    p.ring = ring_new(&options);
    if (p.checker != NULL && p.ring != NULL) {
        pair_documents(&p);
        status = p.status == ASSAY_OK ? pair_compare(&p, ids, write, user) : p.status;
    }
    if (status == ASSAY_LIMIT)
        diag_message(&tap.handle, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL), "there is not enough memory");
    ring_free(p.ring);
    if (p.checker != NULL)
        checker_free(p.checker);
    arena_free(&arena);
    return status;
}
