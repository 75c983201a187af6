### What is noted beside the entries: people, the police, orders, proof; and the fields of an entry.

noted-people = People
noted-people-none = Nobody is noted yet. It needs no name: what they look like is enough.
noted-police-none = Nothing is noted yet of what you told the police, or of what they said.
noted-orders-none = No order or condition is noted yet.
noted-proof-none = No proof is here yet.
noted-add-person = Add somebody
noted-add-police = Add a contact with the police
noted-add-order = Add an order or condition
noted-one-more = Add one
noted-due = To follow up
noted-reported = What was reported
noted-ended = Ended
noted-ended-today = It ended today
noted-ends = Ends { $when }
noted-unsorted = Not with an entry yet
noted-sorted = With an entry
noted-waiting =
    { $count ->
        [one] 1 piece is not with an entry yet
       *[other] { $count } pieces are not with an entry yet
    }
noted-more = Show more
noted-unreadable = This can't be read
noted-complaint-when = When I complained or asked for a review
noted-complaint-outcome = What came of the complaint or review

## Questions about one field

noted-answer = In your words
noted-lines = In your words
    .hint = One on each line.
noted-to-come = Or on which day
    .hint = For example: 4 December
noted-today = Today
noted-in-days =
    { $count ->
        [7] In a week
       *[other] In { $count } days
    }
noted-clear = Take this out
noted-wording-keeps = What stood there before is kept, and can be read under earlier versions.
noted-condition-stays = Entries point at conditions by their number, so each keeps its own.
noted-age = Could somebody in it be under 18?
noted-age-why = It is asked because it is marked as intimate. If yes, or not sure, it is kept and no longer shown, copied or given out here. Please don't copy it or send it on. You can call 101, or 999 if there is danger now.
noted-intimate = A sexual picture that may show somebody under 18: please don't copy it, take a picture of it or send it on, not even to report it. You can tell police on 101, or 999 if there is danger now. Under 18, Childline is on 0800 1111 and can help to take pictures down.

## Everything in the order of time

noted-timeline = Timeline
noted-timeline-how = Newest first. A bar shows the part of the day in which it may have been.
# Along the length of a day, evenly, with a space between.
noted-hours = 00 06 12 18 24
noted-things =
    { $count ->
        [one] 1 thing
       *[other] { $count } things
    }

## An entry, and what can be added to it

noted-correct = Correct it or add to it

## Orders that an entry may go against

noted-concern-intro = Note which condition this may go against, as you see it. Whether it did is for the police and the courts to say.
noted-concern-whole = The order as a whole
noted-concern-contact = { $order }, who to tell: { $contact }
noted-concern-tell = If you are in danger now, call 999. If not, you can tell the officer you know, or call 101.
