list-ac = Accounts and passwords
    .intro = A safer device is best for these steps. Some of them can be noticed, so you can copy what you see first.

ac-list =
    .action = List your accounts, and mark any they know, set up or pay for
    .why = Old shared accounts are the usual way in.
    .how = Think of email, phone, bank, shops, games and things at home. Keep the list where the other person can't see it.

ac-email =
    .action = Check your main email: password, recovery, forwarding, filters and devices
    .why = Whoever holds your email can reset everything else.
    .how = Look at the recovery email and phone, and at the devices that are signed in. A rule that sends your mail on can be evidence, so photograph it first. Then you can change the password, and take out what you did not set up. The other person may notice.

ac-words =
    .action = Use a different password for each account
    .why = A password used twice, or one that can be guessed, opens more than one door.
    .how = Three random words can make a good one. A password manager can keep them for you. Leave out names and dates that the other person knows.

ac-change-if-known =
    .action = Change a password that this person may know or guess
    .why = They may still be using it. The other passwords need no change by the calendar, as that tends to make them weaker.
    .how = Some services say to change all of them often, and a page in this app shows both views. If the other person uses your account, they may notice the change.

ac-2sv =
    .action = Add two-step sign-in with an app, a passkey or a key
    .why = If your number is in doubt, a code sent by text may reach someone else.
    .how = With two steps, a password alone is not enough to get in. Choose a device that only you can open. Keep backup codes where the other person can't find them.

ac-recovery =
    .action = Check recovery details, recovery contacts and backup codes
    .why = An old phone number or email on your account may help someone to get back in.
    .how = Note the old details before you remove them. Google may still offer codes to an old phone or email for { $days }, so change these early and watch who signs in. An Apple recovery contact can only give a code. You can look for recovery contacts at Google too. Then make new backup codes.

ac-sessions =
    .action = Photograph the list of signed-in devices, then sign out the unknown ones
    .why = The list can be evidence. Signing a device out may be noticed.
    .how = Let the names, the places and the times be seen in the photo. Some may be old devices of your own. You can leave them signed in until you have had advice.

ac-questions =
    .action = Replace security answers with made-up ones, and store them
    .why = Someone who knows you may guess the true ones.
    .how = The answers don't have to be true. Store them where the other person has no access. A password manager is better for this than a browser. If they could get worse when they lose access, plan for that first.

ac-apple =
    .action = On iPhone, use Safety Check, or look at what is shared one by one
    .why = Sharing is spread over many apps.
    .how = Look at account devices, Family Sharing, Find My, shared albums, notes and calendars. Copy what you see first. Emergency Reset stops all sharing at once, and you may lose shared things. The other person may notice.

ac-google =
    .action = On Android, look at what your Google account shares
    .why = A shared account can show where you are and what you do.
    .how = Record what you see before you change it. Look at linked people and devices, connected apps, finding your device and location sharing. Family Link belongs to the account, so deleting its app does not end it. The other person may see some of these changes.

ac-third-party =
    .action = Remove apps and sites linked to your accounts that you don't use
    .why = Old links can keep their access.
    .how = Note the ones you don't know before you remove them. If you sign in to a service with Google, removing that link can lock you out. Set up another way in first. What a service already holds stays there.

ac-everyday =
    .action = Check everyday accounts that show where you are or what you do
    .why = Orders and trips show addresses, times and devices.
    .how = Think of shops, food, taxis, travel, films, a smart watch and loyalty cards. Look for people and devices that you did not add. Copy what you find before you change it. The other person may notice a change.

ac-bank =
    .action = Tell your bank you are being harassed, and ask what it can do
    .why = Some banks can hide payment messages or bar abusive words.
    .how = Ask for the team for vulnerable customers. You can change your memorable words, and ask who has access. Save statements and screenshots before you hide things. Payments still arrive, and a filter can miss a threat sent one word at a time. On a joint account, the other person may notice a change.

ac-managers =
    .action = Check browser sync, and where your passwords are kept
    .why = With the same login, your history and other data may show on other devices.
    .how = Note shared entries before you remove them. First sign out devices that you don't control, and then change passwords, or the new ones may go there too. Removing things or clearing a browser can be noticed.

ac-breached =
    .action = Check if your email address is in a known leak
    .why = Passwords that have leaked are tried first.
    .how = If it is, you can change that password everywhere you use it. A safer device is best for this.

ac-passkeys =
    .action = Remove passkeys from devices you no longer control, and sign those out
    .why = A passkey signs in without a password, and skips the second step.
    .how = Do both, as signing out alone may not be enough. Keep another way to sign in. If a device is lost or left behind, do this soon. Whoever has it may notice.
