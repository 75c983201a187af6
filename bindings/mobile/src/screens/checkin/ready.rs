//! What stands behind a check-in: the level in words, what is missing with its one step, and trying it out.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::machine::{CheckIn, Mode};
use alongside_core::checkin::position::ToldPrecision;
use alongside_core::checkin::readiness::{self, Answer, ContactFacts, Facts, Item, ItemId, State};
use alongside_core::checkin::said::level_message;
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::session::StartRequest;
use alongside_core::{Result, limits};

use super::action::{CheckInAction, does};
use super::holders::{HolderView, holders};
use super::outside::TEXTS;
use super::start::{self, agreed, told};
use super::state::CheckInPage;
use crate::screens::contacts::{self, ContactAction};
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;
use crate::screens::watching::{self, WatchAction};
use crate::screens::{
    Action, ActionView, FactView, Permission, Problem, ReadingView, RowView, Screen, Weight,
};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;
/// Seconds until one that is only tried out is due.
const TRIAL_DUE_S: i64 = 120;
/// Seconds after that until a message goes, or would go.
const TRIAL_GRACE_S: u32 = 60;

/// What is said where no phone but a paired one acts by itself.
pub(super) const ONLY_REMINDS: &str = "checkin-screen-only-reminds";

/// What stands behind a check-in.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ReadinessView {
    /// Its title.
    pub title: String,
    /// The level in words. First and large.
    pub level: String,
    /// What else there is to know about it, a line each.
    pub lines: Vec<String>,
    /// Which phones have the time, this one first, to be drawn beside each other; empty where there is nobody to tell.
    pub phones: Vec<HolderView>,
    /// What stands above what is missing.
    pub missing_label: String,
    /// What is missing, each with its one step.
    pub missing: Vec<RowView>,
    /// What stands above what is there.
    pub there_label: String,
    /// What is there.
    pub there: Vec<FactView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// Tests it with a contact, or what has to come before.
    pub main: ActionView,
}

pub(super) fn open(desk: &mut Desk<'_>) -> Result<()> {
    let pins_set = desk.record()?.checkin_pins()?.is_some();
    desk.held.stack.lead_to(Page::CheckIn(CheckInPage::Ready { pins_set }));
    Ok(())
}

pub(super) fn trial(desk: &mut Desk<'_>) -> Result<()> {
    desk.record()?;
    desk.push(Page::CheckIn(CheckInPage::Trial));
    Ok(())
}

/// Starts one that is over in a few minutes. Of practice nothing leaves; the messages of a test begin with TEST.
pub(super) fn rehearse(desk: &mut Desk<'_>, test: bool) -> Result<()> {
    let mut contacts = Vec::new();
    for (id, _) in agreed(desk.record()?)?.into_iter().take(limits::CHECKIN_CONTACTS_MAX) {
        contacts.push(id);
    }
    let request = StartRequest {
        mode: if test { Mode::Test } else { Mode::Practice },
        duration_s: TRIAL_DUE_S,
        grace_s: TRIAL_GRACE_S,
        max_extend_s: limits::EXTEND_MAX_S,
        place: None,
        note: None,
        fence: None,
        positions_follow: false,
        position: None,
        app_only: false,
        contacts,
    };
    start::arm(desk, request, None)
}

/// A contact, as it counts for what stands behind a check-in.
pub(super) type Known = (RecordId, Contact);

/// What this phone and the contacts have. Nobody asks the phone whether it is connected: the ways are tried. Of one that
/// runs, who holds the plan is known too.
pub(super) fn facts(pins_set: bool, chosen: &[Known], running: Option<&CheckIn>, sight: &Sight<'_>) -> Facts {
    let phone = sight.facts;
    let by_text = |contact: &Contact| contact.ways.iter().any(|way| way.channel.as_str() == TEXTS);
    let needed = |there: bool, needed: bool| {
        if needed { Answer::from(Some(there)) } else { Answer::DoesNotApply }
    };
    let days = |at_ms: i64| {
        let days = sight.reading.wall_ms.saturating_sub(at_ms).max(0) / DAY_MS;
        u32::try_from(days).unwrap_or(u32::MAX)
    };
    let mut contacts = Vec::new();
    for (id, contact) in chosen {
        let mut ways = Vec::new();
        for way in &contact.ways {
            ways.push(readiness::Way {
                channel: way.channel.as_str().to_owned(),
                automatic: way.channel.as_str() == TEXTS && !phone.ios,
                proved: way.tested.is_some(),
            });
        }
        contacts.push(ContactFacts {
            consent: contact.has_agreed(),
            ways,
            last_test_days: contact.tested_at.as_ref().map(|at| days(at.unix_ms)),
            paired: contact.paired_at.is_some(),
            // No plan is held of what has not begun.
            acked: running.is_some_and(|running| holds_plan(running, *id)),
        });
    }
    Facts {
        runner_running: Answer::DoesNotApply,
        notifications: Answer::from(Some(phone.may_notify)),
        network: Answer::NotKnown,
        exact_alarms: needed(phone.exact_alarms, !phone.ios),
        battery_unrestricted: needed(phone.unrestricted_battery, !phone.ios),
        location: needed(
            phone.may_locate,
            chosen.iter().any(|(_, contact)| told(contact) != ToldPrecision::Nothing),
        ),
        sms_permission: needed(
            phone.may_text && phone.has_sim,
            !phone.ios && chosen.iter().any(|(_, contact)| by_text(contact)),
        ),
        sim_pin: Answer::NotKnown,
        pins_set,
        contacts,
    }
}

fn holds_plan(running: &CheckIn, id: RecordId) -> bool {
    running
        .contacts
        .iter()
        .filter(|contact| contact.record == id && !contact.removed)
        .any(|contact| contact.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some()))
}

/// The one step of something that is missing; nothing where it is no gap, or where another step comes first.
fn step(item: Item, facts: &Facts, contact: Option<&Known>) -> Option<Action> {
    let permit = |permission| Some(does(CheckInAction::Permit { permission }));
    let of =
        |action: fn(String) -> ContactAction| contact.map(|(id, _)| contacts::does(action(id.to_string())));
    let about = item.contact.and_then(|at| facts.contacts.get(at));
    let agreed = about.is_none_or(|about| about.consent);
    let texts = about.is_some_and(|about| about.ways.iter().any(|way| way.automatic));
    let proved = about.is_some_and(|about| about.ways.iter().any(|way| way.automatic && way.proved));
    match item.id {
        ItemId::Notifications => permit(Permission::Notify),
        ItemId::ExactAlarms => permit(Permission::ExactAlarms),
        ItemId::Location => permit(Permission::Locate),
        ItemId::Sms => permit(Permission::Text),
        ItemId::Battery => permit(Permission::Battery),
        ItemId::Pins => Some(does(CheckInAction::ChangePin)),
        ItemId::Consent => of(|contact| ContactAction::Consent { contact }),
        // Somebody who has not agreed is asked first.
        _ if !agreed => None,
        ItemId::Way if !texts => of(|contact| ContactAction::AddWay { contact }),
        // The phone has to be allowed to send before a test says anything.
        ItemId::Way if proved => None,
        ItemId::Way => of(|contact| ContactAction::Test { contact }),
        // One test answers for both.
        ItemId::Tested if texts && proved => of(|contact| ContactAction::Test { contact }),
        ItemId::Paired => {
            contact.map(|(id, _)| watching::does(WatchAction::Pair { contact: id.to_string() }))
        }
        _ => None,
    }
}

/// What the phone is asked for by something that is missing.
fn permission(item: ItemId) -> Option<(Permission, &'static str)> {
    match item {
        ItemId::Notifications => Some((Permission::Notify, "ready-refused-notifications")),
        ItemId::ExactAlarms => Some((Permission::ExactAlarms, "ready-refused-exact-alarms")),
        ItemId::Location => Some((Permission::Locate, "ready-refused-location")),
        ItemId::Sms => Some((Permission::Text, "ready-refused-texts")),
        ItemId::Battery => Some((Permission::Battery, "ready-refused-battery")),
        _ => None,
    }
}

/// What is missing, each with its one step. On the page on which one is started (`brief`) what is asked anyway, or what
/// can wait, is left out.
pub(super) fn missing(facts: &Facts, chosen: &[Known], brief: bool, sight: &Sight<'_>) -> Vec<RowView> {
    let mut rows = Vec::new();
    for item in readiness::look(facts).items {
        let waits = matches!(item.id, ItemId::Pins | ItemId::Consent | ItemId::Paired);
        // No way sends by itself there, so none is asked for.
        let never = sight.facts.ios && item.id == ItemId::Way;
        if item.state != State::Missing || never || (brief && waits) {
            continue;
        }
        let contact = item.contact.and_then(|at| chosen.get(at));
        let Some(action) = step(item, facts, contact) else { continue };
        let title = sight.text(item.id.message());
        // What the phone does not ask again about is changed where it stands in the system.
        let refused = permission(item.id).filter(|(permission, _)| sight.refused.contains(permission));
        let detail = match refused {
            Some((_, where_it_stands)) => sight.text(where_it_stands),
            None => sight.words().attribute(item.id.message(), "step", &[]),
        };
        let edge = contact.and_then(|(_, contact)| contact.name.clone());
        let spoken = match &edge {
            Some(name) => format!("{name}, {title}, {detail}"),
            None => format!("{title}, {detail}"),
        };
        rows.push(RowView { title, detail: Some(detail), edge, spoken, action });
    }
    rows
}

/// What is there, by its name; of a contact with that.
fn there(facts: &Facts, chosen: &[Known], sight: &Sight<'_>) -> Vec<FactView> {
    let mut found = Vec::new();
    for item in readiness::look(facts).items {
        if item.state != State::Good {
            continue;
        }
        let what = sight.text(item.id.message());
        let contact = item.contact.and_then(|at| chosen.get(at)).map(|(_, contact)| contact);
        let name = contact.and_then(|contact| contact.name.clone());
        let tested = contact.and_then(|contact| contact.tested_at.as_ref());
        let value = match tested.filter(|_| item.id == ItemId::Tested) {
            Some(at) => sight.say.recorded(at),
            None => sight.text(State::Good.message()),
        };
        let label = match name {
            Some(name) => sight.with("ready-of", &[("name", (&name).into()), ("what", (&what).into())]),
            None => what,
        };
        found.push(FactView { label, value });
    }
    found
}

/// Whom a test helps most: somebody who agreed and has a number that was not tried yet, else the first with one.
fn to_test(contacts: &[Known]) -> Option<&Known> {
    let number = |contact: &Contact| {
        contact.has_agreed() && contact.ways.iter().any(|way| way.channel.as_str() == TEXTS)
    };
    let untried = contacts.iter().find(|(_, contact)| number(contact) && contact.tested_at.is_none());
    untried.or_else(|| contacts.iter().find(|(_, contact)| number(contact)))
}

/// Tests it with somebody, or what has to come before that.
fn main(contacts: &[Known], sight: &Sight<'_>) -> ActionView {
    let named = |contact: &Contact| contact.name.clone().unwrap_or_default();
    if let Some((id, contact)) = to_test(contacts) {
        let name = named(contact);
        let action = contacts::does(ContactAction::Test { contact: id.to_string() });
        return ActionView::main(action, sight.with("contact-test", &[("name", (&name).into())]));
    }
    if let Some((id, contact)) = contacts.iter().find(|(_, contact)| !contact.has_agreed()) {
        let name = named(contact);
        let action = contacts::does(ContactAction::Consent { contact: id.to_string() });
        return ActionView::main(action, sight.with("contact-ask-whether", &[("name", (&name).into())]));
    }
    match contacts.first() {
        Some((id, _)) => {
            let action = ContactAction::AddWay { contact: id.to_string() };
            sight.main(contacts::does(action), "contact-add-way")
        }
        None => sight.main(contacts::does(ContactAction::Add), "contact-add"),
    }
}

/// The contacts that count: those of the check-in that runs, else everybody.
fn counted(running: Option<&CheckIn>, sight: &Sight<'_>) -> Result<Vec<Known>> {
    let mut contacts = sight.open()?.contacts()?;
    if let Some(running) = running {
        let is_in =
            |id: &RecordId| running.contacts.iter().any(|contact| contact.record == *id && !contact.removed);
        contacts.retain(|(id, _)| is_in(id));
    }
    Ok(contacts)
}

pub(super) fn view(pins_set: bool, sight: &Sight<'_>) -> Result<Screen> {
    let running = sight.known.running();
    let contacts = counted(running, sight)?;
    let facts = facts(pins_set, &contacts, running, sight);
    let level = readiness::look(&facts).level;
    let somebody = contacts.iter().any(|(_, contact)| contact.has_agreed());
    let holder = contacts.iter().find(|(id, _)| running.is_some_and(|running| holds_plan(running, *id)));
    let name = holder.and_then(|(_, contact)| contact.name.clone()).unwrap_or_default();
    let mut missing = missing(&facts, &contacts, false, sight);
    if contacts.is_empty() && running.is_none() {
        missing.push(nobody(sight));
    }
    let mut lines = Vec::new();
    if running.is_none() && contacts.iter().any(|(_, contact)| contact.paired_at.is_some()) {
        lines.push(sight.text("ready-paired"));
    }
    if missing.is_empty() {
        lines.push(sight.text("ready-nothing-missing"));
    }
    let mut quiet = vec![sight.quiet(contacts::does(ContactAction::Open), "contact-list-title")];
    if running.is_none() {
        quiet.push(sight.quiet(does(CheckInAction::Trial), "ready-trial"));
    }
    quiet.push(sight.quiet(Action::Back, "ready-back"));
    let view = ReadinessView {
        title: sight.text("ready-title"),
        level: match level {
            0 | 1 if sight.facts.ios => sight.text(ONLY_REMINDS),
            0 if somebody && running.is_none() => sight.text("checkin-screen-happens-untried"),
            level => sight.with(level_message(level), &[("name", (&name).into())]),
        },
        lines,
        phones: holders(&contacts, &facts, running.is_some(), sight),
        missing_label: sight.text("checkin-screen-missing"),
        missing,
        there_label: sight.text("ready-there"),
        there: there(&facts, &contacts, sight),
        problem: sight.problem(),
        quiet,
        main: main(&contacts, sight),
    };
    Ok(Screen::Readiness { view })
}

/// There is nobody to tell.
fn nobody(sight: &Sight<'_>) -> RowView {
    let (title, detail) = (sight.text("ready-nobody"), sight.words().attribute("ready-nobody", "step", &[]));
    let spoken = format!("{title}, {detail}");
    RowView { title, detail: Some(detail), edge: None, spoken, action: contacts::does(ContactAction::Add) }
}

/// Trying a whole check-in: alone, or with those who agreed.
pub(super) fn trial_view(sight: &Sight<'_>) -> Result<Screen> {
    let agreed = agreed(sight.open()?)?;
    let mut names = Vec::new();
    for (_, contact) in agreed.iter().take(limits::CHECKIN_CONTACTS_MAX) {
        names.extend(contact.name.clone());
    }
    let mut paragraphs = vec![sight.text("ready-trial-what"), sight.text("ready-practice-what")];
    let mut actions = vec![sight.quiet(Action::Back, "screen-not-now")];
    if !names.is_empty() {
        let who = names.join(", ");
        paragraphs.push(sight.with("ready-test-what", &[("who", (&who).into())]));
        let test = does(CheckInAction::Rehearse { test: true });
        let test = ActionView::new(test, sight.text("ready-test-start"), Weight::Quiet);
        actions.push(test.after(vec![sight.with("ready-test-risk", &[("who", (&who).into())])]));
    }
    actions.push(sight.main(does(CheckInAction::Rehearse { test: false }), "ready-practice-start"));
    let view = ReadingView { title: sight.text("ready-trial"), paragraphs, actions };
    Ok(Screen::Reading { view })
}
