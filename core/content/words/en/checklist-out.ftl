list-out = Out and about
    .intro = Small plans for trips, shops, trains and cars. Use the ones that fit your day. Where you go is still your choice.

out-check-in =
    .action = Set a check-in for a trip that worries you
    .why = Someone else then knows when to look for you.
    .how = You choose the person and the time, and the person agrees first. If the time passes and you did not end it, they are told. Their message may come late, or not at all, if your phone is off or has no signal. Some phones and apps have a check-in of their own.

out-contacts =
    .action = Choose contacts who are not close to the other person
    .why = A missed check-in works best when someone knows what to do next.
    .how = Think of people who would not pass it on. Ask them first, and let them say no. Agree what they will do. They could ring you, and call 999 if they are worried. Friendships change, so you can look at the list again from time to time.

out-alarm =
    .action = Carry a personal alarm, if you want one
    .why = The noise can make people look, and that can help you get away.
    .how = Keep it where your hand can reach it. Try it at home, so that you know how it works and how loud it is. Some support services give them out. An alarm does not call anyone, so it helps to be near people.

out-charged =
    .action = Keep your phone charged, and know what no signal means
    .why = A message cannot go out when the phone is not connected.
    .how = A 999 call can use any network that reaches you, but it fails where there is none. A text to 999 works only if you signed up for it first. Few phones can use a satellite. Some check-in tools raise the alarm when only the signal was lost. You and your contact can agree what a missed check-in means.

out-route =
    .action = Plan a lit, busy route with places to stop
    .why = Where there is light and people, help can be nearer.
    .how = Think of a shop, a station or a friend on the way. Some people also change their route or times. That is one option, and it can be tiring. If you do change how you travel, you can log it as a change in your life.

out-transport =
    .action = Know how to get help on trains, trams and buses
    .why = Staff may be able to help, and there is often CCTV.
    .how = In danger, call 999. On trains, the Tube and trams in England, Scotland and Wales, you can text { $btp-text }. The text may not go if you have no credit, or if your phone blocks such numbers. For buses, and in Northern Ireland, call 101. Footage is kept for a limited time, so some people ask about it soon.

out-parking =
    .action = Park near light and people when you can
    .why = You can see who is near, and other people can see you.
    .how = You can reverse in, have your keys ready, and look at the back seat before you get in. Lock the doors once you are inside. If a car follows you, drive on to a busy place and not to your home. A look round the car does not show if there is a tracker. This is advice for all drivers, not only about stalking.

out-taxis =
    .action = Book a licensed taxi and share the trip
    .why = A booking leaves a record, so the car and driver can be checked.
    .how = First look at who can get into your taxi account, its email and the saved card. Someone with the login may see where you go. If you change it, they may get a notice. Match the number plate before you get in. In London, a minicab has to be booked, and only a taxi can be hailed.

out-seen-them =
    .action = If you see them, you can go where there are people
    .why = Going up to them or arguing can make things worse.
    .how = You do not have to speak to them. A shop, a station or a busy street can do. Call 999 if you feel in danger. Filming them can lead to a complaint about you. You can note the time and place later, when you feel calmer.

out-followed =
    .action = If you think you are followed, head for light and people
    .why = Help is nearer there, and no one is led to your home.
    .how = On foot, a shop or another busy place can do. If you drive, go where there are cameras, or to a police station. Call 999 if you feel in danger. You do not have to be certain that you were followed. You can note it later.

out-ask-angela =
    .action = Know the help words that some bars and venues use
    .why = At places that take part, the { $scheme } scheme may help you leave quietly.
    .how = Staff may find your friend, or call a taxi, door staff or the police. It does not always work, as some staff do not know the words. A confused reply may also draw eyes to you. You can say in plain words that you need help, or go to the door staff. In danger, call 999.
