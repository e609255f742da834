/* The view of a document: made here part by part, and asked for places: in the source, of lines, sentences and tokens. */
#include "text/inner.h"

/* Offsets are 32 bits wide; beyond 2 GiB a text is cut (design 7). */
static const size_t TEXT_MOST = (size_t)1 << 31;

static size_t text_limit(struct view *view, struct diagnostics *diags)
{
    const struct document *document = view->document;
    size_t limit = TEXT_MOST;

    if (document->text.len <= TEXT_MOST)
        return document->text.len;
    while (((unsigned char)document->text.at[limit] & 0xc0) == 0x80)
        limit--;
    view->truncated = true;
    diag_message(diags, SEVERITY_WARNING, DIAG_LIMIT, document->source,
                 "the text is longer than 2 GiB, the rest is left out; split it");
    return limit;
}

struct view *view_make(const struct document *document, struct words *words, struct arena *arena, struct diagnostics *diags)
{
    struct view *view = arena_alloc(arena, sizeof *view);

    view->document = document;
    view->pack = words->pack;
    view->words = words;
    view->arena = arena;
    view_fold(view, text_limit(view, diags));
    view_tokenize(view);
    view_split(view);
    view_kinds(view);
    return view;
}

void view_tag(struct view *view, uint32_t sentence)
{
    struct sentence *s = &view->sentences[sentence];

    if (s->tagged)
        return;
    tokens_tag(view, s->first_token, s->end_token);
    tokens_chunk(view, s->first_token, s->end_token);
    s->tagged = true;
}

/* Index of the last step at or before a folded offset. */
static uint32_t step_at(const struct view *view, uint32_t folded)
{
    uint32_t low = 0, high = view->step_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (view->steps[middle].folded <= folded)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A step whose two lengths are equal is one to one. */
static bool is_same(const struct view *view, uint32_t step)
{
    const struct view_step *s = &view->steps[step];

    return step + 1 < view->step_count && s[1].folded - s[0].folded == s[1].source - s[0].source;
}

size_t view_source(const struct view *view, uint32_t folded)
{
    uint32_t step = step_at(view, folded);

    return view->steps[step].source + (is_same(view, step) ? folded - view->steps[step].folded : 0);
}

size_t view_source_end(const struct view *view, uint32_t folded_end)
{
    uint32_t step;

    if (folded_end == 0)
        return view->steps[0].source;
    step = step_at(view, folded_end - 1);
    if (is_same(view, step))
        return view->steps[step].source + (folded_end - view->steps[step].folded);
    return view->steps[step + 1].source; /* the closing step is no byte's, so there is one behind */
}

uint32_t view_line(const struct view *view, size_t source, struct line_cursor *cursor)
{
    struct slice text = view->document->text;

    if (source > text.len)
        source = text.len;
    if (cursor->line == 0 || source < cursor->offset) {
        cursor->offset = 0;
        cursor->line = 1;
    }
    while (cursor->offset < source) {
        const char *stop = memchr(text.at + cursor->offset, '\n', source - cursor->offset);

        if (stop == NULL)
            break;
        cursor->offset = (size_t)(stop - text.at) + 1;
        cursor->line++;
    }
    cursor->offset = source;
    return cursor->line;
}

uint32_t view_sentence_at(const struct view *view, uint32_t folded)
{
    uint32_t low = 0, high = view->sentence_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (view->sentences[middle].end <= folded)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view->sentence_count && view->sentences[low].start <= folded ? low : view->sentence_count;
}

uint32_t view_token_at(const struct view *view, uint32_t folded)
{
    uint32_t low = 0, high = view->token_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (view->tokens[middle].start < folded)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
