/* What the files of input/ share among themselves; no other room includes it. */
#ifndef ASSAY_INPUT_PARTS_H
#define ASSAY_INPUT_PARTS_H

#include "input/input.h"

/* ---- encoding.c: bytes of any encoding become UTF-8 --------------------------------------------------------------------------- */

#define UTF8_BOM_LENGTH 3
static inline bool has_utf8_bom(struct slice s)
{
    return s.len >= UTF8_BOM_LENGTH && memcmp(s.at, "\xEF\xBB\xBF", UTF8_BOM_LENGTH) == 0;
}

/* Length of the well-formed character at `at` (1 to 4), 0 when there is none. The caller guarantees at < end. */
size_t utf8_length(const char *at, const char *end);
/* The first byte of [at, end) that is not ASCII, or end. */
const char *ascii_end(const char *at, const char *end);
/* Characters in the bytes before `offset`, plus one: the column for a diagnostic. */
uint32_t utf8_column(struct slice line, size_t offset);
/* Bytes that belong to no well-formed character. */
size_t utf8_bad(struct slice bytes);
/* "UTF-16LE", "UTF-32BE" ... where the first bytes show one of them, by their mark or by where their zeros stand; else NULL. */
const char *wide_encoding(struct slice head);
/* The text of a whole file. UTF-8 stays where it is, its mark included (*mark: bytes of it at the beginning of *text); all else is converted
 * into the arena without its mark. What is in no encoding becomes U+FFFD and is reported once, with its first place: *damaged. False, reported: no
 * converter for it. */
bool text_decode(struct arena *arena, struct slice bytes, struct slice file, struct slice *text, size_t *mark, bool *damaged,
                 struct diagnostics *diags);

/* ---- json.c: one line of JSON becomes a record --------------------------------------------------------------------------------- */

struct record {
    struct slice id, text, title, published, url, lang; /* decoded, in the arena; absent: empty */
    size_t replaced;                                    /* bytes and lone surrogates that became U+FFFD */
    size_t first_replaced;                              /* offset of the first of them in the line */
};

struct json_error {
    size_t offset;       /* in the line */
    const char *message; /* what is wrong */
};

/* False with *error: the line is no object of JSON, or has no member "text" that is a string. */
bool record_parse(struct arena *arena, struct slice line, struct record *out, struct json_error *error);

/* ---- metadata.c ------------------------------------------------------------------------------------------------------------------ */

/* Leading Title:, Source:, Published: lines of text from `from` on fill those members of the document that are still empty; `body` is
 * set behind them. */
void metadata_read(struct arena *arena, struct document *document, size_t from);
/* YYYY-MM-DD or shorter where the date is written in that order, else as it is, trimmed. */
struct slice published_normal(struct arena *arena, struct slice date);
/* The host of a url without "www.", port and user; empty: none. */
struct slice url_host(struct slice url);

/* ---- recognize.c: what a file is, by its first bytes ----------------------------------------------------------------------------- */

enum content {
    CONTENT_TEXT,
    CONTENT_RECORDS,  /* JSON lines of articles */
    CONTENT_CLAIMS,   /* claims that assay wrote */
    CONTENT_FINDINGS, /* findings that assay wrote */
    CONTENT_JSON,     /* other JSON */
    CONTENT_BINARY
};

#define HEAD_SIZE ((size_t)64 * 1024) /* bytes that recognizing looks at */

/* `head`: the first bytes of a file, with its whole first line when it begins with a brace. *what names other contents for a message. */
enum content content_recognize(struct slice path, struct slice head, const char **what);

/* ---- stream.c: lines of one descriptor ------------------------------------------------------------------------------------------- */

struct stream { /* the buffer grows to the longest line, never beyond the limit; zeroed: closed */
    int fd;
    bool open;
    bool ended; /* read() gave its last byte, or failed */
    int error;  /* errno of a failed read */
    char *buffer;
    size_t begin, end, room; /* unread bytes: [begin, end) */
    size_t searched;         /* bytes from begin on that hold no newline */
    size_t total;            /* bytes read since stream_open */
};

enum stream_result { STREAM_LINE, STREAM_END, STREAM_LONG /* the line was over the limit and is skipped */, STREAM_MEMORY };

void stream_open(struct stream *stream, int fd); /* takes the descriptor; keeps an earlier buffer */
/* At least `wanted` unread bytes, if the input has so many; false: out of memory. */
bool stream_fill(struct stream *stream, size_t wanted);
static inline struct slice stream_unread(const struct stream *stream)
{
    struct slice s = {stream->buffer + stream->begin, stream->end - stream->begin};
    return s;
}
/* The next line without its newline; valid until the next call. The last line may lack its newline. */
enum stream_result stream_line(struct stream *stream, size_t limit, struct slice *line);
/* Bytes up to the first newline are in the buffer, or the input's end, or more than `limit`; false: out of memory. */
bool stream_fill_line(struct stream *stream, size_t limit);
void stream_close(struct stream *stream); /* closes the descriptor (but standard input), keeps the buffer */
void stream_free(struct stream *stream);

/* ---- walk.c: files in a fixed order ----------------------------------------------------------------------------------------------- */

#define WALK_DEPTH 128 /* folders inside folders; beyond it something is wrong */

struct walk_level;

struct walk {
    char **paths; /* named ones */
    size_t count, next;
    struct walk_level *levels; /* WALK_DEPTH of them; the folders that are open, outermost first */
    size_t depth;
    bool has_output; /* the output folder, by device and inode */
    uint64_t output_device, output_inode;
    struct input_counts *counts;
    struct diagnostics *diags;
};

struct walk_item {
    char *path; /* the caller frees it */
    bool named; /* on the command line */
};

bool walk_open(struct walk *walk, const char *const *paths, size_t count, const char *output_dir); /* false: out of memory */
/* The next file; false at the end. What cannot be read is reported and counted. */
bool walk_next(struct walk *walk, struct walk_item *out);
void walk_close(struct walk *walk);

#endif
