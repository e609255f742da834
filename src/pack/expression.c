/* Expressions: split at their slots into a tree of nodes. What holds no slot stays one piece, as large as possible: plain text a literal,
 * all else a piece (piece.c). Only as much of PCRE2's syntax is read here as it takes to find slots and the groups around them. */
#include <stdio.h>

#include "pack/load.h"

enum { DEPTH_MAX = 40, NODES_MAX = 400, NODES_BLOCK = 256 };

struct parse {
    struct loader *l;
    struct rule_record *record;
    const struct expression_part *parts;
    uint32_t part_count;
    struct slice text;
    uint32_t depth, nodes;
    bool failed;
};

struct children {
    struct node **items;
    uint32_t count, capacity;
};

static struct node *parse_choice(struct parse *p, size_t from, size_t to);

static void fail(struct parse *p, size_t at, const char *message)
{
    uint32_t i = p->part_count - 1;

    if (!p->failed) {
        while (i > 0 && p->parts[i].from > at)
            i--;
        load_error(p->l, p->record->source, p->parts[i].offset + (at - p->parts[i].from), "%s", message);
    }
    p->failed = true;
}

static struct node *node_new(struct parse *p, enum node_kind kind)
{
    struct loader *l = p->l;
    struct node *node;

    if (l->free_node_count == 0) {
        l->free_node_count = NODES_BLOCK;
        l->free_nodes = arena_alloc(l->arena, NODES_BLOCK * sizeof *node);
    }
    l->free_node_count--;
    node = l->free_nodes++;
    node->kind = kind;
    node->capture = CAPTURE_NONE;
    node->class_id = CLASS_NONE;
    if (++p->nodes > NODES_MAX)
        fail(p, 0, "the expression has too many parts: split the rule");
    return node;
}

/* ---- PCRE2's syntax, as far as it matters --------------------------------------------------------------------------------------- */

static size_t skip_class(struct slice s, size_t at, size_t to)
{
    at++;
    if (at < to && s.at[at] == '^')
        at++;
    if (at < to && s.at[at] == ']')
        at++;
    for (; at < to && s.at[at] != ']'; at++) {
        if (s.at[at] == '\\') {
            at++;
        } else if (s.at[at] == '[' && at + 1 < to && s.at[at + 1] == ':') {
            size_t end = slice_find(s, slice_of(":]"), at + 2);

            if (end != SIZE_MAX && end < to)
                at = end + 1;
        }
    }
    return at < to ? at + 1 : to;
}

static size_t skip_escape(struct slice s, size_t at, size_t to)
{
    char c = at + 1 < to ? s.at[at + 1] : '\0';

    if (c == 'Q') {
        size_t end = slice_find(s, slice_of("\\E"), at + 2);
        return end != SIZE_MAX && end + 2 <= to ? end + 2 : to;
    }
    if (c != '\0' && strchr("xopPNgk", c) && at + 2 < to && s.at[at + 2] == '{') {
        size_t end = slice_find(s, slice_of("}"), at + 3);
        return end != SIZE_MAX && end < to ? end + 1 : to;
    }
    at = at + 2 < to ? at + 2 : to;
    while (at < to && ((unsigned char)s.at[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static bool slot_at(struct slice s, size_t at, size_t to)
{
    return at + 1 < to && s.at[at] == '{' && ascii_is_alpha(s.at[at + 1]);
}

/* Behind the atom at `at`, which ends before `to`; a quantifier is an atom of its own. *slot is set when there is a slot in it. A group that
 * is not closed: SIZE_MAX. */
static size_t skip_atom(struct slice s, size_t at, size_t to, bool *slot, uint32_t depth)
{
    if (s.at[at] == '\\')
        return skip_escape(s, at, to);
    if (s.at[at] == '[')
        return skip_class(s, at, to);
    if (slot_at(s, at, to)) {
        size_t end = slice_find(s, slice_of("}"), at);

        *slot = true;
        return end != SIZE_MAX && end < to ? end + 1 : to;
    }
    if (s.at[at] == '(') {
        if (depth > DEPTH_MAX)
            return SIZE_MAX;
        if (at + 2 < to && s.at[at + 1] == '?' && s.at[at + 2] == '#') {
            size_t end = slice_find(s, slice_of(")"), at);
            return end != SIZE_MAX && end < to ? end + 1 : SIZE_MAX;
        }
        for (at++; at < to && s.at[at] != ')';) {
            at = skip_atom(s, at, to, slot, depth + 1);
            if (at == SIZE_MAX)
                return SIZE_MAX;
        }
        return at < to ? at + 1 : SIZE_MAX;
    }
    for (at++; at < to && ((unsigned char)s.at[at] & 0xC0) == 0x80; at++)
        ;
    return at;
}

/* ---- leaves ----------------------------------------------------------------------------------------------------------------------- */

static uint16_t capture_index(struct parse *p, struct slice name, size_t at)
{
    struct rule *rule = &p->record->rule;
    uint16_t i;

    for (i = 0; i < rule->capture_count; i++) {
        if (slice_equal(rule->captures[i], name))
            return i;
    }
    if (rule->capture_count == CAPTURES_MAX) {
        fail(p, at, "more than 12 slots and named groups: split the rule");
        return 0;
    }
    rule->captures[rule->capture_count++] = name;
    return i;
}

/* Plain text as it matches, in lower case; false where the piece is more than that. */
static bool read_literal(struct parse *p, size_t from, size_t to, struct slice *out)
{
    struct slice s = p->text;
    char *copy = arena_alloc(p->l->arena, to - from + 1);
    size_t len = 0, at;

    for (at = from; at < to; at++) {
        char c = s.at[at];

        if (c == '\\') {
            c = at + 1 < to ? s.at[at + 1] : '\0';
            if (c == '\0' || byte_is_word(c) || c == ' ')
                return false;
            at++;
        } else if (strchr("^$.[]|()?*+{", c)) {
            return false;
        }
        copy[len++] = ascii_lower(c);
    }
    out->at = copy;
    out->len = len;
    return true;
}

static const struct piece *intern_piece(struct parse *p, size_t from, size_t to)
{
    struct pack *pack = p->l->pack;
    struct slice source = slice_part(p->text, from, to);
    struct regex_error error;
    struct piece *piece;
    uint32_t known = map_get(&p->l->piece_ids, source);

    if (known != MAP_NONE)
        return pack->pieces[known];
    piece = arena_alloc(p->l->arena, sizeof *piece);
    *ARENA_PUSH(p->l->arena, pack->pieces, pack->piece_count, pack->piece_capacity) = piece; /* known before it holds memory */
    if (!piece_compile(piece, source, p->l, &error)) {
        if (error.memory)
            longjmp(*p->l->arena->escape, 1);
        fail(p, from + error.offset, error.message);
        return NULL;
    }
    map_set(&p->l->piece_ids, source, pack->piece_count - 1);
    return piece;
}

static struct node *make_piece(struct parse *p, size_t from, size_t to)
{
    struct node *node = node_new(p, NODE_LITERAL);
    uint16_t *groups, i;

    if (read_literal(p, from, to, &node->literal))
        return node;
    node->kind = NODE_PIECE;
    node->literal = slice_of(NULL);
    node->piece = intern_piece(p, from, to);
    if (!node->piece || !node->piece->regex)
        return node;
    node->group_count = regex_group_count(node->piece->regex);
    groups = arena_alloc(p->l->arena, node->group_count * sizeof *groups);
    for (i = 0; i < node->group_count; i++) {
        struct slice name = regex_group_name(node->piece->regex, (uint16_t)(i + 1));

        groups[i] = name.len ? capture_index(p, arena_copy(p->l->arena, name), from) : (uint16_t)CAPTURE_NONE;
    }
    node->groups = groups;
    return node;
}

static bool builtin_by_name(struct slice name, enum builtin *out)
{
    static const struct {
        const char *name;
        enum builtin builtin;
    } SLOTS[] = {{"number", SLOT_NUMBER}, {"digits", SLOT_DIGITS},   {"integer", SLOT_INTEGER},
                 {"words", SLOT_WORDS},   {"ordinal", SLOT_ORDINAL}, {"units", SLOT_UNITS}};
    size_t i;

    for (i = 0; i < sizeof SLOTS / sizeof *SLOTS; i++) {
        if (slice_equal(name, slice_of(SLOTS[i].name))) {
            *out = SLOTS[i].builtin;
            return true;
        }
    }
    return false;
}

/* Reads {class:name} into the node; what it is to be captured as. */
static struct slice name_slot(struct parse *p, struct node *node, size_t from, size_t to)
{
    struct slice name, label;
    size_t colon;
    char message[200];

    if (p->text.at[to - 1] != '}') {
        fail(p, from, "this slot is not closed: end it with }");
        return slice_of(NULL);
    }
    name = label = slice_part(p->text, from + 1, to - 1);
    colon = slice_find(name, slice_of(":"), 0);
    if (colon != SIZE_MAX) {
        label = slice_part(name, colon + 1, name.len);
        name = slice_part(name, 0, colon);
        if (label.len == 0)
            fail(p, from, "no name behind the colon: write {class:name}");
    }
    if (!builtin_by_name(name, &node->builtin)) {
        uint32_t id = map_get(&p->l->pack->class_ids, name);

        node->builtin = SLOT_CLASS;
        node->class_id = id == MAP_NONE ? (uint16_t)CLASS_NONE : (uint16_t)id;
        if (id == MAP_NONE) {
            snprintf(message, sizeof message, "unknown slot {%.*s}: no table has a class of that name",
                     (int)(name.len < 100 ? name.len : 100), name.at);
            fail(p, from, message);
        }
    }
    return label;
}

static struct node *parse_slot(struct parse *p, size_t from, size_t to)
{
    struct node *node = node_new(p, NODE_SLOT);
    struct slice label = name_slot(p, node, from, to);

    if (!p->failed)
        node->capture = capture_index(p, label, from);
    return node;
}

/* ---- groups and sequences ----------------------------------------------------------------------------------------------------------- */

static struct node *wrap(struct parse *p, enum node_kind kind, struct node *child)
{
    struct node *node = node_new(p, kind);

    node->children = arena_alloc(p->l->arena, sizeof *node->children);
    node->children[0] = child;
    node->child_count = 1;
    return node;
}

/* (?<={class} ), (?<!{class}): the slot comes first, and is the only one. */
static struct node *parse_behind(struct parse *p, size_t from, size_t to)
{
    struct node *node = node_new(p, p->text.at[from + 3] == '=' ? NODE_BEHIND : NODE_NOT_BEHIND), *form;
    size_t rest = from + 4;
    bool slot = false;

    if (slot_at(p->text, rest, to - 1))
        rest = skip_atom(p->text, rest, to - 1, &slot, p->depth);
    for (size_t at = rest, end; slot && at < to - 1; at = end) {
        bool another = false;
        end = skip_atom(p->text, at, to - 1, &another, p->depth);
        slot = !another && p->text.at[at] != '|';
    }
    form = slot ? node_new(p, NODE_SLOT) : NULL;
    if (form)
        name_slot(p, form, from + 4, rest);
    if (!form || form->builtin != SLOT_CLASS) {
        fail(p, from, "a lookbehind with a slot begins with a class and holds no other slot: (?<={class} )");
        return node;
    }
    node->class_id = form->class_id;
    if (rest == to - 1)
        return node;
    node->children = arena_alloc(p->l->arena, sizeof *node->children);
    node->children[0] = make_piece(p, rest, to - 1);
    node->child_count = 1;
    return node;
}

/* A group that holds a slot, from its ( to behind its ). */
static struct node *parse_group(struct parse *p, size_t from, size_t to)
{
    struct slice s = slice_part(p->text, from, to - 1);
    struct node *node;
    size_t name, end;

    if (p->depth > DEPTH_MAX) {
        fail(p, from, "groups are nested too deep");
        return node_new(p, NODE_SEQUENCE);
    }
    if (slice_starts(s, slice_of("(?:")))
        return parse_choice(p, from + 3, to - 1);
    if (slice_starts(s, slice_of("(?=")))
        return wrap(p, NODE_AHEAD, parse_choice(p, from + 3, to - 1));
    if (slice_starts(s, slice_of("(?!")))
        return wrap(p, NODE_NOT_AHEAD, parse_choice(p, from + 3, to - 1));
    if (slice_starts(s, slice_of("(?<=")) || slice_starts(s, slice_of("(?<!")))
        return parse_behind(p, from, to);
    if (slice_starts(s, slice_of("(?<")) || slice_starts(s, slice_of("(?P<"))) {
        name = s.at[2] == 'P' ? 4 : 3;
        end = slice_find(s, slice_of(">"), name);
        if (end == SIZE_MAX || end == name) {
            fail(p, from, "this group's name is not closed: write (?<name> )");
            return node_new(p, NODE_SEQUENCE);
        }
        node = wrap(p, NODE_GROUP, parse_choice(p, from + end + 1, to - 1));
        node->capture = capture_index(p, slice_part(s, name, end), from);
        return node;
    }
    if (slice_starts(s, slice_of("(?")) || slice_starts(s, slice_of("(*"))) {
        fail(p, from, "a group with a slot is one of (?: ), ( ), (?<name> ), (?= ), (?! ), (?<= ), (?<! )");
        return node_new(p, NODE_SEQUENCE);
    }
    return parse_choice(p, from + 1, to - 1);
}

static void add_child(struct parse *p, struct children *c, struct node *node)
{
    *ARENA_PUSH(&p->l->scratch, c->items, c->count, c->capacity) = node;
}

static struct node *finish(struct parse *p, enum node_kind kind, const struct children *c)
{
    struct node *node;

    if (c->count == 1)
        return c->items[0];
    node = node_new(p, kind);
    node->child_count = (uint16_t)c->count;
    node->children = arena_alloc(p->l->arena, c->count * sizeof *node->children);
    if (c->count > 0)
        memcpy(node->children, c->items, c->count * sizeof *node->children);
    return node;
}

/* The node with its quantifier; *at moves behind that. */
static struct node *quantified(struct parse *p, struct node *node, size_t *at, size_t to)
{
    struct slice s = p->text;
    bool wide = node->kind < NODE_AHEAD;

    if (*at < to && s.at[*at] == '?' && wide) {
        node = wrap(p, NODE_OPTIONAL, node);
        ++*at;
    }
    if (*at < to && (strchr("*+?", s.at[*at]) || (s.at[*at] == '{' && !slot_at(s, *at, to) && *at + 1 < to &&
                                                  (ascii_is_digit(s.at[*at + 1]) || s.at[*at + 1] == ','))))
        fail(p, *at, "around a slot there is no other quantifier than ?");
    return node;
}

/* One alternative. */
static struct node *parse_sequence(struct parse *p, size_t from, size_t to)
{
    struct children c = {0};
    size_t piece = from, at = from;

    while (at < to && !p->failed) {
        bool slot = false, is_slot = slot_at(p->text, at, to);
        size_t end = skip_atom(p->text, at, to, &slot, p->depth);
        struct node *node;

        if (end == SIZE_MAX) {
            fail(p, at, "this group is not closed: end it with )");
            break;
        }
        if (p->text.at[at] == ')') {
            fail(p, at, "no group is open here: write \\) for the sign itself");
            break;
        }
        if (!slot) {
            at = end;
            continue;
        }
        if (piece < at)
            add_child(p, &c, make_piece(p, piece, at));
        node = is_slot ? parse_slot(p, at, end) : parse_group(p, at, end);
        at = end;
        if (!p->failed)
            node = quantified(p, node, &at, to);
        add_child(p, &c, node);
        piece = at;
    }
    if (piece < to && !p->failed)
        add_child(p, &c, make_piece(p, piece, to));
    return finish(p, NODE_SEQUENCE, &c);
}

static struct node *parse_choice(struct parse *p, size_t from, size_t to)
{
    struct children c = {0};
    size_t start = from, at;
    bool slot = false;

    p->depth++;
    for (at = from; at < to && !slot && p->text.at[at] != ')';) {
        size_t end = skip_atom(p->text, at, to, &slot, p->depth);

        at = end == SIZE_MAX ? to : end;
    }
    if (!slot && from < to && at == to) { /* no slot: one piece with all its alternatives */
        struct node *node = make_piece(p, from, to);

        p->depth--;
        return node;
    }
    for (at = from; at < to && !p->failed;) {
        size_t end;

        if (p->text.at[at] == '|') {
            add_child(p, &c, parse_sequence(p, start, at));
            start = ++at;
            continue;
        }
        end = skip_atom(p->text, at, to, &slot, p->depth);
        if (end == SIZE_MAX) {
            fail(p, at, "this group is not closed: end it with )");
            break;
        }
        at = p->text.at[at] == ')' ? at + 1 : end; /* a stray one is reported by parse_sequence */
    }
    add_child(p, &c, parse_sequence(p, start, to));
    p->depth--;
    return finish(p, NODE_CHOICE, &c);
}

/* ---- what follows what ----------------------------------------------------------------------------------------------------------------- */

/* Where a match of the node begins. */
static const struct node *first_of(const struct node *node)
{
    while (node && node->kind == NODE_SEQUENCE && node->child_count > 0)
        node = node->children[0];
    return node;
}

static void link_node(struct node *node, const struct node *next)
{
    const struct node *inner = node->kind < NODE_GROUP ? next : NULL; /* the others match their child alone */

    node->next = first_of(next);
    for (uint16_t i = node->child_count; i-- > 0;) {
        link_node(node->children[i], inner);
        if (node->kind == NODE_SEQUENCE)
            inner = node->children[i];
    }
}

/* ---- checks on the whole -------------------------------------------------------------------------------------------------------------- */

/* Captures set below the node, as bits; fails where one would be set twice on the same way through. */
static uint32_t captures_of(struct parse *p, const struct node *node)
{
    uint32_t all = 0, i;

    if (node->kind >= NODE_AHEAD)
        return 0; /* what is only looked at is taken by nobody */
    if (node->capture != CAPTURE_NONE)
        all |= 1u << node->capture;
    for (i = 0; i < node->group_count; i++) {
        if (node->groups[i] != CAPTURE_NONE)
            all |= 1u << node->groups[i];
    }
    for (i = 0; i < node->child_count; i++) {
        uint32_t below = captures_of(p, node->children[i]);

        if (node->kind != NODE_CHOICE && (all & below) && !p->failed) {
            uint32_t twice = all & below, index = 0;
            char message[160];

            while (!(twice & 1u << index))
                index++;
            snprintf(message, sizeof message, "\"%.*s\" stands twice in one match: tell them apart with {class:name}",
                     (int)(p->record->rule.captures[index].len & 63), p->record->rule.captures[index].at);
            fail(p, 0, message);
        }
        all |= below;
    }
    return all;
}

/* References back would have to cross pieces. */
static void check_references(struct parse *p)
{
    struct slice s = p->text;
    size_t at;

    for (at = 0; at + 1 < s.len && !p->failed; at++) {
        if (s.at[at] == '[') {
            at = skip_class(s, at, s.len) - 1;
        } else if (s.at[at] == '\\') {
            char c = s.at[at + 1];

            if ((c >= '1' && c <= '9') || c == 'k' || c == 'g')
                fail(p, at, "an expression has no references back");
            at = skip_escape(s, at, s.len) - 1;
        }
    }
}

bool expression_compile(struct loader *l, struct rule_record *record, const struct expression_part *parts, uint32_t part_count)
{
    struct parse p = {.l = l, .record = record, .parts = parts, .part_count = part_count, .text = record->rule.expression};

    record->match_offset = parts[0].offset;
    check_references(&p);
    if (!p.failed) {
        struct node *match = parse_choice(&p, 0, p.text.len);

        captures_of(&p, match);
        link_node(match, NULL);
        record->rule.match = match;
        record->rule.first = first_of(match);
    }
    record->broken = p.failed;
    return !p.failed;
}
