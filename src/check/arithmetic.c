/* Arithmetic that does not hold, inside a sentence: changes, shares, sums. */
#include <stdlib.h>

#include "check/internal.h"

uint32_t arithmetic_find(struct checker *c, struct arena *arena, struct group ***out)
{
    (void)c;
    *out = arena_alloc(arena, 1);
    return 0;
}
