//! Where to begin, for every way to answer.

use super::*;
use crate::ids::RecordId;
use crate::tests::reading;

fn all_answers() -> Vec<FirstAnswers> {
    let sure = [None, Some(Sure::Yes), Some(Sure::No), Some(Sure::NotSure)];
    let worries: Vec<Option<Worry>> =
        std::iter::once(None).chain(Worry::ALL.iter().copied().map(Some)).collect();
    let mut all = Vec::new();
    for can_see in sure {
        for close_by in sure {
            all.extend(worries.iter().map(|worry| FirstAnswers { can_see, close_by, worry: *worry }));
        }
    }
    all
}

fn ids(lists: &Lists, asked: FirstAnswers, state: &State, answers: &Answers) -> Vec<String> {
    start(lists, asked, state, answers).iter().map(|item| item.id.clone()).collect()
}

#[test]
fn whatever_she_answers_a_safer_device_leads_to_at_most_five_steps() {
    let lists = Lists::load().expect("the embedded lists load");
    for asked in all_answers() {
        let steps = ids(&lists, asked, &State::default(), &Answers::default());
        assert_eq!(steps.len(), FIRST_STEPS_MAX_ITEMS, "{asked:?}: {steps:?}");
        assert_eq!(steps[0], "st.safe-device", "{asked:?}");
        let first: Vec<bool> = steps.iter().map(|id| id.starts_with("st.")).collect();
        assert!(first.windows(2).all(|pair| pair[0] || !pair[1]), "{asked:?}: {steps:?}");
        let mut once = steps.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), steps.len(), "{asked:?}: {steps:?}");
        // What she is worried about has its place; somebody close by is a reason to talk first.
        assert_eq!(
            steps.iter().any(|id| !id.starts_with("st.")),
            asked.worry.is_some(),
            "{asked:?}: {steps:?}"
        );
        if asked.close_by != Some(Sure::No) {
            assert!(steps.iter().any(|id| id == "st.advocate"), "{asked:?}: {steps:?}");
        }
        // Not sure counts as yes.
        let cautious = |sure: Option<Sure>| if sure == Some(Sure::NotSure) { Some(Sure::Yes) } else { sure };
        let same =
            FirstAnswers { can_see: cautious(asked.can_see), close_by: cautious(asked.close_by), ..asked };
        assert_eq!(ids(&lists, same, &State::default(), &Answers::default()), steps);
    }
}

#[test]
fn every_step_that_a_start_may_name_is_there() {
    let lists = Lists::load().expect("the embedded lists load");
    for asked in all_answers() {
        for id in asked.order() {
            assert!(lists.item(id).is_some(), "{id} stands in no list");
        }
        for list in asked.worry.map_or(&[] as &[&str], Worry::lists) {
            assert!(lists.list(list).is_some(), "{list}");
        }
    }
}

#[test]
fn what_is_done_or_of_no_use_is_passed_over() {
    let lists = Lists::load().expect("the embedded lists load");
    let asked = FirstAnswers { worry: Some(Worry::Followed), ..FirstAnswers::default() };
    let before = ids(&lists, asked, &State::default(), &Answers::default());
    assert!(
        before.contains(&"out.followed".to_owned()) && before.contains(&"tg.alerts".to_owned()),
        "{before:?}"
    );
    let done = ["st.safe-device", "out.followed"].map(|id| looked_at(id, Status::Done, &reading()));
    let state = State::of((1_u8..).zip(done).map(|(number, step)| (RecordId([number; 16]), step)));
    let mut answers = Answers::default();
    answers.set(Condition::HasAndroid, false);
    answers.set(Condition::HasIphone, false);
    let after = ids(&lists, asked, &state, &answers);
    assert!(after.iter().all(|id| !["st.safe-device", "out.followed", "tg.alerts"].contains(&id.as_str())));
    assert_eq!(after.len(), FIRST_STEPS_MAX_ITEMS, "{after:?}");
    // A step that she wants help with, or put off, is still offered.
    let later = looked_at("st.safe-device", Status::NeedsHelp, &reading());
    let state = State::of([(RecordId([1; 16]), later)]);
    assert_eq!(ids(&lists, asked, &state, &answers)[0], "st.safe-device");
}

#[test]
fn a_list_begins_with_a_safer_device_and_four_of_its_own() {
    let lists = small();
    let of = |list: &str, state: &State| {
        let list = lists.list(list).expect("there");
        begin(&lists, list, state, &Answers::default()).iter().map(|item| item.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        of("ch", &State::default()),
        ["st.safe-device", "ch.month", "ch.incident", "ch.move", "ch.happens"]
    );
    assert_eq!(of("st", &State::default()), ["st.safe-device", "st.iphone"]);
    let done = looked_at("st.safe-device", Status::NotForMe, &reading());
    let state = State::of([(RecordId([1; 16]), done)]);
    assert_eq!(of("ch", &state)[0], "ch.month");
}
