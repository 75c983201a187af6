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
/// Largest sealed file: u32 chunk numbers allow 256 TiB; this is what any phone could hold.
pub const EVIDENCE_MAX_BYTES: u64 = 1 << 40;
/// Size that a note captured while locked is padded to.
pub const CAPTURE_NOTE_BYTES: usize = 4096;
/// Most captures taken in at one unlock; the rest waits for the next.
pub const CAPTURES_PER_UNLOCK_MAX: usize = 10_000;
/// Longest file name kept inside the vault, in bytes.
pub const FILE_NAME_MAX_BYTES: usize = 1024;

/// Most items on one page of a list.
pub const PAGE_MAX_ITEMS: usize = 100;
/// Most words of one search.
pub const SEARCH_WORDS_MAX: usize = 16;
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
