list-ch = Children and family
    .intro = Steps for children and for people close to you. Some touch the law or shared accounts, so go at your own pace. If a child is in danger, call 999.

ch-tell-school =
    .action = Tell the school in writing who may collect your child
    .why = It helps staff to know what to do at the gate.
    .how = A letter alone may not bind the school. In England, it mostly cannot refuse a parent who has legal rights for the child, unless there is a court order or clear danger at that time. If there is an order, give them a copy. Agree with the safeguarding lead what they do if the person comes. In other nations, ask a solicitor.

ch-devices =
    .action = Check children's devices and accounts
    .why = A shared account can show where a child is, and so where you are.
    .how = Look at family groups, location, shared albums and games. Take a photo of what you find before you change it. Other people in a shared group may see a change.

ch-family-link =
    .action = Check who runs the family group on a child's phone
    .why = In { $google } or { $apple }, a parent who runs it can see location and apps.
    .how = Leaving is not always possible, and it may be noticed. With Apple, a child under { $apple-age } has to stay in a group, so the way out is a move to another one. The person who runs the group deals with that. Deleting a child's account loses what is in it, and that may be proof. It helps to get advice before you change anything.

ch-contact-arrangements =
    .action = Get legal advice before you change contact set by a court
    .why = A court order binds both adults.
    .how = If a child is in danger now, call 999 and keep the child away from harm. Then get legal advice the same day, and ask about going back to court. Write down why you did it. In England and Wales, breaking an order with no good reason can bring unpaid work, a fine or prison. Scotland and Northern Ireland differ.

ch-no-messages =
    .action = Keep children out of passing messages
    .why = Being used in this way can harm a child, now and later.
    .how = If a child is asked to carry a message, you can write it down once, in the child's own words. There is no need to question them, tell them what to say, or ask them to keep proof. If a court order says how you keep in touch, use that way.

ch-photos =
    .action = Ask family and friends not to post your children
    .why = A face, a uniform or a place can show where a child is.
    .how = You can ask them to send pictures to you in some other way. You can ask schools and clubs what they post, and say no to it.

ch-apps =
    .action = Turn off location in the games and apps children use
    .why = A child can share a place and not mean to.
    .how = You can go through the apps with the child. Look at who can see them, chat to them or add them. Someone who follows the child there may notice the change.

ch-gifts =
    .action = Check toys, tags, tablets and watches that were gifts
    .why = Some can show where a child is. Some let the giver see or hear through them.
    .how = Take a photo of the gift and its labels first. The giver may notice if it is switched off or taken away, so get advice before you do that. Keep it, as it may be proof. Look for a camera, a microphone or an app that goes with it.

ch-explain =
    .action = Tell children, in simple words, that it is not their fault
    .why = Children may worry and blame themselves.
    .how = Say as much as fits their age. Tell them who they can talk to. It is fine to say that you do not know something. They may ask again, and the same short answer can help.

ch-rules =
    .action = Agree a few simple rules with the children
    .why = Rules can be easier to live with than being watched.
    .how = They could be these. Do not say where you are. Do not send photos. Tell an adult you trust. You can say that they will not be in trouble for telling.

ch-family-safe =
    .action = Ask relatives not to share your address, number or plans
    .why = People close to you may be asked, and it can sound friendly.
    .how = They can say, "I can't help with that," and leave it there. They do not need to argue. Ask them not to meet or message the other person about it. Ask them to note who asked, when and how, and to tell you.

ch-emergency =
    .action = Teach children how and when to call 999
    .why = They may be the one who can ring.
    .how = They can learn to say their name, where they are and that they need the police. You can practise with a phone that is switched off. Tell them to get away from the danger first, and that they do not have to step in.
