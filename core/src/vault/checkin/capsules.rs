//! The capsules of the folder: one pair of files for each check-in, under a device key made for it alone.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::capsule_file::{CapsuleKey, Place, key_id};
use super::folder::CheckinFolder;
use crate::entropy::make_secret;
use crate::error::{Error, Part, Refusal, Result};
use crate::ids::CheckinId;
use crate::limits;
use crate::secret::SecretBytes;
use crate::vault::copies::copy_path;
use crate::vault::device_key::KeyUse;

const CAPSULES: &str = "c";
/// While this stands beside a capsule, it is not there: not yet, or no more. Whoever makes the next one clears it away.
const VOID: &str = "void";
/// All that may stand there of one capsule besides [`VOID`], staging files of a killed write among them.
const FILES: [&str; 5] = ["1", "1.new", "2", "2.new", "void.new"];

/// A capsule that was read.
pub(crate) struct ReadCapsule {
    /// Opens it, and seals the next generation.
    pub(crate) key: CapsuleKey,
    /// Which state it is; each write brings a higher one.
    pub(crate) generation: u64,
    /// What was written.
    pub(crate) plain: Zeroizing<Vec<u8>>,
    /// Whether a copy was damaged, missing or behind; it was rewritten if that could be done.
    pub(crate) healed: bool,
}

/// One copy that opened.
struct GoodCopy {
    copy: u8,
    key: CapsuleKey,
    generation: u64,
    plain: Zeroizing<Vec<u8>>,
}

impl GoodCopy {
    fn agrees_with(&self, other: &GoodCopy) -> bool {
        self.generation == other.generation
            && self.key.wrapped == other.key.wrapped
            && self.plain == other.plain
    }
}

impl CheckinFolder {
    fn capsule_folder(&self) -> PathBuf {
        self.folder.join(CAPSULES)
    }

    fn capsule_path(&self, id: CheckinId, ending: &str) -> PathBuf {
        self.capsule_folder().join(format!("{id}.{ending}"))
    }

    /// Every id that a file is named after, with what stands behind the name's first point.
    fn capsule_names(&self) -> Result<Vec<(CheckinId, String)>> {
        let names = self.storage().list(&self.capsule_folder())?;
        Ok(names
            .into_iter()
            .filter_map(|name| {
                let (stem, ending) = name.split_once('.')?;
                let id: CheckinId = stem.parse().ok()?;
                (id.to_string() == stem).then(|| (id, ending.to_owned()))
            })
            .collect())
    }

    /// Every id that any file is named after, whole or not.
    pub(super) fn named_capsules(&self) -> Result<Vec<CheckinId>> {
        let mut ids: Vec<_> = self.capsule_names()?.into_iter().map(|(id, _)| id).collect();
        ids.dedup();
        Ok(ids)
    }

    /// The check-ins that have a capsule, readable or not, in the order of their ids.
    pub(crate) fn capsules(&self) -> Result<Vec<CheckinId>> {
        let names = self.capsule_names()?;
        let has = |wanted: CheckinId, ending: &str| {
            names.iter().any(|(id, there)| *id == wanted && there == ending)
        };
        let mut ids: Vec<_> = names
            .iter()
            .filter(|(id, ending)| matches!(ending.as_str(), "1" | "2") && !has(*id, VOID))
            .map(|(id, _)| *id)
            .collect();
        ids.dedup();
        Ok(ids)
    }

    /// What a capsule looks like from outside: its first copy as it lies there, unopened. It changes with every write.
    pub(crate) fn capsule_outside(&self, id: CheckinId) -> Result<Vec<u8>> {
        let path = copy_path(&self.capsule_folder(), &id.to_string(), 1);
        match self.storage().read(&path, limits::CAPSULE_FILE_BYTES) {
            Err(Error::FileNotFound) => Ok(Vec::new()),
            other => other,
        }
    }

    /// Makes the device key of a new check-in and wraps a random key by it. The capsule is there after its first
    /// [`CheckinFolder::write_capsule`]; a key that never came so far is destroyed when the next one is made.
    pub(crate) fn create_key(&self, id: CheckinId) -> Result<CapsuleKey> {
        self.carry_through()?;
        self.ensure(&self.capsule_folder())?;
        if self.capsules()?.contains(&id) {
            return Err(Error::FileExists);
        }
        let made = self.begin_capsule(id);
        if made.is_err() {
            // Tried again by the next one that is made.
            let _ = self.destroy_capsule(id);
        }
        made
    }

    fn begin_capsule(&self, id: CheckinId) -> Result<CapsuleKey> {
        self.storage().replace(&self.capsule_path(id, VOID), b"")?;
        let device = self.environment.device.as_ref();
        device.create(&key_id(id), KeyUse::CheckIn)?;
        let secret = make_secret::<32>(self.environment.entropy.as_ref())?;
        let wrapped = device.wrap(&key_id(id), secret.expose())?;
        if wrapped.len() > limits::DEVICE_WRAPPED_MAX_BYTES {
            return Err(Error::DeviceKey);
        }
        Ok(CapsuleKey { id, wrapped, secret })
    }

    /// The good copy of the higher generation. The other is rewritten from it if it is damaged, missing or behind.
    ///
    /// Neither copy there: `FileNotFound`. Neither good: `Damaged`. One good in front, but its device does not unwrap:
    /// the device's own error, since that may pass.
    pub(crate) fn read_capsule(&self, id: CheckinId) -> Result<ReadCapsule> {
        if self.storage().exists(&self.capsule_path(id, VOID)) {
            return Err(Error::FileNotFound);
        }
        let mut good: Vec<GoodCopy> = Vec::new();
        let mut missing = 0;
        let mut refused = None;
        for copy in [1, 2] {
            let path = copy_path(&self.capsule_folder(), &id.to_string(), copy);
            let file = match self.storage().read(&path, limits::CAPSULE_FILE_BYTES) {
                Ok(file) => Zeroizing::new(file),
                // Not being allowed to read is not damage: the file may be whole.
                Err(Error::NoAccess) => return Err(Error::NoAccess),
                Err(Error::FileNotFound) => {
                    missing += 1;
                    continue;
                }
                Err(_) => continue,
            };
            match self.open_copy(Place { id, copy }, file, good.first()) {
                Ok(opened) => good.push(opened),
                Err(Error::NewerFormat(part)) => return Err(Error::NewerFormat(part)),
                Err(Error::Damaged(_)) => {}
                Err(error) => refused = Some(error),
            }
        }
        let healed = !matches!(good.as_slice(), [first, second] if first.agrees_with(second));
        // Of two equals the first: it is the one that is written first.
        let Some(best) = good.into_iter().rev().max_by_key(|copy| copy.generation) else {
            return Err(match refused {
                Some(error) => error,
                None if missing == 2 => Error::FileNotFound,
                None => Error::Damaged(Part::Capsule),
            });
        };
        if healed {
            // Where it can't be done now (the disk is full), it is tried again at the next reading.
            let other = if best.copy == 1 { 2 } else { 1 };
            let _ = self.write_copy(other, &best.key, best.generation, &best.plain);
        }
        Ok(ReadCapsule { key: best.key, generation: best.generation, plain: best.plain, healed })
    }

    fn open_copy(
        &self,
        place: Place,
        mut file: Zeroizing<Vec<u8>>,
        before: Option<&GoodCopy>,
    ) -> Result<GoodCopy> {
        let wrapped = place.wrapped(&file)?.to_vec();
        let key = match before {
            // A device may take its time to unwrap, and both copies hold the same.
            Some(good) if good.key.wrapped == wrapped => good.key.clone(),
            _ => {
                let secret = Zeroizing::new(self.environment.device.unwrap(&key_id(place.id), &wrapped)?);
                let secret = SecretBytes::from_slice(&secret).ok_or(Error::Damaged(Part::Capsule))?;
                CapsuleKey { id: place.id, wrapped, secret }
            }
        };
        let (generation, plain) = place.open(&key, &mut file)?;
        Ok(GoodCopy { copy: place.copy, key, generation, plain })
    }

    fn write_copy(&self, copy: u8, key: &CapsuleKey, generation: u64, plain: &[u8]) -> Result<()> {
        let place = Place { id: key.id, copy };
        let file = place.seal(self.environment.entropy.as_ref(), key, generation, plain)?;
        self.storage().replace(&copy_path(&self.capsule_folder(), &key.id.to_string(), copy), &file)
    }

    /// Writes both copies, one after the other. `generation` is one higher than what was read; a kill in between
    /// leaves the old state or the new one.
    pub(crate) fn write_capsule(&self, key: &CapsuleKey, generation: u64, plain: &[u8]) -> Result<()> {
        if plain.len() > limits::CAPSULE_PLAIN_BYTES {
            return Err(Error::invalid("capsule", Refusal::TooLong));
        }
        for copy in [1, 2] {
            self.write_copy(copy, key, generation, plain)?;
        }
        let void = self.capsule_path(key.id, VOID);
        if self.storage().exists(&void) {
            self.storage().remove(&void)?;
            self.storage().sync_folder(&self.capsule_folder())?;
        }
        Ok(())
    }

    /// Ends a capsule: from then on nothing opens it. The device key goes first, then both files. One that is not there,
    /// or is half gone, is no error.
    pub(crate) fn destroy_capsule(&self, id: CheckinId) -> Result<()> {
        let folder = self.capsule_folder();
        let there = self.storage().exists(&folder);
        if there {
            // So that half an end is no capsule that does not open.
            self.void_capsule(id)?;
        }
        self.environment.device.destroy(&key_id(id))?;
        if there {
            for ending in FILES.into_iter().chain([VOID]) {
                self.storage().remove(&self.capsule_path(id, ending))?;
            }
            self.storage().sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Says that a capsule is no more. On a full disk one of its copies, which goes anyway, makes room: it takes the new
    /// name. Where not even that can be done, nothing could be removed either, and it is begun again later.
    fn void_capsule(&self, id: CheckinId) -> Result<()> {
        let void = self.capsule_path(id, VOID);
        if self.storage().exists(&void) {
            return Ok(());
        }
        let Err(error) = self.storage().replace(&void, b"") else { return Ok(()) };
        match ["2", "1"]
            .map(|copy| self.capsule_path(id, copy))
            .iter()
            .find(|copy| self.storage().exists(copy))
        {
            None => Ok(()),
            Some(copy) => {
                self.storage().rename(copy, &void).map_err(|_| error)?;
                self.storage().sync_folder(&self.capsule_folder())
            }
        }
    }

    /// Ends what a kill cut off: capsules that were half made or half destroyed.
    pub(crate) fn carry_through(&self) -> Result<()> {
        let names = self.capsule_names()?;
        names
            .into_iter()
            .filter(|(_, ending)| ending == VOID)
            .try_for_each(|(id, _)| self.destroy_capsule(id))
    }
}
