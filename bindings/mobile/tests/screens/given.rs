//! Bytes of photos that another program hands over, and may lie about.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use alongside_core::photos;
use alongside_mobile::screens::Action;
use alongside_mobile::{PhotoBytes, PhotoBytesError, PhotoFile};

use crate::screens::phone::Phone;
use crate::screens::photos::{before_a_choice, clean_not_intimate, copies, labels, one, sample};

/// Bytes of another program, which may lie.
struct Given {
    bytes: Vec<u8>,
    length: AtomicI64,
    /// Added to how many bytes each reading gives.
    off: i64,
    reads: AtomicU32,
    rests: AtomicU32,
    fails: Option<PhotoBytesError>,
    slow: bool,
}

impl Given {
    fn of(name: &str) -> Self {
        let bytes = std::fs::read(sample(name)).expect("a sample");
        let length = AtomicI64::new(i64::try_from(bytes.len()).expect("short"));
        let (reads, rests) = (AtomicU32::new(0), AtomicU32::new(0));
        Given { bytes, length, off: 0, reads, rests, fails: None, slow: false }
    }
}

impl PhotoBytes for Given {
    fn length(&self) -> Result<i64, PhotoBytesError> {
        Ok(self.length.load(Ordering::SeqCst))
    }

    fn read(&self, at: i64, count: u32) -> Result<Vec<u8>, PhotoBytesError> {
        self.reads.fetch_add(1, Ordering::SeqCst);
        if self.slow {
            std::thread::sleep(Duration::from_millis(50));
        }
        if let Some(error) = self.fails {
            return Err(error);
        }
        assert!(count <= 1 << 20);
        let at = usize::try_from(at).expect("not negative");
        let mut read = self.bytes.get(at..).unwrap_or_default().to_vec();
        let wanted = usize::try_from(i64::from(count) + self.off).unwrap_or(0);
        read.resize(wanted, 7);
        Ok(read)
    }

    fn rest(&self) {
        self.rests.fetch_add(1, Ordering::SeqCst);
    }
}

fn hand_over(phone: &Phone, given: &Arc<Given>) {
    let bytes: Arc<dyn PhotoBytes> = given.clone();
    let file = PhotoFile { name: "IMG_20210203_040506.jpg".into(), altered: false, bytes };
    phone.app.look_at_photos(vec![file], phone.frame.clone()).expect("it begins");
    phone.wait();
}

#[test]
fn bytes_of_another_program_are_looked_at_and_cleaned_like_a_file() {
    for name in ["full.jpg", "full.heic", "video_moov_last.mp4"] {
        let (phone, given) = (before_a_choice(), Arc::new(Given::of(name)));
        hand_over(&phone, &given);
        let view = one(&phone);
        assert!(view.sentence.contains("shows where it was taken"), "{name}: {}", view.sentence);
        assert_eq!(given.rests.load(Ordering::SeqCst), 1, "what is open can be shut");
        clean_not_intimate(&phone, "Make a clean copy");
        let [path] = &copies(&phone)[..] else { panic!("{name}: {:?}", one(&phone).copy) };
        assert!(
            photos::scan_bytes(&std::fs::read(path).expect("there"), "").expect("reads").position().is_none()
        );
        assert!(
            one(&phone).copy.expect("told").gone.contains(&"The name of the file shows a day".to_owned())
        );
        assert_eq!(given.rests.load(Ordering::SeqCst), 2);
        phone.act(Action::Back);
        assert_eq!(Arc::strong_count(&given), 1, "with its page it is let go of");
    }
}

#[test]
fn a_source_that_lies_is_told_as_one_and_makes_no_copy() {
    type Lie = fn(&mut Given);
    let lies: [(&str, Lie); 8] = [
        ("too few", |given| given.off = -1),
        ("too many", |given| given.off = 1),
        ("none at all", |given| given.off = i64::MIN / 2),
        ("a negative length", |given| given.length = AtomicI64::new(-1)),
        ("no end", |given| given.length = AtomicI64::new(i64::MAX)),
        ("longer than is read whole", |given| given.length = AtomicI64::new(200 << 20)),
        ("unreadable", |given| given.fails = Some(PhotoBytesError::Unreadable)),
        ("unexpected", |given| given.fails = Some(PhotoBytesError::Unexpected)),
    ];
    for (lie, tell) in lies {
        let mut given = Given::of("full.jpg");
        tell(&mut given);
        let (phone, given) = (before_a_choice(), Arc::new(given));
        hand_over(&phone, &given);
        let view = one(&phone);
        assert!(view.findings.is_empty() && view.outline.is_none(), "{lie}: {view:?}");
        assert!(!view.sentence.is_empty() && !view.sentence.contains("where it was taken"), "{lie}");
        assert!(!labels(&view.actions).contains(&"Make a clean copy"), "{lie}");
        assert!(given.reads.load(Ordering::SeqCst) < 10, "{lie}");
    }
}

#[test]
fn a_source_that_lies_only_when_it_is_copied_leaves_no_copy() {
    let (phone, given) = (before_a_choice(), Arc::new(Given::of("full.heic")));
    hand_over(&phone, &given);
    given.length.store(40, Ordering::SeqCst);
    clean_not_intimate(&phone, "Make a clean copy");
    assert!(one(&phone).copy.expect("told").said[0].starts_with("There is no clean copy"));
    assert!(copies(&phone).is_empty());
}

#[test]
fn whoever_goes_away_ends_the_reading_and_lets_go_of_everything() {
    for how in ["back", "lock", "stop"] {
        let phone = before_a_choice();
        let given = Arc::new(Given { slow: true, ..Given::of("full.heic") });
        let files: Vec<PhotoFile> = (0..200)
            .map(|_| PhotoFile {
                name: "a.heic".into(),
                altered: false,
                bytes: given.clone() as Arc<dyn PhotoBytes>,
            })
            .collect();
        phone.app.look_at_photos(files, phone.frame.clone()).expect("it begins");
        let number = phone.view().operation.expect("it is shown").number;
        match how {
            "back" => drop(phone.try_act(Action::Back).expect("goes back")),
            "lock" => phone.app.lock(None, phone.frame.clone()).expect("locks"),
            _ => phone.app.operation(number).expect("is there").cancel(),
        }
        phone.wait();
        assert!(given.reads.load(Ordering::SeqCst) < 100, "{how}");
        assert_eq!(Arc::strong_count(&given), 1, "{how}");
        assert!(!phone.shown().contains("a.heic"), "{how}");
    }
}
