### A note that is kept while the record stays shut.

capture-open = Keep a note
capture-title = Keep a note
capture-will = It goes into your record the next time you open it. Until then it can't be read here.
capture-note = What happened
capture-camera = Take a picture
capture-microphone = Record sound
capture-keep = Keep it
capture-kept = Kept. You will find it in your record when you next open it.
capture-declined = Nothing was kept. You can write it down when your record is open.
