/* Where the patterns are: beside the program in its source tree, else where it was installed, else where ASSAY_PATTERNS says; the
 * user's packs come on top. And the small files that options name. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The folder of the running program, without a slash at its end; false: not known. */
static bool program_folder(const char *program, char out[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - 1);
    char *slash;

    if (length > 0)
        out[length] = '\0';
    else if (strchr(program, '/') == NULL || realpath(program, out) == NULL) /* found by PATH: only /proc could tell */
        return false;
    slash = strrchr(out, '/');
    if (slash == NULL)
        return false;
    *slash = '\0';
    return true;
}

/* A path as a person would write it: without ".." in it, and from here where it lies below here. Freed with free. */
static char *plain_path(const char *path)
{
    char real[PATH_MAX], here[PATH_MAX];
    size_t length;

    if (realpath(path, real) == NULL || getcwd(here, sizeof here) == NULL)
        return strdup(path);
    length = strlen(here);
    if (strncmp(real, here, length) == 0 && real[length] == '/')
        return strdup(real + length + 1);
    return strdup(real);
}

/* The program's own pack; NULL: not found. Freed with free. */
static char *own_pack(const char *program)
{
    static const char *const PLACES[] = {"patterns", "../share/assay/patterns"};
    const char *named = getenv("ASSAY_PATTERNS");
    char folder[PATH_MAX];
    char path[PATH_MAX + 32];

    if (named != NULL && named[0] != '\0')
        return strdup(named);
    if (!program_folder(program, folder))
        return NULL;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, PLACES[i]);
        if (is_folder(path))
            return plain_path(path);
    }
    return NULL;
}

struct assay_pack *packs_load(const struct options *options, const char *program, struct terminal *terminal)
{
    struct assay_pack_options pack = ASSAY_OPTIONS(struct assay_pack_options);
    char *own = own_pack(program);
    const char **folders = calloc(options->pack_count + 1, sizeof *folders);
    struct assay_pack *loaded = NULL;

    if (own == NULL) {
        terminal_error(terminal, "the patterns were not found beside the program; say where they are with ASSAY_PATTERNS=FOLDER");
    } else if (!is_folder(own)) {
        terminal_error(terminal, "%s: no folder of patterns is there", own);
    } else if (folders != NULL) {
        folders[0] = own;
        memcpy(folders + 1, options->packs, options->pack_count * sizeof *folders);
        pack.folders = folders;
        pack.folder_count = options->pack_count + 1;
        pack.report = terminal_report;
        pack.user = terminal;
        loaded = assay_pack_load(&pack);
        terminal->quiet = options->quiet;
    }
    free(folders);
    free(own);
    return loaded;
}

char *file_text(const char *path, size_t *length)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    size_t capacity = 65536, used = 0, got;
    char *text = malloc(capacity);

    while (file != NULL && text != NULL && (got = fread(text + used, 1, capacity - used - 1, file)) > 0) {
        used += got;
        if (capacity - used - 1 == 0) {
            char *more = realloc(text, capacity *= 2);

            if (more == NULL)
                free(text);
            text = more;
        }
    }
    if (text != NULL && (file == NULL || ferror(file))) {
        free(text);
        text = NULL;
    }
    if (file != NULL && file != stdin) {
        int error = errno;

        fclose(file);
        errno = error;
    }
    if (text != NULL)
        text[used] = '\0';
    if (length != NULL)
        *length = used;
    return text;
}

bool folder_make(const char *path)
{
    char part[PATH_MAX];
    size_t length = strlen(path);

    if (length == 0 || length >= sizeof part) {
        errno = length == 0 ? ENOENT : ENAMETOOLONG;
        return false;
    }
    memcpy(part, path, length + 1);
    for (char *c = part + 1; *c != '\0'; c++) {
        if (*c != '/')
            continue;
        *c = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return false;
        *c = '/';
    }
    if (mkdir(part, 0777) == 0 || (errno == EEXIST && is_folder(part)))
        return true;
    if (errno == EEXIST)
        errno = ENOTDIR;
    return false;
}
