/* Gatherings: documents that tell of the same happening. Inside check/ only. */
#ifndef ASSAY_CHECK_GATHER_H
#define ASSAY_CHECK_GATHER_H

#include "check/internal.h"

/* By document number: documents of one event share a number. In c->scratch. Documents are gathered by average linkage over the words that
 * only some documents of the input have (weights log((n + 1) / documents), cosine), along the links between their claims. */
uint32_t *gather_find(struct checker *c);

#endif
