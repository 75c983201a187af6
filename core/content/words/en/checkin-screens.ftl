### The pages of a check-in.

checkin-screen-title = Check-in
checkin-screen-start = Start
checkin-screen-starting = Starting the check-in
checkin-screen-trying = One moment
checkin-screen-ok = OK

## Until when, who, where

checkin-screen-until = Until when
checkin-screen-until-half-hour = 30 minutes
checkin-screen-until-hour = 1 hour
checkin-screen-until-two-hours = 2 hours
checkin-screen-until-typed = Another time
checkin-screen-until-field = A time of day, or minutes
    .hint = Such as 21:45, or 40.
checkin-screen-who = Who
checkin-screen-who-not-yet = { $name }: { $consent }
checkin-screen-place = Where
    .hint = Can be left empty. It goes into the message.
checkin-screen-note = What else they can know
    .hint = Can be left empty. It goes into the message.
checkin-screen-follow = Send where I am along the way
checkin-screen-follow-happens = Paired contacts are sent your place about every five minutes, as exactly as you chose for each. The phone shows a notification and a sign for the place until this ends.
checkin-screen-follow-not = Your place is not sent: the phone doesn't let this app know it.
checkin-screen-pins = PINs

## What will happen, in three lines

checkin-screen-happens = What will happen
checkin-screen-happens-due = At { $due } you check in here with your PIN. Reminders come before.
checkin-screen-happens-told = Without that, at { $deadline } a message goes to { $who }.
checkin-screen-happens-nobody = Nobody is chosen yet, so nobody is told.
checkin-screen-happens-untried = No way to them was tried yet, so count on a reminder only. If this phone is off, nobody is told.
checkin-screen-only-reminds = This phone sends nothing by itself: a check-in here is a reminder, and that is all. Only a paired phone that has the plan rings by itself when it is over.
checkin-screen-missing = What would help
checkin-screen-running-untried = No way to them is proved yet. A message is tried all the same. If this phone is off, nobody is told.

## PINs

checkin-screen-pin-title = PIN
checkin-screen-pin-new = Choose a check-in PIN
checkin-screen-pin-again = Type the PIN once more
checkin-screen-pin-differ = The two were not the same. Begin again with the first; nothing was kept.
checkin-screen-pin-next = Next
checkin-screen-pin-set = The PIN is set.
checkin-screen-pins-set = Both PINs are set.
checkin-screen-pin-setting = Setting the PIN
checkin-screen-pin-change = Set the PIN
checkin-screen-pin-second = A second PIN
checkin-screen-pin-second-new = Choose the second PIN, other than the first
checkin-screen-pin-second-again = Type the second PIN once more
checkin-screen-pin-second-go-on = Set the PIN and the second PIN
checkin-screen-pin-second-text = Contacts are told by text at the time you set
checkin-screen-pin-second-nobody = Nobody is told

## While it runs

checkin-screen-left = { $left } left
checkin-screen-left-grace = { $left } until a message goes
checkin-screen-due-at = Due { $due }
checkin-screen-told-at = A message goes at { $deadline }
checkin-screen-over-at = The time is over at { $deadline }
checkin-screen-now = Now
checkin-screen-level = What it rests on
checkin-screen-sent = { $what } ({ $way }): { $came }
checkin-screen-told-nothing-yet = Nothing so far
checkin-screen-safe = I'm OK
checkin-screen-late = Running late
checkin-screen-late-by = How much longer?
checkin-screen-late-open = { $minutes } more, without a PIN
checkin-screen-late-pin = { $minutes } more, with the PIN
checkin-screen-late-none = It can't be put off any further.
checkin-screen-alert = Alert now
checkin-screen-alerting = Telling them
checkin-screen-alert-by-tap = Hold to go on. The phone's own page for a text opens, once for each contact. Nothing leaves until you tap there.
checkin-screen-alert-risk = Hold to send. A message goes to your contacts now, and what has left can't be taken back.
checkin-screen-off = Call it off
checkin-screen-by-hand = Send to { $who } yourself
checkin-screen-by-hand-why = Nothing on this phone sends it by itself.

## When it is over

checkin-screen-ended = Check-in ended
checkin-screen-ended-owed = Not everything has left this phone yet. It is tried again.
checkin-screen-done = Done

## Telling where, without a time

checkin-screen-tell = Tell them where I am now
checkin-screen-tell-text = Message
checkin-screen-tell-default = This is where I am now.
checkin-screen-tell-place = Your place is known to within { $metres } m, taken at { $when }. Each contact gets what you chose for them.
checkin-screen-tell-no-place = The place of the phone is not known here, so they get your words only.
checkin-screen-tell-send = Send
checkin-screen-tell-sending = Sending
checkin-screen-by-tap = The phone's own page for a text opens. Your message leaves when you tap there.
checkin-screen-tell-sent = Your message is on its way.
