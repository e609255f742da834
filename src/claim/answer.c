/* What those who are counted say or think: "54 percent said they would vote yes". The measure is the answer itself. */
#include "claim/inner.h"

enum { ANSWER_TOKENS_MAX = 12 };

/* Where the figure, its noun and what it is a share of end. */
static uint32_t end_of_those(const struct draft *d)
{
    if (d->of_end != NO_TOKEN && d->of_end > d->figure->end_token)
        return d->of_end;
    return d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token;
}

bool claim_answers(const struct frame *f, const struct draft *d)
{
    enum kind kind = d->claim->kind;
    uint32_t at = end_of_those(d), first;

    if ((kind != KIND_PERCENT && kind != KIND_RATIO && kind != KIND_COUNT) || d->governor == NO_TOKEN || !d->governor_after ||
        f->phrases[d->governor].passive)
        return false;
    first = f->phrases[d->governor].first;
    while (at < first && f->view->tokens[at].tag == TAG_ADV)
        at++;
    if (at != first)
        return false;
    for (; at < f->phrases[d->governor].end; at++) /* "plan to hire" is one phrase */
        if (token_is(f, at, f->x->classes.attribution) || token_is(f, at, f->x->classes.opinion))
            return true;
    return false;
}

struct slice claim_answer(const struct frame *f, const struct draft *d)
{
    uint32_t from = f->phrases[d->governor].first, end = from;

    for (uint32_t p = d->governor; p < f->phrase_count && f->phrases[p].end - from <= ANSWER_TOKENS_MAX; p++) {
        for (uint32_t t = end; t < f->phrases[p].first; t++)
            if ((f->view->tokens[t].shape & SHAPE_MARK) && !(f->view->tokens[t].shape & SHAPE_GLUED))
                return tokens_text(f, from, end);
        if (figure_between(f, end, f->phrases[p].end) || token_mark(f, f->phrases[p].first - 1) == ',' || in_date(f, p))
            break;
        end = f->phrases[p].end;
        while (end < f->sentence->end_token && f->view->tokens[end].tag == TAG_ADV) /* "would vote early" */
            end++;
        if (end < f->sentence->end_token && f->view->tokens[end].tag == TAG_ADJ) /* "were too low" */
            end++;
    }
    return tokens_text(f, from, end);
}
