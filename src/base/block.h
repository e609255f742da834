/* Sixteen bytes of text that are looked at together: a comparison gives 255 in each byte for which it holds, 0 in the others. */
#ifndef ASSAY_BASE_BLOCK_H
#define ASSAY_BASE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char block16 __attribute__((vector_size(16)));

static inline block16 block_load(const char *at)
{
    block16 block;

    memcpy(&block, at, sizeof block);
    return block;
}

/* Whether any byte is not zero. */
static inline bool block_any(block16 block)
{
    uint64_t halves[2];

    memcpy(halves, &block, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

#endif
