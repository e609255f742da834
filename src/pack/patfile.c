/* Pattern files: lines become rules. What a key means is checked here; expressions are compiled in expression.c. */
#include <stdlib.h>

#include "pack/load.h"

enum { PARTS_MAX = 64, RULES_MAX = 20000 };

struct reading { /* one pattern file */
    struct loader *l;
    const struct source *source;
    struct rule_record *record; /* the rule being read; NULL before the first */
    struct map names;           /* of this folder: index into l->rules */
    struct slice line;
    uint32_t number;
    struct slice expression;
    struct expression_part parts[PARTS_MAX];
    uint32_t part_count;
    uint32_t seen; /* keys of this rule, a bit each */
    struct example *examples;
    uint32_t example_count, example_capacity;
    uint32_t positive, negative;
};

enum key {
    KEY_KIND,
    KEY_MATCH,
    KEY_AS,
    KEY_UNIT,
    KEY_VALUE,
    KEY_LOW,
    KEY_HIGH,
    KEY_MODIFIER,
    KEY_AT,
    KEY_OVER,
    KEY_PRIORITY,
    KEY_REASON,
    KEY_COUNT
};
static const char *const KEY_WORDS[KEY_COUNT] = {"kind", "match",    "as", "unit", "value",    "low",
                                                 "high", "modifier", "at", "over", "priority", "reason"};

static size_t offset_of(const struct reading *r, const char *at)
{
    return (size_t)(at - r->source->bytes.at);
}

/* The part of s before the first blank; *rest is what follows the blanks. */
static struct slice take_word(struct slice s, struct slice *rest)
{
    size_t end = 0, next;

    while (end < s.len && s.at[end] != ' ' && s.at[end] != '\t')
        end++;
    for (next = end; next < s.len && (s.at[next] == ' ' || s.at[next] == '\t'); next++)
        ;
    *rest = slice_part(s, next, s.len);
    return slice_part(s, 0, end);
}

/* ---- the keys ---------------------------------------------------------------------------------------------------------------- */

static void read_kind(struct reading *r, struct slice value)
{
    int kind;

    for (kind = 0; kind < KIND_COUNT_OF_KINDS && !slice_equal(value, slice_of(KIND_NAMES[kind])); kind++)
        ;
    if (kind == KIND_COUNT_OF_KINDS)
        load_error(r->l, r->source, offset_of(r, value.at),
                   "unknown kind \"%.*s\": money, percent, quantity, count, ratio, duration, age, ordinal, date, time, score, "
                   "number or trap",
                   (int)value.len, value.at);
    else
        r->record->rule.kind = (enum kind)kind;
}

static void read_match(struct reading *r, struct slice value)
{
    struct expression_part *part;

    if (r->part_count == PARTS_MAX) {
        load_error(r->l, r->source, offset_of(r, value.at), "more than %d lines of match: split the rule", PARTS_MAX);
        return;
    }
    part = &r->parts[r->part_count++];
    part->from = r->expression.len;
    part->offset = offset_of(r, value.at);
    if (r->part_count == 1)
        r->expression = value;
    else
        r->expression = arena_format(r->l->arena, "%.*s%.*s", (int)r->expression.len, r->expression.at, (int)value.len, value.at);
}

static void read_constant(struct reading *r, struct slice value, struct slice *out)
{
    struct decimal ignored;

    *out = value;
    if ((r->seen & 1u << KEY_KIND) && (r->record->rule.kind == KIND_DATE || r->record->rule.kind == KIND_TIME))
        return; /* a TimeML value */
    if (!decimal_parse(value, &ignored))
        load_error(r->l, r->source, offset_of(r, value.at), "\"%.*s\" is no plain decimal", (int)value.len, value.at);
}

static void read_modifier(struct reading *r, struct slice value)
{
    static const char *const MODIFIERS[] = {"=", "~", "~<", "~>", "<", "<=", ">", ">="};
    size_t i;

    r->record->rule.modifier = value;
    for (i = 0; i < sizeof MODIFIERS / sizeof *MODIFIERS; i++) {
        if (slice_equal(value, slice_of(MODIFIERS[i])))
            return;
    }
    load_error(r->l, r->source, offset_of(r, value.at), "unknown modifier \"%.*s\": = ~ ~< ~> < <= > or >=", (int)value.len,
               value.at);
}

static void read_priority(struct reading *r, struct slice value)
{
    struct decimal d;

    if (decimal_parse(value, &d) && d.exponent == 0 && d.digits >= -1000 && d.digits <= 1000)
        r->record->rule.priority = (int)d.digits;
    else
        load_error(r->l, r->source, offset_of(r, value.at), "priority \"%.*s\" is no whole number from -1000 to 1000",
                   (int)value.len, value.at);
}

static void read_unit(struct reading *r, struct slice value)
{
    r->record->rule.unit = pack_unit_by_id(r->l->pack, value);
    if (!r->record->rule.unit)
        load_error(r->l, r->source, offset_of(r, value.at), "unknown unit \"%.*s\": give it a row in a table of units",
                   (int)value.len, value.at);
}

static void read_key(struct reading *r, enum key key, struct slice value)
{
    struct rule_record *record = r->record;
    struct rule *rule = &record->rule;

    switch (key) {
    case KEY_KIND: read_kind(r, value); break;
    case KEY_MATCH: read_match(r, value); break;
    case KEY_AS: rule->normalizer = value; break;
    case KEY_UNIT: read_unit(r, value); break;
    case KEY_VALUE: read_constant(r, value, &rule->value); break;
    case KEY_LOW: read_constant(r, value, &rule->low); break;
    case KEY_HIGH: read_constant(r, value, &rule->high); break;
    case KEY_MODIFIER: read_modifier(r, value); break;
    case KEY_AT:
        record->at = value;
        record->at_offset = offset_of(r, value.at);
        break;
    case KEY_OVER:
        record->over = value;
        record->over_offset = offset_of(r, value.at);
        break;
    case KEY_PRIORITY: read_priority(r, value); break;
    case KEY_REASON: rule->reason = value; break;
    case KEY_COUNT: break;
    }
}

/* ---- examples ------------------------------------------------------------------------------------------------------------------ */

static size_t count_results(struct slice expected)
{
    size_t count = 1, at = 0;

    while ((at = slice_find(expected, slice_of(" ; "), at)) != SIZE_MAX) {
        count++;
        at += 3;
    }
    return count;
}

/* The figures of a text: its outermost brackets (inner ones are text); SIZE_MAX when they do not pair. */
static size_t count_brackets(struct slice text)
{
    size_t count = 0, depth = 0, i;

    for (i = 0; i < text.len; i++) {
        if (text.at[i] == '[') {
            depth++;
        } else if (text.at[i] == ']') {
            if (depth == 0)
                return SIZE_MAX;
            count += --depth == 0;
        }
    }
    return depth > 0 ? SIZE_MAX : count;
}

static void read_example(struct reading *r, bool positive, struct slice text)
{
    struct example *example = ARENA_PUSH(r->l->arena, r->examples, r->example_count, r->example_capacity);
    size_t split = SIZE_MAX, at = 0, brackets;

    memset(example, 0, sizeof *example);
    example->line = r->number;
    example->positive = positive;
    example->text = text;
    r->positive += positive;
    r->negative += !positive;
    if (!positive)
        return;
    while ((at = slice_find(text, slice_of(" = "), at)) != SIZE_MAX)
        split = at++;
    if (split != SIZE_MAX) {
        example->text = slice_trim(slice_part(text, 0, split));
        example->expected = slice_trim(slice_part(text, split + 3, text.len));
    }
    brackets = count_brackets(example->text);
    if (brackets == SIZE_MAX)
        load_error(r->l, r->source, offset_of(r, text.at), "brackets do not pair: put each figure in [ ]");
    else if (brackets == 0)
        load_error(r->l, r->source, offset_of(r, text.at), "no figure in this example: put in [ ] what the rule finds");
    else if (example->expected.len > 0 && count_results(example->expected) != brackets)
        load_error(r->l, r->source, offset_of(r, example->expected.at),
                   "%zu results for %zu figures: write one for each, joined by \" ; \"", count_results(example->expected),
                   brackets);
}

/* A figure's example says what comes out; a trap's has nothing to say. */
static void check_expected(struct reading *r)
{
    const struct rule *rule = &r->record->rule;
    uint32_t i;

    for (i = 0; i < r->example_count && rule->kind != KIND_TRAP; i++) {
        const struct example *example = &r->examples[i];

        if (example->positive && example->expected.len == 0)
            load_error(r->l, r->source, offset_of(r, example->text.at), "no result: write \" = VALUE UNIT\" behind the example");
    }
}

/* ---- rules --------------------------------------------------------------------------------------------------------------------- */

static void finish_rule(struct reading *r)
{
    struct rule_record *record = r->record;
    size_t at;

    if (!record)
        return;
    at = record->name_offset;
    record->rule.expression = r->expression;
    record->rule.examples = r->examples;
    record->rule.example_count = r->example_count;
    if (!(r->seen & 1u << KEY_KIND))
        load_error(r->l, r->source, at, "rule \"%.*s\" has no kind", (int)record->rule.name.len, record->rule.name.at);
    else
        check_expected(r);
    if (r->positive < 2 || r->negative < 1)
        load_error(r->l, r->source, at, "rule \"%.*s\" has %u examples that match and %u that must not: it needs 2 (+) and 1 (-)",
                   (int)record->rule.name.len, record->rule.name.at, r->positive, r->negative);
    if (r->part_count == 0)
        load_error(r->l, r->source, at, "rule \"%.*s\" has no match", (int)record->rule.name.len, record->rule.name.at);
    else
        expression_compile(r->l, record, r->parts, r->part_count);
    r->record = NULL;
}

static void begin_rule(struct reading *r, struct slice name)
{
    struct loader *l = r->l;
    struct rule_record *record;
    uint32_t *index, i;
    bool found;

    finish_rule(r);
    if (name.len == 0 || memchr(name.at, ' ', name.len) || l->rule_count == RULES_MAX) {
        load_error(l, r->source, offset_of(r, r->line.at),
                   name.len == 0 ? "a rule needs a name: rule mass/plain" : "a rule's name has no blanks");
        return;
    }
    record = arena_alloc(l->arena, sizeof *record);
    record->rule.name = name;
    record->rule.file = r->source->file;
    record->rule.line = r->number;
    record->source = r->source;
    record->name_offset = offset_of(r, name.at);
    r->record = record;
    r->expression = slice_of(NULL);
    r->part_count = r->seen = r->positive = r->negative = 0;
    r->examples = NULL;
    r->example_count = r->example_capacity = 0;
    index = map_slot(&r->names, name, l->rule_count, &found);
    if (found) {
        load_error(l, r->source, record->name_offset, "rule \"%.*s\" stands twice: see %.*s, line %u", (int)name.len, name.at,
                   (int)l->rules[*index]->rule.file.len, l->rules[*index]->rule.file.at, l->rules[*index]->rule.line);
    } else {
        for (i = 0; i < l->rule_count; i++) {
            if (l->rules[i]->source->folder < r->source->folder && slice_equal(l->rules[i]->rule.name, name))
                l->rules[i]->replaced = true;
        }
    }
    *ARENA_PUSH(&l->scratch, l->rules, l->rule_count, l->rule_capacity) = record;
}

static void read_line(struct reading *r)
{
    struct slice line = slice_trim(r->line), word, rest;
    int key;

    if (line.len == 0 || line.at[0] == '#')
        return;
    word = take_word(line, &rest);
    if (slice_equal(word, slice_of("rule"))) {
        begin_rule(r, rest);
        return;
    }
    if (!r->record) {
        load_error(r->l, r->source, offset_of(r, line.at), "\"%.*s\" outside of a rule: begin one with rule NAME", (int)word.len,
                   word.at);
        return;
    }
    if (slice_equal(word, slice_of("+")) || slice_equal(word, slice_of("-"))) {
        read_example(r, word.at[0] == '+', rest);
        return;
    }
    for (key = 0; key < KEY_COUNT && !slice_equal(word, slice_of(KEY_WORDS[key])); key++)
        ;
    if (key == KEY_COUNT)
        load_error(r->l, r->source, offset_of(r, word.at),
                   "unknown key \"%.*s\": kind, match, as, unit, value, low, high, modifier, at, over, priority, reason, + or -",
                   (int)word.len, word.at);
    else if (rest.len == 0)
        load_error(r->l, r->source, offset_of(r, word.at), "key \"%.*s\" has no value", (int)word.len, word.at);
    else if (key != KEY_MATCH && (r->seen & 1u << key))
        load_error(r->l, r->source, offset_of(r, word.at), "key \"%.*s\" stands twice in this rule", (int)word.len, word.at);
    else
        read_key(r, (enum key)key, rest);
    if (key < KEY_COUNT)
        r->seen |= 1u << key;
}

static void read_file(struct loader *l, const struct source *source, struct map *names)
{
    struct reading r = {.l = l, .source = source, .names = *names};
    struct slice rest = source->bytes;

    if (slice_starts(rest, slice_of("\xEF\xBB\xBF")))
        rest = slice_part(rest, 3, rest.len);
    while (slice_split(&rest, '\n', &r.line)) {
        r.number++;
        read_line(&r);
    }
    finish_rule(&r);
    *names = r.names;
}

/* ---- all rules together ---------------------------------------------------------------------------------------------------------- */

/* Later folders first; in a folder as they were read. */
static int compare_rules(const void *a, const void *b)
{
    const struct rule_record *x = *(struct rule_record *const *)a, *y = *(struct rule_record *const *)b;

    if (x->source->folder != y->source->folder)
        return x->source->folder > y->source->folder ? -1 : 1;
    return x->rule.order < y->rule.order ? -1 : 1;
}

static void resolve_over(struct loader *l, struct rule_record *record, const struct map *names)
{
    struct slice rest = record->over, name;
    uint16_t *over = NULL;
    uint32_t count = 0, capacity = 0;

    while (rest.len > 0) {
        uint32_t order;

        name = take_word(rest, &rest);
        order = map_get(names, name);
        if (order == MAP_NONE || l->pack->rules[order]->kind != KIND_TRAP) {
            load_error(l, record->source, (size_t)(name.at - record->source->bytes.at),
                       order == MAP_NONE ? "unknown rule \"%.*s\": over names traps that this rule beats"
                                         : "rule \"%.*s\" is no trap: over names traps that this rule beats",
                       (int)name.len, name.at);
            continue;
        }
        *ARENA_PUSH(l->arena, over, count, capacity) = (uint16_t)order;
    }
    record->rule.over = over;
    record->rule.over_count = (uint16_t)count;
}

void load_rules(struct loader *l)
{
    struct pack *pack = l->pack;
    struct map names;
    uint32_t i, kept = 0;
    int folder = -1;

    for (i = 0; i < l->source_count; i++) {
        if (!l->sources[i]->rules)
            continue;
        if (folder != l->sources[i]->folder)
            map_init(&names, &l->scratch);
        folder = l->sources[i]->folder;
        read_file(l, l->sources[i], &names);
    }
    for (i = 0; i < l->rule_count; i++) {
        if (!l->rules[i]->replaced) {
            l->rules[kept] = l->rules[i];
            l->rules[kept]->rule.order = (uint16_t)kept;
            kept++;
        }
    }
    l->rule_count = kept;
    if (kept > 1)
        qsort(l->rules, kept, sizeof *l->rules, compare_rules);
    map_init(&names, &l->scratch);
    pack->rules = arena_alloc(l->arena, kept * sizeof *pack->rules);
    for (i = 0; i < kept; i++) {
        l->rules[i]->rule.order = (uint16_t)i;
        pack->rules[i] = &l->rules[i]->rule;
        map_set(&names, l->rules[i]->rule.name, i);
    }
    pack->rule_count = (uint16_t)kept;
    for (i = 0; i < kept; i++)
        resolve_over(l, l->rules[i], &names);
}
