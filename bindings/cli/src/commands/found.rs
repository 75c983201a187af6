//! What opening found and took in, said once.

use alongside_core::session::{Housekeeping, Unlocked};
use alongside_core::store::{Chain, Damage};
use alongside_core::words::part_name;
use alongside_core::{ErrorCode, Part};
use serde_json::json;

use super::named;
use crate::context::Context;
use crate::failure::Outcome;
use crate::terminal::Ink;

/// Most parts of the record that are named one by one.
const NAMED_MAX: usize = 5;

/// Says on standard error what opening found; nothing where there was nothing.
pub(super) fn tell(context: &mut Context, vault: &Unlocked) -> Outcome {
    let report = vault.report();
    let house = &report.housekeeping;
    if context.json() {
        let quiet = report.healed.is_empty() && report.damage.is_empty() && *house == Housekeeping::default();
        if quiet {
            return Ok(());
        }
        let healed: Vec<&str> = report.healed.iter().map(|part| part_name(*part)).collect();
        let cut_off: Vec<String> = house.cut_off.iter().map(|(id, _)| id.to_string()).collect();
        return Ok(context.err.json(&json!({ "notice": {
            "captures_taken_in": house.captures_taken_in,
            "captures_damaged": house.captures_damaged,
            "cut_off": cut_off,
            "unreadable": house.unreadable.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "inbox_mismatch": house.inbox_mismatch,
            "check_ins_lost": house.check_ins_lost,
            "stopped_by": house.stopped_by.map(ErrorCode::as_str),
            "healed": healed,
            "damage": report.damage,
        } }))?);
    }
    let words = &context.words;
    let mut lines = Vec::new();
    if house.check_ins_lost > 0 {
        lines.push(words.with("cli-report-checkins-lost", &[("count", house.check_ins_lost.into())]));
    }
    if house.captures_taken_in > 0 {
        lines.push(words.with("cli-report-captures", &[("count", house.captures_taken_in.into())]));
    }
    if house.captures_damaged > 0 {
        lines.push(words.with("cli-report-captures-damaged", &[("count", house.captures_damaged.into())]));
    }
    for (id, chunks) in &house.cut_off {
        let name = named::evidence(vault, *id);
        lines.push(words.with("cli-report-cut-off", &[("name", (&name).into()), ("part", (*chunks).into())]));
    }
    for id in &house.unreadable {
        let name = named::evidence(vault, *id);
        lines.push(words.with("cli-report-unreadable", &[("name", (&name).into())]));
    }
    if house.inbox_mismatch {
        lines.push(words.text("cli-report-inbox"));
    }
    if let Some(code) = house.stopped_by {
        lines.push(words.with("cli-report-stopped", &[("code", code.as_str().into())]));
    }
    for part in &report.healed {
        let id = if *part == Part::Face { "cli-report-face" } else { "cli-report-healed" };
        lines.push(words.with(id, &[("part", part_name(*part).into())]));
    }
    if !report.damage.is_empty() {
        let count = i64::try_from(report.damage.len()).unwrap_or(i64::MAX);
        lines.push(words.with("cli-report-damage", &[("count", count.into())]));
    }
    let damage = damage(context, vault, &report.damage);
    for line in lines {
        context.err.say(Ink::Plain, &line)?;
    }
    for point in damage {
        context.err.point(Ink::Plain, &point)?;
    }
    Ok(())
}

/// Damage in words: the first few parts by name.
pub(super) fn damage(context: &Context, vault: &Unlocked, damage: &[Damage]) -> Vec<String> {
    let named = damage.iter().take(NAMED_MAX).map(|one| one_damage(context, vault, one));
    let mut points: Vec<String> = named.collect();
    if let Some(more) = damage.len().checked_sub(NAMED_MAX).filter(|more| *more > 0) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        points.push(context.words.with("cli-report-damage-more", &[("count", more.into())]));
    }
    points
}

fn one_damage(context: &Context, vault: &Unlocked, damage: &Damage) -> String {
    let words = &context.words;
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).to_string();
    let chain = |chain: &Chain| match chain {
        Chain::Log => "log",
        Chain::House => "house",
    };
    match damage {
        Damage::HeadRow { row } => words.with("cli-damage-head", &[("row", (&row.to_string()).into())]),
        Damage::BodyRow { record, revision, .. } => {
            let name = named::record(words.catalogue(), vault, *record);
            let revision = revision.to_string();
            words.with("cli-damage-body", &[("name", (&name).into()), ("version", (&revision).into())])
        }
        Damage::Stray { row } => words.with("cli-damage-stray", &[("row", (&row.to_string()).into())]),
        Damage::Missing { chain: of, from_n, to_n } => {
            let (from, to) = (number(*from_n), number(*to_n));
            let arguments = [("chain", chain(of).into()), ("from", (&from).into()), ("to", (&to).into())];
            words.with("cli-damage-missing", &arguments)
        }
        Damage::Link { chain: of, n } | Damage::OtherThanMark { chain: of, n } => {
            let n = number(*n);
            words.with("cli-damage-link", &[("chain", chain(of).into()), ("number", (&n).into())])
        }
        Damage::NoMark => words.text("cli-damage-no-mark"),
        Damage::BehindMark { chain: of, marked_n, found_n } => {
            let (marked, found) = (number(*marked_n), number(*found_n));
            let arguments =
                [("chain", chain(of).into()), ("marked", (&marked).into()), ("found", (&found).into())];
            words.with("cli-damage-behind", &arguments)
        }
    }
}
