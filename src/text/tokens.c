/* Tokens of the folded view: words, numerals, possessives and marks, in one pass; words are looked up in the pack. */
#include "text/inner.h"

enum {
    ABBREVIATION_MOST = 8, /* letters before the point of an abbreviation; longer words are not asked for */
    HITS = 8
};

struct scan {
    struct view *view;
    const char *p;
    uint32_t len, at;
    uint32_t count, room;
    uint32_t open_quotes; /* single ones, in this paragraph */
    uint16_t abbreviation;
    char group, decimal;
};

static char byte_at(const struct scan *s, uint32_t at)
{
    return at < s->len ? s->p[at] : '\n';
}

static struct token *push_token(struct scan *s, uint32_t start, uint32_t end, unsigned shape)
{
    struct token *t;

    if (s->count == s->room) {
        uint32_t wanted = s->room + s->room / 2 + 16;

        s->view->tokens = arena_grow(s->view->arena, s->view->tokens, s->count, wanted, sizeof *t);
        s->room = wanted;
    }
    t = &s->view->tokens[s->count++];
    t->start = start;
    t->end = end;
    if (start > 0 && s->p[start - 1] != ' ' && s->p[start - 1] != '\n')
        shape |= SHAPE_GLUED;
    t->shape = (uint16_t)shape;
    s->at = end;
    return t;
}

/* Bytes of a letter at `at`, 0 when none stands there. */
static unsigned letter_at(const struct scan *s, uint32_t at)
{
    uint32_t c;
    unsigned bytes;

    if (at >= s->len)
        return 0;
    if ((unsigned char)s->p[at] < 0x80)
        return ascii_is_alpha(s->p[at]);
    bytes = char_at(s->view->text, at, &c);
    return char_is_letter(c) && (bytes > 1) ? bytes : 0;
}

static bool is_possessive_s(const struct scan *s, uint32_t at)
{
    return byte_at(s, at) == '\'' && ascii_lower(byte_at(s, at + 1)) == 's' && !byte_is_word(byte_at(s, at + 2));
}

/* End of "U.S.", "a.m.", "U.S" whose first letter is at `start`; 0: no such. */
static uint32_t initials_end(const struct scan *s, uint32_t start)
{
    uint32_t at = start + 1;

    while (byte_at(s, at) == '.' && ascii_is_alpha(byte_at(s, at + 1)) && !byte_is_word(byte_at(s, at + 2)))
        at += 2;
    if (at == start + 1)
        return 0;
    return byte_at(s, at) == '.' ? at + 1 : at;
}

static bool is_abbreviation_here(const struct scan *s, uint32_t start, uint32_t end, uint32_t dot_end, const struct form *form)
{
    const struct lexeme *plain;

    if (ascii_is_upper(form->text.at[0]) && ascii_is_lower(s->p[start]))
        return false; /* "the sun." is no weekday */
    plain = word_find(s->view->pack, (struct slice){s->p + start, end - start});
    if (plain == NULL || plain->first_tag == TAG_NONE)
        return true;
    /* "no." and "in." are words at the end of a sentence unless a number stands beside them. */
    return ascii_is_digit(byte_at(s, dot_end + (byte_at(s, dot_end) == ' '))) ||
           (s->count > 0 && s->view->tokens[s->count - 1].shape & SHAPE_DIGIT);
}

/* End of an abbreviation that begins at `start` and whose letters end, before a point, at `end`; `end` when it is none. */
static uint32_t abbreviation_end(const struct scan *s, uint32_t start, uint32_t end)
{
    struct form_hit hits[HITS];
    uint32_t found, chain;

    if (end - start == 1) {
        chain = initials_end(s, start);
        if (chain > 0)
            return chain;
        if (ascii_is_upper(s->p[start]) && s->p[start] != 'I' && byte_at(s, end + 1) == ' ' && letter_at(s, end + 2) > 0)
            return end + 1;
    }
    if (end - start > ABBREVIATION_MOST || s->abbreviation == CLASS_NONE)
        return end;
    found = pack_forms_at(s->view->pack, s->view->text, start, hits, HITS);
    for (uint32_t i = 0; i < found; i++) {
        uint32_t to = start + hits[i].len;

        if (hits[i].form->class_id == s->abbreviation && to > end && s->p[to - 1] == '.' &&
            is_abbreviation_here(s, start, end, to, hits[i].form))
            return to;
    }
    return end;
}

static void scan_word(struct scan *s)
{
    uint32_t start = s->at, at = start, letters = 0, first = 0;
    unsigned lower = 0, upper = 0, shape = SHAPE_WORD;
    char buffer[64];
    struct token *t;

    for (;;) {
        char c = byte_at(s, at);

        if (ascii_is_alpha(c)) {
            lower |= c & 0x20u;
            upper += (c & 0x20u) == 0;
            letters++;
            at++;
        } else if ((unsigned char)c >= 0x80 && letter_at(s, at) > 0) {
            uint32_t wide;

            at += char_at(s->view->text, at, &wide);
            lower |= wide_is_upper(wide) ? 0 : 0x20u;
            upper += wide_is_upper(wide);
            letters++;
            if (letters == 1)
                first = wide_is_upper(wide);
        } else if (c == '\'' && letter_at(s, at + 1) > 0 && !is_possessive_s(s, at)) {
            at++;
        } else {
            break;
        }
    }
    if (byte_at(s, at) == '.')
        at = abbreviation_end(s, start, at);
    if (first || ascii_is_upper(s->p[start]))
        shape |= SHAPE_CAPITAL;
    if (letters > 1 && lower == 0 && upper > 1)
        shape |= SHAPE_UPPER;
    t = push_token(s, start, at, shape);
    if (at - start <= sizeof buffer) {
        for (uint32_t i = start; i < at; i++)
            buffer[i - start] = ascii_lower(s->p[i]);
        t->word = pack_word(s->view->pack, (struct slice){buffer, at - start});
    }
}

static uint32_t digits_end(const struct scan *s, uint32_t at)
{
    while (at < s->len && ascii_is_digit(s->p[at]))
        at++;
    return at;
}

static void scan_number(struct scan *s)
{
    uint32_t at = digits_end(s, s->at);

    for (;;) {
        char mark = byte_at(s, at);
        uint32_t next = digits_end(s, at + 1 < s->len ? at + 1 : s->len), digits = next > at + 1 ? next - at - 1 : 0;

        if (digits == 0)
            break;
        if (mark == '.' || mark == s->decimal ||
            (mark == s->group && (digits == 3 || (digits == 2 && byte_at(s, next) == s->group && ascii_is_digit(byte_at(s, next + 1))))))
            at = next;
        else
            break;
    }
    push_token(s, s->at, at, SHAPE_DIGIT);
}

/* A single quote mark: possessive, opening, closing. */
static void scan_apostrophe(struct scan *s)
{
    uint32_t at = s->at;
    char before = at > 0 ? s->p[at - 1] : '\n', after = byte_at(s, at + 1);
    const struct token *last = s->count > 0 ? &s->view->tokens[s->count - 1] : NULL;
    struct token *t;

    /* In text that was tokenized once, a blank stands before 's. */
    if (is_possessive_s(s, at) && last != NULL && before != '\n' && (before != ' ' || (last->shape & (SHAPE_WORD | SHAPE_DIGIT)))) {
        t = push_token(s, at, at + 2, SHAPE_POSSESSIVE);
        t->word = pack_word(s->view->pack, slice_of("'s"));
        return;
    }
    if (last != NULL && last->end == at && (last->shape & SHAPE_WORD) && !byte_is_word(after)) {
        if (s->open_quotes > 0) {
            s->open_quotes--;
        } else if (ascii_lower(before) == 's') {
            push_token(s, at, at + 1, SHAPE_POSSESSIVE);
            return;
        }
    } else if (!byte_is_word(before) && byte_is_word(after) && !ascii_is_digit(after)) {
        s->open_quotes++;
    } else if (s->open_quotes > 0 && (after == ' ' || after == '\n')) {
        s->open_quotes--;
    }
    push_token(s, at, at + 1, SHAPE_MARK);
}

static void scan_mark(struct scan *s)
{
    uint32_t at = s->at, c, end;
    char first = s->p[at];
    struct token *t;

    end = at + char_at(s->view->text, at, &c);
    while (first == '.' && byte_at(s, end) == '.')
        end++;
    t = push_token(s, at, end, SHAPE_MARK);
    if (strchr(".,\"-():;?!", first) == NULL) /* these are in no table */
        t->word = word_find(s->view->pack, slice_part(s->view->text, at, end));
}

void view_tokenize(struct view *view)
{
    struct slice group = pack_setting(view->pack, "group"), decimal = pack_setting(view->pack, "decimal");
    struct scan s = {.view = view, .p = view->text.at, .len = (uint32_t)view->text.len};

    s.abbreviation = whole_view_of(view)->abbreviation;
    s.group = group.len == 1 ? group.at[0] : ',';
    s.decimal = decimal.len == 1 ? decimal.at[0] : '.';
    s.room = s.len / 5 + 16; /* news has a token for every 5 to 6 bytes */
    view->tokens = arena_alloc(view->arena, s.room * sizeof *view->tokens);
    while (s.at < s.len) {
        char c = s.p[s.at];

        if (c == ' ') {
            s.at++;
        } else if (c == '\n') {
            s.at++;
            s.open_quotes = 0;
        } else if (ascii_is_alpha(c)) {
            scan_word(&s);
        } else if (ascii_is_digit(c)) {
            scan_number(&s);
        } else if (c == '\'') {
            scan_apostrophe(&s);
        } else if ((unsigned char)c >= 0x80 && letter_at(&s, s.at) > 0) {
            scan_word(&s);
        } else {
            scan_mark(&s);
        }
    }
    view->token_count = s.count;
}
