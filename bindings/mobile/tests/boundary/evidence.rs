//! Proof comes in as bytes or from a file she picked, goes out as bytes, and ends whole or not at all.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use alongside_core::evidence::{Evidence, EvidenceState};
use alongside_core::store::Kind;
use alongside_mobile::screens::Action;
use alongside_mobile::screens::home::HomeAction;
use alongside_mobile::screens::incidents::{EntryQuestion, LogAction, ProofView};
use alongside_mobile::{ErrorCode, EvidenceIntake, EvidenceOrigin, NewEvidence};

use crate::boundary::support::{Place, frame};

/// Most bytes of one call.
const STEP: usize = 1024 * 1024;

fn bytes(count: usize) -> Vec<u8> {
    (0..=255).cycle().take(count).collect()
}

fn photo(entry: Option<&str>) -> NewEvidence {
    NewEvidence {
        entry: entry.map(str::to_owned),
        file_name: "door.jpg".to_owned(),
        media_type: None,
        origin: EvidenceOrigin::Photo,
    }
}

fn begin(place: &Place, entry: &str) -> Arc<EvidenceIntake> {
    place.app.begin_evidence(photo(Some(entry)), frame()).expect("begins")
}

/// An entry whose page is in front.
fn place_with_entry() -> (Place, String) {
    let place = Place::open();
    let entry = place.entry("Stood at the gate.");
    place.log(LogAction::Open { entry: entry.clone() });
    (place, entry)
}

fn proof(place: &Place) -> Vec<ProofView> {
    place.entry_view().proof
}

/// What the proof question says on the entry's page.
fn chip(place: &Place) -> Option<String> {
    let ask = Action::Log { action: LogAction::Ask { question: EntryQuestion::Proof } };
    place.entry_view().questions.into_iter().find(|row| row.action == ask).and_then(|row| row.detail)
}

fn items_of_record(place: &Place) -> Vec<(Option<EvidenceState>, Option<u64>)> {
    place.lock();
    place.beside(|record| {
        let ids: Vec<_> = record
            .current(Kind::EVIDENCE)
            .filter(|current| !current.deleted)
            .map(|current| current.id)
            .collect();
        ids.into_iter()
            .map(|id| {
                let item: Evidence = record.read(id).expect("reads");
                (item.state, item.size)
            })
            .collect()
    })
}

#[test]
fn pieces_become_a_whole_file_that_can_be_shown_again() {
    let (place, entry) = place_with_entry();
    assert!(proof(&place).is_empty());
    let intake = begin(&place, &entry);
    assert_eq!(proof(&place)[0].detail, "Photo, Not complete yet");
    let all = bytes(STEP + 70_001);
    intake.write(&all[..STEP]).expect("as much as one call may bring");
    intake.sync().expect("durable");
    intake.write(&all[STEP..]).expect("the rest");
    let taken = intake.finish(frame()).expect("whole");
    assert_eq!(intake.finish(frame()).expect("says it again"), taken);
    assert_eq!(taken.bytes, i64::try_from(all.len()).unwrap());
    assert_eq!(taken.sha256.len(), 64);
    assert_eq!(intake.write(&[1]), Err(ErrorCode::Invalid));
    intake.abandon(frame()).expect("what is in stays in");

    let shown = proof(&place);
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].id.as_str(), shown[0].bytes), (taken.id.as_str(), taken.bytes));
    assert_eq!((shown[0].title.as_str(), shown[0].detail.as_str()), ("door.jpg", "Photo, 1.1 MB"));
    assert_eq!(shown[0].media_type.as_deref(), Some("image/jpeg"));
    assert!(shown[0].shown);
    assert_eq!(chip(&place).as_deref(), Some("1 piece of proof"));

    let range = |offset, length| place.app.evidence_range(taken.id.clone(), offset, length, frame());
    assert_eq!(range(0, 1024 * 1024).expect("the first MiB"), &all[..STEP]);
    assert_eq!(range(1_048_570, 500).expect("across two chunks"), &all[1_048_570..1_049_070]);
    assert_eq!(range(taken.bytes - 3, 10).expect("fewer at the end"), &all[all.len() - 3..]);
    assert!(range(taken.bytes, 10).expect("nothing behind it").is_empty());
    assert_eq!(range(0, 1024 * 1024 + 1), Err(ErrorCode::Invalid));
    assert_eq!(range(-1, 10), Err(ErrorCode::Invalid));
    let other = "0".repeat(32);
    assert_eq!(place.app.evidence_range(other, 0, 1, frame()), Err(ErrorCode::NotFound));
    assert_eq!(place.app.evidence_range("door".to_owned(), 0, 1, frame()), Err(ErrorCode::Invalid));

    place.lock();
    assert_eq!(range(0, 1), Err(ErrorCode::Locked));
    assert_eq!(intake.finish(frame()).expect("it was in before"), taken);
}

#[test]
fn more_than_one_call_may_bring_is_refused_and_nothing_is_lost_by_it() {
    let (place, entry) = place_with_entry();
    let intake = begin(&place, &entry);
    intake.write(b"before").expect("taken");
    assert_eq!(intake.write(&vec![0; 10 * STEP]), Err(ErrorCode::Invalid));
    assert_eq!(intake.write(&vec![0; STEP + 1]), Err(ErrorCode::Invalid));
    intake.write(b" and after").expect("taken");
    let taken = intake.finish(frame()).expect("whole");
    let range = place.app.evidence_range(taken.id, 0, 100, frame()).expect("reads");
    assert_eq!(range, b"before and after");
}

#[test]
fn what_is_given_up_leaves_nothing() {
    let (place, entry) = place_with_entry();
    let intake = begin(&place, &entry);
    intake.write(&bytes(200_000)).expect("taken");
    intake.abandon(frame()).expect("given up");
    intake.abandon(frame()).expect("once more is no harm");
    assert_eq!(intake.write(b"x"), Err(ErrorCode::Cancelled));
    assert_eq!(intake.finish(frame()), Err(ErrorCode::Cancelled));
    assert!(proof(&place).is_empty());
    assert_eq!(chip(&place), None);
    assert!(items_of_record(&place).is_empty());
    place.unlock();
    assert!(place.view().notices.is_empty());
}

#[test]
fn locking_cuts_a_file_off_and_the_next_unlock_says_so() {
    let (place, entry) = place_with_entry();
    let intake = begin(&place, &entry);
    intake.write(&bytes(3 * 65_536 + 7)).expect("taken");
    place.lock();
    for _ in 0..2 {
        assert_eq!(intake.write(b"more"), Err(ErrorCode::Locked));
        assert_eq!(intake.sync(), Err(ErrorCode::Locked));
        assert_eq!(intake.finish(frame()), Err(ErrorCode::Locked));
        assert_eq!(intake.abandon(frame()), Err(ErrorCode::Locked));
    }
    place.unlock();
    let notices = place.view().notices;
    assert_eq!(notices.len(), 1, "{notices:?}");
    // Another record being open, or the same once more, brings nothing back.
    assert_eq!(intake.finish(frame()), Err(ErrorCode::Locked));
    place.act(Action::Home { action: HomeAction::Record });
    place.log(LogAction::Open { entry });
    let shown = proof(&place);
    assert_eq!(shown[0].detail, "Photo, 196 kB, Cut off at part 3");
    assert!(!shown[0].shown);
    let range = place.app.evidence_range(shown[0].id.clone(), 0, 65_536, frame()).expect("what came whole");
    assert_eq!(range, bytes(65_536));
}

#[test]
fn one_that_is_let_go_of_is_told_at_the_next_unlock() {
    let (place, entry) = place_with_entry();
    let intake = begin(&place, &entry);
    intake.write(&bytes(2 * 65_536)).expect("taken");
    drop(intake);
    assert_eq!(proof(&place)[0].detail, "Photo, Not complete yet");
    place.lock();
    place.unlock();
    assert_eq!(place.view().notices.len(), 1);
}

#[test]
fn begin_refuses_what_is_not_there() {
    let (place, entry) = place_with_entry();
    let begin = |item| place.app.begin_evidence(item, frame()).map(drop);
    assert_eq!(begin(photo(Some("gate"))), Err(ErrorCode::Invalid));
    assert_eq!(begin(photo(Some(&"ab".repeat(16)))), Err(ErrorCode::NotFound));
    let long = NewEvidence { file_name: "x".repeat(2_000), ..photo(Some(&entry)) };
    assert_eq!(begin(long), Err(ErrorCode::Invalid));
    // Without an entry it waits to be sorted.
    begin(photo(None)).expect("begins");
    place.lock();
    assert_eq!(begin(photo(None)), Err(ErrorCode::Locked));
}

fn file(place: &Place, name: &str, content: &[u8]) -> String {
    let path = place.folder.path().join(name);
    File::create(&path).expect("a file").write_all(content).expect("written");
    path.to_str().expect("a name in UTF-8").to_owned()
}

fn pick(place: &Place, path: String, name: &str) {
    place.log(LogAction::Picked { path, name: name.to_owned() });
}

#[test]
fn a_picked_file_is_taken_in_and_stands_on_the_page_of_its_entry() {
    let (place, _) = place_with_entry();
    let content = bytes(300_000);
    let path = file(&place, "4711.tmp", &content);
    place.log(LogAction::Ask { question: EntryQuestion::Proof });
    pick(&place, path, "Screenshot gate.png");
    place.wait();
    let shown = proof(&place);
    assert_eq!(shown.len(), 1, "the question has gone, the entry is in front");
    assert_eq!(shown[0].title, "Screenshot gate.png");
    assert_eq!(shown[0].detail, "Screenshot, 300 kB");
    assert_eq!(chip(&place).as_deref(), Some("1 piece of proof"));
    let range = place.app.evidence_range(shown[0].id.clone(), 299_990, 100, frame()).expect("reads");
    assert_eq!(range, &content[299_990..]);
    assert_eq!(place.problem(), None);
}

#[test]
fn a_file_that_is_not_there_is_a_problem_on_the_page() {
    let (place, _) = place_with_entry();
    pick(&place, "/nowhere/at-all.jpg".to_owned(), "");
    assert_eq!(place.problem().as_deref(), Some("file-not-found"));
    pick(&place, place.folder.path().to_str().unwrap().to_owned(), "folder");
    assert_eq!(place.problem().as_deref(), Some("no-access"));
    assert!(proof(&place).is_empty());
    assert!(items_of_record(&place).is_empty());
}

/// A file of that many bytes that takes no room.
fn sparse(place: &Place, length: u64) -> String {
    let path = place.folder.path().join("long.mp4");
    File::create(&path).expect("a file").set_len(length).expect("long");
    path.to_str().expect("a name in UTF-8").to_owned()
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let (place, _) = place_with_entry();
    pick(&place, sparse(&place, 8 << 30), "");
    let operation = place.view().operation.expect("under way");
    assert_eq!(operation.label, "Adding the file");
    assert_eq!(operation.cancel.as_deref(), Some("Stop"));
    let running = place.app.operation(operation.number).expect("its object");
    running.cancel();
    place.wait();
    let progress = running.progress();
    assert!(progress.ended && progress.done < progress.total, "{progress:?}");
    assert!(running.finish().is_empty());
    assert_eq!(place.problem(), None, "she knows that she stopped it");
    assert!(proof(&place).is_empty());
    assert!(items_of_record(&place).is_empty());
}

#[test]
fn leaving_stops_an_import_and_what_came_whole_is_told() {
    let (place, _) = place_with_entry();
    pick(&place, sparse(&place, 8 << 30), "");
    let number = place.view().operation.expect("under way").number;
    let running = place.app.operation(number).expect("its object");
    while running.progress().done == 0 {
        std::thread::yield_now();
    }
    place.act(Action::Leave);
    while !running.progress().ended {
        std::thread::yield_now();
    }
    let progress = running.progress();
    assert!(progress.done < progress.total, "{progress:?}");
    assert_eq!(place.problem(), None, "the page before the record says nothing of it");
    place.unlock();
    assert_eq!(place.view().notices.len(), 1);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_kept() {
    let (place, _) = place_with_entry();
    let path = sparse(&place, 8 << 30);
    pick(&place, path.clone(), "");
    File::options().write(true).open(path).expect("opens").set_len(5).expect("cut");
    place.wait();
    assert_eq!(place.problem().as_deref(), Some("file-changed"));
    assert!(items_of_record(&place).is_empty());
}

#[test]
fn the_record_can_be_used_while_a_file_comes_in() {
    let (place, _) = place_with_entry();
    pick(&place, sparse(&place, 8 << 30), "");
    let number = place.view().operation.expect("under way").number;
    place.log(LogAction::Withdraw);
    assert!(place.entry_view().withdrawn.is_some());
    assert_eq!(place.view().operation.map(|operation| operation.number), Some(number), "it still runs");
    place.app.operation(number).expect("its object").cancel();
    place.wait();
    assert!(place.entry_view().withdrawn.is_some());
}
