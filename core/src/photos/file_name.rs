//! Days that stand in the names of files: `IMG_20210203_040506.jpg`, `Screenshot 2021-02-03 at 04.05.06.png`.

use super::bytes::{number, part};
use super::report::{Class, Report};

/// Reports a day in the name, and the clock behind it.
pub(super) fn scan(report: &mut Report, name: &str) {
    if let Some(day) = day_in(name.as_bytes()) {
        report.within("name", |report| report.add(Class::FileName, "FileName", day));
    }
}

/// Whether a name has a day in it.
pub(super) fn tells_a_day(name: &str) -> bool {
    day_in(name.as_bytes()).is_some()
}

fn day_in(name: &[u8]) -> Option<String> {
    for at in 0..name.len() {
        let before = at.checked_sub(1).and_then(|at| name.get(at));
        if before.is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if let Some((day, end)) = day_at(name, at) {
            let clock = clock_at(name, end).map_or(String::new(), |clock| format!(" {clock}"));
            return Some(format!("{day}{clock}"));
        }
    }
    None
}

/// Two digits within a range.
fn two(name: &[u8], at: usize, low: u64, high: u64) -> Option<u64> {
    number(part(name, at, 2)?).filter(|number| (low..=high).contains(number))
}

/// Year, month and day with or without one sign between them, and where they end.
fn day_at(name: &[u8], at: usize) -> Option<(String, usize)> {
    let year = number(part(name, at, 4)?).filter(|year| (1990..2100).contains(year))?;
    let after = at.checked_add(4)?;
    let gap = usize::from(matches!(name.get(after), Some(b'-' | b'_' | b'.')));
    let month = two(name, after.checked_add(gap)?, 1, 12)?;
    let between = after.checked_add(gap)?.checked_add(2)?;
    if gap == 1 && name.get(between) != name.get(after) {
        return None;
    }
    let day = two(name, between.checked_add(gap)?, 1, 31)?;
    let end = between.checked_add(gap)?.checked_add(2)?;
    // Eight digits of a longer number are none; fourteen are a day and a clock.
    let digits = name.get(end..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits == 0 || (gap == 0 && matches!(digits, 4 | 6 | 9));
    whole.then(|| (format!("{year:04}-{month:02}-{day:02}"), end))
}

/// Hours and minutes within a few signs behind the day.
fn clock_at(name: &[u8], end: usize) -> Option<String> {
    let between = |at: &usize| name.get(*at).is_some_and(|byte| b"-_ .Tat".contains(byte));
    let begin = (end..end.saturating_add(5)).find(|at| !between(at))?;
    let hours = two(name, begin, 0, 23)?;
    let after = begin.checked_add(2)?;
    let gap =
        usize::from(name.get(after).is_some_and(|byte| matches!(byte, b'-' | b'.' | b':' | b'_' | b'h')));
    let minutes = two(name, after.checked_add(gap)?, 0, 59)?;
    Some(format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_phones_and_apps_give() {
        for (name, day) in [
            ("IMG_20210203_040506.jpg", "2021-02-03 04:05"),
            ("PXL_20210203_040506789.MP.jpg", "2021-02-03 04:05"),
            ("20210203040506.mp4", "2021-02-03 04:05"),
            ("Screenshot_2021-02-03-04-05-06-1.png", "2021-02-03 04:05"),
            ("Screen Shot 2021-02-03 at 04.05.06.png", "2021-02-03 04:05"),
            ("WhatsApp Image 2021-02-03 at 04.05.06.jpeg", "2021-02-03 04:05"),
            ("IMG-20210203-WA0001.jpg", "2021-02-03"),
        ] {
            assert_eq!(day_in(name.as_bytes()).as_deref(), Some(day), "{name}");
        }
    }

    #[test]
    fn other_numbers_are_no_day() {
        for name in
            ["IMG_1234.jpg", "20211303.jpg", "120210203.jpg", "2021-02.jpg", "202102031.jpg", "", "é2021"]
        {
            assert_eq!(day_in(name.as_bytes()), None, "{name}");
        }
    }
}
