### Privacy steps in a terminal.

cli-checklist-id = Id
cli-checklist-name = List
cli-checklist-question = Question
cli-checklist-answer = Answer
cli-checklist-not-asked = Not asked
cli-checklist-left-out-lists = Of no use to you, by your answers
cli-checklist-left-out = Some steps are left out by your answers. Add --all to see them too.
cli-checklist-retired = You noted something about steps that are no longer in the lists. It is kept: { $ids }
cli-checklist-without-record = Shown without your record. With it open, this also says how your steps stand.
cli-checklist-before = Before anything on this list
cli-checklist-accounts = This list is about accounts. What they hold can vanish when they change, so the list on keeping evidence comes first.
cli-checklist-steps = Steps
cli-checklist-first = Good to know first: { $risks }
cli-checklist-evidence-first = What you copy for this belongs in your record.

cli-checklist-where = Where
cli-checklist-stands = How it stands
cli-checklist-note = Your note
cli-checklist-looked = Last looked at
cli-checklist-again = Look again
cli-checklist-sources = Sources
cli-checklist-checked = Checked

cli-checklist-questions = Three questions. Enter passes one over, and no answer is kept.
cli-checklist-start = Some steps to begin with. None of them has to be done today.
cli-checklist-start-none = There is nothing to begin with here: what applies to you is done, or not for you.

cli-checklist-noted = { $status }: { $action }
cli-checklist-again-on = It comes up again on { $day }.
cli-checklist-ask-reset = What you noted about { $id } will be forgotten for good. Type yes to go on.
cli-checklist-forgotten = What you noted there is forgotten.
cli-checklist-nothing-noted = Nothing was noted there.
cli-checklist-answers-why = These only decide which steps are shown. They stay in your record.

cli-checklist-due = You can look at these again, if you like.
cli-checklist-due-none = There is nothing to look at again.
cli-checklist-since = { $why } ({ $day })

cli-checklist-next-start = a few steps to begin with
cli-checklist-next-show-list = the whole list
cli-checklist-next-list = all lists
cli-checklist-next-due = what to look at again
cli-checklist-next-show = the first of them
cli-checklist-next-other = another step
cli-checklist-next-look = look at it
cli-checklist-next-further = more about this
cli-checklist-next-evidence = keeping evidence, first
cli-checklist-next-answer = say so, with yes or no
cli-checklist-next-log = write it into your record
cli-checklist-next-talk = talk it through: { $name }
cli-checklist-next-decided = I have decided
cli-checklist-next-done = it is done
cli-checklist-next-later = leave it for later
cli-checklist-next-skip = it is not for me
cli-checklist-next-help = I'd like help with it
cli-checklist-next-reset = forget what was noted
