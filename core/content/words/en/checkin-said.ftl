### A check-in in words: its times, what goes to whom, and how far that has come.

## Its times

checkin-said-due = Due
checkin-said-told-at = Contacts told
checkin-said-told-unless = { $at }, if you haven't checked in by then
checkin-said-told-since = Contacts told since
checkin-said-ended = Ended
checkin-said-clock = Time
# $on is the device that this is read on.
checkin-said-uncertain =
    { $on ->
        [phone] This phone was restarted or its clock was set, so the time is not certain.
       *[computer] This computer was restarted or its clock was set, so the time is not certain.
    }
checkin-said-mode = Kind
checkin-said-mode-test = A test
checkin-said-mode-practice = Practice; nothing is sent
checkin-said-contact = contact { $number }

## Practice, in place of how one stands, and what a message without a time is called when it is over

checkin-said-practice-running = Practice is running. Nothing is sent.
checkin-said-practice-due = Due. This is practice, so nobody is told.
checkin-said-practice-over = The time passed. In earnest your contacts would have been told; this was practice, and nothing was sent.
checkin-said-practice-late = You checked in after the time. In earnest your contacts would have been told; this was practice, and nothing was sent.
checkin-said-ended-told = A message without a time

## What goes, and how far it has come

checkin-said-way-by-hand = by hand
checkin-said-way-sms = text
checkin-said-way-email = email
checkin-said-way-maildir = mail folder
checkin-said-way-command = command
checkin-said-kind-alert = alert
checkin-said-kind-all-clear = all over
checkin-said-kind-plan = plan
checkin-said-kind-tell = message
checkin-said-kind-ask = question
checkin-said-row-waiting = waiting
checkin-said-row-sending = being sent
checkin-said-row-handed = handed over
checkin-said-row-refused = refused for good
checkin-said-row-given-up = given up after a day
checkin-said-row-withdrawn = taken back before it left
checkin-said-row-practice = practice, so it stays here
checkin-said-row-later = not yet; it is tried again
checkin-said-row-timed-out = no answer; it may have left, and is tried again
