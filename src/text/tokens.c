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

static const struct lexeme *look_up(struct scan *s, uint32_t start, uint32_t end)
{
    uint32_t len = end - start;
    struct slice word = {s->p + start, len};
    uint64_t key, rest = 0;

    if (len > 16)
        return word_find(s->view->pack, word);
    key = word_key(s->p + start, len);
    if (len > 8)
        rest = word_key(s->p + start + 8, len - 8);
    if (((key | rest) & UINT64_C(0x8080808080808080)) != 0) /* beyond ASCII the keys do not tell all letters apart */
        return word_find(s->view->pack, word);
    return word_met(s->view->words, key, rest, word)->word;
}

static char byte_at(const struct scan *s, uint32_t at)
{
    return at < s->len ? s->p[at] : '\n';
}

static void more_tokens(struct scan *s)
{
    uint32_t wanted = s->room + s->room / 2 + 16;

    s->view->tokens = arena_grow(s->view->arena, s->view->tokens, s->count, wanted, sizeof *s->view->tokens);
    s->room = wanted;
}

static inline struct token *push_token(struct scan *s, uint32_t start, uint32_t end, unsigned shape)
{
    struct token *t;

    if (s->count == s->room)
        more_tokens(s);
    t = &s->view->tokens[s->count++];
    t->start = start;
    t->end = end;
    if (start == 0 || s->p[start - 1] == '\n')
        shape |= SHAPE_PARAGRAPH;
    else if (s->p[start - 1] != ' ')
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

/* Words of the tables that are common words too ("no.", "in.", "Sun.") are abbreviations only beside what they go with. */
static bool is_abbreviation_here(const struct scan *s, uint32_t start, const struct lexeme *plain, uint32_t dot_end,
                                 const struct form *form)
{
    const struct token *last = s->count > 0 ? &s->view->tokens[s->count - 1] : NULL;
    bool number_before = last != NULL && (last->shape & SHAPE_DIGIT || (last->word != NULL && last->word->starts & STARTS_NUMBER));
    bool number_after = ascii_is_digit(byte_at(s, dot_end + (byte_at(s, dot_end) == ' ')));

    if (ascii_is_upper(form->text.at[0]) && ascii_is_lower(s->p[start])) /* "nov. 6" in texts without capitals */
        return slice_equal(form->value, slice_of("month")) && number_after;
    if (slice_equal(form->value, slice_of("title")))
        return true;
    if (slice_equal(form->value, slice_of("number")))
        return number_after;
    if (plain->first_tag == TAG_NONE || plain->first_tag == TAG_NAME)
        return !slice_equal(form->value, slice_of("unit")) || number_before;
    return number_before || number_after || (last != NULL && s->p[last->start] == ',' && ascii_is_upper(s->p[start]));
}

/* Whether the word of so many letters with a point behind it may be an abbreviation. */
static bool may_be_abbreviated(const struct lexeme *word, uint32_t letters)
{
    return letters == 1 || (letters <= ABBREVIATION_MOST && word != NULL && word->starts & STARTS_FORM);
}

/* End of an abbreviation that begins at `start` and whose letters end, before a point, at `end`; `end` when it is none. */
static uint32_t abbreviation_end(struct scan *s, uint32_t start, uint32_t end)
{
    struct form_hit hits[HITS];
    const struct lexeme *plain;
    uint32_t found, chain;

    if (end - start == 1) {
        chain = initials_end(s, start);
        if (chain > 0)
            return chain;
        if (ascii_is_upper(s->p[start]) && s->p[start] != 'I' && byte_at(s, end + 1) == ' ' && letter_at(s, end + 2) > 0)
            return end + 1;
    }
    if (s->abbreviation == CLASS_NONE)
        return end;
    plain = look_up(s, start, end);
    if (plain == NULL || !may_be_abbreviated(plain, end - start))
        return end; /* no form goes on behind it */
    found = pack_forms_at(s->view->pack, s->view->text, start, hits, HITS);
    for (uint32_t i = 0; i < found; i++) {
        uint32_t to = start + hits[i].len;

        if (hits[i].form->class_id == s->abbreviation && to > end && s->p[to - 1] == '.' &&
            is_abbreviation_here(s, start, plain, to, hits[i].form))
            return to;
    }
    return end;
}

/* End of a word's letters from `at` on; *upper and *lower count its letters. */
static uint32_t letters_end(const struct scan *s, uint32_t at, uint32_t *upper, uint32_t *lower)
{
    const char *p = s->p;

    for (;;) {
        uint32_t from = at, small = 0;

        while (at < s->len && ascii_is_alpha(p[at])) {
            small += (p[at] & 0x20) != 0;
            at++;
        }
        *lower += small;
        *upper += at - from - small;
        if (at == s->len || (p[at] != '\'' && (unsigned char)p[at] < 0x80))
            return at;
        if (p[at] != '\'' && letter_at(s, at) > 0) {
            uint32_t wide;

            at += char_at(s->view->text, at, &wide);
            if (wide_is_upper(wide))
                ++*upper;
            else
                ++*lower;
        } else if (p[at] == '\'' && letter_at(s, at + 1) > 0 && !is_possessive_s(s, at)) {
            at++;
        } else {
            return at;
        }
    }
}

/* Letters of ASCII at p, 8 for eight or more; *key: they alone, in lower case, as word_key has it; *capitals: a bit in the byte of each
 * that is a capital. VIEW_PADDING bytes are readable. */
static inline unsigned plain_letters(const char *p, uint64_t *key, uint64_t *capitals)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
    uint64_t x, t, other, mask;
    unsigned count;

    memcpy(&x, p, 8);
    t = ((x | ones * 0x20) ^ ones * 0x60) & ~high; /* letters are 1 to 26 now */
    other = (x | (t + ones * (0x7f - 26)) | ~(t + ones * 0x7f)) & high;
    count = other == 0 ? 8 : (unsigned)__builtin_ctzll(other) / 8;
    mask = count == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * count) - 1;
    *capitals = ~x & ones * 0x20 & mask;
    *key = (x | ones * 0x20) & mask;
    return count;
#else
    unsigned count = 0;

    *key = *capitals = 0;
    while (count < 8 && ascii_is_alpha(p[count])) {
        *capitals |= (uint64_t)(ascii_is_upper(p[count]) ? 0x20 : 0) << 8 * count;
        *key |= (uint64_t)(unsigned char)ascii_lower(p[count]) << 8 * count;
        count++;
    }
    return count;
#endif
}

/* A word of fewer than 16 letters of ASCII, with nothing behind it that could belong to it: most words are. */
static bool scan_plain_word(struct scan *s)
{
    const uint64_t case_bits = UINT64_C(0x2020202020202020);
    const char *p = s->p + s->at;
    uint64_t key, rest = 0, capitals, more = 0;
    unsigned count = plain_letters(p, &key, &capitals), shape = SHAPE_WORD;
    const struct lexeme *word;
    char after;

    if (count == 8)
        count += plain_letters(p + 8, &rest, &more);
    after = p[count]; /* behind the text is padding */
    if (count == 0 || count == 16 || after == '\'' || (unsigned char)after >= 0x80 || count > s->len - s->at)
        return false;
    word = word_met(s->view->words, key, rest, (struct slice){p, count})->word;
    if (after == '.' && may_be_abbreviated(word, count))
        return false;
    if ((capitals | more) != 0) {
        if (capitals & 0x20)
            shape |= SHAPE_CAPITAL;
        if (count > 1 && capitals == (key & case_bits) && more == (rest & case_bits))
            shape |= SHAPE_UPPER;
    }
    push_token(s, s->at, s->at + count, shape)->word = word;
    return true;
}

static void scan_word(struct scan *s)
{
    uint32_t start = s->at, upper = 0, lower = 0, at = letters_end(s, start, &upper, &lower), first;
    unsigned shape = SHAPE_WORD;

    if (byte_at(s, at) == '.')
        at = abbreviation_end(s, start, at);
    if (upper > 0) {
        char_at(s->view->text, start, &first);
        if (char_is_upper(first))
            shape |= SHAPE_CAPITAL;
        if (upper > 1 && lower == 0)
            shape |= SHAPE_UPPER;
    }
    if (s->p[at - 1] == '.')
        shape |= SHAPE_STOP;
    push_token(s, start, at, shape)->word = look_up(s, start, at);
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
            (mark == s->group &&
             (digits == 3 || (digits == 2 && byte_at(s, next) == s->group && ascii_is_digit(byte_at(s, next + 1))))))
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

    end = at + char_at(s->view->text, at, &c);
    while (first == '.' && byte_at(s, end) == '.')
        end++;
    switch (first) {
    case '.':
    case '!':
    case '?': push_token(s, at, end, SHAPE_MARK | SHAPE_STOP); break;
    case '"': push_token(s, at, end, SHAPE_MARK | SHAPE_QUOTE); break;
    case ',':
    case '-':
    case '(':
    case ')':
    case ':':
    case ';': push_token(s, at, end, SHAPE_MARK); break;
    default: /* the others may be in tables */
        push_token(s, at, end, SHAPE_MARK)->word = word_find(s->view->pack, slice_part(s->view->text, at, end));
    }
}

void view_tokenize(struct view *view)
{
    struct slice group = pack_setting(view->pack, "group"), decimal = pack_setting(view->pack, "decimal");
    struct scan s = {.view = view, .p = view->text.at, .len = (uint32_t)view->text.len};

    s.abbreviation = view->words->abbreviation;
    s.group = group.len == 1 ? group.at[0] : ',';
    s.decimal = decimal.len == 1 ? decimal.at[0] : '.';
    s.room = s.len / 4 + 16; /* news has a token for every 5 bytes */
    view->tokens = arena_alloc(view->arena, s.room * sizeof *view->tokens);
    while (s.at < s.len) {
        char c = s.p[s.at];

        while (c == ' ')
            c = s.p[++s.at]; /* behind the text is padding */
        if (s.at == s.len)
            break;
        if (c == '\n') {
            s.at++;
            s.open_quotes = 0;
        } else if (ascii_is_alpha(c)) {
            if (!scan_plain_word(&s))
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
