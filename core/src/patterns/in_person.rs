//! The first thing in person, where everything before it came from a distance. A date, and nothing about what comes next.

use super::dated::{Dated, Selection};
use super::first::first_of;
use super::insight::{Figure, Insight, InsightId, Key};
use crate::incidents::group_of;
use crate::vocabulary::Term;

/// What needs somebody to be there.
const IN_PERSON: [&str; 3] = ["pre", "prp", "hrm"];
/// What is done from a distance: these groups, and watching her online.
const FROM_A_DISTANCE: [&str; 2] = ["com", "dig"];
const WATCHED_ONLINE: &str = "sur.online";

pub(super) fn is_in_person(one: &Dated<'_>) -> bool {
    IN_PERSON.iter().any(|group| one.entry.names(group))
}

/// What an entry says of how near somebody was.
#[derive(PartialEq)]
enum Nearness {
    Distance,
    /// It says nothing of the kind.
    Unsaid,
    Other,
}

fn nearness(one: &Dated<'_>) -> Nearness {
    let said = one.entry.behaviours.iter().map(Term::as_str).filter(|id| group_of(id) != "oth");
    let mut unsaid = true;
    for id in said {
        unsaid = false;
        if !FROM_A_DISTANCE.contains(&group_of(id)) && id != WATCHED_ONLINE {
            return Nearness::Other;
        }
    }
    if unsaid { Nearness::Unsaid } else { Nearness::Distance }
}

/// The first entry in person, where at least one entry surely lies before it, and every one that may lie before it and says
/// what happened came from a distance.
pub(super) fn step(of: &Selection<'_>) -> Option<Insight> {
    let found = first_of(of, is_in_person)?;
    let mut may_be_before = of.entries.iter().filter(|one| !is_in_person(one)).filter(|one| match one.span {
        Some(span) => !span.is_after(&found.span),
        None => true,
    });
    if may_be_before.any(|one| nearness(one) == Nearness::Other) {
        return None;
    }
    let at_a_distance = found.before.iter().filter(|one| nearness(one) == Nearness::Distance);
    let unsaid = found.before.iter().filter(|one| nearness(one) == Nearness::Unsaid);
    let before = Figure::counting(Key::Before, at_a_distance.copied()).if_any()?;
    let figures = [
        Some(Figure::counting(Key::InPerson, [found.one])),
        Some(before),
        Figure::counting(Key::Unsorted, unsaid.copied()).if_any(),
    ];
    Some(Insight { id: InsightId::OnlineToInPerson, figures: figures.into_iter().flatten().collect() })
}
