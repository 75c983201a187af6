list-st = Before you change anything
    .intro = Most other lists lead back here. Nothing here has to be done. You can stop at any time, and look again later.

st-safe-device =
    .action = Pick a safer device for looking things up
    .why = If a phone or an account is watched, what you look up or change there can be seen.
    .how = It is a device that the other person has never held and has no account on. It might be a friend's phone or a computer in a library. Some people still use their own phone for everyday things, so that nothing looks different.

st-what-they-know =
    .action = Note what they seem to know, and when they knew it
    .why = They may know things live, or only later, or only about some places. That can help to narrow down the cause.
    .how = You can write down what they said or did that showed it. You don't have to know how they found out.

st-copy-first =
    .action = Copy what matters before you change, delete or leave it
    .why = Settings, lists and messages can vanish when access ends.
    .how = You can take a photo of the screen with another device. Let the account and the date be seen in it. Keep the copy where the other person can't look. Don't copy a sexual image that may show someone under 18.

st-how-they-react =
    .action = Think through how they tend to react when access or contact stops
    .why = When something is cut off, the other person may change what they do. Sometimes it gets worse.
    .how = You can think back to what they did at such times before. A change that worries you can wait until you have talked it through.

st-advocate =
    .action = Talk a big change through with a stalking advocate first
    .why = They know the patterns, and can plan the timing with you.
    .how = A big change can be a block, a new number, a reset or a move. You can ask questions without deciding anything.

st-order =
    .action = Work in this order: safer device, main accounts, phone lock, then the rest
    .why = Whoever has the password of your main account may see where you are, your calls and your cloud files.
    .how = Start on a safer device. Write down or photograph what you find, and make a plan to stay safer. Then look at your main email and your Apple or Google account, and after that at the code of the phone. Changes like these can alert the other person, and it can get worse.

st-one-line-open =
    .action = Decide on purpose if one way to reach you stays open
    .why = There are reasons for it and against it, and services don't agree.
    .how = A page in this app shows what each of them says. It is your choice, and you can change it later.

st-emergency =
    .action = Know the ways to get help in an emergency
    .why = On a mobile, { $silent } tells them that you need help when you can't speak. A silent call to { $nines } without it may be ended.
    .how = Call { $nines }, listen, and press { $silent } when you are asked to. Pressing it does not share where you are. If your phone is registered, you can also text { $nines }. For sign language there is { $bsl }, a video call from an app or the web.

st-this-app =
    .action = Decide if a record on this phone is right for you now
    .why = A log can help, and it also holds private things. Paper that a trusted person keeps can be safer.
    .how = Someone who can open this phone may see that the app is here. You can write on paper now, and add it later.

st-tell-one =
    .action = Tell one person you trust what you are about to change
    .why = They can notice if something goes wrong.
    .how = Choose someone who will keep it to themselves. You can agree how to reach each other.
