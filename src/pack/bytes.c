/* Atoms of PCRE2's syntax that match one character, as sets of ASCII bytes. */
#include "pack/bytes.h"

#include "pack/letter.h"

size_t atom_length(struct slice s)
{
    size_t at = 0, depth = 0, len;

    do {
        if (s.at[at] == '\\') {
            at += at + 1 < s.len ? 2 : 1;
        } else if (s.at[at] == '[') {
            at += at + 1 < s.len && s.at[at + 1] == '^' ? 2 : 1;
            at += at < s.len && s.at[at] == ']';
            while (at < s.len && s.at[at] != ']')
                at += s.at[at] == '\\' ? 2 : 1;
            at++;
        } else {
            depth += s.at[at] == '(';
            depth -= s.at[at] == ')' && depth > 0;
            len = 1;
            if ((unsigned char)s.at[at] >= 0x80)
                letter_decode(s, at, &len);
            at += len;
        }
    } while (depth > 0 && at < s.len);
    return at < s.len ? at : s.len;
}

void bytes_add_letter(struct bytes *set, unsigned char c, bool caseless)
{
    bytes_add(set, c);
    if (caseless && ascii_is_alpha((char)c)) {
        bytes_add(set, (unsigned char)ascii_lower((char)c));
        bytes_add(set, (unsigned char)(ascii_lower((char)c) - 'a' + 'A'));
    }
}

/* \d \s \w and their opposites, and signs that are escaped; false: something else. */
static bool add_escape(struct bytes *set, char c, bool caseless)
{
    char kind = ascii_lower(c);

    if (!byte_is_word(c)) {
        bytes_add_letter(set, (unsigned char)c, caseless);
        return true;
    }
    if (c == 'n')
        bytes_add(set, '\n');
    if (kind != 'd' && kind != 's' && kind != 'w')
        return c == 'n';
    for (int b = 0; b < 0x80; b++) {
        bool digit = b >= '0' && b <= '9', blank = b == ' ' || (b >= '\t' && b <= '\r');
        bool in = kind == 'd' ? digit : kind == 's' ? blank : digit || b == '_' || ascii_is_alpha((char)b);

        if (in == (kind == c))
            bytes_add(set, (unsigned char)b);
    }
    return true;
}

static bool add_bracket(struct bytes *set, struct slice s, bool caseless)
{
    struct bytes listed = {0};
    size_t at = 1, end = s.len - 1;
    bool negated = s.len > 1 && s.at[1] == '^';

    for (at += negated; at < end; at++) {
        unsigned char from = (unsigned char)s.at[at], to;

        if (from == '[' && at + 1 < end && (s.at[at + 1] == ':' || s.at[at + 1] == '.' || s.at[at + 1] == '='))
            return false;
        if (from == '\\') {
            if (at + 1 >= end || !add_escape(&listed, s.at[at + 1], caseless))
                return false;
            at++;
            if (at + 2 < end && s.at[at + 1] == '-') /* a range from a sign that is escaped */
                return false;
            continue;
        }
        to = from;
        if (at + 2 < end && s.at[at + 1] == '-') {
            at += 2;
            to = (unsigned char)s.at[at];
            if (to == '\\' || to == '[' || to < from)
                return false;
        }
        if (from < 0x80)
            for (unsigned c = from; c <= to && c < 0x80; c++)
                bytes_add_letter(&listed, (unsigned char)c, caseless);
    }
    for (int b = 0; b < 0x80; b++)
        if (bytes_has(&listed, (unsigned char)b) != negated)
            bytes_add(set, (unsigned char)b);
    return true;
}

bool atom_bytes(struct slice atom, bool caseless, struct bytes *set)
{
    char c = atom.at[0];

    *set = (struct bytes){0};
    if (c == '[')
        return atom.len > 2 && add_bracket(set, atom, caseless);
    if (c == '\\')
        return atom.len == 2 && add_escape(set, atom.at[1], caseless);
    if (c == '.') {
        set->bits[0] = UINT64_MAX & ~(UINT64_C(1) << '\n');
        set->bits[1] = UINT64_MAX;
        return true;
    }
    if (strchr("()^$|*+?{", c))
        return false;
    if ((unsigned char)c < 0x80)
        bytes_add_letter(set, (unsigned char)c, caseless);
    return true;
}
