//! One plan of a friend, as it is shown: the question first, then what to do.

use serde::{Deserialize, Serialize};

use alongside_core::checkin::watcher::{Ending, Phase, WatchMessage, WatchView};
use alongside_core::contacts::Contact;
use alongside_core::guidance::PANEL;
use alongside_core::ids::Cid8;
use alongside_core::say::watching::{degrees_e5, is_held};
use alongside_core::session::Unlocked;

use super::action::{WatchAction, WatchAnswer, does};
use crate::screens::help::HelpAction;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, FactView, Notice, Problem, Screen};

/// When a page that shows plans is asked for again.
const LOOK_AGAIN_MS: i64 = 30_000;

/// A plan that is held for a friend.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct WatchedPlanView {
    /// Its title: the friend's name.
    pub title: String,
    /// What is asked, or how it stands. First and large.
    pub question: String,
    /// The answers that there are.
    pub answers: Vec<ActionView>,
    /// What stands above what to do.
    pub steps_label: String,
    /// What to do, in order; empty where nothing is to be done.
    pub steps: Vec<String>,
    /// What else there is to know.
    pub lines: Vec<String>,
    /// Its times, and what the friend said of it where the record is open.
    pub facts: Vec<FactView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// Call; while nothing is asked, what the friend's phone waits for.
    pub main: Option<ActionView>,
}

/// The number of the paired contact with that name: the first way that has one.
pub(super) fn number(record: &Unlocked, friend: &str) -> Option<String> {
    let contacts = record.contacts().ok()?;
    let is_friend = |contact: &Contact| {
        contact.paired_at.is_some()
            && contact.name.as_deref().or(contact.paired_name.as_deref()) == Some(friend)
    };
    let (_, contact) = contacts.iter().find(|(_, contact)| is_friend(contact))?;
    contact.ways.iter().find(|way| way.to.starts_with('+')).map(|way| way.to.clone())
}

/// When what is shown of plans no longer holds, on the wall clock; nothing where none is held.
pub(crate) fn fresh_until(sight: &Sight<'_>) -> Option<i64> {
    let held = sight.plans.held().next().is_some() || sight.plans.unreadable;
    held.then(|| sight.reading.wall_ms.saturating_add(LOOK_AGAIN_MS))
}

/// A plan that asks for something now, as a line of home.
pub(crate) fn calling(sight: &Sight<'_>) -> Option<Notice> {
    let (cid8, plan) = sight.plans.calling()?;
    let look = does(WatchAction::Plan { plan: cid8.to_string() });
    Some(Notice {
        text: sight.say.of_plan(plan, asked(plan)),
        action: Some(sight.quiet(look, "watching-look")),
    })
}

/// What is asked of the watcher, or how it stands.
fn asked(plan: &WatchView) -> WatchMessage {
    match plan.phase {
        _ if plan.under_threat => WatchMessage::UnderThreat,
        Phase::Armed if plan.extended => WatchMessage::Extended,
        Phase::Armed => WatchMessage::Held,
        Phase::Asking | Phase::Ringing if plan.called_for_help => WatchMessage::Help,
        Phase::Asking | Phase::Ringing => WatchMessage::Ask,
        Phase::Closed(Ending::Safe) => WatchMessage::EndedSafe,
        Phase::Closed(Ending::Silenced) => WatchMessage::EndedSilenced,
        Phase::Closed(Ending::Unanswered) => WatchMessage::EndedUnanswered,
        Phase::Closed(Ending::UnderThreat) => WatchMessage::UnderThreat,
    }
}

/// How it stands, in a few words.
pub(super) fn stands(plan: &WatchView, sight: &Sight<'_>) -> String {
    sight.text(match plan.phase {
        _ if plan.under_threat => "watching-under-threat",
        Phase::Asking => "watching-asking",
        Phase::Ringing if plan.called_for_help => "watching-called-for-help",
        Phase::Ringing => "watching-ringing",
        Phase::Armed | Phase::Closed(_) => "watching-armed",
    })
}

pub(super) fn view(cid8: Cid8, sight: &Sight<'_>) -> Screen {
    let Some(plan) = sight.plans.get(cid8) else { return gone(sight) };
    let rings = plan.phase == Phase::Ringing && !plan.under_threat;
    let asks = rings || (plan.phase == Phase::Asking && !plan.under_threat);
    let number = sight.record.and_then(|record| number(record, &plan.friend));
    let mut lines = Vec::new();
    if rings && !plan.called_for_help {
        lines.push(sight.say.of_plan(plan, WatchMessage::Ring));
    }
    lines.extend(plan.clock.message().map(|message| sight.say.of_plan(plan, message)));
    let mut quiet = Vec::new();
    let mut main = None;
    if plan.under_threat {
        // Never the friend's own phone.
        main = PANEL.first().map(|row| {
            let action = HelpAction::Reach { row: row.id.to_owned() };
            ActionView::main(Action::Call { action }, sight.text(&row.message()))
        });
    } else if asks && number.is_some() {
        main = Some(sight.main(does(WatchAction::Call), "watching-call"));
    } else if asks && sight.record.is_none() {
        lines.push(sight.text("watching-locked-number"));
        quiet.push(sight.quiet(Action::Back, "watching-open"));
    } else if asks {
        lines.push(sight.text("watching-no-number"));
    }
    if is_held(plan) {
        answer(cid8, plan, sight, &mut lines, &mut quiet, &mut main);
    } else {
        main = Some(sight.main(does(WatchAction::Done), "watching-done"));
    }
    let view = WatchedPlanView {
        title: plan.friend.clone(),
        question: sight.say.of_plan(plan, asked(plan)),
        answers: answers(plan, asks, sight),
        steps_label: sight.text("watching-do"),
        steps: if asks { steps(plan, sight) } else { Vec::new() },
        lines,
        facts: facts(plan, sight),
        problem: sight.problem(),
        quiet,
        main,
    };
    Screen::WatchedPlan { view }
}

/// The answer for the friend's phone: first while nothing else is to be done and it has not been handed over.
fn answer(
    cid8: Cid8,
    plan: &WatchView,
    sight: &Sight<'_>,
    lines: &mut Vec<String>,
    quiet: &mut Vec<ActionView>,
    main: &mut Option<ActionView>,
) {
    let send = does(WatchAction::SendAnswer);
    if !sight.plans.owes_answer(cid8, plan) {
        quiet.push(sight.quiet(send, "watching-answer-again"));
        return;
    }
    let friend = [("friend", (&plan.friend).into())];
    let label = sight.with("watching-answer", &friend);
    if plan.phase == Phase::Armed && main.is_none() {
        lines.push(sight.with("watching-answer-why", &friend));
        *main = Some(ActionView::main(send, label));
    } else {
        quiet.push(ActionView::quiet(send, label));
    }
}

fn answers(plan: &WatchView, asks: bool, sight: &Sight<'_>) -> Vec<ActionView> {
    let answer =
        |answer, message: WatchMessage| sight.quiet(does(WatchAction::Answer { answer }), message.id());
    let mut answers = Vec::new();
    if plan.under_threat {
        if !plan.threat_seen {
            answers.push(answer(WatchAnswer::Silence, WatchMessage::Seen));
        }
        return answers;
    }
    if asks && !plan.called_for_help {
        answers.push(answer(WatchAnswer::TheyTexted, WatchMessage::TheyTexted));
        answers.push(answer(WatchAnswer::NotYet, WatchMessage::NotYet));
    }
    if plan.phase == Phase::Ringing {
        answers.push(answer(WatchAnswer::Silence, WatchMessage::Silence));
    }
    answers
}

fn steps(plan: &WatchView, sight: &Sight<'_>) -> Vec<String> {
    let friend = [("friend", (&plan.friend).into())];
    let open = (!plan.called_for_help).then(|| sight.with("watching-do-open", &friend));
    let rest = ["watching-do-ring", "watching-do-worried", "watching-do-keep"];
    open.into_iter().chain(rest.map(|id| sight.text(id))).collect()
}

/// The times; where the friend is going and was last only for somebody who has opened the record.
fn facts(plan: &WatchView, sight: &Sight<'_>) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut fact = |id: &str, value: String| facts.push(FactView { label: sight.text(id), value });
    fact("watching-due", sight.say.instant(plan.due_ms));
    if plan.phase == Phase::Armed && !plan.under_threat {
        fact("watching-asks", sight.say.instant(plan.asks_at_ms));
    }
    if sight.record.is_none() {
        return facts;
    }
    if !plan.place.is_empty() {
        fact("watching-place", plan.place.clone());
    }
    if !plan.note.is_empty() {
        fact("watching-note", plan.note.clone());
    }
    if let Some(last) = plan.last_location {
        let place = format!("{}, {}", degrees_e5(last.lat_e5), degrees_e5(last.lon_e5));
        let when = sight.say.instant(last.sent_at.saturating_mul(1000));
        let told = [("place", (&place).into()), ("metres", last.acc_m.into()), ("when", (&when).into())];
        fact("watching-last-place", sight.with("watching-last-place-at", &told));
    }
    facts
}

/// It was forgotten meanwhile, or it can't be read.
fn gone(sight: &Sight<'_>) -> Screen {
    let id = if sight.plans.unreadable { "watching-unreadable" } else { "watching-none" };
    let view = WatchedPlanView {
        title: sight.text("watching-title"),
        question: sight.text(id),
        answers: Vec::new(),
        steps_label: sight.text("watching-do"),
        steps: Vec::new(),
        lines: Vec::new(),
        facts: Vec::new(),
        problem: sight.problem(),
        quiet: Vec::new(),
        main: Some(sight.main(does(WatchAction::Done), "watching-done")),
    };
    Screen::WatchedPlan { view }
}
