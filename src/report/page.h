/* Lines for people: display width, wrapping, shortening, colors; inside report/ only. */
#ifndef ASSAY_REPORT_PAGE_H
#define ASSAY_REPORT_PAGE_H

#include "report/report.h"

enum ink { INK_BOLD, INK_DIM, INK_RED, INK_YELLOW, INK_CYAN, INK_GREEN };

struct page {
    struct writer *writer;
    const struct report_style *style;
    int width; /* of a line; never less than PAGE_NARROWEST */
};

enum { PAGE_NARROWEST = 40 };

void page_init(struct page *page, struct writer *w, const struct report_style *style);

/* Columns that text takes on a terminal: combining marks none, wide characters two. */
int text_columns(struct slice text);
/* Bytes of the longest beginning (or end) of text that takes at most `columns`. */
size_t text_fit(struct slice text, int columns);
size_t text_fit_end(struct slice text, int columns);
/* Made fit for a line of a terminal: blanks folded into one, control characters (which could steer the terminal) replaced, ends trimmed. */
struct slice text_clean(struct arena *arena, struct slice text);
/* Shortened to `columns`, at its end or (paths) at its beginning. */
struct slice text_shorten(struct arena *arena, const struct page *page, struct slice text, int columns);
struct slice text_shorten_front(struct arena *arena, const struct page *page, struct slice text, int columns);

void page_spaces(struct page *page, int count);
void page_put(struct page *page, struct slice text);
/* In a color or weight, where the style has colors. */
void page_ink(struct page *page, enum ink ink, struct slice text);
/* Words of `text` from column `at` on, wrapped, further lines indented by `indent`; ends with a line end. */
void page_wrap(struct page *page, int at, int indent, struct slice text);
/* The next line of *text that takes at most `columns`, broken at a blank where there is one; false at the end. */
bool text_line(struct slice *text, int columns, struct slice *line);

/* Where `text` (of a source) stands in `sentence` (folded); false: not found. */
bool quote_find(struct slice sentence, struct slice text, size_t *start, size_t *end);
/* A line with the sentence in quotes, shortened on both sides around the figure, which stands out where there are colors. */
void page_quote(struct page *page, struct arena *arena, int indent, struct slice sentence, struct slice text);

#endif
