import BackgroundTasks
import FieldCore
import Platform
import UIKit
import UserNotifications

/// What the phone says to this app, whether a page is there or not.
@MainActor
final class PhoneEvents: NSObject, UIApplicationDelegate {
    let phone = Phone()

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]? = nil
    ) -> Bool {
        UNUserNotificationCenter.current().delegate = self
        BGTaskScheduler.shared.register(forTaskWithIdentifier: SystemTicks.name, using: .main) { [weak self] task in
            // It is handed over on this queue, and used on no other.
            nonisolated(unsafe) let task = task
            MainActor.assumeIsolated { self?.look(task) }
        }
        observe()
        // It may have been started because the phone moved far, while it is locked: then what is due is looked at, and the
        // record is opened when somebody opens the app.
        let opens = application.isProtectedDataAvailable
        Task { if opens { await phone.shell?.start() } else { await phone.shell?.standby.beginOnce() } }
        return true
    }

    /// The phone let this app look. It never has to.
    private func look(_ task: BGTask) {
        let looking = Task {
            await phone.shell?.standby.tick()
            task.setTaskCompleted(success: true)
        }
        task.expirationHandler = { looking.cancel() }
    }

    private func observe() {
        let centre = NotificationCenter.default
        let on: (Notification.Name, @escaping @MainActor (PhoneEvents) -> Void) -> Void = { name, does in
            centre.addObserver(forName: name, object: nil, queue: .main) { [weak self] _ in
                MainActor.assumeIsolated { if let self { does(self) } }
            }
        }
        // In a moment nothing of the record can be read: it is shut before this returns.
        on(UIApplication.protectedDataWillBecomeUnavailableNotification) { $0.phone.shell?.protectedDataGoes() }
        on(UIApplication.userDidTakeScreenshotNotification) { $0.phone.shell?.pictureTaken() }
        // Clocks and zones.
        on(UIApplication.significantTimeChangeNotification) { $0.begin() }
        on(.NSSystemClockDidChange) { $0.begin() }
        on(.NSSystemTimeZoneDidChange) { $0.begin() }
    }

    private func begin() {
        Task {
            await phone.shell?.standby.begin()
            _ = try? await phone.shell?.look()
        }
    }

    func application(
        _ application: UIApplication,
        configurationForConnecting session: UISceneSession,
        options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration {
        if options.shortcutItem?.type == Outside.shortcutType { WayWaiting.shared.way = .shortcut }
        let configuration = UISceneConfiguration(name: nil, sessionRole: session.role)
        configuration.delegateClass = SceneEvents.self
        return configuration
    }
}

extension PhoneEvents: UNUserNotificationCenterDelegate {
    /// In front it sounds and shows as anywhere else.
    nonisolated func userNotificationCenter(
        _ centre: UNUserNotificationCenter,
        willPresent notification: UNNotification
    ) async -> UNNotificationPresentationOptions {
        [.banner, .sound]
    }

    /// It was tapped: it opens a page, and does nothing else.
    nonisolated func userNotificationCenter(
        _ centre: UNUserNotificationCenter,
        didReceive response: UNNotificationResponse
    ) async {
        await MainActor.run { WayWaiting.shared.way = .reminder }
    }
}

/// The shortcut at the icon, while the app is there already.
@MainActor
final class SceneEvents: NSObject, UIWindowSceneDelegate {
    func windowScene(_ scene: UIWindowScene, performActionFor item: UIApplicationShortcutItem) async -> Bool {
        WayWaiting.shared.way = .shortcut
        return true
    }
}
