//! Steps of checklists over a session: what she notes, what comes up again, what is forgotten.

use alongside_core::checklists::{Applies, Condition, Lists, On, Status, StepState, Why, due, view};
use alongside_core::events::MarkedEvent;
use alongside_core::ids::RecordId;
use alongside_core::session::{StepChange, Unlocked};
use alongside_core::store::Kind;
use alongside_core::time::{Civil, Occurred, Precision, Reading, Zone};
use alongside_core::{Error, Refusal};
use alongside_tests::fixture::{FIRST, reading};

use super::vault::{empty, set_up, term, unlock};

const DAY_MS: u64 = 24 * 3_600_000;

fn lists() -> Lists {
    Lists::load().expect("the embedded lists load")
}

fn note(vault: &mut Unlocked, item: &str, status: Status, at: &Reading) -> StepState {
    let change = StepChange { status: Some(status), ..StepChange::default() };
    vault.note_step(&lists(), item, change, at).expect("is noted")
}

fn due_ids(vault: &Unlocked, at: &Reading) -> Vec<(String, Why)> {
    let lists = lists();
    let all = vault.due_steps(&lists, None, at).expect("reads");
    all.iter().map(|due| (due.item.id.clone(), due.why)).collect()
}

#[test]
fn what_she_notes_is_there_after_a_lock_and_gone_after_a_reset() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    note(&mut vault, "st.safe-device", Status::Done, &reading());
    note(&mut vault, "st.tell-one", Status::NotForMe, &reading());
    let change = StepChange { note: Some("Ask Jo on Monday".into()), ..StepChange::default() };
    let step = vault.note_step(&lists(), "st.advocate", change, &reading()).expect("is noted");
    // A word about a step is not looking at it.
    assert_eq!((step.status(), step.last_reviewed), (Status::NotLookedAt, None));
    note(&mut vault, "st.safe-device", Status::Later, &reading().after(1000));
    vault.lock().expect("locks");

    let mut vault = unlock(&fixture, FIRST).expect("opens");
    let state = vault.checklist_state().expect("reads");
    assert_eq!(state.iter().count(), 3, "one record for each step");
    assert_eq!(state.status("st.safe-device"), Status::Later);
    assert_eq!(state.status("st.tell-one"), Status::NotForMe);
    assert_eq!(
        state.get("st.advocate").and_then(|step| step.note.clone()).as_deref(),
        Some("Ask Jo on Monday")
    );

    assert_eq!(vault.reset_steps(&lists(), "st.advocate", &reading()).expect("forgets"), ["st.advocate"]);
    let rest = vault.reset_steps(&lists(), "st", &reading()).expect("forgets");
    assert_eq!(rest, ["st.safe-device", "st.tell-one"]);
    assert!(vault.reset_steps(&lists(), "st", &reading()).expect("nothing left").is_empty());
    // Of what is forgotten not even the name of the step stays in the head.
    for current in vault.current(Kind::CHECKLIST_STATE) {
        assert!(current.deleted && !String::from_utf8_lossy(current.listing).contains("st."));
    }
    note(&mut vault, "st.advocate", Status::NeedsHelp, &reading());
    assert_eq!(vault.checklist_state().expect("reads").get("st.advocate").expect("there").note, None);
}

#[test]
fn what_is_not_there_is_refused_and_what_was_there_is_kept_as_retired() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let done = || StepChange { status: Some(Status::Done), ..StepChange::default() };
    for wrong in ["st.nothing", "st", "", "ev.cctv "] {
        let refused = vault.note_step(&lists(), wrong, done(), &reading());
        assert!(matches!(refused, Err(Error::NotFound)), "{wrong:?}");
    }
    assert!(matches!(vault.reset_steps(&lists(), "zz", &reading()), Err(Error::NotFound)));
    // A list that has let a step go: nothing of what she noted goes with it.
    note(&mut vault, "st.advocate", Status::Done, &reading());
    let none = Lists::of::<&str>(&[]).expect("no list at all");
    let change = StepChange { note: Some("kept".into()), ..StepChange::default() };
    let step = vault.note_step(&none, "st.advocate", change, &reading()).expect("is noted");
    assert_eq!((step.status(), step.note.as_deref()), (Status::Done, Some("kept")));
    let state = vault.checklist_state().expect("reads");
    assert_eq!(state.retired(&none).map(|(item, _)| item).collect::<Vec<_>>(), ["st.advocate"]);
    assert_eq!(state.retired(&lists()).count(), 0);
    assert!(vault.due_steps(&none, None, &reading().after(900 * DAY_MS)).expect("reads").is_empty());
    assert_eq!(vault.reset_steps(&none, "st", &reading()).expect("forgets"), ["st.advocate"]);
}

#[test]
fn a_day_that_nobody_can_name_is_refused_and_the_state_stays() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    note(&mut vault, "st.advocate", Status::Done, &reading());
    let change = StepChange {
        status: Some(Status::Later),
        look_again: Some(Occurred::unknown(Zone::LONDON)),
        ..StepChange::default()
    };
    let refused = vault.note_step(&lists(), "st.advocate", change, &reading());
    assert!(matches!(refused, Err(Error::Invalid { field: "look_again", refusal: Refusal::Malformed })));
    let long = StepChange { note: Some("x".repeat(100_001)), ..StepChange::default() };
    let refused = vault.note_step(&lists(), "st.advocate", long, &reading());
    assert!(matches!(refused, Err(Error::Invalid { field: "note", refusal: Refusal::TooLong })));
    assert_eq!(vault.checklist_state().expect("reads").status("st.advocate"), Status::Done);
}

#[test]
fn entries_and_marked_days_bring_steps_up_again() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let first = vault.add_incident(None, "Rang four times", |_| Ok(()), &reading()).expect("is written");
    let case = vault.case(None).expect("reads").expect("there");
    let start = reading().after(1000);
    // Looked at after the entry: only the next one brings it up.
    note(&mut vault, "st.what-they-know", Status::Done, &start);
    note(&mut vault, "ph.lock", Status::Done, &start);
    note(&mut vault, "po.bring", Status::Done, &start);
    assert_eq!(first.entry_no, 1);
    assert!(due_ids(&vault, &start.after(20 * DAY_MS)).is_empty());

    let second = start.after(DAY_MS);
    vault.add_incident(Some(case), "Waited at the gate", |_| Ok(()), &second).expect("is written");
    assert!(due_ids(&vault, &start.after(14 * DAY_MS - 1)).is_empty());
    let again = [("st.what-they-know".to_owned(), Why::Event(On::Incident))];
    assert_eq!(due_ids(&vault, &start.after(14 * DAY_MS)), again);

    let day = Civil::Day("2026-12-10".parse().expect("a day"));
    let when = Occurred::new(Precision::Day, day, None, Zone::LONDON).expect("a day");
    let marked_at = start.after(30 * DAY_MS);
    let mut marked = MarkedEvent::new(&marked_at, case, term("break-up"), when);
    vault.create(&mut marked, &marked_at).expect("is marked");
    let due = due_ids(&vault, &marked_at);
    assert_eq!(due.len(), 2, "{due:?}");
    assert!(due.contains(&("ph.lock".to_owned(), Why::Event(On::Breakup))));
    // Having looked again, whatever she says of them, they are out of the way.
    note(&mut vault, "ph.lock", Status::Later, &marked_at);
    note(&mut vault, "st.what-they-know", Status::Done, &marked_at);
    assert!(due_ids(&vault, &marked_at.after(400 * DAY_MS)).is_empty());
}

#[test]
fn her_answers_and_the_nation_of_her_case_decide_what_is_shown() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let lists = lists();
    let children = lists.list("ch").expect("there");
    let of_children = |vault: &Unlocked| {
        let mine = vault.checklists(None).expect("reads");
        let shown = view(&lists, children, Some(&mine), reading().wall_ms);
        (shown.shown().count() > 0, shown.question)
    };
    assert_eq!(of_children(&vault), (true, Some(Condition::HasChildren)));
    vault.answer_condition(Condition::HasChildren, Some(false), &reading()).expect("is noted");
    assert_eq!(of_children(&vault), (false, None));
    vault.answer_condition(Condition::HasCar, Some(true), &reading()).expect("is noted");
    vault.answer_condition(Condition::HasChildren, None, &reading()).expect("is noted");
    vault.lock().expect("locks");
    let mut vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(of_children(&vault).1, Some(Condition::HasChildren));
    let answers = vault.checklists(None).expect("reads").answers;
    assert_eq!((answers.holds(Condition::HasCar), answers.holds(Condition::Scotland)), (Some(true), None));
    assert_eq!(vault.current(Kind::CHECKLIST_ANSWERS).count(), 1);

    // The nation of the case needs no question.
    let case = vault.case_or_first(None, &reading()).expect("a case");
    let nation = |case: &mut alongside_core::cases::Case| {
        case.nation = Some(term("scotland"));
        Ok(())
    };
    vault.amend(case, nation, term("other"), None, &reading()).expect("is set");
    let answers = vault.checklists(Some(case)).expect("reads").answers;
    let nations: Vec<_> = Condition::NATIONS.iter().map(|one| answers.holds(*one)).collect();
    assert_eq!(nations, [Some(false), Some(true), Some(false)]);
    let elsewhere = vault.checklists(Some(RecordId([9; 16]))).expect("reads").answers;
    assert_eq!(elsewhere.holds(Condition::Scotland), None);
}

#[test]
fn five_years_of_notes_never_bring_up_what_is_not_hers() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let all = lists();
    vault.answer_condition(Condition::IsStudent, Some(false), &reading()).expect("is noted");
    for (at, (_, item)) in all.items().enumerate() {
        let status = Status::ALL[1 + at % 4];
        note(&mut vault, &item.id, status, &reading());
    }
    let mine = vault.checklists(None).expect("reads");
    let now = reading().after(5 * 365 * DAY_MS);
    let due = due(&all, &mine.state, &mine.answers, now.wall_ms, &mine.events);
    assert!(!due.is_empty());
    for one in &due {
        assert_ne!(one.list.id, "un");
        assert_ne!(mine.state.status(&one.item.id), Status::NotForMe);
        assert_ne!(Lists::applies(one.list, one.item, &mine.answers), Applies::No);
    }
    assert!(due.windows(2).all(|pair| pair[0].since_ms <= pair[1].since_ms));
}
