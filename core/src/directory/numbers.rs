//! Numbers as people type them.

/// The digits of a number in any spacing, with the UK's own prefix in place of `+44`, `0044` and `44`; none where
/// something else than a number stands there. `+44 (0)845 …`, `0845-303 0900` and `+448453030900` are one number.
#[must_use]
pub fn digits_of(text: &str) -> Option<String> {
    let dividers = |c: char| c.is_whitespace() || "+()-./\u{2010}\u{2011}\u{2012}\u{2013}\u{a0}".contains(c);
    if !text.chars().all(|c| c.is_ascii_digit() || dividers(c)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return None;
    }
    let has_plus = text.trim_start().starts_with('+');
    for prefix in ["00440", "0044", "440", "44"] {
        // Without a plus, 44 begins a number only where nine or ten digits follow; short codes stand as they are.
        let marked = has_plus || prefix.starts_with("00");
        if let Some(rest) = digits.strip_prefix(prefix)
            && (marked || (9..=10).contains(&rest.len()))
        {
            return Some(format!("0{rest}"));
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_form() {
        for typed in [
            "0845 303 0900",
            "08453030900",
            "+44 845 303 0900",
            "+448453030900",
            "0044 (0)845-303-0900",
            "44 845 3030900",
            " 0845.303.0900 ",
            "+44 (0)845 303 0900",
        ] {
            assert_eq!(digits_of(typed).as_deref(), Some("08453030900"), "{typed}");
        }
        assert_eq!(digits_of("116 123").as_deref(), Some("116123"));
        assert_eq!(digits_of("999").as_deref(), Some("999"));
        assert_eq!(digits_of("0800 1111").as_deref(), Some("08001111"));
        assert_eq!(digits_of("+44 800 1111").as_deref(), Some("08001111"));
        assert_eq!(digits_of("call 999"), None);
        assert_eq!(digits_of(" - "), None);
        assert_eq!(digits_of(""), None);
    }
}
