/* Do two claims answer the same question? The weighted evidence, once nothing forbids it (block.c). A function of the two claims with the
 * event and the topic of their documents, the pack and the word weights. */
#include <stdlib.h>

#include "check/internal.h"

const char *const FEATURE_NAMES_OF[FEATURE_COUNT] = {
    "head",   "aspect",        "words around",  "words of the sentence", "event",
    "names",  "period",        "same value",    "size of the gap",       "only one of its sort",
    "status", "same document", "copied passage"};

/* Log odds before any evidence, and for each feature at 1. Fitted on labelled pairs and rounded; amounts, counts, dates and exact numbers
 * (ages, ordinals) differ in what speaks for the same question. */
enum family { FAMILY_AMOUNT, FAMILY_COUNT, FAMILY_DATE, FAMILY_EXACT, FAMILY_FAMILIES };
static const double BIASES[FAMILY_FAMILIES] = {-4.4, -4.6, -5.8, -4.0};
static const double WEIGHTS[FEATURE_COUNT][FAMILY_FAMILIES] = {
    [FEATURE_EVENT] = {2.6, 2.8, 3.6, 1.5}, [FEATURE_HEAD] = {0.3, 1.4, 0.3, 0.3},    [FEATURE_ASPECT] = {0.5, 0.2, 0.5, 0.1},
    [FEATURE_NEAR] = {1.2, 1.2, 1.5, 2.0},  [FEATURE_CONTEXT] = {1.2, 1.7, 0.8, 0.6}, [FEATURE_NAMES] = {0.8, 0.3, 0.2, 0},
    [FEATURE_PERIOD] = {0.4, 0.4, 0, 0},    [FEATURE_VALUE] = {4.0, 4.0, 3.8, 5.0},   [FEATURE_GAP] = {-1.6, -0.35, 0, 0},
    [FEATURE_ALONE] = {1.2, 0.4, 0, 1.5},   [FEATURE_STATUS] = {-0.8, -1.2, 0, 0},    [FEATURE_DOCUMENT] = {-1.8, -1.2, -2.5, -0.5},
    [FEATURE_COPY] = {5.0, 5.0, 5.0, 5.0},
};

static const double OTHER_HAPPENING = -2;        /* the day of an arrest is not that of the trial, were it the same */
static const double GAP_FREE = 0.7, GAP_MAX = 5; /* log of the ratio: a factor of two is a common disagreement */

static enum family family_of(const struct features *f)
{
    switch (f->comparison) {
    case COMPARE_COUNT: return FAMILY_COUNT;
    case COMPARE_DATE:
    case COMPARE_TIME: return FAMILY_DATE;
    case COMPARE_EXACT:
    case COMPARE_SCORE: return FAMILY_EXACT;
    default: return FAMILY_AMOUNT;
    }
}

double likeness_weight(const struct features *f, enum feature feature)
{
    return WEIGHTS[feature][family_of(f)];
}
/* Plans and forecasts are few beside what is reported: two of the same measure are sooner about the same thing. */
static const double PLANNED = 0.5;
/* Spans of time stand in every article, each of something else. */
static const double SPAN = -1.5;

double likeness_bias(const struct features *f)
{
    return BIASES[family_of(f)] + (f->claim->status == STATUS_TARGET || f->claim->status == STATUS_FORECAST ? PLANNED : 0) +
           (f->claim->kind == KIND_DURATION ? SPAN : 0);
}

/* ---- the evidence ------------------------------------------------------------------------------------------------------------ */

static double overlap(const struct vocabulary *v, const struct terms *a, const struct terms *b, bool squares)
{
    double sum = 0;
    uint32_t i = 0, k = 0;

    while (i < a->count && k < b->count) {
        if (a->items[i].word < b->items[k].word)
            i++;
        else if (a->items[i].word > b->items[k].word)
            k++;
        else {
            double w = (double)v->words[a->items[i].word].weight;

            sum += squares ? w * w : w;
            i++;
            k++;
        }
    }
    return sum;
}

static double cosine(const struct vocabulary *v, const struct terms *a, const struct terms *b)
{
    if (!a || !b || a->weight <= 0 || b->weight <= 0)
        return 0;
    return overlap(v, a, b, true) / sqrt((double)a->weight * (double)b->weight);
}

static const struct terms *terms_of(const struct context *context)
{
    return context ? &context->terms : NULL;
}

static double head_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    if (a->outcome && a->outcome == b->outcome)
        return 1;
    if (a->outcome & b->outcome)
        return 0.3;
    if (a->outcome || b->outcome)
        return -0.5; /* one says what became of them, the other does not */
    if (a->comparison == COMPARE_QUANTITY && a->own_aspects & b->own_aspects & v->cargo)
        return 1; /* both leaked, both are aboard */
    if (a->head == NO_WORD || b->head == NO_WORD)
        return 0;
    if (a->head == b->head)
        return v->words[a->head].flags & WORD_GENERIC ? 0.3 : 1;
    if (has_term(&a->core, b->head) || has_term(&b->core, a->head))
        return 0.3;
    /* What is measured is said in many ways; what is counted has a name. */
    if (a->comparison != COMPARE_COUNT && a->claim->kind != KIND_ORDINAL)
        return 0;
    if (a->claim->kind == KIND_NUMBER || b->claim->kind == KIND_NUMBER) /* its head is no noun that is counted */
        return 0;
    if (a->person && b->person) /* people have many names: suspects, raiders, men */
        return (v->words[a->head].flags | v->words[b->head].flags) & WORD_GENERIC ? 0.3 : 0;
    return -1;
}

static bool has_fields(const struct terms *terms, uint32_t wanted)
{
    for (uint32_t i = 0; i < terms->count; i++)
        if ((terms->items[i].fields & wanted) == wanted)
            return true;
    return false;
}

/* A name is part of both measures or subjects: "Corvane is sold to Halden for $5m", "it acquires Corvane from Orvik for $6m". */
static bool is_named_alike(const struct features *a, const struct features *b)
{
    const uint32_t own = IN_MEASURE | IN_SUBJECT;

    for (uint32_t i = 0, k = 0; i < a->core.count && k < b->core.count;) {
        const struct term *x = &a->core.items[i], *y = &b->core.items[k];

        if (x->word == y->word && x->fields & y->fields & IN_ENTITY && x->fields & own && y->fields & own)
            return true;
        i += x->word <= y->word;
        k += y->word <= x->word;
    }
    return false;
}

/* Names beside both figures: shared, or none in common. Those right beside them count alone where both have some. */
static double name_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct features *pair[2] = {a, b};
    uint32_t wanted = IN_ENTITY | IN_CLOSE;
    double share[2];

    if (!has_fields(&a->near, wanted) || !has_fields(&b->near, wanted))
        wanted = IN_ENTITY;
    for (int side = 0; side < 2; side++) {
        const struct features *f = pair[side], *other = pair[1 - side];
        double total = 0, found = 0;

        for (uint32_t i = 0; i < f->near.count; i++) {
            double w = (double)v->words[f->near.items[i].word].weight;

            if ((f->near.items[i].fields & wanted) != wanted)
                continue;
            total += w;
            if (wanted & IN_CLOSE ? has_term(&other->near, f->near.items[i].word) : mentions(other, f->near.items[i].word))
                found += w;
        }
        if (total <= 0)
            return 0;
        share[side] = found / total;
    }
    if (fmax(share[0], share[1]) > 0)
        return (share[0] + share[1]) / 2;
    return is_named_alike(a, b) ? 0 : -1;
}

/* Shared words around both figures; those right beside them count most. */
static double near_likeness(const struct vocabulary *v, const struct terms *a, const struct terms *b)
{
    double sum = 0;
    uint32_t i = 0, k = 0;

    while (i < a->count && k < b->count) {
        if (a->items[i].word < b->items[k].word)
            i++;
        else if (a->items[i].word > b->items[k].word)
            k++;
        else {
            double w = (double)v->words[a->items[i].word].weight;
            int close = ((a->items[i].fields & IN_CLOSE) != 0) + ((b->items[k].fields & IN_CLOSE) != 0);

            sum += w * (close == 2 ? 1 : close ? 0.6 : 0.3);
            i++;
            k++;
        }
    }
    return sum / (sum + 0.6);
}

static double value_likeness(const struct features *a, const struct features *b)
{
    double same = same_value(a, b);

    return same > 0 || a->is_date ? same : slip_likeness(a, b);
}

static double aspect_likeness(const struct features *a, const struct features *b)
{
    if (a->outcome & b->outcome)
        return 1;
    if (a->is_date && a->own_aspects && b->own_aspects && !(a->own_aspects & b->own_aspects))
        return OTHER_HAPPENING;
    if (!a->aspects || !b->aspects)
        return 0;
    return a->aspects & b->aspects ? 1 : -1;
}

static double period_likeness(const struct features *a, const struct features *b)
{
    struct period_fit fit = fit_periods(a, b);

    if (a->is_date || !fit.known)
        return 0;
    return fit.disjoint ? -0.5 : 1;
}

static double gap_of(const struct features *a, const struct features *b)
{
    double x = a->claim->base_value, y = b->claim->base_value;

    if (!isfinite(x) || !isfinite(y) || x == 0 || y == 0 || a->comparison >= COMPARE_EXACT || slip_explains(a, b))
        return 0;
    if (a->outcome && a->outcome == b->outcome && a->monotone && a->event == b->event)
        return 0; /* a toll grows */
    return fmin(fmax(fabs(log(fabs(x / y))) - GAP_FREE, 0), GAP_MAX);
}

static double value_of(const struct vocabulary *v, const struct features *a, const struct features *b, enum feature feature)
{
    switch (feature) {
    case FEATURE_HEAD: return head_likeness(v, a, b);
    case FEATURE_ASPECT: return aspect_likeness(a, b);
    case FEATURE_NEAR: return near_likeness(v, &a->near, &b->near);
    case FEATURE_CONTEXT: return cosine(v, terms_of(a->sentence), terms_of(b->sentence));
    case FEATURE_EVENT: return a->event != NO_WORD && a->event == b->event;
    case FEATURE_NAMES: return name_likeness(v, a, b);
    case FEATURE_PERIOD: return period_likeness(a, b);
    case FEATURE_VALUE: return value_likeness(a, b);
    case FEATURE_GAP: return agree(a, b) ? 0 : gap_of(a, b);
    case FEATURE_ALONE: return 2.0 / (2 + a->rivals + b->rivals);
    case FEATURE_STATUS: return a->claim->status != b->claim->status;
    case FEATURE_DOCUMENT: return a->document == b->document;
    case FEATURE_COPY: return copied_but_changed(a, b);
    default: return 0;
    }
}

/* From the cheapest to the dearest. */
static const enum feature ORDER[FEATURE_COUNT] = {FEATURE_DOCUMENT, FEATURE_EVENT, FEATURE_STATUS, FEATURE_ALONE,  FEATURE_VALUE,
                                                  FEATURE_GAP,      FEATURE_COPY,  FEATURE_HEAD,   FEATURE_ASPECT, FEATURE_PERIOD,
                                                  FEATURE_NEAR,     FEATURE_NAMES, FEATURE_CONTEXT};

void likeness_of(const struct vocabulary *v, const struct features *a, const struct features *b, struct likeness *out)
{
    memset(out, 0, sizeof *out);
    out->block = blocked(v, a, b);
    out->score = likeness_bias(a);
    for (int i = 0; i < FEATURE_COUNT; i++) {
        out->values[ORDER[i]] = value_of(v, a, b, ORDER[i]);
        out->score += likeness_weight(a, ORDER[i]) * out->values[ORDER[i]];
    }
}

/* No feature is above 1: as soon as all that is left cannot lift the score to `least`, the rest is not looked at. */
bool likeness_reaches(const struct vocabulary *v, const struct features *a, const struct features *b, double least, double *score)
{
    double left = 0;

    if (facts_apart(v, a, b) != BLOCK_NONE)
        return false;
    *score = likeness_bias(a);
    for (int i = 0; i < FEATURE_COUNT; i++)
        left += fmax(0, likeness_weight(a, ORDER[i]));
    for (int i = 0; i < FEATURE_COUNT; i++) {
        double weight = likeness_weight(a, ORDER[i]);

        if (weight >= 0 && weight <= 0) /* says nothing in this family */
            continue;
        if (*score + left < least)
            return false;
        *score += weight * value_of(v, a, b, ORDER[i]);
        left -= fmax(0, weight);
    }
    return *score >= least && words_apart(v, a, b) == BLOCK_NONE;
}
