//! A check-in as it is shown while it runs, the PIN page, and the words at its end.

use serde::{Deserialize, Serialize};

use alongside_core::Result;
use alongside_core::checkin::machine::{BY_HAND, CheckIn, Mode, Row};
use alongside_core::checkin::said::level_message;
use alongside_core::contacts::Contact;
use alongside_core::limits;
use alongside_core::say::{Stands, is_shown, stands, stands_message};

use super::action::{CheckInAction, does};
use super::outside::row_id;
use super::ready::ONLY_REMINDS;
use super::running::put_offs;
use super::state::CheckInPage;
use super::{history, ready, start_view};
use crate::screens::settings;
use crate::screens::sight::Sight;
use crate::screens::{
    ActionView, ChoiceView, FactView, Field, FieldView, Problem, QuestionView, ReadingView, RowView, Screen,
    Weight,
};

/// Milliseconds of a minute.
const MINUTE_MS: i64 = 60_000;
/// Below this much the countdown goes by seconds.
const BY_SECONDS_BELOW_MS: i64 = 2 * MINUTE_MS;
/// When a page without a countdown is asked for again.
const LOOK_AGAIN_MS: i64 = 30_000;

/// What the ring is drawn from. Its moments are those of the check-in's own clock, which nobody can turn back.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct RingView {
    /// How it stands.
    pub stands: String,
    /// When it was started, milliseconds since 1970, as are all four moments.
    pub started_ms: i64,
    /// When she means to be done.
    pub due_ms: i64,
    /// When contacts are told.
    pub deadline_ms: i64,
    /// What time it is.
    pub now_ms: i64,
    /// What is left, as text; absent where there is nothing to count down to.
    pub left: Option<String>,
    /// When it has come down to nothing, on the wall clock as it stands now.
    pub left_ends_ms: i64,
    /// By how much the text steps, milliseconds; 0 where it does not.
    pub left_step_ms: i64,
    /// When she means to be done, as a sentence.
    pub due: String,
    /// When a message goes, as a sentence.
    pub deadline: String,
    /// What a screen reader says.
    pub spoken: String,
}

/// The check-in that runs.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct CheckInView {
    /// Its title.
    pub title: String,
    /// Its ring; absent where it can't be read.
    pub ring: Option<RingView>,
    /// How it stands, and what it rests on.
    pub lines: Vec<String>,
    /// Its times and its plan.
    pub facts: Vec<FactView>,
    /// Who is told what.
    pub told: Vec<FactView>,
    /// What she sends herself.
    pub by_hand: Vec<RowView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// She is well; absent where it is over.
    pub main: Option<ActionView>,
}

/// The PIN page: keys and nothing else.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct PinView {
    /// Its title.
    pub title: String,
    /// What is said before, where one is chosen; empty where one is asked for.
    pub paragraphs: Vec<String>,
    /// The field; its text comes with the action, as bytes.
    pub field: FieldView,
    /// Hands it over.
    pub enter: ActionView,
}

pub(crate) fn view(page: &CheckInPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        CheckInPage::Start(starting) => start_view::start(starting, sight),
        CheckInPage::Ready { pins_set } => ready::view(*pins_set, sight),
        CheckInPage::Trial => ready::trial_view(sight),
        CheckInPage::History => history::list(sight),
        CheckInPage::Past { check_in } => history::past(*check_in, sight),
        CheckInPage::Pins => start_view::pins(sight),
        CheckInPage::SecondPin { silent_way, fallback } => {
            Ok(start_view::second_pin(*silent_way, *fallback, sight))
        }
        CheckInPage::Seen => {
            sight.open()?;
            Ok(settings::seen(sight.main(does(CheckInAction::GoOn), "checkin-screen-pin-next"), sight))
        }
        CheckInPage::NewPin(new) => Ok(start_view::new_pin(new, sight)),
        CheckInPage::Tell(telling) => start_view::tell(telling, sight),
        CheckInPage::Running => Ok(running(sight)),
        CheckInPage::Late => Ok(late(sight)),
        CheckInPage::Pin { .. } => Ok(pin(sight)),
        CheckInPage::Ended { check_in, stands } => {
            let known = sight.known.check_in.as_ref().filter(|known| known.id == *check_in);
            Ok(ended(known, *stands, sight))
        }
    }
}

/// When what is shown of the check-in that runs no longer holds, on the wall clock.
pub(crate) fn fresh_until(sight: &Sight<'_>) -> Option<i64> {
    let ring = ring(sight)?;
    if ring.left_step_ms == 0 {
        return Some(sight.reading.wall_ms.saturating_add(LOOK_AGAIN_MS));
    }
    let left_ms = ring.left_ends_ms.saturating_sub(sight.reading.wall_ms);
    let until_step = left_ms.rem_euclid(ring.left_step_ms).saturating_add(1);
    Some(sight.reading.wall_ms.saturating_add(until_step))
}

/// The ring of the check-in that runs.
pub(crate) fn ring(sight: &Sight<'_>) -> Option<RingView> {
    let check_in = sight.known.running()?;
    let now_ms = check_in.anchor.estimate(&sight.reading).ms();
    let ms = |seconds: i64| seconds.saturating_mul(1000);
    let (due_ms, deadline_ms) = (ms(check_in.due), ms(check_in.deadline()));
    let end_ms = if now_ms < due_ms { due_ms } else { deadline_ms };
    let left_ms = end_ms.saturating_sub(now_ms);
    let counts = check_in.state.is_waiting() && left_ms > 0;
    let left = counts.then(|| {
        let span = sight.say.span(left_ms / 1000);
        let id = match check_in.mode {
            _ if now_ms < due_ms => "checkin-screen-left",
            Mode::Practice => "ready-practice-left-grace",
            _ if sight.facts.ios => "ready-practice-left-grace",
            _ => "checkin-screen-left-grace",
        };
        sight.with(id, &[("left", (&span).into())])
    });
    let at = |seconds| sight.say.moment_of(check_in.mode, seconds);
    let due = sight.with("checkin-screen-due-at", &[("due", (&at(check_in.due)).into())]);
    let deadline = if check_in.fired.is_some() {
        sight.text(stands_message(check_in.mode, Stands::Firing))
    } else {
        let id = match check_in.mode {
            Mode::Practice => "ready-practice-told-at",
            _ if sight.facts.ios => "checkin-screen-over-at",
            Mode::Test => "ready-test-told-at",
            _ => "checkin-screen-told-at",
        };
        sight.with(id, &[("deadline", (&at(check_in.deadline())).into())])
    };
    let stands = stands_of(check_in, sight);
    let spoken = if sight.face.short_spoken_labels {
        left.clone().unwrap_or_else(|| due.clone())
    } else {
        [Some(stands.clone()), left.clone(), Some(due.clone()), Some(deadline.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    Some(RingView {
        stands,
        started_ms: ms(check_in.started_at),
        due_ms,
        deadline_ms,
        now_ms,
        left,
        left_ends_ms: sight.reading.wall_ms.saturating_add(left_ms.max(0)),
        left_step_ms: match left_ms {
            _ if !counts => 0,
            left if left < BY_SECONDS_BELOW_MS => 1_000,
            _ => MINUTE_MS,
        },
        due,
        deadline,
        spoken,
    })
}

/// Contacts by name where this open record has them, else by their place. Whether all of them are known says whether the
/// check-in belongs to this record.
fn names(check_in: &CheckIn, sight: &Sight<'_>) -> (Vec<String>, bool) {
    let mut all_known = sight.record.is_some();
    let names = (0_u8..)
        .zip(&check_in.contacts)
        .map(|(place, contact)| {
            let name = sight
                .record
                .and_then(|record| record.read::<Contact>(contact.record).ok())
                .and_then(|contact| contact.name);
            // Somebody who was taken out may be gone from the record.
            all_known &= contact.removed || name.is_some();
            name.unwrap_or_else(|| sight.say.contact_of(place, &[]))
        })
        .collect();
    (names, all_known)
}

/// The level that is proved, in words.
fn level(check_in: &CheckIn, names: &[String], sight: &Sight<'_>) -> String {
    match check_in.level() {
        0 | 1 if sight.facts.ios => sight.text(ONLY_REMINDS),
        0 => sight.text("checkin-screen-running-untried"),
        level => {
            let holds = |contact: &alongside_core::checkin::machine::Contact| {
                !contact.removed
                    && contact.watcher.as_ref().is_some_and(|watcher| watcher.acknowledged_at.is_some())
            };
            let holder = check_in.contacts.iter().position(holds).unwrap_or_default();
            let name = names.get(holder).map_or("", String::as_str);
            sight.with(level_message(level), &[("name", name.into())])
        }
    }
}

/// What each contact's phone said: that it has the plan and will ring, that it rings, or nothing yet.
fn holders(check_in: &CheckIn, names: &[String], sight: &Sight<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let at = |seconds: i64| sight.say.moment_of(check_in.mode, seconds);
    for (contact, name) in check_in.contacts.iter().zip(names).filter(|(contact, _)| !contact.removed) {
        let Some(watcher) = &contact.watcher else { continue };
        let (id, when) = match (watcher.rings_since, watcher.acknowledged_at) {
            (Some(since), _) => ("ready-rings", at(since)),
            (None, Some(_)) if watcher.clock_uncertain => ("ready-holds-clock", at(check_in.deadline())),
            (None, Some(_)) => ("ready-holds", at(check_in.deadline())),
            (None, None) => ("ready-holds-not", String::new()),
        };
        lines.push(sight.with(id, &[("name", name.into()), ("when", (&when).into())]));
    }
    lines
}

/// What it rests on, then who has the plan; of practice, that it is practice.
fn rests_on(check_in: &CheckIn, names: &[String], sight: &Sight<'_>) -> Vec<String> {
    if check_in.mode == Mode::Practice {
        return vec![sight.say.mode(check_in.mode)];
    }
    let mut lines = Vec::new();
    if check_in.mode == Mode::Test {
        lines.push(sight.text("ready-test-runs"));
    }
    if check_in.state.is_waiting() {
        lines.push(level(check_in, names, sight));
    }
    lines.extend(holders(check_in, names, sight));
    lines
}

/// A test and practice have another title.
fn title(check_in: &CheckIn, sight: &Sight<'_>) -> String {
    sight.text(match check_in.mode {
        Mode::Practice => "ready-practice-title",
        Mode::Test => "ready-test-title",
        _ => "checkin-screen-title",
    })
}

fn facts(check_in: &CheckIn, is_hers: bool, sight: &Sight<'_>) -> Vec<FactView> {
    let times = sight.say.check_in(check_in, &sight.reading).into_iter();
    let mut facts: Vec<FactView> = times.map(|(label, value)| FactView { label, value }).collect();
    if let Some(plan) = check_in.plan.as_ref().filter(|_| is_hers) {
        for (id, value) in [("checkin-screen-place", &plan.place), ("checkin-screen-note", &plan.note)] {
            if let Some(value) = value.clone() {
                facts.push(FactView { label: sight.text(id), value });
            }
        }
    }
    facts
}

/// Each contact, and how far what goes to it has come.
fn told(check_in: &CheckIn, names: &[String], sight: &Sight<'_>) -> Vec<FactView> {
    let line = |row: &Row| {
        let (what, way, came) =
            (sight.say.kind_of(row), sight.say.way_of(check_in, row), sight.say.came(row));
        sight.with(
            "checkin-screen-sent",
            &[("what", (&what).into()), ("way", (&way).into()), ("came", (&came).into())],
        )
    };
    let contacts = check_in.contacts.iter().enumerate().filter(|(_, contact)| !contact.removed);
    contacts
        .map(|(place, _)| {
            let rows =
                check_in.outbox.iter().filter(|row| usize::from(row.key.contact) == place && is_shown(row));
            let lines: Vec<String> = rows.map(line).collect();
            FactView {
                label: names.get(place).cloned().unwrap_or_default(),
                value: if lines.is_empty() {
                    sight.text("checkin-screen-told-nothing-yet")
                } else {
                    lines.join("\n")
                },
            }
        })
        .collect()
}

fn by_hand(names: &[String], sight: &Sight<'_>) -> Vec<RowView> {
    let rows = sight.known.by_hand.iter().filter(|(key, _)| key.way == BY_HAND);
    rows.map(|(key, _)| {
        let who = names.get(usize::from(key.contact)).map_or("", String::as_str);
        let title = sight.with("checkin-screen-by-hand", &[("who", who.into())]);
        RowView {
            spoken: title.clone(),
            title,
            detail: Some(sight.text("checkin-screen-by-hand-why")),
            edge: None,
            action: does(CheckInAction::HandOver { row: row_id(*key) }),
        }
    })
    .collect()
}

fn running(sight: &Sight<'_>) -> Screen {
    let title = sight.text("checkin-screen-title");
    let Some(check_in) = sight.known.running() else {
        // It ended meanwhile, or it can't be read: that is said, and never that there is none where one may run.
        let (title, stands) = match &sight.known.check_in {
            _ if sight.known.unreadable => (title, sight.text(Stands::Damaged.message())),
            Some(over) => (self::title(over, sight), stands_of(over, sight)),
            None => (title, sight.text(Stands::None.message())),
        };
        let done = sight.quiet(does(CheckInAction::Done), "checkin-screen-done");
        let view = CheckInView {
            title,
            ring: None,
            lines: vec![stands],
            facts: Vec::new(),
            told: Vec::new(),
            by_hand: Vec::new(),
            problem: sight.problem(),
            quiet: vec![done],
            main: None,
        };
        return Screen::CheckIn { view };
    };
    let (names, is_hers) = names(check_in, sight);
    let mut quiet = Vec::new();
    if check_in.state.is_waiting() {
        quiet.push(sight.quiet(does(CheckInAction::Late), "checkin-screen-late"));
    }
    if sight.record.is_some() {
        quiet.push(sight.quiet(does(CheckInAction::Tell), "checkin-screen-tell"));
    }
    if check_in.state.is_waiting() {
        let alert = ActionView::new(
            does(CheckInAction::AlertNow),
            sight.text("checkin-screen-alert"),
            Weight::Danger,
        );
        let risk = match check_in.mode {
            Mode::Practice => "ready-practice-alert",
            _ if sight.facts.ios => "checkin-screen-alert-by-tap",
            _ => "checkin-screen-alert-risk",
        };
        let risks = vec![sight.text(risk)];
        quiet.push(ActionView { hold: true, ..alert.after(risks) });
    }
    if sight.record.is_some() && check_in.mode == Mode::Real {
        quiet.push(sight.quiet(does(CheckInAction::Ready), "ready-title"));
    }
    quiet.push(sight.quiet(does(CheckInAction::CallOff), "checkin-screen-off"));
    let view = CheckInView {
        title: self::title(check_in, sight),
        ring: ring(sight),
        lines: rests_on(check_in, &names, sight),
        facts: facts(check_in, is_hers, sight),
        told: told(check_in, &names, sight),
        by_hand: by_hand(&names, sight),
        problem: sight.problem(),
        quiet,
        main: Some(sight.main(does(CheckInAction::Safe), "checkin-screen-safe")),
    };
    Screen::CheckIn { view }
}

fn stands_of(check_in: &CheckIn, sight: &Sight<'_>) -> String {
    sight.text(stands_message(check_in.mode, stands(check_in, &sight.reading)))
}

fn late(sight: &Sight<'_>) -> Screen {
    let offered = sight.known.running().map(put_offs).unwrap_or_default();
    let choices: Vec<ChoiceView> = offered
        .into_iter()
        .map(|(minutes, needs_pin)| {
            let span = sight.say.span(i64::from(minutes).saturating_mul(60));
            let id = if needs_pin { "checkin-screen-late-pin" } else { "checkin-screen-late-open" };
            ChoiceView {
                label: sight.with(id, &[("minutes", (&span).into())]),
                chosen: false,
                action: does(CheckInAction::PutOff { minutes }),
            }
        })
        .collect();
    let none = choices.is_empty().then(|| sight.text("checkin-screen-late-none"));
    let view = QuestionView {
        title: sight.text("checkin-screen-late-by"),
        paragraphs: none.into_iter().collect(),
        choices,
        several: false,
        field: None,
        problem: sight.problem(),
        actions: vec![sight.quiet(crate::screens::Action::Back, "screen-not-now")],
    };
    Screen::Question { view }
}

/// The same page for every use of a PIN, with nothing on it that tells which.
fn pin(sight: &Sight<'_>) -> Screen {
    let mut field = sight.secret_field(Field::Pin, "checkin-screen-pin-title", limits::PASSCODE_MAX_BYTES);
    field.problem = sight.problem();
    let view = PinView {
        title: sight.text("checkin-screen-pin-title"),
        paragraphs: Vec::new(),
        field,
        enter: sight.main(does(CheckInAction::Pin), "checkin-screen-ok"),
    };
    Screen::Pin { view }
}

fn ended(check_in: Option<&CheckIn>, stands: Stands, sight: &Sight<'_>) -> Screen {
    let mode = check_in.map_or(Mode::Real, |check_in| check_in.mode);
    let mut paragraphs = vec![sight.text(stands_message(mode, stands))];
    if let Some(check_in) = check_in {
        let (names, _) = names(check_in, sight);
        let shown = || check_in.outbox.iter().filter(|row| is_shown(row));
        if shown().next().is_some() {
            let told = told(check_in, &names, sight).into_iter();
            paragraphs.extend(told.map(|fact| format!("{}\n{}", fact.label, fact.value)));
        }
        if shown().any(|row| !row.state.is_final()) {
            paragraphs.push(sight.text("checkin-screen-ended-owed"));
        }
    }
    let view = ReadingView {
        title: sight.text("checkin-screen-ended"),
        paragraphs,
        actions: vec![sight.main(does(CheckInAction::Done), "checkin-screen-done")],
    };
    Screen::Reading { view }
}
