//! `alongside checkin pin` and `alongside checkin mail`

use alongside_core::checkin::machine::Fallback;
use alongside_core::checkin::said::{PIN_EXPLAINED, duress_explained};
use alongside_core::secret::Passcode;
use alongside_core::vault::KdfParameters;
use alongside_core::{Error, Refusal};
use serde_json::json;
use zeroize::Zeroizing;

use super::typed;
use crate::arguments::checkin::{MailAction, MailSet, PinAction, PinSet};
use crate::channels;
use crate::clock;
use crate::commands::job::Job;
use crate::failure::{Misuse, Outcome};
use crate::prompt;
use crate::terminal::Ink;

/// Longest file that holds a mail account.
const ACCOUNT_MAX_BYTES: usize = 2048;

impl Job<'_> {
    pub(super) fn set_pins(&mut self, action: &PinAction) -> Outcome {
        let PinAction::Set(asked) = action;
        // Said before anything is explained or typed.
        let armed = self.vault.check_ins().current()?.is_some_and(|check_in| !check_in.state.is_closed());
        if armed {
            return Err(Error::CheckInArmed.into());
        }
        self.explain(PIN_EXPLAINED)?;
        let safe = self.new_pin(asked.pin_file.as_deref(), "cli-checkin-ask-new-pin")?;
        let duress = self.duress_pin(asked)?;
        let calibrated = KdfParameters::calibrated(|work| clock::timed(work))?;
        let second = duress.as_ref().map(|(pin, fallback)| (pin, *fallback));
        self.vault.set_checkin_pins(&safe, second, calibrated)?;
        let fallback = duress.as_ref().map(|(_, fallback)| fallback_id(*fallback));
        if self.json() {
            let answer = json!({ "set": true, "duress": duress.is_some(), "fallback": fallback });
            return self.answer(&answer);
        }
        let done = if duress.is_some() { "cli-checkin-pins-set" } else { "cli-checkin-pin-set" };
        self.tell(&self.words().text(done))
    }

    fn duress_pin(&mut self, asked: &PinSet) -> Outcome<Option<(Passcode, Fallback)>> {
        let file = asked.duress_pin_file.as_deref();
        if file.is_none() && asked.pin_file.is_some() {
            // All came from files, and there is no second one.
            return match asked.duress_fallback {
                Some(_) => Err(Misuse::NoPin.into()),
                None => Ok(None),
            };
        }
        self.explain(duress_explained(self.has_told_silently()?))?;
        self.context.note(Ink::Plain, &self.context.words.text("cli-checkin-duress-computer"))?;
        if file.is_none() {
            let question = self.words().text("cli-checkin-ask-second");
            let answer = typed::answer(self.keyboard, &question)?;
            if *answer != self.words().text("cli-yes") {
                return Ok(None);
            }
        }
        let pin = self.new_pin(file, "cli-checkin-ask-second-pin")?;
        let typed = match (&asked.duress_fallback, file) {
            (Some(typed), _) => Zeroizing::new(typed.clone()),
            (None, Some(_)) => Zeroizing::new(fallback_id(Fallback::Text).to_owned()),
            (None, None) => {
                let question = self.words().text("cli-checkin-ask-fallback");
                typed::answer(self.keyboard, &question)?
            }
        };
        let fallback = match typed.as_str() {
            "text" => Fallback::Text,
            "nobody" => Fallback::Nobody,
            _ => return Err(Error::invalid("fallback", Refusal::UnknownTerm).into()),
        };
        Ok(Some((pin, fallback)))
    }

    /// Whether a contact's app ever said that it holds a plan.
    fn has_told_silently(&self) -> Outcome<bool> {
        let history = self.vault.check_in_history()?;
        Ok(history.iter().any(|(_, over)| over.entry.as_ref().is_some_and(|entry| !entry.held_by.is_empty())))
    }

    fn new_pin(&mut self, file: Option<&std::path::Path>, question: &str) -> Outcome<Passcode> {
        typed::new_pin(self.context, self.keyboard, file, question)
    }

    fn explain(&mut self, ids: &[&str]) -> Outcome {
        if self.json() {
            return Ok(());
        }
        for id in ids {
            self.context.err.point(Ink::Plain, &self.context.words.text(id))?;
        }
        Ok(())
    }

    pub(super) fn mail_account(&mut self, action: &MailAction) -> Outcome {
        let account = match action {
            MailAction::Set(MailSet { account_file }) => {
                let bytes = prompt::read_small(account_file, ACCOUNT_MAX_BYTES)?;
                let text = std::str::from_utf8(&bytes).map(str::trim).unwrap_or_default();
                if bytes.len() > ACCOUNT_MAX_BYTES || !channels::is_mail_account(text) {
                    return Err(Error::invalid("account", Refusal::Malformed).into());
                }
                Zeroizing::new(text.to_owned())
            }
            MailAction::Remove => Zeroizing::default(),
        };
        let reading = self.reading();
        self.vault.set_mail_account(&account, &reading)?;
        let kept = !account.is_empty();
        if self.json() {
            return self.answer(&json!({ "kept": kept }));
        }
        self.tell(&self.words().text(if kept { "cli-checkin-mail-kept" } else { "cli-checkin-mail-gone" }))?;
        if !kept {
            return Ok(());
        }
        self.whisper(&self.words().text("cli-checkin-mail-file"))?;
        self.next(&[("contact test NAME".to_owned(), "cli-next-contact-test")])
    }
}

fn fallback_id(fallback: Fallback) -> &'static str {
    match fallback {
        Fallback::Text => "text",
        Fallback::Nobody => "nobody",
    }
}
