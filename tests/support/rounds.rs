//! How often a test that repeats itself does so.

/// The number of rounds: `normal`, or `long` under `cargo xtask test --long` (`ALONGSIDE_ROUNDS=long`).
///
/// A test never switches itself off: it runs fewer rounds.
#[must_use]
pub fn rounds(normal: u32, long: u32) -> u32 {
    choose(std::env::var("ALONGSIDE_ROUNDS").ok().as_deref(), normal, long)
}

fn choose(asked: Option<&str>, normal: u32, long: u32) -> u32 {
    match asked {
        None | Some("" | "normal") => normal,
        Some("long") => long,
        Some(other) => panic!("ALONGSIDE_ROUNDS is `{other}`; it is `normal` or `long`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_unless_long_is_asked_for() {
        assert_eq!(choose(None, 3, 300), 3);
        assert_eq!(choose(Some("normal"), 3, 300), 3);
        assert_eq!(choose(Some("long"), 3, 300), 300);
    }

    #[test]
    #[should_panic(expected = "ALONGSIDE_ROUNDS")]
    fn a_misspelt_wish_is_refused() {
        choose(Some("logn"), 3, 300);
    }
}
