import CoreBridge
import FieldCore
import Foundation

/// What a page can do. Whoever drives the core is it.
@MainActor
public protocol Hand: AnyObject {
    /// Does it.
    func act(_ action: Action)

    /// Does what comes with bytes. They are wiped.
    func actWith(_ action: Action, _ secret: Secret)

    /// What stands in a field now; it is handed over that much later, milliseconds, and before anything else is done.
    func typed(_ field: Field, _ text: String, restMs: Int64)

    /// Entries behind those that are shown.
    func page(after: String) async throws -> EntriesPage

    /// The bytes of a file of proof, whole; nothing where it can't be read now. Whoever asked lets go of them at once.
    func bytes(_ proof: ProofView) async -> Data?

    /// Stops the work of that number.
    func stop(_ number: UInt32)

    /// Leaves: locks on this thread before anything else hears of it, and shows nothing any more.
    func leave()
}

extension Hand {
    /// Does it. Leaving waits for nobody.
    func does(_ action: Action) {
        if action == .leave { leave() } else { act(action) }
    }
}
