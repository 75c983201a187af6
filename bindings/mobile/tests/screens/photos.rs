//! What photos tell, clean copies of them, and that nothing of either stays.

use std::path::{Path, PathBuf};

use alongside_core::fields::Coordinates;
use alongside_core::photos;
use alongside_core::places::PlaceLabel;
use alongside_core::store::Kind;
use alongside_mobile::screens::photos::{
    CopyView, PhotoAction, PhotoAnswer, PhotoSeverity, PhotoView, PhotosView,
};
use alongside_mobile::screens::{Action, Answer, Effect, Permission, Screen, WayIn};
use alongside_mobile::{ErrorCode, EvidenceOrigin, NewArrival, PhotoAt};

use crate::screens::phone::{PASSCODE, Phone};

/// Where every sample was taken.
const WHERE: &str = "51.503364, -0.127625";

pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/photos").join(name)
}

fn does(action: PhotoAction) -> Action {
    Action::Photos { action }
}

fn at(path: &Path, altered: bool) -> PhotoAt {
    PhotoAt { path: path.to_str().expect("a name").to_owned(), name: String::new(), altered }
}

/// The page on which nothing was chosen yet.
pub(crate) fn before_a_choice() -> Phone {
    let phone = Phone::open();
    phone.tap("Privacy steps");
    phone.tap("What a photo tells");
    phone
}

fn choose(phone: &Phone, files: Vec<PhotoAt>) {
    phone.act(does(PhotoAction::Chosen { files }));
}

fn chosen(names: &[&str]) -> Phone {
    let phone = before_a_choice();
    choose(&phone, names.iter().map(|name| at(&sample(name), false)).collect());
    phone
}

pub(crate) fn one(phone: &Phone) -> PhotoView {
    match phone.front() {
        Screen::Photo { view } => view,
        other => panic!("{other:?}"),
    }
}

fn several(phone: &Phone) -> PhotosView {
    match phone.front() {
        Screen::Photos { view } => view,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn labels(actions: &[alongside_mobile::screens::ActionView]) -> Vec<&str> {
    actions.iter().map(|action| action.label.as_str()).collect()
}

/// What lies where copies lie.
pub(crate) fn copies(phone: &Phone) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(phone.copies());
    entries.map(|all| all.map(|one| one.expect("an entry").path()).collect()).unwrap_or_default()
}

pub(crate) fn clean_not_intimate(phone: &Phone, label: &str) {
    phone.tap(label);
    phone.tap("No");
}

#[test]
fn the_way_leads_over_the_question_for_originals_to_the_phones_own_page() {
    let phone = Phone::open();
    phone.tap("Privacy steps");
    phone.tap("Where you are, and places in photos");
    phone.tap("What a photo tells");
    assert!(several(&phone).lines.iter().any(|line| line.contains("Nothing is sent anywhere")));
    let asked = phone.tap("Choose photos or videos");
    assert!(matches!(&asked[..], [Effect::AskPermission { permission: Permission::Originals, sentence }]
            if !sentence.is_empty()));
    let asked = phone.act(Action::Asked { permission: Permission::Originals, answer: Answer::Refused });
    assert_eq!(asked, [Effect::PickPhotos { most: 300 }], "she can choose whatever the phone said");
}

#[test]
fn one_photo_says_the_sentence_that_matters_then_each_finding_once_by_what_it_means() {
    let phone = chosen(&["full.jpg"]);
    let view = one(&phone);
    assert!(view.sentence.starts_with("This photo shows where it was taken"), "{}", view.sentence);
    assert_eq!(view.name, "full.jpg, JPEG");
    let severities: Vec<PhotoSeverity> = view.findings.iter().map(|found| found.severity).collect();
    let rank = |one: &PhotoSeverity| match one {
        PhotoSeverity::Place => 0,
        PhotoSeverity::Link => 1,
        PhotoSeverity::Little => 2,
    };
    assert!(severities.is_sorted_by_key(rank) && severities.contains(&PhotoSeverity::Link), "{severities:?}");
    let mut texts: Vec<&str> = view.findings.iter().map(|found| found.text.as_str()).collect();
    texts.sort_unstable();
    let all = texts.len();
    texts.dedup();
    assert_eq!(texts.len(), all, "each once");
    let first = &view.findings[0];
    assert!(first.text.starts_with("Shows where it was taken"));
    assert!(first.value.as_ref().is_some_and(|value| value.starts_with(WHERE)), "{:?}", first.value);
    assert!(!first.spoken.contains("51.5"), "a place is not read aloud unasked");
    let outline = view.outline.expect("a shape");
    // It is stored 96 wide and 64 high, and shown turned.
    assert_eq!((outline.width, outline.height), (666, 1000));
    assert!(view.findings.iter().any(|found| found.value.as_ref().is_some_and(|v| v.contains("CANARY"))));
}

#[test]
fn a_film_is_called_one() {
    let phone = chosen(&["video.mov"]);
    assert!(one(&phone).sentence.starts_with("This video shows where it was taken"));
    assert_eq!(one(&phone).title, "What a video tells");
}

/// A picture from which everything was taken.
fn bare(phone: &Phone) -> PathBuf {
    let (bytes, _) =
        photos::clean_bytes(&std::fs::read(sample("full.jpg")).expect("a sample")).expect("cleans");
    let path = phone.folder().join("bare.jpg");
    std::fs::write(&path, bytes).expect("written");
    path
}

#[test]
fn where_the_phone_may_have_taken_the_place_out_nobody_says_that_none_was_found() {
    let (given, refused) = (before_a_choice(), before_a_choice());
    choose(&given, vec![at(&bare(&given), true)]);
    refused.tap("Choose photos or videos");
    refused.act(Action::Asked { permission: Permission::Originals, answer: Answer::RefusedForGood });
    choose(&refused, vec![at(&bare(&refused), false)]);
    for phone in [&given, &refused] {
        let view = one(phone);
        assert!(view.sentence.contains("may have taken the place out"), "{}", view.sentence);
        assert!(view.lines.iter().all(|line| !line.contains("Nothing was found")), "{:?}", view.lines);
    }
    let phone = before_a_choice();
    choose(&phone, vec![at(&bare(&phone), false)]);
    assert!(one(&phone).sentence.starts_with("Little was found"));
    assert!(one(&phone).lines.iter().any(|line| line.contains("Some phones and apps take the place out")));
    // Among several it is told as well, and not counted as one without a place.
    choose(&phone, vec![at(&bare(&phone), true), at(&sample("full.png"), false)]);
    assert!(several(&phone).lines.iter().any(|line| line.starts_with("1 of 2 may have lost their place")));
}

#[test]
fn several_are_summed_up_with_her_own_name_for_a_place_and_each_opens() {
    let mut phone = Phone::prepared(|record| {
        let mut home = PlaceLabel::new(&Phone::begins(), "Mum's");
        home.coordinates = Some(Coordinates { lat_e7: 515_033_000, lon_e7: -1_276_000 });
        record.create(&mut home, &Phone::begins()).expect("noted");
    });
    phone.unlock(PASSCODE);
    phone.tap("Privacy steps");
    phone.tap("What a photo tells");
    let text = phone.folder().join("list.txt");
    std::fs::write(&text, "no picture").expect("written");
    let gone = phone.folder().join("gone.jpg");
    let files = [bare(&phone), sample("full.jpg"), text, sample("video.mp4"), gone];
    choose(&phone, files.iter().map(|file| at(file, false)).collect());
    let view = several(&phone);
    assert_eq!(view.lines[0], "2 of 5 show where they were taken.");
    assert_eq!(view.lines[1], "2 of them within 150 m of one place: Mum's");
    assert!(view.lines.contains(&"2 of 5 could not be looked at.".to_owned()), "{:?}", view.lines);
    let titles: Vec<&str> = view.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["full.jpg", "video.mp4", "bare.jpg", "list.txt", "gone.jpg"]);
    let why = view.rows[3].detail.as_ref().expect("a reason");
    assert!(why.starts_with("This is none of the kinds of pictures and films"), "{why}");
    assert!(!phone.shown().contains(WHERE), "values stand on the page of their file alone");
    phone.tap("video.mp4");
    assert!(one(&phone).findings[0].value.as_ref().is_some_and(|value| value.starts_with("51.503")));
    phone.act(Action::Back);
    phone.tap("gone.jpg");
    assert!(one(&phone).findings.is_empty() && one(&phone).outline.is_none());
}

#[test]
fn more_than_can_be_looked_at_in_one_go_are_refused_with_the_number() {
    let phone = before_a_choice();
    choose(&phone, vec![at(&sample("full.jpg"), false); 301]);
    assert_eq!(
        phone.view().notices[0].text,
        "Nothing was looked at. At most 300 can be looked at in one go."
    );
}

#[test]
fn a_clean_copy_is_made_after_one_question_shared_and_gone_with_its_page() {
    let phone = chosen(&["full.jpg"]);
    assert_eq!(phone.tap("Make a clean copy"), []);
    assert!(matches!(phone.front(), Screen::Question { .. }) && copies(&phone).is_empty());
    phone.tap("No");
    let view = one(&phone);
    let CopyView { said, gone, stays, original, .. } = view.copy.expect("it was made");
    assert_eq!(said, ["A clean copy was made. It is gone again when you leave this page."]);
    assert!(gone.iter().any(|one| one.contains("where it was taken")), "{gone:?}");
    assert!(stays.iter().any(|one| one.starts_with("What can be seen stays")), "{stays:?}");
    assert!(original.contains("keep the original"));
    let [Effect::ShareFiles { files }] = &phone.tap("Share the copy")[..] else { panic!("one effect") };
    assert_eq!(files[0].media_type, "image/jpeg");
    let copy = std::fs::read(&files[0].path).expect("it lies there");
    assert!(!copy.windows(6).any(|part| part == b"CANARY"));
    assert!(!files[0].path.contains("full"), "its name says nothing");
    assert_eq!(copies(&phone), [PathBuf::from(&files[0].path)]);
    phone.act(Action::Back);
    assert!(copies(&phone).is_empty(), "with the page the copy goes");
}

#[test]
pub(crate) fn copies_go_when_the_app_is_left_or_locked_and_when_it_is_next_opened() {
    for leaves in [true, false] {
        let phone = chosen(&["full.jpg", "video.mp4"]);
        clean_not_intimate(&phone, "Make clean copies");
        assert_eq!(copies(&phone).len(), 2);
        if leaves {
            phone.act(Action::Leave);
        } else {
            phone.app.lock(None, phone.frame.clone()).expect("locks");
        }
        assert!(copies(&phone).is_empty());
        let shown = phone.shown();
        assert!(!shown.contains("full.jpg") && !shown.contains("CANARY"));
    }
    let phone = Phone::shut();
    std::fs::create_dir_all(phone.copies()).expect("a folder");
    let (left, other) = (phone.copies().join("0123456789abcdef.jpg"), phone.copies().join("hers.jpg"));
    for file in [&left, &other] {
        std::fs::write(file, "bytes").expect("written");
    }
    let phone = phone.restarted();
    assert_eq!(copies(&phone), [other], "what is not called as a copy is left alone");
}

#[test]
fn a_file_without_a_clean_copy_says_why_beside_those_that_have_one() {
    let phone = before_a_choice();
    let cut = phone.folder().join("cut.mp4");
    let film = std::fs::read(sample("video.mp4")).expect("a sample");
    std::fs::write(&cut, &film[..film.len() / 2]).expect("written");
    choose(&phone, vec![at(&sample("full.heic"), false), at(&cut, false)]);
    clean_not_intimate(&phone, "Make clean copies");
    let view = several(&phone);
    let said = view.copy.expect("copies").said;
    assert_eq!(said[0], "1 clean copy was made. It is gone again when you leave this page.");
    assert_eq!(said[1], "1 file has no clean copy. Its line says why.");
    let row = view.rows.iter().find(|row| row.title == "cut.mp4").expect("its row");
    assert_eq!(row.edge.as_deref(), Some("No clean copy"));
    assert!(row.detail.as_ref().is_some_and(|why| !why.contains('<') && why.len() > 10), "{row:?}");
    phone.tap("cut.mp4");
    assert_eq!(one(&phone).copy.expect("told").said[0], "There is no clean copy.");
    assert!(!labels(&one(&phone).actions).contains(&"Share the copy"));
}

#[test]
fn no_copy_is_made_of_what_may_show_somebody_under_18() {
    for answer in ["Yes", "Not sure"] {
        let phone = chosen(&["full.jpg", "full.png"]);
        phone.tap("Make clean copies");
        phone.tap("Yes");
        assert!(phone.shown().contains("Could somebody in it be under 18?"));
        phone.tap(answer);
        let view = several(&phone);
        assert_eq!(view.problem.expect("it is told").code, "under-18");
        assert_eq!(labels(&view.actions), ["Choose others"]);
        phone.act(does(PhotoAction::Clean));
        assert_eq!(several(&phone).problem.expect("told again").code, "under-18");
        phone.act(does(PhotoAction::Answer { answer: PhotoAnswer::No }));
        phone.act(does(PhotoAction::Clean));
        assert!(copies(&phone).is_empty(), "an answer is given once");
        choose(&phone, vec![at(&sample("full.jpg"), false)]);
        phone.tap("Make a clean copy");
        phone.tap("Yes");
        phone.tap("No");
        assert_eq!(copies(&phone).len(), 1, "others are asked about anew");
    }
}

#[test]
fn nothing_of_it_is_written_into_the_record() {
    fn files(folder: &Path) -> Vec<(PathBuf, u64)> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                found.extend(files(&path));
            } else {
                found.push((path.clone(), path.metadata().expect("there").len()));
            }
        }
        found.sort();
        found
    }
    let phone = before_a_choice();
    let before = files(&phone.data());
    choose(&phone, vec![at(&sample("full.jpg"), false), at(&sample("video.mp4"), false)]);
    phone.tap("full.jpg");
    phone.act(Action::Back);
    clean_not_intimate(&phone, "Make clean copies");
    phone.tap("Share the copies");
    phone.act(Action::Back);
    assert_eq!(files(&phone.data()), before);
}

#[test]
fn the_original_is_kept_as_proof_by_the_way_that_there_is() {
    let phone = chosen(&["full.jpg"]);
    let asked = phone.tap("Keep the original as proof");
    assert!(
        matches!(&asked[..], [Effect::PickFile { entry: None, types }] if types == &["image/*", "video/*"])
    );
}

#[test]
fn a_shut_record_leads_nowhere_here() {
    let phone = Phone::shut();
    for action in [PhotoAction::Open, PhotoAction::Pick, PhotoAction::Clean, PhotoAction::Share] {
        assert_eq!(phone.try_act(does(action)), Err(ErrorCode::Locked));
    }
    choose(&phone, vec![at(&sample("full.jpg"), false)]);
    phone.act(Action::Asked { permission: Permission::Originals, answer: Answer::Granted });
    assert!(!phone.shown().contains("full.jpg"));
    phone.comes(WayIn::Launcher);
    assert!(!phone.shown().contains("What a photo tells"));
}

#[test]
fn a_picture_in_the_record_is_looked_at_inside_of_it() {
    let phone = Phone::open();
    for name in ["full.jpg", "video.mp4"] {
        let media_type = if name.ends_with("jpg") { "image/jpeg" } else { "video/mp4" };
        let arrival = NewArrival {
            entry: None,
            file_name: name.into(),
            media_type: Some(media_type.into()),
            origin: EvidenceOrigin::Picked,
            bytes: 0,
            altered: false,
        };
        let intake = phone.app.begin_arrival(arrival, phone.frame.clone()).expect("it begins");
        intake.write(&std::fs::read(sample(name)).expect("a sample")).expect("is taken");
        let id = intake.finish(phone.frame.clone()).expect("is in").id;
        let one_of = alongside_mobile::screens::noted::NotedAction::One {
            kind: alongside_mobile::screens::noted::NotedKind::Proof,
            id,
        };
        phone.act(Action::Noted { action: one_of });
        phone.tap("What this tells");
        let view = one(&phone);
        assert!(view.sentence.contains("shows where it was taken"), "{}", view.sentence);
        assert_eq!(labels(&view.actions), Vec::<&str>::new(), "no copy is made of what lies in the record");
        assert!(copies(&phone).is_empty());
    }
    phone.act(Action::Leave);
    let looked_at = phone.inside(PASSCODE, |record| record.current(Kind::EVIDENCE).count());
    assert_eq!(looked_at, 2);
}
