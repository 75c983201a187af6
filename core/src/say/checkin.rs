//! A check-in in words: its times, what went to whom.

use crate::checkin::machine::{CheckIn, Mode, Row, RowState};
use crate::checkin::said::{WAY_BY_HAND, kind_message, not_sent, row_message, way_message};
use crate::time::Reading;

use super::{Field, Say, filled};

impl Say<'_> {
    /// A contact by name where names may be said, else by its place: contact 1.
    #[must_use]
    pub fn contact_of(self, place: u8, names: &[String]) -> String {
        if let Some(name) = names.get(usize::from(place)) {
            return name.clone();
        }
        let number = u32::from(place).saturating_add(1).to_string();
        self.with("checkin-said-contact", &[("number", (&number).into())])
    }

    /// The times of a check-in, and whether it is in earnest.
    #[must_use]
    pub fn check_in(self, check_in: &CheckIn, reading: &Reading) -> Vec<Field> {
        let text = |id: &str| self.text(id);
        let at = |seconds: i64| self.moment_of(check_in.mode, seconds);
        let closed = check_in.state.is_closed();
        let mut fields = vec![(text("checkin-said-due"), at(check_in.due))];
        match check_in.fired {
            Some(fired) => fields.push((text("checkin-said-told-since"), at(fired.at))),
            None if closed => {}
            None => {
                let at = at(check_in.deadline());
                let told = self.with("checkin-said-told-unless", &[("at", (&at).into())]);
                fields.push((text("checkin-said-told-at"), told));
            }
        }
        if let Some(ended) = check_in.closed_at {
            fields.push((text("checkin-said-ended"), at(ended)));
        }
        if !closed && !check_in.anchor.estimate(reading).is_sure() {
            let on = if self.on_phone { "phone" } else { "computer" };
            fields.push((
                text("checkin-said-clock"),
                self.with("checkin-said-uncertain", &[("on", on.into())]),
            ));
        }
        fields.push((text("checkin-said-mode"), self.mode(check_in.mode)));
        filled(fields)
    }

    /// A test or practice; nothing where it is in earnest.
    #[must_use]
    pub fn mode(self, mode: Mode) -> String {
        match mode {
            Mode::Real | Mode::Tell => String::new(),
            Mode::Test | Mode::TellTest => self.text("checkin-said-mode-test"),
            Mode::Practice => self.text("checkin-said-mode-practice"),
        }
    }

    /// A moment of a check-in. A test counts in seconds, so it is told to the second.
    #[must_use]
    pub fn moment_of(self, mode: Mode, seconds: i64) -> String {
        let at_ms = seconds.saturating_mul(1000);
        if mode.is_test() { self.instant_to_the_second(at_ms) } else { self.instant(at_ms) }
    }

    /// The channel of a row.
    #[must_use]
    pub fn way_of(self, check_in: &CheckIn, row: &Row) -> String {
        let contact = check_in.contacts.get(usize::from(row.key.contact));
        match contact.and_then(|contact| contact.ways.get(usize::from(row.key.way))) {
            Some(way) => self.channel(&way.channel),
            None => self.text(WAY_BY_HAND),
        }
    }

    /// A channel by its name; its id where only a newer version knows it.
    #[must_use]
    pub fn channel(self, id: &str) -> String {
        way_message(id).map_or_else(|| id.to_owned(), |message| self.text(&message))
    }

    /// What a message is for.
    #[must_use]
    pub fn kind_of(self, row: &Row) -> String {
        self.text(&kind_message(row.key.kind))
    }

    /// How far a message has come.
    #[must_use]
    pub fn came(self, row: &Row) -> String {
        match (row.state, row.last) {
            (RowState::Waiting, Some(failure)) => self.text(&not_sent(failure)),
            (state, _) => self.text(&row_message(state)),
        }
    }
}
