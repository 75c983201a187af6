//! The memory of another process, as a core dump would hold it.

use std::io::{Read, Seek, SeekFrom};

/// One mapped region.
pub struct Region {
    /// Its line in the list of maps.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Every byte of a process that can be read, region by region.
#[must_use]
pub fn regions(pid: u32) -> Vec<Region> {
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).expect("the process is ours");
    let mut file = std::fs::File::open(format!("/proc/{pid}/mem")).expect("the process may be looked at");
    let mut regions = Vec::new();
    for line in maps.lines() {
        let mut columns = line.split_whitespace();
        let (Some(range), Some(rights)) = (columns.next(), columns.next()) else { continue };
        if !rights.starts_with('r') || line.contains("[vvar") || line.contains("[vsyscall]") {
            continue;
        }
        let (from, to) = range.split_once('-').expect("a range");
        let from = u64::from_str_radix(from, 16).expect("hex");
        let to = u64::from_str_radix(to, 16).expect("hex");
        let mut bytes = vec![0; usize::try_from(to - from).expect("fits")];
        if file.seek(SeekFrom::Start(from)).is_ok() && file.read_exact(&mut bytes).is_ok() {
            regions.push(Region { name: line.to_owned(), bytes });
        }
    }
    regions
}
