#if canImport(UserNotifications) && canImport(UIKit)
    import FieldCore
    import Foundation
    import UserNotifications

    /// The phone's own notifications: time-sensitive where one is loud, never critical.
    public struct SystemNotices: Notices {
        /// What waits for its moment is named so, to be told from what was shown.
        private static let waiting = "at."
        private static let shown = "no."
        private static let msInSecond: Double = 1_000

        private var centre: UNUserNotificationCenter { .current() }

        public init() {}

        public func may() async -> Bool {
            let settings = await centre.notificationSettings()
            guard settings.authorizationStatus == .authorized || settings.authorizationStatus == .provisional else {
                return false
            }
            return settings.alertSetting == .enabled || settings.soundSetting == .enabled
        }

        public func mayRing() async -> Bool {
            let settings = await centre.notificationSettings()
            return await may() && settings.soundSetting == .enabled && settings.timeSensitiveSetting == .enabled
        }

        public func show(number: Int64, text: String, sounds: Bool, hidden: Bool) async {
            // A notification that nobody sees and nobody hears is none.
            guard sounds || !hidden else { return }
            let content = Self.content(text, sounds: sounds, hidden: hidden)
            let request = UNNotificationRequest(identifier: "\(Self.shown)\(number)", content: content, trigger: nil)
            try? await centre.add(request)
        }

        public func takeBack(_ numbers: [Int64]) async {
            if numbers.isEmpty { return centre.removeAllDeliveredNotifications() }
            // What came by itself said the same.
            let delivered = await centre.deliveredNotifications().map(\.request.identifier)
            let own = numbers.map { "\(Self.shown)\($0)" }
            centre.removeDeliveredNotifications(withIdentifiers: delivered.filter { $0.hasPrefix(Self.waiting) } + own)
        }

        public func set(_ reminders: [Reminder]) async {
            let names = Set(reminders.map { Self.waiting + $0.name })
            for reminder in reminders {
                let content = Self.content(reminder.text, sounds: true, hidden: reminder.hidden)
                let seconds = max(1, Double(reminder.atMs) / Self.msInSecond - Date.now.timeIntervalSince1970)
                // By the time that passes: nobody moves it by setting the clock.
                let trigger = UNTimeIntervalNotificationTrigger(timeInterval: seconds, repeats: false)
                let name = Self.waiting + reminder.name
                // One under the same name takes the place of the one before.
                try? await centre.add(UNNotificationRequest(identifier: name, content: content, trigger: trigger))
            }
            // What is not in the list any more is taken back last: at no moment does nothing stand.
            let pending = await centre.pendingNotificationRequests().map(\.identifier)
            centre.removePendingNotificationRequests(
                withIdentifiers: pending.filter { $0.hasPrefix(Self.waiting) && !names.contains($0) })
        }

        private static func content(_ text: String, sounds: Bool, hidden: Bool) -> UNNotificationContent {
            let content = UNMutableNotificationContent()
            // Without a text the phone shows nothing, and sounds.
            if !hidden { content.body = text }
            if sounds { content.sound = .default }
            content.interruptionLevel = sounds ? .timeSensitive : .active
            return content
        }
    }
#endif
