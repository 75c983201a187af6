//! The library for a phone, built beside other work: its last minutes take one processor, and so does much else.

use std::process::{Child, Stdio};

use crate::{bindings, context::Context, phone};

/// The build, as long as somebody may need it.
pub(crate) struct Ahead(Option<Child>);

impl Ahead {
    /// Begins, in silence. Whoever needs the library builds as always: cargo waits there for the end of this one, finds
    /// everything done, or says what is wrong.
    pub(crate) fn begin(context: &Context) -> Self {
        let child = bindings::building(context, phone::PROFILE).ok().and_then(|mut command| {
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
        });
        Self(child)
    }
}

impl Drop for Ahead {
    /// Nobody needs it any more.
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
