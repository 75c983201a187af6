//! How a message leaves: a trait that says what a channel can do. Channels live in the faces, never here.

use zeroize::Zeroizing;

/// What a message is for. The names are those of `X-Kind` and of JSON.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    minicbor::Encode,
    minicbor::Decode,
    serde::Serialize,
)]
#[cbor(index_only)]
#[serde(rename_all = "kebab-case")]
pub enum MessageKind {
    /// She has not checked in.
    #[n(1)]
    Alert,
    /// She has checked in after all, or what was told has ended.
    #[n(2)]
    AllClear,
    /// A sealed frame for the app of a paired contact.
    #[n(3)]
    Plan,
    /// Where she is, now; also what she chose to be said at start, when late, on arrival.
    #[n(4)]
    Tell,
    /// Asks somebody to be a contact.
    #[n(5)]
    Ask,
}

impl MessageKind {
    /// All of them.
    pub const ALL: &[MessageKind] =
        &[MessageKind::Alert, MessageKind::AllClear, MessageKind::Plan, MessageKind::Tell, MessageKind::Ask];

    /// The name in `X-Kind` and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MessageKind::Alert => "alert",
            MessageKind::AllClear => "all-clear",
            MessageKind::Plan => "plan",
            MessageKind::Tell => "tell",
            MessageKind::Ask => "ask",
        }
    }
}

/// Where a contact is reached on one channel.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// A folder, a command, an e-mail address, an E.164 number.
    pub to: String,
    /// What this device needs to send at all, where it needs something: the mail account as one URL with its password.
    pub account: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A message that is ready to leave.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is for.
    pub kind: MessageKind,
    /// Four letters and digits that stay the same however often it is sent, so that duplicates are seen.
    pub reference: String,
    /// Whether it is marked as a test.
    pub test: bool,
    /// Where it goes.
    pub address: Address,
    /// The whole text.
    pub text: String,
}

/// How a message can't leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, minicbor::Encode, minicbor::Decode)]
#[cbor(index_only)]
pub enum SendFailure {
    /// Not now; tried again later: no network, a full mailbox, a busy server.
    #[n(1)]
    Later,
    /// It took longer than it may. It may have left all the same.
    #[n(2)]
    TimedOut,
    /// Never: no such address, refused for good. Tried no more.
    #[n(3)]
    Refused,
}

impl SendFailure {
    /// All of them.
    pub const ALL: &[SendFailure] = &[SendFailure::Later, SendFailure::TimedOut, SendFailure::Refused];

    /// The name in JSON and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SendFailure::Later => "later",
            SendFailure::TimedOut => "timed-out",
            SendFailure::Refused => "refused",
        }
    }
}

/// What a channel can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// Whether it sends without a tap.
    pub automatic: bool,
    /// Whether what it sends leaves no trace on this device that another message would not leave.
    pub silent: bool,
    /// Whether [`Channel::probe`] proves anything; where it does not, only an earlier test counts.
    pub can_probe: bool,
}

/// A way out of the device. Calls may take long and may hang: the runner gives each a thread and a time-out.
pub trait Channel: Send + Sync {
    /// Its name, as in `contacts` (vocabulary `channel`): `maildir`, `command`, `email`, `sms`, `share`.
    fn name(&self) -> &'static str;
    /// What it can do.
    fn abilities(&self) -> Abilities;
    /// Whether it would take a message for this address now. Delivers nothing.
    fn probe(&self, address: &Address) -> Result<(), SendFailure>;
    /// Sends. `Ok` means handed over, not read.
    fn send(&self, message: &Message) -> Result<(), SendFailure>;
}
