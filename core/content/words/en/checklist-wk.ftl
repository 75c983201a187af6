list-wk = Work
    .intro = Steps for your job and the people there. You choose who is told, and how much. Use the ones that fit where you work.

wk-tell =
    .action = Tell one person you trust at work
    .why = They can look out for you and note what they see.
    .how = Choose someone who is not close to the other person. Agree who else needs to know, and who does not. Ask them not to contact the other person. They can write down what they see, with the date and time.

wk-reception =
    .action = Agree with the front desk what to do if they turn up
    .why = It helps if the person they meet knows what to do.
    .how = A manager or HR can pass on a name and a photo, only to those who need them. It is better not pinned up where others can see it. Staff do not go up to them, argue with them or contact them. Agree who tells you, and when the police would be called. If there is a court order, think about how much of it to share.

wk-calls =
    .action = Ask for calls, emails and post from them to be kept and noted
    .why = There is then a record of it, and you may not have to see it.
    .how = Emails can go to a separate folder. Deleting, bouncing or blocking can lose proof, and may lead them to look for you in other ways. For a call, note the date, the time and how long it was. Touch letters and parcels as little as you can, and use paper bags or envelopes, not plastic.

wk-details =
    .action = Ask who at work can see your calendar and address
    .why = A shared calendar, chat status or staff file can show where you are.
    .how = This matters most if the other person works there too. Ask for their access to be taken away in the system, and not only forbidden. Ask who can open HR files with your home address. They may notice that they can no longer look.

wk-it =
    .action = Ask IT to check your work accounts
    .why = Someone who can open your calendar, email or files may see your plans.
    .how = Ask from a device that they have never had. Ask for a copy of any sign-in list before things are changed. If the other person works in IT, you can ask for someone else to do it. If a manager is told, you can ask what they will be told.

wk-pattern =
    .action = Ask about other hours, doors, parking or places to work
    .why = You decide what helps. The change does not have to fall on you.
    .how = Ask for each move to be talked over with you first. If the other person works for the same employer, ask what can change for them. Working at home may not be safer if they know your address or live with you. You can log what you had to change.

wk-travel =
    .action = Plan lone work and visits, with a check-in
    .why = A work trip can be easy to guess.
    .how = You can ask for a colleague to come on visits that worry you. Leave your plan with one person you trust. Set a check-in for the end of the visit, if you want one. You can ask for trips to stay out of shared calendars.

wk-if-colleague =
    .action = If you work with them, keep a note of who you told
    .why = Employers have duties to their staff. A note shows what they were told and when.
    .how = Write down the date, the person and what was said. Keep copies in a place your employer does not run. If you are not sure what you may copy, a union or adviser can help. Before anyone speaks to the other person, ask what will be said and when.

wk-leave =
    .action = Ask about time off and help at work
    .why = Stalking can make work hard, and some time away may help.
    .how = Some people use annual leave, sick leave, leave to care for others, or flexible hours. There may be no right to leave for stalking as such. Before you hand in a sick note, ask what it will show and who sees it. Ask what other help your employer has.

wk-security =
    .action = Ask for CCTV to be kept, and who would call the police
    .why = Footage is often wiped after a set time.
    .how = Ask in writing, with the date, the time and the camera. Some councils keep theirs for about { $council-days }, and private systems may keep less. If you report, you can give the police the same details. You may be refused a copy if that could get in the way of a case.
