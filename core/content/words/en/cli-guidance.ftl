# Cards, guides and the panel in a terminal.

help-campus-set = The page for help now shows { $name }. Anyone who opens that page can see it.
help-campus-none = The page for help now shows no campus.
help-next-directory = who is open now
help-next-guide = when to get help
card-yours = What you wrote down, { $day }
card-noted = You can change it whenever you like.
card-note-gone = Nothing is written down with this card.
card-next-show = one of them
guidance-next-show = read one

## The tour

cli-tour-help = Whom to reach now. This needs no record and no passcode.
cli-tour-begin-steps = Three questions, then at most five steps to begin with.
cli-tour-done = One of them is done.
cli-tour-now = Who is there now to listen.
cli-tour-christmas = The same on Christmas Day.
