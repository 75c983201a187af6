### Taking a picture, recording, and what comes from other apps.

make-photo = Take a picture
make-video = Record video
make-camera-on = Turn the camera on
make-camera-off = Turn the camera off
make-take = Take it
make-record = Record
make-stop = Stop and keep
make-records = It is recording.
make-kept = Kept.
make-failed = Nothing was kept. Another app may be using it, or the phone stopped it. You can try again.
make-dot-camera = While the camera is on, the phone shows a dot or a sign at the top of the screen. No app can hide it. A picture may make a sound.
make-dot-microphone = While sound is recorded, the phone shows a dot or a sign at the top of the screen. No app can hide it.
make-goes-on = It goes on while you look at other apps, with your word among the notifications. It ends when you leave this page or tap Leave. What was recorded is kept.
make-goes-entry = It goes sealed into this entry. It does not lie among the photos of this phone.
make-ask-camera = The camera is on only while this page shows it. What you take stays in this app.
make-ask-microphone = Sound is recorded only while this page says so. What you record stays in this app.
make-refused-camera = The phone was told not to let this app use the camera. Nothing was taken. You can try again.
make-refused-camera-for-good = The phone no longer asks about the camera. You can allow it in the phone's settings, under this app.
make-refused-microphone = The phone was told not to let this app record sound. Nothing was recorded. You can try again.
make-refused-microphone-for-good = The phone no longer asks about the microphone. You can allow it in the phone's settings, under this app.

arrival-ask-originals = A picture may say where it was taken. The phone only hands that over to an app that may see photos and videos. Only what you choose is read. You can refuse, and choose a file all the same.
arrival-sealing = Keeping the file
arrival-kept = Kept as proof in your record.
arrival-altered = The phone may have taken the place out of it before it came here.
arrival-unreadable = Something could not be read, and was not kept. It may still be where it came from.
arrival-too-long = A file was too long, and was not kept. It may still be where it came from.
arrival-text-too-long = The text was too long, and was not kept. It may still be where it came from.
arrival-too-many = Nothing was kept. At most { $count } files can come at once.
arrival-stopped = It was stopped. Nothing of that file was kept.
arrival-no-way = This phone has no page to choose files with.
