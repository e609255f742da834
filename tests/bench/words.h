/* Words of the bench generator: invented names, and templates whose slots in braces are filled by generate.c. */
#ifndef ASSAY_BENCH_WORDS_H
#define ASSAY_BENCH_WORDS_H

struct list {
    const char *name;
    const char *const *items; /* ends with NULL */
};

#define LIST(name) static const char *const name[]

LIST(HEADS) = {"Vel", "Or", "Kesh", "Tam", "Bru", "Sol", "Dren", "Mar", "Ald", "Pel", "Quor", "Zan", "Hol", "Fen", "Lus", "Ner", "Ith",
               "Cal", "Wex", "Yar", "Gor", "Rud", "Jal", "Ost", "Ven", "Ulm", "Sar", "Thel", "Brix", "Cor", NULL};
LIST(MIDDLES) = {"a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "ir", "or", "al", "el", "il", "ol", "ast", "est", "ust", NULL};
LIST(TAILS) = {"mar", "via", "dor", "ton", "burg", "stan", "lia", "port", "mouth", "field", "haven", "ness", "gate", "ford", "wick", "dale",
               "nia", "sund", "vik", "grad", NULL};
LIST(GIVEN) = {"Anna", "Tomas", "Ilse", "Marek", "Chidi", "Leona", "Pavel", "Rosa", "Henrik", "Salma", "Idris", "Marta", "Oskar", "Wanda",
               "Felix", "Nadia", NULL};

LIST(COMPANY_TAIL) = {"Shipping", "Mining", "Foods", "Energy", "Rail", "Holdings", "Steel", "Motors", "Airways", "Cement", "Textiles", "Bank", NULL};
LIST(GOODS) = {"barley", "wheat", "iron ore", "cement", "timber", "frozen fish", "copper", "crude oil", "fertiliser", "cotton", "sugar", "coal",
               "rice", "scrap metal", "soybeans", "steel coil", "salt", "wool", NULL};
LIST(THINGS) = {"ferries", "trawlers", "houses", "schools", "trucks", "wind turbines", "wells", "bridges", "tractors", "vaccine doses",
                "passengers", "visitors", "voters", "students", "containers", "solar panels", "permits", "lorries", "beds", "tickets", NULL};
LIST(PEOPLE) = {"people", "miners", "residents", "workers", "soldiers", "fishermen", "teachers", "patients", "migrants", "drivers", "farmers", NULL};
LIST(HARM) = {"killed", "injured", "rescued", "evacuated", "arrested", "laid off", "left homeless", "reported missing", "vaccinated", NULL};
LIST(RISE) = {"rose", "climbed", "jumped", "grew", "increased", "edged up", "surged", "advanced", NULL};
LIST(FALL) = {"fell", "dropped", "slipped", "declined", "shrank", "slid", "decreased", "tumbled", NULL};
LIST(MOVE) = {"{rise}", "{fall}", NULL};
LIST(SAYS) = {"said", "told reporters", "announced", "estimated", "wrote in a report", "confirmed", NULL};
LIST(SPEAKER) = {"the ministry", "the harbour master", "{person}", "officials", "the statistics office", "a spokesman for {org}", "the union",
                 "analysts at {org}", "police", "rescuers", "the central bank", "people familiar with the plan", NULL};
LIST(FLOW) = {"exports of {goods}", "{goods} output", "imports of {goods}", "rail freight", "the harvest", "{goods} stocks", "shipments of {goods}", NULL};
LIST(SUM) = {"net profit", "annual revenue", "public debt", "the budget deficit", "average pay", "investment in ports", "the wage bill", NULL};
LIST(RATE) = {"unemployment", "inflation", "turnout", "the share of women among {people}", "the vacancy rate", NULL};
LIST(MEASURE) = {"{flow}", "{sum}", "{rate}", "ferry traffic", "electricity use", "new car sales", "the number of {things}", NULL};
LIST(AMOUNT) = {"{money}", "{money}", "{tonnes}", "{tonnes}", "{count} {things}", "{count} {people}", NULL};
LIST(HEDGED) = {"", "", "", "", "about ", "nearly ", "almost ", "roughly ", "more than ", "at least ", "up to ", "some ", "just over ", "around ",
                "fewer than ", "an estimated ", "close to ", NULL};
LIST(PERIOD) = {"in {month}", "last year", "in {year}", "this year", "in the {nth} quarter", "over the past {small} years", "since {year}",
                "between {year} and {year2}", "on {date}", "by the end of {year2}", "in the year to {month}", "last week", "a year earlier",
                "on {weekday}", "in the first {wordnum} months of {year}", NULL};
LIST(LENGTH) = {"km", "kilometres", "miles", "metres", "nautical miles", NULL};
LIST(WEEKDAY) = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", NULL};
LIST(NTH) = {"first", "second", "third", "fourth", NULL};
LIST(UNIT) = {"km", "kilometres", "miles", "hectares", "acres", "megawatts", "MW", "gigawatt-hours", "litres", "cubic metres", "metres", "feet",
              "barrels a day", "square kilometres", "kg", "degrees Celsius", "knots", "km/h", NULL};

/* Sentences with figures; PLAIN has those without. */
LIST(FIGURES) = {
    "{Flow} of {here} {move} {percent} to {hedged}{tonnes} {period}, {speaker} {says}.",
    "{Sum} {move} by {percent} to {hedged}{money} {period}, {speaker} {says}, after a year in which {org} lost ground in {place}.",
    "{Flow} {rise} to {tonnes} from {tonnes} {period}.",
    "{org} {says} {period} that it would spend {hedged}{money} on a new terminal in {here}.",
    "{Hedged}{count} {people} were {harm} {period}, {speaker} {says}.",
    "At {here}, {percent} of the {things} came from {place}, against {percent} a year earlier.",
    "\xE2\x80\x9CWe need {hedged}{money} and {small} more {things} before winter,\xE2\x80\x9D {person}, {age}, told reporters.",
    "The line between {here} and {place} is {bignum} {length} long and will cost {money} to {money}.",
    "{person}, {age}, has run {org} for {small} years and owns {percent} of its shares.",
    "Prices of {goods} {move} {percent} to ${price} a tonne on {weekday}, the lowest since {month} {year}.",
    "The yard built {count} {things} {period}, up from {count} in {year}.",
    "{place} has {percent} of the world's {goods} reserves, and {here} {percent}.",
    "The council approved the plan by {score} after a debate of {small} hours.",
    "The storm reached {here} at {time} on {date}, with winds of {bignum} km/h and {small} metres of water in the harbour.",
    "By {year2}, {org} aims to ship {hedged}{tonnes} of {goods} a year, {small} times as much as {period}.",
    "{Speaker} {says} that {hedged}{fraction} of the {things} had been {harm}.",
    "Debt stood at {money}, or {percent} of output, at the end of {month}.",
    "The rate was cut by {basis} basis points to {percent}, the {nth} cut since {month} {year}.",
    "{Sum} {move} from {money} to {money} between {year} and {year2}.",
    "Between {count} and {count} {people} live within {small} {length} of the mine, according to {speaker}.",
    "Shares of {org} {move} {percent} to {price} after it cut its forecast to {money}\xE2\x80\x93{money}.",
    "The {small}-year contract is worth {money} (\xE2\x82\xAC{price} million) and covers {count} {things}.",
    "A tonne of {goods} cost ${price} on {date}, compared with ${price} in {month}.",
    "{Count} {things} were delivered to {place}, {count} to {here} and the rest to {place}.",
    "It did not exceed {bignum} {unit} {period}, {speaker} {says}.",
    "The number of {things} doubled to {count} {period}, while {measure} {fall} by {hedged}{percent}.",
    "{org}, founded in {year}, employs {count} {people} at {small} sites, {percent} of them in {here}.",
    "Dozens of {people} waited for {small} hours; {wordnum} of them were {harm}.",
    "Sales in {place} and {here} were {money} and {money} respectively {period}.",
    "One in {wordnum} {people} in {place} earns less than ${price} a day, {speaker} {says}.",
    "Unemployment {move} {points} percentage points to {percent} {period}.",
    "Flight {letters}{flight} left {here} at {time} with {count} {people} on board.",
    "Output could reach {tonnes} by {year2} if {hedged}{money} is invested, {person} {says}.",
    "Hundreds of {people} were {harm} when {small} {things} of {org} caught fire on {weekday}.",
    "The {nth} reactor has a capacity of {bignum} megawatts and supplies {count} homes.",
    "{here} handled {tonnes} of {goods} and {count} containers {period}, {percent} more than {place}.",
    NULL,
};

LIST(DOING) = {"declined to comment on the report", "had expected the dispute to end before the season", "blamed the weather and late trains",
               "complained about the noise of the docks", "refused to name the buyer", "called the project a waste of public money",
               "asked the court in {place} for more time", "plans to publish the papers after the election", "no longer trusts the harbour office",
               "will meet envoys from {place} behind closed doors", "keeps the old quay open for ships from {place}",
               "warned that the harbour would lose its best pilots", "promised a new road to the terminal before the next harvest",
               "would not say whether the talks with {org} will go on", "wants an inquiry into the sale of the old shipyard", NULL};
LIST(JOIN) = {"although", "because", "while", "even as", "after", "and critics add that", "despite the fact that", "not least since", NULL};
LIST(CLAUSE) = {"traders in {place} had seen little of the promised {goods}", "the ministry in {here} wants to sell its stake in {org}",
                "ships from {place} take the longer way around the cape", "the gates of the port stay open at night",
                "talks with {org} have gone nowhere so far", "nobody in {place} knows who owns the warehouse",
                "{person} of {org} was not available on the telephone", "the rules for {goods} are older than the port itself",
                "farmers around {place} cannot store what they bring in", "its rivals in {place} have gone the same way",
                "the road to {place} is closed whenever the river floods", "the buyers of {goods} now look to {place} instead",
                "few in {here} believe that {org} will keep its word", "the mayor of {place} has long been an ally of the union",
                "the insurers want to see the wreck before they pay", NULL};
LIST(PLAIN) = {
    "{Speaker} {doing}, {join} {clause}.",
    "{person} {doing} {join} {clause}, a person close to {org} {says}.",
    "\xE2\x80\x9CIt is too early to say what this means for {here},\xE2\x80\x9D {person} told reporters, {join} {clause}.",
    "{Clause}, {join} {clause}.",
    "In {place}, {org} {doing}.",
    "Work at the harbour of {here} has gone on {join} {clause}, and {speaker} {doing}.",
    "\xE2\x80\x9CNobody asked us,\xE2\x80\x9D said {person}, who sells {goods} at the market of {here}. \xE2\x80\x9CThat is what hurts.\xE2\x80\x9D",
    "The governor of {place}, {person}, {doing}; {speaker} {doing}.",
    "Critics say {clause}.",
    "What {org} will do next is anybody's guess, {join} {clause}.",
    "{person}, a former minister who now advises {org}, {doing}.",
    NULL,
};

LIST(TITLES) = {
    "{Measure} {move} {percent} in {here}", "{here}: {count} {people} {harm}", "{org} to spend {money} in {here}",
    "{place} and {here} argue about {goods}", "What {here} wants from {org}", NULL,
};

static const struct list LISTS[] = {
    {"company", COMPANY_TAIL}, {"goods", GOODS}, {"things", THINGS}, {"people", PEOPLE}, {"harm", HARM}, {"rise", RISE}, {"fall", FALL},
    {"move", MOVE}, {"says", SAYS}, {"speaker", SPEAKER}, {"measure", MEASURE}, {"amount", AMOUNT}, {"hedged", HEDGED}, {"period", PERIOD},
    {"flow", FLOW}, {"sum", SUM}, {"rate", RATE}, {"length", LENGTH}, {"doing", DOING},
    {"join", JOIN}, {"clause", CLAUSE}, {"weekday", WEEKDAY}, {"nth", NTH}, {"unit", UNIT}, {"given", GIVEN},
};

/* ---- claims: what is asked in a group ------------------------------------------------------------------------------------- */

struct question {
    const char *kind, *measure, *unit, *unit_name, *base_unit, *dimension;
    double factor;      /* to the base unit */
    long least, most;   /* values */
    const char *form;   /* of `text`; one %s for the number */
};

static const struct question QUESTIONS[] = {
    {"count", "people killed", "people", "people", "people", "people", 1, 2, 400, "%s people"},
    {"count", "people injured", "people", "people", "people", "people", 1, 5, 900, "%s people"},
    {"count", "people evacuated", "people", "people", "people", "people", 1, 100, 90000, "%s people"},
    {"count", "workers laid off", "worker", "worker", "item", "count", 1, 20, 9000, "%s workers"},
    {"count", "ferries built", "ferry", "ferry", "item", "count", 1, 2, 60, "%s ferries"},
    {"count", "houses destroyed", "house", "house", "item", "count", 1, 10, 5000, "%s houses"},
    {"count", "tourist arrivals", "visitor", "visitor", "item", "count", 1, 1000, 900000, "%s visitors"},
    {"quantity", "barley exports", "t", "metric ton", "kg", "mass", 1000, 1000, 900000, "%s tonnes"},
    {"quantity", "iron ore output", "t", "metric ton", "kg", "mass", 1000, 5000, 9000000, "%s tonnes"},
    {"quantity", "copper reserves", "t", "metric ton", "kg", "mass", 1000, 90000, 99000000, "%s tonnes"},
    {"quantity", "crude oil output", "bbl/d", "barrel per day", "m3/s", "volume flow", 1.840130728e-6, 1000, 900000, "%s barrels a day"},
    {"quantity", "railway length", "km", "kilometre", "m", "length", 1000, 40, 3000, "%s km"},
    {"quantity", "power capacity", "MW", "megawatt", "W", "power", 1000000, 30, 4000, "%s megawatts"},
    {"quantity", "area burned", "ha", "hectare", "m2", "area", 10000, 100, 90000, "%s hectares"},
    {"money", "annual revenue", "USD", "US dollar", "USD", "USD", 1, 1000000, 900000000, "$%s"},
    {"money", "net profit", "USD", "US dollar", "USD", "USD", 1, 500000, 90000000, "$%s"},
    {"money", "public debt", "EUR", "euro", "EUR", "EUR", 1, 9000000, 990000000, "\xE2\x82\xAC%s"},
    {"money", "terminal cost", "USD", "US dollar", "USD", "USD", 1, 900000, 700000000, "$%s"},
    {"percent", "unemployment rate", "%", "percent", "1", "1", 0.01, 1, 30, "%s%%"},
    {"percent", "inflation", "%", "percent", "1", "1", 0.01, 1, 40, "%s%%"},
    {"percent", "voter turnout", "%", "percent", "1", "1", 0.01, 30, 90, "%s%%"},
    {"duration", "strike duration", "d", "day", "s", "duration", 86400, 2, 90, "%s days"},
};

#endif
