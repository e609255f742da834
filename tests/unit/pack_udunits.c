/* Factors of the unit tables against UDUNITS-2: every unit that it knows by name or symbol, and those whose spelling or whose
 * definition is given here. What UDUNITS rounds or defines otherwise is compared by its definition instead; the table says why. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <udunits2.h>

#include "pack/pack.h"
#include "unit.h"

enum { EXPRESSION_MAX = 256, CHECKED_MIN = 150 };

static const double TOLERANCE = 1e-9;

static const struct {
    int line;
    const char *id;
    const char *expression; /* for UDUNITS; NULL: not comparable */
    const char *reason;     /* why it is not simply the unit's name; NULL: UDUNITS only spells it otherwise */
} SPELLINGS[] = {
    {__LINE__, "Wh", "W.hour", NULL},
    {__LINE__, "kWh", "kW.hour", NULL},
    {__LINE__, "MWh", "MW.hour", NULL},
    {__LINE__, "GWh", "GW.hour", NULL},
    {__LINE__, "TWh", "TW.hour", NULL},
    {__LINE__, "PWh", "PW.hour", NULL},
    {__LINE__, "a", "Julian_year", "UDUNITS has the tropical year, news the civil one: 365.25 days"},
    {__LINE__, "decade", "10 Julian_year", "as the year"},
    {__LINE__, "century", "100 Julian_year", "as the year"},
    {__LINE__, "millennium", "1000 Julian_year", "as the year"},
    {__LINE__, "ka", "1000 Julian_year", "as the year"},
    {__LINE__, "Ma", "1e6 Julian_year", "as the year"},
    {__LINE__, "Ga", "1e9 Julian_year", "as the year"},
    {__LINE__, "mo", "Julian_year/12", "as the year"},
    {__LINE__, "calendar-year", "Julian_year", "as the year"},
    {__LINE__, "mm/a", "mm / Julian_year", "as the year"},
    {__LINE__, "cm/a", "cm / Julian_year", "as the year"},
    {__LINE__, "bbl/a", "9702 inch^3 / Julian_year", "as the year"},
    {__LINE__, "m3/a", "m3 / Julian_year", "as the year"},
    {__LINE__, "bcm/a", "1e9 m3 / Julian_year", "as the year"},
    {__LINE__, "t/a", "t / Julian_year", "as the year"},
    {__LINE__, "kt/a", "1e3 t / Julian_year", "as the year"},
    {__LINE__, "Mt/a", "1e6 t / Julian_year", "as the year"},
    {__LINE__, "ton/a", "t / Julian_year", "as the year"},
    {__LINE__, "mSv/a", "mSv / Julian_year", "as the year"},
    {__LINE__, "ha/a", "hectare / Julian_year", "as the year"},
    {__LINE__, "km2/a", "km^2 / Julian_year", "as the year"},
    {__LINE__, "kWh/a", "kW.h / Julian_year", "as the year"},
    {__LINE__, "TWh/a", "TW.h / Julian_year", "as the year"},
    {__LINE__, "%/a", "0.01 / Julian_year", "as the year"},
    {__LINE__, "gal", "231 inch^3", "UDUNITS rounds the gallon; by its definition"},
    {__LINE__, "qt", "57.75 inch^3", "as the gallon"},
    {__LINE__, "pint", "28.875 inch^3", "as the gallon"},
    {__LINE__, "fl-oz", "231/128 inch^3", "as the gallon"},
    {__LINE__, "cup", "231/16 inch^3", "as the gallon"},
    {__LINE__, "tbsp", "231/256 inch^3", "as the gallon"},
    {__LINE__, "tsp", "231/768 inch^3", "as the gallon"},
    {__LINE__, "gill", "231/32 inch^3", "as the gallon"},
    {__LINE__, "imp-gal", "4.54609 litre", "UDUNITS rounds it"},
    {__LINE__, "imp-pint", "4.54609/8 litre", "UDUNITS rounds it"},
    {__LINE__, "bu", "2150.42 inch^3", "UDUNITS rounds the bushel; by its definition"},
    {__LINE__, "peck", "2150.42/4 inch^3", "as the bushel"},
    {__LINE__, "bbl", "9702 inch^3", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "kbbl", "9702e3 inch^3", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "MMbbl", "9702e6 inch^3", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "bbl/d", "9702 inch^3 / day", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "kbbl/d", "9702e3 inch^3 / day", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "MMbbl/d", "9702e6 inch^3 / day", "UDUNITS rounds the barrel; 42 gallons of 231 cubic inches"},
    {__LINE__, "gal/min", "231 inch^3 / minute", "as the gallon"},
    {__LINE__, "gal/d", "231 inch^3 / day", "as the gallon"},
    {__LINE__, "mgd", "231e6 inch^3 / day", "as the gallon"},
    {__LINE__, "acre", "43560 international_foot^2", "UDUNITS has the acre of the survey foot"},
    {__LINE__, "acre-ft", "43560 international_foot^3", "UDUNITS has the acre of the survey foot"},
    {__LINE__, "township", "36 international_mile^2", "by its definition"},
    {__LINE__, "fathom", "6 international_foot", "UDUNITS has the fathom of the survey foot"},
    {__LINE__, "furlong", "660 international_foot", "UDUNITS has the furlong of the survey foot"},
    {__LINE__, "chain", "66 international_foot", "as the furlong"},
    {__LINE__, "rod", "16.5 international_foot", "as the furlong"},
    {__LINE__, "rod2", "272.25 international_foot^2", "as the furlong"},
    {__LINE__, "league", "3 international_mile", NULL},
    {__LINE__, "hand", "4 inch", NULL},
    {__LINE__, "cubit", "18 inch", NULL},
    {__LINE__, "mil", "inch/1000", NULL},
    {__LINE__, "mi", "international_mile", NULL},
    {__LINE__, "pica", "inch/6", "UDUNITS has the pica of printers; this is the one of typesetting programs"},
    {__LINE__, "cable", "0.1 nautical_mile", NULL},
    {__LINE__, "au", "149597870700 m", "UDUNITS rounds it"},
    {__LINE__, "ly", "(299792458 m/s) Julian_year", "UDUNITS rounds it"},
    {__LINE__, "light-minute", "(299792458 m/s) minute", NULL},
    {__LINE__, "light-second", "(299792458 m/s) second", NULL},
    {__LINE__, "pc", "149597870700*648000/3.14159265358979323846 m", "UDUNITS rounds it"},
    {__LINE__, "kpc", "149597870700*648000/3.14159265358979323846 km", "as the parsec"},
    {__LINE__, "Mpc", "149597870700*648000/3.14159265358979323846 Mm", "as the parsec"},
    {__LINE__, "mu", "1000/1.5 m^2", NULL},
    {__LINE__, "dunam", "1000 m2", NULL},
    {__LINE__, "rai", "1600 m2", NULL},
    {__LINE__, "barn", "1e-28 m2", NULL},
    {__LINE__, "bcm", "1e9 m3", NULL},
    {__LINE__, "mcm", "1e6 m3", NULL},
    {__LINE__, "tcm", "1e12 m3", NULL},
    {__LINE__, "bcf", "1e9 international_foot^3", NULL},
    {__LINE__, "tcf", "1e12 international_foot^3", NULL},
    {__LINE__, "mmcf", "1e6 international_foot^3", NULL},
    {__LINE__, "mcf", "1e3 international_foot^3", NULL},
    {__LINE__, "scf", "international_foot^3", NULL},
    {__LINE__, "bcfe", "1e9 international_foot^3", NULL},
    {__LINE__, "cord", "128 international_foot^3", NULL},
    {__LINE__, "board-ft", "144 inch^3", NULL},
    {__LINE__, "MBF", "144e3 inch^3", NULL},
    {__LINE__, "lb", "0.45359237 kg", NULL},
    {__LINE__, "Mlb", "0.45359237e6 kg", NULL},
    {__LINE__, "oz", "0.45359237/16 kg", NULL},
    {__LINE__, "gr", "0.45359237/7000 kg", NULL},
    {__LINE__, "dram", "0.45359237/256 kg", NULL},
    {__LINE__, "ozt", "480*0.45359237/7000 kg", NULL},
    {__LINE__, "koz", "480*0.45359237/7 kg", NULL},
    {__LINE__, "Moz", "480*453.59237/7 kg", NULL},
    {__LINE__, "troy-lb", "5760*0.45359237/7000 kg", NULL},
    {__LINE__, "pennyweight", "24*0.45359237/7000 kg", NULL},
    {__LINE__, "ct", "200 mg", NULL},
    {__LINE__, "Mct", "200 kg", NULL},
    {__LINE__, "ton", "t", "a bare ton is any of three; its usual value is the metric one"},
    {__LINE__, "ton/d", "t/day", "as the ton"},
    {__LINE__, "displacement-ton", "long_ton", NULL},
    {__LINE__, "long-cwt", "112*0.45359237 kg", NULL},
    {__LINE__, "cwt", "100*0.45359237 kg", NULL},
    {__LINE__, "st", "14*0.45359237 kg", NULL},
    {__LINE__, "quintal", "100 kg", NULL},
    {__LINE__, "slug", "0.45359237*9.80665/0.3048 kg", "UDUNITS rounds it"},
    {__LINE__, "kt", "1e6 kg", NULL},
    {__LINE__, "Mt", "1e9 kg", NULL},
    {__LINE__, "Gt", "1e12 kg", NULL},
    {__LINE__, "u", NULL, "UDUNITS has an older measurement"},
    {__LINE__, "bu-wheat", "60*0.45359237 kg", NULL},
    {__LINE__, "bu-maize", "56*0.45359237 kg", NULL},
    {__LINE__, "bu-barley", "48*0.45359237 kg", NULL},
    {__LINE__, "bu-oats", "32*0.45359237 kg", NULL},
    {__LINE__, "bale-cotton", "480*0.45359237 kg", NULL},
    {__LINE__, "mph", "international_mile/hour", NULL},
    {__LINE__, "kn", "international_knot", NULL},
    {__LINE__, "ft/min", "international_foot/minute", NULL},
    {__LINE__, "ft/s", "international_foot/second", NULL},
    {__LINE__, "m/s2", "m/s2", NULL},
    {__LINE__, "ft/s2", "international_foot/s2", NULL},
    {__LINE__, "gn", "standard_free_fall", NULL},
    {__LINE__, "Gal", "cm/s2", NULL},
    {__LINE__, "ft3/s", "international_foot^3/s", NULL},
    {__LINE__, "ft3/min", "international_foot^3/minute", NULL},
    {__LINE__, "ft3/d", "international_foot^3/day", NULL},
    {__LINE__, "mcf/d", "1e3 international_foot^3/day", NULL},
    {__LINE__, "mmcf/d", "1e6 international_foot^3/day", NULL},
    {__LINE__, "bcf/d", "1e9 international_foot^3/day", NULL},
    {__LINE__, "mcm/d", "1e6 m3/day", NULL},
    {__LINE__, "Sv-flow", "1e6 m3/s", NULL},
    {__LINE__, "t/d", "t/day", NULL},
    {__LINE__, "t/h", "t/hour", NULL},
    {__LINE__, "lb/h", "0.45359237 kg/hour", NULL},
    {__LINE__, "lb/ft3", "0.45359237 kg/international_foot^3", NULL},
    {__LINE__, "mm/h", "mm/hour", NULL},
    {__LINE__, "in/h", "inch/hour", NULL},
    {__LINE__, "µSv/h", "uSv/hour", NULL},
    {__LINE__, "mSv/h", "mSv/hour", NULL},
    {__LINE__, "psi", "0.45359237*9.80665 N/inch^2", "UDUNITS rounds the pound-force"},
    {__LINE__, "ksi", "453.59237*9.80665 N/inch^2", "UDUNITS rounds the pound-force"},
    {__LINE__, "lbf", "0.45359237*9.80665 N", "UDUNITS rounds it"},
    {__LINE__, "ozf", "0.45359237*9.80665/16 N", "UDUNITS rounds it"},
    {__LINE__, "kip", "453.59237*9.80665 N", "UDUNITS rounds it"},
    {__LINE__, "pdl", "0.45359237*0.3048 N", NULL},
    {__LINE__, "tf", "9806.65 N", "UDUNITS has the short ton-force"},
    {__LINE__, "lbf.ft", "0.45359237*9.80665*0.3048 N.m", NULL},
    {__LINE__, "ft.lbf", "0.45359237*9.80665*0.3048 J", NULL},
    {__LINE__, "N.m", "N.m", NULL},
    {__LINE__, "mmHg", "133.322387415 Pa", "UDUNITS has it at another temperature; the conventional one"},
    {__LINE__, "inHg", "25.4*133.322387415 Pa", "as mmHg"},
    {__LINE__, "cmH2O", "98.0665 Pa", "the conventional one"},
    {__LINE__, "Torr", "101325/760 Pa", "UDUNITS rounds it"},
    {__LINE__, "dyn/cm2", "0.1 Pa", NULL},
    {__LINE__, "cP", "0.01 poise", NULL},
    {__LINE__, "cSt", "0.01 stokes", NULL},
    {__LINE__, "Cal", "4184 J", "a calorie of food"},
    {__LINE__, "cal", "4.184 J", "UDUNITS has the calorie of the steam table"},
    {__LINE__, "kcal", "4184 J", "as the calorie"},
    {__LINE__, "BTU", "1055.05585262 J", "UDUNITS rounds it"},
    {__LINE__, "MMBtu", "1055.05585262e6 J", "as the BTU"},
    {__LINE__, "therm", "105505585.262 J", "UDUNITS has the US therm of 59 degrees Fahrenheit"},
    {__LINE__, "Dth", "1055055852.62 J", "as the therm"},
    {__LINE__, "quad", "1055.05585262e15 J", "as the BTU"},
    {__LINE__, "Btu/h", "1055.05585262 J/hour", "as the BTU"},
    {__LINE__, "Ws", "W.s", NULL},
    {__LINE__, "tTNT", "4.184e9 J", NULL},
    {__LINE__, "ktTNT", "4.184e12 J", NULL},
    {__LINE__, "MtTNT", "4.184e15 J", NULL},
    {__LINE__, "boe", "5.8e6*1055.05585262 J", NULL},
    {__LINE__, "toe", "41.868e9 J", NULL},
    {__LINE__, "tce", "29.3076e9 J", NULL},
    {__LINE__, "hp.h", "550*0.45359237*9.80665*0.3048 W.hour", NULL},
    {__LINE__, "eV", "1.602176634e-19 J", "UDUNITS has an older measurement"},
    {__LINE__, "keV", "1.602176634e-19 kJ", "UDUNITS has an older measurement"},
    {__LINE__, "MeV", "1.602176634e-19 MJ", "UDUNITS has an older measurement"},
    {__LINE__, "GeV", "1.602176634e-19 GJ", "UDUNITS has an older measurement"},
    {__LINE__, "TeV", "1.602176634e-19 TJ", "UDUNITS has an older measurement"},
    {__LINE__, "meV", "1.602176634e-19 mJ", "UDUNITS has an older measurement"},
    {__LINE__, "hp", "550*0.45359237*9.80665*0.3048 W", "UDUNITS rounds it"},
    {__LINE__, "bhp", "550*0.45359237*9.80665*0.3048 W", "as the horsepower"},
    {__LINE__, "PS", "75*9.80665 W", NULL},
    {__LINE__, "RT", "12000*1055.05585262 J/hour", "UDUNITS rounds it"},
    {__LINE__, "VA", "V.A", NULL},
    {__LINE__, "kVA", "kV.A", NULL},
    {__LINE__, "MVA", "MV.A", NULL},
    {__LINE__, "Ah", "A.hour", NULL},
    {__LINE__, "mAh", "mA.hour", NULL},
    {__LINE__, "cd/m2", "cd/m2", NULL},
    {__LINE__, "rpm", "1/minute", "UDUNITS counts radians, we turns"},
    {__LINE__, "bpm", "1/minute", NULL},
    {__LINE__, "Bd", NULL, "UDUNITS counts symbols, we bits"},
    {__LINE__, "FLOPS", NULL, "own name"},
    {__LINE__, "R", "2.58e-4 C/kg", NULL},
    {__LINE__, "rem", "0.01 Sv", NULL},
    {__LINE__, "mrem", "1e-5 Sv", NULL},
    {__LINE__, "rad", "0.01 Gy", "a plain rad is the radian"},
    {__LINE__, "°C", "degree_Celsius", NULL},
    {__LINE__, "°F", "degree_Fahrenheit", NULL},
    {__LINE__, "°R", "K/1.8", NULL},
    {__LINE__, "dK", "K", NULL},
    {__LINE__, "d°C", "K", NULL},
    {__LINE__, "d°F", "K/1.8", NULL},
    {__LINE__, "deg", "arc_degree", NULL},
    {__LINE__, "turn", "360 arc_degree", NULL},
    {__LINE__, "arcmin", "arc_minute", NULL},
    {__LINE__, "arcsec", "arc_second", NULL},
    {__LINE__, "kB", "8e3 bit", NULL},
    {__LINE__, "MB", "8e6 bit", NULL},
    {__LINE__, "GB", "8e9 bit", NULL},
    {__LINE__, "TB", "8e12 bit", NULL},
    {__LINE__, "PB", "8e15 bit", NULL},
    {__LINE__, "EB", "8e18 bit", NULL},
    {__LINE__, "ZB", "8e21 bit", NULL},
    {__LINE__, "YB", "8e24 bit", NULL},
    {__LINE__, "kbit", "1e3 bit", NULL},
    {__LINE__, "Mbit", "1e6 bit", NULL},
    {__LINE__, "Gbit", "1e9 bit", NULL},
    {__LINE__, "Tbit", "1e12 bit", NULL},
    {__LINE__, "Pbit", "1e15 bit", NULL},
    {__LINE__, "Ebit", "1e18 bit", NULL},
    {__LINE__, "KiB", "8 1024 bit", NULL},
    {__LINE__, "Kibit", "1 1024 bit", NULL},
    {__LINE__, "MiB", "8 1024 1024 bit", NULL},
    {__LINE__, "Mibit", "1 1024 1024 bit", NULL},
    {__LINE__, "GiB", "8 1024 1024 1024 bit", NULL},
    {__LINE__, "Gibit", "1 1024 1024 1024 bit", NULL},
    {__LINE__, "TiB", "8 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "Tibit", "1 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "PiB", "8 1024 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "Pibit", "1 1024 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "EiB", "8 1024 1024 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "Eibit", "1 1024 1024 1024 1024 1024 1024 bit", NULL},
    {__LINE__, "B", "8 bit", NULL},
    {__LINE__, "bit/s", "1e0 bit/s", NULL},
    {__LINE__, "kbit/s", "1e3 bit/s", NULL},
    {__LINE__, "Mbit/s", "1e6 bit/s", NULL},
    {__LINE__, "Gbit/s", "1e9 bit/s", NULL},
    {__LINE__, "Tbit/s", "1e12 bit/s", NULL},
    {__LINE__, "Pbit/s", "1e15 bit/s", NULL},
    {__LINE__, "kB/s", "8e3 bit/s", NULL},
    {__LINE__, "MB/s", "8e6 bit/s", NULL},
    {__LINE__, "GB/s", "8e9 bit/s", NULL},
    {__LINE__, "TB/s", "8e12 bit/s", NULL},
    {__LINE__, "mpg", "international_mile/(231 inch^3)", "as the gallon"},
    {__LINE__, "L/100km", "litre/(100 km)", NULL},
    {__LINE__, "km/L", "km/litre", NULL},
    {__LINE__, "dpi", "1/inch", NULL},
    {__LINE__, "t/ha", "t/hectare", NULL},
    {__LINE__, "kg/ha", "kg/hectare", NULL},
    {__LINE__, "bu/acre", "2150.42 inch^3/(43560 international_foot^2)", NULL},
    {__LINE__, "g/t", "g/t", NULL},
    {__LINE__, "Wh/kg", "W.hour/kg", NULL},
    {__LINE__, "W/m2", "W/m2", NULL},
    {__LINE__, "kWh/m2", "kW.hour/m2", NULL},
    {__LINE__, "t.km", "t.km", NULL},
    {__LINE__, "t.mi", "short_ton.international_mile", NULL},
    {__LINE__, "ppm", "1e-6", NULL},
    {__LINE__, "ppb", "1e-9", NULL},
    {__LINE__, "ppt", "1e-12", NULL},
    {__LINE__, "ppth", "1e-3", NULL},
    {__LINE__, "%", "0.01", NULL},
    {__LINE__, "‰", "0.001", NULL},
    {__LINE__, "1", "1", NULL},
    {__LINE__, "fortnight", "14 day", NULL},
    {__LINE__, "night", "day", NULL},
    {__LINE__, "working-day", "day", NULL},
    {__LINE__, "c", "299792458 m/s", NULL},
    {__LINE__, "m/min", "m/minute", NULL},
    {__LINE__, "L/s", "litre/s", NULL},
    {__LINE__, "L/min", "litre/minute", NULL},
    {__LINE__, "L/h", "litre/hour", NULL},
    {__LINE__, "L/d", "litre/day", NULL},
    {__LINE__, "ML/d", "1e6 litre/day", NULL},
    {__LINE__, "dptr", "1/m", NULL},
    {__LINE__, "den", "g/(9 km)", "UDUNITS rounds it"},
    {__LINE__, "Å", "angstrom", NULL},
};

/* What UDUNITS calls our base units; own dimensions are not in it. */
static const char *const BASES[][2] = {
    {"m", "m"},  {"kg", "kg"},          {"s", "s"},       {"A", "A"},      {"K", "K"},   {"mol", "mol"}, {"cd", "cd"},
    {"dK", "K"}, {"deg", "arc_degree"}, {"B", "(8 bit)"}, {"ppm", "1e-6"}, {"sr", "sr"}, {NULL, NULL},
};

static void quiet_free(ut_unit *unit)
{
    if (unit)
        ut_free(unit);
}

static const char *base_expression(struct slice base)
{
    for (size_t i = 0; BASES[i][0]; i++)
        if (slice_equal(base, slice_of(BASES[i][0])))
            return BASES[i][1];
    return NULL;
}

/* The dimension's base unit as an expression; false: it has a base that is ours alone. */
static bool dimension_expression(const struct pack *pack, const struct dimension *dimension, char *out)
{
    size_t length = (size_t)snprintf(out, EXPRESSION_MAX, "1");

    if (dimension->money)
        return false;
    for (int i = 0; i < PACK_BASES; i++) {
        const char *base;

        if (dimension->exponents[i] == 0)
            continue;
        base = base_expression(pack_base_name(pack, i));
        if (!base)
            return false;
        length += (size_t)snprintf(out + length, EXPRESSION_MAX - length, " (%s)^%d", base, dimension->exponents[i]);
    }
    return true;
}

/* "kilometre per square second" is "kilometre / second^2", "nautical mile" is "nautical_mile". */
static bool name_expression(struct slice name, char *out)
{
    struct slice rest = name, word;
    size_t length = 0;
    int power = 1;
    bool joined = false;

    while (slice_split(&rest, ' ', &word)) {
        if (length + word.len + 8 > EXPRESSION_MAX)
            return false;
        if (slice_equal(word, slice_of("per"))) {
            out[length++] = '/';
            joined = false;
            continue;
        }
        if (slice_equal(word, slice_of("square")) || slice_equal(word, slice_of("cubic"))) {
            power = word.at[0] == 's' ? 2 : 3;
            continue;
        }
        if (joined)
            out[length++] = '_';
        memcpy(out + length, word.at, word.len);
        length += word.len;
        if (power > 1)
            length += (size_t)snprintf(out + length, EXPRESSION_MAX - length, "^%d", power);
        power = 1;
        joined = true;
    }
    out[length] = '\0';
    return length > 0;
}

static const char *spelled(struct slice id, bool *listed)
{
    *listed = false;
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        if (slice_equal(id, slice_of(SPELLINGS[i].id))) {
            *listed = true;
            return SPELLINGS[i].expression;
        }
    return NULL;
}

/* UDUNITS' idea of a unit; NULL: it has none of this dimension by that name. */
static ut_unit *known_unit(ut_system *system, const struct unit *unit, const ut_unit *base)
{
    char text[EXPRESSION_MAX];
    bool listed;
    const char *expression = spelled(unit->id, &listed);
    ut_unit *found;

    if (listed) {
        found = expression ? ut_parse(system, expression, UT_UTF8) : NULL;
        ck_assert_msg(!expression || (found && ut_are_convertible(found, base)),
                      "\"%s\" is no unit of UDUNITS of the dimension of %.*s", expression ? expression : "", (int)unit->id.len,
                      unit->id.at);
        return found;
    }
    if (name_expression(unit->name, text)) {
        found = ut_parse(system, text, UT_UTF8);
        if (found && ut_are_convertible(found, base))
            return found;
        quiet_free(found);
    }
    snprintf(text, sizeof text, "%.*s", (int)unit->id.len, unit->id.at);
    found = ut_parse(system, text, UT_UTF8);
    if (found && ut_are_convertible(found, base))
        return found;
    quiet_free(found);
    return NULL;
}

static bool near(double a, double b)
{
    return fabs(a - b) <= TOLERANCE * fmax(fabs(a), fabs(b));
}

/* 1: equal, 0: not known to UDUNITS, -1: another factor (said). */
static int compare(ut_system *system, const struct pack *pack, const struct unit *unit)
{
    char expression[EXPRESSION_MAX];
    double factor = decimal_double(unit->numerator) / decimal_double(unit->denominator), offset = decimal_double(unit->offset);
    double theirs, their_offset;
    ut_unit *base, *other;
    cv_converter *converter;
    int result = 0;

    if (!dimension_expression(pack, unit->dimension, expression))
        return 0;
    base = ut_parse(system, expression, UT_UTF8);
    ck_assert_msg(base != NULL, "%.*s: \"%s\"", (int)unit->id.len, unit->id.at, expression);
    other = known_unit(system, unit, base);
    if (other) {
        converter = ut_get_converter(other, base);
        their_offset = cv_convert_double(converter, 0);
        theirs = cv_convert_double(converter, 1) - their_offset;
        if (fabs(their_offset) > 0) /* a difference of two near numbers would lose digits */
            theirs = (cv_convert_double(converter, 1e9) - their_offset) / 1e9;
        result = near(factor, theirs) && near(offset, their_offset) ? 1 : -1;
        if (result < 0)
            printf("%.*s: factor %.15g offset %.15g, UDUNITS has %.15g and %.15g\n", (int)unit->id.len, unit->id.at, factor, offset,
                   theirs, their_offset);
        fflush(stdout); /* check's child process ends without it */
        cv_free(converter);
        ut_free(other);
    }
    ut_free(base);
    return result;
}

static struct pack *load(void)
{
    const char *folders[] = {"patterns"};
    struct pack *pack = pack_load(folders, 1, NULL);

    ck_assert_msg(pack != NULL, "the pack does not load: assay patterns list says why");
    return pack;
}

START_TEST(factors)
{
    struct pack *pack = load();
    ut_system *system;
    int equal = 0, different = 0;

    ut_set_error_message_handler(ut_ignore);
    system = ut_read_xml(NULL);
    ck_assert_msg(system != NULL, "UDUNITS has no database");
    for (uint32_t i = 0; i < pack_unit_count(pack); i++) {
        int result = compare(system, pack, pack_unit(pack, i));

        equal += result > 0;
        different += result < 0;
    }
    printf("units compared with UDUNITS-2: %d of %u, %d differ\n", equal + different, pack_unit_count(pack), different);
    fflush(stdout);
    ck_assert_int_eq(different, 0);
    ck_assert_int_ge(equal, CHECKED_MIN);
    ut_free_system(system);
    pack_free(pack);
}
END_TEST

/* A row for a unit that no table has would compare nothing. */
START_TEST(spellings_name_units)
{
    struct pack *pack = load();

    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        ck_assert_msg(pack_unit_by_id(pack, slice_of(SPELLINGS[i].id)) != NULL, "row %d: no unit \"%s\"", SPELLINGS[i].line,
                      SPELLINGS[i].id);
    pack_free(pack);
}
END_TEST

/* A written form that could be two units would make the order of loading decide. */
START_TEST(forms_are_of_one_unit)
{
    static const char *const classes[] = {"unit", "currency", "symbol"};
    struct pack *pack = load();

    for (size_t c = 0; c < sizeof classes / sizeof *classes; c++) {
        uint32_t count;
        const struct form *const *forms = pack_class_forms(pack, pack_class(pack, classes[c]), &count);

        ck_assert_uint_gt(count, 100);
        for (uint32_t i = 0; i < count; i++) {
            struct form_hit hits[64];
            uint32_t found = pack_forms_at(pack, forms[i]->text, 0, hits, 64);

            for (uint32_t h = 0; h < found; h++) {
                const struct form *other = hits[h].form;

                if (other->class_id != forms[i]->class_id || hits[h].len != forms[i]->text.len || other->exact != forms[i]->exact)
                    continue;
                ck_assert_msg(other->unit == forms[i]->unit, "{%s} \"%.*s\" is both %.*s and %.*s", classes[c],
                              (int)other->text.len, other->text.at, (int)other->unit->id.len, other->unit->id.at,
                              (int)forms[i]->unit->id.len, forms[i]->unit->id.at);
            }
        }
    }
    pack_free(pack);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, factors);
    tcase_add_test(tests, spellings_name_units);
    tcase_add_test(tests, forms_are_of_one_unit);
}

int main(void)
{
    return unit_run("pack udunits", add);
}
