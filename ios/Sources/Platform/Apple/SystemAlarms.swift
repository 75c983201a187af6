#if canImport(AlarmKit)
    import AlarmKit
    import CoreBridge
    import FieldCore
    import Foundation
    import SwiftUI

    /// Alarms of the phone, which sound through silence. Before iOS 26 no program can set one.
    public struct SystemAlarms: Alarms {
        private static let msInSecond: Double = 1_000

        public init() {}

        public func may() async -> Bool {
            guard #available(iOS 26, *) else { return false }
            return AlarmManager.shared.authorizationState == .authorized
        }

        /// Asks for it; the phone shows its question once.
        public static func ask() async -> Bool {
            guard #available(iOS 26, *) else { return false }
            return (try? await AlarmManager.shared.requestAuthorization()) == .authorized
        }

        public func set(_ reminders: [Reminder]) async -> [Reminder] {
            guard #available(iOS 26, *) else { return reminders }
            for alarm in (try? AlarmManager.shared.alarms) ?? [] { try? AlarmManager.shared.cancel(id: alarm.id) }
            var left: [Reminder] = []
            for reminder in reminders where !(await isSet(reminder)) { left.append(reminder) }
            return left
        }

        /// The phone takes so many and no more, and says when it does not.
        @available(iOS 26, *)
        private func isSet(_ reminder: Reminder) async -> Bool {
            // Its one button stops it and runs nothing of ours.
            let alert = AlarmPresentation.Alert(
                title: LocalizedStringResource(stringLiteral: reminder.text),
                stopButton: AlarmButton(
                    text: LocalizedStringResource(stringLiteral: Words.of(.reminderWord, language: "")),
                    textColor: .primary,
                    systemImageName: "stop.circle"
                )
            )
            let attributes = AlarmAttributes<Plain>(
                presentation: AlarmPresentation(alert: alert), metadata: Plain(), tintColor: .accentColor)
            let at = Date(timeIntervalSince1970: Double(reminder.atMs) / Self.msInSecond)
            let configuration = AlarmManager.AlarmConfiguration<Plain>.alarm(
                schedule: .fixed(at), attributes: attributes)
            do {
                _ = try await AlarmManager.shared.schedule(id: UUID(), configuration: configuration)
                return true
            } catch {
                return false
            }
        }

        /// Says nothing of what the alarm is about.
        @available(iOS 26, *)
        private struct Plain: AlarmMetadata {}
    }
#endif
