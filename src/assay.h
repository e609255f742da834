/* libassay: figures in news, with their meaning, and where they disagree.
 *
 *   pack (immutable, shared) -> extractor (one a thread) -> claims by callback
 *   checker: add claims, run, findings by callback
 *
 * Ownership: what a function named ..._new, ..._load or ..._open returns is the caller's and goes with ..._free or ..._close; NULL is allowed
 * there. Slices handed to a callback live until it returns. Errors come as diagnostics through the callback of the options; nothing
 * here prints, exits, or keeps global state. Options structs begin with their size, set by ASSAY_OPTIONS; unset members are 0.
 * Memory running out is ASSAY_LIMIT, never the end of the host. */
#ifndef ASSAY_H
#define ASSAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ASSAY_API __attribute__((visibility("default")))
#else
#define ASSAY_API
#endif

#define ASSAY_OPTIONS(type) ((type){.size = sizeof(type)})

/* the highest that applied; equal to the exit statuses of the program */
enum assay_status {
    ASSAY_OK = 0,
    ASSAY_FOUND = 1,      /* conflicts found, or examples that failed */
    ASSAY_USAGE = 2,      /* wrong arguments, or a broken pattern */
    ASSAY_UNREADABLE = 3, /* an input named by the caller could not be read, or any with `strict` */
    ASSAY_LIMIT = 4       /* output could not be written, or a limit or memory ended the run */
};

struct assay_slice { /* text: UTF-8, not NUL-terminated */
    const char *at;
    size_t len;
};

struct assay_diagnostic {
    int severity;              /* 0 note, 1 warning, 2 error */
    struct assay_slice file;   /* empty: none */
    uint32_t line, column;     /* from 1; 0: none */
    struct assay_slice source; /* the line's text, for a caret; empty: none */
    struct assay_slice message;
};
/* Called from the thread that calls assay, in a fixed order. */
typedef void assay_report(void *user, const struct assay_diagnostic *diagnostic);

ASSAY_API const char *assay_version(void);

/* ---- packs -------------------------------------------------------------------------------------------------------------- */

struct assay_pack;
struct assay_pack_options {
    size_t size;
    const char *const *folders; /* pack folders, in order; users' rows replace earlier ones of the same id */
    size_t folder_count;
    assay_report *report;
    void *user;
};
/* NULL with diagnostics when anything in the pack is broken. */
ASSAY_API struct assay_pack *assay_pack_load(const struct assay_pack_options *options);
ASSAY_API void assay_pack_free(struct assay_pack *pack);

/* ---- one text: claims by callback ---------------------------------------------------------------------------------------- */

struct assay_claim; /* one row; columns by name: see assay_claim_text */
/* Cell of a column ("value", "unit", "measure", ...) as the CSV has it, empty when absent or unknown. The slice lives until the callback returns. */
ASSAY_API struct assay_slice assay_claim_text(const struct assay_claim *claim, const char *column);
/* False when the column is absent or no number. */
ASSAY_API bool assay_claim_number(const struct assay_claim *claim, const char *column, double *out);
/* Name of column i of the contract; NULL beyond the last. */
ASSAY_API const char *assay_column(size_t i);

typedef bool assay_each_claim(void *user, const struct assay_claim *claim); /* false: stop */

struct assay_text {
    size_t size;
    const char *text; /* any encoding; leading Title:, Source:, Published: lines are metadata */
    size_t length;
    const char *source;    /* what column `source` says; NULL: "-" */
    const char *published; /* YYYY-MM-DD for a text that declares none; NULL */
    assay_report *report;  /* NULL: nobody is told */
    void *report_user;
};
struct assay_extractor; /* one a thread */
ASSAY_API struct assay_extractor *assay_extractor_new(const struct assay_pack *pack);
ASSAY_API enum assay_status assay_extract(struct assay_extractor *extractor, const struct assay_text *text, assay_each_claim *each,
                                          void *user);
ASSAY_API void assay_extractor_free(struct assay_extractor *extractor);

/* ---- checking ------------------------------------------------------------------------------------------------------------- */

struct assay_group; /* claims that answer the same question, and the findings among them */
/* The group as one JSON object, as `check --to jsonl` prints it; lives until the callback returns. */
ASSAY_API struct assay_slice assay_group_json(const struct assay_group *group);
/* How many findings it has, and of finding i, most severe first: "id", "verdict", "reason", "severity", "why", "cause", "calculation"; empty
 * beyond the last, for an unknown name, and where there is none. The slice lives until the next call for this group. */
ASSAY_API size_t assay_group_findings(const struct assay_group *group);
ASSAY_API struct assay_slice assay_finding_text(const struct assay_group *group, size_t i, const char *name);
typedef bool assay_each_group(void *user, const struct assay_group *group);

struct assay_checker_options {
    size_t size;
    const struct assay_pack *pack;
    double sensitivity;   /* 0 .. 1; 0: the default, 0.5 */
    const char *weights;  /* text of a weights file; NULL: learned */
    const char *baseline; /* text of a baseline file: findings with these ids are left out; NULL */
    assay_report *report;
    void *user;
};
struct assay_checker;
ASSAY_API struct assay_checker *assay_checker_new(const struct assay_checker_options *options);
ASSAY_API enum assay_status assay_checker_add(struct assay_checker *checker, const struct assay_claim *claim); /* copied */
ASSAY_API enum assay_status assay_checker_run(struct assay_checker *checker, assay_each_group *each, void *user);
ASSAY_API void assay_checker_free(struct assay_checker *checker);

/* ---- many inputs: what the program does ------------------------------------------------------------------------------------ */

struct assay_job {
    size_t size;
    const struct assay_pack *pack;
    const char *const *paths; /* files, folders, "-" for standard input */
    size_t path_count;
    const char *from;      /* --from; NULL: auto */
    const char *published; /* --published; NULL */
    unsigned threads;      /* -j; 0: one for each processor */
    bool strict;
    bool check; /* find groups and findings too */
    double sensitivity;
    const char *weights, *baseline; /* texts, as above */
    /* Outputs; NULL: none; "-": standard output. Complete or absent. */
    const char *claims_csv, *claims_jsonl, *findings_csv, *findings_jsonl, *weights_out, *keys_out;
    const char *summary;      /* the summary that a person reads, "-" on standard output */
    const char *summary_file; /* the same without colour, 80 columns wide */
    const char *output_dir;   /* not walked when it lies among the inputs */
    bool color;               /* in the summary */
    bool verbose;
    unsigned width; /* of the terminal; 0: 80 */
    assay_report *report;
    void (*progress)(void *user, size_t documents, size_t bytes, size_t total_bytes); /* total 0: not known; NULL */
    void *user;
};
struct assay_counts {
    size_t documents, bytes, skipped, bad, claims, groups, conflicts, possible, arithmetic;
};
/* The same input gives the same bytes, whatever `threads`. */
ASSAY_API enum assay_status assay_run(const struct assay_job *job, struct assay_counts *counts);

/* ---- looking inside --------------------------------------------------------------------------------------------------------- */

typedef void assay_write(void *user, const char *bytes, size_t length);
/* What was found in a text, by which pattern, what lost and why. */
ASSAY_API enum assay_status assay_explain(const struct assay_pack *pack, const struct assay_text *text, bool color, unsigned width,
                                          assay_write *write, void *user);
/* How alike two claims of a written file are (ids as 16 hex digits). */
ASSAY_API enum assay_status assay_explain_claims(const struct assay_job *job, const char *id_a, const char *id_b,
                                                 assay_write *write, void *user);
/* Names, kinds and examples of the rules in the order in which they win; `name` NULL: all, one line each; else one rule whole. */
ASSAY_API enum assay_status assay_patterns_show(const struct assay_pack *pack, const char *name, assay_write *write, void *user);
/* Runs the examples of the rules (of `files` only, when count is not 0); ASSAY_FOUND when one failed. */
ASSAY_API enum assay_status assay_patterns_test(const struct assay_pack *pack, const char *const *files, size_t count,
                                                assay_write *write, void *user);

#ifdef __cplusplus
}
#endif
#endif
