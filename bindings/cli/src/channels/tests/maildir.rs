use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use alongside_core::checkin::channel::{Channel, SendFailure};

use super::super::maildir::Maildir;
use super::{address, alert, parts, stamps};

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn each_message_is_one_file_in_new() {
    let place = tempfile::tempdir().unwrap();
    let to = place.path().to_str().unwrap();
    let channel = Maildir::new(stamps());
    for _ in 0..3 {
        channel.send(&alert(to, None)).unwrap();
    }
    assert_eq!(names(place.path()), ["cur", "new", "tmp"]);
    assert!(names(&place.path().join("tmp")).is_empty() && names(&place.path().join("cur")).is_empty());
    let files = names(&place.path().join("new"));
    assert_eq!(files.len(), 3);
    for file in files {
        assert!(file.starts_with("1795262400.M250000P") && file.ends_with(".localhost"), "{file}");
        assert!(!file.contains(['/', ':']));
        let path = place.path().join("new").join(file);
        let (head, text) = parts(&fs::read(&path).unwrap());
        assert_eq!(text, alert(to, None).text);
        assert!(head.contains(&"X-Kind: alert".to_owned()) && head.contains(&"X-Ref: 7K2Q".to_owned()));
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}

#[test]
fn a_probe_delivers_nothing_and_leaves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let channel = Maildir::new(stamps());
    channel.probe(&address(place.path().to_str().unwrap(), None)).unwrap();
    for inner in ["cur", "new", "tmp"] {
        assert!(names(&place.path().join(inner)).is_empty(), "{inner}");
    }
}

#[test]
fn a_folder_that_is_not_there_may_come_back() {
    let place = tempfile::tempdir().unwrap();
    let gone = place.path().join("unplugged");
    let channel = Maildir::new(stamps());
    let to = gone.to_str().unwrap();
    assert_eq!(channel.send(&alert(to, None)), Err(SendFailure::Later));
    assert_eq!(channel.probe(&address(to, None)), Err(SendFailure::Later));
    assert!(!gone.exists(), "a folder that is made up where a disk should be would swallow the message");
    fs::create_dir(&gone).unwrap();
    channel.send(&alert(to, None)).unwrap();
}

#[test]
fn a_file_is_no_folder() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "x").unwrap();
    let blocked = place.path().join("blocked");
    fs::create_dir(&blocked).unwrap();
    fs::write(blocked.join("new"), "x").unwrap();
    let below = file.join("below");
    let channel = Maildir::new(stamps());
    for to in [file.to_str().unwrap(), below.to_str().unwrap(), blocked.to_str().unwrap(), "", "a\0b"] {
        assert_eq!(channel.send(&alert(to, None)), Err(SendFailure::Refused), "{to:?}");
        assert_eq!(channel.probe(&address(to, None)), Err(SendFailure::Refused), "{to:?}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

/// A reader that looks all the time never sees half a message.
#[test]
fn a_file_in_new_is_whole_from_the_first_moment() {
    let place = tempfile::tempdir().unwrap();
    let to = place.path().to_str().unwrap().to_owned();
    let mut message = alert(&to, None);
    message.text = format!("{}end\n", "a line of the message\n".repeat(20_000));
    let channel = Maildir::new(stamps());
    channel.probe(&message.address).unwrap();
    let (new, done) = (place.path().join("new"), AtomicBool::new(false));
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = 0;
            loop {
                let last = done.load(Ordering::SeqCst);
                for name in names(&new) {
                    let text = fs::read_to_string(new.join(name)).unwrap();
                    assert!(text.ends_with("\nend\n"), "{} bytes", text.len());
                    seen += 1;
                }
                if last {
                    return seen;
                }
            }
        });
        for _ in 0..20 {
            channel.send(&message).unwrap();
        }
        done.store(true, Ordering::SeqCst);
        assert!(reader.join().unwrap() >= 20);
    });
}

/// Where no file can be made, nothing appears.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_says_later() {
    let place = tempfile::tempdir().unwrap();
    let to = place.path().to_str().unwrap();
    let channel = Maildir::new(stamps());
    channel.probe(&address(to, None)).unwrap();
    // A folder that takes no file from root either.
    fs::remove_dir(place.path().join("tmp")).unwrap();
    std::os::unix::fs::symlink("/proc/self", place.path().join("tmp")).unwrap();
    assert_eq!(channel.send(&alert(to, None)), Err(SendFailure::Later));
    assert_eq!(channel.probe(&address(to, None)), Err(SendFailure::Later));
    assert!(names(&place.path().join("new")).is_empty());
}
