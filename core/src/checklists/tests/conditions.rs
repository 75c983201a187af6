//! What applies, what is asked, and what is refused in a file.

use super::*;
use crate::tests::reading;

fn answers(pairs: &[(Condition, bool)]) -> Answers {
    let mut answers = Answers::default();
    for (condition, holds) in pairs {
        answers.set(*condition, *holds);
    }
    answers
}

#[test]
fn few_questions_are_asked_and_each_changes_what_is_shown() {
    use Condition::{HasAndroid, HasCar, HasChildren, HasIphone};
    let lists = small();
    let list = lists.list("ch").expect("there");
    assert_eq!(list.next_question(&Answers::default()), Some(HasChildren));
    // The list is of no use: nothing else is asked.
    assert_eq!(list.next_question(&answers(&[(HasChildren, false)])), None);
    assert_eq!(list.next_question(&answers(&[(HasChildren, true)])), Some(HasCar));
    let car = [(HasChildren, true), (HasCar, false)];
    assert_eq!(list.next_question(&answers(&car)), Some(HasAndroid));
    // One of the platforms is enough.
    assert_eq!(list.next_question(&answers(&[car[0], car[1], (HasAndroid, true)])), None);
    assert_eq!(list.next_question(&answers(&[car[0], car[1], (HasAndroid, false)])), Some(HasIphone));
    let none = answers(&[car[0], car[1], (HasAndroid, false), (HasIphone, false)]);
    assert_eq!(list.next_question(&none), None);
    let of = |id: &str, answers: &Answers| {
        let (list, item) = lists.item(id).expect("there");
        Lists::applies(list, item, answers)
    };
    assert_eq!(of("ch.move", &none), Applies::No);
    assert_eq!(of("ch.month", &none), Applies::Yes);
    assert_eq!(of("ch.incident", &none), Applies::No);
    // Until it is known a step is shown; a list that is of no use takes its steps with it.
    assert_eq!(of("ch.move", &answers(&[(HasChildren, true)])), Applies::NotKnown);
    assert_eq!(of("ch.month", &answers(&[(HasChildren, false)])), Applies::No);
    assert_eq!(of("st.safe-device", &none), Applies::Yes);
}

#[test]
fn the_nation_of_the_case_answers_and_one_rules_out_the_others() {
    let mut record = ChecklistAnswers::new(&reading());
    record.set(Condition::Scotland, Some(true));
    record.set(Condition::HasCar, Some(false));
    record.yes.push("has-a-tail".into());
    let nations =
        |answers: &Answers| Condition::NATIONS.iter().map(|one| answers.holds(*one)).collect::<Vec<_>>();
    let said = Answers::of(Some(&record), None);
    assert_eq!(nations(&said), [Some(false), Some(true), Some(false)]);
    assert_eq!(said.holds(Condition::HasCar), Some(false));
    assert_eq!(said.holds(Condition::HasJob), None);
    let case = Answers::of(Some(&record), Some("england-wales"));
    assert_eq!(nations(&case), [Some(true), Some(false), Some(false)]);
    let abroad = Answers::of(None, Some("other"));
    assert_eq!(nations(&abroad), [Some(false); 3]);
    assert_eq!(nations(&Answers::default()), [None; 3]);
    // An answer is taken back, and what a newer version wrote stays.
    record.set(Condition::Scotland, None);
    assert_eq!(record.yes, ["has-a-tail"]);
}

#[test]
fn conditions_risks_and_reviews_have_ids_that_lead_back() {
    for condition in Condition::ALL {
        assert_eq!(Condition::from_id(condition.as_str()), Some(*condition));
        assert_eq!(serde_text(condition), condition.as_str());
    }
    for risk in Risk::ALL {
        assert_eq!(serde_text(risk), risk.as_str());
    }
    for status in Status::ALL {
        assert_eq!(serde_text(status), status.as_str());
    }
    for text in ["once", "P1M", "P12M", "on:incident", "on:new-app"] {
        assert_eq!(text.parse::<Review>().expect("known").to_string(), text);
    }
    for text in ["", "P0M", "P1Y", "PM", "P-1M", "P61M", "on:", "on:tuesday", "Once"] {
        assert!(text.parse::<Review>().is_err(), "{text}");
    }
}

/// What serde writes for a name.
fn serde_text<T: serde::Serialize>(value: &T) -> String {
    let mut text = String::new();
    value.serialize(toml::ser::ValueSerializer::new(&mut text)).expect("writes");
    text.trim_matches('"').to_owned()
}

#[test]
fn a_file_that_does_not_hold_is_refused_by_name() {
    let good = SMALL[1].1;
    let wrong = [
        ("id = \"ch.month\"", "id = \"st.month\"", "its id"),
        ("id = \"ch.month\"", "id = \"ch.Month\"", "its id"),
        ("id = \"ch.month\"", "id = \"ch.move\"", "its id"),
        ("platforms = [\"offline\"]", "platforms = []", "platforms"),
        ("platforms = [\"offline\"]", "platforms = [\"moon\"]", "moon"),
        ("risk = [\"AR\", \"DL\"]", "risk = [\"DL\", \"AR\"]", "order of its risks"),
        ("risk = [\"AR\", \"DL\"]", "risk = [\"N\"]", "N"),
        ("review = \"P1M\"", "review = \"monthly\"", "monthly"),
        ("grade = \"V2\"", "grade = \"V3\"", "V3"),
        ("applies_if = [\"has-car\"]", "applies_if = [\"has-boat\"]", "has-boat"),
        ("grade = \"V2\"", "grade = \"V2\"\nlinks = [\"web:x\"]", "leads nowhere"),
        ("grade = \"V2\"", "grade = \"V2\"\npriority = 1", "priority"),
        ("sources = []", "sources = [\"S1\", \"S1\"]", "twice"),
        ("order = 2", "order = 1", "share a place"),
        ("order = 2", "order = 0", "id, place or reviewer"),
    ];
    for (from, to, named) in wrong {
        assert!(good.contains(from), "{from}");
        let changed = good.replacen(from, to, 1);
        let fault = Lists::of(&[SMALL[0], ("ch.toml", &changed)]).expect_err(to);
        assert!(fault.to_string().contains(named), "{to}: {fault}");
    }
}

#[test]
fn what_is_not_supported_is_only_for_reviewers() {
    let lists = small();
    assert!(lists.item("ch.struck").is_none() && lists.item_for_reviewers("ch.struck").is_some());
    assert!(lists.items().all(|(_, item)| item.id != "ch.struck"));
    assert_eq!(lists.list("ch").expect("there").items_for_reviewers().len(), 5);
}

#[test]
fn a_list_begins_with_the_first_steps_that_are_of_use() {
    let lists = small();
    let list = lists.list("ch").expect("there");
    let ids = |view: &ListView<'_>| view.before.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let bare = view(&lists, list, None, 0);
    assert_eq!(ids(&bare), ["st.safe-device", "st.iphone"]);
    assert!(bare.evidence_first && bare.question.is_none() && !bare.leaves_out());
    assert!(bare.items.iter().all(|view| view.status.is_none() && view.applies == Applies::NotKnown));
    let mine = Mine {
        answers: answers(&[
            (Condition::HasIphone, false),
            (Condition::HasChildren, true),
            (Condition::HasCar, false),
        ]),
        ..Mine::default()
    };
    let hers = view(&lists, list, Some(&mine), 0);
    assert_eq!(ids(&hers), ["st.safe-device"]);
    assert!(hers.leaves_out() && hers.question == Some(Condition::HasAndroid));
    assert_eq!(hers.shown().count(), 3);
    let done = looked_at("st.safe-device", Status::Done, &reading());
    let mine = Mine { state: State::of([(crate::ids::RecordId([1; 16]), done)]), ..mine };
    assert!(view(&lists, list, Some(&mine), 0).before.is_empty());
    let first = lists.list("st").expect("there");
    assert!(view(&lists, first, Some(&mine), 0).before.is_empty());
}
