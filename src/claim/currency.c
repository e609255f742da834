/* Currencies that several countries have under one name ("crowns", "Rs 500"): the document's countries decide, else the usual one is
 * assumed and named. Rows of the class `open-currency`: form = the name, value = the ISO codes, the usual one first. */
#include "claim/inner.h"

enum { CANDIDATES_MAX = 16 };

/* The form in the figure that leaves its currency open; none where a country stands before it: "500 Norwegian crowns". */
static const struct form *open_form(const struct extractor *x, const struct view *view, const struct figure *figure,
                                    uint32_t *token)
{
    for (uint32_t t = figure->first_token; t < figure->end_token; t++) {
        const struct lexeme *word = view->tokens[t].word;
        const struct form *form = word ? lexeme_form(word, x->classes.open_currency) : NULL;

        if (form) {
            *token = t;
            return form;
        }
        if (word && (lexeme_form(word, x->classes.demonym) || lexeme_form(word, x->classes.place)))
            return NULL;
    }
    return NULL;
}

/* The currency of the country that a token names. */
static struct slice currency_of(const struct extractor *x, const struct lexeme *word)
{
    const struct form *form = lexeme_form(word, x->classes.place);

    if (!form)
        form = lexeme_form(word, x->classes.demonym);
    return form && form->place ? form->place->currency : (struct slice){0};
}

/* Of the codes in a row the one whose country the document names most; *told: it names one at all. */
static struct slice choose(const struct extractor *x, const struct view *view, const struct form *form, bool *told)
{
    struct slice codes[CANDIDATES_MAX], rest = form->value;
    uint32_t counts[CANDIDATES_MAX] = {0}, count = 0, best = 0;

    while (count < CANDIDATES_MAX && slice_split(&rest, ' ', &codes[count]))
        count++;
    for (uint32_t t = 0; t < view->token_count; t++) {
        struct slice code = {0};
        if (view->tokens[t].word && (view->tokens[t].shape & SHAPE_CAPITAL))
            code = currency_of(x, view->tokens[t].word);
        for (uint32_t i = 0; code.len && i < count; i++)
            counts[i] += slice_equal(code, codes[i]);
    }
    for (uint32_t i = 1; i < count; i++)
        if (counts[i] > counts[best])
            best = i;
    *told = counts[best] > 0;
    return codes[best];
}

/* Where the number ends of a figure whose currency stands before it: a rate may follow. */
static uint32_t number_end(const struct figure *figure)
{
    const struct numeral *last = figure->high_numeral ? figure->high_numeral : figure->numeral;

    return last ? last->end : figure->end;
}

struct open_currency { /* the last one that the document has, and what it means here */
    const struct form *form;
    struct slice code;
    bool told; /* a country says so */
};

static void settle(struct extractor *x, struct extraction *e, struct figure *figure, const struct form *form, uint32_t token,
                   struct open_currency *c)
{
    const struct compound *unit;

    if (form != c->form) /* most documents have one */
        c->code = choose(x, e->view, form, &c->told);
    c->form = form;
    unit = finder_unit(x->finder, e->view, pack_unit_by_id(x->pack, c->code),
                       figure->unit_prefix ? number_end(figure) : e->view->tokens[token].end, figure->end);
    if (unit)
        figure->unit = unit;
    if (!c->told)
        figure->assumed = arena_format(e->view->arena, "%.*s%scurrency=%.*s", (int)figure->assumed.len, figure->assumed.at,
                                       figure->assumed.len ? "; " : "", (int)c->code.len, c->code.at);
}

/* "spent 1,140 crowns each, or 219 crowns a night": where a document has the currency, its bare name behind a number is that too. */
static void take_name(struct extractor *x, struct extraction *e, struct figure *figure, struct open_currency *c)
{
    uint32_t token = figure->end_token;
    const struct lexeme *word = token < e->view->token_count ? e->view->tokens[token].word : NULL;

    if (figure->fate != FATE_WON || figure->kind != KIND_COUNT || !word || lexeme_form(word, x->classes.open_currency) != c->form)
        return;
    figure->kind = KIND_MONEY;
    figure->end = e->view->tokens[token].end;
    figure->end_token = token + 1;
    settle(x, e, figure, c->form, token, c);
}

void document_currencies(struct extractor *x, struct extraction *e)
{
    struct open_currency c = {0};

    if (x->classes.open_currency == CLASS_NONE)
        return;
    for (uint32_t i = 0; i < e->figures.count; i++) {
        struct figure *figure = &e->figures.items[i];
        uint32_t token = 0;
        const struct form *form =
            figure->fate == FATE_WON && figure->kind == KIND_MONEY && figure->unit ? open_form(x, e->view, figure, &token) : NULL;
        if (form)
            settle(x, e, figure, form, token, &c);
    }
    for (uint32_t i = 0; c.form && i < e->figures.count; i++)
        take_name(x, e, &e->figures.items[i], &c);
}
