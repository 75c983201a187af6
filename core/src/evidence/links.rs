//! Stand-in.
use crate::error::Result;
use crate::ids::RecordId;
use crate::store::Current;
/// S.
pub struct Links;
impl Links {
    /// S.
    pub fn build<'a>(_: impl Iterator<Item = Current<'a>>) -> Self {
        Links
    }
    /// S.
    pub fn update(&mut self, _: &Current<'_>) {}
    /// S.
    pub fn next_reference_no(&self, _: RecordId) -> Result<u32> {
        Ok(1)
    }
}
