### What stands on every screen.

screen-leave = Leave
screen-help = Help now
screen-stop = Stop
screen-back = Back
screen-skip = Skip
screen-not-now = Not now
screen-waiting = One moment
screen-link-declined = A link led here. It was not opened.
