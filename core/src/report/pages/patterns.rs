//! What the entries that are in show together: counts and dates with what has to be said beside them.

use std::collections::BTreeSet;

use super::{Pages, View};
use crate::cases::Case;
use crate::error::{Error, Result};
use crate::events::{Gap, MarkedEvent};
use crate::ids::RecordId;
use crate::orders::Order;
use crate::patterns::{Entry, InsightId, Patterns, Scope, View as Counted, evaluate};
use crate::places::PlaceLabel;
use crate::police::PoliceContact;
use crate::report::charts::charts;
use crate::report::document::{Block, Section};
use crate::store::{Kind, Record};

/// What stands elsewhere in the report, or is for her alone.
const NOT_PRINTED: [InsightId; 3] = [InsightId::Timeline, InsightId::Places, InsightId::NotReported];

/// Works out the patterns from what the report shows, so that no count speaks of what is withheld.
pub(super) fn of(pages: &Pages<'_>) -> Result<Patterns> {
    let chosen = pages.chosen;
    let mut view = Counted {
        unreadable: chosen.unreadable,
        told_to_stop: chosen.view::<Case>(pages.vault, chosen.selection.case, false)?.told_to_stop_when,
        orders: those::<Order>(pages, Kind::ORDER, |shown, full| {
            (&shown.reference, &shown.issued_by, &shown.order_type_other)
                == (&full.reference, &full.issued_by, &full.order_type_other)
        }),
        police: those::<PoliceContact>(pages, Kind::POLICE, |shown, full| {
            (&shown.crime_no, &shown.incident_no, &shown.force)
                == (&full.crime_no, &full.incident_no, &full.force)
        }),
        events: those::<MarkedEvent>(pages, Kind::EVENT, |shown, full| {
            (&shown.label, &shown.note) == (&full.label, &full.note)
        }),
        gaps: those::<Gap>(pages, Kind::GAP, |shown, full| shown.note == full.note),
        places: those::<PlaceLabel>(pages, Kind::PLACE, |shown, full| shown.label == full.label),
        ..Counted::default()
    };
    for entry in chosen.entries.iter().filter(|entry| !entry.withheld) {
        match chosen.incident(pages.vault, entry.id, false) {
            Ok(incident) => {
                let mut counted = Entry::of(entry.id, &incident);
                counted.evidence = kinds(pages, entry.id);
                counted.police = pages.vault.links().police_of(entry.id).to_vec();
                view.entries.push(counted);
            }
            Err(Error::Damaged(_)) => view.unreadable = view.unreadable.saturating_add(1),
            Err(error) => return Err(error),
        }
    }
    let scope = Scope { from_ms: None, to_ms: None, zone: pages.reading.zone, now_ms: pages.reading.wall_ms };
    Ok(evaluate(&view, scope))
}

/// Those of a kind whose names may be said: sentences and drawings call them as lists do, whatever this report shows.
fn those<R: Record>(pages: &Pages<'_>, kind: Kind, may_be_named: fn(&R, &R) -> bool) -> Vec<(RecordId, R)> {
    let ids = pages.chosen.others.iter().filter(|(found, _)| *found == kind).map(|(_, id)| *id);
    ids.filter_map(|id| {
        let shown = pages.chosen.view::<R>(pages.vault, id, false).ok()?;
        let full = pages.vault.read::<R>(id).ok()?;
        may_be_named(&shown, &full).then_some((id, shown))
    })
    .collect()
}

/// What kinds of proof belong to an entry, each once.
fn kinds(pages: &Pages<'_>, entry: RecordId) -> Vec<Option<crate::vocabulary::Term>> {
    let linked = pages.vault.links().evidence_of(entry);
    let mut kinds = Vec::new();
    for item in pages.chosen.items.iter().filter(|item| linked.contains(&item.id)) {
        let view = pages.chosen.view::<crate::evidence::Evidence>(pages.vault, item.id, item.withheld);
        let Ok(evidence) = view else { continue };
        if !kinds.contains(&evidence.kind) {
            kinds.push(evidence.kind);
        }
    }
    kinds
}

impl Pages<'_> {
    pub(super) fn pattern_page(&self, patterns: &Patterns) -> Vec<Section> {
        let mut part = self.part("report-patterns");
        part.blocks.push(Block::Words(self.text("report-cover-caution")));
        // Places are drawn by nobody: what is drawn are times and kinds.
        let mut drawn = BTreeSet::new();
        for figure in charts(patterns, self.vault, self.say) {
            drawn.extend(figure.says.iter().cloned());
            part.blocks.push(Block::Figure(figure));
        }
        let mut sections = vec![part];
        let is_printed = |id: InsightId| {
            let of_police = matches!(id, InsightId::PoliceTimeline | InsightId::AfterPolice);
            !(NOT_PRINTED.contains(&id) || self.view == View::University && of_police)
        };
        for insight in patterns.insights.iter().filter(|insight| is_printed(insight.id)) {
            let mut said = self.say.figures(insight, self.vault);
            if said.is_empty() {
                continue;
            }
            // What a drawing shows is not said twice: sixty weeks would bury the rest.
            said.retain(|line| !drawn.contains(line));
            if said.is_empty() {
                said.push(self.text("report-pattern-drawn"));
            }
            sections.push(Section {
                heading: self.say.insight(insight.id),
                level: 2,
                new_page: false,
                blocks: vec![Block::Points(said), Block::Caution(self.say.caution(insight.id))],
            });
        }
        sections
    }
}
