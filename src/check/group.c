/* Groups: links are taken in the order (score, claims), and two groups become one only when their members are alike on the whole; one
 * weak chain joins nothing. */
#include <stdlib.h>

#include "check/internal.h"

enum {
    LOOKED_AT = 32,  /* members of each side whose documents are looked at */
    SAMPLE = 5,      /* members of each side that are compared when two groups meet */
    GROUP_MAX = 4096 /* claims of one group: more are no question any more */
};
static const double MEAN_SLACK = 1.2;   /* how far below the threshold the mean of all pairs may lie */
static const double BLOCKED_SCORE = -4; /* what a forbidden pair counts in the mean */
static const double SCORE_CLIP = 4;     /* one sure pair must not carry many doubtful ones */

struct gang { /* members are a list through `next` */
    uint32_t *parent, *next, *last, *size;
};

static uint32_t find(struct gang *g, uint32_t i)
{
    while (g->parent[i] != i)
        i = g->parent[i] = g->parent[g->parent[i]];
    return i;
}

static uint32_t sample(const struct gang *g, uint32_t head, uint32_t always, uint32_t out[SAMPLE])
{
    uint32_t size = g->size[head], count = 0, step = size > SAMPLE ? size / SAMPLE : 1, at = head, k = 0;

    out[count++] = always;
    for (uint32_t i = 0; i < size && count < SAMPLE; i++, at = g->next[at])
        if (at != always && k++ % step == 0)
            out[count++] = at;
    return count;
}

/* A document that states both as figures of their own takes them for answers to two questions; not where it denies one of them ("210, not
 * 180"), and tolls are told by several speakers. */
static bool is_rival(const struct features *a, const struct features *b)
{
    return a->document == b->document && !a->outcome && is_denied(a) == is_denied(b) && disjoint(a, b);
}

static uint32_t collect_members(const struct gang *g, uint32_t head, uint32_t count, uint32_t *out)
{
    uint32_t size = g->size[head] < LOOKED_AT ? g->size[head] : LOOKED_AT;

    for (uint32_t i = 0; i < size; i++, head = g->next[head])
        out[count++] = head;
    return count;
}

/* Whether in the group of both several documents would have rivals: one may quote two answers, two keep two questions apart. */
static bool are_told_apart(const struct checker *c, const struct gang *g, uint32_t a, uint32_t b)
{
    uint32_t members[2 * LOOKED_AT], count = collect_members(g, b, collect_members(g, a, 0, members), members), first = NO_WORD;

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = i + 1; k < count; k++) {
            const struct features *p = &c->features[members[i]], *q = &c->features[members[k]];

            if (p->document == first || !is_rival(p, q))
                continue;
            if (first != NO_WORD)
                return true;
            first = p->document;
        }
    return false;
}

static bool may_join(struct checker *c, const struct gang *g, const struct link *link, uint32_t a, uint32_t b)
{
    uint32_t left[SAMPLE], right[SAMPLE];
    uint32_t left_count = sample(g, a, link->a, left), right_count = sample(g, b, link->b, right);
    double sum = 0;
    uint32_t count = 0;

    if (left_count * right_count == 1)
        return true;
    if (are_told_apart(c, g, a, b))
        return false;
    for (uint32_t i = 0; i < left_count; i++)
        for (uint32_t k = 0; k < right_count; k++) {
            struct likeness likeness;

            likeness_of(&c->vocabulary, &c->features[left[i]], &c->features[right[k]], &likeness);
            if (likeness.block == BLOCK_NAMELESS || likeness.block == BLOCK_MEASURE)
                continue; /* they may be joined by others */
            count++;
            if (likeness.block != BLOCK_NONE || is_rival(&c->features[left[i]], &c->features[right[k]]))
                sum += BLOCKED_SCORE;
            else
                sum += fmin(likeness.score, SCORE_CLIP);
        }
    return sum >= count * (checker_threshold(c) - MEAN_SLACK);
}

static int by_score(const void *a, const void *b)
{
    const struct link *x = a, *y = b;

    if (x->score > y->score || x->score < y->score)
        return x->score > y->score ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static void merge(struct gang *g, uint32_t a, uint32_t b)
{
    if (b < a) { /* the smallest claim leads, whatever the order */
        uint32_t swap = a;

        a = b;
        b = swap;
    }
    g->parent[b] = a;
    g->next[g->last[a]] = b;
    g->last[a] = g->last[b];
    g->size[a] += g->size[b];
}

static int by_index(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static void collect(struct checker *c, struct gang *g, struct groups *out)
{
    uint32_t total = 0, count = 0;

    for (uint32_t i = 0; i < c->count; i++)
        if (g->parent[i] == i && g->size[i] > 1) {
            count++;
            total += g->size[i];
        }
    out->members = arena_alloc(&c->arena, total * sizeof *out->members);
    out->starts = arena_alloc(&c->arena, (count + 1) * sizeof *out->starts);
    out->count = count;
    total = count = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t at = i;

        if (g->parent[i] != i || g->size[i] < 2)
            continue;
        out->starts[count++] = total;
        for (uint32_t k = 0; k < g->size[i]; k++, at = g->next[at])
            out->members[total++] = at;
        qsort(out->members + out->starts[count - 1], g->size[i], sizeof *out->members, by_index);
    }
    out->starts[count] = total;
}

void groups_make(struct checker *c, struct groups *out)
{
    struct gang g;

    g.parent = arena_alloc(&c->scratch, c->count * sizeof *g.parent);
    g.next = arena_alloc(&c->scratch, c->count * sizeof *g.next);
    g.last = arena_alloc(&c->scratch, c->count * sizeof *g.last);
    g.size = arena_alloc(&c->scratch, c->count * sizeof *g.size);
    for (uint32_t i = 0; i < c->count; i++) {
        g.parent[i] = g.next[i] = g.last[i] = i;
        g.size[i] = 1;
    }
    if (c->link_count)
        qsort(c->links, c->link_count, sizeof *c->links, by_score);
    for (size_t i = 0; i < c->link_count; i++) {
        uint32_t a = find(&g, c->links[i].a), b = find(&g, c->links[i].b);

        if (a != b && g.size[a] + g.size[b] <= GROUP_MAX && may_join(c, &g, &c->links[i], a, b))
            merge(&g, a, b);
    }
    /* Copies stand with what they copy. */
    for (uint32_t i = 0; i < c->count; i++)
        if (c->features[i].copy_of != NO_WORD && find(&g, i) != find(&g, c->features[i].copy_of))
            merge(&g, find(&g, i), find(&g, c->features[i].copy_of));
    collect(c, &g, out);
    scratch_reset(c);
}
