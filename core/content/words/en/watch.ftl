### What a friend reads who holds a plan. $friend: the name as paired. $due, $deadline: times as finished text.

## While it waits

watch-held = { $friend } is due at { $due }. If nothing is heard by { $deadline }, this phone asks you, then rings.
watch-extended = { $friend } has moved the time. Now it is { $deadline }.
# $count: minutes.
watch-quiet-line = No position from { $friend } for { $count } minutes. That can have many reasons.

## When the time has passed

watch-ask = { $friend } was due at { $due }. Has a message come? Open the last one.
watch-they-texted = A message has come
watch-not-yet = Not yet
watch-open-it = Open the link in the message from { $friend }. Until that is done, this phone rings again soon.
watch-ring = { $friend } was due at { $due } and has not checked in. Ring them. If they don't answer and you are worried, call 999.
watch-help = { $friend } asks for help now. Ring them. If they don't answer and you are worried, call 999.
watch-silence = Stop the ring
watch-under-threat = { $friend } may be under threat. Don't ring their phone. Ignore any message that says all is well. If you think they are in danger now, call 999 from here.
watch-seen = I have read this

## When it has ended

watch-ended-safe = { $friend } has checked in. Nothing more is asked of you.
watch-ended-silenced = You stopped the ring. This phone asks nothing more about { $friend } this time.
watch-ended-unanswered = This phone rang for a day about { $friend }, and nobody answered. The ring has stopped.

## When a plan can't be held

watch-old-plan = This is an old plan from { $friend }. Nothing rings for it.
watch-too-long = The plan from { $friend } runs for longer than a day. This phone can't hold it.
watch-malformed = The plan from { $friend } can't be read. Ask for it to be sent again.

## Clocks

watch-clock-off = The clocks of the two phones are more than ten minutes apart, so this phone does not hold the plan from { $friend }. Let both phones set the time by the network, then ask for the plan again.
watch-clock-uncertain = The clocks of the two phones may not agree. This phone may ask up to five minutes late.
watch-clock-guess = This phone was restarted, so its clock may be off. It asks for longer before it rings.

## Tests

# $text: one of the messages above.
watch-test = This is a test. { $text }
