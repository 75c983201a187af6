//! Ids are permanent: what she noted about a step, and what others wrote down, names them.

use alongside_tests::golden;

use super::survey;

/// Every id that ever was: one that is taken out of the files has to be taken out here too, by hand and with a reason.
#[test]
fn no_id_disappears_or_changes() {
    let survey = survey();
    let mut ids: Vec<String> = survey.entries.iter().map(|entry| entry.id.clone()).collect();
    ids.extend(survey.sources.keys().map(|code| format!("source:{code}")));
    ids.sort();
    let mut text = ids.join("\n");
    text.push('\n');
    golden::check("tests/content/ids.txt", text.as_bytes());
}
