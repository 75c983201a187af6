import Foundation

/// In which order the core was looked at, by the stream of views and beside it, and whether two panes have room. Asked
/// on any thread.
final class Looks: @unchecked Sendable {
    private let guardian = NSLock()
    private var count = 0
    private var streamed = 0
    private var room = false

    var twoPanes: Bool {
        get { guardian.withLock { room } }
        set { guardian.withLock { room = newValue } }
    }

    /// The stream looks now. Whether two panes have room.
    func stream() -> Bool {
        guardian.withLock {
            count += 1
            streamed = count
            return room
        }
    }

    /// Somebody looks beside it. The number of this look.
    func next() -> Int {
        guardian.withLock {
            count += 1
            return count
        }
    }

    /// Whether the stream has looked since that look.
    func hasStreamed(since look: Int) -> Bool {
        guardian.withLock { streamed > look }
    }
}
