/* The ring of slots and its workers. Two locks: `pull` is held while a document is read, `lock` only while states change. A worker that
 * holds `pull` may wait for a free slot, so slots are filled in the order of the walk, which is what makes the output the same for any
 * number of threads. */
#include "assay_ring.h"

#include <pthread.h>
#include <stdlib.h>

/* Texts that are ahead of the one being written: more is no faster, and long documents would fill the memory. */
#define AHEAD_BYTES ((size_t)256 << 20)
/* A stream of nothing but broken records must not fill the memory with complaints. */
#define NOTES_MAX 1000

struct note {
    struct diagnostic diagnostic;
    struct note *next;
    char text[];
};

struct worker {
    struct ring *ring;
    struct extractor *extractor;
    pthread_t thread;
    bool started;
};

struct ring {
    struct ring_options options;
    struct input *input;
    struct diagnostics input_diags; /* into the slot that is being filled */
    struct slot *slots;
    size_t slot_count;
    struct worker *workers;
    unsigned worker_count;
    pthread_mutex_t pull; /* input, pulling, pulled, ended */
    struct slot *pulling;
    size_t pulled; /* documents pulled so far: the next one's slot is pulled % slot_count */
    bool ended;
    pthread_mutex_t lock; /* states, ahead, stop */
    pthread_cond_t freed, finished;
    size_t ahead;
    bool stop;
    size_t taken; /* slots handed out by ring_next; the caller's alone */
};

/* ---- diagnostics that wait ------------------------------------------------------------------------------------------------- */

static struct slice note_copy(char **to, struct slice s)
{
    struct slice copy = {*to, s.len};

    if (s.len > 0)
        memcpy(*to, s.at, s.len);
    *to += s.len;
    return copy;
}

static void note_add(void *user, const struct diagnostic *d)
{
    struct slot *slot = user;
    struct note *note;
    char *to;

    if (++slot->note_count > NOTES_MAX)
        return;
    note = malloc(sizeof *note + d->file.len + d->source.len + d->message.len);
    if (note == NULL)
        return;
    to = note->text;
    note->diagnostic = *d;
    note->diagnostic.file = note_copy(&to, d->file);
    note->diagnostic.source = note_copy(&to, d->source);
    note->diagnostic.message = note_copy(&to, d->message);
    note->next = NULL;
    if (slot->last_note != NULL)
        slot->last_note->next = note;
    else
        slot->first_note = note;
    slot->last_note = note;
}

static void input_note(void *user, const struct diagnostic *d)
{
    struct ring *ring = user;

    note_add(ring->pulling, d);
}

void slot_report(struct slot *slot, assay_report *report, void *user)
{
    size_t left_out = slot->note_count > NOTES_MAX ? slot->note_count - NOTES_MAX : 0;

    for (struct note *note = slot->first_note; note != NULL;) {
        struct note *next = note->next;

        tap_send(report, user, &note->diagnostic);
        free(note);
        note = next;
    }
    slot->first_note = NULL;
    slot->last_note = NULL;
    slot->note_count = 0;
    if (left_out > 0) {
        struct tap tap;

        tap_init(&tap, report, user);
        diag_message(&tap.handle, SEVERITY_WARNING, DIAG_OTHER, slice_of(NULL), "%zu more messages are left out", left_out);
    }
}

/* ---- one document ------------------------------------------------------------------------------------------------------------ */

struct pulling { /* input_next under the arena's escape */
    struct ring *ring;
    struct slot *slot;
    bool got;
};

static void pull_body(void *user)
{
    struct pulling *p = user;

    p->got = input_next(p->ring->input, &p->slot->arena, &p->slot->document, p->ring->options.claims ? &p->slot->claims : NULL);
}

/* Fills a slot with the next document; at the end of the input, or when memory ends while reading, the slot is the last. */
static void slot_fill(struct ring *ring, struct slot *slot)
{
    struct pulling p = {.ring = ring, .slot = slot};

    ring->pulling = slot;
    slot->claims = false;
    slot->last = false;
    slot->memory = false;
    slot->extraction = (struct extraction){0};
    slot->document = (struct document){0};
    if (!guarded(&slot->arena, pull_body, &p)) {
        diag_message(&ring->input_diags, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL),
                     "memory ran out while an input was read; what follows it was not read");
        slot->memory = true;
    }
    if (!p.got) {
        slot->last = true;
        ring->ended = true;
    }
}

void slot_claim(const struct ring *ring, struct slot *slot, const struct claim *claim)
{
    if (slot->csv != NULL)
        claim_write(slot->csv, OUTPUT_CSV, claim);
    if (slot->jsonl != NULL)
        claim_write(slot->jsonl, OUTPUT_JSONL, claim);
    if (slot->keys != NULL) {
        struct slice keys = claim_keys(ring->options.pack, &slot->arena, claim);
        struct slice key;

        while (slice_split(&keys, '\n', &key)) {
            if (key.len == 0)
                continue;
            writer_put(slot->keys, key);
            writer_format(slot->keys, "\t%016llx\n", (unsigned long long)claim->claim_id);
        }
    }
}

struct slot_work {
    struct worker *worker;
    struct slot *slot;
    struct diagnostics diags;
};

static void extract_slot_body(void *user)
{
    struct slot_work *work = user;
    struct slot *slot = work->slot;

    extractor_run(work->worker->extractor, &slot->document, &slot->arena, &work->diags, &slot->extraction);
    for (uint32_t i = 0; i < slot->extraction.claims.count; i++) {
        claim_settle(&slot->extraction.claims.items[i]); /* so that checking articles and their written claims is the same */
        slot_claim(work->worker->ring, slot, &slot->extraction.claims.items[i]);
    }
}

/* Nothing but blanks behind the declared metadata: done quickly and without a claim, but whoever gave it may want to know. */
static bool slot_empty(const struct slot *slot)
{
    struct slice text = slot->document.text;

    return slice_trim(slice_part(text, slot->document.body, text.len)).len == 0;
}

static void slot_extract(struct worker *worker, struct slot *slot)
{
    struct slot_work work = {.worker = worker, .slot = slot};

    work.diags = (struct diagnostics){.report = note_add, .user = slot, .file = slot->document.source};
    if (slot_empty(slot))
        diag_message(&work.diags, SEVERITY_WARNING, DIAG_SKIPPED, slot->document.source, "there is no text in it");
    if (worker->extractor == NULL)
        worker->extractor = extractor_new(worker->ring->options.pack);
    if (worker->extractor != NULL && guarded(&slot->arena, extract_slot_body, &work))
        return;
    diag_message(&work.diags, SEVERITY_ERROR, DIAG_MEMORY, slot->document.source,
                 "the document needs more than %zu MiB of memory and is left out", DOCUMENT_MEMORY >> 20);
    slot->memory = true;
    slot->extraction = (struct extraction){0};
    if (slot->csv != NULL)
        writer_reset(slot->csv);
    if (slot->jsonl != NULL)
        writer_reset(slot->jsonl);
    if (slot->keys != NULL)
        writer_reset(slot->keys);
    /* Its caches may have been left half-written. */
    if (worker->extractor != NULL)
        extractor_free(worker->extractor);
    worker->extractor = NULL;
}

/* ---- workers ------------------------------------------------------------------------------------------------------------------ */

/* The slot of the next document, once it is free and not too much is ahead; NULL: stop. Called with `pull` held. */
static struct slot *slot_wait(struct ring *ring)
{
    struct slot *slot = &ring->slots[ring->pulled % ring->slot_count];
    bool stop;

    pthread_mutex_lock(&ring->lock);
    while (!ring->stop && (slot->state != SLOT_FREE || ring->ahead > AHEAD_BYTES))
        pthread_cond_wait(&ring->freed, &ring->lock);
    stop = ring->stop;
    pthread_mutex_unlock(&ring->lock);
    return stop ? NULL : slot;
}

/* Pulls the next document into its slot; NULL: there is nothing more to do for a worker. */
static struct slot *ring_pull(struct ring *ring)
{
    struct slot *slot = NULL;

    pthread_mutex_lock(&ring->pull);
    if (!ring->ended)
        slot = slot_wait(ring);
    if (slot != NULL) {
        slot_fill(ring, slot);
        ring->pulled++;
        pthread_mutex_lock(&ring->lock);
        slot->state = SLOT_BUSY;
        ring->ahead += slot->document.text.len;
        pthread_mutex_unlock(&ring->lock);
    }
    pthread_mutex_unlock(&ring->pull);
    return slot;
}

static void *work(void *user)
{
    struct worker *worker = user;
    struct ring *ring = worker->ring;
    struct slot *slot;

    while ((slot = ring_pull(ring)) != NULL) {
        if (!slot->last && !slot->claims)
            slot_extract(worker, slot);
        pthread_mutex_lock(&ring->lock);
        slot->state = SLOT_DONE;
        pthread_cond_signal(&ring->finished);
        pthread_mutex_unlock(&ring->lock);
    }
    return NULL;
}

struct slot *ring_next(struct ring *ring)
{
    struct slot *slot = &ring->slots[ring->taken++ % ring->slot_count];

    if (ring->worker_count == 1) { /* no thread of its own: the caller is the worker */
        slot_fill(ring, slot);
        if (!slot->last && !slot->claims)
            slot_extract(&ring->workers[0], slot);
        return slot;
    }
    pthread_mutex_lock(&ring->lock);
    while (slot->state != SLOT_DONE)
        pthread_cond_wait(&ring->finished, &ring->lock);
    pthread_mutex_unlock(&ring->lock);
    return slot;
}

void ring_release(struct ring *ring, struct slot *slot)
{
    size_t length = slot->document.text.len;

    if (slot->csv != NULL)
        writer_reset(slot->csv);
    if (slot->jsonl != NULL)
        writer_reset(slot->jsonl);
    if (slot->keys != NULL)
        writer_reset(slot->keys);
    arena_clear(&slot->arena);
    if (ring->worker_count == 1)
        return;
    pthread_mutex_lock(&ring->lock);
    slot->state = SLOT_FREE;
    ring->ahead -= length;
    pthread_cond_signal(&ring->freed);
    pthread_mutex_unlock(&ring->lock);
}

const struct input_counts *ring_counts(const struct ring *ring)
{
    return input_counts(ring->input);
}

bool ring_progress(struct ring *ring, size_t *bytes, size_t *total)
{
    if (pthread_mutex_trylock(&ring->pull) != 0)
        return false;
    *bytes = input_progress(ring->input, total);
    pthread_mutex_unlock(&ring->pull);
    return true;
}

/* ---- making and ending --------------------------------------------------------------------------------------------------------- */

static bool slot_init(struct slot *slot, const struct ring_options *options)
{
    arena_init(&slot->arena, DOCUMENT_MEMORY);
    slot->csv = options->csv ? writer_memory() : NULL;
    slot->jsonl = options->jsonl ? writer_memory() : NULL;
    slot->keys = options->keys ? writer_memory() : NULL;
    return (slot->csv != NULL || !options->csv) && (slot->jsonl != NULL || !options->jsonl) &&
           (slot->keys != NULL || !options->keys);
}

static void slot_clear(struct slot *slot)
{
    slot_report(slot, NULL, NULL);
    if (slot->csv != NULL)
        writer_abandon(slot->csv);
    if (slot->jsonl != NULL)
        writer_abandon(slot->jsonl);
    if (slot->keys != NULL)
        writer_abandon(slot->keys);
    arena_free(&slot->arena);
}

/* Starts the threads; fewer than asked for will do, and none at all leaves the work to the caller. */
static void workers_start(struct ring *ring)
{
    unsigned started = 0;

    if (ring->worker_count == 1)
        return;
    while (started < ring->worker_count && pthread_create(&ring->workers[started].thread, NULL, work, &ring->workers[started]) == 0)
        ring->workers[started++].started = true;
    if (started == 0)
        ring->worker_count = 1;
}

struct ring *ring_new(const struct ring_options *options)
{
    struct ring *ring = calloc(1, sizeof *ring);
    bool made = true;

    if (ring == NULL)
        return NULL;
    ring->options = *options;
    ring->worker_count = options->threads > 0 ? options->threads : 1;
    ring->slot_count = ring->worker_count == 1 ? 1 : (size_t)4 * ring->worker_count;
    pthread_mutex_init(&ring->pull, NULL);
    pthread_mutex_init(&ring->lock, NULL);
    pthread_cond_init(&ring->freed, NULL);
    pthread_cond_init(&ring->finished, NULL);
    ring->slots = calloc(ring->slot_count, sizeof *ring->slots);
    ring->workers = calloc(ring->worker_count, sizeof *ring->workers);
    if (ring->slots == NULL || ring->workers == NULL) {
        ring_free(ring);
        return NULL;
    }
    for (size_t i = 0; i < ring->slot_count; i++)
        made = slot_init(&ring->slots[i], options) && made;
    for (unsigned i = 0; i < ring->worker_count; i++)
        ring->workers[i].ring = ring;
    ring->pulling = &ring->slots[0];
    ring->input_diags.report = input_note;
    ring->input_diags.user = ring;
    if (made)
        ring->input = input_open(options->paths, options->path_count, &options->input, &ring->input_diags);
    if (ring->input == NULL) {
        ring_free(ring);
        return NULL;
    }
    workers_start(ring);
    return ring;
}

void ring_free(struct ring *ring)
{
    if (ring == NULL)
        return;
    pthread_mutex_lock(&ring->lock);
    ring->stop = true;
    pthread_cond_broadcast(&ring->freed);
    pthread_mutex_unlock(&ring->lock);
    for (unsigned i = 0; ring->workers != NULL && i < ring->worker_count; i++) {
        if (ring->workers[i].started)
            pthread_join(ring->workers[i].thread, NULL);
        if (ring->workers[i].extractor != NULL)
            extractor_free(ring->workers[i].extractor);
    }
    for (size_t i = 0; ring->slots != NULL && i < ring->slot_count; i++)
        slot_clear(&ring->slots[i]);
    if (ring->input != NULL)
        input_close(ring->input);
    pthread_cond_destroy(&ring->finished);
    pthread_cond_destroy(&ring->freed);
    pthread_mutex_destroy(&ring->lock);
    pthread_mutex_destroy(&ring->pull);
    free(ring->workers);
    free(ring->slots);
    free(ring);
}
