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

static bool four_digits_before(struct slice text, uint32_t end)
{
    for (uint32_t i = 1; i <= 4; i++)
        if (i > end || !ascii_is_digit(text.at[end - i]))
            return false;
    return true;
}

/* Of the rules `starting`, whose first slot ends at `end`, those go to the candidates that may go on there. */
static void add_following(struct finder *f, const struct rule_follow *follow, uint32_t end)
{
    const struct rule_filter *filter = f->filter;
    uint32_t words = filter->words;
    unsigned char next = byte_at(f->view->text, end);
    int place = next == ' ' ? FILTER_BLANK : next == '-' ? FILTER_HYPHEN : FILTER_DIRECT;

    if (!four_digits_before(f->view->text, end))
        for (uint32_t i = 0; i < words; i++)
            f->starting[i] &= ~follow->four_digits[i];
    if (place != FILTER_DIRECT)
        next = byte_at(f->view->text, end + 1);
    add_both(words, f->candidates, f->starting, filter_set(filter, follow->byte[place], next));
    /* A slot directly behind may begin with any byte, a hyphen too. */
    for (int p = FILTER_DIRECT;; p = place) {
        uint32_t at = p == FILTER_DIRECT ? end : end + 1;

        if (undecided(words, f->starting, follow->any_class[p], f->candidates)) {
            const struct form_hits *forms = forms_at(f, at);
            for (uint32_t i = 0; i < forms->count; i++)
                add_both(words, f->candidates, f->starting, filter_set(filter, follow->class_[p], forms->hits[i].form->class_id));
        }
        if (undecided(words, f->starting, follow->any_numeral[p], f->candidates)) {
            const struct numerals *numerals = numerals_at(f, at);
            for (int slot = SLOT_NUMBER; numerals->count > 0 && slot <= SLOT_ORDINAL; slot++)
                add_both(words, f->candidates, f->starting, filter_set(filter, follow->numeral[p], (uint32_t)slot));
        }
        if (p == place)
            return;
    }
}

/* Rules that begin with text of their own. */
static void add_runs(struct finder *f, uint32_t at)
{
    struct slice text = f->view->text;
    uint32_t end = at;

    if (ascii_is_alpha(text.at[at]))
        while (end < text.len && ascii_is_alpha(text.at[end]))
            end++;
    else
        while (end < text.len && ascii_is_digit(text.at[end]))
            end++;
    if (end > at)
        add_following(f, &f->filter->follow[FILTER_RUN], end);
    else
        memcpy(f->candidates, f->starting, f->filter->words * sizeof *f->candidates);
}

static bool behind_comma(struct slice text, uint32_t at)
{
    while (at > 0 && ascii_is_blank(text.at[at - 1]))
        at--;
    return at > 0 && text.at[at - 1] == ',';
}

/* Rules whose normalizer would refuse what they match. */
static void leave_out(struct finder *f, const struct numeral *n)
{
    bool comma = behind_comma(f->view->text, n->start);

    for (uint32_t i = 0; i < f->filter->words; i++) {
        if (!n->fraction)
            f->starting[i] &= ~f->of_fractions[i];
        if (!n->fraction && !n->vague)
            f->starting[i] &= ~f->of_vague[i];
        if (!comma)
            f->starting[i] &= ~f->of_ages[i];
    }
}

static void add_numerals(struct finder *f, uint32_t at)
{
    const struct rule_filter *filter = f->filter;
    const struct numerals *numerals = numerals_at(f, at);

    for (uint32_t i = 0; i < numerals->count; i++) {
        memset(f->starting, 0, filter->words * sizeof *f->starting);
        for (int slot = SLOT_NUMBER; slot <= SLOT_ORDINAL; slot++)
            if (numeral_fits(numerals->options[i], (enum builtin)slot))
                add_both(filter->words, f->starting, f->wanted, filter_set(filter, filter->begin_numeral, (uint32_t)slot));
        leave_out(f, numerals->options[i]);
        add_following(f, &filter->follow[FILTER_NUMERAL], numerals->options[i]->end);
    }
}

static void add_classes(struct finder *f, uint32_t at)
{
    const struct rule_filter *filter = f->filter;
    const struct form_hits *forms = forms_at(f, at);

    for (uint32_t i = 0; i < forms->count;) {
        uint32_t len = forms->hits[i].len;

        memset(f->starting, 0, filter->words * sizeof *f->starting);
        for (; i < forms->count && forms->hits[i].len == len; i++)
            add_both(filter->words, f->starting, f->wanted, filter_set(filter, filter->begin_class, forms->hits[i].form->class_id));
        if (undecided(filter->words, f->starting, f->starting, f->candidates))
            add_following(f, &filter->follow[FILTER_CLASS], at + len);
    }
}

const uint64_t *rules_at(struct finder *f, uint32_t at, const uint64_t *set, const uint64_t *more)
{
    const struct rule_filter *filter = f->filter;
    const uint64_t *before = filter_set(filter, filter->before_byte, at > 0 ? (unsigned char)f->view->text.at[at - 1] : 0);
    const uint64_t *begin = filter_set(filter, filter->begin_byte, byte_at(f->view->text, at));
    uint32_t words = filter->words;
    uint64_t some = 0;

    for (uint32_t i = 0; i < words; i++) {
        f->wanted[i] = ((set ? set[i] : 0) | (more ? more[i] : 0)) & before[i];
        f->starting[i] = f->wanted[i] & begin[i];
        f->candidates[i] = 0;
        some |= f->starting[i];
    }
    if (some)
        add_runs(f, at);
    if (undecided(words, f->wanted, filter->any_begin_numeral, f->candidates))
        add_numerals(f, at);
    if (undecided(words, f->wanted, filter->any_begin_class, f->candidates))
        add_classes(f, at);
    return f->candidates;
}
