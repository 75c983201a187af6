//! A limit on everything, with its reason. The unit stands last in the name.

/// Longest passcode. Long enough for any phrase, short enough that hashing it costs nothing.
pub const PASSCODE_MAX_BYTES: usize = 1024;
/// Shortest passcode at set-up, in characters. A four-digit code is what a shaken person will choose;
/// the device secret and the throttle stand behind it.
pub const PASSCODE_MIN_CHARS: usize = 4;

/// Argon2id memory in KiB that `install` may ask for: below the floor only in test fixtures, above the
/// ceiling a forged file could make a phone run out of memory.
pub const ARGON2_MEMORY_MAX_KIB: u32 = 1024 * 1024;
/// Argon2id passes that `install` may ask for.
pub const ARGON2_PASSES_MAX: u32 = 64;
/// Argon2id memory of a new installation in KiB.
pub const ARGON2_MEMORY_KIB: u32 = 64 * 1024;
/// Argon2id memory where 64 MiB cannot be had, in KiB.
pub const ARGON2_MEMORY_SMALL_KIB: u32 = 32 * 1024;
/// Fewest passes of a new installation at [`ARGON2_MEMORY_KIB`].
pub const ARGON2_PASSES_MIN: u32 = 3;
/// Fewest passes of a new installation at [`ARGON2_MEMORY_SMALL_KIB`].
pub const ARGON2_PASSES_SMALL_MIN: u32 = 6;
/// Calibration raises the passes until one derivation takes this long: the middle of 0.5 to 1.0 s, since the same
/// device is slower when it is warm and faster when it is not.
pub const ARGON2_TARGET_MS: u64 = 700;

/// Wrong attempts in a row before waiting begins.
pub const ATTEMPT_TOKENS: u8 = 10;
/// Monotonic time after which one attempt comes back.
pub const ATTEMPT_REFILL_MS: u64 = 60_000;

/// Size of `header.1`, `header.2` and `face`.
pub const HEADER_BYTES: usize = 4096;
/// Plain size of `keys`: room for spares, writer, recovery code and the check-in's keys for years.
pub const KEYS_PLAIN_BYTES: usize = 16 * 1024;
/// Size of one half of the mark.
pub const MARK_HALF_BYTES: usize = 512;
/// Rows are padded to a multiple of this, so that their size tells little.
pub const ROW_PADDING_BYTES: usize = 256;
/// Largest body of one revision. 100,000 characters of text at four bytes each, with room for the rest.
pub const BODY_MAX_BYTES: usize = 1024 * 1024;
/// Largest listing part of a head.
pub const LISTING_MAX_BYTES: usize = 2048;
/// Most fields of one kind, known or not: leaves of newer programs stay checkable, forged ones stay cheap.
pub const FIELDS_MAX: u16 = 512;

/// One line or short text: a name, a label, a reference.
pub const SHORT_TEXT_MAX_CHARS: usize = 500;
/// One long text: what happened, a description. About forty printed pages.
pub const LONG_TEXT_MAX_CHARS: usize = 100_000;
/// Most entries of a list inside one record (behaviours, witnesses, numbers).
pub const LIST_MAX_ITEMS: usize = 200;
/// Most records that one record may point at: months of screenshots handed over at once. Sixteen bytes each.
pub const LINKS_MAX_ITEMS: usize = 10_000;
/// Highest number of events in a series.
pub const SERIES_MAX_COUNT: u32 = 100_000;

/// Chunk of a sealed file. A cut-off recording loses at most one.
pub const CHUNK_BYTES: usize = 64 * 1024;
/// Most bytes of a file that one call of a phone brings or asks for: a call holds them twice, and a picture is previewed
/// in a few.
pub const EVIDENCE_STEP_MAX_BYTES: usize = 1024 * 1024;
/// Largest sealed file: u32 chunk numbers allow 256 TiB; this is what any phone could hold.
pub const EVIDENCE_MAX_BYTES: u64 = 1 << 40;
/// Size that a note captured while locked is padded to.
pub const CAPTURE_NOTE_BYTES: usize = 4096;
/// Most captures taken in at one unlock; the rest waits for the next.
pub const CAPTURES_PER_UNLOCK_MAX: usize = 10_000;
/// Most files that come to a phone at once: a chat's worth of pictures. More would be minutes in which nobody sees why
/// nothing happens, and whoever shares a thousand means no good.
pub const ARRIVALS_AT_ONCE_MAX: u32 = 100;
/// Longest file that another program on the phone may hand over: hours of video. One that never ends stops here.
pub const ARRIVAL_MAX_BYTES: u64 = 8 * 1024 * 1024 * 1024;
/// Longest file name kept inside the vault, in bytes.
pub const FILE_NAME_MAX_BYTES: usize = 1024;

/// A new entry brings the same step of a checklist up no more often: a list that presses is put away.
pub const CHECKLIST_INCIDENT_EVERY_MS: i64 = 14 * 24 * 3_600_000;

/// Shortest passphrase that seals a report: the format stretches it little, so its length has to guard it.
pub const PASSPHRASE_MIN_BYTES: usize = 16;
/// Longest passphrase of a report.
pub const PASSPHRASE_MAX_BYTES: usize = 200;
/// Most files of one bundle: every screenshot of years.
pub const BUNDLE_FILES_MAX: usize = 100_000;
/// Longest name of a file in a bundle.
pub const BUNDLE_NAME_MAX_BYTES: usize = 200;
/// Longest directory of a bundle: [`BUNDLE_FILES_MAX`] files with names of middling length.
pub const BUNDLE_DIRECTORY_MAX_BYTES: u64 = 16 * 1024 * 1024;
/// Longest list of a bundle's files that is read: a line or two for each.
pub const MANIFEST_MAX_BYTES: usize = 32 * 1024 * 1024;
/// Longest line of a bundle's record: one revision, its body written out three times over.
pub const DISCLOSED_LINE_MAX_BYTES: usize = 8 * 1024 * 1024;
/// Most records of a chain that a bundle is read to: ten times what the largest record ever measured has.
pub const CHAIN_LENGTH_MAX: u64 = 10_000_000;

/// Most items on one page of a list.
pub const PAGE_MAX_ITEMS: usize = 100;
/// Most words of one search.
pub const SEARCH_WORDS_MAX: usize = 16;
/// Most entries that one search on a phone gives: more than anybody looks through with a thumb.
pub const FOUND_MAX_ITEMS: usize = 1_000;
/// Entries up to which the words of a record are brought into memory while it opens: about a second on an old phone.
pub const SEARCH_AT_UNLOCK_MAX: usize = 20_000;
/// Folded text held for searching on a phone; beyond it bodies are streamed.
pub const SEARCH_ARENA_BYTES: usize = 32 * 1024 * 1024;

/// Most trusted contacts. Far more than anybody keeps in mind; each is somebody who may learn where she is, so the list
/// has to stay one that she can read through.
pub const CONTACTS_MAX: usize = 20;
/// Most ways to reach one contact: a number, an address, one of each again. Every way is tried within minutes.
pub const WAYS_MAX: usize = 4;
/// Longest address of e-mail: what the envelope of a mail may hold (RFC 5321 section 4.5.3.1, RFC 3696 erratum 1690).
pub const EMAIL_MAX_BYTES: usize = 254;
/// Longest part of an e-mail address before the `@` (RFC 5321 section 4.5.3.1.1).
pub const EMAIL_LOCAL_MAX_BYTES: usize = 64;
/// Longest telephone number as it is typed, with its spaces and signs: three times the fifteen digits of E.164.
pub const NUMBER_TYPED_MAX_BYTES: usize = 45;
/// Longest folder or command of a way: four times what any system takes for one name.
pub const WAY_MAX_BYTES: usize = 1024;

/// Auto-lock: shortest and longest time without a command.
pub const AUTO_LOCK_RANGE_S: std::ops::RangeInclusive<u32> = 15..=3600;
/// Longest word on a notification: what the title of one shows whole on a narrow screen with large letters.
pub const NOTIFICATION_WORD_MAX_CHARS: usize = 24;

/// Most contacts of one check-in: more would be sent to slower, and nobody feels meant.
pub const CHECKIN_CONTACTS_MAX: usize = 5;
/// Shortest check-in in earnest: less than this is a message.
pub const CHECKIN_MIN_S: i64 = 5 * 60;
/// Longest check-in, extensions included: no standing check-in without a fresh decision each day.
pub const CHECKIN_MAX_S: i64 = 24 * 3600;
/// Grace of a check-in in earnest: long enough to answer, short enough to matter.
pub const CHECKIN_GRACE_RANGE_S: std::ops::RangeInclusive<u32> = 120..=3600;
/// Reminders before it is due, those that fit.
pub const CHECKIN_REMINDERS_BEFORE_S: [i64; 3] = [30 * 60, 10 * 60, 2 * 60];
/// How long after the later of close and deadline a capsule is kept, alike for every ending.
pub const CHECKIN_KEPT_S: i64 = 24 * 3600;
/// How long channels may take to prove themselves before it is armed at what is proved.
pub const ARMING_MAX_S: i64 = 60;
/// Awake time in which she is asked before contacts are told, where only a wall clock says that it is over.
pub const REBOOT_GRACE_MS: u64 = 5 * 60 * 1000;
/// How often that time is counted, so that turning the device off loses no more.
pub const ASKING_TICK_S: i64 = 30;
/// A wall clock that is off by more was turned.
pub const CLOCK_TURNED_MS: i64 = 2 * 60 * 1000;
/// Putting off without a PIN, in all: whoever holds the phone gains no more.
pub const EXTEND_WITHOUT_PIN_MAX_S: u32 = 15 * 60;
/// How far a check-in can be put off in all, unless she chooses less.
pub const EXTEND_MAX_S: u32 = 2 * 3600;
/// Shortest putting off in earnest without a PIN: whoever holds the phone can't flood contacts with small ones.
pub const EXTEND_MIN_S: u32 = 60;
/// A position goes to a watcher no more often.
pub const LOCATION_EVERY_S: i64 = 5 * 60;
/// Where the battery is about to end, no more often than this: its reading may flutter.
pub const LOCATION_URGENT_EVERY_S: i64 = 60;
/// First wait after a message could not leave.
pub const OUTBOX_BACKOFF_FIRST_S: i64 = 15;
/// Longest wait between two tries.
pub const OUTBOX_BACKOFF_MOST_S: i64 = 15 * 60;
/// How long it is tried.
pub const OUTBOX_TRIES_S: i64 = 24 * 3600;
/// Tries of a row that count as a day where the clock may have been turned: at fifteen minutes each, half a day awake.
pub const OUTBOX_TRIES_LEAST: u16 = 64;
/// A row that somebody began to send is nobody else's for so long: longer than any channel may take.
pub const SEND_LEASE_S: i64 = 60;
/// How long one send or probe may take.
pub const SEND_MAX_MS: u64 = 45_000;
/// After contacts were told and she was made to take it back: when the text goes that she chose for that.
pub const FORCED_AFTER_ALERT_S: i64 = 5 * 60;
/// Plain size of a close bundle: the largest plan, five keys, room.
pub const CLOSE_BUNDLE_BYTES: usize = 1024;
/// How long the history of a check-in is kept: it is a diary of movements.
pub const CHECKIN_HISTORY_DAYS: i64 = 30;
/// How often the runner looks for what other processes committed: a command is obeyed within a second.
pub const RUNNER_LOOKS_EVERY_MS: u64 = 400;
/// How long a runner that is stopped waits for sends that are about to be answered for.
pub const RUNNER_STOPS_WITHIN_MS: u64 = 500;
/// Most messages that are being sent at once, those that hang among them.
pub const SENDS_AT_ONCE_MAX: usize = 64;
/// Pieces of long work at once on a phone: one that holds the record, one import, and room for one that still ends.
pub const LONG_WORK_AT_ONCE_MAX: usize = 4;
/// How long a probe may take.
pub const PROBE_MAX_MS: u64 = 10_000;
/// A capsule that only knows a later time is written again after so long.
pub const ANCHOR_COMMIT_MS: i64 = 60_000;
/// Most paired contacts: a frame is tried under each of them.
pub const PAIRS_MAX: usize = 32;
/// Longest message without a timer: two texts.
pub const TELL_MAX_CHARS: usize = 300;
/// Size of each of the two files of a check-in's capsule, whatever it holds.
pub const CAPSULE_FILE_BYTES: usize = 32 * 1024;
/// Most that a capsule holds: its file without version, wrapped key, checksum, nonce, tag, generation and length.
pub const CAPSULE_PLAIN_BYTES: usize = CAPSULE_FILE_BYTES - 332;
/// Room for a key of 32 bytes as any device wraps it. An elliptic-curve
/// envelope of a security chip takes 113.
pub const DEVICE_WRAPPED_MAX_BYTES: usize = 256;
/// Size of the file that holds somebody else's accepted plan.
pub const WATCH_FILE_BYTES: usize = 4096;
/// Most that such a file holds: without nonce, tag and length.
pub const WATCH_PLAIN_BYTES: usize = WATCH_FILE_BYTES - 32;
/// Shortest PIN of a check-in, in characters: it is typed in the dark, and the device and ten tries stand behind it.
pub const CHECKIN_PIN_MIN_CHARS: usize = 4;
/// Most that the check-in keeps in `keys` of a volume: all but what spares, writer and recovery code may take.
pub const CHECKIN_KEYS_MAX_BYTES: usize = KEYS_PLAIN_BYTES - 256;
/// Longest name of a contact or of a paired phone, in bytes: it stands in texts of one segment and in a QR code.
pub const CONTACT_NAME_MAX_BYTES: usize = 60;
/// Latest time that a frame carries, in seconds since 1970 (year 2106): it takes four bytes, so that every short
/// message fits its one size.
pub const FRAME_TIME_MAX_S: i64 = 0xffff_ffff;
/// Furthest a zone lies from Greenwich, in minutes. The real ones reach 14 hours.
pub const FRAME_ZONE_MAX_MIN: i32 = 18 * 60;
/// Longest text in which a link is looked for, in bytes: a pasted conversation.
pub const LINK_TEXT_MAX_BYTES: usize = 64 * 1024;
/// Most parts that a frame is cut into. With fewer than this even the largest fits messages of 80 characters.
pub const FRAME_PARTS_MAX: usize = 32;
/// Most frames of which parts are waited for at once. The oldest is given up for a newer one.
pub const FRAMES_JOINING_MAX: usize = 16;
/// Check-ins that the watcher's phone looks ahead for one whose plan it never saw.
pub const WATCHER_STEPS_AHEAD_MAX: u32 = 32;
/// Check-ins in a row without an acknowledged plan after which pairing is asked for again: fewer than
/// [`WATCHER_STEPS_AHEAD_MAX`], so that the last of them still opens.
pub const SENDER_STEPS_UNACKED_MAX: u32 = 24;
/// Check-ins behind the newest plan that still open on the watcher's phone: with [`SENDER_STEPS_UNACKED_MAX`] ahead of
/// it, no more than [`WATCHER_STEPS_AHEAD_MAX`] in all.
pub const WATCHER_STEPS_BEHIND_MAX: u32 = WATCHER_STEPS_AHEAD_MAX - SENDER_STEPS_UNACKED_MAX;
/// Longest shown pairing code in bytes: a payload with the longest name, and the time.
pub const PAIRING_TEXT_MAX_BYTES: usize = 256;
/// Smallest side of a picture that can hold a QR code: 21 modules of one pixel each.
pub const PICTURE_SIDE_MIN_PX: usize = 21;
/// Largest side of a picture that is searched for a QR code: above the preview of any phone's camera.
pub const PICTURE_SIDE_MAX_PX: usize = 4096;
/// Longest frame in bytes: a plan of the larger size.
pub const FRAME_MAX_BYTES: usize = 17 + 384 + 16;
/// Circle of a check-in by place: below it a phone indoors can't tell whether it has arrived, above it arriving says
/// nothing.
pub const FENCE_RADIUS_RANGE_M: std::ops::RangeInclusive<u32> = 100..=50_000;
/// Widest circle of a position that is still told: beyond it the numbers would mislead more than they help.
pub const TOLD_ACCURACY_MAX_M: u32 = 99_000;
/// What a contact calls her, in units of the alphabet of text messages: leaves room for the rest of the alert.
pub const CALLED_GSM7_MAX_UNITS: usize = 20;
/// The same where a sign of it is outside that alphabet: such a text holds 70.
pub const CALLED_UCS2_MAX_UNITS: usize = 12;
/// Text messages that the second text of an alert may take: each further one is one more that may be lost.
pub const PLAN_NOTE_MAX_SEGMENTS: usize = 2;
/// Days for which a test of a contact counts: numbers, mailboxes and phones change.
pub const TEST_GOOD_FOR_DAYS: u32 = 30;
/// A watcher's phone speaks this long after the deadline, so that the phone of the one who checks in speaks first.
pub const WATCH_AFTER_DEADLINE_MS: u64 = 2 * 60_000;
/// From the watcher's question to the ring: time to pick up the phone and open a message.
pub const WATCH_ASK_MS: u64 = 60_000;
/// The same where the watcher's phone only guesses the time after a restart: the five minutes of the other phone.
pub const WATCH_ASK_GUESS_MS: u64 = 5 * 60_000;
/// From an answer, or a ring that nobody answered, to the next ring.
pub const WATCH_RING_AGAIN_MS: u64 = 2 * 60_000;
/// From a quiet alert that nobody looked at to the next: often enough to be seen, seldom enough to stay quiet.
pub const WATCH_QUIET_AGAIN_MS: u64 = 10 * 60_000;
/// A ring that nobody answers ends after this, as sending does on the other phone.
pub const WATCH_RING_MAX_MS: u64 = 24 * 3_600_000;
/// A watch that has ended is forgotten after this.
pub const WATCH_KEPT_MS: u64 = 48 * 3_600_000;
/// Without a position for this long the watcher sees one quiet line, where positions were to follow.
pub const WATCH_NO_POSITION_MS: u64 = 20 * 60_000;
/// A plan whose deadline is past by more than this is an old one.
pub const WATCH_PAST_MAX_MS: u64 = 10 * 60_000;
/// Longest plan, from when it was made to when she is due; also the age up to which it is taken.
pub const WATCH_PLAN_MAX_S: u32 = 24 * 3600;
/// Longest grace.
pub const WATCH_GRACE_MAX_S: u32 = 3600;
/// By how much a deadline can be put off in all without an amended plan.
pub const WATCH_EXTEND_WITHOUT_PLAN_S: u32 = 15 * 60;
/// Clocks further apart than this are set right before a plan is held.
pub const WATCH_OFFSET_MAX_MS: u64 = 10 * 60_000;
/// An offset known worse than this is uncertain. It is what the watcher's phone waits anyway.
pub const WATCH_OFFSET_ERROR_MAX_MS: u64 = 2 * 60_000;
/// Most by which uncertain clocks delay a watcher's alarm.
pub const WATCH_LATER_MAX_MS: u64 = 5 * 60_000;
/// The time shown at pairing is redrawn this often.
pub const PAIRING_CLOCK_ERROR_MS: u64 = 5000;
/// How fast the clocks of two phones that nobody sets drift apart, in millionths: what a plain quartz may do.
pub const CLOCK_DRIFT_PPM: u64 = 20;
/// Longest text of a plan in bytes: no frame holds more.
pub const WATCH_TEXT_MAX_BYTES: usize = 384;
/// Longest name, language tag and notification word beside a plan, as in `face`.
pub const WATCH_NAME_MAX_BYTES: usize = 200;
/// Room for the keys beside a plan.
pub const WATCH_KEYS_MAX_BYTES: usize = 160;
/// A message that comes before its plan is kept this long.
pub const WATCH_PENDING_MS: u64 = 24 * 3_600_000;
/// Most of them for one check-in: more never come before its plan.
pub const WATCH_PENDING_MAX_ITEMS: usize = 8;
/// How long the keys of a contact's earlier check-ins are kept: frames that are late still open.
pub const RECEIVE_KEYS_KEPT_S: i64 = 48 * 3600;
/// Most messages of one check-in that are kept before its plan has come.
pub const EARLY_FRAMES_MAX: usize = 8;

/// Longest scenario of a simulation: a page or ten, written by hand.
pub const SCENARIO_MAX_BYTES: usize = 64 * 1024;
/// Most phones of a simulation: a circle of friends.
pub const SCENARIO_PHONES_MAX: usize = 20;
/// Most days of a simulation after its first: a week in all.
pub const SCENARIO_DAYS_MAX: i64 = 6;
/// Most acts of a scenario, and most expectations.
pub const SCENARIO_ITEMS_MAX: usize = 500;
/// Most events that one simulation works off: more is a loop, and is said.
pub const SCENARIO_EVENTS_MAX: usize = 200_000;

/// Bytes of one file of content that is looked at from a folder: ten times the longest there is.
pub const CONTENT_FILE_MAX_BYTES: u64 = 1024 * 1024;

/// Files of content that are looked at from one folder: ten times as many as there are.
pub const CONTENT_FILES_MAX: usize = 1000;

/// Longest picture that is read into memory as a whole: a raw picture of a phone has up to 100 MiB. Films are not.
pub const PHOTO_WHOLE_MAX_BYTES: usize = 192 * 1024 * 1024;
/// Longest index of a film or a still picture in memory: hours of film need a few megabytes.
pub const PHOTO_INDEX_MAX_BYTES: usize = 32 * 1024 * 1024;
/// Longest text block (Exif, XMP) of a still picture.
pub const PHOTO_TEXT_MAX_BYTES: usize = 16 * 1024 * 1024;
/// Compressed text of one picture that is unpacked, in all.
pub const PHOTO_UNPACKED_MAX_BYTES: usize = 8 * 1024 * 1024;
/// How far into something unknown (free space, trailers of films) one looks.
pub const PHOTO_FRONT_BYTES: usize = 1024 * 1024;
/// Findings of one file; each class is reported beyond that too.
pub const PHOTO_FINDINGS_MAX: usize = 200;
/// Longest value of a finding: what stands in a table, not a page.
pub const PHOTO_VALUE_MAX_BYTES: usize = 200;
/// Widest circle of a position in a picture that is told as one.
pub const PHOTO_ACCURACY_MAX_M: u32 = 10_000;
/// Directories of one TIFF: pages of a fax, sub-pictures of a raw file.
pub const PHOTO_DIRECTORIES_MAX: usize = 128;
/// Entries of all of them.
pub const PHOTO_ENTRIES_MAX: usize = 20_000;
/// Strips and tiles of a picture, parts of items.
pub const PHOTO_STRIPS_MAX: usize = 262_144;
/// Segments of a JPEG: some have thousands of passes.
pub const PHOTO_SEGMENTS_MAX: usize = 10_000;
/// Chunks of a PNG, WebP or GIF: an hour of film at 30 pictures a second has as many frames.
pub const PHOTO_CHUNKS_MAX: usize = 120_000;
/// Properties of an XMP block, records of IPTC, keys of a film.
pub const PHOTO_PROPERTIES_MAX: usize = 20_000;
/// How deep elements of XMP lie in one another.
pub const PHOTO_DEPTH_MAX: usize = 64;
/// How many files inside one picture are looked into, side by side.
pub const PHOTO_INSIDE_MAX: usize = 8;
/// How many parts deep a file inside a picture is still looked into.
pub const PHOTO_INSIDE_DEPTH_MAX: usize = 3;
/// Tags of a colour profile: they have about twenty.
pub const PHOTO_PROFILE_TAGS_MAX: usize = 200;
/// Boxes of one list in a film: a recording in pieces has thousands.
pub const PHOTO_BOXES_MAX: usize = 20_000;
/// Tracks of a film.
pub const PHOTO_TRACKS_MAX: usize = 64;
/// Chunks of samples of a film: a day of film has about a hundred thousand.
pub const PHOTO_SAMPLES_MAX: usize = 1_000_000;
/// Items of a still picture: a large one has hundreds of tiles.
pub const PHOTO_ITEMS_MAX: usize = 10_000;
/// References between them.
pub const PHOTO_REFERENCES_MAX: usize = 50_000;
/// Photos and videos that a phone looks at in one go: what somebody chooses by hand. Each takes a few kilobytes while its page
/// stands.
pub const PHOTOS_AT_ONCE_MAX: u32 = 300;
/// Positions of one folder that are put into groups: comparing each with each stays below a second.
pub const PHOTO_GROUPED_MAX: usize = 3_000;
/// Places that are told of one folder.
pub const PHOTO_GROUPS_MAX: usize = 5;

/// Entries of one case that are counted for what a record shows, the newest of them: a lifetime of them, in memory at once.
pub const PATTERN_ENTRIES_MAX: usize = 50_000;
/// Figures of one insight: more than fit on any page.
pub const PATTERN_FIGURES_MAX: usize = 2_000;
/// Moments of one kind (told to stop, orders) since which entries are counted, the first of them: each counts all entries.
pub const PATTERN_SINCE_MAX: usize = 20;
/// Marked days and contacts with the police that are told, the newest of them.
pub const PATTERN_MOMENTS_MAX: usize = 400;
/// Weeks that are drawn: ten years.
pub const PATTERN_WEEKS_MAX: u64 = 520;
/// Months that are drawn: thirty years.
pub const PATTERN_MONTHS_MAX: u32 = 360;
/// Positions without a name that are put together: comparing each with each stays below a second.
pub const PATTERN_POSITIONS_MAX: usize = 1_000;
/// Places without a name that are told.
pub const PATTERN_PLACES_MAX: usize = 5;

/// Rows of marks in a chart of entries along the days; more of them are put together.
pub const CHART_ROWS_MAX: usize = 14;
/// The same in the lane of one behaviour.
pub const CHART_LANE_ROWS_MAX: usize = 3;
/// Days that have a letter beside the entries: more lines can't be told apart.
pub const CHART_MOMENTS_MAX: usize = 12;
/// Height of the lanes of a chart, in tenths of a millimetre: a page of A4 with its heading.
pub const CHART_HEIGHT_MAX: i32 = 2_200;
/// Sentences of one chart: what a list as long as a page holds, some times over.
pub const CHART_SENTENCES_MAX: usize = 200;
/// Description inside the file of a chart, for screen readers; all sentences stand below it.
pub const CHART_DESCRIPTION_MAX_BYTES: usize = 4_000;
/// Width and height of a chart as pixels: more than any printer has on a page, and 256 MiB while it is drawn.
pub const CHART_PIXELS_MAX: u32 = 8_000;
