//! An ordinary day: entries, proof, a change of mind, a lock and an unlock.

use alongside_core::Error;
use alongside_core::evidence::Evidence;
use alongside_core::incidents::Incident;
use alongside_core::progress::Progress;
use alongside_core::session::Locked;
use alongside_core::store::Kind;
use alongside_tests::fixture::{FIRST, passcode, reading};

use super::vault::{empty, set_up, set_up_with, term, unlock, write};

#[test]
fn what_was_written_is_there_after_a_lock() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    assert_eq!(write(&mut vault, "Three calls, number withheld."), 1);
    assert_eq!(write(&mut vault, "Waited outside work."), 2);
    vault.lock().expect("locks");

    let mut vault = unlock(&fixture, FIRST).expect("opens");
    assert!(vault.damage().is_empty());
    let second = vault.entry(None, 2).expect("there");
    assert_eq!(
        vault.read::<Incident>(second).expect("reads").what_happened.as_deref(),
        Some("Waited outside work.")
    );
    assert_eq!(write(&mut vault, "A letter."), 3, "numbers go on");
    assert!(vault.check_records(&Progress::new()).expect("checks").damage.is_empty());
}

#[test]
fn an_edit_keeps_what_was_there_before_and_says_why() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "He said he would come back.");
    let id = vault.entry(None, 1).expect("there");
    let change = |incident: &mut Incident| {
        incident.exact_words = Some("I'll be back.".to_owned());
        Ok(())
    };
    vault
        .amend(id, change, term("remembered-more"), Some("on the bus".to_owned()), &reading())
        .expect("amends");
    assert_eq!(vault.revisions(id), [1, 2]);
    assert_eq!(vault.read_revision::<Incident>(id, 1).expect("reads").exact_words, None);
    let newest: Incident = vault.read(id).expect("reads");
    assert_eq!(newest.exact_words.as_deref(), Some("I'll be back."));
    assert_eq!(
        newest.stamp.reason.as_ref().map(alongside_core::vocabulary::Term::as_str),
        Some("remembered-more")
    );
    assert_eq!(
        newest.stamp.recorded_at,
        vault.read_revision::<Incident>(id, 1).expect("reads").stamp.recorded_at
    );
}

#[test]
fn withdrawn_stays_and_deleted_leaves_its_number() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "One.");
    write(&mut vault, "Two, with a name in it.");
    let (one, two) = (vault.entry(None, 1).expect("there"), vault.entry(None, 2).expect("there"));
    vault.withdraw_incident(one, Some("not this person".to_owned()), &reading()).expect("withdraws");
    assert!(vault.read::<Incident>(one).expect("reads").withdrawn);
    vault.restore_incident(one, None, &reading()).expect("restores");
    vault.delete::<Incident>(two, None, &reading()).expect("deletes");
    assert!(matches!(vault.read::<Incident>(two), Err(Error::Deleted)));
    assert!(matches!(vault.read_revision::<Incident>(two, 1), Err(Error::Deleted)));
    vault.lock().expect("locks");

    let mut vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.current(Kind::INCIDENT).filter(|current| current.deleted).count(), 1);
    assert_eq!(write(&mut vault, "Three."), 3, "the number of a deleted entry is never given again");
    assert!(vault.check_records(&Progress::new()).expect("checks").damage.is_empty());
}

#[test]
fn a_file_comes_back_as_it_was_and_one_that_was_cut_off_keeps_its_whole_chunks() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "A photo of the letter.");
    let entry = vault.entry(None, 1).expect("there");
    let case = vault.case(None).expect("reads").expect("there");
    let mut item = Evidence::new(&reading(), case, term("photo"));
    item.file_name = Some("IMG_0001.jpg".to_owned());
    item.entries = vec![entry];
    let bytes: Vec<u8> = (0..200_000_u32).map(|i| u8::try_from(i % 251).expect("small")).collect();
    let mut intake = vault.begin_evidence(item, &reading()).expect("begins");
    intake.write(&bytes).expect("writes");
    let taken = vault.finish_evidence(intake, &reading()).expect("finishes");

    // A second one, whose program dies: nothing is finished, nothing is dropped in order.
    let mut cut =
        vault.begin_evidence(Evidence::new(&reading(), case, term("video")), &reading()).expect("begins");
    cut.write(&bytes).expect("writes");
    let cut_id = cut.id();
    std::mem::forget(cut);
    vault.lock().expect("locks");

    let vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.report().housekeeping.cut_off, [(cut_id, 3)]);
    let kept: Evidence = vault.read(cut_id).expect("reads");
    assert_eq!(kept.size, Some(3 * 65_536));
    assert_eq!(vault.evidence_range(cut_id, 0, 500_000).expect("reads"), bytes[..3 * 65_536]);
    let check = vault.check_evidence(&Progress::new()).expect("checks");
    assert_eq!((check.checked, check.damaged.len()), (2, 0));
    assert_eq!(vault.evidence_range(taken.evidence_id, 65_530, 20).expect("reads"), bytes[65_530..65_550]);
    let mut out = Vec::new();
    vault.export_evidence(taken.evidence_id, &mut out, &Progress::new()).expect("exports");
    assert_eq!(out, bytes);
}

#[test]
fn setting_up_twice_is_refused_and_erasing_leaves_nothing() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "One.");
    vault.lock().expect("locks");
    assert!(matches!(set_up_with(&fixture, "another"), Err(Error::AlreadySetUp)));
    let vault = unlock(&fixture, FIRST).expect("opens");
    let (wrong, right) = (passcode("not the passcode"), passcode(FIRST));
    assert!(matches!(vault.wipe(&wrong, None, &reading()), Err(Error::WrongPasscode)));
    let vault = unlock(&fixture, FIRST).expect("still opens");
    vault.wipe(&right, None, &reading()).expect("erases");
    assert!(Locked::is_first_run(&fixture.environment, &fixture.folder).expect("reads"));
    assert_eq!(std::fs::read_dir(&fixture.folder).expect("folder").count(), 0);
}

#[test]
fn a_cut_off_file_whose_first_piece_is_damaged_is_kept_and_named() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "x");
    let case = vault.case(None).expect("reads").expect("there");
    let mut cut =
        vault.begin_evidence(Evidence::new(&reading(), case, term("video")), &reading()).expect("begins");
    cut.write(&vec![5; 300_000]).expect("writes");
    let id = cut.id();
    std::mem::forget(cut);
    let mut nothing =
        vault.begin_evidence(Evidence::new(&reading(), case, term("video")), &reading()).expect("begins");
    nothing.write(b"a few bytes").expect("writes");
    let short = nothing.id();
    std::mem::forget(nothing);
    vault.lock().expect("locks");
    let longest = walk(&fixture.folder.join("v"))
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("/e/"))
        .max_by_key(|path| std::fs::metadata(path).expect("reads").len());
    let path = longest.expect("a sealed file");
    let mut bytes = std::fs::read(&path).expect("reads");
    bytes[10] ^= 1;
    std::fs::write(&path, bytes).expect("writes");

    for _ in 0..2 {
        let vault = unlock(&fixture, FIRST).expect("opens");
        assert_eq!(vault.report().housekeeping.unreadable, [id]);
        assert!(path.exists(), "it is left where it is");
        assert_eq!(
            vault.read::<Evidence>(short).expect("stays").chunks,
            Some(0),
            "nothing vanishes in silence"
        );
        assert_eq!(vault.check_evidence(&Progress::new()).expect("checks").damaged.len(), 1);
        vault.lock().expect("locks");
    }
}

#[test]
fn a_damaged_face_is_told_once_and_then_whole_again() {
    let fixture = empty();
    set_up(&fixture).lock().expect("locks");
    std::fs::write(fixture.folder.join("face"), [3; 4096]).expect("writes");
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert_eq!(vault.report().healed, [alongside_core::Part::Face]);
    vault.lock().expect("locks");
    let vault = unlock(&fixture, FIRST).expect("opens");
    assert!(vault.report().healed.is_empty());
    assert!(vault.captures_come_here().expect("reads"));
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .expect("folder")
        .flat_map(|entry| {
            let path = entry.expect("reads").path();
            if path.is_dir() { walk(&path) } else { vec![path] }
        })
        .collect()
}
