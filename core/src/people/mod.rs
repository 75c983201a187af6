//! The other person, as far as she knows who it is. Nothing here looks anybody up.

mod person;

pub use person::Person;
