//! A drawing with what it shows, in words.

use krilla::geom::{Path, PathBuilder, Rect};
use krilla::tagging::{BBox, Tag};

use super::blocks::{SIZE, TEXT, paragraph};
use super::ink::Ink;
use super::lines::Style;
use super::sheet::Sheet;
use super::svg::{self, Along, Drawing, Shape, Step};
use super::tags::Node;
use crate::Result;
use crate::report::document::Figure;

/// How long a description may be: a reader takes no longer one.
const DESCRIPTION: usize = 8000;

/// Most sentences that are printed under a drawing.
const PRINTED_MOST: usize = 8;

/// Where the drawing lies on the page, and how large one of its units is there.
#[derive(Clone, Copy)]
struct Place {
    left: f32,
    top: f32,
    scale: f32,
}

/// Draws a figure: its title, the drawing, and what it shows.
pub(super) fn figure(sheet: &mut Sheet<'_>, figure: &Figure) -> Result<()> {
    let title = sheet.set(&figure.title, Style::bold(SIZE), Sheet::width());
    let drawing = svg::drawing(&figure.svg);
    let high = drawing.as_ref().map_or(0.0, |drawing| scale(drawing) * drawing.view[3]);
    let titled: f32 = title.iter().map(|line| line.height).sum();
    sheet.need((titled + high + 3.0 * SIZE).min(Sheet::full()))?;
    if !figure.title.trim().is_empty() {
        let node = sheet.add(Tag::P);
        paragraph(sheet, &title, 0.0, Some(node))?;
        sheet.down(4.0);
    }
    if let Some(drawing) = drawing {
        sheet.need(high.min(Sheet::full()))?;
        let says = figure.says.join(" ");
        let alt = if says.trim().is_empty() { &figure.title } else { &says };
        let alt = Some(super::short(alt, DESCRIPTION)).filter(|alt| !alt.trim().is_empty());
        let page = usize::try_from(sheet.page().saturating_sub(1)).unwrap_or_default();
        let bounds =
            Rect::from_xywh(Sheet::left(), sheet.y(), Sheet::width(), high).map(|rect| BBox::new(page, rect));
        let alt = alt.unwrap_or_else(|| "\u{2013}".to_owned());
        let node = sheet.add(Tag::Figure(Some(alt)).with_bbox(bounds));
        draw(sheet, &drawing, node);
        sheet.down(high + 6.0);
    }
    // A sentence for each of sixty weeks would bury the drawing; whoever can't see it hears them all.
    let printed = if figure.says.len() > PRINTED_MOST { &[] } else { figure.says.as_slice() };
    for says in printed {
        let node = sheet.add(Tag::P);
        let lines = sheet.set(says, TEXT, Sheet::width());
        paragraph(sheet, &lines, 0.0, Some(node))?;
    }
    Ok(())
}

/// As wide as what is read, unless it would be higher than a page.
fn scale(drawing: &Drawing) -> f32 {
    let [_, _, width, height] = drawing.view;
    (Sheet::width() / width).min(Sheet::full() * 0.75 / height)
}

fn draw(sheet: &mut Sheet<'_>, drawing: &Drawing, node: Node) {
    let scale = scale(drawing);
    let [x, y, ..] = drawing.view;
    let place = Place { left: -x * scale, top: sheet.y() - y * scale, scale };
    for shape in &drawing.shapes {
        match shape {
            Shape::Path { steps, fill, stroke } => {
                if let Some(path) = path(steps, place).filter(|_| fill.is_some() || stroke.is_some()) {
                    let stroke = stroke.map(|(width, grey)| (width * scale, grey));
                    sheet.ink(Ink::Path { path, fill: *fill, stroke }, Some(node));
                }
            }
            Shape::Text { x, y, size, bold, along, text } => {
                // Lettering is black whatever it was: grey letters get lost in a copy of a copy.
                let style = Style { size: (size * scale).clamp(1.0, 100.0), bold: *bold, digits: false };
                let lines = sheet.set(text, style, Sheet::width());
                let Some(line) = lines.first().filter(|line| !line.pieces.is_empty()) else { continue };
                let from = line.pieces.iter().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
                let before = match along {
                    Along::Start => 0.0,
                    Along::Middle => line.width / 2.0,
                    Along::End => line.width,
                };
                let (x, y) = (place.left + x * scale - before - from, place.top + y * scale - line.above);
                sheet.line(line, x, y, Some(node));
            }
        }
    }
}

fn path(steps: &[Step], place: Place) -> Option<Path> {
    let on_page =
        |(x, y): (f32, f32)| (Sheet::left() + place.left + x * place.scale, place.top + y * place.scale);
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            Step::Move(to) => {
                let (x, y) = on_page(*to);
                path.move_to(x, y);
            }
            Step::Line(to) => {
                let (x, y) = on_page(*to);
                path.line_to(x, y);
            }
            Step::Curve(points) => {
                let [first, second, end] = points.map(on_page);
                path.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
            }
            Step::Close => path.close(),
        }
    }
    path.finish()
}
