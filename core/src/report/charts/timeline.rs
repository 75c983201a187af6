//! Entries along the days, and what stands beside them.

use super::marks::{Form, Rows, legend};
use super::moments::Moments;
use super::sheet::{LINE, Sheet};
use super::time_axis::TimeAxis;
use super::{Drawn, Named, last_day};
use crate::limits;
use crate::patterns::Patterns;
use crate::say::Say;

const FORMS: [Form; 5] = [Form::Dot, Form::Bar, Form::Band, Form::Several, Form::SeveralBands];

/// The forms that are there.
pub(super) fn forms(rows: &[&Rows]) -> Vec<Form> {
    FORMS.into_iter().filter(|form| rows.iter().any(|rows| rows.has(*form))).collect()
}

pub(super) fn draw(patterns: &Patterns, named: Named<'_>, say: Say<'_>) -> Option<Drawn> {
    let spans = patterns.entries.iter().filter_map(|one| one.span);
    let zone = patterns.scope.zone;
    let axis = TimeAxis::around(spans, last_day(&patterns.scope), zone)?;
    let rows = Rows::of(patterns.entries.iter(), &axis, limits::CHART_ROWS_MAX, Some(say));
    let moments = Moments::of(patterns, &axis, named, say);
    let mut sheet = Sheet::default();
    legend(&forms(&[&rows]), &mut sheet, say);
    moments.draw(&axis, rows.height() + LINE / 4, &mut sheet);
    sheet.room(LINE / 4);
    rows.draw(&mut sheet);
    axis.draw(&mut sheet, say);
    moments.draw_key(&mut sheet, say);
    let mut says = moments.says(say);
    if rows.has_several() {
        says.insert(0, say.words().text("chart-several", &[]));
    }
    Some(Drawn { sheet, says })
}
