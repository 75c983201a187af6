//! What she gives a contact to read: the message that asks, and the card that says what to do.
//!
//! Both speak in the first person. Neither names the other person, this program, or why she checks in.

use super::contact::Contact;
use crate::words::Catalogue;

/// The message that asks somebody to be a contact. One paragraph a line.
#[must_use]
pub fn asking(words: &Catalogue, contact: &Contact) -> String {
    let name = contact.name.as_deref().unwrap_or_default();
    let hello = match &contact.calls_me {
        Some(me) => words.text("contacts-ask-hello-from", &[("name", name.into()), ("me", me.into())]),
        None => words.text("contacts-ask-hello", &[("name", name.into())]),
    };
    let mut lines = vec![hello];
    let place = if contact.is_told_no_place() { "contacts-ask-no-place" } else { "contacts-ask-place" };
    lines.extend(
        ["contacts-ask-what", "contacts-ask-do", "contacts-ask-not", place, "contacts-ask-answer"]
            .map(|id| words.text(id, &[])),
    );
    lines.join("\n")
}

/// The card that she hands over, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is.
    pub title: String,
    /// Whose it is, where this contact knows her by a name.
    pub from: Option<String>,
    /// What a message means and what it does not, what to do in order, how to stop.
    pub parts: Vec<CardPart>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPart {
    /// Its heading.
    pub heading: String,
    /// Its points.
    pub points: Vec<String>,
    /// Whether they are done in this order.
    pub in_order: bool,
}

/// The card that she hands over.
#[must_use]
pub fn card_parts(words: &Catalogue, contact: &Contact) -> Card {
    let plain = |id: &str| words.text(id, &[]);
    let place = if contact.is_told_no_place() { "contacts-card-no-place" } else { "contacts-card-place" };
    let about = [
        "contacts-card-means",
        "contacts-card-means-not",
        "contacts-card-false-alarm",
        place,
        "contacts-card-again",
        "contacts-card-test",
    ];
    let steps =
        ["contacts-card-ring", "contacts-card-worried", "contacts-card-details", "contacts-card-keep"];
    let part = |heading, ids: &[&str], in_order| CardPart {
        heading: plain(heading),
        points: ids.iter().map(|id| plain(id)).collect(),
        in_order,
    };
    Card {
        title: plain("contacts-card-title"),
        from: contact.calls_me.as_ref().map(|me| words.text("contacts-card-from", &[("me", me.into())])),
        parts: vec![
            part("contacts-card-about", &about, false),
            part("contacts-card-do", &steps, true),
            part("contacts-card-stop", &["contacts-card-stop-how"], false),
        ],
    }
}

/// The card as a text to be sent.
#[must_use]
pub fn card(words: &Catalogue, contact: &Contact) -> String {
    let card = card_parts(words, contact);
    let mut lines = vec![card.title];
    lines.extend(card.from);
    for part in card.parts {
        lines.extend([String::new(), part.heading]);
        let alone = part.points.len() == 1;
        for (number, point) in (1_u32..).zip(part.points) {
            lines.push(match (part.in_order, alone) {
                (true, _) => format!("{number}. {point}"),
                (false, true) => point,
                (false, false) => format!("- {point}"),
            });
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::{NewContact, Numbers};
    use crate::tests::{reading, term};
    use crate::words::Language;

    fn texts(calls_me: Option<&str>, precision: Option<&str>) -> [String; 2] {
        let words = Catalogue::load(Language::En).expect("the embedded words load");
        let new = NewContact {
            name: "Sam".into(),
            calls_me: calls_me.map(Into::into),
            precision: precision.map(term),
            ..NewContact::default()
        };
        let numbers = Numbers::load().expect("the embedded table loads");
        let contact = Contact::new(&reading(), new, &numbers).expect("a contact");
        [asking(&words, &contact), card(&words, &contact)]
    }

    #[test]
    fn they_say_what_a_message_means_what_to_do_and_how_to_stop() {
        let [asking, card] = texts(Some("Alex"), Some("1km"));
        assert!(asking.starts_with("Hello Sam, this is Alex."), "{asking}");
        for said in ["ring me", "999", "false alarm", "say no", "at any time", "where I last was"] {
            assert!(asking.contains(said), "{said}: {asking}");
        }
        for said in [
            "nobody else",
            "false alarm",
            "1. Ring me",
            "999",
            "details sheet",
            "Ref",
            "TEST",
            "last known",
            "at any time",
        ] {
            assert!(card.contains(said), "{said}: {card}");
        }
        // In the order in which it is done.
        assert!(
            card.find("Ring me") < card.find("ring 999")
                && card.find("ring 999") < card.find("details sheet")
        );
    }

    #[test]
    fn they_name_neither_the_reason_nor_the_program() {
        for text in texts(None, None).iter().chain(&texts(Some("Alex"), Some("exact"))) {
            let text = text.to_lowercase();
            for never in ["alongside", "stalk", "the other person", "abuse", "harass", "<", "{"] {
                assert!(!text.contains(never), "{never}: {text}");
            }
            assert!(text.lines().all(|line| line.trim() == line), "{text}");
        }
        let [asking, card] = texts(None, None);
        assert!(asking.starts_with("Hello Sam.") && !asking.contains("where I last was"));
        assert!(!card.contains("last known"), "{card}");
    }
}
