//! The list of plans and the pages of a pairing, as they are shown.

use serde::{Deserialize, Serialize};

use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::{Result, limits};

use super::action::{WatchAction, does};
use super::plan_view;
use super::state::{Looking, Pairing, PairingStep, WatchPage};
use crate::screens::checkin::{self, CheckInAction};
use crate::screens::home::HomeAction;
use crate::screens::sight::Sight;
use crate::screens::{Action, ActionView, Field, FieldView, Permission, Problem, RowView, Screen};

/// A code holds the time, and is drawn anew this often.
pub(crate) const CODE_FRESH_MS: i64 = 5_000;

/// The plans that are held, a place for what came, and whom to pair with.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct WatchesView {
    /// Its title.
    pub title: String,
    /// That there is none, or that one can't be read.
    pub lines: Vec<String>,
    /// The plans.
    pub plans: Vec<RowView>,
    /// A message that came.
    pub field: FieldView,
    /// What else can be done: pairing with each contact.
    pub quiet: Vec<ActionView>,
    /// Takes the message.
    pub main: ActionView,
}

/// A step of a pairing.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct PairingView {
    /// Its title.
    pub title: String,
    /// What is said first.
    pub paragraphs: Vec<String>,
    /// What stands above the code.
    pub code_label: String,
    /// Her code, which the shell draws as a QR code beside the text; absent in the other steps. It holds the time, and
    /// goes with it.
    pub code: Option<String>,
    /// Whether the camera is on: what it sees stands on the page, and goes to `App::seen_code`.
    pub camera: bool,
    /// The six digits, in two groups.
    pub digits: Option<String>,
    /// Her name, or the code of the other phone. What the camera reads comes with the main action, as bytes.
    pub field: Option<FieldView>,
    /// What went wrong.
    pub problem: Option<Problem>,
    /// What else can be done.
    pub quiet: Vec<ActionView>,
    /// Goes on.
    pub main: ActionView,
}

pub(crate) fn view(page: &WatchPage, sight: &Sight<'_>) -> Result<Screen> {
    match page {
        WatchPage::List => list(sight),
        WatchPage::Plan { cid8 } => Ok(plan_view::view(*cid8, sight)),
        WatchPage::Pair(pairing) => Ok(Screen::Pairing { view: pair(pairing, sight) }),
    }
}

/// The row of home: only where a plan is held, or where one may come.
pub(crate) fn home_row(sight: &Sight<'_>) -> Result<Option<RowView>> {
    let held = sight.plans.held().count();
    let paired = |(_, contact): &(RecordId, Contact)| contact.paired_at.is_some();
    if held == 0 && !sight.plans.unreadable && !sight.open()?.contacts()?.iter().any(paired) {
        return Ok(None);
    }
    let title = sight.text("watching-title");
    let count = i64::try_from(held).unwrap_or(i64::MAX);
    let detail = (held > 0).then(|| sight.with("watching-count", &[("count", count.into())]));
    let spoken = detail.as_ref().map_or_else(|| title.clone(), |detail| format!("{title}, {detail}"));
    let action = Action::Home { action: HomeAction::Watching };
    Ok(Some(RowView { title, detail, edge: None, spoken, action }))
}

/// The way to pair with a contact.
pub(crate) fn pair_offer(id: RecordId, contact: &Contact, sight: &Sight<'_>) -> ActionView {
    let name = contact.name.as_deref().unwrap_or_default();
    let action = does(WatchAction::Pair { contact: id.to_string() });
    ActionView::quiet(action, sight.with("pairing-title", &[("name", name.into())]))
}

fn list(sight: &Sight<'_>) -> Result<Screen> {
    let contacts = sight.open()?.contacts()?;
    let rows = sight.plans.held().map(|(cid8, plan)| {
        let (stands, due) = (plan_view::stands(plan, sight), sight.say.instant(plan.due_ms));
        let told = [("friend", (&plan.friend).into()), ("stands", (&stands).into()), ("due", (&due).into())];
        RowView {
            title: plan.friend.clone(),
            spoken: sight.with("watching-row-spoken", &told),
            detail: Some(stands),
            edge: Some(due),
            action: does(WatchAction::Plan { plan: cid8.to_string() }),
        }
    });
    let plans: Vec<RowView> = rows.collect();
    let mut lines = Vec::new();
    if plans.is_empty() {
        lines.push(sight.text("watching-none"));
    }
    if sight.plans.unreadable {
        lines.push(sight.text("watching-unreadable"));
    }
    let mut quiet: Vec<ActionView> =
        contacts.iter().map(|(id, contact)| pair_offer(*id, contact, sight)).collect();
    if !plans.is_empty() || contacts.iter().any(|(_, contact)| contact.paired_at.is_some()) {
        quieter(&mut lines, &mut quiet, sight);
    }
    let field = sight.field(Field::Code, "watching-paste", limits::LINK_TEXT_MAX_BYTES, 3);
    let view = WatchesView {
        title: sight.text("watching-title"),
        lines,
        plans,
        quiet,
        main: sight
            .main(does(WatchAction::Take), "watching-take")
            .enabled(!sight.typed(Field::Code).trim().is_empty()),
        field: FieldView { problem: sight.problem(), ..field },
    };
    Ok(Screen::Watches { view })
}

/// That this phone can't ring as its friends may think, and what can be done about it.
fn quieter(lines: &mut Vec<String>, quiet: &mut Vec<ActionView>, sight: &Sight<'_>) {
    let (permission, id) = match sight.facts {
        facts if !facts.may_notify => (Permission::Notify, "watching-may-not-notify"),
        facts if !facts.may_ring => (Permission::Ring, "watching-may-not-ring"),
        _ => return,
    };
    lines.push(sight.text(id));
    let label = sight.words().attribute(id, "action", &[]);
    quiet.push(ActionView::quiet(checkin::does(CheckInAction::Permit { permission }), label));
}

fn pair(pairing: &Pairing, sight: &Sight<'_>) -> PairingView {
    let name = [("name", (&pairing.name).into())];
    let mut view = PairingView {
        title: sight.with("pairing-title", &name),
        paragraphs: Vec::new(),
        code_label: String::new(),
        code: None,
        camera: false,
        digits: None,
        field: None,
        problem: sight.problem(),
        quiet: vec![sight.quiet(Action::Back, "screen-not-now")],
        main: sight.main(does(WatchAction::ShowCode), "pairing-next"),
    };
    match &pairing.step {
        PairingStep::Name => {
            view.paragraphs.extend(first_words(pairing, sight));
            let mut field = sight.field(Field::MyName, "pairing-next", limits::CONTACT_NAME_MAX_BYTES, 1);
            field.label = sight.with("pairing-my-name", &name);
            view.field = Some(field);
            let is_empty = sight.typed(Field::MyName).trim().is_empty();
            view.main = view.main.enabled(!is_empty);
        }
        PairingStep::Codes(pending) => {
            let (old, differed) = (pairing.old_code, pairing.differed);
            if old {
                view.paragraphs.push(sight.text("pairing-old-code"));
            }
            if differed {
                view.paragraphs.push(sight.text("pairing-differed"));
            }
            if !old && !differed {
                view.paragraphs.extend(first_words(pairing, sight));
            }
            view.code_label = sight.text("pairing-own");
            view.code = Some(pending.shown(sight.reading.wall_ms.div_euclid(1000)));
            if let Looking::Hindered(why) = pairing.camera {
                view.paragraphs.push(sight.text(why));
            }
            view.camera = pairing.camera == Looking::On;
            let (look, id) = if view.camera {
                (WatchAction::LookAway, "make-camera-off")
            } else {
                (WatchAction::Look, "pairing-look")
            };
            view.quiet.push(sight.quiet(does(look), id));
            view.field = Some(sight.field(Field::Code, "pairing-their", limits::PAIRING_TEXT_MAX_BYTES, 3));
            view.quiet.push(sight.quiet(does(WatchAction::ShowCode), "pairing-begin-again"));
            view.main = sight.main(does(WatchAction::TheirCode), "pairing-next");
        }
        PairingStep::Compare(comparing) => {
            let digits = &comparing.paired.digits;
            let (first, second) = digits.split_at_checked(3).unwrap_or((digits, ""));
            view.paragraphs.push(sight.text("pairing-compare"));
            view.digits = Some(format!("{first} {second}"));
            view.quiet = vec![sight.quiet(does(WatchAction::Different), "pairing-different")];
            view.main = sight.main(does(WatchAction::Same), "pairing-same");
        }
        PairingStep::Done { theirs } => {
            view.title = sight.with("pairing-done-title", &name);
            view.paragraphs.push(sight.with("pairing-now", &name));
            if *theirs != pairing.name {
                view.paragraphs.push(sight.with("pairing-their-name", &[("theirs", theirs.into())]));
            }
            view.quiet.clear();
            view.main = sight.main(does(WatchAction::Done), "watching-done");
        }
    }
    view
}

fn first_words(pairing: &Pairing, sight: &Sight<'_>) -> Vec<String> {
    let name = [("name", (&pairing.name).into())];
    let again = pairing.again.then_some("pairing-again");
    let ids = ["pairing-what", "pairing-what-not"].into_iter().chain(again);
    ids.map(|id| sight.with(id, &name)).collect()
}
