/* Dates of the document: its own date first, then every date in it, then the period of each claim. */
#include "claim/inner.h"

enum { HEDGE_MAX = 4 }; /* words of a hedge */
enum { FAR = 4 };       /* tokens that a date before the figure counts as farther off */
enum {
    DATELINE_TOKENS = 12,
    CUE_TOKENS = 4,
    BYLINE_TOKENS = 24,
    DATELINE_SENTENCES = 5,
    ANCHOR_SENTENCES = 2,
    ANCHOR_DAYS = 366,
    RANK_REACH = 8
};

static bool has_verb(struct view *view, const struct sentence *s, const struct figure *date)
{
    for (uint32_t t = s->first_token; t < s->end_token; t++) {
        uint8_t tag = view->tokens[t].tag;
        if (t >= date->first_token && t < date->end_token)
            continue; /* "May 7" */
        if (tag == TAG_VERB_ED || tag == TAG_VERB_S || tag == TAG_AUX || tag == TAG_MODAL)
            return true;
    }
    return false;
}

/* A full date that stands alone in a short line: "22 January 2024", "Port Velmar, 3 May 2023". */
static bool stands_alone(struct extraction *e, const struct figure *figure)
{
    const struct sentence *s = &e->view->sentences[figure->sentence];

    if (s->end_token - s->first_token > DATELINE_TOKENS)
        return false;
    view_tag(e->view, figure->sentence);
    return !has_verb(e->view, s, figure);
}

/* "Published March 14, 2024", "Updated 9 June 2023": a cue, the date, and little else. */
static bool behind_cue(const struct extractor *x, const struct extraction *e, const struct figure *figure)
{
    const struct sentence *s = &e->view->sentences[figure->sentence];

    uint32_t from = figure->first_token > CUE_TOKENS ? figure->first_token - CUE_TOKENS : 0;

    if (s->end_token - s->first_token > BYLINE_TOKENS)
        return false;
    for (uint32_t t = from < s->first_token ? s->first_token : from; t < figure->first_token; t++) {
        const struct lexeme *word = e->view->tokens[t].word;
        if (word && lexeme_form(word, x->classes.published_cue))
            return true;
    }
    return false;
}

/* "PORT VELMAR, Orlavia, March 12, 2024 (Meridian Wire) - ...": names and commas before the date, at the beginning of the text. */
static bool in_dateline(const struct extraction *e, const struct figure *figure)
{
    const struct sentence *s = &e->view->sentences[figure->sentence];

    if (s->kind == SENTENCE_DATELINE)
        return true;
    if (figure->sentence > DATELINE_SENTENCES || figure->first_token - s->first_token > DATELINE_TOKENS ||
        figure->first_token == s->first_token)
        return false;
    view_tag(e->view, figure->sentence);
    for (uint32_t t = s->first_token; t < figure->first_token; t++)
        if (e->view->tokens[t].tag != TAG_NAME && !(e->view->tokens[t].shape & SHAPE_MARK))
            return false;
    return true;
}

/* A declared date that is not written as ISO 8601 has it: "Published: 12 November 2024". */
static bool declared_day(const struct extractor *x, const struct extraction *e, struct day *out)
{
    struct document line = {.text = e->document->published};
    struct figures found = {0};
    struct view *view;

    if (line.text.len == 0)
        return false;
    view = view_make(&line, x->words, e->view->arena, NULL);
    finder_run(x->finder, view, &found, NULL);
    for (uint32_t i = 0; i < found.count; i++)
        if (found.items[i].fate == FATE_WON && found.items[i].kind == KIND_DATE && found.items[i].when &&
            when_is_full_day(found.items[i].when, out))
            return true;
    return false;
}

static void keep_published(struct extraction *e, struct when_reference *reference, struct day day)
{
    char text[16];

    reference->published = day;
    reference->has_published = true;
    e->published = arena_copy(e->view->arena, (struct slice){text, day_text(day, text)});
}

static void find_published(const struct extractor *x, struct extraction *e, struct when_reference *reference)
{
    struct period declared;
    struct day day;

    e->published = e->document->published;
    if (e->published.len && period_parse(e->published, &declared) && day_number(declared.start) == day_number(declared.end)) {
        reference->published = declared.start;
        reference->has_published = true;
        return;
    }
    if (declared_day(x, e, &day)) {
        keep_published(e, reference, day);
        return;
    }
    for (uint32_t i = 0; i < e->figures.count; i++) {
        const struct figure *figure = &e->figures.items[i];
        if (figure->fate != FATE_WON || figure->kind != KIND_DATE || !figure->when || !when_is_full_day(figure->when, &day) ||
            !(stands_alone(e, figure) || behind_cue(x, e, figure) || in_dateline(e, figure)))
            continue;
        keep_published(e, reference, day);
        return;
    }
}

static void find_day_order(const struct extraction *e, struct when_reference *reference)
{
    for (uint32_t i = 0; i < e->figures.count; i++) {
        const struct figure *figure = &e->figures.items[i];
        char order = figure->fate == FATE_WON && figure->when ? when_day_order(figure->when) : '\0';
        if (order) {
            reference->day_order_known = true;
            reference->day_first = order == '<';
            return;
        }
    }
}

void document_dates(struct extractor *x, struct extraction *e, struct dates *dates)
{
    struct when_reference reference = {0};
    uint32_t anchor_sentence = 0;

    find_published(x, e, &reference);
    find_day_order(e, &reference);
    for (uint32_t i = 0; i < e->figures.count; i++) {
        struct figure *figure = &e->figures.items[i];
        if (figure->fate != FATE_WON || !figure->when || figure->kind != KIND_DATE)
            continue;
        if (reference.has_anchor && figure->sentence > anchor_sentence + ANCHOR_SENTENCES)
            reference.has_anchor = false;
        reference.tense = claim_tense(x, e->view, figure);
        dates->known[i] = when_resolve(figure->when, &reference, &dates->periods[i], &figure->assumed);
        if (dates->known[i] && when_basis(figure->when) != WHEN_ANCHORED && dates->periods[i].has_start &&
            dates->periods[i].has_end && /* "the star of the 1950s died on Thursday" */
            day_number(dates->periods[i].end) - day_number(dates->periods[i].start) < ANCHOR_DAYS) {
            reference.has_anchor = true;
            reference.anchor = dates->periods[i];
            anchor_sentence = figure->sentence;
        }
    }
}

static struct slice day_slice(struct arena *arena, struct day day)
{
    char text[16];

    return arena_copy(arena, (struct slice){text, day_text(day, text)});
}

static void put_period(struct arena *arena, struct claim *c, const struct period *p)
{
    if (p->has_start)
        c->period_start = day_slice(arena, p->start);
    if (p->has_end)
        c->period_end = day_slice(arena, p->end);
}

/* "than in 2021": what something is compared with. */
static bool is_behind_than(const struct frame *f, const struct figure *date)
{
    uint32_t t = date->first_token;
    bool owns = date->end_token < f->sentence->end_token && f->view->tokens[date->end_token].tag == TAG_POSS;

    for (uint32_t back = 0; back < 4 && t > f->sentence->first_token; back++, t--) {
        if (!owns && figure_end_at(f, t - 1) != t - 1)
            return false; /* "more than 150 on Saturday", but "less than half last winter's" */
        if (token_is(f, t - 1, f->x->classes.than))
            return true;
    }
    return false;
}

/* "compared with the first quarter", "against the same period in 2019": with no figure between. */
static bool is_behind_comparison(const struct frame *f, const struct figure *date)
{
    uint32_t t = date->first_token;

    while (t > f->sentence->first_token &&
           (f->dates[t - 1 - f->sentence->first_token] || f->view->tokens[t - 1].tag == TAG_PREP ||
            f->view->tokens[t - 1].tag == TAG_TO || f->view->tokens[t - 1].tag == TAG_DET || token_mark(f, t - 1) == ',') &&
           !token_is(f, t - 1, f->x->classes.comparison))
        t--;
    return t > f->sentence->first_token && token_is(f, t - 1, f->x->classes.comparison);
}

/* A date that tells what a change is measured against: "than in 2021", "from 41 in 2022". */
static bool is_base_date(const struct frame *f, const struct figure *date)
{
    return is_behind_than(f, date) || is_behind_comparison(f, date) || (date->when && when_basis(date->when) == WHEN_ANCHORED);
}

/* "up 8 per cent on a year ago", "down 4 % from January": a date right behind the size of a change; not "rose 4 % on Monday". */
static bool is_compared_date(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t prep = d->figure->end_token;

    return d->claim->role == ROLE_DELTA && d->claim->status != STATUS_FORECAST && d->claim->status != STATUS_TARGET &&
           prep + 1 == date->first_token && token_is(f, prep, f->x->classes.base_prep) &&
           !token_is(f, date->first_token, f->x->classes.weekday) &&
           (token_is(f, prep, f->x->classes.role_from) ||
            (!token_is(f, date->first_token, f->x->classes.month) && !(f->view->tokens[date->first_token].shape & SHAPE_DIGIT)));
}

/* "the lowest since 2009", "the third cut since May": such a date tells how far one looks back. */
static bool is_ranking_date(const struct frame *f, const struct figure *date, const struct period *period)
{
    if (!period->has_start || period->has_end)
        return false;
    for (uint32_t t = date->first_token; t > f->sentence->first_token && t + RANK_REACH > date->first_token; t--) {
        if (token_is(f, t - 1, f->x->classes.superlative))
            return true;
        if (boundary_between(f, t - 1, t))
            return false;
    }
    return false;
}

/* Where the hedges before a figure begin: "about", "more than". */
static uint32_t behind_hedges(const struct frame *f, uint32_t start)
{
    for (uint32_t least = f->sentence->first_token; start > least;) {
        uint32_t end, from = start;

        for (uint32_t t = start; t-- > least && t + HEDGE_MAX >= start && from == start;)
            if (form_at_token(f, t, f->x->classes.hedge_before, &end) && end == f->view->tokens[start - 1].end)
                from = t;
        if (from == start)
            break;
        start = from;
    }
    return start;
}

/* "dropped to 78 %, from 91 % in 2019": the figure right before a date, tokens [start, end), when it is an old level. */
static bool old_level_before(const struct frame *f, const struct figure *date, uint32_t *first, uint32_t *end)
{
    uint32_t t = date->first_token, start;

    while (t > f->sentence->first_token && f->view->tokens[t - 1].tag == TAG_PREP)
        t--;
    for (start = t; start > f->sentence->first_token && figure_end_at(f, start - 1) == t;)
        start--;
    if (start == t)
        return false;
    *first = start;
    *end = t;
    start = behind_hedges(f, start);
    if (start > f->sentence->first_token + 1 && f->view->tokens[start - 1].tag == TAG_DET &&
        figure_end_at(f, start - 2) == start - 1)
        return true; /* "nearly double the 2.5 GWh of 2021" */
    if (start > f->sentence->first_token + 1 && f->view->tokens[start - 1].tag == TAG_PREP &&
        token_is(f, start - 2, f->x->classes.comparison))
        return true; /* "4.85 %, compared with 5.2 % six months ago" */
    if (start > f->sentence->first_token + 3 && token_is(f, start - 1, f->x->classes.of) &&
        token_is(f, start - 2, f->x->classes.level_noun)) /* "up from an estimate of 1.9 billion in 2021" */
        for (start -= 2; start > f->sentence->first_token + 1 && f->view->tokens[start - 1].tag == TAG_DET;)
            start--;
    return token_is(f, start - 1, f->x->classes.comparison) || token_is(f, start - 1, f->x->classes.role_from) ||
           token_is(f, start - 1, f->x->classes.than) ||
           (token_is(f, start - 1, f->x->classes.after_old) && token_mark(f, start - 2) == ',');
}

/* "4,300 trains, against 3,100 a year earlier": the date right behind what another figure is compared with is its own. */
static bool is_of_old_level(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t first, end;

    return d->start_token > f->sentence->first_token && token_is(f, d->start_token - 1, f->x->classes.comparison) &&
           old_level_before(f, date, &first, &end) && d->figure->first_token < end && d->figure->end_token > first;
}

/* "sales of 4bn, up 12 percent from 2022, and a profit of 1bn", "40 homes, a fall of 22 % on a year ago": what another figure is measured
 * against. */
static bool is_anothers_base(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t prep = date->first_token - 1;

    return date->first_token > f->sentence->first_token + 1 && figure_end_at(f, prep - 1) == prep && d->figure->end_token != prep &&
           (token_is(f, prep, f->x->classes.role_from) ||
            (token_is(f, prep, f->x->classes.base_prep) && f->view->tokens[date->first_token].tag == TAG_DET));
}

/* "from 43 million tons (August 2022) to 41 million": a date alone in brackets right behind another figure. */
static bool is_anothers_aside(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t open = date->first_token - 1, before = open - 1;

    return date->first_token > f->sentence->first_token + 1 && token_mark(f, open) == '(' &&
           token_mark(f, date->end_token) == ')' && figure_end_at(f, before) == open &&
           !(d->figure->first_token <= before && d->figure->end_token > before);
}

/* "to 3.5 % in 2017 from 3.3 %, and in 2018 to 3.1 %", "and its 2018 forecast to 3.1 %": a date behind a conjunction is that of the figures
 * behind it. */
static bool opens_member(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t t = date->first_token;

    while (t > d->figure->end_token && (f->view->tokens[t - 1].tag == TAG_PREP || f->view->tokens[t - 1].tag == TAG_POSS ||
                                        f->view->tokens[t - 1].tag == TAG_DET))
        t--;
    if (t == date->first_token || t <= d->figure->end_token || f->view->tokens[t - 1].tag != TAG_CONJ)
        return false;
    for (t = date->end_token; t < f->sentence->end_token && !boundary_between(f, t, t + 1); t++) {
        if (figure_end_at(f, t) > t)
            return !f->dates[t - f->sentence->first_token];
    }
    return false;
}

/* "third-quarter earnings of $3", "last year's loss of 5 cents": the figure of the noun that a date describes; NO_TOKEN: none. */
static uint32_t described_figure(const struct frame *f, const struct figure *date)
{
    uint32_t p = phrase_at(f, date->first_token), of = p != NO_TOKEN ? f->phrases[owned_by(f, p)].end : NO_TOKEN;

    if (of == NO_TOKEN || of <= date->end_token || !token_is(f, of, f->x->classes.of))
        return NO_TOKEN;
    return figure_end_at(f, of + 1) != of + 1 ? of + 1 : NO_TOKEN;
}

/* "4 % below the summer 2022 peak": the date is that of what a figure is measured against. */
static bool is_of_benchmark(const struct frame *f, const struct figure *date)
{
    uint32_t p = phrase_at(f, date->first_token);

    return p != NO_TOKEN && f->phrases[p].prep != NO_TOKEN && f->phrases[p].head >= date->end_token &&
           token_is(f, f->phrases[p].prep, f->x->classes.bound) && token_is(f, f->phrases[p].head, f->x->classes.level_noun);
}

/* Such a date is that of the old level, and of no other figure. */
static bool is_anothers(const struct frame *f, const struct draft *d, const struct figure *date)
{
    uint32_t first, end, described = described_figure(f, date);

    if (described != NO_TOKEN && described > d->figure->end_token)
        return true;
    if (is_anothers_base(f, d, date) || is_anothers_aside(f, d, date) || opens_member(f, d, date))
        return true;
    return old_level_before(f, date, &first, &end) && !(d->figure->first_token < end && d->figure->end_token > first);
}

/* "in a report by the office, in 2024, some 40 people": between commas, and right before the figure's clause. */
static bool leads_to_figure(const struct frame *f, const struct draft *d, const struct figure *date)
{
    const struct clause *clause = clause_at(f, d->figure->first_token);
    uint32_t before = date->first_token;

    if (clause->kind == CLAUSE_ASIDE && clause->parent != NO_TOKEN)
        clause = &f->clauses[clause->parent];
    while (before > f->sentence->first_token && f->view->tokens[before - 1].tag == TAG_PREP)
        before--;
    return before > f->sentence->first_token && before < date->first_token && token_mark(f, before - 1) == ',' &&
           token_mark(f, date->end_token) == ',' && date->end_token + 1 <= d->start_token &&
           clause_at(f, date->end_token + 1) == clause && clause_at(f, date->first_token) != clause;
}

/* A date inside a clause that hangs on the figure's, or beside a verb of saying, tells of something else: "Solvik, who took over in May,
 * said on Monday that 40 ships were lost". */
static bool is_of_other_clause(const struct frame *f, const struct draft *d, const struct figure *date)
{
    const struct clause *of_date = clause_at(f, date->first_token), *clause = clause_at(f, d->figure->first_token);

    if (of_date == clause || of_date == clause_behind(f, d) || leads_to_figure(f, d, date))
        return false; /* also "the 210,000 that it made in 2023" */
    if (of_date->verb != NO_TOKEN && token_is(f, f->phrases[of_date->verb].head, f->x->classes.origin_verb))
        return true; /* "was built in 1987 and carries 80" */
    if (of_date->kind == CLAUSE_RELATIVE || of_date->kind == CLAUSE_SUBORDINATE || of_date->kind == CLAUSE_SAID ||
        (of_date->kind == CLAUSE_PARTICIPLE && of_date->subject != clause->subject)) /* "above the record set in 1987" */
        return true;
    return of_date->verb != NO_TOKEN && token_is(f, f->phrases[of_date->verb].head, f->x->classes.attribution) &&
           clause->kind != CLAUSE_ASIDE && clause->verb != NO_TOKEN;
}

/* "(2022: 39.1 million)": the bracket that a label's date and colon open; NO_TOKEN: the date is no label. */
static uint32_t label_bracket(const struct frame *f, const struct figure *date)
{
    return token_mark(f, date->end_token) == ':' ? open_bracket(f, date->first_token) : NO_TOKEN;
}

/* Tokens between a claim and a date; dates behind the figure are nearer than those before it. */
static uint32_t gap_between(const struct draft *d, const struct figure *date)
{
    return date->first_token >= d->figure->end_token ? date->first_token - d->figure->end_token
                                                     : d->figure->first_token - date->end_token + FAR;
}

/* Distance in tokens from claim to date; dates behind the figure in the same clause are nearer than those before it. */
static uint32_t distance(const struct frame *f, const struct draft *d, const struct figure *date)
{
    if (date->first_token >= d->figure->end_token)
        return gap_between(d, date) + (boundary_between(f, d->figure->end_token, date->first_token) ? FAR * 3 : 0) +
               (clause_at(f, date->first_token)->kind == CLAUSE_MAIN &&
                        clause_at(f, date->first_token) != clause_at(f, d->figure->first_token)
                    ? FAR * 3
                    : 0);
    if (described_figure(f, date) == d->figure->first_token)
        return 0;
    return gap_between(d, date) + (boundary_between(f, date->end_token, d->figure->first_token) ? FAR : 0);
}

static const struct figure *date_of_sentence(struct frame *f, struct draft *d, const struct extraction *e,
                                             const struct dates *dates, uint32_t *index)
{
    const struct figure *best = NULL;
    uint32_t best_distance = UINT32_MAX, base_distance = UINT32_MAX, base_end = 0, i = d->figure_index;

    while (i > 0 && e->figures.items[i - 1].sentence == f->index)
        i--;
    for (; i < e->figures.count && e->figures.items[i].sentence == f->index; i++) {
        const struct figure *date = &e->figures.items[i];
        uint32_t far, label;
        if (date->fate != FATE_WON || date->kind != KIND_DATE || !date->when)
            continue;
        label = label_bracket(f, date);
        if (label != NO_TOKEN && label != open_bracket(f, d->figure->first_token))
            continue;
        if (label != NO_TOKEN) {
            *index = i;
            return date;
        }
        if ((is_base_date(f, date) && d->claim->role != ROLE_FROM && !is_of_old_level(f, d, date)) ||
            is_compared_date(f, d, date)) {
            far = gap_between(d, date);
            if (base_end && date->first_token <= base_end + 1)
                far = base_distance - 1; /* "the same period in 2019": told more exactly */
            if (far < base_distance &&
                (d->claim->role != ROLE_NONE ||
                 (date->first_token >= d->figure->end_token && !figure_between(f, d->figure->end_token, date->first_token)))) {
                base_distance = far;
                base_end = date->end_token;
                d->claim->base_period = when_text(date->when, f->arena);
            }
            continue;
        }
        if (is_ranking_date(f, date, &dates->periods[i]) || is_of_benchmark(f, date) || is_anothers(f, d, date) ||
            is_of_other_clause(f, d, date))
            continue;
        far = distance(f, d, date);
        if (far < best_distance) {
            best = date;
            best_distance = far;
            *index = i;
        }
    }
    return best;
}

/* "the census of 2021", "the 2019 fire": the date is part of a noun phrase's name. */
static bool is_of_noun(const struct frame *f, const struct figure *date)
{
    uint32_t p = phrase_at(f, date->first_token);

    return (date->first_token > f->sentence->first_token && token_is(f, date->first_token - 1, f->x->classes.of)) ||
           (p != NO_TOKEN && !in_date(f, p));
}

/* A date that the sentence as a whole is about: that of its main verb, or of what is said. */
static bool governs_sentence(const struct frame *f, const struct figure *date, const struct period *period)
{
    const struct clause *clause = clause_at(f, date->first_token);
    uint32_t first, end;

    if ((clause->kind != CLAUSE_MAIN && clause->kind != CLAUSE_SAID) || open_bracket(f, date->first_token) != NO_TOKEN ||
        when_basis(date->when) == WHEN_ANCHORED || !period->has_start || !period->has_end || is_of_noun(f, date))
        return false;
    if (clause->verb != NO_TOKEN && (token_is(f, f->phrases[clause->verb].head, f->x->classes.attribution) ||
                                     token_is(f, f->phrases[clause->verb].head, f->x->classes.origin_verb)))
        return false;
    return !old_level_before(f, date, &first, &end) && !is_base_date(f, date);
}

void claim_carry(struct frame *f, const struct extraction *e, uint32_t from, uint32_t to, struct dates *dates)
{
    uint32_t found = 0;

    for (uint32_t i = from; i < to; i++) {
        const struct figure *date = &e->figures.items[i];
        if (date->fate != FATE_WON || date->kind != KIND_DATE || !date->when || !dates->known[i] ||
            !governs_sentence(f, date, &dates->periods[i]))
            continue;
        if (found) { /* two dates: none of them is that of the next sentence */
            dates->carried = 0;
            return;
        }
        found = i + 1;
    }
    if (found)
        dates->carried = found;
}

/* What the figure's clause tells happened: a period goes on to it. "The mill opened in 2019. It employs 300 people." */
static bool is_past(const struct frame *f, const struct draft *d)
{
    uint32_t verb = clause_at(f, d->figure->first_token)->verb;
    bool past = verb == NO_TOKEN, present = false;

    if (past)
        return true;
    for (uint32_t t = f->phrases[verb].first; t < f->phrases[verb].end; t++) {
        uint8_t tag = f->view->tokens[t].tag;
        past |= token_is(f, t, f->x->classes.past_aux) || tag == TAG_VERB_ED || tag == TAG_VERB_ING;
        present |= (tag == TAG_AUX && !token_is(f, t, f->x->classes.past_aux)) || tag == TAG_MODAL;
    }
    return past && !present;
}

/* "Growth of 2 % is assumed for 2025. The bank expects 1 %.": what is foreseen is of a time that is not over. */
static bool is_ahead(const struct extraction *e, const struct period *period)
{
    struct period published;

    return period->has_end && period_parse(e->published, &published) && day_number(period->end) > day_number(published.end);
}

/* "Forming a government took 83 days in 2021. The vote cost 84 million.": what was over more than a year before the article is looked back
 * at, and no period of what follows. */
static bool is_long_over(const struct extraction *e, const struct period *period)
{
    struct period published;

    return period->has_end && period_parse(e->published, &published) &&
           day_number(published.start) - day_number(period->end) > ANCHOR_DAYS;
}

static void take_carried(struct frame *f, struct draft *d, const struct extraction *e, const struct dates *dates)
{
    const struct figure *before = dates->carried ? &e->figures.items[dates->carried - 1] : NULL;

    if (!before || f->index - before->sentence > ANCHOR_SENTENCES || d->figure->kind == KIND_DURATION ||
        e->view->sentences[before->sentence].paragraph != f->sentence->paragraph)
        return;
    if (is_long_over(e, &dates->periods[dates->carried - 1]))
        return;
    if (d->claim->status == STATUS_FORECAST ? !is_ahead(e, &dates->periods[dates->carried - 1]) : !is_past(f, d))
        return;
    put_period(f->arena, d->claim, &dates->periods[dates->carried - 1]);
    add_assumed(f, &d->assumed, slice_of("period from the sentence before"));
}

/* "the worst since 2009, when 86 people drowned": the date that the figure's clause hangs on is when it happened, whatever it bounds
 * outside; false: there is none. */
static bool take_antecedent(struct frame *f, struct draft *d, const struct extraction *e)
{
    uint32_t t = d->start_token, i = d->figure_index, end;
    struct period period;
    struct slice when;
    size_t open;

    while (t > f->sentence->first_token && !token_is(f, t - 1, f->x->classes.when) && !token_mark(f, t - 1))
        t--;
    if (t <= f->sentence->first_token + 1 || token_mark(f, t - 1))
        return false;
    end = token_mark(f, t - 2) == ',' ? t - 2 : t - 1;
    while (i > 0 && e->figures.items[i - 1].sentence == f->index) {
        const struct figure *date = &e->figures.items[--i];
        if (date->fate != FATE_WON || date->kind != KIND_DATE || !date->when || date->end_token != end)
            continue;
        when = when_text(date->when, f->arena);
        open = slice_find(when, slice_of("/.."), 0);
        if (!period_parse(open == SIZE_MAX ? when : slice_part(when, 0, open), &period))
            return false;
        put_period(f->arena, d->claim, &period);
        return true;
    }
    return false;
}

void claim_period(struct frame *f, struct draft *d, const struct extraction *e, const struct dates *dates)
{
    uint32_t index = 0, first, end;
    const struct figure *date;

    if (d->figure->kind == KIND_DATE || d->figure->kind == KIND_TIME) {
        d->claim->when = when_text(d->figure->when, f->arena);
        if (d->figure->kind == KIND_DATE && (old_level_before(f, d->figure, &first, &end) || is_behind_than(f, d->figure)))
            d->claim->role = ROLE_FROM; /* "up from 59 percent a year earlier", "seven points more than in 2021" */
        if (d->figure->kind == KIND_DATE && dates->known[d->figure_index])
            put_period(f->arena, d->claim, &dates->periods[d->figure_index]);
        return;
    }
    if (d->figure->kind == KIND_AGE || d->figure->kind == KIND_ORDINAL || take_antecedent(f, d, e))
        return;
    date = date_of_sentence(f, d, e, dates, &index);
    if (date && dates->known[index]) {
        put_period(f->arena, d->claim, &dates->periods[index]);
        if (date->assumed.len)
            add_assumed(f, &d->assumed, date->assumed);
        return;
    }
    if (!date && (d->claim->status == STATUS_ACTUAL ||
                  d->claim->status == STATUS_FORECAST)) /* a date that could not be resolved: the period is not known */
        take_carried(f, d, e, dates);
}
