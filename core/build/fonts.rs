//! Packs the fonts of what is printed: one stream for each, which [`super::pressed`] makes as small as it goes.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// In the order in which the core looks for a letter; a bold one comes before its regular form where it is asked for.
const FONTS: &[&str] =
    &["NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansGurmukhi-Regular"];

/// Writes each font packed, and `fonts.rs` with their lengths.
pub(crate) fn write(root: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut code = String::from(
        "/// Made by the build: the length of each font and the font, packed.\n#[allow(clippy::unreadable_literal, reason = \"nobody reads it\")]\n",
    );
    writeln!(code, "pub(super) const PACKED: [(usize, &[u8]); {}] = [", FONTS.len())?;
    for name in FONTS {
        let font = fs::read(root.join("fonts").join(format!("{name}.ttf")))?;
        let file = out.join(format!("{name}.deflate"));
        fs::write(&file, super::pressed(&font)?)?;
        writeln!(code, "    ({}, include_bytes!({:?})),", font.len(), file.display().to_string())?;
    }
    code.push_str("];\n");
    fs::write(out.join("fonts.rs"), code)?;
    Ok(())
}
