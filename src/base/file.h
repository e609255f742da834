/* Files: reading whole inputs and writing outputs that are complete or absent. */
#ifndef ASSAY_BASE_FILE_H
#define ASSAY_BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"

/* The bytes of a file (or of standard input for "-"), in the arena. More than `limit` bytes: DIAG_LIMIT and false. */
bool file_read(struct arena *arena, const char *path, size_t limit, struct slice *out, struct diagnostics *diags);

/* An output: buffered; a path is written beside itself and renamed by writer_close, so that it is complete or absent. */
struct writer;

/* `path` NULL or "-": standard output. On failure NULL and a diagnostic. Free with writer_close or writer_abandon. */
struct writer *writer_open(const char *path, struct diagnostics *diags);
/* A writer into memory that grows (malloc); take with writer_take. */
struct writer *writer_memory(void);
void writer_put(struct writer *w, struct slice bytes);
void writer_text(struct writer *w, const char *text);
void writer_char(struct writer *w, char c);
/* Room for at least `wanted` bytes behind what was written, for those who write there themselves; *room: how many there are. NULL: the
 * writer failed. writer_wrote then tells how many bytes were written. */
char *writer_room(struct writer *w, size_t wanted, size_t *room);
void writer_wrote(struct writer *w, size_t count);
void writer_format(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The bytes written so far to a memory writer; valid until the next put. */
struct slice writer_bytes(const struct writer *w);
void writer_reset(struct writer *w); /* memory writers: forget the bytes, keep the room */
bool writer_failed(const struct writer *w);
/* True after EPIPE: the reader went away, which is no error to report. */
bool writer_pipe_closed(const struct writer *w);
/* Flushes to the operating system without closing. */
bool writer_flush(struct writer *w);
/* Flush, check, rename; false with a DIAG_UNWRITABLE diagnostic (none for a closed pipe). Frees w in every case. */
bool writer_close(struct writer *w, struct diagnostics *diags);
/* Removes what was written and frees w. */
void writer_abandon(struct writer *w);

#endif
