//! `alongside checkin tell` and `alongside contact test`: one message now.

use alongside_core::checkin::machine::CheckIn;
use alongside_core::checkin::status;
use alongside_core::contacts::Contact;
use alongside_core::session::TellRequest;
use serde_json::{Value, json};

use super::{RUN, by_hand, change, sending, typed};
use crate::arguments::checkin::Tell;
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::prompt;

/// What became of a message that was to leave at once.
struct Sent {
    check_in: CheckIn,
    by_hand: Vec<Value>,
    names: Vec<String>,
}

impl Job<'_> {
    pub(super) fn tell_contacts(&mut self, tell: &Tell) -> Outcome {
        if tell.text != "-" {
            self.context.warn_of_history(self.keyboard)?;
        }
        let reading = self.reading();
        let request = TellRequest {
            text: prompt::text_or_input(self.keyboard, &tell.text)?.to_string(),
            position: typed::here(&tell.here, &reading)?,
            contacts: self.contacts_named(&tell.contact)?,
            test: tell.test,
        };
        let sent = self.send_message(&request)?;
        if self.json() {
            let mut answer = json!({ "checkin_id": sent.check_in.id, "sent": self.rows(&sent)? });
            change::add_by_hand(&mut answer, sent.by_hand);
            return self.answer(&answer);
        }
        self.say_how_it_went(&sent)
    }

    /// Sends a test over every way of a contact, and dates those that took it.
    pub(in crate::commands) fn test_contact(&mut self, typed: &str) -> Outcome {
        let id = self.vault.contact_named(typed)?;
        let request = TellRequest {
            text: self.words().text("cli-contact-test-text"),
            position: None,
            contacts: vec![id],
            test: true,
        };
        let sent = self.send_message(&request)?;
        let reading = self.reading();
        let dated = self.vault.date_test(&sent.check_in, &reading)?;
        if self.json() {
            let contact: Contact = self.vault.read(id)?;
            let mut answer = json!({
                "contact_id": id, "sent": self.rows(&sent)?, "tested_at": contact.tested_at,
            });
            change::add_by_hand(&mut answer, sent.by_hand);
            return self.answer(&answer);
        }
        self.say_how_it_went(&sent)?;
        if dated { self.whisper(&self.words().text("cli-contact-test-dated")) } else { Ok(()) }
    }

    /// One message now: committed first, then sent. What could not leave stays for the runner.
    fn send_message(&mut self, request: &TellRequest) -> Outcome<Sent> {
        let names = self.names_of(&request.contacts)?;
        let id = self.vault.tell(request, &self.reading())?;
        let check_ins = self.vault.check_ins();
        let by_hand = by_hand::hand_over(self.context, &check_ins, id, &names)?;
        let check_in = sending::send(self.context, &check_ins, id)?;
        Ok(Sent { check_in, by_hand, names })
    }

    /// What went, for a program: as `checkin status` shows it.
    fn rows(&self, sent: &Sent) -> Outcome<Value> {
        let rows = status::status(&sent.check_in, &self.reading()).outbox;
        let rows = serde_json::to_value(rows);
        Ok(rows.map_err(|_| alongside_core::Error::Internal("rows as json"))?)
    }

    fn say_how_it_went(&mut self, sent: &Sent) -> Outcome {
        let mut waits = false;
        let mut lines = Vec::new();
        for row in &sent.check_in.outbox {
            waits |= !row.state.is_final();
            let who = self.say().contact_of(row.key.contact, &sent.names);
            let way = self.say().way_of(&sent.check_in, row);
            let came = self.say().came(row);
            lines.push(self.words().with(
                "cli-checkin-went",
                &[("who", (&who).into()), ("way", (&way).into()), ("came", (&came).into())],
            ));
        }
        self.points(lines)?;
        if waits {
            let stays = self.words().with("cli-checkin-stays", &[("command", RUN.into())]);
            self.whisper(&stays)?;
        }
        Ok(())
    }
}
