list-sf = You and the people around you
    .intro = These steps are for you, not for proof. Use what helps and leave the rest.

sf-not-you =
    .action = Know that this is not your fault
    .why = What the other person does is their choice. Blame can come from all sides, and support can help.
    .how = You can read this again on a hard day. For now, you could think of one person who believes you.

sf-talk =
    .action = Pick one person or one service you can talk to
    .why = It can help to have someone beside you.
    .how = It may be a friend, a helpline or a local service. You choose how much to say. It helps if the person is not close to the other person.

sf-chat =
    .action = If you cannot talk aloud, use chat, text or sign language
    .why = Not every home is a place where you can talk.
    .how = Some services answer by web chat or text. For 999, there is a free video service in British Sign Language. Messages can stay on the phone, so think about who might see them.

sf-helpline =
    .action = Note when the stalking helpline is open, and a line for nights
    .why = Hours differ, and there are times when the stalking helpline is closed.
    .how = The list of services here shows hours, and says where sources differ. { $night-line } can be called { $night-hours }. In danger, call 999. If no one answers, it is not because of you.

sf-doctor =
    .action = Tell a doctor about sleep, worry or injuries, if you want to
    .why = A doctor may be able to help. Health records can also show what this has done to you.
    .how = Notes and letters can show in the { $health-app }, so say first if someone may make you open it. You can ask for the note to be hidden, or for online access to be turned off. Change the login if they may know it. Police may ask for records, and a code of practice limits that. Ask which rules hold where you live.

sf-urgent =
    .action = Know who to call if you might harm yourself
    .why = Some lines are open { $line-hours }. You can call more than once.
    .how = If your life is in danger, call 999. In England and Wales, call { $nhs } and choose the mental health option. In Northern Ireland, call { $ni-line } on { $ni-number }. Anywhere in the UK, call { $listen } on { $listen-number }, or text { $text-line } on { $text-number }, which limits how often you can use it. Calls and texts can stay on the phone, and some calls show on a bill.

sf-record-breaks =
    .action = Take a break from writing things down when you need one
    .why = Keeping a log can wear you out.
    .how = If you can, write one line with the date and time, and stop there. A note made at the time can count for more than a later one. When you add to it, leave the first line and say what was added and when. An advocate or someone you trust can write for you. Leave out what you would not want the other person to see.

sf-money =
    .action = Ask about help with money, benefits and housing
    .why = Stalking can cost money.
    .how = A student or local advice service can be a place to start. If you had to pay for locks, travel or a move, you can log it as a change in your life.

sf-friends =
    .action = Tell friends how they can help, and what to leave alone
    .why = People want to help, and they may guess wrong.
    .how = Choose who you tell, as a friend may know the other person too. Ask friends not to meet, answer or message that person, and not to post about you. If they hear from that person, they can keep it and send it to you, or to police if you agree. They can listen, and help with everyday things.

sf-after =
    .action = Look for support when it has stopped, too
    .why = The effects can last when the stalking has ended.
    .how = There can be support, but it is not always easy to get. Some people could not get through, or could not get counselling. A doctor or a local stalking service can be a way in. You can ask more than once.
