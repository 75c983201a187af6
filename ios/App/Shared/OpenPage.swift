import AppIntents

/// Opens a page, and does nothing else. It is found in no list and no search, and the app passes over it until she
/// switched it on.
struct OpenPage: AppIntent {
    static let title: LocalizedStringResource = "page"
    static let openAppWhenRun = true
    static let isDiscoverable = false

    @MainActor
    func perform() async throws -> some IntentResult {
        WayWaiting.shared.way = .tile
        return .result()
    }
}

/// By what the app is coming to the front, until it is there.
@MainActor
final class WayWaiting {
    static let shared = WayWaiting()
    var way: Way?

    /// What may lead in from outside.
    enum Way {
        case reminder
        case shortcut
        case tile
    }
}
