/* What the files of claim/ share while one document is read. */
#ifndef ASSAY_CLAIM_INNER_H
#define ASSAY_CLAIM_INNER_H

#include "claim/claim.h"
#include "figure/when.h"

#define NO_TOKEN UINT32_MAX

struct claim_classes { /* ids of the classes that claims are understood by */
    uint16_t hedge_before, hedge_after, change_up, change_down, change_up_noun, change_down_noun, change_up_word, change_down_word,
        change_idiom_down, change_before_down;
    uint16_t of, link, count_skip, not_counted, role_by, role_to, role_from, role_at, put_verb, level_verb, outcome, outcome_name,
        reported, lives, life_taking, person, attribution_act, people, passive, than, share_head, age_head, superlative;
    uint16_t attribution, attribution_before, target, forecast, capacity, conditional, denied, negation, qualifier, additional,
        amount_in, when, supplied, after_old;
    uint16_t open_currency, rate_adverb, rate_per, rate_article, rate_stop, how_often, place, demonym, month, weekday;
    uint16_t target_noun, forecast_noun, compared, reported_modal;                  /* status.c */
    uint16_t origin_verb, base_prep, pronoun, money_noun, level_word, speaker_noun; /* period.c */
    uint16_t past_aux, perfect_aux, ahead, ahead_of_verb, foretells, schedule_verb;
    uint16_t measure_stop, list_join, contrast, conjunction, aboard, carrying, particle, verb_idiom, averting, dimension_word, toll,
        crowd, people_verb, people_act, number_head, level_noun, or_else, none_of, published_cue, opinion, lasts, comparison,
        demonstrative, equals, past_of, priced, those, move_verb, including, respective, level_phrase, absolute, benchmark,
        occasion, ordinal, above, below, bound, contest, past_tense;
};

enum { CLASSES_MAX = 512 }; /* ids below it can be kept in a frame */

struct extractor {
    const struct pack *pack;
    struct finder *finder;
    struct words *words;
    bool kept[CLASSES_MAX]; /* classes whose forms a frame keeps */
    uint64_t *kept_alone;   /* sets of the lexemes that are such a form, */
    uint64_t *kept_longer;  /* and with which a longer one begins */
    struct claim_classes classes;
};

enum phrase_opens { /* why a clause may begin with a phrase */
                    OPENS_NOTHING,
                    OPENS_FIRST, /* it is the first one, or the first behind a verb */
                    OPENS_BY_COMMA,
                    OPENS_BY_CONJUNCTION
};

struct phrase { /* a chunk of the sentence, tokens [first, end) */
    uint32_t first, end;
    uint32_t head;   /* last noun of a noun phrase, last verb of a verb phrase */
    uint32_t prep;   /* token of the preposition directly before it; NO_TOKEN */
    uint32_t clause; /* index of the clause that it belongs to */
    bool verb;
    bool passive; /* verb phrase: be + participle */
    enum phrase_opens opens;
};

enum clause_kind {
    CLAUSE_MAIN,
    CLAUSE_SAID,        /* what the verb of the parent says: "said that exports fell" */
    CLAUSE_RELATIVE,    /* "which makes flour" */
    CLAUSE_SUBORDINATE, /* "because exports fell" */
    CLAUSE_PARTICIPLE,  /* "carrying coal", "built in 1998" */
    CLAUSE_INFINITIVE,  /* "to cut jobs" */
    CLAUSE_ASIDE        /* in brackets */
};

struct clause {
    enum clause_kind kind;
    uint32_t verb;    /* phrase; NO_TOKEN: it has none */
    uint32_t subject; /* head of its subject: a phrase, for relative clauses and participles that of another clause; NO_TOKEN */
    uint32_t parent;  /* clause that it hangs on; for a quotation that of its speaker; NO_TOKEN */
    bool own_subject; /* the subject stands in the clause itself */
    bool contact;     /* relative without a pronoun: "the price the maker pays" */
};

struct frame_form { /* a form of a kept class that begins at a token; longest first */
    const struct form *form;
    uint32_t end; /* byte behind it */
};

struct frame {                /* a sentence laid out for reading */
    struct frame_form *forms; /* of all tokens, in their order */
    uint32_t form_count, form_capacity;
    uint32_t *form_starts; /* by token from the sentence's first one; one more at the end */
    uint64_t form_classes; /* of all forms, and of all words alone: bit class_id % 64, a quick no */
    uint64_t word_classes;
    bool quotes, brackets; /* whether it has such marks */
    struct extractor *x;
    struct view *view;
    struct arena *arena;
    const struct sentence *sentence;
    uint32_t index;            /* of the sentence */
    uint32_t *figure_ends;     /* by token from the first one: end of the figure that holds it, or the token itself */
    uint32_t *next_boundaries; /* by token from the first one: the next token, itself included, that parts clauses, or the end */
    bool *dates;               /* by token from the first one: it is in a date or time */
    uint32_t quotation; /* sentence before this one whose quotation is open where this one begins, once looked for; NO_TOKEN */
    bool quotation_known;
    struct slice quoted; /* speaker of the quotation that goes on here, once looked for */
    bool quoted_known;
    const struct form *pronoun; /* the last one that was asked for, and whom it means */
    struct slice antecedent;
    struct phrase *phrases;
    uint32_t phrase_count, phrase_capacity;
    struct clause *clauses;
    uint32_t clause_count, clause_capacity;
    uint32_t *token_clauses; /* by token from the first one: clause of its phrase, or that is open there */
};

struct draft { /* a claim being made, with what the parts found out about its figure */
    struct claim *claim;
    const struct figure *figure;
    uint32_t figure_index;
    uint32_t start_token;                     /* of the figure or of the hedge before it */
    uint32_t noun_first, noun_end, noun_head; /* counted or measured noun behind the figure; NO_TOKEN: none */
    uint32_t of_first, of_end;                /* noun phrase behind "of"; NO_TOKEN */
    uint32_t governor;                        /* index of the verb phrase; NO_TOKEN */
    bool governor_after;                      /* the figure stands in the subject of that verb */
    uint32_t restates;                        /* 0, or the index of this draft in its sentence when it says the one before again */
    bool beside;                              /* it says the one before again for something else: "or 45 cents a share" */
    bool verb_noun;                           /* its noun may be a verb: "2024 appears" */
    bool goes_on;                             /* "the best paid 31 cents, the worst 22": the list of the draft before goes on */
    bool put;                                 /* its number is what something is put at: "put the toll at 40" */
    bool shared;                              /* its unit is its neighbour's */
    struct slice assumed;
};

/* ---- frame.c */
/* `figures`: the candidates of this sentence. */
void frame_make(struct frame *frame, struct extractor *x, struct view *view, uint32_t sentence, const struct figure *figures,
                uint32_t figure_count);
/* The figure is the object of a verb that may also say something: "added 40,000 jobs". */
bool adds_figure(const struct frame *frame, uint32_t verb);
/* Whether a verb phrase says who speaks; NO_TOKEN does not. */
bool is_speech(const struct frame *frame, uint32_t verb);
/* End of the figure that holds a token; the token itself where none does. */
uint32_t figure_end_at(const struct frame *frame, uint32_t token);
/* Some token of [from, to) is part of a figure. */
bool figure_between(const struct frame *frame, uint32_t from, uint32_t to);
/* False: no form of the kept class stands in the sentence, no word of the class; true: one may. */
static inline bool has_form(const struct frame *frame, uint16_t class_id)
{
    return (frame->form_classes >> (class_id & 63) & 1) != 0;
}
static inline bool has_word(const struct frame *frame, uint16_t class_id)
{
    return (frame->word_classes >> (class_id & 63) & 1) != 0;
}
/* Whether any form of a kept class begins at a token of the sentence. */
static inline bool begins_form(const struct frame *frame, uint32_t token)
{
    uint32_t at = token - frame->sentence->first_token;

    return token >= frame->sentence->first_token && token < frame->sentence->end_token &&
           frame->form_starts[at] < frame->form_starts[at + 1];
}
/* The longest form of a kept class that begins at a token, of one word or more; *end (may be NULL) is the byte behind it. */
static inline const struct form *form_at_token(const struct frame *frame, uint32_t token, uint16_t class_id, uint32_t *end)
{
    uint32_t at = token - frame->sentence->first_token;

    if (token < frame->sentence->first_token || token >= frame->sentence->end_token)
        return NULL;
    for (uint32_t i = frame->form_starts[at]; i < frame->form_starts[at + 1]; i++)
        if (frame->forms[i].form->class_id == class_id) {
            if (end)
                *end = frame->forms[i].end;
            return frame->forms[i].form;
        }
    return NULL;
}
/* What the pack knows of a word of a claim's column, whatever its case; NULL: nothing. */
const struct lexeme *known_word(const struct frame *frame, struct slice word);
/* The form of a class that a token is. */
static inline const struct form *token_form(const struct frame *frame, uint32_t token, uint16_t class_id)
{
    const struct lexeme *word;

    if (class_id == CLASS_NONE || token < frame->sentence->first_token || token >= frame->sentence->end_token)
        return NULL;
    word = frame->view->tokens[token].word;
    return word ? lexeme_form(word, class_id) : NULL;
}
static inline bool token_is(const struct frame *frame, uint32_t token, uint16_t class_id)
{
    return token_form(frame, token, class_id) != NULL;
}
char token_mark(const struct frame *frame, uint32_t token); /* its character when it is a mark, else 0 */
struct slice tokens_text(const struct frame *frame, uint32_t first, uint32_t end);
/* Phrase that holds a token, or NO_TOKEN. */
uint32_t phrase_at(const struct frame *frame, uint32_t token);
/* Last phrase that ends at or before a token; NO_TOKEN. */
uint32_t phrase_before(const struct frame *frame, uint32_t token);
uint32_t phrase_after(const struct frame *frame, uint32_t token);
/* Behind a bracket that opens at a token ("8 miles (13 km) of new tunnels"); the token itself where none does. */
uint32_t bracket_end(const struct frame *frame, uint32_t token);
/* The bracket that is open at a token of a short aside; NO_TOKEN: none. */
uint32_t open_bracket(const struct frame *frame, uint32_t token);
/* A clause boundary in tokens [from, to): ; : dash, quote, a subordinating word. */
static inline bool boundary_between(const struct frame *frame, uint32_t from, uint32_t to)
{
    uint32_t first = frame->sentence->first_token, end = frame->sentence->end_token;

    from = from < first ? first : from;
    return from < end && frame->next_boundaries[from - first] < (to < end ? to : end);
}
/* Noun phrase without determiners and figures at its beginning. */
void noun_trim(const struct frame *frame, uint32_t *first, uint32_t end);
void add_assumed(struct frame *frame, struct slice *assumed, struct slice what);
/* a, a blank, b; either may be empty. */
struct slice joined(struct arena *arena, struct slice a, const char *between, struct slice b);

/* ---- clause.c */
/* Reads the clauses of a frame that has its phrases. */
void frame_clauses(struct frame *frame);
/* The clause of the phrase that holds a token, or the one that is open there. */
const struct clause *clause_at(const struct frame *frame, uint32_t token);
/* "the port's owner": the phrase that the one with the possessive goes on from; NO_TOKEN: it goes on from none. */
uint32_t owner_of(const struct frame *frame, uint32_t phrase);
/* The preposition that a phrase hangs on, its owners' included: "in the port's yard"; NO_TOKEN. */
uint32_t preposition_of(const struct frame *frame, uint32_t phrase);
/* Its head is part of a date or time. */
bool in_date(const struct frame *frame, uint32_t phrase);

/* ---- hedge.c: modifier and hedge around the figure; moves draft->start_token in front of the hedge. */
void claim_hedge(struct frame *frame, struct draft *draft);
/* The token behind the figure and the hedge that follows it ("or so"). */
uint32_t claim_hedge_end(const struct frame *frame, const struct draft *draft);
/* "did not exceed 40", "did not cross over 40": turns the bound where the governing verb is negated. */
void claim_negate(struct frame *frame, struct draft *draft);
/* ---- noun.c: what is counted; unit and dimension columns of counts. */
void claim_noun(struct frame *frame, struct draft *draft);
/* "900 tonnes of diesel, and 310 tonnes of it": what the draft before is of; `i`: index of the draft. */
void claim_of_it(const struct frame *frame, struct draft *drafts, uint32_t i);
/* The noun phrase at a token, as one that is counted; *head is its last noun. false: none there. */
bool counted_noun_at(const struct frame *frame, uint32_t from, uint32_t *first, uint32_t *end, uint32_t *head);
/* Its text in the singular. */
struct slice counted_singular(const struct frame *frame, uint32_t first, uint32_t head);
/* Makes a count one of people. */
void claim_people(struct frame *frame, struct claim *claim);
/* Makes a number the count of the noun in tokens [first, end). */
void claim_counts(struct frame *frame, struct draft *draft, uint32_t first, uint32_t end);
/* ---- identifier.c: whether the number is part of a name or a mark, and no figure. */
bool claim_is_name(const struct frame *frame, const struct draft *draft);
/* ---- rate.c: a rate word that stands apart joins the unit. */
void claim_rate(struct frame *frame, struct draft *draft);
/* The rate of a count whose unit is that of the draft `from`. */
void claim_rate_shared(struct frame *frame, struct draft *draft, const struct draft *from);
/* A rate word stands behind the figure. */
bool claim_has_rate(const struct frame *frame, const struct draft *draft);
/* ---- number.c: unit, dimension and base columns. */
void claim_numbers(struct frame *frame, struct draft *draft);
/* low or high of a one-sided bound, from value and modifier. */
void claim_bounds(struct claim *claim);
void claim_base(struct claim *claim, const struct compound *unit);
/* Kind, unit and dimension of another claim. */
void claim_take_unit(struct claim *claim, const struct claim *from);
/* ---- attach.c */
struct parts { /* the two columns that phrases make */
    struct slice measure, subject;
};
/* The figure stands in the phrase. */
bool holds_figure(const struct frame *frame, const struct draft *draft, uint32_t phrase);
/* A phrase without determiners and figures at its beginning; with what it owns: "port's owner". */
struct slice phrase_text(const struct frame *frame, uint32_t phrase);
struct slice whole_text(const struct frame *frame, uint32_t phrase);
/* The last verb of a verb phrase, with the adjective that it needs: "fell ill"; empty: a form of "be". */
struct slice verb_text(const struct frame *frame, uint32_t verb);
/* Behind a verb phrase and the noun that is one with its verb: "took place". */
uint32_t verb_end(const struct frame *frame, uint32_t verb);
/* A noun phrase that can be measure or subject: no figure, date, pronoun or mere head of an amount. */
bool noun_phrase_usable(const struct frame *frame, const struct draft *draft, uint32_t phrase);
/* Root of the chain of noun phrases that ends with one: "exports of barley from Orlavia" -> the phrase "exports"; NO_TOKEN. */
uint32_t chain_root(const struct frame *frame, const struct draft *draft, uint32_t phrase);
/* Head of the subject of a verb's clause; NO_TOKEN: none, or a pronoun. */
uint32_t subject_of(const struct frame *frame, const struct draft *draft, uint32_t verb);
/* Last phrase of the possessives that a phrase begins: "the port's owner" -> "owner"; the phrase itself where it owns nothing. */
uint32_t owned_by(const struct frame *frame, uint32_t phrase);
/* Whether a text stands in another; nothing stands in all. */
bool says(struct slice whole, struct slice part);
/* "including $9m of Velmar's exports to Orlavia": what is included has a measure of its own; false: the figure is no such one. */
bool included_parts(const struct frame *frame, const struct draft *draft, struct parts *out);
/* What a clause without verb is about ("with exports of barley up 5 percent"): the last phrase of its chain, *root the first; NO_TOKEN. */
uint32_t absolute_noun(const struct frame *frame, const struct draft *draft, uint32_t *root);
/* A root and the phrases behind it up to `end_phrase` that belong to it: names go to the subject. */
void chain_parts(const struct frame *frame, const struct draft *draft, uint32_t root, uint32_t end_phrase, struct parts *out);
/* The relative clause right behind the figure and its noun: "the 210,000 that it made"; NULL: none. */
const struct clause *clause_behind(const struct frame *frame, const struct draft *draft);
/* ---- measure.c */
/* The word that heads the measures of a kind: the value of the only row of a class. */
struct slice claim_head_word(const struct frame *frame, uint16_t class_id);
void claim_measure(struct frame *frame, struct draft *draft);
/* Fills the subject of what a measure leaves open. */
void claim_subject(struct frame *frame, struct draft *draft, struct parts *out);
/* A verb that only tells how much there is, and what it measures by itself ("weighs"). */
bool claim_level_verb(const struct frame *frame, uint32_t verb);
struct slice claim_level_noun(const struct frame *frame, uint32_t verb);
/* ---- answer.c: the verb behind the figure tells what those say or think who are counted, and the text of it. */
bool claim_answers(const struct frame *frame, const struct draft *draft);
struct slice claim_answer(const struct frame *frame, const struct draft *draft);
/* ---- pronoun.c: whom a pronoun means by the sentences before, where that is plain; empty: it is not. `figure`: index of one of the
 * sentence. */
struct slice claim_speaker(struct frame *frame, const struct extraction *e, uint32_t phrase, uint32_t figure);
/* A noun phrase whose last word is an amount of money: "operating profit". */
bool claim_is_amount(const struct frame *frame, struct slice noun);
void claim_pronoun(struct frame *frame, struct draft *draft, const struct extraction *e);
/* ---- outcome.c: what became of people, in one form; after claim_change. */
void claim_outcome(struct frame *frame, struct draft *draft);
/* ---- restated.c */
/* The draft before the i-th that is no date; NULL: none. */
struct draft *draft_before(struct draft *drafts, uint32_t i);
/* What a figure takes from the one before it: a restatement in brackets, a list with one verb. After claim_change. */
void claim_measure_shared(struct frame *frame, struct draft *drafts, uint32_t count);
/* ---- change.c: change, role, and the levels of a triple. */
void claim_change(struct frame *frame, struct draft *drafts, uint32_t count);
/* ---- currency.c: settles the units of figures whose currency has several countries. */
void document_currencies(struct extractor *x, struct extraction *e);
/* ---- share.c: units of bare numbers. */
/* From their neighbours; after claim_measure_shared. */
void claim_share(struct frame *frame, struct draft *drafts, uint32_t count);
/* What the measure says is counted: people in "the death toll rose to 48", beds in "the number of beds fell to 300". */
void claim_toll(struct frame *frame, struct draft *draft);
/* "Of those, 1,900 were in Velmar": a part of what the sentence before counts. */
void claim_of_those(struct frame *frame, struct draft *draft, const struct extraction *extraction);
/* "That is 600,000 fewer than in 2023": the measure of the sentence before. */
void claim_that(struct frame *frame, struct draft *draft, const struct extraction *extraction);

/* ---- respective.c */
/* "rose 3, 2 and 1 percent, respectively": the measure or subject of each figure is the name at its place. */
void claim_respective(struct frame *frame, struct draft *drafts, uint32_t count);

/* ---- put.c */
/* Who puts something at a number says it; a pronoun there is what the figure before says. */
void claim_put(struct frame *frame, struct draft *drafts, uint32_t index, const struct extraction *extraction);
/* "The bill has climbed to 44 million": the currency is that of the sentences before. */
void claim_money_before(struct frame *frame, struct draft *draft, const struct extraction *extraction);

/* ---- status.c */
void claim_status(struct frame *frame, struct draft *draft);
/* "210, not 180": what the text says is not so. */
/* "Ordel with an output of 51 million tonnes": the noun behind "with" is measured, of what has it. False: no such noun. */
bool held_parts(const struct frame *frame, const struct draft *draft, struct parts *out);
/* "a 12-metre yacht", "its 25 % tariff": the amount describes the noun behind it. */
bool claim_is_attribute(const struct frame *frame, const struct draft *draft);
bool claim_is_contrasted(const struct frame *frame, const struct draft *draft);
/* ---- quote.c: who speaks in the quotation that a figure stands in, by the sentence before the quotation; empty: not known. */
struct slice claim_quoted_speaker(struct frame *frame, const struct draft *draft);
/* ---- context.c: attribution, qualifiers, entities. */
void claim_context(struct frame *frame, struct draft *draft, const struct extraction *e);
/* ---- tense.c: the tense of a date's clause: '<' past, '>' future, 0 not known. */
char claim_tense(const struct extractor *x, struct view *view, const struct figure *date);
/* ---- period.c */
struct dates { /* what is known of the document's dates, by the index of their figure */
    struct period *periods;
    bool *known;
    uint32_t carried; /* one more than the index of the date that the sentences before were about; 0: none */
};
void document_dates(struct extractor *x, struct extraction *e, struct dates *dates);
void claim_period(struct frame *frame, struct draft *draft, const struct extraction *e, const struct dates *dates);
/* After the claims of a sentence with the figures [from, to): which date the next sentence may go on from. */
void claim_carry(struct frame *frame, const struct extraction *e, uint32_t from, uint32_t to, struct dates *dates);

#endif
