/* From a document to its claims: view, figures, dates, then sentence by sentence everything that can be said of each figure. */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "claim/inner.h"

const char *const CHANGE_NAMES[CHANGE_COUNT] = {"", "up", "down"};
const char *const ROLE_NAMES[ROLE_COUNT] = {"", "delta", "to", "from"};
const char *const STATUS_NAMES[STATUS_COUNT] = {"actual", "target", "forecast", "capacity", "conditional", "denied"};

enum { YEAR_FIRST = 1900, YEAR_LAST = 2099 };
enum { CLAIMS_MAX = 1000000 }; /* of one document: beyond it a text is no article */

static const struct {
    size_t offset;
    const char *name;
} CLASSES[] = {
    {offsetof(struct claim_classes, hedge_before), "hedge-before"},
    {offsetof(struct claim_classes, hedge_after), "hedge-after"},
    {offsetof(struct claim_classes, change_up), "change-up"},
    {offsetof(struct claim_classes, change_down), "change-down"},
    {offsetof(struct claim_classes, change_up_noun), "change-noun-up"},
    {offsetof(struct claim_classes, change_down_noun), "change-noun-down"},
    {offsetof(struct claim_classes, change_up_word), "change-word-up"},
    {offsetof(struct claim_classes, change_down_word), "change-word-down"},
    {offsetof(struct claim_classes, of), "number-of"},
    {offsetof(struct claim_classes, link), "measure-link"},
    {offsetof(struct claim_classes, count_skip), "count-skip"},
    {offsetof(struct claim_classes, not_counted), "not-counted"},
    {offsetof(struct claim_classes, role_by), "role-by"},
    {offsetof(struct claim_classes, role_to), "role-to"},
    {offsetof(struct claim_classes, role_from), "role-from"},
    {offsetof(struct claim_classes, role_at), "role-at"},
    {offsetof(struct claim_classes, put_verb), "put-verb"},
    {offsetof(struct claim_classes, level_verb), "level-verb"},
    {offsetof(struct claim_classes, outcome), "outcome"},
    {offsetof(struct claim_classes, outcome_name), "outcome-name"},
    {offsetof(struct claim_classes, reported), "reported"},
    {offsetof(struct claim_classes, person), "person"},
    {offsetof(struct claim_classes, target_noun), "status-target-noun"},
    {offsetof(struct claim_classes, forecast_noun), "status-forecast-noun"},
    {offsetof(struct claim_classes, pronoun), "pronoun"},
    {offsetof(struct claim_classes, base_prep), "base-preposition"},
    {offsetof(struct claim_classes, level_word), "level-word"},
    {offsetof(struct claim_classes, speaker_noun), "speaker-noun"},
    {offsetof(struct claim_classes, money_noun), "money-noun"},
    {offsetof(struct claim_classes, origin_verb), "origin-verb"},
    {offsetof(struct claim_classes, compared), "compared"},
    {offsetof(struct claim_classes, reported_modal), "reported-modal"},
    {offsetof(struct claim_classes, attribution_act), "attribution-act"},
    {offsetof(struct claim_classes, lives), "lives"},
    {offsetof(struct claim_classes, life_taking), "life-taking"},
    {offsetof(struct claim_classes, people), "people-noun"},
    {offsetof(struct claim_classes, passive), "passive"},
    {offsetof(struct claim_classes, than), "than"},
    {offsetof(struct claim_classes, share_head), "share-head"},
    {offsetof(struct claim_classes, age_head), "age-head"},
    {offsetof(struct claim_classes, superlative), "superlative"},
    {offsetof(struct claim_classes, attribution), "attribution"},
    {offsetof(struct claim_classes, attribution_before), "attribution-before"},
    {offsetof(struct claim_classes, target), "status-target"},
    {offsetof(struct claim_classes, forecast), "status-forecast"},
    {offsetof(struct claim_classes, capacity), "status-capacity"},
    {offsetof(struct claim_classes, conditional), "status-conditional"},
    {offsetof(struct claim_classes, denied), "status-denied"},
    {offsetof(struct claim_classes, negation), "negation"},
    {offsetof(struct claim_classes, qualifier), "qualifier"},
    {offsetof(struct claim_classes, additional), "additional"},
    {offsetof(struct claim_classes, amount_in), "amount-in"},
    {offsetof(struct claim_classes, when), "when"},
    {offsetof(struct claim_classes, supplied), "supplied"},
    {offsetof(struct claim_classes, after_old), "after-old"},
    {offsetof(struct claim_classes, rate_adverb), "rate-adverb"},
    {offsetof(struct claim_classes, open_currency), "open-currency"},
    {offsetof(struct claim_classes, rate_per), "rate-per"},
    {offsetof(struct claim_classes, rate_article), "rate-article"},
    {offsetof(struct claim_classes, rate_stop), "rate-stop"},
    {offsetof(struct claim_classes, how_often), "how-often"},
    {offsetof(struct claim_classes, past_aux), "past-aux"},
    {offsetof(struct claim_classes, perfect_aux), "perfect-aux"},
    {offsetof(struct claim_classes, ahead), "ahead"},
    {offsetof(struct claim_classes, ahead_of_verb), "ahead-of-verb"},
    {offsetof(struct claim_classes, foretells), "foretells"},
    {offsetof(struct claim_classes, schedule_verb), "schedule-verb"},
    {offsetof(struct claim_classes, measure_stop), "measure-stop"},
    {offsetof(struct claim_classes, place), "place"},
    {offsetof(struct claim_classes, demonym), "demonym"},
    {offsetof(struct claim_classes, month), "month"},
    {offsetof(struct claim_classes, weekday), "weekday"},
    {offsetof(struct claim_classes, list_join), "list-join"},
    {offsetof(struct claim_classes, contrast), "contrast"},
    {offsetof(struct claim_classes, conjunction), "conjunction"},
    {offsetof(struct claim_classes, particle), "particle"},
    {offsetof(struct claim_classes, verb_idiom), "verb-idiom"},
    {offsetof(struct claim_classes, change_idiom_down), "change-idiom-down"},
    {offsetof(struct claim_classes, change_before_down), "change-before-down"},
    {offsetof(struct claim_classes, averting), "averting"},
    {offsetof(struct claim_classes, aboard), "aboard"},
    {offsetof(struct claim_classes, carrying), "carrying"},
    {offsetof(struct claim_classes, dimension_word), "dimension-word"},
    {offsetof(struct claim_classes, toll), "toll"},
    {offsetof(struct claim_classes, crowd), "crowd"},
    {offsetof(struct claim_classes, people_verb), "people-verb"},
    {offsetof(struct claim_classes, people_act), "people-act"},
    {offsetof(struct claim_classes, level_noun), "level-noun"},
    {offsetof(struct claim_classes, or_else), "or-else"},
    {offsetof(struct claim_classes, number_head), "number-head"},
    {offsetof(struct claim_classes, published_cue), "published-cue"},
    {offsetof(struct claim_classes, opinion), "opinion"},
    {offsetof(struct claim_classes, lasts), "lasts"},
    {offsetof(struct claim_classes, comparison), "comparison"},
    {offsetof(struct claim_classes, demonstrative), "demonstrative"},
    {offsetof(struct claim_classes, equals), "equals"},
    {offsetof(struct claim_classes, past_of), "past-of"},
    {offsetof(struct claim_classes, benchmark), "benchmark"},
    {offsetof(struct claim_classes, priced), "priced"},
    {offsetof(struct claim_classes, occasion), "occasion"},
    {offsetof(struct claim_classes, ordinal), "number-ordinal"},
    {offsetof(struct claim_classes, those), "those"},
    {offsetof(struct claim_classes, respective), "respective"},
    {offsetof(struct claim_classes, including), "including"},
    {offsetof(struct claim_classes, level_phrase), "level-phrase"},
    {offsetof(struct claim_classes, absolute), "absolute"},
    {offsetof(struct claim_classes, move_verb), "move-verb"},
    {offsetof(struct claim_classes, above), "above"},
    {offsetof(struct claim_classes, below), "below"},
    {offsetof(struct claim_classes, bound), "bound"},
    {offsetof(struct claim_classes, contest), "contest"},
    {offsetof(struct claim_classes, past_tense), "past-tense"},
    {offsetof(struct claim_classes, none_of), "none-of"},
};

static void find_classes(struct claim_classes *c, const struct pack *p)
{
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
        *(uint16_t *)(void *)((char *)c + CLASSES[i].offset) = pack_class(p, CLASSES[i].name);
}

/* The classes with forms of several words, which a frame keeps by token. */
static void keep_classes(struct extractor *x)
{
    const struct claim_classes *c = &x->classes;
    const uint16_t kept[] = {c->hedge_before,
                             c->attribution_before,
                             c->target,
                             c->forecast,
                             c->capacity,
                             c->conditional,
                             c->denied,
                             c->target_noun,
                             c->forecast_noun,
                             c->outcome,
                             c->qualifier,
                             c->rate_adverb,
                             c->place,
                             c->demonym,
                             c->dimension_word,
                             c->people_act,
                             c->level_phrase,
                             c->conjunction,
                             c->aboard,
                             c->verb_idiom,
                             c->change_idiom_down};

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (kept[i] < CLASSES_MAX) {
            x->kept[kept[i]] = true;
            pack_add_beginnings(x->pack, kept[i], x->kept_alone, x->kept_longer);
        }
}

struct extractor *extractor_new(const struct pack *pack)
{
    struct extractor *x = calloc(1, sizeof *x);

    if (!x)
        return NULL;
    x->pack = pack;
    x->finder = finder_new(pack);
    x->words = words_new(pack);
    x->kept_alone = calloc(pack_word_count(pack) / 64 + 1, sizeof *x->kept_alone);
    x->kept_longer = calloc(pack_word_count(pack) / 64 + 1, sizeof *x->kept_longer);
    if (!x->finder || !x->words || !x->kept_alone || !x->kept_longer) {
        extractor_free(x);
        return NULL;
    }
    find_classes(&x->classes, pack);
    keep_classes(x);
    return x;
}

void extractor_free(struct extractor *x)
{
    if (!x)
        return;
    finder_free(x->finder);
    words_free(x->words);
    free(x->kept_alone);
    free(x->kept_longer);
    free(x);
}

/* The unit of an age, measure of a kind, and the like: what follows from the kind alone. */
static void set_by_kind(struct draft *d)
{
    struct claim *c = d->claim;

    if (c->kind == KIND_SCORE) {
        c->low = d->figure->value;
        c->high = d->figure->score_other;
        c->value = (struct value){0};
        c->base_value = c->base_low = c->base_high = NAN;
    } else if (c->kind == KIND_DATE || c->kind == KIND_TIME) {
        c->base_value = c->base_low = c->base_high = NAN;
    }
}

/* `sentence`: hash of the document's id and the sentence. */
static uint64_t claim_hash(uint64_t sentence, const struct claim *c, uint32_t occurrence)
{
    char n = (char)('0' + occurrence % 64);

    return hash_bytes(hash_bytes(sentence, c->text), (struct slice){&n, 1});
}

static struct slice sentence_text(const struct view *view, uint32_t sentence)
{
    return slice_part(view->text, view->sentences[sentence].start, view->sentences[sentence].end);
}

static void set_place(struct draft *d, struct extraction *e, struct line_cursor *lines)
{
    const struct view *view = e->view;
    struct claim *c = d->claim;

    c->start = view_source(view, d->figure->start);
    c->end = view_source_end(view, d->figure->end);
    c->text = slice_part(e->document->text, c->start, c->end);
    if (slice_find(c->text, slice_of("\n"), 0) != SIZE_MAX) /* wrapped, or a drop cap: a cell holds one line */
        c->text = slice_part(view->text, d->figure->start, d->figure->end);
    c->line = view_line(view, c->start, lines);
    c->sentence = sentence_text(view, d->figure->sentence);
    c->passage = view->sentences[d->figure->sentence].passage;
}

static void start_draft(struct extraction *e, uint32_t index, struct draft *d, struct claim *c)
{
    const struct figure *figure = &e->figures.items[index];

    *d = (struct draft){.claim = c, .figure = figure, .figure_index = index, .governor = NO_TOKEN, .assumed = figure->assumed};
    *c = (struct claim){.kind = figure->kind,
                        .doc_id = e->document->id,
                        .source = e->document->source,
                        .title = e->title,
                        .published = e->published,
                        .pattern = figure->rule->name};
    d->of_first = d->of_end = d->noun_first = d->noun_end = d->noun_head = NO_TOKEN;
}

static bool is_claimed(const struct figure *figure)
{
    return figure->fate == FATE_WON && figure->kind != KIND_TRAP;
}

/* "one" counts only before its noun; alone it is a pronoun. */
static bool is_pronoun(const struct frame *f, const struct draft *d)
{
    return d->figure->kind == KIND_COUNT && d->figure->numeral && d->figure->numeral->bare_one && d->claim->kind == KIND_NUMBER &&
           d->start_token == d->figure->first_token && f != NULL;
}

/* "one 52,000-barrel refinery": "one" before another number says nothing of its own. */
static bool is_article(const struct frame *f, const struct draft *d)
{
    uint32_t t = d->figure->end_token;

    return d->figure->numeral && d->figure->numeral->bare_one && t < f->sentence->end_token &&
           (f->view->tokens[t].shape & SHAPE_DIGIT);
}

/* "The world of 2024", "2024 looks hard": four digits without a noun are a year that no rule of dates took. */
static bool is_year(const struct draft *d)
{
    const struct numeral *n = d->figure->numeral;

    return (d->claim->kind == KIND_NUMBER || (d->claim->kind == KIND_COUNT && d->noun_first == d->noun_head && d->verb_noun)) &&
           n && n->integer && !d->figure->range && d->start_token == d->figure->first_token && n->end - n->start == 4 &&
           n->value.number.digits >= YEAR_FIRST && n->value.number.digits <= YEAR_LAST && n->value.number.exponent == 0;
}

static void note_currency(struct frame *f, struct draft *d)
{
    const struct figure *figure = d->figure;

    if (d->claim->kind == KIND_MONEY && figure->unit_prefix && f->view->text.at[figure->start] == '$' &&
        slice_starts(d->claim->unit, slice_of("USD")))
        add_assumed(f, &d->assumed, slice_of("currency=USD"));
}

/* Claims of one sentence: items [from, to) of the figures. */
static void read_sentence(struct extractor *x, struct extraction *e, uint32_t from, uint32_t to, struct dates *dates,
                          struct line_cursor *lines)
{
    struct frame frame;
    struct draft *drafts = arena_alloc(e->view->arena, (to - from) * sizeof *drafts);
    struct claim *claims = &e->claims.items[e->claims.count]; /* made where they stay */
    uint32_t count = 0, sentence = e->figures.items[from].sentence;
    uint64_t hash = hash_bytes(hash_bytes(0, e->document->id), sentence_text(e->view, sentence));

    frame_make(&frame, x, e->view, sentence, &e->figures.items[from], to - from);
    for (uint32_t i = from; i < to; i++) {
        struct draft *d = &drafts[count];
        if (!is_claimed(&e->figures.items[i]))
            continue;
        start_draft(e, i, d, &claims[count]);
        claim_hedge(&frame, d);
        claim_numbers(&frame, d);
        claim_noun(&frame, d);
        claim_of_it(&frame, drafts, count);
        if (is_pronoun(&frame, d) || is_article(&frame, d) || claim_is_name(&frame, d) || is_year(d))
            continue;
        claim_rate(&frame, d);
        claim_measure(&frame, d);
        count++;
    }
    claim_change(&frame, drafts, count);
    claim_measure_shared(&frame, drafts, count);
    for (uint32_t i = 0; i < count; i++)
        claim_outcome(&frame, &drafts[i]);
    claim_share(&frame, drafts, count);
    claim_respective(&frame, drafts, count);
    for (uint32_t i = 0; i < count; i++) {
        struct draft *d = &drafts[i];
        struct claim *c = d->claim;
        uint32_t occurrence = 0;
        claim_context(&frame, d, e);
        claim_pronoun(&frame, d, e);
        claim_period(&frame, d, e, dates);
        note_currency(&frame, d);
        claim_toll(&frame, d);
        claim_of_those(&frame, d, e);
        claim_money_before(&frame, d, e);
        claim_that(&frame, d, e);
        claim_put(&frame, drafts, i, e);
        set_by_kind(d);
        set_place(d, e, lines);
        c->assumed = d->assumed;
        for (uint32_t j = 0; j < i; j++)
            occurrence += slice_equal(drafts[j].claim->text, c->text);
        c->claim_id = claim_hash(hash, c, occurrence);
    }
    claim_carry(&frame, e, from, to, dates);
    e->claims.count += count;
}

/* The declared title, else the first heading, else nothing. */
static struct slice title_of(const struct extraction *e)
{
    if (e->document->title.len)
        return e->document->title;
    for (uint32_t i = 0; i < e->view->sentence_count && i < 40; i++) {
        const struct sentence *s = &e->view->sentences[i];
        if (s->kind == SENTENCE_HEADING && s->end_token - s->first_token >= 3)
            return slice_part(e->view->text, s->start, s->end);
    }
    return (struct slice){0};
}

void extractor_run(struct extractor *x, const struct document *document, struct arena *arena, struct diagnostics *diags,
                   struct extraction *out)
{
    struct dates dates = {0};
    struct line_cursor lines = {0};
    uint32_t from = 0, claimed = 0;

    *out = (struct extraction){.document = document};
    out->view = view_make(document, x->words, arena, diags);
    finder_run(x->finder, out->view, &out->figures, diags);
    dates.periods = arena_alloc(arena, (out->figures.count + 1) * sizeof *dates.periods);
    dates.known = arena_alloc(arena, (out->figures.count + 1) * sizeof *dates.known);
    document_dates(x, out, &dates);
    document_currencies(x, out);
    out->title = title_of(out);
    for (uint32_t i = 0; i < out->figures.count; i++)
        claimed += is_claimed(&out->figures.items[i]);
    out->claims.items = arena_alloc(arena, claimed * sizeof *out->claims.items);
    out->claims.capacity = claimed;
    while (from < out->figures.count) {
        bool any = is_claimed(&out->figures.items[from]);
        uint32_t to = from + 1;
        for (; to < out->figures.count && out->figures.items[to].sentence == out->figures.items[from].sentence; to++)
            any |= is_claimed(&out->figures.items[to]);
        if (any)
            read_sentence(x, out, from, to, &dates, &lines);
        from = to;
        if (out->claims.count > CLAIMS_MAX) {
            diag_message(diags, SEVERITY_WARNING, DIAG_LIMIT, document->source,
                         "more than %d claims in one document; the rest is left out", CLAIMS_MAX);
            return;
        }
    }
}
