import Foundation

/// Photos that are being opened. The phone may have to bring one from afar first, which takes minutes, and the core waits for
/// it on a thread of its own: so the waiting can be given up from any other.
final class Openings: @unchecked Sendable {
    /// Nobody waits for it any more.
    struct GivenUp: Error {}

    private let guardian = NSLock()
    private var waiting: [Int: Opening] = [:]
    private var next = 0

    /// What `photo` opens, however long that takes. Not for the threads that tasks share.
    func open(_ photo: any ChosenPhoto) throws -> FileHandle {
        let opening = Opening()
        let number = guardian.withLock {
            next += 1
            waiting[next] = opening
            return next
        }
        let task = Task {
            do { opening.end(.success(try await photo.open())) } catch { opening.end(.failure(error)) }
        }
        defer {
            // One that nobody waits for any more is not brought.
            task.cancel()
            _ = guardian.withLock { waiting.removeValue(forKey: number) }
        }
        return try opening.wait()
    }

    /// Nobody waits any longer for what is being opened now.
    func giveUp() {
        for opening in guardian.withLock({ Array(waiting.values) }) { opening.end(.failure(GivenUp())) }
    }
}

/// One of them: the first end counts.
private final class Opening: @unchecked Sendable {
    private let guardian = NSLock()
    private let ended = DispatchSemaphore(value: 0)
    private var result: Result<FileHandle, any Error>?

    func end(_ how: Result<FileHandle, any Error>) {
        let isFirst = guardian.withLock {
            defer { result = result ?? how }
            return result == nil
        }
        if isFirst { ended.signal() } else { try? how.get().close() }
    }

    func wait() throws -> FileHandle {
        ended.wait()
        let taken = guardian.withLock {
            // What was opened is held by whoever waited, and by nobody else.
            defer { result = .failure(Openings.GivenUp()) }
            return result
        }
        guard let taken else { throw Openings.GivenUp() }
        return try taken.get()
    }
}
