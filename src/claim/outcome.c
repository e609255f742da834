/* What became of people, in one form however it is told: "killing 31", "31 dead", "a death toll of 31", "31 lost their lives" are all
 * "people killed". */
#include "claim/inner.h"

enum { REACH = 8, OF_REACH = 3 }; /* tokens between a figure and the word that tells */

struct outcome {
    const struct form *form, *joined; /* "killed or injured" */
    struct slice conjunction;
    uint32_t start, end; /* bytes of the form */
};

/* The word that a measure has for it; what the pack does not rename stays. */
static struct slice outcome_name(const struct frame *f, const struct form *form)
{
    const struct lexeme *word = pack_word(f->x->pack, form->value);
    const struct form *name = word ? lexeme_form(word, f->x->classes.outcome_name) : NULL;

    return name ? name->value : form->value;
}

static bool at_token(const struct frame *f, uint32_t token, struct outcome *out)
{
    uint32_t end, next;

    out->form = form_at_token(f, token, f->x->classes.outcome, &end);
    if (!out->form)
        return false;
    out->start = f->view->tokens[token].start;
    out->end = end;
    next = view_token_at(f->view, end);
    if (next + 1 < f->sentence->end_token && f->view->tokens[next].tag == TAG_CONJ) {
        out->joined = form_at_token(f, next + 1, f->x->classes.outcome, NULL);
        out->conjunction = tokens_text(f, next, next + 1);
    }
    return true;
}

/* What may stand between those counted and what became of them: "were still", "feared", "are reported to have been", "who". */
static bool is_passed(const struct frame *f, uint32_t token)
{
    uint8_t tag = f->view->tokens[token].tag;

    return tag == TAG_AUX || tag == TAG_ADV || tag == TAG_TO || tag == TAG_REL || tag == TAG_MODAL ||
           ((tag == TAG_VERB || tag == TAG_VERB_S || tag == TAG_VERB_ED) &&
            token_is(f, token, f->x->classes.level_verb)) || /* "37 remain missing" */
           token_is(f, token, f->x->classes.count_skip) ||
           token_is(f, token, f->x->classes.people) ||
           ((tag == TAG_VERB_ED || tag == TAG_ADJ) &&
            (token_is(f, token, f->x->classes.attribution) || token_is(f, token, f->x->classes.reported)));
}

/* "the clerk who robbed 14 pensioners was jailed": the verb behind has another subject. */
static bool is_of_another(const struct frame *f, const struct draft *d, uint32_t token)
{
    uint32_t p = phrase_at(f, token);
    const struct clause *c = p == NO_TOKEN ? NULL : &f->clauses[f->phrases[p].clause];

    return c && f->phrases[p].verb && f->phrases[p].passive && d->governor != NO_TOKEN && !d->governor_after &&
           c->kind == CLAUSE_MAIN && c->own_subject && c->subject != NO_TOKEN &&
           c->subject != phrase_at(f, d->figure->first_token) && f->phrases[c->subject].end <= f->phrases[d->governor].first;
}

/* "31 dead", "31 people are still missing", "31 of the crew were killed" */
static bool behind(const struct frame *f, const struct draft *d, struct outcome *out)
{
    uint32_t t = d->noun_end != NO_TOKEN ? d->noun_end : claim_hedge_end(f, d), stop;

    if (d->of_end != NO_TOKEN && d->of_end > t)
        t = d->of_end;
    for (stop = t + REACH; t < stop && t < f->sentence->end_token; t++) {
        if (at_token(f, t, out))
            return !is_of_another(f, d, t);
        if (f->view->tokens[t].tag == TAG_REL && token_is(f, t + 1, f->x->classes.past_aux) &&
            token_is(f, t + 1, f->x->classes.perfect_aux))
            return false; /* "six people who had been reported missing" */
        if (token_is(f, t, f->x->classes.of) && t + 1 < f->sentence->end_token &&
            (f->view->tokens[t + 1].tag == TAG_REL || f->view->tokens[t + 1].tag == TAG_PRON))
            t++; /* "40 of whom have died" */
        else if (!is_passed(f, t))
            return false;
    }
    return false;
}

/* "31 people, among them nine children, were killed": the verb whose subject they are. */
static bool of_verb_behind(const struct frame *f, const struct draft *d, struct outcome *out)
{
    const struct phrase *p;

    if (d->governor == NO_TOKEN || !d->governor_after)
        return false;
    p = &f->phrases[d->governor];
    return p->passive && at_token(f, p->head, out);
}

/* "blast kills 12, wounds 30": right before the figure, whatever the word was taken for. */
static bool right_before(const struct frame *f, const struct draft *d, struct outcome *out)
{
    return d->start_token > f->sentence->first_token && at_token(f, d->start_token - 1, out);
}

/* "killing at least 31", "wounded two drivers and 12 passengers" */
static bool of_verb_before(const struct frame *f, const struct draft *d, struct outcome *out)
{
    const struct phrase *p;

    if (d->governor == NO_TOKEN || d->governor_after)
        return false;
    p = &f->phrases[d->governor];
    if (token_mark(f, p->end) == ',' && p->first > f->sentence->first_token && d->governor > 0 && p[-1].end == p->first &&
        figure_between(f, p[-1].first, p[-1].end))
        return false; /* "twelve killed, thousands flee": it is said of those before it */
    for (uint32_t t = p->end; t < d->start_token; t++)
        if (f->view->tokens[t].tag == TAG_PREP || f->view->tokens[t].tag == TAG_TO)
            return false;
    return at_token(f, p->head, out) ||
           (f->view->tokens[p->head].tag == TAG_AUX && at_token(f, p->first, out)); /* "killed were 31" */
}

/* "the death of 31 people", "a death toll of at least 31", "arrests of 14 men" */
static bool before_of(const struct frame *f, const struct draft *d, struct outcome *out)
{
    uint32_t t = d->start_token;

    if (t == f->sentence->first_token || !token_is(f, t - 1, f->x->classes.of))
        return false;
    t--;
    for (uint32_t back = 0; back < OF_REACH && t > f->sentence->first_token; back++, t--) {
        uint8_t tag = f->view->tokens[t - 1].tag;
        if (tag != TAG_NOUN && tag != TAG_PLURAL)
            return false;
        if (at_token(f, t - 1, out))
            return true;
    }
    return false;
}

/* "the death toll rose to 48", "the number of injured stands at 94", "the toll reached 48 people": what is measured tells. */
static bool in_text(const struct frame *f, const struct draft *d, struct slice rest, struct outcome *out)
{
    struct slice word;
    const struct form *counts, *toll = NULL;
    bool level = d->claim->role == ROLE_TO || d->claim->role == ROLE_FROM;

    while (slice_split(&rest, ' ', &word)) {
        const struct lexeme *known = known_word(f, word);
        if (!known)
            continue;
        counts = lexeme_form(known, f->x->classes.toll);
        toll = counts && counts->value.len ? counts : toll;
        level |= counts != NULL;
        out->form = out->form ? out->form : lexeme_form(known, f->x->classes.outcome);
    }
    out->form = out->form ? out->form : toll; /* "taking the toll to 33" */
    return level && out->form;
}

/* "the death toll of the flood reached 48 people": the subject is a toll, and is dropped. */
static bool in_subject(const struct frame *f, struct draft *d, struct outcome *out)
{
    struct slice rest = d->claim->subject, toll = rest, words, last = {0};
    const struct lexeme *known;
    size_t of;

    if (d->governor == NO_TOKEN || d->governor_after || d->noun_first != d->noun_head)
        return false;
    slice_split(&rest, ';', &toll);
    of = slice_find(toll, slice_of(" of "), 0);
    words = of == SIZE_MAX ? toll : slice_part(toll, 0, of);
    while (slice_split(&words, ' ', &last))
        continue;
    known = known_word(f, last);
    if (!known || !lexeme_form(known, f->x->classes.toll) || !in_text(f, d, toll, out))
        return false;
    d->claim->subject = slice_trim(rest);
    return true;
}

/* "claimed 31 lives": those who lost them are people. */
static bool of_lives(const struct frame *f, const struct draft *d, struct outcome *out)
{
    if (d->noun_head == NO_TOKEN || !token_is(f, d->noun_head, f->x->classes.lives) || d->noun_head != d->noun_first)
        return false;
    for (uint32_t t = d->start_token; t > f->sentence->first_token && d->start_token - t < OF_REACH + 1; t--)
        if (token_is(f, t - 1, f->x->classes.life_taking)) {
            out->form = token_form(f, d->noun_head, f->x->classes.lives);
            return true;
        }
    if (token_is(f, d->noun_end, f->x->classes.life_taking) || token_is(f, d->noun_end + 1, f->x->classes.life_taking)) {
        out->form = token_form(f, d->noun_head, f->x->classes.lives);
        return true;
    }
    return false;
}

/* "31 deaths", "200 arrests": the noun tells; with other words ("drug deaths") it stays as it is. */
static bool of_noun(const struct frame *f, const struct draft *d, struct outcome *out)
{
    return d->noun_head != NO_TOKEN && d->noun_head == d->noun_first && d->of_first == NO_TOKEN && at_token(f, d->noun_head, out) &&
           slice_find(d->claim->unit, slice_of("/"), 0) == SIZE_MAX;
}

static struct slice people_word(const struct frame *f)
{
    uint32_t count;
    const struct form *const *forms = pack_class_forms(f->x->pack, f->x->classes.people, &count);

    return count ? forms[0]->value : (struct slice){0};
}

static struct slice counted(const struct frame *f, const struct draft *d)
{
    uint32_t first = d->noun_first;

    if (first == NO_TOKEN || form_at_token(f, d->noun_head, f->x->classes.outcome, NULL) ||
        token_is(f, d->noun_head, f->x->classes.lives)) {
        if (d->of_first != NO_TOKEN && first == NO_TOKEN)
            return tokens_text(f, d->of_first, d->of_end);
        return people_word(f);
    }
    while (first < d->noun_head && form_at_token(f, first, f->x->classes.outcome, NULL))
        first++;
    return tokens_text(f, first, d->noun_end);
}

/* The last word of a unit names people: "coastal farmer". */
static bool are_people(const struct frame *f, const struct claim *c)
{
    struct slice word = c->unit;
    const struct lexeme *known;

    for (size_t i = word.len; i > 0; i--)
        if (word.at[i - 1] == ' ') {
            word = slice_part(word, i, word.len);
            break;
        }
    known = known_word(f, word);
    return known && (lexeme_form(known, f->x->classes.people) || lexeme_form(known, f->x->classes.person) ||
                     lexeme_form(known, f->x->classes.outcome));
}

/* "lost their lives in the fire": what was taken for the subject is part of the outcome; what stands behind it is meant. */
static void mend_subject(struct frame *f, struct draft *d, const struct outcome *out)
{
    struct claim *c = d->claim;
    size_t at = c->subject.len && c->subject.at >= f->view->text.at ? (size_t)(c->subject.at - f->view->text.at) : SIZE_MAX;
    uint32_t token, p;

    if (c->subject.len == 0 && d->governor == NO_TOKEN) { /* "claimed 31 lives" */
        const struct clause *clause = clause_at(f, d->figure->first_token);
        if (clause->verb != NO_TOKEN && clause->subject != NO_TOKEN && f->phrases[clause->verb].end <= d->start_token &&
            token_is(f, f->phrases[clause->verb].head, f->x->classes.attribution_act))
            c->subject = phrase_text(f, clause->subject);
        return;
    }
    if (at < out->start || at >= out->end)
        return;
    token = view_token_at(f->view, out->end);
    p = phrase_after(f, token);
    c->subject = p != NO_TOKEN && !f->phrases[p].verb && f->phrases[p].prep == token && !in_date(f, p) ? phrase_text(f, p)
                                                                                                       : (struct slice){0};
}

/* "none of the crew of six was hurt": nothing became of the six. */
static bool is_of_none(const struct frame *f, const struct draft *d)
{
    for (uint32_t t = d->start_token; t > f->sentence->first_token; t--) {
        uint32_t phrase = phrase_at(f, t - 1);

        if (token_is(f, t - 1, f->x->classes.none_of))
            return true;
        if (phrase != NO_TOKEN && f->phrases[phrase].verb)
            break;
    }
    return false;
}

/* "averted the deaths of 20": nothing became of them. */
static bool is_averted(const struct frame *f, const struct draft *d)
{
    return d->governor != NO_TOKEN && !d->governor_after && token_is(f, f->phrases[d->governor].head, f->x->classes.averting);
}

/* "some 30,000 fled", "400 have taken part": only people do that. The first figure alone, as another one may tell who did. */
static bool take_act(struct frame *f, struct draft *d)
{
    uint32_t t = claim_hedge_end(f, d), end = 0, p;
    struct claim *c = d->claim;

    if (c->kind != KIND_NUMBER || !d->figure->numeral || d->figure->numeral->bare_one ||
        figure_between(f, f->sentence->first_token, d->figure->first_token))
        return false;
    while (t < f->sentence->end_token &&
           (f->view->tokens[t].tag == TAG_AUX || f->view->tokens[t].tag == TAG_MODAL || f->view->tokens[t].tag == TAG_ADV))
        t++;
    if (!form_at_token(f, t, f->x->classes.people_act, &end))
        return false;
    c->kind = KIND_COUNT;
    claim_people(f, c);
    end = view_token_at(f->view, end);
    c->measure = joined(f->arena, people_word(f), " ", tokens_text(f, t, end));
    p = phrase_after(f, end);
    c->subject = p != NO_TOKEN && !f->phrases[p].verb && f->phrases[p].first <= end + 1 && !in_date(f, p) ? phrase_text(f, p)
                                                                                                          : (struct slice){0};
    return true;
}

/* "carrying 40 pupils", "with 53 passengers and five crew on board", "12 sailors were aboard" */
static bool are_aboard(const struct frame *f, const struct draft *d, uint32_t *behind)
{
    uint32_t t = d->noun_end, end = f->sentence->end_token;

    *behind = 0;
    if (d->start_token > f->sentence->first_token && token_is(f, d->start_token - 1, f->x->classes.carrying))
        return true;
    if (t + 1 < end && f->view->tokens[t].tag == TAG_CONJ && figure_end_at(f, t + 1) > t + 1) {
        uint32_t p = phrase_at(f, t + 1);

        t = p != NO_TOKEN ? f->phrases[p].end : t;
    }
    while (t < end && (f->view->tokens[t].tag == TAG_AUX || f->view->tokens[t].tag == TAG_ADV))
        t++;
    return form_at_token(f, t, f->x->classes.aboard, behind) != NULL;
}

static void take_aboard(struct frame *f, struct draft *d)
{
    struct claim *c = d->claim;
    uint32_t count, behind, p;
    const struct form *const *forms = pack_class_forms(f->x->pack, f->x->classes.aboard, &count);

    if (!count || d->noun_head == NO_TOKEN || slice_find(c->unit, slice_of("/"), 0) != SIZE_MAX || !are_people(f, c) ||
        !are_aboard(f, d, &behind))
        return;
    c->measure = joined(f->arena, counted(f, d), " ", forms[0]->value);
    p = behind && c->subject.len == 0 ? phrase_after(f, view_token_at(f->view, behind)) : NO_TOKEN;
    if (p != NO_TOKEN && !f->phrases[p].verb && f->phrases[p].first <= view_token_at(f->view, behind) && !in_date(f, p))
        c->subject = phrase_text(f, p); /* "aboard the ferry" */
}

void claim_outcome(struct frame *f, struct draft *d)
{
    struct outcome out = {0};
    struct claim *c = d->claim;
    struct slice measure;
    bool number = c->kind == KIND_NUMBER && d->noun_first == NO_TOKEN;

    if (c->role == ROLE_DELTA && d->start_token > f->sentence->first_token && token_mark(f, d->start_token - 1) == ',' &&
        behind(f, d, &out)) {
        c->role = ROLE_NONE; /* "ferry sinks, 31 dead" */
        c->change = CHANGE_NONE;
    }
    if ((c->kind != KIND_COUNT && !number) || c->role == ROLE_DELTA || is_of_none(f, d))
        return;
    if (is_averted(f, d)) {
        if (slice_find(c->measure, verb_text(f, d->governor), 0) == SIZE_MAX)
            c->measure = joined(f->arena, c->measure, " ", verb_text(f, d->governor));
        return;
    }
    if (take_act(f, d))
        return;
    if (of_lives(f, d, &out)) {
        claim_people(f, c);
    } else if (!(of_noun(f, d, &out) || behind(f, d, &out) || of_verb_behind(f, d, &out) || before_of(f, d, &out) ||
                 right_before(f, d, &out) || of_verb_before(f, d, &out) || (number && in_text(f, d, c->measure, &out)) ||
                 (!number && in_subject(f, d, &out)))) {
        take_aboard(f, d);
        return;
    }
    if (number) {
        c->kind = KIND_COUNT;
        claim_people(f, c);
    }
    if (!are_people(f, c))
        return;
    measure = joined(f->arena, counted(f, d), " ", outcome_name(f, out.form));
    if (out.joined && out.joined->value.at != out.form->value.at)
        measure = joined(f->arena, measure, " ", joined(f->arena, out.conjunction, " ", outcome_name(f, out.joined)));
    c->measure = measure;
    mend_subject(f, d, &out);
}
