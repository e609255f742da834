/* Documents in parallel, handed on in the order of the walk: workers pull documents from the input into slots, extract and format; the
 * calling thread takes finished slots one after the other. What is ahead is bounded by the number of slots and by bytes. */
#ifndef ASSAY_RING_H
#define ASSAY_RING_H

#include "assay_parts.h"

struct note; /* a diagnostic that waits for its document's turn */

enum slot_state { SLOT_FREE, SLOT_BUSY, SLOT_DONE };

struct slot {
    enum slot_state state; /* under the ring's lock; all else belongs to whoever the state says: the worker, or the caller */
    struct arena arena;    /* the document and all that was made of it */
    struct document document;
    struct extraction extraction;      /* .document NULL: nothing was extracted */
    bool claims;                       /* the document is a file of written claims: the caller reads it */
    bool last;                         /* no document: the input ended */
    bool memory;                       /* memory ran out */
    struct writer *csv, *jsonl, *keys; /* its claims, written; NULL when not wanted */
    struct note *first_note, *last_note;
    size_t note_count;
};

struct ring_options {
    const struct pack *pack;
    const char *const *paths;
    size_t path_count;
    struct input_options input;
    bool claims;           /* files of written claims are wanted */
    bool csv, jsonl, keys; /* what the slots' writers hold */
    unsigned threads;
};

struct ring;
/* NULL: out of memory. The options' pointers must outlive the ring. */
struct ring *ring_new(const struct ring_options *options);
/* The next document in order, or the slot with `last` set. It is the caller's until ring_release. */
struct slot *ring_next(struct ring *ring);
void ring_release(struct ring *ring, struct slot *slot);
/* Sends the slot's diagnostics, in their order, and forgets them. */
void slot_report(struct slot *slot, assay_report *report, void *user);
/* Writes one claim into the slot's writers. */
void slot_claim(const struct ring *ring, struct slot *slot, const struct claim *claim);
/* Once ring_next has given the last slot. */
const struct input_counts *ring_counts(const struct ring *ring);
/* Bytes read and their total (0: not known); false when a worker is reading just now. */
bool ring_progress(struct ring *ring, size_t *bytes, size_t *total);
/* Stops the workers where they are and frees all. */
void ring_free(struct ring *ring);

#endif
