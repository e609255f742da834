/* Parts by place: "61 people have died. In Lower Velm alone there were 27 deaths." An article that tells how many there were, and how many
 * of them in one place, gives the whole and a part: the part is no answer to how many there were. */
#include <stdlib.h>

#include "check/internal.h"

/* "in Lower Velm": a name of the claim behind a preposition of place. */
static bool stands_in(struct checker *c, const struct features *f, uint32_t word)
{
    struct slice next, before = {NULL, 0};
    size_t at = 0;

    while (next_word(f->claim->sentence, &at, &next)) {
        if (before.len && vocabulary_word(&c->vocabulary, next) == word && says_class(c->pack, before, "located"))
            return true;
        before = next;
    }
    return false;
}

/* Whether a claim is about a place of its own: not the other's, and not what the article is about. */
static bool has_place_of_its_own(struct checker *c, const struct features *a, const struct features *b)
{
    for (uint32_t i = 0; i < a->core.count; i++) {
        uint32_t word = a->core.items[i].word;
        if (a->core.items[i].fields & IN_ENTITY && !has_term(&b->core, word) && !has_term(&b->sentence->terms, word) &&
            !(a->title && has_term(&a->title->terms, word)) && stands_in(c, a, word))
            return true;
    }
    return false;
}

static bool speakers_differ(const struct features *a, const struct features *b)
{
    return a->attribution && b->attribution && a->attribution != b->attribution;
}

static bool counts_victims(const struct features *f)
{
    return f->comparison == COMPARE_COUNT && f->person && f->outcome && f->has_span && f->claim->role != ROLE_DELTA &&
           f->sentence && !f->past;
}

/* Whether `whole` counts all those of whom `part` counts some. */
static bool is_whole_of(struct checker *c, const struct features *whole, const struct features *part)
{
    return whole->outcome & part->outcome && part->span.high <= whole->span.low && has_place_of_its_own(c, part, whole) &&
           !speakers_differ(whole, part);
}

struct counted { /* a claim that counts victims */
    uint32_t document, claim;
};

static int by_document(const void *a, const void *b)
{
    const struct counted *x = a, *y = b;

    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

void parts_find(struct checker *c)
{
    struct counted *list = arena_alloc(&c->scratch, c->count * sizeof *list);
    uint32_t count = 0;

    for (uint32_t i = 0; i < c->count; i++)
        if (counts_victims(&c->features[i]))
            list[count++] = (struct counted){c->features[i].document, i};
    if (count)
        qsort(list, count, sizeof *list, by_document);
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first; end < count && list[end].document == list[first].document;)
            end++;
        for (uint32_t i = first; i < end; i++)
            for (uint32_t k = first; k < end && !c->features[list[i].claim].part; k++)
                c->features[list[i].claim].part =
                    k != i && is_whole_of(c, &c->features[list[k].claim], &c->features[list[i].claim]);
    }
}
