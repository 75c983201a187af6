//! What a drawing is made of, before it is one: boxes, lines, dots and texts on a sheet as wide as the text of a page.
//!
//! A unit is a tenth of a millimetre. The library that draws knows no hatching and no description, so a hatch is one line that
//! goes to and fro, and the description is put in where the file begins.

use plotters::backend::SVGBackend;
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::letters::{self, FAMILY};
use crate::error::{Error, Result};
use crate::words::escaped_markup;

/// Width of every sheet: 170 mm, the text of a page of A4.
pub(super) const WIDTH: i32 = 1_700;
/// Units of one millimetre.
const UNITS_OF_MM: i32 = 10;
/// Height of a line of text.
pub(super) const LINE: i32 = 44;
/// From one stroke of a hatch to the next.
const HATCH: i32 = 12;
/// From the beginning of one dash to that of the next.
const DASH: i32 = 20;

/// Black, white, or between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grey(pub(super) u8);

impl Grey {
    pub(super) const BLACK: Grey = Grey(0);
    pub(super) const LINE: Grey = Grey(110);
    pub(super) const FAINT: Grey = Grey(205);
    pub(super) const WHITE: Grey = Grey(255);

    fn color(self) -> RGBColor {
        RGBColor(self.0, self.0, self.0)
    }

    fn filled(self) -> ShapeStyle {
        self.color().filled()
    }

    fn stroke(self, width: u32) -> ShapeStyle {
        self.color().stroke_width(width)
    }
}

/// Where a text stands about its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// From one corner to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Frame {
    pub(super) fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Frame { left, top, right, bottom }
    }

    /// Whether two of them share more than an edge.
    #[cfg(test)]
    pub(super) fn overlaps(&self, other: &Frame) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// One thing on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// A box that is filled.
    Filled(Frame, Grey),
    /// The edge of a box.
    Edge(Frame, Grey),
    /// Slanting lines in a box.
    Hatch(Frame),
    /// A straight line.
    Line((i32, i32), (i32, i32), Grey),
    /// The same in dashes, from the top down.
    Dashes { at: i32, top: i32, bottom: i32 },
    /// A full circle.
    Dot(i32, i32, i32),
    /// A text, by the middle of its height.
    Text { x: i32, y: i32, anchor: Anchor, text: String, ink: Grey },
}

impl Shape {
    /// Where a text stands, as wide as it may be.
    #[cfg(test)]
    pub(super) fn text_frame(&self) -> Option<Frame> {
        let Shape::Text { x, y, anchor, text, .. } = self else { return None };
        let width = letters::width(text);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        Some(Frame::new(left, y - letters::SIZE / 2, left + width, y + letters::SIZE / 2))
    }
}

/// A drawing that is being made, from the top down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// What is on it, the lowest first.
    pub(super) shapes: Vec<Shape>,
    /// How far down it goes.
    pub(super) height: i32,
}

impl Sheet {
    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    pub(super) fn text(&mut self, (x, y): (i32, i32), anchor: Anchor, text: impl Into<String>) {
        self.add(Shape::Text { x, y, anchor, text: text.into(), ink: Grey::BLACK });
    }

    /// Room below what is there; gives where it begins.
    pub(super) fn room(&mut self, height: i32) -> i32 {
        let top = self.height;
        self.height = self.height.saturating_add(height);
        top
    }

    /// As SVG, with its title and its description.
    pub(super) fn svg(&self, title: &str, description: &str, language: &str) -> Result<String> {
        let height = self.height.max(LINE);
        let size = (u32::try_from(WIDTH).unwrap_or(1), u32::try_from(height).unwrap_or(1));
        let mut drawn = String::new();
        {
            let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
            let white = Shape::Filled(Frame::new(0, 0, WIDTH, height), Grey::WHITE);
            for shape in std::iter::once(&white).chain(&self.shapes) {
                draw(&area, shape)?;
            }
            area.present().map_err(not_drawn)?;
        }
        // The library writes the width in pixels; what is printed has to know its size.
        let (_, body) = drawn.split_once('\n').ok_or(Error::Internal("the drawing has no beginning"))?;
        let (millimetres, tenth) = (height / UNITS_OF_MM, height % UNITS_OF_MM);
        let wide = WIDTH / UNITS_OF_MM;
        Ok(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}mm\" height=\"{millimetres}.{tenth}mm\" \
             viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" xml:lang=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n{body}",
            markup(language),
            markup(title),
            markup(description),
        ))
    }
}

fn markup(text: &str) -> String {
    escaped_markup(&letters::printable(text))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw(area: &Area<'_>, shape: &Shape) -> Result<()> {
    let corners = |frame: &Frame| [(frame.left, frame.top), (frame.right, frame.bottom)];
    let drawn = match shape {
        Shape::Filled(frame, grey) => area.draw(&Rectangle::new(corners(frame), grey.filled())),
        Shape::Edge(frame, grey) => area.draw(&Rectangle::new(corners(frame), grey.stroke(2))),
        Shape::Hatch(frame) => area.draw(&PathElement::new(hatch(frame), Grey::LINE.stroke(2))),
        Shape::Line(from, to, grey) => area.draw(&PathElement::new(vec![*from, *to], grey.stroke(3))),
        Shape::Dashes { at, top, bottom } => {
            let mut down = *top;
            let mut last = Ok(());
            while down < *bottom && last.is_ok() {
                let end = (down + DASH / 2).min(*bottom);
                last = area.draw(&PathElement::new(vec![(*at, down), (*at, end)], Grey::LINE.stroke(3)));
                down += DASH;
            }
            last
        }
        Shape::Dot(x, y, radius) => area.draw(&Circle::new((*x, *y), *radius, Grey::BLACK.filled())),
        Shape::Text { x, y, anchor, text, ink } => {
            let across = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let ink = ink.color();
            let font = (FAMILY, letters::ASKED_SIZE).into_font();
            let style = TextStyle::from(font).color(&ink).pos(Pos::new(across, VPos::Center));
            area.draw(&Text::new(letters::printable(text), (*x, *y), style))
        }
    };
    drawn.map_err(not_drawn)
}

fn not_drawn<E>(_: E) -> Error {
    Error::Internal("the drawing can't be written")
}

/// One line that goes up and down aslant, along the edges between.
fn hatch(frame: &Frame) -> Vec<(i32, i32)> {
    let Frame { left, top, right, bottom } = *frame;
    let slant = bottom - top;
    let mut points = Vec::new();
    let mut foot = left - slant;
    let mut up = true;
    while foot < right {
        // Where the stroke from the foot to the top enters and leaves the box.
        let low = if foot < left { (left, bottom - (left - foot)) } else { (foot, bottom) };
        let head = foot + slant;
        let high = if head > right { (right, top + (head - right)) } else { (head, top) };
        if high.1 < low.1 {
            points.extend(if up { [low, high] } else { [high, low] });
            up = !up;
        }
        foot += HATCH;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_in_its_box() {
        for (left, right) in [(0, 20), (100, 108), (5, 1_700)] {
            let frame = Frame::new(left, 40, right, 64);
            let points = hatch(&frame);
            assert!(points.len() >= 2);
            assert!(
                points.iter().all(|(x, y)| (left..=right).contains(x) && (40..=64).contains(y)),
                "{points:?}"
            );
        }
    }

    #[test]
    fn what_means_something_to_the_file_is_escaped_and_what_it_can_not_hold_is_left_out() {
        let mut sheet = Sheet::default();
        sheet.text((0, 20), Anchor::Start, "<b> & \u{1}\u{fffe}\"'");
        let svg = sheet.svg("A < B\u{0}", "C & D", "en").expect("drawn");
        assert!(svg.contains("&lt;b&gt; &amp; &quot;&apos;"), "{svg}");
        assert!(svg.contains("<title>A &lt; B</title>\n<desc>C &amp; D</desc>"), "{svg}");
        assert!(svg.starts_with("<svg xmlns") && svg.contains("width=\"170mm\" height=\"4.4mm\""), "{svg}");
    }
}
