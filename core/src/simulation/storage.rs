//! What a simulated phone keeps: files and device keys in memory, and randomness that can be repeated.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::vault::{DeviceKey, DeviceKeyLevel, KeyUse, ReadFile, Storage, WriteFile, sha256};

/// When a phone dies in the middle of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crash {
    /// At which change from now on, counted from 1. A file that is replaced is two: the new one, then its name.
    pub at_change: u64,
    /// Whether that change has taken effect.
    pub after: bool,
}

#[derive(Debug, Default)]
struct Files {
    folders: BTreeSet<PathBuf>,
    contents: BTreeMap<PathBuf, Vec<u8>>,
    changes: u64,
    crash: Option<(u64, bool)>,
    dead: bool,
}

/// Files in memory. What a change has put there is durable; what a crash cut off never was.
#[derive(Debug, Default)]
pub struct MemoryStorage(Mutex<Files>);

fn gone() -> Error {
    Error::Io(ErrorKind::Interrupted)
}

impl MemoryStorage {
    fn files(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Dies at a later change. Everything fails from then on until [`MemoryStorage::revive`].
    pub fn crash_at(&self, crash: Option<Crash>) {
        let mut files = self.files();
        files.crash = crash.map(|crash| (files.changes.saturating_add(crash.at_change), crash.after));
    }

    /// Whether it has died.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.files().dead
    }

    /// Goes on with what is durable.
    pub fn revive(&self) {
        let mut files = self.files();
        files.dead = false;
        files.crash = None;
    }

    /// How often anything was changed.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.files().changes
    }

    /// Every file with its length, in the order of their paths: what somebody who copies the disk sees.
    #[must_use]
    pub fn listing(&self) -> Vec<(PathBuf, usize)> {
        self.files().contents.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect()
    }

    /// Turns bytes in the middle of every file whose path `chosen` takes; how many there were.
    pub fn damage(&self, chosen: impl Fn(&Path) -> bool) -> usize {
        let mut count = 0;
        let mut files = self.files();
        for (_, bytes) in files.contents.iter_mut().filter(|(path, _)| chosen(path)) {
            let middle = bytes.len() / 2;
            bytes.iter_mut().skip(middle).take(64).for_each(|byte| *byte ^= 0x5a);
            count += 1;
        }
        files.changes = files.changes.saturating_add(1);
        count
    }

    fn change<T>(&self, act: impl FnOnce(&mut Files) -> Result<T>) -> Result<T> {
        let mut files = self.files();
        if files.dead {
            return Err(gone());
        }
        files.changes = files.changes.saturating_add(1);
        match files.crash {
            Some((at, after)) if files.changes >= at => {
                files.dead = true;
                if after {
                    act(&mut files)?;
                }
                Err(gone())
            }
            _ => act(&mut files),
        }
    }

    fn look<T>(&self, act: impl FnOnce(&Files) -> Result<T>) -> Result<T> {
        let files = self.files();
        if files.dead { Err(gone()) } else { act(&files) }
    }
}

impl Storage for MemoryStorage {
    fn read(&self, path: &Path, max_bytes: usize) -> Result<Vec<u8>> {
        self.look(|files| {
            let bytes = files.contents.get(path).ok_or(Error::FileNotFound)?;
            if bytes.len() > max_bytes {
                return Err(Error::Io(ErrorKind::InvalidData));
            }
            Ok(bytes.clone())
        })
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let staging = path.with_added_extension("new");
        self.change(|files| {
            files.contents.insert(staging.clone(), bytes.to_vec());
            Ok(())
        })?;
        self.rename(&staging, path)
    }

    fn overwrite(&self, path: &Path, offset: u64, bytes: &[u8]) -> Result<()> {
        self.change(|files| {
            let file = files.contents.get_mut(path).ok_or(Error::FileNotFound)?;
            let from = usize::try_from(offset).map_err(|_| Error::Io(ErrorKind::InvalidInput))?;
            let to = from.saturating_add(bytes.len());
            file.get_mut(from..to).ok_or(Error::Io(ErrorKind::InvalidInput))?.copy_from_slice(bytes);
            Ok(())
        })
    }

    fn sync(&self, _: &Path) -> Result<()> {
        self.look(|_| Ok(()))
    }

    fn create(&self, _: &Path) -> Result<Box<dyn WriteFile>> {
        // No check-in writes a file piece by piece.
        Err(Error::Io(ErrorKind::Unsupported))
    }

    fn is_being_written(&self, _: &Path) -> Result<bool> {
        Ok(false)
    }

    fn open(&self, _: &Path) -> Result<Box<dyn ReadFile>> {
        Err(Error::Io(ErrorKind::Unsupported))
    }

    fn create_folder(&self, path: &Path) -> Result<()> {
        self.change(|files| {
            files.folders.extend(path.ancestors().map(Path::to_owned));
            Ok(())
        })
    }

    fn sync_folder(&self, _: &Path) -> Result<()> {
        self.look(|_| Ok(()))
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.change(|files| {
            let bytes = files.contents.remove(from).ok_or(Error::FileNotFound)?;
            files.contents.insert(to.to_owned(), bytes);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> Result<()> {
        self.change(|files| {
            files.contents.remove(path);
            Ok(())
        })
    }

    fn remove_folder(&self, path: &Path) -> Result<()> {
        self.change(|files| {
            files.contents.retain(|file, _| !file.starts_with(path));
            files.folders.retain(|folder| !folder.starts_with(path));
            Ok(())
        })
    }

    fn list(&self, path: &Path) -> Result<Vec<String>> {
        self.look(|files| {
            let inside = |file: &PathBuf| {
                let name = file.file_name().filter(|_| file.parent() == Some(path))?;
                name.to_str().map(str::to_owned)
            };
            let names: BTreeSet<String> =
                files.contents.keys().chain(&files.folders).filter_map(inside).collect();
            Ok(names.into_iter().collect())
        })
    }

    fn exists(&self, path: &Path) -> bool {
        let files = self.files();
        files.contents.contains_key(path) || files.folders.contains(path)
    }

    fn fix_time(&self, _: &Path) -> Result<()> {
        Ok(())
    }

    fn is_shared(&self) -> bool {
        false
    }
}

/// Device keys in memory. They wrap just well enough that another device, or a destroyed key, unwraps nothing.
#[derive(Debug)]
pub struct MemoryDevice {
    entropy: SeededEntropy,
    keys: Mutex<BTreeMap<String, [u8; 32]>>,
}

impl MemoryDevice {
    /// A device of its own.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        MemoryDevice { entropy: SeededEntropy::new(seed), keys: Mutex::new(BTreeMap::new()) }
    }

    fn keys(&self) -> MutexGuard<'_, BTreeMap<String, [u8; 32]>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets every key: what was copied from elsewhere finds this.
    pub fn forget_all(&self) {
        self.keys().clear();
    }

    /// Ids of the keys there are.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.keys().keys().cloned().collect()
    }

    fn masked(key: &[u8; 32], bytes: &[u8]) -> Vec<u8> {
        bytes
            .chunks(32)
            .enumerate()
            .flat_map(|(at, chunk)| {
                let pad = sha256(&[key, b"pad", &at.to_be_bytes()]);
                chunk.iter().zip(pad).map(|(byte, pad)| byte ^ pad).collect::<Vec<u8>>()
            })
            .collect()
    }
}

impl DeviceKey for MemoryDevice {
    fn create(&self, id: &str, _: KeyUse) -> Result<()> {
        let mut key = [0; 32];
        self.entropy.fill(&mut key)?;
        self.keys().insert(id.to_owned(), key);
        Ok(())
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let key = self.keys().get(id).copied().ok_or(Error::DeviceKey)?;
        let mut wrapped = sha256(&[&key, bytes]).to_vec();
        wrapped.extend(Self::masked(&key, bytes));
        Ok(wrapped)
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        let key = self.keys().get(id).copied().ok_or(Error::DeviceKey)?;
        let (tag, masked) = wrapped.split_first_chunk::<32>().ok_or(Error::DeviceKey)?;
        let bytes = Self::masked(&key, masked);
        if sha256(&[&key, &bytes]) == *tag { Ok(bytes) } else { Err(Error::DeviceKey) }
    }

    fn destroy(&self, id: &str) -> Result<()> {
        self.keys().remove(id);
        Ok(())
    }

    fn level(&self, _: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}

/// SplitMix64 over a counter: the same seed gives the same bytes in the same order of calls. Never for real keys.
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    counter: AtomicU64,
}

impl SeededEntropy {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        SeededEntropy { seed, counter: AtomicU64::new(0) }
    }

    /// The next number.
    pub fn number(&self) -> u64 {
        let counter = self.counter.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let mut z = self.seed.wrapping_add(counter.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&self, end: u64) -> u64 {
        self.number().checked_rem(end).unwrap_or(0)
    }

    /// Whether something that happens in `percent` of a hundred cases happens now.
    pub fn chance(&self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<()> {
        for chunk in bytes.chunks_mut(8) {
            for (byte, drawn) in chunk.iter_mut().zip(self.number().to_be_bytes()) {
                *byte = drawn;
            }
        }
        Ok(())
    }
}
