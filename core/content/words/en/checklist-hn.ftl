list-hn = Home network and smart home
    .intro = Things at home that go online can show, hear or control what happens there. You can start by finding out what there is. Many changes can be noticed, so each step says so.

hn-map =
    .action = List everything at home that connects
    .why = A list shows you where to look.
    .how = You can go from room to room. Think of the doorbell, cameras, speakers, TV, heating, locks and toys. Note who set each one up. Keep the list where the other person can't see it.

hn-owner =
    .action = Find out whose account runs each device
    .why = The owner of the account may be able to watch, change things or lock you out.
    .how = Copy the page that shows the owner and the users. You can look now and decide later. They may notice that you looked or changed something.

hn-shared =
    .action = Take off shared users, once you have copied the list
    .why = A shared user may still see or control a device. They may notice when that stops.
    .how = Copy the names, dates and rights of each user. Think about how they may react. A stalking advocate can help you to choose the order and the time.

hn-wifi =
    .action = Change the Wi-Fi name and both passwords: Wi-Fi and router
    .why = Old devices and people can stay connected until these change.
    .how = Copy the router's list of devices first. Each device then has to join again, so people may notice and react. A camera or doorbell can stop until it joins. If the other person uses this Wi-Fi, you can plan the time with an advocate.

hn-guest =
    .action = Give visitors and gadgets a guest network
    .why = Your own devices then stay apart from theirs.
    .how = Look for a guest network in the settings of your router. You can give visitors that password and keep the main one to yourself.

hn-speakers =
    .action = Turn off drop-in and shared calls on smart speakers
    .why = A person with control of the account may listen in from somewhere else.
    .how = You need control of the account to do this. If it is theirs, they may see the change and turn it back on. Think about how they may react first. Stored voice history can be read too. You can talk away from a speaker while you decide.

hn-cameras =
    .action = Check cameras and baby monitors: accounts and recordings
    .why = Someone else may be able to watch them live.
    .how = Save the recordings that matter before you change anything. Look at who has the account and who it is shared with. If you turn a camera off, that may be noticed. You can think about which rooms it can see.

hn-alarm =
    .action = Ask the alarm company who is on its list and who has codes
    .why = A former key holder may still be called and may know the codes. A call to them can also show that you are out.
    .how = Replace a key holder rather than only taking one off. One UK firm says that the police ask for two key holders who can come within { $keyholder-time }. If the contract is theirs, ask to have it moved to you. Ask first if they are told. Change the app password and the spoken password too.

hn-locks =
    .action = Check smart locks: who has keys, codes and access
    .why = Some codes and apps work from far away.
    .how = Copy the list of users, codes and times first. If you take a code away, the other person may notice and react. If it is their home too, ask for advice before you change it. A stalking advocate can talk it through with you.

hn-provider =
    .action = Ask your broadband company about the account and letters
    .why = Ofcom, the regulator, wants firms to treat people who are harassed fairly. Letters or bills may go to a joint account holder.
    .how = First ask what the other account holder is sent. You can ask them to write to another address or number, or to cancel. They do not have to agree. You can change passwords that the other person may know. If you live together, some changes can make things worse, so talk to an advocate first.

hn-leave-behind =
    .action = If you move, plan when to take devices off accounts
    .why = A device that stays behind may still show or control things. If you remove it too soon, that can show that you plan to leave.
    .how = Save logs and recordings first. Then remove the devices when you leave or after, as part of a plan with an advocate. Look at what you take along too. Things on the other person's account are better left there.
