//! What is searched for, and the texts of an incident in which it is searched.

use crate::ordering::ShortList as _;
use memchr::memmem::Finder;

use super::fold::fold;
use super::incident::Incident;
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// Several words, all of which must occur somewhere in the text, as parts of words too.
#[derive(Debug, Clone)]
pub struct Query {
    /// The longest first: it is the least likely to occur.
    words: Vec<Finder<'static>>,
}

impl Query {
    /// The words of what was typed.
    pub fn parse(typed: &str) -> Result<Self> {
        if typed.len() > limits::SHORT_TEXT_MAX_CHARS.saturating_mul(4) {
            return Err(Error::invalid("query", Refusal::TooLong));
        }
        let folded = fold(typed);
        let mut words: Vec<&str> = folded.split_whitespace().collect();
        words.order_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
        words.dedup();
        if words.is_empty() {
            return Err(Error::invalid("query", Refusal::Empty));
        }
        if words.len() > limits::SEARCH_WORDS_MAX {
            return Err(Error::invalid("query", Refusal::TooMany));
        }
        Ok(Query { words: words.into_iter().map(|word| Finder::new(word.as_bytes()).into_owned()).collect() })
    }

    /// Whether a folded text holds every word.
    #[must_use]
    pub fn matches(&self, folded: &[u8]) -> bool {
        self.words.iter().all(|word| word.find(folded).is_some())
    }

    /// The first word, by which a text is looked for, and the others, which it must hold too.
    pub(super) fn split(&self) -> Option<(&Finder<'static>, &[Finder<'static>])> {
        self.words.split_first()
    }
}

impl Incident {
    /// Every text in it that a search looks at, a line each. Names of persons and places and titles of evidence
    /// stand in other records and are added by the caller.
    #[must_use]
    pub fn searchable_text(&self) -> String {
        let single = [
            &self.what_happened,
            &self.exact_words,
            &self.behaviour_other,
            &self.place_text,
            &self.who_description,
            &self.how_identified,
            &self.through_others,
            &self.others_present,
            &self.my_response_text,
            &self.impact_text,
            &self.changes_text,
            &self.others_impact_text,
            &self.written_note,
            &self.private_note,
        ];
        let columns = [
            &self.from_identifiers,
            &self.received_on,
            &self.witness_names,
            &self.witness_contacts,
            &self.witness_saw,
            &self.other_report_reference,
            &self.other_report_result,
        ];
        let mut text = String::new();
        for line in single.into_iter().flatten().chain(columns.into_iter().flatten().flatten()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RecordId;
    use crate::tests::reading;

    fn matches(query: &str, text: &str) -> bool {
        Query::parse(query).expect("has words").matches(fold(text).as_bytes())
    }

    #[test]
    fn every_word_must_occur() {
        let text = "He waited outside the Café, and wrote “I know where you live”";
        assert!(matches("cafe", text));
        assert!(matches("WAIT café wait", text));
        assert!(matches("\"i know", text));
        assert!(!matches("waited inside", text));
    }

    #[test]
    fn a_query_has_words_and_not_too_many() {
        assert!(Query::parse(" \n").is_err());
        assert!(Query::parse(&"a ".repeat(20)).is_ok(), "one word, twenty times");
        let many: Vec<String> = (0..17).map(|i| format!("w{i}")).collect();
        assert!(Query::parse(&many.join(" ")).is_err());
        assert!(Query::parse(&"a".repeat(3_000)).is_err());
    }

    #[test]
    fn all_texts_are_searched() {
        let mut incident = Incident::new(&reading(), RecordId([1; 16]), 1, "one");
        incident.private_note = Some("two".to_owned());
        incident.witness_names = vec![None, Some("three".to_owned())];
        assert_eq!(incident.searchable_text(), "one\ntwo\nthree");
    }
}
