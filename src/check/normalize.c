/* A claim's features: what decides whether two claims answer the same question, worked out once for each claim. */
#include <stdlib.h>

#include "check/internal.h"
#include "figure/when.h"

enum {
    REACH = 120,          /* bytes on both sides that are looked at */
    NEARBY_MAX = 64,      /* words there */
    DESIGNATION_MAX = 32, /* letters of a name that count */
    WINDOW_BYTES = 64,    /* words that are near the figure */
    ASPECT_BYTES = 44,    /* words that tell what it is about */
    CLOSE = 24,           /* words right beside it */
    CLOSE_NAME = 32,      /* names: "48 km north-west of the city of Kelmar" */
    OUTCOME_BYTES = 48,   /* for people */
    BESIDE = 12           /* for nouns that may be people or not */
};

static int compare_terms(const void *a, const void *b)
{
    const struct term *x = a, *y = b;

    return x->word < y->word ? -1 : x->word > y->word;
}

void terms_settle(struct arena *arena, struct term *items, uint32_t count, struct terms *out)
{
    uint32_t kept = 0;

    if (count)
        qsort(items, count, sizeof *items, compare_terms);
    for (uint32_t i = 0; i < count; i++) {
        if (kept && items[kept - 1].word == items[i].word)
            items[kept - 1] = term_of(items[i].word, items[kept - 1].fields | items[i].fields);
        else
            items[kept++] = items[i];
    }
    out->items = arena_alloc(arena, kept * sizeof *items);
    if (kept)
        memcpy(out->items, items, kept * sizeof *items);
    out->count = kept;
    out->weight = 0;
}

struct gather {
    struct vocabulary *v;
    struct term items[TERMS_MAX];
    uint32_t count;
    uint64_t poles, aspects, cargo_aspects;
    uint32_t outcome;
    bool person, monotone;
};

static void gather_words(struct gather *g, struct slice text, uint32_t field)
{
    struct slice word;
    size_t at = 0;

    while (g->count < TERMS_MAX && next_word(text, &at, &word)) {
        uint32_t id = vocabulary_word(g->v, word);
        const struct word *w;

        if (id == NO_WORD)
            continue;
        w = &g->v->words[id];
        if (field & (IN_MEASURE | IN_UNIT)) {
            g->poles |= w->poles;
            g->aspects |= w->aspects;
            g->cargo_aspects |= w->cargo_aspects;
            g->outcome |= w->outcome;
            g->monotone |= (w->flags & WORD_MONOTONE) != 0;
        }
        if (field & IN_UNIT)
            g->person |= (w->flags & WORD_PERSON) != 0;
        if (w->flags & WORD_LIGHT)
            continue;
        g->items[g->count++] = term_of(id, field);
    }
}

static struct slice lowered(struct slice word, char *buffer)
{
    size_t len = word.len < DESIGNATION_MAX ? word.len : DESIGNATION_MAX;

    for (size_t i = 0; i < len; i++)
        buffer[i] = ascii_lower(word.at[i]);
    return (struct slice){buffer, len};
}

/* "the INS Velmar", "Flight 447": of what sort something is, and its name: a number, or a word with a capital that the pack does not know:
 * not "Typhoon Kills". */
static void add_designated(const struct vocabulary *v, struct slice sort, struct slice name, struct context *out)
{
    char sort_buffer[DESIGNATION_MAX], name_buffer[DESIGNATION_MAX];
    struct slice lower = lowered(name, name_buffer);
    const struct lexeme *known;

    if (out->designated_count == DESIGNATED_MAX || sort.len == 0 || !ascii_is_upper(sort.at[0]) ||
        sort.at + sort.len + 1 != name.at || !(ascii_is_digit(name.at[0]) || ascii_is_upper(name.at[0])) ||
        !word_is(v, sort, v->designator))
        return;
    known = pack_word(v->pack, lower);
    if (known && known->first_tag != TAG_NONE && !ascii_is_digit(name.at[0]))
        return;
    out->designated[out->designated_count++] = (struct designated){hash_bytes(0, lowered(sort, sort_buffer)), hash_bytes(0, lower)};
}

void context_make(struct vocabulary *v, struct arena *arena, struct slice text, struct context *out)
{
    struct term items[TERMS_MAX];
    uint32_t count = 0;
    struct slice word, before = {NULL, 0};
    size_t at = 0;
    bool first = true;

    memset(out, 0, sizeof *out);
    out->document = NO_WORD;
    for (; next_word(text, &at, &word); first = false, before = word) {
        uint32_t id;

        add_designated(v, before, word, out);
        if (ascii_is_digit(word.at[0]))
            continue;
        id = vocabulary_word(v, word);
        if (id == NO_WORD)
            continue;
        if (!(v->words[id].flags & WORD_NUMBER)) {
            out->skeleton = hash_bytes(out->skeleton + 1, v->words[id].stem);
            out->length++;
        }
        if (count < TERMS_MAX && !(v->words[id].flags & WORD_LIGHT))
            items[count++] = term_of(id, !first && ascii_is_upper(word.at[0]) ? IN_ENTITY : 0);
    }
    terms_settle(arena, items, count, &out->terms);
}

int32_t day_of(struct slice iso, bool last)
{
    struct period period;

    if (iso.len == 0 || !period_parse(iso, &period))
        return DAY_NONE;
    return (int32_t)day_number(last ? period.end : period.start);
}

static int number_at(struct slice s, size_t at, size_t len)
{
    int n = 0;

    if (at + len > s.len)
        return 0;
    for (size_t i = at; i < at + len; i++) {
        if (!ascii_is_digit(s.at[i]))
            return 0;
        n = n * 10 + (s.at[i] - '0');
    }
    return n;
}

/* The parts of a TimeML value that are known: "XXXX-05-13" has month and day, "XXXX-WXX-4" a weekday, "T09:30" a time. */
static void calendar_of(const struct claim *claim, struct calendar *out)
{
    struct slice when = claim->when;
    size_t time = slice_find(when, slice_of("T"), 0), week = slice_find(when, slice_of("-W"), 0);
    struct period period;

    memset(out, 0, sizeof *out);
    if (slice_find(when, slice_of("|"), 0) != SIZE_MAX || slice_find(when, slice_of("/"), 0) != SIZE_MAX)
        return;
    if (time != SIZE_MAX && time + 5 < when.len && ascii_is_digit(when.at[time + 1]) && when.at[time + 3] == ':')
        out->minute = (int16_t)(number_at(when, time + 1, 2) * 60 + number_at(when, time + 4, 2) + 1);
    if (time == 0)
        return;
    out->year = (int16_t)number_at(when, 0, 4);
    out->year_known = out->year != 0;
    if (week != SIZE_MAX) {
        if (when.len > week + 5 && (when.at[week + 2] == 'X' || ascii_is_digit(when.at[week + 2])) && when.at[week + 4] == '-')
            out->weekday = (int8_t)number_at(when, week + 5, 1);
    } else if (when.len >= 7 && when.at[4] == '-') {
        out->month = (int8_t)number_at(when, 5, 2);
        out->day = (int8_t)(when.len >= 10 ? number_at(when, 8, 2) : 0);
    }
    if (slice_equal(claim->period_start, claim->period_end) && period_parse(claim->period_start, &period) &&
        day_number(period.start) == day_number(period.end)) {
        out->year = (int16_t)period.start.year;
        out->month = period.start.month;
        out->day = period.start.day;
        out->weekday = (int8_t)day_weekday(period.start);
    }
}

static bool is_folded(char c)
{
    return (unsigned char)c >= 0x80 || ascii_is_blank(c) || c == '-' || c == ',' || c == '\n';
}

/* The sentence is folded, the text as it was written: blanks, dashes and marks between digits may differ ("5 000", "5,000"). The end of a
 * match that begins at `at`; SIZE_MAX: none. */
static size_t match_folded(struct slice sentence, size_t at, struct slice text)
{
    size_t i = 0;

    while (i < text.len) {
        if (!is_folded(text.at[i])) {
            if (at >= sentence.len || sentence.at[at] != text.at[i])
                return SIZE_MAX;
            at++;
            i++;
            continue;
        }
        while (i < text.len && is_folded(text.at[i]))
            i++;
        while (at < sentence.len && is_folded(sentence.at[at]))
            at++;
    }
    return at;
}

static bool stands_alone(struct slice sentence, size_t start, size_t end)
{
    return (start == 0 || !byte_is_word(sentence.at[start - 1])) && (end == sentence.len || !byte_is_word(sentence.at[end]));
}

bool claim_place(const struct claim *claim, size_t *start, size_t *end)
{
    struct slice sentence = claim->sentence, text = claim->text;

    if (text.len == 0)
        return false;
    for (size_t at = slice_find(sentence, text, 0); at != SIZE_MAX; at = slice_find(sentence, text, at + 1))
        if (stands_alone(sentence, at, at + text.len)) {
            *start = at;
            *end = at + text.len;
            return true;
        }
    for (size_t at = 0; at < sentence.len && !is_folded(text.at[0]); at++) {
        size_t until = sentence.at[at] == text.at[0] ? match_folded(sentence, at, text) : SIZE_MAX;

        if (until != SIZE_MAX && stands_alone(sentence, at, until)) {
            *start = at;
            *end = until;
            return true;
        }
    }
    return false;
}

/* ---- the words around a figure -------------------------------------------------------------------------------------------- */

enum crossed { /* what lies between a word and the figure; bit set */
               CROSSED_MARK = 1 << 0,
               CROSSED_NUMBER = 1 << 1,
               CROSSED_AND = 1 << 2
};

struct nearby {
    uint32_t word;
    uint16_t distance; /* bytes between it and the figure */
    uint8_t crossed;
    bool behind, capital;
};

struct surroundings {
    struct nearby items[NEARBY_MAX]; /* before: from the figure outward; then behind */
    uint32_t count, before;
};

static uint8_t marks_in(struct slice gap)
{
    uint8_t crossed = 0;

    for (size_t i = 0; i < gap.len; i++) {
        char c = gap.at[i];

        if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || (c == '.' && (i + 1 == gap.len || gap.at[i + 1] == ' ')))
            crossed |= CROSSED_MARK;
    }
    return crossed;
}

static bool is_number(const struct vocabulary *v, struct slice word, uint32_t id)
{
    return ascii_is_digit(word.at[0]) || (id != NO_WORD && v->words[id].flags & WORD_NUMBER);
}

static void look_behind(struct vocabulary *v, struct slice text, struct surroundings *out)
{
    struct slice word;
    size_t at = 0, last = 0;
    uint8_t crossed = 0;

    while (out->count < NEARBY_MAX && next_word(text, &at, &word)) {
        size_t start = (size_t)(word.at - text.at);
        uint32_t id = vocabulary_word(v, word);

        if (start > REACH)
            break;
        crossed |= marks_in(slice_part(text, last, start));
        last = start + word.len;
        if (is_number(v, word, id))
            crossed |= CROSSED_NUMBER;
        if (id == NO_WORD)
            continue;
        if (v->words[id].flags & WORD_AND)
            crossed |= CROSSED_AND;
        out->items[out->count++] = (struct nearby){id, (uint16_t)start, crossed, true, ascii_is_upper(word.at[0])};
    }
}

static void look_before(struct vocabulary *v, struct slice text, bool first, struct surroundings *out)
{
    struct nearby words[NEARBY_MAX];
    struct slice gaps[NEARBY_MAX], word;
    uint8_t numbers[NEARBY_MAX], crossed = 0;
    uint32_t count = 0;
    size_t at = 0, last = 0;

    /* Read forward, then handed out from the figure outward. */
    while (next_word(text, &at, &word)) {
        size_t start = (size_t)(word.at - text.at), end = start + word.len;
        uint32_t id = vocabulary_word(v, word);

        if (count == NEARBY_MAX / 2) {
            memmove(words, words + 1, (count - 1) * sizeof *words);
            memmove(gaps, gaps + 1, (count - 1) * sizeof *gaps);
            memmove(numbers, numbers + 1, (count - 1) * sizeof *numbers);
            count--;
        }
        words[count] =
            (struct nearby){id, (uint16_t)(text.len - end), 0, false, ascii_is_upper(word.at[0]) && !(first && start == 0)};
        gaps[count] = slice_part(text, last, start);
        numbers[count++] = is_number(v, word, id);
        last = end;
    }
    crossed = marks_in(slice_part(text, last, text.len));
    for (uint32_t i = count; i-- > 0;) {
        if (numbers[i])
            crossed |= CROSSED_NUMBER;
        if (words[i].word != NO_WORD && words[i].distance <= REACH) {
            words[i].crossed = crossed;
            out->items[out->count++] = words[i];
            if (v->words[words[i].word].flags & WORD_AND)
                crossed |= CROSSED_AND;
        }
        crossed |= marks_in(gaps[i]);
    }
    out->before = out->count;
}

static void look_around(struct vocabulary *v, const struct claim *claim, struct surroundings *out)
{
    size_t start, end, from;

    out->count = out->before = 0;
    if (!claim_place(claim, &start, &end))
        return;
    from = start > 2 * REACH ? start - 2 * REACH : 0;
    while (from > 0 && from < start && byte_is_word(claim->sentence.at[from - 1]))
        from++;
    look_before(v, slice_part(claim->sentence, from, start), from == 0, out);
    look_behind(v, slice_part(claim->sentence, end, claim->sentence.len), out);
}

/* "killed or injured": the outcome that a conjunction joins to that of item i, with no other number between. */
static uint32_t joined_outcome(const struct vocabulary *v, const struct surroundings *around, uint32_t i)
{
    if (i + 2 >= around->count || !(v->words[around->items[i + 1].word].flags & WORD_AND) ||
        around->items[i + 2].crossed & (CROSSED_MARK | CROSSED_NUMBER))
        return 0;
    return v->words[around->items[i + 2].word].outcome;
}

/* What became of the people counted: the word behind the figure ("31 dead"), the one before it ("killing 31"), else one farther off. */
static uint32_t outcome_nearby(const struct vocabulary *v, const struct surroundings *around, uint16_t reach)
{
    for (uint32_t i = around->before; i < around->count; i++)
        if (!around->items[i].crossed && around->items[i].distance <= reach && v->words[around->items[i].word].outcome)
            return v->words[around->items[i].word].outcome | joined_outcome(v, around, i);
    for (uint32_t i = 0; i < around->before; i++)
        if (!around->items[i].crossed && around->items[i].distance <= reach && v->words[around->items[i].word].outcome)
            return v->words[around->items[i].word].outcome;
    return 0;
}

static void near_of(const struct vocabulary *v, struct arena *arena, const struct surroundings *around, struct features *out)
{
    struct term items[NEARBY_MAX];
    uint32_t count = 0;
    uint64_t wide = 0;

    for (uint32_t i = 0; i < around->count; i++) {
        const struct nearby *n = &around->items[i];
        const struct word *word = &v->words[n->word];
        bool close =
            n->distance <= (n->capital ? CLOSE_NAME : CLOSE) && (n->capital || !(n->crossed & (CROSSED_MARK | CROSSED_NUMBER)));

        if (n->distance > WINDOW_BYTES)
            continue;
        if (n->distance <= BESIDE && !n->crossed) /* "12 km deep", "12 km north of" */
            out->poles |= word->poles;
        if (n->distance <= ASPECT_BYTES && !(n->crossed & (CROSSED_MARK | CROSSED_NUMBER)))
            out->aspects |= word->aspects;
        wide |= word->aspects;
        if (!(word->flags & WORD_LIGHT))
            items[count++] = term_of(n->word, (close ? IN_CLOSE : 0u) | (n->capital ? IN_ENTITY : 0u));
    }
    if (!out->aspects)
        out->aspects = wide;
    terms_settle(arena, items, count, &out->near);
}

/* "six of the centres": no number of the whole stands in it, as in "six of the 20 centres". */
static bool is_of_unnumbered(const struct claim *claim)
{
    size_t start, end, base;

    if (claim->base.len == 0 || !claim_place(claim, &start, &end))
        return false;
    base = slice_find(claim->sentence, claim->base, end);
    for (size_t i = end; base != SIZE_MAX && i < base; i++)
        if (ascii_is_digit(claim->sentence.at[i]))
            return false;
    return base != SIZE_MAX;
}

/* "six of the centres", "another 30 jobs": what is taken from another figure, or comes to it. What happened to people is told so in full:
 * "six of the miners were killed", "killing 12 and injuring another 30". */
static bool is_beside(const struct vocabulary *v, const struct features *f)
{
    struct slice rest = f->claim->qualifiers, part;

    if ((f->comparison != COMPARE_COUNT && f->comparison != COMPARE_QUANTITY) ||
        (f->outcome != 0 && !says_class(v->pack, f->claim->base, "outcome")))
        return false; /* but "19 of the deaths" */
    while (slice_split(&rest, ';', &part)) {
        const struct lexeme *word = pack_word(v->pack, slice_trim(part));
        if (word && v->additional != CLASS_NONE && lexeme_form(word, v->additional))
            return true;
    }
    return f->comparison == COMPARE_COUNT && is_of_unnumbered(f->claim);
}

/* "two of them", "two of whom": a part of what another figure counts. */
static bool is_part(const struct vocabulary *v, const struct claim *claim)
{
    size_t start, end, at = 0;
    struct slice word;
    const struct lexeme *lexeme;

    if (!claim_place(claim, &start, &end))
        return false;
    if (end + 1 >= claim->sentence.len || claim->sentence.at[end] != ' ')
        return false; /* "26, of whom seven are in hospital" */
    if (!next_word(slice_part(claim->sentence, end, claim->sentence.len), &at, &word) || !(lexeme = pack_word(v->pack, word)) ||
        v->part_of == CLASS_NONE || !lexeme_form(lexeme, v->part_of))
        return false;
    if (!next_word(slice_part(claim->sentence, end, claim->sentence.len), &at, &word))
        return false;
    lexeme = pack_word(v->pack, word);
    return lexeme && (lexeme->first_tag == TAG_PRON || lexeme->first_tag == TAG_REL);
}

/* The noun that an ordinal counts: the last of the telling words that follow it in one row. */
static uint32_t noun_behind(const struct vocabulary *v, const struct surroundings *around)
{
    uint32_t noun = NO_WORD;

    for (uint32_t i = around->before; i < around->count; i++) {
        const struct nearby *n = &around->items[i];

        if (n->crossed || n->distance > CLOSE || (noun != NO_WORD && v->words[n->word].flags & WORD_LIGHT))
            break;
        if (!(v->words[n->word].flags & WORD_LIGHT))
            noun = n->word;
    }
    return noun;
}

static enum comparison comparison_of(const struct claim *claim)
{
    switch (claim->kind) {
    case KIND_COUNT: return COMPARE_COUNT;
    case KIND_NUMBER: /* a whole number counts what the measure says */
        return claim->unit.len || claim->base_value > floor(claim->base_value) ? COMPARE_QUANTITY : COMPARE_COUNT;
    case KIND_PERCENT: return COMPARE_SHARE;
    case KIND_RATIO: return isfinite(claim->base_value) && fabs(claim->base_value) <= 1 ? COMPARE_SHARE : COMPARE_QUANTITY;
    case KIND_ORDINAL:
    case KIND_AGE: return COMPARE_EXACT;
    case KIND_DATE: return COMPARE_DATE;
    case KIND_TIME: return COMPARE_TIME;
    case KIND_SCORE: return COMPARE_SCORE;
    default: return COMPARE_QUANTITY;
    }
}

/* What may be compared at all: the dimension, for counts that they are counts, for money its currency. */
static uint64_t dimension_of(const struct claim *claim, enum comparison comparison)
{
    uint64_t seed = (uint64_t)comparison + 1;

    if (comparison == COMPARE_COUNT || comparison == COMPARE_SCORE || comparison == COMPARE_DATE || comparison == COMPARE_TIME)
        return hash_bytes(seed, slice_of("-"));
    if (comparison == COMPARE_EXACT)
        return hash_bytes(seed, slice_of(KIND_NAMES[claim->kind]));
    if (comparison == COMPARE_SHARE) {
        /* Points are no percent; a share in words is. */
        return hash_bytes(seed, claim->base_unit.len ? claim->base_unit : slice_of("1"));
    }
    if (claim->base_unit.len && !slice_equal(claim->base_unit, slice_of("1")))
        return hash_bytes(hash_bytes(seed, claim->base_unit), claim->dimension);
    return hash_bytes(hash_bytes(seed, claim->dimension), slice_of(KIND_NAMES[claim->kind]));
}

static uint8_t digits_of(const struct claim *claim)
{
    int64_t n = decimal_normal(claim->value.number).digits;
    uint8_t digits = 0;

    if (!value_present(claim->value))
        return 0;
    for (n = n < 0 ? -n : n; n; n /= 10)
        digits++;
    return digits;
}

static uint64_t words_hash(struct vocabulary *v, struct slice text)
{
    struct slice word;
    uint64_t sum = 0;
    size_t at = 0;

    while (next_word(text, &at, &word)) {
        uint32_t id = vocabulary_word(v, word);

        if (id != NO_WORD && !(v->words[id].flags & WORD_LIGHT))
            sum += v->words[id].hash; /* the order of words says nothing */
    }
    return sum;
}

/* The head of a phrase: its last word before the first preposition ("share of imports": share), with weak heads passed over. */
static uint32_t head_of(struct vocabulary *v, struct slice phrase)
{
    struct slice word;
    uint32_t head = NO_WORD;
    size_t at = 0;

    while (next_word(phrase, &at, &word)) {
        uint32_t id = vocabulary_word(v, word);

        if (id == NO_WORD)
            continue;
        if (v->words[id].flags & WORD_LIGHT) {
            if (head != NO_WORD && !(v->words[head].flags & WORD_GENERIC))
                break;
            continue;
        }
        head = id;
    }
    return head;
}

static uint64_t prefix_of(struct vocabulary *v, const struct claim *claim)
{
    size_t start, end, at = 0;
    struct slice word;
    uint64_t hash = 1;

    if (!claim_place(claim, &start, &end))
        return 0;
    while (next_word(slice_part(claim->sentence, 0, start), &at, &word)) {
        uint32_t id = vocabulary_word(v, word);

        /* A number counts as a place, so that each figure of a copy meets the one it was made from. */
        if (is_number(v, word, id))
            hash = hash_bytes(hash, slice_of("#"));
        else if (id != NO_WORD)
            hash = hash_bytes(hash, v->words[id].stem);
    }
    return hash;
}

/* The form of a class that the last word of a measure is. */
static const struct form *last_form(const struct vocabulary *v, struct slice measure, uint16_t class_id)
{
    const struct lexeme *lexeme;
    struct slice word, last = {NULL, 0};
    size_t at = 0;

    while (next_word(measure, &at, &word))
        last = word;
    lexeme = last.len ? pack_word(v->pack, last) : NULL;
    return lexeme && class_id != CLASS_NONE ? lexeme_form(lexeme, class_id) : NULL;
}

/* "none of the crew of six was hurt" */
static bool is_of_none(const struct vocabulary *v, const struct claim *claim)
{
    size_t start, end;

    return claim_place(claim, &start, &end) &&
           says_class(v->pack, slice_part(claim->sentence, start > CLOSE ? start - CLOSE : 0, start), "none-of");
}

/* Words beside the figure are surer than the measure; things have no outcome but the one beside them. */
static uint32_t outcome_of(const struct vocabulary *v, const struct surroundings *around, const struct claim *claim,
                           const struct gather *g)
{
    uint32_t outcome = g->outcome && g->person
                           ? g->outcome
                           : outcome_nearby(v, around, g->person || claim->unit.len == 0 ? OUTCOME_BYTES : BESIDE);

    if (!g->outcome && last_form(v, claim->measure, v->aboard))
        return 0; /* "four died when a plane with 50 people aboard" */
    if (outcome || !(g->person || claim->unit.len == 0))
        return outcome;
    return g->outcome ? g->outcome : outcome_nearby(v, around, REACH);
}

/* Whether a date is that of a statement: by its verb, the last word of its measure ("said", "merger announced"). */
static enum said said_of(const struct vocabulary *v, const struct claim *claim)
{
    if (last_form(v, claim->measure, v->statement))
        return SAID_ONLY;
    return last_form(v, claim->measure, v->saying) ? SAID_NEWS : SAID_NOTHING;
}

/* How long the time is that a date names: a day, a month, a year, or longer. */
static enum grain grain_of(const struct features *f)
{
    struct slice when = f->claim->when;

    if (!f->is_date)
        return GRAIN_NONE;
    if (f->first_day != DAY_NONE && f->last_day != DAY_NONE) {
        int32_t days = f->last_day - f->first_day + 1;

        return days <= 1 ? GRAIN_DAY : days <= 31 ? GRAIN_MONTH : days <= 366 ? GRAIN_YEAR : GRAIN_LONG;
    }
    if (f->date.day || f->date.weekday)
        return GRAIN_DAY;
    if (f->date.month || f->date.year)
        return f->date.month ? GRAIN_MONTH : GRAIN_YEAR;
    /* "D-1" is yesterday; "D-P3W" some weeks ago, as exact as they were counted. */
    return when.len > 2 && when.at[0] == 'D' && ascii_is_digit(when.at[2]) ? GRAIN_DAY : GRAIN_NONE;
}

static void take_span(struct features *f)
{
    const struct claim *claim = f->claim;

    f->has_span = !f->is_date && f->comparison != COMPARE_SCORE && f->comparison != COMPARE_TIME && claim_interval(claim, &f->span);
    /* A fall of 7 % and a rise of 7 % are 14 points apart. */
    if (f->has_span && claim->role == ROLE_DELTA && claim->change == CHANGE_DOWN && f->span.low >= 0) {
        struct interval turned = {-f->span.high, -f->span.low, f->span.high_open, f->span.low_open};

        f->span = turned;
    }
    if (f->is_date && f->first_day != DAY_NONE && f->last_day != DAY_NONE) {
        f->has_span = true;
        f->span = (struct interval){f->first_day, (double)f->last_day + 1, false, true};
    }
}

void features_make(struct vocabulary *v, struct arena *arena, const struct claim *claim, const struct context *sentence,
                   const struct context *title, struct features *out)
{
    struct gather g;
    struct surroundings around;

    g.v = v;
    g.count = 0;
    g.poles = g.aspects = g.cargo_aspects = 0;
    g.outcome = 0;
    g.person = g.monotone = false;
    memset(out, 0, sizeof *out);
    out->claim = claim;
    out->copy_of = out->event = NO_WORD;
    out->comparison = (uint8_t)comparison_of(claim);
    out->is_date = out->comparison == COMPARE_DATE;
    out->dimension = dimension_of(claim, out->comparison);
    gather_words(&g, claim->measure, IN_MEASURE);
    gather_words(&g, claim->qualifiers, IN_MEASURE);
    if (claim->kind == KIND_COUNT)
        gather_words(&g, claim->unit, IN_UNIT);
    gather_words(&g, claim->subject, IN_SUBJECT);
    gather_words(&g, claim->base, IN_BASE);
    gather_words(&g, claim->entities, IN_ENTITY);
    terms_settle(arena, g.items, g.count, &out->core);
    out->poles = g.poles;
    if (out->comparison == COMPARE_QUANTITY)
        g.aspects |= g.cargo_aspects;
    out->aspects = out->own_aspects = g.aspects;
    out->person = g.person;
    look_around(v, claim, &around);
    out->outcome = claim->kind == KIND_COUNT          ? outcome_of(v, &around, claim, &g)
                   : out->comparison == COMPARE_COUNT ? g.outcome
                                                      : 0; /* a bare number is what its measure says */
    if (out->outcome && is_of_none(v, claim))
        out->outcome = 0;
    out->monotone = g.monotone || (out->outcome & v->monotone_outcomes) != 0 || (g.aspects & v->growing) != 0;
    out->shrinking = (out->outcome && !(out->outcome & ~v->shrinking_outcomes)) || (g.aspects & v->dwindling) != 0;
    out->head = head_of(v, claim->kind == KIND_COUNT && claim->unit.len ? claim->unit : claim->measure);
    if (claim->kind == KIND_ORDINAL)
        out->head = noun_behind(v, &around);
    out->part = (out->comparison == COMPARE_COUNT && is_part(v, claim)) || is_beside(v, out);
    out->scope = out->comparison == COMPARE_COUNT || out->comparison == COMPARE_QUANTITY ? scope_of(v, claim) : NO_WORD;
    out->digits = digits_of(claim);
    out->first_day = day_of(claim->period_start, false);
    out->last_day = day_of(claim->period_end, true);
    out->published = day_of(claim->published, false);
    out->prefix = prefix_of(v, claim);
    out->attribution = words_hash(v, claim->attribution);
    out->base_period = words_hash(v, claim->base_period);
    if (!out->base_period && claim->base_period.len)
        out->base_period = hash_bytes(1, claim->base_period);
    if (claim->when.len)
        calendar_of(claim, &out->date);
    out->said = (uint8_t)(out->is_date ? said_of(v, claim) : SAID_NOTHING);
    out->by_weekday = out->is_date && slice_find(claim->when, slice_of("-W"), 0) != SIZE_MAX && out->date.weekday;
    take_span(out);
    out->grain = (uint8_t)grain_of(out);
    near_of(v, arena, &around, out);
    out->sentence = sentence;
    out->title = title;
}
