import FieldCore
import Foundation

/// A file on its way into the record, piece by piece, with nothing of it in clear on disk. `Core.beginEvidence` gives it.
///
/// It ends with `finish` or `abandon`; locking the record cuts it off. What is let go of without either is told at the
/// next unlock. Every call stands in the queue of `Core`.
public actor IncomingEvidence {
    private let intake: EvidenceIntake
    private let changes: Changes

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        Core.queue.asUnownedSerialExecutor()
    }

    init(_ intake: EvidenceIntake, _ changes: Changes) {
        self.intake = intake
        self.changes = changes
    }

    /// Takes the next bytes, at most 1 MiB. More is refused as `Invalid`, and nothing is lost by it.
    public func write(_ bytes: Data) throws {
        try intake.write(bytes: bytes)
    }

    /// Makes durable what has come so far. A recording asks for it about once a second.
    public func sync() throws {
        try intake.sync()
    }

    /// Closes the file, and says what was taken in.
    public func finish(_ frame: Frame) throws -> TakenInView {
        defer { changes.tell() }
        return try intake.finish(frame: frame)
    }

    /// Gives it up: nothing of it is left.
    public func abandon(_ frame: Frame) throws {
        defer { changes.tell() }
        try intake.abandon(frame: frame)
    }
}
