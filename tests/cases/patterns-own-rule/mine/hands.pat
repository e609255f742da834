rule quantity/hands
  kind     quantity
  match    {number} hands high
  unit     hand
  + The pony stood [14 hands high].        = 14 hand
  + A mare of [16 hands high] won.         = 16 hand
  - He has two hands.
