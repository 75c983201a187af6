//! A check-in played through in virtual time: needs no record, sends nothing, keeps nothing.

use std::path::Path;
use std::sync::Arc;

use alongside_core::simulation::{NotAScenario, Played, Scenario, play, strip};
use alongside_core::time::rfc3339;
use alongside_core::words::{Catalogue, Language};
use alongside_core::{Error, limits};
use serde_json::{Value, json};

use crate::arguments::simulate::Simulate;
use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::terminal::{Column, Ink, Table};

/// Plays the scenario, shows what happened, and says which expectations were not met.
pub(crate) fn simulate(context: &mut Context, asked: &Simulate) -> Outcome {
    let words = Arc::new(Catalogue::load(Language::default())?);
    let text = read(&asked.file)?;
    let played = Scenario::read(&text)
        .and_then(|scenario| play(&words, &scenario, asked.seed))
        .map_err(|why| not_a_scenario(context, &why))?;
    if let Some(file) = &asked.svg {
        write_new(file, &strip(&words, &played))?;
    }
    if context.json() {
        let events: Vec<Value> = played
            .timeline
            .iter()
            .map(|one| json!({ "t": rfc3339(one.at_ms), "who": one.who, "event": one.what.said(&words) }))
            .collect();
        context.out.json(&events)?;
    } else {
        show(context, &words, &played)?;
    }
    if played.missed.is_empty() {
        let met = context.words.text("simulate-met");
        return context.note(Ink::Plain, &met);
    }
    let lines = played.missed.iter().map(|missed| {
        let number = missed.number.to_string();
        let arguments = [
            ("number", (&number).into()),
            ("who", (&missed.who).into()),
            ("expected", (&missed.expected).into()),
            ("found", (&missed.found).into()),
        ];
        context.words.with("simulate-missed", &arguments)
    });
    Err(Failure::Unmet(lines.collect()))
}

fn show(context: &mut Context, words: &Catalogue, played: &Played) -> Outcome {
    let text = |id: &str| context.words.text(id);
    let mut table = Table::new(vec![
        Column::natural(text("simulate-heading-time")),
        Column::natural(text("simulate-heading-who")).ink(Ink::Accent),
        Column::text(text("simulate-heading-what")),
    ])
    .lines_max(4);
    let mut day = String::new();
    for one in &played.timeline {
        let at = rfc3339(one.at_ms);
        let (date, clock) = at.split_once('T').unwrap_or((at.as_str(), ""));
        if date != day {
            table.section(date);
            date.clone_into(&mut day);
        }
        // To the tenth of a second: what comes first decides.
        let clock: String = clock.chars().take(10).collect();
        table.row([clock, one.who.clone(), one.what.said(words)]);
    }
    let look = context.out.look();
    context.out.say(Ink::Second, &played.title)?;
    Ok(context.out.line(&table.render(look))?)
}

fn not_a_scenario(context: &Context, why: &NotAScenario) -> Failure {
    let why = why.to_string();
    Failure::CommandLine(context.words.with("simulate-not-a-scenario", &[("why", (&why).into())]))
}

/// The file, refused where it is longer than any scenario.
fn read(file: &Path) -> Outcome<String> {
    use std::io::Read as _;
    let limit = u64::try_from(limits::SCENARIO_MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut text = String::new();
    std::fs::File::open(file)
        .map_err(Error::from)?
        .take(limit)
        .read_to_string(&mut text)
        .map_err(Error::from)?;
    Ok(text)
}

/// Nothing is written over.
fn write_new(file: &Path, text: &str) -> Outcome {
    use std::io::Write as _;
    let mut new = std::fs::File::create_new(file).map_err(Error::from)?;
    new.write_all(text.as_bytes()).map_err(Error::from)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Global;
    use crate::terminal::Out;
    use crate::words::Words;

    const SCENARIO: &str = r#"
title = "A plain evening"
end = "22:00"
[[phone]]
name = "P"
[[phone]]
name = "B"
[[start]]
phone = "P"
at = "20:30"
due = "21:30"
contact = [{ phone = "B" }]
[[expect]]
who = "B"
event = "alert"
times = 1
not_before = "21:45"
"#;

    fn context(json: bool) -> Context {
        let global = Global { json, data: Some("nowhere".into()), ..Global::default() };
        Context::new(Words::load().unwrap(), Out::memory(), Out::memory(), global, false).unwrap()
    }

    fn asked(folder: &Path, text: &str, svg: Option<&str>) -> Simulate {
        let file = folder.join("evening.toml");
        std::fs::write(&file, text).unwrap();
        Simulate { file, svg: svg.map(|name| folder.join(name)), seed: None }
    }

    #[test]
    fn a_scenario_is_shown_as_a_table_and_says_that_all_came() {
        let folder = tempfile::tempdir().unwrap();
        let mut context = context(false);
        simulate(&mut context, &asked(folder.path(), SCENARIO, Some("strip.svg"))).unwrap();
        let shown = context.out.written();
        for part in ["2026-11-20", "20:30:00.0", "Contacts are being told", "21:45:00.0"] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(context.err.written().contains("Everything that was expected came."));
        assert!(std::fs::read_to_string(folder.path().join("strip.svg")).unwrap().starts_with("<svg"));
        let again = simulate(&mut context, &asked(folder.path(), SCENARIO, Some("strip.svg")));
        assert_eq!(again.unwrap_err().code(), "file-exists");
    }

    #[test]
    fn as_json_it_is_one_array_of_time_who_and_event() {
        let folder = tempfile::tempdir().unwrap();
        let mut context = context(true);
        simulate(&mut context, &asked(folder.path(), SCENARIO, None)).unwrap();
        let events: Vec<Value> = serde_json::from_str(&context.out.written()).unwrap();
        assert_eq!(events[0]["t"], "2026-11-20T20:30:00.000Z");
        assert_eq!(
            (&events[0]["who"], &events[0]["event"]),
            (&json!("P"), &json!("Check-in started, due 21:30"))
        );
        assert!(context.err.written().is_empty());
    }

    #[test]
    fn what_did_not_come_is_said_and_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut context = context(false);
        let twice = SCENARIO.replace("times = 1", "times = 2");
        let failure = simulate(&mut context, &asked(folder.path(), &twice, None)).unwrap_err();
        assert_eq!(failure.exit().number(), 5);
        failure.tell(&Words::load().unwrap(), &mut context.err, false).unwrap();
        let said = context.err.written();
        assert!(said.contains("Expectation 1, of B: alert 2 times."), "{said}");
    }

    #[test]
    fn what_is_no_scenario_is_said_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let mut context = context(false);
        let failure = simulate(&mut context, &asked(folder.path(), "title = \"t\"\ncolour = 1\n", None));
        let failure = failure.unwrap_err();
        assert_eq!(failure.exit().number(), 2);
        failure.tell(&Words::load().unwrap(), &mut context.err, false).unwrap();
        assert!(context.err.written().contains("line 2"), "{}", context.err.written());
    }
}
