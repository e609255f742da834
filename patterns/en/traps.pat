# What looks like a figure and is none: names, codes, marks, idioms. A trap vetoes every figure whose number it covers, unless the rule
# names it in `over`.

rule trap/glued
  kind     trap
  match    (?<=[A-Za-z]){digits}
  reason   digits glued to letters are a code or a model
  - The mine shipped 50 tonnes.

rule trap/hyphen-code
  kind     trap
  at       -
  match    (?<=[A-Z])-\d+[A-Za-z]?\b
  reason   letters, a hyphen and digits are a code
  - The range is 10-12 tonnes.

rule trap/letter-behind
  kind     trap
  match    {digits}(?-i:G|D|K|i|R|th|nd)(?![\w])(?! of)
  reason   digits with a letter glued behind are a code, a sheet size or a resolution
  - The port took 50 ships.

rule trap/resolution
  kind     trap
  match    {integer}(?:x{integer:second}|p|i)(?= (?:video|quality|resolution|screen|display|pixels|footage|HD|60|30|and|or)\b)
  reason   a screen's size
  priority 5
  - A roll costs 60p.

rule trap/named
  kind     trap
  match    {trap-lead} {digits}(?![%])(?! (?:million|billion|percent|per cent))
  reason   part of a name
  - Ships carried 50 tonnes.

rule trap/name
  kind     trap
  match    {trap-name}(?!\w)
  reason   a name or an idiom
  - It took 24 hours.

rule trap/footnote
  kind     trap
  at       [
  match    \[\d{1,3}\]
  reason   a footnote mark
  - He paid 40 euros.

rule trap/list-mark
  kind     trap
  match    (?<![^\n]){integer}[.)] (?=[A-Z"'])
  reason   the number of a list's item
  - He paid 40 euros.

rule trap/url
  kind     trap
  at       http https www
  match    (?:https?:/|www\.)[^\s]+
  reason   an address on the web
  - He paid 40 euros.

rule trap/phone
  kind     trap
  match    \+?\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?![\d,.]*\d)(?! (?:tonnes|people|dollars|euros))
  at       0 1 2 3 4 5 6 7 8 9
  reason   a telephone number
  - The ship carried 1 250 000 hens.

rule trap/user
  kind     trap
  at       @ #
  match    [@#][\w-]+
  reason   a name in a network, or a tag
  - He paid 40 euros.

rule trap/code
  kind     trap
  match    {integer}(?=[A-Z]{2,}\d)
  reason   a code of digits and letters
  - The tank holds 40GW of power.
