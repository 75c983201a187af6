//! Stand-in.
use crate::error::Result;
use crate::ids::RecordId;
use crate::store::Current;
/// S.
pub struct IncidentIndex;
impl IncidentIndex {
    /// S.
    pub fn build<'a>(_: impl Iterator<Item = Current<'a>>) -> Self {
        IncidentIndex
    }
    /// S.
    pub fn update(&mut self, _: &Current<'_>) {}
    /// S.
    pub fn next_entry_no(&self, _: RecordId) -> Result<u32> {
        Ok(1)
    }
    /// S.
    pub fn entry(&self, _: RecordId, _: u32) -> Option<RecordId> {
        None
    }
}
impl super::Incident {
    /// S.
    pub fn searchable_text(&self) -> String {
        String::new()
    }
}
impl crate::store::Listed for super::Incident {
    fn listing(&self) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }
}
