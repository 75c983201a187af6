//! The ways out that only a computer has: a folder, a command, a mail account.
//!
//! None of them is silent: each leaves something on this computer or with a provider.

mod command;
mod letter;
mod maildir;
mod smtp;
mod wire;

use std::sync::Arc;

use alongside_core::checkin::channel::{Abilities, Channel};
use alongside_core::entropy::Entropy;
use alongside_core::time::Reading;

use letter::Stamps;

/// What the clocks show at the moment of the call.
pub(crate) type Now = Arc<dyn Fn() -> Reading + Send + Sync>;

/// They send without a tap, and somebody who looks at this computer can find that they did.
const SEEN: Abilities = Abilities { automatic: true, silent: false, can_probe: true };

/// Every channel of a computer.
pub(crate) fn all(now: &Now, entropy: &Arc<dyn Entropy>) -> Vec<Arc<dyn Channel>> {
    let stamps = || Stamps { now: Arc::clone(now), entropy: Arc::clone(entropy) };
    vec![
        Arc::new(maildir::Maildir::new(stamps())),
        Arc::new(command::Piped::new(stamps())),
        Arc::new(smtp::Smtp::new(stamps())),
    ]
}

/// Whether a text can be read as a mail account. Whether it works is seen when it is tried.
pub(crate) fn is_mail_account(text: &str) -> bool {
    smtp::Account::read(text).is_some()
}

#[cfg(test)]
mod tests;
