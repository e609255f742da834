/* Whether a figure is told as a fact, an aim, a forecast, a capacity, a condition or a denial: by the words that the figure's clause, and
 * the clauses that say or intend it, have before it; the nearest word decides. */
#include "claim/inner.h"

enum { CHAIN_MAX = 6 }; /* clauses inside one another; beyond them nothing is said of the figure */

struct scope { /* the clauses whose words count */
    uint32_t chain[CHAIN_MAX];
    uint32_t count;
    bool said, conditional; /* something says it; the sentence has a condition */
};

static uint32_t index_at(const struct frame *f, uint32_t token)
{
    return (uint32_t)(clause_at(f, token) - f->clauses);
}

/* "plans to hire 40", "denied that 400 had left", "which could fall, killing 31": an inner clause has what the outer one says of it. */
static bool hangs_on(const struct frame *f, const struct clause *clause)
{
    if (clause->kind == CLAUSE_PARTICIPLE && clause->verb != NO_TOKEN &&
        f->view->tokens[f->phrases[clause->verb].first].tag == TAG_AUX)
        return false; /* "having reached 71" */
    return clause->kind == CLAUSE_SAID || clause->kind == CLAUSE_INFINITIVE || clause->kind == CLAUSE_PARTICIPLE ||
           clause->kind == CLAUSE_ASIDE;
}

static void find_scope(const struct frame *f, const struct draft *d, struct scope *s)
{
    uint32_t clause = index_at(f, d->figure->first_token);

    while (clause != NO_TOKEN && s->count < CHAIN_MAX) {
        s->chain[s->count++] = clause;
        s->said |= f->clauses[clause].kind == CLAUSE_SAID;
        clause = hangs_on(f, &f->clauses[clause]) ? f->clauses[clause].parent : NO_TOKEN;
    }
}

/* Place of a token's clause in the chain, from 1, the figure's own clause; 0: it does not count. */
static uint32_t place_in(const struct frame *f, const struct scope *s, uint32_t token)
{
    uint32_t clause = index_at(f, token);

    for (uint32_t i = 0; i < s->count; i++)
        if (s->chain[i] == clause)
            return i + 1;
    return 0;
}

/* "an expected 400", "the planned cost of $4m", "the forecast for June was 4 %": the noun phrase is about the figure. */
static bool is_about_figure(const struct frame *f, const struct draft *d, uint32_t phrase)
{
    const struct clause *clause;

    if (holds_figure(f, d, phrase))
        return true;
    if (figure_between(f, f->phrases[phrase].first, f->phrases[phrase].end))
        return false; /* "19 goals in 22 games" */
    if (phrase + 1 < f->phrase_count && holds_figure(f, d, phrase + 1) && f->phrases[phrase + 1].prep != NO_TOKEN)
        return true;
    clause = clause_at(f, d->figure->first_token);
    return clause->subject == phrase && clause->verb != NO_TOKEN &&
           (f->view->tokens[f->phrases[clause->verb].head].tag == TAG_AUX ||
            token_is(f, f->phrases[clause->verb].head, f->x->classes.level_verb));
}

/* "more than expected", "as planned": what the figure is compared with. */
static bool is_compared(const struct frame *f, uint32_t token)
{
    return token > f->sentence->first_token &&
           (token_is(f, token - 1, f->x->classes.than) || token_is(f, token - 1, f->x->classes.compared));
}

/* A verb, or a word that says it of the figure: nouns only where they do ("a target of 6m"), participles too ("a planned robbery"). */
static bool applies(const struct frame *f, const struct draft *d, uint32_t token, const struct form *form, uint32_t end)
{
    uint32_t phrase = phrase_at(f, token);

    if (is_compared(f, token) || (d->claim->kind == KIND_TIME && view_token_at(f->view, end) == d->start_token))
        return false; /* "was seen at 4 p.m." */
    if (phrase == NO_TOKEN || f->phrases[phrase].verb || slice_find(form->text, slice_of(" "), 0) != SIZE_MAX)
        return true;
    return is_about_figure(f, d, phrase);
}

/* A noun like "target" or "plan" tells by itself what the figure is. */
static bool noun_applies(const struct frame *f, const struct draft *d, uint32_t token, uint16_t class_id)
{
    uint32_t phrase = phrase_at(f, token);

    if (!form_at_token(f, token, class_id, NULL) || is_compared(f, token))
        return false;
    if (d->claim->kind == KIND_COUNT && d->noun_first != NO_TOKEN && token >= d->noun_first && token < d->noun_end)
        return false; /* "two late goals" */
    if (token + 2 < f->sentence->end_token && f->view->tokens[token + 1].tag == TAG_TO && figure_end_at(f, token + 2) == token + 2)
        return true; /* "has plans to", not "cut its target to 190" */
    if (phrase == NO_TOKEN || f->phrases[phrase].head != token)
        return false;
    return f->phrases[phrase].verb || is_about_figure(f, d, phrase);
}

/* What is denied is said in a clause of its own, or named as a claim ("denied reports of 400 dead"). */
static bool is_denied(const struct frame *f, uint32_t token, uint32_t place)
{
    const struct form *form = form_at_token(f, token, f->x->classes.denied, NULL);

    return form && (place > 1 || slice_find(form->text, slice_of(" "), 0) != SIZE_MAX);
}

static bool is_verb_or_joins(const struct frame *f, uint32_t token)
{
    const uint32_t tags = 1u << TAG_VERB | 1u << TAG_VERB_S | 1u << TAG_VERB_ED | 1u << TAG_VERB_ING | 1u << TAG_AUX |
                          1u << TAG_MODAL | 1u << TAG_SUBORD;

    return (tags >> f->view->tokens[token].tag & 1) != 0;
}

static bool can_be_capacity(enum kind kind)
{
    return kind != KIND_DURATION && kind != KIND_AGE && kind != KIND_ORDINAL && kind != KIND_DATE && kind != KIND_MONEY &&
           kind != KIND_PERCENT && kind != KIND_RATIO; /* "62 % of their capacity" is how full they are */
}

/* "cracks as long as 14 mm": several words right before a figure are its bound, no condition. */
static bool is_bound(const struct frame *f, uint32_t token, uint32_t end)
{
    uint32_t behind = view_token_at(f->view, end);

    return behind > token + 1 && figure_end_at(f, behind) > behind;
}

static enum status status_at(const struct frame *f, const struct draft *d, const struct scope *s, uint32_t token, uint32_t place)
{
    const struct claim_classes *c = &f->x->classes;
    const struct form *form;
    uint32_t end = 0;

    if (is_denied(f, token, place))
        return STATUS_DENIED;
    if (((form = form_at_token(f, token, c->target, &end)) && applies(f, d, token, form, end)) ||
        noun_applies(f, d, token, c->target_noun))
        return STATUS_TARGET;
    if (form_at_token(f, token, c->capacity, NULL) && can_be_capacity(d->claim->kind))
        return STATUS_CAPACITY;
    if (((form = form_at_token(f, token, c->forecast, &end)) && applies(f, d, token, form, end)) ||
        noun_applies(f, d, token, c->forecast_noun))
        return STATUS_FORECAST;
    if (!form_at_token(f, token, c->conditional, &end) || !is_verb_or_joins(f, token) || is_bound(f, token, end))
        return STATUS_ACTUAL;
    if (s->said && !s->conditional && token_is(f, token, c->reported_modal))
        return STATUS_FORECAST; /* "said that the plan would cost $4m" */
    return STATUS_CONDITIONAL;
}

/* First token that counts: "can make 500 MW but ran at 310" begins anew behind "but". */
static uint32_t scope_start(const struct frame *f, const struct draft *d, const struct scope *s)
{
    for (uint32_t t = d->start_token; t > f->sentence->first_token && has_word(f, f->x->classes.contrast); t--)
        if (token_is(f, t - 1, f->x->classes.contrast) && place_in(f, s, t - 1) <= 1)
            return t;
    return f->sentence->first_token;
}

static bool has_condition(const struct frame *f)
{
    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token; t++)
        if (f->view->tokens[t].tag == TAG_SUBORD && form_at_token(f, t, f->x->classes.conditional, NULL))
            return true;
    return false;
}

/* Whether any word of the sentence can tell. */
static bool has_status(const struct frame *f)
{
    const struct claim_classes *c = &f->x->classes;

    return has_form(f, c->target) || has_form(f, c->target_noun) || has_form(f, c->forecast) || has_form(f, c->forecast_noun) ||
           has_form(f, c->capacity) || has_word(f, c->capacity) || has_form(f, c->conditional) || has_form(f, c->denied);
}

/* The nearest word of [from, to) that tells. */
static enum status status_between(const struct frame *f, const struct draft *d, const struct scope *s, uint32_t from, uint32_t to)
{
    enum status status = STATUS_ACTUAL;

    for (uint32_t t = to; t > from && status == STATUS_ACTUAL; t--) {
        uint32_t place = begins_form(f, t - 1) ? place_in(f, s, t - 1) : 0;
        if (place)
            status = status_at(f, d, s, t - 1, place);
    }
    return status;
}

/* "the 5 billion that are expected": a clause that says it of the figure's own noun. */
static void add_relative(const struct frame *f, const struct draft *d, struct scope *s)
{
    uint32_t phrase = phrase_at(f, d->figure->first_token);

    for (uint32_t i = s->chain[0] + 1; i < f->clause_count && phrase != NO_TOKEN && s->count < CHAIN_MAX; i++)
        if (f->clauses[i].kind == CLAUSE_RELATIVE && f->clauses[i].subject == phrase && !f->clauses[i].own_subject)
            s->chain[s->count++] = i;
}

/* "will add 40,000 to the 210,000 that it made in 2023": the clause right behind tells that it is done. */
static bool is_done(const struct frame *f, const struct draft *d)
{
    const struct clause *clause = clause_behind(f, d);

    return clause && clause->verb != NO_TOKEN && f->view->tokens[f->phrases[clause->verb].first].tag == TAG_VERB_ED;
}

/* "had 210 people aboard, not 180": what is not so. */
bool claim_is_contrasted(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->start_token;

    return t > f->sentence->first_token + 1 && token_is(f, t - 1, f->x->classes.negation) && token_mark(f, t - 2) == ',';
}

/* "cut its sales target to 190 million from 200 million": both levels are what the object of the change is; NO_TOKEN: there is none. */
static uint32_t changed_noun(const struct frame *f, const struct draft *d)
{
    uint32_t object, end;

    if ((d->claim->role != ROLE_TO && d->claim->role != ROLE_FROM) || d->governor == NO_TOKEN || d->governor_after)
        return NO_TOKEN;
    end = f->phrases[d->governor].end;
    end += f->view->tokens[end].tag == TAG_ADV; /* "revised downwards its estimate to" */
    object = phrase_after(f, end);
    if (object == NO_TOKEN || f->phrases[object].verb || f->phrases[object].first > end ||
        figure_end_at(f, f->phrases[object].head) != f->phrases[object].head)
        object = subject_of(f, d, d->governor); /* "its sales target was cut to" */
    return object != NO_TOKEN ? f->phrases[object].head : NO_TOKEN;
}

void claim_status(struct frame *f, struct draft *d)
{
    struct scope s = {0};
    struct claim *c = d->claim;
    uint32_t behind = d->figure->end_token, changed = changed_noun(f, d);

    c->status = STATUS_ACTUAL;
    if (changed != NO_TOKEN && token_is(f, changed, f->x->classes.target_noun)) {
        c->status = STATUS_TARGET;
        return;
    }
    if (changed != NO_TOKEN && token_is(f, changed, f->x->classes.forecast_noun)) {
        c->status = STATUS_FORECAST;
        return;
    }
    if (c->role == ROLE_FROM && c->kind != KIND_DATE)
        return; /* "should reach 4 billion, up from 3.8 billion": the old level was */
    if (claim_is_contrasted(f, d)) {
        c->status = STATUS_DENIED;
        return;
    }
    if (!has_status(f) || is_done(f, d) || c->kind == KIND_AGE)
        return; /* "Okoro, 61, will take over": an age is what it is */
    find_scope(f, d, &s);
    s.conditional = s.said && has_condition(f);
    c->status = status_between(f, d, &s, scope_start(f, d, &s), d->start_token);
    if (c->status == STATUS_ACTUAL && d->noun_head != NO_TOKEN && c->kind != KIND_COUNT) {
        if (form_at_token(f, d->noun_head, f->x->classes.target_noun, NULL))
            c->status = STATUS_TARGET; /* "a 30 % target" */
        else if (form_at_token(f, d->noun_head, f->x->classes.forecast_noun, NULL))
            c->status = STATUS_FORECAST; /* "below the 4.1 % forecast" */
        else if (token_is(f, d->noun_head, f->x->classes.capacity))
            c->status = STATUS_CAPACITY;
    }
    if (c->status == STATUS_ACTUAL) {
        uint32_t verb = d->governor != NO_TOKEN && d->governor_after && !claim_answers(f, d) ? d->governor : NO_TOKEN;
        uint32_t count = s.count;
        add_relative(f, d, &s);
        if (s.count > count && f->clauses[s.chain[count]].verb != NO_TOKEN)
            verb = f->clauses[s.chain[count]].verb;
        if (verb != NO_TOKEN)
            c->status = status_between(f, d, &s, behind, f->phrases[verb].end);
    }
}
