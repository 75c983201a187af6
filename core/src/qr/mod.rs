//! QR codes: read from a picture of a camera, grey, a byte for each pixel, of which nothing is kept; and drawn.

mod blocks;
mod drawn;
mod symbol;
#[cfg(test)]
mod tests;
mod text;

pub use drawn::{DrawnCode, MARGIN_MODULES};

use rqrr::{BitGrid, PreparedImage};

use crate::error::{Error, Refusal, Result};
use crate::limits;
use symbol::Symbol;

/// A picture: rows of grey pixels, each row `stride_bytes` after the one before.
#[derive(Clone, Copy)]
pub struct GreyPicture<'p> {
    /// The pixels, 0 for black and 255 for white.
    pub pixels: &'p [u8],
    /// Pixels of a row.
    pub width_px: u32,
    /// Rows.
    pub height_px: u32,
    /// From the beginning of a row to that of the next: a camera may leave bytes between them.
    pub stride_bytes: u32,
}

impl std::fmt::Debug for GreyPicture<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GreyPicture({} x {})", self.width_px, self.height_px)
    }
}

impl GreyPicture<'_> {
    /// Width, height and stride, where the picture has the bytes that they speak of.
    fn sizes(&self) -> Result<(usize, usize, usize)> {
        let refused = |refusal| Error::invalid("picture", refusal);
        let size = |value: u32| usize::try_from(value).map_err(|_| refused(Refusal::OutOfRange));
        let (width, height) = (size(self.width_px)?, size(self.height_px)?);
        let stride = size(self.stride_bytes)?;
        let sides = limits::PICTURE_SIDE_MIN_PX..=limits::PICTURE_SIDE_MAX_PX;
        if !sides.contains(&width) || !sides.contains(&height) {
            return Err(refused(Refusal::OutOfRange));
        }
        // The last row may end with its last pixel.
        let needed = stride.checked_mul(height.saturating_sub(1)).and_then(|rows| rows.checked_add(width));
        if stride < width || needed.is_none_or(|needed| self.pixels.len() < needed) {
            return Err(refused(Refusal::Malformed));
        }
        Ok((width, height, stride))
    }

    /// The text of the first code in it that can be read; nothing where there is none. `Invalid` for a picture that is
    /// smaller than a code, larger than any camera's preview, or has fewer bytes than it says.
    pub fn read(&self) -> Result<Option<String>> {
        let (width, height, stride) = self.sizes()?;
        let grey = |x: usize, y: usize| {
            let at = y.checked_mul(stride).and_then(|row| row.checked_add(x));
            at.and_then(|at| self.pixels.get(at)).copied().unwrap_or(u8::MAX)
        };
        let mut prepared = PreparedImage::prepare_from_greyscale(width, height, grey);
        let grids = prepared.detect_grids();
        Ok(grids.iter().find_map(|found| {
            let (side, dark) = (found.grid.size(), |row, column| found.grid.bit(row, column));
            // A camera that faces the person shows a mirror image.
            said(side, &dark).or_else(|| said(side, &|row, column| dark(column, row)))
        }))
    }
}

/// The text of a square of modules, each dark or not.
fn said(side: usize, dark: &dyn Fn(usize, usize) -> bool) -> Option<String> {
    let (version, data) = Symbol { side, dark }.data()?;
    text::text(version, &data)
}
