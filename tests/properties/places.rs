//! What is sealed for one place opens in no other: every part of the additional data counts.

use std::sync::LazyLock;

use alongside_core::ids::FileId;
use alongside_core::vault::{Disk, testing};
use proptest::prelude::*;

use super::cases;
use crate::formats::second::{self, Door, Install};
use crate::formats::vectors;

/// The whole store of the vectors, by the second implementation.
static MASTER: LazyLock<[u8; 32]> = LazyLock::new(|| vectors::id_bytes("master"));

fn install() -> Install {
    Install::parse(&vectors::stored("install"))
}

proptest! {
    #![proptest_config(cases(300, 20_000))]

    #[test]
    fn a_row_opens_in_its_own_place_only(
        row in prop::sample::select(vectors::stored_rows()),
        table in prop::sample::select(vec![b'h', b't', b'x', 0]),
        place in prop_oneof![0_i64..20, 0..=i64::MAX],
    ) {
        let (own_table, own_place, sealed, plain) = row;
        let opened = second::open_row(&MASTER, (table, place), &sealed);
        let own = (table, place) == (own_table, own_place);
        prop_assert_eq!(opened, own.then_some(plain));
    }

    #[test]
    fn a_slot_opens_by_its_own_volume_number_slot_and_installation_only(
        volume in 1_u8..=3,
        slot in 0_u8..=1,
        at in 0_usize..48,
        bit in 0_u8..8,
    ) {
        let install = install();
        let own = vectors::id("volume").parse::<u8>().unwrap();
        let secret = install.stretched(alongside_tests::fixture::FIRST.as_bytes());
        let header = vectors::stored("header");
        let door = Door { install: &install, device_secret: vectors::id_bytes("device-secret") };
        // The bytes of slot 0, moved to another volume's header or to slot 1.
        let mut moved = header[..header.len() - 32].to_vec();
        let slot_0 = moved[11..103].to_vec();
        moved[10] = volume;
        moved[103..195].copy_from_slice(&slot_0);
        let hash = second::sha256(&[&moved]);
        moved.extend_from_slice(&hash);
        let opens = door.slot(&moved, volume, slot, &secret).is_some();
        prop_assert_eq!(opens, volume == own && slot == 0);

        // Any bit of what `install` says: id, salt, cost.
        let mut changed = install;
        let mut flat = [changed.id.as_slice(), &changed.salt, &changed.parameters].concat();
        if at < 40 {
            flat[at] ^= 1 << bit;
            changed.id.copy_from_slice(&flat[..16]);
            changed.salt.copy_from_slice(&flat[16..32]);
            changed.parameters.copy_from_slice(&flat[32..]);
            let door = Door { install: &changed, device_secret: vectors::id_bytes("device-secret") };
            prop_assert!(door.slot(&header, own, 0, &secret).is_none(), "byte {} of install", at);
        }
    }

    #[test]
    fn a_half_of_the_mark_opens_in_its_own_place_only(half in 0_usize..2, as_half in any::<u8>()) {
        let mark = vectors::stored("mark");
        let sealed = &mark[half * 512..(half + 1) * 512];
        let opens = second::mark_half(&MASTER, as_half, sealed).is_some();
        prop_assert_eq!(opens, usize::from(as_half) == half);
    }

    #[test]
    fn keys_open_for_their_own_volume_only(volume in any::<u8>()) {
        let install = install();
        let door = Door { install: &install, device_secret: vectors::id_bytes("device-secret") };
        let opens = door.keys(&vectors::stored("keys"), volume, &MASTER).is_some();
        prop_assert_eq!(opens, volume.to_string() == vectors::id("volume"));
    }

    #[test]
    fn a_capture_opens_under_its_own_name_installation_and_key_only(
        at in 0_usize..50,
        bit in 0_u8..8,
        what in 0_u8..4,
    ) {
        let file = vectors::stored("capture");
        let seed = second::hkdf(&*MASTER, b"", &[b"alongside/inbox-seed/1"]);
        let install = install();
        let mut info = [b"alongside/capture/1".as_slice(), &install.id].concat();
        let mut seed = seed;
        let mut front = file[..1602].to_vec();
        match what {
            0 => front[at] ^= 1 << bit,
            1 => { let length = info.len(); info[at % length] ^= 1 << bit }
            2 => seed[at % 32] ^= 1 << bit,
            _ => {}
        }
        let encapped: [u8; 32] = front[18..50].try_into().unwrap();
        let opened = crate::formats::hpke::open(&seed, encapped, &info, &front[..18], &front[50..]);
        // X25519 ignores the highest bit of a public key; the key itself stands in the schedule, so it counts.
        prop_assert_eq!(opened.is_some(), what == 3);
    }

    #[test]
    fn a_chunk_opens_by_its_own_number_file_and_length_only(
        chunks in 1_u32..5,
        rest in 1_usize..70_000,
        bad in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        let plain = vec![7; rest + usize::try_from(chunks - 1).unwrap() * 65_536];
        let id = FileId([3; 16]);
        let sealed = testing::seal_file(&Disk, &path, &[1; 32], id, &[&plain]).unwrap();
        let read = |id, count| testing::open_file(&Disk, &path, &[1; 32], id, count);
        prop_assert!(read(id, sealed.chunks).unwrap() == plain);
        prop_assert!(read(id, sealed.chunks + 1).is_err());
        prop_assert!(sealed.chunks == 1 || read(id, sealed.chunks - 1).is_err());
        prop_assert!(read(FileId([4; 16]), sealed.chunks).is_err());
        let mut bytes = std::fs::read(&path).unwrap();
        let at = bad.index(bytes.len());
        bytes[at] ^= 1 << bit;
        std::fs::write(&path, bytes).unwrap();
        prop_assert!(read(id, sealed.chunks).is_err());
    }
}
