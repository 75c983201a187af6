### `alongside screens`: the screens of the phone in a terminal.

cli-screens-ask = A number, text for the field (=2 and text for the second one), or a letter:
cli-screens-corners = l leave, h help now, q stop looking
cli-screens-corners-back = b back, l leave, h help now, q stop looking
cli-screens-no-field = There is no such field on this page.
cli-screens-refused = Refused: { $code }
cli-screens-effect = The phone is asked for: { $effect }
