/* The door to PCRE2: pieces of rule expressions, compiled for anchored, caseless matching in folded UTF-8. Inside pack/ only; the other
 * rooms run pieces with piece_match of pack.h. No other file includes <pcre2.h>. */
#ifndef ASSAY_PACK_REGEX_H
#define ASSAY_PACK_REGEX_H

#include "pack/pack.h"

struct regex;

enum { REGEX_GROUPS_MAX = 31, REGEX_ERROR_MAX = 160 };

struct regex_error {
    bool memory;                   /* no error of the expression: memory ran out */
    size_t offset;                 /* byte of the expression */
    char message[REGEX_ERROR_MAX]; /* PCRE2's own words */
};

/* Compiles an expression; NULL and *error when it is broken. Lives until regex_free; `source` is borrowed for as long. */
struct regex *regex_new(struct slice source, struct regex_error *error);
void regex_free(struct regex *regex);
struct slice regex_source(const struct regex *regex);
/* Number of named groups (others capture nothing), and the name of group 1, 2, ... */
uint16_t regex_group_count(const struct regex *regex);
struct slice regex_group_name(const struct regex *regex, uint16_t group);
/* As piece_match of pack.h. */
bool regex_match(const struct regex *regex, struct regex_scratch *scratch, struct slice text, size_t at, size_t *end,
                 struct regex_span *groups, uint32_t max, bool *limited);

#endif
