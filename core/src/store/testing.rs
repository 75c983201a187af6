//! Windows for tests: decoding of what stands in rows. In no program that ships.

use super::row::{Body, Head};
use crate::error::Result;

/// Decodes a head and encodes it again.
pub fn head_again(plain: &[u8]) -> Result<Vec<u8>> {
    Ok(Head::decode(plain)?.encode()?.to_vec())
}

/// Decodes a body, recomputes its leaf, and encodes it again.
pub fn body_again(plain: &[u8]) -> Result<(Vec<u8>, [u8; 32])> {
    let body = Body::decode(plain)?;
    Ok((body.encode()?.to_vec(), body.leaf()?.0))
}
