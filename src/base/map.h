/* Hash maps in an arena: from bytes, or from 64-bit keys, to 32-bit values. Seeded by their arena, so that inputs cannot aim at collisions;
 * iteration order is insertion order and so is the same in every run. */
#ifndef ASSAY_BASE_MAP_H
#define ASSAY_BASE_MAP_H

#include "base/arena.h"

#define MAP_NONE UINT32_MAX

struct map_entry {
    struct slice key; /* borrowed: must outlive the map */
    uint64_t hash;
    uint32_t value;
};

struct map {
    struct arena *arena;
    struct map_entry *entries; /* in the order of insertion */
    uint32_t count, capacity;
    uint32_t *slots; /* 1 + index of entry, 0: free */
    uint32_t mask;
    uint64_t seed;
};

void map_init(struct map *map, struct arena *arena);
/* The value, or MAP_NONE. */
uint32_t map_get(const struct map *map, struct slice key);
/* Sets the value; the key's bytes are borrowed. Returns a pointer to the value, valid until the next set. */
uint32_t *map_set(struct map *map, struct slice key, uint32_t value);
/* The value of key, after inserting `fresh` for it when it was absent. *found (may be NULL) tells which. */
uint32_t *map_slot(struct map *map, struct slice key, uint32_t fresh, bool *found);

#endif
