/* The words and numbers of a sentence whose arithmetic is checked: what ties two figures together, and how exact a number is there. */
#include "check/arithmetic.h"

enum {
    NEAR = 48,       /* bytes between two figures that one construction ties together */
    APPOSITION = 80, /* the same between commas: "the 900 trucks that cross the border every day, or 240, carry" */
    PART_WORDS = 4,  /* between "of" and the whole: "out of the town's some 900" */
    TAIL = 40        /* bytes of noun and verb that may follow a figure inside it */
};

static bool words_between(const struct features *a, const struct features *b, size_t most, struct slice *out)
{
    size_t a_start, a_end, b_start, b_end;

    if (!claim_place(a->claim, &a_start, &a_end) || !claim_place(b->claim, &b_start, &b_end) || b_start < a_end)
        return false;
    *out = slice_part(a->claim->sentence, a_end, b_start);
    return out->len <= most;
}

bool text_between(const struct features *a, const struct features *b, struct slice *out)
{
    return words_between(a, b, NEAR, out);
}

const struct form *class_form_of(const struct sum *s, struct slice word, uint16_t class_id)
{
    char lower[16];
    const struct lexeme *lexeme;

    if (class_id == CLASS_NONE || word.len == 0 || word.len > sizeof lower)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    lexeme = pack_word(s->c->pack, (struct slice){lower, word.len});
    return lexeme ? lexeme_form(lexeme, class_id) : NULL;
}

bool is_class(const struct sum *s, struct slice word, uint16_t class_id)
{
    return class_form_of(s, word, class_id) != NULL;
}

bool has_tag(const struct sum *s, struct slice word, enum tag tag)
{
    char lower[16];
    const struct lexeme *lexeme;

    if (word.len > sizeof lower)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = ascii_lower(word.at[i]);
    lexeme = pack_word(s->c->pack, (struct slice){lower, word.len});
    return lexeme && lexeme->first_tag == tag;
}

static bool is_joining(const struct sum *s, struct slice word)
{
    return has_tag(s, word, TAG_CONJ);
}

bool has_joint(const struct sum *s, struct slice between)
{
    struct slice word;
    size_t at = 0;

    if (slice_find(between, slice_of(","), 0) != SIZE_MAX)
        return true;
    while (next_word(between, &at, &word))
        if (is_joining(s, word))
            return true;
    return false;
}

bool is_behind_class(const struct sum *s, const struct features *f, uint16_t class_id)
{
    struct slice before, word, last = {NULL, 0}, hedge = slice_trim(f->claim->hedge);
    size_t start, end, at = 0;

    if (!claim_place(f->claim, &start, &end))
        return false;
    before = slice_trim(slice_part(f->claim->sentence, 0, start));
    if (hedge.len && slice_ends(before, hedge))
        before = slice_trim(slice_part(before, 0, before.len - hedge.len));
    while (next_word(before, &at, &word))
        last = word;
    return last.len && last.at + last.len == before.at + before.len && is_class(s, last, class_id);
}

bool behind_part_of(const struct sum *s, const struct features *f, enum tag between, struct slice *before)
{
    struct slice words, word, last[2] = {{NULL, 0}, {NULL, 0}}, hedge = slice_trim(f->claim->hedge);
    size_t start, end, at = 0;

    if (!claim_place(f->claim, &start, &end))
        return false;
    words = slice_trim(slice_part(f->claim->sentence, 0, start));
    if (hedge.len && slice_ends(words, hedge))
        words = slice_trim(slice_part(words, 0, words.len - hedge.len));
    while (next_word(words, &at, &word)) {
        last[0] = last[1];
        last[1] = word;
    }
    if (!last[1].len || last[1].at + last[1].len != words.at + words.len)
        return false;
    if (between == TAG_REL || has_tag(s, last[1], between)) {
        if (!has_tag(s, last[1], between))
            return false;
        last[1] = last[0];
    }
    *before = last[1].len ? slice_trim(slice_part(words, 0, (size_t)(last[1].at - words.at))) : words;
    return is_class(s, last[1], s->part_of);
}

/* "240 of the 900": the words between begin with "of" or "out of" and reach the second figure without a mark. */
bool is_part_of(const struct sum *s, const struct features *a, const struct features *b)
{
    struct slice between, word;
    size_t at = 0;

    if (!text_between(a, b, &between) || between.len > TAIL || !next_word(between, &at, &word) || !is_class(s, word, s->part_of))
        return false;
    for (uint32_t words = 0; next_word(between, &at, &word); words++) /* "of oil and 200": another thing is joined */
        if (words == PART_WORDS || is_joining(s, word))
            return false;
    for (size_t i = 0; i < between.len; i++)
        if (between.at[i] == ',' || between.at[i] == ';' || between.at[i] == '(' || between.at[i] == '.')
            return false;
    return true;
}

static bool is_followed_by(const struct features *f, char mark)
{
    size_t start, end;

    return claim_place(f->claim, &start, &end) && end < f->claim->sentence.len && f->claim->sentence.at[end] == mark;
}

/* The words between end in "(" or in a word that says the same again ("or"), with nothing but a hedge behind it. */
bool is_restated(const struct sum *s, const struct features *a, const struct features *b, bool touching)
{
    struct slice between, word, hedge = slice_trim(b->claim->hedge);
    size_t at = 0, mark = SIZE_MAX;

    if (!words_between(a, b, APPOSITION, &between))
        return false;
    if (between.len > NEAR && (touching || !is_followed_by(b, ',') || slice_find(between, slice_of(", "), 0) == SIZE_MAX))
        return false;
    between = slice_trim(between);
    if (hedge.len && slice_ends(between, hedge))
        between = slice_trim(slice_part(between, 0, between.len - hedge.len));
    if (between.len && between.at[between.len - 1] == '(')
        return !touching || between.len == 1;
    while (next_word(between, &at, &word)) {
        mark = (size_t)(word.at - between.at);
        if (is_class(s, word, s->restates) && at == between.len)
            return !touching || mark <= 2;
    }
    return false;
}

bool opens_bracket(const struct features *a, const struct features *b)
{
    struct slice between;

    return text_between(a, b, &between) && slice_find(between, slice_of("("), 0) != SIZE_MAX;
}

/* What was in the bracket is a remark on the figure before. */
bool is_closed_by_bracket(const struct features *f)
{
    return is_followed_by(f, ')');
}

/* ---- numbers -------------------------------------------------------------------------------------------------------------------- */

bool apart(struct interval a, const struct interval *b)
{
    return a.high < b->low || a.low > b->high;
}

double center(const struct interval *span)
{
    if (isinf(span->low))
        return span->high;
    return isinf(span->high) ? span->low : (span->low + span->high) / 2;
}

bool is_point(const struct features *f)
{
    return f->has_span && value_present(f->claim->value) && isfinite(f->span.low) && isfinite(f->span.high) &&
           f->claim->base_value > 0;
}

/* Inside one sentence a number is as exact as it is written: "90" beside "80" is no 9 tens. Two zeros and more stay rounded. */
struct interval span_of(const struct features *f)
{
    const struct claim *claim = f->claim;
    struct interval span = f->span;
    double v = claim->base_value, written, half;

    if (claim->modifier != MOD_EQUAL || claim->value.denominator != 1 || claim->precision.digits == 0 ||
        decimal_normal(claim->value.number).exponent > 1 || v == 0)
        return span;
    written = value_double(claim->value);
    half = decimal_double(claim->precision) / 2 * fabs(v / written);
    if (half > fabs(v) * 0.05)
        half = fabs(v) * 0.05;
    if (span.low < 0 && v > 0) { /* a fall */
        span.low = -v - half;
        span.high = -v + half;
    } else {
        span.low = v - half;
        span.high = v + half;
    }
    return span;
}
