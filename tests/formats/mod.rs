//! What is stored, sealed and signed, byte by byte: golden vectors, a second implementation that reads them, and
//! an installation of each format version that opens for ever.

mod cbor;
mod checkin;
mod frames;
mod frozen;
pub(crate) mod hpke;
mod pairing;
pub(crate) mod pdf;
pub(crate) mod second;
mod second_reading;
pub(crate) mod vectors;

/// Heads (`true`) and bodies of the vectors, open.
pub(crate) fn rows_of_the_vectors() -> Vec<(bool, Vec<u8>)> {
    vectors::stored_rows().into_iter().map(|(table, _, _, plain)| (table == b'h', plain)).collect()
}
