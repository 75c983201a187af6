//! What passes between two paired phones: sealed frames of fixed sizes, as a link, a text message or a QR code.

mod body;

pub use body::{Ack, AckStatus, Body, Location, Operation, PlanBody, PlanFlags};
