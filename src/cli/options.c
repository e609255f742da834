/* The command line. One table of options says which commands each is for; what was typed is parsed here, what it means is the
 * commands' matter. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

static const char *const COMMAND_NAMES[COMMAND_COUNT] = {"run", "extract", "check", "explain", "patterns"};

const char *command_name(enum command command)
{
    return COMMAND_NAMES[command];
}

enum {
    RUN = 1 << COMMAND_RUN,
    EXTRACT = 1 << COMMAND_EXTRACT,
    CHECK = 1 << COMMAND_CHECK,
    EXPLAIN = 1 << COMMAND_EXPLAIN,
    PATTERNS = 1 << COMMAND_PATTERNS,
    INPUTS = RUN | EXTRACT | CHECK,
    ALL = INPUTS | EXPLAIN | PATTERNS
};

/* those without a letter of their own; letters stand for themselves */
enum option_id {
    OPTION_FROM = 256,
    OPTION_TO,
    OPTION_PATTERNS,
    OPTION_PUBLISHED,
    OPTION_COLOR,
    OPTION_STRICT,
    OPTION_FAIL_ON,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_SENSITIVITY,
    OPTION_BASELINE,
    OPTION_WEIGHTS,
    OPTION_SAVE_WEIGHTS,
    OPTION_KEYS,
    OPTION_CLAIMS
};

static const struct option LONG_OPTIONS[] = {
    {"from", required_argument, NULL, OPTION_FROM},
    {"to", required_argument, NULL, OPTION_TO},
    {"output", required_argument, NULL, 'o'},
    {"directory", required_argument, NULL, 'd'},
    {"patterns", required_argument, NULL, OPTION_PATTERNS},
    {"published", required_argument, NULL, OPTION_PUBLISHED},
    {"jobs", required_argument, NULL, 'j'},
    {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},
    {"color", optional_argument, NULL, OPTION_COLOR},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"fail-on", required_argument, NULL, OPTION_FAIL_ON},
    {"sensitivity", required_argument, NULL, OPTION_SENSITIVITY},
    {"baseline", required_argument, NULL, OPTION_BASELINE},
    {"weights", required_argument, NULL, OPTION_WEIGHTS},
    {"save-weights", required_argument, NULL, OPTION_SAVE_WEIGHTS},
    {"keys", no_argument, NULL, OPTION_KEYS},
    {"claims", no_argument, NULL, OPTION_CLAIMS},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static const struct {
    int id;
    int commands;
} USES[] = {
    {OPTION_FROM, INPUTS},
    {OPTION_TO, EXTRACT | CHECK},
    {'o', EXTRACT | CHECK},
    {'d', RUN},
    {OPTION_PATTERNS, ALL},
    {OPTION_PUBLISHED, INPUTS | EXPLAIN},
    {'j', INPUTS},
    {'q', ALL},
    {'v', ALL},
    {OPTION_COLOR, ALL},
    {OPTION_STRICT, INPUTS},
    {OPTION_FAIL_ON, RUN | CHECK},
    {OPTION_SENSITIVITY, RUN | CHECK | EXPLAIN},
    {OPTION_BASELINE, RUN | CHECK},
    {OPTION_WEIGHTS, RUN | CHECK | EXPLAIN},
    {OPTION_SAVE_WEIGHTS, RUN | CHECK},
    {OPTION_KEYS, CHECK},
    {OPTION_CLAIMS, EXPLAIN},
    {OPTION_HELP, ALL},
    {OPTION_VERSION, ALL},
};

static bool wrong(const char *format, const char *what)
{
    fputs("assay: ", stderr);
    fprintf(stderr, format, what); /* NOLINT: the formats are literals of this file */
    fputs("\nTry 'assay --help'.\n", stderr);
    return false;
}

static const char *option_name(int id)
{
    for (size_t i = 0; LONG_OPTIONS[i].name != NULL; i++)
        if (LONG_OPTIONS[i].val == id)
            return LONG_OPTIONS[i].name;
    return "?";
}

/* ---- values -------------------------------------------------------------------------------------------------------------------- */

static bool read_to(struct options *options, const char *value)
{
    if (strcmp(value, "csv") == 0)
        options->to = FORMAT_CSV;
    else if (strcmp(value, "jsonl") == 0)
        options->to = FORMAT_JSONL;
    else
        return wrong("--to %s: unknown format; there are csv and jsonl", value);
    return true;
}

static bool read_color(struct options *options, const char *value)
{
    if (value == NULL || strcmp(value, "always") == 0)
        options->color = WHEN_ALWAYS;
    else if (strcmp(value, "auto") == 0)
        options->color = WHEN_AUTO;
    else if (strcmp(value, "never") == 0)
        options->color = WHEN_NEVER;
    else
        return wrong("--color=%s: say auto, always or never", value);
    return true;
}

static bool read_from(struct options *options, const char *value)
{
    static const char *const FORMATS[] = {"auto", "text", "jsonl", "claims"};

    options->from = value;
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(value, FORMATS[i]) == 0)
            return true;
    return wrong("--from %s: unknown format; there are auto, text, jsonl and claims", value);
}

static bool read_threads(struct options *options, const char *value)
{
    char *end;
    long count = strtol(value, &end, 10);

    if (end == value || *end != '\0' || count < 1 || count > 256)
        return wrong("-j %s: a number from 1 to 256 is wanted", value);
    options->threads = (unsigned)count;
    return true;
}

static bool read_sensitivity(struct options *options, const char *value)
{
    char *end;
    double number = strtod(value, &end);

    if (end == value || *end != '\0' || !(number >= 0 && number <= 1))
        return wrong("--sensitivity %s: a number from 0 to 1 is wanted", value);
    options->sensitivity = number > 0 ? number : 1e-9; /* 0 means the default to the library */
    return true;
}

/* YYYY-MM-DD by its form; whether there is such a day, the library knows. */
static bool read_published(struct options *options, const char *value)
{
    static const char FORM[] = "dddd-dd-dd";
    bool good = strlen(value) == sizeof FORM - 1;

    for (size_t i = 0; good && i < sizeof FORM - 1; i++)
        good = FORM[i] == 'd' ? value[i] >= '0' && value[i] <= '9' : value[i] == FORM[i];
    options->published = value;
    return good || wrong("--published %s: a date like 2024-03-31 is wanted", value);
}

static bool read_fail_on(struct options *options, const char *value)
{
    options->fail_on_conflict = strcmp(value, "conflict") == 0;
    return options->fail_on_conflict || wrong("--fail-on %s: the only choice is conflict", value);
}

static bool read_pack(struct options *options, const char *value)
{
    options->packs[options->pack_count++] = value; /* room for as many as there are arguments */
    return true;
}

static bool read_option(struct options *options, int id, const char *value)
{
    switch (id) {
    case OPTION_FROM: return read_from(options, value);
    case OPTION_TO: return read_to(options, value);
    case 'o': options->output = value; return true;
    case 'd': options->directory = value; return true;
    case OPTION_PATTERNS: return read_pack(options, value);
    case OPTION_PUBLISHED: return read_published(options, value);
    case 'j': return read_threads(options, value);
    case 'q': options->quiet = true; return true;
    case 'v': options->verbose = true; return true;
    case OPTION_COLOR: return read_color(options, value);
    case OPTION_STRICT: options->strict = true; return true;
    case OPTION_FAIL_ON: return read_fail_on(options, value);
    case OPTION_SENSITIVITY: return read_sensitivity(options, value);
    case OPTION_BASELINE: options->baseline = value; return true;
    case OPTION_WEIGHTS: options->weights = value; return true;
    case OPTION_SAVE_WEIGHTS: options->save_weights = value; return true;
    case OPTION_KEYS: options->keys = true; return true;
    case OPTION_CLAIMS: options->claims = true; return true;
    case OPTION_HELP: options->help = true; return true;
    case OPTION_VERSION: options->version = true; return true;
    default: return false;
    }
}

/* ---- the whole line -------------------------------------------------------------------------------------------------------------- */

/* getopt has no words for what it met: find them. */
static bool complain(int result, char **argv, int before)
{
    char letter[3] = {'-', (char)optopt, '\0'};
    const char *typed = argv[before];

    if (result == ':')
        return wrong("%s needs a value", optopt < 256 ? letter : typed);
    if (optopt >= 256) /* a long option that takes no value was given one */
        return wrong("%s takes no value", typed);
    return wrong("unknown option %s", optopt != 0 ? letter : typed);
}

/* The first word may name the command; without one it is run. */
static void take_command(struct options *options)
{
    if (options->argument_count == 0)
        return;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(options->arguments[0], COMMAND_NAMES[i]) == 0) {
            options->command = (enum command)i;
            options->arguments++;
            options->argument_count--;
            return;
        }
    }
    options->command = COMMAND_RUN;
}

static bool options_fit(const struct options *options, const int *seen, size_t seen_count)
{
    for (size_t i = 0; i < seen_count; i++) {
        for (size_t j = 0; j < sizeof USES / sizeof *USES; j++) {
            if (USES[j].id == seen[i] && (USES[j].commands & 1 << options->command) == 0) {
                fprintf(stderr, "assay: %s has no option --%s\nTry 'assay %s --help'.\n", command_name(options->command),
                        option_name(seen[i]), command_name(options->command));
                return false;
            }
        }
    }
    if (options->argument_count == 0 && options->command != COMMAND_PATTERNS) {
        fprintf(stderr, "assay: %s needs %s\n", command_name(options->command),
                options->command == COMMAND_EXPLAIN ? "a text, or - for standard input"
                                                    : "a file or folder, or - for standard input");
        help_usage(stderr);
        return false;
    }
    return true;
}

bool options_read(int argc, char **argv, struct options *options)
{
    int *seen = calloc((size_t)argc + 1, sizeof *seen);
    size_t seen_count = 0;
    bool good = true;

    *options = (struct options){.command = COMMAND_COUNT, .to = FORMAT_CSV};
    options->packs = calloc((size_t)argc + 1, sizeof *options->packs);
    if (seen == NULL || options->packs == NULL) {
        free(seen);
        fputs("assay: there is not enough memory to begin\n", stderr);
        return false;
    }
    opterr = 0;
    while (good) {
        int before = optind;
        int id = getopt_long(argc, argv, ":o:d:j:qv", LONG_OPTIONS, NULL);

        if (id == -1)
            break;
        /* getopt moves words that are no options behind; the option is what stands right before the next word. */
        if (id == '?' || id == ':')
            good = complain(id, argv, optind > before ? optind - 1 : before);
        else
            good = read_option(options, id, optarg);
        seen[seen_count++] = id;
    }
    options->arguments = argv + optind;
    options->argument_count = (size_t)(argc - optind);
    take_command(options);
    if (good && !options->help && !options->version) {
        if (options->command == COMMAND_COUNT) {
            help_usage(stderr);
            good = false;
        } else {
            good = options_fit(options, seen, seen_count);
        }
    }
    free(seen);
    return good;
}

void options_clear(struct options *options)
{
    free(options->packs);
    options->packs = NULL;
}
