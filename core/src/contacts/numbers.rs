//! Telephone numbers: completed with a country, written in E.164, refused where no such number can be.
//!
//! Lengths refuse, patterns do not: a table that grows old must still take a number from a range that was opened after
//! it was made (see the decision about telephone numbers).

use std::sync::OnceLock;

use serde::Deserialize;

use crate::content::packed::{self, Unpacked};
use crate::error::{Error, Refusal, Result};
use crate::limits;

/// The country of a number where none was given.
pub const COUNTRY_DEFAULT: &str = "GB";
/// Most digits of a number with its calling code (ITU-T E.164).
const E164_MAX_DIGITS: usize = 15;
/// Fewest digits of one: shorter ones are services inside a country. The shortest there are have seven.
const E164_MIN_DIGITS: usize = 7;
/// Numbers of emergency services and help lines that are the same wherever a phone is, and those of the UK and its
/// neighbours. None of them belongs to a person, and none may ever get a text from this program.
const SERVICES: &[&str] = &[
    "000", "100", "101", "105", "108", "110", "111", "112", "113", "114", "115", "117", "118", "119", "120",
    "133", "144", "15", "17", "18", "18000", "55", "911", "988", "995", "999",
];
/// Beginning of the help lines that all of Europe shares (116 123 and others): six digits in all.
const HELP_LINES: &str = "116";
/// Beginning of directory enquiries in the UK: six digits in all, at a high price.
const ENQUIRIES: &str = "118";

/// How the numbers of one country are built.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    /// ISO 3166-1 alpha-2.
    id: &'static str,
    /// Calling code.
    code: u16,
    /// The one country of its calling code whose rules hold where only the code is known.
    #[serde(default)]
    main: bool,
    /// What is dialled before a national number and falls away in E.164.
    #[serde(default)]
    trunk: &'static str,
    /// How many digits a national number has.
    lengths: Vec<usize>,
    /// How mobile numbers begin, where those have lengths of their own.
    #[serde(default)]
    mobile: Vec<&'static str>,
    /// How many digits those have.
    #[serde(default)]
    mobile_lengths: Vec<usize>,
    /// How lines in houses begin.
    #[serde(default)]
    landline: Vec<&'static str>,
    /// How numbers that cost extra begin.
    #[serde(default)]
    costly: Vec<&'static str>,
}

impl Country {
    /// Whether a national number may have that many digits.
    fn fits(&self, national: &str) -> bool {
        let lengths = if begins(national, &self.mobile) { &self.mobile_lengths } else { &self.lengths };
        lengths.contains(&national.len())
    }
}

fn begins(national: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| national.starts_with(beginning))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct File {
    country: Vec<Country>,
}

/// A number that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// `+447700900123`.
    pub e164: String,
    /// Whether it begins like a line in a house, where a text may never be read.
    pub landline: bool,
}

/// The table, kept as long as the program runs: ids of countries are handed out from it.
static TABLE: OnceLock<Option<Unpacked>> = OnceLock::new();

/// How numbers are built in every country.
#[derive(Debug)]
pub struct Numbers(Vec<Country>);

impl Numbers {
    /// Reads the embedded table. Fails only where this program was built with a broken one.
    pub fn load() -> Result<Self> {
        let broken = || Error::Internal("the table of numbers does not parse");
        let unpacked = TABLE.get_or_init(|| packed::NUMBERS.unpack().ok()).as_ref().ok_or_else(broken)?;
        let (_, table) = *unpacked.files().first().ok_or_else(broken)?;
        let file: File = table.value().map_err(|_| broken())?;
        Ok(Numbers(file.country))
    }

    /// The country of that id, in upper case as the table has it.
    pub fn country(&self, typed: &str) -> Result<&'static str> {
        self.of_id(typed).map(|country| country.id)
    }

    fn of_id(&self, typed: &str) -> Result<&Country> {
        let found = self.0.iter().find(|country| country.id.eq_ignore_ascii_case(typed.trim()));
        found.ok_or(Error::invalid("country", Refusal::UnknownTerm))
    }

    /// Reads a number as people write it: `07700 900123`, `+44 (0)7700 900123`, `0044 7700 900123`. One without a
    /// calling code belongs to `country`.
    ///
    /// Refused: what is no number (`number`, malformed), what is too short or too long there or has an unknown calling
    /// code (`number`, out of range), emergency services and help lines (`service_number`), what costs extra
    /// (`costly_number`).
    pub fn complete(&self, typed: &str, country: &str) -> Result<Number> {
        let home = self.of_id(country)?;
        let (plus, digits) = digits_of(typed)?;
        if !plus {
            service(&digits)?;
        }
        let foreign = if plus {
            Some(digits.as_str())
        } else if home.code == 1 {
            digits.strip_prefix("011")
        } else {
            // In no country does a number of its own begin with two noughts.
            digits.strip_prefix("00")
        };
        let (of, national) = match foreign {
            Some(whole) => self.split(whole, home)?,
            None => (home, digits.as_str()),
        };
        let national = without_trunk(of, national);
        service(national)?;
        if begins(national, &of.costly) {
            return Err(Error::invalid("costly_number", Refusal::OutOfRange));
        }
        let e164 = format!("+{}{national}", of.code);
        let length = e164.len().saturating_sub(1);
        let unread = of.trunk.starts_with('0') && national.starts_with('0');
        if unread || !of.fits(national) || !(E164_MIN_DIGITS..=E164_MAX_DIGITS).contains(&length) {
            return Err(Error::invalid("number", Refusal::OutOfRange));
        }
        Ok(Number { landline: begins(national, &of.landline), e164 })
    }

    /// The country of a number that begins with its calling code, and the rest. Calling codes are no beginnings of each
    /// other. Where several countries share one, `home` counts if it is one of them.
    fn split<'d>(&self, whole: &'d str, home: &Country) -> Result<(&Country, &'d str)> {
        for length in 1..=3 {
            let Some((code, national)) = whole.split_at_checked(length) else { break };
            let Ok(code) = code.parse::<u16>() else { break };
            let of_code = || self.0.iter().filter(|country| country.code == code);
            let found = of_code().find(|country| country.id == home.id).or(of_code().find(|c| c.main));
            if let Some(found) = found {
                return Ok((found, national));
            }
        }
        Err(Error::invalid("number", Refusal::OutOfRange))
    }
}

/// Whether there was a plus, and the digits.
fn digits_of(typed: &str) -> Result<(bool, String)> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Error::invalid("number", Refusal::Empty));
    }
    if typed.len() > limits::NUMBER_TYPED_MAX_BYTES {
        return Err(Error::invalid("number", Refusal::TooLong));
    }
    let (plus, rest) = typed.strip_prefix('+').map_or((false, typed), |rest| (true, rest));
    let mut digits = String::with_capacity(rest.len());
    for sign in rest.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            // What people and address books put between: spaces (also one that doesn't break), signs, brackets.
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2013}' | '.' | '/' | '(' | ')' => {}
            _ => return Err(Error::invalid("number", Refusal::Malformed)),
        }
    }
    if digits.is_empty() {
        return Err(Error::invalid("number", Refusal::Malformed));
    }
    Ok((plus, digits))
}

/// A national number without what is dialled before it: also where it was written behind the calling code, as in
/// `+44 (0)7700`. Where it is a nought no number itself begins with one; elsewhere the length tells.
fn without_trunk<'d>(of: &Country, national: &'d str) -> &'d str {
    match national.strip_prefix(of.trunk) {
        Some(rest) if of.trunk.starts_with('0') || !of.fits(national) => rest,
        _ => national,
    }
}

/// Refuses emergency services, help lines and directory enquiries.
fn service(digits: &str) -> Result<()> {
    let short = |beginning| digits.len() == 6 && digits.starts_with(beginning);
    if SERVICES.contains(&digits) || short(HELP_LINES) {
        Err(Error::invalid("service_number", Refusal::OutOfRange))
    } else if short(ENQUIRIES) {
        Err(Error::invalid("costly_number", Refusal::OutOfRange))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers() -> Numbers {
        Numbers::load().expect("the embedded table loads")
    }

    fn e164(typed: &str, country: &str) -> Result<String> {
        numbers().complete(typed, country).map(|number| number.e164)
    }

    fn refused(typed: &str, country: &str) -> (&'static str, Refusal) {
        match e164(typed, country) {
            Err(Error::Invalid { field, refusal }) => (field, refusal),
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn a_number_is_completed_with_its_country() {
        for (typed, country, wanted) in [
            // Numbers that Ofcom keeps for drama.
            ("07700 900123", "GB", "+447700900123"),
            ("07700900123", "gb", "+447700900123"),
            ("+44 7700 900123", "IE", "+447700900123"),
            ("+44 (0)7700 900123", "GB", "+447700900123"),
            ("0044 7700 900 123", "GB", "+447700900123"),
            ("7700 900123", "GB", "+447700900123"),
            ("020 7946 0123", "GB", "+442079460123"),
            ("(01632) 960-123", "GB", "+441632960123"),
            ("085 123 4567", "IE", "+353851234567"),
            ("00353 85 123 4567", "GB", "+353851234567"),
            ("(202) 555-0123", "US", "+12025550123"),
            ("1-202-555-0123", "US", "+12025550123"),
            ("011 44 7700 900123", "US", "+447700900123"),
            ("+1 202.555.0123", "GB", "+12025550123"),
            // In Italy the nought stays; in Poland there is none.
            ("06 1234 5678", "IT", "+390612345678"),
            ("512 345 678", "PL", "+48512345678"),
            ("8 (912) 345-67-89", "RU", "+79123456789"),
            ("06 12 34 56 78", "FR", "+33612345678"),
            ("98765 43210", "IN", "+919876543210"),
            // A range that was opened after this table was made is taken by its length.
            ("07600 000000", "GB", "+447600000000"),
        ] {
            assert_eq!(e164(typed, country).ok().as_deref(), Some(wanted), "{typed} {country}");
        }
    }

    #[test]
    fn what_can_be_no_number_is_refused() {
        use Refusal::*;
        for (typed, country, why) in [
            ("", "GB", Empty),
            ("  ", "GB", Empty),
            ("Sam", "GB", Malformed),
            ("07700 90012x", "GB", Malformed),
            ("+", "GB", Malformed),
            ("++447700900123", "GB", Malformed),
            ("07700 900123;ext=4", "GB", Malformed),
            ("07700\n900123", "GB", Malformed),
            ("٠٧٧٠٠٩٠٠١٢٣", "GB", Malformed),
            ("07700 90012", "GB", OutOfRange),
            ("07700 9001234", "GB", OutOfRange),
            ("123", "GB", OutOfRange),
            ("+44", "GB", OutOfRange),
            ("+999 123 456 789", "GB", OutOfRange),
            ("+0 123 456 789", "GB", OutOfRange),
            ("555-0123", "US", OutOfRange),
            ("+1 202 555 012", "GB", OutOfRange),
            ("00", "GB", OutOfRange),
        ] {
            assert_eq!(refused(typed, country), ("number", why), "{typed:?}");
        }
        assert_eq!(refused(&"0".repeat(46), "GB"), ("number", TooLong));
        assert_eq!(refused("07700 900123", "XX"), ("country", UnknownTerm));
    }

    #[test]
    fn services_and_numbers_that_cost_extra_are_no_contacts() {
        for typed in ["999", "112", "101", "9 9 9", "+44 999", "0044999", "116 123", "111", "911"] {
            assert_eq!(refused(typed, "GB"), ("service_number", Refusal::OutOfRange), "{typed}");
        }
        for typed in
            ["0909 879 0123", "+44 909 879 0123", "0870 123 4567", "0845 1234567", "070 1234 5678", "118 118"]
        {
            assert_eq!(refused(typed, "GB"), ("costly_number", Refusal::OutOfRange), "{typed}");
        }
        assert_eq!(refused("900 555 0123", "US"), ("costly_number", Refusal::OutOfRange));
    }

    #[test]
    fn a_line_in_a_house_is_seen() {
        let landline = |typed, country| numbers().complete(typed, country).expect("a number").landline;
        assert!(landline("020 7946 0123", "GB") && landline("01632 960123", "GB"));
        assert!(!landline("07700 900123", "GB"));
        // Where mobile numbers begin like any other, nothing is said.
        assert!(!landline("202 555 0123", "US"));
    }

    #[test]
    fn the_table_holds_together() {
        let numbers = numbers();
        assert!(numbers.0.len() > 200);
        for country in &numbers.0 {
            let id = country.id;
            assert!(id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase()), "{id}");
            assert!(!country.lengths.is_empty(), "{id}");
            assert!(country.mobile.is_empty() == country.mobile_lengths.is_empty(), "{id}");
            assert_eq!(numbers.0.iter().filter(|other| other.id == id).count(), 1, "{id}");
            assert_eq!(numbers.0.iter().filter(|c| c.code == country.code && c.main).count(), 1, "{id}");
            // No calling code is the beginning of another one.
            let code = country.code.to_string();
            let inside =
                |other: &&Country| other.code != country.code && other.code.to_string().starts_with(&code);
            assert!(numbers.0.iter().find(inside).is_none(), "{id}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(typed in "\\PC{0,50}") {
            let numbers = numbers();
            if let Ok(number) = numbers.complete(&typed, "GB") {
                // What came out is read as itself, wherever she is.
                for country in ["GB", "US", "IE"] {
                    prop_assert_eq!(numbers.complete(&number.e164, country).ok().map(|n| n.e164), Some(number.e164.clone()));
                }
            }
        }

        #[test]
        fn digits_are_read_or_refused(typed in "\\+?[0-9 ()-]{3,18}", country in "GB|US|IE|IT|DE|RU|HU|SM") {
            let numbers = numbers();
            if let Ok(number) = numbers.complete(&typed, &country) {
                prop_assert!(number.e164.len() <= 16 && number.e164.starts_with('+'));
                prop_assert_eq!(numbers.complete(&number.e164, &country).ok().map(|n| n.e164), Some(number.e164));
            }
        }
    }
}
