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

rule money/symbol-behind
  kind     money
  match    {number}\s?{symbol}(?![\w\d])(?! ?\d)
  + A ticket is [15 €] at the gate.                        = 15 EUR
  + He paid [1,200$] for it.                               = 1200 USD
  - He paid $15 for it.

rule money/pounds-scaled
  kind     money
  match    {number} pounds(?<=illion pounds|\dbn pounds|\dm pounds)(?! of\b)
  unit     GBP
  priority 20
  + Profit fell to [3.2 million pounds] in May.            = 3200000 GBP
  + The deal is worth [2bn pounds] to the firm.            = 2000000000 GBP
  - The mill shipped 3 million pounds of wool.
