### The terminal: what a record shows.

cli-pattern-looked-at = { $count ->
    [one] 1 entry, { $zone }
   *[other] { $count } entries, { $zone }
}
cli-pattern-column-what = What
cli-pattern-column-how = How it reached you
cli-pattern-column-where = Where
cli-pattern-column-week = Week from
cli-pattern-column-month = Month
cli-pattern-column-entries = Entries
cli-pattern-column-first = First
cli-pattern-column-last = Last
cli-pattern-column-mark = Mark
cli-pattern-column-words = Your words
cli-pattern-column-day = Day
cli-pattern-more = { $count ->
    [one] 1 more stands in the answer for programs: --json
   *[other] { $count } more stand in the answer for programs: --json
}
cli-next-pattern = what your record shows, counted
cli-next-advocate = whom one can call, stalking advocates among them
cli-next-help-now = whom to reach now
cli-tour-pattern = What the record shows: counts with what has to be said beside them, no verdict.

## Charts as files

cli-pattern-charts-clear = These files are not sealed: whoever can open the folder can look at them.
cli-pattern-chart-written = Written to { $file }
cli-pattern-charts-none = There is too little to draw yet. Nothing was written.
