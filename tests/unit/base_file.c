/* Files that are read whole, outputs that are complete or absent, and the text of diagnostics. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

#define TEXT(s) ((struct slice){s, sizeof(s) - 1})
#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

struct seen { /* the last diagnostic and how many there were */
    enum diag_code code;
    int count;
    char text[600];
};

static void keep(void *user, const struct diagnostic *d)
{
    struct seen *seen = user;

    seen->code = d->code;
    seen->count++;
    diag_text(d, seen->text, sizeof seen->text);
}

struct world { /* a folder of its own for each test */
    char folder[64];
    struct arena arena;
    struct seen seen;
    struct diagnostics diags;
};

static void world_open(struct world *world)
{
    memset(world, 0, sizeof *world);
    strcpy(world->folder, "/tmp/assay-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(world->folder));
    ck_assert_int_eq(chdir(world->folder), 0);
    arena_init(&world->arena, 0);
    world->diags.report = keep;
    world->diags.user = &world->seen;
}

static int count_names(void)
{
    DIR *folder = opendir(".");
    int count = -2; /* . and .. */

    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void world_close(struct world *world, const char *const *names)
{
    arena_free(&world->arena);
    for (; *names; names++)
        unlink(*names);
    ck_assert_int_eq(count_names(), 0); /* nothing was left behind */
    ck_assert_int_eq(chdir("/"), 0);
    rmdir(world->folder);
}

static void put_file(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    fclose(file);
}

/* ---- reading ---------------------------------------------------------------------------------------------------------------- */

START_TEST(reads)
{
    struct world world;
    struct slice got;

    world_open(&world);
    put_file("a", TEXT("one\0two\n"));
    ck_assert(file_read(&world.arena, "a", 8, &got, &world.diags));
    ck_assert(slice_equal(got, TEXT("one\0two\n")) && got.at[got.len] == '\0');
    ck_assert(!file_read(&world.arena, "a", 7, &got, &world.diags));
    ck_assert_int_eq(world.seen.code, DIAG_LIMIT);
    ck_assert(!file_read(&world.arena, "none", 100, &got, &world.diags));
    ck_assert_int_eq(world.seen.code, DIAG_UNREADABLE);
    ck_assert_str_eq(world.seen.text, "none: error: cannot be opened: No such file or directory\n");
    ck_assert(!file_read(&world.arena, ".", 100, &got, &world.diags));
    ck_assert_int_eq(world.seen.code, DIAG_UNREADABLE);
    ck_assert_uint_eq(world.diags.errors, 3);
    put_file("a", TEXT(""));
    ck_assert(file_read(&world.arena, "a", 0, &got, &world.diags));
    ck_assert_uint_eq(got.len, 0);
    world_close(&world, (const char *[]){"a", NULL});
}
END_TEST

START_TEST(reads_a_pipe)
{
    enum { SIZE = 300000 };
    struct world world;
    struct slice got;
    int ends[2];
    pid_t child;

    world_open(&world);
    ck_assert_int_eq(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        char byte[3] = "abc";
        for (int i = 0; i < SIZE / 3; i++)
            if (write(ends[1], byte, 3) != 3)
                _exit(1);
        _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    ck_assert(file_read(&world.arena, "-", SIZE, &got, &world.diags));
    ck_assert_uint_eq(got.len, SIZE);
    ck_assert(slice_ends(got, TEXT("abcabc")));
    world_close(&world, (const char *[]){NULL});
}
END_TEST

START_TEST(reading_past_the_arena_jumps)
{
    struct world world;
    struct slice got;
    jmp_buf escape;
    char bytes[1000];
    int before, after;

    world_open(&world);
    memset(bytes, 'x', sizeof bytes);
    put_file("a", (struct slice){bytes, sizeof bytes});
    world.arena.limit = 500;
    world.arena.escape = &escape;
    before = dup(0);
    close(before);
    if (setjmp(escape) == 0) {
        file_read(&world.arena, "a", 10000, &got, &world.diags);
        ck_abort_msg("no jump");
    }
    ck_assert_ptr_eq(world.arena.escape, &escape);
    after = dup(0);
    close(after);
    ck_assert_int_eq(before, after); /* the descriptor was closed */
    world_close(&world, (const char *[]){"a", NULL});
}
END_TEST

/* ---- writing ---------------------------------------------------------------------------------------------------------------- */

static void expect_file(struct world *world, const char *path, struct slice wanted)
{
    struct slice got;

    ck_assert(file_read(&world->arena, path, 100000000, &got, &world->diags));
    ck_assert(slice_equal(got, wanted));
}

START_TEST(writes_and_renames)
{
    struct world world;
    struct writer *w;
    struct stat info;

    world_open(&world);
    put_file("a", TEXT("old"));
    chmod("a", 0640);
    w = writer_open("a", &world.diags);
    ck_assert_ptr_nonnull(w);
    writer_text(w, "new ");
    writer_char(w, '%');
    writer_format(w, " %d %s\n", 7, "x");
    ck_assert(writer_flush(w));
    expect_file(&world, "a", TEXT("old")); /* not before it is complete */
    ck_assert(writer_close(w, &world.diags));
    expect_file(&world, "a", TEXT("new % 7 x\n"));
    stat("a", &info);
    ck_assert_uint_eq(info.st_mode & 0777, 0640);
    w = writer_open("a", &world.diags);
    writer_text(w, "half");
    writer_abandon(w);
    expect_file(&world, "a", TEXT("new % 7 x\n"));
    ck_assert_int_eq(symlink("a", "link"), 0);
    w = writer_open("link", &world.diags);
    writer_text(w, "through");
    ck_assert(writer_close(w, &world.diags));
    expect_file(&world, "a", TEXT("through"));
    ck_assert_int_eq(world.seen.count, 0);
    world_close(&world, (const char *[]){"a", "link", NULL});
}
END_TEST

START_TEST(writes_much)
{
    enum { SIZE = 700000 };
    struct world world;
    struct writer *w, *memory = writer_memory();
    char *large = malloc(SIZE);

    world_open(&world);
    memset(large, 'y', SIZE);
    w = writer_open("a", &world.diags);
    for (int i = 0; i < 100000; i++) {
        writer_format(w, "%d,", i);
        writer_format(memory, "%d,", i);
    }
    large[SIZE - 1] = '\0';
    writer_format(w, "%s", large);
    writer_format(memory, "%s", large);
    writer_put(w, (struct slice){large, SIZE});
    writer_put(memory, (struct slice){large, SIZE});
    writer_char(w, '.');
    writer_char(memory, '.');
    ck_assert(writer_close(w, &world.diags));
    expect_file(&world, "a", writer_bytes(memory));
    ck_assert_uint_eq(writer_bytes(memory).len, 588890 + 2 * SIZE);
    writer_reset(memory);
    writer_text(memory, "z");
    ck_assert(slice_equal(writer_bytes(memory), TEXT("z")));
    writer_abandon(memory);
    free(large);
    world_close(&world, (const char *[]){"a", NULL});
}
END_TEST

START_TEST(write_failures)
{
    struct world world;
    struct writer *w;
    int ends[2];

    world_open(&world);
    ck_assert_ptr_null(writer_open("no/such/folder", &world.diags));
    ck_assert_int_eq(world.seen.code, DIAG_UNWRITABLE);
    ck_assert_ptr_null(writer_open(".", &world.diags));
    ck_assert_int_eq(world.seen.count, 2);
    w = writer_open("/dev/full", &world.diags);
    writer_text(w, "x");
    ck_assert(!writer_close(w, &world.diags));
    ck_assert_int_eq(world.seen.count, 3);
    ck_assert_str_eq(world.seen.text, "/dev/full: error: cannot be written: No space left on device\n");
    w = writer_open("/dev/null", &world.diags);
    writer_text(w, "x");
    ck_assert(writer_close(w, &world.diags));

    signal(SIGPIPE, SIG_IGN);
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    w = writer_open("-", &world.diags);
    writer_text(w, "x");
    ck_assert(!writer_flush(w));
    ck_assert(writer_failed(w) && writer_pipe_closed(w));
    writer_text(w, "more");
    ck_assert(!writer_close(w, &world.diags));
    ck_assert_int_eq(world.seen.count, 3); /* a closed pipe ends quietly */
    world_close(&world, (const char *[]){NULL});
}
END_TEST

/* ---- diagnostics -------------------------------------------------------------------------------------------------------------- */

static const struct {
    int line;
    struct diagnostic diag;
    const char *text;
} DIAGS[] = {
    {__LINE__, {.severity = SEVERITY_ERROR, .message = {"out of memory", 13}}, "error: out of memory\n"},
    {__LINE__, {.severity = SEVERITY_NOTE, .file = {"a.txt", 5}, .message = {"empty", 5}}, "a.txt: note: empty\n"},
    {__LINE__, {.severity = SEVERITY_WARNING, .file = {"a", 1}, .line = 3, .message = {"m", 1}}, "a:3: warning: m\n"},
    {__LINE__,
     {.severity = SEVERITY_ERROR, .file = {"a", 1}, .line = 3, .column = 3, .source = {"\tk\xC3\xB6tt\n", 7}, .message = {"m", 1}},
     "a:3:3: error: m\n    \tk\xC3\xB6tt\n    \t ^\n"},
    {__LINE__, /* escape sequences of a file's name do not reach a terminal */
     {.severity = SEVERITY_ERROR, .file = {"a\x1B[2J", 5}, .message = {"m\nn", 3}},
     "a?[2J: error: m?n\n"},
    {__LINE__, /* behind the end of its line */
     {.severity = SEVERITY_ERROR, .file = {"a", 1}, .line = 1, .column = 9, .source = {"ab", 2}, .message = {"m", 1}},
     "a:1:9: error: m\n    ab\n      ^\n"},
};

START_TEST(diagnostic_texts)
{
    char text[300], cut[10];
    size_t len = diag_text(&DIAGS[_i].diag, text, sizeof text);

    ck_assert_msg(strcmp(text, DIAGS[_i].text) == 0 && len == strlen(text), "row %d: got %s", DIAGS[_i].line, text);
    ck_assert_uint_eq(diag_text(&DIAGS[_i].diag, cut, sizeof cut), 9);
    ck_assert(memcmp(cut, text, 9) == 0 && cut[9] == '\0');
}
END_TEST

START_TEST(long_lines_are_cut_around_the_caret)
{
    char line[5000], text[600];
    struct diagnostic d = {.severity = SEVERITY_ERROR, .file = TEXT("a"), .line = 1, .column = 3001, .message = TEXT("m")};
    char *caret, *source;

    memset(line, 'x', sizeof line);
    line[3000] = 'Q';
    d.source = (struct slice){line, sizeof line};
    ck_assert_uint_lt(diag_text(&d, text, sizeof text), 300);
    source = strchr(text, '\n') + 1;
    caret = strchr(source, '\n') + 1;
    ck_assert_int_eq(source[strcspn(caret, "^")], 'Q');
}
END_TEST

START_TEST(counts_and_names)
{
    struct seen seen = {DIAG_OTHER, 0, ""};
    struct diagnostics diags = {.report = keep, .user = &seen, .file = TEXT("own")};

    diag_message(NULL, SEVERITY_ERROR, DIAG_OTHER, TEXT(""), "nobody listens");
    diag_message(&diags, SEVERITY_NOTE, DIAG_OTHER, TEXT(""), "%d", 1);
    ck_assert_str_eq(seen.text, "own: note: 1\n");
    diag_at(&diags, SEVERITY_ERROR, DIAG_PACK, TEXT("x.pat"), 2, 1, TEXT("abc"), "bad %s", "rule");
    ck_assert_str_eq(seen.text, "x.pat:2:1: error: bad rule\n    abc\n    ^\n");
    ck_assert_uint_eq(diags.errors, 1);
    ck_assert_uint_eq(diags.warnings, 0);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, reads);
    tcase_add_test(tests, reads_a_pipe);
    tcase_add_test(tests, reading_past_the_arena_jumps);
    tcase_add_test(tests, writes_and_renames);
    tcase_add_test(tests, writes_much);
    tcase_add_test(tests, write_failures);
    tcase_add_loop_test(tests, diagnostic_texts, 0, ROWS(DIAGS));
    tcase_add_test(tests, long_lines_are_cut_around_the_caret);
    tcase_add_test(tests, counts_and_names);
}

int main(void)
{
    return unit_run("base file", add);
}
