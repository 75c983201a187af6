//! What is put into a text at the moment it leaves. No catalogue is at hand then: the vault is closed.
//!
//! A template is a text with marks in braces. `{due}`, `{now}`, `{seen}`, `{age}`, `{place}`, `{within}`, `{new}` and
//! `{ref}` are slots; what stands between `{?fix}` and `{end}` is said where a position is told, after `{?old}` where
//! it is over an hour old, after `{else}` where it is not so; `{{` is a brace. Any other mark stays as it is.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};
use minicbor::{Decode, Encode};

use super::super::position::{Told, ToldPrecision};
use super::gsm7::Segments;
use crate::time::{Zone, clock};
use crate::words::Catalogue;

/// A position older than this says how old it is.
const OLD_S: i64 = 60 * 60;
/// Hours beyond which the age of a position is no longer counted.
const AGE_MAX_H: i64 = 99;

/// The short names of the days, Monday first, in the language of the texts.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Days(#[n(0)] [String; 7]);

impl std::fmt::Debug for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Days")
    }
}

impl Days {
    /// Those of a catalogue.
    #[must_use]
    pub fn of(words: &Catalogue) -> Self {
        Days(std::array::from_fn(|day| {
            words.text(&format!("{}{}", super::WEEKDAY, day.saturating_add(1)), &[])
        }))
    }

    fn name(&self, date: NaiveDate) -> &str {
        let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        self.0.get(day).map_or("", String::as_str)
    }
}

/// What is put into the slots. Times are seconds since 1970 in UTC.
#[derive(Clone, Copy)]
pub struct Slots<'a> {
    /// When she is due.
    pub due: i64,
    /// The moment of the text.
    pub now: i64,
    /// Her zone: the one that the templates were made for.
    pub zone: Zone,
    /// The names of the days: those of the templates.
    pub days: &'a Days,
    /// Her last position, as much of it as this contact may see.
    pub told: Option<Told>,
    /// Four letters and digits that stay the same for all texts of a check-in.
    pub reference: &'a str,
    /// When she is due from now on, where she has put it off.
    pub new_due: Option<i64>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Due,
    Now,
    New,
    Seen,
    Age,
    Place,
    Within,
    Reference,
}

/// What a mark is about.
enum Mark {
    Slot(Slot),
    IfFix,
    IfOld,
    Else,
    End,
}

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "due" => Mark::Slot(Slot::Due),
        "now" => Mark::Slot(Slot::Now),
        "new" => Mark::Slot(Slot::New),
        "seen" => Mark::Slot(Slot::Seen),
        "age" => Mark::Slot(Slot::Age),
        "place" => Mark::Slot(Slot::Place),
        "within" => Mark::Slot(Slot::Within),
        "ref" => Mark::Slot(Slot::Reference),
        "?fix" => Mark::IfFix,
        "?old" => Mark::IfOld,
        "else" => Mark::Else,
        "end" => Mark::End,
        _ => return None,
    })
}

/// Whether a position is told, and whether it is an old one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fix {
    None,
    Fresh,
    Old,
}

/// Goes through a template and writes what holds.
fn write(template: &str, fix: Fix, slot: impl Fn(Slot) -> String) -> String {
    let (mut text, mut rest) = (String::with_capacity(template.len()), template);
    let mut conditions: Vec<bool> = Vec::new();
    while let Some((before, after)) = rest.split_once('{') {
        let said = conditions.iter().all(|holds| *holds);
        let known = after.split_once('}').and_then(|(name, behind)| Some((mark(name)?, behind)));
        if said {
            text.push_str(before);
        }
        rest = match (after.strip_prefix('{'), known) {
            (None, Some((mark, behind))) => {
                match mark {
                    Mark::Slot(which) if said => text.push_str(&slot(which)),
                    Mark::Slot(_) => {}
                    Mark::IfFix => conditions.push(fix != Fix::None),
                    Mark::IfOld => conditions.push(fix == Fix::Old),
                    Mark::Else => conditions.last_mut().into_iter().for_each(|holds| *holds = !*holds),
                    Mark::End => _ = conditions.pop(),
                }
                behind
            }
            (doubled, _) => {
                if said {
                    text.push('{');
                }
                doubled.unwrap_or(after)
            }
        };
    }
    if conditions.iter().all(|holds| *holds) {
        text.push_str(rest);
    }
    text
}

/// What she typed, so that no part of it is read as a mark.
pub(super) fn literal(typed: &str) -> String {
    typed.replace('{', "{{")
}

/// The text of `template`.
///
/// Times are those of her zone, on the 24-hour clock, with the zone's name (`21:30 GMT`, `18:05 CET`, or `UTC+03:30`
/// where it has none) and with the day where it is another one than today there. The time of the text and of the
/// position go without the name where the due time has the same one before them.
#[must_use]
pub fn fill(template: &str, slots: &Slots<'_>) -> String {
    let time = |at: i64, named: bool| moment(at, slots, named);
    let due_is_named = template.contains("{due}");
    let beside_due =
        |at: i64| time(at, !(due_is_named && zone_name(at, slots.zone) == zone_name(slots.due, slots.zone)));
    let age_s = slots.told.map_or(0, |told| slots.now.saturating_sub(told.taken_at()));
    let fix = match slots.told {
        None => Fix::None,
        Some(_) if age_s > OLD_S => Fix::Old,
        Some(_) => Fix::Fresh,
    };
    let told = |part: fn(&Told) -> String| slots.told.as_ref().map_or_else(String::new, part);
    write(template, fix, |slot| match slot {
        Slot::Due => time(slots.due, true),
        Slot::Now => beside_due(slots.now),
        Slot::New => time(slots.new_due.unwrap_or(slots.due), true),
        Slot::Seen => slots.told.map_or_else(String::new, |told| beside_due(told.taken_at())),
        Slot::Age if fix == Fix::None => String::new(),
        Slot::Age => age(age_s),
        Slot::Place => told(Told::coordinates),
        Slot::Within => told(|told| metres(told.within_m())),
        Slot::Reference => slots.reference.to_owned(),
    })
}

/// What each slot is at its longest, for one contact.
pub(super) struct Longest {
    /// A time of another day with the zone's longest name.
    whole: String,
    /// The same without the zone.
    day_and_time: String,
    zone_name: String,
    /// Whether the zone has one name all year, so that it is not said twice.
    one_name: bool,
    place: &'static str,
}

impl Longest {
    pub(super) fn new(zone: Zone, days: &Days, precision: ToldPrecision) -> Self {
        let names = zone_names(zone);
        let zone_name = names.iter().max_by_key(|name| name.len()).cloned().unwrap_or_default();
        let day = days.0.iter().max_by_key(|day| Segments::of(day).units).map_or("", String::as_str);
        let day_and_time = format!("{day} 00:00");
        Longest {
            whole: format!("{day_and_time} {zone_name}"),
            day_and_time,
            zone_name,
            one_name: names.len() < 2,
            place: match precision {
                ToldPrecision::Nothing => "",
                ToldPrecision::TenKm => "-89.9,-179.9",
                ToldPrecision::OneKm => "-89.99,-179.99",
                ToldPrecision::Exact => "-89.99999,-179.99999",
            },
        }
    }

    /// The longest text that [`fill`] could make of `template`: with no position, a new one and an old one.
    pub(super) fn of(&self, template: &str) -> Segments {
        let beside_due = self.one_name && template.contains("{due}");
        let of = |fix| {
            let text = write(template, fix, |slot| match slot {
                Slot::Now if beside_due => "00:00".to_owned(),
                Slot::Now => format!("00:00 {}", self.zone_name),
                Slot::Seen | Slot::Age | Slot::Place | Slot::Within if fix == Fix::None => String::new(),
                Slot::Seen if beside_due => self.day_and_time.clone(),
                Slot::Due | Slot::New | Slot::Seen => self.whole.clone(),
                Slot::Age => "59 min".to_owned(),
                Slot::Place => self.place.to_owned(),
                Slot::Within => "999 m".to_owned(),
                Slot::Reference => "0000".to_owned(),
            });
            Segments::of(&text)
        };
        let rest = [of(Fix::Fresh), of(Fix::Old)];
        rest.into_iter().fold(of(Fix::None), |most, one| {
            if (one.segments, one.units) > (most.segments, most.units) { one } else { most }
        })
    }
}

fn instant(at: i64) -> Option<DateTime<Utc>> {
    DateTime::<Utc>::from_timestamp(at, 0)
}

/// A clock time of her zone as seen from `now`.
fn moment(at: i64, slots: &Slots<'_>, named: bool) -> String {
    let local = |at: i64| instant(at).map(|instant| instant.with_timezone(&slots.zone.rules()).naive_local());
    let Some(then) = local(at) else { return "?".to_owned() };
    let mut text = String::new();
    if local(slots.now).is_none_or(|now| now.date() != then.date()) {
        text.push_str(slots.days.name(then.date()));
        text.push(' ');
    }
    text.push_str(&clock(&then));
    if named {
        text.push(' ');
        text.push_str(&zone_name(at, slots.zone));
    }
    text
}

/// What a zone is called at that moment: `GMT`, `BST`, `CET`, or its distance from Greenwich.
fn zone_name(at: i64, zone: Zone) -> String {
    let Some(instant) = instant(at) else { return "UTC".to_owned() };
    let offset = zone.rules().offset_from_utc_datetime(&instant.naive_utc());
    let name = offset.abbreviation();
    if name.chars().all(|c| c.is_ascii_alphabetic()) {
        return name.to_owned();
    }
    let minutes = offset.fix().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Every name that a zone has from 2026 to 2066, each once.
fn zone_names(zone: Zone) -> Vec<String> {
    const FROM: i64 = 1_767_225_600;
    const TWO_WEEKS_S: usize = 14 * 86_400;
    const TO: i64 = FROM + 40 * 366 * 86_400;
    let mut names: Vec<String> = Vec::new();
    for at in (FROM..TO).step_by(TWO_WEEKS_S) {
        let name = zone_name(at, zone);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// How old a position is.
fn age(seconds: i64) -> String {
    let hours = seconds / 3_600;
    match hours {
        ..1 => format!("{} min", seconds.max(0) / 60),
        1..=AGE_MAX_H => format!("{hours} h"),
        _ => format!(">{AGE_MAX_H} h"),
    }
}

/// A radius, rounded up where it is kilometres.
fn metres(radius_m: u32) -> String {
    if radius_m < 1_000 { format!("{radius_m} m") } else { format!("{} km", radius_m.div_ceil(1_000)) }
}
