//! The check-in on the phone: the screens a person goes through, and the receivers that run without them.

mod apart;
mod events;
pub(crate) mod hand;
mod pages;
mod pins;
mod reminding;
mod settings;
mod watching;
