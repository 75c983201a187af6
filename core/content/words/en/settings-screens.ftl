### Settings: what others can see of this app first; then lock, words, notes without the passcode, erasing.

settings-title = Settings
settings-others = What others can see
settings-lock = Lock
settings-words = Words
settings-shut = While this is locked
settings-end = Erasing

settings-on = On
settings-off = Off
settings-next = Next
settings-done = Done

## What others can see

settings-cover = Before the passcode
    .about = What stands there when somebody opens this app while it is locked: its passcode page, a page of notes, or a calculator. The notes and the calculator work.
    .icon = The icon and the name among the phone's apps go with it. The icon may move to another place on the phone's first page, and whoever knows that page may notice.
    .cost = It keeps a glance away, and no more. The phone's own lists still name this app, the store still shows that it was installed, and who looks closely or watches the screen is not misled.
    .iphone = On an iPhone the icon alone changes. The name below it stays, and the phone shows a message that the icon has changed.
settings-cover-none = The passcode page
settings-cover-notes = A page of notes
settings-cover-calculator = A calculator

settings-gesture = The way from there to the passcode
    .about = Nothing on that page says so, and there is no other way. Try it while you still remember it.
settings-gesture-hold-title = Hold the title for two seconds
settings-gesture-hold-equals = Hold the equals sign for two seconds
settings-gesture-two-fingers = Hold two fingers on the page for two seconds

settings-word = Word on notifications
    .about = A check-in reminds you by this word and nothing else of yours. No notification says what it is about, who is meant or where you are.
settings-word-field = Your word
    .hint = One that makes nobody curious. Left empty, the usual one stands there.
settings-word-reads = A notification reads: { $text }
settings-word-save = Save

settings-discreet = Signs outside the app
    .about = While a check-in runs, the phone wakes by itself to remind you. Others who see the phone may notice some of that.
    .shown = The phone may show that an alarm is set, and for when. A reminder stands on the locked screen, by your word and nothing else of yours.
    .fewer = The phone is not asked to show an alarm, and nothing of a check-in stands on the locked screen.
    .cost = What it costs: the phone may wake some minutes late. Then a reminder comes later, and so does the message to your contacts.
settings-discreet-shown = An alarm is shown
settings-discreet-fewer = Fewer signs

settings-screenshots = Pictures of the screen
    .about = Blocked, no screenshot shows what stands here, and the list of open apps shows it blank, where the phone lets an app ask for that. A camera, and whoever looks on, still see it.
    .cost = Allowed, a picture that you take lies among your photos, and goes wherever they are copied to.
    .iphone = An iPhone lets no app block them. The list of open apps shows this blank, and so does a recording of the screen. After a picture of a page was taken, the page says so.
settings-screenshots-blocked = Blocked
settings-screenshots-allowed = Allowed

settings-spoken = What a screen reader says
    .about = Short, it says less aloud of how a check-in stands. What stands on the screen stays the same.
settings-spoken-full = Everything
settings-spoken-short = Short

settings-share = In the list for sharing
    .about = On, other apps offer this one where they share a picture, a file or a text. What you share goes straight into the record, sealed.
    .cost = Whoever opens that list in any app on this phone sees the name of this one there. The app that shares may remember it.
    .iphone = On an iPhone the name stands in that list from the day this was installed, also while this is off: then nothing is kept.
settings-tile = A tile among the quick settings
    .about = On, a tile can be put among the phone's quick settings. It leads to a note, and shows nothing that was kept.
    .cost = Whoever pulls down that panel can see the tile, and tap it.
settings-shortcut = A shortcut at the icon
    .about = On, holding this app's icon offers to write a note. It leads to the page for that, and shows nothing that was kept.
    .cost = Whoever holds the icon can see it. Some phones list it in their search.

settings-left = What this app leaves on the phone
    .intro = A phone and its account keep lists of their own. No app can take itself off them. On any phone this one may be found here:
    .apps = The list of apps names it, also when its icon is out of sight. Where the phone can lock or hide an app, its settings still list it.
    .storage = The list of what takes up storage shows it, with a size that grows with what you keep.
    .recents = The list of open apps shows that it was opened. Its picture there stays blank while pictures of the screen are blocked.
    .battery = Battery use, data use and screen time show that it ran, and for how long. In a family group somebody else may see screen time.
    .alarms = While a check-in runs, the phone may show that an alarm is set. With fewer signs outside the app it doesn't.
    .notifications = Where the phone keeps a history of notifications, the word and the time of each stand in it.
    .keyboard = A keyboard may remember what was typed. This app asks it not to, and not every keyboard does as it is asked.
    .calls = A call or a text that begins here stands in the phone's lists of calls and messages, and it may stand on the bill.
    .account = The account keeps in its library of apps that this one was installed, also after it is gone. Others in a family group may see that.
    .backups = A backup of the whole phone may hold its name and its files. The files are sealed with your passcode.
    .watched = Where somebody has put a program on this phone that reads the screen, no setting helps: it sees what you see. Another device is the way round it.

## Lock

settings-auto-lock = Locks by itself
    .about = After this long without a touch this app locks. What you were writing is kept, and offered to you again.
    .leave = To lock it at once, tap Leave at the bottom of any page, or swipe along the bar that it stands on.
    .iphone = No app on an iPhone can close itself: Leave locks this one and shows a blank page, and it stays in the list of open apps, blank.
settings-auto-lock-after = After { $span }

settings-passcode = Change the passcode
settings-passcode-now = The passcode as it is now
    .about = Asked once more, so that nobody can change this who only took up your phone while it was open.
settings-passcode-new = Choose a new passcode
    .about = At least 4 letters, digits or signs. Longer is stronger. From then on the one before opens nothing here.
    .copies = Somebody who has an old copy of this phone's files, and the phone, can still open that copy with the passcode from before.
    .recovered = This was opened with the recovery code. With a new passcode you can leave those words where they are.
settings-passcode-again = Type it once more
settings-passcode-changed = The passcode is changed.

settings-recovery = Recovery code
    .about = Twelve words that open this notebook when the passcode is forgotten. Without both, nobody can open it and nobody can help.
    .keep = They are for paper, kept in a place that the other person doesn't get to. Who has these words and this phone can read everything in it.
    .renews = A new code is made each time. From then on the words from before open nothing here.
settings-recovery-make = Make a new code
settings-recovery-code = Your recovery code
    .once = It is shown this once. After you leave this page there is only the way to a new one.
    .copy = Write it on paper. A photo of it, or a note on this phone, can be found by whoever searches it.
settings-recovery-word = { $number }. { $word }
settings-recovery-written = I have written it down

settings-pins = PINs of the check-in
    .about = Yours, and one for when somebody makes you end it

settings-second = A second passcode
    .about = It opens a second notebook, empty and separate. Nothing in it is made up, and no page says which of two is open.
    .stands = It stands against somebody who makes you open this app in front of them.
    .copies = It doesn't stand against somebody who copies the files of this phone and compares their sizes and times.
    .notes = Notes without the passcode are then turned off: a note comes into one notebook, and is missing from the other. You can turn them on again, knowing that.
    .history = A check-in that was started in one is missing from the history of the other.
    .room = Opened by the second passcode, one more can be made from there. Then there is no room for another.
settings-second-choose = Choose the second passcode
    .about = Other than the one you have. At least 4 letters, digits or signs.
settings-second-made = The second passcode is set. It opens an empty notebook.

## Words, and notes without the passcode

settings-language = Language
    .about = The language of this app. A message to a contact goes out in the one that was set when the check-in was started.
settings-language-phone = As on this phone
settings-language-en = English

settings-capture = Notes without the passcode
    .about = On, whoever holds this phone can write a note here, take a picture or record sound without the passcode. What is kept can't be read there.
    .where = It comes into the notebook in which this was last turned on, the next time that one is opened.
    .off = Off, nothing of this stands on the passcode page, and what other apps share with this one is not kept.

## Erasing

settings-wipe = Erase this notebook
    .check-in = A check-in is running. It stays until it ends, and contacts may still be told. Ending it first takes its PIN.
    .goes = This goes: what you wrote, the people, the proof, contacts, drafts, settings and the recovery code of what is open now.
    .stays = This stays: what was sent, exported or copied elsewhere before. Whoever was given it keeps it.
    .undone = It can't be undone. Neither the passcode nor the recovery code brings it back.
    .copy = There is no copy. If you may want it one day, or the police may ask for it, somebody to talk to comes first.
settings-wipe-end-check-in = End the check-in first
settings-wipe-go-on = Go on
settings-wipe-again = The passcode once more
settings-wipe-hold = Erase
    .risk = Hold to erase. Once it has begun it can't be stopped.
