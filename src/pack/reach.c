/* What a text may look like where an expression matches, told from the expression before any text is read. All ways through it are followed
 * at once, for as many bytes as FILTER_REACH; what is not understood is let through: more may be allowed than matches, never less. Letters
 * beyond ASCII that differ from ASCII letters in nothing but case (the long s) are not thought of, nor does the folded text have them. */
#include "pack/reach.h"

#include "pack/load.h"

enum { BEYOND = 1 << FILTER_REACH, NEAR = BEYOND - 1 };

static const struct bytes BLANK = {{UINT64_C(1) << ' ', 0, 0, 0}},
                          NO_BLANK = {{~(UINT64_C(1) << ' '), UINT64_MAX, UINT64_MAX, UINT64_MAX}};

struct state {                         /* where the ways that were followed so far stand */
    bool start;                        /* nothing read yet */
    bool four_digits;                  /* the first slot ends in four digits at least */
    unsigned places;                   /* bit k: k bytes behind the place that counts; BEYOND: further. 0: no way goes on */
    unsigned limited;                  /* places for which `next` tells more than that any byte will do */
    struct bytes before[REACH_BEFORE]; /* what may stand before the beginning */
    struct bytes next[FILTER_REACH];   /* what lookaheads leave of the byte at a place */
};

struct walk {
    enum filter_first first;
    struct reach *out;
    struct bytes must[FILTER_REACH]; /* what lookaheads on all ways leave */
    uint32_t inner;                  /* alternatives and optional parts around what is being read */
    bool lost;                       /* some way was not followed to its end */
    bool slots;                      /* one was met */
};

static bool is_dead(const struct state *s)
{
    return !s->start && s->places == 0;
}

static void merge(struct state *s, const struct state *other)
{
    s->four_digits = is_dead(s) ? other->four_digits : s->four_digits && (is_dead(other) || other->four_digits);
    s->start |= other->start;
    for (int k = 0; k < FILTER_REACH; k++) {
        if (!(s->places >> k & 1) && other->limited >> k & 1) {
            s->limited |= 1u << k;
            s->next[k] = other->next[k];
        } else if (s->limited >> k & other->limited >> k & 1) {
            bytes_join(&s->next[k], &other->next[k]);
        } else if (other->places >> k & 1) {
            s->limited &= ~(1u << k);
        }
    }
    s->places |= other->places;
    for (int i = 0; i < REACH_BEFORE; i++)
        bytes_join(&s->before[i], &other->before[i]);
}

/* Of a set what may be read at a place. */
static struct bytes allowed(const struct state *s, int place, const struct bytes *set)
{
    return s->limited >> place & 1 ? bytes_both(&s->next[place], set) : *set;
}

static void limit(struct state *s, int place, const struct bytes *set)
{
    s->next[place] = allowed(s, place, set);
    s->limited |= 1u << place;
}

/* The ways go on: what was asked of the text before them is kept. */
static void leave(struct walk *w, struct state *s)
{
    for (int i = 0; s->start && i < REACH_BEFORE; i++)
        bytes_join(&w->out->before[i], &s->before[i]);
    if (!s->four_digits && s->places)
        w->out->any_length = true;
    s->start = false;
}

/* One character of `set` is read; `wide`: or one beyond ASCII, of two to four bytes. Ways that cannot read it end. */
static void feed(struct walk *w, struct state *s, struct bytes set, bool wide)
{
    unsigned from = s->places;

    leave(w, s);
    if (wide)
        set.bits[2] = set.bits[3] = UINT64_MAX;
    for (int k = 0; k < FILTER_REACH; k++) {
        struct bytes read;
        if (!(from >> k & 1))
            continue;
        read = allowed(s, k, &set);
        if (bytes_empty(&read)) {
            from &= ~(1u << k);
            continue;
        }
        bytes_join(&w->out->at[k], &read);
        for (int i = 1; wide && i < 4 && k + i < FILTER_REACH; i++)
            w->out->at[k + i].bits[2] = UINT64_MAX;
    }
    s->places = from << 1;
    if (wide)
        s->places |= from << 2 | from << 3 | from << 4;
    if (s->places > NEAR)
        s->places = (s->places & NEAR) | BEYOND;
    s->limited = 0;
}

/* Whatever follows will do: the expression ends here, or what comes is not understood. */
static void finish(struct walk *w, struct state *s)
{
    if (!is_dead(s))
        leave(w, s);
    for (int k = 0; k < FILTER_REACH; k++) {
        struct bytes any = BYTES_ALL;
        if (!(s->places & ((2u << k) - 1)))
            continue;
        if (!(s->places & ((1u << k) - 1)))
            any = allowed(s, k, &any);
        bytes_join(&w->out->at[k], &any);
    }
    w->lost |= s->places != 0;
    *s = (struct state){.start = false};
}

/* False: only a blank is left for the place, and no slot begins with one. */
static bool may_hold_slot(const struct state *s, int place)
{
    struct bytes left = allowed(s, place, &BYTES_ALL);

    bytes_remove(&left, ' ');
    return !bytes_empty(&left);
}

static void add_slot(struct walk *w, const struct node *node, int place)
{
    w->out->slots[w->out->slot_count++] = (struct reach_slot){node, place};
}

static void walk_slot(struct walk *w, struct state *s, const struct node *node)
{
    bool numeral = node->builtin != SLOT_CLASS && node->builtin != SLOT_UNITS, start = s->start;
    enum filter_first first = numeral ? FILTER_NUMERAL : FILTER_CLASS; /* and the next, where a blank stands behind it */

    w->slots = true;
    if (start && w->first == FILTER_TEXT)
        s->places &= ~1u; /* that it begins so is for another walk */
    leave(w, s);
    for (int k = 0; k < FILTER_REACH; k++)
        if (s->places >> k & 1 && may_hold_slot(s, k))
            add_slot(w, node, k);
    w->lost |= s->places != 0;
    *s = (struct state){.start = false};
    if (start && (w->first == first || w->first == first + 1)) {
        add_slot(w, node, REACH_BEGIN);
        s->places = 1;
        limit(s, 0, w->first == first ? &NO_BLANK : &BLANK);
    }
}

/* ---- pieces --------------------------------------------------------------------------------------------------------------------- */

static void walk_choice(struct walk *w, struct state *s, struct slice text, bool caseless);

/* What a lookahead leaves. `read` follows its ways, in a walk of their own. */
static void look_ahead(struct walk *w, struct state *s, void (*read)(struct walk *w, struct state *s, const void *what),
                       const void *what)
{
    struct reach reach;
    int last = 0;

    for (int k = 0; k < FILTER_REACH; k++) {
        struct walk probe = {.first = FILTER_TEXT, .out = &reach, .inner = 1};
        struct state ahead = {.places = 1u << k};

        if (!(s->places >> k & 1))
            continue;
        memset(&reach, 0, offsetof(struct reach, slots));
        read(&probe, &ahead, what);
        if (probe.slots) /* what a slot takes is not known by its bytes */
            return;
        finish(&probe, &ahead);
        limit(s, k, &reach.at[k]);
        last = k;
    }
    if (w->inner > 0 || w->lost || s->places != 1u << last)
        return;
    for (int k = last; k < FILTER_REACH; k++)
        w->must[k] = bytes_both(&w->must[k], &reach.at[k]);
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

/* One alternative of a negative lookahead, where it is one character of ASCII: that cannot follow. */
static void look_not(struct state *s, struct slice text, bool caseless)
{
    struct bytes set;

    if (text.len == 0 || atom_length(text) != text.len || !atom_bytes(text, caseless, &set))
        return;
    bytes_remove(&set, 0); /* the end of the text is no character */
    set = bytes_without(&BYTES_ALL, &set);
    for (int k = 0; k < FILTER_REACH; k++)
        if (s->places >> k & 1)
            limit(s, k, &set);
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

/* Whether an atom of one character may be one beyond ASCII. */
static bool atom_is_wide(struct slice atom)
{
    if (atom.at[0] == '.' || slice_starts(atom, slice_of("[^")))
        return true;
    for (size_t i = 0; i < atom.len; i++)
        if ((unsigned char)atom.at[i] >= 0x80 || (atom.at[i] == '\\' && i + 1 < atom.len && ascii_is_upper(atom.at[i + 1])))
            return true;
    return false;
}

struct tail {                        /* how what a lookbehind wants ends */
    struct bytes last[REACH_BEFORE]; /* [0] is the very last */
    uint32_t length;                 /* in bytes, */
    bool fixed;                      /* if all that it wants has that length */
    uint32_t digits;                 /* so many at least */
    bool whole;                      /* nothing but digits */
};

static struct tail tail_of_choice(struct slice text, bool caseless);

static struct tail tail_unknown(void)
{
    struct tail tail = {.fixed = false};

    for (int i = 0; i < REACH_BEFORE; i++)
        tail.last[i] = BYTES_ALL;
    return tail;
}

static struct tail tail_of_atom(struct slice atom, bool caseless)
{
    struct tail tail = tail_unknown();
    struct bytes set;
    size_t from = 0;

    if (atom_bytes(atom, caseless, &set)) {
        tail.length = 1;
        tail.fixed = !atom_is_wide(atom);
        tail.whole = tail.fixed && set.bits[1] == 0 && (set.bits[0] & ~(UINT64_C(0x3FF) << '0')) == 0;
        tail.digits = tail.whole;
        set.bits[2] = set.bits[3] = UINT64_MAX;
        tail.last[0] = set;
    } else if (atom.at[0] == '^') { /* nothing stands before */
        tail.last[0] = (struct bytes){{1, 0, 0, 0}};
    } else if (slice_starts(atom, slice_of("(?:")) || slice_starts(atom, slice_of("(?-i:"))) {
        from = atom.at[2] == ':' ? 3 : 5;
        tail = tail_of_choice(slice_part(atom, from, atom.len - 1), caseless && from == 3);
    }
    return tail;
}

static struct tail tail_joined(const struct tail *before, const struct tail *atom)
{
    struct tail tail = *atom;

    for (uint32_t i = atom->length; atom->fixed && i < REACH_BEFORE; i++)
        tail.last[i] = before->last[i - atom->length];
    tail.length = before->length + atom->length;
    tail.fixed = before->fixed && atom->fixed;
    tail.digits = atom->whole ? before->digits + atom->digits : atom->digits;
    tail.whole = before->whole && atom->whole;
    return tail;
}

static struct tail tail_of_text(struct slice text, bool caseless)
{
    struct tail tail = tail_unknown();

    tail.whole = tail.fixed = true;
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
            return tail_unknown(); /* a lookbehind of many lengths */
        while (times-- > 0)
            tail = tail_joined(&tail, &atom);
    }
    return tail;
}

static struct tail tail_of_choice(struct slice text, bool caseless)
{
    struct tail out = {.digits = UINT32_MAX, .whole = true, .fixed = true};
    size_t at = 0, from = 0;

    for (;;) {
        if (at == text.len || text.at[at] == '|') {
            struct tail one = tail_of_text(slice_part(text, from, at), caseless);
            for (int i = 0; i < REACH_BEFORE; i++)
                bytes_join(&out.last[i], &one.last[i]);
            out.digits = one.digits < out.digits ? one.digits : out.digits;
            out.whole &= one.whole;
            out.fixed &= one.fixed && (from == 0 || one.length == out.length);
            out.length = one.length;
            if (at == text.len)
                return out;
            from = ++at;
        } else {
            at += atom_length(slice_part(text, at, text.len));
        }
    }
}

static void look_behind(struct walk *w, struct state *s, struct slice text, bool caseless)
{
    struct tail tail = tail_of_choice(text, caseless);

    for (int i = 0; s->start && i < REACH_BEFORE; i++)
        s->before[i] = bytes_both(&s->before[i], &tail.last[i]);
    if (!s->start && (w->first == FILTER_NUMERAL || w->first == FILTER_NUMERAL_BLANK) && s->places == 1)
        s->four_digits |= tail.digits >= 4;
}

static void walk_group(struct walk *w, struct state *s, struct slice group, bool caseless)
{
    struct slice body = slice_part(group, 0, group.len - 1);
    struct ahead ahead;

    if (slice_starts(body, slice_of("(?<!")) || slice_starts(body, slice_of("(?#")))
        return; /* more is let through */
    if (slice_starts(body, slice_of("(?<="))) {
        look_behind(w, s, slice_part(body, 4, body.len), caseless);
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
        for (int k = 0; k < FILTER_REACH; k++)
            if (s->places >> k & 1)
                limit(s, k, &end);
    } else if (atom_bytes(atom, caseless, &set)) {
        feed(w, s, set, atom_is_wide(atom));
    } else {
        finish(w, s);
    }
}

struct times { /* how often an atom is read */
    uint32_t least, most;
    size_t len; /* of what says so */
};

static struct times read_times(struct slice s)
{
    struct times t = {1, 1, 0};
    char c = s.len ? s.at[0] : '\0';
    size_t i = 1;

    if (c == '?' || c == '*' || c == '+') {
        t = (struct times){c == '+', c == '?' ? 1 : FILTER_REACH, 1};
    } else if (c == '{' && s.len > 1 && (ascii_is_digit(s.at[1]) || s.at[1] == ',')) {
        t.least = t.most = 0;
        for (; i < s.len && ascii_is_digit(s.at[i]); i++)
            t.least = t.least < FILTER_REACH ? 10 * t.least + (uint32_t)(s.at[i] - '0') : t.least;
        t.most = t.least;
        if (i < s.len && s.at[i] == ',')
            t.most = FILTER_REACH + t.least;
        while (i < s.len && s.at[i] != '}')
            i++;
        t.len = i < s.len ? i + 1 : s.len;
    } else {
        return t;
    }
    if (t.len < s.len && (s.at[t.len] == '?' || s.at[t.len] == '+')) /* lazy, possessive */
        t.len++;
    return t;
}

/* Whether there is something to learn yet. */
static bool is_near(const struct state *s)
{
    return s->start || s->places & NEAR;
}

/* One alternative of a piece. */
static void walk_text(struct walk *w, struct state *s, struct slice text, bool caseless)
{
    while (text.len > 0 && is_near(s)) {
        size_t len = atom_length(text);
        struct slice atom = slice_part(text, 0, len);
        struct times times = read_times(slice_part(text, len, text.len));

        for (uint32_t i = 0; i < times.least && is_near(s); i++)
            walk_atom(w, s, atom, caseless);
        w->inner++;
        for (uint32_t i = times.least; i < times.most && is_near(s); i++) {
            struct state once = *s;

            walk_atom(w, &once, atom, caseless);
            if (is_dead(&once))
                break;
            merge(s, &once);
            if (i > FILTER_REACH)
                break;
        }
        w->inner--;
        text = slice_part(text, len + times.len, text.len);
    }
}

static void walk_choice(struct walk *w, struct state *s, struct slice text, bool caseless)
{
    struct state before, out = {.start = false}, one;
    size_t at = 0, from = 0;

    while (at < text.len && text.at[at] != '|')
        at += atom_length(slice_part(text, at, text.len));
    if (at == text.len) {
        walk_text(w, s, text, caseless);
        return;
    }
    before = *s;
    w->inner++;
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
    w->inner--;
    *s = out;
}

/* ---- trees ------------------------------------------------------------------------------------------------------------------------- */

static void walk_literal(struct walk *w, struct state *s, struct slice text)
{
    for (size_t i = 0; i < text.len && is_near(s); i++) {
        struct bytes set = {{0}};

        bytes_add_letter(&set, (unsigned char)text.at[i], true);
        feed(w, s, set, false);
    }
}

static void walk_node(struct walk *w, struct state *s, const struct node *node);

static void ahead_node(struct walk *w, struct state *s, const void *what)
{
    walk_node(w, s, what);
}

static void walk_node(struct walk *w, struct state *s, const struct node *node)
{
    struct state before = *s, out = {.start = false};

    if (!is_near(s))
        return;
    switch (node->kind) {
    case NODE_LITERAL: walk_literal(w, s, node->literal); break;
    case NODE_PIECE: walk_choice(w, s, piece_source(node->piece), true); break;
    case NODE_SLOT: walk_slot(w, s, node); break;
    case NODE_SEQUENCE:
    case NODE_GROUP:
        for (uint16_t i = 0; i < node->child_count; i++)
            walk_node(w, s, node->children[i]);
        break;
    case NODE_CHOICE:
        w->inner++;
        for (uint16_t i = 0; i < node->child_count; i++) {
            *s = before;
            walk_node(w, s, node->children[i]);
            merge(&out, s);
        }
        w->inner--;
        *s = out;
        break;
    case NODE_OPTIONAL:
        w->inner++;
        walk_node(w, s, node->children[0]);
        w->inner--;
        merge(s, &before);
        break;
    case NODE_AHEAD: look_ahead(w, s, ahead_node, node->children[0]); break;
    case NODE_NOT_AHEAD:
    case NODE_BEHIND:
    case NODE_NOT_BEHIND: break;
    }
}

static void walk_start(struct walk *w, struct state *s, struct reach *reach, enum filter_first first)
{
    memset(reach, 0, offsetof(struct reach, slots));
    *w = (struct walk){.first = first, .out = reach};
    for (int k = 0; k < FILTER_REACH; k++)
        w->must[k] = BYTES_ALL;
    *s = (struct state){.start = true, .places = first == FILTER_TEXT};
    for (int i = 0; i < REACH_BEFORE; i++)
        s->before[i] = BYTES_ALL;
}

static void walk_end(struct walk *w, struct state *s)
{
    finish(w, s);
    for (int k = 0; k < FILTER_REACH; k++)
        w->out->at[k] = bytes_both(&w->out->at[k], &w->must[k]);
}

void reach_node(struct reach *reach, const struct node *node, enum filter_first first)
{
    struct walk w;
    struct state s;

    walk_start(&w, &s, reach, first);
    walk_node(&w, &s, node);
    walk_end(&w, &s);
}

void reach_piece(struct reach *reach, struct slice source)
{
    struct walk w;
    struct state s;

    walk_start(&w, &s, reach, FILTER_TEXT);
    walk_choice(&w, &s, source, true);
    walk_end(&w, &s);
}
