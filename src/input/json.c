/* One line of JSON becomes a record of the contract. Strict (RFC 8259), one pass, no tree: members that are not wanted are
 * checked and passed over; strings go to the arena by copying whole clean runs. */
#include "input/parts.h"

#define DEPTH_MAX 256 /* nesting of members that are passed over; a record has no reason for more */
#define REPLACEMENT "\xEF\xBF\xBD"

struct parser {
    const char *begin, *at, *end;
    struct arena *arena;
    struct json_error *error;
    size_t replaced, first_replaced;
};

struct string { /* as it stands between its quotes */
    struct slice raw;
    bool escaped;
    size_t bad; /* bytes that are not UTF-8 */
};

static bool fail(struct parser *p, const char *at, const char *message)
{
    p->error->offset = (size_t)(at - p->begin);
    p->error->message = message;
    return false;
}

static void skip_blanks(struct parser *p)
{
    while (p->at < p->end && ascii_is_blank(*p->at))
        p->at++;
}

static bool accept(struct parser *p, char c)
{
    skip_blanks(p);
    if (p->at < p->end && *p->at == c) {
        p->at++;
        return true;
    }
    return false;
}

static void note_replaced(struct parser *p, const char *at)
{
    if (!p->replaced++)
        p->first_replaced = (size_t)(at - p->begin);
}

/* ---- strings ----------------------------------------------------------------------------------------------------------------- */

/* The first byte that is a quote, a backslash, a control character or not ASCII: sixteen at a time. */
static const char *clean_end(const char *at, const char *end)
{
    while (end - at >= 16) {
        block16 x = block_load(at);
        if (block_any((block16)((x < 0x20) | (x >= 0x80) | (x == '"') | (x == '\\'))))
            break;
        at += 16;
    }
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80)
        at++;
    return at;
}

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits behind "\u", or -1. */
static int32_t hex_four(const char *at, const char *end)
{
    int32_t value = 0;

    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Checks one escape; p->at stands at the backslash and is moved behind it. */
static bool scan_escape(struct parser *p)
{
    const char *start = p->at;

    if (p->end - start < 2)
        return fail(p, start, "a string ends in the middle of an escape");
    if (start[1] == 'u') {
        if (hex_four(start + 2, p->end) < 0)
            return fail(p, start, "\\u wants four hexadecimal digits");
        p->at += 6;
        return true;
    }
    if (!memchr("\"\\/bfnrt", start[1], 8))
        return fail(p, start, "an escape that JSON does not know");
    p->at += 2;
    return true;
}

/* A string with its quotes, from p->at on. */
static bool scan_string(struct parser *p, struct string *out)
{
    const char *start = p->at;

    if (p->at >= p->end || *p->at != '"')
        return fail(p, p->at, "a string in quotes was expected here");
    out->escaped = false;
    out->bad = 0;
    p->at++;
    for (;;) {
        size_t len;
        p->at = clean_end(p->at, p->end);
        if (p->at == p->end)
            return fail(p, start, "a string without its closing quote");
        if (*p->at == '"')
            break;
        if (*p->at == '\\') {
            out->escaped = true;
            if (!scan_escape(p))
                return false;
            continue;
        }
        if ((unsigned char)*p->at < 0x20)
            return fail(p, p->at, "a control character in a string; JSON wants it escaped");
        len = utf8_length(p->at, p->end);
        if (!len) {
            out->bad++;
            len = 1;
        }
        p->at += len;
    }
    out->raw.at = start + 1;
    out->raw.len = (size_t)(p->at - start) - 1;
    p->at++;
    return true;
}

static char *put_utf8(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
    } else if (c < 0x800) {
        *to++ = (char)(0xC0 | (c >> 6));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *to++ = (char)(0xE0 | (c >> 12));
        *to++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else {
        *to++ = (char)(0xF0 | (c >> 18));
        *to++ = (char)(0x80 | ((c >> 12) & 0x3F));
        *to++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    }
    return to;
}

/* Writes the character of an escape that was checked; *at moves behind it, a pair of surrogates is one character. */
static char *put_escape(struct parser *p, char *to, const char **at, const char *end)
{
    static const char FROM[] = "\"\\/bfnrt", INTO[] = "\"\\/\b\f\n\r\t";
    const char *start = *at;
    int32_t first, second;

    if (start[1] != 'u') {
        *at += 2;
        *to++ = INTO[(const char *)memchr(FROM, start[1], 8) - FROM];
        return to;
    }
    first = hex_four(start + 2, end);
    *at += 6;
    if (first < 0xD800 || first > 0xDFFF)
        return put_utf8(to, (uint32_t)first);
    if (first < 0xDC00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u') {
        second = hex_four(*at + 2, end);
        if (second >= 0xDC00 && second <= 0xDFFF) {
            *at += 6;
            return put_utf8(to, 0x10000 + ((uint32_t)(first - 0xD800) << 10) + (uint32_t)(second - 0xDC00));
        }
    }
    note_replaced(p, start);
    return put_utf8(to, 0xFFFD); /* half a pair */
}

/* The text of a string, in the arena. */
static struct slice string_text(struct parser *p, const struct string *string)
{
    const char *at = string->raw.at, *end = at + string->raw.len;
    char *out, *to;
    struct slice text;

    if (!string->escaped && !string->bad)
        return arena_copy(p->arena, string->raw);
    /* An escape is never shorter than its character; a bad byte becomes three. */
    out = to = arena_alloc(p->arena, string->raw.len + 2 * string->bad + 1);
    while (at < end) {
        const char *stop = string->bad ? clean_end(at, end) : memchr(at, '\\', (size_t)(end - at));
        size_t run = (size_t)((stop ? stop : end) - at), len;
        memcpy(to, at, run);
        to += run;
        at += run;
        if (at == end)
            break;
        if (*at == '\\') {
            to = put_escape(p, to, &at, end);
            continue;
        }
        len = utf8_length(at, end);
        if (!len) {
            note_replaced(p, at);
            memcpy(to, REPLACEMENT, 3);
            to += 3;
            at++;
            continue;
        }
        memcpy(to, at, len);
        to += len;
        at += len;
    }
    text.at = out;
    text.len = (size_t)(to - out);
    return text;
}

/* ---- values that are passed over ------------------------------------------------------------------------------------------------ */

static size_t scan_digits(struct parser *p)
{
    const char *start = p->at;

    while (p->at < p->end && ascii_is_digit(*p->at))
        p->at++;
    return (size_t)(p->at - start);
}

static bool scan_number(struct parser *p)
{
    const char *start;
    bool zero;

    if (p->at < p->end && *p->at == '-')
        p->at++;
    zero = p->at < p->end && *p->at == '0';
    start = p->at;
    if (!scan_digits(p) || (zero && p->at - start > 1))
        return fail(p, start, "no number of JSON");
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        if (!scan_digits(p))
            return fail(p, p->at, "digits are missing behind the point");
    }
    if (p->at < p->end && (*p->at == 'e' || *p->at == 'E')) {
        p->at++;
        if (p->at < p->end && (*p->at == '+' || *p->at == '-'))
            p->at++;
        if (!scan_digits(p))
            return fail(p, p->at, "digits are missing in the exponent");
    }
    return true;
}

/* A string, number, true, false or null. */
static bool scan_scalar(struct parser *p)
{
    static const char *const WORDS[] = {"true", "false", "null"};
    struct slice rest = {p->at, (size_t)(p->end - p->at)};
    struct string ignored;

    if (rest.len && *p->at == '"')
        return scan_string(p, &ignored);
    if (rest.len && (*p->at == '-' || ascii_is_digit(*p->at)))
        return scan_number(p);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (slice_starts(rest, slice_of(WORDS[i]))) {
            p->at += strlen(WORDS[i]);
            return true;
        }
    }
    return fail(p, p->at, rest.len ? "no value of JSON" : "the line ends where a value was expected");
}

static bool scan_name(struct parser *p)
{
    struct string name;

    skip_blanks(p);
    if (!scan_string(p, &name))
        return false;
    if (!accept(p, ':'))
        return fail(p, p->at, "a colon was expected behind the member's name");
    return true;
}

/* Any value; without recursion, so that no input can exhaust the stack. */
static bool scan_value(struct parser *p)
{
    char closers[DEPTH_MAX];
    size_t depth = 0;

    for (;;) {
        skip_blanks(p);
        if (p->at < p->end && (*p->at == '{' || *p->at == '[')) {
            char closer = *p->at == '{' ? '}' : ']';
            if (depth == DEPTH_MAX)
                return fail(p, p->at, "nested more than 256 deep");
            p->at++;
            if (!accept(p, closer)) {
                closers[depth++] = closer;
                if (closer == '}' && !scan_name(p))
                    return false;
                continue;
            }
        } else if (!scan_scalar(p)) {
            return false;
        }
        while (depth && accept(p, closers[depth - 1])) /* a value is complete: so may be what holds it */
            depth--;
        if (!depth)
            return true;
        if (!accept(p, ','))
            return fail(p, p->at, "a comma or the end of the list or object was expected");
        if (closers[depth - 1] == '}' && !scan_name(p))
            return false;
    }
}

/* ---- records ------------------------------------------------------------------------------------------------------------------- */

enum member { MEMBER_TEXT, MEMBER_ID, MEMBER_TITLE, MEMBER_PUBLISHED, MEMBER_URL, MEMBER_LANG, MEMBER_COUNT };

#define NAME_MAX_RAW 64 /* bytes of the longest name of a member, each letter written as an escape, with room to spare */

/* The member with this name; MEMBER_COUNT: none that is wanted. */
static enum member find_member(struct parser *p, const struct string *name)
{
    static const char *const NAMES[MEMBER_COUNT] = {"text", "id", "title", "published", "url", "lang"};
    char plain[NAME_MAX_RAW];
    struct slice s = name->raw;
    int i = 0;

    if (name->bad || s.len > sizeof plain)
        return MEMBER_COUNT;
    if (name->escaped) {
        const char *at = s.at, *end = s.at + s.len;
        char *to = plain;
        while (at < end) {
            if (*at == '\\')
                to = put_escape(p, to, &at, end);
            else
                *to++ = *at++;
        }
        s.at = plain;
        s.len = (size_t)(to - plain);
    }
    while (i < MEMBER_COUNT && !slice_equal(s, slice_of(NAMES[i])))
        i++;
    return (enum member)i;
}

/* One member; the string of a wanted one is only marked: nothing is allocated for a record that turns out broken. */
static bool scan_member(struct parser *p, struct string members[MEMBER_COUNT])
{
    struct string name, value = {{NULL, 0}, false, 0};
    const char *start;
    enum member member;

    skip_blanks(p);
    if (!scan_string(p, &name))
        return false;
    if (!accept(p, ':'))
        return fail(p, p->at, "a colon was expected behind the member's name");
    skip_blanks(p);
    member = find_member(p, &name);
    start = p->at;
    if (member != MEMBER_COUNT && start < p->end && *start == '"') {
        if (!scan_string(p, &value))
            return false;
        members[member] = value;
        return true;
    }
    if (!scan_value(p))
        return false;
    if (member == MEMBER_TEXT)
        return fail(p, start, "member \"text\" is no string");
    /* Numbers serve as ids as well as strings do; members of another kind are as if absent. */
    if (member == MEMBER_ID && (*start == '-' || ascii_is_digit(*start))) {
        value.raw.at = start;
        value.raw.len = (size_t)(p->at - start);
        members[member] = value;
    }
    return true;
}

bool record_parse(struct arena *arena, struct slice line, struct record *out, struct json_error *error)
{
    struct parser p = {line.at, line.at, line.at + line.len, arena, error, 0, 0};
    struct string members[MEMBER_COUNT];
    struct slice *const into[MEMBER_COUNT] = {&out->text, &out->id, &out->title, &out->published, &out->url, &out->lang};

    memset(out, 0, sizeof *out);
    memset(members, 0, sizeof members);
    if (!accept(&p, '{'))
        return fail(&p, p.at, "an object was expected: {\"text\": \"...\"}");
    if (!accept(&p, '}')) {
        do {
            if (!scan_member(&p, members))
                return false;
        } while (accept(&p, ','));
        if (!accept(&p, '}'))
            return fail(&p, p.at, "a comma or the end of the object was expected");
    }
    skip_blanks(&p);
    if (p.at != p.end)
        return fail(&p, p.at, "something follows the object; one record a line");
    if (!members[MEMBER_TEXT].raw.at)
        return fail(&p, line.at, "no member \"text\"");
    p.replaced = 0; /* names do not count */
    for (int i = 0; i < MEMBER_COUNT; i++)
        if (members[i].raw.at)
            *into[i] = string_text(&p, &members[i]);
    out->replaced = p.replaced;
    out->first_replaced = p.first_replaced;
    return true;
}
