//! `alongside police …`

use alongside_core::police::PoliceContact;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;
use alongside_core::{Error, Refusal};

use crate::arguments::police::{Police, PoliceAdd, PoliceAmend, PoliceFields};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::terminal::Page;

impl Job<'_> {
    pub(in crate::commands) fn police(&mut self, police: Police) -> Outcome {
        match police {
            Police::Add(PoliceAdd { fields }) => {
                if fields == PoliceFields::default() {
                    return Err(Error::invalid("police", Refusal::Empty).into());
                }
                let case = self.case_or_first()?;
                let mut contact = PoliceContact::new(&self.reading(), case);
                self.filler()?.police(&fields, &mut contact)?;
                self.added(&mut contact, "cli-police-number", &[("police show {}", "cli-next-show")])
            }
            Police::List => self.listed::<PoliceContact>(
                &["cli-column-when", "log-police-channel", "cli-column-reference", "cli-column-entries"],
                |job, _, contact| {
                    let say = job.say();
                    let when = contact.when.as_ref().map(|when| say.occurred(when));
                    let channel = contact.channel.as_ref();
                    let channel = channel.map(|term| say.term(Vocabulary::PoliceChannel, term));
                    let references = [&contact.incident_no, &contact.crime_no];
                    let references: Vec<&str> =
                        references.into_iter().flatten().map(String::as_str).collect();
                    let rows = contact.entries.iter().filter_map(|id| job.vault.incidents().row(*id));
                    let entries: Vec<String> = rows.map(|row| row.entry_no.to_string()).collect();
                    vec![
                        when.unwrap_or_default(),
                        channel.unwrap_or_default(),
                        references.join(", "),
                        entries.join(", "),
                    ]
                },
                [("police show {}", "cli-next-show"), ("police add --when DAY", "cli-next-police")],
            ),
            Police::Show(asked) => {
                let id = self.named(Kind::POLICE, &asked.name)?;
                let contact: PoliceContact = self.vault.read(id)?;
                if self.json() {
                    let json = self.record_json(id, &contact)?;
                    return self.answer(&json);
                }
                let mut page = Page::titled(self.words().text("log-kind-police"));
                for (label, value) in self.say().police(&contact, self.vault) {
                    page.field(label, value);
                }
                self.page(&page, &[(format!("police amend {}", asked.name), "cli-next-amend")])
            }
            Police::Amend(PoliceAmend { contact: typed, fields, reason }) => {
                let id = self.named(Kind::POLICE, &typed.name)?;
                let mut contact: PoliceContact = self.vault.read(id)?;
                self.filler()?.police(&fields, &mut contact)?;
                self.changed(id, contact, reason.as_ref(), &[("police show {}", "cli-next-show")])
            }
        }
    }
}
