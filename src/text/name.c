/* Names folded for comparison, and Unicode's classes of letters: the one file that knows utf8proc. */
#include <utf8proc.h>

#include "text/inner.h"

bool wide_is_letter(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return c != 0xaa && c != 0xba; /* the ordinal signs stand behind numbers */
    default: return false;
    }
}

bool wide_is_upper(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool wide_is_lower(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

/* Letters that have no decomposition but that are commonly written without their stroke. */
static uint32_t plain_letter(uint32_t c)
{
    switch (c) {
    case 0xf8: return 'o';
    case 0x111:
    case 0xf0: return 'd';
    case 0x142: return 'l';
    case 0x127: return 'h';
    case 0x131: return 'i';
    default: return c;
    }
}

struct slice name_fold(struct arena *arena, struct slice name)
{
    enum { MOST = 32 }; /* characters that one may become */
    struct slice out = {NULL, 0};
    size_t room = name.len + 16, at = 0;
    char *bytes = arena_alloc(arena, room);

    while (at < name.len) {
        utf8proc_int32_t to[MOST];
        uint32_t c;
        int boundary = 0;
        utf8proc_ssize_t count;
        unsigned length = char_at(name, at, &c);

        at += length;
        if (c >= 0x80 && length == 1)
            continue; /* no UTF-8 */
        if (c < 0x80) {
            to[0] = ascii_lower((char)c);
            count = 1;
        } else {
            count = utf8proc_decompose_char(
                (utf8proc_int32_t)c, to, MOST,
                UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, &boundary);
        }
        if (count < 0 || count > MOST)
            continue;
        for (utf8proc_ssize_t i = 0; i < count; i++) {
            if (out.len + 4 > room) {
                bytes = arena_grow(arena, bytes, room, 2 * room, 1);
                room *= 2;
            }
            out.len += char_write(plain_letter((uint32_t)to[i]), bytes + out.len);
        }
    }
    out.at = bytes;
    return out;
}
