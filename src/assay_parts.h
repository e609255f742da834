/* What the files of the library's face share: how an arena's escape becomes an error, and how diagnostics go out. Included by
 * src/assay*.c alone. */
#ifndef ASSAY_PARTS_H
#define ASSAY_PARTS_H

#include "assay.h"
#include "report/report.h"

struct assay_pack {
    struct pack *pack;
};

struct assay_claim {
    const struct claim *row;
    char (*cells)[DECIMAL_TEXT_MAX]; /* one a column: where numbers are written when they are asked for */
};

/* Most bytes that the arena of one document may hold. A text needs about twenty times its size (tokens, figures, claims); what needs
 * more than this is no article, and would take the memory of the host. */
#define DOCUMENT_MEMORY ((size_t)4 << 30)

static inline struct assay_slice slice_out(struct slice s)
{
    struct assay_slice out = {s.at, s.len};
    return out;
}

/* The caller's options, of the size that the caller knew of; members that it did not know are 0. */
void options_copy(void *to, size_t room, const void *from, size_t size);

/* Runs body(user) with the arena's escape set; false when memory or the arena's limit ran out inside. */
bool guarded(struct arena *arena, void (*body)(void *user), void *user);

/* A sink that hands diagnostics on to the caller of the library. `tap` is the `user` of its `handle`. */
struct tap {
    struct diagnostics handle;
    assay_report *report;
    void *user;
};
void tap_init(struct tap *tap, assay_report *report, void *user);
void tap_send(assay_report *report, void *user, const struct diagnostic *d);

/* What every column's cells need; NULL: out of memory. Freed with free. */
char (*cells_new(void))[DECIMAL_TEXT_MAX];

/* A document made of a caller's text; false: memory ran out, or the bytes are no text (reported). */
bool text_document(struct arena *arena, const struct assay_text *text, struct document *out, struct diagnostics *diags);

#endif
