//! A folder in the form that mail programs read, <https://cr.yp.to/proto/maildir.html>: a message is written whole
//! into `tmp` and appears in `new` in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use alongside_core::checkin::channel::{Abilities, Address, Channel, Message, SendFailure};

use super::SEEN;
use super::letter::{Letter, Stamp, Stamps};

/// The three that a mail folder has.
const FOLDERS: [&str; 3] = ["cur", "new", "tmp"];

/// Writes each message as a file.
pub(super) struct Maildir {
    stamps: Stamps,
}

impl Maildir {
    /// With clocks and randomness for its letters.
    pub(super) fn new(stamps: Stamps) -> Self {
        Maildir { stamps }
    }
}

impl Channel for Maildir {
    fn name(&self) -> &'static str {
        "maildir"
    }

    fn abilities(&self) -> Abilities {
        SEEN
    }

    /// Writes a file into `tmp` and removes it again.
    fn probe(&self, address: &Address) -> Result<(), SendFailure> {
        let folder = folder(address)?;
        takes_files(&folder.join("new")).map_err(later)?;
        let file = folder.join("tmp").join(file_name(self.stamps.stamp()?));
        let written = write(&file, b"\n");
        let removed = fs::remove_file(&file);
        written.and(removed).map_err(later)
    }

    fn send(&self, message: &Message) -> Result<(), SendFailure> {
        let stamp = self.stamps.stamp()?;
        let bytes = Letter::new(message, stamp)?.local();
        let folder = folder(&message.address)?;
        let (name, new) = (file_name(stamp), folder.join("new"));
        let draft = folder.join("tmp").join(&name);
        let moved = write(&draft, &bytes).and_then(|()| fs::rename(&draft, new.join(&name)));
        if moved.is_err() {
            // A file that was not begun can't be removed; one that was is of no use to anybody.
            let _ = fs::remove_file(&draft);
        }
        moved.and_then(|()| kept(&new)).map_err(later)
    }
}

/// Nothing that a file system says is for ever: a disk is plugged in again, room is made.
fn later<E>(_: E) -> SendFailure {
    SendFailure::Later
}

/// The mail folder with its three inside, made where they are missing.
fn folder(address: &Address) -> Result<PathBuf, SendFailure> {
    let folder = PathBuf::from(&address.to);
    is_folder(&folder)?;
    let mut made = false;
    for inner in FOLDERS.map(|name| folder.join(name)) {
        match create(&inner) {
            Ok(()) => made = true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => is_folder(&inner)?,
            Err(_) => return Err(SendFailure::Later),
        }
    }
    if made {
        kept(&folder).map_err(later)?;
    }
    Ok(folder)
}

/// `Later` where nothing is: the disk may be unplugged. `Refused` where a file is, or no path at all.
fn is_folder(path: &Path) -> Result<(), SendFailure> {
    let found = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotADirectory | ErrorKind::InvalidInput => SendFailure::Refused,
        _ if path.as_os_str().is_empty() => SendFailure::Refused,
        _ => SendFailure::Later,
    })?;
    if found.is_dir() { Ok(()) } else { Err(SendFailure::Refused) }
}

/// Time, process and a random number, as the rules of the folder ask; nothing that names the computer.
fn file_name(stamp: Stamp) -> String {
    let Stamp { wall_ms, number } = stamp;
    let (seconds, micros) = (wall_ms / 1000, (wall_ms % 1000).saturating_mul(1000));
    format!("{seconds}.M{micros}P{}R{number:016x}.localhost", std::process::id())
}

/// A new file for its owner alone, on the disk when this returns.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new folder for its owner alone.
fn create(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The names in a folder are on the disk when this returns. Some file systems can't; they keep it as they keep it.
fn kept(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Whether a file could be moved in; where the system can't say without trying, trying tells.
fn takes_files(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::fs::Access;
        rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK)?;
    }
    let _ = folder;
    Ok(())
}
