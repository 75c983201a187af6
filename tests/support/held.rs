//! A bundle that is held in memory.

use std::io::Read;

use alongside_core::Result;
use alongside_core::report::container::zip_reading::Source;

/// Its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Held<'b>(pub &'b [u8]);

impl Source for Held<'_> {
    fn length(&mut self) -> Result<u64> {
        Ok(u64::try_from(self.0.len()).expect("fits"))
    }

    fn tail(&mut self, bytes: u64) -> Result<Vec<u8>> {
        let from = self.0.len().saturating_sub(usize::try_from(bytes).expect("fits"));
        Ok(self.0[from..].to_vec())
    }

    fn forward(&mut self) -> Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0))
    }
}
