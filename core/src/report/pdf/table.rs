//! Tables: thin rules, a head that stands on every page, rows that go on where a page ends.

use krilla::tagging::{TableHeaderScope, Tag};

use super::blocks::{paragraph, style};
use super::lines::Style;
use super::rows::{self, BESIDE, Cell};
use super::sheet::{BLACK, GREY, Sheet};
use super::tags::Node;
use crate::Result;
use crate::report::document::{Table, Text};

const SIZE: f32 = 9.5;
const PAD: f32 = 3.0;
/// Between columns.
const BETWEEN: f32 = 8.0;
/// No column is narrower, though it may then stand in the next.
const NARROWEST: f32 = 8.0;

/// Where each column begins and how wide it is.
fn columns(table: &Table) -> Vec<(f32, f32)> {
    let count = table.columns.len().max(table.rows.iter().map(Vec::len).max().unwrap_or_default());
    let share = |at: usize| table.columns.get(at).map_or(1, |column| column.share.clamp(1, 1000));
    let share = |at: usize| f32::from(u16::try_from(share(at)).unwrap_or(u16::MAX));
    let all: f32 = (0..count).map(share).sum();
    let mut x = 0.0;
    (0..count)
        .map(|at| {
            let wide = Sheet::width() * share(at) / all.max(1.0);
            let from = x;
            x += wide;
            // The last column reaches to the right end of the page.
            let between = if at + 1 == count { 0.0 } else { BETWEEN };
            (from, (wide - between).max(NARROWEST))
        })
        .collect()
}

fn cell(
    sheet: &mut Sheet<'_>,
    text: &str,
    style: Style,
    at: (f32, f32),
    node: Option<Node>,
    hers: bool,
) -> Cell {
    let width = at.1 - if hers { BESIDE } else { 0.0 };
    Cell { x: at.0, lines: sheet.set(text, style, width), node, hers }
}

/// Draws a table.
pub(super) fn table(sheet: &mut Sheet<'_>, table: &Table) -> Result<()> {
    let columns = columns(table);
    if columns.is_empty() {
        // What it is called may still be all that it says.
        let node = sheet.add(Tag::P);
        let lines = sheet.set(&table.caption, Style::plain(SIZE), Sheet::width());
        return if table.caption.is_empty() { Ok(()) } else { paragraph(sheet, &lines, 0.0, Some(node)) };
    }
    let summary = super::short(&table.caption, 1000);
    sheet.open(Tag::Table.with_summary(Some(summary).filter(|text| !text.is_empty())));
    let mut heads = Vec::new();
    for (column, at) in table.columns.iter().zip(&columns) {
        heads.push(cell(sheet, &column.heading, Style::bold(SIZE), *at, None, false));
    }
    let repeated = rows::high(&heads) <= Sheet::full() / 3.0;
    let mut head = |sheet: &mut Sheet<'_>| if repeated { rule_of_head(sheet, &heads) } else { Ok(()) };
    if !heads.is_empty() {
        sheet.need(rows::high(&heads).min(Sheet::full() / 3.0) + 4.0 * SIZE)?;
        sheet.open(Tag::THead);
        sheet.open(Tag::TR);
        let mut first = Vec::new();
        for at in 0..columns.len() {
            let node = sheet.add(Tag::TH(TableHeaderScope::Column));
            let heading = table.columns.get(at).map(|column| column.heading.as_str()).unwrap_or_default();
            let at = columns.get(at).copied().unwrap_or_default();
            first.push(cell(sheet, heading, Style::bold(SIZE), at, Some(node), false));
        }
        rule_of_head(sheet, &first)?;
        sheet.close();
        sheet.close();
    }
    sheet.open(Tag::TBody);
    for row in &table.rows {
        sheet.open(Tag::TR);
        let mut cells = Vec::new();
        for (at, place) in columns.iter().enumerate() {
            let nothing = Text::Ours(String::new());
            let text = row.get(at).unwrap_or(&nothing);
            let node = sheet.add(Tag::TD);
            let hers = matches!(text, Text::Hers(words) if !words.is_empty());
            cells.push(cell(sheet, text.as_str(), style(text, SIZE), *place, Some(node), hers));
        }
        rows::row(sheet, &cells, PAD, &mut head)?;
        let y = sheet.y();
        sheet.rule(0.0, y, Sheet::width(), 0.4, GREY);
        sheet.close();
    }
    sheet.close();
    sheet.close();
    Ok(())
}

fn rule_of_head(sheet: &mut Sheet<'_>, cells: &[Cell]) -> Result<()> {
    rows::row(sheet, cells, PAD, &mut |_| Ok(()))?;
    let y = sheet.y();
    sheet.rule(0.0, y - 0.4, Sheet::width(), 0.8, BLACK);
    Ok(())
}
