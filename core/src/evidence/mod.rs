//! Evidence: items, what was done with them, and how they hang together with entries.

mod custody;
mod item;
mod links;
mod listing;
pub mod media;
pub mod reference;
pub(crate) mod sealed_files;
mod source;

pub use custody::{CustodyEvent, CustodyListing};
pub use item::{Evidence, EvidenceState, Under18};
pub use links::{Links, LogFacts};
pub use listing::EvidenceListing;
pub use sealed_files::{SealedFileWriter, SealedFiles};
pub use source::{Source, name_of};
