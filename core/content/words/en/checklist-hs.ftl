list-hs = Home and physical safety
    .intro = These steps are about doors, neighbours, plans and moving. You choose what fits your home. If the other person lives with you or nearby, some of this can be seen, and each step says so.

hs-assess =
    .action = Ask for a home visit to look at doors, locks and alarms
    .why = A trained visitor can look for weak points. They may be able to fit things for you.
    .how = You can ask the police crime prevention team, a support service or your council. Some councils run a sanctuary scheme. It helps you to stay at home, with better locks or one stronger room. A visit can be seen, so you can agree on a time that suits you.

hs-locks =
    .action = Change the locks if someone you don't trust may have a key
    .why = Keys are easy to copy.
    .how = If you rent, you can ask the landlord first. If it is the other person's home too, talk to a solicitor or a housing adviser before you change a lock. They may notice the change and react. A stalking advocate can help you to choose the time.

hs-doors =
    .action = Fit a chain or a viewer, and lock up even when you are in
    .why = This slows someone who tries to get in. It also makes it easier to see.
    .how = Lock windows as well as doors. People who live with you or come to the door can see a new chain.

hs-camera =
    .action = Think about a doorbell camera, and what it films
    .why = It can help to show who came. If it films past your own home, data rules apply and people may complain.
    .how = You can point it at your own door and path. Some people who filmed the other person then faced a complaint of harassment. The other person may see the camera and react. You can read both sides first. Check who can open its account.

hs-alarm =
    .action = Think about an alarm, or alarms on windows
    .why = Some support services lend them or fit them.
    .how = You can ask a local service what it has. People may see an alarm. If a firm runs it, check who it calls.

hs-lights =
    .action = Use timers for lights, and light the front door
    .why = Light can put people off, and it can help you to see who is there.
    .how = Police advice on this is about burglars. A person who knows your habits may not be fooled, so vary the times. Lamps that stay on from dusk to dawn may feel calmer than ones that start when something moves. A light at the back that no one sees can help someone get in. If bulbs run on an app, see that the other person has no part in the account.

hs-neighbours =
    .action = Tell a neighbour you trust, and say who they can ring
    .why = They may see who comes when you are out.
    .how = Choose people who will not tell the other person. You decide how much they know. They can write down dates and times. Ask them not to speak to the other person or follow them.

hs-way-out =
    .action = Plan how to get out, which room to use and a code word
    .why = It is hard to think of a plan when you are scared.
    .how = Think of each door, and of where you could go. Choose a room with a phone, and if you can a second way out. Agree on a word that means: call for help. If the other person lives with you, they may find a written plan, so you can keep it in your head.

hs-bag =
    .action = Keep keys, cards, medicine, papers and a charger ready
    .why = If you have to go, it is easier to go fast.
    .how = A spare phone can go in too. If the other person lives with you, they may find a bag or see that things are gone. Some people keep it with a friend or at work.

hs-routine =
    .action = Leave and come home at different times, where you can
    .why = A fixed pattern is easier to watch.
    .how = This takes effort, and what they do is not your fault. Use it only as far as it fits your life. You can write down what you changed and why, as such changes can matter later.

hs-someone-there =
    .action = Leave the door closed, if you choose, when someone comes
    .why = You are free not to answer.
    .how = Call { $emergency } if you feel in danger. You can go to another room and phone someone. When it is over, you can write down what you saw and the time.

hs-move =
    .action = If you may move, plan it before you tell people
    .why = News of a move can get out in many ways. The time around leaving can carry more risk.
    .how = Talk to a stalking advocate first. Share the new address with as few people as you can. Think of court papers, school, joint bills and post: some offices have given a new address away. Family courts let you hold it back, but other civil cases may ask for it. Change passwords before you put it in an account.

hs-housing =
    .action = Ask what your council or landlord can do about stalking
    .why = Some can help you to stay. Some can help you to move.
    .how = You can ask about a sanctuary scheme or about moving home. What they can do differs by nation and by council. Give them a way to reach you that the other person can't see. A stalking advocate can help you to ask.
