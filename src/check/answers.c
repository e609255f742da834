/* Each document answers a question once, or names several answers of which one comes nearest. So a link between two figures that differ is
 * dropped where one of their documents has a figure that answers better. Runs over the links, before groups are made. */
#include <stdlib.h>

#include "check/internal.h"

static const double NEARER = 0.8; /* of the distance: less is no difference */
static const double ALIKE = 0.3;  /* a rival may be so much less alike in words when it lies nearer */
static const double BETTER = 1.0; /* or lie where it likes when it is so much more alike */

struct seen { /* a link from the side of one claim */
    uint32_t claim, document, other;
    float score;
};

static int by_claim(const void *left, const void *right)
{
    const struct seen *a = left, *b = right;

    if (a->claim != b->claim)
        return a->claim < b->claim ? -1 : 1;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return a->other < b->other ? -1 : a->other > b->other;
}

static double middle(const struct features *f)
{
    if (isinf(f->span.low))
        return f->span.high;
    return isinf(f->span.high) ? f->span.low : (f->span.low + f->span.high) / 2;
}

double distance_between(const struct features *a, const struct features *b)
{
    double x, y;

    if (!a->has_span || !b->has_span)
        return 0;
    x = middle(a);
    y = middle(b);
    return !a->is_date && x > 0 && y > 0 ? fabs(log(x / y)) : fabs(x - y);
}

bool answers_better(const struct features *a, const struct features *rival, double rival_score, double score)
{
    return rival_score - likeness_weight(a, FEATURE_VALUE) * same_value(a, rival) >= score - ALIKE;
}

/* Whether the document of `other` has a claim that answers `claim` better. */
static bool has_better(const struct checker *c, const struct seen *seen, size_t count, uint32_t claim, uint32_t other, float score)
{
    const struct features *a = &c->features[claim], *b = &c->features[other];
    const struct seen key = {claim, b->document, 0, 0};
    size_t low = 0, high = count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (by_claim(&seen[mid], &key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < count && seen[low].claim == claim && seen[low].document == b->document; low++) {
        const struct features *rival = &c->features[seen[low].other];

        if (seen[low].other == other || !disjoint(rival, b))
            continue;
        if (agree(a, rival) && answers_better(a, rival, (double)seen[low].score, (double)score))
            return true;
        if (a->outcome) /* a toll is told by several speakers in one article */
            continue;
        if ((double)seen[low].score >= (double)score + BETTER ||
            ((double)seen[low].score >= (double)score - ALIKE && distance_between(a, rival) < distance_between(a, b) * NEARER))
            return true;
    }
    return false;
}

void answers_choose(struct checker *c)
{
    struct seen *seen = arena_alloc(&c->scratch, 2 * c->link_count * sizeof *seen);
    bool *drop = arena_alloc(&c->scratch, c->link_count);
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];

        seen[count++] = (struct seen){l->a, c->features[l->b].document, l->b, l->score};
        seen[count++] = (struct seen){l->b, c->features[l->a].document, l->a, l->score};
    }
    if (count)
        qsort(seen, count, sizeof *seen, by_claim);
    for (size_t i = 0; i < c->link_count; i++) {
        const struct link *l = &c->links[i];
        const struct features *a = &c->features[l->a], *b = &c->features[l->b];

        drop[i] = a->document != b->document && disjoint(a, b) && !copied_but_changed(a, b) &&
                  (has_better(c, seen, count, l->a, l->b, l->score) || has_better(c, seen, count, l->b, l->a, l->score));
    }
    for (size_t i = 0; i < c->link_count; i++) {
        struct link link = c->links[i];
        const struct features *a = &c->features[link.a], *b = &c->features[link.b];

        if (a->document != b->document && disjoint(a, b))
            link.score += (float)SOLE_ANSWER;
        if (!drop[i] && (double)link.score >= checker_threshold(c))
            c->links[kept++] = link;
    }
    c->link_count = kept;
    scratch_reset(c);
}
