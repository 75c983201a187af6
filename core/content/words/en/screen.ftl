### What stands on every screen.

screen-leave = Leave
screen-help = Help now
screen-stop = Stop
screen-back = Back
screen-skip = Skip
screen-not-now = Not now
screen-pictured = A picture of this page was taken just now. It may lie among the photos of this phone, and wherever they are copied to.
screen-waiting = One moment
screen-link-declined = A link led here. It was not opened.
