/* Many inputs: documents come from the ring in order; their claims are written, counted and given to the checker, whose groups are
 * written at the end. Outputs are complete or absent: when the run cannot be ended as it should, all of them are abandoned. */
#include "assay_ring.h"
#include "figure/when.h"

#include <stdlib.h>
#include <unistd.h>

enum output {
    OUT_CLAIMS_CSV,
    OUT_CLAIMS_JSONL,
    OUT_FINDINGS_CSV,
    OUT_FINDINGS_JSONL,
    OUT_KEYS,
    OUT_WEIGHTS,
    OUT_SUMMARY,
    OUT_SUMMARY_FILE,
    OUT_COUNT
};

/* Claims given to the checker, by a hash of what makes a row the same row: a folder may hold the same claims as CSV and as JSON lines, and
 * an article may be named twice. Open addressing; 0: free. */
struct seen {
    uint64_t *keys;
    size_t count, capacity; /* a power of two */
};

struct run {
    const struct assay_job *job;
    struct tap tap;
    const char *paths[OUT_COUNT];
    struct writer *out[OUT_COUNT];
    struct ring *ring;
    struct slot *slot; /* the document whose turn it is */
    struct checker *checker;
    struct seen seen;
    struct report *report, *report_file;
    struct assay_counts counts;
    enum assay_status status;
    bool pipe_closed; /* a reader went away: end quietly */
    size_t bad_rows;
};

static void run_raise(struct run *run, enum assay_status status)
{
    if (status > run->status)
        run->status = status;
}

/* ---- outputs ------------------------------------------------------------------------------------------------------------------ */

static bool outputs_open(struct run *run)
{
    const struct assay_job *job = run->job;

    run->paths[OUT_CLAIMS_CSV] = job->claims_csv;
    run->paths[OUT_CLAIMS_JSONL] = job->claims_jsonl;
    run->paths[OUT_FINDINGS_CSV] = job->findings_csv;
    run->paths[OUT_FINDINGS_JSONL] = job->findings_jsonl;
    run->paths[OUT_KEYS] = job->keys_out;
    run->paths[OUT_WEIGHTS] = job->weights_out;
    run->paths[OUT_SUMMARY] = job->summary;
    run->paths[OUT_SUMMARY_FILE] = job->summary_file;
    for (int i = 0; i < OUT_COUNT; i++) {
        if (run->paths[i] == NULL)
            continue;
        run->out[i] = writer_open(run->paths[i], &run->tap.handle);
        if (run->out[i] == NULL)
            return false;
    }
    if (run->out[OUT_CLAIMS_CSV] != NULL)
        claims_write_head(run->out[OUT_CLAIMS_CSV], OUTPUT_CSV);
    if (run->out[OUT_CLAIMS_JSONL] != NULL)
        claims_write_head(run->out[OUT_CLAIMS_JSONL], OUTPUT_JSONL);
    if (run->out[OUT_FINDINGS_CSV] != NULL)
        groups_write_head(run->out[OUT_FINDINGS_CSV], OUTPUT_CSV);
    if (run->out[OUT_FINDINGS_JSONL] != NULL)
        groups_write_head(run->out[OUT_FINDINGS_JSONL], OUTPUT_JSONL);
    return true;
}

/* Whether all outputs still take what is written; a closed pipe is no error, but the run is over. */
static bool outputs_well(struct run *run)
{
    for (int i = 0; i < OUT_COUNT; i++) {
        if (run->out[i] == NULL || !writer_failed(run->out[i]))
            continue;
        if (writer_pipe_closed(run->out[i]))
            run->pipe_closed = true;
        else
            run_raise(run, ASSAY_LIMIT);
        return false;
    }
    return true;
}

/* Closes all, or abandons all where one failed, which is then reported. */
static void outputs_close(struct run *run, bool complete)
{
    for (int i = 0; i < OUT_COUNT; i++) {
        if (run->out[i] == NULL)
            continue;
        if (complete) {
            bool pipe_closed = writer_pipe_closed(run->out[i]);

            if (!writer_close(run->out[i], &run->tap.handle) && !pipe_closed)
                run_raise(run, ASSAY_LIMIT);
        } else if (writer_failed(run->out[i]) && !writer_pipe_closed(run->out[i])) {
            writer_close(run->out[i], &run->tap.handle); /* says what went wrong */
        } else {
            writer_abandon(run->out[i]);
        }
        run->out[i] = NULL;
    }
}

/* ---- documents ------------------------------------------------------------------------------------------------------------------ */

static uint64_t *seen_slot(const struct seen *seen, uint64_t key)
{
    size_t i = (size_t)key & (seen->capacity - 1);

    while (seen->keys[i] != 0 && seen->keys[i] != key)
        i = (i + 1) & (seen->capacity - 1);
    return &seen->keys[i];
}

/* True when the claim is new. Without memory all are new: a row that stands twice is a nuisance, no error. */
static bool seen_add(struct seen *seen, const struct claim *claim)
{
    const uint64_t place[] = {claim->claim_id, claim->start, claim->end};
    uint64_t key = hash_bytes(hash_bytes(1, claim->source), (struct slice){(const char *)place, sizeof place});
    uint64_t *slot;

    key += key == 0;
    if (2 * (seen->count + 1) > seen->capacity) {
        struct seen larger = {NULL, seen->count, seen->capacity > 0 ? 2 * seen->capacity : 1024};

        larger.keys = calloc(larger.capacity, sizeof *larger.keys);
        if (larger.keys == NULL)
            return true;
        for (size_t i = 0; i < seen->capacity; i++)
            if (seen->keys[i] != 0)
                *seen_slot(&larger, seen->keys[i]) = seen->keys[i];
        free(seen->keys);
        *seen = larger;
    }
    slot = seen_slot(seen, key);
    if (*slot == key)
        return false;
    *slot = key;
    seen->count++;
    return true;
}

static void run_claim(struct run *run, const struct claim *claim)
{
    run->counts.claims++;
    if (run->checker != NULL && seen_add(&run->seen, claim))
        checker_add(run->checker, claim);
    if (run->report != NULL)
        report_claim(run->report, claim);
    if (run->report_file != NULL)
        report_claim(run->report_file, claim);
}

static bool written_claim(void *user, const struct claim *claim)
{
    struct run *run = user;

    slot_claim(run->ring, run->slot, claim);
    run_claim(run, claim);
    return true;
}

static void read_claims_body(void *user)
{
    struct run *run = user;
    struct slice bytes = run->slot->document.text;
    enum output_format format = OUTPUT_CSV;

    if (!claims_recognize(bytes, &format)) {
        diag_message(&run->tap.handle, SEVERITY_ERROR, DIAG_UNREADABLE, run->slot->document.source,
                     "these are no claims: expected the header of a CSV, or the JSON lines, that assay writes");
        run_raise(run, ASSAY_UNREADABLE);
        return;
    }
    claims_read(bytes, format, run->slot->document.source, &run->slot->arena, written_claim, run, &run->bad_rows, &run->tap.handle);
}

/* Whether the document was named on the command line rather than met in a walk. */
static bool document_named(const struct run *run)
{
    for (size_t i = 0; i < run->job->path_count; i++)
        if (slice_equal(run->slot->document.source, slice_of(run->job->paths[i])))
            return true;
    return false;
}

static void run_document(struct run *run)
{
    struct slot *slot = run->slot;

    if (slot->claims && !guarded(&slot->arena, read_claims_body, run)) {
        diag_message(&run->tap.handle, SEVERITY_ERROR, DIAG_MEMORY, slot->document.source,
                     "the claims need more than %zu MiB of memory; what follows was not read", DOCUMENT_MEMORY >> 20);
        run_raise(run, ASSAY_LIMIT);
    }
    if (slot->memory) {
        run->counts.bad++;
        if (run->job->strict || document_named(run))
            run_raise(run, ASSAY_UNREADABLE);
    }
    run->counts.bytes += slot->document.text.len;
    if (slot->extraction.document != NULL) {
        run->counts.documents++;
        if (run->report != NULL)
            report_document(run->report, &slot->extraction);
        if (run->report_file != NULL)
            report_document(run->report_file, &slot->extraction);
        for (uint32_t i = 0; i < slot->extraction.claims.count; i++)
            run_claim(run, &slot->extraction.claims.items[i]);
    }
    if (slot->csv != NULL)
        writer_put(run->out[OUT_CLAIMS_CSV], writer_bytes(slot->csv));
    if (slot->jsonl != NULL)
        writer_put(run->out[OUT_CLAIMS_JSONL], writer_bytes(slot->jsonl));
    if (slot->keys != NULL)
        writer_put(run->out[OUT_KEYS], writer_bytes(slot->keys));
}

static void run_progress(struct run *run)
{
    size_t bytes, total;

    if (run->job->progress != NULL && ring_progress(run->ring, &bytes, &total))
        run->job->progress(run->job->user, run->counts.documents, bytes, total);
}

/* False: the run ended before its input did. */
static bool run_documents(struct run *run)
{
    const struct input_counts *counts;

    for (;;) {
        bool last;

        run->slot = ring_next(run->ring);
        last = run->slot->last;
        slot_report(run->slot, run->job->report, run->job->user);
        if (last)
            break;
        run_document(run);
        ring_release(run->ring, run->slot);
        run_progress(run);
        if (!outputs_well(run))
            return false;
    }
    if (run->slot->memory) {
        run_raise(run, ASSAY_LIMIT);
        return false;
    }
    counts = ring_counts(run->ring);
    run->counts.skipped = counts->skipped;
    run->counts.bad += counts->bad + run->bad_rows;
    if (counts->named_unreadable || (run->job->strict && (counts->any_unreadable || run->bad_rows > 0)))
        run_raise(run, ASSAY_UNREADABLE);
    return true;
}

/* ---- findings ------------------------------------------------------------------------------------------------------------------- */

static bool run_group(void *user, const struct group *group)
{
    struct run *run = user;

    run->counts.groups++;
    for (uint32_t i = 0; i < group->finding_count; i++) {
        switch (group->findings[i].verdict) {
        case VERDICT_CONFLICT: run->counts.conflicts++; break;
        case VERDICT_POSSIBLE: run->counts.possible++; break;
        case VERDICT_ARITHMETIC: run->counts.arithmetic++; break;
        case VERDICT_COUNT: break;
        }
    }
    if (run->out[OUT_FINDINGS_CSV] != NULL)
        group_write(run->out[OUT_FINDINGS_CSV], OUTPUT_CSV, group);
    if (run->out[OUT_FINDINGS_JSONL] != NULL)
        group_write(run->out[OUT_FINDINGS_JSONL], OUTPUT_JSONL, group);
    if (run->report != NULL)
        report_group(run->report, group);
    if (run->report_file != NULL)
        report_group(run->report_file, group);
    return outputs_well(run);
}

static bool run_check(struct run *run)
{
    if (!checker_run(run->checker, run_group, run)) {
        run_raise(run, checker_misused(run->checker) ? ASSAY_USAGE : ASSAY_LIMIT);
        return false;
    }
    if (run->out[OUT_WEIGHTS] != NULL)
        writer_put(run->out[OUT_WEIGHTS], checker_weights(run->checker));
    return outputs_well(run);
}

/* ---- the summary ------------------------------------------------------------------------------------------------------------------ */

static void run_summary(struct run *run)
{
    const char *files[OUT_COUNT];
    size_t count = 0;

    /* Claims and findings are what a reader of the summary opens next. */
    for (int i = 0; i <= OUT_FINDINGS_JSONL; i++)
        if (run->paths[i] != NULL && strcmp(run->paths[i], "-") != 0)
            files[count++] = run->paths[i];
    if (run->report != NULL)
        report_summary(run->report, ring_counts(run->ring), files, count, run->job->verbose, run->out[OUT_SUMMARY]);
    if (run->report_file != NULL) {
        writer_text(run->out[OUT_SUMMARY_FILE], "# assay: summary\n\n"); /* by which a later walk knows that it is no article */
        report_summary(run->report_file, ring_counts(run->ring), files, count, run->job->verbose, run->out[OUT_SUMMARY_FILE]);
    }
}

/* ---- the whole job ------------------------------------------------------------------------------------------------------------------ */

static unsigned processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count < 1 ? 1 : count > 64 ? 64 : (unsigned)count;
}

/* False: an option has no meaning (reported). */
static bool ring_options_of(struct run *run, struct ring_options *out)
{
    const struct assay_job *job = run->job;
    struct period day;

    *out = (struct ring_options){
        .pack = job->pack->pack,
        .paths = job->paths,
        .path_count = job->path_count,
        .csv = job->claims_csv != NULL,
        .jsonl = job->claims_jsonl != NULL,
        .keys = job->keys_out != NULL,
        .threads = job->threads > 0 ? job->threads : processors(),
    };
    out->input.published = slice_of(job->published);
    out->input.output_dir = job->output_dir;
    if (!format_by_name(slice_of(job->from != NULL ? job->from : "auto"), &out->input.from)) {
        diag_message(&run->tap.handle, SEVERITY_ERROR, DIAG_OTHER, slice_of(NULL), "unknown input format \"%s\"", job->from);
        return false;
    }
    if (job->published != NULL && (strlen(job->published) != 10 || !period_parse(slice_of(job->published), &day))) {
        diag_message(&run->tap.handle, SEVERITY_ERROR, DIAG_OTHER, slice_of(NULL), "\"%s\" is no date; write it YYYY-MM-DD",
                     job->published);
        return false;
    }
    /* Claims written earlier are an input of the checker; whoever extracts has to say that they are wanted. */
    out->claims = out->input.from == FORMAT_CLAIMS_CSV || out->input.from == FORMAT_CLAIMS_JSONL ||
                  (job->check && job->claims_csv == NULL && job->claims_jsonl == NULL) ||
                  (job->keys_out != NULL && job->claims_csv == NULL && job->claims_jsonl == NULL);
    return true;
}

static bool run_start(struct run *run)
{
    const struct assay_job *job = run->job;
    struct report_style style = {.color = job->color, .unicode = true, .width = job->width > 0 ? (int)job->width : 80};
    struct report_style plain = {.color = false, .unicode = true, .width = 80};
    struct check_options check = {
        .sensitivity = job->sensitivity > 0 ? job->sensitivity : 0.5,
        .weights = slice_of(job->weights),
        .baseline = slice_of(job->baseline),
    };
    struct ring_options options;

    if (!ring_options_of(run, &options)) {
        run_raise(run, ASSAY_USAGE);
        return false;
    }
    if (!outputs_open(run)) {
        run_raise(run, ASSAY_LIMIT);
        return false;
    }
    if (job->summary != NULL)
        run->report = report_new(&style);
    if (job->summary_file != NULL)
        run->report_file = report_new(&plain);
    if (job->check)
        run->checker = checker_new(job->pack->pack, &check, &run->tap.handle);
    run->ring = ring_new(&options);
    if ((job->summary != NULL && run->report == NULL) || (job->summary_file != NULL && run->report_file == NULL) ||
        (job->check && run->checker == NULL) || run->ring == NULL) {
        diag_message(&run->tap.handle, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL), "there is not enough memory to begin");
        run_raise(run, ASSAY_LIMIT);
        return false;
    }
    return true;
}

enum assay_status assay_run(const struct assay_job *given, struct assay_counts *counts)
{
    struct assay_job job = {0};
    struct run run = {.job = &job};
    bool complete;

    options_copy(&job, sizeof job, given, given->size);
    tap_init(&run.tap, job.report, job.user);
    complete = run_start(&run) && run_documents(&run) && (run.checker == NULL || run_check(&run));
    if (complete)
        run_summary(&run);
    outputs_close(&run, complete && outputs_well(&run));
    ring_free(run.ring);
    if (run.checker != NULL)
        checker_free(run.checker);
    free(run.seen.keys);
    if (run.report != NULL)
        report_free(run.report);
    if (run.report_file != NULL)
        report_free(run.report_file);
    if (counts != NULL)
        *counts = run.counts;
    return run.status;
}
