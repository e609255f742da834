/* Hedges and bounds around a figure: "at least", "almost", "or so". The phrases are rows of the classes hedge-before and hedge-after. */
#include "claim/inner.h"

enum { HEDGE_WORDS = 6 }; /* longest phrase before a figure, in tokens */

/* The form of a class at a place where, in most cases, a token begins. */
static const struct form *form_here(const struct frame *f, uint32_t at, uint32_t token, uint16_t class_id, uint32_t *length)
{
    const struct token *t = token < f->sentence->end_token ? &f->view->tokens[token] : NULL;
    struct form_hit hits[16];
    uint32_t count;

    if (t && t->start == at && (t->shape & SHAPE_WORD) && !(t->word && lexeme_may_begin(t->word, class_id)))
        return NULL;
    if (t && t->start == at)
        count = view_forms(f->view, t, hits, 16);
    else
        count = pack_forms_at(f->x->pack, f->view->text, at, hits, 16);
    for (uint32_t i = 0; i < count; i++)
        if (hits[i].form->class_id == class_id) {
            *length = hits[i].len;
            return hits[i].form;
        }
    return NULL;
}

/* The longest phrase before a figure that ends directly before the token. */
static const struct form *hedge_ending_at(const struct frame *f, uint32_t token, uint32_t *first)
{
    const struct form *best = NULL;
    uint32_t want;

    if (token <= f->sentence->first_token)
        return NULL;
    want = f->view->tokens[token - 1].end;
    for (uint32_t t = token; t > f->sentence->first_token && token - t < HEDGE_WORDS; t--) {
        uint32_t at = t - 1 - f->sentence->first_token;
        for (uint32_t i = f->form_starts[at]; i < f->form_starts[at + 1]; i++)
            if (f->forms[i].end == want && f->forms[i].form->class_id == f->x->classes.hedge_before) {
                best = f->forms[i].form;
                *first = t - 1;
            }
    }
    return best;
}

static struct slice piece(const struct frame *f, uint32_t from, uint32_t to)
{
    return slice_trim(slice_part(f->view->text, from, to));
}

static void set_modifier(struct draft *d, const struct form *hedge)
{
    enum modifier m;

    if (hedge->value.len && modifier_by_name(hedge->value, &m) &&
        (d->claim->modifier == MOD_EQUAL || (m != MOD_ABOUT && m != MOD_EQUAL)))
        d->claim->modifier = m;
}

/* A bound under a "not": "did not exceed 40" is at most 40. */
static enum modifier negated(enum modifier m)
{
    switch (m) {
    case MOD_MORE: return MOD_AT_MOST;
    case MOD_AT_LEAST: return MOD_LESS;
    case MOD_LESS: return MOD_AT_LEAST;
    case MOD_AT_MOST: return MOD_MORE;
    default: return m;
    }
}

/* "built over three years": before a duration the word is a preposition, unless it hangs on a verb of lasting ("waited over three
 * hours") or another preposition ("for over three hours"). */
static bool is_during(const struct frame *f, const struct draft *d, const struct form *hedge, uint32_t first)
{
    uint8_t before;

    if (d->figure->kind != KIND_DURATION || !slice_equal(hedge->more, slice_of("during")) || first <= f->sentence->first_token)
        return false;
    before = f->view->tokens[first - 1].tag;
    return before != TAG_AUX && before != TAG_PREP && !token_is(f, first - 1, f->x->classes.lasts);
}

/* "growers say 40 tonnes were lost": a subject stands before it; not "take, say, 40 tonnes". */
static bool is_saying(const struct frame *f, const struct form *hedge, uint32_t first)
{
    return slice_equal(hedge->more, slice_of("verb behind a subject")) && first > f->sentence->first_token &&
           (f->view->tokens[first - 1].shape & SHAPE_WORD) && f->view->tokens[first - 1].tag != TAG_CONJ;
}

/* "46% more than a year ago": the words before the date compare, and belong to the figure before them. */
static bool is_comparison(const struct frame *f, const struct draft *d, uint32_t first)
{
    if (d->figure->kind == KIND_DURATION) /* "1.6m fewer than three months before" */
        return first > f->sentence->first_token && figure_end_at(f, first - 1) == first;
    if (d->figure->kind != KIND_DATE)
        return false;
    for (uint32_t t = first; t > f->sentence->first_token && t + 2 > first; t--)
        if ((f->view->tokens[t - 1].shape & SHAPE_DIGIT) || f->view->tokens[t - 1].tag == TAG_NUMBER)
            return true;
    return false;
}

/* "edged up to 16 cents", "pushed its total up to $82m": there the words before the figure say where it went. */
static bool is_of_move(const struct frame *f, uint32_t first, uint32_t last)
{
    const uint32_t object = 1U << TAG_DET | 1U << TAG_POSS | 1U << TAG_ADJ | 1U << TAG_NOUN | 1U << TAG_PLURAL | 1U << TAG_NUMBER;
    uint32_t t = first;

    if (!token_is(f, last - 1, f->x->classes.role_to))
        return false;
    while (t > f->sentence->first_token && !token_is(f, t - 1, f->x->classes.move_verb) &&
           (1U << f->view->tokens[t - 1].tag & object || f->view->tokens[t - 1].shape & SHAPE_GLUED))
        t--;
    return t > f->sentence->first_token && token_is(f, t - 1, f->x->classes.move_verb) &&
           (t == first ||
            1U << f->view->tokens[t - 1].tag & (1U << TAG_VERB | 1U << TAG_VERB_S | 1U << TAG_VERB_ED | 1U << TAG_VERB_ING));
}

/* The hedge behind the figure and where it ends; NULL: none. Not the "plus" of "34m plus 6m", which joins two figures. */
static const struct form *hedge_behind(const struct frame *f, const struct draft *d, uint32_t *start, uint32_t *end)
{
    struct slice text = f->view->text;
    uint32_t after = d->figure->end, length;
    const struct form *hedge;
    char next;

    if (after < text.len && text.at[after] == ' ')
        after++;
    hedge = form_here(f, after, d->figure->end_token, f->x->classes.hedge_after, &length);
    if (!hedge || after + length > f->sentence->end)
        return NULL;
    if (d->figure->kind == KIND_DATE && f->view->tokens[d->figure->end_token].tag == TAG_CONJ &&
        token_is(f, d->figure->end_token, f->x->classes.list_join) && !token_is(f, d->figure->end_token, f->x->classes.or_else))
        return NULL; /* "from a year earlier and above the 455 million expected" */
    if (token_is(f, view_token_at(f->view, after + length), f->x->classes.than) ||
        token_is(f, view_token_at(f->view, after + length), f->x->classes.role_to))
        return NULL; /* "60 % and higher than in 2019", "gusts of 160 km/h and up to 240 mm of rain" */
    next = after + length + 1 < text.len && text.at[after + length] == ' ' ? text.at[after + length + 1] : ' ';
    if (slice_starts(hedge->more, slice_of("glued")) && text.at[d->figure->end] == ' ' && next != ' ')
        return NULL; /* "plus costs" adds something */
    if (ascii_is_digit(next) || next == '$' || (unsigned char)next >= 0x80)
        return NULL;
    *start = after;
    *end = after + length;
    return hedge;
}

uint32_t claim_hedge_end(const struct frame *f, const struct draft *d)
{
    uint32_t token = d->figure->end_token, start, end;

    if (hedge_behind(f, d, &start, &end))
        while (token < f->sentence->end_token && f->view->tokens[token].start < end)
            token++;
    return token;
}

void claim_hedge(struct frame *f, struct draft *d)
{
    const struct figure *figure = d->figure;
    uint32_t first = figure->first_token, start, end;
    const struct form *hedge;

    d->claim->modifier = figure->modifier;
    d->start_token = figure->first_token;
    /* "the $5" and "a 3%": an article between hedge and figure is stepped over only when a hedge stands before it */
    while ((hedge = hedge_ending_at(f, d->start_token, &first))) {
        uint32_t last = d->start_token;
        if (is_during(f, d, hedge, first) || is_comparison(f, d, first) || is_saying(f, hedge, first) || is_of_move(f, first, last))
            break;
        set_modifier(d, hedge);
        d->start_token = first;
        d->claim->hedge = joined(f->arena, tokens_text(f, first, last), " ", d->claim->hedge);
        if (d->figure->first_token - first > 2 * HEDGE_WORDS)
            break;
    }
    if (d->start_token > f->sentence->first_token && d->claim->modifier != MOD_EQUAL &&
        token_is(f, d->start_token - 1, f->x->classes.negation))
        d->claim->modifier = negated(d->claim->modifier);
    hedge = hedge_behind(f, d, &start, &end);
    if (hedge) {
        set_modifier(d, hedge);
        d->claim->hedge = joined(f->arena, d->claim->hedge, " ", piece(f, start, end));
    }
}

void claim_negate(struct frame *f, struct draft *d)
{
    const struct phrase *verb = &f->phrases[d->governor];

    if (d->start_token < verb->end || d->start_token > verb->end + 1 || !d->claim->hedge.len)
        return; /* the bound must hang on the verb, and not be the verb (claim_hedge) */
    for (uint32_t t = verb->first; t < verb->end; t++)
        if (f->view->tokens[t].tag == TAG_NEG || token_is(f, t, f->x->classes.negation)) {
            enum modifier turned = negated(d->claim->modifier);
            if (turned == d->claim->modifier)
                return;
            d->claim->modifier = turned;
            d->claim->hedge = joined(f->arena, tokens_text(f, t, t + 1), " ", d->claim->hedge);
            d->claim->low = d->claim->high = (struct value){0};
            claim_bounds(d->claim);
            claim_base(d->claim, d->figure->unit);
            return;
        }
}
