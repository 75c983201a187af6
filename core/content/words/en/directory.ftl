### The directory: whom each service is for, what to know before a call, and the labels of its vocabularies.

## Services

service-uk-999 =
    .for = For anyone in danger now.
    .note = If you can't speak on a mobile, wait and press { $press } when asked. That alone does not tell police where you are. A call with no sound and no { $press } may be ended. To text 999, first send the word "{ $word }" to it. Wait for the answer. If none comes, try again after { $wait }. In sign language you can use { $bsl }, an app and a website with a video call. It is free, day and night.
service-uk-101 =
    .for = For anyone who wants to tell police about something that is not happening right now.
    .note = On trains and at stations, British Transport Police have their own number. If you can't hear or speak on the phone, see Relay UK.
service-crimestoppers =
    .for = For anyone who knows something about a crime and does not want to give a name.
    .note = They take no name. It is not for an emergency. They do not tell you what came of it. There is a form on the website too.
service-nsh =
    .for = For anyone affected by stalking, and for anyone who helps someone.
    .note = Sources give other hours for Wednesdays, so the line may be open when it is shown as closed. The call may not be free on every phone. You can also ask for help through their website. In London, the same number leads to the London service.
service-alice-ruggles =
    .for = For people who want to learn about stalking, above all young people.
    .note = It has advice to read and gives talks and training. It has no helpline of its own.
service-pas =
    .for = For people who are stalked, and for people who want training.
    .note = It works in Kent and, for some things, beyond. No phone number of theirs was found.
service-samaritans =
    .for = For anyone who finds it hard to cope, about anything.
    .note = They listen. An answer by email takes longer. The line in Welsh is open for part of each day.
service-shout =
    .for = For anyone in the UK who would sooner text than talk.
    .note = Send the word "{ $word }" to the number. It is there for people of any age. There is a limit: { $limit } talks in { $period }.
service-childline =
    .for = For anyone under { $age }, about anything.
    .note = You can talk by phone or online. The online chat needs an account. At night fewer people answer.
service-mens-advice =
    .for = For men hurt or controlled by someone close to them, and for people who help them.
    .note = Sources give other opening times, so the line may be open when it is shown as closed.
service-galop =
    .for = For LGBT+ people who are abused or hurt.
    .note = Sources give other opening times, so the line may be open when it is shown as closed.
service-karma-nirvana =
    .for = For anyone hurt in the name of family honour, or made to marry.
    .note = Men and women of any age can call, and so can people who help them.
service-fmu =
    .for = For people who are, or may be, made to marry, and for people who help them.
    .note = The second number is for outside their hours.
service-rph =
    .for = For people aged { $age } or over whose private pictures were shown or may be shown.
    .note = You can ask them to call you back. On the website there is advice for students.
service-report-remove =
    .for = For anyone under { $age } who has a nude picture or film of themselves online.
    .note = It is run by Childline and { $iwf }. It is only for a picture of you, and you send it in yourself. You need a Childline account.
service-stopncii =
    .for = For adults whose private picture may be shown online. It is for pictures taken at { $age } or over.
    .note = Your own device makes a code of the picture. The picture itself is not sent. Keep the case number and PIN. They can't be found again. For a picture from before { $age }, see { $iwf } or { $tid }, at any age now.
service-cyber-helpline =
    .for = For anyone aged { $age } or over with trouble online, and for people who work for themselves.
    .note = A chat program asks first. Then a volunteer may write to you. It is not for an emergency.
service-napac =
    .for = For adults who were abused as children.
    .note = The people there may see the number you call from. If you do not want that, dial { $withhold } before it. They do not record calls and do not call back.
service-scaredofsomeone =
    .for = For anyone who wants to read about being followed or harassed.
    .note = It is a website with advice. Nobody answers there.
service-togetherall =
    .for = For adults who want to share how they feel with others online.
    .note = It is free only where somebody pays for your area. You sign up on the website. You can stay without a name. Trained people look after it.
service-btp =
    .for = For anyone on trains, in stations or on the London Underground.
    .note = It is not for buses or roads. If you are in danger now, call 999. Your network may charge a small sum for a text, and a text may not arrive in time.
service-respect-phoneline =
    .for = For people who worry about how they treat someone close to them, and for people who work with them.
    .note = It may be of use where you fear what you yourself might do. Phone, email and web chat are there.
service-jewish-womens-aid =
    .for = For Jewish women, girls and children who are hurt at home or sexually.
service-southall-black-sisters =
    .for = For Black women and women who came from other countries, when they are abused.
    .note = It is based in West London and gives advice beyond it, in several languages. Its money has been in doubt, so it may have changed.
service-relay-uk =
    .for = For people who can't hear or speak on the phone.
    .note = You type or read, and a person speaks for you on the call. Dial { $prefix } before any number. In an emergency, dial { $emergency }. You don't need to sign up.
service-nss =
    .for = Out of use.
service-hourglass =
    .for = For older people who are hurt or used, and for those who worry about them.
service-mwn-helpline =
    .for = For Muslim women and girls.
service-signhealth =
    .for = For deaf adults and young people who are hurt at home.
service-migrant-help =
    .for = For people who ask for asylum.

service-police-uk =
    .for = For anyone who wants to report to police in England or Wales without a call.
    .note = Each force has its own website. Northern Ireland has one of its own. In Scotland, see Police Scotland.
service-paladin =
    .for = Advocacy for people whose risk of serious harm is high. It says it gives advice to anyone who asks.
    .note = A person who works with you can ask for you too. It has a worker for young people.
service-nhs-111 =
    .for = For anyone who needs help with their mental health now.
    .note = Call and choose the mental health option. A trained person talks with you. If a life is in danger, call 999.
service-victim-support =
    .for = For anyone affected by a crime, in England or Wales.
    .note = They listen and help with everyday things. They can help you deal with police, if you choose to tell them.
service-victim-support-ew-msp =
    .for = For anyone aged { $age } or over who was affected by a crime and wants to read and work alone, online.
    .note = One of its guides is about stalking. You need no help to use it.
service-ndah =
    .for = For women hurt or controlled by someone close to them. Others are told where they can turn.
    .note = On the website you can name a good time for a call back.
service-live-fear-free =
    .for = For anyone in Wales hurt at home or sexually, and for friends and people who help.
    .note = You can call, text, write or chat.
service-rcew =
    .for = For anyone aged { $age } or over who was hurt sexually, at any time in life.
    .note = You can call or chat online.
service-ncdv =
    .for = For people who need a court order against a partner, an ex, family or the other parent of their child.
    .note = It can't help with an order against a stranger or someone from work. You can text the word "{ $word }". A court order can still bring other costs.
service-report-fraud =
    .for = For anyone who lost money to a trick, or had an account or device broken into.
    .note = In Scotland, call 101 for this. The form is there at any time.
service-rowomen =
    .for = Legal advice for women, in England and Wales.
    .note = This number is for family law. There are lines for other law too. The advice is free. The call is not.
service-domestic-abuse-women-aid =
    .for = For women hurt or controlled by someone close to them.
    .note = It has an online chat and a list of local services.
service-citizens-advice =
    .for = For anyone in England who wants general advice.
    .note = This is the number for England.

service-police-scot =
    .for = For anyone in Scotland who wants to tell police about stalking.
    .note = There is an online form for stalking.
service-aas =
    .for = For anyone in Scotland affected by stalking.
    .note = Their support can go on over time. You can ask for help yourself, with a form. A service for young people was due to start.
service-swrc =
    .for = Legal advice for women in Scotland.
    .note = Its app { $app } can hold a record of what happens.
service-victim-support-scot =
    .for = For anyone in Scotland affected by a crime.
    .note = You can use it whether or not you told police.
service-scot-da =
    .for = For anyone in Scotland hurt or controlled by someone close to them, or made to marry.
    .note = First there is a recorded message. Then you say if a woman, a man or someone else calls. You can text or use { $whatsapp }.
service-rape-crisis-scot =
    .for = For anyone in Scotland who was hurt sexually, at any time in life.

service-ni-da =
    .for = For anyone in Northern Ireland hurt by someone close to them or hurt sexually.
    .note = People of any age or gender can call. You can also write or chat.
service-victim-support-ni =
    .for = For anyone in Northern Ireland affected by a crime.
    .note = It has a page on stalking. For people hurt at home or sexually there is also an advocacy service. No phone number of theirs was found.

service-free-from-fear =
    .for = For people aged { $age } or over who are stalked, and people who help them.
service-freeva =
    .for = For anyone aged { $age } or over hurt by someone close to them or hurt sexually.
    .note = You can use it without telling police. It is shown in place of the Free from Fear project, which no page after { $year } names.
service-victim-first =
    .for = For anyone in Leicester, Leicestershire or Rutland who was hurt by a crime or saw one.
    .note = Young people can use it too. They may have an alarm for you to carry, or one for a window or door. You can chat on the website.
service-leics-police =
    .for = For anyone in Leicester, Leicestershire or Rutland who wants to tell police.
    .note = There is an online form too. In an emergency, call 999.
service-llr-cap =
    .for = For anyone in Leicester, Leicestershire or Rutland who needs help with their mental health now.
    .note = Try NHS 111 first. No page after { $year } gives this number, so it may have changed.
service-uol-security =
    .for = For students and staff on campus or in a university building.
    .note = One number is for an emergency on campus, the other for anything else. In danger, you can also call 999.
service-uol-report =
    .for = For students and staff who want to tell the university what happened.
    .note = You can stay without a name, or leave an email address and be asked how they can help.
service-uol-standing =
    .for = For students of the University of Leicester who want to talk through what they can do.
    .note = You reach them with the online form of Report + Support. Leave an email address. They ask what you need and go through choices with you.
service-uol-wellbeing =
    .for = For students of the University of Leicester who want to talk to a counsellor.
    .note = You can ask for it yourself, with a form on the website.
service-uol-accessability =
    .for = For students with a disability or a long illness.
    .note = They help with what you need in order to study.
service-uol-welfare =
    .for = For students with worries about money, housing or other things.
    .note = They can speak with your council for you, where needed.
service-uol-academic =
    .for = For students who need help to keep up with their course.
    .note = You can ask your tutor or the support team of your school. Law and Medicine have teams of their own.
service-uol-su =
    .for = For students who want advice from someone outside the university.
    .note = It helps with study, money and housing, and says who else can help. No number or web address was found.
service-health-assured =
    .for = For students of the University of Leicester who want to talk about their mental health.
    .note = It works together with the university. No number was found. The university can tell you how to reach it.
service-safezone =
    .for = For students and staff on the Leicester campus.
    .note = The app tells campus security where help is needed. It works only in that area.
service-qwell =
    .for = For adults who want to chat online with a trained counsellor.
    .note = It is there only where someone pays for it. The University of Leicester names it. You sign up on the website. Nobody has to send you.

service-veritas =
    .for = For anyone stalked in Sussex, whether or not they told police.
    .note = You can call, or send a form. They try to reach you within { $wait } after that.
service-nsas =
    .for = For people in Nottinghamshire stalked by someone who is not a partner or family.
    .note = Many areas have a service like this. You can ask a helpline about yours.
service-nsvcs =
    .for = For anyone in Norfolk or Suffolk who was hurt by a crime or saw one.
    .note = You can use it whether or not you told police. They may have an alarm for you to carry.

## For whom

directory-audience-anyone = Anyone
directory-audience-helpers = People who help someone
directory-audience-professionals = Professionals
directory-audience-women = Women
directory-audience-men = Men
directory-audience-lgbt = LGBT+ people
directory-audience-under-18 = Under 18
directory-audience-young-people = Young people
directory-audience-adults = Adults
directory-audience-students = Students
directory-audience-staff = Staff
directory-audience-deaf = Deaf people
directory-audience-black-minoritised = Black and minority ethnic people
directory-audience-jewish = Jewish people
directory-audience-muslim = Muslim people
directory-audience-older-people = Older people
directory-audience-migrants = People who came from another country
directory-audience-survivors-of-childhood-abuse = Adults who were abused as children
directory-audience-disabled = People with a disability
directory-audience-worried-about-own-behaviour = People who worry about what they themselves do

## What it is needed for

directory-need-emergency = Help in danger
directory-need-police = Police
directory-need-listening = Someone to talk to
directory-need-advocacy = Someone on my side
directory-need-legal = Legal advice
directory-need-tech-help = Help with phones and accounts
directory-need-images = Private pictures of me
directory-need-under-18 = I am under 18
directory-need-men = For men
directory-need-women = For women
directory-need-lgbt = For LGBT+ people
directory-need-honour-based = Family honour or forced marriage
directory-need-deaf = For deaf people
directory-need-campus = On campus
directory-need-mental-health = Mental health
directory-need-money-housing = Money and housing
directory-need-domestic-abuse = A partner, an ex or family
directory-need-sexual-violence = Sexual abuse or rape
directory-need-fraud = Fraud
directory-need-own-behaviour = What I do myself

## What they say they do

directory-facet-emotional-support = Listening and support
directory-facet-practical-support = Help with everyday things
directory-facet-advocacy = Someone who speaks up for you
directory-facet-risk-assessment = Looking at risk with you
directory-facet-safety-planning = Safety planning
directory-facet-help-reporting = Help to report to police
directory-facet-criminal-justice = Help through police and court
directory-facet-evidence-advice = Advice on what to keep as proof
directory-facet-liaison = Speaks with other services for you
directory-facet-signposting = Tells you who else can help
directory-facet-restorative-justice = Contact arranged with the other person
    .note = This is not usually right where someone is fixated on you. You can say no to it. An advocate can talk it through with you first.
directory-facet-counselling = Counselling
directory-facet-online-counselling = Counselling by online chat
directory-facet-peer-community = Others in the same place, online
directory-facet-crime-prevention-kit = Alarms to carry or to fit
directory-facet-financial-welfare = Money and welfare advice
directory-facet-disability = Help with a disability
directory-facet-academic = Help with studies
directory-facet-interpreting = Interpreters, for speech or signs
directory-facet-training = Training and campaigns

## How to turn to them

directory-referral-self = You can turn to them yourself
directory-referral-self-or-professional = You can turn to them yourself, or someone can ask for you
directory-referral-professional = Someone who works with you has to ask for you
directory-referral-not-known = How to reach them is not known

## Without police

directory-without-reporting-yes = You can use it without telling police
directory-without-reporting-not-known = Not stated if you can use it without telling police

## Cost

directory-cost-free = Free
directory-cost-standard-rate = Costs what your phone network charges
directory-cost-not-known = Cost not known
directory-cost-free-where-commissioned = Free where your area or university pays for it

## Area

directory-area-leicestershire = Leicester, Leicestershire and Rutland
directory-area-leicester-university = University of Leicester
directory-area-nottinghamshire = Nottinghamshire
directory-area-sussex = Sussex
directory-area-norfolk-suffolk = Norfolk and Suffolk
directory-area-railways = Trains and stations

## Nation

directory-nation-england = England
directory-nation-wales = Wales
directory-nation-scotland = Scotland
directory-nation-northern-ireland = Northern Ireland

## Ways to be understood

directory-access-bsl = British Sign Language
directory-access-interpreters = Interpreters
directory-access-textphone = Textphone or text relay
directory-access-video-relay = Video call with an interpreter
directory-access-captions = Captions
directory-access-chat = Online chat
directory-access-anonymous = No name needed
directory-access-welsh = In Welsh

## Phone bill

directory-bill-may-show = A call can show on a phone bill

## What a number is for

directory-purpose-out-of-hours = Outside their hours
directory-purpose-emergency = Emergency
directory-purpose-non-emergency = Not an emergency
directory-purpose-text-999 = 999 by text, sign up first

## How a number is used

directory-channel-phone = Phone
directory-channel-text = Text
directory-channel-whatsapp = WhatsApp
directory-channel-textphone = Textphone

## What is on the web

directory-web-site = Website
directory-web-form = Online form
directory-web-chat = Online chat
directory-web-email = Email
directory-web-app = App
