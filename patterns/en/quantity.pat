# Numbers with a unit of the tables, compound units composed. The unit decides what comes out of these rules: a quantity, money, percent or
# a duration.

rule quantity/plain
  kind     quantity
  match    {number}(?: - |-| )?{units}(?![\d])
  over     trap/glued
  + The mine shipped [1,250 tonnes] in May.                = 1250 t
  + It holds [3.5 million tonnes] of ore.                  = 3500000 t
  + The field gives [220 tonnes a day].                    = 220 t/d
  + A [450-megawatt] wind farm was opened.                 = 450 MW
  + The port earned [1.2bn euros] in fees.                 = 1200000000 EUR
  + The stamp costs [75 cents].                            = 75 cent
  + A clerk is paid [5m Kenyan shillings a year].          = 5000000 KES/a
  + Exports fell [6.4%] in June.                           = 6.4 %
  + Duty is [4 per cent] of the price.                     = 4 %
  + The rate was cut by [25 basis points].                 = 25 bp
  + The strike lasted [six and a half hours].              = 6.5 h
  + It was an [11-day] strike.                             = 11 d
  + They worked for [18 months] on it.                     = 18 mo
  + Over the last [three months] the mine was shut.         = 3 mo
  + It reopened [two years] ago.                           = 2 a
  - They walked out for an eighth day.
  - He bought 50 cars.

rule quantity/range
  kind     quantity
  as       range
  match    {number:low}(?:(?: - |-| )?{units:low_unit})?(?: to |-to-|-| - | or ){number:high}(?: - |-| )?{units}
  priority 10
  + The ship carries [10 to 12 million tonnes a year].     = 10000000..12000000 t/a
  + The trench is [3-5 metres] deep.                       = 3..5 m
  + It will cost [3 to 5 million euros].                   = 3000000..5000000 EUR
  + Loaves sell for [40 or 50 cents].                      = 40..50 cent
  + Growth will be [2 to 3 percent].                       = 2..3 %
  + Yields fell [10%-12%] short.                           = 10..12 %
  + It will take [three to five years].                    = 3..5 a
  + The course is [8-10 weeks] long.                       = 8..10 wk
  + It has a [three-to-five-year] lease.                   = 3..5 a
  - Output rose by 3 tonnes to 45 tonnes.

rule quantity/between
  kind     quantity
  match    between {number:low}(?:(?: - |-| )?{units:low_unit})? and {number:high}(?: - |-| )?{units}
  priority 10
  + The wall is [between 3 and 4 metres] high.             = 3..4 m
  + It weighs [between 20 kg and 25 kg].                   = 20..25 kg
  + The fee is [between 20 and 25 euros].                  = 20..25 EUR
  + It costs [between 2 million and 3 million rand].       = 2000000..3000000 ZAR
  + Duty is [between 5 and 8 percent].                     = 5..8 %
  + [Between 5% and 8%] of hens died.                      = 5..8 %
  + It takes [between two and three hours].                = 2..3 h
  + The ban is [between 3 and 6 months].                   = 3..6 mo
  - Between 3 and 4 guards stood there.

rule quantity/part
  kind     quantity
  as       part
  match    {number} (?:of )?an? {units}
  + The bag held [half a kilogram] of salt.                = 0.5 kg
  + They found [a quarter of a tonne] of wire.             = 0.25 t
  + The toll is [half a euro].                             = 0.5 EUR
  + It costs [a quarter of a dollar].                      = 0.25 USD
  + It took [half an hour].                                = 0.5 h
  + The ban lasted [a quarter of a century].               = 0.25 century
  - Half a crew was missing.

rule quantity/plus
  kind     quantity
  match    {number}(?:\+|-plus)[ -]?{units}(?![\d])
  modifier >=
  + It took [40+ hours] to print.                          = 40 h
  + The van has a [300-plus-mile] range.                   = 300 mi
  - The sum of 4+4 hours is not news.

rule quantity/adjective
  kind     quantity
  match    {number} {unit-adjective} {units}(?![\d])
  priority -1
  + He waited [three full days].                           = 3 d
  + It fell for [12 straight months].                      = 12 mo
  + They need [five more tonnes] of flour.                 = 5 t
  - They sold ten long ropes.

# "412,000 day trippers": no span of time.
rule count/day-visitors
  kind     count
  match    (?<figure>{number}) day[ -](?:trippers?|visitors|tickets|passes|pupils|students|patients|guests|labourers|laborers|workers|cases|surgeries|centres|centers|nurseries)(?!\w)
  priority 30
  + Ferries brought [412,000] day trippers.                = 412000 day tripper
  + It sold [9,300] day passes.                            = 9300 day pass
  - The three day trip was off.

rule quantity/more
  kind     quantity
  as       more
  match    (?:an?|{number}) {units} and {words:more}(?![\w-])(?! (?:of (?:an?|the|all|its|their|his|her|our)\b|{units:next}))
  + The road is [two miles and a quarter] long.            = 2.25 mi
  + It is [a mile and a half] from the gate.               = 1.5 mi
  + He waited [a year and a half].                         = 1.5 a
  + It took [a year and a half] of talks.                  = 1.5 a
  + The walk takes [two hours and a half].                 = 2.5 h
  - It is a mile and two fields away.

rule quantity/sum
  kind     quantity
  as       sum
  match    {number}(?: - |-| )?{units}(?: and |, | ){number:more}(?: - |-| )?{units:small}(?! (?:short|above|below|more|less|ahead|behind|higher|lower|longer|shorter|wider|off)\b)
  + He is [6ft 2 inches] tall.                             = 6.166666666667 ft
  + The calf weighs [9 stone 4 pounds] now.                = 9.285714285714 st
  + It costs [3 dollars 50 cents] here.                    = 3.5 USD
  + It costs [two euros and forty cents] there.            = 2.4 EUR
  + The trip takes [1 hour 30 minutes] by bus.             = 1.5 h
  + He served [three years and six months].                = 3.5 a
  - It is 6 feet and 2 tonnes.

rule quantity/sum-of-three
  kind     quantity
  as       sum
  match    {number}(?: - |-| )?{time}(?:, and |,? and |, | ){number:more}(?: - |-| )?{time:small}(?:, and |,? and |, | ){number:last}(?: - |-| )?{time:least}
  priority 5
  + She ran it in [2 hours 19 minutes 48 seconds] flat.    = 2.33 h
  + It took [two days, three hours and 36 minutes] in all.   = 2.15 d
  - It took 2 hours and 3 tonnes of coal.

rule quantity/feet-inches
  kind     quantity
  as       sum
  match    {integer:number}(?: ?{length}|{short-unit})\s?{integer:more}\s?{short-unit:small}(?!\w)
  priority 10
  + He is [6ft 2in] tall.                                  = 6.166666666667 ft
  + She stands [6'2"] in boots.                            = 6.166666666667 ft
  + The door is [7' 4"] high.                              = 7.333333333333 ft
  - She said '62 was a good year.

rule quantity/metres
  kind     quantity
  match    {digits}\s?(?-i:m)(?=[ -](?:long|high|tall|wide|deep|thick|above|below|away|from|in (?:length|height|depth|width|diameter)|sprint|race|hurdles|freestyle|butterfly|backstroke|breaststroke|relay|tower|wall|mast|cliff|drop|fall|waves?|finals?|title|champions?|heats?|runners?|medley|in \d\d?[:.]\d\d)\b)
  unit     m
  priority 20
  + A [40m] high mast fell.                                = 40 m
  + The shaft is [310 m] deep.                             = 310 m
  + She ran the [1,500m] in 4:02.11.                       = 1500 m
  - The firm made 40m last year.

rule quantity/metres-blank
  kind     quantity
  match    {digits} (?-i:m)(?![\w'&-]|\.\w)
  unit     m
  + The pool is [50 m] and the shaft [310 m].              = 50 m ; 310 m
  + It sank to [62 m] at dusk.                             = 62 m
  - The cost was put at $5 million.

rule quantity/tonnes-short
  kind     quantity
  match    {number}\s?(?-i:t)(?![\w'&-])
  unit     t
  over     trap/glued
  + It holds [3.5 million t] of ore.                       = 3500000 t
  + The ship took [4,000t] of rice.                        = 4000 t
  - He wore 3 t-shirts.

rule quantity/grams-short
  kind     quantity
  match    {digits}\s?(?-i:g)(?![\w'-])
  unit     g
  + A [250g] pack costs more.                              = 250 g
  + They seized [40 g] of amber.                           = 40 g
  - The 5G mast is new.

rule quantity/litres-short
  kind     quantity
  match    {digits}\s?(?-i:l|L)(?![\w'-])
  unit     L
  + The tank holds [40L] of fuel.                          = 40 L
  + A [1.5 l] bottle was found.                            = 1.5 L
  - He finished 40th.

rule quantity/watts-short
  kind     quantity
  match    {digits}\s?(?-i:W)(?![\w'-])
  unit     W
  + The lamp draws [60W] of power.                         = 60 W
  + It is a [1,200 W] heater.                              = 1200 W
  - He lives at 60 West Road.

rule quantity/volts-short
  kind     quantity
  match    {digits}\s?(?-i:V)(?![\w'-])
  unit     V
  + The pump runs on [230V].                               = 230 V
  + A [12 V] battery was stolen.                           = 12 V
  - It is the fourth Act V of the year.

rule quantity/celsius-short
  kind     quantity
  match    {digits}\s?(?-i:C)(?![\w'-])
  unit     °C
  + The kiln reached [1,100C] at noon.                     = 1100 °C
  + It was [-12 C] at dawn.                                = -12 °C
  - Vitamin C helps.

rule quantity/celsius-minus
  kind     quantity
  as       negative
  match    minus {digits}\s?(?-i:C)(?![\w'-])
  unit     °C
  over     trap/letter-behind
  + It was [minus 12C] at dawn.                            = -12 °C
  + The cell failed at [minus 180 C] in the test.          = -180 °C
  - It was 12C at dawn.

rule quantity/fahrenheit-short
  kind     quantity
  match    {digits}\s?(?-i:F)(?![\w'-])
  unit     °F
  + It was [104F] in the shade.                            = 104 °F
  + The oven is at [350 F] now.                            = 350 °F
  - The F road is closed.

rule quantity/farads-short
  kind     quantity
  match    (?:capacitors?|capacitance|charge) (?:[A-Za-z']+ ){0,8}(?<figure>{digits} ?(?-i:F))(?![\w'-])
  unit     F
  priority 20
  + The capacitance of the cell was [2.5 F] at noon.       = 2.5 F
  + Each capacitor holds [1.5F] in the test.               = 1.5 F
  - It was 104 F in the shade.

rule quantity/drams
  kind     quantity
  match    {number} drams?(?= of (?!the\b))
  unit     dram
  priority 20
  + It takes [five drams] of rum.                          = 5 dram
  + They sold [2 drams] of whisky.                         = 2 dram
  - The fine was 5,000 drams.

rule quantity/magnitude-before
  kind     quantity
  match    magnitude(?: |-)(?:of )?(?:at least |about |around |roughly |some )?(?<figure>{digits})(?![\w%])
  unit     magnitude
  priority 15
  + A magnitude [6.3] quake shook the coast.               = 6.3 magnitude
  + It had a magnitude of [5.1] at sea.                    = 5.1 magnitude
  - The magnitude of the loss was not known.

# Two quakes in one sentence.
rule quantity/magnitudes
  kind     quantity
  match    (?:magnitudes of (?<figure>{digits})(?!,)|(?<=magnitudes of \d\.\d and ){digits})(?![\w%])
  unit     magnitude
  priority 15
  + Quakes with magnitudes of [5.9] and [5.6] shook it.    = 5.9 magnitude ; 5.6 magnitude
  + Tremors had magnitudes of [4.8] or more.               = 4.8 magnitude
  - Sums of such magnitudes are rare.

rule quantity/magnitude-behind
  kind     quantity
  match    {digits}(?: ?-| )?magnitude\b
  unit     magnitude
  priority 15
  + A [6.3-magnitude] quake shook the coast.               = 6.3 magnitude
  + The [5.1 magnitude] tremor did no harm.                = 5.1 magnitude
  - Losses of this magnitude are rare.

# "aftershocks as strong as 5.6"
rule quantity/magnitude-of-quake
  kind     quantity
  match    (?:quakes?|earthquakes?|aftershocks?|tremors?|temblors?) (?:(?:as strong|as powerful|as big) as|measuring|that measured|registering|stronger than) (?:about |around )?(?<figure>{digits})(?<=\d\.\d)(?! ?{units})(?![\w%])
  unit     magnitude
  priority 1
  + Aftershocks as strong as [5.6] shook the valley.       = 5.6 magnitude
  + A tremor measuring [4.2] woke the town.                = 4.2 magnitude
  - A tremor measuring 4.2 km across was drawn.

rule quantity/magnitude-scale
  kind     quantity
  match    {digits}(?= on the (?:open-ended )?(?:Richter|moment magnitude)\b| (?:earthquake|quake|temblor|tremor|aftershock)\b)
  unit     magnitude
  priority 15
  + It measured [5.8] on the Richter scale.                = 5.8 magnitude
  + A [6.1] earthquake hit the island.                     = 6.1 magnitude
  - It was the 2 earthquakes that did it.

rule age/old
  kind     age
  match    {number}(?: - |-| )(?:years?)(?: - |-| )(?:olds?|of age)(?![\w])
  unit     year-of-age
  priority 20
  + A [34-year-old] welder was hired.                      = 34 year-of-age
  + Her son is [five years old].                           = 5 year-of-age
  - The five-year plan is old.

rule age/months-old
  kind     age
  match    {number}(?: - |-| )(?:months?)(?: - |-| )(?:olds?|of age)(?![\w])
  unit     month-of-age
  priority 20
  + A [six-month-old] calf was found.                      = 6 month-of-age
  + The [18 month old] seal is well.                       = 18 month-of-age
  - It took six months.

rule age/weeks-old
  kind     age
  match    {number}(?: - |-| )(?:weeks?)(?: - |-| )(?:olds?|of age)(?![\w])
  unit     week-of-age
  priority 20
  + The pups are [six weeks old].                          = 6 week-of-age
  + A [three-week-old] strike is no news.                  = 3 week-of-age
  - It took six weeks.

rule age/days-old
  kind     age
  match    {number}(?: - |-| )(?:days?)(?: - |-| )(?:olds?|of age)(?![\w])
  unit     day-of-age
  priority 20
  + The chicks are [two days old].                         = 2 day-of-age
  + A [90-day-old] bill was paid.                          = 90 day-of-age
  - It took two days.

rule age/range
  kind     age
  match    {number:low}(?: to |-| - | or ){number:high}(?: - |-| )(?:years?)(?: - |-| )(?:olds?|of age)(?![\w])
  unit     year-of-age
  priority 25
  + Pupils of [11 to 14 years old] were asked.             = 11..14 year-of-age
  + It is for [16-18-year-olds] only.                      = 16..18 year-of-age
  - It lasted 11 to 14 years.

rule age/aged
  kind     age
  match    (?:aged|age|ages) (?<figure>{number})(?![\w%])(?! percent)
  unit     year-of-age
  priority 15
  + The driver, aged [61], was not hurt.                   = 61 year-of-age
  + She left school at age [15] to work.                   = 15 year-of-age
  - The age of sail is over.

rule age/turns
  kind     age
  match    (?:turns|turned|turning|turn) (?<figure>{integer})(?<!\d\d\d)(?=[.,;:?!)]|$| (?:in|on|this|next|last|and|while|when|during|before|after|today|tomorrow|yesterday)\b)
  unit     year-of-age
  priority 15
  + The singer turns [30] in June.                         = 30 year-of-age
  + He had just turned [41], and was ill.                  = 41 year-of-age
  - The car turned 30 degrees.

rule age/person-of
  kind     age
  match    (?:man|woman|boy|girl|youth|child|teenager|pensioner|widow|widower|farmer|driver|student|pupil|toddler|mother|father|grandmother|grandfather) of (?<figure>{number})(?![\w%]|-\w)(?! (?!was\b|is\b|has\b|says\b|dies\b)[a-z]+s\b)(?! percent| million)
  unit     year-of-age
  priority 22
  + A woman of [71] died in the night.                     = 71 year-of-age
  + They found a boy of [six] and his dog.                 = 6 year-of-age
  - He is a man of 40 trades.
  - It was a party of 71 men.

# "adults over 65", "children under five"
rule age/over
  kind     age
  match    (?:adults?|people|persons|men|women|children|kids|boys|girls|those|anyone|everyone|someone|patients|residents|pensioners|voters|citizens|drivers|players|workers|students|teenagers|all) (?:aged )?(?:over|under|above|below|older than|younger than) (?<figure>{number})(?! ?{units})(?![\w%]|-\w| (?:to|and|or) \d| (?:million|billion|per|[a-z]+s)\b)
  unit     year-of-age
  priority 18
  + The jab is free for adults over [65] in May.           = 65 year-of-age
  + Children under [five] travel free.                     = 5 year-of-age
  - The firm has people under 12 managers.
  - They are people over 60 miles away.

# "under-25s", "the over-60s"
rule age/over-group
  kind     age
  match    over[- ](?<figure>{integer})'?s(?!\w)
  unit     year-of-age
  modifier >
  priority 26
  + Free for over-[60]s in May.                            = 60 year-of-age
  + The over [75]s pay nothing.                            = 75 year-of-age
  - It is over 60 sheds.

rule age/under-group
  kind     age
  match    under[- ](?<figure>{integer})'?s(?!\w)
  unit     year-of-age
  modifier <
  priority 26
  + Free for under-[16]s in May.                           = 16 year-of-age
  + The under [25]s pay nothing.                           = 25 year-of-age
  - It is under 60 sheds.

# "At 41, she is the oldest in the squad."
rule age/at
  kind     age
  match    at (?<figure>{integer})(?=, (?:s?he|his|her)\b)
  unit     year-of-age
  priority 15
  + At [41], she is the oldest in the squad.               = 41 year-of-age
  + Even at [63], he runs daily.                           = 63 year-of-age
  - The bus left at 41, the driver said.

rule age/aged-range
  kind     age
  match    (?:aged|ages|age)(?: between| from)? (?<figure>{number:low}(?: to |-| - | and | or ){number:high})(?![\w%])
  unit     year-of-age
  priority 20
  + Children aged [7 to 11] took part.                     = 7..11 year-of-age
  + The jab is for ages [5-11] only.                       = 5..11 year-of-age
  - Of all ages 7 came.

# "whose average age was 74"
rule age/average
  kind     age
  match    (?:average|mean|median|pension|retirement|minimum|legal|school-leaving|voting|drinking) (?:retirement )?age (?:is |was |of |to |at |from |rose to |stood at |has risen to )(?<figure>{number})(?! ?{units})(?![\w%])
  unit     year-of-age
  priority 15
  + The victims, whose average age was [74], lost it all.  = 74 year-of-age
  + They raised the retirement age to [67] in May.         = 67 year-of-age
  - The average age was 40 million years.

rule age/age-of
  kind     age
  match    (?:age|ages) of (?<figure>{number}(?: years)?)(?![\w%])
  unit     year-of-age
  priority 15
  + He died at the age of [84] in May.                     = 84 year-of-age
  + All over the age of [18] may vote.                     = 18 year-of-age
  - The age of the 12 ships was kept secret.

rule age/apposition
  kind     age
  as       name-age
  match    {integer:number}(?=,| ?-|;|\)|\.)
  unit     year-of-age
  priority 12
  + Okoro, [52], runs the mill.                            = 52 year-of-age
  + The pilot, Ines Marlow, [39], landed it.               = 39 year-of-age
  + The driver, [24], was not hurt.                        = 24 year-of-age
  - In Port Velmar, 52 boats were lost.

rule age/decade
  kind     age
  match    (?:his|her|their|my|your) (?:early |mid-?|late )?(?<figure>{integer})'?s(?!\w)
  unit     year-of-age
  priority 25
  + A man in his [60]s was rescued.                        = 60 year-of-age
  + She is in her early [40]s now.                         = 40 year-of-age
  - His 60 sheep were lost.

rule quantity/vague
  kind     quantity
  as       vague
  match    {number} of {units}
  + It sank [thousands of metres] down.                     = 1000..10000 m
  + They ship [millions of tonnes] home.                    = 1000000..10000000 t
  + It lost [tens of thousands of dollars].                  = 10000..100000 USD
  + They made [millions of euros] in fees.                   = 1000000..10000000 EUR
  + It took [dozens of hours] of work.                       = 24..100 h
  + It was there for [hundreds of years].                     = 100..1000 a
  - Dozens of boats sank.

rule quantity/range-short
  kind     quantity
  match    {digits:low}(?:-| to | - ){digits:high}\s?(?-i:(?=[gWVLC](?![\w'-]))){short-unit}(?!\w)
  priority 10
  + The lamp draws [5-10W] of power.                       = 5..10 W
  + Use [20 to 30 g] of salt.                              = 20..30 g
  - It took 5-10 weeks.

rule quantity/range-from
  kind     quantity
  match    (?:ranges?|ranged|ranging|anywhere) from (?<figure>{number:low}(?:(?: - |-| )?{units:low_unit})? to {number:high}(?: - |-| )?{units})
  priority 12
  + Duties range from [2 per cent to 2.5 per cent].        = 2..2.5 %
  + The hulls were ranging from [12 metres to 40 metres].  = 12..40 m
  - The tax rose from 2 per cent to 2.5 per cent.

# A unit in brackets, as tables and science have it.
rule quantity/bracketed
  kind     quantity
  match    {number} ?[[({<]{units}[])}>]
  + The flow was put at [20 (t/d)], at most.               = 20 t/d
  + The weight is [20 (kg)] in all.                        = 20 kg
  - It took 20 (and more) days.

# m and ' behind the name of a length are metres and feet: "the reach is 48m" is no 48 million.
rule quantity/size-metres
  kind     quantity
  match    (?:length|height|width|depth|altitude|elevation|wingspan|outreach|reach|diameter|radius|draught|beam|clearance|distance)(?: is| was| of|:|,) (?:about |around |nearly |only |just |up to )?(?<figure>{digits}\s?(?-i:m))(?![\w'-])
  unit     m
  priority 20
  + The crane's outreach is [48m] and its mast is red.     = 48 m
  + It has a length of [113 m] and a beam of [17m].        = 113 m ; 17 m
  - The reach of the post was 48m readers.

rule quantity/size-feet
  kind     quantity
  match    (?:length|height|width|depth|altitude|elevation|wingspan|outreach|reach|diameter|radius|draught|beam|clearance|distance)(?: is| was| of|:|,) (?:about |around |nearly |only |just |up to )?(?<figure>{digits}')(?![\w'])
  unit     ft
  priority 20
  + It flew at an altitude of [300'] over the bay.         = 300 ft
  + The mast has a height of [40'], the yard said.         = 40 ft
  - The height of '68 was over.

rule quantity/short-quotient
  kind     quantity
  as       quotient
  match    {number} ?(?-i:(?=[ANVWJKLglt]/[A-Za-z])){short-unit}/{unit}(?![\w])
  priority 10
  + The cell gives [1.3 A/cm2] at noon.                    = 1.3 A/cm2
  + Ash fell at [4 g/m2] and the load was [20 N/cm2].      = 4 g/m2 ; 20 N/cm2
  - It runs 3 A/B tests.

# A difference of temperatures is no temperature: 6C above normal is no 6 degrees on a scale.
rule quantity/celsius-difference
  kind     quantity
  match    {digits} ?(?:°|degrees? )?(?-i:C|Celsius)(?= (?:above|below|warmer|colder|cooler|hotter|higher|lower|of warming)\b)(?! (?:above|below) (?:zero|freezing)\b)
  unit     d°C
  priority 25
  over     trap/letter-behind
  + May was [6C] above normal.                             = 6 d°C
  + It was [2.5 degrees Celsius] warmer than in 1990.      = 2.5 d°C
  - It was 6C below zero at dawn.

rule quantity/fahrenheit-difference
  kind     quantity
  match    {digits} ?(?:°|degrees? )?(?-i:F|Fahrenheit)(?= (?:above|below|warmer|colder|cooler|hotter|higher|lower|of warming)\b)(?! (?:above|below) (?:zero|freezing)\b)
  unit     d°F
  priority 25
  + May was [9F] above normal.                             = 9 d°F
  + It was [4 degrees Fahrenheit] colder than in 1990.     = 4 d°F
  - It was 6F below zero at dawn.
