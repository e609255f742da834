/* What a rule may begin with and what may stand behind its first slot, told from its expression before any text is read: of a hundred rules
 * that could be tried at a digit, all but a few are passed over by a look at the next two bytes. What is not understood here is let through:
 * a filter may keep a rule that does not match, but never drops one that does. */
#include "pack/load.h"

#include "pack/bytes.h"

struct state {                  /* where the ways through an expression may stand */
    bool start;                 /* nothing read yet */
    bool behind;                /* behind the first slot, and nothing read since: what may come next, as lookaheads have it */
    struct bytes next;          /* ... which byte, */
    struct bytes next_blank;    /* ... which one behind a blank, */
    struct bytes next_hyphen;   /* ... and behind a hyphen */
    struct bytes blank, hyphen; /* a blank, a hyphen was read: what may follow; empty: none stands there */
    struct bytes before;        /* at the start: which bytes may stand before it */
    bool four_digits;           /* the first slot ends in four digits at least */
    bool letters, digits;       /* behind: the text began with a run of such, which may be longer than what was read of it */
};

struct reach {
    struct bytes before, begin;
    struct bytes follow[FILTER_PLACES];
    bool any_length; /* on some way the first slot need not end in four digits */
};

struct walk {
    struct loader *l;
    struct rule_filter *filter;
    uint16_t rule;
    int first; /* the kind of slot that the rule begins with; ways that begin with the other are left out */
    struct reach *out;
    bool probing; /* inside a lookahead: slots are noted, not recorded */
    bool slots;
};

/* ---- sets ------------------------------------------------------------------------------------------------------------------- */

static void set_rule(uint64_t *set, uint16_t rule)
{
    set[rule / 64] |= UINT64_C(1) << (rule % 64);
}

/* ---- states ------------------------------------------------------------------------------------------------------------------- */

static bool is_dead(const struct state *s)
{
    return !s->start && !s->behind && bytes_empty(&s->blank) && bytes_empty(&s->hyphen);
}

static void merge(struct state *s, const struct state *other)
{
    s->four_digits = is_dead(s) ? other->four_digits : s->four_digits && (is_dead(other) || other->four_digits);
    s->letters |= other->letters;
    s->digits |= other->digits;
    bytes_join(&s->before, &other->before);
    s->start |= other->start;
    s->behind |= other->behind;
    bytes_join(&s->next, &other->next);
    bytes_join(&s->next_blank, &other->next_blank);
    bytes_join(&s->next_hyphen, &other->next_hyphen);
    bytes_join(&s->blank, &other->blank);
    bytes_join(&s->hyphen, &other->hyphen);
}

/* The ways go on: what was asked of the text before them is kept. */
static void leave(struct walk *w, const struct state *s)
{
    if (s->start)
        bytes_join(&w->out->before, &s->before);
    if (!s->four_digits && (s->behind || !bytes_empty(&s->blank) || !bytes_empty(&s->hyphen)))
        w->out->any_length = true;
}

static bool has_letters(const struct bytes *set)
{
    return (set->bits[1] & UINT64_C(0x07FFFFFE07FFFFFE)) != 0;
}

static bool has_digits(const struct bytes *set)
{
    return (set->bits[0] & UINT64_C(0x03FF000000000000)) != 0;
}

/* One character of `set` is read. A run of letters or digits at the beginning counts as a first slot: where it ends is told by the text. */
static void feed(struct walk *w, struct state *s, const struct bytes *set)
{
    struct state after = {.four_digits = s->four_digits};
    struct bytes both;

    leave(w, s);
    if (s->start && w->first == FILTER_RUN) {
        bytes_join(&w->out->begin, set);
        after.letters = has_letters(set);
        after.digits = has_digits(set);
    }
    if (s->behind) {
        both = bytes_both(&s->next, set);
        bytes_join(&w->out->follow[FILTER_DIRECT], &both);
        if (bytes_has(&both, ' '))
            after.blank = s->next_blank;
        if (bytes_has(&both, '-'))
            after.hyphen = s->next_hyphen;
        after.letters = s->letters && has_letters(set);
        after.digits = s->digits && has_digits(set);
    }
    if (after.letters || after.digits) {
        after.behind = true;
        after.next = after.next_blank = after.next_hyphen = BYTES_ALL;
    }
    both = bytes_both(&s->blank, set);
    bytes_join(&w->out->follow[FILTER_BLANK], &both);
    both = bytes_both(&s->hyphen, set);
    bytes_join(&w->out->follow[FILTER_HYPHEN], &both);
    *s = after;
}

/* Whatever follows will do: the rule ends here, or what comes is not understood. */
static void finish(struct walk *w, struct state *s)
{
    if (is_dead(s))
        return;
    leave(w, s);
    if (s->start && w->first == FILTER_RUN) { /* whatever the run is, it will do */
        w->out->begin = BYTES_ALL;
        for (int i = 0; i < FILTER_PLACES; i++)
            w->out->follow[i] = BYTES_ALL;
        w->out->any_length = true;
    }
    if (s->behind) {
        bytes_join(&w->out->follow[FILTER_DIRECT], &s->next);
        if (bytes_has(&s->next, ' '))
            bytes_join(&w->out->follow[FILTER_BLANK], &s->next_blank);
        if (bytes_has(&s->next, '-'))
            bytes_join(&w->out->follow[FILTER_HYPHEN], &s->next_hyphen);
    }
    bytes_join(&w->out->follow[FILTER_BLANK], &s->blank);
    bytes_join(&w->out->follow[FILTER_HYPHEN], &s->hyphen);
    *s = (struct state){0};
}

/* The tables of what may begin a rule and of what may follow its first slot, for slots of one sort. */
static void feed_slot(struct walk *w, const struct state *s, uint64_t *begin, uint64_t *const follow[FILTER_PLACES], uint32_t index)
{
    size_t at = (size_t)index * w->filter->words;

    if (s->start && begin)
        set_rule(begin + at, w->rule);
    if (s->behind)
        set_rule(follow[FILTER_DIRECT] + at, w->rule);
    if (!bytes_empty(&s->blank))
        set_rule(follow[FILTER_BLANK] + at, w->rule);
    if (!bytes_empty(&s->hyphen))
        set_rule(follow[FILTER_HYPHEN] + at, w->rule);
}

static void walk_slot(struct walk *w, struct state *s, const struct node *node)
{
    struct rule_filter *f = w->filter;
    const struct rule_follow *follow = &f->follow[w->first];
    int kind = node->builtin == SLOT_CLASS || node->builtin == SLOT_UNITS ? FILTER_CLASS : FILTER_NUMERAL;
    bool first = s->start && kind == w->first;

    w->slots = true;
    if (!w->probing) {
        leave(w, s);
        if (node->builtin == SLOT_CLASS) {
            feed_slot(w, s, first ? f->begin_class : NULL, follow->class_, node->class_id);
        } else if (node->builtin == SLOT_UNITS) {
            feed_slot(w, s, first ? f->begin_class : NULL, follow->class_, w->l->class_unit);
            feed_slot(w, s, first ? f->begin_class : NULL, follow->class_, w->l->class_currency);
        } else {
            feed_slot(w, s, first ? f->begin_numeral : NULL, follow->numeral, (uint32_t)node->builtin);
        }
    }
    *s = (struct state){0};
    if (first)
        *s = (struct state){.behind = true, .next = BYTES_ALL, .next_blank = BYTES_ALL, .next_hyphen = BYTES_ALL};
}

/* ---- pieces --------------------------------------------------------------------------------------------------------------------- */

static void walk_choice(struct walk *w, struct state *s, struct slice text, bool caseless);

/* The bytes that a lookahead leaves in the places where the ways stand. */
static void look_ahead(struct walk *w, struct state *s, void (*body)(struct walk *w, struct state *s, const void *what),
                       const void *what)
{
    struct state parts[3] = {{0}, {.blank = s->blank}, {.hyphen = s->hyphen}};

    if (!s->letters && !s->digits) /* a run may end further on */
        parts[0] = *s;
    parts[0].start = false;
    parts[0].blank = parts[0].hyphen = (struct bytes){0};
    for (int i = 0; i < 3; i++) {
        struct reach reach = {0};
        struct walk probe = *w;

        if (is_dead(&parts[i]))
            continue;
        probe.out = &reach;
        probe.probing = true;
        probe.slots = false;
        body(&probe, &parts[i], what);
        if (probe.slots) /* what a slot takes is not known by its bytes */
            continue;
        finish(&probe, &parts[i]);
        if (i == 0) {
            s->next = reach.follow[FILTER_DIRECT];
            s->next_blank = reach.follow[FILTER_BLANK];
            s->next_hyphen = reach.follow[FILTER_HYPHEN];
        } else {
            *(i == 1 ? &s->blank : &s->hyphen) = reach.follow[i == 1 ? FILTER_BLANK : FILTER_HYPHEN];
        }
    }
}

struct ahead {
    struct slice text;
    bool caseless;
};

static void ahead_text(struct walk *w, struct state *s, const void *what)
{
    const struct ahead *a = what;

    walk_choice(w, s, a->text, a->caseless);
}

static void ahead_node(struct walk *w, struct state *s, const void *what);

static void take_away(struct bytes *set, const struct bytes *ascii)
{
    set->bits[0] &= ~ascii->bits[0];
    set->bits[1] &= ~ascii->bits[1];
}

/* One alternative of a negative lookahead, where it is one or two characters long: those cannot follow. */
static void look_not(struct state *s, struct slice text, bool caseless)
{
    struct bytes first, second;
    size_t len = text.len ? atom_length(text) : 0;

    if (len == 0 || !atom_bytes(slice_part(text, 0, len), caseless, &first))
        return;
    if (len == text.len) {
        bytes_remove(&first, 0); /* the end of the text is no character */
        if (!s->letters && !s->digits)
            take_away(&s->next, &first);
        take_away(&s->blank, &first);
        take_away(&s->hyphen, &first);
        return;
    }
    text = slice_part(text, len, text.len);
    if (strchr("?*+{", text.at[0]) || atom_length(text) != text.len || !atom_bytes(text, caseless, &second))
        return;
    bytes_remove(&second, 0);
    if (s->letters || s->digits)
        return;
    if (bytes_has(&first, ' '))
        take_away(&s->next_blank, &second);
    if (bytes_has(&first, '-'))
        take_away(&s->next_hyphen, &second);
}

static void walk_look_not(struct state *s, struct slice text, bool caseless)
{
    size_t at = 0, from = 0;

    for (;;) {
        if (at == text.len || text.at[at] == '|') {
            look_not(s, slice_part(text, from, at), caseless);
            if (at == text.len)
                return;
            from = ++at;
        } else {
            at += atom_length(slice_part(text, at, text.len));
        }
    }
}

struct tail { /* how what a lookbehind wants ends */
    struct bytes last;
    uint32_t digits; /* so many at least */
    bool whole;      /* nothing but digits */
};

static struct tail tail_of_choice(struct slice text, bool caseless);

static struct tail tail_of_atom(struct slice atom, bool caseless)
{
    struct tail tail = {.last = BYTES_ALL};
    size_t from = 0;

    if (atom_bytes(atom, caseless, &tail.last)) {
        tail.whole =
            tail.last.bits[1] == 0 && (tail.last.bits[0] & ~(UINT64_C(0x3FF) << '0')) == 0 && (unsigned char)atom.at[0] < 0x80;
        tail.digits = tail.whole;
        tail.last.bits[2] = tail.last.bits[3] = UINT64_MAX;
        return tail;
    }
    tail.last = BYTES_ALL;
    if (slice_starts(atom, slice_of("(?:")))
        from = 3;
    else if (slice_starts(atom, slice_of("(?-i:")))
        from = 5;
    return from && atom.len > from ? tail_of_choice(slice_part(atom, from, atom.len - 1), caseless && from == 3) : tail;
}

static struct tail tail_of_text(struct slice text, bool caseless)
{
    struct tail tail = {.last = BYTES_ALL, .whole = true};

    while (text.len > 0) {
        size_t len = atom_length(text);
        struct tail atom = tail_of_atom(slice_part(text, 0, len), caseless);
        uint32_t times = 1;

        text = slice_part(text, len, text.len);
        if (text.len > 2 && text.at[0] == '{' && ascii_is_digit(text.at[1]) && text.at[2] == '}') {
            times = (uint32_t)(text.at[1] - '0');
            text = slice_part(text, 3, text.len);
        }
        if (times == 0 || (text.len > 0 && strchr("?*+{", text.at[0])))
            return (struct tail){.last = BYTES_ALL}; /* a lookbehind of many lengths */
        tail.digits = atom.whole ? tail.digits + times * atom.digits : atom.digits;
        tail.whole &= atom.whole;
        tail.last = atom.last;
    }
    return tail;
}

static struct tail tail_of_choice(struct slice text, bool caseless)
{
    struct tail out = {.digits = UINT32_MAX, .whole = true};
    size_t at = 0, from = 0;

    for (;;) {
        if (at == text.len || text.at[at] == '|') {
            struct tail one = tail_of_text(slice_part(text, from, at), caseless);
            bytes_join(&out.last, &one.last);
            out.digits = one.digits < out.digits ? one.digits : out.digits;
            out.whole &= one.whole;
            if (at == text.len)
                return out;
            from = ++at;
        } else {
            at += atom_length(slice_part(text, at, text.len));
        }
    }
}

static void look_behind(struct state *s, struct slice text, bool caseless)
{
    struct tail tail = tail_of_choice(text, caseless);

    s->before = bytes_both(&s->before, &tail.last);
    s->four_digits |= tail.digits >= 4 && !s->digits;
}

static void walk_group(struct walk *w, struct state *s, struct slice group, bool caseless)
{
    struct slice body = slice_part(group, 0, group.len - 1);
    struct ahead ahead;

    if (slice_starts(body, slice_of("(?<!")) || slice_starts(body, slice_of("(?#")))
        return; /* more is let through */
    if (slice_starts(body, slice_of("(?<="))) {
        look_behind(s, slice_part(body, 4, body.len), caseless);
        return;
    }
    if (slice_starts(body, slice_of("(?="))) {
        ahead = (struct ahead){slice_part(body, 3, body.len), caseless};
        look_ahead(w, s, ahead_text, &ahead);
    } else if (slice_starts(body, slice_of("(?!"))) {
        walk_look_not(s, slice_part(body, 3, body.len), caseless);
    } else if (slice_starts(body, slice_of("(?<")) || slice_starts(body, slice_of("(?P<"))) {
        size_t name = slice_find(body, slice_of(">"), 0);
        walk_choice(w, s, slice_part(body, name == SIZE_MAX ? body.len : name + 1, body.len), caseless);
    } else if (slice_starts(body, slice_of("(?:")) || slice_starts(body, slice_of("(?>"))) {
        walk_choice(w, s, slice_part(body, 3, body.len), caseless);
    } else if (slice_starts(body, slice_of("(?-i:")) || slice_starts(body, slice_of("(?i:"))) {
        size_t from = slice_find(body, slice_of(":"), 0) + 1;
        walk_choice(w, s, slice_part(body, from, body.len), body.at[2] == 'i');
    } else if (body.len > 1 && (body.at[1] == '?' || body.at[1] == '*')) {
        finish(w, s);
    } else {
        walk_choice(w, s, slice_part(body, 1, body.len), caseless);
    }
}

static void walk_atom(struct walk *w, struct state *s, struct slice atom, bool caseless)
{
    struct bytes set;
    char c = atom.at[0], e = atom.len > 1 ? atom.at[1] : '\0';

    if (c == '^' || (c == '\\' && (e == 'b' || e == 'B' || e == 'A' || e == 'G')))
        return;
    if (c == '(' && atom.len > 1) {
        walk_group(w, s, atom, caseless);
    } else if (c == '$') {
        struct bytes end = {{1, 0, 0, 0}};
        s->next = bytes_both(&s->next, &end);
        s->blank = bytes_both(&s->blank, &end);
        s->hyphen = bytes_both(&s->hyphen, &end);
    } else if (atom_bytes(atom, caseless, &set)) {
        set.bits[2] = set.bits[3] = UINT64_MAX; /* beyond ASCII nothing is told apart */
        feed(w, s, &set);
    } else {
        finish(w, s);
    }
}

/* One alternative of a piece. An atom that may be repeated is read thrice: then nothing is left to learn. */
static void walk_text(struct walk *w, struct state *s, struct slice text, bool caseless)
{
    size_t at = 0;

    while (at < text.len && !is_dead(s)) {
        struct slice atom = slice_part(text, at, at + atom_length(slice_part(text, at, text.len)));
        struct state before = *s, once;
        char q;
        bool counted, again;

        at += atom.len;
        q = at < text.len ? text.at[at] : '\0';
        counted = q == '{' && at + 1 < text.len && (ascii_is_digit(text.at[at + 1]) || text.at[at + 1] == ',');
        again = counted || q == '*' || q == '+';
        walk_atom(w, s, atom, caseless);
        for (int i = 0; again && i < 2; i++) {
            once = *s;
            walk_atom(w, &once, atom, caseless);
            merge(s, &once);
        }
        if (q == '?' || q == '*' || (counted && (text.at[at + 1] == '0' || text.at[at + 1] == ',')))
            merge(s, &before);
        if (counted) {
            at = slice_find(text, slice_of("}"), at);
            at = at == SIZE_MAX ? text.len : at;
        }
        if (again || q == '?') {
            at++;
            if (at < text.len && (text.at[at] == '?' || text.at[at] == '+')) /* lazy, possessive */
                at++;
        }
    }
}

static void walk_choice(struct walk *w, struct state *s, struct slice text, bool caseless)
{
    struct state before = *s, out = {0}, one;
    size_t at = 0, from = 0;

    for (;;) {
        if (at == text.len || text.at[at] == '|') {
            one = before;
            walk_text(w, &one, slice_part(text, from, at), caseless);
            merge(&out, &one);
            if (at == text.len)
                break;
            from = ++at;
        } else {
            at += atom_length(slice_part(text, at, text.len));
        }
    }
    *s = out;
}

/* ---- trees ------------------------------------------------------------------------------------------------------------------------- */

static void walk_literal(struct walk *w, struct state *s, struct slice text)
{
    for (size_t i = 0; i < text.len && !is_dead(s); i++) {
        struct bytes set = {{0, 0, UINT64_MAX, UINT64_MAX}};

        if ((unsigned char)text.at[i] < 0x80)
            bytes_add_letter(&set, (unsigned char)text.at[i], true);
        feed(w, s, &set);
    }
}

static void walk_node(struct walk *w, struct state *s, const struct node *node)
{
    struct state before = *s, out = {0};

    if (is_dead(s))
        return;
    switch (node->kind) {
    case NODE_LITERAL: walk_literal(w, s, node->literal); break;
    case NODE_PIECE: walk_choice(w, s, piece_source(node->piece), true); break;
    case NODE_SLOT: walk_slot(w, s, node); break;
    case NODE_SEQUENCE:
        for (uint16_t i = 0; i < node->child_count; i++)
            walk_node(w, s, node->children[i]);
        break;
    case NODE_CHOICE:
        for (uint16_t i = 0; i < node->child_count; i++) {
            *s = before;
            walk_node(w, s, node->children[i]);
            merge(&out, s);
        }
        *s = out;
        break;
    case NODE_OPTIONAL:
        walk_node(w, s, node->children[0]);
        merge(s, &before);
        break;
    case NODE_AHEAD: look_ahead(w, s, ahead_node, node->children[0]); break;
    case NODE_NOT_AHEAD: break;
    }
}

static void ahead_node(struct walk *w, struct state *s, const void *what)
{
    walk_node(w, s, what);
}

/* ---- pieces by themselves ----------------------------------------------------------------------------------------------------------- */

void filter_piece(struct slice source, struct bytes next[FILTER_PLACES])
{
    struct reach reach = {.any_length = false};
    struct walk w = {.first = FILTER_CLASS, .out = &reach};
    struct state s = {.behind = true, .next = BYTES_ALL, .next_blank = BYTES_ALL, .next_hyphen = BYTES_ALL};

    walk_choice(&w, &s, source, true);
    finish(&w, &s);
    memcpy(next, reach.follow, sizeof reach.follow);
}

/* ---- storing ----------------------------------------------------------------------------------------------------------------------- */

static void store_bytes(uint64_t *table, uint32_t words, const struct bytes *set, uint16_t rule)
{
    for (unsigned i = 0; i < 4; i++) {
        uint64_t left = set->bits[i];

        for (; left != 0; left &= left - 1)
            set_rule(table + (size_t)(64 * i + (unsigned)__builtin_ctzll(left)) * words, rule);
    }
}

static uint64_t *new_table(struct loader *l, uint32_t words, uint32_t count)
{
    return arena_alloc(l->arena, (size_t)words * count * sizeof(uint64_t));
}

/* The union of all sets of a table. */
static uint64_t *any_of(struct loader *l, const uint64_t *table, uint32_t words, uint32_t count)
{
    uint64_t *any = new_table(l, words, 1);

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < words; k++)
            any[k] |= table[(size_t)i * words + k];
    return any;
}

static void new_follow(struct loader *l, struct rule_follow *follow, uint32_t words)
{
    for (int i = 0; i < FILTER_PLACES; i++) {
        follow->byte[i] = new_table(l, words, 256);
        follow->class_[i] = new_table(l, words, l->pack->class_count);
        follow->numeral[i] = new_table(l, words, SLOT_UNITS + 1);
    }
    follow->four_digits = new_table(l, words, 1);
}

static void filter_rule(struct loader *l, struct rule_filter *f, const struct rule *rule)
{
    struct reach reach;

    for (int first = 0; first < FILTER_FIRSTS; first++) {
        struct walk w = {.l = l, .filter = f, .rule = rule->order, .first = first, .out = &reach};
        struct state s = {.start = true, .before = BYTES_ALL};

        reach = (struct reach){.any_length = false};
        walk_node(&w, &s, rule->match);
        finish(&w, &s);
        store_bytes(f->before_byte, f->words, &reach.before, rule->order);
        store_bytes(f->begin_byte, f->words, &reach.begin, rule->order);
        for (int k = 0; k < FILTER_PLACES; k++)
            store_bytes(f->follow[first].byte[k], f->words, &reach.follow[k], rule->order);
        if (!reach.any_length)
            set_rule(f->follow[first].four_digits, rule->order);
    }
}

void load_filter(struct loader *l)
{
    struct rule_filter *f = &l->pack->filter;
    uint32_t classes = l->pack->class_count;

    f->words = (l->rule_count + 63u) / 64u;
    f->before_byte = new_table(l, f->words, 256);
    f->begin_byte = new_table(l, f->words, 256);
    f->begin_class = new_table(l, f->words, classes);
    f->begin_numeral = new_table(l, f->words, SLOT_UNITS + 1);
    for (int i = 0; i < FILTER_FIRSTS; i++)
        new_follow(l, &f->follow[i], f->words);
    for (uint32_t i = 0; i < l->rule_count; i++)
        filter_rule(l, f, &l->rules[i]->rule);
    f->any_begin_class = any_of(l, f->begin_class, f->words, classes);
    f->any_begin_numeral = any_of(l, f->begin_numeral, f->words, SLOT_UNITS + 1);
    for (int i = 0; i < FILTER_FIRSTS; i++) {
        for (int k = 0; k < FILTER_PLACES; k++) {
            f->follow[i].any_class[k] = any_of(l, f->follow[i].class_[k], f->words, classes);
            f->follow[i].any_numeral[k] = any_of(l, f->follow[i].numeral[k], f->words, SLOT_UNITS + 1);
        }
    }
}
