//! Screens, walked over real records by what stands on them.

mod capture;
mod decoy;
mod help;
mod leaving;
mod phone;
mod settings;
mod steps;
mod ways;
