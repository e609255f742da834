/* What the loader's files share: the pack as it is stored, and the state of one load. Inside pack/ only.
 *
 * A load goes: folders are listed and read (folder.c); tables become rows, rows become dimensions, units, places and forms (tables.c,
 * units.c, forms.c); forms go into the trie and words into the lexeme table (trie.c, lexemes.c); pattern files become rules
 * (patfile.c, expression.c, piece.c); rules are told what they may look like and where they are tried (filter.c, reach.c, anchors.c). */
#ifndef ASSAY_PACK_LOAD_H
#define ASSAY_PACK_LOAD_H

#include <dirent.h>

#include "pack/bytes.h"
#include "pack/csv.h"
#include "pack/pack.h"
#include "pack/piece.h"
#include "pack/trie.h"

enum {
    PACK_ERRORS_MAX = 64,     /* more are of no help to anyone */
    PACK_FILE_MAX = 64 << 20, /* bytes of one table */
    PACK_FOLDERS_MAX = 64
};

struct source {        /* one file of a pack */
    struct slice file; /* its path */
    struct slice bytes;
    uint16_t folder; /* which of pack_load's folders */
    bool rules;      /* .pat, not .csv */
};

/* Of the words at which a text may begin a form the last is the owner in "year's end". */
enum { POSSESSED = 3, FORM_LEXEMES = 4 };

/* A form with what only the loader has to know; the form lies first, so that a pointer to it is one to the record. */
struct form_record {
    struct form form;
    const struct source *source;
    size_t offset;                  /* of the form in its file */
    uint32_t lexemes[FORM_LEXEMES]; /* words at which a text may begin this form; UINT32_MAX: none */
    bool prefix;                    /* stands before numbers */
    bool listed;                    /* from a word list: one of a later folder replaces it */
    bool dropped;
};

struct class_record {
    struct slice name;
    bool made;    /* from units or places, not from word lists */
    bool numeral; /* a form of it may begin a numeral in words */
    uint32_t count, capacity;
    const struct form **forms;
};

struct lexeme_table {
    struct lexeme *items;
    uint32_t count, capacity;
    uint64_t *slots; /* hash << 32 | index + 1; 0: free */
    uint32_t mask;
    uint64_t *pairs; /* a bit for each first word of a longer form with the beginning of its second word */
};

struct pack {
    struct arena arena;
    const struct dimension **dimensions;
    uint32_t dimension_count, dimension_capacity;
    struct slice bases[PACK_BASES];
    int base_count;
    struct unit **units;
    uint32_t unit_count, unit_capacity;
    struct place **places;
    uint32_t place_count, place_capacity;
    struct class_record *classes;
    uint32_t class_count, class_capacity;
    struct map dimension_ids, unit_ids, class_ids, settings;
    struct slice *setting_values;
    uint32_t setting_count, setting_capacity;
    struct trie trie;
    struct lexeme_table words;
    struct rule **rules;
    uint16_t rule_count;
    struct rule_filter filter;
    struct piece **pieces; /* their regexes are the only memory of a pack outside its arena */
    uint32_t piece_count, piece_capacity;
};

struct row {
    const struct source *source;
    const struct csv_cell *cells;
    uint32_t count;
};

enum head { HEAD_DIMENSION, HEAD_UNIT, HEAD_FORM, HEAD_LEMMA, HEAD_WORD, HEAD_PLACE, HEAD_SETTING, HEAD_COUNT };

struct rows {
    struct row *items;
    uint32_t count, capacity;
};

struct rule_record { /* a rule with what only the loader has to know */
    struct rule rule;
    const struct source *source;
    size_t name_offset;
    struct slice at; /* key `at`, empty: none */
    size_t at_offset;
    struct slice over; /* key `over` */
    size_t over_offset;
    size_t match_offset; /* where the expression begins */
    bool broken, replaced;
};

struct loader {
    struct pack *pack;
    struct arena *arena;  /* the pack's */
    struct arena scratch; /* gone after the load */
    struct diagnostics *diags;
    uint32_t errors;
    DIR *open; /* the folder being listed: closed when memory ends meanwhile */
    struct source **sources;
    uint32_t source_count, source_capacity;
    struct rows rows[HEAD_COUNT];
    struct form_record **forms; /* in order of loading */
    uint32_t form_count, form_capacity;
    struct rule_record **rules;
    uint32_t rule_count, rule_capacity;
    struct map piece_ids;     /* by source */
    struct texts *free_texts; /* piece.c: room to work in */
    struct node *free_nodes;  /* expression.c: the next of a block, */
    uint32_t free_node_count; /* so many */
    uint16_t class_unit, class_currency, class_symbol, class_place, class_demonym;
};

/* Reports an error of a pack's file at a byte offset; `offset` SIZE_MAX: of the file as a whole. */
void load_error(struct loader *l, const struct source *source, size_t offset, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* No more is reported: loading may stop. */
bool load_full(const struct loader *l);
/* Arena copy of s in lower case (ASCII), or s itself when it already is. */
struct slice lower_copy(struct arena *arena, struct slice s);

void load_folder(struct loader *l, const char *path, uint16_t folder); /* folder.c */
void load_tables(struct loader *l);                                    /* tables.c */
void load_units(struct loader *l);                                     /* units.c */
void load_forms(struct loader *l);                                     /* forms.c: places and word lists */
void load_trie(struct loader *l);                                      /* forms.c */
void load_words(struct loader *l);                                     /* lexemes.c: rows of words.csv */
void load_lexeme_forms(struct loader *l);                              /* lexemes.c: what begins and is a form */
void load_rules(struct loader *l);                                     /* patfile.c */
void load_filter(struct loader *l);                                    /* filter.c */
void load_anchors(struct loader *l);                                   /* anchors.c */

/* forms.c: the class of that name, made if need be. */
uint16_t class_intern(struct loader *l, struct slice name);
/* A form at `offset` of the source; `text` with its mark for exact case. NULL after an error. */
struct form_record *form_add(struct loader *l, uint16_t class_id, struct slice text, const struct source *source, size_t offset);

/* lexemes.c */
uint32_t lexeme_intern(struct loader *l, struct slice lower);
/* The word at the beginning of a text, as tokens have it: letters with inner apostrophes and points; 0: it begins with none.
 * *with_point: the length with a point behind it ("Jan."), else the same; *with_digits: with digits glued behind ("CO2"). */
size_t first_word(struct slice text, size_t *with_point, size_t *with_digits);

/* expression.c: compiles rule->expression into rule->match; `places` maps its bytes to offsets of the file. */
struct expression_part {
    size_t from;   /* offset in the expression */
    size_t offset; /* the same byte in the file */
};
bool expression_compile(struct loader *l, struct rule_record *record, const struct expression_part *parts, uint32_t part_count);

#endif
