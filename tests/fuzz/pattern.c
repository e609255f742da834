/* libFuzzer: any bytes are a user's pattern file; it loads or is refused, and what loads can be run. The folder is made in TMPDIR. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "assay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/assay-fuzz-XXXXXX";
static char path[sizeof folder + 16];

static void drop(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *folders[1] = {folder};
    struct assay_pack_options load = ASSAY_OPTIONS(struct assay_pack_options);
    struct assay_pack *pack;
    FILE *file;

    if (path[0] == '\0') {
        if (mkdtemp(folder) == NULL)
            abort();
        snprintf(path, sizeof path, "%s/fuzz.pat", folder);
    }
    file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    load.folders = folders;
    load.folder_count = 1;
    pack = assay_pack_load(&load);
    if (pack != NULL)
        assay_patterns_test(pack, NULL, 0, drop, NULL);
    assay_pack_free(pack);
    return 0;
}
