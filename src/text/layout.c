/* Lines become paragraphs: which line ends are hard wraps inside a paragraph, which ones end it, which stand inside a word
 * (hyphenation, drop capitals). Judged by how long the lines are, how they begin, and what the pack knows of the words there. */
#include "text/inner.h"

enum {
    WIDTH_LEAST = 40,  /* narrower columns are lists and headings, not wrapped prose */
    WIDTH_MOST = 130,  /* longer lines are whole paragraphs */
    SAMPLE = 64 << 10, /* bytes looked at to learn whether a document's lines are wrapped */
    PAGE_LINE = 60     /* a line as long as this, unfinished before an empty line, was broken by a page */
};

/* Bytes of a blank at s[at] that is none of ASCII's: no-break, thin, zero width; 0: none. */
static unsigned wide_blank(struct slice s, size_t at)
{
    struct folded_char fold;
    uint32_t c;
    unsigned bytes;

    if (((unsigned char)s.at[at] & 0x80) == 0)
        return 0;
    bytes = char_at(s, at, &c);
    char_fold(c, &fold);
    return fold.folding == FOLD_BLANK || fold.folding == FOLD_GROUP || (fold.folding == FOLD_DROP && c != 0xad) ? bytes : 0;
}

static size_t skip_blanks(struct slice s, size_t at, size_t end)
{
    while (at < end) {
        unsigned wide;

        if ((unsigned char)s.at[at] <= ' ')
            at++;
        else if ((wide = wide_blank(s, at)) > 0)
            at += wide;
        else
            break;
    }
    return at;
}

static size_t trim_end(struct slice s, size_t start, size_t end)
{
    while (end > start) {
        size_t at = end - 1;

        if ((unsigned char)s.at[at] <= ' ') {
            end--;
            continue;
        }
        while (at > start && end - at < 4 && ((unsigned char)s.at[at] & 0xc0) == 0x80)
            at--;
        if (wide_blank(s, at) != end - at)
            break;
        end = at;
    }
    return end;
}

/* A line of three or more marks only ("* * *", "-----") separates like an empty one. */
static bool is_ruler(struct slice s, size_t start, size_t end)
{
    size_t marks = 0;

    for (size_t at = start; at < end; at++) {
        char c = s.at[at];

        if (c == '-' || c == '=' || c == '_' || c == '*' || c == '~')
            marks++;
        else if (c != ' ')
            return false;
    }
    return marks >= 3;
}

static size_t number_mark(struct slice s, size_t at)
{
    size_t i = at, digits = 0, letters = 0;

    if (i < s.len && s.at[i] == '(')
        i++;
    while (i < s.len && digits < 3 && ascii_is_digit(s.at[i]))
        digits++, i++;
    if (digits == 0 && i < s.len && ascii_is_alpha(s.at[i]))
        letters++, i++;
    if (digits + letters == 0 || digits > 2 || i >= s.len)
        return 0;
    if (s.at[i] != ')' && (s.at[i] != '.' || s.at[at] == '('))
        return 0;
    return i + 1 - at;
}

size_t list_mark(struct slice s, size_t at)
{
    size_t marks = 0;

    if (at >= s.len)
        return 0;
    if (s.at[at] == '-' || s.at[at] == '*' || s.at[at] == '+') {
        marks = 1;
    } else if ((unsigned char)s.at[at] >= 0x80) {
        uint32_t c;
        unsigned bytes = char_at(s, at, &c);

        /* Bullets: round, triangular, square, hyphen-like. */
        if (c == 0x2022 || c == 0x2023 || c == 0x25e6 || c == 0xb7 || (c >= 0x25a0 && c <= 0x25ff) || c == 0x2043 || c == 0x2219 ||
            c == 0x27a4 || c == 0x2713 || c == 0x2714 || c == 0x2013 || c == 0x2014)
            marks = bytes;
    } else {
        marks = number_mark(s, at);
    }
    if (marks == 0 || at + marks >= s.len)
        return 0;
    return s.at[at + marks] == ' ' || s.at[at + marks] == '\t' ? marks + 1 : 0;
}

static uint32_t first_char(struct slice s, const struct line *line)
{
    uint32_t c;

    char_at(s, line->start, &c);
    return c;
}

/* Reads one line into *out; false at the end of the text or where the line is empty (then layout->blank is set). */
static bool read_line(struct layout *l, struct line *out)
{
    const char *stop = memchr(l->text.at + l->at, l->separator, l->text.len - l->at);
    size_t end = stop ? (size_t)(stop - l->text.at) : l->text.len;
    size_t start = skip_blanks(l->text, l->at, end), hashes = 0;

    l->at = stop ? end + 1 : end;
    end = trim_end(l->text, start, end);
    while (start < end && l->text.at[start] == '>') /* quoted mail, Markdown */
        start = skip_blanks(l->text, start + 1, end);
    if (start >= end || is_ruler(l->text, start, end)) {
        l->blank = true;
        return false;
    }
    *out = (struct line){.start = start, .end = end, .blank_before = l->blank};
    l->blank = false;
    while (start + hashes < end && hashes < 7 && l->text.at[start + hashes] == '#')
        hashes++;
    if (hashes > 0 && hashes < 7 && start + hashes < end && l->text.at[start + hashes] == ' ') {
        out->start = skip_blanks(l->text, start + hashes, end);
        out->heading = true;
    }
    out->list = list_mark(slice_part(l->text, 0, end), out->start) > 0;
    out->lower = char_is_lower(first_char(l->text, out));
    return true;
}

static size_t first_word(struct slice s, const struct line *line)
{
    size_t at = line->start, most = line->end - at < 64 ? line->end : at + 64;

    while (at < most && (unsigned char)s.at[at] > ' ')
        at++;
    return at - line->start;
}

/* Blanks among [from, to) that another follows. */
static size_t doubled_blanks(const char *from, const char *to)
{
    size_t count = 0;

    while (to - from > 16) {
        block16 doubled = (block16)((block_load(from) == ' ') & (block_load(from + 1) == ' ') & 1);
        uint64_t halves[2];

        memcpy(halves, &doubled, sizeof halves);
        count += (halves[0] + halves[1]) * UINT64_C(0x0101010101010101) >> 56;
        from += 16;
    }
    for (; to - from > 1; from++)
        count += from[0] == ' ' && from[1] == ' ';
    return count;
}

/* Bytes of a line as a person sees them: a run of blanks counts as one, so that doubled blanks change no layout. */
static size_t length_of(struct slice s, const struct line *line)
{
    return line->end - line->start - doubled_blanks(s.at + line->start, s.at + line->end);
}

/* Whether the first word of b would not have fitted behind a. */
static bool is_full(struct slice s, const struct line *a, const struct line *b, size_t width)
{
    return length_of(s, a) + 1 + first_word(s, b) > width;
}

static bool ends_with_stop(struct slice s, const struct line *line)
{
    size_t end = line->end;

    while (end > line->start + 1 && (s.at[end - 1] == '"' || s.at[end - 1] == ')' || (unsigned char)s.at[end - 1] >= 0x80))
        end--;
    return memchr(".!?:;", s.at[end - 1], 5) != NULL;
}

static struct slice last_word(struct slice s, const struct line *line)
{
    size_t at = line->end, least = line->end - line->start > 32 ? line->end - 32 : line->start;

    while (at > least && byte_is_word(s.at[at - 1]))
        at--;
    return slice_part(s, at, line->end);
}

static struct slice leading_letters(struct slice s, const struct line *line)
{
    size_t at = line->start, most = line->end - at < 48 ? line->end : at + 48;

    while (at < most && (ascii_is_alpha(s.at[at]) || ((unsigned char)s.at[at] & 0x80) != 0 || s.at[at] == '\''))
        at++;
    return slice_part(s, line->start, at);
}

/* A line that ends in a comma or a word that needs another behind it goes on in the next. */
static bool is_open(const struct layout *l, const struct line *line)
{
    const uint32_t opening = 1u << TAG_DET | 1u << TAG_PREP | 1u << TAG_CONJ | 1u << TAG_TO | 1u << TAG_POSS | 1u << TAG_MODAL;
    const struct lexeme *word;

    if (l->text.at[line->end - 1] == ',')
        return true;
    if (memchr(l->text.at + line->start, ' ', line->end - line->start) == NULL)
        return false; /* a word alone, "About", is a heading */
    word = word_find(l->pack, last_word(l->text, line));
    return word != NULL && word->first_tag != TAG_NONE && (opening >> word->first_tag & 1) != 0;
}

static const struct lexeme *joined(const struct layout *l, struct slice a, struct slice b)
{
    char buffer[96];

    if (a.len + b.len > sizeof buffer)
        return NULL;
    memcpy(buffer, a.at, a.len);
    memcpy(buffer + a.len, b.at, b.len);
    return word_find(l->pack, (struct slice){buffer, a.len + b.len});
}

/* "T" alone on a line, "hree years" on the next. */
static bool drop_capital(const struct layout *l, const struct line *a, const struct line *b, enum join *join)
{
    uint32_t c;
    struct slice rest, capital = slice_part(l->text, a->start, a->end);
    const struct lexeme *whole;

    if (char_at(l->text, a->start, &c) != capital.len || !char_is_upper(c) || !b->lower)
        return false;
    rest = leading_letters(l->text, b);
    whole = joined(l, capital, rest);
    /* "A" and "I" are words: "A" + "new" is no "Anew" unless a table says so. */
    if (whole == NULL && word_find(l->pack, capital) != NULL && word_find(l->pack, rest) != NULL &&
        word_find(l->pack, capital)->first_tag != TAG_NONE)
        *join = JOIN_BLANK;
    else
        *join = JOIN_GLUE;
    return true;
}

/* A hyphen at the end of a; takes it away where it only breaks the word. */
static bool hyphenated(const struct layout *l, struct line *a, const struct line *b, enum join *join)
{
    struct slice s = l->text, before, after;
    size_t hyphen = s.at[a->end - 1] == '-' ? 1 : 0;
    const struct lexeme *next;
    struct line cut = *a;

    if (a->end - a->start > 3 && memcmp(s.at + a->end - 3, "\xe2\x80\x90", 3) == 0)
        hyphen = 3;
    if (a->end - a->start > 2 && memcmp(s.at + a->end - 2, "\xc2\xad", 2) == 0) {
        *join = JOIN_GLUE; /* a soft hyphen says it all; it is dropped as a character */
        return true;
    }
    if (hyphen == 0 || a->end - a->start <= hyphen || !b->lower || !byte_is_word(s.at[a->end - hyphen - 1]))
        return false;
    cut.end -= hyphen;
    before = last_word(s, &cut);
    after = leading_letters(s, b);
    next = word_find(l->pack, after);
    if (next != NULL && (next->first_tag == TAG_CONJ || next->first_tag == TAG_TO)) {
        *join = JOIN_BLANK; /* "short-" + "and long-term" */
        return true;
    }
    *join = JOIN_GLUE;
    if (!ascii_is_lower(before.at[before.len - 1]))
        return true;
    if (joined(l, before, after) != NULL || (word_find(l->pack, before) == NULL || next == NULL))
        a->end = cut.end;
    return true;
}

static enum join judge(const struct layout *l, struct line *a, const struct line *b, size_t width)
{
    struct slice s = l->text;
    size_t length = length_of(s, a);
    bool full = width > 0 && is_full(s, a, b, width), stopped = ends_with_stop(s, a);
    enum join join;

    if (a->heading || b->heading)
        return JOIN_BREAK;
    if (!a->list && drop_capital(l, a, b, &join))
        return join;
    if (b->blank_before) /* only a page break, or what a page has between its columns */
        return length >= PAGE_LINE && b->lower && !b->list && !stopped && !a->list ? JOIN_BLANK : JOIN_BREAK;
    if (b->list && !(full && !stopped && byte_is_word(s.at[b->start]) && (unsigned char)s.at[b->start] < 0x80))
        return JOIN_BREAK;
    if (hyphenated(l, a, b, &join))
        return join;
    if (b->lower) {
        if (stopped && !full)
            return JOIN_BREAK;
        return width > 0 || length >= 30 || !a->lower ? JOIN_BLANK : JOIN_BREAK;
    }
    if (width > 0)
        return full ? JOIN_BLANK : JOIN_BREAK;
    return is_open(l, a) && !stopped ? JOIN_BLANK : JOIN_BREAK;
}

struct wrapping { /* what speaks for wrapped lines: counted over lines that another follows at once */
    size_t lines, lower, full, width, far;
};

static void count_pair(struct slice s, struct wrapping *w, const struct line *a, const struct line *b)
{
    size_t length = length_of(s, a);

    w->lines++;
    w->lower += b->lower;
    w->far += length > WIDTH_MOST;
    if (length <= WIDTH_MOST && length > w->width)
        w->width = length;
}

/* The document's wrap width, from its beginning; 0: not wrapped. Prose that is wrapped goes on in lower case on most lines. */
static size_t document_width(struct layout *l)
{
    struct wrapping w = {0};
    struct line lines[2];
    size_t from = l->at, most = l->text.len - from < SAMPLE ? l->text.len : from + SAMPLE;
    bool has = false;

    while (l->at < most) {
        if (!read_line(l, &lines[1])) {
            has = false;
            continue;
        }
        if (has && !lines[1].list)
            count_pair(l->text, &w, &lines[0], &lines[1]);
        lines[0] = lines[1];
        has = true;
    }
    l->at = from;
    l->blank = false;
    return w.lines >= 4 && w.lower * 5 >= w.lines * 2 && w.far * 20 <= w.lines && w.width >= WIDTH_LEAST ? w.width : 0;
}

static size_t block_width(const struct layout *l)
{
    struct wrapping w = {0};
    size_t full = 0;

    for (unsigned i = 1; i < l->count; i++)
        count_pair(l->text, &w, &l->lines[i - 1], &l->lines[i]);
    if (w.lines < 2 || w.far > 0 || w.width < WIDTH_LEAST)
        return l->width;
    for (unsigned i = 1; i < l->count; i++)
        full += is_full(l->text, &l->lines[i - 1], &l->lines[i], w.width);
    if (w.lower * 5 < w.lines * 2 || full * 5 < w.lines * 3)
        return l->width;
    return w.width;
}

void layout_init(struct layout *l, const struct pack *pack, struct slice text, size_t from)
{
    size_t sample = text.len - from < SAMPLE ? text.len - from : SAMPLE;

    l->pack = pack;
    l->text = text;
    l->at = from;
    l->blank = false;
    l->has_last = false;
    l->count = 0;
    l->separator = '\n';
    if (sample > 0 && memchr(text.at + from, '\n', sample) == NULL && memchr(text.at + from, '\r', sample) != NULL)
        l->separator = '\r';
    l->width = document_width(l);
}

bool layout_next(struct layout *l)
{
    size_t width;

    if (l->count > 0) {
        l->last = l->lines[l->count - 1];
        l->has_last = true;
    }
    l->count = 0;
    while (l->at < l->text.len && l->count < LAYOUT_LINES) {
        if (read_line(l, &l->lines[l->count]))
            l->count++;
        else if (l->count > 0)
            break;
    }
    if (l->count == 0)
        return false;
    width = block_width(l);
    l->lines[0].join = JOIN_BREAK;
    if (l->has_last) /* its end was given out: a hyphen there stays */
        l->lines[0].join = (uint8_t)judge(l, &l->last, &l->lines[0], width);
    for (unsigned i = 1; i < l->count; i++)
        l->lines[i].join = (uint8_t)judge(l, &l->lines[i - 1], &l->lines[i], width);
    return true;
}
