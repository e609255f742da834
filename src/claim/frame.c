/* A sentence laid out for reading: its noun and verb phrases, with the prepositions before them. */
#include "claim/inner.h"

enum { ASIDE_TOKENS = 24 };
enum { WORD_MAX = 24 };      /* bytes; no word of a class is longer */
enum { BRACKET_TOKENS = 8 }; /* a figure said again in another unit is no longer */

char token_mark(const struct frame *f, uint32_t token)
{
    if (token < f->sentence->first_token || token >= f->sentence->end_token || !(f->view->tokens[token].shape & SHAPE_MARK))
        return '\0';
    return f->view->text.at[f->view->tokens[token].start];
}

struct slice tokens_text(const struct frame *f, uint32_t first, uint32_t end)
{
    if (first >= end)
        return (struct slice){0};
    return slice_part(f->view->text, f->view->tokens[first].start, f->view->tokens[end - 1].end);
}

static void keep_form(struct frame *f, const struct form *form, uint32_t end)
{
    if (form->class_id >= CLASSES_MAX || !f->x->kept[form->class_id])
        return;
    *ARENA_PUSH(f->arena, f->forms, f->form_count, f->form_capacity) = (struct frame_form){form, end};
    f->form_classes |= UINT64_C(1) << (form->class_id & 63);
}

static bool is_in(const uint64_t *set, const struct lexeme *word)
{
    return set[word->index / 64] >> word->index % 64 & 1;
}

/* False: no form of a kept class begins at the token, which is a known word; true: one may. */
static bool may_begin_kept(const struct frame *f, const struct token *token)
{
    const struct lexeme *word = token->word;

    if (is_in(f->x->kept_alone, word))
        return true;
    return is_in(f->x->kept_longer, word) && (!token_is_plain(f->view, token) || token_begins_longer(f->view, token));
}

/* Every form is looked up once for the sentence, not once for every figure and question. */
static void keep_forms(struct frame *f)
{
    uint32_t first = f->sentence->first_token, end = f->sentence->end_token;
    struct form_hit hits[16];

    f->form_starts = arena_alloc(f->arena, (end - first + 1) * sizeof *f->form_starts);
    for (uint32_t t = first; t < end; t++) {
        const struct token *token = &f->view->tokens[t];
        uint32_t count;
        f->form_starts[t - first] = f->form_count;
        if (!token->word)
            continue;
        f->word_classes |= token->word->classes;
        if (!may_begin_kept(f, token))
            continue;
        count = view_forms(f->view, token, hits, 16);
        for (uint32_t i = 0; i < count; i++)
            keep_form(f, hits[i].form, token->start + hits[i].len);
    }
    f->form_starts[end - first] = f->form_count;
}

static bool tag_is_noun(uint8_t tag)
{
    return tag == TAG_NOUN || tag == TAG_PLURAL || tag == TAG_NAME;
}

/* The preposition right before a token; NO_TOKEN: none. One that hedges is none: "said over 40 ships", "a loss of at least 40". */
static uint32_t preposition_before(const struct frame *f, uint32_t first)
{
    uint32_t end;

    while (first > f->sentence->first_token) {
        uint8_t tag = f->view->tokens[first - 1].tag;
        if ((tag != TAG_PREP && tag != TAG_TO) || figure_end_at(f, first - 1) != first - 1) /* not "per cent" */
            return NO_TOKEN;
        if (!form_at_token(f, first - 1, f->x->classes.hedge_before, &end) ||
            (figure_end_at(f, first) == first && end <= f->view->tokens[first].start))
            return first - 1;
        first--;
    }
    return NO_TOKEN;
}

static void finish_phrase(struct frame *f, struct phrase *p)
{
    const struct token *tokens = f->view->tokens;

    p->head = p->end - 1;
    if (!p->verb) {
        for (uint32_t t = p->end; t > p->first; t--)
            if (tag_is_noun(tokens[t - 1].tag)) {
                p->head = t - 1;
                break;
            }
    } else {
        for (uint32_t t = p->end; t > p->first; t--) {
            uint8_t tag = tokens[t - 1].tag;
            if (tag == TAG_VERB || tag == TAG_VERB_S || tag == TAG_VERB_ED || tag == TAG_VERB_ING || tag == TAG_AUX) {
                p->head = t - 1;
                break;
            }
        }
        for (uint32_t t = p->first; t < p->head; t++)
            p->passive |= tokens[p->head].tag == TAG_VERB_ED && token_is(f, t, f->x->classes.passive);
    }
    p->prep = preposition_before(f, p->first);
}

uint32_t figure_end_at(const struct frame *f, uint32_t token)
{
    if (token < f->sentence->first_token || token >= f->sentence->end_token)
        return token;
    return f->figure_ends[token - f->sentence->first_token];
}

static void mark_figures(struct frame *f, const struct figure *figures, uint32_t count)
{
    uint32_t first = f->sentence->first_token, end = f->sentence->end_token;

    f->figure_ends = arena_alloc(f->arena, (end - first) * sizeof *f->figure_ends);
    f->dates = arena_alloc(f->arena, (end - first) * sizeof *f->dates);
    for (uint32_t t = first; t < end; t++) {
        f->figure_ends[t - first] = t;
        f->dates[t - first] = false;
    }
    for (uint32_t i = 0; i < count; i++)
        if (figures[i].fate == FATE_WON && figures[i].kind != KIND_TRAP && figures[i].kind != KIND_ORDINAL)
            for (uint32_t t = figures[i].first_token; t < figures[i].end_token; t++) {
                f->figure_ends[t - first] = figures[i].end_token;
                f->dates[t - first] |= figures[i].kind == KIND_DATE || figures[i].kind == KIND_TIME;
            }
}

static bool is_boundary(const struct token *token, char mark)
{
    if (mark == ';' || mark == ':' || mark == '(' || mark == ')' || (mark == '-' && !(token->shape & SHAPE_GLUED)))
        return true;
    return token->tag == TAG_SUBORD || token->tag == TAG_REL;
}

static void mark_boundaries(struct frame *f)
{
    uint32_t first = f->sentence->first_token, next = f->sentence->end_token;

    f->next_boundaries = arena_alloc(f->arena, (next - first) * sizeof *f->next_boundaries);
    for (uint32_t t = next; t-- > first;) {
        const struct token *token = &f->view->tokens[t];
        char mark = token->shape & SHAPE_MARK ? f->view->text.at[token->start] : '\0';
        f->quotes |= mark == '"';
        f->brackets |= mark == '(' || mark == ')';
        if (is_boundary(token, mark))
            next = t;
        f->next_boundaries[t - first] = next;
    }
}

/* A figure goes on from the last noun phrase to a token. */
static bool in_figure_of_last(const struct frame *f, uint32_t t)
{
    const struct phrase *last = f->phrase_count ? &f->phrases[f->phrase_count - 1] : NULL;
    uint32_t end = figure_end_at(f, t);

    return last && !last->verb && end != t && figure_end_at(f, last->end - 1) == end;
}

/* A verb with tense follows the noun phrase at a token, and what prepositions hang on it. */
static bool is_before_verb(const struct frame *f, uint32_t t)
{
    for (uint32_t end = f->sentence->end_token; t < end; t++) {
        const struct token *token = &f->view->tokens[t];

        if (token->chunk == CHUNK_VP_BEGIN)
            return token->tag != TAG_VERB_ING && token->tag != TAG_TO;
        if (token->chunk == CHUNK_NONE && token->tag != TAG_PREP && token->tag != TAG_ADV)
            return false;
    }
    return false;
}

/* "In May output slumped", "last year exports fell": the date that a clause begins with is no part of its subject. */
static bool ends_fronted_date(const struct frame *f, const struct phrase *open, uint32_t t)
{
    uint32_t first = f->sentence->first_token, date = open->first, before = open->first;
    const struct token *tokens = f->view->tokens;

    if (!f->dates[t - 1 - first] || f->dates[t - first] || figure_end_at(f, t - 1) != t ||
        tokens[t].shape & (SHAPE_POSSESSIVE | SHAPE_MARK))
        return false;
    if (tokens[date].tag == TAG_DET && !f->dates[date - first])
        date++;
    if (!f->dates[date - first] || figure_end_at(f, date) != t || (date > open->first && t == date + 1))
        return false;
    if (before > first && tokens[before - 1].tag == TAG_PREP)
        before--;
    else if (tokens[date].tag == TAG_NAME || tokens[date].tag == TAG_NUMBER || t == date + 1)
        return false; /* "May output slumped" */
    return (before == first || tokens[before - 1].shape & SHAPE_MARK || tokens[before - 1].tag == TAG_CONJ) && is_before_verb(f, t);
}

void frame_make(struct frame *f, struct extractor *x, struct view *view, uint32_t sentence, const struct figure *figures,
                uint32_t figure_count)
{
    struct phrase *open = NULL;

    *f = (struct frame){.x = x, .view = view, .arena = view->arena, .sentence = &view->sentences[sentence], .index = sentence};
    view_tag(view, sentence);
    keep_forms(f);
    mark_figures(f, figures, figure_count);
    mark_boundaries(f);
    for (uint32_t t = f->sentence->first_token; t < f->sentence->end_token; t++) {
        uint8_t part = view->tokens[t].chunk;
        bool verb = part == CHUNK_VP_BEGIN || part == CHUNK_VP_IN;
        if (verb && figure_end_at(f, t) > t && (figure_end_at(f, t) > t + 1 || (t > 0 && figure_end_at(f, t - 1) == t + 1))) {
            open = NULL; /* "percentage points": units are no verbs; "doubled" is one */
            continue;
        }
        if (part == CHUNK_NONE) {
            open = NULL;
        } else if (part == CHUNK_NP_BEGIN && in_figure_of_last(f, t)) {
            open = &f->phrases[f->phrase_count - 1]; /* "a 27 per cent stake" is one phrase */
            open->end = t + 1;
        } else if (part == CHUNK_NP_BEGIN || part == CHUNK_VP_BEGIN || !open || open->verb != verb ||
                   (!verb && ends_fronted_date(f, open, t))) {
            open = ARENA_PUSH(f->arena, f->phrases, f->phrase_count, f->phrase_capacity);
            *open = (struct phrase){.first = t, .end = t + 1, .prep = NO_TOKEN, .verb = verb};
        } else {
            open->end = t + 1;
        }
    }
    for (uint32_t i = 0; i < f->phrase_count; i++)
        finish_phrase(f, &f->phrases[i]);
    frame_clauses(f);
}

/* First phrase that ends behind a token; phrase_count when none does. */
static uint32_t first_ending_behind(const struct frame *f, uint32_t token)
{
    uint32_t low = 0, high = f->phrase_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->phrases[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t phrase_at(const struct frame *f, uint32_t token)
{
    uint32_t p = first_ending_behind(f, token);

    return p < f->phrase_count && f->phrases[p].first <= token ? p : NO_TOKEN;
}

uint32_t phrase_before(const struct frame *f, uint32_t token)
{
    uint32_t p = first_ending_behind(f, token);

    return p == 0 ? NO_TOKEN : p - 1;
}

uint32_t phrase_after(const struct frame *f, uint32_t token)
{
    uint32_t low = 0, high = f->phrase_count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->phrases[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->phrase_count ? low : NO_TOKEN;
}

bool figure_between(const struct frame *f, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (figure_end_at(f, t) != t)
            return true;
    return false;
}

uint32_t bracket_end(const struct frame *f, uint32_t token)
{
    uint32_t t = token;

    if (token_mark(f, t) != '(')
        return token;
    while (t < f->sentence->end_token && t < token + BRACKET_TOKENS && token_mark(f, t) != ')')
        t++;
    return token_mark(f, t) == ')' ? t + 1 : token;
}

uint32_t open_bracket(const struct frame *f, uint32_t token)
{
    for (uint32_t t = token; f->brackets && t > f->sentence->first_token && t + ASIDE_TOKENS > token; t--) {
        char mark = token_mark(f, t - 1);
        if (mark == '(' || mark == ')')
            return mark == '(' ? t - 1 : NO_TOKEN;
    }
    return NO_TOKEN;
}

/* "a one-off payment": a number in words that a hyphen makes part of one. */
static bool is_in_word(const struct frame *f, uint32_t token, uint32_t end)
{
    const struct token *t = &f->view->tokens[token];

    return token + 2 < end && t->tag == TAG_NUMBER && (t->shape & SHAPE_WORD) && token_mark(f, token + 1) == '-' &&
           (t[1].shape & SHAPE_GLUED);
}

/* "the 10-year bond", "40-foot boxes": a size that a hyphen makes part of the name. */
static bool is_size(const struct frame *f, uint32_t token)
{
    uint32_t end = figure_end_at(f, token);

    return end > token && end >= f->sentence->first_token + 3 && token_mark(f, end - 2) == '-' &&
           (f->view->tokens[end - 1].shape & SHAPE_GLUED) && f->view->tokens[end - 1].tag == TAG_NOUN &&
           !token_is(f, end, f->x->classes.level_noun); /* not "a 20-year high" */
}

/* "the 24th film" */
static bool is_ordinal(const struct frame *f, uint32_t token)
{
    const struct token *t = &f->view->tokens[token];

    return t->shape & SHAPE_DIGIT && token + 1 < f->sentence->end_token && t[1].shape & SHAPE_GLUED && t[1].shape & SHAPE_WORD &&
           figure_end_at(f, token) == token;
}

void noun_trim(const struct frame *f, uint32_t *first, uint32_t end)
{
    for (uint32_t t = end; t > *first; t--) { /* "at least 300 houses": what stands behind the figure */
        uint32_t behind = figure_end_at(f, t - 1);
        if (behind >= t && behind < end && figure_end_at(f, t - 1) != t - 1 && !is_in_word(f, t - 1, end) && !is_size(f, t - 1)) {
            *first = behind;
            break;
        }
    }
    while (*first + 1 < end) {
        const struct token *t = &f->view->tokens[*first];
        if (is_in_word(f, *first, end) || is_size(f, *first) || is_ordinal(f, *first))
            return;
        if (t->tag != TAG_DET && t->tag != TAG_POSS && t->tag != TAG_NUMBER && !(t->shape & (SHAPE_DIGIT | SHAPE_MARK)) &&
            (!token_is(f, *first, f->x->classes.count_skip) || token_mark(f, *first + 1) == '-')) /* "all-time high" */
            return;
        ++*first;
    }
}

const struct lexeme *known_word(const struct frame *f, struct slice word)
{
    char lower[WORD_MAX];

    if (word.len > sizeof lower)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    return pack_word(f->x->pack, (struct slice){lower, word.len});
}

struct slice joined(struct arena *arena, struct slice a, const char *between, struct slice b)
{
    size_t middle;
    char *text;

    if (a.len == 0)
        return b;
    if (b.len == 0)
        return a;
    middle = strlen(between);
    text = arena_alloc(arena, a.len + middle + b.len + 1);
    memcpy(text, a.at, a.len);
    memcpy(text + a.len, between, middle);
    memcpy(text + a.len + middle, b.at, b.len);
    return (struct slice){text, a.len + middle + b.len};
}

void add_assumed(struct frame *f, struct slice *assumed, struct slice what)
{
    *assumed = joined(f->arena, *assumed, "; ", what);
}
