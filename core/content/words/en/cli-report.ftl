### The terminal: reports for others.

cli-report-preview-entries = { $count ->
    [one] 1 entry would be in it.
   *[other] { $count } entries would be in it.
}
cli-report-preview-items = { $count ->
    [one] 1 item of proof would be in it.
   *[other] { $count } items of proof would be in it.
}
cli-report-preview-withheld = { $count ->
    [one] 1 of them is marked as needing care: only its number is in. --sensitive takes the rest in too.
   *[other] { $count } of them are marked as needing care: only their numbers are in. --sensitive takes the rest in too.
}
cli-report-preview-left-out = { $count ->
    [one] 1 entry was not chosen.
   *[other] { $count } entries were not chosen.
}
cli-report-preview-unreadable = { $count ->
    [one] 1 entry can't be read.
   *[other] { $count } entries can't be read.
}
cli-report-hits = { $count ->
    [one] Something that only part B should say stands in part A too:
   *[other] { $count } things that only part B should say stand in part A too:
}
cli-report-hit = "{ $value }" in { $place }, { $field }
cli-report-hits-what = Look at each. To leave one out: --withhold NUMBER.FIELD, with the entry's number or the beginning of the record's id.
cli-report-seen-by-others = Anything you give to police or a university may be seen by the other side. How many records there are in all can be seen in it too.
cli-report-part-b = This part says where you are, who helps you and who saw what. Give it only to somebody who needs it.
cli-report-clear = What is written now is not sealed: whoever gets the file can read it.
cli-report-sealed-passphrase = What is written now is sealed. Without the passphrase only its length can be seen.
cli-report-sealed-recipient = What is written now is sealed. Whoever holds the key you named can open it, and nobody else; you can't either.
cli-report-passphrase = The passphrase, shown this once: { $words }
cli-report-passphrase-what = Say it by voice or hand it over on paper, not in the message that takes the file.
cli-report-how-to-open = What opens it: { $file }
cli-report-writing = Writing
cli-report-verifying = Reading
cli-report-written = Written: { $file }
cli-report-fingerprint = Fingerprint of your key, to be compared by voice with whoever gets it: { $fingerprint }
cli-next-report-write = write it
cli-next-report-verify = check it, as whoever gets it can
cli-tour-report = A report for others: what part A would hold, before anything is written.
cli-tour-report-pages = Its pages, to be printed or read.
cli-tour-report-bundle = All of it with its proofs, as a folder.
cli-tour-report-verify = Whoever gets it can check it, without a record and without us.
cli-tour-report-flip = One letter of its table is changed.
cli-tour-report-noticed = It is noticed.

cli-next-anchor-show = show the mark of now
cli-next-anchor-given = note who was given it
cli-anchor-none = Nobody is noted as holding a mark of this record.
cli-anchor-nobody-named = Nobody named
cli-anchor-since = Since
cli-anchor-how = How
cli-anchor-with-report = with a report
cli-anchor-by-itself = by itself
cli-anchor-what = This says how many records there are and what the last one is, and nothing of what stands in them. Somebody who keeps it can show later that nothing was cut off or put in before it. Send it or print it.
cli-anchor-noted = Noted that { $holder } holds it.
cli-tour-anchor = A mark of how far the record has come, for somebody to keep.
cli-tour-anchor-given = Who holds one, and since when.
cli-tour-report-sealed = The same, sealed with seven words that are shown once.
cli-verify-signer-not-compared = Signer not compared
cli-verify-signer-matched = Signed by the key you named
cli-verify-signer-other = Not signed by the key you named
cli-verify-intact = Nothing was changed since it was signed, and nothing is missing from it.
cli-verify-changed = Something is not as it was signed. What it is stands below.
cli-verify-incomplete = Something is missing. What is there is as it was signed.
cli-verify-unknown-signer = It was not signed by the one you named. It may be from somebody else altogether.
cli-verify-fingerprint = Key
cli-verify-part = Part
cli-verify-made = Made
cli-verify-records = Records in the chain
cli-verify-head = Head
cli-verify-signature = Signature
cli-verify-chain = Chain
cli-verify-holds = holds
cli-verify-does-not-hold = does not hold
cli-verify-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
cli-verify-entry-intact = As recorded, whole
cli-verify-entry-redacted = As recorded, parts withheld
cli-verify-entry-withheld = Withheld, number only
cli-verify-entry-changed = Changed
cli-verify-entry-missing = Missing
cli-verify-recorded = Written down
cli-verify-recorded-value = { $first } to { $last }
cli-verify-clock = By which clock
cli-verify-clock-device = the clock of the phone or computer, not checked against another
cli-verify-clock-trusted = a clock that was checked against another
cli-verify-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
cli-verify-file-intact = As packed
cli-verify-file-changed = Changed
cli-verify-file-missing = Missing
cli-verify-file-added = In no list
cli-verify-file-cut-off = Not whole when packed
cli-verify-not-packed = Items without a file
cli-verify-limits-title = What this does not show
cli-verify-limits-clock = That the clock was right: times are those of the phone unless it says otherwise. A head that somebody else held earlier shows more (--head).
cli-verify-limits-truth = That what was written is true. It shows the order in which it was written and that it was not changed later.
cli-verify-limits-signer = Whose key it is. Compare the fingerprint by voice with the person it came from.
cli-misuse-sealed-folder = A plain folder can't be sealed.
    .next = Choose another format, such as zip, or leave the seal out.
cli-misuse-no-passphrase = This report is sealed, and no passphrase was given.
    .next = Write the passphrase into a file and name it with --passphrase-file.
cli-verify-not-intact = The report is not as it should be, or not from whom it should be.
