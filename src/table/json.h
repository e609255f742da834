/* A strict pull reader for one JSON value in memory; inside table/ only. */
#ifndef ASSAY_TABLE_JSON_H
#define ASSAY_TABLE_JSON_H

#include "base/base.h"

enum json_type { JSON_BAD, JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_reader {
    struct slice text;
    size_t at;     /* next byte */
    char *scratch; /* strings with escapes are decoded here; at least text.len bytes */
    size_t used;
    const char *error; /* what is wrong at `at`; NULL: nothing */
};

void json_skip_blanks(struct json_reader *reader);
/* Enters the object at `at`. Then json_member gives one name after the other with `at` at its value, until false: the end, or an error. */
bool json_enter_object(struct json_reader *reader);
bool json_member(struct json_reader *reader, bool *first, struct slice *name);
/* Reads a value. Strings are decoded, numbers are as written; arrays and objects are skipped. The slice lives as long as text and scratch. */
enum json_type json_value(struct json_reader *reader, struct slice *out);
/* Whether nothing but blanks is left; an error otherwise. */
bool json_end(struct json_reader *reader);

#endif
