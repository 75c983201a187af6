### Pairing two devices and holding the plan of a friend, in a terminal.

## Pairing

cli-pair-what = This pairs with the device of { $name }, here and now, side by side. Afterwards { $name } can hold a plan of yours, and you one of theirs.
cli-pair-what-not = A plan is seen only when it is sent, one at a time. Nobody gets a map, a history, or a way to look anything up.
cli-pair-again = There is a pairing with { $name } already. It goes when the six digits were compared.
cli-pair-ask-my-name = What should { $name } see as your name?
cli-pair-own-code = Your code, to be read or typed on the other device:
cli-pair-own-time = Made at { $time }. It is good for some minutes.
cli-pair-ask-code = The code of the other device, as text:
cli-misuse-old-pairing-code = The time in that code and the clock here are more than ten minutes apart.
    .next = Begin again on both devices, with new codes. If this comes again, let both set their clocks by the network.
cli-pair-digits = Six digits: { $digits }
cli-pair-ask-same = Does the other device show the same six digits? Look at it yourself. Type yes if it does; anything else stops here, and nothing is kept.
cli-pair-done = Paired with { $name }.
cli-pair-their-name = The other device gives this name: { $theirs }
cli-pair-next-watch = take a plan that comes

## Removing a contact

cli-contact-ask-pin = { $name } is in the check-in that is running. The PIN of the check-in:
cli-contact-out = { $name } is out of the check-in that is running.
cli-contact-out-word = One word goes to their device that the plan has ended, as at any other end.
cli-contact-out-by-hand = Give { $name } this link if their device is to end the plan. Without it, it asks and rings after the time.
cli-contact-removed-now = { $name } is no longer a contact.
cli-contact-test-runs = A test or a practice is running, and goes on with { $name } until it ends.
cli-misuse-only-contact = Nobody else is in the check-in that is running.
    .next = End it first, with "alongside checkin cancel", then remove them.
cli-contact-cant-look = The check-in that may be running can't be read. It may still reach { $name } until it ends.

## Taking a plan

cli-watch-due = Due
cli-watch-deadline = Asks after
cli-watch-asks = This computer asks
cli-watch-their-zone = Their time zone
cli-watch-place = Going to
cli-watch-note = Note
cli-watch-last-place = Last place
cli-watch-last-place-at = { $place }, within { $metres } m, sent { $when }
cli-watch-stands = How it stands
cli-watch-id = Number
cli-watch-needs-run = This rings only while "alongside watch run" is open on a computer that is awake.
cli-watch-answer-link = Send this back to { $friend }, so that they know:
cli-watch-answer-sent = The answer went to { $friend }: { $to }
cli-watch-early = This came before the plan that it belongs to. It is kept for a day. Take the plan as well.
cli-watch-early-from = From { $friend }.
cli-watch-part = A part of a message is missing. Paste all parts together.
cli-watch-nothing-new = Nothing new in it.

## The list

cli-watch-none = No plan is held here now.
cli-watch-unreadable = A plan that is held here can't be read. Ask for it to be sent again.
cli-watch-armed = Waits for the time
cli-watch-asking = Has a message come? Answer with "alongside watch answer".
cli-watch-ringing = Rings
cli-watch-called-for-help = Rings: they ask for help
cli-watch-under-threat = May be under threat. Don't ring their phone.
cli-watch-next-accept = take one that came
cli-watch-next-run = stay and be asked
cli-watch-next-answer = say whether a message has come

## Answering

cli-watch-not-asked = Nothing is asked about { $friend } now.
cli-watch-noted-not-yet = Noted. In two minutes this rings, unless a message is opened before.
cli-watch-noted-seen = Noted that this was read. Nothing is shown to { $friend }.

## Staying

cli-watch-runs = Plans held now: { $count }. Ctrl-C ends this; nothing rings then.
cli-watch-line = { $time }: { $text }

## Erasing while a check-in runs

cli-wipe-check-in = A check-in is running. Without its PIN it stays until it ends, and contacts may still be told.
cli-wipe-ask-pin = Its PIN, to end it first. An empty line leaves it running.
cli-wipe-check-in-stays = A check-in that is running stays until it ends.
