/* Word weights: a word that stands in every document says little. Learned in a first pass, or read from a file. */
#include <stdlib.h>

#include "check/internal.h"

/* Documents that everyone has read before: keeps two articles on one event from calling all their common words worthless. */
static const double PRIOR_DOCUMENTS = 20;

static void count_terms(struct vocabulary *v, const struct terms *terms, uint32_t document)
{
    for (uint32_t i = 0; i < terms->count; i++) {
        struct word *word = &v->words[terms->items[i].word];

        if (word->last_document == document)
            continue;
        word->last_document = document;
        word->documents++;
    }
}

static int by_document(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

void weights_count(struct vocabulary *v, const struct features *f, uint32_t count, struct weights *w)
{
    struct arena arena;
    uint64_t *order; /* document, then claim: words are counted once for each document */
    uint32_t last = NO_WORD;

    if (w->fixed)
        return;
    arena_init(&arena, 0);
    arena.escape = v->arena->escape;
    order = arena_alloc(&arena, count * sizeof *order);
    for (uint32_t i = 0; i < count; i++)
        order[i] = (uint64_t)f[i].document << 32 | i;
    if (count)
        qsort(order, count, sizeof *order, by_document);
    w->documents = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct features *claim = &f[(uint32_t)order[i]];

        if (claim->document != last)
            w->documents++;
        last = claim->document;
        count_terms(v, &claim->core, claim->document);
        if (claim->sentence)
            count_terms(v, &claim->sentence->terms, claim->document);
        if (claim->title)
            count_terms(v, &claim->title->terms, claim->document);
    }
    arena_free(&arena);
}

void weights_apply(struct vocabulary *v, const struct weights *w)
{
    double top = log((w->documents + PRIOR_DOCUMENTS) / 1.0);

    for (uint32_t i = 0; i < v->count; i++) {
        double weight = log((w->documents + PRIOR_DOCUMENTS) / (v->words[i].documents + 1.0)) / top;

        v->words[i].weight = (float)(weight < 0.05 ? 0.05 : weight);
    }
}

void terms_weigh(const struct vocabulary *v, struct terms *terms, bool squares)
{
    double sum = 0;

    for (uint32_t i = 0; i < terms->count; i++) {
        double w = (double)v->words[terms->items[i].word].weight;

        sum += squares ? w * w : w;
    }
    terms->weight = (float)sum;
}

static bool read_count(struct slice text, uint32_t *out)
{
    uint64_t n = 0;

    if (text.len == 0 || text.len > 9)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.at[i]))
            return false;
        n = n * 10 + (uint64_t)(text.at[i] - '0');
    }
    *out = (uint32_t)n;
    return true;
}

/* First line "# documents N", then "COUNT<tab>stem" lines. */
bool weights_read(struct vocabulary *v, struct slice text, struct weights *w, struct diagnostics *diags)
{
    struct slice line, rest = text;
    uint32_t number = 0;

    memset(w, 0, sizeof *w);
    w->fixed = true;
    while (slice_split(&rest, '\n', &line)) {
        struct slice head = slice_of("# documents "), part, stem;
        uint32_t count, id;

        number++;
        line = slice_trim(line);
        if (slice_starts(line, head) && read_count(slice_part(line, head.len, line.len), &w->documents))
            continue;
        if (line.len == 0 || line.at[0] == '#')
            continue;
        stem = line;
        if (!slice_split(&stem, '\t', &part) || !stem.at || stem.len == 0 || !read_count(part, &count)) {
            diag_at(diags, SEVERITY_ERROR, DIAG_OTHER, slice_of("weights"), number, 1, line,
                    "a weight is a count, a tab and a word");
            return false;
        }
        id = map_get(&v->stems, stem);
        if (id != MAP_NONE)
            v->words[id].documents = count;
    }
    if (w->documents == 0)
        diag_message(diags, SEVERITY_ERROR, DIAG_OTHER, slice_of("weights"), "the line \"# documents N\" is missing");
    return w->documents != 0;
}

struct listed {
    struct slice stem;
    uint32_t documents;
};

static int by_stem(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;

    return slice_compare(x->stem, y->stem);
}

struct slice weights_text(const struct vocabulary *v, struct arena *arena, const struct weights *w)
{
    struct listed *list = arena_alloc(arena, v->count * sizeof *list);
    struct writer *out = writer_memory();
    struct slice text = {NULL, 0};
    uint32_t count = 0;

    if (!out)
        return text;
    for (uint32_t i = 0; i < v->count; i++)
        if (v->words[i].documents)
            list[count++] = (struct listed){v->words[i].stem, v->words[i].documents};
    if (count)
        qsort(list, count, sizeof *list, by_stem);
    writer_format(out, "# documents %u\n", (unsigned)w->documents);
    for (uint32_t i = 0; i < count; i++) {
        writer_format(out, "%u\t", (unsigned)list[i].documents);
        writer_put(out, list[i].stem);
        writer_char(out, '\n');
    }
    text = arena_copy(arena, writer_bytes(out));
    writer_abandon(out);
    return text;
}
