//! What is proved, and so what may be shown as armed.

use super::state::{CheckIn, Contact, Mode};
use crate::checkin::channel::Address;
use crate::checkin::position::ToldPrecision;

/// What the platform said is missing. Losing any of it lowers what is shown; it never disarms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lost(pub u8);

impl Lost {
    /// No network.
    pub const NETWORK: u8 = 1;
    /// Texts may not be sent.
    pub const SMS: u8 = 2;
    /// Notifications may not be shown.
    pub const NOTIFICATIONS: u8 = 4;
    /// Exact alarms may not be set.
    pub const EXACT_ALARMS: u8 = 8;
    /// No position can be had.
    pub const LOCATION: u8 = 16;

    /// Whether all of `bits` are missing.
    #[must_use]
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

impl CheckIn {
    /// The level that is proved: 0 a reminder only, 1 while this device lives, 2 also if it dies, since a watcher's
    /// phone holds the plan.
    #[must_use]
    pub fn level(&self) -> u8 {
        if self.mode == Mode::Practice {
            return 0;
        }
        let proved = if self.has_silent_channel() {
            2
        } else {
            u8::from(self.there().flat_map(|contact| &contact.ways).any(|way| way.proved_at.is_some()))
        };
        // What is missing lowers what is shown by one step, whatever else is proved: under rather than over.
        proved - u8::from(proved > 0 && self.misses_something())
    }

    fn there(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(|contact| !contact.removed)
    }

    fn misses_something(&self) -> bool {
        let lost = Lost(self.lost);
        let texts = self.there().flat_map(|contact| &contact.ways).any(|way| way.channel == "sms");
        let places = self.there().any(|contact| contact.precision != ToldPrecision::Nothing);
        lost.has(Lost::NETWORK)
            || lost.has(Lost::NOTIFICATIONS)
            || lost.has(Lost::EXACT_ALARMS)
            || (lost.has(Lost::SMS) && texts)
            || (lost.has(Lost::LOCATION) && places)
    }

    /// Whether a channel that leaves no trace has proved itself: a watcher's phone that holds the plan.
    #[must_use]
    pub fn has_silent_channel(&self) -> bool {
        self.there().any(Contact::is_silent)
    }

    /// Where each contact can be reached, as (place of the contact, place of the way, name of the channel, address).
    #[must_use]
    pub fn addresses(&self) -> Vec<(u8, u8, String, Address)> {
        let mut all = Vec::new();
        for (contact, way_of) in self.contacts.iter().enumerate().filter(|(_, contact)| !contact.removed) {
            for (way, at) in way_of.ways.iter().enumerate() {
                if let (Ok(contact), Ok(way)) = (u8::try_from(contact), u8::try_from(way)) {
                    let address = Address { to: at.to.clone(), account: at.account.clone() };
                    all.push((contact, way, at.channel.clone(), address));
                }
            }
        }
        all
    }
}

impl Contact {
    /// Whether its phone said that it holds the plan.
    pub(super) fn is_silent(&self) -> bool {
        self.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some())
    }
}
