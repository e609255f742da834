/* input/: bytes become text. Formats, encodings and declared metadata; a walk over files and folders gives documents in a fixed order. */
#ifndef ASSAY_INPUT_H
#define ASSAY_INPUT_H

#include "base/base.h"

struct document {
    struct slice id;        /* the record's id, or a hash of the text as 16 hex digits */
    struct slice source;    /* path as given or found; for records of a stream the id, else PATH#LINE; "-" for standard input */
    struct slice title;     /* declared; empty: not found here */
    struct slice publisher; /* declared `Source:` line, or the url's host */
    struct slice published; /* declared, YYYY-MM-DD or shorter; empty: not declared (the text itself may tell) */
    struct slice url;
    struct slice lang; /* as declared; empty */
    struct slice text; /* UTF-8, checked; all of the input, so that offsets are those of the file */
    size_t body;       /* offset in text where leading Title:/Source:/Published: lines end */
    size_t order;      /* 0, 1, 2 ... in the order of the walk */
};

enum format { FORMAT_AUTO, FORMAT_TEXT, FORMAT_JSONL, FORMAT_CLAIMS_CSV, FORMAT_CLAIMS_JSONL };
/* By a name of --from ("auto", "text", "jsonl", "claims"); false: unknown. */
bool format_by_name(struct slice name, enum format *out);

struct input_options {
    enum format from;
    struct slice published; /* --published: for documents that declare none; empty */
    const char *output_dir; /* never walked; NULL */
    size_t file_limit;      /* most bytes of one file; 0: 1 GiB (JSON lines are streamed and have no such limit) */
    size_t line_limit;      /* most bytes of one JSON line; 0: 64 MiB */
};

struct input_counts {
    size_t documents, files, skipped, bad;
    size_t bytes;          /* of documents' text */
    bool named_unreadable; /* an input named on the command line could not be read */
    bool any_unreadable;   /* any bad record, bad file or replaced encoding: what --strict minds */
};

/* A walk: pull one document after the other. Not shared by threads. */
struct input;
struct input *input_open(const char *const *paths, size_t count, const struct input_options *options, struct diagnostics *diags);
/* The next document, its memory in `arena`, which the caller owns (one per document); false at the end. A bad record or file is
 * reported and counted, and the walk goes on. Files of written claims come back with *claims = true and `text` the file's bytes;
 * `claims` NULL: such files are skipped. */
bool input_next(struct input *input, struct arena *arena, struct document *out, bool *claims);
const struct input_counts *input_counts(const struct input *input);
/* Bytes read so far and, where known, of all inputs (0: not known); for progress. */
size_t input_progress(const struct input *input, size_t *total);
void input_close(struct input *input);

/* A document of a text in memory, for the library: text of any encoding is decoded, metadata lines are read. */
bool input_document(struct arena *arena, struct slice bytes, struct slice source, struct document *out, struct diagnostics *diags);

#endif
