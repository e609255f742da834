/* Pieces of expressions. Most are a few short texts, "(?: to |-| or )", which are told from one another by their bytes at a tenth of what a
 * call of PCRE2 costs; those are written out here, as sets of bytes. All others are PCRE2's, called only where the next bytes can begin one. */
#include "pack/piece.h"

#include "pack/load.h"
#include "pack/reach.h"

enum { TEXTS_MAX = 16, TEXT_BYTES_MAX = 24, DEPTH_MAX = 8 };

struct text { /* one way through a piece */
    struct bytes bytes[TEXT_BYTES_MAX];
    uint32_t len;
    struct bytes behind; /* lookaheads at its end */
};

struct texts {          /* the ways in the order in which PCRE2 tries them */
    struct texts *next; /* of those that are free */
    uint32_t count;
    struct text items[TEXTS_MAX];
};

struct writer {
    struct arena *arena;
    struct texts **free; /* the loader's: the same few serve all pieces */
    uint32_t depth;
};

static struct texts *take(struct writer *w)
{
    struct texts *texts = *w->free;

    if (texts)
        *w->free = texts->next;
    else
        texts = arena_alloc(w->arena, sizeof *texts);
    texts->count = 0;
    return texts;
}

static void give(struct writer *w, struct texts *texts)
{
    texts->next = *w->free;
    *w->free = texts;
}

static bool write_choice(struct writer *w, struct texts *texts, struct slice s, bool caseless);

static bool add(struct texts *texts, const struct text *text)
{
    struct text *copy;

    if (texts->count == TEXTS_MAX)
        return false;
    copy = &texts->items[texts->count++];
    copy->len = text->len;
    copy->behind = text->behind;
    memcpy(copy->bytes, text->bytes, text->len * sizeof *text->bytes);
    return true;
}

static void move(struct texts *to, struct texts *from)
{
    to->count = 0;
    for (uint32_t i = 0; i < from->count; i++)
        add(to, &from->items[i]);
    from->count = 0;
}

/* What is never written out, told at a glance. */
static bool is_hopeless(struct slice s)
{
    return s.len > 120 || memchr(s.at, '*', s.len) || memchr(s.at, '+', s.len) || memchr(s.at, '{', s.len) ||
           slice_find(s, slice_of("(?<"), 0) != SIZE_MAX;
}

/* The ASCII characters of an atom; false: it is more than one character, or may be one beyond ASCII. */
static bool plain_bytes(struct slice atom, bool caseless, struct bytes *set)
{
    for (size_t i = 0; i < atom.len; i++)
        if ((unsigned char)atom.at[i] >= 0x80)
            return false;
    if (atom.at[0] == '.' || (atom.at[0] == '[' && (atom.len < 3 || atom.at[1] == '^' || atom.at[atom.len - 1] != ']')))
        return false;
    for (size_t i = 0; i + 1 < atom.len; i++)
        if (atom.at[i] == '\\' && ascii_is_upper(atom.at[i + 1]))
            return false;
    if (!atom_bytes(atom, caseless, set))
        return false;
    bytes_remove(set, 0);
    return true;
}

/* What one character behind each text must be, or must not. */
static bool write_look(struct texts *texts, struct slice s, bool caseless, bool negative)
{
    struct bytes all = {{0}}, set;

    for (size_t at = 0; at < s.len; at++) {
        size_t len = atom_length(slice_part(s, at, s.len));

        if (!plain_bytes(slice_part(s, at, at + len), caseless, &set))
            return false;
        bytes_join(&all, &set);
        at += len;
        if (at < s.len && (s.at[at] != '|' || at + 1 == s.len))
            return false;
    }
    for (uint32_t i = 0; i < texts->count; i++) {
        struct bytes *behind = &texts->items[i].behind;
        *behind = negative ? bytes_without(behind, &all) : bytes_both(behind, &all);
    }
    return s.len > 0;
}

/* The end of a word; where a text ends with neither a word nor a sign for sure, or has not begun, PCRE2 has to look. */
static bool write_boundary(struct texts *texts)
{
    struct bytes word = {{0}};

    plain_bytes(slice_of("\\w"), false, &word);
    for (uint32_t i = 0; i < texts->count; i++) {
        struct text *text = &texts->items[i];
        struct bytes last, inner;

        if (text->len == 0)
            return false;
        last = text->bytes[text->len - 1];
        inner = bytes_both(&last, &word);
        if (!bytes_empty(&inner) && memcmp(&inner, &last, sizeof inner) != 0)
            return false;
        text->behind = bytes_empty(&inner) ? bytes_both(&text->behind, &word) : bytes_without(&text->behind, &word);
    }
    return true;
}

static bool write_group(struct writer *w, struct texts *texts, struct slice group, bool caseless)
{
    struct slice body = slice_part(group, 0, group.len - 1);

    if (group.at[group.len - 1] != ')')
        return false;
    if (slice_starts(body, slice_of("(?:")))
        return write_choice(w, texts, slice_part(body, 3, body.len), caseless);
    if (slice_starts(body, slice_of("(?-i:")))
        return write_choice(w, texts, slice_part(body, 5, body.len), false);
    if (slice_starts(body, slice_of("(?!")) || slice_starts(body, slice_of("(?=")))
        return write_look(texts, slice_part(body, 3, body.len), caseless, body.at[2] == '!');
    return false;
}

static bool write_character(struct texts *texts, struct slice atom, bool caseless)
{
    struct bytes set;

    if (!plain_bytes(atom, caseless, &set))
        return false;
    for (uint32_t i = 0; i < texts->count; i++) {
        struct text *text = &texts->items[i];

        if (text->len == TEXT_BYTES_MAX)
            return false;
        text->bytes[text->len++] = bytes_both(&set, &text->behind);
        text->behind = BYTES_ALL;
    }
    return true;
}

static bool write_atom(struct writer *w, struct texts *texts, struct slice atom, bool caseless)
{
    if (atom.at[0] == '(')
        return atom.len > 2 && write_group(w, texts, atom, caseless);
    if (slice_equal(atom, slice_of("\\b")))
        return write_boundary(texts);
    return write_character(texts, atom, caseless);
}

/* An atom that may be left out: behind each text with it comes the one without it. */
static bool write_optional(struct writer *w, struct texts *texts, struct slice atom, bool caseless)
{
    struct texts *before = take(w), *one = take(w);
    bool ok = true;

    move(before, texts);
    for (uint32_t i = 0; ok && i < before->count; i++) {
        one->count = 0;
        add(one, &before->items[i]);
        ok = write_atom(w, one, atom, caseless);
        for (uint32_t k = 0; ok && k < one->count; k++)
            ok = add(texts, &one->items[k]);
        ok = ok && add(texts, &before->items[i]);
    }
    give(w, before);
    give(w, one);
    return ok;
}

/* One alternative, behind each of the texts. */
static bool write_sequence(struct writer *w, struct texts *texts, struct slice s, bool caseless)
{
    while (s.len > 0) {
        size_t len = atom_length(s);
        struct slice atom = slice_part(s, 0, len);
        char q = len < s.len ? s.at[len] : '\0', after = len + 1 < s.len ? s.at[len + 1] : '\0';
        bool optional = q == '?';

        if (q == '*' || q == '+' || q == '{' || (optional && (after == '?' || after == '+')))
            return false;
        if (optional ? !write_optional(w, texts, atom, caseless) : !write_atom(w, texts, atom, caseless))
            return false;
        s = slice_part(s, len + optional, s.len);
    }
    return true;
}

/* Behind each of the texts every alternative, in order. */
static bool write_choice(struct writer *w, struct texts *texts, struct slice s, bool caseless)
{
    struct texts *before, *one;
    bool ok = ++w->depth <= DEPTH_MAX;

    if (ok && !memchr(s.at, '|', s.len)) {
        ok = write_sequence(w, texts, s, caseless);
        w->depth--;
        return ok;
    }
    before = take(w);
    one = take(w);
    move(before, texts);
    for (uint32_t i = 0; ok && i < before->count; i++) {
        for (size_t at = 0, from = 0; ok && at <= s.len;) {
            if (at < s.len && s.at[at] != '|') {
                at += atom_length(slice_part(s, at, s.len));
                continue;
            }
            one->count = 0;
            add(one, &before->items[i]);
            ok = write_sequence(w, one, slice_part(s, from, at), caseless);
            for (uint32_t k = 0; ok && k < one->count; k++)
                ok = add(texts, &one->items[k]);
            from = ++at;
        }
    }
    give(w, before);
    give(w, one);
    w->depth--;
    return ok;
}

static void store_texts(struct piece *piece, const struct texts *texts, struct arena *arena)
{
    struct piece_text *items = arena_alloc(arena, texts->count * sizeof *items);

    for (uint32_t i = 0; i < texts->count; i++) {
        const struct text *text = &texts->items[i];
        struct bytes *bytes = arena_alloc(arena, text->len * sizeof *bytes);

        memcpy(bytes, text->bytes, text->len * sizeof *bytes);
        items[i] = (struct piece_text){.bytes = bytes, .len = text->len, .behind = text->behind};
    }
    piece->texts = items;
    piece->text_count = texts->count;
}

static void store_places(struct piece *piece)
{
    struct reach reach;

    reach_piece(&reach, piece->source);
    for (uint32_t k = 0; k < FILTER_REACH; k++)
        if (memcmp(&reach.at[k], &BYTES_ALL, sizeof BYTES_ALL) != 0)
            piece->reach = k + 1;
    for (uint32_t k = 0; k < piece->reach; k++)
        for (unsigned c = 0; c < 256; c++)
            piece->places[c] |= (uint8_t)(bytes_has(&reach.at[k], (unsigned char)c) << k);
    for (uint32_t k = 0; k < REACH_BEFORE; k++)
        if (memcmp(&reach.before[k], &BYTES_ALL, sizeof BYTES_ALL) != 0)
            piece->reach_before = k + 1;
    for (uint32_t k = 0; k < piece->reach_before; k++)
        for (unsigned c = 0; c < 256; c++)
            piece->before[c] |= (uint8_t)(bytes_has(&reach.before[k], (unsigned char)c) << k);
}

bool piece_compile(struct piece *piece, struct slice source, struct loader *l, struct regex_error *error)
{
    struct writer w = {.arena = &l->scratch, .free = &l->free_texts};
    struct texts *texts = take(&w);
    struct text empty = {.behind = BYTES_ALL};

    piece->source = source;
    add(texts, &empty);
    if (!is_hopeless(source) && write_choice(&w, texts, source, true)) {
        store_texts(piece, texts, l->arena);
        give(&w, texts);
    } else {
        give(&w, texts);
        piece->regex = regex_new(source, error);
        if (!piece->regex)
            return false;
    }
    store_places(piece);
    return true;
}

static unsigned char byte_at(struct slice text, size_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

static bool text_matches(const struct piece_text *want, struct slice text, size_t at)
{
    if (text.len - at < want->len)
        return false;
    for (uint32_t i = 0; i < want->len; i++)
        if (!bytes_has(&want->bytes[i], (unsigned char)text.at[at + i]))
            return false;
    return bytes_has(&want->behind, byte_at(text, at + want->len));
}

bool piece_match(const struct piece *piece, struct regex_scratch *scratch, struct slice text, size_t at, size_t *end,
                 struct regex_span *groups, uint32_t max, bool *limited)
{
    for (uint32_t k = 0; k < piece->reach; k++)
        if (!(piece->places[byte_at(text, at + k)] >> k & 1))
            return false;
    for (uint32_t k = 0; k < piece->reach_before; k++)
        if (!(piece->before[k < at ? (unsigned char)text.at[at - k - 1] : 0] >> k & 1))
            return false;
    if (!piece->texts)
        return regex_match(piece->regex, scratch, text, at, end, groups, max, limited);
    for (uint32_t i = 0; i < piece->text_count; i++) {
        if (text_matches(&piece->texts[i], text, at)) {
            *end = at + piece->texts[i].len;
            return true;
        }
    }
    return false;
}
