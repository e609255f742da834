/* Which rules may match at a place: those of its anchor whose first slot can take what stands there and goes on with what stands behind that.
 * Sets of rules are bits, so that a hundred are passed over at once; see struct rule_filter. */
#include "figure/finder.h"

static unsigned char byte_at(struct slice text, uint32_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

/* Sets are worked on in runs of FILTER_WORDS, written out. */

/* Whether a rule of `set` is in `any` and not yet in `done`. */
static inline bool undecided(uint32_t words, const uint64_t *set, const uint64_t *any, const uint64_t *done)
{
    for (; words > 0; words -= FILTER_WORDS, set += FILTER_WORDS, any += FILTER_WORDS, done += FILTER_WORDS)
        if ((set[0] & any[0] & ~done[0]) | (set[1] & any[1] & ~done[1]) | (set[2] & any[2] & ~done[2]) |
            (set[3] & any[3] & ~done[3]))
            return true;
    return false;
}

static inline void add_both(uint32_t words, uint64_t *to, const uint64_t *a, const uint64_t *b)
{
    for (; words > 0; words -= FILTER_WORDS, to += FILTER_WORDS, a += FILTER_WORDS, b += FILTER_WORDS) {
        to[0] |= a[0] & b[0];
        to[1] |= a[1] & b[1];
        to[2] |= a[2] & b[2];
        to[3] |= a[3] & b[3];
    }
}

/* Leaves in the set what is in `with` too; false: nothing. */
static inline bool keep_both(uint32_t words, uint64_t *set, const uint64_t *with)
{
    uint64_t some = 0;

    for (; words > 0; words -= FILTER_WORDS, set += FILTER_WORDS, with += FILTER_WORDS) {
        some |= set[0] &= with[0];
        some |= set[1] &= with[1];
        some |= set[2] &= with[2];
        some |= set[3] &= with[3];
    }
    return some != 0;
}

static bool four_digits_before(struct slice text, uint32_t end)
{
    for (uint32_t i = 1; i <= 4; i++)
        if (i > end || !ascii_is_digit(text.at[end - i]))
            return false;
    return true;
}

/* Of the rules of a set those that may go on with a slot at `at`, to the candidates. */
static void add_slots(struct finder *f, const struct rule_slots *slots, const uint64_t *set, uint32_t at)
{
    const struct rule_filter *filter = f->filter;
    uint32_t words = filter->words;

    if (undecided(words, set, slots->any_class, f->candidates)) {
        const struct form_hits *forms = forms_at(f, at);
        for (uint32_t i = 0; i < forms->count; i++)
            add_both(words, f->candidates, set, filter_set(filter, slots->class_, forms->hits[i].form->class_id));
    }
    if (undecided(words, set, slots->any_numeral, f->candidates)) {
        const struct numerals *numerals = numerals_at(f, at);
        for (int slot = SLOT_NUMBER; numerals->count > 0 && slot <= SLOT_ORDINAL; slot++)
            add_both(words, f->candidates, set, filter_set(filter, slots->numeral, (uint32_t)slot));
    }
}

/* Of the rules of a set, which is used up, those that may go on at `at`, to the candidates. */
static void add_ways(struct finder *f, const struct rule_ways *ways, uint64_t *set, uint32_t at)
{
    uint32_t words = f->filter->words;

    for (uint32_t k = 0; k < FILTER_REACH; k++) {
        if (ways->slots[k].any && undecided(words, set, ways->slots[k].any, f->candidates))
            add_slots(f, &ways->slots[k], set, at + k);
        if (!keep_both(words, set, filter_set(f->filter, ways->byte[k], byte_at(f->view->text, at + k))))
            return;
    }
    add_both(words, f->candidates, set, set);
}

static bool behind_comma(struct slice text, uint32_t at)
{
    while (at > 0 && ascii_is_blank(text.at[at - 1]))
        at--;
    return at > 0 && text.at[at - 1] == ',';
}

/* Rules whose normalizer would refuse what they match, and those of years. */
static void leave_out(struct finder *f, const struct numeral *n)
{
    bool comma = behind_comma(f->view->text, n->start), four_digits = four_digits_before(f->view->text, n->end);

    for (uint32_t i = 0; i < f->filter->words; i++) {
        if (!n->fraction)
            f->starting[i] &= ~f->of_fractions[i];
        if (!n->fraction && !n->vague)
            f->starting[i] &= ~f->of_vague[i];
        if (!comma)
            f->starting[i] &= ~f->of_ages[i];
        if (!four_digits)
            f->starting[i] &= ~f->filter->four_digits[i];
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
                add_both(filter->words, f->starting, f->wanted, filter_set(filter, filter->begin.numeral, (uint32_t)slot));
        leave_out(f, numerals->options[i]);
        add_ways(f, &filter->ways[FILTER_NUMERAL], f->starting, numerals->options[i]->end);
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
            add_both(filter->words, f->starting, f->wanted,
                     filter_set(filter, filter->begin.class_, forms->hits[i].form->class_id));
        if (undecided(filter->words, f->starting, f->starting, f->candidates))
            add_ways(f, &filter->ways[FILTER_CLASS], f->starting, at + len);
    }
}

/* A word that is no slot, and with what follows begins none. */
static bool begins_no_slot(const struct finder *f, const struct token *token)
{
    return token && token->word && token->word->letters && !(token->word->starts & STARTS_SLOT) &&
           !(token->word->second & second_bit(f->view->text, token->end));
}

const uint64_t *rules_at(struct finder *f, uint32_t at, const uint64_t *set, const uint64_t *more)
{
    const struct rule_filter *filter = f->filter;
    const uint64_t *before = filter_set(filter, filter->before_byte, at > 0 ? (unsigned char)f->view->text.at[at - 1] : 0);
    uint32_t words = filter->words;

    for (uint32_t i = 0; i < words; i++) {
        f->wanted[i] = ((set ? set[i] : 0) | (more ? more[i] : 0)) & before[i];
        f->starting[i] = f->wanted[i];
        f->candidates[i] = 0;
    }
    add_ways(f, &filter->ways[FILTER_TEXT], f->starting, at);
    if (begins_no_slot(f, token_at(f, at)))
        return f->candidates;
    if (undecided(words, f->wanted, filter->begin.any_numeral, f->candidates))
        add_numerals(f, at);
    if (undecided(words, f->wanted, filter->begin.any_class, f->candidates))
        add_classes(f, at);
    return f->candidates;
}
