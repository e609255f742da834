/* Base noun phrases and verb groups over the tags of one sentence. A possessive ends one noun phrase and begins the next; nothing is
 * attached across "of" or a conjunction. */
#include "text/inner.h"

#define BIT(tag) (1u << (tag))
enum {
    HEADS = BIT(TAG_NOUN) | BIT(TAG_PLURAL) | BIT(TAG_NAME),
    VERBS = BIT(TAG_VERB) | BIT(TAG_VERB_S) | BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING),
    BEFORE_HEAD = HEADS | BIT(TAG_ADJ) | BIT(TAG_NUMBER)
};

enum { ADVERBS = 8 }; /* most adverbs in a row that a verb group may hold */

struct chunker {
    struct view *view;
    uint32_t first, end;
    const struct words *own;
};

static enum tag tag_at(const struct chunker *c, uint32_t i)
{
    return i < c->end ? (enum tag)c->view->tokens[i].tag : TAG_PUNCT;
}

static bool tag_in(const struct chunker *c, uint32_t i, uint32_t set)
{
    return (set >> tag_at(c, i) & 1) != 0;
}

static bool mark_at(const struct chunker *c, uint32_t i, char mark)
{
    return i < c->end && token_is(c->view, i, mark);
}

/* "97 needed care": many of something in the singular are not counted; the participle before it is the verb. */
static bool counts_singular(const struct chunker *c, uint32_t verb)
{
    uint32_t i = verb + 1;

    if (tag_at(c, verb) != TAG_VERB_ED || tag_at(c, verb - 1) != TAG_NUMBER ||
        token_has(c->view, verb - 1, SHAPE_WORD)) /* "one injured man" */
        return false;
    while (tag_in(c, i, BEFORE_HEAD))
        i++;
    return tag_at(c, i - 1) == TAG_NOUN;
}

/* A verb with tense stands behind one noun phrase on a preposition at the most. */
static bool tense_follows(const struct chunker *c, uint32_t i)
{
    if (tag_at(c, i) == TAG_PREP)
        for (i++; tag_in(c, i, BEFORE_HEAD | BIT(TAG_DET) | BIT(TAG_POSS));)
            i++;
    return tag_in(c, i, BIT(TAG_AUX) | BIT(TAG_MODAL) | BIT(TAG_VERB_ED) | BIT(TAG_VERB_S));
}

static bool is_of_class(const struct chunker *c, uint32_t i, uint16_t class_id)
{
    const struct lexeme *word = c->view->tokens[i].word;

    return word != NULL && class_id != CLASS_NONE && lexeme_form(word, class_id) != NULL;
}

/* A participle in front of a noun: "the frozen funds", "of imported barley", "buys refined oil". */
static bool is_premodifier(const struct chunker *c, uint32_t i, bool inside)
{
    if (!tag_in(c, i, BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING)))
        return false;
    if (inside && ((tag_at(c, i - 1) == TAG_NUMBER && tag_at(c, i + 1) == TAG_NUMBER) || counts_singular(c, i)))
        return false; /* "in 2017 lasted 19 days" */
    if (inside)
        return tag_in(c, i + 1, BEFORE_HEAD | BIT(TAG_VERB_ING));
    if (tag_at(c, i) == TAG_VERB_ING && (i == c->first || tag_in(c, i - 1, BIT(TAG_CONJ) | BIT(TAG_PUNCT))) &&
        tag_in(c, i + 1, HEADS) && tense_follows(c, i + 2))
        return true; /* "Rising prices hit", "Waiting times at the port have", "neighbouring Orlavia has" */
    return i > c->first && tag_in(c, i + 1, HEADS | BIT(TAG_ADJ)) &&
           (tag_in(c, i - 1, BIT(TAG_PREP)) ||
            (tag_in(c, i - 1, VERBS) && tag_at(c, i) == TAG_VERB_ED && !is_of_class(c, i, c->own->statement)));
}

static bool is_hyphen(const struct chunker *c, uint32_t i)
{
    return mark_at(c, i, '-') && token_has(c->view, i, SHAPE_GLUED) && i + 1 < c->end && token_has(c->view, i + 1, SHAPE_GLUED);
}

/* "a bold and carefully planned raid", "the old and damaged quay" */
static bool joins_modifiers(const struct chunker *c, uint32_t i)
{
    uint32_t next = tag_at(c, i + 1) == TAG_ADV ? i + 2 : i + 1;

    return tag_at(c, i) == TAG_CONJ && tag_at(c, i - 1) == TAG_ADJ && tag_in(c, next, BIT(TAG_ADJ) | BIT(TAG_VERB_ED)) &&
           tag_in(c, next + 1, HEADS);
}

/* An adverb, a conjunction or a range's word inside a noun phrase: "a very large", "5 to 10 tonnes", "large, idle yard". */
static bool is_link(const struct chunker *c, uint32_t i, bool head)
{
    if (is_hyphen(c, i))
        return true;
    if (tag_at(c, i) == TAG_ADV && !head)
        return tag_in(c, i + 1, BIT(TAG_ADJ) | BIT(TAG_NUMBER) | BIT(TAG_VERB_ED) | BIT(TAG_OTHER));
    if (!head && joins_modifiers(c, i))
        return true;
    if (tag_at(c, i) == TAG_TO)
        return tag_at(c, i - 1) == TAG_NUMBER && tag_at(c, i + 1) == TAG_NUMBER;
    if (mark_at(c, i, ',') && tag_at(c, i - 1) == TAG_ADJ && tag_at(c, i + 1) == TAG_ADJ)
        return tag_in(c, i + 2, BEFORE_HEAD);
    return mark_at(c, i, '&') && tag_in(c, i - 1, HEADS) && tag_in(c, i + 1, HEADS);
}

static bool is_day(const struct chunker *c, uint32_t i)
{
    return tag_at(c, i) == TAG_NAME && is_of_class(c, i, c->own->weekday);
}

/* Whether the token goes on with a noun phrase; *head: a noun stood already. */
static bool goes_in(const struct chunker *c, uint32_t i, bool *head)
{
    bool hyphen = is_hyphen(c, i - 1);

    if (hyphen && !tag_in(c, i, BIT(TAG_PUNCT))) {
        *head = *head || tag_in(c, i, HEADS);
        return true;
    }
    switch (tag_at(c, i)) {
    case TAG_NOUN:
    case TAG_PLURAL: *head = true; return true;
    case TAG_NAME:
        if (*head && is_day(c, i))
            return false; /* "cut exports Tuesday" */
        *head = true;
        return true;
    case TAG_ADJ: return !*head || (token_has(c->view, i, SHAPE_CAPITAL) && tag_in(c, i + 1, HEADS));
    case TAG_NUMBER: return !*head || (tag_at(c, i - 1) == TAG_NAME && !tag_in(c, i + 1, HEADS | BIT(TAG_OTHER) | BIT(TAG_NUMBER)));
    case TAG_OTHER: return !*head || tag_at(c, i - 1) == TAG_NUMBER;
    case TAG_DET:
    case TAG_POSS: return !*head && tag_in(c, i - 1, BIT(TAG_DET)) && !token_has(c->view, i, SHAPE_POSSESSIVE);
    case TAG_VERB_ED:
    case TAG_VERB_ING: return !*head && is_premodifier(c, i, true);
    default: return is_link(c, i, *head);
    }
}

/* End of the noun phrase that begins at `i`; `i` when none does. */
static uint32_t noun_end(const struct chunker *c, uint32_t i)
{
    bool head = tag_in(c, i, HEADS | BIT(TAG_PRON));
    uint32_t at = i + 1;

    if (tag_at(c, i) == TAG_PRON)
        return at;
    if (tag_at(c, i) == TAG_ADV) {
        if (!tag_in(c, at, BIT(TAG_NUMBER)) && !(tag_at(c, at) == TAG_ADJ && tag_in(c, at + 1, BEFORE_HEAD)))
            return i;
    } else if (!tag_in(c, i, BEFORE_HEAD | BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_OTHER)) && !is_premodifier(c, i, false)) {
        return i;
    }
    while (at < c->end && goes_in(c, at, &head))
        at++;
    while (at > i + 1 && tag_in(c, at - 1, BIT(TAG_PUNCT) | BIT(TAG_TO) | BIT(TAG_ADV)) &&
           !(tag_at(c, at - 1) == TAG_ADV && is_hyphen(c, at - 2))) /* "a follow-up" */
        at--;                                                       /* a link that led nowhere */
    if (!head && at > i + 1 && tag_at(c, at - 1) == TAG_ADJ && tag_at(c, at - 2) == TAG_OTHER)
        at--; /* "3 % lower" */
    if (!head && at == i + 1 && tag_in(c, i, BIT(TAG_ADJ)))
        return i; /* a predicate: "is large" */
    return at;
}

/* "those who voted | rejected the offer", "those polled | said": the verb before `at`, which begins at `first`, only tells who. */
static bool ends_description(const struct chunker *c, uint32_t first, uint32_t at)
{
    if (first + 1 != at || first == c->first || tag_at(c, first) != TAG_VERB_ED || tag_at(c, at) != TAG_VERB_ED)
        return false;
    return is_of_class(c, at, c->own->statement) ||
           (tag_at(c, first - 1) == TAG_REL && tag_in(c, at + 1, BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_PRON)));
}

/* End of the verb group that begins at `i`; `i` when none does. */
static uint32_t verb_end(const struct chunker *c, uint32_t i)
{
    const uint32_t verbal = VERBS | BIT(TAG_AUX) | BIT(TAG_MODAL);
    uint32_t at = i, verbs = 0;

    while (at < c->end) {
        if (tag_in(c, at, verbal)) {
            if (verbs > 0 && tag_in(c, at - 1, VERBS) &&
                (is_premodifier(c, at, false) || tag_in(c, at, BIT(TAG_MODAL) | BIT(TAG_AUX))))
                break; /* "those who refuse to leave | could be fined", "what it will pay | is" */
            if (verbs == 1 && ends_description(c, i, at))
                break;
            verbs++;
            at++;
        } else if (tag_in(c, at, BIT(TAG_ADV) | BIT(TAG_NEG))) {
            uint32_t next = at + 1;

            while (next - at < ADVERBS && tag_in(c, next, BIT(TAG_ADV) | BIT(TAG_NEG)))
                next++;
            if (!tag_in(c, next, verbal) || (verbs > 0 && is_premodifier(c, next, true)))
                return verbs > 0 ? (tag_at(c, at) == TAG_NEG ? next : at) : i;
            at = next;
        } else if (tag_at(c, at) == TAG_TO && tag_in(c, at + 1, BIT(TAG_VERB) | BIT(TAG_AUX) | BIT(TAG_ADV)) &&
                   (tag_at(c, at + 1) != TAG_ADV || tag_at(c, at + 2) == TAG_VERB)) {
            at++;
        } else {
            break;
        }
    }
    return verbs > 0 ? at : i;
}

static void mark_chunk(struct view *view, uint32_t from, uint32_t to, enum chunk_part begin, enum chunk_part in)
{
    view->tokens[from].chunk = (uint8_t)begin;
    for (uint32_t i = from + 1; i < to; i++)
        view->tokens[i].chunk = (uint8_t)in;
}

void tokens_chunk(struct view *view, uint32_t first, uint32_t end)
{
    struct chunker c = {view, first, end, view->words};
    uint32_t i = first;

    while (i < end) {
        uint32_t to = noun_end(&c, i);

        if (to > i) {
            mark_chunk(view, i, to, CHUNK_NP_BEGIN, CHUNK_NP_IN);
            i = to;
            continue;
        }
        to = verb_end(&c, i);
        if (to > i) {
            mark_chunk(view, i, to, CHUNK_VP_BEGIN, CHUNK_VP_IN);
            i = to;
            continue;
        }
        view->tokens[i++].chunk = CHUNK_NONE;
    }
}
