//! The list of parts beside the pages, which a reader shows to go from one to another.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

/// Headings as they are drawn.
#[derive(Default)]
pub(super) struct Marks(Vec<(String, u8, u32, Point)>);

impl Marks {
    /// A heading on `page`, which counts from 1.
    pub(super) fn heading(&mut self, text: &str, level: u8, page: u32, point: Point) {
        self.0.push((text.to_owned(), level, page, point));
    }

    /// The list; one without headings leads to the first page by `title`.
    pub(super) fn outline(self, title: &str) -> Outline {
        let mut outline = Outline::new();
        let none = self.0.is_empty();
        // Open nodes, each with its level.
        let mut open: Vec<(u8, OutlineNode)> = Vec::new();
        for (text, level, page, point) in self.0 {
            close(&mut open, level, &mut outline);
            let page = usize::try_from(page.saturating_sub(1)).unwrap_or_default();
            open.push((
                level,
                OutlineNode::new(text, XyzDestination::new(page, point)).with_open(level == 1),
            ));
        }
        close(&mut open, 0, &mut outline);
        if none {
            outline.push_child(OutlineNode::new(
                title.to_owned(),
                XyzDestination::new(0, Point::from_xy(0.0, 0.0)),
            ));
        }
        outline
    }
}

/// Hangs every open node that is not above `level` on the one over it.
fn close(open: &mut Vec<(u8, OutlineNode)>, level: u8, outline: &mut Outline) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, over)) => over.push_child(node),
            None => outline.push_child(node),
        }
    }
}
