//! SQLite, holding two tables of opaque blobs. The only file that speaks SQL.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode as SqliteCode, OpenFlags, OptionalExtension};

use crate::error::{Error, Part, Result};
use crate::vault::Table;

/// Format of the tables; a higher one was written by a newer program.
const FORMAT: i64 = 1;

/// The database of one volume.
pub(crate) struct Database {
    connection: Connection,
}

/// One row of the head table, or what became of it.
pub(crate) enum Scanned<'a> {
    /// A row and its sealed bytes.
    Row(i64, &'a [u8]),
    /// A row that the database itself can't give.
    Unreadable(i64),
}

/// Maps a failure of SQLite to ours. Its text may name a path and is dropped.
pub(crate) fn failed(error: &rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(cause, _) = error else { return Error::Damaged(Part::Database) };
    match cause.code {
        SqliteCode::DiskFull | SqliteCode::OutOfMemory => Error::NoSpace,
        // A write that the system refuses: a file size limit or a quota arrives as this, not as "full".
        SqliteCode::SystemIoFailure => match cause.extended_code {
            rusqlite::ffi::SQLITE_IOERR_WRITE
            | rusqlite::ffi::SQLITE_IOERR_TRUNCATE
            | rusqlite::ffi::SQLITE_IOERR_FSYNC => Error::NoSpace,
            // A lock for writing on a file that may only be read.
            rusqlite::ffi::SQLITE_IOERR_LOCK => Error::NoAccess,
            rusqlite::ffi::SQLITE_IOERR_SHORT_READ | rusqlite::ffi::SQLITE_IOERR_CORRUPTFS => {
                Error::Damaged(Part::Database)
            }
            _ => Error::Io(std::io::ErrorKind::Other),
        },
        SqliteCode::CannotOpen | SqliteCode::ReadOnly | SqliteCode::PermissionDenied => Error::NoAccess,
        SqliteCode::DatabaseBusy | SqliteCode::DatabaseLocked => Error::InUse,
        _ => Error::Damaged(Part::Database),
    }
}

/// `store.db` of a volume.
pub(crate) fn path(folder: &Path) -> PathBuf {
    folder.join("store.db")
}

impl Database {
    /// Makes a new database with its two tables.
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        let connection = Connection::open(path(folder)).map_err(|error| failed(&error))?;
        let database = Database { connection };
        database.configure()?;
        database
            .connection
            .execute_batch(
                "BEGIN;
                 CREATE TABLE h(i INTEGER PRIMARY KEY, b BLOB);
                 CREATE TABLE t(i INTEGER PRIMARY KEY, b BLOB);
                 PRAGMA user_version = 1;
                 COMMIT;",
            )
            .map_err(|error| failed(&error))?;
        database.checkpoint()?;
        Ok(database)
    }

    /// Opens a database that is there. It is never created, changed or repaired by being opened.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let path = path(folder);
        let has_bytes = |path: &Path| std::fs::metadata(path).is_ok_and(|file| file.len() > 0);
        // An empty file is a new database to SQLite, which would write it and throw away the log of changes beside it.
        if !has_bytes(&path) {
            return Err(Error::Damaged(Part::Database));
        }
        let log_is_there = has_bytes(&folder.join("store.db-wal"));
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&error))?;
        let database = Database { connection };
        // Until it is known to be ours, closing it must not fold the log of changes into it.
        database.keep_log(log_is_there)?;
        database
            .connection
            .execute_batch("PRAGMA locking_mode = EXCLUSIVE;")
            .map_err(|error| failed(&error))?;
        let format: i64 = database
            .connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(|error| failed(&error))?;
        match format {
            FORMAT => {}
            newer if newer > FORMAT => return Err(Error::NewerFormat(Part::Database)),
            _ => return Err(Error::Damaged(Part::Database)),
        }
        let tables: i64 = database
            .connection
            .query_row(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('h', 't')",
                [],
                |row| row.get(0),
            )
            .map_err(|error| failed(&error))?;
        if tables != 2 {
            return Err(Error::Damaged(Part::Database));
        }
        database.configure()?;
        database.keep_log(false)?;
        Ok(database)
    }

    /// Whether the log of changes stays as it is when the database is closed.
    fn keep_log(&self, keep: bool) -> Result<()> {
        self.connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)
            .map(drop)
            .map_err(|error| failed(&error))
    }

    /// Durable at each commit, one process, nothing in clear beside the file, deleted bytes overwritten.
    fn configure(&self) -> Result<()> {
        self.connection
            .execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE;
                 PRAGMA journal_mode = WAL;
                 PRAGMA synchronous = FULL;
                 PRAGMA fullfsync = 1;
                 PRAGMA checkpoint_fullfsync = 1;
                 PRAGMA temp_store = MEMORY;
                 PRAGMA secure_delete = ON;
                 PRAGMA wal_autocheckpoint = 200;
                 PRAGMA journal_size_limit = -1; -- docs/adr/0007
                 PRAGMA mmap_size = 0;
                 PRAGMA cache_size = -4000;
                 PRAGMA trusted_schema = OFF;",
            )
            .map_err(|error| failed(&error))?;
        self.connection.set_prepared_statement_cache_capacity(16);
        Ok(())
    }

    /// Moves everything into the main file and empties the log beside it.
    pub(crate) fn checkpoint(&self) -> Result<()> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|error| failed(&error))
    }

    /// Runs `work` in one transaction.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&Writer<'_>) -> Result<T>) -> Result<T> {
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(|error| failed(&error))?;
        let done = work(&Writer { connection: &transaction })?;
        transaction.commit().map_err(|error| failed(&error))?;
        Ok(done)
    }

    /// One row's sealed bytes.
    pub(crate) fn row(&self, table: Table, row: i64) -> Result<Option<Vec<u8>>> {
        let sql = match table {
            Table::Head => "SELECT b FROM h WHERE i = ?1",
            Table::Body => "SELECT b FROM t WHERE i = ?1",
        };
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failed(&error))?;
        statement.query_row([row], |row| row.get(0)).optional().map_err(|error| failed(&error))
    }

    /// Ids above `last` that stand in one of the tables, as far as the database can tell. Normally none.
    pub(crate) fn rows_after(&self, last: i64) -> BTreeSet<i64> {
        let sql = "SELECT i FROM h WHERE i > ?1 UNION ALL SELECT i FROM t WHERE i > ?1";
        self.ids(sql, last)
    }

    /// Ids of all bodies, as far as the database can tell.
    pub(crate) fn body_rows(&self) -> BTreeSet<i64> {
        self.ids("SELECT i FROM t WHERE i > ?1", i64::MIN)
    }

    fn ids(&self, sql: &str, after: i64) -> BTreeSet<i64> {
        let mut found = BTreeSet::new();
        let Ok(mut statement) = self.connection.prepare_cached(sql) else { return found };
        let Ok(mut rows) = statement.query([after]) else { return found };
        while let Ok(Some(row)) = rows.next() {
            let Ok(id) = row.get(0) else { break };
            found.insert(id);
        }
        found
    }

    /// Hands on all heads in order. Where a page is ruined, the rows behind it are asked for one by one.
    pub(crate) fn scan_heads(&self, last_row: i64, mut visit: impl FnMut(Scanned<'_>)) {
        let mut seen = 0_i64;
        if self.scan_in_order(&mut seen, &mut visit).is_ok() {
            return;
        }
        let highest = self.connection.query_row("SELECT coalesce(max(i), 0) FROM h", [], |row| row.get(0));
        let end = last_row.max(highest.unwrap_or(0));
        while seen < end {
            seen = seen.saturating_add(1);
            match self.row(Table::Head, seen) {
                Ok(Some(sealed)) => visit(Scanned::Row(seen, &sealed)),
                // On to the next that is there: a made-up row may stand behind any number of none.
                Ok(None) => match self.head_after(seen) {
                    Ok(Some(next)) => seen = next.saturating_sub(1),
                    Ok(None) => break,
                    Err(_) => {}
                },
                Err(_) => visit(Scanned::Unreadable(seen)),
            }
        }
    }

    fn head_after(&self, row: i64) -> rusqlite::Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached("SELECT min(i) FROM h WHERE i > ?1")?;
        statement.query_row([row], |row| row.get(0))
    }

    fn scan_in_order(&self, seen: &mut i64, visit: &mut impl FnMut(Scanned<'_>)) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached("SELECT i, b FROM h ORDER BY i")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            *seen = row.get(0)?;
            visit(Scanned::Row(*seen, row.get_ref(1)?.as_blob().unwrap_or_default()));
        }
        Ok(())
    }
}

/// What may be done inside a transaction.
pub(crate) struct Writer<'c> {
    connection: &'c Connection,
}

impl Writer<'_> {
    /// Adds a row under an id that was never given before.
    pub(crate) fn insert(&self, table: Table, row: i64, sealed: &[u8]) -> Result<()> {
        let sql = match table {
            Table::Head => "INSERT INTO h(i, b) VALUES (?1, ?2)",
            Table::Body => "INSERT INTO t(i, b) VALUES (?1, ?2)",
        };
        self.run(sql, rusqlite::params![row, sealed])
    }

    /// Puts a head without content in the place of one with.
    pub(crate) fn replace_head(&self, row: i64, sealed: &[u8]) -> Result<()> {
        self.run("UPDATE h SET b = ?2 WHERE i = ?1", rusqlite::params![row, sealed])
    }

    /// Removes a body; its bytes are overwritten.
    pub(crate) fn delete_body(&self, row: i64) -> Result<()> {
        self.run("DELETE FROM t WHERE i = ?1", rusqlite::params![row])
    }

    fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failed(&error))?;
        statement.execute(parameters).map(drop).map_err(|error| failed(&error))
    }
}
