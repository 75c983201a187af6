//! What helps to understand and to decide: short guides, and cards where services say different things.
//!
//! Data in `content/guidance` and `content/cards`, words in the catalogue. A card shows the positions side by side with
//! their sources and dates; it has no default, asks nothing that is kept, and never says which is right.

mod cards;
mod guides;
mod panel;

#[cfg(test)]
mod tests;

pub use cards::{Card, CardOption, Cards, Position, PositionSource, Question};
pub use guides::{Audience, Guide, Guides, Section};
pub use panel::{PANEL, PanelRow};
