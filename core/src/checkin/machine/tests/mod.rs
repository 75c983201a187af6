//! What the machine promises, looked for with random events and stated for single ones.
//!
//! Random cases are drawn from one seed by plain loops, since whole runs of events are long and shrink badly: a failure
//! prints its seed and what happened until then.

mod alike;
mod endings;
mod fixture;
mod invariants;
mod reminders;
mod room;
mod sending;
