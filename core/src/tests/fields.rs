//! Field ids and names never change: the code against the table in the repository and the one for people.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::anchors::Anchor;
use crate::cases::Case;
use crate::checklists::{ChecklistAnswers, StepState};
use crate::contacts::Contact;
use crate::drafts::Draft;
use crate::events::{Gap, MarkedEvent, ScreeningNote};
use crate::evidence::{CustodyEvent, Evidence};
use crate::incidents::Incident;
use crate::orders::Order;
use crate::people::Person;
use crate::places::PlaceLabel;
use crate::police::PoliceContact;
use crate::settings::Setting;
use crate::store::{FieldSpec, HouseChain, Kind, LogChain, Record, Writer};

const TABLE: &str = include_str!("../../../tests/formats/fields.txt");
const FOR_PEOPLE: &str = include_str!("../../docs/fields.md");

type Schema = (Kind, &'static str, &'static [FieldSpec], &'static [u16]);

fn schema<R: Record>() -> Schema {
    (R::KIND, R::NAME, R::FIELDS, R::KEPT)
}

fn schemas() -> Vec<Schema> {
    vec![
        schema::<LogChain>(),
        schema::<Writer>(),
        schema::<Case>(),
        schema::<Person>(),
        schema::<PlaceLabel>(),
        schema::<Incident>(),
        schema::<Evidence>(),
        schema::<CustodyEvent>(),
        schema::<PoliceContact>(),
        schema::<Order>(),
        schema::<MarkedEvent>(),
        schema::<Gap>(),
        schema::<ScreeningNote>(),
        schema::<HouseChain>(),
        schema::<Setting>(),
        schema::<Draft>(),
        schema::<Contact>(),
        schema::<StepState>(),
        schema::<ChecklistAnswers>(),
        schema::<Anchor>(),
    ]
}

#[test]
fn no_field_was_renumbered_or_renamed() {
    let mut table = String::new();
    for (kind, _, fields, _) in schemas() {
        for field in fields {
            writeln!(table, "{} {} {}", kind.0, field.id, field.name).expect("writes");
        }
    }
    assert_eq!(table, TABLE, "an id is for ever: a new field goes behind the last one of its kind");
}

#[test]
fn ids_count_on_from_one_and_names_stand_once() {
    for (kind, name, fields, kept) in schemas() {
        let mut names = BTreeSet::new();
        for (field, id) in fields.iter().zip(1_u16..) {
            assert_eq!(field.id, id, "{name}");
            assert!(names.insert(field.name), "{name}: {} stands twice", field.name);
        }
        assert!(kept.iter().all(|id| (5..=fields.len()).contains(&usize::from(*id))), "{name}");
        assert!(kind.0 > 0);
    }
}

#[test]
fn people_find_every_field_in_the_documents() {
    for (kind, name, fields, kept) in schemas() {
        assert!(FOR_PEOPLE.contains(&format!("## {} {name}\n", kind.0)), "{name} has no heading");
        for field in fields {
            let line = format!("| {} | {} | `{}` |", kind.0, field.id, field.name);
            assert!(FOR_PEOPLE.contains(&line), "missing: {line}");
        }
        let kept: Vec<String> = fields
            .iter()
            .filter(|field| kept.contains(&field.id))
            .map(|field| format!("`{}`", field.name))
            .collect();
        let kept = if kept.is_empty() { "nothing".to_owned() } else { kept.join(", ") };
        let heading = FOR_PEOPLE.split(&format!("## {} {name}\n", kind.0)).nth(1).unwrap_or_default();
        let text = heading.split("| kind |").next().unwrap_or_default();
        assert!(text.contains(&format!("Kept: {kept}.")), "{name} keeps {kept}");
    }
}
