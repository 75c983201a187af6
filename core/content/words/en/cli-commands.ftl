### The commands of the terminal: what they ask, what they answer, what one might do next.

## Columns

cli-column-number = No
cli-column-when = When
cli-column-what = What
cli-column-with = With
cli-column-saved = Saved
cli-column-id = Id
cli-column-file = File
cli-column-kind = Kind
cli-column-size = Size
cli-column-entries = Entries
cli-column-fingerprint = Fingerprint
cli-column-reference = Reference

## Set-up

cli-init-passcode = Choose a passcode of at least four signs. A few words are better. It can't be looked up anywhere.
cli-init-done = Set up in { $folder }. It is sealed with your passcode and the key of this device.
cli-init-keep = Write them down on paper, and keep that where nobody looks who is not meant to. They open the record on this device when the passcode is forgotten. Whoever has them and this device can open it too.
cli-init-capture = Notes can be kept without the passcode, with "alongside capture". "alongside capture off" switches that off.
cli-recovery-words = The recovery code, twelve words:
cli-recovery-renewed = The words from before no longer open it. Write these down on paper.
cli-passcode-changed = The passcode is changed.
cli-passcode-old-copies = An old copy of the folder, the old passcode and the key of this device together still open what was in that copy.

## A second record

cli-decoy-done = There is now a second, empty record behind the new passcode. It stands against somebody who makes you open it.
cli-decoy-copies = It doesn't stand against somebody who copies the files and compares their sizes and times.
cli-decoy-capture = Capture without the passcode is now off: a capture would come into one record only, and be missing from the other.
cli-decoy-third = Opened with the new passcode, one more such record can be made from there; then there is no room for another.
cli-next-capture-on = switch capture on again

## Erasing

cli-wipe-goes = This goes: the record that this passcode opens, with its entries, people, proof, drafts and recovery code.
cli-wipe-stays = This stays: what was exported or copied elsewhere before. A file can't be surely erased from a disk.
cli-wipe-undone = It can't be undone. Neither the passcode nor the recovery code brings it back.
cli-wipe-again = The passcode once more, before anything goes.
cli-wipe-done = Erased.
cli-ask-yes = Type yes to go on; anything else stops here.
cli-store-new-what = A new, empty store is begun for the same passcode. The one that can't be opened stays beside it as it is.
cli-store-new-done = A new store is begun. The old one stays beside it as it was.

## How it stands

cli-status-title = How it stands
cli-status-locked = It is locked.
cli-status-capture-on = Notes can be kept without the passcode: alongside capture.
cli-status-capture-off = Capture without the passcode is off.
cli-status-more = With --passcode-file, or at the prompt of "alongside open", it says more.
cli-status-entries = Entries
cli-status-proof = Proof
cli-status-drafts = Drafts
cli-status-check = Checked now
cli-status-whole = Every record and every file is as it was saved
cli-status-damaged =
    { $count ->
        [one] 1 part is not as it was saved
       *[other] { $count } parts are not as they were saved
    }
cli-status-capture = Capture
cli-status-capture-here = Captures come into this record
cli-status-capture-not-here = No captures come into this record
cli-status-records = Records
cli-status-head = Head
cli-progress-records = Records
cli-progress-files = Files

## What opening found

cli-report-captures =
    { $count ->
        [one] 1 capture was taken in.
       *[other] { $count } captures were taken in.
    }
cli-report-captures-damaged =
    { $count ->
        [one] 1 capture is damaged. It was left where it is.
       *[other] { $count } captures are damaged. They were left where they are.
    }
cli-report-cut-off = { $name } was cut off while it was taken in. What had come, up to part { $part }, is kept and marked so.
cli-report-unreadable = { $name } was cut off while it was taken in, and what had come can't be read. It is left as it is.
cli-report-checkins-lost =
    { $count ->
        [one] The files of a check-in that was running were taken away from this computer. Nothing here tells your contacts about it any more. Somebody who holds your plan in the app still has it.
       *[other] The files of { $count } check-ins that were running were taken away from this computer. Nothing here tells your contacts about them any more. Somebody who holds your plan in the app still has it.
    }
cli-report-inbox = What captures are sealed to was changed from outside. Captures made since then can't be opened. "alongside capture on" puts it right.
cli-report-stopped = Something stopped the tidying; it is tried again next time. ({ $code })
cli-report-healed =
    { $part ->
        [install] One of the two copies of the first settings was damaged and is whole again.
        [device] One of the two copies of the settings of this device was damaged and is whole again.
        [header] One of the two copies of what the record is opened with was damaged and is whole again.
        [keys] One of the two copies of the keys was damaged and is whole again.
       *[other] One of two copies was damaged and is whole again.
    }
cli-report-face = The settings for how this looks were damaged. They are as at the beginning.
cli-report-damage =
    { $count ->
        [one] 1 part of the record is not as it was saved. Everything else opens.
       *[other] { $count } parts of the record are not as they were saved. Everything else opens.
    }
cli-report-damage-more = and { $count } more; "alongside status" counts them
cli-damage-head = Row { $row } can't be read.
cli-damage-body = { $name }, version { $version }, can't be read.
cli-damage-stray = Row { $row } belongs to nothing here; it was put there from outside.
cli-damage-missing =
    { $chain ->
        [log] Records { $from } to { $to } of the log are missing.
       *[house] Records { $from } to { $to } of the settings and drafts are missing.
    }
cli-damage-link =
    { $chain ->
        [log] Record { $number } of the log doesn't follow from the one before it.
       *[house] Record { $number } of the settings and drafts doesn't follow from the one before it.
    }
cli-damage-no-mark = The mark that shows how far the record goes is missing.
cli-damage-behind =
    { $chain ->
        [log] The log went up to { $marked } and now ends at { $found }: records were taken away, or an older copy was put back.
       *[house] The settings and drafts went up to { $marked } and now end at { $found }: records were taken away, or an older copy was put back.
    }

## Capture

cli-ask-capture = What do you want to keep?
cli-captured = Kept. It is taken in when the record is next opened.
cli-capture-on = Captures are on, and come into this record.
cli-capture-off = Captures are off.

## Entries

cli-next-write = write down what happened
cli-next-show = see it in full
cli-next-add-more = add when, where, who
cli-next-amend = change it or add to it
cli-next-proof = add proof
cli-next-history = with what stood there before
cli-next-list = newest first
cli-next-timeline = along the days
cli-next-finish = make an entry of it
cli-next-discard = delete it
cli-next-draft = begin one
cli-next-mark = mark a day to compare with
cli-amended = Entry { $number } is changed, version { $version }. What stood there before stays.
cli-withdrawn = Entry { $number } is withdrawn. It stays in the record, out of the lists.
cli-restored = Entry { $number } is back in the lists.
cli-ask-delete = Entry { $number } will be deleted for good; only its number stays. Type yes to go on.
cli-deleted = Entry { $number } is deleted. Its number stays.
cli-entry-deleted = deleted; only the number is left
cli-entry-damaged = damaged; can't be read
cli-list-damaged =
    { $count ->
        [one] Entry { $numbers } is damaged and can't be read. The others are listed.
       *[other] Entries { $numbers } are damaged and can't be read. The others are listed.
    }
cli-none-found = Nothing was found.
cli-with-proof =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }
cli-with-police = police
cli-with-capture = captured
cli-with-withdrawn = withdrawn
cli-private-hidden = There is one. --private shows it.
cli-version = Version
cli-version-since = { $version }, since { $when }
cli-timeline-legend = | at that time, = some time in this band, > and < beyond midnight. The scale is in hours.
cli-draft-kept = Draft { $number }, not an entry yet.
cli-draft-title = Draft { $number }
cli-draft-discarded = The draft is deleted.
cli-no-drafts = No drafts.
cli-police-noted = Noted, that police were told.

## Proof

cli-proof-added = Added: { $name }
cli-file-not-added = Not added: { $name }
cli-files-added =
    { $count ->
        [one] 1 file added. The original stays where it is: please keep it there.
       *[other] { $count } files added. The originals stay where they are: please keep them there.
    }
cli-files-added-unsorted =
    { $count ->
        [one] 1 file added, to no entry yet. The original stays where it is: please keep it there.
       *[other] { $count } files added, to no entry yet. The originals stay where they are: please keep them there.
    }
cli-unsorted = none yet
cli-copies-made = Copies made
cli-linked =
    { $count ->
        [one] 1 piece of proof linked.
       *[other] { $count } pieces of proof linked.
    }
cli-unlinked =
    { $count ->
        [one] 1 link taken away.
       *[other] { $count } links taken away.
    }
cli-items-damaged =
    { $count ->
        [one] What is noted about { $names } is damaged and can't be read.
       *[other] What is noted about { $names } is damaged and can't be read.
    }
cli-export-clear = The file will lie there in clear: whoever can open the folder can open it.
cli-exported = { $name } is written to { $file }, { $size }.
cli-exported-noted = That it was exported is noted with it.
cli-checked-whole =
    { $count ->
        [0] There is no file to check.
        [one] 1 file checked. It is as it was added.
       *[other] { $count } files checked. All are as they were added.
    }
cli-checked =
    { $count ->
        [one] 1 file checked.
       *[other] { $count } files checked.
    }
cli-check-damaged = { $name } is not as it was added.
cli-marked = The mark is saved.
cli-marked-withheld = It is no longer shown, copied or exported. Please don't copy it or send it on. For advice, the Revenge Porn Helpline is on 0345 6000 459; in danger now, call 999.
cli-described = The description is saved.
cli-custody-noted = Noted.
cli-next-link = say which entry it belongs to
cli-next-item = see it, and what was done with it
cli-next-export = write it out
cli-next-describe = say what it shows
cli-next-check = read every file again and compare

## People, places, police, orders, marked days

cli-ask-person = What do you want to call them? A name, or a few words. Enter leaves it open.
cli-person-noted = Person { $number } is noted.
cli-place-noted = Place { $number } is noted.
cli-police-number = Police contact { $number } is noted.
cli-order-noted = Order { $number } is noted.
cli-case-begun = Record { $number } is begun.
cli-day-marked = The day is marked.
cli-gap-noted = It is noted that something happened there.
cli-screening-noted = It is noted that you went through the questions.
cli-changed = The change is saved. What stood there before stays.
cli-nothing-noted = Nothing is noted yet.
cli-record-damaged = { $name } is damaged and can't be read. The others are listed.
cli-case-marked = Marked in it
cli-screening-with = with { $name }
cli-next-person = note what you know about the other person
cli-next-place = note a place
cli-next-police = note a contact with police
cli-next-order = note an order; ids: alongside vocabulary order-type
cli-next-term = add a condition
cli-next-name-in-entry = name them in an entry
cli-next-entries-with = entries with them
cli-next-entries-at = entries at this place
cli-next-write-there = write something down in it
cli-next-case = see what is marked
cli-next-recovery = see these words again

## What to do here

cli-did-you-mean = Did you mean { $near }? The whole list: alongside vocabulary { $list }
cli-see-the-list = The whole list: alongside vocabulary { $list }
cli-next-time-ahead = That time is still to come. Say the day too: "yesterday 18:30", "20 November 18:30".
cli-next-time-forms = Times are typed like this: 18:30, "about yesterday 18:30", "yesterday evening", "20 Nov 2026", "Nov 2026", unknown.
cli-next-in-use = Close it there and try again. A note can be kept meanwhile, where capture is on: alongside capture
cli-next-not-set-up = Set it up first with "alongside init", or name another folder with --data.
cli-next-database = Keep this copy; a backup may hold what was in it. To go on meanwhile, "alongside store new" begins an empty store beside it.
cli-next-case-list = See their names with "alongside case list".
cli-next-capture-off = Open it and write it down there, or switch capture on: alongside capture on
cli-next-age-question = Could the person in it be under 18? Answer with --under-18 yes, no or unsure. If yes or unsure, no file is taken; describe what and where it is with "alongside evidence describe". For advice, the Revenge Porn Helpline is on 0345 6000 459; under 18, Childline is on 0800 1111.
cli-next-under-18 = Describe what and where it is instead: alongside evidence describe. Please don't copy it or send it on. You can call 101, or 999 in danger. Under 18, Childline is on 0800 1111 and can help to take pictures down.
