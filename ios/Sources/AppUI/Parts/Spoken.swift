import SwiftUI

#if canImport(Accessibility)
    import Accessibility
#endif

/// What a screen reader says when something new stands on a page.
enum Spoken {
    @MainActor
    static func say(_ lines: [String]) {
        AccessibilityNotification.Announcement(lines.joined(separator: String(lineEnd))).post()
    }

    private static let lineEnd: Character = "\n"
}
