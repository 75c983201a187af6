//! A [`Document`] as a PDF that can be read by eye and by ear, printed, and kept: tagged, in black and white, with its fonts.
//!
//! The same document gives the same bytes. Nothing in it names who made the program or on what it ran.

mod blocks;
mod figure;
mod fonts;
mod ink;
mod letters;
mod lines;
mod outline;
mod rows;
mod shape;
mod sheet;
mod svg;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use std::num::NonZeroU16;

use chrono::{DateTime, Datelike, Timelike};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::metadata::{self, Metadata};
use krilla::tagging::Tag;
use krilla::{Document as Pdf, SerializeSettings};

use self::blocks::{GAP, beginning, paragraph};
use self::fonts::Fonts;
use self::lines::Style;
use self::outline::Marks;
use self::shape::Shaper;
use self::sheet::{Drawn, Sheet};
use self::tags::Tags;
use super::document::{Document, Section};
use crate::{Error, Result};

/// Which standard the file keeps to. What is drawn is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// PDF/UA-1: to be read by those who can't see it.
    Accessible,
    /// PDF/A-2a and PDF/UA-1: to be read in many years as well.
    Archive,
}

/// `document` as a PDF. `page_of` says "page 2 of 7" in its language.
pub fn pdf(document: &Document, flavour: Flavour, page_of: &dyn Fn(u32, u32) -> String) -> Result<Vec<u8>> {
    let builder = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let builder = match flavour {
        Flavour::Accessible => builder,
        Flavour::Archive => builder.with_archival_validator(Archival::A2_A),
    };
    let configuration = builder.finish().map_err(|_| Error::Internal("pdf standards"))?;
    let mut shaper = Shaper::new(Fonts::new()?);

    let mut sheet = Sheet::new(&mut shaper, None);
    let mut marks = Marks::default();
    sections(&mut sheet, document, &mut marks)?;
    let total = sheet.finish()?;

    let mut out = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tags = Tags::default();
    let foot = document.foot.join("  \u{2013}  ");
    let drawn = Drawn { document: &mut out, tags: &mut tags, foot: &foot, total, page_of };
    let mut sheet = Sheet::new(&mut shaper, Some(drawn));
    let mut marks = Marks::default();
    sections(&mut sheet, document, &mut marks)?;
    sheet.finish()?;

    out.set_tag_tree(tags.tree());
    let title = title(document);
    out.set_outline(marks.outline(&title));
    out.set_metadata(about(document, title));
    out.finish().map_err(|_| Error::Internal("pdf"))
}

/// A reader shows it; a file without one keeps to no standard.
fn title(document: &Document) -> String {
    let headings = document.sections.iter().map(|section| section.heading.as_str());
    let all = std::iter::once(document.title.as_str()).chain(headings);
    let title = all.map(|text| short(text.trim(), 1000)).find(|text| !text.is_empty());
    title.unwrap_or_else(|| "\u{2013}".to_owned())
}

fn about(document: &Document, title: String) -> Metadata {
    let about = Metadata::new().title(title).language(document.language.clone());
    let made = DateTime::from_timestamp_millis(document.made_ms).unwrap_or_default();
    let two = |part: u32| u8::try_from(part).unwrap_or_default();
    let date = metadata::DateTime::new(u16::try_from(made.year()).unwrap_or(1970))
        .month(two(made.month()))
        .day(two(made.day()))
        .hour(two(made.hour()))
        .minute(two(made.minute()))
        .second(two(made.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    about.creation_date(date)
}

/// The beginning of a text that goes into a place with a limit of its own, without signs that steer a machine.
fn short(text: &str, most: usize) -> String {
    let plain = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    plain.filter(|letter| !letters::silent(*letter)).take(most).collect()
}

fn sections(sheet: &mut Sheet<'_>, document: &Document, marks: &mut Marks) -> Result<()> {
    let mut deep = 0_u8;
    for section in &document.sections {
        // A heading below a part that is not there would be lost to somebody who goes from heading to heading.
        let level = section.level.clamp(1, 3).min(deep + 1);
        for _ in level..=deep {
            sheet.close();
        }
        sheet.open(Tag::Section);
        deep = level;
        if section.new_page && !sheet.fresh() {
            sheet.turn()?;
        }
        heading(sheet, section, level, marks)?;
        for block in &section.blocks {
            blocks::block(sheet, block)?;
        }
    }
    Ok(())
}

fn heading(sheet: &mut Sheet<'_>, section: &Section, level: u8, marks: &mut Marks) -> Result<()> {
    if section.heading.trim().is_empty() {
        return Ok(());
    }
    let (size, above, below) = match level {
        1 => (18.0, 20.0, 8.0),
        2 => (13.5, 14.0, 5.0),
        _ => (11.5, 9.0, 3.0),
    };
    let lines = sheet.set(&section.heading, Style::bold(size), Sheet::width());
    let high: f32 = lines.iter().map(|line| line.height).sum();
    let next = section.blocks.first().map_or(GAP, beginning);
    sheet.space(above);
    sheet.need((high + below + next).min(Sheet::full()))?;
    let name = short(&section.heading, 300);
    marks.heading(&name, level, sheet.page(), sheet.point());
    let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
    let node = sheet.add(Tag::Hn(level, Some(name).filter(|name| !name.is_empty())));
    paragraph(sheet, &lines, 0.0, Some(node))?;
    sheet.down(below);
    Ok(())
}
