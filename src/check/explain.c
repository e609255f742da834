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

static void write_likeness(struct writer *out, const struct checker *c, const struct features *f, const struct likeness *l)
{
    writer_format(out, "   %-24s %6s %7.2f\n", "before any evidence", "", likeness_bias(f));
    for (int i = 0; i < FEATURE_COUNT; i++)
        if (l->values[i] > 0 || l->values[i] < 0)
            writer_format(out, "   %-24s %6.2f %+7.2f\n", FEATURE_NAMES_OF[i], l->values[i],
                          l->values[i] * likeness_weight(f, (enum feature)i));
    writer_format(out, "   %-24s %6s %7.2f   (needs %.2f)\n", "score", "", l->score, checker_threshold(c));
}

static void write_shared(struct writer *out, const struct checker *c, const struct terms *a, const struct terms *b)
{
    writer_text(out, "   shared words:");
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

/* What the document of a claim is about, when the checker has run over its claims. */
static const struct terms *topic_by_id(const struct checker *c, struct slice doc_id)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (slice_equal(c->features[i].claim->doc_id, doc_id))
            return c->features[i].topic;
    return NULL;
}

struct slice check_explain(struct checker *c, struct arena *arena, const struct claim *a, const struct claim *b)
{
    struct features x, y;
    struct context texts[4];
    struct likeness likeness;
    struct writer *out;
    struct slice text;
    jmp_buf here;

    if (setjmp(here)) {
        c->arena.escape = NULL;
        return (struct slice){NULL, 0};
    }
    c->arena.escape = &here;
    context_make(&c->vocabulary, &c->arena, a->sentence, &texts[0]);
    context_make(&c->vocabulary, &c->arena, a->title, &texts[1]);
    context_make(&c->vocabulary, &c->arena, b->sentence, &texts[2]);
    context_make(&c->vocabulary, &c->arena, b->title, &texts[3]);
    features_make(&c->vocabulary, &c->arena, a, &texts[0], a->title.len ? &texts[1] : NULL, &x);
    features_make(&c->vocabulary, &c->arena, b, slice_equal(a->sentence, b->sentence) ? &texts[0] : &texts[2],
                  b->title.len ? &texts[3] : NULL, &y);
    y.document = slice_equal(a->doc_id, b->doc_id) ? 0 : 1;
    if (!c->weights.documents)
        weights_apply(&c->vocabulary, &c->weights);
    for (int i = 0; i < 4; i++)
        terms_weigh(&c->vocabulary, &texts[i].terms, true);
    terms_weigh(&c->vocabulary, &x.near, true);
    terms_weigh(&c->vocabulary, &y.near, true);
    x.topic = topic_by_id(c, a->doc_id);
    y.topic = topic_by_id(c, b->doc_id);
    likeness_of(&c->vocabulary, &x, &y, &likeness);
    c->arena.escape = NULL;
    out = writer_memory();
    if (!out)
        return (struct slice){NULL, 0};
    write_claim(out, "A", arena, &x);
    write_claim(out, "B", arena, &y);
    write_likeness(out, c, &x, &likeness);
    write_shared(out, c, &x.core, &y.core);
    if (likeness.block != BLOCK_NONE)
        writer_format(out, "not comparable: %s differs\n", BLOCK_NAMES[likeness.block]);
    else if (likeness.score < checker_threshold(c))
        writer_text(out, "not compared: too little speaks for the same question\n");
    else if (disjoint(&x, &y))
        writer_text(out, "same question, and both cannot be true\n");
    else if (!agree(&x, &y))
        writer_text(out, "same question; both can be true, but they lie far apart\n");
    else
        writer_text(out, "same question, and they agree\n");
    text = arena_copy(arena, writer_bytes(out));
    writer_abandon(out);
    return text;
}
