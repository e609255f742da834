/* What kind of sentence each is (heading, list item, boilerplate), its passage hash, and which passages stood before. */
#include "text/inner.h"

enum {
    HEADING_WORDS = 25, /* a paragraph without a final stop is a heading up to this many words */
    DATELINE_WORDS = 8,
    BOILERPLATE_WORDS = 30, /* longer paragraphs are text, whatever they begin with */
    CUE_WORDS = 12,         /* a cue in the middle counts only in a sentence this short */
    PASSAGE_WORDS = 4       /* shorter passages may stand twice by chance */
};

/* Punctuation carries no meaning for a passage; $ and % do. */
static bool is_punctuation(const struct view *view, const struct token *t)
{
    if (!(t->shape & SHAPE_MARK))
        return false;
    switch (view->text.at[t->start]) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '\'':
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '-':
    case '!':
    case '?':
    case '/':
    case '`': return true;
    default: return false;
    }
}

static uint64_t mix(uint64_t hash, uint64_t key)
{
    hash = (hash ^ key) * UINT64_C(0x9fb21c651e98df25);
    return hash ^ hash >> 32;
}

/* Of the words in lower case, eight bytes at a time; the same on every machine. *words: how many. */
static uint64_t passage_hash(const struct view *view, const struct sentence *s, uint32_t *words)
{
    uint64_t hash = UINT64_C(0x2545f4914f6cdd1d);

    *words = 0;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = &view->tokens[i];
        uint32_t at = t->start;

        if (is_punctuation(view, t))
            continue;
        *words += (t->shape & (SHAPE_WORD | SHAPE_DIGIT)) != 0;
        for (; t->end - at > 8; at += 8)
            hash = mix(hash, word_key(view->text.at + at, 8));
        hash = mix(hash, word_key(view->text.at + at, t->end - at));
    }
    return mix(hash, *words);
}

/* Whether a cue of boilerplate stands at the token; `place`: where such a cue must stand ("whole", "start", "any"). */
static bool is_cue(const struct view *view, uint32_t token, uint32_t end, bool first)
{
    const struct token *t = &view->tokens[token];
    const struct lexeme *word = t->word;
    struct form_hit hits[8];
    uint32_t count;
    bool possessive = token + 1 < view->token_count && token_has(view, token + 1, SHAPE_POSSESSIVE); /* "editor's choice" */

    if (word != NULL ? !lexeme_may_begin(word, view->words->boilerplate) : !possessive)
        return false;
    count = view_forms(view, t, hits, 8);
    for (uint32_t i = 0; i < count; i++) {
        struct slice place = hits[i].form->value;

        if (hits[i].form->class_id != view->words->boilerplate)
            continue;
        if (slice_equal(place, slice_of("any")) || (first && slice_equal(place, slice_of("start"))))
            return true;
        if (first && slice_equal(place, slice_of("whole")) && view->tokens[token].start + hits[i].len + 2 >= end)
            return true;
    }
    return false;
}

static bool is_boilerplate(const struct view *view, const struct sentence *s, uint32_t words, uint32_t all)
{
    if (view->words->boilerplate == CLASS_NONE || words > BOILERPLATE_WORDS)
        return false;
    if (all <= BOILERPLATE_WORDS && is_cue(view, s->first_token, s->end, true))
        return true;
    if (words > CUE_WORDS)
        return false;
    for (uint32_t i = s->first_token + 1; i < s->end_token; i++) {
        if (!is_punctuation(view, &view->tokens[i]) && is_cue(view, i, s->end, false))
            return true;
    }
    return false;
}

static bool has_final_stop(const struct view *view, const struct sentence *s)
{
    uint32_t i = s->end_token;

    while (i > s->first_token + 1 && memchr("\"')]", view->text.at[view->tokens[i - 1].end - 1], 4) != NULL)
        i--;
    return memchr(".!?", view->text.at[view->tokens[i - 1].end - 1], 3) != NULL;
}

/* "Velmar, 10 January 2024" alone in a paragraph. */
static bool is_date_only(const struct view *view, const struct sentence *s, uint32_t words)
{
    bool month = false, year = false;

    if (words > DATELINE_WORDS || view->words->month == CLASS_NONE)
        return false;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = &view->tokens[i];

        year |= t->shape & SHAPE_DIGIT && t->end - t->start == 4;
        if (t->shape & SHAPE_WORD) {
            if (!(t->shape & SHAPE_CAPITAL))
                return false;
            month |= t->word != NULL && lexeme_form(t->word, view->words->month) != NULL;
        }
    }
    return month && year;
}

static void paragraph_kind(struct view *view, uint32_t first, uint32_t end, const uint32_t *words, bool only)
{
    struct sentence *s = &view->sentences[first];
    uint32_t all = 0, i;

    for (i = first; i < end; i++)
        all += words[i];
    for (i = first; i < end; i++) {
        if (view->sentences[i].kind != SENTENCE_DATELINE && is_boilerplate(view, &view->sentences[i], words[i], all))
            view->sentences[i].kind = SENTENCE_BOILERPLATE;
    }
    if (end - first != 1 || s->kind != SENTENCE_PROSE || only)
        return;
    if (is_date_only(view, s, words[first]))
        s->kind = SENTENCE_DATELINE;
    else if (words[first] <= HEADING_WORDS && !has_final_stop(view, s))
        s->kind = SENTENCE_HEADING;
}

/* Marks the passages that stood before. A short one counts as such only behind one that did, as it did there: in an article that
 * stands twice on a page. */
static void find_repetitions(struct view *view, const uint32_t *words)
{
    struct map seen;
    uint32_t before = MAP_NONE; /* where the sentence before this one stood first; MAP_NONE: nowhere else */

    map_init(&seen, view->arena);
    for (uint32_t i = 0; i < view->sentence_count; i++) {
        struct sentence *s = &view->sentences[i];
        uint32_t origin = MAP_NONE;

        if (words[i] >= PASSAGE_WORDS) {
            bool found;
            uint32_t first = *map_slot(&seen, (struct slice){(const char *)&s->passage, sizeof s->passage}, i, &found);

            origin = found ? first : MAP_NONE;
        } else if (before != MAP_NONE && view->sentences[before + 1].passage == s->passage) {
            origin = before + 1;
        }
        s->repeated = origin != MAP_NONE;
        before = origin;
    }
}

void view_kinds(struct view *view)
{
    uint32_t *words = arena_alloc(view->arena, view->sentence_count * sizeof *words), i, first;

    for (i = 0; i < view->sentence_count; i++)
        view->sentences[i].passage = passage_hash(view, &view->sentences[i], &words[i]);
    find_repetitions(view, words);
    for (first = 0; first < view->sentence_count; first = i) {
        uint32_t paragraph = view->sentences[first].paragraph;

        for (i = first + 1; i < view->sentence_count && view->sentences[i].paragraph == paragraph; i++)
            ;
        paragraph_kind(view, first, i, words, first == 0 && i == view->sentence_count);
    }
}
