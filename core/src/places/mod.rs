//! Private names for places ("Mum's"), stored once and pointed at, and which positions are one place.

mod near;
mod place;

pub use near::{Gathering, ONE_PLACE_M, gather, is_one_place};
pub use place::PlaceLabel;
