/* A strict pull reader for JSON (RFC 8259): no trailing commas, no lone surrogates, a limit of nesting. That bytes are UTF-8 is checked by
 * the caller. */
#include "table/json.h"

enum { NESTING_MAX = 64 }; /* our own rows have none; whoever nests deeper is not writing claims */

static bool fail(struct json_reader *r, const char *message)
{
    if (!r->error)
        r->error = message;
    return false;
}

static char peek(const struct json_reader *r)
{
    return r->at < r->text.len ? r->text.at[r->at] : '\0';
}

void json_skip_blanks(struct json_reader *r)
{
    while (r->at < r->text.len && ascii_is_blank(r->text.at[r->at]))
        r->at++;
}

/* ---- strings ----------------------------------------------------------------------------------------------------------- */

static bool hex4(struct json_reader *r, uint32_t *out)
{
    uint32_t code = 0;

    if (r->text.len - r->at < 4)
        return fail(r, "the text ends inside an escape");
    for (int i = 0; i < 4; i++) {
        char c = ascii_lower(r->text.at[r->at + (size_t)i]);

        if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
            return fail(r, "\\u needs four hex digits");
        code = code << 4 | (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    r->at += 4;
    *out = code;
    return true;
}

static void put_utf8(struct json_reader *r, uint32_t code)
{
    char *out = r->scratch + r->used;
    size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char LEADS[] = {0, 0xc0, 0xe0, 0xf0};

    out[0] = (char)(LEADS[more] | code >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (code >> (6 * (more - i)) & 0x3f));
    r->used += more + 1;
}

static bool unicode_escape(struct json_reader *r)
{
    uint32_t code, low;

    if (!hex4(r, &code))
        return false;
    if (code >= 0xdc00 && code <= 0xdfff)
        return fail(r, "half a surrogate pair");
    if (code >= 0xd800 && code <= 0xdbff) {
        if (r->text.len - r->at < 2 || r->text.at[r->at] != '\\' || r->text.at[r->at + 1] != 'u')
            return fail(r, "half a surrogate pair");
        r->at += 2;
        if (!hex4(r, &low))
            return false;
        if (low < 0xdc00 || low > 0xdfff)
            return fail(r, "half a surrogate pair");
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    put_utf8(r, code);
    return true;
}

static bool read_escape(struct json_reader *r)
{
    static const char NAMES[] = "\"\\/bfnrt", BYTES[] = "\"\\/\b\f\n\r\t";
    char c;
    const char *name;

    r->at++; /* the backslash */
    if (r->at >= r->text.len)
        return fail(r, "the text ends inside a string");
    c = r->text.at[r->at++];
    if (c == 'u')
        return unicode_escape(r);
    name = c == '\0' ? NULL : strchr(NAMES, c);
    if (!name) {
        r->at--;
        return fail(r, "no such escape");
    }
    r->scratch[r->used++] = BYTES[name - NAMES];
    return true;
}

static bool read_string(struct json_reader *r, struct slice *out)
{
    size_t from, decoded = r->used;
    bool escaped = false;

    if (peek(r) != '"')
        return fail(r, "a string in double quotes should stand here");
    from = ++r->at;
    for (;;) {
        size_t run = r->at;

        while (run < r->text.len && r->text.at[run] != '"' && r->text.at[run] != '\\' && (unsigned char)r->text.at[run] >= 0x20)
            run++;
        if (escaped || (run < r->text.len && r->text.at[run] == '\\')) {
            memcpy(r->scratch + r->used, r->text.at + r->at, run - r->at);
            r->used += run - r->at;
        }
        r->at = run;
        if (run == r->text.len)
            return fail(r, "the text ends inside a string");
        if (r->text.at[run] == '"')
            break;
        if (r->text.at[run] != '\\')
            return fail(r, "a control character inside a string must be escaped");
        escaped = true;
        if (!read_escape(r))
            return false;
    }
    *out = escaped ? (struct slice){r->scratch + decoded, r->used - decoded} : slice_part(r->text, from, r->at);
    r->at++;
    return true;
}

/* ---- numbers and words ----------------------------------------------------------------------------------------------- */

static bool digits(struct json_reader *r)
{
    if (!ascii_is_digit(peek(r)))
        return fail(r, "a digit should stand here");
    while (ascii_is_digit(peek(r)))
        r->at++;
    return true;
}

static bool read_number(struct json_reader *r, struct slice *out)
{
    size_t from = r->at;

    if (peek(r) == '-')
        r->at++;
    if (peek(r) == '0')
        r->at++;
    else if (!digits(r))
        return false;
    if (peek(r) == '.') {
        r->at++;
        if (!digits(r))
            return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-')
            r->at++;
        if (!digits(r))
            return false;
    }
    *out = slice_part(r->text, from, r->at);
    return true;
}

static enum json_type read_word(struct json_reader *r, struct slice *out)
{
    static const struct {
        const char *word;
        enum json_type type;
    } WORDS[] = {{"null", JSON_NULL}, {"true", JSON_BOOLEAN}, {"false", JSON_BOOLEAN}};
    struct slice rest = slice_part(r->text, r->at, r->text.len);

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        struct slice word = slice_of(WORDS[i].word);

        if (slice_starts(rest, word)) {
            *out = WORDS[i].type == JSON_NULL ? slice_part(rest, 0, 0) : slice_part(rest, 0, word.len);
            r->at += word.len;
            return WORDS[i].type;
        }
    }
    fail(r, "a value should stand here");
    return JSON_BAD;
}

static enum json_type read_scalar(struct json_reader *r, struct slice *out)
{
    char c = peek(r);

    if (c == '"')
        return read_string(r, out) ? JSON_STRING : JSON_BAD;
    if (c == '-' || ascii_is_digit(c))
        return read_number(r, out) ? JSON_NUMBER : JSON_BAD;
    return read_word(r, out);
}

/* ---- structure --------------------------------------------------------------------------------------------------------- */

bool json_enter_object(struct json_reader *r)
{
    json_skip_blanks(r);
    if (peek(r) != '{')
        return fail(r, "an object should stand here: {");
    r->at++;
    return true;
}

bool json_member(struct json_reader *r, bool *first, struct slice *name)
{
    json_skip_blanks(r);
    if (peek(r) == '}') {
        r->at++;
        return false;
    }
    if (!*first) {
        if (peek(r) != ',')
            return fail(r, "a comma or } should stand here");
        r->at++;
        json_skip_blanks(r);
    }
    *first = false;
    if (!read_string(r, name))
        return false;
    json_skip_blanks(r);
    if (peek(r) != ':')
        return fail(r, "a colon should stand here");
    r->at++;
    json_skip_blanks(r);
    return true;
}

/* Skips the array or object at `at`; recursion is bounded by NESTING_MAX. */
static bool skip_nested(struct json_reader *r, int depth)
{
    bool object = peek(r) == '{', first = true;
    struct slice unused;

    if (depth == NESTING_MAX)
        return fail(r, "nested too deeply");
    r->at++;
    if (object) {
        while (json_member(r, &first, &unused)) {
            if (peek(r) == '{' || peek(r) == '[' ? !skip_nested(r, depth + 1) : read_scalar(r, &unused) == JSON_BAD)
                return false;
        }
        return r->error == NULL;
    }
    for (;;) {
        json_skip_blanks(r);
        if (first && peek(r) == ']')
            break;
        first = false;
        if (peek(r) == '{' || peek(r) == '[' ? !skip_nested(r, depth + 1) : read_scalar(r, &unused) == JSON_BAD)
            return false;
        json_skip_blanks(r);
        if (peek(r) == ']')
            break;
        if (peek(r) != ',')
            return fail(r, "a comma or ] should stand here");
        r->at++;
    }
    r->at++;
    return true;
}

enum json_type json_value(struct json_reader *r, struct slice *out)
{
    char c;
    size_t from;

    json_skip_blanks(r);
    c = peek(r);
    from = r->at;
    if (c != '{' && c != '[')
        return read_scalar(r, out);
    if (!skip_nested(r, 0))
        return JSON_BAD;
    *out = slice_part(r->text, from, r->at);
    return c == '{' ? JSON_OBJECT : JSON_ARRAY;
}

bool json_end(struct json_reader *r)
{
    json_skip_blanks(r);
    return r->at == r->text.len || fail(r, "text behind the object");
}
