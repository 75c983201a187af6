### The check-in at a terminal: what it asks, what it answers, what runs in the background.

## What is asked

cli-checkin-ask-pin = PIN of the check-in:
cli-checkin-ask-new-pin = PIN to end a check-in with, at least four signs:
cli-checkin-ask-second = Do you want a second PIN, for when somebody makes you end a check-in? Type yes; anything else leaves it out.
cli-checkin-ask-second-pin = The second one, other than the first:
cli-checkin-ask-fallback = What happens at the time you set, after the second PIN? Type text or nobody.
cli-checkin-ask-alert = Your contacts are told now, and it can't be taken back unseen. Type yes to go on; anything else stops here.
cli-checkin-ask-delete-all = All that is kept about earlier check-ins is deleted. Type yes to go on; anything else stops here.
cli-misuse-no-pin = The PIN can't be asked for here.
    .next = Use a terminal, or name a file that holds it with --pin-file.

## PINs and the mail account

cli-checkin-duress-computer = On a computer that text only leaves while "alongside checkin run" runs. It can show in the mail folder or the sent mail.
cli-checkin-pin-set = The PIN is set. Please try it once with "alongside checkin start --test".
cli-checkin-pins-set = Both PINs are set. Please try each of them once with "alongside checkin start --test".
cli-checkin-mail-kept = The mail account is kept, sealed in the record. It counts from the next check-in on.
cli-checkin-mail-file = The file it was read from still holds the password. A deleted file may still be found on a disk.
cli-checkin-mail-gone = No mail account is kept any more.

## One that is started, and how it stands

cli-checkin-started = Started.
cli-checkin-who = Contacts
cli-checkin-level = What it rests on
cli-checkin-happens = If you haven't checked in by { $at }, a message goes to: { $who }. To check in: { $command }
cli-checkin-sending = What sends is running. Leave it running.
cli-checkin-not-sending = Nothing is running that would send. Start it, and leave it running: { $command }
cli-checkin-item = { $state }: { $what }. { $step }
cli-checkin-item-of = { $state } ({ $who }): { $what }. { $step }
cli-checkin-this-computer = This computer
cli-checkin-extended = Put off.
cli-checkin-located = Noted. Each contact only ever gets what you chose for them.
cli-checkin-arrived = You seem to have arrived. If you're all right, check in: { $command }
cli-checkin-taken = Taken in.
cli-checkin-by-hand = Nothing here can send this to { $who } by itself. Copy the line and send it to them yourself, in any way you like:

## What goes, and how far it has come

cli-checkin-column-who = Who
cli-checkin-column-way = How
cli-checkin-column-state = How far
cli-checkin-went = { $who }, { $way }: { $came }
cli-checkin-stays = What has not left stays, and goes while this runs: { $command }

## What runs in the background

cli-checkin-run-begins = Running. It waits, reminds and sends. Ctrl-C ends it, and ends no check-in.
cli-checkin-run-ends = Ended.
cli-checkin-run-already = Only one of these runs at a time, and one is running.
    .next = It can stay as it is. To start it here, end it there first.
cli-checkin-run-reminder = { $word }.
cli-checkin-run-hindered = Something stands in the way of the check-in ({ $code }). It is tried again and again.

cli-checkin-run-prompt = By the clock of this computer the time is over, but it was restarted or its clock was set. Check in or put it off; else your contacts are told in about five minutes.
cli-checkin-run-fired = Overdue. Your contacts are being told.
cli-checkin-practice-over = Overdue. In earnest your contacts would be told now; this is practice, and nothing is sent.
cli-checkin-run-clock = The clock of this computer was set. The check-in counts on by the time that has passed.
cli-checkin-run-sent = { $who }, { $way }, { $what }: { $came }

## Those that are over

cli-checkin-history-none = Nothing is kept about earlier check-ins.
cli-checkin-how-it-ended = How it ended
cli-checkin-sent = Sent
cli-checkin-history-sent =
    { $count ->
        [one] 1 message
       *[other] { $count } messages
    }
cli-checkin-place = Place
cli-checkin-note = Note
cli-checkin-gone = somebody who is no longer a contact
cli-checkin-history-deleted =
    { $count ->
        [0] There was nothing to delete.
        [one] 1 is deleted.
       *[other] { $count } are deleted.
    }

## A test of a contact

cli-contact-test-text = This is a test. Nothing has happened, and there is nothing to do.
cli-contact-test-dated = What was handed over counts as tested for 30 days. Please ask them whether it came.

## What one might do next, and what to do here

cli-next-contact-test = send a test to somebody
cli-next-checkin-delete = delete one; all: --delete-all
cli-next-duration = A duration is a whole number and s, m or h, such as 90m.
cli-next-contact-option = Say whom to tell with --contact NAME, once for each.
cli-next-extend = Look at how far it can still be put off, and at whether its time is over: alongside checkin status

## In the tour

cli-tour-contact = Somebody who can be told. Here a mail folder stands for their phone.
cli-tour-card = The card to hand over to them.
cli-tour-pins = A PIN that ends a check-in, and a second one for when somebody makes you end it.
cli-tour-start = Start a check-in: done in three seconds, and two more before Sam is told. It is a test, and says so.
cli-tour-killed = What waits and sends is cut off before the time is over, as by an empty battery, and started again.
cli-tour-ended = cut off here
cli-tour-letters = What Sam gets: where the phone was, to within a kilometre, as you chose for Sam.
cli-tour-checkin-status = How it stands, without the passcode and without a name.
cli-tour-tell = One message now, without a time.
