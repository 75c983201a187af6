//! The page on which something is made.

use serde::{Deserialize, Serialize};

use alongside_core::ids::RecordId;

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum MakeKind {
    /// A picture.
    Photo,
    /// Sound.
    Sound,
    /// Video, with sound.
    Video,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    /// What the phone will show is said.
    #[default]
    Before,
    /// The camera is on.
    Ready,
    /// A picture is being taken, or a recording runs.
    Running,
    /// The recording was stopped, and is being kept.
    Ending,
}

/// The page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MakePage {
    /// What is made.
    pub(super) kind: MakeKind,
    /// The entry that it shows something of.
    pub(crate) entry: Option<RecordId>,
    /// Whether it was opened from the open record, and is gone with it.
    pub(crate) inside: bool,
    /// How far it has come.
    pub(super) stage: Stage,
    /// Whether one was kept since the page came up.
    pub(super) kept: bool,
    /// What stands in the way: a message.
    pub(super) hindered: Option<&'static str>,
}
