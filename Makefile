# assay: `make` builds, `make demo` shows, `make test` tests, `make help` lists the rest.
BUILD ?= .build
CC ?= cc
PKG_CONFIG ?= pkg-config
V ?= 0
Q := $(if $(filter 1,$(V)),,@)

PACKAGES := libpcre2-8 libutf8proc
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARNINGS) $(WERROR) -fPIC -fvisibility=hidden -ffp-contract=off -pthread -Isrc \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES)) $(CFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lcsv -lstemmer -lm -pthread

LIB_SOURCES := $(sort $(wildcard src/*.c src/base/*.c src/pack/*.c src/input/*.c src/text/*.c src/figure/*.c src/claim/*.c \
	src/check/*.c src/table/*.c src/report/*.c))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(BUILD)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(BUILD)/%.o)
UNIT_PROGRAMS := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/unit/%)

all: assay

assay: $(CLI_OBJECTS) $(BUILD)/libassay.a
	@echo "  link  $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libassay.a: $(LIB_OBJECTS)
	@echo "  ar    $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Each file of tests/unit is a program of its own.
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libassay.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libassay.a $(LIBS) $(shell $(PKG_CONFIG) --cflags --libs check)

unit: $(UNIT_PROGRAMS)
	@for t in $(UNIT_PROGRAMS); do $$t || exit 1; done

clean:
	rm -rf $(BUILD) assay

.PHONY: all unit clean
-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_PROGRAMS:=.d)
