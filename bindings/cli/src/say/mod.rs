//! Puts what the record holds into words: times, answers, fields.

mod checkin;
mod contacts;
pub(crate) mod content;
mod incident;
mod others;
mod time;

use alongside_core::fields::Coordinates;
use alongside_core::time::Zone;
use alongside_core::vocabulary::{Term, Vocabulary};

use crate::words::Words;

pub(crate) use checkin::{is_shown, not_sent, stands};
pub(crate) use incident::Names;
pub(crate) use others::size;

/// A label and a value.
pub(crate) type Field = (String, String);

/// Words, in one zone, as of one moment.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    words: &'a Words,
    zone: Zone,
    now_ms: i64,
}

impl<'a> Say<'a> {
    pub(crate) fn new(words: &'a Words, zone: Zone, now_ms: i64) -> Self {
        Say { words, zone, now_ms }
    }

    /// The label of an answer; its id where only a newer version knows it.
    pub(crate) fn term(&self, vocabulary: Vocabulary, term: &Term) -> String {
        let id = vocabulary.label(term.as_str());
        let catalogue = self.words.catalogue();
        if catalogue.has(&id) {
            catalogue.text(&id, &[])
        } else {
            self.words.with("log-unknown-term", &[("id", term.as_str().into())])
        }
    }

    fn terms(&self, vocabulary: Vocabulary, terms: &[Term]) -> String {
        lines(terms.iter().map(|term| self.term(vocabulary, term)))
    }

    fn term_or_none(&self, vocabulary: Vocabulary, term: Option<&Term>) -> String {
        term.map(|term| self.term(vocabulary, term)).unwrap_or_default()
    }

    pub(crate) fn yes_no(&self, yes: bool) -> String {
        self.words.text(if yes { "log-yes" } else { "log-no" })
    }

    /// A position, to within how many metres.
    fn position(&self, at: Option<Coordinates>, precision_m: Option<u32>) -> String {
        let Some(at) = at else { return String::new() };
        let text = format!("{}, {}", degrees(at.lat_e7), degrees(at.lon_e7));
        match precision_m {
            Some(metres) => {
                let metres = metres.to_string();
                self.words.with("cli-within", &[("place", (&text).into()), ("metres", (&metres).into())])
            }
            None => text,
        }
    }
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
