//! Incidents: the record, and the lists, filters, timeline and search that run on what their heads hold.

mod check;
mod incident;

pub use incident::{AT_THE_TIME_MS, Incident, OrderTerm, Status, Written};
mod index;
pub use index::IncidentIndex;
