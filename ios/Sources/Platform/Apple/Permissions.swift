#if canImport(UIKit) && canImport(UserNotifications)
    import AVFoundation
    import FieldCore
    import UIKit
    import UserNotifications

    /// Asks for what the phone gives only to whoever asks. Its page said before what it is for. The phone shows each question
    /// once; afterwards its own settings alone can change the answer.
    @MainActor
    public final class Permissions {
        private let whereabouts: SystemWhereabouts

        public init(_ whereabouts: SystemWhereabouts) {
            self.whereabouts = whereabouts
        }

        public func ask(_ permission: Permission) async -> Answer {
            switch permission {
            case .notify: await notify()
            case .ring: await ring()
            case .locate: await locate()
            case .camera: await media(.video)
            case .microphone: await microphone()
            // She gives the files that she chooses, and the phone has no question for it.
            case .originals: .granted
            // No program is given any of these.
            case .exactAlarms, .text, .battery: .refusedForGood
            }
        }

        private func notify() async -> Answer {
            let centre = UNUserNotificationCenter.current()
            let before = await centre.notificationSettings().authorizationStatus
            if before == .denied { return .refusedForGood }
            let given = (try? await centre.requestAuthorization(options: [.alert, .sound])) ?? false
            return given ? .granted : .refusedForGood
        }

        /// A ring is an alarm of the phone where it has them for programs, else a notification that gets through silence.
        private func ring() async -> Answer {
            #if canImport(AlarmKit)
                if await SystemAlarms.ask() { return .granted }
            #endif
            let notices = SystemNotices()
            if await notices.mayRing() { return .granted }
            guard await notify() == .granted else { return .refusedForGood }
            return await notices.mayRing() ? .granted : .refused
        }

        private func locate() async -> Answer {
            guard whereabouts.asksAgain else { return await whereabouts.may() ? .granted : .refusedForGood }
            return await whereabouts.ask() ? .granted : .refusedForGood
        }

        private func media(_ type: AVMediaType) async -> Answer {
            switch AVCaptureDevice.authorizationStatus(for: type) {
            case .authorized: .granted
            case .notDetermined: await AVCaptureDevice.requestAccess(for: type) ? .granted : .refusedForGood
            default: .refusedForGood
            }
        }

        private func microphone() async -> Answer {
            switch AVAudioApplication.shared.recordPermission {
            case .granted: .granted
            case .undetermined: await AVAudioApplication.requestRecordPermission() ? .granted : .refusedForGood
            default: .refusedForGood
            }
        }
    }
#endif
