//! A drawing with what it shows, in words.

use krilla::tagging::Tag;

use super::blocks::{SIZE, TEXT, paragraph};
use super::lines::Style;
use super::sheet::Sheet;
use crate::Result;
use crate::report::document::Figure;

/// Draws a figure.
pub(super) fn figure(sheet: &mut Sheet<'_>, figure: &Figure) -> Result<()> {
    let title = sheet.set(&figure.title, Style::bold(SIZE), Sheet::width());
    let node = sheet.add(Tag::P);
    paragraph(sheet, &title, 0.0, Some(node))?;
    for says in &figure.says {
        let node = sheet.add(Tag::P);
        let lines = sheet.set(says, TEXT, Sheet::width());
        paragraph(sheet, &lines, 0.0, Some(node))?;
    }
    Ok(())
}
