# Money: a symbol or code before the number, a currency behind it, and both for ranges. A rate behind ("a barrel", "/kg") joins the unit.

rule money/prefix
  kind     money
  match    {symbol}\s?{number}(?!\w)
  over     trap/glued trap/code
  + The smelter cost [$3.2bn].                             = 3200000000 USD
  + The fine was [€ 1,200].                                = 1200 EUR
  + Wheat sold at [$210 a tonne].                          = 210 USD/t
  + The loan was [USD48.2 million].                        = 48200000 USD
  - The price rose by 5 dollars.

rule money/prefix-range
  kind     money
  as       range
  match    {symbol}\s?{number:low}(?: to |-| - | or ){symbol:second}?\s?{number:high}(?!\w)
  over     trap/glued trap/code
  priority 10
  + The bridge will cost [$3 to $5 billion].               = 3000000000..5000000000 USD
  + Cod fetched [€4-€6 a kilo].                            = 4..6 EUR/kg
  - Sales rose by $3 million to $45 million.

rule money/prefix-between
  kind     money
  match    between {symbol}\s?{number:low} and {symbol:second}?\s?{number:high}(?!\w)
  priority 10
  + Rents are [between $900 and $1,100].                   = 900..1100 USD
  + The fee is [between £20m and £25m].                    = 20000000..25000000 GBP
  - Between us, $5 is too much.

rule money/behind
  kind     money
  match    {number}(?: - |-| )?{units}
  + The port earned [1.2bn euros] in fees.                 = 1200000000 EUR
  + The stamp costs [75 cents].                            = 75 cent
  + A clerk is paid [5m Kenyan shillings a year].          = 5000000 KES/a
  - The mine shipped 50 tonnes.

rule money/behind-range
  kind     money
  as       range
  match    {number:low}(?:(?: - |-| )?{units:low_unit})?(?: to |-| - | or ){number:high}(?: - |-| )?{units}
  priority 10
  + It will cost [3 to 5 million euros].                   = 3000000..5000000 EUR
  + Loaves sell for [40 or 50 cents].                      = 40..50 cent
  - It rose by 5 cents to 60 cents.

rule money/behind-between
  kind     money
  match    between {number:low}(?:(?: - |-| )?{units:low_unit})? and {number:high}(?: - |-| )?{units}
  priority 10
  + The fee is [between 20 and 25 euros].                  = 20..25 EUR
  + It costs [between 2 million and 3 million rand].       = 2000000..3000000 ZAR
  - He stood between 20 miners and 25 guards.

rule money/part
  kind     money
  as       part
  match    {number} (?:of )?an? {units}
  + The toll is [half a euro].                             = 0.5 EUR
  + It costs [a quarter of a dollar].                      = 0.25 USD
  - He gave half to a friend.

rule money/pence
  kind     money
  match    {digits}(?-i:p)(?![\w'])
  unit     penny
  over     trap/glued
  + A roll costs [60p].                                    = 60 penny
  + Fares rose by [25p] on Monday.                         = 25 penny
  - The film is in 1080p quality.

rule money/cents-short
  kind     money
  match    {digits}(?-i:c)(?![\w'])
  unit     cent
  + Wool fell [12c] at the auction.                        = 12 cent
  + Wool ended at [1,420c] a kilo.                         = 1420 cent
  - Vitamin C was sold out.

rule money/pound-mass-before
  kind     money
  match    {number} pounds(?: sterling)?(?= (?:in (?:cash|fines|damages|tax|taxes|fees)|fine|sterling))
  unit     GBP
  priority 20
  + He paid [400 pounds] in cash.                          = 400 GBP
  + She owed [2 million pounds] in tax.                    = 2000000 GBP
  - The calf weighs 400 pounds.

rule money/vague
  kind     money
  as       vague
  match    {number} of {units}
  + It lost [tens of thousands of dollars].                  = 10000..100000 USD
  + They made [millions of euros] in fees.                   = 1000000..10000000 EUR
  - Dozens of boats sank.

rule money/symbol-behind
  kind     money
  match    {number}\s?{symbol}(?![\w\d])(?! ?\d)
  + A ticket is [15 €] at the gate.                        = 15 EUR
  + He paid [1,200$] for it.                               = 1200 USD
  - He paid $15 for it.

rule money/sum
  kind     money
  as       sum
  match    {number} {currency}(?:,? and |, | ){number:more} {currency:small}
  priority 5
  + It costs [3 dollars 50 cents] here.                    = 3.5 USD
  + It costs [two euros and forty cents] there.            = 2.4 EUR
  - It costs 3 dollars and 5 yen.
