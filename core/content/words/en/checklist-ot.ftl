list-ot = Other apps: fitness, family, dating, games, music, selling
    .intro = These apps can show where you are or what you do. Look only at the ones you use, in any order. Copy what may matter first, because a change can take it away.

ot-strava-audience =
    .action = Strava: choose who sees your activities, old ones too
    .why = A new setting does not change your past activities.
    .how = You can choose followers only, or only you. Then change the older activities as well. First copy anything that shows contact from the other person. A follower may notice when your activities go. You can also check who follows you.

ot-strava-map =
    .action = Strava: hide where your routes start and end
    .why = A route can point to your home. It can also link you to people who were near you.
    .how = Look for the map setting that hides start and end points. You can also turn off group activities, and the feature that shows who you passed. People who follow you may notice the change.

ot-life360 =
    .action = Life360 and family apps: look before you pause or leave
    .why = Other people may be told when you leave or turn your place off. Sources do not agree on this.
    .how = First see who is in each circle, and copy that page. Think about how they may react when your place stops showing. A stalking advocate can plan it with you.

ot-dating =
    .action = Dating apps: limit your location and use new photos
    .why = A photo used twice can lead to your other accounts. In one test, people who hid their distance were still found to about ten metres.
    .how = So it can help to refuse the app your location, or to name just a town. A person you block can come back with another number or email. On Tinder you can type in a contact to block, and that person is not told. You can also unlink Instagram.

ot-games =
    .action = Games and consoles: check who controls the account
    .why = A game account keeps sign-ins and payments. A person who set it up can still control it.
    .how = Look for linked devices, stored cards, and a parent or organiser in control. Copy the list of sign-ins before you reset anything. People who share the account may be told of a change. You can make a new account on a safer device, with a name that does not point to you.

ot-music =
    .action = Music apps: hide your playlists and what you play
    .why = Some people have used a former partner's playlists to watch them. On Spotify, playlists have been public at first.
    .how = Hide new playlists and what you listen to. A private session ends after { $session }, so use the lasting setting. People may still see your profile and the lists of who follows whom. You can block a user. The app may also let people send you messages.

ot-marketplace =
    .action = Buying and selling: use post, a locker or a public place
    .why = A map pin, a photo or your profile can point to your home.
    .how = You can keep your home address to yourself. You can't always know who a buyer is, so some people send things or use a drop-off point. If you meet, choose a public place with good light. Tell someone about it, or take someone with you.

ot-reviews =
    .action = Maps reviews: check what you have added in public
    .why = Reviews, photos and answers on Google Maps are public. They carry your profile name and picture.
    .how = Copy the list before you delete anything, in case it matters later. You can limit who sees your profile. People who follow you already are a separate list, so check those too.

ot-wearable =
    .action = Watches and trackers: check live tracking and contacts
    .why = With Garmin LiveTrack, people you invite can follow you live on a page. An emergency contact can be sent your place after a fall alert.
    .how = Look at who is invited and who is an emergency contact. Check if live tracking starts by itself. Garmin tells a contact when they are added, and does not say what they see when you take them off. On Strava you can hide the map and choose who follows you.

ot-travel =
    .action = Travel apps and tickets: see which trips are saved or shared
    .why = In an older report, a name and a booking code opened a whole trip, with seats and times.
    .how = A person with those two details may be able to open your booking, and even change it. You can keep booking emails, boarding passes and points accounts away from shared inboxes. Taxi apps store where you went and when. If you stop sharing a trip, the other person may notice.
