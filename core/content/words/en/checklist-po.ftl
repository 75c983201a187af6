list-po = Police and court orders
    .intro = Reporting is your choice, and so is when. You can read this and do none of it. The law is not the same in each nation, so a specialist or a solicitor can say what fits you.

po-you-choose =
    .action = Choose if you report, and when
    .why = You do not need proof first. One police force says there is no need to wait and gather it.
    .how = If you have some proof, you can keep it. Some people report early, as footage may be kept for a short time only. Some people wait, and some never report. You can talk to a stalking service first, whether you report or not.

po-how =
    .action = If you want to report, choose how
    .why = Some ways may suit you better than others.
    .how = In danger, call 999. At other times you can call 101, go online, go to a station, or have an advocate with you. Police Scotland has its own online form for stalking. You can bring someone you trust.

po-bring =
    .action = If you report, take your log and a list of what you kept
    .why = It can show the pattern and what it has done to you.
    .how = A short list by date can be enough to start with. You can also go with no log. Keep the originals if you can, and note what you hand over. What you give to the police may later be seen by the other side. An advocate can help you choose.

po-say-fear =
    .action = If you report, you can say how it feels and what has changed
    .why = Police advice for England and Wales says to ask if you have changed what you do.
    .how = A change can be small. It may be a new route, new locks, less sleep or time off work. You can write it down first and read it out. It is fine to stop and start again.

po-four =
    .action = If you report, you can say it is a pattern, if that is true
    .why = Police in England and Wales are taught four words: fixated, obsessive, unwanted and repeated.
    .how = You do not have to use those words. You can say what has happened more than once, and that you do not want it. You can ask for help even if not all of it fits.

po-reference =
    .action = If you report, ask for a reference number and a name
    .why = They make it easier to ask again later on.
    .how = You can also ask for the officer's number or email. You can keep these with your log, in a place the other person does not look.

po-advocate =
    .action = Ask for help from a stalking advocate
    .why = They can be with you at each stage, if you want that.
    .how = You can get in touch with one yourself. You do not have to report to talk to one. They can help you think about what to do next, or what to leave for now.

po-marker =
    .action = Ask what the police see about you when you ring
    .why = Police advice for England and Wales says call staff need to find the history fast.
    .how = You can ask for a note on your address and phone, or a word you both know. It is not tracking, and it may not bring help faster. Pressing 55 does not show where you are, so still say it if you can. Ask if the note covers a mobile and other places, and when it ends. If you move, ask for it to move too.

po-phone =
    .action = Ask what police need from your phone, why and for how long
    .why = A code of practice says such a request needs a reason, limits and a yes from you in writing.
    .how = You can ask for their request in writing. You can offer a tidy export or a copy, which may be enough. Before the phone goes, copy the numbers and notes that you will need. You can ask an advocate or a solicitor which rules hold where you live.

po-cctv =
    .action = If you report, mention footage, apps, trackers and neighbours
    .why = Some of this is kept for a short time only.
    .how = Some councils keep footage for about { $council-days }. With a paid plan, { $doorbell } keeps it for { $doorbell-days } unless that was changed. With no plan it keeps none, and a new plan does not bring old footage back. Anyone who shares the account may see or delete it. You can save a copy first.

po-ask-spo =
    .action = Ask if a stalking protection order could help
    .why = Police ask the court for it, and you do not. It can bar places and any contact, and set other rules.
    .how = In England and Wales it lasts at least { $least }. Breaking it with no good reason is a crime, with up to { $prison } in prison. Northern Ireland has its own order, for { $ni-years }. The other person has to follow rules once it is made, so ask how and when they would be told. A specialist or a solicitor can say if it fits.

po-nmo =
    .action = Ask about a non-molestation order, if this fits
    .why = It is a court order for when the other person is a partner, an ex, a relative or your child's other parent. You ask for it, not the police.
    .how = In England and Wales it can be quick, and there is free help to ask for one. It is not for a stranger, or for someone you know only from work. Breaking it can be a crime. The other person may learn of it, so you can plan for that first. A specialist or a solicitor can say if it fits.

po-spoc =
    .action = Ask for the person who leads on stalking in the force
    .why = Most forces have one person who leads on this.
    .how = Some call it a single point of contact. You can ask your officer to speak to them. An advocate can also ask for you.

po-update =
    .action = Note each contact with police and what was promised
    .why = If a reply is slow, it is easier to ask again.
    .how = Write the date, the name, and what they said they would do. Note what they asked you for too. You can keep it in your log.

po-complain =
    .action = Know how you can ask for a decision to be looked at again
    .why = In England and Wales, the { $right } covers some choices not to charge. You can also complain to the force.
    .how = It needs a suspect who was found and interviewed. It does not cover a case with no crime on record, a charge for part of it, or a caution. It helps to ask early, as the limit is { $police-limit } with the police. With prosecutors it is mostly { $cps-days }, and { $cps-limit } at most. If no proof was offered in court, you may only get an apology.

po-code =
    .action = Look at what you can ask for after a crime
    .why = In England and Wales, the { $code } says what information and support you can ask for.
    .how = It gives more rights to people who are vulnerable. An advocate can show you the parts that fit you. You may be offered restorative justice. It is not usually suitable where someone is fixated on you, so talk to an advocate first. You can say no.

po-breach =
    .action = If an order or bail rule may be broken, you can report it
    .why = In England and Wales, breaking some orders is a crime.
    .how = In danger, call 999. If not, you can tell the officer or call 101. Copy messages first, and note the date and time. You can say which rule you think it was. You do not have to be certain.

po-not-believed =
    .action = If it goes badly, you can try another way
    .why = It is not your fault. In England and Wales, a report of 2024 found that the police response to stalking varies.
    .how = You can call a stalking helpline or an advocate. They can speak to the police with you. You can ask for the person who leads on stalking. You can also stop for now, and keep your log.

po-scot-ni =
    .action = In Scotland or Northern Ireland, use the law and help there
    .why = Offences, orders and helplines are not the same in each nation.
    .how = In Scotland, the police have an online form for stalking. In Northern Ireland there is a stalking protection order of its own. Both have their own services. You can ask one of them, or a local solicitor, which rules apply to you.
