/* Lines of one descriptor through a buffer that grows to the longest line: any amount of input in bounded memory. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "input/parts.h"

#define CHUNK ((size_t)256 * 1024) /* one read; larger ones are no faster */

void stream_open(struct stream *stream, int fd)
{
    stream->fd = fd;
    stream->open = true;
    stream->ended = false;
    stream->error = 0;
    stream->begin = stream->end = stream->searched = stream->total = 0;
}

/* Room for a read behind `end`: moves the unread bytes to the front, and doubles the buffer when they fill it. */
static bool stream_room(struct stream *stream)
{
    char *larger;
    size_t room;

    if (stream->begin == stream->end)
        stream->begin = stream->end = 0;
    if (stream->room - stream->end >= CHUNK / 2)
        return true;
    if (stream->begin >= CHUNK / 2) {
        memmove(stream->buffer, stream->buffer + stream->begin, stream->end - stream->begin);
        stream->end -= stream->begin;
        stream->begin = 0;
        if (stream->room - stream->end >= CHUNK / 2)
            return true;
    }
    room = stream->room ? 2 * stream->room : CHUNK;
    larger = room > stream->room ? realloc(stream->buffer, room) : NULL;
    if (!larger)
        return false;
    stream->buffer = larger;
    stream->room = room;
    return true;
}

/* One read; false: out of memory. At the end of input or on an error `ended` is set. */
static bool stream_read(struct stream *stream)
{
    ssize_t got;

    if (!stream_room(stream))
        return false;
    do
        got = read(stream->fd, stream->buffer + stream->end, stream->room - stream->end);
    while (got < 0 && errno == EINTR);
    if (got <= 0) {
        stream->error = got < 0 ? errno : 0;
        stream->ended = true;
        return true;
    }
    stream->end += (size_t)got;
    stream->total += (size_t)got;
    return true;
}

bool stream_fill(struct stream *stream, size_t wanted)
{
    while (stream->end - stream->begin < wanted && !stream->ended)
        if (!stream_read(stream))
            return false;
    return true;
}

/* Offset of the first newline from begin on, or SIZE_MAX; remembers how far it looked. */
static size_t find_newline(struct stream *stream)
{
    struct slice unread = stream_unread(stream);
    const char *found = NULL;

    if (stream->searched < unread.len)
        found = memchr(unread.at + stream->searched, '\n', unread.len - stream->searched);
    stream->searched = found ? (size_t)(found - unread.at) : unread.len;
    return found ? stream->searched : SIZE_MAX;
}

bool stream_fill_line(struct stream *stream, size_t limit)
{
    while (find_newline(stream) == SIZE_MAX && stream->searched <= limit && !stream->ended)
        if (!stream_read(stream))
            return false;
    return true;
}

/* Drops bytes up to and with the next newline, keeping none of them. */
static bool skip_line(struct stream *stream)
{
    while (find_newline(stream) == SIZE_MAX) {
        stream->begin = stream->end = stream->searched = 0;
        if (stream->ended)
            return true;
        if (!stream_read(stream))
            return false;
    }
    stream->begin += stream->searched + 1;
    stream->searched = 0;
    return true;
}

enum stream_result stream_line(struct stream *stream, size_t limit, struct slice *line)
{
    struct slice unread;
    size_t len;

    if (!stream_fill_line(stream, limit))
        return STREAM_MEMORY;
    unread = stream_unread(stream);
    len = stream->searched;
    if (len > limit)
        return skip_line(stream) ? STREAM_LONG : STREAM_MEMORY;
    if (len == unread.len && (len == 0 || stream->error))
        return STREAM_END; /* half a line before a failed read is no line */
    *line = slice_part(unread, 0, len);
    stream->begin += len < unread.len ? len + 1 : len;
    stream->searched = 0;
    return STREAM_LINE;
}

void stream_close(struct stream *stream)
{
    if (stream->open && stream->fd != STDIN_FILENO)
        close(stream->fd);
    stream->open = false;
}

void stream_free(struct stream *stream)
{
    stream_close(stream);
    free(stream->buffer);
    memset(stream, 0, sizeof *stream);
}
