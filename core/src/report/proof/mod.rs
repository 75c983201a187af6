//! What lets anybody check a record without us: the fields that are shown with their salts, the digests of those that are not,
//! the leaf of every record of the chain, the list of files, and one signature over all of it.

pub mod chain;
pub mod disclosed;
pub mod manifest;
pub mod readable;
pub mod signature;
