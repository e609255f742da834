/* The files of a pack folder: its own, then those of its folder for each language, both in byte order. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "pack/load.h"

struct names {
    struct slice *items;
    uint32_t count, capacity;
};

static int compare_names(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static bool is_table(struct slice name)
{
    return slice_ends(name, slice_of(".csv"));
}

static bool is_rules(struct slice name)
{
    return slice_ends(name, slice_of(".pat"));
}

/* Names in a folder, without those that begin with a dot, sorted. False: cannot be read. */
static bool list(struct loader *l, const char *path, struct names *names)
{
    struct dirent *entry;

    l->open = opendir(path);
    if (!l->open)
        return false;
    while ((entry = readdir(l->open)) != NULL) {
        if (entry->d_name[0] != '.')
            *ARENA_PUSH(&l->scratch, names->items, names->count, names->capacity) =
                arena_copy(&l->scratch, slice_of(entry->d_name));
    }
    closedir(l->open);
    l->open = NULL;
    if (names->count > 1)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    return true;
}

static void load_file(struct loader *l, struct slice path, uint16_t folder)
{
    struct source *source = arena_alloc(l->arena, sizeof *source);

    source->file = path;
    source->folder = folder;
    source->rules = is_rules(path);
    if (!file_read(l->arena, path.at, PACK_FILE_MAX, &source->bytes, l->diags)) {
        l->errors++;
        return;
    }
    *ARENA_PUSH(l->arena, l->sources, l->source_count, l->source_capacity) = source;
}

static struct slice join(struct loader *l, const char *folder, struct slice name)
{
    size_t len = strlen(folder);
    const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";

    return arena_format(l->arena, "%s%s%.*s", folder, slash, (int)name.len, name.at);
}

static uint32_t load_level(struct loader *l, const char *path, uint16_t folder, struct names *below)
{
    struct names names = {0};
    uint32_t i, files = 0;

    if (!list(l, path, &names)) {
        diag_message(l->diags, SEVERITY_ERROR, DIAG_UNREADABLE, slice_of(path), "cannot read the pattern folder: %s",
                     strerror(errno));
        l->errors++;
        return 1;
    }
    for (i = 0; i < names.count; i++) {
        struct slice full = join(l, path, names.items[i]);
        struct stat info;

        if (is_table(full) || is_rules(full)) {
            load_file(l, full, folder);
            files++;
        } else if (below && stat(full.at, &info) == 0 && S_ISDIR(info.st_mode)) {
            *ARENA_PUSH(&l->scratch, below->items, below->count, below->capacity) = full;
        }
    }
    return files;
}

void load_folder(struct loader *l, const char *path, uint16_t folder)
{
    struct names below = {0};
    uint32_t i, files = load_level(l, path, folder, &below);

    for (i = 0; i < below.count; i++)
        files += load_level(l, below.items[i].at, folder, NULL);
    if (files == 0) {
        diag_message(l->diags, SEVERITY_ERROR, DIAG_PACK, slice_of(path),
                     "holds no pattern files: name a folder with *.csv or *.pat files");
        l->errors++;
    }
}
