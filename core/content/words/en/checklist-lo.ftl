list-lo = Where you are, and places in photos
    .intro = Phones, apps and photos can show where you are or have been. Keep that data in evidence. Take it out only of copies that you share.

lo-ios-people =
    .action = Check who your iPhone shares your place with
    .why = Old sharing may not end on its own.
    .how = Look at Find My and at Share My Location. Photograph the list of people first. Then you can stop what you don't want. The other person may notice when it stops, so you can choose the time.

lo-google-people =
    .action = Check who can see you in Google Maps
    .why = A sharing link can be passed on. More people than you chose may then see where you are.
    .how = Look at location sharing in Google Maps. Check the people on it, and the links. Photograph both before you stop any. The other person may notice when it stops.

lo-find-device =
    .action = Check who can sign in to the service that finds your phone
    .why = Anyone who can use that account can see where the phone is.
    .how = On an iPhone this is Find My. On Android it can be Find Hub. Other makers may have their own. A new password or a sign-out may be noticed, so think about the order first.

lo-app-perms =
    .action = Let apps see where you are only when you need it
    .why = Most apps work without knowing where you are.
    .how = For each app you can choose never, or only while you use it. You can also turn off precise location where the phone offers it. If someone sees you through an app, they may notice the change.

lo-camera-ios =
    .action = Stop the iPhone camera saving the place, if you choose
    .why = A photo can hold the exact place where it was taken.
    .how = Set location to never for the camera. Think about evidence first. In photos of what happened to you, the place can help. You can turn it on for those.

lo-camera-android =
    .action = Stop the Android camera saving the place, if you choose
    .why = A photo can hold the exact place where it was taken.
    .how = Turn off location tags in the camera app. Think about evidence first. In photos of what happened to you, the place can help. You can turn it on for those.

lo-share-strip =
    .action = Leave out the place when you share a photo
    .why = An app may send the place along with the picture.
    .how = Look at the share options before you send. If there is a choice about location, turn it off. This is for copies that you share with friends or in public. Leave the first photo as it is, and keep the place in any photo for the police.

lo-whats-visible =
    .action = Look at what a photo shows before you share it
    .why = A picture can give away a place, even with no location stored in it.
    .how = A landmark, an old school or a place of work can make you easier to find. Look at what is behind you and through the window. You can ask friends, schools and venues not to post or tag you.

lo-old-posts =
    .action = Take place tags off older posts
    .why = Old posts can still show your home and your routine.
    .how = You can start with posts near home, work or school. Some old posts show what the other person did or said. Copy those first, with the comments.

lo-no-live =
    .action = Post after you have left, not while you are there
    .why = A live post says where you are now.
    .how = This helps with one-off events. A late post about a gym, a school run or a usual café still shows your routine. You can ask others not to post about you or check you in.

lo-timeline =
    .action = Check the places that your phone has kept
    .why = Anyone who can unlock the phone, or restore its backup, may see where you have been.
    .how = Google calls this Timeline. On an iPhone, look for Significant Locations. It may help you show what happened, so copy it before you clear it. Timeline may delete old places by itself after { $kept }.

lo-chat-live =
    .action = Check for live location in your chats
    .why = Live location can run for hours and is easy to forget.
    .how = In WhatsApp it can run for { $longest }. Sharing from an iPhone may have no end. The chat shows when it stops. The last place can still be seen, so you can stop it before you travel somewhere private.

lo-calendars =
    .action = Check shared calendars, bookings and booking emails
    .why = They show where you will be, and when.
    .how = Look at who can see each calendar. Look at where tickets and bookings send their emails. Someone who shares a calendar may notice when that ends. You can write private plans somewhere else first.

lo-device-name =
    .action = Give your phone and hotspot a name that is not yours
    .why = Devices nearby can see the name. Many phones start with the first name of the owner.
    .how = If you share the account, the new name shows in iCloud and Find My too. Others on the account may notice. On an iPhone you can also set AirDrop to Contacts Only.

lo-watch =
    .action = Check watches, earbuds and tags that can give a place
    .why = Things that are paired with a phone can be tracked too.
    .how = Look at what is paired with your phone, and who set it up. Think about gifts and things you once shared. If you take one off, the person who set it up may notice. If you find a tag that you don't know, see what you can do first.

lo-check-in =
    .action = Share where you are with one person you trust, if you choose
    .why = You choose who knows, and when it stops.
    .how = Set an end time. Agree what they will do if you don't answer. Check later that the sharing has stopped.

lo-tags-off =
    .action = Turn off automatic tags and check-ins
    .why = Other people can show where you are when they tag you.
    .how = Look in each social app that you use. You can also ask friends not to tag you or check you in.
