//! `report verify`: one page about a report that somebody brings, without any record.

use alongside_core::anchors::head_from_text;
use alongside_core::ids::from_hex;
use alongside_core::report::container::outside::{FileSource, FolderBundle};
use alongside_core::report::container::{Bundle, ZipBundle};
use alongside_core::report::sealed::{AesZip, is_sealed};
use alongside_core::report::verify::{
    Compare, EntryVerdict, FileVerdict, Verdict, Verified, verify as judge,
};
use alongside_core::say::halves;
use serde_json::json;

use crate::arguments::report::ReportVerify;
use crate::context::Context;
use crate::failure::{Failure, Misuse, Outcome};
use crate::long_work;
use crate::prompt;
use crate::terminal::Page;

/// Most entries or files that are named one by one where all are well.
const NAMED_MAX: usize = 20;

/// Longest file that holds a head: its text, in a message that broke it into lines.
const HEAD_FILE_MAX_BYTES: usize = 1024;

/// `report verify FILE`
pub(crate) fn verify(context: &mut Context, asked: &ReportVerify) -> Outcome {
    let compare = compare(asked)?;
    let mut bundle = bundle(asked)?;
    let words = context.words.text("cli-report-verifying");
    let verified = long_work::run(&context.err, context.global.json, &words, |progress| {
        judge(bundle.as_mut(), &compare, progress)
    })?;
    if context.json() {
        context.out.json(&answer(&verified))?;
    } else {
        tell(context, &verified)?;
    }
    if verified.verdict == Verdict::Intact { Ok(()) } else { Err(Failure::NotIntact(verified.verdict)) }
}

fn bundle(asked: &ReportVerify) -> Outcome<Box<dyn Bundle + Send>> {
    if asked.file.is_dir() {
        return Ok(Box::new(FolderBundle::open(&asked.file)?));
    }
    let mut file = FileSource::open(&asked.file)?;
    if !is_sealed(&mut file)? {
        return Ok(Box::new(ZipBundle(file)));
    }
    let passphrase = asked.passphrase_file.as_deref().ok_or(Misuse::NoPassphrase)?;
    Ok(Box::new(AesZip::new(file, prompt::passphrase_from(passphrase)?)))
}

fn compare(asked: &ReportVerify) -> Outcome<Compare> {
    if let Some(typed) = &asked.signer {
        let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        return Ok(Compare::Fingerprint(from_hex(&digits, "signer")?));
    }
    let Some(path) = &asked.head else { return Ok(Compare::Nothing) };
    let bytes = prompt::read_small(path, HEAD_FILE_MAX_BYTES)?;
    Ok(Compare::Head(head_from_text(&bytes)?))
}

/// The answer for a program.
fn answer(verified: &Verified) -> serde_json::Value {
    let entries: Vec<_> = verified
        .entries
        .iter()
        .map(|entry| json!({ "entry_no": entry.entry_no, "incident_id": entry.id, "verdict": entry.verdict.as_str() }))
        .collect();
    let files: Vec<_> = verified
        .files
        .iter()
        .map(|file| json!({ "name": file.name, "verdict": file.verdict.as_str() }))
        .collect();
    json!({
        "verdict": verified.verdict.as_str(),
        "signer": {
            "fingerprint": verified.fingerprint,
            "checked": verified.signer_checked,
            "matched": verified.signer_matched,
        },
        "entries": entries,
        "files": files,
        "head": verified.head.as_ref().map(|head| head.link),
    })
}

fn tell(context: &mut Context, verified: &Verified) -> Outcome {
    let words = &context.words;
    let signer = match (verified.signer_checked, verified.signer_matched) {
        (false, _) => "cli-verify-signer-not-compared",
        (true, true) => "cli-verify-signer-matched",
        (true, false) => "cli-verify-signer-other",
    };
    let mut page = Page::titled(words.text(signer));
    page.words(words.text(&format!("cli-verify-{}", verified.verdict.as_str())));
    if let Some(fingerprint) = &verified.fingerprint {
        page.field(words.text("cli-verify-fingerprint"), halves(fingerprint));
    }
    if let Some(part) = verified.part {
        page.field(words.text("cli-verify-part"), part.as_str().to_uppercase());
    }
    page.field(words.text("cli-verify-made"), verified.made.clone().unwrap_or_default());
    if let Some(head) = &verified.head {
        page.field(words.text("cli-verify-records"), head.n.to_string());
        page.field(words.text("cli-verify-head"), halves(&head.link.to_string()));
    }
    let holds = |yes: bool| words.text(if yes { "cli-verify-holds" } else { "cli-verify-does-not-hold" });
    page.field(words.text("cli-verify-signature"), holds(verified.signature_holds));
    page.field(words.text("cli-verify-chain"), holds(verified.chain_holds && !verified.chain_has_gaps));
    entries(context, &mut page, verified);
    files(context, &mut page, verified);
    page.section(context.words.text("cli-verify-limits-title"));
    for id in ["cli-verify-limits-clock", "cli-verify-limits-truth", "cli-verify-limits-signer"] {
        page.words(context.words.text(id));
    }
    let look = context.out.look();
    context.out.line(&page.render(look))?;
    Ok(())
}

fn entries(context: &Context, page: &mut Page, verified: &Verified) {
    let words = &context.words;
    page.section(words.with("cli-verify-entries", &[("count", count(verified.entries.len()))]));
    for verdict in [
        EntryVerdict::Intact,
        EntryVerdict::Redacted,
        EntryVerdict::Withheld,
        EntryVerdict::Changed,
        EntryVerdict::Missing,
    ] {
        let those: Vec<_> = verified.entries.iter().filter(|entry| entry.verdict == verdict).collect();
        if those.is_empty() {
            continue;
        }
        let label = words.text(&format!("cli-verify-entry-{}", verdict.as_str()));
        let numbers: Vec<String> = those.iter().map(|entry| entry.entry_no.to_string()).collect();
        let mut value = count_text(context, those.len());
        if those.len() <= NAMED_MAX || matches!(verdict, EntryVerdict::Changed | EntryVerdict::Missing) {
            value = numbers.join(", ");
        }
        page.field(label, value);
    }
    let say = alongside_core::say::Say::new(
        words.catalogue(),
        context.clock.zone(),
        context.clock.reading().wall_ms,
    );
    let times = verified.entries.iter().filter_map(|entry| entry.recorded_ms);
    if let (Some(first), Some(last)) = (times.clone().min(), times.max()) {
        let (first, last) = (say.instant_with_day(first), say.instant_with_day(last));
        let both = [("first", (&first).into()), ("last", (&last).into())];
        let value =
            if first == last { first.clone() } else { words.with("cli-verify-recorded-value", &both) };
        page.field(words.text("cli-verify-recorded"), value);
        let checked = verified.entries.iter().all(|entry| entry.clock_checked);
        page.field(
            words.text("cli-verify-clock"),
            words.text(if checked { "cli-verify-clock-trusted" } else { "cli-verify-clock-device" }),
        );
    }
}

fn files(context: &Context, page: &mut Page, verified: &Verified) {
    let words = &context.words;
    page.section(words.with("cli-verify-files", &[("count", count(verified.files.len()))]));
    let whole = verified.files.iter().filter(|file| file.verdict == FileVerdict::Intact).count();
    page.field(words.text("cli-verify-file-intact"), count_text(context, whole));
    for file in verified.files.iter().filter(|file| file.verdict != FileVerdict::Intact) {
        page.field(words.text(&format!("cli-verify-file-{}", file.verdict.as_str())), file.name.clone());
    }
    if !verified.not_packed.is_empty() {
        page.field(words.text("cli-verify-not-packed"), count_text(context, verified.not_packed.len()));
    }
}

fn count(number: usize) -> alongside_core::words::Argument<'static> {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn count_text(_: &Context, number: usize) -> String {
    number.to_string()
}
