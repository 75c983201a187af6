#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout
)]
use alongside_core::Result;
use alongside_core::entropy::SystemEntropy;
use alongside_core::secret::Passcode;
use alongside_core::store::*;
use alongside_core::time::{BootId, Reading, Zone};
use alongside_core::vault::*;
use std::sync::Arc;
use std::time::Instant;
struct K;
impl DeviceKey for K {
    fn create(&self, _: &str, _: KeyUse) -> Result<()> {
        Ok(())
    }
    fn wrap(&self, _: &str, b: &[u8]) -> Result<Vec<u8>> {
        Ok(b.to_vec())
    }
    fn unwrap(&self, _: &str, b: &[u8]) -> Result<Vec<u8>> {
        Ok(b.to_vec())
    }
    fn destroy(&self, _: &str) -> Result<()> {
        Ok(())
    }
    fn level(&self, _: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}
alongside_core::record! {
    /// Test.
    pub struct Note = GAP "note" schema 1 kept [5] {
        /// N.
        5 number: u32,
        /// T.
        6 text: Option<String>, 7 f7: Option<String>, 8 f8: Option<String>, 9 f9: Option<String>, 10 f10: Option<String>, 11 f11: Option<String>, 12 f12: Option<String>, 13 f13: Option<String>, 14 f14: Option<String>, 15 f15: Option<String>, 16 f16: Option<String>, 17 f17: Option<String>, 18 f18: Option<String>, 19 f19: Option<String>, 20 f20: Option<String>, 21 f21: Option<String>, 22 f22: Option<String>, 23 f23: Option<String>, 24 f24: Option<String>, 25 f25: Option<String>, 26 f26: Option<String>, 27 f27: Option<String>, 28 f28: Option<String>, 29 f29: Option<String>, 30 f30: Option<String>, 31 f31: Option<String>, 32 f32: Option<String>, 33 f33: Option<String>, 34 f34: Option<String>, 35 f35: Option<String>, 36 f36: Option<String>, 37 f37: Option<String>, 38 f38: Option<String>, 39 f39: Option<String>, 40 f40: Option<String>, 41 f41: Option<String>, 42 f42: Option<String>, 43 f43: Option<String>, 44 f44: Option<String>, 45 f45: Option<String>, 46 f46: Option<String>, 47 f47: Option<String>, 48 f48: Option<String>, 49 f49: Option<String>, 50 f50: Option<String>, 51 f51: Option<String>, 52 f52: Option<String>, 53 f53: Option<String>, 54 f54: Option<String>, 55 f55: Option<String>, 56 f56: Option<String>, 57 f57: Option<String>, 58 f58: Option<String>,
    }
}
impl Listed for Note {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(vec![7; 200])
    }
}
fn main() {
    let dir = tempfile::tempdir_in("/work/main/target").unwrap();
    let env =
        Environment { storage: Arc::new(Disk), entropy: Arc::new(SystemEntropy::new()), device: Arc::new(K) };
    let r = Reading {
        wall_ms: 1_795_286_400_000,
        zone: Zone::LONDON,
        monotonic_ms: 1_000_000,
        boot: BootId([1; 16]),
        trusted: false,
    };
    let pass = Passcode::new(b"1234".to_vec()).unwrap();
    Installation::create(&env, dir.path(), &pass, KdfParameters::CHEAP_FOR_TESTS, &r, &mut |v| {
        Store::create(&env, v, &r)
    })
    .unwrap();
    let mut inst = Installation::open(&env, dir.path()).unwrap();
    let lock = inst.take_lock().unwrap();
    let vol = inst.unlock(&lock, &Credential::Passcode(&pass), &r).unwrap();
    let mut store = Store::open(&env, &vol).unwrap();
    let text = "word ".repeat(190);
    let make = |i: u32| {
        let f = Fields { schema: 1, count: 58, ..Fields::default() };
        let mut n = {
            let mut f = f;
            f.set(1, &alongside_core::time::RecordedAt::from(r)).unwrap();
            f.set(5, &i).unwrap();
            f.set(6, &Some(text.clone())).unwrap();
            Note::from_fields(&f).unwrap()
        };
        n.set_stamp(Stamp::first(&r));
        n
    };
    // durable insert
    let mut ins = vec![];
    let mut floor = vec![];
    use std::io::Write;
    let mut ff =
        std::fs::OpenOptions::new().create(true).append(true).open(dir.path().join("floor")).unwrap();
    for i in 0..1000u32 {
        let t = Instant::now();
        let mut tx = store.begin(&r).unwrap();
        tx.create(&mut make(i)).unwrap();
        tx.commit().unwrap();
        ins.push(t.elapsed().as_nanos());
        let t = Instant::now();
        ff.write_all(&[1; 4096]).unwrap();
        ff.sync_data().unwrap();
        floor.push(t.elapsed().as_nanos());
    }
    ins.sort();
    floor.sort();
    println!(
        "insert p50 {} us p95 {} us; floor p50 {} us; ratio {:.2}",
        ins[500] / 1000,
        ins[950] / 1000,
        floor[500] / 1000,
        ins[500] as f64 / floor[500] as f64
    );
    let t = Instant::now();
    let mut i = 1000;
    while i < 100_000 {
        let mut tx = store.begin(&r).unwrap();
        for _ in 0..1000 {
            tx.create(&mut make(i)).unwrap();
            i += 1;
        }
        tx.commit().unwrap();
    }
    println!("bulk {:?}", t.elapsed());
    store.close().unwrap();
    for _ in 0..5 {
        let t = Instant::now();
        let s = Store::open(&env, &vol).unwrap();
        let e = t.elapsed();
        println!("open 100k {:?} damage {}", e, s.damage().len());
        let ids: Vec<_> = s.current(Kind::GAP).rev().take(50).map(|c| c.id).collect();
        let t = Instant::now();
        for id in &ids {
            let _: Note = s.read(*id).unwrap();
        }
        println!("  read 50 bodies {:?}", t.elapsed());
        let t = Instant::now();
        for id in &ids {
            let _: Note = s.read(*id).unwrap();
        }
        println!("  read 50 bodies again {:?}", t.elapsed());
        s.close().unwrap();
    }
    let mut s = Store::open(&env, &vol).unwrap();
    let t = Instant::now();
    s.verify(|_, _| true).unwrap();
    println!("verify 100k {:?}", t.elapsed());
}
