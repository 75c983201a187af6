import FieldCore

/// What the phone shows and sounds for this program, whether it runs or not.
public protocol Notices: Sendable {
    /// Whether it may, and whether anything of it would be noticed.
    func may() async -> Bool
    /// Whether a ring gets through silence.
    func mayRing() async -> Bool
    /// Shows it at once under its number, in place of what is shown under it. One that is hidden shows nothing.
    func show(number: Int64, text: String, sounds: Bool, hidden: Bool) async
    /// Takes these back; all that was shown, where there are none.
    func takeBack(_ numbers: [Int64]) async
    /// Shows these at their moments and no others: the list takes the place of the one before.
    func set(_ reminders: [Reminder]) async
}

/// Alarms that sound through silence, on phones that have them for programs.
public protocol Alarms: Sendable {
    /// Whether this phone has them and lets this program.
    func may() async -> Bool
    /// These and no others. Those that it did not take.
    func set(_ reminders: [Reminder]) async -> [Reminder]
}

/// Lets this program look again, when the phone likes. Nothing may rest on it.
public protocol Ticks: Sendable {
    /// Not before then, milliseconds since 1970; no longer, where nothing is given.
    func ask(notBefore ms: Int64?) async
}
