//! When entries were written, against when it happened, and the times she marked as missing.

use super::dated::{Selection, Span, in_time};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use crate::incidents::Written;
use crate::store::Kind;

/// Entries that were written within the hour, on the same day, later, and those of which it can't be said.
pub(super) fn when(of: &Selection<'_>) -> Option<Insight> {
    let keys = [
        (Key::AtTheTime, Some(Written::AtTheTime)),
        (Key::SameDay, Some(Written::SameDay)),
        (Key::Later, Some(Written::Later)),
        (Key::NotSaid, None),
    ];
    let figures: Vec<Figure> = keys
        .into_iter()
        .filter_map(|(key, written)| {
            Figure::counting(key, of.entries.iter().filter(|one| one.entry.written == written)).if_any()
        })
        .collect();
    (!figures.is_empty()).then_some(Insight { id: InsightId::WrittenWhen, figures })
}

/// Times in which something happened and could not be written, as she marked them.
pub(super) fn marked_gaps(of: &Selection<'_>) -> Option<Insight> {
    let mut gaps: Vec<_> = of.view.gaps.iter().filter(|(_, gap)| of.takes(gap.when.as_ref())).collect();
    gaps.sort_by_key(|(id, gap)| (in_time(Span::of(gap.when.as_ref(), of.zone())), *id));
    let figures: Vec<Figure> = gaps
        .into_iter()
        .map(|(id, gap)| {
            let figure = Figure::new(Key::GapMarked).at(gap.when.as_ref()).count(1);
            figure.about(Subject::Record(Kind::GAP, *id)).words(gap.note.as_ref())
        })
        .collect();
    (!figures.is_empty()).then_some(Insight { id: InsightId::MarkedGaps, figures })
}
