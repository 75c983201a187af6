//! What is stored, sealed and signed, byte by byte: golden vectors, a second implementation that reads them, and
//! an installation of each format version that opens for ever.

mod cbor;
mod frozen;
mod hpke;
pub(crate) mod second;
mod second_reading;
mod vectors;
