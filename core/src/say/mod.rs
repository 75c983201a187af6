//! Puts what the record holds into words, for every face alike: times, answers, the fields of an entry and of what
//! stands beside it, check-ins, contacts. Nothing here reads a clock or decides anything.

mod checkin;
mod contacts;
pub mod content;
mod history;
mod incident;
mod moments;
pub mod named;
mod others;
mod patterns;
mod time;
pub mod watching;

use crate::fields::Coordinates;
use crate::time::Zone;
use crate::vocabulary::{Term, Vocabulary};
use crate::words::{Argument, Catalogue};

pub use crate::checkin::said::{Stands, ending_message, is_shown, not_sent, stands, stands_message};
pub use history::EarlierVersion;
pub use named::label;
pub use others::{halves, size};

/// A label and a value, as a page shows them. A value of several parts has a line for each.
pub type Field = (String, String);

/// How the time of day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HourClock {
    /// `21:04`.
    #[default]
    H24,
    /// `9:04 pm`.
    H12,
}

/// Words, in one zone, as of one moment.
#[derive(Debug, Clone, Copy)]
pub struct Say<'a> {
    words: &'a Catalogue,
    zone: Zone,
    now_ms: i64,
    hours: HourClock,
    on_phone: bool,
}

impl<'a> Say<'a> {
    /// In the words of this catalogue, for somebody in this zone, at `now_ms` (milliseconds since 1970 in universal
    /// time). Hours go to 24, and the device is a computer, until said otherwise.
    #[must_use]
    pub fn new(words: &'a Catalogue, zone: Zone, now_ms: i64) -> Self {
        Say { words, zone, now_ms, hours: HourClock::default(), on_phone: false }
    }

    /// The same with this way of writing the time of day.
    #[must_use]
    pub fn with_clock(self, clock: HourClock) -> Self {
        Say { hours: clock, ..self }
    }

    /// The same on a phone, where a sentence names the device.
    #[must_use]
    pub fn on_phone(self) -> Self {
        Say { on_phone: true, ..self }
    }

    /// The catalogue that the words come from.
    #[must_use]
    pub fn words(self) -> &'a Catalogue {
        self.words
    }

    fn text(self, id: &str) -> String {
        self.words.text(id, &[])
    }

    fn with(self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.words.text(id, arguments)
    }

    /// The label of an answer; its id where only a newer version knows it.
    #[must_use]
    pub fn term(self, vocabulary: Vocabulary, term: &Term) -> String {
        let id = vocabulary.label(term.as_str());
        if self.words.has(&id) {
            self.text(&id)
        } else {
            self.with("log-unknown-term", &[("id", term.as_str().into())])
        }
    }

    fn terms(self, vocabulary: Vocabulary, terms: &[Term]) -> String {
        lines(terms.iter().map(|term| self.term(vocabulary, term)))
    }

    fn term_or_none(self, vocabulary: Vocabulary, term: Option<&Term>) -> String {
        term.map(|term| self.term(vocabulary, term)).unwrap_or_default()
    }

    /// `Yes` or `No`.
    #[must_use]
    pub fn yes_no(self, yes: bool) -> String {
        self.text(if yes { "log-yes" } else { "log-no" })
    }

    /// Labels of this kind of record before the values that are filled.
    fn labelled(self, kind: &str, fields: Vec<(&str, String)>) -> Vec<Field> {
        fields
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(id, value)| (self.text(&format!("log-{kind}-{id}")), value))
            .collect()
    }

    /// A position, to within how many metres.
    fn position(self, at: Option<Coordinates>, precision_m: Option<u32>) -> String {
        let Some(at) = at else { return String::new() };
        let text = format!("{}, {}", degrees(at.lat_e7), degrees(at.lon_e7));
        match precision_m {
            Some(metres) => {
                let metres = metres.to_string();
                self.with("log-within", &[("place", (&text).into()), ("metres", (&metres).into())])
            }
            None => text,
        }
    }
}

/// The fields that are filled.
fn filled(fields: impl IntoIterator<Item = Field>) -> Vec<Field> {
    fields.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// Ten-millionths of a degree, written out without rounding.
fn degrees(e7: i32) -> String {
    const E7: u32 = 10_000_000;
    let sign = if e7 < 0 { "-" } else { "" };
    let digits = e7.unsigned_abs();
    let fraction = format!("{:07}", digits % E7);
    let fraction = fraction.trim_end_matches('0');
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    format!("{sign}{}.{fraction}", digits / E7)
}

/// Several values of one field, a line each.
fn lines(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Parts of one value, with commas between.
fn parts<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join(", ")
}

fn or_none(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// One of several lists in the same order.
fn cell(items: &[Option<String>], at: usize) -> &str {
    items.get(at).and_then(Option::as_deref).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_without_rounding() {
        assert_eq!(degrees(515_000_000), "51.5");
        assert_eq!(degrees(-1_234_567), "-0.1234567");
        assert_eq!(degrees(0), "0.0");
        assert_eq!(degrees(i32::MIN), "-214.7483648");
    }
}
