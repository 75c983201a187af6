//! What is noted beside the entries, walked by what stands on the pages.

use alongside_core::evidence::Evidence;
use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::orders::Order;
use alongside_core::people::Person;
use alongside_core::police::PoliceContact;
use alongside_core::store::Kind;
use alongside_mobile::ErrorCode;
use alongside_mobile::screens::noted::{NotedAction, NotedKind, NotedView, TimelineView};
use alongside_mobile::screens::{Action, Answer, Effect, Field, Permission, QuestionView, RowView, Screen};

use crate::screens::phone::{PASSCODE, Phone};

fn does(action: NotedAction) -> Action {
    Action::Noted { action }
}

/// The page of what is noted that is in front.
fn noted(phone: &Phone) -> NotedView {
    match phone.front() {
        Screen::Noted { view } => view,
        other => panic!("{other:?}"),
    }
}

fn question(phone: &Phone) -> QuestionView {
    match phone.front() {
        Screen::Question { view } => view,
        other => panic!("{other:?}"),
    }
}

fn timeline(phone: &Phone) -> TimelineView {
    match phone.front() {
        Screen::Timeline { view } => view,
        other => panic!("{other:?}"),
    }
}

fn rows(view: &NotedView, heading: &str) -> Vec<RowView> {
    let group = view.groups.iter().find(|group| group.heading == heading);
    group.map(|group| group.rows.clone()).unwrap_or_default()
}

/// What a line of the page says of a field.
fn said(phone: &Phone, label: &str) -> Option<String> {
    let view = noted(phone);
    let row = view.groups.iter().flat_map(|group| &group.rows).find(|row| row.title == label);
    row.unwrap_or_else(|| panic!("no line `{label}` in {view:#?}")).detail.clone()
}

/// Answers a question of the page in front in words.
fn answers(phone: &Phone, label: &str, text: &str) {
    phone.tap(label);
    phone.types(Field::Answer, text);
    phone.tap("Save");
    assert!(!matches!(phone.front(), Screen::Question { .. }), "{:#?}", phone.front());
}

/// A record with an entry, whose page is in front.
fn with_entry() -> Phone {
    let mut phone = Phone::prepared(|record| {
        let reading = Phone::begins();
        record.add_incident(None, "Stood at the gate.", |_| Ok(()), &reading).expect("is written");
    });
    phone.unlock(PASSCODE);
    phone.tap("My record");
    phone.tap("Stood at the gate.");
    phone
}

/// The only record of a kind, read beside the app.
fn only<R: alongside_core::store::Record>(phone: &Phone, kind: Kind) -> R {
    phone.app.lock(None, phone.frame.clone()).expect("locks");
    phone.inside(PASSCODE, |record| {
        let ids: Vec<RecordId> =
            record.current(kind).filter(|current| !current.deleted).map(|current| current.id).collect();
        assert_eq!(ids.len(), 1);
        record.read(ids[0]).expect("reads")
    })
}

#[test]
fn what_was_told_to_the_police_is_noted_from_the_entry_and_followed_up() {
    let phone = with_entry();
    phone.tap("Police");
    phone.types(Field::Answer, "CAD 1234");
    phone.tap("Add");
    // The line of the entry leads to what was noted from now on.
    phone.tap("Police");
    assert_eq!(noted(&phone).title, "Police contact");
    assert_eq!(said(&phone, "Incident number (log or CAD)").as_deref(), Some("CAD 1234"));
    assert_eq!(said(&phone, "Police force"), None);
    answers(&phone, "Police force", "Avon and Somerset");
    answers(&phone, "Officer's name", "PC Grey");
    answers(&phone, "What they said they would do", "Ring back");
    phone.tap("What they did");
    phone.tap("Took details");
    phone.tap("Gave safety advice");
    phone.tap("Save");
    phone.tap("Next contact due");
    phone.types(Field::Answer, "soon");
    phone.tap("Save");
    assert!(question(&phone).problem.is_some());
    // Without a year it is the next one.
    phone.types(Field::Answer, "4 December");
    phone.tap("Save");
    assert!(said(&phone, "Next contact due").expect("a day").contains("4 December 2026"));
    phone.tap("Next contact due");
    phone.tap("In a week");
    assert_eq!(said(&phone, "Police force").as_deref(), Some("Avon and Somerset"));
    assert!(said(&phone, "Next contact due").expect("a day").contains("28 November 2026"));
    let entries = rows(&noted(&phone), "Entries");
    assert_eq!(entries[0].title, "Entry 1");
    phone.act(Action::Back);
    phone.act(Action::Back);
    phone.tap("Police");
    let view = noted(&phone);
    let due = rows(&view, "To follow up");
    assert_eq!((due[0].title.as_str(), due[0].detail.as_deref()), ("CAD 1234", Some("Ring back")));
    assert!(due[0].edge.as_ref().expect("when").contains("28 November"), "{due:?}");
    assert!(rows(&view, "What was reported")[0].detail.as_ref().expect("who").contains("PC Grey"));
    phone.tap("CAD 1234");
    phone.tap("Next contact due");
    phone.tap("Take this out");
    assert_eq!(said(&phone, "Next contact due"), None);
    let contact: PoliceContact = only(&phone, Kind::POLICE);
    assert_eq!((contact.force.as_deref(), contact.next_contact_due), (Some("Avon and Somerset"), None));
    assert_eq!(contact.what_they_did.len(), 2);
}

#[test]
fn a_contact_with_the_police_can_stand_for_itself_and_take_entries_later() {
    let phone = with_entry();
    phone.act(Action::Back);
    phone.tap("Police");
    assert!(noted(&phone).lines[0].starts_with("Nothing is noted yet"));
    phone.tap("Add a contact with the police");
    phone.tap("Letter");
    phone.tap("When");
    phone.tap("Yesterday");
    phone.tap("Entries");
    phone.tap("Entry 1 · Stood at the gate.");
    assert!(question(&phone).choices[0].chosen);
    phone.tap("Save");
    assert_eq!(said(&phone, "Entries").as_deref(), Some("Entry 1"));
    let unchanged: PoliceContact = only(&phone, Kind::POLICE);
    assert_eq!(unchanged.entries.len(), 1);
    assert_eq!(unchanged.channel.expect("how").as_str(), "letter");
}

#[test]
fn a_person_is_noted_with_looks_vehicles_and_what_they_know() {
    let phone = with_entry();
    phone.act(Action::Back);
    phone.tap("People");
    phone.tap("Add somebody");
    phone.tap("Save");
    assert!(question(&phone).problem.is_some(), "a name that is empty is no answer");
    phone.tap("Skip");
    assert_eq!(noted(&phone).title, "The other person");
    answers(&phone, "Name", "R. from upstairs");
    answers(&phone, "What they look like", "Tall, grey coat");
    answers(&phone, "Other names", " Rob \n\n Robbie");
    assert_eq!(said(&phone, "Other names").as_deref(), Some("Rob, Robbie"));
    phone.tap("Relationship");
    phone.tap("Neighbour");
    phone.tap("What they know about where I am");
    phone.tap("Where I live");
    phone.tap("Where I work");
    phone.tap("Where I live");
    phone.tap("Save");
    assert_eq!(said(&phone, "What they know about where I am").as_deref(), Some("Where I work"));
    // Two vehicles, of the second of which only the number is known.
    phone.act(does(NotedAction::Part { group: "log-person-vehicles".into(), at: 0 }));
    answers(&phone, "Make", "Ford Fiesta");
    answers(&phone, "Colour", "blue");
    phone.tap("Done");
    phone.act(does(NotedAction::Part { group: "log-person-vehicles".into(), at: 1 }));
    answers(&phone, "Registration", "AB12 CDE");
    phone.tap("Done");
    let vehicles: Vec<String> = rows(&noted(&phone), "Vehicles").into_iter().map(|row| row.title).collect();
    assert_eq!(vehicles, ["Ford Fiesta, blue", "AB12 CDE", "Add one"]);
    phone.tap("Ford Fiesta, blue");
    phone.tap("Take this out");
    phone.act(Action::Back);
    let row = rows(&noted(&phone), "").remove(0);
    assert_eq!(
        (row.title.as_str(), row.detail.as_deref()),
        ("R. from upstairs", Some("Neighbour\nTall, grey coat"))
    );
    let person: Person = only(&phone, Kind::PERSON);
    assert_eq!(person.aliases, ["Rob", "Robbie"]);
    assert_eq!(person.vehicle_registrations, [Some("AB12 CDE".to_owned())]);
    assert!(person.vehicle_makes.iter().all(Option::is_none));
}

#[test]
fn a_person_is_linked_to_an_entry_and_taken_off_again() {
    let phone = with_entry();
    phone.tap("Who");
    phone.types(Field::Answer, "Alex");
    phone.tap("Add");
    phone.tap("Who");
    let choice = &question(&phone).choices[0];
    assert!(choice.chosen && choice.label == "Alex", "{choice:?}");
    phone.act(Action::Back);
    phone.act(Action::Back);
    phone.tap("People");
    phone.tap("Alex");
    assert_eq!(rows(&noted(&phone), "Entries")[0].title, "Entry 1");
    phone.tap("Entry 1");
    phone.tap("Who");
    phone.tap("Alex");
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert!(incident.persons.is_empty());
}

fn with_order() -> Phone {
    let phone = with_entry();
    phone.act(Action::Back);
    phone.tap("Orders and conditions");
    phone.tap("Add an order or condition");
    phone.tap("Restraining order");
    phone
}

#[test]
fn an_order_has_conditions_that_keep_their_number_and_an_end() {
    let phone = with_order();
    answers(&phone, "Court or police force", "Bristol Magistrates");
    answers(&phone, "Add one", "Not to come to the street");
    answers(&phone, "Add one", "Not to write");
    answers(&phone, "Condition 1", "Not to come into the street");
    phone.tap("Condition 2");
    phone.types(Field::Answer, " ");
    phone.tap("Save");
    assert!(question(&phone).problem.is_some(), "an entry may point at it");
    phone.act(Action::Back);
    phone.tap("Ends");
    phone.types(Field::Answer, "4 December 2028");
    phone.tap("Save");
    phone.tap("Power of arrest");
    phone.tap("Yes");
    assert_eq!(said(&phone, "Power of arrest").as_deref(), Some("Yes"));
    phone.act(Action::Back);
    let row = rows(&noted(&phone), "").remove(0);
    assert_eq!(row.title, "Restraining order");
    assert!(row.edge.expect("its end").contains("4 December 2028"));
    phone.tap("Restraining order");
    phone.tap("Ends");
    phone.types(Field::Answer, "yesterday");
    phone.tap("Save");
    phone.act(Action::Back);
    assert_eq!(rows(&noted(&phone), "Ended").len(), 1);
    let order: Order = only(&phone, Kind::ORDER);
    assert_eq!(order.terms, ["Not to come into the street", "Not to write"]);
    assert_eq!(order.power_of_arrest, Some(true));
}

#[test]
fn an_entry_may_go_against_a_condition_as_she_sees_it() {
    let phone = with_order();
    answers(&phone, "Add one", "Not to come to the street");
    answers(&phone, "Who to tell if it is broken", "PC Grey, 101");
    phone.act(Action::Back);
    phone.act(Action::Back);
    phone.tap("Stood at the gate.");
    phone.tap("Order it may go against");
    let before = noted(&phone);
    assert!(before.lines[0].contains("for the police and the courts to say"));
    assert_eq!(before.lines.len(), 1, "nobody to tell before anything is noted: {before:?}");
    phone.tap("Condition 1");
    let asked = question(&phone);
    assert!(asked.paragraphs.contains(&"Not to come to the street".to_owned()));
    phone.tap("I think it did");
    let view = noted(&phone);
    assert_eq!(rows(&view, "Restraining order")[1].edge.as_deref(), Some("I think it did"));
    assert!(view.lines.iter().any(|line| line.contains("PC Grey, 101")), "{view:?}");
    assert!(view.lines.iter().any(|line| line.contains("call 999")), "{view:?}");
    phone.tap("Who was told about it");
    phone.tap("101");
    phone.tap("Save");
    let shown = phone.shown().to_lowercase();
    assert!(!shown.contains("is a breach") && !shown.contains("was breached"));
    phone.tap("Done");
    let entry = phone.shown();
    assert!(entry.contains("Restraining order, Condition 1, I think it did"), "{entry}");
    phone.tap("Order it may go against");
    phone.tap("Condition 1");
    phone.tap("Take this out");
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert!(incident.order_terms.is_empty());
    assert_eq!(incident.breach_reported.len(), 1);
}

/// A piece of proof that belongs to no entry, and an entry.
fn with_proof() -> Phone {
    let mut phone = Phone::prepared(|record| {
        let reading = Phone::begins();
        record.add_incident(None, "Stood at the gate.", |_| Ok(()), &reading).expect("is written");
        let case = record.case_or_first(None, &reading).expect("a case");
        let kind = alongside_core::evidence::media::kind_of("image/jpeg", "door.jpg");
        let mut item = Evidence::new(&reading, case, kind);
        item.file_name = Some("door.jpg".into());
        item.media_type = Some("image/jpeg".into());
        let mut intake = record.begin_evidence(item, &reading).expect("begins");
        intake.write(b"a picture").expect("written");
        record.finish_evidence(intake, &reading).expect("is in");
    });
    phone.unlock(PASSCODE);
    phone.tap("My record");
    phone
}

#[test]
fn proof_without_an_entry_is_found_looked_at_and_given_to_one() {
    let phone = with_proof();
    let Screen::Record { view } = phone.front() else { panic!("{:?}", phone.front()) };
    let row = view.rows.iter().find(|row| row.title == "Proof").expect("a line");
    assert_eq!(row.detail.as_deref(), Some("1 piece is not with an entry yet"));
    phone.tap("Proof");
    assert_eq!(rows(&noted(&phone), "Not with an entry yet")[0].title, "door.jpg");
    phone.tap("door.jpg");
    let view = noted(&phone);
    let proof = view.proof.clone().expect("for a picture of it");
    assert!(proof.shown && proof.media_type.as_deref() == Some("image/jpeg"));
    let bytes = phone.app.evidence_range(proof.id, 2, 100, phone.frame.clone()).expect("a range");
    assert_eq!(bytes, b"picture");
    let fact =
        |label: &str| view.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.clone());
    assert_eq!(fact("Fingerprint (SHA-256)").expect("a digest").replace('\n', "").len(), 64);
    assert!(fact("Added").expect("when").contains("18:40"), "{view:?}");
    assert!(fact("What was done with it").expect("its custody").contains("Added"), "{view:?}");
    phone.tap("Entries");
    phone.tap("Entry 1 · Stood at the gate.");
    phone.tap("Save");
    answers(&phone, "What it shows", "The door, open");
    assert_eq!(rows(&noted(&phone), "Entries").len(), 1);
    phone.act(Action::Back);
    assert_eq!(rows(&noted(&phone), "With an entry").len(), 1);
    phone.act(Action::Back);
    phone.tap("Stood at the gate.");
    phone.tap("door.jpg");
    phone.tap("Entries");
    phone.tap("Entry 1 · Stood at the gate.");
    phone.tap("Save");
    let item: Evidence = only(&phone, Kind::EVIDENCE);
    assert!(item.entries.is_empty());
    assert_eq!(item.description.as_deref(), Some("The door, open"));
}

#[test]
fn what_is_marked_as_intimate_is_asked_about_first_and_may_be_withheld() {
    let phone = with_proof();
    phone.tap("Proof");
    phone.tap("door.jpg");
    phone.tap("Needs care");
    phone.tap("Intimate picture or content");
    phone.tap("Save");
    let asked = question(&phone);
    assert_eq!(asked.title, "Could somebody in it be under 18?");
    assert!(asked.field.is_none() && asked.choices.len() == 3);
    phone.tap("Not sure");
    let proof = noted(&phone).proof.expect("it is named");
    assert!(!proof.shown && proof.detail.contains("not shown"), "{proof:?}");
    let range = phone.app.evidence_range(proof.id, 0, 10, phone.frame.clone());
    assert_eq!(range, Err(ErrorCode::Under18));
    let item: Evidence = only(&phone, Kind::EVIDENCE);
    assert!(item.is_withheld());
}

#[test]
fn a_file_comes_in_without_an_entry_from_the_list_of_proof_alone() {
    let phone = with_proof();
    let pick = |phone: &Phone, name: &str| {
        let path = phone.folder().join(name);
        std::fs::write(&path, b"text").expect("a file");
        let path = path.to_str().expect("a name").to_owned();
        let action = alongside_mobile::screens::incidents::LogAction::Picked { path, name: name.into() };
        phone.act(Action::Log { action });
    };
    pick(&phone, "nowhere.txt");
    phone.tap("Proof");
    // Pictures keep their place where the phone lets them: that is asked first, and either answer leads on.
    let asked = phone.tap("Choose a file");
    assert!(
        matches!(&asked[..], [Effect::AskPermission { permission: Permission::Originals, .. }]),
        "{asked:?}"
    );
    let chosen = phone.act(Action::Asked { permission: Permission::Originals, answer: Answer::Refused });
    assert!(matches!(&chosen[..], [Effect::PickFile { entry: None, .. }]), "{chosen:?}");
    pick(&phone, "letter.txt");
    let names: Vec<String> =
        rows(&noted(&phone), "Not with an entry yet").into_iter().map(|row| row.title).collect();
    assert_eq!(names, ["letter.txt", "door.jpg"]);
}

#[test]
fn other_words_leave_the_earlier_ones_to_be_read() {
    let phone = with_entry();
    phone.tap("Correct it or add to it");
    phone.tap("What happened");
    let asked = question(&phone);
    assert_eq!(asked.field.expect("a field").text, "Stood at the gate.");
    phone.tap("A slip in the writing");
    phone.types(Field::Answer, "Stood at the back gate.");
    phone.tap("Save");
    answers(&phone, "The exact words", "I know where you live");
    phone.tap("What was done");
    phone.tap("Waited for me");
    phone.tap("Save");
    phone.tap("What was done");
    assert!(question(&phone).choices.iter().any(|choice| choice.chosen && choice.label == "Waited for me"));
    phone.tap("Save");
    phone.act(Action::Back);
    phone.tap("Earlier versions");
    let view = noted(&phone);
    let all: Vec<String> = view.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect();
    let all = all.join("\n");
    assert_eq!(view.facts.len(), 4, "three changes, and what stands now: {all}");
    assert!(all.contains("Stood at the back gate.") && all.contains("Stood at the gate."), "{all}");
    assert!(all.contains("A slip in the writing"), "{all}");
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert_eq!(incident.what_happened.as_deref(), Some("Stood at the back gate."));
    assert_eq!(incident.behaviours.len(), 1);
}

#[test]
fn kinds_and_marks_that_speak_of_intimate_pictures_say_what_must_not_be_copied() {
    let phone = with_entry();
    let warns =
        |texts: &[String]| texts.iter().any(|text| text.contains("under 18") && text.contains("Childline"));
    let notices = || phone.view().notices.into_iter().map(|notice| notice.text).collect::<Vec<_>>();
    phone.tap("Correct it or add to it");
    for (asked, other, intimate) in [
        ("What was done", "Waited for me", "Shared intimate images of me"),
        ("Needs care", "Medical", "Intimate picture or content"),
    ] {
        phone.tap(asked);
        phone.tap(other);
        assert!(!warns(&question(&phone).paragraphs), "{other}");
        phone.tap(intimate);
        assert!(warns(&question(&phone).paragraphs), "{intimate}");
        assert!(!warns(&notices()));
        phone.tap("Save");
        assert!(warns(&notices()), "{intimate}");
        phone.act(Action::NoticeRead);
    }
}

#[test]
fn an_answer_that_is_the_same_is_no_version() {
    let phone = with_entry();
    phone.tap("Correct it or add to it");
    phone.tap("What happened");
    phone.tap("Save");
    phone.tap("What happened");
    phone.types(Field::Answer, "  ");
    phone.tap("Save");
    assert!(question(&phone).problem.is_some(), "an entry is never empty");
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert!(incident.stamp.revised_at.is_none());
}

#[test]
fn witnesses_stand_in_lists_that_stay_together() {
    let phone = with_entry();
    phone.tap("Correct it or add to it");
    phone.act(does(NotedAction::Part { group: "log-incident-witnesses".into(), at: 0 }));
    answers(&phone, "What they saw or heard", "The car, twice");
    answers(&phone, "Who saw or heard it", "Kim");
    phone.tap("Done");
    assert_eq!(rows(&noted(&phone), "Witnesses")[0].title, "Kim, The car, twice");
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert_eq!((incident.witness_names.len(), incident.witness_saw.len()), (1, 1));
}

#[test]
fn the_timeline_has_days_and_bands_and_says_them_in_words() {
    let mut phone = Phone::prepared(|record| {
        let reading = Phone::begins();
        let mut add = |text: &str, typed: &str| {
            let when = alongside_core::time::Occurred::typed(typed, reading.zone, &reading).expect("a time");
            record
                .add_incident(
                    None,
                    text,
                    |incident| {
                        incident.occurred = Some(when);
                        Ok(())
                    },
                    &reading,
                )
                .expect("is written");
        };
        add("At six", "2026-11-20 06:00");
        add("In the evening", "2026-11-20 evening");
        add("Some day", "2026-11-19");
        add("Some month", "2026-10");
        add("Whenever", "not known");
    });
    phone.unlock(PASSCODE);
    phone.tap("My record");
    phone.tap("Timeline");
    let view = timeline(&phone);
    let headings: Vec<&str> = view.days.iter().map(|day| day.heading.as_str()).collect();
    assert_eq!(headings.len(), 4, "{headings:?}");
    assert!(headings[0].contains("20 November") && headings[2] == "October 2026", "{headings:?}");
    let first = &view.days[0];
    assert_eq!(first.count, "2 things");
    let (evening, six) = (&first.items[0], &first.items[1]);
    assert_eq!((six.from_min, six.to_min, six.edge.as_str()), (Some(360), Some(360), "06:00"));
    assert!(evening.from_min > Some(900) && evening.to_min > evening.from_min, "{evening:?}");
    assert!(evening.spoken.contains("In the evening") && evening.spoken.contains(&evening.edge));
    let day = &view.days[1].items[0];
    assert_eq!((day.from_min, day.to_min, day.before, day.after), (Some(0), Some(1440), false, false));
    assert_eq!(view.days[2].items[0].from_min, None, "a month has no day");
    assert_eq!(view.days[3].items[0].title, "Whenever");
    phone.tap("At six");
    assert!(matches!(phone.front(), Screen::Entry { .. }));
}

#[test]
fn a_long_timeline_comes_in_parts() {
    let mut phone = Phone::prepared(|record| {
        let reading = Phone::begins();
        for number in 0..120 {
            record.add_incident(None, &format!("number {number}"), |_| Ok(()), &reading).expect("is written");
        }
    });
    phone.unlock(PASSCODE);
    phone.tap("My record");
    phone.tap("Timeline");
    let count = |phone: &Phone| timeline(phone).days.iter().map(|day| day.items.len()).sum::<usize>();
    assert_eq!(count(&phone), 50);
    phone.tap("Show more");
    phone.tap("Show more");
    assert_eq!((count(&phone), timeline(&phone).actions.len()), (120, 0));
}

#[test]
fn an_answer_that_was_not_finished_is_offered_again() {
    let mut phone = with_entry();
    phone.tap("What it did to me");
    phone.types(Field::Answer, "I don't sleep");
    phone.tap("Leave");
    phone.unlock(PASSCODE);
    let Screen::Home { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.waiting[0].text, "You were answering a question about your record.");
    phone.tap("Go on with it");
    assert_eq!(question(&phone).field.expect("a field").text, "I don't sleep");
    phone.tap("Add");
    phone.tap("Correct it or add to it");
    phone.tap("The exact words");
    phone.types(Field::Answer, "half a sen");
    phone.app.lock(None, phone.frame.clone()).expect("locks");
    assert!(!phone.shown().contains("half a sen"));
    phone.unlock(PASSCODE);
    phone.tap("Go on with it");
    assert_eq!(question(&phone).title, "The exact words");
    assert_eq!(question(&phone).field.expect("a field").text, "half a sen");
    phone.tap("Save");
    phone.tap("What happened");
    // What stands there already is nothing that waits.
    phone.tap("Leave");
    phone.unlock(PASSCODE);
    let Screen::Home { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.waiting.iter().all(|notice| !notice.text.contains("answering")), "{:?}", view.waiting);
    let incident: Incident = only(&phone, Kind::INCIDENT);
    assert_eq!(incident.impact_text.as_deref(), Some("I don't sleep"));
    assert_eq!(incident.exact_words.as_deref(), Some("half a sen"));
}

#[test]
fn nothing_of_it_is_shown_or_done_while_the_record_is_shut() {
    let mut phone = with_proof();
    phone.tap("Proof");
    phone.tap("door.jpg");
    phone.app.lock(None, phone.frame.clone()).expect("locks");
    assert!(!phone.shown().contains("door.jpg"));
    for action in [
        NotedAction::List { kind: NotedKind::Person },
        NotedAction::Timeline,
        NotedAction::Save,
        NotedAction::Clear,
        NotedAction::Add,
    ] {
        assert_eq!(phone.try_act(does(action)), Err(ErrorCode::Locked));
    }
    phone.unlock(PASSCODE);
    assert!(matches!(phone.front(), Screen::Home { .. }));
}

#[test]
fn what_is_not_there_changes_nothing() {
    let phone = with_entry();
    let gone = "00".repeat(16);
    let entry = phone.shown();
    for action in [
        NotedAction::One { kind: NotedKind::Person, id: gone.clone() },
        NotedAction::One { kind: NotedKind::Proof, id: "not an id".into() },
        NotedAction::History { entry: gone.clone() },
        NotedAction::Concerns { entry: gone.clone() },
        NotedAction::Concern { order: gone, term: Some(3) },
        NotedAction::Ask { field: "log-person-name".into(), at: 0 },
        NotedAction::Part { group: "log-person-vehicles".into(), at: 9 },
        NotedAction::Add,
    ] {
        phone.act(does(action));
        let Screen::Entry { view } = phone.front() else { panic!("{:?}", phone.front()) };
        assert!(view.problem.is_some());
    }
    for action in [NotedAction::Save, NotedAction::Clear, NotedAction::More] {
        phone.act(does(action));
        assert_eq!(phone.shown(), entry);
    }
    // A choice that nobody offered is refused.
    phone.tap("Correct it or add to it");
    phone.act(does(NotedAction::Ask { field: "log-incident-nothing".into(), at: 0 }));
    assert!(noted(&phone).problem.is_some());
    phone.tap("Who");
    phone.act(does(NotedAction::Choose { choice: "11".repeat(16) }));
    phone.tap("Save");
    assert!(question(&phone).problem.is_some());
}
