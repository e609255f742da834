/* text/: the folded view of a document, its sentences, tokens, tags, chunks, stems and repeated passages. */
#ifndef ASSAY_TEXT_H
#define ASSAY_TEXT_H

#include "input/input.h"
#include "pack/pack.h"

enum token_shape {                           /* bit set */
                   SHAPE_DIGIT = 1 << 0,     /* begins with a digit */
                   SHAPE_WORD = 1 << 1,      /* begins with a letter (or a byte >= 0x80 of a letter) */
                   SHAPE_CAPITAL = 1 << 2,   /* its first letter is a capital */
                   SHAPE_UPPER = 1 << 3,     /* two or more letters, all capitals */
                   SHAPE_MARK = 1 << 4,      /* punctuation or symbol: one character a token (an ellipsis "..." is one) */
                   SHAPE_GLUED = 1 << 5,     /* no blank before it */
                   SHAPE_FIRST = 1 << 6,     /* first word token of its sentence */
                   SHAPE_POSSESSIVE = 1 << 7 /* the token 's or ' behind a noun */
};

/* Tokens: words ([letters][letters digits]*, inner apostrophes of contractions kept: "don't"; a possessive 's is its own token;
 * abbreviations keep their point: "U.S.", "Mr."; hyphens are tokens of their own), numerals (digits with inner points and group marks:
 * "4,317.5"; letters glued behind them are the next token: "3.2" "bn"; likewise digits behind letters: "H5N1" is H 5 N 1), marks. */
struct token {
    uint32_t start, end;       /* bytes of the folded text */
    const struct lexeme *word; /* NULL: no table knows it */
    uint16_t shape;
    uint8_t tag;   /* enum tag; TAG_NONE until view_tag */
    uint8_t chunk; /* enum chunk_part; CHUNK_NONE until view_tag */
};

enum chunk_part { CHUNK_NONE, CHUNK_NP_BEGIN, CHUNK_NP_IN, CHUNK_VP_BEGIN, CHUNK_VP_IN };

enum sentence_kind { SENTENCE_PROSE, SENTENCE_HEADING, SENTENCE_ITEM /* of a list */, SENTENCE_DATELINE, SENTENCE_BOILERPLATE };

struct sentence {
    uint32_t start, end;             /* bytes of the folded text, trimmed */
    uint32_t first_token, end_token; /* end exclusive */
    uint64_t passage;                /* hash of its words (ASCII lower case, marks left out) */
    uint32_t paragraph;              /* number of the paragraph, from 0 */
    uint8_t kind;                    /* enum sentence_kind */
    bool repeated; /* the same passage (of 4 words or more) stood before in this document: claim nothing from it */
    bool tagged;
};

struct view_step { /* a monotone map: folded bytes [folded, next step) come from source bytes at `source` on, one to one, unless the
                      step has other lengths on both sides, when any offset inside maps to its beginning */
    uint32_t folded, source;
};

struct words;                                     /* one a thread: words that it has met, whatever document they stood in */
struct words *words_new(const struct pack *pack); /* NULL: out of memory */
void words_free(struct words *words);

struct view {
    const struct document *document;
    const struct pack *pack;
    struct words *words;
    struct arena *arena;
    struct slice text; /* folded UTF-8; one blank between words, "\n" only between paragraphs */
    struct token *tokens;
    uint32_t token_count;
    struct sentence *sentences;
    uint32_t sentence_count;
    struct view_step *steps;
    uint32_t step_count;
    bool truncated; /* a limit was reached (reported): the rest of the text has no tokens */
};

/* The view of a document; everything lies in the arena, and `words` must live as long. Texts over 2 GiB are cut with DIAG_LIMIT. */
struct view *view_make(const struct document *document, struct words *words, struct arena *arena, struct diagnostics *diags);
/* Tags and chunks of one sentence (done once; cheap to call again). */
void view_tag(struct view *view, uint32_t sentence);
/* Source offsets of folded offsets; an end maps to the end of the source of the byte before it. */
size_t view_source(const struct view *view, uint32_t folded);
size_t view_source_end(const struct view *view, uint32_t folded_end);
/* Line of the source, from 1. Amortized O(1) for ascending offsets when `cursor` is kept by the caller (zeroed at first). */
struct line_cursor {
    size_t offset;
    uint32_t line;
};
uint32_t view_line(const struct view *view, size_t source, struct line_cursor *cursor);

static inline struct slice token_text(const struct view *view, uint32_t token)
{
    return slice_part(view->text, view->tokens[token].start, view->tokens[token].end);
}

/* Index of the sentence that holds a folded offset, by binary search; sentence_count when none. */
uint32_t view_sentence_at(const struct view *view, uint32_t folded);
/* Index of the first token that starts at or after a folded offset. */
uint32_t view_token_at(const struct view *view, uint32_t folded);
/* The forms of all classes that begin at a token, longest first; what is not of letters is read as it stands. */
uint32_t view_forms(const struct view *view, const struct token *token, struct form_hit *hits, uint32_t max);
/* Whether the token is a word of ASCII letters with nothing glued behind it. */
bool token_is_plain(const struct view *view, const struct token *token);
/* The token behind a token and one blank; NULL: none, or glued. */
const struct token *token_behind(const struct view *view, const struct token *token);
/* False: no form of two words or more begins with the word at the token; true: one may. */
bool token_begins_longer(const struct view *view, const struct token *token);

/* The singular of a noun (ASCII lower case or as written): irregulars from the pack (class `plural`: form = plural, value = singular),
 * then the rules of class `plural-suffix` (form = suffix of the plural, value = suffix of the singular; longest first). */
struct slice noun_singular(struct words *words, struct arena *arena, struct slice noun);

/* Stems with libstemmer; one stemmer a thread, results cached by word. */
struct stemmer;
struct stemmer *stemmer_new(const struct pack *pack); /* NULL: out of memory or unknown language */
void stemmer_free(struct stemmer *stemmer);
/* Stem of a word in lower case; valid until stemmer_free. */
struct slice stem_word(struct stemmer *stemmer, struct slice word);

/* NFC, case folding and accents removed, for comparing names ("São" and "sao"); in the arena. */
struct slice name_fold(struct arena *arena, struct slice name);

#endif
