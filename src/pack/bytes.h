/* Sets of bytes, and the atoms of PCRE2's syntax that match one character. Inside pack/ only. */
#ifndef ASSAY_PACK_BYTES_H
#define ASSAY_PACK_BYTES_H

#include "base/base.h"

struct bytes { /* a set of bytes; 0 stands for the end of the text where it says what may follow */
    uint64_t bits[4];
};

static const struct bytes BYTES_ALL = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}};

static inline void bytes_add(struct bytes *set, unsigned char c)
{
    set->bits[c >> 6] |= UINT64_C(1) << (c & 63);
}

static inline void bytes_remove(struct bytes *set, unsigned char c)
{
    set->bits[c >> 6] &= ~(UINT64_C(1) << (c & 63));
}

static inline bool bytes_has(const struct bytes *set, unsigned char c)
{
    return set->bits[c >> 6] >> (c & 63) & 1;
}

static inline void bytes_join(struct bytes *set, const struct bytes *other)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= other->bits[i];
}

static inline struct bytes bytes_both(const struct bytes *a, const struct bytes *b)
{
    struct bytes both;

    for (int i = 0; i < 4; i++)
        both.bits[i] = a->bits[i] & b->bits[i];
    return both;
}

static inline struct bytes bytes_without(const struct bytes *a, const struct bytes *b)
{
    struct bytes rest;

    for (int i = 0; i < 4; i++)
        rest.bits[i] = a->bits[i] & ~b->bits[i];
    return rest;
}

static inline bool bytes_empty(const struct bytes *set)
{
    return (set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]) == 0;
}

/* The byte; where it is a letter and case does not count, in both cases. */
void bytes_add_letter(struct bytes *set, unsigned char c, bool caseless);
/* Length of the atom at s[0], as expression.c has it, where no slot is near; groups and classes whole. */
size_t atom_length(struct slice s);
/* The ASCII characters that an atom of one character matches; false: it is more than that, or not understood. */
bool atom_bytes(struct slice atom, bool caseless, struct bytes *set);

#endif
