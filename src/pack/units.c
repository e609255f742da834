/* Units and currencies: rows of the same id are merged, factors are read exactly, forms go into their classes. */
#include "pack/load.h"

enum { UNIT_ID, UNIT_NAME, UNIT_PLURAL, UNIT_DIMENSION, UNIT_FACTOR, UNIT_OFFSET, UNIT_PREFIXES, UNIT_FORMS, UNIT_CELLS };

struct merged { /* a unit's cells, each with the row that it came from */
    const struct row *rows[UNIT_CELLS];
    const struct row *last;
};

static struct slice cell(const struct merged *m, int column)
{
    return m->rows[column] ? m->rows[column]->cells[column].text : slice_of(NULL);
}

static void cell_error(struct loader *l, const struct merged *m, int column, const char *message, struct slice what)
{
    const struct row *row = m->rows[column] ? m->rows[column] : m->last;

    load_error(l, row->source, row->cells[column].offset, message, (int)what.len, what.at);
}

/* ---- factors ------------------------------------------------------------------------------------------------------------ */

__extension__ typedef unsigned __int128 wide; /* a product before it is brought down to 18 digits */

struct product { /* digits * 10^exponent */
    wide digits;
    int exponent;
};

static const wide PRODUCT_MAX = (wide)1000000000000000000u; /* 10^18: what a decimal holds */
static const wide WIDE_ROOM = (wide)1 << 120;               /* below it a further digit or small factor fits */

/* Multiplies by a plain positive decimal of up to 36 digits. */
static bool multiply_text(struct product *p, struct slice text)
{
    struct product d = {0, 0};
    bool point = false, digit = false;
    size_t i;

    for (i = 0; i < text.len; i++) {
        if (text.at[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!ascii_is_digit(text.at[i]) || d.digits > WIDE_ROOM / 16)
            break;
        d.digits = 10 * d.digits + (unsigned)(text.at[i] - '0');
        d.exponent -= point;
        digit = true;
    }
    if (i < text.len) { /* the rare 1e-15 and what is no number */
        struct decimal whole;

        if (!decimal_parse(text, &whole) || whole.digits <= 0)
            return false;
        d.digits = (wide)whole.digits;
        d.exponent = whole.exponent;
        digit = true;
    }
    if (!digit || d.digits == 0)
        return false;
    while (d.digits % 10 == 0)
        d.digits /= 10, d.exponent++;
    if (p->digits > WIDE_ROOM / d.digits)
        return false;
    p->digits *= d.digits;
    p->exponent += d.exponent;
    return true;
}

/* Moves factors 2 and 5 over to the other side of the fraction, where they only add decimal places, until 18 digits do. */
static bool bring_down(struct product *p, struct product *other)
{
    while (p->digits % 10 == 0)
        p->digits /= 10, p->exponent++;
    while (p->digits >= PRODUCT_MAX) {
        unsigned by = p->digits % 2 == 0 ? 2 : 5;

        if (p->digits % by != 0 || other->digits >= PRODUCT_MAX)
            return false;
        p->digits /= by;
        other->digits *= 10 / by;
        other->exponent--;
    }
    return true;
}

/* "0.45359237*60", "5/9": numerator and denominator, exact. */
static bool read_factor(struct slice text, struct decimal *numerator, struct decimal *denominator)
{
    struct product sides[2] = {{1, 0}, {1, 0}};
    size_t from = 0, i;
    int side = 0;

    for (i = 0; i <= text.len; i++) {
        if (i < text.len && text.at[i] != '*' && text.at[i] != '/')
            continue;
        if (!multiply_text(&sides[side], slice_part(text, from, i)))
            return false;
        side = i < text.len && text.at[i] == '/';
        from = i + 1;
    }
    if (!bring_down(&sides[0], &sides[1]) || !bring_down(&sides[1], &sides[0]) || sides[0].digits >= PRODUCT_MAX)
        return false;
    *numerator = decimal_of((int64_t)sides[0].digits, sides[0].exponent);
    *denominator = decimal_of((int64_t)sides[1].digits, sides[1].exponent);
    return true;
}

static bool read_one(struct slice text, struct decimal *out)
{
    struct decimal numerator, denominator;

    return read_factor(text, &numerator, &denominator) && decimal_divide(numerator, denominator, out, NULL);
}

/* A factor, or the usual, the low and the high one. */
static bool read_factors(struct slice text, struct unit *unit)
{
    struct slice rest = text, parts[3], part;
    uint32_t count = 0;

    while (slice_split(&rest, ' ', &part)) {
        if (part.len == 0)
            continue;
        if (count == 3)
            return false;
        parts[count++] = part;
    }
    if (count != 1 && count != 3)
        return false;
    if (!read_factor(parts[0], &unit->numerator, &unit->denominator))
        return false;
    return count == 1 ||
           (read_one(parts[1], &unit->low) && read_one(parts[2], &unit->high) && decimal_compare(unit->low, unit->high) < 0);
}

/* ---- rows --------------------------------------------------------------------------------------------------------------- */

static bool is_currency_code(struct slice id)
{
    return id.len == 3 && ascii_is_upper(id.at[0]) && ascii_is_upper(id.at[1]) && ascii_is_upper(id.at[2]);
}

/* A row whose id and dimension are the same ISO code declares a currency, and so a dimension. */
static void declare_currencies(struct loader *l, const struct merged *merged, uint32_t count)
{
    struct pack *pack = l->pack;
    uint32_t i;

    for (i = 0; i < count; i++) {
        struct slice id = cell(&merged[i], UNIT_ID);
        struct dimension *dimension;
        bool found;

        if (!is_currency_code(id) || !slice_equal(id, cell(&merged[i], UNIT_DIMENSION)))
            continue;
        map_slot(&pack->dimension_ids, id, pack->dimension_count, &found);
        if (found)
            continue;
        dimension = arena_alloc(l->arena, sizeof *dimension);
        dimension->name = dimension->base_unit = id;
        dimension->money = true;
        *ARENA_PUSH(l->arena, pack->dimensions, pack->dimension_count, pack->dimension_capacity) = dimension;
    }
}

static void read_unit(struct loader *l, const struct merged *m, struct unit *unit)
{
    struct slice factor = cell(m, UNIT_FACTOR), offset = cell(m, UNIT_OFFSET), dimension = cell(m, UNIT_DIMENSION);

    unit->id = cell(m, UNIT_ID);
    unit->name = cell(m, UNIT_NAME);
    unit->plural = cell(m, UNIT_PLURAL);
    if (unit->name.len == 0)
        unit->name = unit->id;
    if (unit->plural.len == 0)
        unit->plural = unit->name;
    unit->dimension = pack_dimension(l->pack, dimension);
    if (dimension.len == 0)
        cell_error(l, m, UNIT_DIMENSION, "unit \"%.*s\" has no dimension: name one of a dimension table, or the currency's code",
                   unit->id);
    else if (!unit->dimension)
        cell_error(l, m, UNIT_DIMENSION,
                   "unknown dimension \"%.*s\": declare it in a dimension table; a currency needs the row of its code", dimension);
    if (factor.len == 0)
        cell_error(l, m, UNIT_FACTOR, "unit \"%.*s\" has no factor: give the exact factor to the base unit", unit->id);
    else if (!read_factors(factor, unit))
        cell_error(
            l, m, UNIT_FACTOR,
            "bad factor \"%.*s\": write positive decimals joined by * and /, or three of these: the usual, the low, the high",
            factor);
    if (offset.len > 0 && !decimal_parse(offset, &unit->offset))
        cell_error(l, m, UNIT_OFFSET, "bad offset \"%.*s\": write a plain decimal", offset);
}

/* The forms of one cell, joined by |, into a class and a second one. */
static void add_forms(struct loader *l, const struct row *row, int column, const struct unit *unit, uint16_t class_id,
                      uint16_t second)
{
    struct slice text = row->cells[column].text, rest = text, part;

    if (text.len == 0)
        return;
    while (slice_split(&rest, '|', &part)) {
        size_t offset = row->cells[column].offset + (size_t)(part.at - text.at);
        uint16_t classes[2] = {class_id, second};
        int i;

        if (row->source->bytes.at[row->cells[column].offset] == '"')
            offset++;
        for (i = 0; i < 2 && classes[i] != CLASS_NONE; i++) {
            struct form_record *record = form_add(l, classes[i], part, row->source, offset);

            if (!record)
                break;
            record->form.unit = unit;
            record->form.value = unit->id;
            record->prefix = class_id == l->class_symbol;
        }
    }
}

static void add_row_forms(struct loader *l, const struct row *row)
{
    const struct unit *unit = pack_unit_by_id(l->pack, row->cells[UNIT_ID].text);
    uint16_t dimension;

    if (!unit || !unit->dimension)
        return;
    add_forms(l, row, UNIT_PREFIXES, unit, l->class_symbol, CLASS_NONE);
    if (unit->dimension->money) {
        add_forms(l, row, UNIT_FORMS, unit, l->class_currency, CLASS_NONE);
    } else {
        dimension = class_intern(l, unit->dimension->name);
        add_forms(l, row, UNIT_FORMS, unit, l->class_unit, dimension);
    }
}

static uint16_t made_class(struct loader *l, struct slice name)
{
    uint16_t id = class_intern(l, name);

    l->pack->classes[id].made = true;
    return id;
}

static void make_classes(struct loader *l)
{
    uint32_t i;

    l->class_unit = made_class(l, slice_of("unit"));
    l->class_currency = made_class(l, slice_of("currency"));
    l->class_symbol = made_class(l, slice_of("symbol"));
    l->class_place = made_class(l, slice_of("place"));
    l->class_demonym = made_class(l, slice_of("demonym"));
    for (i = 0; i < l->pack->dimension_count; i++) {
        if (!l->pack->dimensions[i]->money)
            made_class(l, l->pack->dimensions[i]->name);
    }
}

static void merge_row(struct loader *l, struct merged *merged, const struct row *row, bool fresh)
{
    struct merged *m;
    int i;

    m = &merged[map_get(&l->pack->unit_ids, row->cells[UNIT_ID].text)];
    if (!fresh && m->last->source == row->source) {
        load_error(l, row->source, row->cells[UNIT_ID].offset, "\"%.*s\" stands twice in this file: make one row of both",
                   (int)row->cells[UNIT_ID].text.len, row->cells[UNIT_ID].text.at);
        return;
    }
    m->last = row;
    for (i = 0; i < UNIT_CELLS; i++) {
        if (row->cells[i].text.len > 0)
            m->rows[i] = row;
    }
}

void load_units(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_UNIT];
    struct pack *pack = l->pack;
    struct merged *merged = arena_alloc(&l->scratch, rows->count * sizeof *merged);
    uint32_t i, count = 0;

    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        bool found;

        if (row->cells[UNIT_ID].text.len == 0) {
            load_error(l, row->source, row->cells[UNIT_ID].offset, "a unit needs a symbol in its first cell");
            continue;
        }
        map_slot(&pack->unit_ids, row->cells[UNIT_ID].text, count, &found);
        count += !found;
        merge_row(l, merged, row, !found);
    }
    declare_currencies(l, merged, count);
    make_classes(l);
    for (i = 0; i < count; i++) {
        struct unit *unit = arena_alloc(l->arena, sizeof *unit);

        read_unit(l, &merged[i], unit);
        unit->index = i;
        *ARENA_PUSH(l->arena, pack->units, pack->unit_count, pack->unit_capacity) = unit;
    }
    for (i = 0; i < rows->count; i++)
        add_row_forms(l, &rows->items[i]);
}
