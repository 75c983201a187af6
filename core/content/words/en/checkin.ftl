### The check-in: what contacts read, what the screens and the terminal say.

## What a contact reads

# Each alert fits one text message with every slot at its longest; a test of the program holds that.
# $who is `me` where the contact has no name for the sender, else $name is that name. $due, $now, $new and $seen are
# clock times such as 21:30 GMT, $age is 3 h, $place is 51.51,-0.13, $within is 35 m or 1 km.

checkin-text-test = TEST.
checkin-text-reference = Ref { $ref }

checkin-text-alert =
    { $who ->
        [me] Automatic message: I have not checked in. Due { $due }, now { $now }. Please call me. If worried, call 999.
       *[name] { $name } has not checked in. Due { $due }, now { $now }. Please call. If worried, call 999.
    }
    .uncertain =
        { $who ->
            [me] Automatic message: I have not checked in. Due { $due }, now about { $now }, time uncertain. Please call me. If worried, call 999.
           *[name] { $name } has not checked in. Due { $due }, now about { $now }, time uncertain. Please call. If worried, call 999.
        }

checkin-text-alert-short =
    { $who ->
        [me] I have not checked in, due { $due }. Please call me. If worried, 999.
       *[name] { $name } has not checked in, due { $due }. Please call. If worried, 999.
    }
    .uncertain =
        { $who ->
            [me] I have not checked in, due { $due }, time uncertain. Please call me. If worried, 999.
           *[name] { $name } has not checked in, due { $due }, time uncertain. Please call. If worried, 999.
        }

checkin-text-alert-shorter =
    { $who ->
        [me] Not checked in, due { $due }. Please call me.
       *[name] { $name } overdue since { $due }. Please call.
    }
    .uncertain =
        { $who ->
            [me] Not checked in, due { $due }, time uncertain. Please call me.
           *[name] { $name } overdue since { $due }, time uncertain. Please call.
        }

checkin-text-alert-briefest =
    { $who ->
        [me] Overdue since { $due }. Please call me.
       *[name] { $name } overdue since { $due }. Please call.
    }
    .uncertain =
        { $who ->
            [me] Overdue, time uncertain. Please call me.
           *[name] { $name } overdue, time uncertain. Please call.
        }

checkin-text-uncertain = Time uncertain.
checkin-text-not-known = not known

checkin-text-place = Plan: { $place }.
checkin-text-position-exact = Phone { $seen }: { $place } within { $within }.
    .old = Phone { $age } ago: { $place } within { $within }.
checkin-text-position-coarse = Phone { $seen }: within about { $within } of { $place }.
    .old = Phone { $age } ago: within about { $within } of { $place }.

# The second text: no name, which might cost it its alphabet, but the same reference.
checkin-text-more = More, Ref { $ref }.
checkin-text-worried = If worried, call 999.

checkin-text-all-clear =
    { $who ->
        [me] I have checked in, { $now }. Please ignore the earlier message.
       *[name] { $name } has checked in, { $now }. Please ignore the earlier message.
    }
checkin-text-ended =
    { $who ->
        [me] I have ended the check-in, { $now }. No more messages about it will come.
       *[name] { $name } has ended the check-in, { $now }. No more messages about it will come.
    }

# No position and no question: an answer would be read on the phone it came from.
checkin-text-forced =
    { $who ->
        [me] I may have been made to end a check-in. Please don't call, text or reply to my phone. An all-clear may not be true. If worried, call 999.
       *[name] { $name } may have been made to end a check-in. Please don't call, text or reply. An all-clear may not be true. If worried, call 999.
    }

checkin-text-late =
    { $who ->
        [me] I am running late and plan to check in by { $new }. Nothing to do now.
       *[name] { $name } is running late and plans to check in by { $new }. Nothing to do now.
    }
checkin-text-started =
    { $who ->
        [me] I have started a check-in, due { $due }. If I miss it, you get a message. Nothing to do now.
       *[name] { $name } has started a check-in, due { $due }. If it is missed, you get a message. Nothing to do now.
    }
checkin-text-arrived =
    { $who ->
        [me] I have arrived, { $now }. Nothing to do now.
       *[name] { $name } has arrived, { $now }. Nothing to do now.
    }

checkin-text-weekday-1 = Mon
checkin-text-weekday-2 = Tue
checkin-text-weekday-3 = Wed
checkin-text-weekday-4 = Thu
checkin-text-weekday-5 = Fri
checkin-text-weekday-6 = Sat
checkin-text-weekday-7 = Sun

## What stands behind a check-in: never more than was proved

checkin-level-0 = Reminder only. Nobody else is told.
checkin-level-1 = Works while this phone works. If it is off, broken or without signal, nobody is told until it is back.
checkin-level-2 = Works also if this phone dies, since { $name } has the plan.

## How a check-in stands

checkin-state-none = No check-in is running.
checkin-state-draft = Not started yet.
checkin-state-arming = Starting. The ways to your contacts are being tried; nobody is told anything.
checkin-state-running = Running.
checkin-state-reminding = Nearly due.
checkin-state-grace = Due. Your contacts are not told yet.
checkin-state-firing = Overdue. Your contacts are being told.
checkin-state-safe = You checked in.
checkin-state-cancelled = You ended it.
checkin-state-safe-after-alert = You checked in after your contacts were told. They are told that too.
checkin-state-abandoned = Your contacts were told, and it ended without an answer from this phone.
checkin-state-damaged = What was kept about this check-in can't be read. It counts as overdue, and you are asked first.

## Reminders: nothing about what this is. $word is the word chosen for notifications.

checkin-reminder-word = Reminder
checkin-ring-word = Loud reminder
checkin-reminder = { $word }. Tap to open.

## The PINs, explained before they are first used

checkin-pin-does = The check-in PIN ends a check-in, and puts it off by more than 15 minutes. A wrong PIN changes nothing, and the time runs on.
checkin-pin-cannot = It opens nothing else. Without it a check-in can't be ended from this phone, so the message goes out at the time you set.
checkin-pin-tries = After ten wrong tries, one more a minute. Nothing is erased.
checkin-duress-does = The second PIN is for when somebody makes you end a check-in. This phone then looks and sounds the same as with the first.
checkin-duress-told = A contact who has the plan in this app is told: under pressure, don't call that phone, don't rely on an all-clear from it.
checkin-duress-cannot = It doesn't call 999, and it can't keep somebody from harm. Somebody with special software on this phone who makes you type it may be able to tell which PIN it was.
checkin-duress-no-watcher = No contact has the plan in this app yet. So it is your choice: your contacts are told by text at the time you set, which may show among the messages on this phone, or nobody is told.
checkin-duress-by-text = With the text, somebody who can read all that this phone holds can tell which PIN it was, until the text has left.
checkin-duress-other-ways = It is never the only way. You can also let the time run out, tell somebody in another way, or call 999.
checkin-duress-off = It is off until you choose it.

## What can be looked at before a check-in, each with its one step

checkin-ready-good = Ready
checkin-ready-missing = Missing
checkin-ready-not-known = Not known
checkin-ready-does-not-apply = Not needed here

checkin-ready-runner = Something is awake to send
    .step = Start what runs in the background, and leave it running.
checkin-ready-notifications = Notifications
    .step = Allow notifications, so that reminders reach you before a message goes out.
checkin-ready-network = Connection
    .step = Look whether this phone has a connection.
checkin-ready-exact-alarms = Waking on time
    .step = Allow exact alarms, so that nothing goes out late.
checkin-ready-battery = Battery limits
    .step = Take the battery limit off, so that the phone lets this wake up.
checkin-ready-location = Location
    .step = Allow location. Without it, your contacts get the place you typed, not where the phone is.
checkin-ready-sms = Sending texts
    .step = Allow texts to be sent, or choose another way to reach your contact.
checkin-ready-sim-pin = Texts after a restart
    .step = With a SIM PIN this phone sends no text after a restart until somebody enters it. A contact who has the plan doesn't depend on that.
checkin-ready-pins = PIN to end it with
    .step = Set a check-in PIN.
checkin-ready-consent = Has agreed to be a contact
    .step = Ask first. It is fine if the answer is no.
checkin-ready-way = A way that sends by itself
    .step = Add a way that sends without a tap, and try it.
checkin-ready-tested = Tested not long ago
    .step = Send a test. It says TEST first.
checkin-ready-paired = Paired with this app
    .step = Pair the two phones when you are together.
checkin-ready-plan-held = Has the plan
    .step = Send the plan and wait for the answer of the other phone.

### A message without a timer.

checkin-tell-exact = { $text } Place at { $time }: { $place }, within { $within } m.
checkin-tell-coarse = { $text } Place at { $time }: within about { $within } km of { $place }.
checkin-tell-from = { $called }: { $text }
checkin-tell-test = TEST { $text }
