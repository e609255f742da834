# assay: `make` builds, `make demo` shows, `make test` tests, `make help` lists the rest.
VERSION := 0.1.0

BUILD ?= .build
BIN ?= .
CC ?= cc
PKG_CONFIG ?= pkg-config
OBJCOPY ?= objcopy
INSTALL ?= install
PREFIX ?= /usr/local
DESTDIR ?=
V ?= 0
Q := $(if $(filter 1,$(V)),,@)

PACKAGES := libpcre2-8 libutf8proc
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
# pkg-config is asked once, and only when something is compiled: `make deps` has to work without it.
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell $(PKG_CONFIG) --cflags $(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PACKAGE_LIBS)
CHECK_FLAGS = $(eval CHECK_FLAGS := $$(shell $(PKG_CONFIG) --cflags --libs check))$(CHECK_FLAGS)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARNINGS) $(WERROR) -fPIC -fvisibility=hidden -ffp-contract=off -pthread -Isrc \
	$(PACKAGE_CFLAGS) $(CFLAGS)
LIBS = $(PACKAGE_LIBS) -lcsv -lstemmer -lm -pthread

LIB_SOURCES := $(sort $(wildcard src/*.c src/base/*.c src/pack/*.c src/input/*.c src/text/*.c src/figure/*.c src/claim/*.c \
	src/check/*.c src/table/*.c src/report/*.c))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*.c))
FORMATTED := $(sort $(wildcard src/*.[ch] src/*/*.[ch] tests/*.c tests/unit/*.[ch] tests/fuzz/*.c))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(BUILD)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(BUILD)/%.o)
UNIT_PROGRAMS := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/unit/%)
FUZZERS := $(FUZZ_SOURCES:tests/fuzz/%.c=$(BUILD)/fuzz/%)

all: $(BIN)/assay

libs: $(BUILD)/public/libassay.a $(BUILD)/public/libassay.so

# The program is linked against the library as it is installed, so that it can use nothing but assay.h.
$(BIN)/assay: $(CLI_OBJECTS) $(BUILD)/public/libassay.a
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Everything, for the unit tests and the fuzzers.
$(BUILD)/libassay.a: $(LIB_OBJECTS)
	@echo "  ar    $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# One object in which only the names of assay.h are global: inner names cannot clash with those of a host.
$(BUILD)/public/libassay.a: $(LIB_OBJECTS)
	@mkdir -p $(@D)
	@echo "  ar    $@"
	$(Q)$(CC) $(CFLAGS) -nostdlib -r -o $(BUILD)/public/assay.o $^
	$(Q)$(OBJCOPY) --localize-hidden $(BUILD)/public/assay.o
	$(Q)rm -f $@ && $(AR) rcs $@ $(BUILD)/public/assay.o

$(BUILD)/public/libassay.so: $(LIB_OBJECTS) src/assay.map
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libassay.so.0 -Wl,--version-script=src/assay.map -o $@ \
		$(LIB_OBJECTS) $(LIBS)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/assay.o: ALL_CFLAGS += -DASSAY_VERSION='"$(VERSION)"'
$(BUILD)/assay.o: Makefile

# Each file of tests/unit is a program of its own; one compares our units with those of UDUNITS-2.
$(BUILD)/unit/pack_udunits: UNIT_LIBS = $(shell $(PKG_CONFIG) --cflags --libs udunits 2>/dev/null || echo -ludunits2)

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libassay.a
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libassay.a $(LIBS) $(CHECK_FLAGS) $(UNIT_LIBS)

$(BUILD)/fuzz/%: tests/fuzz/%.c $(LIB_SOURCES)
	@mkdir -p $(@D)
	@echo "  fuzz  $@"
	$(Q)clang -std=c11 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -pthread -Isrc -o $@ $< $(LIB_SOURCES) \
		$(PACKAGE_CFLAGS) $(LIBS)

# ---- for people --------------------------------------------------------------------------------------------------------

deps:
	@tests/tools/deps

demo: deps
	@$(MAKE) --no-print-directory all
	@$(BIN)/assay run tests/corpus

# Everything that must hold; the last line counts.
test: deps
	@$(MAKE) --no-print-directory all libs
	@$(MAKE) --no-print-directory units
	@BUILD=$(BUILD) ASSAY=$(BIN)/assay tests/run

units: $(UNIT_PROGRAMS)

unit: $(UNIT_PROGRAMS)
	@for t in $(UNIT_PROGRAMS); do $$t || exit 1; done

cases: all
	@ASSAY=$(BIN)/assay tests/cases/run $(NAMES)

examples: all
	@$(BIN)/assay patterns test

bench: all
	@BUILD=$(BUILD) CC="$(CC)" ASSAY=$(BIN)/assay tests/bench/run $(SIZE)

# exports/sample is what a run over tests/corpus writes.
exports: all
	@rm -rf exports/sample
	@$(BIN)/assay run --color=never -d exports/sample tests/corpus > /dev/null

check-exports: all
	@ASSAY=$(BIN)/assay tests/exports

layers:
	@tests/layers

check-format:
	@clang-format --dry-run -Werror $(FORMATTED)

format:
	@clang-format -i $(FORMATTED)

tidy:
	@printf '%s\n' $(LIB_SOURCES) $(CLI_SOURCES) | xargs -P 2 -I FILE clang-tidy --quiet --warnings-as-errors='*' FILE -- \
		-std=c11 -D_GNU_SOURCE -Isrc $(PACKAGE_CFLAGS)

fuzz: $(FUZZERS)

install: all libs
	@$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include \
		$(DESTDIR)$(PREFIX)/share/assay
	@$(INSTALL) -m 755 $(BIN)/assay $(DESTDIR)$(PREFIX)/bin/assay
	@$(INSTALL) -m 644 $(BUILD)/public/libassay.a $(DESTDIR)$(PREFIX)/lib/libassay.a
	@$(INSTALL) -m 755 $(BUILD)/public/libassay.so $(DESTDIR)$(PREFIX)/lib/libassay.so.$(VERSION)
	@ln -sf libassay.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libassay.so.0
	@ln -sf libassay.so.0 $(DESTDIR)$(PREFIX)/lib/libassay.so
	@$(INSTALL) -m 644 src/assay.h $(DESTDIR)$(PREFIX)/include/assay.h
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' src/assay.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/assay.pc
	@rm -rf $(DESTDIR)$(PREFIX)/share/assay/patterns
	@cp -R patterns $(DESTDIR)$(PREFIX)/share/assay/patterns
	@echo "installed below $(DESTDIR)$(PREFIX)"

uninstall:
	@rm -f $(DESTDIR)$(PREFIX)/bin/assay $(DESTDIR)$(PREFIX)/lib/libassay.a $(DESTDIR)$(PREFIX)/lib/libassay.so* \
		$(DESTDIR)$(PREFIX)/include/assay.h $(DESTDIR)$(PREFIX)/lib/pkgconfig/assay.pc
	@rm -rf $(DESTDIR)$(PREFIX)/share/assay

clean:
	rm -rf $(BUILD) $(BIN)/assay

help:
	@echo "make                 builds ./assay"
	@echo "make demo            installs what is missing, builds, runs on tests/corpus"
	@echo "make test            installs what is missing, builds, runs all tests"
	@echo "make deps            installs what is missing (Debian, Ubuntu), or says what to install"
	@echo "make unit            unit tests      make cases [NAMES=..]   case folders"
	@echo "make examples        the examples of all patterns"
	@echo "make bench [SIZE=MB] speed           make fuzz               libFuzzer programs"
	@echo "make exports         exports/sample anew, from tests/corpus"
	@echo "make layers          the order of the rooms"
	@echo "make check-format    clang-format    make tidy               clang-tidy"
	@echo "make install         PREFIX=/usr/local DESTDIR=              make uninstall"
	@echo "make clean"
	@echo "Variables: BUILD (objects, .build), BIN (program, .), CC, CFLAGS, WERROR=-Werror, V=1"

.PHONY: all libs deps demo test units unit cases examples bench exports check-exports layers check-format format tidy fuzz install \
	uninstall clean help
-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_PROGRAMS:=.d)
