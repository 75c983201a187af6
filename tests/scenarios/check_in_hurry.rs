//! Several hands at once on one check-in, and how long an ending takes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use alongside_core::Error;
use alongside_core::checkin::channel::MessageKind;
use alongside_core::checkin::machine::{CheckIn, Effect, Ending, Fallback, Mode, State};
use alongside_core::ids::CheckinId;
use alongside_core::runner::{Clock, Happening, Runner};
use alongside_core::session::CheckIns;
use alongside_core::time::Reading;
use alongside_tests::checkins::{
    DURESS, Habit, Notebook, SAFE, check_ins, delivered, furnish, installed, request,
};
use alongside_tests::clock::SystemClock;
use alongside_tests::entropy::{DeterministicEntropy, seed};
use alongside_tests::fixture::{Fixture, copy_folder, passcode, reading};
use alongside_tests::stopwatch;

use super::check_ins::{DEADLINE_MS, arm_below, at};

/// How long a command may take to be obeyed.
const AT_ONCE: Duration = Duration::from_secs(1);
const THREADS: u64 = 4;

/// The same installation for everybody, each with a handle of its own, all at once.
fn together(top: &Path, act: impl Fn(u64, &CheckIns) + Sync) {
    std::thread::scope(|scope| {
        for number in 0..THREADS {
            let act = &act;
            scope.spawn(move || act(number, &check_ins(&installed(top))));
        }
    });
}

fn armed() -> (tempfile::TempDir, CheckinId) {
    let top = tempfile::tempdir().expect("a folder");
    let id = arm_below(top.path(), Fallback::Nobody);
    (top, id)
}

fn state(top: &Path, id: CheckinId) -> CheckIn {
    check_ins(&installed(top)).get(id).expect("reads")
}

#[test]
fn many_that_find_the_deadline_passed_make_one_alert() {
    let (top, id) = armed();
    let fired = std::sync::atomic::AtomicU32::new(0);
    let given = std::sync::Mutex::new(Vec::new());
    together(top.path(), |number, check_ins| {
        for step in 0..8 {
            let now = at(DEADLINE_MS + number * 10 + step * 100);
            let woken = check_ins.tick(&now).expect("ticks");
            assert!(woken.unreadable.is_empty() && woken.failed.is_empty(), "{woken:?}");
            let one = u32::from(woken.effects.contains(&(id, Effect::Fired)));
            fired.fetch_add(one, Ordering::SeqCst);
            given.lock().expect("works").extend(check_ins.take_outgoing(&now).expect("claims"));
        }
    });
    assert_eq!(fired.load(Ordering::SeqCst), 1, "one transition");
    let given = given.into_inner().expect("works");
    let rows = state(top.path(), id).outbox.len();
    let mut keys: Vec<_> = given.iter().map(|out| out.row).collect();
    keys.sort();
    keys.dedup();
    assert_eq!((keys.len(), given.len()), (rows, rows), "each row is given to one");
    assert!(given.iter().any(|out| out.message.kind == MessageKind::Alert));
}

#[test]
fn many_that_end_it_at_once_end_it_once() {
    let (top, id) = armed();
    let ended = std::sync::atomic::AtomicU32::new(0);
    together(top.path(), |number, check_ins| {
        check_ins.tick(&at(1_000 + number)).expect("ticks");
        match check_ins.safe(&passcode(SAFE), &at(2_000 + number)) {
            Ok(_) => drop(ended.fetch_add(1, Ordering::SeqCst)),
            Err(Error::NoCheckIn) => {}
            Err(error) => panic!("{error}"),
        }
        check_ins.tick(&at(DEADLINE_MS + 1_000)).expect("ticks");
        assert!(check_ins.take_outgoing(&at(DEADLINE_MS + 1_000)).expect("claims").is_empty());
    });
    assert_eq!(ended.load(Ordering::SeqCst), 1);
    assert_eq!(state(top.path(), id).state, State::Closed(Ending::Safe));
    let inbox = alongside_tests::fixture::snapshot(&top.path().join("data").join("inbox"));
    assert_eq!(inbox.len(), 1, "one history");
}

#[test]
fn putting_off_by_many_is_counted_in_all() {
    let (top, id) = armed();
    let before = state(top.path(), id).deadline();
    let put_off = std::sync::atomic::AtomicU32::new(0);
    together(top.path(), |number, check_ins| {
        for step in 0..6 {
            match check_ins.extend(60, None, &at(1_000 + step * 20 + number)) {
                Ok(_) => drop(put_off.fetch_add(1, Ordering::SeqCst)),
                Err(Error::Invalid { field: "extend", .. }) => {}
                Err(error) => panic!("{error}"),
            }
            check_ins.current().expect("reads").expect("it runs, whoever writes at this moment");
        }
    });
    assert_eq!(put_off.load(Ordering::SeqCst), 15, "a quarter of an hour, whoever asked");
    assert_eq!(state(top.path(), id).deadline(), before + 15 * 60);
}

/// Sets the mark when it goes.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn whoever_only_looks_never_brings_back_what_was() {
    let (top, id) = armed();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let check_ins = check_ins(&installed(top.path()));
                while !stop.load(Ordering::SeqCst) {
                    match check_ins.current() {
                        Ok(_) | Err(Error::NoCheckIn) => {}
                        Err(error) => panic!("{error}"),
                    }
                    let _ = check_ins.get(id);
                }
            });
        }
        // Also where an assertion fails, so that nobody looks for ever.
        let _ends = Ends(&stop);
        let check_ins = check_ins(&installed(top.path()));
        let mut deadline = state(top.path(), id).deadline();
        for step in 0..40 {
            check_ins.extend(10, Some(&passcode(SAFE)), &at(1_000 + step)).expect("puts off");
            deadline += 10;
            assert_eq!(check_ins.get(id).expect("reads").deadline(), deadline, "step {step}");
        }
        check_ins.safe(&passcode(SAFE), &at(9_000)).expect("ends");
        // A day after the later of end and deadline, whatever that became.
        check_ins.tick(&at(DEADLINE_MS + 600_000 + 25 * 3_600_000)).expect("ticks");
        std::thread::sleep(Duration::from_millis(50));
    });
    assert!(alongside_tests::fixture::snapshot(&top.path().join("data/checkin/c")).is_empty());
}

/// A check-in of seconds in a folder of its own, by the clocks of this computer.
fn of_seconds(duration_s: i64, grace_s: u32) -> (tempfile::TempDir, Fixture, CheckinId) {
    let top = tempfile::tempdir().expect("a folder");
    let fixture = installed(top.path());
    let (mut vault, contacts) = furnish(&fixture, &["Sam", "Jo"], Fallback::Nobody, &SystemClock.reading());
    let request = request(Mode::Test, duration_s, grace_s, &contacts);
    let id = vault.start_check_in(&request, &SystemClock.reading()).expect("starts");
    vault.lock().expect("locks");
    (top, fixture, id)
}

#[test]
fn two_processes_and_threads_beside_them_tell_everybody_once() {
    let (top, fixture, id) = of_seconds(1, 1);
    let outbox = top.path().join("outbox");
    // The second finds the first at work, and leaves it to it.
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_runner"));
        command.arg(top.path()).arg(&outbox).arg("5").stdout(Stdio::piped()).spawn().expect("starts")
    };
    let mut first = run();
    std::thread::sleep(Duration::from_millis(300));
    let second = run().wait_with_output().expect("ends");
    assert_eq!(String::from_utf8_lossy(&second.stdout).trim(), "failed in-use");
    let since = stopwatch::start();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                // As a command does that asks for the state, or pumps what is to leave.
                let channel = Arc::new(Notebook::at(&outbox, Habit::Takes(Duration::from_millis(5))));
                let beside =
                    Runner::new(check_ins(&fixture), vec![channel], Arc::new(SystemClock)).expect("runs");
                while !beside.check_ins().get(id).expect("reads").state.is_closed() {
                    beside.check_ins().tick(&SystemClock.reading()).expect("ticks");
                    beside.pump(|_| {}).expect("pumps");
                    assert!(since() < Duration::from_mins(1), "it does not end");
                }
            });
        }
    });
    first.kill().expect("is killed");
    first.wait().expect("ends");
    let mut told: Vec<(String, String)> =
        delivered(&outbox).into_iter().map(|line| (line.kind, line.to)).collect();
    let rows = state(top.path(), id).outbox.len();
    assert_eq!(told.len(), rows, "{told:?}");
    told.sort();
    told.dedup();
    assert_eq!(told.len(), rows, "nobody was told twice");
}

#[test]
fn while_a_channel_hangs_commands_are_obeyed_at_once() {
    let (_top, fixture, id) = of_seconds(1, 1);
    let channel = Arc::new(Notebook::at(&fixture.folder.join("../outbox"), Habit::Hangs));
    let released = Arc::clone(&channel.released);
    let runner = Runner::new(check_ins(&fixture), vec![channel], Arc::new(SystemClock)).expect("runs");
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            runner
                .run(&stop, |happening| {
                    assert!(!matches!(happening, Happening::Unreadable(_) | Happening::Hindered(..)));
                })
                .expect("runs");
        });
        let check_ins = check_ins(&fixture);
        let since = stopwatch::start();
        while check_ins.get(id).expect("reads").outbox.iter().all(|row| row.attempts == 0) {
            std::thread::sleep(Duration::from_millis(20));
            assert!(since() < Duration::from_secs(30), "nothing is sent");
        }
        let since = stopwatch::start();
        check_ins.safe(&passcode(SAFE), &SystemClock.reading()).expect("ends");
        assert!(since() < AT_ONCE, "{:?}", since());
        assert_eq!(check_ins.get(id).expect("reads").state, State::Closed(Ending::SafeAfterAlert));
        let since = stopwatch::start();
        stop.store(true, Ordering::SeqCst);
        running.join().expect("ends");
        // It looks up, and waits a moment for sends that are about to be answered for.
        assert!(since() < AT_ONCE + Duration::from_millis(500), "{:?}", since());
    });
    let since = stopwatch::start();
    drop(runner);
    assert!(since() < AT_ONCE, "a send that hangs holds up no end: {:?}", since());
    released.store(true, Ordering::SeqCst);
}

/// What one look of the runner costs while nothing happens, for whoever reads the log of this test.
#[test]
fn a_look_at_a_check_in_that_waits_writes_nothing() {
    let (top, id) = armed();
    let fixture = installed(top.path());
    let check_ins = check_ins(&fixture);
    check_ins.tick(&at(61_000)).expect("ticks");
    let files = || alongside_tests::fixture::snapshot(&top.path().join("data"));
    let before = files();
    let _ = fixture.storage.mend();
    let took = stopwatch::start();
    for look in 0..100 {
        let now = at(61_400 + look * 400);
        check_ins.tick(&now).expect("ticks");
        check_ins.take_outgoing(&now).expect("claims");
    }
    println!("one look: {:?}", took() / 100);
    assert_eq!(fixture.storage.mend().0, 0, "no file was changed");
    assert_eq!(files(), before);
    assert!(!state(top.path(), id).state.is_closed());
}

#[test]
fn asking_for_five_minutes_writes_seldom() {
    let (top, id) = armed();
    let fixture = installed(top.path());
    let check_ins = check_ins(&fixture);
    // Turned off and on again: only the wall clock says that it is over.
    let after_boot = |ms: u64| Reading {
        boot: alongside_core::time::BootId([8; 16]),
        monotonic_ms: 1_000 + ms,
        ..at(DEADLINE_MS + 5_000 + ms)
    };
    check_ins.tick(&after_boot(0)).expect("ticks");
    let _ = fixture.storage.mend();
    let mut fired_at = None;
    for look in 0..1_000 {
        let now = after_boot(look * 400);
        if check_ins.tick(&now).expect("ticks").effects.contains(&(id, Effect::Fired)) {
            fired_at = Some(look * 400);
            break;
        }
    }
    let (changes, _) = fixture.storage.mend();
    let fired_at = fired_at.expect("they are told in the end");
    assert!((295_000..=301_000).contains(&fired_at), "{fired_at}");
    // Eight of them make one commit.
    assert!(changes <= 8 * 14, "{changes} changes of files in five minutes");
}

// How long it takes.

/// Mean and variance of a sample.
fn moments(sample: &[f64]) -> (f64, f64, f64) {
    let count = f64::from(u32::try_from(sample.len()).expect("fits"));
    let mean = sample.iter().sum::<f64>() / count;
    let variance = sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, variance, count)
}

/// Welch's t of two samples.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let ((mean, variance, count), (mean_other, variance_other, count_other)) = (moments(one), moments(other));
    (mean - mean_other) / (variance / count + variance_other / count_other).sqrt()
}

/// Copies the files of an armed check-in back into its place.
fn restore(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    copy_folder(from, to);
}

#[test]
fn how_long_an_ending_takes_does_not_tell_which_pin_it_was() {
    let took = stopwatch::start();
    let chance = DeterministicEntropy::new(seed("how_long_an_ending_takes_does_not_tell_which_pin_it_was"));
    // Memory where there is some for files: what a disk does in the meantime is not what is measured.
    let shm = Path::new("/dev/shm");
    let top = if shm.is_dir() { tempfile::tempdir_in(shm) } else { tempfile::tempdir() }.expect("a folder");
    let _ = arm_below(top.path(), Fallback::Text);
    let (armed, work) = (top.path().join("armed"), top.path().join("data"));
    copy_folder(&work, &armed);
    let check_ins = check_ins(&installed(top.path()));
    let pins = [passcode(SAFE), passcode(DURESS)];
    let mut times: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
    for round in 0..1_000 {
        // In pairs, in either order, so that whatever else this machine does meets both alike.
        let first = chance.index(2);
        for which in [first, 1 - first] {
            restore(&armed.join("checkin"), &work.join("checkin"));
            let _ = std::fs::remove_dir_all(work.join("inbox"));
            let since = stopwatch::start();
            check_ins.safe(&pins[which], &reading().after(1_000 + round)).expect("ends");
            times[which].push(since().as_secs_f64() * 1e6);
        }
    }
    // A round in which the machine was elsewhere says nothing of either: the slowest tenth of the pairs is left out,
    // pair by pair, by what the two took together.
    let mut pairs: Vec<(f64, f64)> = times[0].iter().copied().zip(times[1].iter().copied()).collect();
    pairs.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
    pairs.truncate(900);
    let (honest, forced): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let t = welch(&honest, &forced);
    println!("t = {t:.2}; {:.0} µs and {:.0} µs; in {:?}", moments(&honest).0, moments(&forced).0, took());
    assert!(t.abs() < 4.5, "t = {t}");
}

#[test]
fn the_test_of_times_sees_a_difference() {
    let steady = |extra: f64| (0..1_000_i32).map(|n| 100.0 + f64::from(n % 7) + extra).collect::<Vec<_>>();
    assert!(welch(&steady(0.0), &steady(0.5)).abs() > 4.5);
    assert!(welch(&steady(0.0), &steady(0.01)).abs() < 4.5);
}
