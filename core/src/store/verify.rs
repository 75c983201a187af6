//! The check of everything: each body against its leaf, each leaf against its link, each link against the one before.

use super::damage::Damage;
use super::digest;
use super::engine::Store;
use super::record::{Chain, Kind};
use super::row::State;
use crate::error::{Error, Result};
use crate::ids::RecordId;

/// What the check saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Revisions looked at.
    pub revisions: u64,
    /// Everything that is not as it should be, what opening showed included.
    pub damage: Vec<Damage>,
}

impl Store {
    /// Looks at every revision. `go_on` is told how many are done and of how many; `false` cancels.
    pub fn verify(&mut self, mut go_on: impl FnMut(u64, u64) -> bool) -> Result<Checked> {
        let all = u64::try_from(self.revisions_count()).unwrap_or(u64::MAX);
        let mut found = Vec::new();
        let mut done = 0_u64;
        let mut rows: Vec<i64> = self.index.rows();
        rows.sort_unstable();
        for row in rows {
            if done.is_multiple_of(256) && !go_on(done, all) {
                return Err(Error::Cancelled);
            }
            done = done.saturating_add(1);
            if let Some(damage) = self.check_row(row) {
                found.push(damage);
            }
        }
        found.extend(self.stray_bodies());
        go_on(done, all);
        self.note_damage(found);
        Ok(Checked { revisions: done, damage: self.damage().to_vec() })
    }

    /// Bodies that belong to no revision, or to one that was erased. The body of a damaged head has its number.
    fn stray_bodies(&self) -> Vec<Damage> {
        let mut stray = self.database.body_rows();
        for row in self.index.body_rows() {
            stray.remove(&row);
        }
        for damage in self.damage() {
            if let Damage::HeadRow { row } | Damage::Stray { row } = damage {
                stray.remove(row);
            }
        }
        stray.into_iter().map(|row| Damage::Stray { row }).collect()
    }

    fn check_row(&self, row: i64) -> Option<Damage> {
        struct Seen {
            chain: Chain,
            n: u64,
            kind: Kind,
            record: RecordId,
            revision: u32,
            body_row: i64,
            state: State,
            leaf: crate::ids::Digest32,
            follows: bool,
        }
        let seen = self.with_head(row, |head| {
            let id = self.chains.get(head.chain).id;
            let link = id.map(|id| digest::link(id, head.writer, head.n, &head.before_link, &head.leaf));
            Ok(Seen {
                chain: head.chain,
                n: head.n,
                kind: head.kind,
                record: head.record,
                revision: head.revision,
                body_row: head.body_row,
                state: head.state,
                leaf: head.leaf,
                follows: link == Some(head.link),
            })
        });
        let Ok(seen) = seen else { return Some(Damage::HeadRow { row }) };
        if !seen.follows {
            return Some(Damage::Link { chain: seen.chain, n: seen.n });
        }
        if seen.state == State::Erased {
            return None;
        }
        match self.body(seen.record, seen.revision, seen.kind, seen.body_row, Some(seen.leaf)) {
            Ok(_) => None,
            Err(_) => {
                Some(Damage::BodyRow { row: seen.body_row, record: seen.record, revision: seen.revision })
            }
        }
    }
}
