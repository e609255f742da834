/* What a text may look like where an expression matches: which bytes at the first places, which slots. Inside pack/ only. */
#ifndef ASSAY_PACK_REACH_H
#define ASSAY_PACK_REACH_H

#include "pack/bytes.h"
#include "pack/pack.h"

enum { REACH_BEGIN = -1, REACH_SLOTS = 400, REACH_BEFORE = 4 }; /* no expression has more nodes */

struct reach {
    struct bytes at[FILTER_REACH];     /* bytes at each place; 0 stands for the end of the text, and for all behind it */
    struct bytes before[REACH_BEFORE]; /* ... before the beginning, the nearest first; 0: no text is there */
    bool any_length;                   /* on some way the first slot need not end in four digits */
    uint32_t slot_count;
    struct reach_slot {
        const struct node *node;
        int place;        /* REACH_BEGIN: it is the first */
    } slots[REACH_SLOTS]; /* where ways come to a slot: `at` tells of these no further */
};

/* Of the ways through an expression those that begin so; places count from the beginning, or from the end of the first slot. */
void reach_node(struct reach *reach, const struct node *node, enum filter_first first);
void reach_piece(struct reach *reach, struct slice source);

#endif
