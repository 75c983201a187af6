//! A document as one file that any browser shows: no script, nothing from elsewhere, nothing that is fetched.

use super::document::{Block, Document, Figure, Section, Table, Text};
use std::fmt::Write as _;

/// Draws a document. Writing into a text can't fail, so results of it are let go.
#[must_use]
pub fn html(document: &Document) -> Vec<u8> {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
        escaped(&document.language),
        escaped(&document.title),
        include_str!("page.css"),
    );
    for section in &document.sections {
        one_section(&mut out, section);
    }
    let _ = write!(
        out,
        "</main>\n<footer dir=\"auto\">{}</footer>\n</body>\n</html>\n",
        escaped(&document.foot.join(", "))
    );
    out.into_bytes()
}

fn one_section(out: &mut String, section: &Section) {
    let level = section.level.clamp(1, 6);
    let _ = writeln!(out, "<h{level} dir=\"auto\">{}</h{level}>", escaped(&section.heading));
    for block in &section.blocks {
        one_block(out, block);
    }
}

fn one_block(out: &mut String, block: &Block) {
    match block {
        Block::Words(text) => {
            let _ = writeln!(out, "<p>{}</p>", escaped(text));
        }
        Block::Hers(text) => {
            let _ = writeln!(out, "<blockquote dir=\"auto\">{}</blockquote>", escaped(text));
        }
        Block::Caution(text) => {
            let _ = writeln!(out, "<p class=\"caution\">{}</p>", escaped(text));
        }
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for fact in facts {
                let _ = writeln!(
                    out,
                    "<dt>{}</dt><dd dir=\"auto\"{}>{}</dd>",
                    escaped(&fact.label),
                    class(&fact.value),
                    escaped(fact.value.as_str())
                );
            }
            out.push_str("</dl>\n");
        }
        Block::Points(points) => {
            out.push_str("<ul>\n");
            for point in points {
                let _ = writeln!(out, "<li dir=\"auto\">{}</li>", escaped(point));
            }
            out.push_str("</ul>\n");
        }
        Block::Table(table) => one_table(out, table),
        Block::Figure(figure) => one_figure(out, figure),
        Block::Lines(labels) => {
            for label in labels {
                let _ = writeln!(out, "<p class=\"line\">{}</p>", escaped(label));
            }
        }
    }
}

fn one_table(out: &mut String, table: &Table) {
    let _ = write!(out, "<table>\n<caption>{}</caption>\n<thead><tr>", escaped(&table.caption));
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(&column.heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<td dir=\"auto\"{}>{}</td>", class(cell), escaped(cell.as_str()));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn one_figure(out: &mut String, figure: &Figure) {
    // The drawing is ours: it was made from counts and labels, which were escaped there.
    let _ = write!(out, "<figure>\n{}\n<figcaption><strong>{}</strong>", figure.svg, escaped(&figure.title));
    for sentence in &figure.says {
        let _ = write!(out, " {}", escaped(sentence));
    }
    out.push_str("</figcaption>\n</figure>\n");
}

fn class(text: &Text) -> &'static str {
    match text {
        Text::Ours(_) => "",
        Text::Hers(_) => " class=\"hers\"",
        Text::Digits(_) => " class=\"digits\"",
    }
}

/// A text in which nothing is markup. Marks that turn the direction of what follows are shown as what they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
            }
            '\n' | '\t' => out.push(letter),
            letter if letter.is_control() => {
                let _ = write!(out, "[U+{:04X}]", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_she_wrote_is_markup() {
        let document = Document {
            title: "<script>".to_owned(),
            language: "en".to_owned(),
            sections: vec![Section {
                heading: "</h1><img src=x>".to_owned(),
                level: 1,
                blocks: vec![Block::Hers("\"><script>alert(1)</script>\u{202e}abc\u{0}".to_owned())],
                ..Section::default()
            }],
            ..Document::default()
        };
        let text = String::from_utf8(html(&document)).expect("text");
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains('\u{202e}'));
        assert!(text.contains("[U+202E]abc[U+0000]"));
        assert!(!text.contains("http://") && !text.contains("https://"));
    }
}
