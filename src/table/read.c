/* Claims that were written earlier, read back from CSV or JSON lines. A broken row is reported with line and column, counted and
 * skipped; the others are claims again, equal to what claim_settle makes of the ones that were written. */
#include "pack/csv.h"
#include "table/json.h"
#include "table/row.h"

struct loader {
    struct slice bytes, file;
    struct arena *arena;
    bool (*each)(void *user, const struct claim *claim);
    void *user;
    struct diagnostics *diags;
    size_t good, bad;
    bool stopped; /* `each` wants no more */
    /* A line's beginning and number that were computed last: positions ascend, so that counting lines stays linear. */
    size_t line_offset;
    uint32_t line;
    /* CSV */
    const struct column **head; /* NULL: a column that is not ours */
    uint32_t head_count;
    size_t row_offset; /* where the last whole row begins */
    bool row_read;     /* there was one since `base` */
    char separator;    /* between cells */
    size_t base;       /* where the part that libcsv reads begins */
    bool no_claims;    /* the head is not that of claims */
    bool broken;       /* the CSV door gave up on a quote */
};

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Length of the UTF-8 character at s.at; 0: there is none. */
static size_t character_length(struct slice s)
{
    unsigned char a = (unsigned char)s.at[0], b = s.len > 1 ? (unsigned char)s.at[1] : 0;
    size_t length = a < 0x80 ? 1 : a < 0xc2 ? 0 : a < 0xe0 ? 2 : a < 0xf0 ? 3 : a < 0xf5 ? 4 : 0;

    if (length > s.len)
        return 0;
    for (size_t i = 1; i < length; i++)
        if (!is_continuation(s.at[i]))
            return 0;
    if ((a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) || (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f))
        return 0; /* too long a form, a surrogate, or beyond U+10FFFF */
    return length;
}

/* Offset of the first byte that is no UTF-8; s.len: none. */
static size_t utf8_check(struct slice s)
{
    size_t i = 0;

    while (i < s.len) {
        uint64_t word;
        size_t length;

        if (i + 8 <= s.len) {
            memcpy(&word, s.at + i, 8);
            if ((word & UINT64_C(0x8080808080808080)) == 0) {
                i += 8;
                continue;
            }
        }
        length = character_length(slice_part(s, i, s.len));
        if (length == 0)
            break;
        i += length;
    }
    return i;
}

static struct slice source_line(struct slice bytes, size_t from)
{
    size_t to = from;

    while (to < bytes.len && bytes.at[to] != '\n' && bytes.at[to] != '\r')
        to++;
    return slice_part(bytes, from, to);
}

/* Moves the line cursor to the line that holds `offset`. */
static void seek_line(struct loader *l, size_t offset)
{
    while (offset < l->line_offset) { /* a quote that stayed open is reported where it began */
        size_t at = l->line_offset - 1;

        if (at > 0 && l->bytes.at[at] == '\n' && l->bytes.at[at - 1] == '\r')
            at--;
        while (at > 0 && l->bytes.at[at - 1] != '\n' && l->bytes.at[at - 1] != '\r')
            at--;
        l->line_offset = at;
        l->line--;
    }
    for (size_t i = l->line_offset; i < offset; i++) {
        bool crlf = l->bytes.at[i] == '\r' && i + 1 < l->bytes.len && l->bytes.at[i + 1] == '\n';

        if (l->bytes.at[i] == '\n' || (l->bytes.at[i] == '\r' && !crlf)) {
            l->line++;
            l->line_offset = i + 1;
        }
    }
}

static void bad_row(struct loader *l, size_t offset, struct slice column, const char *message)
{
    uint32_t place = 1;

    seek_line(l, offset);
    for (size_t i = l->line_offset; i < offset; i++)
        place += !is_continuation(l->bytes.at[i]);
    if (l->line_offset == 0 && slice_starts(l->bytes, slice_of("\xEF\xBB\xBF")) && place > 1)
        place--;
    l->bad++;
    if (column.len != 0)
        diag_at(l->diags, SEVERITY_ERROR, DIAG_BAD_RECORD, l->file, l->line, place, source_line(l->bytes, l->line_offset),
                "column \"%.*s\": %s; this claim is left out", (int)(column.len < 64 ? column.len : 64), column.at, message);
    else
        diag_at(l->diags, SEVERITY_ERROR, DIAG_BAD_RECORD, l->file, l->line, place, source_line(l->bytes, l->line_offset),
                "%s; this claim is left out", message);
}

/* What a cell of this column should have been. */
static const char *expectation(const struct column *column)
{
    switch (column->type) {
    case COLUMN_ID: return "not 16 hex digits";
    case COLUMN_VALUE:
    case COLUMN_DECIMAL:
    case COLUMN_DOUBLE: return "no number of at most 18 digits";
    case COLUMN_INTEGER:
    case COLUMN_LINE: return "no whole number";
    case COLUMN_NAME: return "none of the words that this column has";
    case COLUMN_TEXT: break;
    }
    return "no text";
}

static void good_row(struct loader *l, const struct claim *claim)
{
    l->good++;
    l->stopped = !l->each(l->user, claim);
}

/* ---- CSV ----------------------------------------------------------------------------------------------------------------- */

/* Spreadsheets save with semicolons or tabs where the comma is a decimal sign: the first one of the head tells. */
static char separator_of(struct slice bytes)
{
    for (size_t i = 0; i < bytes.len && bytes.at[i] != '\n'; i++)
        if (bytes.at[i] == ',' || bytes.at[i] == ';' || bytes.at[i] == '\t')
            return bytes.at[i];
    return ',';
}

static bool read_head(struct loader *l, const struct csv_cell *cells, uint32_t count)
{
    bool id = false, kind = false;

    l->head = arena_alloc(l->arena, count * sizeof *l->head);
    l->head_count = count;
    for (uint32_t i = 0; i < count; i++) {
        l->head[i] = column_by_name(slice_trim(cells[i].text));
        id |= l->head[i] && l->head[i]->offset == offsetof(struct claim, claim_id);
        kind |= l->head[i] && l->head[i]->offset == offsetof(struct claim, kind);
    }
    l->no_claims = !id || !kind;
    return !l->no_claims;
}

static bool read_row(void *user, const struct csv_cell *cells, uint32_t count)
{
    struct loader *l = user;
    struct claim claim;

    l->row_offset = l->base + cells[0].offset;
    l->row_read = true;
    if (!l->head)
        return read_head(l, cells, count);
    if (count != l->head_count) {
        bad_row(l, l->row_offset, slice_of(""),
                count < l->head_count ? "fewer cells than the head has" : "more cells than the head has");
        return true;
    }
    claim_clear(&claim);
    for (uint32_t i = 0; i < count; i++) {
        struct slice text = cells[i].text;
        size_t at = l->base + cells[i].offset;

        if (!l->head[i])
            continue;
        if (utf8_check(text) != text.len) {
            bad_row(l, at, slice_of(l->head[i]->name), "not UTF-8");
            return true;
        }
        if (l->head[i]->type == COLUMN_TEXT && text.len != 0 && text.at[0] == '\'' && csv_runs_as_formula(text))
            text = slice_part(text, 1, text.len);
        if (!column_parse(l->head[i], text, &claim)) {
            bad_row(l, at, slice_of(l->head[i]->name), expectation(l->head[i]));
            return true;
        }
    }
    good_row(l, &claim);
    return !l->stopped;
}

/* libcsv's own complaints: a quote in the wrong place. */
static void csv_complaint(void *user, const struct diagnostic *d)
{
    struct loader *l = user;
    size_t line = l->base, at;

    if (d->code != DIAG_BAD_RECORD) {
        diag_report(l->diags, d);
        return;
    }
    for (uint32_t n = 1; n < d->line; n++) {
        while (l->bytes.at[line] != '\n' && l->bytes.at[line] != '\r')
            line++;
        line += l->bytes.at[line] == '\r' && line + 1 < l->bytes.len && l->bytes.at[line + 1] == '\n' ? 2 : 1;
    }
    at = line;
    for (uint32_t n = 1; n < d->column && at < l->bytes.len;)
        n += ++at < l->bytes.len && !is_continuation(l->bytes.at[at]);
    l->broken = true;
    if (d->message.len < 200) {
        char message[200];

        memcpy(message, d->message.at, d->message.len);
        message[d->message.len] = '\0';
        bad_row(l, at, slice_of(""), message);
    } else {
        bad_row(l, at, slice_of(""), "a quote in the wrong place");
    }
}

/* Where a row may begin again behind a broken one: a line that begins with an id, when that is the first column. */
static bool next_row(const struct loader *l, size_t *at)
{
    bool by_id = l->head[0] && l->head[0]->type == COLUMN_ID;

    while (*at < l->bytes.len) {
        struct slice rest;
        struct claim probe;

        while (*at < l->bytes.len && l->bytes.at[*at] != '\n' && l->bytes.at[*at] != '\r')
            ++*at;
        while (*at < l->bytes.len && (l->bytes.at[*at] == '\n' || l->bytes.at[*at] == '\r'))
            ++*at;
        rest = slice_part(l->bytes, *at, l->bytes.len);
        if (rest.len > 16 && (!by_id || (rest.at[16] == l->separator && column_parse(l->head[0], slice_part(rest, 0, 16), &probe))))
            return true;
    }
    return false;
}

static void read_csv(struct loader *l)
{
    const struct csv_options options = {.code = DIAG_BAD_RECORD, .separator = l->separator = separator_of(l->bytes)};
    struct diagnostics complaints = {csv_complaint, l, l->file, 0, 0};

    for (;;) {
        l->broken = l->row_read = false;
        csv_read(slice_part(l->bytes, l->base, l->bytes.len), l->file, &options, l->arena, read_row, l, &complaints);
        if (!l->broken || !l->head || l->stopped)
            return;
        /* The broken row begins behind the last whole one, which may be far before the quote that was in the wrong place. */
        if (l->row_read) {
            l->base = l->row_offset;
            if (!next_row(l, &l->base))
                return;
        }
        if (!next_row(l, &l->base))
            return;
    }
}

/* ---- JSON lines ----------------------------------------------------------------------------------------------------------- */

static bool json_type_fits(const struct column *column, enum json_type type)
{
    bool string = column->type == COLUMN_TEXT || column->type == COLUMN_ID || column->type == COLUMN_NAME;

    return type == JSON_NULL || type == (string ? JSON_STRING : JSON_NUMBER);
}

/* One object. False: broken, `*column` and `*at` tell where and *message why. */
static bool read_object(struct json_reader *r, struct claim *claim, struct slice *column, size_t *at, const char **message)
{
    bool first = true, id = false, kind = false;
    struct slice name, text;

    claim_clear(claim);
    *column = slice_of("");
    if (json_enter_object(r)) {
        while (json_member(r, &first, &name)) {
            const struct column *known = column_by_name(name);
            enum json_type type;

            *at = r->at;
            type = json_value(r, &text);
            if (type == JSON_BAD)
                break;
            if (!known)
                continue;
            if (!json_type_fits(known, type) || !column_parse(known, text, claim)) {
                *column = slice_of(known->name);
                *message = expectation(known);
                return false;
            }
            id |= known->offset == offsetof(struct claim, claim_id);
            kind |= known->offset == offsetof(struct claim, kind);
        }
    }
    if (!r->error)
        json_end(r);
    *at = r->at;
    *message = r->error ? r->error : "a claim needs claim_id and kind";
    return !r->error && id && kind;
}

static void read_jsonl(struct loader *l)
{
    size_t from = slice_starts(l->bytes, slice_of("\xEF\xBB\xBF")) ? 3 : 0, room = 0;
    struct json_reader reader = {{NULL, 0}, 0, NULL, 0, NULL};
    struct claim claim;

    while (from < l->bytes.len && !l->stopped) {
        const char *end = memchr(l->bytes.at + from, '\n', l->bytes.len - from);
        size_t to = end ? (size_t)(end - l->bytes.at) : l->bytes.len, at = 0;
        struct slice line = slice_part(l->bytes, from, to), column;
        const char *message;

        if (slice_trim(line).len != 0) {
            if (line.len > room) {
                reader.scratch = arena_grow(l->arena, reader.scratch, room, 2 * line.len, 1);
                room = 2 * line.len;
            }
            reader.text = line;
            reader.at = reader.used = 0;
            reader.error = NULL;
            if ((at = utf8_check(line)) != line.len)
                bad_row(l, from + at, slice_of(""), "not UTF-8");
            else if (read_object(&reader, &claim, &column, &at, &message))
                good_row(l, &claim);
            else
                bad_row(l, from + at, column, message);
        }
        from = to + 1;
    }
}

bool claims_read(struct slice bytes, enum output_format format, struct slice file, struct arena *arena,
                 bool (*each)(void *user, const struct claim *claim), void *user, size_t *bad, struct diagnostics *diags)
{
    struct loader *l = arena_alloc(arena, sizeof *l);

    l->bytes = bytes;
    l->file = file;
    l->arena = arena;
    l->each = each;
    l->user = user;
    l->diags = diags;
    l->line = 1;
    if (format == OUTPUT_CSV)
        read_csv(l);
    else
        read_jsonl(l);
    if (l->no_claims)
        diag_message(diags, SEVERITY_ERROR, DIAG_BAD_RECORD, file,
                     "these are no claims: the first row must name the columns, claim_id and kind among them");
    if (bad)
        *bad += l->bad;
    return !l->stopped && !l->no_claims && (l->good != 0 || l->bad == 0);
}

/* ---- recognizing ------------------------------------------------------------------------------------------------------------ */

static bool head_recognize(struct slice line)
{
    bool id = false, kind = false;
    char separator = separator_of(line);
    struct slice cell;

    while (slice_split(&line, separator, &cell)) {
        cell = slice_trim(cell);
        if (cell.len > 1 && cell.at[0] == '"' && cell.at[cell.len - 1] == '"')
            cell = slice_part(cell, 1, cell.len - 1);
        id |= slice_equal(cell, slice_of("claim_id"));
        kind |= slice_equal(cell, slice_of("kind"));
    }
    return id && kind;
}

/* Members of our own at the top of the first object, as far as the bytes go: they may be the beginning of a file only. */
static bool object_recognize(struct slice line)
{
    enum { LONGEST = 65536 }; /* ids and kind stand early in what we write */
    char scratch[LONGEST];
    struct json_reader reader = {slice_part(line, 0, line.len < LONGEST ? line.len : LONGEST), 0, scratch, 0, NULL};
    bool first = true, id = false, kind = false;
    struct slice name, value;

    if (!json_enter_object(&reader))
        return false;
    while (!(id && kind) && json_member(&reader, &first, &name)) {
        enum json_type type = json_value(&reader, &value);

        id |= type == JSON_STRING && value.len == 16 && slice_equal(name, slice_of("claim_id"));
        kind |= type == JSON_STRING && slice_equal(name, slice_of("kind"));
        if (type == JSON_BAD)
            break;
    }
    return id && kind;
}

bool claims_recognize(struct slice bytes, enum output_format *format)
{
    size_t at = slice_starts(bytes, slice_of("\xEF\xBB\xBF")) ? 3 : 0;
    struct slice line;

    while (at < bytes.len && ascii_is_blank(bytes.at[at]))
        at++;
    line = source_line(bytes, at);
    if (line.len == 0)
        return false;
    if (line.at[0] == '{') {
        *format = OUTPUT_JSONL;
        return object_recognize(line);
    }
    *format = OUTPUT_CSV;
    return head_recognize(line);
}
