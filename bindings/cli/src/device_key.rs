//! The device's key store of a computer: files.
//!
//! # What it is worth
//!
//! A phone keeps such a key in hardware: a copy of its files opens nothing. Here the key is a file. Whoever copies
//! the folder copies the key with it and then needs the passcode alone; and a file that was deleted may still
//! stand somewhere on the disk or in a backup of it. `--device-dir` puts the keys elsewhere, on a stick for
//! example: a copy of the record without that folder does not open, whatever the passcode.
//!
//! Each key stands in two files, `<id>.1` and `<id>.2`, readable by their owner only; either alone is enough.
//! `destroy` writes over both before it removes them.

use std::path::{Path, PathBuf};

use alongside_core::entropy::SystemEntropy;
use alongside_core::vault::{DeviceKey, DeviceKeyLevel, Disk, FileKey, KeyUse, Storage};
use alongside_core::{Error, Result};

/// Folder of the keys inside the data folder.
const FOLDER: &str = "device-keys";
/// Longest id that the core may choose.
const ID_MAX_BYTES: usize = 64;

/// Device keys in files.
#[derive(Debug)]
pub(crate) struct FileDeviceKey {
    folder: PathBuf,
    entropy: SystemEntropy,
}

impl FileDeviceKey {
    /// In `device_dir` where that was asked for, else beside the record in `data`.
    pub(crate) fn new(data: &Path, device_dir: Option<&Path>) -> Self {
        FileDeviceKey {
            folder: device_dir.map_or_else(|| data.join(FOLDER), Path::to_path_buf),
            entropy: SystemEntropy::new(),
        }
    }

    /// Where the keys lie, to be told to the person.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Both files of a key. An id never leads out of the folder.
    fn files(&self, id: &str) -> Result<[PathBuf; 2]> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.is_empty() || id.len() > ID_MAX_BYTES || !id.bytes().all(plain) {
            return Err(Error::DeviceKey);
        }
        Ok([1, 2].map(|copy| self.folder.join(format!("{id}.{copy}"))))
    }

    /// The keys of the good copies. Two that differ come from a `create` that was cut off.
    fn keys(&self, id: &str) -> Result<Vec<FileKey>> {
        let mut keys = Vec::new();
        for file in self.files(id)? {
            match Disk.read(&file, FileKey::FILE_BYTES).map(zeroize::Zeroizing::new) {
                Ok(bytes) => keys.extend(FileKey::from_file(&bytes)),
                Err(Error::NoAccess) => return Err(Error::NoAccess),
                Err(_) => {}
            }
        }
        if keys.is_empty() { Err(Error::DeviceKey) } else { Ok(keys) }
    }
}

impl DeviceKey for FileDeviceKey {
    fn create(&self, id: &str, _usage: KeyUse) -> Result<()> {
        let files = self.files(id)?;
        let key = FileKey::generate(&self.entropy)?.to_file();
        Disk.create_folder(&self.folder)?;
        files.iter().try_for_each(|file| Disk.replace(file, &key))?;
        Disk.sync_folder(self.folder.parent().unwrap_or(Path::new(".")))
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        self.keys(id)?.first().ok_or(Error::DeviceKey)?.wrap(&self.entropy, id, bytes)
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        self.keys(id)?.iter().find_map(|key| key.unwrap(id, wrapped).ok()).ok_or(Error::DeviceKey)
    }

    fn destroy(&self, id: &str) -> Result<()> {
        // A `create` that was cut off may have left a key under its staging name.
        let staged = self.files(id)?.map(|file| file.with_added_extension("new"));
        for file in self.files(id)?.into_iter().chain(staged) {
            if !Disk.exists(&file) {
                continue;
            }
            let mut noise = [0_u8; FileKey::FILE_BYTES];
            alongside_core::entropy::Entropy::fill(&self.entropy, &mut noise)?;
            Disk.overwrite(&file, 0, &noise)?;
            Disk.sync(&file)?;
            Disk.remove(&file)?;
        }
        if !Disk.exists(&self.folder) {
            return Ok(());
        }
        Disk.sync_folder(&self.folder)?;
        // An empty folder would tell that there was something. One that still holds a key stays.
        let _ = std::fs::remove_dir(&self.folder);
        Ok(())
    }

    fn level(&self, _id: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, FileDeviceKey) {
        let folder = tempfile::tempdir().unwrap();
        let keys = FileDeviceKey::new(folder.path(), None);
        (folder, keys)
    }

    #[test]
    fn a_key_survives_the_process_and_one_damaged_copy() {
        let (folder, keys) = store();
        keys.create("vault", KeyUse::Vault).unwrap();
        let wrapped = keys.wrap("vault", b"secret").unwrap();
        for copy in ["vault.1", "vault.2"] {
            let path = folder.path().join(FOLDER).join(copy);
            let good = std::fs::read(&path).unwrap();
            std::fs::write(&path, b"nothing").unwrap();
            let again = FileDeviceKey::new(folder.path(), None);
            assert_eq!(again.unwrap("vault", &wrapped).unwrap(), b"secret", "{copy}");
            std::fs::write(&path, good).unwrap();
        }
    }

    #[test]
    fn a_copy_without_the_keys_opens_nothing() {
        let (_folder, keys) = store();
        keys.create("vault", KeyUse::Vault).unwrap();
        let wrapped = keys.wrap("vault", b"secret").unwrap();
        let (_elsewhere, other) = store();
        assert!(matches!(other.unwrap("vault", &wrapped), Err(Error::DeviceKey)));
        other.create("vault", KeyUse::Vault).unwrap();
        assert!(matches!(other.unwrap("vault", &wrapped), Err(Error::DeviceKey)));
    }

    #[test]
    fn a_destroyed_key_is_gone_and_destroying_twice_is_no_error() {
        let (folder, keys) = store();
        keys.destroy("vault").unwrap();
        keys.create("vault", KeyUse::Vault).unwrap();
        let wrapped = keys.wrap("vault", b"secret").unwrap();
        std::fs::write(folder.path().join(FOLDER).join("vault.2.new"), b"cut off").unwrap();
        keys.destroy("vault").unwrap();
        keys.destroy("vault").unwrap();
        assert!(!folder.path().join(FOLDER).exists(), "not even the empty folder is left");
        assert!(matches!(keys.unwrap("vault", &wrapped), Err(Error::DeviceKey)));
    }

    #[test]
    fn an_id_never_leads_out_of_the_folder() {
        let (_folder, keys) = store();
        for id in ["", "../vault", "a/b", "A", "a.b", &"a".repeat(65)] {
            assert!(matches!(keys.create(id, KeyUse::CheckIn), Err(Error::DeviceKey)), "{id}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, keys) = store();
        keys.create("vault", KeyUse::Vault).unwrap();
        let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.path().join(FOLDER).join("vault.1")), 0o600);
        assert_eq!(mode(folder.path().join(FOLDER)), 0o700);
    }
}
