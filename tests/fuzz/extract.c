/* libFuzzer: any bytes are an article; whatever they are, extraction and the checker end without a fault. Run it from the source tree,
 * or with ASSAY_PATTERNS set. */
#include <stdlib.h>

#include "assay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct assay_pack *pack;
static struct assay_extractor *extractor;

static bool take(void *user, const struct assay_claim *claim)
{
    struct assay_checker *checker = user;

    for (size_t i = 0; assay_column(i) != NULL; i++)
        assay_claim_text(claim, assay_column(i));
    return assay_checker_add(checker, claim) == ASSAY_OK;
}

static bool see(void *user, const struct assay_group *group)
{
    (void)user;
    return assay_group_json(group).len > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct assay_text text = ASSAY_OPTIONS(struct assay_text);
    struct assay_checker_options options = ASSAY_OPTIONS(struct assay_checker_options);
    struct assay_checker *checker;

    if (pack == NULL) {
        const char *named = getenv("ASSAY_PATTERNS");
        const char *folder = named != NULL ? named : "patterns";
        struct assay_pack_options load = ASSAY_OPTIONS(struct assay_pack_options);

        load.folders = &folder;
        load.folder_count = 1;
        pack = assay_pack_load(&load);
        extractor = pack != NULL ? assay_extractor_new(pack) : NULL;
        if (extractor == NULL)
            abort();
    }
    options.pack = pack;
    checker = assay_checker_new(&options);
    text.text = (const char *)data;
    text.length = size;
    if (checker != NULL && assay_extract(extractor, &text, take, checker) == ASSAY_OK)
        assay_checker_run(checker, see, NULL);
    assay_checker_free(checker);
    return 0;
}
