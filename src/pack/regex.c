/* The door to PCRE2. What an input can drive is limited here: the match limit bounds backtracking, the JIT stack recursion; both count as
 * no match and are told to the caller. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pack/regex.h"

#include <pcre2.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    MATCH_LIMIT = 100000, /* steps of backtracking: pieces are short, an honest match takes some hundreds */
    DEPTH_LIMIT = 10000,
    HEAP_LIMIT_KIB = 1024,
    JIT_STACK_START = 32 * 1024,
    JIT_STACK_MAX = 512 * 1024
};

enum { MACHINE_NOT_YET, MACHINE_CODE, MACHINE_NONE };

/* Machine code is made when an expression is first run: most commands need few of them, and starting has to be quick. Whoever comes first
 * makes it under the lock, and no one runs the expression before. */
struct machine {
    pthread_mutex_t lock;
    atomic_int state;
};

struct regex {
    pcre2_code *code;
    struct slice source;
    struct machine *machine;
    uint16_t group_count;
    struct slice names[REGEX_GROUPS_MAX + 1]; /* by number of group; slices of the code's own table */
};

struct regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

static void read_names(struct regex *regex)
{
    uint32_t count = 0, size = 0, i;
    PCRE2_SPTR table = NULL;

    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &table);
    for (i = 0; i < count; i++) {
        PCRE2_SPTR entry = table + (size_t)i * size;
        uint32_t group = (uint32_t)entry[0] << 8 | entry[1];

        if (group <= REGEX_GROUPS_MAX)
            regex->names[group] = slice_of((const char *)entry + 2);
    }
}

static struct regex *regex_alloc(void)
{
    struct regex *regex = calloc(1, sizeof *regex);

    if (!regex)
        return NULL;
    regex->machine = calloc(1, sizeof *regex->machine);
    if (!regex->machine || pthread_mutex_init(&regex->machine->lock, NULL) != 0) {
        free(regex->machine);
        free(regex);
        return NULL;
    }
    return regex;
}

struct regex *regex_new(struct slice source, struct regex_error *error)
{
    /* Plain parentheses do not capture: only names are of use to a rule. */
    const uint32_t options =
        PCRE2_UTF | PCRE2_CASELESS | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_AUTO_CAPTURE | PCRE2_DOLLAR_ENDONLY;
    struct regex *regex = regex_alloc();
    PCRE2_SIZE offset = 0;
    uint32_t groups = 0;
    int code = 0;

    memset(error, 0, sizeof *error);
    error->memory = true;
    if (!regex)
        return NULL;
    regex->source = source;
    regex->code = pcre2_compile((PCRE2_SPTR)source.at, source.len, options, &code, &offset, NULL);
    if (!regex->code) {
        error->memory = code == PCRE2_ERROR_NOMEMORY || code == 121; /* 121: compile's own "failed to allocate heap memory" */
        error->offset = offset;
        pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message, sizeof error->message);
        regex_free(regex);
        return NULL;
    }
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (groups > REGEX_GROUPS_MAX) {
        static const char words[] = "too many named groups in one piece";

        error->memory = false;
        memcpy(error->message, words, sizeof words);
        regex_free(regex);
        return NULL;
    }
    error->memory = false;
    regex->group_count = (uint16_t)groups;
    read_names(regex);
    return regex;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->code);
    pthread_mutex_destroy(&regex->machine->lock);
    free(regex->machine);
    free(regex);
}

struct slice regex_source(const struct regex *regex)
{
    return regex->source;
}

uint16_t regex_group_count(const struct regex *regex)
{
    return regex->group_count;
}

struct slice regex_group_name(const struct regex *regex, uint16_t group)
{
    return regex->names[group];
}

struct regex_scratch *regex_scratch_new(void)
{
    struct regex_scratch *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->data = pcre2_match_data_create(REGEX_GROUPS_MAX + 1, NULL);
    s->context = pcre2_match_context_create(NULL);
    s->stack = pcre2_jit_stack_create(JIT_STACK_START, JIT_STACK_MAX, NULL); /* NULL where PCRE2 has no JIT: not needed then */
    if (!s->data || !s->context) {
        regex_scratch_free(s);
        return NULL;
    }
    pcre2_set_match_limit(s->context, MATCH_LIMIT);
    pcre2_set_depth_limit(s->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(s->context, HEAP_LIMIT_KIB);
    if (s->stack)
        pcre2_jit_stack_assign(s->context, NULL, s->stack);
    return s;
}

void regex_scratch_free(struct regex_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_context_free(scratch->context);
    pcre2_match_data_free(scratch->data);
    free(scratch);
}

/* Whether there is machine code; where PCRE2 has none the interpreter does. */
static bool has_machine_code(const struct regex *regex)
{
    struct machine *machine = regex->machine;
    int state = atomic_load_explicit(&machine->state, memory_order_acquire);

    if (state == MACHINE_NOT_YET) {
        pthread_mutex_lock(&machine->lock);
        state = atomic_load_explicit(&machine->state, memory_order_relaxed);
        if (state == MACHINE_NOT_YET) {
            state = pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) == 0 ? MACHINE_CODE : MACHINE_NONE;
            atomic_store_explicit(&machine->state, state, memory_order_release);
        }
        pthread_mutex_unlock(&machine->lock);
    }
    return state == MACHINE_CODE;
}

bool regex_match(const struct regex *regex, struct regex_scratch *scratch, struct slice text, size_t at, size_t *end,
                 struct regex_span *groups, uint32_t max, bool *limited)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.at ? text.at : "");
    const PCRE2_SIZE *vector;
    uint32_t i;
    int found;

    if (has_machine_code(regex))
        found = pcre2_jit_match(regex->code, subject, text.len, at, 0, scratch->data, scratch->context);
    else
        found = pcre2_match(regex->code, subject, text.len, at, PCRE2_NO_UTF_CHECK, scratch->data, scratch->context);
    if (found < 0) {
        if (found != PCRE2_ERROR_NOMATCH && limited)
            *limited = true;
        return false;
    }
    vector = pcre2_get_ovector_pointer(scratch->data);
    if (end)
        *end = vector[1];
    for (i = 0; i < max; i++) {
        groups[i].start = groups[i].end = UINT32_MAX;
        if (i < regex->group_count && i + 1 < (uint32_t)found && vector[2 * i + 2] != PCRE2_UNSET) {
            groups[i].start = (uint32_t)vector[2 * i + 2];
            groups[i].end = (uint32_t)vector[2 * i + 3];
        }
    }
    return true;
}
