/* What the files of check/ share: a claim's features, the vocabulary, links, and the checker itself. No other room includes this.
 * Ownership: everything lies in the checker's arena; word ids are dense and given in the sorted order of claims, so that nothing
 * depends on the order in which claims were added. */
#ifndef ASSAY_CHECK_INTERNAL_H
#define ASSAY_CHECK_INTERNAL_H

#include <math.h>

#include "check/check.h"

enum { SEASON_DAYS = 60 }; /* reports farther apart are sooner of two events */
enum { DAY_NONE = INT32_MIN, TERMS_MAX = 96 /* words of one field list or sentence that count */ };
#define NO_WORD UINT32_MAX

/* ---- words ---------------------------------------------------------------------------------------------------------------- */

enum word_flag {
    WORD_LIGHT = 1 << 0,    /* says nothing of the question: articles, prepositions, "said" */
    WORD_PERSON = 1 << 1,   /* people of any sort: class `person` */
    WORD_MONOTONE = 1 << 2, /* counts that only grow: class `monotone` */
    WORD_PLACE = 1 << 3,    /* a country, by name or adjective */
    WORD_NOUN = 1 << 8,     /* a noun first of all */
    WORD_PART = 1 << 7,     /* people of a sort that is counted beside the whole: class `part-head` */
    WORD_AND = 1 << 6,      /* joins two things, and so ends what belongs to the first */
    WORD_NUMBER = 1 << 5,   /* a numeral in words */
    WORD_GENERIC = 1 << 4   /* a head that needs its neighbour: "number", "total", "level" (class `generic-head`) */
};

struct word { /* one concept: a stem, after synonyms */
    struct slice stem;
    uint64_t hash;          /* of the stem */
    uint64_t aspects;       /* bits of what a figure near it is about */
    uint64_t cargo_aspects; /* the same for amounts alone */
    uint64_t poles;         /* bits of the contraries that it states ("imports" against "exports") */
    uint32_t outcome;       /* bits of outcome classes (dead, injured) */
    uint32_t country;       /* word id of the country that a place belongs to; NO_WORD */
    uint32_t documents;     /* how many documents have it */
    uint32_t last_document; /* of the count */
    float weight;           /* 0..1; set by weights_learn */
    uint16_t flags;
};

enum { AXES_MAX = 32 };

struct vocabulary {
    const struct pack *pack;
    struct stemmer *stemmer;
    struct arena *arena;
    struct map surfaces; /* lower-case word -> word id */
    struct map stems;    /* stem -> word id */
    struct word *words;
    uint32_t count, capacity;
    uint16_t synonym, outcome, qualifier, light, designator, person, monotone, contrary, generic, part, part_of, additional, aspect,
        cargo_aspect, aboard, place, demonym, saying, statement, scope, scope_prep; /* classes of the pack */
    struct map outcomes;                                                            /* names of outcome classes -> bit */
    uint32_t monotone_outcomes, shrinking_outcomes;
    struct map aspects; /* names of aspects -> bit */
    struct map poles;   /* "axis/pole" -> bit */
    struct map axes;    /* axis -> index into axis_masks */
    uint64_t axis_masks[AXES_MAX];
    uint32_t axis_count, pole_count;
    uint64_t cargo;              /* aspects of which an amount has one: what leaked is not what is aboard */
    uint64_t growing, dwindling; /* those of which a later report may have more, or less */
    uint64_t distance;           /* the pole of lengths that lead from one place to another; 0: the pack has none */
};

bool vocabulary_init(struct vocabulary *v, const struct pack *pack, struct arena *arena); /* false: out of memory */
void vocabulary_free(struct vocabulary *v);
/* Word id of a word as written; NO_WORD for what is no word (digits, single letters). */
uint32_t vocabulary_word(struct vocabulary *v, struct slice written);
/* Whether a word is a form of a class of the pack. */
bool word_is(const struct vocabulary *v, struct slice written, uint16_t class_id);
/* The next word of a text, lower-case letters or not, from *at on; false at the end. Possessive endings are left out. */
bool next_word(struct slice text, size_t *at, struct slice *word);

/* Whether a text has a word of a class of the pack, in any of its forms. */
bool says_class(const struct pack *pack, struct slice text, const char *class_name);

/* ---- features --------------------------------------------------------------------------------------------------------------- */

enum field {                    /* bit set: where a claim has a word */
             IN_CLOSE = 1 << 5, /* near terms: right beside the figure */
             IN_MEASURE = 1 << 0,
             IN_UNIT = 1 << 1, /* the counted noun */
             IN_SUBJECT = 1 << 2,
             IN_BASE = 1 << 3,
             IN_ENTITY = 1 << 4,
             IN_CORE = IN_MEASURE | IN_UNIT | IN_SUBJECT | IN_BASE | IN_ENTITY
};

enum { WORDS_MAX = 1 << 25 }; /* concepts; later ones are no words */

struct term { /* four bytes: there are dozens for each claim */
    uint32_t word : 25;
    uint32_t fields : 7; /* enum field; 0 in context lists */
};

static inline struct term term_of(uint32_t word, uint32_t fields)
{
    struct term term = {word & (WORDS_MAX - 1), fields & 0x7f};

    return term;
}

struct terms { /* sorted by word, no doubles */
    struct term *items;
    uint32_t count;
    float weight; /* sum of weights (context: of squares); set after the weights are known */
};

struct calendar { /* what is known of a date; 0: not known */
    int16_t year;
    int8_t month, day, weekday;
    int16_t minute;  /* of the day, plus 1; times */
    bool year_known; /* stated, not worked out from another date */
};

enum { DESIGNATED_MAX = 4 }; /* things in one sentence that a word before their name tells the sort of */

struct context { /* words of a sentence or of a title: shared by its claims */
    struct terms terms;
    struct designated {
        uint64_t sort, name; /* hashes: "Flight 447", "Typhoon Anselm" */
    } designated[DESIGNATED_MAX];
    uint32_t designated_count;
    uint64_t skeleton; /* hash of the words without digits: what a copy keeps when its figure is changed */
    uint32_t length;   /* words */
    uint32_t document;
    uint32_t number; /* in the order of making */
    bool title;
    bool past;           /* a date in it lies long before the document: what it tells is background */
    uint32_t past_start; /* where the first such date stands */
    bool base_past;      /* the same of what a change is measured against: "more than in 2021" */
};

enum said {
    SAID_NOTHING,
    SAID_NEWS /* "announced": the news may be the event */,
    SAID_ONLY /* the day of a statement about something else */
};

enum grain { GRAIN_NONE, GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR, GRAIN_LONG }; /* how long the time is that a date names */

struct features {
    const struct claim *claim;
    struct interval span;
    bool has_span, is_date;
    bool by_weekday; /* a date that the text gives as a day of the week */
    uint8_t said;    /* enum said: dates */
    uint8_t grain;   /* enum grain */
    bool person;     /* counts people */
    bool monotone, shrinking;
    bool part;          /* "two of them" */
    bool past;          /* a date long before the document governs it */
    uint8_t digits;     /* significant digits as written, 0 for vague ones */
    uint8_t comparison; /* enum comparison */
    uint8_t rivals;     /* other values of its sort in its document, at most 255 */
    uint64_t dimension; /* hash: what may be compared at all */
    uint64_t poles, aspects;
    uint64_t own_aspects; /* those of the measure alone */
    uint32_t outcome;
    uint32_t head;               /* word id of the counted noun's or measure's head; NO_WORD */
    uint32_t scope;              /* word id of the part that it is said of (scope.c); NO_WORD */
    uint32_t document;           /* a dense number */
    uint32_t event;              /* documents of one event share it (gather.c); NO_WORD: not known */
    uint32_t cluster;            /* near-duplicate documents share it */
    uint32_t copy_of;            /* index of the claim that it copies; NO_WORD */
    int32_t first_day, last_day; /* period; DAY_NONE */
    int32_t published;
    uint64_t prefix;      /* hash of the words before the figure in its sentence */
    uint64_t attribution; /* hash of its words; 0: none */
    uint64_t base_period;
    struct calendar date;
    struct terms core;
    struct terms near; /* words close to the figure in its sentence */
    const struct context *sentence, *title;
    const struct terms *topic; /* the words of all claims of the document; NULL: not known */
};

enum comparison {
    COMPARE_QUANTITY,
    COMPARE_COUNT,
    COMPARE_SHARE,
    COMPARE_EXACT /* ordinals, ages */,
    COMPARE_DATE,
    COMPARE_TIME,
    COMPARE_SCORE
};

/* Fills everything but document numbers, cluster, copy_of and term weights. */
void features_make(struct vocabulary *v, struct arena *arena, const struct claim *claim, const struct context *sentence,
                   const struct context *title, struct features *out);
/* Sorted by word, with the fields of equal words joined. */
void terms_settle(struct arena *arena, struct term *items, uint32_t count, struct terms *out);
void context_make(struct vocabulary *v, struct arena *arena, struct slice text, struct context *out);
int32_t day_of(struct slice iso, bool last); /* YYYY[-MM[-DD]]; DAY_NONE */
/* Where the figure stands in its sentence; false: not found. */
bool claim_place(const struct claim *claim, size_t *start, size_t *end);

/* ---- weights ------------------------------------------------------------------------------------------------------------------ */

struct weights {
    uint32_t documents;
    bool fixed; /* read from a file */
};

void weights_count(struct vocabulary *v, const struct features *f, uint32_t count, struct weights *w);
bool weights_read(struct vocabulary *v, struct slice text, struct weights *w, struct diagnostics *diags);
void weights_apply(struct vocabulary *v, const struct weights *w);
struct slice weights_text(const struct vocabulary *v, struct arena *arena, const struct weights *w);
void terms_weigh(const struct vocabulary *v, struct terms *terms, bool squares);

/* ---- links --------------------------------------------------------------------------------------------------------------------- */

enum block { /* why two claims are not compared */
             BLOCK_NONE,
             BLOCK_DIMENSION,
             BLOCK_GRAIN,
             BLOCK_COUNTED_OFF,
             BLOCK_STATUS,
             BLOCK_DENIED,
             BLOCK_ROLE,
             BLOCK_QUALIFIER,
             BLOCK_OUTCOME,
             BLOCK_THING,
             BLOCK_BASE,
             BLOCK_BASE_PERIOD,
             BLOCK_PERIOD,
             BLOCK_STATEMENT,
             BLOCK_HAPPENING,
             BLOCK_PLACE,
             BLOCK_SCOPE,
             BLOCK_SUBJECT,
             BLOCK_MEASURE,  /* shares and dates whose measures have no word in common */
             BLOCK_NAMELESS, /* nothing says that it is the same person, nothing that it is another */
             BLOCK_SENTENCE,
             BLOCK_COUNT
};
extern const char *const BLOCK_NAMES[BLOCK_COUNT];

enum feature {
    FEATURE_HEAD,
    FEATURE_ASPECT,
    FEATURE_NEAR,
    FEATURE_CONTEXT,
    FEATURE_EVENT,
    FEATURE_NAMES,
    FEATURE_PERIOD,
    FEATURE_VALUE,
    FEATURE_GAP,
    FEATURE_ALONE,
    FEATURE_STATUS,
    FEATURE_DOCUMENT,
    FEATURE_COPY,
    FEATURE_COUNT
};
extern const char *const FEATURE_NAMES_OF[FEATURE_COUNT];

struct likeness {
    enum block block;
    double values[FEATURE_COUNT];
    double score; /* log odds that both answer the same question; 0 is the threshold at sensitivity 0.5 */
};

static const double SOLE_ANSWER = 0.7; /* log odds for two figures that differ where neither document has a better answer */

struct link {
    float score;
    uint32_t a, b;
};

/* A pure function of the two claims, the pack and the weights. */
void likeness_of(const struct vocabulary *v, const struct features *a, const struct features *b, struct likeness *out);
/* Whether they may be compared and the score is `least` or more; cheaper than likeness_of for the many that are not. */
bool likeness_reaches(const struct vocabulary *v, const struct features *a, const struct features *b, double least, double *score);
double likeness_weight(const struct features *f, enum feature feature);
double likeness_bias(const struct features *f);
/* block.c: by what is known without a look at the words, by the words, by both. */
enum block facts_apart(const struct vocabulary *v, const struct features *a, const struct features *b);
enum block words_apart(const struct vocabulary *v, const struct features *a, const struct features *b);
enum block blocked(const struct vocabulary *v, const struct features *a, const struct features *b);
struct period_fit { /* near: days that get mixed up; contained: a year and its quarter */
    bool known, disjoint, near, contained;
};
/* Whether a date lies so long before its own document that what happened then is no news in it. */
bool is_long_past(const struct features *f);
struct period_fit fit_periods(const struct features *a, const struct features *b);
bool has_term(const struct terms *terms, uint32_t word);
/* Whether a claim, its sentence or its title has the word. */
bool mentions(const struct features *f, uint32_t word);
/* What one denies another may state. */
static inline bool is_denied(const struct features *f)
{
    return f->claim->status == STATUS_DENIED;
}
/* scope.c: the part of a place or thing that a claim is of ("in hospitals"); NO_WORD: it names none. */
uint32_t scope_of(struct vocabulary *v, const struct claim *claim);
/* One counts in a part what the other counts everywhere. */
bool scopes_apart(const struct features *a, const struct features *b);
/* agree.c. disjoint: the two cannot both be literally true. */
bool disjoint(const struct features *a, const struct features *b);
/* Whether a careful reader takes the two for the same number: bounds are near their number. */
bool agree(const struct features *a, const struct features *b);
/* 0..1: the same number says the more, the more digits it has. */
double same_value(const struct features *a, const struct features *b);
/* The same telling figure in two reports of one event: then words differ only in how it is said. */
bool same_figure(const struct features *a, const struct features *b);

/* ---- the index ------------------------------------------------------------------------------------------------------------------ */

enum { KEYS_MAX = 16 };
uint32_t keys_of(const struct vocabulary *v, const struct features *f, uint64_t keys[KEYS_MAX], uint32_t words[KEYS_MAX]);

/* ---- the checker ----------------------------------------------------------------------------------------------------------------- */

enum { CLAIM_BLOCK = 1024 };

struct meeting; /* events.c */

struct checker {
    struct arena arena, scratch; /* claims and results; one group's work */
    const struct pack *pack;
    struct check_options options;
    struct diagnostics *diags;
    struct vocabulary vocabulary;
    struct map strings;    /* interned columns */
    struct claim **blocks; /* of CLAIM_BLOCK claims */
    uint32_t block_count, block_capacity, claim_count;
    struct claim *last;
    struct features *features; /* sorted by claim id and source */
    uint32_t count;
    struct weights weights;
    struct meeting *meetings; /* events.c: where documents meet; sorted */
    size_t meeting_count;
    uint32_t *group_of;    /* by claim; NO_WORD: none */
    uint64_t *by_document; /* document << 32 | claim, sorted */
    struct link *links;
    size_t link_count, link_capacity;
    struct map baseline; /* ids left out */
    uint32_t document_count;
    uint32_t *cluster_of; /* by document: near-duplicate documents share a number */
    bool failed;          /* memory ended */
    bool misused;         /* an option could not be read */
};

double checker_threshold(const struct checker *c);
void scratch_reset(struct checker *c);
/* keys.c: fills links with all pairs above the threshold. */
void links_find(struct checker *c);
/* answers.c: drops links between figures that differ where a document has a better answer. */
void answers_choose(struct checker *c);
/* Whether a rival with the same figure says as much by its words as the one that differs, score for score: a day on which something else
 * happened is no better answer. */
bool answers_better(const struct features *a, const struct features *rival, double rival_score, double score);
/* How far two figures lie apart: as a ratio (its logarithm), dates in days. */
double distance_between(const struct features *a, const struct features *b);
/* topic.c: the topic of every claim's document. */
void topics_make(struct checker *c, struct context *const *contexts, uint32_t count);
/* topic.c: how many other values of its sort stand in a claim's document. */
void rivals_count(struct checker *c);
/* parts.c: marks the counts that are a part of another in their document. */
void parts_find(struct checker *c);
/* copies.c: copy_of and clusters. */
void copies_find(struct checker *c);
/* copies.c: pairs whose sentence is the same but for the figure. */
bool copied_but_changed(const struct features *a, const struct features *b);

/* group.c: members of groups, as indexes into features, group after group. */
struct groups {
    uint32_t *members;
    uint32_t *starts; /* count + 1 */
    uint32_t count;
};
void groups_make(struct checker *c, struct groups *out);

/* variants.c */
struct member_variant { /* a variant, as indexes */
    uint32_t *members;
    uint32_t count, capacity;
    struct interval span;
    bool has_span;
};
uint32_t variants_make(struct checker *c, struct arena *arena, const uint32_t *members, uint32_t count,
                       struct member_variant **out);

/* events.c: what documents agree on elsewhere tells whether they report the same event. */
void events_make(struct checker *c, const struct groups *groups);
double events_likeness(const struct checker *c, const struct member_variant *a, const struct member_variant *b, uint32_t group);
/* The sentence of a part has what is left to the whole. */
bool adds_up(const struct checker *c, const struct features *part, const struct features *whole);
bool has_counterpart(const struct checker *c, const struct features *claim, const struct features *other, double score);

/* findings.c: the findings of a group's variants. */
void findings_make(struct checker *c, struct arena *arena, struct group *group, uint32_t number,
                   const struct member_variant *variants);
uint64_t finding_id(const struct claim *const *claims, uint32_t count);
/* arithmetic.c: findings inside sentences; each comes as a group of its own or joins `group`. */
uint32_t arithmetic_find(struct checker *c, struct arena *arena, struct group ***out);
/* slip.c: how much the digits of two figures that differ speak for one number, 0..1; whether they explain a gap between them. */
double slip_likeness(const struct features *a, const struct features *b);
bool slip_explains(const struct features *a, const struct features *b);
/* Whether two neighbouring digits have changed places, and no other. */
bool digits_swapped(const struct features *a, const struct features *b);
/* cause.c: a likely cause of a slip; empty: none shows. */
struct slice cause_of(const struct pack *pack, struct arena *arena, const struct features *a, const struct features *b);
struct slice unit_words(const struct pack *pack, const struct claim *claim); /* in the plural */
/* why.c: the template `why-NAME` of the pack with its places filled. */
struct slot {
    const char *name;
    struct slice value;
};
struct slice why_text(const struct pack *pack, struct arena *arena, const char *name, const struct slot *slots, size_t count);
struct slice source_shown(const struct claim *claim, const struct claim *other);
struct slice shown(struct arena *arena, const struct claim *claim); /* the figure as a person reads it: hedge and text */

#endif
