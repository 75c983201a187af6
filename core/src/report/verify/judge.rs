//! The judgement over what was seen.

use std::collections::BTreeMap;

use super::record::Line;
use super::seen::Seen;
use super::{Compare, Entry, EntryVerdict, File, FileVerdict, Verdict, Verified};
use crate::error::{Error, Refusal, Result};
use crate::ids::{Digest32, RecordId};
use crate::ordering::ShortList as _;
use crate::progress::Progress;
use crate::report::bundle::{CHAIN, MANIFEST, RECORD, SIGNATURE};
use crate::report::container::Bundle;
use crate::report::container::zip_reading::Fault;
use crate::report::proof::chain::{ChainRead, Held};
use crate::report::proof::manifest::{Listed, Manifest, Origin};
use crate::report::proof::signature;
use crate::store::{Kind, SignedHead};
use crate::vault::{equal, sha256};

/// Reads a bundle once and says what it is. What is no bundle at all is [`Error::Invalid`] of the field `bundle`.
pub fn verify(bundle: &mut dyn Bundle, compare: &Compare, progress: &Progress) -> Result<Verified> {
    let asked_n = match compare {
        Compare::Head(head) => Some(head.n),
        Compare::Nothing | Compare::Fingerprint(_) => None,
    };
    let mut seen = Seen::new(asked_n, progress);
    let container = bundle.each(&mut |name, from| seen.file(name, from));
    progress.check()?;
    let container = container?;
    let has_nothing =
        seen.manifest.is_none() && seen.head.is_none() && seen.record.is_none() && seen.chain.is_none();
    if container == Some(Fault::NotOne) || (container.is_none() && has_nothing) {
        return Err(Error::invalid("bundle", Refusal::Malformed));
    }
    Ok(judge(seen, container, compare))
}

fn judge(seen: Seen, container: Option<Fault>, compare: &Compare) -> Verified {
    let Seen { files, manifest: list, signature: mark, head, chain, record, .. } = seen;
    let head = head.and_then(|bytes| SignedHead::parse(&bytes).ok());
    let text = list.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let manifest = text.and_then(|text| Manifest::parse(text).ok());
    let signature_holds = match (&head, &list, &mark) {
        (Some(head), Some(list), Some(mark)) => {
            signature::verify(head, &Digest32(sha256(&[list])), mark) && manifest.is_some()
        }
        _ => false,
    };
    let part = manifest.as_ref().map(|manifest| manifest.part);
    let chain_id = chain.as_ref().map(|chain| chain.chain.to_string()).unwrap_or_default();
    let (lines, record_is_whole) = record.map(|record| record.finish(&chain_id, part)).unwrap_or_default();
    let chain_holds = match (&head, &chain) {
        (Some(head), Some(chain)) => (head.chain, head.n, head.link) == (chain.chain, chain.n, chain.link),
        _ => false,
    };
    let by_n: BTreeMap<u64, &Line> = lines.iter().map(|line| (line.n, line)).collect();
    let should: &[Held] = chain.as_ref().map_or(&[], |chain| &chain.held);
    let entries = entries(should, &by_n);
    let files = judged_files(&files, manifest.as_ref(), &by_n, signature_holds);

    let records_agree = record_is_whole && lines.len() == by_n.len() && agrees(should, &by_n, &lines);
    let key_is_named = head.as_ref().is_some_and(|head| {
        lines.iter().any(|line| line.kind == Kind::WRITER && line.public_key == Some(head.public_key))
    });
    let is_there =
        |name| files.iter().all(|file: &File| file.name != name || file.verdict != FileVerdict::Missing);
    let all_there = list.is_some() && mark.is_some() && is_there(CHAIN) && is_there(RECORD);
    let has_gaps = chain.as_ref().is_some_and(|chain| chain.has_gaps);
    let changed = container == Some(Fault::OtherForm)
        || (all_there && !(signature_holds && chain_holds && records_agree && key_is_named))
        || entries.iter().any(|entry| entry.verdict == EntryVerdict::Changed)
        || files.iter().any(|file| matches!(file.verdict, FileVerdict::Changed | FileVerdict::Added));
    let damaged =
        manifest.as_ref().is_some_and(|list| list.not_packed.iter().any(|(_, why)| why == "damaged"));
    let incomplete = container == Some(Fault::CutShort)
        || !all_there
        || has_gaps
        || damaged
        || entries.iter().any(|entry| entry.verdict == EntryVerdict::Missing)
        || files.iter().any(|file| matches!(file.verdict, FileVerdict::Missing | FileVerdict::CutOff));
    let (whose, rewritten) = compared(head.as_ref(), chain.as_ref(), compare);
    let verdict = if whose == Some(false) {
        Verdict::UnknownSigner
    } else if changed || rewritten {
        Verdict::Changed
    } else if incomplete {
        Verdict::Incomplete
    } else {
        Verdict::Intact
    };
    Verified {
        verdict,
        container,
        part,
        made: manifest.as_ref().map(|manifest| manifest.made.clone()),
        fingerprint: head.as_ref().map(SignedHead::fingerprint),
        signer_checked: *compare != Compare::Nothing,
        signer_matched: whose == Some(true),
        head,
        signature_holds,
        chain_holds,
        chain_has_gaps: has_gaps,
        entries,
        files,
        not_packed: manifest.map(|manifest| manifest.not_packed).unwrap_or_default(),
    }
}

/// Whether the signer is the one that was named (nothing where none was), and whether an earlier head shows that the record was
/// written anew since.
fn compared(head: Option<&SignedHead>, chain: Option<&ChainRead>, compare: &Compare) -> (Option<bool>, bool) {
    match compare {
        Compare::Nothing => (None, false),
        Compare::Fingerprint(wanted) => {
            let found = head.map(|head| sha256(&[&head.public_key]));
            (Some(found.is_some_and(|found| equal(&found, wanted))), false)
        }
        Compare::Head(earlier) => {
            let Some(head) = head else { return (Some(false), false) };
            let is_theirs = head.chain == earlier.chain && head.public_key == earlier.public_key;
            let link = chain.and_then(|chain| chain.asked);
            // A head that is newer than the bundle says whose it is and no more.
            let rewritten = earlier.n <= head.n && link != Some(earlier.link);
            (Some(is_theirs), is_theirs && rewritten)
        }
    }
}

fn entries(held: &[Held], by_n: &BTreeMap<u64, &Line>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for held in held {
        let Some(entry_no) = held.entry_no else { continue };
        let line = by_n.get(&held.n);
        let verdict = match line {
            None => EntryVerdict::Missing,
            Some(line)
                if line.leaf != held.leaf || line.record != held.record || line.kind != Kind::INCIDENT =>
            {
                EntryVerdict::Changed
            }
            Some(line) if line.entry_no.is_some_and(|shown| shown != entry_no) => EntryVerdict::Changed,
            Some(line) if !line.tells => EntryVerdict::Withheld,
            Some(line) if line.is_redacted => EntryVerdict::Redacted,
            Some(_) => EntryVerdict::Intact,
        };
        entries.push(Entry {
            entry_no,
            id: held.record,
            verdict,
            recorded_ms: line.and_then(|line| line.recorded_ms),
            clock_checked: line.is_some_and(|line| line.clock_checked),
        });
    }
    entries.order_by_key(|entry| entry.entry_no);
    entries
}

/// Whether chain and record hold the same records with the same leaves.
fn agrees(held: &[Held], by_n: &BTreeMap<u64, &Line>, lines: &[Line]) -> bool {
    held.len() == lines.len()
        && held.iter().all(|held| {
            by_n.get(&held.n).is_some_and(|line| line.leaf == held.leaf && line.record == held.record)
        })
}

fn judged_files(
    found: &BTreeMap<String, (Digest32, u64)>,
    manifest: Option<&Manifest>,
    by_n: &BTreeMap<u64, &Line>,
    signature_holds: bool,
) -> Vec<File> {
    // The newest line of an item counts: a file is taken in once, and later revisions keep its digest.
    let mut digests: BTreeMap<RecordId, Option<Digest32>> = BTreeMap::new();
    for line in by_n.values().filter(|line| line.kind == Kind::EVIDENCE) {
        digests.insert(line.record, line.sha256);
    }
    let listed: &[Listed] = manifest.map_or(&[], |manifest| &manifest.files);
    let mut files = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    for file in listed {
        names.insert(file.name.as_str());
        let verdict = match (found.get(&file.name), file.origin) {
            (None, _) => FileVerdict::Missing,
            (Some(found), _) if *found != (file.sha256, file.size) => FileVerdict::Changed,
            (Some(_), Some(Origin::Original(id))) if digests.get(&id) != Some(&Some(file.sha256)) => {
                FileVerdict::Changed
            }
            (Some(_), Some(Origin::Rest(_))) => FileVerdict::CutOff,
            (Some(_), Some(Origin::Copy(id))) if !digests.contains_key(&id) => FileVerdict::Changed,
            (Some(_), _) => FileVerdict::Intact,
        };
        files.push(File { name: file.name.clone(), verdict });
    }
    for own in [MANIFEST, SIGNATURE] {
        names.insert(own);
        let verdict = match found.get(own) {
            None => FileVerdict::Missing,
            Some(_) if signature_holds => FileVerdict::Intact,
            Some(_) => FileVerdict::Changed,
        };
        files.push(File { name: own.to_owned(), verdict });
    }
    if manifest.is_some() {
        let added = found.keys().filter(|name| !names.contains(name.as_str()));
        files.extend(added.map(|name| File { name: name.clone(), verdict: FileVerdict::Added }));
    }
    files
}
