### Help on a phone: the panel, and whom one can call.

## The panel

help-heading = Help now
help-second-hand = Second-hand, not checked.
help-last = A call stays in this phone's own list of calls.
help-call = Call { $number }
help-text = Text { $number }
help-text-stays = A text stays in this phone's list of messages.
help-read = How to reach it
help-when = When to get help
help-from = Where this is from

## Lists

# $when: a moment, as finished text.
who-at = { $when }, UK time
who-any-need = Anything
who-no-area = No local ones
who-open = Open now
who-may-be-open = May be open: sources differ
who-closed = Closed, by the hours that were last seen
who-not-known = Opening times not known
who-online = Online
who-no-number = No number
# $name: what the service calls itself.
who-call = Call { $name }, { $number }

## How well it is known

who-seen = last seen { $date }
who-undated = no date
who-may-have-changed = may have changed
# $read: when the sources were read; $newest: date of the newest of them.
who-checked = Not yet checked by a stalking service. Sources were read on { $read }, the newest is of { $newest }.
who-bill-not-known = What shows on a bill isn't known unless the service's own page says so.
who-hours = Hours are in UK time.

## One service

who-open-page = Open the page
who-page-stays = The page stays in the history of this phone's browser.
who-run-by = Run by
who-also = Also called
who-where = Where
who-whom = For
who-does = What they say they do
who-referral = Getting in touch
who-police = Police
who-cost = Cost
who-access = Other ways
who-bill = Phone bill
