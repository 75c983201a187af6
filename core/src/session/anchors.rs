//! Who holds how far the record had come.

use super::{Unlocked, own_term};
use crate::anchors::Anchor;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::store::{Kind, SignedHead};
use crate::time::Reading;

impl Unlocked {
    /// Notes that `head` was given, to `holder` where she says who that is.
    pub fn note_anchor(
        &mut self,
        head: &SignedHead,
        holder: Option<&str>,
        with_report: bool,
        reading: &Reading,
    ) -> Result<RecordId> {
        let holder = holder.map(|holder| holder.trim().to_owned());
        self.create(&mut Anchor::new(reading, head, holder, with_report), reading)
    }

    /// Notes afterwards who got one.
    pub fn name_anchor(&mut self, id: RecordId, holder: &str, reading: &Reading) -> Result<()> {
        let change = |anchor: &mut Anchor| {
            anchor.holder = Some(holder.trim().to_owned());
            Ok(())
        };
        self.amend(id, change, own_term("other"), None, reading).map(drop)
    }

    /// Every anchor, the oldest first. One that can't be read is passed over; opening the record has said so.
    pub fn anchors(&self) -> Result<Vec<(RecordId, Anchor)>> {
        let mut anchors = Vec::new();
        for current in self.current(Kind::ANCHOR).filter(|current| !current.deleted) {
            match self.read::<Anchor>(current.id) {
                Ok(anchor) => anchors.push((current.id, anchor)),
                Err(Error::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        anchors.sort_by_key(|(id, anchor)| (anchor.records, anchor.stamp.recorded_at.unix_ms, *id));
        Ok(anchors)
    }
}
