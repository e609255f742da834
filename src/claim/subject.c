/* Subject: whose or of what a figure is, where what it measures does not say: by what stands behind it, by its clause, by the sentence. */
#include "claim/inner.h"

static bool is_pronoun_phrase(const struct frame *f, uint32_t phrase)
{
    return phrase != NO_TOKEN && f->view->tokens[f->phrases[phrase].head].tag == TAG_PRON;
}

/* What a fragment is about: the subject of a clause before it, else the first noun phrase of the sentence. */
static uint32_t subject_before(const struct frame *f, const struct draft *d, struct slice measure)
{
    for (uint32_t i = 0; i < f->clause_count; i++) {
        const struct clause *c = &f->clauses[i];
        if (c->subject != NO_TOKEN && f->phrases[c->subject].first < d->start_token && !is_speech(f, c->verb) &&
            noun_phrase_usable(f, d, c->subject) && !says(measure, whole_text(f, c->subject)))
            return c->subject;
    }
    for (uint32_t p = 0; p < f->phrase_count && f->phrases[p].end <= d->start_token; p++)
        if (noun_phrase_usable(f, d, p) && f->phrases[p].prep == NO_TOKEN)
            return p;
    return NO_TOKEN;
}

/* Subject of the figure's clause, or of the one around it; who speaks is meant only where the clause says so: "the firm said it has
 * 900 clients". NO_TOKEN: none. */
static uint32_t main_subject(const struct frame *f, const struct draft *d, struct slice measure)
{
    const struct clause *clause = clause_at(f, d->figure->first_token);
    bool pronoun = false;

    if (clause->verb == NO_TOKEN || clause->subject == NO_TOKEN)
        return subject_before(f, d, measure);
    for (uint32_t depth = 0; depth < f->clause_count; depth++) {
        uint32_t subject = clause->subject;
        if ((pronoun || !is_speech(f, clause->verb)) && subject != NO_TOKEN && noun_phrase_usable(f, d, subject) &&
            !says(measure, whole_text(f, subject)))
            return subject;
        pronoun |= is_pronoun_phrase(f, subject);
        if (clause->parent == NO_TOKEN || (clause->own_subject && !pronoun))
            return NO_TOKEN;
        clause = &f->clauses[clause->parent];
    }
    return NO_TOKEN;
}

/* "a quarter of nurses called in sick": the figure stands in the subject itself. */
static bool is_subject(const struct frame *f, const struct draft *d)
{
    const struct clause *clause = clause_at(f, d->figure->first_token);

    if (!d->governor_after || d->governor == NO_TOKEN || clause->subject == NO_TOKEN)
        return false;
    return holds_figure(f, d, clause->subject) || (d->of_first != NO_TOKEN && f->phrases[clause->subject].end == d->of_end);
}

/* "slumped 37 % to 7,810 units": what is behind the preposition is the level. */
static bool is_level(const struct frame *f, const struct draft *d, uint32_t phrase)
{
    const struct phrase *p = &f->phrases[phrase];

    return d->claim->kind == KIND_PERCENT && p->prep != NO_TOKEN && figure_end_at(f, p->first) != p->first &&
           token_is(f, p->prep, f->x->classes.role_to);
}

/* What stands behind the figure and a preposition belongs to its subject; a figure without any has the sentence's. */
void claim_subject(struct frame *f, struct draft *d, struct parts *out)
{
    struct slice behind = {0};
    uint32_t at = bracket_end(f, d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token), p;

    if (token_mark(f, at) == ')')
        at++;
    p = phrase_after(f, at);

    if (d->figure->kind == KIND_DATE || d->figure->kind == KIND_TIME || d->figure->kind == KIND_ORDINAL)
        return;
    if (p != NO_TOKEN && !f->phrases[p].verb && f->phrases[p].prep == at && noun_phrase_usable(f, d, p) && !is_level(f, d, p) &&
        !form_at_token(f, at, f->x->classes.dimension_word, NULL) &&                      /* "180 people on board" */
        !(f->view->tokens[at].word && f->view->tokens[at].word->tags & 1U << TAG_SUBORD)) /* "900 jobs after its loss" */
        behind = phrase_text(f, p);
    else if (p != NO_TOKEN && d->claim->kind == KIND_QUANTITY && d->noun_first == NO_TOKEN && f->phrases[p].prep == at + 1 &&
             !f->phrases[p].verb && form_at_token(f, at, f->x->classes.dimension_word, NULL))
        behind = tokens_text(f, at, f->phrases[p].end); /* "90 km west of the capital" */
    if (!says(out->measure, behind) && !says(out->subject, behind))
        out->subject = joined(f->arena, out->subject, "; ", behind);
    if (slice_equal(out->subject, out->measure))
        out->subject = (struct slice){0};
    if (out->subject.len || is_subject(f, d))
        return;
    p = main_subject(f, d, out->measure);
    if (p != NO_TOKEN && !says(out->measure, whole_text(f, p))) {
        struct parts chain = {{0}, {0}};
        chain_parts(f, d, p, phrase_before(f, d->start_token), &chain);
        out->subject = joined(f->arena, chain.measure, "; ", chain.subject);
    }
}
