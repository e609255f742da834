/* Who speaks in a quotation that goes on over sentences: `"We lost 40," Okoro said. "We had 61. Now we have nine."` */
#include "claim/inner.h"

enum { SENTENCES_BACK = 4 };

static uint32_t quotes_between(const struct view *view, uint32_t from, uint32_t to)
{
    uint32_t count = 0;

    for (uint32_t t = from; t < to; t++)
        count += (view->tokens[t].shape & SHAPE_MARK) && view->text.at[view->tokens[t].start] == '"';
    return count;
}

static bool opens_with_quote(const struct view *view, uint32_t sentence)
{
    const struct sentence *s = &view->sentences[sentence];

    return quotes_between(view, s->first_token, s->first_token + 1) == 1;
}

/* A colon stands before the first quotation mark: `Okoro said: "We lost 40."` */
static bool announces_quote(const struct view *view, uint32_t sentence)
{
    const struct sentence *s = &view->sentences[sentence];

    for (uint32_t t = s->first_token + 1; t < s->end_token; t++)
        if ((view->tokens[t].shape & SHAPE_MARK) && view->text.at[view->tokens[t].start] == '"')
            return view->text.at[view->tokens[t - 1].start] == ':';
    return false;
}

/* The sentence before this one in which the quotation begins that is open here; NO_TOKEN: none is. */
static uint32_t quotation_before(const struct frame *f)
{
    for (uint32_t s = f->index; s > 0 && f->index - s < SENTENCES_BACK; s--) {
        const struct sentence *before = &f->view->sentences[s - 1];
        uint32_t quotes;
        if (before->paragraph != f->sentence->paragraph)
            return NO_TOKEN;
        quotes = quotes_between(f->view, before->first_token, before->end_token);
        if (quotes > 0)
            return quotes % 2 ? s - 1 : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* The sentence in which the quotation begins that is open at the figure; NO_TOKEN: none is. */
static uint32_t quotation_start(struct frame *f, uint32_t token)
{
    uint32_t quotes = f->quotes ? quotes_between(f->view, f->sentence->first_token, token) : 0;

    if (quotes > 0)
        return quotes % 2 ? f->index : NO_TOKEN;
    if (!f->quotation_known)
        f->quotation = quotation_before(f);
    f->quotation_known = true;
    return f->quotation;
}

/* The last one who says something in a sentence. */
static struct slice speaker_in(const struct frame *f)
{
    for (uint32_t i = f->clause_count; i-- > 0;) {
        const struct clause *c = &f->clauses[i];
        if (c->verb == NO_TOKEN || c->subject == NO_TOKEN || !token_is(f, f->phrases[c->verb].head, f->x->classes.attribution) ||
            token_is(f, f->phrases[c->subject].head, f->x->classes.pronoun))
            continue;
        return whole_text(f, c->subject);
    }
    return (struct slice){0};
}

struct slice claim_quoted_speaker(struct frame *f, const struct draft *d)
{
    uint32_t start = quotation_start(f, d->figure->first_token);
    struct frame before;

    if (start == NO_TOKEN)
        return (struct slice){0};
    if (opens_with_quote(f->view, start)) /* the speaker stands in the sentence before */
        start = start > 0 ? start - 1 : NO_TOKEN;
    else if (!announces_quote(f->view, start))
        return (struct slice){0};
    if (start == NO_TOKEN || f->view->sentences[start].paragraph != f->sentence->paragraph)
        return (struct slice){0};
    if (!f->quoted_known) {
        frame_make(&before, f->x, f->view, start, NULL, 0);
        f->quoted = speaker_in(&before);
        f->quoted_known = true;
    }
    return f->quoted;
}
