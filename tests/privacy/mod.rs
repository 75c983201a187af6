//! What can be found where nothing may be.

mod check_in;
mod day;
mod memory;
