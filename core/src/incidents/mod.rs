//! Incidents: the record, and the lists, filters, timeline and search that run on what their heads hold.

mod check;
mod filter;
mod fold;
mod incident;
mod index;
mod listing;
mod page;
mod query;
mod search;
mod signature;
mod timeline;

pub use filter::{Facts, IncidentFilter};
pub use fold::{fold, fold_into};
pub use incident::{AT_THE_TIME_MS, Incident, OrderTerm, Status, Written};
pub use index::{IncidentIndex, Row};
pub use listing::{Flags, IncidentListing, Prefix, SNIPPET_MAX_BYTES};
pub use page::{Cursor, Page, page_size};
pub use query::Query;
pub use search::{Hit, SearchArena};
pub use signature::{Signature, group_of};
pub use timeline::{Timeline, TimelineItem, TimelineScope};
