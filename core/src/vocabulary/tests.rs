//! What the data files must hold, and what a term may be.

use std::collections::BTreeSet;
use std::time::Instant;

use super::*;

fn load() -> Vocabularies {
    Vocabularies::load().expect("the embedded vocabularies load")
}

#[test]
fn every_file_has_a_vocabulary_and_the_other_way_round() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/vocabularies");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a name").file_name().into_string().expect("a plain name"))
        .collect();
    let named: BTreeSet<String> = Vocabulary::ALL.iter().map(|v| format!("{}.toml", v.as_str())).collect();
    assert_eq!(files, named);
}

#[test]
fn ids_have_one_form() {
    let all = load();
    for &vocabulary in Vocabulary::ALL {
        assert!(!all.terms(vocabulary).is_empty(), "{vocabulary:?} is empty");
        for term in all.terms(vocabulary) {
            let parts: Vec<&str> = term.id.split('.').collect();
            assert!(parts.len() <= 2, "{}", term.id);
            for part in parts {
                assert!(
                    !part.is_empty()
                        && !part.starts_with('-')
                        && !part.ends_with('-')
                        && !part.contains("--"),
                    "{}",
                    term.id
                );
            }
            assert_eq!(all.info(vocabulary, term.id), Some(term));
        }
    }
}

fn table(text: &'static str) -> Result<Table> {
    toml::from_str(text).map_err(|_| Error::Internal("a vocabulary does not parse")).and_then(Table::of)
}

#[test]
fn a_vocabulary_that_stands_twice_is_refused() {
    assert!(table("reviewed_by = \"none\"\nterm = [{ id = \"a\" }]").is_ok());
    assert!(table("reviewed_by = \"none\"\nterm = [{ id = \"a\" }, { id = \"a\" }]").is_err());
    assert!(table("reviewed_by = \"none\"\nterm = [{ id = \"A b\" }]").is_err());
    assert!(table("reviewed_by = \"none\"\nterm = [{ id = \"a\", colour = \"red\" }]").is_err());
    assert!(table("term = [{ id = \"a\" }]").is_err());
}

/// The table of section 2.4 of the domain document, counted there.
#[test]
fn behaviours_are_those_of_the_table() {
    let all = load();
    let terms = all.terms(Vocabulary::Behaviour);
    assert_eq!(terms.len(), 102);
    assert_eq!(
        all.groups(Vocabulary::Behaviour),
        ["com", "pre", "sur", "dig", "thr", "hrm", "sex", "prp", "rep", "adm", "prx", "ord", "oth"]
    );
    let per_group = |group: &str| terms.iter().filter(|t| t.group == Some(group)).count();
    let counts = all.groups(Vocabulary::Behaviour).into_iter().map(per_group).collect::<Vec<_>>();
    assert_eq!(counts, [22, 10, 8, 13, 8, 5, 6, 8, 5, 7, 6, 2, 2]);
    for term in terms {
        let group = term.group.expect("a group");
        assert_eq!(term.id.split_once('.').map(|(group, _)| group), Some(group));
        assert!(term.pha.iter().all(|letter| ('a'..='g').contains(letter)), "{}", term.id);
        assert!(term.slii.is_none_or(|letter| "SLIX".contains(letter)), "{}", term.id);
        assert!(term.seeds.iter().all(|seed| ["S0", "S1", "S2", "S3", "S4"].contains(seed)), "{}", term.id);
        assert_eq!(term.needs_words, group == "oth", "{}", term.id);
        assert!(group != "sex" || term.sensitive, "{}", term.id);
        assert_eq!(term.slii.is_none(), group == "oth", "{}", term.id);
    }
    let info = |id| all.info(Vocabulary::Behaviour, id).expect("a term");
    assert_eq!(info("com.call").seeds, ["S1", "S2", "S3", "S4"]);
    assert_eq!(info("sur.knows-too-much").pha, ['g', 'd']);
    assert!(info("com.via-child").sensitive && !info("com.call").sensitive);
}

#[test]
fn an_unknown_id_is_refused_when_typed_and_kept_when_stored() {
    let all = load();
    let known = all.term(Vocabulary::Behaviour, "com.call", "behaviours").expect("a known term");
    assert_eq!(known.to_string(), "com.call");
    let refused = all.term(Vocabulary::Behaviour, "com.telepathy", "behaviours");
    assert!(matches!(refused, Err(Error::Invalid { field: "behaviours", refusal: Refusal::UnknownTerm })));
    let newer = Term::unchecked_from_store("com.telepathy");
    assert_eq!(newer.as_str(), "com.telepathy");
    assert!(all.info(Vocabulary::Behaviour, newer.as_str()).is_none());
}

#[test]
fn a_term_is_cbor_text() {
    let bytes = |text: &str| {
        let mut e = minicbor::Encoder::new(Vec::new());
        e.str(text).expect("memory");
        e.into_writer()
    };
    let mut e = minicbor::Encoder::new(Vec::new());
    e.encode(Term::unchecked_from_store("com.call")).expect("memory");
    assert_eq!(e.writer(), &bytes("com.call"));
    let read = |bytes: &[u8]| minicbor::decode::<Term>(bytes).map(String::from);
    assert_eq!(read(&bytes("com.telepathy")).expect("a newer term"), "com.telepathy");
    assert!(read(&bytes(&"a".repeat(TERM_MAX_BYTES))).is_ok());
    for wrong in
        [String::new(), "a".repeat(TERM_MAX_BYTES + 1), "com.call\u{1b}[2J".into(), "Com".into(), "é".into()]
    {
        assert!(read(&bytes(&wrong)).is_err(), "{wrong:?}");
    }
    assert!(read(&[0x01]).is_err());
    assert!(read(&[]).is_err());
}

#[test]
fn suggestions_are_near_and_few() {
    let all = load();
    let ids =
        |typed: &str| all.suggest(Vocabulary::Behaviour, typed).into_iter().map(|t| t.id).collect::<Vec<_>>();
    assert_eq!(ids("call")[0], "com.call");
    assert_eq!(ids("Calls")[0], "com.call");
    assert_eq!(ids("com.cal"), ["com.call", "com.call-silent", "com.call-withheld"]);
    assert_eq!(ids("turn up"), ["pre.turn-up"]);
    assert_eq!(ids("photo_of_me"), ["sur.photo"]);
    assert_eq!(ids("e").len(), SUGGESTIONS_MAX_ITEMS);
    assert!(ids("").is_empty() && ids("  ").is_empty() && ids("zzzz").is_empty());
    assert!(ids(&"long ".repeat(10_000)).len() <= SUGGESTIONS_MAX_ITEMS);
}

#[test]
fn labels_are_named_after_the_term() {
    assert_eq!(Vocabulary::Behaviour.label("com.call"), "behaviour-com-call");
    assert_eq!(Vocabulary::PoliceChannel.label("999"), "police-channel-999");
    assert_eq!(Vocabulary::Behaviour.group_label("com"), "behaviour-group-com");
}

#[test]
#[allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a figure to read, not a bar")]
fn loading_takes_little() {
    let rounds = 20;
    let began = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(load());
    }
    println!("{} vocabularies: {:?} a load", Vocabulary::ALL.len(), began.elapsed() / rounds);
}
