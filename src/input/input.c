/* The walk's files become documents, one after the other: whole texts, records of a stream, or the bytes of written claims. */
#include "input/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/parts.h"

#define FILE_LIMIT ((size_t)1 << 30)
#define LINE_LIMIT ((size_t)64 << 20)

struct input {
    struct input_options options;
    char *published; /* copies of what options point to */
    struct diagnostics *diags;
    struct input_counts counts;
    struct walk walk;
    struct stream stream;
    struct walk_item item; /* the file that is open */
    bool records;          /* ... and it is a stream of records */
    uint32_t line;         /* of the record, from 1 */
    size_t done, total;    /* bytes of files that were closed; of all, 0: not known */
    size_t order;
};

bool format_by_name(struct slice name, enum format *out)
{
    static const struct {
        const char *name;
        enum format format;
    } NAMES[] = {{"auto", FORMAT_AUTO}, {"text", FORMAT_TEXT}, {"jsonl", FORMAT_JSONL}, {"claims", FORMAT_CLAIMS_CSV}};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (slice_equal(name, slice_of(NAMES[i].name))) {
            *out = NAMES[i].format;
            return true;
        }
    }
    return false;
}

/* Bytes of all inputs, where all are plain files; else 0. */
static size_t total_bytes(const char *const *paths, size_t count)
{
    size_t total = 0;
    struct stat info;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") == 0 || stat(paths[i], &info) != 0 || !S_ISREG(info.st_mode))
            return 0;
        total += (size_t)info.st_size;
    }
    return total;
}

struct input *input_open(const char *const *paths, size_t count, const struct input_options *options, struct diagnostics *diags)
{
    struct input *input = calloc(1, sizeof *input);
    bool ok = input != NULL;

    if (ok) {
        input->options = *options;
        input->diags = diags;
        input->walk.counts = &input->counts;
        input->walk.diags = diags;
        if (!input->options.file_limit)
            input->options.file_limit = FILE_LIMIT;
        if (!input->options.line_limit)
            input->options.line_limit = LINE_LIMIT;
        input->total = total_bytes(paths, count);
        input->published = malloc(options->published.len + 1);
        ok = input->published && walk_open(&input->walk, paths, count, options->output_dir);
    }
    if (!ok) {
        diag_message(diags, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL), "out of memory");
        input_close(input);
        return NULL;
    }
    if (options->published.len)
        memcpy(input->published, options->published.at, options->published.len);
    input->options.published.at = input->published;
    input->options.output_dir = NULL; /* the walk knows it */
    return input;
}

static void close_file(struct input *input)
{
    input->done += input->stream.total;
    input->stream.total = 0;
    stream_close(&input->stream);
    free(input->item.path);
    input->item.path = NULL;
    input->records = false;
}

void input_close(struct input *input)
{
    if (!input)
        return;
    close_file(input);
    stream_free(&input->stream);
    walk_close(&input->walk);
    free(input->published);
    free(input);
}

const struct input_counts *input_counts(const struct input *input)
{
    return &input->counts;
}

size_t input_progress(const struct input *input, size_t *total)
{
    if (total)
        *total = input->total;
    return input->done + input->stream.total;
}

/* ---- what goes wrong with a file ---------------------------------------------------------------------------------------------- */

static struct slice item_name(const struct input *input)
{
    return slice_of(input->item.path);
}

/* Counts a file that could not be read; the message was, or will be, reported. */
static enum severity bad_file(struct input *input)
{
    input->counts.bad++;
    input->counts.any_unreadable = true;
    if (input->item.named)
        input->counts.named_unreadable = true;
    return input->item.named ? SEVERITY_ERROR : SEVERITY_WARNING;
}

static void read_failed(struct input *input, int error)
{
    diag_message(input->diags, bad_file(input), DIAG_UNREADABLE, item_name(input), "cannot be read: %s", strerror(error));
}

static void memory_failed(struct input *input)
{
    bad_file(input);
    diag_message(input->diags, SEVERITY_ERROR, DIAG_MEMORY, item_name(input), "out of memory");
}

/* A file that holds no article: met in a walk it is passed over, named it is a mistake. */
static void no_article(struct input *input, const char *what)
{
    if (input->item.named) {
        diag_message(input->diags, bad_file(input), DIAG_SKIPPED, item_name(input), "no article: %s", what);
        return;
    }
    input->counts.skipped++;
    diag_message(input->diags, SEVERITY_NOTE, DIAG_SKIPPED, item_name(input), "skipped: %s", what);
}

/* ---- whole files --------------------------------------------------------------------------------------------------------------- */

/* The rest of the open file, with what the stream has read of it, in the arena. False: reported. */
static bool read_whole(struct input *input, struct arena *arena, struct slice *out)
{
    struct stream *stream = &input->stream;
    struct slice head = stream_unread(stream);
    size_t limit = input->options.file_limit, room = head.len + HEAD_SIZE, len = head.len;
    struct stat info = {0};
    char *bytes = NULL;

    if (fstat(stream->fd, &info) == 0 && S_ISREG(info.st_mode) && (uintmax_t)info.st_size > limit)
        len = limit + 1;
    else if (S_ISREG(info.st_mode) && (size_t)info.st_size >= head.len)
        room = (size_t)info.st_size + 2; /* one for the NUL, one to see the end without growing */
    if (len <= limit) {
        bytes = arena_alloc(arena, room);
        if (len)
            memcpy(bytes, head.at, len);
    }
    while (len <= limit && !stream->ended) {
        ssize_t got = read(stream->fd, bytes + len, room - len - 1);
        if (got < 0 && errno == EINTR)
            continue;
        stream->ended = got <= 0;
        stream->error = got < 0 ? errno : 0;
        if (got <= 0)
            break;
        len += (size_t)got;
        stream->total += (size_t)got;
        if (len + 1 == room) {
            bytes = arena_grow(arena, bytes, room, 2 * room, 1);
            room *= 2;
        }
    }
    if (len > limit) {
        diag_message(input->diags, bad_file(input), DIAG_LIMIT, item_name(input), "more than the limit of %zu bytes for one file",
                     limit);
        return false;
    }
    if (stream->error) {
        read_failed(input, stream->error);
        return false;
    }
    out->at = bytes;
    out->len = len;
    return true;
}

/* Text, metadata and id of a document whose declared members are already set. */
static void complete_document(struct arena *arena, struct document *document, size_t mark)
{
    metadata_read(arena, document, mark);
    if (!document->id.len)
        document->id = arena_format(arena, "%016llx", (unsigned long long)hash_bytes(0, document->text));
}

bool input_document(struct arena *arena, struct slice bytes, struct slice source, struct document *out, struct diagnostics *diags)
{
    size_t mark = 0;
    bool damaged;

    memset(out, 0, sizeof *out);
    out->source = source;
    if (!text_decode(arena, bytes, source, &out->text, &mark, &damaged, diags))
        return false;
    complete_document(arena, out, mark);
    return true;
}

static void count_document(struct input *input, struct arena *arena, struct document *document)
{
    if (!document->published.len && input->options.published.len)
        document->published = published_normal(arena, arena_copy(arena, input->options.published));
    document->order = input->order++;
    input->counts.documents++;
    input->counts.bytes += document->text.len;
}

static bool text_document(struct input *input, struct arena *arena, struct document *out)
{
    struct slice bytes, source = arena_copy(arena, item_name(input));
    size_t mark = 0;
    bool damaged;

    memset(out, 0, sizeof *out);
    out->source = source;
    if (!read_whole(input, arena, &bytes))
        return false;
    if (!text_decode(arena, bytes, source, &out->text, &mark, &damaged, input->diags)) {
        bad_file(input);
        return false;
    }
    input->counts.any_unreadable |= damaged;
    complete_document(arena, out, mark);
    if (!slice_trim(slice_part(out->text, mark, out->text.len)).len)
        diag_message(input->diags, SEVERITY_NOTE, DIAG_OTHER, source, "the text is empty");
    count_document(input, arena, out);
    return true;
}

/* ---- records of a stream --------------------------------------------------------------------------------------------------------- */

static void bad_record(struct input *input, struct slice line, const struct json_error *error)
{
    input->counts.bad++;
    input->counts.any_unreadable = true;
    diag_at(input->diags, SEVERITY_WARNING, DIAG_BAD_RECORD, item_name(input), input->line, utf8_column(line, error->offset), line,
            "%s; the record is skipped", error->message);
}

static void record_document(struct input *input, struct arena *arena, struct slice line, const struct record *record,
                            struct document *out)
{
    memset(out, 0, sizeof *out);
    out->id = record->id;
    out->title = slice_trim(record->title);
    out->published = published_normal(arena, record->published);
    out->url = record->url;
    out->lang = record->lang;
    out->text = record->text;
    if (record->id.len)
        out->source = record->id;
    else
        out->source = arena_format(arena, "%s#%lu", input->item.path, (unsigned long)input->line);
    if (record->replaced) {
        input->counts.any_unreadable = true;
        diag_at(input->diags, SEVERITY_WARNING, DIAG_ENCODING, item_name(input), input->line,
                utf8_column(line, record->first_replaced), line, "%zu %s not UTF-8; replaced by U+FFFD", record->replaced,
                record->replaced == 1 ? "character is" : "characters are");
    }
    complete_document(arena, out, has_utf8_bom(out->text) ? UTF8_BOM_LENGTH : 0);
    if (!out->publisher.len)
        out->publisher = url_host(out->url);
    count_document(input, arena, out);
}

/* The next good record of the open stream; false: it has ended. */
static bool next_record(struct input *input, struct arena *arena, struct document *out)
{
    for (;;) {
        struct record record;
        struct json_error error;
        struct slice line;
        enum stream_result result = stream_line(&input->stream, input->options.line_limit, &line);

        if (result == STREAM_END || result == STREAM_MEMORY) {
            if (result == STREAM_MEMORY)
                memory_failed(input);
            else if (input->stream.error)
                read_failed(input, input->stream.error);
            return false;
        }
        if (input->line < UINT32_MAX)
            input->line++;
        if (result == STREAM_LONG) {
            input->counts.bad++;
            input->counts.any_unreadable = true;
            diag_at(input->diags, SEVERITY_WARNING, DIAG_LIMIT, item_name(input), input->line, 0, slice_of(NULL),
                    "the line is longer than the limit of %zu bytes; the record is skipped", input->options.line_limit);
            continue;
        }
        if (input->line == 1 && has_utf8_bom(line))
            line = slice_part(line, UTF8_BOM_LENGTH, line.len);
        if (!slice_trim(line).len)
            continue;
        if (!record_parse(arena, line, &record, &error)) {
            bad_record(input, line, &error);
            continue;
        }
        record_document(input, arena, line, &record, out);
        return true;
    }
}

/* ---- from file to file ------------------------------------------------------------------------------------------------------------ */

/* Opens the item and reads its head. False: reported. */
static bool open_file(struct input *input, struct slice *head)
{
    bool standard = strcmp(input->item.path, "-") == 0 && input->item.named;
    int fd = standard ? STDIN_FILENO : open(input->item.path, O_RDONLY | O_CLOEXEC);
    const char *start;

    if (fd < 0) {
        read_failed(input, errno);
        return false;
    }
    stream_open(&input->stream, fd);
    if (!stream_fill(&input->stream, HEAD_SIZE)) {
        memory_failed(input);
        return false;
    }
    *head = stream_unread(&input->stream);
    start = head->at + (has_utf8_bom(*head) ? UTF8_BOM_LENGTH : 0);
    /* A record is known by its members, and they may stand behind a long text. */
    if (start < head->at + head->len && *start == '{' && !stream_fill_line(&input->stream, input->options.line_limit)) {
        memory_failed(input);
        return false;
    }
    *head = stream_unread(&input->stream);
    if (input->stream.error && !head->len) {
        read_failed(input, input->stream.error);
        return false;
    }
    return true;
}

/* What the open file is to be read as: what it looks like, unless --from says. Files met in a walk are taken only where both agree. */
static enum content decide(const struct input *input, struct slice head, const char **what)
{
    enum content content = content_recognize(item_name(input), head, what);
    enum content wanted = CONTENT_TEXT;

    if (input->options.from == FORMAT_AUTO)
        return content;
    if (input->options.from == FORMAT_JSONL)
        wanted = CONTENT_RECORDS;
    else if (input->options.from != FORMAT_TEXT)
        wanted = CONTENT_CLAIMS;
    if (content == wanted || input->item.named)
        return wanted;
    if (content == CONTENT_TEXT || content == CONTENT_RECORDS)
        *what = "not of the format that was asked for";
    if (wanted == CONTENT_TEXT && content == CONTENT_JSON)
        return CONTENT_TEXT;
    return CONTENT_BINARY;
}

/* The open file's first document; false: it has none. */
static bool first_document(struct input *input, struct arena *arena, struct slice head, struct document *out, bool *claims)
{
    const char *what = "";
    enum content content = decide(input, head, &what);

    if (content == CONTENT_BINARY || content == CONTENT_FINDINGS || content == CONTENT_JSON ||
        (content == CONTENT_CLAIMS && !claims)) {
        no_article(input, what);
        return false;
    }
    input->counts.files++;
    if (content == CONTENT_RECORDS) {
        if (wide_encoding(head)) {
            diag_message(input->diags, bad_file(input), DIAG_ENCODING, item_name(input), "JSON lines must be UTF-8");
            return false;
        }
        input->records = true;
        input->line = 0;
        return next_record(input, arena, out);
    }
    if (content == CONTENT_CLAIMS) {
        memset(out, 0, sizeof *out);
        out->source = arena_copy(arena, item_name(input));
        *claims = true;
        return read_whole(input, arena, &out->text);
    }
    return text_document(input, arena, out);
}

bool input_next(struct input *input, struct arena *arena, struct document *out, bool *claims)
{
    struct slice head;

    if (claims)
        *claims = false;
    for (;;) {
        bool got;
        if (input->records) {
            if (next_record(input, arena, out))
                return true;
            close_file(input);
        } else if (input->item.path) {
            close_file(input); /* left open by a jump out of the arena */
        }
        if (!walk_next(&input->walk, &input->item))
            return false;
        got = open_file(input, &head) && first_document(input, arena, head, out, claims);
        if (!input->records)
            close_file(input);
        if (got)
            return true;
        if (claims)
            *claims = false;
    }
}
