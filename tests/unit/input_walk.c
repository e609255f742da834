/* The walk: which files become documents, in which order, and what is said of the others; streams of records through pipes. */
#include "unit.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/parts.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])
#define BYTES(s)                                                                                                                   \
    {                                                                                                                              \
        s, sizeof(s) - 1                                                                                                           \
    }
#define TEXT(s) ((struct slice)BYTES(s))
#define LOG_SIZE ((size_t)1 << 16)

struct world { /* a folder of its own, and a log of documents and diagnostics in their order */
    char folder[64];
    char log[LOG_SIZE];
    size_t logged;
    struct diagnostics diags;
    struct input_counts counts;
};

static void note(struct world *world, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void note(struct world *world, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    world->logged += (size_t)vsnprintf(world->log + world->logged, LOG_SIZE - world->logged, format, args);
    va_end(args);
    ck_assert_uint_lt(world->logged, LOG_SIZE);
}

static void note_diagnostic(void *user, const struct diagnostic *d)
{
    static const char MARKS[] = {'n', 'w', 'e'};

    note(user, "%c%d %.*s", MARKS[d->severity], (int)d->code, (int)d->file.len, d->file.at);
    if (d->line)
        note(user, ":%u:%u", d->line, d->column);
    note(user, "\n");
}

static struct world *world_open(void)
{
    struct world *world = calloc(1, sizeof *world);

    strcpy(world->folder, "/tmp/assay-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(world->folder));
    ck_assert_int_eq(chdir(world->folder), 0);
    world->diags.report = note_diagnostic;
    world->diags.user = world;
    return world;
}

static void world_close(struct world *world)
{
    char command[200];

    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", world->folder, world->folder);
    ck_assert_int_eq(system(command), 0);
    free(world);
}

static void put(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    fclose(file);
}

/* Reads all and logs it: "SOURCE=TEXT" a line; claims as "SOURCE!TEXT" when they are asked for. */
static void run(struct world *world, const struct input_options *options, bool ask, const char *const *paths)
{
    size_t count = 0;
    struct input *input;
    struct arena arena;
    struct document document;
    bool claims = false;
    size_t order = 0;

    while (paths[count])
        count++;
    world->logged = 0;
    world->log[0] = '\0';
    arena_init(&arena, 0);
    input = input_open(paths, count, options, &world->diags);
    ck_assert_ptr_nonnull(input);
    while (input_next(input, &arena, &document, ask ? &claims : NULL)) {
        note(world, "%.*s%c%.*s\n", (int)document.source.len, document.source.at, claims ? '!' : '=', (int)document.text.len,
             document.text.at);
        if (!claims)
            ck_assert_uint_eq(document.order, order++);
        arena_clear(&arena);
    }
    world->counts = *input_counts(input);
    ck_assert_uint_eq(world->counts.documents, order);
    input_close(input);
    arena_free(&arena);
}

static const struct input_options AUTO;
#define PATHS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- files and folders ---------------------------------------------------------------------------------------------------------- */

START_TEST(folders_in_byte_order)
{
    struct world *world = world_open();

    mkdir("d", 0755);
    mkdir("d/b", 0755);
    mkdir("d/B", 0755);
    put("d/b/1.txt", TEXT("b1"));
    put("d/b/10.txt", TEXT("b10"));
    put("d/b/2.txt", TEXT("b2"));
    put("d/B/x", TEXT("Bx"));
    put("d/b.txt", TEXT("b"));
    put("d/\xC3\xA4", TEXT("last"));
    put("z", TEXT("z"));
    run(world, &AUTO, false, PATHS("z", "d", "d/b/2.txt"));
    ck_assert_str_eq(world->log,
                     "z=z\nd/B/x=Bx\nd/b/1.txt=b1\nd/b/10.txt=b10\nd/b/2.txt=b2\nd/b.txt=b\nd/\xC3\xA4=last\nd/b/2.txt=b2\n");
    ck_assert_uint_eq(world->counts.files, 8);
    ck_assert(!world->counts.any_unreadable);
    run(world, &AUTO, false, PATHS("d/b/", "d/B"));
    ck_assert_str_eq(world->log, "d/b/1.txt=b1\nd/b/10.txt=b10\nd/b/2.txt=b2\nd/B/x=Bx\n");
    world_close(world);
}
END_TEST

START_TEST(what_a_walk_skips)
{
    struct world *world = world_open();
    struct input_options options = {.output_dir = "d/out"};

    mkdir("d", 0755);
    mkdir("d/out", 0755);
    mkdir("d/.git", 0755);
    put("d/.git/a", TEXT("x"));
    put("d/.hidden", TEXT("x"));
    put("d/out/claims", TEXT("x"));
    put("d/a", TEXT("good"));
    ck_assert_int_eq(symlink("a", "d/link"), 0);
    ck_assert_int_eq(symlink("out", "d/linked-folder"), 0);
    ck_assert_int_eq(symlink("nowhere", "d/broken-link"), 0);
    ck_assert_int_eq(mkfifo("d/pipe", 0644), 0);
    run(world, &options, false, PATHS("d"));
    ck_assert_str_eq(world->log,
                     "n2 d/.git\nn2 d/.hidden\nd/a=good\nw1 d/broken-link\nd/link=good\nn2 d/linked-folder\nn2 d/out\nn2 d/pipe\n");
    ck_assert_uint_eq(world->counts.skipped, 5);
    ck_assert_uint_eq(world->counts.bad, 1);
    ck_assert(world->counts.any_unreadable && !world->counts.named_unreadable);
    /* What is named is meant. */
    run(world, &options, false, PATHS("d/.hidden", "d/out", "d/linked-folder"));
    ck_assert_str_eq(world->log, "d/.hidden=x\nd/out/claims=x\nd/linked-folder/claims=x\n");
    world_close(world);
}
END_TEST

START_TEST(what_cannot_be_read)
{
    struct world *world = world_open();
    struct input_options small = {.file_limit = 5};

    run(world, &AUTO, false, PATHS("none"));
    ck_assert_str_eq(world->log, "e1 none\n");
    ck_assert(world->counts.named_unreadable && world->counts.any_unreadable);
    put("long", TEXT("123456"));
    put("short", TEXT("12345"));
    run(world, &small, false, PATHS("long", "short"));
    ck_assert_str_eq(world->log, "e5 long\nshort=12345\n");
    ck_assert(world->counts.named_unreadable);
    run(world, &small, false, PATHS("."));
    ck_assert_str_eq(world->log, "w5 ./long\n./short=12345\n");
    ck_assert(!world->counts.named_unreadable && world->counts.any_unreadable);
    if (geteuid() != 0) { /* root may read everything */
        chmod("long", 0);
        run(world, &AUTO, false, PATHS("long"));
        ck_assert_str_eq(world->log, "e1 long\n");
    }
    world_close(world);
}
END_TEST

START_TEST(a_file_that_vanishes_during_the_walk)
{
    struct world *world = world_open();
    struct input *input;
    struct arena arena;
    struct document document;

    put("a", TEXT("a"));
    put("b", TEXT("b"));
    put("c", TEXT("c"));
    arena_init(&arena, 0);
    input = input_open(PATHS("."), 1, &AUTO, &world->diags);
    ck_assert(input_next(input, &arena, &document, NULL));
    unlink("b");
    ck_assert(input_next(input, &arena, &document, NULL));
    ck_assert(slice_equal(document.text, TEXT("c")));
    ck_assert(!input_next(input, &arena, &document, NULL));
    ck_assert_str_eq(world->log, "w1 ./b\n");
    input_close(input);
    arena_free(&arena);
    world_close(world);
}
END_TEST

START_TEST(deep_folders_end)
{
    struct world *world = world_open();
    char path[3 * (WALK_DEPTH + 3)] = ".";

    for (int i = 0; i < WALK_DEPTH + 1; i++) {
        strcat(path, "/d");
        ck_assert_int_eq(mkdir(path, 0755), 0);
    }
    put("z", TEXT("z"));
    run(world, &AUTO, false, PATHS("."));
    ck_assert_ptr_nonnull(strstr(world->log, "w5 ./d/d"));
    ck_assert_ptr_nonnull(strstr(world->log, "./z=z\n"));
    ck_assert_uint_eq(world->counts.bad, 1);
    world_close(world);
}
END_TEST

START_TEST(memory_ends_while_reading)
{
    struct world *world = world_open();
    struct input *input;
    struct arena arena;
    struct document document;
    jmp_buf escape;
    char *large = calloc(1, 300000);

    memset(large, 'x', 300000);
    put("a", (struct slice){large, 300000});
    put("b", TEXT("b"));
    free(large);
    arena_init(&arena, 100000);
    arena.escape = &escape;
    input = input_open(PATHS("a", "b"), 2, &AUTO, &world->diags);
    if (setjmp(escape) == 0) {
        input_next(input, &arena, &document, NULL);
        ck_abort_msg("no jump");
    }
    arena_clear(&arena); /* the walk can go on behind the file */
    ck_assert(input_next(input, &arena, &document, NULL));
    ck_assert(slice_equal(document.text, TEXT("b")));
    input_close(input);
    arena_free(&arena);
    world_close(world);
}
END_TEST

/* ---- recognizing ------------------------------------------------------------------------------------------------------------------ */

static const struct {
    int line;
    const char *name;
    struct slice bytes;
    const char *walked, *named, *claims; /* the log when met in a walk, named, and walked with claims asked for */
} KINDS[] = {
    {__LINE__, "f", BYTES("31 ferries"), "f=31 ferries\n", "f=31 ferries\n", "f=31 ferries\n"},
    {__LINE__, "f", BYTES(""), "n0 f\nf=\n", "n0 f\nf=\n", "n0 f\nf=\n"},
    {__LINE__, "f.bin", BYTES("a\0b and more"), "f.bin=a\n", "f.bin=a\n", "f.bin=a\n"}, /* (printf ends at the NUL) */
    {__LINE__, "f.txt", BYTES("\1\2\3\4\0\0\0\0abcd"), "n2 f.txt\n", "e2 f.txt\n", "n2 f.txt\n"},
    {__LINE__, "f.txt", BYTES("%PDF-1.7 text"), "n2 f.txt\n", "e2 f.txt\n", "n2 f.txt\n"},
    {__LINE__, "f.txt", BYTES("\x89PNG\r\n"), "n2 f.txt\n", "e2 f.txt\n", "n2 f.txt\n"},
    {__LINE__, "f",
     BYTES("\xFF\xFE"
           "7\0 \0t\0"),
     "f=7 t\n", "f=7 t\n", "f=7 t\n"},
    {__LINE__, "f.jsonl", BYTES("{\"id\":\"r\",\"text\":\"T\"}\n"), "r=T\n", "r=T\n", "r=T\n"},
    {__LINE__, "f", BYTES("\xEF\xBB\xBF{\"text\":\"T\"}\n\n{\"text\":\"U\"}"), "f#1=T\nf#3=U\n", "f#1=T\nf#3=U\n",
     "f#1=T\nf#3=U\n"},
    {__LINE__, "f", BYTES("{\"text\":7}\n{\"text\":\"U\"}"), "w3 f:1:9\nf#2=U\n", "w3 f:1:9\nf#2=U\n", "w3 f:1:9\nf#2=U\n"},
    {__LINE__, "f.ndjson", BYTES("\n[]\n{\"text\":\"U\"}\r\n"), "w3 f.ndjson:2:1\nf.ndjson#3=U\n",
     "w3 f.ndjson:2:1\nf.ndjson#3=U\n", "w3 f.ndjson:2:1\nf.ndjson#3=U\n"},
    {__LINE__, "f.jsonl", BYTES(""), "", "", ""},
    {__LINE__, "f.json", BYTES("{\"a\": 1}"), "n2 f.json\n", "e2 f.json\n", "n2 f.json\n"},
    {__LINE__, "f", BYTES("{curly} text"), "f={curly} text\n", "f={curly} text\n", "f={curly} text\n"},
    {__LINE__, "f", BYTES("claim_id,doc_id,source\n1"), "n2 f\n", "e2 f\n", "f!claim_id,doc_id,source\n1\n"},
    {__LINE__, "f", BYTES("{\"claim_id\":\"text\"}"), "n2 f\n", "e2 f\n", "f!{\"claim_id\":\"text\"}\n"},
    {__LINE__, "f.jsonl", BYTES("{\"group\":\"1\"}"), "n2 f.jsonl\n", "e2 f.jsonl\n", "n2 f.jsonl\n"},
    {__LINE__, "f.csv", BYTES("finding_id,verdict\n"), "n2 f.csv\n", "e2 f.csv\n", "n2 f.csv\n"},
    {__LINE__, "f", BYTES("{\"text\":\"\xFF\"}"), "w4 f:1:10\nf#1=\xEF\xBF\xBD\n", "w4 f:1:10\nf#1=\xEF\xBF\xBD\n",
     "w4 f:1:10\nf#1=\xEF\xBF\xBD\n"},
    {__LINE__, "f.jsonl", BYTES("{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0x\0\"\0}\0\n\0"), "f.jsonl={\"text\":\"x\"}\n\n",
     "f.jsonl={\"text\":\"x\"}\n\n", "f.jsonl={\"text\":\"x\"}\n\n"},
};

static void expect(struct world *world, int line, const char *how, const char *wanted, const char *prefix)
{
    char full[500] = "", *to = full;

    /* In a walk of "." the names begin with "./": put it in where the name begins. */
    for (const char *at = wanted; *at; at++) {
        bool start = at == wanted || at[-1] == '\n' || (at[-1] == ' ' && at >= wanted + 3 && (at == wanted + 3 || at[-4] == '\n'));
        if (start && at[0] == 'f' &&
            (at[1] == '.' || at[1] == '=' || at[1] == '#' || at[1] == '!' || at[1] == '\n' || at[1] == ':'))
            to += sprintf(to, "%s", prefix);
        *to++ = *at;
    }
    *to = '\0';
    ck_assert_msg(strcmp(world->log, full) == 0, "row %d, %s: wanted\n%sgot\n%s", line, how, full, world->log);
}

START_TEST(kinds)
{
    struct world *world = world_open();

    put(KINDS[_i].name, KINDS[_i].bytes);
    run(world, &AUTO, false, PATHS("."));
    expect(world, KINDS[_i].line, "walked", KINDS[_i].walked, "./");
    ck_assert(!world->counts.named_unreadable);
    run(world, &AUTO, false, PATHS(KINDS[_i].name));
    expect(world, KINDS[_i].line, "named", KINDS[_i].named, "");
    ck_assert(world->counts.named_unreadable == (KINDS[_i].named[0] == 'e'));
    run(world, &AUTO, true, PATHS("."));
    expect(world, KINDS[_i].line, "claims", KINDS[_i].claims, "./");
    world_close(world);
}
END_TEST

START_TEST(formats_asked_for)
{
    struct world *world = world_open();
    struct input_options options = {.from = FORMAT_TEXT};

    put("r", TEXT("{\"text\":\"T\"}"));
    put("s", TEXT("text"));
    put("t", TEXT("claim_id,doc_id,x"));
    run(world, &options, true, PATHS("r", "s", "."));
    ck_assert_str_eq(world->log, "r={\"text\":\"T\"}\ns=text\nn2 ./r\n./s=text\nn2 ./t\n");
    options.from = FORMAT_JSONL;
    run(world, &options, true, PATHS("s", "."));
    ck_assert_str_eq(world->log, "w3 s:1:1\n./r#1=T\nn2 ./s\nn2 ./t\n");
    options.from = FORMAT_CLAIMS_CSV;
    run(world, &options, true, PATHS("s", "."));
    ck_assert_str_eq(world->log, "s!text\nn2 ./r\nn2 ./s\n./t!claim_id,doc_id,x\n");
    world_close(world);
}
END_TEST

START_TEST(format_names)
{
    enum format format = FORMAT_AUTO;

    ck_assert(format_by_name(TEXT("jsonl"), &format) && format == FORMAT_JSONL);
    ck_assert(format_by_name(TEXT("text"), &format) && format == FORMAT_TEXT);
    ck_assert(format_by_name(TEXT("claims"), &format) && format == FORMAT_CLAIMS_CSV);
    ck_assert(format_by_name(TEXT("auto"), &format) && format == FORMAT_AUTO);
    ck_assert(!format_by_name(TEXT("JSON"), &format));
    ck_assert(!format_by_name(TEXT(""), &format));
}
END_TEST

/* ---- documents -------------------------------------------------------------------------------------------------------------------- */

START_TEST(members_of_documents)
{
    struct world *world = world_open();
    struct input_options options = {.published = TEXT("2020/1/2")};
    struct arena arena;
    struct input *input;
    struct document d, e;

    put("r", TEXT("{\"id\":\"7\",\"title\":\" T "
                  "\",\"url\":\"https://www.post.example/a\",\"lang\":\"en\",\"published\":\"2024-03-05T10:00Z\","
                  "\"text\":\"Title: other\\nSource: Post\\nBody\"}\n{\"text\":\"x\",\"url\":\"https://a.example\"}\n"));
    put("s", TEXT("\xEF\xBB\xBFTitle: S\nPublished: 2024\nx"));
    arena_init(&arena, 0);
    input = input_open(PATHS("r", "s", "s"), 3, &options, &world->diags);
    ck_assert(input_next(input, &arena, &d, NULL));
    ck_assert(slice_equal(d.id, TEXT("7")) && slice_equal(d.source, TEXT("7")) && slice_equal(d.title, TEXT("T")));
    ck_assert(slice_equal(d.publisher, TEXT("Post")) && slice_equal(d.published, TEXT("2024-03-05")));
    ck_assert(slice_equal(d.lang, TEXT("en")) && slice_equal(slice_part(d.text, d.body, d.text.len), TEXT("Body")));
    ck_assert(input_next(input, &arena, &d, NULL));
    ck_assert(slice_equal(d.source, TEXT("r#2")) && slice_equal(d.publisher, TEXT("a.example")));
    ck_assert(slice_equal(d.published, TEXT("2020-01-02")));
    ck_assert_uint_eq(d.id.len, 16);
    ck_assert(input_next(input, &arena, &d, NULL));
    ck_assert(slice_equal(d.title, TEXT("S")) && slice_equal(d.published, TEXT("2024")));
    ck_assert_uint_eq(d.body, d.text.len - 1);
    ck_assert(d.text.at[0] == '\xEF'); /* offsets are the file's, mark and all */
    ck_assert(input_next(input, &arena, &e, NULL));
    ck_assert(slice_equal(d.id, e.id)); /* the same text is the same document */
    ck_assert(!input_next(input, &arena, &e, NULL));
    ck_assert_uint_eq(input_counts(input)->bytes, d.text.len * 2 + 1 + 30);
    input_close(input);
    arena_free(&arena);
    world_close(world);
}
END_TEST

/* ---- streams ------------------------------------------------------------------------------------------------------------------------ */

/* Puts bytes on standard input through a pipe, `chunk` at a time. */
static void feed(struct slice bytes, size_t chunk)
{
    int ends[2];

    ck_assert_int_eq(pipe(ends), 0);
    if (fork() == 0) {
        while (bytes.len) {
            size_t part = chunk < bytes.len ? chunk : bytes.len;
            ssize_t done = write(ends[1], bytes.at, part);
            if (done < 0)
                _exit(1);
            bytes = slice_part(bytes, (size_t)done, bytes.len);
        }
        _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
}

static const size_t CHUNKS[] = {1, 2, 3, 7, 64, 4096, 1000000};

START_TEST(chunks_do_not_matter)
{
    static const struct slice STREAMS[] = {
        BYTES("{\"text\":\"a\\u00e9\"}\n\n{\"text\":broken}\r\n{\"id\":\"x\",\"text\":\"\xC3\xA9\"}"),
        BYTES("Title: a\n\nWith \xE2\x82\xAC\x35.\n"),
        BYTES("claim_id,doc_id,x\n1,2,3\n"),
    };
    static const char *const LOGS[] = {"-#1=a\xC3\xA9\nw3 -:3:9\nx=\xC3\xA9\n", "-=Title: a\n\nWith \xE2\x82\xAC\x35.\n\n",
                                       "-!claim_id,doc_id,x\n1,2,3\n\n"};
    struct world *world = world_open();

    for (size_t i = 0; i < 3; i++) {
        feed(STREAMS[i], CHUNKS[_i]);
        run(world, &AUTO, true, PATHS("-"));
        ck_assert_msg(strcmp(world->log, LOGS[i]) == 0, "stream %zu, chunk %zu: got\n%s", i, CHUNKS[_i], world->log);
    }
    world_close(world);
}
END_TEST

START_TEST(long_streams) /* lines of many lengths, over several buffers */
{
    struct world *world = world_open();
    struct writer *w = writer_memory();
    struct arena arena;
    struct input *input;
    struct document d;
    size_t count = 0;

    for (size_t i = 0; i < 2000; i++) {
        writer_text(w, "{\"text\":\"");
        for (size_t k = 0; k < i * i % 1511; k++)
            writer_char(w, (char)('a' + (i + k) % 26));
        writer_text(w, "\"}\n");
    }
    feed(writer_bytes(w), CHUNKS[_i]);
    arena_init(&arena, 0);
    input = input_open(PATHS("-"), 1, &AUTO, &world->diags);
    for (; input_next(input, &arena, &d, NULL); count++) {
        ck_assert_uint_eq(d.text.len, count * count % 1511);
        for (size_t k = 0; k < d.text.len; k++)
            ck_assert_int_eq(d.text.at[k], (int)('a' + (count + k) % 26));
        arena_clear(&arena);
    }
    ck_assert_uint_eq(count, 2000);
    ck_assert_uint_eq(input_progress(input, NULL), writer_bytes(w).len);
    input_close(input);
    arena_free(&arena);
    writer_abandon(w);
    world_close(world);
}
END_TEST

START_TEST(lines_over_the_limit_are_skipped)
{
    struct world *world = world_open();
    struct input_options options = {.line_limit = 20};
    static const char LINES[] = "{\"text\":\"1234567890\"}\n" /* 21 bytes */
                                "{\"text\":\"123456789\"}\n"  /* 20 */
                                "{\"text\":\"12345678901234567890\"}\n{\"text\":\"c\"}";
    char *large = malloc(3000000);
    size_t len;

    feed(TEXT(LINES), CHUNKS[_i]);
    run(world, &options, false, PATHS("-"));
    ck_assert_str_eq(world->log, "w5 -:1:0\n-#2=123456789\nw5 -:3:0\n-#4=c\n");
    ck_assert_uint_eq(world->counts.bad, 2);
    /* A line far beyond the limit is not kept in memory; one at the end of the file has no newline. */
    memset(large, 'x', 3000000);
    len = (size_t)sprintf(large, "{\"text\":\"a\"}\n");
    large[len] = '{';
    memcpy(large + 2000000, "\n{\"text\":\"b\"}\n", 14);
    put("f.jsonl", (struct slice){large, 3000000});
    free(large);
    options.line_limit = 100000;
    run(world, &options, false, PATHS("f.jsonl"));
    ck_assert_str_eq(world->log, "f.jsonl#1=a\nw5 f.jsonl:2:0\nf.jsonl#3=b\nw5 f.jsonl:4:0\n");
    world_close(world);
}
END_TEST

START_TEST(a_stream_that_breaks) /* a failed read ends the stream; half a line is no record */
{
    struct stream stream = {0};
    struct slice line;

    stream_open(&stream, open("/", O_RDONLY | O_DIRECTORY));
    ck_assert_int_eq(stream_line(&stream, 100, &line), STREAM_END);
    ck_assert_int_ne(stream.error, 0);
    stream_close(&stream);
    feed(TEXT("one\ntw"), 100);
    stream_open(&stream, dup(STDIN_FILENO));
    ck_assert_int_eq(stream_line(&stream, 100, &line), STREAM_LINE);
    ck_assert(slice_equal(line, TEXT("one")));
    stream_close(&stream); /* from here on read() says EBADF */
    stream.open = true;
    stream.begin = stream.end;
    memcpy(stream.buffer, "tw", 2);
    stream.begin = 0, stream.end = 2, stream.ended = false;
    ck_assert_int_eq(stream_line(&stream, 100, &line), STREAM_END);
    ck_assert_int_ne(stream.error, 0);
    stream.open = false;
    stream_free(&stream);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, folders_in_byte_order);
    tcase_add_test(tests, what_a_walk_skips);
    tcase_add_test(tests, what_cannot_be_read);
    tcase_add_test(tests, a_file_that_vanishes_during_the_walk);
    tcase_add_test(tests, deep_folders_end);
    tcase_add_test(tests, memory_ends_while_reading);
    tcase_add_loop_test(tests, kinds, 0, ROWS(KINDS));
    tcase_add_test(tests, formats_asked_for);
    tcase_add_test(tests, format_names);
    tcase_add_test(tests, members_of_documents);
    tcase_add_loop_test(tests, chunks_do_not_matter, 0, ROWS(CHUNKS));
    tcase_add_loop_test(tests, long_streams, 2, ROWS(CHUNKS));
    tcase_add_loop_test(tests, lines_over_the_limit_are_skipped, 0, ROWS(CHUNKS));
    tcase_add_test(tests, a_stream_that_breaks);
}

int main(void)
{
    return unit_run("input walk", add);
}
