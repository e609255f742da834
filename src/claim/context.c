/* What the sentence says beyond the figure: attribution, qualifiers, entities. */
#include "claim/inner.h"

enum { SPEAKER_TOKENS = 9 }; /* a longer one is no name of a source */

/* First token of the clause that the figure stands in. */
static uint32_t clause_start(const struct frame *f, uint32_t token)
{
    while (token > f->sentence->first_token && !boundary_between(f, token - 1, token))
        token--;
    return token;
}

static uint32_t clause_end(const struct frame *f, uint32_t token)
{
    return token < f->sentence->end_token ? f->next_boundaries[token - f->sentence->first_token] : token;
}

/* A noun phrase with its owners and what hangs on it: "Velmar's spokesman for the port of Halden". */
static struct slice speaker_text(const struct frame *f, uint32_t phrase)
{
    uint32_t first, last = owned_by(f, phrase);

    while (owner_of(f, phrase) != NO_TOKEN)
        phrase = owner_of(f, phrase);
    first = f->phrases[phrase].first;
    noun_trim(f, &first, f->phrases[phrase].end);
    while (last + 1 < f->phrase_count && !f->phrases[last + 1].verb && f->phrases[last + 1].prep == f->phrases[last].end &&
           f->phrases[last + 1].end - first <= SPEAKER_TOKENS &&
           figure_end_at(f, f->phrases[last + 1].first) == f->phrases[last + 1].first)
        last++;
    return tokens_text(f, first, f->phrases[last].end);
}

/* "..., the union said, while the ministry put it at 2,900": what stands behind the contrast is another's. */
static bool contrast_between(const struct frame *f, uint32_t a, uint32_t b)
{
    for (uint32_t t = a < b ? a : b; t < (a < b ? b : a) && has_word(f, f->x->classes.contrast); t++)
        if (token_is(f, t, f->x->classes.contrast))
            return true;
    return false;
}

/* "worth $5m, estimated at 300 tons": a participle that says how the figure came about has no speaker. */
static bool has_speaker(const struct frame *f, uint32_t verb)
{
    const struct phrase *p = &f->phrases[verb];

    for (uint32_t t = p->first; t < p->head; t++)
        if (f->view->tokens[t].tag == TAG_TO)
            return false; /* "rushed to find those buried" */
    return !p->passive && (f->clauses[p->clause].kind != CLAUSE_PARTICIPLE || f->view->tokens[p->first].tag != TAG_VERB_ED);
}

/* "according to the port office"; of several the one right behind the figure: "74, according to the ministry, or 82 according to Haven". */
static struct slice speaker_announced(const struct frame *f, const struct draft *d)
{
    struct slice first = {0};
    uint32_t end;

    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token && has_form(f, f->x->classes.attribution_before); t++) {
        uint32_t after, p;
        if (!form_at_token(f, t, f->x->classes.attribution_before, &end))
            continue;
        after = view_token_at(f->view, end);
        p = phrase_after(f, after);
        if (p == NO_TOKEN || f->phrases[p].verb || f->phrases[p].first > after + 1 || in_date(f, p))
            continue;
        if (t >= d->figure->end_token && !figure_between(f, d->figure->end_token, t))
            return speaker_text(f, p);
        if (first.len == 0)
            first = speaker_text(f, p);
    }
    return first;
}

/* Whether the verb of a clause says what a figure is part of: it stands behind the verb, or in a quotation before it. */
static bool says_figure(const struct frame *f, const struct draft *d, const struct clause *clause, const struct clause *inner)
{
    uint32_t verb = clause->verb;

    if (verb == NO_TOKEN || !token_is(f, f->phrases[verb].head, f->x->classes.attribution) || !has_speaker(f, verb) ||
        contrast_between(f, f->phrases[verb].first, d->start_token))
        return false;
    if ((!inner && token_is(f, f->phrases[verb].head, f->x->classes.attribution_act)) || adds_figure(f, verb))
        return false; /* "claimed 31 lives", "found 14 bodies", "added 40,000 jobs, and the rate fell to 8 %" */
    return (inner && inner->kind == CLAUSE_MAIN) || d->start_token >= f->phrases[verb].end;
}

/* "Rescuers said ...", "..., the port authority said", "said Okoro": who says the figure's clause, or one around it. */
static uint32_t speaker_of(const struct frame *f, const struct draft *d)
{
    const struct clause *clause = clause_at(f, d->figure->first_token), *inner = NULL;

    for (uint32_t depth = 0; clause && depth < f->clause_count; depth++) {
        uint32_t subject = clause->subject;
        if (subject != NO_TOKEN && says_figure(f, d, clause, inner) &&
            figure_end_at(f, f->phrases[subject].head) == f->phrases[subject].head)
            return subject;
        inner = clause;
        clause = clause->parent == NO_TOKEN ? NULL : &f->clauses[clause->parent];
    }
    return NO_TOKEN;
}

/* A word of class `person` or `speaker-noun`, as it stands or in the singular. */
static bool may_speak(const struct frame *f, uint32_t token)
{
    const struct slice words[] = {tokens_text(f, token, token + 1),
                                  noun_singular(f->view->words, f->arena, tokens_text(f, token, token + 1))};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct lexeme *known = i ? pack_word(f->x->pack, words[i]) : f->view->tokens[token].word;
        if (known && (lexeme_form(known, f->x->classes.person) || lexeme_form(known, f->x->classes.speaker_noun)))
            return true;
    }
    return false;
}

/* "Police: 31 dead": who speaks before a colon at the beginning. */
static struct slice speaker_of_heading(const struct frame *f, const struct draft *d)
{
    const struct phrase *p = f->phrase_count ? &f->phrases[0] : NULL;

    if (!p || p->verb || p->first != f->sentence->first_token || token_mark(f, p->end) != ':' || p->end >= d->start_token ||
        (d->noun_first == NO_TOKEN && d->governor == NO_TOKEN) || !may_speak(f, p->head))
        return (struct slice){0}; /* also "Staff: 1,240": it is what is counted */
    return speaker_text(f, 0);
}

static void set_attribution(struct frame *f, struct draft *d, const struct extraction *e)
{
    uint32_t speaker;

    d->claim->attribution = speaker_announced(f, d);
    if (d->claim->attribution.len == 0)
        d->claim->attribution = speaker_of_heading(f, d);
    if (d->claim->attribution.len)
        return;
    speaker = speaker_of(f, d);
    if (speaker == NO_TOKEN) {
        d->claim->attribution = claim_quoted_speaker(f, d);
        if (d->claim->attribution.len)
            add_assumed(f, &d->assumed, slice_of("speaker from the sentence before"));
        return;
    }
    d->claim->attribution = claim_speaker(f, e, speaker, d->figure_index);
    if (d->claim->attribution.len)
        add_assumed(f, &d->assumed, slice_of("speaker from the sentence before"));
    else if (f->view->tokens[f->phrases[speaker].head].tag != TAG_PRON) /* "he" is nobody that a reader of the row knows */
        d->claim->attribution = speaker_text(f, speaker);
}

static bool listed(struct slice list, struct slice item)
{
    struct slice part;

    while (slice_split(&list, ';', &part))
        if (slice_equal_nocase(slice_trim(part), item))
            return true;
    return false;
}

static void add_listed(struct frame *f, struct slice *list, struct slice item)
{
    if (item.len && !listed(*list, item))
        *list = joined(f->arena, *list, "; ", item);
}

/* Whether a word behind the figure is said of what comes next: "sales of $4m and a net profit of $1m". */
static bool is_of_next(const struct frame *f, const struct draft *d, uint32_t token)
{
    uint32_t p = phrase_at(f, token), t = d->figure->end_token, end = p == NO_TOKEN ? token + 1 : f->phrases[p].end;

    if (token < t)
        return false;
    while (t < token && token_mark(f, t) != ',' && f->view->tokens[t].tag != TAG_CONJ)
        t++;
    return t < token && (figure_between(f, end, end + 3) || figure_between(f, t, end));
}

/* "another 30 people", "30 more people": they come to what another figure counts. */
static void add_additional(struct frame *f, struct draft *d)
{
    uint32_t t = d->figure->first_token;
    const struct form *form = token_form(f, d->figure->end_token, f->x->classes.additional);

    if (d->claim->role != ROLE_NONE)
        return;
    if (!form && t > f->sentence->first_token && f->view->tokens[t - 1].tag == TAG_ADV) /* "another nearly 30" */
        t--;
    if (!form && t > f->sentence->first_token)
        form = token_form(f, t - 1, f->x->classes.additional);
    if (form)
        add_listed(f, &d->claim->qualifiers, form->value);
}

/* "global" of "the company, a global provider of lenses, sold 3m of them": it describes what the claim does not name. */
static bool describes_another(const struct frame *f, const struct draft *d, uint32_t token)
{
    const struct claim *c = d->claim;
    uint32_t p = phrase_at(f, token), head;
    struct slice word;

    if (p != NO_TOKEN && f->phrases[p].verb)
        return f->view->tokens[token].tag == TAG_VERB_ING; /* "operating since 1990" */
    if (p == NO_TOKEN || f->phrases[p].head <= token)
        return false;
    head = f->phrases[p].head;
    if ((f->view->tokens[head].tag != TAG_NOUN && f->view->tokens[head].tag != TAG_PLURAL) ||
        token_is(f, head, f->x->classes.level_noun) || token_is(f, head, f->x->classes.measure_stop) ||
        (head + 1 >= d->start_token && f->phrases[p].first < (d->noun_end != NO_TOKEN ? d->noun_end : d->figure->end_token)))
        return false;
    word = tokens_text(f, head, head + 1);
    return slice_find(c->measure, word, 0) == SIZE_MAX && slice_find(c->subject, word, 0) == SIZE_MAX &&
           slice_find(c->attribution, word, 0) == SIZE_MAX;
}

/* "diluted" of "diluted earnings were $2, and revenue rose to $4m": it stands in a clause beside the figure's, with a subject and a verb
 * of its own each. */
static bool is_of_clause_beside(const struct frame *f, const struct draft *d, uint32_t token)
{
    const struct clause *a = clause_at(f, token), *b = clause_at(f, d->figure->first_token);

    return a != b && a->kind == CLAUSE_MAIN && b->kind == CLAUSE_MAIN && a->own_subject && b->own_subject && a->verb != NO_TOKEN &&
           b->verb != NO_TOKEN && a->subject != b->subject;
}

/* "the National Transport Board", "Tolven National": a word of a name says nothing of the figure. */
static bool is_in_name(const struct frame *f, uint32_t token)
{
    const enum token_shape both = SHAPE_CAPITAL | SHAPE_FIRST;

    if ((f->view->tokens[token].shape & both) != SHAPE_CAPITAL)
        return false;
    for (uint32_t t = token - 1; t <= token + 1; t += 2) {
        const struct token *beside = &f->view->tokens[t];

        if (t < f->sentence->end_token && beside->tag == TAG_NAME && beside->shape & SHAPE_CAPITAL &&
            !(beside->shape & SHAPE_UPPER))
            return true;
    }
    return false;
}

/* Qualifiers: the class's words in the clause of the figure; a row's value is the canonical one. */
static void set_qualifiers(struct frame *f, struct draft *d, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to && has_form(f, f->x->classes.qualifier); t++) {
        const struct form *form;
        if (!begins_form(f, t) || (t >= d->figure->first_token && t < d->figure->end_token))
            continue;
        form = form_at_token(f, t, f->x->classes.qualifier, NULL);
        if (form && !is_in_name(f, t) && !is_of_next(f, d, t) && !is_of_clause_beside(f, d, t) &&
            (slice_find(form->text, slice_of(" "), 0) != SIZE_MAX || !describes_another(f, d, t)))
            add_listed(f, &d->claim->qualifiers, form->value.len ? form->value : form->text);
    }
    add_additional(f, d);
}

/* The place that a name stands for; a capital that acts for its government is its country. */
static struct slice place_name(const struct frame *f, const struct form *form, uint32_t phrase)
{
    const struct place *place = form->place;
    bool acts = phrase != NO_TOKEN && f->phrases[phrase].prep == NO_TOKEN;

    if (form->class_id == f->x->classes.demonym)
        return place->country.len ? place->country : place->name;
    if (acts && slice_equal(place->kind, slice_of("capital")) && place->country.len)
        return place->country;
    return place->name;
}

static const struct form *place_at(const struct frame *f, uint32_t token, uint32_t *end)
{
    const struct form *place;

    if (!(f->view->tokens[token].shape & SHAPE_CAPITAL) || !begins_form(f, token))
        return NULL;
    place = form_at_token(f, token, f->x->classes.place, end);
    return place ? place : form_at_token(f, token, f->x->classes.demonym, end);
}

/* Names of the figure's clause: places by their canonical names, other names as written. */
static void set_entities(struct frame *f, struct draft *d, uint32_t from, uint32_t to)
{
    uint32_t stop = 0;

    for (uint32_t t = from; t < to; t++) {
        const struct token *token = &f->view->tokens[t];
        const struct form *place = place_at(f, t, &stop);
        uint32_t end = t;
        if (place) {
            add_listed(f, &d->claim->entities, place_name(f, place, phrase_at(f, t)));
            while (t + 1 < to && f->view->tokens[t + 1].start < stop)
                t++;
            continue;
        }
        if (token->tag != TAG_NAME || token_is(f, t, f->x->classes.month) || token_is(f, t, f->x->classes.weekday) ||
            (t >= d->figure->first_token && t < d->figure->end_token))
            continue;
        while (end < to && f->view->tokens[end].tag == TAG_NAME)
            end++;
        add_listed(f, &d->claim->entities, tokens_text(f, t, end));
        t = end - 1;
    }
}

void claim_context(struct frame *f, struct draft *d, const struct extraction *e)
{
    uint32_t from = clause_start(f, d->start_token), to = clause_end(f, d->figure->end_token);

    claim_status(f, d);
    set_attribution(f, d, e);
    set_qualifiers(f, d, from, to);
    set_entities(f, d, from, to);
}
