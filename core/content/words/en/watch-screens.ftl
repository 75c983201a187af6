### Watching for somebody, and pairing. $friend: the name as it stands among her contacts. $name: a contact.

watching-title = Watching for somebody
watching-count =
    { $count ->
        [one] 1 plan is held here
       *[other] { $count } plans are held here
    }
watching-none = No plan is held here now. When somebody goes out and sends you a plan, open the link in their message, or paste the message here.
watching-unreadable = A plan that is held here can't be read. Ask for it to be sent again.
watching-busy = One moment
watching-may-not-notify = This phone doesn't let this app notify, so nothing rings here when a plan is due.
    .action = Allow notifications
watching-may-not-ring = This phone shows no page over its locked screen. When a plan is due it sounds and shows a notification, and that is easier to miss.
    .step = Let a page come up over the locked screen, so that a plan that is due is harder to miss. It shows the same neutral words as a notification.
    .action = Let a page come up
watching-done = Done

## How one stands, in the list

watching-armed = Waits for the time
watching-asking = Has a message come?
watching-ringing = Rings
watching-called-for-help = Rings: they ask for help
watching-under-threat = May be under threat. Don't ring their phone.
watching-row-spoken = { $friend }, { $stands }, due { $due }

## One plan

watching-look = Look
watching-call = Call
watching-locked-number = Their number is in your contacts here. Ring them from your phone's own list, or open this with the passcode.
watching-open = Open with the passcode
watching-no-number = No number of theirs is among your contacts here.
watching-do = What to do, in order
watching-do-open = Open the last message from { $friend }. If there is a link in it, open the link.
watching-do-ring = Ring them. If they don't answer, try once more.
watching-do-worried = If they don't answer and you are worried, ring 999. Say that they set a time to check in, that it has passed, that they can't be reached, and what the plan says.
watching-do-keep = Don't post about it, and don't pass on where they are to anybody but them.
watching-noted-not-yet = Noted. In two minutes this rings, unless a message is opened before.
watching-due = Due
watching-asks = This phone asks
watching-place = Going to
watching-note = Note
watching-last-place = Last place
watching-last-place-at = { $place }, within { $metres } m, sent { $when }

## What goes back to the friend's phone

watching-answer = Send an answer to { $friend }
watching-answer-again = Send the answer again
watching-answer-why = It tells the other phone what this one does with the plan. Until it has come there, { $friend } can't count on this phone.

## What came

watching-paste = A message that came
    .hint = Paste all of it. A link in it is enough.
watching-take = Take it
watching-part = A part of a message is missing. Open or paste the other parts too.
watching-early-from = This is from { $friend }, and the plan that it belongs to has not come yet. It is kept for a day. Open the plan as well.
watching-locked = A message from another phone came. Open this with the passcode, and it is taken.
watching-own-answer = An answer came for your check-in.

## Pairing

pairing-title = Pair with { $name }
pairing-done-title = Paired with { $name }
pairing-what = This pairs with the phone of { $name }, here and now, side by side. Afterwards { $name } can hold a plan of yours, and you one of theirs.
pairing-what-not = A plan is seen only when it is sent, one at a time. Nobody gets a map, a history, or a way to look anything up.
pairing-again = There is a pairing with { $name } already. It goes when the six digits were compared.
pairing-my-name = What { $name } sees as your name
pairing-next = Next
pairing-own = Your code, for the other phone to read
pairing-their = The code of the other phone
pairing-look = Read it with the camera
pairing-ask-camera = The camera is used to read the code of the other phone. No picture is kept. While it is on, the phone shows its own sign for that.
pairing-no-camera = The camera can't be turned on now. Another app may be using it. The code can be sent as text and pasted here.
    .hint = Read it with the camera, or type it.
pairing-old-code = The time in that code and the clock here are more than ten minutes apart. Begin again on both phones, with new codes. If this comes again, let both set their clocks by the network.
pairing-begin-again = Begin again with a new code
pairing-compare = Does the other phone show the same six digits? Read them aloud.
pairing-same = They match
pairing-different = They don't match
pairing-differed = Nothing was kept. Begin again on both phones, with new codes, and with nobody between the two.
pairing-now = { $name } can now hold a plan of yours, and you one of theirs.
pairing-their-name = The other phone gives this name: { $theirs }
