//! Captures, and capture switched on and off.

use alongside_core::time::RecordedAt;
use alongside_core::vault::{CaptureKind, NewCapture};
use alongside_core::{Error, Result};
use alongside_tests::fixture::{FIRST, Fixture, reading};

use super::{CAPTURED, Round, at_every_change, original};

fn plain() -> Round {
    original(false).copy()
}

#[test]
fn a_note_is_there_whole_or_not_at_all() {
    at_every_change(
        plain,
        |fixture| fixture.open()?.capture_note("new", RecordedAt::from(reading())),
        |round, result, what| {
            round.has_everything(FIRST, what);
            let opened = round.fixture.unlock(FIRST).unwrap();
            let captured = round.captured(&opened.volume);
            assert!(captured.contains("new") || result.is_err(), "{what}: acknowledged and gone");
            assert!(captured.iter().all(|text| text == "new" || text == CAPTURED), "{what}: {captured:?}");
            // It can be tried again at once.
            opened.installation.capture_note("again", RecordedAt::from(reading())).unwrap();
            assert!(round.captured(&opened.volume).contains("again"), "{what}");
        },
    );
}

fn record_sound(fixture: &Fixture) -> Result<()> {
    let mut writer = fixture.open()?.begin_capture(NewCapture {
        kind: CaptureKind::Recording,
        captured_at: reading().into(),
        file_name: None,
        media_type: None,
    })?;
    for second in 0..3_u8 {
        writer.write(&vec![second; 65_536])?;
        writer.sync()?;
    }
    writer.finish().map(drop)
}

/// What was synced before the disk was full is kept.
#[test]
fn a_recording_that_fills_the_disk_keeps_what_was_written() {
    at_every_change(plain, record_sound, |round, result, what| {
        round.has_everything(FIRST, what);
        let opened = round.fixture.unlock(FIRST).unwrap();
        let seen = alongside_core::vault::testing::captures(
            &round.fixture.disk(),
            &round.fixture.folder,
            &opened.volume,
        )
        .unwrap();
        let sound: Vec<_> = seen
            .into_iter()
            .filter_map(|(_, seen)| seen.ok())
            .filter(|seen| seen.kind == CaptureKind::Recording)
            .collect();
        if result.is_ok() {
            assert!(sound[0].finished && sound[0].body.len() == 3 * 65_536, "{what}");
        }
        for recording in sound {
            assert_eq!(recording.body.len() % 65_536, 0, "{what}");
            for (second, bytes) in (0..3).zip(recording.body.chunks(65_536)) {
                assert!(bytes.iter().all(|byte| *byte == second), "{what}");
            }
        }
    });
}

#[test]
fn switching_capture_leaves_it_on_or_off_and_never_broken() {
    at_every_change(
        plain,
        |fixture| {
            let mut opened = fixture.unlock(FIRST)?;
            opened.installation.set_capture(None)?;
            opened.installation.set_capture(Some(&opened.volume))
        },
        |round, result, what| {
            round.has_everything(FIRST, what);
            let opened = round.fixture.unlock(FIRST).unwrap();
            match opened.installation.capture_note("new", RecordedAt::from(reading())) {
                Ok(()) => assert!(opened.installation.captures_into(&opened.volume).unwrap(), "{what}"),
                Err(Error::CaptureOff) => assert!(result.is_err(), "{what}: it was switched on"),
                Err(other) => panic!("{what}: {other}"),
            }
        },
    );
}
