/* Lines for people: display width, wrapping, shortening, colors. */
#include "report/page.h"

void page_init(struct page *page, struct writer *w, const struct report_style *style)
{
    page->writer = w;
    page->style = style;
    page->width = style->width < PAGE_NARROWEST ? PAGE_NARROWEST : style->width;
}

/* ---- characters --------------------------------------------------------------------------------------------------------- */

struct range {
    uint32_t first, last;
};

/* Blocks that take no column, and two (East Asian wide and fullwidth, and pictures). Whole blocks: a line that comes out a column short
 * is no harm. */
static const struct range NARROW[] = {{0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
                                      {0x900, 0x902},   {0x93c, 0x93c},   {0x941, 0x948},   {0xe31, 0xe31},   {0xe34, 0xe3a},
                                      {0xe47, 0xe4e},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x20d0, 0x20ff},
                                      {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};
static const struct range WIDE[] = {{0x1100, 0x115f},  {0x231a, 0x231b}, {0x23e9, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},
                                    {0x2648, 0x2653},  {0x267f, 0x26ff}, {0x2705, 0x27bf},   {0x2b1b, 0x2b55},   {0x2e80, 0x303e},
                                    {0x3041, 0xa4cf},  {0xa960, 0xa97f}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},
                                    {0xff00, 0xff60},  {0xffe0, 0xffe6}, {0x16fe0, 0x18dff}, {0x1b000, 0x1b2ff}, {0x1f004, 0x1faff},
                                    {0x20000, 0x3fffd}};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* The character at the beginning of text, which is not empty; a stray byte counts as one. */
static size_t decode(struct slice text, uint32_t *code)
{
    unsigned char lead = (unsigned char)text.at[0];
    size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

    if (length > text.len)
        length = text.len;
    *code = length == 1 ? lead : lead & (0x3fu >> (length - 1));
    for (size_t i = 1; i < length; i++)
        *code = *code << 6 | ((unsigned char)text.at[i] & 0x3f);
    return length;
}

static int code_columns(uint32_t code)
{
    if (code < 0x300)
        return 1;
    if (in_ranges(NARROW, sizeof NARROW / sizeof *NARROW, code))
        return 0;
    return in_ranges(WIDE, sizeof WIDE / sizeof *WIDE, code) ? 2 : 1;
}

size_t text_fit(struct slice text, int columns)
{
    size_t at = 0;

    while (at < text.len) {
        uint32_t code;
        size_t length = decode(slice_part(text, at, text.len), &code);

        columns -= code_columns(code);
        if (columns < 0)
            break;
        at += length;
    }
    return at;
}

size_t text_fit_end(struct slice text, int columns)
{
    int surplus = text_columns(text) - columns;
    size_t at = 0;

    while (at < text.len) {
        uint32_t code;
        size_t length = decode(slice_part(text, at, text.len), &code);
        int own = code_columns(code);

        if (surplus <= 0 && own != 0) /* a mark stays with the character before it */
            break;
        surplus -= own;
        at += length;
    }
    return text.len - at;
}

int text_columns(struct slice text)
{
    int columns = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t code;

        at += decode(slice_part(text, at, text.len), &code);
        columns += code_columns(code);
    }
    return columns;
}

/* Controls, and marks that turn the direction of what follows. */
static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x2028 || code == 0x2029;
}

struct slice text_clean(struct arena *arena, struct slice text)
{
    /* A control of one byte may become three. */
    char *out = arena_alloc(arena, 3 * text.len + 1);
    size_t used = 0;
    bool blank = false;

    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t length = decode(slice_part(text, at, text.len), &code);

        if (code == ' ' || code == '\t' || code == '\n' || code == '\r') {
            blank = used != 0;
        } else {
            if (blank)
                out[used++] = ' ';
            blank = false;
            memcpy(out + used, is_control(code) ? "\xef\xbf\xbd" : text.at + at, is_control(code) ? 3 : length);
            used += is_control(code) ? 3 : length;
        }
        at += length;
    }
    return (struct slice){out, used};
}

/* ---- shortening and wrapping --------------------------------------------------------------------------------------------- */

static const char *ellipsis(const struct page *page)
{
    return page->style->unicode ? "\xe2\x80\xa6" : "...";
}

struct slice text_shorten(struct arena *arena, const struct page *page, struct slice text, int columns)
{
    int mark = page->style->unicode ? 1 : 3;
    struct slice kept;

    if (text_columns(text) <= columns)
        return text;
    kept = slice_trim(slice_part(text, 0, text_fit(text, columns > mark ? columns - mark : 0)));
    return arena_format(arena, "%.*s%s", (int)kept.len, kept.at, ellipsis(page));
}

struct slice text_shorten_front(struct arena *arena, const struct page *page, struct slice text, int columns)
{
    int mark = page->style->unicode ? 1 : 3;
    struct slice kept;

    if (text_columns(text) <= columns)
        return text;
    kept = slice_part(text, text.len - text_fit_end(text, columns > mark ? columns - mark : 0), text.len);
    return arena_format(arena, "%s%.*s", ellipsis(page), (int)kept.len, kept.at);
}

void page_spaces(struct page *page, int count)
{
    for (; count > 0; count--)
        writer_char(page->writer, ' ');
}

void page_put(struct page *page, struct slice text)
{
    writer_put(page->writer, text);
}

void page_ink(struct page *page, enum ink ink, struct slice text)
{
    static const char *const CODES[] = {[INK_BOLD] = "\033[1m",    [INK_DIM] = "\033[2m",   [INK_RED] = "\033[1;31m",
                                        [INK_YELLOW] = "\033[33m", [INK_CYAN] = "\033[36m", [INK_GREEN] = "\033[32m"};

    if (page->style->color)
        writer_text(page->writer, CODES[ink]);
    writer_put(page->writer, text);
    if (page->style->color)
        writer_text(page->writer, "\033[0m");
}

bool text_line(struct slice *text, int columns, struct slice *line)
{
    size_t fit;

    *text = slice_trim(*text);
    if (text->len == 0)
        return false;
    fit = text_fit(*text, columns);
    if (fit < text->len && text->at[fit] != ' ') {
        size_t blank = fit;

        while (blank > 0 && text->at[blank - 1] != ' ')
            blank--;
        if (blank > 0) /* else one word longer than the line */
            fit = blank;
    }
    if (fit == 0)
        fit = text->len; /* not even one character fits: nothing better can be done */
    *line = slice_trim(slice_part(*text, 0, fit));
    *text = slice_part(*text, fit, text->len);
    return true;
}

void page_wrap(struct page *page, int at, int indent, struct slice text)
{
    struct slice line, word = slice_trim(text);
    const char *blank = memchr(word.at ? word.at : "", ' ', word.len);
    bool first = true;

    /* A first word that does not fit behind what stands already begins the next line. */
    if (at > indent && text_columns(slice_part(word, 0, blank ? (size_t)(blank - word.at) : word.len)) > page->width - at) {
        writer_char(page->writer, '\n');
        first = false;
    }
    for (; text_line(&text, page->width - (first ? at : indent), &line); first = false) {
        if (!first)
            page_spaces(page, indent);
        writer_put(page->writer, line);
        writer_char(page->writer, '\n');
    }
    if (first)
        writer_char(page->writer, '\n');
}

/* ---- quotes -------------------------------------------------------------------------------------------------------------- */

static bool is_core(char c)
{
    return ascii_is_digit(c) || ascii_is_alpha(c);
}

/* Letters and digits of text, in order, from `at` of the sentence on; other bytes may differ (dashes and blanks are folded). */
static bool core_match(struct slice sentence, size_t at, struct slice text, size_t *end)
{
    size_t i = at;

    for (size_t k = 0; k < text.len; k++) {
        if (!is_core(text.at[k]))
            continue;
        while (i < sentence.len && !is_core(sentence.at[i]))
            i++;
        if (i == sentence.len || sentence.at[i] != text.at[k])
            return false;
        i++;
    }
    *end = i;
    return true;
}

bool quote_find(struct slice sentence, struct slice text, size_t *start, size_t *end)
{
    size_t first = 0;

    if (text.len == 0)
        return false;
    *start = slice_find(sentence, text, 0);
    if (*start != SIZE_MAX) {
        *end = *start + text.len;
        return true;
    }
    while (first < text.len && !is_core(text.at[first]))
        first++;
    for (size_t at = 0; first < text.len && at < sentence.len; at++)
        if (sentence.at[at] == text.at[first] && (at == 0 || !is_core(sentence.at[at - 1])) &&
            core_match(sentence, at, text, end)) {
            *start = at;
            return true;
        }
    return false;
}

/* The longest end (or beginning) of text that takes at most `columns` and cuts no word, unless it would be nothing. */
static struct slice keep_words(struct slice text, int columns, bool end)
{
    size_t kept = end ? text_fit_end(text, columns) : text_fit(text, columns), at;

    if (end) {
        at = text.len - kept;
        while (at < text.len && at > 0 && text.at[at - 1] != ' ')
            at++;
        return slice_part(text, at == text.len ? text.len - kept : at, text.len);
    }
    at = kept;
    while (at > 0 && at < text.len && text.at[at] != ' ')
        at--;
    return slice_part(text, 0, at == 0 ? kept : at);
}

void page_quote(struct page *page, struct arena *arena, int indent, struct slice sentence, struct slice text)
{
    const char *open = page->style->unicode ? "\xe2\x80\x9c" : "\"", *close = page->style->unicode ? "\xe2\x80\x9d" : "\"";
    int mark = page->style->unicode ? 1 : 3, room = page->width - indent - 2, left, right;
    size_t start = 0, end = 0;
    struct slice before, figure, after;
    bool cut_before = false, cut_after = false;

    sentence = text_clean(arena, sentence);
    if (!quote_find(sentence, text_clean(arena, text), &start, &end))
        start = end = 0;
    before = slice_part(sentence, 0, start);
    figure = text_shorten(arena, page, slice_part(sentence, start, end), room - 2 * mark);
    after = slice_part(sentence, end, sentence.len);
    room -= text_columns(figure);
    left = text_columns(before);
    right = text_columns(after);
    if (left + right > room) {
        /* Half for each side; what one side does not need is the other's. */
        int share_left = left < room / 2 ? left : right < room - room / 2 ? room - right : room / 2;

        /* Each side that is cut has room for its mark at least. */
        if (share_left < left && share_left < mark)
            share_left = mark;
        if (right > room - share_left && room - share_left < mark)
            share_left = room - mark;
        cut_before = share_left < left;
        cut_after = right > room - share_left;
        if (cut_before)
            before = keep_words(before, share_left - mark, true);
        if (cut_after)
            after = keep_words(after, room - share_left - mark, false);
    }
    page_spaces(page, indent);
    writer_text(page->writer, open);
    if (cut_before)
        writer_text(page->writer, ellipsis(page));
    writer_put(page->writer, before);
    page_ink(page, INK_BOLD, figure);
    writer_put(page->writer, after);
    if (cut_after)
        writer_text(page->writer, ellipsis(page));
    writer_text(page->writer, close);
    writer_char(page->writer, '\n');
}
