//! What people, the system and the one they fear do to a phone in a simulation.

use serde::Deserialize;

use super::phone::Pin;

/// What a watcher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A message has come.
    Texted,
    /// None has come.
    NotYet,
    /// Stops the ring.
    Silence,
}

impl Answer {
    /// The name in scenario files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Texted => "texted",
            Answer::NotYet => "not-yet",
            Answer::Silence => "silence",
        }
    }
}

/// What the platform can take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// The network.
    Network,
    /// Sending texts.
    Sms,
    /// Showing notifications.
    Notifications,
    /// Alarms to the second. The app is ended, and its alarms are gone.
    ExactAlarms,
    /// Positions.
    Location,
}

fn yes() -> bool {
    true
}

fn once() -> u32 {
    1
}

fn a_minute() -> u64 {
    60
}

fn the_right_one() -> Pin {
    Pin::Safe
}

fn both() -> u8 {
    2
}

/// One act. In a scenario file `do` is its name; what else it takes stands beside.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Act {
    /// Turned off and on again.
    Reboot {
        /// Seconds in between.
        #[serde(default = "a_minute")]
        off_s: u64,
        /// The card asks for its own PIN, so nothing can be sent until the first unlock.
        #[serde(default)]
        sim_locked: bool,
        /// The right time is had from the network as it starts.
        #[serde(default)]
        network_time: bool,
    },
    /// Turned off, or the battery is empty.
    PowerOff {},
    /// Turned on.
    PowerOn {},
    /// Gone for good.
    Destroy {},
    /// The system ends the app. The next alarm starts it again.
    Kill {},
    /// Somebody stops the app: no alarm and no start wakes it until it is opened.
    ForceStop {},
    /// She opens the app.
    Open {},
    /// The first unlock.
    Unlock {},
    /// No radio at all.
    Airplane {
        /// Or on again.
        #[serde(default = "yes")]
        on: bool,
    },
    /// Texts can't leave or come.
    NoSignal {
        /// Or can again.
        #[serde(default = "yes")]
        on: bool,
    },
    /// No data network.
    NoNetwork {
        /// Or again.
        #[serde(default = "yes")]
        on: bool,
    },
    /// The clock is turned.
    SetClock {
        /// By how many minutes; back is negative.
        by_min: i64,
    },
    /// The right time comes from elsewhere.
    TrustTime {},
    /// The phone is carried to another zone.
    Travel {
        /// IANA name.
        zone: String,
    },
    /// Alarms come late from now on.
    AlarmsLate {
        /// By how many seconds.
        seconds: u64,
    },
    /// All is well, with a PIN.
    Safe {
        /// Which.
        #[serde(default = "the_right_one")]
        pin: Pin,
    },
    /// The same with the PIN of a forced ending.
    Duress {},
    /// She takes it back.
    Cancel {
        /// With which PIN.
        #[serde(default = "the_right_one")]
        pin: Pin,
    },
    /// Puts it off.
    Extend {
        /// By how many minutes.
        by_min: u32,
        /// With a PIN, or without.
        #[serde(default)]
        pin: Option<Pin>,
    },
    /// Tell them now.
    Alert {},
    /// A position is had.
    Locate {
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// Radius in metres.
        accuracy_m: u32,
        /// Charge in percent.
        #[serde(default)]
        battery: Option<u8>,
    },
    /// PINs are guessed.
    WrongPin {
        /// How many, one a second.
        #[serde(default = "once")]
        times: u32,
    },
    /// Something wakes the app.
    Tick {
        /// How many at once.
        #[serde(default = "once")]
        times: u32,
    },
    /// Its owner opens sealed messages: those that were not opened, or with `again` all, the newest first.
    OpenMessage {
        /// All again, in the other order.
        #[serde(default)]
        again: bool,
    },
    /// The app dies between handing the next message over and knowing it.
    CrashAfterSend {},
    /// The app dies while it writes.
    CrashWriting {
        /// At which change to its files from now on.
        at_change: u64,
        /// Whether that change is still made.
        #[serde(default)]
        after: bool,
    },
    /// Something is taken away.
    PermissionLost {
        /// What.
        what: Permission,
    },
    /// And given back.
    PermissionBack {
        /// What.
        what: Permission,
    },
    /// A contact is taken out of the check-in that runs.
    RemoveContact {
        /// Which phone.
        phone: String,
        /// Whether its app is told.
        #[serde(default = "yes")]
        tell: bool,
        /// With which PIN.
        #[serde(default = "the_right_one")]
        pin: Pin,
    },
    /// The capsule is damaged.
    CorruptCapsule {
        /// One of its copies, or both.
        #[serde(default = "both")]
        copies: u8,
    },
    /// All files are copied to another device: its keys are not.
    RestoreBackup {},
    /// A watcher answers.
    Answer {
        /// What.
        with: Answer,
    },
    /// The relay is away.
    RelayDown {},
    /// And back.
    RelayUp {},
}
