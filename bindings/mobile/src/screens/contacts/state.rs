//! The pages of contacts.

use alongside_core::checkin::channel::SendFailure;
use alongside_core::checkin::machine::RowState;
use alongside_core::ids::{CheckinId, Digest32, RecordId};

/// A page of contacts. All of them need the open record.
#[derive(Debug)]
pub(crate) enum ContactPage {
    /// All of them, in her order.
    List,
    /// The name of somebody new.
    Name,
    /// The number or address of somebody new, or one more of a contact.
    Address { contact: Option<RecordId> },
    /// Whether a contact has agreed.
    Consent { contact: RecordId },
    /// What a contact is told about places.
    Place { contact: RecordId },
    /// One of them.
    Contact { contact: RecordId },
    /// One way to reach a contact.
    Way { contact: RecordId, channel: String, to: String },
    /// What a contact is told besides.
    Tells { contact: RecordId },
    /// How a contact knows her.
    MyName { contact: RecordId },
    /// A test message, and what became of it.
    Test(Testing),
    /// Somebody is to be removed; `word` says whether their phone is told that a plan it holds has ended.
    Remove { contact: RecordId, word: bool },
}

/// A test message.
#[derive(Debug)]
pub(crate) struct Testing {
    /// To whom.
    pub(crate) contact: RecordId,
    /// Once it was written.
    pub(crate) sent: Option<SentTest>,
}

/// A test message that was written.
#[derive(Debug)]
pub(crate) struct SentTest {
    /// Which.
    pub(crate) id: CheckinId,
    /// What the files of check-ins looked like when it was last read.
    pub(crate) mark: Option<Digest32>,
    /// How far each of its messages has come.
    pub(crate) went: Vec<Went>,
    /// Whether it is being read anew.
    pub(crate) looking: bool,
    /// Whether the contact counts as tested by it.
    pub(crate) dated: bool,
}

/// How far one message has come.
#[derive(Debug, Clone)]
pub(crate) struct Went {
    /// By which channel; nothing where she hands it over.
    pub(crate) channel: Option<String>,
    /// How far.
    pub(crate) state: RowState,
    /// What stood in its way last.
    pub(crate) last: Option<SendFailure>,
}

impl ContactPage {
    /// The contact that it is about.
    pub(crate) fn contact(&self) -> Option<RecordId> {
        match self {
            ContactPage::List | ContactPage::Name => None,
            ContactPage::Address { contact } => *contact,
            ContactPage::Consent { contact }
            | ContactPage::Place { contact }
            | ContactPage::Contact { contact }
            | ContactPage::Way { contact, .. }
            | ContactPage::Tells { contact }
            | ContactPage::MyName { contact }
            | ContactPage::Test(Testing { contact, .. })
            | ContactPage::Remove { contact, .. } => Some(*contact),
        }
    }
}
