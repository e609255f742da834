/* Words become concepts: a surface form is folded, taken through the pack's synonyms and stemmed; classes of the pack give outcomes,
 * contraries, people and words that say nothing. Every surface is worked out once. */
#include "check/internal.h"

enum { SURFACE_MAX = 64 }; /* longer runs of letters are no words of a language */

void vocabulary_free(struct vocabulary *v)
{
    stemmer_free(v->stemmer);
    v->stemmer = NULL;
}

bool next_word(struct slice text, size_t *at, struct slice *word)
{
    size_t i = *at, start;

    while (i < text.len && !byte_is_word(text.at[i]))
        i++;
    if (i >= text.len) {
        *at = i;
        return false;
    }
    start = i;
    while (i < text.len &&
           (byte_is_word(text.at[i]) ||
            (text.at[i] == '.' && i + 1 < text.len && ascii_is_digit(text.at[i + 1]) && ascii_is_digit(text.at[i - 1])) ||
            (text.at[i] == ',' && i + 1 < text.len && ascii_is_digit(text.at[i + 1]) && ascii_is_digit(text.at[i - 1]))))
        i++;
    *word = slice_part(text, start, i);
    /* The one letter behind an apostrophe ('s, 't, 'd) belongs to the word before it. */
    if (i + 1 < text.len && text.at[i] == '\'' && ascii_is_lower(text.at[i + 1]) &&
        (i + 2 == text.len || !byte_is_word(text.at[i + 2])))
        i += 2;
    *at = i;
    return true;
}

static uint64_t pole_bits(struct vocabulary *v, const struct form *form)
{
    struct slice name =
        arena_format(v->arena, "%.*s/%.*s", (int)form->value.len, form->value.at, (int)form->more.len, form->more.at);
    uint32_t pole = *map_slot(&v->poles, name, v->pole_count, NULL);
    uint32_t axis = *map_slot(&v->axes, form->value, v->axis_count, NULL);

    if (pole >= 64 || axis >= AXES_MAX)
        return 0;
    if (pole == v->pole_count)
        v->pole_count++;
    if (axis == v->axis_count)
        v->axis_count++;
    v->axis_masks[axis] |= (uint64_t)1 << pole;
    return (uint64_t)1 << pole;
}

static uint32_t outcome_bit(struct vocabulary *v, struct slice name)
{
    uint32_t bit = *map_slot(&v->outcomes, name, v->outcomes.count, NULL);

    return bit < 32 ? (uint32_t)1 << bit : 0;
}

/* Several aspects in one cell are joined by bars. */
static uint64_t aspect_bits(struct vocabulary *v, struct slice names)
{
    struct slice name;
    uint64_t bits = 0;

    while (slice_split(&names, '|', &name)) {
        uint32_t bit = *map_slot(&v->aspects, name, v->aspects.count, NULL);

        if (bit < 64)
            bits |= (uint64_t)1 << bit;
    }
    return bits;
}

static const struct form *const *class_forms(const struct pack *pack, uint16_t id, uint32_t *count)
{
    *count = 0;
    return id == CLASS_NONE ? NULL : pack_class_forms(pack, id, count);
}

bool vocabulary_init(struct vocabulary *v, const struct pack *pack, struct arena *arena)
{
    uint32_t count;
    const struct form *const *forms;

    memset(v, 0, sizeof *v);
    v->pack = pack;
    v->arena = arena;
    v->stemmer = stemmer_new(pack);
    if (!v->stemmer)
        return false;
    map_init(&v->surfaces, arena);
    map_init(&v->stems, arena);
    map_init(&v->outcomes, arena);
    map_init(&v->aspects, arena);
    map_init(&v->poles, arena);
    map_init(&v->axes, arena);
    v->synonym = pack_class(pack, "synonym");
    v->outcome = pack_class(pack, "outcome");
    v->qualifier = pack_class(pack, "qualifier");
    v->light = pack_class(pack, "light");
    v->designator = pack_class(pack, "designator");
    v->person = pack_class(pack, "person");
    v->monotone = pack_class(pack, "monotone");
    v->contrary = pack_class(pack, "contrary");
    v->generic = pack_class(pack, "generic-head");
    v->part = pack_class(pack, "part-head");
    v->part_of = pack_class(pack, "part-of");
    v->additional = pack_class(pack, "additional");
    v->aspect = pack_class(pack, "aspect");
    v->cargo_aspect = pack_class(pack, "cargo-aspect");
    v->saying = pack_class(pack, "attribution");
    v->scope = pack_class(pack, "scope");
    v->scope_prep = pack_class(pack, "scope-prep");
    v->statement = pack_class(pack, "statement");
    v->place = pack_class(pack, "place");
    v->demonym = pack_class(pack, "demonym");
    /* Bits are given in the order of the tables. */
    forms = class_forms(pack, v->outcome, &count);
    for (uint32_t i = 0; i < count; i++)
        outcome_bit(v, forms[i]->value);
    forms = class_forms(pack, v->aspect, &count);
    for (uint32_t i = 0; i < count; i++)
        (void)aspect_bits(v, forms[i]->value);
    forms = class_forms(pack, pack_class(pack, "cargo"), &count);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t bits = aspect_bits(v, forms[i]->text);

        v->cargo |= bits;
        if (slice_equal(forms[i]->value, slice_of("up")))
            v->growing |= bits;
        else if (slice_equal(forms[i]->value, slice_of("down")))
            v->dwindling |= bits;
    }
    v->aboard = pack_class(pack, "aboard");
    forms = class_forms(pack, v->contrary, &count);
    for (uint32_t i = 0; i < count; i++)
        pole_bits(v, forms[i]);
    v->distance = map_get(&v->poles, slice_of("extent/distance"));
    v->distance = v->distance >= 64 ? 0 : (uint64_t)1 << v->distance; /* MAP_NONE is beyond too */
    forms = class_forms(pack, pack_class(pack, "monotone-outcome"), &count);
    for (uint32_t i = 0; i < count; i++)
        v->monotone_outcomes |= outcome_bit(v, forms[i]->text);
    forms = class_forms(pack, pack_class(pack, "shrinking-outcome"), &count);
    for (uint32_t i = 0; i < count; i++)
        v->shrinking_outcomes |= outcome_bit(v, forms[i]->text);
    return true;
}

static bool is_closed(const struct lexeme *word)
{
    switch (word->first_tag) {
    case TAG_AUX:
    case TAG_MODAL:
    case TAG_DET:
    case TAG_POSS:
    case TAG_PREP:
    case TAG_CONJ:
    case TAG_SUBORD:
    case TAG_PRON:
    case TAG_REL:
    case TAG_TO:
    case TAG_NUMBER:
    case TAG_PUNCT: return true;
    default: return false;
    }
}

static uint32_t new_concept(struct vocabulary *v, struct slice stem)
{
    struct word *word = ARENA_PUSH(v->arena, v->words, v->count, v->capacity);

    memset(word, 0, sizeof *word);
    word->stem = arena_copy(v->arena, stem);
    word->hash = hash_bytes(0, stem);
    word->country = NO_WORD;
    word->last_document = NO_WORD;
    word->weight = 1;
    map_set(&v->stems, word->stem, v->count - 1);
    return v->count - 1;
}

static uint32_t concept(struct vocabulary *v, struct slice lower)
{
    struct slice stem = stem_word(v->stemmer, lower);
    uint32_t id = map_get(&v->stems, stem);

    return id != MAP_NONE ? id : new_concept(v, stem);
}

/* What the classes of the pack say of a word, by its form and by its lemma. */
static void learn_classes(struct vocabulary *v, const struct lexeme *lexeme, struct word *word)
{
    for (uint8_t i = 0; i < lexeme->form_count; i++) {
        const struct form *form = lexeme->forms[i];
        uint16_t id = form->class_id;

        if (id == CLASS_NONE)
            continue;
        if (id == v->light)
            word->flags |= WORD_LIGHT;
        else if (id == v->person)
            word->flags |= WORD_PERSON;
        else if (id == v->monotone)
            word->flags |= WORD_MONOTONE;
        else if (id == v->generic)
            word->flags |= WORD_GENERIC;
        else if (id == v->part)
            word->flags |= WORD_PART;
        else if (id == v->contrary)
            word->poles |= pole_bits(v, form);
        else if (id == v->aspect)
            word->aspects |= aspect_bits(v, form->value);
        else if (id == v->cargo_aspect)
            word->cargo_aspects |= aspect_bits(v, form->value);
        else if (id == v->outcome)
            word->outcome |= outcome_bit(v, form->value);
    }
}

static const struct form *form_in_class(const struct pack *pack, struct slice lower, uint16_t class_id)
{
    const struct lexeme *lexeme = pack_word(pack, lower);
    const struct form *form = lexeme ? lexeme_form(lexeme, class_id) : NULL;

    if (!form && lexeme && lexeme->lemma.len && !slice_equal(lexeme->lemma, lower)) {
        lexeme = pack_word(pack, lexeme->lemma);
        form = lexeme ? lexeme_form(lexeme, class_id) : NULL;
    }
    return form;
}

static struct slice lower_copy(char *buffer, struct slice written)
{
    size_t n = written.len < SURFACE_MAX ? written.len : SURFACE_MAX;

    for (size_t i = 0; i < n; i++)
        buffer[i] = ascii_lower(written.at[i]);
    return (struct slice){buffer, n};
}

bool word_is(const struct vocabulary *v, struct slice written, uint16_t class_id)
{
    char buffer[SURFACE_MAX];
    const struct lexeme *lexeme;

    if (class_id == CLASS_NONE || written.len > SURFACE_MAX)
        return false;
    lexeme = pack_word(v->pack, lower_copy(buffer, written));
    return lexeme && lexeme_form(lexeme, class_id);
}

/* A country by its name or adjective stands for the country, so that both find one another. */
static struct slice country_of(const struct vocabulary *v, const struct lexeme *lexeme)
{
    for (uint8_t i = 0; i < lexeme->form_count; i++) {
        const struct form *form = lexeme->forms[i];

        if ((form->class_id == v->place || form->class_id == v->demonym) && form->place && form->place->country.len &&
            slice_equal(form->place->kind, slice_of("country")))
            return form->place->country;
    }
    return (struct slice){NULL, 0};
}

static bool has_high_bytes(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] & 0x80)
            return true;
    return false;
}

static void learn_from(struct vocabulary *v, struct slice written, struct word *word)
{
    const struct lexeme *lexeme = pack_word(v->pack, written);

    if (lexeme)
        learn_classes(v, lexeme, word);
}

static uint32_t work_out(struct vocabulary *v, struct slice lower)
{
    const struct lexeme *lexeme = pack_word(v->pack, lower);
    const struct form *synonym = lexeme && v->synonym != CLASS_NONE ? lexeme_form(lexeme, v->synonym) : NULL;
    struct slice base = lower, lemma = {NULL, 0}, country = {NULL, 0};
    uint32_t id;

    if (has_high_bytes(lower))
        base = name_fold(v->arena, lower);
    if (lexeme && lexeme->lemma.len && lexeme->first_tag != TAG_NONE)
        base = lemma = lexeme->lemma;
    if (lexeme)
        country = country_of(v, lexeme);
    if (!synonym && lexeme && !slice_equal(base, lower)) {
        const struct lexeme *other = pack_word(v->pack, base);

        synonym = other && v->synonym != CLASS_NONE ? lexeme_form(other, v->synonym) : NULL;
    }
    if (synonym && synonym->value.len)
        base = synonym->value;
    if (country.len) {
        char buffer[SURFACE_MAX];
        id = concept(v, lower_copy(buffer, country));
        v->words[id].flags |= WORD_PLACE;
        v->words[id].country = id;
    } else {
        id = concept(v, base);
    }
    if (lexeme) {
        if (is_closed(lexeme) && !synonym)
            v->words[id].flags |= WORD_LIGHT;
        if (lexeme->first_tag == TAG_CONJ)
            v->words[id].flags |= WORD_AND;
        if (lexeme->first_tag == TAG_NOUN)
            v->words[id].flags |= WORD_NOUN;
        if (lexeme->first_tag == TAG_NUMBER || lexeme->starts & STARTS_NUMBER)
            v->words[id].flags |= WORD_NUMBER | WORD_LIGHT;
        learn_classes(v, lexeme, &v->words[id]);
    }
    /* Rows for the lemma or the canonical word hold for its forms. */
    if (lemma.len && !slice_equal(lemma, lower) && !slice_equal(lemma, base))
        learn_from(v, lemma, &v->words[id]);
    if (!slice_equal(base, lower))
        learn_from(v, base, &v->words[id]);
    return id;
}

uint32_t vocabulary_word(struct vocabulary *v, struct slice written)
{
    char buffer[SURFACE_MAX];
    struct slice lower;
    uint32_t id;

    if (written.len < 2 || ascii_is_digit(written.at[0]))
        return NO_WORD;
    lower = lower_copy(buffer, written);
    id = map_get(&v->surfaces, lower);
    if (id != MAP_NONE)
        return id;
    lower = arena_copy(v->arena, lower);
    id = work_out(v, lower);
    map_set(&v->surfaces, lower, id);
    return id;
}

bool says_class(const struct pack *pack, struct slice text, const char *class_name)
{
    uint16_t id = pack_class(pack, class_name);
    struct slice word;
    size_t at = 0;

    while (id != CLASS_NONE && next_word(text, &at, &word)) {
        char buffer[SURFACE_MAX];

        if (form_in_class(pack, lower_copy(buffer, word), id))
            return true;
    }
    return false;
}
