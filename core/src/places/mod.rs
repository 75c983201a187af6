//! Private names for places ("Mum's"), stored once and pointed at.

mod place;

pub use place::PlaceLabel;
