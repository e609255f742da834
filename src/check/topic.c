/* What a document is about: the most telling words of all sentences and titles of its claims. */
#include <stdlib.h>

#include "check/internal.h"

enum { TOPIC_MAX = 96 }; /* words that a document is known by: enough for an article, and bounded for a book */

struct telling {
    struct term term;
    float weight;
};

static int by_word(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;

    return x->term.word < y->term.word ? -1 : x->term.word > y->term.word;
}

static int by_weight(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;

    if (x->weight > y->weight || x->weight < y->weight)
        return x->weight > y->weight ? -1 : 1;
    return by_word(a, b);
}

static struct terms *topic_of(const struct vocabulary *v, struct arena *arena, struct telling *words, size_t count)
{
    struct term items[TOPIC_MAX];
    struct terms *topic = arena_alloc(arena, sizeof *topic);
    uint32_t kept = 0;

    if (count)
        qsort(words, count, sizeof *words, by_word);
    for (size_t i = 0; i < count; i++)
        if (kept && words[kept - 1].term.word == words[i].term.word)
            words[kept - 1].term = term_of(words[i].term.word, words[kept - 1].term.fields | words[i].term.fields);
        else
            words[kept++] = words[i];
    if (kept)
        qsort(words, kept, sizeof *words, by_weight);
    if (kept > TOPIC_MAX)
        kept = TOPIC_MAX;
    for (uint32_t i = 0; i < kept; i++)
        items[i] = words[i].term;
    terms_settle(arena, items, kept, topic);
    terms_weigh(v, topic, true);
    return topic;
}

void topics_make(struct checker *c, struct context *const *contexts, uint32_t count)
{
    uint32_t *starts = arena_alloc(&c->scratch, (c->document_count + 2) * sizeof *starts);
    uint32_t *order = arena_alloc(&c->scratch, count * sizeof *order);
    struct terms **topics = arena_alloc(&c->arena, c->document_count * sizeof *topics);
    struct telling *words = NULL;
    size_t size, capacity = 0;

    for (uint32_t i = 0; i < count; i++)
        starts[contexts[i]->document + 2]++;
    for (uint32_t i = 0; i < c->document_count; i++)
        starts[i + 1] += starts[i];
    for (uint32_t i = 0; i < count; i++)
        order[starts[contexts[i]->document + 1]++] = i;
    for (uint32_t d = 0; d < c->document_count; d++) {
        size = 0;
        for (uint32_t i = starts[d]; i < starts[d + 1]; i++) {
            const struct context *context = contexts[order[i]];

            for (uint32_t k = 0; k < context->terms.count; k++) {
                struct term term = context->terms.items[k];

                if (context->title) /* titles write all words with capitals */
                    term.fields = 0;
                *ARENA_PUSH(&c->scratch, words, size, capacity) = (struct telling){term, c->vocabulary.words[term.word].weight};
            }
        }
        topics[d] = topic_of(&c->vocabulary, &c->arena, words, size);
    }
    for (uint32_t i = 0; i < c->count; i++)
        c->features[i].topic = topics[c->features[i].document];
}

/* ---- rivals ---------------------------------------------------------------------------------------------------------------------- */

struct sort_of { /* what a figure is: claims of one sort in one document are rivals */
    uint32_t document;
    uint64_t sort;
    double value;
    uint32_t claim;
};

static int by_sort(const void *a, const void *b)
{
    const struct sort_of *x = a, *y = b;

    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->sort != y->sort)
        return x->sort < y->sort ? -1 : 1;
    if (x->value < y->value || x->value > y->value)
        return x->value < y->value ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

void rivals_count(struct checker *c)
{
    struct sort_of *list = arena_alloc(&c->scratch, c->count * sizeof *list);

    for (uint32_t i = 0; i < c->count; i++) {
        const struct features *f = &c->features[i];
        uint64_t thing = f->comparison != COMPARE_COUNT ? 0
                         : f->outcome                   ? f->outcome
                         : f->head == NO_WORD           ? 1
                                                        : c->vocabulary.words[f->head].hash;
        double value = f->is_date ? f->first_day : isfinite(f->claim->base_value) ? f->claim->base_value : f->claim->base_low;

        list[i] = (struct sort_of){f->document, f->dimension + thing * 31 + (f->claim->role == ROLE_DELTA),
                                   isfinite(value) ? value : 0, i};
    }
    if (c->count)
        qsort(list, c->count, sizeof *list, by_sort);
    for (uint32_t i = 0; i < c->count;) {
        uint32_t end = i + 1, others = 0;

        for (; end < c->count && list[end].document == list[i].document && list[end].sort == list[i].sort; end++)
            others += list[end].value > list[end - 1].value;
        for (uint32_t k = i; k < end; k++)
            c->features[list[k].claim].rivals = (uint8_t)(others < 255 ? others : 255);
        i = end;
    }
}
