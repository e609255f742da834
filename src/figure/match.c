/* Running one rule at one place: the tree of a rule's expression over slots and PCRE2 pieces, with backtracking between them. */
#include "figure/finder.h"

struct step { /* what is left of a sequence when a node has matched; the chain of these is the way back up the tree */
    const struct node *sequence;
    uint16_t child;
    const struct step *next;
};

struct run {
    struct finder *finder;
    struct match *match;
    struct slice text;
    uint32_t end;
    int depth; /* of nodes; the tree is finite, but its depth is the author's */
};

enum { DEPTH_MAX = 64 };

static bool match_node(struct run *r, const struct node *node, uint32_t at, const struct step *next);

static bool match_rest(struct run *r, uint32_t at, const struct step *step)
{
    struct step after;

    while (step && step->child == step->sequence->child_count)
        step = step->next;
    if (!step) {
        r->end = at;
        return true;
    }
    after = (struct step){step->sequence, (uint16_t)(step->child + 1), step->next};
    return match_node(r, step->sequence->children[step->child], at, &after);
}

static bool match_literal(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    struct slice want = node->literal;

    if (r->text.len - at < want.len)
        return false;
    for (size_t i = 0; i < want.len; i++)
        if (ascii_lower(r->text.at[at + i]) != want.at[i])
            return false;
    return match_rest(r, at + (uint32_t)want.len, next);
}

static void set_span(struct match *match, uint16_t capture, uint32_t start, uint32_t end)
{
    if (capture != CAPTURE_NONE)
        match->captures[capture] = (struct capture){.start = start, .end = end, .set = true};
}

static bool match_regex(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    struct regex_span groups[CAPTURES_MAX];
    uint32_t count = node->group_count < CAPTURES_MAX ? node->group_count : CAPTURES_MAX;
    size_t end;

    if (!regex_match(node->regex, r->finder->scratch, r->text, at, &end, groups, count, &r->finder->limited))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (node->groups[i] != CAPTURE_NONE && groups[i].start != UINT32_MAX)
            set_span(r->match, node->groups[i], groups[i].start, groups[i].end);
    return match_rest(r, (uint32_t)end, next);
}

bool numeral_fits(const struct numeral *n, enum builtin slot)
{
    switch (slot) {
    case SLOT_INTEGER: return n->integer && !n->ordinal && !n->words;
    case SLOT_DIGITS: return !n->words && !n->ordinal && !n->partial && !n->fraction && !n->scaled;
    case SLOT_WORDS: return n->words && !n->ordinal;
    case SLOT_ORDINAL: return n->ordinal;
    default: return !n->ordinal && !n->partial;
    }
}

static bool match_number(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    const struct numeral_memo *memo = numerals_at(r->finder, at);
    const struct numeral *options[NUMERALS_MAX]; /* a copy: deeper calls may reuse the memo's place */
    uint32_t count = memo->count;

    memcpy(options, memo->options, sizeof options);
    for (uint32_t i = 0; i < count; i++) {
        if (!numeral_fits(options[i], node->builtin))
            continue;
        if (node->capture != CAPTURE_NONE)
            r->match->captures[node->capture] =
                (struct capture){.start = options[i]->start, .end = options[i]->end, .set = true, .numeral = options[i]};
        if (match_rest(r, options[i]->end, next))
            return true;
    }
    if (node->capture != CAPTURE_NONE)
        r->match->captures[node->capture].set = false;
    return false;
}

static bool match_units(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    const struct unit_memo *memo = units_at(r->finder, at);
    struct unit_option options[UNITS_MAX];
    uint32_t count = memo->count;

    memcpy(options, memo->options, sizeof options);
    for (uint32_t i = 0; i < count; i++) {
        if (node->capture != CAPTURE_NONE)
            r->match->captures[node->capture] =
                (struct capture){.start = at, .end = options[i].end, .set = true, .unit = options[i].unit};
        if (match_rest(r, options[i].end, next))
            return true;
    }
    if (node->capture != CAPTURE_NONE)
        r->match->captures[node->capture].set = false;
    return false;
}

/* The unit that a form stands for: its own, or the one that a short form names. */
static const struct compound *unit_of_form(struct finder *f, const struct form *form)
{
    const struct unit *unit = form->unit;

    if (!unit && form->class_id == f->class_short_unit)
        unit = pack_unit_by_id(f->pack, form->value);
    return unit ? compound_of_unit(f, unit) : NULL;
}

static bool match_class(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    const struct form_memo *memo = forms_at(r->finder, at);
    struct form_hit hits[HITS_MAX];
    uint32_t count = 0;

    for (uint32_t i = 0; i < memo->count; i++)
        if (memo->hits[i].form->class_id == node->class_id)
            hits[count++] = memo->hits[i];
    for (uint32_t i = 0; i < count; i++) {
        if (node->capture != CAPTURE_NONE)
            r->match->captures[node->capture] = (struct capture){.start = at,
                                                                 .end = at + hits[i].len,
                                                                 .set = true,
                                                                 .form = hits[i].form,
                                                                 .unit = unit_of_form(r->finder, hits[i].form)};
        if (match_rest(r, at + hits[i].len, next))
            return true;
    }
    if (node->capture != CAPTURE_NONE)
        r->match->captures[node->capture].set = false;
    return false;
}

static bool match_sequence(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    struct step first = {node, 0, next};
    uint32_t end_of_named = 0;

    if (node->capture == CAPTURE_NONE)
        return match_rest(r, at, &first);
    /* A named group around slots: matched alone first, so that its end is known. */
    first.next = NULL;
    if (!match_rest(r, at, &first))
        return false;
    end_of_named = r->end;
    set_span(r->match, node->capture, at, end_of_named);
    return match_rest(r, end_of_named, next);
}

static bool match_choice(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    for (uint16_t i = 0; i < node->child_count; i++) {
        if (node->capture == CAPTURE_NONE) {
            if (match_node(r, node->children[i], at, next))
                return true;
        } else if (match_node(r, node->children[i], at, NULL)) {
            uint32_t end = r->end;
            set_span(r->match, node->capture, at, end);
            if (match_rest(r, end, next))
                return true;
            r->match->captures[node->capture].set = false;
        }
    }
    return false;
}

static bool match_node(struct run *r, const struct node *node, uint32_t at, const struct step *next)
{
    bool matched;

    if (++r->depth > DEPTH_MAX || at > r->text.len) {
        r->depth--;
        return false;
    }
    switch (node->kind) {
    case NODE_LITERAL: matched = match_literal(r, node, at, next); break;
    case NODE_REGEX: matched = match_regex(r, node, at, next); break;
    case NODE_SLOT:
        if (node->builtin == SLOT_CLASS)
            matched = match_class(r, node, at, next);
        else if (node->builtin == SLOT_UNITS)
            matched = match_units(r, node, at, next);
        else
            matched = match_number(r, node, at, next);
        break;
    case NODE_SEQUENCE: matched = match_sequence(r, node, at, next); break;
    case NODE_CHOICE: matched = match_choice(r, node, at, next); break;
    case NODE_OPTIONAL: matched = match_node(r, node->children[0], at, next) || match_rest(r, at, next); break;
    case NODE_AHEAD: matched = match_node(r, node->children[0], at, NULL) && match_rest(r, at, next); break;
    case NODE_NOT_AHEAD: matched = !match_node(r, node->children[0], at, NULL) && match_rest(r, at, next); break;
    default: matched = false;
    }
    r->depth--;
    return matched;
}

bool rule_match(struct finder *f, const struct rule *rule, uint32_t at, struct match *out)
{
    struct run r = {.finder = f, .match = out, .text = f->view->text};

    out->rule = rule;
    for (uint16_t i = 0; i < rule->capture_count; i++)
        out->captures[i].set = false;
    if (!match_node(&r, rule->match, at, NULL) || r.end == at)
        return false;
    out->start = at;
    out->end = r.end;
    return true;
}

const struct capture *match_capture(const struct match *match, const char *name)
{
    size_t length = strlen(name);

    for (uint16_t i = 0; i < match->rule->capture_count; i++)
        if (match->captures[i].set && match->rule->captures[i].len == length &&
            memcmp(match->rule->captures[i].at, name, length) == 0)
            return &match->captures[i];
    return NULL;
}
