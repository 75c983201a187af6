//! Orders and conditions. Nothing here says whether one was breached.

mod order;

pub use order::Order;
