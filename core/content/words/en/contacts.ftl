### Trusted contacts: what they are given to read, and what is said about them here.

## The message that asks somebody. It goes to another phone: no word of what this is used for.

contacts-ask-hello = Hello { $name }. I have something to ask you.
contacts-ask-hello-from = Hello { $name }, this is { $me }. I have something to ask you.
contacts-ask-what = When I go out I sometimes set a time by which I say that I'm all right. If I don't, a message goes to the people I chose. Would you be one of them?
contacts-ask-do = If it comes: ring me. If you can't reach me and are worried, ring 999 and say what the message says.
contacts-ask-not = It is no emergency service, and it calls nobody else. It can be a false alarm: an empty battery is enough.
contacts-ask-place = It may say where I last was. Please keep that to yourself.
contacts-ask-no-place = It won't say where I am.
contacts-ask-answer = You can say no, and you can stop at any time; one word to me is enough. You can't start it or look anything up: you only get what I send.

## The card that is handed over

contacts-card-title = Messages from me, and what to do
contacts-card-from = From { $me }
contacts-card-about = What they mean
contacts-card-means = An alert means: the time I set has passed, and I haven't said that I'm all right. It doesn't say why.
contacts-card-means-not = It does not mean that help is coming. No police and no ambulance was told, and nobody else but the people I chose.
contacts-card-false-alarm = It can be a false alarm: no signal, an empty battery, a phone left behind.
contacts-card-place = The place in it is the last known one, at the time it gives. I may be somewhere else by now.
contacts-card-no-place = It doesn't say where I am.
contacts-card-again = It may come more than once and in more than one way. The same Ref means the same alert. If I check in later, a message with that Ref says so.
contacts-card-test = A message that begins with TEST is a test. Nothing has happened.
contacts-card-do = What to do, in order
contacts-card-ring = Ring me. If I don't answer, try once more.
contacts-card-worried = If I don't answer and you are worried, ring 999. Say that I set a time to check in, that it has passed, that I can't be reached, and what the message says.
contacts-card-details = Give them the details sheet, if I gave you one.
contacts-card-keep = Don't post about it, and don't pass on where I am to anybody but them.
contacts-card-stop = How to stop
contacts-card-stop-how = You can say no, now or at any time. Tell me, and I take you out. You don't have to say why.

## In the list, and when one is added

contacts-calls-me = Knows you as
contacts-country = Country of numbers
contacts-ways = Reached by
contacts-no-ways = No way to reach them is noted yet
contacts-precision = Is told
contacts-consent = Agreed
contacts-tell = Also told
contacts-tell-start = When a check-in begins
contacts-tell-late = When you will be late
contacts-tell-arrival = When you have arrived
contacts-tell-nothing = Nothing but alerts, and that they are over
contacts-not-asked = Not asked yet
contacts-tested = Last test
contacts-not-tested = Not tested yet
contacts-way-tested = { $to } (tested { $when })
contacts-paired = Paired
contacts-warnings = Worth a look
contacts-none = No contacts yet. Nobody is ever added but by you.
contacts-first = Whoever you add can be told that you haven't checked in and, if you choose so, where you were. Add only people you choose yourself. Is anyone making you do this? You can stop here, and nothing is kept. Nobody is told that they were added.
contacts-added = { $name } is added. Nothing was sent to them.
contacts-told-nothing = They can be told that you haven't checked in, and that you have. Nothing about the place.
contacts-told-10km = They can be told that you haven't checked in, and the last place known to within 10 km.
contacts-told-1km = They can be told that you haven't checked in, and the last place known to within 1 km.
contacts-told-exact = They can be told that you haven't checked in, and the exact last place known.
contacts-needs-yes = They have not agreed yet. Ask them first, then note the answer.
contacts-asked = Noted as asked. Nothing was sent; give them this text yourself.
contacts-answer-agreed = Noted: { $name } agreed.
contacts-answer-declined = Noted: { $name } said no.
contacts-removed = { $name } is no longer a contact. Nothing was sent to them.
contacts-next-whole-name = More than one name begins like this. Write more of it.
contacts-next-other-name = There is a contact of that name. Choose another one, since a contact is found by it.
contacts-next-country = Two letters, such as GB or IE.
contacts-next-ask = the text to ask them with
contacts-next-card = the card to hand over
contacts-next-answer = note what they said
contacts-next-list = show all
contacts-next-add = add somebody

contacts-warning-same-number = This is a number that your record has for the other person.
contacts-warning-same-email = This is an email address that your record has for the other person.
contacts-warning-same-name = This is a name that your record has for the other person.
contacts-warning-helps-them = This is a name that your record has for somebody who helps the other person.
contacts-warning-landline = This number looks like a landline. A text to it may not be read.
