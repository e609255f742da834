/* Characters of UTF-8 text: decoding, encoding, letters and their case. ASCII is answered here; the rest by name.c's tables. */
#include "text/inner.h"

unsigned char_at(struct slice s, size_t at, uint32_t *out)
{
    const unsigned char *p = (const unsigned char *)s.at + at;
    size_t left = s.len - at;
    unsigned bytes, i;
    uint32_t c;

    *out = p[0];
    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xc2 && p[0] < 0xe0) {
        bytes = 2;
        c = p[0] & 0x1fu;
    } else if (p[0] >= 0xe0 && p[0] < 0xf0) {
        bytes = 3;
        c = p[0] & 0x0fu;
    } else if (p[0] >= 0xf0 && p[0] < 0xf5) {
        bytes = 4;
        c = p[0] & 0x07u;
    } else {
        return 1;
    }
    if (left < bytes)
        return 1;
    for (i = 1; i < bytes; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 1;
        c = c << 6 | (p[i] & 0x3fu);
    }
    *out = c;
    return bytes;
}

unsigned char_write(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

bool char_is_letter(uint32_t c)
{
    return c < 0x80 ? ascii_is_alpha((char)c) : wide_is_letter(c);
}

bool char_is_upper(uint32_t c)
{
    return c < 0x80 ? ascii_is_upper((char)c) : wide_is_upper(c);
}

bool char_is_lower(uint32_t c)
{
    return c < 0x80 ? ascii_is_lower((char)c) : wide_is_lower(c);
}

const struct lexeme *word_find(const struct pack *pack, struct slice word)
{
    char buffer[64]; /* no table has a longer word */
    size_t i;

    if (word.len == 0 || word.len > sizeof buffer)
        return NULL;
    for (i = 0; i < word.len; i++)
        buffer[i] = ascii_lower(word.at[i]);
    return pack_word(pack, (struct slice){buffer, word.len});
}

bool lexeme_has(const struct lexeme *word, enum tag tag)
{
    return word != NULL && (word->tags & (1u << tag)) != 0;
}

bool is_symbol(const struct view *view, uint32_t token)
{
    const struct token *t = &view->tokens[token];
    char c = view->text.at[t->start];

    if (!(t->shape & SHAPE_MARK))
        return false;
    return (unsigned char)c >= 0x80 ? t->word != NULL : c == '$' || c == '%' || c == '#';
}

enum tag tag_by_name(struct slice name)
{
    static const char *const NAMES[TAG_COUNT] = {"none",    "noun",     "plural", "name",  "adj", "adv",    "verb",  "verb-s",
                                                 "verb-ed", "verb-ing", "aux",    "modal", "det", "poss",   "prep",  "conj",
                                                 "subord",  "pron",     "rel",    "to",    "neg", "number", "punct", "other"};

    for (int i = 0; i < TAG_COUNT; i++) {
        if (slice_equal(name, slice_of(NAMES[i])))
            return (enum tag)i;
    }
    return TAG_NONE;
}
