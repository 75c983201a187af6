### What stands behind a check-in, trying it out, and those that are over.

ready-title = What it rests on
ready-back = Back
ready-there = What is there
ready-of = { $name }: { $what }
ready-phone-here = This phone
    .time = Has the time, and acts when it is over.
    .reminds = Has the time, and reminds you. It sends nothing by itself.
    .holds = Has the time too. It rings by itself, also when this phone is gone.
    .could = Can have the time too, once a check-in has started and it has answered.
    .asked = Has not answered yet. Don't count on it.
    .told = Is told by a text from this phone. It knows nothing when this phone is gone.
    .nothing = Nothing reaches it yet.
ready-nobody = Somebody to tell
    .step = Add somebody, ask them, and send a test. Until then this is a reminder only.
ready-nothing-missing = Nothing is missing that this phone can see.
ready-paired = A phone that is paired can hold the plan of each check-in. It counts once it has answered, after the check-in has started.

## Where it stands in the system, when the phone does not ask again

ready-refused-notifications = The phone doesn't ask for this again. In its settings, open the page of this app, then notifications.
ready-refused-exact-alarms = The phone doesn't ask for this again. In its settings, open the page of this app, then alarms and reminders.
ready-refused-location = The phone doesn't ask for this again. In its settings, open the page of this app, then permissions, then location.
ready-refused-texts = The phone doesn't ask for this again. In its settings, open the page of this app, then permissions, then SMS.
ready-refused-battery = The phone doesn't ask for this again. In its settings, open the page of this app, then battery, and let it run without limits.

## Trying a whole check-in

ready-trial = Try a whole check-in
ready-trial-what = It is due after two minutes, and a minute later the time is over. You can end it with your PIN, put it off, or let the time pass and see what happens.
ready-practice-what = As practice it stays on this phone: everything looks as it does in earnest, and nothing is sent to anybody.
ready-practice-start = Practise
ready-practice-title = Practice
ready-practice-told-at = The time is over at { $deadline }. This is practice, and nothing is sent.
ready-practice-left-grace = { $left } until the time is over
ready-practice-alert = Hold to try it. This is practice, and nothing is sent.
ready-test-what = As a test the messages really go to { $who }, and each begins with TEST. A paired phone rings, and says that it is a test.
ready-test-start = Start a test
ready-test-risk = If the time passes, { $who } get a message that begins with TEST. Tell them before.
ready-test-title = Test
ready-test-runs = This is a test. Each message of it begins with TEST.
ready-test-told-at = A message that begins with TEST goes at { $deadline }

## Who has the plan of the check-in that runs

ready-rings = The phone of { $name } rings, since { $when }.
ready-holds = The phone of { $name } has the plan. If nothing comes by { $when }, it asks, and then it rings.
ready-holds-clock = The phone of { $name } has the plan, but its clock and this one may not agree, so it may ask and ring later than { $when }.
ready-holds-not = The phone of { $name } has not answered yet, so don't count on it to ring.

## Those that are over

checkins-title = Earlier check-ins
checkins-none = Nothing is kept about earlier check-ins.
checkins-kept = Each is kept for 30 days, sealed with the rest of your record.
checkins-put-off = Put off by
checkins-gone = Somebody who is no longer a contact
checkins-by-itself = by itself
checkins-when = { $way }, { $when }
checkins-tried = not handed over when it ended
checkins-held = Their phone had the plan
checkins-told-nothing = Nothing went to them
checkins-delete = Delete this one
checkins-delete-all = Delete all of them
checkins-deleting = Deleting
checkins-delete-risk = Hold to delete. What is kept here about it can't be brought back. Messages that were sent stay where they are.
checkins-deleted =
    { $count ->
        [0] There was nothing to delete.
        [one] 1 is deleted.
       *[other] { $count } are deleted.
    }
