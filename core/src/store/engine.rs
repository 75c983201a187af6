//! Opening, reading and closing a store.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zeroize::Zeroizing;

use super::chain_records::{HouseChain, LogChain, Writer};
use super::damage::Damage;
use super::database::{self, Database, Scanned};
use super::digest::NO_LINK;
use super::index::{Current, HeadIndex};
use super::mark::{Mark, Reached};
use super::record::{Beyond, Chain, Kind, Record, Stamp};
use super::row::{Body, Head, Material, State};
use super::signed_head::SignedHead;
use super::transaction::Transaction;
use crate::entropy::{Entropy, random};
use crate::error::{Error, Part, Result};
use crate::ids::{ChainId, Digest32, RecordId, WriterId};
use crate::time::Reading;
use crate::vault::{Environment, RowSeal, Storage, Table, Volume};

/// How far one chain has come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChainState {
    pub(crate) id: Option<ChainId>,
    pub(crate) n: u64,
    pub(crate) link: Digest32,
    /// Row of its newest head; 0 if that is not known.
    pub(crate) row: i64,
}

const EMPTY_CHAIN: ChainState = ChainState { id: None, n: 0, link: NO_LINK, row: 0 };

/// Both chains.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chains {
    pub(crate) log: ChainState,
    pub(crate) house: ChainState,
}

impl Chains {
    pub(crate) fn get(&self, chain: Chain) -> &ChainState {
        match chain {
            Chain::Log => &self.log,
            Chain::House => &self.house,
        }
    }

    pub(crate) fn get_mut(&mut self, chain: Chain) -> &mut ChainState {
        match chain {
            Chain::Log => &mut self.log,
            Chain::House => &mut self.house,
        }
    }
}

/// The records of one open volume.
pub struct Store {
    pub(super) database: Database,
    pub(super) seal: Arc<RowSeal>,
    pub(super) storage: Arc<dyn Storage>,
    pub(super) entropy: Arc<dyn Entropy>,
    pub(super) folder: PathBuf,
    pub(super) writer: WriterId,
    pub(super) index: HeadIndex,
    pub(super) chains: Chains,
    pub(super) mark: Mark,
    pub(super) last_row: i64,
    /// Rows above the last one that others have put there.
    pub(super) taken: BTreeSet<i64>,
    damage: Vec<Damage>,
    mark_is_behind_disk: bool,
}

impl Store {
    /// Makes the store of a new volume: both chains begun, this writer named.
    pub fn create(environment: &Environment, volume: &Volume, reading: &Reading) -> Result<()> {
        let folder = volume.folder().to_owned();
        let database = Database::create(&folder)?;
        let start = Reached { n: 0, link: NO_LINK };
        let log_chain = Some(ChainId(random(environment.entropy.as_ref())?));
        let house_chain = Some(ChainId(random(environment.entropy.as_ref())?));
        let unix_ms = reading.wall_ms;
        let mark =
            Mark { generation: 0, log: start, house: start, last_row: 0, unix_ms, log_chain, house_chain };
        let seal = volume.seal();
        let mark = mark.create(environment.storage.as_ref(), environment.entropy.as_ref(), &seal, &folder)?;
        let mut store = Store {
            database,
            seal,
            storage: Arc::clone(&environment.storage),
            entropy: Arc::clone(&environment.entropy),
            folder,
            writer: volume.writer(),
            index: HeadIndex::default(),
            chains: Chains {
                log: ChainState { id: log_chain, ..EMPTY_CHAIN },
                house: ChainState { id: house_chain, ..EMPTY_CHAIN },
            },
            mark,
            last_row: 0,
            taken: BTreeSet::new(),
            damage: Vec::new(),
            mark_is_behind_disk: false,
        };
        let stamp = Stamp::first(reading);
        let mut transaction = store.begin(reading)?;
        transaction.create(&mut LogChain {
            stamp: stamp.clone(),
            chain_id: log_chain,
            beyond: Beyond::default(),
        })?;
        transaction.create(&mut HouseChain {
            stamp: stamp.clone(),
            chain_id: house_chain,
            beyond: Beyond::default(),
        })?;
        let public_key = crate::ids::to_hex(&volume.signing_key()?);
        transaction.create(&mut Writer {
            stamp,
            writer_id: Some(volume.writer()),
            public_key: Some(public_key),
            signed_by: None,
            signature: None,
            beyond: Beyond::default(),
        })?;
        transaction.commit()?;
        store.close()
    }

    /// Opens the store of a volume and reads every head. Damage never stops it; it is listed.
    pub fn open(environment: &Environment, volume: &Volume) -> Result<Self> {
        let folder = volume.folder().to_owned();
        let seal = volume.seal();
        let database = Database::open(&folder)?;
        let mark = Mark::read(environment.storage.as_ref(), &seal, &folder)?;
        let loader = Loader {
            seal: Arc::clone(&seal),
            mark,
            index: HeadIndex::default(),
            chains: Chains { log: EMPTY_CHAIN, house: EMPTY_CHAIN },
            damage: Vec::new(),
            unreadable: 0,
            at_mark: [None, None],
        };
        let loader = load(&database, mark.map_or(0, |mark| mark.last_row), loader)?;
        let (index, mut chains, damage) = loader.finish();
        // Only rows that open count: a made-up one with the highest number there is must not end all writing.
        let last_row = index.last_row().max(mark.map_or(0, |mark| mark.last_row));
        let taken = database.rows_after(last_row);
        for (chain, kind) in [(Chain::Log, Kind::CHAIN), (Chain::House, Kind::HOUSE_CHAIN)] {
            let id = index
                .of_kind(kind)
                .first()
                .and_then(|record| index.newest(*record))
                .map(|entry| index.listing(entry));
            chains.get_mut(chain).id = id.and_then(|bytes| bytes.try_into().ok()).map(ChainId);
        }
        chains.log.id = chains.log.id.or(mark.and_then(|mark| mark.log_chain));
        chains.house.id = chains.house.id.or(mark.and_then(|mark| mark.house_chain));
        let mark = mark.unwrap_or(Mark {
            generation: 0,
            log: Reached { n: chains.log.n, link: chains.log.link },
            house: Reached { n: chains.house.n, link: chains.house.link },
            last_row,
            unix_ms: 0,
            log_chain: chains.log.id,
            house_chain: chains.house.id,
        });
        let writer = volume.writer();
        let (storage, entropy) = (Arc::clone(&environment.storage), Arc::clone(&environment.entropy));
        Ok(Store {
            database,
            seal,
            storage,
            entropy,
            folder,
            writer,
            index,
            chains,
            mark,
            last_row,
            taken,
            damage,
            mark_is_behind_disk: false,
        })
    }

    /// Puts a broken database aside, untouched, and makes a new one beside it with new chains.
    pub fn start_anew(environment: &Environment, volume: &Volume, reading: &Reading) -> Result<()> {
        let storage = environment.storage.as_ref();
        let broken = database::path(volume.folder());
        let aside = (1_u32..1000)
            .map(|number| volume.folder().join(format!("store.broken-{number}")))
            .find(|path| !storage.exists(path))
            .ok_or(Error::FileExists)?;
        storage.create_folder(&aside)?;
        for name in ["store.db", "store.db-wal", "store.db-journal", "mark"] {
            let from = broken.with_file_name(name);
            if storage.exists(&from) {
                storage.rename(&from, &aside.join(name))?;
            }
        }
        storage.sync_folder(volume.folder())?;
        Store::create(environment, volume, reading)
    }

    /// What is wrong, as far as opening it showed.
    #[must_use]
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// Notes what a deeper look found; what is known already is not noted twice.
    pub(super) fn note_damage(&mut self, found: Vec<Damage>) {
        for damage in found {
            if !self.damage.contains(&damage) {
                self.damage.push(damage);
            }
        }
    }

    /// How many revisions there are.
    #[must_use]
    pub fn revisions_count(&self) -> usize {
        self.index.len()
    }

    /// Number and link of the newest record of the log.
    #[must_use]
    pub fn log_head(&self) -> (u64, Digest32) {
        (self.chains.log.n, self.chains.log.link)
    }

    /// Signs how far the log has come.
    pub fn signed_head(&self, volume: &Volume, reading: &Reading) -> Result<SignedHead> {
        let chain = self.chains.log.id.ok_or(Error::Damaged(Part::Chain))?;
        let unix_ms = u64::try_from(reading.wall_ms).unwrap_or(0);
        SignedHead::sign(volume, chain, self.chains.log.n, self.chains.log.link, unix_ms)
    }

    /// Newest revision of each record of a kind, in the order of their first commit.
    pub fn current(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Current<'_>> {
        self.index.of_kind(kind).iter().filter_map(|record| self.find(*record))
    }

    /// Newest revision of a record.
    #[must_use]
    pub fn find(&self, record: RecordId) -> Option<Current<'_>> {
        self.index.newest(record).map(|entry| self.index.current(entry))
    }

    /// Begins a transaction: what it holds becomes durable together or not at all.
    pub fn begin(&mut self, reading: &Reading) -> Result<Transaction<'_>> {
        Transaction::begin(self, *reading)
    }

    /// The newest revision of a record.
    pub fn read<R: Record>(&self, record: RecordId) -> Result<R> {
        self.read_with_material(record).map(|(record, _)| record)
    }

    /// The newest revision of a record and the keys that belong to it.
    pub fn read_with_material<R: Record>(&self, record: RecordId) -> Result<(R, Material)> {
        let entry = self.index.newest(record).filter(|entry| entry.kind == R::KIND).ok_or(Error::NotFound)?;
        if entry.state != State::Live {
            return Err(Error::Deleted);
        }
        let mut body = self.body(entry.record, entry.revision, entry.kind, entry.body_row, None)?;
        Ok((R::from_fields(&body.fields)?, std::mem::take(&mut body.material)))
    }

    /// One revision of a record.
    pub fn read_revision<R: Record>(&self, record: RecordId, revision: u32) -> Result<R> {
        let entry = self
            .index
            .revisions(record)
            .find(|entry| entry.revision == revision && entry.kind == R::KIND)
            .ok_or(Error::NotFound)?;
        if entry.state == State::Erased {
            return Err(Error::Deleted);
        }
        let body = self.body(entry.record, entry.revision, entry.kind, entry.body_row, None)?;
        R::from_fields(&body.fields)
    }

    /// What is left of a deleted record, and the name of the file that goes with it.
    pub fn read_tombstone<R: Record>(&self, record: RecordId) -> Result<(R, Material)> {
        let entry = self.index.newest(record).filter(|entry| entry.kind == R::KIND).ok_or(Error::NotFound)?;
        let mut body = self.body(entry.record, entry.revision, entry.kind, entry.body_row, None)?;
        Ok((R::from_fields(&body.fields)?, std::mem::take(&mut body.material)))
    }

    /// Numbers of all revisions of a record, newest first.
    pub fn revisions(&self, record: RecordId) -> impl Iterator<Item = u32> {
        self.index.revisions(record).map(|entry| entry.revision)
    }

    /// Opens a body and recomputes its leaf, against the one its head holds.
    pub(super) fn body(
        &self,
        record: RecordId,
        revision: u32,
        kind: Kind,
        row: i64,
        leaf: Option<Digest32>,
    ) -> Result<Body> {
        let damaged = || Error::Damaged(Part::Row);
        let mut sealed = Zeroizing::new(self.database.row(Table::Body, row)?.ok_or_else(damaged)?);
        let body = Body::decode(self.seal.open_row(Table::Body, row, &mut sealed)?)?;
        let expected = match leaf {
            Some(leaf) => leaf,
            None => self.head_leaf(record, revision)?,
        };
        if body.belongs_to(kind, record, revision) && body.leaf()? == expected {
            Ok(body)
        } else {
            Err(damaged())
        }
    }

    fn head_leaf(&self, record: RecordId, revision: u32) -> Result<Digest32> {
        let entry =
            self.index.revisions(record).find(|entry| entry.revision == revision).ok_or(Error::NotFound)?;
        let row = entry.row;
        self.with_head(row, |head| Ok(head.leaf))
    }

    /// Opens one head row anew.
    pub(super) fn with_head<T>(&self, row: i64, work: impl FnOnce(&Head<'_>) -> Result<T>) -> Result<T> {
        let mut sealed =
            Zeroizing::new(self.database.row(Table::Head, row)?.ok_or(Error::Damaged(Part::Row))?);
        work(&Head::decode(self.seal.open_row(Table::Head, row, &mut sealed)?)?)
    }

    /// Writes the mark after a commit. A failure is kept for the next sync: the records themselves are durable.
    pub(super) fn write_mark(&mut self, unix_ms: i64) {
        self.mark = Mark {
            generation: self.mark.generation.saturating_add(1),
            log: Reached { n: self.chains.log.n, link: self.chains.log.link },
            house: Reached { n: self.chains.house.n, link: self.chains.house.link },
            last_row: self.last_row,
            unix_ms,
            log_chain: self.chains.log.id,
            house_chain: self.chains.house.id,
        };
        let written = self.mark.write(self.storage.as_ref(), self.entropy.as_ref(), &self.seal, &self.folder);
        self.mark_is_behind_disk = written.is_err();
    }

    /// Makes the mark durable and folds the log of changes into the database, as at lock and before an export.
    pub fn settle(&mut self) -> Result<()> {
        if self.mark_is_behind_disk {
            let next = Mark { generation: self.mark.generation.saturating_add(1), ..self.mark };
            self.mark =
                next.create(self.storage.as_ref(), self.entropy.as_ref(), &self.seal, &self.folder)?;
            self.mark_is_behind_disk = false;
        }
        self.database.checkpoint()?;
        match Mark::sync(self.storage.as_ref(), &self.folder) {
            // A mark that is missing was reported at opening; reading must still be possible without it.
            Err(Error::FileNotFound) => Ok(()),
            other => other,
        }
    }

    /// Settles and lets go of the file and the keys.
    pub fn close(mut self) -> Result<()> {
        self.settle()
    }

    /// The folder of this volume.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Heads that travel together from the reading to the opening thread.
struct Batch {
    rows: Vec<(i64, Option<usize>)>,
    bytes: Vec<u8>,
}

/// Rows of one batch: enough that handing it over costs nothing, few enough to stay in the processor's cache.
const BATCH_ROWS: usize = 256;

/// Reads on this thread and opens on another, since each takes about as long.
fn load(database: &Database, last_row: i64, loader: Loader) -> Result<Loader> {
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Batch>(8);
    let opener = std::thread::Builder::new()
        .spawn(move || {
            let mut loader = loader;
            for mut batch in receiver {
                loader.take(&mut batch);
            }
            // The keys' traces on this thread's stack go before its memory goes back to the system.
            crate::secret::scrub_stack();
            loader
        })
        .map_err(|error| Error::Io(error.kind()))?;
    let mut batch = Batch { rows: Vec::with_capacity(BATCH_ROWS), bytes: Vec::new() };
    database.scan_heads(last_row, |scanned| {
        match scanned {
            Scanned::Row(row, sealed) => {
                batch.rows.push((row, Some(sealed.len())));
                batch.bytes.extend_from_slice(sealed);
            }
            Scanned::Unreadable(row) => batch.rows.push((row, None)),
        }
        if batch.rows.len() == BATCH_ROWS {
            let next =
                Batch { rows: Vec::with_capacity(BATCH_ROWS), bytes: Vec::with_capacity(batch.bytes.len()) };
            // A receiver that is gone shows at the join.
            let _ = sender.send(std::mem::replace(&mut batch, next));
        }
    });
    let _ = sender.send(batch);
    drop(sender);
    let loader = opener.join().map_err(|_| Error::Internal("reading heads"))?;
    Ok(loader)
}

/// Takes heads in order and notes what does not fit.
struct Loader {
    seal: Arc<RowSeal>,
    mark: Option<Mark>,
    index: HeadIndex,
    chains: Chains,
    damage: Vec<Damage>,
    /// Rows that did not open since the last good one.
    unreadable: u64,
    /// Link that each chain has where the mark stands.
    at_mark: [Option<Digest32>; 2],
}

impl Loader {
    fn take(&mut self, batch: &mut Batch) {
        let mut rest = batch.bytes.as_mut_slice();
        for (row, length) in &batch.rows {
            let Some(length) = length else {
                self.unreadable_row(*row);
                continue;
            };
            let (sealed, behind) = rest.split_at_mut((*length).min(rest.len()));
            rest = behind;
            self.take_row(*row, sealed);
        }
    }

    fn take_row(&mut self, row: i64, sealed: &mut [u8]) {
        let seal = Arc::clone(&self.seal);
        let Ok(plain) = seal.open_row(Table::Head, row, sealed) else { return self.unreadable_row(row) };
        let Ok(head) = Head::decode(plain) else { return self.unreadable_row(row) };
        let state = self.chains.get_mut(head.chain);
        let expected = state.n.saturating_add(1);
        if head.n > expected {
            let (from_n, to_n) = (expected, head.n.saturating_sub(1));
            self.damage.push(Damage::Missing { chain: head.chain, from_n, to_n });
        } else if head.n < expected || head.before_link != state.link || head.before_row != state.row {
            self.damage.push(Damage::Link { chain: head.chain, n: head.n });
        }
        if head.n >= expected {
            state.n = head.n;
            state.link = head.link;
            state.row = row;
        }
        if let Some(mark) = &self.mark {
            let (reached, at) = match head.chain {
                Chain::Log => (mark.log, 0),
                Chain::House => (mark.house, 1),
            };
            if reached.n == head.n {
                self.at_mark[at] = Some(head.link);
            }
        }
        self.unreadable = 0;
        self.index.add(row, &head);
    }

    fn unreadable_row(&mut self, row: i64) {
        // Up to its own last row the mark knows how far each chain had come.
        if self.mark.is_none_or(|mark| row > mark.last_row) {
            self.unreadable = self.unreadable.saturating_add(1);
        }
        self.damage.push(Damage::HeadRow { row });
    }

    fn finish(mut self) -> (HeadIndex, Chains, Vec<Damage>) {
        for row in self.index.put_back() {
            self.index.erase(row);
            self.damage.push(Damage::Stray { row });
        }
        let Some(mark) = self.mark else {
            self.damage.push(Damage::NoMark);
            self.skip_unreadable();
            return (self.index, self.chains, self.damage);
        };
        let marked = [(Chain::Log, mark.log, self.at_mark[0]), (Chain::House, mark.house, self.at_mark[1])];
        for (chain, reached, found) in marked {
            let state = self.chains.get_mut(chain);
            if state.n < reached.n {
                self.damage.push(Damage::BehindMark { chain, marked_n: reached.n, found_n: state.n });
                // What is written next follows the mark, so that the hole stays visible for good.
                *state = ChainState { n: reached.n, link: reached.link, row: 0, ..*state };
            } else if reached.n > 0 && found.is_some_and(|link| link != reached.link) {
                self.damage.push(Damage::OtherThanMark { chain, n: reached.n });
            }
        }
        self.skip_unreadable();
        (self.index, self.chains, self.damage)
    }

    /// Numbers that newest, unreadable rows may have held are not given again.
    fn skip_unreadable(&mut self) {
        for chain in [Chain::Log, Chain::House] {
            let state = self.chains.get_mut(chain);
            state.n = state.n.saturating_add(self.unreadable);
        }
    }
}
