/* Finding: rules are tried where their anchors stand, all that match are kept, and who wins is settled at the end. */
#include <stdlib.h>

#include "figure/finder.h"
#include "figure/when.h"

static uint16_t number_class(struct finder *f, const char *name)
{
    return pack_class(f->pack, name);
}

static void find_classes(struct finder *f)
{
    const struct pack *p = f->pack;

    f->numbers = (struct number_classes){
        .unit = number_class(f, "number-unit"),
        .teen = number_class(f, "number-teen"),
        .ten = number_class(f, "number-ten"),
        .hundred = number_class(f, "number-hundred"),
        .scale = number_class(f, "number-scale"),
        .scale_short = number_class(f, "number-scale-short"),
        .dozen = number_class(f, "number-dozen"),
        .article = number_class(f, "number-article"),
        .and_ = number_class(f, "number-and"),
        .half = number_class(f, "number-half"),
        .fraction = number_class(f, "number-fraction"),
        .ordinal = number_class(f, "number-ordinal"),
        .ordinal_suffix = number_class(f, "ordinal-suffix"),
        .vague = number_class(f, "number-vague"),
        .few = number_class(f, "number-few"),
        .point = number_class(f, "number-point"),
        .minus = number_class(f, "number-minus"),
        .glyph = number_class(f, "number-glyph"),
        .of = number_class(f, "number-of"),
    };
    f->class_unit = pack_class(p, "unit");
    f->class_short_unit = pack_class(p, "short-unit");
    f->class_currency = pack_class(p, "currency");
    f->class_symbol = pack_class(p, "symbol");
    f->class_per = pack_class(p, "rate-per");
    f->class_per_article = pack_class(p, "rate-article");
    f->class_per_noun = pack_class(p, "rate-noun");
    f->class_per_stop = pack_class(p, "rate-stop");
    f->class_range_stop = pack_class(p, "range-stop");
    f->class_change_up = pack_class(p, "change-up");
    f->class_change_down = pack_class(p, "change-down");
    f->class_role_by = pack_class(p, "role-by");
    f->class_role_from = pack_class(p, "role-from");
    f->class_role_to = pack_class(p, "role-to");
    f->class_month = pack_class(p, "month");
    f->class_place = pack_class(p, "place");
}

/* Rules that would match what their normalizers then refuse: ages behind no comma; rules whose first slot is their number, and whose
 * normalizer takes only fractions, or those and vague words. */
static void find_picky_rules(struct finder *f)
{
    for (uint16_t i = 0; i < pack_rule_count(f->pack); i++) {
        const struct rule *rule = pack_rule(f->pack, i);
        const struct node *first = rule->match;
        bool fraction = slice_equal(rule->normalizer, slice_of("fraction")) || slice_equal(rule->normalizer, slice_of("part"));
        if (slice_equal(rule->normalizer, slice_of("name-age")))
            f->of_ages[i / 64] |= UINT64_C(1) << (i % 64);
        while ((first->kind == NODE_SEQUENCE || first->kind == NODE_GROUP) && first->child_count > 0)
            first = first->children[0];
        if (first->kind != NODE_SLOT || first->builtin != SLOT_NUMBER ||
            !slice_equal(rule->captures[first->capture], slice_of("number")))
            continue;
        if (fraction)
            f->of_fractions[i / 64] |= UINT64_C(1) << (i % 64);
        else if (slice_equal(rule->normalizer, slice_of("vague")))
            f->of_vague[i / 64] |= UINT64_C(1) << (i % 64);
    }
}

/* Everything of the finder that lives in its arena; false: out of memory. */
static bool finder_fill(struct finder *f)
{
    size_t set = f->filter->words * sizeof(uint64_t);
    struct slice mark;

    f->compounds.escape = &f->escape;
    if (setjmp(f->escape) != 0)
        return false;
    f->candidates = arena_alloc(&f->compounds, set);
    f->behind = arena_alloc(&f->compounds, set);
    f->of_fractions = arena_alloc(&f->compounds, set);
    f->of_vague = arena_alloc(&f->compounds, set);
    f->of_ages = arena_alloc(&f->compounds, set);
    find_picky_rules(f);
    mark = pack_setting(f->pack, "decimal");
    f->decimal_mark = mark.len ? mark.at[0] : '.';
    mark = pack_setting(f->pack, "group");
    f->group_mark = mark.len ? mark.at[0] : ',';
    f->singles = arena_alloc(&f->compounds, pack_unit_count(f->pack) * sizeof *f->singles);
    map_init(&f->composed, &f->compounds);
    f->follows = arena_alloc(&f->compounds, pack_word_count(f->pack) * sizeof *f->follows);
    find_classes(f);
    return true;
}

struct finder *finder_new(const struct pack *pack)
{
    struct finder *f = calloc(1, sizeof *f);

    if (!f)
        return NULL;
    f->pack = pack;
    f->filter = pack_filter(pack);
    arena_init(&f->compounds, 0);
    f->scratch = regex_scratch_new();
    if (!f->scratch || !finder_fill(f)) {
        finder_free(f);
        return NULL;
    }
    return f;
}

void finder_free(struct finder *f)
{
    if (!f)
        return;
    regex_scratch_free(f->scratch);
    arena_free(&f->compounds);
    free(f);
}

static void try_rule(struct finder *f, const struct rule *rule, uint32_t at, uint32_t sentence, struct figures *out)
{
    struct match match;
    struct figure *figure;

    if (!rule_match(f, rule, at, &match) || match.end > f->view->sentences[sentence].end)
        return;
    figure = ARENA_PUSH(f->arena, out->items, out->count, out->capacity);
    *figure = (struct figure){.sentence = sentence, .lost_to = UINT32_MAX};
    if (!figure_of_match(f, &match, figure))
        figure->fate = FATE_REJECTED;
    /* "$3.2bn." at the end of a sentence: the point is the sentence's, not the abbreviation's */
    if (figure->end == f->view->sentences[sentence].end && figure->end > figure->start + 1 &&
        f->view->text.at[figure->end - 1] == '.')
        figure->end--;
}

/* A sign or point before a digit is part of the number, where nothing stands directly before it. */
static bool is_sign(const struct view *view, uint32_t token, char decimal_mark)
{
    struct token t = view->tokens[token];
    char c = view->text.at[t.start];

    return (c == '-' || c == '+' || c == decimal_mark) && t.end < view->text.len && ascii_is_digit(view->text.at[t.end]) &&
           (t.start == 0 || ascii_is_blank(view->text.at[t.start - 1]) || view->text.at[t.start - 1] == '(');
}

static void scan_token(struct finder *f, uint32_t token, uint32_t sentence, struct figures *out)
{
    const struct view *view = f->view;
    const struct token *t = &view->tokens[token];
    const struct rule_filter *filter = f->filter;
    bool digit = t->shape & SHAPE_DIGIT || (t->shape & SHAPE_MARK && is_sign(view, token, f->decimal_mark));
    const uint64_t *anchored = NULL, *rules;

    if (t->word)
        anchored = t->word->rules;
    else if ((t->shape & (SHAPE_MARK | SHAPE_WORD)) && filter->mark[(unsigned char)view->text.at[t->start]])
        anchored = filter_set(filter, filter->at_mark, (unsigned char)view->text.at[t->start]);
    if (!digit && (!anchored || (t->word && !may_follow(f, t))))
        return;
    f->token = token;
    rules = rules_at(f, t->start, digit ? filter->at_digit : NULL, anchored);
    for (uint32_t i = 0; i < filter->words; i++)
        for (uint64_t left = rules[i]; left != 0; left &= left - 1)
            try_rule(f, pack_rule(f->pack, (uint16_t)(64 * i + (uint32_t)__builtin_ctzll(left))), t->start, sentence, out);
}

static bool rule_beats(const struct rule *rule, const struct rule *trap)
{
    for (uint16_t i = 0; i < rule->over_count; i++)
        if (rule->over[i] == trap->order)
            return true;
    return false;
}

/* Leftmost, longest, priority, order of rules. */
static bool is_before(const struct figure *a, const struct figure *b)
{
    if (a->match_start != b->match_start)
        return a->match_start < b->match_start;
    if (a->match_end != b->match_end)
        return a->match_end > b->match_end;
    if (a->rule->priority != b->rule->priority)
        return a->rule->priority > b->rule->priority;
    return a->rule->order < b->rule->order;
}

/* Traps veto first: a figure whose number lies inside a trap is none, unless its rule is over that trap. */
static void settle_traps(struct figure *items, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++) {
        if (items[t].kind != KIND_TRAP)
            continue;
        for (uint32_t i = from; i < to; i++) {
            uint32_t start = items[i].numeral ? items[i].numeral->start : items[i].start;
            uint32_t end = items[i].numeral ? items[i].numeral->end : items[i].end;
            if (items[i].kind == KIND_TRAP || items[i].fate != FATE_WON || start >= items[t].end || end <= items[t].start)
                continue;
            if (start >= items[t].start && !rule_beats(items[i].rule, items[t].rule)) {
                items[i].fate = FATE_TRAP;
                items[i].lost_to = t;
            }
        }
    }
}

static void settle_places(struct figure *items, uint32_t from, uint32_t to)
{
    uint32_t winner = UINT32_MAX;

    for (uint32_t i = from; i < to; i++) {
        if (items[i].fate != FATE_WON || items[i].kind == KIND_TRAP)
            continue;
        if (winner != UINT32_MAX && items[i].start < items[winner].end) {
            items[i].lost_to = winner;
            items[i].fate =
                items[i].start == items[winner].start && items[i].end == items[winner].end ? FATE_PRIORITY : FATE_LONGER;
        } else {
            winner = i;
        }
    }
}

/* Candidates come in the order of their places: only those of one place may have to change theirs. */
static void sort(struct figure *items, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++) {
        struct figure figure;
        uint32_t at = i;

        while (at > from && is_before(&items[i], &items[at - 1]))
            at--;
        if (at == i)
            continue;
        figure = items[i];
        memmove(&items[at + 1], &items[at], (i - at) * sizeof *items);
        items[at] = figure;
    }
}

/* Settles one sentence's candidates, items [from, count). */
static void settle(struct figures *out, uint32_t from)
{
    sort(out->items, from, out->count);
    settle_traps(out->items, from, out->count);
    settle_places(out->items, from, out->count);
}

static void set_tokens(const struct view *view, struct figures *out, uint32_t from, const struct sentence *s)
{
    uint32_t token = s->first_token; /* winners stand in order and apart from each other; traps may not */

    for (uint32_t i = from; i < out->count; i++) {
        struct figure *figure = &out->items[i];
        if (figure->fate != FATE_WON || figure->kind == KIND_TRAP)
            continue;
        while (token < s->end_token && view->tokens[token].end <= figure->start)
            token++;
        figure->first_token = token;
        while (token < s->end_token && view->tokens[token].start < figure->end)
            token++;
        figure->end_token = token;
    }
}

/* "fell two days ago": behind a word of change a duration would be read as its size. */
static bool behind_change(const struct finder *f, const struct figure *figure)
{
    uint32_t token = view_token_at(f->view, figure->start);
    const struct lexeme *before = token > 0 ? f->view->tokens[token - 1].word : NULL;

    return before && (lexeme_form(before, f->class_change_up) || lexeme_form(before, f->class_change_down));
}

/* "the last three months", "two years ago": the date says when, and the duration in it how long; both are figures. */
static void keep_spans(const struct finder *f, struct figures *out)
{
    const struct view *view = f->view;
    uint32_t end = 0; /* of the last one kept */

    for (uint32_t i = 0; i < out->count; i++) {
        struct figure *span = &out->items[i];
        uint32_t winner = span->lost_to;
        if (span->kind != KIND_DURATION || span->fate != FATE_LONGER || span->start < end)
            continue;
        while (winner != UINT32_MAX && out->items[winner].fate == FATE_LONGER)
            winner = out->items[winner].lost_to;
        if (winner == UINT32_MAX || out->items[winner].fate != FATE_WON || out->items[winner].kind != KIND_DATE ||
            span->start < out->items[winner].start || span->end > out->items[winner].end || behind_change(f, span))
            continue;
        span->fate = FATE_WON;
        span->lost_to = UINT32_MAX;
        span->assumed = slice_of("span of a date");
        span->first_token = view_token_at(view, span->start);
        for (span->end_token = span->first_token; view->tokens[span->end_token].end < span->end;)
            span->end_token++;
        span->end_token++;
        end = span->end;
    }
}

void finder_run(struct finder *f, const struct view *view, struct figures *out, struct diagnostics *diags)
{
    f->view = view;
    f->arena = view->arena;
    f->compounds.escape = view->arena->escape;
    f->diags = diags;
    f->limited = false;
    f->run++;                 /* memos of other views are stale now */
    if (out->capacity == 0) { /* an article has about one candidate for every eight tokens */
        out->capacity = view->token_count / 8 + 8;
        out->items = arena_alloc(f->arena, out->capacity * sizeof *out->items);
    }
    for (uint32_t i = 0; i < view->sentence_count; i++) {
        const struct sentence *s = &view->sentences[i];
        uint32_t from = out->count;
        if (s->repeated)
            continue;
        for (uint32_t t = s->first_token; t < s->end_token; t++)
            scan_token(f, t, i, out);
        settle(out, from);
        set_tokens(view, out, from, s);
    }
    when_join(f->pack, f->arena, view, out);
    keep_spans(f, out);
    if (f->limited)
        diag_message(diags, SEVERITY_WARNING, DIAG_LIMIT, view->document->source,
                     "a pattern reached its match limit and was given up at one place; the rest was read");
}
