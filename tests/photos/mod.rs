//! Pictures and films: our reader beside two others. What else is held of them stands in the core; `cargo xtask photos` measures.

mod agreement;
mod oracle;
