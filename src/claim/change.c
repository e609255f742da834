/* Change and role: "rose 7 % to 2.1m tonnes from 1.9m" has the size of a change, its new and its old level. */
#include "claim/inner.h"

enum { LEVEL_REACH = 8, OLD_LEVEL_REACH = 5 }; /* tokens between an old level and the "to" of its new one; behind "from" */

static uint32_t word_before(const struct frame *f, uint32_t token)
{
    while (token > f->sentence->first_token && f->view->tokens[token - 1].tag == TAG_DET)
        token--;
    return token > f->sentence->first_token ? token - 1 : NO_TOKEN;
}

/* The word before a level noun, a figure between passed over: "to a 20-year high of 6.75 %". */
static uint32_t before_level_noun(const struct frame *f, uint32_t noun)
{
    uint32_t t = word_before(f, noun), first = t;

    while (first != NO_TOKEN && first > f->sentence->first_token && figure_end_at(f, first) == t + 1)
        first--;
    return first == t ? t : word_before(f, first + 1);
}

static enum change direction_at(const struct frame *f, uint32_t token, uint16_t up, uint16_t down)
{
    if (token == NO_TOKEN)
        return CHANGE_NONE;
    return token_is(f, token, up) ? CHANGE_UP : token_is(f, token, down) ? CHANGE_DOWN : CHANGE_NONE;
}

static enum change direction_of_word(const struct frame *f, uint32_t token)
{
    return direction_at(f, token, f->x->classes.change_up_word, f->x->classes.change_down_word);
}

/* The preposition of a level, also where words stand between them: "to a record 4,512", "from a revised 4.1 %", "to a close of 2,180.5",
 * "from Tuesday's 3.2 %". */
static uint32_t level_word_before(const struct frame *f, uint32_t token)
{
    uint32_t before = word_before(f, token), t = before;

    if (before != NO_TOKEN && token_is(f, before, f->x->classes.of)) {
        t = word_before(f, before);
        t = t != NO_TOKEN && (token_is(f, t, f->x->classes.level_noun) || token_is(f, t, f->x->classes.forecast_noun) ||
                              token_is(f, t, f->x->classes.money_noun)) /* "swung to a loss of" */
                ? before_level_noun(f, t)
                : NO_TOKEN;
    }
    while (t != NO_TOKEN && !(direction_of_word(f, t) != CHANGE_NONE && f->view->tokens[t + 1].tag == TAG_DET) &&
           (f->view->tokens[t].tag == TAG_ADJ || f->view->tokens[t].tag == TAG_ADV || f->view->tokens[t].tag == TAG_VERB_ED ||
            f->view->tokens[t].tag == TAG_POSS || f->dates[t - f->sentence->first_token]))
        t = word_before(f, t);
    if (t == NO_TOKEN)
        return before;
    if (t + 1 < token && f->view->tokens[t + 1].tag == TAG_DET && direction_of_word(f, t) != CHANGE_NONE)
        return t; /* "down a sharp 58 %" */
    return token_is(f, t, f->x->classes.role_to) || token_is(f, t, f->x->classes.role_from) ? t : before;
}

/* Words of change whose row says "not money" give the size of a change in all but money: "lost 5 million euros" is an amount, and "lost 12
 * games" says how often. */
static bool gives_amount(const struct frame *f, const struct draft *d, uint32_t token, uint16_t up, uint16_t down)
{
    const struct form *form = token_form(f, token, up) ? token_form(f, token, up) : token_form(f, token, down);

    if (form && form->value.len > 0 && d->noun_head != NO_TOKEN && token_is(f, d->noun_head, f->x->classes.contest))
        return true;
    return form && form->value.len > 0 && d->claim->kind == KIND_MONEY &&
           !(token_is(f, d->figure->end_token, f->x->classes.role_to) &&
             figure_end_at(f, d->figure->end_token + 1) > d->figure->end_token + 1); /* but "lost 91 cents to $78.40" */
}

static enum change direction_of_noun(const struct frame *f, const struct draft *d, uint32_t token)
{
    uint16_t up = f->x->classes.change_up_noun, down = f->x->classes.change_down_noun;

    return gives_amount(f, d, token, up, down) ? CHANGE_NONE : direction_at(f, token, up, down);
}

/* "stole more than": the word is part of a hedge, other than "up to". */
static bool begins_bound(const struct frame *f, uint32_t token)
{
    uint32_t end;

    return form_at_token(f, token, f->x->classes.hedge_before, &end) &&
           !token_is(f, view_token_at(f->view, end) - 1, f->x->classes.role_to);
}

/* "is more cautious at 14 cents" */
static bool compares_adjective(const struct frame *f, uint32_t token)
{
    return token + 1 < f->sentence->end_token && f->view->tokens[token + 1].tag == TAG_ADJ;
}

/* Verbs of several words: "gave back 2 %". */
static bool is_idiom(const struct frame *f, uint32_t verb)
{
    return form_at_token(f, f->phrases[verb].head, f->x->classes.change_idiom_down, NULL);
}

/* Direction of a verb phrase; `end` is where the figure's hedge begins ("was more than three feet" is no rise). */
static enum change direction_of_verb(const struct frame *f, uint32_t verb, uint32_t end)
{
    uint32_t head;
    enum change c;

    if (verb == NO_TOKEN)
        return CHANGE_NONE;
    head = f->phrases[verb].head;
    if (is_idiom(f, verb))
        return CHANGE_DOWN; /* "gave up 0.4 %" */
    c = direction_at(f, head, f->x->classes.change_up, f->x->classes.change_down);
    for (uint32_t t = head + 1; c == CHANGE_NONE && t < end && t <= head + 2 && !begins_bound(f, t); t++)
        c = compares_adjective(f, t) ? CHANGE_NONE : direction_of_word(f, t); /* "was up", "ended lower" */
    return c;
}

/* "gave up 517 yards": there "up" belongs to the verb. */
static bool is_particle(const struct frame *f, const struct draft *d, uint32_t token)
{
    uint32_t head;

    if (d->governor == NO_TOKEN || d->governor_after || (d->claim->kind == KIND_PERCENT && is_idiom(f, d->governor)))
        return false;
    head = f->phrases[d->governor].head;
    return token == head + 1 && f->view->tokens[head].tag != TAG_AUX && !token_is(f, head, f->x->classes.level_verb) &&
           !token_is(f, head, f->x->classes.change_up) && !token_is(f, head, f->x->classes.change_down);
}

/* "went down 11 miles from the coast", "sank 20 km off Velmar", "fell within two hours": where or how soon it happened. */
static bool is_of_place(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->figure->end_token;

    if (d->claim->kind == KIND_DURATION)
        return d->claim->hedge.len > 0;
    return d->claim->kind == KIND_QUANTITY &&
           (token_is(f, t, f->x->classes.dimension_word) ||
            (token_is(f, t, f->x->classes.role_from) && slice_equal(d->claim->dimension, slice_of("length")) &&
             !figure_between(f, t, t + OLD_LEVEL_REACH)));
}

/* "rose a seasonally adjusted 5 %": what describes the figure stands between it and its verb. */
static bool is_size_of_verb(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_at(f, d->figure->first_token);

    return p != NO_TOKEN && d->governor != NO_TOKEN && !d->governor_after && d->noun_first == NO_TOKEN && d->of_first == NO_TOKEN &&
           f->phrases[p].first == f->phrases[d->governor].end && f->phrases[p].end == d->figure->end_token;
}

/* "fell well below 4m tonnes", "jumped past 6 %": where it got to, told by a bound. */
static bool stands_above(const struct frame *f, const struct draft *d)
{
    uint32_t before = d->figure->first_token - 1;

    return d->figure->first_token > f->sentence->first_token && token_is(f, before, f->x->classes.bound) &&
           d->governor != NO_TOKEN && !d->governor_after && f->phrases[d->governor].end <= before;
}

/* "a shorter 40-day orbit": the word compares what the figure describes. */
static bool describes_noun(const struct frame *f, const struct draft *d, uint32_t word)
{
    return token_mark(f, d->figure->end_token - 2) == '-' && word > f->sentence->first_token &&
           (f->view->tokens[word - 1].tag == TAG_DET || f->view->tokens[word - 1].tag == TAG_POSS);
}

static bool joins(const struct frame *f, uint32_t token)
{
    const uint32_t joining = 1U << TAG_PREP | 1U << TAG_CONJ | 1U << TAG_SUBORD | 1U << TAG_PUNCT;

    return 1U << f->view->tokens[token].tag & joining;
}

/* "a five-year low", "a six-week closing high" */
static bool is_of_level(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->figure->end_token;

    if (token_mark(f, t - 2) == '-')
        return true; /* "compared to the six-month period" */
    if (t + 1 < f->sentence->end_token && (f->view->tokens[t].tag == TAG_VERB_ING || f->view->tokens[t].tag == TAG_ADJ) &&
        !token_is(f, t, f->x->classes.level_noun))
        t++;
    return token_is(f, t, f->x->classes.level_noun);
}

/* Where the figure stands: directly behind the verb ("rose 7 %"), behind by, to or from. */
static enum role role_of(const struct frame *f, const struct draft *d, uint32_t before)
{
    const struct claim_classes *c = &f->x->classes;

    if (before == NO_TOKEN || (d->claim->kind == KIND_DURATION && is_of_level(f, d)))
        return ROLE_NONE; /* "to a 20-year high" */
    if (token_is(f, before, c->role_to) && d->governor != NO_TOKEN && !d->governor_after && f->phrases[d->governor].passive &&
        f->phrases[d->governor].end == before && d->claim->kind == KIND_COUNT && subject_of(f, d, d->governor) != NO_TOKEN &&
        token_is(f, f->phrases[subject_of(f, d, d->governor)].head, c->supplied))
        return ROLE_NONE; /* "power was cut to 31,000 homes" */
    if (token_is(f, before, c->role_to))
        return before > f->sentence->first_token && token_is(f, before - 1, c->supplied) ? ROLE_NONE : ROLE_TO;
    if (token_is(f, before, c->role_from))
        return ROLE_FROM;
    if (token_is(f, before, c->role_by)) /* not "30 by 40 centimetres" */
        return f->view->tokens[before - (before > f->sentence->first_token)].tag == TAG_NUMBER ? ROLE_NONE : ROLE_DELTA;
    if (is_of_place(f, d) || stands_above(f, d))
        return ROLE_NONE;
    if (direction_of_word(f, before) != CHANGE_NONE)
        return is_particle(f, d, before) || describes_noun(f, d, before) ? ROLE_NONE : ROLE_DELTA;
    if (token_is(f, before, c->role_at))
        return ROLE_TO;
    if (d->governor != NO_TOKEN && is_idiom(f, d->governor) && d->claim->kind != KIND_PERCENT)
        return ROLE_NONE; /* "pulled back 300 troops" */
    if (is_size_of_verb(f, d))
        return ROLE_DELTA;
    if (d->governor != NO_TOKEN && !d->governor_after && before + 1 >= f->phrases[d->governor].end &&
        before <= f->phrases[d->governor].end + 1 && !joins(f, before)) /* not "sank in 40 metres", "rose, 30 fell" */
        return ROLE_DELTA;
    return ROLE_NONE;
}

/* "5 cents, or 1.2 %, lower", "5 cents (1.2 %) lower": the token behind what says the figure again. */
static uint32_t behind_aside(const struct frame *f, uint32_t token)
{
    uint32_t end;

    if (token_mark(f, token) == '(')
        return bracket_end(f, token);
    if (token_mark(f, token) != ',' || !token_is(f, token + 1, f->x->classes.or_else))
        return token;
    end = figure_end_at(f, token + 2);
    return end > token + 2 && token_mark(f, end) == ',' ? end + 1 : token;
}

/* "paid 38m up front", "a mile down the road": no change. */
static bool is_way(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    if (token + 1 >= f->sentence->end_token || !t->word || (t->word->tags & (1U << TAG_ADJ)))
        return false;
    return t[1].tag == TAG_NOUN || t[1].tag == TAG_NAME || t[1].tag == TAG_DET || t[1].tag == TAG_POSS;
}

/* "coking coal to $55 down 6 %": the word is that of the figure behind it. */
static bool is_of_next(const struct frame *f, const struct draft *d, uint32_t word)
{
    return figure_end_at(f, word + 1) > word + 1 && !f->dates[word + 1 - f->sentence->first_token] &&
           d->start_token > f->sentence->first_token && token_is(f, d->start_token - 1, f->x->classes.role_to);
}

/* "30 more than planned", "30 more ships than in 2021"; not "30 more ships". */
static bool is_difference(const struct frame *f, const struct draft *d, uint32_t word)
{
    return token_is(f, word + 1, f->x->classes.than) || (d->noun_end != NO_TOKEN && token_is(f, d->noun_end, f->x->classes.than));
}

/* "ten knots above the limit", "60 % over budget": a difference, where a benchmark ends the noun phrase behind the word. */
static enum change direction_from(const struct frame *f, uint32_t word)
{
    enum change c = direction_at(f, word, f->x->classes.above, f->x->classes.below);
    uint32_t p = c == CHANGE_NONE ? NO_TOKEN : phrase_after(f, word);

    if (p == NO_TOKEN || f->phrases[p].prep != word)
        return CHANGE_NONE;
    for (uint32_t t = f->phrases[p].first; t < f->phrases[p].end; t++)
        if (figure_end_at(f, t) != t && token_mark(f, figure_end_at(f, t) - 2) != '-') /* but "above the five-year average" */
            return CHANGE_NONE;
    return token_is(f, f->phrases[owned_by(f, p)].head, f->x->classes.benchmark) ? c : CHANGE_NONE;
}

/* "a drop in earnings of $9m", "a 13 per cent (10 million tonnes) decrease": the noun of change stands farther off. */
static enum change direction_of_change_in(const struct frame *f, const struct draft *d, uint32_t before)
{
    uint32_t behind = behind_aside(f, d->figure->end_token),
             p = token_is(f, before, f->x->classes.of) ? phrase_before(f, before) : NO_TOKEN;

    if (behind > d->figure->end_token && phrase_at(f, behind) != NO_TOKEN && d->figure->kind != KIND_COUNT)
        return direction_of_noun(f, d, f->phrases[phrase_at(f, behind)].head);
    if (token_mark(f, d->figure->end_token) == ')' && phrase_at(f, d->figure->end_token + 1) != NO_TOKEN &&
        d->figure->kind != KIND_COUNT && figure_end_at(f, open_bracket(f, d->start_token) - 1) == open_bracket(f, d->start_token))
        return direction_of_noun(f, d, f->phrases[phrase_at(f, d->figure->end_token + 1)].head);
    if (p == NO_TOKEN || p == 0 || f->phrases[p].end != before || f->phrases[p].prep == NO_TOKEN ||
        f->phrases[p - 1].end != f->phrases[p].prep || !token_is(f, f->phrases[p].prep, f->x->classes.amount_in))
        return CHANGE_NONE;
    return direction_of_noun(f, d, f->phrases[p - 1].head);
}

/* "a 7 % rise", "5 cents higher", "a rise of 7 %". */
static enum change direction_around(const struct frame *f, const struct draft *d, uint32_t before)
{
    uint32_t after = behind_aside(f, d->figure->end_token);
    bool plain = d->figure->kind == KIND_COUNT ? !is_difference(f, d, after) : is_way(f, after) || is_of_next(f, d, after);
    enum change c = plain ? CHANGE_NONE : direction_of_word(f, after);

    if (c == CHANGE_NONE)
        c = direction_from(f, d->noun_end != NO_TOKEN ? d->noun_end : after);
    if (c != CHANGE_NONE)
        return c;
    if (d->noun_head != NO_TOKEN && (d->figure->kind != KIND_COUNT || d->claim->kind == KIND_NUMBER) &&
        !(d->claim->kind == KIND_DURATION &&
          token_mark(f, d->figure->end_token - 2) == '-')) /* "a 24-hour drop": how long it took */
        c = direction_of_noun(f, d, d->noun_head);
    if (c == CHANGE_NONE && d->noun_head != NO_TOKEN && d->noun_first < d->noun_head &&
        f->view->tokens[d->noun_head].tag == TAG_PLURAL && token_is(f, d->noun_end, f->x->classes.forecast))
        c = direction_of_noun(f, d, d->noun_first); /* "the 3.6 % drop analysts expected" */
    if (c == CHANGE_NONE && token_is(f, before, f->x->classes.of) && before > f->sentence->first_token)
        c = direction_of_noun(f, d, before - 1);
    return c != CHANGE_NONE ? c : direction_of_change_in(f, d, before);
}

/* Of the word before a preposition, an adverb passed over: "down slightly from". */
static enum change direction_before(const struct frame *f, uint32_t preposition)
{
    enum change c = direction_of_word(f, preposition - 1);

    if (c == CHANGE_NONE && f->view->tokens[preposition - 1].tag == TAG_ADV && preposition - 1 > f->sentence->first_token)
        return direction_of_word(f, preposition - 2);
    return c;
}

/* "cut its 30 % tariff", "raised a $4 fee": what is changed had that level. */
static bool is_of_object(const struct frame *f, const struct draft *d)
{
    uint32_t p = phrase_at(f, d->figure->first_token);

    return (d->claim->kind == KIND_PERCENT || d->claim->kind == KIND_MONEY) && p != NO_TOKEN && d->governor != NO_TOKEN &&
           !d->governor_after && f->phrases[d->governor].end == f->phrases[p].first && claim_is_attribute(f, d);
}

static bool is_verb(const struct frame *f, uint32_t token)
{
    uint32_t p = phrase_at(f, token);

    return p != NO_TOKEN && f->phrases[p].verb;
}

/* "closed off 0.4 %", "at 9,120, off 3 %" */
static bool is_off(const struct frame *f, const struct draft *d, uint32_t before)
{
    return d->claim->kind == KIND_PERCENT && before != NO_TOKEN && before > f->sentence->first_token &&
           token_is(f, before, f->x->classes.change_before_down) &&
           (token_mark(f, before - 1) == ',' || (d->governor != NO_TOKEN && f->phrases[d->governor].head == before - 1 &&
                                                 token_is(f, before - 1, f->x->classes.level_verb)));
}

static void change_of(struct frame *f, struct draft *d)
{
    uint32_t before = level_word_before(f, d->start_token);
    enum change dir = d->governor_after ? CHANGE_NONE : direction_of_verb(f, d->governor, d->start_token),
                near = direction_around(f, d, before);
    enum role role = role_of(f, d, before);

    if (near != CHANGE_NONE) {
        d->claim->change = near;
        d->claim->role = ROLE_DELTA;
        return;
    }
    if (before != NO_TOKEN && direction_of_word(f, before) != CHANGE_NONE && !is_particle(f, d, before) &&
        !(d->governor != NO_TOKEN && is_idiom(f, d->governor)))
        dir = direction_of_word(f, before);
    if (role != ROLE_NONE && dir == CHANGE_NONE && before != NO_TOKEN && before > f->sentence->first_token && !is_verb(f, before))
        dir = direction_before(f, before); /* "4m tonnes, down from 5m", "40 cents lower at $71" */
    if ((role == ROLE_TO || role == ROLE_FROM || (role == ROLE_DELTA && token_is(f, before, f->x->classes.role_by))) &&
        before > f->sentence->first_token && direction_of_noun(f, d, before - 1) != CHANGE_NONE)
        dir = direction_of_noun(f, d, before - 1); /* "a rise to 48 from 41" */
    if (is_off(f, d, before)) {
        dir = CHANGE_DOWN;
        role = ROLE_DELTA;
    }
    if (dir == CHANGE_NONE || role == ROLE_NONE)
        return;
    if (role == ROLE_DELTA && d->governor != NO_TOKEN && before != NO_TOKEN && before < f->phrases[d->governor].end &&
        gives_amount(f, d, f->phrases[d->governor].head, f->x->classes.change_up, f->x->classes.change_down))
        return;
    if (role == ROLE_DELTA && is_of_object(f, d))
        return;
    d->claim->change = dir;
    d->claim->role = role;
}

static bool same_clause(const struct frame *f, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (token_is(f, t, f->x->classes.contrast) || boundary_between(f, t, t + 1))
            return false;
    return true;
}

/* "from 48 to 41" without a verb of change: the two are levels all the same. With one: "rose from 33 mpg overall to 36". */
static void pair_levels(struct frame *f, struct draft *a, struct draft *b)
{
    uint32_t before_a = word_before(f, a->start_token), before_b = word_before(f, b->start_token);

    if (b->claim->role == ROLE_NONE && before_b != NO_TOKEN && token_is(f, before_b, f->x->classes.after_old) &&
        (token_mark(f, before_b - 1) == ',' || (before_b == a->figure->end_token && a->claim->kind != KIND_QUANTITY)) &&
        slice_equal(a->claim->unit, b->claim->unit) && a->claim->kind == b->claim->kind && a->claim->kind != KIND_COUNT) {
        b->claim->role = ROLE_FROM; /* "13 percent, after 12.4 percent last year" */
        return;
    }
    if (a->claim->role == ROLE_NONE && b->claim->role == ROLE_NONE && before_b != NO_TOKEN && before_b > f->sentence->first_token &&
        token_is(f, before_b, f->x->classes.role_from) && token_mark(f, before_b - 1) == ',' && a->claim->kind == b->claim->kind &&
        slice_equal(a->claim->unit, b->claim->unit) && a->claim->unit.len && a->figure->kind != KIND_COUNT &&
        same_clause(f, a->figure->end_token, before_b)) {
        b->claim->role = ROLE_FROM; /* "should meet 60 % of demand by 2030, from 41 % now" */
        return;
    }
    if (a->claim->role == ROLE_NONE && b->claim->role == ROLE_NONE && before_a != NO_TOKEN && before_b == a->figure->end_token &&
        token_is(f, before_a, f->x->classes.role_to) && token_is(f, before_b, f->x->classes.role_from) &&
        a->claim->kind == b->claim->kind) { /* "taking the rate to 1.9 % from 2.6 %" */
        a->claim->role = ROLE_TO;
        b->claim->role = ROLE_FROM;
        return;
    }
    if (a->claim->role == ROLE_NONE && b->claim->role == ROLE_TO && a->claim->kind == KIND_PERCENT &&
        before_b == a->figure->end_token && before_a != NO_TOKEN &&
        token_mark(f, before_a) == ',') { /* "was up by a point, 49 % to 48 %" */
        b->claim->role = ROLE_NONE;
        b->claim->change = CHANGE_NONE;
        return;
    }
    if (b->claim->role != ROLE_NONE || before_a == NO_TOKEN || before_b == NO_TOKEN ||
        !token_is(f, before_b, f->x->classes.role_to) ||
        (a->claim->kind != b->claim->kind && a->claim->kind != KIND_NUMBER && b->claim->kind != KIND_NUMBER))
        return; /* not "took 30 pounds from 14 pensioners and went to prison for a year" */
    if ((a->claim->role == ROLE_FROM && before_b < a->figure->end_token + LEVEL_REACH &&
         same_clause(f, a->figure->end_token, before_b)) ||
        (a->claim->role == ROLE_NONE && token_is(f, before_a, f->x->classes.role_from) && before_b < a->figure->end_token + 4)) {
        a->claim->role = ROLE_FROM;
        b->claim->role = ROLE_TO;
        b->claim->change = a->claim->change;
    }
}

/* "a rise of £700, from £1,300 to £2,000": between the levels went the change before them. */
static void levels_of_delta(const struct frame *f, const struct draft *drafts, struct draft *d)
{
    const struct draft *delta = d;

    if ((d->claim->role != ROLE_FROM && d->claim->role != ROLE_TO) || d->claim->change != CHANGE_NONE)
        return;
    while (delta > drafts && delta[-1].claim->role != ROLE_DELTA &&
           (delta[-1].claim->role == ROLE_FROM || delta[-1].claim->kind == KIND_DATE))
        delta--;
    if (delta > drafts && delta[-1].claim->role == ROLE_DELTA && delta[-1].claim->kind == d->claim->kind &&
        same_clause(f, delta[-1].figure->end_token, d->start_token))
        d->claim->change = delta[-1].claim->change;
}

/* "lost 2.4 % to end at 3,120.5", "rose 3 % and closed at $41": the level behind the size of a change. */
static void level_of_delta(const struct frame *f, const struct draft *delta, struct draft *d)
{
    uint32_t before = level_word_before(f, d->start_token);
    const struct phrase *other;

    if (delta->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || before == NO_TOKEN ||
        (d->claim->kind == KIND_DURATION && is_of_level(f, d)))
        return;
    if (d->claim->kind == KIND_PERCENT && delta->claim->kind == KIND_PERCENT)
        return;
    if (token_is(f, before, f->x->classes.role_at) && before == delta->figure->end_token &&
        direction_of_word(f, delta->start_token - 1) != CHANGE_NONE && d->claim->kind != KIND_COUNT) {
        ; /* "up 1.4 per cent at $625" */
    } else if (token_is(f, before, f->x->classes.role_at)) {
        if (d->governor == NO_TOKEN || d->governor_after || !token_is(f, f->phrases[d->governor].head, f->x->classes.level_verb))
            return;
        other = d->governor > 0 ? &f->phrases[d->governor - 1] : NULL;
        if (other && !other->verb && other->prep == NO_TOKEN && other->first > delta->figure->end_token)
            return; /* "..., and the bond closed at" */
    } else if (!token_is(f, before, f->x->classes.role_to)) {
        return;
    }
    if (!same_clause(f, delta->figure->end_token, before))
        return;
    d->claim->role = ROLE_TO;
    d->claim->change = delta->claim->change;
}

/* First token of the verb of level right before a figure: "to reach 5m tonnes", "amounting to $9m"; NO_TOKEN: there is none. */
static uint32_t level_verb_before(const struct frame *f, const struct draft *d)
{
    const struct phrase *verb = d->governor != NO_TOKEN && !d->governor_after ? &f->phrases[d->governor] : NULL;

    if (verb && verb->end == d->start_token && f->view->tokens[verb->head].tag != TAG_AUX &&
        token_is(f, verb->head, f->x->classes.level_verb))
        return verb->first; /* also "to close near 3,127" */
    return token_is(f, d->start_token, f->x->classes.level_verb) && d->start_token < d->figure->first_token ? d->start_token
                                                                                                            : NO_TOKEN;
}

/* "rose 3 % to reach 5m tonnes", "fell 4 %, hitting 11m": a verb of level right behind the size of a change. */
static void level_reached(const struct frame *f, const struct draft *delta, struct draft *d)
{
    uint32_t verb = level_verb_before(f, d), from = delta->figure->end_token, root;

    if (delta->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || verb == NO_TOKEN || verb < from ||
        (d->claim->kind == KIND_PERCENT && delta->claim->kind == KIND_PERCENT))
        return;
    for (uint32_t t = from; t < verb; t++)
        if (f->view->tokens[t].tag != TAG_TO && token_mark(f, t) != ',' && !f->dates[t - f->sentence->first_token])
            return;
    d->claim->role = ROLE_TO;
    d->claim->change = delta->claim->change;
    if (direction_of_verb(f, delta->governor, delta->start_token) == CHANGE_NONE && absolute_noun(f, delta, &root) == NO_TOKEN)
        return; /* "saw an increase of 3 % to reach 5m" */
    d->claim->measure = delta->claim->measure;
    d->claim->subject = delta->claim->subject;
}

/* "cut its 30 % tariff to 20 %": what the object was before. */
static void level_of_object(const struct frame *f, struct draft *before, const struct draft *d)
{
    if (d->claim->role != ROLE_TO || before->claim->role != ROLE_NONE || before->governor != d->governor ||
        before->claim->kind != d->claim->kind || !is_of_object(f, before) ||
        direction_of_verb(f, d->governor, before->start_token) == CHANGE_NONE)
        return;
    before->claim->role = ROLE_FROM;
    before->claim->change = d->claim->change;
}

/* "rose 14 cents, or 0.4 percent": the size of the same change. */
static void say_again(const struct frame *f, const struct draft *delta, struct draft *d)
{
    uint32_t t = d->start_token - 1, end = delta->noun_end != NO_TOKEN ? delta->noun_end : delta->figure->end_token;

    if (delta->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || d->start_token <= end || d->start_token > end + 2 ||
        !token_is(f, t, f->x->classes.or_else) || slice_equal(delta->claim->unit, d->claim->unit))
        return;
    d->claim->role = ROLE_DELTA;
    d->claim->change = delta->claim->change;
}

/* "rose 8 % in nominal terms and 3 % in real terms": the verb is that of both. */
static void go_on_changing(const struct frame *f, const struct draft *delta, struct draft *d)
{
    uint32_t join = d->start_token - 1;

    if (delta->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || d->governor == NO_TOKEN || d->governor_after ||
        d->governor != delta->governor || d->noun_first != NO_TOKEN || d->of_first != NO_TOKEN || join < delta->figure->end_token ||
        f->view->tokens[join].tag != TAG_CONJ || token_is(f, join, f->x->classes.contrast) ||
        !slice_equal(delta->claim->unit, d->claim->unit) || delta->claim->unit.len == 0)
        return;
    d->claim->role = ROLE_DELTA;
    d->claim->change = delta->claim->change;
}

/* "Orlan fell 2 %, Brevia 3 % and Tern 4 %": the verb is said once, each of them has its own change. */
static void share_verb(const struct frame *f, const struct draft *delta, struct draft *d)
{
    uint32_t p = phrase_at(f, d->figure->first_token), join, first;

    if (delta->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || p == NO_TOKEN || d->noun_first != NO_TOKEN ||
        d->of_first != NO_TOKEN || delta->claim->unit.len == 0 || !slice_equal(delta->claim->unit, d->claim->unit))
        return;
    first = f->phrases[p].first;
    if (first < delta->figure->end_token + 1 || first >= d->start_token || f->view->tokens[first].tag != TAG_NAME)
        return;
    for (join = delta->figure->end_token; join < first; join++)
        if (token_mark(f, join) != ',' && f->view->tokens[join].tag != TAG_CONJ)
            return;
    d->claim->role = ROLE_DELTA;
    d->claim->change = delta->claim->change;
    d->claim->measure = tokens_text(f, first, d->start_token);
    d->claim->subject = (struct slice){0};
}

/* "up from $31.99 to $35.16, about 10 percent": how much that is. */
static void size_of_change(const struct frame *f, const struct draft *level, struct draft *d)
{
    uint32_t comma = d->start_token - 1, end = d->figure->end_token;
    bool closes = end >= f->sentence->end_token || token_mark(f, end) == ',' || token_mark(f, end) == '.';

    if ((level->claim->role != ROLE_TO && level->claim->role != ROLE_FROM) || level->claim->change == CHANGE_NONE ||
        d->claim->role != ROLE_NONE || d->claim->kind != KIND_PERCENT || level->claim->kind == KIND_PERCENT ||
        comma != level->figure->end_token || token_mark(f, comma) != ',' || !closes)
        return;
    d->claim->role = ROLE_DELTA;
    d->claim->change = level->claim->change;
    d->claim->measure = level->claim->measure;
    d->claim->subject = level->claim->subject;
}

/* "6m tonnes went to Harn, while exports to Ordel fell from 7m": a subject and a verb of change of its own tell what it measures. */
static bool has_own_clause(const struct frame *f, const struct draft *d, const struct draft *before)
{
    const struct clause *clause = clause_at(f, d->figure->first_token);

    return d->governor != NO_TOKEN && !d->governor_after && d->governor == clause->verb && clause->own_subject &&
           clause != clause_at(f, before->figure->first_token) && f->phrases[d->governor].first > before->figure->end_token &&
           direction_of_verb(f, d->governor, d->start_token) != CHANGE_NONE;
}

/* One verb has both figures; without a verb, no semicolon parts them. */
static bool is_same_change(const struct frame *f, const struct draft *a, const struct draft *b)
{
    return a->governor == b->governor &&
           (a->governor != NO_TOKEN || !boundary_between(f, a->figure->end_token, b->figure->first_token));
}

/* The old or new level takes the measure of the figure beside it, where it has none of its own. */
static void share_measure(const struct frame *f, struct draft *drafts, uint32_t count)
{
    const struct draft *last = NULL;
    uint32_t root;

    for (uint32_t i = 0; i < count; i++) {
        struct claim *c = drafts[i].claim, *before = last ? last->claim : NULL;
        bool from = before && c->role == ROLE_FROM && before->role == ROLE_NONE && !has_own_clause(f, &drafts[i], last) &&
                    (before->kind == c->kind || (before->kind == KIND_COUNT && c->kind == KIND_NUMBER));
        bool levels =
            before && c->role == ROLE_FROM && before->role == ROLE_TO; /* also past "..., she said on Monday, up from 47" */
        bool pair = before && c->role != ROLE_NONE && before->role != ROLE_NONE && (levels || is_same_change(f, last, &drafts[i]));
        if (c->kind == KIND_DATE || c->kind == KIND_TIME)
            continue;
        if (pair && c->role == ROLE_DELTA && before->role == ROLE_DELTA && c->measure.len && slice_equal(c->unit, before->unit))
            pair = false; /* "3 % in Velmar and 5 % in Tressin" */
        last = &drafts[i];
        if ((!from && !pair) || absolute_noun(f, &drafts[i], &root) != NO_TOKEN)
            continue;
        c->measure = before->measure;
        c->subject = before->subject;
    }
}

/* "had 15 % and 12 % lower rates", "rises of 3 % and 5 %": what follows the last one is said of both. */
static void share_noun_of_change(const struct frame *f, struct draft *d, const struct draft *next)
{
    uint32_t join = next->start_token - 1;

    if (next->claim->role != ROLE_DELTA || d->claim->role != ROLE_NONE || join != d->figure->end_token ||
        f->view->tokens[join].tag != TAG_CONJ || token_is(f, join, f->x->classes.contrast) || next->claim->unit.len == 0 ||
        !slice_equal(next->claim->unit, d->claim->unit) || direction_around(f, next, join) == CHANGE_NONE)
        return;
    d->claim->role = ROLE_DELTA;
    d->claim->change = next->claim->change;
}

void claim_change(struct frame *f, struct draft *drafts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (drafts[i].claim->kind != KIND_DATE && drafts[i].claim->kind != KIND_TIME && drafts[i].claim->kind != KIND_ORDINAL &&
            drafts[i].claim->kind != KIND_SCORE)
            change_of(f, &drafts[i]);
    for (uint32_t i = count; i-- > 1;)
        share_noun_of_change(f, &drafts[i - 1], &drafts[i]);
    for (uint32_t i = 1; i < count; i++) {
        struct draft *before = draft_before(drafts, i);
        if (!before || drafts[i].claim->kind == KIND_DATE || drafts[i].claim->kind == KIND_TIME)
            continue;
        pair_levels(f, before, &drafts[i]);
        level_of_object(f, before, &drafts[i]);
        level_of_delta(f, before, &drafts[i]);
        level_reached(f, before, &drafts[i]);
        say_again(f, before, &drafts[i]);
        go_on_changing(f, before, &drafts[i]);
        share_verb(f, before, &drafts[i]);
        size_of_change(f, before, &drafts[i]);
    }
    for (uint32_t i = 1; i < count; i++)
        levels_of_delta(f, drafts, &drafts[i]);
    share_measure(f, drafts, count);
}
