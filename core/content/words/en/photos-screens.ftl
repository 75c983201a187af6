### The phone: what a photo tells, and a clean copy of it.

photo-what = What a photo tells
photo-what-video = What a video tells
photo-what-this = What this tells
photo-what-several = What they tell
photo-intro = A photo or video can hold where and when it was taken, and on which phone. Here you can see what stands in it, and make a copy without that.
photo-stays-here = Nothing is sent anywhere, and nothing of it is kept in your record.
photo-pick = Choose photos or videos
photo-pick-others = Choose others
photo-ask-originals = A photo may say where it was taken. The phone only hands that over to an app that may see photos and videos. Only what you choose is read. You can refuse, and choose all the same.
photo-too-many = Nothing was looked at. At most { $count } can be looked at in one go.
photo-working = Looking
photo-cleaning = Making clean copies
photo-unnamed = Without a name

## The one sentence that matters. { $kind } is "photo" or "video".

photo-says-place-within = { $kind ->
    [video] This video shows where it was taken, to within { $metres } m.
   *[photo] This photo shows where it was taken, to within { $metres } m.
}
photo-says-place = { $kind ->
    [video] This video shows where it was taken.
   *[photo] This photo shows where it was taken.
}
photo-says-lead = { $kind ->
    [video] This video may lead to a place.
   *[photo] This photo may lead to a place.
}
photo-says-altered = { $kind ->
    [video] The phone may have taken the place out of this video before it came here, so nothing can be said about where it was taken.
   *[photo] The phone may have taken the place out of this photo before it came here, so nothing can be said about where it was taken.
}
photo-says-damaged = { $kind ->
    [video] A part of this video could not be read, so nothing can be said about where it was taken.
   *[photo] A part of this photo could not be read, so nothing can be said about where it was taken.
}
photo-says-link = { $kind ->
    [video] No place was found in this video. It can be linked to you, to a day or to a phone.
   *[photo] No place was found in this photo. It can be linked to you, to a day or to a phone.
}
photo-says-little = { $kind ->
    [video] Little was found in this video beside what can be seen and heard.
   *[photo] Little was found in this photo beside what can be seen.
}

## Several together

photo-sum-altered = { $count } of { $files } may have lost their place on the way here. About where they were taken, nothing can be said.
photo-sum-unread = { $count } of { $files } could not be looked at.

## Before a copy

photo-intimate = { $count ->
    [one] Is it an intimate picture or video?
   *[other] Is an intimate picture or video among them?
}
photo-intimate-why = It is asked once, before a copy is made.
photo-age-why = It is asked because something is intimate. If yes, or not sure, no copy is made here. Please don't copy it or send it on. You can call 101, or 999 if there is danger now.

## Copies

photo-clean = Make a clean copy
photo-clean-several = Make clean copies
photo-copy-elsewhere = A copy to share is made from the phone's own files, under privacy steps.
photo-copy-made = A clean copy was made. It is gone again when you leave this page.
photo-copy-refused = There is no clean copy.
photo-copies-made = { $count ->
    [0] No clean copy was made.
    [one] 1 clean copy was made. It is gone again when you leave this page.
   *[other] { $count } clean copies were made. They are gone again when you leave this page.
}
photo-copies-refused = { $count ->
    [one] 1 file has no clean copy. Its line says why.
   *[other] { $count } files have no clean copy. Their lines say why.
}
photo-copy-there = Clean copy
photo-copy-none = No clean copy
photo-gone = Only in the original
photo-stays = Stays in the copy
photo-share = Share the copy
photo-share-several = Share the copies
photo-original = The original was not changed. A copy is for sharing. For police or an advocate, keep the original, with everything that stands in it.
photo-keep = Keep the original as proof
