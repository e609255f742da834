/* What a figure takes from the one before it: a restatement in brackets ("12 miles (19 km)"), a list with one verb ("wheat gained 3 %,
 * barley 2 % and oats 1 %"). */
#include "claim/inner.h"

static const double SHARE_SLACK = 0.1; /* how far the exact share may lie from the round one */
enum { MONEY_REACH = 3 };              /* sentences before that a bare amount takes its currency from */

static void take_change(struct draft *d, const struct draft *from)
{
    d->claim->status = from->claim->status;
    d->claim->change = from->claim->change;
    d->claim->role = from->claim->role;
}

static void take_measure(struct draft *d, const struct draft *from)
{
    d->claim->measure = from->claim->measure;
    d->claim->subject = from->claim->subject;
    d->claim->base = from->claim->base;
}

/* "12 miles (19 km)": the second says the first again in another unit. */
static bool restates(const struct frame *f, const struct draft *first, const struct draft *second)
{
    uint32_t t = second->start_token, from = first->noun_end != NO_TOKEN ? first->noun_end : first->figure->end_token;

    if (t == f->sentence->first_token || token_mark(f, t - 1) != '(' || second->figure->kind == KIND_DATE)
        return false;
    return (t - 1 == first->figure->end_token || t - 1 == from) && first->figure->kind != KIND_DATE;
}

/* "4.2 billion rand, or 45 cents a share": the same amount beside something else. */
static bool is_said_beside(const struct frame *f, const struct draft *first, const struct draft *second)
{
    uint32_t t = second->start_token, end = first->noun_end != NO_TOKEN ? first->noun_end : first->figure->end_token;

    return t >= end + 2 && t <= end + 3 && token_mark(f, end) == ',' && token_is(f, end + 1, f->x->classes.or_else) &&
           first->claim->kind == second->claim->kind && first->claim->kind == KIND_MONEY &&
           !slice_equal(first->claim->unit, second->claim->unit);
}

/* "just over two-thirds of them did so, 68.4 per cent": the same share more exactly, between commas. */
static bool is_exact_share(const struct frame *f, const struct draft *first, const struct draft *second)
{
    double share = value_double(first->claim->value), percent = value_double(second->claim->value) / 100;
    uint32_t end = second->figure->end_token;

    return first->claim->kind == KIND_RATIO && second->claim->kind == KIND_PERCENT && first->claim->value.denominator &&
           second->claim->value.denominator && second->of_first == NO_TOKEN && second->start_token > f->sentence->first_token &&
           token_mark(f, second->start_token - 1) == ',' && (token_mark(f, end) == ',' || token_mark(f, end) == '.') &&
           percent > share * (1 - SHARE_SLACK) && percent < share * (1 + SHARE_SLACK);
}

/* "41.2 million tonnes (2022: 39.1 million)": what a bracket with a date and a colon gives is the same of another time. */
static bool is_of_other_time(const struct frame *f, const struct draft *first, const struct draft *second)
{
    uint32_t t = second->start_token, bracket = open_bracket(f, t), from = first->noun_end;

    if (bracket == NO_TOKEN || token_mark(f, t - 1) != ':' || !f->dates[t - 2 - f->sentence->first_token])
        return false;
    if (first->of_end != NO_TOKEN && (from == NO_TOKEN || first->of_end > from))
        from = first->of_end;
    return first->figure->end_token == bracket || from == bracket;
}

/* "wheat gained 3 %, barley 2 % and oats 1 %": a name, no verb, the measure of the figure before. */
static bool goes_on(const struct frame *f, const struct draft *first, const struct draft *second, struct slice *subject)
{
    uint32_t t = first->figure->end_token, p, last;

    if ((second->claim->kind != first->claim->kind && second->claim->kind != KIND_NUMBER) || second->noun_first != NO_TOKEN ||
        second->start_token <= t + 1 || second->start_token > t + 10)
        return false;
    if ((token_mark(f, t) != ',' && f->view->tokens[t].tag != TAG_CONJ) || absolute_noun(f, second, &p) != NO_TOKEN)
        return false;
    p = phrase_after(f, t);
    if (p == NO_TOKEN || f->phrases[p].verb || f->phrases[p].first > t + 2 || !noun_phrase_usable(f, second, p) ||
        token_is(f, second->start_token - 1, f->x->classes.of))
        return false; /* "paid $7bn, including debt of $500m", "gusts of 70 km/h, visibility of 600 metres" */
    for (uint32_t q = p; q < f->phrase_count && f->phrases[q].first < second->start_token; q++)
        if (f->phrases[q].verb)
            return false;
    last = phrase_before(f, second->start_token);
    if (last == NO_TOKEN || last < p || second->start_token - f->phrases[last].end > 1)
        return false;
    *subject = last == p ? phrase_text(f, p) : tokens_text(f, f->phrases[p].first, f->phrases[last].end);
    return true;
}

/* "magnitudes of 4.5, 3.7 and 3.3": a bare number behind one whose unit, if any, stands before it. */
static bool is_listed_behind(const struct frame *f, const struct draft *first, const struct draft *second)
{
    uint32_t t = first->figure->end_token;
    bool plain = first->claim->kind == KIND_NUMBER ||
                 (first->claim->kind == KIND_QUANTITY && ascii_is_digit(f->view->text.at[first->figure->end - 1]));

    if (!plain || second->claim->kind != KIND_NUMBER || second->noun_first != NO_TOKEN || first->noun_first != NO_TOKEN ||
        second->start_token <= t || second->start_token > t + 2)
        return false;
    for (; t < second->start_token; t++)
        if (token_mark(f, t) != ',' && f->view->tokens[t].tag != TAG_CONJ)
            return false;
    return true;
}

/* "Exports rose by 4 % to 5m tonnes, imports of food by 2 % to 4m": the verb is left out behind the comma. *like: the figure before that
 * stands where this one does; *out: what its own noun makes. */
static bool leaves_out_verb(const struct frame *f, const struct draft *drafts, uint32_t i, const struct draft **like,
                            struct parts *out)
{
    const struct draft *d = &drafts[i];
    uint32_t t = drafts[i - 1].figure->end_token, least, p, last;

    if (drafts[i - 1].noun_end != NO_TOKEN && drafts[i - 1].noun_end > t)
        t = drafts[i - 1].noun_end;
    if (d->noun_first != NO_TOKEN || d->start_token <= t + 1 || d->claim->kind == KIND_DATE || d->claim->kind == KIND_TIME ||
        d->claim->kind == KIND_COUNT || (token_mark(f, t) != ',' && f->view->tokens[t].tag != TAG_CONJ))
        return false;
    p = phrase_after(f, t);
    last = phrase_before(f, d->start_token);
    if (p == NO_TOKEN || last == NO_TOKEN || last < p || f->phrases[p].first > t + 2 || f->phrases[p].prep != NO_TOKEN ||
        !noun_phrase_usable(f, d, p))
        return false;
    for (uint32_t q = p; q <= last; q++)
        if (f->phrases[q].verb || figure_between(f, f->phrases[q].first, f->phrases[q].end))
            return false;
    for (least = f->phrases[last].end; least < d->start_token; least++)
        if (!token_is(f, least, f->x->classes.role_by) && token_mark(f, least) != '-')
            return false;
    for (*like = drafts; *like < d; ++*like) {
        uint32_t verb = (*like)->governor;
        if ((*like)->claim->kind == d->claim->kind && (*like)->claim->role == ROLE_DELTA && verb != NO_TOKEN &&
            !(*like)->governor_after &&
            (token_is(f, f->phrases[verb].head, f->x->classes.change_up) ||
             token_is(f, f->phrases[verb].head, f->x->classes.change_down)) &&
            clause_at(f, (*like)->figure->first_token) == clause_at(f, d->figure->first_token))
            break;
    }
    if (*like == d)
        return false;
    chain_parts(f, d, owned_by(f, p), last + 1, out);
    return out->measure.len > 0;
}

/* "Import of steel rose by 4 % to 5m tonnes, and that of coal by 2 % to 4m": the pronoun stands for the noun, the verb is left out. */
static bool stands_for_noun(const struct frame *f, const struct draft *drafts, uint32_t i, const struct draft **like,
                            struct parts *out)
{
    const struct draft *d = &drafts[i];
    uint32_t p = phrase_before(f, d->start_token), before, t = d->start_token;
    struct parts of = {{0}, {0}};
    size_t cut;

    if (p == NO_TOKEN || f->phrases[p].verb || f->phrases[p].end + 1 != t || f->phrases[p].prep == NO_TOKEN ||
        f->phrases[p].prep < f->sentence->first_token + 2 || d->claim->kind == KIND_DATE || d->claim->kind == KIND_TIME ||
        !(token_is(f, t - 1, f->x->classes.role_by) || token_is(f, t - 1, f->x->classes.role_to)) ||
        !token_is(f, f->phrases[p].prep, f->x->classes.of) || f->view->tokens[f->phrases[p].prep - 2].tag != TAG_CONJ)
        return false;
    before = f->phrases[p].prep - 1;
    if (!token_is(f, before, f->x->classes.those) && !token_is(f, before, f->x->classes.demonstrative))
        return false;
    for (*like = d; *like > drafts;) {
        --*like;
        if ((*like)->claim->kind == d->claim->kind && (*like)->claim->change != CHANGE_NONE && (*like)->claim->measure.len)
            break;
    }
    if (*like == d || (*like)->claim->change == CHANGE_NONE || (*like)->claim->measure.len == 0)
        return false;
    cut = slice_find((*like)->claim->measure, slice_of(" of "), 0);
    out->measure = cut == SIZE_MAX ? (*like)->claim->measure : slice_part((*like)->claim->measure, 0, cut);
    chain_parts(f, d, p, p + 1, &of);
    if (f->view->tokens[f->phrases[p].head].tag == TAG_NAME)
        out->subject = of.measure;
    else
        out->measure = joined(f->arena, out->measure, " of ", of.measure);
    return true;
}

/* "Okoro's 47 %": whose it is, by name; NO_TOKEN: nobody's. */
static uint32_t owner_before(const struct frame *f, uint32_t possessive)
{
    uint32_t p = phrase_before(f, possessive);

    return p != NO_TOKEN && f->phrases[p].end == possessive && f->view->tokens[f->phrases[p].head].tag == TAG_NAME ? p : NO_TOKEN;
}

/* "1,312 cases, compared with 188 a year before", "9,600 crowns, against an average of 6,100": what it is compared with is the same of
 * another time or place. */
static bool is_compared(const struct frame *f, const struct draft *first, const struct draft *second)
{
    uint32_t least = first->figure->end_token, t = second->start_token;

    if ((second->claim->kind != first->claim->kind && second->claim->kind != KIND_NUMBER) || second->noun_first != NO_TOKEN ||
        first->claim->kind == KIND_AGE || first->claim->measure.len == 0)
        return false;
    if (t > least + 1 && token_is(f, t - 1, f->x->classes.of) && token_is(f, t - 2, f->x->classes.level_noun))
        t -= 2;
    while (t > least && (f->view->tokens[t - 1].tag == TAG_DET || f->view->tokens[t - 1].tag == TAG_ADJ))
        t--;
    if (t > least && f->view->tokens[t - 1].tag == TAG_POSS && owner_before(f, t - 1) != NO_TOKEN)
        t = f->phrases[owner_before(f, t - 1)].first; /* "compared with Okoro's 47 %" */
    if (t > least && (f->view->tokens[t - 1].tag == TAG_PREP || f->view->tokens[t - 1].tag == TAG_TO) &&
        !token_is(f, t - 1, f->x->classes.comparison))
        t--;
    return t > least && token_is(f, t - 1, f->x->classes.comparison);
}

/* "1.3 million patients, of whom 71 percent were treated": a share of what was counted before. */
static bool is_of_whom(const struct frame *f, const struct draft *whole, const struct draft *d)
{
    uint32_t t = d->start_token;

    return (d->claim->kind == KIND_PERCENT || d->claim->kind == KIND_RATIO) && whole->noun_first != NO_TOKEN &&
           whole->claim->kind == KIND_COUNT && t > f->sentence->first_token + 1 && f->view->tokens[t - 1].tag == TAG_REL &&
           token_is(f, t - 2, f->x->classes.of);
}

static void take_whole(struct frame *f, const struct draft *whole, struct draft *d)
{
    struct slice share;

    d->claim->base = tokens_text(f, whole->noun_first, whole->noun_end);
    share = joined(f->arena, claim_head_word(f, f->x->classes.share_head), " ", d->claim->base);
    d->claim->measure = joined(f->arena, share, " ", d->claim->measure);
}

struct draft *draft_before(struct draft *drafts, uint32_t i)
{
    while (i-- > 0)
        if (drafts[i].claim->kind != KIND_DATE && drafts[i].claim->kind != KIND_TIME)
            return &drafts[i];
    return NULL;
}

/* The level right behind the size of a change: "imports by 2 % to 4m". */
static bool is_level_of(const struct frame *f, const struct draft *delta, const struct draft *d)
{
    return d->claim->role == ROLE_TO && delta->figure->end_token + 1 == d->start_token &&
           token_is(f, delta->figure->end_token, f->x->classes.role_to);
}

/* "Women cut their risk by 5 %": what changed is the object, of the subject. */
static bool changes_object(const struct frame *f, const struct draft *d)
{
    uint32_t subject = d->governor != NO_TOKEN ? subject_of(f, d, d->governor) : NO_TOKEN;

    return subject != NO_TOKEN && slice_equal(d->claim->subject, whole_text(f, subject));
}

void claim_measure_shared(struct frame *f, struct draft *drafts, uint32_t count)
{
    const struct draft *verbless = NULL;

    for (uint32_t i = 1; i < count; i++) {
        struct draft *d = &drafts[i], *before = draft_before(drafts, i);
        const struct draft *like;
        struct parts own = {{0}, {0}};
        struct slice subject;

        if (verbless == &drafts[i - 1] && is_level_of(f, verbless, d)) {
            d->claim->measure = verbless->claim->measure;
            d->claim->subject = verbless->claim->subject;
            continue;
        }
        if (leaves_out_verb(f, drafts, i, &like, &own) || stands_for_noun(f, drafts, i, &like, &own)) {
            d->claim->measure = changes_object(f, like) ? like->claim->measure : own.measure;
            d->claim->subject = changes_object(f, like) ? own.measure : own.subject;
            if (d->claim->role == ROLE_NONE || d->claim->change == CHANGE_NONE) {
                d->claim->role = like->claim->role;
                d->claim->change = like->claim->change;
            }
            verbless = d;
            continue;
        }
        if (before && is_of_other_time(f, before, d)) {
            take_measure(d, before);
            d->claim->role = ROLE_FROM;
            d->goes_on = d->claim->kind == KIND_NUMBER;
        } else if (before && d->claim->base.len == 0 && is_of_whom(f, before, d)) {
            take_whole(f, before, d);
        } else if (before && is_exact_share(f, before, d)) {
            take_measure(d, before);
        } else if (restates(f, &drafts[i - 1], d)) {
            take_measure(d, &drafts[i - 1]);
            take_change(d, &drafts[i - 1]);
            if (d->claim->modifier == MOD_EQUAL)
                d->claim->modifier = drafts[i - 1].claim->modifier;
            d->restates = i;
        } else if (is_said_beside(f, &drafts[i - 1], d)) {
            d->beside = true;
            take_measure(d, &drafts[i - 1]);
            take_change(d, &drafts[i - 1]);
        } else if (before && is_compared(f, before, d)) {
            uint32_t whose = phrase_after(f, d->figure->end_token), prep = d->figure->end_token;
            take_measure(d, before);
            if (whose != NO_TOKEN && !f->phrases[whose].verb && f->phrases[whose].prep == prep && noun_phrase_usable(f, d, whose) &&
                f->view->tokens[f->phrases[whose].head].tag == TAG_NAME)
                d->claim->subject = phrase_text(f, whose); /* "had 41 %, against 39 % for the Alliance" */
            if (owner_before(f, d->start_token - 1) != NO_TOKEN)
                d->claim->subject = phrase_text(f, owner_before(f, d->start_token - 1));
            if (before->claim->role == ROLE_TO &&
                d->claim->role == ROLE_NONE) { /* "rose to 250 million, compared with 219 million" */
                d->claim->role = ROLE_FROM;
                d->claim->change = before->claim->change;
            }
            d->goes_on = d->claim->kind == KIND_NUMBER;
        } else if (before && is_listed_behind(f, before, d)) {
            take_measure(d, before);
            d->goes_on = before->claim->kind == KIND_QUANTITY || before->goes_on;
        } else if (before && goes_on(f, before, d, &subject)) {
            d->goes_on = d->claim->kind == KIND_NUMBER;
            take_measure(d, before);
            if (d->claim->change == CHANGE_NONE) /* not: "rose by 2 %, but the other's decrease by 1" */
                d->claim->change = before->claim->change;
            if (d->claim->role == ROLE_NONE)
                d->claim->role = before->claim->role;
            if (before->claim->subject.len)
                d->claim->subject = subject;
            else
                d->claim->measure = subject; /* there the subject is what is measured */
        }
    }
}

/* The last thing counted in the sentence before; NULL: none. */
static const struct claim *counted_before(const struct frame *f, const struct extraction *e)
{
    const struct sentence *before = f->index > 0 ? f->sentence - 1 : NULL;

    for (uint32_t i = e->claims.count; before && i > 0; i--) {
        const struct claim *c = &e->claims.items[i - 1];
        if (c->sentence.at != f->view->text.at + before->start)
            return NULL;
        if (c->kind == KIND_COUNT && c->unit.len > 0)
            return c;
    }
    return NULL;
}

/* "Of those, 58 % said", "28 % of those are": a share of what the sentence before counts. */
static bool is_share_of_those(const struct frame *f, const struct draft *d)
{
    uint32_t first = f->sentence->first_token, of = d->figure->end_token;
    bool fronted = token_is(f, first, f->x->classes.of) && d->start_token == first + 3 && token_mark(f, first + 2) == ',';

    if ((d->claim->kind != KIND_PERCENT && d->claim->kind != KIND_RATIO) || d->claim->base.len || d->claim->role != ROLE_NONE)
        return false;
    if (fronted)
        of = first;
    return of + 2 < f->sentence->end_token && token_is(f, of, f->x->classes.of) && (fronted || d->of_first == NO_TOKEN) &&
           (f->view->tokens[of + 1].tag == TAG_PRON || f->view->tokens[of + 1].tag == TAG_DET) &&
           (fronted || f->view->tokens[of + 2].tag == TAG_AUX || f->view->tokens[of + 2].tag == TAG_MODAL);
}

/* "Another 270 are due": as many more of what the sentence before counts. */
static bool is_another(const struct frame *f, const struct draft *d)
{
    return d->start_token <= f->sentence->first_token + 1 && d->governor != NO_TOKEN && d->governor_after &&
           (token_is(f, d->figure->first_token - 1, f->x->classes.additional) ||
            token_is(f, d->figure->end_token, f->x->classes.additional)) &&
           f->phrases[d->governor].first <= d->figure->end_token + 1;
}

void claim_of_those(struct frame *f, struct draft *d, const struct extraction *e)
{
    uint32_t first = f->sentence->first_token;
    const struct claim *whole;
    struct claim *c = d->claim;

    if (is_share_of_those(f, d) && (whole = counted_before(f, e)) != NULL) {
        c->base = whole->base.len ? whole->base : whole->measure;
        c->measure =
            joined(f->arena, joined(f->arena, claim_head_word(f, f->x->classes.share_head), " ", c->base), " ", c->measure);
        add_assumed(f, &d->assumed, slice_of("base from the sentence before"));
        return;
    }
    if (c->kind == KIND_NUMBER && is_another(f, d) && (whole = counted_before(f, e)) != NULL) {
        claim_take_unit(c, whole);
        c->measure = joined(f->arena, whole->unit, " ", c->measure);
        add_assumed(f, &d->assumed, slice_of("unit from the sentence before"));
        return;
    }
    if (c->kind != KIND_NUMBER || d->start_token < first + 2 || !token_is(f, first, f->x->classes.of) ||
        (f->view->tokens[first + 1].tag != TAG_PRON && f->view->tokens[first + 1].tag != TAG_DET) ||
        (d->start_token == first + 3 && token_mark(f, first + 2) != ',') ||
        (d->start_token > first + 3 && !d->governor_after)) /* "Of those, 87 % were boys and 214 needed care" */
        return;
    whole = counted_before(f, e);
    if (!whole)
        return;
    claim_take_unit(c, whole);
    c->base = whole->base.len ? whole->base : whole->measure;
    c->measure = joined(f->arena, c->base, " ", c->measure);
    add_assumed(f, &d->assumed, slice_of("unit from the sentence before"));
}

/* The last money of the sentences before, one without a rate; NULL: none. */
static const struct claim *money_before(const struct frame *f, const struct extraction *e)
{
    const struct sentence *least = f->sentence - (f->index < MONEY_REACH ? f->index : MONEY_REACH);

    for (uint32_t i = e->claims.count; i > 0; i--) {
        const struct claim *c = &e->claims.items[i - 1];
        if (c->sentence.at < f->view->text.at + least->start)
            return NULL;
        if (c->kind == KIND_MONEY && slice_find(c->unit, slice_of("/"), 0) == SIZE_MAX)
            return c;
    }
    return NULL;
}

void claim_money_before(struct frame *f, struct draft *d, const struct extraction *e)
{
    struct claim *c = d->claim;
    const struct numeral *n = d->figure->numeral;
    const struct claim *money;
    size_t of;

    if (c->kind != KIND_NUMBER || !n || !(n->scaled || n->grouped))
        return;
    of = slice_find(c->measure, slice_of(" of "), 0);
    if (!claim_is_amount(f, of == SIZE_MAX ? c->measure : slice_part(c->measure, 0, of)))
        return;
    money = money_before(f, e);
    if (!money)
        return;
    claim_take_unit(c, money);
    add_assumed(f, &d->assumed, slice_of("unit from the sentence before"));
}

/* The first figure of the sentence before that is no date; NULL: none. */
static const struct claim *first_before(const struct frame *f, const struct extraction *e)
{
    const struct claim *first = NULL;

    for (uint32_t i = e->claims.count; f->index > 0 && i > 0; i--) {
        const struct claim *c = &e->claims.items[i - 1];
        if (c->sentence.at != f->view->text.at + f->sentence[-1].start)
            break;
        if (c->kind != KIND_DATE && c->kind != KIND_TIME && c->kind != KIND_ORDINAL)
            first = c;
    }
    return first;
}

void claim_that(struct frame *f, struct draft *d, const struct extraction *e)
{
    uint32_t first = f->sentence->first_token, verb = d->governor;
    struct claim *c = d->claim;
    const struct claim *meant;

    if (verb == NO_TOKEN || d->governor_after || f->phrases[verb].first != first + 1 || d->noun_first != NO_TOKEN ||
        !token_is(f, first, f->x->classes.demonstrative) ||
        (c->measure.len > 0 && figure_between(f, first, d->figure->first_token)) ||
        (f->view->tokens[f->phrases[verb].head].tag != TAG_AUX && !token_is(f, f->phrases[verb].head, f->x->classes.equals)))
        return;
    meant = first_before(f, e);
    if (!meant || (meant->kind != c->kind && c->kind != KIND_NUMBER && c->kind != KIND_PERCENT && c->kind != KIND_RATIO))
        return;
    if (c->kind == KIND_NUMBER)
        claim_take_unit(c, meant);
    c->measure = meant->measure;
    c->subject = meant->subject;
    add_assumed(f, &d->assumed, slice_of("measure from the sentence before"));
}
