//! Where: her own names, kinds of places, and positions that lie near one another.

use std::collections::{BTreeMap, BTreeSet};

use geo::Point;

use super::dated::{Dated, Selection};
use super::insight::{Figure, Insight, InsightId, Key, Subject};
use crate::fields::Coordinates;
use crate::ids::RecordId;
use crate::limits;
use crate::places::{ONE_PLACE_M, gather, is_one_place};
use crate::store::Kind;
use crate::vocabulary::Vocabulary;

/// Fewest entries with a place.
const ENTRIES_MIN: usize = 3;
const E7: f64 = 1e7;

fn point(at: Coordinates) -> Point {
    Point::new(f64::from(at.lon_e7) / E7, f64::from(at.lat_e7) / E7)
}

/// Whether a position holds closely enough to say at which place it is.
fn is_close(within_m: Option<u32>) -> bool {
    within_m.is_none_or(|metres| metres <= ONE_PLACE_M)
}

/// Entries by place. A place of hers counts where the entry names it, or has a position near it; a position that is near none
/// is put together with others near it. Positions themselves are given to nobody.
pub(super) fn places(of: &Selection<'_>) -> Option<Insight> {
    let mut named: BTreeMap<RecordId, Vec<&Dated<'_>>> = BTreeMap::new();
    let (mut unnamed, mut too_wide, mut own_words) = (Vec::new(), Vec::new(), Vec::new());
    let mut placed = 0_usize;
    for one in &of.entries {
        let entry = one.entry;
        let close = entry.position.filter(|_| is_close(entry.position_within_m)).map(point);
        if let Some(place) = entry.place.or_else(|| close.and_then(|at| known_place(of, at))) {
            named.entry(place).or_default().push(one);
        } else if let Some(at) = close {
            unnamed.push((one, at));
        } else if entry.position.is_some() {
            too_wide.push(one);
        } else if entry.place_in_words && entry.setting.is_none() {
            own_words.push(one);
        } else if entry.setting.is_none() {
            continue;
        }
        placed = placed.saturating_add(1);
    }
    if placed < ENTRIES_MIN {
        return None;
    }
    let mut figures: Vec<Figure> = named
        .into_iter()
        .map(|(place, there)| Figure::counting(Key::Place, there).about(Subject::Record(Kind::PLACE, place)))
        .collect();
    figures.sort_by_key(|figure| std::cmp::Reverse(figure.count));
    figures.extend(near(&unnamed));
    figures.extend(by_setting(of));
    figures.extend(Figure::counting(Key::OwnWords, own_words).if_any());
    figures.extend(Figure::counting(Key::TooWide, too_wide).if_any());
    Some(Insight { id: InsightId::Places, figures })
}

/// The place of hers that a position is near, the first of them by id.
fn known_place(of: &Selection<'_>, at: Point) -> Option<RecordId> {
    let near = of.view.places.iter().filter(|(_, place)| {
        place.coordinates.is_some_and(|there| is_close(place.precision) && is_one_place(at, point(there)))
    });
    near.map(|(id, _)| *id).min()
}

/// Positions near one another, as places without a name, the largest first, and those on their own.
fn near(all: &[(&Dated<'_>, Point)]) -> Vec<Figure> {
    let newest = all.len().saturating_sub(limits::PATTERN_POSITIONS_MAX);
    let unnamed = all.get(newest..).unwrap_or_default();
    let points: Vec<Point> = unnamed.iter().map(|(_, at)| *at).collect();
    let gathered = gather(&points, limits::PATTERN_PLACES_MAX);
    let mut alone: BTreeSet<RecordId> = all.iter().map(|(one, _)| one.entry.id).collect();
    let mut figures = Vec::new();
    for (number, place) in (1..).zip(&gathered) {
        let there = || place.members.iter().filter_map(|member| unnamed.get(*member)).map(|(one, _)| *one);
        for one in there() {
            alone.remove(&one.entry.id);
        }
        figures.push(Figure::counting(Key::Near, there()).about(Subject::Somewhere(number)));
    }
    let alone = all.iter().map(|(one, _)| *one).filter(|one| alone.contains(&one.entry.id));
    figures.extend(Figure::counting(Key::Elsewhere, alone).if_any());
    figures
}

fn by_setting(of: &Selection<'_>) -> Vec<Figure> {
    let settings = super::others::by_term(of, |entry| entry.setting.as_slice());
    settings
        .into_iter()
        .map(|(term, there)| {
            Figure::counting(Key::Setting, there).about(Subject::Term(Vocabulary::Setting, term.clone()))
        })
        .collect()
}
