//! What a camera saw: the code of another phone is read from the picture and taken as if it had been typed.

use alongside_core::qr::GreyPicture;

use crate::screens::watching::{self, WatchAction};
use crate::screens::{Action, App, Effect};
use crate::{Frame, Result};

#[uniffi::export]
impl App {
    /// Looks for a QR code in a picture of the camera: grey, a byte for each pixel, rows `stride_bytes` apart. Where there
    /// is one that can be read, its text is taken as `TheirCode` takes it, and what that asks for is given back; nothing
    /// where there is none, or no pairing is in front, and the camera goes on. A shell calls it beside its main thread, one picture at a time.
    ///
    /// `Invalid` for a picture whose sides are under 21 or over 4,096 pixels, or that has fewer bytes than it says. No
    /// picture is kept.
    pub fn seen_code(
        &self,
        pixels: &[u8],
        width_px: u32,
        height_px: u32,
        stride_bytes: u32,
        frame: Frame,
    ) -> Result<Option<Vec<Effect>>> {
        // One that comes when the page has gone is of no use to anybody.
        if !watching::is_pairing(&self.shared().held()) {
            return Ok(None);
        }
        let Some(text) = (GreyPicture { pixels, width_px, height_px, stride_bytes }).read()? else {
            return Ok(None);
        };
        let action = Action::Watch { action: WatchAction::TheirCode };
        self.act_with(action, text.as_bytes(), frame).map(Some)
    }
}
