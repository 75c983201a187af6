list-xx = X and public forums
    .intro = These steps are about public posts: who can see them, what they show and how to keep a copy of what others post.

xx-protect =
    .action = Protect your posts, if you want only some people to see them
    .why = Then only followers that you approve see what you post.
    .how = A block alone does not hide public posts. Look at who follows you now as well. Someone who could see your posts before may notice the change.

xx-block-limit =
    .action = Know what a block on X does not do
    .why = People you block can still see your public posts. X changed this in { $since }.
    .how = If you want fewer people to see your posts, there is a step for that. The card shows what services say about blocking.

xx-discover =
    .action = Stop people finding you by phone or email, and tagging you
    .why = There are then fewer ways to link you to your account.
    .how = Turn off being found by phone number and by email. Turn off photo tags too. People may still find you by name.

xx-location =
    .action = Remove places from your posts and your page
    .why = Old posts can keep the place where you wrote them.
    .how = X lets you remove the place from all past posts. If a post shows what happened, copy it first, with the place. X may also show the country of your account, in About this account. One guide says you can change this to a wider region. Reports differ, so look at your own page.

xx-apps =
    .action = Remove linked apps and old sessions
    .why = An app that you once let in may read, post and open your messages.
    .how = Look for Apps and sessions in the settings. Photograph the apps first, and the sessions with their places and times. Then you can remove what you don't know. The other person may notice. What an app or a device has already fetched may stay there.

xx-evidence =
    .action = Save the address and the whole page before you report a post
    .why = A post may be taken down once it is reported.
    .how = Keep the account name, the date and the time in view. Save what comes before and after it as well. Then you can report it. If a picture is sexual and may show someone under 18, don't copy it.
