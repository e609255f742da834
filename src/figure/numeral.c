/* Numerals in digits: group marks, points, fractions, ordinals, and the scale behind them. Those in words are in words.c. */
#include "figure/finder.h"
#include "figure/words.h"

enum { DIGITS_MAX = 18, LONG_WORD = 6 };

struct digits { /* what a run of digits, marks and a point says */
    uint32_t end;
    uint32_t whole_end; /* end of its first run of digits */
    struct decimal value;
    bool grouped, point, whole; /* whole: nothing but the first run */
    bool overflow, chained;     /* chained: 2.1.4, no number */
};

static char byte_at(struct slice text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

static uint32_t digit_run(struct slice text, uint32_t at)
{
    uint32_t end = at;

    while (end < text.len && ascii_is_digit(text.at[end]))
        end++;
    return end - at;
}

/* Length of the groups behind the first run, marks included; 0: not grouped. Indian groups of two end in one of three. */
static uint32_t groups_length(struct slice text, uint32_t at, uint32_t first, char mark)
{
    uint32_t end = at, last = 0, count = 0, pairs = 0;

    if (first > 3)
        return 0;
    while (byte_at(text, end) == mark) {
        uint32_t run = digit_run(text, end + 1);
        if ((run != 3 && run != 2) || (last == 3 && run == 2) || (run == 2 && first > 2))
            break;
        if (run == 3 && last == 3 && pairs)
            break;
        pairs += run == 2;
        last = run;
        end += 1 + run;
        count++;
    }
    if (count == 0 || last != 3)
        return 0;
    return end - at;
}

/* "41 306 new permits", "41 306 tonnes": a word that begins no size ("6 330 ml cans") stands behind, and before it one that is no name. */
static bool is_one_number(struct finder *f, uint32_t start, uint32_t end)
{
    struct slice text = f->view->text;
    uint32_t word = start, behind = end + 1;
    char first = byte_at(text, behind);

    if (byte_at(text, start) == '0' || byte_at(text, end) != ' ' || !ascii_is_alpha(first) || ascii_is_upper(first))
        return false;
    while (ascii_is_alpha(byte_at(text, behind)))
        behind++;
    if (units_at(f, end + 1)->count && (byte_at(text, behind - 1) != 's' || behind - end < LONG_WORD))
        return false;
    if (start < 2 || byte_at(text, start - 1) != ' ')
        return start == 0;
    while (word > 1 && byte_at(text, word - 2) != ' ' && byte_at(text, word - 2) != '\n')
        word--;
    return !ascii_is_upper(byte_at(text, word - 1)) && !ascii_is_digit(byte_at(text, word - 1)) &&
           ascii_is_alpha(byte_at(text, start - 2));
}

/* "1 250 000" and "10 000": groups parted by plain blanks, only where they cannot be two numbers side by side. */
static uint32_t blank_groups_length(struct finder *f, uint32_t at, uint32_t first)
{
    struct slice text = f->view->text;
    uint32_t length = first <= 3 ? groups_length(text, at, 3, ' ') : 0;

    if (length == 4 && memcmp(text.at + at, " 000", 4) != 0 && !is_one_number(f, at - first, at + length))
        return 0;
    if (length == 0 && first <= 3 && text.len - at >= 5 && memcmp(text.at + at, ", 000", 5) == 0 &&
        !(text.len - at > 5 && ascii_is_digit(text.at[at + 5])))
        return 5; /* texts that were taken apart into words */
    return length;
}

static bool add_digits(struct slice text, uint32_t from, uint32_t to, struct digits *d, int *count)
{
    for (uint32_t i = from; i < to; i++) {
        if (!ascii_is_digit(text.at[i]))
            continue;
        if (*count == 0 && text.at[i] == '0')
            continue;
        if (++*count > DIGITS_MAX)
            return false;
        d->value.digits = d->value.digits * 10 + (text.at[i] - '0');
    }
    return true;
}

/* "2,3 euros": a comma and one or two digits, which no group has, where no list goes on: a decimal comma. */
static bool is_decimal_comma(const struct finder *f, uint32_t at, uint32_t first)
{
    struct slice text = f->view->text;
    uint32_t run = byte_at(text, at) == f->group_mark ? digit_run(text, at + 1) : 0, after = at + 1 + run, end;
    char next = byte_at(text, after);

    if (first > 3 || (run != 1 && run != 2) || (at > first && byte_at(text, at - first - 1) == f->group_mark))
        return false;
    if ((next == f->group_mark || next == f->decimal_mark) && ascii_is_digit(byte_at(text, after + 1)))
        return false;
    return next != '-' && next != '/' && next != ':' && next != '\'' &&
           !(next == ' ' && form_at((struct finder *)f, after + 1, f->numbers.and_, &end));
}

/* "e-3", "x 10^6", "^6" behind a ten: the power of ten of scientific notation. Returns the end, or `at`. */
static uint32_t exponent_end(struct slice text, uint32_t at, bool ten, int32_t *power)
{
    uint32_t p = at, digits;
    bool negative;

    if (byte_at(text, p) == 'e' || byte_at(text, p) == 'E') {
        p++;
    } else if (!ten) {
        uint32_t times = p + (byte_at(text, p) == ' ');
        bool sign = text.len - times > 6 && memcmp(text.at + times, "\xc3\x97", 2) == 0;
        if (!sign && byte_at(text, times) != 'x' && byte_at(text, times) != '*')
            return at;
        times += sign ? 2 : 1;
        times += byte_at(text, times) == ' ';
        if (text.len - times < 4 || memcmp(text.at + times, "10^", 3) != 0)
            return at;
        p = times + 3;
    } else if (byte_at(text, p) == '^') {
        p++;
    } else {
        return at;
    }
    negative = byte_at(text, p) == '-';
    p += negative || byte_at(text, p) == '+';
    digits = digit_run(text, p);
    if (digits == 0 || digits > 2 || byte_is_word(byte_at(text, p + digits)))
        return at;
    *power = text.at[p] - '0';
    if (digits == 2)
        *power = *power * 10 + (text.at[p + 1] - '0');
    *power = negative ? -*power : *power;
    return p + digits;
}

static bool read_digits(const struct finder *f, uint32_t at, struct digits *d)
{
    struct slice text = f->view->text;
    uint32_t run = digit_run(text, at), end = at + run, length;
    int32_t power = 0;
    int count = 0;

    *d = (struct digits){.whole_end = end, .whole = true};
    if (run == 0 && !(byte_at(text, at) == f->decimal_mark && ascii_is_digit(byte_at(text, at + 1))))
        return false;
    length = run ? groups_length(text, end, run, f->group_mark) : 0;
    if (length == 0 && run)
        length = blank_groups_length((struct finder *)f, end, run);
    if (length) {
        d->grouped = true;
        d->whole = false;
        end += length;
    }
    d->overflow = !add_digits(text, at, end, d, &count);
    if (byte_at(text, end) == f->decimal_mark && ascii_is_digit(byte_at(text, end + 1))) {
        run = digit_run(text, end + 1);
        d->overflow |= !add_digits(text, end + 1, end + 1 + run, d, &count);
        d->value.exponent = -(int32_t)run;
        d->point = true;
        d->whole = false;
        end += 1 + run;
        d->chained = byte_at(text, end) == f->decimal_mark && ascii_is_digit(byte_at(text, end + 1));
    } else if (run && !d->grouped && is_decimal_comma(f, end, run)) {
        run = digit_run(text, end + 1);
        d->overflow |= !add_digits(text, end + 1, end + 1 + run, d, &count);
        d->value.exponent = -(int32_t)run;
        d->point = true;
        d->whole = false;
        end += 1 + run;
    }
    if (!d->chained && !d->overflow && end < text.len && memchr("eE x*^\xc3", text.at[end], 7)) {
        bool ten = d->whole && d->value.digits == 10;
        uint32_t after = exponent_end(text, end, ten, &power);
        if (after != end) {
            if (ten && text.at[end] == '^')
                d->value.digits = 1;
            d->value.exponent += power;
            d->whole = false;
            end = after;
        }
    }
    d->end = end;
    return true;
}

static bool denominator_is_usual(int64_t n)
{
    static const int8_t usual[] = {2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100};

    for (size_t i = 0; i < sizeof usual; i++)
        if (usual[i] == n)
            return true;
    return false;
}

/* "1/2", and "3 1/2" behind a whole number: adds to n and moves its end. */
static void read_slash_fraction(const struct finder *f, struct numeral *n, const struct digits *whole)
{
    struct slice text = f->view->text;
    uint32_t top = n->start + (text.at[n->start] == '-' || text.at[n->start] == '+'), slash = whole->end, end, top_end, bottom;
    int64_t numerator = 0, denominator = 0;
    bool mixed = false;

    if ((byte_at(text, slash) == ' ' || (byte_at(text, slash) == '-' && byte_at(text, slash + 2) == '/')) &&
        digit_run(text, slash + 1) == 1) { /* "7 1/4", "7-1/4" */
        mixed = true;
        top = slash + 1;
        slash = top + 1;
    }
    if (slash - top > 2)
        return;
    top_end = slash;
    if (text.len - slash > 3 && memcmp(text.at + slash, " / ", 3) == 0) /* texts that were taken apart into words */
        slash++;
    if (byte_at(text, slash) != '/')
        return;
    bottom = slash + 1 + (slash != top_end);
    end = bottom + digit_run(text, bottom);
    if (end - bottom > 3 || end == bottom || byte_at(text, end) == '/')
        return;
    for (uint32_t i = top; i < top_end; i++)
        numerator = numerator * 10 + (text.at[i] - '0');
    for (uint32_t i = bottom; i < end; i++)
        denominator = denominator * 10 + (text.at[i] - '0');
    if (numerator == 0 || numerator >= denominator || !denominator_is_usual(denominator))
        return;
    if (mixed && !value_add(n->value, value_fraction(numerator, denominator), &n->value))
        return;
    if (!mixed)
        n->value = value_fraction(numerator, denominator);
    n->end = end;
    n->fraction = true;
    n->integer = false;
}

/* "3½": a glyph directly behind, or behind a blank. */
static void read_glyph(struct finder *f, struct numeral *n)
{
    uint32_t at = n->end + (byte_at(f->view->text, n->end) == ' '), end;
    const struct form *form;
    struct value part;

    if (!ascii_is_alpha(byte_at(f->view->text, at)) && (form = form_at(f, at, f->numbers.glyph, &end)) != NULL &&
        words_fraction_value(form->value, &part) && value_add(n->value, part, &n->value)) {
        n->end = end;
        n->fraction = true;
        n->integer = false;
    }
}

static void push(struct numerals *out, const struct numeral *n)
{
    if (out->count < NUMERALS_MAX)
        out->options[out->count++] = n;
}

static struct numeral *fresh(struct finder *f, const struct numeral *like)
{
    struct numeral *n = arena_alloc(f->arena, sizeof *n);

    *n = *like;
    return n;
}

static void options_of_digits(struct finder *f, uint32_t start, uint32_t at, struct numerals *out)
{
    struct numeral n = {.start = start}, scaled;
    struct digits d;
    uint32_t end;

    if (!read_digits(f, at, &d))
        return;
    if (d.overflow)
        return;
    n.end = d.end;
    n.value = value_of(f->view->text.at[start] == '-' ? decimal_negate(d.value) : d.value);
    n.precision = decimal_of(1, d.value.exponent);
    n.grouped = d.grouped;
    n.integer = d.whole;
    if (!d.chained) {
        const struct numeral *plain;
        if (d.whole && ascii_is_alpha(byte_at(f->view->text, n.end)) && form_at(f, n.end, f->numbers.ordinal_suffix, &end)) {
            struct numeral *ordinal = fresh(f, &n);
            ordinal->ordinal = true;
            ordinal->end = end;
            push(out, ordinal);
        }
        plain = fresh(f, &n);
        if (d.whole)
            read_slash_fraction(f, &n, &d);
        if (d.whole && !n.fraction)
            read_glyph(f, &n);
        if (!n.fraction && words_behind(f, &n) && !(d.whole && words_fraction_of_digits(f, &n)))
            words_and_fraction(f, &n);
        scaled = n;
        if (words_scale(f, &scaled, true)) {
            if (!words_and_fraction(f, &scaled))
                words_add(f, &scaled);
            push(out, fresh(f, &scaled));
        }
        if (n.fraction)
            push(out, fresh(f, &n));
        push(out, plain);
    }
    if (!d.whole || d.chained) {
        struct numeral *part = fresh(f, &n);
        part->end = d.whole_end;
        part->partial = part->integer = true;
        part->grouped = part->fraction = false;
        part->value = value_of(decimal_of(0, 0));
        for (uint32_t i = at; i < d.whole_end && i < at + DIGITS_MAX; i++)
            part->value.number.digits = part->value.number.digits * 10 + (f->view->text.at[i] - '0');
        if (d.whole_end > at)
            push(out, part);
    }
}

void digits_at(struct finder *f, uint32_t at, struct numerals *out)
{
    if (ascii_is_digit(byte_at(f->view->text, at)))
        options_of_digits(f, at, at, out);
}

/* Whether a word stands at `at` that begins no numeral, as most do. */
static bool is_no_numeral(const struct finder *f, uint32_t at)
{
    const struct token *token = token_at(f, at), *next;

    if (!token || !(token->shape & SHAPE_WORD))
        return !token && at > 0 && ascii_is_alpha(f->view->text.at[at - 1]); /* inside a word */
    if (token->word && token->word->letters && token->word->starts & STARTS_NUMBER && !(token->word->starts & IS_NUMERAL)) {
        next = token_behind(f->view, token);
        return next && token_is_plain(f->view, next) && !(next->word && next->word->starts & IN_NUMERAL) &&
               !token_begins_longer(f->view, token);
    }
    if (token->word)
        return token->word->letters && !(token->word->starts & STARTS_NUMBER);
    for (uint32_t i = at; i < token->end; i++) /* an unknown word may have a known one before its point or apostrophe */
        if (!byte_is_word(f->view->text.at[i]))
            return false;
    return true;
}

const struct numerals *numerals_at(struct finder *f, uint32_t at)
{
    static const struct numerals none = {0};
    struct memo *memo;
    const struct numerals *known = memo_find(f, f->numerals, at, &memo);
    struct numerals found = {0}, *kept;
    struct slice text = f->view->text;
    char c, next;

    if (known)
        return known;
    c = byte_at(text, at);
    next = byte_at(text, at + 1);
    if (ascii_is_digit(c) || (c == f->decimal_mark && ascii_is_digit(next)))
        options_of_digits(f, at, at, &found);
    else if ((c == '-' || c == '+') && (ascii_is_digit(next) || (next == f->decimal_mark && ascii_is_digit(byte_at(text, at + 2)))))
        options_of_digits(f, at, at + 1, &found);
    else if (byte_is_word(c) && !is_no_numeral(f, at))
        words_at(f, at, &found);
    if (found.count == 0)
        return memo_keep(f, memo, at, &none);
    kept = arena_alloc(f->arena, sizeof *kept);
    *kept = found;
    return memo_keep(f, memo, at, kept);
}

const struct form_hits *forms_at(struct finder *f, uint32_t at)
{
    static const struct form_hits none = {0};
    struct memo *memo;
    const struct form_hits *known = memo_find(f, f->forms, at, &memo);
    const struct token *token;
    struct form_hit hits[HITS_MAX];
    struct form_hits *kept;
    uint32_t count = 0;

    if (byte_at(f->view->text, at) == ' ') /* no form begins so */
        return &none;
    if (known)
        return known;
    token = token_at(f, at);
    if (token && (token->shape & SHAPE_WORD))
        count = view_forms(f->view, token, hits, HITS_MAX);
    else if (at < f->view->text.len)
        count = pack_forms_at(f->pack, f->view->text, at, hits, HITS_MAX);
    if (count == 0)
        return memo_keep(f, memo, at, &none);
    kept = arena_alloc(f->arena, sizeof *kept + count * sizeof *hits);
    kept->count = count;
    memcpy(kept->hits, hits, count * sizeof *hits);
    return memo_keep(f, memo, at, kept);
}

/* False: no form of the class begins at the token. */
static bool token_may_begin(const struct token *token, uint16_t class_id)
{
    return !token->word || !token->word->letters || lexeme_may_begin(token->word, class_id);
}

const struct form *form_of(struct finder *f, const struct token *token, uint16_t class_id, uint32_t *end)
{
    return token_may_begin(token, class_id) ? form_at(f, token->start, class_id, end) : NULL;
}

const struct form *form_at(struct finder *f, uint32_t at, uint16_t class_id, uint32_t *end)
{
    const struct token *token = token_at(f, at);
    const struct form_hits *forms;

    if (token && !token_may_begin(token, class_id))
        return NULL;
    forms = forms_at(f, at);
    for (uint32_t i = 0; i < forms->count; i++)
        if (forms->hits[i].form->class_id == class_id) {
            *end = at + forms->hits[i].len;
            return forms->hits[i].form;
        }
    return NULL;
}
