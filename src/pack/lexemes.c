/* The lexeme table: every single word that some table knows, found in one probe or two of an open hash. */
#include "pack/load.h"

#include "pack/letter.h"

enum { SLOTS_FIRST = 4096, WORDS_MAX = 4000000 };
enum {
    PAIR_BITS = 17,  /* 16 KB: for every pair of a form ten that are of none */
    PAIR_LETTERS = 4 /* of the second word */
};

static bool all_letters(struct slice text)
{
    size_t i;

    for (i = 0; i < text.len && ascii_is_alpha(text.at[i]); i++)
        ;
    return i == text.len;
}

static uint32_t word_hash(struct slice word)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ word.len;
    size_t i = 0;

    for (; i + 8 <= word.len; i += 8) {
        uint64_t chunk;

        memcpy(&chunk, word.at + i, 8);
        h = (h ^ chunk) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    if (i < word.len) {
        uint64_t chunk = 0;
        size_t k;

        for (k = 0; i + k < word.len; k++)
            chunk |= (uint64_t)(unsigned char)word.at[i + k] << (8 * k);
        h = (h ^ chunk) * 0xFF51AFD7ED558CCDu;
    }
    h ^= h >> 29;
    h *= 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(h >> 32);
}

/* Index into slots of the word, or of the free slot where it belongs. */
static uint32_t probe(const struct lexeme_table *t, struct slice word, uint32_t hash)
{
    uint32_t at = hash & t->mask;

    while (t->slots[at] != 0) {
        if ((uint32_t)(t->slots[at] >> 32) == hash && slice_equal(t->items[(uint32_t)t->slots[at] - 1].form, word))
            break;
        at = (at + 1) & t->mask;
    }
    return at;
}

const struct lexeme *pack_word(const struct pack *pack, struct slice word)
{
    const struct lexeme_table *t = &pack->words;
    uint64_t slot;

    if (!t->slots || word.len == 0)
        return NULL;
    slot = t->slots[probe(t, word, word_hash(word))];
    return slot ? &t->items[(uint32_t)slot - 1] : NULL;
}

uint32_t pack_word_count(const struct pack *pack)
{
    return pack->words.count;
}

const struct form *lexeme_find_form(const struct lexeme *word, uint16_t class_id)
{
    uint32_t i;

    for (i = 0; i < word->form_count; i++) {
        if (word->forms[i]->class_id == class_id)
            return word->forms[i];
    }
    return NULL;
}

/* Whether a form that begins with a word of letters can go on behind it, at `end`, only as other words do. */
static bool word_is_over(struct slice text, size_t end)
{
    char next = end < text.len ? text.at[end] : ' ', after = end + 1 < text.len ? text.at[end + 1] : ' ';

    if (next == '\'' || next == '.')
        return !byte_is_word(after);
    return !byte_is_word(next);
}

uint32_t lexeme_forms(const struct lexeme *word, struct slice text, size_t at, struct form_hit *hits, uint32_t max)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < word->form_count && count < max; i++) {
        const struct form *form = word->forms[i];

        if (!form->exact || memcmp(form->text.at, text.at + at, word->form.len) == 0)
            hits[count++] = (struct form_hit){(uint32_t)word->form.len, form};
    }
    return count;
}

/* A word and the letters of ASCII that the next one begins with, as a number below 1 << PAIR_BITS. */
static uint32_t pair_of(const struct lexeme *word, struct slice text, size_t end)
{
    uint64_t pair = word->index + 1;

    for (size_t i = 1; i <= PAIR_LETTERS && end + i < text.len && ascii_is_alpha(text.at[end + i]); i++)
        pair = pair << 8 | (unsigned char)ascii_lower(text.at[end + i]);
    return (uint32_t)(pair * 0x9E3779B97F4A7C15u >> (64 - PAIR_BITS));
}

bool pack_goes_on(const struct pack *pack, const struct lexeme *word, struct slice text, size_t end)
{
    uint32_t second = second_bit(text, end), pair;

    if (!(word->second & second))
        return false;
    if (second == SECOND_GLUED)
        return true;
    pair = pair_of(word, text, end);
    return pack->words.pairs[pair / 64] >> pair % 64 & 1;
}

uint32_t pack_forms_of(const struct pack *pack, struct slice text, size_t at, size_t len, const struct lexeme *word,
                       struct form_hit *hits, uint32_t max)
{
    if (!(word ? word->letters : all_letters(slice_part(text, at, at + len))) || !word_is_over(text, at + len))
        return pack_forms_at(pack, text, at, hits, max);
    if (!word)
        return 0;
    if (pack_goes_on(pack, word, text, at + len)) {
        struct trie_place place = {word->trie_node, word->trie_depth};

        return trie_find_from(&pack->trie, place, text, at, len, hits, max);
    }
    return lexeme_forms(word, text, at, hits, max);
}

void pack_add_beginnings(const struct pack *pack, uint16_t class_id, uint64_t *alone, uint64_t *longer)
{
    uint32_t count, i, k;
    const struct form *const *forms = pack_class_forms(pack, class_id, &count);

    for (i = 0; i < count; i++) {
        const struct form_record *record = (const struct form_record *)(const void *)forms[i];

        for (k = 0; k < FORM_LEXEMES; k++) {
            uint32_t index = record->lexemes[k];

            if (index == UINT32_MAX)
                continue;
            if (pack->words.items[index].form.len == record->form.text.len)
                alone[index / 64] |= UINT64_C(1) << index % 64;
            else
                longer[index / 64] |= UINT64_C(1) << index % 64;
        }
    }
}

static void rehash(struct loader *l, struct lexeme_table *t, uint32_t slots)
{
    uint32_t i;

    t->slots = arena_alloc(l->arena, slots * sizeof *t->slots);
    t->mask = slots - 1;
    for (i = 0; i < t->count; i++) {
        uint32_t hash = word_hash(t->items[i].form), at = hash & t->mask;

        while (t->slots[at] != 0)
            at = (at + 1) & t->mask;
        t->slots[at] = (uint64_t)hash << 32 | (i + 1);
    }
}

uint32_t lexeme_intern(struct loader *l, struct slice lower)
{
    struct lexeme_table *t = &l->pack->words;
    struct lexeme *lexeme;
    uint32_t hash = word_hash(lower), at;

    if (!t->slots) { /* sized for what is known by now, so that it seldom grows */
        uint32_t slots = SLOTS_FIRST;

        while (slots < 2 * (l->rows[HEAD_WORD].count + l->rows[HEAD_FORM].count) && slots < WORDS_MAX)
            slots *= 2;
        rehash(l, t, slots);
        t->capacity = l->rows[HEAD_WORD].count + l->form_count + l->rows[HEAD_FORM].count + l->rows[HEAD_LEMMA].count + 256;
        t->items = arena_alloc(l->arena, t->capacity * sizeof *t->items);
    }
    at = probe(t, lower, hash);
    if (t->slots[at] != 0)
        return (uint32_t)t->slots[at] - 1;
    if (2 * (t->count + 1) > t->mask) {
        rehash(l, t, 2 * (t->mask + 1));
        at = probe(t, lower, hash);
    }
    lexeme = ARENA_PUSH(l->arena, t->items, t->count, t->capacity);
    memset(lexeme, 0, sizeof *lexeme);
    lexeme->form = lexeme->lemma = lower;
    lexeme->letters = all_letters(lower);
    lexeme->index = t->count - 1;
    t->slots[at] = (uint64_t)hash << 32 | t->count;
    return t->count - 1;
}

/* ---- words.csv ------------------------------------------------------------------------------------------------------------- */

static const char *const TAG_WORDS[TAG_COUNT] = {NULL,      "noun",     "plural", "name",  "adj", "adv",    "verb",  "verb-s",
                                                 "verb-ed", "verb-ing", "aux",    "modal", "det", "poss",   "prep",  "conj",
                                                 "subord",  "pron",     "rel",    "to",    "neg", "number", "punct", "other"};

static void read_tags(struct loader *l, const struct row *row, struct lexeme *lexeme)
{
    struct slice rest = row->cells[1].text, part;

    lexeme->tags = 0;
    lexeme->first_tag = TAG_NONE;
    while (slice_split(&rest, '|', &part)) {
        uint8_t tag;

        for (tag = 1; tag < TAG_COUNT && !slice_equal(part, slice_of(TAG_WORDS[tag])); tag++)
            ;
        if (tag == TAG_COUNT) {
            load_error(
                l, row->source, row->cells[1].offset,
                "unknown tag \"%.*s\": noun, plural, name, adj, adv, verb, verb-s, verb-ed, verb-ing, aux, modal, det, poss, prep, "
                "conj, subord, pron, rel, to, neg, number, punct, other",
                (int)part.len, part.at);
            return;
        }
        if (lexeme->first_tag == TAG_NONE)
            lexeme->first_tag = tag;
        lexeme->tags |= 1u << tag;
    }
}

void load_words(struct loader *l)
{
    const struct rows *rows = &l->rows[HEAD_WORD];
    const struct source **seen =
        arena_alloc(&l->scratch, rows->count * sizeof *seen); /* by lexeme: only words are interned by now */
    uint32_t i;

    for (i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        struct slice word = row->cells[0].text, lemma = row->cells[2].text;
        struct lexeme *lexeme;
        uint32_t index;

        if (word.len == 0 || memchr(word.at, ' ', word.len)) {
            load_error(l, row->source, row->cells[0].offset,
                       "\"%.*s\" is no single word: forms of several words go into a word list", (int)word.len, word.at);
            continue;
        }
        index = lexeme_intern(l, lower_copy(l->arena, word));
        lexeme = &l->pack->words.items[index];
        if (seen[index] == row->source) {
            load_error(l, row->source, row->cells[0].offset, "\"%.*s\" stands twice in this file: join the tags with |",
                       (int)word.len, word.at);
            continue;
        }
        seen[index] = row->source;
        if (row->cells[1].text.len > 0)
            read_tags(l, row, lexeme);
        if (lemma.len > 0) {
            slice_split(&lemma, '|', &lexeme->lemma);
            lexeme->lemma = lower_copy(l->arena, lexeme->lemma);
        }
    }
}

/* ---- forms as words ---------------------------------------------------------------------------------------------------------- */

size_t first_word(struct slice text, size_t *with_point, size_t *with_digits)
{
    size_t at = 0, len = 0, next;

    while (at < text.len) {
        uint32_t code = letter_decode(text, at, &len);

        if (letter_is_letter(code)) {
            at += len;
            continue;
        }
        if (at == 0 || (code != '\'' && code != '.') || at + 1 >= text.len || !letter_is_letter(letter_decode(text, at + 1, &next)))
            break;
        at++;
    }
    *with_point = at > 0 && at < text.len && text.at[at] == '.' ? at + 1 : at;
    *with_digits = at;
    while (at > 0 && *with_digits < text.len && ascii_is_digit(text.at[*with_digits]))
        ++*with_digits;
    return at;
}

static bool is_among(struct slice name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(name, slice_of(names[i])))
            return true;
    return false;
}

/* Classes of numerals that cannot begin one. */
static bool begins_numeral(struct slice name)
{
    static const char *const INNER[] = {"number-and", "number-point", "number-of", "number-scale-short"};

    return slice_starts(name, slice_of("number-")) && !is_among(name, INNER, sizeof INNER / sizeof *INNER);
}

/* What a word that is a form of a class of numerals may be: all of one, or only with others. */
static uint32_t starts_alone(struct slice name)
{
    static const char *const WITH_OTHERS[] = {"number-article", "number-minus", "number-scale", "number-fraction", "number-few"};

    if (!slice_starts(name, slice_of("number-")))
        return 0;
    return begins_numeral(name) && !is_among(name, WITH_OTHERS, sizeof WITH_OTHERS / sizeof *WITH_OTHERS) ? IN_NUMERAL | IS_NUMERAL
                                                                                                          : IN_NUMERAL;
}

/* The lexeme of the first `len` bytes of a form; counts the form where they are all of it. */
static uint32_t note_word(struct loader *l, const struct form_record *record, size_t len, uint32_t starts)
{
    struct slice text = record->form.text;
    uint32_t index = lexeme_intern(l, lower_copy(l->arena, slice_part(text, 0, len)));
    struct lexeme *lexeme = &l->pack->words.items[index];

    lexeme->starts = (uint8_t)(lexeme->starts | starts);
    if (len == text.len) {
        if (lexeme->form_count < UINT8_MAX)
            lexeme->form_count++;
        lexeme->starts = (uint8_t)(lexeme->starts | starts_alone(l->pack->classes[record->form.class_id].name));
    } else {
        lexeme->starts |= STARTS_FORM;
    }
    return index;
}

static void note_form(struct loader *l, struct form_record *record)
{
    struct slice text = record->form.text;
    size_t with_point, with_digits, len = first_word(text, &with_point, &with_digits);
    uint32_t starts = l->pack->classes[record->form.class_id].numeral ? STARTS_NUMBER : 0;

    if (len > 0) {
        record->lexemes[0] = note_word(l, record, len, starts);
        if (with_point > len)
            record->lexemes[1] = note_word(l, record, with_point, starts);
        if (with_digits > len)
            record->lexemes[2] = note_word(l, record, with_digits, starts);
    } else if (!memchr(text.at, ' ', text.len)) { /* "'s", "%", "$": words to those who look them up */
        record->lexemes[0] = note_word(l, record, text.len, starts);
    }
}

/* Tells the word what begins with it: a form of it alone, or a longer one. */
static void note_class(struct lexeme_table *t, struct lexeme *lexeme, const struct form *form)
{
    uint64_t bit = UINT64_C(1) << (form->class_id & 63);

    if (lexeme->form.len == form->text.len) {
        lexeme->classes |= bit;
    } else {
        uint32_t pair = pair_of(lexeme, form->text, lexeme->form.len);

        lexeme->phrases |= bit;
        lexeme->second |= second_bit(form->text, lexeme->form.len);
        t->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
    }
}

/* "year's end": in a text the possessive is a token of its own, so that "year" begins the form too. */
static void note_possessed(struct loader *l, struct form_record *record)
{
    struct slice text = record->form.text;
    const char *mark = memchr(text.at, '\'', text.len);
    const struct lexeme *known;

    if (!mark || mark == text.at)
        return;
    known = pack_word(l->pack, lower_copy(&l->scratch, slice_part(text, 0, (size_t)(mark - text.at))));
    if (!known)
        return;
    record->lexemes[POSSESSED] = known->index;
    note_class(&l->pack->words, &l->pack->words.items[known->index], &record->form);
}

void load_lexeme_forms(struct loader *l)
{
    struct pack *pack = l->pack;
    struct lexeme *items;
    const struct form **room;
    uint32_t i, k;
    size_t total = 0;

    for (i = 0; i < pack->class_count; i++)
        pack->classes[i].numeral = begins_numeral(pack->classes[i].name);
    for (i = 0; i < l->form_count; i++) {
        if (!l->forms[i]->dropped)
            note_form(l, l->forms[i]);
    }
    items = pack->words.items;
    for (i = 0; i < pack->words.count; i++)
        total += items[i].form_count;
    room = arena_alloc(l->arena, total * sizeof *room);
    pack->words.pairs = arena_alloc(l->arena, (UINT32_C(1) << PAIR_BITS) / 8);
    for (i = 0; i < pack->words.count; i++) {
        items[i].forms = room;
        room += items[i].form_count;
        items[i].form_count = 0;
    }
    for (i = 0; i < l->form_count; i++) {
        struct form_record *record = l->forms[i];

        if (!record->dropped)
            note_possessed(l, record);
        for (k = 0; k < POSSESSED && !record->dropped; k++) {
            struct lexeme *lexeme;
            const struct form *const *end;

            if (record->lexemes[k] == UINT32_MAX)
                continue;
            lexeme = &items[record->lexemes[k]];
            note_class(&pack->words, lexeme, &record->form);
            if (lexeme->form.len != record->form.text.len || lexeme->form_count == UINT8_MAX)
                continue;
            end = lexeme->forms + lexeme->form_count++;
            *(const struct form **)(uintptr_t)end = &record->form;
        }
    }
    for (i = 0; i < pack->words.count; i++) {
        if (items[i].phrases && items[i].letters) {
            struct trie_place place = trie_locate(&pack->trie, items[i].form);

            items[i].trie_node = place.node;
            items[i].trie_depth = (uint16_t)place.depth;
        }
    }
}
