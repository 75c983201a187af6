//! A page of lines to call, each with the date of the newest source: paper grows old in a drawer.

use super::page;
use crate::directory::{Channel, Directory, EMERGENCY, Nation, Query, Record};
use crate::report::document::{Block, Column, Document, Table, Text};
use crate::words::Catalogue;

/// Most lines: what fits one page.
const LINES_MAX: usize = 11;

/// The page, for one nation or for all of the country, as known at `now_ms`.
#[must_use]
pub fn leaflet(words: &Catalogue, directory: &Directory, nation: Option<Nation>, now_ms: i64) -> Document {
    let text = |id: &str| words.text(id, &[]);
    let query = Query { nation, ..Query::default() };
    let listed = directory.list(&query);
    // What has no number is of no use on paper; a local service helps few.
    let lines = listed.into_iter().filter(|record| !record.numbers.is_empty() && record.area.is_none());
    let columns = [("number", 24), ("name", 36), ("hours", 40)];
    let table = Table {
        caption: text("paper-leaflet-caption"),
        columns: columns
            .map(|(id, share)| Column { heading: text(&format!("paper-leaflet-{id}")), share })
            .to_vec(),
        rows: lines.take(LINES_MAX).map(|record| row(words, directory, record, now_ms)).collect(),
    };
    let before = ["danger", "changed", "history"].map(|id| text(&format!("paper-leaflet-{id}")));
    let mut blocks: Vec<Block> = vec![Block::Points(before.to_vec()), Block::Table(table)];
    blocks.push(Block::Caution(text("paper-leaflet-keep")));
    page(words, "paper-leaflet-title", now_ms, blocks)
}

fn row(words: &Catalogue, directory: &Directory, record: &Record, now_ms: i64) -> Vec<Text> {
    let mut numbers: Vec<String> = Vec::new();
    for number in &record.numbers {
        let channel = words.text(&format!("directory-channel-{}", number.channel.as_str()), &[]);
        numbers.push(match number.channel {
            Channel::Phone => number.shown.clone(),
            _ => words.text(
                "paper-leaflet-number-channel",
                &[("number", (&number.shown).into()), ("channel", (&channel).into())],
            ),
        });
    }
    let mut hours: Vec<String> =
        record.hours.iter().flat_map(|hours| directory.usual_week_said(words, hours, now_ms)).collect();
    if hours.is_empty() && record.id != EMERGENCY {
        hours.push(words.text("paper-leaflet-hours-not-known", &[]));
    }
    let seen = if record.as_of == "undated" {
        words.text("paper-leaflet-undated", &[])
    } else {
        words.text("paper-leaflet-seen", &[("date", (&record.as_of).into())])
    };
    let may_have_changed = record.may_have_changed_by(now_ms);
    let changed = may_have_changed.then(|| words.text("paper-leaflet-may-have-changed", &[]));
    hours.push([Some(seen), changed].into_iter().flatten().collect::<Vec<_>>().join(" "));
    vec![Text::Ours(numbers.join("\n")), Text::Ours(record.name.clone()), Text::Ours(hours.join("\n"))]
}
