### First open: three offers, then as little as possible.

start-title = Welcome
start-who-for = A quiet notebook for what somebody does that frightens or troubles you.
start-offer-help = I need help now
start-offer-write = Write something down now
start-offer-set-up = Set up
start-safer-here = What you write here is sealed with your passcode on this phone. That does not hide it from somebody who watches the screen.
start-not-here = Not on this phone
start-go-on-here = Go on here
start-forced = Is anyone making you do this?
start-forced-why = You choose what to say here. The answer is not kept.
start-forced-yes = Yes
start-forced-no = No
start-forced-title = Nothing has been set up
start-forced-nothing-yet = You can leave this page now, and nothing of it stays.
start-forced-what-this-does = This app can't stop somebody who stands beside you from reading what you open.
start-forced-later = You can also set it up with a passcode they know, and write nothing in it that matters. A second, separate notebook can be made later.
start-go-on = Go on all the same
start-passcode = Choose a passcode
start-passcode-about = At least 4 letters, digits or signs. Longer is stronger. Without it nobody can read what you write, and nobody can bring it back for you. A recovery code can be written down later.
start-passcode-again = Type it once more
start-passcodes-differ = The two were not the same. Choose a passcode again; nothing was kept.
start-next = Next
start-making = Making your notebook
