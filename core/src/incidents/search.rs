//! Search in memory: the folded text of incidents, newest first, in blocks that are scanned one after the other.
//!
//! A caller fills the arena from new to old ([`SearchArena::append`]) until everything is in or it is full, and keeps
//! it up to date ([`SearchArena::put`], [`SearchArena::remove`]). It then holds every incident down to
//! [`SearchArena::reached`]; what is older is searched by reading bodies and asking [`Query::matches`].

use std::collections::VecDeque;

use zeroize::{Zeroize, Zeroizing};

use super::index::Row;
use super::page::{Cursor, Page};
use super::query::Query;
use crate::ids::RecordId;
use crate::store::IdMap;

/// Texts share blocks of this size; a longer text has one of its own.
const BLOCK_BYTES: usize = 1024 * 1024;
/// A small arena has smaller blocks, so that making room costs a part of it and not all.
const BLOCKS_MIN_COUNT: usize = 16;

/// A piece of memory that never moves, so that growing leaves no copies of it behind.
#[derive(Default)]
struct Block {
    text: Zeroizing<Vec<u8>>,
    live_texts: usize,
}

/// Which of the blocks a text goes to.
#[derive(Clone, Copy)]
enum Age {
    Old = 0,
    New = 1,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    key: Cursor,
    id: RecordId,
    block: usize,
    start: usize,
    bytes: usize,
}

/// Folded texts, up to a number of bytes.
pub struct SearchArena {
    max_bytes: usize,
    held_bytes: usize,
    blocks: Vec<Block>,
    free: Vec<usize>,
    /// The blocks that texts go to: old ones while filling, new ones later. They are kept apart, since the old ones
    /// are the first to go.
    filling: [Option<usize>; 2],
    /// Newest first.
    spans: VecDeque<Span>,
    keys: IdMap<Cursor>,
    complete: bool,
}

/// One incident in which all words occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: RecordId,
    /// Its place in the list.
    pub cursor: Cursor,
}

impl SearchArena {
    /// An empty arena that holds at most `max_bytes` of text.
    #[must_use]
    pub fn new(max_bytes: usize) -> Self {
        SearchArena {
            max_bytes,
            held_bytes: 0,
            blocks: Vec::new(),
            free: Vec::new(),
            filling: [None; 2],
            spans: VecDeque::new(),
            keys: IdMap::default(),
            complete: false,
        }
    }

    /// How many texts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Memory taken by its blocks.
    #[must_use]
    pub fn held_bytes(&self) -> usize {
        self.held_bytes
    }

    /// Whether nothing is missing: every incident is here.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Place of the oldest incident that is here.
    #[must_use]
    pub fn reached(&self) -> Option<Cursor> {
        self.spans.back().map(|span| span.key)
    }

    /// Adds the next older incident while filling. `false` when the arena is full, or when it is not the next older.
    pub fn append(&mut self, row: &Row, folded: &str) -> bool {
        let next = self.reached().is_none_or(|reached| row.cursor() < reached);
        if self.complete || !next || self.keys.contains_key(&row.id) {
            return false;
        }
        let Some(span) = self.place(row, folded, Age::Old) else { return false };
        self.spans.push_back(span);
        self.keys.insert(row.id, span.key);
        true
    }

    /// Says that filling came to its end: there is nothing older.
    pub fn complete(&mut self) {
        self.complete = true;
    }

    /// Takes in an incident that was just saved, new or changed. For room the oldest texts go.
    pub fn put(&mut self, row: &Row, folded: &str) {
        self.remove(row.id);
        let key = row.cursor();
        loop {
            // What is older than all that is here would leave a hole.
            if !self.complete && self.reached().is_none_or(|reached| key < reached) {
                return;
            }
            if let Some(span) = self.place(row, folded, Age::New) {
                let at = self.spans.partition_point(|other| other.key > key);
                self.spans.insert(at, span);
                self.keys.insert(row.id, key);
                return;
            }
            self.complete = false;
            let Some(oldest) = self.spans.pop_back() else { return };
            self.keys.remove(&oldest.id);
            self.release(&oldest);
        }
    }

    /// Forgets an incident that was deleted.
    pub fn remove(&mut self, id: RecordId) {
        let Some(key) = self.keys.remove(&id) else { return };
        let mut at = self.spans.partition_point(|span| span.key > key);
        while let Some(span) = self.spans.get(at).copied() {
            if span.id == id {
                self.spans.remove(at);
                self.release(&span);
                return;
            }
            at = at.saturating_add(1);
        }
    }

    /// Writes a text into a block, if there is room or can be.
    fn place(&mut self, row: &Row, folded: &str, age: Age) -> Option<Span> {
        let bytes = folded.len();
        let room = |block: &Block| block.text.capacity().saturating_sub(block.text.len()) >= bytes;
        let filling = self.filling.get(age as usize).copied().flatten();
        let at = match filling.filter(|at| self.blocks.get(*at).is_some_and(room)) {
            Some(at) => at,
            None => self.new_block(bytes, age)?,
        };
        let block = self.blocks.get_mut(at)?;
        let start = block.text.len();
        block.text.extend_from_slice(folded.as_bytes());
        block.live_texts = block.live_texts.saturating_add(1);
        Some(Span { key: row.cursor(), id: row.id, block: at, start, bytes })
    }

    fn new_block(&mut self, bytes: usize, age: Age) -> Option<usize> {
        let shared = BLOCK_BYTES.min(self.max_bytes / BLOCKS_MIN_COUNT);
        let size = bytes.max(shared);
        let held = self.held_bytes.checked_add(size).filter(|held| *held <= self.max_bytes)?;
        let block = Block { text: Zeroizing::new(Vec::with_capacity(size)), live_texts: 0 };
        // An allocator may give more than it was asked for.
        self.held_bytes = held.saturating_sub(size).saturating_add(block.text.capacity());
        let at = if let Some(at) = self.free.pop() {
            *self.blocks.get_mut(at)? = block;
            at
        } else {
            self.blocks.push(block);
            self.blocks.len().saturating_sub(1)
        };
        // A block for one long text leaves the shared one where it is.
        if bytes <= shared
            && let Some(filling) = self.filling.get_mut(age as usize)
        {
            *filling = Some(at);
        }
        Some(at)
    }

    /// Wipes a text; a block without any goes.
    fn release(&mut self, span: &Span) {
        let Some(block) = self.blocks.get_mut(span.block) else { return };
        if let Some(text) = block.text.get_mut(span.start..span.start.saturating_add(span.bytes)) {
            text.zeroize();
        }
        block.live_texts = block.live_texts.saturating_sub(1);
        if block.live_texts == 0 {
            self.held_bytes = self.held_bytes.saturating_sub(block.text.capacity());
            *block = Block::default();
            self.free.push(span.block);
            self.filling = self.filling.map(|at| at.filter(|at| *at != span.block));
        }
    }

    fn text(&self, span: &Span) -> &[u8] {
        self.blocks
            .get(span.block)
            .and_then(|block| block.text.get(span.start..span.start.saturating_add(span.bytes)))
            .unwrap_or_default()
    }

    /// The first `wanted` incidents behind a cursor in which all words occur and that `accept` takes, newest first.
    /// It stops as soon as it has them, so the page behind the last hit may be empty.
    pub fn search(
        &self,
        query: &Query,
        after: Option<Cursor>,
        wanted: usize,
        mut accept: impl FnMut(RecordId) -> bool,
    ) -> Page<Hit> {
        let mut page = Page { items: Vec::new(), next: None };
        let Some((first, others)) = query.split() else { return page };
        let from = after.map_or(0, |after| self.spans.partition_point(|span| span.key >= after));
        for span in self.spans.range(from..) {
            let text = self.text(span);
            if first.find(text).is_none()
                || !others.iter().all(|word| word.find(text).is_some())
                || !accept(span.id)
            {
                continue;
            }
            page.items.push(Hit { id: span.id, cursor: span.key });
            if page.items.len() >= wanted.max(1) {
                page.next = Some(span.key);
                return page;
            }
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incidents::{Flags, Signature, fold};

    fn row(number: u8, sort_ms: i64) -> Row {
        Row {
            id: RecordId([number; 16]),
            case: RecordId([0; 16]),
            entry_no: 1,
            flags: Flags::default(),
            sort_ms,
            n: u64::from(number),
            bounds: None,
            signature: Signature::default(),
        }
    }

    fn found(arena: &SearchArena, query: &str) -> Vec<u8> {
        let query = Query::parse(query).expect("has words");
        arena.search(&query, None, 50, |_| true).items.iter().map(|hit| hit.id.0[0]).collect()
    }

    #[test]
    fn hits_come_newest_first_page_by_page() {
        let mut arena = SearchArena::new(1 << 16);
        for number in (1..=9).rev() {
            assert!(arena.append(&row(number, i64::from(number)), &fold("He waited again")));
        }
        arena.complete();
        assert_eq!(found(&arena, "wait"), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
        let query = Query::parse("again waited").expect("has words");
        let mut after = None;
        let mut all = Vec::new();
        loop {
            let page = arena.search(&query, after, 4, |id| id.0[0] != 5);
            all.extend(page.items.iter().map(|hit| hit.id.0[0]));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(all, [9, 8, 7, 6, 4, 3, 2, 1]);
    }

    #[test]
    fn changes_are_taken_in_and_what_is_deleted_is_gone() {
        let mut arena = SearchArena::new(1 << 16);
        assert!(arena.append(&row(2, 20), "red car"));
        assert!(arena.append(&row(1, 10), "red door"));
        assert!(!arena.append(&row(3, 15), "red"), "filling goes from new to old");
        arena.complete();
        arena.put(&row(3, 15), "red hat");
        assert_eq!(found(&arena, "red"), [2, 3, 1]);
        arena.put(&row(2, 5), "blue car");
        assert_eq!((found(&arena, "red"), found(&arena, "car")), (vec![3, 1], vec![2]));
        arena.put(&row(4, 1), "");
        arena.put(&row(5, 2), "");
        arena.remove(RecordId([4; 16]));
        arena.remove(RecordId([5; 16]));
        arena.remove(RecordId([3; 16]));
        assert_eq!((found(&arena, "hat"), arena.len()), (vec![], 2));
    }

    #[test]
    fn a_full_arena_keeps_the_newest_and_leaves_no_hole() {
        let text = "x".repeat(100);
        let mut arena = SearchArena::new(1_000);
        let mut filled = 0;
        for number in (100..200).rev() {
            if !arena.append(&row(number, i64::from(number)), &text) {
                break;
            }
            filled += 1;
        }
        assert_eq!((filled, arena.is_complete()), (10, false));
        assert_eq!(arena.reached(), Some(row(190, 190).cursor()));
        arena.put(&row(1, 1), &text);
        assert_eq!(arena.len(), 10, "older than what is here");
        arena.put(&row(250, 250), "new");
        assert_eq!(found(&arena, "new"), [250]);
        assert!(arena.held_bytes() <= 1_000);
        assert!(arena.reached() > Some(row(189, 189).cursor()));
        arena.put(&row(251, 251), &"y".repeat(2_000));
        assert!(arena.is_empty(), "nothing below a text that has no room");
    }

    #[test]
    fn a_complete_arena_that_overflows_is_complete_no_longer() {
        let mut arena = SearchArena::new(300);
        arena.complete();
        for number in 1..=5 {
            arena.put(&row(number, i64::from(number)), &"z".repeat(100));
        }
        assert!(!arena.is_complete());
        assert_eq!(found(&arena, "z").first(), Some(&5));
        assert!(arena.held_bytes() <= 300);
    }
}
