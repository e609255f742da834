# Percent, percentage points and basis points: three units.

rule percent/points
  kind     percent
  match    {number}[ -]points?(?= (?:lead|advantage|margin|deficit|gap|swing)\b)
  unit     pp
  priority 15
  + The mayor has a [3-point] lead in the poll.            = 3 pp
  + She kept a [five point] advantage over him.            = 5 pp
  - The index fell 3 points on Friday.

rule percent/points-of
  kind     percent
  match    (?:swing|lead|margin|margin of error|advantage|deficit) of (?:plus or minus |about |around |nearly |almost |more than |just |only |at least )?(?<figure>{number} points)(?!\w)
  unit     pp
  priority 15
  + The mayor has a lead of [three points] in the poll.    = 3 pp
  + It was a swing of nearly [9 points] to him.            = 9 pp
  - The index had a close of 9 points.

# Parts of a point are of rates and shares: "raised the rate by a quarter point".
rule percent/part-of-point
  kind     percent
  as       fraction
  match    {words:number}[ -](?:(?:of )?an? )?(?:percentage[ -])?points?(?!\w)
  unit     pp
  priority 16
  + The bank cut its rate by [half a point] in May.        = 0.5 pp
  + It was [three quarters of a point] above the old one.  = 0.75 pp
  + It agreed on [a quarter-point] cut.                    = 0.25 pp
  - The index fell two points.

rule percent/pc
  kind     percent
  match    {digits}\s?pc(?![\w-])
  unit     %
  + The bond yields [1.38pc] a year.                       = 1.38 %
  + Shares were up [5 pc] at noon.                         = 5 %
  - A PC costs 500 dollars.
