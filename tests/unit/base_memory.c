/* Slices, hashes, arenas and maps. */
#include "unit.h"

#include <stdio.h>

#include "base/base.h"

#define TEXT(s) ((struct slice){s, sizeof(s) - 1})
#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

/* ---- slices --------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    struct slice a, b;
    int order;
    bool nocase, starts, ends;
    size_t found; /* b in a */
} PAIRS[] = {
    {__LINE__, {"", 0}, {"", 0}, 0, true, true, true, 0},
    {__LINE__, {"", 0}, {"a", 1}, -1, false, false, false, SIZE_MAX},
    {__LINE__, {"abc", 3}, {"", 0}, 1, false, true, true, 0},
    {__LINE__, {"abc", 3}, {"ABC", 3}, 1, true, false, false, SIZE_MAX},
    {__LINE__, {"abcab", 5}, {"ab", 2}, 1, false, true, true, 0},
    {__LINE__, {"xxab", 4}, {"ab", 2}, 1, false, false, true, 2},
    {__LINE__, {"a\0b", 3}, {"a\0c", 3}, -1, false, false, false, SIZE_MAX},
    {__LINE__, {"a\0b", 3}, {"\0b", 2}, 1, false, false, true, 1},
    {__LINE__, {"\xC3\x84", 2}, {"\xC3\xA4", 2}, -1, false, false, false, SIZE_MAX}, /* only ASCII folds; bytes are unsigned */
    {__LINE__, {"z", 1}, {"\xC3\xA4", 2}, -1, false, false, false, SIZE_MAX},
};

START_TEST(pairs)
{
    struct slice a = PAIRS[_i].a, b = PAIRS[_i].b;
    int order = slice_compare(a, b);

    ck_assert_msg((order > 0) - (order < 0) == PAIRS[_i].order, "row %d: compare", PAIRS[_i].line);
    ck_assert_msg(slice_equal(a, b) == (PAIRS[_i].order == 0), "row %d: equal", PAIRS[_i].line);
    ck_assert_msg(slice_equal_nocase(a, b) == PAIRS[_i].nocase, "row %d: nocase", PAIRS[_i].line);
    ck_assert_msg(slice_starts(a, b) == PAIRS[_i].starts, "row %d: starts", PAIRS[_i].line);
    ck_assert_msg(slice_ends(a, b) == PAIRS[_i].ends, "row %d: ends", PAIRS[_i].line);
    ck_assert_msg(slice_find(a, b, 0) == PAIRS[_i].found, "row %d: find", PAIRS[_i].line);
}
END_TEST

START_TEST(finds_from)
{
    struct slice s = TEXT("abcabc");

    ck_assert_uint_eq(slice_find(s, TEXT("abc"), 1), 3);
    ck_assert_uint_eq(slice_find(s, TEXT("abc"), 4), SIZE_MAX);
    ck_assert_uint_eq(slice_find(s, TEXT(""), 6), 6);
    ck_assert_uint_eq(slice_find(s, TEXT("a"), 7), SIZE_MAX);
}
END_TEST

static const struct {
    int line;
    const char *text, *parts; /* parts joined by "|", one "|" behind each */
} SPLITS[] = {
    {__LINE__, "a,b", "a|b|"}, {__LINE__, "", "|"}, {__LINE__, ",", "||"}, {__LINE__, "a,,b,", "a||b||"}, {__LINE__, "abc", "abc|"},
};

START_TEST(splits)
{
    struct slice rest = slice_of(SPLITS[_i].text), part;
    char got[64] = "";

    while (slice_split(&rest, ',', &part)) {
        strncat(got, part.at, part.len);
        strcat(got, "|");
    }
    ck_assert_msg(strcmp(got, SPLITS[_i].parts) == 0, "row %d: got %s", SPLITS[_i].line, got);
}
END_TEST

START_TEST(trims)
{
    ck_assert(slice_equal(slice_trim(TEXT(" \t\r\n a b \n")), TEXT("a b")));
    ck_assert(slice_equal(slice_trim(TEXT(" \n")), TEXT("")));
    ck_assert(slice_equal(slice_trim(TEXT("\xC2\xA0")), TEXT("\xC2\xA0")));
}
END_TEST

/* ---- hashes: ids are made with them, so these values must never change ------------------------------------------------------- */

START_TEST(hash_is_fixed)
{
    char bytes[64];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37 + 11);
    ck_assert_uint_eq(hash_bytes(0, TEXT("")), UINT64_C(0x0c33471ad9388baf));
    ck_assert_uint_eq(hash_bytes(0, TEXT("barley")), UINT64_C(0xe1faa9da92798e46));
    ck_assert_uint_eq(hash_bytes(7, (struct slice){bytes, sizeof bytes}), UINT64_C(0x991354bd315a1def));
}
END_TEST

START_TEST(hash_differs) /* every length and every single bit matters */
{
    char bytes[80] = "";
    uint64_t seen[80 * 8 + 81];
    size_t count = 0;

    for (size_t len = 0; len <= 80; len++)
        seen[count++] = hash_bytes(1, (struct slice){bytes, len});
    for (size_t bit = 0; bit < 80 * 8; bit++) {
        bytes[bit / 8] = (char)(1u << (bit % 8));
        seen[count++] = hash_bytes(1, (struct slice){bytes, 80});
        bytes[bit / 8] = 0;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_uint_ne(seen[i], seen[j]);
    ck_assert_uint_ne(hash_bytes(1, TEXT("a")), hash_bytes(2, TEXT("a")));
}
END_TEST

/* ---- arenas ----------------------------------------------------------------------------------------------------------------- */

static bool all_zero(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (at[i])
            return false;
    return true;
}

START_TEST(arena_gives_zeroed_aligned_bytes)
{
    static const size_t SIZES[] = {0, 1, 15, 16, 17, 1000, 70000, 3, 200000, 40, 9000000, 64};
    struct arena arena;

    arena_init(&arena, 0);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
            char *at = arena_alloc(&arena, SIZES[i]);
            ck_assert_uint_eq((uintptr_t)at % 16, 0);
            ck_assert_msg(all_zero(at, SIZES[i]), "round %d, size %zu", round, SIZES[i]);
            memset(at, 0xAB, SIZES[i]);
        }
        arena_clear(&arena);
        ck_assert_uint_eq(arena.older, 0);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(arena_reserves_one_block)
{
    static const size_t SIZES[] = {1024, 500000, 5000000}; /* halves are multiples of the alignment */
    struct arena arena;

    arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        char *first, *last;

        arena_reserve(&arena, SIZES[i]);
        first = arena_alloc(&arena, SIZES[i] / 2);
        last = arena_alloc(&arena, SIZES[i] / 2);
        ck_assert_ptr_eq(last, first + SIZES[i] / 2);
        ck_assert(all_zero(first, SIZES[i]));
        memset(first, 0xAB, SIZES[i]);
        arena_free(&arena);
    }
}
END_TEST

START_TEST(arena_grows_in_place_and_elsewhere)
{
    struct arena arena;
    int *numbers, *moved;
    struct {
        uint32_t *items;
        uint32_t count, capacity;
    } list = {NULL, 0, 0};

    arena_init(&arena, 0);
    numbers = arena_grow(&arena, NULL, 0, 4, sizeof *numbers);
    for (int i = 0; i < 4; i++)
        numbers[i] = i + 1;
    moved = arena_grow(&arena, numbers, 4, 8, sizeof *numbers);
    ck_assert_ptr_eq(moved, numbers); /* it was the last allocation */
    arena_alloc(&arena, 1);
    moved = arena_grow(&arena, numbers, 8, 16, sizeof *numbers);
    ck_assert_ptr_ne(moved, numbers);
    for (int i = 0; i < 16; i++)
        ck_assert_int_eq(moved[i], i < 4 ? i + 1 : 0);
    for (uint32_t i = 0; i < 100000; i++)
        *ARENA_PUSH(&arena, list.items, list.count, list.capacity) = i;
    for (uint32_t i = 0; i < 100000; i++)
        ck_assert_uint_eq(list.items[i], i);
    arena_free(&arena);
}
END_TEST

START_TEST(arena_copies_and_formats)
{
    struct arena arena;
    struct slice s;
    char wide[600];

    arena_init(&arena, 0);
    s = arena_copy(&arena, TEXT("a\0b"));
    ck_assert(slice_equal(s, TEXT("a\0b")) && s.at[3] == '\0');
    s = arena_copy(&arena, (struct slice){NULL, 0});
    ck_assert(s.at && s.len == 0);
    memset(wide, 'x', sizeof wide - 1);
    wide[sizeof wide - 1] = '\0';
    s = arena_format(&arena, "%s-%d", wide, 7);
    ck_assert_uint_eq(s.len, sizeof wide - 1 + 2);
    ck_assert(slice_ends(s, TEXT("x-7")) && s.at[s.len] == '\0');
    ck_assert(slice_equal(arena_format(&arena, "%d", 42), TEXT("42")));
    arena_free(&arena);
}
END_TEST

static bool escapes(struct arena *arena, size_t count, size_t wanted, size_t size)
{
    jmp_buf escape;
    bool jumped = true;

    arena->escape = &escape;
    if (setjmp(escape) == 0) {
        arena_grow(arena, NULL, count, wanted, size);
        jumped = false;
    }
    arena->escape = NULL;
    return jumped;
}

START_TEST(arena_limit_jumps)
{
    struct arena arena;

    arena_init(&arena, 1000);
    ck_assert(!escapes(&arena, 0, 512, 1));
    ck_assert(escapes(&arena, 0, 512, 1));
    arena_clear(&arena);
    ck_assert(!escapes(&arena, 0, 512, 1));
    arena_free(&arena);
    arena_init(&arena, 0);
    ck_assert(escapes(&arena, 0, SIZE_MAX / 2, 4)); /* the product does not wrap */
    ck_assert(escapes(&arena, 0, SIZE_MAX - 3, 1));
    arena_free(&arena);
}
END_TEST

/* ---- maps ------------------------------------------------------------------------------------------------------------------- */

START_TEST(map_keeps_all_in_order)
{
    enum { COUNT = 20000 };
    struct arena arena;
    struct map map;
    bool found;

    arena_init(&arena, 0);
    map_init(&map, &arena);
    ck_assert_uint_eq(map_get(&map, TEXT("none")), MAP_NONE);
    for (uint32_t i = 0; i < COUNT; i++)
        map_set(&map, arena_format(&arena, "key %u", (unsigned)i), i);
    ck_assert_uint_eq(map.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        ck_assert_uint_eq(map_get(&map, arena_format(&arena, "key %u", (unsigned)i)), i);
        ck_assert_uint_eq(map.entries[i].value, i);
    }
    ck_assert_uint_eq(map_get(&map, TEXT("key")), MAP_NONE);
    ck_assert_uint_eq(*map_slot(&map, TEXT("key 5"), 77, &found), 5);
    ck_assert(found);
    ck_assert_uint_eq(*map_slot(&map, TEXT(""), 77, &found), 77);
    ck_assert(!found);
    *map_slot(&map, TEXT(""), 0, NULL) = 78;
    ck_assert_uint_eq(map_get(&map, TEXT("")), 78);
    map_set(&map, TEXT("key 5"), 6);
    ck_assert_uint_eq(map_get(&map, TEXT("key 5")), 6);
    ck_assert_uint_eq(map.count, COUNT + 1);
    arena_free(&arena);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, pairs, 0, ROWS(PAIRS));
    tcase_add_test(tests, finds_from);
    tcase_add_loop_test(tests, splits, 0, ROWS(SPLITS));
    tcase_add_test(tests, trims);
    tcase_add_test(tests, hash_is_fixed);
    tcase_add_test(tests, hash_differs);
    tcase_add_test(tests, arena_gives_zeroed_aligned_bytes);
    tcase_add_test(tests, arena_reserves_one_block);
    tcase_add_test(tests, arena_grows_in_place_and_elsewhere);
    tcase_add_test(tests, arena_copies_and_formats);
    tcase_add_test(tests, arena_limit_jumps);
    tcase_add_test(tests, map_keeps_all_in_order);
}

int main(void)
{
    return unit_run("base memory", add);
}
