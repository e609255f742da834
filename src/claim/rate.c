/* Rates whose word stands apart: "six ferries a year", "5 tonnes of rice per week", "$400m ... annually". The unit becomes a rate, the text
 * of the figure stays. */
#include "claim/inner.h"

enum { RATE_REACH = 6 }; /* tokens behind the figure's phrase in which a rate word still belongs to it */

/* The unit of time that a rate word at this token names; *end is the byte behind it. */
static const struct unit *rate_word(const struct frame *f, uint32_t token, uint32_t *end)
{
    const struct form *form = form_at_token(f, token, f->x->classes.rate_adverb, end);

    return form ? pack_unit_by_id(f->x->pack, form->value) : NULL;
}

/* "a year earlier" tells when, not how often. */
static bool tells_when(const struct frame *f, uint32_t end)
{
    uint32_t next = view_token_at(f->view, end);

    return next < f->sentence->end_token && token_is(f, next, f->x->classes.rate_stop);
}

static const struct unit *rate_behind(const struct frame *f, const struct draft *d)
{
    uint32_t from = d->figure->end_token, to, end;
    const struct unit *unit;

    if (d->noun_end != NO_TOKEN)
        from = d->noun_end;
    if (d->of_end != NO_TOKEN)
        from = d->of_end;
    to = from + RATE_REACH < f->sentence->end_token ? from + RATE_REACH : f->sentence->end_token;
    for (uint32_t t = from; t < to; t++) {
        const struct token *token = &f->view->tokens[t];
        unit = rate_word(f, t, &end);
        if (unit)
            return tells_when(f, end) || token->tag == TAG_ADJ ? NULL : unit;
        if ((token->shape & (SHAPE_DIGIT | SHAPE_MARK)) || boundary_between(f, t, t + 1) || token->tag == TAG_CONJ ||
            token->tag == TAG_NUMBER)
            return NULL;
    }
    return NULL;
}

static bool takes_rate(const struct draft *d)
{
    const struct compound *u = d->figure->unit;

    if (d->claim->kind == KIND_COUNT)
        return d->claim->unit.len != 0;
    if (d->claim->kind != KIND_QUANTITY && d->claim->kind != KIND_MONEY)
        return false;
    return u && u->unit && u->offset == 0.0;
}

static void count_rate(struct frame *f, struct claim *c, const struct unit *time)
{
    double seconds = decimal_double(time->numerator) / decimal_double(time->denominator);

    c->unit = joined(f->arena, c->unit, "/", time->id);
    c->unit_name = joined(f->arena, c->unit_name, " per ", time->name);
    c->base_unit = joined(f->arena, c->base_unit, "/", time->dimension->base_unit);
    c->dimension = joined(f->arena, c->dimension, " per ", time->dimension->name);
    c->base_value /= seconds;
    c->base_low /= seconds;
    c->base_high /= seconds;
}

void claim_rate(struct frame *f, struct draft *d)
{
    const struct unit *time = takes_rate(d) ? rate_behind(f, d) : NULL;
    const struct compound *rate;

    if (!time)
        return;
    if (d->claim->kind == KIND_COUNT) {
        count_rate(f, d->claim, time);
        return;
    }
    rate = finder_rate(f->x->finder, f->view, d->figure->unit, time);
    if (!rate || (d->figure->unit->dimension && slice_equal(d->figure->unit->dimension->name, time->dimension->name)))
        return;
    d->claim->unit = rate->id;
    d->claim->unit_name = rate->name;
    d->claim->base_unit = rate->base_unit;
    d->claim->dimension = rate->dimension_name;
    claim_base(d->claim, rate);
}
