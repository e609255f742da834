/* The sentence that a person reads: templates are settings of the pack ("why-conflict"), with places in braces. */
#include "check/internal.h"

/* Without a template for the name the places stand side by side, so that a pack without them still says something. */
struct slice why_text(const struct pack *pack, struct arena *arena, const char *name, const struct slot *slots, size_t count)
{
    struct slice template = pack_setting(pack, name), text = {NULL, 0};
    struct writer *out = writer_memory();

    if (!out)
        return text;
    for (size_t i = 0; i < template.len; i++) {
        size_t end = template.at[i] == '{' ? slice_find(template, slice_of("}"), i) : SIZE_MAX;
        bool filled = false;

        for (size_t k = 0; end != SIZE_MAX && k < count; k++)
            if (slice_equal(slice_part(template, i + 1, end), slice_of(slots[k].name))) {
                writer_put(out, slots[k].value);
                i = end;
                filled = true;
                break;
            }
        if (!filled)
            writer_char(out, template.at[i]);
    }
    for (size_t k = 0; template.len == 0 && k < count; k++) {
        if (slots[k].value.len == 0)
            continue;
        if (k)
            writer_text(out, " / ");
        writer_put(out, slots[k].value);
    }
    text = arena_copy(arena, writer_bytes(out));
    writer_abandon(out);
    return text;
}

/* The first word of a sentence loses its capital inside another one; names and days keep theirs. */
static struct slice uncapitalized(struct arena *arena, struct slice words)
{
    char *copy;

    if (words.len < 2 || !ascii_is_upper(words.at[0]) || !(ascii_is_lower(words.at[1]) || words.at[1] == ' '))
        return words;
    copy = arena_alloc(arena, words.len);
    memcpy(copy, words.at, words.len);
    copy[0] = ascii_lower(copy[0]);
    return (struct slice){copy, words.len};
}

static bool opens_sentence(const struct claim *claim, struct slice words)
{
    return claim->kind != KIND_DATE && claim->kind != KIND_MONEY && slice_starts(claim->sentence, words);
}

struct slice shown(struct arena *arena, const struct claim *claim)
{
    struct slice text = slice_trim(claim->text), hedge = slice_trim(claim->hedge);

    if (opens_sentence(claim, text))
        text = uncapitalized(arena, text);
    if (opens_sentence(claim, hedge))
        hedge = uncapitalized(arena, hedge);
    /* Hedges that stand behind the figure ("20-plus", "or so") are part of no phrase before it. */
    if (hedge.len == 0 || slice_find(text, hedge, 0) != SIZE_MAX)
        return text;
    if (claim->sentence.len) {
        size_t start, end, at = slice_find(claim->sentence, slice_trim(claim->hedge), 0);

        if (claim_place(claim, &start, &end) && (at == SIZE_MAX || at > start))
            return text;
    }
    return arena_format(arena, "%.*s %.*s", (int)hedge.len, hedge.at, (int)text.len, text.at);
}

static struct slice last_part(struct slice path)
{
    size_t at = path.len;

    while (at > 0 && path.at[at - 1] != '/')
        at--;
    return at == path.len ? path : slice_part(path, at, path.len);
}

/* A source as a reader names it: without its folders, unless the other one is called the same. */
struct slice source_shown(const struct claim *claim, const struct claim *other)
{
    struct slice name = last_part(claim->source);

    if (other && slice_equal(name, last_part(other->source)) && !slice_equal(claim->source, other->source))
        return claim->source;
    return name;
}
