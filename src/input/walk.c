/* The walk: files and folders as named, in the order of the command line; folders in byte order, so that every machine sees the
 * same documents in the same order. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "input/parts.h"

struct walk_level { /* one folder that is open */
    struct dirent **names;
    size_t count, next;
    char *path;
    dev_t device;
    ino_t inode;
};

bool walk_open(struct walk *walk, const char *const *paths, size_t count, const char *output_dir)
{
    struct stat info;

    walk->paths = calloc(count + 1, sizeof *walk->paths);
    walk->levels = calloc(WALK_DEPTH, sizeof *walk->levels);
    if (!walk->paths || !walk->levels)
        return false;
    for (; walk->count < count; walk->count++) {
        walk->paths[walk->count] = strdup(paths[walk->count]);
        if (!walk->paths[walk->count])
            return false;
    }
    if (output_dir && stat(output_dir, &info) == 0) {
        walk->has_output = true;
        walk->output_device = (uint64_t)info.st_dev;
        walk->output_inode = (uint64_t)info.st_ino;
    }
    return true;
}

static void level_close(struct walk *walk)
{
    struct walk_level *level = &walk->levels[--walk->depth];

    while (level->next < level->count)
        free(level->names[level->next++]);
    free(level->names);
    free(level->path);
    memset(level, 0, sizeof *level);
}

void walk_close(struct walk *walk)
{
    while (walk->depth)
        level_close(walk);
    for (size_t i = 0; walk->paths && i < walk->count; i++)
        free(walk->paths[i]);
    free(walk->paths);
    free(walk->levels);
}

static void unreadable(struct walk *walk, const char *path, bool named, enum diag_code code, const char *why)
{
    walk->counts->bad++;
    walk->counts->any_unreadable = true;
    if (named)
        walk->counts->named_unreadable = true;
    diag_message(walk->diags, named ? SEVERITY_ERROR : SEVERITY_WARNING, code, slice_of(path), "cannot be read: %s", why);
}

static void skipped(struct walk *walk, const char *path, const char *why)
{
    walk->counts->skipped++;
    diag_message(walk->diags, SEVERITY_NOTE, DIAG_SKIPPED, slice_of(path), "skipped: %s", why);
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Opens a folder as the innermost level; takes `path`. */
static void level_open(struct walk *walk, char *path, const struct stat *info, bool named)
{
    struct walk_level *level;
    int count;

    for (size_t i = 0; i < walk->depth; i++) {
        if (walk->levels[i].device == info->st_dev && walk->levels[i].inode == info->st_ino) {
            skipped(walk, path, "the folder contains itself");
            free(path);
            return;
        }
    }
    if (walk->depth == WALK_DEPTH) {
        unreadable(walk, path, named, DIAG_LIMIT, "folders are nested too deep");
        free(path);
        return;
    }
    level = &walk->levels[walk->depth];
    count = scandir(path, &level->names, is_entry, by_bytes);
    if (count < 0) {
        unreadable(walk, path, named, errno == ENOMEM ? DIAG_MEMORY : DIAG_UNREADABLE, strerror(errno));
        free(path);
        return;
    }
    level->count = (size_t)count;
    level->next = 0;
    level->path = path;
    level->device = info->st_dev;
    level->inode = info->st_ino;
    walk->depth++;
}

/* One entry of the innermost folder; true: *out is a file. */
static bool level_next(struct walk *walk, struct walk_item *out)
{
    struct walk_level *level = &walk->levels[walk->depth - 1];
    struct dirent *entry = level->names[level->next++];
    size_t folder = strlen(level->path), size = folder + strlen(entry->d_name) + 2;
    char *path = malloc(size);
    bool dotted = entry->d_name[0] == '.', link;
    struct stat info;

    if (!path) {
        unreadable(walk, level->path, false, DIAG_MEMORY, strerror(ENOMEM));
        free(entry);
        return false;
    }
    snprintf(path, size, "%s%s%s", level->path, folder && level->path[folder - 1] == '/' ? "" : "/", entry->d_name);
    free(entry);
    if (dotted) {
        skipped(walk, path, "its name begins with a dot");
    } else if (lstat(path, &info) != 0 || ((link = S_ISLNK(info.st_mode)) && stat(path, &info) != 0)) {
        unreadable(walk, path, false, DIAG_UNREADABLE, strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        if (link) {
            skipped(walk, path, "a link to a folder");
        } else if (walk->has_output && (uint64_t)info.st_dev == walk->output_device &&
                   (uint64_t)info.st_ino == walk->output_inode) {
            skipped(walk, path, "the output folder");
        } else {
            level_open(walk, path, &info, false);
            return false;
        }
    } else if (!S_ISREG(info.st_mode)) {
        skipped(walk, path, "no file");
    } else {
        out->path = path;
        out->named = false;
        return true;
    }
    free(path);
    return false;
}

/* One named path; true: *out is a file or "-". */
static bool named_next(struct walk *walk, struct walk_item *out)
{
    char *path = walk->paths[walk->next];
    struct stat info;

    walk->paths[walk->next++] = NULL; /* its owner changes */
    if (strcmp(path, "-") != 0) {
        if (stat(path, &info) != 0) {
            unreadable(walk, path, true, DIAG_UNREADABLE, strerror(errno));
            free(path);
            return false;
        }
        if (S_ISDIR(info.st_mode)) {
            level_open(walk, path, &info, true);
            return false;
        }
    }
    out->path = path;
    out->named = true;
    return true;
}

bool walk_next(struct walk *walk, struct walk_item *out)
{
    for (;;) {
        if (walk->depth) {
            const struct walk_level *level = &walk->levels[walk->depth - 1];
            if (level->next == level->count)
                level_close(walk);
            else if (level_next(walk, out))
                return true;
        } else if (walk->next == walk->count) {
            return false;
        } else if (named_next(walk, out)) {
            return true;
        }
    }
}
