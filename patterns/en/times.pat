# Clock times: T and hour, minute, second, on a day of 24 hours; Z where the text says that the time is that of Greenwich.

rule time/clock
  kind     time
  match    {integer:hour}:(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:\.\d+)?)?(?![\d:]|[.,]\d)(?: ?{clock-half})?(?:(?: hours| hrs)\b)?(?: {zone})?
  priority 6
  + The quake struck at [17:06].                               = T17:06
  + The gate opens at [10:30 GMT] and shuts at [9:15 p.m].     = T10:30Z ; T21:15
  - The choir sang Psalm 77:61.

rule time/half
  kind     time
  match    (?:{integer:hour}(?:\.(?<minute>[0-5]\d))?|{words:hour}) ?{clock-half}(?![a-z])(?: {zone})?
  priority 6
  + It shut at [5pm] on Monday.                                = T17:00
  + They met at [9 a.m. ET] and at [5.30pm], not at [nine pm]. = T09:00 ; T17:30 ; T21:00
  - He ran 15 amps.

rule time/dot
  kind     time
  match    {integer:hour}\.(?<minute>[0-5]\d) ?{zone}
  priority 6
  + It was posted on Monday at [14.02 BST].                    = T14:02
  + It struck at [6.30 GMT].                                   = T06:30Z
  - It rose 14.02 points.

rule time/o-clock
  kind     time
  match    (?:{integer:hour}|{words:hour}) o'?clock
  + It shut at [five o'clock].                                 = T05:00
  + It shut at [11 o'clock].                                   = T11:00
  - It shut at 30 o'clock.

rule time/past
  kind     time
  match    (?<half_past>half past) {words:hour}
  + It shut at [half past five].                               = T05:30
  + It shut at [half past eleven].                             = T11:30
  - He was half past caring.

rule time/military
  kind     time
  match    {integer:clock}(?<=[0-2]\d[0-5]\d) ?(?:gmt|utc|hours|hrs)(?![a-z])
  priority 6
  + The quake struck at [0430 GMT].                            = T04:30
  + They landed at [1800 hours].                               = T18:00
  - They worked 2960 hours.

rule time/word
  kind     time
  match    {clock-word}
  + It shut at [noon].                                         = T12:00
  + They left at [midnight].                                   = T00:00
  - It was a noontide walk.
