//! The tree that a screen reader reads. What stands on a page is known to the library by a name that it gives when the page
//! is drawn, so that a leaf is kept open until then.

use krilla::tagging::{Identifier, TagGroup, TagKind, TagTree};

/// A node of the tree, by its place.
pub(super) type Node = usize;

/// Where a leaf hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) node: Node,
    place: usize,
}

enum Child {
    Node(Node),
    Leaf(Option<Identifier>),
}

/// The tree while it grows. Its root has no tag.
#[derive(Default)]
pub(super) struct Tags {
    nodes: Vec<(Option<TagKind>, Vec<Child>)>,
    open: Vec<Node>,
}

impl Tags {
    /// A node inside the one that is open. What comes next hangs on it until it is closed.
    pub(super) fn open(&mut self, tag: impl Into<TagKind>) -> Node {
        let node = self.add(tag);
        self.open.push(node);
        node
    }

    /// A node inside the one that is open, which stays so.
    pub(super) fn add(&mut self, tag: impl Into<TagKind>) -> Node {
        if self.nodes.is_empty() {
            self.nodes.push((None, Vec::new()));
        }
        let node = self.nodes.len();
        self.nodes.push((Some(tag.into()), Vec::new()));
        let parent = self.open.last().copied().unwrap_or_default();
        if let Some((_, children)) = self.nodes.get_mut(parent) {
            children.push(Child::Node(node));
        }
        node
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// A leaf on a node.
    pub(super) fn leaf(&mut self, node: Node) -> Leaf {
        let place = self.nodes.get_mut(node).map_or(0, |(_, children)| {
            children.push(Child::Leaf(None));
            children.len() - 1
        });
        Leaf { node, place }
    }

    /// Names what was drawn for a leaf.
    pub(super) fn drawn(&mut self, leaf: Leaf, name: Identifier) {
        if let Some(Child::Leaf(open)) =
            self.nodes.get_mut(leaf.node).and_then(|node| node.1.get_mut(leaf.place))
        {
            *open = Some(name);
        }
    }

    /// The tree. No document is deep: parts of it stand in parts, a list in one, a point in the list.
    pub(super) fn tree(mut self) -> TagTree {
        let mut tree = TagTree::new();
        for child in self.children(0) {
            tree.push(child);
        }
        tree
    }

    fn children(&mut self, node: Node) -> Vec<krilla::tagging::Node> {
        let children = self.nodes.get_mut(node).map(|node| std::mem::take(&mut node.1)).unwrap_or_default();
        let mut made = Vec::new();
        for child in children {
            match child {
                Child::Leaf(name) => made.extend(name.map(Into::into)),
                Child::Node(inner) => {
                    let tag = self.nodes.get_mut(inner).and_then(|node| node.0.take());
                    let inner = self.children(inner);
                    // A node without anything in it says nothing.
                    if let Some(tag) = tag.filter(|_| !inner.is_empty()) {
                        made.push(TagGroup::with_children(tag, inner).into());
                    }
                }
            }
        }
        made
    }
}
