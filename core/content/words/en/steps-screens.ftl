### Privacy steps on a phone.

## Where to begin

steps-intro = Some steps to begin with. None of them has to be done today.
steps-none = There is nothing to begin with here: what applies to you is done, or not for you.
steps-begin = Look at the first step
steps-again = You can look at these again
steps-questions = Three questions choose where to begin
steps-first-why = You can skip this. What you say here is not kept.
steps-guides = Something to read
steps-retired = No longer in the lists: { $id }

## Where the lists belong

steps-where-first = First
steps-where-phone = Phone and accounts
steps-where-online = What you use online
steps-where-out = On the way
steps-where-home = Home, work and study
steps-where-others = Police and people
steps-no-use = Of no use to you, by your answers

## One list

steps-before = Before anything on this list
steps-accounts = This list is about accounts. What they hold can vanish when they change, so keeping evidence comes first.
steps-good-to-know = Good to know first: { $risks }
steps-show-all = Show what your answers leave out
steps-leave-out = Leave it out again
steps-answers = Your answers
steps-answers-why = This only decides which steps are shown. It stays in your record.
steps-no-answer = No answer

## One step

steps-where = Where
steps-looked = Last looked at
steps-look-again = Look again
steps-evidence = What you copy
steps-evidence-first = It belongs in your record.
steps-note = Your note
steps-save-note = Save the note
steps-talk = Talk it through
steps-decided = I have decided
steps-done = Done
steps-not-for-me = Not for me
steps-later = Later
steps-help = I'd like help with it
steps-again-week = Look again in a week
steps-again-month = Look again in four weeks
steps-forget = Forget what I noted
steps-forget-gone = Your note and how the step stands are gone then.
