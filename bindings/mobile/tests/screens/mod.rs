//! Screens, walked over real records by what stands on them.

mod arrivals;
mod capture;
mod contacts;
mod decoy;
mod given;
mod help;
mod leaving;
mod making;
mod noted;
pub(crate) mod phone;
mod photos;
mod readiness;
mod settings;
mod steps;
mod ways;
