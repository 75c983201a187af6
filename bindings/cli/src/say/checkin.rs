//! A check-in in words: how it stands, its times, what went to whom.

use alongside_core::checkin::channel::SendFailure;
use alongside_core::checkin::machine::{
    CheckIn, Content, Ending, Mode, Phase, Row, RowState, State, TextKind,
};
use alongside_core::checkin::said::Stands;
use alongside_core::time::Reading;

use super::{Field, Say};
use crate::terminal::{Column, Table};

/// How a check-in stands. One that was ended under pressure reads like any other.
pub(crate) fn stands(check_in: &CheckIn, reading: &Reading) -> Stands {
    match (check_in.state, check_in.phase(check_in.anchor.estimate(reading))) {
        (State::Closed(Ending::Safe | Ending::Told), _) => Stands::Safe,
        (State::Closed(Ending::Cancelled), _) => Stands::Cancelled,
        (State::Closed(Ending::SafeAfterAlert), _) => Stands::SafeAfterAlert,
        (State::Closed(Ending::Abandoned), _) => Stands::Abandoned,
        (State::Firing, _) => Stands::Firing,
        (State::Arming | State::Armed, Phase::Grace | Phase::Asking) => Stands::Grace,
        (State::Arming, _) => Stands::Arming,
        (State::Armed, Phase::Reminding) => Stands::Reminding,
        (State::Armed, _) => Stands::Running,
    }
}

/// Whether anybody is shown a row or anything that comes of it. The text of a forced ending is in no list and no line:
/// it would tell which PIN it was.
pub(crate) fn is_shown(row: &Row) -> bool {
    row.content != Content::Text(TextKind::Forced)
}

impl Say<'_> {
    /// A contact by name where names may be said, else by its place: contact 1.
    pub(crate) fn contact_of(self, place: u8, names: &[String]) -> String {
        if let Some(name) = names.get(usize::from(place)) {
            return name.clone();
        }
        let number = u32::from(place).saturating_add(1).to_string();
        self.words.with("cli-checkin-contact", &[("number", (&number).into())])
    }

    /// The times of a check-in.
    pub(crate) fn check_in(self, check_in: &CheckIn, reading: &Reading) -> Vec<Field> {
        let text = |id: &str| self.words.text(id);
        let at = |seconds: i64| self.moment_of(check_in.mode, seconds);
        let closed = check_in.state.is_closed();
        let mut fields = vec![(text("cli-checkin-due"), at(check_in.due))];
        match check_in.fired {
            Some(fired) => fields.push((text("cli-checkin-told-since"), at(fired.at))),
            None if closed => {}
            None => {
                let at = at(check_in.deadline());
                let told = self.words.with("cli-checkin-told-unless", &[("at", (&at).into())]);
                fields.push((text("cli-checkin-told-at"), told));
            }
        }
        if let Some(ended) = check_in.closed_at {
            fields.push((text("cli-checkin-ended"), at(ended)));
        }
        if !closed && !check_in.anchor.estimate(reading).is_sure() {
            fields.push((text("cli-checkin-clock"), text("cli-checkin-uncertain")));
        }
        fields.push((text("cli-checkin-mode"), self.mode(check_in.mode)));
        fields
    }

    /// A test or practice; nothing where it is in earnest.
    pub(crate) fn mode(self, mode: Mode) -> String {
        match mode {
            Mode::Real | Mode::Tell => String::new(),
            Mode::Test | Mode::TellTest => self.words.text("cli-checkin-mode-test"),
            Mode::Practice => self.words.text("cli-checkin-mode-practice"),
        }
    }

    /// A moment of a check-in. A test counts in seconds, so it is told to the second.
    pub(crate) fn moment_of(self, mode: Mode, seconds: i64) -> String {
        let at_ms = seconds.saturating_mul(1000);
        if mode.is_test() { self.instant_to_the_second(at_ms) } else { self.instant(at_ms) }
    }

    /// What goes, went or will go.
    pub(crate) fn outbox(self, check_in: &CheckIn, names: &[String]) -> Table {
        let text = |id: &str| self.words.text(id);
        let mut table = Table::new(vec![
            Column::natural(text("cli-checkin-column-who")),
            Column::natural(text("cli-checkin-column-way")),
            Column::natural(text("cli-column-what")),
            Column::text(text("cli-checkin-column-state")),
        ]);
        for row in check_in.outbox.iter().filter(|row| is_shown(row)) {
            table.row([
                self.contact_of(row.key.contact, names),
                self.way_of(check_in, row),
                self.kind_of(row),
                self.came(row),
            ]);
        }
        table
    }

    /// The channel of a row.
    pub(crate) fn way_of(self, check_in: &CheckIn, row: &Row) -> String {
        let contact = check_in.contacts.get(usize::from(row.key.contact));
        match contact.and_then(|contact| contact.ways.get(usize::from(row.key.way))) {
            Some(way) => self.channel(&way.channel),
            None => self.words.text("cli-checkin-way-by-hand"),
        }
    }

    /// A channel by its name; its id where only a newer version knows it.
    pub(crate) fn channel(self, id: &str) -> String {
        self.words.catalogue().text_or(&format!("cli-checkin-way-{id}"), id)
    }

    /// What a message is for.
    pub(crate) fn kind_of(self, row: &Row) -> String {
        self.words.text(&format!("cli-checkin-kind-{}", row.key.kind.as_str()))
    }

    /// How far a message has come.
    pub(crate) fn came(self, row: &Row) -> String {
        match (row.state, row.last) {
            (RowState::Waiting, Some(failure)) => self.words.text(not_sent(failure)),
            (state, _) => self.words.text(&format!("cli-checkin-row-{}", state.as_str())),
        }
    }
}

/// Why a message did not leave.
pub(crate) fn not_sent(failure: SendFailure) -> &'static str {
    match failure {
        SendFailure::Later => "cli-checkin-row-later",
        SendFailure::TimedOut => "cli-checkin-row-timed-out",
        SendFailure::Refused => "cli-checkin-row-refused",
    }
}
