list-tg = Trackers and your car
    .intro = A small tag or a car app can show where you go. These steps help you to look at your own pace. What you find may be evidence, so it can help to leave it as it is.

tg-alerts =
    .action = Leave Bluetooth and tracker alerts switched on
    .why = Your phone can warn you about some tags that move with you. It does not know every tracker.
    .how = Look for the setting on unknown tracker alerts. No alert does not mean that there is no tracker. If an alert comes, you can take a screenshot of it.

tg-scan =
    .action = Scan by hand when you are still, and again after you move
    .why = One scan can miss a tag.
    .how = Android has a scan that you start yourself. You can try it in a few places and note the time of each. If it finds nothing, there may still be something.

tg-airguard =
    .action = Think about the AirGuard app, which scans again and again
    .why = It scans while you do other things. It keeps the places it saw on the phone.
    .how = It is an app of its own. A person who picks up your phone can see it there. It does not find every tracker.

tg-if-found =
    .action = If you find a tracker, leave it whole and photograph it
    .why = If it is moved or broken, the other person may know. Evidence can be lost too.
    .how = If you feel in danger, call { $emergency }. If not, photograph it where it is, and do not open it. Then go to a public place and call { $police }. Ask them what to do with it next. You can also talk to a stalking advocate.

tg-details =
    .action = Photograph the serial number before a tag is taken away
    .why = An AirTag number belongs to an account. Apple can tell the police whose it is, if they ask in the right way.
    .how = A phone held to an AirTag can show its number, so photograph that screen. Other tags may have no such number, so photograph every label. A photo alone may not do, so try not to lose the tag. One police page says not to touch or move it. If a tag is turned off, its owner stops seeing it and may notice.

tg-sound =
    .action = Play a sound on a tag if you feel able to
    .why = The sound can help you to find it. Google says that this sends no notice to its owner.
    .how = People close to you can hear it too. You can wait until you are alone, or with someone you trust. You can also leave it for the police.

tg-own-tags =
    .action = First list the tags that are yours or shared
    .why = Shared keys and bags can set off an alert.
    .how = Think of tags on keys, bags and things you borrow. Note who each one belongs to. Then an alert is easier to understand.

tg-car-app =
    .action = Check the car app, the key holders and the owner account
    .why = A former or joint owner may be able to lock, start or find the car.
    .how = Copy the list of users first. If you take someone off, they may notice and react. A stalking advocate can help you to choose the time. Do not sign in to an account that is theirs.

tg-car-reset =
    .action = Plan a car reset before you do one
    .why = A reset can remove users, stored data and paired phones. The other person may be told.
    .how = Copy the user list, trips and paired phones first, as a reset can wipe them. You may lose your own settings too. A stalking advocate can help you to think about the time.

tg-car-look =
    .action = Ask someone skilled to look over the car for a tracker
    .why = A car can be tracked in other ways than through its own app.
    .how = Before the look, ask staff not to pull out, unplug or switch off what they find. Ask them to leave it, so that it can be photographed and police can be called. Choose a garage that the other person does not use. They may notice if a tracker stops.

tg-dealer =
    .action = Ask the car maker, not just a dealer, to remove old users
    .why = A dealer or garage often can't do this. In one case the maker refused, as the car and the loan were in the other name.
    .how = Take screenshots of the user list first. Check whose name is on the loan and the papers. Ask for the maker's team for connected cars. Before they remove anyone, ask if that person is told.

tg-belongings =
    .action = Look through your bags and coats, and anything for children
    .why = Tags are small and easy to miss.
    .how = Feel along linings and pockets, and in a pushchair if you have one. If you find something, leave it there and photograph it first.

tg-bike =
    .action = Check if a bike, e-bike or scooter has its own tracking
    .why = Some e-bikes have GPS and a SIM, which report to one app account. They can show their place to within metres.
    .how = Find out whose account the bike is on, and copy that page. On one make, it still reports with the main battery out, as a spare one inside keeps going. If the account is theirs, they may get an alert when the bike moves.
