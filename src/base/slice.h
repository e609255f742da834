/* Slices: text as pointer and length. A slice owns nothing; NUL is an ordinary byte. */
#ifndef ASSAY_BASE_SLICE_H
#define ASSAY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

/* A slice of a NUL-terminated string; NULL gives the empty slice. */
static inline struct slice slice_of(const char *text)
{
    struct slice s = {text, text ? strlen(text) : 0};
    return s;
}

/* Bytes [from, to) of s. The caller guarantees from <= to <= s.len. */
static inline struct slice slice_part(struct slice s, size_t from, size_t to)
{
    struct slice part = {s.at + from, to - from};
    return part;
}

static inline bool slice_equal(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* Byte order, the shorter first; locale-free. <0, 0, >0. */
int slice_compare(struct slice a, struct slice b);
/* Equal when ASCII letters are folded; other bytes must be the same. */
bool slice_equal_nocase(struct slice a, struct slice b);
bool slice_starts(struct slice s, struct slice prefix);
bool slice_ends(struct slice s, struct slice suffix);
/* Offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t slice_find(struct slice s, struct slice needle, size_t from);
/* Without ASCII blanks (space, tab, CR, LF) at both ends. */
struct slice slice_trim(struct slice s);
/* The part of *rest before the first `separator` byte; *rest moves behind it. False when *rest is exhausted (at == NULL). */
bool slice_split(struct slice *rest, char separator, struct slice *part);

/* 64-bit hash (not cryptographic), the same on every machine: use it for ids. Chain by passing a result as seed. */
uint64_t hash_bytes(uint64_t seed, struct slice s);

/* ASCII-only character classes; they ignore the locale. */
static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_alpha(char c)
{
    return ascii_is_lower(c) || ascii_is_upper(c);
}
static inline bool ascii_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
static inline char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
/* Part of a word: ASCII letter or digit, or any byte of a multi-byte UTF-8 character. */
static inline bool byte_is_word(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c) || ((unsigned char)c & 0x80) != 0;
}

#endif
