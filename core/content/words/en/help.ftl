# The emergency panel. Sources: records uk-999, uk-101 and relay-uk of the directory.

help-999 = Call 999
    .text = When you or somebody else is in danger now. It is free, day and night.
help-quiet = If you can't speak: 999, then 55
    .text = Call 999 from a mobile and listen. When you are asked to, press 55, and the call goes on to police. It does not by itself tell police where you are. A silent call without 55 may be ended.
help-text-999 = Text 999
    .text = The phone has to be registered first: text the word "register" to 999. Wait for the answer. If none comes, text again after 3 minutes.
help-bsl-999 = 999 in British Sign Language
    .text = A video call with an interpreter, by the 999 BSL app or website. It is free, day and night.
help-relay = Relay: 18000
    .text = For people who type or use a textphone.
help-101 = Call 101
    .text = Police, when nobody is in danger right now.
help-campus = Call campus security: { $number }
    .text = { $name }
