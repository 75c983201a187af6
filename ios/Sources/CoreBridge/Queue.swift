import Dispatch

/// Runs what an actor does on a queue of its own: a call into the core may take milliseconds, and the threads that all
/// tasks share have none to spare.
final class Queue: SerialExecutor, @unchecked Sendable {
    private let mark = DispatchSpecificKey<Bool>()
    private let queue: DispatchQueue

    init(_ name: String) {
        queue = DispatchQueue(label: name, qos: .userInitiated)
        queue.setSpecific(key: mark, value: true)
    }

    /// Whether this runs on it.
    var isCurrent: Bool {
        DispatchQueue.getSpecific(key: mark) ?? false
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
