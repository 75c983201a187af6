//! The bytes of a ZIP around its files, each of them given by names, sizes and checksums alone: there is one form and no other.
//!
//! Files are stored, not compressed, so that nothing in it can unfold; sizes and checksum follow each file (bit 3), so that it
//! can be written without going back; names are UTF-8 (bit 11); the time is the first that the format knows, 1980-01-01 00:00.
//! APPNOTE 6.3.10, sections 4.3 and 4.5.3.

/// One file in a ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, with folders.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
    /// CRC-32 of its bytes.
    pub crc: u32,
    /// Whether its lengths are written in eight bytes. It is decided before the file is read.
    pub large: bool,
    /// Where its header begins.
    pub offset: u64,
}

/// What four bytes can't hold stands in eight, elsewhere.
pub(in crate::report) const FULL_32: u64 = 0xffff_ffff;
const FULL_16: u64 = 0xffff;
/// Begins what stands before a file.
pub(in crate::report) const LOCAL: u32 = 0x0403_4b50;
/// Begins what stands behind it.
pub(in crate::report) const DESCRIPTOR: u32 = 0x0807_4b50;
/// Begins what the directory says of it.
pub(in crate::report) const CENTRAL: u32 = 0x0201_4b50;
const END_64: u32 = 0x0606_4b50;
const LOCATOR_64: u32 = 0x0706_4b50;
const END: u32 = 0x0605_4b50;
/// Sizes behind the file, name in UTF-8.
const FLAGS: u16 = 0x0808;
/// The first day that the format knows.
pub(in crate::report) const DATE: u16 = 0x0021;
/// Length of the last record, which has no comment.
pub(super) const END_BYTES: u64 = 22;
/// Lengths of the two records before it, where they are needed.
pub(super) const END_64_BYTES: u64 = 56 + 20;

/// Numbers as a ZIP has them, the lowest byte first.
#[derive(Default)]
pub(in crate::report) struct Bytes(Vec<u8>);

impl Bytes {
    pub(in crate::report) fn u16(&mut self, value: u16) -> &mut Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(in crate::report) fn u32(&mut self, value: u32) -> &mut Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(in crate::report) fn u64(&mut self, value: u64) -> &mut Self {
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(in crate::report) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub(in crate::report) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Four bytes, all ones where they can't hold it.
    fn short(&mut self, value: u64) -> &mut Self {
        self.u32(u32::try_from(value).unwrap_or(u32::MAX))
    }
}

fn version(large: bool) -> u16 {
    if large { 45 } else { 20 }
}

/// The length of a name or of what is added to it.
pub(in crate::report) fn length(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}

impl Member {
    /// Whether a file of this length needs eight bytes for it.
    #[must_use]
    pub fn is_large(size: u64) -> bool {
        size >= FULL_32
    }

    /// What stands before the file.
    #[must_use]
    pub(super) fn local(&self) -> Vec<u8> {
        let mut out = Bytes(Vec::new());
        out.u32(LOCAL).u16(version(self.large)).u16(FLAGS).u16(0).u16(0).u16(DATE).u32(0);
        let unsaid = if self.large { u32::MAX } else { 0 };
        out.u32(unsaid).u32(unsaid).u16(length(self.name.len())).u16(if self.large { 20 } else { 0 });
        out.0.extend_from_slice(self.name.as_bytes());
        if self.large {
            out.u16(1).u16(16).u64(0).u64(0);
        }
        out.0
    }

    /// What stands behind it.
    #[must_use]
    pub(super) fn descriptor(&self) -> Vec<u8> {
        let mut out = Bytes(Vec::new());
        out.u32(DESCRIPTOR).u32(self.crc);
        if self.large {
            out.u64(self.size).u64(self.size);
        } else {
            out.short(self.size).short(self.size);
        }
        out.0
    }

    /// What the directory says of it.
    #[must_use]
    pub(super) fn central(&self) -> Vec<u8> {
        let mut extra = Bytes(Vec::new());
        if self.large {
            extra.u64(self.size).u64(self.size);
        }
        if self.offset >= FULL_32 {
            extra.u64(self.offset);
        }
        let wide = !extra.0.is_empty();
        let mut out = Bytes(Vec::new());
        out.u32(CENTRAL)
            .u16(version(wide))
            .u16(version(wide))
            .u16(FLAGS)
            .u16(0)
            .u16(0)
            .u16(DATE)
            .u32(self.crc);
        if self.large {
            out.u32(u32::MAX).u32(u32::MAX);
        } else {
            out.short(self.size).short(self.size);
        }
        let extra_bytes = if wide { extra.0.len().saturating_add(4) } else { 0 };
        out.u16(length(self.name.len()))
            .u16(length(extra_bytes))
            .u16(0)
            .u16(0)
            .u16(0)
            .u32(0)
            .short(self.offset);
        out.0.extend_from_slice(self.name.as_bytes());
        if wide {
            out.u16(1).u16(length(extra.0.len()));
            out.0.extend_from_slice(&extra.0);
        }
        out.0
    }
}

/// Whether the end needs its wide form.
pub(super) fn is_wide_end(members: u64, directory_bytes: u64, directory_at: u64) -> bool {
    members >= FULL_16 || directory_bytes >= FULL_32 || directory_at >= FULL_32
}

/// What stands behind the directory.
#[must_use]
pub(in crate::report) fn end(members: u64, directory_bytes: u64, directory_at: u64) -> Vec<u8> {
    let mut out = Bytes(Vec::new());
    if is_wide_end(members, directory_bytes, directory_at) {
        out.u32(END_64).u64(44).u16(45).u16(45).u32(0).u32(0).u64(members).u64(members);
        out.u64(directory_bytes).u64(directory_at);
        out.u32(LOCATOR_64).u32(0).u64(directory_at.saturating_add(directory_bytes)).u32(1);
    }
    let count = u16::try_from(members).unwrap_or(u16::MAX);
    out.u32(END).u16(0).u16(0).u16(count).u16(count).short(directory_bytes).short(directory_at).u16(0);
    out.0
}
