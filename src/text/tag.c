/* A light tagger: the likeliest tag of the tables, or of a suffix for words that no table knows, then corrected by the words
 * beside it. Good enough to find noun phrases and verbs; it builds no tree. */
#include "text/inner.h"

#define BIT(tag) (1u << (tag))
enum {
    NOUNS = BIT(TAG_NOUN) | BIT(TAG_PLURAL) | BIT(TAG_NAME),
    COMMON = BIT(TAG_NOUN) | BIT(TAG_PLURAL),
    VERBS = BIT(TAG_VERB) | BIT(TAG_VERB_S) | BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING),
    FINITE = BIT(TAG_VERB_S) | BIT(TAG_VERB_ED) | BIT(TAG_MODAL) | BIT(TAG_AUX),
    CLOSED = BIT(TAG_AUX) | BIT(TAG_MODAL) | BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_PREP) | BIT(TAG_CONJ) | BIT(TAG_SUBORD) |
             BIT(TAG_PRON) | BIT(TAG_REL) | BIT(TAG_TO) | BIT(TAG_NEG)
};

enum { REACH = 12, CLAUSE = 40 }; /* tokens looked at beside a word: what inputs drive stays linear */

struct tagger {
    struct view *view;
    const struct words *own;
    uint32_t first, end;
    bool title; /* most words have capitals: they say nothing */
};

static const struct token *token_of(const struct tagger *g, uint32_t i)
{
    return &g->view->tokens[i];
}

static uint32_t known_tags(const struct token *t)
{
    return t->word != NULL && t->word->first_tag != TAG_NONE ? t->word->tags : 0;
}

static bool is_title_case(const struct tagger *g)
{
    uint32_t words = 0, capitals = 0;
    bool acts = false; /* "Flood Toll Reaches 31" */

    if (token_is(g->view, g->end - 1, '.'))
        return false; /* headings have no full stop */
    for (uint32_t i = g->first; i < g->end; i++) {
        const struct token *t = token_of(g, i);

        if (t->shape & SHAPE_WORD && t->end - t->start > 3) {
            words++;
            capitals += (t->shape & SHAPE_CAPITAL) != 0;
            acts |= (known_tags(t) & (BIT(TAG_VERB_S) | BIT(TAG_VERB_ED))) != 0;
        }
    }
    return (words >= 4 && capitals * 4 >= words * 3) || (words == 3 && capitals == words && acts);
}

/* The singular, by the pack's rules, of a word that looks like a plural; else the empty slice. */
static struct slice singular_of(const struct tagger *g, const struct token *t)
{
    struct slice word = slice_part(g->view->text, t->start, t->end), singular = noun_singular(g->view->words, g->view->arena, word);

    return word.len > 3 && !slice_equal(singular, word) ? singular : (struct slice){NULL, 0};
}

static enum tag noun_or_plural(const struct tagger *g, const struct token *t)
{
    return singular_of(g, t).len > 0 ? TAG_PLURAL : TAG_NOUN;
}

/* A word that is in tables, but in none of the tagger's. */
static enum tag form_tag(const struct tagger *g, const struct token *t)
{
    const struct lexeme *word = t->word;

    if (word->starts & STARTS_NUMBER && word->form_count > 0)
        return TAG_NUMBER;
    for (unsigned i = 0; i < word->form_count; i++) {
        const struct form *form = word->forms[i];

        if (form->class_id == g->own->demonym)
            return noun_or_plural(g, t) == TAG_PLURAL ? TAG_PLURAL : TAG_ADJ;
        if (form->place != NULL || form->class_id == g->own->month || form->class_id == g->own->weekday)
            return TAG_NAME;
        if (form->unit != NULL)
            return noun_or_plural(g, t);
    }
    return TAG_NONE;
}

static bool is_calendar(const struct tagger *g, const struct token *t)
{
    return t->word != NULL && ((g->own->month != CLASS_NONE && lexeme_form(t->word, g->own->month) != NULL) ||
                               (g->own->weekday != CLASS_NONE && lexeme_form(t->word, g->own->weekday) != NULL));
}

/* Capitals inside a sentence make names, but for the words that grammar is made of. */
static bool is_name(const struct tagger *g, uint32_t i, enum tag likely)
{
    const struct token *t = token_of(g, i);
    const struct token *next = i + 1 < g->end ? &t[1] : NULL;
    uint32_t c;

    char_at(g->view->text, t->start, &c);
    if (!char_is_upper(c))
        return false;
    if (!(t->shape & SHAPE_FIRST) && is_calendar(g, t))
        return true; /* "in May" */
    if (t->end - t->start == 1 && likely != TAG_NONE && likely != TAG_NOUN)
        return false;                                      /* "A", "I" */
    if (likely != TAG_NONE && (CLOSED >> likely & 1) != 0) /* "the WHO", "five WHO regions" are names, "who" is none */
        return t->shape & SHAPE_UPPER && i > g->first && !(t[-1].shape & SHAPE_UPPER) &&
               (t[-1].tag == TAG_DET || t[-1].tag == TAG_NUMBER || t[-1].tag == TAG_PREP);
    if (g->title)
        return known_tags(t) == 0 && likely == TAG_NONE && !lexeme_has(word_find(g->view->pack, singular_of(g, t)), TAG_NOUN);
    if (t->shape & SHAPE_FIRST) /* "New Velmar": a capital follows */
        return next != NULL && next->shape & SHAPE_CAPITAL && (known_tags(next) & CLOSED) == 0 &&
               (likely == TAG_NONE || (BIT(likely) & (COMMON | BIT(TAG_ADJ))) != 0);
    return true;
}

static enum tag first_guess(const struct tagger *g, uint32_t i)
{
    const struct token *t = token_of(g, i);
    enum tag likely = TAG_NONE;

    if (t->shape & SHAPE_DIGIT)
        return TAG_NUMBER;
    if (t->shape & SHAPE_POSSESSIVE)
        return TAG_POSS;
    if (t->shape & SHAPE_MARK)
        return is_symbol(g->view, i) ? TAG_OTHER : TAG_PUNCT;
    if (t->word != NULL)
        likely = known_tags(t) ? (enum tag)t->word->first_tag : form_tag(g, t);
    if (likely == TAG_NUMBER && !(t->shape & SHAPE_CAPITAL))
        return TAG_NUMBER;
    if (likely == TAG_DET && i + 2 < g->end && t[1].shape & SHAPE_GLUED && t[2].shape & SHAPE_GLUED &&
        token_is(g->view, i + 1, '-'))
        return TAG_ADJ; /* "all-electric" */
    if (is_name(g, i, likely)) {
        enum tag form = t->word != NULL ? form_tag(g, t) : TAG_NONE;

        if (form == TAG_ADJ || (form == TAG_PLURAL && lexeme_form(t->word, g->own->demonym) != NULL))
            return form; /* "Kenyan exports", "Kenyans" */
        return TAG_NAME;
    }
    if (likely != TAG_NONE)
        return likely;
    if (lexeme_has(word_find(g->view->pack, singular_of(g, t)), TAG_NOUN))
        return TAG_PLURAL;
    if (lexeme_has(word_find(g->view->pack, singular_of(g, t)), TAG_VERB))
        return TAG_VERB_S;
    likely = words_suffix_tag(g->view->words, token_text(g->view, i));
    return t->shape & SHAPE_CAPITAL && (likely == TAG_NOUN || likely == TAG_PLURAL) ? TAG_NAME : likely;
}

/* Tag of the word before `i`, quotes passed over; PUNCT at the beginning. *at: its token. */
static enum tag tag_before(const struct tagger *g, uint32_t i, uint32_t *at)
{
    uint32_t least = i - g->first > REACH ? i - REACH : g->first;

    while (i > least) {
        i--;
        if (token_is(g->view, i, '"'))
            continue;
        *at = i;
        return (enum tag)g->view->tokens[i].tag;
    }
    *at = g->first;
    return TAG_PUNCT;
}

static enum tag tag_after(const struct tagger *g, uint32_t i)
{
    uint32_t most = g->end - i > REACH ? i + REACH : g->end;

    for (i++; i < most; i++) {
        if (!token_is(g->view, i, '"'))
            return (enum tag)g->view->tokens[i].tag;
    }
    return TAG_PUNCT;
}

/* The tag after `i`, adverbs passed over. */
static enum tag tag_ahead(const struct tagger *g, uint32_t i)
{
    uint32_t most = g->end - i > REACH ? i + REACH : g->end;

    for (i++; i < most; i++) {
        if (g->view->tokens[i].tag != TAG_ADV)
            return (enum tag)g->view->tokens[i].tag;
    }
    return TAG_PUNCT;
}

static enum tag pick(uint32_t tags, enum tag first, uint32_t among)
{
    static const enum tag ORDER[] = {TAG_NOUN, TAG_PLURAL, TAG_ADJ, TAG_VERB_ED, TAG_VERB_S, TAG_VERB, TAG_VERB_ING};

    if (BIT(first) & among)
        return first;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        if (tags & among & BIT(ORDER[i]))
            return ORDER[i];
    }
    return first;
}

/* The last word before `i` that is neither adverb nor negation. */
static enum tag tag_governing(const struct tagger *g, uint32_t i, uint32_t *at)
{
    enum tag tag = tag_before(g, i, at);

    while ((tag == TAG_ADV || tag == TAG_NEG) && *at > g->first && i - *at < REACH)
        tag = tag_before(g, *at, at);
    return tag;
}

/* Whether another word near by can be the clause's verb. */
static bool has_other_verb(const struct tagger *g, uint32_t token)
{
    uint32_t from = token - g->first > CLAUSE ? token - CLAUSE : g->first, to = g->end - token > CLAUSE ? token + CLAUSE : g->end;

    for (uint32_t i = from; i < to; i++) {
        if (i != token && BIT(g->view->tokens[i].tag) & (FINITE | BIT(TAG_VERB)))
            return true;
    }
    return false;
}

/* The noun phrase that ends before `i` begins with a determiner behind a verb, or with "a": "posted a 13 % sales increase", "hopes of a
 * 3 million barrels gain". */
static bool is_object(const struct tagger *g, uint32_t i)
{
    uint32_t least = i - g->first > REACH ? i - REACH : g->first;

    while (i > least && (BIT(g->view->tokens[i - 1].tag) & (NOUNS | BIT(TAG_ADJ) | BIT(TAG_NUMBER) | BIT(TAG_OTHER)) ||
                         g->view->tokens[i - 1].shape & SHAPE_GLUED))
        i--; /* also past "year-on-year" */
    return i > least + 1 && BIT(g->view->tokens[i - 1].tag) & (BIT(TAG_DET) | BIT(TAG_POSS)) &&
           (BIT(g->view->tokens[i - 2].tag) & VERBS || lexeme_form(token_of(g, i - 1)->word, g->own->article));
}

/* The noun before `i` hangs on a preposition behind the verb of the clause. */
static bool is_inside_object(const struct tagger *g, uint32_t i)
{
    uint32_t least = i - g->first > REACH ? i - REACH : g->first;
    bool hangs = false;

    while (i > least && !(BIT(g->view->tokens[i - 1].tag) & VERBS)) {
        uint32_t tag = BIT(g->view->tokens[--i].tag);
        hangs |= tag == BIT(TAG_PREP);
        if (!(tag & (NOUNS | BIT(TAG_ADJ) | BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_PREP) | BIT(TAG_NUMBER))))
            return false;
    }
    return hangs && i > least;
}

/* "Interest rates to", "interest rates this year rose", "raised interest rates sharply": a noun without determiner names a kind, seldom one
 * who does something. What may be an object ("industry estimates the loss at 3 million") makes `i` a verb where there is no other. */
static bool ends_kind(const struct tagger *g, uint32_t i, enum tag next)
{
    uint32_t least = i - g->first > REACH ? i - REACH : g->first, first = i, before;

    while (first > least &&
           (BIT(g->view->tokens[first - 1].tag) & (NOUNS | BIT(TAG_ADJ)) || g->view->tokens[first - 1].shape & SHAPE_GLUED ||
            (g->view->tokens[first - 1].tag == TAG_NUMBER && g->view->tokens[first].shape & SHAPE_GLUED)))
        first--; /* also past "five-year" */
    before = first > g->first ? BIT(g->view->tokens[first - 1].tag) : BIT(TAG_PUNCT);
    if (g->view->tokens[i - 1].tag != TAG_NOUN || before & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_NUMBER)))
        return false;
    return before & (BIT(TAG_VERB) | BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING)) || next == TAG_TO ||
           ((next == TAG_DET || next == TAG_NUMBER) && has_other_verb(g, i));
}

/* "Velmar grain exports rise 9 per cent", "house prices up 3 %": the word behind `i` is the verb, or stands for it. */
static bool is_before_verb(const struct tagger *g, uint32_t i)
{
    uint32_t behind = i + 2 < g->end ? BIT(g->view->tokens[i + 2].tag) : 0;
    const struct lexeme *next = token_of(g, i + 1)->word;

    if (!next || !(behind & (BIT(TAG_NUMBER) | BIT(TAG_OTHER) | BIT(TAG_PREP) | BIT(TAG_TO))))
        return false;
    return next->tags & BIT(TAG_VERB) || lexeme_form(next, g->own->up) || lexeme_form(next, g->own->down);
}

/* Names alone stand between `i` and the mark or the beginning before it. */
static bool begins_with_name(const struct tagger *g, uint32_t i)
{
    if (token_of(g, i)->shape & SHAPE_CAPITAL)
        return false;
    while (i > g->first && g->view->tokens[i - 1].tag == TAG_NAME)
        i--;
    return i == g->first || g->view->tokens[i - 1].tag == TAG_PUNCT;
}

/* "exports to Harn were up": a verb with tense follows what hangs on the word by a preposition. */
static bool heads_subject(const struct tagger *g, uint32_t i)
{
    uint32_t t = i + 2, most = g->end - i > REACH ? i + REACH : g->end;

    if (i + 1 >= g->end || !(BIT(g->view->tokens[i + 1].tag) & (BIT(TAG_TO) | BIT(TAG_PREP))))
        return false;
    while (t < most && BIT(g->view->tokens[t].tag) & (NOUNS | BIT(TAG_ADJ) | BIT(TAG_DET) | BIT(TAG_POSS)))
        t++;
    return t > i + 2 && t < most && BIT(g->view->tokens[t].tag) & (BIT(TAG_AUX) | BIT(TAG_MODAL) | BIT(TAG_VERB_ED));
}

static enum tag after_noun(const struct tagger *g, uint32_t i, uint32_t tags, enum tag now, enum tag before)
{
    const uint32_t objects = BIT(TAG_DET) | BIT(TAG_NUMBER) | BIT(TAG_POSS) | BIT(TAG_PRON) | BIT(TAG_ADV) | BIT(TAG_TO) |
                             BIT(TAG_SUBORD) | BIT(TAG_OTHER);
    enum tag next = tag_ahead(g, i);

    if (now == TAG_VERB_ING && tags & BIT(TAG_ADJ) && BIT(next) & COMMON && lexeme_has(token_of(g, i - 1)->word, TAG_ADJ))
        return TAG_ADJ; /* "total operating costs" */
    if ((tags & COMMON) && (BIT(next) & FINITE) && next != TAG_VERB_ED)
        return pick(tags, now, COMMON); /* "oil exports have risen" */
    if ((tags & COMMON) && next == TAG_VERB_ED && !(tags & BIT(TAG_VERB_ED)))
        return pick(tags, now, COMMON); /* "oil exports rose" */
    if (tags & BIT(TAG_VERB_ED) && BIT(now) & COMMON && BIT(next) & (BIT(TAG_TO) | BIT(TAG_PREP)) && is_object(g, i))
        return now;              /* "cut its profit forecast to" */
    if (tags & BIT(TAG_VERB_ED)) /* not "want the tax cut," */
        return now == TAG_ADJ || (BIT(now) & COMMON && next == TAG_PUNCT) ? now : TAG_VERB_ED;
    if (now == TAG_PLURAL && tags & BIT(TAG_VERB_S) && before == TAG_NAME && next == TAG_NAME && begins_with_name(g, i))
        return TAG_VERB_S; /* "Harn Capital forecasts Ordel Mining will" */
    if (now == TAG_PLURAL && tags & BIT(TAG_VERB_S) && (is_before_verb(g, i) || heads_subject(g, i)))
        return now;
    if (tags & BIT(TAG_VERB_S) && (BIT(next) & objects)) /* not "paid owners of coal plants 45 million" */
        return before == TAG_PLURAL || (now == TAG_PLURAL && ends_kind(g, i, next)) || (tags & COMMON && is_inside_object(g, i))
                   ? pick(tags, now, COMMON)
                   : TAG_VERB_S;
    if (tags & BIT(TAG_VERB_S) && now == TAG_PLURAL && before != TAG_PLURAL && BIT(next) & (NOUNS | BIT(TAG_ADJ) | BIT(TAG_PREP)) &&
        !has_other_verb(g, i))
        return TAG_VERB_S; /* "Velmar exports grain" */
    if (tags & BIT(TAG_VERB) && before == TAG_PLURAL && ((BIT(next) & objects) || next == TAG_PREP || next == TAG_PUNCT))
        return tags & COMMON && is_object(g, i) ? pick(tags, now, COMMON) : TAG_VERB; /* but "cut its sales target to" */
    if (now == TAG_VERB && before != TAG_PLURAL)
        return pick(tags, now, COMMON);
    return now;
}

static enum tag after_conjunction(const struct tagger *g, uint32_t i, uint32_t tags, enum tag now, uint32_t conjunction)
{
    uint32_t at;
    enum tag before = tag_before(g, conjunction, &at), after = tag_after(g, i);

    if (BIT(before) & (VERBS & ~BIT(TAG_VERB_ING)) && tags & VERBS)
        return tags & BIT(before) ? before : pick(tags, now, VERBS);
    if (BIT(before) & NOUNS && BIT(now) & BIT(TAG_VERB) && tags & COMMON && !(BIT(after) & (BIT(TAG_DET) | BIT(TAG_POSS))))
        return pick(tags, now, COMMON);
    if (BIT(now) & COMMON && tags & VERBS && BIT(after) & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_NUMBER) | BIT(TAG_PRON)))
        return pick(tags, now, VERBS & ~BIT(TAG_VERB_ING)); /* "lasted a week and cost the port" */
    return now;
}

/* "Soymeal traded", "the bulk carrier that sank": only its ending made the word an adjective. */
static bool ends_noun(const struct tagger *g, uint32_t i, enum tag before)
{
    uint32_t next = BIT(tag_after(g, i));

    if (next & FINITE)
        return before != TAG_AUX;
    return BIT(before) & (BIT(TAG_DET) | BIT(TAG_POSS) | COMMON | BIT(TAG_ADJ)) &&
           next & (BIT(TAG_REL) | BIT(TAG_PUNCT) | BIT(TAG_CONJ) | BIT(TAG_PREP));
}

/* "above the five-year average of", "U.S. crude was at", "an all-time high of": what is mostly an adjective ends the phrase. */
static bool heads_phrase(const struct tagger *g, uint32_t i, uint32_t tags, enum tag before)
{
    enum tag next = tag_ahead(g, i);

    if (before == TAG_NOUN && next == TAG_PREP && lexeme_form(token_of(g, i)->word, g->own->level) &&
        !(i >= g->first + 3 && g->view->tokens[i - 3].tag == TAG_NUMBER)) /* not "to a 20-year high of" */
        return true;
    return (before == TAG_NOUN && tags & VERBS && (next == TAG_PUNCT || next == TAG_PREP)) ||
           (before != TAG_PLURAL && BIT(next) & FINITE && next != TAG_VERB_ED);
}

/* "the two-year fixed rate" */
static bool is_between_compound_and_noun(const struct tagger *g, uint32_t i)
{
    return i >= g->first + 3 && g->view->tokens[i - 2].tag == TAG_PUNCT && g->view->tokens[i - 1].shape & SHAPE_GLUED &&
           g->view->tokens[i - 3].tag == TAG_NUMBER && BIT(tag_after(g, i)) & COMMON;
}

/* What a word may be: "orbits", which no table lists, is what "orbit" tells, where an object follows. */
static uint32_t possible_tags(const struct tagger *g, uint32_t i, enum tag now)
{
    const struct token *t = token_of(g, i);
    uint32_t tags = known_tags(t);

    if (tags != 0 || now != TAG_PLURAL || t->shape & SHAPE_CAPITAL ||
        !(BIT(tag_after(g, i)) & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_NUMBER) | BIT(TAG_PRON))))
        return tags;
    return lexeme_has(word_find(g->view->pack, singular_of(g, t)), TAG_VERB) ? BIT(TAG_PLURAL) | BIT(TAG_VERB_S) : tags;
}

/* What begins a sentence or stands behind a mark. */
static enum tag after_mark(const struct tagger *g, uint32_t i, uint32_t tags, enum tag now)
{
    if (token_has(g->view, i, SHAPE_FIRST) && (now == TAG_VERB_ED || now == TAG_VERB_ING) && tags & BIT(TAG_ADJ) &&
        BIT(tag_after(g, i)) & COMMON)
        return TAG_ADJ; /* "Adjusted earnings rose", "Operating profit before one-off items was" */
    if (now == TAG_ADV && tags & BIT(TAG_ADJ) && tag_after(g, i) == TAG_PLURAL)
        return TAG_ADJ; /* "If it falls, further cuts follow" */
    if (token_has(g->view, i, SHAPE_FIRST) && BIT(now) & BIT(TAG_VERB) && tags & COMMON && tag_after(g, i) != TAG_DET)
        return pick(tags, now, COMMON);
    if (!token_has(g->view, i, SHAPE_FIRST) && BIT(now) & COMMON && tags & (BIT(TAG_VERB_ED) | BIT(TAG_VERB_S)) &&
        BIT(tag_after(g, i)) & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_PRON)))
        return pick(tags, now, BIT(TAG_VERB_ED) | BIT(TAG_VERB_S)); /* "Okoro, the mayor, cut his pay" */
    return now;
}

/* What the words beside an ambiguous word make of it. */
static enum tag corrected(const struct tagger *g, uint32_t i, enum tag now)
{
    uint32_t tags = possible_tags(g, i, now), at, governing_at;
    bool unknown = now == TAG_NOUN && token_of(g, i)->word == NULL, sure = now == TAG_NAME || (tags & (tags - 1)) == 0;
    enum tag before, governing;

    if (sure && !unknown && now != TAG_VERB && now != TAG_VERB_ING && now != TAG_ADJ)
        return now;
    before = tag_before(g, i, &at);
    governing = tag_governing(g, i, &governing_at);
    if (governing == TAG_TO && unknown && !(token_of(g, i)->shape & SHAPE_CAPITAL) &&
        BIT(tag_after(g, i)) & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_PRON) | BIT(TAG_NAME) | BIT(TAG_ADJ) | BIT(TAG_NUMBER)))
        return TAG_VERB; /* "to appease the" */
    if (now == TAG_VERB &&
        BIT(before) & (BIT(TAG_DET) | BIT(TAG_POSS) | BIT(TAG_ADJ) | BIT(TAG_PREP) | BIT(TAG_NUMBER) | BIT(TAG_OTHER)))
        return tags & (COMMON | BIT(TAG_ADJ))                  ? pick(tags, now, COMMON | BIT(TAG_ADJ))
               : before == TAG_NUMBER && tags == BIT(TAG_VERB) ? TAG_VERB /* "37 remain" */
                                                               : TAG_NOUN;
    if (now == TAG_ADJ && tags == 0 && ends_noun(g, i, before))
        return TAG_NOUN;
    if (now == TAG_VERB_ING && BIT(tag_after(g, i)) & (BIT(TAG_AUX) | BIT(TAG_MODAL)) && before != TAG_AUX)
        return TAG_NOUN; /* "where counting was stopped" */
    if (sure)
        return now;
    if (governing == TAG_TO || governing == TAG_MODAL)
        return tags & BIT(TAG_VERB) &&
                       !(governing == TAG_TO && BIT(now) & COMMON && tag_after(g, i) == TAG_PREP && !(tags & BIT(TAG_VERB)))
                   ? TAG_VERB
                   : now;
    if (governing == TAG_AUX && tags & (BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING)) && !(BIT(now) & (NOUNS | BIT(TAG_ADJ))))
        return pick(tags, now, BIT(TAG_VERB_ED) | BIT(TAG_VERB_ING));
    if (governing == TAG_AUX && BIT(now) & COMMON && tags & BIT(TAG_VERB) && lexeme_has(token_of(g, governing_at)->word, TAG_AUX) &&
        before == TAG_NEG)
        return TAG_VERB; /* "did not work" */
    if (governing == TAG_AUX && BIT(now) & COMMON && tags & BIT(TAG_VERB_ED) && before != TAG_DET)
        return TAG_VERB_ED; /* "was cut by half" */
    switch (before) {
    case TAG_DET:
    case TAG_POSS:
    case TAG_ADJ:
    case TAG_NUMBER:
        if (BIT(now) & VERBS && tags & (COMMON | BIT(TAG_ADJ)) && !(now == TAG_VERB_ED && before == TAG_NUMBER)) {
            if (tags & BIT(TAG_ADJ) && BIT(tag_after(g, i)) & NOUNS)
                return TAG_ADJ;
            return pick(tags, now, COMMON | BIT(TAG_ADJ));
        }
        if (now == TAG_ADV && tags & BIT(TAG_ADJ) && BIT(tag_after(g, i)) & (NOUNS | BIT(TAG_NUMBER)))
            return TAG_ADJ;
        return now;
    case TAG_ADV: /* "the company also forecast earnings", "it usually accounts for" */
        return BIT(now) & COMMON && tags & (BIT(TAG_VERB_ED) | BIT(TAG_VERB_S)) && BIT(governing) & (NOUNS | BIT(TAG_PRON)) &&
                       !(BIT(tag_after(g, i)) & (FINITE | BIT(TAG_PUNCT)))
                   ? pick(tags, now, BIT(TAG_VERB_ED) | BIT(TAG_VERB_S))
                   : now;
    case TAG_PREP: return BIT(now) & (BIT(TAG_VERB) | BIT(TAG_VERB_S)) && tags & COMMON ? pick(tags, now, COMMON) : now;
    case TAG_VERB:
    case TAG_VERB_S:
    case TAG_VERB_ED: return now == TAG_VERB && tags & COMMON ? pick(tags, now, COMMON) : now; /* "needs help" */
    case TAG_PRON:
    case TAG_REL:
        if (BIT(tag_after(g, i)) & (BIT(TAG_AUX) | BIT(TAG_MODAL)) || lexeme_has(token_of(g, at)->word, TAG_POSS))
            return now; /* "where reserves are", "whose exports to Harn" */
        return tags & VERBS && BIT(now) & COMMON ? pick(tags, now, VERBS & ~BIT(TAG_VERB_ING)) : now;
    case TAG_NOUN:
    case TAG_PLURAL:
    case TAG_NAME:
        if (now == TAG_ADJ && tags & BIT(TAG_NOUN) && heads_phrase(g, i, tags, before))
            return TAG_NOUN;
        if (now == TAG_VERB_ED && tags & BIT(TAG_ADJ) && is_between_compound_and_noun(g, i))
            return TAG_ADJ;
        return tags & VERBS ? after_noun(g, i, tags, now, before) : now;
    case TAG_CONJ: return after_conjunction(g, i, tags, now, at);
    case TAG_PUNCT: return after_mark(g, i, tags, now);
    default: return now;
    }
}

/* "a film that cost $250m", "a firm that forecasts 3 %": a number stands behind what may be a verb with tense. */
static bool is_verb_of_amount(const struct tagger *g, uint32_t i)
{
    return i + 1 < g->end && known_tags(token_of(g, i)) & (BIT(TAG_VERB_ED) | BIT(TAG_VERB_S)) &&
           (BIT(g->view->tokens[i + 1].tag) & (BIT(TAG_NUMBER) | BIT(TAG_OTHER)));
}

/* Words that are several things by what stands on both sides: that, her, 's. */
static enum tag of_two_sides(const struct tagger *g, uint32_t i, enum tag now)
{
    const struct token *t = token_of(g, i);
    uint32_t tags = known_tags(t), at;
    enum tag before, after;

    if (!(t->shape & SHAPE_POSSESSIVE) && !(tags & (BIT(TAG_REL) | BIT(TAG_DET) | BIT(TAG_POSS))))
        return now;
    before = tag_before(g, i, &at);
    after = tag_after(g, i);
    if (t->shape & SHAPE_POSSESSIVE) {
        if (before == TAG_PRON || before == TAG_REL || (before == TAG_DET && t->end - t->start > 1) || after == TAG_DET)
            return TAG_AUX; /* "it's", "what's", "the mine's a ruin" */
        return TAG_POSS;
    }
    if (before == TAG_PUNCT && at > g->first && token_is(g->view, at, ',') && g->view->tokens[at - 1].tag == TAG_NAME)
        before = TAG_NAME; /* "near Harn, Velmar, that killed 12" */
    if (tags & BIT(TAG_REL) && tags & BIT(TAG_SUBORD) && BIT(before) & NOUNS &&
        (BIT(after) & (FINITE | BIT(TAG_VERB) | BIT(TAG_ADV)) || is_verb_of_amount(g, i + 1)))
        return TAG_REL;
    if (tags & BIT(TAG_DET) && now == TAG_SUBORD && before == TAG_PREP && BIT(after) & (FINITE | BIT(TAG_PUNCT)))
        return TAG_PRON; /* "if all of that finds a buyer" */
    if (tags & BIT(TAG_DET) && now == TAG_SUBORD && BIT(before) & (BIT(TAG_PREP) | BIT(TAG_PUNCT)) && BIT(after) & COMMON)
        return TAG_DET;
    if (tags & BIT(TAG_DET) && tags & BIT(TAG_PRON) && BIT(before) & (BIT(TAG_MODAL) | BIT(TAG_AUX)) &&
        BIT(after) & (BIT(TAG_VERB) | BIT(TAG_VERB_ED)))
        return TAG_ADV; /* "will each receive" */
    if (tags & BIT(TAG_NOUN) && now == TAG_DET && BIT(before) & (BIT(TAG_ADJ) | BIT(TAG_NUMBER)))
        return TAG_NOUN; /* "the first half" */
    if (tags & BIT(TAG_DET) && now == TAG_DET && BIT(after) & (FINITE | BIT(TAG_PUNCT)) && tags & BIT(TAG_PRON))
        return TAG_PRON;
    if (tags & BIT(TAG_POSS) && tags & BIT(TAG_PRON))
        return BIT(after) & (NOUNS | BIT(TAG_ADJ) | BIT(TAG_NUMBER) | BIT(TAG_VERB_ED)) ? TAG_POSS : TAG_PRON;
    return now;
}

void tokens_tag(struct view *view, uint32_t first, uint32_t end)
{
    struct tagger g = {.view = view, .own = view->words, .first = first, .end = end};
    uint32_t i;

    g.title = is_title_case(&g);
    for (i = first; i < end; i++)
        view->tokens[i].tag = (uint8_t)first_guess(&g, i);
    for (i = first; i < end; i++) {
        enum tag now = (enum tag)view->tokens[i].tag;

        if (now == TAG_PUNCT || now == TAG_OTHER || now == TAG_NUMBER)
            continue;
        now = of_two_sides(&g, i, now);
        view->tokens[i].tag = (uint8_t)((BIT(now) & CLOSED) ? now : corrected(&g, i, now));
    }
}
