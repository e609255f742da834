/* The trie: path-compressed, nodes in one array with the children of a node side by side, so that a lookup touches few lines of cache and
 * allocates nothing. Forms are folded when they go in and text when it is looked up; what folding blurs is compared afterwards. */
#include "pack/trie.h"

#include "pack/letter.h"

enum { FOUND_MAX = 24 }; /* forms that are prefixes of one another; more than that are dropped, the shortest first */

/* ASCII letters to lower case, hyphen to blank. */
static inline unsigned char fold(char c)
{
    return c == '-' ? ' ' : (unsigned char)ascii_lower(c);
}

struct builder {
    struct arena *arena, *scratch;
    const struct trie_entry *forms;
    uint32_t count;
    unsigned char *bytes;
    uint32_t *offsets; /* of each form in bytes; offsets[count] is the end */
    uint32_t *order, *other;
    struct trie_node *nodes;
    unsigned char *labels;
    uint32_t node_count, node_capacity;
    struct trie_entry *entries;
    uint32_t entry_count;
};

static uint32_t key_length(const struct builder *b, uint32_t key)
{
    return b->offsets[key + 1] - b->offsets[key];
}

/* The byte of a key behind `depth` others, counted from 1; 0: it ends there. */
static inline unsigned key_byte(const struct builder *b, uint32_t key, uint32_t depth)
{
    return depth < key_length(b, key) ? b->bytes[b->offsets[key] + depth] + 1u : 0;
}

static uint32_t take_nodes(struct builder *b, uint32_t count)
{
    uint32_t first = b->node_count;

    if (b->node_count + count > b->node_capacity) {
        uint32_t wanted = 2 * b->node_capacity + count + b->count;

        b->nodes = arena_grow(b->scratch, b->nodes, b->node_capacity, wanted, sizeof *b->nodes);
        b->labels = arena_grow(b->scratch, b->labels, b->node_capacity, wanted, 1);
        b->node_capacity = wanted;
    }
    b->node_count += count;
    return first;
}

/* Sorts order[from, to) by the byte at depth; the order of loading stays among equals. */
static void sort_range(struct builder *b, uint32_t from, uint32_t to, uint32_t depth)
{
    uint32_t i;

    if (to - from <= 24) {
        for (i = from + 1; i < to; i++) {
            uint32_t key = b->order[i], j = i;
            unsigned c = key_byte(b, key, depth);

            for (; j > from && key_byte(b, b->order[j - 1], depth) > c; j--)
                b->order[j] = b->order[j - 1];
            b->order[j] = key;
        }
        return;
    }
    uint32_t starts[258] = {0};

    for (i = from; i < to; i++)
        starts[key_byte(b, b->order[i], depth) + 1]++;
    for (i = 1; i < 258; i++)
        starts[i] += starts[i - 1];
    for (i = from; i < to; i++)
        b->other[from + starts[key_byte(b, b->order[i], depth)]++] = b->order[i];
    memcpy(b->order + from, b->other + from, (to - from) * sizeof *b->order);
}

/* How many bytes behind depth all keys of the range share. */
static uint32_t shared_length(const struct builder *b, uint32_t from, uint32_t to, uint32_t depth)
{
    uint32_t first = b->order[from], shared = key_length(b, first) - depth, i;
    const unsigned char *text = b->bytes + b->offsets[first] + depth;

    for (i = from + 1; i < to && shared > 0; i++) {
        uint32_t key = b->order[i], n = key_length(b, key) - depth, k;
        const unsigned char *other = b->bytes + b->offsets[key] + depth;

        if (n < shared)
            shared = n;
        for (k = 0; k < shared && other[k] == text[k]; k++)
            ;
        shared = k;
    }
    return shared;
}

/* Fills the node with the keys order[from, to), which share their first `depth` bytes. */
static void build_node(struct builder *b, uint32_t node, uint32_t from, uint32_t to, uint32_t depth)
{
    uint32_t shared = depth == 0 ? 0 : shared_length(b, from, to, depth), i, children = 0, first;
    unsigned last = 0;

    b->nodes[node].prefix = b->offsets[b->order[from]] + depth;
    b->nodes[node].prefix_len = (uint16_t)shared;
    b->nodes[node].first_entry = b->entry_count;
    depth += shared;
    if (to - from > 1)
        sort_range(b, from, to, depth);
    for (; from < to && key_byte(b, b->order[from], depth) == 0; from++)
        b->entries[b->entry_count++] = b->forms[b->order[from]];
    b->nodes[node].entry_count = b->entry_count - b->nodes[node].first_entry;
    for (i = from; i < to; i++) {
        unsigned c = key_byte(b, b->order[i], depth);

        children += c != last;
        last = c;
    }
    if (children == 0)
        return;
    first = take_nodes(b, children);
    b->nodes[node].first_child = first;
    b->nodes[node].child_count = (uint16_t)children;
    for (; from < to; from = i, first++) {
        unsigned c = key_byte(b, b->order[from], depth);

        for (i = from; i < to && key_byte(b, b->order[i], depth) == c; i++)
            ;
        b->labels[first] = (unsigned char)(c - 1);
        build_node(b, first, from, i, depth + 1);
    }
}

void trie_build(struct trie *trie, const struct trie_entry *forms, uint32_t count, struct arena *arena, struct arena *scratch)
{
    struct builder b = {.arena = arena, .scratch = scratch, .forms = forms, .count = count};
    struct trie_node *nodes;
    unsigned char *labels;
    uint32_t i, total = 0;
    size_t k;

    memset(trie, 0, sizeof *trie);
    if (count == 0)
        return;
    for (i = 0; i < count; i++)
        total += (uint32_t)forms[i].form->text.len;
    b.bytes = arena_alloc(arena, total);
    b.entries = arena_alloc(arena, count * sizeof *b.entries);
    b.offsets = arena_alloc(scratch, (count + 1) * sizeof *b.offsets);
    b.order = arena_alloc(scratch, count * sizeof *b.order);
    b.other = arena_alloc(scratch, count * sizeof *b.other);
    for (i = 0, total = 0; i < count; i++) {
        struct slice text = forms[i].form->text;

        b.order[i] = i;
        b.offsets[i] = total;
        for (k = 0; k < text.len; k++)
            b.bytes[total++] = fold(text.at[k]);
    }
    b.offsets[count] = total;
    take_nodes(&b, 1);
    build_node(&b, 0, 0, count, 0);
    nodes = arena_alloc(arena, b.node_count * sizeof *nodes);
    labels = arena_alloc(arena, b.node_count);
    memcpy(nodes, b.nodes, b.node_count * sizeof *nodes);
    memcpy(labels, b.labels, b.node_count);
    for (i = 0; i < nodes[0].child_count; i++)
        trie->root[labels[nodes[0].first_child + i]] = nodes[0].first_child + i;
    trie->nodes = nodes;
    trie->labels = labels;
    trie->bytes = b.bytes;
    trie->entries = b.entries;
    trie->node_count = b.node_count;
}

uint8_t trie_flags(const struct form *form, bool prefix)
{
    struct slice text = form->text;
    size_t last = text.len - 1, len;
    uint8_t flags = 0;

    while (last > 0 && ((unsigned char)text.at[last] & 0xC0) == 0x80)
        last--;
    if (letter_is_word(letter_decode(text, last, &len)))
        flags |= TRIE_WORD_END;
    if (prefix)
        flags |= TRIE_DIGIT_BEHIND;
    if (form->exact || memchr(text.at, '-', text.len))
        flags |= TRIE_VERIFY;
    return flags;
}

/* Case where it counts; a hyphen of the form is a hyphen, a blank is a blank or a hyphen (the trie saw to that). */
static bool verify(const struct form *form, const char *text)
{
    size_t i;

    for (i = 0; i < form->text.len; i++) {
        char c = form->text.at[i];

        if (c == '-' ? text[i] != '-' : form->exact && c != ' ' && text[i] != c)
            return false;
    }
    return true;
}

struct found {
    const struct trie_node *node;
    uint32_t len;
};

/* Of the node's children the one that the byte leads to; 0: none. */
static inline uint32_t child_of(const struct trie *trie, const struct trie_node *node, unsigned char byte)
{
    const unsigned char *labels = trie->labels + node->first_child, *label;

    if (node->child_count == 1)
        return labels[0] == byte ? node->first_child : 0;
    label = node->child_count ? memchr(labels, byte, node->child_count) : NULL;
    return label ? (uint32_t)(label - trie->labels) : 0;
}

/* The nodes at which forms end, of text[at] on; pos: bytes of the text that led to the place. */
static uint32_t walk(const struct trie *trie, struct trie_place place, struct slice text, size_t at, size_t pos,
                     struct found found[FOUND_MAX])
{
    uint32_t index = place.node, skip = place.depth, count = 0;

    while (index != 0) {
        const struct trie_node *node = &trie->nodes[index];
        const unsigned char *want = trie->bytes + node->prefix + skip;
        uint32_t rest = node->prefix_len - skip, i;

        if (text.len - pos < rest)
            break;
        for (i = 0; i < rest && fold(text.at[pos + i]) == want[i]; i++)
            ;
        if (i < rest)
            break;
        pos += rest;
        skip = 0;
        if (node->entry_count > 0) {
            if (count == FOUND_MAX)
                memmove(found, found + 1, --count * sizeof *found);
            found[count].node = node;
            found[count++].len = (uint32_t)(pos - at);
        }
        if (pos >= text.len)
            break;
        index = child_of(trie, node, fold(text.at[pos++]));
    }
    return count;
}

uint32_t trie_find_from(const struct trie *trie, struct trie_place place, struct slice text, size_t at, size_t read,
                        struct form_hit *hits, uint32_t max)
{
    struct found found[FOUND_MAX];
    uint32_t count = walk(trie, place, text, at, at + read, found), hit = 0, i;

    while (count-- > 0 && hit < max) {
        const struct trie_entry *entry = trie->entries + found[count].node->first_entry;
        size_t end = at + found[count].len;
        bool goes_on = letter_word_at(text, end);
        bool digit = goes_on && ascii_is_digit(text.at[end]);

        for (i = 0; i < found[count].node->entry_count && hit < max; i++, entry++) {
            if (goes_on && (entry->flags & TRIE_WORD_END) && !(digit && (entry->flags & TRIE_DIGIT_BEHIND)))
                continue;
            if ((entry->flags & TRIE_VERIFY) && !verify(entry->form, text.at + at))
                continue;
            hits[hit].len = found[count].len;
            hits[hit++].form = entry->form;
        }
    }
    return hit;
}

uint32_t trie_find(const struct trie *trie, struct slice text, size_t at, struct form_hit *hits, uint32_t max)
{
    struct trie_place place = {0, 0};

    if (at >= text.len)
        return 0;
    place.node = trie->root[fold(text.at[at])];
    return place.node ? trie_find_from(trie, place, text, at, 1, hits, max) : 0;
}

struct trie_place trie_locate(const struct trie *trie, struct slice text)
{
    struct trie_place place = {trie->root[fold(text.at[0])], 0};

    for (size_t i = 1; i < text.len && place.node != 0; i++) {
        const struct trie_node *node = &trie->nodes[place.node];
        unsigned char byte = fold(text.at[i]);

        if (place.depth < node->prefix_len) {
            if (trie->bytes[node->prefix + place.depth++] != byte)
                place.node = 0;
        } else {
            place = (struct trie_place){child_of(trie, node, byte), 0};
        }
    }
    return place;
}
