//! `alongside capture`: keeps a note or a file while the record is locked.

use std::path::Path;

use alongside_core::evidence::{Source, name_of};
use alongside_core::session::Locked;
use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureKind, NewCapture};
use serde_json::json;
use zeroize::Zeroizing;

use super::job::Job;
use crate::arguments::evidence::Switch;
use crate::context::Context;
use crate::failure::{Misuse, Outcome};
use crate::input::{Heard, Keyboard};
use crate::long_work;
use crate::prompt;
use crate::terminal::Ink;

/// Keeps one note or one file. Needs neither the passcode nor the lock.
pub(super) fn capture(
    context: &mut Context,
    keyboard: &mut dyn Keyboard,
    note: Option<&str>,
    file: Option<&Path>,
) -> Outcome {
    let locked = Locked::open(&context.environment(), context.data())?;
    let kind = match (note, file) {
        (None, Some(file)) => capture_file(context, &locked, file)?,
        (note, _) => {
            if note.is_some_and(|note| note != "-") {
                context.warn_of_history(keyboard)?;
            }
            let text = match note {
                Some(note) => prompt::text_or_input(keyboard, note)?,
                None => asked(context, keyboard)?,
            };
            locked.capture_note(&text, &context.clock.reading())?;
            "note"
        }
    };
    if context.json() {
        return Ok(context.out.json(&json!({ "captured": kind }))?);
    }
    context.out.say(Ink::Plain, &context.words.text("cli-captured"))?;
    Ok(())
}

fn asked(context: &Context, keyboard: &mut dyn Keyboard) -> Outcome<Zeroizing<String>> {
    match keyboard.line(&context.words.text("cli-ask-capture"))? {
        Heard::Line(line) if !line.trim().is_empty() => Ok(line),
        _ => Err(Misuse::NoAnswer.into()),
    }
}

fn capture_file(context: &mut Context, locked: &Locked, file: &Path) -> Outcome<&'static str> {
    let mut source = Source::open(file)?;
    let media_type = source.media_type()?;
    let kind = match media_type.split_once('/').map(|(kind, _)| kind) {
        Some("image") => CaptureKind::Photo,
        Some("audio" | "video") => CaptureKind::Recording,
        _ => CaptureKind::File,
    };
    let mut writer = locked.begin_capture(NewCapture {
        kind,
        captured_at: RecordedAt::from(context.clock.reading()),
        file_name: Some(name_of(file)),
        media_type: Some(media_type.to_owned()),
    })?;
    let name = name_of(file);
    let taken = long_work::run(&context.err, context.global.json, &name, |progress| {
        source.read(progress, |bytes| writer.write(bytes))
    });
    if let Err(failure) = taken {
        writer.abandon()?;
        return Err(failure);
    }
    writer.finish()?;
    Ok(match kind {
        CaptureKind::Photo => "photo",
        CaptureKind::Recording => "recording",
        _ => "file",
    })
}

impl Job<'_> {
    pub(super) fn switch_capture(&mut self, switch: Switch) -> Outcome {
        let on = matches!(switch, Switch::On);
        self.vault.set_capture(on)?;
        if self.json() {
            return self.answer(&json!({ "capture_on": on }));
        }
        self.tell(&self.words().text(if on { "cli-capture-on" } else { "cli-capture-off" }))
    }
}
