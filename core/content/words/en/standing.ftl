### Whether a service can be reached. $when comes as finished text, such as "16:00" or "Wednesday 13:00".

standing-always = Open day and night
standing-open = Open
standing-open-until = Open until { $when }
standing-may-be-open = May be open: sources differ
standing-may-be-open-one = May be open: only one source says so
# $date: as the source gives it, such as 2024-04.
standing-closed = Closed, by hours last seen { $date }
standing-closed-undated = Closed, by hours without a date
standing-not-known = Opening times not known
standing-not-known-holiday = Opening times not known on this bank holiday
standing-not-known-beyond = Opening times not known: this year's bank holidays aren't known here

## What comes next

standing-opens = Opens { $when }
standing-may-open = May open { $when }
standing-closes = Closes { $when }
standing-not-known-from = Not known from { $when }

## One day of a week, as one source gives it. $hours comes as finished text.

standing-day = { $day }: { $hours }
standing-days = { $first } to { $last }: { $hours }
standing-day-span = { $from } to { $to }
standing-day-whole = all day
standing-day-closed = closed
standing-day-not-known = not known
