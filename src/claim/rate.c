/* Rates whose word stands apart: "six ferries a year", "5 tonnes of rice per hectare", "$400m ... annually", "2.1 children per woman". The
 * unit becomes a rate, the text of the figure stays. */
#include "claim/inner.h"

enum { RATE_REACH = 6 }; /* tokens behind the figure's phrase in which a rate word still belongs to it */

struct below { /* what stands below the line: a unit, or a counted noun ("100,000 people") */
    const struct unit *unit;
    struct slice noun;
};

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

    if (next > f->sentence->first_token && next <= f->sentence->end_token && f->dates[next - 1 - f->sentence->first_token])
        return true; /* "a year from now" */
    return next < f->sentence->end_token && token_is(f, next, f->x->classes.rate_stop) &&
           !token_is(f, next + 1, f->x->classes.qualifier) &&                                      /* "a year on average" */
           !(token_is(f, next, f->x->classes.role_from) && figure_end_at(f, next + 1) > next + 1); /* "295 a day from 210" */
}

static const struct unit *unit_at(const struct frame *f, uint32_t token)
{
    struct form_hit hits[8];
    uint32_t count = pack_forms_at(f->x->pack, f->view->text, f->view->tokens[token].start, hits, 8);

    for (uint32_t i = 0; i < count; i++)
        if (hits[i].form->unit && !hits[i].form->unit->dimension->money)
            return hits[i].form->unit;
    return NULL;
}

/* Behind "per": "per kWh", "per woman", "per 100,000 people". */
static bool below_at(const struct frame *f, uint32_t token, struct below *out)
{
    uint32_t noun = figure_end_at(f, token), first, end, head;

    if (token >= f->sentence->end_token)
        return false;
    out->unit = noun == token ? unit_at(f, token) : NULL;
    if (out->unit)
        return true;
    if (!counted_noun_at(f, noun, &first, &end, &head))
        return false;
    out->noun = counted_singular(f, first, head);
    if (noun > token)
        out->noun = joined(f->arena, tokens_text(f, token, noun), " ", out->noun);
    return true;
}

static bool rate_behind(const struct frame *f, const struct draft *d, struct below *out)
{
    uint32_t from = d->figure->end_token, to, end;

    if (d->noun_end != NO_TOKEN)
        from = d->noun_end;
    if (d->of_end != NO_TOKEN && d->of_end > d->figure->end_token)
        from = d->of_end;
    to = from + RATE_REACH < f->sentence->end_token ? from + RATE_REACH : f->sentence->end_token;
    for (uint32_t t = from; t < to; t++) {
        const struct token *token = &f->view->tokens[t];
        out->unit = rate_word(f, t, &end);
        if (out->unit)
            return !tells_when(f, end) && token->tag != TAG_ADJ &&
                   (t == from || !token_is(f, t - 1, f->x->classes.how_often)) && /* "milks 85 cows twice a day" */
                   !(token->tag == TAG_DET && t > f->sentence->first_token && token[-1].tag == TAG_PREP); /* "310 cases in a day" */
        if (t == from && token_is(f, t, f->x->classes.rate_per))
            return below_at(f, t + 1, out);
        if (t == from && d->claim->kind == KIND_MONEY && token_is(f, t, f->x->classes.rate_article) && t + 1 < to &&
            (out->unit = unit_at(f, t + 1)) != NULL)
            return true; /* "2.4 crowns a kilowatt-hour" */
        if ((token->shape & (SHAPE_DIGIT | SHAPE_MARK)) || boundary_between(f, t, t + 1) || token->tag == TAG_CONJ ||
            token->tag == TAG_NUMBER)
            return false;
    }
    return false;
}

bool claim_has_rate(const struct frame *f, const struct draft *d)
{
    struct below below = {0};

    return rate_behind(f, d, &below);
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

static void count_rate(struct frame *f, struct claim *c, const struct below *below)
{
    const struct unit *u = below->unit;
    double factor = u ? decimal_double(u->numerator) / decimal_double(u->denominator) : 1.0;

    c->unit = joined(f->arena, c->unit, "/", u ? u->id : below->noun);
    c->unit_name = joined(f->arena, c->unit_name, " per ", u ? u->name : below->noun);
    c->base_unit = joined(f->arena, c->base_unit, "/", u ? u->dimension->base_unit : below->noun);
    c->dimension = joined(f->arena, c->dimension, " per ", u ? u->dimension->name : below->noun);
    c->base_value /= factor;
    c->base_low /= factor;
    c->base_high /= factor;
}

/* "9.5 million passengers a year, or 26,000 a day": a count that was taken from a neighbour has its own rate, else the neighbour's. */
void claim_rate_shared(struct frame *f, struct draft *d, const struct draft *from)
{
    struct claim *c = d->claim;
    struct below below = {0};
    size_t unit = slice_find(c->unit, slice_of("/"), 0), name = slice_find(c->unit_name, slice_of(" per "), 0);

    if (c->kind != KIND_COUNT || (!rate_behind(f, d, &below) && unit == SIZE_MAX))
        return;
    if (!below.unit && below.noun.len == 0 && !rate_behind(f, from, &below))
        return;
    if (unit != SIZE_MAX && name != SIZE_MAX) {
        c->unit.len = unit;
        c->unit_name.len = name;
        c->base_unit = slice_of("item");
        c->dimension = slice_of("count");
    }
    count_rate(f, c, &below);
}

void claim_rate(struct frame *f, struct draft *d)
{
    struct below below = {0};
    const struct compound *rate;

    if (!takes_rate(d) || !rate_behind(f, d, &below))
        return;
    if (d->claim->kind == KIND_COUNT) {
        count_rate(f, d->claim, &below);
        return;
    }
    if (below.unit == d->figure->unit->unit)
        return;
    rate = finder_rate(f->x->finder, f->view, d->figure->unit, below.unit, below.noun);
    if (!rate)
        return;
    d->claim->unit = rate->id;
    d->claim->unit_name = rate->name;
    d->claim->base_unit = rate->base_unit;
    d->claim->dimension = rate->dimension_name;
    claim_base(d->claim, rate);
}
