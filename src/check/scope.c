/* The part of a place or thing that a figure is said of: "200 dead in hospitals", "In those two districts 600 were hurt". What is counted
 * there is part of what others count everywhere. */
#include "check/internal.h"

enum {
    SCOPE_REACH = 90, /* bytes behind the figure */
    PHRASE_WORDS = 4  /* from the preposition to the noun: "in some of the hospitals" */
};

static bool has_mark(struct slice gap)
{
    for (size_t i = 0; i < gap.len; i++)
        if (slice_find(slice_of(",;:()."), slice_part(gap, i, i + 1), 0) != SIZE_MAX)
            return true;
    return false;
}

/* The first scope noun that hangs on a preposition of place; "the towns of the delta" may be all there are. `fronted`: the text must begin with that preposition. */
static uint32_t scope_in(struct vocabulary *v, struct slice text, bool fronted)
{
    struct slice word, next;
    size_t at = 0, last = 0;
    uint32_t left = 0;

    while (next_word(text, &at, &word)) {
        size_t start = (size_t)(word.at - text.at);

        if (start > SCOPE_REACH || has_mark(slice_part(text, last, start)))
            return NO_WORD;
        if (word_is(v, word, v->scope_prep))
            left = PHRASE_WORDS + 1;
        else if (fronted && !left)
            return NO_WORD;
        else if (left && word_is(v, word, v->scope))
            return next_word(text, &at, &next) && word_is(v, next, v->part_of) ? NO_WORD : vocabulary_word(v, word);
        else if (!left && ascii_is_digit(word.at[0])) /* what follows belongs to another figure */
            return NO_WORD;
        left -= left > 0;
        last = at;
    }
    return NO_WORD;
}

uint32_t scope_of(struct vocabulary *v, const struct claim *claim)
{
    size_t start, end;
    uint32_t scope;

    if (v->scope == CLASS_NONE || !claim_place(claim, &start, &end))
        return NO_WORD;
    scope = scope_in(v, slice_part(claim->sentence, end, claim->sentence.len), false);
    return scope != NO_WORD ? scope : scope_in(v, slice_part(claim->sentence, 0, start), true);
}

/* What stands in one part is less than what another counts without a word of that part. */
static bool is_part(const struct features *part, const struct features *whole)
{
    return part->scope != NO_WORD && whole->scope == NO_WORD && !mentions(whole, part->scope) && !agree(part, whole) &&
           part->claim->base_value < whole->claim->base_value;
}

bool scopes_apart(const struct features *a, const struct features *b)
{
    return is_part(a, b) || is_part(b, a);
}
