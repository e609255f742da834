# A rule of one's own.
rule hogsheads/plain
  kind     quantity
  match    {number}\s?hogsheads?
  unit     L
  + They sold [12 hogsheads] of ale.       = 12 L
  + It holds [3 hogsheads].                = 3 L
  - They sold 12 barrels of ale.
