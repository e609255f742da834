/* explain TEXT: each sentence with its figures marked, then for each figure what it was read as, by which rule, how it was normalized,
 * the claim that came of it, and what lost and why. */
#include "report/page.h"

#include "figure/when.h"

enum { LABEL = 14 }; /* columns of the labels, indent not counted */

struct teller {
    struct page page;
    const struct extraction *extraction;
    const struct view *view;
    struct arena *arena;
    bool *told; /* parallel to claims: shown under a figure */
};

static struct slice folded(const struct teller *t, const struct figure *f)
{
    return text_clean(t->arena, slice_part(t->view->text, f->start, f->end));
}

static void write_label(struct teller *t, const char *label)
{
    page_spaces(&t->page, 4);
    page_ink(&t->page, INK_DIM, slice_of(label));
    page_spaces(&t->page, LABEL - (int)strlen(label));
}

static void write_field(struct teller *t, const char *label, struct slice text)
{
    if (text.len == 0)
        return;
    write_label(t, label);
    page_wrap(&t->page, 4 + LABEL, 4 + LABEL, text_clean(t->arena, text));
}

/* ---- the sentence ------------------------------------------------------------------------------------------------------- */

static bool stands(const struct figure *f)
{
    return f->fate == FATE_WON && f->kind != KIND_TRAP;
}

/* What stands below a byte of a sentence: '^' a figure, '-' what a trap keeps from being one. */
static char mark_at(const struct teller *t, uint32_t first, uint32_t last, uint32_t at)
{
    char mark = ' ';

    for (uint32_t i = first; i < last; i++) {
        const struct figure *f = &t->extraction->figures.items[i];

        if (at < f->start || at >= f->end)
            continue;
        if (stands(f))
            return '^';
        if (f->kind == KIND_TRAP ? f->fate == FATE_WON : f->fate == FATE_TRAP)
            mark = '-';
    }
    return mark;
}

static void write_marks(struct teller *t, uint32_t first, uint32_t last, uint32_t start, struct slice line)
{
    char *marks = arena_alloc(t->arena, 2 * line.len + 1);
    size_t used = 0, kept = 0;

    for (size_t at = 0; at < line.len;) {
        size_t length = 1;
        int columns;

        while (at + length < line.len && ((unsigned char)line.at[at + length] & 0xc0) == 0x80)
            length++;
        columns = text_columns(slice_part(line, at, at + length));
        for (; columns > 0; columns--)
            marks[used++] = mark_at(t, first, last, start + (uint32_t)at);
        at += length;
    }
    for (size_t i = 0; i < used; i++)
        if (marks[i] != ' ')
            kept = i + 1;
    if (kept == 0)
        return;
    page_spaces(&t->page, 2);
    page_ink(&t->page, INK_GREEN, (struct slice){marks, kept});
    writer_char(t->page.writer, '\n');
}

/* The folded text has no controls but line ends between paragraphs; anything else that a terminal would obey becomes a blank, byte by
 * byte, so that the marks stay below what they mark. */
static struct slice printable(struct teller *t, struct slice line)
{
    struct slice copy = arena_copy(t->arena, line);
    char *bytes = arena_alloc(t->arena, copy.len + 1);

    memcpy(bytes, copy.at ? copy.at : "", copy.len);
    for (size_t i = 0; i < copy.len; i++)
        if ((unsigned char)bytes[i] < 0x20 || bytes[i] == 0x7f)
            bytes[i] = ' ';
    for (size_t i = 0; i + 1 < copy.len; i++) /* C1 controls: U+0080 to U+009F */
        if ((unsigned char)bytes[i] == 0xc2 && (unsigned char)bytes[i + 1] < 0xa0)
            bytes[i] = bytes[i + 1] = ' ';
    return (struct slice){bytes, copy.len};
}

static void write_sentence(struct teller *t, const struct sentence *sentence, uint32_t first, uint32_t last)
{
    struct slice rest = printable(t, slice_part(t->view->text, sentence->start, sentence->end)), line;
    const char *begin = rest.at;

    while (text_line(&rest, t->page.width - 2, &line)) {
        page_spaces(&t->page, 2);
        page_put(&t->page, line);
        writer_char(t->page.writer, '\n');
        write_marks(t, first, last, sentence->start + (uint32_t)(line.at - begin), line);
    }
    if (sentence->repeated)
        page_wrap(&t->page, 0, 2, slice_of("  (these words stood before in this document: nothing is claimed from them again)"));
}

/* ---- figures ------------------------------------------------------------------------------------------------------------- */

static struct slice rule_place(struct teller *t, const struct rule *rule)
{
    return arena_format(t->arena, "%.*s (%.*s:%u)", (int)rule->name.len, rule->name.at, (int)rule->file.len, rule->file.at,
                        rule->line);
}

static struct slice cell(const struct claim *claim, const char *column, char *buffer)
{
    return column_text(column_by_name(slice_of(column)), claim, buffer);
}

/* "4100000 t (metric ton)", "3 to 5 ...", "at least" bounds as the columns have them. */
static struct slice amount(struct teller *t, const struct claim *claim, const char *value, const char *low, const char *high,
                           struct slice unit)
{
    char a[DECIMAL_TEXT_MAX], b[DECIMAL_TEXT_MAX], c[DECIMAL_TEXT_MAX];
    struct slice v = cell(claim, value, a), l = cell(claim, low, b), h = cell(claim, high, c);
    struct slice out = v;

    if (l.len != 0 && h.len != 0 && (v.len == 0 || !slice_equal(l, v) || !slice_equal(h, v)))
        out = arena_format(t->arena, "%.*s%s%.*s to %.*s%s", (int)v.len, v.at, v.len ? " (" : "", (int)l.len, l.at, (int)h.len,
                           h.at, v.len ? ")" : "");
    else if (l.len != 0 && h.len == 0)
        out =
            arena_format(t->arena, "%.*s%sfrom %.*s on%s", (int)v.len, v.at, v.len ? " (" : "", (int)l.len, l.at, v.len ? ")" : "");
    else if (h.len != 0 && l.len == 0)
        out = arena_format(t->arena, "%.*s%sup to %.*s%s", (int)v.len, v.at, v.len ? " (" : "", (int)h.len, h.at, v.len ? ")" : "");
    if (out.len == 0 || slice_equal(unit, slice_of("1"))) /* a bare number */
        return arena_copy(t->arena, out);
    return arena_format(t->arena, "%.*s %.*s", (int)out.len, out.at, (int)unit.len, unit.at);
}

static void write_claim(struct teller *t, const struct claim *claim)
{
    static const char *const FIELDS[] = {"change",     "role", "status",      "measure",  "subject",
                                         "qualifiers", "base", "base_period", "entities", "when"};
    static const char *const LAST[] = {"attribution", "assumed", "claim_id"};
    char buffer[DECIMAL_TEXT_MAX];
    struct slice text;
    const char *dash = claim->period_start.len && claim->period_end.len ? " to " : claim->period_start.len ? " on" : "up to ";

    write_field(t, "kind", cell(claim, "kind", buffer));
    text = amount(t, claim, "value", "low", "high", claim->unit);
    if (text.len != 0 && claim->unit_name.len != 0 && !slice_equal(claim->unit_name, claim->unit))
        text = arena_format(t->arena, "%.*s (%.*s)", (int)text.len, text.at, (int)claim->unit_name.len, claim->unit_name.at);
    write_field(t, "value", text);
    text = amount(t, claim, "base_value", "base_low", "base_high", claim->base_unit);
    if (text.len != 0 && claim->dimension.len != 0)
        text = arena_format(t->arena, "%.*s, %.*s", (int)text.len, text.at, (int)claim->dimension.len, claim->dimension.at);
    write_field(t, "in base units", text);
    write_field(t, "precision", cell(claim, "precision", buffer));
    text = slice_of(MODIFIER_NAMES[claim->modifier]);
    if (claim->hedge.len != 0)
        text = arena_format(t->arena, "%.*s from \"%.*s\"", (int)text.len, text.at, (int)claim->hedge.len, claim->hedge.at);
    if (claim->modifier != MOD_EQUAL || claim->hedge.len != 0)
        write_field(t, "modifier", text);
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        write_field(t, FIELDS[i], cell(claim, FIELDS[i], buffer));
    if (claim->period_start.len != 0 || claim->period_end.len != 0)
        write_field(t, "period",
                    arena_format(t->arena, "%.*s%s%.*s", (int)claim->period_start.len, claim->period_start.at, dash,
                                 (int)claim->period_end.len, claim->period_end.at));
    for (size_t i = 0; i < sizeof LAST / sizeof *LAST; i++)
        write_field(t, LAST[i], cell(claim, LAST[i], buffer));
}

/* What the figure room read, before a claim was made of it. */
static void write_reading(struct teller *t, const struct figure *f)
{
    char buffer[DECIMAL_TEXT_MAX];
    struct slice text;

    if (f->numeral) {
        struct slice numeral = text_clean(t->arena, slice_part(t->view->text, f->numeral->start, f->numeral->end));

        text = value_cell(f->numeral->value, buffer);
        if (text.len == 0 && f->numeral->vague) {
            char high[DECIMAL_TEXT_MAX];
            struct slice l = value_cell(f->numeral->low, buffer), h = value_cell(f->numeral->high, high);

            text = arena_format(t->arena, "%.*s up to %.*s", (int)l.len, l.at, (int)h.len, h.at);
        }
        write_field(t, "numeral",
                    arena_format(t->arena, "\"%.*s\" = %.*s%s", (int)numeral.len, numeral.at, (int)text.len, text.at,
                                 f->range ? ", the first of a range" : ""));
    }
    if (f->unit)
        write_field(t, "unit",
                    arena_format(t->arena, "%.*s = %.*s%s%s", (int)f->unit->id.len, f->unit->id.at, (int)f->unit->name.len,
                                 f->unit->name.at, f->unit_prefix ? ", before the number" : "",
                                 f->unit_shared ? ", from a neighbour" : ""));
}

static void write_won(struct teller *t, const struct figure *f)
{
    const struct claims *claims = &t->extraction->claims;
    size_t start = view_source(t->view, f->start), end = view_source_end(t->view, f->end);
    uint32_t told = 0;

    writer_char(t->page.writer, '\n');
    page_spaces(&t->page, 2);
    page_ink(&t->page, INK_BOLD, text_shorten(t->arena, &t->page, folded(t, f), t->page.width - 2));
    writer_char(t->page.writer, '\n');
    write_field(t, "rule", rule_place(t, f->rule));
    write_reading(t, f);
    for (uint32_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->items[i];

        if (t->told[i] || claim->start >= end || claim->end <= start || !slice_equal(claim->pattern, f->rule->name))
            continue;
        if (told++ != 0)
            write_field(t, "also said of", claim->subject.len ? claim->subject : slice_of("the next in the list"));
        t->told[i] = true;
        write_claim(t, claim);
    }
    if (told == 0 && f->when)
        write_field(t, "date", when_text(f->when, t->arena));
    if (told == 0)
        write_field(t, "claim", slice_of("no claim could be made of it"));
}

static const char *fate_words(const struct figure *f)
{
    switch (f->fate) {
    case FATE_TRAP: return "no figure, by the trap";
    case FATE_LONGER: return "lost to the longer";
    case FATE_PRIORITY: return "came behind";
    case FATE_REJECTED: return "makes no value";
    case FATE_WON: break;
    }
    return "no figure";
}

static void write_lost(struct teller *t, const struct figure *f)
{
    struct slice text = text_shorten(t->arena, &t->page, folded(t, f), t->page.width / 2);
    struct slice line = arena_format(t->arena, "\"%.*s\" as %.*s: %s", (int)text.len, text.at, (int)f->rule->name.len,
                                     f->rule->name.at, fate_words(f));
    struct slice reason = f->kind == KIND_TRAP ? f->rule->reason : slice_of("");

    if (f->lost_to != UINT32_MAX && f->lost_to < t->extraction->figures.count) {
        const struct figure *winner = &t->extraction->figures.items[f->lost_to];
        struct slice other = text_shorten(t->arena, &t->page, folded(t, winner), t->page.width / 2);

        line = arena_format(t->arena, "%.*s %.*s \"%.*s\"", (int)line.len, line.at, (int)winner->rule->name.len,
                            winner->rule->name.at, (int)other.len, other.at);
        if (winner->kind == KIND_TRAP)
            reason = winner->rule->reason;
    }
    if (reason.len != 0)
        line = arena_format(t->arena, "%.*s (%.*s)", (int)line.len, line.at, (int)reason.len, reason.at);
    page_spaces(&t->page, 4);
    page_ink(&t->page, INK_DIM, slice_of("- "));
    page_wrap(&t->page, 6, 6, text_clean(t->arena, line));
}

/* Rules that were tried at one place and found no value of their kind there share a line. Returns the index behind them. */
static uint32_t write_rejected(struct teller *t, uint32_t first, uint32_t last)
{
    const struct figure *items = t->extraction->figures.items, *f = &items[first];
    struct slice text = text_shorten(t->arena, &t->page, folded(t, f), t->page.width / 2);
    struct slice line = arena_format(t->arena, "\"%.*s\" has no value as", (int)text.len, text.at);
    uint32_t i = first;

    for (; i < last && items[i].fate == FATE_REJECTED && items[i].start == f->start && items[i].end == f->end; i++)
        line = arena_format(t->arena, "%.*s%s %.*s", (int)line.len, line.at, i == first ? "" : ",", (int)items[i].rule->name.len,
                            items[i].rule->name.at);
    page_spaces(&t->page, 4);
    page_ink(&t->page, INK_DIM, slice_of("- "));
    page_wrap(&t->page, 6, 6, line);
    return i;
}

static void write_figures(struct teller *t, uint32_t first, uint32_t last)
{
    const struct figure *items = t->extraction->figures.items;
    bool heading = false;

    for (uint32_t i = first; i < last; i++)
        if (stands(&items[i]))
            write_won(t, &items[i]);
    for (uint32_t i = first; i < last;) {
        if (stands(&items[i])) {
            i++;
            continue;
        }
        if (!heading)
            writer_text(t->page.writer, "\n  considered, and not taken\n");
        heading = true;
        if (items[i].fate == FATE_REJECTED)
            i = write_rejected(t, i, last);
        else
            write_lost(t, &items[i++]);
    }
}

static void write_document(struct teller *t)
{
    const struct extraction *e = t->extraction;
    uint32_t figures = 0;

    for (uint32_t i = 0; i < e->figures.count; i++)
        figures += stands(&e->figures.items[i]);
    if (e->title.len != 0)
        page_wrap(&t->page, 0, 2, text_clean(t->arena, arena_format(t->arena, "Title: %.*s", (int)e->title.len, e->title.at)));
    if (e->published.len != 0)
        page_wrap(&t->page, 0, 2, arena_format(t->arena, "Published: %.*s", (int)e->published.len, e->published.at));
    writer_format(t->page.writer, "%u sentence%s, %u figure%s, %u claim%s.\n", t->view->sentence_count,
                  t->view->sentence_count == 1 ? "" : "s", figures, figures == 1 ? "" : "s", e->claims.count,
                  e->claims.count == 1 ? "" : "s");
}

void report_explain(const struct extraction *extraction, const struct report_style *style, struct writer *w)
{
    struct teller t = {.extraction = extraction, .view = extraction->view, .arena = extraction->view->arena};
    const struct figures *figures = &extraction->figures;
    uint32_t first = 0, last;
    bool others = false;

    page_init(&t.page, w, style);
    t.told = arena_alloc(t.arena, extraction->claims.count * sizeof *t.told);
    write_document(&t);
    for (uint32_t i = 0; i < t.view->sentence_count; i++) {
        while (first < figures->count && figures->items[first].start < t.view->sentences[i].start)
            first++;
        for (last = first; last < figures->count && figures->items[last].start < t.view->sentences[i].end; last++)
            ;
        writer_char(w, '\n');
        write_sentence(&t, &t.view->sentences[i], first, last);
        write_figures(&t, first, last);
        first = last;
    }
    for (uint32_t i = 0; i < extraction->claims.count; i++) {
        if (t.told[i])
            continue;
        if (!others)
            writer_text(w, "\nClaims of no single figure\n");
        others = true;
        writer_char(w, '\n');
        page_spaces(&t.page, 2);
        page_ink(&t.page, INK_BOLD,
                 text_shorten(t.arena, &t.page, text_clean(t.arena, extraction->claims.items[i].text), t.page.width - 2));
        writer_char(w, '\n');
        write_claim(&t, &extraction->claims.items[i]);
    }
}
