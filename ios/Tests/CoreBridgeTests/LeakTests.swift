import FieldCore
import XCTest

/// Opened and let go of ten thousand times, an object leaves nothing behind: what the process holds grows by less than
/// 8 MiB between the thousandth round and the last.
final class LeakTests: XCTestCase {
    private static let firstRounds = 1_000
    private static let rounds = 10_000
    private static let roundsOfARecord = 500
    private static let mostGrownBytes = 8 * 1024 * 1024

    private let frame = Standing.at()
    private let piece = Data(count: 1_000)

    /// Runs `round` that often, and looks.
    private func holdsNothing(_ name: String, _ round: () throws -> Void) throws {
        try holdNothing(name) { rounds in for _ in 0..<rounds { try round() } }
    }

    /// Has `run` go so many rounds, and looks.
    private func holdNothing(_ name: String, _ run: (Int) throws -> Void) throws {
        let began = ContinuousClock.now
        try run(Self.firstRounds)
        let before = try residentBytes()
        try run(Self.rounds - Self.firstRounds)
        let grown = try residentBytes() - before
        let seconds = (ContinuousClock.now - began).components.seconds
        print("leak: \(name): \(grown / 1024) KiB from round \(Self.firstRounds) to \(Self.rounds), \(seconds) s")
        XCTAssertLessThan(grown, Self.mostGrownBytes, name)
    }

    private func residentBytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try XCTUnwrap(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try XCTUnwrap(Int(line.filter { ("0"..."9").contains($0) })) * 1024
    }

    private func with(_ name: String, _ test: (String) throws -> Void) throws {
        let folder = try Standing.copy(of: name)
        defer { Standing.remove(folder) }
        try test(Standing.data(folder))
    }

    func testAnAppIsOpenedLockedAndLetGoOf() throws {
        try with("empty") { data in
            try holdsNothing("App") {
                let app = try App.open(folder: data, device: OpenKey())
                _ = try app.view(frame: frame)
                try app.lock(typed: nil, frame: frame)
            }
        }
    }

    func testWorkIsBegunWaitedForAndFinished() throws {
        try with("empty") { data in
            let app = try App.open(folder: data, device: OpenKey())
            var number: UInt32 = 0
            try holdsNothing("Operation") {
                try Standing.beginUnlock(app)
                // By its number, for what is this short has often ended before a view can show it.
                number += 1
                let operation = try app.operation(number: number)
                while !operation.progress().ended { usleep(100) }
                _ = operation.finish()
                try app.lock(typed: nil, frame: frame)
            }
        }
    }

    func testAFileIsBegunAndGivenUp() throws {
        let item = NewEvidence(entry: nil, fileName: "a.jpg", mediaType: nil, origin: .photo)
        try holdNothing("EvidenceIntake") { rounds in
            // An open record remembers what was given up. That is no leak, and goes with it.
            for _ in 0..<rounds / Self.roundsOfARecord {
                try with("empty") { data in
                    let app = try App.open(folder: data, device: OpenKey())
                    try Standing.unlock(app)
                    for _ in 0..<Self.roundsOfARecord {
                        let intake = try app.beginEvidence(item: item, frame: frame)
                        try intake.write(bytes: piece)
                        try intake.abandon(frame: frame)
                    }
                    try app.lock(typed: nil, frame: frame)
                }
            }
        }
    }

    func testCapturesAreOpenedAndAsked() throws {
        try with("capturing") { data in
            try holdsNothing("Capture") {
                XCTAssertTrue(Capture.open(folder: data, device: OpenKey()).isOn())
            }
        }
    }

    func testACaptureIsBegunAndGivenUp() throws {
        try with("capturing") { data in
            let capture = Capture.open(folder: data, device: OpenKey())
            let item = NewCaptureItem(kind: .file, fileName: "a.bin", mediaType: nil)
            try holdsNothing("CaptureIntake") {
                let intake = try capture.begin(item: item, frame: frame)
                try intake.write(bytes: piece)
                try intake.abandon()
            }
        }
    }

    func testTheEventsOfCheckInsAreOpenedAndAsked() throws {
        try with("empty") { data in
            try holdsNothing("CheckInEvents") {
                _ = CheckInEvents.open(folder: data, device: OpenKey()).tick(frame: frame)
            }
        }
    }
}
