//! `alongside case …`

use alongside_core::cases::Case as Record;
use alongside_core::ids::RecordId;
use alongside_core::incidents::IncidentFilter;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};
use serde_json::json;

use crate::arguments::cases::{Case, CaseAdd, CaseAmend};
use crate::commands::job::Job;
use crate::commands::named;
use crate::failure::Outcome;
use crate::terminal::Page;

impl Job<'_> {
    pub(in crate::commands) fn case_command(&mut self, case: Case) -> Outcome {
        match case {
            Case::Add(CaseAdd { label, fields }) => {
                // A name is what a record is found by.
                if self.vault.case(Some(&label)).is_ok() {
                    return Err(Error::invalid("label", Refusal::Contradiction).into());
                }
                let mut case = Record::new(&self.reading(), label.clone());
                self.filler()?.case(&fields, &mut case)?;
                self.added(&mut case, "cli-case-begun", &[("log add --case LABEL", "cli-next-write-there")])
            }
            Case::List => self.listed::<Record>(
                &["log-case-label", "log-case-nation", "cli-column-entries"],
                |job, one, case| {
                    let nation = case.nation.as_ref();
                    let nation = nation.map(|term| job.say().term(Vocabulary::Nation, term));
                    let filter =
                        IncidentFilter { case: Some(one.id), withdrawn: true, ..IncidentFilter::default() };
                    let count = job.vault.count(&filter).unwrap_or(0).to_string();
                    vec![one.name.clone(), nation.unwrap_or_default(), count]
                },
                [("case show {}", "cli-next-show"), ("log add", "cli-next-write")],
            ),
            Case::Show(asked) => self.show_case(asked.label.as_deref()),
            Case::Amend(CaseAmend { case: typed, label, fields, reason }) => {
                let id = self.named(Kind::CASE, &typed.name)?;
                let mut case: Record = self.vault.read(id)?;
                crate::fill::put(&mut case.label, label);
                self.filler()?.case(&fields, &mut case)?;
                self.changed(id, case, reason.as_ref(), &[("case show {}", "cli-next-show")])
            }
            Case::Event(event) => self.mark_day(&event),
            Case::Gap(gap) => self.note_gap(&gap),
            Case::Note(note) => self.note_screening(&note),
        }
    }

    fn show_case(&mut self, typed: Option<&str>) -> Outcome {
        let id: RecordId = match typed {
            Some(typed) => self.named(Kind::CASE, typed)?,
            None => self.case()?.ok_or(Error::NotFound)?,
        };
        let case: Record = self.vault.read(id)?;
        let moments = self.moments(id)?;
        if self.json() {
            let mut json = self.record_json(id, &case)?;
            json["marked"] = json!(moments.iter().map(|moment| &moment.json).collect::<Vec<_>>());
            return self.answer(&json);
        }
        let mut page = Page::titled(case.label.clone().unwrap_or_default());
        for (label, value) in self.say().case(&case, self.vault) {
            page.field(label, value);
        }
        let persons = named::all(self.vault, Kind::PERSON, Some(id)).into_iter().filter(|one| !one.deleted);
        let persons: Vec<String> = persons.map(|one| one.name).collect();
        page.field(self.words().text("log-case-persons"), persons.join("\n"));
        if !moments.is_empty() {
            page.section(self.words().text("cli-case-marked"));
            for moment in &moments {
                page.field(moment.what.clone(), moment.when.clone());
            }
        }
        self.page(
            &page,
            &[
                ("case event ID --when DAY".to_owned(), "cli-next-mark"),
                ("log timeline".to_owned(), "cli-next-timeline"),
            ],
        )
    }
}
