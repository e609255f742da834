# Dates. Rules find the parts that stand close together; what is said around them ("Monday of next week", "three weeks from tomorrow",
# "from May to July", "since 2008") is put together behind the rules, with the words of time.csv. Results are those of figure/when.h.

# ---- days ------------------------------------------------------------------------------------------------------------------

rule date/day-month
  kind     date
  over     trap/letter-behind
  match    (?:{ordinal:day}|{integer:day}|{words:day})(?: of (?:the )?| day of |[ /.-]){month}
  match    (?:(?:,? ?(?:of |in )?| ?, |[/-])(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%)|(?: of '?| '|-)(?<short>\d\d)(?!\d|[.,:/-]\d|%))?
  + The ferry sank on [4 March 2024].                          = 2024-03-04
  + It reopens on the [4th of March].                          = XXXX-03-04
  + The mill burned down on [15 April, 1987], and again on [2nd June of '91].     = 1987-04-15 ; 1991-06-02
  + She was sworn in on [fifteen August] in the chapel.        = XXXX-08-15
  + The log of [04-Mar-24] is lost.                            = 2024-03-04
  - The plant made 45 March hares.

rule date/day-month-words
  kind     date
  over     trap/letter-behind
  match    (?:{ordinal:day}|{integer:day}|{words:day})(?: of (?:the )?| ){month},?(?: of| in)? (?:{words:century}[ -])?{words:year}
  + The harbour was dug on [9 March seventeen hundred forty one] by hand.         = 1741-03-09
  + It fell on [twenty seven March nineteen seventy two].          = 1972-03-27
  - On 6 April two ships ran aground.

rule date/month-day
  kind     date
  over     trap/letter-behind
  match    {month}(?: the |[ /-])(?:{ordinal:day}|{integer:day}|{words:day})(?!\d|[.,:]\d|%|-[a-z])
  match    (?! (?:people|men|women|children|percent|per cent|points?|million|billion|trillion|hundred|thousand|dozen)\b)
  match    (?:(?: ?,? ?(?:of |in )?|[/-])(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%)|,? '(?<short>\d\d)(?!\d)| of (?<short2>\d\d)(?![\d:%]|[.,]\d))?
  + On [March 4] the yard shut.                                = XXXX-03-04
  + The vote of [Mar. 4, 2024] stands.                         = 2024-03-04
  + Work began on [December the 3rd, 1994].                    = 1994-12-03
  + The file is dated [Sep-23-2020].                           = 2020-09-23
  + We sail on [May twenty nine].                              = XXXX-05-29
  - In March 31 people were hurt.
  - In May 2.5 million tonnes were shipped.

# Months that are words too, in texts without capitals: a preposition before them or a year behind.
rule date/month-day-lower
  kind     date
  over     trap/letter-behind
  match    (?:(?:(?<={day-cue} )|(?<=\bof )){month-lower:month} (?:{ordinal:day}|{integer:day})(?! (?:people|men|women|percent|million|billion))
  match    |{month-lower:month} (?:{ordinal:day}|{integer:day})(?= ?, (?:19|20)\d\d))
  match    (?!\d|[.,:]\d|%|-[a-z])(?: ?, (?<year>(?:19|20)\d\d)(?!\d|[.,]\d|%))?
  + the bond of [may 19] was repaid on [march 5].              = XXXX-05-19 ; XXXX-03-05
  + it was signed [may 3, 1988] in the hall.                   = 1988-05-03
  - the yard may 5 days a week be shut.

rule date/month-day-words
  kind     date
  over     trap/letter-behind
  match    {month}(?: the | )(?:{ordinal:day}|{integer:day}|{words:day}),? (?:{words:century}[ -])?{words:year}
  + The bond falls due on [August third two thousand and forty one].              = 2041-08-03
  + They met on [May 3, nineteen sixty one].                   = 1961-05-03
  - On January 1 two ships ran aground.

rule date/iso
  kind     date
  match    {integer:year}(?<=\d\d\d\d)(?:-(?<month_number>[01]?\d)-(?<day>[0-3]?\d)|/(?<month_number2>[01]?\d)/(?<day2>[0-3]?\d)|[. ](?<month_number3>[01]\d)[. ](?<day3>[0-3]\d))
  match    (?!\d|,\d)(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?
  priority 5
  over     trap/hyphen-code
  + Updated [2024-03-04] by the desk.                          = 2024-03-04
  + The log of [2018-7-6] and that of [2016/10/16T09:30:00Z] differ.              = 2018-07-06 ; 2016-10-16
  - The part number is 2024-19-04.

rule date/compact
  kind     date
  match    {integer:compact}(?<=[-_/.](?:19|20)[0-9]{6})
  priority 5
  over     trap/hyphen-code
  + See harbour-log-[20170302].txt for more.                   = 2017-03-02
  + It lies at data/[19991231].csv in the archive.             = 1999-12-31
  - The ledger shows 20170302 entries.

rule date/year-month-name
  kind     date
  match    {integer:year}(?<=\d\d\d\d)[ /-]{month}(?:[ /-](?<day>[0-3]?\d)(?!\d|[.,:]\d|%))?
  + The entry of [2019-Aug-1] is blank.                        = 2019-08-01
  + The entry of [2019/Aug] is blank.                          = 2019-08
  - The 20 March hares ran.

rule date/odd-order
  kind     date
  match    (?:{month}-(?<year>(?:19|20)\d\d)-(?<day>[0-3]?\d)(?!\d)|{integer:day}-(?<year2>(?:19|20)\d\d)-{month})
  priority 1
  + The stamp reads [September-2020-23].                       = 2020-09-23
  + The stamp reads [23-2020-September].                       = 2020-09-23
  - The stamp reads September-2020.

rule date/numeric
  kind     date
  as       date/numeric
  match    {integer:first}(?:/(?<second>\d\d?)/(?<year>(?:1[89]|20)?\d\d)|-(?<second2>\d\d?)-(?<year2>(?:1[89]|20)\d\d)|\.(?<second3>\d\d?)\.(?<year3>(?:19|20)\d\d))(?!\d|[./:-]\d|%)
  priority 5
  + The form of [25/12/2023] is lost.                          = 2023-12-25
  + The form of [03/04/24] is lost.                            = 2024-03-04|2024-04-03
  + It says [3.4.2024] and [12-31-1999].                       = 2024-03-04|2024-04-03 ; 1999-12-31
  - The lot is 44/15/2023.

rule date/numeric-yearless
  kind     date
  as       date/numeric
  match    (?:(?<={day-cue} )|(?<=\bto |^)|(?=0\d/\d\d)){integer:first}/(?<second>\d\d?)(?!\d|[./:-]\d|%| (?:of|inch|mile|cup|share|vote|majority))
  priority 5
  + The fair runs from [10/25] and closes early.               = XXXX-10-25
  + We meet on [5/6] at the gate.                              = XXXX-05-06|XXXX-06-05
  - About 2/3 of the fleet is out.

rule date/the-day
  kind     date
  over     trap/letter-behind
  match    (?:(?<={day-cue} the )|(?<=\bof the |\bfor the )){ordinal:day}(?<=\d(?:st|nd|rd|th))
  match    (?=[.,;:?!)]|$| (?:to|through|until|till|and|or|at|in the|for|with|when|of (?:this|next|last|the|each)\b))
  + The hearing is on the [18th].                              = XXXX-XX-18
  + He paid on the [3rd], they say.                            = XXXX-XX-03
  - It was built in the 18th century.

rule date/the-day-words
  kind     date
  over     trap/letter-behind
  match    {ordinal:day}(?= to the {ordinal:skip} of {month:skip})
  + It lasts from the [tenth to the third of April].           = XXXX-XX-10/XXXX-04-03
  + It lasts from the [thirtieth to the fifth of May].         = XXXX-XX-30/XXXX-05-05
  - The third of the harbours is silted.

rule date/weekday-day
  kind     date
  over     trap/letter-behind
  match    (?:{weekday}|{weekday-short:weekday}),? (?:the )?{ordinal:day}(?! (?:of )?{month:skip})(?! (?:century|time|day|week|month|year|place|floor))
  + The court sits on [Wed 13th].                              = XXXX-XX-13
  + Let us meet on [Tuesday the eleventh].                     = XXXX-XX-11
  - On Tuesday 13th place was lost.

rule date/weekday-date
  kind     date
  over     trap/letter-behind
  match    (?:{weekday}|{weekday-short:weekday}),? (?:the )?(?:(?:{ordinal:day}|{integer:day})(?: of (?:the )?|[ /.-]){month}|{month}(?: the |[ /-])(?:{ordinal:day}|{integer:day}))(?!\d|[.,:]\d|%)
  match    (?: ?,? ?(?:of |in )?(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%))?
  + It closed on [Tuesday, 5 March 2024].                      = 2024-03-05
  + It closed on [Tue. March 5th].                             = XXXX-03-05
  - On Tuesday 5 boats sank.

# ---- days in a row: 4-22 March, January 12-14, 2016 ----------------------------------------------------------------------

rule date/days-month
  kind     date
  over     trap/letter-behind
  match    (?:{ordinal:from_day}|{integer:from_day}) ?(?:to|-|through|until|and|&) ?(?:the )?(?:{ordinal:day}|{integer:day})(?: of | ){month}
  match    (?: ?,? ?(?:of |in )?(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%))?
  priority 3
  + The fair runs [4-22 March].                                = XXXX-03-04/XXXX-03-22
  + From [9 to 12 of June 2021] the pass was shut.             = 2021-06-09/2021-06-12
  - It sold 4 of 22 March hares.

rule date/days-between
  kind     date
  over     trap/letter-behind
  match    between (?:the )?(?:{ordinal:from_day}|{integer:from_day}) and (?:the )?(?:{ordinal:day}|{integer:day})(?: of | ){month}
  match    (?: ?,? ?(?:of |in )?(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%))?
  priority 6
  + The fair ran [between 4 and 22 March].                     = XXXX-03-04/XXXX-03-22
  + It rained [between the 9th and the 12th of June 2021].     = 2021-06-09/2021-06-12
  - It fell between 4 and 22 points.

rule date/month-days
  kind     date
  over     trap/letter-behind
  match    {month} (?:{ordinal:from_day}|{integer:from_day}|{words:from_day})(?: ?- ?| to | through | until | and )(?:the )?(?:{ordinal:day}|{integer:day}|{words:day})(?!\d|[.,:/]\d|%|(?: of)? {month:skip})
  match    (?! (?:people|men|women|children|percent|per cent|million|billion|thousand|hundred|dozen|points)\b)
  match    (?: ?,? ?(?:of |in )?(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%))?
  priority 3
  + The fair runs [March 4-22, 2024].                          = 2024-03-04/2024-03-22
  + They are closed [March third through twelfth].             = XXXX-03-03/XXXX-03-12
  - The fair runs March 4, 22 boats came.

# ---- months and years ------------------------------------------------------------------------------------------------------

rule date/month-year
  kind     date
  match    {month}(?:,? ?(?:of |in |of the year )?|[/-]| ?, )(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%|s\b| (?:people|men|women|children)\b)
  + Exports fell in [October 2023].                            = 2023-10
  + Since [June of 1992] it stands; see [Dec/2018] and [Sept., 2001].             = 1992-06/.. ; 2018-12 ; 2001-09
  - In October 2000s fashion came back.

rule date/month-split-year
  kind     date
  match    {month}(?: (?:of |in )?)(?<year>(?:19|20)\d\d)[-/](?<year_end>\d\d)(?!\d|[./:-]\d|%)
  priority 1
  + Exports rose in [April-January 2020-21].                   = XXXX-04/2021-01
  + Output fell in [November 2023-24].                         = 2023-11
  - In January 2020-22 boats were in port.

rule date/month-short-year
  kind     date
  match    {month}(?: '(?<short>\d\d)(?![\d:%]|[.,]\d)| of '?(?<short2>\d\d)(?=[;:!?)]|[.,](?!\d)|$))
  priority -1
  + It was dug in [March of 92].                               = 1992-03
  + The [Sept. '23] future rose.                               = 2023-09
  - I sold it in April for 87.

rule date/month-year-words
  kind     date
  match    {month},?(?: of| in)? (?:{words:century}[ -])?{words:year}
  + The yard shut in [March two thousand], it is said.         = 2000-03
  + It was dug in [June nineteen thirty-six].                  = 1936-06
  - In October two ships sank.

rule date/month
  kind     date
  match    (?:(?<={month-cue}[ -])|(?!(?:april|june|august) (?-i:[A-Z][a-z])))(?!mar\b|may\b|march\b|sep\b|jun\b|jan\b){month}(?<!\ban august)(?<!\$[a-z]{3})(?! (?-i:[A-Z][a-z]+), \d\d)
  + In [August] the dam broke.                                 = XXXX-08
  + Prices fell in [Nov.] and rose in [December].              = XXXX-11 ; XXXX-12
  - An august body met.
  - April Jones and June Smith sang.

rule date/month-or-verb
  kind     date
  match    (?=mar\b|may\b|march\b|sep\b|jun\b|jan\b)
  match    (?:(?<={month-cue}[ -]){month}(?<=(?-i:May|MAY|Mar|Sep|Jun|Jan)|march)|(?:(?<={month-cue-sure}[ -])|(?<=-)){month}|{month}(?= ?(?:to|-|through|and) {month:skip}))
  match    (?! on\b| (?-i:[A-Z])\w* (?:said|told)\b)
  + Output fell in [May].                                      = XXXX-05
  + Since [March] nothing moved.                               = XXXX-03/..
  + It rained from [May to July], and [January-March].         = XXXX-05/XXXX-07 ; XXXX-01/XXXX-03
  - Veltin Jan lies in the hills.
  - May the best boat win, and March on!

# A bare number of four digits is a year only where its neighbours say so.
rule date/year
  kind     date
  match    (?:(?<={year-cue}[ -]){integer:year}|(?<=[(]){integer:year}(?=[),:;])|(?<=^|\n|[.!?\n] ){integer:year}(?=:| (?:was|is|has|saw|will|brought|marked|began|ended)\b))
  match    (?<=\b(?:1[0-9]|20)\d\d)
  match    (?!\d|s\b|[.,:]\d|%|/\d|[ -](?:people|men|women|children|tonnes?|tons?|barrels?|homes|jobs|miles|metres|meters|feet|km|kg|mw|gw|units|million|billion)\b)
  priority 5
  over     trap/hyphen-code
  + Exports doubled in [2016].                                 = 2016
  + The bridge, rebuilt in the year [1911], held until [2008]. = 1911 ; ../2008
  + The survey ([2019]) was small.                             = 2019
  - The depot holds 2016 barrels.
  - In 2016 tonnes of ore were lost.

rule date/year-weak
  kind     date
  match    (?:(?:(?<={year-cue-weak} )|(?<=\d\d\d\d |\d\d\d\d, |\d million |\d billion |\dbn )){integer:year}(?<=\b(?:19|20)\d\d)|(?<=\bby ){integer:year}(?<=\b21[05]0)
  match    |(?<=(?-i:[a-z]) ){integer:year}(?<=\b(?:19|20)\d\d)(?= (?-i:[A-Z][a-z]))|(?<= |^){integer:year}(?<=\b(?:19|20)\d\d)(?=(?:,| and| or) (?:19|20)\d\d(?!\d)))
  match    (?!\d|s\b|-(?-i:[a-z]+[A-Z])|[.,:]\d|%|/\d|-\d|[ -](?:people|men|women|children|percent|per cent|million|billion|thousand|dollars|tonnes?|tons?|barrels?|feet|km|kg|mw|gw)\b)
  match    (?! (?!(?:is|was|has|as|this|its|his|across|versus|thus|plus|us|elections?|olympics|games|championships?|series|sales|crisis|results|protests|floods|riots|attacks|talks|figures|levels|earnings|wildfires|borders|census|onwards|afterwards|towards|unless|perhaps|besides)\b)(?-i:[a-z-]+s)\b)
  priority 4
  + The storm of [1987] felled oaks.                           = 1987
  + It opens by [2030], up from [2019] and [2020].             = ../2030 ; 2019 ; 2020
  + The [2016] budget was bigger, in both [2014] and [2015].     = 2016 ; 2014 ; 2015
  + They will vote on a $27 million [2019] budget.               = 2019
  + She is to host the [2014] Gala, and saw [2016] Olympians.    = 2014 ; 2016
  + The sea will rise by [2100].                                = ../2100
  - A total of 1987 ships called.
  - The crane lifts up to 1950 pounds.

rule date/year-words
  kind     date
  match    {words:century}[ -]{words:year}(?! (?:people|men|women|percent|per cent|thousand|million)\b)
  + The pier fell in [nineteen eighty four].                   = 1984
  + It was built in [eighteen twelve] by monks.                = 1812
  - He sold nineteen, ninety stayed.

rule date/thousand-words
  kind     date
  match    in {words:year}(?=[.,;:?!)]|$| (?:and|but|when|by|as|was|is|to)\b)
  + It closed [in two thousand and two].                       = 2002
  + It closed [in two thousand and fifteen], they say.         = 2015
  - He sold two thousand and two boats.

rule date/years
  kind     date
  match    {integer:from_year}(?: ?[-~] ?| to | through | until )(?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%|-\d| (?:people|men|women|children|tonnes?|tons?|barrels?|homes|jobs)\b)
  match    (?<!to (?:1[0-4])\d\d)(?! (?!(?:is|was|has|as|this|its|his|across|versus|thus|plus|us|unless|perhaps|besides)\b)(?-i:[a-z-]+s)\b(?<!seasons|elections|figures|levels|results))
  priority 5
  + The war of [2014-2018] was long.                           = 2014/2018
  + It grew from [1990 to 2010].                               = 1990/2010
  - The yard is hiring, growing from 1100 to 1900 workers.
  - Sales rose from 2014 to 1990.

rule date/years-between
  kind     date
  match    between {integer:from_year} and (?<year>(?:1[0-9]|20)\d\d)(?!\d|[.,:]\d|%|-\d| (?:people|men|women|children|tonnes?|tons?|barrels?|homes|jobs)\b)
  priority 5
  + It grew [between 2007 and 2009].                           = 2007/2009
  + [Between 1850 and 1870] the port silted up.                = 1850/1870
  - It grew in 2009 and 2007.

rule date/years-short
  kind     date
  match    {integer:from_year}[-/](?<short>\d\d)(?!\d|[./:-]\d|%)(?: (?:season|crop year|marketing year|fiscal year|school year|academic year))?
  priority 4
  + The [2023/24] harvest was poor.                            = 2023/2024
  + In the [2022-23 season] they lost.                         = 2022/2023
  - The score was 2023-5.

# ---- quarters, halves, fiscal years ---------------------------------------------------------------------------------------

rule date/quarter
  kind     date
  match    q(?<quarter>[1-4])(?!\d|[.,]\d)(?:(?: of |-| fy ?| ?/ ?| |, | ')?(?:(?<year>(?:19|20)\d\d)|'?(?<short>\d\d))(?!\d|[.,]\d|%))?
  at       q
  + Sales rose in [Q3 2023].                                   = 2023-Q3
  + In [Q1] sales fell; [Q4 '22] was worse.                    = XXXX-Q1 ; 2022-Q4
  - The Q5 is a car.

rule date/quarter-first
  kind     date
  match    {integer:quarter}q(?:(?: of |-| | ')?(?:(?<year>(?:19|20)\d\d)|'?(?<short>\d\d))(?!\d|[.,]\d|%))?(?![a-z0-9])
  + Sales rose in [3Q23].                                      = 2023-Q3
  + Sales rose in [1Q 2019].                                   = 2019-Q1
  - The 5Q 23 is a car.

rule date/year-quarter
  kind     date
  match    {integer:year}(?<=\d\d\d\d)[ -]?(?:q(?<quarter>[1-4])|h(?<half>[12]))(?![a-z0-9])
  + The [2017 Q1] rise and that of [2019-Q2] are odd.          = 2017-Q1 ; 2019-Q2
  + [2019 H2] will bring rain.                                 = 2019-H2
  - The 2017 Q7 is a car.

rule date/quarter-words
  kind     date
  over     trap/letter-behind
  match    {ordinal:quarter}[ -](?:calendar |(?<fiscal_word>fiscal |financial ))?quarter(?![a-z])(?: (?:of )?(?:the )?(?<fiscal_word2>fiscal (?:year )?|financial (?:year )?)?(?:year )?(?<year>(?:19|20)\d\d)(?!\d|s\b|[.,:]\d|%))?(?!s\b|-century)
  + The [third quarter of 2023] was dry.                       = 2023-Q3
  + It fell in the [fourth quarter of fiscal 2023].            = FY2023-Q4
  + The [first-quarter] loss grew.                             = XXXX-Q1
  - A fifth quarter of pork was cut.

# By the month that ends them, as in reports of mines and banks.
rule date/month-quarter
  kind     date
  match    {month}(?:'s)?(?: (?<year>(?:19|20)\d\d))?[ -](?<month_quarter>quarter)(?![a-z])(?: (?:of )?(?<year2>(?:19|20)\d\d)(?!\d|s\b|[.,:]\d|%))?
  priority 5
  + Shipments fell in the [March quarter] and in the [December quarter of 2021].  = XXXX-Q1 ; 2021-Q4
  + Output of the [June 2019 quarter] beat that of [September's quarter].  = 2019-Q2 ; XXXX-Q3
  - An April quarter moon rose.

rule date/year-month-quarter
  kind     date
  match    {integer:year}(?<=\d\d\d\d) {month}[ -](?<month_quarter>quarter)(?![a-z])
  priority 6
  + Output fell in the [2003 March quarter].                    = 2003-Q1
  + It beat the [2019 December quarter].                        = 2019-Q4
  - It fell in 2003 March quarters.

rule date/year-quarter-words
  kind     date
  over     trap/letter-behind trap/name
  match    {integer:year}(?<=\d\d\d\d)(?:'s)? (?:{ordinal:quarter}[ -]quarter|{ordinal:half}[ -]half)(?![a-z])
  priority 5
  + The yard's [2018 second-quarter] loss grew.                = 2018-Q2
  + It fell in the [2018 first half].                          = 2018-H1
  - The 2018 fifth quarter was a joke.

rule date/quarters-words
  kind     date
  over     trap/letter-behind
  match    {ordinal:from_quarter} (?:and|to|through) {ordinal:quarter} quarters(?: (?:of )?(?<year>(?:19|20)\d\d)(?!\d|[.,:]\d|%))?
  priority 1
  + In the [second and third quarters of 2021] it was dry.     = 2021-Q2/2021-Q3
  + The [first to third quarters] were dry.                    = XXXX-Q1/XXXX-Q3
  - The second and third quarter were dry.

rule date/half
  kind     date
  match    h(?<half>[12])(?!\d|[.,]\d|n)(?:(?: of |-| fy ?|/| |, | ')?(?:(?<year>(?:19|20)\d\d)|'?(?<short>\d\d))(?!\d|[.,]\d|%))?(?![a-z])
  at       h
  + Sales rose in [H1 2024].                                   = 2024-H1
  + In [H2] sales fell.                                        = XXXX-H2
  - The H3 is a car, and H5N1 a virus.

rule date/half-first
  kind     date
  match    {integer:half}h(?: of |-| | ')?(?:(?<year>(?:19|20)\d\d)|'?(?<short>\d\d))(?!\d|[.,]\d|%)(?![a-z])
  + Sales rose in [1H24].                                      = 2024-H1
  + Sales rose in [2H 2019].                                   = 2019-H2
  - The 5H 24 is a pencil.

rule date/half-words
  kind     date
  over     trap/name trap/letter-behind
  match    (?:{ordinal:half}|(?<latter>latter))[ -]half(?:(?: of (?:the )?(?:fiscal |financial )?(?:year )?| )(?<year>(?:19|20)\d\d)(?!\d|s\b|[.,:]\d|%)|(?= of (?:the year|this year|last year|next year)\b)|(?=-year)-year|(?= (?:profits?|sales|results|revenues?|earnings|loss|losses|income|turnover|trade|output|exports|imports)\b)|(?=(?:,? (?:up|down|compared|against)|, from| from an? (?:year|loss|profit)| (?:rose|fell|grew|climbed|dropped|declined|slipped|increased|decreased)) ))
  + The [first half of 2024] was dry.                          = 2024-H1
  + The mill's [second-half] profit fell.                      = XXXX-H2
  + Mills made 27 percent of it in the [first half], up from 24.   = XXXX-H1
  - They led in the first half of the match.
  - They led in the first half, and lost.

rule date/fiscal
  kind     date
  match    fy ?'?(?:(?<fiscal>(?:19|20)\d\d)|(?<fiscal_short>\d\d))(?!\d|[.,]\d|%)
  at       fy
  + Profit for [FY25] is flat.                                 = FY2025
  + In [FY 2024] it rose.                                      = FY2024
  - The FY7 is a plane.

rule date/fiscal-words
  kind     date
  match    (?:fiscal|financial|tax) (?:year )?(?:of )?(?<fiscal>(?:19|20)\d\d)(?!\d|[.,]\d|%)
  + In [fiscal 2023] the yard lost money.                      = FY2023
  + For [financial year 2021] it paid nothing.                 = FY2021
  - A fiscal 2,023 page report came.

rule date/fiscal-years
  kind     date
  match    (?:fy ?'?|(?:fiscal|financial|tax) (?:years? )?(?:of )?){integer:from_year}[-/](?:20)?(?<short>\d\d)(?!\d|[./:-]\d|%)
  + The target for the [financial year 2021-22] is low.        = 2021/2022
  + In [FY2023/24] it fell, and in [FY 2024-2025] too.         = 2023/2024 ; 2024/2025
  + It lost money in [fiscal 2022/23].                         = 2022/2023
  - It lost money in a fiscal 2-1 split.

# ---- decades, centuries, seasons -------------------------------------------------------------------------------------------

rule date/decade
  kind     date
  match    {integer:decade}'?s(?![a-z])(?<=(?:1[0-9]|20)\d0s|\d0's)
  priority 5
  over     trap/hyphen-code
  + The [1990s] were wet.                                      = 199
  + The [early 1840s] were dry.                                = 184~START
  + It was built in the [mid-1990s], or the [1800s].           = 199~MID ; 18
  - The 1994s were good wines.

rule date/decade-short
  kind     date
  match    (?<='|\bthe |\bthe '|\bthe late |\bthe early |\bthe mid[ -]){integer:decade_short}(?<=\d0)'?s(?![a-z])
  priority 4
  over     trap/hyphen-code
  + In the [80s] the port silted up.                           = XX8
  + In the [late 70s] it was dug out.                          = XX7~END
  - He is in his 80s.

rule date/decade-words
  kind     date
  match    {decade-word}(?<=\bthe [a-z]{7}|\bthe [a-z]{8}|\bthe [a-z]{9}|\bin [a-z]{7}|\bin [a-z]{8}|\bin [a-z]{9}|\blate [a-z]{7}|\blate [a-z]{8}|\blate [a-z]{9}|\bearly [a-z]{7}|\bearly [a-z]{8}|\bearly [a-z]{9})(?<!his early [a-z]{9})(?<!(?:his|her) late [a-z]{7})
  + It was the fashion of the [thirties].                      = XX3
  + Rents rose in the [nineties].                              = XX9
  - He is in his fifties.

rule date/century
  kind     date
  over     trap/letter-behind
  match    {ordinal:century}[ -](?:century|centuries)(?!-(?:old|long))
  + The walls are of the [15th century].                       = 14
  + A [nineteenth-century] barn burned.                        = 18
  - He scored his third century-old joke.

rule date/season-year
  kind     date
  match    {season}(?: of|,| in)? (?<year>(?:1[89]|20)\d\d)(?!\d|[.,:]\d|%|[-/]\d)
  + In [summer 2023] it was dry.                               = 2023-SU
  + The [spring of 1871] was wet.                              = 1871-SP
  - A fall of 2,023 points followed.

rule date/season-years
  kind     date
  match    {season}(?: of)? (?<year>(?:1[89]|20)\d\d)[-/](?:20)?\d\d(?!\d|[.,:]\d)
  + In [winter 2022-23] it was dry.                            = 2022-WI
  + The [winter of 1946/47] was hard.                          = 1946-WI
  - A fall of 2022-2 followed.

rule date/season-relative
  kind     date
  match    {relative-mod} {season}(?! (?:of|in) (?:1[89]|20)\d\d)(?!ed\b|s\b)
  + They struck coal [last winter].                            = XXXX-WI#-1
  + It opens [next spring].                                    = XXXX-SP#+1
  - The last winters were dry.

rule date/season
  kind     date
  match    (?:(?<=\bin ){season}|(?<=\bthe |\bmid |\bmid-|\bdry ){season}(?<!fall))(?=[.,;:?!)]|$| (?:when|and|but|after|before|as|of (?:this|last|next)\b))
  + It rained in the [summer].                                 = XXXX-SU
  + It rained in [autumn], too.                                = XXXX-FA
  - The spring of the clock broke.

# ---- weekdays and relative days ---------------------------------------------------------------------------------------------

rule date/weekday
  kind     date
  match    {weekday}(?! (?-i:Times|Telegraph|Mirror|Express|Herald|Post|Mail|Night Live))(?: {day-part})?(?<!\bevery [a-z]{6})(?<!\bevery [a-z]{7})(?<!\bevery [a-z]{8})(?<!\bevery [a-z]{9})(?<!\beach [a-z]{6})(?<!\beach [a-z]{7})(?<!\beach [a-z]{8})(?<!\beach [a-z]{9})
  + The bridge shut on [Tuesday].                              = XXXX-WXX-2
  + It reopened [Friday morning].                              = XXXX-WXX-5TMO
  - She reads the Sunday Times.
  - The court sits every Monday.

rule date/month-relative
  kind     date
  match    {relative-mod} {month}(?! \d)(?<!past may)(?<!past march)
  + They met [last May].                                       = XXXX-05#-1
  + It opens [next September].                                 = XXXX-09#+1
  - The last marched on.

rule date/weekday-relative
  kind     date
  match    {relative-mod} {weekday}(?: {day-part})?
  + The bridge shut [last Friday].                             = W-1.WXX-5
  + It opens [next Monday].                                    = W+1.WXX-1
  - The last Fridays were dry.

rule date/relative-day
  kind     date
  match    {relative-day}(?: {day-part})?(?!-)
  + The gate opens [today].                                    = D+0
  + It broke [yesterday morning], or the [day before yesterday].                  = D-1TMO ; D-2
  - The to-day of old is gone.

rule date/now
  kind     date
  match    {now}(?<=and now|till now|until now| to now|and right now|to the present|to present day|until present day)(?=[.,;:?!)]|$)
  + It grew between [2019 and now].  = 2019/D+0
  + It rained from [May to now].                             = XXXX-05/D+0
  - He is now, at last, free.

# ---- relative weeks, months, years ---------------------------------------------------------------------------------------------

rule date/relative-unit
  kind     date
  match    (?:(?=same |that ){relative-mod} {time-unit}|{relative-mod} {time-unit}(?<!to this day)(?! of (?:the )?(?:(?:1[0-9]|20)\d\d|{month:skip}|{relative-mod:skip} |year)))(?! (?:before|after(?! \d)|ago|old|earlier|later)\b)(?!-(?:old|long|end))
  + Sales fell [last week].                                    = W-1
  + It will grow 2 percent [next year] after 1 percent now.     = Y+1
  + They rise [next month], and rose [this year].              = M+1 ; Y+0
  + The [previous year] was dry, and the [same month] too.     = A:Y-1 ; A:M+0
  - The last weeks were dry.

rule date/relative-units
  kind     date
  match    (?<!\bto )(?<!\bwill )(?<!\bcould )(?<!\bwould )(?<!\bshould )(?<!\bmay )(?<!\bmight )(?<!\bcan )(?:{relative-mod} (?:(?<couple>couple (?:of )?)|{number:count}[ -]){time-unit}|{number:count} {relative-mod} {time-unit}(?<=s))(?! of (?:the )?(?:(?:1[0-9]|20)\d\d|{month:skip}|{relative-mod:skip} |year))
  + Over the [past three years] it grew.                       = P3Y/D
  + In the [next couple weeks] it may rain.                    = D/P2W
  + The [3 next weeks] are dry, the [last two quarters] were not.                 = D/P3W ; P2Q/D
  - The next three boats are dry.
  - The trial is expected to last eight weeks.
  - It sold 31 boats this year and 28 last year.

rule date/period-of
  kind     date
  match    {relative-mod} {date-period}(?= (?:of|in|last|a|one|two|the previous|the year)\b)
  + Sales rose from the [same period a year earlier].          = A-P1Y
  + Sales rose from the [same period last year].               = Y-1.A:P+0
  + It fell from the [same month of 2022].                     = 2022.A:M+0
  - Sales rose in this period of rain.

rule date/same-period
  kind     date
  as       date/year-before
  match    {time-unit}(?:-{shift}(?<!-after)(?<!-before)|[ -](?:on|over)[ -]{time-unit:skip}(?<=\byear.on.year|\byear.over.year|\bmonth.on.month|\bmonth.over.month|\bquarter.on.quarter|\bquarter.over.quarter|\bweek.on.week|\bweek.over.week))(?: period| month| quarter| level)?
  + Sales rose from the [year-earlier period].                 = A-P1Y
  + Sales rose from the [year-ago quarter].                    = A-P1Y
  + Sales rose 4 % [year on year] and 1 % [month-over-month].  = A-P1Y ; A-P1M
  - A year-old boat sank.

rule date/same-period-short
  kind     date
  as       date/year-before
  match    {unit-on-unit:time-unit}(?![\w/-])
  + Sales rose 4 % [YoY] and 1 % [m/m].                        = A-P1Y ; A-P1M
  + Profit is up 9 % [y-o-y].                                  = A-P1Y
  - His mom sold it.

rule date/prior-period
  kind     date
  match    {relative-mod}-{time-unit}(?: period| quarter| month| level|(?= (?:figures?|loss|profit|total|result|average|earnings)\b))
  + Sales rose from the [prior-year period].                   = A:Y-1
  + It beat the [previous-quarter] profit.                     = A:Q-1
  - They sell next-day delivery.

rule date/ago
  kind     date
  match    (?:{number:count}[ -]|a |an |(?<half_one>half an? )){time-unit}(?<half_more> and a half)? {shift}(?! than)(?:(?<! after)(?<! before)(?<! afterward)|(?=[.,;:?!)]|$| (?:and|but|when|while|as)\b))
  + It sank [two days ago].                                    = D-P2D
  + It sank [a year earlier] and rose [three weeks later].     = A-P1Y ; A+P3W
  + It sank [half a century ago], and [a year and a half ago]. = D-P0.5CE ; D-P1.5Y
  + It opens [two years from now].                             = D+P2Y
  - It sank two boats ago.
  - It sank two days after the vote.

rule date/the-unit-before
  kind     date
  as       date/unit-beside
  match    {time-unit} (?:{shift})(?<=\bthe day before|\bthe week before|\bthe year before|\bthe month before|\bthe day after|\bthe week after|\bthe year after|\bthe month after)(?=[.,;:?!)]|$| (?:and|but|when|while|as)\b)
  + Sales were higher the [year before].                       = A:Y-1
  + He left the [day after], it seems.                         = A:D+1
  - The day before the vote it rained.

rule date/in-units
  kind     date
  as       date/ahead
  match    in (?:{number:count}[ -]|a |an ){time-unit}(?:'?s?'? (?<time>time)\b)?(?! (?:of|at|to)\b| and (?:a half|(?:\d+|[a-z]+) [a-z]+(?<=days|hours|minutes|seconds|months|weeks)))(?!-)
  + The yard will shut [in two months].                        = D+P2M
  + Will it open [in a week]? They pay [in a fortnight's time].                   = D+P1W ; D+P2W
  - It grew in 2,000 boats.
  - Prices doubled in two months.
  - The final was won in two hours and 12 minutes.

# ---- parts of another date: what follows is put together behind the rules ----------------------------------------------------

rule date/part
  kind     date
  over     trap/hyphen-code trap/name
  match    {date-part}[ -](?<!(?<!year[ -])\bend )(?:the )?(?=(?:{month:skip}|{season:skip}|{integer:skip}(?<=\d\d\d\d)|{relative-mod:skip} |{ordinal:skip} (?:century|quarter|half)|\d0s|\d\d\d0s|fy|q[1-4]|fiscal |{decade-word:skip}|(?:week|month|quarter|year|decade|century)\b))
  + Rains came in [early May].                                 = XXXX-05~START
  + The [end of 2025] is far, [mid-2021] past.                 = 2025~END ; 2021~MID
  + Its [year-end 2025] report is out.                         = 2025~END
  + In the [second half of the 1990s] it was dry.              = 199~END
  + It shut at [end-March], or [end-2023].                     = XXXX-03~END ; 2023~END
  + Prices rose [earlier this year].                           = Y+0~SOFAR
  - The early bird sings.

rule date/unit-end
  kind     date
  as       date/unit-end
  match    {time-unit}(?:-end|'s end)(?![\w-])(?<!week-end)(?<!day's end)
  + It will be done by [year-end].                             = ../Y+0~END
  + At [year's end] they sailed.                               = Y+0~END
  - The week-end was wet.

rule date/part-unit
  kind     date
  match    {date-part} the {time-unit}(?! of\b)(?<! day)
  + By the [end of the decade] it will be shut.                = ../DE+0~END
  + For the [rest of the year] it is dry.                      = Y+0~REST
  - At the end of the day, it is a boat.

rule date/from-date
  kind     date
  match    (?<!\bfor )(?:{number:count}[ -]|a (?!year from \d\d\d\d)|an ){time-unit} {shift-of} (?:the )?(?=(?:{month:skip}|{weekday:skip}|{relative-day:skip}|{relative-mod:skip} |{holiday:skip}|{integer:skip}[ -]{month:skip}|{integer:skip}(?<=\b(?:1[89]|20)\d\d)(?!\d|[.,]\d)|{ordinal:skip} (?:of )?{month:skip}))
  + We sail [3 weeks from August 12].                          = XXXX-08-12+P3W
  + We sail [three weeks from tomorrow].                       = D+1+P3W
  + It shut [two years after 2014].                            = 2014+P2Y
  - We sail two weeks from here.
  - The scheme ran for 11 years from 2009.
  - It carries 5 million tonnes a year from 2027.

rule date/span
  kind     date
  as       date/span
  match    (?:{number:count}[ -]|a |an |{ordinal:skip}[ -](?:fiscal )?)?{time-unit}(?: period)?(?: {span-of}|, from) (?:the )?(?=(?:(?:end[ -](?:of )?)?{month:skip}|{weekday:skip}|{relative-day:skip}|{relative-mod:skip} |{holiday:skip}|{integer:skip}[ -]{month:skip}|{integer:skip}(?<=\b(?:1[89]|20)\d\d)(?!\d|[.,]\d)|{ordinal:skip} (?:of )?{month:skip}))
  + Sales rose in the [three months to June].                  = P3M/XXXX-06
  + It runs [3 weeks starting June 11th].                      = XXXX-06-11/P3W
  + In the [week to 7 June] nothing moved.                     = P1W/XXXX-06-07
  + Over the [three years to 2019] it grew.                    = P3Y/2019
  + It fell in the [six months to the end of September].       = P6M/XXXX-09~END
  + It fell in the [second quarter ended June 30, 2023].       = P1Q/2023-06-30
  + It fell in the [12-month period to May 2021].              = P12M/2021-05
  - They had two weeks to wait.

rule date/week-of
  kind     date
  as       date/week-of
  match    week of (?:the )?(?=(?:{month:skip} \d|{ordinal:skip}|{integer:skip} {month:skip}|{holiday:skip}))
  + The fair is in the [week of May 20].                       = XXXX-05-20~WEEK
  + Book the [week of the 18th].                               = XXXX-XX-18~WEEK
  - A week of rain came.

rule date/nth-unit
  kind     date
  over     trap/letter-behind
  match    (?:{ordinal:nth} (?!quarter|half)|{date-last:last} )(?:{number:count} )?(?:full )?(?:{time-unit}|{weekday}) (?:of|in) (?:the )?(?=(?:{month:skip}|{integer:skip}(?<=(?:1[89]|20)\d\d)|{relative-mod:skip} |(?:month|quarter|year|decade|century)\b))
  + The fair is in the [3rd week of January].                  = XXXX-01.W#3
  + The [first 3 weeks of 2019] were wet.                      = 2019.W#1/P3W
  + On the [last Monday of May 2019] it rained.                = 2019-05.WXX-1#-1
  + It fell in the [final quarter of 2023].                    = 2023.Q#-1
  - The first week of rain came.

rule date/first-months
  kind     date
  match    (?:(?<=\bin |\bin the |over the )|(?<=\bfor the |during the |after the |from the ))first {number:months} months(?!-|\w| (?:of|in|after|since|on|at|as|with|under|following|that|when|he|she|it|they|we|from|before|alone) )
  + Exports rose in the [first five months], the office said.  = XXXX-01/XXXX-05
  + In the [first 9 months] trade fell by a third.             = XXXX-01/XXXX-09
  - In the first six months after the fire it was shut.

rule date/of-the-unit
  kind     date
  match    {time-unit}(?<=\bof the (?:year|week)|\bof the day|\bof the month|\bof the decade|\bof the quarter)(?<!turn of the year)(?=[.,;:?!)]|$| (?:is|was|and|but|to|for|as)\b)
  priority -2
  + The [first quarter of the year] was dry.                    = Y+0.Q1
  + At the [end of the month] we sail, the boat of the [year].     = M+0~END ; Y+0
  - The time of the year of the ox.

rule date/for-the-unit
  kind     date
  match    {time-unit}(?<=\bfor the (?:year|week)|\bfor the month|\bfor the quarter)(?=[.,;:?!)]|$| (?:was|and|but|as|at|rose|fell)\b)
  + Sales for the [month] fell.                                = M+0
  + It is shut for the [week].                                 = W+0
  - For the year-old boat, it was over.

rule date/weekend
  kind     date
  match    {time-unit}(?<=\bthe weekend)(?<=\b(?:at|on) the weekend|\bover the weekend|\bduring the weekend|\bsince the weekend)(?! of)
  as       date/weekend
  + It rained over the [weekend].                              = XXXX-WXX-WE
  + We sail at the [weekend], not during the week.             = XXXX-WXX-WE
  - A weekend of rain came.

rule date/to-date
  kind     date
  as       date/to-date
  match    {time-unit}(?:-to-date| to date(?=[.,;:)]|$| (?:is|was|are|were|rose|fell|and|in|of|at|has|have|stood)\b))
  + Sales for the [year to date] fell.                         = Y+0~SOFAR
  + The [month-to-date] rain is low.                           = M+0~SOFAR
  - He took the week to date Ann.

# ---- holidays -----------------------------------------------------------------------------------------------------------------

rule date/holiday
  kind     date
  match    {holiday}(?! (?-i:Island|Islands|Rising|Agreement|Accord|Accords)\b)(?! (?:part(?:y|ies)|trees?|cards?|gifts?|shopping|carols?|songs?|presents?|lights?|markets?|dinners?|lunch|lunches|bonus|spirit|eggs?|bunny|puddings?|jumpers?|movies?|films?)\b)(?:(?: of|,| in)? (?<year>(?:1[89]|20)\d\d)(?!\d|[.,:]\d|%))?
  + The bridge shut on [Christmas Day].                        = XXXX-12-25
  + On [Black Friday 2010] it rained, on [Easter 2024] too.    = 2010-11-26 ; 2024-03-31
  - The Easter Rising failed.
  - The office Christmas party was dull.

rule date/holiday-relative
  kind     date
  match    {relative-mod} {holiday}
  + When is the [next New Year's Day]?                         = XXXX-01-01#+1
  + They met [last Thanksgiving].                              = XXXX.weekday:11:4:4#-1
  - The last of the summer wine.
