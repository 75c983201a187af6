//! What a watch may show: what holds now, never what was.

use super::offset::is_uncertain;
use super::state::{Ending, LastLocation, Phase, Watch, WatchFace};
use crate::time::Reading;

/// What there is to say about the two clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockNote {
    /// Nothing.
    Agree,
    /// They are not known to agree: the alarm comes later.
    Uncertain,
    /// This phone was restarted and only guesses the time: it asks for longer before it rings.
    Guess,
}

/// What may be shown of a watch. Times in milliseconds are UTC by this phone's clock.
#[derive(Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts that are each so or not")]
pub struct WatchView {
    /// The friend's name as paired.
    pub friend: String,
    /// How far it has come.
    pub phase: Phase,
    /// When the friend means to be done.
    pub due_ms: i64,
    /// The deadline from now on.
    pub deadline_ms: i64,
    /// When this phone asks.
    pub asks_at_ms: i64,
    /// Minutes east of Greenwich of the friend's zone.
    pub tz_min: i32,
    /// Where the friend is going; empty where that was not said, and after a free ending.
    pub place: String,
    /// Latitude and longitude of it in hundred-thousandths of a degree.
    pub at_e5: Option<(i32, i32)>,
    /// What the friend wants the watcher to know; empty likewise.
    pub note: String,
    /// The last position that came.
    pub last_location: Option<LastLocation>,
    /// Whether the friend acts under threat.
    pub under_threat: bool,
    /// Whether the watcher has said that the quiet alert was seen.
    pub threat_seen: bool,
    /// Whether the friend called for help.
    pub called_for_help: bool,
    /// Whether this is a test.
    pub test: bool,
    /// Whether the deadline was put off beyond the newest plan.
    pub extended: bool,
    /// What there is to say about the clocks.
    pub clock: ClockNote,
    /// What is seen of it outside the app.
    pub face: Box<WatchFace>,
}

impl std::fmt::Debug for WatchView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WatchView").field("phase", &self.phase).finish_non_exhaustive()
    }
}

impl Watch {
    /// What may be shown at `reading`.
    #[must_use]
    pub fn view(&self, reading: &Reading) -> WatchView {
        let gone = self.phase == Phase::Closed(Ending::Safe);
        let kept = |text: &str| if gone { String::new() } else { text.to_owned() };
        WatchView {
            friend: self.friend.clone(),
            phase: self.phase,
            due_ms: self.to_ours(self.facts.due),
            deadline_ms: self.to_ours(self.deadline()),
            asks_at_ms: self.asks_at_ms(),
            tz_min: self.facts.tz_min,
            place: kept(&self.facts.place),
            at_e5: self.facts.at_e5.filter(|_| !gone),
            note: kept(&self.facts.note),
            last_location: self.location.filter(|_| !gone),
            under_threat: self.duress,
            threat_seen: self.threat_seen,
            called_for_help: self.alerted,
            test: self.is_test(),
            extended: self.deadline() > self.facts.deadline,
            face: Box::new(self.face.clone()),
            clock: if !self.time_at(reading).is_sure() {
                ClockNote::Guess
            } else if is_uncertain(self.offset) {
                ClockNote::Uncertain
            } else {
                ClockNote::Agree
            },
        }
    }
}
