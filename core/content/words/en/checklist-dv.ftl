list-dv = Checking a device
    .intro = Looking can be noticed. If you find nothing, that does not prove that nothing is there.

dv-behaviour-first =
    .action = Start from what they know, not from what the phone does
    .why = Sudden knowledge is the most common sign. A battery that runs down fast says little.
    .how = You can write down what they knew, and who else knew it. A phone can be slow or hot for many plain reasons.

dv-simple-first =
    .action = Rule out simple ways first
    .why = Shared accounts, shared photos and location sharing are more common than spy apps. So is someone handling the phone.
    .how = Looking is enough for now. Before you change anything, copy what you see, and think about what they may notice.

dv-pause-use =
    .action = Decide what to use a device for while it is in doubt
    .why = Some people stop using it. Others keep it for everyday things, and use a safer device for private ones.
    .how = Stopping can fit if an expert can look at it soon and you have another phone. Carrying on can fit if a sudden stop would be noticed. A page in this app shows both views.

dv-expert =
    .action = Ask police, { $cyber } or an advocate before you remove anything
    .why = Removing it can wipe evidence, and alert the other person.
    .how = You can ask from a safer device. Until then, keep the device as it is. Write down what you saw, and when.

dv-update =
    .action = Install system updates
    .why = Updates close weak spots that someone could use.
    .how = If you think that there is a spy app, first ask for advice from a safer device. On a phone that is watched, a change can be noticed, and what the other person does can get worse.

dv-android-apps =
    .action = On Android, look through all apps, and photograph any you don't know
    .why = Spy apps often have dull names on purpose, and some have no icon.
    .how = Take the photo with another device. An app that you don't know may also be part of the phone. Don't remove it until you have had advice. Looking can be noticed.

dv-android-access =
    .action = On Android, check what apps are allowed to do
    .why = Spy apps need some of these rights.
    .how = Look at accessibility, notification access, device admin, usage access, unknown apps and VPN. Photograph what is on before you change it. If you turn something off, it may be noticed.

dv-play-protect =
    .action = On Android, check that Play Protect is on
    .why = It flags common spy apps. If you turn it on, that may be seen.
    .how = If it names an app, take a photo with another device, and ask for advice before you remove it. If it finds nothing, that is no proof.

dv-ios-profiles =
    .action = On iPhone, check for VPN and device management you did not add
    .why = A profile of this kind can install apps, or wipe the phone.
    .how = A phone from work or school may have a normal one. Take a photo before you remove it. If it is locked, removing it needs a password. The other person may notice.

dv-ios-devices =
    .action = On iPhone, check account devices, faces, fingerprints and backups
    .why = Access to the account can show as much as a spy app.
    .how = Photograph the list before you change it. If you remove a device, a face or a fingerprint, it may be noticed.

dv-computer =
    .action = On a computer, check for remote access, other users and odd plugs
    .why = Spyware on a computer can show all you type, and let someone control it from afar.
    .how = It can come with a link, or as a small plug. Use another device to look it up. Don't remove it, and keep the computer, as it may be evidence. If an older page says to reset it or to delete all accounts, that would destroy evidence. Looking can be noticed.

dv-gifts =
    .action = Treat a device that was a gift or was handed back as in doubt
    .why = Almost all spy apps for phones need someone to handle the phone. Most of those for computers don't even need that.
    .how = Don't bin it, reset it or give it back. You can put it in a bag, use another device and tell police. An expert can check it. Gifts to children count too, as trackers have been found in toys and bags.

dv-no-search =
    .action = Look up spy apps on another device, not on one you suspect
    .why = The search may be seen.
    .how = You can borrow a device that the other person has never had, or ask someone you trust to look.

dv-reset-last =
    .action = Leave a factory reset until after evidence and advice
    .why = It deletes evidence, and tells someone who is watching that you know.
    .how = You can ask police or an advocate first. If you do reset it, set it up as new. You may lose photos and messages.

dv-new-for-private =
    .action = Use a new or borrowed device for support, banking and planning
    .why = It keeps your private life apart from the device in doubt.
    .how = Don't sign in there with accounts that the other person may know. Keep it where they won't see it.
