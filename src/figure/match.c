/* Running one rule at one place: the tree of a rule's expression over slots and PCRE2 pieces, with backtracking between them. Each node knows
 * what follows it, so there is no way back up the tree. */
#include "figure/finder.h"

struct run {
    struct finder *finder;
    struct match *match;
    struct slice text;
    uint32_t end;
};

enum { BEHIND_TOKENS = 4 /* that a form to look behind for may have, with what stands between */ };

/* Whether the node and all that follows it match at `at`; r->end: where they end. NULL matches. The depth is that of the tree, which the
 * loader limits. */
static bool match_from(struct run *r, const struct node *node, uint32_t at);

static void set_span(struct match *match, uint16_t capture, uint32_t start, uint32_t end)
{
    if (capture != CAPTURE_NONE)
        match->captures[capture] = (struct capture){.start = start, .end = end, .set = true};
}

/* Plain text or a piece at *at, which moves behind it. */
static bool read_literal(const struct run *r, const struct node *node, uint32_t *at)
{
    struct slice want = node->literal;

    if (r->text.len - *at < want.len)
        return false;
    for (size_t i = 0; i < want.len; i++)
        if (ascii_lower(r->text.at[*at + i]) != want.at[i])
            return false;
    *at += (uint32_t)want.len;
    return true;
}

static bool read_piece(struct run *r, const struct node *node, uint32_t *at)
{
    struct regex_span groups[CAPTURES_MAX];
    uint32_t count = node->group_count < CAPTURES_MAX ? node->group_count : CAPTURES_MAX;
    size_t end;

    if (!piece_match(node->piece, r->finder->scratch, r->text, *at, &end, groups, count, &r->finder->limited))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (node->groups[i] != CAPTURE_NONE && groups[i].start != UINT32_MAX)
            set_span(r->match, node->groups[i], groups[i].start, groups[i].end);
    *at = (uint32_t)end;
    return true;
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

static bool match_number(struct run *r, const struct node *node, uint32_t at)
{
    const struct numerals *numerals = numerals_at(r->finder, at);

    for (uint32_t i = 0; i < numerals->count; i++) {
        const struct numeral *n = numerals->options[i];
        if (!numeral_fits(n, node->builtin))
            continue;
        r->match->captures[node->capture] = (struct capture){.start = n->start, .end = n->end, .set = true, .numeral = n};
        if (match_from(r, node->next, n->end))
            return true;
    }
    r->match->captures[node->capture].set = false;
    return false;
}

static bool match_units(struct run *r, const struct node *node, uint32_t at)
{
    const struct units *units = units_at(r->finder, at);

    for (uint32_t i = 0; i < units->count; i++) {
        uint32_t end = units->options[i].end;
        r->match->captures[node->capture] = (struct capture){.start = at, .end = end, .set = true, .unit = units->options[i].unit};
        if (match_from(r, node->next, end))
            return true;
    }
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

static bool match_class(struct run *r, const struct node *node, uint32_t at)
{
    const struct form_hits *forms = forms_at(r->finder, at);

    for (uint32_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->hits[i].form;
        uint32_t end = at + forms->hits[i].len;
        if (form->class_id != node->class_id)
            continue;
        r->match->captures[node->capture] =
            (struct capture){.start = at, .end = end, .set = true, .form = form, .unit = unit_of_form(r->finder, form)};
        if (match_from(r, node->next, end))
            return true;
    }
    r->match->captures[node->capture].set = false;
    return false;
}

/* The first of the alternatives behind which all that follows matches. */
static bool match_choice(struct run *r, const struct node *node, uint32_t at)
{
    for (uint16_t i = 0; i < node->child_count; i++)
        if (match_from(r, node->children[i], at))
            return true;
    return false;
}

/* Whether a form of the node's class, and what may stand between, end at `at`. */
static bool match_behind(struct run *r, const struct node *node, uint32_t at)
{
    const struct view *view = r->finder->view;
    uint32_t token = r->finder->token, end;

    while (token < view->token_count && view->tokens[token].start < at)
        token++;
    for (uint32_t back = 1; back <= BEHIND_TOKENS && back <= token; back++) {
        if (!form_of(r->finder, &view->tokens[token - back], node->class_id, &end) || end > at)
            continue;
        if (node->child_count == 0 ? end == at : match_from(r, node->children[0], end) && r->end == at)
            return true;
    }
    return false;
}

static bool match_slot(struct run *r, const struct node *node, uint32_t at)
{
    if (node->builtin == SLOT_CLASS)
        return match_class(r, node, at);
    if (node->builtin == SLOT_UNITS)
        return match_units(r, node, at);
    return match_number(r, node, at);
}

/* Nodes that match in one way only follow one another here; what can match in several goes deeper. */
static bool match_from(struct run *r, const struct node *node, uint32_t at)
{
    for (; node; node = node->next) {
        switch (node->kind) {
        case NODE_LITERAL:
            if (!read_literal(r, node, &at))
                return false;
            break;
        case NODE_PIECE:
            if (!read_piece(r, node, &at))
                return false;
            break;
        case NODE_SLOT: return match_slot(r, node, at);
        case NODE_SEQUENCE:
            if (node->child_count > 0)
                return match_from(r, node->children[0], at);
            break;
        case NODE_CHOICE: return match_choice(r, node, at);
        case NODE_OPTIONAL:
            if (match_from(r, node->children[0], at))
                return true;
            break;
        case NODE_GROUP:
            if (!match_from(r, node->children[0], at))
                return false;
            set_span(r->match, node->capture, at, r->end);
            at = r->end;
            break;
        case NODE_AHEAD:
        case NODE_NOT_AHEAD:
            if (match_from(r, node->children[0], at) != (node->kind == NODE_AHEAD))
                return false;
            break;
        case NODE_BEHIND:
        case NODE_NOT_BEHIND:
            if (match_behind(r, node, at) != (node->kind == NODE_BEHIND))
                return false;
            break;
        }
    }
    r->end = at;
    return true;
}

bool rule_match(struct finder *f, const struct rule *rule, uint32_t at, struct match *out)
{
    struct run r = {.finder = f, .match = out, .text = f->view->text};

    out->rule = rule;
    for (uint16_t i = 0; i < rule->capture_count; i++)
        out->captures[i].set = false;
    if (!match_from(&r, rule->first, at) || r.end == at)
        return false;
    out->start = at;
    out->end = r.end;
    return true;
}
