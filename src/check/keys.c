/* Which claims are compared at all: an index over keys that are a pure function of one claim, never all with all. Very frequent keys
 * are refined by a second one, so that the work stays bounded however large the input is. */
#include <stdlib.h>

#include "check/internal.h"

enum {
    BUCKET_MAX = 4096, /* claims of one key that are compared all with all, at most */
    REFINE_BELOW = 3,  /* claims with fewer usable keys get keys of two words */
    REFINE_WORDS = 6,  /* made of the most telling words */
    WINDOW = 24        /* neighbours compared in a bucket that is too large even then */
};
static const uint64_t VISITS_BASE = 10000000, VISITS_EACH = 4; /* pairs looked at: about 1 microsecond each at worst */

struct keyed {
    uint64_t key;
    uint32_t word;
};

static int by_hash(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;

    return x->key < y->key ? -1 : x->key > y->key;
}

/* Words of the core first, then of the sentence; of too many those with the smallest hashes, so that two claims with the same words
 * choose the same ones. */
uint32_t keys_of(const struct vocabulary *v, const struct features *f, uint64_t keys[KEYS_MAX], uint32_t words[KEYS_MAX])
{
    struct keyed all[2 * TERMS_MAX];
    uint32_t count = 0, core, result = 0;

    for (uint32_t i = 0; i < f->core.count; i++) {
        all[count].word = f->core.items[i].word;
        all[count].key = f->dimension ^ v->words[f->core.items[i].word].hash;
        count++;
    }
    core = count;
    for (uint32_t i = 0, k = 0; f->sentence && i < f->sentence->terms.count; i++) {
        uint32_t word = f->sentence->terms.items[i].word;

        while (k < f->core.count && f->core.items[k].word < word)
            k++;
        if (k < f->core.count && f->core.items[k].word == word)
            continue;
        all[count].word = word;
        all[count].key = f->dimension ^ v->words[word].hash;
        count++;
    }
    qsort(all, core, sizeof *all, by_hash);
    qsort(all + core, count - core, sizeof *all, by_hash);
    if (f->outcome) {
        words[0] = NO_WORD;
        keys[result++] = hash_bytes(f->dimension + f->outcome, slice_of("outcome"));
    }
    for (uint32_t i = 0; i < count && result < KEYS_MAX; i++, result++) {
        keys[result] = all[i].key;
        words[result] = all[i].word;
    }
    return result;
}

/* A posting is key << 32 | claim: half of a key's hash is enough, since claims that meet by chance are compared and found apart. */
static uint64_t posting(uint64_t key, uint32_t claim)
{
    return (key ^ key >> 32) << 32 | claim;
}
static uint32_t claim_of(uint64_t item)
{
    return (uint32_t)item;
}

/* By key, stable, so that claims stay in their order. */
static void sort_postings(struct arena *scratch, uint64_t *items, size_t count)
{
    uint64_t *spare = arena_alloc(scratch, count * sizeof *spare), *from = items, *to = spare;

    for (int shift = 32; shift < 64; shift += 8) { /* four passes: the result is in `items` again */
        size_t starts[257] = {0};
        uint64_t *swap = from;

        for (size_t i = 0; i < count; i++)
            starts[(from[i] >> shift & 0xff) + 1]++;
        for (int k = 0; k < 256; k++)
            starts[k + 1] += starts[k];
        for (size_t i = 0; i < count; i++)
            to[starts[from[i] >> shift & 0xff]++] = from[i];
        from = to;
        to = swap;
    }
}

struct index {
    struct checker *c;
    uint64_t *postings;
    size_t count;
    uint32_t cap;
    bool over;                    /* some key has more claims than the cap */
    uint32_t (*usable)[KEYS_MAX]; /* buckets of a claim that are compared all with all, ascending */
    uint8_t *usable_count;
};

static size_t bucket_end(const struct index *index, size_t start)
{
    size_t end = start + 1;

    while (end < index->count && index->postings[end] >> 32 == index->postings[start] >> 32)
        end++;
    return end;
}

/* The largest cap on buckets that keeps the pairs looked at within the limit. */
static uint32_t choose_cap(const struct index *index)
{
    uint64_t limit = VISITS_BASE + VISITS_EACH * index->c->count, visits[13] = {0};
    uint32_t cap = BUCKET_MAX;

    for (size_t i = 0; i < index->count;) {
        size_t end = bucket_end(index, i), size = end - i;

        for (uint32_t k = 0; k < 13; k++)
            if (size <= (size_t)(BUCKET_MAX >> k))
                visits[k] += (uint64_t)size * size / 2;
        i = end;
    }
    for (uint32_t k = 0; k < 12 && visits[k] > limit; k++)
        cap /= 2;
    return cap;
}

static bool share_earlier(const struct index *index, uint32_t a, uint32_t b, uint32_t bucket)
{
    uint8_t i = 0, k = 0;

    while (i < index->usable_count[a] && k < index->usable_count[b]) {
        uint32_t x = index->usable[a][i], y = index->usable[b][k];

        if (x == y)
            return x < bucket;
        if (x < y)
            i++;
        else
            k++;
    }
    return false;
}

static bool seasons_apart(const struct features *a, const struct features *b)
{
    return a->published != DAY_NONE && b->published != DAY_NONE && abs(a->published - b->published) > SEASON_DAYS;
}

/* Two happenings of one kind have figures of their own; what is planned has not happened. */
static bool events_apart(const struct features *a, const struct features *b)
{
    return a->event != b->event && (a->claim->status == STATUS_ACTUAL || b->claim->status == STATUS_ACTUAL || seasons_apart(a, b));
}

static void consider(struct checker *c, uint32_t a, uint32_t b)
{
    const struct features *x = &c->features[a], *y = &c->features[b];
    double score;

    if (x->dimension != y->dimension || events_apart(x, y) || x->claim->claim_id == y->claim->claim_id ||
        !likeness_reaches(&c->vocabulary, x, y, checker_threshold(c) - SOLE_ANSWER, &score))
        return;
    *ARENA_PUSH(&c->arena, c->links, c->link_count, c->link_capacity) = (struct link){(float)score, a < b ? a : b, a < b ? b : a};
}

static void make_postings(struct index *index)
{
    struct checker *c = index->c;
    uint64_t keys[KEYS_MAX];
    uint32_t words[KEYS_MAX];

    for (uint32_t i = 0; i < c->count; i++) {
        if (c->features[i].copy_of != NO_WORD)
            continue;
        for (uint32_t k = keys_of(&c->vocabulary, &c->features[i], keys, words); k-- > 0;)
            index->postings[index->count++] = posting(keys[k], i);
    }
    sort_postings(&c->scratch, index->postings, index->count);
}

/* Keys of two words for claims whose words are all frequent. */
static size_t make_refined(struct index *index, uint64_t *out)
{
    struct checker *c = index->c;
    size_t count = 0;

    for (uint32_t i = 0; i < c->count; i++) {
        uint64_t keys[KEYS_MAX], best[REFINE_WORDS];
        uint32_t words[KEYS_MAX], total, taken = 0;
        float weights[REFINE_WORDS];

        if (c->features[i].copy_of != NO_WORD || index->usable_count[i] >= REFINE_BELOW)
            continue;
        total = keys_of(&c->vocabulary, &c->features[i], keys, words);
        for (uint32_t k = 0; k < total; k++) {
            float weight = words[k] == NO_WORD ? 0 : c->vocabulary.words[words[k]].weight;
            uint32_t at = taken;

            while (at > 0 && (weights[at - 1] < weight || (weights[at - 1] <= weight && best[at - 1] > keys[k])))
                at--;
            if (at >= REFINE_WORDS)
                continue;
            if (taken < REFINE_WORDS)
                taken++;
            for (uint32_t m = taken - 1; m > at; m--) {
                best[m] = best[m - 1];
                weights[m] = weights[m - 1];
            }
            best[at] = keys[k];
            weights[at] = weight;
        }
        for (uint32_t k = 0; k < taken; k++)
            for (uint32_t m = k + 1; m < taken; m++)
                out[count++] = posting((best[k] + best[m]) * 0x9e3779b97f4a7c15u, i); /* in any order of the two */
    }
    sort_postings(&c->scratch, out, count);
    return count;
}

static int by_pair(const void *a, const void *b)
{
    const struct link *x = a, *y = b;

    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* Refined buckets: a window in the order of claims; pairs found twice are taken out at the end. */
static void compare_refined(struct index *index, const uint64_t *postings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && k <= i + WINDOW && postings[k] >> 32 == postings[i] >> 32; k++)
            if (!share_earlier(index, claim_of(postings[i]), claim_of(postings[k]), NO_WORD))
                consider(index->c, claim_of(postings[i]), claim_of(postings[k]));
}

static void drop_doubles(struct checker *c)
{
    size_t kept = 0;

    if (c->link_count)
        qsort(c->links, c->link_count, sizeof *c->links, by_pair);
    for (size_t i = 0; i < c->link_count; i++)
        if (!kept || c->links[kept - 1].a != c->links[i].a || c->links[kept - 1].b != c->links[i].b)
            c->links[kept++] = c->links[i];
    c->link_count = kept;
}

static void note_usable(struct index *index)
{
    uint32_t bucket = 0;

    for (size_t i = 0; i < index->count; bucket++) {
        size_t end = bucket_end(index, i);

        index->over |= end - i > index->cap;
        for (size_t k = i; end - i > 1 && end - i <= index->cap && k < end; k++) {
            uint32_t claim = claim_of(index->postings[k]);

            index->usable[claim][index->usable_count[claim]++] = bucket;
        }
        i = end;
    }
}

static void compare_buckets(struct index *index)
{
    uint32_t bucket = 0;

    for (size_t i = 0; i < index->count; bucket++) {
        size_t end = bucket_end(index, i);

        for (size_t a = i; end - i <= index->cap && a < end; a++)
            for (size_t b = a + 1; b < end; b++)
                if (!share_earlier(index, claim_of(index->postings[a]), claim_of(index->postings[b]), bucket))
                    consider(index->c, claim_of(index->postings[a]), claim_of(index->postings[b]));
        i = end;
    }
}

void links_find(struct checker *c)
{
    struct index index = {.c = c};

    index.postings = arena_alloc(&c->scratch, (size_t)c->count * KEYS_MAX * sizeof *index.postings);
    index.usable = arena_alloc(&c->scratch, c->count * sizeof *index.usable);
    index.usable_count = arena_alloc(&c->scratch, c->count);
    make_postings(&index);
    index.cap = choose_cap(&index);
    note_usable(&index);
    compare_buckets(&index);
    if (index.over) {
        size_t room = 0;
        uint64_t *refined;

        for (uint32_t i = 0; i < c->count; i++)
            room += index.usable_count[i] < REFINE_BELOW;
        refined = arena_alloc(&c->scratch, room * (REFINE_WORDS * (REFINE_WORDS - 1) / 2) * sizeof *refined);
        compare_refined(&index, refined, make_refined(&index, refined));
    }
    drop_doubles(c);
    scratch_reset(c);
}

struct slice claim_keys(const struct pack *pack, struct arena *arena, const struct claim *claim)
{
    struct vocabulary v;
    struct features f;
    struct context sentence;
    struct writer *out;
    struct slice text = {NULL, 0};
    uint64_t keys[KEYS_MAX];
    uint32_t words[KEYS_MAX], count;

    if (!vocabulary_init(&v, pack, arena))
        return text;
    out = writer_memory();
    context_make(&v, arena, claim->sentence, &sentence);
    features_make(&v, arena, claim, &sentence, NULL, &f);
    count = keys_of(&v, &f, keys, words);
    for (uint32_t i = 0; out && i < count; i++) {
        writer_text(out, KIND_NAMES[claim->kind]);
        writer_char(out, ' ');
        writer_put(out, claim->base_unit.len ? claim->base_unit : slice_of("-"));
        writer_char(out, ' ');
        if (words[i] == NO_WORD)
            writer_format(out, "#%u\n", (unsigned)f.outcome);
        else {
            writer_put(out, v.words[words[i]].stem);
            writer_char(out, '\n');
        }
    }
    if (out) {
        text = arena_copy(arena, writer_bytes(out));
        writer_abandon(out);
    }
    vocabulary_free(&v);
    return text;
}
