//! What is drawn on a page, and as what: something to be read, the foot of the page, or an ornament.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::KrillaGlyph;

use super::fonts::{Face, Fonts};
use super::lines::{Line, Piece};
use super::tags::{Leaf, Tags};

/// What something on a page is to somebody who can't see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the text.
    Read(Leaf),
    /// Part of the text that is drawn in another order than it is read in, or is of a known language of its own.
    Spoken(Leaf),
    /// The foot of a page.
    Foot,
    /// Rules, and heads that are repeated.
    Cosmetic,
}

/// Letters that are drawn at once.
#[derive(Debug)]
pub(super) struct Run {
    x: f32,
    y: f32,
    size: f32,
    face: Face,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// Whether they run from right to left.
    pub(super) turned: bool,
    pub(super) language: Option<&'static str>,
}

/// What is drawn.
pub(super) enum Ink {
    Nothing,
    Letters(Run),
    Rule { x: f32, y: f32, width: f32, height: f32, grey: u8 },
    Path { path: Path, fill: Option<u8>, stroke: Option<(f32, u8)> },
}

/// Something on a page.
pub(super) struct Op {
    pub(super) role: Role,
    pub(super) ink: Ink,
}

/// A line as runs of letters of one font and one direction, in the order in which they are read.
pub(super) fn runs(line: &Line, x: f32, y: f32) -> Vec<Run> {
    let mut runs = Vec::new();
    let together = |one: &Piece, next: &Piece| {
        one.shaped.face == next.shaped.face && one.level == next.level && !one.apart()
    };
    for pieces in line.pieces.chunk_by(together) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { continue };
        let turned = first.level.is_rtl();
        let mut run = Run {
            x: x + if turned { last.x } else { first.x },
            y,
            size: line.size,
            face: first.shaped.face,
            text: String::new(),
            glyphs: Vec::new(),
            turned,
            language: first.shaped.face.language(),
        };
        let mut starts = Vec::with_capacity(pieces.len());
        for piece in pieces {
            starts.push((run.text.len(), piece));
            run.text.push_str(&piece.shaped.text);
        }
        if turned {
            starts.reverse();
        }
        for (start, piece) in starts {
            run.glyphs.extend(piece.shaped.glyphs.iter().map(|glyph| KrillaGlyph {
                text_range: glyph.text_range.start + start..glyph.text_range.end + start,
                ..glyph.clone()
            }));
        }
        if !run.glyphs.is_empty() {
            runs.push(run);
        }
    }
    runs
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// Draws a page and tells the tree what its leaves are called.
pub(super) fn draw(surface: &mut Surface<'_>, ops: &[Op], fonts: &Fonts, tags: &mut Tags) {
    for together in ops.chunk_by(|one, next| one.role == next.role && !matches!(one.role, Role::Spoken(_))) {
        let Some(first) = together.first() else { continue };
        let words = match &first.ink {
            Ink::Letters(run) => Some(run),
            _ => None,
        };
        let name = surface.start_tagged(match first.role {
            Role::Read(_) => ContentTag::Span(SpanTag::empty()),
            Role::Spoken(_) => ContentTag::Span(
                SpanTag::empty()
                    .with_lang(words.and_then(|run| run.language))
                    .with_actual_text(words.filter(|run| run.turned).map(|run| run.text.as_str())),
            ),
            Role::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
            Role::Cosmetic => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        });
        for op in together {
            one(surface, &op.ink, fonts);
        }
        surface.end_tagged();
        if let Role::Read(leaf) | Role::Spoken(leaf) = first.role {
            tags.drawn(leaf, name);
        }
    }
}

fn one(surface: &mut Surface<'_>, ink: &Ink, fonts: &Fonts) {
    surface.set_stroke(None);
    match ink {
        Ink::Nothing => {}
        Ink::Letters(run) => {
            surface.set_fill(Some(fill(0)));
            if let Some(font) = fonts.drawn(run.face) {
                surface.draw_glyphs(
                    Point::from_xy(run.x, run.y),
                    &run.glyphs,
                    font.clone(),
                    &run.text,
                    run.size,
                    false,
                );
            }
        }
        Ink::Rule { x, y, width, height, grey } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*grey)));
                surface.draw_path(&path);
            }
        }
        Ink::Path { path, fill: inside, stroke } => {
            surface.set_fill(inside.map(fill));
            surface.set_stroke(stroke.map(|(width, grey)| Stroke {
                paint: luma::Color::new(grey).into(),
                width,
                ..Stroke::default()
            }));
            surface.draw_path(path);
        }
    }
}
