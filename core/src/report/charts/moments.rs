//! What stands beside the entries and has a day: they were told to stop, orders, marked days, the police, gaps. Each is a line
//! with a letter, and what the letter stands for is said below.

use super::Named;
use super::letters::{cut, printable, width};
use super::sheet::{Anchor, Frame, Grey, LINE, Shape, Sheet, WIDTH};
use super::time_axis::TimeAxis;
use crate::ids::RecordId;
use crate::limits;
use crate::patterns::{InsightId, Key, Patterns, Span, Subject};
use crate::say::Say;
use crate::time::{Bounds, Occurred, Zone, local};

/// From one letter to the next in a row.
const BETWEEN: i32 = 10;
/// Wider than this, both ends are drawn.
const ONE_LINE: i32 = 12;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Moment {
    span: Span,
    what: String,
    when: String,
}

/// Those that are drawn, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Moments {
    drawn: Vec<Moment>,
    /// How many there are beyond those.
    further: usize,
}

/// Insights that know of them, and the figures that stand for one each.
const KNOWN_BY: [(InsightId, Key); 5] = [
    (InsightId::AfterToldToStop, Key::After),
    (InsightId::AfterOrder, Key::After),
    (InsightId::NearEvents, Key::Before),
    (InsightId::PoliceTimeline, Key::Contact),
    (InsightId::MarkedGaps, Key::GapMarked),
];

fn span(bounds: Bounds, zone: Zone) -> Option<Span> {
    let day = |ms| local(ms, zone).map(|at| at.date());
    Some(Span { bounds, first_day: day(bounds.earliest_ms)?, last_day: day(bounds.latest_ms)? })
}

impl Moments {
    /// Those whose time is known and lies among the days that are drawn.
    pub(super) fn of(patterns: &Patterns, axis: &TimeAxis, named: Named<'_>, say: Say<'_>) -> Self {
        let mut all: Vec<(Span, Option<RecordId>, Moment)> = Vec::new();
        for (id, key) in KNOWN_BY {
            for figure in patterns.insight(id).into_iter().flat_map(|insight| insight.of(key)) {
                let bounds = figure.first.as_ref().and_then(Occurred::bounds);
                let Some(span) = bounds.and_then(|bounds| span(bounds, patterns.scope.zone)) else {
                    continue;
                };
                if !axis.holds(&span) {
                    continue;
                }
                let (record, what) = match &figure.subject {
                    Subject::Record(_, id) => (Some(*id), named(figure)),
                    _ => (None, say.words().text("chart-told-to-stop", &[])),
                };
                let when = say.known_time(figure.first.as_ref());
                all.push((span, record, Moment { span, what: printable(&what), when }));
            }
        }
        all.sort_by_key(|(span, record, _)| (span.bounds.earliest_ms, span.bounds.latest_ms, *record));
        let further = all.len().saturating_sub(limits::CHART_MOMENTS_MAX);
        let drawn = all.into_iter().take(limits::CHART_MOMENTS_MAX).map(|(_, _, moment)| moment).collect();
        Moments { drawn, further }
    }

    fn lettered(&self) -> impl Iterator<Item = (String, &Moment)> {
        ('A'..='Z').map(String::from).zip(&self.drawn)
    }

    /// What each letter stands for.
    pub(super) fn says(&self, say: Say<'_>) -> Vec<String> {
        let one = |(letter, moment): (String, &Moment)| {
            let arguments = [
                ("letter", (&letter).into()),
                ("what", (&moment.what).into()),
                ("when", (&moment.when).into()),
            ];
            say.words().text("chart-moment", &arguments)
        };
        let mut said: Vec<String> = self.lettered().map(one).collect();
        if let Ok(further @ 1..) = u32::try_from(self.further) {
            said.push(say.words().text("chart-moments-further", &[("count", further.into())]));
        }
        said
    }

    /// Letters at the top, and lines down through what is drawn below, which is so high.
    pub(super) fn draw(&self, axis: &TimeAxis, below: i32, sheet: &mut Sheet) {
        let mut taken: Vec<i32> = Vec::new();
        let mut placed = Vec::new();
        for (letter, moment) in self.lettered() {
            let (left, right) = axis.band(&moment.span);
            let right = if right - left <= ONE_LINE { left } else { right };
            let wide = width(&letter) + 12;
            let begin = (left - wide / 2).clamp(0, WIDTH - wide);
            let end = (begin + wide).max(right) + BETWEEN;
            let row = taken.iter().position(|taken| *taken <= begin).unwrap_or(taken.len());
            match taken.get_mut(row) {
                Some(taken) => *taken = end,
                None => taken.push(end),
            }
            placed.push((letter, row, begin, wide, left, right));
        }
        let rows = i32::try_from(taken.len()).unwrap_or(0);
        let top = sheet.room(rows * LINE);
        let bottom = sheet.height + below;
        for (letter, row, begin, wide, left, right) in placed {
            let middle = top + i32::try_from(row).unwrap_or(0) * LINE + LINE / 2;
            for at in if left == right { vec![left] } else { vec![left, right] } {
                sheet.add(Shape::Dashes { at, top: middle, bottom });
            }
            if left != right {
                sheet.add(Shape::Line((left, middle), (right, middle), Grey::LINE));
            }
            let frame = Frame::new(begin, middle - 19, begin + wide, middle + 19);
            sheet.add(Shape::Filled(frame, Grey::WHITE));
            sheet.add(Shape::Edge(frame, Grey::BLACK));
            sheet.text((begin + wide / 2, middle), Anchor::Middle, letter);
        }
    }

    /// A line for each letter. What does not fit is cut: it stands whole in what the drawing says.
    pub(super) fn draw_key(&self, sheet: &mut Sheet, say: Say<'_>) {
        for text in self.says(say) {
            let top = sheet.room(LINE);
            sheet.text((0, top + LINE / 2), Anchor::Start, cut(&text, WIDTH));
        }
    }
}
