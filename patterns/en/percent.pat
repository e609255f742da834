# Percent, percentage points and basis points: three units.

rule percent/plain
  kind     percent
  match    {number}(?: - |-| )?{units}
  over     trap/glued
  + Exports fell [6.4%] in June.                           = 6.4 %
  + Duty is [4 per cent] of the price.                     = 4 %
  + The rate was cut by [25 basis points].                 = 25 bp
  - The mill employs 50 men.

rule percent/range
  kind     percent
  as       range
  match    {number:low}(?:(?: - |-| )?{units:low_unit})?(?: to |-| - | or ){number:high}(?: - |-| )?{units}
  priority 10
  + Growth will be [2 to 3 percent].                       = 2..3 %
  + Yields fell [10%-12%] short.                           = 10..12 %
  - The rate rose by 2 percent to 4 percent.

rule percent/between
  kind     percent
  match    between {number:low}(?:(?: - |-| )?{units:low_unit})? and {number:high}(?: - |-| )?{units}
  priority 10
  + Duty is [between 5 and 8 percent].                     = 5..8 %
  + [Between 5% and 8%] of hens died.                      = 5..8 %
  - Between them they own 8 percent.

rule percent/points
  kind     percent
  match    {number}[ -]points?(?= (?:lead|advantage|margin|deficit|gap|swing)\b)
  unit     pp
  priority 15
  + The mayor has a [3-point] lead in the poll.            = 3 pp
  + She kept a [five point] advantage over him.            = 5 pp
  - The index fell 3 points on Friday.
