# Percent, percentage points and basis points: three units.

rule percent/points
  kind     percent
  match    {number}[ -]points?(?= (?:lead|advantage|margin|deficit|gap|swing)\b)
  unit     pp
  priority 15
  + The mayor has a [3-point] lead in the poll.            = 3 pp
  + She kept a [five point] advantage over him.            = 5 pp
  - The index fell 3 points on Friday.

rule percent/pc
  kind     percent
  match    {digits}\s?pc(?![\w-])
  unit     %
  + The bond yields [1.38pc] a year.                       = 1.38 %
  + Shares were up [5 pc] at noon.                         = 5 %
  - A PC costs 500 dollars.
