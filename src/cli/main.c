/* The program: reads the command line, loads the pack, runs one command. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* What was written through stdio ends here: a full disk must not look like success, a closed pipe is quiet. A long text may have failed
 * before its last flush, and then only the stream knows it: writing once more tells why. */
static int finish(int status)
{
    bool failed = ferror(stdout) != 0;

    errno = 0;
    if (failed)
        putchar('\n');
    if ((fflush(stdout) != 0 || failed) && errno != EPIPE) {
        fprintf(stderr, "assay: standard output: %s\n", errno ? strerror(errno) : "not all could be written");
        return ASSAY_LIMIT;
    }
    return status;
}

int main(int argc, char **argv)
{
    struct options options;
    struct terminal terminal;
    struct assay_pack *pack;
    int status;

    /* A closed pipe and a file that may grow no further are errors of write, and that is where they are noticed. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (!options_read(argc, argv, &options)) {
        options_clear(&options);
        return ASSAY_USAGE;
    }
    if (options.help || options.version) {
        if (options.version)
            printf("assay %s\n", assay_version());
        else if (options.command == COMMAND_COUNT)
            help_print();
        else
            help_command(options.command);
        options_clear(&options);
        return finish(ASSAY_OK);
    }
    terminal_init(&terminal, &options);
    pack = packs_load(&options, argv[0], &terminal);
    status = pack != NULL ? command_run(&options, pack, &terminal) : ASSAY_USAGE;
    terminal_clear(&terminal);
    assay_pack_free(pack);
    options_clear(&options);
    return finish(status);
}
