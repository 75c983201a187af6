//! The first page: who, what, how many, since when, what is attached, what is left out.

use super::{Pages, View};
use crate::cases::Case;
use crate::error::Result;
use crate::orders::Order;
use crate::patterns::Patterns;
use crate::people::Person;
use crate::police::PoliceContact;
use crate::report::document::{Block, Fact, Section, Text};
use crate::report::parts::Part;
use crate::report::proof::manifest::{Manifest, Origin};
use crate::store::Kind;
use crate::time::Occurred;

impl Pages<'_> {
    pub(super) fn cover(&self, manifest: Option<&Manifest>, patterns: &Patterns) -> Result<Section> {
        let chosen = self.chosen;
        let case: Case = chosen.view(self.vault, chosen.selection.case, false)?;
        let mut facts = Vec::new();
        let mut fact = |id: &str, value: Text| {
            if !value.as_str().trim().is_empty() {
                facts.push(Fact { label: self.text(id), value });
            }
        };
        let hers = |text: &Option<String>| Text::Hers(text.clone().unwrap_or_default());
        fact("report-cover-record", hers(&case.label));
        fact("report-cover-people", Text::Hers(self.people().join("\n")));
        fact("report-cover-contact", hers(&case.safe_contact_notes));
        fact("report-cover-access", hers(&case.access_needs));
        if self.view != View::University {
            fact("report-cover-police", Text::Hers(self.police_references().join("\n")));
            fact("report-cover-orders", Text::Hers(self.order_references().join("\n")));
        }
        fact("report-cover-range", Text::Ours(self.range(patterns)));
        let count = i64::try_from(chosen.entries.len()).unwrap_or(i64::MAX);
        fact(
            "report-cover-entries",
            Text::Ours(self.with("report-cover-entries-value", &[("count", count.into())])),
        );
        fact("report-cover-attached", Text::Ours(self.attached(manifest)));
        fact("report-cover-left-out", Text::Ours(self.left_out().join("\n")));
        fact("report-cover-made", Text::Ours(self.say.instant_with_day(self.reading.wall_ms)));
        fact(
            "report-cover-numbers",
            Text::Ours(self.with(
                "report-cover-numbers-value",
                &[("count", i64::try_from(self.head.n).unwrap_or(i64::MAX).into())],
            )),
        );
        fact("report-cover-key", Text::Digits(self.head.fingerprint()));
        Ok(Section {
            heading: self.text("report-title"),
            level: 1,
            new_page: false,
            blocks: vec![
                Block::Words(self.text("report-cover-what")),
                Block::Facts(facts),
                Block::Caution(self.text("report-cover-caution")),
            ],
        })
    }

    fn people(&self) -> Vec<String> {
        let of = |id: &crate::ids::RecordId| self.chosen.view::<Person>(self.vault, *id, false).ok();
        let people =
            self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::PERSON).filter_map(|(_, id)| of(id));
        people
            .filter_map(|person| {
                let name = person.name.or(person.aliases.first().cloned()).or(person.description)?;
                let relationship = person
                    .relationship
                    .map(|term| self.say.term(crate::vocabulary::Vocabulary::Relationship, &term));
                Some([Some(name), relationship].into_iter().flatten().collect::<Vec<_>>().join(", "))
            })
            .collect()
    }

    fn police_references(&self) -> Vec<String> {
        let contacts = self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::POLICE);
        let mut found: Vec<String> = Vec::new();
        for (_, id) in contacts {
            let Ok(contact) = self.chosen.view::<PoliceContact>(self.vault, *id, false) else { continue };
            let number = contact.crime_no.or(contact.incident_no);
            let line = [contact.force, number].into_iter().flatten().collect::<Vec<_>>().join(", ");
            if !line.is_empty() && !found.contains(&line) {
                found.push(line);
            }
        }
        found
    }

    fn order_references(&self) -> Vec<String> {
        let orders = self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::ORDER);
        let orders = orders.filter_map(|(_, id)| self.chosen.view::<Order>(self.vault, *id, false).ok());
        orders
            .map(|order| {
                let kind = order
                    .order_type
                    .map(|term| self.say.term(crate::vocabulary::Vocabulary::OrderType, &term));
                [kind.or(order.order_type_other), order.reference]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn range(&self, patterns: &Patterns) -> String {
        let times = patterns.entries.iter().filter_map(|one| one.when.as_ref());
        let known: Vec<&Occurred> = times.filter(|when| when.bounds().is_some()).collect();
        let first = known.iter().min_by_key(|when| when.sort_ms());
        let last = known.iter().max_by_key(|when| when.sort_ms());
        match (first, last) {
            (Some(first), Some(last)) => {
                let (first, last) = (self.say.known_time(Some(first)), self.say.known_time(Some(last)));
                self.with("report-cover-range-value", &[("first", (&first).into()), ("last", (&last).into())])
            }
            _ => self.text("report-cover-range-none"),
        }
    }

    fn attached(&self, manifest: Option<&Manifest>) -> String {
        let Some(manifest) = manifest else { return self.text("report-cover-attached-none") };
        let count = |wanted: fn(&Origin) -> bool| {
            let found = manifest.files.iter().filter(|file| file.origin.as_ref().is_some_and(wanted)).count();
            i64::try_from(found).unwrap_or(i64::MAX)
        };
        let originals = count(|origin| matches!(origin, Origin::Original(_) | Origin::Rest(_)));
        let copies = count(|origin| matches!(origin, Origin::Copy(_)));
        if originals == 0 && copies == 0 {
            return self.text("report-cover-attached-none");
        }
        self.with(
            "report-cover-attached-value",
            &[("originals", originals.into()), ("copies", copies.into())],
        )
    }

    /// What is left out. Part A says only that something is.
    fn left_out(&self) -> Vec<String> {
        let chosen = self.chosen;
        if chosen.selection.part == Part::A {
            return vec![self.text("report-left-out-a")];
        }
        let mut lines = vec![self.text("report-left-out-notes")];
        let sensitive = chosen.entries.iter().filter(|entry| entry.withheld).count();
        let items = chosen.items.iter().filter(|item| item.withheld).count();
        let counted = [
            ("report-left-out-sensitive-entries", sensitive),
            ("report-left-out-sensitive-items", items),
            ("report-left-out-not-chosen", usize::try_from(chosen.left_out).unwrap_or(0)),
            ("report-left-out-unreadable", usize::try_from(chosen.unreadable).unwrap_or(0)),
            ("report-left-out-fields", chosen.selection.withheld.len()),
        ];
        for (id, count) in counted {
            if count > 0 {
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                lines.push(self.with(id, &[("count", count.into())]));
            }
        }
        if chosen.selection.part == Part::B {
            lines.push(self.text("report-left-out-part-a"));
        }
        lines
    }
}
