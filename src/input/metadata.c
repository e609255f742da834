/* What a document declares of itself: leading Title:, Source:, Published: lines, dates in the order of ISO 8601, hosts of urls. */
#include "input/parts.h"

/* The value behind "KEY:" at the beginning of a line, trimmed. */
static bool line_value(struct slice line, const char *key, struct slice *out)
{
    struct slice name = slice_of(key);

    line = slice_trim(line);
    if (line.len <= name.len || line.at[name.len] != ':' || !slice_equal_nocase(slice_part(line, 0, name.len), name))
        return false;
    *out = slice_trim(slice_part(line, name.len + 1, line.len));
    return true;
}

void metadata_read(struct arena *arena, struct document *document, size_t from)
{
    static const char *const KEYS[] = {"Title", "Source", "Published"};
    struct slice *const members[] = {&document->title, &document->publisher, &document->published};
    bool seen[3] = {false, false, false};
    struct slice rest = slice_part(document->text, from, document->text.len), line;

    document->body = from;
    while (rest.len && slice_split(&rest, '\n', &line)) {
        struct slice value;
        size_t key = 0;
        if (!slice_trim(line).len)
            continue; /* blank lines may stand before and between them */
        while (key < 3 && (seen[key] || !line_value(line, KEYS[key], &value)))
            key++;
        if (key == 3)
            break;
        seen[key] = true;
        if (!members[key]->len)
            *members[key] = key == 2 ? published_normal(arena, value) : value;
        document->body = rest.at ? (size_t)(rest.at - document->text.at) : document->text.len;
    }
}

/* ---- dates ------------------------------------------------------------------------------------------------------------------- */

/* Between `least` and `most` digits at *at; -1: not so. */
static int read_digits(struct slice s, size_t *at, size_t least, size_t most)
{
    size_t start = *at;
    int value = 0;

    while (*at < s.len && *at - start < most && ascii_is_digit(s.at[*at]))
        value = value * 10 + (s.at[(*at)++] - '0');
    return *at - start >= least ? value : -1;
}

/* Nothing, or a time behind the date: "T09:30", "T0930", " 09:30:00 +02:00", "Z". */
static bool is_date_end(struct slice s, size_t at)
{
    if (at == s.len)
        return true;
    if (s.at[at] == 'Z' || s.at[at] == 'z')
        return at + 1 == s.len;
    if (at + 3 >= s.len || !ascii_is_digit(s.at[at + 1]) || !ascii_is_digit(s.at[at + 2]))
        return false;
    if (s.at[at] == ' ')
        return s.at[at + 3] == ':';
    return s.at[at] == 'T' && (s.at[at + 3] == ':' || ascii_is_digit(s.at[at + 3]));
}

static int days_of_month(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return DAYS[month - 1] + (month == 2 && leap);
}

struct slice published_normal(struct arena *arena, struct slice date)
{
    struct slice s = slice_trim(date);
    size_t at = 0;
    int year = read_digits(s, &at, 4, 4), month, day;
    char mark = at < s.len ? s.at[at] : '\0';

    if (year < 1000)
        return s;
    if (at == s.len)
        return s;
    if (mark == '-' || mark == '/' || mark == '.')
        at++;
    else if (ascii_is_digit(mark))
        mark = '\0'; /* 20240305 */
    else
        return s;
    month = mark ? read_digits(s, &at, 1, 2) : read_digits(s, &at, 2, 2);
    if (month < 1 || month > 12)
        return s;
    if (at == s.len) /* 202403 could be anything */
        return mark ? arena_format(arena, "%04d-%02d", year, month) : s;
    if (mark && s.at[at++] != mark)
        return s;
    day = mark ? read_digits(s, &at, 1, 2) : read_digits(s, &at, 2, 2);
    if (day < 1 || day > days_of_month(year, month) || !is_date_end(s, at))
        return s;
    return arena_format(arena, "%04d-%02d-%02d", year, month, day);
}

/* ---- urls -------------------------------------------------------------------------------------------------------------------- */

struct slice url_host(struct slice url)
{
    size_t start = slice_find(url, slice_of("://"), 0), end;
    struct slice host = {NULL, 0};

    if (start == SIZE_MAX)
        return host;
    start += 3;
    for (end = start; end < url.len && !memchr("/?#", url.at[end], 3); end++)
        if (url.at[end] == '@')
            start = end + 1;
    host = slice_part(url, start, end);
    end = slice_find(host, slice_of(":"), 0);
    if (end != SIZE_MAX && host.at[0] != '[')
        host.len = end;
    if (slice_starts(host, slice_of("www.")))
        host = slice_part(host, 4, host.len);
    return host;
}
