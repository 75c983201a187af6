//! What lists and what she noted about them must hold.

mod conditions;
mod content;
mod reviews;
mod starts;

use super::*;
use crate::time::{Reading, RecordedAt};

/// Two small lists: the first one, and one of everything.
pub(super) const SMALL: &[(&str, &str)] = &[
    (
        "st.toml",
        r#"
id = "st"
order = 1
reviewed_by = "none"
seeds = []
applies_if = []
accounts = false
[[item]]
id = "st.safe-device"
platforms = ["android", "ios", "computer", "offline"]
risk = ["SD"]
review = "P3M"
sources = []
grade = "V"
[[item]]
id = "st.iphone"
platforms = ["ios"]
risk = []
review = "once"
sources = []
grade = "V"
"#,
    ),
    (
        "ch.toml",
        r#"
id = "ch"
order = 2
reviewed_by = "none"
seeds = []
applies_if = ["has-children"]
accounts = true
[[item]]
id = "ch.month"
platforms = ["offline"]
risk = ["AR", "DL"]
review = "P1M"
sources = []
grade = "V"
[[item]]
id = "ch.incident"
platforms = ["offline"]
risk = []
review = "on:incident"
sources = []
grade = "V2"
applies_if = ["has-car"]
[[item]]
id = "ch.move"
platforms = ["android", "ios"]
risk = []
review = "on:move"
sources = []
grade = "K"
[[item]]
id = "ch.happens"
platforms = ["offline"]
risk = []
review = "on:event"
sources = []
grade = "V"
[[item]]
id = "ch.struck"
platforms = ["offline"]
risk = []
review = "once"
sources = []
grade = "K"
ship = false
"#,
    ),
];

pub(super) fn small() -> Lists {
    Lists::of(SMALL).expect("reads")
}

/// A step that was looked at.
pub(super) fn looked_at(item: &str, status: Status, reading: &Reading) -> StepState {
    let mut step = StepState::new(reading, item);
    step.status = status.term();
    step.last_reviewed = Some(RecordedAt::from(*reading));
    step
}
