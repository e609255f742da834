/* What --help says: of the whole program, and of each command. 80 columns. */
#include "cli/cli.h"

/* clang-format off: the texts stand as they are read */
static const char OVERVIEW[] = "Usage: assay [run] PATH...         extract and check: files in exports/, summary\n"
                               "       assay extract PATH...       claims only: every figure with its meaning\n"
                               "       assay check PATH...         findings only: figures that disagree\n"
                               "       assay explain TEXT | -      what is found in a text, and why\n"
                               "       assay patterns [list | show NAME | test [FILE...]]\n"
                               "\n"
                               "assay reads articles, pulls out every figure with what it measures, of whom,\n"
                               "when and by whose word, and tells which figures disagree between articles.\n"
                               "\n"
                               "PATH is a file, a folder (all articles in it, in sorted order) or - for standard\n"
                               "input. 'assay COMMAND --help' tells more.\n"
                               "\n"
                               "Exit status, the highest that applies:\n"
                               "  0  done; a bad record of a stream or a bad file of a folder was skipped\n"
                               "  1  an example of a pattern failed; with --fail-on conflict, one was found\n"
                               "  2  wrong usage, or a broken pattern\n"
                               "  3  a named input could not be read; with --strict, any input or record\n"
                               "  4  output could not be written, or a limit or memory ended the run\n";

static const char RUN_HELP[] = "Usage: assay [run] [OPTION...] PATH...\n"
                               "\n"
                               "Extracts the claims of all articles, checks them against one another, writes\n"
                               "both as CSV and JSON lines, and prints a summary.\n"
                               "\n"
                               "  -d, --directory DIR       where to write (default: exports)\n";

static const char EXTRACT_HELP[] = "Usage: assay extract [OPTION...] PATH...\n"
                                   "\n"
                                   "Writes one row for every claim: a figure with its value, unit, what it measures,\n"
                                   "of whom, for which period, who says so, and the sentence it stands in.\n"
                                   "\n"
                                   "  -o, --output FILE         instead of standard output\n"
                                   "      --to FORMAT           csv (default) or jsonl\n";

static const char CHECK_HELP[] = "Usage: assay check [OPTION...] PATH...\n"
                                 "\n"
                                 "Writes the figures that disagree. PATH may be articles, or claims written\n"
                                 "earlier (.csv, .jsonl). CSV has a row for every claim of a finding, JSON lines\n"
                                 "an object for every group of claims that answer the same question.\n"
                                 "\n"
                                 "  -o, --output FILE         instead of standard output\n"
                                 "      --to FORMAT           csv (default) or jsonl\n"
                                 "      --keys                the keys by which claims meet, not the findings\n";

static const char CHECKING[] = "      --fail-on conflict    exit status 1 when there is a conflict\n"
                               "      --sensitivity X       0 to 1: say less or more (default 0.5)\n"
                               "      --baseline FILE       leave out the findings whose ids it lists\n"
                               "      --weights FILE        word weights to use instead of learning them\n"
                               "      --save-weights FILE   write the weights that were learned\n";

static const char INPUTS[] = "      --from FORMAT         auto (default), text, jsonl or claims\n"
                             "      --published DATE      date (YYYY-MM-DD) of articles that state none\n"
                             "  -j, --jobs N              threads (default: one for each processor)\n"
                             "      --strict              exit status 3 for any input that could not be read\n";

static const char EXPLAIN_HELP[] = "Usage: assay explain [OPTION...] TEXT\n"
                                   "       assay explain [OPTION...] -\n"
                                   "       assay explain --claims FILE ID ID\n"
                                   "\n"
                                   "Shows every figure of a text: by which pattern it was found, what lost and why,\n"
                                   "and how it was normalized. With --claims: how alike two written claims are,\n"
                                   "feature by feature, and what decided.\n"
                                   "\n"
                                   "      --claims              FILE holds claims; the IDs are of column claim_id\n"
                                   "      --published DATE      date (YYYY-MM-DD) of the text, if it states none\n"
                                   "      --sensitivity X       as for check\n"
                                   "      --weights FILE        as for check\n";

static const char PATTERNS_HELP[] = "Usage: assay patterns [list]         all rules, in the order in which they win\n"
                                    "       assay patterns show NAME      one rule whole, with its examples\n"
                                    "       assay patterns test [FILE...] run the examples (of these pattern files)\n";

static const char COMMON[] = "      --patterns DIR        a pack of your own on top of the program's\n"
                             "      --color[=WHEN]        auto (default), always or never\n"
                             "  -q, --quiet               errors only\n"
                             "  -v, --verbose             say more\n"
                             "      --help, --version\n";

void help_print(void)
{
    fputs(OVERVIEW, stdout);
    fputs("\nOptions of every command:\n", stdout);
    fputs(COMMON, stdout);
    fputs("\nEnvironment:\n"
          "  ASSAY_PATTERNS            folder of the patterns, instead of the program's own\n"
          "  NO_COLOR                  set: no colours unless --color asks for them\n",
          stdout);
}

void help_command(enum command command)
{
    static const char *const HEADS[COMMAND_COUNT] = {RUN_HELP, EXTRACT_HELP, CHECK_HELP, EXPLAIN_HELP, PATTERNS_HELP};

    fputs(HEADS[command], stdout);
    if (command == COMMAND_PATTERNS)
        fputs("\n", stdout);
    if (command == COMMAND_RUN || command == COMMAND_CHECK)
        fputs(CHECKING, stdout);
    if (command == COMMAND_RUN || command == COMMAND_CHECK || command == COMMAND_EXTRACT)
        fputs(INPUTS, stdout);
    fputs(COMMON, stdout);
}

void help_usage(FILE *to)
{
    fputs("Usage: assay [run | extract | check] PATH...\n"
          "       assay explain TEXT\n"
          "       assay patterns [list | show NAME | test [FILE...]]\n"
          "Try 'assay --help'.\n",
          to);
}
