list-ig = Instagram and Threads
    .intro = These steps are about who can see you, reach you and get into your account. Keep copies of what matters before you change things.

ig-private =
    .action = Make the account private and look at your followers
    .why = People who follow you now keep access until you remove them.
    .how = Look through the list of followers. Removing one is usually silent, but they may notice that your posts are gone. If you think that could make things worse, you can talk it through first.

ig-map =
    .action = Check who can see you on the Instagram map
    .why = Location sharing sits inside messages and is easy to miss.
    .how = Open messages, then the map, then its settings. Look at who can see where you are. Someone who could see you before may notice the change.

ig-posts-geo =
    .action = Take place tags off older posts
    .why = Posts with a place can show on the map, even if you don't share where you are.
    .how = You can edit a post and remove its place. If the post or a comment shows what happened, copy it first.

ig-activity =
    .action = Turn off activity status
    .why = It can show when you are awake.
    .how = Someone who often looks at it may notice that it has gone. You can pick a time when that worries you less.

ig-restrict =
    .action = Use restrict if a block might make things worse
    .why = The other person's comments and messages are held back. The app does not tell them.
    .how = They may still work it out. What they write can be evidence, so look at it from time to time, or ask someone to look for you. The card shows what services say about blocking.

ig-requests =
    .action = Limit message requests and tags, and keep copies
    .why = Fewer ways reach you, and you keep what they sent.
    .how = Copy requests and tags before you delete or limit them. Keep the name of the account in the picture. Some people keep one way open on purpose.

ig-stories =
    .action = Choose who can see your stories
    .why = Hiding a story is not a block, and it only does part of the job.
    .how = You can hide stories from some people, or share them with close friends only. People you hide them from still see your page and your other posts. Leave out place stickers and hashtags, as stories can turn up there. Someone may still look through a friend or another account.

ig-login =
    .action = Check login activity, and copy it first
    .why = It can show if someone else is in your account.
    .how = Photograph the whole list. Then you can log out what you don't know. The other person may notice. If they know your password, see the step on passwords too.

ig-block-new =
    .action = Look for the choice that covers new accounts too, if you block
    .why = Some people make a new account after they are blocked.
    .how = Copy the chat, the page and its address first. Instagram lets you block the new accounts they make as well. The other person may notice and try other ways. Some people block and some don't, and the card shows what services say.

ig-threads-data =
    .action = Check Threads on its own
    .why = A private Instagram may not make Threads private. Sources differ on what carries over.
    .how = A new Threads account starts public and has its own private switch. Some choices are in Threads, some in Instagram and some in Accounts Centre. Threads posts may also show on Facebook and Instagram, unless you turn that off.
