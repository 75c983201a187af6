list-tt = TikTok
    .intro = These steps are about who can find you, see you and use your videos.

tt-private =
    .action = Make the account private
    .why = Then only people that you approve see your videos.
    .how = Look at the people who follow you now as well. Someone who could see your videos before may notice the change.

tt-suggest =
    .action = Stop TikTok suggesting your account to others
    .why = When apps read phone contacts, they can link people up again.
    .how = Turn it off for contacts, and for people who share links with you.

tt-location =
    .action = Turn off location for TikTok, and look at what videos show
    .why = The setting is about what TikTok gets. A video can still show a place.
    .how = TikTok still works out your rough area from your SIM and your internet address. What the setting covers can differ by country. Look at place tags, captions and what is behind you too.

tt-comments =
    .action = Limit comments, duets, downloads and mentions
    .why = Your face and your voice can be copied from a video.
    .how = Choose who can do each of these. A person can still film a screen, so think about what each video shows. If a comment is a threat, copy it before you hide it.

tt-following =
    .action = Hide who you follow
    .why = The list can point to your friends, your family or your area.
    .how = On a public account anyone can see it. Look for the following list under Privacy, and set it to Only me.

tt-block =
    .action = Copy first if you think about blocking
    .why = Copies that you make first stay with you, whatever the app does with the chat.
    .how = Copy the messages and comments, the page and its address. The other person may notice a block, and may try other ways to reach you. Some people block and some don't, and the card shows what services say. If a picture is sexual and may show someone under 18, don't copy it.
