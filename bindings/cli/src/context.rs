//! What every command needs: words, streams, a keyboard, clocks, and where the record lies.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use alongside_core::entropy::SystemEntropy;
use alongside_core::session::Locked;
use alongside_core::time::Zone;
use alongside_core::vault::{Disk, Environment};

use crate::arguments::Global;
use crate::clock::Clock;
use crate::device_key::FileDeviceKey;
use crate::environment;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::terminal::{Ink, Out, next_lines};
use crate::words::Words;

/// The surroundings of one command.
pub(crate) struct Context {
    /// Words.
    pub(crate) words: Words,
    /// Results.
    pub(crate) out: Out,
    /// Questions, notices and errors.
    pub(crate) err: Out,
    /// Clocks.
    pub(crate) clock: Clock,
    /// Whether commands are typed at the prompt of an open record, without the program's name.
    pub(crate) at_prompt: bool,
    /// The options that stand before any command.
    pub(crate) global: Global,
    data: PathBuf,
}

impl Context {
    /// For a command with these options. Where this computer has no folder for data, only a command that needs no
    /// record can do without.
    pub(crate) fn new(words: Words, out: Out, err: Out, global: Global, needs_record: bool) -> Outcome<Self> {
        let zone = global.zone.as_deref().map(Zone::from_str).transpose()?;
        let data = match (&global.data, environment::data_folder()) {
            (Some(data), _) => data.clone(),
            (None, Ok(data)) => data,
            (None, Err(_)) if !needs_record => PathBuf::new(),
            (None, Err(error)) => return Err(error.into()),
        };
        Ok(Context { words, out, err, clock: Clock::new(zone), at_prompt: false, global, data })
    }

    /// The folder that holds everything.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// The same, where something was set up in it. Looking makes nothing.
    pub(crate) fn set_up_data(&self) -> Option<&Path> {
        let first_run = Locked::is_first_run(&self.environment(), &self.data);
        (!self.data.as_os_str().is_empty() && first_run.is_ok_and(|first| !first)).then_some(&self.data)
    }

    /// Files, randomness and the device's keys.
    pub(crate) fn environment(&self) -> Environment {
        Environment {
            storage: Arc::new(Disk),
            entropy: Arc::new(SystemEntropy::new()),
            device: Arc::new(self.device_key()),
            checkins: None,
        }
    }

    fn device_key(&self) -> FileDeviceKey {
        FileDeviceKey::new(&self.data, self.global.device_dir.as_deref())
    }

    /// What a key in a file is worth, for `init` and `status`.
    pub(crate) fn device_key_notice(&self) -> String {
        let folder = self.device_key().folder().display().to_string();
        self.words.with("cli-device-key-file", &[("folder", (&folder).into())])
    }

    /// Whether the answer goes to a program.
    pub(crate) fn json(&self) -> bool {
        self.global.json
    }

    /// Says something on standard error, to a person only.
    pub(crate) fn note(&mut self, ink: Ink, text: &str) -> Outcome {
        if !self.json() && !text.is_empty() {
            self.err.say(ink, text)?;
        }
        Ok(())
    }

    /// A command as it is typed here.
    pub(crate) fn typed_here(&self, command: &str) -> String {
        let program = if self.at_prompt { "" } else { "alongside " };
        format!("{program}{command}")
    }

    /// The end of a page: what one might do next, as commands and what each is for.
    pub(crate) fn next(&mut self, next: &[(String, String)]) -> Outcome {
        if next.is_empty() {
            return Ok(());
        }
        let lines: Vec<(String, String)> =
            next.iter().map(|(command, what_for)| (self.typed_here(command), what_for.clone())).collect();
        let text = next_lines(self.out.look(), &self.words.text("cli-next"), &lines);
        self.out.line("")?;
        Ok(self.out.line(&text)?)
    }

    /// The same with the ids of what each is for.
    pub(crate) fn next_by_id(&mut self, next: &[(String, &str)]) -> Outcome {
        let lines: Vec<(String, String)> =
            next.iter().map(|(command, id)| (command.clone(), self.words.text(id))).collect();
        self.next(&lines)
    }

    /// Says that what was typed as an argument stays in the shell's history; to a person only.
    pub(crate) fn warn_of_history(&mut self, keyboard: &dyn Keyboard) -> Outcome {
        if keyboard.is_terminal() && self.err.is_terminal() {
            self.err.say(Ink::Second, &self.words.text("cli-in-history"))?;
        }
        Ok(())
    }
}
