/* Do two claims answer the same question? First what forbids it, then the weighted evidence. A pure function of the two claims, the
 * pack and the word weights: nothing here looks at other claims. */
#include <stdlib.h>

#include "check/internal.h"

const char *const BLOCK_NAMES[BLOCK_COUNT] = {"", "dimension", "status", "denied", "role", "qualifier", "outcome", "counted thing",
    "base", "base period", "period", "place", "subject", "same sentence"};
const char *const FEATURE_NAMES_OF[FEATURE_COUNT] = {"head", "aspect", "words of the measure", "words around", "words of the sentence", "title", "topic", "names of the topic", "names",
    "period", "publication", "same value", "size of the gap", "only one of its sort", "status", "same document", "copied passage"};

/* Log odds before any evidence, and for each feature at 1. Fitted on labelled pairs and rounded; amounts, counts, dates and exact numbers
 * (ages, ordinals) differ in what speaks for the same question. */
enum family { FAMILY_AMOUNT, FAMILY_COUNT, FAMILY_DATE, FAMILY_EXACT, FAMILY_FAMILIES };
static const double BIASES[FAMILY_FAMILIES] = {-2.4, -3.3, -4.4, -3.8};
static const double WEIGHTS[FEATURE_COUNT][FAMILY_FAMILIES] = {
    [FEATURE_HEAD] = {0.4, 1.4, 0.3, 0.3},
    [FEATURE_ASPECT] = {0.5, 0.2, 0.4, 0.1},
    [FEATURE_CORE] = {0, 0, 0, 0.2},
    [FEATURE_NEAR] = {1.5, 1.3, 1.8, 2.2},
    [FEATURE_CONTEXT] = {1.2, 1.8, 1.6, 0.6},
    [FEATURE_TITLE] = {1.5, 0.4, 0.4, 1.0},
    [FEATURE_TOPIC] = {1.6, 2.1, 1.2, 0.3},
    [FEATURE_TOPIC_NAMES] = {0.6, 0.9, 1.0, 0.9},
    [FEATURE_NAMES] = {0.5, 0.2, 0.5, 0},
    [FEATURE_PERIOD] = {0.4, 0.4, 0, 0},
    [FEATURE_PUBLISHED] = {0.3, 0.5, 0, 0},
    [FEATURE_VALUE] = {4.0, 4.5, 4.0, 5.0},
    [FEATURE_GAP] = {-1.3, -0.25, 0, 0},
    [FEATURE_ALONE] = {0.5, 0, 0.5, 0.8},
    [FEATURE_STATUS] = {-0.8, -1.2, 0, 0},
    [FEATURE_DOCUMENT] = {-1.8, -1.2, -2.5, -0.5},
    [FEATURE_COPY] = {5.0, 5.0, 5.0, 5.0},
};

static const int32_t NEAR_DAYS = 3;     /* days of reports and of events get mixed up by so much */
static const int32_t OLD_DAYS = 92;     /* what ended a season before an article is not its news */
static const int32_t LONG_PERIOD = 6;   /* from a week on, a period is part of the question */
static const double PERIOD_RATIO = 2.0; /* a year holds a quarter, and both have figures of their own */
static const double TOPIC_HALF = 2.0;   /* shared weight at which a topic is half sure */
static const double CORE_FLOOR = 2.0;   /* two telling words are needed for full evidence */

static enum family family_of(const struct features *f)
{
    switch (f->comparison) {
    case COMPARE_COUNT: return FAMILY_COUNT;
    case COMPARE_DATE: case COMPARE_TIME: return FAMILY_DATE;
    case COMPARE_EXACT: case COMPARE_SCORE: return FAMILY_EXACT;
    default: return FAMILY_AMOUNT;
    }
}

double likeness_weight(const struct features *f, enum feature feature) { return WEIGHTS[feature][family_of(f)]; }
/* Plans and forecasts are few beside what is reported: two of the same measure are sooner about the same thing. */
static const double PLANNED = 0.5;

double likeness_bias(const struct features *f)
{
    return BIASES[family_of(f)] + (f->claim->status == STATUS_TARGET || f->claim->status == STATUS_FORECAST ? PLANNED : 0);
}

/* ---- what forbids ----------------------------------------------------------------------------------------------------------- */

static bool poles_contradict(const struct vocabulary *v, uint64_t a, uint64_t b)
{
    if (a == b || !a || !b)
        return false;
    for (uint32_t i = 0; i < v->axis_count; i++) {
        uint64_t x = a & v->axis_masks[i], y = b & v->axis_masks[i];

        if (x && y && !(x & y))
            return true;
    }
    return false;
}

struct period_fit {
    bool known, disjoint, near, contained;
};

static struct period_fit fit_periods(const struct features *a, const struct features *b)
{
    struct period_fit fit = {false, false, false, false};
    double al, ah, bl, bh, a_days, b_days;

    if ((a->first_day == DAY_NONE && a->last_day == DAY_NONE) || (b->first_day == DAY_NONE && b->last_day == DAY_NONE))
        return fit;
    al = a->first_day == DAY_NONE ? -(double)INFINITY : (double)a->first_day;
    ah = a->last_day == DAY_NONE ? (double)INFINITY : (double)a->last_day;
    bl = b->first_day == DAY_NONE ? -(double)INFINITY : (double)b->first_day;
    bh = b->last_day == DAY_NONE ? (double)INFINITY : (double)b->last_day;
    a_days = ah - al + 1;
    b_days = bh - bl + 1;
    fit.known = true;
    fit.disjoint = ah < bl || bh < al;
    fit.near = fmin(a_days, b_days) <= NEAR_DAYS && (al - bh <= NEAR_DAYS && bl - ah <= NEAR_DAYS);
    fit.contained = !fit.disjoint && isfinite(a_days) && isfinite(b_days) && fmin(a_days, b_days) >= LONG_PERIOD &&
                    fmax(a_days, b_days) > PERIOD_RATIO * fmin(a_days, b_days);
    return fit;
}

static bool has_term(const struct terms *terms, uint32_t word)
{
    uint32_t low = 0, high = terms->count;

    while (low < high) {
        uint32_t mid = (low + high) / 2;

        if (terms->items[mid].word == word)
            return true;
        if (terms->items[mid].word < word)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

static bool mentions(const struct features *f, uint32_t word)
{
    return has_term(&f->core, word) || (f->sentence && has_term(&f->sentence->terms, word)) ||
           (f->title && has_term(&f->title->terms, word));
}

/* Whether the words of one field share nothing although both have some. */
static bool fields_apart(const struct features *a, const struct features *b, uint32_t field)
{
    bool a_has = false, b_has = false;

    for (uint32_t i = 0; i < b->core.count && !b_has; i++)
        b_has = (b->core.items[i].fields & field) != 0;
    for (uint32_t i = 0; b_has && i < a->core.count; i++) {
        if (!(a->core.items[i].fields & field))
            continue;
        a_has = true;
        for (uint32_t k = 0; k < b->core.count; k++)
            if (b->core.items[k].word == a->core.items[i].word && b->core.items[k].fields & field)
                return false;
    }
    return a_has && b_has;
}

/* Event counts belong to the country of their sentence: one that the other's document never names, while it names others. */
static bool countries_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    bool a_has = false, b_has = false;

    if (!a->sentence || !b->topic || !a->outcome)
        return false;
    for (uint32_t i = 0; i < a->sentence->terms.count; i++) {
        uint32_t word = a->sentence->terms.items[i].word;

        if (!(v->words[word].flags & WORD_PLACE))
            continue;
        a_has = true;
        if (mentions(b, word) || has_term(b->topic, word))
            return false;
    }
    for (uint32_t i = 0; a_has && !b_has && i < b->topic->count; i++)
        b_has = (v->words[b->topic->items[i].word].flags & WORD_PLACE) != 0;
    return a_has && b_has;
}

/* An event count with a period of its own, long before the other's document: that one reports another event. */
static bool times_apart(const struct features *a, const struct features *b)
{
    return a->outcome && a->last_day != DAY_NONE && b->first_day == DAY_NONE && b->last_day == DAY_NONE && b->published != DAY_NONE &&
           a->last_day < b->published - OLD_DAYS;
}

/* Countries on both sides, and none in common. */
static bool places_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    bool a_has = false, b_has = false;

    for (uint32_t i = 0; i < b->core.count && !b_has; i++)
        b_has = (v->words[b->core.items[i].word].flags & WORD_PLACE) != 0;
    for (uint32_t i = 0; b_has && i < a->core.count; i++) {
        if (!(v->words[a->core.items[i].word].flags & WORD_PLACE))
            continue;
        a_has = true;
        if (mentions(b, a->core.items[i].word))
            return false;
    }
    for (uint32_t i = 0; a_has && i < b->core.count; i++)
        if (v->words[b->core.items[i].word].flags & WORD_PLACE && mentions(a, b->core.items[i].word))
            return false;
    return a_has && b_has;
}

/* Both subjects are names, and neither claim knows anything of the other's. */
static bool subjects_apart(const struct features *a, const struct features *b)
{
    const struct features *pair[2] = {a, b};

    for (int side = 0; side < 2; side++) {
        const struct features *f = pair[side], *other = pair[1 - side];
        uint32_t names = 0;

        for (uint32_t i = 0; i < f->core.count; i++) {
            if (!(f->core.items[i].fields & IN_SUBJECT))
                continue;
            if (!(f->core.items[i].fields & IN_ENTITY))
                return false;
            names++;
            if (mentions(other, f->core.items[i].word))
                return false;
        }
        if (!names)
            return false;
    }
    return true;
}

/* Women, children, soldiers are parts of the people that others count: they contradict only where the part is more than the whole. */
static bool parts_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    uint8_t x = v->words[a->head].flags, y = v->words[b->head].flags;

    if (!((x | y) & WORD_PART))
        return false;
    if (x & WORD_PART && y & WORD_GENERIC && a->has_span && b->has_span)
        return a->span.low <= b->span.high;
    if (y & WORD_PART && x & WORD_GENERIC && a->has_span && b->has_span)
        return b->span.low <= a->span.high;
    return true;
}

static bool things_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct word *x, *y;

    if (a->comparison == COMPARE_EXACT) /* "the second time" and "the 86th" of something are no answers to one question */
        return disjoint(a, b) && (a->head == NO_WORD || a->head != b->head || v->words[a->head].flags & WORD_GENERIC);
    if (a->head != b->head && a->head != NO_WORD && b->head != NO_WORD && disjoint(a, b) && parts_apart(v, a, b))
        return true;
    if (a->head == NO_WORD || b->head == NO_WORD || a->head == b->head || (a->outcome & b->outcome))
        return false;
    x = &v->words[a->head];
    y = &v->words[b->head];
    if (a->person != b->person)
        return true;
    if ((x->flags | y->flags) & WORD_GENERIC)
        return false;
    return !has_term(&a->core, b->head) && !has_term(&b->core, a->head);
}

/* Ages belong to persons: only one with the same name beside it can contradict another. */
static bool share_close_name(const struct features *a, const struct features *b)
{
    uint32_t wanted = IN_CLOSE | IN_ENTITY;

    for (uint32_t i = 0; i < a->near.count; i++)
        for (uint32_t k = 0; k < b->near.count && (a->near.items[i].fields & wanted) == wanted; k++)
            if (a->near.items[i].word == b->near.items[k].word && (b->near.items[k].fields & wanted) == wanted)
                return true;
    return false;
}

/* "dozens more" are counted like the others. */
static bool is_delta(const struct claim *claim)
{
    return claim->role == ROLE_DELTA && (claim->kind != KIND_COUNT || claim->change != CHANGE_NONE);
}

/* What forbids without a look at the words. */
static enum block facts_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct claim *x = a->claim, *y = b->claim;

    if (a->dimension != b->dimension)
        return BLOCK_DIMENSION;
    if (a->outcome && b->outcome && !(a->outcome & b->outcome))
        return BLOCK_OUTCOME;
    if (x->status != y->status && a->comparison < COMPARE_EXACT) {
        if (x->status == STATUS_DENIED || y->status == STATUS_DENIED)
            return BLOCK_DENIED;
        /* "will be 48 km long" and "is 48 km long": what is announced and what is are near enough to be weighed (see likeness). */
        if ((x->status == STATUS_ACTUAL && y->status != STATUS_FORECAST) || (y->status == STATUS_ACTUAL && x->status != STATUS_FORECAST))
            return BLOCK_STATUS;
    }
    if (is_delta(x) != is_delta(y) || (x->role == ROLE_FROM && y->role == ROLE_TO) ||
        (x->role == ROLE_TO && y->role == ROLE_FROM))
        return BLOCK_ROLE;
    if (poles_contradict(v, a->poles, b->poles))
        return BLOCK_QUALIFIER;
    if (a->base_period && b->base_period && a->base_period != b->base_period)
        return BLOCK_BASE_PERIOD;
    if (!a->is_date && a->comparison != COMPARE_EXACT) {
        struct period_fit fit = fit_periods(a, b);

        if (times_apart(a, b) || times_apart(b, a))
            return BLOCK_PERIOD;
        if (fit.known && ((fit.disjoint && !fit.near) || fit.contained))
            return BLOCK_PERIOD;
        /* An old level belongs to an earlier time than the claim beside it: only a known period can make it comparable. */
        if ((x->role == ROLE_FROM) != (y->role == ROLE_FROM) && (!fit.known || fit.disjoint))
            return BLOCK_ROLE;
    }
    if ((a->comparison == COMPARE_COUNT || x->kind == KIND_ORDINAL) && things_apart(v, a, b))
        return BLOCK_THING;
    if (x->kind == KIND_AGE && !share_close_name(a, b) && disjoint(a, b))
        return BLOCK_SUBJECT;
    /* Bare numbers say too little of themselves to contradict one another. */
    if (x->kind == KIND_NUMBER && x->unit.len == 0 && disjoint(a, b) && !copied_but_changed(a, b))
        return BLOCK_THING;
    return BLOCK_NONE;
}

/* "one of the few mills" says that it is a mill, not how many there are. */
static bool is_one_of(const struct features *f)
{
    const struct value *v = &f->claim->value;

    return f->claim->base.len > 0 && v->denominator == 1 && v->number.digits == 1 && v->number.exponent == 0;
}

static enum block words_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    if (fields_apart(a, b, IN_BASE))
        return BLOCK_BASE;
    if (a->comparison == COMPARE_COUNT && (is_one_of(a) || is_one_of(b)) && a->claim->base.len != b->claim->base.len)
        return BLOCK_BASE;
    if (places_apart(v, a, b) || countries_apart(v, a, b) || countries_apart(v, b, a))
        return BLOCK_PLACE;
    if (subjects_apart(a, b))
        return BLOCK_SUBJECT;
    if (a->document == b->document && a->sentence == b->sentence && !agree(a, b))
        return BLOCK_SENTENCE;
    return BLOCK_NONE;
}

enum block blocked(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    enum block block = facts_apart(v, a, b);

    return block != BLOCK_NONE ? block : words_apart(v, a, b);
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

static const struct terms *terms_of(const struct context *context) { return context ? &context->terms : NULL; }

/* How much of one claim's core words the other has: in its own core, or at least in its sentence or title. */
static double covered(const struct vocabulary *v, const struct features *a, const struct features *b, double *total)
{
    double sum = 0;

    *total = 0;
    for (uint32_t i = 0; i < a->core.count; i++) {
        uint32_t word = a->core.items[i].word;
        double w = (double)v->words[word].weight;

        if (v->words[word].flags & WORD_GENERIC)
            w *= 0.3;
        *total += w;
        if (has_term(&b->core, word))
            sum += w;
        else if (b->sentence && has_term(&b->sentence->terms, word))
            sum += 0.7 * w;
        else if (b->title && has_term(&b->title->terms, word))
            sum += 0.5 * w;
    }
    return sum;
}

static double core_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    double total_a, total_b, x = covered(v, a, b, &total_a), y = covered(v, b, a, &total_b);
    double bound = fmax((total_a + total_b) / 2, CORE_FLOOR);

    return (x + y) / 2 / bound;
}

static double head_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    if (a->outcome && a->outcome == b->outcome)
        return 1;
    if (a->outcome & b->outcome)
        return 0.3;
    if (a->outcome || b->outcome)
        return -0.5; /* one says what became of them, the other does not */
    if (a->head == NO_WORD || b->head == NO_WORD)
        return 0;
    if (a->head == b->head)
        return v->words[a->head].flags & WORD_GENERIC ? 0.3 : 1;
    if (has_term(&a->core, b->head) || has_term(&b->core, a->head))
        return 0.3;
    if (v->words[a->head].flags & WORD_GENERIC && v->words[b->head].flags & WORD_PERSON && a->person && b->person)
        return 0.3;
    if (v->words[b->head].flags & WORD_GENERIC && v->words[a->head].flags & WORD_PERSON && a->person && b->person)
        return 0.3;
    return -1;
}

/* Names beside both figures: shared, or none in common. */
static double name_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct features *pair[2] = {a, b};
    double share[2];

    for (int side = 0; side < 2; side++) {
        const struct features *f = pair[side], *other = pair[1 - side];
        double total = 0, found = 0;

        for (uint32_t i = 0; i < f->near.count; i++) {
            double w = (double)v->words[f->near.items[i].word].weight;

            if (!(f->near.items[i].fields & IN_ENTITY))
                continue;
            total += w;
            if (mentions(other, f->near.items[i].word))
                found += w;
        }
        if (total <= 0)
            return 0;
        share[side] = found / total;
    }
    return fmax(share[0], share[1]) > 0 ? (share[0] + share[1]) / 2 : -1;
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

/* The same number says the more, the more digits it has. */
static double value_likeness(const struct features *a, const struct features *b)
{
    uint8_t digits = a->digits < b->digits ? a->digits : b->digits;

    if (!agree(a, b))
        return 0;
    return digits >= 3 ? 1 : digits == 2 ? 0.6 : 0.2;
}

static double aspect_likeness(const struct features *a, const struct features *b)
{
    if (a->outcome & b->outcome)
        return 1;
    if (!a->aspects || !b->aspects)
        return 0;
    return a->aspects & b->aspects ? 1 : -1;
}

/* Evidence in what is shared, not in how much of it: long articles have many words of their own. */
static double shared_likeness(const struct vocabulary *v, const struct terms *a, const struct terms *b, double half)
{
    double sum = a && b ? overlap(v, a, b, true) : 0;

    return sum / (sum + half);
}

static double topic_name_likeness(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    uint32_t i = 0, k = 0;
    double shared = 0, left = 0, right = 0;

    if (a->document == b->document)
        return 1;
    if (!a->topic || !b->topic)
        return 0;
    while (i < a->topic->count || k < b->topic->count) {
        uint32_t x = i < a->topic->count ? a->topic->items[i].word : NO_WORD, y = k < b->topic->count ? b->topic->items[k].word : NO_WORD;
        double w = (double)v->words[x < y ? x : y].weight;

        if (x == y) {
            if ((a->topic->items[i].fields | b->topic->items[k].fields) & IN_ENTITY)
                shared += w;
            i++;
            k++;
        } else if (x < y) {
            left += a->topic->items[i++].fields & IN_ENTITY ? w : 0;
        } else {
            right += b->topic->items[k++].fields & IN_ENTITY ? w : 0;
        }
    }
    if (shared <= 0)
        return left > 0 && right > 0 ? -0.5 : 0;
    return shared / (shared + 0.5 + 0.1 * fmin(left, right));
}

static double published_likeness(const struct features *a, const struct features *b)
{
    int64_t days;

    if (a->published == DAY_NONE || b->published == DAY_NONE)
        return 0;
    days = llabs((int64_t)a->published - b->published);
    return days <= 1 ? 1 : days <= 7 ? 0.5 : days <= 31 ? 0 : days <= 366 ? -0.5 : -1;
}

static double period_likeness(const struct features *a, const struct features *b)
{
    struct period_fit fit = fit_periods(a, b);

    if (a->is_date || !fit.known)
        return 0;
    return fit.disjoint ? -0.5 : 1;
}

/* A slip keeps the digits: a factor of a power of ten is no distance between questions. */
static double gap_of(const struct features *a, const struct features *b)
{
    double x = a->claim->base_value, y = b->claim->base_value, gap, tens;

    if (!isfinite(x) || !isfinite(y) || x == 0 || y == 0 || a->comparison >= COMPARE_EXACT)
        return 0;
    gap = fabs(log(fabs(x / y)));
    tens = gap / log(10);
    if (a->digits >= 2 && b->digits >= 2 && tens > 0.9 && fabs(tens - round(tens)) < 0.005)
        return 0.5;
    return fmin(fmax(gap - 0.7, 0), 5);
}

static double value_of(const struct vocabulary *v, const struct features *a, const struct features *b, enum feature feature)
{
    switch (feature) {
    case FEATURE_HEAD: return head_likeness(v, a, b);
    case FEATURE_ASPECT: return aspect_likeness(a, b);
    case FEATURE_CORE: return core_likeness(v, a, b);
    case FEATURE_NEAR: return near_likeness(v, &a->near, &b->near);
    case FEATURE_CONTEXT: return cosine(v, terms_of(a->sentence), terms_of(b->sentence));
    case FEATURE_TITLE: return cosine(v, terms_of(a->title), terms_of(b->title));
    case FEATURE_TOPIC: return a->document == b->document ? 1 : shared_likeness(v, a->topic, b->topic, TOPIC_HALF);
    case FEATURE_TOPIC_NAMES: return topic_name_likeness(v, a, b);
    case FEATURE_NAMES: return name_likeness(v, a, b);
    case FEATURE_PERIOD: return period_likeness(a, b);
    case FEATURE_PUBLISHED: return published_likeness(a, b);
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
static const enum feature ORDER[FEATURE_COUNT] = {FEATURE_DOCUMENT, FEATURE_STATUS, FEATURE_ALONE, FEATURE_VALUE, FEATURE_GAP, FEATURE_COPY, FEATURE_HEAD,
    FEATURE_ASPECT, FEATURE_PUBLISHED, FEATURE_PERIOD, FEATURE_NEAR, FEATURE_CORE, FEATURE_NAMES, FEATURE_TITLE, FEATURE_CONTEXT,
    FEATURE_TOPIC_NAMES, FEATURE_TOPIC};

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

        if (*score + left < least)
            return false;
        *score += weight * value_of(v, a, b, ORDER[i]);
        left -= fmax(0, weight);
    }
    return *score >= least && words_apart(v, a, b) == BLOCK_NONE;
}
