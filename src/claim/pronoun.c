/* Whom "it", "they", "he" and "she" mean, where the sentence before leaves no doubt: its subject, or who spoke in it. */
#include "claim/inner.h"

enum { SENTENCES_BACK = 3, EXPLETIVE_REACH = 8 };

/* Of class `pronoun` with its kind: thing, many, person; NULL: no such pronoun. */
static const struct form *pronoun_at(const struct frame *f, uint32_t phrase)
{
    return phrase == NO_TOKEN ? NULL : token_form(f, f->phrases[phrase].head, f->x->classes.pronoun);
}

static bool speaks(const struct frame *f, uint32_t phrase)
{
    const struct form *pronoun = pronoun_at(f, phrase);

    return pronoun && slice_equal(pronoun->value, slice_of("speaker"));
}

static bool fits(const struct frame *f, uint32_t phrase, const struct form *pronoun)
{
    uint32_t head = f->phrases[phrase].head;
    uint8_t tag = f->view->tokens[head].tag;

    if (figure_end_at(f, head) != head || in_date(f, phrase) || tag == TAG_PRON)
        return false;
    if (slice_equal(pronoun->value, slice_of("many")))
        return tag == TAG_PLURAL;
    if (slice_equal(pronoun->value, slice_of("person")))
        return tag == TAG_NAME;
    return (tag == TAG_NOUN || tag == TAG_NAME) && !token_is(f, head, f->x->classes.person);
}

/* The subject of the sentence's first clause; of a verb of saying for those who speak, else of what is said. */
static uint32_t plain_subject(const struct frame *f, const struct form *pronoun)
{
    bool person = slice_equal(pronoun->value, slice_of("person"));

    for (uint32_t i = 0; i < f->clause_count; i++) {
        const struct clause *c = &f->clauses[i];
        bool speech = c->verb != NO_TOKEN && token_is(f, f->phrases[c->verb].head, f->x->classes.attribution);
        if ((c->kind != CLAUSE_MAIN && !(c->kind == CLAUSE_SAID && !person)) || c->verb == NO_TOKEN || c->subject == NO_TOKEN)
            continue;
        if (!speech || person)
            return c->subject;
    }
    return NO_TOKEN;
}

/* "Revenue": an amount does nothing. */
bool claim_is_amount(const struct frame *f, struct slice noun)
{
    struct slice word = {0};
    uint32_t count;
    const struct form *const *forms = pack_class_forms(f->x->pack, f->x->classes.money_noun, &count);

    while (slice_split(&noun, ' ', &word))
        continue;
    if (word.len == 0)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (slice_equal_nocase(forms[i]->text, word))
            return true;
    return false;
}

/* A phrase with the name that tells which one: "port of Velmar". */
static struct slice named_text(const struct frame *f, uint32_t phrase)
{
    struct slice text = whole_text(f, phrase);
    const struct phrase *next = phrase + 1 < f->phrase_count ? &f->phrases[phrase + 1] : NULL;
    size_t start = (size_t)(text.at - f->view->text.at);

    if (!next || next->verb || next->prep != f->phrases[phrase].end || !token_is(f, next->prep, f->x->classes.of) ||
        f->view->tokens[next->head].tag != TAG_NAME)
        return text;
    return slice_part(f->view->text, start, f->view->tokens[next->end - 1].end);
}

static struct slice find_antecedent(const struct frame *f, const struct extraction *e, const struct form *pronoun, uint32_t figure)
{
    for (uint32_t index = f->index; index > 0 && f->index - index < SENTENCES_BACK; index--) {
        struct frame before;
        uint32_t subject, from;
        while (figure > 0 && e->figures.items[figure - 1].sentence >= index)
            figure--;
        for (from = figure; from > 0 && e->figures.items[from - 1].sentence == index - 1;)
            from--;
        if (f->view->sentences[index - 1].paragraph != f->sentence->paragraph)
            break;
        frame_make(&before, f->x, f->view, index - 1, &e->figures.items[from], figure - from);
        subject = plain_subject(&before, pronoun);
        if (subject == NO_TOKEN)
            break;
        if (fits(&before, subject, pronoun))
            return named_text(&before, subject);
        if (pronoun_at(&before, subject) == NULL || !slice_equal(pronoun_at(&before, subject)->value, pronoun->value))
            break;
    }
    return (struct slice){0};
}

/* "Crude stood at 130, and then it fell": the last clause before the pronoun whose subject fits; NULL: none. */
static const struct clause *clause_before(const struct frame *f, const struct form *pronoun, uint32_t phrase)
{
    const struct clause *found = NULL;

    for (uint32_t i = 0; i < f->clause_count; i++) {
        const struct clause *c = &f->clauses[i];
        if (c->subject != NO_TOKEN && c->verb != NO_TOKEN && c->subject < phrase && c->kind != CLAUSE_ASIDE && c->own_subject &&
            (!found || c->subject > found->subject) && fits(f, c->subject, pronoun))
            found = c;
    }
    return found;
}

/* "It is likely that", "it was agreed to": the pronoun means nothing. */
static bool is_expletive(const struct frame *f, uint32_t phrase)
{
    uint32_t verb = phrase + 1 < f->phrase_count && f->phrases[phrase + 1].verb ? phrase + 1 : NO_TOKEN, t;

    if (verb == NO_TOKEN)
        return false;
    t = f->phrases[verb].end;
    for (uint32_t end = t + EXPLETIVE_REACH; t < end && t < f->sentence->end_token; t++) {
        uint8_t tag = f->view->tokens[t].tag;
        if (tag == TAG_SUBORD || tag == TAG_TO)
            return f->phrases[verb].passive || f->view->tokens[f->phrases[verb].head].tag == TAG_AUX;
        if (tag == TAG_NUMBER || tag == TAG_PLURAL || tag == TAG_NAME)
            return false;
    }
    return false;
}

static struct slice antecedent(struct frame *f, const struct extraction *e, uint32_t phrase, uint32_t figure)
{
    const struct form *pronoun = pronoun_at(f, phrase);
    const struct clause *before;

    if (!pronoun || speaks(f, phrase) || is_expletive(f, phrase))
        return (struct slice){0};
    before = clause_before(f, pronoun, phrase);
    if (before) /* "when the storm came, it sank": not the storm, but the sentence before is no plain guess either */
        return before->kind == CLAUSE_MAIN || before->kind == CLAUSE_SAID ? named_text(f, before->subject) : (struct slice){0};
    if (pronoun != f->pronoun) {
        f->pronoun = pronoun;
        f->antecedent = find_antecedent(f, e, pronoun, figure);
    }
    return f->antecedent;
}

/* "It rose by 4 %": nothing but the figure stands behind a verb that tells a level. */
static bool tells_level(const struct frame *f, const struct draft *d)
{
    uint32_t verb = d->governor_after ? NO_TOKEN : d->governor, next;

    if (verb == NO_TOKEN || d->noun_first != NO_TOKEN || d->of_first != NO_TOKEN || !claim_level_verb(f, verb))
        return false;
    next = phrase_after(f, f->phrases[verb].end);
    return next == NO_TOKEN || f->phrases[next].end > d->start_token;
}

struct slice claim_speaker(struct frame *f, const struct extraction *e, uint32_t phrase, uint32_t figure)
{
    struct slice meant = antecedent(f, e, phrase, figure);

    return claim_is_amount(f, meant) ? (struct slice){0} : meant;
}

/* What a preposition fronts before the pronoun that is a clause's subject: "in the capital it was"; empty: nothing. */
static struct slice fronted(const struct frame *f, const struct clause *clause)
{
    uint32_t p = clause->subject;

    return p != NO_TOKEN && p > 0 && !f->phrases[p - 1].verb && f->phrases[p - 1].prep != NO_TOKEN &&
                   f->phrases[p - 1].end == f->phrases[p].first
               ? phrase_text(f, p - 1)
               : (struct slice){0};
}

void claim_pronoun(struct frame *f, struct draft *d, const struct extraction *e)
{
    const struct clause *clause = clause_at(f, d->figure->first_token);
    struct claim *c = d->claim;
    struct slice meant;

    if (c->kind == KIND_AGE || c->kind == KIND_ORDINAL)
        return;
    if (speaks(f, clause->subject)) {
        if (c->subject.len == 0)
            c->subject = c->attribution; /* "we lost 40" */
        return;
    }
    meant = antecedent(f, e, clause->subject, d->figure_index);
    if (meant.len > 0 && tells_level(f, d) && c->kind != KIND_DATE && c->kind != KIND_TIME && c->measure.len > 0 &&
        slice_find(c->measure, meant, 0) == SIZE_MAX && slice_equal(c->measure, fronted(f, clause))) {
        c->subject = c->measure; /* "in the capital it was £2,000" */
        c->measure = meant;
        add_assumed(f, &d->assumed, slice_of("measure from the sentence before"));
        return;
    }
    if (meant.len == 0 || slice_find(c->measure, meant, 0) != SIZE_MAX || slice_find(c->subject, meant, 0) != SIZE_MAX)
        return;
    if (tells_level(f, d) && c->kind != KIND_DATE && c->kind != KIND_TIME)
        c->measure = joined(f->arena, meant, " ", claim_level_noun(f, d->governor));
    else if (claim_is_amount(f, meant))
        return; /* "Revenue was 3bn. It raised its dividend": the firm did */
    else
        c->subject = joined(f->arena, meant, "; ", c->subject);
    add_assumed(f, &d->assumed, slice_of("subject from the sentence before"));
}
