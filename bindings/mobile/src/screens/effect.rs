//! What only the phone can do. The shell carries it out after the act has returned, when what led to it is durable, and
//! answers with an action where one is asked for.

use serde::{Deserialize, Serialize};

use super::Permission;
use super::making::MakeKind;

/// Why the phone is to wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WakeKind {
    /// To remind her, or to ask.
    Remind,
    /// At the end of grace: to tell.
    Deadline,
    /// To try a message again.
    Send,
    /// To watch over somebody else's check-in.
    Watch,
    /// To look again, with nothing that hangs on the minute.
    Look,
}

/// A moment at which the phone is to wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct WakeView {
    /// On the monotonic clock of this boot, milliseconds.
    pub at_monotonic_ms: i64,
    /// On the wall clock as it stands now, milliseconds since 1970.
    pub at_utc_ms: i64,
    /// Why.
    pub kind: WakeKind,
    /// Whether nothing may show that it is set, at the price that it may come some minutes late: no alarm in the list
    /// of alarms, no sign in the bar at the top, nothing on the locked screen.
    pub discreet: bool,
}

/// What a notification is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum NoticeKind {
    /// To remind her.
    Reminder,
    /// To ring for somebody else's check-in: a page over the locked screen, where the phone lets one come up.
    Ring,
}

/// A file that is shared.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct SharedFile {
    /// Where it lies.
    pub path: String,
    /// Its media type.
    pub media_type: String,
}

/// What only the phone can do.
#[derive(Debug, Clone, PartialEq, uniffi::Enum, Serialize, Deserialize)]
pub enum Effect {
    /// Wake at these moments and at no others: the list replaces the one before.
    SetWakes {
        /// When.
        wakes: Vec<WakeView>,
    },
    /// Send one message. Answered with `CheckInEvents::sent`.
    SendRow {
        /// Of which check-in: 32 hexadecimal digits.
        check_in: String,
        /// Which of its messages.
        row: String,
        /// By which channel: `sms`, `share`, ….
        channel: String,
        /// To whom.
        to: String,
        /// What.
        text: String,
    },
    /// Show a notification that says nothing of what this is.
    Notify {
        /// An opaque number: a later one with it replaces this one.
        number: i64,
        /// The neutral word, and what to do.
        text: String,
        /// What it is to do.
        kind: NoticeKind,
        /// Whether it may sound.
        sounds: bool,
        /// Whether nothing of it may stand on the locked screen, no page either.
        hidden: bool,
    },
    /// Take back notifications that were shown.
    Unnotify {
        /// Their numbers; all, where empty.
        numbers: Vec<i64>,
    },
    /// Call a number.
    Dial {
        /// In the form in which it is dialled.
        number: String,
    },
    /// Open the system's page for a text to this number.
    Text {
        /// To whom.
        number: String,
        /// What stands in it.
        text: String,
    },
    /// Open a web page in the phone's browser.
    OpenPage {
        /// Its address.
        address: String,
    },
    /// Let her choose files. What comes of it is said by `ArrivalAction`: `Files`, or `NotTaken`.
    PickFile {
        /// The entry that they are to show something of; without one they wait to be sorted.
        entry: Option<String>,
        /// Media types that are offered.
        types: Vec<String>,
    },
    /// Let her choose photos and videos to look at, from what is on the phone. They are handed over by `App::look_at_photos`, or
    /// where they have paths by `PhotoAction::Chosen`; where there are none, `ArrivalAction::NotTaken` says so.
    PickPhotos {
        /// At most so many.
        most: u32,
    },
    /// Share these files by an app she chooses. They are gone when the page that asked for it is.
    ShareFiles {
        /// Clean copies, in the folder that the app was told at `open`.
        files: Vec<SharedFile>,
    },
    /// Take in the files that lie ready, each by `App::begin_arrival`.
    TakeIn {
        /// The entry that they show something of.
        entry: Option<String>,
    },
    /// Make something from the page in front, straight into `App::begin_arrival`: take one picture, or record as long
    /// as that page says that it records. Answered by `MakeAction::Ended`.
    Make {
        /// What.
        kind: MakeKind,
        /// The entry that it shows something of.
        entry: Option<String>,
    },
    /// Show these outside the app and no others.
    ShowOutside {
        /// This app among those that one can share with.
        share: bool,
        /// A tile among the phone's quick settings.
        tile: bool,
        /// A shortcut at the app's icon.
        shortcut: bool,
    },
    /// Share a text by an app she chooses.
    ShareText {
        /// What.
        text: String,
    },
    /// Ask where the phone is. Answered once, or not at all.
    Locate,
    /// Look where the phone is every few minutes until then, with a notification that stands all the while, and say it by
    /// `CheckInEvents::located`; no longer, where it is 0.
    Follow {
        /// Milliseconds since 1970.
        until_ms: i64,
    },
    /// Ask for a permission, after this sentence was shown.
    AskPermission {
        /// Which.
        permission: Permission,
        /// What is said first.
        sentence: String,
    },
    /// Stand on the phone's first page under the icon and the name that go with a cover; under its own where it has none.
    ShowAs {
        /// Which cover: `notes`, `calculator`.
        cover: Option<String>,
    },
    /// Show something else at once, and take this app off the list of recent ones where the system lets it.
    LeaveNow,
}
