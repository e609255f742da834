/* How alike two claims are, feature by feature, and what decided: text for a person. */
#include "check/internal.h"

static void write_number(struct writer *out, double value)
{
    char text[DECIMAL_TEXT_MAX];

    if (isinf(value))
        writer_text(out, value < 0 ? "-inf" : "inf");
    else {
        size_t len = double_text(value, text);

        writer_put(out, (struct slice){text, len});
    }
}

static void write_claim(struct writer *out, const char *name, struct arena *arena, const struct features *f)
{
    writer_format(out, "%s  ", name);
    writer_put(out, shown(arena, f->claim));
    writer_text(out, "  ");
    writer_put(out, f->claim->measure);
    if (f->claim->subject.len) {
        writer_text(out, " / ");
        writer_put(out, f->claim->subject);
    }
    writer_text(out, "  (");
    writer_put(out, f->claim->source);
    writer_text(out, ")\n   allows ");
    if (!f->has_span)
        writer_text(out, "no interval");
    else {
        writer_char(out, f->span.low_open ? '(' : '[');
        write_number(out, f->span.low);
        writer_text(out, ", ");
        write_number(out, f->span.high);
        writer_char(out, f->span.high_open ? ')' : ']');
        writer_char(out, ' ');
        writer_put(out, f->is_date ? slice_of("days since 1970") : f->claim->base_unit);
    }
    writer_char(out, '\n');
}

/* `sole`: what is added where the figures differ and neither document has a better answer (answers.c). */
static void write_likeness(struct writer *out, const struct checker *c, const struct features *f, const struct likeness *l,
                           double sole)
{
    writer_format(out, "   %-24s %6s %7.2f\n", "before any evidence", "", likeness_bias(f));
    for (int i = 0; i < FEATURE_COUNT; i++)
        if (l->values[i] > 0 || l->values[i] < 0)
            writer_format(out, "   %-24s %6.2f %+7.2f\n", FEATURE_NAMES_OF[i], l->values[i],
                          l->values[i] * likeness_weight(f, (enum feature)i));
    if (sole > 0)
        writer_format(out, "   %-24s %6s %+7.2f\n", "no better answer", "", sole);
    writer_format(out, "   %-24s %6s %7.2f   (needs %.2f)\n", "score", "", l->score + sole, checker_threshold(c));
}

static void write_shared(struct writer *out, const struct checker *c, const struct terms *a, const struct terms *b)
{
    writer_text(out, "   shared words around:");
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (a->items[i].word == b->items[k].word) {
                const struct word *word = &c->vocabulary.words[a->items[i].word];

                writer_char(out, ' ');
                writer_put(out, word->stem);
                writer_format(out, " %.2f", (double)word->weight);
            }
    writer_char(out, '\n');
}

/* The features of a claim that the checker ran over, with all that its document told; NULL: not one of them. */
static const struct features *known(const struct checker *c, const struct claim *claim)
{
    uint32_t low = 0, high = c->count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (c->features[mid].claim->claim_id < claim->claim_id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < c->count && c->features[low].claim->claim_id == claim->claim_id ? &c->features[low] : NULL;
}

/* Two claims by themselves: their documents say nothing more of them. */
static void make_pair(struct checker *c, const struct claim *const claims[2], struct context texts[4], struct features out[2])
{
    bool same = slice_equal(claims[0]->sentence, claims[1]->sentence);

    for (int i = 0; i < 2; i++) {
        context_make(&c->vocabulary, &c->arena, claims[i]->sentence, &texts[2 * i]);
        context_make(&c->vocabulary, &c->arena, claims[i]->title, &texts[2 * i + 1]);
        features_make(&c->vocabulary, &c->arena, claims[i], &texts[i && same ? 0 : 2 * i],
                      claims[i]->title.len ? &texts[2 * i + 1] : NULL, &out[i]);
    }
    out[1].document = slice_equal(claims[0]->doc_id, claims[1]->doc_id) ? 0 : 1;
    if (!c->weights.documents)
        weights_apply(&c->vocabulary, &c->weights);
    for (int i = 0; i < 4; i++)
        terms_weigh(&c->vocabulary, &texts[i].terms, true);
    for (int i = 0; i < 2; i++)
        terms_weigh(&c->vocabulary, &out[i].near, true);
}

static void write_decision(struct writer *out, const struct checker *c, const struct features *x, const struct features *y,
                           const struct likeness *likeness, double sole, bool ran)
{
    bool one_group = ran && c->group_of[x - c->features] != NO_WORD && c->group_of[x - c->features] == c->group_of[y - c->features];

    if (likeness->block != BLOCK_NONE)
        writer_format(out, "not comparable: %s differs\n", BLOCK_NAMES[likeness->block]);
    else if (likeness->score + sole < checker_threshold(c) && !one_group)
        writer_text(out, "not compared: too little speaks for the same question\n");
    else if (ran && !one_group)
        writer_text(out, "not in one group: their documents tell of two events, or too little joins the claims around them\n");
    else if (disjoint(x, y) && ran && x->document != y->document &&
             (has_counterpart(c, x, y, likeness->score) || has_counterpart(c, y, x, likeness->score)))
        writer_text(out, "both cannot be true, but the other document has a figure that agrees: two questions\n");
    else if (disjoint(x, y))
        writer_text(out, "same question, and both cannot be true\n");
    else if (!agree(x, y))
        writer_text(out, "same question; both can be true, but they lie far apart\n");
    else
        writer_text(out, "same question, and they agree\n");
}

struct slice check_explain(struct checker *c, struct arena *arena, const struct claim *a, const struct claim *b)
{
    const struct claim *claims[2] = {a, b};
    const struct features *pair[2] = {known(c, a), known(c, b)};
    struct features made[2];
    struct context texts[4];
    struct likeness likeness;
    double sole = 0;
    struct writer *out;
    struct slice text;
    bool ran = pair[0] && pair[1];
    jmp_buf here;

    if (setjmp(here)) {
        c->arena.escape = NULL;
        return (struct slice){NULL, 0};
    }
    c->arena.escape = &here;
    if (!ran)
        make_pair(c, claims, texts, made);
    for (int i = 0; i < 2; i++)
        pair[i] = ran ? known(c, claims[i]) : &made[i];
    likeness_of(&c->vocabulary, pair[0], pair[1], &likeness);
    c->arena.escape = NULL;
    out = writer_memory();
    if (!out)
        return (struct slice){NULL, 0};
    write_claim(out, "A", arena, pair[0]);
    write_claim(out, "B", arena, pair[1]);
    if (likeness.block == BLOCK_NONE && pair[0]->document != pair[1]->document && disjoint(pair[0], pair[1]))
        sole = SOLE_ANSWER;
    write_likeness(out, c, pair[0], &likeness, sole);
    write_shared(out, c, &pair[0]->near, &pair[1]->near);
    write_decision(out, c, pair[0], pair[1], &likeness, sole, ran);
    text = arena_copy(arena, writer_bytes(out));
    writer_abandon(out);
    return text;
}
