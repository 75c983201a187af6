//! A file sealed for one recipient as version 1 of `age` says (the specification of C2SP): whoever holds the key opens it with
//! `age` or any program that reads its files.
//!
//! ```text
//! wrap key    = HKDF-SHA256(X25519(ours, theirs), salt = our share ‖ theirs, "age-encryption.org/v1/X25519")
//! payload key = HKDF-SHA256(file key (16), salt = nonce (16), "payload"); steps of 64 KiB, each with a tag
//! ```

use std::fmt::Write as _;

use bech32::primitives::decode::CheckedHrpstring;

use crate::checkin::to_base64url;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Refusal, Result};
use crate::report::container::zip::Sink;
use crate::secret::SecretBytes;
use crate::vault::{agree, agreement_key, authenticate, derive, seal_step};

/// What is sealed at once.
const STEP_BYTES: usize = 64 * 1024;
/// How a recipient begins.
const PREFIX: &str = "age";

/// The public key of whoever may open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient([u8; 32]);

impl Recipient {
    /// Reads `age1…`, 62 letters whose last six say whether one was mistyped.
    pub fn parse(typed: &str) -> Result<Self> {
        let refused = || Error::invalid("recipient", Refusal::Malformed);
        let typed = typed.trim();
        let read = CheckedHrpstring::new::<bech32::Bech32>(typed).map_err(|_| refused())?;
        let key: Vec<u8> = read.byte_iter().collect();
        let key: [u8; 32] = key.try_into().map_err(|_| refused())?;
        // In capitals it would be a secret key or come from a code; `age` itself writes and reads small letters here.
        if read.hrp().as_str() != PREFIX || typed.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(refused());
        }
        Ok(Recipient(key))
    }
}

/// Seals what is appended to it.
pub(super) struct AgeWriter<'s> {
    sink: &'s mut dyn Sink,
    key: SecretBytes<32>,
    number: u64,
    /// Not sealed yet: whether it is the last step is known when something follows it.
    step: Vec<u8>,
}

impl<'s> AgeWriter<'s> {
    /// Begins a file in `sink`.
    pub(super) fn new(sink: &'s mut dyn Sink, recipient: &Recipient, entropy: &dyn Entropy) -> Result<Self> {
        let file_key = make_secret::<16>(entropy)?;
        let ours = make_secret::<32>(entropy)?;
        let share = agreement_key(&ours);
        let refused = || Error::invalid("recipient", Refusal::Malformed);
        let shared = agree(&ours, &recipient.0).ok_or_else(refused)?;
        let salt = [share, recipient.0].concat();
        let wrap_key = derive(shared.expose(), &salt, &[b"age-encryption.org/v1/X25519"])?;
        let mut wrapped = file_key.expose().to_vec();
        seal_step(&wrap_key, 0, false, &mut wrapped)?;
        let mut header = String::from("age-encryption.org/v1\n");
        // Writing to a String can't fail.
        let _ = write!(header, "-> X25519 {}\n{}\n---", base64(&share), base64(&wrapped));
        let header_key = derive(file_key.expose(), &[], &[b"header"])?;
        let code = authenticate(&header_key, &[header.as_bytes()]);
        let _ = writeln!(header, " {}", base64(&code));
        let nonce = random::<16>(entropy)?;
        let key = derive(file_key.expose(), &nonce, &[b"payload"])?;
        sink.append(header.as_bytes())?;
        sink.append(&nonce)?;
        Ok(AgeWriter { sink, key, number: 0, step: Vec::with_capacity(STEP_BYTES + 16) })
    }

    fn seal(&mut self, is_last: bool) -> Result<()> {
        seal_step(&self.key, self.number, is_last, &mut self.step)?;
        self.number = self.number.checked_add(1).ok_or(Error::Internal("steps"))?;
        self.sink.append(&self.step)?;
        self.step.clear();
        Ok(())
    }

    /// Ends it: without this it does not open.
    pub(super) fn finish(mut self) -> Result<()> {
        self.seal(true)
    }
}

impl Sink for AgeWriter<'_> {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.step.len() >= STEP_BYTES {
                self.seal(false)?;
            }
            let room = STEP_BYTES.saturating_sub(self.step.len()).min(rest.len());
            let (now, later) = rest.split_at(room);
            self.step.extend_from_slice(now);
            rest = later;
        }
        Ok(())
    }
}

/// Base64 with the usual letters and nothing behind it.
fn base64(bytes: &[u8]) -> String {
    to_base64url(bytes).replace('-', "+").replace('_', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_read_and_a_wrong_letter_is_noticed() {
        // From the specification's own examples.
        let good = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        assert!(Recipient::parse(&format!(" {good}\n")).is_ok());
        let mut one_wrong = good.replace("zvky", "zvkx");
        assert!(Recipient::parse(&one_wrong).is_err());
        one_wrong.clear();
        for bad in [
            one_wrong.as_str(),
            "age1",
            &good.to_uppercase(),
            &good[..60],
            "AGE-SECRET-KEY-1",
            "ssh-ed25519 AAAA",
        ] {
            assert!(matches!(Recipient::parse(bad), Err(Error::Invalid { field: "recipient", .. })), "{bad}");
        }
    }
}
