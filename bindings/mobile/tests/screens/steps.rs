//! Privacy steps: what is said before a step, and what she notes about it.

use alongside_mobile::screens::checklists::{StepAction, StepStatus, StepView};
use alongside_mobile::screens::{Action, Field, Screen, Weight};

use crate::screens::phone::{PASSCODE, Phone};

fn does(action: StepAction) -> Action {
    Action::Steps { action }
}

fn step(phone: &Phone) -> StepView {
    match phone.front() {
        Screen::Step { view } => view,
        other => panic!("{other:?}"),
    }
}

fn open(phone: &Phone, id: &str) -> StepView {
    phone.act(does(StepAction::Step { id: id.into() }));
    step(phone)
}

#[test]
fn at_most_five_steps_to_begin_with_a_safer_device_first() {
    let phone = Phone::open();
    phone.tap("Privacy steps");
    let Screen::Steps { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.first.len() <= 5 && !view.first.is_empty());
    assert!(view.checked.starts_with("Not yet checked by a stalking service"));
    assert_eq!(view.main.expect("the first").action, does(StepAction::Step { id: "st.safe-device".into() }));
    assert_eq!(view.groups.iter().map(|group| group.rows.len()).sum::<usize>(), 24, "every list");
    phone.tap("Look at the first step");
    phone.tap("Done");
    assert!(step(&phone).saved.expect("it is shown that it is saved").starts_with("Saved on this phone"));
    phone.act(Action::Back);
    let Screen::Steps { view } = phone.front() else { panic!("{:?}", phone.front()) };
    let again = does(StepAction::Step { id: "st.safe-device".into() });
    assert!(view.first.iter().all(|row| row.action != again), "what is done is passed over");
}

#[test]
fn three_questions_choose_the_steps_and_are_kept_nowhere() {
    let phone = Phone::open();
    phone.tap("Privacy steps");
    phone.tap("Three questions choose where to begin");
    phone.tap("Yes");
    phone.tap("Skip");
    phone.tap("Being followed");
    let Screen::Steps { view } = phone.front() else { panic!("{:?}", phone.front()) };
    let chosen: Vec<&Action> = view.first.iter().map(|row| &row.action).collect();
    assert!(chosen.contains(&&does(StepAction::Step { id: "out.followed".into() })), "{chosen:?}");
    assert_eq!(phone.view().screens.len(), 2);
    phone.act(Action::Back);
    phone.tap("Privacy steps");
    let Screen::Steps { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.first.iter().all(|row| row.action != does(StepAction::Step { id: "out.followed".into() })));
}

#[test]
fn where_it_may_raise_risk_talking_comes_first_and_the_risk_before_everything() {
    let phone = Phone::open();
    let mut with_risk = 0;
    let lists = alongside_core::checklists::Lists::load().expect("the lists load");
    for (_, item) in lists.items() {
        let view = open(&phone, &item.id);
        assert_eq!(view.risk_strip.len(), item.risk.len(), "{}", item.id);
        assert!(!view.why.is_empty() && !view.sources.is_empty() && view.facts.len() >= 2, "{}", item.id);
        let labels: Vec<&str> = view.actions.iter().map(|action| action.label.as_str()).collect();
        assert_eq!(view.actions.iter().filter(|action| action.weight == Weight::Main).count(), 1);
        if item.talks_first() {
            with_risk += 1;
            assert_eq!(labels[..2], ["Talk it through", "I have decided"], "{}", item.id);
            assert!(view.risk_strip[0].contains("stalking advocate"), "{}", item.id);
        } else {
            assert_eq!(labels[..3], ["Done", "Not for me", "Later"], "{}", item.id);
        }
    }
    assert!(with_risk > 10, "{with_risk} steps may raise risk");
    let first = lists.items().find(|(_, item)| item.talks_first()).expect("there are some").1;
    open(&phone, &first.id);
    phone.tap("Talk it through");
    let Screen::Who { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.groups[0].rows.len() > 1);
    phone.act(Action::Back);
    phone.tap("I have decided");
    assert_eq!(step(&phone).status.as_deref(), Some("Done"));
}

#[test]
fn a_step_is_noted_put_off_and_forgotten() {
    let phone = Phone::open();
    open(&phone, "st.tell-one");
    phone.types(Field::StepNote, "Sam knows");
    phone.tap("Later");
    let view = step(&phone);
    assert_eq!((view.status.as_deref(), view.note.text.as_str()), (Some("Later"), "Sam knows"));
    phone.tap("Look again in a week");
    assert!(
        step(&phone).facts.iter().any(|fact| fact.value.contains("28 November")),
        "{:?}",
        step(&phone).facts
    );
    // The note is kept with the step: it stands there after the app was shut.
    phone.act(Action::Leave);
    let mut phone = phone.restarted();
    phone.unlock(PASSCODE);
    assert_eq!(open(&phone, "st.tell-one").note.text, "Sam knows");
    phone.pass_s(8 * 24 * 60 * 60);
    phone.tap("Leave");
    phone.unlock(PASSCODE);
    phone.tap("Privacy steps");
    let Screen::Steps { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.again.len(), 1, "it comes up on the day that she chose");
    open(&phone, "st.tell-one");
    phone.tap("Forget what I noted");
    let view = step(&phone);
    assert_eq!((view.status, view.note.text.as_str()), (None, ""));
}

#[test]
fn a_note_is_saved_on_the_way_back_too() {
    let phone = Phone::open();
    open(&phone, "st.tell-one");
    phone.types(Field::StepNote, "not yet");
    phone.act(Action::Back);
    assert_eq!(open(&phone, "st.safe-device").note.text, "", "one step's note is not shown on another");
    assert_eq!(open(&phone, "st.tell-one").note.text, "not yet");
}

#[test]
fn answers_decide_what_is_shown_and_can_be_taken_back() {
    let phone = Phone::open();
    phone.act(does(StepAction::List { id: "ch".into() }));
    let list = || match phone.front() {
        Screen::StepList { view } => view,
        other => panic!("{other:?}"),
    };
    let whole = list().rows.len();
    assert_eq!(list().question.expect("a question").text, "Do you have children?");
    phone.tap("No");
    assert_eq!(list().rows.len(), 0);
    phone.tap("Show what your answers leave out");
    assert_eq!(list().rows.len(), whole);
    phone.act(does(StepAction::Answer { condition: "has-children".into(), answer: None }));
    assert_eq!(list().rows.len(), whole);
    phone.act(does(StepAction::Answers));
    let Screen::Answers { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.questions.iter().all(|asked| asked.choices[2].chosen), "none is answered");
}

#[test]
fn lists_about_accounts_lead_to_keeping_evidence_first() {
    let phone = Phone::open();
    phone.act(does(StepAction::List { id: "ac".into() }));
    let Screen::StepList { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.evidence_first.expect("first").action, does(StepAction::List { id: "ev".into() }));
    assert!(!view.before.is_empty());
}

#[test]
fn what_is_no_step_changes_nothing() {
    let phone = Phone::open();
    for action in [
        StepAction::Step { id: "st.nothing".into() },
        StepAction::List { id: "nothing".into() },
        StepAction::Stands { status: StepStatus::Done },
        StepAction::LookAgain { weeks: 1 },
        StepAction::Answer { condition: "has-wings".into(), answer: Some(true) },
    ] {
        phone.act(does(action));
        assert_eq!(phone.view().screens.len(), 1);
    }
    open(&phone, "st.tell-one");
    phone.act(does(StepAction::LookAgain { weeks: 0 }));
    assert!(step(&phone).problem.is_some());
}
