/* Do two documents tell of the same event? What they agree and disagree on elsewhere says so: reports of one event share figures,
 * reports of two events of a sort share none. */
#include <stdlib.h>

#include "check/internal.h"

static const double SUM_SLACK = 1e-6; /* of floating point, not of the text */
static const double CARELESS = -0.3;  /* for reports that agree on something */
enum { DOCUMENTS_LOOKED_AT = 8 };     /* of each variant: enough to tell, and bounded */

struct meeting {        /* one question on which two documents meet */
    uint64_t documents; /* smaller << 32 | larger */
    uint32_t group;
    bool agrees;
};

static int by_documents(const void *a, const void *b)
{
    const struct meeting *x = a, *y = b;

    if (x->documents != y->documents)
        return x->documents < y->documents ? -1 : 1;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (int)y->agrees - (int)x->agrees; /* agreement first: it decides for the group */
}

static int by_document(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static uint64_t pair_of(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

void events_make(struct checker *c, const struct groups *groups)
{
    uint32_t *group_of;
    size_t kept = 0;

    c->group_of = group_of = arena_alloc(&c->arena, c->count * sizeof *group_of);
    c->by_document = arena_alloc(&c->arena, c->count * sizeof *c->by_document);
    for (uint32_t i = 0; i < c->count; i++) {
        group_of[i] = NO_WORD;
        c->by_document[i] = (uint64_t)c->features[i].document << 32 | i;
    }
    if (c->count)
        qsort(c->by_document, c->count, sizeof *c->by_document, by_document);
    for (uint32_t g = 0; g < groups->count; g++)
        for (uint32_t i = groups->starts[g]; i < groups->starts[g + 1]; i++)
            group_of[groups->members[i]] = g;
    c->meetings = arena_alloc(&c->arena, c->link_count * sizeof *c->meetings);
    for (size_t i = 0; i < c->link_count; i++) {
        const struct features *a = &c->features[c->links[i].a], *b = &c->features[c->links[i].b];
        bool same = agree(a, b);

        if (a->document == b->document || group_of[c->links[i].a] != group_of[c->links[i].b] || (!same && !disjoint(a, b)))
            continue;
        c->meetings[kept++] = (struct meeting){pair_of(a->document, b->document), group_of[c->links[i].a], same};
    }
    if (kept)
        qsort(c->meetings, kept, sizeof *c->meetings, by_documents);
    c->meeting_count = kept;
}

static void count_meetings(const struct checker *c, uint64_t documents, uint32_t group, uint32_t *agreed, uint32_t *disagreed)
{
    size_t low = 0, high = c->meeting_count;
    uint32_t last = NO_WORD;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (c->meetings[mid].documents < documents)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < c->meeting_count && c->meetings[low].documents == documents; low++) {
        if (c->meetings[low].group == last || c->meetings[low].group == group)
            continue;
        last = c->meetings[low].group;
        if (c->meetings[low].agrees)
            ++*agreed;
        else
            ++*disagreed;
    }
}

/* Log odds to add for the documents of two variants: what they agree on in other groups against what they do not. Reports that agree on
 * anything tell of one event, and one of them may be careless. */
double events_likeness(const struct checker *c, const struct member_variant *a, const struct member_variant *b, uint32_t group)
{
    uint32_t agreed = 0, disagreed = 0;

    for (uint32_t i = 0; i < a->count && i < DOCUMENTS_LOOKED_AT; i++)
        for (uint32_t k = 0; k < b->count && k < DOCUMENTS_LOOKED_AT; k++) {
            uint32_t x = c->features[a->members[i]].document, y = c->features[b->members[k]].document;

            if (x != y)
                count_meetings(c, pair_of(x, y), group, &agreed, &disagreed);
        }
    return fmax(agreed ? CARELESS : -2, fmin(1, 1.5 * log((agreed + 1.5) / (disagreed + 1.5))));
}

static bool is_open(const struct features *f)
{
    return f->has_span && (isinf(f->span.low) || isinf(f->span.high));
}

/* The first of a document's claims in c->by_document. */
static uint32_t first_of_document(const struct checker *c, uint32_t document)
{
    uint32_t low = 0, high = c->count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (c->by_document[mid] >> 32 < document)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* "Coastal Bank, with 4.3 million customers, and Lenz, with 1.9 million" beside 6.2 million of both: the sentence of the part has the rest. */
bool adds_up(const struct checker *c, const struct features *part, const struct features *whole)
{
    double rest = whole->claim->base_value - part->claim->base_value;

    if (part->is_date || !part->sentence || !(rest > 0))
        return false;
    for (uint32_t i = first_of_document(c, part->document); i < c->count && c->by_document[i] >> 32 == part->document; i++) {
        const struct features *f = &c->features[(uint32_t)c->by_document[i]];

        if (f != part && f->sentence == part->sentence && f->dimension == part->dimension && f->digits >= 2 &&
            fabs(f->claim->base_value - rest) <= rest * SUM_SLACK)
            return true;
    }
    return false;
}

/* Whether the other's document itself has a figure that agrees and answers as well, by its words, as the other with this score: then the two
 * are no answers to one question. */
bool has_counterpart(const struct checker *c, const struct features *claim, const struct features *other, double score)
{
    for (uint32_t i = first_of_document(c, other->document); i < c->count && c->by_document[i] >> 32 == other->document; i++) {
        const struct features *f = &c->features[(uint32_t)c->by_document[i]];
        struct likeness likeness;

        if (f == other || f == claim || f->dimension != claim->dimension || is_open(f) || is_open(claim) || !agree(f, claim))
            continue;
        likeness_of(&c->vocabulary, claim, f, &likeness);
        if (likeness.block == BLOCK_NONE && likeness.score >= checker_threshold(c) &&
            answers_better(claim, f, likeness.score, score))
            return true;
    }
    return false;
}
