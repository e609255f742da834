/* The checker: claims are copied in, sorted, turned into features, linked, grouped, and handed out group by group. Nothing depends on
 * the order in which they came. */
#include <limits.h>
#include <stdlib.h>

#include "check/gather.h"
#include "check/internal.h"

const char *const VERDICT_NAMES[VERDICT_COUNT] = {"conflict", "possible", "arithmetic"};

double checker_threshold(const struct checker *c)
{
    double s = c->options.sensitivity;

    /* 0.5 is 0; at the ends twice the evidence, or half of it, in log odds. */
    return (0.5 - s) * 5;
}

/* Gives the scratch memory back: what one step needed is no measure of the next. */
void scratch_reset(struct checker *c)
{
    arena_free(&c->scratch);
    arena_init(&c->scratch, 0);
    c->scratch.escape = c->arena.escape;
}

static void out_of_memory(struct checker *c)
{
    c->failed = true;
    diag_message(c->diags, SEVERITY_ERROR, DIAG_MEMORY, (struct slice){NULL, 0},
                 "out of memory while checking: check fewer documents");
}

static void read_baseline(struct checker *c)
{
    struct slice rest = c->options.baseline, line;

    while (slice_split(&rest, '\n', &line)) {
        size_t end = 0;

        line = slice_trim(line);
        while (end < line.len && !ascii_is_blank(line.at[end]) && line.at[end] != '#')
            end++;
        if (end)
            map_set(&c->baseline, arena_copy(&c->arena, slice_part(line, 0, end)), 1);
    }
}

static bool start(struct checker *c, const struct pack *pack)
{
    jmp_buf here;
    bool ok;

    if (setjmp(here))
        return false;
    c->arena.escape = c->scratch.escape = &here;
    map_init(&c->strings, &c->arena);
    map_init(&c->baseline, &c->arena);
    c->options.weights = arena_copy(&c->arena, c->options.weights);
    read_baseline(c);
    ok = vocabulary_init(&c->vocabulary, pack, &c->arena);
    c->arena.escape = c->scratch.escape = NULL;
    return ok;
}

/* What parts claims is kept in bits: a pack with more names than fit works, but the last of them part nothing. */
static void tell_overflow(struct checker *c, const struct map *names, uint32_t most, const char *class_name)
{
    if (names->count > most)
        diag_message(c->diags, SEVERITY_WARNING, DIAG_LIMIT, slice_of("patterns"),
                     "the rows of class \"%s\" have %u names, only %u can part claims: \"%.*s\" and those behind it do not",
                     class_name, names->count, most, (int)names->entries[most].key.len, names->entries[most].key.at);
}

struct checker *checker_new(const struct pack *pack, const struct check_options *options, struct diagnostics *diags)
{
    struct checker *c = calloc(1, sizeof *c);

    if (!c)
        return NULL;
    arena_init(&c->arena, 0);
    arena_init(&c->scratch, 0);
    c->pack = pack;
    c->diags = diags;
    if (options)
        c->options = *options;
    else
        c->options.sensitivity = 0.5;
    if (!start(c, pack)) {
        checker_free(c);
        return NULL;
    }
    tell_overflow(c, &c->vocabulary.aspects, sizeof(uint64_t) * CHAR_BIT, "aspect");
    tell_overflow(c, &c->vocabulary.poles, sizeof(uint64_t) * CHAR_BIT, "contrary");
    tell_overflow(c, &c->vocabulary.outcomes, sizeof(uint32_t) * CHAR_BIT, "outcome");
    return c;
}

void checker_free(struct checker *c)
{
    if (!c)
        return;
    vocabulary_free(&c->vocabulary);
    arena_free(&c->scratch);
    arena_free(&c->arena);
    free(c);
}

/* ---- adding ------------------------------------------------------------------------------------------------------------------ */

/* Columns that repeat are kept once. */
static struct slice intern(struct checker *c, struct slice s)
{
    uint32_t at;

    if (s.len == 0)
        return (struct slice){NULL, 0};
    at = map_get(&c->strings, s);
    if (at == MAP_NONE) {
        at = c->strings.count;
        map_set(&c->strings, arena_copy(&c->arena, s), at);
    }
    return c->strings.entries[at].key;
}

/* Long columns are kept once when the claim before has the same. */
static struct slice keep(struct checker *c, struct slice s, struct slice last)
{
    if (s.len == 0)
        return (struct slice){NULL, 0};
    return slice_equal(s, last) ? last : arena_copy(&c->arena, s);
}

static void copy_columns(struct checker *c, struct claim *to, const struct claim *last)
{
    struct slice *interned[] = {&to->doc_id,       &to->source,     &to->title,   &to->published,  &to->unit,        &to->unit_name,
                                &to->base_unit,    &to->dimension,  &to->hedge,   &to->qualifiers, &to->base_period, &to->when,
                                &to->period_start, &to->period_end, &to->assumed, &to->pattern,    &to->attribution};

    for (size_t i = 0; i < sizeof interned / sizeof *interned; i++)
        *interned[i] = intern(c, *interned[i]);
    to->text = keep(c, to->text, last->text);
    to->measure = keep(c, to->measure, last->measure);
    to->subject = keep(c, to->subject, last->subject);
    to->base = keep(c, to->base, last->base);
    to->entities = keep(c, to->entities, last->entities);
    to->sentence = keep(c, to->sentence, last->sentence);
}

void checker_add(struct checker *c, const struct claim *claim)
{
    static const struct claim NONE;
    jmp_buf here;
    struct claim *to;

    if (c->failed)
        return;
    if (setjmp(here)) {
        c->arena.escape = NULL;
        out_of_memory(c);
        return;
    }
    c->arena.escape = &here;
    if (c->claim_count % CLAIM_BLOCK == 0)
        *ARENA_PUSH(&c->arena, c->blocks, c->block_count, c->block_capacity) =
            arena_alloc(&c->arena, CLAIM_BLOCK * sizeof(struct claim));
    to = &c->blocks[c->claim_count / CLAIM_BLOCK][c->claim_count % CLAIM_BLOCK];
    *to = *claim;
    copy_columns(c, to, c->last ? c->last : &NONE);
    c->claim_count++;
    c->last = to;
    c->arena.escape = NULL;
}

/* ---- preparing ------------------------------------------------------------------------------------------------------------------ */

static int compare_claims(const void *a, const void *b)
{
    const struct claim *x = *(const struct claim *const *)a, *y = *(const struct claim *const *)b;
    int order;

    if (x->claim_id != y->claim_id)
        return x->claim_id < y->claim_id ? -1 : 1;
    order = slice_compare(x->source, y->source);
    if (order)
        return order;
    return x->start < y->start ? -1 : x->start > y->start;
}

struct contexts { /* one context for each text of each document */
    struct context **items;
    uint32_t count, capacity;
    struct map by_text;
};

static struct context *context_of(struct checker *c, struct contexts *all, struct slice text, uint32_t document, bool title)
{
    uint64_t *hash; /* the map borrows its keys */
    struct slice key;
    bool found;
    uint32_t *slot;

    if (text.len == 0)
        return NULL;
    hash = arena_alloc(&c->scratch, sizeof *hash);
    *hash = hash_bytes(hash_bytes(document, slice_of(title ? "title" : "sentence")), text);
    key = (struct slice){(const char *)hash, sizeof *hash};
    slot = map_slot(&all->by_text, key, all->count, &found);
    if (!found) {
        struct context *context = arena_alloc(&c->arena, sizeof *context);

        context_make(&c->vocabulary, &c->arena, text, context);
        context->document = document;
        context->number = all->count;
        context->title = title;
        *ARENA_PUSH(&c->scratch, all->items, all->count, all->capacity) = context;
        return context;
    }
    return all->items[*slot];
}

static void add_past(struct context *sentence, const struct claim *date)
{
    size_t start, end;

    if (date->role == ROLE_FROM) {
        sentence->base_past = true;
    } else if (claim_place(date, &start, &end) && (!sentence->past || start < sentence->past_start)) {
        sentence->past = true;
        sentence->past_start = (uint32_t)start;
    }
}

/* The date stands in an aside behind the figure: "paid 6 million for a mill, which was founded in 1921". */
static bool is_aside(const struct checker *c, struct slice gap)
{
    size_t at = slice_find(gap, slice_of(","), 0);
    struct slice word;
    const struct lexeme *known;

    if (at == SIZE_MAX || !next_word(gap, &at, &word))
        return false;
    known = pack_word(c->pack, word);
    return !known || known->first_tag != TAG_CONJ;
}

static bool is_governed(const struct checker *c, const struct features *f)
{
    const struct context *sentence = f->sentence;
    size_t start, end;

    if (!sentence || !sentence->past)
        return false;
    return !claim_place(f->claim, &start, &end) || end > sentence->past_start ||
           !is_aside(c, slice_part(f->claim->sentence, end, sentence->past_start));
}

static void prepare(struct checker *c)
{
    const struct claim **order = arena_alloc(&c->arena, c->claim_count * sizeof *order);
    struct contexts contexts = {NULL, 0, 0, {0}};
    struct map documents;

    for (uint32_t i = 0; i < c->claim_count; i++)
        order[i] = &c->blocks[i / CLAIM_BLOCK][i % CLAIM_BLOCK];
    if (c->claim_count)
        qsort(order, c->claim_count, sizeof *order, compare_claims);
    c->features = arena_alloc(&c->arena, c->claim_count * sizeof *c->features);
    c->count = c->claim_count;
    map_init(&contexts.by_text, &c->scratch);
    map_init(&documents, &c->scratch);
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t document = *map_slot(&documents, order[i]->doc_id, documents.count, NULL);

        struct context *sentence = context_of(c, &contexts, order[i]->sentence, document, false);

        features_make(&c->vocabulary, &c->arena, order[i], sentence, context_of(c, &contexts, order[i]->title, document, true),
                      &c->features[i]);
        c->features[i].document = document;
        if (sentence && c->features[i].is_date && is_long_past(&c->features[i]))
            add_past(sentence, order[i]);
    }
    for (uint32_t i = 0; i < c->count; i++)
        c->features[i].past = is_governed(c, &c->features[i]);
    c->document_count = documents.count;
    if (c->options.weights.len && !weights_read(&c->vocabulary, c->options.weights, &c->weights, c->diags)) {
        c->misused = true;
        return;
    }
    weights_count(&c->vocabulary, c->features, c->count, &c->weights);
    weights_apply(&c->vocabulary, &c->weights);
    for (uint32_t i = 0; i < c->count; i++)
        terms_weigh(&c->vocabulary, &c->features[i].near, true);
    for (uint32_t i = 0; i < contexts.count; i++)
        terms_weigh(&c->vocabulary, &contexts.items[i]->terms, true);
    rivals_count(c);
    parts_find(c);
    topics_make(c, contexts.items, contexts.count);
    scratch_reset(c);
}

/* ---- handing out ------------------------------------------------------------------------------------------------------------------ */

static bool better_words(struct slice a,
                         struct slice b) /* for a headline: words rather than none, then the shorter, then byte order */
{
    if (!a.len || !b.len)
        return a.len > b.len;
    return a.len != b.len ? a.len < b.len : slice_compare(a, b) < 0;
}

/* The question in words: the measure that most claims use, with its subject. */
static struct slice question_of(struct checker *c, const uint32_t *members, uint32_t count)
{
    struct map seen;
    uint32_t best_count = 0;
    struct slice best = {NULL, 0}, subject = {NULL, 0};

    map_init(&seen, &c->scratch);
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = c->features[members[i]].claim;
        struct slice words = claim->measure.len ? claim->measure : claim->unit;
        uint32_t *times;

        if (!words.len)
            continue;
        times = map_slot(&seen, words, 0, NULL);
        ++*times;
        if (*times > best_count || (*times == best_count && better_words(words, best))) {
            best_count = *times;
            best = words;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct claim *claim = c->features[members[i]].claim;

        if (slice_equal(claim->measure.len ? claim->measure : claim->unit, best) && better_words(claim->subject, subject))
            subject = claim->subject;
    }
    if (slice_find(subject, slice_of(";"), 0) != SIZE_MAX) /* of several the first */
        subject = slice_part(subject, 0, slice_find(subject, slice_of(";"), 0));
    if (!subject.len || slice_find(best, subject, 0) != SIZE_MAX)
        return arena_copy(&c->arena, best);
    {
        struct slot slots[2] = {{"measure", best}, {"subject", subject}};

        return why_text(c->pack, &c->arena, "why-question", slots, 2);
    }
}

static int by_source(const void *a, const void *b)
{
    const struct features *x = *(const struct features *const *)a, *y = *(const struct features *const *)b;
    int order = slice_compare(x->claim->source, y->claim->source);

    if (order)
        return order;
    return x->claim->claim_id < y->claim->claim_id ? -1 : x->claim->claim_id > y->claim->claim_id;
}

static void fill_variant(struct checker *c, const struct member_variant *from, struct variant *to)
{
    const struct features **order = arena_alloc(&c->scratch, from->count * sizeof *order);
    const struct claim *first = c->features[from->members[0]].claim;

    to->value = first->value;
    to->unit = first->unit;
    to->low = from->has_span ? from->span.low : -(double)INFINITY;
    to->high = from->has_span ? from->span.high : (double)INFINITY;
    to->count = from->count;
    to->claims = arena_alloc(&c->arena, from->count * sizeof *to->claims);
    to->copy_of = arena_alloc(&c->arena, from->count * sizeof *to->copy_of);
    for (uint32_t i = 0; i < from->count; i++)
        order[i] = &c->features[from->members[i]];
    qsort(order, from->count, sizeof *order, by_source);
    for (uint32_t i = 0; i < from->count; i++) {
        to->claims[i] = order[i]->claim;
        to->copy_of[i] = order[i]->copy_of == NO_WORD ? NULL : c->features[order[i]->copy_of].claim;
    }
}

static void make_group(struct checker *c, const struct groups *groups, uint32_t number, struct group *out)
{
    struct member_variant *variants;
    const uint32_t *members = groups->members + groups->starts[number];
    uint32_t count = groups->starts[number + 1] - groups->starts[number];

    memset(out, 0, sizeof *out);
    for (uint32_t i = 0; i < count; i++)
        out->id = hash_bytes(out->id + 1, (struct slice){(const char *)&c->features[members[i]].claim->claim_id, sizeof(uint64_t)});
    out->measure = question_of(c, members, count);
    out->variant_count = variants_make(c, &c->scratch, members, count, &variants);
    out->variants = arena_alloc(&c->arena, out->variant_count * sizeof *out->variants);
    for (uint32_t i = 0; i < out->variant_count; i++)
        fill_variant(c, &variants[i], &out->variants[i]);
    findings_make(c, &c->arena, out, number, variants);
    arena_clear(&c->scratch);
}

static int compare_groups(const void *a, const void *b)
{
    const struct group *x = *(const struct group *const *)a, *y = *(const struct group *const *)b;
    double p = x->finding_count ? x->findings[0].severity : -1, q = y->finding_count ? y->findings[0].severity : -1;

    if (p > q || p < q)
        return p > q ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static bool hand_out(struct checker *c, bool (*each)(void *user, const struct group *group), void *user)
{
    struct groups groups;
    struct group **all, **arithmetic;
    uint32_t extra, total;

    prepare(c);
    if (c->misused)
        return false;
    gather_documents(c);
    copies_find(c);
    links_find(c);
    answers_choose(c);
    groups_make(c, &groups);
    events_make(c, &groups);
    extra = arithmetic_find(c, &c->arena, &arithmetic);
    total = groups.count + extra;
    all = arena_alloc(&c->arena, total * sizeof *all);
    for (uint32_t i = 0; i < groups.count; i++) {
        all[i] = arena_alloc(&c->arena, sizeof **all);
        make_group(c, &groups, i, all[i]);
    }
    for (uint32_t i = 0; i < extra; i++)
        all[groups.count + i] = arithmetic[i];
    if (total)
        qsort(all, total, sizeof *all, compare_groups);
    for (uint32_t i = 0; i < total; i++)
        if (!each(user, all[i]))
            break;
    return true;
}

bool checker_run(struct checker *c, bool (*each)(void *user, const struct group *group), void *user)
{
    jmp_buf here;
    bool done;

    if (c->failed)
        return false;
    if (setjmp(here)) {
        c->arena.escape = c->scratch.escape = NULL;
        out_of_memory(c);
        return false;
    }
    c->arena.escape = c->scratch.escape = &here;
    done = hand_out(c, each, user);
    c->arena.escape = c->scratch.escape = NULL;
    return done;
}

bool checker_misused(const struct checker *c)
{
    return c->misused;
}

struct slice checker_weights(struct checker *c)
{
    jmp_buf here;
    struct slice text = {NULL, 0};

    if (c->failed || setjmp(here)) {
        c->arena.escape = NULL;
        return (struct slice){NULL, 0};
    }
    c->arena.escape = &here;
    text = weights_text(&c->vocabulary, &c->arena, &c->weights);
    c->arena.escape = NULL;
    return text;
}
