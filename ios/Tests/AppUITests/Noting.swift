import CoreBridge
import FieldCore
import Foundation

@testable import AppUI

/// A hand that notes what it is asked for.
@MainActor
final class Noting: Hand {
    private(set) var acts: [Action] = []
    private(set) var withSecrets: [Action] = []
    private(set) var pages: [String] = []
    private(set) var proofs: [String] = []
    private(set) var stopped: [UInt32] = []
    private(set) var hasLeft = false

    func act(_ action: Action) {
        acts.append(action)
    }

    func actWith(_ action: Action, _ secret: Secret) {
        withSecrets.append(action)
    }

    func typed(_ field: Field, _ text: String, restMs: Int64) {}

    func page(after: String) async throws -> EntriesPage {
        pages.append(after)
        return EntriesPage(days: [], next: nil)
    }

    func bytes(_ proof: ProofView) async -> Data? {
        proofs.append(proof.id)
        return nil
    }

    func stop(_ number: UInt32) {
        stopped.append(number)
    }

    func leave() {
        hasLeft = true
    }
}
