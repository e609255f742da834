/* Encodings: what the bytes of a text are, and their UTF-8. Unicode's own forms are told by their mark, by the places of their
 * zeros or by being well-formed; what is left is taken as Windows-1252, the web's fallback. Conversion is iconv's. */
#include <errno.h>
#include <iconv.h>

#include "input/parts.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* ---- UTF-8 ----------------------------------------------------------------------------------------------------------------- */

size_t utf8_length(const char *at, const char *end)
{
    const unsigned char *b = (const unsigned char *)at;
    size_t left = (size_t)(end - at);

    if (b[0] < 0x80)
        return 1;
    if (b[0] < 0xC2 || b[0] > 0xF4 || left < 2 || (b[1] & 0xC0) != 0x80)
        return 0;
    if (b[0] < 0xE0)
        return 2;
    if (left < 3 || (b[2] & 0xC0) != 0x80)
        return 0;
    if (b[0] < 0xF0) { /* no longer form than needed, no surrogates */
        if ((b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xED && b[1] > 0x9F))
            return 0;
        return 3;
    }
    if (left < 4 || (b[3] & 0xC0) != 0x80 || (b[0] == 0xF0 && b[1] < 0x90) || (b[0] == 0xF4 && b[1] > 0x8F))
        return 0;
    return 4;
}

const char *ascii_end(const char *at, const char *end)
{
    while (end - at >= 8) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
        at += 8;
    }
    while (at < end && !((unsigned char)*at & 0x80))
        at++;
    return at;
}

uint32_t utf8_column(struct slice line, size_t offset)
{
    uint32_t column = 1;

    for (size_t i = 0; i < offset && i < line.len; i++)
        if (((unsigned char)line.at[i] & 0xC0) != 0x80)
            column++;
    return column;
}

struct survey {   /* how much of a text is well-formed */
    size_t good;  /* characters of two or more bytes */
    size_t bad;   /* bytes that belong to no character */
    size_t high;  /* bytes from 0x80 on */
    size_t first; /* offset of the first bad byte */
};

static struct survey survey_utf8(struct slice bytes)
{
    struct survey survey = {0, 0, 0, 0};
    const char *at = bytes.at, *end = bytes.at + bytes.len;

    while ((at = ascii_end(at, end)) < end) {
        size_t len = utf8_length(at, end);
        if (len) {
            survey.good++;
        } else {
            if (!survey.bad++)
                survey.first = (size_t)(at - bytes.at);
            len = 1;
        }
        survey.high += len;
        at += len;
    }
    return survey;
}

size_t utf8_bad(struct slice bytes)
{
    return survey_utf8(bytes).bad;
}

/* The text with U+FFFD for each bad byte. */
static struct slice repair_utf8(struct arena *arena, struct slice bytes, size_t bad)
{
    char *out = arena_alloc(arena, bytes.len + bad * (sizeof REPLACEMENT - 2) + 1), *to = out;
    const char *at = bytes.at, *end = bytes.at + bytes.len;
    struct slice text;

    while (at < end) {
        size_t len = utf8_length(at, end);
        if (len) {
            memcpy(to, at, len);
            to += len;
            at += len;
        } else {
            memcpy(to, REPLACEMENT, sizeof REPLACEMENT - 1);
            to += sizeof REPLACEMENT - 1;
            at++;
        }
    }
    text.at = out;
    text.len = (size_t)(to - out);
    return text;
}

/* ---- other encodings --------------------------------------------------------------------------------------------------------- */

const char *wide_encoding(struct slice head)
{
    size_t even = 0, odd = 0, pairs;

    if (head.len >= 4 && memcmp(head.at, "\xFF\xFE\0\0", 4) == 0)
        return "UTF-32LE";
    if (head.len >= 4 && memcmp(head.at, "\0\0\xFE\xFF", 4) == 0)
        return "UTF-32BE";
    if (head.len >= 2 && memcmp(head.at, "\xFF\xFE", 2) == 0)
        return "UTF-16LE";
    if (head.len >= 2 && memcmp(head.at, "\xFE\xFF", 2) == 0)
        return "UTF-16BE";
    /* Without a mark: blanks, digits and points have a zero half in any script, Latin letters too; the other half is never zero. */
    pairs = (head.len < 4096 ? head.len : 4096) / 2;
    for (size_t i = 0; i < pairs; i++) {
        even += head.at[2 * i] == '\0';
        odd += head.at[2 * i + 1] == '\0';
    }
    if (pairs < 2)
        return NULL;
    if (odd > pairs / 2 && even == 0)
        return "UTF-16LE";
    if (even > pairs / 2 && odd == 0)
        return "UTF-16BE";
    return NULL;
}

/* Bytes that a bad unit of this encoding takes. */
static size_t unit_size(const char *encoding)
{
    return strncmp(encoding, "UTF-32", 6) == 0 ? 4 : strncmp(encoding, "UTF-16", 6) == 0 ? 2 : 1;
}

struct conversion {
    struct slice text;
    size_t bad;   /* units that are no character */
    size_t first; /* offset in text of the first U+FFFD for one of them */
};

/* `room`: most bytes that the text can take. False: iconv does not know the encoding. */
static bool convert(struct arena *arena, struct slice bytes, const char *encoding, size_t room, struct conversion *out)
{
    char *start = arena_alloc(arena, room + 1), *to = start;
    char *from = (char *)(uintptr_t)bytes.at; /* iconv's signature lacks a const */
    size_t left = bytes.len, unit = unit_size(encoding);
    iconv_t converter = iconv_open("UTF-8", encoding);

    if (converter == (iconv_t)-1)
        return false;
    while (left) {
        size_t skip = unit;
        if (iconv(converter, &from, &left, &to, &room) != (size_t)-1)
            continue;
        if (errno == E2BIG || room < sizeof REPLACEMENT - 1)
            break; /* cannot be: room was made for the worst case */
        if (!out->bad++)
            out->first = (size_t)(to - start);
        memcpy(to, REPLACEMENT, sizeof REPLACEMENT - 1);
        to += sizeof REPLACEMENT - 1;
        room -= sizeof REPLACEMENT - 1;
        skip = skip < left ? skip : left;
        from += skip;
        left -= skip;
    }
    iconv_close(converter);
    out->text.at = start;
    out->text.len = (size_t)(to - start);
    return true;
}

/* Says where the first of `bad` units stands, as line and column of the text. */
static void report_damage(struct diagnostics *diags, struct slice file, struct slice text, size_t first, size_t bad,
                          const char *encoding)
{
    struct slice before = slice_part(text, 0, first), line;
    size_t end = slice_find(text, slice_of("\n"), first), begin = first;
    uint32_t number = 1;

    for (size_t at = 0; (at = slice_find(before, slice_of("\n"), at)) != SIZE_MAX; at++)
        number++;
    while (begin && text.at[begin - 1] != '\n')
        begin--;
    line = slice_part(text, begin, end == SIZE_MAX ? text.len : end);
    diag_at(diags, SEVERITY_WARNING, DIAG_ENCODING, file, number, utf8_column(line, first - begin), line,
            "%zu %s not %s; replaced by U+FFFD", bad, bad == 1 ? "character is" : "characters are", encoding);
}

/* Text that is not well-formed UTF-8: damaged UTF-8, or bytes of Windows-1252, where a run of two or more high bytes that happen to be
 * UTF-8 is rare. */
static bool decode_bytes(struct arena *arena, struct slice bytes, struct survey survey, struct conversion *out, const char **name)
{
    if (survey.good >= survey.bad || has_utf8_bom(bytes)) {
        *name = "UTF-8";
        out->text = repair_utf8(arena, bytes, survey.bad);
        out->bad = survey.bad;
        out->first = survey.first;
        return true;
    }
    *name = "Windows-1252";
    return convert(arena, bytes, "CP1252", bytes.len + 2 * survey.high, out);
}

bool text_decode(struct arena *arena, struct slice bytes, struct slice file, struct slice *text, size_t *mark, bool *damaged,
                 struct diagnostics *diags)
{
    const char *encoding = wide_encoding(bytes);
    struct conversion conversion = {{"", 0}, 0, 0};
    bool ok;

    *damaged = false;
    if (encoding) {
        /* Two bytes become three at most, and a half unit at the end U+FFFD. */
        ok = convert(arena, bytes, encoding, bytes.len / 2 * 3 + 3, &conversion);
        if (ok && has_utf8_bom(conversion.text) && !(conversion.bad && conversion.first == 0))
            conversion.text = slice_part(conversion.text, UTF8_BOM_LENGTH, conversion.text.len),
            conversion.first -= UTF8_BOM_LENGTH;
    } else {
        struct survey survey = survey_utf8(bytes);
        if (!survey.bad) {
            *text = bytes;
            *mark = has_utf8_bom(bytes) ? UTF8_BOM_LENGTH : 0;
            return true;
        }
        ok = decode_bytes(arena, bytes, survey, &conversion, &encoding);
    }
    if (!ok) {
        diag_message(diags, SEVERITY_ERROR, DIAG_ENCODING, file, "no converter from %s on this system", encoding);
        return false;
    }
    *text = conversion.text;
    *mark = has_utf8_bom(conversion.text) ? UTF8_BOM_LENGTH : 0;
    if (conversion.bad) {
        *damaged = true;
        report_damage(diags, file, conversion.text, conversion.first, conversion.bad, encoding);
    }
    return true;
}
