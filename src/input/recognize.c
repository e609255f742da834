/* What a file is, by its first bytes: an article, records, what assay itself wrote, or nothing to read. Names count only where
 * the bytes cannot tell. */
#include "input/parts.h"

static const struct {
    const char *bytes;
    size_t len;
    const char *what;
} MAGIC[] = {
    {"%PDF-", 5, "PDF"},
    {"PK\3\4", 4, "a ZIP archive or an office document"},
    {"PK\5\6", 4, "an empty ZIP archive"},
    {"\xD0\xCF\x11\xE0", 4, "an old office document"},
    {"{\\rtf", 5, "RTF"},
    {"\x1F\x8B", 2, "gzip"},
    {"BZh", 3, "bzip2"},
    {"\xFD"
     "7zXZ",
     5, "xz"},
    {"\x28\xB5\x2F\xFD", 4, "zstd"},
    {"7z\xBC\xAF\x27\x1C", 6, "a 7z archive"},
    {"Rar!\x1A\7", 6, "a RAR archive"},
    {"\x89PNG", 4, "a PNG picture"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture"},
    {"GIF8", 4, "a GIF picture"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"MZ\x90", 3, "a program"},
    {"SQLite format 3", 15, "a SQLite database"},
    {"OggS", 4, "sound"},
    {"ID3", 3, "sound"},
};

/* Control characters that no text has. A few are damage; more than one in fifty are not, and none goes with bytes that mostly are no
 * UTF-8: text of an older encoding has no control characters, compressed data has both. */
static bool looks_binary(struct slice head)
{
    size_t odd = 0;

    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.at[i];
        odd += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B) || c == 0x7F;
    }
    return odd > 2 + head.len / 50 || (odd && utf8_bad(head) > head.len / 10);
}

static bool ends_nocase(struct slice s, const char *suffix)
{
    size_t len = strlen(suffix);

    return s.len >= len && slice_equal_nocase(slice_part(s, s.len - len, s.len), slice_of(suffix));
}

static bool is_records_name(struct slice path)
{
    return ends_nocase(path, ".jsonl") || ends_nocase(path, ".ndjson");
}

/* "{" and the name of a first member. */
static bool is_json_object(struct slice head)
{
    if (!head.len || head.at[0] != '{')
        return false;
    head = slice_trim(slice_part(head, 1, head.len));
    return head.len && (head.at[0] == '"' || head.at[0] == '}');
}

/* The head of a CSV that assay wrote, also as a spreadsheet saves it where the comma is a decimal sign. */
static bool is_claims_head(struct slice head)
{
    return slice_starts(head, slice_of("claim_id,doc_id,")) || slice_starts(head, slice_of("claim_id;doc_id;")) ||
           slice_starts(head, slice_of("claim_id\tdoc_id\t"));
}

enum content content_recognize(struct slice path, struct slice head, const char **what)
{
    struct slice start = head, line;
    size_t newline;

    *what = "no text";
    for (size_t i = 0; i < sizeof MAGIC / sizeof *MAGIC; i++) {
        if (slice_starts(head, (struct slice){MAGIC[i].bytes, MAGIC[i].len})) {
            *what = MAGIC[i].what;
            return CONTENT_BINARY;
        }
    }
    if (wide_encoding(head))
        return CONTENT_TEXT;
    if (looks_binary(slice_part(head, 0, head.len < HEAD_SIZE ? head.len : HEAD_SIZE)))
        return CONTENT_BINARY;
    if (has_utf8_bom(start))
        start = slice_part(start, UTF8_BOM_LENGTH, start.len);
    if (is_claims_head(start) || slice_starts(start, slice_of("{\"claim_id\":"))) {
        *what = "claims that assay wrote";
        return CONTENT_CLAIMS;
    }
    if (slice_starts(start, slice_of("finding_id,")) || slice_starts(start, slice_of("{\"group\":"))) {
        *what = "findings that assay wrote";
        return CONTENT_FINDINGS;
    }
    if (slice_starts(start, slice_of("# assay: summary"))) {
        *what = "a summary that assay wrote";
        return CONTENT_FINDINGS;
    }
    start = slice_trim(start);
    newline = slice_find(start, slice_of("\n"), 0);
    line = slice_part(start, 0, newline == SIZE_MAX ? start.len : newline);
    if (is_records_name(path))
        return CONTENT_RECORDS;
    if (!is_json_object(start))
        return CONTENT_TEXT;
    /* A broken first record is still a record: its neighbours may be whole. */
    if (slice_find(line, slice_of("\"text\""), 0) != SIZE_MAX)
        return CONTENT_RECORDS;
    *what = "JSON, but its first line is no record with a member \"text\"";
    return CONTENT_JSON;
}
