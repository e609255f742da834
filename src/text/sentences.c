/* Sentences: where they end, past abbreviations, initials, quotes, footnote marks, list marks and datelines. */
#include "text/inner.h"

enum {
    SENTENCE_MOST = 64 << 10, /* bytes; longer ones are split so that the rooms behind stay linear */
    DATELINE_TOKENS = 16,
    ABSORBED = 12 /* most marks that close a sentence */
};

struct split {
    struct view *view;
    uint32_t room;
    uint32_t paragraph;
    uint32_t start;   /* first token of the sentence */
    unsigned quotes;  /* double quotation marks of this paragraph so far */
    uint8_t kind;     /* of the sentence that begins at `start` */
    char last_letter; /* of list items marked A. B. C. */
    uint16_t abbreviation, month;
};

static void close_sentence(struct split *s, uint32_t end)
{
    struct view *view = s->view;
    struct sentence *out;
    uint32_t i, first = UINT32_MAX;
    bool words = false;

    for (i = s->start; i < end; i++) {
        if (token_has(view, i, SHAPE_WORD) && first == UINT32_MAX)
            first = i;
        words |= token_has(view, i, SHAPE_WORD | SHAPE_DIGIT);
        if (words && first != UINT32_MAX)
            break;
    }
    if (words) { /* marks alone are no sentence */
        out = ARENA_PUSH(view->arena, view->sentences, view->sentence_count, s->room);
        out->start = view->tokens[s->start].start;
        out->end = view->tokens[end - 1].end;
        out->first_token = s->start;
        out->end_token = end;
        out->paragraph = s->paragraph;
        out->kind = s->kind;
        if (first != UINT32_MAX)
            view->tokens[first].shape |= SHAPE_FIRST;
    }
    s->start = end;
    if (s->kind != SENTENCE_ITEM)
        s->kind = SENTENCE_PROSE;
}

static bool goes_on(const struct view *view, uint32_t token)
{
    return token < view->token_count && !token_begins_paragraph(view, token);
}

static bool is_glued(const struct view *view, uint32_t token)
{
    return goes_on(view, token) && token_has(view, token, SHAPE_GLUED);
}

static unsigned char last_byte(const struct view *view, uint32_t token)
{
    return (unsigned char)view->text.at[view->tokens[token].end - 1];
}

/* A word that begins sentences more often than it stands inside a name: "The", "He", "In", "But". */
static bool is_starter(const struct view *view, uint32_t token)
{
    const uint32_t starters = 1u << TAG_DET | 1u << TAG_POSS | 1u << TAG_PRON | 1u << TAG_PREP | 1u << TAG_CONJ | 1u << TAG_SUBORD |
                              1u << TAG_ADV | 1u << TAG_AUX | 1u << TAG_MODAL | 1u << TAG_REL | 1u << TAG_NEG;
    const struct lexeme *word = view->tokens[token].word;

    return word != NULL && (starters >> word->first_tag & 1) != 0;
}

/* The kind of an abbreviation that the token, a word, with a point behind it is; NULL: none of the table. */
static const struct form *find_abbreviation(const struct split *s, uint32_t token)
{
    struct slice text = token_text(s->view, token);
    struct form_hit hits[8];
    char buffer[16];
    uint32_t count;

    if (text.len + 1 > sizeof buffer || s->abbreviation == CLASS_NONE)
        return NULL;
    memcpy(buffer, text.at, text.len);
    if (buffer[text.len - 1] != '.')
        buffer[text.len++] = '.';
    count = pack_forms_at(s->view->pack, (struct slice){buffer, text.len}, 0, hits, 8);
    for (uint32_t i = 0; i < count; i++) {
        if (hits[i].form->class_id == s->abbreviation && hits[i].len == text.len)
            return hits[i].form;
    }
    return NULL;
}

static bool is_kind(const struct form *form, const char *kind)
{
    return form != NULL && slice_equal(form->value, slice_of(kind));
}

/* A common word with a capital, "Police", no name: what follows "5 p.m." so begins a sentence. */
static bool is_common(const struct view *view, uint32_t token)
{
    const struct lexeme *word = view->tokens[token].word;

    return word != NULL && (word->first_tag == TAG_NOUN || word->first_tag == TAG_PLURAL || word->first_tag == TAG_ADJ);
}

static bool is_initial(const struct view *view, uint32_t token)
{
    const struct token *t = &view->tokens[token];
    uint32_t letters = t->end - t->start - (view->text.at[t->end - 1] == '.');

    return letters == 1 && (t->shape & SHAPE_CAPITAL) != 0;
}

/* "was 5.6bn. Brevia lost": what follows a number and its unit is seldom a name, but "5 mi. N of", "8 in. Monday". */
static bool ends_amount(const struct view *view, uint32_t token, uint32_t next)
{
    const struct lexeme *word = view->tokens[next].word;

    return token > 0 && token_has(view, token - 1, SHAPE_DIGIT) && !is_initial(view, next) &&
           !(word && (lexeme_form(word, view->words->weekday) || lexeme_form(word, view->words->month)));
}

/* After an abbreviation with its point (the token, or the one before a point that stands apart), `next` being a capital:
 * does a sentence begin there? */
static bool ends_behind(const struct split *s, uint32_t token, uint32_t next)
{
    const struct view *view = s->view;
    const struct form *form;

    if (is_initial(view, token)) {
        /* "Plan B. The council": but "J. The" is no name either way */
        return is_starter(view, next) && !is_initial(view, next);
    }
    form = find_abbreviation(s, token);
    if (is_kind(form, "title"))
        return false;
    if (token_is(view, next - 1, '"') || (is_kind(form, "unit") && ends_amount(view, token, next)))
        return true;
    return is_starter(view, next) || ((is_kind(form, "time") || is_kind(form, "unit")) && is_common(view, next));
}

/* Tokens that still belong to a sentence whose stop is at `token`: closing quotes and brackets, footnote marks. Returns the end. */
static uint32_t absorb(struct split *s, uint32_t token)
{
    const struct view *view = s->view;
    uint32_t next = token + 1;

    while (goes_on(view, next) && next - token < ABSORBED) {
        bool glued = token_has(view, next, SHAPE_GLUED);
        unsigned char c = last_byte(view, next);
        const struct token *t = &view->tokens[next];

        if (t->shape & SHAPE_MARK && glued && (c == '.' || c == '!' || c == '?' || c == ')' || c == ']' || c == '\'')) {
            next++;
        } else if (token_is(view, next, '"') && (glued || s->quotes % 2 == 1)) {
            s->quotes++;
            next++;
        } else if (glued && token_is(view, next, '[') && next + 2 < view->token_count && token_has(view, next + 1, SHAPE_DIGIT) &&
                   token_is(view, next + 2, ']')) {
            next += 3;
        } else if (glued && t->shape & SHAPE_DIGIT && t->end - t->start < 4 && token_has(view, token, SHAPE_GLUED) &&
                   !is_glued(view, next + 1) && token > s->start && token_has(view, token - 1, SHAPE_WORD | SHAPE_MARK)) {
            next++; /* a footnote's number behind the stop */
        } else {
            break;
        }
    }
    return next;
}

/* Text whose blank behind a stop was lost: "organization.The views". Both words must be known, so that "Node.Js" stays. */
static bool blank_lost(const struct view *view, uint32_t stop, uint32_t next)
{
    const struct token *a, *b = &view->tokens[next];

    if (stop == 0 || next != stop + 1 || !token_is(view, stop, '.'))
        return false;
    a = &view->tokens[stop - 1];
    return a->word != NULL && (a->shape & (SHAPE_WORD | SHAPE_CAPITAL)) == SHAPE_WORD && a->end - a->start > 2 && b->word != NULL &&
           (b->shape & (SHAPE_CAPITAL | SHAPE_UPPER)) == SHAPE_CAPITAL && goes_on(view, next + 1) && !is_glued(view, next + 1);
}

/* Whether a sentence ends at the stop `token`, with `next` the token behind what it absorbed. */
static bool ends_here(const struct split *s, uint32_t token, uint32_t next)
{
    const struct view *view = s->view;
    uint32_t word = next;
    const struct token *t;
    bool point = token_is(view, token, '.');

    if (!goes_on(view, next))
        return true;
    if (is_glued(view, next))
        return blank_lost(view, token, next);
    while (goes_on(view, word) && token_has(view, word, SHAPE_MARK) && word - next < 4)
        word++;
    if (!goes_on(view, word))
        return true;
    t = &view->tokens[word];
    if (t->shape & SHAPE_POSSESSIVE || (t->shape & SHAPE_WORD && !(t->shape & SHAPE_CAPITAL))) {
        uint32_t c;

        char_at(view->text, t->start, &c);
        return t->shape & SHAPE_WORD && !char_is_lower(c); /* scripts without capitals */
    }
    if (token_has(view, token, SHAPE_WORD)) /* "U.S.", "Jan." */
        return !(t->shape & SHAPE_DIGIT) && ends_behind(s, token, word);
    if (point && token > s->start && !token_has(view, token, SHAPE_GLUED)) { /* "U . S .", "Mr ." */
        if (token_has(view, token - 1, SHAPE_WORD) &&
            (is_initial(view, token - 1) ||
             (!lexeme_has(view->tokens[token - 1].word, TAG_NEG) && find_abbreviation(s, token - 1) != NULL)))
            return !(t->shape & SHAPE_DIGIT) && ends_behind(s, token - 1, word);
    }
    return true;
}

/* "NAIROBI, Kenya (AP) - The": the token behind the dash, or 0. */
static uint32_t dateline_end(const struct split *s, uint32_t first)
{
    const struct view *view = s->view;
    bool upper = false, month = false;
    uint32_t i;

    for (i = first; goes_on(view, i) || i == first; i++) {
        const struct token *t = &view->tokens[i];

        if (i - first > DATELINE_TOKENS)
            return 0;
        if (token_is(view, i, '-') && !(t->shape & SHAPE_GLUED) && goes_on(view, i + 1) && !is_glued(view, i + 1))
            break;
        if (t->shape & SHAPE_WORD) {
            if (!(t->shape & SHAPE_CAPITAL))
                return 0;
            upper |= t->shape & SHAPE_UPPER && t->end - t->start > 2 && i == first;
            month |= t->word != NULL && s->month != CLASS_NONE && lexeme_form(t->word, s->month) != NULL;
        } else if (!(t->shape & SHAPE_DIGIT) && memchr(",()/.-", view->text.at[t->start], 6) == NULL) {
            return 0;
        }
    }
    if (i == first || !goes_on(view, i) || !(upper || month || token_is(view, i - 1, ')')))
        return 0;
    return token_has(view, i + 1, SHAPE_WORD) && !token_has(view, i + 1, SHAPE_CAPITAL) ? 0 : i + 1;
}

static void begin_paragraph(struct split *s, uint32_t first)
{
    struct view *view = s->view;
    struct slice text = view->text;
    uint32_t at = view->tokens[first].start, end, i = first;
    size_t mark = list_mark(text, at);

    s->start = first;
    s->quotes = 0;
    s->kind = SENTENCE_PROSE;
    if (mark > 0 && ascii_is_alpha(text.at[at]) && text.at[at + 1] == '.') {
        /* "J. Smith said": a letter with a point is a mark only in its order */
        if (text.at[at] != 'A' && text.at[at] != 'a' && text.at[at] != s->last_letter + 1)
            mark = 0;
        else
            s->last_letter = text.at[at];
    }
    if (mark > 0) {
        while (i < view->token_count && view->tokens[i].start < at + mark)
            i++;
        if (goes_on(view, i)) {
            s->start = i;
            s->kind = SENTENCE_ITEM;
            return;
        }
    }
    end = dateline_end(s, first);
    if (end > 0) {
        s->kind = SENTENCE_DATELINE;
        close_sentence(s, end - 1);
        s->start = end;
    }
}

void view_split(struct view *view)
{
    struct split s = {.view = view, .abbreviation = view->words->abbreviation, .month = view->words->month};
    uint32_t i = 0;

    while (i < view->token_count) {
        unsigned shape = view->tokens[i].shape;
        uint32_t bytes;

        if (shape & SHAPE_PARAGRAPH) {
            if (i > s.start)
                close_sentence(&s, i);
            s.paragraph += i > 0;
            begin_paragraph(&s, i);
            if (s.start > i) {
                i = s.start;
                continue;
            }
        }
        s.quotes += (shape & SHAPE_QUOTE) != 0;
        if (shape & SHAPE_STOP) {
            unsigned quotes = s.quotes;
            uint32_t next = absorb(&s, i);

            if (ends_here(&s, i, next)) {
                close_sentence(&s, next);
                i = next;
                continue;
            }
            s.quotes = quotes;
        }
        bytes = view->tokens[i].end - view->tokens[s.start].start;
        if (bytes > SENTENCE_MOST && (!is_glued(view, i + 1) || bytes > 2 * SENTENCE_MOST))
            close_sentence(&s, i + 1);
        i++;
    }
    if (s.start < view->token_count)
        close_sentence(&s, view->token_count);
}
