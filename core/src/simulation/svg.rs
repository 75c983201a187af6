//! The timeline as a strip: one lane for each phone, marks on it, labels that keep out of each other's way.

use std::fmt::Write as _;

use super::happening::{Happening, RELAY};
use super::played::Played;
use crate::words::{Argument, Catalogue, escaped_markup};

const WIDTH: i64 = 1000;
const LEFT: i64 = 90;
const RIGHT: i64 = 20;
const ROW: i64 = 15;
/// Width of a sign of 11 pixels, a little more than it is.
const SIGN: i64 = 7;
/// Longest label in signs: the rest stands in the list.
const LABEL_MAX: usize = 34;
/// Most labels of one lane: more than a strip can hold.
const LABELS_MAX: usize = 60;

/// One label that has its place.
struct Placed {
    at_x: i64,
    from_x: i64,
    row: i64,
    text: String,
}

/// Puts labels into the first row in which each has room.
fn placed(marks: &[(i64, String)]) -> Vec<Placed> {
    let mut ends: Vec<i64> = Vec::new();
    let mut all = Vec::new();
    for (x, text) in marks {
        let width = i64::try_from(text.chars().count()).unwrap_or(0).saturating_mul(SIGN);
        let from_x = (*x).min(WIDTH - RIGHT - width).max(0);
        let free = ends.iter().position(|end| *end < from_x);
        let row = free.unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(0);
        }
        if let Some(end) = ends.get_mut(row) {
            *end = from_x.saturating_add(width).saturating_add(SIGN);
        }
        all.push(Placed { at_x: *x, from_x, row: i64::try_from(row).unwrap_or(0), text: text.clone() });
    }
    all
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LABEL_MAX {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(LABEL_MAX - 3).collect();
    cut.push_str("...");
    cut
}

/// The strip of a scenario that was played.
#[must_use]
pub fn strip(words: &Catalogue, played: &Played) -> String {
    let first = played.timeline.first().map_or(0, |one| one.at_ms);
    let last = played.timeline.last().map_or(0, |one| one.at_ms).max(first.saturating_add(60_000));
    let span = last.saturating_sub(first);
    let x_of = |ms: i64| {
        let room = WIDTH - LEFT - RIGHT;
        let offset = i128::from(ms.saturating_sub(first)) * i128::from(room) / i128::from(span);
        LEFT.saturating_add(i64::try_from(offset).unwrap_or(0))
    };
    let mut lanes: Vec<&str> = played.phones.iter().map(String::as_str).collect();
    if played.timeline.iter().any(|one| one.who == RELAY) {
        lanes.push(RELAY);
    }
    let mut body = String::new();
    let mut y = 48;
    for lane in &lanes {
        y = lane_of(words, played, lane, y, &x_of, &mut body);
    }
    let hour = 3_600_000;
    let mut ticks = String::new();
    let step = if span > 36 * hour { 6 * hour } else { hour };
    let mut tick = first.div_euclid(step).saturating_add(1).saturating_mul(step);
    while tick <= last {
        let x = x_of(tick);
        let _ = writeln!(
            ticks,
            "<line x1=\"{x}\" y1=\"34\" x2=\"{x}\" y2=\"{y}\" stroke=\"#ddd\"/><text x=\"{x}\" y=\"30\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
            super::clock_of(tick)
        );
        tick = tick.saturating_add(step);
    }
    let count = i64::try_from(played.timeline.len()).unwrap_or(i64::MAX);
    let about = words.text("simulate-strip", &[("count", Argument::Integer(count))]);
    let height = y.saturating_add(12);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-labelledby=\"strip-title strip-desc\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <title id=\"strip-title\">{title}</title>\n<desc id=\"strip-desc\">{about}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n<text x=\"8\" y=\"14\" font-weight=\"bold\" fill=\"#111\">{title}</text>\n{ticks}{body}</svg>\n",
        title = escaped_markup(&played.title),
        about = escaped_markup(&about),
    )
}

fn lane_of(
    words: &Catalogue,
    played: &Played,
    lane: &str,
    y: i64,
    x_of: &impl Fn(i64) -> i64,
    body: &mut String,
) -> i64 {
    let own: Vec<&Happening> = played.timeline.iter().filter(|one| one.who == lane).collect();
    let mut marks: Vec<(i64, String)> = Vec::new();
    let mut before: Option<(i64, &str)> = None;
    for one in own.iter().take(LABELS_MAX) {
        let x = x_of(one.at_ms);
        // The same again a moment later is one label.
        if before.is_some_and(|(at, code)| code == one.what.code() && x.saturating_sub(at) < 4) {
            continue;
        }
        before = Some((x, one.what.code()));
        let said = one.what.said(words);
        marks.push((x, shortened(&format!("{} {said}", super::clock_of(one.at_ms)))));
    }
    let labels = placed(&marks);
    let rows = labels.iter().map(|label| label.row.saturating_add(1)).max().unwrap_or(1);
    let track = y.saturating_add(8);
    let _ = writeln!(
        body,
        "<text x=\"8\" y=\"{}\" font-weight=\"bold\" fill=\"#111\">{}</text><line x1=\"{LEFT}\" y1=\"{track}\" x2=\"{}\" y2=\"{track}\" stroke=\"#111\"/>",
        track.saturating_add(4),
        escaped_markup(&shortened(lane).chars().take(11).collect::<String>()),
        WIDTH - RIGHT
    );
    for one in &own {
        let _ =
            writeln!(body, "<circle cx=\"{}\" cy=\"{track}\" r=\"3\" fill=\"#0b5cad\"/>", x_of(one.at_ms));
    }
    for label in &labels {
        let text_y = track.saturating_add(18).saturating_add(label.row.saturating_mul(ROW));
        let _ = writeln!(
            body,
            "<line x1=\"{x}\" y1=\"{track}\" x2=\"{x}\" y2=\"{to}\" stroke=\"#9bb8d3\" stroke-width=\"0.5\"/><text x=\"{from}\" y=\"{text_y}\" fill=\"#222\">{text}</text>",
            x = label.at_x,
            to = text_y.saturating_sub(9),
            from = label.from_x,
            text = escaped_markup(&label.text),
        );
    }
    track.saturating_add(18).saturating_add(rows.saturating_mul(ROW)).saturating_add(14)
}

#[cfg(test)]
mod layout {
    use super::*;

    #[test]
    fn labels_never_lie_on_each_other() {
        let marks: Vec<(i64, String)> =
            (0..50).map(|n| (90 + n * n % 880, format!("{n} {}", "word ".repeat(5)))).collect();
        let mut sorted = marks;
        sorted.sort();
        let labels = placed(&sorted);
        for (at, one) in labels.iter().enumerate() {
            let width = |label: &Placed| i64::try_from(label.text.chars().count()).expect("short") * SIGN;
            assert!(one.from_x >= 0 && one.from_x + width(one) <= WIDTH - RIGHT);
            for other in &labels[..at] {
                let apart =
                    other.from_x + width(other) < one.from_x || one.from_x + width(one) < other.from_x;
                assert!(other.row != one.row || apart, "{} on {}", one.text, other.text);
            }
        }
    }
}
