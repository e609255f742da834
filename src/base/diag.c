/* Diagnostics: formatting a message, counting it, handing it to the sink, and its text for people. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

#define MESSAGE_MAX 1024 /* bytes of one message; names of files are the only long part */
#define EXCERPT 100      /* characters of a source line that are shown around its caret */

void diag_report(struct diagnostics *diags, const struct diagnostic *d)
{
    struct diagnostic full;

    if (!diags)
        return;
    full = *d;
    if (!full.file.len)
        full.file = diags->file;
    if (full.severity == SEVERITY_ERROR)
        diags->errors++;
    else if (full.severity == SEVERITY_WARNING)
        diags->warnings++;
    if (diags->report)
        diags->report(diags->user, &full);
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static struct slice format_message(char buffer[MESSAGE_MAX], const char *format, va_list args)
{
    struct slice out = {buffer, 0};
    int len = vsnprintf(buffer, MESSAGE_MAX, format, args);

    if (len < 0)
        return out;
    out.len = (size_t)len;
    if (out.len >= MESSAGE_MAX) { /* cut, but not inside a character */
        out.len = MESSAGE_MAX - 1;
        while (out.len && is_continuation(buffer[out.len - 1]))
            out.len--;
        if (out.len && ((unsigned char)buffer[out.len - 1] & 0x80))
            out.len--;
    }
    return out;
}

void diag_message(struct diagnostics *diags, enum severity severity, enum diag_code code, struct slice file, const char *format,
                  ...)
{
    char buffer[MESSAGE_MAX];
    struct diagnostic d = {.severity = severity, .code = code, .file = file};
    va_list args;

    va_start(args, format);
    d.message = format_message(buffer, format, args);
    va_end(args);
    diag_report(diags, &d);
}

void diag_at(struct diagnostics *diags, enum severity severity, enum diag_code code, struct slice file, uint32_t line,
             uint32_t column, struct slice source, const char *format, ...)
{
    char buffer[MESSAGE_MAX];
    struct diagnostic d = {.severity = severity, .code = code, .file = file, .line = line, .column = column, .source = source};
    va_list args;

    va_start(args, format);
    d.message = format_message(buffer, format, args);
    va_end(args);
    diag_report(diags, &d);
}

/* ---- text for people ---------------------------------------------------------------------------------------------------- */

struct text_out { /* a bounded buffer; len counts what fitted */
    char *at;
    size_t size, len;
};

static void put_char(struct text_out *out, char c)
{
    if (out->len + 1 < out->size)
        out->at[out->len++] = c;
}

/* Control bytes of file names and sources never reach a terminal. */
static void put_clean(struct text_out *out, struct slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        put_char(out, c == '\t' ? '\t' : c < 0x20 || c == 0x7F ? '?' : s.at[i]);
    }
}

static void put_number(struct text_out *out, uint32_t number)
{
    char digits[16];

    snprintf(digits, sizeof digits, ":%lu", (unsigned long)number);
    put_clean(out, slice_of(digits));
}

/* Offset of a character (from 0) of s, or s.len. */
static size_t character_offset(struct slice s, size_t character)
{
    size_t at = 0;

    while (at < s.len && character) {
        at++;
        while (at < s.len && is_continuation(s.at[at]))
            at++;
        character--;
    }
    return at;
}

static void put_source(struct text_out *out, struct slice source, uint32_t column)
{
    size_t first = column > EXCERPT / 2 ? column - EXCERPT / 2 : 0; /* characters before the excerpt */
    size_t from, to, caret;

    if (character_offset(source, EXCERPT) == source.len)
        first = 0;
    from = character_offset(source, first);
    to = from + character_offset(slice_part(source, from, source.len), EXCERPT);
    put_clean(out, slice_of("    "));
    put_clean(out, slice_part(source, from, to));
    put_char(out, '\n');
    if (!column)
        return;
    put_clean(out, slice_of("    "));
    caret = character_offset(source, column - 1);
    for (size_t i = from; i < caret && i < to; i++)
        if (!is_continuation(source.at[i]))
            put_char(out, source.at[i] == '\t' ? '\t' : ' ');
    put_clean(out, slice_of("^"));
    put_char(out, '\n');
}

size_t diag_text(const struct diagnostic *d, char *out, size_t size)
{
    static const char *const NAMES[] = {"note", "warning", "error"};
    struct text_out text = {out, size, 0};
    struct slice source = d->source;

    if (!size)
        return 0;
    if (d->file.len) {
        put_clean(&text, d->file);
        if (d->line)
            put_number(&text, d->line);
        if (d->line && d->column)
            put_number(&text, d->column);
        put_clean(&text, slice_of(": "));
    }
    put_clean(&text, slice_of(NAMES[d->severity]));
    put_clean(&text, slice_of(": "));
    put_clean(&text, d->message);
    put_char(&text, '\n');
    while (source.len && (source.at[source.len - 1] == '\n' || source.at[source.len - 1] == '\r'))
        source.len--;
    if (source.len)
        put_source(&text, source, d->column);
    out[text.len] = '\0';
    return text.len;
}
