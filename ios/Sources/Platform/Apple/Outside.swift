#if canImport(UIKit)
    import CoreBridge
    import Foundation
    import UIKit

    /// What of this app stands outside it besides its icon. All of it is off until she switches it on, and none of it does
    /// more than open a page.
    public enum Outside {
        /// What an intent or a shortcut opens.
        public enum Way: String, Sendable {
            case tile
            case shortcut
        }

        /// As the shortcut at the icon is named.
        public static let shortcutType = "app.field.notes.page"
        private static let tileKey = "tile"
        private static let shortcutKey = "shortcut"

        /// Only whether they are on is written down, and no word of what they are for.
        static func keep(tile: Bool, shortcut: Bool) {
            UserDefaults.standard.set(tile, forKey: tileKey)
            UserDefaults.standard.set(shortcut, forKey: shortcutKey)
        }

        /// Whether that way in is switched on.
        public static func isOn(_ way: Way) -> Bool {
            switch way {
            case .tile: UserDefaults.standard.bool(forKey: tileKey)
            case .shortcut: UserDefaults.standard.bool(forKey: shortcutKey)
            }
        }

        /// As neutral as a reminder.
        @MainActor static var shortcut: UIApplicationShortcutItem {
            let language = Locale.preferredLanguages.first ?? ""
            let word = Words.of(.reminderWord, language: language)
            return UIApplicationShortcutItem(type: shortcutType, localizedTitle: word)
        }
    }
#endif
