//! Rows about copies: what ExifTool and our own scan still see in them, and that a copy is always the same.

use std::collections::BTreeMap;

use super::{
    leaks::leaks,
    looked::{Looked, read},
    table::Row,
};

/// Refusals that are promised: such a file has no copy that loses nothing, or holds no picture at all.
const PROMISED: &[&str] = &["encrypted", "fragmented", "compressed-index", "out-of-place", "no-picture"];
/// Classes that no copy of a TIFF may have; small pictures in it have a row of their own.
const TIFF_NEVER: &[&str] = &["gps", "exif", "xmp", "iptc_ps", "other", "c2pa", "comment"];

/// All of them.
pub(super) fn rows(looked: &[Looked]) -> Result<Vec<Row>, String> {
    let dirty: Vec<_> =
        looked.iter().filter(|one| !one.picture.hostile && !leaks(&one.truth).is_empty()).collect();
    let mut rows = vec![judged(looked)];
    rows.extend(clean(&dirty));
    rows.extend(clean_tiff(&dirty));
    rows.push(damaged(looked));
    rows.push(refused_by_name(looked));
    rows.extend(stable(looked)?);
    rows.push(untouched(looked));
    Ok(rows)
}

/// C0: what the list of the set calls dirty is dirty here as well, or the rows below would hold for nothing.
fn judged(looked: &[Looked]) -> Row {
    let mut row = Row::share("C0", "dirty by the set's own list, and seen", 1.0);
    for one in looked.iter().filter(|one| one.picture.is_listed_dirty()) {
        let unseen = leaks(&one.truth).is_empty().then(|| one.named("nothing is seen"));
        match unseen {
            Some(unseen) if !one.picture.is_listed_telling() => {
                row.note(format!("{unseen} but which way up it is, its colours, or the picture itself"));
            }
            unseen => row.count(one.column, unseen),
        }
    }
    row
}

fn is_promised(one: &Looked) -> bool {
    one.cleaned.refused.as_deref().is_some_and(|code| PROMISED.contains(&code))
}

fn left(one: &Looked) -> Option<BTreeMap<&'static str, String>> {
    one.left.as_ref().map(leaks)
}

/// C1: of files with something in them every copy is clean, and few are refused beyond what is promised.
fn clean(dirty: &[&Looked]) -> Vec<Row> {
    let mut clean = Row::share("C1", "no leak in the copy", 1.0);
    let mut refused = Row::share("C1", "not refused without promise", 0.995);
    let mut promised: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in dirty.iter().filter(|one| !one.column.is_tiff()) {
        if is_promised(one) {
            promised
                .entry(one.cleaned.refused.as_deref().unwrap_or_default())
                .or_default()
                .push(&one.picture.name);
            continue;
        }
        refused.count(one.column, one.cleaned.refused.as_deref().map(|code| one.named(code)));
        if let Some(left) = left(one) {
            clean.count(one.column, (!left.is_empty()).then(|| one.named(&format!("{left:?}"))));
        }
    }
    for (code, names) in promised {
        refused.note(format!("refused as promised, {code}: {}: {}", names.len(), names.join("; ")));
    }
    vec![clean, refused]
}

/// C2: the same of TIFF, where small pictures are counted apart.
fn clean_tiff(dirty: &[&Looked]) -> Vec<Row> {
    let mut clean = Row::share("C2", "no leak in the copy of a TIFF", 1.0);
    let mut small = Row::share("C2", "small pictures gone", 0.9);
    for one in dirty.iter().filter(|one| one.column.is_tiff()) {
        let Some(left) = left(one) else {
            if is_promised(one) {
                clean.note(format!(
                    "refused as promised: {}",
                    one.named(one.cleaned.refused.as_deref().unwrap_or(""))
                ));
            } else {
                clean.count(one.column, Some(one.named(one.cleaned.refused.as_deref().unwrap_or(""))));
            }
            continue;
        };
        let found = left.iter().find(|(class, _)| TIFF_NEVER.contains(class));
        clean.count(one.column, found.map(|found| one.named(&format!("{found:?}"))));
        if leaks(&one.truth).contains_key("thumb") {
            small.count(one.column, left.get("thumb").map(|tag| one.named(tag)));
        }
    }
    vec![clean, small]
}

/// C1 of files that were damaged on purpose: what comes out is clean or does not come out.
fn damaged(looked: &[Looked]) -> Row {
    let mut row = Row::share("C1", "no leak in a copy of a damaged file", 1.0);
    for one in looked.iter().filter(|one| one.picture.hostile) {
        if let Some(left) = left(one) {
            let found = left.iter().find(|(class, _)| !one.column.is_tiff() || TIFF_NEVER.contains(class));
            row.count(one.column, found.map(|found| one.named(&format!("{found:?}"))));
        }
    }
    row
}

/// C1: why a file has no copy is always said, by one of the reasons for which there are words.
fn refused_by_name(looked: &[Looked]) -> Row {
    const REASONS: &[&str] = &["unknown-format", "damaged", "too-many", "too-large", "still-there"];
    let mut row = Row::share("C1", "a reason for each refusal", 1.0);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for one in looked {
        if let Some(code) = one.cleaned.refused.as_deref() {
            *reasons.entry(code).or_default() += 1;
            let known = PROMISED.contains(&code) || REASONS.contains(&code);
            row.count(one.column, (!known).then(|| one.named(code)));
        }
    }
    row.note(format!("refused of all files, damaged ones among them: {reasons:?}"));
    row
}

/// C6: a copy is its own copy, and our own scan finds nothing in it but what was said to stay.
fn stable(looked: &[Looked]) -> Result<Vec<Row>, String> {
    let mut same = Row::share("C6", "the copy of a copy is the copy", 1.0);
    let mut silent = Row::share("C6", "a scan of the copy finds what was said to stay", 1.0);
    let mut twins = Row::share("C6", "the same file gives the same copy", 1.0);
    for one in looked {
        let Some(copy) = one.copy_bytes()? else { continue };
        let again = one.again.as_ref().and_then(|again| again.copy.as_ref());
        let is_same = again.map(read).transpose()?.is_some_and(|again| again == copy);
        let refused = one.again.as_ref().and_then(|again| again.refused.clone());
        same.count(
            one.column,
            (!is_same).then(|| one.named(&refused.unwrap_or_else(|| "it differs".into()))),
        );
        let is_twin = one.twin.as_ref().map(read).transpose()?.is_some_and(|twin| twin == copy);
        twins.count(one.column, (!is_twin).then(|| one.named("it differs")));
        let found = one.copy_scanned.as_ref().map(|scanned| &scanned.findings).into_iter().flatten();
        let unsaid = found.map(|finding| &finding.class).find(|class| !one.cleaned.kept.contains(class));
        silent.count(one.column, unsaid.map(|class| one.named(class)));
    }
    Ok(vec![same, silent, twins])
}

/// C7: the original is only read.
fn untouched(looked: &[Looked]) -> Row {
    let mut row = Row::share("C7", "the original is as it was", 1.0);
    for one in looked {
        row.count(one.column, (!one.untouched).then(|| one.named("it changed")));
    }
    row
}
