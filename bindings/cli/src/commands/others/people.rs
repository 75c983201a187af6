//! `alongside person …` and `alongside place …`

use alongside_core::fields::said;
use alongside_core::people::Person as Record;
use alongside_core::places::PlaceLabel;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;

use crate::arguments::people::{Person, PersonAdd, PersonAmend, PersonFields, Place, PlaceAdd, PlaceAmend};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::input::Heard;
use crate::terminal::Page;

impl Job<'_> {
    pub(in crate::commands) fn person(&mut self, person: Person) -> Outcome {
        match person {
            Person::Add(add) => self.add_person(&add),
            Person::List => self.listed::<Record>(
                &["log-person-name", "log-person-relationship", "log-person-description"],
                |job, one, person| {
                    let relationship = person.relationship.as_ref();
                    let relationship =
                        relationship.map(|term| job.say().term(Vocabulary::Relationship, term));
                    let described = person.description.as_ref().filter(|text| !text.starts_with(&one.name));
                    vec![
                        one.name.clone(),
                        relationship.unwrap_or_default(),
                        described.cloned().unwrap_or_default(),
                    ]
                },
                [("person show {}", "cli-next-show"), ("person add", "cli-next-person")],
            ),
            Person::Show(asked) => {
                let id = self.named(Kind::PERSON, &asked.name)?;
                let person: Record = self.vault.read(id)?;
                if self.json() {
                    let json = self.record_json(id, &person)?;
                    return self.answer(&json);
                }
                let name = person.name.clone().unwrap_or_else(|| self.words().text("log-kind-person"));
                let mut page = Page::titled(name);
                for (label, value) in self.say().person(&person, self.vault) {
                    page.field(label, value);
                }
                self.page(
                    &page,
                    &[
                        (format!("person amend {}", asked.name), "cli-next-amend"),
                        (format!("log list --person {}", asked.name), "cli-next-entries-with"),
                    ],
                )
            }
            Person::Amend(amend) => self.amend_person(&amend),
        }
    }

    fn add_person(&mut self, add: &PersonAdd) -> Outcome {
        let mut name = add.name.clone();
        if name.is_none() && add.fields == PersonFields::default() {
            let question = self.words().text("cli-ask-person");
            if let Heard::Line(line) = self.keyboard.line(&question)? {
                name = said(line.as_str());
            }
        }
        let case = self.case_or_first()?;
        let mut person = Record::new(&self.reading(), case);
        person.name = name.and_then(said);
        self.filler()?.person(&add.fields, &mut person)?;
        self.added(
            &mut person,
            "cli-person-noted",
            &[("person show {}", "cli-next-show"), ("log amend N --person {}", "cli-next-name-in-entry")],
        )
    }

    fn amend_person(&mut self, amend: &PersonAmend) -> Outcome {
        let id = self.named(Kind::PERSON, &amend.person)?;
        let mut person: Record = self.vault.read(id)?;
        crate::fill::put(&mut person.name, amend.name.clone());
        self.filler()?.person(&amend.fields, &mut person)?;
        self.changed(id, person, amend.reason.as_ref(), &[("person show {}", "cli-next-show")])
    }

    pub(in crate::commands) fn place(&mut self, place: Place) -> Outcome {
        match place {
            Place::Add(PlaceAdd { label, fields }) => {
                let case = self.case_or_first()?;
                let mut place = PlaceLabel::new(&self.reading(), label);
                place.case = Some(case);
                self.filler()?.place_label(&fields, &mut place)?;
                self.added(&mut place, "cli-place-noted", &[("log list --place {}", "cli-next-entries-at")])
            }
            Place::List => self.listed::<PlaceLabel>(
                &["log-place-label", "log-place-setting", "log-place-text"],
                |job, _, place| {
                    let setting = place.setting.as_ref();
                    let setting = setting.map(|term| job.say().term(Vocabulary::Setting, term));
                    vec![
                        place.label.clone().unwrap_or_default(),
                        setting.unwrap_or_default(),
                        place.address.clone().unwrap_or_default(),
                    ]
                },
                [("place show {}", "cli-next-show"), ("place add LABEL", "cli-next-place")],
            ),
            Place::Show(asked) => {
                let id = self.named(Kind::PLACE, &asked.name)?;
                let place: PlaceLabel = self.vault.read(id)?;
                if self.json() {
                    let json = self.record_json(id, &place)?;
                    return self.answer(&json);
                }
                let mut page = Page::titled(place.label.clone().unwrap_or_default());
                for (label, value) in self.say().place(&place) {
                    page.field(label, value);
                }
                self.page(&page, &[(format!("log list --place {}", asked.name), "cli-next-entries-at")])
            }
            Place::Amend(PlaceAmend { place: typed, label, fields, reason }) => {
                let id = self.named(Kind::PLACE, &typed)?;
                let mut place: PlaceLabel = self.vault.read(id)?;
                crate::fill::put(&mut place.label, label);
                self.filler()?.place_label(&fields, &mut place)?;
                self.changed(id, place, reason.as_ref(), &[("place show {}", "cli-next-show")])
            }
        }
    }
}
