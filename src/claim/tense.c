/* Whether the clause of a date looks back or ahead: its verb group decides ("is to open on Friday", "opened on Friday"). */
#include "claim/inner.h"

struct group { /* a verb group, tokens [first, end) */
    uint32_t first, end;
};

static bool is_verb_chunk(const struct view *view, uint32_t token)
{
    return view->tokens[token].chunk == CHUNK_VP_BEGIN || view->tokens[token].chunk == CHUNK_VP_IN;
}

static bool word_is(const struct view *view, uint32_t token, uint16_t class_id)
{
    const struct lexeme *word = view->tokens[token].word;

    return class_id != CLASS_NONE && word && lexeme_form(word, class_id);
}

/* "is due to", "is expected to", "plans to", "a pledge to", "is to": what stands before an infinitive that lies ahead. */
static bool looks_ahead(const struct extractor *x, const struct view *view, uint32_t token)
{
    return word_is(view, token, x->classes.ahead) || word_is(view, token, x->classes.ahead_of_verb) ||
           word_is(view, token, x->classes.target) || word_is(view, token, x->classes.forecast) ||
           (view->tokens[token].tag == TAG_AUX && !word_is(view, token, x->classes.perfect_aux));
}

/* "due on Friday", "scheduled for May": a participle or adjective that names a day to come. */
static bool names_day_ahead(const struct extractor *x, const struct view *view, uint32_t token)
{
    return word_is(view, token, x->classes.ahead) && view->tokens[token + 1].tag == TAG_PREP;
}

/* '<' '>', or 0 where the group does not tell: a bare "-ing", a present tense of no schedule. `beside`: the date stands right behind. */
static char tense_of_group(const struct extractor *x, const struct view *view, struct group g, bool heading, bool beside)
{
    bool modal = false, past = false, perfect = false, participle = false, present = false, going = false, scheduled = false;

    for (uint32_t t = g.first; t < g.end; t++) {
        uint8_t tag = view->tokens[t].tag;
        if (tag == TAG_TO && t > 0 && !(t + 1 < g.end && word_is(view, t + 1, x->classes.perfect_aux))) { /* "seems to have sold" */
            bool noun = view->tokens[t - 1].tag == TAG_NOUN || view->tokens[t - 1].tag == TAG_PLURAL;
            if (looks_ahead(x, view, t - 1) || (noun && !past))
                return '>'; /* "a deal to open" */
            if (t > g.first)
                return past ? '<' : '\0'; /* "failed to open" */
        }
        modal |= tag == TAG_MODAL;
        perfect |= tag == TAG_AUX && word_is(view, t, x->classes.perfect_aux);
        present |= tag == TAG_AUX && !word_is(view, t, x->classes.past_aux);
        participle |= tag == TAG_VERB_ED;
        past |= word_is(view, t, x->classes.past_aux) || (tag == TAG_VERB_ED && !present && !modal);
        going |= tag == TAG_VERB_ING;
        scheduled |= word_is(view, t, x->classes.schedule_verb);
    }
    if (modal)
        return perfect && participle ? '<' : '>';
    if (past || (perfect && (participle || going)))
        return '<';
    if (heading)
        return '\0';
    if (view->tokens[g.first].tag == TAG_VERB_ING || view->tokens[g.first].tag == TAG_TO)
        return '\0';
    return scheduled || (present && (going || (beside && !participle))) ? '>' : '\0';
}

static bool group_before(const struct view *view, uint32_t from, uint32_t token, struct group *g)
{
    while (token > from && !is_verb_chunk(view, token - 1))
        token--;
    if (token == from)
        return false;
    g->end = g->first = token;
    while (g->first > from && is_verb_chunk(view, g->first - 1)) {
        g->first--;
        if (view->tokens[g->first].chunk == CHUNK_VP_BEGIN)
            break;
    }
    return true;
}

static bool group_behind(const struct view *view, uint32_t token, uint32_t to, struct group *g)
{
    while (token < to && !is_verb_chunk(view, token))
        token++;
    if (token == to)
        return false;
    g->first = token;
    g->end = token + 1;
    while (g->end < to && view->tokens[g->end].chunk == CHUNK_VP_IN)
        g->end++;
    return true;
}

char claim_tense(const struct extractor *x, struct view *view, const struct figure *date)
{
    const struct sentence *s = &view->sentences[date->sentence];
    bool heading = s->kind == SENTENCE_HEADING;
    uint32_t at = date->first_token;
    struct group g;
    char tense = '\0';
    bool governed = false;

    view_tag(view, date->sentence);
    for (uint32_t t = at; t > s->first_token && t + 3 > at; t--)
        if (names_day_ahead(x, view, t - 1))
            return '>';
    if (date->end_token < s->end_token && view->tokens[date->end_token].shape & SHAPE_POSSESSIVE) {
        if (at > s->first_token && word_is(view, at - 1, x->classes.past_of))
            return '<';      /* "after Friday's vote talks are under way" */
        at = s->first_token; /* "said Friday's vote will go ahead" */
    }
    while (!tense && group_before(view, s->first_token, at, &g)) {
        if (word_is(view, g.end - 1, x->classes.foretells) && view->tokens[date->first_token - 1].tag != TAG_PREP &&
            view->tokens[g.first].tag != TAG_AUX)
            return '>'; /* "forecast second-quarter earnings of", but "forecast in May", "had forecast" */
        tense = tense_of_group(x, view, g, heading, g.end + 1 >= date->first_token);
        at = g.first;
        governed = true;
    }
    at = date->end_token;
    while (!tense && group_behind(view, at, s->end_token, &g)) {
        if (governed && word_is(view, g.end - 1, x->classes.attribution))
            break; /* "\"it lasts until October\", he said" */
        tense = tense_of_group(x, view, g, heading, false);
        at = g.end;
    }
    return tense;
}
