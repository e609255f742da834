/* Numerals in words: "twenty-six", "a hundred and four", "half a million", "two and a half thousand", "three quarters", "dozens",
 * "twenty-first". The words come from the classes number-*; the grammar is that of cardinal numbers written in groups of hundreds. */
#include "figure/words.h"

enum role {
    ROLE_UNIT = 1 << 0,
    ROLE_TEEN = 1 << 1,
    ROLE_TEN = 1 << 2,
    ROLE_HUNDRED = 1 << 3,
    ROLE_SCALE = 1 << 4,
    ROLE_DOZEN = 1 << 5,
    ROLE_ARTICLE = 1 << 6,
    ROLE_AND = 1 << 7,
    ROLE_HALF = 1 << 8,
    ROLE_FRACTION = 1 << 9,
    ROLE_ORDINAL = 1 << 10,
    ROLE_POINT = 1 << 11,
    ROLE_MINUS = 1 << 12,
    ROLE_OF = 1 << 13
};

struct piece { /* one word and what it may be in a numeral */
    uint32_t start, end;
    uint32_t roles;
    int64_t cardinal;    /* unit, teen, ten, hundred, dozen */
    int64_t denominator; /* fraction */
    int64_t ordinal;
    struct decimal scale;
    bool plural; /* a word with another form for one: "thirds", "dozens" */
};               /* of a word that is none, only `roles` is set: to 0 */

enum { WORD_MAX = 24, CARDINAL_MAX = 1000000 };

static int64_t whole(const struct form *form)
{
    int64_t n = form->number.digits;

    for (int32_t e = form->number.exponent; e > 0 && n < INT64_MAX / 10; e--)
        n *= 10;
    return n;
}

static void add_role(const struct number_classes *c, const struct form *form, struct piece *p)
{
    uint16_t id = form->class_id;

    if (id == c->unit || id == c->teen || id == c->ten || id == c->hundred || id == c->dozen) {
        p->cardinal = whole(form);
        p->plural = id == c->dozen && form->text.at[form->text.len - 1] == 's';
        p->roles |= id == c->unit      ? ROLE_UNIT
                    : id == c->teen    ? ROLE_TEEN
                    : id == c->ten     ? ROLE_TEN
                    : id == c->hundred ? ROLE_HUNDRED
                                       : ROLE_DOZEN;
    } else if (id == c->scale) {
        p->scale = form->number;
        p->roles |= ROLE_SCALE;
    } else if (id == c->fraction) {
        p->denominator = whole(form);
        p->roles |= ROLE_FRACTION;
        p->plural = form->text.at[form->text.len - 1] == 's';
    } else if (id == c->ordinal) {
        p->ordinal = whole(form);
        p->roles |= ROLE_ORDINAL;
    } else {
        p->roles |= (id == c->article ? ROLE_ARTICLE : 0U) | (id == c->and_ ? ROLE_AND : 0U) | (id == c->half ? ROLE_HALF : 0U) |
                    (id == c->point ? ROLE_POINT : 0U) | (id == c->minus ? ROLE_MINUS : 0U) | (id == c->of ? ROLE_OF : 0U);
    }
}

/* The word of ASCII letters at `at`; *end behind it. NULL: none, or none that a table knows. */
static const struct lexeme *word_at(const struct finder *f, uint32_t at, uint32_t *end)
{
    struct slice text = f->view->text;
    const struct token *token = token_at(f, at);
    char lower[WORD_MAX];
    uint32_t len = 0;

    if (token && token->word && token->word->letters) { /* nothing but letters, but digits may follow */
        *end = token->end;
        return token->end < text.len && byte_is_word(text.at[token->end]) ? NULL : token->word;
    }
    while (at + len < text.len && ascii_is_alpha(text.at[at + len])) {
        if (len == WORD_MAX)
            return NULL;
        lower[len] = ascii_lower(text.at[at + len]);
        len++;
    }
    *end = at + len;
    if (len == 0 || (*end < text.len && byte_is_word(text.at[*end])) || (token && token->end == *end))
        return NULL;
    return pack_word(f->pack, (struct slice){lower, len});
}

static bool piece_at(const struct finder *f, uint32_t at, struct piece *p)
{
    const struct lexeme *word;

    p->start = at;
    p->roles = 0;
    word = word_at(f, at, &p->end);
    if (!word || !(word->starts & IN_NUMERAL))
        return false;
    *p = (struct piece){.start = at, .end = p->end};
    for (int i = 0; i < word->form_count; i++)
        add_role(&f->numbers, word->forms[i], p);
    return p->roles != 0;
}

/* The piece behind one blank or hyphen. */
static bool piece_after(const struct finder *f, uint32_t end, struct piece *p)
{
    struct slice text = f->view->text;

    if (end + 1 >= text.len || (text.at[end] != ' ' && text.at[end] != '-'))
        return false;
    if (end + 3 < text.len && memcmp(text.at + end, " - ", 3) == 0) /* hyphens of texts that were taken apart into words */
        return piece_at(f, end + 3, p) && (p->roles & (ROLE_UNIT | ROLE_FRACTION | ROLE_ORDINAL));
    return piece_at(f, end + 1, p);
}

bool words_behind(const struct finder *f, const struct numeral *n)
{
    struct piece p;

    return piece_after(f, n->end, &p);
}

bool words_fraction_value(struct slice cell, struct value *out)
{
    size_t slash = slice_find(cell, slice_of("/"), 0);
    struct decimal top, bottom;

    if (slash == SIZE_MAX) {
        *out = (struct value){.denominator = 1};
        return decimal_parse(cell, &out->number);
    }
    if (!decimal_parse(slice_part(cell, 0, slash), &top) || !decimal_parse(slice_part(cell, slash + 1, cell.len), &bottom) ||
        top.exponent != 0 || bottom.exponent != 0 || bottom.digits <= 0)
        return false;
    *out = value_fraction(top.digits, bottom.digits);
    return true;
}

static bool apply_scale(struct numeral *n, struct decimal scale, uint32_t end)
{
    struct decimal s = n->scale.digits ? n->scale : decimal_of(1, 0);

    if (!value_scale(n->value, scale, &n->value) || !decimal_multiply(s, scale, &n->scale))
        return false;
    decimal_multiply(n->precision, scale, &n->precision);
    n->end = end;
    n->scaled = true;
    n->integer = false;
    return true;
}

/* Short forms: those marked `glued` in the table only directly behind digits ("480m", not "5 m"). */
static bool short_scale(struct finder *f, struct numeral *n)
{
    struct slice text = f->view->text;
    bool blank = n->end < text.len && text.at[n->end] == ' ';
    const struct form_hits *forms = forms_at(f, n->end + blank);

    for (uint32_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->hits[i].form;
        if (form->class_id == f->numbers.scale_short && !(blank && form->more.len))
            return apply_scale(n, form->number, n->end + blank + forms->hits[i].len);
    }
    return false;
}

bool words_scale(struct finder *f, struct numeral *n, bool digits)
{
    struct piece p;
    bool found = false;

    while (piece_after(f, n->end, &p)) {
        if (p.roles & ROLE_SCALE) {
            if (!apply_scale(n, p.scale, p.end))
                break;
        } else if ((p.roles & (ROLE_HUNDRED | ROLE_DOZEN)) && digits && !found) {
            if (!apply_scale(n, decimal_of(p.cardinal, 0), p.end))
                break;
        } else {
            break;
        }
        found = true;
    }
    return found || (digits && short_scale(f, n));
}

/* "half a million", "a quarter of a million", "three quarters of a dozen", "half million": what a fraction is a fraction of. */
static void fraction_of_scale(struct finder *f, struct numeral *n)
{
    uint32_t end = n->end;
    struct piece p;

    if (!piece_after(f, end, &p))
        return;
    if ((p.roles & ROLE_OF) && !piece_after(f, p.end, &p))
        return;
    if ((p.roles & ROLE_ARTICLE) && !piece_after(f, p.end, &p))
        return;
    if (p.roles & ROLE_SCALE)
        apply_scale(n, p.scale, p.end);
    else if (p.roles & (ROLE_DOZEN | ROLE_HUNDRED))
        apply_scale(n, decimal_of(p.cardinal, 0), p.end);
    else
        return;
    if (n->end != end)
        words_scale(f, n, false);
}

struct group {             /* the cardinal read so far */
    int64_t current;       /* below the last scale word */
    struct value total;    /* scales done */
    struct decimal weight; /* of the last word */
    uint32_t end, last;    /* last: role of the last word, 0 at the beginning */
    bool open;             /* current holds something */
    bool ordinal;
    int64_t ten;        /* its last word, where that is one of the tens and no "and" stands before it; 0 */
    int64_t before_and; /* what `current` was before its last "and"; 0: none */
};

static bool group_takes(const struct group *g, const struct piece *p, uint32_t *role)
{
    uint32_t last = g->last;

    if ((p->roles & ROLE_UNIT) && (last == 0 || (last & (ROLE_TEN | ROLE_HUNDRED | ROLE_SCALE | ROLE_AND))))
        *role = ROLE_UNIT;
    else if ((p->roles & ROLE_TEEN) && (last == 0 || (last & (ROLE_HUNDRED | ROLE_SCALE | ROLE_AND))))
        *role = ROLE_TEEN;
    else if ((p->roles & ROLE_TEN) && (last == 0 || (last & (ROLE_HUNDRED | ROLE_SCALE | ROLE_AND))))
        *role = ROLE_TEN;
    else if ((p->roles & ROLE_HUNDRED) && (last == 0 || (last & (ROLE_UNIT | ROLE_TEEN | ROLE_ARTICLE))))
        *role = ROLE_HUNDRED;
    else if ((p->roles & ROLE_DOZEN) && ((last == 0 && !p->plural) || (last & (ROLE_UNIT | ROLE_TEEN | ROLE_ARTICLE))))
        *role = ROLE_DOZEN;
    else if ((p->roles & ROLE_SCALE) && last != ROLE_AND && last != 0)
        *role = ROLE_SCALE;
    else
        return false;
    return true;
}

static bool group_add(struct group *g, const struct piece *p, uint32_t role)
{
    g->ten = role == ROLE_TEN && g->last != 0 ? p->cardinal : 0;
    switch (role) {
    case ROLE_HUNDRED:
    case ROLE_DOZEN:
        g->current = (g->open ? g->current : 1) * p->cardinal;
        g->weight = decimal_of(p->cardinal, 0);
        break;
    case ROLE_SCALE: {
        struct value part;
        if (!g->open && g->total.number.digits != 0) { /* "thousand million" */
            if (!value_scale(g->total, p->scale, &g->total))
                return false;
        } else if (!value_scale(value_of(decimal_of(g->open ? g->current : 1, 0)), p->scale, &part) ||
                   !value_add(g->total, part, &g->total)) {
            return false;
        }
        g->current = 0;
        g->open = false;
        g->last = role;
        g->end = p->end;
        g->weight = p->scale;
        return true;
    }
    default: g->current += p->cardinal; g->weight = decimal_of(1, 0);
    }
    g->open = true;
    g->last = role;
    g->end = p->end;
    return g->current <= CARDINAL_MAX;
}

/* The last word of an ordinal ("twenty-first", "two hundredth"): closes the group. */
static bool group_ordinal(struct group *g, const struct piece *p)
{
    bool fits = g->last == 0 || (p->ordinal < 10 && (g->last & (ROLE_TEN | ROLE_HUNDRED | ROLE_SCALE | ROLE_AND))) ||
                (p->ordinal < 100 && (g->last & (ROLE_HUNDRED | ROLE_SCALE | ROLE_AND)));

    if (!(p->roles & ROLE_ORDINAL) || !fits)
        return false;
    g->current += p->ordinal;
    g->open = true;
    g->ordinal = true;
    g->end = p->end;
    return true;
}

static void read_group(const struct finder *f, uint32_t at, struct group *g)
{
    struct piece p, next;
    uint32_t role;
    bool more = piece_at(f, at, &p);

    while (more) {
        if (group_takes(g, &p, &role)) {
            if (!group_add(g, &p, role))
                return;
        } else if (g->last == 0 && (p.roles & ROLE_ARTICLE) && piece_after(f, p.end, &next) &&
                   (next.roles & (ROLE_HUNDRED | ROLE_SCALE | ROLE_DOZEN))) {
            g->last = ROLE_ARTICLE;
        } else if ((p.roles & ROLE_AND) && (g->last & (ROLE_HUNDRED | ROLE_SCALE)) && piece_after(f, p.end, &next) &&
                   (next.roles & (ROLE_UNIT | ROLE_TEEN | ROLE_TEN)) && f->view->text.at[p.start - 1] == ' ') {
            struct piece after;
            /* "a hundred and two thirds" has another number behind "and" */
            if ((next.roles & ROLE_UNIT) && piece_after(f, next.end, &after) && (after.roles & (ROLE_FRACTION | ROLE_HALF)))
                return;
            g->before_and = g->last == ROLE_HUNDRED ? g->current : 0;
            if (!group_add(g, &next, next.roles & ROLE_UNIT ? ROLE_UNIT : next.roles & ROLE_TEEN ? ROLE_TEEN : ROLE_TEN))
                return;
            g->ten = 0;
            p = next;
        } else {
            group_ordinal(g, &p);
            return;
        }
        more = piece_after(f, p.end, &p);
    }
}

static bool group_value(const struct group *g, struct value *out)
{
    return value_add(g->total, value_of(decimal_of(g->current, 0)), out);
}

/* "three point two five": digits named one by one; "nought point eleven". */
static void read_point(struct finder *f, struct numeral *n)
{
    struct piece p;
    struct decimal d = n->value.number;
    int places = 0;

    if (n->value.denominator != 1 || d.exponent != 0 || !piece_after(f, n->end, &p) || !(p.roles & ROLE_POINT))
        return;
    while (places < 9 && piece_after(f, p.end, &p) && (p.roles & (ROLE_UNIT | ROLE_TEEN))) {
        bool teen = (p.roles & ROLE_TEEN) != 0;
        if (teen && (d.digits != 0 || places)) /* "one point eleven times" is a point, eleven times */
            break;
        d.digits = d.digits * (teen ? 100 : 10) + p.cardinal;
        d.exponent -= teen ? 2 : 1;
        places += teen ? 2 : 1;
        n->end = p.end;
    }
    if (places) {
        n->value = value_of(d);
        n->precision = decimal_of(1, d.exponent);
        words_scale(f, n, false);
    }
}

/* A word for a part of ten or less behind one of the tens: "first", "firsts", "fifths". */
static bool unit_ordinal_at(const struct finder *f, uint32_t at, int64_t *value, bool *plural, uint32_t *end)
{
    struct slice text = f->view->text;
    char lower[WORD_MAX];
    uint32_t len = 0;
    const struct lexeme *word;

    while (at + len < text.len && len < WORD_MAX && ascii_is_alpha(text.at[at + len])) {
        lower[len] = ascii_lower(text.at[at + len]);
        len++;
    }
    if (len < 4 || len == WORD_MAX || (at + len < text.len && byte_is_word(text.at[at + len])))
        return false;
    *plural = lower[len - 1] == 's';
    *end = at + len;
    word = pack_word(f->pack, (struct slice){lower, len - *plural});
    for (int i = 0; word && i < word->form_count; i++)
        if (word->forms[i]->class_id == f->numbers.ordinal) {
            *value = whole(word->forms[i]);
            return *value < 10;
        }
    return false;
}

/* What a fraction is counted in, at the piece p: "thirds", "hundredths", "twenty-firsts". */
static bool read_denominator(const struct finder *f, const struct piece *p, int64_t *denominator, bool *plural, uint32_t *end)
{
    struct slice text = f->view->text;
    uint32_t at = p->end + 1;
    int64_t unit;

    if ((p->roles & ROLE_FRACTION) && p->denominator > 0) {
        *denominator = p->denominator;
        *plural = p->plural;
        *end = p->end;
        return true;
    }
    if (!(p->roles & ROLE_TEN) || at >= text.len || (text.at[p->end] != '-' && text.at[p->end] != ' ') ||
        !unit_ordinal_at(f, at, &unit, plural, end))
        return false;
    *denominator = p->cardinal + unit;
    return true;
}

/* The count of a fraction as read, and its denominator: "one hundred thirty-fifths" is 100 / 35, "fifty-four hundredths" 54 / 100. */
static bool fraction_of_group(const struct group *g, int64_t denominator, bool plural, struct numeral *n)
{
    struct value count, rest;

    if (!group_value(g, &count))
        return false;
    if (g->before_and > 0 && denominator >= 100 && plural) { /* "three hundred and twenty-one hundredths" */
        rest = value_fraction(g->current - g->before_and, denominator);
        count = value_of(decimal_of(g->before_and, 0));
        return g->current - g->before_and < denominator && value_add(count, rest, &rest) && value_add(g->total, rest, &n->value);
    }
    if (g->ten && denominator < 10) {
        if (!value_add(count, value_of(decimal_of(-g->ten, 0)), &count))
            return false;
        denominator += g->ten;
    }
    if (plural == (value_compare(count, value_of(decimal_of(1, 0))) == 0))
        return false;
    return value_multiply(count, value_fraction(1, denominator), &n->value);
}

/* "half", "a half", "a third", "two-thirds", "three quarters", "one hundredth", "three twenty-firsts" */
static bool read_fraction(const struct finder *f, uint32_t at, const struct group *g, struct numeral *n)
{
    struct piece p;
    int64_t denominator;
    bool article = false, plural;
    uint32_t end;

    if (!piece_at(f, at, &p))
        return false;
    if (g->last != 0) {
        if (g->ordinal || !piece_after(f, g->end, &p))
            return false;
    } else if (p.roles & ROLE_ARTICLE) {
        article = true;
        if (!piece_after(f, p.end, &p))
            return false;
    }
    if ((p.roles & ROLE_HALF) && (g->last == 0 || (g->current == 1 && g->total.number.digits == 0))) {
        n->value = value_fraction(1, 2);
        end = p.end;
    } else if ((g->last != 0 || article) && read_denominator(f, &p, &denominator, &plural, &end)) {
        struct group one = {.total = {.denominator = 1}, .current = 1};
        if (!fraction_of_group(article ? &one : g, denominator, plural, n))
            return false;
    } else {
        return false;
    }
    n->end = end;
    n->fraction = true;
    n->integer = false;
    n->precision = decimal_of(1, 0);
    return true;
}

bool words_and_fraction(struct finder *f, struct numeral *n)
{
    struct group g = {.total = {.denominator = 1}};
    struct numeral part = {0};
    struct piece and_, p;

    if (!piece_after(f, n->end, &and_) || !(and_.roles & ROLE_AND) || !piece_after(f, and_.end, &p) ||
        !(p.roles & (ROLE_UNIT | ROLE_TEEN | ROLE_TEN | ROLE_ARTICLE)))
        return false;
    read_group(f, p.start, &g);
    if (!read_fraction(f, p.start, &g, &part) || value_compare(part.value, value_of(decimal_of(1, 0))) >= 0)
        return false;
    if (n->scale.digits) { /* "a million and a half": half of the million; "a billion and three quarters million" */
        bool own = piece_after(f, part.end, &p) && (p.roles & ROLE_SCALE) && decimal_compare(p.scale, n->scale) < 0;
        if (!value_scale(part.value, own ? p.scale : n->scale, &part.value))
            return false;
        part.end = own ? p.end : part.end;
    }
    if (!value_add(n->value, part.value, &n->value))
        return false;
    n->end = part.end;
    n->fraction = true;
    n->integer = false;
    return true;
}

bool words_fraction_of_digits(struct finder *f, struct numeral *n)
{
    struct piece p, of;
    struct value part;

    if (n->value.denominator != 1 || n->value.number.exponent != 0 || !piece_after(f, n->end, &p) || !(p.roles & ROLE_FRACTION) ||
        !p.plural || n->value.number.digits <= 1 || n->value.number.digits >= p.denominator)
        return false;
    if (p.denominator == 4 && !(piece_after(f, p.end, &of) && (of.roles & ROLE_OF))) /* of a year, a game */
        return false;
    if (!value_multiply(n->value, value_fraction(1, p.denominator), &part))
        return false;
    n->value = part;
    n->end = p.end;
    n->fraction = true;
    n->integer = false;
    return true;
}

/* "3 hundred and one", "3 hundred and 21", "2 crore 30 lakh": what is added to digits that end with a scale. */
bool words_add(struct finder *f, struct numeral *n)
{
    struct group g = {.total = {.denominator = 1}};
    struct slice text = f->view->text;
    struct piece and_, p;
    struct numerals next = {0}; /* not the finder's: n itself is still being read into it */
    const struct numeral *more;

    if (!n->scale.digits || n->end + 1 >= text.len || text.at[n->end] != ' ')
        return false;
    if (decimal_compare(n->scale, decimal_of(100, 0)) == 0 && piece_after(f, n->end, &and_) && (and_.roles & ROLE_AND) &&
        and_.end + 1 < text.len) {
        uint32_t at = and_.end + 1;
        if (piece_after(f, and_.end, &p) && (p.roles & (ROLE_UNIT | ROLE_TEEN | ROLE_TEN))) {
            read_group(f, p.start, &g);
            if (g.ordinal || g.current >= 100 || g.total.number.digits != 0 ||
                !value_add(n->value, value_of(decimal_of(g.current, 0)), &n->value))
                return false;
            n->end = g.end;
            n->precision = decimal_of(1, 0);
            return true;
        }
        digits_at(f, at, &next);
        more = next.count ? next.options[0] : NULL;
        if (!more || !more->integer || more->ordinal || more->end - at != 2 || !value_add(n->value, more->value, &n->value))
            return false;
        n->end = more->end;
        n->precision = decimal_of(1, 0);
        return true;
    }
    digits_at(f, n->end + 1, &next);
    more = next.count ? next.options[0] : NULL;
    if (!more || !more->scale.digits || more->ordinal || text.at[more->end - 1] == '.' ||
        decimal_compare(more->scale, n->scale) >= 0 || value_compare(more->value, value_of(n->scale)) >= 0 ||
        !value_add(n->value, more->value, &n->value))
        return false;
    n->precision = more->precision;
    n->end = more->end;
    return true;
}

static void add_option(struct finder *f, struct numerals *out, const struct numeral *n)
{
    struct numeral *copy;

    if (out->count == NUMERALS_MAX)
        return;
    copy = arena_alloc(f->arena, sizeof *copy);
    *copy = *n;
    out->options[out->count++] = copy;
    for (uint32_t i = out->count - 1; i > 0 && out->options[i]->end > out->options[i - 1]->end; i--) {
        const struct numeral *t = out->options[i];
        out->options[i] = out->options[i - 1];
        out->options[i - 1] = t;
    }
}

/* "dozens", "tens of thousands", "several hundred", "a few million": [low, high) from the table, times a scale. */
static void vague_option(struct finder *f, uint32_t at, struct numerals *out)
{
    const struct form_hits *forms = forms_at(f, at);

    for (uint32_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->hits[i].form;
        bool few = form->class_id == f->numbers.few;
        struct decimal high;
        struct numeral n = {.start = at, .end = at + forms->hits[i].len, .words = true, .vague = true};
        if ((!few && form->class_id != f->numbers.vague) || !form->numeric || !decimal_parse(form->more, &high))
            continue;
        n.value = value_of(form->number);
        if (few) { /* "several" alone says too little; "several hundred" is a figure */
            struct numeral top = n;
            top.value = value_of(high);
            if (!words_scale(f, &n, true) || !words_scale(f, &top, true))
                return;
            high = top.value.number;
        }
        n.low = n.value;
        n.high = value_of(high);
        n.value = (struct value){0};
        add_option(f, out, &n);
        return;
    }
}

static void cardinal_option(struct finder *f, uint32_t start, uint32_t at, const struct group *g, struct numerals *out)
{
    struct numeral n = {.start = start, .end = g->end, .words = true, .ordinal = g->ordinal};
    struct piece first;
    bool negative = start != at;

    if (g->end == 0 || !group_value(g, &n.value))
        return;
    n.precision = g->weight.digits ? g->weight : decimal_of(1, 0);
    n.scaled = g->last == ROLE_SCALE;
    if (n.scaled)
        n.scale = g->weight;
    n.bare_one =
        !negative && piece_at(f, at, &first) && first.end == g->end && n.value.number.digits == 1 && n.value.number.exponent == 0;
    if (!g->ordinal) {
        struct numeral whole_part = n;
        read_point(f, &n);
        if (words_and_fraction(f, &n) && !n.scaled)
            words_scale(f, &n, true);
        if (n.end != whole_part.end && !n.fraction)
            add_option(f, out, &whole_part);
    }
    if (negative)
        n.value.number = decimal_negate(n.value.number);
    add_option(f, out, &n);
}

void words_at(struct finder *f, uint32_t at, struct numerals *out)
{
    struct group g = {.total = {.denominator = 1}};
    struct numeral n = {.start = at, .words = true};
    struct piece p;
    bool negative = false;
    uint32_t start = at, glyph_end;
    const struct form *glyph = ascii_is_alpha(f->view->text.at[at]) ? NULL : form_at(f, at, f->numbers.glyph, &glyph_end);

    if (glyph && words_fraction_value(glyph->value, &n.value)) {
        n.end = glyph_end;
        n.fraction = true;
        n.precision = decimal_of(1, 0);
        add_option(f, out, &n);
        return;
    }
    vague_option(f, at, out);
    if (!piece_at(f, at, &p))
        return;
    if ((p.roles & ROLE_MINUS) && p.end + 1 < f->view->text.len &&
        (f->view->text.at[p.end] == ' ' || f->view->text.at[p.end] == '-')) {
        negative = true;
        at = p.end + 1;
        if (ascii_is_digit(f->view->text.at[at])) {
            const struct numerals *digits = numerals_at(f, at);
            for (uint32_t i = 0; i < digits->count; i++) {
                n = *digits->options[i];
                n.start = start;
                n.value.number = decimal_negate(n.value.number);
                if (!n.ordinal && !n.partial)
                    add_option(f, out, &n);
            }
            return;
        }
    }
    read_group(f, at, &g);
    if (read_fraction(f, at, &g, &n)) {
        fraction_of_scale(f, &n);
        if (negative)
            n.value.number = decimal_negate(n.value.number);
        add_option(f, out, &n);
    }
    cardinal_option(f, start, at, &g, out);
}
