/* Numbers that only their place in the sentence tells to be parts of names and marks: "Falcon 9 flew", "the 787 Condor", "Don Prest (4)". */
#include "claim/inner.h"

static bool is_name(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    return t->tag == TAG_NAME && (t->shape & SHAPE_CAPITAL) && !(t->shape & SHAPE_FIRST) &&
           !token_is(f, token, f->x->classes.place);
}

/* Behind a name a number without a noun ("Falcon 9 flew") or before one in the singular ("the Ostrix 20 index") is part of the name. */
static bool is_behind_name(const struct frame *f, const struct draft *d)
{
    uint32_t first = d->figure->first_token;

    if (!is_name(f, first - 1))
        return false;
    if (d->claim->kind == KIND_NUMBER)
        return true;
    return d->claim->kind == KIND_COUNT && !d->figure->numeral->words && d->noun_head != NO_TOKEN &&
           f->view->tokens[d->noun_head].tag == TAG_NOUN && token_mark(f, d->figure->end_token) != '-' &&
           value_double(d->figure->value) != 1.0;
}

/* "the 787 Condor": digits between an article or its like and a name in the singular. */
static bool is_before_name(const struct frame *f, const struct draft *d)
{
    const struct token *before = &f->view->tokens[d->figure->first_token - 1], *behind;

    if (d->claim->kind != KIND_NUMBER || d->figure->end_token >= f->sentence->end_token || d->figure->numeral->words)
        return false;
    behind = &f->view->tokens[d->figure->end_token];
    return behind->tag == TAG_NAME && (behind->shape & SHAPE_CAPITAL) && !token_is(f, d->figure->end_token, f->x->classes.month) &&
           (before->tag == TAG_DET || before->tag == TAG_POSS || before->tag == TAG_ADJ || before->tag == TAG_NAME);
}

/* "Don Prest (4) runs": a number alone in brackets behind the name of a person or a thing. */
static bool is_label(const struct frame *f, const struct draft *d)
{
    uint32_t first = d->figure->first_token;

    return d->claim->kind == KIND_NUMBER && token_mark(f, first - 1) == '(' && token_mark(f, d->figure->end_token) == ')' &&
           first - 1 > f->sentence->first_token && is_name(f, first - 2);
}

/* "12 deaths per 100,000 people": the second number is part of the first one's unit. */
static bool is_below_line(const struct frame *f, const struct draft *d)
{
    return d->figure->kind == KIND_COUNT && token_is(f, d->figure->first_token - 1, f->x->classes.rate_per);
}

bool claim_is_name(const struct frame *f, const struct draft *d)
{
    if (is_below_line(f, d))
        return true;
    if (d->figure->range || d->start_token != d->figure->first_token || d->figure->first_token == f->sentence->first_token ||
        !d->figure->numeral || !d->figure->numeral->integer)
        return false;
    return is_behind_name(f, d) || is_before_name(f, d) || is_label(f, d);
}
