/* Pieces: the parts of an expression between its slots. Inside pack/ only. */
#ifndef ASSAY_PACK_PIECE_H
#define ASSAY_PACK_PIECE_H

#include "pack/bytes.h"
#include "pack/regex.h"

struct piece_text { /* one of the texts that a piece is: a set for each of its bytes */
    const struct bytes *bytes;
    uint32_t len;
    struct bytes behind; /* what may stand behind it */
};

struct piece {
    struct slice source;
    uint8_t places[256];          /* by byte: at which of the next bytes it may stand; bit 0: the first */
    uint8_t before[256];          /* the same for the bytes before it; bit 0: the last */
    uint32_t reach, reach_before; /* so many bytes are worth looking at */
    uint32_t text_count;
    const struct piece_text *texts; /* the first that fits; NULL: PCRE2 decides */
    struct regex *regex;            /* NULL: not needed */
};

struct loader;

/* Compiles an expression, which is borrowed; false and *error when it is broken. The caller frees piece->regex. */
bool piece_compile(struct piece *piece, struct slice source, struct loader *l, struct regex_error *error);
static inline struct slice piece_source(const struct piece *piece)
{
    return piece->source;
}

#endif
