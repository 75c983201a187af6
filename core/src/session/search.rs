//! Search: in memory as far as the arena goes, behind it by reading bodies, newest first either way.

use super::unlocked::Unlocked;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::incidents::{Cursor, Hit, Incident, IncidentFilter, Page, Query, SearchArena, fold};
use crate::progress::Progress;

impl Unlocked {
    /// Puts the folded text of incidents into memory, newest first, up to `max_bytes`. What does not fit is read
    /// from the store at each search.
    pub fn fill_search(&mut self, max_bytes: usize, progress: &Progress) -> Result<()> {
        let mut arena = SearchArena::new(max_bytes);
        progress.expect(u64::try_from(self.incidents.len()).unwrap_or(0));
        let mut full = false;
        for row in self.incidents.newest() {
            progress.advance(1)?;
            let Some(folded) = self.folded(row.id, row.is_deleted())? else { continue };
            if !arena.append(row, &folded) {
                full = true;
                break;
            }
        }
        if !full {
            arena.complete();
        }
        self.arena = arena;
        Ok(())
    }

    /// How much of the text is in memory: incidents, bytes, and whether that is all of it.
    #[must_use]
    pub fn search_in_memory(&self) -> (usize, usize, bool) {
        (self.arena.len(), self.arena.held_bytes(), self.arena.is_complete())
    }

    /// The folded text of an incident. One that is damaged is named elsewhere and hides nothing here.
    fn folded(&self, id: RecordId, deleted: bool) -> Result<Option<String>> {
        if deleted {
            return Ok(None);
        }
        match self.store.read::<Incident>(id) {
            Ok(incident) => Ok(Some(fold(&self.searchable_text(&incident)))),
            Err(Error::Damaged(_) | Error::Deleted) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Brings the text in memory up to date with what was just committed.
    pub(super) fn refresh_search(&mut self, id: RecordId) {
        let Some(row) = self.incidents.row(id).copied() else { return };
        match self.folded(id, row.is_deleted()) {
            Ok(Some(folded)) if !self.arena.is_empty() || self.arena.is_complete() => {
                self.arena.put(&row, &folded);
            }
            _ => self.arena.remove(id),
        }
    }

    /// A page of incidents in which all words of `query` occur and that `filter` wants, newest first.
    ///
    /// Where not all words are in memory, `progress` counts the entries that were read for it, and can stop it.
    pub fn search(
        &self,
        query: &Query,
        filter: &IncidentFilter,
        after: Option<Cursor>,
        wanted: usize,
        progress: &Progress,
    ) -> Result<Page<Hit>> {
        let facts = self.facts();
        let wanted = wanted.max(1);
        let mut failed = None;
        let mut accepted = |id: RecordId| match self.incidents.row(id).map(|row| filter.accepts(row, &facts))
        {
            Some(Ok(accepted)) => accepted,
            Some(Err(error)) => {
                failed.get_or_insert(error);
                false
            }
            None => false,
        };
        let in_memory = self.arena.search(query, after, wanted, &mut accepted);
        if let Some(error) = failed {
            return Err(error);
        }
        let mut page = in_memory;
        if page.next.is_some() || self.arena.is_complete() {
            return Ok(page);
        }
        // Behind what is in memory, or behind the cursor where that is further on.
        let behind = match (self.arena.reached(), after) {
            (Some(reached), Some(after)) => Some(reached.min(after)),
            (reached, after) => reached.or(after),
        };
        for row in self.incidents.behind(behind) {
            progress.advance(1)?;
            if !filter.accepts(row, &facts)? {
                continue;
            }
            let Some(folded) = self.folded(row.id, row.is_deleted())? else { continue };
            if query.matches(folded.as_bytes()) {
                page.items.push(Hit { id: row.id, cursor: row.cursor() });
                if page.items.len() >= wanted {
                    page.next = Some(row.cursor());
                    return Ok(page);
                }
            }
        }
        Ok(page)
    }
}
