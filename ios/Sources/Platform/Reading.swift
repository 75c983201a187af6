import CoreBridge
import FieldCore
import Foundation

/// What a page reads beside the view.
extension Shell {
    /// The most that the core gives at once.
    private static let mostBytes: UInt32 = 1_048_576

    /// The codes of what is said beside the view: that a picture of the page was taken, and what could not be done.
    public var said: [WordCode] {
        (pictured ? [.pictured] : []) + (refused.map { refused in [.what, .kept, .next].map(refused.words) } ?? [])
    }

    /// Entries behind those that are shown.
    public func page(after: String) async throws -> EntriesPage {
        guard let core else { throw ErrorCode.Locked }
        return try await core.page(after: after, frame())
    }

    /// The bytes of a file of proof, whole; nothing where it can't be read now.
    public func bytes(_ proof: ProofView) async -> Data? {
        guard let core, proof.bytes > 0 else { return nil }
        var whole = Data(capacity: Int(clamping: proof.bytes))
        while whole.count < proof.bytes {
            let at = Int64(whole.count)
            guard
                let part = try? await core.evidenceRange(proof.id, offset: at, length: Self.mostBytes, frame()),
                !part.isEmpty
            else { return nil }
            whole.append(part)
        }
        return whole
    }
}
