/// A phone whose system lets no program set an alarm.
public struct NoAlarms: Alarms {
    public init() {}
    public func may() async -> Bool { false }
    public func set(_ reminders: [Reminder]) async -> [Reminder] { reminders }
}
