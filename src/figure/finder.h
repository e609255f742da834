/* The finder's inside: what the files of figure/ share while one view is read. */
#ifndef ASSAY_FIGURE_FINDER_H
#define ASSAY_FIGURE_FINDER_H

#include "figure/match.h"

enum { NUMERALS_MAX = 4, UNITS_MAX = 4, HITS_MAX = 24, MEMO_SIZE = 64 };

/* What can be read at one place, longest first; made once, for every rule of an anchor asks again. They lie in the view's arena. */
struct numerals {
    uint32_t count;
    const struct numeral *options[NUMERALS_MAX];
};
struct form_hits {
    uint32_t count;
    struct form_hit hits[];
};
struct unit_option {
    uint32_t end;
    const struct compound *unit;
};
struct units {
    uint32_t count;
    struct unit_option options[UNITS_MAX];
};

struct memo { /* what was read last at a place with the same last bits */
    uint32_t at, run;
    const void *found;
};

struct number_classes {
    uint16_t unit, teen, ten, hundred, scale, scale_short, dozen, article, and_, half, fraction, ordinal, ordinal_suffix, vague,
        few, point, minus, glyph, of;
};

struct finder {
    const struct pack *pack;
    const struct rule_filter *filter;
    struct regex_scratch *scratch;
    struct number_classes numbers;
    uint16_t class_unit, class_short_unit, class_currency, class_symbol, class_per, class_per_article, class_per_noun,
        class_per_stop, class_range_stop, class_change_up, class_change_down, class_role_by, class_role_from, class_role_to,
        class_month, class_place;
    char decimal_mark, group_mark;

    /* Compounds outlive documents: each is made once. */
    struct arena compounds;
    jmp_buf escape;                  /* of `compounds`, while a view is read */
    const struct compound **singles; /* by unit index */
    struct map composed;             /* "id/id" -> index into compound_list */
    const struct compound **compound_list;
    uint32_t compound_count, compound_capacity;

    /* Of the view being read. */
    const struct view *view;
    struct arena *arena;
    struct diagnostics *diags;
    uint32_t run;                                /* number of the view: tells stale memos */
    bool limited;                                /* a rule hit a limit of PCRE2 */
    uint64_t *candidates, *behind;               /* sets of rules: those to try (filter.c); follow.c works with both */
    uint64_t *of_fractions, *of_vague, *of_ages; /* rules whose normalizers take only such numerals; only those behind a comma */
    uint32_t token;                              /* the anchor: what is read lies at it or behind */
    struct follow **follows;                     /* by index of lexeme; NULL: not asked for yet */
    uint64_t number_classes;                     /* of words in numerals: as lexeme.classes */
    struct memo numerals[MEMO_SIZE], forms[MEMO_SIZE], units[MEMO_SIZE];
};

/* The token that begins at `at`; NULL: none. */
static inline const struct token *token_at(const struct finder *finder, uint32_t at)
{
    const struct view *view = finder->view;
    uint32_t i = finder->token;

    if (i >= view->token_count || view->tokens[i].start > at)
        i = view_token_at(view, at);
    while (i < view->token_count && view->tokens[i].start < at)
        i++;
    return i < view->token_count && view->tokens[i].start == at ? &view->tokens[i] : NULL;
}

/* What was read at `at`; NULL: *memo is the place to keep it. */
static inline const void *memo_find(const struct finder *finder, struct memo *memos, uint32_t at, struct memo **memo)
{
    *memo = &memos[at % MEMO_SIZE];
    return (*memo)->at == at && (*memo)->run == finder->run ? (*memo)->found : NULL;
}
static inline const void *memo_keep(const struct finder *finder, struct memo *memo, uint32_t at, const void *found)
{
    *memo = (struct memo){at, finder->run, found};
    return found;
}

/* ---- numeral.c: the numerals that begin at `at`, longest first; a sign belongs to them. */
const struct numerals *numerals_at(struct finder *finder, uint32_t at);
/* The forms of all classes at `at`, longest first. */
const struct form_hits *forms_at(struct finder *finder, uint32_t at);
/* The longest form of one class at `at`, or at a token; *end: behind it. */
const struct form *form_at(struct finder *finder, uint32_t at, uint16_t class_id, uint32_t *end);
const struct form *form_of(struct finder *finder, const struct token *token, uint16_t class_id, uint32_t *end);

/* ---- unit.c */
const struct units *units_at(struct finder *finder, uint32_t at);
const struct compound *compound_of_unit(struct finder *finder, const struct unit *unit);
/* `unit` per `denominator`; NULL for nonsense. A counted noun as denominator has `denominator` NULL and its name. */
const struct compound *compound_per(struct finder *finder, const struct compound *unit, const struct unit *denominator,
                                    struct slice noun);
/* A rate behind a unit that stands before its number: "$5 [a barrel]", "€9[/kg]"; *end moves behind it. */
const struct compound *unit_rate(struct finder *finder, const struct compound *unit, uint32_t at, uint32_t *end);

/* ---- filter.c: of the rules of one or two sets (NULL: none) those that may match at `at`; valid until the next call. */
const uint64_t *rules_at(struct finder *finder, uint32_t at, const uint64_t *set, const uint64_t *more);

/* ---- follow.c: false: no rule of the token's word, which has some, goes on as the text does. */
bool may_follow(struct finder *finder, const struct token *token);

/* ---- match.c */
bool numeral_fits(const struct numeral *n, enum builtin slot);
bool rule_match(struct finder *finder, const struct rule *rule, uint32_t at, struct match *out);

/* ---- normalize.c: false: the match makes no figure (a range that falls, a unit of another kind). */
bool figure_of_match(struct finder *finder, const struct match *match, struct figure *out);

/* ---- value.c */
bool value_multiply(struct value a, struct value b, struct value *out);
bool value_add(struct value a, struct value b, struct value *out);
struct value value_of(struct decimal d);
struct value value_fraction(int64_t numerator, int64_t denominator);

#endif
