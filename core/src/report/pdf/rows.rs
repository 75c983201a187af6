//! Things side by side: a label and its value, the cells of a table. A row that is longer than what is left of a page goes
//! on at the head of the next.

use super::lines::Line;
use super::sheet::{GREY, Sheet};
use super::tags::Node;
use crate::Result;

/// A cell of a row.
pub(super) struct Cell {
    pub(super) x: f32,
    pub(super) lines: Vec<Line>,
    pub(super) node: Option<Node>,
    /// Whether a rule stands beside it: her words.
    pub(super) hers: bool,
}

/// Room that the rule beside her words takes.
pub(super) const BESIDE: f32 = 6.0;

fn height(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// How high a row of these cells is.
pub(super) fn high(cells: &[Cell]) -> f32 {
    cells.iter().map(|cell| height(&cell.lines)).fold(0.0, f32::max)
}

/// Draws a row with `pad` above and below it. `head` is drawn at the top of each page that the row goes on to.
pub(super) fn row(
    sheet: &mut Sheet<'_>,
    cells: &[Cell],
    pad: f32,
    head: &mut dyn FnMut(&mut Sheet<'_>) -> Result<()>,
) -> Result<()> {
    let all = high(cells) + 2.0 * pad;
    let first =
        cells.iter().filter_map(|cell| cell.lines.first()).map(|line| line.height).fold(0.0, f32::max);
    // A short row stays whole; a long one is broken, but not after a line or two.
    let least = if all <= Sheet::full() / 3.0 { all } else { 3.0 * first + 2.0 * pad };
    if sheet.room() < least && !sheet.fresh() {
        sheet.turn()?;
        head(sheet)?;
    }
    let mut rest: Vec<&[Line]> = cells.iter().map(|cell| cell.lines.as_slice()).collect();
    loop {
        let top = sheet.y() + pad;
        let room = sheet.room() - 2.0 * pad;
        let mut used = 0.0_f32;
        let mut drawn = 0_usize;
        for (cell, rest) in cells.iter().zip(&mut rest) {
            let mut y = 0.0;
            while let Some((line, after)) = rest.split_first() {
                // One line is drawn on a page however high it is: nothing waits for a page that never comes.
                if y + line.height > room && (drawn > 0 || !sheet.fresh()) {
                    break;
                }
                let x = cell.x + if cell.hers { BESIDE } else { 0.0 };
                sheet.line(line, x, top + y, cell.node);
                y += line.height;
                drawn += 1;
                *rest = after;
            }
            if cell.hers && y > 0.0 {
                sheet.rule(cell.x, top, 1.5, y, GREY);
            }
            used = used.max(y);
        }
        if rest.iter().all(|lines| lines.is_empty()) {
            sheet.down(used + 2.0 * pad);
            return Ok(());
        }
        sheet.turn()?;
        head(sheet)?;
    }
}
