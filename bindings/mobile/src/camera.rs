//! Codes between two phones. One draws its code; the camera of the other sees it, and what stands in it is taken as if
//! it had been typed.

use serde::{Deserialize, Serialize};

use alongside_core::qr::{DrawnCode, GreyPicture, MARGIN_MODULES};

use crate::screens::watching::{self, WatchAction};
use crate::screens::{Action, App, Effect};
use crate::{Frame, Result};

/// A QR code to paint, dark on white in every mode of the phone, with its margin white too.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct CodePicture {
    /// Modules of a side, without the margin.
    pub side_modules: u32,
    /// Modules of margin on each side, without which cameras don't find it.
    pub margin_modules: u32,
    /// Whether each module is dark: row after row, `side_modules` times as many.
    pub dark: Vec<bool>,
}

/// The QR code of a text, such as the code of a pairing. `Invalid` for one that no code holds: over 2,331 bytes.
#[uniffi::export]
pub fn code_picture(text: &str) -> Result<CodePicture> {
    let code = DrawnCode::of(text)?;
    let side = code.side();
    let modules = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Ok(CodePicture {
        side_modules: modules(side),
        margin_modules: modules(MARGIN_MODULES),
        dark: dark.map(|(x, y)| code.is_dark(x, y)).collect(),
    })
}

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
