/* Which rules may match at a place: those of its anchor whose first slot can take what stands there and goes on with what stands behind that.
 * Sets of rules are bits, so that a hundred are passed over at once; see struct rule_filter. */
#include "figure/finder.h"

static unsigned char byte_at(struct slice text, uint32_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

/* As many rules as fit into FILTER_WORDS words; more of them are looked at block by block, so that a block stays in registers. */
struct block {
    uint64_t a, b, c, d;
};
_Static_assert(FILTER_WORDS * sizeof(uint64_t) == sizeof(struct block), "a block has FILTER_WORDS words");

static inline struct block load(const uint64_t *set)
{
    return (struct block){set[0], set[1], set[2], set[3]};
}

static inline void store(uint64_t *set, struct block x)
{
    set[0] = x.a;
    set[1] = x.b;
    set[2] = x.c;
    set[3] = x.d;
}

static inline struct block both(struct block x, struct block y)
{
    return (struct block){x.a & y.a, x.b & y.b, x.c & y.c, x.d & y.d};
}

static inline struct block either(struct block x, struct block y)
{
    return (struct block){x.a | y.a, x.b | y.b, x.c | y.c, x.d | y.d};
}

static inline struct block without(struct block x, struct block y)
{
    return (struct block){x.a & ~y.a, x.b & ~y.b, x.c & ~y.c, x.d & ~y.d};
}

static inline bool some(struct block x)
{
    return (x.a | x.b | x.c | x.d) != 0;
}

/* One look at the rules of a place. */
struct look {
    struct finder *finder;
    uint32_t offset;         /* of the block in a set */
    struct block candidates; /* what may match */
};

static inline struct block part(const struct look *l, const uint64_t *table, uint32_t index)
{
    return load(filter_set(l->finder->filter, table, index) + l->offset);
}

static bool four_digits_before(struct slice text, uint32_t end)
{
    for (uint32_t i = 1; i <= 4; i++)
        if (i > end || !ascii_is_digit(text.at[end - i]))
            return false;
    return true;
}

/* Of the rules of a set those that may go on with a slot at `at`, to the candidates. */
static void add_slots(struct look *l, const struct rule_slots *slots, struct block set, uint32_t at)
{
    struct block found = l->candidates;

    if (some(without(both(set, part(l, slots->any_class, 0)), found))) {
        const struct form_hits *forms = forms_at(l->finder, at);
        for (uint32_t i = 0; i < forms->count; i++)
            found = either(found, both(set, part(l, slots->class_, forms->hits[i].form->class_id)));
    }
    if (some(without(both(set, part(l, slots->any_numeral, 0)), found)) && numerals_at(l->finder, at)->count > 0)
        for (uint32_t slot = SLOT_NUMBER; slot <= SLOT_ORDINAL; slot++)
            found = either(found, both(set, part(l, slots->numeral, slot)));
    l->candidates = found;
}

/* Of the rules of a set those that may go on at `at`, to the candidates. */
static void add_ways(struct look *l, const struct rule_ways *ways, struct block set, uint32_t at)
{
    struct slice text = l->finder->view->text;

    set = without(set, l->candidates);
    for (uint32_t k = 0; k < FILTER_REACH && some(both(set, part(l, ways->told[k], 0))); k++) {
        if (ways->slots[k].any && some(without(both(set, part(l, ways->slots[k].any, 0)), l->candidates)))
            add_slots(l, &ways->slots[k], set, at + k);
        set = both(set, part(l, ways->byte[k], byte_at(text, at + k)));
        if (!some(set))
            return;
    }
    l->candidates = either(l->candidates, set);
}

static bool behind_comma(struct slice text, uint32_t at)
{
    while (at > 0 && ascii_is_blank(text.at[at - 1]))
        at--;
    return at > 0 && text.at[at - 1] == ',';
}

/* Of rules that begin with a numeral those whose normalizer would take it, and those of years. */
static struct block fitting(const struct look *l, const struct numeral *n, struct block set)
{
    const struct finder *f = l->finder;
    struct slice text = f->view->text;

    if (!n->fraction)
        set = without(set, part(l, f->of_fractions, 0));
    if (!n->fraction && !n->vague)
        set = without(set, part(l, f->of_vague, 0));
    if (!behind_comma(text, n->start))
        set = without(set, part(l, f->of_ages, 0));
    if (!four_digits_before(text, n->end))
        set = without(set, part(l, f->filter->four_digits, 0));
    return set;
}

static void add_numerals(struct look *l, struct block wanted, uint32_t at)
{
    const struct rule_filter *filter = l->finder->filter;
    const struct numerals *numerals = numerals_at(l->finder, at);
    struct slice text = l->finder->view->text;

    for (uint32_t i = 0; i < numerals->count; i++) {
        uint32_t end = numerals->options[i]->end;
        struct block set = {0, 0, 0, 0};

        for (uint32_t slot = SLOT_NUMBER; slot <= SLOT_ORDINAL; slot++)
            if (numeral_fits(numerals->options[i], (enum builtin)slot))
                set = either(set, part(l, filter->begin.numeral, slot));
        add_ways(l, filter_behind(filter, FILTER_NUMERAL, byte_at(text, end)), fitting(l, numerals->options[i], both(set, wanted)),
                 end);
    }
}

static void add_classes(struct look *l, struct block wanted, uint32_t at)
{
    const struct rule_filter *filter = l->finder->filter;
    const struct form_hits *forms = forms_at(l->finder, at);

    for (uint32_t i = 0; i < forms->count;) {
        uint32_t len = forms->hits[i].len;
        struct block set = {0, 0, 0, 0};

        for (; i < forms->count && forms->hits[i].len == len; i++)
            set = either(set, part(l, filter->begin.class_, forms->hits[i].form->class_id));
        set = both(set, wanted);
        if (some(without(set, l->candidates)))
            add_ways(l, filter_behind(filter, FILTER_CLASS, byte_at(l->finder->view->text, at + len)), set, at + len);
    }
}

/* A word that is no slot, and with what follows begins none. */
static bool begins_no_slot(const struct finder *f, const struct token *token)
{
    return token && token->word && token->word->letters && !(token->word->starts & STARTS_SLOT) &&
           !token_begins_longer(f->view, token);
}

static struct block rules_of_block(struct finder *f, uint32_t at, struct block wanted, uint32_t offset)
{
    const struct rule_filter *filter = f->filter;
    struct look l = {f, offset, {0, 0, 0, 0}};

    wanted = both(wanted, part(&l, filter->before_byte, at > 0 ? (unsigned char)f->view->text.at[at - 1] : 0));
    add_ways(&l, &filter->ways[FILTER_TEXT], wanted, at);
    if (begins_no_slot(f, token_at(f, at)))
        return l.candidates;
    if (some(without(both(wanted, part(&l, filter->begin.any_numeral, 0)), l.candidates)))
        add_numerals(&l, wanted, at);
    if (some(without(both(wanted, part(&l, filter->begin.any_class, 0)), l.candidates)))
        add_classes(&l, wanted, at);
    return l.candidates;
}

const uint64_t *rules_at(struct finder *f, uint32_t at, const uint64_t *set, const uint64_t *more)
{
    for (uint32_t i = 0; i < f->filter->words; i += FILTER_WORDS) {
        struct block wanted = {0, 0, 0, 0};

        if (set)
            wanted = load(set + i);
        if (more)
            wanted = either(wanted, load(more + i));
        store(f->candidates + i, rules_of_block(f, at, wanted, i));
    }
    return f->candidates;
}
