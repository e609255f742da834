/* The singular of nouns, by the tables of the pack: irregular words first, then suffixes. */
#include "text/inner.h"

static struct slice with_suffix(struct arena *arena, struct slice noun, size_t cut, struct slice suffix)
{
    size_t stem = noun.len - cut;
    char *out = arena_alloc(arena, stem + suffix.len + 1);

    memcpy(out, noun.at, stem);
    if (suffix.len > 0)
        memcpy(out + stem, suffix.at, suffix.len);
    return (struct slice){out, stem + suffix.len};
}

static const struct form *form_of(const struct pack *pack, struct slice word, uint16_t class_id)
{
    const struct lexeme *lexeme = class_id == CLASS_NONE ? NULL : word_find(pack, word);

    return lexeme ? lexeme_form(lexeme, class_id) : NULL;
}

struct slice noun_singular(const struct pack *pack, struct arena *arena, struct slice noun)
{
    const struct form *form = form_of(pack, noun, pack_class(pack, "plural"));
    uint16_t suffixes = pack_class(pack, "plural-suffix");
    size_t longest = noun.len > 8 ? 8 : noun.len > 0 ? noun.len - 1 : 0;

    if (form != NULL) {
        char *out = arena_alloc(arena, form->value.len + 1);

        if (form->value.len > 0)
            memcpy(out, form->value.at, form->value.len);
        if (ascii_is_upper(noun.at[0]) && ascii_is_lower(out[0])) /* "Women" */
            out[0] = (char)(out[0] - 'a' + 'A');
        return (struct slice){out, form->value.len};
    }
    for (size_t n = longest; n > 0; n--) {
        form = form_of(pack, slice_part(noun, noun.len - n, noun.len), suffixes);
        if (form != NULL)
            return with_suffix(arena, noun, n, form->value);
    }
    return noun;
}
