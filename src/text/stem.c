/* Stems of words by libstemmer, each word stemmed once: the one file that knows it. */
#include <libstemmer.h>
#include <stdlib.h>

#include "text/text.h"

struct stemmer {
    struct sb_stemmer *snowball;
    struct arena arena; /* words and stems of the cache */
    struct map cache;   /* word -> index into stems */
    struct slice *stems;
    uint32_t count, capacity;
    jmp_buf escape;
};

static bool cache_init(struct stemmer *s)
{
    arena_init(&s->arena, 0);
    if (setjmp(s->escape))
        return false;
    s->arena.escape = &s->escape;
    map_init(&s->cache, &s->arena);
    return true;
}

struct stemmer *stemmer_new(const struct pack *pack)
{
    struct stemmer *s = calloc(1, sizeof *s);
    struct slice language = pack_setting(pack, "stemmer");
    char name[32];

    if (s == NULL || language.len >= sizeof name) {
        free(s);
        return NULL;
    }
    memcpy(name, language.at ? language.at : "", language.len);
    name[language.len] = '\0';
    s->snowball = sb_stemmer_new(name, NULL);
    if (s->snowball == NULL) {
        free(s);
        return NULL;
    }
    if (!cache_init(s)) {
        stemmer_free(s);
        return NULL;
    }
    return s;
}

void stemmer_free(struct stemmer *s)
{
    if (s == NULL)
        return;
    sb_stemmer_delete(s->snowball);
    arena_free(&s->arena);
    free(s);
}

struct slice stem_word(struct stemmer *s, struct slice word)
{
    uint32_t known = map_get(&s->cache, word);
    const sb_symbol *stem;
    struct slice copy, out;

    if (known != MAP_NONE)
        return s->stems[known];
    /* Memory running out here costs only the stem: the word stands for itself. */
    if (word.len > 256 || setjmp(s->escape))
        return word;
    stem = sb_stemmer_stem(s->snowball, (const sb_symbol *)word.at, (int)word.len);
    if (stem == NULL)
        return word;
    out = arena_copy(&s->arena, (struct slice){(const char *)stem, (size_t)sb_stemmer_length(s->snowball)});
    copy = arena_copy(&s->arena, word);
    *ARENA_PUSH(&s->arena, s->stems, s->count, s->capacity) = out;
    map_set(&s->cache, copy, s->count - 1);
    return out;
}
