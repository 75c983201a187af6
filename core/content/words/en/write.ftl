### Writing something down, and looking at it.

write-line = What happened?
    .hint = One line is enough. You can add to it later.
write-save = Save
write-done = Done
write-answer = Add
write-searching = Looking through all entries
write-history =
    { $count ->
        [one] Written down { $when }.
       *[other] Written down { $when }. { $count } versions are kept.
    }
write-withdraw = Take it back
write-withdraw-keeps = It stays in the record, marked as taken back, with what you wrote.
write-restore = Let it count again

write-when = When was it?
    .chip = When
    .why = As near as you know. "About" and "not known" are good answers.
write-when-answer = Or in your words
    .hint = For example: yesterday evening, about 18:30, March 2026
write-when-now = Just now
write-when-this-morning = This morning
write-when-this-afternoon = This afternoon
write-when-last-night = Last night
write-when-yesterday = Yesterday
write-when-not-known = Not known
write-where = Where was it?
    .chip = Where
write-where-answer = Or in your words
write-who = Who was it?
    .chip = Who
    .why = A name, or what you call them. It can stay open.
write-who-answer = Name, or what you call them
write-proof = Is there something that shows it?
    .chip = Proof
    .why = A picture, a message, a letter. The file stays as it is, and a sealed copy is kept here.
write-proof-file = Choose a file
write-proof-camera = Take a picture
write-proof-adding = Adding the file
write-proof-open = Not complete yet
write-proof-withheld = Kept, and not shown
write-proof-unreadable = This piece of proof can't be read
write-proof-more =
    { $count ->
        [one] And 1 more
       *[other] And { $count } more
    }
write-police = Do the police know?
    .chip = Police
write-police-reported = Yes, it was reported
write-police-not-reported = No
write-police-answer = Their reference, if they gave one
write-impact = What did it do to you?
    .chip = What it did to me
write-impact-answer = Or in your words

record-all = All
record-unsorted = Not sorted yet
record-with-proof = With proof
record-with-police = Reported
record-search = Look for a word
record-find = Find
record-empty = Nothing is written down yet. One line is enough to begin.
record-none-found = Nothing was found.
record-unreadable = This entry can't be read
