/* What single characters become in the folded view, and the entities of HTML that stand for characters. */
#include "text/inner.h"

/* The digit 0 of the scripts that write decimal numbers (Unicode's class Nd); nine more digits follow each. */
static const uint32_t ZEROS[] = {0x0660, 0x06f0, 0x07c0, 0x0966,  0x09e6,  0x0a66,  0x0ae6,  0x0b66,  0x0be6,  0x0c66, 0x0ce6,
                                 0x0d66, 0x0de6, 0x0e50, 0x0ed0,  0x0f20,  0x1040,  0x1090,  0x17e0,  0x1810,  0x1946, 0x19d0,
                                 0x1a80, 0x1a90, 0x1b50, 0x1bb0,  0x1c40,  0x1c50,  0xa620,  0xa8d0,  0xa900,  0xa9d0, 0xa9f0,
                                 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x11066, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6};

static const struct {
    uint32_t from, to;
    enum folding folding;
    const char *text;
} RANGES[] = {
    /* in ascending order */
    {0x0085, 0x0085, FOLD_LINE, NULL},
    {0x00a0, 0x00a0, FOLD_GROUP, NULL},
    {0x00ab, 0x00ab, FOLD_TEXT, "\""},
    {0x00ad, 0x00ad, FOLD_DROP, NULL}, /* soft hyphen */
    {0x00b4, 0x00b4, FOLD_TEXT, "'"},
    {0x00bb, 0x00bb, FOLD_TEXT, "\""},
    {0x02b9, 0x02b9, FOLD_TEXT, "'"},
    {0x02bc, 0x02bc, FOLD_TEXT, "'"},
    {0x034f, 0x034f, FOLD_DROP, NULL},
    {0x061c, 0x061c, FOLD_DROP, NULL},
    {0x066a, 0x066a, FOLD_TEXT, "%"},
    {0x066b, 0x066b, FOLD_TEXT, "."},
    {0x066c, 0x066c, FOLD_TEXT, ","},
    {0x1680, 0x1680, FOLD_BLANK, NULL},
    {0x180e, 0x180e, FOLD_DROP, NULL},
    {0x2000, 0x2006, FOLD_BLANK, NULL},
    {0x2007, 0x2009, FOLD_GROUP, NULL}, /* figure, punctuation and thin blank */
    {0x200a, 0x200a, FOLD_BLANK, NULL},
    {0x200b, 0x200f, FOLD_DROP, NULL}, /* zero width, marks of direction */
    {0x2010, 0x2013, FOLD_TEXT, "-"},
    {0x2014, 0x2015, FOLD_BREAK, NULL},
    {0x2018, 0x201b, FOLD_TEXT, "'"},
    {0x201c, 0x201f, FOLD_TEXT, "\""},
    {0x2024, 0x2024, FOLD_TEXT, "."},
    {0x2026, 0x2026, FOLD_TEXT, "..."},
    {0x2028, 0x2029, FOLD_LINE, NULL},
    {0x202a, 0x202e, FOLD_DROP, NULL},
    {0x202f, 0x202f, FOLD_GROUP, NULL},
    {0x2032, 0x2032, FOLD_TEXT, "'"},
    {0x2033, 0x2033, FOLD_TEXT, "\""},
    {0x2035, 0x2035, FOLD_TEXT, "'"},
    {0x2036, 0x2036, FOLD_TEXT, "\""},
    {0x2039, 0x203a, FOLD_TEXT, "'"},
    {0x2043, 0x2043, FOLD_TEXT, "-"},
    {0x2044, 0x2044, FOLD_TEXT, "/"},
    {0x205f, 0x205f, FOLD_BLANK, NULL},
    {0x2060, 0x206f, FOLD_DROP, NULL},
    {0x2212, 0x2212, FOLD_TEXT, "-"},
    {0x2215, 0x2215, FOLD_TEXT, "/"},
    {0x2236, 0x2236, FOLD_TEXT, ":"},
    {0x2e3a, 0x2e3b, FOLD_BREAK, NULL},
    {0x3000, 0x3000, FOLD_BLANK, NULL},
    {0x3001, 0x3001, FOLD_TEXT, ","},
    {0x3002, 0x3002, FOLD_TEXT, "."},
    {0x301c, 0x301c, FOLD_TEXT, "-"},
    {0x301d, 0x301f, FOLD_TEXT, "\""},
    {0xfb00, 0xfb00, FOLD_TEXT, "ff"},
    {0xfb01, 0xfb01, FOLD_TEXT, "fi"},
    {0xfb02, 0xfb02, FOLD_TEXT, "fl"},
    {0xfb03, 0xfb03, FOLD_TEXT, "ffi"},
    {0xfb04, 0xfb04, FOLD_TEXT, "ffl"},
    {0xfe00, 0xfe0f, FOLD_DROP, NULL}, /* variants of signs */
    {0xfe58, 0xfe58, FOLD_BREAK, NULL},
    {0xfe63, 0xfe63, FOLD_TEXT, "-"},
    {0xfe69, 0xfe69, FOLD_TEXT, "$"},
    {0xfe6a, 0xfe6a, FOLD_TEXT, "%"},
    {0xfeff, 0xfeff, FOLD_DROP, NULL},
    {0xffe0, 0xffe0, FOLD_TEXT, "\xc2\xa2"},
    {0xffe1, 0xffe1, FOLD_TEXT, "\xc2\xa3"},
    {0xffe5, 0xffe5, FOLD_TEXT, "\xc2\xa5"},
    {0xffe6, 0xffe6, FOLD_TEXT, "\xe2\x82\xa9"},
};

void char_fold(uint32_t c, struct folded_char *out)
{
    size_t low = 0, high = sizeof RANGES / sizeof *RANGES, i;

    out->folding = FOLD_KEEP;
    out->text = NULL;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (RANGES[middle].to < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sizeof RANGES / sizeof *RANGES && RANGES[low].from <= c) {
        out->folding = RANGES[low].folding;
        out->text = RANGES[low].text;
        return;
    }
    out->one[1] = '\0';
    if (c >= 0xff01 && c <= 0xff5e) { /* full width */
        out->folding = FOLD_TEXT;
        out->one[0] = (char)(c - 0xff01 + '!');
        out->text = out->one;
        return;
    }
    if (c < ZEROS[0])
        return;
    for (i = 0; i < sizeof ZEROS / sizeof *ZEROS && ZEROS[i] <= c; i++) {
        if (c - ZEROS[i] < 10) {
            out->folding = FOLD_TEXT;
            out->one[0] = (char)('0' + (c - ZEROS[i]));
            out->text = out->one;
            return;
        }
    }
}

static const struct {
    const char *name;
    uint32_t c;
} ENTITIES[] = {
    {"amp", '&'},      {"apos", '\''},     {"bdquo", 0x201e}, {"bull", 0x2022},   {"cent", 0xa2},     {"copy", 0xa9},
    {"deg", 0xb0},     {"eacute", 0xe9},   {"emsp", 0x2003},  {"ensp", 0x2002},   {"euro", 0x20ac},   {"frac12", 0xbd},
    {"frac14", 0xbc},  {"frac34", 0xbe},   {"gt", '>'},       {"hellip", 0x2026}, {"hyphen", 0x2010}, {"laquo", 0xab},
    {"ldquo", 0x201c}, {"lsaquo", 0x2039}, {"lsquo", 0x2018}, {"lt", '<'},        {"mdash", 0x2014},  {"middot", 0xb7},
    {"minus", 0x2212}, {"nbsp", 0xa0},     {"ndash", 0x2013}, {"pound", 0xa3},    {"prime", 0x2032},  {"Prime", 0x2033},
    {"quot", '"'},     {"raquo", 0xbb},    {"rdquo", 0x201d}, {"reg", 0xae},      {"rsaquo", 0x203a}, {"rsquo", 0x2019},
    {"sbquo", 0x201a}, {"shy", 0xad},      {"sup2", 0xb2},    {"sup3", 0xb3},     {"thinsp", 0x2009}, {"times", 0xd7},
    {"trade", 0x2122}, {"yen", 0xa5},      {"zwj", 0x200d},   {"zwnj", 0x200c},
};

static bool entity_number(struct slice digits, uint32_t *out)
{
    bool hex = digits.len > 0 && (digits.at[0] == 'x' || digits.at[0] == 'X');
    size_t i = hex ? 1 : 0;
    uint32_t c = 0;

    if (i == digits.len)
        return false;
    for (; i < digits.len; i++) {
        char d = ascii_lower(digits.at[i]);

        if (ascii_is_digit(d))
            c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
        else if (hex && d >= 'a' && d <= 'f')
            c = c * 16 + (uint32_t)(d - 'a' + 10);
        else
            return false;
    }
    if (c >= 0x80 && c < 0xa0) { /* pages that mean Windows-1252: browsers read these so */
        static const uint16_t WINDOWS[32] = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
                                             0x2039, 0x152,  0,      0x17d,  0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                             0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};

        c = WINDOWS[c - 0x80];
    }
    *out = c;
    return c >= ' ' && c < 0x110000 && !(c >= 0xd800 && c < 0xe000);
}

unsigned char_entity(struct slice s, size_t at, uint32_t *out)
{
    size_t most = s.len - at < 12 ? s.len - at : 12, i;
    struct slice name;

    for (i = 1; i < most && s.at[at + i] != ';'; i++) {
        if (!ascii_is_alpha(s.at[at + i]) && !ascii_is_digit(s.at[at + i]) && s.at[at + i] != '#')
            return 0;
    }
    if (i >= most || i < 3)
        return 0;
    name = slice_part(s, at + 1, at + i);
    if (name.at[0] == '#')
        return entity_number(slice_part(name, 1, name.len), out) ? (unsigned)i + 1 : 0;
    for (size_t e = 0; e < sizeof ENTITIES / sizeof *ENTITIES; e++) {
        if (slice_equal(slice_of(ENTITIES[e].name), name)) {
            *out = ENTITIES[e].c;
            return (unsigned)i + 1;
        }
    }
    return 0;
}
