/* Copies: passages and documents that were taken over count once; a figure changed inside a copied passage is the surest conflict. */
#include <stdlib.h>

#include "check/internal.h"

enum {
    COPY_WORDS = 8,         /* shorter sentences are alike by chance ("Two people were injured.") */
    SHARED_PASSAGES = 2,    /* and at least half of the smaller document's: near-duplicates */
    PASSAGE_DOCUMENTS = 64, /* a passage of more documents is boilerplate to the pairing below: neighbours alone are paired */
    COPY_DAYS = 3           /* a template is used again day after day; a copy travels at once */
};

bool copied_but_changed(const struct features *a, const struct features *b)
{
    if (!a->sentence || !b->sentence || a->document == b->document || a->sentence->skeleton != b->sentence->skeleton ||
        a->sentence->length < COPY_WORDS || a->prefix != b->prefix || !a->prefix || a->claim->kind != b->claim->kind)
        return false;
    if (a->published != DAY_NONE && b->published != DAY_NONE && llabs((int64_t)a->published - b->published) > COPY_DAYS)
        return false;
    return !slice_equal(a->claim->text, b->claim->text);
}

struct place_of { /* a claim's figure in a passage */
    uint64_t passage, prefix;
    uint64_t text;
    uint32_t claim, document;
};

static int by_passage(const void *a, const void *b)
{
    const struct place_of *x = a, *y = b;

    if (x->passage != y->passage)
        return x->passage < y->passage ? -1 : 1;
    if (x->prefix != y->prefix)
        return x->prefix < y->prefix ? -1 : 1;
    if (x->text != y->text)
        return x->text < y->text ? -1 : 1;
    return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static int by_number(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static uint32_t root(uint32_t *parents, uint32_t i)
{
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

static void join(uint32_t *parents, uint32_t a, uint32_t b)
{
    a = root(parents, a);
    b = root(parents, b);
    if (a < b)
        parents[b] = a;
    else
        parents[a] = b;
}

/* The first published of claims that say the same in the same passage is the original. */
static void mark_copies(struct checker *c, const struct place_of *places, uint32_t count)
{
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1, first = places[i].claim;

        while (end < count && places[end].passage == places[i].passage && places[end].prefix == places[i].prefix &&
               places[end].text == places[i].text)
            end++;
        for (uint32_t k = i + 1; k < end; k++) {
            const struct features *one = &c->features[places[k].claim], *best = &c->features[first];

            if (one->published != DAY_NONE && (best->published == DAY_NONE || one->published < best->published))
                first = places[k].claim;
        }
        for (uint32_t k = i; k < end; k++) {
            struct features *f = &c->features[places[k].claim];

            if (places[k].claim != first && f->document != c->features[first].document)
                f->copy_of = first;
        }
        i = end;
    }
}

/* Documents that share passages: pairs as (smaller << 32 | larger), one for each shared passage. */
static uint32_t shared_pairs(struct checker *c, uint64_t *seen, uint32_t count, uint64_t **out)
{
    uint64_t *pairs = NULL;
    uint32_t pair_count = 0, capacity = 0;

    /* seen: (rank of passage << 32 | document), sorted and without doubles */
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;

        while (end < count && seen[end] >> 32 == seen[i] >> 32)
            end++;
        for (uint32_t a = i; a < end; a++) {
            uint32_t reach = end - i > PASSAGE_DOCUMENTS ? a + 2 : end;

            for (uint32_t b = a + 1; b < reach && b < end; b++)
                *ARENA_PUSH(&c->scratch, pairs, pair_count, capacity) = seen[a] << 32 | (uint32_t)seen[b];
        }
        i = end;
    }
    *out = pairs;
    return pair_count;
}

static void cluster(struct checker *c, const struct place_of *places, uint32_t count)
{
    uint64_t *seen = arena_alloc(&c->scratch, count * sizeof *seen), *pairs;
    uint32_t *passages = arena_alloc(&c->scratch, (c->document_count + 1) * sizeof *passages);
    uint32_t kept = 0, rank = 0, pair_count;

    for (uint32_t i = 0; i < count; i++) {
        rank += i && places[i].passage != places[i - 1].passage;
        seen[i] = (uint64_t)rank << 32 | places[i].document;
    }
    if (count)
        qsort(seen, count, sizeof *seen, by_number);
    for (uint32_t i = 0; i < count; i++)
        if (!kept || seen[kept - 1] != seen[i]) {
            seen[kept++] = seen[i];
            passages[(uint32_t)seen[i]]++;
        }
    pair_count = shared_pairs(c, seen, kept, &pairs);
    if (pair_count)
        qsort(pairs, pair_count, sizeof *pairs, by_number);
    for (uint32_t i = 0; i < pair_count;) {
        uint32_t end = i + 1, a = (uint32_t)(pairs[i] >> 32), b = (uint32_t)pairs[i];
        uint32_t least = passages[a] < passages[b] ? passages[a] : passages[b];

        while (end < pair_count && pairs[end] == pairs[i])
            end++;
        if (end - i >= SHARED_PASSAGES && 2 * (end - i) >= least)
            join(c->cluster_of, a, b);
        i = end;
    }
}

void copies_find(struct checker *c)
{
    struct place_of *places = arena_alloc(&c->scratch, c->count * sizeof *places);
    uint32_t count = 0;

    c->cluster_of = arena_alloc(&c->arena, (c->document_count + 1) * sizeof *c->cluster_of);
    for (uint32_t i = 0; i < c->document_count; i++)
        c->cluster_of[i] = i;
    for (uint32_t i = 0; i < c->count; i++) {
        const struct features *f = &c->features[i];

        if (f->claim->passage && f->sentence && f->sentence->length >= COPY_WORDS)
            places[count++] = (struct place_of){f->claim->passage, f->prefix, hash_bytes(0, f->claim->text), i, f->document};
    }
    if (count)
        qsort(places, count, sizeof *places, by_passage);
    mark_copies(c, places, count);
    cluster(c, places, count);
    /* The same document under two paths: every claim comes twice with one id. */
    for (uint32_t i = 1; i < c->count; i++)
        if (c->features[i].claim->claim_id == c->features[i - 1].claim->claim_id && c->features[i].copy_of == NO_WORD)
            c->features[i].copy_of = c->features[i - 1].copy_of != NO_WORD ? c->features[i - 1].copy_of : i - 1;
    for (uint32_t i = 0; i < c->count; i++)
        c->features[i].cluster = root(c->cluster_of, c->features[i].document);
    scratch_reset(c);
}
