//! Check-ins played through: any number of phones, a network between them, and a clock that nobody waits for.
//!
//! What runs is real: capsules in their files, sealed and opened, PINs, frames, the machines of both sides. Made up
//! are the phones around it, the network, and a relay, which is none: what it would do is shown as not held. A run is
//! decided by its seed alone.

mod act;
mod carrier;
mod doing;
mod expecting;
mod happening;
mod holder;
mod phone;
mod played;
mod scenario;
mod storage;
mod svg;
mod watcher;
mod world;

#[cfg(test)]
mod tests;

pub use act::{Act, Answer, Permission};
pub use carrier::Carrier;
pub use expecting::Missed;
pub use happening::{Happening, RELAY, What};
pub use phone::Pin;
pub use played::{ContactOf, DayPlan, Played, play};
pub use scenario::{
    ActSpec, ContactSpec, DuressSpec, ExpectSpec, Moment, NotAScenario, PhoneSpec, Scenario, StartSpec,
};
pub use storage::{Crash, MemoryDevice, MemoryStorage, SeededEntropy};
pub use svg::strip;
pub use world::{Left, World};

/// Hours and minutes of a time, in UTC.
pub(in crate::simulation) fn clock_of(ms: i64) -> String {
    let minutes = ms.div_euclid(60_000).rem_euclid(1440);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
