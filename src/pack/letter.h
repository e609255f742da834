/* What a character is, where only words matter: letters of any script, digits, and signs that are neither. Inside pack/ only. */
#ifndef ASSAY_PACK_LETTER_H
#define ASSAY_PACK_LETTER_H

#include "base/base.h"

/* The character at text[at] and its length in bytes; text is UTF-8, a broken byte counts as itself. */
static inline uint32_t letter_decode(struct slice text, size_t at, size_t *len)
{
    unsigned char c = (unsigned char)text.at[at];
    size_t n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, i;
    uint32_t code = n == 1 ? c : n == 2 ? c & 0x1Fu : n == 3 ? c & 0x0Fu : c & 0x07u;

    if (at + n > text.len)
        n = 1;
    for (i = 1; i < n; i++)
        code = code << 6 | ((unsigned char)text.at[at + i] & 0x3Fu);
    *len = n;
    return code;
}

/* Part of a word: letters, and the raised digits that end units (m2 is not m, so it is no end of a word between m and a raised 2). */
static inline bool letter_is_word(uint32_t code)
{
    if (code < 0x80)
        return ascii_is_alpha((char)code) || ascii_is_digit((char)code);
    if (code < 0xC0) /* feminine and masculine marks, micro, raised 1 2 3 */
        return code == 0xAA || code == 0xB5 || code == 0xBA || code == 0xB2 || code == 0xB3 || code == 0xB9;
    if (code == 0xD7 || code == 0xF7) /* times, divided by */
        return false;
    if (code >= 0x2070 && code < 0x20A0) /* raised and lowered */
        return true;
    if (code >= 0x2126 && code <= 0x212B) /* ohm, kelvin, angstrom signs */
        return code == 0x2126 || code >= 0x212A;
    return !(code >= 0x2000 && code < 0x2C00) && !(code >= 0x3000 && code < 0x3040) && code != 0xFEFF && code != 0xFFFD;
}

static inline bool letter_is_letter(uint32_t code)
{
    return letter_is_word(code) && !(code < 0x80 && ascii_is_digit((char)code)) && code != 0xB2 && code != 0xB3 && code != 0xB9 &&
           !(code >= 0x2070 && code < 0x20A0);
}

/* Whether a word goes on at text[at]. */
static inline bool letter_word_at(struct slice text, size_t at)
{
    size_t len;

    return at < text.len && letter_is_word(letter_decode(text, at, &len));
}

#endif
