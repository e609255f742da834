/* Hash maps: open addressing over slots that point into an array of entries, which stays in the order of insertion. */
#include "base/map.h"

#define MAP_SLOTS_FIRST 16u /* a power of two, as all slot counts */

void map_init(struct map *map, struct arena *arena)
{
    memset(map, 0, sizeof *map);
    map->arena = arena;
    map->seed = arena->seed;
}

/* Index into slots: of the entry with this key, or of the free slot where it belongs. */
static uint32_t map_probe(const struct map *map, struct slice key, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & map->mask;

    while (map->slots[at]) {
        const struct map_entry *entry = &map->entries[map->slots[at] - 1];
        if (entry->hash == hash && slice_equal(entry->key, key))
            return at;
        at = (at + 1) & map->mask;
    }
    return at;
}

/* Twice the slots; no key is compared, for all are different. */
static void map_rehash(struct map *map)
{
    uint32_t slots = map->slots ? 2 * (map->mask + 1) : MAP_SLOTS_FIRST;

    map->slots = arena_alloc(map->arena, slots * sizeof *map->slots);
    map->mask = slots - 1;
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t at = (uint32_t)map->entries[i].hash & map->mask;
        while (map->slots[at])
            at = (at + 1) & map->mask;
        map->slots[at] = i + 1;
    }
}

uint32_t map_get(const struct map *map, struct slice key)
{
    uint32_t at;

    if (!map->count)
        return MAP_NONE;
    at = map_probe(map, key, hash_bytes(map->seed, key));
    return map->slots[at] ? map->entries[map->slots[at] - 1].value : MAP_NONE;
}

uint32_t *map_slot(struct map *map, struct slice key, uint32_t fresh, bool *found)
{
    uint64_t hash = hash_bytes(map->seed, key);
    uint32_t at;
    struct map_entry *entry;

    if (!map->slots || map->count >= (map->mask + 1) / 4 * 3)
        map_rehash(map);
    at = map_probe(map, key, hash);
    if (found)
        *found = map->slots[at] != 0;
    if (map->slots[at])
        return &map->entries[map->slots[at] - 1].value;
    entry = ARENA_PUSH(map->arena, map->entries, map->count, map->capacity);
    entry->key = key;
    entry->hash = hash;
    entry->value = fresh;
    map->slots[at] = map->count;
    return &entry->value;
}

uint32_t *map_set(struct map *map, struct slice key, uint32_t value)
{
    uint32_t *slot = map_slot(map, key, value, NULL);

    *slot = value;
    return slot;
}
