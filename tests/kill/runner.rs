//! The program that sends alerts, killed at any moment: no alert is lost, none is early, and a second copy is one that
//! nobody could know had left.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use alongside_core::Error;
use alongside_core::checkin::machine::{CheckIn, Fallback, Mode, RowState, State};
use alongside_core::ids::{CheckinId, RecordId};
use alongside_core::runner::Clock;
use alongside_core::session::CheckIns;
use alongside_tests::checkins::{
    DURESS, Delivered, SAFE, check_ins, delivered, furnish, installed, request, unlocked,
};
use alongside_tests::clock::SystemClock;
use alongside_tests::entropy::{DeterministicEntropy, seed};
use alongside_tests::fixture::{copy_folder, passcode};
use alongside_tests::rounds::rounds;
use alongside_tests::stopwatch;

/// Contacts of every check-in here.
const CONTACTS: [&str; 2] = ["Sam", "Jo"];
/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// What one life of the runner said it had committed, as `kind contact`, by its process id.
type Said = BTreeMap<u32, Vec<String>>;

/// An installation that a check-in is armed in, again and again.
struct Ground {
    temporary: tempfile::TempDir,
    contacts: Vec<RecordId>,
}

impl Ground {
    fn new(fallback: Fallback) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let fixture = installed(temporary.path());
        let (vault, contacts) = furnish(&fixture, &CONTACTS, fallback, &SystemClock.reading());
        vault.lock().unwrap();
        Ground { temporary, contacts }
    }

    /// A copy in which a check-in was just started.
    fn armed(&self, duration_s: i64) -> Armed {
        let temporary = tempfile::tempdir().unwrap();
        copy_folder(self.temporary.path(), temporary.path());
        let fixture = installed(temporary.path());
        let mut vault = unlocked(&fixture, &SystemClock.reading()).unwrap();
        let started = SystemClock.reading();
        let request = request(Mode::Test, duration_s, 1, &self.contacts);
        let id = vault.start_check_in(&request, &started).unwrap();
        vault.lock().unwrap();
        let check_ins = check_ins(&fixture);
        let deadline = check_ins.get(id).unwrap().deadline();
        let ahead = u64::try_from(deadline * 1000 - started.wall_ms).unwrap();
        let outbox = temporary.path().join("outbox");
        let not_before = started.monotonic_ms + ahead;
        Armed { temporary, check_ins, id, outbox, not_before, said: Said::new(), kills: 0 }
    }
}

/// One check-in, and what was seen of it.
struct Armed {
    temporary: tempfile::TempDir,
    check_ins: CheckIns,
    id: CheckinId,
    outbox: PathBuf,
    /// Its deadline on the monotonic clock.
    not_before: u64,
    said: Said,
    kills: u32,
}

fn start_runner(folder: &Path, outbox: &Path, habit: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_runner"))
        .arg(folder)
        .arg(outbox)
        .arg(habit)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

impl Armed {
    fn state(&self) -> CheckIn {
        self.check_ins.get(self.id).unwrap()
    }

    fn is_over(&self) -> bool {
        let state = self.state();
        state.state.is_closed() && state.outbox.iter().all(|row| row.state.is_final())
    }

    /// Takes in what a life had said before it died.
    fn hear(&mut self, mut child: Child) {
        let out = BufReader::new(child.stdout.take().unwrap());
        let process = child.id();
        child.wait().unwrap();
        let said = self.said.entry(process).or_default();
        for line in out.lines().map_while(Result::ok) {
            assert!(!line.starts_with("failed"), "{line}");
            if let Some(sent) = line.strip_prefix("sent ") {
                said.push(sent.to_owned());
            }
        }
    }

    fn wait_until_before_the_deadline(&self, before: Duration) {
        let now = SystemClock.reading().monotonic_ms;
        let ahead = Duration::from_millis(self.not_before.saturating_sub(now));
        std::thread::sleep(ahead.saturating_sub(before));
    }

    /// One life of the runner, ended by the kernel after `time`.
    fn life(&mut self, habit: &str, time: Duration) {
        let mut child = start_runner(self.temporary.path(), &self.outbox, habit);
        std::thread::sleep(time);
        child.kill().unwrap();
        self.hear(child);
        self.kills += 1;
    }

    /// Lets it run until nothing is owed.
    fn let_it_end(&mut self, habit: &str) {
        let since = stopwatch::start();
        let mut child = start_runner(self.temporary.path(), &self.outbox, habit);
        while !self.is_over() {
            std::thread::sleep(Duration::from_millis(30));
            assert!(since() < PATIENCE, "it does not end");
        }
        // What was committed is said a moment later.
        std::thread::sleep(Duration::from_millis(600));
        child.kill().unwrap();
        self.hear(child);
    }

    /// What holds of every check-in, however often its runner died.
    fn check(&self, what: &str) -> usize {
        let lines = delivered(&self.outbox);
        let state = self.state();
        for line in &lines {
            assert!(line.test && line.reference == state.reference, "{what}: {line:?}");
        }
        let mut copies = 0;
        for row in &state.outbox {
            let kind = row.key.kind.as_str();
            let contact = usize::from(row.key.contact);
            let same = |line: &&Delivered| line.kind == kind && line.to.ends_with(CONTACTS[contact]);
            let of_it: Vec<&Delivered> = lines.iter().filter(same).collect();
            match row.state {
                RowState::Handed => assert!(!of_it.is_empty(), "{what}: {kind} to {contact} is lost"),
                RowState::Withdrawn => {
                    assert!(of_it.is_empty(), "{what}: {kind} to {contact} was taken back");
                }
                other => panic!("{what}: {kind} to {contact} is {other:?}"),
            }
            // Another copy goes only where the life before could not say that it had committed the one before.
            let said = format!("{kind} {contact}");
            for (at, line) in of_it.iter().enumerate() {
                let known = self.said.get(&line.by).is_some_and(|sent| sent.contains(&said));
                assert!(!known || at + 1 == of_it.len(), "{what}: {said} was sent again: {of_it:?}");
            }
            let writers: std::collections::BTreeSet<u32> = of_it.iter().map(|line| line.by).collect();
            assert_eq!(writers.len(), of_it.len(), "{what}: {said} went twice in one life");
            copies += of_it.len().saturating_sub(1);
        }
        let rows = state.outbox.len();
        assert!(lines.len() <= rows + copies, "{what}: what nobody owed was sent: {lines:?}");
        copies
    }

    fn alerts(&self) -> Vec<Delivered> {
        delivered(&self.outbox).into_iter().filter(|line| line.kind == "alert").collect()
    }
}

/// When the runner dies: at once, within its first moments, or at any time.
fn moment(chance: &DeterministicEntropy) -> Duration {
    let most = [3_000, 60_000, 250_000, 400_000, 900_000][chance.index(5)];
    Duration::from_micros(chance.below(most))
}

#[derive(Default)]
struct Seen {
    kills: AtomicU32,
    copies: AtomicU32,
    before_the_deadline: AtomicU32,
    closed_in_time: AtomicU32,
    closed_after: AtomicU32,
}

fn a_check_in(ground: &Ground, chance: &DeterministicEntropy, what: &str, seen: &Seen) {
    let duration_s = 1 + i64::from(chance.below(2) == 0);
    let mut armed = ground.armed(duration_s);
    let habit = chance.below(250).to_string();
    // Some are closed, by somebody in another process, at any moment before the deadline or after it.
    let lives = 4 + chance.below(8);
    let close_after = (chance.below(2) == 0).then(|| chance.below(lives));
    for life in 0..lives {
        // Nothing much happens while it waits: most of the lives begin about the deadline.
        if life > 0 && chance.below(3) > 0 {
            armed.wait_until_before_the_deadline(Duration::from_millis(chance.below(150)));
        }
        armed.life(&habit, moment(chance));
        if SystemClock.reading().monotonic_ms < armed.not_before {
            seen.before_the_deadline.fetch_add(1, Ordering::SeqCst);
            assert!(armed.alerts().is_empty() || SystemClock.reading().monotonic_ms >= armed.not_before);
        }
        if close_after == Some(life) {
            match armed.check_ins.safe(&passcode(SAFE), &SystemClock.reading()) {
                Ok(_) | Err(Error::NoCheckIn) => {}
                Err(error) => panic!("{what}: {error}"),
            }
        }
    }
    armed.let_it_end(&habit);
    let copies = armed.check(what);
    for alert in armed.alerts() {
        assert!(alert.at_monotonic_ms >= armed.not_before, "{what}: early by the deadline: {alert:?}");
    }
    let state = armed.state();
    if let State::Closed(alongside_core::checkin::machine::Ending::Safe) = state.state {
        assert!(armed.alerts().is_empty(), "{what}: told after she had closed it");
        seen.closed_in_time.fetch_add(1, Ordering::SeqCst);
    } else if state.outbox.iter().any(|row| row.is_alert() && row.state == RowState::Handed) {
        for name in CONTACTS {
            assert!(armed.alerts().iter().any(|alert| alert.to.ends_with(name)), "{what}: {name}");
        }
        seen.closed_after.fetch_add(u32::from(close_after.is_some()), Ordering::SeqCst);
    }
    seen.kills.fetch_add(armed.kills, Ordering::SeqCst);
    seen.copies.fetch_add(u32::try_from(copies).unwrap(), Ordering::SeqCst);
}

#[test]
fn a_runner_killed_at_any_moment_loses_no_alert_and_sends_none_early() {
    let took = stopwatch::start();
    let first = seed("a_runner_killed_at_any_moment_loses_no_alert_and_sends_none_early");
    let wanted = rounds(200, 2000);
    let ground = Ground::new(Fallback::Text);
    let seen = Seen::default();
    std::thread::scope(|scope| {
        for lane in 0..6_u64 {
            let (ground, seen) = (&ground, &seen);
            scope.spawn(move || {
                let chance = DeterministicEntropy::new(first.wrapping_add(lane));
                let mut round = 0;
                while seen.kills.load(Ordering::SeqCst) < wanted {
                    round += 1;
                    a_check_in(ground, &chance, &format!("lane {lane}, round {round}"), seen);
                }
            });
        }
    });
    println!(
        "{seen:?} in {:?}",
        took(),
        seen = [
            ("kills", &seen.kills),
            ("second copies", &seen.copies),
            ("before the deadline", &seen.before_the_deadline),
            ("closed in time", &seen.closed_in_time),
            ("closed after", &seen.closed_after),
        ]
    );
    assert!(seen.kills.load(Ordering::SeqCst) >= wanted);
    assert!(seen.before_the_deadline.load(Ordering::SeqCst) > 0, "some of them before the deadline");
    assert!(seen.copies.load(Ordering::SeqCst) > 0, "some of them between sending and committing");
}

#[test]
fn a_runner_that_dies_right_after_sending_sends_again_with_the_same_reference() {
    let mut armed = Ground::new(Fallback::Nobody).armed(1);
    let since = stopwatch::start();
    while armed.alerts().len() < 4 {
        let child = start_runner(armed.temporary.path(), &armed.outbox, "dies");
        armed.hear(child);
        armed.kills += 1;
        assert!(since() < PATIENCE);
    }
    assert!(armed.said.values().all(Vec::is_empty), "nothing was committed: {:?}", armed.said);
    armed.let_it_end("0");
    let copies = armed.check("dies after sending");
    let alerts = armed.alerts();
    assert_eq!(alerts.len(), 2 + copies);
    let deaths = usize::try_from(armed.kills).unwrap();
    assert!(copies <= 2 * deaths && copies >= deaths, "{copies} second copies in {deaths} deaths");
    assert!(alerts.iter().all(|alert| alert.reference == alerts[0].reference));
    assert!(alerts.iter().all(|alert| alert.at_monotonic_ms >= armed.not_before));
}

#[test]
fn what_a_forced_ending_owes_survives_every_death_and_comes_at_the_deadline() {
    let mut armed = Ground::new(Fallback::Text).armed(2);
    armed.check_ins.safe(&passcode(DURESS), &SystemClock.reading()).unwrap();
    let chance = DeterministicEntropy::new(seed("what_a_forced_ending_owes_survives_every_death"));
    for _ in 0..12 {
        armed.life("20", moment(&chance));
    }
    let since = stopwatch::start();
    while armed.alerts().is_empty() {
        armed.life("20", Duration::from_millis(500));
        assert!(since() < PATIENCE, "she chose that they are told");
    }
    armed.let_it_end("0");
    armed.check("a forced ending");
    assert!(armed.alerts().iter().all(|alert| alert.at_monotonic_ms >= armed.not_before));
}
