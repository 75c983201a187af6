//! Positions as text: ISO 6709 in films, degrees and minutes in XMP, plain pairs in subtitles.

use super::report::Position;
use crate::limits;

/// A number with so many places behind the point, rounded. The library's own writing of such numbers is larger than all of
/// this file, and these have few digits: what is too large for that is shown as the largest that is not.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a float that is too large becomes the largest whole number"
)]
pub(super) fn decimals(value: f64, places: u32) -> String {
    let ten = 10_u64.saturating_pow(places.min(9));
    let whole = (value.abs() * f64::from(u32::try_from(ten).unwrap_or(u32::MAX))).round();
    let whole = (whole as i64).unsigned_abs();
    let sign = if value < 0.0 && whole > 0 { "-" } else { "" };
    let before = whole.checked_div(ten).unwrap_or_default();
    let after = whole.checked_rem(ten).unwrap_or_default();
    match usize::try_from(places) {
        Ok(width) if width > 0 => format!("{sign}{before}.{after:0width$}"),
        _ => format!("{sign}{before}"),
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}

/// `+51.5034-000.1276+035/`, with degrees, degrees and minutes, or degrees, minutes and seconds, by the number of digits
/// before the point. The third number is the altitude.
pub(super) fn iso_6709(text: &str) -> Option<(Position, Option<f64>)> {
    let text = text.trim_start_matches(|c: char| c != '+' && c != '-');
    let mut parts: Vec<&str> = Vec::new();
    let mut begin = 0;
    for (at, c) in text.char_indices() {
        if at > begin && !(c.is_ascii_digit() || c == '.') {
            parts.push(text.get(begin..at)?);
            begin = at;
            if c != '+' && c != '-' {
                break;
            }
        }
    }
    if begin < text.len() && parts.len() < 3 {
        parts.push(text.get(begin..)?);
    }
    let lat = degrees(parts.first()?, 2)?;
    let lon = degrees(parts.get(1)?, 3)?;
    Some((Position::new(lat, lon)?, parts.get(2).and_then(|part| number(part))))
}

/// One of them: `digits` digits of degrees, then perhaps two of minutes and two of seconds.
fn degrees(text: &str, digits: usize) -> Option<f64> {
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    let plain = text.get(1..)?;
    let whole = plain.split('.').next()?.len();
    let value = number(plain)?;
    let minutes = digits.checked_add(2)?;
    let degrees = if whole <= digits {
        value
    } else if whole <= minutes {
        (value / 100.0).trunc() + (value % 100.0) / 60.0
    } else {
        (value / 10_000.0).trunc() + ((value / 100.0).trunc() % 100.0) / 60.0 + (value % 100.0) / 3600.0
    };
    Some(sign * degrees)
}

/// A latitude or longitude as XMP has it: `51,30.2018N`, `51,30,12S`, or plain degrees with a sign.
pub(super) fn xmp_degrees(text: &str) -> Option<f64> {
    let text = text.trim();
    let last = text.chars().next_back()?.to_ascii_uppercase();
    let (plain, sign) = match last {
        'N' | 'E' => (text.get(..text.len().saturating_sub(1))?, 1.0),
        'S' | 'W' => (text.get(..text.len().saturating_sub(1))?, -1.0),
        _ => (text, 1.0),
    };
    let mut parts = plain.split(',');
    let whole = number(parts.next()?)?;
    let mut sum = whole.abs();
    for (divisor, part) in [60.0, 3600.0].into_iter().zip(parts.by_ref()) {
        sum += number(part)? / divisor;
    }
    let sign = if whole < 0.0 { -sign } else { sign };
    parts.next().is_none().then_some(sign * sum)
}

/// The first two numbers in a text that can be a position: both with at least three digits behind their points, as
/// subtitles of cameras have them, whatever words stand around.
pub(super) fn in_words(text: &str) -> Option<Position> {
    let mut found: Vec<f64> = Vec::new();
    let shown = text.get(..limits::PHOTO_VALUE_MAX_BYTES.min(text.len())).unwrap_or(text);
    for part in shown.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))) {
        let decimals = part.split_once('.').map_or(0, |(_, after)| after.len());
        if decimals >= 3
            && let Some(number) = number(part)
        {
            found.push(number);
            if let [lat, lon] = found.as_slice() {
                return Position::new(*lat, *lon);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Option<f64>, other: f64) -> bool {
        one.is_some_and(|one| (one - other).abs() < 1e-6)
    }

    fn lat_lon(text: &str) -> Option<(f64, f64)> {
        iso_6709(text).map(|(position, _)| (position.lat, position.lon))
    }

    #[test]
    fn iso_6709_in_its_three_forms() {
        for text in ["+51.503364-000.127625/", "+5130.20184-00007.6575/", "+513012.1104-0000739.45+35.5/"] {
            let (lat, lon) = lat_lon(text).unwrap();
            assert!((lat - 51.503_364).abs() < 1e-6 && (lon + 0.127_625).abs() < 1e-6, "{text}: {lat} {lon}");
        }
        assert_eq!(lat_lon("+51.5-0.12"), Some((51.5, -0.12)));
        assert_eq!(iso_6709("+10.0+020.0+035.500/").unwrap().1, Some(35.5));
        for text in ["", "+", "+51.5", "51.5 0.1", "+95.0+010.0/", "+é-é", "+1.2.3-4.5.6/", "-"] {
            assert_eq!(lat_lon(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_library_writes_them() {
        for value in [0.0, 0.05, 0.951, 51.503_364, -0.127_625, -179.999_999_6, 8_848.86, -430.5, 1e-9] {
            assert_eq!(decimals(value, 6), format!("{value:.6}"), "{value}");
            assert_eq!(decimals(value, 2), format!("{value:.2}"), "{value}");
        }
        assert_eq!((decimals(-0.01, 1).as_str(), decimals(12.6, 0).as_str()), ("0.0", "13"));
        assert_eq!(decimals(f64::NAN, 1), "0.0");
        assert_eq!(decimals(f64::INFINITY, 1), decimals(1e300, 1));
    }

    #[test]
    fn degrees_of_xmp() {
        assert!(near(xmp_degrees("51,30.20184N"), 51.503_364));
        assert!(near(xmp_degrees("0,7.6575W"), -0.127_625));
        assert!(near(xmp_degrees("51,30,12S"), -51.503_333_333));
        assert!(near(xmp_degrees("-0.127625"), -0.127_625));
        for text in ["", "N", "é", "51,30,12,1N", "51;30N"] {
            assert_eq!(xmp_degrees(text), None, "{text}");
        }
    }

    #[test]
    fn a_pair_among_words() {
        let position = in_words("GPS (51.503364, -0.127625, 35) 12.5 fps").unwrap();
        assert_eq!((position.lat, position.lon), (51.503_364, -0.127_625));
        assert_eq!(in_words("at 12.5, f 1.78, 24.00 fps"), None);
    }
}
