/* Arenas: blocks from malloc, newest first, each twice its elder. All bytes of a block that were not handed out are zero, so
 * that allocating is moving a pointer; arena_clear zeroes what was used of the one block that it keeps. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>

#define BLOCK_FIRST ((size_t)64 * 1024)
#define BLOCK_LARGEST ((size_t)8 * 1024 * 1024) /* growth ends here; a larger object gets a block of its size */
#define BLOCK_KEPT ((size_t)32 * 1024 * 1024)   /* a single huge document must not hold its memory for ever */
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)     /* blocks from here on are mapped in whole pages of this size */
#define ALIGNMENT alignof(max_align_t)

struct arena_block {
    struct arena_block *older;
    size_t size; /* bytes of data */
    char *used;  /* end of what was handed out; of the newest block: see arena->next */
    alignas(max_align_t) char data[];
};

static size_t round_up(size_t size)
{
    return (size + (ALIGNMENT - 1)) & ~(ALIGNMENT - 1);
}

_Noreturn static void arena_escape(struct arena *arena)
{
    if (arena->escape)
        longjmp(*arena->escape, 1);
    abort();
}

void arena_init(struct arena *arena, size_t limit)
{
    memset(arena, 0, sizeof *arena);
    arena->limit = limit;
    /* Where the kernel has no randomness yet the address of the arena must do. */
    if (getrandom(&arena->seed, sizeof arena->seed, GRND_NONBLOCK) != (ssize_t)sizeof arena->seed)
        arena->seed = (uint64_t)(uintptr_t)arena;
}

/* Zero bytes at a multiple of HUGE_PAGE; size is one too. A pack has megabytes: one fault for each huge page beside 512 small ones is a
 * fifth of the start-up. Where the kernel has no huge pages the advice is refused, and nothing else changes. */
static void *map_huge(size_t size)
{
    char *map = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *at;

    if (map == MAP_FAILED)
        return NULL;
    at = (char *)(((uintptr_t)map + (HUGE_PAGE - 1)) & ~(uintptr_t)(HUGE_PAGE - 1));
    if (at > map)
        munmap(map, (size_t)(at - map));
    munmap(at + size, HUGE_PAGE - (size_t)(at - map));
#ifdef MADV_HUGEPAGE
    madvise(at, size, MADV_HUGEPAGE);
#endif
    return at;
}

static struct arena_block *block_new(size_t wanted)
{
    struct arena_block *block;

    if (wanted > SIZE_MAX / 2)
        return NULL;
    if (wanted < HUGE_PAGE - sizeof *block) {
        block = calloc(1, sizeof *block + wanted);
    } else {
        wanted = ((sizeof *block + wanted + (HUGE_PAGE - 1)) & ~(HUGE_PAGE - 1)) - sizeof *block;
        block = map_huge(sizeof *block + wanted);
    }
    if (block)
        block->size = wanted;
    return block;
}

static void block_free(struct arena_block *block)
{
    if (block && block->size >= HUGE_PAGE - sizeof *block)
        munmap(block, sizeof *block + block->size);
    else
        free(block);
}

/* Goes on in an empty block. */
static void open_block(struct arena *arena, struct arena_block *block)
{
    size_t room = block->size;

    if (arena->limit && room > arena->limit - arena->older)
        room = (arena->limit - arena->older) & ~(ALIGNMENT - 1);
    arena->blocks = block;
    arena->next = block->data;
    arena->end = block->data + room;
}

/* A block with room for size bytes; does not return when memory or the limit does not allow it. Not inlined: arena_alloc stays small. */
__attribute__((noinline)) static void add_block(struct arena *arena, size_t size)
{
    size_t wanted = BLOCK_FIRST, older = arena->older;
    struct arena_block *block = arena->blocks;

    if (size > PTRDIFF_MAX - ALIGNMENT)
        arena_escape(arena);
    size = round_up(size);
    if (block) {
        block->used = arena->next;
        older += (size_t)(block->used - block->data);
        wanted = block->size < BLOCK_LARGEST ? 2 * block->size : BLOCK_LARGEST;
    }
    if (arena->limit && size > arena->limit - older)
        arena_escape(arena);
    if (wanted < size)
        wanted = size;
    block = block_new(wanted);
    if (!block)
        arena_escape(arena);
    block->older = arena->blocks;
    arena->older = older;
    open_block(arena, block);
}

void arena_reserve(struct arena *arena, size_t size)
{
    if (size > (size_t)(arena->end - arena->next))
        add_block(arena, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    char *at;

    if (size == 0)
        size = 1;
    if (size > (size_t)(arena->end - arena->next)) /* a multiple of the alignment: what fits, fits rounded up */
        add_block(arena, size);
    at = arena->next;
    arena->next += round_up(size);
    return at;
}

void *arena_grow(struct arena *arena, void *old, size_t count, size_t wanted, size_t size)
{
    size_t bytes, old_bytes;
    void *fresh;

    if (size && wanted > (size_t)(PTRDIFF_MAX - ALIGNMENT) / size)
        arena_escape(arena);
    if (old && wanted <= count)
        return old;
    bytes = round_up(wanted * size);
    old_bytes = round_up(count * size);
    if (old && old_bytes && (char *)old + old_bytes == arena->next && bytes - old_bytes <= (size_t)(arena->end - arena->next)) {
        arena->next += bytes - old_bytes;
        return old;
    }
    fresh = arena_alloc(arena, bytes);
    if (old && count)
        memcpy(fresh, old, count * size);
    return fresh;
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
    char *copy;
    struct slice out;

    if (s.len == SIZE_MAX)
        arena_escape(arena);
    copy = arena_alloc(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.at, s.len);
    out.at = copy;
    out.len = s.len;
    return out;
}

struct slice arena_format(struct arena *arena, const char *format, ...)
{
    char small[256];
    struct slice out = {"", 0};
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (len < 0)
        return out;
    out.len = (size_t)len;
    if (out.len < sizeof small) {
        out.at = small;
        return arena_copy(arena, out);
    }
    char *text = arena_alloc(arena, out.len + 1);
    va_start(args, format);
    vsnprintf(text, out.len + 1, format, args);
    va_end(args);
    out.at = text;
    return out;
}

void arena_clear(struct arena *arena)
{
    struct arena_block *kept = NULL;

    if (arena->blocks)
        arena->blocks->used = arena->next;
    for (struct arena_block *block = arena->blocks, *older; block; block = older) {
        older = block->older;
        if (block->size <= BLOCK_KEPT && (!kept || block->size > kept->size)) {
            block_free(kept);
            kept = block;
        } else {
            block_free(block);
        }
    }
    arena->blocks = NULL;
    arena->next = arena->end = NULL;
    arena->older = 0;
    if (!kept)
        return;
    memset(kept->data, 0, (size_t)(kept->used - kept->data));
    kept->older = NULL;
    open_block(arena, kept);
}

void arena_free(struct arena *arena)
{
    for (struct arena_block *block = arena->blocks, *older; block; block = older) {
        older = block->older;
        block_free(block);
    }
    arena->blocks = NULL;
    arena->next = arena->end = NULL;
    arena->older = 0;
}
