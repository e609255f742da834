/* What forbids that two claims are compared at all, with the reason. A pure function of the two claims and the pack. */
#include <math.h>
#include <stdlib.h>

#include "check/internal.h"

enum { BARE_RATIO_MAX = 1200 }; /* a thousand, with the widths of rounded numbers */

const char *const BLOCK_NAMES[BLOCK_COUNT] = {"",
                                              "dimension",
                                              "length of the time named",
                                              "counted from an unknown day",
                                              "status",
                                              "denied",
                                              "role",
                                              "qualifier",
                                              "outcome",
                                              "counted thing",
                                              "base",
                                              "base period",
                                              "period",
                                              "day of a statement",
                                              "what happened",
                                              "place",
                                              "part and whole",
                                              "subject",
                                              "measure",
                                              "name beside it",
                                              "same sentence"};

static const int32_t NEAR_DAYS = 3;     /* days of reports and of events get mixed up by so much */
static const int32_t OLD_DAYS = 92;     /* what ended a season before an article is not its news */
static const int32_t LONG_PERIOD = 6;   /* from a week on, a period is part of the question */
static const double PERIOD_RATIO = 2.0; /* a year holds a quarter, and both have figures of their own */

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

struct period_fit fit_periods(const struct features *a, const struct features *b)
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

bool has_term(const struct terms *terms, uint32_t word)
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

bool mentions(const struct features *f, uint32_t word)
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

/* The measure or subject names a country that the other's document never does: the trade of India and China, and of Russia and China. */
static bool has_country_beyond(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    for (uint32_t i = 0; b->topic && i < a->core.count; i++) {
        uint32_t word = a->core.items[i].word;

        if (v->words[word].flags & WORD_PLACE && a->core.items[i].fields & (IN_MEASURE | IN_SUBJECT) && !mentions(b, word) &&
            !has_term(b->topic, word))
            return true;
    }
    return false;
}

/* A figure belongs to the country of its sentence: one that the other's document never names, while it names others. */
static bool countries_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    bool a_has = false, b_has = false;

    if (!a->sentence || !b->topic)
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

/* A figure of a time that ended long before its own article is background there: last year's quake, the price of an earlier sale. */
static bool is_background(const struct features *f)
{
    return f->last_day != DAY_NONE && f->published != DAY_NONE && f->last_day < f->published - OLD_DAYS;
}

/* Long before its document, as far as that is known: "in 2016", "in June last year". */
bool is_long_past(const struct features *f)
{
    struct slice when = f->claim->when;

    if (f->last_day != DAY_NONE)
        return is_background(f);
    return f->is_date &&
           (slice_starts(when, slice_of("Y-")) || (slice_starts(when, slice_of("D-P")) && when.at[when.len - 1] == 'Y'));
}

/* "dozens more" are counted like the others. */
static bool is_delta(const struct claim *claim)
{
    return claim->role == ROLE_DELTA && (claim->kind != KIND_COUNT || claim->change != CHANGE_NONE);
}

/* "made 210,000 in 2023" and "will make 40,000": what was over when it was told, and what is foreseen. */
static bool is_over_and_ahead(const struct features *over, const struct features *ahead)
{
    return over->claim->status == STATUS_ACTUAL && ahead->claim->status == STATUS_FORECAST && over->last_day != DAY_NONE &&
           over->published != DAY_NONE && over->last_day < over->published && over->last_day - over->first_day >= LONG_PERIOD &&
           ahead->first_day == DAY_NONE;
}

static bool is_past(const struct features *f)
{
    return f->past || (f->sentence && f->sentence->base_past && is_delta(f->claim)) || is_background(f);
}

/* Background on one side, and a figure of no stated time on the other: that one is news. */
static bool times_apart(const struct features *a, const struct features *b)
{
    bool timeless = b->first_day == DAY_NONE && b->last_day == DAY_NONE;

    if (is_past(a) && !is_past(b) && (timeless || a->last_day == DAY_NONE))
        return true;
    return timeless && a->outcome && a->last_day != DAY_NONE && b->published != DAY_NONE && a->last_day < b->published - OLD_DAYS;
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
    uint16_t x = v->words[a->head].flags, y = v->words[b->head].flags;

    if (!((x | y) & WORD_PART))
        return false;
    if (x & WORD_PART && y & WORD_GENERIC && a->has_span && b->has_span)
        return a->span.low <= b->span.high;
    if (y & WORD_PART && x & WORD_GENERIC && a->has_span && b->has_span)
        return b->span.low <= a->span.high;
    return true;
}

/* Whether a word is part of what a claim measures or counts. */
static bool measures(const struct features *f, uint32_t word)
{
    for (uint32_t i = 0; i < f->core.count; i++)
        if (f->core.items[i].word == word)
            return (f->core.items[i].fields & (IN_MEASURE | IN_UNIT)) != 0;
    return false;
}

/* Whether the noun that a claim counts has another before it, of which the other claim knows nothing: "freight trains". */
static bool has_kind_beyond(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    for (uint32_t i = 0; i < a->core.count; i++) {
        uint32_t word = a->core.items[i].word;

        if (a->core.items[i].fields & IN_UNIT && word != a->head && v->words[word].flags & WORD_NOUN && !mentions(b, word))
            return true;
    }
    return false;
}

static bool is_bare(const struct features *f)
{
    return f->claim->kind == KIND_NUMBER && f->claim->unit.len == 0;
}

static bool things_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct word *x, *y;

    if (a->comparison == COMPARE_EXACT) /* "the second time" and "the 86th" of something are no answers to one question */
        return disjoint(a, b) && (a->head == NO_WORD || a->head != b->head || v->words[a->head].flags & WORD_GENERIC);
    if (a->head != b->head && a->head != NO_WORD && b->head != NO_WORD && disjoint(a, b) && parts_apart(v, a, b))
        return true;
    if (a->head == b->head && a->head != NO_WORD && !a->outcome && disjoint(a, b) && has_kind_beyond(v, a, b) &&
        has_kind_beyond(v, b, a))
        return true; /* freight trains and passenger trains */
    if (a->head == NO_WORD || b->head == NO_WORD || a->head == b->head)
        return false;
    if ((is_bare(a) || is_bare(b)) && same_figure(a, b)) /* "led 14 of them away" */
        return false;
    x = &v->words[a->head];
    y = &v->words[b->head];
    if (a->outcome & b->outcome) { /* people killed and counts of murder; but lives lost */
        const struct word *thing = a->person ? y : x;

        return a->person != b->person && !thing->outcome && !(thing->flags & WORD_GENERIC);
    }
    if (a->person != b->person)
        return true;
    if ((x->flags | y->flags) & WORD_GENERIC)
        return false;
    if (!disjoint(a, b)) /* people have many names: raiders, suspects, brigands */
        return !has_term(&a->core, b->head) && !has_term(&b->core, a->head) && !a->person && !same_figure(a, b);
    return !measures(a, b->head) && !measures(b, a->head);
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

/* Whether a claim's subject has a name that the other's has not: Anna and Piet of one family. */
static bool names_beyond(const struct features *a, const struct features *b)
{
    uint32_t wanted = IN_SUBJECT | IN_ENTITY;

    for (uint32_t i = 0; i < a->core.count; i++)
        if ((a->core.items[i].fields & wanted) == wanted && !has_term(&b->core, a->core.items[i].word))
            return true;
    return false;
}

/* "The number of boats rose to 48": the measure says what a bare number counts. */
static bool tells_count(const struct vocabulary *v, const struct features *f)
{
    return f->outcome || (f->head != NO_WORD && !(v->words[f->head].flags & WORD_GENERIC));
}

/* "built two boats", "built it for 60 million": without a unit nothing says that they are of one kind; a slip is a thousandfold at most. */
static bool worlds_apart(const struct features *a, const struct features *b)
{
    double least = fmin(fabs(a->span.low), fabs(b->span.low)), most = fmax(fabs(a->span.high), fabs(b->span.high));

    return (is_bare(a) || is_bare(b)) && isfinite(most) && most > BARE_RATIO_MAX * least;
}

/* "41 years ago" of an article without a date: nothing says whether that is the 1967 of another. */
static bool is_counted_off(const struct features *f)
{
    return f->first_day == DAY_NONE && f->last_day == DAY_NONE &&
           (slice_starts(f->claim->when, slice_of("D-P")) || slice_starts(f->claim->when, slice_of("A+P")));
}

static bool is_wanted(enum status status)
{
    return status == STATUS_TARGET || status == STATUS_CAPACITY;
}

/* "a 30,000-tonne tanker": the size of a thing, no amount of what it holds. */
static bool is_size(const struct features *f)
{
    return f->claim->kind == KIND_QUANTITY && slice_find(f->claim->text, slice_of("-"), 0) != SIZE_MAX;
}

/* What leaked is not what is aboard, nor the size of the ship. */
static bool cargoes_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    uint64_t x = a->own_aspects & v->cargo, y = b->own_aspects & v->cargo;

    return x && y ? !(x & y) : (x && is_size(b)) || (y && is_size(a));
}

/* The measures have a word in common: "opened" and "opened", "pipeline finished" and "finished". */
static bool share_measure(const struct features *a, const struct features *b)
{
    for (uint32_t i = 0, k = 0; i < a->core.count && k < b->core.count;) {
        const struct term *x = &a->core.items[i], *y = &b->core.items[k];

        if (x->word == y->word && x->fields & y->fields & IN_MEASURE)
            return true;
        i += x->word <= y->word;
        k += y->word <= x->word;
    }
    return false;
}

/* Everything can be told in per cent, and everything has a day: claims of which neither what is measured nor of what has a word in common,
 * are of two things; a share of something says nothing of what it is. */
static bool measures_apart(const struct features *a, const struct features *b)
{
    const uint32_t told = IN_MEASURE | IN_SUBJECT | IN_BASE;
    bool a_has = false, b_has = false;

    for (uint32_t i = 0; i < a->core.count; i++)
        a_has |= (a->core.items[i].fields & IN_MEASURE) != 0;
    for (uint32_t i = 0; i < b->core.count; i++)
        b_has |= (b->core.items[i].fields & IN_MEASURE) != 0;
    for (uint32_t i = 0, k = 0; i < a->core.count && k < b->core.count;) {
        const struct term *x = &a->core.items[i], *y = &b->core.items[k];

        if (x->word == y->word && x->fields & told && y->fields & told && (x->fields & IN_BASE) == (y->fields & IN_BASE))
            return false;
        i += x->word <= y->word;
        k += y->word <= x->word;
    }
    return a_has && b_has;
}

static bool is_share(const struct features *f)
{
    return f->claim->kind == KIND_PERCENT || f->claim->kind == KIND_RATIO;
}

/* What forbids without a look at the words. */
enum block facts_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    const struct claim *x = a->claim, *y = b->claim;

    if (a->dimension != b->dimension)
        return BLOCK_DIMENSION;
    if (a->grain && b->grain && abs(a->grain - b->grain) > 1) /* a day and a decade */
        return BLOCK_GRAIN;
    if (a->is_date && is_counted_off(a) != is_counted_off(b))
        return BLOCK_COUNTED_OFF;
    if (a->outcome && b->outcome && a->outcome != b->outcome && (!(a->outcome & b->outcome) || disjoint(a, b)))
        return BLOCK_OUTCOME; /* the killed, and the killed and injured */
    if (x->status != y->status && a->comparison < COMPARE_EXACT) {
        if (x->status == STATUS_DENIED || y->status == STATUS_DENIED) /* the very figure that another states: contested */
            return agree(a, b) && a->digits >= 2 ? BLOCK_NONE : BLOCK_DENIED;
        /* What is forecast or said to be so is near enough to what is to be weighed (link.c); what is wanted or could be held is not. */
        if (!same_figure(a, b) && (x->status == STATUS_ACTUAL || y->status == STATUS_ACTUAL) &&
            (is_wanted(x->status) || is_wanted(y->status)))
            return BLOCK_STATUS;
    }
    if (is_delta(x) != is_delta(y) || (x->role == ROLE_FROM && y->role == ROLE_TO) || (x->role == ROLE_TO && y->role == ROLE_FROM))
        return BLOCK_ROLE;
    if (a->is_date && (x->role == ROLE_FROM) != (y->role == ROLE_FROM)) /* the day of an old level */
        return BLOCK_ROLE;
    if (abs(a->said - b->said) == SAID_ONLY || (a->said == SAID_ONLY && b->said == SAID_ONLY && disjoint(a, b)))
        return BLOCK_STATEMENT; /* who speaks on Wednesday may speak again on Saturday */
    if (a->is_date && a->own_aspects && b->own_aspects && !(a->own_aspects & b->own_aspects) && disjoint(a, b))
        return BLOCK_HAPPENING;
    if (a->is_date && a->grain >= GRAIN_MONTH && b->grain >= GRAIN_MONTH && !(a->own_aspects & b->own_aspects) && disjoint(a, b) &&
        !share_measure(a, b))
        return BLOCK_HAPPENING; /* much happens in a year */
    if (a->comparison == COMPARE_QUANTITY && cargoes_apart(v, a, b))
        return BLOCK_HAPPENING;
    if (poles_contradict(v, a->poles, b->poles))
        return BLOCK_QUALIFIER;
    if (a->base_period && b->base_period && a->base_period != b->base_period)
        return BLOCK_BASE_PERIOD;
    if (!a->is_date && a->comparison != COMPARE_EXACT) {
        struct period_fit fit = fit_periods(a, b);

        if (!agree(a, b) && (times_apart(a, b) || times_apart(b, a)) && !slip_explains(a, b))
            return BLOCK_PERIOD;
        if (fit.known && ((fit.disjoint && !fit.near) || fit.contained) && !same_figure(a, b) && !slip_explains(a, b))
            return BLOCK_PERIOD;
        if ((is_over_and_ahead(a, b) || is_over_and_ahead(b, a)) && !same_figure(a, b))
            return BLOCK_PERIOD;
        /* An old level belongs to an earlier time than the claim beside it: only a known period can make it comparable. */
        if ((x->role == ROLE_FROM) != (y->role == ROLE_FROM) && (!fit.known || fit.disjoint))
            return BLOCK_ROLE;
    }
    if ((a->comparison == COMPARE_COUNT || x->kind == KIND_ORDINAL) && things_apart(v, a, b))
        return BLOCK_THING;
    if (x->kind == KIND_AGE && disjoint(a, b)) {
        if (!share_close_name(a, b))
            return BLOCK_NAMELESS;
        if (names_beyond(a, b) && names_beyond(b, a))
            return BLOCK_SUBJECT;
    }
    if (has_country_beyond(v, a, b) && has_country_beyond(v, b, a))
        return BLOCK_SUBJECT;
    /* Bare numbers say too little of themselves to contradict one another. */
    if (worlds_apart(a, b))
        return BLOCK_THING;
    if (((is_bare(a) && !tells_count(v, a)) || (is_bare(b) && !tells_count(v, b))) && disjoint(a, b) && !copied_but_changed(a, b))
        return BLOCK_THING;
    return BLOCK_NONE;
}

static bool has_close_name(const struct features *f)
{
    uint32_t wanted = IN_CLOSE | IN_ENTITY;

    for (uint32_t i = 0; i < f->near.count; i++)
        if ((f->near.items[i].fields & wanted) == wanted)
            return true;
    return false;
}

/* "12 km north of Kelmar", "30 km north of Velmar": a distance is one from a place. */
static bool landmarks_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    return a->comparison == COMPARE_QUANTITY && a->poles & b->poles & v->distance && disjoint(a, b) && has_close_name(a) &&
           has_close_name(b) && !share_close_name(a, b);
}

/* "one of the few mills" says that it is a mill, not how many there are. */
static bool is_one_of(const struct features *f)
{
    const struct value *v = &f->claim->value;

    return f->claim->base.len > 0 && v->denominator == 1 && v->number.digits == 1 && v->number.exponent == 0;
}

enum block words_apart(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    if (same_figure(a, b))
        return BLOCK_NONE;
    if (fields_apart(a, b, IN_BASE))
        return BLOCK_BASE;
    if (is_delta(a->claim) && a->comparison == COMPARE_COUNT && fields_apart(a, b, IN_SUBJECT))
        return BLOCK_SUBJECT; /* "won 43 seats, 24 more than last time": the gain is that of its party */
    if (a->part != b->part && disjoint(a, b) && a->comparison <= COMPARE_COUNT)
        return BLOCK_BASE;
    if (a->part && b->part && disjoint(a, b) && a->comparison == COMPARE_COUNT && has_close_name(a) && has_close_name(b) &&
        !share_close_name(a, b))
        return BLOCK_PLACE; /* parts by place: of two places */
    if (a->comparison == COMPARE_COUNT && (is_one_of(a) || is_one_of(b)) && a->claim->base.len != b->claim->base.len)
        return BLOCK_BASE;
    if (places_apart(v, a, b) || ((a->outcome || disjoint(a, b)) && (countries_apart(v, a, b) || countries_apart(v, b, a))))
        return BLOCK_PLACE;
    if (landmarks_apart(v, a, b))
        return BLOCK_PLACE;
    if (scopes_apart(a, b))
        return BLOCK_SCOPE;
    if (subjects_apart(a, b))
        return BLOCK_SUBJECT;
    if (((is_share(a) && is_share(b)) || (a->is_date && b->is_date)) && disjoint(a, b) && measures_apart(a, b))
        return BLOCK_MEASURE;
    if (a->document == b->document && a->sentence == b->sentence && is_denied(a) == is_denied(b) && !agree(a, b))
        return BLOCK_SENTENCE;
    return BLOCK_NONE;
}

enum block blocked(const struct vocabulary *v, const struct features *a, const struct features *b)
{
    enum block block = facts_apart(v, a, b);

    return block != BLOCK_NONE ? block : words_apart(v, a, b);
}
