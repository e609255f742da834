/* Dates that stand together: one within another, parts, ranges, open ranges. Runs behind the rules, over the figures that won. */
#include "figure/when_tree.h"

enum { GAP_MAX = 24, HITS = 24, BOUND_TOKENS = 4, RANK_REACH = 6 };

struct join {
    const struct pack *pack;
    struct arena *arena;
    const struct view *view;
    struct figures *figures;
    uint16_t class_link, class_join, class_open, class_bound, class_past, class_superlative;
    uint32_t first, end; /* the figures of the sentence at hand: dates of two sentences are never joined */
    uint32_t *live;      /* those of kind date and time that won, in order */
    uint32_t count, capacity;
};

static struct figure *at(const struct join *j, uint32_t i)
{
    return &j->figures->items[j->live[i]];
}

static void collect(struct join *j)
{
    j->count = 0;
    for (uint32_t i = j->first; i < j->end; i++) {
        const struct figure *f = &j->figures->items[i];
        if (f->fate == FATE_WON && f->when && (f->kind == KIND_DATE || f->kind == KIND_TIME))
            *ARENA_PUSH(j->arena, j->live, j->count, j->capacity) = i;
    }
}

static void forget(struct join *j, uint32_t i)
{
    memmove(j->live + i, j->live + i + 1, (j->count - i - 1) * sizeof *j->live);
    j->count--;
}

/* The form of a class that is all of text[from, to); NULL: none. */
static const struct form *form_between(const struct join *j, uint16_t class_id, uint32_t from, uint32_t to)
{
    struct form_hit hits[HITS];
    uint32_t n = from < to ? pack_forms_at(j->pack, j->view->text, from, hits, HITS) : 0;

    for (uint32_t i = 0; i < n; i++)
        if (hits[i].form->class_id == class_id && hits[i].len == to - from)
            return hits[i].form;
    return NULL;
}

/* What stands between two figures of one sentence, without the blanks around it; false: too much. */
static bool gap_between(const struct join *j, const struct figure *a, const struct figure *b, uint32_t *from, uint32_t *to)
{
    const char *text = j->view->text.at;

    if (b->start < a->end || b->start - a->end > GAP_MAX)
        return false;
    *from = a->end;
    *to = b->start;
    while (*from < *to && text[*from] == ' ')
        ++*from;
    while (*from < *to && text[*to - 1] == ' ')
        --*to;
    return true;
}

static bool gap_is(const struct join *j, uint32_t from, uint32_t to, const char *what)
{
    return slice_equal(slice_part(j->view->text, from, to), slice_of(what));
}

/* ---- merging and rejecting ---------------------------------------------------------------------------------------------------- */

static void merge(struct join *j, uint32_t i, struct when *when)
{
    struct figure *a = at(j, i), *b = at(j, i + 1);

    when->basis = when_basis_of(when);
    a->when = when;
    a->end = b->end;
    a->end_token = b->end_token;
    a->range = when->form == FORM_RANGE;
    b->fate = FATE_LONGER;
    b->lost_to = j->live[i];
    forget(j, i + 1);
}

static bool is_won(const struct figure *f)
{
    return f->fate == FATE_WON && f->kind != KIND_TRAP;
}

/* A winner that stands in the way of figure i; those that begin behind it and lie in it do not: they lose to it. */
static bool overlaps_winner(const struct join *j, uint32_t i)
{
    const struct figure *items = j->figures->items;

    for (uint32_t k = j->first; k < j->end; k++)
        if (k != i && is_won(&items[k]) && items[k].start < items[i].end && items[k].end > items[i].start &&
            (items[k].start <= items[i].start || items[k].end > items[i].end || items[k].when))
            return true;
    return false;
}

/* "in two hours and 41 minutes": the longer figure takes the place of those that lie in it. */
static void take_place(const struct join *j, uint32_t i)
{
    struct figure *items = j->figures->items;

    for (uint32_t k = j->first; k < j->end; k++)
        if (k != i && is_won(&items[k]) && items[k].start < items[i].end && items[k].end > items[i].start) {
            items[k].fate = FATE_LONGER;
            items[k].lost_to = i;
        }
}

static void reject(struct join *j, uint32_t loser)
{
    struct figure *items = j->figures->items;

    items[loser].fate = FATE_REJECTED;
    for (uint32_t i = j->first; i < j->end; i++) {
        struct figure *f = &items[i];
        if (f->lost_to != loser || (f->fate != FATE_LONGER && f->fate != FATE_PRIORITY) || overlaps_winner(j, i))
            continue;
        take_place(j, i);
        f->fate = FATE_WON;
        f->lost_to = UINT32_MAX;
        f->first_token = view_token_at(j->view, f->start);
        f->end_token = view_token_at(j->view, f->end);
        if (f->first_token > 0 && j->view->tokens[f->first_token].start > f->start)
            f->first_token--;
    }
}

/* "the worst drought in 40 years" */
static bool is_ranked(const struct join *j, const struct figure *figure)
{
    const struct sentence *s = &j->view->sentences[figure->sentence];

    for (uint32_t t = figure->first_token; t > s->first_token && t + RANK_REACH > figure->first_token; t--) {
        const struct lexeme *word = j->view->tokens[t - 1].word;
        if (j->view->tokens[t - 1].shape & SHAPE_MARK && !(j->view->tokens[t - 1].shape & SHAPE_GLUED)) /* but "half-year" */
            return false;
        if (word && lexeme_form(word, j->class_superlative))
            return true;
    }
    return false;
}

/* "Prices doubled in two months" tells how long it took; "will double in two months" when. */
static bool looks_ahead(const struct join *j, const struct figure *figure)
{
    const struct sentence *s = &j->view->sentences[figure->sentence];
    bool past = false;

    if (is_ranked(j, figure))
        return false;
    for (uint32_t t = s->first_token; t < s->end_token; t++) {
        const struct lexeme *word = j->view->tokens[t].word;
        if (!word)
            continue;
        if (word->tags & (1U << TAG_MODAL))
            return true;
        past = past || word->first_tag == TAG_VERB_ED || lexeme_form(word, j->class_past);
    }
    return !past;
}

/* ---- one within another --------------------------------------------------------------------------------------------------------- */

static bool is_fields(const struct when *w, enum when_level level)
{
    return w->form == FORM_FIELDS && w->fields.level == level;
}

static bool is_yearless(const struct when *w)
{
    if (w->form == FORM_HOLIDAY)
        return !w->fields.has_year;
    return w->form == FORM_FIELDS && !w->fields.has_year &&
           ((w->fields.level == LEVEL_DAY && w->fields.month) || (w->fields.level >= LEVEL_MONTH && w->fields.level <= LEVEL_HALF));
}

static struct when *copy_of(struct join *j, const struct when *w)
{
    struct when *copy = when_new(j->arena, w->form);

    *copy = *w;
    return copy;
}

static struct when *narrow(struct join *j, const struct when *inner, const struct when *outer)
{
    struct when *w = when_new(j->arena, FORM_NARROW);

    w->inner = inner;
    w->outer = outer;
    return w;
}

/* `inner` said first, `outer` behind it; NULL: they do not make one date. */
static struct when *one_within(struct join *j, const struct when *inner, const struct when *outer, bool linked, bool apart)
{
    struct when *w;

    if (is_fields(inner, LEVEL_WEEKDAY) && (is_fields(outer, LEVEL_DAY) || outer->form == FORM_HOLIDAY) && !linked) {
        w = copy_of(j, outer);
        w->fields.weekday = inner->fields.weekday;
        return w;
    }
    if (inner->form == FORM_SHIFT && inner->unit == UNIT_DAY && !inner->needs && is_fields(outer, LEVEL_WEEKDAY)) {
        w = when_new(j->arena, FORM_WEEK_OF); /* "in three days, on Friday": the name of the day is sure, the count is rough */
        w->outer = inner;
        return narrow(j, outer, w);
    }
    if (is_fields(outer, LEVEL_WEEKDAY) && inner->form == FORM_UNIT && inner->unit == UNIT_WEEK)
        return narrow(j, outer, inner); /* "next week, on Friday" */
    if (inner->form == FORM_UNIT && inner->anchored && inner->offset == 0 && outer->form == FORM_SHIFT && !outer->outer &&
        !linked) {
        w = copy_of(j, outer); /* "the same period a year ago" */
        w->anchored = true;
        return w;
    }
    if (apart)
        return NULL;
    if (inner->form == FORM_UNIT && inner->anchored && inner->offset == 0 &&
        (is_fields(outer, LEVEL_YEAR) || (outer->form == FORM_UNIT && outer->unit == UNIT_YEAR)))
        return narrow(j, inner, outer);
    if (is_fields(inner, LEVEL_WEEKDAY) && outer->form == FORM_UNIT && (outer->unit == UNIT_WEEK || outer->unit == UNIT_WORKWEEK))
        return narrow(j, inner, outer);
    if (is_yearless(inner) && is_fields(outer, LEVEL_YEAR)) {
        w = copy_of(j, inner);
        w->fields.year = outer->fields.year;
        w->fields.has_year = true;
        w->fields.short_year = outer->fields.short_year;
        w->fields.fiscal = outer->fields.fiscal;
        if (w->form == FORM_HOLIDAY && w->fields.short_year)
            w->fields.year = when_short_year(w->fields.year, 0);
        return w;
    }
    if (is_yearless(inner) && outer->form == FORM_UNIT && outer->unit == UNIT_YEAR)
        return narrow(j, inner, outer);
    if (is_fields(inner, LEVEL_DAY) && !inner->fields.month && linked) {
        if (outer->form == FORM_UNIT && outer->unit == UNIT_MONTH)
            return narrow(j, inner, outer);
        if (is_fields(outer, LEVEL_MONTH)) {
            w = copy_of(j, outer);
            w->fields.day = inner->fields.day;
            w->fields.level = LEVEL_DAY;
            return w;
        }
    }
    return NULL;
}

/* A date that waits for another takes the one right behind it. */
static struct when *completed(struct join *j, const struct when *first, const struct when *second)
{
    struct when *w = copy_of(j, first);

    if (second->needs || second->form == FORM_TIME || second->form == FORM_OPEN)
        return NULL;
    w->needs = false;
    w->outer = second;
    if (second->form == FORM_RANGE || (w->form == FORM_PART && second->form == FORM_SHIFT))
        return NULL;
    return w;
}

/* Whether a word for "to" and another date stand behind a date. */
static bool begins_range(const struct join *j, uint32_t i)
{
    uint32_t from, to;

    return i + 1 < j->count && gap_between(j, at(j, i), at(j, i + 1), &from, &to) && form_between(j, j->class_join, from, to);
}

/* From right to left, so that "the three months to the end of June" finds its end whole. True when something was rejected. */
static bool compose(struct join *j)
{
    bool rejected = false;

    for (uint32_t i = j->count; i-- > 0;) {
        const struct when *first = at(j, i)->when;
        struct when *w = NULL;
        uint32_t from, to;
        if (i + 1 < j->count && gap_between(j, at(j, i), at(j, i + 1), &from, &to)) {
            const struct when *second = at(j, i + 1)->when;
            bool none = from == to, comma = gap_is(j, from, to, ",");
            const struct form *link = form_between(j, j->class_link, from, to);
            if (first->needs && first->form == FORM_SHIFT && begins_range(j, i + 1))
                w = NULL; /* "the five years from 2015 to 2020" */
            else if (first->needs)
                w = none || gap_is(j, from, to, "the") ? completed(j, first, second) : NULL;
            else if ((none || comma || link) && second->form != FORM_TIME)
                w = one_within(j, first, second, link != NULL, comma);
        }
        if (w) {
            merge(j, i, w);
        } else if (first->needs || (first->tentative && !looks_ahead(j, at(j, i)))) {
            reject(j, j->live[i]);
            forget(j, i);
            rejected = true;
        }
    }
    return rejected;
}

/* ---- ranges ------------------------------------------------------------------------------------------------------------------------ */

/* The word of a class that ends right before a figure, in its sentence. */
static const struct form *word_before(const struct join *j, uint16_t class_id, const struct figure *figure, uint32_t *start)
{
    const struct sentence *s = &j->view->sentences[figure->sentence];
    const struct form *found = NULL;

    for (uint32_t back = 1; back <= BOUND_TOKENS && figure->first_token >= s->first_token + back; back++) {
        const struct token *token = &j->view->tokens[figure->first_token - back];
        uint32_t end = figure->start;
        const struct form *form;
        *start = token->start;
        if (token->word && token->word->letters && !lexeme_may_begin(token->word, class_id))
            continue;
        if (end > *start && j->view->text.at[end - 1] == ' ')
            end--;
        form = form_between(j, class_id, *start, end);
        if (form)
            found = form; /* the longest */
    }
    return found;
}

static bool may_range(const struct when *a, const struct when *b)
{
    if (a->needs || b->needs || a->form == FORM_OPEN || b->form == FORM_OPEN || a->form == FORM_RANGE || b->form == FORM_RANGE)
        return false;
    if ((a->form == FORM_TIME) != (b->form == FORM_TIME))
        return false;
    if (is_fields(a, LEVEL_YEAR) && is_fields(b, LEVEL_YEAR))
        return a->fields.fiscal == b->fields.fiscal && a->fields.year < b->fields.year;
    return true;
}

static void join_ranges(struct join *j)
{
    for (uint32_t i = 0; i + 1 < j->count; i++) {
        const struct when *a = at(j, i)->when, *b = at(j, i + 1)->when;
        const struct form *join, *open;
        struct when *w;
        uint32_t from, to, start;
        if (!gap_between(j, at(j, i), at(j, i + 1), &from, &to) || !(join = form_between(j, j->class_join, from, to)) ||
            !may_range(a, b))
            continue;
        open = word_before(j, j->class_open, at(j, i), &start);
        if (join->value.len && !(open && slice_equal(open->value, join->value)))
            continue; /* "and" makes a range only behind "between" */
        if (to - from == 1 && !ascii_is_alpha(j->view->text.at[from]) && a->form != b->form)
            continue; /* a dash between unlike dates parts them */
        w = when_new(j->arena, FORM_RANGE);
        w->inner = a;
        w->outer = b;
        merge(j, i, w);
    }
}

/* ---- open ranges ----------------------------------------------------------------------------------------------------------------------- */

/* Whether what follows a figure cannot be the noun that it belongs to: "after the 2019 vote" is not after 2019. */
static bool stands_alone(const struct join *j, const struct figure *figure)
{
    const struct sentence *s = &j->view->sentences[figure->sentence];
    uint32_t open =
        (1U << TAG_NOUN) | (1U << TAG_PLURAL) | (1U << TAG_ADJ) | (1U << TAG_NAME) | (1U << TAG_POSS) | (1U << TAG_VERB_ING);
    const struct token *next;

    if (figure->end_token >= s->end_token)
        return true;
    next = &j->view->tokens[figure->end_token];
    if (next->shape & SHAPE_POSSESSIVE)
        return false;
    if (next->shape & SHAPE_MARK)
        return j->view->text.at[next->start] != '-' && j->view->text.at[next->start] != '\'';
    if (next->shape & SHAPE_DIGIT)
        return true;
    return next->word && next->word->first_tag != TAG_NONE && !((1U << next->word->first_tag) & open);
}

static void join_bounds(struct join *j)
{
    for (uint32_t i = 0; i < j->count; i++) {
        struct figure *figure = at(j, i);
        const struct form *bound;
        struct when *w;
        uint32_t start;
        if (figure->kind != KIND_DATE || figure->when->form == FORM_RANGE || figure->when->form == FORM_OPEN ||
            figure->when->form == FORM_SPAN)
            continue;
        bound = word_before(j, j->class_bound, figure, &start);
        if (!bound || !stands_alone(j, figure))
            continue;
        w = when_new(j->arena, FORM_OPEN);
        for (int m = WHEN_SINCE; m <= WHEN_AFTER; m++)
            if (slice_equal(bound->value, slice_of(WHEN_MOD_NAMES[m])))
                w->mod = (enum when_mod)m;
        if (!w->mod)
            continue;
        w->outer = figure->when;
        w->basis = when_basis_of(w);
        figure->when = w;
    }
}

void when_join(const struct pack *pack, struct arena *arena, const struct view *view, struct figures *figures)
{
    struct join j = {.pack = pack, .arena = arena, .view = view, .figures = figures};

    j.class_link = pack_class(pack, "date-link");
    j.class_join = pack_class(pack, "date-join");
    j.class_open = pack_class(pack, "date-range-open");
    j.class_bound = pack_class(pack, "date-bound");
    j.class_past = pack_class(pack, "date-past");
    j.class_superlative = pack_class(pack, "superlative");
    for (; j.first < figures->count; j.first = j.end) {
        for (j.end = j.first + 1; j.end < figures->count && figures->items[j.end].sentence == figures->items[j.first].sentence;)
            j.end++;
        collect(&j);
        /* What was rejected may have held a date down: once more then; the second time nothing new can wait. */
        if (compose(&j)) {
            collect(&j);
            compose(&j);
        }
        join_ranges(&j);
        join_bounds(&j);
    }
}
