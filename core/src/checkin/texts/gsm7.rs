//! How many text messages a text takes: the alphabet of GSM 03.38 (3GPP TS 23.038), or UCS-2 where it is left.

/// The basic alphabet, one unit a sign. The escape to the extension table is no sign of its own.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The extension table: an escape and a sign, two units that are never parted.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// Units in a message that stands alone, and in each of several: their header takes six bytes.
const GSM7: (usize, usize) = (160, 153);
const UCS2: (usize, usize) = (70, 67);

/// The alphabet that a text needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Seven bits a unit.
    Gsm7,
    /// Sixteen bits a unit: one sign outside the first alphabet brings the whole text here.
    Ucs2,
}

/// What a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segments {
    /// The alphabet.
    pub form: Form,
    /// Length in units of that alphabet.
    pub units: usize,
    /// Text messages, at least one.
    pub segments: usize,
}

impl Segments {
    /// What `text` takes.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let gsm7: Option<Vec<usize>> = text.chars().map(gsm7_units).collect();
        match gsm7 {
            Some(units) => Self::in_form(Form::Gsm7, GSM7, &units),
            None => Self::in_form(Form::Ucs2, UCS2, &text.chars().map(char::len_utf16).collect::<Vec<_>>()),
        }
    }

    fn in_form(form: Form, (alone, each): (usize, usize), signs: &[usize]) -> Self {
        let units: usize = signs.iter().sum();
        if units <= alone {
            return Segments { form, units, segments: 1 };
        }
        let (mut segments, mut filled) = (1_usize, 0_usize);
        for sign in signs {
            // A sign of two units begins the next message where one unit is left.
            if filled.saturating_add(*sign) > each {
                (segments, filled) = (segments.saturating_add(1), 0);
            }
            filled = filled.saturating_add(*sign);
        }
        Segments { form, units, segments }
    }
}

fn gsm7_units(sign: char) -> Option<usize> {
    if BASIC.contains(sign) {
        Some(1)
    } else if EXTENSION.contains(sign) {
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> (Form, usize, usize) {
        let Segments { form, units, segments } = Segments::of(text);
        (form, units, segments)
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(BASIC.chars().count(), 127, "128 places, one of which is the escape");
        assert_eq!(EXTENSION.chars().count(), 10);
        let all: std::collections::BTreeSet<char> = BASIC.chars().chain(EXTENSION.chars()).collect();
        assert_eq!(all.len(), 137, "a sign stands twice");
    }

    #[test]
    fn known_lengths() {
        use Form::{Gsm7, Ucs2};
        assert_eq!(of(""), (Gsm7, 0, 1));
        assert_eq!(of("-_@"), (Gsm7, 3, 1));
        assert_eq!(of("[]{}\\^~|€\u{c}"), (Gsm7, 20, 1));
        assert_eq!(of(&"a".repeat(160)), (Gsm7, 160, 1));
        assert_eq!(of(&"a".repeat(161)), (Gsm7, 161, 2));
        assert_eq!(of(&"a".repeat(306)), (Gsm7, 306, 2));
        assert_eq!(of(&"a".repeat(307)), (Gsm7, 307, 3));
        assert_eq!(of("`"), (Ucs2, 1, 1));
        assert_eq!(of("Zoë"), (Ucs2, 3, 1));
        assert_eq!(of("Zoé"), (Gsm7, 3, 1));
        assert_eq!(of(&"я".repeat(70)), (Ucs2, 70, 1));
        assert_eq!(of(&"я".repeat(71)), (Ucs2, 71, 2));
        assert_eq!(of(&"я".repeat(134)), (Ucs2, 134, 2));
        assert_eq!(of(&"я".repeat(135)), (Ucs2, 135, 3));
        assert_eq!(of("🙂"), (Ucs2, 2, 1));
    }

    #[test]
    fn a_sign_of_two_units_is_not_parted() {
        // 306 units would be two messages, but the first holds 152 and no half of an escape.
        let text = format!("{}€{}", "a".repeat(152), "a".repeat(152));
        assert_eq!(of(&text), (Form::Gsm7, 306, 3));
        assert_eq!(of(&format!("{}€{}", "a".repeat(151), "a".repeat(153))), (Form::Gsm7, 306, 2));
        let text = format!("{}🙂{}", "я".repeat(66), "я".repeat(66));
        assert_eq!(of(&text), (Form::Ucs2, 134, 3));
    }

    proptest! {
        #[test]
        fn more_text_never_takes_less(text in ".{0,400}", more in ".") {
            let (one, both) = (Segments::of(&text), Segments::of(&format!("{text}{more}")));
            prop_assert!(both.segments >= one.segments);
            let each = if both.form == Form::Gsm7 { 153 } else { 67 };
            prop_assert!(both.segments == 1 || both.segments * each >= both.units);
        }
    }
}
