import CoreBridge
import FieldCore
import Foundation

/// Leaves what was shared with an extension in the letterbox, sealed: the extension can read none of it back, and the app
/// finds it at its next unlock.
public struct LeftBehind: Sendable {
    private static let pieceBytes = 256 * 1024

    private let captures: Captures
    private let clocks: any Clocks

    /// Nothing where nothing was lent: she did not switch it on.
    public init?(_ lending: any Lending, _ clocks: any Clocks) {
        guard let letterbox = lending.lent() else { return nil }
        captures = Captures.apart(folder: lending.folder.path, letterbox: letterbox)
        self.clocks = clocks
    }

    /// How many of them were kept.
    public func take(_ text: String?, _ files: [any Source]) async -> Int {
        var kept = 0
        if let text, (try? await captures.note(text, frame())) != nil { kept += 1 }
        for file in files {
            if (try? await take(file)) != nil { kept += 1 }
            await file.close()
        }
        return kept
    }

    private func frame() -> Frame { clocks.frame(twoPanes: false) }

    private func take(_ file: any Source) async throws {
        let about = try await file.begin()
        let item = NewCaptureItem(kind: Self.kind(about.type), fileName: about.name, mediaType: about.type)
        let incoming = try await captures.begin(item, frame())
        do {
            while let piece = try await file.next(Self.pieceBytes) { try await incoming.write(piece) }
            try await incoming.finish()
        } catch {
            try? await incoming.abandon()
            throw error
        }
    }

    private static func kind(_ type: String?) -> CaptureKind {
        if type?.hasPrefix("image/") == true { return .photo }
        return type?.hasPrefix("audio/") == true || type?.hasPrefix("video/") == true ? .recording : .file
    }
}
