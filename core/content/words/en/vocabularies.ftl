### A label for each term of each vocabulary: vocabulary id, then term id with its dots as hyphens.

## What happened

behaviour-group-com = Contact
behaviour-group-pre = Presence
behaviour-group-sur = Watching
behaviour-group-dig = Technology
behaviour-group-thr = Threats
behaviour-group-hrm = Harm
behaviour-group-sex = Sexual
behaviour-group-prp = Property
behaviour-group-rep = Reputation
behaviour-group-adm = Systems
behaviour-group-prx = Through others
behaviour-group-ord = Orders
behaviour-group-oth = Other

behaviour-com-call = Phone call
behaviour-com-call-silent = Silent or hang-up call
behaviour-com-call-withheld = Call with number withheld
behaviour-com-voicemail = Voicemail
behaviour-com-video-call = Video call
behaviour-com-text = Text message
behaviour-com-message = Message in an app or chat
behaviour-com-email = Email
behaviour-com-letter = Letter, card or note
behaviour-com-fax = Fax
behaviour-com-social = Comment, reaction, mention, tag or forum post aimed at me
behaviour-com-request = Friend, follow or connection request
behaviour-com-image = Picture, video or AI-made image sent to me
behaviour-com-gift = Gift or flowers
behaviour-com-left-item = Something left for me (home, car, desk)
behaviour-com-graffiti = Writing or graffiti
behaviour-com-bank-ref = Message hidden in a bank payment
behaviour-com-evade-block = New number or account after I blocked or left
behaviour-com-plead = Pleading, apologising, declaring feelings, asking to meet
behaviour-com-self-harm-threat = Says they will hurt themselves
behaviour-com-via-work = Contact through my work or place of study
behaviour-com-via-child = Contact through a child

behaviour-pre-follow = Followed me (foot, vehicle, transport)
behaviour-pre-loiter = Hung around
behaviour-pre-wait = Waited for me
behaviour-pre-turn-up = Turned up where I was
behaviour-pre-drive-by = Drove or walked past repeatedly
behaviour-pre-home-visit = Came to my home
behaviour-pre-work-visit = Came to my work or place of study
behaviour-pre-approach = Came up to me or spoke to me
behaviour-pre-moved-near = Moved, joined or enrolled to be near me
behaviour-pre-block-way = Blocked my way

behaviour-sur-watch = Watched or spied on me
behaviour-sur-knows-too-much = Knew things they should not know
behaviour-sur-photo = Photographed or filmed me
behaviour-sur-camera = Hidden or shared camera or microphone
behaviour-sur-online = Watched me online (views, old likes, location maps)
behaviour-sur-research = Asked about me or looked up my details
behaviour-sur-investigator = Paid or got someone to find me
behaviour-sur-drone = Drone

behaviour-dig-monitor = Monitored my messages, email or internet use
behaviour-dig-account-access = Got into my account
behaviour-dig-account-lockout = Locked me out or changed my settings
behaviour-dig-device-access = Got into my phone or computer
behaviour-dig-stalkerware = Spy app found or suspected
behaviour-dig-tracker = Tracker or tag found or suspected
behaviour-dig-location-app = Used a location app or shared location
behaviour-dig-smart-home = Used smart home, doorbell or router
behaviour-dig-car = Used the car's app or systems
behaviour-dig-child-device = Used a child's device or account
behaviour-dig-sim = SIM swap, number transfer or call divert
behaviour-dig-signed-up = Signed me up for services or spam
behaviour-dig-impersonate = Pretended to be me or made a fake profile

behaviour-thr-threat = Threat to me
behaviour-thr-online = Threat made online
behaviour-thr-others = Threat to someone I know, a child or a pet
behaviour-thr-image = Threat to share images
behaviour-thr-property = Threat to property
behaviour-thr-fear-violence = Made me fear violence
behaviour-thr-weapon = Weapon shown or mentioned
behaviour-thr-intimidate = Stared, gestured, drove at me

behaviour-hrm-assault = Hit, grabbed or hurt me
behaviour-hrm-strangle = Hand or arm round my throat, or breathing stopped
behaviour-hrm-detain = Held me or stopped me leaving
behaviour-hrm-others = Hurt someone else
behaviour-hrm-pet = Hurt or took a pet

behaviour-sex-message = Sexual messages or images sent
behaviour-sex-image-share = Shared intimate images of me
behaviour-sex-image-fake = Made or shared fake intimate images
behaviour-sex-extort = Demanded money or more images
behaviour-sex-assault = Sexual touching or assault
behaviour-sex-expose = Exposed themselves

behaviour-prp-damage = Damaged something of mine
behaviour-prp-break-in = Broke in (home, car, workplace)
behaviour-prp-entry-signs = Signs someone has been in
behaviour-prp-theft = Took something
behaviour-prp-moved = Moved or rearranged things
behaviour-prp-mail = Took or opened my post
behaviour-prp-utilities = Interfered with power, heating, bins, locks
behaviour-prp-vehicle = Interfered with my vehicle

behaviour-rep-rumour = Spread stories about me
behaviour-rep-post = Posted about me
behaviour-rep-doxx = Posted my address or details
behaviour-rep-employer = Contacted my employer, tutor or clients
behaviour-rep-review = Fake reviews or ads

behaviour-adm-goods = Ordered or cancelled goods in my name
behaviour-adm-services = Ordered or cancelled services
behaviour-adm-complaint = Made complaints about me
behaviour-adm-false-report = Reported me to police, council, school or social care
behaviour-adm-court = Used court, child arrangements or legal letters to get at me
behaviour-adm-finance = Interfered with money, benefits, tenancy or credit
behaviour-adm-immigration = Used immigration status against me

behaviour-prx-message = Passed messages through someone
behaviour-prx-befriend = Befriended people close to me
behaviour-prx-contact-family = Contacted family, friends or colleagues
behaviour-prx-new-partner = Contacted my partner or date
behaviour-prx-group = Got others to join in
behaviour-prx-children = Involved children

behaviour-ord-breach = Went against a court order or bail condition
behaviour-ord-attempt = Tried to get an order dropped or changed

behaviour-oth-other = Something else (describe)
behaviour-oth-unsure = Not sure who or what this was

## How it reached me.

channel-phone = Phone
channel-sms = Text message
channel-whatsapp = WhatsApp
channel-messenger = Messenger
channel-instagram = Instagram
channel-facebook = Facebook
channel-snapchat = Snapchat
channel-tiktok = TikTok
channel-x = X
channel-telegram = Telegram
channel-signal = Signal
channel-imessage = iMessage
channel-discord = Discord
channel-linkedin = LinkedIn
channel-email = Email
channel-dating-app = Dating app
channel-game = Game
channel-forum = Forum
channel-website = Website
channel-post = Post
channel-hand-delivered = Delivered by hand
channel-delivery-service = Delivery service
channel-in-person = In person
channel-vehicle = In or from a vehicle
channel-third-party = Through someone else
channel-bank-payment = Bank payment
channel-work-system = Work system
channel-school-system = School or university system
channel-court-or-agency = Court or agency
channel-smart-home = Smart home device
channel-car-system = Car app or system
channel-tracker = Tracker or tag
channel-other = Another way
channel-unknown = Not known

## Who the other person is to me.

relationship-partner = Partner
relationship-ex-partner = Ex-partner
relationship-dated-briefly = Someone I dated briefly
relationship-someone-who-wanted-a-relationship = Someone who wanted a relationship
relationship-friend = Friend
relationship-ex-friend = Former friend
relationship-family = Family
relationship-ex-family = Former family or in-law
relationship-parent-of-my-child = The other parent of my child
relationship-colleague = Colleague
relationship-manager = Manager
relationship-client-or-patient = Client or patient
relationship-student = Student
relationship-teacher-or-lecturer = Teacher or lecturer
relationship-neighbour = Neighbour
relationship-flatmate = Flatmate
relationship-landlord = Landlord
relationship-online-only = Someone I know only online
relationship-acquaintance = Someone I know a little
relationship-stranger = Stranger
relationship-group = More than one person
relationship-unknown = Not known

## Where it happened.

setting-home = At home
setting-outside-home = Outside my home
setting-work = At work
setting-place-of-study = Where I study
setting-childs-school = A child's school
setting-street = In the street
setting-public-transport = On public transport
setting-car = In a car
setting-shop = In a shop
setting-gym = At a gym
setting-health = Doctor, hospital or clinic
setting-worship = Place of worship
setting-social-venue = Pub, café or going out
setting-other-home = Someone else's home
setting-travel = Away or travelling
setting-online = Online
setting-other = Somewhere else

## What the proof is.

evidence-kind-screenshot = Screenshot
evidence-kind-photo-of-screen = Photo of a screen
evidence-kind-photo = Photo
evidence-kind-video = Video
evidence-kind-audio-voicemail = Voicemail
evidence-kind-audio-recording = Sound recording
evidence-kind-message-export = Exported messages
evidence-kind-email-file = Email as a file
evidence-kind-call-log = Call list
evidence-kind-account-activity = Account activity
evidence-kind-app-list-screen = List of apps on a phone
evidence-kind-tracker-photo = Photo of a tracker or tag
evidence-kind-cctv-request = Request for CCTV
evidence-kind-doorbell-clip = Doorbell clip
evidence-kind-document = Document
evidence-kind-order-or-court-paper = Order or court paper
evidence-kind-police-letter = Letter from police
evidence-kind-medical-record = Medical record
evidence-kind-receipt = Receipt
evidence-kind-bank-statement-line = Line of a bank statement
evidence-kind-social-link = Link to a post or profile
evidence-kind-physical-item = An object
evidence-kind-witness-note = Note from someone who saw it
evidence-kind-my-note = My own note
evidence-kind-other = Something else

## How the file came to be here.

capture-method-made-in-app = Made in this app
capture-method-imported-file = Added from a file
capture-method-shared-from-app = Shared from another app
capture-method-downloaded-export = Downloaded from a service
capture-method-screenshot-on-this-phone = Screenshot on this phone
capture-method-photo-of-another-screen = Photo of another screen
capture-method-scan-of-paper = Scan or photo of paper
capture-method-given-to-me = Given to me by someone
capture-method-held-elsewhere = Not here: held somewhere else

## What it did to me.

impact-imp-frightened = Frightened
impact-imp-anxious = Anxious
impact-imp-on-guard = On guard
impact-imp-angry = Angry
impact-imp-low = Low
impact-imp-ashamed = Ashamed
impact-imp-no-sleep = Couldn't sleep
impact-imp-nightmares = Nightmares
impact-imp-panic = Panic
impact-imp-unwell = Felt unwell
impact-imp-injured = Injured
impact-imp-concentration = Hard to concentrate
impact-imp-missed-work = Missed work
impact-imp-missed-study = Missed study
impact-imp-stopped-going-out = Stopped going out
impact-imp-isolated = Cut off from people
impact-imp-relationships = Strain with people close to me
impact-imp-money = Cost me money
impact-imp-self-harm-thoughts = Thoughts of hurting myself
impact-imp-numb = Numb
impact-imp-other = Something else
impact-imp-rather-not-say = Rather not say

## What I changed because of it.

change-chg-route = Changed my route
change-chg-times = Changed when I go out
change-chg-work-pattern = Changed my hours or days at work
change-chg-work-from-home = Worked from home
change-chg-time-off = Took time off
change-chg-activity-stopped = Stopped something I used to do
change-chg-transport = Changed how I travel
change-chg-number = Changed my number
change-chg-second-phone = Got a second phone
change-chg-accounts = Changed or closed accounts
change-chg-private = Made accounts private
change-chg-left-platform = Left an app or site
change-chg-blocked = Blocked them
change-chg-unblocked = Unblocked them
change-chg-locks = Changed or added locks
change-chg-alarm = Put in an alarm
change-chg-camera = Put up a camera
change-chg-child-collection = Changed who collects the children
change-chg-school-arrangements = Changed things with the school
change-chg-moved = Moved home
change-chg-stayed-elsewhere = Stayed somewhere else
change-chg-told-work = Told people at work
change-chg-told-university = Told my university
change-chg-told-friends = Told friends
change-chg-personal-alarm = Carried a personal alarm
change-chg-accompanied = Had someone come with me
change-chg-doctor = Saw a doctor
change-chg-counselling = Counselling
change-chg-vehicle = Changed my vehicle or how I use it
change-chg-paid-security = Paid for guards or equipment
change-chg-name = Changed my name
change-chg-other = Something else
change-chg-none = Nothing changed

## Children and others it touched.

others-affected-aff-child-saw = A child saw or heard it
others-affected-aff-child-contacted = A child was contacted
others-affected-aff-child-used-to-pass-messages = A child was used to pass messages
others-affected-aff-child-frightened = A child was frightened
others-affected-aff-child-behaviour = A child behaved differently afterwards
others-affected-aff-school-told = The school was told
others-affected-aff-family-contacted = Family were contacted
others-affected-aff-friend-contacted = A friend was contacted
others-affected-aff-partner-contacted = My partner was contacted
others-affected-aff-colleague = A colleague
others-affected-aff-neighbour = A neighbour
others-affected-aff-housemate = Someone I live with
others-affected-aff-pet = A pet
others-affected-aff-person-i-care-for = Someone I care for
others-affected-aff-other = Someone else

## What I did.

response-rsp-none = Didn't respond
response-rsp-replied = Replied
response-rsp-asked-to-stop = Asked them to stop
response-rsp-blocked = Blocked
response-rsp-muted = Muted
response-rsp-reported-platform = Reported it to the app or site
response-rsp-left = Left
response-rsp-called-999 = Called 999
response-rsp-called-101 = Called 101
response-rsp-called-someone = Called someone
response-rsp-recorded = Recorded it
response-rsp-other = Something else

## What police did.

police-action-pol-took-details = Took details
police-action-pol-visited = Visited
police-action-pol-statement = Took a statement
police-action-pol-took-evidence = Took evidence
police-action-pol-risk-questions = Asked questions about risk
police-action-pol-safety-advice = Gave safety advice
police-action-pol-address-marker = Put a marker on my address
police-action-pol-spoke-to-them = Spoke to the other person
police-action-pol-arrest = Arrested the other person
police-action-pol-interview = Interviewed the other person
police-action-pol-charge = Charged the other person
police-action-pol-bail-conditions = Bail conditions were set
police-action-pol-order-applied-for = Applied for an order
police-action-pol-passed-on = Passed it on to someone else
police-action-pol-said-civil-matter = Said it was a civil matter
police-action-pol-said-nothing-possible = Said nothing could be done
police-action-pol-no-contact-back = Didn't get back to me
police-action-pol-closed = Closed it
police-action-pol-other = Something else

## How I was in touch with police.

police-channel-999 = 999
police-channel-101 = 101
police-channel-online = Online
police-channel-front-desk = At the front desk
police-channel-visit = Officer's visit
police-channel-phone = Phone call with an officer
police-channel-email = Email
police-channel-letter = Letter
police-channel-app = App
police-channel-via-advocate = Through an advocate

## Whether it went against an order or condition.

breach-view-thinks-yes = I think it did
breach-view-not-sure = Not sure
breach-view-police-say-yes = Police say it did
breach-view-police-say-no = Police say it didn't
breach-view-court-found = A court found it did

## Who was told that it may go against an order.

breach-reported-no = Not reported
breach-reported-999 = 999
breach-reported-101 = 101
breach-reported-officer = The officer
breach-reported-solicitor = Solicitor
breach-reported-court = Court
breach-reported-university = University
breach-reported-employer = Employer

## Orders and conditions.

order-type-spo = Stalking Protection Order (SPO)
order-type-spo-interim = Interim Stalking Protection Order
order-type-restraining-order = Restraining order
order-type-non-molestation = Non-molestation order
order-type-occupation = Occupation order
order-type-dvpn = Domestic Violence Protection Notice (DVPN)
order-type-dvpo = Domestic Violence Protection Order (DVPO)
order-type-dapn = Domestic Abuse Protection Notice (DAPN)
order-type-dapo = Domestic Abuse Protection Order (DAPO)
order-type-injunction-pha = Injunction under the Protection from Harassment Act
order-type-civil-injunction = Civil injunction
order-type-bail-conditions = Bail conditions
order-type-conditional-caution = Conditional caution
order-type-licence-conditions = Licence conditions
order-type-community-protection-notice = Community protection notice
order-type-non-harassment-order = Non-harassment order (Scotland)
order-type-interdict = Interdict (Scotland)
order-type-university-no-contact = University no-contact instruction
order-type-workplace-instruction = Workplace instruction
order-type-contact-order-terms = Terms of a contact order
order-type-other = Something else

## Where the law applies.

nation-england-wales = England or Wales
nation-scotland = Scotland
nation-northern-ireland = Northern Ireland
nation-other = Somewhere else

## How the time is known.

time-basis-saw-it-then = I saw it then
time-basis-message-stamp = From the time on the message
time-basis-call-log = From the call list
time-basis-camera = From a camera
time-basis-memory = From memory
time-basis-told-by-someone = Someone told me

## How well I know who it was.

identification-confidence-sure = Sure
identification-confidence-think-so = I think so
identification-confidence-not-sure = Not sure
identification-confidence-no-idea = No idea

## Why there is no proof to add.

no-evidence-reason-none-existed = There was nothing to keep
no-evidence-reason-not-safe-to-collect = It wasn't safe to collect it
no-evidence-reason-deleted = It was deleted
no-evidence-reason-on-another-device = It is on another device
no-evidence-reason-with-police = The police have it
no-evidence-reason-other = Another reason

## Who else was told.

other-report-to-platform = App or site
other-report-to-employer = Employer
other-report-to-university = University
other-report-to-landlord = Landlord
other-report-to-bank = Bank
other-report-to-council = Council
other-report-to-school = School
other-report-to-gp = GP
other-report-to-other = Someone else

## The question that comes before any detail.

safe-now-yes = Yes
safe-now-no = No
safe-now-prefer-not-to-say = Prefer not to say

## Who wrote the entry down.

entered-by-self = I wrote this myself
entered-by-with-help = I wrote this with help
entered-by-on-behalf = Somebody wrote this for me

## Who helped, or wrote it down for somebody.

entered-by-role-advocate = Advocate
entered-by-role-officer = Police officer
entered-by-role-solicitor = Solicitor
entered-by-role-tutor = Tutor
entered-by-role-hr = HR
entered-by-role-health-worker = Health worker
entered-by-role-interpreter = Interpreter
entered-by-role-friend = Friend
entered-by-role-family = Family
entered-by-role-other = Someone else

## What needs care before it is shown to others.

sensitivity-intimate = Intimate picture or content
sensitivity-child = About a child
sensitivity-medical = Medical
sensitivity-other-people = About other people
sensitivity-legal = Legal

## Why an entry was changed.

revision-reason-typo = A slip in the writing
revision-reason-remembered-more = I remembered more
revision-reason-wrong-date = The date was wrong
revision-reason-merged = Two were joined
revision-reason-split = One was divided
revision-reason-translated = Translated
revision-reason-withdrawn = Withdrawn
revision-reason-restored = Brought back
revision-reason-deleted = Deleted
revision-reason-linked = Linked to something else
revision-reason-file-taken-in = File taken in whole
revision-reason-file-cut-off = File cut off
revision-reason-other = Another reason

## Whether a witness would speak to police.

witness-willing-yes = Yes
witness-willing-unsure = Not sure yet
witness-willing-no = No

## What this file is.

originality-original = The original file
originality-copy = A copy of the original
originality-picture-of-something = A picture of something
originality-held-elsewhere = Held somewhere else
originality-as-given = As this phone gave it; the place may be gone from it

## Who made the picture, recording or copy.

captured-by-self = Me
captured-by-named-person = Someone else, by name
captured-by-automatic-system = An automatic system

## How a derived copy was made.

derivation-redacted = Parts hidden
derivation-cropped = Cropped
derivation-transcribed = Written out
derivation-translated = Translated
derivation-converted = Changed to another format

## What was done with a piece of evidence.

custody-event-imported = Added
custody-event-viewed = Viewed
custody-event-copied = Copied
custody-event-redacted-copy-made = Copy made with parts hidden
custody-event-exported = Exported
custody-event-shared = Shared
custody-event-handed-to-police = Handed to police
custody-event-handed-to-other = Handed to someone else
custody-event-received-back = Received back
custody-event-moved = Moved
custody-event-original-deleted-from-source = Original deleted where it came from
custody-event-integrity-checked = Checked against its fingerprint
custody-event-withdrawn = Withdrawn

## How it was handed over.

custody-method-in-person = In person
custody-method-upload-link = Upload link
custody-method-email = Email
custody-method-post = Post
custody-method-cable = Cable

## Whether it is known who the other person is.

known-known = Known
known-believed = I believe I know
known-unknown = Not known

## What the other person knows about where I am.

knows-where-live = Where I live
knows-where-work = Where I work
knows-where-study = Where I study
knows-where-children-school = Where the children go to school

## What the other person can get at.

access-to-my-phone = My phone
access-to-accounts = My accounts
access-to-home = My home
access-to-car = My car
access-to-children = The children

## A day I marked, to see what came before and after.

marked-event-break-up = Break-up
marked-event-moved = Moved home
marked-event-order-served = Order served
marked-event-new-device = New phone, tablet or computer
marked-event-court-date = Court date
marked-event-child-handover = Child handover
marked-event-new-job = New job
marked-event-anniversary = Anniversary
marked-event-their-birthday = Their birthday
marked-event-other = Something else

## When it was written down.

written-at-the-time = At the time
written-same-day = The same day
written-later-from-memory = Later, from memory

## How an entry came into the log.

source-typed = Written here
source-captured-while-locked = Captured while locked

## How a trusted contact is reached.

contact-channel-sms = Text message
contact-channel-email = Email
contact-channel-maildir = A mail folder on this computer
contact-channel-command = A command on this computer
contact-channel-share = Shared by hand

## What a trusted contact is told about where I am.

told-precision-nothing = Nothing about the place
told-precision-10km = The place, to within 10 km
told-precision-1km = The place, to within 1 km
told-precision-exact = The exact place

## Whether a trusted contact has agreed to be one.

consent-asked = Asked, no answer yet
consent-agreed = Agreed
consent-declined = Said no

## How a step of a checklist stands.

checklist-status-done = Done
checklist-status-not-for-me = Not for me
checklist-status-later = Later
checklist-status-needs-help = Needs help
