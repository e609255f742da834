/* What the tests of pack/ share: the small pack and a sink that keeps the texts of diagnostics. */
#ifndef ASSAY_TESTS_PACK_FIXTURE_H
#define ASSAY_TESTS_PACK_FIXTURE_H

#include "pack/pack.h"

#include "unit.h"

#define SMALL_PACK "tests/unit/packs/small"
#define USER_PACK "tests/unit/packs/user"

struct heard {
    char text[16384];
    size_t len;
};

static inline void hear(void *user, const struct diagnostic *d)
{
    struct heard *heard = user;

    heard->len += diag_text(d, heard->text + heard->len, sizeof heard->text - heard->len);
}

/* Loads, and fails the test with the diagnostics when that fails. */
static inline struct pack *load_packs(const char *const *folders, size_t count)
{
    static struct heard heard;
    struct diagnostics diags = {.report = hear, .user = &heard};
    struct pack *pack;

    memset(&heard, 0, sizeof heard);
    pack = pack_load(folders, count, &diags);
    ck_assert_msg(pack != NULL, "%s", heard.text);
    ck_assert_str_eq(heard.text, "");
    return pack;
}

static inline struct pack *load_small(void)
{
    static const char *const folders[] = {SMALL_PACK};

    return load_packs(folders, 1);
}

#endif
