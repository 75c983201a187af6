//! Files as they are, each through a source of its own as the programs read it.

use std::fs::{self, File};
use std::path::Path;

use alongside_core::entropy::SystemEntropy;
use alongside_core::photos::{FileSource, NotCleaned, clean, clean_file, scan};
use alongside_core::progress::Progress;

use crate::cost;

fn opened(path: &Path) -> File {
    File::open(path).expect("the file is there")
}

fn source(path: &Path) -> FileSource {
    FileSource::new(opened(path)).expect("it is a file")
}

/// Looks at each file of a list and makes its copy, without writing it. Prints the file, how long it is, what became of it,
/// microseconds and bytes.
pub(crate) fn each(list: &str) {
    for name in fs::read_to_string(list).expect("the list is there").lines() {
        let path = Path::new(name);
        let length = fs::metadata(path).expect("the file is there").len();
        let (became, cost) = cost::of(|| {
            let _ = scan(&mut source(path), "");
            match clean(&mut source(path)) {
                Ok(_) => "copy".to_owned(),
                Err(NotCleaned::Refused(refused)) => refused.as_str().to_owned(),
                Err(NotCleaned::Error(error)) => format!("error {}", error.code().as_str()),
            }
        });
        println!("{name}\t{length}\t{became}\t{}\t{}", cost.took.as_micros(), cost.heap_bytes);
    }
}

/// Looks at one file and writes its copy. Prints what became of it, microseconds, bytes of the heap, and kilobytes of the whole
/// process at its highest.
pub(crate) fn one(path: &Path, folder: &Path) {
    let (became, cost) = cost::of_one(|| {
        let scanned = scan(&mut source(path), "").is_ok();
        match clean_file(&opened(path), "", folder, &SystemEntropy::new(), &Progress::new()) {
            Ok((copy, _)) if scanned => copy.display().to_string(),
            Ok(_) => "not looked at".to_owned(),
            Err(not) => not.code().to_owned(),
        }
    });
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let highest = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0").trim();
    let highest = highest.split(' ').next().unwrap_or("0");
    println!("{became}\t{}\t{}\t{highest}", cost.took.as_micros(), cost.heap_bytes);
}
