/* What the tests of text/ share: the pack, loaded once, and views of texts in memory. */
#ifndef ASSAY_TESTS_TEXT_VIEW_H
#define ASSAY_TESTS_TEXT_VIEW_H

#include <stdio.h>

#include "text/text.h"

#include "unit.h"

static struct pack *the_pack;
static struct words *the_words;

static inline int text_run(const char *name, void (*add)(TCase *tests))
{
    static const char *const FOLDERS[] = {"patterns"};
    int status;

    the_pack = pack_load(FOLDERS, 1, NULL);
    if (the_pack == NULL) {
        fputs("text: the pack in patterns/ does not load\n", stderr);
        return EXIT_FAILURE;
    }
    the_words = words_new(the_pack);
    status = unit_run(name, add);
    words_free(the_words);
    pack_free(the_pack);
    return status;
}

static inline struct view *view_of(struct arena *arena, struct slice text)
{
    struct document *document = arena_alloc(arena, sizeof *document);

    document->text = text;
    return view_make(document, the_words, arena, NULL);
}

/* The text at *out with more behind it; room is the caller's care. */
static inline void append(char *out, size_t *len, struct slice more)
{
    memcpy(out + *len, more.at, more.len);
    *len += more.len;
    out[*len] = '\0';
}

#endif
