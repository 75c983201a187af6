list-li = LinkedIn and work profiles
    .intro = These steps are about pages that show where you work and who you know. You can do one of them, or none. Some changes can be seen by other people, and each step says so.

li-public =
    .action = Hide your profile from people and search engines outside the site
    .why = A public profile can show your name, area and job to people who are not signed in.
    .how = Look for the setting on what people see when they are not signed in. If the other person looks at your page often, they may notice that it has gone. You can copy anything on the page that may matter first.

li-private-mode =
    .action = Turn on private mode before you look at profiles
    .why = When you look at a profile, its owner may see your name.
    .how = Private mode hides your name from them. You can also choose not to look at their page at all.

li-fields =
    .action = Take your workplace, town, phone and email off your profile
    .why = These details can help someone to find you. People you are connected to can see your email and phone number.
    .how = You can keep contact details out of the field for your name. Your contacts see more than others do, so you can take off people you don't trust. A public profile may still give your name, your area and who you know. If you look at their profile, they can see your name unless private mode is on.

li-connections =
    .action = Hide your connections and your activity updates
    .why = Your contacts and your updates can show who you know and what is changing for you.
    .how = Look for the setting on who can see your connections. There is another one for updates, such as news of a new job. A contact of yours may know the other person and pass things on.

li-block-limit =
    .action = Know what a block can and can't do here
    .why = A block works only while they are signed in. They may still see a public profile when they are signed out.
    .how = Some people block, and some do not. The other person may notice a block. Copy messages and the address of their profile first. You can turn off your public profile as well.

li-employer =
    .action = Ask work and professional bodies what they show about you
    .why = A staff page or a work register can show where you are.
    .how = Some parts of a register have to stay public, so you can ask what can be held back. One health register shows a name, a status and a rough work area. By its rules, a home address stays out unless the person agrees. If the other person works with you, your request may reach them. You can choose who you ask.
