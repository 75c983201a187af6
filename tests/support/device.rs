//! A device key store for tests. It hides nothing: it only knows whether a key is the one that wrapped.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use alongside_core::entropy::{Entropy, SystemEntropy, random};
use alongside_core::vault::{DeviceKey, DeviceKeyLevel, KeyUse};
use alongside_core::{Error, Result};

/// A key: 8 bytes that are put in front of what it wraps, 64 that are added to it.
const TAG_BYTES: usize = 8;
const KEY_BYTES: usize = TAG_BYTES + 64;

/// Wraps by XOR, behind the key's tag. For tests only.
#[must_use]
pub fn wrap_with(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let (tag, pad) = key.split_at(TAG_BYTES);
    let masked = bytes.iter().zip(pad).map(|(byte, mask)| byte ^ mask);
    tag.iter().copied().chain(masked).collect()
}

/// Undoes [`wrap_with`], or says that another key did it.
pub fn unwrap_with(key: &[u8], wrapped: &[u8]) -> Result<Vec<u8>> {
    let (tag, pad) = key.split_at(TAG_BYTES);
    let masked = wrapped.strip_prefix(tag).ok_or(Error::DeviceKey)?;
    Ok(masked.iter().zip(pad).map(|(byte, mask)| byte ^ mask).collect())
}

/// Keys in memory: gone with the value, so a second one stands for another device.
#[derive(Default)]
pub struct MemoryDeviceKey(Mutex<HashMap<String, [u8; KEY_BYTES]>>);

impl MemoryDeviceKey {
    /// A device whose keys all come from `entropy`.
    #[must_use]
    pub fn with_key(id: &str, entropy: &dyn Entropy) -> Self {
        let device = MemoryDeviceKey::default();
        device.put(id, random(entropy).expect("randomness"));
        device
    }

    fn put(&self, id: &str, key: [u8; KEY_BYTES]) {
        self.0.lock().expect("not poisoned").insert(id.to_owned(), key);
    }

    fn key(&self, id: &str) -> Result<[u8; KEY_BYTES]> {
        self.0.lock().expect("not poisoned").get(id).copied().ok_or(Error::DeviceKey)
    }
}

impl DeviceKey for MemoryDeviceKey {
    /// A key that is there already is kept if it was put there by the test.
    fn create(&self, id: &str, _: KeyUse) -> Result<()> {
        if self.key(id).is_err() {
            self.put(id, random(&SystemEntropy::new())?);
        }
        Ok(())
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(wrap_with(&self.key(id)?, bytes))
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        unwrap_with(&self.key(id)?, wrapped)
    }

    fn destroy(&self, id: &str) -> Result<()> {
        self.0.lock().expect("not poisoned").remove(id);
        Ok(())
    }

    fn level(&self, id: &str) -> Result<DeviceKeyLevel> {
        self.key(id).map(|_| DeviceKeyLevel::File)
    }
}

/// Keys in files, for programs that are killed and for installations that are kept.
pub struct FileDeviceKey {
    folder: PathBuf,
}

impl FileDeviceKey {
    /// Keys in `folder`.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        FileDeviceKey { folder: folder.to_owned() }
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.key"))
    }

    fn key(&self, id: &str) -> Result<Vec<u8>> {
        let key = fs::read(self.path(id)).map_err(|_| Error::DeviceKey)?;
        if key.len() == KEY_BYTES { Ok(key) } else { Err(Error::DeviceKey) }
    }
}

impl DeviceKey for FileDeviceKey {
    fn create(&self, id: &str, _: KeyUse) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        let new = self.path(id).with_extension("new");
        fs::write(&new, random::<KEY_BYTES>(&SystemEntropy::new())?)?;
        Ok(fs::rename(new, self.path(id))?)
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        Ok(wrap_with(&self.key(id)?, bytes))
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        unwrap_with(&self.key(id)?, wrapped)
    }

    fn destroy(&self, id: &str) -> Result<()> {
        match fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn level(&self, id: &str) -> Result<DeviceKeyLevel> {
        self.key(id).map(|_| DeviceKeyLevel::File)
    }
}
