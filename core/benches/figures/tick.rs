//! A wake of a check-in that runs: everything follows from the facts and one reading of the clocks.

use std::hint::black_box;
use std::time::Instant;

use alongside_core::checkin::arming::{self, ContactToArm, Home, NewCheckIn};
use alongside_core::checkin::frames::{FrameKeys, PlanKey, ShortKey, Side};
use alongside_core::checkin::machine::{CheckIn, Event, Look, Mode, RowState, State, Way, step};
use alongside_core::checkin::position::ToldPrecision;
use alongside_core::checkin::texts::{self, About};
use alongside_core::entropy::{SystemEntropy, make_secret};
use alongside_core::ids::{CheckinId, InstallationId, RecordId};
use alongside_core::time::{Reading, Zone};
use alongside_core::words::{Catalogue, Language};
use criterion::{Criterion, Throughput};

use crate::device::reading;
use crate::table::{head, row};

/// Five paired contacts with four ways each, due in a day. `handed` says whether all that goes at the start has left.
fn armed(handed: bool) -> CheckIn {
    let entropy = SystemEntropy::new();
    let words = Catalogue::load(Language::default()).expect("words");
    let about = About {
        called: Some("Kate"),
        zone: Zone::LONDON,
        place: Some("Riverside path"),
        note: Some("Back by bus"),
        test: false,
        precision: ToldPrecision::Exact,
        own_alert: None,
    };
    let texts = texts::prepare(&words, &about).expect("fits");
    let way = |way: u8| Way {
        channel: "sms".into(),
        to: format!("+44770090000{way}"),
        account: None,
        proved_at: None,
    };
    let contact = |number: u8| ContactToArm {
        record: RecordId([number; 16]),
        precision: ToldPrecision::Exact,
        texts: texts.clone(),
        ways: (0..4).map(way).collect(),
        watch: Some((
            Side::A,
            FrameKeys {
                plan: PlanKey::new(make_secret(&entropy).expect("random")),
                short: ShortKey::new(make_secret(&entropy).expect("random")),
            },
        )),
        tell_start: true,
        tell_late: true,
        tell_arrival: true,
        app_only: false,
    };
    let new = NewCheckIn {
        mode: Mode::Test,
        duration_s: 24 * 3600,
        grace_s: 900,
        max_extend_s: 7200,
        place: Some("Riverside path".into()),
        note: Some("Back by bus".into()),
        fence: None,
        positions_follow: true,
        position: None,
        zone: Zone::LONDON,
        look: Look { language: None, word: None, discreet: false },
    };
    let home = Home { id: CheckinId([1; 16]), installation: InstallationId([2; 16]), history: [3; 32] };
    let contacts = (0..5).map(contact).collect();
    let mut check_in = arming::arm(&entropy, home, &new, contacts, None, &reading()).expect("arms");
    arming::seal_drafts(&mut check_in, &entropy).expect("seals");
    check_in.mode = Mode::Real;
    if handed {
        check_in.outbox.iter_mut().for_each(|row| row.state = RowState::Handed);
    }
    step(check_in, Event::Tick, &reading().after(60_000)).state
}

/// So many ticks, a millisecond apart.
fn ticks(state: CheckIn, number: u64) -> CheckIn {
    (0..number).fold(state, |state, at| {
        let now = Reading { ..reading().after(60_000 + at) };
        black_box(step(state, Event::Tick, black_box(&now))).state
    })
}

pub(crate) fn run(criterion: &mut Criterion) {
    head("A wake of a check-in that runs, one core");
    for (handed, what) in [(true, "nothing waits"), (false, "40 rows wait")] {
        let number = 5_000_000;
        let state = ticks(armed(handed), 100_000);
        let start = Instant::now();
        let state = ticks(state, number);
        let per_second = number as f64 / start.elapsed().as_secs_f64();
        assert!(state.state == State::Armed, "it still runs");
        row(&format!("ticks a second, 5 contacts, {what}"), &format!("{per_second:.0}"), "-", "1,000,000");
    }
    let mut group = criterion.benchmark_group("tick");
    group.throughput(Throughput::Elements(1_000));
    let mut state = Some(armed(true));
    group.bench_function("a thousand", |bencher| {
        bencher.iter(|| state = state.take().map(|state| ticks(state, 1_000)));
    });
    group.finish();
}
