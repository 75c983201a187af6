### The terminal: what it asks, what it says, and the tour.

## What is asked

cli-ask-passcode = Passcode:
cli-ask-new-passcode = New passcode:
cli-ask-again = The same again:
cli-ask-recovery-code = Recovery code, twelve words:
cli-ask-try-again = Press Enter to try again, or type exit.
cli-yes = yes
cli-passcodes-differ = The two were not the same. Nothing was changed.

## Writing down what happened

cli-ask-what = What happened? One line is enough.
cli-ask-how = The rest can wait. Enter skips a question, s stops here; what is written stays.
cli-ask-when = When was it? 18:30, "yesterday evening", "about 18:30", a date, a month.
cli-ask-where = Where was it?
cli-ask-who = Who was it, as far as you know? A name, a description, "not sure".
cli-ask-proof = Is anything kept as proof? Type the name of a file to add it.
cli-ask-more-proof = Another file?
cli-ask-police = Do you want to note something about police? y or n.
cli-ask-reference = Which number or reference did they give?
cli-ask-police-words = What did they do or say?
cli-ask-stopped = That is all for now. You can add the rest whenever you like.
cli-ask-later = Left out for now. You can add it later.
cli-nothing-written = Nothing was written.
cli-nothing-changed = Nothing was changed.
cli-in-history = This text stays in the history of your shell. Without a text, "log add" asks for it, and nothing stays there.

## The open record

cli-open-hint = The same commands work here, without the first word. "log add" asks; "lock" locks; "exit" leaves.
cli-locked = Locked. Press Enter to open it again, or type exit.
cli-locked-by-silence = Locked, since nothing was typed for a while. Press Enter to open it again, or type exit.
cli-late-kept = What you typed was sealed as a capture. It is taken in when the record is opened.

## The key of this device

cli-device-key-file = The key of this device is a file in { $folder }. Whoever copies the folder has the key with it; then only the passcode stands between. A deleted file may still be found on a disk.

## What does not fit

cli-misuse-no-passcode = The passcode can't be asked for here.
    .next = Use a terminal, or name a file that holds it with --passcode-file.
cli-misuse-no-answer = No answer came.
    .next = Use a terminal, or give the answer on the command line.
cli-misuse-passcodes-differ = The two passcodes were never the same.
    .next = Start again whenever you like.
cli-misuse-not-at-the-prompt = This command isn't for an open record.
    .next = Type exit, then use it in the shell.
cli-misuse-open-quote = A quote mark or apostrophe has no end.
    .next = For words with an apostrophe, type "log add" alone and write when it asks.
cli-misuse-not-confirmed = It was not confirmed.
    .next = Type yes when it asks, or add --yes.
cli-misuse-tour-folder = That folder holds something that the tour did not put there.
    .next = Choose another one with --folder.

## Lists of answers

cli-vocabulary-name = Name
cli-vocabulary-count = Answers
cli-vocabulary-id = Id
cli-vocabulary-label = Meaning
cli-next = Next
cli-next-vocabulary = the answers of one list
cli-next-use-term = use one

## The tour

cli-tour-begin = Everything below is made up. Each step shows a command and what it answers. Nothing outside { $folder } is touched.
cli-tour-init = Set it up, once. The tour keeps its passcode in a file; you would be asked for yours.
cli-tour-first = Write down what happened. It asks one thing at a time and saves after the first answer.
cli-tour-exact = The same in one line, with an exact time, and somebody who saw it.
cli-tour-about = A time can be "about".
cli-tour-series = Many calls are one entry.
cli-tour-photo = Add a photo to the third entry. The file is kept as it is, with its fingerprint.
cli-tour-audio = Add a voicemail to the fourth.
cli-tour-own-file = Add your own file. It belongs to no entry yet.
cli-tour-police = Note that police were told, with their reference.
cli-tour-locked = Without the passcode it only says that it is locked.
cli-tour-capture = A note can be kept without the passcode, when there is no time.
cli-tour-list = It is taken in when the record is next opened.
cli-tour-open = Stay in it for a while: the same commands at a prompt.
cli-tour-search = Find a word, whatever its capitals.
cli-tour-amend = Change a time. What stood there before stays readable.
cli-tour-history = The entry with its earlier versions.
cli-tour-timeline = Along the days. What is not exact is shown as a band.
cli-tour-wrong = A wrong passcode opens nothing.
cli-tour-check = Read every file again and compare it with its fingerprint.
cli-tour-export = Write the photo out again, byte for byte.
cli-tour-same = The two files are the same, byte for byte.
cli-tour-flip = Now the tour copies the folder and changes one byte of the photo in the copy: { $file }.
cli-tour-noticed = The change is noticed, and named.
cli-tour-decoy = A second, empty record behind another passcode.
cli-tour-second = What somebody sees who is given that passcode.
cli-tour-status = The first record is still whole.
cli-tour-exit = exit code { $code }
cli-tour-stopped = This step did not end as it was meant to. Exit code { $code }, not { $expected }.
cli-tour-missing = This step did not say what it was meant to say.
cli-tour-end = The tour took { $seconds } seconds. Everything it made is in { $folder }.
cli-tour-end-open = look round in it
cli-tour-end-files = the files
