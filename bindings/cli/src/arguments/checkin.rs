//! `alongside checkin …`: a time by which you say that you're all right, and who is told if you don't.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::simulate::Simulate;

/// A time by which you say that you're all right, and who is told if you don't.
#[derive(Debug, Subcommand)]
pub(crate) enum Checkin {
    /// Start one
    #[command(after_help = START_HELP)]
    Start(Box<Start>),
    /// How it stands; needs no passcode, and names nobody
    Status,
    /// Put it off; up to 15 minutes in all without the PIN
    Extend(Extend),
    /// Check in: you're all right
    Safe(WithPin),
    /// End it: it isn't needed any more
    Cancel(WithPin),
    /// Tell them now; needs no PIN
    Alert(Alert),
    /// Say where you are
    #[command(after_help = LOCATION_HELP)]
    Location(LocationAt),
    /// Send one message now, without a time
    Tell(Tell),
    /// Keep this running: it waits, reminds and sends
    #[command(after_help = RUN_HELP)]
    Run,
    /// What stands behind it, and what is missing
    Readiness,
    /// Take in what a contact's app answered
    Take(Take),
    /// Play a made-up check-in through in virtual time; nothing is sent
    Simulate(Simulate),
    /// Those that are over; kept for 30 days
    History(History),
    /// The PIN that ends one
    #[command(subcommand)]
    Pin(PinAction),
    /// The mail account that messages leave by
    #[command(subcommand)]
    Mail(MailAction),
}

impl Checkin {
    /// Whether it reads or changes the record itself. All others work while that is locked, or open elsewhere.
    pub(crate) fn needs_the_record(&self) -> bool {
        matches!(
            self,
            Checkin::Start(_) | Checkin::Tell(_) | Checkin::History(_) | Checkin::Pin(_) | Checkin::Mail(_)
        )
    }

    /// Whether it can't be typed at the prompt of an open record: it would keep the record open behind it.
    pub(crate) fn needs_the_shell(&self) -> bool {
        matches!(self, Checkin::Run)
    }
}

const START_HELP: &str = "\
DURATION is a whole number and s, m or h, such as 90m. Contacts are told --grace
after the time that --in says, and only while \"alongside checkin run\" runs.
A test (--test) really sends, with TEST in front, and may be as short as seconds.";

const LOCATION_HELP: &str = "\
For a place south or west, write the minus sign: checkin location 51.5 -0.12";

const RUN_HELP: &str = "\
It can be stopped and started again at any time, also by a power cut: what is owed
is sent then. Only one runs at a time. Ctrl-C ends it, and ends no check-in.";

/// A new check-in.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is one option of the command line")]
pub(crate) struct Start {
    /// When you mean to be done, from now
    #[arg(long = "in", value_name = "DURATION")]
    pub(crate) due_in: String,
    /// How long after that contacts are told
    #[arg(long, value_name = "DURATION")]
    pub(crate) grace: String,
    /// Who is told, in this order; again for each
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(crate) contact: Vec<String>,
    /// Where you are going, in words
    #[arg(long, value_name = "TEXT")]
    pub(crate) place: Option<String>,
    /// What else they are told
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Messages really go, with TEST in front
    #[arg(long)]
    pub(crate) test: bool,
    /// Nothing goes
    #[arg(long, conflicts_with = "test")]
    pub(crate) practice: bool,
    #[command(flatten)]
    pub(crate) here: Here,
    /// Where you are going, on the map: there it asks whether you have arrived
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, requires = "radius")]
    pub(crate) near: Option<String>,
    /// How wide the circle around it is, in metres
    #[arg(long, value_name = "METRES", requires = "near")]
    pub(crate) radius: Option<u32>,
    /// By how much it can be put off in all; nothing: two hours
    #[arg(long, value_name = "DURATION")]
    pub(crate) max_extend: Option<String>,
    /// You will say where you are while it runs
    #[arg(long)]
    pub(crate) follow: bool,
    /// Only to apps of paired contacts: no number or address lies beside it
    #[arg(long)]
    pub(crate) app_only: bool,
}

/// Where somebody is, and how well that is known.
#[derive(Debug, Clone, Args)]
pub(crate) struct Here {
    /// Where you are now, in degrees: 51.5074,-0.1278
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true, requires = "accuracy")]
    pub(crate) at: Option<String>,
    /// Within how many metres
    #[arg(long, value_name = "METRES", requires = "at")]
    pub(crate) accuracy: Option<u32>,
}

/// An ending.
#[derive(Debug, Args)]
pub(crate) struct WithPin {
    /// A file that holds the PIN; nothing: it asks
    #[arg(long, value_name = "FILE")]
    pub(crate) pin_file: Option<PathBuf>,
}

/// Later than it was.
#[derive(Debug, Args)]
pub(crate) struct Extend {
    /// By how much, such as 10m
    #[arg(value_name = "DURATION")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) pin: WithPin,
}

/// Telling them now.
#[derive(Debug, Args)]
pub(crate) struct Alert {
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// A position.
#[derive(Debug, Args)]
pub(crate) struct LocationAt {
    /// Degrees north
    #[arg(value_name = "LAT", allow_hyphen_values = true)]
    pub(crate) lat: String,
    /// Degrees east
    #[arg(value_name = "LON", allow_hyphen_values = true)]
    pub(crate) lon: String,
    /// Within how many metres
    #[arg(long, value_name = "METRES")]
    pub(crate) accuracy: u32,
    /// Charge of the battery, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) battery: Option<u8>,
}

/// A message without a time.
#[derive(Debug, Args)]
pub(crate) struct Tell {
    /// To whom; again for each
    #[arg(long, value_name = "NAME", required = true)]
    pub(crate) contact: Vec<String>,
    /// What you want to say; - takes it from standard input
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) here: Here,
    /// With TEST in front
    #[arg(long)]
    pub(crate) test: bool,
}

/// An answer of a contact's app.
#[derive(Debug, Args)]
pub(crate) struct Take {
    /// The link; - takes it from standard input
    #[arg(value_name = "FRAME", allow_hyphen_values = true)]
    pub(crate) frame: String,
}

/// Those that are over.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// Delete one of them, by its id
    #[arg(long, value_name = "ID")]
    pub(crate) delete: Option<String>,
    /// Delete all of them
    #[arg(long, conflicts_with = "delete")]
    pub(crate) delete_all: bool,
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// The PIN.
#[derive(Debug, Subcommand)]
pub(crate) enum PinAction {
    /// Set it, and if you like a second one for when somebody makes you end a check-in
    Set(PinSet),
}

/// New PINs.
#[derive(Debug, Args)]
pub(crate) struct PinSet {
    /// A file that holds the PIN; nothing: it asks for all
    #[arg(long, value_name = "FILE")]
    pub(crate) pin_file: Option<PathBuf>,
    /// A file that holds the second PIN
    #[arg(long, value_name = "FILE", requires = "pin_file")]
    pub(crate) duress_pin_file: Option<PathBuf>,
    /// What happens at the time you set after the second PIN, where no app of a contact has the plan
    #[arg(long, value_name = "WHAT", value_parser = ["text", "nobody"])]
    pub(crate) duress_fallback: Option<String>,
}

/// The mail account.
#[derive(Debug, Subcommand)]
pub(crate) enum MailAction {
    /// Keep one, sealed in the record
    Set(MailSet),
    /// Forget it
    Remove,
}

/// A mail account.
#[derive(Debug, Args)]
pub(crate) struct MailSet {
    /// A file that holds it as one line: smtps://user:password@host?from=alex@example.org
    #[arg(long, value_name = "FILE")]
    pub(crate) account_file: PathBuf,
}
