#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use alongside_core::checkin::channel::{Channel, SendFailure};

use super::super::command::Piped;
use super::{address, alert, parts, stamps};
use crate::clock::Stopwatch;

fn piped() -> Piped {
    Piped::new(stamps())
}

/// `sh` with a script, as one line that splits into three words.
fn shell(script: &str) -> String {
    shlex::try_join(["sh", "-c", script]).unwrap()
}

fn send(script: &str) -> Result<(), SendFailure> {
    piped().send(&alert(&shell(script), None))
}

#[test]
fn the_program_gets_headers_and_text() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("it's a file");
    let line = shlex::try_join(["tee", file.to_str().unwrap()]).unwrap();
    piped().send(&alert(&line, None)).unwrap();
    let (head, text) = parts(&fs::read(&file).unwrap());
    assert_eq!(text, alert("x", None).text);
    assert!(head.contains(&"X-Kind: alert".to_owned()) && head.contains(&"Subject: 7K2Q".to_owned()));
}

#[test]
fn no_shell_reads_the_line() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("made");
    let line = format!("true ; touch {0} $(touch {0}) > {0}", file.to_str().unwrap());
    piped().send(&alert(&line, None)).unwrap();
    assert!(!file.exists());
}

#[test]
fn the_exit_code_says_whether_it_left() {
    assert_eq!(send("cat > /dev/null"), Ok(()));
    for code in [67, 68, 77] {
        assert_eq!(send(&format!("exit {code}")), Err(SendFailure::Refused), "{code}");
    }
    for code in [1, 2, 64, 69, 75, 78, 127] {
        assert_eq!(send(&format!("exit {code}")), Err(SendFailure::Later), "{code}");
    }
    assert_eq!(send("kill -SEGV $$"), Err(SendFailure::Later));
}

#[test]
fn a_program_that_reads_nothing_or_says_much_has_still_sent() {
    let mut message = alert(&shell("exec < /dev/null; sleep 0.1; exit 0"), None);
    message.text = "a line\n".repeat(100_000);
    assert_eq!(piped().send(&message), Ok(()));
    assert_eq!(send("cat > /dev/null; head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"), Ok(()));
}

/// Waits until `condition` holds, five seconds at most.
fn soon(condition: impl Fn() -> bool) -> bool {
    let since = Stopwatch::start();
    while since.seconds() < 5 {
        if condition() {
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
    false
}

/// A process that is gone, or dead and not yet asked for by its parent.
fn is_gone(pid_file: &Path) -> bool {
    let pid = fs::read_to_string(pid_file).unwrap();
    match std::process::Command::new("ps").args(["-o", "stat=", "-p", pid.trim()]).output() {
        Ok(answer) => matches!(answer.stdout.first(), None | Some(b'Z')),
        Err(_) => fs::read_to_string(format!("/proc/{}/stat", pid.trim()))
            .map_or(true, |stat| stat.contains(") Z ")),
    }
}

#[test]
fn a_program_that_hangs_is_ended_with_all_that_it_started() {
    let place = tempfile::tempdir().unwrap();
    let (own, other) = (place.path().join("own"), place.path().join("other"));
    let script = format!(
        "echo $$ > {}; sleep 300 & echo $! > {}; wait",
        own.to_str().unwrap(),
        other.to_str().unwrap()
    );
    let since = Stopwatch::start();
    let outcome = piped().within(Duration::from_millis(700)).send(&alert(&shell(&script), None));
    assert_eq!(outcome, Err(SendFailure::TimedOut));
    assert!(since.seconds() < 5);
    assert!(soon(|| is_gone(&own)) && soon(|| is_gone(&other)));
}

#[test]
fn what_a_program_leaves_running_is_not_waited_for() {
    let place = tempfile::tempdir().unwrap();
    let pid = place.path().join("pid");
    // It keeps every stream that the program was given.
    let script = format!("sleep 300 & echo $! > {}; exit 0", pid.to_str().unwrap());
    let since = Stopwatch::start();
    assert_eq!(send(&script), Ok(()));
    assert!(since.seconds() < 5);
    let number = fs::read_to_string(&pid).unwrap();
    assert!(!is_gone(&pid), "it may have work to do");
    assert!(std::process::Command::new("kill").arg(number.trim()).status().unwrap().success());
}

#[test]
fn a_program_that_is_not_there_may_come() {
    let place = tempfile::tempdir().unwrap();
    let flat = place.path().join("flat");
    fs::write(&flat, "no program").unwrap();
    for line in ["no-such-program-anywhere", "/no/such/program x", flat.to_str().unwrap()] {
        assert_eq!(piped().send(&alert(line, None)), Err(SendFailure::Later), "{line}");
        assert_eq!(piped().probe(&address(line, None)), Err(SendFailure::Later), "{line}");
    }
    for line in ["", "  ", "'", "'' x", "a\0b"] {
        assert_eq!(piped().send(&alert(line, None)), Err(SendFailure::Refused), "{line:?}");
        assert_eq!(piped().probe(&address(line, None)), Err(SendFailure::Refused), "{line:?}");
    }
}

#[test]
fn a_probe_starts_nothing() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("made");
    let line = format!("touch {}", file.to_str().unwrap());
    assert_eq!(piped().probe(&address(&line, None)), Ok(()));
    assert_eq!(piped().probe(&address("/bin/sh -c true", None)), Ok(()));
    assert!(!file.exists());
}
