//! Decoders take any bytes without panic, and what they take they give back.

use alongside_core::ids::{Digest32, FileId, RecordId, WriterId, from_hex, to_hex};
use alongside_core::store::{Field, Fields, Record, SignedHead, testing as store_testing};
use alongside_core::time::{Occurred, RecordedAt};
use alongside_core::vault::{RECOVERY_WORDS, RecoveryCode, testing as vault_testing};
use alongside_core::{Error, Refusal};
use alongside_tests::fixture::{Chore, Note, Proof};
use proptest::prelude::*;

use super::cases;

/// CBOR that is nearly what a row holds: each of the pieces may be right.
fn nearly_cbor() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => (0_u8..16).prop_map(|key| vec![key]),
        1 => Just(vec![0xad]),
        1 => Just(vec![0xa7]),
        1 => (0xa0_u8..=0xbf).prop_map(|map| vec![map]),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
        2 => prop::collection::vec(any::<u8>(), 32).prop_map(|bytes| [vec![0x58, 32], bytes].concat()),
        2 => prop::collection::vec(any::<u8>(), 16).prop_map(|bytes| [vec![0x50], bytes].concat()),
        1 => prop::collection::vec(any::<u8>(), 8).prop_map(|bytes| [vec![0x48], bytes].concat()),
        1 => any::<u64>().prop_map(|number| [vec![0x1b], number.to_be_bytes().to_vec()].concat()),
        1 => Just(vec![0x9f]),
        1 => Just(vec![0xff]),
        1 => Just(vec![0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![nearly_cbor(), prop::collection::vec(any::<u8>(), 0..400)]
}

/// A head and a body that the core wrote, to be changed a little.
fn a_row() -> impl Strategy<Value = (bool, Vec<u8>)> {
    let rows: Vec<(bool, Vec<u8>)> = crate::formats::rows_of_the_vectors();
    prop::sample::select(rows)
}

proptest! {
    #![proptest_config(cases(2000, 200_000))]

    #[test]
    fn rows_of_any_bytes_are_refused_or_read(bytes in any_bytes()) {
        let _ = store_testing::head_again(&bytes);
        let _ = store_testing::body_again(&bytes);
    }

    #[test]
    fn rows_with_some_bytes_changed_are_refused_or_read_as_they_stand(
        (is_head, row) in a_row(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = row;
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for bytes in [&bytes[..], &bytes[..length.index(bytes.len())]] {
            if is_head {
                if let Ok(again) = store_testing::head_again(bytes) {
                    prop_assert!(store_testing::head_again(&again).is_ok_and(|twice| twice == again));
                }
            } else if let Ok((again, leaf)) = store_testing::body_again(bytes) {
                let twice = store_testing::body_again(&again);
                prop_assert!(matches!(twice, Ok((bytes, same)) if bytes == again && same == leaf));
            }
        }
    }

    #[test]
    fn fields_of_any_bytes_are_refused_or_read(
        values in prop::collection::btree_map(0_u16..12, any_bytes(), 0..10),
        schema in any::<u16>(),
        count in any::<u16>(),
    ) {
        let fields = Fields { schema, count, values };
        let _ = Note::from_fields(&fields);
        let _ = Chore::from_fields(&fields);
        let _ = Proof::from_fields(&fields);
        let _ = fields.get::<Option<Occurred>>(5);
        let _ = fields.get::<RecordedAt>(1);
    }

    #[test]
    fn texts_and_lists_come_back_from_their_fields(
        text in proptest::option::of(".*"),
        list in prop::collection::vec(".{0,20}", 0..5),
        number in any::<u64>(),
    ) {
        let mut fields = Fields::default();
        fields.set(5, &text).unwrap();
        fields.set(6, &list).unwrap();
        fields.set(7, &number).unwrap();
        prop_assert_eq!(fields.get::<Option<String>>(5).unwrap(), text.clone());
        prop_assert_eq!(fields.get::<Vec<String>>(6).unwrap(), list);
        prop_assert_eq!(fields.get::<u64>(7).unwrap(), number);
        // Absent is absent: no byte stands for what was not said.
        prop_assert_eq!(fields.values.contains_key(&5), text.is_some());
        prop_assert_eq!(text.encode_field().unwrap().is_some(), text.is_some());
    }

    #[test]
    fn signed_heads_of_any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 180..190)) {
        prop_assert!(SignedHead::parse(&bytes).is_err());
    }

    #[test]
    fn notes_of_any_bytes_are_refused_or_read(bytes in any_bytes()) {
        let _ = vault_testing::note_text(&bytes);
    }

    #[test]
    fn hex_goes_there_and_back(bytes in any::<[u8; 16]>()) {
        let text = to_hex(&bytes);
        prop_assert_eq!(text.len(), 32);
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
        prop_assert_eq!(from_hex::<16>(&text, "id").unwrap(), bytes);
        prop_assert_eq!(text.parse::<RecordId>().unwrap().0, bytes);
        prop_assert_eq!(text.to_uppercase().parse::<FileId>().unwrap().0, bytes);
    }

    #[test]
    fn what_is_not_hex_is_refused(text in ".{0,80}") {
        let good = |length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        prop_assert_eq!(text.parse::<RecordId>().is_ok(), good(32));
        prop_assert_eq!(text.parse::<WriterId>().is_ok(), good(16));
        prop_assert_eq!(text.parse::<Digest32>().is_ok(), good(64));
    }

    #[test]
    fn recovery_words_go_there_and_back(
        bytes in any::<[u8; 16]>(),
        upper in any::<bool>(),
        between in prop::sample::select(vec![" ", "  ", "\n", ", ", " - ", "\t7. "]),
    ) {
        let words = vault_testing::recovery_of(bytes).words().unwrap();
        prop_assert_eq!(words.split(' ').count(), RECOVERY_WORDS);
        let typed = words.replace(' ', between);
        let typed = if upper { typed.to_uppercase() } else { typed };
        let again = RecoveryCode::parse(&typed).unwrap();
        prop_assert_eq!(vault_testing::recovery_bytes(&again), bytes);
    }

    #[test]
    fn a_mistyped_recovery_word_is_refused_or_another_code(
        bytes in any::<[u8; 16]>(),
        other in any::<[u8; 16]>(),
        at in 0_usize..12,
    ) {
        let words = vault_testing::recovery_of(bytes).words().unwrap();
        let others = vault_testing::recovery_of(other).words().unwrap();
        let mut typed: Vec<_> = words.split(' ').collect();
        typed[at] = others.split(' ').nth(at).unwrap();
        match RecoveryCode::parse(&typed.join(" ")) {
            // One in sixteen passes the checksum of four bits; then it is another code, and opens nothing.
            Ok(code) => prop_assert_eq!(
                vault_testing::recovery_bytes(&code) == bytes,
                typed.join(" ") == words.as_str()
            ),
            Err(Error::Invalid { refusal, .. }) => prop_assert_eq!(refusal, Refusal::Contradiction),
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }

    #[test]
    fn any_text_as_recovery_code_is_refused_or_read(text in ".{0,200}") {
        let _ = RecoveryCode::parse(&text);
    }
}
