# Privacy steps: what is said around them. The steps themselves stand in the files of their lists.

# Before a step, in this order.
checklist-risk-ar = This can change how the other person behaves, and for some people that makes things worse. You can talk it through with a stalking advocate first.
    .short = talk it through
checklist-risk-ev = Copy what matters first. This can take away what shows what happened.
    .short = copy what matters
checklist-risk-al = The other person may be able to see that something has changed.
    .short = it may be noticed
checklist-risk-sd = It is better done on a device that the other person has never had.
    .short = use a safer device
checklist-risk-dl = Messages, photos, things you bought or a number can be lost by this.
    .short = things may be lost

# Where it is done.
checklist-on-android = Android
checklist-on-ios = iPhone or iPad
checklist-on-computer = Computer or web
checklist-on-offline = By phone or in person

# How it stands, before anything was said about it.
checklist-not-looked-at = Not looked at
checklist-retired = This step is no longer in the lists. Your note is kept.

# Why a step comes up again.
checklist-due-chosen = You chose this day
checklist-due-period = Some time has passed
checklist-due-incident = You wrote something down
checklist-due-breakup = You marked a break-up
checklist-due-move = You marked a move
checklist-due-new-device = You marked a new device
checklist-due-order-change = You marked an order

# When to look again.
checklist-again-once = Once is enough
checklist-again-months = { $count ->
    [one] Every month
   *[other] Every { $count } months
}
checklist-again-incident = After something new happened
checklist-again-breakup = After a break-up
checklist-again-move = When you have moved
checklist-again-new-device = When you have a new device
checklist-again-order-change = When an order changes
checklist-again-new-app = When it happens: before a new app is used
checklist-again-change = When it happens: before something is changed
checklist-again-event = When it happens
checklist-again-use = When it happens: each time it is used
checklist-again-share = When it happens: before something is shared
checklist-again-post = When it happens: before something is posted

# Where to begin: three questions.
checklist-start-can-see = Might the other person see or hold your phone, or get into your accounts?
checklist-start-close-by = Do they live with you, or do you share children?
checklist-start-worry = What worries you most now?
checklist-worry-phone = The phone
checklist-worry-accounts = Accounts
checklist-worry-followed = Being followed
checklist-worry-home = Home
checklist-worry-online = Online
checklist-sure-yes = Yes
checklist-sure-no = No
checklist-sure-not-sure = Not sure

# What a step may need. Asked only where the answer changes what is shown.
checklist-ask-has-android = Do you use an Android phone or tablet?
checklist-ask-has-iphone = Do you use an iPhone or iPad?
checklist-ask-has-computer = Do you use a computer, or the web on one?
checklist-ask-has-children = Do you have children?
checklist-ask-is-student = Do you study at a university or college?
checklist-ask-has-job = Do you have a job?
checklist-ask-has-car = Do you use a car?
checklist-ask-lives-with-others = Do other people live in your home?
checklist-ask-shares-home = Does the other person live in your home?
checklist-ask-rents-home = Do you rent your home?
checklist-ask-uses-facebook = Do you use Facebook or Messenger?
checklist-ask-uses-instagram = Do you use Instagram or Threads?
checklist-ask-uses-whatsapp = Do you use WhatsApp?
checklist-ask-uses-snapchat = Do you use Snapchat?
checklist-ask-uses-tiktok = Do you use TikTok?
checklist-ask-uses-x = Do you use X?
checklist-ask-uses-linkedin = Do you use LinkedIn?
checklist-ask-uses-fitness-apps = Do you use apps for running, riding or counting steps?
checklist-ask-uses-dating-apps = Do you use dating apps?
checklist-ask-has-smart-home = Is there a doorbell, camera, speaker or heating in your home that is on the internet?
checklist-ask-england-wales = Do you live in England or Wales?
checklist-ask-scotland = Do you live in Scotland?
checklist-ask-northern-ireland = Do you live in Northern Ireland?
