### How a time is said. $date, $time, $start, $end and $zone come as finished text.

## Names

time-month-1 = January
time-month-2 = February
time-month-3 = March
time-month-4 = April
time-month-5 = May
time-month-6 = June
time-month-7 = July
time-month-8 = August
time-month-9 = September
time-month-10 = October
time-month-11 = November
time-month-12 = December

time-weekday-1 = Monday
time-weekday-2 = Tuesday
time-weekday-3 = Wednesday
time-weekday-4 = Thursday
time-weekday-5 = Friday
time-weekday-6 = Saturday
time-weekday-7 = Sunday

## Dates and clock times

time-date = { $day } { $month } { $year }
time-date-weekday = { $weekday } { $day } { $month } { $year }
time-date-month = { $month } { $year }
time-today = today
time-yesterday = yesterday
time-tomorrow = tomorrow
# 24 hours: both already have two digits.
time-clock = { $hour }:{ $minute }
time-clock-12 =
    { $half ->
        [am] { $hour }:{ $minute } am
       *[pm] { $hour }:{ $minute } pm
    }
time-in-zone = { $time } ({ $zone })

## When it happened, by how well it is known

time-exact = { $date }, { $time }
time-about = { $date }, about { $time }
time-part-of-day =
    { $part ->
        [morning] { $date }, in the morning
        [afternoon] { $date }, in the afternoon
        [evening] { $date }, in the evening
       *[night] { $date }, at night
    }
time-day = { $date }
time-day-only = { $date }, time not known
time-month = In { $month } { $year }
time-unknown = Time not known
# The hour that comes twice when the clocks go back.
time-first-of-two = { $time }, the first time that night
time-second-of-two = { $time }, the second time that night

time-range = From { $start } to { $end }
time-range-one-day = { $date }, from { $start } to { $end }
time-range-about = From about { $start } to about { $end }
time-range-about-one-day = { $date }, from about { $start } to about { $end }

time-series =
    { $count ->
        [one] Once
       *[other] { $count } times
    }
time-series-between =
    { $count ->
        [one] Once between { $start } and { $end }
       *[other] { $count } times between { $start } and { $end }
    }

## A time below the heading of its day

time-short-unknown = not known
time-short-month = that month
time-short-day = that day
time-short-morning = morning
time-short-afternoon = afternoon
time-short-evening = evening
time-short-night = night
time-short-about = about { $time }
time-short-range = { $start } to { $end }
time-short-to = to { $end }
time-short-day-month = { $day } { $month }

## How precise it is

time-precision-exact = Exact
time-precision-about = About
time-precision-part-of-day = Part of the day
time-precision-day = The day
time-precision-month = The month
time-precision-unknown = Not known

time-part-morning = Morning
time-part-afternoon = Afternoon
time-part-evening = Evening
time-part-night = Night

# $basis: a label of the time-basis vocabulary.
time-with-basis = { $when } ({ $basis })

## When it was written down

time-recorded-phone = Saved on this phone, { $when }
time-recorded-here = Saved here, { $when }
time-recorded-device = By this device's own clock
time-recorded-trusted = By a clock that was checked
time-captured = Captured { $when }, taken in { $recorded }

## How long

time-seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
time-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
time-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
time-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
time-weeks =
    { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
# The two largest units of a length: $first of { time-days } or { time-hours }, $second of the next one.
time-span = { $first } { $second }
