/* What two variants of a group mean for a reader: conflict, or something to look at; how grave it is; and the sentence that says so. */
#include <stdio.h>
#include <stdlib.h>

#include "check/internal.h"

enum { EVIDENCE_MAX = 24, FINDINGS_MAX = 200 /* of one group: more are no list for a person */, SETTLED_DAYS = 92 };
static const double SAME_DOCUMENT = 2.5; /* one article rarely contradicts itself: it tells of two things */
static const double DATES_DIFFER = 0.4;  /* an article names many days */
static const double NOT_WRONG = 0.5;     /* what can be true on both sides must be the same question for sure */
static const double NEARER = 0.8;        /* of the distance: less is no difference */
static const double ROUND_SHARE = 0.2;   /* of a bound with several digits */
static const double SLIP = 1.2;          /* a gap that a slip of the pen explains is sooner a mistake than two questions */
static const double STRONG_GAP = 1.0;    /* relative gap at which the size of the difference stops counting */

static uint64_t quote_of(const struct claim *claim)
{
    return hash_bytes(hash_bytes(0, claim->sentence), claim->text);
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

/* Hash of the quotes, in no order: it survives moves of files and swapped sides. */
uint64_t finding_id(const struct claim *const *claims, uint32_t count)
{
    uint64_t quotes[16], id = 0x6173736179;
    uint32_t n = count < 16 ? count : 16;

    for (uint32_t i = 0; i < n; i++)
        quotes[i] = quote_of(claims[i]);
    qsort(quotes, n, sizeof *quotes, by_hash);
    for (uint32_t i = 0; i < n; i++)
        id = hash_bytes(id, (struct slice){(const char *)&quotes[i], sizeof quotes[i]});
    return id;
}

struct evidence { /* the pair of claims that shows a finding best */
    const struct features *a, *b;
    double score;
    bool disjoint;
};

static double middle(const struct features *f)
{
    if (isinf(f->span.low))
        return f->span.high;
    return isinf(f->span.high) ? f->span.low : (f->span.low + f->span.high) / 2;
}

enum side { SIDE_NONE, SIDE_LOWER, SIDE_UPPER };

/* Which bound a claim gives: "more than 300" a lower one. */
static enum side bound_side(const struct features *f)
{
    if (!f->has_span || isinf(f->span.low) == isinf(f->span.high))
        return SIDE_NONE;
    return isinf(f->span.high) ? SIDE_LOWER : SIDE_UPPER;
}

struct suspects { /* two variants of a group at work */
    const struct checker *c;
    const struct member_variant *all, *a, *b;
    uint32_t count;
    double event; /* log odds that their documents tell of one event */
};

/* Where a document gives several answers (the whole and its sections), only the nearest is set against another document's. */
static bool has_nearer(const struct suspects *s, const struct features *claim, const struct features *other)
{
    double apart = distance_between(claim, other) * NEARER;

    if (claim->outcome) /* a toll is told by several speakers in one article, and each may be wrong */
        return false;
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = 0; k < s->all[i].count; k++) {
            const struct features *f = &s->c->features[s->all[i].members[k]];

            if (f->document == other->document && f != other && distance_between(claim, f) < apart &&
                !(bound_side(f) == SIDE_LOWER &&
                  !disjoint(f, other))) /* "over 1,000 tons, 1,180 at the latest count": one answer */
                return true;
        }
    return false;
}

static bool look_at_pairs(const struct suspects *s, bool want_disjoint, struct evidence *out)
{
    const struct checker *c = s->c;
    bool found = false;

    for (uint32_t i = 0; i < s->a->count && i < EVIDENCE_MAX; i++)
        for (uint32_t k = 0; k < s->b->count && k < EVIDENCE_MAX; k++) {
            const struct features *x = &c->features[s->a->members[i]], *y = &c->features[s->b->members[k]];
            struct likeness likeness;
            double words;

            if (x->copy_of != NO_WORD || y->copy_of != NO_WORD || disjoint(x, y) != want_disjoint ||
                (want_disjoint && is_denied(x) != is_denied(y))) /* what one denies agrees with any other figure */
                continue;
            likeness_of(&c->vocabulary, x, y, &likeness);
            words = likeness.score;
            likeness.score += s->event;
            if (x->document == y->document)
                likeness.score -= SAME_DOCUMENT;
            if (want_disjoint && x->document != y->document)
                likeness.score += SOLE_ANSWER;
            if (want_disjoint && x->is_date)
                likeness.score -= DATES_DIFFER;
            if (!want_disjoint)
                likeness.score -= NOT_WRONG;
            if (likeness.block != BLOCK_NONE || likeness.score < checker_threshold(c) || (found && likeness.score <= out->score))
                continue;
            if (x->document != y->document && !copied_but_changed(x, y) && is_denied(x) == is_denied(y) &&
                (has_counterpart(c, x, y, words) || has_counterpart(c, y, x, words) || adds_up(c, x, y) || adds_up(c, y, x) ||
                 has_nearer(s, x, y) || has_nearer(s, y, x)))
                continue;
            *out = (struct evidence){x, y, likeness.score, want_disjoint};
            found = true;
        }
    return found;
}

/* 0..1: how far the values lie apart, for their size. */
static double gap_size(const struct features *a, const struct features *b)
{
    double x, y, gap;

    if (!a->has_span || !b->has_span)
        return 0.5;
    x = middle(a);
    y = middle(b);
    if (a->is_date)
        return fabs(x - y) >= 7 ? 1 : 0.3 + 0.1 * fabs(x - y);
    gap = fabs(x - y) / fmax(fmin(fabs(x), fabs(y)), 1e-9);
    return 1 - exp(-gap / (STRONG_GAP / 2));
}

static bool lasts(const struct features *f)
{
    return f->first_day != DAY_NONE && f->last_day != DAY_NONE && f->last_day > f->first_day;
}

/* The texts themselves say that the figure moves: "23 ships, up from 14", where an earlier report has 14; or the earlier one says that it
 * rose, and it did so again. What is of a month or a year stands. */
static bool has_moved(const struct suspects *s, const struct features *early, const struct features *late)
{
    double step = middle(late) - middle(early);

    if (lasts(early) || lasts(late))
        return false;
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = 0; k < s->all[i].count && k < EVIDENCE_MAX; k++) {
            const struct features *old = &s->c->features[s->all[i].members[k]];
            bool up = old->claim->change == CHANGE_UP;

            if (old->claim->role != ROLE_FROM || old->claim->change == CHANGE_NONE || old->published > late->published ||
                lasts(old) || !old->has_span || up != (step > 0))
                continue;
            if (agree(old, early) || (old->document == early->document && old->sentence == early->sentence))
                return true;
        }
    return false;
}

/* What was over a season before its report is counted once for all. */
static bool is_settled(const struct features *f)
{
    return f->last_day != DAY_NONE && f->last_day < f->published - SETTLED_DAYS;
}

/* The later of two reports of a count that changes while the event goes on: it takes the place of the earlier one. */
static const char *update_of(const struct suspects *s, const struct evidence *e)
{
    const struct checker *c = s->c;
    const struct features *early = e->a, *late = e->b;

    if (early->published == DAY_NONE || late->published == DAY_NONE || early->published == late->published || !early->has_span ||
        !late->has_span)
        return NULL;
    if (early->published > late->published) {
        early = e->b;
        late = e->a;
    }
    if (is_settled(early) || is_settled(late))
        return NULL;
    if (early->monotone && late->monotone && middle(early) < middle(late))
        return "update";
    if (early->shrinking && late->shrinking && middle(early) > middle(late))
        return "update";
    if (!early->is_date && early->document != late->document && has_moved(s, early, late))
        return "update";
    return (early->monotone || early->outcome) && says_class(c->pack, late->claim->sentence, "revised") ? "revised" : NULL;
}

/* A source that can be asked: one with a name or an office, not "officials" or "witnesses". */
static bool is_source(const struct checker *c, struct slice words)
{
    struct slice word;
    size_t at = 0;

    while (next_word(words, &at, &word)) {
        uint32_t id = map_get(&c->vocabulary.surfaces, word);

        if (ascii_is_upper(word.at[0]))
            return true;
        if (id != MAP_NONE && !(c->vocabulary.words[id].flags & (WORD_LIGHT | WORD_PERSON)))
            return true;
    }
    return false;
}

static bool has_words(struct slice text, struct slice words)
{
    struct slice word, other;
    size_t at = 0;

    while (next_word(words, &at, &word)) {
        size_t k = 0;
        bool found = false;

        while (!found && next_word(text, &k, &other))
            found = slice_equal_nocase(word, other);
        if (!found)
            return false;
    }
    return words.len > 0;
}

/* "Lena Okoro" and "Dr Lena Okoro of the ministry" are one source. */
static bool one_source(const struct checker *c, const struct features *a, const struct features *b)
{
    struct slice x = a->claim->attribution, y = b->claim->attribution;

    return a->attribution && b->attribution && (a->attribution == b->attribution || has_words(x, y) || has_words(y, x)) &&
           is_source(c, x) && is_source(c, y);
}

static const char *verdict_of(const struct suspects *s, const struct evidence *e, enum verdict *verdict)
{
    const struct checker *c = s->c;
    const struct features *a = e->a, *b = e->b;
    bool hedged = a->claim->modifier == MOD_ABOUT || b->claim->modifier == MOD_ABOUT;
    const char *update;

    *verdict = e->disjoint ? VERDICT_CONFLICT : VERDICT_POSSIBLE;
    if (!e->disjoint && is_denied(a) != is_denied(b))
        return "denied";
    update = update_of(s, e);
    if (copied_but_changed(a, b) &&
        (!update || slip_explains(a, b) || digits_swapped(a, b))) { /* an agency tells its story again with the later count */
        *verdict = VERDICT_CONFLICT;
        return "copy";
    }
    if (update) {
        *verdict = VERDICT_POSSIBLE;
        return update;
    }
    if (!e->disjoint)
        return "bound";
    if (a->document != b->document && one_source(c, a, b))
        return "misquote";
    if (a->attribution && b->attribution && a->attribution != b->attribution &&
        !has_words(a->claim->attribution, b->claim->attribution) && !has_words(b->claim->attribution, a->claim->attribution)) {
        if (hedged)
            *verdict = VERDICT_POSSIBLE;
        return "contested";
    }
    return "values";
}

static double severity_of(const struct checker *c, const struct evidence *e, const struct member_variant *a,
                          const struct member_variant *b, enum verdict verdict, const char *reason, bool slip)
{
    double sure = 1 / (1 + exp(-(e->score - checker_threshold(c)) / 1.5 - 0.5)), severity;
    uint32_t seen[16], independent = 0;

    for (uint32_t side = 0; side < 2; side++) {
        const struct member_variant *v = side ? b : a;

        for (uint32_t i = 0; i < v->count && independent < 16; i++) {
            uint32_t cluster = c->features[v->members[i]].cluster, k = 0;

            while (k < independent && seen[k] != cluster)
                k++;
            if (k == independent)
                seen[independent++] = cluster;
        }
    }
    severity = sure * (0.4 + 0.6 * gap_size(e->a, e->b)) * (1 - 0.5 / (independent + 0.5));
    if (verdict == VERDICT_POSSIBLE)
        severity *= 0.5;
    if (slip)
        severity = fmin(severity * SLIP, 0.94);
    if (!strcmp(reason, "copy"))
        severity = fmax(severity, 0.95);
    else if (!strcmp(reason, "misquote"))
        severity = fmin(severity * 1.3, 0.94);
    else if (!strcmp(reason, "contested"))
        severity *= 0.8;
    return round(severity * 1000) / 1000;
}

static bool lists(struct slice list, struct slice part)
{
    struct slice item;

    while (slice_split(&list, ';', &item))
        if (slice_equal(slice_trim(item), part))
            return true;
    return false;
}

/* What was assumed on both sides, each thing once. */
static struct slice assumed_of(struct arena *arena, struct slice a, struct slice b)
{
    struct slice rest = b, item, all = a;

    while (slice_split(&rest, ';', &item)) {
        item = slice_trim(item);
        if (item.len == 0 || lists(all, item))
            continue;
        all = all.len ? arena_format(arena, "%.*s; %.*s", (int)all.len, all.at, (int)item.len, item.at) : item;
    }
    return all;
}

/* Where one rises and the other falls, or one is a rate of something else, the figure alone does not say it. */
static struct slice shown_in_full(const struct checker *c, struct arena *arena, const struct claim *claim,
                                  const struct claim *other)
{
    struct slice text = shown(arena, claim);
    struct slot slot = {"a", text};

    if (claim->role != ROLE_DELTA || other->role != ROLE_DELTA || claim->change == other->change || claim->change == CHANGE_NONE ||
        other->change == CHANGE_NONE)
        return slice_equal(claim->text, other->text) && claim->unit.len && !slice_equal(claim->unit, other->unit)
                   ? arena_format(arena, "%.*s (%.*s)", (int)text.len, text.at, (int)claim->unit.len, claim->unit.at)
                   : text;
    return why_text(c->pack, arena, claim->change == CHANGE_UP ? "why-rise" : "why-fall", &slot, 1);
}

static struct slice why_of(struct checker *c, struct arena *arena, const struct evidence *e, const char *reason,
                           struct slice measure)
{
    bool turned = e->a->published != DAY_NONE && e->b->published != DAY_NONE && e->a->published > e->b->published;
    const struct claim *a = (turned ? e->b : e->a)->claim, *b = (turned ? e->a : e->b)->claim; /* the earlier report first */
    struct slot slots[9] = {{"a", shown_in_full(c, arena, a, b)},
                            {"b", shown_in_full(c, arena, b, a)},
                            {"source_a", source_shown(a, b)},
                            {"source_b", source_shown(b, a)},
                            {"measure", measure},
                            {"said_a", a->attribution},
                            {"said_b", b->attribution},
                            {"published_a", a->published},
                            {"published_b", b->published}};
    struct slice text = why_text(c->pack, arena, arena_format(arena, "why-%s", reason).at, slots, 9);
    struct slot last[2] = {{"text", text}, {"assumed", assumed_of(arena, a->assumed, b->assumed)}};

    return last[1].value.len ? why_text(c->pack, arena, "why-assumed", last, 2) : text;
}

static int by_severity(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;

    if (x->severity > y->severity || x->severity < y->severity)
        return x->severity > y->severity ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* Beyond the next round number a bound is no way to say it: "more than 300" is said of 347, not of 900. */
static bool far_beyond(const struct features *bound, const struct features *f)
{
    double v = bound->claim->base_value, round;

    if (!isfinite(v) || v <= 0)
        return true;
    round = bound->digits > 1 ? v * ROUND_SHARE : pow(10, floor(log10(v) + 1e-9));
    return bound_side(bound) == SIDE_LOWER ? f->span.low > v + round : f->span.high < v - round;
}

/* Variants that overlap, so that neither can be called wrong, yet far apart: worth a look. */
static bool worth_a_look(const struct evidence *e)
{
    const struct features *a = e->a, *b = e->b;
    enum side x = bound_side(a), y = bound_side(b);

    if (is_denied(a) != is_denied(b))
        return true;
    if (a->is_date || agree(a, b) || (x != SIDE_NONE && y != SIDE_NONE && x != y)) /* at least 12, as many as 20 */
        return false;
    if (x == SIDE_NONE && y == SIDE_NONE)
        return true;
    return (x != SIDE_NONE && far_beyond(a, b)) || (y != SIDE_NONE && far_beyond(b, a));
}

/* Whether the baseline has the finding by any two of its quotes: which pair shows it best changes when documents are added. */
static bool is_accepted(const struct suspects *s)
{
    const struct checker *c = s->c;

    for (uint32_t i = 0; c->baseline.count && i < s->a->count && i < EVIDENCE_MAX; i++)
        for (uint32_t k = 0; k < s->b->count && k < EVIDENCE_MAX; k++) {
            const struct claim *quotes[2] = {c->features[s->a->members[i]].claim, c->features[s->b->members[k]].claim};
            char text[20];
            int len = snprintf(text, sizeof text, "%016llx", (unsigned long long)finding_id(quotes, 2));

            if (map_get(&c->baseline, (struct slice){text, (size_t)len}) != MAP_NONE)
                return true;
        }
    return false;
}

void findings_make(struct checker *c, struct arena *arena, struct group *group, uint32_t number,
                   const struct member_variant *variants)
{
    uint32_t capacity = 0;

    for (uint32_t i = 0; i < group->variant_count; i++)
        for (uint32_t k = i + 1; k < group->variant_count && group->finding_count < FINDINGS_MAX; k++) {
            struct evidence e;
            enum verdict verdict;
            const char *reason;
            const struct claim *quotes[2];
            struct finding *f;
            uint64_t id;
            struct suspects s = {c,
                                 variants,
                                 &variants[i],
                                 &variants[k],
                                 group->variant_count,
                                 events_likeness(c, &variants[i], &variants[k], number)};

            if (!look_at_pairs(&s, true, &e) && (!look_at_pairs(&s, false, &e) || !worth_a_look(&e)))
                continue;
            reason = verdict_of(&s, &e, &verdict);
            quotes[0] = e.a->claim;
            quotes[1] = e.b->claim;
            id = finding_id(quotes, 2);
            if (is_accepted(&s))
                continue;
            f = ARENA_PUSH(arena, group->findings, group->finding_count, capacity);
            memset(f, 0, sizeof *f);
            f->id = id;
            f->a = i;
            f->b = k;
            f->verdict = verdict;
            f->reason = slice_of(reason);
            f->cause = e.disjoint ? cause_of(c->pack, arena, e.a, e.b) : (struct slice){NULL, 0};
            f->severity = severity_of(c, &e, &variants[i], &variants[k], verdict, reason, f->cause.len > 0);
            f->why = why_of(c, arena, &e, reason, group->measure);
            f->implied = NAN;
        }
    if (group->finding_count)
        qsort(group->findings, group->finding_count, sizeof *group->findings, by_severity);
}
