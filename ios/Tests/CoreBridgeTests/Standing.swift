import CoreBridge
import FieldCore
import Foundation
import XCTest

/// Records that stand ready, the clock of a test, and what tests ask of both.
enum Standing {
    static let passcode = "correct horse"
    static let stepBytes = 1 << 20

    /// Saturday 21 November 2026, 18:40:20 in London: behind everything in the records that stand ready.
    private static let nowMs: Int64 = 1_795_286_420_000
    private static let longestWork = Duration.seconds(60)

    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    /// Whether as many rounds are asked for as before a release.
    static func isLong() throws -> Bool {
        switch ProcessInfo.processInfo.environment["ALONGSIDE_ROUNDS"] {
        case nil, "", "normal": return false
        case "long": return true
        case .some(let rounds):
            throw Wrong(description: "ALONGSIDE_ROUNDS is `\(rounds)`; it is `normal` or `long`")
        }
    }

    static let facts = PhoneFacts(
        mayNotify: true,
        mayRing: true,
        exactAlarms: true,
        unrestrictedBattery: true,
        mayLocate: false,
        mayText: true,
        hasSim: true
    )

    /// What a phone shows `afterMs` after the beginning.
    static func at(_ afterMs: Int64 = 0) -> Frame {
        Frame(
            wallMs: nowMs + afterMs,
            monotonicMs: 1_000_000 + afterMs,
            boot: "00112233445566778899aabbccddeeff",
            trusted: false,
            zone: "Europe/London",
            language: "en-GB",
            region: "GB",
            hours24: true,
            twoPanes: false
        )
    }

    /// A new folder, with a copy of the record of that name in `data`. Whoever asked for it removes it.
    static func copy(of name: String?) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("standing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let name {
            let fixtures = try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FIXTURES"])
            let from = URL(fileURLWithPath: fixtures).appendingPathComponent(name)
            try FileManager.default.copyItem(at: from, to: folder.appendingPathComponent("data"))
        }
        return folder
    }

    static func remove(_ folder: URL) {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A picture of a code that is not for pairing.
    static func picture() throws -> Data {
        let fixtures = try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FIXTURES"])
        return try Data(contentsOf: URL(fileURLWithPath: fixtures).appendingPathComponent("pictures/code.grey"))
    }

    static func data(_ folder: URL) -> String {
        folder.appendingPathComponent("data").path
    }

    /// A file of that many bytes that takes no room.
    static func sparse(_ folder: URL, _ bytes: UInt64) throws -> String {
        let file = folder.appendingPathComponent("long.mp4")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: bytes)
        try handle.close()
        return file.path
    }

    /// Begins to open the record, below the facade.
    static func beginUnlock(_ app: App) throws {
        _ = try app.actWith(action: .unlock(action: .passcode), bytes: Data(passcode.utf8), frame: at())
    }

    static func unlock(_ app: App) throws {
        try beginUnlock(app)
        let view = try rest(app)
        guard case .home = view.screens.last else { throw Wrong(description: "\(view)") }
    }

    /// What is shown once nothing runs any more.
    static func rest(_ app: App) throws -> FieldCore.View {
        let end = ContinuousClock.now + longestWork
        while true {
            let view = try app.view(frame: at())
            if view.operation == nil { return view }
            if ContinuousClock.now > end { throw Wrong(description: "the work does not end") }
            usleep(200)
        }
    }

    /// The work that the view shows.
    static func work(_ app: App) throws -> FieldCore.Operation {
        try app.operation(number: try XCTUnwrap(app.view(frame: at()).operation).number)
    }
}
