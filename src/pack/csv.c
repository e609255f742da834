/* The door to libcsv. libcsv tells no positions and trims blanks; so it is fed in steps that end behind each comma, quote or line end
 * (then a cell can only end at the end of a step), and it is told that no byte is a blank. In lines without quotes nothing is left to
 * parse: they are split here. */
#include "pack/csv.h"

#include <csv.h>

enum { ENTRY_BLOCK = 1024 }; /* how libcsv's cell buffer grows; its default of 128 is slow for long cells */

struct reader {
    struct csv_parser parser;
    struct slice bytes;
    struct arena *arena;
    const struct csv_options *options;
    char separator;
    struct csv_cell *cells;
    uint32_t count, capacity;
    size_t at;    /* first byte not yet fed */
    size_t start; /* first byte of the cell being read */
    size_t end;   /* end of the step being fed, its last byte excluded: where a cell that ends now ended */
    bool fresh;   /* no byte of the next cell was fed */
    bool row_done;
};

static int no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

static void take_cell(void *text, size_t len, void *user)
{
    struct reader *r = user;
    struct csv_cell *cell = ARENA_PUSH(r->arena, r->cells, r->count, r->capacity);
    size_t raw = r->end - r->start;

    cell->offset = r->start;
    r->fresh = true;
    if (raw == len) {
        cell->text = slice_part(r->bytes, r->start, r->end);
    } else if (raw == len + 2) {
        cell->text = slice_part(r->bytes, r->start + 1, r->end - 1);
    } else {
        struct slice s = {text, len};
        cell->text = arena_copy(r->arena, s);
    }
}

static void take_row(int end, void *user)
{
    struct reader *r = user;
    (void)end;
    r->row_done = true;
}

struct text_place text_place(struct slice bytes, size_t offset)
{
    struct text_place place = {1, 1, {NULL, 0}};
    size_t line = 0, i, end;

    if (offset > bytes.len)
        offset = bytes.len;
    if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0)
        line = 3;
    for (i = line; i < offset; i++) {
        bool crlf = bytes.at[i] == '\r' && i + 1 < bytes.len && bytes.at[i + 1] == '\n';

        if (bytes.at[i] == '\n' || (bytes.at[i] == '\r' && !crlf)) {
            line = i + 1;
            place.line++;
        }
    }
    for (i = line; i < offset; i++)
        place.column += ((unsigned char)bytes.at[i] & 0xC0) != 0x80;
    for (end = line; end < bytes.len && bytes.at[end] != '\n' && bytes.at[end] != '\r'; end++)
        ;
    if (line <= end)
        place.source = slice_part(bytes, line, end);
    return place;
}

static void report(struct reader *r, struct slice file, size_t offset, struct diagnostics *diags, const char *message)
{
    struct text_place place = text_place(r->bytes, offset);

    diag_at(diags, SEVERITY_ERROR, r->options->code, file, place.line, place.column, place.source, "%s", message);
}

/* The end of the next step: behind the next separator, quote or line end. */
static size_t step_end(struct slice bytes, size_t at, char separator)
{
    while (at < bytes.len) {
        char c = bytes.at[at++];
        if (c == separator || c == '"' || c == '\n' || c == '\r')
            break;
    }
    return at;
}

/* The end of the line at `at` where it holds no quote and a CR only before its LF; else 0. */
static size_t plain_end(struct slice bytes, size_t at)
{
    const char *from = bytes.at + at, *end = memchr(from, '\n', bytes.len - at), *cr;
    size_t len;

    if (!end)
        return 0;
    len = (size_t)(end - from);
    cr = memchr(from, '\r', len);
    if ((cr && cr + 1 != end) || memchr(from, '"', len))
        return 0;
    return at + len + 1;
}

static bool flush_row(struct reader *r, csv_each_row *each, void *user)
{
    uint32_t count = r->count;

    r->row_done = false;
    r->count = 0;
    csv_free(&r->parser); /* nothing of libcsv is held while `each` runs: it may jump away when memory ends */
    return each(user, r->cells, count);
}

/* The cells of a line without quotes, [at, end) without its line end. */
static void split_line(struct reader *r, size_t end)
{
    for (size_t at = r->at;; at++) {
        const char *next = memchr(r->bytes.at + at, r->separator, end - at);
        size_t to = next ? (size_t)(next - r->bytes.at) : end;
        struct csv_cell *cell = ARENA_PUSH(r->arena, r->cells, r->count, r->capacity);

        cell->offset = at;
        cell->text = slice_part(r->bytes, at, to);
        if (!next)
            return;
        at = to;
    }
}

static bool fail(struct reader *r, struct slice file, size_t offset, struct diagnostics *diags)
{
    int error = csv_error(&r->parser);

    if (error == CSV_ENOMEM || error == CSV_ETOOBIG)
        diag_message(diags, SEVERITY_ERROR, DIAG_MEMORY, file, "out of memory while reading a cell");
    else if (offset >= r->bytes.len)
        report(r, file, r->start, diags, "this quote is never closed: end the cell with \"");
    else if (r->bytes.at[offset] == '"')
        report(r, file, offset, diags, "quote inside a cell without quotes: quote the whole cell and double the quotes in it");
    else
        report(r, file, offset, diags, "text behind the closing quote: double the quotes inside a quoted cell");
    return false;
}

static bool feed(struct reader *r, struct slice file, csv_each_row *each, void *user, struct diagnostics *diags)
{
    while (r->at < r->bytes.len) {
        size_t end, done;

        if (r->fresh && r->count == 0 && r->options->comments && r->bytes.at[r->at] == '#') {
            while (r->at < r->bytes.len && r->bytes.at[r->at] != '\n' && r->bytes.at[r->at] != '\r')
                r->at++;
            continue;
        }
        end = r->fresh && r->count == 0 ? plain_end(r->bytes, r->at) : 0;
        if (end != 0) {
            size_t last = end - 1 - (end >= r->at + 2 && r->bytes.at[end - 2] == '\r');

            if (last > r->at) /* an empty line is no row */
                split_line(r, last);
            r->at = end;
            if (r->count > 0 && !flush_row(r, each, user))
                return false;
            continue;
        }
        if (r->fresh)
            r->start = r->at;
        end = step_end(r->bytes, r->at, r->separator);
        r->fresh = false;
        r->end = end - 1;
        done = csv_parse(&r->parser, r->bytes.at + r->at, end - r->at, take_cell, take_row, r);
        if (done != end - r->at)
            return fail(r, file, r->at + done, diags);
        /* A line end alone ends nothing: the next cell is still to begin. */
        if (r->start + 1 == end && (r->bytes.at[end - 1] == '\n' || r->bytes.at[end - 1] == '\r'))
            r->fresh = true;
        r->at = end;
        if (r->row_done && !flush_row(r, each, user))
            return false;
    }
    r->end = r->bytes.len;
    if (r->fresh)
        r->start = r->end;
    if (csv_fini(&r->parser, take_cell, take_row, r) != 0)
        return fail(r, file, r->bytes.len, diags);
    return !r->row_done || flush_row(r, each, user);
}

bool csv_read(struct slice bytes, struct slice file, const struct csv_options *options, struct arena *arena, csv_each_row *each,
              void *user, struct diagnostics *diags)
{
    static const struct csv_options PLAIN = {0};
    struct reader *r = arena_alloc(arena, sizeof *r);
    jmp_buf *outer = arena->escape;
    jmp_buf here;
    bool ok;

    r->bytes = bytes;
    r->arena = arena;
    r->options = options != NULL ? options : &PLAIN;
    r->fresh = true;
    if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0)
        r->at = 3;
    r->separator = r->options->separator ? r->options->separator : ',';
    csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&r->parser, no_blank);
    csv_set_delim(&r->parser, (unsigned char)r->separator);
    csv_set_blk_size(&r->parser, ENTRY_BLOCK);
    if (outer) { /* memory may end while libcsv holds a buffer: free it, then go where the arena wanted to go */
        if (setjmp(here)) {
            csv_free(&r->parser);
            arena->escape = outer;
            longjmp(*outer, 1);
        }
        arena->escape = &here;
    }
    ok = feed(r, file, each, user, diags);
    csv_free(&r->parser);
    arena->escape = outer;
    return ok;
}
