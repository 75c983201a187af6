### The decision cards: what services say, side by side.

## C-1

card-c-1 = Block, or leave a way open
    .intro = Services do not agree on this. What each one says stands side by side, with its date. There is no right answer for everyone, and you can change your mind later.
card-c-1-keep-open = The advice here is: do not block. A block may raise the risk.
card-c-1-keep-proof = The advice here is: do not block the ways they reach you. Open ways keep proof, and they may find another way in.
card-c-1-may-seek-you = A block can lose proof. It can also push the other person to come and look for you.
card-c-1-may-get-through = The other person may still get through after a block.
card-c-1-if-it-calms = The advice here is: block if that puts your mind at rest.
card-c-1-block-numbers = The advice here is: block numbers that harass you.
card-c-1-block-report = The advice here is: block them, delete, and report them to the site or app.
card-c-1-cut-off = The advice here is: cut off all contact and block.
card-c-1-ask-order = Is there a court order or a police condition about contact?
card-c-1-ask-react = Do you know what they tend to do when contact stops?
card-c-1-ask-channel = Do you need a way open for children, work or a court?
card-c-1-ask-copies = Do you have copies of what they have sent so far?
card-c-1-option-advocate = Talk first
    .text = A stalking advocate can think it through with you before you change anything. They can help you plan the timing.
card-c-1-option-mute = Mute
    .text = You stop the sound and the pop-up. What they send still comes in, and you look when you choose.
card-c-1-option-archive = Archive
    .text = You move the chat out of sight. It is kept, and you can open it later.
card-c-1-option-restrict = Restrict
    .text = Some apps let you limit what a person can do. On Instagram, other sites say, the person is not told. They may still work it out.
card-c-1-option-second-phone = A second phone
    .text = The old number goes into a spare phone. Their contact lands there, and your day stays quieter.
card-c-1-option-if-you-block = If you choose to block
    .text = Take copies first. Note the date and what you blocked. They may be able to tell. New accounts or numbers may follow, and you can note those too.
card-c-1-not-known = Nobody can say for sure how the other person would act. You may know them best.

## C-2

card-c-2 = Tell them once to stop, or no contact at all
    .intro = Services do not agree on this either. This card stands beside the one about blocking. It never asks you to get in touch with the other person.
card-c-2-say-no-once = The advice here is: say no once and clearly. After that, give no reply.
card-c-2-only-if-needed = The advice here is: give no reply unless you really have to.
card-c-2-no-contact = The advice here is: do not engage with them at all.
card-c-2-ask-told = Have they been told already, by you or by someone else?
card-c-2-ask-order = Does an order, a court or work set how you may be in touch?
card-c-2-ask-react = What have they done before when you did reply, and when you did not?
card-c-2-option-advocate = Talk first
    .text = You can ask a stalking advocate before you reply or go quiet.
card-c-2-option-already-told = You have told them
    .text = You can write down when and how. It helps to show that the contact is not wanted.
card-c-2-option-no-reply = Not replying
    .text = A reply can sometimes keep contact going. If you did reply, that is not your fault, and you can note it.
card-c-2-option-have-to = When you have to be in touch
    .text = Children, a court or work may need some contact. You can keep to the way that was set. Take legal advice before you change what a court has ordered.
card-c-2-not-known = Nobody can say in advance what a no, or no reply, will lead to.

## C-3

card-c-3 = Change your number, or keep it
    .intro = Services do not agree on this. Both ways have a price. Here they stand side by side.
card-c-3-keep-second-phone = The advice here is: keep the old SIM live in a second phone. Contact is kept there and does not reach into your day.
card-c-3-keep-open = The advice here is: leave open the ways they already use. That keeps proof, and they may find another way in if you close them.
card-c-3-change-it = The advice here is: cut off contact and change your number.
card-c-3-ask-codes = Which accounts send codes to the old number?
card-c-3-ask-who-needs = Who needs to reach you on it, such as a school, a bank or a court?
card-c-3-ask-pass-on = Who might pass a new number on, even if they mean no harm?
card-c-3-ask-bill = Who owns the account and can see the bill?
card-c-3-option-advocate = Talk first
    .text = A stalking advocate can help you think about what the other person may do when the old number goes quiet.
card-c-3-option-second-phone = Old number in a spare phone
    .text = You use a new number for your life. The old phone is there to keep what comes in. Someone you trust can look after it.
card-c-3-option-keep-for-now = Keep it for now
    .text = You can leave the old number on until you have spoken to police or an advocate. Closing it can lose proof.
card-c-3-option-if-you-change = If you choose to change it
    .text = Save voicemails, call lists and messages first. Move codes and logins to the new number. Give it to few people, and ask them not to share it.

## C-4

card-c-4 = A device that may be watched
    .intro = Services give different advice on a phone or computer in doubt. Here it is side by side. Whatever you choose, you can use a safer device for private things first.
card-c-4-stop-now = The advice here is: stop using it at once and have it looked at by someone who knows about this.
card-c-4-check-apps = The advice here is: look through your devices for apps that track you.
card-c-4-think-first = The advice here is: think first about how the other person may react. Taking something off can tell them that you know. Some people keep the device for daily things and use a safer one for the rest.
card-c-4-ask-quiet = Would they notice if this device went quiet?
card-c-4-ask-private = What do you most need to keep to yourself?
card-c-4-ask-proof = Is there anything on it that shows what they did?
card-c-4-ask-hands = Who bought it, set it up or has held it?
card-c-4-option-safer-device = A safer device first
    .text = It is one that the other person has never held and has no account on. You can use it to look for help, to bank and to plan.
card-c-4-option-expert = Ask before you remove
    .text = Police, an advocate or a service for online harm can look with you. Removing an app can wipe proof and can be noticed.
card-c-4-option-daily-things = Keep it for daily things
    .text = This can fit where a sudden silence would be noticed. Private calls, searches and plans then stay off it.
card-c-4-option-put-away = Put it away
    .text = This can fit where using it puts you at more risk than silence. Keep it as it is. A reset wipes proof and can be noticed.
card-c-4-not-known = A look that finds nothing does not show that nothing is there.

## C-5

card-c-5 = When to change a password
    .intro = Older advice and official advice differ. For routine, this app goes by the official advice. If the other person may know a password, a change now makes sense.
card-c-5-often = The advice here is: change passwords often, as a habit.
card-c-5-when-known = The official advice is this: change a password when someone may know it. Being made to change it by the calendar leads to weaker ones.
card-c-5-ask-know = Might they know it, guess it, or have it saved on a device?
card-c-5-ask-device = Is there a safer device to change it on?
card-c-5-ask-notice = Would they notice that it no longer works, and what might they do then?
card-c-5-option-now = Change it now
    .text = This makes sense if they may know it or guess it. Do it on a safer device. Copy what you need first, and think about how they may react.
card-c-5-option-leave = Leave it for now
    .text = This can fit if nobody else could know it and it is used in one place only.
card-c-5-option-stronger = A better one, once
    .text = You can give each account its own password. Three random words work well, and so does a password manager. A second step at sign-in helps more.
card-c-5-not-known = It can be hard to know who has a password. A list of the devices that are signed in can tell you more.

## C-13

card-c-13 = How much is enough
    .intro = Pages differ on when something counts as stalking. You do not have to reach any of these lines to ask for help.
card-c-13-two-times = It has happened two times or more, and it leaves you upset, alarmed or in fear of violence.
card-c-13-four-words = It is fixated, obsessive, unwanted and repeated. Things like that count, even if they are on no list.
card-c-13-long-time = It is a pattern that mostly lasts a long time.
card-c-13-option-ask-now = Ask at any point
    .text = Two or more things can be seen as one course of conduct. You can ask for help before that, after that, or when you are not sure.
card-c-13-option-write-down = Write it down
    .text = A short note with a date keeps it. You do not have to decide what it is.

## C-17

card-c-17 = Proof before a report, or a report first
    .intro = You do not need proof to report. If you have some, you can keep it. Here is what different pages say.
card-c-17-gather = The advice here is: keep letters, texts, emails and pictures of online messages. Give them to police.
card-c-17-do-not-wait = The advice here is: do not put off a report in order to gather proof.
card-c-17-ask-vanish = Is there something that may soon be gone, such as camera footage?
card-c-17-ask-where = What do you have already, and where is it kept?
card-c-17-option-report-now = Report with what you have
    .text = You can say what happened and how it made you feel. You can bring more later.
card-c-17-option-keep-some = Keep what you have
    .text = Leave messages and posts where they are, if you can. Keep letters and gifts. Work on copies.
card-c-17-option-goes-soon = Tell police what may be gone soon
    .text = Camera footage is often kept { $footage }, and sometimes less. You can ask the owner to keep it, and tell police the place and time. Police can ask for it.
card-c-17-option-not-report = Not report for now
    .text = You can still keep things, and you can still be helped.

## C-18

card-c-18 = Restorative justice
    .intro = Some services offer a way to be in touch with the person who harmed you, with help. It is not usually right where someone is fixated on you. You can say no, now or later, with no reason given.
card-c-18-offered = Some services list it among the help they give to people harmed by a crime.
card-c-18-rarely-fits = Police guidance says that settling a case out of court rarely fits where there is domestic abuse. Inspectors said the risks could not be accepted.
card-c-18-ask-want = Who brought it up, and is it something you want?
card-c-18-ask-contact = Would it give the other person a new way to reach you?
card-c-18-option-say-no = Say no
    .text = You can say no at any point, even if you said yes before.
card-c-18-option-advocate = Talk first
    .text = A stalking advocate can tell you what it would mean, and help you think about a no.
card-c-18-option-no-contact = No contact
    .text = No contact with the other person can be the whole of your answer.
card-c-18-not-known = What was found here is about domestic abuse, and not about stalking by a stranger.

## C-19

card-c-19 = Change your routine, or keep it
    .intro = Some pages tell people to vary their day. It is one option. It costs you time and freedom, and the need for it is not of your making.
card-c-19-vary = The advice here is: vary your routes and the times you come and go.
card-c-19-changes-count = Changes that people make to their daily life can matter in law. Police are asked to find out what has changed.
card-c-19-ask-cost = What would it take from you or from your children?
card-c-19-ask-known = Which times and places does the other person know?
card-c-19-option-some = Change some of it
    .text = You can pick one thing, such as the way home or the day you shop.
card-c-19-option-company = Keep it, with someone beside you
    .text = You can go with a friend, or tell someone when you set off and when you are due.
card-c-19-option-keep = Keep it as it is
    .text = You can decide that your day stays yours.
card-c-19-option-ask-others = Let others change
    .text = Work, school or a college may be able to change your hours, your room or your way in.
card-c-19-option-note = Note each change
    .text = You can write down what you changed, and when. It shows what this has done to your life.
card-c-19-not-known = No source here shows how far it helps against someone who knows you well.

## C-20

card-c-20 = A camera at home
    .intro = A camera can show who came. It can also bring duties and trouble. Here is what different pages say.
card-c-20-fit-one = The advice here is: think about an alarm or a camera at home.
card-c-20-duties = A camera that films past the edge of your home or land brings duties under data law.
card-c-20-complaints = Filming someone who stalks has led them to complain in turn.
card-c-20-ask-films = What would it film, besides your own door and land?
card-c-20-ask-account = Whose account would it run on, and who else can see it?
card-c-20-ask-react = Would they notice it, and what might they do then?
card-c-20-option-ask-first = Ask first
    .text = Police crime prevention or a service near you can look at your home with you.
card-c-20-option-own-door = Your own door only
    .text = You can aim it so that it films your own door and land and little else.
card-c-20-option-own-account = On your own account
    .text = A person who shares the account may be able to watch or delete. How long clips are kept differs, and one maker keeps none without a paid plan. You can save a copy of what matters.
card-c-20-option-alarm = An alarm in its place
    .text = Some services lend or fit alarms for doors and windows.
card-c-20-option-none = No camera
    .text = You can decide against it. Notes of what you see and hear count too.

## C-23

card-c-23 = Report early, or when you choose
    .intro = It is up to you if and when you report. You can be helped either way. Here is what different pages say.
card-c-23-early = The advice here is: report as early as you can, and tell other people.
card-c-23-your-choice = The advice here is: report if that is what you choose. Support is there if you do and if you do not.
card-c-23-mixed = Police watchdogs looked at how police deal with stalking. They found that it varies.
card-c-23-ask-hope = What would you want a report to change?
card-c-23-ask-react = How might the other person react if police speak to them?
card-c-23-ask-with = Who could be with you when you report?
card-c-23-option-advocate = Talk first
    .text = A stalking advocate can tell you what a report may lead to. They can also go through it with you.
card-c-23-option-early = Report soon
    .text = Some people find that it helps. There is a record from that day on. Camera footage and data from apps may still be there.
card-c-23-option-how = Choose the way
    .text = Call 999 in danger. If it can wait, you can call 101, go online, go to a station or ask an advocate to help.
card-c-23-option-no-name = Without your name
    .text = There is a line that takes no name. It is not for emergencies, and you do not hear back.
card-c-23-option-later = Later, or not
    .text = You can keep notes and things for now, and decide another day.
card-c-23-option-again = If it went badly before
    .text = You can try again, by another way or with someone beside you.
