//! Starting a check-in: last time's choices stand ready.

use alongside_core::checkin::machine::Mode;
use alongside_core::checkin::position::ToldPrecision;
use alongside_core::checkin::until;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::ordering::ShortList as _;
use alongside_core::secret::Passcode;
use alongside_core::session::{StartRequest, Unlocked};
use alongside_core::time::Reading;
use alongside_core::{Error, Refusal, Result, limits};

use super::action::{UntilChoice, outside, show_running, take};
use super::known::Known;
use super::pin;
use super::state::{CheckInPage, NewPin, Starting};
use crate::screens::contacts;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::{Effect, Field, Permission};

/// Seconds between when she means to be done and when contacts are told.
pub(super) const GRACE_S: u32 = 15 * 60;

/// The page of the one that runs, or the page on which one is started.
pub(crate) fn open(desk: &mut Desk<'_>) -> Result<()> {
    if desk.held.known.running().is_some() || desk.held.known.unreadable {
        show_running(desk);
        return Ok(());
    }
    let Desk { held, .. } = desk;
    let record = held.door.record().ok_or(Error::Locked)?;
    if record.contacts()?.is_empty() {
        return contacts::add(desk);
    }
    let (starting, typed) = as_last_time(record, &held.known)?;
    held.typed.remove(&Field::Place);
    held.typed.remove(&Field::Note);
    held.typed.insert(Field::Until, typed.into());
    desk.push(Page::CheckIn(CheckInPage::Start(starting)));
    Ok(())
}

/// What she chose last time; the first time everybody who agreed, for an hour.
fn as_last_time(record: &Unlocked, known: &Known) -> Result<(Starting, String)> {
    let kept = known.check_in.as_ref().filter(|check_in| check_in.mode == Mode::Real).map(|check_in| {
        let planned = check_in.due.saturating_sub(check_in.started_at);
        let contacts = check_in.contacts.iter().map(|contact| contact.record).collect::<Vec<_>>();
        (check_in.started_at, planned.saturating_sub(check_in.extended_s.into()), contacts)
    });
    let entries = record.check_in_history()?.into_iter().filter_map(|(_, over)| over.entry);
    let told = entries.filter(|entry| entry.mode == Mode::Real).map(|entry| {
        let planned = entry.due.saturating_sub(entry.started_at);
        (entry.started_at, planned.saturating_sub(entry.extended_s.into()), entry.contacts)
    });
    let last = kept.into_iter().chain(told).max_by_key(|(started_at, ..)| *started_at);
    let agreed: Vec<RecordId> = agreed(record)?.into_iter().map(|(id, _)| id).collect();
    let (planned_s, who) = match last {
        Some((_, planned_s, who)) => (planned_s, who),
        None => (3_600, agreed.clone()),
    };
    // Somebody of last time may be gone, or belong to another notebook.
    let who = who.into_iter().filter(|id| agreed.contains(id)).take(limits::CHECKIN_CONTACTS_MAX).collect();
    let (until, typed) = match planned_s {
        1_800 => (UntilChoice::HalfHour, String::new()),
        3_600 => (UntilChoice::Hour, String::new()),
        7_200 => (UntilChoice::TwoHours, String::new()),
        other => (UntilChoice::Typed, (other / 60).to_string()),
    };
    Ok((Starting { follow: false, until, who, pins_set: record.checkin_pins()?.is_some() }, typed))
}

/// The contacts that have agreed, in her order.
pub(super) fn agreed(record: &Unlocked) -> Result<Vec<(RecordId, Contact)>> {
    let contacts = record.contacts()?;
    Ok(contacts.into_iter().filter(|(_, contact)| contact.has_agreed()).collect())
}

/// The start page, wherever it lies in the stack.
pub(super) fn starting<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut Starting> {
    desk.held.stack.pages_mut().find_map(|page| match page {
        Page::CheckIn(CheckInPage::Start(starting)) => Some(starting),
        _ => None,
    })
}

pub(super) fn until(desk: &mut Desk<'_>, choice: UntilChoice) {
    if let Some(starting) = starting(desk) {
        starting.until = choice;
    }
}

/// Ticks a contact, or takes the tick off. One that has not agreed can't be ticked.
pub(super) fn tick(desk: &mut Desk<'_>, id: RecordId) -> Result<()> {
    let agreed = agreed(desk.record()?)?;
    let order: Vec<RecordId> = agreed.into_iter().map(|(id, _)| id).collect();
    if !order.contains(&id) {
        return Err(Error::NoConsent);
    }
    let who = match desk.held.stack.front_mut() {
        Some(Page::CheckIn(CheckInPage::Start(starting))) => &mut starting.who,
        Some(Page::CheckIn(CheckInPage::Tell(telling))) => &mut telling.who,
        _ => return Ok(()),
    };
    if who.contains(&id) {
        who.retain(|ticked| *ticked != id);
    } else if who.len() < limits::CHECKIN_CONTACTS_MAX {
        who.push(id);
        who.order_by_key(|ticked| order.iter().position(|known| known == ticked));
    } else {
        return Err(Error::invalid("contacts", Refusal::TooMany));
    }
    Ok(())
}

/// Seconds until she means to be done.
pub(super) fn duration_s(until: UntilChoice, typed: &str, reading: &Reading) -> Result<i64> {
    match until {
        UntilChoice::HalfHour => Ok(1_800),
        UntilChoice::Hour => Ok(3_600),
        UntilChoice::TwoHours => Ok(7_200),
        UntilChoice::Typed => until::typed(typed, reading),
    }
}

/// Starts it. Before the first one she chooses what others would see, and a PIN.
pub(super) fn start(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    let request = request(desk)?;
    if starting(desk).is_some_and(|starting| starting.pins_set) {
        arm(desk, request, None)
    } else {
        desk.push(Page::CheckIn(CheckInPage::Seen));
        Ok(())
    }
}

/// What others would see is chosen: a PIN is next, then it starts.
pub(super) fn first_pin(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    if matches!(desk.held.stack.front(), Some(Page::CheckIn(CheckInPage::Seen))) {
        desk.held.stack.pop();
        desk.push(Page::CheckIn(CheckInPage::NewPin(NewPin {
            then_start: true,
            second: None,
            chosen: Vec::new(),
            once: None,
            differed: false,
        })));
    }
    Ok(())
}

/// Whether paired contacts are sent her place along the way. What that takes is asked for now, while she looks.
pub(super) fn follow(desk: &mut Desk<'_>) -> Result<()> {
    let Some(starting) = starting(desk) else { return Ok(()) };
    starting.follow = !starting.follow;
    if starting.follow && !desk.held.facts.may_locate {
        return super::action::permit(desk, Permission::Locate);
    }
    Ok(())
}

/// What is to be started, as it stands on the page.
pub(super) fn request(desk: &mut Desk<'_>) -> Result<StartRequest> {
    let reading = desk.reading;
    let Some(Starting { until, who, follow, .. }) = starting(desk).cloned() else {
        return Err(Error::NotFound);
    };
    let typed = |field| desk.held.typed.get(&field).map_or("", |text| text.trim());
    let said = |field| Some(typed(field).to_owned()).filter(|text| !text.is_empty());
    if who.is_empty() {
        return Err(Error::invalid("contact", Refusal::Empty));
    }
    Ok(StartRequest {
        mode: Mode::Real,
        duration_s: duration_s(until, typed(Field::Until), &reading)?,
        grace_s: GRACE_S,
        max_extend_s: limits::EXTEND_MAX_S,
        place: said(Field::Place),
        note: said(Field::Note),
        fence: None,
        positions_follow: follow,
        position: None,
        app_only: false,
        contacts: who,
    })
}

/// Starts it; with a new PIN, that is set first.
pub(super) fn arm(desk: &mut Desk<'_>, request: StartRequest, pin: Option<Passcode>) -> Result<()> {
    let tells_place = {
        let record = desk.record()?;
        request
            .contacts
            .iter()
            .any(|id| record.read::<Contact>(*id).is_ok_and(|contact| !contact.is_told_no_place()))
    };
    let locate = tells_place && desk.held.facts.may_locate;
    let follows = locate && request.positions_follow;
    let outside = outside(desk);
    desk.begin_with_record(
        "checkin-screen-starting",
        false,
        move |record, _, reading| {
            if let Some(pin) = pin {
                pin::set(record, &pin, None)?;
            }
            record.start_check_in(&request, reading)?;
            Ok(outside.after(&[], reading))
        },
        move |desk, started| {
            let set = desk.record()?.checkin_pins()?.is_some();
            pins_are(desk, set);
            let front = desk.held.stack.front();
            if set && matches!(front, Some(Page::CheckIn(CheckInPage::NewPin(_)))) {
                desk.held.stack.pop();
            }
            take(desk, started?);
            for field in [Field::Place, Field::Note, Field::Until] {
                desk.held.typed.remove(&field);
            }
            show_running(desk);
            if locate {
                desk.ask(Effect::Locate);
            }
            if let Some(running) = desk.held.known.running().filter(|_| follows) {
                let until_ms = running.max_deadline.saturating_mul(1_000);
                desk.held.follows = true;
                desk.ask(Effect::Follow { until_ms });
            }
            Ok(())
        },
    )
}

/// A contact said whether they agree, or went: the page on which a check-in is started follows.
pub(crate) fn answered(desk: &mut Desk<'_>, id: RecordId, agreed: bool) {
    let Some(starting) = starting(desk) else { return };
    let ticked = starting.who.contains(&id);
    if agreed && !ticked && starting.who.len() < limits::CHECKIN_CONTACTS_MAX {
        starting.who.push(id);
    } else if !agreed {
        starting.who.retain(|ticked| *ticked != id);
    }
}

/// A PIN is set, or is not: pages that say so follow.
pub(super) fn pins_are(desk: &mut Desk<'_>, set: bool) {
    for page in desk.held.stack.pages_mut() {
        match page {
            Page::CheckIn(CheckInPage::Start(starting)) => starting.pins_set = set,
            Page::CheckIn(CheckInPage::Ready { pins_set }) => *pins_set = set,
            _ => {}
        }
    }
}

/// How exactly a contact is told where she is.
pub(super) fn told(contact: &Contact) -> ToldPrecision {
    let term = contact.precision.as_ref();
    term.and_then(|term| ToldPrecision::from_id(term.as_str())).unwrap_or_default()
}
