//! Locks of the kernel on open files, freed when their process dies, however it dies.
//!
//! The standard library has them too, but answers `Unsupported` to each of them on Android up to Rust 1.97, and an
//! installation that can't be locked can't be opened. So every Unix asks the kernel itself, with the call that the
//! standard library makes elsewhere: what the tests run on a computer is what a phone runs.

use std::fs::{File, TryLockError};
use std::io;

/// Waits until nobody else has the file locked, and locks it. May end early with `Interrupted`.
#[cfg(unix)]
pub(super) fn lock(file: &File) -> io::Result<()> {
    Ok(rustix::fs::flock(file, rustix::fs::FlockOperation::LockExclusive)?)
}

/// Locks the file, or says that somebody else has it.
#[cfg(unix)]
pub(super) fn try_lock(file: &File) -> Result<(), TryLockError> {
    without_waiting(file, rustix::fs::FlockOperation::NonBlockingLockExclusive)
}

/// Locks the file beside others who only look at it, or says that somebody has it for themselves.
#[cfg(unix)]
pub(super) fn try_lock_shared(file: &File) -> Result<(), TryLockError> {
    without_waiting(file, rustix::fs::FlockOperation::NonBlockingLockShared)
}

/// Frees what this file has locked.
#[cfg(unix)]
pub(super) fn unlock(file: &File) -> io::Result<()> {
    Ok(rustix::fs::flock(file, rustix::fs::FlockOperation::Unlock)?)
}

#[cfg(unix)]
fn without_waiting(file: &File, how: rustix::fs::FlockOperation) -> Result<(), TryLockError> {
    match rustix::fs::flock(file, how) {
        Ok(()) => Ok(()),
        Err(rustix::io::Errno::WOULDBLOCK) => Err(TryLockError::WouldBlock),
        Err(other) => Err(TryLockError::Error(other.into())),
    }
}

#[cfg(not(unix))]
pub(super) use elsewhere::{lock, try_lock, try_lock_shared, unlock};

#[cfg(not(unix))]
#[allow(clippy::disallowed_methods, reason = "this is the one door to them, where they work")]
mod elsewhere {
    use std::fs::{File, TryLockError};
    use std::io;

    pub(in super::super) fn lock(file: &File) -> io::Result<()> {
        file.lock()
    }

    pub(in super::super) fn try_lock(file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    pub(in super::super) fn try_lock_shared(file: &File) -> Result<(), TryLockError> {
        file.try_lock_shared()
    }

    pub(in super::super) fn unlock(file: &File) -> io::Result<()> {
        file.unlock()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file twice, as two processes would have it open.
    fn twice() -> (tempfile::TempDir, File, File) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = File::create(&path).unwrap();
        let second = File::open(&path).unwrap();
        (folder, first, second)
    }

    #[test]
    fn one_has_it_until_it_is_freed() {
        let (_folder, first, second) = twice();
        lock(&first).unwrap();
        assert!(matches!(try_lock(&second), Err(TryLockError::WouldBlock)));
        assert!(matches!(try_lock_shared(&second), Err(TryLockError::WouldBlock)));
        unlock(&first).unwrap();
        try_lock(&second).unwrap();
        assert!(matches!(try_lock(&first), Err(TryLockError::WouldBlock)));
    }

    #[test]
    fn those_who_look_keep_out_only_who_wants_it_alone() {
        let (_folder, first, second) = twice();
        try_lock_shared(&first).unwrap();
        try_lock_shared(&second).unwrap();
        assert!(matches!(try_lock(&second), Err(TryLockError::WouldBlock)));
    }

    #[test]
    fn closing_frees_it() {
        let (_folder, first, second) = twice();
        try_lock(&first).unwrap();
        drop(first);
        lock(&second).unwrap();
    }
}
