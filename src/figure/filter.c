/* Which rules may match at a place: those of its anchor whose first slot can take what stands there and goes on with what stands behind that.
 * Sets of rules are bits, so that a hundred are passed over at once; see struct rule_filter. */
#include "figure/finder.h"

static unsigned char byte_at(struct slice text, uint32_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

/* Whether a rule of `set` is in `any` and not yet in `done`. */
static bool undecided(uint32_t words, const uint64_t *set, const uint64_t *any, const uint64_t *done)
{
    for (uint32_t i = 0; i < words; i++)
        if (set[i] & any[i] & ~done[i])
            return true;
    return false;
}

static void add_both(uint32_t words, uint64_t *to, const uint64_t *a, const uint64_t *b)
{
    for (uint32_t i = 0; i < words; i++)
        to[i] |= a[i] & b[i];
}

static void add(uint32_t words, uint64_t *to, const uint64_t *from)
{
    for (uint32_t i = 0; i < words; i++)
        to[i] |= from[i];
}

/* Of the rules `starting`, whose first slot ends at `end`, those go to the candidates that may go on there. */
static void add_following(struct finder *f, uint32_t end)
{
    const struct rule_filter *filter = f->filter;
    uint32_t words = filter->words;
    unsigned char next = byte_at(f->view->text, end);
    int place = next == ' ' ? FILTER_BLANK : next == '-' ? FILTER_HYPHEN : FILTER_DIRECT;

    if (place != FILTER_DIRECT) {
        add_both(words, f->candidates, f->starting,
                 filter_set(filter, filter->follow_byte[place], byte_at(f->view->text, end + 1)));
    } else {
        add_both(words, f->candidates, f->starting, filter_set(filter, filter->follow_byte[place], next));
    }
    /* A slot directly behind may begin with any byte, a hyphen too. */
    for (int p = FILTER_DIRECT;; p = place) {
        uint32_t at = p == FILTER_DIRECT ? end : end + 1;

        if (undecided(words, f->starting, filter->any_follow_class[p], f->candidates)) {
            const struct form_memo *forms = forms_at(f, at);
            for (uint32_t i = 0; i < forms->count; i++)
                add_both(words, f->candidates, f->starting,
                         filter_set(filter, filter->follow_class[p], forms->hits[i].form->class_id));
        }
        if (undecided(words, f->starting, filter->any_follow_numeral[p], f->candidates)) {
            const struct numeral_memo *numerals = numerals_at(f, at);
            for (int slot = SLOT_NUMBER; numerals->count > 0 && slot <= SLOT_ORDINAL; slot++)
                add_both(words, f->candidates, f->starting, filter_set(filter, filter->follow_numeral[p], (uint32_t)slot));
        }
        if (p == place)
            return;
    }
}

static void add_numerals(struct finder *f, uint32_t at)
{
    const struct rule_filter *filter = f->filter;
    struct numeral_memo numerals = *numerals_at(f, at);

    for (uint32_t i = 0; i < numerals.count; i++) {
        memset(f->starting, 0, filter->words * sizeof *f->starting);
        for (int slot = SLOT_NUMBER; slot <= SLOT_ORDINAL; slot++)
            if (numeral_fits(numerals.options[i], (enum builtin)slot))
                add_both(filter->words, f->starting, f->wanted, filter_set(filter, filter->begin_numeral, (uint32_t)slot));
        add_following(f, numerals.options[i]->end);
    }
}

static void add_classes(struct finder *f, uint32_t at)
{
    const struct rule_filter *filter = f->filter;
    const struct form_memo *memo = forms_at(f, at);
    struct form_hit hits[HITS_MAX];
    uint32_t count = memo->count;

    memcpy(hits, memo->hits, count * sizeof *hits); /* the memo's place may be taken by another */
    for (uint32_t i = 0; i < count;) {
        uint32_t len = hits[i].len;

        memset(f->starting, 0, filter->words * sizeof *f->starting);
        for (; i < count && hits[i].len == len; i++)
            add_both(filter->words, f->starting, f->wanted, filter_set(filter, filter->begin_class, hits[i].form->class_id));
        if (undecided(filter->words, f->starting, f->starting, f->candidates))
            add_following(f, at + len);
    }
}

const uint64_t *rules_at(struct finder *f, uint32_t at, const uint64_t *set, const uint64_t *more)
{
    const struct rule_filter *filter = f->filter;
    uint32_t words = filter->words;

    memset(f->wanted, 0, words * sizeof *f->wanted);
    if (set)
        add(words, f->wanted, set);
    if (more)
        add(words, f->wanted, more);
    memset(f->candidates, 0, words * sizeof *f->candidates);
    add_both(words, f->candidates, f->wanted, filter_set(filter, filter->begin_byte, byte_at(f->view->text, at)));
    if (undecided(words, f->wanted, filter->any_begin_numeral, f->candidates))
        add_numerals(f, at);
    if (undecided(words, f->wanted, filter->any_begin_class, f->candidates))
        add_classes(f, at);
    return f->candidates;
}
