//! Entries along the days: a dot where the time is exact, a hatched band as wide as it may have been where it is not, and a box
//! with a number where more of them lie close together than can be told apart.

use std::collections::{BTreeMap, VecDeque};

use super::letters::{SIZE, width};
use super::sheet::{Anchor, Frame, Grey, LINE, Shape, Sheet, WIDTH};
use super::time_axis::TimeAxis;
use crate::patterns::Placed;
use crate::say::Say;
use crate::time::Precision;

/// Half the height of what is drawn.
const HALF: i32 = 15;
/// Half the width of a dot, and the least of a band.
const DOT: i32 = 11;
/// Room between two marks of a row.
const BETWEEN: i32 = 6;
/// Height of a row.
pub(super) const ROW: i32 = 44;
/// Narrowest box with a number.
const BOX_MIN: i32 = 48;
/// Entries that can have their numbers beside them, at most.
const NAMED_MAX: usize = 60;

/// How something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// An exact time.
    Dot,
    /// From one exact time to another.
    Bar,
    /// A time that is not exact.
    Band,
    /// Several exact ones.
    Several,
    /// Several that are not.
    SeveralBands,
}

/// One entry, or several, on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) form: Form,
    left: i32,
    right: i32,
    /// Where an exact time stands.
    at: i32,
    pub(super) count: usize,
    name: Option<String>,
}

impl Mark {
    fn of(one: &Placed, axis: &TimeAxis) -> Option<Self> {
        let (left, right) = axis.band(&one.span?);
        let at = i32::midpoint(left, right).clamp(DOT, WIDTH - DOT);
        let narrow = right - left < 2 * DOT;
        let form = match one.precision {
            Precision::Exact if narrow => Form::Dot,
            Precision::Exact => Form::Bar,
            _ => Form::Band,
        };
        let (left, right) = if narrow { (at - DOT, at + DOT) } else { (left, right) };
        Some(Mark { form, left, right, at, count: 1, name: None })
    }

    /// Where it ends, with its name and the room for what comes next.
    fn end(&self) -> i32 {
        let name = self.name.as_deref().map_or(0, |name| BETWEEN + width(name));
        self.right.saturating_add(name).saturating_add(BETWEEN)
    }

    /// The same, moved so that all of it lies between two places that are far enough apart.
    fn moved_into(self, left: i32, right: i32) -> Self {
        let by = (left - self.left).max(0) + (right - self.right).min(0);
        Mark { left: self.left + by, right: self.right + by, at: self.at + by, ..self }
    }

    fn number(&self) -> Option<String> {
        (self.count > 1).then(|| self.count.to_string())
    }

    fn draw(&self, middle: i32, sheet: &mut Sheet) {
        let frame = Frame::new(self.left, middle - HALF, self.right, middle + HALF);
        match self.form {
            Form::Dot => sheet.add(Shape::Dot(self.at, middle, DOT)),
            Form::Bar => sheet.add(Shape::Filled(
                Frame::new(self.left, middle - HALF / 2, self.right, middle + HALF / 2),
                Grey::BLACK,
            )),
            Form::Band => {
                sheet.add(Shape::Hatch(frame));
                sheet.add(Shape::Edge(frame, Grey::BLACK));
            }
            Form::Several | Form::SeveralBands => {
                let frame = Frame::new(self.left, middle - SIZE / 2 - 3, self.right, middle + SIZE / 2 + 3);
                let inside = if self.form == Form::Several {
                    Shape::Filled(frame, Grey::WHITE)
                } else {
                    Shape::Hatch(frame)
                };
                sheet.add(inside);
                sheet.add(Shape::Edge(frame, Grey::BLACK));
            }
        }
        if let Some(number) = self.number() {
            let (wide, at) = (width(&number) + 4, i32::midpoint(self.left, self.right));
            let back = Frame::new(at - wide / 2, middle - HALF + 1, at + wide / 2, middle + HALF - 1);
            sheet.add(Shape::Filled(back, Grey::WHITE));
            sheet.text((at, middle), Anchor::Middle, number);
        }
        if let Some(name) = &self.name {
            // What stands behind a name would run through its letters.
            let left = self.right + 2;
            let back = Frame::new(left, middle - HALF, left + BETWEEN + width(name), middle + HALF);
            sheet.add(Shape::Filled(back, Grey::WHITE));
            sheet.text((self.right + BETWEEN, middle), Anchor::Start, name.clone());
        }
    }
}

/// Rows of marks, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) rows: Vec<Vec<Mark>>,
}

impl Rows {
    /// Puts entries into so many rows, four at least. Names stand where there is room for them, if there is anything to name
    /// them with.
    pub(super) fn of<'p>(
        entries: impl Iterator<Item = &'p Placed>,
        axis: &TimeAxis,
        most: usize,
        say: Option<Say<'_>>,
    ) -> Self {
        let mut all: Vec<(Mark, u32)> =
            entries.filter_map(|one| Some((Mark::of(one, axis)?, one.entry_no))).collect();
        all.sort_by_key(|(mark, number)| (mark.left, mark.right, *number));
        let plain = || all.iter().map(|(mark, _)| mark.clone()).collect::<Vec<_>>();
        let Some(say) = say.filter(|_| all.len() <= NAMED_MAX) else {
            return Self { rows: packed(plain(), most).unwrap_or_else(|| together(&plain(), most)) };
        };
        let name = |number: u32| say.words().text("log-entry", &[("number", number.into())]);
        let named = |(mark, number): &(Mark, u32)| Mark { name: Some(name(*number)), ..mark.clone() };
        let fitting = |mark: Mark| if mark.end() > WIDTH { Mark { name: None, ..mark } } else { mark };
        let rows = packed(all.iter().map(named).map(fitting).collect(), most)
            .or_else(|| {
                let mut rows = packed(plain(), most)?;
                let mut numbers = numbered(&all);
                for row in &mut rows {
                    name_where_room(row, &mut numbers, &name);
                }
                Some(rows)
            })
            .unwrap_or_else(|| together(&plain(), most));
        Self { rows }
    }

    pub(super) fn height(&self) -> i32 {
        i32::try_from(self.rows.len()).map_or(0, |rows| rows.saturating_mul(ROW))
    }

    pub(super) fn has(&self, form: Form) -> bool {
        self.rows.iter().flatten().any(|mark| mark.form == form)
    }

    /// Whether one mark stands for several entries.
    pub(super) fn has_several(&self) -> bool {
        self.rows.iter().flatten().any(|mark| mark.count > 1)
    }

    /// Draws them below what is there, the first row lowest.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let mut bottom = sheet.height.saturating_add(self.height());
        sheet.room(self.height());
        for row in &self.rows {
            for mark in row {
                mark.draw(bottom - ROW / 2, sheet);
            }
            bottom -= ROW;
        }
    }
}

/// Numbers of entries by the place and the form of their marks, in order.
type Numbers = BTreeMap<(i32, i32, Form), VecDeque<u32>>;

fn numbered(all: &[(Mark, u32)]) -> Numbers {
    let mut numbers = Numbers::new();
    for (mark, number) in all {
        numbers.entry((mark.left, mark.right, mark.form)).or_default().push_back(*number);
    }
    numbers
}

fn name_where_room(row: &mut [Mark], numbers: &mut Numbers, name: &impl Fn(u32) -> String) {
    for at in 0..row.len() {
        let next = row.get(at + 1).map_or(WIDTH, |next| next.left);
        let Some(mark) = row.get_mut(at) else { continue };
        let number = numbers.get_mut(&(mark.left, mark.right, mark.form)).and_then(VecDeque::pop_front);
        mark.name = number.map(name);
        if mark.end() > next {
            mark.name = None;
        }
    }
}

/// Each mark in the lowest row that has room; nothing where there are more rows than that.
fn packed(marks: Vec<Mark>, most: usize) -> Option<Vec<Vec<Mark>>> {
    let mut rows: Vec<(i32, Vec<Mark>)> = Vec::new();
    for mark in marks {
        let end = mark.end();
        if let Some((taken, row)) = rows.iter_mut().find(|(taken, _)| *taken <= mark.left) {
            *taken = end;
            row.push(mark);
        } else if rows.len() < most {
            rows.push((end, vec![mark]));
        } else {
            return None;
        }
    }
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// Too many to be told apart. What is narrow is put into boxes with the number of its entries, and what reaches exactly as far is
/// one; where that is still too much, all that overlaps is one.
fn together(marks: &[Mark], most: usize) -> Vec<Vec<Mark>> {
    let wide = width(&marks.len().to_string()).saturating_add(12).max(BOX_MIN);
    let of = |is_exact: bool, is_narrow: bool| {
        let is_one = move |mark: &&Mark| {
            (mark.form != Form::Band) == is_exact && (mark.right - mark.left < wide) == is_narrow
        };
        marks.iter().filter(is_one).cloned().collect::<Vec<_>>()
    };
    let boxed =
        [boxes(of(true, true), wide, Form::Several), boxes(of(false, true), wide, Form::SeveralBands)];
    let same = |one: &Mark, other: &Mark| (one.left, one.right) == (other.left, other.right);
    let mut alike: Vec<Mark> = boxed.iter().flatten().cloned().collect();
    alike.extend([true, false].into_iter().flat_map(|is_exact| joined(of(is_exact, false), same)));
    alike.sort_by_key(|mark| (mark.left, mark.right, mark.form));
    packed(alike, most).unwrap_or_else(|| {
        let overlaps = |one: &Mark, other: &Mark| other.left < one.right;
        let wider = [joined(of(true, false), overlaps), joined(of(false, false), overlaps)];
        boxed.into_iter().chain(wider).filter(|row| !row.is_empty()).collect()
    })
}

/// Marks in order, each put together with the one before where `are_one` says so.
fn joined(marks: Vec<Mark>, are_one: impl Fn(&Mark, &Mark) -> bool) -> Vec<Mark> {
    let mut row: Vec<Mark> = Vec::new();
    for mark in marks {
        match row.last_mut().filter(|last| are_one(last, &mark)) {
            Some(last) => {
                last.right = last.right.max(mark.right);
                last.count = last.count.saturating_add(1);
            }
            None => row.push(mark),
        }
    }
    row
}

/// Narrow marks by equal parts of the width, each part with room for its number.
fn boxes(marks: Vec<Mark>, wide: i32, several: Form) -> Vec<Mark> {
    let parts = (WIDTH / wide).max(1);
    let wide = WIDTH / parts;
    let mut by_part: BTreeMap<i32, Vec<Mark>> = BTreeMap::new();
    for mark in marks {
        let middle = i32::midpoint(mark.left, mark.right);
        by_part.entry((middle / wide).min(parts - 1)).or_default().push(mark);
    }
    let boxed = |(part, mut there): (i32, Vec<Mark>)| {
        let (left, right) = (part * wide, (part + 1) * wide);
        if there.len() > 1 {
            let (left, right) = (left + BETWEEN / 2, right - BETWEEN / 2);
            return Some(Mark { form: several, left, right, at: left, count: there.len(), name: None });
        }
        there.pop().map(|mark| mark.moved_into(left, right))
    };
    by_part.into_iter().filter_map(boxed).collect()
}

/// Says at the top of a sheet what each form means, those that are there.
pub(super) fn legend(forms: &[Form], sheet: &mut Sheet, say: Say<'_>) {
    let mut x = 0;
    let mut middle = sheet.room(LINE) + LINE / 2;
    for form in forms {
        let (id, right) = match form {
            Form::Dot => ("chart-legend-exact", 2 * DOT),
            Form::Bar => ("chart-legend-from-to", 70),
            Form::Band => ("chart-legend-not-exact", 70),
            Form::Several => ("chart-legend-several", BOX_MIN),
            Form::SeveralBands => ("chart-legend-several-not-exact", BOX_MIN),
        };
        let text = say.words().text(id, &[]);
        let wide = right + BETWEEN + width(&text);
        if x > 0 && x + wide > WIDTH {
            x = 0;
            middle = sheet.room(LINE) + LINE / 2;
        }
        let count = if matches!(form, Form::Several | Form::SeveralBands) { 5 } else { 1 };
        Mark { form: *form, left: x, right: x + right, at: x + DOT, count, name: Some(text) }
            .draw(middle, sheet);
        x += wide + 40;
    }
    sheet.room(LINE / 4);
}
