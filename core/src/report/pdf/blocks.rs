//! What stands in a section, one kind after the other.

use krilla::geom::PathBuilder;
use krilla::tagging::{ListNumbering, Tag};

use super::ink::Ink;
use super::lines::{Line, Style};
use super::rows::{self, BESIDE, Cell};
use super::sheet::{BLACK, GREY, MM, Sheet};
use super::tags::Node;
use super::{figure, table};
use crate::Result;
use crate::report::document::{Block, Fact, Text};

/// The size of what is read.
pub(super) const SIZE: f32 = 10.5;
pub(super) const TEXT: Style = Style::plain(SIZE);
/// Between blocks.
pub(super) const GAP: f32 = 7.0;
/// The part of the width that labels have.
const LABELS: f32 = 0.3;
const BETWEEN: f32 = 10.0;
/// A line to write on.
const HAND: f32 = 9.0 * MM;

/// Draws `block`.
pub(super) fn block(sheet: &mut Sheet<'_>, block: &Block) -> Result<()> {
    match block {
        Block::Words(text) => {
            let node = sheet.add(Tag::P);
            let lines = sheet.set(text, TEXT, Sheet::width());
            paragraph(sheet, &lines, 0.0, Some(node))?;
        }
        Block::Hers(text) => hers(sheet, text)?,
        Block::Caution(text) => caution(sheet, text)?,
        Block::Facts(facts) => list_of(sheet, facts)?,
        Block::Points(points) => list(sheet, points)?,
        Block::Table(one) => table::table(sheet, one)?,
        Block::Figure(one) => figure::figure(sheet, one)?,
        Block::Lines(labels) => by_hand(sheet, labels)?,
    }
    sheet.space(GAP);
    Ok(())
}

/// How high the beginning of `block` is, at least: a heading stays with so much.
pub(super) fn beginning(block: &Block) -> f32 {
    match block {
        Block::Figure(_) => Sheet::full() / 3.0,
        Block::Table(_) => 5.0 * 1.4 * SIZE,
        Block::Lines(_) => HAND,
        _ => 2.0 * 1.4 * SIZE,
    }
}

/// Draws lines one under the other; never one alone at the foot or the head of a page.
pub(super) fn paragraph(sheet: &mut Sheet<'_>, lines: &[Line], x: f32, node: Option<Node>) -> Result<()> {
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or(0.0, |next| next.height);
        let with_next = (at == 0 && lines.len() > 1) || (at + 2 == lines.len() && lines.len() > 3);
        sheet.need(line.height + if with_next { next } else { 0.0 })?;
        let y = sheet.y();
        sheet.line(line, x, y, node);
        sheet.down(line.height);
    }
    Ok(())
}

fn hers(sheet: &mut Sheet<'_>, text: &str) -> Result<()> {
    sheet.open(Tag::BlockQuote);
    let lines = sheet.set(text, TEXT, Sheet::width() - 2.0 * BESIDE);
    let high: f32 = lines.iter().take(2).map(|line| line.height).sum();
    sheet.need(high)?;
    sheet.begin_bar(0.0);
    let node = sheet.add(Tag::P);
    paragraph(sheet, &lines, 2.0 * BESIDE, Some(node))?;
    sheet.end_bar();
    sheet.close();
    Ok(())
}

/// A sign, and rules above and below.
fn caution(sheet: &mut Sheet<'_>, text: &str) -> Result<()> {
    const SIGN: f32 = 14.0;
    const PAD: f32 = 5.0;
    let x = SIGN + 8.0;
    let lines = sheet.set(text, TEXT, Sheet::width() - x);
    let high: f32 = lines.iter().take(3).map(|line| line.height).sum();
    sheet.need(high + 2.0 * PAD)?;
    let y = sheet.y();
    sheet.rule(0.0, y, Sheet::width(), 0.8, BLACK);
    sheet.down(PAD);
    sign(sheet, sheet.y() + 1.0, SIGN);
    let node = sheet.add(Tag::P);
    paragraph(sheet, &lines, x, Some(node))?;
    sheet.down(PAD);
    let y = sheet.y();
    sheet.rule(0.0, y, Sheet::width(), 0.8, BLACK);
    Ok(())
}

/// A triangle with an exclamation mark, which needs no colour.
fn sign(sheet: &mut Sheet<'_>, y: f32, size: f32) {
    let (left, middle, right) = (Sheet::left() + 0.8, Sheet::left() + size / 2.0, Sheet::left() + size - 0.8);
    let mut path = PathBuilder::new();
    path.move_to(middle, y);
    path.line_to(right, y + size - 1.6);
    path.line_to(left, y + size - 1.6);
    path.close();
    if let Some(path) = path.finish() {
        sheet.ink(Ink::Path { path, fill: None, stroke: Some((1.2, BLACK)) }, None);
    }
    sheet.rule(size / 2.0 - 0.6, y + size * 0.36, 1.2, size * 0.27, BLACK);
    sheet.rule(size / 2.0 - 0.6, y + size * 0.69, 1.2, 1.3, BLACK);
}

/// How a text is set, by whose it is.
pub(super) fn style(text: &Text, size: f32) -> Style {
    Style { size, bold: false, digits: matches!(text, Text::Digits(_)) }
}

fn list_of(sheet: &mut Sheet<'_>, facts: &[Fact]) -> Result<()> {
    let labels = Sheet::width() * LABELS;
    let x = labels + BETWEEN;
    sheet.open(Tag::L(ListNumbering::None));
    for fact in facts {
        sheet.open(Tag::LI);
        let label = sheet.add(Tag::Lbl);
        let value = sheet.add(Tag::LBody);
        let hers = matches!(fact.value, Text::Hers(_));
        // Ours and hers begin at the same place; the rule beside hers stands before it.
        let x = if hers { x } else { x + BESIDE };
        let width = Sheet::width() - labels - BETWEEN - BESIDE;
        let cells = [
            Cell {
                x: 0.0,
                lines: sheet.set(&fact.label, Style::bold(SIZE), labels),
                node: Some(label),
                hers: false,
            },
            Cell {
                x,
                lines: sheet.set(fact.value.as_str(), style(&fact.value, SIZE), width),
                node: Some(value),
                hers,
            },
        ];
        rows::row(sheet, &cells, 1.5, &mut |_| Ok(()))?;
        sheet.close();
    }
    sheet.close();
    Ok(())
}

fn list(sheet: &mut Sheet<'_>, points: &[String]) -> Result<()> {
    const INDENT: f32 = 14.0;
    sheet.open(Tag::L(ListNumbering::Disc));
    for point in points {
        sheet.open(Tag::LI);
        let label = sheet.add(Tag::Lbl);
        let body = sheet.add(Tag::LBody);
        let cells = [
            Cell { x: 2.0, lines: sheet.set("\u{2022}", TEXT, INDENT), node: Some(label), hers: false },
            Cell {
                x: INDENT,
                lines: sheet.set(point, TEXT, Sheet::width() - INDENT),
                node: Some(body),
                hers: false,
            },
        ];
        rows::row(sheet, &cells, 1.0, &mut |_| Ok(()))?;
        sheet.close();
    }
    sheet.close();
    Ok(())
}

/// Lines to write on, each with what is to stand on it.
fn by_hand(sheet: &mut Sheet<'_>, labels: &[String]) -> Result<()> {
    for label in labels {
        let lines = sheet.set(label, TEXT, Sheet::width());
        let above: f32 = lines.iter().map(|line| line.height).sum();
        let wide = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let beside = lines.len() == 1 && wide <= Sheet::width() * 0.5;
        let node = sheet.add(Tag::P);
        if beside {
            sheet.need(HAND)?;
            let y = sheet.y() + HAND;
            if let Some(line) = lines.first().filter(|line| !line.pieces.is_empty()) {
                sheet.line(line, 0.0, y - line.above - 1.0, Some(node));
            }
            let from = if wide > 0.0 { wide + 6.0 } else { 0.0 };
            sheet.rule(from, y, Sheet::width() - from, 0.5, GREY);
            sheet.down(HAND);
        } else {
            sheet.need((above + HAND + BETWEEN).min(Sheet::full()))?;
            sheet.space(BETWEEN);
            paragraph(sheet, &lines, 0.0, Some(node))?;
            sheet.need(HAND)?;
            let y = sheet.y() + HAND;
            sheet.rule(0.0, y, Sheet::width(), 0.5, GREY);
            sheet.down(HAND);
        }
    }
    sheet.space(4.0);
    Ok(())
}
