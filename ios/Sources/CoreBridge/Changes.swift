import Foundation

/// Wakes who waits for what may have changed the view.
final class Changes: @unchecked Sendable {
    private let guardian = NSLock()
    private var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    private var next = 0

    /// One who waits, until it stops.
    struct Listening {
        /// An element for the changes from now on; several at once are one.
        let changed: AsyncStream<Void>
        fileprivate let number: Int
    }

    func listen() -> Listening {
        let (changed, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        return guardian.withLock {
            let number = next
            next += 1
            waiting[number] = continuation
            return Listening(changed: changed, number: number)
        }
    }

    func stop(_ listening: Listening) {
        _ = guardian.withLock { waiting.removeValue(forKey: listening.number) }
    }

    func tell() {
        for one in guardian.withLock({ Array(waiting.values) }) { one.yield() }
    }
}
