/* The commands: each turns the options into a job for the library. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* ---- what the commands share ----------------------------------------------------------------------------------------------------- */

static void put(void *user, const char *bytes, size_t length)
{
    (void)user;
    fwrite(bytes, 1, length, stdout); /* main looks at the stream's error */
}

struct texts { /* of files that options name */
    char *baseline, *weights;
};

static bool text_of(const char *path, char **out, struct terminal *terminal)
{
    if (path == NULL)
        return true;
    *out = file_text(path, NULL);
    if (*out == NULL)
        terminal_error(terminal, "%s: %s", path, strerror(errno));
    return *out != NULL;
}

static bool texts_read(struct texts *texts, const struct options *options, struct terminal *terminal)
{
    *texts = (struct texts){0};
    return text_of(options->baseline, &texts->baseline, terminal) && text_of(options->weights, &texts->weights, terminal);
}

static void texts_free(struct texts *texts)
{
    free(texts->baseline);
    free(texts->weights);
}

static struct assay_job job_of(const struct options *options, const struct assay_pack *pack, const struct texts *texts,
                               struct terminal *terminal)
{
    struct assay_job job = ASSAY_OPTIONS(struct assay_job);

    job.pack = pack;
    job.paths = (const char *const *)options->arguments;
    job.path_count = options->argument_count;
    job.from = options->from;
    job.published = options->published;
    job.threads = options->threads;
    job.strict = options->strict;
    job.sensitivity = options->sensitivity;
    job.weights = texts->weights;
    job.baseline = texts->baseline;
    job.weights_out = options->save_weights;
    job.color = terminal->color_out;
    job.verbose = options->verbose;
    job.width = terminal->width;
    job.report = terminal_report;
    job.progress = terminal->progress ? terminal_progress : NULL;
    job.user = terminal;
    return job;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void print_counts(const struct assay_counts *counts, bool check, struct terminal *terminal)
{
    terminal_clear(terminal);
    if (terminal->quiet)
        return;
    fprintf(stderr, "%zu document%s, %zu claim%s", counts->documents, plural(counts->documents), counts->claims,
            plural(counts->claims));
    if (check)
        fprintf(stderr, "; %zu conflict%s, %zu possible, %zu arithmetic", counts->conflicts, plural(counts->conflicts),
                counts->possible, counts->arithmetic);
    if (counts->skipped > 0)
        fprintf(stderr, "; %zu skipped", counts->skipped);
    if (counts->bad > 0)
        fprintf(stderr, "; %zu could not be read", counts->bad);
    fputc('\n', stderr);
}

static int highest(int status, const struct options *options, const struct assay_counts *counts)
{
    return options->fail_on_conflict && counts->conflicts > 0 && status < ASSAY_FOUND ? ASSAY_FOUND : status;
}

/* ---- run, extract, check ------------------------------------------------------------------------------------------------------------ */

enum run_file { FILE_CLAIMS_CSV, FILE_CLAIMS_JSONL, FILE_FINDINGS_CSV, FILE_FINDINGS_JSONL, FILE_SUMMARY, FILE_COUNT };

static int run(const struct options *options, struct assay_job *job, struct assay_counts *counts, struct terminal *terminal)
{
    static const char *const NAMES[FILE_COUNT] = {"claims.csv", "claims.jsonl", "findings.csv", "findings.jsonl", "summary.txt"};
    const char *folder = options->directory != NULL ? options->directory : "exports";
    size_t length = strlen(folder);
    char *paths[FILE_COUNT] = {0};
    int status = ASSAY_LIMIT;
    bool made = folder_make(folder);

    if (!made)
        terminal_error(terminal, "%s: %s", folder, strerror(errno));
    for (int i = 0; made && i < FILE_COUNT; i++) {
        size_t size = length + strlen(NAMES[i]) + 2;

        paths[i] = malloc(size);
        made = paths[i] != NULL;
        if (made)
            snprintf(paths[i], size, "%s%s%s", folder, folder[length - 1] == '/' ? "" : "/", NAMES[i]);
    }
    if (made) {
        job->check = true;
        job->claims_csv = paths[FILE_CLAIMS_CSV];
        job->claims_jsonl = paths[FILE_CLAIMS_JSONL];
        job->findings_csv = paths[FILE_FINDINGS_CSV];
        job->findings_jsonl = paths[FILE_FINDINGS_JSONL];
        job->summary_file = paths[FILE_SUMMARY];
        job->summary = options->quiet ? NULL : "-";
        job->output_dir = folder;
        status = highest((int)assay_run(job, counts), options, counts);
    }
    for (int i = 0; i < FILE_COUNT; i++)
        free(paths[i]);
    return status;
}

static int extract(const struct options *options, struct assay_job *job, struct assay_counts *counts, struct terminal *terminal)
{
    const char *output = options->output != NULL ? options->output : "-";
    int status;

    job->claims_csv = options->to == FORMAT_CSV ? output : NULL;
    job->claims_jsonl = options->to == FORMAT_JSONL ? output : NULL;
    status = (int)assay_run(job, counts);
    if (status != ASSAY_USAGE)
        print_counts(counts, false, terminal);
    return status;
}

static int check(const struct options *options, struct assay_job *job, struct assay_counts *counts, struct terminal *terminal)
{
    const char *output = options->output != NULL ? options->output : "-";
    int status;

    job->check = !options->keys;
    if (options->keys) {
        job->keys_out = output;
    } else {
        job->findings_csv = options->to == FORMAT_CSV ? output : NULL;
        job->findings_jsonl = options->to == FORMAT_JSONL ? output : NULL;
    }
    status = highest((int)assay_run(job, counts), options, counts);
    if (status != ASSAY_USAGE)
        print_counts(counts, job->check, terminal);
    return status;
}

/* ---- explain ------------------------------------------------------------------------------------------------------------------------- */

/* All words of the command line are one text: quotes around it may be left out. */
static char *joined(const struct options *options, size_t *length)
{
    size_t size = 1, at = 0;
    char *text;

    for (size_t i = 0; i < options->argument_count; i++)
        size += strlen(options->arguments[i]) + 1;
    text = malloc(size);
    for (size_t i = 0; text != NULL && i < options->argument_count; i++) {
        size_t word = strlen(options->arguments[i]);

        if (i > 0)
            text[at++] = ' ';
        memcpy(text + at, options->arguments[i], word);
        at += word;
    }
    *length = at;
    return text;
}

static int explain_text(const struct options *options, const struct assay_pack *pack, struct terminal *terminal)
{
    struct assay_text text = ASSAY_OPTIONS(struct assay_text);
    bool input = options->argument_count == 1 && strcmp(options->arguments[0], "-") == 0;
    char *bytes = input ? file_text("-", &text.length) : joined(options, &text.length);
    int status;

    if (bytes == NULL) {
        terminal_error(terminal, "standard input: %s", strerror(errno));
        return ASSAY_UNREADABLE;
    }
    text.text = bytes;
    text.published = options->published;
    text.report = terminal_report;
    text.report_user = terminal;
    status = (int)assay_explain(pack, &text, terminal->color_out, terminal->width, put, NULL);
    free(bytes);
    return status;
}

static int explain_claims(const struct options *options, const struct assay_job *given, struct terminal *terminal)
{
    struct assay_job job = *given;

    if (options->argument_count != 3) {
        terminal_error(terminal, "explain --claims needs a file and two claim ids");
        return ASSAY_USAGE;
    }
    job.path_count = 1;
    job.progress = NULL;
    return (int)assay_explain_claims(&job, options->arguments[1], options->arguments[2], put, NULL);
}

/* ---- patterns ------------------------------------------------------------------------------------------------------------------------- */

static int patterns(const struct options *options, const struct assay_pack *pack, struct terminal *terminal)
{
    const char *verb = options->argument_count > 0 ? options->arguments[0] : "list";
    const char *const *rest = (const char *const *)options->arguments + 1;
    int status;

    if (strcmp(verb, "list") == 0 && options->argument_count <= 1)
        return (int)assay_patterns_show(pack, NULL, put, NULL);
    if (strcmp(verb, "show") == 0 && options->argument_count == 2) {
        status = (int)assay_patterns_show(pack, rest[0], put, NULL);
        if (status == ASSAY_USAGE)
            terminal_error(terminal, "no rule is named \"%s\"; 'assay patterns list' prints all", rest[0]);
        return status;
    }
    if (strcmp(verb, "test") == 0) {
        status = (int)assay_patterns_test(pack, rest, options->argument_count - 1, put, NULL);
        if (status == ASSAY_USAGE)
            terminal_error(terminal, "none of these files is part of the pack; add its folder with --patterns");
        return status;
    }
    terminal_error(terminal, "patterns: say list, show NAME or test [FILE...]");
    return ASSAY_USAGE;
}

/* ---- all ------------------------------------------------------------------------------------------------------------------------------ */

int command_run(const struct options *options, const struct assay_pack *pack, struct terminal *terminal)
{
    struct assay_counts counts = {0};
    struct texts texts;
    struct assay_job job;
    int status = ASSAY_UNREADABLE;

    if (options->command == COMMAND_PATTERNS)
        return patterns(options, pack, terminal);
    if (options->command == COMMAND_EXPLAIN && !options->claims)
        return explain_text(options, pack, terminal);
    if (texts_read(&texts, options, terminal)) {
        job = job_of(options, pack, &texts, terminal);
        switch (options->command) {
        case COMMAND_RUN: status = run(options, &job, &counts, terminal); break;
        case COMMAND_EXTRACT: status = extract(options, &job, &counts, terminal); break;
        case COMMAND_CHECK: status = check(options, &job, &counts, terminal); break;
        case COMMAND_EXPLAIN: status = explain_claims(options, &job, terminal); break;
        case COMMAND_PATTERNS:
        case COMMAND_COUNT: break;
        }
    }
    texts_free(&texts);
    return status;
}
