/* Which documents tell of the same event. Two earthquakes in one folder share most of their words; what parts them are the names, days,
 * figures and words that only some of the documents use. So documents are gathered by what they share beyond what all have: average
 * linkage over the cosine of their terms, names and figures weighing most. Reports that differ on several questions and agree on none tell
 * of two events, as do those that name two ships or storms. Links between claims of one event count more (link.c), those between two events are none (keys.c). */
#include <stdlib.h>

#include "check/gather.h"

/* Mean likeness of two gatherings below which they are two events; checked on folders of one, of two and of nine events. */
static const double SAME_EVENT = 0.10;
static const double RARITY_POWER = 0.75; /* flattens the rarity: a name in half of the documents parts them best */
static const double ONE_DOCUMENT = 0.2;  /* what no other document has says little */
static const double DISSENT = 0.02;      /* how much more alike they must be for each question on which they differ */
enum { DISSENT_FROM = 3 };               /* one or two may be a disagreement, or a bad day of a reporter */
static const double LATER = 0.05;        /* ... and for reports of other seasons, */
static const double ELSEWHERE = 0.05;    /* ... of other countries */
static const double NAME = 1.5, FIGURE = 2, ONE_DIGIT = 1;

enum {
    EVENT_MAX = 4096,    /* documents of one event: more are no event any more */
    PAIRED_BY = 24,      /* rarest terms of a document that bring it together with others */
    TERM_DOCUMENTS = 256 /* documents that one term brings together, at most */
};
/* Set in terms that are no words. A figure's term has the question above and the answer below, so that the answers to one question stand
 * together; QUESTION: reports of one event are expected to give the same answer. */
static const uint32_t FIGURE_TERM = 1u << 31, QUESTION = 1u << 30;
/* NAMED: the question is what the one thing of its sort is called; reports that answer it in two ways tell of two. */
static const uint32_t NAMED = 1u << 29;
enum { ANSWER_BITS = 16 };
static const uint64_t PAIRS_BASE = 4000000, PAIRS_EACH = 64; /* pairs of documents looked at */

struct posting {
    uint32_t term, document;
    float weight;
};

struct weighted {
    uint32_t term;
    float weight;
};

struct gathering { /* the sum of its documents' unit vectors, sorted by term */
    struct weighted *items;
    uint32_t count, capacity;
    uint32_t documents;
    uint32_t parent;
    int32_t first_day, last_day; /* of publication; DAY_NONE: not known */
};

struct pair {
    float likeness;
    uint32_t a, b;
};

struct gatherer {
    struct checker *c;
    struct posting *postings; /* by term, then document; no doubles */
    size_t count, capacity;
    struct gathering *of; /* by document */
};

static uint32_t root_of(struct gathering *g, uint32_t i)
{
    while (g[i].parent != i)
        i = g[i].parent = g[g[i].parent].parent;
    return i;
}

/* ---- the terms of a document ---------------------------------------------------------------------------------------------------- */

static void add(struct gatherer *g, uint32_t document, uint32_t term, double weight)
{
    *ARENA_PUSH(&g->c->scratch, g->postings, g->count, g->capacity) = (struct posting){term, document, (float)weight};
}

static uint32_t figure_term(uint32_t sort, uint64_t question, uint64_t answer)
{
    uint32_t above = (uint32_t)(hash_bytes(question, slice_of("question")) << ANSWER_BITS) & (NAMED - 1);
    uint32_t below = (uint32_t)hash_bytes(answer, slice_of("answer")) & ((1u << ANSWER_BITS) - 1);

    return FIGURE_TERM | sort | above | below;
}

enum { ASKS_DAY, ASKS_WEEKDAY, ASKS_YEAR, ASKS_MINUTE };

static void add_date(struct gatherer *g, uint32_t document, const struct calendar *date)
{
    if (date->month && date->day)
        add(g, document,
            figure_term(QUESTION, ASKS_DAY, ((uint64_t)date->year * 16 + (uint64_t)date->month) * 32 + (uint64_t)date->day),
            FIGURE);
    if (date->weekday)
        add(g, document, figure_term(QUESTION, ASKS_WEEKDAY, (uint64_t)date->weekday), FIGURE);
    if (date->year && !date->month)
        add(g, document, figure_term(0, ASKS_YEAR, (uint64_t)date->year), FIGURE);
    if (date->minute)
        add(g, document, figure_term(QUESTION, ASKS_MINUTE, (uint64_t)date->minute), FIGURE);
}

/* A figure is a term like a name: reports of one event give the same magnitude, the same day, the same price. Ages and durations are of
 * many things in one report. */
static void add_figure(struct gatherer *g, const struct features *f)
{
    float value = (float)f->claim->base_value;
    uint32_t bits = 0, thing = f->outcome ? f->outcome : f->head;
    bool asks = thing != NO_WORD && f->claim->kind != KIND_AGE && f->claim->kind != KIND_DURATION;

    if (f->is_date || f->comparison == COMPARE_TIME)
        add_date(g, f->document, &f->date);
    if (!isfinite(value) || f->is_date || f->comparison == COMPARE_TIME || f->comparison == COMPARE_SCORE ||
        f->claim->kind == KIND_ORDINAL || f->claim->kind == KIND_NUMBER)
        return;
    memcpy(&bits, &value, sizeof value);
    add(g, f->document, figure_term(asks ? QUESTION : 0, f->dimension + f->poles * 31 + (asks ? (uint64_t)thing << 32 : 0), bits),
        f->digits >= 2 ? FIGURE : ONE_DIGIT);
}

/* "Flight 447", "Typhoon Anselm". */
static void add_designated(struct gatherer *g, const struct features *f)
{
    for (uint32_t i = 0; i < f->sentence->designated_count; i++)
        add(g, f->document, figure_term(QUESTION | NAMED, f->sentence->designated[i].sort, f->sentence->designated[i].name), NAME);
}

static int by_term(const void *left, const void *right)
{
    const struct posting *a = left, *b = right;

    if (a->term != b->term)
        return a->term < b->term ? -1 : 1;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return a->weight > b->weight ? -1 : a->weight < b->weight;
}

/* All terms of all documents; their weights become those of the document's unit vector. */
static void find_terms(struct gatherer *g)
{
    struct checker *c = g->c;
    bool *seen = arena_alloc(&c->scratch, c->document_count);
    double *squares = arena_alloc(&c->scratch, c->document_count * sizeof *squares);
    size_t kept = 0;

    for (uint32_t i = 0; i < c->count; i++) {
        const struct features *f = &c->features[i];

        add_figure(g, f);
        add_designated(g, f);
        if (seen[f->document] || !f->topic)
            continue;
        seen[f->document] = true;
        for (uint32_t k = 0; k < f->topic->count; k++)
            if (!(c->vocabulary.words[f->topic->items[k].word].flags & WORD_LIGHT))
                add(g, f->document, f->topic->items[k].word, f->topic->items[k].fields & IN_ENTITY ? NAME : 1);
    }
    if (g->count)
        qsort(g->postings, g->count, sizeof *g->postings, by_term);
    for (size_t i = 0; i < g->count; i++)
        if (!kept || g->postings[kept - 1].term != g->postings[i].term || g->postings[kept - 1].document != g->postings[i].document)
            g->postings[kept++] = g->postings[i];
    g->count = kept;
    for (size_t i = 0, end; i < g->count; i = end) {
        double rarity;

        for (end = i + 1; end < g->count && g->postings[end].term == g->postings[i].term;)
            end++;
        rarity = pow(log((c->document_count + 1.0) / (double)(end - i)), RARITY_POWER) * (end - i == 1 ? ONE_DOCUMENT : 1);
        for (size_t k = i; k < end; k++) {
            g->postings[k].weight *= (float)rarity;
            squares[g->postings[k].document] += (double)g->postings[k].weight * (double)g->postings[k].weight;
        }
    }
    for (size_t i = 0; i < g->count; i++)
        g->postings[i].weight /= (float)sqrt(squares[g->postings[i].document]);
}

static void fill(struct gatherer *g)
{
    struct checker *c = g->c;

    g->of = arena_alloc(&c->scratch, c->document_count * sizeof *g->of);
    for (size_t i = 0; i < g->count; i++)
        g->of[g->postings[i].document].capacity++;
    for (uint32_t d = 0; d < c->document_count; d++) {
        g->of[d].items = arena_alloc(&c->scratch, g->of[d].capacity * sizeof *g->of[d].items);
        g->of[d].documents = 1;
        g->of[d].parent = d;
        g->of[d].first_day = g->of[d].last_day = DAY_NONE;
    }
    for (uint32_t i = 0; i < c->count; i++)
        g->of[c->features[i].document].first_day = g->of[c->features[i].document].last_day = c->features[i].published;
    for (size_t i = 0; i < g->count; i++) {
        struct gathering *document = &g->of[g->postings[i].document];

        document->items[document->count++] = (struct weighted){g->postings[i].term, g->postings[i].weight};
    }
}

/* ---- gathering -------------------------------------------------------------------------------------------------------------------- */

static double product(const struct gathering *a, const struct gathering *b)
{
    double sum = 0;

    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->items[i].term == b->items[k].term)
            sum += (double)a->items[i++].weight * (double)b->items[k++].weight;
        else if (a->items[i].term < b->items[k].term)
            i++;
        else
            k++;
    }
    return sum / ((double)a->documents * b->documents);
}

static uint32_t first_question(const struct gathering *g)
{
    uint32_t low = 0, high = g->count;

    while (low < high) {
        uint32_t mid = (low + high) / 2;

        if (g->items[mid].term < (FIGURE_TERM | QUESTION))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The end of the answers to the question of an item. */
static uint32_t answers_end(const struct gathering *g, uint32_t at)
{
    uint32_t question = g->items[at].term >> ANSWER_BITS;

    while (at < g->count && g->items[at].term >> ANSWER_BITS == question)
        at++;
    return at;
}

struct answers {
    uint32_t alike, apart; /* questions on which both have answers: a common one, or different ones, */
    uint32_t plainly;      /* ... where neither has two: those who differ among themselves may differ from others */
    bool named_apart;      /* things of one sort that have different names, and none in common */
};

static bool share_answer(const struct gathering *a, uint32_t i, uint32_t i_end, const struct gathering *b, uint32_t k,
                         uint32_t k_end)
{
    while (i < i_end && k < k_end) {
        if (a->items[i].term == b->items[k].term)
            return true;
        if (a->items[i].term < b->items[k].term)
            i++;
        else
            k++;
    }
    return false;
}

static struct answers compare_answers(const struct gathering *a, const struct gathering *b)
{
    uint32_t i = first_question(a), k = first_question(b);
    struct answers out = {0, 0, 0, false};
    bool named_alike = false;

    while (i < a->count && k < b->count) {
        uint32_t p = a->items[i].term >> ANSWER_BITS, q = b->items[k].term >> ANSWER_BITS;
        uint32_t i_end = answers_end(a, i), k_end = answers_end(b, k);

        if (p == q && share_answer(a, i, i_end, b, k, k_end)) {
            out.alike++;
            named_alike |= (a->items[i].term & NAMED) != 0;
        } else if (p == q) {
            out.apart++;
            out.named_apart |= (a->items[i].term & NAMED) != 0;
            out.plainly += i_end - i == 1 && k_end - k == 1;
        }
        if (p <= q)
            i = i_end;
        if (q <= p)
            k = k_end;
    }
    out.named_apart &= !named_alike;
    return out;
}

/* Published more than a season apart: last year's election is not this year's. */
static bool is_later(const struct gathering *a, const struct gathering *b)
{
    return a->last_day != DAY_NONE && b->last_day != DAY_NONE &&
           (a->first_day - b->last_day > SEASON_DAYS || b->first_day - a->last_day > SEASON_DAYS);
}

/* Both name countries, and none in common. */
static bool is_elsewhere(const struct vocabulary *v, const struct gathering *a, const struct gathering *b)
{
    bool a_has = false, b_has = false;

    for (uint32_t k = 0; k < b->count && !(b->items[k].term & FIGURE_TERM) && !b_has; k++)
        b_has = (v->words[b->items[k].term].flags & WORD_PLACE) != 0;
    for (uint32_t i = 0, k = 0; b_has && i < a->count && !(a->items[i].term & FIGURE_TERM); i++) {
        if (!(v->words[a->items[i].term].flags & WORD_PLACE))
            continue;
        a_has = true;
        while (k < b->count && b->items[k].term < a->items[i].term)
            k++;
        if (k < b->count && b->items[k].term == a->items[i].term)
            return false;
    }
    return a_has && b_has;
}

/* Questions on which they differ. Reports of one event agree on some; those of other seasons agree by chance, and on fewer. */
static uint32_t dissents(struct answers answers, bool later)
{
    if (answers.alike == 0)
        return answers.plainly;
    return later && answers.apart > answers.alike ? answers.apart - answers.alike : 0;
}

static bool is_one_event(const struct vocabulary *v, const struct gathering *a, const struct gathering *b)
{
    double alike = product(a, b), needed = SAME_EVENT;
    struct answers answers;
    uint32_t against;
    bool later;

    if (alike < needed)
        return false;
    answers = compare_answers(a, b);
    if (answers.named_apart)
        return false;
    later = is_later(a, b);
    against = dissents(answers, later);
    needed += against >= DISSENT_FROM ? DISSENT * against : 0;
    needed += later ? LATER : 0;
    needed += is_elsewhere(v, a, b) ? ELSEWHERE : 0;
    return alike >= needed;
}

/* Adds b's vector to a's, from the end, so that it needs no other room. */
static void gather(struct checker *c, struct gathering *a, const struct gathering *b)
{
    uint32_t shared = 0, i = a->count, k = b->count, to;

    for (uint32_t x = 0, y = 0; x < a->count && y < b->count;) {
        if (a->items[x].term == b->items[y].term)
            shared++;
        if (a->items[x].term <= b->items[y].term)
            x++;
        else
            y++;
    }
    to = i + k - shared;
    if (to > a->capacity) {
        struct weighted *room;

        a->capacity = 2 * to;
        room = arena_alloc(&c->scratch, a->capacity * sizeof *room);
        if (i)
            memcpy(room, a->items, i * sizeof *room);
        a->items = room;
    }
    a->count = to;
    while (k > 0) {
        if (i > 0 && a->items[i - 1].term > b->items[k - 1].term) {
            a->items[--to] = a->items[--i];
        } else if (i > 0 && a->items[i - 1].term == b->items[k - 1].term) {
            a->items[--to] = a->items[--i];
            a->items[to].weight += b->items[--k].weight;
        } else {
            a->items[--to] = b->items[--k];
        }
    }
    a->documents += b->documents;
    if (b->last_day != DAY_NONE) {
        a->first_day = a->last_day == DAY_NONE || b->first_day < a->first_day ? b->first_day : a->first_day;
        a->last_day = a->last_day == DAY_NONE || b->last_day > a->last_day ? b->last_day : a->last_day;
    }
}

static int by_likeness(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->likeness > b->likeness || a->likeness < b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

struct range { /* the postings of one term */
    uint64_t start;
    uint32_t count;
};

/* Of each document the rarest terms that others have too. */
static struct range *rarest_terms(struct gatherer *g, uint32_t *counts)
{
    struct checker *c = g->c;
    struct range *terms = arena_alloc(&c->scratch, (size_t)c->document_count * PAIRED_BY * sizeof *terms);

    for (size_t i = 0, end; i < g->count; i = end) {
        struct range range;

        for (end = i + 1; end < g->count && g->postings[end].term == g->postings[i].term;)
            end++;
        range = (struct range){i, (uint32_t)(end - i)};
        for (size_t k = i; end - i > 1 && end - i <= TERM_DOCUMENTS && k < end; k++) {
            struct range *list = terms + (size_t)g->postings[k].document * PAIRED_BY;
            uint32_t *count = &counts[g->postings[k].document], at = *count;

            if (*count == PAIRED_BY && list[PAIRED_BY - 1].count <= range.count)
                continue;
            if (*count == PAIRED_BY)
                at--;
            else
                ++*count;
            for (; at > 0 && list[at - 1].count > range.count; at--)
                list[at] = list[at - 1];
            list[at] = range;
        }
    }
    return terms;
}

/* Pairs of documents that share one of their rarest terms and are alike enough. */
static uint32_t find_pairs(struct gatherer *g, struct pair **out)
{
    struct checker *c = g->c;
    uint32_t *counts = arena_alloc(&c->scratch, c->document_count * sizeof *counts), count = 0, capacity = 0;
    uint32_t *met = arena_alloc(&c->scratch, c->document_count * sizeof *met);
    const struct range *terms = rarest_terms(g, counts);
    struct pair *pairs = NULL;
    uint64_t left = PAIRS_BASE + PAIRS_EACH * c->document_count;

    *out = NULL;
    if (!g->postings)
        return 0;
    for (uint32_t d = 0; d < c->document_count; d++)
        met[d] = NO_WORD;
    for (uint32_t d = 0; d < c->document_count; d++) {
        uint64_t share = left / (c->document_count - d); /* no document uses up what others need */

        for (uint32_t k = 0; k < counts[d] && share; k++) {
            struct range range = terms[(size_t)d * PAIRED_BY + k];

            for (uint64_t i = range.start; i < range.start + range.count && share; i++) {
                uint32_t other = g->postings[i].document;
                double likeness;

                if (other == d || met[other] == d)
                    continue;
                met[other] = d;
                share--;
                left--;
                likeness = product(&g->of[d], &g->of[other]);
                if (likeness >= SAME_EVENT)
                    *ARENA_PUSH(&c->scratch, pairs, count, capacity) =
                        (struct pair){(float)likeness, d < other ? d : other, d < other ? other : d};
            }
        }
    }
    if (count)
        qsort(pairs, count, sizeof *pairs, by_likeness);
    *out = pairs;
    return count;
}

void gather_documents(struct checker *c)
{
    struct gatherer g = {c, NULL, 0, 0, NULL};
    struct pair *pairs;
    uint32_t count;

    find_terms(&g);
    fill(&g);
    count = find_pairs(&g, &pairs);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t a = root_of(g.of, pairs[i].a), b = root_of(g.of, pairs[i].b);

        if (a == b || g.of[a].documents + g.of[b].documents > EVENT_MAX || !is_one_event(&c->vocabulary, &g.of[a], &g.of[b]))
            continue;
        if (g.of[a].documents < g.of[b].documents) {
            uint32_t swap = a;

            a = b;
            b = swap;
        }
        gather(c, &g.of[a], &g.of[b]);
        g.of[b].parent = a;
    }
    for (uint32_t i = 0; i < c->count; i++)
        c->features[i].event = root_of(g.of, c->features[i].document);
    scratch_reset(c);
}
