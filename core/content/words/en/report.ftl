### What others read: the pages of a record.

report-title = A record of what happened
report-part = Part { $part }
report-part-all = All parts
report-page-of = page { $page } of { $pages }
report-foot-head = record { $head }
report-cover-what = This is a personal record, kept by the person it happened to, in their own words. Times marked "about" are as they remember them. When each entry was written down stands beside when it happened.
report-cover-record = Record
report-cover-people = About
report-cover-contact = How and when to be in touch
report-cover-access = What makes it easier
report-cover-police = Police references
report-cover-orders = Orders and conditions
report-cover-range = From and to
report-cover-range-value = { $first } to { $last }
report-cover-range-none = No times are known
report-cover-entries = Entries
report-cover-entries-value = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
report-cover-attached = Files with this report
report-cover-attached-value = { $originals ->
    [0] { $copies ->
        [one] 1 copy made for this report
       *[other] { $copies } copies made for this report
    }
    [one] 1 file as it was added
   *[other] { $originals } files as they were added
}
report-cover-attached-none = None
report-cover-left-out = Left out
report-left-out-a = Parts of this record are withheld.
report-left-out-notes = Private notes.
report-left-out-sensitive-entries = { $count ->
    [one] What 1 entry says: it is marked as needing care.
   *[other] What { $count } entries say: they are marked as needing care.
}
report-left-out-sensitive-items = { $count ->
    [one] 1 item of proof: it is marked as needing care.
   *[other] { $count } items of proof: they are marked as needing care.
}
report-left-out-not-chosen = { $count ->
    [one] 1 entry that was not chosen.
   *[other] { $count } entries that were not chosen.
}
report-left-out-unreadable = { $count ->
    [one] 1 entry that can't be read.
   *[other] { $count } entries that can't be read.
}
report-left-out-fields = { $count ->
    [one] 1 answer that was withheld.
   *[other] { $count } answers that were withheld.
}
report-left-out-part-a = What part A holds.
report-cover-made = Made
report-cover-numbers = Records in the chain
report-cover-numbers-value = { $count }, whatever is shown here
report-cover-key = Fingerprint of the key that signed
report-cover-caution = Counts come from the person's own record. They are not a risk assessment, and nothing here says what is or is not a crime.

report-column-entry = Entry
report-column-occurred = When
report-column-earliest = Earliest (UTC)
report-column-latest = Latest (UTC)
report-column-precision = How exact
report-column-zone = Time zone
report-column-recorded = Written down (UTC)
report-column-place = Where
report-column-what-happened = What happened
report-column-exact-words = Word for word
report-column-behaviours = What it was
report-column-channels = How it came
report-column-who = Who
report-column-evidence = Proof
report-column-police = Police
report-column-impact = What it did
report-column-impact-scale = Own mark, 0 to 10
report-column-changes = What changed
report-column-series = How often
report-column-written = Written when

report-chronology = In order of time
report-chronology-what = Entries without a known time stand where they were written down.
report-chronology-caption = All entries in order, a few words of each
report-entries = Entries in full
report-entries-what = The lines beside the text mark what the person wrote. Labels come from the software.
report-entry-recorded = Written down
report-entry-withheld = Withheld
report-entry-unreadable = This entry can't be read any more. Its number and its place in the record are unchanged.

report-evidence = Proof
report-evidence-none = No proof was added. Many real things leave none.
report-evidence-what-plain = References are suggestions: others may give other ones.
report-evidence-what = References are suggestions. Police or a court may give other ones.
report-evidence-caution = The fingerprint (SHA-256) shows that a file has not changed since it was added. It does not prove who made it or when.
report-item = Reference
report-item-title = Called
report-item-packed = With this report
report-item-original = { $file }, as it was added
report-item-copy = { $file }, a copy made for this report; its own fingerprint: { $sha256 }
report-item-rest = { $file }, not whole: what could be read
report-item-not-cleaned = Not packed: no copy could be made of it
report-item-damaged = Not packed whole: the file is damaged
report-item-no-file = No file: it is a thing, or held elsewhere
report-item-not-in-a = Not packed
report-item-withheld = Withheld
report-item-custody = What was done with it

report-patterns = What the entries show together
report-people = People and places
report-people-person = The other person
report-people-place = A place
report-people-called = Called
report-police = Contact with police
report-orders = Orders and conditions
report-orders-what = Whether something went against an order is for a court to say. Below stands what the person noted.
report-order-concerned = Noted in
report-changes = What it did and what changed
report-changes-what = In the person's own words and marks.
report-changes-caption = What each entry did and what changed after it
report-declaration = Signature
report-declaration-what = This is my record, in my words.
report-declaration-name = Name
report-declaration-signature = Signature
report-declaration-date = Date

report-open-title = How to open this report
report-open-passphrase = The file beside this text is sealed with a passphrase. The person it came from tells you the words in another way, such as by voice. Type them with one space between two words.
report-open-windows = On Windows: Explorer can't open it. 7-Zip can, and other programs that know ZIP files with AES-256. Open the file in 7-Zip, take out record.zip and type the words when you are asked. Explorer opens record.zip.
report-open-typed = On Linux or a Mac, with 7-Zip installed, it is opened like this. FILE is the name of the file:
report-open-recipient = The file beside this text is sealed for one key of age. Whoever holds the key opens it like this, on Windows, Linux or a Mac with age installed. KEYFILE is the file with the key, FILE the sealed file:
report-open-inside = If a text called HOW-TO-VERIFY.txt is inside, it says how to check that nothing was changed.
report-open-after = What was taken out is no longer sealed: anybody who uses that computer can read it. Keep it only where it is needed.
report-how-title = How to check this record
report-how-shows = What it shows: that nothing in here was changed since it was signed, and by which key. It does not show that what was written is true, or that the clock of the phone was right. Anybody can make a record that agrees with itself: so compare the fingerprint of the key with the person it came from, by voice.
report-how-fingerprint = Fingerprint of the key: { $fingerprint }
report-how-program = With the program:
report-how-without = Without it, on Linux or a Mac
report-how-unpack = Unpack it if it is a ZIP, open a terminal in its folder, and type line by line:
report-how-says = The first line says OK behind every file; on a Mac it begins with shasum -a 256 in place of sha256sum. The third says that the signature is verified. The last two print the fingerprint of the key, both the same.
report-how-windows = On Windows, with nothing installed (not tried by those who wrote this)
report-how-windows-says = Either prints the fingerprint of one file, to be compared with the line in manifest.txt that has its name.
report-how-inside = What is in it
report-how-inside-what = report.pdf is the record to be read, report.html the same for a browser, chronology.csv the entries as a table. The folder files holds what was attached, by the reference that the record gives it. record.json has every answer that is shown, with what is needed to check it, and a digest in place of each that is withheld. chain.txt has one line for every record that was ever written, shown here or not. manifest.txt lists all files, signature.bin is the signature over it and over head.bin.

## Paper, for those who keep no app.

paper-sheets-title = A log on paper
paper-sheets-soon = Write as soon as you can. If you don't know the exact time, write what you know: "about six", "in the evening".
paper-sheets-exact = Write what you saw and heard, in your own words. Words that were said or written go between quotation marks, exactly as they were.
paper-sheets-words = Small things count: they show a pattern together. If several things happened, give each its own sheet.
paper-sheets-keep = Number the sheets. If something was wrong, strike it through so that it can still be read, and write the right thing beside it.
paper-sheets-hide = Keep the sheets where the other person can't find them: with somebody you trust, or at work. A sheet that is found can put you in danger.
paper-sheets-danger = If you are in danger now, ring 999.
paper-sheet-entry = Entry
paper-sheet-number = Number
paper-sheet-when = When it happened, and when I wrote this
paper-sheet-where = Where
paper-sheet-what = What happened
paper-sheet-evidence = Proof: what there is, and where it is kept
paper-sheet-witnesses = Who saw or heard it
paper-sheet-police = Police: whether they were told, what they did, reference number
paper-sheet-impact = What it did to me
paper-sheet-changes = What I changed because of it
paper-sheet-others = What it did to children or others
paper-leaflet-title = Whom you can ring
paper-leaflet-caption = Numbers, whose they are and when they answer
paper-leaflet-number = Number
paper-leaflet-name = Who
paper-leaflet-hours = When, and when that was last seen
paper-leaflet-danger = If you are in danger now, ring 999. If you can't speak: ring 999 from a mobile, and press 55 when you are asked.
paper-leaflet-changed = Numbers and hours may have changed since the date that stands beside them. Bank holidays differ.
paper-leaflet-history = A call can stay in the list of calls of your phone, and may stand on a bill.
paper-leaflet-keep = Keep this where only you look.
paper-leaflet-hours-not-known = Hours not known.
paper-leaflet-undated = The source has no date.
paper-leaflet-seen = Last seen { $date }.
paper-leaflet-may-have-changed = May have changed.
paper-leaflet-number-channel = { $number } ({ $channel })
report-pattern-drawn = The drawing above shows it.
