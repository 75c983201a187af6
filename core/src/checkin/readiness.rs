//! What stands behind a check-in, and what is missing: from facts to a level, and nothing from memory.
//!
//! No level is shown above what is proved (I1 of the check-in's invariants), a lost fact lowers it at the next look
//! (I16), and nothing here ends a check-in.

use crate::limits;

/// What the platform says about one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// The platform does not say.
    #[default]
    NotKnown,
    /// There is no such thing here, or nothing depends on it: a computer has no SIM, and where no contact is told a
    /// position nothing depends on location.
    DoesNotApply,
}

impl From<Option<bool>> for Answer {
    fn from(known: Option<bool>) -> Self {
        match known {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::NotKnown,
        }
    }
}

/// One way to one contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Name of the channel: `sms`, `email`, `command`, …
    pub channel: String,
    /// Whether it sends without a tap ([`super::channel::Abilities::automatic`]).
    pub automatic: bool,
    /// Whether a probe or a test has proved it for this address.
    pub proved: bool,
}

/// What is known about one contact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactFacts {
    /// Whether the contact has agreed. Without that nothing of this contact counts.
    pub consent: bool,
    /// The ways to the contact.
    pub ways: Vec<Way>,
    /// Days since the last test that reached the contact.
    pub last_test_days: Option<u32>,
    /// Whether the two phones are paired.
    pub paired: bool,
    /// Whether the contact's phone has acknowledged the plan of this check-in.
    pub acked: bool,
}

impl ContactFacts {
    fn holds_the_plan(&self) -> bool {
        self.consent && self.paired && self.acked
    }

    fn is_told_by_itself(&self, facts: &Facts) -> bool {
        self.consent && self.ways.iter().any(|way| way.automatic && way.proved && facts.allows(&way.channel))
    }
}

/// Everything that the level rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Whether what waits for the deadline is running.
    pub runner_running: Answer,
    /// Whether notifications may be shown.
    pub notifications: Answer,
    /// Whether there is a connection.
    pub network: Answer,
    /// Whether alarms may be exact.
    pub exact_alarms: Answer,
    /// Whether the battery rules leave this alone.
    pub battery_unrestricted: Answer,
    /// Whether location may be read.
    pub location: Answer,
    /// Whether texts may be sent.
    pub sms_permission: Answer,
    /// Whether the SIM asks for a PIN after a restart: then no text leaves until somebody has entered it.
    pub sim_pin: Answer,
    /// Whether a check-in PIN is set.
    pub pins_set: bool,
    /// The contacts of the check-in, in her order.
    pub contacts: Vec<ContactFacts>,
}

impl Facts {
    /// The facts whose loss lowers the level.
    fn needed(&self) -> [(ItemId, Answer); 7] {
        [
            (ItemId::Runner, self.runner_running),
            (ItemId::Notifications, self.notifications),
            (ItemId::Network, self.network),
            (ItemId::ExactAlarms, self.exact_alarms),
            (ItemId::Battery, self.battery_unrestricted),
            (ItemId::Location, self.location),
            (ItemId::Sms, self.sms_permission),
        ]
    }

    fn allows(&self, channel: &str) -> bool {
        channel != "sms" || self.sms_permission != Answer::No
    }
}

macro_rules! items {
    ($($(#[$doc:meta])* $variant:ident => $message:literal,)*) => {
        /// What can be looked at.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ItemId { $($(#[$doc])* $variant,)* }

        impl ItemId {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[ItemId] = &[$(ItemId::$variant,)*];

            /// Its message; the attribute `step` says the one thing to do where it is missing.
            #[must_use]
            pub fn message(self) -> &'static str {
                match self { $(ItemId::$variant => $message,)* }
            }
        }
    };
}

items! {
    /// What waits for the deadline is running.
    Runner => "checkin-ready-runner",
    /// Notifications.
    Notifications => "checkin-ready-notifications",
    /// Connection.
    Network => "checkin-ready-network",
    /// Exact alarms.
    ExactAlarms => "checkin-ready-exact-alarms",
    /// Battery rules.
    Battery => "checkin-ready-battery",
    /// Location.
    Location => "checkin-ready-location",
    /// Sending texts.
    Sms => "checkin-ready-sms",
    /// A SIM that asks for a PIN after a restart.
    SimPin => "checkin-ready-sim-pin",
    /// A check-in PIN is set.
    Pins => "checkin-ready-pins",
    /// A contact has agreed.
    Consent => "checkin-ready-consent",
    /// A contact has a proved way that sends by itself.
    Way => "checkin-ready-way",
    /// A contact was reached by a test within the last [`limits::TEST_GOOD_FOR_DAYS`].
    Tested => "checkin-ready-tested",
    /// A contact's phone is paired.
    Paired => "checkin-ready-paired",
    /// A contact's phone holds the plan.
    PlanHeld => "checkin-ready-plan-held",
}

/// How one item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is there.
    Good,
    /// It is not.
    Missing,
    /// The platform does not say.
    NotKnown,
    /// Nothing depends on it here.
    DoesNotApply,
}

impl State {
    /// All of them.
    pub const ALL: &[State] = &[State::Good, State::Missing, State::NotKnown, State::DoesNotApply];

    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            State::Good => "checkin-ready-good",
            State::Missing => "checkin-ready-missing",
            State::NotKnown => "checkin-ready-not-known",
            State::DoesNotApply => "checkin-ready-does-not-apply",
        }
    }
}

impl From<Answer> for State {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => State::Good,
            Answer::No => State::Missing,
            Answer::NotKnown => State::NotKnown,
            Answer::DoesNotApply => State::DoesNotApply,
        }
    }
}

impl From<bool> for State {
    fn from(there: bool) -> Self {
        if there { State::Good } else { State::Missing }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ItemId,
    /// Of which contact, counted from 0 in the order of [`Facts::contacts`]; nothing where it is about this device.
    pub contact: Option<usize>,
    /// How it stands.
    pub state: State,
}

/// What stands behind a check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Everything that was looked at: first this device, then each contact.
    pub items: Vec<Item>,
    /// 0: a reminder only; 1: while this phone works; 2: also if it dies.
    pub level: u8,
}

/// Looks at the facts.
///
/// The level is 2 where an agreed contact's phone has acknowledged the plan, else 1 where an agreed contact has a proved
/// way that sends by itself, else 0. Where this device has lost something that it needs to do its part (connection,
/// permission for texts, notifications, exact alarms, location, battery rules, what waits for the deadline), it is one
/// lower: a plan that another phone holds still counts for something then, but not for both. What the platform does not
/// say takes nothing away and adds nothing.
#[must_use]
pub fn look(facts: &Facts) -> Readiness {
    let needed = facts.needed();
    let device = needed.iter().map(|(id, answer)| (*id, State::from(*answer))).chain([
        // Here yes is what stands in the way.
        (
            ItemId::SimPin,
            match facts.sim_pin {
                Answer::Yes => State::Missing,
                Answer::No => State::Good,
                other => State::from(other),
            },
        ),
        (ItemId::Pins, State::from(facts.pins_set)),
    ]);
    let mut items: Vec<Item> = device.map(|(id, state)| Item { id, contact: None, state }).collect();
    for (number, contact) in facts.contacts.iter().enumerate() {
        let tested = contact.last_test_days.is_some_and(|days| days <= limits::TEST_GOOD_FOR_DAYS);
        items.extend(
            [
                (ItemId::Consent, contact.consent),
                (ItemId::Way, contact.is_told_by_itself(facts)),
                (ItemId::Tested, tested),
                (ItemId::Paired, contact.paired),
                (ItemId::PlanHeld, contact.holds_the_plan()),
            ]
            .map(|(id, there)| Item { id, contact: Some(number), state: State::from(there) }),
        );
    }
    let proved = if facts.contacts.iter().any(ContactFacts::holds_the_plan) {
        2
    } else {
        u8::from(facts.contacts.iter().any(|contact| contact.is_told_by_itself(facts)))
    };
    let lost = needed.iter().any(|(_, answer)| *answer == Answer::No);
    Readiness { items, level: if lost { proved.saturating_sub(1) } else { proved } }
}

#[cfg(test)]
mod tests;
