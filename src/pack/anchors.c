/* Where each rule is tried: at digits, at words, at marks. The beginnings of its expression tell: a slot begins where the forms of its class
 * begin, plain text at its first word; what begins with anything else needs the key `at`. */
#include <stdio.h>

#include "pack/load.h"

#include "pack/letter.h"

enum { BEGINNINGS_MAX = 512, BEGINNING_BYTES = 40 };

struct pair { /* a rule to be tried at a lexeme */
    uint32_t lexeme;
    uint16_t rule;
};

struct anchors {
    struct loader *l;
    uint16_t rule; /* `order` of the rule at hand */
    bool digit;    /* of the rule at hand */
    bool marks[256];
    struct pair *pairs;
    uint32_t pair_count, pair_capacity;
    size_t failed_at; /* in the expression; SIZE_MAX: not */
};

static void set_rule(uint64_t *set, uint16_t rule)
{
    set[rule / 64] |= UINT64_C(1) << (rule % 64);
}

/* ---- collecting --------------------------------------------------------------------------------------------------------------- */

static void anchor_lexeme(struct anchors *a, uint32_t lexeme)
{
    struct pair *pair = ARENA_PUSH(&a->l->scratch, a->pairs, a->pair_count, a->pair_capacity);

    pair->lexeme = lexeme;
    pair->rule = a->rule;
}

static void anchor_first(struct anchors *a, struct slice text)
{
    if (ascii_is_digit(text.at[0]))
        a->digit = true;
    else
        a->marks[(unsigned char)text.at[0]] = true;
}

/* A word as tokens may have it, or a mark, or a digit. */
static void anchor_text(struct anchors *a, struct slice text)
{
    size_t with_point, with_digits, len = first_word(text, &with_point, &with_digits);

    if (len == 0) {
        anchor_first(a, text);
        return;
    }
    text = arena_copy(a->l->arena, text);
    anchor_lexeme(a, lexeme_intern(a->l, lower_copy(a->l->arena, slice_part(text, 0, len))));
    if (with_point > len)
        anchor_lexeme(a, lexeme_intern(a->l, lower_copy(a->l->arena, slice_part(text, 0, with_point))));
}

static void anchor_class(struct anchors *a, uint16_t class_id)
{
    const struct class_record *class = &a->l->pack->classes[class_id];
    uint32_t i, k;

    for (i = 0; i < class->count; i++) {
        const struct form_record *record = (const struct form_record *)(const void *)class->forms[i];
        struct slice text = record->form.text;

        for (k = 0; k < POSSESSED; k++) {
            if (record->lexemes[k] == UINT32_MAX)
                continue;
            anchor_lexeme(a, record->lexemes[k]);
            if (a->l->pack->words.items[record->lexemes[k]].form.len == text.len)
                a->l->pack->words.items[record->lexemes[k]].starts |= STARTS_SLOT;
        }
        /* A sign of several bytes may be a word to one reader and a mark to another: both. */
        if (!ascii_is_alpha(text.at[0]))
            anchor_first(a, text);
    }
}

static void anchor_numerals(struct anchors *a)
{
    const struct pack *pack = a->l->pack;
    uint32_t i;

    for (i = 0; i < pack->class_count; i++) {
        if (pack->classes[i].numeral)
            anchor_class(a, (uint16_t)i);
    }
}

/* ---- beginnings of a piece ------------------------------------------------------------------------------------------------------ */

struct beginning { /* what the text must begin with, as far as it is read; still open: its word may go on */
    char text[BEGINNING_BYTES];
    uint8_t len;
};

struct beginnings {
    struct arena *arena;
    struct beginning *items;
    uint32_t count, capacity;
    bool failed;
};

static void beginnings_init(struct anchors *a, struct beginnings *set)
{
    memset(set, 0, sizeof *set);
    set->arena = &a->l->scratch;
}

static void beginnings_add(struct beginnings *set, const struct beginning *b)
{
    uint32_t i;

    for (i = 0; i < set->count; i++) {
        if (set->items[i].len == b->len && memcmp(set->items[i].text, b->text, b->len) == 0)
            return;
    }
    if (set->count == BEGINNINGS_MAX)
        set->failed = true;
    else
        *ARENA_PUSH(set->arena, set->items, set->count, set->capacity) = *b;
}

static void emit(struct anchors *a, const struct beginning *b)
{
    struct slice text = {b->text, b->len};

    anchor_text(a, text);
}

/* The character `text` follows each open beginning: their words go on or end. */
static void feed_character(struct anchors *a, struct beginnings *set, struct slice text)
{
    struct beginnings next;
    size_t len;
    uint32_t i, code = letter_decode(text, 0, &len);
    bool letter = letter_is_letter(code), joins = code == '.' || code == '\'';

    beginnings_init(a, &next);
    for (i = 0; i < set->count; i++) {
        struct beginning b = set->items[i];

        if (b.len == 0 && !letter) {
            if (code == ' ')
                next.failed = true; /* nothing is tried at a blank */
            else
                anchor_first(a, text);
            continue;
        }
        if (!letter)
            emit(a, &b);
        if (!letter && !joins)
            continue;
        if (b.len + text.len > BEGINNING_BYTES) {
            next.failed = true;
            continue;
        }
        memcpy(b.text + b.len, text.at, text.len);
        b.len = (uint8_t)(b.len + text.len);
        beginnings_add(&next, &b);
    }
    next.failed |= set->failed;
    *set = next;
}

/* What is no letter follows: \s, \d. */
static void feed_end(struct anchors *a, struct beginnings *set, bool digit)
{
    uint32_t i;

    for (i = 0; i < set->count; i++) {
        if (set->items[i].len > 0)
            emit(a, &set->items[i]);
        else if (digit)
            a->digit = true;
        else
            set->failed = true;
    }
    set->count = 0;
}

static void feed_piece(struct anchors *a, struct beginnings *set, struct slice s);

static void merge(struct beginnings *set, const struct beginnings *other)
{
    uint32_t i;

    for (i = 0; i < other->count; i++)
        beginnings_add(set, &other->items[i]);
    set->failed |= other->failed;
}

static void copy(struct anchors *a, struct beginnings *out, const struct beginnings *set)
{
    beginnings_init(a, out);
    merge(out, set);
}

/* [Cc], [$#], [0-9]: a character at a time; ranges but of digits fail. */
static void feed_class(struct anchors *a, struct beginnings *set, struct slice s)
{
    struct beginnings next, one;
    size_t at = 1, len;

    beginnings_init(a, &next);
    next.failed = set->failed || s.len < 3 || s.at[1] == '^';
    while (!next.failed && at + 1 < s.len) {
        bool digits = at + 3 < s.len && s.at[at + 1] == '-' && ascii_is_digit(s.at[at]) && ascii_is_digit(s.at[at + 2]);

        copy(a, &one, set);
        if (s.at[at] == '\\' && s.at[at + 1] == 'd') {
            feed_end(a, &one, true);
            at += 2;
        } else if (s.at[at] == '\\' && s.at[at + 1] == 's') {
            feed_end(a, &one, false);
            at += 2;
        } else if (s.at[at] == '[' || (s.at[at] == '\\' && byte_is_word(s.at[at + 1])) ||
                   (at + 3 < s.len && s.at[at + 1] == '-' && !digits)) {
            next.failed = true;
        } else if (digits) {
            feed_end(a, &one, true);
            at += 3;
        } else {
            at += s.at[at] == '\\';
            letter_decode(s, at, &len);
            feed_character(a, &one, slice_part(s, at, at + len));
            at += len;
        }
        merge(&next, &one);
    }
    *set = next;
}

static void feed_group(struct anchors *a, struct beginnings *set, struct slice s)
{
    size_t start = 1, at;
    struct beginnings next, one;

    if (slice_starts(s, slice_of("(?=")) || slice_starts(s, slice_of("(?!")) || slice_starts(s, slice_of("(?<=")) ||
        slice_starts(s, slice_of("(?<!")) || slice_starts(s, slice_of("(?#")))
        return; /* no width */
    if (slice_starts(s, slice_of("(?<")) || slice_starts(s, slice_of("(?P<"))) {
        start = slice_find(s, slice_of(">"), 0);
        start = start == SIZE_MAX ? s.len : start + 1;
    } else if (slice_starts(s, slice_of("(?:")) || slice_starts(s, slice_of("(?>")) || slice_starts(s, slice_of("(?|"))) {
        start = 3;
    } else if (slice_starts(s, slice_of("(?")) || slice_starts(s, slice_of("(*"))) {
        start = slice_find(s, slice_of(":"), 0); /* (?-i:...) */
        start = start == SIZE_MAX ? s.len : start + 1;
    }
    if (start >= s.len) {
        set->failed = true;
        return;
    }
    s = slice_part(s, start, s.len - 1);
    beginnings_init(a, &next);
    for (at = start = 0; at <= s.len;) {
        if (at == s.len || s.at[at] == '|') {
            copy(a, &one, set);
            feed_piece(a, &one, slice_part(s, start, at));
            merge(&next, &one);
            start = ++at;
        } else {
            at += atom_length(slice_part(s, at, s.len));
        }
    }
    *set = next;
}

static void feed_atom(struct anchors *a, struct beginnings *set, struct slice s)
{
    char c = s.at[0], e = s.len > 1 ? s.at[1] : '\0';

    if (c == '(')
        feed_group(a, set, s);
    else if (c == '[')
        feed_class(a, set, s);
    else if (c == '^' || c == '$' || (c == '\\' && (e == 'b' || e == 'B' || e == 'A' || e == 'G')))
        return;
    else if (c == '\\' && (e == 'd' || e == 's'))
        feed_end(a, set, e == 'd');
    else if (c == '.' || (c == '\\' && (byte_is_word(e) || e == '\0')))
        set->failed |= set->count > 0;
    else if (c == '\\')
        feed_character(a, set, slice_part(s, 1, s.len));
    else
        feed_character(a, set, s);
}

/* One alternative of a piece: atom by atom while beginnings are open. */
static void feed_piece(struct anchors *a, struct beginnings *set, struct slice s)
{
    size_t at = 0;

    while (at < s.len && set->count > 0 && !set->failed) {
        size_t end = at + atom_length(slice_part(s, at, s.len));
        struct slice atom = slice_part(s, at, end);
        struct beginnings before;
        char q = end < s.len ? s.at[end] : '\0';
        bool counted = q == '{' && end + 1 < s.len && (ascii_is_digit(s.at[end + 1]) || s.at[end + 1] == ',');
        bool skippable = q == '?' || q == '*' || (counted && (s.at[end + 1] == '0' || s.at[end + 1] == ','));

        copy(a, &before, set);
        feed_atom(a, set, atom);
        if ((q == '+' || q == '*' || counted) && set->count > 0)
            set->failed = true; /* how the word goes on is not known */
        if (skippable)
            merge(set, &before);
        if (counted) {
            end = slice_find(s, slice_of("}"), end);
            end = end == SIZE_MAX ? s.len : end;
        }
        at = end;
        if (counted || q == '?' || q == '*' || q == '+') {
            at++;
            if (at < s.len && (s.at[at] == '?' || s.at[at] == '+')) /* lazy, possessive */
                at++;
        }
    }
}

/* The anchors of a piece; true when it may match nothing, so that what follows it begins the rule too. */
static bool anchor_piece(struct anchors *a, struct slice s)
{
    struct beginning empty = {.len = 0};
    struct beginnings set;
    struct slice whole = arena_format(&a->l->scratch, "(?:%.*s)", (int)s.len, s.at); /* its alternatives */
    bool nullable = false;
    uint32_t i;

    beginnings_init(a, &set);
    beginnings_add(&set, &empty);
    feed_atom(a, &set, whole);
    for (i = 0; i < set.count; i++) {
        if (set.items[i].len == 0)
            nullable = true;
        else
            emit(a, &set.items[i]);
    }
    if (set.failed)
        a->failed_at = 0;
    return nullable;
}

static bool anchor_literal(struct anchors *a, struct slice s)
{
    if (s.len == 0)
        return true;
    if (s.at[0] == ' ')
        a->failed_at = 0;
    else
        anchor_text(a, s);
    return false;
}

/* ---- beginnings of a tree --------------------------------------------------------------------------------------------------------- */

static void anchor_slot(struct anchors *a, const struct node *node)
{
    struct pack *pack = a->l->pack;
    uint16_t i;

    switch (node->builtin) {
    case SLOT_CLASS: anchor_class(a, node->class_id); break;
    case SLOT_NUMBER:
    case SLOT_ORDINAL:
        a->digit = true;
        anchor_numerals(a);
        break;
    case SLOT_DIGITS:
    case SLOT_INTEGER: a->digit = true; break;
    case SLOT_WORDS: anchor_numerals(a); break;
    case SLOT_UNITS:
        for (i = 0; i < (uint16_t)pack->class_count; i++) {
            if (i == a->l->class_unit || i == a->l->class_currency)
                anchor_class(a, i);
        }
        break;
    }
}

/* True when the node may match nothing. */
static bool anchor_node(struct anchors *a, const struct node *node)
{
    bool nullable = false;
    uint16_t i;

    switch (node->kind) {
    case NODE_LITERAL: return anchor_literal(a, node->literal);
    case NODE_PIECE: return anchor_piece(a, piece_source(node->piece));
    case NODE_SLOT: anchor_slot(a, node); return false;
    case NODE_SEQUENCE:
    case NODE_GROUP:
        for (i = 0; i < node->child_count; i++) {
            if (!anchor_node(a, node->children[i]))
                return false;
        }
        return true;
    case NODE_CHOICE:
        for (i = 0; i < node->child_count; i++)
            nullable |= anchor_node(a, node->children[i]);
        return nullable;
    case NODE_OPTIONAL: anchor_node(a, node->children[0]); return true;
    case NODE_AHEAD:
    case NODE_NOT_AHEAD:
    case NODE_BEHIND:
    case NODE_NOT_BEHIND: return true;
    }
    return false;
}

static void anchor_at(struct anchors *a, struct slice words)
{
    struct slice part;

    while (slice_split(&words, ' ', &part)) {
        if (part.len > 0)
            anchor_text(a, part);
    }
}

static void anchor_rule(struct anchors *a, const struct rule_record *record)
{
    struct rule_filter *filter = &a->l->pack->filter;
    uint32_t i, before = a->pair_count;
    bool nothing = false;

    a->digit = false;
    memset(a->marks, 0, sizeof a->marks);
    a->failed_at = SIZE_MAX;
    if (record->at.len > 0)
        anchor_at(a, record->at);
    else
        nothing = anchor_node(a, record->rule.match);
    if (a->failed_at != SIZE_MAX)
        load_error(a->l, record->source, record->match_offset,
                   "the expression begins with neither a slot nor a word: name the words or marks it begins at under the key at");
    else if (nothing)
        load_error(a->l, record->source, record->match_offset, "the expression can match nothing at all");
    if (a->digit)
        set_rule(filter->at_digit, a->rule);
    for (i = 0; i < 256; i++) {
        if (a->marks[i]) {
            set_rule(filter->at_mark + (size_t)i * filter->words, a->rule);
            filter->mark[i] = true;
        }
    }
    if (record->at.len == 0 && before == a->pair_count && !a->digit && a->failed_at == SIZE_MAX && !nothing) {
        for (i = 0; i < 256 && !a->marks[i]; i++)
            ;
        if (i == 256)
            load_error(a->l, record->source, record->match_offset, "the class that the expression begins with has no forms");
    }
}

/* ---- slots further on ---------------------------------------------------------------------------------------------------------- */

static void note_class(struct loader *l, uint16_t class_id, bool *done)
{
    const struct class_record *class = &l->pack->classes[class_id];

    if (done[class_id])
        return;
    done[class_id] = true;
    for (uint32_t i = 0; i < class->count; i++) {
        const struct form_record *record = (const struct form_record *)(const void *)class->forms[i];

        for (uint32_t k = 0; k < 3; k++) {
            if (record->lexemes[k] == UINT32_MAX)
                continue;
            if (l->pack->words.items[record->lexemes[k]].form.len == record->form.text.len)
                l->pack->words.items[record->lexemes[k]].starts |= STARTS_INNER;
        }
    }
}

/* Words that are all of a slot of the expression; those of numerals are marked already. */
static void note_slots(struct loader *l, const struct node *node, bool *done)
{
    if (node->kind == NODE_SLOT && node->builtin == SLOT_CLASS)
        note_class(l, node->class_id, done);
    if (node->kind == NODE_SLOT && node->builtin == SLOT_UNITS) {
        note_class(l, l->class_unit, done);
        note_class(l, l->class_currency, done);
    }
    for (uint16_t i = 0; i < node->child_count; i++)
        note_slots(l, node->children[i], done);
}

/* ---- storing ------------------------------------------------------------------------------------------------------------------------ */

/* Words of the same rules share one set. */
static void store_lexemes(struct anchors *a)
{
    struct loader *l = a->l;
    struct lexeme_table *t = &l->pack->words;
    uint32_t words = l->pack->filter.words, i;
    uint64_t **sets = arena_alloc(&l->scratch, t->count * sizeof *sets);
    const uint64_t **shared = arena_alloc(&l->scratch, t->count * sizeof *shared);
    struct map ids;

    map_init(&ids, &l->scratch);
    for (i = 0; i < a->pair_count; i++) {
        uint64_t **set = &sets[a->pairs[i].lexeme];

        if (!*set)
            *set = arena_alloc(&l->scratch, words * sizeof **set);
        set_rule(*set, a->pairs[i].rule);
    }
    for (i = 0; i < t->count; i++) {
        struct slice key = {(const char *)sets[i], words * sizeof **sets};
        uint32_t *id;
        bool found;

        if (!sets[i])
            continue;
        id = map_slot(&ids, key, i, &found);
        if (!found)
            shared[i] = (const uint64_t *)(const void *)arena_copy(l->arena, key).at;
        t->items[i].rules = shared[*id];
    }
}

void load_anchors(struct loader *l)
{
    struct anchors *a = arena_alloc(&l->scratch, sizeof *a);
    struct rule_filter *filter = &l->pack->filter;
    bool *done;

    a->l = l;
    filter->at_digit = arena_alloc(l->arena, filter->words * sizeof *filter->at_digit);
    filter->at_mark = arena_alloc(l->arena, 256 * filter->words * sizeof *filter->at_mark);
    for (uint32_t i = 0; i < l->rule_count; i++) {
        a->rule = l->rules[i]->rule.order;
        anchor_rule(a, l->rules[i]);
    }
    done = arena_alloc(&l->scratch, l->pack->class_count * sizeof *done);
    for (uint32_t i = 0; i < l->rule_count; i++)
        note_slots(l, l->rules[i]->rule.match, done);
    store_lexemes(a);
}
