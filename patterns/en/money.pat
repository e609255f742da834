# Money: a symbol or code before the number, a currency behind it, and both for ranges. A rate behind ("a barrel", "/kg") joins the unit.

rule money/prefix
  kind     money
  match    {symbol}\s?{number}(?!\w)
  over     trap/glued trap/code trap/letter-behind
  + The smelter cost [$3.2bn].                             = 3200000000 USD
  + The grant is [$300K a year], or [$300K].               = 300000 USD/a ; 300000 USD
  + The fine was [€ 1,200].                                = 1200 EUR
  + Wheat sold at [$210 a tonne].                          = 210 USD/t
  + Power sold at [$412 a megawatt-hour] on Monday.        = 412 USD/MWh
  + The loan was [USD48.2 million].                        = 48200000 USD
  - The price rose by 5 dollars.

rule money/prefix-range
  kind     money
  as       range
  match    {symbol}\s?{number:low}(?: to |-| - | or ){symbol:second}?\s?{number:high}(?!\w)
  over     trap/glued trap/code trap/letter-behind
  priority 10
  + The bridge will cost [$3 to $5 billion].               = 3000000000..5000000000 USD
  + Cod fetched [€4-€6 a kilo].                            = 4..6 EUR/kg
  - Sales rose by $3 million to $45 million.

rule money/prefix-between
  kind     money
  match    between {symbol}\s?{number:low} and {symbol:second}?\s?{number:high}(?!\w)
  over     trap/glued trap/code trap/letter-behind
  priority 10
  + Rents are [between $900 and $1,100].                   = 900..1100 USD
  + It is worth [between $US16 million and $US17 million]. = 16000000..17000000 USD
  + The fee is [between £20m and £25m].                    = 20000000..25000000 GBP
  - Between us, $5 is too much.

rule money/pence
  kind     money
  match    {digits}(?-i:p)(?![\w'])
  unit     penny
  over     trap/glued
  + A roll costs [60p], milk [38p a litre].                = 60 penny ; 38 penny/L
  + Fares rose by [25p] on Monday.                         = 25 penny
  - The film is in 1080p quality.

rule money/cents-short
  kind     money
  match    {digits}(?-i:c)(?![\w'])
  unit     cent
  + Wool fell [12c] at the auction.                        = 12 cent
  + Wool ended at [1,420c a kilo].                         = 1420 cent/kg
  - Vitamin C was sold out.

# What stands beside the pounds tells money from mass: what they are for, and what they are in other money.
rule money/pound-mass-before
  kind     money
  match    {number} pounds(?: sterling)?(?= (?:in (?:cash|fines|damages|tax|taxes|fees)|fine|sterling)| \((?:about |around |some |nearly |or )?(?:us|a|c|nz)?[$€¥]|\)(?<=1 = \d\.\d{4} pounds\)))
  unit     GBP
  priority 20
  + He paid [400 pounds] in cash.                          = 400 GBP
  + The prize rose to [400 pounds] ([$510]) in May.        = 400 GBP ; 510 USD
  + She owed [2 million pounds] in tax.                    = 2000000 GBP
  - The calf weighs 400 pounds.

# "3 million kr", "40,000 crowns": names that are other words too go behind large numbers.
rule money/short-name
  kind     money
  as       large
  match    {number}\s?{short-unit}(?![\w'-])
  priority 5
  + The fine was [40,000 kr], or [3.5m crowns] in all.      = 40000 SEK ; 3500000 SEK
  + They have [2 million dinars] left.                     = 2000000 IQD
  - The dentist made two crowns.

# ... and behind small ones where the sentence names a price.
rule money/short-decimal
  kind     money
  match    {digits}(?<=\d\.\d\d)\s?{short-unit}(?= an? | per |[.,;]| and | from | to | for )
  over     trap/letter-behind
  priority 6
  + The dividend is [4.20 crowns] a share, up from [3.80 crowns].   = 4.2 SEK ; 3.8 SEK
  + A litre is sold at [12.50 kr] and more.                         = 12.5 SEK
  - The dentist made two crowns.

rule money/short-price
  kind     money
  match    (?:costs?|costing|prices?|priced|paid|pays?|fares?|fees?|worth|spent|charged?|fined|bills?) (?:[A-Za-z']+ ){0,8}(?<figure>{digits} ?{short-unit})(?![\w'-])
  over     trap/letter-behind
  priority 20
  + The price of milk there is now [18 R] again.           = 18 ZAR
  + The ferry cost us [240 kn], he said.                   = 240 HRK
  - The ship ran at 20 kn all day.

# Names of four letters and more are no marks of a scale: "2.10 crowns" is money wherever it stands.
rule money/short-name-decimal
  kind     money
  match    {digits}(?<=\d\.\d\d|\d\.\d) {short-unit}(?<=[a-z]{4})(?!\w)
  priority 5
  + The herd loses [2.10 crowns] on each calf.             = 2.1 SEK
  + They ask [4.75 dinars] for a loaf.                     = 4.75 IQD
  + Shares closed at [41.5 crowns] in Velmar.              = 41.5 SEK
  - The dentist made two crowns.

rule money/short-range
  kind     money
  as       range
  match    (?:between {number:low} and |{number:low}(?: to |-| - | or )){number:high}(?<=illion|\d,\d\d\d|\dbn|\dm) ?{short-unit}(?<=[a-z]{4}|\bkr)(?!\w)
  priority 12
  + Sales are put [between 3.5 and 3.8 billion crowns].    = 3500000000..3800000000 SEK
  + It will cost [40,000 to 60,000 crowns] to mend.        = 40000..60000 SEK
  - The dentist made two or three crowns.

# "fined 400 pounds": what is paid is no mass.
rule money/pounds-paid
  kind     money
  match    (?:fined|pays?|paid|paying|costs?|costing|earns?|earned|earning|worth|spends?|spent|spending|charged?|charges|borrowed|owed?|owes|donated|stole|(?:priced|sold|auctioned) (?:at|for)|(?:price|prices|fine|salary|wages?|pension|grant|loan|prize|rent|bill|fee|sum|budget|debts?|profit|turnover) of) (?:(?:up|to|about|around|some|nearly|almost|over|more|less|than|just|only|at|least|him|her|them|an?|the|extra|further|estimated|another) ){0,4}(?<figure>{number} pounds)(?!\w)
  unit     GBP
  priority 25
  + He was fined [400 pounds] in May.                      = 400 GBP
  + A ticket costs more than [35 pounds], he said.         = 35 GBP
  + They get a lump sum of [300 pounds], and it was sold for [90 pounds]. = 300 GBP ; 90 GBP
  - The calf gained 400 pounds.

rule money/symbol-behind
  kind     money
  match    {number}\s?{symbol}(?![\w\d])(?! ?\d)
  + A ticket is [15 €] at the gate.                        = 15 EUR
  + He paid [1,200$] for it.                               = 1200 USD
  - He paid $15 for it.

rule money/pounds-scaled
  kind     money
  match    {number}[ -]pounds?(?<=illion pounds|illion pound|illion-pound|\dbn pounds|\dm pounds)(?! of\b| (?:bomb|load|haul|catch|harvest|crop|cargo|shipment)\b)
  unit     GBP
  priority 20
  + Profit fell to [3.2 million pounds] in May.            = 3200000 GBP
  + The deal is worth [2bn pounds] to the firm.            = 2000000000 GBP
  + They will build an [85 million pound] factory.         = 85000000 GBP
  + A [30-million-pound] grant was agreed.                 = 30000000 GBP
  - The mill shipped 3 million pounds of wool.

# "ranging from" makes a range of what "from .. to" alone leaves to changes.
rule money/prefix-range-from
  kind     money
  match    (?:ranges?|ranged|ranging|anywhere) from (?<figure>{symbol}\s?{number:low} to {symbol:second}?\s?{number:high})(?!\w)
  over     trap/glued trap/code trap/letter-behind
  priority 12
  + Fees range from [$40 to $90 a night].                  = 40..90 USD/night
  + It costs anywhere from [€2m to €3m] to build.          = 2000000..3000000 EUR
  - Fees rose from $40 to $90.

rule money/millions-code
  kind     money
  as       scaled
  match    {number}\s?(?-i:M|Mio|mn)(?-i:(?=[A-Z]{3}\b|[€£$¥])){currency}(?!\w)
  value    1000000
  priority 15
  + The port lost [30 MUSD] in May.                        = 30000000 USD
  + They paid [48.5 MEUR] for it.                          = 48500000 EUR
  - The port lost 30 MW of power.

rule money/thousands-code
  kind     money
  as       scaled
  match    {number}\s?(?-i:[kKT])(?-i:(?=USD\b|EUR\b|GBP\b|CHF\b|SEK\b|NOK\b|DKK\b|[€£$])){currency}(?!\w)
  value    1000
  over     trap/letter-behind
  priority 15
  + The fee is [25 k€] a year.                             = 25000 EUR/a
  + It sold for [70 kEUR] in June.                         = 70000 EUR
  - It holds 25 kg of tea.

# "dollar 22.5 million": the name stands where a sign would; only large numbers, so that "against the dollar 5 times" is none.
rule money/name-before
  kind     money
  as       large
  match    (?<!the ){currency} {number}(?!\w)(?! ?{units})
  + The tender is for [dollar 22.5 million] in cash.       = 22500000 USD
  + They asked for [rupees 500 crore] more.                = 5000000000 INR
  - It rose against the dollar 5 times.

# "15 dollars 50", "15 dollars and 50": cents without their name, at the end of what is said.
rule money/bare-cents
  kind     money
  as       cents
  match    {number} {currency}(?: and)? (?:{integer:more}|{words:more})(?=[.;?!)]|,(?! ?\d)|$)
  priority 5
  + The ticket costs [15 dollars 50].                      = 15.5 USD
  + It came to [thirteen euros forty five], he said.       = 13.45 EUR
  + The toll is [15 dollars and 50].                       = 15.5 USD
  - He had 15 dollars and 3 boats.
