//! Until when a check-in runs, as a person types it: minutes, or a time of day.

use chrono::{DateTime, Duration, NaiveTime, Utc};

use crate::error::{Error, Refusal, Result};
use crate::limits;
use crate::time::{Civil, Reading};

/// Longest text that is looked at.
const TYPED_MAX_BYTES: usize = 16;
/// Milliseconds of a minute.
const MINUTE_MS: i64 = 60_000;

/// Seconds from `reading` until what was typed: `45` is minutes, `21:45`, `21.45` and `9:45 pm` are the next time the
/// clock shows that. What is shorter or longer than a check-in may be is refused, as `in`.
pub fn typed(text: &str, reading: &Reading) -> Result<i64> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(Error::invalid("in", Refusal::Empty));
    }
    let malformed = || Error::invalid("in", Refusal::Malformed);
    if text.len() > TYPED_MAX_BYTES {
        return Err(malformed());
    }
    let seconds = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse::<i64>().map_err(|_| malformed())?.saturating_mul(60)
    } else {
        until_clock(time_of_day(&text).ok_or_else(malformed)?, reading).ok_or_else(malformed)?
    };
    if (limits::CHECKIN_MIN_S..=limits::CHECKIN_MAX_S).contains(&seconds) {
        Ok(seconds)
    } else {
        Err(Error::invalid("in", Refusal::OutOfRange))
    }
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (clock, half) = match ["am", "pm"].into_iter().find_map(|half| Some((text.strip_suffix(half)?, half)))
    {
        Some((clock, half)) => (clock.trim_end(), Some(half)),
        None => (text, None),
    };
    let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, "00"));
    if half.is_none() && clock == hour || minute.len() != 2 {
        return None;
    }
    let number = |digits: &str| {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("am") => hour % 12,
        Some(_) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Seconds until the clock next shows `time`. An hour that the change of the clocks leaves out is none.
fn until_clock(time: NaiveTime, reading: &Reading) -> Option<i64> {
    let now = DateTime::<Utc>::from_timestamp_millis(reading.wall_ms)?;
    let today = now.with_timezone(&reading.zone.rules()).date_naive();
    // To the minute: typed within the minute that it names, it is the one tomorrow.
    let this_minute = reading.wall_ms.div_euclid(MINUTE_MS).saturating_mul(MINUTE_MS);
    [0, 1].into_iter().find_map(|days| {
        let local = today.checked_add_signed(Duration::days(days))?.and_time(time);
        let civil = Civil::Time { local, seconds: false, offset: None }.settled(reading.zone).ok()?;
        let (at_ms, _) = civil.bounds(reading.zone).ok()?;
        (at_ms > this_minute).then(|| at_ms.saturating_sub(reading.wall_ms).div_euclid(1000))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::reading;

    #[test]
    fn minutes_and_times_of_day_are_understood() {
        // It is 18:40.
        for (text, minutes) in [
            ("45", 45),
            (" 5 ", 5),
            ("1440", 1440),
            ("21:45", 185),
            ("21.45", 185),
            ("9:45 pm", 185),
            ("9pm", 140),
            ("12 am", 320),
            ("12:30pm", 1070),
            ("00:10", 330),
            ("18:40", 1440),
            ("18:39", 1439),
        ] {
            assert_eq!(typed(text, &reading()).expect(text), minutes * 60, "{text}");
        }
        let half_a_minute_later = Reading { wall_ms: reading().wall_ms + 30_000, ..reading() };
        assert_eq!(typed("19:40", &half_a_minute_later).expect("a time"), 59 * 60 + 30);
    }

    #[test]
    fn what_is_no_time_or_too_near_or_too_far_is_refused() {
        let refused = |text: &str| match typed(text, &reading()) {
            Err(Error::Invalid { field: "in", refusal }) => refusal,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(refused("  "), Refusal::Empty);
        for text in
            ["soon", "25:00", "21:60", "21:5", "13 pm", "-5", "1e3", "21:45:10", "9999999999999999999"]
        {
            assert_eq!(refused(text), Refusal::Malformed, "{text}");
        }
        for text in ["0", "4", "1441", "18:42"] {
            assert_eq!(refused(text), Refusal::OutOfRange, "{text}");
        }
    }

    #[test]
    fn a_night_in_which_the_clocks_change_is_as_long_as_it_is() {
        // 2026-10-24 23:00 in London; at 02:00 the clocks go back.
        let evening = Reading { wall_ms: 1_792_879_200_000, ..reading() };
        assert_eq!(typed("07:00", &evening).expect("a time"), 9 * 3600);
    }
}
