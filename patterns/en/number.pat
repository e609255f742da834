# Numbers without a unit of a table: counts, plain numbers, ranges, vague words. The claim room names the counted noun; a count that has
# none becomes a plain number.

rule count/plain
  kind     count
  match    (?!(?<=[A-Za-z]-)(?:\d|[a-z]+-[a-z])){number}(?![\w%])
  priority -20
  + The yard built [14] coastal trawlers.                  = 14 coastal trawler
  + The clinic lost [twenty-six] nurses.                   = 26 nurse
  + It sold [3.2bn] tickets.                               = 3200000000 ticket
  + [Half a million] sheep were moved.                     = 500000 sheep
  + A total of [41 306] patients and [7 214] nurses came.   = 41306 patient ; 7214 nurse
  - He lives at H5N1 House.
  - The Agrofair-2023 site is shut, and the under-20 team too.

rule count/range
  kind     count
  as       range
  match    {number:low}(?: to |-| - | or ){number:high}(?![\w%])
  priority -10
  + The town hired [30 to 40] divers.                      = 30..40 diver
  + Between [two or three] boats were lost.                = 2..3 boat
  + They moved [3-5m] crates.                              = 3000000..5000000 crate
  - The home side won 3-1.
  - The list shrank by 12,000 to 7.5 million.

rule count/between
  kind     count
  match    between {number:low} and {number:high}(?![\w%])
  priority -5
  + The fire left [between 200 and 250] homes empty.       = 200..250 home
  + [Between 300 and 350] miners came up.                  = 300..350 miner
  - Between 3 March and 5 March nothing happened.

rule count/plus
  kind     count
  match    {number}(?:\+|-plus)(?![\w%])(?! ?\d)
  modifier >=
  + The firm has [400+] lorries.                           = 400 lorry
  + He scored [20-plus] goals.                             = 20 goal
  - The sum of 4+4 is not news.

# "in the low 40s": the lower, middle or upper part of ten.
rule number/low-tens
  kind     number
  as       tens
  match    (?:low|lower)[ -](?<figure>{integer}'?s)(?!\w)
  low      0
  high     4
  + Prices are in the low [40s] now.                       = 40..44
  + It scored in the low [90s] again.                      = 90..94
  - The low 1940s were hard.

rule number/mid-tens
  kind     number
  as       tens
  match    (?:mid|middle)[ -](?<figure>{integer}'?s)(?!\w)
  low      4
  high     7
  priority -15
  + It scored in the mid-[40s] again.                      = 44..47
  + Bids are in mid-[60s] so far.                          = 64..67
  - It was built in the mid-1940s.

rule number/high-tens
  kind     number
  as       tens
  match    (?:high|upper)[ -](?<figure>{integer}'?s)(?!\w)
  low      6
  high     10
  + Prices are in the high [40s] now.                      = 46..50
  + It scored in the upper [80s] again.                    = 86..90
  - The high 1940s notes were lost.
