//! What she gives a contact to read: the message that asks, and the card that says what to do.
//!
//! Both speak in the first person. Neither names the other person, this program, or why she checks in.

use super::contact::Contact;
use crate::words::{Argument, Catalogue};

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

/// The card that she hands over: what a message means and what it does not, what to do in order, how to stop.
#[must_use]
pub fn card(words: &Catalogue, contact: &Contact) -> String {
    let plain = |id: &str| words.text(id, &[]);
    let mut lines = vec![plain("contacts-card-title")];
    if let Some(me) = &contact.calls_me {
        let arguments: [(&str, Argument<'_>); 1] = [("me", me.into())];
        lines.push(words.text("contacts-card-from", &arguments));
    }
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
        ["contacts-card-ring", "contacts-card-worried", "contacts-card-details", "contacts-card-keep"]
            .into_iter();
    section(&mut lines, plain("contacts-card-about"), about.into_iter().map(|id| format!("- {}", plain(id))));
    let steps = (1..).zip(steps).map(|(number, id): (u32, _)| format!("{number}. {}", plain(id)));
    section(&mut lines, plain("contacts-card-do"), steps);
    section(&mut lines, plain("contacts-card-stop"), [plain("contacts-card-stop-how")].into_iter());
    lines.join("\n")
}

fn section(lines: &mut Vec<String>, heading: String, points: impl Iterator<Item = String>) {
    lines.push(String::new());
    lines.push(heading);
    lines.extend(points);
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
