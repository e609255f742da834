/* cli/: what the files of the program share. The program uses nothing of the library but assay.h. */
#ifndef ASSAY_CLI_H
#define ASSAY_CLI_H

#include <stdio.h>

#include "assay.h"

enum command { COMMAND_RUN, COMMAND_EXTRACT, COMMAND_CHECK, COMMAND_EXPLAIN, COMMAND_PATTERNS, COMMAND_COUNT };

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

enum format { FORMAT_CSV, FORMAT_JSONL };

struct options { /* what was typed, checked; strings are borrowed from argv */
    enum command command;
    bool help, version;
    const char *from;
    enum format to;
    const char *output;    /* -o */
    const char *directory; /* -d */
    const char **packs;    /* --patterns, in order */
    size_t pack_count;
    const char *published;
    unsigned threads;
    bool quiet, verbose, strict, fail_on_conflict, keys, claims;
    enum when color;
    double sensitivity;
    const char *baseline, *weights, *save_weights;
    char **arguments; /* what is left: paths, a text, ids */
    size_t argument_count;
};

/* Reads the command line; permutes argv. False: wrong usage, already said on standard error. Free with options_clear. */
bool options_read(int argc, char **argv, struct options *options);
void options_clear(struct options *options);
const char *command_name(enum command command);

/* Help on standard output: of the whole program, or of one command. */
void help_print(void);
void help_command(enum command command);
/* The short reminder for wrong usage. */
void help_usage(FILE *to);

/* ---- the terminal ------------------------------------------------------------------------------------------------------------ */

struct terminal {
    bool color_out, color_err;
    bool progress; /* standard error is a terminal that can be written over */
    bool quiet, verbose;
    unsigned width;   /* of standard output; 80 where it is none */
    bool drawn;       /* a progress line stands on the screen */
    int64_t drawn_at; /* milliseconds; progress is not drawn more often than the eye can see */
};

void terminal_init(struct terminal *terminal, const struct options *options);
/* An assay_report: `user` is the terminal. */
void terminal_report(void *user, const struct assay_diagnostic *diagnostic);
/* For job.progress: `user` is the terminal. */
void terminal_progress(void *user, size_t documents, size_t bytes, size_t total);
/* Takes the progress line away. */
void terminal_clear(struct terminal *terminal);
/* One line on standard error: "assay: ..." */
void terminal_error(struct terminal *terminal, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- packs and files --------------------------------------------------------------------------------------------------------- */

/* The pack of the program and the user's; NULL: already said why. */
struct assay_pack *packs_load(const struct options *options, const char *program, struct terminal *terminal);
/* The text of a file, or of standard input for "-": NUL-terminated, freed with free. NULL: errno says why. */
char *file_text(const char *path, size_t *length);
/* Makes a folder and those above it; false: errno says why. */
bool folder_make(const char *path);

/* Runs a command; the result is the exit status. */
int command_run(const struct options *options, const struct assay_pack *pack, struct terminal *terminal);

#endif
