/* pack/: pattern files and tables, loaded, checked, compiled. A pack is immutable after pack_load and shared by all threads.
 * What the program knows of a language or of units lies here; patterns/README.md is the grammar of the files. */
#ifndef ASSAY_PACK_H
#define ASSAY_PACK_H

#include "base/base.h"

struct pack;
struct piece; /* a part of an expression, compiled; run it with piece_match */

/* ---- loading ------------------------------------------------------------------------------------------------------ */

/* Loads the folders in order: later ones add rows and rules, or replace those of the same id. Each folder holds *.csv and *.pat
 * directly and in one folder a language (`en`); all are read, in byte order. Every error is reported (up to 64), then NULL. */
struct pack *pack_load(const char *const *folders, size_t count, struct diagnostics *diags);
void pack_free(struct pack *pack);

/* ---- dimensions and units ------------------------------------------------------------------------------------------ */

enum { PACK_BASES = 32 }; /* most base dimensions: m kg s A K mol cd, and our own (people, TEU, dwt, points, ...) */

struct dimension {
    struct slice name;      /* "mass", "speed", "USD" */
    struct slice base_unit; /* "kg", "m/s", "USD" */
    int8_t exponents[PACK_BASES];
    bool money;
};

struct unit {
    struct slice id;     /* the symbol that goes into column `unit`: "t", "km/h", "USD", "cent" */
    struct slice name;   /* English, singular: "metric ton" */
    struct slice plural; /* "metric tons" */
    const struct dimension *dimension;
    struct decimal numerator, denominator; /* exact factor to the base unit: value * numerator / denominator + offset */
    struct decimal offset;
    struct decimal low, high; /* for units with a spread (bare tons): factor at the low and high end; digits 0: none */
    uint32_t index;
};

uint32_t pack_unit_count(const struct pack *pack);
const struct unit *pack_unit(const struct pack *pack, uint32_t index);
const struct unit *pack_unit_by_id(const struct pack *pack, struct slice id); /* NULL: none */
const struct dimension *pack_dimension(const struct pack *pack, struct slice name);
/* The name of a base dimension ("kg") by index; empty beyond the last. */
struct slice pack_base_name(const struct pack *pack, int index);

/* ---- places --------------------------------------------------------------------------------------------------------- */

struct place {
    struct slice name;     /* canonical: "Kenya" */
    struct slice kind;     /* country, capital, city, region, continent, body (of states: "European Union") */
    struct slice country;  /* canonical name of the country it belongs to; itself for a country; empty for continents */
    struct slice currency; /* ISO 4217 of a country; else empty */
};

/* ---- forms and classes ---------------------------------------------------------------------------------------------- */

/* A class is a named set of written forms: the rows of a word list with that class, the forms of all units of a dimension
 * ({mass}), of all units but money ({unit}), of currencies behind a number ({currency}) and before it ({symbol}), of places
 * ({place}, and {demonym} for their adjectives and demonyms). */
enum { CLASS_NONE = 0xffff };

struct form {
    struct slice text;     /* as written in the table, without the mark for exact case */
    struct slice value;    /* the row's value column; empty: none */
    struct slice more;     /* the row's fourth column; empty: none */
    struct decimal number; /* value as a decimal when it is one */
    bool numeric;          /* value is a decimal */
    bool exact;            /* letters must match in case */
    uint16_t class_id;
    const struct unit *unit;   /* classes of units and currencies */
    const struct place *place; /* {place} and {demonym} */
};

/* Id of a class by name, CLASS_NONE when no loaded file has it. Look ids up once, not per token. */
uint16_t pack_class(const struct pack *pack, const char *name);
struct slice pack_class_name(const struct pack *pack, uint16_t class_id);
/* All forms of a class, in the order of loading: *count pointers. */
const struct form *const *pack_class_forms(const struct pack *pack, uint16_t class_id, uint32_t *count);

struct form_hit {
    uint32_t len; /* bytes of text matched */
    const struct form *form;
};

/* The forms of all classes that begin at text[at], longest first (then in order of loading), at most `max`; returns how many.
 * A form whose last byte is part of a word must end where a word ends (the next byte is no letter or digit; "5kg": the caller sees
 * to the beginning; behind a {symbol} form a digit may follow: "EUR500"). A blank in a form matches one blank or hyphen of the text;
 * ASCII case is folded unless the form is exact. */
uint32_t pack_forms_at(const struct pack *pack, struct slice text, size_t at, struct form_hit *hits, uint32_t max);
/* The same where a token of `len` bytes stands that was looked up as `word` (NULL: no table knows it): most words are no forms, or are
 * forms of one word, which is then known without a search. */
struct lexeme;
uint32_t pack_forms_of(const struct pack *pack, struct slice text, size_t at, size_t len, const struct lexeme *word,
                       struct form_hit *hits, uint32_t max);
/* False: no form of two words or more begins with the word, of ASCII letters, that ends at `end`; true: one may. */
bool pack_goes_on(const struct pack *pack, const struct lexeme *word, struct slice text, size_t end);
/* Those of them that are `word` alone, of ASCII letters, in the case in which it stands at `at`. */
uint32_t lexeme_forms(const struct lexeme *word, struct slice text, size_t at, struct form_hit *hits, uint32_t max);

/* ---- words ------------------------------------------------------------------------------------------------------------- */

/* tags of words.csv by these names in lower case; a word may have several, the likeliest first */
enum tag {
    TAG_NONE,
    TAG_NOUN,
    TAG_PLURAL,
    TAG_NAME,
    TAG_ADJ,
    TAG_ADV,
    TAG_VERB /* base form */,
    TAG_VERB_S /* third person */,
    TAG_VERB_ED /* past or participle */,
    TAG_VERB_ING,
    TAG_AUX /* be, have, do and their forms */,
    TAG_MODAL,
    TAG_DET,
    TAG_POSS /* my, its, 's */,
    TAG_PREP,
    TAG_CONJ,
    TAG_SUBORD /* that, because, while */,
    TAG_PRON,
    TAG_REL /* which, who */,
    TAG_TO,
    TAG_NEG,
    TAG_NUMBER,
    TAG_PUNCT,
    TAG_OTHER,
    TAG_COUNT
};

struct lexeme {                      /* a single word that some table knows; what is asked most stands together in front */
    const uint64_t *rules;           /* set of the rules to try where this word begins; NULL: none */
    uint64_t classes;                /* of its single-word forms: bit class_id % 64, a quick no */
    uint32_t tags;                   /* bit set of (1 << enum tag) */
    uint8_t first_tag;               /* the likeliest; TAG_NONE: the word is in no tagger table */
    uint8_t starts;                  /* bit set over enum starts */
    bool letters;                    /* it has nothing but ASCII letters */
    uint8_t form_count;              /* single-word forms that are this word, of any class */
    uint32_t index;                  /* dense number of the lexeme */
    uint32_t second;                 /* what goes on behind it in longer forms: bits of second_bit */
    uint64_t phrases;                /* of longer forms that begin with it, as in `classes` */
    const struct form *const *forms; /* of forms marked `exact` too: compare the text's case where it matters ("May") */
    uint32_t trie_node;              /* where the trie stands behind the word, of words with `phrases`: in this node, */
    uint16_t trie_depth;             /* so far into what it asks for */
    struct slice form;               /* in lower case */
    struct slice lemma;              /* from words.csv; else the form itself */
};

/* what may begin at a word; set for the first word of every form of those classes too */
enum starts {
    STARTS_NUMBER = 1 << 0, /* a numeral in words */
    STARTS_FORM = 1 << 1,   /* some form of two or more words */
    STARTS_SLOT = 1 << 2,   /* it is all of a slot with which some rule begins */
    STARTS_INNER = 1 << 3,  /* it is all of a slot of some rule */
    IN_NUMERAL = 1 << 4,    /* nothing: it is a word of numerals, first or not */
    IS_NUMERAL = 1 << 5     /* a numeral that it is all of */
};

/* What stands behind a word that ends at `end`, as one bit: behind a blank or hyphen a letter (bit 0: a), or something else; or no blank
 * or hyphen. */
enum second { SECOND_OTHER = 1 << 26, SECOND_GLUED = 1 << 27 };
static inline uint32_t second_bit(struct slice text, size_t end)
{
    char c;

    if (end >= text.len || (text.at[end] != ' ' && text.at[end] != '-'))
        return SECOND_GLUED;
    c = end + 1 < text.len ? ascii_lower(text.at[end + 1]) : ' ';
    return ascii_is_alpha(c) ? UINT32_C(1) << (c - 'a') : (uint32_t)SECOND_OTHER;
}

/* `word` in lower case (ASCII folded); NULL: no table knows it. O(1), no allocation. */
const struct lexeme *pack_word(const struct pack *pack, struct slice word);
uint32_t pack_word_count(const struct pack *pack);
/* Adds the words that are forms of a class, and those with which its longer forms begin, to two sets: the bit of a word is its `index`. */
void pack_add_beginnings(const struct pack *pack, uint16_t class_id, uint64_t *alone, uint64_t *longer);
const struct form *lexeme_find_form(const struct lexeme *word, uint16_t class_id);
/* Value of the first single-word form of this class that is the word, or NULL. */
static inline const struct form *lexeme_form(const struct lexeme *word, uint16_t class_id)
{
    return word->classes >> (class_id & 63) & 1 ? lexeme_find_form(word, class_id) : NULL;
}
/* False: no form of the class, of one word or more, begins with the word; true: one may. */
static inline bool lexeme_may_begin(const struct lexeme *word, uint16_t class_id)
{
    return ((word->classes | word->phrases) >> (class_id & 63) & 1) != 0;
}

/* ---- rules --------------------------------------------------------------------------------------------------------------- */

/* column `kind`, by these names; KIND_TRAP is for rules only */
enum kind {
    KIND_MONEY,
    KIND_PERCENT,
    KIND_QUANTITY,
    KIND_COUNT,
    KIND_RATIO,
    KIND_DURATION,
    KIND_AGE,
    KIND_ORDINAL,
    KIND_DATE,
    KIND_TIME,
    KIND_SCORE,
    KIND_NUMBER,
    KIND_TRAP,
    KIND_COUNT_OF_KINDS
};
extern const char *const KIND_NAMES[KIND_COUNT_OF_KINDS];

enum node_kind {
    NODE_LITERAL,  /* text, ASCII case folded */
    NODE_PIECE,    /* a piece without slots, anchored; its named groups are captures; no backtracking into it */
    NODE_SLOT,     /* {class} or {class:name} */
    NODE_SEQUENCE, /* all children in order */
    NODE_CHOICE,   /* the first child after which the rest matches */
    NODE_OPTIONAL, /* one child, tried first with, then without */
    NODE_GROUP,    /* one child, matched alone; what it takes is captured */
    NODE_AHEAD,    /* one child, no width */
    NODE_NOT_AHEAD,
    NODE_BEHIND, /* no width: a form of a class and then the child, if any, end here; the longest form at a token counts */
    NODE_NOT_BEHIND
};

/* slots that the figure room parses; all others are classes */
enum builtin {
    SLOT_CLASS,
    SLOT_NUMBER,  /* {number}: a numeral in digits or words, with its scale word: 4,317  3.2bn  half a million  two thirds */
    SLOT_DIGITS,  /* {digits}: digits with group marks and a decimal point, sign allowed, no scale */
    SLOT_INTEGER, /* {integer}: digits without marks */
    SLOT_WORDS,   /* {words}: a numeral in words only */
    SLOT_ORDINAL, /* {ordinal}: 22nd, third, twenty-first */
    SLOT_UNITS    /* {units}: a unit with all that composes it: "km/h", "tonnes a day", "kWh per square metre" */
};

struct node { /* those of a rule lie side by side */
    enum node_kind kind;
    enum builtin builtin; /* NODE_SLOT */
    uint16_t class_id;    /* NODE_SLOT of SLOT_CLASS, NODE_BEHIND */
    uint16_t capture;     /* NODE_SLOT, NODE_GROUP: index into rule->captures */
    uint16_t group_count, child_count;
    const struct node
        *next; /* what has to match behind it, further up the tree too; NULL: nothing, or a node above is matched alone */
    const struct piece *piece; /* NODE_PIECE */
    struct node **children;
    const uint16_t *groups; /* NODE_PIECE: capture index of its group 1, 2, ... (CAPTURE_NONE: unnamed) */
    struct slice literal;   /* NODE_LITERAL, in lower case */
};
enum { CAPTURE_NONE = 0xffff, CAPTURES_MAX = 12 };

struct example {
    uint32_t line;
    bool positive;
    struct slice text;     /* with its brackets */
    struct slice expected; /* what stands behind the last " = "; may be empty */
};

struct rule {
    struct slice name; /* "mass/plain" */
    struct slice file;
    uint32_t line;
    enum kind kind;
    const struct node *match, *first; /* the tree, and where in it a match begins */
    uint16_t capture_count;
    struct slice captures[CAPTURES_MAX]; /* names: a slot's class where no name was given */
    struct slice normalizer;             /* key `as`; empty: by kind */
    struct slice value, low, high;       /* keys of these names: constants, decimals as text */
    struct slice modifier;               /* key `modifier`: = ~ ~< ~> < <= > >= */
    const struct unit *unit;             /* key `unit`; NULL: from the match */
    struct slice reason;                 /* traps: why it is no figure */
    struct slice expression;             /* key `match`, as written */
    int priority;                        /* key `priority`, default 0 */
    uint16_t order;                      /* position among all rules: user packs first, then file and line */
    uint16_t over_count;                 /* traps that this rule beats */
    const uint16_t *over;                /* their `order` */
    uint32_t example_count;
    const struct example *examples;
};

uint16_t pack_rule_count(const struct pack *pack);
const struct rule *pack_rule(const struct pack *pack, uint16_t order);

/* Where rules are tried: at their anchors (a digit, a mark, a word), and there only when what stands at the place and behind the first slot
 * does not rule them out. Everything here is a set of rules: `words` times 64 bits, the bit of a rule is its `order`; a table holds one set
 * behind another, by byte, class or builtin slot. Byte 0 is the end of the text, and all behind it. */
enum {
    FILTER_REACH = 8, /* bytes of text that are looked at */
    FILTER_WORDS = 4  /* `words` is a multiple of it: so many are done at once */
};

struct rule_slots { /* rules that may go on with a form of a class, with a builtin slot; all NULL: none goes on with a slot */
    uint64_t *class_, *numeral;
    uint64_t *any_class, *any_numeral, *any; /* one set each: all of the table, all of both */
};
struct rule_ways { /* how rules go on, from place to place, as long as they are in the set of each place's byte, */
    uint64_t *byte[FILTER_REACH];
    struct rule_slots slots[FILTER_REACH]; /* or until there is a slot at the place */
    uint64_t *open[FILTER_REACH];          /* one set: any byte of the place will do */
    uint64_t *told[FILTER_REACH];          /* one set: not any will do here or at a later place, or there is a slot */
};

enum filter_first {                       /* what a rule begins with, and where the first place is: */
                    FILTER_TEXT,          /* text of its own; at its beginning */
                    FILTER_NUMERAL,       /* a numeral; behind it, */
                    FILTER_NUMERAL_BLANK, /* ... where a blank stands there: what one way asks of the place behind a blank that may be
                                             left out is not mixed with what another asks without it */
                    FILTER_CLASS,         /* a form of a class, or units; behind it, */
                    FILTER_CLASS_BLANK,   /* ... where a blank stands there */
                    FILTER_FIRSTS
};

struct rule_filter {
    uint32_t words, classes; /* 64-bit words of a set; classes of the pack */
    uint64_t *at_digit;      /* anchors: a token begins with a digit, or a sign or point before a digit */
    uint64_t *at_mark;     /* by first byte: a character that is no letter or digit and begins a form ($, %, #) or a rule's `at` */
    bool mark[256];        /* by first byte: the set of at_mark is not empty */
    uint64_t *before_byte; /* rules that may stand behind a byte */
    struct rule_slots begin; /* rules that begin with a slot */
    struct rule_ways ways[FILTER_FIRSTS];
    uint64_t *four_digits; /* one set: begins with a numeral that ends in four digits or more, a year in most */
};
const struct rule_filter *pack_filter(const struct pack *pack);
/* The ways behind a numeral or a form of a class, where `byte` stands there. */
static inline const struct rule_ways *filter_behind(const struct rule_filter *filter, enum filter_first first, unsigned char byte)
{
    return &filter->ways[first + (byte == ' ')];
}
static inline const uint64_t *filter_set(const struct rule_filter *filter, const uint64_t *table, uint32_t index)
{
    return table + (size_t)index * filter->words;
}

/* Settings of a pack (settings.csv: `setting,value`): "language", "stemmer", "decimal" ("."), "group" (","), "date-order" ("mdy" or
 * "dmy"), "passive-by", ... Empty when not set. */
struct slice pack_setting(const struct pack *pack, const char *name);

/* ---- pieces of expressions ---------------------------------------------------------------------------------------------- */

struct regex_scratch;                          /* PCRE2's match data, limits and JIT stack: one a thread */
struct regex_scratch *regex_scratch_new(void); /* NULL: out of memory */
void regex_scratch_free(struct regex_scratch *scratch);

struct regex_span {
    uint32_t start, end; /* start == UINT32_MAX: group did not take part */
};

/* Matches the piece exactly at `at`; lookbehind sees what is before. On success *end and up to `max` groups (1-based groups at
 * index 0..). A limit of PCRE2 that is reached counts as no match and sets *limited. */
bool piece_match(const struct piece *piece, struct regex_scratch *scratch, struct slice text, size_t at, size_t *end,
                 struct regex_span *groups, uint32_t max, bool *limited);

#endif
