# What stands beside all content: who has looked at it, where it comes from, how well it is known.

content-not-reviewed = Not yet checked by a stalking service. Its sources were read on { $read }.
content-reviewed = Checked by { $who }.
content-second-hand = second-hand, not checked
content-general = General advice, no source checked yet.
content-source = { $title }, { $date }
content-source-second-hand = { $title }, { $date } (second-hand, not checked)
content-undated = undated
