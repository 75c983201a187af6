### What a record shows: counts and dates of what was noted, each with what has to be said beside it. No verdict, no warning, no
### forecast. $count is a number; $what, $when, $last, $words and $zone come as finished text.

pattern-title = What your record shows
pattern-own-record = The counts come from your own record. They are not a risk assessment.
pattern-none = There is nothing to count yet.
pattern-time-not-known = time not known
pattern-cell = { $day }, { $from } to { $to }
pattern-somewhere = Place { $number } without a name
pattern-days = { $from } to { $to }

## The headings under which it stands

pattern-four = Fixated, obsessive, unwanted, repeated: police and services use these four words. Here they are headings. Nothing is ticked or answered.
pattern-heading-repeated = Repeated
pattern-heading-unwanted = Unwanted
pattern-heading-fixated-obsessive = Fixated, obsessive
pattern-heading-beside = What else is there
pattern-tactics = What was done is sorted into four groups that advocates use. They are headings too.
pattern-tactic-surveillance = Surveillance
pattern-tactic-life-invasion = Life invasion
pattern-tactic-intimidation = Intimidation
pattern-tactic-interference = Interference
pattern-tactic-none = In no group

## Further figures

pattern-further = { $count ->
    [one] 1 more is not listed here.
   *[other] { $count } more are not listed here.
}

## Entries in order

pattern-timeline = Entries in order
    .caution = A time that isn't exact is shown as a band.
pattern-timeline-entry = Entry { $number }: { $when }
pattern-timeline-first = First entry: { $when }.
pattern-timeline-last = Last entry: { $when }.
pattern-timeline-approximate = { $count ->
    [one] 1 entry has a time that isn't exact.
   *[other] { $count } entries have a time that isn't exact.
}
pattern-timeline-no-time = { $count ->
    [one] 1 entry has no time.
   *[other] { $count } entries have no time.
}

## How much there is

pattern-totals = How much there is
    .caution = Entries, single events and days are three different counts. They are never added together.
pattern-totals-entries = { $count ->
    [one] You noted 1 entry.
   *[other] You noted { $count } entries.
}
pattern-totals-events = { $count ->
    [one] Some entries stand for several events: 1 event in all.
   *[other] Some entries stand for several events: { $count } events in all.
}
pattern-totals-days = { $count ->
    [one] Something happened on 1 day.
   *[other] Something happened on { $count } days.
}
pattern-totals-left-out = { $count ->
    [one] The day of 1 entry is not known, so it isn't among these days.
   *[other] The days of { $count } entries are not known, so they aren't among these days.
}

## How often

pattern-frequency = How often
    .caution = A week or a month with nothing noted may mean that nothing happened, or that nothing was written down.
pattern-frequency-week = { $count ->
    [0] Week from { $what }: nothing noted.
    [one] Week from { $what }: 1 entry.
   *[other] Week from { $what }: { $count } entries.
}
pattern-frequency-month = { $count ->
    [0] { $what }: nothing noted.
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}
pattern-frequency-left-out = { $count ->
    [one] 1 entry is in none of these weeks: its time is not known well enough, or it is older.
   *[other] { $count } entries are in none of these weeks: their times are not known well enough, or they are older.
}
pattern-frequency-left-out-of-months = { $count ->
    [one] 1 entry is in none of these months: its time is not known well enough, or it is older.
   *[other] { $count } entries are in none of these months: their times are not known well enough, or they are older.
}

## The last four weeks

pattern-change-over-time = The last four weeks
    .caution = These are two counts and no more. Fewer entries may mean that less was written down.
pattern-change-over-time-recent = { $count ->
    [0] In the last four weeks: nothing noted.
    [one] In the last four weeks: 1 entry.
   *[other] In the last four weeks: { $count } entries.
}
pattern-change-over-time-before = { $count ->
    [0] In the four weeks before: nothing noted.
    [one] In the four weeks before: 1 entry.
   *[other] In the four weeks before: { $count } entries.
}
pattern-change-over-time-more = You noted more than in the four weeks before.
pattern-change-over-time-fewer = You noted fewer than in the four weeks before.
pattern-change-over-time-same = You noted about as many as in the four weeks before.
pattern-change-over-time-begins = Your record begins within these weeks: { $when }.
pattern-change-over-time-left-out = { $count ->
    [one] 1 entry may lie in these weeks or outside; it isn't counted here.
   *[other] { $count } entries may lie in these weeks or outside; they aren't counted here.
}

## Ways

pattern-methods = What was done, and how it reached you
    .caution = They are listed by the first day in your record. It may have begun earlier.
pattern-methods-ways = { $count ->
    [0] No entry says what kind it was.
    [one] 1 kind of behaviour is in your record.
   *[other] { $count } different kinds of behaviour are in your record.
}
pattern-methods-behaviour = { $count ->
    [one] { $what }: 1 entry, { $when }.
   *[other] { $what }: { $count } entries. First: { $when }. Last: { $last }.
}
pattern-methods-channel = { $count ->
    [one] { $what }: 1 entry, { $when }.
   *[other] { $what }: { $count } entries. First: { $when }. Last: { $last }.
}
pattern-methods-unsorted = { $count ->
    [one] 1 entry doesn't say what kind it was.
   *[other] { $count } entries don't say what kind they were.
}

pattern-new-methods = New in your record
    .caution = First noted in the last eight weeks, in a record that began before them. It may have begun earlier.
pattern-new-methods-behaviour = { $count ->
    [one] { $what }: 1 entry, { $when }.
   *[other] { $what }: { $count } entries. First: { $when }.
}

pattern-online-to-in-person = First time in person
    .caution = This is a date in your record. It says nothing about what comes next. A stalking advocate can go through it with you.
pattern-online-to-in-person-in-person = First noted in person: { $when }.
pattern-online-to-in-person-before = { $count ->
    [one] Before it you noted 1 thing, from a distance.
   *[other] Before it you noted { $count } things, all from a distance.
}
pattern-online-to-in-person-unsorted = { $count ->
    [one] 1 entry before it doesn't say what kind it was.
   *[other] { $count } entries before it don't say what kind they were.
}

## Where

pattern-places = Where
    .caution = This is for you. It holds no positions.
pattern-places-place = { $count ->
    [one] At { $what } you noted 1 thing.
   *[other] At { $what } you noted { $count } things. First: { $when }.
}
pattern-places-setting = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}
pattern-places-near = { $count ->
    [one] { $what }: 1 entry has a position near it.
   *[other] { $what }: { $count } entries have positions within 150 m.
}
pattern-places-elsewhere = { $count ->
    [one] 1 entry has a position near no other.
   *[other] { $count } entries have positions near no other.
}
pattern-places-own-words = { $count ->
    [one] 1 entry says where in your own words alone.
   *[other] { $count } entries say where in your own words alone.
}
pattern-places-too-wide = { $count ->
    [one] 1 entry has a position that holds too roughly to say at which place it was.
   *[other] { $count } entries have positions that hold too roughly to say at which place they were.
}

## Days of the week, times of day

pattern-day-and-time = Days of the week and times of day
    .caution = Only exact times count. They are by the clock in { $zone }, with summer time as it was then.
pattern-day-and-time-timed = { $count ->
    [one] Based on the 1 entry that has an exact time.
   *[other] Based on the { $count } entries that have an exact time.
}
pattern-day-and-time-left-out = { $count ->
    [one] Left out: 1 entry whose time is not known well enough.
   *[other] Left out: { $count } entries whose times are not known well enough.
}
pattern-day-and-time-cell = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}

## Marked days

pattern-near-events = Around the days you marked
    .caution = Before and after, and no more. It doesn't say that one came from the other.
pattern-near-events-before = { $count ->
    [0] { $what }, { $when }. In the 14 days before: nothing noted.
    [one] { $what }, { $when }. In the 14 days before: 1 entry.
   *[other] { $what }, { $when }. In the 14 days before: { $count } entries.
}
pattern-near-events-on-the-day = { $count ->
    [0] { $what }, on the day: nothing noted.
    [one] { $what }, on the day: 1 entry.
   *[other] { $what }, on the day: { $count } entries.
}
pattern-near-events-after = { $count ->
    [0] { $what }, in the 14 days after: nothing noted.
    [one] { $what }, in the 14 days after: 1 entry.
   *[other] { $what }, in the 14 days after: { $count } entries.
}
pattern-near-events-after-so-far = { $count ->
    [0] { $what }, in the 14 days after, so far: nothing noted.
    [one] { $what }, in the 14 days after, so far: 1 entry.
   *[other] { $what }, in the 14 days after, so far: { $count } entries.
}
pattern-near-events-unclear = { $count ->
    [one] { $what }: 1 entry may lie in these days or outside.
   *[other] { $what }: { $count } entries may lie in these days or outside.
}
pattern-near-events-not-dated = { $what }: its day is not known, so there is nothing to compare.

## Spells

pattern-spells-and-gaps = Spells, and times between
    .caution = A gap is not a sign that it has stopped.
pattern-spells-and-gaps-usual-gap = { $count ->
    [one] From one day with entries to the next it is mostly 1 day.
   *[other] From one day with entries to the next it is mostly about { $count } days.
}
pattern-spells-and-gaps-spell = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}
pattern-spells-and-gaps-gap = { $count ->
    [one] { $what }: nothing noted for 1 day.
   *[other] { $what }: nothing noted for { $count } days.
}
pattern-spells-and-gaps-gap-marked = { $count ->
    [one] { $what }: nothing noted for 1 day. You marked that something happened then.
   *[other] { $what }: nothing noted for { $count } days. You marked that something happened then.
}
pattern-spells-and-gaps-left-out = { $count ->
    [one] 1 entry has no known day. It may lie in any of these times.
   *[other] { $count } entries have no known day. They may lie in any of these times.
}

## After

pattern-after-told-to-stop = After they were told to stop
    .caution = Only what surely came later is counted. The rest is named beside it.
pattern-after-told-to-stop-after = { $count ->
    [0] They were told to stop: { $when }. No entry is noted after that.
    [one] They were told to stop: { $when }. 1 entry came after that.
   *[other] They were told to stop: { $when }. { $count } entries came after that.
}
pattern-after-told-to-stop-asked = { $count ->
    [0] { $what } says that you asked to stop: { $when }. No entry is noted after that.
    [one] { $what } says that you asked to stop: { $when }. 1 entry came after that.
   *[other] { $what } says that you asked to stop: { $when }. { $count } entries came after that.
}
pattern-after-told-to-stop-unclear = { $count ->
    [one] 1 entry may have come before or after ({ $when }).
   *[other] { $count } entries may have come before or after ({ $when }).
}
pattern-after-told-to-stop-not-dated = They were told to stop. When that was is not known, so nothing is counted from it.

pattern-after-order = After an order or bail
    .caution = Where you noted that something may go against it, it stands here as you noted it. What it is in law is for the police and a court to say.
pattern-after-order-after = { $count ->
    [0] { $what }: { $when }. While it held, no entry is noted.
    [one] { $what }: { $when }. While it held, 1 entry.
   *[other] { $what }: { $when }. While it held, { $count } entries.
}
pattern-after-order-unclear = { $count ->
    [one] { $what }: 1 entry may have come before, while it held, or after.
   *[other] { $what }: { $count } entries may have come before, while it held, or after.
}
pattern-after-order-not-dated = { $what }: when it was served is not known, so nothing is counted from it.
pattern-after-order-concerned = { $count ->
    [one] { $what }: you noted that 1 entry may go against it.
   *[other] { $what }: you noted that { $count } entries may go against it.
}

pattern-after-police = After the police were told
    .caution = This counts by date. It says nothing about what the police did.
pattern-after-police-after = { $count ->
    [0] First contact with the police: { $when }. No entry is noted after that.
    [one] First contact with the police: { $when }. 1 entry came after that.
   *[other] First contact with the police: { $when }. { $count } entries came after that.
}
pattern-after-police-unclear = { $count ->
    [one] 1 entry may have come before or after.
   *[other] { $count } entries may have come before or after.
}
pattern-after-police-not-dated = When the first contact with the police was is not known, so nothing is counted from it.

## The police

pattern-police-timeline = Contacts with the police
    .caution = This is what you noted. What the police have may differ.
pattern-police-timeline-contact = { $count ->
    [0] { $when }: { $what }.
    [one] { $when }: { $what }. It speaks of 1 entry.
   *[other] { $when }: { $what }. It speaks of { $count } entries.
}
pattern-police-timeline-due = They were to be in touch: { $when }.
pattern-police-timeline-due-nothing-since = They were to be in touch: { $when }. No contact is noted since.
pattern-police-timeline-since-last = { $count ->
    [0] The last contact noted was today.
    [one] The last contact noted was 1 day ago.
   *[other] The last contact noted was { $count } days ago.
}

pattern-not-reported = Not told to the police
    .caution = You don't have to report everything, or anything.
pattern-not-reported-entries = { $count ->
    [one] No contact with the police speaks of 1 entry.
   *[other] No contact with the police speaks of { $count } entries.
}

## Others

pattern-others-affected = Others it touched
    .caution = This is by what you noted. It may have touched others too.
pattern-others-affected-children = { $count ->
    [one] 1 entry has to do with children.
   *[other] { $count } entries have to do with children.
}
pattern-others-affected-work = { $count ->
    [one] 1 entry has to do with work or study.
   *[other] { $count } entries have to do with work or study.
}
pattern-others-affected-people = { $count ->
    [one] 1 entry has to do with family, friends or people near you.
   *[other] { $count } entries have to do with family, friends or people near you.
}
pattern-others-affected-affected = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}

## What it did, and what changed

pattern-impact = What it did to you
    .caution = These are your own marks.
pattern-impact-mark = { $when }: { $count } of 10
pattern-impact-felt = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}

pattern-changes-made = What you did and changed
    .caution = These are your own dates and words.
pattern-changes-made-replied = { $count ->
    [one] In 1 entry you noted that you replied.
   *[other] In { $count } entries you noted that you replied.
}
pattern-changes-made-blocked = { $count ->
    [one] In 1 entry you noted that you blocked them.
   *[other] In { $count } entries you noted that you blocked them.
}
pattern-changes-made-avoided = { $count ->
    [one] In 1 entry you noted that you changed where, when or how you go, or stopped something you used to do.
   *[other] In { $count } entries you noted that you changed where, when or how you go, or stopped something you used to do.
}
pattern-changes-made-change = { $when }: { $what }
pattern-changes-made-own-words = { $when }: in your words

## Proof

pattern-evidence = Proof
    .caution = Many real things leave no proof.
pattern-evidence-with = { $count ->
    [0] No entry has proof with it.
    [one] 1 entry has proof with it.
   *[other] { $count } entries have proof with them.
}
pattern-evidence-without = { $count ->
    [0] Each has proof with it.
    [one] 1 entry has none.
   *[other] { $count } entries have none.
}
pattern-evidence-kind = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}

## Who

pattern-identifiers = Numbers and accounts
    .caution = One person may use several. Several people may use one.
pattern-identifiers-identifier = { $count ->
    [one] { $what }: 1 entry, { $when }.
   *[other] { $what }: { $count } entries. First: { $when }. Last: { $last }.
}

pattern-who = Who it was
    .caution = Nobody is put together with anybody else, unless you named the same person.
pattern-who-confidence = { $count ->
    [one] { $what }: 1 entry.
   *[other] { $what }: { $count } entries.
}
pattern-who-person = { $count ->
    [one] { $what }: named in 1 entry.
   *[other] { $what }: named in { $count } entries.
}
pattern-who-not-said = { $count ->
    [one] In 1 entry nothing is said of how sure it is.
   *[other] In { $count } entries nothing is said of how sure it is.
}

## When it was written

pattern-written-when = When it was written down
    .caution = Writing later is normal.
pattern-written-when-at-the-time = { $count ->
    [one] 1 entry was written within the hour.
   *[other] { $count } entries were written within the hour.
}
pattern-written-when-same-day = { $count ->
    [one] 1 entry was written on the same day.
   *[other] { $count } entries were written on the same day.
}
pattern-written-when-later = { $count ->
    [one] 1 entry was written later.
   *[other] { $count } entries were written later.
}
pattern-written-when-not-said = { $count ->
    [one] Of 1 entry it can't be said.
   *[other] Of { $count } entries it can't be said.
}

pattern-marked-gaps = Times you could not write
    .caution = You marked these. Something happened then.
pattern-marked-gaps-gap-marked = { $when }

## Several changes at once

pattern-what-changed = What changed
    .caution = Many people speak to a stalking advocate when this changes. There are ways to do that below.
pattern-what-changed-more = { $count ->
    [one] In the last four weeks you noted more than before: 1 entry.
   *[other] In the last four weeks you noted more than before: { $count } entries.
}
pattern-what-changed-in-person = In the last four weeks you noted something in person for the first time: { $when }.
pattern-what-changed-property = In the last four weeks you noted something done to property for the first time: { $when }.
pattern-what-changed-harm = In the last four weeks you noted for the first time that somebody was hurt: { $when }.
pattern-what-changed-weapon = In the last four weeks you noted a weapon for the first time: { $when }.
pattern-what-changed-after-order = { $count ->
    [one] While an order held you noted 1 entry.
   *[other] While an order held you noted { $count } entries.
}
pattern-what-changed-after-police = { $count ->
    [one] You noted 1 entry after the police had spoken to them, or done more.
   *[other] You noted { $count } entries after the police had spoken to them, or done more.
}
pattern-what-changed-children = In the last four weeks a child is in your record for the first time: { $when }.
pattern-what-changed-work = In the last four weeks work or study is in your record for the first time: { $when }.
pattern-what-changed-people = In the last four weeks somebody near you is in your record for the first time: { $when }.

## What was not counted

pattern-up-to = Where it says the last four or eight weeks, they end on { $day }.
pattern-edge = { $count ->
    [one] 1 entry may lie in the days you asked for or outside. It counts nowhere here.
   *[other] { $count } entries may lie in the days you asked for or outside. They count nowhere here.
}
pattern-unreadable = { $count ->
    [one] 1 entry can't be read. It counts nowhere here.
   *[other] { $count } entries can't be read. They count nowhere here.
}
pattern-beyond = { $count ->
    [one] 1 entry is older than what is counted here.
   *[other] { $count } entries are older than what is counted here.
}
