### Contacts on a screen: adding somebody, what was agreed, a test, how somebody goes. $name: the contact.

contact-list-title = Contacts
contact-list-order = In your order. They are told in it, all within minutes.
contact-add = Add somebody
contact-back = Back
contact-done = Done
contact-save = Save
contact-next = Next

## Somebody new, one page at a time

contact-add-title = Somebody to tell
contact-name = Name
    .hint = As you call them. It stands on this phone only.
contact-reach = How can { $name } be reached?
contact-address = Mobile number or email address
    .hint = This phone sends texts by itself. An email needs a hand, or a computer with this program.
contact-agreed = Has { $name } agreed?
contact-ask-first = Nothing is sent to anybody who has not said yes. You can send them these words:
contact-send-words = Send these words
contact-yes = Yes, agreed
contact-asked = Asked, no answer yet
contact-no = No
contact-not-yet = Later
contact-told-place = What can { $name } be told about where you are?

## One contact

contact-needs-yes = They have not agreed yet, so nothing is sent to them.
contact-ask-whether = Ask { $name }
contact-not-paired = Not paired
contact-change = What can be changed
contact-add-way = Add a number or address
contact-place = What they are told about the place
contact-tells = What else they are told
contact-tells-what = { $name } always gets an alert, and word that it is over. This comes on top:
contact-my-name = How they know you
contact-my-name-what = With a name, messages to { $name } begin with it. Left empty, they say I and me.
contact-my-name-field = Your name for them
    .hint = Short, since it stands in a text.
contact-card = Hand over the card that says what to do
contact-earlier = Move up in the order
contact-later = Move down in the order

## One way to reach a contact

contact-way-tested = Last test: { $when }
contact-way-not-from-here = This phone sends nothing this way by itself.
contact-way-drop = Take it out
contact-way-drop-risk = Nothing goes this way any more. In a check-in that is running it stays until that ends.

## A test. Every message of it begins with TEST.

contact-test = Test it with { $name }
contact-test-text = This is a test. Nothing has happened, and there is nothing to do.
contact-test-goes = This goes to { $name }, now and once:
contact-test-risk = The text can be seen among the messages on this phone afterwards, and on theirs.
contact-test-not-from-here = There is no mobile number, and this phone sends nothing but texts by itself. You can send the words yourself, but an alert needs a number.
contact-test-send = Send the test
contact-test-sending = Sending the test
contact-test-went = TEST ({ $way }): { $came }
contact-test-ask = Please ask { $name } whether the test came. Handed over does not mean that it was read.
contact-test-counts =
    { $count ->
        [one] It counts as tested for a day.
       *[other] It counts as tested for { $count } days.
    }

## How somebody goes

contact-remove = Remove
contact-remove-title = Remove { $name }
contact-remove-do = Remove { $name }
contact-removing = Removing
contact-remove-what = { $name } is removed at once: what you noted of them, the pairing, and what they can be told. Nothing tells them, and what they got before stays with them.
contact-remove-risk = This can't be undone. You can add somebody again, and then they are asked again.
contact-remove-pin = { $name } is in the check-in that is running. The PIN of the check-in takes them out of it, and is asked for next.
contact-remove-word = Their phone may hold your plan. One word can tell it that the plan has ended, as at any other end. Without it, it asks and rings after the time.
contact-word-yes = Send that word
contact-word-no = Send nothing
contact-remove-alone = Nobody else is in the check-in that is running. End it first, then { $name } can be removed.
contact-remove-test = A test or a practice is running, and goes on with { $name } until it ends.
contact-remove-cant-look = A check-in that may be running can't be read. It may still reach { $name } until it ends.
contact-removed-word = { $name } is no longer a contact. One word goes to their phone that the plan has ended.
