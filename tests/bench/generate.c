/* Makes input for measuring: articles of invented news, and claims in the contract's columns. The same seed gives the same bytes.
 *   generate articles SEED BYTES    JSON lines, one article of 2 to 6 KB each, until BYTES are written; a figure every 100 bytes or so
 *   generate claims SEED N          N claims in groups of one to six, a third of the groups with a conflict */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TEXT_MAX 65536
#define FIGURES_IN_FIVE 2 /* sentences with figures: with it a figure comes every hundred bytes or so */

struct maker {
    uint64_t state;
    char text[TEXT_MAX]; /* what is being written */
    size_t len;
    char here[64], org[80]; /* what the article is about */
    int year;
};

/* ---- random numbers and text ------------------------------------------------------------------------------------------------- */

static uint64_t draw(struct maker *m) /* xorshift64*, good enough and the same everywhere */
{
    m->state ^= m->state >> 12;
    m->state ^= m->state << 25;
    m->state ^= m->state >> 27;
    return m->state * UINT64_C(0x2545F4914F6CDD1D);
}

static void seed(struct maker *m, uint64_t value)
{
    m->state = value * UINT64_C(0x9E3779B97F4A7C15) + UINT64_C(0x1234567);
    for (int i = 0; i < 8; i++)
        draw(m);
}

static long between(struct maker *m, long least, long most)
{
    return least + (long)((draw(m) >> 11) % (uint64_t)(most - least + 1));
}

static bool one_in(struct maker *m, long n)
{
    return between(m, 1, n) == 1;
}

static const char *pick(struct maker *m, const char *const *items)
{
    long count = 0;

    while (items[count])
        count++;
    return items[between(m, 0, count - 1)];
}

static void put(struct maker *m, const char *text)
{
    size_t len = strlen(text);

    if (m->len + len >= TEXT_MAX) {
        fprintf(stderr, "generate: a text grew too long\n");
        exit(1);
    }
    memcpy(m->text + m->len, text, len + 1);
    m->len += len;
}

/* With group marks: 1,250,000. */
static void put_grouped(struct maker *m, long value)
{
    char digits[32], out[48];
    int count = snprintf(digits, sizeof digits, "%ld", value), to = 0;

    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0)
            out[to++] = ',';
        out[to++] = digits[i];
    }
    out[to] = '\0';
    put(m, out);
}

static void put_number(struct maker *m, const char *format, long value)
{
    char text[48];

    snprintf(text, sizeof text, format, value);
    put(m, text);
}

static long with_magnitude(struct maker *m, long least_digits, long most_digits)
{
    long value = 1, digits = between(m, least_digits, most_digits);

    for (long i = 0; i < digits; i++)
        value = value * 10 + between(m, 0, 9);
    return value;
}

/* ---- names -------------------------------------------------------------------------------------------------------------------- */

static void make_place(struct maker *m, char *out, size_t size)
{
    /* Drawn one after the other: the order of arguments is the compiler's. */
    const char *before = one_in(m, 6) ? "Port " : one_in(m, 12) ? "New " : "";
    const char *head = pick(m, HEADS), *middle = pick(m, MIDDLES), *tail = pick(m, TAILS);

    snprintf(out, size, "%s%s%s%s", before, head, middle, tail);
}

static void put_place(struct maker *m)
{
    char name[64];

    make_place(m, name, sizeof name);
    put(m, name);
}

static void put_person(struct maker *m)
{
    put(m, pick(m, GIVEN));
    put(m, " ");
    put(m, pick(m, HEADS));
    put(m, pick(m, MIDDLES));
    put(m, one_in(m, 2) ? "ko" : "sen");
}

static void put_here(struct maker *m)
{
    put(m, m->here);
}
static void put_org(struct maker *m)
{
    put(m, m->org);
}

/* ---- figures ------------------------------------------------------------------------------------------------------------------ */

static const char *const SMALL_WORDS[] = {"two",   "three", "four", "five",   "six",    "seven",
                                          "eight", "nine",  "ten",  "eleven", "twelve", NULL};
static const char *const MONTHS[] = {"January", "February",  "March",   "April",    "May",      "June", "July",
                                     "August",  "September", "October", "November", "December", NULL};

static void put_percent(struct maker *m)
{
    static const char *const FORMS[] = {"%", "%", "%", " percent", " per cent", NULL};

    put_number(m, "%ld", between(m, 0, 95));
    if (one_in(m, 2))
        put_number(m, ".%ld", between(m, 1, 9));
    put(m, pick(m, FORMS));
}

static void put_money(struct maker *m)
{
    static const char *const SIGNS[] = {"$", "$", "\xE2\x82\xAC", "\xC2\xA3", "US$", NULL};
    static const char *const SCALES[] = {" million", " billion", "m", "bn", " million", NULL};
    static const char *const NAMES[] = {" dollars", " euros", " pounds", " yen", NULL};

    if (one_in(m, 5)) {
        put_grouped(m, with_magnitude(m, 2, 7));
        put(m, pick(m, NAMES));
        return;
    }
    put(m, pick(m, SIGNS));
    if (one_in(m, 4)) {
        put_grouped(m, with_magnitude(m, 2, 6));
        return;
    }
    put_number(m, "%ld", between(m, 1, 900));
    if (one_in(m, 2))
        put_number(m, ".%ld", between(m, 1, 9));
    put(m, pick(m, SCALES));
}

static void put_tonnes(struct maker *m)
{
    static const char *const FORMS[] = {" tonnes", " tonnes", " metric tons", "m tonnes", " million tonnes", " tons", " kg", NULL};
    const char *form = pick(m, FORMS);

    if (strstr(form, "m") == form + (form[0] == ' ') && strstr(form, "tonnes")) {
        put_number(m, "%ld", between(m, 1, 60));
        put_number(m, ".%ld", between(m, 0, 99));
    } else {
        put_grouped(m, with_magnitude(m, 1, 6));
    }
    put(m, form);
}

static void put_count(struct maker *m)
{
    switch (between(m, 0, 9)) {
    case 0: put(m, pick(m, SMALL_WORDS)); break;
    case 1: put_number(m, "%ld,000", between(m, 2, 900)); break;
    case 2: put_number(m, "%ld", between(m, 1, 9)), put_number(m, ".%ld million", between(m, 1, 9)); break;
    case 3: put_number(m, "%ld", between(m, 10, 40)), put_number(m, "-%ld", between(m, 41, 90)); break;
    default: put_grouped(m, with_magnitude(m, 1, 4)); break;
    }
}

static void put_small(struct maker *m)
{
    if (one_in(m, 2))
        put(m, pick(m, SMALL_WORDS));
    else
        put_number(m, "%ld", between(m, 2, 40));
}

static void put_word_number(struct maker *m)
{
    put(m, pick(m, SMALL_WORDS));
}
static void put_big(struct maker *m)
{
    put_grouped(m, with_magnitude(m, 1, 3));
}
static void put_age(struct maker *m)
{
    put_number(m, "%ld", between(m, 19, 88));
}
static void put_year(struct maker *m)
{
    put_number(m, "%ld", between(m, 1975, m->year));
}
static void put_later_year(struct maker *m)
{
    put_number(m, "%ld", between(m, m->year, m->year + 12));
}
static void put_month(struct maker *m)
{
    put(m, pick(m, MONTHS));
}
static void put_basis(struct maker *m)
{
    put_number(m, "%ld", 25 * between(m, 1, 6));
}
static void put_flight(struct maker *m)
{
    put_number(m, "%ld", between(m, 100, 9999));
}
static void put_price(struct maker *m)
{
    put_number(m, "%ld", between(m, 2, 900)), put_number(m, ".%02ld", between(m, 0, 99));
}
static void put_points(struct maker *m)
{
    put_number(m, "%ld", between(m, 0, 3)), put_number(m, ".%ld", between(m, 1, 9));
}
static void put_score(struct maker *m)
{
    put_number(m, "%ld", between(m, 20, 60)), put_number(m, " votes to %ld", between(m, 1, 19));
}
static void put_time(struct maker *m)
{
    put_number(m, "%02ld", between(m, 0, 23)), put_number(m, ":%02ld", between(m, 0, 59));
}

static void put_letters(struct maker *m)
{
    char letters[3] = {(char)('A' + between(m, 0, 25)), (char)('A' + between(m, 0, 25)), '\0'};

    put(m, letters);
}

static void put_date(struct maker *m)
{
    long day = between(m, 1, 28);

    if (one_in(m, 2)) {
        put_number(m, "%ld ", day);
        put_month(m);
    } else {
        put_month(m);
        put_number(m, " %ld", day);
        if (one_in(m, 2))
            put_number(m, ", %ld", m->year);
    }
}

static void put_fraction(struct maker *m)
{
    static const char *const FORMS[] = {"half", "a third", "two thirds", "a quarter", "three quarters", "a fifth", NULL};

    put(m, pick(m, FORMS));
}

static const struct {
    const char *name;
    void (*put)(struct maker *m);
} SLOTS[] = {
    {"place", put_place}, {"here", put_here},       {"org", put_org},     {"person", put_person},     {"percent", put_percent},
    {"money", put_money}, {"tonnes", put_tonnes},   {"count", put_count}, {"small", put_small},       {"wordnum", put_word_number},
    {"bignum", put_big},  {"age", put_age},         {"year", put_year},   {"year2", put_later_year},  {"month", put_month},
    {"basis", put_basis}, {"flight", put_flight},   {"price", put_price}, {"points", put_points},     {"score", put_score},
    {"time", put_time},   {"letters", put_letters}, {"date", put_date},   {"fraction", put_fraction},
};

/* ---- templates ------------------------------------------------------------------------------------------------------------------ */

static void expand(struct maker *m, const char *template);

static void expand_slot(struct maker *m, const char *name)
{
    for (size_t i = 0; i < COUNT(SLOTS); i++) {
        if (strcmp(SLOTS[i].name, name) == 0) {
            SLOTS[i].put(m);
            return;
        }
    }
    for (size_t i = 0; i < COUNT(LISTS); i++) {
        if (strcmp(LISTS[i].name, name) == 0) {
            expand(m, pick(m, LISTS[i].items));
            return;
        }
    }
    fprintf(stderr, "generate: no slot {%s}\n", name);
    exit(1);
}

/* A slot that is written with a capital begins with one. */
static void expand(struct maker *m, const char *template)
{
    for (const char *at = template; *at; at++) {
        char name[32] = "";
        size_t len, from = m->len;
        bool capital;

        if (*at != '{') {
            char c[2] = {*at, '\0'};
            put(m, c);
            continue;
        }
        len = strcspn(at, "}") - 1;
        memcpy(name, at + 1, len < sizeof name - 1 ? len : sizeof name - 1);
        at += len + 1;
        capital = name[0] >= 'A' && name[0] <= 'Z';
        if (capital)
            name[0] = (char)(name[0] - 'A' + 'a');
        expand_slot(m, name);
        if (capital && m->len > from && m->text[from] >= 'a' && m->text[from] <= 'z')
            m->text[from] = (char)(m->text[from] - 'a' + 'A');
    }
}

/* ---- articles --------------------------------------------------------------------------------------------------------------------- */

static size_t print_string(const char *text)
{
    size_t written = 2;

    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\' || *text == '\n') {
            putchar('\\');
            putchar(*text == '\n' ? 'n' : *text);
            written += 2;
        } else {
            putchar(*text);
            written++;
        }
    }
    putchar('"');
    return written;
}

static size_t make_article(struct maker *m, unsigned long long first, long number)
{
    char title[512];
    const char *head, *tail, *company;
    size_t written, wanted = (size_t)between(m, 2000, 6000);
    long sentences = 0, month = between(m, 1, 12), day = between(m, 1, 28);

    m->year = (int)between(m, 2012, 2024);
    make_place(m, m->here, sizeof m->here);
    head = pick(m, HEADS);
    tail = pick(m, TAILS);
    company = pick(m, COMPANY_TAIL);
    snprintf(m->org, sizeof m->org, "%s%s %s", head, tail, company);
    m->len = 0;
    expand(m, pick(m, TITLES));
    snprintf(title, sizeof title, "%.*s", (int)sizeof title - 1, m->text);
    m->len = 0;
    expand(m, one_in(m, 3) ? "{here}, {date} (Courier) - " : "");
    while (m->len < wanted) {
        expand(m, pick(m, between(m, 1, 5) <= FIGURES_IN_FIVE ? FIGURES : PLAIN));
        sentences++;
        put(m, one_in(m, 3) ? "\n\n" : " ");
    }
    written = (size_t)printf("{\"id\":\"g%llu-%ld\",\"title\":", first, number);
    written += print_string(title);
    written += (size_t)printf(",\"published\":\"%d-%02ld-%02ld\",\"text\":", m->year, month, day);
    written += print_string(m->text);
    written += (size_t)printf("}\n");
    return written;
}

/* ---- claims ----------------------------------------------------------------------------------------------------------------------- */

struct group { /* what several sources are asked */
    const struct question *question;
    char subject[64];
    int year;
    long value;
    bool conflict;
};

static void make_group(struct maker *m, struct group *group)
{
    static const char *const COMMON[] = {"Orlavia", "Port Velmar", "Tamarastan", "Brunia", "Keshton",
                                         "Solvia",  "Drenmar",     "Aldania",    NULL};

    group->question = &QUESTIONS[between(m, 0, (long)COUNT(QUESTIONS) - 1)];
    if (one_in(m, 5)) /* places that are always in the news: many groups share their words */
        snprintf(group->subject, sizeof group->subject, "%s", pick(m, COMMON));
    else
        make_place(m, group->subject, sizeof group->subject);
    group->year = (int)between(m, 1995, 2024);
    group->value = between(m, group->question->least, group->question->most);
    group->conflict = one_in(m, 3);
}

/* The value that a source tells: mostly that of the group. */
static long told_value(struct maker *m, const struct group *group)
{
    if (!group->conflict || one_in(m, 2))
        return group->value;
    if (one_in(m, 3))
        return group->value * 10;
    return group->value + 1 + group->value * between(m, 5, 60) / 100;
}

static void print_claim(struct maker *m, const struct group *group, long document)
{
    const struct question *q = group->question;
    static const char *const HEDGES[] = {"about", "more than", "at least", NULL};
    static const char *const MODIFIERS[] = {"~", ">", ">="};
    long value = told_value(m, group), hedge = one_in(m, 5) ? between(m, 0, 2) : -1, start = between(m, 0, 5000);
    long month = between(m, 1, 12), day = between(m, 1, 28);
    unsigned long long id = draw(m), passage = draw(m);
    char number[48], text[96];

    m->len = 0;
    put_grouped(m, value);
    snprintf(number, sizeof number, "%.*s", (int)sizeof number - 1, m->text);
    snprintf(text, sizeof text, q->form, number);
    m->len = 0;
    put_person(m);
    printf("{\"claim_id\":\"%016llx\",\"doc_id\":\"doc%ld\",\"source\":\"news/"
           "%ld.txt\",\"title\":null,\"published\":\"%d-%02ld-%02ld\",",
           id, document, document, group->year + 1, month, day);
    printf("\"kind\":\"%s\",\"text\":\"%s\",\"value\":%ld,\"low\":null,\"high\":null,\"unit\":\"%s\",\"unit_name\":\"%s\",",
           q->kind, text, value, q->unit, q->unit_name);
    printf("\"base_value\":%.12g,\"base_low\":null,\"base_high\":null,\"base_unit\":\"%s\",\"dimension\":\"%s\",\"precision\":1,",
           (double)value * q->factor, q->base_unit, q->dimension);
    printf("\"modifier\":\"%s\",\"hedge\":", hedge < 0 ? "=" : MODIFIERS[hedge]);
    if (hedge < 0)
        printf("null");
    else
        printf("\"%s\"", HEDGES[hedge]);
    printf(",\"change\":null,\"role\":null,\"status\":\"actual\",\"measure\":\"%s\",\"subject\":\"%s\",\"qualifiers\":null,"
           "\"base\":null,"
           "\"base_period\":null,\"entities\":\"%s\",\"when\":null,\"period_start\":\"%d-01-01\",\"period_end\":\"%d-12-31\",",
           q->measure, group->subject, group->subject, group->year, group->year);
    printf("\"attribution\":\"%s\",\"assumed\":null,\"sentence\":\"In %d, %s in %s came to %s%s%s, %s said.\",", m->text,
           group->year, q->measure, group->subject, hedge < 0 ? "" : HEDGES[hedge], hedge < 0 ? "" : " ", text, m->text);
    printf("\"passage\":\"%016llx\",\"line\":%ld,\"start\":%ld,\"end\":%ld,\"pattern\":\"%s/plain\"}\n", passage, start / 100 + 1,
           start, start + (long)strlen(text), q->kind);
}

static void make_claims(struct maker *m, long count)
{
    long documents = count / 20 + 1;

    while (count > 0) {
        struct group group;
        long size = between(m, 1, 6);
        make_group(m, &group);
        for (long i = 0; i < size && count > 0; i++, count--)
            print_claim(m, &group, between(m, 0, documents - 1));
    }
}

int main(int argc, char **argv)
{
    static struct maker maker; /* large */
    unsigned long long first, amount;

    if (argc != 4 || (strcmp(argv[1], "articles") != 0 && strcmp(argv[1], "claims") != 0)) {
        fprintf(stderr, "usage: generate articles SEED BYTES | generate claims SEED N\n");
        return 2;
    }
    first = strtoull(argv[2], NULL, 10);
    amount = strtoull(argv[3], NULL, 10);
    seed(&maker, first);
    if (argv[1][0] == 'a') {
        unsigned long long written = 0;
        for (long i = 0; written < amount; i++)
            written += make_article(&maker, first, i);
    } else {
        make_claims(&maker, (long)amount);
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
