/* base/: what knows nothing of the domain. This is the one header that the other rooms include. */
#ifndef ASSAY_BASE_H
#define ASSAY_BASE_H

#include "base/arena.h"
#include "base/block.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "base/slice.h"

#endif
