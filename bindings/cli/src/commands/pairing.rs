//! `alongside contact pair` and `alongside contact remove`: what ties a contact to this device, and what unties it.

use alongside_core::checkin::pairing::read_shown;
use alongside_core::contacts::Contact as Record;
use alongside_core::ids::RecordId;
use alongside_core::{Error, limits};
use serde_json::json;

use super::contacts::quoted;
use super::job::Job;
use crate::arguments::watch::{ContactPair, ContactRemove};
use crate::failure::{Misuse, Outcome};
use crate::input::Heard;
use crate::terminal::Ink;
use crate::{prompt, qr};

/// How a contact left a check-in.
struct Left {
    /// One last word goes to their device.
    word: bool,
    /// That word, where nothing sends it but a hand.
    by_hand: Vec<String>,
}

impl Job<'_> {
    /// Shows the own code, reads the other, compares, keeps. Until the comparison nothing is kept.
    pub(super) fn pair(&mut self, asked: &ContactPair) -> Outcome {
        let id = self.vault.contact_named(&asked.name)?;
        let contact: Record = self.vault.read(id)?;
        let name = contact.name.clone().unwrap_or_default();
        let told = [("name", (&name).into())];
        for words in ["cli-pair-what", "cli-pair-what-not"] {
            self.context.note(Ink::Plain, &self.context.words.with(words, &told))?;
        }
        if contact.paired_at.is_some() {
            self.context.note(Ink::Plain, &self.context.words.with("cli-pair-again", &told))?;
        }
        let my_name = match asked.my_name.clone().or(contact.calls_me) {
            Some(my_name) => my_name,
            None => self.needed_line(&self.words().with("cli-pair-ask-my-name", &told))?,
        };
        let pending = self.vault.begin_pairing(my_name.trim())?;
        let shown_at = self.reading().wall_ms;
        self.show_own_code(&pending.shown(shown_at.div_euclid(1000)), shown_at)?;

        let typed = match asked.their_file.as_deref() {
            Some(file) => prompt::small_text(file, limits::PAIRING_TEXT_MAX_BYTES)?.to_string(),
            None => self.needed_line(&self.words().text("cli-pair-ask-code"))?,
        };
        // Where the clocks stand is read at once: what is compared afterwards takes its time.
        let reading = self.reading();
        let (theirs, their_wall_s) = read_shown(&typed.split_whitespace().collect::<String>())?;
        let apart = their_wall_s.saturating_mul(1000).abs_diff(reading.wall_ms);
        if apart > limits::WATCH_OFFSET_MAX_MS {
            return Err(Misuse::OldPairingCode.into());
        }
        let paired = pending.finish(&theirs)?;
        self.show_digits(&paired.digits)?;
        let question = self.words().text("cli-pair-ask-same");
        prompt::confirmed(&self.context.words, self.keyboard, false, &question)?;
        self.vault.finish_pairing(id, &theirs, paired, their_wall_s, &reading)?;
        if self.json() {
            return self.answer(&json!({ "contact_id": id, "paired": true, "their_name": theirs.name }));
        }
        self.tell(&self.words().with("cli-pair-done", &[("name", (&name).into())]))?;
        if theirs.name != name {
            self.whisper(&self.words().with("cli-pair-their-name", &[("theirs", (&theirs.name).into())]))?;
        }
        self.next(&[
            (format!("contact card {}", quoted(&name)), "contacts-next-card"),
            ("watch accept -".to_owned(), "cli-pair-next-watch"),
        ])
    }

    fn show_own_code(&mut self, code: &str, shown_at: i64) -> Outcome {
        if self.json() {
            return self.answer(&json!({ "code": code }));
        }
        self.tell(&self.words().text("cli-pair-own-code"))?;
        self.context.out.line("")?;
        qr::print(&mut self.context.out, code)?;
        self.context.out.line("")?;
        // As one line, so that it can be copied whole.
        self.context.out.line(code)?;
        self.context.out.line("")?;
        let time = self.say().instant(shown_at);
        self.whisper(&self.words().with("cli-pair-own-time", &[("time", (&time).into())]))
    }

    fn show_digits(&mut self, digits: &str) -> Outcome {
        if self.json() {
            return self.answer(&json!({ "digits": digits }));
        }
        let (first, second) = digits.split_at_checked(3).unwrap_or((digits, ""));
        let grouped = format!("{first} {second}");
        self.context.out.line("")?;
        self.tell(&self.words().with("cli-pair-digits", &[("digits", (&grouped).into())]))
    }

    /// A line that is needed.
    fn needed_line(&mut self, question: &str) -> Outcome<String> {
        match self.keyboard.line(question)? {
            Heard::Line(line) => Ok(line.to_string()),
            Heard::End | Heard::TimedOut => Err(Misuse::NoAnswer.into()),
        }
    }

    /// Takes somebody out: first of the check-in that runs, which asks for its PIN, then of the record.
    pub(super) fn remove_contact(&mut self, asked: &ContactRemove) -> Outcome {
        let id = self.vault.contact_named(&asked.name)?;
        let name = self.vault.read::<Record>(id)?.name.unwrap_or_default();
        let out = self.leave_check_in(id, &name, asked)?;
        let reading = self.reading();
        self.vault.remove_contact(id, &reading)?;
        if self.json() {
            let by_hand = out.as_ref().map(|left| &left.by_hand);
            return self.answer(&json!({
                "contact_id": id, "removed": true, "left_check_in": out.is_some(), "by_hand": by_hand,
            }));
        }
        let told = [("name", (&name).into())];
        let Some(left) = out else { return self.tell(&self.words().with("contacts-removed", &told)) };
        self.tell(&self.words().with("cli-contact-out", &told))?;
        self.tell(&self.words().with("cli-contact-removed-now", &told))?;
        if left.by_hand.is_empty() {
            return if left.word { self.tell(&self.words().text("cli-contact-out-word")) } else { Ok(()) };
        }
        self.tell(&self.words().with("cli-contact-out-by-hand", &told))?;
        for text in &left.by_hand {
            self.context.out.line(text)?;
        }
        Ok(())
    }

    /// Takes the contact out of the check-in that runs; nothing where they are not in it.
    fn leave_check_in(&mut self, id: RecordId, name: &str, asked: &ContactRemove) -> Outcome<Option<Left>> {
        let check_ins = self.vault.check_ins();
        let told = [("name", name.into())];
        let running = match check_ins.current() {
            Ok(current) => current.filter(|check_in| !check_in.state.is_closed()),
            // Somebody is removed at once, whatever became of a check-in.
            Err(Error::Damaged(_) | Error::DeviceKey) => {
                self.context.note(Ink::Plain, &self.context.words.with("cli-contact-cant-look", &told))?;
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let Some(running) = running else { return Ok(None) };
        let place = running.contacts.iter().position(|contact| contact.record == id && !contact.removed);
        let Some(place) = place.and_then(|place| u8::try_from(place).ok()) else { return Ok(None) };
        if running.pins.is_none() {
            self.context.note(Ink::Plain, &self.context.words.with("cli-contact-test-runs", &told))?;
            return Ok(None);
        }
        if running.contacts.iter().filter(|contact| !contact.removed).count() < 2 {
            return Err(Misuse::OnlyContact.into());
        }
        let question = self.words().with("cli-contact-ask-pin", &told);
        let pin =
            prompt::pin(self.keyboard, &question, asked.pin_file.as_deref())?.ok_or(Misuse::NoAnswer)?;
        let reading = self.reading();
        check_ins.remove_contact(place, &pin, !asked.no_word, &reading)?;
        // Only a plan that somebody holds is ended by a word; nobody else was told anything that could be ended.
        let holds = running.contacts.get(usize::from(place)).is_some_and(|contact| contact.watcher.is_some());
        let mut left = Left { word: holds && !asked.no_word, by_hand: Vec::new() };
        for (row, text) in check_ins.by_hand(running.id, &reading)? {
            if row.contact == place {
                check_ins.handed_by_hand(running.id, row, &reading)?;
                left.by_hand.push(text);
            }
        }
        Ok(Some(left))
    }
}
