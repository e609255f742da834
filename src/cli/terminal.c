/* The terminal: colours, width, diagnostics with a caret, and the progress line, which is drawn on a terminal alone. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

#define PROGRESS_MILLISECONDS 100

static bool wants_color(enum when when, bool terminal)
{
    const char *none = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    if (when != WHEN_AUTO)
        return when == WHEN_ALWAYS;
    if (none != NULL && none[0] != '\0')
        return false;
    return terminal && (term == NULL || strcmp(term, "dumb") != 0);
}

void terminal_init(struct terminal *terminal, const struct options *options)
{
    const char *term = getenv("TERM");
    bool out = isatty(STDOUT_FILENO) == 1;
    bool err = isatty(STDERR_FILENO) == 1;
    struct winsize size;

    *terminal = (struct terminal){.quiet = options->quiet, .verbose = options->verbose, .width = 80};
    terminal->color_out = wants_color(options->color, out);
    terminal->color_err = wants_color(options->color, err);
    terminal->progress = err && !options->quiet && (term == NULL || strcmp(term, "dumb") != 0);
    if (out && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        terminal->width = size.ws_col;
}

void terminal_clear(struct terminal *terminal)
{
    if (terminal->drawn)
        fputs("\r\033[K", stderr);
    terminal->drawn = false;
}

void terminal_error(struct terminal *terminal, const char *format, ...)
{
    va_list arguments;

    terminal_clear(terminal);
    fputs("assay: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

/* Text of an input may hold anything: control characters must not reach the terminal. */
static void put_clean(struct assay_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];

        fputc(c < 0x20 || c == 0x7f ? (c == '\t' ? ' ' : '?') : c, stderr);
    }
}

/* The line with the fault and a caret under it; a long line is cut around the place. */
static void put_caret(const struct assay_diagnostic *d)
{
    struct assay_slice source = d->source;
    size_t column = d->column; /* in characters, from 1 */
    size_t characters = 0, cut = 0;

    for (size_t i = 0; i < source.len && characters < column; i++) {
        if (((unsigned char)source.at[i] & 0xc0) != 0x80)
            characters++;
        if (characters + 60 < column)
            cut = i + 1;
    }
    while (cut < source.len && ((unsigned char)source.at[cut] & 0xc0) == 0x80)
        cut++;
    if (cut > 0)
        column = 61;
    source.at += cut;
    source.len -= cut;
    for (size_t i = 0, seen = 0; i < source.len; i++) {
        if (((unsigned char)source.at[i] & 0xc0) != 0x80 && ++seen > 72) {
            source.len = i;
            break;
        }
    }
    fputs("    ", stderr);
    put_clean(source);
    fputs("\n", stderr);
    if (column > 0)
        fprintf(stderr, "    %*s^\n", (int)column - 1, "");
}

void terminal_report(void *user, const struct assay_diagnostic *d)
{
    static const char *const NAMES[] = {"note", "warning", "error"};
    static const char *const COLORS[] = {"\033[36m", "\033[33m", "\033[31m"};
    struct terminal *terminal = user;
    int severity = d->severity < 0 ? 0 : d->severity > 2 ? 2 : d->severity;

    if ((severity == 0 && !terminal->verbose) || (severity < 2 && terminal->quiet))
        return;
    terminal_clear(terminal);
    if (d->file.len > 0) {
        put_clean(d->file);
        if (d->line > 0)
            fprintf(stderr, ":%" PRIu32, d->line);
        if (d->line > 0 && d->column > 0)
            fprintf(stderr, ":%" PRIu32, d->column);
        fputs(": ", stderr);
    } else {
        fputs("assay: ", stderr);
    }
    if (terminal->color_err)
        fprintf(stderr, "%s%s:\033[0m ", COLORS[severity], NAMES[severity]);
    else
        fprintf(stderr, "%s: ", NAMES[severity]);
    put_clean(d->message);
    fputc('\n', stderr);
    if (d->source.len > 0)
        put_caret(d);
}

void terminal_progress(void *user, size_t documents, size_t bytes, size_t total)
{
    struct terminal *terminal = user;
    struct timespec now;
    int64_t milliseconds;

    if (!terminal->progress)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    milliseconds = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    if (milliseconds - terminal->drawn_at < PROGRESS_MILLISECONDS)
        return;
    if (terminal->drawn_at != 0) { /* a run of no time shows nothing */
        fprintf(stderr, "\r\033[K%zu documents, %.1f MB", documents, (double)bytes / 1e6);
        if (total > 0)
            fprintf(stderr, " of %.1f MB", (double)total / 1e6);
        fflush(stderr);
        terminal->drawn = true;
    }
    terminal->drawn_at = milliseconds;
}
