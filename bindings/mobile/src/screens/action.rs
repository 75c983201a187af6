//! What a person, or the phone, does.

use serde::{Deserialize, Serialize};

use super::{
    Field, arrivals, capture, checkin, checklists, contacts, help, home, incidents, making, noted, photos,
    settings, start, unlock, watching,
};

/// How the app came to the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum WayIn {
    /// From the launcher.
    Launcher,
    /// By an alarm of the check-in.
    Alarm,
    /// By a reminder.
    Reminder,
    /// By a tile or a control.
    Tile,
    /// By a shortcut.
    Shortcut,
    /// Something was shared with it.
    Shared,
    /// By a link.
    Link,
    /// It was in the background.
    Resumed,
}

/// What the phone says about itself when the app comes to the front.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Default, uniffi::Record, Serialize, Deserialize)]
pub struct PhoneFacts {
    /// Whether it may notify.
    pub may_notify: bool,
    /// Whether a page of it may come up over the locked screen.
    pub may_ring: bool,
    /// Whether it may wake at an exact time.
    pub exact_alarms: bool,
    /// Whether battery rules leave it alone.
    pub unrestricted_battery: bool,
    /// Whether it may read where the phone is.
    pub may_locate: bool,
    /// Whether it may send texts by itself.
    pub may_text: bool,
    /// Whether a SIM is there.
    pub has_sim: bool,
    /// Whether this is an iPhone or an iPad: no program runs there at a chosen time, sends a text without a tap, takes
    /// another name, closes itself, or keeps pictures of the screen from being taken.
    #[uniffi(default = false)]
    pub ios: bool,
}

/// What a permission was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum Permission {
    /// To notify.
    Notify,
    /// To show a page over the locked screen.
    Ring,
    /// To wake at an exact time.
    ExactAlarms,
    /// To read where the phone is.
    Locate,
    /// To send texts.
    Text,
    /// To run without the battery limits.
    Battery,
    /// To take pictures.
    Camera,
    /// To record sound.
    Microphone,
    /// To read pictures and videos as they were made, with the place that they hold.
    Originals,
}

/// The answer to an effect that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum Answer {
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
    /// It was refused for good: only the system's settings can change it.
    RefusedForGood,
}

/// What a person, or the phone, does. What has to stay out of sight, such as a passcode, comes beside it as bytes.
#[derive(Debug, Clone, PartialEq, uniffi::Enum, Serialize, Deserialize)]
pub enum Action {
    /// The app came to the front.
    Opened {
        /// How.
        way: WayIn,
        /// What the phone says about itself.
        facts: PhoneFacts,
    },
    /// One page back: the arrow or the finished gesture.
    Back,
    /// Leave now: locks, and the phone shows something else.
    Leave,
    /// The emergency panel.
    Help,
    /// A notice was read.
    NoticeRead,
    /// The text of a field as it stands now.
    Typed {
        /// Which.
        field: Field,
        /// All of it.
        text: String,
    },
    /// A permission was asked for.
    Asked {
        /// Which.
        permission: Permission,
        /// What came of it.
        answer: Answer,
    },
    /// First open and set-up.
    Start {
        /// What.
        action: start::StartAction,
    },
    /// The cover and the passcode page.
    Unlock {
        /// What.
        action: unlock::UnlockAction,
    },
    /// Home.
    Home {
        /// Where to.
        action: home::HomeAction,
    },
    /// The check-in.
    CheckIn {
        /// What.
        action: checkin::CheckInAction,
    },
    /// Whom she chose to be told.
    Contacts {
        /// What.
        action: contacts::ContactAction,
    },
    /// The record.
    Log {
        /// What.
        action: incidents::LogAction,
    },
    /// What is noted beside the entries.
    Noted {
        /// What.
        action: noted::NotedAction,
    },
    /// The emergency panel, whom one can call, what there is to read.
    Call {
        /// What.
        action: help::HelpAction,
    },
    /// Plans of friends, and pairing.
    Watch {
        /// What.
        action: watching::WatchAction,
    },
    /// Privacy steps.
    Steps {
        /// What.
        action: checklists::StepAction,
    },
    /// A note that is kept while the record stays shut.
    Capture {
        /// What.
        action: capture::CaptureAction,
    },
    /// Files and texts that come from outside.
    Arrival {
        /// What.
        action: arrivals::ArrivalAction,
    },
    /// The page on which a picture is taken, or something is recorded.
    Make {
        /// What.
        action: making::MakeAction,
    },
    /// What a photo tells, and a clean copy of it.
    Photos {
        /// What.
        action: photos::PhotoAction,
    },
    /// Settings.
    Settings {
        /// What.
        action: settings::SettingsAction,
    },
}
