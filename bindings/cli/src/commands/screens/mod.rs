//! `alongside screens`: walks the screens of the phone by hand, for those who write them and for reading every word
//! before any phone draws it.
//!
//! It knows no screen: it prints whatever stands in a view, in its order, and numbers what can be done.

mod draw;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use alongside_core::Error;
use alongside_mobile::screens::{Action, Effect, Field, PhoneFacts, View, WayIn};
use alongside_mobile::{App, ErrorCode, Frame};
use serde_json::json;
use zeroize::Zeroizing;

use draw::Drawn;

use crate::context::Context;
use crate::failure::Outcome;
use crate::input::{Heard, Keyboard};
use crate::terminal::Ink;

/// How often it is looked whether long work has ended.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The letters of what stands on every page.
const BACK: &str = "b";
const LEAVE: &str = "l";
const HELP: &str = "h";
const QUIT: &str = "q";

/// Walks the screens until the input ends.
pub(super) fn screens(context: &mut Context, keyboard: &mut dyn Keyboard) -> Outcome {
    let app = App::over(context.environment(), context.data().to_owned()).map_err(core_error)?;
    let mut walk = Walk { context, app };
    walk.act(Action::Opened { way: WayIn::Launcher, facts: PhoneFacts::default() }, None)?;
    loop {
        let view = walk.settled()?;
        let drawn = draw::draw(&json!(view));
        walk.context.out.line(&drawn.text(walk.context.out.look(), &walk.context.words, view.back))?;
        if !view.notices.is_empty() {
            walk.act(Action::NoticeRead, None)?;
        }
        match keyboard.line(&walk.context.words.text("cli-screens-ask"))? {
            Heard::Line(line) if line.trim() == QUIT => break,
            Heard::Line(line) => walk.take(&drawn, &line, keyboard)?,
            Heard::End | Heard::TimedOut => break,
        }
    }
    let frame = walk.frame();
    Ok(walk.app.lock(None, frame).map_err(core_error)?)
}

/// The number of a field and the text for it, where a line begins with `=` and a number.
fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, text) = line.trim_start().strip_prefix('=')?.split_once(' ')?;
    Some((number.parse().ok()?, text))
}

fn core_error(code: ErrorCode) -> Error {
    match code {
        ErrorCode::Locked => Error::Locked,
        ErrorCode::NotFound => Error::NotFound,
        _ => Error::Internal("the screens"),
    }
}

struct Walk<'a> {
    context: &'a mut Context,
    app: Arc<App>,
}

impl Walk<'_> {
    fn frame(&self) -> Frame {
        let reading = self.context.clock.reading();
        let boot = reading.boot.0.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        Frame {
            wall_ms: reading.wall_ms,
            monotonic_ms: i64::try_from(reading.monotonic_ms).unwrap_or(i64::MAX),
            boot,
            trusted: reading.trusted,
            zone: reading.zone.name().to_owned(),
            language: "en-GB".to_owned(),
            region: "GB".to_owned(),
            hours_24: true,
            two_panes: false,
        }
    }

    /// The view when nothing long runs any more.
    fn settled(&self) -> Outcome<View> {
        loop {
            let view = self.app.view(self.frame()).map_err(core_error)?;
            if view.operation.is_none() {
                return Ok(view);
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    fn take(&mut self, drawn: &Drawn, line: &str, keyboard: &mut dyn Keyboard) -> Outcome {
        let action = match line.trim() {
            "" => return Ok(()),
            BACK => Action::Back,
            LEAVE => Action::Leave,
            HELP => Action::Help,
            typed => match typed.parse::<usize>().ok().and_then(|number| drawn.action(number)) {
                Some(action) => action,
                None => return self.typed(drawn, line),
            },
        };
        match drawn.secret().filter(|_| drawn.is_main(&action)) {
            Some(label) => {
                let secret = match keyboard.hidden(label) {
                    Ok(Heard::Line(line)) => line,
                    // Without a terminal the next line is it, so that a script can walk too.
                    Err(Error::NoAccess) => match keyboard.line(label)? {
                        Heard::Line(line) => line,
                        Heard::End | Heard::TimedOut => return Ok(()),
                    },
                    Ok(Heard::End | Heard::TimedOut) => return Ok(()),
                    Err(error) => return Err(error.into()),
                };
                self.act(action, Some(&secret))
            }
            None => self.act(action, None),
        }
    }

    /// Text goes into the first field of the page; `=2 text` into the second.
    fn typed(&mut self, drawn: &Drawn, line: &str) -> Outcome {
        let (number, text) = numbered(line).unwrap_or((1, line));
        let Some(field) = drawn.field(number) else {
            return self.context.note(Ink::Second, &self.context.words.text("cli-screens-no-field"));
        };
        let field: Field = serde_json::from_value(field.clone()).map_err(|_| Error::Internal("a field"))?;
        self.act(Action::Typed { field, text: text.to_owned() }, None)
    }

    fn act(&mut self, action: Action, secret: Option<&Zeroizing<String>>) -> Outcome {
        let frame = self.frame();
        let done = match secret {
            Some(secret) => self.app.act_with(action, secret.as_bytes(), frame),
            None => self.app.act(action, frame),
        };
        match done {
            Ok(effects) => {
                for effect in &effects {
                    self.tell(effect)?;
                }
                Ok(())
            }
            Err(code) => {
                let code = code.to_string();
                let text = self.context.words.with("cli-screens-refused", &[("code", (&code).into())]);
                self.context.note(Ink::Second, &text)
            }
        }
    }

    /// What the phone is asked for; nothing of it is done here.
    fn tell(&mut self, effect: &Effect) -> Outcome {
        let effect = json!(effect).to_string();
        let text = self.context.words.with("cli-screens-effect", &[("effect", (&effect).into())]);
        self.context.note(Ink::Second, &text)
    }
}
