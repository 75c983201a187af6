//! Behaviours along the days: a lane for each, by the first of its entries.

use super::letters::{cut, printable};
use super::marks::{ROW, Rows, legend};
use super::sheet::{Anchor, Grey, LINE, Shape, Sheet, WIDTH};
use super::time_axis::TimeAxis;
use super::timeline::forms;
use super::{Drawn, last_day};
use crate::limits;
use crate::patterns::{Lane, Patterns};
use crate::say::Say;
use crate::vocabulary::Vocabulary;

/// What lies between two lanes.
const BETWEEN: i32 = 10;

pub(super) fn draw(patterns: &Patterns, say: Say<'_>) -> Option<Drawn> {
    let lanes: Vec<Lane<'_>> = patterns.methods().collect();
    let spans = lanes.iter().flat_map(|lane| &lane.bands).filter_map(|one| one.span);
    let axis = TimeAxis::around(spans, last_day(&patterns.scope), patterns.scope.zone)?;
    let mut drawn: Vec<(String, Rows)> = Vec::new();
    let mut height = 0;
    for lane in &lanes {
        let rows = Rows::of(lane.bands.iter().copied(), &axis, limits::CHART_LANE_ROWS_MAX, None);
        height += LINE + rows.height().max(ROW) + BETWEEN;
        if height > limits::CHART_HEIGHT_MAX {
            break;
        }
        drawn.push((printable(&say.term(Vocabulary::Behaviour, lane.behaviour)), rows));
    }
    let mut sheet = Sheet::default();
    let rows: Vec<&Rows> = drawn.iter().map(|(_, rows)| rows).collect();
    legend(&forms(&rows), &mut sheet, say);
    for (label, rows) in &drawn {
        let top = sheet.room(LINE);
        sheet.text((0, top + LINE / 2), Anchor::Start, cut(label, WIDTH));
        if rows.rows.is_empty() {
            let top = sheet.room(ROW);
            let none = say.words().text("pattern-time-not-known", &[]);
            sheet.text((BETWEEN, top + ROW / 2), Anchor::Start, none);
        }
        rows.draw(&mut sheet);
        let line = sheet.room(BETWEEN) + BETWEEN / 2;
        sheet.add(Shape::Line((0, line), (WIDTH, line), Grey::FAINT));
    }
    axis.draw(&mut sheet, say);
    let mut says = Vec::new();
    if drawn.iter().any(|(_, rows)| rows.has_several()) {
        says.push(say.words().text("chart-several", &[]));
    }
    if let Ok(further @ 1..) = u32::try_from(lanes.len().saturating_sub(drawn.len())) {
        let text = say.words().text("chart-lanes-further", &[("count", further.into())]);
        let top = sheet.room(LINE);
        sheet.text((0, top + LINE / 2), Anchor::Start, text.clone());
        says.push(text);
    }
    Some(Drawn { sheet, says })
}
