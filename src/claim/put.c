/* Whoever puts a figure at a number says it: "the ministry put the toll at 40", and of what was spoken of before, "the mayor estimated it
 * at 45 and the hospital at 48". */
#include "claim/inner.h"

enum { VERB_REACH = 10 }; /* tokens between the verb and the number */

/* "at" or "to" right before the number and its hedge. */
static bool is_behind_at(const struct frame *f, const struct draft *d)
{
    uint32_t at = d->start_token - 1;

    return d->start_token > f->sentence->first_token &&
           (token_is(f, at, f->x->classes.role_at) || token_is(f, at, f->x->classes.role_to));
}

/* The verb that puts something at the number; NO_TOKEN: none does. */
static uint32_t putting_verb(const struct frame *f, const struct draft *d)
{
    uint32_t p = is_behind_at(f, d) ? phrase_before(f, d->start_token - 1) : NO_TOKEN;

    while (p != NO_TOKEN && p > 0 && (!f->phrases[p].verb || f->view->tokens[f->phrases[p].head].tag == TAG_VERB_ING) &&
           d->start_token - f->phrases[p].first <= VERB_REACH)
        p--;
    if (p == NO_TOKEN || !f->phrases[p].verb || f->phrases[p].passive || f->phrases[p + 1].first != f->phrases[p].end ||
        f->phrases[p + 1].first >= d->start_token - 1 || figure_between(f, f->phrases[p].end, d->start_token) ||
        boundary_between(f, f->phrases[p].end, d->start_token - 1))
        return NO_TOKEN;
    return token_is(f, f->phrases[p].head, f->x->classes.put_verb) ? p : NO_TOKEN;
}

/* Whoever puts it; NO_TOKEN: a pronoun or nobody. */
static uint32_t who_puts(const struct frame *f, uint32_t verb)
{
    uint32_t who = f->clauses[f->phrases[verb].clause].subject;

    return who == NO_TOKEN || f->view->tokens[f->phrases[who].head].tag == TAG_PRON ? NO_TOKEN : who;
}

static void set_speaker(const struct frame *f, struct claim *c, uint32_t who)
{
    struct slice name = whole_text(f, who);

    if (c->attribution.len == 0)
        c->attribution = name;
    if (slice_starts(c->subject, name) || slice_find(name, c->subject, 0) != SIZE_MAX)
        c->subject = (struct slice){0};
}

/* What a number may say again: no date, no age; a number with a decimal point is no count. */
static bool may_mean(const struct claim *meant, const struct claim *c)
{
    if (meant->kind == KIND_DATE || meant->kind == KIND_TIME || meant->kind == KIND_ORDINAL || meant->kind == KIND_AGE ||
        meant->kind == KIND_DURATION || meant->measure.len == 0)
        return false;
    if (c->kind != KIND_NUMBER)
        return meant->kind == c->kind;
    return meant->kind != KIND_MONEY && (meant->kind != KIND_COUNT || decimal_normal(c->value.number).exponent >= 0);
}

/* The last figure before a draft, in its sentence or the one before, that the number may say again; NULL: none. */
static const struct claim *meant_before(const struct frame *f, const struct draft *drafts, uint32_t i, const struct extraction *e)
{
    for (uint32_t j = i; j > 0; j--)
        if (may_mean(drafts[j - 1].claim, drafts[i].claim))
            return drafts[j - 1].claim;
    for (uint32_t j = e->claims.count; f->index > 0 && j > 0; j--) {
        const struct claim *c = &e->claims.items[j - 1];
        if (c->sentence.at != f->view->text.at + f->sentence[-1].start)
            return NULL;
        if (may_mean(c, drafts[i].claim))
            return c;
    }
    return NULL;
}

static void take_meaning(struct frame *f, struct draft *d, const struct claim *meant)
{
    if (!meant)
        return;
    if (d->claim->kind == KIND_NUMBER && meant->unit.len)
        claim_take_unit(d->claim, meant);
    d->claim->measure = meant->measure;
    d->claim->subject = meant->subject;
    if (meant->sentence.at != f->view->text.at + f->sentence->start)
        add_assumed(f, &d->assumed, slice_of("measure from the sentence before"));
}

/* "... and the hospital at 48": the verb is the one before. */
static uint32_t who_else(const struct frame *f, const struct draft *before, const struct draft *d)
{
    uint32_t t = before->figure->end_token, who;

    if (!before->put || !is_behind_at(f, d) || d->start_token <= t + 2 ||
        (f->view->tokens[t].tag != TAG_CONJ && token_mark(f, t) != ','))
        return NO_TOKEN;
    who = phrase_after(f, t);
    return who != NO_TOKEN && !f->phrases[who].verb && f->phrases[who].first <= t + 2 && f->phrases[who].end == d->start_token - 1
               ? who
               : NO_TOKEN;
}

void claim_put(struct frame *f, struct draft *drafts, uint32_t i, const struct extraction *e)
{
    struct draft *d = &drafts[i];
    uint32_t verb = putting_verb(f, d), who = NO_TOKEN;

    if (d->claim->kind == KIND_DATE || d->claim->kind == KIND_TIME)
        return;
    if (verb != NO_TOKEN) {
        d->put = true;
        who = who_puts(f, verb);
        if (d->governor != verb && (d->governor == NO_TOKEN || d->governor > verb + 1) && !d->governor_after &&
            noun_phrase_usable(f, d, verb + 1)) /* "put the bill for mending the line at £3bn" */
            d->claim->measure = whole_text(f, verb + 1);
        if (f->view->tokens[f->phrases[verb + 1].head].tag == TAG_PRON)
            take_meaning(f, d, meant_before(f, drafts, i, e));
    } else if (i > 0 && (who = who_else(f, &drafts[i - 1], d)) != NO_TOKEN) {
        d->put = true;
        take_meaning(f, d, drafts[i - 1].claim);
        d->claim->attribution = (struct slice){0};
    }
    if (who != NO_TOKEN)
        set_speaker(f, d->claim, who);
}
