use std::sync::Arc;

use alongside_core::checkin::channel::{MessageKind, SendFailure};
use alongside_core::time::Reading;
use alongside_core::{Error, entropy::Entropy};

use super::super::letter::{Letter, Stamps};
use super::{alert, now, parts, stamps};

#[test]
fn headers_say_what_it_is_and_nothing_else() {
    let message = alert("x", None);
    let (head, text) = parts(&Letter::new(&message, stamps().stamp().unwrap()).unwrap().local());
    assert_eq!(text, message.text);
    let (id, rest): (Vec<_>, Vec<_>) = head.into_iter().partition(|line| line.starts_with("Message-ID: "));
    assert_eq!(
        rest,
        [
            "Date: Sat, 21 Nov 2026 12:00:00 +0000",
            "Subject: 7K2Q",
            "X-Kind: alert",
            "X-Ref: 7K2Q",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
    );
    assert!(
        id.len() == 1 && id[0].starts_with("Message-ID: <7K2Q.") && id[0].ends_with("@localhost>"),
        "{id:?}"
    );
}

#[test]
fn a_line_is_not_broken_up_to_what_mail_allows() {
    for length in [77, 160, 998] {
        let mut message = alert("x", None);
        message.text = format!("{}\n", "a".repeat(length));
        let (head, text) = parts(&Letter::new(&message, stamps().stamp().unwrap()).unwrap().local());
        assert_eq!(text, message.text);
        assert!(head.contains(&"Content-Transfer-Encoding: 8bit".to_owned()), "{length}: {head:?}");
    }
}

#[test]
fn every_kind_has_its_name_and_a_test_is_marked_twice() {
    for (kind, name) in [
        (MessageKind::Alert, "alert"),
        (MessageKind::AllClear, "all-clear"),
        (MessageKind::Plan, "plan"),
        (MessageKind::Tell, "tell"),
        (MessageKind::Ask, "ask"),
    ] {
        let mut message = alert("x", None);
        (message.kind, message.test) = (kind, true);
        let (head, _) = parts(&Letter::new(&message, stamps().stamp().unwrap()).unwrap().local());
        for line in [&format!("X-Kind: {name}"), "X-Test: yes", "Subject: TEST 7K2Q"] {
            assert!(head.iter().any(|found| found == line), "{line}: {head:?}");
        }
    }
}

#[test]
fn no_two_letters_have_one_number() {
    let message = alert("x", None);
    let letter = || Letter::new(&message, stamps().stamp().unwrap()).unwrap().local();
    assert_ne!(letter(), letter());
}

#[test]
fn a_reference_can_not_bring_a_header() {
    for reference in
        ["7K2Q\r\nBcc: x@example.org", "7K\n2Q", "7K\r2Q", "7 K", "", "7K2Qé", "7K2Q7K2Q7K2Q7K2Q7", "a:b"]
    {
        let mut message = alert("x", None);
        message.reference = reference.into();
        let made = Letter::new(&message, stamps().stamp().unwrap());
        assert_eq!(made.err(), Some(SendFailure::Refused), "{reference:?}");
    }
}

#[test]
fn a_text_can_not_bring_a_header() {
    for text in
        ["\r\nBcc: x@example.org\r\n\r\nx", "\n\nBcc: x@example.org", "a\rBcc: x@example.org", "\0Bcc: x"]
    {
        let mut message = alert("x", None);
        message.text = text.into();
        let letter = Letter::new(&message, stamps().stamp().unwrap()).unwrap();
        let mailed = letter.mailed(&"a@example.org".parse().unwrap(), &"b@example.org".parse().unwrap());
        let mailed = String::from_utf8(mailed).unwrap().replace("\r\n", "\n");
        for bytes in [letter.local(), mailed.into_bytes()] {
            let (head, _) = parts(&bytes);
            assert!(!head.iter().any(|line| line.starts_with("Bcc")), "{text:?}: {head:?}");
        }
    }
}

#[test]
fn mail_has_lines_and_bytes_that_every_server_passes_on() {
    let mut message = alert("x", None);
    message.text = format!("{}\né\rend", "long ".repeat(400));
    let letter = Letter::new(&message, stamps().stamp().unwrap()).unwrap();
    let mailed = letter.mailed(&"a@example.org".parse().unwrap(), &"b+c@example.net".parse().unwrap());
    assert!(mailed.is_ascii());
    let mailed = String::from_utf8(mailed).unwrap();
    assert!(mailed.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    for line in ["From: a@example.org", "To: b+c@example.net", "X-Ref: 7K2Q"] {
        assert!(mailed.split("\r\n").any(|found| found == line), "{line}: {mailed}");
    }
    // A folder on this computer gets such a line in the same form, since its readers read mail.
    let (head, text) = parts(&letter.local());
    assert!(head.contains(&"Content-Transfer-Encoding: quoted-printable".to_owned()), "{head:?}");
    assert!(text.lines().all(|line| line.len() <= 76), "{text}");
}

#[test]
fn a_clock_that_is_far_off_still_gives_a_date() {
    for (wall_ms, date) in [
        (i64::MIN, "Date: Thu, 01 Jan 1970 00:00:00 +0000"),
        (i64::MAX, "Date: Fri, 31 Dec 9999 23:59:59 +0000"),
    ] {
        let reading = Reading { wall_ms, ..now()() };
        let stamps = Stamps { now: Arc::new(move || reading), ..stamps() };
        let message = alert("x", None);
        let (head, _) = parts(&Letter::new(&message, stamps.stamp().unwrap()).unwrap().local());
        assert!(head.iter().any(|line| line == date), "{head:?}");
    }
}

#[test]
fn without_randomness_nothing_leaves_now() {
    struct Empty;
    impl Entropy for Empty {
        fn fill(&self, _: &mut [u8]) -> alongside_core::Result<()> {
            Err(Error::NoRandomness)
        }
    }
    let stamps = Stamps { entropy: Arc::new(Empty), ..stamps() };
    assert_eq!(stamps.stamp().err(), Some(SendFailure::Later));
}
