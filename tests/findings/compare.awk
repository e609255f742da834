# Reads expectations (first file), findings.csv and claims.csv, prints what differs, and appends "PASSED FAILED" to the file `counts`.
# In set `between` only findings that join claims of two sets matter, and none is expected. With `marked`, the expectations go to that
# file with `todo` where they are not met now, and wrong findings behind them.

function trim(s) { gsub(/^[ \t]+|[ \t\r]+$/, "", s); return s }
function folded(s) { gsub(/[ \t\r\n]+|\302\240|\342\200\257/, " ", s); return s }

# One record of CSV, which may go over several lines, into cell[1..].
function csv_record(line,    n, at, quoted, c, value, more) {
    n = 1; value = ""; quoted = 0; at = 1
    for (;;) {
        if (at > length(line)) {
            if (!quoted || (getline more) <= 0) break
            line = line "\n" more
        }
        c = substr(line, at++, 1)
        if (quoted) {
            if (c != "\"") value = value c
            else if (substr(line, at, 1) == "\"") { value = value "\""; at++ }
            else quoted = 0
        } else if (c == "\"") quoted = 1
        else if (c == ",") { cell[n++] = value; value = "" }
        else if (c != "\r") value = value c
    }
    cell[n] = value
    return n
}

function expect_error(what) { printf "FAIL %s.txt:%d: %s\n", set, FNR, what; bad++ }

# "FILE: words [figure] words"
function read_figure(i, j, s,    colon, opening, shut) {
    colon = index(s, ": ")
    if (!colon) { expect_error("a figure is FILE: words [figure] words"); return }
    file[i, j] = substr(s, 1, colon - 1)
    s = trim(substr(s, colon + 2))
    opening = index(s, "["); shut = index(s, "]")
    if (!opening || shut < opening) { expect_error("no [figure] in: " s); return }
    from[i, j] = opening
    size[i, j] = shut - opening - 1
    words[i, j] = substr(s, 1, opening - 1) substr(s, opening + 1, size[i, j]) substr(s, shut + 1)
}

function read_expectation(line,    part, n, j, word, w) {
    line = trim(line)
    if (line == "" || line ~ /^#/) return
    n = split(line, part, "|")
    w = split(trim(part[1]), word, " ")
    line_of[FNR] = ++count
    todo[count] = (word[1] == "todo")
    verdict[count] = word[1 + todo[count]]
    reason[count] = word[2 + todo[count]]
    at_line[count] = FNR
    text[count] = line
    if (verdict[count] !~ /^(conflict|possible|arithmetic|raised|silent|quiet|tolerated)$/) expect_error("unknown verdict " verdict[count])
    figures[count] = 0
    for (j = 2; j <= n; j++)
        if (part[j] ~ /\[.*\]/) read_figure(count, ++figures[count], trim(part[j]))
    if (figures[count] < (verdict[count] == "arithmetic" || verdict[count] == "tolerated" ? 1 : 2)) expect_error("too few figures")
}

function remember(    f) {
    f = cell[col["finding_id"]]
    if (!(f in found)) { found[f] = 1; order[++finding_count] = f }
    kind[f] = cell[col["verdict"]]
    why_of[f] = cell[col["reason"]]
    why[f] = cell[col["why"]]
    r = ++rows[f]
    row_file[f, r] = cell[col["source"]]
    row_text[f, r] = trim(folded(cell[col["text"]]))
    row_sentence[f, r] = folded(cell[col["sentence"]])
    row_side[f, r] = cell[col["variant"]]
}

function names_source(source, name) { return source == name || substr(source, length(source) - length(name)) == "/" name }

# Whether row r of finding f is figure j of expectation i: the file's name, the words in its sentence, and the same place in them.
function is_figure(f, r, i, j,    at, begin, end, place, skip, rest, before, after) {
    if (!names_source(row_file[f, r], file[i, j])) return 0
    at = index(row_sentence[f, r], words[i, j])
    if (!at) return 0
    begin = at + from[i, j] - 1
    end = begin + size[i, j]
    rest = row_sentence[f, r]
    skip = 0
    while ((place = index(rest, row_text[f, r])) > 0) {
        place += skip
        before = substr(row_sentence[f, r], place - 1, 1)
        after = substr(row_sentence[f, r], place + length(row_text[f, r]), 1)
        if (place < end && place + length(row_text[f, r]) > begin && !(before ~ /[0-9A-Za-z]/ && place > 1) && after !~ /[0-9A-Za-z]/)
            return 1
        skip = place
        rest = substr(row_sentence[f, r], place + 1)
    }
    return 0
}

# All figures of expectation i stand in finding f, those of a pair on different sides.
function covers(i, f,    j, r, side, ok, n) {
    n = figures[i]
    for (j = 1; j <= n; j++) {
        ok = 0
        for (r = 1; r <= rows[f] && !ok; r++)
            if (is_figure(f, r, i, j) && (kind[f] == "arithmetic" || j == 1 || row_side[f, r] != side)) { ok = 1; if (j == 1) side = row_side[f, r] }
        if (!ok) return 0
    }
    return 1
}

function judge(i,    j, k, f, met, what) {
    for (j = 1; j <= figures[i] && !todo[i]; j++)
        if (!in_articles(i, j)) {
            printf "FAIL %s.txt:%d: no claim in a sentence with: %s\n", set, at_line[i], words[i, j]
            failed++
            return
        }
    met = 0
    for (k = 1; k <= finding_count; k++) {
        f = order[k]
        if (!covers(i, f)) continue
        known[f] = 1
        if (verdict[i] == "silent" || (verdict[i] == "quiet" && kind[f] != "possible")) { what = kind[f] ": " why[f]; met = 1 }
        else if ((verdict[i] == "raised" || verdict[i] == kind[f]) && (reason[i] == "" || reason[i] == why_of[f])) met = 1
        else what = kind[f] " (" why_of[f] "): " why[f]
    }
    if (verdict[i] == "tolerated") return
    if (verdict[i] == "silent" || verdict[i] == "quiet") met = !met
    result[i] = met
    if (met != todo[i]) { passed++; if (list) printf "%s  %s.txt:%d: %s\n", todo[i] ? "todo" : "ok  ", set, at_line[i], text[i]; return }
    failed++
    printf "FAIL %s.txt:%d: %s\n", set, at_line[i], todo[i] ? "is met now, take `todo` off: " text[i] : text[i]
    if (what != "" && !todo[i]) printf "     found %s\n", what
}

# Row r of finding f as an expectation has it, with the words around the figure.
function as_figure(f, r,    at, size, text, from, to, source) {
    source = row_file[f, r]
    sub(set == "between" ? "^tests/corpus/" : ".*/", "", source)
    text = row_sentence[f, r]
    size = length(row_text[f, r])
    at = index(text, row_text[f, r])
    for (from = at - 24; from > 1 && substr(text, from, 1) != " "; from--);
    if (from < 1) from = 1
    for (to = at + size + 12; to <= length(text) && substr(text, to, 1) != " "; to++);
    return source ": " trim(substr(text, from, at - from) "[" substr(text, at, size) "]" substr(text, at + size, to - at - size))
}

function write_marked(    i, k, f, line, number) {
    while ((getline line < ARGV[1]) > 0) {
        i = line_of[++number]
        if (i && verdict[i] != "tolerated") {
            sub(/^[ \t]*todo[ \t]+/, "", line)
            if (!result[i]) line = "todo " line
        }
        print line > marked
    }
    for (k = 1; k <= finding_count; k++) {
        f = order[k]
        if (known[f] || (kind[f] == "possible" && set != "between")) continue
        find_pair(f)
        print "todo silent | " as_figure(f, pair[1]) " | " as_figure(f, pair[2]) " | " > marked
    }
}

# tests/corpus/SET/FILE, or SET/ID of a JSON record
function set_of(source,    part) { sub(/^tests\/corpus\//, "", source); split(source, part, "/"); return part[1] }

function delete_columns(    k) { for (k in col) delete col[k] }

# A line about words that no article has would always be met.
function in_articles(i, j,    k) {
    for (k = 1; k <= sentence_count; k++)
        if (names_source(sentence_source[k], file[i, j]) && index(sentences[k], words[i, j])) return 1
    return 0
}

# Two rows on different sides, and in set `between` of different sets: into pair[1..2].
function find_pair(f,    q, r) {
    for (q = 1; q < rows[f]; q++)
        for (r = q + 1; r <= rows[f]; r++)
            if (row_side[f, q] != row_side[f, r] && (set != "between" || set_of(row_file[f, q]) != set_of(row_file[f, r]))) {
                pair[1] = q
                pair[2] = r
                return 1
            }
    return 0
}

function keep_between(    k, f, kept) {
    for (k = 1; k <= finding_count; k++) {
        f = order[k]
        if (find_pair(f)) order[++kept] = f
    }
    finding_count = kept + 0
}

FILENAME == ARGV[1] { read_expectation($0); next }
FNR == 1 { header = 0 }
{
    n = csv_record($0)
    if (!header) { delete_columns(); for (k = 1; k <= n; k++) col[cell[k]] = k; header = 1; next }
    if ("finding_id" in col) remember()
    else sentences[++sentence_count] = folded(cell[col["sentence"]])
    sentence_source[sentence_count] = cell[col["source"]]
}
END {
    if (set == "between") keep_between()
    for (i = 1; i <= count; i++) judge(i)
    for (k = 1; k <= finding_count; k++) {
        f = order[k]
        if (known[f] || (kind[f] == "possible" && set != "between")) continue
        failed++
        printf "FAIL %s: unexpected %s: %s\n", set, kind[f], why[f]
        for (r = 1; r <= rows[f]; r++)
            printf "     %s %s [%s] %s\n", row_side[f, r], row_file[f, r], row_text[f, r], row_sentence[f, r]
    }
    if (marked != "") write_marked()
    if (set == "between") { if (!failed) passed++ }
    else if (!count) { printf "FAIL %s: no expectations\n", set; failed++ }
    print passed + 0, failed + bad + 0 >> counts
}
