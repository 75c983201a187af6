list-ev = Keeping evidence
    .intro = You don't need any of this to get help or to report. You can do what feels possible, and leave the rest.

ev-originals =
    .action = Leave the original message, post, voicemail or file where it is
    .why = Originals carry details that a screenshot does not.
    .how = You can make a copy as well. There is one exception: don't copy a sexual image that may show someone under 18.

ev-no-edit =
    .action = Keep the original as it is, and crop or mark only a copy
    .why = An item that was changed is easier to challenge.
    .how = Cropping a picture or drawing on it changes it. If there is a name you want to hide, hide it on the copy.

ev-who-when =
    .action = Check that the number or account, the date and the time can be seen
    .why = A name from your contacts alone does not show who sent it.
    .how = You can open the contact or the profile and copy that too. If no date is shown, write it down.

ev-context =
    .action = Copy enough before and after to make sense of it
    .why = A single line can be misread.
    .how = Your own replies are part of it. If you need more than one picture, let each one start where the last one ends. Leave out a sexual image that may show someone under 18.

ev-link =
    .action = Save the address of the page or profile as well as the picture
    .why = Names and photos change. The address can help police and the site to find it.
    .how = On a computer, look for it in the bar at the top. In an app, there may be a way to copy the link. If the picture is a sexual image that may show someone under 18, don't copy or save it.

ev-vanishing =
    .action = Photograph vanishing messages with another device
    .why = Some apps tell the sender about a screenshot. Snapchat also tells them about a screen recording or a saved chat.
    .how = So use only a photo from another phone. Instagram may tell the sender about a screenshot of a vanishing message too. Let the name, the date and the time be seen. There is one exception: don't photograph or copy a sexual image that may show someone under 18. Read the step on that first.

ev-export-chat =
    .action = Use the app's own chat export, with media, for long chats
    .why = An export keeps the order, the times and the files together.
    .how = There is one exception: leave the media out if it may hold a sexual image of someone under 18. Export early, check how far back the dates go, and keep the file just as it came. WhatsApp may block an export or cut a long chat short. Then use screenshots or photos. Keep the phone and the chat too.

ev-email-file =
    .action = Save emails as whole files, and leave the original in the mailbox
    .why = Forwarding drops the details that show where an email came from.
    .how = Look for a way to save the message or to show its source. The original is best, and a saved file comes second. Don't delete it, and don't reply. If this computer or its cloud is watched, a file saved there may be seen.

ev-voicemail =
    .action = Save the audio, and write down the number, the date and the time
    .why = A voicemail can show threats or harassment, and it may be deleted.
    .how = First think about whether the other person can see this phone, its accounts or its cloud. A copy kept there may be seen. Save your messages before you change your network, number or plan, as they may be lost then.

ev-call-log =
    .action = Take a screenshot of the call log, and write down each call
    .why = A log may hold only so many calls. Then new ones push out the old ones.
    .how = Note the date, the time and the kind of call. Count hidden numbers too, as it may be possible to trace them. On a landline, ring { $last } and note what it says. You can ask the phone company for its team for nuisance calls. If there is a direct threat, call { $nines }.

ev-objects =
    .action = Touch letters and objects as little as you can, and use a paper envelope
    .why = This helps to keep marks on them, and shows who has had them.
    .how = Write down the date, where you found it and who has touched it. Keep the wrapping too.

ev-unopened =
    .action = Keep a letter or parcel sealed if you know it is from them
    .why = You don't have to read it. Police can open it.
    .how = This is your choice. You can write down when it came, and how. Someone you trust can keep it for you.

ev-damage =
    .action = Photograph damage before it is cleared up
    .why = A picture with a date shows what was done. A quick repair after that can help, as damage left in view can draw more.
    .how = Do this only if you feel able to be there. You can report it, and then have it repaired soon. Photograph the damage, not the person. Filming someone has led to complaints against the one who filmed. If you are in doubt, you can ask police.

ev-witness =
    .action = Note who saw or heard it, and ask them to write it down too
    .why = Notes that each person makes soon and alone carry weight.
    .how = Write down their name and how to reach them. They can use their own words and put the date on it. They may also say no, and that is fine.

ev-cctv =
    .action = Ask soon if a shop, bus, station or neighbour has footage, and tell police
    .why = Footage is often kept for { $kept }, sometimes less.
    .how = Tell police soon, with the place, the time and any car or bike. You can ask the owner to keep it. They may not want to hand it to you.

ev-same-day =
    .action = Write it down the same day, in your own words
    .why = Memory fades. A note made later is still worth having.
    .how = You can add how it made you feel, and what you changed because of it. A few words can be enough. If today is too much, another day is fine.

ev-no-chase =
    .action = Don't follow them, film them close up or wait for them
    .why = It can put you at risk, and it has led to complaints against the one who did it.
    .how = If you see them, you can go where other people are. You can write it down later. If you are in danger, call { $nines }.

ev-no-hack =
    .action = Stay out of their accounts and devices
    .why = Getting into one without permission can be an offence.
    .how = That is so even if you know the password, or were given it once. If you think there is something there, you can tell police.

ev-no-bait =
    .action = Don't reply just to get more evidence
    .why = It can keep the contact going, and blur what was unwanted.
    .how = You can ask for help with what you have now. If you need to reply because of children, work or a court, an advocate can help you plan it.

ev-sync =
    .action = Check where new screenshots go
    .why = A copy can land where the other person sees it.
    .how = Look at shared albums, the family cloud and other devices on the same account. They may notice if you turn sharing off. You can use a safer device for copies.

ev-copy-safe =
    .action = Keep a second, locked copy somewhere else
    .why = Phones get lost, searched or replaced.
    .how = Someone you trust can keep it, or it can lie on a device the other person has never had. A shared cloud is not a good place. Leave out any sexual image that may show someone under 18.

ev-keep-exif =
    .action = Leave the place and time data in evidence photos
    .why = It can support where and when something happened.
    .how = Take it out only of copies that you share with friends or online. The original stays as it is.

ev-under18 =
    .action = Don't copy or send on a sexual image that may show someone under 18
    .why = Making a copy can be an offence. A screenshot, a photo of the screen, an export and a backup are all copies.
    .how = This comes before all other steps here, also those on vanishing messages and chat exports. Don't rely on being allowed to make a copy so that you can report it. You can tell police on { $police }, or { $nines } in an emergency. If you are under 18 and the image is of you, { $remove } can help. For an image of someone else, tell police or the { $iwf }.
