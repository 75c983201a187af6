//! One service: its number large, how it stands, what it is for, where all that comes from.

use serde::{Deserialize, Serialize};

use alongside_core::content::{Grade, arguments};
use alongside_core::directory::{Channel, Cost, Hours, Number, State, Web, WebKind};
use alongside_core::{Error, Result};

use super::action::{HelpAction, does};
use super::panel::sources;
use super::who::{Service, checked, moment};
use crate::screens::sight::Sight;
use crate::screens::{ActionView, FactView, RowView, Screen, Weight};

/// One service.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ServiceView {
    /// What it calls itself.
    pub title: String,
    /// How it stands now, in words.
    pub state: String,
    /// When that holds: a moment in UK time.
    pub moment: String,
    /// What is open in its place, where it is not open itself.
    pub instead: Vec<RowView>,
    /// Whom it is for, and what to know before.
    pub paragraphs: Vec<String>,
    /// Its numbers and addresses.
    pub ways: Vec<WayView>,
    /// What is known about it.
    pub facts: Vec<FactView>,
    /// The hours as each source gives them, the best first.
    pub hours: Vec<HoursView>,
    /// Where this comes from.
    pub sources: Vec<String>,
    /// How well it is known, and who has checked it.
    pub notes: Vec<String>,
    /// Calls it, where it has a number to call.
    pub main: Option<ActionView>,
}

/// When a service can be reached, as one source says it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct HoursView {
    /// The seven days from today, in UK time.
    pub days: Vec<String>,
    /// The source, with the date on which it said so.
    pub source: String,
}

/// A number or an address of a service.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct WayView {
    /// In large figures: the number in the spacing that people know, or the address.
    pub shown: String,
    /// What it is for, what it costs, how well it is known, where it is from.
    pub detail: String,
    /// What tapping it does; absent where this phone has no way of its own for it.
    pub tap: Option<ActionView>,
}

pub(super) fn view(id: &str, sight: &Sight<'_>) -> Result<Screen> {
    let directory = sight.shelf.directory()?;
    let record = directory.get(id).ok_or(Error::NotFound)?;
    let service = Service { record, directory, sight };
    let words = sight.words();
    let message = format!("service-{}", record.id);
    let slots = arguments(&record.facts);
    let said = ["for", "note"].into_iter().filter(|attribute| words.has_attribute(&message, attribute));
    let numbers = record.numbers.iter().map(|one| number_way(&service, one));
    let webs = record.webs.iter().map(|one| web_way(&service, one));
    let view = ServiceView {
        title: record.name.clone(),
        state: service.said(),
        moment: sight.with("who-at", &[("when", (&moment(sight)).into())]),
        instead: instead(&service),
        paragraphs: said.map(|attribute| words.attribute(&message, attribute, &slots)).collect(),
        ways: numbers.chain(webs).collect(),
        facts: facts(&service),
        hours: hours(&service),
        sources: sources(record, record.grade, sight),
        notes: vec![service.known(), checked(directory, sight)?, sight.text("who-hours")],
        main: service.phone().map(|one| service.call(one, Weight::Main)),
    };
    Ok(Screen::Service { view })
}

fn instead(service: &Service<'_, '_>) -> Vec<RowView> {
    if service.state() == State::Open {
        return Vec::new();
    }
    let open = service.directory.instead(service.record, None, service.sight.reading.wall_ms);
    open.into_iter()
        .map(|record| {
            let other = Service { record, ..*service };
            let detail = other.phone().map(|one| one.shown.clone());
            let spoken = format!("{}, {}", record.name, detail.as_deref().unwrap_or_default());
            RowView {
                title: record.name.clone(),
                spoken,
                detail,
                edge: Some(other.said()),
                action: does(HelpAction::Service { id: record.id.clone() }),
            }
        })
        .collect()
}

/// A source with its date, in short.
fn from(source: &str, as_of: &str, sight: &Sight<'_>) -> String {
    let date = if as_of == "undated" { sight.text("content-undated") } else { as_of.to_owned() };
    let title = sight.shelf.sources().ok().and_then(|all| all.get(source)).map(|one| one.title.clone());
    let title = title.unwrap_or_else(|| source.to_owned());
    sight.with("content-source", &[("title", (&title).into()), ("date", (&date).into())])
}

fn number_way(service: &Service<'_, '_>, one: &Number) -> WayView {
    let (record, sight) = (service.record, service.sight);
    let mut said = vec![match &one.purpose {
        Some(purpose) => service.term("purpose", purpose),
        None => service.term("channel", one.channel.as_str()),
    }];
    let cost = one.cost.filter(|cost| *cost != record.cost && *cost != Cost::NotKnown);
    said.extend(cost.map(|cost| service.term("cost", cost.as_str())));
    if one.grade == Grade::V2 {
        said.push(sight.text("content-second-hand"));
    }
    said.push(from(&one.source, &one.as_of, sight));
    let tap = match one.channel {
        Channel::Phone | Channel::Textphone => Some(service.call(one, Weight::Quiet)),
        Channel::Text => {
            let text = HelpAction::Text { service: record.id.clone(), number: one.number.clone() };
            let label = sight.with("help-text", &[("number", (&one.shown).into())]);
            let left = vec![sight.text("help-text-stays")];
            Some(ActionView::quiet(does(text), label).after(left))
        }
        // There is no address for this that a source gives.
        Channel::Whatsapp => None,
    };
    WayView { shown: one.shown.clone(), detail: said.join(", "), tap }
}

fn web_way(service: &Service<'_, '_>, one: &Web) -> WayView {
    let sight = service.sight;
    let mut said = vec![service.term("web", one.kind.as_str())];
    if one.grade == Grade::V2 {
        said.push(sight.text("content-second-hand"));
    }
    said.push(from(&one.source, &one.as_of, sight));
    let opens = one.kind != WebKind::Email;
    let tap = opens.then(|| {
        let web = HelpAction::Web { service: service.record.id.clone(), address: one.value.clone() };
        sight.quiet(does(web), "who-open-page").after(vec![sight.text("who-page-stays")])
    });
    WayView { shown: one.value.clone(), detail: said.join(", "), tap }
}

fn facts(service: &Service<'_, '_>) -> Vec<FactView> {
    let (record, sight) = (service.record, service.sight);
    let names = record.also_known.iter().filter(|name| record.run_by.as_ref() != Some(*name));
    let nations: Vec<String> =
        record.regions.iter().map(|one| service.term("nation", one.as_str())).collect();
    let place = record.area.as_ref().map_or(nations.join(", "), |area| service.term("area", area));
    let all =
        |list: &str, ids: &[String]| -> Vec<String> { ids.iter().map(|id| service.term(list, id)).collect() };
    let access: Vec<String> = record.access.iter().map(|one| service.term("access", &one.id)).collect();
    let bills: Vec<String> = record.bills.iter().map(|one| service.term("bill", &one.id)).collect();
    let bill = if bills.is_empty() { sight.text("who-bill-not-known") } else { bills.join("\n") };
    let facets: Vec<String> = record.facets.iter().map(|id| facet(service, id)).collect();
    let said = [
        ("who-run-by", record.run_by.clone().unwrap_or_default()),
        ("who-also", names.cloned().collect::<Vec<_>>().join(", ")),
        ("who-where", place),
        ("who-whom", all("audience", &record.audiences).join(", ")),
        ("who-does", facets.join("\n")),
        ("who-referral", service.term("referral", record.referral.as_str())),
        ("who-police", service.term("without-reporting", record.without_reporting.as_str())),
        ("who-cost", service.term("cost", record.cost.as_str())),
        ("who-access", access.join("\n")),
        ("who-bill", bill),
    ];
    let fact = |(label, value): (&str, String)| FactView { label: sight.text(label), value };
    said.into_iter().filter(|(_, value)| !value.is_empty()).map(fact).collect()
}

/// What it does; with what is worth knowing about that.
fn facet(service: &Service<'_, '_>, id: &str) -> String {
    let label = service.term("facet", id);
    let (words, message) = (service.sight.words(), format!("directory-facet-{id}"));
    if words.has_attribute(&message, "note") {
        format!("{label}. {}", words.attribute(&message, "note", &[]))
    } else {
        label
    }
}

/// The week from today as each source gives it, and which source that is.
fn hours(service: &Service<'_, '_>) -> Vec<HoursView> {
    let (record, sight) = (service.record, service.sight);
    let all = record.hours.iter().chain(&record.hours_alternatives);
    let said = |one: &Hours| HoursView {
        days: service.directory.week_said(sight.words(), one, sight.reading.wall_ms),
        source: from(&one.source, &one.last_seen, sight),
    };
    all.map(said).filter(|one| !one.days.is_empty()).collect()
}
