list-ph = Phone, second phone and SIM
    .intro = A phone can tell other people a lot, and it can be your way to help. You choose what to change, and when.

ph-second-phone =
    .action = Think about a second phone, with the old SIM in an old handset
    .why = What they send is kept, and does not reach you all day.
    .how = You can look at the old handset when you choose, or ask someone you trust to do it. The other person may react if they notice that you answer less. A page in this app shows reasons for and against.

ph-second-clean =
    .action = Set up a new phone as new, not from a cloud backup
    .why = If someone got into the old phone, its backup is no good start for a new one. Someone with your account password may also see where you are.
    .how = So think about which account you use on the new phone. The old phone may be evidence, so keep it and don't reset it. If it goes quiet, the other person may notice. Some of your photos and messages may not come along.

ph-keep-old-line =
    .action = Keep the old number working until you've asked police or an advocate
    .why = Closing it can lose evidence, and the other person may change what they do.
    .how = There are reasons to keep a number and reasons to end it. A page in this app shows both. You can put the old SIM in another phone, and leave that on silent.

ph-number-care =
    .action = Give a new number to few people, and ask them to keep it to themselves
    .why = Apps that read contact lists can spread a number.
    .how = You can ask people not to pass it on, and not to upload it. You can also wait before you give it to apps and shops.

ph-account-pin =
    .action = Ask your network to add a password and a note to your account
    .why = Someone who knows you may be able to answer your security questions.
    .how = The note can say that no SIM and no number moves without the password. Choose one that the other person can't guess.

ph-no-signal =
    .action = Call your network from another phone if your signal vanishes
    .why = No signal, or a text about a transfer you did not ask for, can mean that your number is being moved.
    .how = It can also have plain reasons. Use a number for the network that you trust, not one from a text. Keep the text, and write down the time.

ph-diverts =
    .action = Ask your network to check for call diverts, and to clear them
    .why = A divert sends your calls somewhere else.
    .how = Call on a line you trust. Ask for the kind, the number and the date of each divert, and write that down before it is cleared. Ask about a SIM swap or a number transfer too, and don't rely on the phone's own settings, as they can miss some. Ask which one is only your voicemail. Never dial a code from a text or a caller.

ph-voicemail-pin =
    .action = Set or change your voicemail PIN if someone may know it
    .why = With the PIN, someone may be able to hear your voicemail from another phone.
    .how = Save your messages first. You can also ask the network to turn off access from other phones.

ph-sim-pin =
    .action = Turn on a SIM PIN
    .why = Without the PIN, your SIM can't be used in another phone. Bank codes sent by text then can't be read there.
    .how = Ask the network first which PIN the SIM has now. After { $tries } wrong tries the SIM locks until you type a code called PUK. Too many wrong PUKs end the SIM. While it is locked, calls and sign-in codes don't reach you. Guarding your number at the network is another step.

ph-bill =
    .action = Check who owns the phone account and who sees the bills
    .why = An account holder can see the numbers you call, and can ask for a new SIM.
    .how = You can ask the network what a bill shows and who gets it. Ask first if the account holder is told that you called. You can use another phone for private calls.

ph-leave-plan =
    .action = Plan how to leave a shared or family phone plan
    .why = The network may need the account holder, who may cut off your number. Services may stop.
    .how = First save your voicemail, and move sign-in codes and recovery numbers to another number. Ask for the team for vulnerable customers, and name { $ofcom }. It asks networks to treat people in your place with sympathy. They can still say no.

ph-lock =
    .action = Change the unlock code, and remove fingerprints or faces you did not add
    .why = Most spying on a phone starts with someone holding it.
    .how = Choose a code that the other person can't guess or watch you type. If they are used to opening your phone, they may notice. You can think first about how they may react.

ph-previews =
    .action = Hide message previews on the lock screen
    .why = People near you can read them.
    .how = Previews may also show on a watch, a tablet or a computer. If the other person watches your phone, they may notice that something has changed.

ph-sos =
    .action = Set up the phone's emergency SOS, and learn what it does
    .why = Some kinds sound an alarm and text your contacts where you are.
    .how = Read what yours does before you turn it on. Check who is on the list of emergency contacts, as the other person may still be there.

ph-text-999 =
    .action = Text the word "register" to { $nines }, to be able to text for help
    .why = Texting works if you can't speak.
    .how = Wait for the answer, and do what it says. Don't send test messages.

ph-helpline-trace =
    .action = Check if a helpline you call shows on a bill or a shared call list
    .why = Free to call does not mean hidden.
    .how = Think of { $free } numbers as visible, unless that helpline says that they don't show. Your phone's own list, linked devices and the account app show calls too. Deleting a call from the phone does not take it off a bill. You can use another phone.
