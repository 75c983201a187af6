//! Real folders, real programs, real sockets. What needs a mail server stands in `bindings/cli/tests/smtp`.

mod command;
#[cfg(feature = "smtp-server")]
#[path = "../../../tests/smtp/dialogue.rs"]
mod dialogue;
mod letter;
mod maildir;
mod smtp;

use std::sync::Arc;

use alongside_core::checkin::channel::{Address, Message, MessageKind};
use alongside_core::entropy::SystemEntropy;
use alongside_core::time::{BootId, Reading, Zone};
use zeroize::Zeroizing;

use super::letter::Stamps;
use super::{Now, all};

/// 2026-11-21T12:00:00.250Z.
const NOON_MS: i64 = 1_795_262_400_250;

pub(super) fn now() -> Now {
    let boot = BootId([7; 16]);
    Arc::new(move || Reading { wall_ms: NOON_MS, zone: Zone::LONDON, monotonic_ms: 1, boot, trusted: false })
}

pub(super) fn stamps() -> Stamps {
    Stamps { now: now(), entropy: Arc::new(SystemEntropy::new()) }
}

pub(super) fn address(to: &str, account: Option<&str>) -> Address {
    Address { to: to.into(), account: account.map(|account| Zeroizing::new(account.into())) }
}

/// An alert with every kind of letter in it.
pub(super) fn alert(to: &str, account: Option<&str>) -> Message {
    Message {
        kind: MessageKind::Alert,
        reference: "7K2Q".into(),
        test: false,
        address: address(to, account),
        text: "Alex has not checked in.\n.\nShe was at the café, \u{2603} 51.5, -0.1\n".into(),
    }
}

/// Headers and text of a letter whose lines end in LF.
pub(super) fn parts(letter: &[u8]) -> (Vec<String>, String) {
    let letter = String::from_utf8(letter.to_vec()).unwrap();
    let (head, text) = letter.split_once("\n\n").unwrap();
    (head.lines().map(str::to_owned).collect(), text.to_owned())
}

#[test]
fn a_computer_has_three_channels_and_none_is_silent() {
    let entropy: Arc<dyn alongside_core::entropy::Entropy> = Arc::new(SystemEntropy::new());
    let channels = all(&now(), &entropy);
    let told: Vec<_> =
        channels.iter().map(|channel| (channel.name(), channel.abilities().can_probe)).collect();
    assert_eq!(told, [("maildir", true), ("command", false), ("email", true)]);
    for channel in channels {
        assert!(channel.abilities().automatic && !channel.abilities().silent, "{}", channel.name());
    }
}
