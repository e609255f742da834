/* The folded view: source text into one UTF-8 text in which dashes, quotes, blanks, digits and line ends are of one kind, with a
 * monotone map back. Plain ASCII is found sixteen bytes at a time and copied in runs. */
#include "text/inner.h"

struct fold {
    struct view *view;
    struct slice text; /* source, cut to the limit */
    char *out;
    size_t count, room; /* bytes of out */
    struct view_step *steps;
    uint32_t step_count, step_room;
    size_t source_end; /* source bytes before this are accounted for by the steps */
    bool same;         /* the last step is one to one and still open */
    char pending;      /* a blank or line end to be written before the next character; 0: none */
    size_t pending_from;
    struct slice group;
};

static void push_step(struct fold *f, size_t source)
{
    struct view_step *step = ARENA_PUSH(f->view->arena, f->steps, f->step_count, f->step_room);

    step->folded = (uint32_t)f->count;
    step->source = (uint32_t)source;
}

/* Accounts for source bytes that became nothing. */
static void skip_to(struct fold *f, size_t source)
{
    if (f->source_end != source && f->step_count > 0) {
        push_step(f, f->source_end);
        f->same = false;
    }
    f->source_end = source;
}

static void make_room(struct fold *f, size_t bytes)
{
    if (f->count + bytes > f->room) {
        size_t wanted = f->room + f->room / 2 + bytes;

        f->out = arena_grow(f->view->arena, f->out, f->room, wanted, 1);
        f->room = wanted;
    }
}

static void put_same(struct fold *f, size_t source, size_t bytes)
{
    make_room(f, bytes);
    skip_to(f, source);
    if (!f->same) {
        push_step(f, source);
        f->same = true;
    }
    memcpy(f->out + f->count, f->text.at + source, bytes);
    f->count += bytes;
    f->source_end = source + bytes;
}

static void put_changed(struct fold *f, size_t source, size_t source_bytes, const char *bytes, size_t count)
{
    make_room(f, count);
    skip_to(f, source);
    push_step(f, source);
    /* Equal lengths would read as one to one: all but the last byte map to the beginning by a step of their own. */
    if (count == source_bytes && count > 1) {
        memcpy(f->out + f->count, bytes, count - 1);
        f->count += count - 1;
        push_step(f, source);
        bytes += count - 1;
        count = 1;
    }
    memcpy(f->out + f->count, bytes, count);
    f->count += count;
    f->source_end = source + source_bytes;
    f->same = false;
}

static void pend(struct fold *f, char kind, size_t source)
{
    if (f->pending == 0)
        f->pending_from = source;
    if (f->pending != '\n')
        f->pending = kind;
}

/* Writes what is pending, before a character from `source`. */
static void flush(struct fold *f, size_t source)
{
    char kind = f->pending;
    size_t from = f->pending_from;

    f->pending = 0;
    if (kind == 0 || f->count == 0)
        return;
    if (source - from == 1 && f->text.at[from] == kind)
        put_same(f, from, 1);
    else
        put_changed(f, from, source - from, &kind, 1);
}

static void write_same(struct fold *f, size_t source, size_t bytes)
{
    flush(f, source);
    put_same(f, source, bytes);
}

static void write_changed(struct fold *f, size_t source, size_t source_bytes, const char *bytes, size_t count)
{
    flush(f, source);
    put_changed(f, source, source_bytes, bytes, count);
}

static bool is_plain(char c, char next)
{
    unsigned char u = (unsigned char)c;

    return u >= ' ' && u < 0x7f && c != '&' && c != '*' && c != '_' && !(c == next && (c == ' ' || c == '-'));
}

/* Whether any of sixteen bytes is not plain; the one behind them is looked at too. */
static inline bool has_special(const char *p)
{
    block16 x = block_load(p), next = block_load(p + 1);

    return block_any(
        (block16)((x < ' ') | (x >= 0x7f) | (x == '&') | (x == '*') | (x == '_') | ((x == next) & ((x == ' ') | (x == '-')))));
}

/* Bytes at p that are copied as they are: ASCII without controls, entities, emphasis, doubled blanks and hyphens. */
static size_t plain_run(const char *p, size_t len)
{
    size_t i = 0;

    while (i + 16 < len && !has_special(p + i))
        i += 16;
    while (i < len && is_plain(p[i], i + 1 < len ? p[i + 1] : '\0'))
        i++;
    return i;
}

/* A blank between a group of one to three digits, or groups before it, and exactly three digits more. */
static bool is_group(const struct fold *f, size_t after)
{
    size_t at = f->count, digits = 0, i;

    if (f->pending != 0 || f->group.len == 0)
        return false;
    while (at > 0 && ascii_is_digit(f->out[at - 1]) && digits < 4)
        at--, digits++;
    if (digits == 0 || digits > 3)
        return false;
    if (at > 0 && (byte_is_word(f->out[at - 1]) || f->out[at - 1] == '.'))
        return false;
    for (i = 0; i < 3; i++) {
        if (after + i >= f->text.len || !ascii_is_digit(f->text.at[after + i]))
            return false;
    }
    return after + 3 >= f->text.len || !byte_is_word(f->text.at[after + 3]) || ((unsigned char)f->text.at[after + 3] & 0x80) != 0;
}

/* A dash between clauses stands between blanks; between digits it is a range. */
static void put_break(struct fold *f, size_t source, size_t bytes)
{
    bool range = f->pending == 0 && f->count > 0 && ascii_is_digit(f->out[f->count - 1]) && source + bytes < f->text.len &&
                 ascii_is_digit(f->text.at[source + bytes]);

    if (!range)
        pend(f, ' ', source);
    write_changed(f, source, bytes, "-", 1);
    if (!range)
        pend(f, ' ', source + bytes);
}

/* One character that came from `bytes` bytes at `source`; `written`: they are the character itself, not an entity for it. */
static void put_char(struct fold *f, size_t source, size_t bytes, uint32_t c, bool written)
{
    struct folded_char fold;
    char utf8[4];

    char_fold(c, &fold);
    switch (fold.folding) {
    case FOLD_KEEP:
        if (c <= ' ' || c == 0x7f)
            pend(f, ' ', source);
        else if (written)
            write_same(f, source, bytes);
        else
            write_changed(f, source, bytes, utf8, char_write(c, utf8));
        break;
    case FOLD_DROP: break;
    case FOLD_GROUP:
        if (is_group(f, source + bytes)) {
            write_changed(f, source, bytes, f->group.at, f->group.len);
            break;
        }
        pend(f, ' ', source);
        break;
    case FOLD_BLANK: pend(f, ' ', source); break;
    case FOLD_LINE: pend(f, '\n', source); break;
    case FOLD_BREAK: put_break(f, source, bytes); break;
    case FOLD_TEXT: write_changed(f, source, bytes, fold.text, strlen(fold.text)); break;
    }
}

/* A run of '*' or '_': Markdown's emphasis goes, a mark that means something stays. */
static size_t put_emphasis(struct fold *f, size_t at, const struct line *line)
{
    const char *p = f->text.at;
    char mark = p[at], before, after;
    size_t end = at;

    while (end < line->end && p[end] == mark)
        end++;
    before = at > line->start ? p[at - 1] : ' ';
    after = end < line->end ? p[end] : ' ';
    if (end - at > 3 || (before == ' ' && after == ' ') || (mark == '*' && ascii_is_digit(before) && ascii_is_digit(after)) ||
        (mark == '_' && byte_is_word(before) == byte_is_word(after)))
        write_same(f, at, end - at);
    return end;
}

/* What is not plain, at one place; returns the place behind it. */
static size_t put_special(struct fold *f, size_t at, const struct line *line)
{
    struct slice s = slice_part(f->text, 0, line->end);
    unsigned char c = (unsigned char)s.at[at];
    size_t end = at + 1;
    uint32_t wide;
    unsigned bytes;

    if (c <= ' ' || c == 0x7f) {
        pend(f, ' ', at);
    } else if (c == '-') {
        while (end < line->end && s.at[end] == '-')
            end++;
        if (end - at > 1)
            put_break(f, at, end - at);
        else
            write_same(f, at, 1);
    } else if (c == '&') {
        bytes = char_entity(s, at, &wide);
        if (bytes > 0) {
            put_char(f, at, bytes, wide, false);
            end = at + bytes;
        } else {
            write_same(f, at, 1);
        }
    } else if (c == '*' || c == '_') {
        end = put_emphasis(f, at, line);
    } else if (c >= 0x80) {
        bytes = char_at(s, at, &wide);
        if (bytes == 1)
            write_same(f, at, 1); /* no UTF-8: input/ does not let it in, and it does no harm */
        else
            put_char(f, at, bytes, wide, true);
        end = at + bytes;
    } else {
        write_same(f, at, 1);
    }
    return end;
}

static void fold_line(struct fold *f, const struct line *line)
{
    size_t at = line->start;

    while (at < line->end) {
        size_t run = plain_run(f->text.at + at, line->end - at);

        if (run > 0 && f->text.at[at] == ' ') {
            pend(f, ' ', at++);
            continue;
        }
        if (run > 1 && at + run < line->end && f->text.at[at + run - 1] == ' ')
            run--; /* what follows may end in a blank of its own */
        if (run > 0) {
            write_same(f, at, run);
            at += run;
        } else {
            at = put_special(f, at, line);
        }
    }
}

void view_fold(struct view *view, size_t limit)
{
    struct slice text = slice_part(view->document->text, 0, limit);
    size_t from = view->document->body < limit ? view->document->body : limit;
    struct fold f = {.view = view, .text = text, .group = pack_setting(view->pack, "group")};
    struct layout *layout = arena_alloc(view->arena, sizeof *layout);

    f.room = limit - from + 2 * VIEW_PADDING;
    f.out = arena_alloc(view->arena, f.room);
    f.source_end = from;
    layout_init(layout, view->pack, text, from);
    while (layout_next(layout)) {
        for (unsigned i = 0; i < layout->count; i++) {
            const struct line *line = &layout->lines[i];

            if (f.count > 0 && line->join != JOIN_GLUE)
                pend(&f, line->join == JOIN_BREAK ? '\n' : ' ', f.source_end);
            fold_line(&f, line);
        }
    }
    make_room(&f, VIEW_PADDING);
    push_step(&f, f.source_end); /* closes the last step: its length is known like the others' */
    view->text = (struct slice){f.out, f.count};
    view->steps = f.steps;
    view->step_count = f.step_count;
}
