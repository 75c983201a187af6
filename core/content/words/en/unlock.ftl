### The pages before the record.

unlock-title = Open
unlock-passcode = Passcode
unlock-open = Open
unlock-opening = Opening
unlock-broken = This can't be opened now
