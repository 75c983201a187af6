//! Alongside in a terminal: the command `alongside`.
//!
//! What is freed is wiped: words and keys pass through many short-lived strings. The allocator that does it comes with
//! the screens, so that a phone and a terminal run with the same.

mod arguments;
mod channels;
mod clock;
mod commands;
mod context;
mod conversation;
mod device_key;
mod environment;
mod exit;
mod failure;
mod fill;
mod input;
mod long_work;
mod open;
mod prompt;
mod qr;
mod say;
mod terminal;
mod tour;
mod vocabulary;
mod words;

use std::process::ExitCode;

use arguments::{Arguments, Parsed};
use context::Context;
use exit::Exit;
use failure::Outcome;
use terminal::Out;
use words::Words;

fn main() -> ExitCode {
    ExitCode::from(end().number())
}

/// Runs what was typed; tells what went wrong.
fn end() -> Exit {
    let typed = environment::arguments();
    let json = arguments::asks_for_json(&typed);
    let mut err = Out::stderr();
    // Without words not even an error can be told; that can only be a fault of this build.
    let Ok(words) = Words::load() else { return Exit::Stopped };
    let done = arguments::parse(typed, Out::stdout().look()).and_then(|parsed| match parsed {
        Parsed::Show(text) => Ok(Out::stdout().line(text.trim_end())?),
        Parsed::Run(arguments) => run(*arguments),
    });
    match done {
        Ok(()) => Exit::Good,
        Err(failure) => {
            // Where standard error is gone as well, the exit code still says it.
            let _ = failure.tell(&words, &mut err, json);
            failure.exit()
        }
    }
}

fn run(arguments: Arguments) -> Outcome {
    let needs_record = arguments.command.needs_a_record();
    let (words, out, err) = (Words::load()?, Out::stdout(), Out::stderr());
    let mut context = Context::new(words, out, err, arguments.global, needs_record)?;
    commands::run(&mut context, arguments.command)
}
