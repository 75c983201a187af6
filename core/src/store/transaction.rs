//! Writing: what a transaction holds becomes durable together or not at all.

use super::digest;
use super::engine::{Chains, Store};
use super::record::{Chain, Fields, Listed, Record, Stamp};
use super::row::{Body, Head, Material, State};
use crate::entropy::random;
use crate::error::{Error, Refusal, Result};
use crate::ids::{Digest32, RecordId};
use crate::limits;
use crate::time::Reading;
use crate::vault::Table;
use crate::vocabulary::Term;

/// A revision that waits for its commit.
struct Pending {
    row: i64,
    record: RecordId,
    revision: u32,
    head: Head<'static>,
    listing: Vec<u8>,
    body: Body,
}

/// Changes that are committed together.
pub struct Transaction<'s> {
    store: &'s mut Store,
    reading: Reading,
    chains: Chains,
    last_row: i64,
    pending: Vec<Pending>,
    /// Records whose earlier revisions lose their content with this commit.
    erased: Vec<RecordId>,
}

impl<'s> Transaction<'s> {
    pub(super) fn begin(store: &'s mut Store, reading: Reading) -> Result<Self> {
        let (chains, last_row) = (store.chains, store.last_row);
        if chains.log.id.is_none() || chains.house.id.is_none() {
            // Without its first record a chain can't be continued; what is there stays readable.
            return Err(Error::Damaged(crate::error::Part::Chain));
        }
        Ok(Transaction { store, reading, chains, last_row, pending: Vec::new(), erased: Vec::new() })
    }

    /// Adds a record and draws its id. Its stamp is set here.
    pub fn create<R: Record + Listed>(&mut self, record: &mut R) -> Result<RecordId> {
        self.create_with(record, Material::default())
    }

    /// Adds a record that comes with keys of its own.
    pub fn create_with<R: Record + Listed>(
        &mut self,
        record: &mut R,
        material: Material,
    ) -> Result<RecordId> {
        let id = RecordId(random(self.store.entropy.as_ref())?);
        self.create_as(id, record, material)?;
        Ok(id)
    }

    /// Adds a record under an id that follows from something else, so that doing it twice is noticed.
    pub(crate) fn create_as<R: Record + Listed>(
        &mut self,
        id: RecordId,
        record: &mut R,
        material: Material,
    ) -> Result<()> {
        if self.store.index.newest(id).is_some() || self.pending.iter().any(|pending| pending.record == id) {
            return Err(Error::FileExists);
        }
        record.set_stamp(Stamp::first(&self.reading));
        self.add(id, 1, State::Live, record.to_fields()?, record.listing()?, R::KIND, material)
    }

    /// Adds a revision. `record` is the newest one, changed; keys that belong to it stay.
    pub fn revise<R: Record + Listed>(
        &mut self,
        id: RecordId,
        record: &mut R,
        reason: Term,
        note: Option<String>,
    ) -> Result<()> {
        let (_, material) = self.newest::<R>(id)?;
        self.revise_with(id, record, reason, note, material)
    }

    /// Adds a revision with other keys than before.
    pub fn revise_with<R: Record + Listed>(
        &mut self,
        id: RecordId,
        record: &mut R,
        reason: Term,
        note: Option<String>,
        material: Material,
    ) -> Result<()> {
        if note.as_ref().is_some_and(|note| note.chars().count() > limits::LONG_TEXT_MAX_CHARS) {
            return Err(Error::invalid("reason_note", Refusal::TooLong));
        }
        let (before, _) = self.newest::<R>(id)?;
        let revision = self.next_revision(id)?;
        // The first commit's time is never taken from the caller.
        record.set_stamp(before.stamp().revised(&self.reading, reason, note));
        self.add(id, revision, State::Live, record.to_fields()?, record.listing()?, R::KIND, material)?;
        if R::KIND.chain() == Chain::House {
            self.erased.push(id);
        }
        Ok(())
    }

    /// Leaves a tombstone: number, leaf and link of all revisions stay, their content and keys go.
    pub fn delete<R: Record + Listed>(
        &mut self,
        id: RecordId,
        reason: Term,
        note: Option<String>,
    ) -> Result<()> {
        let (mut record, material) = self.newest::<R>(id)?;
        let revision = self.next_revision(id)?;
        let stamp = record.stamp().revised(&self.reading, reason, note);
        record.set_stamp(stamp);
        let fields = record.to_fields()?.entombed(R::KEPT);
        let listing = R::from_fields(&fields)?.listing()?;
        // The name of its file stays, so that removing it can be tried again; the key goes.
        let material = Material { file_key: None, file_id: material.file_id };
        self.add(id, revision, State::Tombstone, fields, listing, R::KIND, material)?;
        self.erased.push(id);
        Ok(())
    }

    fn newest<R: Record>(&self, id: RecordId) -> Result<(R, Material)> {
        match self.pending.iter().rev().find(|pending| pending.record == id) {
            Some(pending) if pending.head.kind == R::KIND && pending.head.state == State::Live => {
                Ok((R::from_fields(&pending.body.fields)?, pending.body.material.clone()))
            }
            Some(_) => Err(Error::Deleted),
            None => self.store.read_with_material(id),
        }
    }

    fn next_revision(&self, id: RecordId) -> Result<u32> {
        let pending =
            self.pending.iter().rev().find(|pending| pending.record == id).map(|pending| pending.revision);
        let newest = pending.or_else(|| self.store.index.newest(id).map(|entry| entry.revision));
        newest.ok_or(Error::NotFound)?.checked_add(1).ok_or(Error::Internal("revisions"))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one place that turns all parts of a revision into its rows"
    )]
    fn add(
        &mut self,
        record: RecordId,
        revision: u32,
        state: State,
        fields: Fields,
        listing: Vec<u8>,
        kind: super::record::Kind,
        material: Material,
    ) -> Result<()> {
        if listing.len() > limits::LISTING_MAX_BYTES {
            return Err(Error::invalid("listing", Refusal::TooLong));
        }
        let chain = kind.chain();
        let mut row = self.last_row.checked_add(1).ok_or(Error::Internal("row ids"))?;
        while self.store.taken.contains(&row) {
            row = row.checked_add(1).ok_or(Error::Internal("row ids"))?;
        }
        self.last_row = row;
        let body =
            Body { kind, record, revision, seed: random(self.store.entropy.as_ref())?, fields, material };
        let leaf = body.leaf()?;
        let before = *self.chains.get(chain);
        let id = before.id.ok_or(Error::Internal("chain id"))?;
        let n = before.n.checked_add(1).ok_or(Error::Internal("chain length"))?;
        let writer = self.store.writer;
        let link: Digest32 = digest::link(id, writer, n, &before.link, &leaf);
        let head = Head {
            chain,
            n,
            writer,
            kind,
            record,
            revision,
            body_row: row,
            before_row: before.row,
            before_link: before.link,
            leaf,
            link,
            state,
            listing: &[],
        };
        let state = self.chains.get_mut(chain);
        (state.n, state.link, state.row) = (n, link, row);
        self.pending.push(Pending { row, record, revision, head, listing, body });
        Ok(())
    }

    /// Makes everything durable in one transaction of the database, then writes the mark.
    pub fn commit(self) -> Result<()> {
        let Transaction { store, reading, chains, last_row, pending, erased } = self;
        if pending.is_empty() {
            return Ok(());
        }
        let old_rows = erased_rows(store, &erased);
        let erased_heads = old_rows
            .iter()
            .map(|(row, body)| Ok((*row, *body, erased_head(store, *row)?)))
            .collect::<Result<Vec<_>>>()?;
        let newest_row = |record: RecordId| {
            pending.iter().rev().find(|other| other.record == record).map(|other| other.row)
        };
        let (seal, entropy) = (std::sync::Arc::clone(&store.seal), std::sync::Arc::clone(&store.entropy));
        let mut rows = Vec::with_capacity(pending.len());
        for pending in &pending {
            // An earlier revision inside the same transaction is erased before it was ever written.
            let gone = erased.contains(&pending.record) && newest_row(pending.record) != Some(pending.row);
            let listing: &[u8] = if gone { &[] } else { &pending.listing };
            let state = if gone { State::Erased } else { pending.head.state };
            let head = Head { state, listing, ..pending.head.clone() }.encode()?;
            let head = seal.seal_row(entropy.as_ref(), Table::Head, pending.row, &head)?;
            let body = if gone {
                None
            } else {
                Some(seal.seal_row(entropy.as_ref(), Table::Body, pending.row, &pending.body.encode()?)?)
            };
            rows.push((pending.row, head, body));
        }
        store.database.write(|writer| {
            for (row, head, body) in &rows {
                writer.insert(Table::Head, *row, head)?;
                if let Some(body) = body {
                    writer.insert(Table::Body, *row, body)?;
                }
            }
            for (row, body_row, head) in &erased_heads {
                if let Some(head) = head {
                    writer.replace_head(*row, head)?;
                }
                writer.delete_body(*body_row)?;
            }
            Ok(())
        })?;
        store.chains = chains;
        store.last_row = last_row;
        for pending in &pending {
            let gone = erased.contains(&pending.record) && newest_row(pending.record) != Some(pending.row);
            let listing: &[u8] = if gone { &[] } else { &pending.listing };
            let state = if gone { State::Erased } else { pending.head.state };
            store.index.add(pending.row, &Head { state, listing, ..pending.head.clone() });
        }
        for (row, _) in old_rows {
            store.index.erase(row);
        }
        store.write_mark(reading.wall_ms);
        if !erased.is_empty() && pending.iter().any(|pending| pending.head.state == State::Tombstone) {
            // The old pages still lie in the log of changes until it is folded in.
            // It is committed whatever happens here; folding in is tried again at lock, where a failure is told.
            let _ = store.settle();
        }
        Ok(())
    }
}

/// Head and body rows of committed revisions that still have content and lose it.
fn erased_rows(store: &Store, erased: &[RecordId]) -> Vec<(i64, i64)> {
    erased
        .iter()
        .flat_map(|record| store.index.revisions(*record))
        .filter(|entry| entry.state != State::Erased)
        .map(|entry| (entry.row, entry.body_row))
        .collect()
}

/// The same head without what lists need, sealed again for its row. A head that is damaged stays as it is: what is
/// erased is the body.
fn erased_head(store: &Store, row: i64) -> Result<Option<Vec<u8>>> {
    let sealed = store.with_head(row, |head| {
        let bare = Head { state: State::Erased, listing: &[], ..head.clone() };
        store.seal.seal_row(store.entropy.as_ref(), Table::Head, row, &bare.encode()?)
    });
    match sealed {
        Ok(sealed) => Ok(Some(sealed)),
        Err(Error::Damaged(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
