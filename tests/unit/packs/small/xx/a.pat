# Rules that have one of each construction.
rule mass/plain
  kind     quantity
  match    {number}\s?{mass}(?!-\w)
  + The mine shipped [20 tonnes] in May.        = 20 t
  + It holds [3.5 million kg] of ore.           = 3500000 kg
  - He wore 3 t-shirts.

rule money/range
  kind     money
  match    (?:between |from )?{symbol}{number:low}(?: ?- ?| and | to )
  match    {symbol:again}?{number:high}(?<tail> (?:a|per) {unit})?
  priority 5
  over     trap/page
  + It costs [$3-$5].                           = 3..5 USD
  + It costs [$3 to 5 a kilo].                  = 3..5 USD
  - It costs $3.

rule trap/page
  kind     trap
  match    page {integer}|p\. ?(?<page>\d+)
  reason   a page is no figure
  + See [page 3].
  + See [p. 12].
  - See 12 pages.

rule when/day
  kind     date
  match    (?<=\s)(?=.{3}){weekday}(?! morning)|{month} {integer}
  value    XXXX-WXX
  + It fell on [Tuesday].                       = XXXX-WXX-2
  + It fell on [May 3].                         = XXXX-05-03
  - It fell.

rule odd/at
  kind     number
  match    .{2}zz
  at       Fuzzy # 0
  unit     %
  value    1
  modifier >=
  as       special
  + A [fuzzz].                                  = 1 %
  + A [#xzz] and [00zz].                        = 1 % ; 1 %
  - None.
