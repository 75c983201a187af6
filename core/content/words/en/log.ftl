### The labels of the record: what each field is called when an entry or anything beside it is shown.

## What there is

log-kind-case = Record
log-kind-person = The other person
log-kind-place = Place
log-kind-incident = Entry
log-kind-evidence = Proof
log-kind-custody = What was done with it
log-kind-police = Police contact
log-kind-order = Order or condition
log-kind-marked-event = Marked day
log-kind-gap = Time I couldn't write
log-kind-screening = Screening questions
log-kind-merge = Two copies joined

log-entry = Entry { $number }
log-entry-many =
    { $count ->
        [0] No entries yet
        [one] 1 entry
       *[other] { $count } entries
    }
log-proof-many =
    { $count ->
        [0] No proof added
        [one] 1 piece of proof
       *[other] { $count } pieces of proof
    }

## Answers that many fields share

log-yes = Yes
log-no = No
log-not-sure = Not sure
log-not-known = Not known
log-rather-not-say = Rather not say
log-not-filled = Nothing written
log-hidden = Left out
log-unknown-term = { $id } (from a newer version)

log-status-draft = Draft
log-status-recorded = Saved
log-status-withdrawn = Withdrawn
log-status-deleted = Deleted

## The record as a whole

log-case-label = Name of the record
log-case-label-default = My notes
log-case-nation = Where the law applies
log-case-persons = The other person
log-case-told-to-stop = Told to stop
log-case-told-to-stop-when = When
log-case-told-to-stop-how = How
log-case-told-to-stop-words = In which words
log-case-told-to-stop-evidence = Proof of it
log-case-first-noticed = First noticed
log-case-previous-history = What came before
log-case-orders = Orders and conditions
log-case-police-refs = Police references
log-case-helpers = People who help
log-case-helper-name = Name
log-case-helper-role = Role
log-case-helper-organisation = Organisation
log-case-helper-contact = How to reach them
log-case-helper-contact-notes = When and how to contact them
log-case-helper-may-be-contacted = may be contacted
log-case-helper-not-to-be-contacted = not to be contacted
log-case-contact-notes = When and how to contact me
log-case-access-needs = What I need to take part

## The other person

log-person-known = Known or not
log-person-name = Name
log-person-aliases = Other names
log-person-relationship = Relationship
log-person-relationship-ended = When it ended
log-person-description = What they look like
log-person-height = Height
log-person-build = Build
log-person-hair = Hair
log-person-voice = Voice
log-person-clothing = Clothing
log-person-marks = Marks
log-person-vehicles = Vehicles
log-person-vehicle-make = Make
log-person-vehicle-colour = Colour
log-person-vehicle-registration = Registration
log-person-accounts = Accounts
log-person-account-service = Service
log-person-account-handle = Account name
log-person-account-url = Profile address
log-person-account-stable-id = Account number, if shown
log-person-account-first-seen = First seen
log-person-numbers = Phone numbers
log-person-emails = Email addresses
log-person-addresses = Addresses
log-person-knows-where = What they know about where I am
log-person-access-to = What they can get at
log-person-photo = Photo
log-person-others-helping = Others who help them

## A place

log-place-label = Name of the place
log-place-setting = Kind of place
log-place-text = Where
log-place-coordinates = Position
log-place-precision = How precise the position is
log-within = { $place }, within { $metres } m

## An entry

log-incident-entry-no = Entry number
log-incident-recorded-at = Saved
log-incident-captured-at = Captured
log-incident-source = How it came in
log-incident-occurred = When
log-incident-discovered-at = Found out
log-incident-series = How many times
log-incident-series-from = From
log-incident-series-to = To
log-incident-place = Where
log-incident-setting = Kind of place
log-incident-place-label = Name of the place
log-incident-place-text = About the place
log-incident-coordinates = Position
log-incident-coordinates-precision = How precise the position is
log-incident-behaviours = What was done
log-incident-channels = How it reached me
log-incident-from-identifier = From which number or account
log-incident-received-on = On which of my phones or accounts
log-incident-from = from { $from }
log-incident-on = on { $on }
log-incident-what-happened = What happened
log-incident-exact-words = The exact words
log-incident-who = Who
log-incident-who-description = What they looked like
log-incident-who-confidence = How well I know who it was
log-incident-who-how-identified = How I know
log-incident-through-others = Through whom
log-incident-witnesses = Witnesses
log-incident-witness-names = Who saw or heard it
log-incident-witness-contacts = How to reach them
log-incident-witness-saw = What they saw or heard
log-incident-witness-willing = Would speak to police
log-incident-witness-statement = Has given a statement
log-incident-others-present = Who else was there
log-incident-evidence = Proof
log-incident-no-evidence-reason = Why there is no proof
log-incident-my-response = What I did
log-incident-my-response-text = What I did, in my words
log-incident-police = Police
log-incident-other-reports = Who else was told
log-incident-other-report-to = Told
log-incident-other-report-when = When
log-incident-other-report-ref = Reference
log-incident-other-report-result = What came of it
log-incident-impact = What it did to me
log-incident-impact-text = What it did to me, in my words
log-incident-impact-scale = How much
log-incident-impact-scale-low = hardly
log-incident-impact-scale-high = very much
log-incident-impact-scale-value = { $value } of 10
log-incident-changes = What I changed
log-incident-changes-text = What I changed, in my words
log-incident-others-impact = Children and others
log-incident-others-impact-text = Children and others, in my words
log-incident-orders-concerned = Order it may go against
log-incident-order-term = Condition
log-incident-order-note = You noted that this may go against condition { $term } of { $order }.
log-incident-breach-view = My view
log-incident-breach-reported = Who was told about it
log-incident-safe-now = Safe right now
log-incident-entered-by = Who wrote it
log-incident-entered-by-role = In which role
log-incident-written = When it was written
log-incident-written-note = About when it was written
log-incident-sensitivity = Needs care
log-incident-private-note = Private note
log-incident-private-note-help = Left out of reports. Police or a court could still ask for anything that is on the phone.
log-incident-status = State
log-incident-versions = Earlier versions
log-version-until = Version { $version }, until { $when } ({ $reason })
log-version-damaged = Version { $version } is damaged and can't be read
log-incident-version-field = What was changed
log-incident-version-when = When
log-incident-version-why = Why
log-incident-version-old-digest = Fingerprint of the earlier text

## A piece of proof

log-evidence-kind = Kind
log-evidence-title = Title
log-evidence-description = What it shows
log-evidence-capture-method = How it came here
log-evidence-captured-by = Who made it
log-evidence-captured-by-name = Name
log-evidence-captured-at = When it was made
log-evidence-imported-at = Added
log-evidence-captured-on = Which phone or camera
log-evidence-source = Where it comes from
log-evidence-is-original = Original or copy
log-evidence-original-held = Where the original is
log-evidence-file-name = File name
log-evidence-media-type = File type
log-evidence-bytes = Size
log-evidence-sha256 = Fingerprint (SHA-256)
log-evidence-sha256-help = The fingerprint was made when the file was added. It shows whether the file has changed since then. It doesn't show who made it, or when.
log-evidence-embedded-metadata = What the file says about itself
log-evidence-derived-from = Made from
log-evidence-derivation = How it was made
log-evidence-suggested-reference = Suggested reference
log-evidence-police-reference = Police reference
log-evidence-sensitivity = Needs care
log-evidence-linked-entries = Entries
log-evidence-physical = The object
log-evidence-physical-what = What it is
log-evidence-physical-packaging = How it is packed
log-evidence-physical-stored = Where it is kept
log-evidence-physical-touched = Who has touched it
log-evidence-custody = What was done with it
log-evidence-complete = Whole file
log-evidence-cut-off = Cut off at part { $part }

## What was done with it

log-custody-when = When
log-custody-who = Who did it
log-custody-what = What was done
log-custody-to-whom = To whom
log-custody-to-name = Name
log-custody-to-role = Role
log-custody-to-collar-number = Collar number
log-custody-to = to { $to }
log-custody-method = How
log-custody-reference = Reference
log-custody-hash-seen = Fingerprint at that time
log-custody-note = Note

## Police contact

log-police-when = When
log-police-channel = How
log-police-force = Police force
log-police-incident-no = Incident number (log or CAD)
log-police-crime-no = Crime number
log-police-officer-name = Officer's name
log-police-collar-no = Collar number
log-police-unit = Team
log-police-what-i-reported = What I reported
log-police-what-they-did = What they did
log-police-what-they-did-text = What they did, in my words
log-police-evidence-handed-over = Proof handed over
log-police-evidence-handed-over-receipt = Receipt or exhibit number
log-police-promised = What they said they would do
log-police-next-contact-due = Next contact due
log-police-how-i-felt = How I felt about it
log-police-complaint-or-review = Complaint or review
log-police-complaint-made = Made
log-police-complaint-date = Date
log-police-complaint-outcome = What came of it
log-police-written-confirmation = Confirmed in writing

## Order or condition

log-order-type = Kind of order
log-order-court-or-force = Court or police force
log-order-reference = Reference
log-order-made = Made
log-order-served = Served
log-order-expires = Ends
log-order-terms = Conditions
log-order-term = Condition { $number }
log-order-who-it-covers = Who it is for
log-order-power-of-arrest = Power of arrest
log-order-paper-copy = Where the paper copy is
log-order-breach-contact = Who to tell if it is broken

## Marked days, times I couldn't write, screening questions

log-marked-event-what = What it was
log-marked-event-when = When
log-marked-event-note = Note
log-gap-from = From
log-gap-to = To
log-gap-note = Something happened here, but I couldn't write it
log-screening-with = With whom
log-screening-when = When
log-screening-outcome = What came of it, in my words

