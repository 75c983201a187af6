//! The charts of a record as they are printed: black, white and grey, told apart by shape, with the sentences that say the same.
//!
//! A chart is put together as a `sheet::Sheet` of a few kinds of shapes, and only then drawn, so that a test can ask whether two
//! texts lie over one another. It shows what `patterns` counted and adds nothing: no line through it, no arrow, no colour that
//! would judge.

mod hours;
mod letters;
mod marks;
mod methods;
mod moments;
#[cfg(feature = "terminal")]
mod picture;
mod sheet;
#[cfg(test)]
mod tests;
mod time_axis;
mod timeline;
mod weeks;

use chrono::NaiveDate;

#[cfg(feature = "terminal")]
pub use picture::png;

use super::document::Figure;
use crate::limits;
use crate::patterns::{self, Chart, Patterns, Scope};
use crate::say::Say;
use crate::session::Unlocked;
use crate::time::local;
use sheet::Sheet;

/// A chart that was put together, and what it says beside the sentences of its insight.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drawn {
    sheet: Sheet,
    says: Vec<String>,
}

/// What the record of a figure is called.
type Named<'n> = &'n dyn Fn(&patterns::Figure) -> String;

/// The last day that is looked at: a time without entries is drawn too.
fn last_day(scope: &Scope) -> Option<NaiveDate> {
    let end_ms = scope.to_ms.map_or(scope.now_ms, |to| to.min(scope.now_ms));
    local(end_ms, scope.zone).map(|at| at.date())
}

/// Every chart for which there is enough, in their order.
#[must_use]
pub fn charts(patterns: &Patterns, vault: &Unlocked, say: Say<'_>) -> Vec<Figure> {
    Chart::ALL.iter().filter_map(|which| chart(*which, patterns, vault, say)).collect()
}

/// One of them; nothing where there is too little to draw.
#[must_use]
pub fn chart(which: Chart, patterns: &Patterns, vault: &Unlocked, say: Say<'_>) -> Option<Figure> {
    let drawn = put_together(which, patterns, &|figure| say.subject(figure, vault), say)?;
    let title = say.words().text(&format!("chart-{}", which.as_str()), &[]);
    let mut says = drawn.says;
    says.extend(say.chart(which, patterns, vault));
    let says = shortened(says, say);
    let svg = drawn.sheet.svg(&title, &described(&says), say.words().language().as_str()).ok()?;
    Some(Figure { title, says, svg })
}

fn put_together(which: Chart, patterns: &Patterns, named: Named<'_>, say: Say<'_>) -> Option<Drawn> {
    patterns.insight(which.insight())?;
    match which {
        Chart::Timeline => timeline::draw(patterns, named, say),
        Chart::Weeks => weeks::draw(patterns, say),
        Chart::Hours => hours::draw(patterns, say),
        Chart::Methods => methods::draw(patterns, say),
    }
}

/// No more sentences than anybody reads, and how many more there are.
fn shortened(mut says: Vec<String>, say: Say<'_>) -> Vec<String> {
    let more = says.len().saturating_sub(limits::CHART_SENTENCES_MAX);
    if let Ok(more @ 1..) = u32::try_from(more) {
        says.truncate(limits::CHART_SENTENCES_MAX);
        says.push(say.words().text("pattern-further", &[("count", more.into())]));
    }
    says
}

/// What goes into the file with the drawing: whole sentences in their order, as many as it takes.
fn described(says: &[String]) -> String {
    let mut text = String::new();
    for sentence in says {
        if text.len().saturating_add(sentence.len()) >= limits::CHART_DESCRIPTION_MAX_BYTES {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(sentence);
    }
    text
}
