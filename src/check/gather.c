/* Which documents tell of the same event. Two earthquakes in one folder share most of their words; what parts them are the names, days and
 * words that only some of the documents use. So documents are gathered by what they share beyond what all have: average linkage over
 * the cosine of their words, the rare ones weighing most. Links between claims of different events are dropped by group.c. */
#include <stdlib.h>

#include "check/gather.h"

/* Mean likeness of two gatherings below which they are two events. */
static const double SAME_EVENT = 0.08;

struct weighted {
    uint32_t word;
    float weight;
};

struct gathering { /* the sum of its documents' unit vectors, sorted by word */
    struct weighted *items;
    uint32_t count;
    uint32_t documents;
    uint32_t parent;
};

struct pair {
    float likeness;
    uint32_t a, b;
};

static uint32_t root_of(struct gathering *g, uint32_t i)
{
    while (g[i].parent != i)
        i = g[i].parent = g[g[i].parent].parent;
    return i;
}

static double rarity(const struct checker *c, const struct word *word)
{
    if (word->documents < 2 || (word->flags & WORD_LIGHT))
        return 0; /* a word of one document joins nothing */
    return log((c->document_count + 1.0) / word->documents);
}

static void fill(struct checker *c, const struct terms *topic, struct gathering *g)
{
    double squares = 0;

    if (!topic)
        return;
    g->items = arena_alloc(&c->scratch, topic->count * sizeof *g->items);
    for (uint32_t i = 0; i < topic->count; i++) {
        double weight = rarity(c, &c->vocabulary.words[topic->items[i].word]);
        if (weight <= 0)
            continue;
        g->items[g->count++] = (struct weighted){topic->items[i].word, (float)weight};
        squares += weight * weight;
    }
    for (uint32_t i = 0; i < g->count; i++)
        g->items[i].weight /= (float)sqrt(squares);
}

static double product(const struct gathering *a, const struct gathering *b)
{
    double sum = 0;

    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->items[i].word == b->items[k].word)
            sum += (double)a->items[i++].weight * (double)b->items[k++].weight;
        else if (a->items[i].word < b->items[k].word)
            i++;
        else
            k++;
    }
    return sum / ((double)a->documents * b->documents);
}

static void gather(struct checker *c, struct gathering *a, struct gathering *b)
{
    struct weighted *sum = arena_alloc(&c->scratch, (a->count + b->count) * sizeof *sum);
    uint32_t count = 0, i = 0, k = 0;

    while (i < a->count || k < b->count) {
        if (k == b->count || (i < a->count && a->items[i].word < b->items[k].word)) {
            sum[count++] = a->items[i++];
        } else if (i == a->count || b->items[k].word < a->items[i].word) {
            sum[count++] = b->items[k++];
        } else {
            sum[count] = a->items[i++];
            sum[count++].weight += b->items[k++].weight;
        }
    }
    a->items = sum;
    a->count = count;
    a->documents += b->documents;
}

static int by_documents(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static int by_likeness(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->likeness > b->likeness || a->likeness < b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    return by_documents(left, right);
}

/* The pairs of documents that some link joins, each once. */
static uint32_t linked_documents(struct checker *c, struct pair *pairs)
{
    uint32_t count = 0, kept = 0;

    for (size_t i = 0; i < c->link_count; i++) {
        uint32_t a = c->features[c->links[i].a].document, b = c->features[c->links[i].b].document;
        if (a != b)
            pairs[count++] = (struct pair){0, a < b ? a : b, a < b ? b : a};
    }
    if (count)
        qsort(pairs, count, sizeof *pairs, by_documents);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || by_documents(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    return kept;
}

uint32_t *gather_find(struct checker *c)
{
    struct gathering *g = arena_alloc(&c->scratch, c->document_count * sizeof *g);
    uint32_t *events = arena_alloc(&c->scratch, c->document_count * sizeof *events), count;
    struct pair *pairs = arena_alloc(&c->scratch, c->link_count * sizeof *pairs);
    bool *filled = arena_alloc(&c->scratch, c->document_count);

    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t d = c->features[i].document;
        if (filled[d])
            continue;
        filled[d] = true;
        g[d].parent = d;
        g[d].documents = 1;
        fill(c, c->features[i].topic, &g[d]);
    }
    count = linked_documents(c, pairs);
    for (uint32_t i = 0; i < count; i++)
        pairs[i].likeness = (float)product(&g[pairs[i].a], &g[pairs[i].b]);
    if (count)
        qsort(pairs, count, sizeof *pairs, by_likeness);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t a = root_of(g, pairs[i].a), b = root_of(g, pairs[i].b);
        if (a == b || product(&g[a], &g[b]) < SAME_EVENT)
            continue;
        gather(c, &g[a], &g[b]);
        g[b].parent = a;
    }
    for (uint32_t d = 0; d < c->document_count; d++)
        events[d] = root_of(g, d);
    return events;
}
