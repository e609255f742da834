/* libFuzzer: any bytes are a user's pattern file; it loads or is refused, and what loads can be run. The folder is made in TMPDIR. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "assay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/assay-fuzz-XXXXXX";
static char path[sizeof folder + 32];

/* Tables small enough to be loaded thousands of times a second, with one class of each sort for rules to name. */
static const struct {
    const char *name, *text;
} TABLES[] = {
    {"dimensions.csv", "dimension,base,exponents\nmass,kg,kg\nlength,m,m\ntime,s,s\nspeed,m/s,m s-1\n"},
    {"units.csv",
     "unit,name,plural,dimension,factor,offset,prefixes,forms\nt,metric ton,metric tons,mass,1000,,,t|tonne|tonnes\n"
     "kg,kilogram,kilograms,mass,1,,,kg\nm,metre,metres,length,1,,,m|metre|metres\nh,hour,hours,time,3600,,,h|hour|hours\n"
     "USD,US dollar,US dollars,USD,1,,$|US$,dollar|dollars\n"},
    {"words.csv", "class,form,value\nmonth,May,5\nmonth,June,6\nhedge,about,~\n"},
};

static void file_write(const char *name, const void *bytes, size_t size)
{
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        abort();
}

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

    if (path[0] == '\0') {
        if (mkdtemp(folder) == NULL)
            abort();
        for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
            file_write(TABLES[i].name, TABLES[i].text, strlen(TABLES[i].text));
    }
    file_write("fuzz.pat", data, size);
    load.folders = folders;
    load.folder_count = 1;
    pack = assay_pack_load(&load);
    if (pack != NULL)
        assay_patterns_test(pack, NULL, 0, drop, NULL);
    assay_pack_free(pack);
    return 0;
}
