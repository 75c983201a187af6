//! A reader of our own drawings. They are SVG of a few kinds: boxes, lines, circles, paths and texts, in black, white and
//! greys. What a drawing holds beyond that is left out; what it says stands below it in words.

use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

/// How deep groups may stand in groups.
const DEEP: usize = 32;
/// How many shapes a drawing may have.
const SHAPES: usize = 100_000;

/// A drawing.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Drawing {
    /// Left and upper end, width and height of what is shown.
    pub(super) view: [f32; 4],
    pub(super) shapes: Vec<Shape>,
}

/// One thing in it. Lengths are those of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Path { steps: Vec<Step>, fill: Option<u8>, stroke: Option<(f32, u8)> },
    Text { x: f32, y: f32, size: f32, bold: bool, along: Along, text: String },
}

/// A step of a pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Move((f32, f32)),
    Line((f32, f32)),
    /// Its two guides and its end.
    Curve([(f32, f32); 3]),
    Close,
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    Start,
    Middle,
    End,
}

/// What a group says for all that stands in it.
#[derive(Debug, Clone)]
struct Inherited {
    move_by: (f32, f32),
    fill: Option<u8>,
    stroke: Option<u8>,
    width: f32,
    size: f32,
    bold: bool,
    along: Along,
}

/// Names and values of one element.
struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once('=') {
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            if before.trim() == name {
                return Some(value);
            }
            rest = next;
        }
        None
    }

    fn number(&self, name: &str) -> f32 {
        self.get(name).and_then(number).unwrap_or_default()
    }
}

/// A number as drawings have it; none that can't be drawn.
fn number(text: &str) -> Option<f32> {
    let text = text.trim().trim_end_matches("px");
    f32::from_str(text).ok().filter(|number| number.abs() < 1e6)
}

fn numbers(text: &str) -> Vec<f32> {
    text.split([' ', ',', '\n', '\t']).filter_map(number).collect()
}

/// The grey of a colour: as light as it is to the eye.
fn grey(colour: &str) -> Option<u8> {
    let digits = match colour {
        "none" => return None,
        "white" => return Some(255),
        other => other.strip_prefix('#').unwrap_or_default(),
    };
    let part = |from: usize, wide: usize| {
        let one = digits.get(from..from + wide).and_then(|part| u32::from_str_radix(part, 16).ok())?;
        Some(if wide == 1 { one * 17 } else { one })
    };
    let parts = match digits.len() {
        3 => [part(0, 1), part(1, 1), part(2, 1)],
        6 => [part(0, 2), part(2, 2), part(4, 2)],
        _ => return Some(0),
    };
    let [red, green, blue] = parts.map(Option::unwrap_or_default);
    u8::try_from((red * 299 + green * 587 + blue * 114) / 1000).ok()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

impl Inherited {
    /// With what an element says itself.
    fn with(&self, attributes: &Attributes<'_>) -> Inherited {
        let mut own = self.clone();
        if let Some(colour) = attributes.get("fill") {
            own.fill = grey(colour);
        }
        if let Some(colour) = attributes.get("stroke") {
            own.stroke = grey(colour);
        }
        own.width = attributes.get("stroke-width").and_then(number).unwrap_or(self.width);
        own.size = attributes.get("font-size").and_then(number).unwrap_or(self.size);
        own.bold = attributes
            .get("font-weight")
            .map_or(self.bold, |weight| matches!(weight, "bold" | "600" | "700"));
        own.along = match attributes.get("text-anchor") {
            Some("middle") => Along::Middle,
            Some("end") => Along::End,
            Some(_) => Along::Start,
            None => self.along,
        };
        if let Some(by) = attributes.get("transform").and_then(|text| text.trim().strip_prefix("translate("))
        {
            let by = numbers(by.trim_end_matches(')'));
            own.move_by.0 += by.first().copied().unwrap_or_default();
            own.move_by.1 += by.get(1).copied().unwrap_or_default();
        }
        own
    }

    fn path(&self, steps: Vec<Step>, closed: bool) -> Shape {
        let by = self.move_by;
        let moved = |point: (f32, f32)| (point.0 + by.0, point.1 + by.1);
        let moved = steps.into_iter().map(|step| match step {
            Step::Move(to) => Step::Move(moved(to)),
            Step::Line(to) => Step::Line(moved(to)),
            Step::Curve(points) => Step::Curve(points.map(moved)),
            Step::Close => Step::Close,
        });
        let fill = self.fill.filter(|_| closed);
        Shape::Path { steps: moved.collect(), fill, stroke: self.stroke.map(|grey| (self.width, grey)) }
    }
}

/// What `svg` draws; nothing where it is not one of ours.
pub(super) fn drawing(svg: &str) -> Option<Drawing> {
    let mut drawing = Drawing::default();
    let mut groups = vec![Inherited {
        move_by: (0.0, 0.0),
        fill: Some(0),
        stroke: None,
        width: 1.0,
        size: 12.0,
        bold: false,
        along: Along::Start,
    }];
    let mut rest = svg;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>')?;
        rest = after;
        if tag.starts_with(['?', '!']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if matches!(name.trim(), "g" | "svg") && groups.len() > 1 {
                groups.pop();
            }
            continue;
        }
        let alone = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let attributes = Attributes(attributes);
        let own = groups.last()?.with(&attributes);
        match name {
            "svg" | "g" => {
                if let Some([x, y, width, height]) = attributes.get("viewBox").map(numbers).as_deref() {
                    drawing.view = [*x, *y, *width, *height];
                }
                if !alone {
                    groups.push(own);
                }
            }
            "title" | "desc" | "style" | "defs" if !alone => {
                rest = rest.split_once(&format!("</{name}>"))?.1;
            }
            "text" if !alone => {
                let (text, after) = rest.split_once("</text>")?;
                rest = after;
                drawing.shapes.push(words(&own, &attributes, text));
            }
            _ => drawing.shapes.extend(shape(name, &own, &attributes)),
        }
        if groups.len() > DEEP || drawing.shapes.len() > SHAPES {
            return None;
        }
    }
    let [_, _, width, height] = drawing.view;
    (width > 0.0 && height > 0.0).then_some(drawing)
}

fn words(own: &Inherited, attributes: &Attributes<'_>, text: &str) -> Shape {
    // Lower by parts of its size: how the library for charts says that a text stands about its middle or hangs.
    let down =
        attributes.get("dy").map_or(0.0, |down| match (down.strip_suffix("em"), down.strip_suffix("ex")) {
            (Some(em), _) => number(em).unwrap_or_default() * own.size,
            (_, Some(ex)) => number(ex).unwrap_or_default() * own.size * 0.536,
            _ => number(down).unwrap_or_default(),
        });
    Shape::Text {
        x: attributes.number("x") + own.move_by.0,
        y: attributes.number("y") + own.move_by.1 + down,
        size: own.size,
        bold: own.bold,
        along: own.along,
        text: unescaped(text.trim()),
    }
}

fn shape(name: &str, own: &Inherited, attributes: &Attributes<'_>) -> Option<Shape> {
    let of = |name| attributes.number(name);
    match name {
        "rect" => {
            let (x, y, wide, high) = (of("x"), of("y"), of("width"), of("height"));
            let corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)];
            Some(own.path(joined(corners, true), true))
        }
        "line" => Some(own.path(joined([(of("x1"), of("y1")), (of("x2"), of("y2"))], false), false)),
        "polyline" | "polygon" => {
            let points = numbers(attributes.get("points")?);
            let points = points.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y));
            Some(own.path(joined(points, name == "polygon"), true))
        }
        "circle" => {
            let (x, y, r) = (of("cx"), of("cy"), of("r"));
            // As near to a circle as four curves come.
            let k = r * 0.552_285;
            let steps = vec![
                Step::Move((x + r, y)),
                Step::Curve([(x + r, y + k), (x + k, y + r), (x, y + r)]),
                Step::Curve([(x - k, y + r), (x - r, y + k), (x - r, y)]),
                Step::Curve([(x - r, y - k), (x - k, y - r), (x, y - r)]),
                Step::Curve([(x + k, y - r), (x + r, y - k), (x + r, y)]),
                Step::Close,
            ];
            Some(own.path(steps, true))
        }
        "path" => Some(own.path(pen(attributes.get("d")?), true)),
        _ => None,
    }
}

fn joined(points: impl IntoIterator<Item = (f32, f32)>, closed: bool) -> Vec<Step> {
    let mut steps: Vec<_> = points
        .into_iter()
        .enumerate()
        .map(|(at, point)| if at == 0 { Step::Move(point) } else { Step::Line(point) })
        .collect();
    if closed {
        steps.push(Step::Close);
    }
    steps
}

/// The next number of a path, which may stand without anything before it: `10-5`.
fn next(signs: &mut Peekable<CharIndices<'_>>, text: &str) -> Option<f32> {
    while signs.next_if(|(_, sign)| sign.is_whitespace() || *sign == ',').is_some() {}
    let (start, _) = *signs.peek()?;
    let mut end = start;
    let mut dot = false;
    while let Some((at, sign)) = signs.next_if(|(at, sign)| {
        sign.is_ascii_digit() || (*sign == '.' && !dot) || (*at == start && matches!(sign, '-' | '+'))
    }) {
        dot |= sign == '.';
        end = at + sign.len_utf8();
    }
    text.get(start..end).and_then(number)
}

/// The steps of a path of straight lines and curves; it ends where it is not one.
fn pen(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut signs = text.char_indices().peekable();
    let mut now = (0.0_f32, 0.0_f32);
    let mut start = now;
    let mut order = ' ';
    loop {
        while signs.next_if(|(_, sign)| sign.is_whitespace() || *sign == ',').is_some() {}
        if let Some((_, sign)) = signs.next_if(|(_, sign)| sign.is_ascii_alphabetic()) {
            order = sign;
        } else if signs.peek().is_none() {
            return steps;
        }
        let from = if order.is_ascii_lowercase() { now } else { (0.0, 0.0) };
        let mut read = || next(&mut signs, text);
        let step = match order.to_ascii_uppercase() {
            'H' => read().map(|x| Step::Line((from.0 + x, now.1))),
            'V' => read().map(|y| Step::Line((now.0, from.1 + y))),
            point @ ('M' | 'L' | 'C') => {
                let mut read = || read().zip(read()).map(|(x, y)| (from.0 + x, from.1 + y));
                match point {
                    'M' => read().map(Step::Move),
                    'L' => read().map(Step::Line),
                    _ => match [read(), read(), read()] {
                        [Some(first), Some(second), Some(end)] => Some(Step::Curve([first, second, end])),
                        _ => None,
                    },
                }
            }
            'Z' => Some(Step::Close),
            _ => None,
        };
        let Some(step) = step else { return steps };
        match step {
            Step::Move(to) => {
                now = to;
                start = now;
                // What follows without an order of its own is a line.
                order = if order == 'm' { 'l' } else { 'L' };
            }
            Step::Line(to) | Step::Curve([.., to]) => now = to,
            Step::Close => {
                now = start;
                // A number after it would be no path.
                order = ' ';
            }
        }
        steps.push(step);
    }
}
