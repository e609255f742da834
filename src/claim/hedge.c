/* Hedges and bounds around a figure: "at least", "almost", "or so". The phrases are rows of the classes hedge-before and hedge-after. */
#include "claim/inner.h"

enum { HEDGE_WORDS = 6 }; /* longest phrase before a figure, in tokens */

static const struct form *form_here(const struct frame *f, uint32_t at, uint16_t class_id, uint32_t *length)
{
    struct form_hit hits[16];
    uint32_t count = pack_forms_at(f->x->pack, f->view->text, at, hits, 16);

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

    if (hedge->value.len && modifier_by_name(hedge->value, &m) && (d->claim->modifier == MOD_EQUAL || (m != MOD_ABOUT && m != MOD_EQUAL)))
        d->claim->modifier = m;
}

/* A bound under a "not": "did not exceed 40" is at most 40. */
static enum modifier negated(enum modifier m)
{
    switch (m) {
    case MOD_MORE:
        return MOD_AT_MOST;
    case MOD_AT_LEAST:
        return MOD_LESS;
    case MOD_LESS:
        return MOD_AT_LEAST;
    case MOD_AT_MOST:
        return MOD_MORE;
    default:
        return m;
    }
}

void claim_hedge(struct frame *f, struct draft *d)
{
    const struct figure *figure = d->figure;
    uint32_t first = figure->first_token, length, after = figure->end;
    const struct form *hedge;

    d->claim->modifier = figure->modifier;
    d->start_token = figure->first_token;
    /* "the $5" and "a 3%": an article between hedge and figure is stepped over only when a hedge stands before it */
    while ((hedge = hedge_ending_at(f, d->start_token, &first))) {
        uint32_t last = d->start_token;
        set_modifier(d, hedge);
        d->start_token = first;
        d->claim->hedge = joined(f->arena, tokens_text(f, first, last), " ", d->claim->hedge);
        if (d->figure->first_token - first > 2 * HEDGE_WORDS)
            break;
    }
    if (d->start_token > f->sentence->first_token && d->claim->modifier != MOD_EQUAL &&
        token_is(f, d->start_token - 1, f->x->classes.negation))
        d->claim->modifier = negated(d->claim->modifier);
    if (after < f->view->text.len && f->view->text.at[after] == ' ')
        after++;
    hedge = form_here(f, after, f->x->classes.hedge_after, &length);
    if (hedge && after + length <= f->sentence->end) {
        set_modifier(d, hedge);
        d->claim->hedge = joined(f->arena, d->claim->hedge, " ", piece(f, after, after + length));
    }
}

void claim_negate(struct frame *f, struct draft *d)
{
    const struct phrase *verb = &f->phrases[d->governor];

    if (d->start_token > verb->end + 1 || !d->claim->hedge.len)
        return; /* the bound must hang on the verb itself */
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
