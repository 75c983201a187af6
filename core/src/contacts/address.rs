//! Where a contact is reached: each kind of address in the one form that is kept.

use std::path::Path;

use crate::error::{Error, Refusal, Result};
use crate::limits;

/// An e-mail address, as it was typed without the white space around it.
///
/// Not the whole of RFC 5322: one `@`, a local part without white space, comments or quotes, and a domain that could be
/// one. What is left out nobody has as an address, and it would have to be quoted on the way.
pub(super) fn email(typed: &str) -> Result<String> {
    let typed = typed.trim();
    let refused = |refusal| Err(Error::invalid("email", refusal));
    if typed.is_empty() {
        return refused(Refusal::Empty);
    }
    if typed.len() > limits::EMAIL_MAX_BYTES {
        return refused(Refusal::TooLong);
    }
    let Some((local, domain)) = typed.split_once('@') else { return refused(Refusal::Malformed) };
    let local_sign = |c: char| !c.is_control() && !c.is_whitespace() && !"@\"(),:;<>[]\\".contains(c);
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    let local_good = !local.is_empty()
        && local.len() <= limits::EMAIL_LOCAL_MAX_BYTES
        && dots
        && local.chars().all(local_sign);
    if local_good && is_domain(domain) { Ok(typed.to_owned()) } else { refused(Refusal::Malformed) }
}

/// Two labels or more of letters (of any script), digits and inner hyphens; the last holds a letter.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.') && domain.split('.').all(label) && last.chars().any(char::is_alphabetic)
}

/// A folder that a mail program reads. The face makes it absolute: a record is opened from anywhere.
pub(super) fn maildir(typed: &str) -> Result<String> {
    plain("maildir", typed)?;
    if Path::new(typed).is_absolute() {
        Ok(typed.to_owned())
    } else {
        Err(Error::invalid("maildir", Refusal::Malformed))
    }
}

/// A program and its arguments, on one line.
pub(super) fn command(typed: &str) -> Result<String> {
    plain("command", typed)?;
    Ok(typed.trim().to_owned())
}

/// One line that says something, within the limit.
pub(super) fn plain(field: &'static str, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        Err(Error::invalid(field, Refusal::Empty))
    } else if text.len() > limits::WAY_MAX_BYTES {
        Err(Error::invalid(field, Refusal::TooLong))
    } else if text.chars().any(char::is_control) {
        Err(Error::invalid(field, Refusal::Malformed))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_have_are_taken() {
        for typed in [
            "sam@example.org",
            " Sam.O'Neill+home@mail.example.co.uk ",
            "s@xn--bcher-kva.example",
            "zoë@bücher.example",
            "a_b-c@1a.example",
        ] {
            assert_eq!(email(typed).ok().as_deref(), Some(typed.trim()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in [
            "sam",
            "@example.org",
            "sam@",
            "sam@example",
            "sam@@example.org",
            "sam@ex@ample.org",
            "sam smith@example.org",
            "sam@exa mple.org",
            "sam@example..org",
            "sam@-example.org",
            "sam@example.123",
            ".sam@example.org",
            "sam@example.org\nBcc: other@example.org",
            "sam@example.org\u{0}",
            "<sam@example.org>",
            "sam,jo@example.org",
        ] {
            assert!(
                matches!(email(typed), Err(Error::Invalid { field: "email", refusal: Refusal::Malformed })),
                "{typed:?}"
            );
        }
        assert!(email("").is_err());
        let long = format!("{}@{}.example", "a".repeat(64), "b.".repeat(95).trim_end_matches('.'));
        assert!(long.len() > limits::EMAIL_MAX_BYTES && email(&long).is_err());
        assert!(email(&format!("{}@example.org", "a".repeat(65))).is_err());
    }

    #[test]
    fn a_folder_is_absolute_and_a_command_is_one_line() {
        let root = if cfg!(windows) { "C:\\mail" } else { "/tmp/mail box" };
        assert_eq!(maildir(root).ok().as_deref(), Some(root));
        assert!(maildir("mail").is_err() && maildir("").is_err());
        assert_eq!(command(" notify --to sam ").ok().as_deref(), Some("notify --to sam"));
        assert!(command("one\ntwo").is_err() && command(" ").is_err());
        assert!(command(&"x".repeat(limits::WAY_MAX_BYTES + 1)).is_err());
    }
}
