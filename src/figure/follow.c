/* Whether any rule of a word goes on as the text does behind it: most words at which a rule may begin ("the", "in", "a") begin none, and
 * the byte that follows, or the first of the next word, tells. Worked out from the filter when a word is first met; more is let through
 * than matches, never less. */
#include "figure/finder.h"

struct follow {       /* behind a word of letters; bits of bytes */
    uint64_t next[4]; /* the byte behind it may be; 0: the end of the text */
    uint64_t word[4]; /* behind a blank a word may begin with, where text goes on, */
    uint64_t classes; /* or be of, where a slot does: as in struct lexeme */
    bool numeral;     /* and a numeral may stand there */
};

static void add_byte(uint64_t *set, unsigned char c)
{
    set[c >> 6] |= UINT64_C(1) << (c & 63);
}

static bool has_byte(const uint64_t *set, unsigned char c)
{
    return set[c >> 6] >> (c & 63) & 1;
}

static bool meet(uint32_t words, const uint64_t *a, const uint64_t *b)
{
    for (uint32_t i = 0; i < words; i++)
        if (a[i] & b[i])
            return true;
    return false;
}

/* Of a set of rules the slots with which they go on. */
static void add_slots(const struct rule_filter *filter, const struct rule_slots *slots, const uint64_t *set, struct follow *out)
{
    if (!slots->any || !meet(filter->words, set, slots->any))
        return;
    out->numeral |= meet(filter->words, set, slots->any_numeral);
    for (uint32_t i = 0; i < filter->classes; i++)
        if (meet(filter->words, set, filter_set(filter, slots->class_, i)))
            out->classes |= UINT64_C(1) << (i & 63);
}

/* Of a set of rules what goes on with each byte at `place` of the ways, and behind a blank there, where `blanks` are the ways. */
static void add_places(struct finder *f, const struct rule_ways *ways, const struct rule_ways *blanks, const uint64_t *set,
                       uint32_t place, struct follow *out)
{
    const struct rule_filter *filter = f->filter;
    uint32_t words = filter->words;
    const uint64_t *blank = place < FILTER_REACH ? filter_set(filter, blanks->byte[place], ' ') : set;
    uint64_t *behind = f->behind;
    bool slot = place < FILTER_REACH && ways->slots[place].any && meet(words, set, ways->slots[place].any);

    for (uint32_t i = 0; i < words; i++)
        behind[i] = set[i] & blank[i];
    for (unsigned c = 0; c < 256; c++) {
        unsigned char byte = (unsigned char)c;
        if (slot || place >= FILTER_REACH || meet(words, set, filter_set(filter, (byte == ' ' ? blanks : ways)->byte[place], byte)))
            add_byte(out->next, byte);
        if (place + 1 >= FILTER_REACH ? meet(words, behind, behind)
                                      : meet(words, behind, filter_set(filter, blanks->byte[place + 1], byte)))
            add_byte(out->word, byte);
    }
    if (place + 1 < FILTER_REACH)
        add_slots(filter, &blanks->slots[place + 1], behind, out);
    else if (meet(words, behind, behind))
        out->classes = UINT64_MAX; /* and all that begins a numeral is of a class */
}

/* Rules that begin with the word as plain text. */
static void add_text(struct finder *f, const struct lexeme *word, struct follow *out)
{
    const struct rule_filter *filter = f->filter;
    const struct rule_ways *ways = &filter->ways[FILTER_TEXT];
    uint64_t *set = f->candidates;

    memcpy(set, word->rules, filter->words * sizeof *set);
    for (uint32_t k = 0; k < word->form.len && k < FILTER_REACH; k++) {
        unsigned char c = (unsigned char)word->form.at[k];
        const uint64_t *lower = filter_set(filter, ways->byte[k], c), *upper = filter_set(filter, ways->byte[k], c & 0xDF);
        const uint64_t *slots = ways->slots[k].any;
        for (uint32_t i = 0; i < filter->words; i++)
            set[i] &= lower[i] | upper[i] | (slots ? slots[i] : 0);
    }
    add_places(f, ways, ways, set, (uint32_t)word->form.len, out);
}

/* Rules that begin with a slot that the word is all of. */
static void add_classes(struct finder *f, const struct lexeme *word, struct follow *out)
{
    const struct rule_filter *filter = f->filter;
    uint64_t *set = f->candidates;
    bool some = false;

    memset(set, 0, filter->words * sizeof *set);
    for (uint32_t k = 0; k < word->form_count; k++) {
        const uint64_t *begin = filter_set(filter, filter->begin.class_, word->forms[k]->class_id);
        for (uint32_t i = 0; i < filter->words; i++)
            some |= (set[i] |= begin[i] & word->rules[i]) != 0;
    }
    if (some)
        add_places(f, &filter->ways[FILTER_CLASS], &filter->ways[FILTER_CLASS_BLANK], set, 0, out);
}

static const struct follow *follow_of(struct finder *f, const struct lexeme *word)
{
    struct follow *follow = f->follows[word->index];

    if (follow)
        return follow;
    follow = f->follows[word->index] = arena_alloc(&f->compounds, sizeof *follow);
    add_text(f, word, follow);
    if (f->filter->begin.any)
        add_classes(f, word, follow);
    return follow;
}

/* Whether the known word `next` may be a slot behind `token`, or go on with a numeral that begins there. */
static bool may_be_slot(const struct finder *f, const struct follow *follow, const struct token *token, const struct token *next)
{
    if ((next->word->starts & STARTS_INNER && next->word->classes & follow->classes) ||
        (next->word->starts & STARTS_NUMBER && follow->numeral))
        return true;
    if (next->word->phrases & follow->classes && token_begins_longer(f->view, next))
        return true;
    return token->word->starts & STARTS_NUMBER && next->word->starts & IN_NUMERAL;
}

bool may_follow(struct finder *f, const struct token *token)
{
    struct slice text = f->view->text;
    const struct follow *follow;
    const struct token *next = token_behind(f->view, token);

    if (!token->word->letters || token->word->starts & (next ? IS_NUMERAL : STARTS_NUMBER) || token_begins_longer(f->view, token))
        return true;
    follow = follow_of(f, token->word);
    if (!next)
        return has_byte(follow->next, token->end < text.len ? (unsigned char)text.at[token->end] : 0);
    if (!token_is_plain(f->view, next) || (next->word && may_be_slot(f, follow, token, next)))
        return true;
    return has_byte(follow->word, (unsigned char)text.at[next->start]);
}
