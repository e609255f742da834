rule trap/page
  kind     trap
  match    leaf {integer}
  + See [leaf 3].
  + See [leaf 4].
  - See 12 leaves.
