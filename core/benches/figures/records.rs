//! Vault, log and search.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use alongside_core::incidents::{Incident, IncidentFilter};
use alongside_core::time::Occurred;
use alongside_core::vault::KdfParameters;
use alongside_core::vocabulary::Term;
use criterion::Criterion;

use crate::device::{Place, reading};
use crate::table::{head, ms, quantiles, row, us};

/// About 1 KB of text from a vocabulary in which few words are common and most are rare.
pub(crate) fn text(number: u32) -> String {
    let mut state = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut out = String::with_capacity(1_100);
    while out.len() < 950 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // The product of four draws makes low numbers common: a long-tailed vocabulary of about 20,000 words.
        let word =
            [0, 12, 24, 36].iter().fold(20_000, |word, shift| word * (1 + (state >> shift & 4095)) / 4096);
        write!(out, "w{word:05}").expect("into memory");
        out.push(if state.is_multiple_of(16) { 'é' } else { ' ' });
    }
    if number % 5_000 == 77 {
        out.push_str(" heliotrope");
    }
    out
}

fn fill(number: u32, incident: &mut Incident) -> alongside_core::Result<()> {
    let at = reading().after(0);
    let day = 1 + number % 28;
    let month = 1 + number / 28 % 10;
    let typed = format!("2026-{month:02}-{day:02} {:02}:{:02}", number % 24, number % 60);
    incident.occurred = Some(Occurred::typed(&typed, at.zone, &at)?);
    let behaviour = ["com.call", "com.text", "pre.follow", "pre.loiter", "thr.threat"][number as usize % 5];
    incident.behaviours = vec![Term::unchecked_from_store(behaviour)];
    incident.channels = vec![Term::unchecked_from_store(["phone", "sms", "in-person"][number as usize % 3])];
    Ok(())
}

/// 1,000 inserts, each followed by one append of 4 KiB and an fdatasync on the same disk.
pub(crate) fn durable_insert() {
    let place = Place::new();
    let mut vault = place.set_up(KdfParameters::CHEAP_FOR_TESTS);
    let floor_path = place.temporary.path().join("floor");
    let mut floor_file =
        std::fs::OpenOptions::new().create(true).append(true).open(floor_path).expect("opens");
    let (mut inserts, mut floors) = (Vec::new(), Vec::new());
    for number in 0..1_000 {
        let text = text(number);
        let start = Instant::now();
        vault.add_incident(None, &text, |incident| fill(number, incident), &reading()).expect("saves");
        inserts.push(start.elapsed());
        let start = Instant::now();
        floor_file.write_all(&[7; 4096]).expect("writes");
        floor_file.sync_data().expect("syncs");
        floors.push(start.elapsed());
    }
    let (median, p95) = quantiles(&mut inserts);
    let (floor, floor_p95) = quantiles(&mut floors);
    head("A durable insert (1,000, alternating with its floor)");
    row(
        "insert of one incident, synchronous FULL",
        &format!("{} (95 %: {})", us(median), us(p95)),
        &format!("4 KiB append + fdatasync {} (95 %: {})", us(floor), us(floor_p95)),
        &format!("{:.2} x, at most 1.5 x", median.as_secs_f64() / floor.as_secs_f64()),
    );
}

/// Argon2id by calibration, and everything else that opening a vault costs.
pub(crate) fn passcode_to_open() {
    let kdf = KdfParameters::calibrated(|run| {
        let start = Instant::now();
        run()?;
        Ok(start.elapsed().as_millis() as u64)
    })
    .expect("calibrates");
    let place = Place::new();
    place.set_up(kdf).lock().expect("locks");
    let mut samples = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let vault = place.unlock();
        samples.push(start.elapsed());
        vault.lock().expect("locks");
    }
    let (median, _) = quantiles(&mut samples);
    head("Passcode to open vault");
    row(
        &format!("Argon2id {} MiB, t = {}, empty vault", kdf.memory_kib / 1024, kdf.passes),
        &ms(median),
        "-",
        "0.5 to 1.0 s for the derivation",
    );
}

fn samples(rounds: usize, mut work: impl FnMut()) -> Vec<Duration> {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect()
}

/// Everything that depends on how many incidents there are.
pub(crate) fn at(size: u32, criterion: &mut Criterion) {
    let place = Place::new();
    let mut vault = place.set_up(KdfParameters::CHEAP_FOR_TESTS);
    for number in 0..size {
        vault
            .add_incident(None, &text(number), |incident| fill(number, incident), &reading())
            .expect("saves");
    }
    vault.lock().expect("locks");

    head(&format!("{size} incidents"));
    let page_of = |vault: &alongside_core::session::Unlocked| {
        let page = vault.page(&IncidentFilter::default(), None, 50).expect("lists");
        for item in &page.items {
            black_box(vault.incident_listing(item.id).expect("reads"));
        }
        page.items.len()
    };
    let mut unlocks = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        let vault = place.unlock();
        assert_eq!(page_of(&vault), 50);
        unlocks.push(start.elapsed());
        vault.lock().expect("locks");
    }
    let (unlock, p95) = quantiles(&mut unlocks);
    let bar = match size {
        10_000 => "15 ms",
        100_000 => "100 ms",
        _ => "-",
    };
    row(
        "unlock without key derivation to the first page",
        &format!("{} (95 %: {})", ms(unlock), ms(p95)),
        "-",
        bar,
    );

    let mut vault = place.unlock();
    let (page, _) = quantiles(&mut samples(200, || {
        black_box(page_of(&vault));
    }));
    row("page of the 50 newest, a line of each", &us(page), "-", "1 ms");
    let filter = IncidentFilter {
        behaviours: vec![Term::unchecked_from_store("com.text")],
        from_ms: Some(1_777_000_000_000),
        ..IncidentFilter::default()
    };
    let (filtered, _) = quantiles(&mut samples(50, || {
        black_box(vault.page(&filter, None, 50).expect("lists"));
    }));
    row("page of one behaviour since a day", &us(filtered), "-", "-");
    let (counted, _) = quantiles(&mut samples(20, || {
        black_box(vault.count(&filter).expect("counts"));
    }));
    row("count of the same", &us(counted), "-", "-");
    crate::search::at(size, &mut vault);
    vault.lock().expect("locks");

    let mut group = criterion.benchmark_group(format!("{size} incidents"));
    group.bench_function("unlock to first page", |bencher| {
        bencher.iter(|| {
            let vault = place.unlock();
            let shown = page_of(&vault);
            vault.lock().expect("locks");
            shown
        });
    });
    let mut vault = place.unlock();
    group.bench_function("page of 50", |bencher| bencher.iter(|| page_of(&vault)));
    group.finish();
    let start = Instant::now();
    let checked = vault.check_records(&alongside_core::progress::Progress::new()).expect("checks");
    row("check of every record", &ms(start.elapsed()), "-", "follows the first page");
    assert!(checked.damage.is_empty());
}
