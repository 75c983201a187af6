//! Evidence in and out, against a plain copy with a hash, and against the cipher alone.

use std::fs::File;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use alongside_core::evidence::Evidence;
use alongside_core::progress::Progress;
use alongside_core::session::Unlocked;
use alongside_core::vault::KdfParameters;
use alongside_core::vocabulary::Term;
use criterion::{Criterion, Throughput};
use ring::{aead, digest};

use crate::device::{Place, reading};
use crate::memory::most_added;
use crate::table::{head, quantiles, row};

const BYTES: usize = 256 * 1024 * 1024;

fn mb_per_s(time: Duration) -> String {
    format!("{:.0} MB/s", BYTES as f64 / 1e6 / time.as_secs_f64())
}

fn take_in(vault: &mut Unlocked, source: &std::path::Path) -> alongside_core::ids::RecordId {
    let case = vault.case(None).expect("reads").expect("there");
    let item = Evidence::new(&reading(), case, Term::unchecked_from_store("video"));
    let mut intake = vault.begin_evidence(item, &reading()).expect("begins");
    let mut file = File::open(source).expect("opens");
    let mut buffer = vec![0; 1024 * 1024];
    loop {
        let count = file.read(&mut buffer).expect("reads");
        if count == 0 {
            break;
        }
        intake.write(&buffer[..count]).expect("seals");
    }
    vault.finish_evidence(intake, &reading()).expect("finishes").evidence_id
}

fn copy_and_hash(source: &std::path::Path, target: &std::path::Path) {
    let mut from = File::open(source).expect("opens");
    let mut to = File::create(target).expect("creates");
    let mut hash = digest::Context::new(&digest::SHA256);
    let mut buffer = vec![0; 1024 * 1024];
    loop {
        let count = from.read(&mut buffer).expect("reads");
        if count == 0 {
            break;
        }
        hash.update(&buffer[..count]);
        to.write_all(&buffer[..count]).expect("writes");
    }
    to.sync_all().expect("syncs");
    std::hint::black_box(hash.finish());
}

/// Opens as many bytes in chunks of 64 KiB as the file has, in memory.
fn cipher_alone() -> Duration {
    let key = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_256_GCM, &[1; 32]).expect("key"));
    let mut chunk = vec![0_u8; 64 * 1024];
    let seal = |number: u32, chunk: &mut Vec<u8>| {
        let mut nonce = [0; 12];
        nonce[..4].copy_from_slice(&number.to_be_bytes());
        key.seal_in_place_append_tag(aead::Nonce::assume_unique_for_key(nonce), aead::Aad::empty(), chunk)
            .expect("seals");
    };
    seal(0, &mut chunk);
    let mut work = chunk.clone();
    let start = Instant::now();
    for _ in 0..BYTES / (64 * 1024) {
        work.copy_from_slice(&chunk);
        key.open_in_place(aead::Nonce::assume_unique_for_key([0; 12]), aead::Aad::empty(), &mut work)
            .expect("opens");
    }
    start.elapsed()
}

pub(crate) fn run(criterion: &mut Criterion) {
    let place = Place::new();
    let mut vault = place.set_up(KdfParameters::CHEAP_FOR_TESTS);
    vault.add_incident(None, "x", |_| Ok(()), &reading()).expect("saves");
    let source = place.temporary.path().join("source");
    {
        let mut file = File::create(&source).expect("creates");
        let block: Vec<u8> =
            (0..1024 * 1024_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for _ in 0..BYTES / block.len() {
            file.write_all(&block).expect("writes");
        }
        file.sync_all().expect("syncs");
    }
    let copy = place.temporary.path().join("copy");
    let (mut ins, mut floors, mut outs, mut ciphers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut added = 0;
    for _ in 0..7 {
        let start = Instant::now();
        copy_and_hash(&source, &copy);
        floors.push(start.elapsed());
        std::fs::remove_file(&copy).expect("removes");

        let mut id = None;
        let start = Instant::now();
        added = added.max(most_added(|| id = Some(take_in(&mut vault, &source))));
        ins.push(start.elapsed());
        let id = id.expect("taken in");

        ciphers.push(cipher_alone());
        let start = Instant::now();
        added = added.max(most_added(|| {
            vault.export_evidence(id, &mut std::io::sink(), &Progress::new()).expect("reads");
        }));
        outs.push(start.elapsed());
        vault.delete_evidence(id, None, &reading()).expect("deletes");
    }
    let (floor, _) = quantiles(&mut floors);
    let (taken, _) = quantiles(&mut ins);
    let (cipher, _) = quantiles(&mut ciphers);
    let (out, _) = quantiles(&mut outs);
    head("Evidence, 256 MiB, page cache warm");
    row(
        "in: read, hash, seal, write, fsync",
        &mb_per_s(taken),
        &format!("copy + SHA-256 + fsync {}", mb_per_s(floor)),
        &format!("{:.0} %, at least 70 %", floor.as_secs_f64() / taken.as_secs_f64() * 100.0),
    );
    row(
        "out: read, open, hand on",
        &mb_per_s(out),
        &format!("AES-256-GCM in memory {}", mb_per_s(cipher)),
        &format!("{:.0} %, at least 50 %", cipher.as_secs_f64() / out.as_secs_f64() * 100.0),
    );
    row("heap added by either", &format!("{:.2} MiB", added as f64 / 1_048_576.0), "-", "8 MiB");

    let mut group = criterion.benchmark_group("evidence");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(BYTES as u64));
    let id = take_in(&mut vault, &source);
    group.bench_function("out", |bencher| {
        bencher.iter(|| vault.export_evidence(id, &mut std::io::sink(), &Progress::new()).expect("reads"));
    });
    group.bench_function("one MB from the middle", |bencher| {
        bencher.iter(|| vault.evidence_range(id, 100_000_000, 1_000_000).expect("reads"));
    });
    group.finish();
}
