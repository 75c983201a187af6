//! Colour profiles (ICC): the colours stay, what names a screen, a maker or a day is blanked.
//!
//! A profile is a header of 128 bytes, a count, that many entries of 12 bytes (signature, offset, length) and their data.
//! Kept are the header without its date, maker, device, creator and identity, the table, and the data of the tags that make
//! colours. Of every other tag only the first eight bytes stay, which say of what kind it is: an empty text is read by all.
//! Profiles that lie in thousands of pictures are treated like all others: their colours are the same afterwards.

use super::bytes::{be32, blank, part, place, put, text, wide};
use super::plan::Kept;
use super::report::{Class, Report};
use crate::limits;

/// Parts of the header that name a day, a device or a program: date, device's maker and model, creator, identity.
const HEADER_BLANKS: &[(usize, usize)] = &[(24, 12), (48, 8), (80, 20)];

/// Tags that make colours (ICC.1:2022, and Apple's parametric curves).
const COLOURS: &[&[u8; 4]] = &[
    b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"lumi",
    b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"D2B0", b"D2B1", b"D2B2",
    b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"gamt", b"pre0", b"pre1", b"pre2", b"aarg", b"aagg",
    b"aabg", b"chrm", b"cicp", b"tech", b"clro", b"clrt", b"ncl2", b"view", b"meas", b"ciis", b"rig0",
    b"rig2", b"cs2 ",
];

/// The same profile without what identifies, at its length; nothing where there is nothing to blank. Of what is no profile
/// nothing stays.
pub(super) fn blanked(profile: &[u8]) -> Option<Vec<u8>> {
    if !is_profile(profile) {
        return profile.iter().any(|byte| *byte != 0).then(|| vec![0; profile.len()]);
    }
    let mut kept = Kept::default();
    let count = place(be32(profile, 128).unwrap_or(0)).min(limits::PHOTO_PROFILE_TAGS_MAX);
    let table_end = count.saturating_mul(12).saturating_add(132).min(profile.len());
    kept.keep(0, wide(table_end));
    for index in 0..count {
        let entry = index.saturating_mul(12).saturating_add(132);
        let Some((signature, at, size)) = tag(profile, entry) else { continue };
        let length = if COLOURS.iter().any(|colour| *colour == signature) { size } else { size.min(8) };
        kept.keep(wide(at), wide(at.saturating_add(length).min(profile.len())));
    }
    kept.settle();
    let mut clean = vec![0; profile.len()];
    for (from, to) in kept.ranges() {
        let (from, to) = (super::bytes::place64(*from), super::bytes::place64(*to));
        put(&mut clean, from, profile.get(from..to).unwrap_or_default());
    }
    for (at, length) in HEADER_BLANKS {
        blank(&mut clean, *at, *length);
    }
    (clean != profile).then_some(clean)
}

fn tag(profile: &[u8], entry: usize) -> Option<(&[u8], usize, usize)> {
    let signature = part(profile, entry, 4)?;
    let at = place(be32(profile, entry.checked_add(4)?)?);
    let size = place(be32(profile, entry.checked_add(8)?)?);
    Some((signature, at, size))
}

/// Whether these bytes begin like a profile: a header and the count behind it.
pub(super) fn is_profile(bytes: &[u8]) -> bool {
    bytes.len() >= 132 && part(bytes, 36, 4) == Some(b"acsp")
}

/// Reports a profile that a clean copy would not have as it is.
pub(super) fn scan(report: &mut Report, profile: &[u8]) {
    if !is_profile(profile) {
        if profile.iter().any(|byte| *byte != 0) {
            report.add(Class::Notes, "ICC", "");
        }
        return;
    }
    if blanked(profile).is_some() {
        report.add(Class::Profile, "ICC", description(profile));
    }
}

/// What the profile calls itself.
fn description(profile: &[u8]) -> String {
    let count = place(be32(profile, 128).unwrap_or(0)).min(limits::PHOTO_PROFILE_TAGS_MAX);
    let entries = (0..count).map(|index| index.saturating_mul(12).saturating_add(132));
    let found = entries.filter_map(|entry| tag(profile, entry)).find(|(signature, ..)| *signature == b"desc");
    let words = found.and_then(|(_, at, size)| part(profile, at, size));
    match words.and_then(|words| Some((words, part(words, 0, 4)?))) {
        Some((words, b"desc")) => text(super::bytes::rest(words, 12)),
        Some((words, b"mluc")) => {
            let at = be32(words, 24).map_or(usize::MAX, place);
            let size = be32(words, 20).map_or(0, place);
            super::bytes::text_utf16(part(words, at, size).unwrap_or_default(), true)
        }
        _ => String::new(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::Format;
    use super::*;

    /// A profile with a curve, a description and a tag that names a screen.
    pub(in super::super) fn profile() -> Vec<u8> {
        let mut bytes = vec![0; 128];
        put(&mut bytes, 24, b"2021day-day-");
        put(&mut bytes, 36, b"acsp");
        put(&mut bytes, 48, b"CANACANA");
        bytes.extend(3_u32.to_be_bytes());
        let mut data = Vec::new();
        for (signature, value) in [
            (b"rTRC", b"curv\0\0\0\0\0\0\0\x01\x02\x33".as_slice()),
            (b"desc", b"desc\0\0\0\0\0\0\0\x07CANARY\0"),
            (b"mmod", b"mmod\0\0\0\0CANARY-SCREEN"),
        ] {
            bytes.extend(signature);
            bytes.extend(u32::try_from(168 + data.len()).unwrap().to_be_bytes());
            bytes.extend(u32::try_from(value.len()).unwrap().to_be_bytes());
            data.extend_from_slice(value);
        }
        bytes.extend(data);
        bytes
    }

    #[test]
    fn colours_stay_and_names_go() {
        let before = profile();
        let after = blanked(&before).unwrap();
        assert_eq!(after.len(), before.len());
        assert!(super::super::bytes::find(&after, b"CANA").is_none());
        assert_eq!(part(&after, 168, 14), part(&before, 168, 14));
        assert_eq!(blanked(&after), None, "what is blank stays as it is");
    }

    #[test]
    fn it_is_reported_by_its_own_name_and_not_when_blank() {
        let mut report = Report::new(Format::Jpeg);
        scan(&mut report, &profile());
        assert_eq!(report.findings[0].value, "CANARY");
        let mut report = Report::new(Format::Jpeg);
        scan(&mut report, &blanked(&profile()).unwrap());
        assert!(report.findings.is_empty());
    }

    #[test]
    fn lies_about_lengths_do_no_harm() {
        for at in 128..168 {
            let mut bytes = profile();
            bytes[at] = 0xff;
            let after = blanked(&bytes).unwrap_or(bytes);
            assert_eq!(blanked(&after), None, "{at}");
        }
    }
}
