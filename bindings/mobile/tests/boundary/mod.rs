//! The boundary as a shell uses it: over real records, from several threads, with a key store that fails.

mod capture;
mod device_key;
mod evidence;
mod locking;
mod support;
