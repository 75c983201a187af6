### For each error code: what happened; `.kept`, that nothing was lost, where that is true; `.next`, what can be done.
### The code itself is shown small beside it, for whoever helps.

error-small-code = ({ $code })

error-wrong-passcode = That isn't the passcode.
    .kept = Nothing was changed.
    .next = Try again, or use the recovery code.

error-throttled =
    { $wait ->
        [one] The next try can be made in one second.
       *[other] The next try can be made in { $wait } seconds.
    }
    .kept = Nothing was lost. Waiting is all that happens.
    .next = Wait that long, then enter the passcode again.

error-not-set-up = Nothing has been set up here yet.
    .kept = Nothing was changed.
    .next = Set it up first, or choose another folder.

error-already-set-up = This has been set up here already.
    .kept = What is there was not touched.
    .next = Open it with its passcode, or choose another folder.

error-in-use = The record is already open somewhere else on this device.
    .kept = Nothing was changed.
    .next = Close it there and try again. Capture works in the meantime, if it is switched on.

error-damaged =
    { $part ->
        [install] The first settings of the record are damaged.
        [device] The settings that belong to this device are damaged.
        [face] The settings for how this looks are damaged.
        [header] The part that the record is opened with is damaged.
        [keys] The part that holds the keys of the record is damaged.
        [database] The file that holds the record is damaged.
        [row] One part of the record is damaged.
        [chain] Two parts of the record don't join up as they should.
        [mark] The mark that shows how far the record goes is damaged.
        [evidence] A file kept in the record is damaged.
        [inbox] The part that captures are sealed with is damaged.
        [capture] One capture is damaged.
        [record] One part of the record can't be read.
        [capsule] The part that keeps a check-in running is damaged.
        [pins] The part that a PIN is compared with is damaged.
        [watch] The part that holds somebody's plan is damaged.
        [frame] A message from the other phone can't be read.
       *[other] A part of the record is damaged.
    }
    .kept = It was left as it is. Nothing was repaired, replaced or removed.
    .next = If you have a backup, this part may still be in it. Keep this copy too.

error-newer-format =
    { $part ->
        [install] The first settings of the record were written by a newer version.
        [device] The settings that belong to this device were written by a newer version.
        [face] The settings for how this looks were written by a newer version.
        [header] The part that the record is opened with was written by a newer version.
        [keys] The part that holds the keys of the record was written by a newer version.
        [database] The record was written by a newer version.
        [row] One part of the record was written by a newer version.
        [chain] The order of the record was written by a newer version.
        [mark] The mark that shows how far the record goes was written by a newer version.
        [evidence] A file kept in the record was written by a newer version.
        [inbox] The part that captures are sealed with was written by a newer version.
        [capture] One capture was written by a newer version.
        [record] One part of the record was written by a newer version.
        [capsule] The part that keeps a check-in running was written by a newer version.
        [pins] The part that a PIN is compared with was written by a newer version.
        [watch] The part that holds somebody's plan was written by a newer version.
        [frame] This message was written by a newer version.
       *[other] This was written by a newer version.
    }
    .kept = It was left as it is.
    .next = Update, then open it again.

error-no-space = There is no room left where this was to be written.
    .kept = What was saved before is still there.
    .next = Free some room, or choose another place, then try again.

error-no-access = That file or folder can't be opened from here.
    .kept = Nothing was changed.
    .next = Look at who may open it, or choose another place.

error-file-not-found = That file isn't there.
    .kept = Nothing was changed.
    .next = Look at its name and folder, or choose another file.

error-file-changed = The file changed while it was being read.
    .kept = What was saved before is still there.
    .next = Wait until nothing else writes to the file, then add it again.

error-file-exists = There is already something with that name.
    .kept = It was not written over.
    .next = Choose another name.

error-io = Reading or writing didn't work.
    .next = Try again. If it happens again, make a backup to another device if you can.

error-not-found = There is nothing with that number or name in the record.
    .kept = Nothing was changed.
    .next = Look in the list, then try again.

# What the refused input is called. It begins the sentence.
error-field =
    { $field ->
        [what_happened] What happened
        [exact_words] The exact words
        [occurred] The time it happened
        [discovered_at] The time it was found out
        [series] The number of times
        [place] The place
        [setting] The kind of place
        [coordinates] The position on the map
        [behaviours] The list of what was done
        [channels] The way it reached you
        [who] Who it was
        [witnesses] The list of witnesses
        [evidence] The proof
        [no_evidence_reason] The reason for no proof
        [my_response] What you did
        [police] The police contact
        [other_reports] Who else was told
        [impact] What it did to you
        [impact_scale] The number for what it did to you
        [changes] The list of what you changed
        [others_impact] The list of others it touched
        [orders_concerned] The order
        [breach_view] What you think about the order
        [entered_by] Who wrote it
        [sensitivity] The mark for care
        [private_note] The private note
        [reason] The reason
        [label] The name of the record
        [nation] The nation
        [name] The name
        [relationship] The relationship
        [known] How well it is known
        [title] The title
        [description] The description
        [kind] The kind
        [capture_method] How the file came here
        [captured_at] The time it was made
        [captured_by] Who made it
        [file] The file
        [file_name] The file name
        [when] The time
        [what] What was done
        [to_whom] Who it went to
        [method] How it was handed over
        [channel] How you were in touch
        [what_they_did] What they did
        [type] The kind of order
        [terms] The list of conditions
        [number] The number
        [service_number] The number of an emergency service or help line
        [costly_number] A number that costs extra to reach
        [email] The email address
        [maildir] The mail folder
        [command] The command
        [country] The country
        [ways] The list of ways to reach them
        [contacts] The list of contacts
        [contact] The name of the contact
        [calls_me] The name they know you by
        [precision] How much of the place is told
        [passcode] The passcode
        [recovery_code] The recovery code
        [passphrase] The passphrase
        [holder] The name of whoever holds it
        [head] The mark of the record
        [recipient] The key of whoever may open it
        [notification_word] The word on notifications
        [choice] The choice
        [zone] The time zone
        [search] The search
        [plan] The plan
        [pairing] The pairing code
        [link] The link
        [in] The time until it is due
        [grace] The time until contacts are told
        [extend] The time by which it is put off
        [max_extend] How far it can be put off
        [radius] The circle around the place
        [place_at] The place on the map
        [location] The position
        [accuracy] How exactly the position is known
        [battery] The charge of the battery
        [text] The message
        [account] The mail account
        [fallback] The choice for the second PIN
        [at] The time
        [need] The need
        [nation] The nation
        [area] The area
        [audience] Whom it is for
        [directory] The id of the service
       *[other] This
    }

error-invalid-input =
    { $refusal ->
        [empty] { error-field } is still empty.
        [too-long] { error-field } is longer than there is room for.
        [too-many] { error-field } holds more than there is room for.
        [out-of-range] { error-field } is outside what can be kept here.
        [malformed] { error-field } can't be read the way it is written.
        [impossible-date] { error-field } has a date or time that didn't exist there.
        [end-before-start] { error-field } ends before it begins.
        [unknown-term] { error-field } has an answer that isn't on the list.
        [unknown-record] { error-field } points to something that isn't in the record.
        [contradiction] { error-field } has two answers that can't both be kept.
       *[other] { error-field } can't be kept like this.
    }
    .kept = Nothing was changed.
    .next =
        { $refusal ->
            [empty]
                { $field ->
                    [what_happened] One line is enough.
                   *[other] Fill it in, then try again.
                }
            [too-long] You can divide it and add the rest as a second one.
            [too-many] You can add the rest as a second one.
            [out-of-range]
                { $field ->
                    [number] Look at how many digits it has. A number of another country begins with a plus.
                    [service_number] A contact is a person you know. This app never calls or texts such a number.
                    [costly_number] Choose a number of their own, or leave it out.
                    [passphrase] Take sixteen letters or more, or let seven words be chosen for you.
                   *[other] Choose another value, or leave it out.
                }
            [malformed] Write it another way, or leave it out.
            [impossible-date] Clocks may have changed that night. Choose another time, or say "about".
            [end-before-start] Change one of the two times, or leave the end out.
            [unknown-term] Choose one from the list.
            [unknown-record] Look in the list, then try again.
            [contradiction] Keep one of the two.
           *[other] Change it, or leave it out.
        }

error-passcode-refused = That can't be used as a passcode here.
    .kept = Nothing was changed.
    .next = Choose a different one, and a longer one if it was short.

error-no-spare-vault = There is no space left here for another set of notes.
    .kept = What is there was not touched.
    .next = You can go on with what is there.

error-capture-off = Capture while locked is switched off, so this was not kept.
    .kept = What was saved before is still there.
    .next = Unlock to write it down, or to switch capture on.

error-age-question = Before an intimate file is added, one question about age comes first.
    .kept = The file is still where it was. Nothing was copied.
    .next = Answer the question, then add the file. "Not sure" is an answer too.

error-under-18 = This file may show someone under 18. It was not added, shown or copied.
    .kept = The file is still where it was.
    .next = Please don't copy it or send it on. You can call 101, or 999 if there is danger now.

error-deleted = This was deleted. Only its number is left.
    .next = If you have an older backup, it may still be in there.

error-cancelled = Stopped, as you asked.
    .kept = What was saved before is still there.
    .next = You can start again whenever you like.

error-locked = It was locked in the meantime.
    .kept = What was saved before is still there.
    .next = Unlock with the passcode, then try again.

error-no-check-in = There is no check-in that this could change.
    .kept = Nothing was changed.
    .next = See what there is with the status of the check-in.

error-check-in-armed = A check-in is running already.
    .kept = It goes on as it was.
    .next = End it first, or put it off. There is one at a time.

error-wrong-pin = That isn't the PIN of the check-in.
    .kept = The check-in goes on as it was.
    .next = Try again. After ten tries, one more can be made each minute.

error-wrong-passphrase = These words don't open this report.
    .kept = Nothing was read from it, and nothing was changed.
    .next = Look at each word and type one space between two. If they are right, the report was changed on its way: ask for it again.

error-no-pin = No check-in PIN has been set here.
    .kept = Nothing was started.
    .next = Set one first. A test needs none.

error-no-consent = That contact hasn't agreed yet.
    .kept = Nothing was started, and nobody was told anything.
    .next = Ask first, and record the answer.

error-bad-frame = That message can't be opened here.
    .kept = Nothing was changed.
    .next = Copy all of it and try again. It may be an old one, or one for another phone.

error-device-key = This device didn't give the key it keeps.
    .kept = Nothing was changed.
    .next = Unlock the device itself, then try again.

error-no-randomness = This device didn't give the random numbers that sealing needs.
    .kept = Nothing was written.
    .next = Try again in a moment.

error-internal = Something went wrong in the app itself, and it stopped there.
    .next = Try again. If it happens again, show the short code to whoever looks after the app.
