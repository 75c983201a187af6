//! The stack of pages. It is never empty.

use super::page::Page;

/// Pages from the root up.
#[derive(Debug)]
pub(crate) struct Stack(Vec<Page>);

impl Stack {
    pub(crate) fn of(root: Page) -> Self {
        Stack(vec![root])
    }

    pub(crate) fn pages(&self) -> &[Page] {
        &self.0
    }

    /// The page in front.
    pub(crate) fn front(&self) -> Option<&Page> {
        self.0.last()
    }

    pub(crate) fn front_mut(&mut self) -> Option<&mut Page> {
        self.0.last_mut()
    }

    /// Every page, for what has to be told to one that lies below.
    pub(crate) fn pages_mut(&mut self) -> impl Iterator<Item = &mut Page> {
        self.0.iter_mut()
    }

    /// Lays a page on top.
    pub(crate) fn push(&mut self, page: Page) {
        self.0.push(page);
    }

    /// Takes the front page off, unless it is the only one.
    pub(crate) fn pop(&mut self) -> bool {
        self.can_go_back() && self.0.pop().is_some()
    }

    pub(crate) fn can_go_back(&self) -> bool {
        self.0.len() > 1
    }

    /// Puts another page in the place of the front one.
    pub(crate) fn replace(&mut self, page: Page) {
        self.0.pop();
        self.0.push(page);
    }

    /// Lays a page on top. Where one like it lies in the stack already, it takes that one's place, and what lay above
    /// goes: pages that lead to each other make no endless stack.
    pub(crate) fn lead_to(&mut self, page: Page) {
        if let Some(at) = self.0.iter().position(|other| other.is_alike(&page)) {
            self.0.truncate(at);
        }
        self.0.push(page);
    }

    /// Another root. Pages of help that lie on top stay: whoever reads them is not interrupted.
    pub(crate) fn rebase(&mut self, root: Page) {
        let below = self.0.iter().rposition(|page| !matches!(page, Page::Help(_)));
        let above = self.0.split_off(below.map_or(0, |at| at.saturating_add(1)));
        self.reset(root);
        self.0.extend(above);
    }

    /// Takes off every page of a kind, wherever it lies, but the root.
    pub(crate) fn take_off(&mut self, kind: impl Fn(&Page) -> bool) {
        let mut is_root = true;
        self.0.retain(|page| std::mem::take(&mut is_root) || !kind(page));
    }

    /// Nothing but this page.
    pub(crate) fn reset(&mut self, root: Page) {
        self.0.clear();
        self.0.push(root);
    }
}
