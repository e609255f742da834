/* Events: documents that tell of the same happening. Inside check/ only. */
#ifndef ASSAY_CHECK_GATHER_H
#define ASSAY_CHECK_GATHER_H

#include "check/internal.h"

/* Gives every claim the number of its document's event: documents of one event share it. They are gathered by average linkage over the
 * words, names and figures that only some documents of the input have (weights log((n + 1) / documents), cosine). */
void gather_documents(struct checker *c);

#endif
