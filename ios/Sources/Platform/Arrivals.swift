import Capturing
import CoreBridge
import FieldCore
import Foundation

/// Brings files into the core, piece by piece and one after the other, with nothing of them in a file of ours.
actor Arrivals {
    private static let pieceBytes = 256 * 1024
    private static let tries = 150
    private static let restMs = 200

    private let clocks: any Clocks
    private var line: Task<Void, Never>?

    init(_ clocks: any Clocks) {
        self.clocks = clocks
    }

    /// Takes them in. Each that did not come is told.
    func take(
        _ core: Core,
        _ sources: [any Source],
        _ entry: String?,
        _ origin: EvidenceOrigin,
        _ told: @escaping @Sendable (NotTaken) async -> Void
    ) {
        let before = line
        line = Task {
            await before?.value
            for source in sources {
                // Locked in the middle, it comes once more from its beginning, sealed beside the record.
                var taken = await self.take(core, source, entry, origin)
                if taken == nil { taken = await self.take(core, source, entry, origin) }
                let why = taken ?? .stopped
                await source.close()
                if why != .nothing { await told(why) }
                // Whoever stopped one of them meant all.
                if why == .stopped { break }
            }
        }
    }

    /// Ends when all that was begun has ended.
    func rest() async {
        await line?.value
    }

    private nonisolated func frame() -> Frame { clocks.frame(twoPanes: false) }

    /// What became of it: `nothing` where it is in; none where the record was locked meanwhile.
    private func take(_ core: Core, _ source: any Source, _ entry: String?, _ origin: EvidenceOrigin) async -> NotTaken?
    {
        do {
            let about = try await source.begin()
            let new = NewArrival(
                entry: entry,
                fileName: about.name,
                mediaType: about.type,
                origin: origin,
                bytes: about.bytes,
                altered: about.altered
            )
            let incoming = try await whileInUse { try await core.beginArrival(new, self.frame()) }
            do {
                while let piece = try await source.next(Self.pieceBytes) { try await incoming.write(piece) }
                _ = try await whileInUse { try await incoming.finish(self.frame()) }
            } catch {
                // Where the record was locked, the next unlock says that a file was cut off.
                try? await incoming.abandon(frame())
                throw error
            }
            return .nothing
        } catch ErrorCode.Locked {
            return nil
        } catch let code as ErrorCode {
            return Self.why(code)
        } catch {
            // Whoever has it may answer with anything at all.
            return .unreadable
        }
    }

    /// Other work has the record for a moment.
    private func whileInUse<T: Sendable>(_ call: @Sendable () async throws -> T) async throws -> T {
        for _ in 0..<Self.tries {
            do { return try await call() } catch ErrorCode.InUse {
                try await Task.sleep(for: .milliseconds(Self.restMs))
            }
        }
        return try await call()
    }

    private static func why(_ code: ErrorCode) -> NotTaken {
        switch code {
        case .NoSpace: .noSpace
        case .Invalid: .tooLong
        case .Cancelled, .CaptureOff: .stopped
        default: .unreadable
        }
    }
}
