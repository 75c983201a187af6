import AppUI
import CoreBridge
import FieldCore
import Platform
import SwiftUI

/// The app. What it shows is drawn from the core's view; what it does is carried out by the shell.
@main
struct FieldApp: App {
    @UIApplicationDelegateAdaptor(PhoneEvents.self) private var events

    var body: some Scene {
        WindowGroup {
            Root(phone: events.phone)
        }
    }
}

/// The shell is what a page can do.
extension Shell: @retroactive Hand {}
