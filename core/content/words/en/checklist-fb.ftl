list-fb = Facebook and Messenger
    .intro = These steps are about who can get into your account and who can see you there. Keep copies of what matters before you change things.

fb-sessions =
    .action = See where your Facebook is logged in
    .why = The list can show if someone else is in your account. You can log that device out.
    .how = Photograph the list first, with places and times if it shows them. Then you can log out what you don't know. The other person may notice. If they know your password, they may log in again, so see the step on passwords too.

fb-checkup =
    .action = Go through Privacy Checkup
    .why = It puts the main choices about who can see you in one place.
    .how = It covers your posts, stories and profile. It also covers who can find you by phone number or email. Someone who could see more before may notice the change.

fb-past-posts =
    .action = Limit who can see your past posts
    .why = One action covers years of posts. It can only be undone one post at a time.
    .how = Posts that more people could see will go to friends only. Friends still see them, and so do people who are tagged. Posts by others that tag you stay as they are. So you can look at your friends list first. Before you remove anyone, see that step.

fb-friends-list =
    .action = Hide your friends list and look at who is on it
    .why = Your friends can be a way for someone to reach you or learn about you.
    .how = You can set the list so that only you see it. Then look at who is on it. Some friends may pass things on and mean no harm. Before you remove anyone, see that step first.

fb-friends-except =
    .action = Use "friends except" to hide a post from some friends
    .why = It is quieter than removing someone, if that might make things worse.
    .how = Choose the people who will not see the post. Other friends may still show it to them or tell them.

fb-tags =
    .action = Check tags before they show on your page
    .why = Other people can show where you are and who you are with.
    .how = Turn on review for tags and for your timeline. You can also ask people not to tag you or check you in.

fb-search =
    .action = Stop strangers finding you by phone number or email
    .why = It makes it harder to come across you by chance.
    .how = You can also turn off links from search engines to your page. People may still find you through your name or your friends.

fb-location =
    .action = Turn off location for Facebook and remove old check-ins
    .why = Old check-ins can keep your places in view.
    .how = Some check-ins may be linked to what happened, such as one with a comment from the other person. Copy those first. Then you can remove what you don't want.

fb-messages =
    .action = Limit message requests, and keep what was sent
    .why = Less may reach you, and what came in can help as evidence.
    .how = Keep threats, and leave the chat where it is. You don't have to read it all. Copy it before you change who can write to you. Some people keep one way open on purpose.

fb-unfriend =
    .action = Copy and think ahead before you remove or block someone
    .why = The other person may notice, and may try other ways to reach you.
    .how = Copy their messages, posts and page address first. Think about how they tend to react when contact stops. Some people block and some don't. The card shows what services say.

fb-groups =
    .action = Look at your groups and at what your sales posts show
    .why = People in a group learn that you are there and can write to you.
    .how = Keep your home address out of posts. If you buy or sell, you can meet in a public place. A pick-up point or the post also keeps people from your door.
