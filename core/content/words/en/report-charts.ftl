### What stands in a chart of the record. $count is a number; $what, $when, $day, $month, $letter and $zone come as finished text.

chart-timeline = Entries along the days
chart-weeks = Entries by week
chart-hours = Entries by day of the week and time of day
chart-methods = What was done, along the days

## Beside the drawing

chart-legend-exact = the time is exact
chart-legend-from-to = from one exact time to another
chart-legend-not-exact = the time is not exact: anywhere in the band
chart-legend-several = how many entries with exact times
chart-legend-several-not-exact = how many whose times are not exact
chart-legend-weeks = Each bar is a week from Monday to Sunday. Its height is the number of entries.
chart-zone = By the clock in { $zone }.
chart-moment = { $letter }: { $what }. { $when }.
chart-told-to-stop = They were told to stop
chart-moments-further = { $count ->
    [one] 1 more day has no letter here.
   *[other] { $count } more days have no letter here.
}
chart-lanes-further = { $count ->
    [one] 1 more kind of behaviour is not drawn here.
   *[other] { $count } more kinds of behaviour are not drawn here.
}
chart-several = Entries that lie close together are drawn as one box with their number.

## Names along the days

chart-day = { $day } { $month }
chart-month-1 = Jan
chart-month-2 = Feb
chart-month-3 = Mar
chart-month-4 = Apr
chart-month-5 = May
chart-month-6 = Jun
chart-month-7 = Jul
chart-month-8 = Aug
chart-month-9 = Sep
chart-month-10 = Oct
chart-month-11 = Nov
chart-month-12 = Dec
