//! What can be found where nothing may be.

mod day;
mod memory;
