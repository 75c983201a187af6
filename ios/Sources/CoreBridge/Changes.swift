import Foundation

/// Counts what may have changed the view, and wakes who waits for the next change.
final class Changes: @unchecked Sendable {
    private let guardian = NSLock()
    private var number = 0
    private var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    private var next = 0

    /// A stream with an element for the changes from now on; several at once are one.
    func listen() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            guardian.lock()
            defer { guardian.unlock() }
            let key = next
            next += 1
            waiting[key] = continuation
            continuation.onTermination = { [weak self] _ in self?.forget(key) }
        }
    }

    func tell() {
        guardian.lock()
        let all = Array(waiting.values)
        guardian.unlock()
        for one in all { one.yield() }
    }

    private func forget(_ key: Int) {
        guardian.lock()
        defer { guardian.unlock() }
        waiting[key] = nil
    }
}
