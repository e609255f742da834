/* The sets of rules that are looked up before a rule is tried: of a hundred that could be tried at a digit, all but a few are passed over by
 * what stands behind it. What the expressions tell of that is read by reach.c; here it is stored, by place and byte. */
#include "pack/load.h"

#include "pack/reach.h"

static void set_rule(uint64_t *set, uint16_t rule)
{
    set[rule / 64] |= UINT64_C(1) << (rule % 64);
}

static void clear_rule(uint64_t *set, uint16_t rule)
{
    set[rule / 64] &= ~(UINT64_C(1) << (rule % 64));
}

static void store_bytes(const struct rule_filter *f, uint64_t *table, const struct bytes *set, uint16_t rule)
{
    for (unsigned i = 0; i < 4; i++) {
        uint64_t left = set->bits[i];

        for (; left != 0; left &= left - 1)
            set_rule(table + (size_t)(64 * i + (unsigned)__builtin_ctzll(left)) * f->words, rule);
    }
}

static uint64_t *new_table(struct loader *l, const struct rule_filter *f, uint32_t count)
{
    return arena_alloc(l->arena, (size_t)f->words * count * sizeof(uint64_t));
}

/* The union of all sets of a table. */
static uint64_t *any_of(struct loader *l, const struct rule_filter *f, const uint64_t *table, uint32_t count)
{
    uint64_t *any = new_table(l, f, 1);

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < f->words; k++)
            any[k] |= table[(size_t)i * f->words + k];
    return any;
}

static void store_slot(struct loader *l, const struct rule_filter *f, struct rule_slots *slots, const struct node *node,
                       uint16_t rule)
{
    if (!slots->any) {
        slots->any = new_table(l, f, 1);
        slots->class_ = new_table(l, f, l->pack->class_count);
        slots->numeral = new_table(l, f, SLOT_UNITS + 1);
    }
    set_rule(slots->any, rule);
    if (node->builtin == SLOT_CLASS) {
        set_rule(slots->class_ + (size_t)node->class_id * f->words, rule);
    } else if (node->builtin == SLOT_UNITS) {
        set_rule(slots->class_ + (size_t)l->class_unit * f->words, rule);
        set_rule(slots->class_ + (size_t)l->class_currency * f->words, rule);
    } else {
        set_rule(slots->numeral + (size_t)node->builtin * f->words, rule);
    }
}

static void close_slots(struct loader *l, const struct rule_filter *f, struct rule_slots *slots)
{
    if (!slots->any)
        return;
    slots->any_class = any_of(l, f, slots->class_, l->pack->class_count);
    slots->any_numeral = any_of(l, f, slots->numeral, SLOT_UNITS + 1);
}

static void filter_ways(struct loader *l, struct rule_filter *f, const struct rule *rule, enum filter_first first,
                        struct reach *reach, uint64_t *before_open)
{
    struct rule_ways *ways = &f->ways[first];

    reach_node(reach, rule->match, first);
    if (memcmp(&reach->before[0], &BYTES_ALL, sizeof BYTES_ALL) == 0) /* most rules: told to all bytes at once */
        set_rule(before_open, rule->order);
    else
        store_bytes(f, f->before_byte, &reach->before[0], rule->order);
    for (int k = 0; k < FILTER_REACH; k++) {
        if (memcmp(&reach->at[k], &BYTES_ALL, sizeof BYTES_ALL) == 0)
            set_rule(ways->open[k], rule->order);
        else
            store_bytes(f, ways->byte[k], &reach->at[k], rule->order);
    }
    for (uint32_t i = 0; i < reach->slot_count; i++) {
        int place = reach->slots[i].place;
        store_slot(l, f, place == REACH_BEGIN ? &f->begin : &ways->slots[place], reach->slots[i].node, rule->order);
    }
    if ((first == FILTER_NUMERAL || first == FILTER_NUMERAL_BLANK) && reach->any_length)
        clear_rule(f->four_digits, rule->order);
}

/* Rules that any byte allows. */
static void add_open(const struct rule_filter *f, uint64_t *bytes, const uint64_t *open)
{
    for (uint32_t byte = 0; byte < 256; byte++)
        for (uint32_t i = 0; i < f->words; i++)
            bytes[byte * f->words + i] |= open[i];
}

static void close_ways(struct loader *l, const struct rule_filter *f, struct rule_ways *ways)
{
    for (int k = FILTER_REACH; k-- > 0;) {
        ways->told[k] = new_table(l, f, 1);
        for (uint32_t i = 0; i < f->words; i++)
            ways->told[k][i] = ~ways->open[k][i] | (ways->slots[k].any ? ways->slots[k].any[i] : 0) |
                               (k + 1 < FILTER_REACH ? ways->told[k + 1][i] : 0);
        add_open(f, ways->byte[k], ways->open[k]);
        close_slots(l, f, &ways->slots[k]);
    }
}

void load_filter(struct loader *l)
{
    struct rule_filter *f = &l->pack->filter;
    struct reach *reach = arena_alloc(&l->scratch, sizeof *reach);
    uint64_t *before_open;

    f->words = (l->rule_count / (64u * FILTER_WORDS) + 1) * FILTER_WORDS;
    f->classes = l->pack->class_count;
    f->before_byte = new_table(l, f, 256);
    before_open = new_table(l, f, 1);
    f->four_digits = new_table(l, f, 1);
    memset(f->four_digits, 0xff, f->words * sizeof *f->four_digits); /* till some way says otherwise */
    for (int i = 0; i < FILTER_FIRSTS; i++) {
        for (int k = 0; k < FILTER_REACH; k++) {
            f->ways[i].byte[k] = new_table(l, f, 256);
            f->ways[i].open[k] = new_table(l, f, 1);
        }
        for (uint32_t r = 0; r < l->rule_count; r++)
            filter_ways(l, f, &l->rules[r]->rule, (enum filter_first)i, reach, before_open);
        close_ways(l, f, &f->ways[i]);
    }
    add_open(f, f->before_byte, before_open);
    close_slots(l, f, &f->begin);
}
