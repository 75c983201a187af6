//! Two pieces of work at once, of which one has the record.

use std::sync::mpsc::{Sender, channel};

use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::vault::testing::MemoryKeys;
use alongside_core::vault::{Disk, Environment, KdfParameters};

use super::*;
use crate::screens::App;
use crate::screens::app::TypedText;

const CANARY: &str = "heliotrope at the gate";

fn frame() -> Frame {
    Frame {
        wall_ms: 1_795_286_400_000,
        monotonic_ms: 600_000,
        boot: "01".repeat(16),
        trusted: false,
        zone: "Europe/London".to_owned(),
        language: "en-GB".to_owned(),
        region: "GB".to_owned(),
        hours_24: true,
        two_panes: false,
    }
}

/// An app whose record is open, and what has to stay until it is let go of.
fn open() -> (tempfile::TempDir, Arc<App>) {
    let folder = tempfile::tempdir().expect("a folder");
    let entropy = Arc::new(SystemEntropy::new());
    let device = Arc::new(MemoryKeys::new(entropy.clone()));
    let environment = Environment { storage: Arc::new(Disk), entropy, device, checkins: None };
    let data = folder.path().join("data");
    let app = App::over(environment.clone(), data.clone()).expect("the app");
    let passcode = Passcode::new(b"over the hills".to_vec()).expect("a passcode");
    let kdf = || Ok(KdfParameters::CHEAP_FOR_TESTS);
    let record = Locked::set_up(&environment, &data, &passcode, kdf, &frame().reading()).expect("sets up");
    with(&app, |desk| {
        desk.opened(record);
        desk.held.stack.reset(Page::Home);
    });
    (folder, app)
}

fn with<T>(app: &App, work: impl FnOnce(&mut Desk<'_>) -> T) -> T {
    let frame = frame();
    let mut held = app.shared().held();
    work(&mut Desk::new(app.shared(), &mut held, &frame))
}

/// Work that lasts until it is told to end; with the record or beside it.
fn work(app: &App, takes_record: bool) -> (Sender<()>, u32) {
    let (end, ended) = channel();
    with(app, |desk| {
        let number = desk.held.next_number;
        if takes_record {
            let work = move |_: &mut Unlocked, _: &Progress, _: &Reading| {
                ended.recv().expect("is told");
                Ok(())
            };
            desk.begin_with_record("write-searching", true, work, |_, done| done).expect("begins");
        } else {
            let work = move |_: &Progress, _| ended.recv().expect("is told");
            desk.begin("write-proof-adding", true, work, |_, ()| Ok(()));
        }
        (end, number)
    })
}

fn end(app: &App, (end, number): (Sender<()>, u32)) {
    end.send(()).expect("it runs");
    while with(app, |desk| desk.held.under_way.iter().any(|one| one.number == number)) {
        std::thread::yield_now();
    }
}

fn is_away(app: &App) -> bool {
    with(app, |desk| matches!(desk.held.door, Door::Away))
}

fn is_open(app: &App) -> bool {
    with(app, |desk| matches!(desk.held.door, Door::Open(_)))
}

#[test]
fn work_beside_leaves_the_record_with_the_work_that_has_it() {
    let (_folder, app) = open();
    let beside = work(&app, false);
    let having = work(&app, true);
    assert!(is_away(&app));
    end(&app, beside);
    assert!(is_away(&app), "the end of other work shuts nothing");
    end(&app, having);
    assert!(is_open(&app));
}

#[test]
fn a_lock_that_was_asked_for_waits_for_the_work_that_has_the_record() {
    let (_folder, app) = open();
    let beside = work(&app, false);
    let having = work(&app, true);
    app.lock(None, frame()).expect("locks");
    end(&app, beside);
    assert!(is_away(&app));
    end(&app, having);
    assert!(with(&app, |desk| matches!(desk.held.door, Door::Shut)), "it is shut as soon as it is back");
}

#[test]
fn what_needs_the_record_is_done_when_it_is_back() {
    let (_folder, app) = open();
    let having = work(&app, true);
    let (done, seen) = channel();
    with(&app, |desk| {
        desk.when_back(move |desk| {
            desk.record()?;
            done.send(()).map_err(|_| Error::Internal("nobody waits"))
        })
    })
    .expect("waits");
    assert!(seen.try_recv().is_err(), "not before");
    end(&app, having);
    seen.try_recv().expect("it was done");
}

#[test]
fn a_cover_shows_nothing_of_what_runs() {
    let (_folder, app) = open();
    let having = work(&app, true);
    with(&app, |desk| desk.held.face.cover = Some("notes".to_owned()));
    app.lock(None, frame()).expect("locks");
    let view = app.view(frame()).expect("a view");
    assert!(matches!(view.screens.as_slice(), [crate::screens::Screen::Cover { .. }]), "{view:?}");
    assert_eq!(view.operation, None);
    end(&app, having);
}

#[test]
fn nothing_typed_stays_in_memory_after_lock() {
    let (_folder, app) = open();
    let typed = || Some(TypedText { field: Field::Line, text: CANARY.to_owned() });
    let held = |app: &App| {
        with(app, |desk| {
            let held = &desk.held;
            let texts: Vec<&str> = held.typed.values().map(|text| text.as_str()).collect();
            format!(
                "{texts:?} {:?} {:?} {:?} {:?}",
                held.stack.pages(),
                held.notices,
                held.problem,
                held.drawn
            )
        })
    };
    with(&app, |desk| desk.notice(CANARY.to_owned()));
    assert!(serde_json::to_string(&app.view(frame()).expect("a view")).expect("JSON").contains(CANARY));
    let having = work(&app, true);
    app.lock(typed(), frame()).expect("locks");
    let shown = serde_json::to_string(&app.view(frame()).expect("a view")).expect("JSON");
    assert!(!shown.contains(CANARY), "{shown}");
    assert!(!shown.contains("entries") && shown.contains("One moment"), "what runs is not named: {shown}");
    // The line waits in memory for the record, which is the one place where it may lie.
    end(&app, having);
    assert!(!held(&app).contains(CANARY), "{}", held(&app));
}
