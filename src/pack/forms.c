/* Written forms: places and word lists become forms of classes; all forms go into the trie, later folders replacing earlier ones. */
#include "pack/load.h"

#include "pack/letter.h"

enum { CLASSES_MAX = 2000 }; /* well below CLASS_NONE: a pack with more is no pack */

uint16_t class_intern(struct loader *l, struct slice name)
{
    struct pack *pack = l->pack;
    struct class_record *class;
    bool found;
    uint32_t *id;

    if (pack->class_count == CLASSES_MAX) {
        uint32_t known = map_get(&pack->class_ids, name);

        if (known != MAP_NONE)
            return (uint16_t)known;
        load_error(l, NULL, SIZE_MAX, "more than %d classes", CLASSES_MAX);
        return 0;
    }
    id = map_slot(&pack->class_ids, name, pack->class_count, &found);
    if (!found) {
        class = ARENA_PUSH(l->arena, pack->classes, pack->class_count, pack->class_capacity);
        memset(class, 0, sizeof *class);
        class->name = name;
    }
    return (uint16_t)*id;
}

static bool blank_too_many(struct slice text)
{
    bool blank = true; /* before the first byte */
    size_t i;

    for (i = 0; i < text.len; i++) {
        if (blank && ascii_is_blank(text.at[i]))
            return true;
        blank = ascii_is_blank(text.at[i]);
    }
    return blank;
}

struct form_record *form_add(struct loader *l, uint16_t class_id, struct slice text, const struct source *source, size_t offset)
{
    struct form_record *record;
    bool exact = text.len > 1 && text.at[0] == '=';

    if (exact)
        text = slice_part(text, 1, text.len);
    if (text.len == 0 || text.len > FORM_BYTES_MAX) {
        load_error(l, source, offset, text.len == 0 ? "empty form: forms are joined by one |" : "form of more than %d bytes",
                   FORM_BYTES_MAX);
        return NULL;
    }
    if (blank_too_many(text)) {
        load_error(l, source, offset, "form \"%.*s\" has a blank too many: take it away", (int)text.len, text.at);
        return NULL;
    }
    record = arena_alloc(l->arena, sizeof *record);
    record->form.text = text;
    record->form.exact = exact;
    record->form.class_id = class_id;
    record->source = source;
    record->offset = offset;
    memset(record->lexemes, 0xff, sizeof record->lexemes);
    *ARENA_PUSH(&l->scratch, l->forms, l->form_count, l->form_capacity) = record;
    return record;
}

/* The offset in the file of a part of a cell; exact where no quote was doubled before it. */
static size_t part_offset(const struct row *row, int column, const char *part)
{
    const struct csv_cell *cell = &row->cells[column];

    return cell->offset + (row->source->bytes.at[cell->offset] == '"') + (size_t)(part - cell->text.at);
}

/* ---- places ------------------------------------------------------------------------------------------------------------- */

enum { PLACE_NAME, PLACE_KIND, PLACE_COUNTRY, PLACE_CURRENCY, PLACE_ADJECTIVES, PLACE_DEMONYMS, PLACE_ALIASES };

static void add_place_forms(struct loader *l, const struct row *row, int column, uint16_t class_id, const struct place *place,
                            const char *more)
{
    struct slice rest = row->cells[column].text, part;

    if (rest.len == 0)
        return;
    while (slice_split(&rest, '|', &part)) {
        struct form_record *record = form_add(l, class_id, part, row->source, part_offset(row, column, part.at));

        if (!record)
            return;
        record->form.place = place;
        record->form.value = place->name;
        record->form.more = slice_of(more);
    }
}

static void add_place(struct loader *l, const struct row *row, struct place *place)
{
    place->name = row->cells[PLACE_NAME].text;
    place->kind = row->cells[PLACE_KIND].text;
    place->country = row->cells[PLACE_COUNTRY].text;
    place->currency = row->cells[PLACE_CURRENCY].text;
    if (place->country.len == 0 && slice_equal(place->kind, slice_of("country")))
        place->country = place->name;
    if (place->kind.len == 0)
        load_error(l, row->source, row->cells[PLACE_KIND].offset,
                   "place \"%.*s\" has no kind: country, capital, city, region, continent, body, ...", (int)place->name.len,
                   place->name.at);
    if (place->currency.len > 0) {
        const struct dimension *money = pack_dimension(l->pack, place->currency);

        if (!money || !money->money)
            load_error(l, row->source, row->cells[PLACE_CURRENCY].offset,
                       "unknown currency \"%.*s\": give it a row in a table of units", (int)place->currency.len,
                       place->currency.at);
    }
}

static void load_places(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_PLACE];
    struct pack *pack = l->pack;
    struct map ids, names;
    uint32_t i;

    map_init(&ids, &l->scratch);
    map_init(&names, &l->scratch);
    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        struct slice key;
        uint32_t *index;
        bool found;

        if (row->cells[PLACE_NAME].text.len == 0) {
            load_error(l, row->source, row->cells[PLACE_NAME].offset, "a place needs a name");
            continue;
        }
        map_set(&names, row->cells[PLACE_NAME].text, i);
        /* Towns of one name in two countries are two places. */
        key = arena_format(&l->scratch, "%.*s\n%.*s\n%.*s", (int)row->cells[0].text.len, row->cells[0].text.at,
                           (int)row->cells[1].text.len, row->cells[1].text.at, (int)row->cells[2].text.len, row->cells[2].text.at);
        index = map_slot(&ids, key, i, &found);
        if (found && rows->items[*index].source == row->source) {
            load_error(l, row->source, row->cells[PLACE_NAME].offset, "\"%.*s\" stands twice in this file: make one row of both",
                       (int)row->cells[0].text.len, row->cells[0].text.at);
            continue;
        }
        *index = i;
    }
    for (i = 0; i < ids.count; i++) { /* a later row of the same id took the earlier one's position */
        const struct row *row = &rows->items[ids.entries[i].value];
        struct place *place = arena_alloc(l->arena, sizeof *place);

        add_place(l, row, place);
        *ARENA_PUSH(l->arena, pack->places, pack->place_count, pack->place_capacity) = place;
        if (place->country.len > 0 && map_get(&names, place->country) == MAP_NONE)
            load_error(l, row->source, row->cells[PLACE_COUNTRY].offset, "unknown country \"%.*s\": give it a row of its own",
                       (int)place->country.len, place->country.at);
        add_place_forms(l, row, PLACE_NAME, l->class_place, place, NULL);
        add_place_forms(l, row, PLACE_ALIASES, l->class_place, place, NULL);
        add_place_forms(l, row, PLACE_ADJECTIVES, l->class_demonym, place, "adjective");
        add_place_forms(l, row, PLACE_DEMONYMS, l->class_demonym, place, "demonym");
    }
}

/* ---- word lists ---------------------------------------------------------------------------------------------------------- */

static void set_value(struct form_record *record, const struct row *row)
{
    struct form *form = &record->form;
    struct slice value = row->cells[2].text;

    record->listed = true;
    form->value = value;
    if (row->count > 3)
        form->more = row->cells[3].text;
    form->numeric = value.len > 0 && (ascii_is_digit(value.at[0]) || value.at[0] == '-') && decimal_parse(value, &form->number);
}

/* The class of a word list's row; CLASS_NONE after an error. */
static uint16_t row_class(struct loader *l, const struct row *row)
{
    struct slice name = row->cells[0].text;
    uint16_t id;
    size_t i;

    for (i = 0; i < name.len && (ascii_is_alpha(name.at[i]) || (i > 0 && (ascii_is_digit(name.at[i]) || name.at[i] == '-'))); i++)
        ;
    if (name.len == 0 || i < name.len) {
        load_error(l, row->source, row->cells[0].offset, "bad class name \"%.*s\": letters, digits and hyphens, a letter first",
                   (int)name.len, name.at);
        return CLASS_NONE;
    }
    id = class_intern(l, name);
    if (l->pack->classes[id].made) {
        load_error(l, row->source, row->cells[0].offset,
                   "class \"%.*s\" is made from the tables of units and places: add a row there, or name another class",
                   (int)name.len, name.at);
        return CLASS_NONE;
    }
    return id;
}

static void load_lists(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_FORM];
    uint32_t i;

    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        struct slice rest = row->cells[1].text, part;
        uint16_t id = row_class(l, row);

        while (id != CLASS_NONE && slice_split(&rest, '|', &part)) {
            struct form_record *record = form_add(l, id, part, row->source, part_offset(row, 1, part.at));

            if (record)
                set_value(record, row);
        }
    }
}

struct lemma_list { /* words of one lemma: linked through `next`, 1 + index of another; 0: the last */
    struct slice word;
    uint32_t next;
};

struct lemma_index {
    struct map first;
    struct lemma_list *items;
    uint32_t count, capacity;
};

static struct slice before_blank(struct slice text)
{
    const char *blank = text.len ? memchr(text.at, ' ', text.len) : NULL;

    return blank ? slice_part(text, 0, (size_t)(blank - text.at)) : text;
}

/* The lemmas that rows ask for: words.csv has many times more. */
static void want_lemmas(struct loader *l, struct lemma_index *index)
{
    const struct rows *rows = &l->rows[HEAD_LEMMA];
    uint32_t i;

    map_init(&index->first, &l->scratch);
    for (i = 0; i < rows->count; i++) {
        struct slice rest = rows->items[i].cells[1].text, part;

        while (slice_split(&rest, '|', &part))
            map_set(&index->first, lower_copy(&l->scratch, before_blank(part)), 0);
    }
}

static void index_lemmas(struct loader *l, struct lemma_index *index)
{
    const struct rows *rows = &l->rows[HEAD_WORD];
    uint32_t i;

    for (i = 0; i < rows->count; i++) {
        struct slice word = rows->items[i].cells[0].text, rest = rows->items[i].cells[2].text, part;

        if (rest.len == 0)
            rest = word;
        while (slice_split(&rest, '|', &part)) {
            struct slice lemma = lower_copy(&l->scratch, part);
            struct lemma_list *item;
            uint32_t head = map_get(&index->first, lemma);

            if (head == MAP_NONE)
                continue;
            item = ARENA_PUSH(&l->scratch, index->items, index->count, index->capacity);
            item->word = word;
            item->next = head;
            map_set(&index->first, lemma, index->count);
        }
    }
}

/* "rise to": every word form of its first word, with the rest as it stands. */
static void add_lemma(struct loader *l, const struct row *row, uint16_t id, struct slice text, const struct lemma_index *index)
{
    struct slice first = before_blank(text), rest = slice_part(text, first.len, text.len), seen = {NULL, 0};
    uint32_t at = map_get(&index->first, lower_copy(&l->scratch, first));

    if (at == 0) {
        load_error(l, row->source, part_offset(row, 1, text.at),
                   "no word has the lemma \"%.*s\": add it to words.csv, or list the forms under class,form,value", (int)first.len,
                   first.at);
        return;
    }
    for (; at != 0; at = index->items[at - 1].next) {
        struct slice word = index->items[at - 1].word;
        struct form_record *record;

        if (slice_equal(word, seen)) /* the same word in two files */
            continue;
        seen = word;
        if (rest.len > 0)
            word = arena_format(l->arena, "%.*s%.*s", (int)word.len, word.at, (int)rest.len, rest.at);
        record = form_add(l, id, word, row->source, part_offset(row, 1, text.at));
        if (record)
            set_value(record, row);
    }
}

static void load_lemmas(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_LEMMA];
    struct lemma_index index = {0};
    uint32_t i;

    if (rows->count == 0)
        return;
    want_lemmas(l, &index);
    index_lemmas(l, &index);
    for (i = 0; i < rows->count; i++) {
        uint16_t id = row_class(l, &rows->items[i]);
        struct slice rest = rows->items[i].cells[1].text, part;

        while (id != CLASS_NONE && slice_split(&rest, '|', &part))
            add_lemma(l, &rows->items[i], id, part, &index);
    }
}

void load_forms(struct loader *l)
{
    load_places(l);
    load_lists(l);
    load_lemmas(l);
}

/* ---- the trie -------------------------------------------------------------------------------------------------------------- */

static bool same_form(const struct form_record *a, const struct form_record *b)
{
    return a->form.class_id == b->form.class_id && a->form.exact == b->form.exact &&
           (a->form.exact ? slice_equal(a->form.text, b->form.text) : slice_equal_nocase(a->form.text, b->form.text));
}

/* Of the forms of one node: a word list's form of a later folder replaces that of an earlier one; the same form with the same value
 * counts once, and standing twice in one file is a mistake. */
static void settle(struct loader *l, const struct trie_entry *entries, uint32_t count)
{
    uint32_t i, k;

    for (i = 1; i < count; i++) {
        struct form_record *later = (struct form_record *)(uintptr_t)entries[i].form;

        for (k = 0; k < i && !later->dropped; k++) {
            struct form_record *earlier = (struct form_record *)(uintptr_t)entries[k].form;

            if (earlier->dropped || !same_form(earlier, later))
                continue;
            if (later->listed && earlier->source->folder < later->source->folder) {
                earlier->dropped = true;
            } else if (slice_equal(earlier->form.value, later->form.value) && earlier->form.place == later->form.place) {
                later->dropped = true;
                if (later->listed && earlier->source == later->source && earlier->offset != later->offset)
                    load_error(l, later->source, later->offset, "\"%.*s\" stands twice in this class: take one away",
                               (int)later->form.text.len, later->form.text.at);
            }
        }
    }
}

static void fill_classes(struct loader *l)
{
    struct pack *pack = l->pack;
    uint32_t i;

    for (i = 0; i < l->form_count; i++)
        pack->classes[l->forms[i]->form.class_id].capacity += !l->forms[i]->dropped;
    for (i = 0; i < pack->class_count; i++)
        pack->classes[i].forms = arena_alloc(l->arena, pack->classes[i].capacity * sizeof(struct form *));
    for (i = 0; i < l->form_count; i++) {
        struct class_record *class = &pack->classes[l->forms[i]->form.class_id];

        if (!l->forms[i]->dropped)
            class->forms[class->count++] = &l->forms[i]->form;
    }
}

void load_trie(struct loader *l)
{
    struct trie_entry *entries = arena_alloc(&l->scratch, l->form_count * sizeof *entries), *stored;
    struct trie_node *nodes;
    struct trie *trie = &l->pack->trie;
    uint32_t i, k;

    for (i = 0; i < l->form_count; i++) {
        entries[i].form = &l->forms[i]->form;
        entries[i].flags = trie_flags(entries[i].form, l->forms[i]->prefix);
    }
    trie_build(trie, entries, l->form_count, l->arena, &l->scratch);
    nodes = (struct trie_node *)(uintptr_t)trie->nodes;
    for (i = 0; i < trie->node_count; i++) {
        uint32_t kept = 0;

        if (nodes[i].entry_count < 2)
            continue;
        stored = (struct trie_entry *)(uintptr_t)trie->entries + nodes[i].first_entry;
        settle(l, stored, nodes[i].entry_count);
        for (k = 0; k < nodes[i].entry_count; k++) {
            if (!((const struct form_record *)(const void *)stored[k].form)->dropped)
                stored[kept++] = stored[k];
        }
        nodes[i].entry_count = kept;
    }
    fill_classes(l);
}
