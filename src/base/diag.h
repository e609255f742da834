/* Diagnostics: the one channel for errors and warnings. Below cli/ nothing prints and nothing exits. */
#ifndef ASSAY_BASE_DIAG_H
#define ASSAY_BASE_DIAG_H

#include "base/slice.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* what went wrong, for programs; cli/ maps them to exit statuses */
enum diag_code {
    DIAG_OTHER,
    DIAG_UNREADABLE, /* a file, folder or stream could not be opened or read */
    DIAG_SKIPPED,    /* an input was recognized as no article */
    DIAG_BAD_RECORD, /* one record of a stream is broken; the others are done */
    DIAG_ENCODING,   /* bytes were not of the encoding declared or found; replaced by U+FFFD */
    DIAG_LIMIT,      /* a limit of the program was reached */
    DIAG_PACK,       /* a pattern file or table is broken */
    DIAG_OVERFLOW,   /* a number does not fit 18 digits */
    DIAG_MEMORY,
    DIAG_UNWRITABLE
};

struct diagnostic {
    enum severity severity;
    enum diag_code code;
    struct slice file;    /* empty: none */
    uint32_t line;        /* from 1; 0: none */
    uint32_t column;      /* from 1, in characters; 0: none */
    struct slice source;  /* the line's text for the caret; empty: none */
    struct slice message; /* what, and what to do; one line, no period at its end */
};

/* A sink. `report` is called for each diagnostic, in order; its slices live until it returns. `file` is put into diagnostics
 * whose own is empty. Shared by threads only if report says so. A NULL handle is allowed everywhere: nothing is reported. */
struct diagnostics {
    void (*report)(void *user, const struct diagnostic *d);
    void *user;
    struct slice file;
    uint32_t errors; /* counted by diag_report */
    uint32_t warnings;
};

void diag_report(struct diagnostics *diags, const struct diagnostic *d);
/* Without a position in a file's text. */
void diag_message(struct diagnostics *diags, enum severity severity, enum diag_code code, struct slice file, const char *format,
                  ...) __attribute__((format(printf, 5, 6)));
/* With line, column and the line's text, for a caret. */
void diag_at(struct diagnostics *diags, enum severity severity, enum diag_code code, struct slice file, uint32_t line,
             uint32_t column, struct slice source, const char *format, ...) __attribute__((format(printf, 8, 9)));
/* "FILE:LINE:COLUMN: error: message\n    source\n    ^\n" into out (at most size bytes, NUL-terminated); returns the length. */
size_t diag_text(const struct diagnostic *d, char *out, size_t size);

#endif
