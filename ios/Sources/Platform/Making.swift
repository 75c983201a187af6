import Capturing
import CoreBridge
import FieldCore
import Foundation

/// Makes pictures, sound and video, straight into the core.
@MainActor
final class Making {
    private static let pieceBytes = 64 * 1024
    private static let photo = "image/jpeg"

    private let makers: any Makers
    private let clocks: any Clocks
    private var recording: (any Recording)?
    /// Whether the page has said since the recording began that it records.
    private var seen = false
    private var cameraIsOn = false
    private var turning: Task<Void, Never>?
    private var looking: Task<Void, Never>?

    init(_ makers: any Makers, _ clocks: any Clocks) {
        (self.makers, self.clocks) = (makers, clocks)
    }

    private func frame() -> Frame { clocks.frame(twoPanes: false) }

    /// The camera is on, and a recording runs, as long as the page in front says so. With `through`, what it sees is looked
    /// through and nothing is made.
    func follow(
        _ page: MakeView?,
        through: (@MainActor (Grey) async -> Void)?,
        failed: @escaping @MainActor () -> Void
    ) {
        if page?.records == true { seen = true } else if seen { stop() }
        let on = page?.camera == true || through != nil
        guard on != cameraIsOn else { return }
        cameraIsOn = on
        let before = turning
        turning = Task { [makers] in
            await before?.value
            if !on { return await makers.cameraOff() }
            do { try await makers.camera() } catch { failed() }
        }
        looking?.cancel()
        guard on, let through else { return }
        looking = Task { [makers, turning] in
            await turning?.value
            while !Task.isCancelled, let grey = await makers.grey() { await through(grey) }
        }
    }

    /// Ends the recording that runs, and keeps what came.
    func stop() {
        recording?.stop()
        recording = nil
        seen = false
    }

    /// Makes one. Whether it was kept.
    func make(_ core: Core, _ kind: MakeKind, _ entry: String?) async -> Bool {
        await turning?.value
        do {
            switch kind {
            case .photo: return try await picture(core, entry)
            case .sound: return try await record(core, entry, try await makers.sound())
            case .video: return try await record(core, entry, try await makers.video())
            }
        } catch {
            // Each part of a phone refuses in a way of its own.
            return false
        }
    }

    private func arrival(_ entry: String?, _ type: String, _ origin: EvidenceOrigin) -> NewArrival {
        NewArrival(entry: entry, fileName: "", mediaType: type, origin: origin, bytes: 0, altered: false)
    }

    private func picture(_ core: Core, _ entry: String?) async throws -> Bool {
        let bytes = try await makers.picture()
        let incoming = try await core.beginArrival(arrival(entry, Self.photo, .photo), frame())
        do {
            var at = bytes.startIndex
            while at < bytes.endIndex {
                let end = min(bytes.endIndex, at + Self.pieceBytes)
                try await incoming.write(bytes[at..<end])
                at = end
            }
            _ = try await incoming.finish(frame())
            return true
        } catch {
            try? await incoming.abandon(frame())
            return false
        }
    }

    /// Whatever ends it, what came until then is kept: nobody can record it again.
    private func record(_ core: Core, _ entry: String?, _ running: any Recording) async throws -> Bool {
        recording = running
        defer {
            running.stop()
            if recording.map({ $0 as AnyObject === running as AnyObject }) == true { stop() }
        }
        let incoming = try await core.beginArrival(arrival(entry, running.type, .recording), frame())
        var any = false
        var synced = ContinuousClock.now
        do {
            while let piece = await running.next() {
                try await incoming.write(piece)
                any = true
                if ContinuousClock.now - synced > .seconds(1) {
                    try await incoming.sync()
                    synced = .now
                }
            }
            if any { _ = try await incoming.finish(frame()) } else { try await incoming.abandon(frame()) }
            return any
        } catch ErrorCode.Locked {
            // Its key went with all others. What came is there, and the next unlock says that it was cut off.
            return any
        }
    }
}
