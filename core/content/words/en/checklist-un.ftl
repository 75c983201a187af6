list-un = University or college
    .intro = Steps for where you study. What is on offer is not the same in each place, so ask what yours can do. Reporting is your choice.

un-report =
    .action = Look at the report form where you study, if you want to
    .why = Some forms let you give your name or leave it out.
    .how = Leicester has one, called { $form }. Without your name, they can contact you only if you leave a way to reach you. You can ask who reads it and what they do next. Reading the page does not mean you have to send anything.

un-security =
    .action = Save the campus security number or app
    .why = Help on site can be near, though each campus is different.
    .how = Find out which number is for what, and when someone answers. Some apps work only on the campus. In danger, call 999.

un-team =
    .action = Ask for one named person to bring your support together
    .why = You may then have to tell it only once.
    .how = Ask what they write down and who can see it. They can speak to tutors, halls and other teams for you, if you agree. You can ask for someone else if it does not feel right.

un-timetable =
    .action = Ask about a change of timetable, seat, room or group
    .why = It may mean that you do not have to drop a class.
    .how = A university may be able to do this, but it may also say no. Ask first which staff would be told. If the other person studies there, you can ask for limits on them and not on you. Time away from the course can affect a student visa, so ask the international team first.

un-accommodation =
    .action = Ask about moving rooms and rules for visitors
    .why = Halls and shared houses are places that people know.
    .how = Some universities can move you, though it may be for a short time. Some can keep a visitor out of halls. Ask about rent, your contract, and who is told the new room. Private halls have their own rules. People who live with you can let others in, so tell them what not to share.

un-privacy =
    .action = Ask who can see your photo, groups and timetable
    .why = Course systems may show others who you are or where you will be.
    .how = What is shown differs from place to place. IT or student services can tell you what classmates see. In some systems you can change your photo yourself. Staff may have to help to hide you on a class list.

un-placements =
    .action = Talk through placements, field trips and exams
    .why = These can be set for a fixed time and place.
    .how = Some universities can set limits for a student who was reported, on campus and on placements, while they look into it. Ask what yours can do, and what it would say to them. Ask that a placement is told only what it needs, and only if you agree.

un-conduct =
    .action = Ask what a no-contact instruction would do
    .why = A university can act on its own, apart from the police.
    .how = Ask how the other person would be told, and what would be said about you. Ask how you could report it if they break it, and what happens then. Asking does not mean that you have to go on.

un-police =
    .action = Choose who to tell: police, university, both or no one
    .why = They are two separate ways, and each is up to you.
    .how = Telling one does not mean that you have told the other. You can ask the university if there is anything that it would have to pass on. You can also get support and not report at all.

un-id =
    .action = Ask staff not to give out your details
    .why = Someone may ring a desk and ask about you.
    .how = Some universities will not even say if a person studies there. Check that your emergency contact is not the other person, or someone close to them. You can ask for letters and messages to be kept, and not sent on to you. Housemates and clubs do not have such rules, so you can ask them too.
