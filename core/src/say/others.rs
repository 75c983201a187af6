//! The fields of everything beside an entry, in the order in which a page shows them.

use crate::cases::Case;
use crate::evidence::{CustodyEvent, Evidence, EvidenceState, reference};
use crate::orders::Order;
use crate::people::Person;
use crate::places::PlaceLabel;
use crate::police::PoliceContact;
use crate::session::Unlocked;
use crate::store::Kind;
use crate::vocabulary::Vocabulary;

use super::named::{evidence, label, record};
use super::{Field, Say, cell, lines, or_none, parts};

/// The length of a file, as people read it: cut, not rounded, in units of a thousand.
#[must_use]
pub fn size(bytes: u64) -> String {
    const STEP: u64 = 1_000;
    let units = ["B", "kB", "MB", "GB", "TB"];
    let (mut whole, mut rest, mut at) = (bytes, 0, 0);
    while whole >= STEP && at + 1 < units.len() {
        rest = whole % STEP / 100;
        whole /= STEP;
        at += 1;
    }
    let unit = units.get(at).copied().unwrap_or("B");
    if at == 0 || whole >= 100 { format!("{whole} {unit}") } else { format!("{whole}.{rest} {unit}") }
}

/// A fingerprint on two lines of its own choosing, not where the screen happens to end.
#[must_use]
pub fn halves(digits: &str) -> String {
    match digits.split_at_checked(digits.len() / 2) {
        Some((first, second)) => format!("{first}\n{second}"),
        None => digits.to_owned(),
    }
}

impl Say<'_> {
    /// Every field of a person that has something in it.
    #[must_use]
    pub fn person(self, p: &Person, vault: &Unlocked) -> Vec<Field> {
        let text = |text: &Option<String>| or_none(text.as_ref()).to_owned();
        let vehicles =
            [p.vehicle_makes.len(), p.vehicle_colours.len(), p.vehicle_registrations.len()].into_iter().max();
        let vehicle = |at: usize| {
            let colour = cell(&p.vehicle_colours, at);
            parts([cell(&p.vehicle_makes, at), colour, cell(&p.vehicle_registrations, at)])
        };
        let accounts = [p.account_services.len(), p.account_handles.len()].into_iter().max();
        let account = |at: usize| {
            let seen = p.account_first_seen.get(at).and_then(Option::as_ref);
            let seen = self.occurred_or_none(seen);
            parts([
                cell(&p.account_services, at),
                cell(&p.account_handles, at),
                cell(&p.account_urls, at),
                cell(&p.account_stable_ids, at),
                seen.as_str(),
            ])
        };
        let photo = p.photo.map(|id| evidence(vault, id)).unwrap_or_default();
        self.labelled(
            "person",
            vec![
                ("known", self.term_or_none(Vocabulary::Known, p.known.as_ref())),
                ("name", text(&p.name)),
                ("aliases", lines(p.aliases.iter().cloned())),
                ("relationship", self.term_or_none(Vocabulary::Relationship, p.relationship.as_ref())),
                ("relationship-ended", self.occurred_or_none(p.relationship_ended.as_ref())),
                ("description", text(&p.description)),
                ("height", text(&p.height)),
                ("build", text(&p.build)),
                ("hair", text(&p.hair)),
                ("voice", text(&p.voice)),
                ("clothing", text(&p.clothing)),
                ("marks", text(&p.marks)),
                ("vehicles", lines((0..vehicles.unwrap_or(0)).map(vehicle))),
                ("accounts", lines((0..accounts.unwrap_or(0)).map(account))),
                ("numbers", lines(p.numbers.iter().cloned())),
                ("emails", lines(p.emails.iter().cloned())),
                ("addresses", lines(p.addresses.iter().cloned())),
                ("knows-where", self.terms(Vocabulary::KnowsWhere, &p.knows_where)),
                ("access-to", self.terms(Vocabulary::AccessTo, &p.access_to)),
                ("photo", photo),
                ("others-helping", lines(p.others_helping.iter().cloned())),
            ],
        )
    }

    /// Every field of a place that has something in it, but its name.
    #[must_use]
    pub fn place(self, p: &PlaceLabel) -> Vec<Field> {
        self.labelled(
            "place",
            vec![
                ("setting", self.term_or_none(Vocabulary::Setting, p.setting.as_ref())),
                ("text", or_none(p.address.as_ref()).to_owned()),
                ("coordinates", self.position(p.coordinates, p.precision)),
            ],
        )
    }

    /// Every field of a case that has something in it, but its name.
    #[must_use]
    pub fn case(self, c: &Case, vault: &Unlocked) -> Vec<Field> {
        let told = [c.told_to_stop_when.len(), c.told_to_stop_how.len(), c.told_to_stop_words.len()];
        let told_one = |at: usize| {
            let when = c.told_to_stop_when.get(at).and_then(Option::as_ref);
            let when = self.occurred_or_none(when);
            let proof = c.told_to_stop_evidence.get(at).copied().flatten();
            let proof = proof.map(|id| evidence(vault, id)).unwrap_or_default();
            lines([
                parts([when.as_str(), cell(&c.told_to_stop_how, at), proof.as_str()]),
                cell(&c.told_to_stop_words, at).to_owned(),
            ])
        };
        let helpers = [c.helper_names.len(), c.helper_roles.len(), c.helper_contacts.len()];
        let helper = |at: usize| {
            let may = c.helper_safe_to_contact.get(at).copied().flatten();
            let may = may.map(|may| {
                self.text(if may {
                    "log-case-helper-may-be-contacted"
                } else {
                    "log-case-helper-not-to-be-contacted"
                })
            });
            parts([
                cell(&c.helper_names, at),
                cell(&c.helper_roles, at),
                cell(&c.helper_organisations, at),
                cell(&c.helper_contacts, at),
                may.unwrap_or_default().as_str(),
            ])
        };
        let suggested = c
            .reference_initials
            .as_ref()
            .map(|initials| reference::suggested(initials, c.reference_separator.as_deref(), 1));
        let mut fields = self.labelled(
            "case",
            vec![
                ("nation", self.term_or_none(Vocabulary::Nation, c.nation.as_ref())),
                ("first-noticed", self.occurred_or_none(c.first_noticed.as_ref())),
                ("previous-history", or_none(c.previous_history.as_ref()).to_owned()),
                ("told-to-stop", lines((0..told.into_iter().max().unwrap_or(0)).map(told_one))),
                ("helpers", lines((0..helpers.into_iter().max().unwrap_or(0)).map(helper))),
                ("contact-notes", or_none(c.safe_contact_notes.as_ref()).to_owned()),
                ("access-needs", or_none(c.access_needs.as_ref()).to_owned()),
            ],
        );
        fields.extend(suggested.map(|text| (self.text("log-evidence-suggested-reference"), text)));
        fields
    }

    /// Every field of a contact with police that has something in it.
    #[must_use]
    pub fn police(self, p: &PoliceContact, vault: &Unlocked) -> Vec<Field> {
        let text = |text: &Option<String>| or_none(text.as_ref()).to_owned();
        let entries = p.entries.iter().map(|id| record(self.words, vault, *id));
        let handed = p
            .evidence_handed_over
            .iter()
            .enumerate()
            .map(|(at, id)| parts([evidence(vault, *id).as_str(), cell(&p.evidence_receipts, at)]));
        let officer = parts([
            or_none(p.officer_name.as_ref()),
            or_none(p.collar_no.as_ref()),
            or_none(p.unit.as_ref()),
        ]);
        let did = self.terms(Vocabulary::PoliceAction, &p.what_they_did);
        let complaint = self.occurred_or_none(p.complaint_when.as_ref());
        let complaint = lines([complaint, text(&p.complaint_outcome)]);
        let made = p.complaint_made.map(|made| self.yes_no(made)).unwrap_or_default();
        let mut fields = self.labelled(
            "police",
            vec![
                ("when", self.occurred_or_none(p.when.as_ref())),
                ("channel", self.term_or_none(Vocabulary::PoliceChannel, p.channel.as_ref())),
                ("force", text(&p.force)),
                ("incident-no", text(&p.incident_no)),
                ("crime-no", text(&p.crime_no)),
                ("officer-name", officer),
                ("what-i-reported", text(&p.what_i_reported)),
                ("what-they-did", lines([did, text(&p.what_they_did_text)])),
                ("evidence-handed-over", lines(handed)),
                ("promised", text(&p.promised)),
                ("next-contact-due", self.occurred_or_none(p.next_contact_due.as_ref())),
                ("how-i-felt", text(&p.how_i_felt)),
                ("complaint-or-review", if complaint.is_empty() { made } else { complaint }),
            ],
        );
        let entries = lines(entries);
        if !entries.is_empty() {
            fields.insert(0, (self.text("log-evidence-linked-entries"), entries));
        }
        if let Some(confirmation) = &p.written_confirmation {
            fields.push((self.text("log-police-written-confirmation"), confirmation.clone()));
        }
        fields
    }

    /// Every field of an order that has something in it, but its kind.
    #[must_use]
    pub fn order(self, o: &Order, vault: &Unlocked) -> Vec<Field> {
        let text = |text: &Option<String>| or_none(text.as_ref()).to_owned();
        let terms = o.terms.iter().enumerate().map(|(at, term)| format!("{}. {term}", at + 1));
        let against = o.against.iter().map(|id| label(vault, Kind::PERSON, *id));
        let mut fields = self.labelled(
            "order",
            vec![
                ("court-or-force", text(&o.issued_by)),
                ("reference", text(&o.reference)),
                ("made", self.occurred_or_none(o.made.as_ref())),
                ("served", self.occurred_or_none(o.served.as_ref())),
                ("expires", self.occurred_or_none(o.expires.as_ref())),
                ("terms", lines(terms)),
                ("who-it-covers", lines(o.protects.iter().cloned())),
                ("power-of-arrest", o.power_of_arrest.map(|yes| self.yes_no(yes)).unwrap_or_default()),
                ("paper-copy", text(&o.paper_copy)),
                ("breach-contact", text(&o.breach_contact)),
            ],
        );
        let against = lines(against);
        if !against.is_empty() {
            fields.insert(0, (self.text("log-case-persons"), against));
        }
        fields
    }

    /// Every field of an item of proof that has something in it, but its title.
    #[must_use]
    pub fn evidence(self, e: &Evidence, vault: &Unlocked) -> Vec<Field> {
        let text = |text: &Option<String>| or_none(text.as_ref()).to_owned();
        let by = self.term_or_none(Vocabulary::CapturedBy, e.captured_by.as_ref());
        let channel = self.term_or_none(Vocabulary::Channel, e.source_channel.as_ref());
        let source =
            parts([channel.as_str(), or_none(e.source_account.as_ref()), or_none(e.source_address.as_ref())]);
        let parent = e.parent.map(|id| evidence(vault, id)).unwrap_or_default();
        let entries = e.entries.iter().map(|id| record(self.words, vault, *id));
        let imported = e.imported_at.as_ref().map(|at| self.recorded(at)).unwrap_or_default();
        let captured = e.sealed_at.as_ref().map(|at| self.recorded(at));
        let mut fields = self.labelled(
            "evidence",
            vec![
                ("kind", self.term_or_none(Vocabulary::EvidenceKind, e.kind.as_ref())),
                ("linked-entries", lines(entries)),
                ("description", text(&e.description)),
                ("file-name", text(&e.file_name)),
                ("media-type", text(&e.media_type)),
                ("bytes", e.size.map(|bytes| format!("{} ({bytes} B)", size(bytes))).unwrap_or_default()),
                ("sha256", e.sha256.map(|digest| halves(&digest.to_string())).unwrap_or_default()),
                ("imported-at", imported),
                ("capture-method", self.term_or_none(Vocabulary::CaptureMethod, e.capture_method.as_ref())),
                ("captured-by", parts([by.as_str(), or_none(e.captured_by_name.as_ref())])),
                ("captured-at", self.occurred_or_none(e.captured_at.as_ref())),
                ("captured-on", text(&e.captured_on)),
                ("source", source),
                ("is-original", self.term_or_none(Vocabulary::Originality, e.is_original.as_ref())),
                ("original-held", text(&e.original_held)),
                ("derived-from", parent),
                ("derivation", self.term_or_none(Vocabulary::Derivation, e.derivation.as_ref())),
                ("suggested-reference", text(&e.suggested_reference)),
                ("police-reference", text(&e.police_reference)),
                ("physical-what", text(&e.physical_what)),
                ("physical-packaging", text(&e.physical_packaging)),
                ("physical-stored", text(&e.physical_stored)),
                ("physical-touched", text(&e.physical_touched_by)),
                ("sensitivity", self.terms(Vocabulary::Sensitivity, &e.sensitivity)),
            ],
        );
        if e.state == Some(EvidenceState::CutOff) {
            let part = e.chunks.unwrap_or(0).to_string();
            let cut = self.with("log-evidence-cut-off", &[("part", (&part).into())]);
            fields.push((self.text("log-evidence-complete"), cut));
        }
        if let Some(captured) = captured {
            fields.push((self.text("log-incident-captured-at"), captured));
        }
        fields
    }

    /// What was done with an item: when, and what on one line or two.
    #[must_use]
    pub fn custody(self, c: &CustodyEvent) -> Field {
        let when = match &c.when {
            Some(when) => self.occurred(when),
            None => self.recorded(&c.stamp.recorded_at),
        };
        let what = self.term_or_none(Vocabulary::CustodyEvent, c.what.as_ref());
        let to = parts([
            or_none(c.to_whom_name.as_ref()),
            or_none(c.to_whom_role.as_ref()),
            or_none(c.to_whom_collar_no.as_ref()),
        ]);
        let to = if to.is_empty() { to } else { self.with("log-custody-to", &[("to", (&to).into())]) };
        let method = self.term_or_none(Vocabulary::CustodyMethod, c.method.as_ref());
        let by = or_none(c.who.as_ref());
        let first = parts([what.as_str(), by, to.as_str(), method.as_str(), or_none(c.reference.as_ref())]);
        (when, lines([first, or_none(c.note.as_ref()).to_owned()]))
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(14_207), "14.2 kB");
        assert_eq!(size(999_999), "999 kB");
        assert_eq!(size(1_500_000), "1.5 MB");
        assert_eq!(size(u64::MAX), "18446744 TB");
    }
}
