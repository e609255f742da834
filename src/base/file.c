/* Files: whole inputs into an arena; outputs through one large buffer, written beside their name and renamed when complete. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE ((size_t)256 * 1024)
#define COPY_MOST ((size_t)16 * 1024)  /* more is handed to the system at once, which costs less than a copy */
#define READ_FIRST ((size_t)64 * 1024) /* room for inputs whose size is not known */

/* ---- reading ------------------------------------------------------------------------------------------------------------- */

static bool read_all(struct arena *arena, int fd, size_t limit, struct slice name, struct slice *out, struct diagnostics *diags)
{
    struct stat info;
    size_t room = READ_FIRST, len = 0;
    char *bytes;

    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size >= 0) {
        if ((uintmax_t)info.st_size > limit) {
            diag_message(diags, SEVERITY_ERROR, DIAG_LIMIT, name, "%jd bytes are more than the limit of %zu",
                         (intmax_t)info.st_size, limit);
            return false;
        }
        room = (size_t)info.st_size + 2; /* one for the NUL, one to see the end without growing */
    }
    bytes = arena_alloc(arena, room);
    for (;;) {
        ssize_t got = read(fd, bytes + len, room - len - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            diag_message(diags, SEVERITY_ERROR, DIAG_UNREADABLE, name, "cannot be read: %s", strerror(errno));
            return false;
        }
        if (got == 0)
            break;
        len += (size_t)got;
        if (len > limit) {
            diag_message(diags, SEVERITY_ERROR, DIAG_LIMIT, name, "more bytes than the limit of %zu", limit);
            return false;
        }
        if (len + 1 == room) {
            bytes = arena_grow(arena, bytes, room, 2 * room, 1);
            room *= 2;
        }
    }
    bytes[len] = '\0';
    out->at = bytes;
    out->len = len;
    return true;
}

/* The arena may jump away in the middle of reading: the descriptor must not be lost then. */
static bool read_guarded(struct arena *arena, int fd, size_t limit, struct slice name, struct slice *out, struct diagnostics *diags)
{
    jmp_buf guard;
    jmp_buf *const outer = arena->escape;
    bool ok;

    if (setjmp(guard)) {
        arena->escape = outer;
        if (fd != STDIN_FILENO)
            close(fd);
        if (outer)
            longjmp(*outer, 1);
        abort();
    }
    arena->escape = &guard;
    ok = read_all(arena, fd, limit, name, out, diags);
    arena->escape = outer;
    return ok;
}

bool file_read(struct arena *arena, const char *path, size_t limit, struct slice *out, struct diagnostics *diags)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    bool ok;

    if (fd < 0) {
        diag_message(diags, SEVERITY_ERROR, DIAG_UNREADABLE, slice_of(path), "cannot be opened: %s", strerror(errno));
        return false;
    }
    ok = read_guarded(arena, fd, limit, slice_of(path), out, diags);
    if (!standard)
        close(fd);
    return ok;
}

/* ---- writing ------------------------------------------------------------------------------------------------------------- */

struct writer {
    char *buffer;
    size_t len, room;
    int fd;          /* -1: memory */
    int error;       /* errno of the first failure; 0: none */
    char *path;      /* as given; NULL: standard output or memory */
    char *target;    /* where the rename goes; NULL: written in place (devices, pipes) */
    char *temporary; /* beside target */
};

static void writer_free(struct writer *w)
{
    free(w->buffer);
    free(w->path);
    free(w->target);
    free(w->temporary);
    free(w);
}

/* Opens a new file beside target. Its name begins with a dot, so that no walk takes it. */
static int open_temporary(struct writer *w, mode_t mode)
{
    const char *slash = strrchr(w->target, '/');
    size_t folder = slash ? (size_t)(slash - w->target) + 1 : 0;
    size_t size = strlen(w->target) + 48;

    w->temporary = malloc(size);
    if (!w->temporary)
        return -1;
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        int fd;
        snprintf(w->temporary, size, "%.*s.%s.%ld-%u", (int)folder, w->target, w->target + folder, (long)getpid(), attempt);
        fd = open(w->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static bool open_path(struct writer *w, const char *path)
{
    struct stat info;
    bool exists = stat(path, &info) == 0;

    w->path = strdup(path);
    if (!w->path)
        return false;
    if (exists && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (exists && !S_ISREG(info.st_mode)) {
        w->fd = open(path, O_WRONLY | O_CLOEXEC);
        return w->fd >= 0;
    }
    /* A link keeps pointing where it does: the file behind it is replaced. */
    w->target = exists ? realpath(path, NULL) : strdup(path);
    if (!w->target)
        return false;
    w->fd = open_temporary(w, exists ? info.st_mode & 0777 : 0666);
    if (w->fd < 0) {
        free(w->temporary);
        w->temporary = NULL;
    }
    return w->fd >= 0;
}

struct writer *writer_memory(void)
{
    struct writer *w = calloc(1, sizeof *w);

    if (!w)
        return NULL;
    w->fd = -1;
    w->room = 4096;
    w->buffer = malloc(w->room);
    if (!w->buffer) {
        writer_free(w);
        return NULL;
    }
    return w;
}

struct writer *writer_open(const char *path, struct diagnostics *diags)
{
    struct writer *w = calloc(1, sizeof *w);
    bool standard = !path || strcmp(path, "-") == 0;

    if (w) {
        w->fd = standard ? STDOUT_FILENO : -1;
        w->room = BUFFER_SIZE;
        w->buffer = malloc(w->room);
    }
    if (!w || !w->buffer) {
        diag_message(diags, SEVERITY_ERROR, DIAG_MEMORY, slice_of(path), "out of memory");
        if (w)
            writer_free(w);
        return NULL;
    }
    if (!standard && !open_path(w, path)) {
        diag_message(diags, SEVERITY_ERROR, DIAG_UNWRITABLE, slice_of(path), "cannot be written: %s", strerror(errno));
        writer_free(w);
        return NULL;
    }
    return w;
}

static bool write_out(struct writer *w, const char *at, size_t len)
{
    while (len) {
        ssize_t done = write(w->fd, at, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            w->error = errno;
            return false;
        }
        at += done;
        len -= (size_t)done;
    }
    return true;
}

bool writer_flush(struct writer *w)
{
    if (w->error)
        return false;
    if (w->fd < 0)
        return true;
    if (!write_out(w, w->buffer, w->len))
        return false;
    w->len = 0;
    return true;
}

/* Room for `wanted` more bytes behind len; false when the writer failed. A file's buffer grows only for a single long cell. */
static bool make_room(struct writer *w, size_t wanted)
{
    size_t room = w->room;
    char *larger;

    if (w->error)
        return false;
    if (wanted <= w->room - w->len)
        return true;
    if (!writer_flush(w))
        return false;
    if (wanted <= w->room - w->len)
        return true;
    while (room - w->len < wanted) {
        if (room > SIZE_MAX / 2) {
            w->error = ENOMEM;
            return false;
        }
        room *= 2;
    }
    larger = realloc(w->buffer, room);
    if (!larger) {
        w->error = ENOMEM;
        return false;
    }
    w->buffer = larger;
    w->room = room;
    return true;
}

void writer_put(struct writer *w, struct slice bytes)
{
    if (!bytes.len)
        return;
    if (w->fd >= 0 && bytes.len > COPY_MOST) {
        if (writer_flush(w))
            write_out(w, bytes.at, bytes.len);
        return;
    }
    if (!make_room(w, bytes.len))
        return;
    memcpy(w->buffer + w->len, bytes.at, bytes.len);
    w->len += bytes.len;
}

char *writer_room(struct writer *w, size_t wanted, size_t *room)
{
    if (!make_room(w, wanted))
        return NULL;
    *room = w->room - w->len;
    return w->buffer + w->len;
}

void writer_wrote(struct writer *w, size_t count)
{
    w->len += count;
}

void writer_text(struct writer *w, const char *text)
{
    writer_put(w, slice_of(text));
}

void writer_char(struct writer *w, char c)
{
    if (w->len == w->room || w->error) {
        if (!make_room(w, 1))
            return;
    }
    w->buffer[w->len++] = c;
}

void writer_format(struct writer *w, const char *format, ...)
{
    va_list args;
    size_t wanted = 512;

    for (int attempt = 0; attempt < 2; attempt++) {
        int len;
        if (!make_room(w, wanted))
            return;
        va_start(args, format);
        len = vsnprintf(w->buffer + w->len, w->room - w->len, format, args);
        va_end(args);
        if (len < 0) {
            w->error = EINVAL;
            return;
        }
        if ((size_t)len < w->room - w->len) {
            w->len += (size_t)len;
            return;
        }
        wanted = (size_t)len + 1;
    }
}

struct slice writer_bytes(const struct writer *w)
{
    struct slice s = {w->buffer, w->len};

    return s;
}

void writer_reset(struct writer *w)
{
    w->len = 0;
}

bool writer_failed(const struct writer *w)
{
    return w->error != 0;
}

bool writer_pipe_closed(const struct writer *w)
{
    return w->error == EPIPE;
}

bool writer_close(struct writer *w, struct diagnostics *diags)
{
    struct slice name = w->path ? slice_of(w->path) : slice_of("standard output");
    bool ok = writer_flush(w);

    if (w->path && w->fd >= 0 && close(w->fd) != 0 && ok) {
        w->error = errno;
        ok = false;
    }
    if (ok && w->temporary && rename(w->temporary, w->target) != 0) {
        w->error = errno;
        ok = false;
    }
    if (!ok) {
        if (w->temporary)
            unlink(w->temporary);
        if (w->error != EPIPE)
            diag_message(diags, SEVERITY_ERROR, DIAG_UNWRITABLE, name, "cannot be written: %s", strerror(w->error));
    }
    writer_free(w);
    return ok;
}

void writer_abandon(struct writer *w)
{
    if (!w)
        return;
    if (w->path && w->fd >= 0)
        close(w->fd);
    if (w->temporary)
        unlink(w->temporary);
    writer_free(w);
}
