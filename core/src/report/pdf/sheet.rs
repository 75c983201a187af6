//! The sheets of paper: where the next thing stands, when a page is full, and what stands on each. A document is drawn twice,
//! first only to count its pages, since each page says how many there are.

use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;

use super::ink::{Ink, Op, Role, draw};
use super::lines::{Line, Style, set};
use super::shape::Shaper;
use super::tags::{Node, Tags};
use crate::{Error, Result};

/// One millimetre in points.
pub(super) const MM: f32 = 72.0 / 25.4;
/// A4.
const WIDTH: f32 = 210.0 * MM;
const HEIGHT: f32 = 297.0 * MM;
/// Wide enough for holes.
const LEFT: f32 = 25.0 * MM;
const OTHER: f32 = 20.0 * MM;
const FOOT: Style = Style::plain(8.0);

/// Greys: what is read is black.
pub(super) const BLACK: u8 = 0;
pub(super) const GREY: u8 = 0x70;

/// Pages, the one that is open among them.
pub(super) struct Sheet<'a> {
    pub(super) shaper: &'a mut Shaper,
    /// Nothing while pages are only counted.
    drawn: Option<Drawn<'a>>,
    ops: Vec<Op>,
    /// How far down the page is filled.
    y: f32,
    page: u32,
    /// Where a rule beside her words began on this page, and how far from the left.
    bar: Option<(f32, f32)>,
}

/// What is drawn into, and what stands at each foot.
pub(super) struct Drawn<'a> {
    pub(super) document: &'a mut Document,
    pub(super) tags: &'a mut Tags,
    pub(super) foot: &'a str,
    pub(super) total: u32,
    pub(super) page_of: &'a dyn Fn(u32, u32) -> String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(shaper: &'a mut Shaper, drawn: Option<Drawn<'a>>) -> Sheet<'a> {
        Sheet { shaper, drawn, ops: Vec::new(), y: OTHER, page: 1, bar: None }
    }

    /// How wide what is read may be.
    pub(super) fn width() -> f32 {
        WIDTH - LEFT - OTHER
    }

    /// How much of an empty page can be filled.
    pub(super) fn full() -> f32 {
        HEIGHT - 2.0 * OTHER
    }

    /// What is left of this page.
    pub(super) fn room(&self) -> f32 {
        HEIGHT - OTHER - self.y
    }

    /// Whether nothing stands on this page yet.
    pub(super) fn fresh(&self) -> bool {
        self.y <= OTHER
    }

    /// How far down the next thing stands.
    pub(super) fn y(&self) -> f32 {
        self.y
    }

    /// The number of the open page, from 1.
    pub(super) fn page(&self) -> u32 {
        self.page
    }

    /// Leaves room, none at the head of a page.
    pub(super) fn space(&mut self, height: f32) {
        if !self.fresh() {
            self.y += height;
        }
    }

    /// Goes down past what was drawn.
    pub(super) fn down(&mut self, height: f32) {
        self.y += height;
    }

    /// Goes to the next page where less than `height` is left of this one.
    pub(super) fn need(&mut self, height: f32) -> Result<()> {
        if self.room() < height && !self.fresh() {
            self.turn()?;
        }
        Ok(())
    }

    /// Ends the page and begins the next.
    pub(super) fn turn(&mut self) -> Result<()> {
        let bar = self.bar;
        self.end_bar();
        self.end_page()?;
        self.page = self.page.saturating_add(1);
        self.y = OTHER;
        self.bar = bar.map(|(x, _)| (x, OTHER));
        Ok(())
    }

    /// Opens a node of the tree; nothing while pages are counted.
    pub(super) fn open(&mut self, tag: impl Into<krilla::tagging::TagKind>) -> Node {
        self.drawn.as_mut().map_or(0, |drawn| drawn.tags.open(tag))
    }

    /// Adds a node to the tree.
    pub(super) fn add(&mut self, tag: impl Into<krilla::tagging::TagKind>) -> Node {
        self.drawn.as_mut().map_or(0, |drawn| drawn.tags.add(tag))
    }

    pub(super) fn close(&mut self) {
        if let Some(drawn) = self.drawn.as_mut() {
            drawn.tags.close();
        }
    }

    /// Lines of `text`, in the width that it has.
    pub(super) fn set(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        set(self.shaper, text, style, width)
    }

    /// Draws a line whose upper end is at `y`, `x` from the left.
    pub(super) fn line(&mut self, line: &Line, x: f32, y: f32, of: Option<Node>) {
        let Some(drawn) = self.drawn.as_mut() else { return };
        let role = |drawn: &mut Drawn<'_>, ops: &[Op]| match of {
            None => Role::Cosmetic,
            Some(node) => match ops.last().map(|op| &op.role) {
                // What follows on the same page belongs to the same leaf.
                Some(Role::Read(leaf)) if leaf.node == node => Role::Read(*leaf),
                _ => Role::Read(drawn.tags.leaf(node)),
            },
        };
        if line.pieces.is_empty() {
            // A cell with nothing in it is still a cell.
            let role = role(drawn, &self.ops);
            return self.ops.push(Op { role, ink: Ink::Nothing });
        }
        for run in super::ink::runs(line, LEFT + x, y + line.above) {
            let role = match (of, run.turned || run.language.is_some()) {
                (Some(node), true) => Role::Spoken(drawn.tags.leaf(node)),
                _ => role(drawn, &self.ops),
            };
            self.ops.push(Op { role, ink: Ink::Letters(run) });
        }
    }

    /// A drawing that is part of what is read.
    pub(super) fn ink(&mut self, ink: Ink, of: Option<Node>) {
        let Some(drawn) = self.drawn.as_mut() else { return };
        let role = match (of, self.ops.last().map(|op| &op.role)) {
            (None, _) => Role::Cosmetic,
            (Some(node), Some(Role::Read(leaf))) if leaf.node == node => Role::Read(*leaf),
            (Some(node), _) => Role::Read(drawn.tags.leaf(node)),
        };
        self.ops.push(Op { role, ink });
    }

    /// A rule, measured from the left end of what is read.
    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32, height: f32, grey: u8) {
        self.ink(Ink::Rule { x: LEFT + x, y, width, height, grey }, None);
    }

    /// Begins a rule beside her words, which goes on over pages.
    pub(super) fn begin_bar(&mut self, x: f32) {
        self.bar = Some((x, self.y));
    }

    pub(super) fn end_bar(&mut self) {
        if let Some((x, from)) = self.bar.take() {
            self.rule(x, from, 1.5, self.y - from, GREY);
        }
    }

    /// Where what is read begins, for drawings that know of the page alone.
    pub(super) fn left() -> f32 {
        LEFT
    }

    fn end_page(&mut self) -> Result<()> {
        let Some(mut drawn) = self.drawn.take() else { return Ok(()) };
        self.foot(&mut drawn);
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(Error::Internal("page"))?;
        let mut page = drawn.document.start_page_with(settings);
        let mut surface = page.surface();
        draw(&mut surface, &self.ops, &self.shaper.fonts, drawn.tags);
        surface.finish();
        page.finish();
        self.ops.clear();
        self.drawn = Some(drawn);
        Ok(())
    }

    fn foot(&mut self, drawn: &mut Drawn<'_>) {
        let number = (drawn.page_of)(self.page, drawn.total);
        let number = set(self.shaper, &number, FOOT, Self::width());
        let number_wide = number.first().map_or(0.0, |line| line.width);
        let top = HEIGHT - OTHER + 5.0 * MM;
        self.ops.push(Op {
            role: Role::Foot,
            ink: Ink::Rule { x: LEFT, y: top - 2.0 * MM, width: Self::width(), height: 0.4, grey: GREY },
        });
        let mut put = |line: &Line, x: f32, y: f32| {
            let runs = super::ink::runs(line, x, y + line.above);
            self.ops.extend(runs.into_iter().map(|run| Op { role: Role::Foot, ink: Ink::Letters(run) }));
        };
        if let Some(line) = number.first() {
            let from = line.pieces.iter().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
            put(line, LEFT + Self::width() - number_wide - from, top);
        }
        let mut y = top;
        for line in set(self.shaper, drawn.foot, FOOT, Self::width() - number_wide - 8.0 * MM).iter().take(3)
        {
            put(line, LEFT, y);
            y += line.height;
        }
    }

    /// Ends the last page: how many there are.
    pub(super) fn finish(mut self) -> Result<u32> {
        self.end_bar();
        self.end_page()?;
        Ok(self.page)
    }

    /// Where something stands on the page, for a mark in the outline.
    pub(super) fn point(&self) -> Point {
        Point::from_xy(0.0, self.y)
    }
}
