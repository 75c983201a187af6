//! `alongside checkin start`

use alongside_core::checkin::fence::Fence;
use alongside_core::checkin::machine::{CheckIn, Mode};
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::limits;
use alongside_core::session::StartRequest;
use alongside_core::time::{Reading, rfc3339};
use alongside_core::{Error, Refusal};
use serde_json::json;

use super::{by_hand, change, is_sending, sending, status, typed};
use crate::arguments::checkin::Start;
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::fill::Filler;
use crate::terminal::{Ink, Page};

impl Job<'_> {
    pub(super) fn start_check_in(&mut self, start: Start) -> Outcome {
        let reading = self.reading();
        let request = self.start_request(start, &reading)?;
        let names = self.names_of(&request.contacts)?;
        let id = self.vault.start_check_in(&request, &reading)?;
        let check_ins = self.vault.check_ins();
        // The deadline holds already: what can't be proved now lowers the level, and stops nothing.
        if let Ok(runner) = sending::runner(self.context) {
            let _ = runner.prove(id);
        }
        let check_in = check_ins.get(id)?;
        if self.json() {
            let handed = by_hand::hand_over(self.context, &check_ins, id, &names)?;
            let at = |seconds: i64| rfc3339(seconds.saturating_mul(1000));
            let mut answer = json!({
                "checkin_id": id,
                "due": at(check_in.due),
                "deadline": at(check_in.deadline()),
                "level": check_in.level(),
            });
            change::add_by_hand(&mut answer, handed);
            self.answer(&answer)?;
        } else {
            self.show_started(&check_in, &names)?;
            by_hand::hand_over(self.context, &check_ins, id, &names)?;
            self.context.out.line("")?;
        }
        self.say_what_stands_behind(&check_in, &names, is_sending(&check_ins)?)
    }

    fn start_request(&self, start: Start, reading: &Reading) -> Outcome<StartRequest> {
        let duration_s = typed::seconds("in", &start.due_in)?.into();
        let grace_s = typed::seconds("grace", &start.grace)?;
        let max_extend_s = match start.max_extend.as_deref() {
            Some(typed) => typed::seconds("max_extend", typed)?,
            None => limits::EXTEND_MAX_S,
        };
        let centre = Filler::position("place_at", start.near.as_deref())?;
        let fence = match (centre, start.radius) {
            (Some(centre), Some(radius)) => Some(Fence::new(centre, radius)?),
            _ => None,
        };
        let mode = match (start.test, start.practice) {
            (true, _) => Mode::Test,
            (false, true) => Mode::Practice,
            (false, false) => Mode::Real,
        };
        Ok(StartRequest {
            mode,
            duration_s,
            grace_s,
            max_extend_s,
            place: start.place.filter(|place| !place.trim().is_empty()),
            note: start.note.filter(|note| !note.trim().is_empty()),
            fence,
            positions_follow: start.follow,
            position: typed::here(&start.here, reading)?,
            app_only: start.app_only,
            contacts: self.contacts_named(&start.contact)?,
        })
    }

    /// The contacts that were named, in her order, each once.
    pub(super) fn contacts_named(&self, typed: &[String]) -> Outcome<Vec<RecordId>> {
        let mut found = Vec::with_capacity(typed.len());
        for name in typed {
            let id = self.vault.contact_named(name).map_err(|error| match error {
                Error::Invalid { field: "contact", refusal: Refusal::Empty } => Error::NotFound,
                other => other,
            })?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Her names for them.
    pub(super) fn names_of(&self, contacts: &[RecordId]) -> Outcome<Vec<String>> {
        let name = |id: &RecordId| -> Outcome<String> {
            let contact: Contact = self.vault.read(*id)?;
            Ok(contact.name.unwrap_or_default())
        };
        contacts.iter().map(name).collect()
    }

    fn show_started(&mut self, check_in: &CheckIn, names: &[String]) -> Outcome {
        self.tell(&self.words().text("cli-checkin-started"))?;
        self.context.out.line("")?;
        let mut page = Page::default();
        for (label, value) in self.say().check_in(check_in, &self.reading()) {
            page.field(label, value);
        }
        page.field(self.words().text("cli-checkin-who"), names.join(", "));
        if let Some(plan) = &check_in.plan {
            page.field(self.words().text("cli-checkin-place"), plan.place.clone().unwrap_or_default());
            page.field(self.words().text("cli-checkin-note"), plan.note.clone().unwrap_or_default());
        }
        let look = self.context.out.look();
        Ok(self.context.out.line(&page.render(look))?)
    }

    /// The level in words, what is missing, and what happens at the deadline. On standard error, for a program too:
    /// whoever reads along there is the person.
    fn say_what_stands_behind(&mut self, check_in: &CheckIn, names: &[String], sending: bool) -> Outcome {
        let level = status::level(self.context, check_in);
        self.context.err.say(Ink::Plain, &level)?;
        if check_in.mode != Mode::Practice {
            let deadline = self.say().moment_of(check_in.mode, check_in.deadline());
            let (who, command) = (names.join(", "), self.context.typed_here("checkin safe"));
            let happens = self.words().with(
                "cli-checkin-happens",
                &[("at", (&deadline).into()), ("who", (&who).into()), ("command", (&command).into())],
            );
            self.context.err.say(Ink::Plain, &happens)?;
        }
        if sending {
            self.context.err.say(Ink::Plain, &self.words().text("cli-checkin-sending"))?;
        } else {
            status::not_sending(self.context, true)?;
        }
        for missing in self.missing(check_in, names)? {
            self.context.err.point(Ink::Plain, &missing)?;
        }
        Ok(())
    }
}
