/* report/: what people look at: the terminal's summary of a run, and explain's pages. */
#ifndef ASSAY_REPORT_H
#define ASSAY_REPORT_H

#include "table/table.h"

struct report_style {
    bool color;
    bool unicode; /* may use box characters and quotes */
    int width;    /* columns, 80 where not known */
};

/* Collects a run. One thread. */
struct report;
struct report *report_new(const struct report_style *style);
void report_document(struct report *report, const struct extraction *extraction); /* counts and the document's line */
void report_claim(struct report *report, const struct claim *claim);
void report_group(struct report *report, const struct group *group);
/* The summary: documents, figures by kind, the worst findings with both quotes and sources, where the files are. */
void report_summary(struct report *report, const struct input_counts *counts, const char *const *files, size_t file_count,
                    bool verbose, struct writer *w);
void report_free(struct report *report);

/* explain TEXT: what was found, by which pattern, what lost and why, how it was normalized, in the order of the text. */
void report_explain(const struct extraction *extraction, const struct report_style *style, struct writer *w);

#endif
