/* What the sentence says beyond the figure: status, attribution, qualifiers, entities. */
#include "claim/inner.h"

/* First token of the clause that the figure stands in. */
static uint32_t clause_start(const struct frame *f, uint32_t token)
{
    while (token > f->sentence->first_token && !boundary_between(f, token - 1, token))
        token--;
    return token;
}

static uint32_t clause_end(const struct frame *f, uint32_t token)
{
    while (token < f->sentence->end_token && !boundary_between(f, token, token + 1))
        token++;
    return token;
}

static bool is_verb_tag(uint8_t tag)
{
    return tag == TAG_VERB || tag == TAG_VERB_S || tag == TAG_VERB_ED || tag == TAG_VERB_ING || tag == TAG_AUX || tag == TAG_MODAL;
}

/* The status that the words between the clause's beginning and the figure give; the nearest word decides. */
static enum status status_of(const struct frame *f, uint32_t from, uint32_t to)
{
    const struct claim_classes *c = &f->x->classes;

    for (uint32_t t = to; t > from; t--) {
        uint32_t token = t - 1;
        if (form_at_token(f, token, c->denied, NULL))
            return STATUS_DENIED;
        if (form_at_token(f, token, c->target, NULL))
            return STATUS_TARGET;
        if (form_at_token(f, token, c->capacity, NULL))
            return STATUS_CAPACITY;
        if (form_at_token(f, token, c->forecast, NULL))
            return STATUS_FORECAST;
        if (form_at_token(f, token, c->conditional, NULL) &&
            (is_verb_tag(f->view->tokens[token].tag) || f->view->tokens[token].tag == TAG_SUBORD))
            return STATUS_CONDITIONAL;
    }
    return STATUS_ACTUAL;
}

/* "denied that 400 soldiers had deserted": the verb before "that" is part of what is said of the clause. */
static uint32_t with_verb_of_that(const struct frame *f, uint32_t from)
{
    uint32_t that = from > f->sentence->first_token ? from - 1 : NO_TOKEN, p;

    if (that == NO_TOKEN || f->view->tokens[that].tag != TAG_SUBORD)
        return from;
    p = phrase_before(f, that);
    return p != NO_TOKEN && f->phrases[p].verb && f->phrases[p].end == that ? f->phrases[p].first : from;
}

static void set_status(struct frame *f, struct draft *d)
{
    uint32_t from = clause_start(f, d->start_token), to = d->start_token;

    if (d->governor != NO_TOKEN && d->governor_after)
        to = f->phrases[d->governor].end;
    else if (d->governor != NO_TOKEN && f->phrases[d->governor].first < from)
        from = f->phrases[d->governor].first;
    from = with_verb_of_that(f, from);
    for (uint32_t t = d->start_token; t > from; t--)
        if (token_is(f, t - 1, f->x->classes.contrast)) {
            from = t; /* "can make 500 MW but ran at 310" */
            break;
        }
    d->claim->status = status_of(f, from, to);
    if (d->claim->status == STATUS_ACTUAL && d->noun_head != NO_TOKEN && token_is(f, d->noun_head, f->x->classes.target))
        d->claim->status = STATUS_TARGET; /* "a 30 % target" */
    if (d->claim->status == STATUS_ACTUAL && d->noun_head != NO_TOKEN && token_is(f, d->noun_head, f->x->classes.capacity))
        d->claim->status = STATUS_CAPACITY;
}

static struct slice speaker_text(const struct frame *f, uint32_t phrase)
{
    uint32_t first = f->phrases[phrase].first;

    noun_trim(f, &first, f->phrases[phrase].end);
    return tokens_text(f, first, f->phrases[phrase].end);
}

/* "Rescuers said ...", "..., the port authority said", "said Okoro". */
static struct slice speaker_of_verb(const struct frame *f, uint32_t verb)
{
    uint32_t p;

    for (p = verb; p > 0 && !f->phrases[p - 1].verb; p--) {
        const struct phrase *np = &f->phrases[p - 1];
        if (boundary_between(f, np->end, f->phrases[verb].first))
            break;
        if (np->prep == NO_TOKEN && np->end <= f->phrases[verb].first)
            return speaker_text(f, p - 1);
    }
    if (verb + 1 < f->phrase_count && !f->phrases[verb + 1].verb && f->phrases[verb + 1].first == f->phrases[verb].end) {
        char after = token_mark(f, f->phrases[verb + 1].end); /* "said Okoro, the owner" */
        if (after == ',' || after == '.' || after == '"' || f->phrases[verb + 1].end == f->sentence->end_token)
            return speaker_text(f, verb + 1);
    }
    return (struct slice){0};
}

/* "..., the union said, while the ministry put it at 2,900": what stands behind the contrast is another's. */
static bool contrast_between(const struct frame *f, uint32_t a, uint32_t b)
{
    for (uint32_t t = a < b ? a : b; t < (a < b ? b : a); t++)
        if (token_is(f, t, f->x->classes.contrast))
            return true;
    return false;
}

/* "worth $5m, estimated at 300 tons": a participle that says how the figure came about has no speaker. */
static bool has_speaker(const struct frame *f, uint32_t verb)
{
    const struct phrase *p = &f->phrases[verb];
    uint8_t next = p->end < f->sentence->end_token ? f->view->tokens[p->end].tag : TAG_NONE;

    if (p->passive)
        return false;
    return f->view->tokens[p->first].tag != TAG_VERB_ED || (next != TAG_TO && next != TAG_PREP);
}

/* "according to the port office" */
static struct slice speaker_announced(const struct frame *f)
{
    uint32_t end;

    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token; t++) {
        uint32_t after, p;
        if (!form_at_token(f, t, f->x->classes.attribution_before, &end))
            continue;
        after = view_token_at(f->view, end);
        p = phrase_after(f, after);
        if (p != NO_TOKEN && !f->phrases[p].verb && f->phrases[p].first <= after + 1)
            return speaker_text(f, p);
    }
    return (struct slice){0};
}

static void set_attribution(struct frame *f, struct draft *d)
{
    if (!f->announced_known)
        f->announced = speaker_announced(f);
    f->announced_known = true;
    d->claim->attribution = f->announced;
    for (uint32_t p = 0; p < f->phrase_count && d->claim->attribution.len == 0; p++)
        if (f->phrases[p].verb && token_is(f, f->phrases[p].head, f->x->classes.attribution) && has_speaker(f, p) &&
            !contrast_between(f, f->phrases[p].first, d->start_token))
            d->claim->attribution = speaker_of_verb(f, p);
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

/* Qualifiers: the class's words in the clause of the figure; a row's value is the canonical one. */
static void set_qualifiers(struct frame *f, struct draft *d)
{
    uint32_t from = clause_start(f, d->start_token), to = clause_end(f, d->figure->end_token);

    for (uint32_t t = from; t < to; t++) {
        const struct form *form;
        if (t >= d->figure->first_token && t < d->figure->end_token)
            continue;
        form = form_at_token(f, t, f->x->classes.qualifier, NULL);
        if (form)
            add_listed(f, &d->claim->qualifiers, form->value.len ? form->value : form->text);
    }
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

    if (!(f->view->tokens[token].shape & SHAPE_CAPITAL))
        return NULL;
    place = form_at_token(f, token, f->x->classes.place, end);
    return place ? place : form_at_token(f, token, f->x->classes.demonym, end);
}

/* Names of the figure's clause: places by their canonical names, other names as written. */
static void set_entities(struct frame *f, struct draft *d)
{
    uint32_t from = clause_start(f, d->start_token), to = clause_end(f, d->figure->end_token), stop = 0;

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

void claim_context(struct frame *f, struct draft *d)
{
    set_status(f, d);
    set_attribution(f, d);
    set_qualifiers(f, d);
    set_entities(f, d);
}
