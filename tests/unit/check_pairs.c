/* What must be raised between two articles, and what must not: one row for each sort of disagreement and of false alarm. */
#include "unit.h"

#include "check_rows.h"

#define MASS .kind = "quantity", .unit = "t", .base_unit = "kg", .dimension = "mass"
#define USD .kind = "money", .unit = "USD", .base_unit = "USD", .dimension = "USD"
#define PEOPLE .kind = "count", .unit = "people", .base_unit = "1", .dimension = "count"
#define PERCENT .kind = "percent", .unit = "%", .base_unit = "1", .dimension = "percent"
#define PORT .subject = "Port Velmar", .entities = "Port Velmar"
#define MAY .start = "2024-05-01", .end = "2024-05-31"

static const struct {
    int line;
    const char *expected; /* verdict, and behind a blank the reason where it matters; "": silent */
    const char *cause;
    struct row a, b;
} CASES[] = {
    /* ---- must be raised ---- */
    {__LINE__, "conflict values", "",
     {"a", MASS, PORT, MAY, .text = "4.1m tonnes", .number = "4100000", .precision = "100000", .base = 4.1e9, .measure = "ore handled",
      .sentence = "Port Velmar handled 4.1m tonnes of ore in May."},
     {"b", MASS, PORT, MAY, .text = "3.6m tonnes", .number = "3600000", .precision = "100000", .base = 3.6e9, .measure = "ore moved",
      .sentence = "In May the harbour of Port Velmar moved 3.6m tonnes of ore."}},
    {__LINE__, "conflict", "factor 1000",
     {"a", USD, .text = "$3.2bn", .number = "3200000000", .precision = "100000000", .base = 3.2e9, .measure = "smelter cost",
      .subject = "Tressin smelter", .entities = "Tressin", .sentence = "The Tressin smelter will cost $3.2bn."},
     {"b", USD, .text = "$3.2m", .number = "3200000", .precision = "100000", .base = 3.2e6, .measure = "smelter cost",
      .subject = "Tressin smelter", .entities = "Tressin", .sentence = "The smelter at Tressin comes to $3.2m."}},
    {__LINE__, "conflict", "metric tons for kilograms",
     {"a", MASS, .text = "450 tonnes", .number = "450", .precision = "1", .base = 450000, .measure = "copper seized", .subject = "customs",
      .entities = "Tressin", .sentence = "Customs seized 450 tonnes of copper at Tressin."},
     {"b", .kind = "quantity", .unit = "kg", .base_unit = "kg", .dimension = "mass", .text = "450kg", .number = "450", .precision = "1",
      .base = 450, .measure = "copper seized", .subject = "customs", .entities = "Tressin",
      .sentence = "In Tressin customs officers seized 450kg of copper."}},
    {__LINE__, "conflict", "",
     {"a", PERCENT, .text = "7%", .number = "7", .precision = "1", .base = 0.07, .change = "up", .role = "delta", .measure = "exports",
      .subject = "Orlavia", .entities = "Orlavia", .start = "2024-06-01", .end = "2024-06-30", .sentence = "Orlavia's exports rose 7% in June."},
     {"b", PERCENT, .text = "7%", .number = "7", .precision = "1", .base = 0.07, .change = "down", .role = "delta", .measure = "exports",
      .subject = "Orlavia", .entities = "Orlavia", .start = "2024-06-01", .end = "2024-06-30",
      .sentence = "Exports of Orlavia fell 7% in June."}},
    {__LINE__, "conflict", "swapped digits",
     {"a", .kind = "count", .unit = "ballot", .base_unit = "1", .dimension = "count", .text = "1,327", .number = "1327", .precision = "1",
      .base = 1327, .measure = "ballots counted", .subject = "Kelmar district", .entities = "Kelmar",
      .sentence = "Kelmar district counted 1,327 ballots."},
     {"b", .kind = "count", .unit = "ballot", .base_unit = "1", .dimension = "count", .text = "1,372", .number = "1372", .precision = "1",
      .base = 1372, .measure = "ballots counted", .subject = "Kelmar district", .entities = "Kelmar",
      .sentence = "In Kelmar district 1,372 ballots were counted."}},
    {__LINE__, "conflict", "",
     {"a", .kind = "count", .unit = "crew", .base_unit = "1", .dimension = "count", .text = "40", .number = "40", .precision = "1",
      .modifier = ">=", .hedge = "at least", .base = 40, .measure = "crew aboard", .subject = "ferry Anna Lund", .entities = "Anna Lund",
      .sentence = "At least 40 crew were aboard the ferry Anna Lund."},
     {"b", PEOPLE, .text = "33", .number = "33", .precision = "1", .base = 33, .measure = "people aboard", .subject = "ferry Anna Lund",
      .entities = "Anna Lund", .sentence = "All 33 people aboard the ferry Anna Lund were saved."}},
    {__LINE__, "conflict", "",
     {"a", .kind = "count", .unit = "home", .base_unit = "1", .dimension = "count", .text = "between 200 and 250", .low = 200, .high = 250,
      .measure = "homes destroyed", .subject = "fire", .entities = "Tressin", .sentence = "The Tressin fire destroyed between 200 and 250 homes."},
     {"b", .kind = "count", .unit = "home", .base_unit = "1", .dimension = "count", .text = "300 to 320", .low = 300, .high = 320,
      .measure = "homes destroyed", .subject = "fire", .entities = "Tressin", .sentence = "In the fire at Tressin 300 to 320 homes were destroyed."}},
    {__LINE__, "conflict", "",
     {"a", .kind = "date", .text = "4 May", .when = "2024-05-04", .start = "2024-05-04", .end = "2024-05-04", .measure = "shut", .subject = "Kelmar plant",
      .entities = "Kelmar", .sentence = "The Kelmar plant shut on 4 May."},
     {"b", .kind = "date", .text = "11 May", .when = "2024-05-11", .start = "2024-05-11", .end = "2024-05-11", .measure = "shut",
      .subject = "Kelmar plant", .entities = "Kelmar", .sentence = "On 11 May the Kelmar plant was shut."}},
    {__LINE__, "conflict", "",
     {"a", .kind = "ordinal", .text = "third", .number = "3", .precision = "1", .base = 3, .base_unit = "1", .measure = "shutdown", .subject = "Kelmar plant",
      .entities = "Kelmar", .sentence = "It is the third shutdown of the Kelmar plant this year."},
     {"b", .kind = "ordinal", .text = "second", .number = "2", .precision = "1", .base = 2, .base_unit = "1", .measure = "shutdown",
      .subject = "Kelmar plant", .entities = "Kelmar", .sentence = "The second shutdown of the Kelmar plant this year."}},
    {__LINE__, "conflict misquote", "",
     {"a", .kind = "count", .unit = "bag", .base_unit = "1", .dimension = "count", .text = "2.4m", .number = "2400000", .precision = "100000",
      .base = 2400000, .measure = "bags of coffee shipped", .subject = "Orlavia", .entities = "Orlavia", .attribution = "the customs office",
      .sentence = "Orlavia shipped 2.4m bags of coffee, the customs office said."},
     {"b", .kind = "count", .unit = "bag", .base_unit = "1", .dimension = "count", .text = "2.9m", .number = "2900000", .precision = "100000",
      .base = 2900000, .measure = "bags of coffee shipped", .subject = "Orlavia", .entities = "Orlavia", .attribution = "the customs office",
      .sentence = "According to the customs office Orlavia shipped 2.9m bags of coffee."}},
    {__LINE__, "conflict copy", "swapped digits",
     {"a", PEOPLE, .text = "1,327", .number = "1327", .precision = "1", .base = 1327, .measure = "people moved", .subject = "council",
      .sentence = "The council said on its website that 1,327 people had been moved from the valley below the dam."},
     {"b", PEOPLE, .text = "1,237", .number = "1237", .precision = "1", .base = 1237, .measure = "people moved", .subject = "council",
      .sentence = "The council said on its website that 1,237 people had been moved from the valley below the dam."}},
    {__LINE__, "possible update", "",
     {"a", PEOPLE, .published = "2024-03-04", .text = "14", .number = "14", .precision = "1", .base = 14, .measure = "people killed",
      .subject = "Tressin mine collapse", .entities = "Tressin", .sentence = "The collapse of the Tressin mine killed 14 people."},
     {"b", PEOPLE, .published = "2024-03-07", .text = "22", .number = "22", .precision = "1", .base = 22, .measure = "people killed",
      .subject = "Tressin mine collapse", .entities = "Tressin", .sentence = "The collapse of the Tressin mine has killed 22 people."}},
    {__LINE__, "conflict", "",
     {"a", PEOPLE, .published = "2024-03-04", .text = "22", .number = "22", .precision = "1", .base = 22, .measure = "people killed",
      .subject = "Tressin mine collapse", .entities = "Tressin", .sentence = "The collapse of the Tressin mine killed 22 people."},
     {"b", PEOPLE, .published = "2024-03-07", .text = "19", .number = "19", .precision = "1", .base = 19, .measure = "people killed",
      .subject = "Tressin mine collapse", .entities = "Tressin", .sentence = "The collapse of the Tressin mine has killed 19 people."}},
    {__LINE__, "possible bound", "",
     {"a", .kind = "count", .unit = "house", .base_unit = "1", .dimension = "count", .text = "40", .number = "40", .precision = "1",
      .modifier = ">=", .hedge = "at least", .base = 40, .measure = "houses flooded", .subject = "Kelmar", .entities = "Kelmar",
      .sentence = "At least 40 houses were flooded in Kelmar."},
     {"b", .kind = "count", .unit = "house", .base_unit = "1", .dimension = "count", .text = "210", .number = "210", .precision = "1",
      .base = 210, .measure = "houses flooded", .subject = "Kelmar", .entities = "Kelmar", .sentence = "In Kelmar 210 houses were flooded."}},
    {__LINE__, "possible contested", "",
     {"a", PEOPLE, .text = "5,000", .number = "5000", .precision = "1", .modifier = "~", .hedge = "an estimated", .base = 5000,
      .measure = "people marched", .subject = "Kelmar march", .entities = "Kelmar", .attribution = "officials",
      .sentence = "Officials said an estimated 5,000 people marched in Kelmar."},
     {"b", PEOPLE, .text = "20,000", .number = "20000", .precision = "1", .base = 20000, .measure = "people marched",
      .subject = "Kelmar march", .entities = "Kelmar", .attribution = "organisers", .sentence = "In Kelmar 20,000 people marched, organisers said."}},
    /* ---- must stay silent ---- */
    {__LINE__, "", "",
     {"a", .kind = "count", .unit = "tent", .base_unit = "1", .dimension = "count", .text = "1,248", .number = "1248", .precision = "1",
      .base = 1248, .measure = "tents", .subject = "Kelmar camp", .entities = "Kelmar", .sentence = "The Kelmar camp has 1,248 tents."},
     {"b", .kind = "count", .unit = "tent", .base_unit = "1", .dimension = "count", .text = "1,200", .number = "1200", .precision = "100",
      .modifier = "~", .base = 1200, .measure = "tents", .subject = "Kelmar camp", .entities = "Kelmar",
      .sentence = "About 1,200 tents stand in the Kelmar camp."}},
    {__LINE__, "", "",
     {"a", USD, .text = "$4.96bn", .number = "4960000000", .precision = "10000000", .base = 4.96e9, .measure = "price", .subject = "Velmar Rail",
      .entities = "Velmar Rail", .sentence = "The price of Velmar Rail is $4.96bn."},
     {"b", USD, .text = "$5bn", .number = "5000000000", .precision = "1000000000", .base = 5e9, .measure = "price", .subject = "Velmar Rail",
      .entities = "Velmar Rail", .sentence = "Velmar Rail has a price of $5bn."}},
    {__LINE__, "", "",
     {"a", PEOPLE, .text = "300", .number = "300", .precision = "100", .modifier = ">", .base = 300, .measure = "people left", .subject = "Kelmar",
      .entities = "Kelmar", .sentence = "More than 300 people left Kelmar."},
     {"b", PEOPLE, .text = "325", .number = "325", .precision = "1", .base = 325, .measure = "people left", .subject = "Kelmar",
      .entities = "Kelmar", .sentence = "From Kelmar 325 people left."}},
    {__LINE__, "", "",
     {"a", .kind = "quantity", .unit = "mi", .base_unit = "m", .dimension = "length", .text = "62 miles", .number = "62", .precision = "1",
      .base = 99779.328, .measure = "length", .subject = "Kelmar canal", .entities = "Kelmar", .sentence = "The Kelmar canal has a length of 62 miles."},
     {"b", .kind = "quantity", .unit = "km", .base_unit = "m", .dimension = "length", .text = "100km", .number = "100", .precision = "1",
      .base = 100000, .measure = "length", .subject = "Kelmar canal", .entities = "Kelmar", .sentence = "The length of the Kelmar canal is 100km."}},
    {__LINE__, "", "",
     {"a", .kind = "quantity", .unit = "ton", .base_unit = "kg", .dimension = "mass", .text = "110,000 tons", .number = "110000",
      .precision = "1", .base = 1.1e8, .low = 0.99790321e8, .high = 1.11765160e8, .measure = "wheat sold", .subject = "Orlavia",
      .entities = "Orlavia", .sentence = "Orlavia sold 110,000 tons of wheat."},
     {"b", MASS, .text = "100,000 tonnes", .number = "100000", .precision = "1", .base = 1e8, .measure = "wheat sold", .subject = "Orlavia",
      .entities = "Orlavia", .sentence = "Orlavia sold 100,000 tonnes of wheat."}},
    {__LINE__, "", "",
     {"a", .kind = "quantity", .unit = "bbl", .base_unit = "m3", .dimension = "volume", .text = "9m barrels", .number = "9000000",
      .precision = "1000000", .base = 1430900, .measure = "oil sold", .subject = "Orlavia", .entities = "Orlavia", .start = "2023-01-01",
      .end = "2023-12-31", .sentence = "Orlavia sold 9m barrels of oil in 2023."},
     {"b", .kind = "quantity", .unit = "bbl", .base_unit = "m3", .dimension = "volume", .text = "2.3m barrels", .number = "2300000",
      .precision = "100000", .base = 365675, .measure = "oil sold", .subject = "Orlavia", .entities = "Orlavia", .start = "2023-10-01",
      .end = "2023-12-31", .sentence = "Orlavia sold 2.3m barrels of oil in the fourth quarter."}},
    {__LINE__, "", "",
     {"a", .kind = "count", .unit = "case", .base_unit = "1", .dimension = "count", .text = "8,200", .number = "8200", .precision = "1",
      .base = 8200, .measure = "cases", .qualifiers = "cumulative", .subject = "Orlavia", .entities = "Orlavia", .sentence = "Orlavia has had 8,200 cases so far."},
     {"b", .kind = "count", .unit = "case", .base_unit = "1", .dimension = "count", .text = "310", .number = "310", .precision = "1",
      .base = 310, .measure = "cases", .qualifiers = "new", .subject = "Orlavia", .entities = "Orlavia", .sentence = "Orlavia reported 310 new cases."}},
    {__LINE__, "", "",
     {"a", MASS, .text = "4m tonnes", .number = "4000000", .precision = "1000000", .base = 4e9, .measure = "grain reserves", .subject = "Orlavia",
      .entities = "Orlavia", .sentence = "Orlavia has grain reserves of 4m tonnes."},
     {"b", MASS, .text = "3m tonnes", .number = "3000000", .precision = "1000000", .base = 3e9, .measure = "grain exports", .subject = "Orlavia",
      .entities = "Orlavia", .sentence = "Orlavia shipped grain exports of 3m tonnes."}},
    {__LINE__, "", "",
     {"a", MASS, .text = "9m tonnes", .number = "9000000", .precision = "1000000", .base = 9e9, .measure = "goods handled", .subject = "Velmar",
      .entities = "Velmar", .start = "2024-05-01", .end = "2024-05-31", .sentence = "Velmar handled 9m tonnes of goods in May."},
     {"b", MASS, .text = "2m tonnes", .number = "2000000", .precision = "1000000", .base = 2e9, .measure = "goods handled", .subject = "Tressin",
      .entities = "Tressin", .start = "2024-05-01", .end = "2024-05-31", .sentence = "Tressin handled 2m tonnes of goods in May."}},
    {__LINE__, "", "",
     {"a", PERCENT, .text = "38%", .number = "38", .precision = "1", .base = 0.38, .measure = "share of imported barley", .subject = "Orlavia",
      .share_of = "imported barley", .entities = "Orlavia", .sentence = "Some 38% of imported barley comes from Orlavia."},
     {"b", PERCENT, .text = "52%", .number = "52", .precision = "1", .base = 0.52, .measure = "share of farm revenue", .subject = "Orlavia",
      .share_of = "farm revenue", .entities = "Orlavia", .sentence = "Barley brings Orlavia 52% of farm revenue."}},
    {__LINE__, "", "",
     {"a", PEOPLE, .text = "31", .number = "31", .precision = "1", .base = 31, .measure = "people killed", .subject = "Tressin crash",
      .entities = "Tressin", .sentence = "The crash at Tressin killed 31 people."},
     {"b", PEOPLE, .text = "94", .number = "94", .precision = "1", .base = 94, .measure = "people injured", .subject = "Tressin crash",
      .entities = "Tressin", .sentence = "The crash at Tressin injured 94 people."}},
    {__LINE__, "", "",
     {"a", .kind = "money", .unit = "GBP", .base_unit = "GBP", .dimension = "GBP", .text = "£40m", .number = "40000000", .precision = "1000000",
      .base = 4e7, .measure = "profit", .qualifiers = "net", .subject = "Velmar Rail", .entities = "Velmar Rail",
      .sentence = "Velmar Rail made a net profit of £40m."},
     {"b", .kind = "money", .unit = "GBP", .base_unit = "GBP", .dimension = "GBP", .text = "£61m", .number = "61000000", .precision = "1000000",
      .base = 6.1e7, .measure = "profit", .qualifiers = "gross", .subject = "Velmar Rail", .entities = "Velmar Rail",
      .sentence = "Velmar Rail made a gross profit of £61m."}},
    {__LINE__, "", "",
     {"a", USD, .text = "$8bn", .number = "8000000000", .precision = "1000000000", .base = 8e9, .measure = "cost", .qualifiers = "real",
      .subject = "Kelmar dam", .entities = "Kelmar", .sentence = "The Kelmar dam had a cost of $8bn in real terms."},
     {"b", USD, .text = "$5bn", .number = "5000000000", .precision = "1000000000", .base = 5e9, .measure = "cost", .qualifiers = "nominal",
      .subject = "Kelmar dam", .entities = "Kelmar", .sentence = "The Kelmar dam had a nominal cost of $5bn."}},
    {__LINE__, "", "",
     {"a", .kind = "money", .unit = "EUR", .base_unit = "EUR", .dimension = "EUR", .text = "€900m", .number = "900000000",
      .precision = "100000000", .base = 9e8, .measure = "cost", .subject = "Kelmar dam", .sentence = "The Kelmar dam will cost €900m."},
     {"b", USD, .text = "$1bn", .number = "1000000000", .precision = "1000000000", .base = 1e9, .measure = "cost", .subject = "Kelmar dam",
      .sentence = "The Kelmar dam will cost $1bn."}},
    {__LINE__, "", "",
     {"a", .kind = "count", .unit = "car", .base_unit = "1", .dimension = "count", .text = "6m", .number = "6000000", .precision = "1000000",
      .base = 6e6, .status = "target", .measure = "cars built", .subject = "Velmar Motor", .entities = "Velmar Motor",
      .sentence = "Velmar Motor aims to build 6m cars."},
     {"b", .kind = "count", .unit = "car", .base_unit = "1", .dimension = "count", .text = "4.8m", .number = "4800000", .precision = "100000",
      .base = 4.8e6, .measure = "cars built", .subject = "Velmar Motor", .entities = "Velmar Motor", .sentence = "Velmar Motor built 4.8m cars."}},
    {__LINE__, "", "",
     {"a", MASS, .text = "3.1m", .number = "3100000", .precision = "100000", .base = 3.1e9, .role = "from", .measure = "ore handled", PORT,
      .start = "2023-05-01", .end = "2023-05-31", .sentence = "Port Velmar handled more ore, up from 3.1m tonnes a year earlier."},
     {"b", MASS, PORT, MAY, .text = "4.1m", .number = "4100000", .precision = "100000", .base = 4.1e9, .measure = "ore handled",
      .sentence = "Port Velmar handled 4.1m tonnes of ore in May."}},
    {__LINE__, "", "",
     {"a", PERCENT, .text = "4%", .number = "4", .precision = "1", .base = 0.04, .change = "up", .role = "delta", .measure = "house prices",
      .base_period = "2024-04", .subject = "Orlavia", .entities = "Orlavia", .sentence = "House prices in Orlavia rose 4% on the month."},
     {"b", PERCENT, .text = "11%", .number = "11", .precision = "1", .base = 0.11, .change = "up", .role = "delta", .measure = "house prices",
      .base_period = "2023-05", .subject = "Orlavia", .entities = "Orlavia", .sentence = "House prices in Orlavia rose 11% on the year."}},
    {__LINE__, "", "",
     {"a", PERCENT, .text = "5.1%", .number = "5.1", .precision = "0.1", .base = 0.051, .measure = "jobless rate", .qualifiers = "unadjusted",
      .subject = "Orlavia", .entities = "Orlavia", .sentence = "The unadjusted jobless rate of Orlavia was 5.1%."},
     {"b", PERCENT, .text = "4.8%", .number = "4.8", .precision = "0.1", .base = 0.048, .measure = "jobless rate", .qualifiers = "adjusted",
      .subject = "Orlavia", .entities = "Orlavia", .sentence = "The adjusted jobless rate of Orlavia was 4.8%."}},
    {__LINE__, "", "",
     {"a", USD, .text = "$41,000", .number = "41000", .precision = "1000", .base = 41000, .measure = "pay", .qualifiers = "average", .subject = "Orlavia",
      .entities = "Orlavia", .sentence = "Average pay in Orlavia is $41,000."},
     {"b", USD, .text = "$34,000", .number = "34000", .precision = "1000", .base = 34000, .measure = "pay", .qualifiers = "median",
      .subject = "Orlavia", .entities = "Orlavia", .sentence = "Median pay in Orlavia is $34,000."}},
    {__LINE__, "", "",
     {"a", .kind = "count", .unit = "diver", .base_unit = "1", .dimension = "count", .text = "20 to 30", .low = 20, .high = 30,
      .measure = "divers", .subject = "rescue", .entities = "Kelmar", .sentence = "The Kelmar rescue took 20 to 30 divers."},
     {"b", .kind = "count", .unit = "diver", .base_unit = "1", .dimension = "count", .text = "30", .number = "30", .precision = "1",
      .modifier = "<=", .base = 30, .measure = "divers", .subject = "rescue", .entities = "Kelmar", .sentence = "Up to 30 divers took part in the Kelmar rescue."}},
    {__LINE__, "", "",
     {"a", PEOPLE, .text = "400", .number = "400", .precision = "1", .base = 400, .status = "denied", .measure = "people sacked",
      .subject = "Velmar Rail", .entities = "Velmar Rail", .sentence = "Velmar Rail denied that 400 people were sacked."},
     {"b", PEOPLE, .text = "350", .number = "350", .precision = "1", .base = 350, .measure = "people sacked", .subject = "Velmar Rail",
      .entities = "Velmar Rail", .sentence = "Velmar Rail sacked 350 people."}},
    {__LINE__, "", "",
     {"a", PEOPLE, .text = "three", .number = "3", .precision = "1", .base = 3, .measure = "people killed", .subject = "fire",
      .entities = "Kelmar", .start = "2021-02-03", .end = "2021-02-03", .sentence = "A fire in Kelmar killed three people on 3 February 2021."},
     {"b", PEOPLE, .text = "seven", .number = "7", .precision = "1", .base = 7, .measure = "people killed", .subject = "fire",
      .entities = "Kelmar", .start = "2023-08-09", .end = "2023-08-09", .sentence = "A fire in Kelmar killed seven people on 9 August 2023."}},
    {__LINE__, "", "",
     {"a", .kind = "count", .unit = "reason", .base_unit = "1", .dimension = "count", .text = "11", .number = "11", .precision = "1", .base = 11,
      .measure = "reasons", .sentence = "There are 11 reasons to go to Kelmar."},
     {"b", .kind = "count", .unit = "bridge", .base_unit = "1", .dimension = "count", .text = "12", .number = "12", .precision = "1",
      .base = 12, .measure = "bridges", .sentence = "Kelmar has 12 bridges."}},
    {__LINE__, "", "", /* two people of one article in another */
     {"a", .kind = "age", .unit = "a", .base_unit = "a", .dimension = "age", .text = "52", .number = "52", .precision = "1", .base = 52,
      .measure = "age", .subject = "Okoro", .entities = "Okoro", .sentence = "Okoro, 52, runs the mill."},
     {"b", .kind = "age", .unit = "a", .base_unit = "a", .dimension = "age", .text = "34", .number = "34", .precision = "1", .base = 34,
      .measure = "age", .subject = "Lindqvist", .entities = "Lindqvist", .sentence = "Lindqvist, 34, runs the mill shop."}},
    {__LINE__, "", "", /* a stock and a flow */
     {"a", MASS, .text = "33m tonnes", .number = "33000000", .precision = "1000000", .base = 3.3e10, .measure = "ore", PORT,
      .sentence = "Port Velmar has 33m tonnes of ore."},
     {"b", .kind = "quantity", .unit = "t/a", .base_unit = "kg/s", .dimension = "mass per time", .text = "20m tonnes", .number = "20000000",
      .precision = "1000000", .base = 633.7, .measure = "ore", PORT, .sentence = "Port Velmar has 20m tonnes of ore a year."}},
};

struct heard {
    char text[200], cause[60];
};

static bool listen(void *user, const struct group *group)
{
    struct heard *heard = user;

    for (uint32_t i = 0; i < group->finding_count && !heard->text[0]; i++) {
        const struct finding *f = &group->findings[i];

        snprintf(heard->text, sizeof heard->text, "%s %.*s", VERDICT_NAMES[f->verdict], (int)f->reason.len, f->reason.at);
        snprintf(heard->cause, sizeof heard->cause, "%.*s", (int)f->cause.len, f->cause.at);
    }
    return true;
}

START_TEST(pairs)
{
    struct pack *pack = rows_pack();
    struct checker *checker;
    struct claim a = row_claim(&CASES[_i].a), b = row_claim(&CASES[_i].b);
    struct heard heard = {"", ""};
    struct arena arena;
    struct slice explained;

    ck_assert_msg(pack != NULL, "the pack does not load");
    checker = checker_new(pack, NULL, NULL);
    ck_assert(checker != NULL);
    checker_add(checker, &a);
    checker_add(checker, &b);
    ck_assert(checker_run(checker, listen, &heard));
    arena_init(&arena, 0);
    explained = check_explain(checker, &arena, &a, &b);
    ck_assert_msg(CASES[_i].expected[0] ? strncmp(heard.text, CASES[_i].expected, strlen(CASES[_i].expected)) == 0 : !heard.text[0],
                  "row %d: got \"%s\"\n%.*s", CASES[_i].line, heard.text, (int)explained.len, explained.at);
    ck_assert_msg(!CASES[_i].cause[0] || !strcmp(CASES[_i].cause, heard.cause), "row %d: cause \"%s\"", CASES[_i].line, heard.cause);
    arena_free(&arena);
    checker_free(checker);
    pack_free(pack);
}
END_TEST

static void add(TCase *tests) { tcase_add_loop_test(tests, pairs, 0, sizeof CASES / sizeof *CASES); }

int main(void) { return unit_run("check pairs", add); }
