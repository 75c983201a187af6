import CoreBridge
import FieldCodec
import FieldCore
import XCTest

/// Every flow that was recorded from the core, played again through the facade.
final class FlowTests: XCTestCase {
    func testFlowsGiveWhatTheyGaveInRust() async throws {
        let environment = ProcessInfo.processInfo.environment
        let folder = URL(fileURLWithPath: try XCTUnwrap(environment["FIELD_FLOWS"]))
        let fixtures = URL(fileURLWithPath: environment["FIELD_FIXTURES"] ?? "")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let (flows, steps) = (Count(), Count())
        for file in files.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
            do {
                var replay = try Replay(file, fixtures)
                try await replay.run { steps.add() }
                flows.add()
            } catch {
                XCTFail("\(error)")
            }
        }
        print("replayed \(flows.number) flows, \(steps.number) steps")
    }

    private final class Count {
        private(set) var number = 0
        func add() { number += 1 }
    }
}

/// What a flow gave here and not in Rust, or what is wrong with it.
private struct Different: Error, CustomStringConvertible {
    let description: String
}

private struct Replay {
    private static let longestWork = Duration.seconds(60)
    private static let poll = Duration.milliseconds(5)

    private let flow: [String: Json]
    private let name: String
    private let fixtures: URL
    private let folder: URL
    private let copies: URL
    private var names: Names

    init(_ file: URL, _ fixtures: URL) throws {
        guard case .object(let flow) = try Json.read(Data(contentsOf: file)), case .string(let name) = flow["name"]
        else { throw Different(description: "\(file.lastPathComponent) is no flow") }
        (self.flow, self.name, self.fixtures) = (flow, name, fixtures)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("flow-\(UUID().uuidString)")
        copies = folder.appendingPathComponent("copies")
        names = Names(flows: file.deletingLastPathComponent(), copies: copies)
    }

    mutating func run(_ stepped: () -> Void) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let data = folder.appendingPathComponent("data")
        if case .string(let fixture) = flow["fixture"] {
            try FileManager.default.copyItem(at: fixtures.appendingPathComponent(fixture), to: data)
        }
        let core = try await Core.open(folder: data.path, key: OpenKey(), copies: copies.path)
        let events = CheckIns.open(folder: data.path, key: OpenKey())
        guard case .array(let steps) = flow["steps"] else { throw Different(description: "\(name) has no steps") }
        for (at, step) in steps.enumerated() {
            guard case .object(let step) = step else { throw Different(description: "\(name), step \(at + 1) is none") }
            try await play(core, events, at + 1, step)
            stepped()
        }
    }

    private mutating func play(_ core: Core, _ events: CheckIns, _ number: Int, _ step: [String: Json]) async throws {
        let frame = try decodeFrame(step["frame"] ?? .null)
        var effects = Json.array([])
        var error = Json.null
        do {
            let ticked = step["tick"] == .bool(true) ? events.tick(frame).map(encodeEffect) : []
            effects = .array(try await ticked + act(core, step, frame))
        } catch let code as ErrorCode {
            error = .string(nameOf(code))
        }
        if step["wait"] == .bool(true) { try await waitForWork(core, number, frame) }
        try compare(number, "error", step["error"] ?? .null, error)
        try compare(number, "effects", step["effects"] ?? .null, effects)
        if let view = step["view"], view != .null {
            try compare(number, "view", view, encodeView(try await core.view(frame)))
        }
    }

    private func act(_ core: Core, _ step: [String: Json], _ frame: Frame) async throws -> [Json] {
        guard let act = step["act"], act != .null else { return [] }
        let action = try decodeAction(names.replaced(act))
        guard case .string(let text) = step["bytes"] else {
            return try await core.act(action, frame).map(encodeEffect)
        }
        guard let bytes = Data(base64Encoded: text) else { throw Different(description: "\(name): no base64") }
        return try await core.actWith(action, Secret(bytes), frame).map(encodeEffect)
    }

    private func waitForWork(_ core: Core, _ number: Int, _ frame: Frame) async throws {
        let end = ContinuousClock.now + Self.longestWork
        while try await core.view(frame).operation != nil {
            if ContinuousClock.now > end {
                throw Different(
                    description: "\(name), step \(number): the work has not ended after \(Self.longestWork)")
            }
            try await Task.sleep(for: Self.poll)
        }
    }

    private mutating func compare(_ number: Int, _ what: String, _ expected: Json, _ actual: Json) throws {
        if let different = names.difference(what, expected, actual) {
            throw Different(description: "\(name), step \(number) \(different)")
        }
    }
}
