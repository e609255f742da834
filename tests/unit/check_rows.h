/* Claims made by hand, as one row of strings, for the tests of check/. */
#ifndef ASSAY_TESTS_CHECK_ROWS_H
#define ASSAY_TESTS_CHECK_ROWS_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"

#ifndef ROWS_PACK
#define ROWS_PACK "patterns"
#endif

struct row { /* what is left out is absent */
    const char *doc, *published, *title;
    const char *kind, *text, *number, *unit, *base_unit, *dimension;
    double base;      /* in base units; ranges: NAN with low and high */
    double low, high; /* 0: absent */
    const char *precision, *modifier, *hedge, *change, *role, *status;
    const char *measure, *subject, *qualifiers, *share_of, *base_period, *entities, *attribution;
    const char *start, *end, *when;
    const char *sentence;
};

static inline int row_name(const char *name, const char *const *names, int count)
{
    for (int i = 0; name && i < count; i++)
        if (!strcmp(name, names[i]))
            return i;
    return 0;
}

static inline struct claim row_claim(const struct row *row)
{
    struct claim c;

    memset(&c, 0, sizeof c);
    c.doc_id = c.source = slice_of(row->doc);
    c.published = slice_of(row->published);
    c.title = slice_of(row->title);
    c.kind = (enum kind)row_name(row->kind, KIND_NAMES, KIND_COUNT_OF_KINDS);
    c.text = slice_of(row->text);
    c.value.denominator = row->number != NULL;
    if (row->number)
        (void)decimal_parse(slice_of(row->number), &c.value.number);
    if (row->precision)
        (void)decimal_parse(slice_of(row->precision), &c.precision);
    c.unit = slice_of(row->unit);
    c.base_unit = slice_of(row->base_unit);
    c.dimension = slice_of(row->dimension);
    c.base_value = row->number ? row->base : NAN;
    c.base_low = row->low > 0 || row->low < 0 ? row->low : NAN;
    c.base_high = row->high > 0 || row->high < 0 ? row->high : NAN;
    c.modifier = (enum modifier)row_name(row->modifier, MODIFIER_NAMES, MOD_COUNT);
    c.hedge = slice_of(row->hedge);
    c.change = (enum change)row_name(row->change, CHANGE_NAMES, CHANGE_COUNT);
    c.role = (enum role)row_name(row->role, ROLE_NAMES, ROLE_COUNT);
    c.status = (enum status)row_name(row->status, STATUS_NAMES, STATUS_COUNT);
    c.measure = slice_of(row->measure);
    c.subject = slice_of(row->subject);
    c.qualifiers = slice_of(row->qualifiers);
    c.base = slice_of(row->share_of);
    c.base_period = slice_of(row->base_period);
    c.entities = slice_of(row->entities);
    c.attribution = slice_of(row->attribution);
    c.period_start = slice_of(row->start);
    c.period_end = slice_of(row->end);
    c.when = slice_of(row->when);
    c.sentence = slice_of(row->sentence);
    c.passage = hash_bytes(7, c.sentence);
    c.claim_id = hash_bytes(hash_bytes(hash_bytes(0, c.doc_id), c.sentence), c.text);
    return c;
}

static inline void row_complain(void *user, const struct diagnostic *d)
{
    char text[1000];

    (void)user;
    (void)diag_text(d, text, sizeof text);
    fputs(text, stderr);
}

static inline struct pack *rows_pack(void)
{
    const char *folders[] = {ROWS_PACK};
    struct diagnostics diags = {.report = row_complain};

    return pack_load(folders, 1, &diags);
}

#endif
