//! What stands in a timeline beside the incidents: marked events, gaps, police contacts.

mod gap;
mod marked;
pub mod moment;
mod screening;

pub use gap::Gap;
pub use marked::MarkedEvent;
pub use moment::MomentListing;
pub use screening::ScreeningNote;
