//! A day of use through the terminal: nothing that was written can be found in any file it left, nor on its error
//! output, nor in its memory after lock.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use alongside_tests::cli::Place;
use alongside_tests::memory::{Region, regions};

const PASSCODE: &str = "canary-passcode-77041";
/// Words, a name, a number, a place and a file name that stand nowhere else.
const CANARIES: [&str; 6] = [
    "canaryfoxglove",
    "Canarymarlowe Quist",
    "07700900461",
    "Canaryplatz 9",
    "canaryfile-IMG.jpg",
    "canarynotelocked",
];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("into memory");
        text
    })
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let value =
            group.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let digit = usize::try_from(value >> (18 - 6 * place) & 63).expect("six bits");
            text.push(char::from(DIGITS[digit]));
        }
    }
    text
}

/// Every way in which a word could stand in a file: as it is, in any case of the usual ones, as hex, in base64 at
/// each of three places, in UTF-16 of both kinds.
fn disguises(canary: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (case, text) in
        [("", canary.to_owned()), ("lower ", canary.to_lowercase()), ("upper ", canary.to_uppercase())]
    {
        let bytes = text.as_bytes();
        all.push((format!("{case}{canary}"), bytes.to_vec()));
        all.push((format!("{case}{canary} as hex"), hex(bytes).into_bytes()));
        all.push((format!("{case}{canary} as upper hex"), hex(bytes).to_uppercase().into_bytes()));
        for shift in 0..3 {
            // Without the digits at both ends that share bits with what stands around it.
            let padded = [vec![0; shift], bytes.to_vec()].concat();
            let whole = base64(&padded[..padded.len() - padded.len() % 3]);
            let inner = whole.as_bytes()[4.min(whole.len())..].to_vec();
            all.push((format!("{case}{canary} in base64"), inner));
        }
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        all.push((format!("{case}{canary} in UTF-16"), little));
        all.push((format!("{case}{canary} in UTF-16, big end first"), big));
    }
    all
}

fn leaks(name: &str, bytes: &[u8], found: &mut Vec<String>) {
    for canary in CANARIES.into_iter().chain([PASSCODE]) {
        for (what, pattern) in disguises(canary) {
            assert!(pattern.len() >= 8, "{what} is too short to mean anything");
            if memchr::memmem::find(bytes, &pattern).is_some() {
                found.push(format!("{what} in {name}"));
            }
        }
    }
}

fn leaks_in_folder(folder: &Path, found: &mut Vec<String>) -> usize {
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("reads").path();
        leaks("a file name", path.file_name().expect("named").to_string_lossy().as_bytes(), found);
        if path.is_dir() {
            files += leaks_in_folder(&path, found);
        } else {
            leaks(&path.display().to_string(), &std::fs::read(&path).expect("reads"), found);
            files += 1;
        }
    }
    files
}

#[test]
fn the_search_finds_what_is_there() {
    for canary in CANARIES {
        for (what, pattern) in disguises(canary) {
            let around = [b"xx".to_vec(), pattern, b"yy".to_vec()].concat();
            let mut found = Vec::new();
            leaks("itself", &around, &mut found);
            assert!(!found.is_empty(), "{what} would go unseen");
        }
    }
}

#[test]
fn a_day_of_use_leaves_nothing_in_clear() {
    let place = Place::new(PASSCODE);
    let source = place.root.path().join("outside");
    std::fs::create_dir(&source).expect("a folder");
    let photo = source.join("canaryfile-IMG.jpg");
    std::fs::write(&photo, "canaryfoxglove ".repeat(20_000)).expect("writes");
    let photo = photo.to_str().expect("text").to_owned();
    place.say(&["init"]);

    // One session at a prompt, driven through a pipe; every line is a command as a person would type it.
    let mut child = place
        .command(&["open"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = child.stdin.take().expect("piped");
    let lines = [
        "log add 'canaryfoxglove waited by the gate' --occurred 'about 2026-11-20 18:30' --behaviour pre.wait".to_owned(),
        "person add 'Canarymarlowe Quist' --number 07700900461".to_owned(),
        "place add 'Canaryplatz 9'".to_owned(),
        "log add 'again' --place 'Canaryplatz 9' --from 07700900461 --channel phone --private-note canaryfoxglove".to_owned(),
        format!("evidence add {photo} --entry 1"),
        "log amend 1 --words 'canaryfoxglove, he said' --reason remembered-more".to_owned(),
        "log search canaryfoxglove".to_owned(),
        "log list".to_owned(),
        "log show 1".to_owned(),
        "log delete 2 --yes".to_owned(),
        "checklist done st.advocate --note canaryfoxglove".to_owned(),
        "card note c-1 canaryfoxglove".to_owned(),
        "checklist due".to_owned(),
        "card show c-1".to_owned(),
        "lock".to_owned(),
    ];
    for line in &lines {
        writeln!(input, "{line}").expect("writes");
    }
    input.flush().expect("writes");
    // The prompt says on its error output that it is locked; until then the day goes on.
    let mut errors = BufReader::new(child.stderr.take().expect("piped"));
    let output = child.stdout.take().expect("piped");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut BufReader::new(output), &mut text).expect("reads");
        text
    });
    let mut said = String::new();
    while !said.to_lowercase().contains("locked") {
        assert!(errors.read_line(&mut said).expect("reads") > 0, "it ended before it locked:\n{said}");
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    let memory: Vec<Region> = regions(child.id());
    drop(input);
    std::io::Read::read_to_string(&mut errors, &mut said).expect("reads");
    child.wait().expect("ends");
    let shown = reader.join().expect("reads");
    assert!(shown.contains("canaryfoxglove waited"), "the day really happened:\n{shown}\n{said}");

    let output = place.run(&["capture", "--note", "canarynotelocked he is here"]);
    assert!(output.status.success());
    std::fs::remove_dir_all(&source).expect("removes");

    let mut found = Vec::new();
    leaks("the error output", said.as_bytes(), &mut found);
    leaks("the error output of capture", &output.stderr, &mut found);
    std::fs::remove_file(place.root.path().join("passcode")).expect("removes");
    let files = leaks_in_folder(place.root.path(), &mut found);
    assert!(files > 20, "all of it was looked at: {files} files");
    let total: usize = memory.iter().map(|region| region.bytes.len()).sum();
    assert!(total > 1_000_000, "the process was really read");
    for region in &memory {
        for canary in CANARIES.into_iter().chain([PASSCODE]) {
            // The locked process still knows the command line it was started with, but nothing of the day.
            if memchr::memmem::find(&region.bytes, canary.as_bytes()).is_some() {
                found.push(format!("{canary} in memory after lock: {}", region.name));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
