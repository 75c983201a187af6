### Home.

home-write = Write it down
home-steps = Privacy steps
home-who = Who to call
home-record = My record
home-check-in = Check-in
home-settings = Settings
home-draft = You were writing something.
home-answer = You were answering a question about your record.
home-draft-open = Go on with it
home-questions = Four questions about who may hold this phone. Your answers set what others could notice.
home-questions-open = Answer them

home-captures =
    { $count ->
        [one] 1 note that you took while this was shut is now in your record.
       *[other] { $count } notes that you took while this was shut are now in your record.
    }
home-captures-damaged =
    { $count ->
        [one] 1 note that was taken while this was shut can't be read. It is kept as it is.
       *[other] { $count } notes that were taken while this was shut can't be read. They are kept as they are.
    }
home-cut-off =
    { $count ->
        [one] 1 recording was cut off. What came before the cut is in your record.
       *[other] { $count } recordings were cut off. What came before the cut is in your record.
    }
home-unreadable =
    { $count ->
        [one] 1 piece of proof can't be read. It is kept as it is.
       *[other] { $count } pieces of proof can't be read. They are kept as they are.
    }
home-check-ins-lost =
    { $count ->
        [one] The files of 1 check-in are gone. Nobody is told by it any more.
       *[other] The files of { $count } check-ins are gone. Nobody is told by them any more.
    }
home-damage =
    { $count ->
        [one] 1 part of the record is damaged. The rest can be read.
       *[other] { $count } parts of the record are damaged. The rest can be read.
    }
home-healed =
    { $count ->
        [one] 1 file was damaged and was repaired from its copy.
       *[other] { $count } files were damaged and were repaired from their copies.
    }
home-inbox = Notes taken while this was shut were sealed for another notebook. They can't be read here.

## Questions about who may hold this phone

profile-knows-phone-code = Does the other person know how to unlock this phone?
    .why = A yes locks this app after one minute, blocks pictures of its screen, and turns off notes without the passcode.
profile-knows-phone-code-changed = This app now locks after one minute, the screen can't be pictured by other apps, and notes without the passcode are off. You can change each of these.
profile-shares-home = Do you live with the other person?
    .why = A yes locks this app after one minute and shortens what a screen reader says aloud.
profile-shares-home-changed = This app now locks after one minute and says less aloud. You can change both.
profile-shares-account = Are you in one family group or account with the other person?
    .why = They may see in the store which apps were bought or installed. No setting here changes that. A yes keeps signs outside this app few.
profile-shares-account-changed = Signs outside this app are now few. A reminder may come some minutes late. The store may still show that this app was installed.
profile-held-phone = May the other person have held this phone?
    .why = Then there may be something on it that you did not install. A yes keeps signs outside this app few.
profile-held-phone-changed = Signs outside this app are now few. A reminder may come some minutes late. The first of the privacy steps is about using another device.
