/* Tables: files become rows, sorted by what their heads say they are; and the two simplest of them, dimensions and settings. */
#include "pack/load.h"

struct head_names {
    const char *columns[8];
    uint32_t count;
    bool more; /* a further column `more` may follow */
};

static const struct head_names HEADS[HEAD_COUNT] = {
    [HEAD_DIMENSION] = {{"dimension", "base", "exponents"}, 3, false},
    [HEAD_UNIT] = {{"unit", "name", "plural", "dimension", "factor", "offset", "prefixes", "forms"}, 8, false},
    [HEAD_FORM] = {{"class", "form", "value"}, 3, true},
    [HEAD_LEMMA] = {{"class", "lemma", "value"}, 3, true},
    [HEAD_WORD] = {{"word", "tags", "lemma"}, 3, false},
    [HEAD_PLACE] = {{"place", "kind", "country", "currency", "adjectives", "demonyms", "aliases"}, 7, false},
    [HEAD_SETTING] = {{"setting", "value"}, 2, false},
};

struct table {
    struct loader *l;
    const struct source *source;
    bool has_head, known;
    enum head head;
    uint32_t columns;
};

static bool head_matches(const struct head_names *head, const struct csv_cell *cells, uint32_t count)
{
    uint32_t i;

    if (count != head->count && !(head->more && count == head->count + 1))
        return false;
    for (i = 0; i < head->count; i++) {
        if (!slice_equal(cells[i].text, slice_of(head->columns[i])))
            return false;
    }
    return count == head->count || slice_equal(cells[i].text, slice_of("more"));
}

/* The first column that differs from the head that begins with the same name, to point at it. */
static void report_head(struct table *t, const struct csv_cell *cells, uint32_t count)
{
    uint32_t h, i;
    char want[160] = "";

    for (h = 0; h < HEAD_COUNT; h++) {
        /* Both word lists begin with `class`; the second column tells them apart. */
        if (!slice_equal(cells[0].text, slice_of(HEADS[h].columns[0])))
            continue;
        if (h == HEAD_FORM && count > 1 && slice_equal(cells[1].text, slice_of(HEADS[HEAD_LEMMA].columns[1])))
            continue;
        for (i = 0; i < HEADS[h].count; i++) {
            if (i)
                strcat(want, ",");
            strcat(want, HEADS[h].columns[i]);
        }
        for (i = 0; i < count && i < HEADS[h].count && slice_equal(cells[i].text, slice_of(HEADS[h].columns[i])); i++)
            ;
        load_error(t->l, t->source, cells[i < count ? i : count - 1].offset, "wrong head: write \"%s\"%s", want,
                   HEADS[h].more ? ", and \"more\" where there is a fourth column" : "");
        return;
    }
    load_error(t->l, t->source, cells[0].offset,
               "unknown head \"%.*s\": a table begins with dimension, unit, class, word, place or setting (see patterns/README.md)",
               (int)cells[0].text.len, cells[0].text.at);
}

static bool take_row(void *user, const struct csv_cell *cells, uint32_t count)
{
    struct table *t = user;
    struct rows *rows;
    struct row *row;
    struct csv_cell *copy;
    uint32_t i;

    if (!t->has_head) {
        uint32_t h;

        t->has_head = true;
        t->columns = count;
        for (h = 0; h < HEAD_COUNT && !head_matches(&HEADS[h], cells, count); h++)
            ;
        t->known = h < HEAD_COUNT;
        t->head = (enum head)h;
        if (!t->known)
            report_head(t, cells, count);
        return t->known;
    }
    if (count > t->columns || count < (HEADS[t->head].more ? 2 : t->columns)) { /* word lists: cells at the end may be left out */
        load_error(t->l, t->source, cells[0].offset, "the row has %u cells, the head %u: quote cells that hold commas", count,
                   t->columns);
        return !load_full(t->l);
    }
    copy = arena_alloc(&t->l->scratch, t->columns * sizeof *copy);
    memcpy(copy, cells, count * sizeof *copy);
    for (i = count; i < t->columns; i++)
        copy[i].offset = cells[0].offset;
    rows = &t->l->rows[t->head];
    row = ARENA_PUSH(&t->l->scratch, rows->items, rows->count, rows->capacity);
    row->source = t->source;
    row->cells = copy;
    row->count = t->columns;
    return true;
}

/* libcsv's complaints, counted among the pack's. */
static void load_table(struct loader *l, const struct source *source)
{
    static const struct csv_options options = {.comments = true, .code = DIAG_PACK};
    struct table table = {.l = l, .source = source};
    uint32_t before = l->errors;

    if (!csv_read(source->bytes, source->file, &options, l->arena, take_row, &table, l->diags)) {
        if (l->errors == before)
            l->errors++;
        return;
    }
    if (!table.has_head)
        load_error(l, source, SIZE_MAX, "the table is empty: its first line is the head (see patterns/README.md)");
}

/* ---- dimensions ---------------------------------------------------------------------------------------------------------- */

static int base_index(const struct pack *pack, struct slice name)
{
    int i;

    for (i = 0; i < pack->base_count; i++) {
        if (slice_equal(pack->bases[i], name))
            return i;
    }
    return -1;
}

/* "m s-1": names of base units, each with a whole exponent behind it. */
static void read_exponents(struct loader *l, const struct row *row, struct dimension *dimension)
{
    struct slice rest = row->cells[2].text, part;

    while (slice_split(&rest, ' ', &part)) {
        size_t digits = part.len, i;
        int exponent = 0, index;

        if (part.len == 0)
            continue;
        while (digits > 0 && ascii_is_digit(part.at[digits - 1]))
            digits--;
        for (i = digits; i < part.len && exponent < 100; i++)
            exponent = 10 * exponent + (part.at[i] - '0');
        if (digits == part.len)
            exponent = 1;
        else if (digits > 0 && part.at[digits - 1] == '-')
            exponent = -exponent, digits--;
        if (digits == 0 && exponent == 1) /* "1": no dimension */
            continue;
        index = base_index(l->pack, slice_part(part, 0, digits));
        if (index < 0 || exponent == 0 || exponent < -9 || exponent > 9) {
            load_error(l, row->source, row->cells[2].offset,
                       "\"%.*s\" is no base unit with an exponent from -9 to 9: declare it in a row of its own (mass,kg,kg)",
                       (int)part.len, part.at);
            return;
        }
        dimension->exponents[index] = (int8_t)exponent;
    }
}

/* Whether the row declares a base unit: base and exponents are the same, one name and no power of another ("m2"). */
static bool declares_base(const struct row *row)
{
    struct slice base = row->cells[1].text;

    return slice_equal(base, row->cells[2].text) && base.len > 0 && !ascii_is_digit(base.at[base.len - 1]) &&
           !memchr(base.at, ' ', base.len);
}

/* True when the id stood before in the same file. */
static bool repeated(struct loader *l, struct map *seen, const struct row *row)
{
    struct slice key = arena_format(&l->scratch, "%.*s\n%.*s", (int)row->source->file.len, row->source->file.at,
                                    (int)row->cells[0].text.len, row->cells[0].text.at);
    bool found;

    map_slot(seen, key, 1, &found);
    if (found)
        load_error(l, row->source, row->cells[0].offset, "\"%.*s\" stands twice in this file: make one row of both",
                   (int)row->cells[0].text.len, row->cells[0].text.at);
    return found;
}

static void load_dimensions(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_DIMENSION];
    struct pack *pack = l->pack;
    struct map seen;
    uint32_t i;

    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];

        if (!declares_base(row) || base_index(pack, row->cells[1].text) >= 0)
            continue;
        if (pack->base_count == PACK_BASES)
            load_error(l, row->source, row->cells[1].offset, "more than %d base units", PACK_BASES);
        else
            pack->bases[pack->base_count++] = row->cells[1].text;
    }
    map_init(&seen, &l->scratch);
    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        struct dimension *dimension;
        uint32_t *index;
        bool found;

        if (row->cells[0].text.len == 0 || row->cells[1].text.len == 0) {
            load_error(l, row->source, row->cells[0].offset, "a dimension needs a name and a base unit");
            continue;
        }
        if (repeated(l, &seen, row))
            continue;
        dimension = arena_alloc(l->arena, sizeof *dimension);
        dimension->name = row->cells[0].text;
        dimension->base_unit = row->cells[1].text;
        read_exponents(l, row, dimension);
        index = map_slot(&pack->dimension_ids, dimension->name, pack->dimension_count, &found);
        if (found)
            pack->dimensions[*index] = dimension;
        else
            *ARENA_PUSH(l->arena, pack->dimensions, pack->dimension_count, pack->dimension_capacity) = dimension;
    }
}

static void load_settings(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_SETTING];
    struct pack *pack = l->pack;
    struct map seen;
    uint32_t i;

    map_init(&seen, &l->scratch);
    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        uint32_t *index;
        bool found;

        if (row->cells[0].text.len == 0) {
            load_error(l, row->source, row->cells[0].offset, "a setting needs a name");
            continue;
        }
        if (repeated(l, &seen, row))
            continue;
        index = map_slot(&pack->settings, row->cells[0].text, pack->setting_count, &found);
        if (!found)
            ARENA_PUSH(l->arena, pack->setting_values, pack->setting_count, pack->setting_capacity);
        pack->setting_values[*index] = row->cells[1].text;
    }
}

void load_tables(struct loader *l)
{
    uint32_t i;

    for (i = 0; i < l->source_count; i++) {
        if (!l->sources[i]->rules)
            load_table(l, l->sources[i]);
    }
    load_dimensions(l);
    load_settings(l);
}
