/* Slices: comparing, searching, splitting, hashing. Nothing here allocates or looks at the locale. */
#include "base/slice.h"

int slice_compare(struct slice a, struct slice b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.at, b.at, common) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool slice_equal_nocase(struct slice a, struct slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
            return false;
    return true;
}

bool slice_starts(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.at, prefix.at, prefix.len) == 0);
}

bool slice_ends(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len && (suffix.len == 0 || memcmp(s.at + (s.len - suffix.len), suffix.at, suffix.len) == 0);
}

size_t slice_find(struct slice s, struct slice needle, size_t from)
{
    const char *found;

    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    found = needle.len == 1 ? memchr(s.at + from, needle.at[0], s.len - from)
                            : memmem(s.at + from, s.len - from, needle.at, needle.len);
    return found ? (size_t)(found - s.at) : SIZE_MAX;
}

struct slice slice_trim(struct slice s)
{
    while (s.len && ascii_is_blank(s.at[0])) {
        s.at++;
        s.len--;
    }
    while (s.len && ascii_is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool slice_split(struct slice *rest, char separator, struct slice *part)
{
    const char *found;

    if (!rest->at)
        return false;
    found = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    if (!found) {
        *part = *rest;
        rest->at = NULL;
        rest->len = 0;
        return true;
    }
    *part = slice_part(*rest, 0, (size_t)(found - rest->at));
    *rest = slice_part(*rest, part->len + 1, rest->len);
    return true;
}

/* ---- hashing ------------------------------------------------------------------------------------------------------------ */

/* Odd constants with as many ones as zeros; any would do, but they must never change: ids are made with them. */
#define HASH_A UINT64_C(0x9d3c6ab1e457f02d)
#define HASH_B UINT64_C(0xc25b97e36d1a4f83)
#define HASH_C UINT64_C(0x71e8d2549ba6c35f)

__extension__ typedef unsigned __int128 hash_wide;

/* Both halves of the full product, folded: every bit of a and b reaches every bit of the result. */
static uint64_t hash_mix(uint64_t a, uint64_t b)
{
    hash_wide product = (hash_wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_load(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Up to 8 bytes as a little-endian number. */
static uint64_t hash_load_tail(const char *at, size_t len)
{
    uint64_t word = 0;

    if (len == 8)
        return hash_load(at);
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)(unsigned char)at[i] << (8 * i);
    return word;
}

uint64_t hash_bytes(uint64_t seed, struct slice s)
{
    const char *at = s.at;
    size_t left = s.len;
    uint64_t state = hash_mix(seed ^ HASH_A, HASH_B);
    uint64_t first, second;

    while (left > 16) {
        state = hash_mix(hash_load(at) ^ HASH_B ^ state, hash_load(at + 8) ^ HASH_C);
        at += 16;
        left -= 16;
    }
    first = left ? hash_load_tail(at, left < 8 ? left : 8) : 0;
    second = left > 8 ? hash_load_tail(at + 8, left - 8) : 0;
    state = hash_mix(first ^ HASH_C ^ state, second ^ HASH_A);
    return hash_mix(state ^ (uint64_t)s.len, HASH_B);
}
