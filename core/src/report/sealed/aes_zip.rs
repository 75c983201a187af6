//! A ZIP with one member, sealed by AES-256 as WinZip's AE-2 says (APPNOTE 6.3.10, appendix E and its source): 7-Zip, WinZip and
//! others open it, the Explorer of Windows does not.
//!
//! ```text
//! key, MAC key, check = PBKDF2-HMAC-SHA1(passphrase, salt (16), 1,000 rounds): 32, 32 and 2 bytes
//! member              = salt ‖ check ‖ AES-256-CTR (counter of 16 bytes, lowest first, from 1) ‖ HMAC-SHA1(of what is sealed)[..10]
//! ```
//!
//! AE-2 has no checksum of what lies inside, which would tell of it. The cipher itself is `vault::hazmat::aes_zip`. All lengths stand in eight bytes, so that there is one form.

use super::passphrase::Passphrase;
use crate::entropy::{Entropy, random};
use crate::error::{Error, Refusal, Result};
use crate::report::container::check_name;
use crate::report::container::zip::Sink;
use crate::report::container::zip_layout::{Bytes, CENTRAL, DATE, DESCRIPTOR, LOCAL, end, length};
use crate::vault::{AES_ZIP_CHECK_BYTES, AES_ZIP_CODE_BYTES, AES_ZIP_SALT_BYTES, AesZipCipher, AesZipKeys};

/// What stands around the sealed bytes inside of the member.
pub(super) const AROUND_BYTES: usize = AES_ZIP_SALT_BYTES + AES_ZIP_CHECK_BYTES + AES_ZIP_CODE_BYTES;
/// Sealed; lengths stand behind it.
const FLAGS: u16 = 0x0009;
/// Read by programs that know AE-x.
const VERSION: u16 = 51;
/// The method that says: AE-x.
const METHOD: u16 = 99;
/// Bytes behind the member.
const DESCRIPTOR_BYTES: u64 = 24;
/// Bytes of the directory, besides the name.
const CENTRAL_BYTES: u64 = 46 + 20 + 11;
/// Sealed and handed on at once.
const STEP_BYTES: usize = 64 * 1024;

/// The bytes of the ZIP around its one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// The member's name, which anybody can read.
    pub(super) name: String,
    /// How many bytes are sealed in it.
    pub(super) size: u64,
}

impl Frame {
    fn extra(out: &mut Bytes) {
        // Vendor's version 2 (AE-2), key of 256 bits, stored.
        out.u16(0x9901).u16(7).u16(2).raw(b"AE").raw(&[3]).u16(0);
    }

    fn packed(&self) -> u64 {
        self.size.saturating_add(u64::try_from(AROUND_BYTES).unwrap_or(u64::MAX))
    }

    /// What stands before the member, its length not being known yet.
    pub(super) fn before(&self) -> Vec<u8> {
        let mut out = Bytes::default();
        out.u32(LOCAL).u16(VERSION).u16(FLAGS).u16(METHOD).u16(0).u16(DATE).u32(0);
        out.u32(u32::MAX).u32(u32::MAX).u16(length(self.name.len())).u16(20 + 11).raw(self.name.as_bytes());
        out.u16(1).u16(16).u64(0).u64(0);
        Frame::extra(&mut out);
        out.into_bytes()
    }

    /// What stands behind it.
    pub(super) fn behind(&self) -> Vec<u8> {
        let mut out = Bytes::default();
        out.u32(DESCRIPTOR).u32(0).u64(self.packed()).u64(self.size);
        out.u32(CENTRAL).u16(VERSION).u16(VERSION).u16(FLAGS).u16(METHOD).u16(0).u16(DATE).u32(0);
        out.u32(u32::MAX).u32(u32::MAX).u16(length(self.name.len())).u16(20 + 11);
        out.u16(0).u16(0).u16(0).u32(0).u32(0).raw(self.name.as_bytes());
        out.u16(1).u16(16).u64(self.size).u64(self.packed());
        Frame::extra(&mut out);
        let directory = CENTRAL_BYTES.saturating_add(u64::from(length(self.name.len())));
        let before = u64::try_from(self.before().len()).unwrap_or(u64::MAX);
        let at = before.saturating_add(self.packed()).saturating_add(DESCRIPTOR_BYTES);
        out.raw(&end(1, directory, at));
        out.into_bytes()
    }
}

/// Seals what is appended to it into a ZIP's one member.
pub(super) struct AesZipWriter<'s> {
    sink: &'s mut dyn Sink,
    frame: Frame,
    keys: AesZipKeys,
    cipher: AesZipCipher,
    sealed: Vec<u8>,
}

impl<'s> AesZipWriter<'s> {
    /// Begins one in `sink`; `name` is what everybody sees.
    pub(super) fn new(
        sink: &'s mut dyn Sink,
        name: &str,
        passphrase: &Passphrase,
        entropy: &dyn Entropy,
    ) -> Result<Self> {
        check_name(name)?;
        if name.contains('/') {
            return Err(Error::invalid("name", Refusal::Malformed));
        }
        let salt = random(entropy)?;
        let keys = AesZipKeys::new(passphrase.expose().as_bytes(), &salt)?;
        let frame = Frame { name: name.to_owned(), size: 0 };
        sink.append(&frame.before())?;
        sink.append(&salt)?;
        sink.append(&keys.check())?;
        let cipher = keys.cipher()?;
        Ok(AesZipWriter { sink, frame, keys, cipher, sealed: Vec::with_capacity(STEP_BYTES) })
    }

    /// Ends it: without this it opens nowhere.
    pub(super) fn finish(self) -> Result<()> {
        self.sink.append(&self.keys.code())?;
        self.sink.append(&self.frame.behind())
    }
}

impl Sink for AesZipWriter<'_> {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        for step in bytes.chunks(STEP_BYTES) {
            self.sealed.clear();
            self.sealed.extend_from_slice(step);
            self.cipher.apply(&mut self.sealed)?;
            self.keys.authenticate(&self.sealed);
            self.sink.append(&self.sealed)?;
        }
        let more = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.frame.size = self.frame.size.checked_add(more).ok_or(Error::Internal("length"))?;
        Ok(())
    }
}
