### The directory in a terminal.

## Lists

cli-directory-open = Open now
cli-directory-may-be-open = May be open: sources differ
cli-directory-closed = Closed, by the hours that were last seen
cli-directory-not-known = Opening times not known
cli-directory-online = Online
cli-directory-no-way = No number
cli-directory-text = Text { $number }
cli-directory-local =
    { $count ->
        [one] One local service is left out. Name an area to see it.
       *[other] { $count } local services are left out. Name an area to see them.
    }
cli-directory-more =
    { $count ->
        [one] One more was found. Add a word or a nation to find fewer.
       *[other] { $count } more were found. Add a word or a nation to find fewer.
    }
cli-directory-nothing = Nothing was found. Try fewer or other words, or look at who can be reached now.

## What is out of use

cli-directory-retired = That is out of use. Nothing is known to stand in its place.
cli-directory-retired-leads = That is out of use. This is what is current.

## How well it is known

cli-directory-seen = last seen { $date }
cli-directory-undated = no date
cli-directory-may-have-changed = may have changed
cli-directory-second-hand = second-hand, not checked
# $read: when the sources were read; $newest: date of the newest of them.
cli-directory-not-checked = Not yet checked by a stalking service. Sources were read on { $read }, the newest is of { $newest }.
cli-directory-call-history = A call stays in this phone's own call history. What shows on a bill isn't known unless the service's own page says so.
cli-directory-hours = Hours are in UK time.

## One service

cli-directory-number = Number
cli-directory-now = Now
cli-directory-at = At
cli-directory-instead = Open now instead
cli-directory-web = Online
cli-directory-about = About it
cli-directory-run-by = Run by
cli-directory-also = Also called
cli-directory-where = Where
cli-directory-whom = For
cli-directory-does = What they say they do
cli-directory-referral = Getting in touch
cli-directory-police = Police
cli-directory-cost = Cost
cli-directory-access = Other ways
cli-directory-bill = Bill
cli-directory-bill-not-known = Not known
cli-directory-history = Calls
cli-directory-sources = Where this comes from
cli-directory-published = Hours

## What one might do next

cli-directory-next-show = everything about one
cli-directory-next-nation = for one nation
cli-directory-next-area = with local services
cli-directory-next-search = find one
cli-directory-next-now = who can be reached now
cli-directory-next-need = others for the same need
