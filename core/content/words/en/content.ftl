# What stands beside all content: who has looked at it, where it comes from, how well it is known.

content-not-reviewed = Not yet checked by a stalking service. Its sources were read on { $read }.
content-reviewed = Checked by { $who }.
content-second-hand = second-hand, not checked
content-general = General advice, no source checked yet.
content-source = { $title }, { $date }
content-source-second-hand = { $title }, { $date } (second-hand, not checked)
content-undated = undated

## Cards and guides

card-heading = Where services say different things
card-think = What may help to think about it
card-between = What lies between
card-not-known = What is not known
guidance-heading = Guides
guidance-audience-anyone = For anyone
guidance-audience-friends = For friends and witnesses
guidance-audience-professionals = For people who help in their work
guidance-audience-under-18 = For under-18s
