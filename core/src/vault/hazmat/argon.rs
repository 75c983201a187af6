//! Argon2id over our own blocks, wiped after.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

use crate::error::{Error, Result};
use crate::secret::SecretBytes;

/// Argon2id v1.3 with one lane. `memory_kib` and `passes` are checked by the caller against `limits`.
pub(crate) fn argon2id(
    passcode: &[u8],
    salt: &[u8; 16],
    memory_kib: u32,
    passes: u32,
) -> Result<SecretBytes<32>> {
    let parameters =
        Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| Error::Internal("argon2 parameters"))?;
    let count = parameters.block_count();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    let mut blocks: Vec<Block> = Vec::new();
    // A phone that can't give the memory must say so, not end the process.
    blocks.try_reserve_exact(count).map_err(|_| Error::NoSpace)?;
    blocks.resize(count, Block::default());
    let mut out = SecretBytes::zeroed();
    let hashed = argon.hash_password_into_with_memory(passcode, salt, out.expose_mut(), &mut blocks[..]);
    for block in &mut blocks {
        block.zeroize();
    }
    hashed.map_err(|_| Error::Internal("argon2"))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answer() {
        // Made with the reference implementation: argon2id, t=2, m=64 KiB, p=1.
        let hash = argon2id(b"password", b"somesaltsomesalt", 64, 2).expect("derives");
        assert_eq!(
            crate::ids::to_hex(hash.expose()),
            "1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1"
        );
    }
}
