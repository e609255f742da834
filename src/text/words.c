/* Words as one thread meets them: what the pack knows of each, and what text/ works out for those that no table has, is kept in a small
 * cache of words in lower case, since most words of a text are short and come again, in the next document too. */
#include "text/inner.h"

#include <stdlib.h>

enum { SUFFIX_MOST = 8 }; /* bytes of the longest ending that is looked up */

struct words *words_new(const struct pack *pack)
{
    struct words *words = calloc(1, sizeof *words);

    if (words == NULL)
        return NULL;
    words->met = calloc((size_t)2 << MET_BITS, sizeof *words->met);
    if (words->met == NULL) {
        free(words);
        return NULL;
    }
    words->pack = pack;
    words->abbreviation = pack_class(pack, "abbreviation");
    words->boilerplate = pack_class(pack, "boilerplate");
    words->month = pack_class(pack, "month");
    words->weekday = pack_class(pack, "weekday");
    words->up = pack_class(pack, "change-word-up");
    words->down = pack_class(pack, "change-word-down");
    words->level = pack_class(pack, "level-noun");
    words->article = pack_class(pack, "number-article");
    words->statement = pack_class(pack, "statement");
    words->demonym = pack_class(pack, "demonym");
    words->tag_suffix = pack_class(pack, "tag-suffix");
    words->plural = pack_class(pack, "plural");
    words->plural_suffix = pack_class(pack, "plural-suffix");
    return words;
}

void words_free(struct words *words)
{
    if (words == NULL)
        return;
    free(words->met);
    free(words);
}

/* A new word takes the second place; met again there it goes to the front, so that words of one text alone push no common one out. */
struct met_word *word_meet(struct words *words, struct met_word *pair, uint64_t key, uint64_t rest, struct slice word)
{
    if (pair[1].key == key && pair[1].rest == rest) {
        struct met_word front = pair[1];

        pair[1] = pair[0];
        pair[0] = front;
        return pair;
    }
    pair[1] = (struct met_word){.key = key, .rest = rest, .word = word_find(words->pack, word)};
    return &pair[1];
}

/* What is known of a word of ASCII letters, wherever it stands; NULL: the word has others, or is longer than the cache's. */
static struct met_word *met_letters(struct words *words, struct slice word)
{
    uint64_t key[2] = {0, 0};

    if (word.len == 0 || word.len > sizeof key)
        return NULL;
    for (size_t i = 0; i < word.len; i++) {
        if (!ascii_is_alpha(word.at[i]))
            return NULL;
        key[i / 8] |= (uint64_t)(unsigned char)ascii_lower(word.at[i]) << 8 * (i % 8);
    }
    return word_met(words, key[0], key[1], word);
}

/* The longest ending of a word, of at most `most` bytes, that is a form of the class; *len: its bytes. */
static const struct form *find_suffix(const struct words *words, struct slice word, size_t most, uint16_t class_id, size_t *len)
{
    for (size_t n = most; n > 0 && class_id != CLASS_NONE; n--) {
        const struct lexeme *end = word_find(words->pack, slice_part(word, word.len - n, word.len));
        const struct form *form = end != NULL ? lexeme_form(end, class_id) : NULL;

        if (form != NULL) {
            *len = n;
            return form;
        }
    }
    return NULL;
}

/* ---- tags of words that no table knows ----------------------------------------------------------------------------------- */

static enum tag suffix_tag(const struct words *words, struct slice word)
{
    size_t len, most = word.len > SUFFIX_MOST + 2 ? SUFFIX_MOST : word.len > 2 ? word.len - 2 : 0;
    const struct form *form = find_suffix(words, word, most, words->tag_suffix, &len);

    return form != NULL ? tag_by_name(form->value) : TAG_NOUN;
}

enum tag words_suffix_tag(struct words *words, struct slice word)
{
    struct met_word *met = met_letters(words, word);

    if (met == NULL)
        return suffix_tag(words, word);
    if (!met->has_tag) {
        met->tag = (uint8_t)suffix_tag(words, word);
        met->has_tag = true;
    }
    return (enum tag)met->tag;
}

/* ---- singulars ------------------------------------------------------------------------------------------------------------- */

/* What makes a noun singular: an irregular word's form, or that of its ending; *cut: how many bytes at its end the form stands for.
 * NULL: it is no plural. */
static const struct form *find_plural(const struct words *words, struct slice noun, size_t *cut)
{
    const struct lexeme *word = words->plural == CLASS_NONE ? NULL : word_find(words->pack, noun);
    const struct form *form = word != NULL ? lexeme_form(word, words->plural) : NULL;

    *cut = noun.len;
    if (form != NULL)
        return form;
    if (word != NULL && word->first_tag == TAG_NOUN && !(word->tags & 1U << TAG_PLURAL))
        return NULL; /* "a specimen" */
    return find_suffix(words, noun,
                       noun.len > SUFFIX_MOST ? SUFFIX_MOST
                       : noun.len > 0         ? noun.len - 1
                                              : 0,
                       words->plural_suffix, cut);
}

static const struct form *plural_of(struct words *words, struct slice noun, size_t *cut)
{
    struct met_word *met = met_letters(words, noun);

    if (met == NULL)
        return find_plural(words, noun, cut);
    if (!met->has_plural) {
        met->plural = find_plural(words, noun, cut);
        met->cut = (uint8_t)*cut;
        met->has_plural = true;
    }
    *cut = met->cut;
    return met->plural;
}

struct slice noun_singular(struct words *words, struct arena *arena, struct slice noun)
{
    size_t cut, stem;
    const struct form *form = plural_of(words, noun, &cut);
    char *out;

    if (form == NULL)
        return noun;
    stem = noun.len - cut;
    out = arena_alloc(arena, stem + form->value.len + 1);
    memcpy(out, noun.at, stem);
    if (form->value.len > 0)
        memcpy(out + stem, form->value.at, form->value.len);
    if (stem == 0 && ascii_is_upper(noun.at[0]) && ascii_is_lower(out[0])) /* "Women" */
        out[0] = (char)(out[0] - 'a' + 'A');
    return (struct slice){out, stem + form->value.len};
}
