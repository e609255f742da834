/* "Wheat, barley and oats rose 3, 2 and 1 percent, respectively": as many figures as names, each of the one at its place. */
#include "claim/inner.h"

enum { ITEMS_MAX = 8, GAP_MAX = 3 }; /* names in a row; tokens between two figures of the row */

struct item { /* a noun phrase with what "of" and owners join to it: phrases [first, last] */
    uint32_t first, last;
};

static uint32_t draft_end(const struct draft *d)
{
    return d->noun_end != NO_TOKEN && d->noun_end > d->figure->end_token ? d->noun_end : d->figure->end_token;
}

/* Nothing but commas, conjunctions and small words stand between two figures. */
static bool goes_on_with(const struct frame *f, const struct draft *a, const struct draft *b)
{
    uint32_t from = draft_end(a);

    if (b->start_token <= from || b->start_token > from + GAP_MAX || b->claim->kind == KIND_DATE || b->claim->kind == KIND_TIME)
        return false;
    for (uint32_t t = from; t < b->start_token; t++) {
        uint8_t tag = f->view->tokens[t].tag;
        if (token_mark(f, t) != ',' && tag != TAG_CONJ && tag != TAG_PREP && tag != TAG_DET && tag != TAG_TO)
            return false;
    }
    return true;
}

/* The figures before the word, or behind it where none are: drafts [*first, *first + count); 0: fewer than two. */
static uint32_t figures_beside(const struct frame *f, const struct draft *drafts, uint32_t count, uint32_t word, uint32_t *first)
{
    uint32_t last = 0, end = 0;

    while (last < count && draft_end(&drafts[last]) <= word)
        last++;
    if (last > 0 && word - draft_end(&drafts[last - 1]) <= 1) {
        for (*first = last - 1; *first > 0 && goes_on_with(f, &drafts[*first - 1], &drafts[*first]);)
            --*first;
        return last - *first;
    }
    *first = last;
    if (last < count && drafts[last].start_token <= word + 2)
        for (end = last + 1; end < count && goes_on_with(f, &drafts[end - 1], &drafts[end]);)
            end++;
    return end > last ? end - last : 0;
}

static bool is_name(const struct frame *f, uint32_t p, uint32_t before)
{
    return p < f->phrase_count && !f->phrases[p].verb && f->phrases[p].end <= before && !in_date(f, p) &&
           !figure_between(f, f->phrases[p].first, f->phrases[p].end);
}

static uint32_t item_end(const struct frame *f, uint32_t p, uint32_t before)
{
    while (is_name(f, p + 1, before) && (owner_of(f, p + 1) == p || (f->phrases[p + 1].prep == f->phrases[p].end &&
                                                                     token_is(f, f->phrases[p + 1].prep, f->x->classes.of))))
        p++;
    return p;
}

static bool is_joined(const struct frame *f, uint32_t last, uint32_t next)
{
    uint32_t from = f->phrases[last].end, to = f->phrases[next].first;

    if (f->phrases[next].prep != NO_TOKEN || from >= to)
        return false;
    for (uint32_t t = from; t < to; t++)
        if (token_mark(f, t) != ',' && f->view->tokens[t].tag != TAG_CONJ)
            return false;
    return true;
}

/* The last row of exactly `count` names that ends before a token. */
static bool find_names(const struct frame *f, uint32_t before, uint32_t count, struct item items[ITEMS_MAX])
{
    bool found = false;

    for (uint32_t p = 0; p < f->phrase_count && f->phrases[p].first < before;) {
        struct item row[ITEMS_MAX];
        uint32_t n = 0;

        if (!is_name(f, p, before)) {
            p++;
            continue;
        }
        do {
            if (n < ITEMS_MAX)
                row[n] = (struct item){p, item_end(f, p, before)};
            n++;
            p = item_end(f, p, before) + 1;
        } while (is_name(f, p, before) && is_joined(f, p - 1, p));
        if (n == count) {
            memcpy(items, row, n * sizeof *items);
            found = true;
        }
    }
    return found;
}

static struct slice item_text(const struct frame *f, const struct item *item)
{
    uint32_t first = f->phrases[item->first].first;

    noun_trim(f, &first, f->phrases[item->first].end);
    return tokens_text(f, first, f->phrases[item->last].end);
}

/* `text` with `old` replaced by `own`; as it was where it has no `old`. */
static struct slice replaced(struct frame *f, struct slice text, struct slice old, struct slice own)
{
    size_t at = old.len ? slice_find(text, old, 0) : SIZE_MAX;

    if (at == SIZE_MAX)
        return text;
    return joined(f->arena, joined(f->arena, slice_part(text, 0, at), "", own), "", slice_part(text, at + old.len, text.len));
}

static void give_names(struct frame *f, struct draft *drafts, uint32_t count, const struct item *items)
{
    struct slice first = item_text(f, &items[0]), list = {0}, measure = drafts[0].claim->measure,
                 subject = drafts[0].claim->subject;
    struct slice whole = tokens_text(f, (uint32_t)(view_token_at(f->view, (uint32_t)(first.at - f->view->text.at))),
                                     f->phrases[items[count - 1].last].end);

    for (uint32_t i = 0; i < count; i++)
        list = joined(f->arena, list, "; ", item_text(f, &items[i]));
    for (uint32_t i = 0; i < count; i++) {
        struct claim *c = drafts[i].claim;
        struct slice own = item_text(f, &items[i]), m = replaced(f, measure, whole, own), s = replaced(f, subject, list, own);

        if (slice_equal(m, measure))
            m = replaced(f, measure, first, own);
        if (slice_equal(s, subject))
            s = replaced(f, subject, first, own);
        if (slice_find(m, own, 0) == SIZE_MAX && slice_find(s, own, 0) == SIZE_MAX)
            s = joined(f->arena, own, "; ", s);
        c->measure = m;
        c->subject = s;
        if (c->role == ROLE_NONE && c->change == CHANGE_NONE) {
            c->role = drafts[0].claim->role;
            c->change = drafts[0].claim->change;
        }
    }
}

void claim_respective(struct frame *f, struct draft *drafts, uint32_t count)
{
    struct item items[ITEMS_MAX];
    uint32_t first, n;

    if (!has_word(f, f->x->classes.respective))
        return;
    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token; t++) {
        if (!token_is(f, t, f->x->classes.respective))
            continue;
        n = figures_beside(f, drafts, count, t, &first);
        if (n >= 2 && n <= ITEMS_MAX && find_names(f, drafts[first].start_token, n, items))
            give_names(f, drafts + first, n, items);
    }
}
