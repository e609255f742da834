/* Arenas: all memory of one document, one pack or one checker. Nothing in an arena is freed singly. When memory or the arena's
 * limit runs out, allocation does not return: it jumps to the arena's `escape`, set by the library's face, which reports it.
 * So callers below have no NULL checks. One thread at a time may use an arena. */
#ifndef ASSAY_BASE_ARENA_H
#define ASSAY_BASE_ARENA_H

#include <setjmp.h>

#include "base/slice.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    char *next;                 /* free bytes of the newest block: [next, end) */
    char *end;                  /* of the block, or where the limit is reached */
    size_t older;               /* bytes handed out of older blocks */
    size_t limit;               /* most bytes that may be handed out; 0: none */
    jmp_buf *escape;            /* where to go when memory ends; NULL: abort() (tests only) */
    uint64_t seed;              /* of the maps that lie in it */
};

void arena_init(struct arena *arena, size_t limit);
/* Room for `size` bytes in one block, for who knows how much will be needed; memory is taken only as it is used. */
void arena_reserve(struct arena *arena, size_t size);
/* Zeroed bytes, aligned for any object; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* The array `old` of `count` items of `size` bytes, moved to room for `wanted` items (extended in place when it was the last
 * allocation); new items are zero. `old` may be NULL when count is 0. */
void *arena_grow(struct arena *arena, void *old, size_t count, size_t wanted, size_t size);
/* A copy of s with a NUL behind it (not counted in len). */
struct slice arena_copy(struct arena *arena, struct slice s);
struct slice arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forgets all allocations; keeps one block for the next document. */
void arena_clear(struct arena *arena);
/* Gives all memory back. The arena may be initialized again. */
void arena_free(struct arena *arena);

/* Room for one more item in an array {items, count, capacity} of an arena: doubles the capacity when full. */
#define ARENA_PUSH(arena, items, count, capacity)                                                                                  \
    ((count) == (capacity) ? ((items) = arena_grow((arena), (items), (count), (capacity) ? 2 * (capacity) : 8, sizeof *(items)),   \
                              (capacity) = (capacity) ? 2 * (capacity) : 8, &(items)[(count)++])                                   \
                           : &(items)[(count)++])

#endif
