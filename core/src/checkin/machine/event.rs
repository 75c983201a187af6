//! What can happen to a check-in, and what it asks of the world.

use super::bundle::OpenedBundle;
use super::outbox::RowKey;
use super::proof::Lost;
use super::state::Look;
use crate::checkin::channel::SendFailure;
use crate::checkin::frames::Ack;
use crate::checkin::position::Position;

/// How she closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// All is well.
    Safe,
    /// It is not needed any more.
    Cancel,
}

/// What happened. A PIN was checked before it comes here; what comes is the bundle that it opened.
pub enum Event {
    /// Any wake.
    Tick,
    /// The one process that sends has just begun: what another left half-way is sent again.
    RunnerStarted,
    /// A channel took a probe.
    ChannelProved {
        /// Place of the contact.
        contact: u8,
        /// Place of the way.
        way: u8,
    },
    /// A channel that was proved does not work any more.
    ChannelLost {
        /// Place of the contact.
        contact: u8,
        /// Place of the way.
        way: u8,
    },
    /// The PIN was right.
    Close {
        /// What she wants.
        how: Closing,
        /// What the PIN opened.
        opened: OpenedBundle,
    },
    /// A test or a practice that was armed without a PIN is closed.
    CloseWithoutPin {
        /// What she wants.
        how: Closing,
    },
    /// A PIN is about to be checked.
    PinTried,
    /// The PIN that was checked opened nothing.
    PinWrong,
    /// Later than she thought.
    Extend {
        /// By how many seconds.
        by_s: u32,
        /// What the PIN opened, where one was given.
        opened: Option<OpenedBundle>,
        /// Eight random bytes, which stand where a token would.
        filler: [u8; 8],
    },
    /// Tell them now.
    AlertNow,
    /// A position.
    Located(Position),
    /// A row is being sent.
    SendBegun(RowKey),
    /// A row was handed over, or was not.
    Sent {
        /// Which.
        row: RowKey,
        /// How it went.
        result: Result<(), SendFailure>,
    },
    /// A row had nothing to say when its turn came.
    NothingToSay(RowKey),
    /// A row that goes by hand was handed over.
    HandedByHand(RowKey),
    /// A watcher's phone answered.
    Acknowledged {
        /// Place of the contact.
        contact: u8,
        /// Number of the frame that carried it.
        seq: u16,
        /// What it said.
        ack: Ack,
    },
    /// What the platform allows has changed.
    PlatformLost(Lost),
    /// A contact is taken out.
    Remove {
        /// Place of the contact.
        contact: u8,
        /// What the PIN opened.
        opened: OpenedBundle,
        /// Whether its app is told that the check-in ended.
        tell: bool,
    },
    /// The face outside the app was changed.
    FaceChanged(Look),
    /// Its history was handed to the vault's inbox.
    HistoryWritten,
}

/// What the world is asked to do, after the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Remind her: how many reminders there were, and whether this one sounds.
    Remind {
        /// Counts from 1.
        number: u8,
        /// Within the grace period.
        grace: bool,
    },
    /// Only a wall clock says that it is over: ask her before contacts are told.
    Prompt,
    /// She seems to be there: ask whether she has arrived.
    AskArrived,
    /// The minute for proving channels is over: say the level that is proved.
    SayLevel,
    /// Contacts are being told.
    Fired,
    /// The device's clock was turned.
    ClockTurned,
    /// The history is to be handed to the inbox.
    WriteHistory,
    /// Everything of it is to be destroyed.
    Destroy,
}
