/* Running one rule at one place of the folded text; inside figure/ only. */
#ifndef ASSAY_FIGURE_MATCH_H
#define ASSAY_FIGURE_MATCH_H

#include "figure/figure.h"

struct capture {
    uint32_t start, end; /* folded text */
    bool set;
    const struct form *form;       /* slots of classes */
    const struct numeral *numeral; /* slots of numbers; NULL otherwise */
    const struct compound *unit;   /* {units} and slots of unit classes; NULL otherwise */
};

struct match {
    const struct rule *rule;
    uint32_t start, end;
    struct capture captures[CAPTURES_MAX];
};

/* A capture that took part in the match, by name; NULL otherwise. */
static inline const struct capture *match_capture(const struct match *match, const char *name)
{
    const struct rule *rule = match->rule;
    size_t len = strlen(name); /* known when compiled */

    for (uint16_t i = 0; i < rule->capture_count; i++)
        if (rule->captures[i].len == len && match->captures[i].set && memcmp(rule->captures[i].at, name, len) == 0)
            return &match->captures[i];
    return NULL;
}
static inline struct slice capture_text(struct slice text, const struct capture *c)
{
    return slice_part(text, c->start, c->end);
}

#endif
