//! Set-up, passcode, recovery code, second record, a new store beside a broken one.

use alongside_core::session::Locked;
use alongside_core::vault::KdfParameters;
use alongside_core::{Error, Result};
use serde_json::json;
use zeroize::Zeroizing;

use super::job::Job;
use super::unlock::patiently;
use crate::arguments::keeping::{NewPasscode, PasscodeAction, Recovery};
use crate::clock;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::prompt;
use crate::terminal::{Ink, Out, next_lines};
use crate::words::Words;

/// Words of the recovery code on one line.
const WORDS_A_LINE: usize = 4;

/// Sets everything up, once.
pub(super) fn init(context: &mut Context, keyboard: &mut dyn Keyboard) -> Outcome {
    let environment = context.environment();
    // Said before a passcode is asked for.
    if !Locked::is_first_run(&environment, context.data())? {
        return Err(Error::AlreadySetUp.into());
    }
    let file = context.global.passcode_file.clone();
    if file.is_none() {
        context.note(Ink::Second, &context.words.text("cli-init-passcode"))?;
    }
    let passcode = prompt::new_passcode(&context.words, keyboard, &mut context.err, file.as_deref())?;
    let clock = context.clock;
    let folder = context.data().to_owned();
    let vault = patiently(|| {
        let calibrated = || KdfParameters::calibrated(|work| clock::timed(work));
        Locked::set_up(&environment, &folder, &passcode, calibrated, &clock.reading())
    })?;
    let told = tell_init(context, &vault.recovery_code().words());
    let locked = vault.lock();
    told?;
    locked?;
    Ok(())
}

fn tell_init(context: &mut Context, code: &Result<Zeroizing<String>>) -> Outcome {
    let code = match code {
        Ok(code) => code.clone(),
        Err(_) => return Err(Error::Internal("the words of the recovery code").into()),
    };
    let folder = context.data().display().to_string();
    if context.json() {
        let words: Vec<&str> = code.split(' ').collect();
        return Ok(context.out.json(&json!({ "words": words, "device_key": "file", "capture_on": true }))?);
    }
    let words = &context.words;
    let out = &mut context.out;
    out.say(Ink::Plain, &words.with("cli-init-done", &[("folder", (&folder).into())]))?;
    out.line("")?;
    show_code(words, out, &code)?;
    out.say(Ink::Second, &words.text("cli-init-keep"))?;
    out.line("")?;
    out.say(Ink::Second, &words.text("cli-init-capture"))?;
    let notice = context.device_key_notice();
    let out = &mut context.out;
    out.line("")?;
    out.say(Ink::Second, &notice)?;
    out.line("")?;
    let next = [
        ("alongside log add".to_owned(), context.words.text("cli-next-write")),
        ("alongside recovery show".to_owned(), context.words.text("cli-next-recovery")),
    ];
    Ok(context.out.line(&next_lines(context.out.look(), &context.words.text("cli-next"), &next))?)
}

/// Twelve words with their numbers, four a line.
fn show_code(words: &Words, out: &mut Out, code: &str) -> Outcome {
    out.say(Ink::Plain, &words.text("cli-recovery-words"))?;
    out.line("")?;
    let numbered: Vec<(usize, &str)> = code.split(' ').enumerate().collect();
    for line in numbered.chunks(WORDS_A_LINE) {
        let mut text = Zeroizing::new(String::from(" "));
        for (at, word) in line {
            text.push_str(&Zeroizing::new(format!(" {:>2}. {word:<9}", at + 1)));
        }
        out.line(text.trim_end())?;
    }
    Ok(out.line("")?)
}

/// Begins a new store beside one that can't be opened.
pub(super) fn new_store(context: &mut Context, keyboard: &mut dyn Keyboard, sure: bool) -> Outcome {
    let environment = context.environment();
    let locked = Locked::open(&environment, context.data())?;
    let key = context.key(keyboard)?;
    if !sure {
        context.err.say(Ink::Plain, &context.words.text("cli-store-new-what"))?;
    }
    prompt::confirmed(&context.words, keyboard, sure, &context.words.text("cli-ask-yes"))?;
    let clock = context.clock;
    let mut waiting = Some(locked);
    patiently(|| {
        let locked = match waiting.take() {
            Some(locked) => locked,
            None => Locked::open(&environment, context.data())?,
        };
        locked.start_store_anew(&key.credential(), &clock.reading())
    })?;
    if context.json() {
        return Ok(context.out.json(&json!({ "store": "new" }))?);
    }
    Ok(context.out.say(Ink::Plain, &context.words.text("cli-store-new-done"))?)
}

impl Job<'_> {
    pub(super) fn passcode(&mut self, action: &PasscodeAction) -> Outcome {
        let PasscodeAction::Change(NewPasscode { new_passcode_file }) = action;
        let new = self.new_passcode(new_passcode_file.as_deref())?;
        let reading = self.reading();
        self.vault.change_passcode(&new, &reading)?;
        if self.json() {
            return self.answer(&json!({ "changed": true }));
        }
        self.tell(&self.words().text("cli-passcode-changed"))?;
        self.whisper(&self.words().text("cli-passcode-old-copies"))
    }

    pub(super) fn recovery(&mut self, action: &Recovery) -> Outcome {
        if matches!(action, Recovery::Renew) {
            self.vault.renew_recovery_code()?;
        }
        let code = self.vault.recovery_code().words()?;
        if self.json() {
            let words: Vec<&str> = code.split(' ').collect();
            return self.answer(&json!({ "words": words }));
        }
        show_code(&self.context.words, &mut self.context.out, &code)?;
        let kept = if matches!(action, Recovery::Renew) { "cli-recovery-renewed" } else { "cli-init-keep" };
        self.whisper(&self.words().text(kept))
    }

    pub(super) fn decoy(&mut self, new: &NewPasscode) -> Outcome {
        if !self.vault.can_make_decoy() {
            return Err(Error::NoSpareVault.into());
        }
        let new = self.new_passcode(new.new_passcode_file.as_deref())?;
        let reading = self.reading();
        self.vault.make_decoy(&new, &reading)?;
        if self.json() {
            return self.answer(&json!({ "made": true, "capture_on": false }));
        }
        self.tell(&self.words().text("cli-decoy-done"))?;
        self.context.out.line("")?;
        let limits = ["cli-decoy-copies", "cli-decoy-capture", "cli-decoy-third"];
        let limits = limits.map(|id| self.words().text(id));
        self.points(limits)?;
        self.next(&[("capture on".to_owned(), "cli-next-capture-on")])
    }

    fn new_passcode(&mut self, file: Option<&std::path::Path>) -> Outcome<alongside_core::secret::Passcode> {
        prompt::new_passcode(&self.context.words, self.keyboard, &mut self.context.err, file)
    }
}
