list-wa = WhatsApp and other messages
    .intro = Chats can hold threats, times and names. Keep the phone and the chats, and copy what matters before you change things.

wa-linked =
    .action = Check linked devices
    .why = Someone may be reading your messages on a computer.
    .how = Photograph the list first. Then you can log out what you don't know. The other person may notice. You can also think about who can open your phone.

wa-checkup =
    .action = Go through the privacy checkup
    .why = Small settings can add up and show when you are awake or busy.
    .how = It covers last seen, online, your photo, about and status. It also covers groups and calls. Someone who looks at these often may notice the change.

wa-2sv =
    .action = Turn on two-step verification with a PIN
    .why = It makes it harder to set up your WhatsApp on another phone.
    .how = Pick a PIN that the other person can't guess. Keep it where they can't find it.

wa-live =
    .action = Check for live location in Settings, and stop it if you choose
    .why = Live location can run for hours.
    .how = The chat shows when it stops. People in the chat can still see the first and the last place. So you can stop it before you travel somewhere private.

wa-unknown =
    .action = Silence unknown callers
    .why = Fewer calls will break into your day, and the record of them stays.
    .how = You can look at the call list when it suits you. Copy calls that matter into your log.

wa-vanish =
    .action = Check for messages that are set to disappear
    .why = In a chat of two, either person can turn the timer on. It counts for new messages only.
    .how = Photograph the screen with another device. Don't use Keep in Chat, as the sender is told and can refuse. Don't count on a backup, as these messages are gone when it is restored. If a picture is sexual and may show someone under 18, don't copy it.

wa-export =
    .action = Export the chat with its pictures, and keep the file
    .why = An export is a text file with times and names, plus pictures and sounds.
    .how = Keep it out of the other person's reach, as the file has no lock. They can block exports of a chat. Then you can photograph the screen with another device. Long chats may be cut and deleted messages are missing, so keep the phone and the chat too. An export is a copy, so leave the media out if it may hold a sexual picture of someone under 18.

wa-groups =
    .action = Leave or mute shared groups when that feels right
    .why = Groups can show your number and when you are active.
    .how = Copy what matters before you go. Leaving may be noticed. You can mute a group if you need it for children, work or news.

wa-block =
    .action = Copy first if you think about blocking
    .why = People often notice a block. Some services warn against it, and some say it is fine if it helps you feel calmer.
    .how = Copy the chat and the number first. You can also mute or archive the chat, so you see less and it stays open. The card shows what services say and what to think about.

wa-backups =
    .action = Check where your chat backups are and who can open them
    .why = A backup in the cloud can be read from somewhere else.
    .how = Copy what matters before you change or stop a backup. You can lock the backup with a password. If that is lost, the backup can't be restored. On an iPhone that is not enough while iCloud Backup is on, as it holds an open copy too. If you share the account, a change may be noticed.
