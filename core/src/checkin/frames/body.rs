//! What frames say, before they are sealed. Times are seconds since 1970 in UTC.

/// The first message of a check-in, and an amended one: when she is due and how to know an honest ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanBody {
    /// When it was made, by the sender's best estimate.
    pub sent_at: i64,
    /// When she means to be done.
    pub due: i64,
    /// Seconds after `due` until the deadline.
    pub grace_s: u32,
    /// Seconds by which it can be put off in all.
    pub max_ext_s: u32,
    /// Minutes east of Greenwich of her zone.
    pub tz_min: i32,
    /// Where she is going, in her words; empty where she did not say.
    pub place: String,
    /// Latitude and longitude of it in hundred-thousandths of a degree.
    pub at_e5: Option<(i32, i32)>,
    /// What she wants the watcher to know; empty where she did not say.
    pub note: String,
    /// Flags.
    pub flags: PlanFlags,
    /// Hash of the token that an honest ending reveals.
    pub h_safe: [u8; 8],
    /// Hash of the token that a forced ending reveals.
    pub h_duress: [u8; 8],
}

/// Flags of a plan. Unknown bits are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanFlags(pub u32);

impl PlanFlags {
    /// A test: nothing rings in earnest.
    pub const TEST: u32 = 1;
    /// Positions will follow, so their absence means something.
    pub const POSITIONS_FOLLOW: u32 = 2;

    /// Whether all of `bits` are set.
    #[must_use]
    pub fn has(self, bits: u32) -> bool {
        self.0 & bits == bits
    }
}

/// Close, extend, or alert now: which of them only its token tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// When it was made.
    pub sent_at: i64,
    /// The deadline from now on; 0 with a token: closed; 0 without: alert now.
    pub deadline: i64,
    /// The token, or eight random bytes, or nothing.
    pub token: Option<[u8; 8]>,
}

/// A position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// When this was sent.
    pub sent_at: i64,
    /// Latitude in hundred-thousandths of a degree.
    pub lat_e5: i32,
    /// Longitude in hundred-thousandths of a degree.
    pub lon_e5: i32,
    /// Radius in metres within which it holds.
    pub acc_m: u32,
    /// How old it was when sent, in seconds.
    pub age_s: u32,
    /// Charge of the battery in percent.
    pub batt_pct: u8,
}

/// What the watcher's phone answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ack {
    /// When it received the frame, by its own clock.
    pub recv_at: i64,
    /// Which frame.
    pub seq: u16,
    /// What it does with it.
    pub status: AckStatus,
}

/// What the watcher's phone does with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AckStatus {
    /// It holds the plan.
    Held,
    /// It holds the plan, but the two clocks are not known to agree.
    HeldClockUncertain,
    /// It does not hold the plan.
    Refused,
    /// It is ringing.
    Ringing,
}

/// Any body.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// Class PLAN.
    Plan(PlanBody),
    /// Class SHORT.
    Operation(Operation),
    /// Class SHORT.
    Location(Location),
    /// Class SHORT.
    Ack(Ack),
}
