//! What sources and facts must hold.

use super::*;
use crate::words::Argument;

#[test]
fn every_source_has_a_code_of_its_own() {
    let sources = Sources::load().expect("the embedded sources load");
    assert_eq!(sources.read, "2026-11-21");
    assert_eq!(sources.get("S3").map(|source| source.grade), Some(Grade::S));
    assert!(sources.iter().all(|source| !source.title.is_empty() && !source.date.is_empty()));
    assert_eq!(sources.unknown(["S1", "R404", "R999"]), Some("R999"));
    let twice =
        "read = \"2026-01-01\"\n[[source]]\ncode = \"A\"\ntitle = \"t\"\ndate = \"d\"\ngrade = \"V\"\n";
    let fault = Sources::of(&[("a.toml", twice), ("b.toml", twice)]).expect_err("it stands twice");
    assert_eq!(fault.to_string(), "b.toml: source A stands twice");
    let wrong = Sources::of(&[("a.toml", "read = 3")]).expect_err("it does not parse");
    assert!(wrong.to_string().starts_with("a.toml: "), "{wrong}");
}

#[test]
fn what_no_source_supports_never_comes_into_a_sentence() {
    let fact = |id: &str, kind, grade| Fact {
        id: id.into(),
        kind,
        value: "7 days".into(),
        source: None,
        as_of: None,
        grade,
    };
    let facts = [
        fact("kept", FactKind::Period, Grade::V),
        fact("struck", FactKind::Period, Grade::K),
        fact("law", FactKind::Law, Grade::V),
    ];
    assert_eq!(arguments(&facts), [("kept", Argument::Text("7 days"))]);
}

#[test]
fn ids_have_one_form() {
    assert!(is_id("c-1") && is_id("nsh"));
    assert!(
        !is_id("") && !is_id("-a") && !is_id("a-") && !is_id("A") && !is_id("a.b") && !is_id(&"a".repeat(65))
    );
}

#[test]
fn a_link_says_what_it_leads_to() {
    for text in ["st", "st.safe-device", "card:c-1", "guide:devices", "directory:nsh"] {
        let link: Link = text.parse().expect("a link");
        assert_eq!(link.to_string(), text);
    }
    assert_eq!("po.nmo".parse(), Ok(Link::Item("po.nmo".into())));
    for text in ["", "card:", "card:C", "shop:x", "a.b.c", "st."] {
        assert!(text.parse::<Link>().is_err(), "{text}");
    }
}
