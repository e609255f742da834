/* One trie over all written forms: which forms begin at a place of a text. Inside pack/ only. */
#ifndef ASSAY_PACK_TRIE_H
#define ASSAY_PACK_TRIE_H

#include "pack/pack.h"

enum { FORM_BYTES_MAX = 200 }; /* a written form is shorter; keeps the builder's recursion shallow */

enum trie_flag {
    TRIE_WORD_END = 1 << 0,     /* must end where a word ends */
    TRIE_DIGIT_BEHIND = 1 << 1, /* ... but a digit may follow ("EUR500") */
    TRIE_VERIFY = 1 << 2        /* case or hyphens count: compare with the form's text */
};

struct trie_entry {
    const struct form *form;
    uint8_t flags; /* enum trie_flag */
};

struct trie_node { /* children lie next to one another, sorted by label */
    uint32_t first_child;
    uint32_t first_entry;
    uint32_t prefix; /* offset in `bytes` of what must follow the label */
    uint16_t prefix_len;
    uint16_t child_count;
    uint32_t entry_count; /* forms that end here, in order of loading */
};

struct trie {
    const struct trie_node *nodes;
    const unsigned char *labels; /* of nodes */
    const unsigned char *bytes;  /* folded forms */
    const struct trie_entry *entries;
    uint32_t node_count;
    uint32_t root[256]; /* node by folded first byte; 0: none */
};

/* Builds over `count` forms in order of loading; everything lasting goes to `arena`, the rest to `scratch`. No form is empty or longer
 * than FORM_BYTES_MAX. */
void trie_build(struct trie *trie, const struct trie_entry *forms, uint32_t count, struct arena *arena, struct arena *scratch);
uint32_t trie_find(const struct trie *trie, struct slice text, size_t at, struct form_hit *hits, uint32_t max);
/* Where a search stands when it has read so many bytes of a text: inside what the node asks for, behind `depth` bytes of it. */
struct trie_place {
    uint32_t node; /* 0: no form begins so */
    uint32_t depth;
};
struct trie_place trie_locate(const struct trie *trie, struct slice text);
/* The forms at text[at] of which the first `read` bytes led to the place: no shorter ones. */
uint32_t trie_find_from(const struct trie *trie, struct trie_place place, struct slice text, size_t at, size_t read,
                        struct form_hit *hits, uint32_t max);
/* The flags of a form, from its text and what it is; `prefix`: it stands before numbers. */
uint8_t trie_flags(const struct form *form, bool prefix);

#endif
