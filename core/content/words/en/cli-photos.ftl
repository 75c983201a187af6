### The terminal: what pictures and films give away, and clean copies.

cli-photo-column-file = File
cli-photo-column-found = What it gives away
cli-photo-column-value = What stands there
cli-photo-working = Looking
cli-photo-cleaning = Cleaning
cli-photo-not-read = Could not be looked at ({ $code }).
cli-photo-clean-to = Clean copy: { $file }
cli-photo-refused = No clean copy of { $file }: { $why }
cli-photo-refused-many = { $count ->
    [one] 1 file has no clean copy.
   *[other] { $count } files have no clean copy.
}
cli-photo-unread-many = { $count ->
    [one] 1 file could not be looked at.
   *[other] { $count } files could not be looked at.
}
cli-photo-for-sharing = These copies are for sharing. As proof for police or an advocate, keep and give the untouched original: evidence export.
cli-exported-untouched = It is the untouched original, with everything that stands in it: for police or an advocate. To share a picture, make a clean copy of it: photo clean.
cli-photo-fact-time = { $file } says that it was taken on { $time }, by its own clock. To note that: evidence describe { $id } --captured-at "{ $time }" --captured-basis camera
cli-photo-fact-place = It also says where. That stays inside the file; it is noted nowhere unless you write it down.
cli-next-photo-clean = make copies to share

cli-tour-photo-scan = What would the photo tell a stranger?
cli-tour-photo-clean = Make a copy of it to share. The original stays as it is.
