# Shares, multiples, odds.

rule ratio/fraction
  kind     ratio
  as       fraction
  match    {number}(?=(?:'s)?(?: of\b| were\b| was\b| are\b| the\b| its\b| their\b| his\b| her\b| our\b| that\b| as\b))
  priority 5
  + [Two thirds] of the fleet is idle.                     = 0.666666666667
  + [Half] the crew was hurt.                              = 0.5
  - The first half of the year was dry.

rule ratio/fraction-more
  kind     ratio
  as       fraction
  match    {number}(?<!this half)(?<!last half)(?<!next half)(?<!first half)(?<!second half)(?<!other half)(?<!in half)(?= (?:to|from|since|over|more|less|fewer|higher|lower|larger|smaller|full|empty|owned|interest|stake|share|majority|majorities|a\b)|[.,;:)]|$)
  priority 4
  + The party has a [two-thirds] majority.                 = 0.666666666667
  + Traffic fell by [a third].                             = 0.333333333333
  - The third man fell.
  - They walked out for a third time.

rule ratio/fraction-by
  kind     ratio
  as       fraction
  match    \b(?:by|up|down) (?:{hedge-before} )?(?<figure>{number})(?= (?:in|on|at|during|between|after|before|when|this|last|compared|against|within|under)\b)
  priority 6
  + Rents fell by nearly [a tenth] in May.                 = 0.1
  + Its herd was cut by [a third] last year.               = 0.333333333333
  + It paid more, up [a third] in two years.               = 0.333333333333
  - The order was signed by a third man.

rule ratio/fraction-range
  kind     ratio
  as       range
  match    (?:between {words:low} and |{words:low} (?:to|or) ){words:high}(?<=third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half|thirds|quarters|fifths|eighths|tenths)(?! (?:of [a-z]+ [12]|place|year|man|time|round|largest|biggest|day|week|month|century|floor)\b)(?![\w-])
  unit     1
  priority 16
  + Takings are down by [between a fifth and a third].     = 0.2..0.333333333333 1
  + It lost [a quarter to a third] of its trade.           = 0.25..0.333333333333 1
  - It came second or third.

rule ratio/out-of
  kind     ratio
  as       share
  match    {number:number} (?:out of (?:(?:the|its|their|his|her|our|every|all) )?|of (?:(?:the|its|their|his|her|our|every|all) )?(?!\d\d\d|\d+,\d\d\d)){number:base}(?![\w%])
  priority 15
  + [Seven out of 12] ports were shut.                     = 0.583333333333
  + [3 of the 48] seats are empty.                         = 0.0625
  + [310 out of 1,240] samples were clean.                 = 0.25
  - Seven of them left.
  - Some 310 of the 1,240 samples were clean.

rule ratio/one-in
  kind     ratio
  as       share
  match    {words:number} in (?:every )?{words:base}(?![\w-])
  priority 15
  + [One in five] loans went bad.                          = 0.2
  + [Two in three] voters agree.                           = 0.666666666667
  - Two in three-piece suits came.

rule ratio/one-in-mixed
  kind     ratio
  as       share
  match    {words:number} in (?:every )?(?!(?:19|20)\d\d\b){digits:base}(?= [a-z])(?! (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games|matches|seasons|per|percent|million|billion)\b)
  priority 15
  + Fewer than [one in 10] pupils passed.                  = 0.1
  + Some [three in 40] hens are ill.                       = 0.075
  - It won five in 12 months, and one in 2019 alone.

rule ratio/one-in-hyphens
  kind     ratio
  as       share
  match    {words:number}-in-(?:{digits:base}|{words:base})(?=[ -])
  priority 15
  + It was a [one-in-20] gale.                             = 0.05
  + She had a [one-in-three] chance.                       = 0.333333333333
  - It is an all-in-one machine.

rule ratio/one-in-digits
  kind     ratio
  as       share
  match    {integer:number} in (?:every )?(?!(?:1[89]|20)\d\d\b){digits:base}(?= [a-z])
  priority 15
  + Some [1 in 10] hens laid no eggs.                      = 0.1
  + About [3 in 4] farms have wells.                       = 0.75
  + It makes [3 in every 1,000] hens ill.                  = 0.003
  - It fell by 3 in May.
  - Thefts rose from 318 in 2021 to 940.

rule ratio/times
  kind     ratio
  match    {number}[ -]times(?= (?:as|more|the|that|what|higher|lower|larger|bigger|smaller|greater|faster|slower|less|fewer|its|their|his|her|last|better|worse|over|normal|usual|(?-i:[A-Z][A-Za-z.-]+)(?:'s|s'))\b)
  unit     1
  priority 15
  + Freight cost [ten times] the 2011 figure.              = 10 1
  + The well is [2.5 times] as deep.                       = 2.5 1
  + It is [ten times] Marland's size.                      = 10 1
  - He won it three times.

rule ratio/times-range
  kind     ratio
  match    {number:low}(?: to |-| or ){number:high}[ -]times(?= (?:as|more|the|that|what|higher|lower|larger|bigger|smaller|greater|faster|slower|its|their|his|her|last|over|normal|usual)\b)
  unit     1
  priority 20
  + Demand will be [five to six times] the 2022 level.     = 5..6 1
  + It is [2-3 times] as dear.                             = 2..3 1
  - He won it two or three times.

# "at 12 times forward earnings": a price as a multiple of what is earned.
rule ratio/times-earnings
  kind     ratio
  match    {number}[ -]times(?= (?:(?:(?:net|core|average|median|mean|typical|local|minimum|household|annual|expected|estimated|forecast|forward|trailing|operating|gross|tangible|projected|underlying)(?:-year)?|annuali[sz]ed|[12][0-9]{3}) ){0,2}(?:earnings|book value|book|sales|revenues?|ebitda|profits?|incomes?|wages?|salaries|cash flow|oversubscribed|subscribed|leverage|assets|salary|pay|interest)\b)
  unit     1
  priority 15
  + It trades at [6.5 times] forward earnings.             = 6.5 1
  + It is valued at [2.3 times] book value.                = 2.3 1
  + A flat there costs [9.6 times] average earnings.       = 9.6 1
  - She reported earnings three times.

rule ratio/fold
  kind     ratio
  match    (?:{multiplier-fold}|{digits}[ -]?fold)(?!\w)
  unit     1
  priority 15
  + There was a [threefold] rise in fees.                  = 3 1
  + Sales grew [12-fold] in a year.                        = 12 1
  - He made a manifold for 12 pipes.

rule ratio/x
  kind     ratio
  match    {digits}x(?!\w)
  unit     1
  over     trap/glued
  + The share trades at [12x] earnings.                    = 12 1
  + It runs [1.5x] faster.                                 = 1.5 1
  - The x axis has 12 marks.

rule ratio/multiplier
  kind     ratio
  match    {multiplier-word}(?= (?:the|that|what|its|their|his|her|last|this|as that|as those|as (?:many|much|big|large|high|long|far|fast|likely|heavy|tall|wide|deep|old|strong|rich|expensive|dear|good|bad))\b)
  unit     1
  priority 5
  + Trade was [twice] that of the year before.             = 2 1
  + They paid [double] the usual fee.                      = 2 1
  - He fell twice.

rule ratio/multiplier-verb
  kind     ratio
  match    {multiplier-verb}(?!\w)
  unit     1
  + Imports [doubled] in a year.                           = 2 1
  + The herd has [tripled] since spring.                   = 3 1
  - The couple were twins.

rule ratio/odds
  kind     ratio
  as       odds
  match    (?!zero|0){number:number}(?:-to-|:){number:base}(?![\w%:-])(?! ?[ap]\.?m)
  priority 5
  + The horse ran at [5-to-1] odds.                        = 5
  + They split it in a [3:1] ratio.                        = 3
  - The train left at 3:15 pm.
  - The van does zero-to-60 in 9 seconds.

rule ordinal/plain
  kind     ordinal
  match    {ordinal}(?!\w)(?!-(?:hand|party|rate|class|time|degree|generation))
  priority -15
  + It is the [third]-largest exporter.                    = 3
  + The club took its [14th] loss.                         = 14
  - A third of the crew left.

rule score/plain
  kind     score
  as       score
  match    {integer:number}-{integer:other}(?![\w%-])
  priority -15
  + The home side won [3-1] at last.                       = 3-1
  + The bill passed [61-38] after a debate.                = 61-38
  - They sent 20-30 boats.

# The second set of a match or a result behind its verb: "won 6-4, 3-6", "lost 1-3".
rule score/set
  kind     score
  as       score
  match    {integer:number}(?<=\d-\d, \d|\d-\d; \d|\blost \d|\bdrew \d|\bbeaten \d|\btrail \d|\btrailed \d|\bdown \d)-{integer:other}(?<=-\d|-1\d)(?![\w%-])
  priority 5
  + She won [6-4], [3-6], [7-6] in the rain.               = 6-4 ; 3-6 ; 7-6
  + The home side lost [1-3] at last.                      = 1-3
  - They need 3-6 more weeks.

rule score/result
  kind     score
  as       score
  match    {integer:number}-{integer:other}(?<=\b\d-\d|\b1\d-\d|\b\d-1\d)(?= (?:win|wins|loss|defeat|victory|draw|lead|scoreline|aggregate|thrashing|success)\b)
  priority 5
  + After a [2-3] defeat the coach left.                   = 2-3
  + It was a [0-4] thrashing in the rain.                  = 0-4
  - It was a 2-3 week wait.

rule ratio/factor
  kind     ratio
  match    \ba factor of (?:about |around |nearly |almost |more than |at least |up to )?(?<figure>{number})(?![\w%])(?! per)
  unit     1
  priority 15
  + The vaccine cuts the risk by a factor of [10] at least. = 10 1
  + Prices rose by a factor of almost [three] in May.       = 3 1
  - It is a factor of the 12 ships.
  - It had a load factor of 78.2 per cent.
