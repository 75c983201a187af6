//! Reports: what stands in them, what doesn't, and whether every change to one is noticed.

mod bundles;
mod faults;
mod forged;
mod made;
mod others;
mod paper;
mod parts;
