# What looks like a figure and is none: names, codes, marks, idioms. A trap vetoes every figure whose number it covers, unless the rule
# names it in `over`. The brackets of their examples are what the trap covers.

rule trap/glued
  kind     trap
  match    (?<=[A-Za-z]){digits}
  reason   digits glued to letters are a code or a model
  + The lab grew [H5N1] in May.
  + He flew an [A320] home.
  - The mine shipped 50 tonnes.

rule trap/hyphen-code
  kind     trap
  at       -
  match    (?-i:(?<=[A-Z]))-\d+[A-Za-z]?\b
  reason   letters, a hyphen and digits are a code
  + An F[-16] crashed near the base.
  + A COVID[-19] ward was opened.
  - The range is 10-12 tonnes.

# Stars, planets, bodies in a catalogue: the letter behind the number is no "billion".
rule trap/designation
  kind     trap
  match    {integer}(?<=(?-i:[A-Z][A-Z]) \d{4}|(?-i:[A-Z][A-Z]) \d{5})(?-i:[a-h])(?!\w)
  reason   a number in a catalogue
  + The planet WX [48213b] is near.
  + The star LQ [3841c] is faint.
  - The firm owes EUR 300m.

rule trap/designation-hyphen
  kind     trap
  at       -
  match    (?-i:(?<=[a-z])-\d{2,4}[b-h])(?!\w)
  reason   a number in a catalogue
  + The world Orlan[-452b] is dry.
  + The disc of Tern[-31c] is thin.
  - A mid-300m pass was cut.

# "the Marland 600 index": how many shares are in an index is part of its name.
rule trap/index
  kind     trap
  match    {integer}(?=[ -](?:index|average)\b)(?<=[a-z&][a-z.] \d\d|[a-z&][a-z.] \d\d\d|[a-z&][a-z.] \d\d\d\d)(?<!the \d\d)(?<!the \d\d\d)(?<!the \d\d\d\d)(?<!of \d\d)(?<!of \d\d\d)(?<!all \d\d)(?<!all \d\d\d)(?! index (?:points?|funds?|members?|companies|stocks))
  reason   part of the name of an index
  + The Marland [600] index rose.
  + The Velmar Top [40] index fell.
  - It sold the 40 index funds.

rule trap/airliner
  kind     trap
  match    \b7\d7(?:-\d{1,3}(?![\w%])| MAX\b)
  reason   the model of an airliner
  + The carrier flies [737-800] jets.
  + It ordered seven [737 MAX] 8s.
  + The [787-8] Skyliner turned back.
  - The bill passed 217-205.

rule trap/emergency-call
  kind     trap
  match    \b(?:911|999)(?= (?:emergency|operators?|dispatch|dispatchers?|callers?|call (?:center|centre|handler|taker))\b)
  reason   the number that one calls for help
  + They staff the [911] call center.
  + A [999] operator took the call.
  - It took 911 calls.

# Three of them, worth a billion each; "a three billion-dollar plan" is money.
rule trap/worth-each
  kind     trap
  match    (?<!\ba )(?<!\bthe ){words} (?:million|billion|trillion)-(?:dollar|pound|euro|rupee|yen|yuan)(?= (?:[a-z]+ ){0,2}[a-z]+s\b)|(?<!\ba )(?<!\bthe ){words}(?<=million|billion|trillion)-(?:dollar|pound|euro|rupee|yen|yuan)(?= (?:[a-z]+ ){0,2}[a-z]+s\b)
  reason   how many there are of what is worth so much each
  + The firm owns [three billion-dollar] brands.
  + It signed [two million-pound] export deals.
  - It is a three billion-dollar plan.

rule trap/and-a-half
  kind     trap
  match    (?<=[a-z]-and-)a-half\b
  reason   the half of a year or another unit before it
  + For a year-and-[a-half] prices rose.
  + An hour-and-[a-half] went by.
  - They sold a half share.

rule trap/letter-behind
  kind     trap
  match    {digits}(?-i:G|D|i|R|K(?<=\b[24568]K|\b1[026]K))(?![\w])(?! of)
  reason   digits with a letter glued behind are a code, a sheet size or a resolution
  + The [5G] mast was lit.
  + It is a [4K] screen.
  - The port took 50 ships.

rule trap/resolution
  kind     trap
  match    {integer}(?:x{integer:second}|p|i)(?= (?:video|quality|resolution|screen|display|pixels|footage|HD|60|30|and|or)\b)
  reason   a screen's size
  priority 5
  + It has [1080p] video.
  + They shot it in [4096x2160] resolution.
  - A roll costs 60p.

rule trap/pixels
  kind     trap
  match    {integer} ?[x×] ?{integer:second} ?(?:pixels?|px)\b
  reason   a screen's size
  priority 5
  + It has [2796 x 1290 pixels] in all.
  + The picture is [400x300 pixels] in size.
  - It has 1290 pixels.

rule trap/named
  kind     trap
  match    {trap-lead} {digits}(?![%])(?! (?:million|billion|percent|per cent))
  reason   part of a name
  + [Route 66] is closed.
  + He cited [Section 230] of the law.
  - Ships carried 50 tonnes.

rule trap/name
  kind     trap
  match    {trap-name}(?!\w)
  reason   a name or an idiom
  + It was after [9/11] that he left.
  + The shop is open [24/7] here.
  - It took 24 hours.

rule trap/footnote
  kind     trap
  at       [
  match    \[\d{1,3}\]
  reason   a footnote mark
  + Sales rose last year.[[1]]
  + It was said so before.[[12]]
  - He paid 40 euros.

rule trap/footnote-glued
  kind     trap
  match    (?<=[a-z][a-z][.]){integer}(?<!\d\d\d)(?=[ ,]|$)
  reason   a footnote mark behind a full stop
  + Sales rose.[4] The yard was shut.
  + So it was told.[12] Nobody came.
  - Sales rose 4 percent.

rule trap/url
  kind     trap
  at       http https www
  match    (?:https?:/|www\.)[^\s]+
  reason   an address on the web
  + See [http://port.example/2023/07] for more.
  + See [www.port.example/11] for more.
  - He paid 40 euros.

rule trap/phone
  kind     trap
  match    \+?\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?![\d,.]*\d)(?! (?:tonnes|people|dollars|euros))
  at       0 1 2 3 4 5 6 7 8 9
  reason   a telephone number
  + Call [0161 555 0143] today.
  + Call [555-201-0143] today.
  - The ship carried 1 250 000 hens.

rule trap/user
  kind     trap
  at       @ #
  match    [@#][\w-]+
  reason   a name in a network, or a tag
  + Ask [@anna_92] for more.
  + It is bug [#312] of the list.
  - He paid 40 euros.

rule trap/code
  kind     trap
  match    {integer}(?=[A-Z]{2,}\d)
  reason   a code of digits and letters
  + The plate is [4AB7] on it.
  + The plate is [31XY9] on it.
  - The tank holds 40GW of power.

rule trap/lap-time
  kind     trap
  match    {integer}:\d\d\.\d+
  reason   minutes, seconds and parts of a race
  + She ran it in [1:36.6] in June.
  + The lap took [2:04.31] in the rain.
  - The train left at 3:15.

rule trap/place
  kind     trap
  match    (?:bottom|top|final|last)[ -](?:two|three|four|five|six|seven|eight|nine|ten|half-dozen|\d\d?)(?=[.,;)]|$| (?:during|after|in|with|at|on|by|but|for|this|next|spot|spots|place|places|position|finish|clash|tie|berth|side|team|appearance|draw)\b)
  reason   a place in a table or a round of a cup
  + They slipped into the [bottom three] in May.
  + The [last-32] tie is in March.
  - The top four banks lent less.

rule trap/address
  kind     trap
  match    {integer}[A-Za-z]? (?-i:(?:[NSEW]\.? )?(?:[A-Z][\w']*|\d+(?:st|nd|rd|th))(?: [A-Z][\w']*)? (?:St|Street|Ave|Avenue|Road|Rd|Lane|Way|Drive|Dr|Blvd|Boulevard|Square|Terrace|Crescent|Parkway|Close|Quay|Court)\b)(?=[.,;:)]|$| (?:in|at|near|on|and|where|was|is|for|has|to|by|after|from)\b)
  reason   a house number
  + The raid was at [12 Quay Lane], they say.
  + She left [9 E 71st St] in June.
  - Some 40 Wall Street banks met.

rule trap/address-rue
  kind     trap
  match    {integer},? (?-i:(?:Rue|Ave|Avenue|Via|Calle|Place|Boulevard|Rua) (?:d[eu]s? )?(?:la )?[A-Z][\w']*)
  reason   a house number
  + The desk is at [22 Rue Basse] in town.
  + It was sent to [8 Via Lunga] in May.
  - Some 40 avenues were shut.

rule trap/list-mark
  kind     trap
  match    {integer}(?<=: \d|; \d|^\d|\band \d|: [(]\d|; [(]\d|\band [(]\d) ?\)(?= )
  reason   the mark of an item in a list
  + It does two things: [1)] it warns; [2)] it helps.
  + It says: [1 )] it is late and [2 )] it is dear.
  - The boats (about 2) were lost.

rule trap/account
  kind     trap
  match    {integer}-\d{3,}-\d{3,}(?!\d)
  reason   the number of an account
  + Pay into [1111-22223333-4444] by May.
  + The card is [4000-1234-5678]-9010 now.
  - The score was 10-12.

rule trap/parent
  kind     trap
  match    (?:mum|mom|mother|dad|father|parent|gran|granny|grandmother|grandfather)-of-{words}(?!\w)
  reason   says who somebody is
  + The [mum-of-three] won a car.
  + A [father-of-two], he runs the mill.
  - The mother of three won it.

rule trap/plus-minus
  kind     trap
  at       plus
  match    plus or minus
  reason   a margin has both signs
  + The margin is [plus or minus] 2.2 points.
  + It is 40 cm, [plus or minus] three.
  - It was minus 12 degrees.

rule trap/pronoun
  kind     trap
  match    {trap-pronoun}(?!\w)(?! {units})
  reason   a pronoun
  + He is [the one] who sang.
  + They asked [which one] it was.
  - They ran the one mile race.

rule trap/share-count
  kind     trap
  match    (?<=^|\n)(?:shares?|comments?|likes|views|replies|retweets):? {digits}(?=$|\n)
  reason   a page's counter, no news
  + Share [45]
  + Comments: [112]
  - Comments 45 were read out.
