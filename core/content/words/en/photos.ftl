### Photos and videos: what they give away, and a clean copy.

photo-shows-place = Shows where it was taken
photo-shows-place-within = { $metres ->
    [one] Shows where it was taken, within 1 m
   *[other] Shows where it was taken, within { $metres } m
}

## What was found

photo-class-location = May show where it was taken
photo-class-place-name = Names a place
photo-class-track = Has a track beside picture and sound, which may hold positions
photo-class-crop = What was cut off is still in the file
photo-class-old-thumbnail = Has a small picture of another shape, which may show what was cut off
photo-class-video = Has a short video inside
photo-class-second-picture = Has another picture inside
photo-class-layer = Has a layer beside the picture, such as depth
photo-class-altitude = Shows how high above the sea
photo-class-heading = Shows which way the phone looked
photo-class-time = Shows when
photo-class-zone = Shows the time zone
photo-class-owner = Names a person
photo-class-serial = Holds the number of one device
photo-class-host = Names a phone or computer
photo-class-identifier = Holds a number that is the same in every copy
photo-class-maker-note = Holds notes of the maker, which may have a serial number
photo-class-origin = Holds a signed history, which may name apps and people
photo-class-trailer = Has something behind the end of the picture
photo-class-text = Holds words: a title, a comment, keywords
photo-class-make = Shows who made the phone or camera
photo-class-model = Shows which phone or camera
photo-class-software = Names the program that wrote it
photo-class-thumbnail = Has a small picture of the same shape
photo-class-profile = Its colour profile names a screen, a maker or a day
photo-class-notes = Holds settings or notes of programs
photo-class-file-name = The name of the file shows a day

photo-severity-place = leads to a place
photo-severity-link = links it to you
photo-severity-little = says little by itself

## What stays in a clean copy

photo-stays-content = What can be seen stays: faces, signs, the view from a window.
photo-stays-noise = The noise of the camera stays. It can link pictures of one camera.
photo-stays-sound = What can be heard stays.
photo-stays-samples = Inside the film itself the name of a program may stay.
photo-stays-crop = What was cut off stays in the file and can be brought back. To lose it, take a screenshot of the picture and share that.
photo-stays-layer = Layers such as depth stay. They can show what a crop hides.
photo-stays-second-picture = Further pictures of this file stay, without what was written in them.
photo-stays-model = The model of the camera stays: a raw picture can't be shown without it.

## Why there is no clean copy

photo-refused-unknown-format = This is none of the kinds of pictures and films that can be cleaned here.
photo-refused-no-picture = There is no picture or film in it.
photo-refused-damaged = It is damaged, and nobody could say what stays in it.
photo-refused-encrypted = It is locked with a key.
photo-refused-fragmented = It is a film in pieces, as streams are. Save it as one film first.
photo-refused-compressed-index = It is an old film whose index is packed. Save it anew first.
photo-refused-out-of-place = A part of it is missing, or lies in another file.
photo-refused-too-many = It has more parts than can be looked at here.
photo-refused-too-large = It is too large to be looked at as a whole.
photo-refused-still-there = Something was still in the copy, so there is none.

## What is said of a file, and of several together

photo-nothing = Nothing was found beside the picture itself. What can be seen in it still tells something. Some phones and apps take the place out before a file gets here; then it can't be found here either.
photo-damaged = A part of it could not be read, so there may be more.
photo-sum-place = { $count } of { $files } show where they were taken.
photo-sum-other = { $count } of { $files } may lead to a place or to you in another way.
photo-sum-group = { $count } of them within 150 m of one place: { $place }
photo-removed = Gone: { $what }
photo-removed-nothing = There was nothing to take out.
