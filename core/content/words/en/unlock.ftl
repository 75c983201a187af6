### The pages before the record.

unlock-title = Open
unlock-cover-notes = Notes
unlock-passcode = Passcode
unlock-open = Open
unlock-opening = Opening
unlock-recovery = Use the recovery code
unlock-recovery-title = Recovery code
unlock-recovery-about = Twelve words, in their order. Capital letters and numbers in front don't matter.
unlock-recovery-words = The twelve words
unlock-recovery-wrong = These words open nothing here.
unlock-broken = This can't be opened now
