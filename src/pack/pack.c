/* The pack's face: loading from end to end, and the look-ups that the other rooms use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "pack/load.h"

const char *const KIND_NAMES[KIND_COUNT_OF_KINDS] = {"money",   "percent", "quantity", "count", "ratio",  "duration", "age",
                                                     "ordinal", "date",    "time",     "score", "number", "trap"};

/* ---- errors ------------------------------------------------------------------------------------------------------------- */

bool load_full(const struct loader *l)
{
    return l->errors >= PACK_ERRORS_MAX;
}

void load_error(struct loader *l, const struct source *source, size_t offset, const char *format, ...)
{
    struct slice file = source ? source->file : slice_of(NULL);
    struct text_place place = {0};
    char message[512];
    va_list args;

    if (load_full(l)) {
        if (l->errors++ == PACK_ERRORS_MAX)
            diag_message(l->diags, SEVERITY_NOTE, DIAG_PACK, file, "more than %d errors: the rest is not shown", PACK_ERRORS_MAX);
        return;
    }
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (source && offset != SIZE_MAX)
        place = text_place(source->bytes, offset);
    diag_at(l->diags, SEVERITY_ERROR, DIAG_PACK, file, place.line, place.column, place.source, "%s", message);
    l->errors++;
}

struct slice lower_copy(struct arena *arena, struct slice s)
{
    size_t i;
    char *copy;

    for (i = 0; i < s.len && !ascii_is_upper(s.at[i]); i++)
        ;
    if (i == s.len)
        return s;
    copy = arena_alloc(arena, s.len + 1);
    for (i = 0; i < s.len; i++)
        copy[i] = ascii_lower(s.at[i]);
    s.at = copy;
    return s;
}

/* ---- loading ------------------------------------------------------------------------------------------------------------ */

static void load_all(struct loader *l, const char *const *folders, size_t count)
{
    struct pack *pack = l->pack;
    size_t i;

    map_init(&pack->dimension_ids, l->arena);
    map_init(&pack->unit_ids, l->arena);
    map_init(&pack->class_ids, l->arena);
    map_init(&pack->settings, l->arena);
    map_init(&l->piece_ids, &l->scratch);
    if (count > PACK_FOLDERS_MAX) {
        load_error(l, NULL, SIZE_MAX, "more than %d pattern folders", PACK_FOLDERS_MAX);
        return;
    }
    for (i = 0; i < count; i++)
        load_folder(l, folders[i], (uint16_t)i);
    load_tables(l);
    load_units(l);
    load_words(l);
    load_forms(l);
    load_trie(l);
    load_lexeme_forms(l);
    load_rules(l);
    if (l->errors == 0) {
        load_filter(l);
        load_anchors(l);
    }
}

/* About what the pack that comes with the program takes, and about what loading it takes. */
#define PACK_ROOM ((size_t)7 * 1024 * 1024)

/* Memory that runs out anywhere below comes back to here. */
static void load_guarded(struct loader *l, const char *const *folders, size_t count)
{
    jmp_buf escape;

    l->arena->escape = l->scratch.escape = &escape;
    if (setjmp(escape) == 0) {
        arena_reserve(l->arena, PACK_ROOM);
        arena_reserve(&l->scratch, PACK_ROOM);
        load_all(l, folders, count);
    } else {
        diag_message(l->diags, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL), "out of memory while loading patterns");
        l->errors++;
    }
    l->arena->escape = l->scratch.escape = NULL;
}

struct pack *pack_load(const char *const *folders, size_t count, struct diagnostics *diags)
{
    struct loader *l = calloc(1, sizeof *l);
    struct pack *pack = calloc(1, sizeof *pack);
    bool ok;

    if (!l || !pack) {
        free(l);
        free(pack);
        diag_message(diags, SEVERITY_ERROR, DIAG_MEMORY, slice_of(NULL), "out of memory while loading patterns");
        return NULL;
    }
    arena_init(&pack->arena, 0);
    arena_init(&l->scratch, 0);
    l->pack = pack;
    l->arena = &pack->arena;
    l->diags = diags;
    load_guarded(l, folders, count);
    if (l->open)
        closedir(l->open);
    ok = l->errors == 0;
    arena_free(&l->scratch);
    free(l);
    if (ok)
        return pack;
    pack_free(pack);
    return NULL;
}

void pack_free(struct pack *pack)
{
    uint32_t i;

    if (!pack)
        return;
    for (i = 0; i < pack->piece_count; i++)
        regex_free(pack->pieces[i]->regex);
    arena_free(&pack->arena);
    free(pack);
}

/* ---- look-ups ------------------------------------------------------------------------------------------------------------ */

uint32_t pack_unit_count(const struct pack *pack)
{
    return pack->unit_count;
}

const struct unit *pack_unit(const struct pack *pack, uint32_t index)
{
    return pack->units[index];
}

const struct unit *pack_unit_by_id(const struct pack *pack, struct slice id)
{
    uint32_t index = map_get(&pack->unit_ids, id);

    return index == MAP_NONE ? NULL : pack->units[index];
}

const struct dimension *pack_dimension(const struct pack *pack, struct slice name)
{
    uint32_t index = map_get(&pack->dimension_ids, name);

    return index == MAP_NONE ? NULL : pack->dimensions[index];
}

struct slice pack_base_name(const struct pack *pack, int index)
{
    return index >= 0 && index < pack->base_count ? pack->bases[index] : slice_of(NULL);
}

uint16_t pack_class(const struct pack *pack, const char *name)
{
    uint32_t index = map_get(&pack->class_ids, slice_of(name));

    return index == MAP_NONE ? CLASS_NONE : (uint16_t)index;
}

struct slice pack_class_name(const struct pack *pack, uint16_t class_id)
{
    return class_id < pack->class_count ? pack->classes[class_id].name : slice_of(NULL);
}

const struct form *const *pack_class_forms(const struct pack *pack, uint16_t class_id, uint32_t *count)
{
    if (class_id >= pack->class_count) {
        *count = 0;
        return NULL;
    }
    *count = pack->classes[class_id].count;
    return pack->classes[class_id].forms;
}

uint32_t pack_forms_at(const struct pack *pack, struct slice text, size_t at, struct form_hit *hits, uint32_t max)
{
    return trie_find(&pack->trie, text, at, hits, max);
}

uint16_t pack_rule_count(const struct pack *pack)
{
    return pack->rule_count;
}

const struct rule *pack_rule(const struct pack *pack, uint16_t order)
{
    return pack->rules[order];
}

const struct rule_filter *pack_filter(const struct pack *pack)
{
    return &pack->filter;
}

struct slice pack_setting(const struct pack *pack, const char *name)
{
    uint32_t index = map_get(&pack->settings, slice_of(name));

    return index == MAP_NONE ? slice_of(NULL) : pack->setting_values[index];
}
