/* What the files of text/ share with each other and with nobody else: the parts of view_make, in the order in which they run. */
#ifndef ASSAY_TEXT_INNER_H
#define ASSAY_TEXT_INNER_H

#include "text/text.h"

/* Bits of token.shape that only text/ minds, behind those of enum token_shape. */
enum {
    SHAPE_STOP = 1 << 8,      /* ends with . ! or ? */
    SHAPE_PARAGRAPH = 1 << 9, /* begins a paragraph */
    SHAPE_QUOTE = 1 << 10     /* the mark " */
};

/* ---- characters (letters.c; name.c for what needs Unicode's own tables) ---------------------------------------------- */

/* The character at s[at] into *out; returns its bytes. A byte that begins no UTF-8 character counts as itself, one byte long. */
unsigned char_at(struct slice s, size_t at, uint32_t *out);
/* UTF-8 of a character; returns its bytes. */
unsigned char_write(uint32_t c, char out[4]);
bool char_is_letter(uint32_t c); /* letters and the marks that combine with them */
bool char_is_upper(uint32_t c);
bool char_is_lower(uint32_t c);
/* The same questions for characters beyond ASCII. */
bool wide_is_letter(uint32_t c);
bool wide_is_upper(uint32_t c);
bool wide_is_lower(uint32_t c);
/* `word` in ASCII lower case, looked up; NULL: unknown, or longer than any table's word. */
const struct lexeme *word_find(const struct pack *pack, struct slice word);
/* Up to 8 bytes at p as a number, the first the lowest, ASCII letters in lower case; the bytes behind them count as 0. At least
 * 8 bytes must be readable. The same on every machine. */
static inline uint64_t word_key(const char *p, size_t len)
{
    uint64_t key;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(&key, p, 8);
#else
    key = 0;
    for (int i = 7; i >= 0; i--)
        key = key << 8 | (unsigned char)p[i];
#endif
    key |= UINT64_C(0x2020202020202020); /* letters, digits, points, apostrophes: only letters change */
    return len >= 8 ? key : key & ((UINT64_C(1) << 8 * len) - 1);
}
enum { VIEW_PADDING = 16 }; /* bytes readable behind the folded text */
bool lexeme_has(const struct lexeme *word, enum tag tag);

/* ---- what a character becomes (character.c) ------------------------------------------------------------------------ */

enum folding {
    FOLD_KEEP,  /* as it is */
    FOLD_DROP,  /* nothing */
    FOLD_BLANK, /* a blank */
    FOLD_GROUP, /* a blank that groups digits when it stands among them */
    FOLD_LINE,  /* the end of a line */
    FOLD_BREAK, /* a dash between clauses */
    FOLD_TEXT   /* the bytes in `text` */
};
struct folded_char {
    enum folding folding;
    const char *text; /* FOLD_TEXT */
    char one[2];      /* room for `text` */
};
void char_fold(uint32_t c, struct folded_char *out);
/* The character of an entity ("&amp;", "&#8217;") at s[at]; returns its bytes, 0 when there is none. */
unsigned char_entity(struct slice s, size_t at, uint32_t *out);

/* ---- lines (layout.c) ------------------------------------------------------------------------------------------------- */

enum join {             /* how a line goes on from the one before */
            JOIN_BREAK, /* a new paragraph */
            JOIN_BLANK, /* the same paragraph */
            JOIN_GLUE   /* the same word */
};

struct line {
    size_t start, end; /* source bytes, without marks of headings and quotes, without blanks at both ends */
    uint8_t join;      /* enum join, with the line before */
    bool blank_before; /* an empty line stands before it */
    bool list;         /* begins with the mark of a list item */
    bool heading;      /* was marked as one */
    bool lower;        /* begins with a letter in lower case */
};

enum { LAYOUT_LINES = 512 }; /* lines looked at together; longer stretches are judged piece by piece */

struct layout {
    const struct pack *pack;
    struct slice text;
    size_t at;        /* source bytes up to here were read */
    size_t width;     /* the document's wrap width in bytes; 0: its lines are not wrapped */
    char separator;   /* '\n', or '\r' for texts that have no other */
    bool blank;       /* an empty line was seen just before `at` */
    struct line last; /* of the lines given before */
    bool has_last;
    struct line lines[LAYOUT_LINES];
    unsigned count;
};
void layout_init(struct layout *layout, const struct pack *pack, struct slice text, size_t from);
/* The next lines without an empty one between them, into layout->lines; false at the end. A line that was hyphenated at its end
 * has lost its hyphen where the word is known without it. */
bool layout_next(struct layout *layout);
/* Bytes of the mark of a list item at s[at] ("-", "1.", "(b)"), with the blank behind it; 0: none. */
size_t list_mark(struct slice s, size_t at);

/* ---- words (words.c) --------------------------------------------------------------------------------------------------- */

enum { MET_BITS = 11 }; /* pairs of words */

struct met_word { /* a word of up to 16 bytes of ASCII in lower case */
    uint64_t key, rest;
    const struct lexeme *word; /* NULL: no table knows it */
    const struct form *plural; /* as noun_singular has it, */
    uint8_t cut;               /* instead of so many bytes at its end, */
    bool has_plural;           /* once it was asked for */
    uint8_t tag;               /* by its ending, */
    bool has_tag;              /* once it was asked for */
};

struct words {
    const struct pack *pack;
    struct met_word *met;
    uint16_t abbreviation, boilerplate, month, weekday, statement, demonym, up, down, level, article, tag_suffix, plural,
        plural_suffix; /* classes */
};

/* Looks the word up when its pair of places in the cache does not have it in front. */
struct met_word *word_meet(struct words *words, struct met_word *pair, uint64_t key, uint64_t rest, struct slice word);
/* What is known of a word, by the two halves of it in lower case as word_key has them; valid until the next call. */
static inline struct met_word *word_met(struct words *words, uint64_t key, uint64_t rest, struct slice word)
{
    uint64_t hash = (key ^ rest * UINT64_C(0xc2b2ae3d27d4eb4f)) * UINT64_C(0x9e3779b97f4a7c15);
    struct met_word *pair = &words->met[hash >> (64 - MET_BITS) << 1];

    return pair->key == key && pair->rest == rest ? pair : word_meet(words, pair, key, rest, word);
}
/* By the longest ending of class `tag-suffix`; a noun where none is. */
enum tag words_suffix_tag(struct words *words, struct slice word);

/* ---- the parts of view_make -------------------------------------------------------------------------------------------- */

void view_fold(struct view *view, size_t limit); /* text and steps; fold.c */
void view_tokenize(struct view *view);           /* tokens.c */
void view_split(struct view *view);              /* sentences.c */
void view_kinds(struct view *view);              /* kinds.c: kinds, passages, repetitions */
/* Tags, then chunks, of the tokens [first, end) of one sentence. */
void tokens_tag(struct view *view, uint32_t first, uint32_t end);
void tokens_chunk(struct view *view, uint32_t first, uint32_t end);

/* True when the token is the one-character mark. */
static inline bool token_is(const struct view *view, uint32_t token, char mark)
{
    const struct token *t = &view->tokens[token];

    return t->end - t->start == 1 && view->text.at[t->start] == mark;
}
static inline bool token_has(const struct view *view, uint32_t token, unsigned shape)
{
    return (view->tokens[token].shape & shape) != 0;
}
/* A mark that stands for a word: $ % or any beyond ASCII that is no punctuation. */
bool is_symbol(const struct view *view, uint32_t token);
/* The tag of a name as words.csv has it ("verb-ed"); TAG_NONE: unknown. */
enum tag tag_by_name(struct slice name);
/* True when a new paragraph begins at the token. */
static inline bool token_begins_paragraph(const struct view *view, uint32_t token)
{
    return (view->tokens[token].shape & SHAPE_PARAGRAPH) != 0;
}

#endif
